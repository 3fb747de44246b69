//! What a rule yields: the heart of a claim, before its market, region, period, modality and attribution.

use super::anchor::{Anchor, Shape};
use super::clause::span_of;
use super::item::Kind;
use super::lexicon::Cue;
use super::party::Party;
use super::{Direction, Measure, Property, Value, ValueUnit};
use crate::number::Decimal;
use crate::quantity::{Comparator, Equivalent, Unit};
use crate::span::Span;

/// The heart of a claim.
#[derive(Clone, Debug)]
pub(crate) struct Finding {
    pub(crate) property: Property,
    pub(crate) measure: Measure,
    pub(crate) direction: Option<Direction>,
    pub(crate) subject: Party,
    pub(crate) object: Option<(String, Span)>,
    pub(crate) value: Option<Value>,
    pub(crate) equivalents: Vec<Value>,
    /// The words that state it.
    pub(crate) statement: Span,
    /// The item it hangs on: the number, or the word of rank or order.
    pub(crate) at: usize,
    /// It speaks of the time before: "from 33 percent a year earlier".
    pub(crate) prior: bool,
    /// The statement itself denies it: "lost the top spot".
    pub(crate) negative: bool,
    /// A region the rule found: the part of a company's own sales.
    pub(crate) region: Option<(String, Span)>,
}

impl Finding {
    /// What every finding tells: a level without a number, in the time spoken of.
    pub(crate) fn bare(property: Property, subject: Party, statement: Span, at: usize) -> Finding {
        Finding {
            property,
            measure: Measure::Level,
            direction: None,
            subject,
            object: None,
            value: None,
            equivalents: Vec::new(),
            statement,
            at,
            prior: false,
            negative: false,
            region: None,
        }
    }

    /// A level or change of `anchor` in `unit`; changes in percent keep percent.
    pub(crate) fn amount(anchor: &Anchor, property: Property, unit: ValueUnit, subject: &Party) -> Option<Finding> {
        let (measure, direction, value) = match anchor.shape {
            Shape::Change(direction) => {
                let value = change_value(anchor, unit)?;
                (Measure::Change, Some(direction), value)
            }
            Shape::Level | Shape::Prior => (Measure::Level, None, level_value(anchor, unit)?),
        };
        Some(Finding {
            measure,
            direction,
            value: Some(value),
            equivalents: equivalents(anchor),
            prior: anchor.shape == Shape::Prior,
            ..Finding::bare(property, subject.clone(), statement(anchor), anchor.at)
        })
    }

    /// "flat", "unchanged": no change at all.
    pub(crate) fn flat(property: Property, subject: &Party, statement: Span, at: usize) -> Finding {
        let zero = Some(Decimal::ZERO);
        let value = Value { lo: zero, hi: zero, unit: ValueUnit::Percent, comparator: Comparator::Eq, last_digit: 0 };
        Finding {
            measure: Measure::Change,
            direction: Some(Direction::Flat),
            value: Some(value),
            ..Finding::bare(property, subject.clone(), statement, at)
        }
    }
}

/// The unit of money, when it is money.
pub(crate) fn money_unit(anchor: &Anchor) -> Option<ValueUnit> {
    match anchor.quantity.unit {
        Unit::Money(currency) => Some(ValueUnit::Money(currency)),
        _ => None,
    }
}

/// The comparator, sharpened by a verb right before the number: "exceeded", "crossed".
fn comparator(anchor: &Anchor) -> Comparator {
    // "more than the 18 million of last year" compares; "from more than 50 percent" bounds.
    if anchor.shape == Shape::Prior
        && anchor.prep != "from"
        && ["more than", "above", "over the", "below", "fewer than", "less than"]
            .iter()
            .any(|start| anchor.quantity.span.of(&anchor.reading.segments.lower).starts_with(start))
    {
        return Comparator::Eq;
    }
    // "its share up to 9.9 per cent": it rose to that.
    let measured = anchor.at.checked_sub(1).is_some_and(|at| matches!(anchor.items[at].kind, Kind::Cue(Cue::Noun(_))));
    if measured && anchor.quantity.span.of(&anchor.reading.segments.lower).starts_with("up to") {
        return Comparator::Eq;
    }
    if anchor.quantity.comparator != Comparator::Eq || anchor.quantity.lo != anchor.quantity.hi {
        return anchor.quantity.comparator;
    }
    let over = ["exceed", "cross", "top", "surpass", "breach"];
    match over.iter().any(|stem| anchor.prep.starts_with(stem)) {
        true => Comparator::Gt,
        false => Comparator::Eq,
    }
}

fn level_value(anchor: &Anchor, unit: ValueUnit) -> Option<Value> {
    if anchor.quantity.unit == Unit::Multiple {
        return None;
    }
    let comparator = comparator(anchor);
    let either = anchor.quantity.lo.or(anchor.quantity.hi);
    let (lo, hi) = match comparator {
        Comparator::Eq if anchor.quantity.lo.is_none() || anchor.quantity.hi.is_none() => (either, either),
        Comparator::Gt | Comparator::Ge => (anchor.quantity.lo.or(anchor.quantity.hi), None),
        _ => (anchor.quantity.lo, anchor.quantity.hi),
    };
    Some(Value { lo, hi, unit, comparator, last_digit: anchor.quantity.last_digit })
}

fn change_value(anchor: &Anchor, unit: ValueUnit) -> Option<Value> {
    let quantity = anchor.quantity;
    let unit = match quantity.unit {
        Unit::Percent | Unit::Multiple => ValueUnit::Percent,
        Unit::Points => ValueUnit::Points,
        _ => unit,
    };
    let read = |bound: Option<Decimal>| match quantity.unit {
        Unit::Multiple => bound.and_then(times_as_percent),
        _ => bound.map(absolute),
    };
    let (lo, hi) = (read(quantity.lo), read(quantity.hi));
    Some(Value { lo, hi, unit, comparator: quantity.comparator, last_digit: quantity.last_digit })
}

fn absolute(value: Decimal) -> Decimal {
    if value.is_negative() { value.negate() } else { value }
}

/// "doubled" is 100 percent up, "five times as many" 400, "halved" 50 down.
fn times_as_percent(times: Decimal) -> Option<Decimal> {
    let one = Decimal::whole(1);
    let more = if times < one { one.minus(times) } else { times.minus(one) };
    more?.shift(2)
}

fn equivalents(anchor: &Anchor) -> Vec<Value> {
    let quantity = anchor.quantity;
    let read = |found: &Equivalent| match found.unit {
        Unit::Money(currency) => Some(Value {
            lo: found.lo,
            hi: found.hi,
            unit: ValueUnit::Money(currency),
            comparator: quantity.comparator,
            last_digit: quantity.last_digit,
        }),
        _ => None,
    };
    quantity.equivalents.iter().filter_map(read).collect()
}

/// The smallest clause around the number: from the words that lead up to it to the words that belong to it.
fn statement(anchor: &Anchor) -> Span {
    let earlier = (anchor.clause.start..anchor.at).rev().find(|&at| matches!(anchor.items[at].kind, Kind::Quantity(_)));
    let from = match earlier {
        Some(_) => anchor.extent.0,
        None => anchor.clause.start,
    };
    let next = (anchor.at + 1..anchor.clause.end)
        .find(|&at| matches!(anchor.items[at].kind, Kind::Quantity(_)))
        .unwrap_or(anchor.clause.end);
    let to = if next == anchor.clause.end { next } else { anchor.extent.1.min(next) };
    span_of(anchor.items, from, to.max(anchor.at + 1))
}
