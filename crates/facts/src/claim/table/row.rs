//! A row of figures: whose they are, and the finding of each cell.

use super::cells::cells;
use super::{Cell, Column, Table};
use crate::among::among;
use crate::claim::finding::Finding;
use crate::claim::item::{Item, Kind, Reading};
use crate::claim::party::{Party, PartyKind};
use crate::claim::{Direction, Measure, Property, Value, ValueUnit};
use crate::number::Decimal;
use crate::quantity::{Quantity, Unit};

/// The claims of a row of figures; a row of totals is of `market`.
pub(crate) fn read_row(reading: &Reading, items: &[Item], table: &Table, market: Option<&Party>) -> Vec<Cell> {
    let cells = cells(reading.text, items);
    let filled = cells.iter().filter(|cell| !cell.is_empty()).count();
    let shifted = table.lead.filter(|_| filled == table.filled + 1);
    if cells.len() > table.columns.len() + usize::from(shifted.is_some()) {
        return Vec::new();
    }
    let before = shifted.map(|lead| [None, Some(lead)]);
    let columns = before.iter().flatten().chain(table.columns.iter().skip(usize::from(before.is_some())));
    let heads = || cells.iter().take(4).flat_map(|cell| cell.iter());
    let total = || market.filter(|_| heads().take(2).any(|item| matches!(item.word, "total" | "totals"))).cloned();
    let category = cells.iter().find(|cell| !cell.is_empty()).and_then(|cell| category(cell));
    let Some(subject) = heads().find_map(|item| named(item)).or_else(total).or_else(|| category.clone()) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for (cell, column) in cells.iter().zip(columns) {
        let Some(column) = column else { continue };
        let number = cell.iter().find_map(|item| item.quantity.map(|quantity| (item, quantity)));
        let Some((item, quantity)) = number else { continue };
        let counts = column.mixed && quantity.unit == Unit::Count;
        let column = &Column { property: if counts { Property::Shipments } else { column.property }, ..*column };
        let at = items.iter().position(|other| other.span == item.span).unwrap_or(0);
        let part = category.is_some() && column.property == Property::MarketShare;
        let sized = matches!(column.property, Property::Shipments | Property::Revenue);
        if subject.kind == PartyKind::Market && !sized && !part {
            continue;
        }
        if let Some(finding) = read_cell(reading, &subject, column, quantity, item, at) {
            let whole = subject.kind == PartyKind::Market && !part;
            let property = if whole { Property::MarketSize } else { finding.property };
            let finding = Finding { property, ..finding };
            found.push(Cell { finding, period: column.period });
        }
    }
    found
}

fn named(item: &Item) -> Option<Party> {
    item.is_name().then(|| Party::of(item))
}

/// "BEVs": a class of goods alone in its cell.
fn category(cell: &[Item]) -> Option<Party> {
    let [item] = cell else { return None };
    matches!(item.kind, Kind::Market(_)).then(|| Party::of(item))
}

fn read_cell(
    reading: &Reading,
    subject: &Party,
    column: &Column,
    quantity: &Quantity,
    item: &Item,
    at: usize,
) -> Option<Finding> {
    let percent = quantity.unit == Unit::Percent || column.percent;
    let share = column.change || column.property == Property::MarketShare;
    if !column.change && quantity.lo.is_some_and(Decimal::is_negative) && column.property != Property::Profit {
        return None;
    }
    let unit = match (column.property, quantity.unit) {
        (_, Unit::Count) if share && column.percent => ValueUnit::Percent,
        (Property::Revenue, Unit::Count) if !column.change => ValueUnit::Money(column.currency?),
        (_, Unit::Percent) if column.change || column.property == Property::MarketShare => ValueUnit::Percent,
        (Property::Revenue, Unit::Money(currency)) => ValueUnit::Money(currency),
        (Property::Shipments, Unit::Count) => ValueUnit::Units,
        (Property::Rank, Unit::Count) if is_place(quantity) => ValueUnit::Rank,
        (Property::Users | Property::Employees, Unit::Count) => ValueUnit::People,
        (Property::Stores, Unit::Count) => ValueUnit::Stores,
        _ => return None,
    };
    let scale = if percent || unit == ValueUnit::Rank || quantity.last_digit > 0 { 0 } else { column.scale };
    // "8.9" units, of a table without a word on what they are counted in.
    if unit == ValueUnit::Units && scale == 0 && quantity.last_digit < 0 {
        return None;
    }
    let falls = quantity.lo.is_some_and(Decimal::is_negative)
        || item.span.of(reading.text).starts_with(['-', '−', '–'])
        || signed_before(reading, item)
        || among!(reading.segments.word(item.tokens.start.saturating_sub(1)), "down" | "minus");
    let read = |bound: Option<Decimal>| {
        let bound = bound.map(|bound| if column.change && bound.is_negative() { bound.negate() } else { bound });
        bound.and_then(|bound| bound.shift(scale))
    };
    let value = Value {
        lo: read(quantity.lo),
        hi: read(quantity.hi),
        unit,
        comparator: quantity.comparator,
        last_digit: quantity.last_digit + scale,
    };
    let direction = column.change.then_some(if falls { Direction::Down } else { Direction::Up });
    Some(Finding {
        measure: if column.change { Measure::Change } else { Measure::Level },
        direction,
        value: Some(value),
        ..Finding::bare(column.property, subject.clone(), item.span, at)
    })
}

/// A whole number that a list of the largest has.
fn is_place(quantity: &Quantity) -> bool {
    let range = Decimal::whole(1)..=Decimal::whole(100);
    quantity.lo.is_some_and(|lo| range.contains(&lo)) && quantity.lo == quantity.hi && quantity.last_digit == 0
}

/// A minus sign that stands before the number as a token of its own.
fn signed_before(reading: &Reading, item: &Item) -> bool {
    let before = item.tokens.start.checked_sub(1).map(|at| reading.segments.tokens[at]);
    let glued = reading.segments.tokens[item.tokens.start].glued;
    glued && before.is_some_and(|token| among!(token.span.of(reading.text), "-" | "−" | "–"))
}
