//! What stands after a percentage: what changed, what it is a part of.

use super::Whole;
use super::change::is_change_noun;
use super::owner::names_holder;
use super::right::Right;
use super::whole::read_whole;
use crate::among::among;
use crate::claim::clause::Clause;
use crate::claim::item::{Item, Kind, Row};
use crate::claim::lexicon::{Cue, Noun};
use crate::claim::series::last_of_values;
use crate::span::Span;

/// "of the market", "share of domestic traffic", "of its volume".
pub(super) fn percent_right(items: &[Item], clause: &Clause, at: usize, right: &mut Right) {
    let changed = changed_noun(items, clause, at).or_else(|| increase_in(items, clause, at));
    let changed = changed.or_else(|| grown_in(items, at)).or_else(|| measured_behind(items, at));
    if let Some((noun, words)) = changed {
        right.measures(noun, words);
        return;
    }
    // "had 45.94% and 34.45% market share respectively": the words after the last are those of all.
    let of_all = || share_after(items, clause, last_of_values(items, at));
    let next = match share_after(items, clause, at).or_else(of_all) {
        Some(share) => {
            right.measures(Noun::Share, items[share].span);
            right.to = share + 1;
            share + 1
        }
        None => at + 1,
    };
    // "18% and 31% of revenue": the last of the list tells for all.
    let last = last_of_values(items, at) + 1;
    let of_list = last > next && items.word(last) == "of";
    let next = if of_list { last } else { next };
    let end = clause_end(items, clause, next);
    match items.get(next).filter(|_| next < end).map(|item| item.word) {
        // "against 27.58% of Airtel": whose share, not of what.
        Some("of") if names_holder(items, next + 1) => right.to = next,
        Some("of") => {
            right.whole = read_whole(items, end, next + 1);
            right.to = end.min(next + 6);
        }
        Some("stake" | "stakes") => right.whole = Whole::Other,
        _ => {}
    }
    if let Some(Kind::Cue(Cue::Noun(Noun::Block))) = items.kind(at + 1) {
        right.noun = Some(Noun::Block);
    }
}

/// "grew by 14% in revenue", "rose 3% in volume".
fn grown_in(items: &[Item], at: usize) -> Option<(Noun, Span)> {
    let item = items.get(at + 2).filter(|_| items.word(at + 1) == "in")?;
    match item.kind {
        Kind::Cue(Cue::Noun(noun @ (Noun::Revenue | Noun::Volume))) => Some((noun, item.span)),
        _ => None,
    }
}

/// "a drop (7 percent) in market share": what has changed stands behind the brackets.
pub(super) fn measured_behind(items: &[Item], at: usize) -> Option<(Noun, Span)> {
    let linked = items.kind(at + 1) == Some(Kind::Close) && items.word(at + 2) == "in";
    let bracketed = at.checked_sub(1).is_some_and(|open| items[open].kind == Kind::Open);
    let mut after = items.iter().skip(at + 3).take(4).filter(|_| linked && bracketed);
    after.find_map(|item| match item.kind {
        Kind::Cue(Cue::Noun(noun)) => Some((noun, item.span)),
        _ => None,
    })
}

/// "13.1 percent global market share": where the share stands.
fn share_after(items: &[Item], clause: &Clause, at: usize) -> Option<usize> {
    let between = |item: &Item| {
        matches!(item.kind, Kind::Market(_) | Kind::Region(_) | Kind::Cue(Cue::Together))
            || among!(
                item.word,
                "global"
                    | "worldwide"
                    | "unit"
                    | "value"
                    | "points"
                    | "point"
                    | "-"
                    | "percentage"
                    | "overall"
                    | "market"
                    | "volume"
            )
    };
    let share = (at + 1..clause.end.min(at + 5)).find(|&next| next == at + 4 || !between(&items[next]))?;
    (items[share].kind == Kind::Cue(Cue::Noun(Noun::Share))).then_some(share)
}

/// "a 30% drop in registrations", "a 16% rise in its second-quarter operating profits": what changed.
fn changed_noun(items: &[Item], clause: &Clause, at: usize) -> Option<(Noun, Span)> {
    let at = last_of_values(items, at);
    let end = clause_end(items, clause, at);
    // "a rise in electric vehicle (EV) sales": the short form in brackets cuts nothing off.
    let short = items.kind(end) == Some(Kind::Open) && items.kind(end + 2) == Some(Kind::Close);
    let end = if short { items.len().min(end + 4) } else { end };
    let change = (at + 1..end.min(at + 5)).find(|&index| {
        let item = &items[index];
        matches!(item.kind, Kind::Cue(Cue::RiseNoun | Cue::FallNoun)) || is_change_noun(item.word.trim_end_matches('s'))
    })?;
    let ends_in = |item: &Item| ["in", "of"].iter().any(|word| item.lower.ends_with(&format!(" {word}")));
    let linked = matches!(items.get(change + 1).map(|item| item.word), Some("in" | "of")) || ends_in(&items[change]);
    // "a boost to its load factor", "an increase from its 2018 valuation".
    let of_own = matches!(items.get(change + 1).map(|item| item.word), Some("to" | "from" | "on"))
        && items.kind(change + 2) == Some(Kind::Cue(Cue::Possessive));
    // "a 60% growth to 86 GWh in battery shipments".
    let reached = matches!(items.get(change + 1).map(|item| item.word), Some("to"))
        && items.get(change + 2).is_some_and(|item| matches!(item.kind, Kind::Quantity(_)))
        && (change + 3..change + 5).any(|index| items.word(index) == "in");
    let linked = linked || of_own || reached;
    let noun = (change + 1..end.min(change + 8)).find_map(|index| match items[index].kind {
        _ if items.word(index) == "per" => Some((Noun::Block, items[index].span)),
        Kind::Cue(Cue::Noun(noun)) if items.word((index + 1).min(items.len() - 1)) == "per" => {
            Some((Noun::Block, items[index].span)).filter(|_| noun != Noun::Market)
        }
        Kind::Cue(Cue::Noun(noun)) => Some((noun, items[index].span)),
        _ => None,
    });
    // "a 3% revenue decline": what changed stands before the change.
    let compound = || {
        let before = change.checked_sub(1).filter(|&index| index > at).map(|index| &items[index])?;
        match before.kind {
            Kind::Cue(Cue::Noun(noun)) if noun != Noun::Market => Some((noun, before.span)),
            _ => None,
        }
    };
    noun.filter(|_| linked).or_else(compound)
}

/// "an increase of 21 per cent in total deposits": what has increased comes after.
fn increase_in(items: &[Item], clause: &Clause, at: usize) -> Option<(Noun, Span)> {
    let before = (at.saturating_sub(2).max(clause.start)..at)
        .any(|index| matches!(items[index].kind, Kind::Cue(Cue::RiseNoun | Cue::FallNoun)));
    let linked = before && items.word(at + 1) == "in";
    let mut after = (at + 2..clause.end.min(at + 8)).filter(|_| linked).map(|index| &items[index]);
    after.find_map(|item| match item.kind {
        Kind::Cue(Cue::Noun(noun)) => Some((noun, item.span)),
        _ => None,
    })
}

/// Where what belongs to the number at `at` ends: its clause, or the sentence when a list led out of the clause.
fn clause_end(items: &[Item], clause: &Clause, at: usize) -> usize {
    if at < clause.end { clause.end } else { items.len() }
}
