//! What a search gives back.

use super::highlight::Matcher;
use crate::ids::{ClaimId, DocId};
use crate::index::built::bits::Bits;
use crate::index::built::facet::{Facet, Rows};

/// An article that matches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The article.
    pub doc: DocId,
    /// Comparable within one search only; more is better.
    pub score: u32,
}

/// A word that nothing matched, and what was searched for instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    /// As typed, folded.
    pub typed: String,
    /// What was searched for.
    pub used: String,
}

/// A part of the search that can be dropped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// A word, phrase or alternative, as typed.
    Words(String),
    /// All choices in a facet, typed or ticked.
    Facet(Facet),
    /// The bounds on dates, typed or chosen.
    Dates,
    /// The bounds on amounts, typed or chosen.
    Numbers,
}

/// What dropping one part of a search without results would give.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// What to drop.
    pub drop: Part,
    /// Articles that would match.
    pub articles: usize,
    /// Claims that would match.
    pub claims: usize,
}

/// The answer to one query and selection.
#[derive(Clone, Debug, Default)]
pub struct Results {
    /// Best first; among equals the latest, then by place in the corpus.
    pub articles: Vec<Hit>,
    /// Matching claims with each value of each facet, in the order of `Facet::ALL` and `Index::values`.
    pub counts: Vec<Vec<u32>>,
    /// Words searched for in another spelling.
    pub corrections: Vec<Correction>,
    /// When no article matches: what to drop, the most results first.
    pub suggestions: Vec<Suggestion>,
    /// What was not understood or not found, one sentence each.
    pub notices: Vec<String>,
    /// Finds the query's words in a text.
    pub matcher: Matcher,
    pub(in crate::index) claims: Vec<ClaimId>,
    pub(in crate::index) claim_bits: Bits,
}

impl Results {
    /// Matching claims in corpus order.
    pub fn claims(&self) -> &[ClaimId] {
        &self.claims
    }

    /// Whether a claim matches.
    pub fn has_claim(&self, claim: ClaimId) -> bool {
        self.claim_bits.contains(claim.index())
    }

    /// How many matching claims have value number `value` of a facet.
    pub fn count(&self, facet: Facet, value: usize) -> u32 {
        self.counts.get(facet.index()).and_then(|counts| counts.get(value)).copied().unwrap_or_default()
    }

    pub(in crate::index) fn set_claims(&mut self, rows: &Rows, matching: &Bits) {
        self.claim_bits = Bits::none(rows.len() - rows.docs());
        let mut doc = 0;
        matching.each(|row| {
            while rows.of_doc(doc).end <= row && doc < rows.docs() {
                doc += 1;
            }
            if let Some(claim) = row.checked_sub(doc + 1) {
                self.claim_bits.insert(claim);
                self.claims.push(ClaimId::at(claim));
            }
        });
    }
}
