//! Whether a name can be the subject, or a preposition or participle governs it; and what stands before the subject
//! without ending the search for it.

use super::place_word::is_place_word;
use super::words::is_preposition;
use super::{Clause, Opener};
use crate::among::among;
use crate::claim::item::{Item, Kind, Row};
use crate::claim::lexicon::{Cue, Noun};
use crate::claim::party::{is_and, is_company_word};
use crate::quantity::Unit;

/// Whether the name at `at` can be the subject: no preposition governs it.
pub(super) fn is_subject_place(items: &[Item], clause: &Clause, at: usize) -> bool {
    let mut before = at;
    while before > clause.start && describes(items, clause, before - 1) {
        before -= 1;
    }
    if ends_phrase_of(items, clause, before) {
        return false;
    }
    if before == clause.start {
        // "wrote on Weibo": where it was said is not what was said.
        let said_where = clause.opener == Opener::Content && before > 0;
        return !(said_where && ends_with_preposition(&items[before - 1]));
    }
    // "after HP, Lenovo, and Dell": the list has one governor, and it is no subject.
    let joint = before - 1;
    let comma = joint > clause.start && items[joint - 1].kind == Kind::Comma;
    let listed = is_and(&items[joint]) || items[joint].kind == Kind::Comma;
    let other = joint.checked_sub(1 + usize::from(comma)).filter(|&other| listed && other > clause.start);
    if let Some(other) = other.filter(|&other| items[other].is_name()) {
        return is_subject_place(items, clause, other);
    }
    is_ungoverned(items, clause, before, at)
}

/// Whether item `at` may stand between a name and what governs it: "the rival", "Chinese", "number two".
fn describes(items: &[Item], clause: &Clause, at: usize) -> bool {
    matches!(items[at].kind, Kind::Region(_) | Kind::Market(_) | Kind::Voice(_) | Kind::Quote)
        || among!(
            items.word(at),
            "the"
                | "a"
                | "an"
                | "rival"
                | "maker"
                | "brand"
                | "giant"
                | "its"
                | "their"
                | "fellow"
                | "automaker"
                | "vendor"
                | "company"
                | "firm"
                | "-"
                | "based"
                | "only"
                | "retailer"
                | "carrier"
                | "startup"
                | "carmaker"
                | "ranked"
                | "placed"
                | "number"
                | "largest"
                | "biggest"
        )
        || is_place_word(items, clause.start, at)
}

/// "the launch of the detachable iPad helped Apple": the words before the name are the end of another phrase.
fn ends_phrase_of(items: &[Item], clause: &Clause, before: usize) -> bool {
    let of = before.checked_sub(3).filter(|&of| of > clause.start && items[before - 1].kind == Kind::Word);
    of.is_some_and(|of| {
        items.word(of) == "of"
            && among!(items.word(of + 1), "the" | "a" | "an" | "its")
            && !is_head_of_share(&items[of - 1])
            && !is_company_word(items.word(before - 1))
            && !items.word(before - 1).ends_with('s')
    })
}

