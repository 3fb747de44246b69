//! What stands before a number in its clause: the noun, the verb, the word of change, the preposition. Not what
//! they make of it.

use super::goods::is_people;
use crate::among::among;
use crate::claim::Direction;
use crate::claim::clause::{Clause, Opener, is_adjective, is_possessive_mark};
use crate::claim::item::{Item, Kind, Row};
use crate::claim::lexicon::{Cue, Noun};
use crate::claim::party::{PartyKind, is_verb};
use crate::span::Span;
use crate::vocabulary::Class;

pub(super) struct Left<'a> {
    pub(super) noun: Option<Noun>,
    pub(super) noun_span: Option<Span>,
    pub(super) noun_at: Option<usize>,
    pub(super) verb: Option<Cue>,
    /// The nearest word of change, and where.
    pub(super) change: Option<(Direction, usize)>,
    pub(super) prep: &'a str,
    /// Item of the word right before the number, fillers skipped.
    pub(super) near: Option<usize>,
    pub(super) from: usize,
}

fn is_filler(word: &str) -> bool {
    Class::Filler.has(word) && word != "to"
}

pub(super) fn direction_of(cue: Cue) -> Option<Direction> {
    match cue {
        Cue::Rise | Cue::RiseNoun => Some(Direction::Up),
        Cue::Fall | Cue::FallNoun => Some(Direction::Down),
        _ => None,
    }
}

