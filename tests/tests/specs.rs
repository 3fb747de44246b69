//! Runs `specs/claims/*.md`: a text in, the claims of the article out. `SPECS_WRITE=1` writes what comes out into the tables.

#![allow(clippy::unwrap_used, reason = "what cannot be read or made here is a failed test")]

use std::path::{Path, PathBuf};

use factfolio_tests::project::root;
use facts::claim::extract;
use facts::document::{Metadata, RawDocument, clean};
use facts::format::claim_line;
use facts::ids::DocId;

/// The date the texts were published, unless a line "Reference date: …" says otherwise.
const PUBLISHED: &str = "2021-05-07";

#[test]
fn specs_of_rules_hold() {
    let mut failures = Vec::new();
    for path in spec_files() {
        let text = std::fs::read_to_string(&path).unwrap();
        let mut published = PUBLISHED.to_string();
        let mut lines: Vec<String> = Vec::new();
        for line in text.lines() {
            if let Some(date) = line.strip_prefix("Reference date:") {
                published = date.trim().to_string();
            }
            lines.push(match row(line) {
                Some((text, expected)) => check(&path, &text, &expected, &published, &mut failures),
                None => line.to_string(),
            });
        }
        if std::env::var_os("SPECS_WRITE").is_some() {
            std::fs::write(&path, lines.join("\n") + "\n").unwrap();
        }
    }
    assert!(failures.is_empty(), "{} rows differ:\n\n{}", failures.len(), failures.join("\n\n"));
}

/// The row as it comes out; a difference is noted.
fn check(path: &Path, text: &str, expected: &str, published: &str, failures: &mut Vec<String>) -> String {
    let found = claims(text, published);
    if found != expected {
        let name = path.file_name().unwrap_or_default().to_string_lossy().to_string();
        failures.push(format!("{name}: {text}\n  expected {expected}\n  found    {found}"));
    }
    format!("| {} | {found} |", text.replace('|', "\\|"))
}

/// The claims of an article of that text, each on a line of its own; `—` for none.
fn claims(text: &str, published: &str) -> String {
    let body = text.replace("<br>", "\n\n");
    let metadata = Metadata { title: Some("Notes".into()), published: Some(published.into()), ..Metadata::default() };
    let raw =
        RawDocument { name: "spec".into(), text: format!("Notes\n\n{body}\n"), metadata, ..RawDocument::default() };
    let found: Vec<String> = extract(&clean(raw), DocId(0)).claims.iter().map(claim_line).collect();
    if found.is_empty() { "—".to_string() } else { found.join("<br>") }
}

/// Text and expected claims of a table row; `None` for any other line.
fn row(line: &str) -> Option<(String, String)> {
    let inner = line.trim().strip_prefix('|')?.strip_suffix('|')?.replace("\\|", "\u{1}");
    let cells: Vec<String> = inner.split('|').map(|cell| cell.trim().replace('\u{1}', "|")).collect();
    let head = cells[0] == "text" || cells[0].starts_with("---");
    (cells.len() == 2 && !head).then(|| (cells[0].clone(), cells[1].clone()))
}

fn folder() -> PathBuf {
    root().join("tests/specs/claims")
}

fn spec_files() -> Vec<PathBuf> {
    let mut files: Vec<_> = std::fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}
