//! The tables of `tests/specs/rules` and `tests/specs/claims`, row by row, each with the article its text stands for. What
//! an expected column means is told where the rows are run.

use std::fs;

use facts::document::{Metadata, RawDocument};

use crate::project::{read, root};

/// A text and what is found in it.
#[derive(Clone, Debug)]
pub struct Row {
    /// The name of the file without its ending.
    pub spec: String,
    /// The first column.
    pub text: String,
    /// The second.
    pub expected: String,
    /// The date the text was published.
    pub published: String,
}

impl Row {
    /// The row of a line, unless the line is a table's head or no row at all.
    pub fn read(spec: &str, line: &str, published: &str) -> Option<Self> {
        let (text, expected) = line.strip_prefix("| ")?.strip_suffix(" |")?.split_once(" | ")?;
        (!is_head(line)).then(|| Self {
            spec: spec.to_owned(),
            text: text.to_owned(),
            expected: expected.to_owned(),
            published: published.to_owned(),
        })
    }

    /// The article of a row of `specs/rules`: the text alone, without the brackets around the words that state a claim.
    pub fn bare(&self) -> RawDocument {
        self.article(None, self.text.replace(['[', ']'], ""))
    }

    /// The article of a row of `specs/claims`: under a title that says nothing, with `<br>` between paragraphs.
    pub fn titled(&self) -> RawDocument {
        self.article(Some("Notes".to_owned()), format!("Notes\n\n{}\n", self.text.replace("<br>", "\n\n")))
    }

    fn article(&self, title: Option<String>, text: String) -> RawDocument {
        // A bar of the text's own stands as `\\|`, lest it end the column.
        let text = text.replace("\\|", "|");
        let metadata = Metadata { title, published: Some(self.published.clone()), ..Metadata::default() };
        RawDocument { name: "spec".to_owned(), text, metadata, ..RawDocument::default() }
    }
}

/// Every spec of a rule, by its name.
///
/// # Panics
/// When the project's files cannot be read.
pub fn names(folder: &str) -> Vec<String> {
    let entries = fs::read_dir(root().join(folder)).unwrap_or_else(|error| panic!("cannot list {folder}: {error}"));
    let file = |entry: fs::DirEntry| entry.file_name().to_string_lossy().strip_suffix(".md").map(str::to_owned);
    let mut names: Vec<String> = entries.filter_map(|entry| file(entry.ok()?)).collect();
    names.sort();
    names
}

/// The rows of `specs/rules/NAME.md`; every text was published in November 2020.
pub fn of_rule(name: &str) -> Vec<Row> {
    rows(name, &read(format!("tests/specs/rules/{name}.md")), "2020-11")
}

/// The rows of `specs/claims/NAME.md`; a line `Reference date: …` says when the texts below it were published.
pub fn of_claims(name: &str) -> Vec<Row> {
    rows(name, &read(format!("tests/specs/claims/{name}.md")), "2021-05-07")
}

/// Panics on a line of a table that is no row, lest a slip of the pen untests a text.
fn rows(name: &str, spec: &str, published: &str) -> Vec<Row> {
    let mut published = published.to_owned();
    let mut rows = Vec::new();
    for line in spec.lines() {
        if let Some(date) = line.strip_prefix("Reference date:") {
            date.trim().clone_into(&mut published);
        }
        let row = Row::read(name, line, &published);
        assert!(row.is_some() || !line.starts_with('|') || is_head(line), "{name}.md: no row of two columns: {line}");
        rows.extend(row);
    }
    rows
}

fn is_head(line: &str) -> bool {
    line.starts_with("| text ") || line.starts_with("| --")
}
