//! Tables: a row of column names, then rows that begin with a name. Cells are cut at `|` or tabs.

use super::finding::Finding;
use super::item::{Item, Kind, Reading, Row};
use super::lexicon::{Cue, Noun};
use super::party::{Party, PartyKind};
use super::{Direction, Measure, Property, Value, ValueUnit};
use crate::among::among;
use crate::number::Decimal;
use crate::period::{Period, PeriodExpr};
use crate::quantity::{Currency, Quantity, Unit};
use crate::span::Span;
use crate::vocabulary::Class;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Column {
    property: Property,
    change: bool,
    /// Power of ten its bare numbers are counted in.
    scale: i16,
    period: Option<(Period, Span)>,
    /// Its bare numbers are percent.
    percent: bool,
    /// The currency of its bare amounts.
    currency: Option<Currency>,
}

/// What the line above a table says of its numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Caption {
    pub(crate) scale: i16,
    pub(crate) currency: Option<Currency>,
}

/// The columns of a table; the first is the names'.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Table {
    columns: Vec<Option<Column>>,
}

impl Table {
    /// How many numbers a row has.
    pub(crate) fn width(&self) -> usize {
        self.columns.len().saturating_sub(1)
    }
}

/// A claim of one cell with the period of its column.
pub(crate) struct Cell {
    pub(crate) finding: Finding,
    pub(crate) period: Option<(Period, Span)>,
}

