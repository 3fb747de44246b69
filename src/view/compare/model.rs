//! What a comparison shows, before it is drawn: panels of rows of marks. Nothing here knows the browser.

use std::collections::BTreeMap;

use facts::claim::{Claim, Property, Value, ValueUnit};
use facts::ids::ClaimId;
use facts::number::Decimal;
use facts::period::Date;
use facts::quantity::Comparator;
use facts::share::{Cell, CellRanges, Holder};

use crate::book::Book;
use crate::cells::{CellKey, Cells, Known};
use crate::route::{By, Choice, Scope, slug};
use crate::words;

/// How a statement is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Shape {
    /// A filled dot.
    Exact,
    /// A bracket with an arrow to the right.
    AtLeast,
    /// Its mirror.
    AtMost,
    /// Two brackets.
    Range,
    /// A ring.
    Approx,
    /// A rank: a number in a square.
    Rank,
    /// One before another: words and an elbow.
    Order,
    /// A striped bar.
    Implied,
    /// A hollow diamond.
    Goal,
}

/// One statement about one holder in one cell.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Mark {
    /// How it is drawn.
    pub shape: Shape,
    /// Lower end, for drawing alone.
    pub lo: Option<f64>,
    /// Upper end, for drawing alone.
    pub hi: Option<f64>,
    /// Half a unit of the last digit stated: what rounding may hide.
    pub slack: f64,
    /// In words.
    pub words: String,
    /// The claims that state it, or that it follows from.
    pub claims: Vec<ClaimId>,
    /// For what is implied: the whole sentence. Empty for what is stated.
    pub implied: String,
    /// Which rules it follows by; empty for what is stated.
    pub rules: Vec<String>,
}

/// One line of a panel.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Row {
    /// The holder's key, or the cell's in panels by holder.
    pub key: String,
    /// What stands at its left.
    pub name: String,
    /// Whether a claim names it; a placeholder for an unnamed rank is not named.
    pub named: bool,
    /// Known or possible ranks.
    pub rank: Option<(u32, u32)>,
    /// The closed interval the share lies in, as far as the claims of one source tell.
    pub known: Option<(Decimal, Decimal)>,
    /// What is stated and implied.
    pub marks: Vec<Mark>,
    /// What is aimed for.
    pub goals: Vec<Mark>,
}

/// One table of rows on one axis.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Panel {
    /// Its key: `place@when`, or the holder's.
    pub key: String,
    /// Its heading.
    pub title: String,
    /// Region key and period key; empty in panels by holder.
    pub place: String,
    /// Period key.
    pub when: String,
    /// First day of the period, for its place in time.
    pub start: Option<Date>,
    /// Its lines, best first.
    pub rows: Vec<Row>,
    /// Claims that cannot all be true, and why.
    pub contradiction: Option<(Vec<ClaimId>, String)>,
    /// How much it says; panels that say most come first.
    pub claims: usize,
}

/// What can be compared: a property, with the unit its values share.
pub(crate) fn measure_of(choice: &Choice) -> Property {
    Property::ALL.into_iter().find(|property| property.key() == choice.measure).unwrap_or(Property::MarketShare)
}

/// The market a choice shows; empty when it shows all.
pub(crate) fn market_of(choice: &Choice, cells: &Cells) -> String {
    match choice.market.is_empty() && measure_of(choice) == Property::MarketShare {
        true => cells.first_market.clone(),
        false => choice.market.clone(),
    }
}

