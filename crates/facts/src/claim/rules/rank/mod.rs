//! Places by size: "ranked third", "No. 1", "the biggest", "top three", "leads".

mod beyond;
mod following;
mod holder;
mod lead;
mod ordinal;
mod read;
mod superlative;
mod top;

use super::{Finder, Rule};
use crate::among::among;
use crate::claim::clause::{Opener, is_preposition, span_of};
use crate::claim::finding::Finding;
use crate::claim::item::Kind;
use crate::claim::lexicon::Cue;
use crate::claim::party::{Party, are_companies};
use crate::claim::scene::Scene;
use crate::claim::series::{name_runs, places_in_order};
use crate::claim::{Property, Value, ValueUnit};
use crate::number::Decimal;
use crate::quantity::Comparator;
use following::{come_next, follow, in_order, leader_first, listed_place};
use holder::subjects;
use read::read_rank;

pub(super) const RULE: Rule =
    Rule { name: "place-in-market", property: Property::Rank, page: PAGE, find: Finder::Words(find) };

const PAGE: &str = "\
# Place in a market

## Matches

Words for a place by size: ranked third, No. 1, second place, the biggest maker, market leader, leads the market,
in the top three, out of the top five, completed the top five.

## Yields

`rank`: the place, or the range of places (`top three` is 1 to 3, `out of the top five` is 6 or lower).

## Leaves alone

First times, quarters, a third camera, records, fastest growth, the order of a company's own markets, one of the largest.
";

/// A place as worded.
#[derive(Clone, Copy, Debug)]
pub(crate) struct RankReading {
    lo: u32,
    /// `None` is open: "out of the top five".
    hi: Option<u32>,
    /// Items of the words of rank.
    from: usize,
    to: usize,
    /// "lost the top spot".
    negative: bool,
    /// "the world's second-largest market": a place may hold it.
    of_markets: bool,
    /// The last place of a list: "completed the top five".
    last: bool,
}

fn find(scene: &Scene) -> Vec<Finding> {
    let lists = places_in_order(scene.items, &name_runs(scene.items));
    let mut found: Vec<Finding> = lists.iter().flat_map(|list| in_order(scene, list)).collect();
    let mut at = 0;
    while at < scene.items.len() {
        if let Some(list) = lists.iter().find(|list| (list.from..list.to).contains(&at)) {
            at = list.to;
            continue;
        }
        match read_rank(scene, at) {
            Some(rank) => {
                state(scene, &rank, &mut found);
                at = rank.to.max(at + 1);
            }
            None => at += 1,
        }
    }
    come_next(scene, &mut found);
    follow(scene, &mut found);
    leader_first(scene, &mut found);
    found.extend(listed_place(scene));
    found
}

fn state(scene: &Scene, rank: &RankReading, found: &mut Vec<Finding>) {
    if in_counted_markets(scene, rank) || leads_to_unknown(scene, rank) || is_of_any_other(scene, rank) {
        return;
    }
    let subjects = subjects(scene, rank);
    // "A and B rounded out the top five" does not say who is fifth, nor does a clause that names nobody.
    let clause = scene.clause_of(rank.from);
    let named = clause.own || clause.opener != Opener::With;
    if rank.last && subjects.len() > 1 && is_in_that_order(scene) {
        let above = |index: usize| (subjects.len() - 1 - index) as u32;
        let places = subjects.iter().enumerate().filter(|(index, _)| rank.lo > above(*index));
        found.extend(places.map(|(index, party)| {
            let lo = rank.lo - above(index);
            place(scene, &RankReading { lo, hi: Some(lo), ..*rank }, party.clone())
        }));
        return;
    }
    if rank.last && (subjects.len() > 1 || !named) || is_possible(scene, rank) || is_lead_shared(scene, rank, &subjects)
    {
        return;
    }
    // "A, B and C (once D) kept their third, fourth and fifth places": one each, which the list does not show.
    let listed = rank.from > 1
        && scene.word(rank.from - 1) == "and"
        && read::ordinal_at(scene, rank.from - 2).is_some()
        && subjects.len() > 2;
    if listed {
        return;
    }
    // "combines the largest and fourth-largest carriers": which of them is not said.
    if subjects.len() == 1 && rank.lo > 1 && are_companies(scene.word(rank.to - 1)) {
        return;
    }
    let subjects = one_each(scene, rank, subjects);
    let title_lost = found.last().is_some_and(|last| last.negative) && is_in_role(scene, rank.from);
    for subject in subjects.into_iter().filter(|_| !title_lost) {
        let stated = place(scene, rank, subject);
        // "held on to its crown as the world's largest": one place in two words.
        let again = is_in_role(scene, rank.from)
            && found.last().is_some_and(|last| (&last.subject, last.value) == (&stated.subject, stated.value));
        if !again {
            found.push(stated);
        }
    }
}

/// "Xiaomi, Oppo and Vivo completed the top five in that order".
fn is_in_that_order(scene: &Scene) -> bool {
    let that = |at: usize| among!(scene.word(at), "that" | "this") && scene.word(at + 1) == "order";
    (1..scene.items.len()).any(|at| that(at) && scene.word(at - 1) == "in")
}

