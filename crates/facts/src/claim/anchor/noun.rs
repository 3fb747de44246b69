//! What a number measures: the noun beside it, or what the words around make of that noun.

use super::goods::is_sale_of_goods;
use super::left::Left;
use super::right::{Right, look_right};
use super::{Frame, Scope, Shape, Whole};
use crate::among::among;
use crate::claim::clause::{Carried, Clause};
use crate::claim::item::{Item, Kind, Row};
use crate::claim::lexicon::{Cue, Noun};
use crate::quantity::{Quantity, Unit};
use crate::span::Span;

/// The noun that says what the number at `at` measures, with its words where they stand in the sentence.
pub(super) fn find_noun(
    scope: &Scope,
    (at, quantity): (usize, &Quantity),
    shape: Shape,
    (left, right): (&Left, &Right),
    (carried, frame): (&Carried, &Frame),
) -> (Option<Noun>, Option<Span>) {
    // "a 35% market share for a 1% growth", "a share of 9% and 12% growth": what has grown is not the share.
    let beside_level = || scope.items.word(at - 1) == "and" && at > 2 && scope.items.word(at - 3) == "of";
    let past_share = left.noun == Some(Noun::Share)
        && matches!(shape, Shape::Change(_))
        && (left.prep == "for" || at > 0 && beside_level());
    let stated = right.noun.zip(right.noun_span).or(left.noun.zip(left.noun_span).filter(|_| !past_share));
    let reached = right.noun.is_none().then(|| level_reached(scope, at, quantity, shape)).flatten();
    let fits = |found: &(Noun, Span)| stated.is_none_or(|(noun, _)| noun == Noun::Block && found.0 == Noun::Users);
    let Some((noun, span)) = reached.filter(fits).or(stated) else {
        let open = right.counted.is_none() && !right.unknown;
        return (open.then(|| noun_of_with(scope, at, quantity, shape)).flatten(), None);
    };
    // "shipments fell 28%, to 7.1 million devices": so many were shipped.
    let shipped = noun == Noun::Devices && left.prep == "to" && frame.sentence_noun == Some(Noun::Volume);
    // "sold 3.5 million devices, down from 5.9 million devices".
    let before = noun == Noun::Devices && shape == Shape::Prior && frame.count == Some(Noun::Volume);
    let shipped = shipped && frame.change.is_some() || are_shipped(scope, at, left, frame);
    let noun = if noun == Noun::Devices && shipped || before { Noun::Volume } else { noun };
    // "has 18% of European seats, up from 12%": of the seats as well.
    let part = noun == Noun::Block && shape == Shape::Prior && frame.sentence_noun == Some(Noun::Share);
    let noun = if part && quantity.unit == Unit::Percent { Noun::Share } else { noun };
    // "Vivo's and Oppo's shares were less than 3%" where shares are spoken of: no stocks.
    let parts = shape == Shape::Level && left.verb == Some(Cue::Level) && frame.shares;
    let whole = if parts { Whole::Market } else { right.whole };
    let noun = if quantity.unit == Unit::Percent { noun_of_percent(scope, at, (noun, span), whole) } else { noun };
    let words = if noun == Noun::Block { span.of(&scope.reading.segments.lower) } else { "" };
    let noun = match words {
        "traffic" if is_of_flights(carried) => Noun::Users,
        "orders" | "trips" if is_of_errands(carried) => Noun::Volume,
        _ => noun,
    };
    (Some(noun), Some(span))
}

/// "33.6 million shipped devices", "ahead with 45.5 million devices" where shipments are told: no installed base.
fn are_shipped(scope: &Scope, at: usize, left: &Left, frame: &Frame) -> bool {
    let next = scope.items.word(at + 1);
    let told = frame.count == Some(Noun::Volume) && left.prep == "with" && next == "devices";
    among!(next, "shipped" | "sold") || told && !among!(scope.items.word(at + 2), "in" | "connected" | "running")
}

/// What a noun means with a percentage.
fn noun_of_percent(scope: &Scope, at: usize, (noun, span): (Noun, Span), whole: Whole) -> Noun {
    match noun {
        // "had shares of 7% and 6% of the market": no stocks.
        Noun::Block if whole == Whole::Market && span.of(&scope.reading.segments.lower) == "shares" => Noun::Share,
        Noun::Block if are_parts(scope, at, span) => Noun::Share,
        Noun::Sales if comes_to_units(scope, at) => Noun::Volume,
        Noun::Sales if comes_to_money(scope, at) => Noun::Revenue,
        // "a 21% rise in EV sales": sales of goods that grow are units.
        Noun::Sales if is_sale_of_goods(scope.items, span) => Noun::Volume,
        noun => noun,
    }
}

