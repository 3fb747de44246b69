//! In how many countries a company is present.

use super::{Finder, Rule};
use crate::among::among;
use crate::claim::anchor::Anchor;
use crate::claim::finding::Finding;
use crate::claim::item::{Item, Kind, Row};
use crate::claim::lexicon::{Cue, Noun};
use crate::claim::{Property, ValueUnit};
use crate::quantity::Unit;
use crate::vocabulary::Class;

pub(super) const RULE: Rule =
    Rule { name: "countries-served", property: Property::Countries, page: PAGE, find: Finder::Amount(find) };

const PAGE: &str = "\
# Countries

## Matches

A count of countries or markets a company or product is present in.

## Yields

`countries`.

## Leaves alone

Countries surveyed, countries as a ranking, readers of a newsletter.
";

fn find(anchor: &Anchor) -> Option<Finding> {
    let subject = &anchor.owner()?;
    let named = anchor.noun == Some(Noun::Countries)
        && matches!(
            anchor.verb,
            Some(Cue::Have | Cue::Ship | Cue::Level | Cue::Open | Cue::Add | Cue::Plan | Cue::Forecast) | None
        )
        && anchor.head
        && is_there(anchor)
        && !of_rank(anchor);
    // "held an 18% share in five countries": where the share holds.
    let percent = |item: &Item| item.quantity.is_some_and(|quantity| quantity.unit == Unit::Percent);
    let part = anchor.prep == "in" && anchor.items[anchor.clause.start..anchor.at].iter().any(percent);
    if !anchor.is_count() || part || !(named || again(anchor)) {
        return None;
    }
    Finding::amount(anchor, Property::Countries, ValueUnit::Countries, subject)
}

/// Whose countries they are: a company acts or the words say that it is there, not "a jury in 12 countries".
fn is_there(anchor: &Anchor) -> bool {
    let in_place = among!(anchor.prep, "in" | "across" | "from" | "of");
    let before = anchor.extent.0.checked_sub(1).map(|at| &anchor.items[at]);
    let of_noun = before.is_some_and(|item| item.kind == Kind::Word && !item.word.ends_with("ly") && !acts(item.word));
    anchor.company().is_some() && !(in_place && of_noun && anchor.verb.is_none())
}

/// "operating", "based", "launched": a participle of presence.
fn acts(word: &str) -> bool {
    word.ends_with("ing") || word.ends_with("ed") || among!(word, "available" | "present" | "active" | "live" | "it")
}

/// "Netflix in more than 190" after a count of countries.
fn again(anchor: &Anchor) -> bool {
    anchor.noun.is_none() && anchor.frame.count == Some(Noun::Countries) && anchor.prep == "in" && anchor.clause.own
}

/// "its two biggest markets": a choice of them, and no count of all.
fn of_rank(anchor: &Anchor) -> bool {
    let before = anchor.at.checked_sub(1).map_or("", |at| anchor.items.word(at));
    if among!(before, "big" | "key" | "core") || Class::Foremost.has(before) {
        return true;
    }
    // "one of the top five players in 16 markets", "ranks among the top 4 in 50 countries".
    let ranked = |item: &Item| {
        item.quantity.is_some_and(|quantity| quantity.unit == Unit::Ordinal)
            || among!(item.word, "ranking" | "ranked" | "ranks" | "top")
    };
    if anchor.prep == "in" && anchor.items[anchor.clause.start..anchor.at].iter().any(ranked) {
        return true;
    }
    (anchor.at + 1..anchor.extent.1).any(|at| {
        let word = anchor.items.word(at);
        Class::Foremost.has(word) || among!(word, "key" | "core" | "other" | "important")
    })
}
