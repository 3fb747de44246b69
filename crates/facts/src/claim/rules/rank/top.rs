//! "In the top three", "out of the top five", "the top spot", "the smartphone crown".

use super::read::{finish, ordinal_at};
use super::{RankReading, exact};
use crate::among::among;
use crate::claim::item::Kind;
use crate::claim::lexicon::Cue;
use crate::claim::scene::Scene;
use crate::quantity::Unit;
use crate::vocabulary::Class;

/// "the top three": in it, out of it, or its last place.
pub(super) fn top_n(scene: &Scene, at: usize) -> Option<RankReading> {
    let quantity = scene.items.get(at)?.quantity.filter(|quantity| quantity.unit == Unit::Ordinal)?;
    let size = quantity.hi.filter(|hi| Some(*hi) != quantity.lo)?.to_f64() as u32;
    // "in the top five European markets".
    let places = (at + 1..at + 4).any(|next| among!(scene.word(next), "markets" | "economies" | "nations"));
    if places
        || among!(scene.word(at + 1), "companies" | "firms" | "countries" | "cities")
        || scene.word(at + 1) == "list"
            && !(at.saturating_sub(3)..at).any(|before| scene.word(before).starts_with("clos"))
    {
        return None;
    }
    let clause = scene.clause_of(at);
    let before = at.saturating_sub(6).max(clause.start);
    let has = |words: &[&str]| (before..at).any(|index| words.contains(&scene.word(index)));
    let out = has(&["out", "outside", "missed", "missing", "exited", "left", "below"])
        || at > 0 && scene.is_cue(at - 1, Cue::Not)
        || has(&["dropped", "drops", "dropping", "fell", "fallen", "falls", "falling", "slipped", "vanished"])
            && (scene.word(at - 1) == "from"
                || scene.word(at - 1) == "the" && scene.word(at.wrapping_sub(2)) == "from");
    let not_in = (before..at).any(|index| scene.is_cue(index, Cue::Not)) && has(&["in", "among"]);
    let last = (before..at).any(|index| is_completed(scene.word(index))) || has(&["finished"]) && has(&["out", "off"]);
    // "the only company among the top five to grow": which of them is not said.
    if has(&["only"]) && has(&["among"]) || has(&["fastest", "largest", "biggest"]) {
        return None;
    }
    let inside = has(&[
        "in", "into", "entered", "among", "joined", "to", "reached", "within", "enter", "made", "broke", "cracked",
        "crack", "joins", "enters", "entering", "breaking",
    ]);
    // "Completing the top ten are A, B and C": which of them is last is not said.
    if last && (at + 1..at + 4).any(|after| matches!(scene.word(after), "are" | "were")) {
        return None;
    }
    let rank = match () {
        () if last => RankReading { last: true, ..exact(size, at, at + 1) },
        () if out || not_in => RankReading { lo: size + 1, hi: None, ..exact(1, at, at + 1) },
        () if inside && !has(&["of", "share"]) => RankReading { lo: 1, hi: Some(size), ..exact(1, at, at + 1) },
        () => return None,
    };
    Some(rank)
}

/// "completed the top five", "rounded out the podium": the last of them.
fn is_completed(word: &str) -> bool {
    let stems = ["complet", "round", "clos", "fill"];
    among!(word, "finish" | "finishes" | "finishing")
        || stems.iter().any(|stem| word.strip_prefix(stem).is_some_and(is_verb_ending))
}

fn is_verb_ending(end: &str) -> bool {
    among!(end, "" | "s" | "e" | "es" | "ed" | "ing")
}

/// "first place", "the top spot", "the lead", "pole position", "the smartphone crown".
pub(super) fn top_place(scene: &Scene, at: usize) -> Option<RankReading> {
    let found = match ordinal_at(scene, at) {
        Some((place, false)) => numbered_place(scene, at, place),
        _ => worded_place(scene, at),
    };
    let gap = |before: usize| {
        scene.word(before + 1) == "between" && among!(scene.word(before), "difference" | "gap" | "distance")
    };
    let near = at.saturating_sub(6)..at;
    let contested = || near.clone().any(|before| is_contest(scene.word(before))) || (at.saturating_sub(9)..at).any(gap);
    found.filter(|_| !contested())
}

