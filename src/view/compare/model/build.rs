//! Panels made of cells: what is stated, what is implied, what is aimed for, in order.

use std::collections::BTreeMap;

use facts::claim::Property;
use facts::entity::{EntityKind, listed};
use facts::ids::ClaimId;
use facts::order::InOrder;
use facts::share::{Cell, CellRanges};

use super::marks::{add, mark_of, rank_of};
use super::ranges::add_ranges;
use super::sentence::goal_words;
use super::{Kind, Mark, Panel, Row, Shape, market_of, measure_of};
use crate::book::Book;
use crate::cells::{CellKey, Cells, Known};
use crate::route::{By, Choice, RowSort, Scope, slug};
use crate::words;

/// The panels of a choice, all of them, ordered.
pub(crate) fn panels(book: &Book, choice: &Choice) -> Vec<Panel> {
    let measure = measure_of(book, choice);
    let cells = book.cells(measure);
    let market = market_of(choice, &cells);
    let fits = |list: &[String], key: &str| list.is_empty() || list.iter().any(|wanted| wanted == key);
    let chosen = cells.stated.iter().filter(|(key, _)| {
        (market.is_empty() || key.market == market) && fits(&choice.place, &key.place) && fits(&choice.when, &key.when)
    });
    let panels = chosen.map(|(key, known)| panel(book, &cells, key, known, choice));
    let mut panels: Vec<Panel> = panels.filter(|panel| !panel.rows.is_empty()).collect();
    tell_goals_once(&mut panels);
    match choice.by {
        By::Region => panels.order_by_key(|panel| std::cmp::Reverse(panel.claims)),
        By::Period => panels.order_by(|a, b| a.start.cmp(&b.start).then(b.claims.cmp(&a.claims))),
        By::Holder => return by_holder(panels),
    }
    panels
}

/// A goal is of a region and of no period there: it stands in the panel of which most is told, not in each. A panel that was
/// there for it alone goes where it stands in another.
fn tell_goals_once(panels: &mut Vec<Panel>) {
    let mut fullest: Vec<usize> = (0..panels.len()).collect();
    fullest.order_by_key(|at| std::cmp::Reverse(panels[*at].claims));
    // No claim belongs to two goals.
    let mut told: Vec<ClaimId> = Vec::new();
    let mut empty = vec![false; panels.len()];
    for at in fullest {
        let rows = &mut panels[at].rows;
        let had = rows.iter().any(|row| !row.goals.is_empty());
        for row in rows.iter_mut() {
            row.goals.retain(|goal| !goal.claims.iter().any(|id| told.contains(id)));
            told.extend(row.goals.iter().flat_map(|goal| &goal.claims));
        }
        empty[at] = had && rows.iter().all(|row| row.marks.is_empty() && row.goals.is_empty());
    }
    let mut empty = empty.into_iter();
    panels.retain(|_| empty.next() != Some(true));
}

/// The panel of one cell.
pub(crate) fn panel(book: &Book, cells: &Cells, key: &CellKey, known: &Known, choice: &Choice) -> Panel {
    let (measure, cell) = (measure_of(book, choice), &known.cell);
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
    add_goals(&mut rows, book, cells, key, known);
    for row in rows.values_mut() {
        // Beside a stated amount, what other claims imply only repeats it within its rounding.
        let exact = row.marks.iter().any(|mark| mark.shape == Shape::Exact);
        row.marks.retain(|mark| !exact || mark.shape != Shape::Implied);
        row.marks.order_by_key(|mark| mark.shape);
    }
    for row in rows.values_mut() {
        // "5G smartphones", where smartphones are compared.
        let class = known.cell.market.as_deref().is_some_and(|market| is_class(&row.name, market));
        let market = cells.markets.contains(&row.key) || class;
        // "India is the second-largest market": a place among countries, not among those who sell.
        if market || listed(&row.name).is_some_and(|known| known.kind == EntityKind::Region) {
            row.kind = Kind::Part;
        }
        if market {
            row.name = words::capital(&words::market(&row.name));
        }
    }
    let rows = in_order(rows, measure, choice);
    Panel {
        key: format!("{}@{}", key.place, key.when),
        title: title(cell, choice.market.is_empty() && measure != Property::MarketShare),
        place: key.place.clone(),
        when: key.when.clone(),
        start: cell.period.and_then(|period| period.start),
        end: cell.period.and_then(|period| period.end),
        contradiction: ranges.iter().find_map(|ranges| ranges.contradiction.clone()),
        claims: rows.iter().flat_map(|row| &row.marks).filter(|mark| mark.shape != Shape::Implied).map(weight).sum(),
        rows,
    }
}

/// Whether a name is that of a part of the market: "5G smartphones" of "smartphones".
fn is_class(name: &str, market: &str) -> bool {
    let (name, market) = (name.to_lowercase(), market.to_lowercase());
    name.strip_suffix(&market).is_some_and(|class| class.ends_with([' ', '-']))
}

