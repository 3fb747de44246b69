//! `factfolio extract`: the claims of some articles as records.

use facts::corpus::Corpus;
use facts::format;

use crate::args::{Extract, RecordFormat};
use crate::output::Output;
use crate::report::Ending;

/// Prints the claims.
pub(super) fn run(args: &Extract) -> anyhow::Result<Ending> {
    let output = Output::to(args.output.as_deref())?;
    let understood = super::read(&args.reading, &output)?;
    output.write(print(&understood.corpus, args.format).as_bytes())?;
    Ok(understood.tell_oddities(&args.reading))
}

fn print(corpus: &Corpus, format: RecordFormat) -> String {
    match format {
        RecordFormat::Jsonl => format::jsonl(corpus),
        RecordFormat::Json => format::json(corpus),
        RecordFormat::Csv => format::csv(corpus),
    }
}