/// "the top spot", "the lead", "rounded out the podium": a place without its number.
fn worded_place(scene: &Scene, at: usize) -> Option<RankReading> {
    if scene.word(at) == "podium" {
        let last = (at.saturating_sub(4)..at).any(|before| is_completed(scene.word(before)));
        return last.then(|| RankReading { last: true, ..exact(3, at, at + 1) });
    }
    let next = scene.word(at + 1);
    // "the runner-up spot", "is the runner-up with".
    if scene.word(at) == "runner" && next == "-" && scene.word(at + 2) == "up" {
        let place = is_place(scene.word(at + 3));
        let is = at > 1 && scene.word(at - 1) == "the" && scene.is_cue(at - 2, Cue::Level);
        let alone = is && scene.word(at + 3) != "to";
        return (place || alone).then(|| finish(scene, exact(2, at, at + 3 + usize::from(place))));
    }
    let length = match (scene.word(at), next) {
        ("top" | "leading", word) if is_place(word) => 2,
        ("top", "dog") => 2,
        ("top", _) if is_put_on_top(scene, at) => 1,
        // "remains firmly atop the search heap".
        ("atop", "the") if is_top(scene, at) => 2,
        ("pole", "position") => 2,
        ("lead" | "leadership" | "crown" | "throne", _)
            if is_taken(scene, at) && !among!(next, "over" | "positions") =>
        {
            1
        }
        _ if is_the_lead(scene, at) && is_taken(scene, at) && next != "over" => 1,
        ("back", "on") if scene.word(at + 2) == "top" => 3,
        ("top", "of") if tops_list(scene, at) => 2,
        ("top", "in") if is_top(scene, at) && matches!(scene.kind(at + 2), Some(Kind::Market(_) | Kind::Region(_))) => {
            1
        }
        ("on", "the") if scene.word(at + 2) == "top" && is_top(scene, at) && scene.word(at + 3) != "of" => 3,
        ("on", "top") if is_top(scene, at) && !among!(scene.word(at + 2), "of" | "in") => 2,
        _ => return None,
    };
    Some(finish(scene, exact(1, at, at + length)))
}

fn is_place(word: &str) -> bool {
    Class::PlaceNoun.has(word) || among!(word, "rank" | "places" | "ranked" | "ranking")
}

/// "third place", "its fourth-place ranking", not "in the first place".
fn numbered_place(scene: &Scene, at: usize, place: u32) -> Option<RankReading> {
    let word = |back: usize| scene.word(at.wrapping_sub(back));
    let in_the_first = place == 1 && word(1) == "the" && word(2) == "in";
    let hyphen = usize::from(matches!(scene.word(at + 1), "-" | "–"));
    let named = is_place(scene.word(at + 1 + hyphen));
    (named && !in_the_first).then(|| finish(scene, exact(place, at, at + 2 + hyphen)))
}

/// "the lead", "its lead": the noun.
fn is_the_lead(scene: &Scene, at: usize) -> bool {
    scene.is_cue(at, Cue::Lead)
        && scene.lower(at) == "lead"
        && among!(
            scene.word(at.wrapping_sub(1)),
            "the"
                | "keeps"
                | "its"
                | "kept"
                | "takes"
                | "took"
                | "retains"
                | "their"
                | "clear"
                | "market"
                | "global"
                | "early"
        )
}

/// Words of taking, holding or losing stand before the place at `at`.
fn is_taken(scene: &Scene, at: usize) -> bool {
    let from = at.saturating_sub(7).max(scene.clause_of(at).start);
    (from..at).any(|index| scene.is_cue(index, Cue::Have) || Class::Taking.has(scene.word(index)))
}

/// "was top", "came out on top", "was, of course, top".
fn is_top(scene: &Scene, at: usize) -> bool {
    (at.saturating_sub(5)..at).any(|before| {
        among!(
            scene.word(before),
            "is" | "was"
                | "remains"
                | "remained"
                | "came"
                | "comes"
                | "stays"
                | "stayed"
                | "ended"
                | "finished"
                | "sits"
        )
    })
}

/// "Canalys ranked Honor top on 11.8 million", "IDC puts HP top,".
fn is_put_on_top(scene: &Scene, at: usize) -> bool {
    let puts = among!(
        scene.word(at.wrapping_sub(2)),
        "put" | "puts" | "placed" | "places" | "ranked" | "ranks" | "rates" | "rated" | "has" | "had"
    );
    let next = scene.word(at + 1);
    puts && scene.is_name(at - 1) && (among!(next, "on" | "at" | "with" | "in" | "for" | "." | ",") || next.is_empty())
}

/// "at the top of the rankings", "on top of the DRAM market": ahead of all, where "on top of that" is nothing.
fn tops_list(scene: &Scene, at: usize) -> bool {
    let the = usize::from(scene.word(at.wrapping_sub(1)) == "the");
    let before = at.wrapping_sub(1 + the);
    // "made life hard at the top of the list": for whoever stands there.
    let makes = (before.saturating_sub(6)..before).any(|at| among!(scene.word(at), "made" | "makes" | "making"));
    let stands = among!(scene.word(before), "on" | "to") || scene.word(before) == "at" && !makes;
    let list = (at + 2..scene.items.len().min(at + 7)).find(|&next| {
        among!(
            scene.word(next),
            "market" | "list" | "ranking" | "rankings" | "table" | "chart" | "charts" | "leaderboard"
        )
    });
    stands && list.is_some()
}

/// "trade places for the top spot", "vying for first place": nobody holds it yet.
fn is_contest(word: &str) -> bool {
    Class::Contest.has(word)
}