/// The cells of a row: ranges of items between the bars, else those on lines of their own, else up to each measure of a
/// header and each number of a row.
fn cells<'a>(text: &str, items: &'a [Item<'a>]) -> Vec<&'a [Item<'a>]> {
    if is_row(items) {
        return items.split(|item| item.kind == Kind::Pipe).collect();
    }
    if is_parted(text, items) {
        return parted(text, items);
    }
    let header = !items.iter().any(|item| matches!(item.kind, Kind::Quantity(_)));
    let ends = |item: &Item| match item.kind {
        Kind::Quantity(_) => true,
        Kind::Cue(Cue::Noun(noun)) => header && property_of(noun).is_some(),
        Kind::Cue(Cue::RiseNoun | Cue::Rise) => header,
        Kind::Word => header && among!(item.word, "change" | "chg" | "difference"),
        _ => false,
    };
    let mut cells = Vec::new();
    let first = items
        .iter()
        .position(|item| matches!(item.kind, Kind::Period(_) | Kind::Quantity(_)) || ends(item))
        .unwrap_or(items.len());
    cells.push(&items[..first]);
    let mut start = first;
    for (at, item) in items.iter().enumerate().skip(first) {
        let more = header && items.get(at + 1).is_some_and(ends);
        if at >= start && (ends(item) || header && is_change_word(item, items, at)) && !more {
            let end = if header { past_remark(items, at + 1) } else { at + 1 };
            cells.push(&items[start..end]);
            start = end;
        }
    }
    cells
}

/// Whether the cells stand one below the other, or after tabs.
pub(crate) fn is_parted(text: &str, items: &[Item]) -> bool {
    items.windows(2).any(|pair| is_border(text, &pair[0], &pair[1]))
}

/// The cells between tabs or line ends; two tabs in a row leave an empty one.
fn parted<'a>(text: &str, items: &'a [Item<'a>]) -> Vec<&'a [Item<'a>]> {
    let mut cells: Vec<&[Item]> = Vec::new();
    let mut start = 0;
    for end in 1..=items.len() {
        let gap = items.get(end).and_then(|next| text.get(items[end - 1].span.end()..next.span.start()));
        let borders = gap.map_or(1, |gap| gap.matches(['\n', '\t']).count());
        if borders > 0 {
            cells.push(&items[start..end]);
            cells.extend((1..borders.min(MOST_EMPTY)).map(|_| &items[end..end]));
            start = end;
        }
    }
    cells
}

/// More empty cells in a row are none.
const MOST_EMPTY: usize = 20;

fn is_border(text: &str, one: &Item, next: &Item) -> bool {
    text.get(one.span.end()..next.span.start()).is_some_and(|gap| gap.contains(['\n', '\t']))
}

/// Past "(millions)" and "from 1Q16", which belong to the column before.
fn past_remark(items: &[Item], at: usize) -> usize {
    let kind = |index: usize| items.kind(index);
    if kind(at) == Some(Kind::Open) {
        let close = (at + 1..items.len().min(at + 5)).find(|&index| items[index].kind == Kind::Close);
        return close.map_or(at, |close| close + 1);
    }
    let from = among!(items.word(at), "from" | "vs" | "over");
    if from && matches!(kind(at + 1), Some(Kind::Period(_))) { at + 2 } else { at }
}

/// A row whose columns nobody named: a name, or "Others", and numbers of more than one kind.
pub(crate) fn is_unnamed_row(items: &[Item]) -> bool {
    let Some((first, rest)) = items.split_first() else { return false };
    let sum = among!(first.word, "others" | "other" | "total");
    if !sum && !first.is_name() {
        return false;
    }
    let numbers: Vec<&Quantity> = rest.iter().filter_map(|item| item.quantity).collect();
    let bare = rest.iter().all(|item| matches!(item.kind, Kind::Quantity(_) | Kind::Punct | Kind::Dash));
    let alike = numbers.windows(2).all(|pair| pair[0].unit == pair[1].unit);
    bare && numbers.len() > 1 && (sum || !alike)
}

fn is_change_word(item: &Item, items: &[Item], at: usize) -> bool {
    item.kind == Kind::Word && at + 1 == items.len()
}

/// A line of a table without bars: names of measures after "Company", or a name and as many numbers as there are columns.
/// One measure and one number are enough where the cells are `parted`.
pub(crate) fn is_spaced_row(items: &[Item], table: Option<&Table>, parted: bool) -> bool {
    let enough = if parted { 1 } else { 2 };
    let numbers = items.iter().filter(|item| matches!(item.kind, Kind::Quantity(_))).count();
    let heads = || items.first().is_some_and(|item| Class::ColumnOfNames.has(item.word));
    let measure = |item: &&Item| matches!(item.kind, Kind::Cue(Cue::Noun(noun)) if property_of(noun).is_some());
    if numbers == 0 && items.len() < 60 && heads() && items.iter().filter(measure).count() >= enough {
        return true;
    }
    let cell = |item: &Item| matches!(item.kind, Kind::Quantity(_) | Kind::Punct | Kind::Dash | Kind::Name(_));
    let plain = || items.iter().skip(1).all(cell);
    table.is_some_and(|table| plain() && numbers >= enough && (parted || numbers + 1 == table.columns.len()))
}

/// Whether the sentence is a row of a table.
pub(crate) fn is_row(items: &[Item]) -> bool {
    items.iter().filter(|item| item.kind == Kind::Pipe).count() >= 2
}

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
    // Growth is that of the first period, against the next.
    let first = columns.iter().flatten().find_map(|column: &Column| column.period);
    for column in columns.iter_mut().flatten().filter(|column| column.change) {
        column.period = column.period.or(first);
    }
    columns.iter().any(Option::is_some).then_some(Table { columns })
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
    let named =
        |at: usize| !change || matches!(reading.periods[at].expr, PeriodExpr::Named { .. } | PeriodExpr::Fixed(_));
    let period = cell.iter().find_map(|item| match item.kind {
        Kind::Period(at) if named(at) => resolve(at).map(|period| (period, item.span)),
        _ => None,
    });
    Some(Column {
        property,
        change,
        scale: scale_of(cell).unwrap_or(caption.scale),
        period,
        percent: cell.iter().any(|item| item.lower.contains('%')),
        currency: currency_of(cell).or(caption.currency),
    })
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

/// The claims of a row of figures; a row of totals is of `market`.
pub(crate) fn read_row(reading: &Reading, items: &[Item], table: &Table, market: Option<&Party>) -> Vec<Cell> {
    let cells = cells(reading.text, items);
    if cells.len() > table.columns.len() {
        return Vec::new();
    }
    let heads = || cells.iter().take(4).flat_map(|cell| cell.iter());
    let total = || market.filter(|_| heads().take(2).any(|item| matches!(item.word, "total" | "totals"))).cloned();
    let Some(subject) = heads().find_map(|item| named(item)).or_else(total) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for (cell, column) in cells.iter().zip(&table.columns) {
        let Some(column) = column else { continue };
        let number = cell.iter().find_map(|item| item.quantity.map(|quantity| (item, quantity)));
        let Some((item, quantity)) = number else { continue };
        let at = items.iter().position(|other| other.span == item.span).unwrap_or(0);
        if subject.kind == PartyKind::Market && !matches!(column.property, Property::Shipments | Property::Revenue) {
            continue;
        }
        if let Some(finding) = read_cell(reading, &subject, column, quantity, item, at) {
            let whole = subject.kind == PartyKind::Market;
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
    let falls = quantity.lo.is_some_and(Decimal::is_negative)
        || item.span.of(reading.text).starts_with(['-', '−', '–'])
        || signed_before(reading, item);
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
        property: column.property,
        measure: if column.change { Measure::Change } else { Measure::Level },
        direction,
        subject: subject.clone(),
        object: None,
        value: Some(value),
        equivalents: Vec::new(),
        statement: item.span,
        at,
        prior: false,
        negative: false,
        region: None,
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

#[cfg(test)]
mod tests {
    use crate::claim::{Measure, extract};
    use crate::document::{RawDocument, clean};
    use crate::ids::DocId;

    /// Property, measure and subject of what a table says, in order.
    fn check(text: &str, expected: &str) {
        let raw = RawDocument { text: text.to_owned(), ..RawDocument::default() };
        let claims = extract(&clean(raw), DocId::at(0)).claims;
        let told = claims.iter().map(|claim| {
            let change = if claim.measure == Measure::Change { "Δ" } else { "" };
            format!("{}{change} {}", claim.property.key(), claim.subject)
        });
        assert_eq!(told.collect::<Vec<_>>().join(", "), expected, "{text}");
    }

    #[test]
    fn columns_without_bars_are_told_apart() {
        check(
            "OEM 1Q17 Unit Shipments (millions) Change from 1Q16 1Q17 Market Share\nApple 8.9 -13% 24.6%\nOthers 14.4 -14.7% 39.8%",
            "shipments Apple, shipmentsΔ Apple, market_share Apple",
        );
    }

    #[test]
    fn cells_below_one_another_are_told_apart() {
        check(
            "Laptops\n\nRank\nVendor\nMarket share\n1\nLenovo\n23.1%\n2\nDell\n16.9%",
            "rank Lenovo, market_share Lenovo, rank Dell, market_share Dell",
        );
        check(
            "Browsers\n\nBrowser\nMarket share\nChrome\n63.5%\nSafari\n19.9%\nFirefox\n5.1%",
            "market_share Chrome, market_share Safari, market_share Firefox",
        );
        check(
            "PCs\n\nCompany\tShipments\tGrowth\nLenovo\t14,200\t-18.4%\nDell\t10,300\t-22%",
            "shipments Lenovo, shipmentsΔ Lenovo, shipments Dell, shipmentsΔ Dell",
        );
    }

    #[test]
    fn an_empty_cell_keeps_its_column() {
        check(
            "PCs\n\nCompany\tShipments\tMarket share\nLenovo\t14,200\t23%\nDell\t\t17%",
            "shipments Lenovo, market_share Lenovo, market_share Dell",
        );
    }

    #[test]
    fn words_in_a_cell_make_no_header() {
        check(
            "Streaming market share\n\n| Service | Market share | Growth | Known for |\n|---|---|---|---|\n\
             | Netflix | 40% | +3% | Largest user base |\n| Hulu | 12% | -2% | Sports |",
            "market_share Netflix, market_share Hulu",
        );
    }

    #[test]
    fn a_row_without_a_header_says_nothing() {
        check("The number sheet of the quarter\nHuawei 2.7 31.7% 7.4%\nOthers 14.4 -14.7% 39.8%", "");
    }
}
