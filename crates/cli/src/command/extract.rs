//! `factfolio extract`: the claims of some articles as records.

use facts::corpus::Corpus;
use facts::format;

use crate::args::{Extract, RecordFormat};
use crate::report::Ending;
use crate::understand::understand;
use crate::{input, output, report};

/// Prints the claims. Warnings about files go to standard error; the records stay clean.
pub(super) fn run(args: &Extract) -> anyhow::Result<Ending> {
    let mut found = input::read(&args.input)?;
    found.set_missing_dates(args.published.as_deref());
    let corpus = understand(std::mem::take(&mut found.documents));
    output::write(args.output.as_deref(), print(&corpus, args.format).as_bytes())?;
    Ok(report::oddities(&found.notices, &corpus, args.strict.into()))
}

fn print(corpus: &Corpus, format: RecordFormat) -> String {
    match format {
        RecordFormat::Jsonl => format::jsonl(corpus),
        RecordFormat::Json => format::json(corpus),
        RecordFormat::Csv => format::csv(corpus),
    }
}
