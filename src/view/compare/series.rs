//! Panels put in time: one series a region and size of period, its periods in order, its holders with what is said in each.

use std::collections::BTreeMap;

use super::model::{Panel, Row, Shape, grain_of};
use facts::order::InOrder;

/// What is known of one region over periods of one size.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Series {
    /// The region's name, with the size of the periods or the only one.
    pub title: String,
    /// Period names, in order.
    pub periods: Vec<String>,
    /// The panels of those periods.
    pub panels: Vec<Panel>,
    /// Holders with their row in each period.
    pub lines: Vec<Line>,
    /// For each period whether the next one begins where it ends.
    pub follows: Vec<bool>,
}

/// One holder over time.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Line {
    /// The holder's name.
    pub name: String,
    /// Its row in each period.
    pub rows: Vec<Option<Row>>,
    /// The same in every drawing: holders of whom most is told have a colour each, the others share the last.
    pub colour: usize,
}

/// Holders that get a colour of their own.
const COLOURED: usize = 5;

impl Line {
    /// How often its name stands in a drawing: a colour it shares does not tell who it is.
    pub(crate) fn named(&self) -> usize {
        if self.colour == COLOURED { usize::MAX } else { 1 }
    }

    /// How much is told: in how many periods, how much in them, and how large.
    fn told(&self) -> Told {
        let rows = || self.rows.iter().flatten().filter(|row| !row.marks.is_empty());
        let largest = rows().filter_map(Row::amount).fold(0.0, f64::max) * 1000.0;
        Told { periods: rows().count(), marks: rows().map(|row| row.marks.len()).sum(), thousandths: largest as u64 }
    }
}

/// How much is told of a holder. Compared in this order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Told {
    periods: usize,
    marks: usize,
    /// The largest amount, to part whoever as much is told of.
    thousandths: u64,
}

/// Gives the lines of all drawings their colours.
fn colour(all: &mut [Series]) {
    let mut told: BTreeMap<&str, Told> = BTreeMap::new();
    for line in all.iter().flat_map(|series| &series.lines) {
        let (sum, here) = (told.entry(&line.name).or_default(), line.told());
        sum.periods += here.periods;
        sum.marks += here.marks;
        sum.thousandths = sum.thousandths.max(here.thousandths);
    }
    let mut told: Vec<(&str, Told)> = told.into_iter().collect();
    told.order_by_key(|(_, told)| std::cmp::Reverse(*told));
    let names: Vec<String> = told.into_iter().take(COLOURED).map(|(name, _)| name.to_owned()).collect();
    for line in all.iter_mut().flat_map(|series| &mut series.lines) {
        line.colour = names.iter().position(|name| *name == line.name).unwrap_or(COLOURED);
    }
}

/// A name beside the last mark of its line.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Label {
    pub slot: usize,
    pub y: f64,
    pub name: String,
    pub colour: usize,
    /// How far beside the middle of the slot it begins.
    pub dx: i32,
}

/// How far names stand from one another.
const APART: f64 = 17.0;

/// How far a name may stand beside its mark.
const BESIDE: f64 = 1.5 * APART;

/// The names that stand beside their marks, moved apart: where there are too many, those that have a colour to tell them by
/// stay, and of the others those that come first.
pub(crate) fn placed(labels: &[Label], lowest: f64) -> Vec<Label> {
    let last = labels.iter().map(|label| label.slot).max().unwrap_or(0);
    let of_slot = |slot: usize| labels.iter().filter(move |label| label.slot == slot).cloned().collect();
    (0..=last).flat_map(|slot| beside(of_slot(slot), lowest)).collect()
}

/// The same for the names of one period.
fn beside(mut labels: Vec<Label>, lowest: f64) -> Vec<Label> {
    labels.order_by_key(|label| label.colour == COLOURED);
    let mut wanted: Vec<Label> = Vec::new();
    let mut kept: Vec<Label> = Vec::new();
    for label in labels {
        let name = label.name.clone();
        wanted.push(label);
        // In the order they are moved in, each beside where it belongs.
        wanted.order_by(|a, b| a.y.total_cmp(&b.y));
        let moved = apart(wanted.clone(), lowest);
        let near = moved.iter().zip(&wanted).all(|(now, home)| (now.y - home.y).abs() <= BESIDE);
        if near || wanted.iter().all(|label| label.colour != COLOURED) {
            kept = moved;
        } else {
            wanted.retain(|label| label.name != name);
        }
    }
    kept
}

