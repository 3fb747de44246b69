//! What a comparison shows, before it is drawn: panels of rows of marks. Nothing here knows the browser.

mod build;
mod marks;
mod ranges;
mod sentence;

use facts::claim::Property;
use facts::ids::ClaimId;
use facts::number::Decimal;
use facts::period::Date;

use crate::book::Book;
use crate::cells::Cells;
use crate::route::Choice;

pub(crate) use build::{HALF, grain_of, panel, panels};
pub(crate) use sentence::counted;

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

#[cfg(test)]
impl Mark {
    /// A mark of which only the drawing matters.
    pub(crate) fn drawn(shape: Shape, lo: Option<f64>, hi: Option<f64>) -> Self {
        let (words, implied) = (String::new(), String::new());
        Self { shape, lo, hi, slack: 0.0, words, claims: vec![], implied, rules: vec![] }
    }
}

/// What holds a share.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A company, a brand, whoever sells.
    #[default]
    Holder,
    /// A kind of product or a country, which is a part of a wider market.
    Part,
}

/// One line of a panel.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Row {
    /// The holder's key, or the cell's in panels by holder.
    pub key: String,
    /// What stands at its left.
    pub name: String,
    /// Who or what it is.
    pub kind: Kind,
    /// Whether a claim names it; a placeholder for an unnamed rank is not named.
    pub named: bool,
    /// Known or possible ranks.
    pub rank: Option<(u32, u32)>,
    /// The closed interval the share lies in, as far as the claims tell; its ends crossed where sources differ.
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
    /// The day after its last.
    pub end: Option<Date>,
    /// Its lines, best first.
    pub rows: Vec<Row>,
    /// Claims that cannot all be true, and why.
    pub contradiction: Option<(Vec<ClaimId>, String)>,
    /// How much it says; panels that say most come first.
    pub claims: usize,
}

/// What is compared: a property, with the unit its values share. Unless another is chosen the one the articles tell of.
pub(crate) fn measure_of(book: &Book, choice: &Choice) -> Property {
    let chosen = Property::ALL.into_iter().find(|property| property.key() == choice.measure);
    chosen.unwrap_or_else(|| book.first_measure())
}

/// The market a choice shows; empty when it shows all.
pub(crate) fn market_of(choice: &Choice, cells: &Cells) -> String {
    if choice.market.is_empty() { cells.first_market.clone() } else { choice.market.clone() }
}

/// How far an axis reaches beyond what is stated, for the sake of what is only implied.
const BEYOND: f64 = 1.5;

/// How far the axis of some rows reaches: to all that is stated, and to what is implied as long as that does not press the
/// stated together. What goes on beyond the axis is drawn as going on.
pub(crate) fn reach<'a>(rows: impl Iterator<Item = &'a Row>) -> f64 {
    let (mut stated, mut begins, mut all) = (0.0_f64, 0.0_f64, 0.0_f64);
    for mark in rows.flat_map(|row| &row.marks) {
        let Some(end) = mark.end() else { continue };
        all = all.max(end);
        match mark.shape {
            Shape::Implied => begins = begins.max(mark.lo.unwrap_or(0.0)),
            _ => stated = stated.max(end),
        }
    }
    if stated > 0.0 { all.min(BEYOND * stated.max(begins)) } else { all }
}

impl Mark {
    /// The largest amount it tells, with room for an arrow; a rank, an order and a goal are no amounts.
    fn end(&self) -> Option<f64> {
        let amount = !matches!(self.shape, Shape::Rank | Shape::Order | Shape::Goal);
        self.hi.or(self.lo.map(|lo| lo * 1.25)).filter(|_| amount)
    }
}

impl Row {
    /// The amount that is stated exactly, for the order of rows alone.
    pub(crate) fn amount(&self) -> Option<f64> {
        self.marks.iter().find(|mark| mark.shape == Shape::Exact)?.lo
    }

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
}

impl Panel {
    /// Whether it tells amounts, and not ranks alone.
    pub(crate) fn has_amounts(&self) -> bool {
        self.rows.iter().flat_map(|row| &row.marks).any(|mark| mark.end().is_some_and(|end| end > 0.0))
    }
}

#[cfg(test)]
mod tests {
    use super::{Mark, Row, Shape, grain_of, reach};

    #[test]
    fn what_is_implied_does_not_press_the_stated_together() {
        let check = |marks: &[(Shape, f64, f64)], expected: f64| {
            let mark = |&(shape, lo, hi): &(Shape, f64, f64)| Mark::drawn(shape, Some(lo), Some(hi));
            let row = Row { marks: marks.iter().map(mark).collect(), ..Row::default() };
            assert_eq!(reach([row].iter()), expected, "{marks:?}");
        };
        check(&[], 0.0);
        check(&[(Shape::Exact, 20.0, 20.0)], 20.0);
        check(&[(Shape::Exact, 20.0, 20.0), (Shape::Implied, 0.0, 25.0)], 25.0);
        check(&[(Shape::Exact, 20.0, 20.0), (Shape::Implied, 13.0, 74.0)], 30.0);
        check(&[(Shape::Exact, 20.0, 20.0), (Shape::Implied, 40.0, 74.0)], 60.0);
        check(&[(Shape::Implied, 0.0, 50.0)], 50.0);
        check(&[(Shape::Rank, 3.0, 3.0), (Shape::Goal, 1.0, 1.0)], 0.0);
    }

    #[test]
    fn periods_of_one_size_share_a_panel() {
        assert_eq!(grain_of("2020q3"), grain_of("2021q1"));
        assert_ne!(grain_of("2020q3"), grain_of("2020"));
        assert_ne!(grain_of("2020-11"), grain_of("2020-11-03"));
        assert_ne!(grain_of("undated"), grain_of("2020-11-03"));
    }
}
