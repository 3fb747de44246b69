//! Bare ordinals: "ranked third", "slid to second", "Samsung: third".

use super::read::{finish, ordinal_at};
use super::{RankReading, exact};
use crate::among::among;
use crate::claim::clause::Opener;
use crate::claim::item::Kind;
use crate::claim::lexicon::Cue;
use crate::claim::party::is_verb;
use crate::claim::scene::Scene;
use crate::segment::is_possessive;
use crate::vocabulary::Class;

/// A bare ordinal: "ranked third in Europe", "was fourth", "slid to second", "Safari second with 18.75 percent".
pub(super) fn ordinal(scene: &Scene, at: usize) -> Option<RankReading> {
    let (place, _) = ordinal_at(scene, at)?;
    if let Some(to) = attributive(scene, at) {
        return Some(finish(scene, exact(place, at, to)));
    }
    if place == 1 && is_first_in_time(scene, at) || is_other_quarter(scene, at) {
        return None;
    }
    let clause = scene.clause_of(at);
    if at == clause.start
        && let Some(to) = leads_to_name(scene, at + 1)
    {
        return Some(finish(scene, exact(place, at, to)));
    }
    let graded = (clause.start..at).rev().take_while(|&before| grades(scene.word(before))).count();
    let before = at - graded;
    let governed = match before.checked_sub(1).filter(|_| before > clause.start) {
        Some(verb) => governs_rank(scene, verb, clause.start, place),
        None => {
            before == clause.start
                && matches!(clause.opener, Opener::Comma | Opener::Colon | Opener::Dash | Opener::Paren | Opener::And)
                && scene.word(at.wrapping_sub(1)) != "the"
                && (list_follows(scene, at + 1, clause.end, place) || is_another_place(scene, at))
        }
    };
    // "a distant second to HP".
    let behind = place > 1 && scene.word(at + 1) == "to" && scene.is_name(at + 2);
    (governed && (behind || !is_noun_phrase(scene, at + 1))).then(|| finish(scene, exact(place, at, at + 1)))
}

/// "Fourth in the list is Hulu", "second is Vivo": where the name begins that holds the place before `from`.
fn leads_to_name(scene: &Scene, from: usize) -> Option<usize> {
    let listed = scene.word(from) == "in" || scene.word(from) == "on";
    let list = listed && scene.word(from + 1) == "the" && Class::List.has(scene.word(from + 2));
    let verb = if list { from + 3 } else { from };
    let name = verb + 1 + usize::from(scene.word(verb + 1) == "the");
    (among!(scene.word(verb), "is" | "was" | "comes" | "came") && scene.is_name(name)).then_some(name)
}

/// "a distant second", "only third": what may stand between an ordinal and its verb.
fn grades(word: &str) -> bool {
    among!(
        word,
        "a" | "the"
            | "distant"
            | "close"
            | "joint"
            | "now"
            | "still"
            | "only"
            | "currently"
            | "comfortably"
            | "an"
            | "equal"
            | "clear"
            | "also"
            | "comfortable"
            | "far"
    )
}

/// "the second half", "third ranked": a noun goes on after the ordinal, and it is no rank.
fn is_noun_phrase(scene: &Scene, next: usize) -> bool {
    let word = scene.word(next);
    match scene.kind(next) {
        Some(Kind::Word) => !among!(
            word,
            "in" | "among"
                | "with"
                | "by"
                | "behind"
                | "place"
                | "at"
                | "overall"
                | "for"
                | "after"
                | "globally"
                | "worldwide"
                | "on"
                | "there"
                | "place-"
                | "spot"
                | "biggest"
                | "nationally"
                | "across"
                | "rank"
                | "from"
                | "last"
                | "again"
                | "this"
                | "over"
        ),
        Some(Kind::Market(_) | Kind::Name(_) | Kind::Voice(_) | Kind::Quantity(_)) => true,
        Some(Kind::Cue(Cue::Noun(_) | Cue::Role | Cue::ReportNoun)) => true,
        Some(Kind::Punct) => word == "-",
        _ => false,
    }
}

/// "were first held in 1965", "became the first American firm to enter": before others in time, not above them.
fn is_first_in_time(scene: &Scene, at: usize) -> bool {
    let done = matches!(scene.kind(at + 1), Some(Kind::Cue(cue)) if is_verb(cue));
    let doer = scene.word(at.wrapping_sub(1)) == "the"
        && matches!(scene.kind(at + 1), Some(Kind::Region(_)))
        && (at + 2..at + 5)
            .any(|to| scene.word(to) == "to" && matches!(scene.kind(to + 1), Some(Kind::Word | Kind::Cue(_))));
    done || doer
}

/// "second in the second quarter and first in the third": the third quarter.
fn is_other_quarter(scene: &Scene, at: usize) -> bool {
    let part = |before: usize| {
        matches!(scene.kind(before), Some(Kind::Period(_)))
            && among!(scene.items[before].last_word(), "quarter" | "half")
    };
    let within = scene.word(at.wrapping_sub(1)) == "the" && among!(scene.word(at.wrapping_sub(2)), "in" | "during");
    let ends = matches!(scene.kind(at + 1), None | Some(Kind::Punct | Kind::Comma | Kind::Semicolon));
    within && ends && (0..at).any(part)
}

