//! Names and numbers that stand in parallel: "A, B and C held 9, 8 and 7 percent, respectively". Says whose each number
//! is; what a number measures is read elsewhere.

mod order;
mod owners;
mod places;
mod together;

use super::clause::{Carried, Clause};
use super::item::{Item, Kind, Row};
use super::kinds::Kinds;
use super::lexicon::Cue;
use super::party::{Party, PartyKind, is_and, past_home, past_place, sets_apart};
use crate::among::among;
use crate::quantity::Unit;

pub(crate) use order::{Inverted, inverted};
pub(crate) use owners::Owners;
pub(crate) use places::{Places, places_in_order};
pub(crate) use together::pair_before;
use together::{former_or_latter, of_merged, together};

/// Names joined by commas and "and", each perhaps with an aside in brackets.
pub(crate) struct Run {
    /// The items of the names.
    pub(crate) names: Vec<usize>,
    /// The item after the last name and its aside.
    pub(crate) end: usize,
    /// The last name has an aside.
    aside: bool,
}

impl Run {
    /// The party of the name at `place`.
    pub(crate) fn party(&self, items: &[Item], place: usize) -> Party {
        let item = &items[self.names[place]];
        Party::of(item)
    }

    fn joint(&self, items: &[Item]) -> Party {
        let names = self.names.iter().map(|&at| (items[at].name().to_string(), items[at].span)).collect();
        Party { kind: PartyKind::Company, names, via: None }
    }
}

/// Every number of the sentence whose owner its place in a list, or a word that stands for one, decides.
pub(crate) fn find_owners(items: &[Item], clauses: &[Clause], carried: &Carried) -> Owners {
    let mut owners = Owners::default();
    if !has_number(items) {
        return owners;
    }
    let runs = name_runs(items);
    in_parallel(items, &runs, &mut owners);
    in_pairs(items, &runs, &mut owners);
    for at in (0..items.len()).filter(|&at| items[at].quantity.is_some()) {
        if owners.has(at) {
            continue;
        }
        if let Some(party) = former_or_latter(items, at, carried) {
            owners.give(at, Some(party));
        } else if let Some(owner) = of_merged(items, at, carried) {
            owners.give(at, owner);
        } else if let Some(owner) = together(items, clauses, &runs, at) {
            owners.give(at, owner);
        }
    }
    owners
}

/// The lists of names of a sentence, two names at least.
pub(crate) fn name_runs(items: &[Item]) -> Vec<Run> {
    let mut runs = Vec::new();
    let mut at = 0;
    while at < items.len() {
        if !items[at].is_name() {
            at += 1;
            continue;
        }
        let run = run_from(items, at);
        at = run.as_ref().map_or(at, |run| run.end).max(at + 1);
        runs.extend(run);
    }
    runs
}

/// The list that begins at the name `first`, when a second one follows.
fn run_from(items: &[Item], first: usize) -> Option<Run> {
    let after = past_aside(items, first + 1);
    next_name(items, after)?;
    let mut run = Run { names: vec![first], end: after, aside: after > first + 1 };
    while let Some(name) = next_name(items, run.end) {
        run.names.push(name);
        run.end = past_aside(items, name + 1);
        run.aside = run.end > name + 1;
    }
    Some(run)
}

/// The item after "(19.6%)", when one stands at `at`.
fn past_aside(items: &[Item], at: usize) -> usize {
    if items.get(at).is_none_or(|item| item.kind != Kind::Open) {
        return at;
    }
    if sets_apart(items, at) {
        return at + 4;
    }
    let close = (at + 1..items.len().min(at + 9)).find(|&index| {
        !matches!(
            items[index].kind,
            Kind::Quantity(_) | Kind::Word | Kind::Cue(_) | Kind::Comma | Kind::Colon | Kind::Punct | Kind::Period(_)
        )
    });
    close.filter(|&close| items[close].kind == Kind::Close).map_or(at, |close| close + 1)
}

/// The name that goes on a list after the joint at `at`.
fn next_name(items: &[Item], at: usize) -> Option<usize> {
    let comma = items.get(at)?.kind == Kind::Comma;
    let mut next = at + usize::from(comma);
    let and = items.get(next).is_some_and(|item| is_and(item));
    next += usize::from(and);
    next += usize::from(matches!(items.word(next), "the" | "its"));
    next = past_home(items, past_place(items, next));
    let named = items.is_name(next);
    ((comma || and) && named).then_some(next)
}

/// As many numbers as names before them, with "respectively" or with as many places.
fn in_parallel(items: &[Item], runs: &[Run], owners: &mut Owners) {
    let lists = value_runs(items);
    if lists.is_empty() {
        return;
    }
    let said: Vec<usize> = (0..items.len()).filter(|&at| items[at].kind == Kind::Cue(Cue::Respectively)).collect();
    let ranked = places_in_order(items, runs);
    for values in lists {
        let (first, last) = (values[0], values[values.len() - 1]);
        let told = said.iter().any(|&at| at > last || at + 3 >= first && at < first);
        let fits = |run: &&Run| run.names.len() == values.len();
        let before = runs.iter().rev().filter(|run| run.end <= first).find(fits);
        let after = || runs.iter().filter(|run| run.names[0] > last && run.names[0] <= last + 4).find(fits);
        let Some(run) = before.or_else(after) else {
            if told {
                scattered(items, &values, owners);
                of_markets(items, &values, owners);
            }
            continue;
        };
        let level = !shared_otherwise(items, last);
        if told || level || ranked.iter().any(|list| list.run == run.names[0]) {
            values.iter().enumerate().for_each(|(place, &at)| owners.give(at, Some(run.party(items, place))));
        }
    }
}

