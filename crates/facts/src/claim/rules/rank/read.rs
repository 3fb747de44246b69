//! The words of rank at an item, whichever way they say it. Not who holds the place.

use super::beyond::{beyond_any, beyond_none};
use super::lead::leads;
use super::ordinal::ordinal;
use super::superlative::{sold_most, superlative};
use super::top::{top_n, top_place};
use super::{RankReading, exact};
use crate::among::among;
use crate::claim::clause::is_preposition;
use crate::claim::item::Kind;
use crate::claim::lexicon::Cue;
use crate::claim::scene::Scene;
use crate::number::{Decimal, count_word, place_word};
use crate::quantity::Unit;

pub(super) fn read_rank(scene: &Scene, at: usize) -> Option<RankReading> {
    // Asked of every item, and answered for most of them by this look.
    if may_rank(scene, at) { read_begun(scene, at) } else { None }
}

#[inline(never)]
fn read_begun(scene: &Scene, at: usize) -> Option<RankReading> {
    match scene.word(at) {
        "any" => return beyond_any(scene, at),
        "no" if let Some(rank) = beyond_none(scene, at) => return Some(rank),
        _ => {}
    }
    numbered(scene, at)
        .or_else(|| top_n(scene, at))
        .or_else(|| top_place(scene, at))
        .or_else(|| superlative(scene, at))
        .or_else(|| sold_most(scene, at))
        .or_else(|| leads(scene, at))
        .or_else(|| ordinal(scene, at))
}

/// Whether a word of rank can begin here: most items are sent away at once.
fn may_rank(scene: &Scene, at: usize) -> bool {
    match scene.items[at].kind {
        Kind::Quantity(index) => scene.reading.quantities[index].unit == Unit::Ordinal,
        Kind::Cue(cue) => {
            is_second_only(scene, at)
                || cue == Cue::Lead
                || among!(scene.word(at), "lead" | "top" | "leading" | "first" | "topped" | "tops" | "headed")
        }
        Kind::Word => {
            let word = scene.word(at);
            is_on_top(word)
                || among!(
                    word,
                    "any"
                        | "no"
                        | "nos"
                        | "number"
                        | "numero"
                        | "place"
                        | "rank"
                        | "position"
                        | "top"
                        | "leading"
                        | "leader"
                        | "podium"
                        | "runner"
                        | "pole"
                        | "lead"
                        | "leadership"
                        | "crown"
                        | "king"
                        | "ahead"
                        | "throne"
                        | "back"
                        | "on"
                        | "largest"
                        | "biggest"
                        | "dominant"
                        | "foremost"
                        | "best"
                        | "bestselling"
                        | "highest"
                        | "most"
                )
                || place_word(word).is_some()
        }
        Kind::Punct => scene.word(at) == "#",
        _ => false,
    }
}

/// "topped by", "tops with", "atop the market".
fn is_on_top(word: &str) -> bool {
    among!(word, "dominated" | "topped" | "tops" | "headed" | "atop")
}

/// The whole number of item `at`, as digits or as a word.
pub(super) fn number(scene: &Scene, at: usize) -> Option<u32> {
    let written = count_word(scene.word(at)).or_else(|| scene.word(at).parse().ok());
    written.or_else(|| {
        let quantity = scene.items.get(at)?.quantity?;
        let whole = quantity.lo.filter(|lo| quantity.unit == Unit::Count && Some(*lo) == quantity.hi)?;
        (whole.exponent() >= 0 && whole <= Decimal::whole(1000)).then(|| whole.to_f64() as u32)
    })
}

/// The ordinal of item `at`: its place, and whether it is written as a number of rank ("No. 3").
pub(super) fn ordinal_at(scene: &Scene, at: usize) -> Option<(u32, bool)> {
    let item = scene.items.get(at)?;
    if let Some(quantity) = item.quantity {
        let place = quantity
            .lo
            .filter(|lo| quantity.unit == Unit::Ordinal && quantity.hi == Some(*lo) && *lo <= Decimal::whole(10_000))?;
        let written = scene.lower(at).starts_with(['n', '#', '№']) && !scene.lower(at).starts_with("ni");
        return Some((place.to_f64() as u32, written));
    }
    place_word(scene.word(at)).map(|place| (place, false))
}

/// "second only to Apple": behind one party, and behind nobody else.
fn is_second_only(scene: &Scene, at: usize) -> bool {
    scene.is_cue(at, Cue::Behind) && scene.lower(at).contains("second ")
}

/// "No. 1", "number one", "#3", "numero uno".
fn numbered(scene: &Scene, at: usize) -> Option<RankReading> {
    if let Some((place, true)) = ordinal_at(scene, at) {
        return fits_rank(scene, at, at + 1).then(|| finish(scene, exact(place, at, at + 1)));
    }
    if is_second_only(scene, at) {
        // "second only to Oppo and Vivo": the third.
        let two = scene.is_name(at + 1) && scene.word(at + 2) == "and" && scene.is_name(at + 3);
        if two {
            return None;
        }
        return Some(finish(scene, exact(2, at, at + 1)));
    }
    let mut next = at + 1;
    match scene.word(at) {
        "no" | "nos" if matches!(scene.word(next), ".") => next += 1,
        // "No one" is nobody.
        "no" if scene.word(next) == "one" => return None,
        "no" | "number" | "#" => {}
        "numero" if scene.word(next) == "uno" => return Some(finish(scene, exact(1, at, at + 2))),
        "place" | "rank" | "position" if is_preposition(scene.word(at.wrapping_sub(1))) => {}
        "rank" | "ranking" | "position" if scene.kind(next) == Some(Kind::Colon) => next += 1,
        _ => return None,
    }
    let place = number(scene, next)?;
    (place > 0 && fits_rank(scene, at, next + 1)).then(|| finish(scene, exact(place, at, next + 1)))
}

/// "No. 9 Robot Company" and "the number two reason" are no ranks.
fn fits_rank(scene: &Scene, _from: usize, to: usize) -> bool {
    !among!(
        scene.word(to),
        "reason"
            | "priority"
            | "issue"
            | "concern"
            | "cause"
            | "question"
            | "song"
            | "album"
            | "hit"
            | "robot"
            | "seed"
            | "fan"
    )
}

/// Whether the place was lost.
pub(super) fn finish(scene: &Scene, rank: RankReading) -> RankReading {
    let clause = scene.clause_of(rank.from);
    let before = rank.from.saturating_sub(6).max(clause.start);
    let lost = (before..rank.from).any(|at| {
        // "its slow start cost it second place".
        let cost = scene.word(at) == "cost" && scene.is_cue(at + 1, Cue::Pronoun);
        cost || scene.is_cue(at, Cue::Lose)
            || among!(
                scene.word(at),
                "ceded"
                    | "cede"
                    | "cedes"
                    | "relinquished"
                    | "surrendered"
                    | "conceded"
                    | "dislodged"
                    | "ousted"
                    | "dethroned"
                    | "toppled"
                    | "unseated"
            )
    });
    RankReading { negative: rank.negative || lost, ..rank }
}
