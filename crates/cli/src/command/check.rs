//! `factfolio check`: what deserves a look before a corpus is shown to others.

use crate::args::Check;
use crate::output::Output;
use crate::report::Ending;
use crate::survey::survey;

/// Prints the report; under `--strict` anything odd shows in the exit code.
pub(super) fn run(args: &Check) -> anyhow::Result<Ending> {
    let output = Output::Printed;
    let understood = super::read(&args.reading, &output)?;
    let survey = survey(&understood.corpus, &understood.notices);
    output.write(survey.text.as_bytes())?;
    let odd = args.reading.strict && survey.warnings > 0;
    Ok(if odd { Ending::DoneWithWarnings } else { Ending::Done })
}
