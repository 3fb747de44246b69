//! A company's card in a list: its name alone on a line, under it lines of a label and a figure ("Market share: 12%").
//! Rows of several cells are tables and read elsewhere.

use super::Reader;
use crate::claim::clause::Clause;
use crate::claim::item::{Item, Kind, Row};
use crate::claim::kinds::Kinds;
use crate::claim::lexicon::{Cue, Noun};
use crate::claim::party::{Party, is_verb};

/// A label is short: longer lines are sentences.
const LONGEST_LABEL: usize = 10;

impl Reader<'_> {
    /// A line that is only a name opens a card; a line that is a sentence of its own closes it.
    pub(super) fn open_card(&mut self, items: &[Item]) {
        let named = |item: &&Item| item.is_name();
        let rest = items.iter().filter(|item| !named(item));
        let only = items.len() <= 4
            && rest.into_iter().all(|item| {
                item.kind == Kind::Punct || item.kind == Kind::Close || item.quantity.is_some() || {
                    let word = item.word;
                    matches!(word, "." | ")") || word.parse::<u32>().is_ok()
                }
            });
        let mut names = items.iter().filter(named);
        match (names.next(), names.next()) {
            (Some(item), None) if only => {
                self.passage.card = Some(Party::of(item));
            }
            _ if label_end(items).is_none()
                && items.iter().any(|item| matches!(item.kind, Kind::Cue(cue) if is_verb(cue))) =>
            {
                self.passage.card = None;
            }
            _ => {}
        }
    }

    /// Gives a labelled figure the company of its card, and makes one clause of both.
    pub(super) fn lend_card(&self, items: &[Item], clauses: &mut Vec<Clause>) {
        let Some(card) = self.passage.card.as_ref().filter(|_| label_end(items).is_some()) else { return };
        if clauses.iter().any(|clause| clause.own) {
            return;
        }
        clauses.truncate(1);
        for clause in clauses {
            clause.end = items.len();
            clause.subject = Some(card.clone());
            clause.own = true;
            clause.foreign = false;
        }
    }
}

/// The item of the colon behind a label that names a measure: "Shipments (Q3 2014):", "Rank:".
fn label_end(items: &[Item]) -> Option<usize> {
    if !items.may_have(&Kinds::COLON) {
        return None;
    }
    let colon = items.iter().take(LONGEST_LABEL).position(|item| item.kind == Kind::Colon)?;
    let calm = items[..colon].iter().all(|item| !matches!(item.kind, Kind::Cue(cue) if is_verb(cue)));
    let figure = items.get(colon + 1..)?.iter().take(3).any(|item| matches!(item.kind, Kind::Quantity(_)));
    let measure = items[..colon]
        .iter()
        .any(|item| matches!(item.kind, Kind::Cue(Cue::Noun(noun)) if noun != Noun::Block) || item.kind == Kind::Word);
    (calm && figure && measure).then_some(colon)
}