/// The panels of a choice, all of them, ordered.
pub(crate) fn panels(book: &Book, choice: &Choice) -> Vec<Panel> {
    let measure = measure_of(choice);
    let cells = book.cells(measure);
    let market = market_of(choice, &cells);
    let fits = |list: &[String], key: &str| list.is_empty() || list.iter().any(|wanted| wanted == key);
    let chosen = cells.stated.iter().filter(|(key, _)| {
        (market.is_empty() || key.market == market) && fits(&choice.place, &key.place) && fits(&choice.when, &key.when)
    });
    let panels = chosen.map(|(key, known)| panel(book, &cells, key, known, choice));
    let mut panels: Vec<Panel> = panels.filter(|panel| !panel.rows.is_empty()).collect();
    match choice.by {
        By::Region => panels.sort_by_key(|panel| std::cmp::Reverse(panel.claims)),
        By::Period => panels.sort_by(|a, b| a.start.cmp(&b.start).then(b.claims.cmp(&a.claims))),
        By::Holder => return by_holder(panels),
    }
    panels
}

/// The panel of one cell.
pub(crate) fn panel(book: &Book, cells: &Cells, key: &CellKey, known: &Known, choice: &Choice) -> Panel {
    let (measure, cell) = (measure_of(choice), &known.cell);
    let mut rows: BTreeMap<String, Row> = BTreeMap::new();
    for id in &known.claims {
        let claim = book.claim(*id);
        let row = named_row(&mut rows, &claim.subject);
        add(&mut row.marks, mark_of(claim, *id));
        if claim.property == Property::Rank {
            row.rank = row.rank.or(rank_of(claim));
        }
        if let Some(object) = &claim.object {
            named_row(&mut rows, object);
        }
    }
    let all: Vec<&CellRanges> = known.ranges.iter().filter_map(|at| book.corpus().cells.get(*at)).collect();
    // A cell with one source has nothing to combine.
    let combined = choice.scope == Scope::Combined && all.iter().any(|ranges| ranges.scope.is_none());
    let ranges: Vec<&CellRanges> = all.into_iter().filter(|ranges| ranges.scope.is_none() == combined).collect();
    ranges.iter().for_each(|ranges| add_ranges(&mut rows, ranges));
    for goal in cells.aims.get(&cell.region).into_iter().flatten() {
        let Some(id) = goal.claims.first() else { continue };
        let claim = book.claim(*id);
        let same_market = claim.market.is_none() || claim.market == cell.market;
        if same_market && rows.contains_key(&slug(&claim.subject)) {
            let words = format!("{}; {}", goal_words(claim), words::outcome(goal.outcome));
            let mark = Mark { shape: Shape::Goal, words, claims: goal.claims.clone(), ..mark_of(claim, *id) };
            add(&mut named_row(&mut rows, &claim.subject).goals, mark);
        }
    }
    for row in rows.values_mut() {
        // Beside a stated amount, what other claims imply only repeats it within its rounding.
        let exact = row.marks.iter().any(|mark| mark.shape == Shape::Exact);
        row.marks.retain(|mark| !exact || mark.shape != Shape::Implied);
        row.marks.sort_by_key(|mark| mark.shape);
    }
    let mut rows: Vec<Row> =
        rows.into_values().filter(|row| choice.who.is_empty() || choice.who.contains(&row.key)).collect();
    rows.sort_by(|a, b| order_key(a).partial_cmp(&order_key(b)).unwrap_or(std::cmp::Ordering::Equal));
    Panel {
        key: format!("{}@{}", key.place, key.when),
        title: title(cell, choice.market.is_empty() && measure != Property::MarketShare),
        place: key.place.clone(),
        when: key.when.clone(),
        start: cell.period.and_then(|period| period.start),
        contradiction: ranges.iter().find_map(|ranges| ranges.contradiction.clone()),
        claims: rows.iter().flat_map(|row| &row.marks).filter(|mark| mark.shape != Shape::Implied).map(weight).sum(),
        rows,
    }
}

fn named_row<'a>(rows: &'a mut BTreeMap<String, Row>, name: &str) -> &'a mut Row {
    let key = slug(name);
    rows.entry(key.clone()).or_insert_with(|| Row { key, name: name.to_owned(), named: true, ..Row::default() })
}

/// How much a mark adds to a panel's place among the panels: an amount says more than a rank.
fn weight(mark: &Mark) -> usize {
    if matches!(mark.shape, Shape::Rank | Shape::Order) { 1 } else { 3 }
}

