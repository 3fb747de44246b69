//! What stands after a number in its clause: what is counted, what changed, what a percentage is a part of.

use super::Whole;
use super::change::is_change_noun;
use super::goods::{is_outlet, is_people};
use super::owner::names_holder;
use super::whole::read_whole;
use crate::among::among;
use crate::claim::clause::{Clause, is_preposition};
use crate::claim::item::{Item, Kind, Reading, Row};
use crate::claim::lexicon::{Cue, Noun};
use crate::claim::series::last_of_values;
use crate::quantity::{Quantity, Unit};
use crate::span::Span;

pub(super) struct Right {
    pub(super) noun: Option<Noun>,
    pub(super) noun_span: Option<Span>,
    pub(super) counted: Option<usize>,
    pub(super) product: Option<usize>,
    pub(super) whole: Whole,
    /// The number is followed by a plain word that says what is counted, and no rule knows it.
    pub(super) unknown: bool,
    pub(super) to: usize,
}

pub(super) fn look_right(reading: &Reading, items: &[Item], clause: &Clause, at: usize, quantity: &Quantity) -> Right {
    let mut right = Right {
        noun: None,
        noun_span: None,
        counted: None,
        product: None,
        whole: Whole::None,
        unknown: false,
        to: at + 1,
    };
    if matches!(quantity.unit, Unit::Percent | Unit::Points) {
        percent_right(items, clause, at, &mut right);
        return right;
    }
    let money = matches!(quantity.unit, Unit::Money(_));
    let mut in_phrase = false;
    for index in at + 1..clause.end.min(at + 8) {
        let item = &items[index];
        // "self-operated stores", "PS4s": no words of their own.
        let hyphenated = items.word(index - 1) == "-" && index > at + 1;
        if hyphenated && matches!(item.kind, Kind::Cue(cue) if !matches!(cue, Cue::Noun(_))) || item.word == "s" {
            continue;
        }
        match item.kind {
            // "invest 2 billion euros in a battery plant": where the money goes is not what it is.
            Kind::Cue(Cue::Noun(noun)) if in_phrase && !is_money_noun(noun) => break,
            Kind::Cue(Cue::Noun(noun)) => {
                if right.noun.is_none() || !matches!(noun, Noun::Volume | Noun::Market) {
                    right.noun = Some(noun);
                    right.noun_span = Some(item.span);
                }
                right.to = index + 1;
                // "monthly active users of", "R&D personnel": the first noun decides, unless another follows at once.
                if !matches!(items.kind(index + 1), Some(Kind::Cue(Cue::Noun(_)))) {
                    break;
                }
            }
            // "mobile subscribers": people, not goods.
            Kind::Market(market) if is_people(&reading.entities[market].name) => {
                right.noun = Some(Noun::Users);
                right.noun_span = Some(item.span);
                right.to = index + 1;
                break;
            }
            Kind::Market(market) => {
                right.counted = Some(market);
                right.to = index + 1;
            }
            Kind::Name(_) if !money && is_outlet(item.lower) => {
                right.noun = Some(Noun::Stores);
                right.noun_span = Some(item.span);
                right.to = index + 1;
                break;
            }
            Kind::Name(_) if !money && right.product.is_none() => right.product = Some(index),
            // "50 million in smartphone sales": what is counted follows.
            Kind::Word if !money && index == at + 1 && item.word == "in" && sales_follow(items, index + 1) => {}
            Kind::Word => {
                let word = item.word;
                if among!(word, "a" | "an" | "per" | "each" | "apiece" | "alone") {
                    break;
                } else if money && among!(word, "in" | "of" | "worth") && index == at + 1 {
                    in_phrase = true;
                } else if is_preposition(word) || money && !in_phrase && index > at + 3 || right.counted.is_some() {
                    break;
                } else if !matches!(word, "the" | "number" | "figure" | "total" | "count" | "tally") {
                    right.unknown = true;
                }
            }
            // "a $1.35 billion India fund", "14 million European customers": the place stands before the noun.
            Kind::Region(_) | Kind::Cue(Cue::Rate) if describes_noun(items, index) => {}
            // "17,000 more locations".
            Kind::Cue(Cue::Rise) if item.word == "more" && describes_noun(items, index) => {}
            Kind::Cue(Cue::Total | Cue::RiseNoun | Cue::FallNoun | Cue::Have) if index == at + 1 => {}
            // "doubling its share".
            Kind::Cue(Cue::Possessive)
                if index == at + 1
                    && quantity.unit == Unit::Multiple
                    && matches!(items.kind(index + 1), Some(Kind::Cue(Cue::Noun(_)))) => {}
            Kind::Punct if matches!(item.word, "-" | "–") => {}
            Kind::Quote => {}
            _ => break,
        }
    }
    if right.noun.is_some() || right.counted.is_some() {
        right.unknown = false;
    }
    right
}

/// Words for sales, perhaps after what is sold.
fn sales_follow(items: &[Item], at: usize) -> bool {
    let sold =
        items[at..].iter().take(3).find(|item| !matches!(item.kind, Kind::Word | Kind::Market(_) | Kind::Region(_)));
    sold.is_some_and(|item| matches!(item.kind, Kind::Cue(Cue::Noun(Noun::Sales | Noun::Volume))))
}

/// A noun that is counted follows within two words.
fn describes_noun(items: &[Item], at: usize) -> bool {
    items[at + 1..]
        .iter()
        .take(3)
        .find(|item| item.kind != Kind::Word)
        .is_some_and(|item| matches!(item.kind, Kind::Cue(Cue::Noun(_)) | Kind::Market(_)))
}

fn is_money_noun(noun: Noun) -> bool {
    matches!(noun, Noun::Revenue | Noun::Sales | Noun::Profit | Noun::Loss | Noun::Investment | Noun::Spending)
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

/// "of the market", "share of domestic traffic", "of its volume".
fn percent_right(items: &[Item], clause: &Clause, at: usize, right: &mut Right) {
    let changed = changed_noun(items, clause, at).or_else(|| increase_in(items, clause, at));
    if let Some((noun, span)) = changed {
        right.noun = Some(noun);
        right.noun_span = Some(span);
        return;
    }
    // "grew by 14% in revenue", "rose 3% in volume".
    let within = items.get(at + 1).is_some_and(|item| item.word == "in").then(|| items.get(at + 2)).flatten();
    if let Some(Kind::Cue(Cue::Noun(noun @ (Noun::Revenue | Noun::Volume)))) = within.map(|item| item.kind) {
        right.noun = Some(noun);
        right.noun_span = within.map(|item| item.span);
        return;
    }
    let mut next = at + 1;
    while items.get(next).is_some_and(|item| {
        next < clause.end
            && (matches!(item.kind, Kind::Market(_) | Kind::Region(_) | Kind::Cue(Cue::Together))
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
                ))
            && next < at + 4
    }) {
        next += 1;
    }
    if let Some(Kind::Cue(Cue::Noun(Noun::Share))) = items.get(next).filter(|_| next < clause.end).map(|item| item.kind)
    {
        right.noun = Some(Noun::Share);
        right.noun_span = Some(items[next].span);
        right.to = next + 1;
        next += 1;
    } else {
        next = at + 1;
    }
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
