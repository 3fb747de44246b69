//! What is sold or counted where a subject stands: whether it is the subject itself, or whose it is.

use super::Clause;
use super::subjects::Known;
use crate::among::among;
use crate::claim::anchor::is_people;
use crate::claim::item::{Item, Kind, Row};
use crate::claim::lexicon::{Cue, Noun};
use crate::claim::party::{Party, PartyKind, names_at};

/// "The number of cars sold by Toyota": the one who sells them.
pub(super) fn sold_by(items: &[Item], market: usize, end: usize) -> Option<Party> {
    let verb = (market + 1..end.min(market + 3)).find(|&at| items[at].kind == Kind::Cue(Cue::Ship))?;
    let by = verb + 1 < end && items.word(verb + 1) == "by";
    names_at(items, verb + 2, end).filter(|_| by).map(|found| found.0)
}

/// "The wireless subscriber base of Jio", "mobile customers at Airtel": the one who has them.
pub(super) fn base_of(items: &[Item], people: usize) -> Option<Party> {
    let holds = is_people(items[people].lower) && among!(items.word(people + 1), "of" | "at");
    items.get(people + 2).filter(|item| holds && item.is_name()).map(Party::of)
}

/// A market word is a subject when nothing but its own modifiers stands before it.
pub(super) fn is_market_subject(items: &[Item], clause: &Clause, at: usize) -> bool {
    (clause.start..at).all(|index| {
        let item = &items[index];
        match item.kind {
            Kind::Region(_) | Kind::Market(_) | Kind::Quantity(_) | Kind::Period(_) => true,
            Kind::Cue(Cue::Total | Cue::While | Cue::With | Cue::Relative | Cue::Noun(_)) => true,
            Kind::Word if items.word(index + 1) == "-" => true,
            // "In October the car market grew".
            Kind::Word if matches!(items.kind(index + 1), Some(Kind::Period(_))) => true,
            // "For the whole market, Vivo led".
            Kind::Word if index == clause.start && item.word == "for" => false,
            Kind::Word => !among!(
                item.word,
                "from"
                    | "behind"
                    | "by"
                    | "against"
                    | "like"
                    | "at"
                    | "in"
                    | "on"
                    | "with"
                    | "to"
                    | "saw"
                    | "sees"
                    | "seeing"
                    | "into"
                    | "across"
                    | "including"
                    | "excluding"
            ),
            Kind::Quote | Kind::Punct => true,
            _ => false,
        }
    })
}

/// "with tablet sales of 2 million", nothing said of a place or a total, after a company.
pub(super) fn is_sold_by_subject(items: &[Item], clause: &Clause, market: usize, known: &Known) -> bool {
    let sales = items
        .get(market + 1)
        .is_some_and(|item| matches!(item.kind, Kind::Cue(Cue::Noun(Noun::Sales | Noun::Volume | Noun::Revenue))));
    let wide = |item: &Item| matches!(item.kind, Kind::Region(_) | Kind::Cue(Cue::Total) | Kind::Name(_));
    let company = known.main.is_some_and(|party| party.kind == PartyKind::Company);
    // "with total mobile subscribers reaching 343 million".
    let total = |item: &Item| item.kind == Kind::Cue(Cue::Total) && item.word != "global" && item.word != "worldwide";
    let people = is_people(items[market].lower);
    let narrow = |item: &Item| !wide(item) || people && total(item);
    (sales || people) && company && items[clause.start..clause.end].iter().all(narrow)
}