/// The names, moved down where they would lie on one another, and up again where they would leave the drawing.
pub(crate) fn apart(mut labels: Vec<Label>, lowest: f64) -> Vec<Label> {
    labels.order_by(|a, b| a.slot.cmp(&b.slot).then(a.y.total_cmp(&b.y)));
    for at in 1..labels.len() {
        let (slot, y) = (labels[at - 1].slot, labels[at - 1].y);
        if slot == labels[at].slot {
            labels[at].y = labels[at].y.max(y + APART);
        }
    }
    let mut below = (usize::MAX, lowest);
    for label in labels.iter_mut().rev() {
        let room = if below.0 == label.slot { below.1 - APART } else { lowest };
        label.y = label.y.min(room);
        below = (label.slot, label.y);
    }
    labels
}

/// Every region and size of period.
pub(crate) fn series(panels: &[Panel]) -> Vec<Series> {
    let mut groups: BTreeMap<(&str, usize), Vec<&Panel>> = BTreeMap::new();
    for panel in panels {
        groups.entry((&panel.place, grain_of(&panel.when))).or_default().push(panel);
    }
    let mut all: Vec<Series> = groups.into_values().map(one).collect();
    // Of a goal alone nothing is so at any time.
    all.retain(|series| series.claims() > 0);
    all.order_by_key(|series| std::cmp::Reverse((series.is_dated(), series.periods.len(), series.claims())));
    colour(&mut all);
    all
}

/// How large the periods are that one with this key stands among.
pub(crate) fn by_grain(when: &str) -> &'static str {
    match grain_of(when) {
        0 => "by quarter",
        1 => "by half-year",
        2 => "by year",
        3 => "by month",
        5 => "over longer spans",
        6 => "undated",
        _ => "by day",
    }
}

fn one(mut panels: Vec<&Panel>) -> Series {
    panels.order_by_key(|panel| panel.start);
    let split = |panel: &Panel| {
        let (place, when) = panel.title.rsplit_once(", ").unwrap_or((&panel.title, ""));
        (place.to_owned(), when.to_owned())
    };
    // Quarters and years are different series of one region.
    let title = panels.first().map_or(String::new(), |panel| match panels.len() {
        1 => panel.title.clone(),
        _ => format!("{}, {}", split(panel).0, by_grain(&panel.when)),
    });
    let mut lines: Vec<Line> = Vec::new();
    let mut at: BTreeMap<&str, usize> = BTreeMap::new();
    for (column, panel) in panels.iter().enumerate() {
        for row in panel.rows.iter().filter(|row| row.named) {
            let place = *at.entry(&row.key).or_insert_with(|| {
                lines.push(Line { name: row.name.clone(), rows: vec![None; panels.len()], colour: COLOURED });
                lines.len() - 1
            });
            lines[place].rows[column] = Some(row.clone());
        }
    }
    lines.order_by_key(|line| std::cmp::Reverse(line.told()));
    Series {
        title,
        follows: panels.windows(2).map(|pair| pair[0].end.is_some() && pair[0].end == pair[1].start).collect(),
        periods: panels.iter().map(|panel| split(panel).1).collect(),
        panels: panels.into_iter().cloned().collect(),
        lines,
    }
}

/// Names of periods that fit beside one another.
const TICKS: usize = 12;

impl Series {
    /// The periods that are named at the axis, with their places: of many every second one, or fewer.
    pub(crate) fn ticks(&self) -> impl Iterator<Item = (usize, String)> {
        let every = self.periods.len().div_ceil(TICKS).max(1);
        self.periods.iter().cloned().enumerate().step_by(every)
    }

    fn claims(&self) -> usize {
        self.panels.iter().map(|panel| panel.claims).sum()
    }

    fn is_dated(&self) -> bool {
        self.panels.iter().any(|panel| panel.start.is_some())
    }

    /// Whether there are amounts of two periods, between which something may have changed.
    pub(crate) fn has_amounts(&self) -> bool {
        self.panels.iter().filter(|panel| panel.has_amounts()).count() > 1
    }
}

