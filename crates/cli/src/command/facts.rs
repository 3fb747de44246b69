//! `factfolio facts`: what follows from the claims of several articles.

use ::facts::format;

use crate::args::{FactFormat, Facts};
use crate::output::Output;
use crate::report::Ending;

/// Prints facts, goals, ranges and the rest, one a line.
pub(super) fn run(args: &Facts) -> anyhow::Result<Ending> {
    let output = Output::to(args.output.as_deref())?;
    let understood = super::read(&args.reading, &output)?;
    let text = match args.format {
        FactFormat::Jsonl => format::facts_jsonl(&understood.corpus),
    };
    output.write(text.as_bytes())?;
    Ok(understood.tell_oddities(&args.reading))
}
