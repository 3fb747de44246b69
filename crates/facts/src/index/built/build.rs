//! From a corpus to its index. Terms are numbered as they are met and sorted at the end, so no tree of strings is kept.

use super::dictionary::Dictionary;
use super::facet::{Rows, columns};
use super::neighbours::Neighbours;
use super::passage::{RegionNames, names_of_claim, words_of_claim};
use super::postings::{Lists, doc_number, impact};
use crate::corpus::Corpus;
use crate::document::Document;
use crate::index::text::fold::fold_into;
use crate::index::text::terms::each_term;
use crate::index::{Days, Index};
use crate::order::InOrder;
use crate::span::Span;

/// What one mention weighs, by where it stands.
const IN_BODY: u32 = 1;
const IN_CLAIM: u32 = 2;
const IN_TITLE: u32 = 8;

/// Terms in the order they were met, found by an open hash table.
#[derive(Default)]
pub(in crate::index) struct Interner {
    text: String,
    starts: Vec<u32>,
    slots: Vec<u32>,
}

impl Interner {
    fn term(&self, id: u32) -> &str {
        let start = self.starts[id as usize] as usize;
        let end = self.starts.get(id as usize + 1).map_or(self.text.len(), |&next| next as usize);
        &self.text[start..end]
    }

    pub(in crate::index) fn intern(&mut self, term: &str) -> u32 {
        if self.starts.len() * 2 >= self.slots.len() {
            self.grow();
        }
        let slot = self.slot(term);
        if self.slots[slot] == u32::MAX {
            self.slots[slot] = self.starts.len() as u32;
            self.starts.push(self.text.len() as u32);
            self.text.push_str(term);
        }
        self.slots[slot]
    }

    /// How many terms there are.
    pub(in crate::index) fn len(&self) -> usize {
        self.starts.len()
    }

    /// The number of a term that was met.
    pub(in crate::index) fn find(&self, term: &str) -> Option<u32> {
        let found = if self.slots.is_empty() { u32::MAX } else { self.slots[self.slot(term)] };
        (found != u32::MAX).then_some(found)
    }

    /// The slot that holds `term`, or the empty one where it belongs.
    fn slot(&self, term: &str) -> usize {
        let hash = term
            .bytes()
            .fold(0xcbf2_9ce4_8422_2325u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
        let mask = self.slots.len() - 1;
        let mut slot = (hash ^ (hash >> 32)) as usize & mask;
        while self.slots[slot] != u32::MAX && self.term(self.slots[slot]) != term {
            slot = (slot + 1) & mask;
        }
        slot
    }

    fn grow(&mut self) {
        self.slots = vec![u32::MAX; (self.slots.len() * 2).max(1024)];
        for id in 0..self.starts.len() as u32 {
            let slot = self.slot(self.term(id));
            self.slots[slot] = id;
        }
    }
}

/// Everything met so far.
#[derive(Default)]
struct Builder {
    interner: Interner,
    /// Per term: weights in the article being read.
    weights: Vec<u32>,
    /// Terms of the article being read.
    met: Vec<u32>,
    /// Term, article, weight.
    docs: Vec<(u32, u32, u32)>,
    /// Term, row.
    rows: Vec<(u32, u32)>,
    /// Terms in each article.
    lengths: Vec<u32>,
    folded: String,
    raw: String,
}

impl Builder {
    fn add(&mut self, text: &str, weight: u32) -> u32 {
        self.folded.clear();
        fold_into(text, &mut self.folded);
        let Self { interner, weights, met, folded, .. } = self;
        let mut count = 0;
        each_term(folded, &mut |term| {
            let id = interner.intern(term);
            if weights.len() <= id as usize {
                weights.resize(id as usize + 1, 0);
            }
            let slot = &mut weights[id as usize];
            if *slot == 0 {
                met.push(id);
            }
            *slot = slot.saturating_add(weight);
            count += 1;
        });
        count
    }

    fn end_doc(&mut self, doc: u32, length: u32) {
        self.lengths.push(length);
        for id in self.met.drain(..) {
            let weight = std::mem::take(&mut self.weights[id as usize]);
            self.docs.push((id, doc, weight));
        }
    }

    fn end_row(&mut self, row: u32) {
        for id in self.met.drain(..) {
            self.weights[id as usize] = 0;
            self.rows.push((id, row));
        }
    }
}

/// What of a document can be found: a headline outside its text, and its body without boilerplate.
pub(in crate::index) fn searchable(document: &Document) -> impl Iterator<Item = &str> {
    title_outside(document).into_iter().chain(searchable_spans(document).map(|span| span.of(&document.text)))
}

/// The headline that its text need not have.
pub(in crate::index) fn title_outside(document: &Document) -> Option<&str> {
    document.metadata.title.as_deref()
}

/// The parts of its text that can be found.
pub(in crate::index) fn searchable_spans(document: &Document) -> impl Iterator<Item = Span> + '_ {
    document.blocks.iter().filter(|block| block.is_body()).map(|block| block.span)
}

