//! How fast the core reads: megabytes of text a second on one core, on articles and on hostile input, native and (with an
//! engine named in `FACTFOLIO_ENGINE`) in WebAssembly. A benchmark, not a test: nothing fails by it.

use std::error::Error;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

use facts::claim::extract;
use facts::document::{Metadata, RawDocument, clean};
use facts::ids::DocId;

/// Enough text for a steady figure, in bytes.
const ENOUGH: usize = 4_000_000;

fn main() -> Result<(), Box<dyn Error>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut articles = read(&root.join("../corpus"))?;
    articles.extend(read(&root.join("articles"))?);
    let one_round: usize = articles.iter().map(|raw| raw.text.len()).sum();
    let many: Vec<RawDocument> =
        articles.iter().cycle().take(articles.len() * (ENOUGH / one_round + 1)).cloned().collect();
    println!("{:<34}{:>12}{:>10}", "extraction, one core", "bytes", "MB/s");
    row("native, articles", &many);
    row("native, 10 MB of digits", &[raw("9".repeat(10_000_000))]);
    row("native, 10 MB of commas", &[raw(",".repeat(10_000_000))]);
    row("native, 10 MB, one sentence", &[raw("Rover sold 12.5% more and led the market with ".repeat(217_000))]);
    row("native, 1 MB, one sentence", &[raw("Rover sold 12.5% more and led the market with ".repeat(21_700))]);
    if let Some(engine) = std::env::var_os("FACTFOLIO_ENGINE") {
        wasm(Path::new(&engine), &root.join("parity/speed.mjs"), &many)?;
    }
    Ok(())
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

/// Prints the best of three rounds.
fn row(name: &str, articles: &[RawDocument]) {
    let bytes: usize = articles.iter().map(|raw| raw.text.len()).sum();
    let mut best = f64::INFINITY;
    let mut claims = 0;
    for _ in 0..3 {
        let copies = articles.to_vec();
        let start = Instant::now();
        claims = copies.into_iter().map(|raw| extract(&clean(raw), DocId::at(0)).claims.len()).sum();
        best = best.min(start.elapsed().as_secs_f64());
    }
    print_row(name, bytes, best);
    println!("    {claims} claims");
}

fn print_row(name: &str, bytes: usize, seconds: f64) {
    println!("{name:<34}{bytes:>12}{:>10.2}", bytes as f64 / 1e6 / seconds);
}

fn wasm(engine: &Path, script: &Path, articles: &[RawDocument]) -> Result<(), Box<dyn Error>> {
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
    let (bytes, seconds) = (answer["bytes"].as_u64().unwrap_or(0), answer["seconds"].as_f64().unwrap_or(0.0));
    print_row("wasm, articles, facts and all", bytes as usize, seconds);
    Ok(())
}
