//! Signs and words of change at a number itself: "(+3.1%)", "35% more than", "a 9% decline". Not the verbs before it.

use super::Scope;
use super::left::direction_of;
use super::shape::compared;
use crate::among::among;
use crate::claim::Direction;
use crate::claim::clause::{Clause, is_possessive_mark};
use crate::claim::item::{Item, Kind, Reading, Row};
use crate::claim::lexicon::Cue;
use crate::claim::party::is_and;
use crate::claim::series::last_of_values;
use crate::period::PeriodExpr;
use crate::quantity::{Quantity, Unit};
use crate::vocabulary::Class;

/// A sign glued to the number: "(+3.1%)", "-4%".
pub(super) fn signed(reading: &Reading, items: &[Item], at: usize, quantity: &Quantity) -> Option<Direction> {
    if !matches!(quantity.unit, Unit::Percent | Unit::Points) {
        return None;
    }
    let own = items[at].span.of(reading.text).chars().next();
    let before = at.checked_sub(1).filter(|_| reading.segments.tokens[items[at].tokens.start].glued);
    let glued = before.and_then(|index| items[index].span.of(reading.text).chars().last());
    let sign = own.filter(|c| !c.is_alphanumeric()).or(glued)?;
    match sign {
        '+' | '▲' | '↑' => Some(Direction::Up),
        '-' | '−' | '–' | '▼' | '↓'
            if before.is_none_or(|index| {
                index == 0
                    || !reading.segments.tokens[items[index].tokens.start].glued
                    || items[index - 1].kind == Kind::Open
            }) =>
        {
            Some(Direction::Down)
        }
        _ => None,
    }
}

/// "35% more than", "a 9% decline", "42 percent higher", "125.6 percent above".
pub(super) fn change_after(scope: &Scope, at: usize, quantity: &Quantity) -> Option<Direction> {
    let Scope { reading, items, clause } = *scope;
    let percent = matches!(quantity.unit, Unit::Percent | Unit::Points);
    if let Some(direction) = change_after_list(items, at).filter(|_| percent) {
        return Some(direction);
    }
    if let Some(direction) = or_so_many(items, at).or_else(|| compared_twice(items, at).filter(|_| percent)) {
        return Some(direction);
    }
    if let Some(direction) = amount_of_change(items, clause, at, quantity) {
        return Some(direction);
    }
    for index in at + 1..clause.end.min(at + 7) {
        let item = &items[index];
        let word = item.word;
        // "its 34.5 per cent, down from 37.9 per cent": where it came to.
        let from = items.get(index + 2).and_then(|next| next.quantity).filter(|_| items.word(index + 1) == "from");
        if among!(word, "up" | "down") && from.is_some_and(|from| from.unit == quantity.unit) && percent {
            return None;
        }
        match item.kind {
            Kind::Quantity(_) if percent && index == at + 1 => return compared(item.lower),
            Kind::Cue(Cue::RiseNoun) if percent => return Some(Direction::Up),
            Kind::Cue(Cue::FallNoun) if percent => return Some(Direction::Down),
            Kind::Cue(Cue::Rise) if among!(word, "more" | "higher" | "up") => {
                return (percent || followed_by_than(items, index)).then_some(Direction::Up);
            }
            Kind::Cue(Cue::Fall) if among!(word, "less" | "fewer" | "lower" | "down") => {
                return (percent || followed_by_than(items, index)).then_some(Direction::Down);
            }
            Kind::Cue(Cue::Rise) if percent && is_change_noun(word) => return Some(Direction::Up),
            Kind::Cue(Cue::Fall) if percent && is_change_noun(word) => return Some(Direction::Down),
            Kind::Cue(Cue::Earlier) | Kind::Quote | Kind::Period(_) | Kind::Open | Kind::Close => {}
            Kind::Cue(Cue::Noun(_)) | Kind::Market(_) if index <= at + 2 && percent => {}
            Kind::Word => match word {
                "above" if percent => return Some(Direction::Up),
                "below" if percent => return Some(Direction::Down),
                // "Xiaomi's 83 per cent over Q2 2020".
                "over" if percent && index == at + 1 && is_period(items, at + 2) && at > clause.start => {
                    return is_possessive_mark(&items[at - 1]).then_some(Direction::Up);
                }
                "annual" | "yearly" | "quarterly" | "sequential" | "annualised" | "annualized" | "-" | "y" | "o"
                | "unit" | "sharp" | "year" | "points" | "organic" | "overall" => {}
                _ => return None,
            },
            Kind::Punct => {}
            _ => return None,
        }
    }
    (percent && is_rate(reading, items, at)).then_some(Direction::Up)
}

fn is_period(items: &[Item], at: usize) -> bool {
    matches!(items.kind(at), Some(Kind::Period(_)))
}

/// "led with 47% quarter-on-quarter and 2% year-on-year": without a sign or a word of change, what it is compared to makes it growth.
fn is_rate(reading: &Reading, items: &[Item], at: usize) -> bool {
    let expr = |at: usize| match items.kind(at) {
        Some(Kind::Period(index)) => Some(&reading.periods[index].expr),
        _ => None,
    };
    let based = |at: usize| matches!(expr(at), Some(PeriodExpr::Against { .. }));
    let word = |at: usize| items.word(at);
    let first = at.checked_sub(1).is_some_and(|before| word(before) == "with");
    let second = || {
        at >= 3
            && word(at - 1) == "and"
            && based(at - 2)
            && at.checked_sub(4).is_some_and(|before| word(before) == "with")
    };
    based(at + 1) && (first || second())
}

