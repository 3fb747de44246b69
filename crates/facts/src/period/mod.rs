//! Half-open ranges of civil days, and the words that name them.

mod date;

pub use date::Date;

use serde::{Deserialize, Serialize};

use crate::segment::Segments;
use crate::span::Span;

/// The size of a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Grain {
    /// One day.
    Day,
    /// A calendar month.
    Month,
    /// Three months.
    Quarter,
    /// Six months.
    Half,
    /// Twelve months.
    Year,
    /// Any other length.
    Span,
}

/// What fixed a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Basis {
    /// The words alone.
    Explicit,
    /// The document's date or an earlier period was needed.
    Resolved,
    /// "in the next few years".
    Vague,
}

/// A half-open range of days; a missing side is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Period {
    /// First day.
    pub start: Option<Date>,
    /// The day after the last.
    pub end: Option<Date>,
    /// Its size.
    pub grain: Grain,
    /// What fixed it.
    pub basis: Basis,
}

/// A document's date: the period of its publication, and whether it was inferred from the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReferenceDate {
    /// A day, month or year, as far as known.
    pub period: Period,
    /// It was read from the article's own words, not given.
    pub inferred: bool,
}

/// Words that name a period, not yet resolved. The expression type belongs to this module.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PeriodMention {
    /// Where, the preposition left out: "the third quarter of 2020".
    pub span: Span,
    /// What the words say.
    pub expr: PeriodExpr,
}

/// A period as worded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PeriodExpr {
    /// Fixed by its own words.
    Fixed(Period),
}

/// What relative words count from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PeriodContext {
    /// The document's date.
    pub reference: Option<ReferenceDate>,
    /// The period the passage reports on.
    pub focus: Option<Period>,
    /// The month (1 to 12) the fiscal year begins in, where the article defines one.
    pub fiscal_start: Option<u8>,
}

/// Every period mention, in text order, none overlapping another.
pub fn find_periods(_text: &str, _segments: &Segments) -> Vec<PeriodMention> {
    Vec::new()
}

/// The days an expression means here; `None` when they cannot be told.
pub fn resolve_period(expr: &PeriodExpr, _context: &PeriodContext) -> Option<Period> {
    match expr {
        PeriodExpr::Fixed(period) => Some(*period),
    }
}
