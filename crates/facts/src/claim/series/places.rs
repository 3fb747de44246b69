//! Places that stand in the order of a list of names: "A, B and C ranked second to fourth".

use super::Run;
use crate::among::among;
use crate::claim::clause::is_preposition;
use crate::claim::item::{Item, Kind, Row};
use crate::claim::lexicon::Cue;
use crate::claim::party::{Party, is_verb};
use crate::number::place_word;
use crate::quantity::Unit;

/// Places that stand in the order of a list of names: "second and third", "second to fourth".
pub(crate) struct Places {
    /// The first item of the names.
    pub(super) run: usize,
    /// The places, in the order of the names.
    pub(crate) places: Vec<(u32, Party)>,
    /// The items of the ordinals.
    pub(crate) from: usize,
    pub(crate) to: usize,
}

/// "A, B and C ranked second to fourth", "A and B second and third".
pub(crate) fn places_in_order(items: &[Item], runs: &[Run]) -> Vec<Places> {
    let mut found = Vec::new();
    let mut at = if runs.is_empty() { items.len() } else { 0 };
    while at < items.len() {
        let Some((places, to)) = ordinals(items, at) else {
            at += 1;
            continue;
        };
        // "HP and Dell saw a slowdown in sales, landing in third and fourth place, respectively".
        let told = (to..items.len().min(to + 4)).any(|next| items[next].kind == Kind::Cue(Cue::Respectively));
        let leads = |between: &[Item]| leads_to(between) || told && names_nobody(between);
        let before = runs.iter().rev().find(|run| run.end <= at && leads(&items[run.end..at]));
        let after = || runs.iter().find(|run| run.names[0] >= to && leads_to(&items[to..run.names[0]]));
        if let Some(run) =
            before.or_else(after).filter(|run| run.names.len() == places.len() && ends_places(items.get(to)))
        {
            let named = places.into_iter().enumerate().map(|(index, place)| (place, run.party(items, index)));
            found.push(Places { run: run.names[0], places: named.collect(), from: at, to });
        }
        at = to;
    }
    found
}

/// The places from item `at` on, two at least, and the item after them.
fn ordinals(items: &[Item], at: usize) -> Option<(Vec<u32>, usize)> {
    if let Some(places) = range_of_places(items.get(at)?) {
        return Some((places, at + 1));
    }
    let first = ordinal(items.get(at)?)?;
    let mut next = at + 1;
    let mut others = Vec::new();
    loop {
        let comma = items.kind(next) == Some(Kind::Comma);
        let joint = next + usize::from(comma);
        let word = items.word(joint);
        let range = among!(word, "to" | "through" | "-" | "–");
        let and = matches!(word, "and" | "&");
        if !(comma || range || and) {
            break;
        }
        let numbered = items.lower(at).starts_with(['n', '#']);
        let next_place = items.get(joint + usize::from(range || and));
        let Some(place) = next_place.and_then(|item| ordinal(item).or_else(|| small(item).filter(|_| numbered))) else {
            break;
        };
        let last = others.last().copied().unwrap_or(first);
        match range {
            true if place > last && place - last < 10 => others.extend(last + 1..=place),
            true => break,
            false => others.push(place),
        }
        next = joint + usize::from(range || and) + 1;
    }
    (!others.is_empty()).then(|| (std::iter::once(first).chain(others).collect(), next))
}

/// "third to fifth", read as one number.
fn range_of_places(item: &Item) -> Option<Vec<u32>> {
    let quantity = item.quantity.filter(|quantity| quantity.unit == Unit::Ordinal)?;
    let (lo, hi) = (quantity.lo?.to_f64() as u32, quantity.hi?.to_f64() as u32);
    let worded = [" to ", " through "].iter().any(|joint| item.lower.contains(joint));
    (worded && lo < hi && hi - lo < 10).then(|| (lo..=hi).collect())
}

/// "2" in "the No. 1 and 2 spots".
fn small(item: &Item) -> Option<u32> {
    let quantity = item.quantity.filter(|quantity| quantity.unit == Unit::Count && quantity.lo == quantity.hi)?;
    quantity.lo.map(|lo| lo.to_f64() as u32).filter(|place| (2..11).contains(place))
}

fn ordinal(item: &Item) -> Option<u32> {
    if let Some(quantity) = item.quantity {
        let exact = quantity.unit == Unit::Ordinal && quantity.lo == quantity.hi;
        return quantity.lo.filter(|_| exact).map(|lo| lo.to_f64() as u32).filter(|place| (1..100).contains(place));
    }
    place_word(item.word)
}

/// Nothing but a verb and small words stands between the names and their places; with "both" also what they have.
fn leads_to(between: &[Item]) -> bool {
    let both = between.iter().any(|item| item.word == "both");
    let small = |item: &Item| match item.kind {
        Kind::Cue(Cue::Noun(_)) => both,
        Kind::Cue(Cue::ReportNoun) => true,
        _ if item.word == "both" => true,
        Kind::Cue(cue) => is_verb(cue) || matches!(cue, Cue::Relative | Cue::Follow | Cue::Possessive),
        Kind::Comma => true,
        Kind::Word => !among!(item.word, "from" | "of" | "for" | "during"),
        _ => false,
    };
    between.len() <= if both { 9 } else { 5 } && between.iter().all(small)
}

/// Nothing between the names and their places names another party or tells a figure.
fn names_nobody(between: &[Item]) -> bool {
    let other = |item: &Item| item.is_name() || matches!(item.kind, Kind::Quantity(_) | Kind::Semicolon);
    between.len() <= 16 && !between.iter().any(other)
}

/// What may follow places: "second and third place", never "first and second generation".
fn ends_places(next: Option<&Item>) -> bool {
    let Some(item) = next.filter(|item| item.kind == Kind::Word) else { return true };
    let word = item.word;
    is_preposition(word)
        || among!(
            word,
            "place"
                | "places"
                | "spot"
                | "spots"
                | "position"
                | "positions"
                | "slot"
                | "slots"
                | "globally"
                | "worldwide"
                | "overall"
                | "nationally"
                | "largest"
                | "biggest"
                | "-"
                | "."
        )
}
