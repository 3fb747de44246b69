//! The command line as types. Says what can be asked for, does nothing.

use std::path::PathBuf;

use clap::{Args as Group, Parser, Subcommand, ValueEnum};

const EXAMPLES: &str = "\
Examples:
  factfolio build articles -o page.html        one page from a folder of articles
  factfolio extract articles --format csv      all claims as a table
  factfolio extract article.txt --published 2020-11
  curl -s https://example.org/a.html | factfolio extract -
  factfolio facts articles                     what the claims amount to together, one JSON object a line
  factfolio check articles --strict            what deserves a look; exit code 1 if anything does

A folder may hold .txt, .md and .html files in subfolders too, and a corpus.toml:
  [[article]]
  file = \"a.txt\"
  title = \"Kettles sell well\"        (all but `file` may be left out)
  publisher = \"Example Wire\"
  published = \"2020-11-05\"           (or 2020-11, 2020, each with ~ for about)
  url = \"https://example.org/a\"
Links are followed, hidden files skipped; PDF and Word files are named and left out.

Exit codes: 0 done, 1 done with warnings under --strict, 2 bad usage or input.";

/// Turns articles into one HTML file in which every number leads to the sentence that says it.
#[derive(Debug, Parser)]
#[command(name = "factfolio", version, about, after_help = EXAMPLES, subcommand_required = true)]
pub struct Args {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What can be done.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Write one HTML page from a folder of articles.
    Build(Build),
    /// Print the claims of a folder, a file or standard input.
    Extract(Extract),
    /// Print what follows from the claims: facts, goals, share ranges, contradictions, duplicates.
    #[command(after_help = FACTS_RECORD)]
    Facts(Facts),
    /// Report duplicates, missing dates, boilerplate, contradictions and other things that deserve a look.
    Check(Check),
}

const FACTS_RECORD: &str = "\
Each line is one JSON object, told apart by `kind`:
  fact           id, property, measure, subject, object, market, region, period, by, agreement, explanation,
                 claims [{id, doc, value, direction, modality, attribution, evidence}], superseded, also
  goal           outcome (met, not_met, open), explanation, claims, because
  range          market, region, period, by, scope, holder or holder_rank, rank [best, worst], lo, hi (percent, closed),
                 implied, because, rules, explanation
  order          market, region, period, by, scope, ahead, ahead_rank, behind, behind_rank, implied, because
  contradiction  market, region, period, by, scope, claims, explanation
  check          what (growth, sum_over_hundred, exchange_rate), claims, explanation
  duplicate      first, second, how (copy, contained, rewrite), jaccard_ppm, containment_ppm, figures_ppm
A claim's id is its line, counted from 0, in the output of `extract --format jsonl`; `scope` is null where sources
are combined. Amounts are strings, periods and values as in the claim record.";

/// What every command reads.
#[derive(Debug, Group)]
pub struct Reading {
    /// A folder of articles, one article, or `-` for standard input.
    #[arg(value_name = "DIR|FILE|-")]
    pub input: PathBuf,
    /// Date of articles that have none: 2020-11-05, 2020-11 or 2020, each with ~ for about.
    #[arg(long, value_name = "DATE", value_parser = crate::input::edtf)]
    pub published: Option<String>,
    /// End with exit code 1 when an article or its file deserves a look.
    #[arg(long)]
    pub strict: bool,
}

/// Arguments of `build`.
#[derive(Debug, Group)]
pub struct Build {
    /// What to read.
    #[command(flatten)]
    pub reading: Reading,
    /// The page to write; `-` for standard output.
    #[arg(short, long, value_name = "FILE")]
    pub output: PathBuf,
    /// The page's title; otherwise that of corpus.toml, or the folder's name.
    #[arg(long, value_name = "TEXT")]
    pub title: Option<String>,
    /// The folder of the built app; otherwise the app inside this command, or target/app here or above.
    #[arg(long, value_name = "DIST")]
    pub app: Option<PathBuf>,
}

/// How records are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum RecordFormat {
    /// One JSON object a line.
    Jsonl,
    /// One JSON array.
    Json,
    /// A table for spreadsheets.
    Csv,
}

/// Arguments of `extract`.
#[derive(Debug, Group)]
pub struct Extract {
    /// What to read.
    #[command(flatten)]
    pub reading: Reading,
    /// How to print the claims.
    #[arg(long, value_enum, default_value = "jsonl")]
    pub format: RecordFormat,
    /// Write to this file instead of standard output.
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

/// How facts are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum FactFormat {
    /// One JSON object a line.
    Jsonl,
}

/// Arguments of `facts`.
#[derive(Debug, Group)]
pub struct Facts {
    /// What to read.
    #[command(flatten)]
    pub reading: Reading,
    /// How to print them.
    #[arg(long, value_enum, default_value = "jsonl")]
    pub format: FactFormat,
    /// Write to this file instead of standard output.
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

/// Arguments of `check`.
#[derive(Debug, Group)]
pub struct Check {
    /// What to read.
    #[command(flatten)]
    pub reading: Reading,
}
