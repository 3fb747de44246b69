//! Periods as worded: what was said, before anything is known of the document's date.

use super::{Grain, Period};

/// Words that name a period, not yet resolved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PeriodExpr {
    /// Fixed by its own words: "2020", "2020-10-30", "FY2019-20".
    Fixed(Period),
    /// A part of a year: "the third quarter of 2020", "October 30", "fiscal 2020".
    Named {
        /// Which part.
        part: YearPart,
        /// Of which year.
        year: YearRef,
    },
    /// Counted from the document's date: "last year" is -1, "this quarter" 0, "yesterday" -1 day.
    Relative {
        /// The grain counted in.
        grain: Grain,
        /// How many of them later; below zero is earlier.
        offset: i32,
    },
    /// A week counted from the document's date: "last week" is -1.
    Week(i32),
    /// The period in focus itself: "the quarter", "the same period". The grain is the one named, if one is.
    Focus(Option<Grain>),
    /// The year the period in focus lies in: "the full year".
    FocusYear,
    /// The period in focus, moved at its own grain: "a year earlier" is -12 months, "the previous quarter" -3.
    Shifted {
        /// Months later; below zero is earlier.
        months: i32,
        /// The grain to count in when no period is in focus.
        grain: Grain,
    },
    /// The base of a change and never the period of a level: "year-on-year" is -12 months.
    Against {
        /// Months later; below zero is earlier.
        months: i32,
    },
    /// The period in focus in another year: "the same period of 2019".
    SameIn(i32),
    /// Up to or from the document's date: "over the next five years", "in the past year".
    Rolling {
        /// How long.
        length: Length,
        /// Before or after the document's date.
        side: Side,
    },
    /// A length counted from the period in focus: "10 quarters". No period of its own.
    Counted(Length),
    /// "in the next few years", "in recent years".
    Vague(Side),
    /// The last day: "the end of 2017".
    LastDay(Box<PeriodExpr>),
    /// The first day: "the start of the year".
    FirstDay(Box<PeriodExpr>),
    /// Some part of it: "early 2021", "late this year", "the middle of 2000".
    Within {
        /// Of what.
        of: Box<PeriodExpr>,
        /// Which part.
        portion: Portion,
    },
    /// From the document's date to its end: "later this year", "the rest of 2020".
    Rest(Box<PeriodExpr>),
    /// From its first day to the document's date: "since November 2020".
    Since(Box<PeriodExpr>),
    /// Everything to its end: "until 2019".
    Until(Box<PeriodExpr>),
    /// Everything before it: "before 2024".
    Before(Box<PeriodExpr>),
    /// From the first to the last: "from 2015 to 2019".
    Through(Box<PeriodExpr>, Box<PeriodExpr>),
    /// So many weeks of which the end is told elsewhere: "over the 12-week period".
    Weeks(u8),
    /// So many months of which the end is told elsewhere: "in the nine-month period".
    Months(u8),
    /// So many weeks up to a day: "the 12 weeks to 18 May".
    WeeksTo {
        /// At least 1.
        weeks: u8,
        /// The last day.
        last: Box<PeriodExpr>,
    },
    /// "currently", "at present", "now", "today": the document's date.
    Present,
    /// The nearest such day, Monday is 0: "on Wednesday".
    Weekday(u8),
    /// The decade of the document's date.
    Decade,
    /// From the start of the year to the document's date: "year to date", "earlier this year".
    YearToDate,
}

/// A part of a year, counted in months from its first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum YearPart {
    /// `count` months from month `first` (1 to 12).
    Months {
        /// 1 is the first month of the year.
        first: u8,
        /// At least 1.
        count: u8,
        /// What the words call it.
        grain: Grain,
    },
    /// A day of the civil calendar.
    Day {
        /// 1 to 12.
        month: u8,
        /// 1 to 31.
        day: u8,
    },
}

impl YearPart {
    /// The whole year.
    pub const YEAR: YearPart = YearPart::Months { first: 1, count: 12, grain: Grain::Year };

    /// Quarter `number` of the year, 1 to 4.
    pub fn quarter(number: u8) -> Self {
        YearPart::Months { first: number * 3 - 2, count: 3, grain: Grain::Quarter }
    }

    /// Half `number` of the year, 1 or 2.
    pub fn half(number: u8) -> Self {
        YearPart::Months { first: number * 6 - 5, count: 6, grain: Grain::Half }
    }

    /// The months `first` to `last` (1 to 12), over the turn of the year when `last` is earlier.
    pub fn months(first: u8, last: u8) -> Self {
        let count = (last + 12 - first) % 12 + 1;
        let grain = match (first, count) {
            (_, 1) => Grain::Month,
            (1 | 4 | 7 | 10, 3) => Grain::Quarter,
            (1 | 7, 6) => Grain::Half,
            (1, 12) => Grain::Year,
            _ => Grain::Span,
        };
        YearPart::Months { first, count, grain }
    }
}

/// Which year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum YearRef {
    /// "2020".
    Stated(i32),
    /// "this year" is 0, "last year" -1.
    Relative(i32),
    /// The fiscal year of that name.
    Fiscal(i32),
    /// The fiscal year counted from the current one.
    FiscalRelative(i32),
    /// Not said.
    Unstated,
}

/// A vague part of a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Portion {
    /// The first half.
    Early,
    /// The second of three thirds.
    Middle,
    /// The second half.
    Late,
}

/// A length of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Length {
    /// Whole months.
    pub months: i32,
    /// And days.
    pub days: i32,
}

/// Before or after the document's date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// It ends there.
    Past,
    /// It ends where the period in focus does, if one is: "the trailing twelve months".
    Trailing,
    /// It begins there.
    Next,
}
