//! Runs `specs/claims/*.md`: a text in, the claims of the article out. `SPECS_WRITE=1` writes what comes out into the tables.

#![allow(clippy::unwrap_used, reason = "what cannot be read or made here is a failed test")]

use factfolio_tests::project::root;
use factfolio_tests::spec::{self, Row};
use facts::claim::extract;
use facts::document::clean;
use facts::format::claim_line;
use facts::ids::DocId;

const FOLDER: &str = "tests/specs/claims";

#[test]
fn specs_of_rules_hold() {
    let rows: Vec<Row> = spec::names(FOLDER).iter().flat_map(|name| spec::of_claims(name)).collect();
    assert!(rows.len() > 100, "only {} rows were found", rows.len());
    let mut failures = Vec::new();
    for row in rows {
        let found = claims(&row);
        if found != row.expected {
            failures.push(format!("{}.md: {}\n  expected {}\n  found    {found}", row.spec, row.text, row.expected));
            if std::env::var_os("SPECS_WRITE").is_some() {
                rewrite(&row, &found);
            }
        }
    }
    assert!(failures.is_empty(), "{} rows differ:\n\n{}", failures.len(), failures.join("\n\n"));
}

/// The claims of an article of that text, each on a line of its own; `—` for none.
fn claims(row: &Row) -> String {
    let found: Vec<String> = extract(&clean(row.titled()), DocId(0)).claims.iter().map(claim_line).collect();
    if found.is_empty() { "—".to_string() } else { found.join("<br>") }
}

/// Writes what was found where the row expects something else.
fn rewrite(row: &Row, found: &str) {
    let path = root().join(format!("{FOLDER}/{}.md", row.spec));
    let line = |expected: &str| format!("| {} | {expected} |\n", row.text);
    let text = std::fs::read_to_string(&path).unwrap();
    std::fs::write(&path, text.replace(&line(&row.expected), &line(found))).unwrap();
}