impl Line {
    /// Pairs of periods that follow one another, whose values are both exact and come from one source: only these may be
    /// joined. Each with its two values.
    pub(crate) fn joins(&self, follows: &[bool], source: impl Fn(&Row) -> Vec<String>) -> Vec<(usize, f64, f64)> {
        let exact = |row: &Option<Row>| {
            let row = row.as_ref()?;
            let mark = row.marks.iter().find(|mark| mark.shape == Shape::Exact)?;
            Some((mark.lo?, source(row)))
        };
        let pairs = self.rows.windows(2).enumerate().filter(|(at, _)| follows.get(*at) == Some(&true));
        let joined = pairs.filter_map(|(at, pair)| {
            let (a, b) = (exact(&pair[0])?, exact(&pair[1])?);
            (!a.1.is_empty() && a.1.iter().any(|name| b.1.contains(name))).then_some((at, a.0, b.0))
        });
        joined.collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::compare::model::Mark;

    fn row(shape: Shape, value: f64) -> Option<Row> {
        let mark = Mark::drawn(shape, Some(value), Some(value));
        Some(Row { marks: vec![mark], name: "A".into(), ..Row::default() })
    }

    #[test]
    fn names_stay_apart_and_inside() {
        let label = |slot, y| Label { slot, y, name: String::new(), colour: 0, dx: 0 };
        let check = |places: &[(usize, f64)], expected: &[f64]| {
            let labels = apart(places.iter().map(|(slot, y)| label(*slot, *y)).collect(), 100.0);
            assert_eq!(labels.into_iter().map(|label| label.y).collect::<Vec<_>>(), expected);
        };
        check(&[(0, 10.0), (0, 50.0)], &[10.0, 50.0]);
        check(&[(0, 10.0), (0, 12.0), (1, 12.0)], &[10.0, 27.0, 12.0]);
        check(&[(0, 98.0), (0, 99.0)], &[83.0, 100.0]);
    }

    #[test]
    fn of_names_that_crowd_those_with_a_colour_stay() {
        let check = |wanted: &[(&str, f64, usize)], expected: &str| {
            let label = |(name, y, colour): &(&str, f64, usize)| Label {
                slot: 0,
                y: *y,
                name: (*name).into(),
                colour: *colour,
                dx: 0,
            };
            let mut names: Vec<String> = placed(&wanted.iter().map(label).collect::<Vec<_>>(), 300.0)
                .into_iter()
                .map(|label| label.name)
                .collect();
            names.order();
            assert_eq!(names.concat(), expected);
        };
        check(&[("a", 10.0, COLOURED), ("b", 60.0, COLOURED)], "ab");
        check(&[("a", 10.0, COLOURED), ("b", 11.0, COLOURED), ("c", 12.0, COLOURED), ("d", 13.0, 0)], "ad");
        check(&[("a", 10.0, 0), ("b", 11.0, 1), ("c", 12.0, 2), ("d", 13.0, 3)], "abcd");
        check(&[("a", 299.0, COLOURED), ("b", 299.0, COLOURED), ("c", 299.0, COLOURED)], "ab");
    }

    #[test]
    fn a_holder_has_one_colour_in_all_drawings() {
        let line = |name: &str, marks: usize| Line {
            name: name.into(),
            rows: vec![Some(Row { marks: vec![Mark::drawn(Shape::Exact, None, None); marks], ..Row::default() })],
            colour: COLOURED,
        };
        let series =
            |lines: Vec<Line>| Series { title: String::new(), periods: vec![], panels: vec![], lines, follows: vec![] };
        let many = ["C", "D", "E", "F"].map(|name| line(name, 2));
        let mut all = [
            series(vec![line("A", 3), line("B", 1)]),
            series([vec![line("B", 5), line("G", 1)], many.into()].concat()),
        ];
        colour(&mut all);
        let colours = |series: &Series| series.lines.iter().map(|line| line.colour).collect::<Vec<_>>();
        assert_eq!(colours(&all[0]), [1, 0], "B is told of more in all");
        assert_eq!(colours(&all[1]), [0, 5, 2, 3, 4, 5]);
    }

    fn check(rows: Vec<Option<Row>>, sources: &[&str], expected: &[usize]) {
        let line = Line { name: "A".into(), rows, colour: 0 };
        let names: Vec<String> = sources.iter().map(|name| name.to_string()).collect();
        let joins = |follows| line.joins(follows, |_| names.clone()).into_iter().map(|join| join.0).collect::<Vec<_>>();
        assert_eq!(joins(&[true; 4]), expected);
        assert_eq!(joins(&[false; 4]), [0; 0], "what lies apart in time is a gap");
    }

    #[test]
    fn only_neighbours_that_are_exact_and_of_one_source_are_joined() {
        use Shape::{Approx, AtLeast, Exact};
        check(vec![row(Exact, 1.0), row(Exact, 2.0), row(Exact, 3.0)], &["IDC"], &[0, 1]);
        check(vec![row(Exact, 1.0), None, row(Exact, 3.0)], &["IDC"], &[]);
        check(vec![row(Exact, 1.0), row(Approx, 2.0), row(Exact, 3.0)], &["IDC"], &[]);
        check(vec![row(AtLeast, 1.0), row(Exact, 2.0)], &["IDC"], &[]);
        check(vec![row(Exact, 1.0), row(Exact, 2.0)], &[], &[]);
    }
}
