//! Where one frequent word follows another. Nearly every article holds the words of "of the", and fewer hold them side by
//! side: with this a phrase of frequent words is looked up, and without it every article would have to be read.

use serde::{Deserialize, Serialize};

use super::bits::Bits;
use super::build::{Interner, searchable_spans, title_outside};
use super::dictionary::Dictionary;
use super::facet::Rows;
use super::passage::passage_around;
use super::postings::Lists;
use crate::corpus::Corpus;
use crate::index::Index;
use crate::index::text::fold::fold_into;
use crate::index::text::terms::is_ideographic;
use crate::order::InOrder;
use crate::span::Span;

/// A word that stands in fewer articles is not frequent: so many are soon read.
const FEWEST: usize = 1024;
/// Nor is a word that stands in less than one of so many articles.
const ONE_IN: usize = 4;

/// For each two frequent words the articles, and the rows of claims, in which the second follows the first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::index) struct Neighbours {
    /// The frequent words as numbers of the dictionary, rising.
    words: Vec<u32>,
    /// One list: the code of each pair that stands anywhere.
    pairs: Lists,
    /// For each pair its articles.
    docs: Lists,
    /// For each pair its rows.
    rows: Lists,
}

/// In how many articles a word stands that is frequent in a corpus of so many.
pub(in crate::index) fn frequent(docs: usize) -> usize {
    FEWEST.max(docs / ONE_IN)
}

impl Neighbours {
    /// The pairs of words that stand in at least `frequent` articles each. Linear in the length of the text.
    pub(in crate::index) fn of(
        corpus: &Corpus,
        rows: &Rows,
        dictionary: &Dictionary,
        docs: &Lists,
        frequent: usize,
    ) -> Self {
        let often = |(at, term): (usize, &str)| (is_letters(term) && docs.count(at) >= frequent).then_some(at as u32);
        let words: Vec<u32> = dictionary.iter().filter_map(often).collect();
        let mut met = Met::default();
        for &word in &words {
            met.words.intern(dictionary.term(word as usize));
        }
        if !words.is_empty() {
            met.read(corpus, rows);
        }
        met.listed(words)
    }

    /// Leaves of `impacts` and `rows` those articles and claims in which each two frequent words of a phrase stand side by
    /// side, and tells whether that is all the phrase asks for. The last word of an open phrase may go on.
    pub(in crate::index) fn narrow(
        &self,
        index: &Index,
        phrase: &str,
        open: bool,
        impacts: &mut [u8],
        rows: &mut Bits,
    ) -> bool {
        let mut words: Vec<Option<u32>> = phrase.split(' ').map(|word| self.place(&index.dictionary, word)).collect();
        if open {
            words.pop();
        }
        for two in words.windows(2) {
            let &[Some(first), Some(second)] = two else { continue };
            let (mut docs, mut claims) = (Bits::none(impacts.len()), Bits::none(index.rows.len()));
            if let Some(at) = self.pairs.place(0, code(first, second, self.words.len())) {
                self.docs.each(at, |doc| docs.insert(doc as usize));
                self.rows.each(at, |row| claims.insert(row as usize));
            }
            let others = impacts.iter_mut().enumerate().filter(|(doc, _)| !docs.contains(*doc));
            others.for_each(|(_, impact)| *impact = 0);
            rows.intersect(&claims);
        }
        !open && matches!(words.as_slice(), [Some(_), Some(_)])
    }

    fn place(&self, dictionary: &Dictionary, word: &str) -> Option<u32> {
        let number = dictionary.find(word)? as u32;
        self.words.binary_search(&number).ok().map(|place| place as u32)
    }
}

/// Two of `count` words as one number, by their places.
fn code(first: u32, second: u32, count: usize) -> u32 {
    first.wrapping_mul(count as u32).wrapping_add(second)
}

/// Letters alone, of a script with spaces: its borders do not depend on what stands around it.
fn is_letters(term: &str) -> bool {
    !term.is_empty() && term.chars().all(|c| c.is_alphabetic() && !is_ideographic(c))
}

/// Everything met so far.
#[derive(Default)]
struct Met {
    words: Interner,
    /// Pair, article.
    docs: Vec<(u32, u32)>,
    /// Pair, row.
    rows: Vec<(u32, u32)>,
    folded: String,
}

impl Met {
    fn read(&mut self, corpus: &Corpus, rows: &Rows) {
        let mut here = Vec::new();
        for (doc, document) in corpus.documents.iter().enumerate() {
            here.clear();
            searchable_spans(document).for_each(|span| self.pairs_of(span.of(&document.text), &mut here));
            here.order();
            here.dedup();
            for row in rows.of_doc(doc).skip(1) {
                let evidence = corpus.claims.get(row - doc - 1).map_or(&[][..], |claim| &claim.evidence);
                let mut said = self.said(&document.text, evidence);
                // Of what a claim says only what its article says counts.
                said.retain(|pair| here.binary_search(pair).is_ok());
                self.rows.extend(said.into_iter().map(|pair| (pair, row as u32)));
            }
            if let Some(title) = title_outside(document) {
                self.pairs_of(title, &mut here);
                here.order();
                here.dedup();
            }
            self.docs.extend(here.iter().map(|&pair| (pair, doc as u32)));
        }
    }

    /// The pairs in the sentences around some spans, rising.
    fn said(&mut self, text: &str, evidence: &[Span]) -> Vec<u32> {
        let mut said = Vec::new();
        let mut last = Span::default();
        for &span in evidence {
            let passage = passage_around(text, span);
            if passage != last {
                self.pairs_of(passage.of(text), &mut said);
            }
            last = passage;
        }
        said.order();
        said.dedup();
        said
    }

    /// Adds the pairs in `text`: two frequent words with one space between them and borders around them.
    fn pairs_of(&mut self, text: &str, pairs: &mut Vec<u32>) {
        self.folded.clear();
        fold_into(text, &mut self.folded);
        let (mut begun, mut before) = (None, None);
        for (at, c) in self.folded.char_indices().chain([(self.folded.len(), ' ')]) {
            let inside = c.is_alphanumeric() && !is_ideographic(c);
            match begun {
                None if inside => begun = Some(at),
                Some(start) if !inside => {
                    let word = self.words.find(&self.folded[start..at]);
                    let follows = |end: usize| end + 1 == start && self.folded.as_bytes().get(end) == Some(&b' ');
                    if let (Some((first, _)), Some(second)) = (before.filter(|&(_, end)| follows(end)), word) {
                        pairs.push(code(first, second, self.words.len()));
                    }
                    before = word.map(|word| (word, at));
                    begun = None;
                }
                _ => {}
            }
        }
    }

    fn listed(mut self, words: Vec<u32>) -> Neighbours {
        self.docs.order();
        self.rows.order();
        let mut lists = Neighbours { words, ..Neighbours::default() };
        let (mut docs, mut rows) = (self.docs.as_slice(), self.rows.as_slice());
        let mut pairs = Vec::new();
        // Each pair of a row is one of its article.
        while let Some(&(pair, _)) = docs.first() {
            let (mine, rest) = docs.split_at(docs.partition_point(|posting| posting.0 == pair));
            lists.docs.push(mine.iter().map(|posting| posting.1));
            docs = rest;
            let (mine, rest) = rows.split_at(rows.partition_point(|posting| posting.0 == pair));
            lists.rows.push(mine.iter().map(|posting| posting.1));
            rows = rest;
            pairs.push(pair);
        }
        lists.pairs.push(pairs.into_iter());
        lists
    }
}
