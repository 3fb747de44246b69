//! What the command tells people on standard error, and how it ends.

use std::fmt::Display;
use std::process::ExitCode;

use facts::corpus::Corpus;
use facts::diagnostic::Severity;

use crate::input::Notice;

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// Exit code 0.
    Done,
    /// Exit code 1: done, but something deserves a look and `--strict` was asked for.
    DoneWithWarnings,
    /// Exit code 2: bad usage or input, nothing was written.
    Refused,
}

impl Ending {
    /// The exit code.
    pub fn code(self) -> ExitCode {
        ExitCode::from(match self {
            Ending::Done => 0,
            Ending::DoneWithWarnings => 1,
            Ending::Refused => 2,
        })
    }
}

/// Prints an error with what lies behind it, once.
pub fn complain(error: &anyhow::Error) {
    eprintln!("error: {error}");
    for cause in error.chain().skip(1) {
        eprintln!("  because {cause}");
    }
}

/// Prints one warning.
pub fn warn(message: impl Display) {
    eprintln!("warning: {message}");
}

/// Prints what is odd about files and articles, one warning each; says how the run ends when nothing else happens.
pub fn oddities(notices: &[Notice], corpus: &Corpus, strictness: Strictness) -> Ending {
    notices.iter().for_each(warn);
    let mut count = notices.len();
    for document in &corpus.documents {
        for found in document.diagnostics.iter().filter(|found| found.severity == Severity::Warning) {
            warn(format_args!("{}: {}", document.name, found.message));
            count += 1;
        }
    }
    if count > 0 && strictness == Strictness::Strict { Ending::DoneWithWarnings } else { Ending::Done }
}

/// Whether warnings show in the exit code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Strictness {
    /// They are printed, no more.
    Lenient,
    /// They do.
    Strict,
}

impl From<bool> for Strictness {
    /// From the switch `--strict`.
    fn from(strict: bool) -> Self {
        if strict { Strictness::Strict } else { Strictness::Lenient }
    }
}

/// `1 article`, `2 articles`.
pub fn count(number: usize, noun: &str) -> String {
    if number == 1 { format!("1 {noun}") } else { format!("{number} {noun}s") }
}

/// Prints one line of progress or result.
pub fn note(message: impl Display) {
    eprintln!("{message}");
}
