//! One file a subcommand: read, ask `facts`, write.

mod build;
mod check;
mod extract;
mod facts;

use ::facts::corpus::Corpus;

use crate::args::{Command, Reading};
use crate::input::{self, Notice};
use crate::output::Output;
use crate::report::{self, Ending};
use crate::understand::understand;

/// Does what was asked for.
///
/// # Errors
/// Whatever stopped it, with what to do about it.
pub fn run(command: Command) -> anyhow::Result<Ending> {
    match command {
        Command::Build(args) => build::run(&args),
        Command::Check(args) => check::run(&args),
        Command::Facts(args) => facts::run(&args),
        Command::Extract(args) => extract::run(&args),
    }
}

/// What was read and understood.
struct Understood {
    corpus: Corpus,
    /// The collection's own title.
    title: Option<String>,
    notices: Vec<Notice>,
}

/// Reads what was asked for and understands it; `output` must leave every article as it is.
fn read(reading: &Reading, output: &Output) -> anyhow::Result<Understood> {
    let mut found = input::read(&reading.input)?;
    output.spare(&found.files)?;
    found.set_missing_dates(reading.published.as_deref());
    Ok(Understood { corpus: understand(found.documents), title: found.title, notices: found.notices })
}

impl Understood {
    /// Tells on standard error what is odd about files and articles, so that the result stays clean.
    fn tell_oddities(&self, reading: &Reading) -> Ending {
        report::oddities(&self.notices, &self.corpus, reading.strict.into())
    }
}
