//! Runs `specs/rules/*.md`: text in, the claims of one rule out. The file is named as its rule.
//!
//! A row is a text, with the words that state the claim in brackets, and what the rule finds: who, how much, and the modality
//! when it is not plainly stated; several claims are joined by `;`, and `—` is none. Every text was published in November
//! 2020.

#![allow(clippy::unwrap_used, reason = "what cannot be read or made here is a failed test")]

use std::fmt::Write;

use factfolio_tests::project::{read, root};
use facts::claim::Claim;
use facts::claim::rules::REGISTRY;
use facts::corpus::Corpus;
use facts::document::{Metadata, RawDocument};
use facts::format::{Style, claim_value, modality};
use facts::modality::Modality;

/// What one rule finds in a text, and the text with the words of the first claim in brackets.
fn found(rule: &str, text: &str) -> (String, String) {
    let metadata = Metadata { published: Some("2020-11".to_owned()), ..Metadata::default() };
    let raw = RawDocument { name: "a".to_owned(), text: text.to_owned(), metadata, ..RawDocument::default() };
    let corpus = Corpus::from_raw(vec![raw]);
    let of_rule = |claim: &&Claim| REGISTRY[claim.rule.index()].name == rule;
    let claims: Vec<&Claim> = corpus.claims.iter().filter(of_rule).collect();
    let Some(first) = claims.first() else { return ("—".to_owned(), text.to_owned()) };
    let (start, end) = (first.statement().start(), first.statement().end());
    let marked = format!("{}[{}]{}", &text[..start], &text[start..end], &text[end..]);
    (claims.into_iter().map(said).collect::<Vec<_>>().join("; "), marked)
}

/// `Xiaomi: more than 30 %`, `Acme: rank 1 (goal)`.
fn said(claim: &Claim) -> String {
    let mut words = format!("{}: {}", claim.subject, claim_value(claim, Style::Written));
    if claim.modality != Modality::Asserted {
        write!(words, " ({})", modality(claim.modality)).unwrap();
    }
    words.replace(['\u{a0}', '\u{202f}'], " ")
}

/// The rows of a spec: text and expected claims.
fn rows(spec: &str) -> Vec<(&str, &str)> {
    let lines = spec.lines().filter(|line| line.starts_with("| "));
    let cells = lines.filter_map(|line| line.trim_matches(['|', ' ']).split_once(" | "));
    cells.filter(|(text, _)| *text != "text" && *text != "---").collect()
}

fn check(rule: &str, text: &str, expected: &str) -> Result<(), String> {
    let (claims, marked) = found(rule, &text.replace(['[', ']'], ""));
    match claims == expected && marked == text {
        true => Ok(()),
        false => Err(format!("{rule}\n  expected {expected}\n     found {claims}\n  in {text}\n  as {marked}\n")),
    }
}

#[test]
fn every_rule_finds_what_its_spec_says() {
    let mut wrong = String::new();
    for rule in REGISTRY {
        let spec = read(format!("tests/specs/rules/{}.md", rule.name));
        let rows = rows(&spec);
        let positive = rows.iter().filter(|(_, expected)| *expected != "—").count();
        if positive < 5 || rows.len() - positive < 3 {
            writeln!(
                wrong,
                "{} has {positive} rows of {} that find something: it needs 5, and 3 that find nothing",
                rule.name,
                rows.len()
            )
            .unwrap();
        }
        wrong.extend(rows.iter().filter_map(|(text, expected)| check(rule.name, text, expected).err()));
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn every_spec_is_of_a_rule() {
    for entry in std::fs::read_dir(root().join("tests/specs/rules")).unwrap() {
        let name = entry.unwrap().file_name().to_string_lossy().into_owned();
        assert!(REGISTRY.iter().any(|rule| format!("{}.md", rule.name) == name), "{name} is of no rule");
    }
}