/// The goals of a cell's region: in a cell of goals alone they make the rows; elsewhere they stand under a row of what is so.
fn add_goals(rows: &mut BTreeMap<String, Row>, book: &Book, cells: &Cells, key: &CellKey, known: &Known) {
    for goal in cells.aims.get(&known.cell.region).into_iter().flatten() {
        let Some(id) = goal.claims.first() else { continue };
        let claim = book.claim(*id);
        // Told again, a goal may be of a wider market.
        let told = || goal.claims.iter().map(|id| &book.claim(*id).market);
        let same_market = told().any(|market| market.is_none() || *market == known.cell.market);
        let alone = known.claims.is_empty() && goal.claims.iter().any(|id| CellKey::of(&book.cell(*id)) == *key);
        if alone || same_market && rows.contains_key(&slug(&claim.subject)) {
            let words = format!("{}; {}", goal_words(claim), words::outcome(goal.outcome));
            let mark = Mark { shape: Shape::Goal, words, claims: goal.claims.clone(), ..mark_of(claim, *id) };
            add(&mut named_row(rows, &claim.subject).goals, mark);
        }
    }
}

/// The rows that are chosen, in the order that is chosen.
fn in_order(rows: BTreeMap<String, Row>, measure: Property, choice: &Choice) -> Vec<Row> {
    let mut rows: Vec<Row> =
        rows.into_values().filter(|row| choice.who.is_empty() || choice.who.contains(&row.key)).collect();
    rows.order_by(|a, b| {
        order_key(a, choice.rows).partial_cmp(&order_key(b, choice.rows)).unwrap_or(std::cmp::Ordering::Equal)
    });
    // Whoever is named in a place leaves it to nobody unnamed.
    let taken: Vec<_> =
        rows.iter().filter(|row| row.named && row.kind == Kind::Holder).filter_map(|row| row.rank).collect();
    rows.retain(|row| row.named || !row.rank.is_some_and(|rank| taken.contains(&rank)));
    // Where nobody is ranked, what shares imply of ranks says nothing that they do not say themselves.
    let ranked = |row: &Row| row.marks.iter().any(|mark| matches!(mark.shape, Shape::Rank | Shape::Order));
    if !rows.iter().any(ranked) {
        rows.iter_mut().for_each(|row| row.rank = None);
    }
    if choice.rows == RowSort::Rank {
        rows = larger_first(rows, measure == Property::MarketShare);
    }
    rows
}

pub(super) fn named_row<'a>(rows: &'a mut BTreeMap<String, Row>, name: &str) -> &'a mut Row {
    let key = slug(name);
    rows.entry(key.clone()).or_insert_with(|| Row { key, name: name.to_owned(), named: true, ..Row::default() })
}

/// How much a mark adds to a panel's place among the panels: an amount says more than a rank.
fn weight(mark: &Mark) -> usize {
    if matches!(mark.shape, Shape::Rank | Shape::Order) { 1 } else { 3 }
}

/// In percent: who has more than this is first.
pub(crate) const HALF: f64 = 50.0;

/// Whoever has no place but a larger amount than somebody who has one stands before them; with more than half of all
/// `shares`, before everybody who is not first.
fn larger_first(rows: Vec<Row>, shares: bool) -> Vec<Row> {
    let mut out: Vec<Row> = Vec::new();
    for row in rows {
        let amount =
            row.amount().filter(|_| row.rank.is_none() && row.kind == Kind::Holder && !row.name.contains(" + "));
        let smaller = |known: &Row| {
            let second = shares && known.rank.is_none_or(|(lo, _)| lo > 1);
            amount.is_some_and(|amount| known.amount().map_or(second && amount > HALF, |other| other < amount))
        };
        let at = out.iter().position(smaller).unwrap_or(out.len());
        out.insert(at, row);
    }
    out
}

/// Rank known → middle of what is known → name; or by one of the two alone.
fn order_key(row: &Row, sort: RowSort) -> (bool, u32, f64, String) {
    // Whoever is only known to be behind somebody comes after those whose place is known.
    let together = row.name.contains(" + ");
    let rank =
        row.rank.filter(|_| !together).map_or(u32::MAX, |(lo, hi)| if hi == u32::MAX { 100_000 + lo } else { lo + hi });
    let middle = row.marks.iter().find_map(|mark| match (mark.lo, mark.hi, mark.shape) {
        (_, _, Shape::Rank | Shape::Order) => None,
        (Some(lo), Some(hi), _) => Some((lo + hi) / 2.0),
        (one, other, _) => one.or(other),
    });
    let rank = if sort == RowSort::Rank { rank } else { u32::from(!row.named) };
    let middle = middle.filter(|_| sort != RowSort::Name);
    // A part of the market stands below those who share it.
    let part = row.kind == Kind::Part && sort != RowSort::Name;
    (part, rank, if together { 1.0 } else { -middle.unwrap_or(-1.0) }, row.name.to_lowercase())
}

