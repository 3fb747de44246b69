//! Runs `specs/facts/*.md`: claims in, facts, goals, sums and share ranges out.
//!
//! Each heading is a test. Its first table holds the claims, numbered from 1; bullets before it describe the articles
//! (`- a: Outlet, 2020-11-05`, `- b: a copy of a`). Every further table is what follows, complete and in order; its first
//! column says of what kind it is: `fact`, `goal`, `sum`, `range`, `cell`, `sentence`, `order` or `contradiction`.

#![allow(clippy::unwrap_used, reason = "what cannot be read or made here is a failed test")]

use std::collections::BTreeMap;
use std::fmt::Write;

use factfolio_tests::project::{read, root};
use factfolio_tests::{claim_line, gold};
use facts::corpus::Corpus;
use facts::document::{Metadata, RawDocument, clean};
use facts::fact::{Agreement, CheckKind, Outcome};
use facts::ids::{ClaimId, DocId};
use facts::number::Decimal;
use facts::share::{CellRanges, Holder};

#[test]
fn specs_hold() {
    let mut files: Vec<_> = std::fs::read_dir(root().join("tests/specs/facts"))
        .unwrap()
        .map(|entry| format!("tests/specs/facts/{}", entry.unwrap().file_name().to_string_lossy()))
        .collect();
    files.sort();
    let mut wrong = String::new();
    let mut count = 0;
    for file in &files {
        for section in read(file).split("\n## ").skip(1) {
            count += 1;
            if let Err(error) = run(section) {
                let title = section.lines().next().unwrap_or_default();
                writeln!(wrong, "{file}: {title}\n{error}").unwrap();
            }
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
    assert!(count >= 30, "only {count} specs were found");
}

type Row = Vec<String>;

/// The tables of a section: header and rows.
fn tables(section: &str) -> Vec<(Row, Vec<Row>)> {
    let mut tables: Vec<Vec<Row>> = Vec::new();
    let mut inside = false;
    for line in section.lines() {
        let is_row = line.starts_with('|');
        if is_row && !inside {
            tables.push(Vec::new());
        }
        if is_row && !line.starts_with("|-") && !line.starts_with("| -") {
            let cells = line.trim_matches('|').split('|').map(|cell| cell.trim().to_owned()).collect();
            tables.last_mut().unwrap().push(cells);
        }
        inside = is_row;
    }
    tables.into_iter().map(|mut rows| (rows.remove(0), rows)).collect()
}

fn run(section: &str) -> Result<(), String> {
    let mut tables = tables(section).into_iter();
    let (_, claims) = tables.next().ok_or("there is no table of claims")?;
    let corpus = corpus(section, &claims)?;
    let mut checked = 0;
    for (header, expected) in tables {
        let found = table(&header, &corpus)?;
        checked += 1;
        let print = |rows: &[Row]| rows.iter().map(|row| format!("  | {} |\n", row.join(" | "))).collect::<String>();
        if found != expected {
            return Err(format!(" expected\n{} found\n{}", print(&expected), print(&found)));
        }
    }
    if checked > 0 { Ok(()) } else { Err("there is no table of what follows".to_owned()) }
}

/// The articles and claims of a section, merged.
fn corpus(section: &str, rows: &[Row]) -> Result<Corpus, String> {
    let mut about: BTreeMap<&str, &str> = BTreeMap::new();
    for line in section.lines().filter_map(|line| line.strip_prefix("- ")) {
        about.extend(line.split_once(": "));
    }
    let names: std::collections::BTreeSet<&str> = rows.iter().map(|row| row[3].as_str()).collect();
    let mut corpus = Corpus::default();
    for name in &names {
        let told = about.get(name).copied().unwrap_or_default();
        let copy = told.strip_prefix("a copy of ").unwrap_or(name);
        let facts = if copy == *name { told } else { about.get(copy).copied().unwrap_or_default() };
        let (publisher, published) = facts.split_once(", ").unwrap_or((facts, ""));
        let metadata = Metadata {
            publisher: (!publisher.is_empty()).then(|| publisher.to_owned()),
            published: Some(published.to_owned()).filter(|date| !date.is_empty()),
            ..Metadata::default()
        };
        // A text of its own for each article, the same for copies.
        let text: String = (0..40).fold(String::new(), |text, word| format!("{text}{copy}{} ", "e".repeat(word)));
        corpus.references.push(gold::reference(published).filter(|_| !published.is_empty()));
        corpus.documents.push(clean(RawDocument {
            name: (*name).to_owned(),
            text,
            metadata,
            ..RawDocument::default()
        }));
    }
    for row in rows {
        let doc = names.iter().position(|name| *name == row[3]).ok_or("a claim has no article")?;
        corpus.claims.push(claim_line::read(&row[0], &row[1], &row[2], DocId::at(doc))?);
    }
    corpus.merge();
    Ok(corpus)
}

fn table(header: &[String], corpus: &Corpus) -> Result<Vec<Row>, String> {
    match header.first().map(String::as_str) {
        Some("fact") => Ok(facts_of(corpus)),
        Some("goal") => Ok(goals_of(corpus)),
        Some("sum") => Ok(sums_of(corpus)),
        Some("cell") => Ok(corpus.cells.iter().map(cell_of).collect()),
        Some("range") => Ok(corpus.cells.iter().flat_map(ranges_of).collect()),
        Some("sentence") => Ok(corpus.cells.iter().flat_map(sentences_of).collect()),
        Some("order") => Ok(corpus.cells.iter().flat_map(orders_of).collect()),
        Some("contradiction") => Ok(corpus.cells.iter().flat_map(contradiction_of).collect()),
        other => Err(format!("no table begins with the column {other:?}")),
    }
}

fn numbers(claims: &[ClaimId]) -> String {
    let numbers: Vec<String> = claims.iter().map(|claim| (claim.index() + 1).to_string()).collect();
    if numbers.is_empty() { "—".to_owned() } else { numbers.join(", ") }
}

/// fact (the claims) | agreement | why
fn facts_of(corpus: &Corpus) -> Vec<Row> {
    let word = |agreement| match agreement {
        Agreement::Single => "single",
        Agreement::Consistent => "consistent",
        Agreement::Corroborated => "corroborated",
        Agreement::DiffersBySource => "differs by source",
        Agreement::Contradicts => "contradicts",
        Agreement::Superseded => "superseded",
        Agreement::Incomparable => "incomparable",
    };
    let row = |fact: &facts::fact::Fact| {
        vec![numbers(&fact.claims), word(fact.agreement).to_owned(), fact.explanation.clone()]
    };
    corpus.facts.iter().map(row).collect()
}

/// goal (the claims) | outcome | because | why
fn goals_of(corpus: &Corpus) -> Vec<Row> {
    let word = |outcome| match outcome {
        Outcome::Met => "met",
        Outcome::NotMet => "not met",
        Outcome::Open => "open",
    };
    let row = |goal: &facts::fact::Goal| {
        vec![numbers(&goal.claims), word(goal.outcome).to_owned(), numbers(&goal.because), goal.explanation.clone()]
    };
    corpus.goals.iter().map(row).collect()
}

/// sum (the claims) | kind | why
fn sums_of(corpus: &Corpus) -> Vec<Row> {
    let word = |kind| match kind {
        CheckKind::Growth => "growth",
        CheckKind::SumOverHundred => "over 100 %",
        CheckKind::ExchangeRate => "exchange rate",
    };
    let row = |check: &facts::fact::Check| {
        vec![numbers(&check.claims), word(check.kind).to_owned(), check.explanation.clone()]
    };
    corpus.checks.iter().map(row).collect()
}

fn scope(cell: &CellRanges) -> String {
    cell.scope.clone().unwrap_or_else(|| "all together".to_owned())
}

fn holder(holder: &Holder) -> String {
    match holder {
        Holder::Named(name) => name.clone(),
        Holder::Rank(rank) => format!("(rank {rank})"),
    }
}

/// Rounded outward to two digits after the point, the way a reader may write it.
fn outward(at: Decimal, up: bool) -> String {
    let cents = at.shift(2).unwrap_or_default();
    let text = cents.to_string();
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    let whole: i64 = whole.parse().unwrap_or_default();
    let cents = whole + i64::from(up && !fraction.is_empty());
    Decimal::whole(cents).shift(-2).unwrap_or_default().to_string()
}

/// cell (whose source) | its period
fn cell_of(cell: &CellRanges) -> Row {
    vec![scope(cell), cell.cell.period.as_ref().map_or_else(String::new, facts::index::period_key)]
}

/// range (whose source) | holder | rank | at least | at most | kind | from | rules
fn ranges_of(cell: &CellRanges) -> Vec<Row> {
    let rank = |rank: Option<(u32, u32)>| match rank {
        None => "—".to_owned(),
        Some((lo, hi)) if lo == hi => lo.to_string(),
        Some((lo, u32::MAX)) => format!("{lo}+"),
        Some((lo, hi)) => format!("{lo}-{hi}"),
    };
    let row = |range: &facts::share::ShareRange| {
        vec![
            scope(cell),
            holder(&range.holder),
            rank(range.rank),
            outward(range.lo, false),
            outward(range.hi, true),
            if range.implied { "implied" } else { "stated" }.to_owned(),
            numbers(&range.because),
            range.rules.join(" "),
        ]
    };
    cell.ranges.iter().map(row).collect()
}

/// sentence (whose source) | what it says
fn sentences_of(cell: &CellRanges) -> Vec<Row> {
    cell.ranges.iter().map(|range| vec![scope(cell), range.explanation.clone()]).collect()
}

/// order (whose source) | ahead | behind | kind | from
fn orders_of(cell: &CellRanges) -> Vec<Row> {
    let row = |order: &facts::share::Order| {
        let kind = if order.implied { "implied" } else { "stated" };
        vec![scope(cell), holder(&order.ahead), holder(&order.behind), kind.to_owned(), numbers(&order.because)]
    };
    cell.orders.iter().map(row).collect()
}

/// contradiction (whose source) | why | from
fn contradiction_of(cell: &CellRanges) -> Option<Row> {
    let (claims, why) = cell.contradiction.as_ref()?;
    Some(vec![scope(cell), why.clone(), numbers(claims)])
}
