//! A number whose verb is left out, as the one before has it. Not numbers of a list.

use super::left::Left;
use super::{Frame, Scope};
use crate::claim::clause::{Opener, is_preposition};
use crate::claim::item::{Item, Kind, Row};
use crate::claim::lexicon::{Cue, Noun};
use crate::claim::party::PartyKind;

/// "Phone sales fell 3 percent and tablet sales 5 percent": the verb is left out before the second number, and nothing but what
/// it measures stands there.
pub(super) fn goes_on_with_noun(scope: &Scope, at: usize, left: &Left, frame: &Frame) -> bool {
    let Scope { items, clause, .. } = *scope;
    let moves = |noun: Noun| {
        matches!(
            noun,
            Noun::Volume | Noun::Sales | Noun::Revenue | Noun::Profit | Noun::Market | Noun::Users | Noun::Spending
        )
    };
    let measured = left.noun_at.filter(|&noun| noun + 1 == at && left.noun.is_some_and(moves));
    let phrase = |item: &Item| {
        matches!(
            item.kind,
            Kind::Name(_) | Kind::Market(_) | Kind::Region(_) | Kind::Word | Kind::Cue(Cue::Possessive | Cue::Noun(_))
        ) && !is_preposition(item.word)
    };
    let part = matches!(items.word(at + 1), "of" | "share");
    // "Samsung's phone sales fell 3 percent and tablet sales 5 percent": whose tablets, nobody says.
    let market = clause.subject.as_ref().is_some_and(|party| party.kind == PartyKind::Market);
    let part = part || market && !frame.sentence_market && left.noun != Some(Noun::Market);
    let next = matches!(clause.opener, Opener::And | Opener::Comma | Opener::While);
    next && left.verb.is_none() && !part && measured.is_some_and(|noun| items[clause.start..noun].iter().all(phrase))
}
