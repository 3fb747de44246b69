//! The row of column names: what each column measures, when, and in which unit.

use super::cells::cells;
use super::{Caption, Column, Table};
use crate::among::among;
use crate::claim::Property;
use crate::claim::item::{Item, Kind, Reading};
use crate::claim::lexicon::{Cue, Noun};
use crate::period::{Period, PeriodExpr};
use crate::quantity::Currency;
use crate::vocabulary::Class;

/// Reads a row of column names; `None` when it holds numbers or names no measure.
pub(crate) fn read_header(
    reading: &Reading,
    items: &[Item],
    caption: Caption,
    resolve: impl Fn(usize) -> Option<Period>,
) -> Option<Table> {
    // "| ChatGPT | 64.5% | largest user base |": a name with a figure is a row, whatever else it says.
    let named = items.iter().find(|item| item.kind != Kind::Pipe).is_some_and(Item::is_name);
    if named && items.iter().any(|item| item.quantity.is_some()) {
        return None;
    }
    let cells = cells(reading.text, items);
    let numbers = |cell: &&[Item]| cell.iter().any(|item| matches!(item.kind, Kind::Quantity(_)));
    if cells.iter().skip(1).filter(|cell| numbers(cell)).count() * 2 > cells.len() {
        return None;
    }
    let mut last = None;
    let mut columns = vec![
        cells.first().filter(|cell| is_rank(cell)).and_then(|cell| read_column(reading, cell, caption, None, &resolve)),
    ];
    for cell in cells.iter().skip(1) {
        let column = read_column(reading, cell, caption, last, &resolve);
        if let Some(column) = column.filter(|column| !column.change && column.property != Property::MarketShare) {
            last = Some(column.property);
        }
        columns.push(column);
    }
    // Growth is that of the first period, against the next; a table that names one period is of it.
    let first = columns.iter().flatten().find_map(|column: &Column| column.period);
    let one = names_one_period(reading, &cells, &columns);
    for column in columns.iter_mut().flatten().filter(|column| column.change || one) {
        column.period = column.period.or(first);
    }
    if columns.iter().all(Option::is_none) {
        columns = of_times(reading, &cells, caption, &resolve)?;
        // "Q4 2010 | Q4 2011 |" above rows of one cell more: nothing stands over the names.
        if let [Some(first), ..] = columns[..] {
            let filled = cells.iter().filter(|cell| !cell.is_empty()).count();
            return Some(Table { columns, lead: Some(first), filled });
        }
    }
    let lead = cells.first().filter(|cell| !is_rank(cell) && !names_holders(cell));
    let lead = lead.and_then(|cell| read_column(reading, cell, caption, None, &resolve));
    Some(Table { columns, lead, filled: cells.iter().filter(|cell| !cell.is_empty()).count() })
}

/// "Vendor", "Foundry Companies": the column of the names.
fn names_holders(cell: &[Item]) -> bool {
    let plain = !cell.iter().any(|item| matches!(item.kind, Kind::Period(_) | Kind::Quantity(_)));
    plain && cell.len() < 5 && cell.last().is_some_and(|last| Class::ColumnOfNames.has(last.word))
}

/// "Rank | Maker | 2020 sales": one period is told, and no other time such as "a year ago".
fn names_one_period(reading: &Reading, cells: &[&[Item]], columns: &[Option<Column>]) -> bool {
    let names = |cell: &[Item]| cell.iter().any(|item| matches!(item.kind, Kind::Period(at) if is_named(reading, at)));
    let mut told = cells.iter().zip(columns).filter_map(|(cell, column)| Some((column.as_ref()?.period?.0, cell)));
    let Some((first, cell)) = told.next() else { return false };
    names(cell) && told.all(|(period, cell)| period == first && names(cell))
}

/// "Brands | Q2 2023 | Q3 2023": the parts that each held at those times, or the units where the caption speaks of units.
fn of_times(
    reading: &Reading,
    cells: &[&[Item]],
    caption: Caption,
    resolve: &impl Fn(usize) -> Option<Period>,
) -> Option<Vec<Option<Column>>> {
    let mut columns = Vec::new();
    let mut named = false;
    for cell in cells {
        columns.push(match cell {
            [] => None,
            names if !named && names_holders(names) => None,
            [lead @ .., Item { kind: Kind::Period(at), span, .. }] if lead.iter().all(is_whole) => {
                let period = resolve(*at).filter(|_| is_named(reading, *at));
                let period = Some((period?, *span));
                let Caption { scale, currency, units } = caption;
                let property = Property::MarketShare;
                Some(Column { property, change: false, scale, period, percent: false, currency, mixed: units })
            }
            _ => return None,
        });
        named |= !cell.is_empty();
    }
    (columns.iter().flatten().count() > 1).then_some(columns)
}

