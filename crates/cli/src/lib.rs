//! The native side of Factfolio: files in, claims or one page out. All input and output of the project happens here or in
//! the page; what a text means is decided in `facts`.

pub mod args;
pub mod command;
pub mod input;
pub mod output;
pub mod pack;
pub mod prerender;
pub mod report;
pub mod survey;
pub mod understand;

use std::process::ExitCode;

use clap::Parser;

use crate::report::Ending;

/// Runs the command with the arguments of this process.
pub fn run() -> ExitCode {
    let args = match args::Args::try_parse() {
        Ok(args) => args,
        Err(error) => {
            // Help and version are answers, not mistakes; clap knows which stream each belongs to.
            let _ = error.print();
            return if error.use_stderr() { Ending::Refused.code() } else { Ending::Done.code() };
        }
    };
    match command::run(args.command) {
        Ok(ending) => ending.code(),
        Err(error) if output::is_closed_pipe(&error) => Ending::Done.code(),
        Err(error) => {
            report::complain(&error);
            Ending::Refused.code()
        }
    }
}
