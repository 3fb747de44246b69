//! The corpus with the look-ups every view needs: which number a claim has in its article, which fact it belongs to, its sentence.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use facts::claim::{Claim, Property};
use facts::corpus::Corpus;
use facts::document::Document;
use facts::duplicate::{Duplicate, DuplicateKind};
use facts::fact::Fact;
use facts::ids::{ClaimId, DocId, FactId};
use facts::index::Index;
use facts::order::InOrder;
use facts::segment::segment;
use facts::share::Cell;
use facts::span::Span;

use crate::cells::{Cells, belongs};
use crate::search::Desk;
use crate::words;

/// A corpus that is open for reading. It lives as long as the page.
#[derive(Debug)]
pub(crate) struct Book {
    corpus: Corpus,
    desk: Desk,
    /// What is compared unless another measure is chosen.
    first_measure: Property,
    /// By measure, once asked for.
    cells: Mutex<BTreeMap<Property, Arc<Cells>>>,
    by_name: BTreeMap<String, DocId>,
    /// Claims of each document in reading order: start ascending, end descending.
    reading: Vec<Vec<ClaimId>>,
    numbers: Vec<u32>,
    facts: Vec<Option<FactId>>,
}

/// The measure of which claims tell: market share, with rank and order, wherever there is one; else that of most claims.
fn first_measure(corpus: &Corpus) -> Property {
    let told = |measure: Property| corpus.claims.iter().filter(|claim| belongs(claim, measure)).count();
    if corpus.claims.iter().any(|claim| belongs(claim, Property::MarketShare)) {
        return Property::MarketShare;
    }
    let most = Property::ALL.into_iter().map(|measure| (told(measure), measure)).rev().max_by_key(|(told, _)| *told);
    most.filter(|(told, _)| *told > 0).map_or(Property::MarketShare, |(_, measure)| measure)
}

