//! Places that follow from one stated before or from a list: "Azure followed with 19%", "A and B ranked second and third".

use super::read::number;
use super::{RankReading, exact, place};
use crate::among::among;
use crate::claim::clause::{Clause, Opener, is_possessive_mark, span_of};
use crate::claim::finding::Finding;
use crate::claim::item::{Item, Kind};
use crate::claim::lexicon::Cue;
use crate::claim::party::{Party, is_verb, sets_apart};
use crate::claim::scene::Scene;
use crate::claim::series::{Places, inverted};

/// "3. UMC – US$1.82 billion" in a list that an earlier line called a ranking.
pub(super) fn listed_place(scene: &Scene) -> Option<Finding> {
    let (place_number, from) = match (scene.list_place, scene.word(1)) {
        (Some(place_number), _) => (place_number, 0),
        (None, ".") if scene.in_ranking => (number(scene, 0)?, 2),
        _ => return None,
    };
    let item = scene.items.get(from).filter(|item| item.is_name())?;
    let subject = Party::of(item);
    let rank = exact(place_number, from, from + 1);
    (place_number > 0)
        .then(|| Finding { statement: scene.items[0].span.cover(item.span), ..place(scene, &rank, subject) })
}

/// "Samsung leads. Behind it were Vivo and Oppo": the next places.
pub(super) fn leader_first(scene: &Scene, found: &mut Vec<Finding>) {
    let Some((order, leads)) = inverted(scene.items).zip(scene.last_rank) else { return };
    for (number, &at) in (leads + 1..).zip(&order.followers) {
        let item = &scene.items[at];
        let rank = exact(number, at, at + 1);
        let subject = Party::of(item);
        found.push(Finding { statement: span_of(scene.items, 0, at + 1), ..place(scene, &rank, subject) });
    }
}

/// "A and B ranked second and third": one place for each name.
pub(super) fn in_order(scene: &Scene, list: &Places) -> Vec<Finding> {
    let stated = |(number, party): &(u32, Party)| {
        let statement = party.span().cover(span_of(scene.items, list.from, list.to));
        Finding { statement, ..place(scene, &exact(*number, list.from, list.to), party.clone()) }
    };
    list.places.iter().map(stated).collect()
}

/// "Samsung is next with 24%", "Nokia is next in line" after a stated rank: the next place.
pub(super) fn come_next(scene: &Scene, found: &mut Vec<Finding>) {
    let comes = |at: usize| {
        scene.word(at) == "next"
            && among!(scene.word(at - 1), "is" | "was" | "are" | "were")
            && !among!(scene.word(at + 1), "to" | "on" | "for" | "up")
    };
    let Some(at) = (1..scene.items.len()).find(|&at| comes(at)) else { return };
    let stated = found.iter().rev().find(|finding| finding.at < at).and_then(|finding| finding.value?.hi);
    let stated = stated.map(|place| place.to_f64() as u32).or(scene.last_rank);
    let clause = scene.clause_of(at);
    let [party] = &own_companies(scene, clause)[..] else { return };
    let Some(lo) = stated.filter(|place| (1..50).contains(place)).map(|place| place + 1) else { return };
    let rank = RankReading { lo, hi: Some(lo), from: at, to: at + 1, negative: false, of_markets: false, last: false };
    found.push(place(scene, &rank, party.clone()));
}

/// "Azure followed with 19% and Google Cloud with 7%" after a stated rank: the next places.
pub(super) fn follow(scene: &Scene, found: &mut Vec<Finding>) {
    let Some(at) = (0..scene.items.len()).find(|&at| scene.is_cue(at, Cue::Follow)) else { return };
    let stated =
        found.iter().rev().find(|finding| finding.at < at).and_then(|finding| finding.value).and_then(|value| value.hi);
    let stated = stated.map(|place| place.to_f64() as u32).or(scene.last_rank);
    let Some(mut place_number) = stated.filter(|place| (1..50).contains(place)) else { return };
    let by = scene.lower(at).ends_with("by");
    let from = if by { at } else { scene.clause_of(at).start };
    for clause in scene.clauses.iter().filter(|clause| clause.end > from) {
        // A name nobody knows takes a place too: what comes after it is not counted.
        if by && is_unknown_entry(scene, clause) {
            break;
        }
        // "Bing follows and Yahoo drops": another verb, another story.
        let acts = |at: usize| matches!(scene.kind(at), Some(Kind::Cue(cue)) if is_verb(cue) && cue != Cue::Follow);
        if !by && clause.start > at && (clause.start..clause.end).any(acts) {
            break;
        }
        // "followed by IAG (British Airways, Iberia)": who belongs to it.
        if clause.opener == Opener::Paren && clause.own {
            continue;
        }
        let parties =
            if by { names_in(scene, clause.start.max(from), clause.end) } else { own_companies(scene, clause) };
        for party in parties {
            place_number += 1;
            if found.iter().any(|other| other.at > at && other.subject.joined() == party.joined()) {
                continue;
            }
            let rank = RankReading {
                lo: place_number,
                hi: Some(place_number),
                from: clause.start.max(from),
                to: clause.end,
                negative: false,
                of_markets: false,
                last: false,
            };
            found.push(place(scene, &rank, party));
        }
        let goes_on = scene.clauses.iter().any(|next| {
            next.start >= clause.end
                && matches!(next.opener, Opener::And | Opener::Comma | Opener::With | Opener::Paren)
        });
        if !goes_on {
            break;
        }
    }
}

/// "followed by Vivo, Blorbo, Oppo": one capitalised word alone between commas.
fn is_unknown_entry(scene: &Scene, clause: &Clause) -> bool {
    let run = &scene.items[clause.start..clause.end];
    let capital = |item: &&Item| item.kind == Kind::Word && scene.reading.segments.tokens[item.tokens.start].capital;
    matches!(clause.opener, Opener::Comma | Opener::And) && run.len() <= 3 && run.iter().all(|item| capital(&item))
}

fn own_companies(scene: &Scene, clause: &Clause) -> Vec<Party> {
    if clause.own { scene.companies(clause) } else { Vec::new() }
}

fn names_in(scene: &Scene, from: usize, to: usize) -> Vec<Party> {
    // "followed by Flipkart-owned PhonePe": the owner only describes.
    let owns = |at: usize| {
        let described =
            scene.word(at + 1) == "-" && among!(scene.word(at + 2), "owned" | "backed" | "led" | "run" | "based");
        // "followed by Mediaset's Canale 5".
        described || scene.items.get(at + 1).is_some_and(is_possessive_mark) && scene.is_name(at + 2)
    };
    let apart = |at: usize| at >= 2 && sets_apart(scene.items, at - 2);
    (from..to)
        .filter(|&at| scene.is_name(at) && !owns(at) && !apart(at))
        .map(|at| Party::of(&scene.items[at]))
        .collect()
}