/// Rank known → middle of what is known → name.
fn order_key(row: &Row) -> (u32, f64, String) {
    // Whoever is only known to be behind somebody comes after those whose place is known.
    let together = row.name.contains(" + ");
    let rank =
        row.rank.filter(|_| !together).map_or(u32::MAX, |(lo, hi)| if hi == u32::MAX { 100_000 + lo } else { lo + hi });
    let middle = row.marks.iter().find_map(|mark| match (mark.lo, mark.hi, mark.shape) {
        (_, _, Shape::Rank | Shape::Order) => None,
        (Some(lo), Some(hi), _) => Some((lo + hi) / 2.0),
        (one, other, _) => one.or(other),
    });
    (rank, if together { 1.0 } else { -middle.unwrap_or(-1.0) }, row.name.to_lowercase())
}

/// `Spain, Q3 2020`.
pub(crate) fn title(cell: &Cell, with_market: bool) -> String {
    let market = cell.market.as_deref().filter(|_| with_market).map(words::capital);
    let place = cell.region.as_deref().map_or("No region stated".into(), words::region);
    let when = cell.period.as_ref().map_or("undated".into(), words::period);
    let parts: Vec<String> = market.into_iter().chain([place, when]).collect();
    parts.join(", ")
}

/// Adds a mark; the same statement told again only adds its claims.
fn add(marks: &mut Vec<Mark>, mark: Mark) {
    match marks.iter_mut().find(|known| known.shape == mark.shape && known.words == mark.words) {
        Some(known) => known.claims.extend(mark.claims),
        None => marks.push(mark),
    }
}

fn mark_of(claim: &Claim, id: ClaimId) -> Mark {
    let value = claim.value.as_ref();
    let shape = match value {
        None => Shape::Order,
        Some(value) if value.unit == ValueUnit::Rank => Shape::Rank,
        Some(value) => shape_of(value),
    };
    let drawn = |bound: Option<Decimal>| bound.map(Decimal::to_f64);
    Mark {
        shape,
        lo: drawn(value.and_then(|value| value.lo)),
        hi: drawn(value.and_then(|value| value.hi)),
        slack: value.map_or(0.0, |value| 0.5 * 10f64.powi(i32::from(value.last_digit))),
        words: words::value(claim),
        claims: vec![id],
        implied: String::new(),
        rules: Vec::new(),
    }
}

fn shape_of(value: &Value) -> Shape {
    match (value.comparator, value.lo, value.hi) {
        (Comparator::Approx, ..) => Shape::Approx,
        (_, Some(lo), Some(hi)) if lo == hi => Shape::Exact,
        (_, Some(_), Some(_)) => Shape::Range,
        (_, Some(_), None) => Shape::AtLeast,
        _ => Shape::AtMost,
    }
}

/// `goal: rank 1, from Nov 2020`.
fn goal_words(claim: &Claim) -> String {
    let when = claim.period.as_ref().map_or(String::new(), |period| format!(", {}", words::period(period)));
    format!("{}: {}{when}", words::modality(claim.modality), words::value(claim))
}

fn rank_of(claim: &Claim) -> Option<(u32, u32)> {
    let value = claim.value.as_ref()?;
    let whole = |bound: Option<Decimal>| bound.map(|bound| bound.to_f64() as u32);
    Some((whole(value.lo).unwrap_or(1), whole(value.hi).unwrap_or(u32::MAX)))
}

