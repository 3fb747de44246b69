//! Tables whose lines have run together in one paragraph: where their header and their rows begin and end. Reads no
//! cell.

use super::item::{Item, Kind, Row};
use super::kinds::Kinds;
use super::lexicon::{Cue, Noun};
use super::table::{Table, property_of};
use crate::number::Decimal;
use crate::quantity::Unit;
use crate::vocabulary::Class;

/// So many numbers in a row behind a name are the cells of a row.
const CELLS: usize = 3;

/// So many rows in one sentence are a table.
const LEAST_ROWS: usize = 3;

/// The lines of a table in one sentence: its header, or rows of as many numbers as `table` has columns.
pub(crate) fn lines<'i, 'a>(items: &'i [Item<'a>], table: Option<&Table>) -> Vec<&'i [Item<'a>]> {
    if let Some(header) = header(items) {
        return vec![header];
    }
    let Some(width) = table.map(Table::width).filter(|width| *width > 1) else { return Vec::new() };
    rows(items, width).into_iter().filter(|row| row.len() < items.len()).collect()
}

/// A whole table in one sentence.
pub(crate) struct Glued<'i, 'a> {
    /// Its header, one measure with its time after another.
    pub(crate) header: Vec<Item<'a>>,
    pub(crate) rows: Vec<&'i [Item<'a>]>,
    /// The words after the last row: "(in USD million)".
    pub(crate) rest: &'i [Item<'a>],
}

/// "Company Revenue Market share 4Q21 3Q21 QoQ 4Q21 3Q21 1 Samsung 10,580 …": measures, their times, then the rows.
pub(crate) fn whole<'i, 'a>(items: &'i [Item<'a>]) -> Option<Glued<'i, 'a>> {
    if !items.may_have(&Kinds::NUMBER) || items.iter().filter(|item| is_number(item)).count() < LEAST_ROWS {
        return None;
    }
    let first = items.iter().position(|item| item.is_name())?;
    let numbered = first > 0 && is_place(&items[first - 1]);
    let body = first - usize::from(numbered);
    let head = &items[..body];
    let start = head.iter().rposition(|item| of_names(item) && Class::ColumnOfNames.has(item.lower))?;
    let header = flat_header(&head[start..])?;
    let rows = rows(&items[body..], header.len() / 2);
    let end = items.partition_point(|item| item.span < rows.last().map_or(item.span, |row| row[row.len() - 1].span));
    (rows.len() >= LEAST_ROWS).then(|| Glued { header, rows, rest: &items[(end + 1).min(items.len())..] })
}

/// Gives every measure of a header of two levels its times: "4Q21 revenue 3Q21 revenue QoQ revenue 4Q21 share".
fn flat_header<'a>(header: &[Item<'a>]) -> Option<Vec<Item<'a>>> {
    let measures: Vec<&Item> = header[1..].iter().take_while(|item| is_measure(item)).collect();
    let times = &header[1 + measures.len()..];
    let timed = |item: &Item| matches!(item.kind, Kind::Period(_) | Kind::Cue(Cue::Earlier));
    let again = times.first().filter(|_| times.iter().all(timed) && !measures.is_empty())?.lower;
    let mut flat = vec![header[0].clone()];
    let mut next = measures.into_iter();
    let mut measure = None;
    for time in times {
        if time.lower == again {
            measure = Some(next.next()?);
        }
        flat.extend([time.clone(), measure?.clone()]);
    }
    next.next().is_none().then_some(flat)
}

/// Names with several bare numbers each, and no column that says what they are: nothing can be read of them.
pub(crate) fn is_run_of_rows(items: &[Item]) -> bool {
    if !items.may_have(&Kinds::NUMBER) {
        return false;
    }
    let starts = (0..items.len()).filter(|&at| heads_row(&items[at]));
    let row =
        |at: usize| items[at + 1..].iter().take_while(|item| is_cell(item)).filter(|item| is_number(item)).count();
    starts.filter(|&at| row(at) >= CELLS).count() >= LEAST_ROWS
}

/// "Companies 2Q20 Unit Shipments 2Q20 Market Share Growth 1.": from the last column of names on.
fn header<'i, 'a>(items: &'i [Item<'a>]) -> Option<&'i [Item<'a>]> {
    if !items.may_have(&Kinds::NOUNS) || items.iter().filter(|item| is_measure(item)).count() < 2 {
        return None;
    }
    let line = without_place(items);
    let start = line.iter().rposition(|item| of_names(item) && Class::ColumnOfNames.has(item.lower))?;
    let columns = &line[start..];
    let named = columns.iter().filter(|item| is_measure(item)).count() >= 2 && !columns.iter().any(is_number);
    let prose = columns.iter().any(|item| matches!(item.kind, Kind::Comma | Kind::Name(_)));
    (named && !prose && line.len() < items.len()).then_some(columns)
}

/// The rows that stand one behind another from the start: a name, or "Others", and `width` numbers each.
fn rows<'i, 'a>(items: &'i [Item<'a>], width: usize) -> Vec<&'i [Item<'a>]> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < items.len() {
        at += usize::from(is_place(&items[at]) && items.get(at + 1).is_some_and(heads_row));
        let Some(end) = row_end(items, at, width) else { break };
        found.push(&items[at..end]);
        at = end;
    }
    found
}

/// The item after the row that begins at `at`.
fn row_end(items: &[Item], at: usize, width: usize) -> Option<usize> {
    // A name nobody knows heads a row too, of which nothing is read.
    items.get(at).filter(|item| heads_row(item) || item.kind == Kind::Word)?;
    let first = (at + 1..items.len().min(at + 5)).find(|&next| is_number(&items[next]))?;
    let cells = items[first..].iter().take_while(|item| is_cell(item)).enumerate();
    let mut numbers = cells.filter(|(_, item)| is_number(item)).map(|(step, _)| first + step + 1);
    numbers.nth(width - 1)
}

/// The items without the place of the next row, "2.", at their end.
fn without_place<'i, 'a>(items: &'i [Item<'a>]) -> &'i [Item<'a>] {
    let mut line = items;
    while let [rest @ .., last] = line
        && last.kind == Kind::Punct
    {
        line = rest;
    }
    match line {
        [rest @ .., last] if is_place(last) => rest,
        _ => items,
    }
}

fn of_names(item: &Item) -> bool {
    matches!(item.kind, Kind::Word | Kind::Cue(Cue::Noun(Noun::Companies)))
}

fn is_measure(item: &Item) -> bool {
    matches!(item.kind, Kind::Cue(Cue::Noun(noun)) if property_of(noun).is_some())
}

fn heads_row(item: &Item) -> bool {
    item.is_name() || matches!(item.word, "others" | "other" | "total")
}

fn is_number(item: &Item) -> bool {
    item.quantity.is_some()
}

fn is_cell(item: &Item) -> bool {
    matches!(item.kind, Kind::Quantity(_) | Kind::Punct | Kind::Dash)
}

/// A small whole number.
fn is_place(item: &Item) -> bool {
    let small = |lo: Decimal| lo <= Decimal::whole(100) && lo.exponent() >= 0;
    item.quantity.is_some_and(|quantity| {
        matches!(quantity.unit, Unit::Count | Unit::Ordinal)
            && quantity.lo == quantity.hi
            && quantity.lo.is_some_and(small)
    })
}
