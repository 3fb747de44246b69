//! How fast the core reads: megabytes of text a second on one core, on articles and on hostile input, native and (with an
//! engine named in `FACTFOLIO_ENGINE`) in WebAssembly. Dense text is slow text, so the claims per kilobyte stand beside the
//! figure. `throughput WORD` prints only the rows with that word. A benchmark, not a test: nothing fails by it.

use std::error::Error;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use factfolio_tests::clock::Clock;
use facts::claim::extract;
use facts::corpus::Corpus;
use facts::document::{Metadata, RawDocument, clean};
use facts::ids::DocId;

/// Enough text for a steady figure, in bytes.
const ENOUGH: usize = 4_000_000;

fn main() -> Result<(), Box<dyn Error>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let real = read(&root.join("../corpus"))?;
    let written = read(&root.join("articles"))?;
    let (real, all) = (enough(&real), enough(&[real.clone(), written].concat()));
    println!("{:<34}{:>12}{:>10}{:>14}", "one core", "bytes", "MB/s", "claims/KB");
    row("real articles", &real, count_claims);
    row("real and written articles", &all, count_claims);
    row("real articles, facts and all", &real, count_claims_of_corpus);
    row("10 MB of digits", &[raw("9".repeat(10_000_000))], count_claims);
    row("10 MB of commas", &[raw(",".repeat(10_000_000))], count_claims);
    row("10 MB, one sentence", &[raw(SENTENCE.repeat(217_000))], count_claims);
    row("1 MB, one sentence", &[raw(SENTENCE.repeat(21_700))], count_claims);
    if let Some(engine) = std::env::var_os("FACTFOLIO_ENGINE") {
        let (engine, script) = (Path::new(&engine), root.join("parity/speed.mjs"));
        for (name, articles) in [("real articles", &real), ("real and written articles", &all)] {
            wasm(name, engine, &script, articles)?;
        }
    }
    Ok(())
}

const SENTENCE: &str = "Rover sold 12.5% more and led the market with ";

/// The articles over and over, until they are enough.
fn enough(articles: &[RawDocument]) -> Vec<RawDocument> {
    let one_round: usize = articles.iter().map(|raw| raw.text.len()).sum();
    articles.iter().cycle().take(articles.len() * (ENOUGH / one_round + 1)).cloned().collect()
}

/// Cleaning and extraction alone.
fn count_claims(articles: Vec<RawDocument>) -> usize {
    articles.into_iter().map(|raw| extract(&clean(raw), DocId::at(0)).claims.len()).sum()
}

/// Duplicates, facts, share ranges and checks as well: one corpus for each round of the articles.
fn count_claims_of_corpus(articles: Vec<RawDocument>) -> usize {
    let first = articles.first().map(|raw| raw.text.clone()).unwrap_or_default();
    let round = articles.iter().skip(1).position(|raw| raw.text == first).map_or(articles.len(), |at| at + 1);
    articles.chunks(round).map(|round| Corpus::from_raw(round.to_vec()).claims.len()).sum()
}

fn read(folder: &Path) -> Result<Vec<RawDocument>, Box<dyn Error>> {
    let mut files: Vec<_> =
        std::fs::read_dir(folder)?.collect::<Result<Vec<_>, _>>()?.into_iter().map(|entry| entry.path()).collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
    files.sort();
    files.iter().map(|path| Ok(raw(std::fs::read_to_string(path)?))).collect()
}

fn raw(text: String) -> RawDocument {
    let metadata = Metadata { published: Some("2020-11".to_owned()), ..Metadata::default() };
    RawDocument { name: "a".to_owned(), text, metadata, ..RawDocument::default() }
}

/// Whether the row `name` is wanted.
fn wanted(name: &str) -> bool {
    std::env::args().nth(1).is_none_or(|word| name.contains(&word))
}

/// Prints the best of three rounds.
fn row(name: &str, articles: &[RawDocument], count: fn(Vec<RawDocument>) -> usize) {
    if !wanted(name) {
        return;
    }
    let bytes: usize = articles.iter().map(|raw| raw.text.len()).sum();
    let mut best = f64::INFINITY;
    let mut claims = 0;
    for _ in 0..3 {
        let copies = articles.to_vec();
        let clock = Clock::start();
        claims = count(copies);
        best = best.min(clock.seconds());
    }
    print_row(name, bytes, best, claims);
}

fn print_row(name: &str, bytes: usize, seconds: f64, claims: usize) {
    let (speed, density) = (bytes as f64 / 1e6 / seconds, claims as f64 * 1000.0 / bytes as f64);
    println!("{name:<34}{bytes:>12}{speed:>10.2}{density:>14.1}");
}

/// Runs the engine over the articles, one by one.
fn wasm(name: &str, engine: &Path, script: &Path, articles: &[RawDocument]) -> Result<(), Box<dyn Error>> {
    if !wanted(name) && !wanted("wasm") {
        return Ok(());
    }
    let rows: Vec<_> = articles
        .iter()
        .enumerate()
        .map(|(n, raw)| serde_json::json!([format!("a{n}"), raw.text, "", "2020-11"]))
        .collect();
    let mut node = Command::new("node").arg(script).arg(engine).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
    let mut input = node.stdin.take().ok_or("node takes no input")?;
    input.write_all(serde_json::json!([rows]).to_string().as_bytes())?;
    drop(input);
    let answer: serde_json::Value = serde_json::from_slice(&node.wait_with_output()?.stdout)?;
    let number = |key: &str| answer[key].as_f64().unwrap_or(0.0);
    print_row(&format!("wasm, {name}"), number("bytes") as usize, number("seconds"), number("claims") as usize);
    Ok(())
}
