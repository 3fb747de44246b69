//! One sentence on the stage: its items and clauses, and what the passage carries into it.

use super::clause::{Carried, Clause, is_preposition};
use super::item::{Item, Kind, Reading, Row};
use super::lexicon::Cue;
use super::party::{Party, PartyKind};
use crate::among::among;

/// A sentence, ready for the rules.
pub(crate) struct Scene<'a> {
    pub(crate) reading: &'a Reading<'a>,
    pub(crate) items: &'a [Item<'a>],
    pub(crate) clauses: &'a [Clause],
    pub(crate) carried: &'a Carried,
    /// The rank the last claim of the passage stated, for "followed by".
    pub(crate) last_rank: Option<u32>,
    /// The number of a list item that stood before the sentence: "3."
    pub(crate) list_place: Option<u32>,
    /// An earlier line announced a ranking.
    pub(crate) in_ranking: bool,
}

impl Scene<'_> {
    /// The clause that item `at` belongs to.
    pub(crate) fn clause_of(&self, at: usize) -> &Clause {
        let index = self.clauses.partition_point(|clause| clause.end <= at).min(self.clauses.len() - 1);
        &self.clauses[index]
    }

    /// The word of item `at`; empty beyond the sentence.
    pub(crate) fn word(&self, at: usize) -> &str {
        self.items.word(at)
    }

    /// All words of item `at`, lower case.
    pub(crate) fn lower(&self, at: usize) -> &str {
        self.items.lower(at)
    }

    /// The kind of item `at`.
    pub(crate) fn kind(&self, at: usize) -> Option<Kind> {
        self.items.kind(at)
    }

    /// Whether item `at` names a company, brand or product.
    pub(crate) fn is_name(&self, at: usize) -> bool {
        self.items.is_name(at)
    }

    /// Whether item `at` is the trigger `cue`.
    pub(crate) fn is_cue(&self, at: usize, cue: Cue) -> bool {
        self.kind(at) == Some(Kind::Cue(cue))
    }

    /// Where a statement that may run up to item `to` ends: no preposition or article dangles. Never before `least`.
    pub(crate) fn end_of_statement(&self, least: usize, to: usize) -> usize {
        let dangles = |at: usize| {
            let word = self.word(at);
            matches!(self.items[at].kind, Kind::Comma)
                || is_preposition(word)
                || among!(word, "the" | "a" | "an" | "its" | "their" | "and" | "as")
                || among!(word, "gap" | "lapse") && self.word(at + 1) == "of"
        };
        (least..to).rev().find(|&at| !dangles(at)).map_or(least, |at| at + 1)
    }

    /// The company of the clause, as one party for each name; those who merge are one.
    pub(crate) fn companies(&self, clause: &Clause) -> Vec<Party> {
        let Some(party) = clause.subject.as_ref().filter(|party| party.kind == PartyKind::Company) else {
            return Vec::new();
        };
        let merging = self.carried.merging.as_ref().filter(|pair| pair.joined() == party.joined());
        if merging.is_some() && party.via.is_some() { vec![party.clone()] } else { each(party) }
    }
}

/// One party for each name.
pub(crate) fn each(party: &Party) -> Vec<Party> {
    party.names.iter().map(|name| Party { names: [name.clone()].into(), ..party.clone() }).collect()
}
