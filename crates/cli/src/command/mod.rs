//! One file a subcommand: read, ask `facts`, write.

mod build;
mod check;
mod extract;
mod facts;

use crate::args::Command;
use crate::report::Ending;

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