/// "Whole of 2010", "Full year 2010".
fn is_whole(item: &Item) -> bool {
    among!(item.word, "whole" | "of" | "full" | "year")
}

fn read_column(
    reading: &Reading,
    cell: &[Item],
    caption: Caption,
    last: Option<Property>,
    resolve: &impl Fn(usize) -> Option<Period>,
) -> Option<Column> {
    let noun = cell.iter().find_map(|item| match item.kind {
        Kind::Cue(Cue::Noun(noun)) => Some(noun),
        _ => None,
    });
    let change = cell.iter().any(|item| {
        matches!(item.kind, Kind::Cue(Cue::RiseNoun | Cue::FallNoun | Cue::Earlier))
            || matches!(item.kind, Kind::Period(at) if matches!(reading.periods[at].expr, PeriodExpr::Against { .. }))
            || among!(item.word, "change" | "yoy" | "qoq" | "growth" | "y" | "changes" | "difference")
    });
    let property = match noun {
        Some(noun) => property_of(noun)?,
        None if is_rank(cell) => Property::Rank,
        // "Compound annual growth rate": of several years.
        None if cell.iter().any(|item| among!(item.word, "compound" | "cagr")) => return None,
        None if change => last.unwrap_or(Property::Shipments),
        None => return None,
    };
    // "Year-over-Year Growth" names what is compared, not when.
    let named = |at: usize| !change || is_named(reading, at);
    // "Change from 1Q16": what it is measured against.
    let against =
        |at: usize| change && at > 0 && among!(cell[at - 1].word, "from" | "over" | "vs" | "versus" | "since");
    let told = cell.iter().enumerate().find_map(|(index, item)| match item.kind {
        Kind::Period(at) if named(at) && !against(index) => Some((resolve(at), item.span)),
        _ => None,
    });
    let period = told.and_then(|(period, words)| Some((period?, words)));
    // "Share a year ago", of nobody knows when; "net additions" came to those who are counted.
    let unknown = told.is_some() && period.is_none() && !change;
    let added = cell.iter().any(|item| item.lower.split(' ').any(|word| among!(word, "net" | "new" | "added")));
    if unknown || added {
        return None;
    }
    Some(Column {
        property,
        change,
        scale: scale_of(cell).unwrap_or(caption.scale),
        period,
        percent: cell.iter().any(|item| item.lower.contains('%')),
        currency: currency_of(cell).or(caption.currency),
        mixed: false,
    })
}

/// "1Q23", "Apr 2024": the words say when.
fn is_named(reading: &Reading, at: usize) -> bool {
    matches!(reading.periods[at].expr, PeriodExpr::Named { .. } | PeriodExpr::Fixed(_))
}

/// "Rank", "2024 Rank": places, and nothing else.
fn is_rank(cell: &[Item]) -> bool {
    let mut rest = cell.iter().filter(|item| !matches!(item.kind, Kind::Period(_) | Kind::Quantity(_) | Kind::Punct));
    rest.next().is_some_and(|item| matches!(item.word, "rank" | "ranking")) && rest.next().is_none()
}

pub(crate) fn property_of(noun: Noun) -> Option<Property> {
    Some(match noun {
        Noun::Share => Property::MarketShare,
        Noun::Volume | Noun::Sales => Property::Shipments,
        Noun::Revenue => Property::Revenue,
        Noun::Users => Property::Users,
        Noun::Stores => Property::Stores,
        Noun::Employees => Property::Employees,
        _ => return None,
    })
}

/// "(millions)", "in thousands": the power of ten the numbers of a table are counted in.
pub(crate) fn scale_of(items: &[Item]) -> Option<i16> {
    items.iter().find_map(|item| match item.word {
        "thousands" | "thousand" | "k" | "000s" => Some(3),
        "millions" | "million" | "mn" | "m" | "mln" => Some(6),
        "billions" | "billion" | "bn" => Some(9),
        _ => None,
    })
}

/// "of U.S. Dollars", "in euros": the currency the amounts of a table are in.
pub(crate) fn currency_of(items: &[Item]) -> Option<Currency> {
    let code = items.iter().find_map(|item| match item.lower {
        "dollars" | "usd" | "$" | "us$" => Some(b"USD"),
        "euros" | "euro" | "eur" | "€" => Some(b"EUR"),
        "yuan" | "rmb" | "cny" => Some(b"CNY"),
        "yen" | "jpy" => Some(b"JPY"),
        "pounds" | "gbp" | "£" => Some(b"GBP"),
        "rupees" | "inr" | "crore" => Some(b"INR"),
        _ => None,
    })?;
    Some(Currency(*code))
}
