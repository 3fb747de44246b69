//! The core finds the same in WebAssembly as natively, byte for byte: records and bundles of every article at hand and of
//! every row of the specs.
//!
//! `cargo xtask test` builds the core for wasm and names its script in `FACTFOLIO_ENGINE`.

#![allow(clippy::unwrap_used, reason = "what cannot be read or made here is a failed test")]

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use factfolio_tests::spec;
use facts::bundle;
use facts::corpus::Corpus;
use facts::document::{Metadata, RawDocument};
use facts::format::jsonl;
use serde_json::{Value, json};

#[test]
fn wasm_and_native_agree() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let piles = [pile(&root.join("../corpus")), pile(&root.join("articles")), vec![], hostile()];
    let said = agree(&piles);
    assert!(!said[0].is_empty(), "the corpus has claims");
}

/// What the specs say is tested natively; here that every row says the same in wasm, to the last field.
#[test]
fn wasm_answers_every_row_of_the_specs_as_native_does() {
    let of_rules = spec::names("tests/specs/rules").into_iter().flat_map(|name| spec::of_rule(&name));
    let of_claims = spec::names("tests/specs/claims").into_iter().flat_map(|name| spec::of_claims(&name));
    let piles: Vec<Vec<RawDocument>> =
        of_rules.map(|row| vec![row.bare()]).chain(of_claims.map(|row| vec![row.titled()])).collect();
    let said = agree(&piles);
    let finding = said.iter().filter(|records| !records.is_empty()).count();
    println!("{} rows, {finding} of them with claims", said.len());
    assert!(finding > 200, "only {finding} rows find something");
}

/// Runs the core over each pile in wasm and natively and compares record by record and byte by byte; gives the records.
fn agree(piles: &[Vec<RawDocument>]) -> Vec<String> {
    let engine = std::env::var_os("FACTFOLIO_ENGINE").map(PathBuf::from);
    let engine = engine.expect("FACTFOLIO_ENGINE is not set: run this test through `cargo xtask test`");
    let answers = run(&engine, &Path::new(env!("CARGO_MANIFEST_DIR")).join("parity/run.mjs"), piles);
    assert_eq!(answers.len(), piles.len());
    let compare = |(pile, answer): (&Vec<RawDocument>, &Value)| {
        let corpus = Corpus::from_raw(pile.clone());
        let records = jsonl(&corpus);
        assert_eq!(answer["records"].as_str(), Some(records.as_str()), "{pile:?}");
        assert_eq!(answer["bundle"].as_str(), Some(base64(&bundle::write(&corpus)).as_str()), "{pile:?}");
        records
    };
    piles.iter().zip(&answers).map(compare).collect()
}

/// All articles of a folder, dated as if they were of one month.
fn pile(folder: &Path) -> Vec<RawDocument> {
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
    files.sort();
    assert!(!files.is_empty(), "{} holds articles", folder.display());
    let read =
        |path: &PathBuf| article(path.file_stem().unwrap().to_str().unwrap(), &std::fs::read_to_string(path).unwrap());
    files.iter().map(read).collect()
}

fn article(name: &str, text: &str) -> RawDocument {
    let metadata = Metadata { published: Some("2020-11".to_owned()), ..Metadata::default() };
    RawDocument { name: name.to_owned(), text: text.to_owned(), metadata, ..RawDocument::default() }
}

fn hostile() -> Vec<RawDocument> {
    let texts =
        ["", "\u{feff}", "9".repeat(5_000).as_str(), ",.%$".repeat(2_000).as_str(), "№ 1 — 智能手机 ½ ‰ \u{202e}50%"]
            .map(str::to_owned);
    texts.iter().enumerate().map(|(index, text)| article(&format!("h{index}"), text)).collect()
}

/// The script takes an empty text for what is unknown.
fn known(part: &Option<String>) -> &str {
    part.as_deref().unwrap_or_default()
}

fn run(engine: &Path, script: &Path, piles: &[Vec<RawDocument>]) -> Vec<Value> {
    let rows = |pile: &Vec<RawDocument>| -> Vec<Value> {
        pile.iter()
            .map(|raw| json!([raw.name, raw.text, known(&raw.metadata.title), known(&raw.metadata.published)]))
            .collect()
    };
    let input = Value::from(piles.iter().map(rows).map(Value::from).collect::<Vec<_>>()).to_string();
    let mut node =
        Command::new("node").arg(script).arg(engine).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    node.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    let output = node.wait_with_output().unwrap();
    assert!(output.status.success());
    String::from_utf8(output.stdout).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// Standard base64 with padding.
fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let all = u32::from_be_bytes([0, chunk[0], *chunk.get(1).unwrap_or(&0), *chunk.get(2).unwrap_or(&0)]);
        for place in 0..4 {
            let letter = LETTERS[(all >> (18 - 6 * place)) as usize & 63] as char;
            text.push(if place > chunk.len() { '=' } else { letter });
        }
    }
    text
}
