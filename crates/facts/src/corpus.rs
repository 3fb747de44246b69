//! All documents together with everything derived from them.

use serde::{Deserialize, Serialize};

use crate::claim::{Claim, Extraction, UnusedNumber, extract};
use crate::document::{Document, RawDocument, clean};
use crate::duplicate::{Duplicate, clusters, find_duplicates};
use crate::fact::{Check, Fact, Goal, Material, Names, checks, goals, merge};
use crate::ids::DocId;
use crate::order::InOrder;
use crate::period::ReferenceDate;
use crate::share::{CellRanges, cell_ranges};

/// Everything the page shows.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Corpus {
    /// By name.
    pub documents: Vec<Document>,
    /// The date each document counts from; as long as `documents`.
    pub references: Vec<Option<ReferenceDate>>,
    /// All claims, by document, then by statement.
    pub claims: Vec<Claim>,
    /// Numbers without a claim, by document, then by place.
    pub unused: Vec<UnusedNumber>,
    /// Near-duplicate pairs, by first, then second.
    pub duplicates: Vec<Duplicate>,
    /// Facts; every claim is in exactly one.
    pub facts: Vec<Fact>,
    /// Goals, plans and forecasts with their outcome, by their claims.
    pub goals: Vec<Goal>,
    /// Share ranges per cell and source scope, then combined.
    pub cells: Vec<CellRanges>,
    /// Arithmetic that does not come out, by its claims.
    pub checks: Vec<Check>,
}

/// One article understood on its own. Articles can be understood in any order and on any thread.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Analysis {
    document: Document,
    extraction: Extraction,
}

impl Analysis {
    /// Cleans and extracts the article that will stand at `doc`.
    pub fn of(raw: RawDocument, doc: DocId) -> Self {
        let document = clean(raw);
        let extraction = extract(&document, doc);
        Self { document, extraction }
    }
}

impl Corpus {
    /// Cleans, extracts and merges. The order of `raw` does not matter.
    pub fn from_raw(mut raw: Vec<RawDocument>) -> Self {
        raw.order_by(|a, b| a.name.cmp(&b.name));
        let analyses = raw.into_iter().enumerate().map(|(index, raw)| Analysis::of(raw, DocId::at(index)));
        Self::from_analyses(analyses)
    }

    /// Merges articles that were understood one by one, each as the document it becomes: the first at document 0, and so on, in
    /// the order of their names.
    pub fn from_analyses(analyses: impl IntoIterator<Item = Analysis>) -> Self {
        let mut corpus = Corpus::default();
        for Analysis { document, extraction } in analyses {
            corpus.documents.push(document);
            corpus.references.push(extraction.reference);
            corpus.claims.extend(extraction.claims);
            corpus.unused.extend(extraction.unused);
        }
        corpus.merge();
        corpus
    }

    /// Derives from documents and claims what follows across articles. Deterministic; near-linear in the claims.
    pub fn merge(&mut self) {
        self.duplicates = find_duplicates(&self.documents);
        let heads = clusters(self.documents.len(), &self.duplicates);
        let names = Names::of(&self.claims);
        let material = Material {
            claims: &self.claims,
            documents: &self.documents,
            references: &self.references,
            heads: &heads,
            names: &names,
        };
        let (facts, superseded) = merge(material);
        let (cells, over_hundred) = cell_ranges(&self.claims, &self.documents, &heads, &names, &superseded);
        self.goals = goals(material);
        self.checks = checks(material, &over_hundred);
        (self.facts, self.cells) = (facts, cells);
    }
}