fn add_ranges(rows: &mut BTreeMap<String, Row>, ranges: &CellRanges) {
    for range in &ranges.ranges {
        let row = match &range.holder {
            Holder::Named(name) => named_row(rows, name),
            Holder::Rank(rank) => {
                let key = format!("rank-{rank}");
                let name = format!("Unnamed {}", facts::format::ordinal(*rank));
                rows.entry(key.clone()).or_insert_with(|| Row { key, name, ..Row::default() })
            }
        };
        row.rank = match (row.rank, range.rank) {
            (Some(known), Some(narrow)) if narrow.1 - narrow.0 < known.1 - known.0 => Some(narrow),
            (None, found) => found,
            (known, _) => known,
        };
        row.known = match row.known {
            Some((lo, hi)) if lo.max(range.lo) <= hi.min(range.hi) => Some((lo.max(range.lo), hi.min(range.hi))),
            Some(known) => Some(known),
            None => Some((range.lo, range.hi)),
        };
        let tells = range.lo > Decimal::ZERO || range.hi < Decimal::whole(100);
        if range.implied && tells {
            add(
                &mut row.marks,
                Mark {
                    shape: Shape::Implied,
                    lo: Some(range.lo.to_f64()),
                    hi: Some(range.hi.to_f64()),
                    slack: 0.0,
                    words: between(range.lo, range.hi),
                    claims: range.because.clone(),
                    implied: range.explanation.clone(),
                    rules: range.rules.clone(),
                },
            );
        }
    }
}