/// "Huawei and Xiaomi have 30 and 20 percent, ranking first and second": the place of each, where there are as many.
fn one_each(scene: &Scene, rank: &RankReading, subjects: Vec<Party>) -> Vec<Party> {
    let ordinal = |at: usize| read::ordinal_at(scene, at).is_some();
    let after = scene.word(rank.to) == "and" && ordinal(rank.to + 1);
    let before = rank.from > 1 && scene.word(rank.from - 1) == "and" && ordinal(rank.from - 2);
    // "Coolpad's 7 million and ZTE's 6.4 million ranked fourth and fifth respectively": which is whose, one name does not say.
    let said = (rank.to..scene.items.len().min(rank.to + 6)).any(|at| scene.is_cue(at, Cue::Respectively));
    if subjects.len() == 1 && said && (before || after) {
        return Vec::new();
    }
    match (subjects.len(), before, after) {
        (2, false, true) => subjects.into_iter().take(1).collect(),
        (2, true, false) => subjects.into_iter().skip(1).collect(),
        _ => subjects,
    }
}

/// "Samsung and Apple lead the market": who of them is first is not said.
fn is_lead_shared(scene: &Scene, rank: &RankReading, subjects: &[Party]) -> bool {
    subjects.len() > 1 && scene.is_cue(rank.from, Cue::Lead)
}

/// "lost its crown as the world's largest": the place lost, in other words.
fn is_in_role(scene: &Scene, from: usize) -> bool {
    (from.saturating_sub(4)..from).any(|at| scene.word(at) == "as")
}

/// "may be positioned to take the lead": nobody holds it.
fn is_possible(scene: &Scene, rank: &RankReading) -> bool {
    let clause = scene.clause_of(rank.from);
    (clause.start..rank.from).any(|at| {
        let next = scene.word(at + 1);
        match scene.word(at) {
            "may" | "might" | "could" => true,
            // "we can believe that it takes the crown".
            "can" => among!(scene.word(at + 1), "believe" | "take" | "indeed" | "become" | "claim"),
            "close" => next == "to",
            // "is on its way to become the leader".
            "way" | "track" | "course" => {
                next == "to" && at > 1 && among!(scene.word(at - 1), "its" | "their" | "on" | "the")
            }
            // "will not settle for second place", "the race for number one".
            "settle" => next == "for" && (clause.start..at).any(|at| scene.is_cue(at, Cue::Not)),
            "race" | "quest" | "bid" => next == "for",
            // "within striking distance of Samsung at the top".
            "within" => among!(next, "striking" | "touching" | "reach" | "shouting"),
            _ => false,
        }
    })
}

/// "the first quarter in years that a company other than Samsung has led the market": which one is not said.
fn is_of_any_other(scene: &Scene, rank: &RankReading) -> bool {
    let clause = scene.clause_of(rank.from);
    let other = |at: usize| scene.word(at) == "other" && scene.word(at + 1) == "than";
    (clause.start..rank.from).any(|at| other(at) || scene.lower(at) == "other than")
}

/// "the number one or number two position in over 20 markets": which ones is not said.
fn in_counted_markets(scene: &Scene, rank: &RankReading) -> bool {
    let end = scene.items.len().min(rank.to + 9);
    (rank.to..end).any(|at| {
        scene.word(at) == "in"
            && matches!(scene.kind(at + 1), Some(Kind::Quantity(_)))
            && (among!(scene.lower(at + 2), "markets" | "countries" | "categories" | "states" | "segments")
                // "sells in 90 countries and is in the top five in 50 of them".
                || scene.word(at + 2) == "of" && scene.word(at + 3) == "them")
    })
}

/// "a stake in China's top brewer Blue Lake Beer": the place is held by a name nobody knows.
fn leads_to_unknown(scene: &Scene, rank: &RankReading) -> bool {
    let holder = rank.to > rank.from
        && matches!(scene.kind(rank.to - 1), Some(Kind::Word | Kind::Market(_)))
        && !is_preposition(scene.word(rank.to - 1));
    let name = scene.items.get(rank.to).filter(|item| item.kind == Kind::Word || matches!(item.kind, Kind::Region(_)));
    let token = name.and_then(|item| scene.reading.segments.tokens.get(item.tokens.start));
    let next = scene.items.get(rank.to + 1).and_then(|item| scene.reading.segments.tokens.get(item.tokens.start));
    holder && token.is_some_and(|token| token.capital) && next.is_some_and(|token| token.capital)
}

fn place(scene: &Scene, rank: &RankReading, subject: Party) -> Finding {
    let clause = scene.clause_of(rank.from);
    let number = |place: u32| Some(Decimal::whole(i64::from(place)));
    let comparator = match rank.hi {
        None => Comparator::Ge,
        Some(hi) if hi == rank.lo => Comparator::Eq,
        Some(_) => Comparator::Between,
    };
    let value =
        Value { lo: number(rank.lo), hi: rank.hi.and_then(number), unit: ValueUnit::Rank, comparator, last_digit: 0 };
    let stop =
        (rank.to..clause.end).find(|&at| matches!(scene.kind(at), Some(Kind::Quantity(_)))).unwrap_or(clause.end);
    let statement = span_of(scene.items, clause.start, scene.end_of_statement(rank.to, stop.max(rank.to)));
    Finding {
        value: Some(value),
        negative: rank.negative,
        ..Finding::bare(Property::Rank, subject, statement, rank.from)
    }
}

fn exact(place: u32, from: usize, to: usize) -> RankReading {
    RankReading { lo: place, hi: Some(place), from, to, negative: false, of_markets: false, last: false }
}
