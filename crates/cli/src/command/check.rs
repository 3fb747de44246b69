//! `factfolio check`: what deserves a look before a corpus is shown to others.

use crate::args::Check;
use crate::report::Ending;
use crate::survey::survey;
use crate::understand::understand;
use crate::{input, output};

/// Prints the report; under `--strict` anything odd shows in the exit code.
pub(super) fn run(args: &Check) -> anyhow::Result<Ending> {
    let found = input::read(&args.input)?;
    let survey = survey(&understand(found.documents), &found.notices);
    output::write(None, survey.text.as_bytes())?;
    let odd = args.strict && survey.warnings > 0;
    Ok(if odd { Ending::DoneWithWarnings } else { Ending::Done })
}