/// Whether the item before `before` leaves the name at `at` free to be the subject.
fn is_ungoverned(items: &[Item], clause: &Clause, before: usize, at: usize) -> bool {
    let word = items.word(before - 1);
    let placed = items[before..at].iter().any(|item| matches!(item.kind, Kind::Region(_) | Kind::Period(_)));
    // "As for Ford, its sales rose".
    let topic = word == "for" && before - 1 > clause.start && items[before - 2].word == "as";
    if topic {
        return true;
    }
    // "for Asda they fell".
    let taken_up = word == "for"
        && before - 1 == clause.start
        && items.get(at + 1).is_some_and(|item| among!(item.word, "it" | "they"));
    if taken_up {
        return true;
    }
    // "For LIC, premiums rose".
    let fronted =
        word == "for" && before - 1 == clause.start && at + 1 == clause.end && items.kind(at + 1) == Some(Kind::Comma);
    if fronted {
        return true;
    }
    // "from the same parent as Vivo".
    if word == "as" && items[clause.start..before].iter().rev().take(6).any(|item| item.word == "same") {
        return false;
    }
    // "In broadband Flow leads".
    let lead = &items[clause.start..at];
    let lead = match lead {
        [first, the, rest @ ..] if the.word == "the" => (first.word, rest),
        [first, rest @ ..] => (first.word, rest),
        [] => ("", lead),
    };
    let segment = matches!(lead, ("in", [only]) if matches!(only.kind, Kind::Market(_)));
    if segment {
        return true;
    }
    let purpose = word == "for" && is_infinitive(items, at + 1);
    let registered = word == "from" && before - 1 == clause.start && matches!(items.word(at + 1), "were" | "was");
    if placed && among!(word, "in" | "across" | "within" | "for" | "on") || purpose || registered {
        return true;
    }
    // "sales of X", "deliveries by X", "registrations at X".
    let of = matches!(word, "of" | "by" | "for" | "at")
        && before >= clause.start + 2
        && (is_head_of_share(&items[before - 2])
            || among!(items.word(before - 2), "quartet" | "trio" | "duo" | "duopoly" | "pair"));
    let opens =
        before - 1 == clause.start && matches!(items[before - 1].kind, Kind::Cue(Cue::With | Cue::Follow | Cue::While));
    of || opens
        || !ends_with_preposition(&items[before - 1])
            && !is_preposition(word)
            && !matches!(items[before - 1].kind, Kind::Cue(Cue::Ahead | Cue::Behind | Cue::PassiveAhead | Cue::Source))
            && !is_participle(items, clause, before - 1)
}

/// "took Acer's market share from 9% to 12%": whose share it is stands behind the verb.
pub(super) fn moves_share(items: &[Item], at: usize, end: usize) -> bool {
    let share = |item: &&Item| item.kind == Kind::Cue(Cue::Noun(Noun::Share));
    let take = among!(items.word(at), "took" | "takes" | "take" | "taking" | "taken");
    let noun = items[at..end].iter().take(8).position(|item| share(&item)).filter(|_| take);
    let moved =
        |at: usize| among!(items.word(at), "to" | "from") && matches!(items.kind(at + 1), Some(Kind::Quantity(_)));
    noun.is_some_and(|noun| (at + noun + 1..end.min(at + noun + 8)).any(moved))
}

/// "In the top five European markets Acer led", "Across 27 countries Acer led": where or for how long, told first.
pub(super) fn is_fronted(items: &[Item], clause: &Clause, at: usize) -> bool {
    let opens =
        among!(items.word(clause.start), "in" | "across" | "over" | "during" | "through" | "throughout" | "within");
    let noun = |item: &Item| {
        item.kind == Kind::Cue(Cue::Noun(Noun::Countries))
            || among!(item.word, "weeks" | "months" | "quarters" | "years" | "days" | "cities" | "states" | "regions")
    };
    let small = items[at].quantity.is_some_and(|it| matches!(it.unit, Unit::Count | Unit::Ordinal));
    let near = clause.end.min(at + 5);
    opens && small && at <= clause.start + 3 && items[at + 1..near].iter().any(noun)
}

/// "by", "posted on": a cue may end with the preposition that governs what follows.
pub(super) fn ends_with_preposition(item: &Item) -> bool {
    item.lower.rsplit(' ').next().is_some_and(is_preposition)
}

/// "for Xiaomi to return": the name is the subject of what follows.
fn is_infinitive(items: &[Item], at: usize) -> bool {
    items.word(at) == "to"
}

/// "that of X", "those of X", "the share of X", "sales of the X", "the goal of the company".
pub(super) fn is_head_of_share(item: &Item) -> bool {
    matches!(item.word, "that" | "those" | "goal" | "aim" | "target")
        || matches!(item.kind, Kind::Cue(Cue::Noun(noun)) if noun != Noun::Market && noun != Noun::Block)
}

/// A first word in -ing or -ed is a verb: what follows is its object.
fn is_participle(items: &[Item], clause: &Clause, at: usize) -> bool {
    let word = items.word(at);
    at == clause.start
        && clause.opener != Opener::Start
        && items[at].kind == Kind::Word
        && (word.ends_with("ing") || word.ends_with("ed"))
}
