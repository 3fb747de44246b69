//! Half-open ranges of civil days, and the words that name them.

mod calendar;
mod date;
mod expr;
mod find;
mod fiscal;
mod named;
mod reference;
mod relative;
mod resolve;
mod stretch;
#[cfg(test)]
mod tests;
mod years;

pub use date::Date;
pub use expr::{Length, PeriodExpr, Portion, Side, YearPart, YearRef};
pub use find::find_periods;
pub use fiscal::{FiscalCalendar, find_fiscal_calendar};
pub use reference::{infer_reference, read_reference};
pub use resolve::resolve_period;

use serde::{Deserialize, Serialize};

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

impl Period {
    /// How many whole weeks it is, when it can have been told in weeks: no more than a quarter has.
    pub fn weeks(&self) -> Option<u8> {
        let days = self.end?.days() - self.start?.days();
        let told = self.grain == Grain::Span && days > 0 && days % 7 == 0;
        if told { u8::try_from(days / 7).ok().filter(|weeks| *weeks <= 13) } else { None }
    }
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

/// Which of two years is meant when none is said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Bias {
    /// The most recent one that has begun: what news tells has mostly happened.
    #[default]
    Past,
    /// The next one that has not ended: for goals, plans and forecasts.
    Future,
}

/// What relative words count from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PeriodContext {
    /// The document's date.
    pub reference: Option<ReferenceDate>,
    /// The period the passage reports on.
    pub focus: Option<Period>,
    /// How fiscal years lie, where the article tells.
    pub fiscal: Option<FiscalCalendar>,
    /// Which year is meant when none is said.
    pub bias: Bias,
}
