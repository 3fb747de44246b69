//! What the command tells people on standard error, and how it ends.

use std::fmt::Display;
use std::process::ExitCode;

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

/// Prints one line of progress or result.
pub fn note(message: impl Display) {
    eprintln!("{message}");
}
