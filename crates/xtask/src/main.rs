//! `cargo xtask`: installs what is missing on this machine, then makes the page, runs the tests or looks at both.
//!
//! Only the commands and their arguments stand here; each command has its own file. Nothing here ends up in the page
//! or in the `factfolio` command.

mod bench;
mod budget;
mod check;
mod debian;
mod engine;
mod page;
mod project;
mod run;
mod score;
mod serve;
mod shots;
mod test;
mod tools;
mod wasm;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Makes the page and runs the tests, installing what is missing first.
///
/// Tools go to a per-user cache (FACTFOLIO_CACHE, else ~/.cache/factfolio) with pinned versions, once per machine.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Build the page for a folder of articles: one HTML file in dist/
    Page {
        /// The folder of articles
        #[arg(long, value_name = "DIR", default_value = "corpus")]
        corpus: PathBuf,
        /// Where the page is written
        #[arg(long, short, value_name = "FILE", default_value = "dist/factfolio.html")]
        output: PathBuf,
        /// Open the page in the browser when it is ready
        #[arg(long)]
        open: bool,
    },
    /// Run every test: core, command, and the page in a real browser
    Test,
    /// Serve the page with live reload while you work on it
    Serve {
        /// The folder of articles
        #[arg(long, value_name = "DIR", default_value = "corpus")]
        corpus: PathBuf,
        /// The port to listen on
        #[arg(long, default_value_t = 8080)]
        port: u16,
    },
    /// What Trunk calls after each build while it serves
    #[command(hide = true)]
    PackForServing { corpus: PathBuf, command: PathBuf },
    /// Check format, lints (native and wasm), documentation and dependencies
    Check,
    /// Score the claims found against the gold ones, property by property
    Score {
        /// The scorer
        #[arg(long, value_name = "FILE", default_value = "../shared/spec/score.py")]
        scorer: PathBuf,
        /// Folders with articles and their gold.jsonl; those that are absent are skipped and said so
        #[arg(value_name = "DIR", default_values = ["corpus", "../shared/dev-articles"])]
        folders: Vec<PathBuf>,
        /// A public suite of numbers, amounts and periods; skipped and said so when absent
        #[arg(long, value_name = "DIR", default_value = "../shared/suites/recognizers-text")]
        suite: PathBuf,
        /// List the claims that were missed or are spurious
        #[arg(long)]
        errors: bool,
    },
    /// Measure search beside other engines for the browser, in one table
    Bench {
        /// How many articles
        #[arg(value_name = "N", default_values_t = [1_000, 10_000])]
        sizes: Vec<usize>,
    },
    /// Take pictures of every view (wide, 320 px, dark, print) into target/shots/
    Shots,
}

fn main() -> ExitCode {
    let result = match Arguments::parse().command {
        Command::Page { corpus, output, open } => page::page(&corpus, &output, open),
        Command::Test => test::test(),
        Command::Serve { corpus, port } => serve::serve(&corpus, port),
        Command::PackForServing { corpus, command } => serve::pack(&corpus, &command),
        Command::Check => check::check(),
        Command::Score { scorer, folders, suite, errors } => {
            score::score(&scorer, &folders, errors).and_then(|()| score::suite(&suite, errors))
        }
        Command::Bench { sizes } => bench::bench(&sizes),
        Command::Shots => shots::shots(),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nerror: {error:#}");
            ExitCode::FAILURE
        }
    }
}