pub(super) fn look_left<'a>(items: &'a [Item<'a>], clause: &Clause, at: usize) -> Left<'a> {
    let mut left =
        Left { noun: None, noun_span: None, noun_at: None, verb: None, change: None, prep: "", near: None, from: at };
    let mut index = at;
    while index > clause.start && at - index < 40 {
        index -= 1;
        let item = &items[index];
        let graded = index + 1 < at && grades(items, index) || is_base_of_change(items, clause, index);
        if left.near.is_none() && !is_filler(item.word) && !graded && !matches!(item.kind, Kind::Quote) {
            left.near = Some(index);
            left.prep = item.word;
            left.from = index;
        }
        // "a 58% share driven by growth of 94%": what drives is another measure.
        if item.kind == Kind::Word && is_cause(item.word) && left.noun.is_none() && left.change.is_some() {
            break;
        }
        // "MTN's mobile customers rose": people, told as a market.
        let people = matches!(item.kind, Kind::Market(_)) && left.noun.is_none() && is_people(item.lower);
        if people && is_base_of_name(items, clause, index) {
            left.noun = Some(Noun::Users);
            left.noun_span = Some(item.span);
            left.noun_at = Some(index);
        }
        if is_counted_by(items, clause, index) {
            continue;
        }
        let Kind::Cue(cue) = item.kind else { continue };
        if let Some(direction) = direction_of(cue).filter(|_| left.change.is_none() && !is_taken_up(items, index)) {
            left.change = Some((direction, index));
        }
        match cue {
            Cue::Noun(noun) if left.noun.is_none() && !is_object_of_other(items, index) => {
                // "smart device connections" are devices, "mobile connections" people.
                let things = index > 0 && item.lower == "connections" && items[index - 1].name().contains("device");
                // "transactions per account", "sales per store": an average.
                let average = noun != Noun::Price && items.word(index + 1) == "per";
                let noun = if average { Noun::Block } else { noun };
                left.noun = Some(if things { Noun::Devices } else { noun });
                left.noun_span = Some(item.span);
                left.noun_at = Some(index);
            }
            // "smartphone market share": the head noun is the last; "revenue" after "market" wins.
            Cue::Noun(noun) if left.noun == Some(Noun::Market) && noun != Noun::Market => {
                left.noun = Some(noun);
                left.noun_span = Some(item.span);
                left.noun_at = Some(index);
            }
            // "share of units": the noun before "of" is the head.
            Cue::Noun(noun) if is_head_before_of(items, index, left.noun_at) => {
                left.noun = Some(noun);
                left.noun_span = Some(item.span);
                left.noun_at = Some(index);
            }
            cue if is_verb(cue) && left.verb.is_none() && !is_adjective(items, index) => left.verb = Some(cue),
            _ => {}
        }
    }
    left
}

/// "MTN's mobile customers", "the subscriber base of Jio", "Airtel leads, with mobile customers reaching": of a company.
fn is_base_of_name(items: &[Item], clause: &Clause, at: usize) -> bool {
    let owned = at > clause.start && is_possessive_mark(&items[at - 1]);
    let of_name = among!(items.word(at + 1), "of" | "at") && items.is_name(at + 2);
    let company = || clause.subject.as_ref().is_some_and(|party| party.kind == PartyKind::Company);
    owned || of_name || clause.opener == Opener::With && company()
}

/// "revenue per active rider": what something else is counted by.
fn is_counted_by(items: &[Item], clause: &Clause, at: usize) -> bool {
    let per = |step: usize| at > step + clause.start && items[at - step - 1].lower.ends_with("per");
    per(0) || per(1) && items[at - 1].kind == Kind::Word
}

/// "declined year-on-year 1%": what the change is measured against, between it and its number.
fn is_base_of_change(items: &[Item], clause: &Clause, at: usize) -> bool {
    let against = match items[at].kind {
        Kind::Period(_) => items[at].lower.starts_with('y'),
        kind => kind == Kind::Cue(Cue::Earlier),
    };
    against && at > clause.start && matches!(items[at - 1].kind, Kind::Cue(Cue::Rise | Cue::Fall))
}

/// "took up a 24% share", "makes up 10 percent": nothing goes up.
pub(super) fn is_taken_up(items: &[Item], at: usize) -> bool {
    let verb = at.checked_sub(1).map_or("", |before| items[before].word);
    items[at].word == "up" && among!(verb, "take" | "takes" | "took" | "taken" | "taking" | "make" | "makes" | "made")
}

/// "a much more modest 11 percent": the words before the adjective only grade it.
fn grades(items: &[Item], at: usize) -> bool {
    let next = items[at + 1].word;
    match items[at].word {
        "more" | "less" => is_filler(next),
        "much" | "far" | "slightly" | "somewhat" => matches!(next, "more" | "less"),
        _ => false,
    }
}

fn is_cause(word: &str) -> bool {
    among!(word, "driven" | "thanks" | "fuelled" | "fueled" | "owing" | "spurred")
}

/// "in the market", "across its stores": a noun behind a preposition of place is not what the number measures.
fn is_object_of_other(items: &[Item], at: usize) -> bool {
    let placed = (at.saturating_sub(3)..at).rev().map(|index| &items[index]).find_map(|item| match item.kind {
        Kind::Word if is_place_word(item.word) => Some(true),
        Kind::Word | Kind::Region(_) | Kind::Market(_) | Kind::Cue(Cue::Total) => None,
        _ => Some(false),
    });
    use Noun::*;
    // "the Chinese brands TCL and Hisense": who they are.
    let named = items.is_name(at + 1) && matches!(items[at].kind, Kind::Cue(Cue::Noun(Products | Companies)));
    named
        || placed == Some(true)
            && matches!(
                items[at].kind,
                Kind::Cue(Cue::Noun(Market | Stores | Countries | Users | Products | Companies))
            )
}

fn is_place_word(word: &str) -> bool {
    among!(word, "in" | "across" | "among" | "from" | "per" | "through" | "within")
}

/// Whether the noun at `at` and the one at `later` stand as "share of units".
fn is_head_before_of(items: &[Item], at: usize, later: Option<usize>) -> bool {
    let Some(later) = later else { return false };
    let between = &items[at + 1..later];
    // "market share in new business premium".
    let part = items[at].kind == Kind::Cue(Cue::Noun(Noun::Share));
    // "registrations to private buyers".
    let sold = items[at].kind == Kind::Cue(Cue::Noun(Noun::Volume));
    between.len() <= 4
        && between
            .first()
            .is_some_and(|item| item.word == "of" || part && item.word == "in" || sold && item.word == "to")
        && between[1..].iter().all(|item| {
            item.word == "-"
                || matches!(item.kind, Kind::Word | Kind::Market(_) | Kind::Region(_) | Kind::Cue(Cue::Total))
        })
}