/// The index of `corpus`, in which a word is frequent that stands in so many articles.
pub(in crate::index) fn build(corpus: &Corpus, frequent: usize) -> Index {
    let rows = Rows::of(corpus);
    let mut builder = Builder::default();
    let mut regions = RegionNames::new();
    for (doc, document) in corpus.documents.iter().enumerate() {
        let claims = rows.of_doc(doc).skip(1).map(|row| (row, row - doc - 1));
        for (row, claim) in claims.clone().filter_map(|(row, claim)| Some((row, corpus.claims.get(claim)?))) {
            let mut raw = std::mem::take(&mut builder.raw);
            raw.clear();
            words_of_claim(claim, document, &mut regions, &mut raw);
            builder.add(&raw, 1);
            builder.raw = raw;
            builder.end_row(row as u32);
        }
        let mut length: u32 = searchable(document).map(|text| builder.add(text, IN_BODY)).sum();
        length += builder.add(document.headline(), IN_TITLE);
        let mut last = Default::default();
        for (_, claim) in claims.filter_map(|(row, claim)| Some((row, corpus.claims.get(claim)?))) {
            let mut raw = std::mem::take(&mut builder.raw);
            raw.clear();
            if claim.statement() != last {
                raw.push_str(claim.statement().of(&document.text));
                raw.push('\n');
                last = claim.statement();
            }
            names_of_claim(claim, &mut regions, &mut raw);
            builder.add(&raw, IN_CLAIM);
            builder.raw = raw;
        }
        builder.end_doc(doc as u32, length);
    }
    finish(corpus, rows, builder, frequent)
}

fn finish(corpus: &Corpus, rows: Rows, mut builder: Builder, frequent: usize) -> Index {
    let interner = &builder.interner;
    let mut order: Vec<u32> = (0..interner.starts.len() as u32).collect();
    order.order_by(|&a, &b| interner.term(a).cmp(interner.term(b)));
    let mut place = vec![0u32; order.len()];
    order.iter().enumerate().for_each(|(at, &id)| place[id as usize] = at as u32);
    let dictionary = Dictionary::of(order.iter().map(|&id| interner.term(id)));

    builder.docs.iter_mut().for_each(|posting| posting.0 = place[posting.0 as usize]);
    builder.docs.order();
    builder.rows.iter_mut().for_each(|posting| posting.0 = place[posting.0 as usize]);
    builder.rows.order();
    let total: u64 = builder.lengths.iter().map(|&length| u64::from(length)).sum();
    let average = (total / builder.lengths.len().max(1) as u64) as u32;
    let mut docs = Lists::default();
    let mut claims = Lists::default();
    let (mut doc_rest, mut row_rest) = (builder.docs.as_slice(), builder.rows.as_slice());
    for term in 0..dictionary.len() as u32 {
        let (mine, rest) = doc_rest.split_at(doc_rest.partition_point(|posting| posting.0 == term));
        let number = |&(_, doc, weight): &(u32, u32, u32)| {
            let length = builder.lengths.get(doc as usize).copied().unwrap_or(0);
            doc_number(doc, impact(weight, length, average))
        };
        docs.push(mine.iter().map(number));
        doc_rest = rest;
        let (mine, rest) = row_rest.split_at(row_rest.partition_point(|posting| posting.0 == term));
        claims.push(mine.iter().map(|&(_, row)| row));
        row_rest = rest;
    }
    let columns = columns(corpus, &rows);
    let days = days(corpus, &rows);
    let neighbours = Neighbours::of(corpus, &rows, &dictionary, &docs, frequent);
    Index { dictionary, docs, claims, rows, columns, days, neighbours }
}

/// For each row the days it speaks of: those of its claim's period, else those of the article's date.
fn days(corpus: &Corpus, rows: &Rows) -> Vec<Days> {
    let of_doc = |doc: usize| corpus.references.get(doc).copied().flatten().map(|reference| reference.period);
    let of_row = |doc: usize, row: usize| {
        let claim = (row > rows.of_doc(doc).start).then(|| row - doc - 1);
        let period = claim.and_then(|claim| corpus.claims.get(claim)).and_then(|claim| claim.period);
        period.or_else(|| of_doc(doc)).map_or(Days::default(), |period| Days { start: period.start, end: period.end })
    };
    (0..rows.docs())
        .flat_map(|doc| rows.of_doc(doc).map(move |row| (doc, row)))
        .map(|(doc, row)| of_row(doc, row))
        .collect()
}
