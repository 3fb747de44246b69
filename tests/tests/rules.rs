//! Runs `specs/rules/*.md`: text in, the claims of one rule out. The file is named as its rule.
//!
//! A row is a text, with the words that state the claim in brackets, and what the rule finds: who, how much, and the modality
//! when it is not plainly stated; several claims are joined by `;`, and `—` is none. Every text was published in November
//! 2020.

#![allow(clippy::unwrap_used, reason = "what cannot be made here is a failed test")]

use std::fmt::Write;

use factfolio_tests::spec::{self, Row};
use facts::claim::Claim;
use facts::claim::rules::REGISTRY;
use facts::corpus::Corpus;
use facts::format::{Style, claim_value, modality};
use facts::modality::Modality;

/// What the rule of a row finds in its text, and the text with the words of the first claim in brackets.
fn found(row: &Row) -> (String, String) {
    let corpus = Corpus::from_raw(vec![row.bare()]);
    let text = &corpus.documents[0].text;
    let of_rule = |claim: &&Claim| REGISTRY[claim.rule.index()].name == row.spec;
    let claims: Vec<&Claim> = corpus.claims.iter().filter(of_rule).collect();
    let Some(first) = claims.first() else { return ("—".to_owned(), text.clone()) };
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

fn check(row: &Row) -> Result<(), String> {
    let (claims, marked) = found(row);
    let Row { spec, text, expected, .. } = row;
    match claims == *expected && marked == *text {
        true => Ok(()),
        false => Err(format!("{spec}\n  expected {expected}\n     found {claims}\n  in {text}\n  as {marked}\n")),
    }
}

#[test]
fn every_rule_finds_what_its_spec_says() {
    let mut wrong = String::new();
    for rule in REGISTRY {
        let rows = spec::of_rule(rule.name);
        let positive = rows.iter().filter(|row| row.expected != "—").count();
        if positive < 5 || rows.len() - positive < 3 {
            writeln!(
                wrong,
                "{} has {positive} rows of {} that find something: it needs 5, and 3 that find nothing",
                rule.name,
                rows.len()
            )
            .unwrap();
        }
        wrong.extend(rows.iter().filter_map(|row| check(row).err()));
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn every_spec_is_of_a_rule() {
    for name in spec::names("tests/specs/rules") {
        assert!(REGISTRY.iter().any(|rule| rule.name == name), "{name} is of no rule");
    }
}