impl Book {
    /// Opens a corpus and its index for the rest of the page's life.
    pub(crate) fn open(corpus: Corpus, index: Index) -> &'static Book {
        let by_name = corpus.documents.iter().enumerate().map(|(at, doc)| (doc.name.clone(), DocId::at(at))).collect();
        let mut reading = vec![Vec::new(); corpus.documents.len()];
        for (at, claim) in corpus.claims.iter().enumerate() {
            if let Some(list) = reading.get_mut(claim.doc.index()) {
                list.push(ClaimId::at(at));
            }
        }
        let mut numbers = vec![0; corpus.claims.len()];
        for list in &mut reading {
            list.order_by_key(|id| {
                let span = corpus.claims[id.index()].statement();
                (span.start(), std::cmp::Reverse(span.end()))
            });
            for (at, id) in list.iter().enumerate() {
                numbers[id.index()] = at as u32 + 1;
            }
        }
        let mut facts = vec![None; corpus.claims.len()];
        for (at, fact) in corpus.facts.iter().enumerate() {
            for id in &fact.claims {
                if let Some(place) = facts.get_mut(id.index()) {
                    *place = Some(FactId::at(at));
                }
            }
        }
        let desk = Desk::open(&corpus, index);
        let first_measure = first_measure(&corpus);
        Box::leak(Box::new(Book {
            corpus,
            desk,
            first_measure,
            cells: Mutex::default(),
            by_name,
            reading,
            numbers,
            facts,
        }))
    }

    /// Everything.
    pub(crate) fn corpus(&self) -> &Corpus {
        &self.corpus
    }

    /// Search over it.
    pub(crate) fn desk(&self) -> &Desk {
        &self.desk
    }

    /// What is compared unless another measure is chosen: shares and places, or where nothing is told of them what most is.
    pub(crate) fn first_measure(&self) -> Property {
        self.first_measure
    }

    /// The cells of a measure.
    pub(crate) fn cells(&self, measure: Property) -> Arc<Cells> {
        let Ok(mut known) = self.cells.lock() else { return Arc::new(Cells::of(self, measure)) };
        known.entry(measure).or_insert_with(|| Arc::new(Cells::of(self, measure))).clone()
    }

    /// A claim.
    pub(crate) fn claim(&self, id: ClaimId) -> &Claim {
        &self.corpus.claims[id.index()]
    }

    /// All claim ids in corpus order.
    pub(crate) fn claim_ids(&self) -> impl Iterator<Item = ClaimId> + '_ {
        (0..self.corpus.claims.len()).map(ClaimId::at)
    }

    /// A document.
    pub(crate) fn doc(&self, id: DocId) -> &Document {
        &self.corpus.documents[id.index()]
    }

    /// The headline; an article without one goes by its first words.
    pub(crate) fn headline(&self, id: DocId) -> String {
        words::headline(self.doc(id))
    }

    /// The document of this name.
    pub(crate) fn doc_named(&self, name: &str) -> Option<DocId> {
        self.by_name.get(name).copied()
    }

    /// The claims of a document in reading order.
    pub(crate) fn reading(&self, doc: DocId) -> &[ClaimId] {
        self.reading.get(doc.index()).map_or(&[], Vec::as_slice)
    }

    /// The number a claim wears in its article, from 1.
    pub(crate) fn number(&self, id: ClaimId) -> u32 {
        self.numbers.get(id.index()).copied().unwrap_or(0)
    }

    /// The claim's key in the hash: `name.number`.
    pub(crate) fn claim_key(&self, id: ClaimId) -> String {
        format!("{}.{}", self.doc(self.claim(id).doc).name, self.number(id))
    }

    /// The claim a key names.
    pub(crate) fn claim_of_key(&self, key: &str) -> Option<ClaimId> {
        let (name, number) = key.rsplit_once('.')?;
        let number: usize = number.parse().ok()?;
        self.reading(self.doc_named(name)?).get(number.checked_sub(1)?).copied()
    }

    /// The fact a claim belongs to.
    pub(crate) fn fact(&self, id: ClaimId) -> Option<&Fact> {
        let fact = self.facts.get(id.index()).copied().flatten()?;
        self.corpus.facts.get(fact.index())
    }

    /// The words that state a claim.
    pub(crate) fn quote(&self, id: ClaimId) -> &str {
        let claim = self.claim(id);
        claim.statement().of(&self.doc(claim.doc).text)
    }

    /// The sentences that hold a claim's statement, and the statement inside them.
    pub(crate) fn sentence(&self, id: ClaimId) -> (Span, Span) {
        let claim = self.claim(id);
        let statement = claim.statement();
        let segments = segment(self.doc(claim.doc));
        let around = segments.sentences.iter().filter(|sentence| sentence.span.overlaps(statement));
        (around.fold(statement, |whole, sentence| whole.cover(sentence.span)), statement)
    }

    /// Documents that tell the same text as this one: which, how, and how much of the shorter they share in percent.
    pub(crate) fn copies(&self, doc: DocId) -> Vec<(DocId, DuplicateKind, u32)> {
        let pairs = self.corpus.duplicates.iter().filter(|pair| pair.first == doc || pair.second == doc);
        let other = |pair: &Duplicate| if pair.first == doc { pair.second } else { pair.first };
        pairs.map(|pair| (other(pair), pair.kind, pair.containment_ppm / 10_000)).collect()
    }

    /// When a document was published, in words, and whether that was inferred from its text.
    pub(crate) fn date(&self, doc: DocId) -> Option<(String, bool)> {
        let reference = self.corpus.references.get(doc.index()).copied().flatten();
        reference.map(|reference| (words::period(&reference.period), reference.inferred))
    }

    /// The cell a claim speaks of.
    pub(crate) fn cell(&self, id: ClaimId) -> Cell {
        let claim = self.claim(id);
        let by = claim.by.filter(|by| !matches!(by, Property::Shipments | Property::MarketShare));
        Cell { market: claim.market.clone(), region: claim.region.clone(), period: claim.period, by }
    }

    /// Whether a claim can be drawn in a comparison of market shares.
    pub(crate) fn is_comparable(&self, id: ClaimId) -> bool {
        matches!(self.claim(id).property, Property::MarketShare | Property::Rank | Property::AheadOf)
    }

    /// One line for the ear: number, property, subject, value.
    pub(crate) fn spoken(&self, id: ClaimId) -> String {
        let claim = self.claim(id);
        format!(
            "Claim {}, {}, {}, {}",
            self.number(id),
            words::property(claim.property),
            claim.subject,
            words::value_spoken(claim)
        )
    }
}
