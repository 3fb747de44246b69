//! `factfolio facts`: what follows from the claims of several articles.

use ::facts::format;

use crate::args::{FactFormat, Facts};
use crate::report::Ending;
use crate::understand::understand;
use crate::{input, output, report};

/// Prints facts, goals, ranges and the rest, one a line.
pub(super) fn run(args: &Facts) -> anyhow::Result<Ending> {
    let found = input::read(&args.input)?;
    found.notices.iter().for_each(report::warn);
    let corpus = understand(found.documents);
    let text = match args.format {
        FactFormat::Jsonl => format::facts_jsonl(&corpus),
    };
    output::write(args.output.as_deref(), text.as_bytes())?;
    Ok(Ending::Done)
}