/// "a 5% and 8% drop": the noun after the list tells for all.
fn change_after_list(items: &[Item], at: usize) -> Option<Direction> {
    let last = last_of_values(items, at);
    // "5.8% share and a 6.9% decline": two measures.
    // "a share of 9 percent and 12 percent growth" as well.
    let noun = |at: usize| matches!(items.kind(at), Some(Kind::Cue(Cue::Noun(_))));
    let own = noun(at + 1) || at > 1 && items.word(at - 1) == "of" && noun(at - 2);
    if last <= at || own {
        return None;
    }
    let negative = items.word(last + 1) == "negative";
    let after = (last + 1..items.len().min(last + 4)).map(|index| &items[index]);
    let mut after = after.take_while(|item| !matches!(item.kind, Kind::Comma | Kind::Quantity(_)));
    after.find_map(|item| match item.kind {
        Kind::Cue(Cue::RiseNoun) if negative => Some(Direction::Down),
        Kind::Cue(Cue::RiseNoun) => Some(Direction::Up),
        Kind::Cue(Cue::FallNoun) => Some(Direction::Down),
        Kind::Cue(cue) if is_change_noun(item.word.trim_end_matches('s')) => direction_of(cue),
        _ => None,
    })
}

/// "an 82% YoY and 15% MoM increase": each with what it is compared to, and the change after both.
fn compared_twice(items: &[Item], at: usize) -> Option<Direction> {
    let base = |item: &Item| matches!(item.kind, Kind::Cue(Cue::Earlier) | Kind::Period(_));
    let and = (at + 2..items.len().min(at + 4)).find(|&next| is_and(&items[next]))?;
    let second = items.get(and + 1)?.quantity?;
    let percent = matches!(second.unit, Unit::Percent | Unit::Multiple);
    let based = items[at + 1..and].iter().all(base) && items.get(and + 2).is_some_and(base);
    let change = items.get(and + 3).filter(|_| percent && based)?;
    match change.kind {
        Kind::Cue(cue @ (Cue::RiseNoun | Cue::FallNoun)) => direction_of(cue),
        Kind::Cue(cue) if is_change_noun(change.word) => direction_of(cue),
        _ => None,
    }
}

/// "26.3% or 11,969 units down on last year": one change, told twice.
fn or_so_many(items: &[Item], at: usize) -> Option<Direction> {
    let number = |at: usize| items.get(at).is_some_and(|item| item.quantity.is_some());
    let joined = |or: usize| items.word(or) == "or" && number(or + 1);
    let last = match () {
        () if number(at) && joined(at + 1) => at + 2,
        () if at >= 2 && joined(at - 1) && number(at - 2) => at,
        () => return None,
    };
    // "up 23 percent or $15.7 billion from last year".
    let moved = (last >= 3).then(|| &items[last - 3]).filter(|item| among!(item.word, "up" | "down"));
    if let Some(item) = moved.filter(|_| among!(items.word(last + 1), "from" | "on" | "over" | "compared")) {
        return Some(if item.word == "up" { Direction::Up } else { Direction::Down });
    }
    let word = last + 1 + usize::from(matches!(items.kind(last + 1), Some(Kind::Cue(Cue::Noun(_)) | Kind::Market(_))));
    let compared = among!(items.word(word + 1), "on" | "from" | "than" | "compared");
    match items.word(word) {
        "up" | "more" | "higher" if compared => Some(Direction::Up),
        "down" | "fewer" | "less" | "lower" if compared => Some(Direction::Down),
        _ => None,
    }
}

/// "a $3 billion revenue increase", "a $2 billion drop": so much more or less.
fn amount_of_change(items: &[Item], clause: &Clause, at: usize, quantity: &Quantity) -> Option<Direction> {
    let article = at.checked_sub(1).is_some_and(|before| among!(items.word(before), "a" | "an" | "another"));
    let noun = items.get(at + 1).is_some_and(|item| matches!(item.kind, Kind::Cue(Cue::Noun(_))));
    let change = items.get(at + 1 + usize::from(noun)).filter(|_| at + 1 + usize::from(noun) < clause.end)?;
    let fits = article && matches!(quantity.unit, Unit::Money(_));
    match change.kind {
        Kind::Cue(cue @ (Cue::RiseNoun | Cue::FallNoun)) if fits => direction_of(cue),
        Kind::Cue(cue) if fits && is_change_noun(change.word) => direction_of(cue),
        _ => None,
    }
}

/// Words of change that stand as nouns after a number: "a 30% drop".
pub(super) fn is_change_noun(word: &str) -> bool {
    Class::ChangeNoun.has(word)
}

fn followed_by_than(items: &[Item], at: usize) -> bool {
    items.get(at + 1).is_some_and(|item| item.word == "than" || item.lower.starts_with("than"))
}