/// `Spain, Q3 2020`.
pub(crate) fn title(cell: &Cell, with_market: bool) -> String {
    let market = cell.market.as_deref().filter(|_| with_market).map(|market| words::capital(&words::market(market)));
    let place = cell.region.as_deref().map_or("Region not stated".into(), words::region);
    let when = cell.period.as_ref().map_or("undated".into(), words::period);
    let parts: Vec<String> = market.into_iter().chain([place, when]).collect();
    parts.join(", ")
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
                end: None,
                rows: Vec::new(),
                contradiction: None,
                claims: 0,
            });
            home.claims += row.marks.iter().map(|mark| mark.claims.len()).sum::<usize>();
            home.rows.push(Row { key: panel.key.clone(), name: panel.title.clone(), ..row });
        }
    }
    let holders: Vec<String> = out.keys().map(|(holder, _)| holder.clone()).collect();
    let mut panels: Vec<Panel> = out.into_values().collect();
    // A holder of several sizes of period has several panels.
    for panel in panels.iter_mut().filter(|panel| holders.iter().filter(|key| **key == panel.key).count() > 1) {
        let when = panel.rows.first().and_then(|row| row.key.split_once('@')).map_or("", |(_, when)| when);
        panel.title = format!("{}, {}", panel.title, crate::view::compare::series::by_grain(when));
    }
    panels.order_by_key(|panel| std::cmp::Reverse(panel.claims));
    panels
}

/// The size class of a period key: quarters, halves, years, months, days, others; what has no date stands alone.
pub(crate) fn grain_of(when: &str) -> usize {
    if when == "undated" {
        return 6;
    }
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

#[cfg(test)]
mod tests {
    use super::super::Shape;
    use super::*;

    fn row(name: &str, rank: Option<u32>, amount: Option<f64>) -> Row {
        let mark = |amount| Mark {
            shape: Shape::Exact,
            lo: Some(amount),
            hi: Some(amount),
            slack: 0.0,
            words: String::new(),
            claims: vec![],
            implied: String::new(),
            rules: vec![],
        };
        let marks = amount.map(mark).into_iter().collect();
        Row { name: name.into(), rank: rank.map(|rank| (rank, rank)), marks, ..Row::default() }
    }

    #[test]
    fn larger_amounts_stand_before_smaller_ones_that_have_a_place() {
        let check = |rows: &[(&str, Option<u32>, Option<f64>)], expected: &str| {
            let rows = rows.iter().map(|(name, rank, amount)| row(name, *rank, *amount)).collect();
            assert_eq!(larger_first(rows, true).into_iter().map(|row| row.name).collect::<String>(), expected);
        };
        check(&[("b", Some(2), Some(9.6)), ("c", Some(3), Some(9.2)), ("a", None, Some(57.7))], "abc");
        check(&[("a", Some(1), Some(60.0)), ("c", Some(3), Some(5.0)), ("b", None, Some(20.0))], "abc");
        check(&[("b", Some(2), None), ("c", Some(5), None), ("a", None, Some(67.0))], "abc");
        check(&[("a", Some(1), None), ("b", None, Some(67.0))], "ab");
        check(&[("a", Some(2), None), ("b", None, Some(40.0))], "ab");
        check(&[("a", Some(1), Some(9.0)), ("d + e", None, Some(70.0))], "ad + e");
    }

    #[test]
    fn a_goal_stands_in_the_panel_of_which_most_is_told() {
        let panel = |claims: usize, amount: Option<f64>, goals: &[u32]| {
            let goal = |id: &u32| Mark { claims: vec![ClaimId(*id)], ..Mark::drawn(Shape::Goal, None, None) };
            let (key, title, place, when) = Default::default();
            let rows = vec![Row { goals: goals.iter().map(goal).collect(), ..row("a", None, amount) }];
            Panel { key, title, place, when, start: None, end: None, rows, contradiction: None, claims }
        };
        let check = |mut panels: Vec<Panel>, expected: &[&[u32]]| {
            tell_goals_once(&mut panels);
            let goals = |panel: &Panel| panel.rows[0].goals.iter().map(|goal| goal.claims[0].0).collect::<Vec<_>>();
            assert_eq!(panels.iter().map(goals).collect::<Vec<_>>(), expected);
        };
        check(vec![panel(1, Some(9.0), &[4, 5]), panel(3, Some(8.0), &[4])], &[&[5], &[4]]);
        check(vec![panel(0, None, &[4]), panel(3, Some(8.0), &[4])], &[&[4]]);
        check(vec![panel(0, None, &[4]), panel(3, Some(8.0), &[])], &[&[4], &[]]);
        check(vec![panel(0, None, &[]), panel(3, Some(8.0), &[4])], &[&[], &[4]]);
    }
}