/// "Second-placed Samsung", "third ranked Oppo": where the name that holds the place begins.
fn attributive(scene: &Scene, at: usize) -> Option<usize> {
    let word = at + 1 + usize::from(scene.word(at + 1) == "-");
    let name = scene.is_name(word + 1);
    (name && matches!(scene.word(word), "placed" | "ranked")).then_some(word + 1)
}

/// After a name and a comma or colon: "Samsung: third with 7%", "Oppo, fifth a year ago", not "First, it does".
fn list_follows(scene: &Scene, next: usize, end: usize, place: u32) -> bool {
    let after_name = next >= 3 && scene.is_name(next - 3);
    let fits = next >= end
        || matches!(scene.kind(next), Some(Kind::Cue(Cue::With) | Kind::Period(_) | Kind::Region(_)))
        || among!(scene.word(next), "with" | "at" | "in" | "worldwide" | "globally");
    after_name && fits && (place > 1 || next < end)
}

/// "first in phones and third in tablets": a place elsewhere, right after one told in the same way.
fn is_another_place(scene: &Scene, at: usize) -> bool {
    let within = |at: usize| {
        let the = usize::from(scene.word(at + 2) == "the");
        let ground = matches!(scene.kind(at + 2 + the), Some(Kind::Market(_) | Kind::Region(_)));
        ground && scene.word(at + 1) == "in"
    };
    let before = (at.saturating_sub(8)..at).rev().find(|&before| ordinal_at(scene, before).is_some());
    within(at) && before.is_some_and(within)
}

/// Whether the word at `at` makes the ordinal after it a rank.
fn governs_rank(scene: &Scene, at: usize, start: usize, place: u32) -> bool {
    let word = scene.word(at);
    let named = Class::RankVerb.has(word) || among!(word, "arrives" | "arrived");
    let copula = among!(
        word,
        "is" | "was"
            | "were"
            | "are"
            | "remains"
            | "remained"
            | "be"
            | "been"
            | "stays"
            | "stayed"
            | "being"
            | "in"
            | "'s"
            | "’s"
    );
    let moved = word == "to" && is_moved(scene, at, start);
    let tied = word == "for" && among!(scene.word(at.wrapping_sub(1)), "tied" | "tie");
    let name = scene.is_name(at) && place > 1;
    // "its share put it sixth".
    let put = scene.is_cue(at, Cue::Pronoun)
        && place > 1
        && among!(
            scene.word(at.wrapping_sub(1)),
            "put" | "puts" | "putting" | "placing" | "places" | "made" | "makes" | "making" | "leaving"
        );
    // "came in at fifth", "stood at third".
    let comes = word == "at" && place > 1 && comes_in(scene, at, start);
    // "follows as a distant second".
    let as_follower = word == "as"
        && place > 1
        && (at.saturating_sub(2).max(start)..at).any(|index| {
            scene.is_cue(index, Cue::Follow)
                || among!(scene.word(index), "came" | "comes" | "in" | "ranks" | "rank" | "ranked")
        });
    // "took third with", "took the third with", "past LG into third with".
    let with = scene.is_cue(at + 2 + usize::from(scene.word(at + 1) == "the"), Cue::With);
    let taken = among!(word, "took" | "takes" | "taking" | "into" | "claimed") && place > 1 && with;
    let copula = copula && (word != "in" || place > 1) && !is_possessive_of_name(scene, at);
    named || copula || taken || tied || moved || name || comes || put || as_follower
}

/// "climbed from fifth to", "pushing it down to": a move to a place, up to item `at`.
fn is_moved(scene: &Scene, at: usize, start: usize) -> bool {
    // "rising in the rankings from fifth to third".
    let back = if scene.word(at.wrapping_sub(2)) == "from" { 8 } else { 5 };
    (at.saturating_sub(back).max(start)..at).any(|index| {
        matches!(scene.kind(index), Some(Kind::Cue(Cue::Rise | Cue::Fall | Cue::Ship | Cue::Have)))
            || among!(
                scene.word(index),
                "moved"
                    | "pushed"
                    | "pushing"
                    | "knocking"
                    | "bumping"
                    | "relegating"
                    | "relegated"
                    | "slid"
                    | "returned"
                    | "went"
                    | "back"
                    | "moves"
                    | "up"
                    | "down"
            )
    })
}

/// "came in", "stood", "debuted" right before item `at`.
fn comes_in(scene: &Scene, at: usize, start: usize) -> bool {
    (at.saturating_sub(2).max(start)..at).any(|index| {
        let lower = scene.lower(index);
        ["came", "come", "coming", "rank", "stood", "stand", "sit", "sat", "plac", "finish", "settl", "debut"]
            .iter()
            .any(|stem| lower.starts_with(stem))
    })
}

/// "Xiaomi's first": a possessive, not "Xiaomi is first".
fn is_possessive_of_name(scene: &Scene, at: usize) -> bool {
    is_possessive(scene.word(at)) && at > 0 && !scene.is_cue(at - 1, Cue::Pronoun)
}