/// "had shares of 30%, 20% and 10%", "with respective shares of": parts of a market, since stocks are not counted so.
fn are_parts(scope: &Scope, at: usize, noun: Span) -> bool {
    let Scope { items, clause, .. } = *scope;
    let Some(index) = (clause.start..at).find(|&index| items[index].span == noun) else { return false };
    let percent = |item: &Item| item.quantity.is_some_and(|quantity| quantity.unit == Unit::Percent);
    let holds = matches!(items.kind(index.wrapping_sub(1)), Some(Kind::Cue(Cue::Have | Cue::With | Cue::Respectively)));
    // "held shares of 5% in Sharp".
    let stake = items.word(index + 3) == "in" && items.is_name(index + 4);
    let parts = items[index].word == "shares" && items.word(index + 1) == "of";
    holds && parts && !stake && items.get(index + 2).is_some_and(percent)
}

/// The passage is about airlines: their traffic is passengers.
fn is_of_flights(carried: &Carried) -> bool {
    carried.market.as_ref().is_some_and(|market| {
        let name = &market.names[0].0;
        name.contains("airline") || name.contains("air travel")
    })
}

/// The passage is about deliveries or rides: orders and trips are what is sold.
fn is_of_errands(carried: &Carried) -> bool {
    carried.market.as_ref().is_some_and(|market| {
        among!(
            market.names[0].0.as_str(),
            "food delivery" | "ride hailing" | "quick commerce" | "e-commerce" | "online groceries" | "bike sharing"
        )
    })
}

/// "sales jumped 11.4% to $9.37 billion": they are sales in money.
fn comes_to_money(scope: &Scope, at: usize) -> bool {
    let to = (at + 1..scope.items.len().min(at + 6)).find(|&next| scope.items.word(next) == "to");
    let reached = to.and_then(|to| scope.items.get(to + 1)).and_then(|item| item.quantity);
    reached.is_some_and(|reached| matches!(reached.unit, Unit::Money(_)))
}

/// "Dell slipped 14.4 percent, with shipments dropping to": what fell is told right after.
fn noun_of_with(scope: &Scope, at: usize, quantity: &Quantity, shape: Shape) -> Option<Noun> {
    let with = scope.items.get(scope.clause.end).filter(|item| item.kind == Kind::Comma)?;
    let next = scope.items.get(scope.clause.end + 1).filter(|item| with.span < item.span)?;
    let measure = scope.items.get(scope.clause.end + 2)?;
    let last = at + 1 >= scope.clause.end && quantity.unit == Unit::Percent;
    let moves = scope.items.get(scope.clause.end + 3)?;
    let moved = matches!(moves.kind, Kind::Cue(Cue::Rise | Cue::Fall | Cue::Level));
    match measure.kind {
        Kind::Cue(Cue::Noun(noun @ (Noun::Volume | Noun::Revenue | Noun::Users)))
            if last && moved && next.kind == Kind::Cue(Cue::With) && matches!(shape, Shape::Change(_)) =>
        {
            Some(noun)
        }
        _ => None,
    }
}

/// "sales up 11.7% to 4,633": so many were sold.
fn comes_to_units(scope: &Scope, at: usize) -> bool {
    let to = scope.items.get(at + 1).filter(|item| item.word == "to");
    let reached = to.and_then(|_| scope.items.get(at + 2)).and_then(|item| item.quantity);
    reached.is_some_and(|reached| reached.unit == Unit::Count)
}

/// "rose 11% to 13.1 million passengers": what the level after the change counts is what has changed.
fn level_reached(scope: &Scope, at: usize, quantity: &Quantity, shape: Shape) -> Option<(Noun, Span)> {
    let Scope { items, clause, .. } = *scope;
    if quantity.unit != Unit::Percent || !matches!(shape, Shape::Change(_)) {
        return None;
    }
    let next = (at + 1..items.len().min(at + 10)).find(|&next| items[next].quantity.is_some())?;
    let other = items[next].quantity.filter(|other| matches!(other.unit, Unit::Count | Unit::Percent))?;
    let lead = items[at + 1..next].iter().rev().map(|item| item.word).find(|word| !word.is_empty())?;
    if !among!(lead, "to" | "at" | "reaching" | "hitting") {
        return None;
    }
    let here = Clause { start: at + 1, end: items.len().min(next + 6), ..clause.clone() };
    let after = look_right(items, &here, next, other);
    // "a 2% rise to 13% share".
    let fits = |noun: Noun| noun != Noun::Block && (other.unit == Unit::Count || noun == Noun::Share);
    after.noun.zip(after.noun_span).filter(|(noun, _)| fits(*noun))
}
