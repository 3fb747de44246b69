//! Who holds a place: the name beside it, the subject of the clause, the name it stands in apposition to.

use super::RankReading;
use crate::claim::clause::{is_possessive_mark, is_preposition};
use crate::claim::item::Kind;
use crate::claim::lexicon::Cue;
use crate::claim::party::{Party, PartyKind};
use crate::claim::scene::{Scene, each};

/// Who holds the place: the name beside it, the subject of the clause, the name it stands in apposition to.
pub(super) fn subjects(scene: &Scene, rank: &RankReading) -> Vec<Party> {
    let clause = scene.clause_of(rank.from);
    if let Some(party) = pushed(scene, rank, clause.start) {
        return vec![party];
    }
    if let Some(party) = name_right_after(scene, rank.to, clause.end).filter(|_| scene.is_cue(rank.to, Cue::Follow)) {
        return vec![party];
    }
    if let Some(party) = name_right_before(scene, rank.from, clause.start) {
        return vec![party];
    }
    let named = scene.companies(clause);
    if !named.is_empty() {
        return named;
    }
    if rank.of_markets {
        let place = place_before(scene, clause.start).or_else(|| clause.place.clone());
        return place.into_iter().collect();
    }
    if let Some(party) = name_right_after(scene, rank.to, clause.end) {
        return vec![party];
    }
    if let Some(party) = named_for(scene, rank.from, clause.start) {
        return vec![party];
    }
    // "His intention is to retake the number one spot": the wish of an officer is his company's.
    let wish = (clause.start..rank.from).any(|at| scene.is_cue(at, Cue::Goal));
    scene.carried.company.iter().filter(|_| wish && !clause.foreign).flat_map(each).collect()
}

/// "10 quarters for Xiaomi to return to No. 1": the name between "for" and "to".
fn named_for(scene: &Scene, from: usize, start: usize) -> Option<Party> {
    let at = (start + 1..from).rev().find(|&at| {
        matches!(scene.kind(at), Some(Kind::Name(_))) && scene.word(at - 1) == "for" && scene.word(at + 1) == "to"
    })?;
    let item = &scene.items[at];
    Some(Party::one(PartyKind::Company, scene.reading.name(item), item.span))
}

/// "push DB HiTek out of the top ten": the one pushed falls out.
fn pushed(scene: &Scene, rank: &RankReading, start: usize) -> Option<Party> {
    let from = rank.from.saturating_sub(8).max(start);
    let verb = (from..rank.from).find(|&at| {
        matches!(
            scene.word(at),
            "push"
                | "pushed"
                | "pushes"
                | "pushing"
                | "knocked"
                | "knock"
                | "knocking"
                | "relegated"
                | "bumped"
                | "bumping"
        )
    })?;
    let item = scene.items.get(verb + 1)?;
    matches!(item.kind, Kind::Name(_)).then(|| Party::one(PartyKind::Company, scene.reading.name(item), item.span))
}

/// "Safari second", "Samsung: third", "Luckin a distant second", "Vivo, at No 5".
fn name_right_before(scene: &Scene, from: usize, start: usize) -> Option<Party> {
    let mut at = from;
    while at > start
        && (is_possessive_mark(scene.reading, &scene.items[at - 1])
            || matches!(scene.kind(at - 1), Some(Kind::Region(_)))
            || matches!(
                scene.word(at - 1),
                "a" | "the" | "distant" | "close" | "at" | "in" | "on" | "as" | "is" | "was"
            ))
    {
        at -= 1;
    }
    let name = at.checked_sub(1).filter(|&name| name >= start)?;
    let item = &scene.items[name];
    let alone = name == start
        || !matches!(scene.kind(name - 1), Some(Kind::Cue(Cue::Ahead | Cue::Behind)))
            && !is_preposition(scene.word(name - 1))
            && (scene.word(name - 1) != "and" || matches!(scene.word(name + 1), "in" | "at"));
    (matches!(item.kind, Kind::Name(_)) && alone)
        .then(|| Party::one(PartyKind::Company, scene.reading.name(item), item.span))
}

/// "on place three follows the VW ID.3", "market leader Samsung".
fn name_right_after(scene: &Scene, to: usize, end: usize) -> Option<Party> {
    let at = (to..end.min(to + 3)).find(|&at| {
        !matches!(scene.word(at), "the" | "follows" | "is" | "was" | "came") && !scene.is_cue(at, Cue::Follow)
    })?;
    let item = &scene.items[at];
    matches!(item.kind, Kind::Name(_)).then(|| Party::one(PartyKind::Company, scene.reading.name(item), item.span))
}

fn place_before(scene: &Scene, start: usize) -> Option<Party> {
    (start.saturating_sub(2)..start).rev().map(|at| &scene.items[at]).find_map(|item| {
        matches!(item.kind, Kind::Region(_)).then(|| Party::one(PartyKind::Region, scene.reading.name(item), item.span))
    })
}