/// "A took the lead from B with 66 and 31 percent, respectively": as many names before as numbers, in their order.
fn scattered(items: &[Item], values: &[usize], owners: &mut Owners) {
    let mut names: Vec<usize> = Vec::new();
    // "Glovo, a unit of Delivery Hero": whose it is.
    let owner = |at: usize| {
        at > 1
            && items.word(at - 1) == "of"
            && among!(items.word(at - 2), "unit" | "arm" | "subsidiary" | "part" | "owner")
    };
    for at in (0..values[0]).filter(|&at| items[at].is_name() && !owner(at)) {
        if names.iter().all(|&known| items[known].name() != items[at].name()) {
            names.push(at);
        }
    }
    let counts = items[..values[0]].iter().any(|item| matches!(item.kind, Kind::Quantity(_)));
    if names.len() == values.len() && !counts && !shared_otherwise(items, values[values.len() - 1]) {
        let party = |at: usize| Party::of(&items[at]);
        values.iter().zip(names).for_each(|(&at, name)| owners.give(at, Some(party(name))));
    }
}

/// "Bus, truck and tractor sales rose 9%, 2% and 1%, respectively": of goods that no rule tells apart.
fn of_markets(items: &[Item], values: &[usize], owners: &mut Owners) {
    let lead = &items[..values[0]];
    let known = values.iter().any(|at| owners.has(*at));
    let named = lead.iter().any(Item::is_name);
    let listed = lead.iter().filter(|item| item.kind == Kind::Comma || is_and(item)).count() + 1 >= values.len();
    if !known && !named && listed && lead.iter().any(|item| matches!(item.kind, Kind::Market(_))) {
        values.iter().for_each(|&at| owners.give(at, None));
    }
}

/// "A and B fell 6% to 129,000 units and 1% to 108,300, respectively": the same measures for each name.
fn in_pairs(items: &[Item], runs: &[Run], owners: &mut Owners) {
    const SAID: Kinds = Kinds::cues(&[Cue::Respectively]);
    if !items.may_have(&SAID) {
        return;
    }
    let Some(said) = items.iter().position(|item| item.kind == Kind::Cue(Cue::Respectively)) else { return };
    let Some(run) = runs.iter().rev().find(|run| run.end < said) else { return };
    let values: Vec<usize> = (run.end..said).filter(|&at| items[at].quantity.is_some()).collect();
    let each = values.len() / run.names.len();
    let unit = |at: usize| items[at].quantity.map(|quantity| quantity.unit);
    let alike = |(place, at): (usize, &usize)| unit(*at) == unit(values[place % each]);
    if each < 2 || !values.len().is_multiple_of(run.names.len()) || !values.iter().enumerate().all(alike) {
        return;
    }
    for (place, &at) in values.iter().enumerate() {
        if !owners.has(at) {
            owners.give(at, Some(run.party(items, place / each)));
        }
    }
}

/// "5% and 6% in China and India", "in 2019 and 2020": the numbers go with what follows, not with the names.
fn shared_otherwise(items: &[Item], last: usize) -> bool {
    let after = &items[last + 1..items.len().min(last + 12)];
    let count = |test: fn(&Kind) -> bool| after.iter().filter(|item| test(&item.kind)).count();
    count(|kind| matches!(kind, Kind::Period(_))) > 1
        || count(|kind| matches!(kind, Kind::Region(_))) > 1
        || count(|kind| matches!(kind, Kind::Market(_))) > 1
}

/// Numbers of one unit, joined by commas and "and".
pub(crate) fn value_runs(items: &[Item]) -> Vec<Vec<usize>> {
    if !items.may_have(&Kinds::NUMBER) {
        return Vec::new();
    }
    let unit = |at: usize| items[at].quantity.map(|quantity| quantity.unit).filter(|unit| *unit != Unit::Ordinal);
    let numbers: Vec<usize> = (0..items.len()).filter(|&at| unit(at).is_some()).collect();
    let goes_on = |last: &usize, at: &usize| unit(*last) == unit(*at) && is_joint(&items[last + 1..*at]);
    numbers.chunk_by(goes_on).filter(|run| run.len() > 1).map(<[usize]>::to_vec).collect()
}

/// What may stand between two numbers of a list: "5 million units, and".
fn is_joint(between: &[Item]) -> bool {
    let joins = |item: &Item| item.kind == Kind::Comma || is_and(item);
    let fills = |item: &Item| {
        matches!(item.kind, Kind::Cue(Cue::Noun(_)) | Kind::Market(_) | Kind::Punct)
            || among!(item.word, "a" | "an" | "the" | "about" | "nearly" | "around" | "almost" | "just")
    };
    between.len() <= 5 && between.iter().any(joins) && between.iter().all(|item| joins(item) || fills(item))
}

/// No list of numbers that a reader can follow is longer. Each is looked at from every one of its numbers.
pub(crate) const LONGEST_LIST: usize = 24;

/// The last of the numbers of one unit that stand as a list from item `at` on: "5% and 8%". `at` itself when it stands alone.
pub(crate) fn last_of_values(items: &[Item], at: usize) -> usize {
    let Some(unit) = items[at].quantity.map(|quantity| quantity.unit) else { return at };
    let mut last = at;
    let mut and = false;
    for _ in 1..LONGEST_LIST {
        let next = (last + 1..items.len().min(last + 5))
            .find(|&next| items[next].quantity.is_some())
            .filter(|&next| is_joint(&items[last + 1..next]))
            .filter(|&next| items[next].quantity.is_some_and(|quantity| quantity.unit == unit));
        let Some(next) = next else { break };
        and |= items[last + 1..next].iter().any(|item| is_and(item));
        last = next;
    }
    if and { last } else { at }
}

fn has_number(items: &[Item]) -> bool {
    items.may_have(&Kinds::NUMBER) && items.iter().any(|item| item.quantity.is_some())
}