/// `at most 13.1 %`, `13 to 73.9 %`, rounded outward to one decimal.
pub(crate) fn between(lo: Decimal, hi: Decimal) -> String {
    let (lo, hi) = (outward(lo, Side::Down), outward(hi, Side::Up));
    match (lo == Decimal::ZERO, hi >= Decimal::whole(100)) {
        (true, _) => format!("at most {}", words::percent(hi)),
        (false, true) => format!("at least {}", words::percent(lo)),
        (false, false) if lo == hi => words::percent(hi),
        (false, false) => format!("{lo} to {}", words::percent(hi)),
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Down,
    Up,
}

/// The value with one decimal, never further in than it is.
fn outward(value: Decimal, side: Side) -> Decimal {
    let power = value.exponent();
    if power >= -1 {
        return value;
    }
    let unit = 10i128.pow(u32::try_from(-1 - power).unwrap_or(0).min(30));
    let cut = value.mantissa().div_euclid(unit);
    let up = side == Side::Up && value.mantissa().rem_euclid(unit) != 0;
    Decimal::new(cut + i128::from(up), -1).unwrap_or(value)
}

/// One panel a holder, its cells as rows; periods of one size together, for quarters and years do not share an axis.
fn by_holder(panels: Vec<Panel>) -> Vec<Panel> {
    let mut out: BTreeMap<(String, usize), Panel> = BTreeMap::new();
    for panel in panels {
        for row in panel.rows.into_iter().filter(|row| row.named) {
            let size = grain_of(&panel.when);
            let home = out.entry((row.key.clone(), size)).or_insert_with(|| Panel {
                key: row.key.clone(),
                title: row.name.clone(),
                place: String::new(),
                when: String::new(),
                start: None,
                rows: Vec::new(),
                contradiction: None,
                claims: 0,
            });
            home.claims += row.marks.iter().map(|mark| mark.claims.len()).sum::<usize>();
            home.rows.push(Row { key: panel.key.clone(), name: panel.title.clone(), ..row });
        }
    }
    let mut panels: Vec<Panel> = out.into_values().collect();
    panels.sort_by_key(|panel| std::cmp::Reverse(panel.claims));
    panels
}

/// The size class of a period key: quarters, halves, years, months, days, others.
pub(crate) fn grain_of(when: &str) -> usize {
    let digits = when.bytes().filter(u8::is_ascii_digit).count();
    match (when.contains('q'), when.contains('h'), when.contains(".."), digits) {
        (true, ..) => 0,
        (_, true, ..) => 1,
        (_, _, true, _) => 5,
        (_, _, _, 4) => 2,
        (_, _, _, 6) => 3,
        _ => 4,
    }
}

impl Row {
    /// Statements that cannot both be so: amounts whose intervals do not touch.
    pub(crate) fn conflicts(&self) -> bool {
        let amounts: Vec<(f64, f64)> = self
            .marks
            .iter()
            .filter(|mark| matches!(mark.shape, Shape::Exact | Shape::AtLeast | Shape::AtMost | Shape::Range))
            .map(|mark| (mark.lo.unwrap_or(0.0) - mark.slack, mark.hi.unwrap_or(f64::MAX) + mark.slack))
            .collect();
        amounts.iter().enumerate().any(|(at, a)| amounts[at + 1..].iter().any(|b| a.0 > b.1 || b.0 > a.1))
    }

    /// The row in a plain sentence.
    pub(crate) fn sentence(&self) -> String {
        let amount = self.marks.iter().find(|mark| !matches!(mark.shape, Shape::Rank | Shape::Order | Shape::Implied));
        let implied = self.marks.iter().find(|mark| mark.shape == Shape::Implied);
        let order = self.marks.iter().find(|mark| mark.shape == Shape::Order);
        let spoken = |mark: &Mark| mark.words.replace("\u{202f}%", " percent");
        let place = self.rank.map(place_words);
        match (place, amount, implied, order) {
            (Some(place), Some(amount), ..) => format!("{} {place} with {}.", self.name, spoken(amount)),
            (Some(place), None, Some(implied), _) if self.named => {
                format!("{} {place}, which implies {}.", self.name, spoken(implied))
            }
            (_, None, Some(implied), _) => format!("{} has {}; this is implied.", self.name, spoken(implied)),
            (Some(place), None, None, _) => format!("{} {place}.", self.name),
            (None, Some(amount), ..) => format!("{} has {}.", self.name, spoken(amount)),
            (None, None, None, Some(order)) => format!("{} is {}.", self.name, spoken(order)),
            (None, None, None, None) => format!("Of {} there is no data.", self.name),
        }
    }
}

fn place_words(rank: (u32, u32)) -> String {
    match rank {
        (1, 1) => "leads".into(),
        (lo, hi) if lo == hi => format!("is {}", facts::format::ordinal(lo)),
        (1, u32::MAX) => "is ranked".into(),
        (lo, u32::MAX) => format!("is {} or lower", facts::format::ordinal(lo)),
        (1, hi) => format!("is in the top {}", facts::format::small(hi)),
        (lo, hi) => format!("is between {} and {}", facts::format::ordinal(lo), facts::format::ordinal(hi)),
    }
}

impl Panel {
    /// The panel in up to four sentences, the leader first.
    pub(crate) fn summary(&self) -> String {
        let told = self.rows.iter().filter(|row| row.named && !row.marks.is_empty()).take(3);
        let sentences: Vec<String> = told.map(Row::sentence).collect();
        sentences.join(" ")
    }

    /// The largest number drawn.
    pub(crate) fn largest(&self) -> f64 {
        let marks = self.rows.iter().flat_map(|row| row.marks.iter().chain(&row.goals));
        let ends = marks.filter(|mark| !matches!(mark.shape, Shape::Rank | Shape::Order | Shape::Goal));
        ends.filter_map(|mark| mark.hi.or(mark.lo.map(|lo| lo * 1.25))).fold(0.0, f64::max)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn implied_ranges_are_rounded_outward() {
        let check = |lo: &str, hi: &str, expected: &str| {
            assert_eq!(between(lo.parse().unwrap(), hi.parse().unwrap()).replace('\u{202f}', " "), expected);
        };
        check("13.05", "73.9", "13 to 73.9 %");
        check("13.05", "43.475", "13 to 43.5 %");
        check("0", "13.15", "at most 13.2 %");
        check("30", "100", "at least 30 %");
    }

    #[test]
    fn periods_of_one_size_share_a_panel() {
        assert_eq!(grain_of("2020q3"), grain_of("2021q1"));
        assert_ne!(grain_of("2020q3"), grain_of("2020"));
        assert_ne!(grain_of("2020-11"), grain_of("2020-11-03"));
    }
}
