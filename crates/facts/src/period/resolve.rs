//! From worded periods to days.

use super::stretch::{
    resolve_before, resolve_rolling, resolve_since, resolve_vague, resolve_weeks, resolve_year_to_date,
};
use super::{
    Basis, Bias, Date, FiscalCalendar, Grain, Length, Period, PeriodContext, PeriodExpr, Portion, YearPart, YearRef,
};

/// The days an expression means here; `None` when they cannot be told.
///
/// A reference date inferred from a mere mention (a month or a quarter, not a day) fixes the year of "the third quarter", but is no
/// present: "currently" and "over the next five years" stay unknown.
pub fn resolve_period(expr: &PeriodExpr, context: &PeriodContext) -> Option<Period> {
    match expr {
        PeriodExpr::Fixed(period) => Some(*period),
        PeriodExpr::Named { part, year } => resolve_named(*part, *year, context),
        PeriodExpr::Relative { grain, offset } => resolve_relative(*grain, *offset, context),
        PeriodExpr::Week(offset) => resolve_week(*offset, context),
        PeriodExpr::Focus(grain) => resolve_focus(*grain, context),
        PeriodExpr::FocusYear => resolve_focus_year(context),
        PeriodExpr::Shifted { months, grain } => resolve_shifted(*months, *grain, context),
        PeriodExpr::Against { months } => shift(context.focus?, *months),
        PeriodExpr::SameIn(year) => resolve_same_in(*year, context),
        PeriodExpr::Rolling { length, side } => resolve_rolling(*length, *side, context),
        PeriodExpr::Counted(length) => {
            let start = context.focus?.start?;
            span(Some(start), Some(add(start, *length, 1)?), Basis::Resolved)
        }
        PeriodExpr::Vague(side) => resolve_vague(*side, context),
        PeriodExpr::LastDay(inner) => {
            let period = resolve_period(inner, context)?;
            day(period.end?.plus_days(-1)?, period.basis)
        }
        PeriodExpr::FirstDay(inner) => {
            // "since the start of the year" counts from the document's year, even when it has hardly begun.
            let current = matches!(**inner, PeriodExpr::Focus(Some(Grain::Year)));
            let period = current.then(|| resolve_relative(Grain::Year, 0, context)).flatten();
            let period = period.or_else(|| resolve_period(inner, context))?;
            day(period.start?, period.basis)
        }
        PeriodExpr::Within { of, portion } => resolve_within(resolve_period(of, context)?, *portion),
        PeriodExpr::Rest(inner) => {
            let period = resolve_period(inner, context)?;
            span(present(context)?.start.max(period.start), period.end, Basis::Resolved)
        }
        PeriodExpr::Since(inner) => resolve_since(resolve_period(inner, context)?, context),
        PeriodExpr::Until(inner) => span(None, Some(resolve_period(inner, context)?.end?), Basis::Vague),
        PeriodExpr::Before(inner) => resolve_before(resolve_period(inner, context)?, context),
        PeriodExpr::Through(first, last) => resolve_through(first, last, context),
        PeriodExpr::Months(months) => {
            let focus = context.focus.filter(|focus| focus.grain != Grain::Day)?;
            let start = focus.end?.plus_months(-i32::from(*months))?;
            // What is reported on is that long itself, or its last part.
            if Some(start) == focus.start {
                return Some(Period { basis: Basis::Resolved, ..focus });
            }
            (Some(start) < focus.start).then(|| span(Some(start), focus.end, Basis::Resolved)).flatten()
        }
        PeriodExpr::Weeks(weeks) => resolve_weeks(*weeks, context),
        PeriodExpr::WeeksTo { weeks, last } => {
            let last = resolve_period(last, context)?;
            span(last.end?.plus_days(-7 * i32::from(*weeks)), last.end, last.basis)
        }
        PeriodExpr::Present => present(context).map(|period| Period { basis: Basis::Resolved, ..period }),
        PeriodExpr::Weekday(number) => resolve_weekday(*number, context),
        PeriodExpr::Decade => {
            let (year, _, _) = context.reference?.period.start?.parts();
            let start = Date::new(year - year % 10, 1, 1)?;
            span(Some(start), start.plus_months(120), Basis::Resolved)
        }
        PeriodExpr::YearToDate => resolve_year_to_date(context),
    }
}

/// The document's date, unless it was only read off a period the text speaks of.
pub(super) fn present(context: &PeriodContext) -> Option<Period> {
    let reference = context.reference?;
    (!reference.inferred || reference.period.grain == Grain::Day).then_some(reference.period)
}

pub(super) fn span(start: Option<Date>, end: Option<Date>, basis: Basis) -> Option<Period> {
    let ordered = match (start, end) {
        (Some(start), Some(end)) => start < end,
        (start, end) => start.is_some() || end.is_some(),
    };
    ordered.then_some(Period { start, end, grain: Grain::Span, basis })
}

fn day(date: Date, basis: Basis) -> Option<Period> {
    Some(Period { start: Some(date), end: Some(date.plus_days(1)?), grain: Grain::Day, basis })
}

/// Days of `length`, `sign` times, after `date`.
pub(super) fn add(date: Date, length: Length, sign: i32) -> Option<Date> {
    date.plus_months(sign * length.months)?.plus_days(sign * length.days)
}

/// The calendar period of that grain a date lies in.
fn containing(date: Date, grain: Grain, basis: Basis) -> Option<Period> {
    let (year, month, _) = date.parts();
    let (first, months) = match grain {
        Grain::Day | Grain::Span => return day(date, basis),
        Grain::Month => (month, 1),
        Grain::Quarter => ((month - 1) / 3 * 3 + 1, 3),
        Grain::Half => ((month - 1) / 6 * 6 + 1, 6),
        Grain::Year => (1, 12),
    };
    let start = Date::new(year, first, 1)?;
    Some(Period { start: Some(start), end: Some(start.plus_months(months)?), grain, basis })
}

/// A part of the year that begins at `start`.
fn part_of(part: YearPart, start: Date, basis: Basis) -> Option<Period> {
    match part {
        YearPart::Months { first, count, grain } => {
            let start = start.plus_months(i32::from(first) - 1)?;
            Some(Period { start: Some(start), end: Some(start.plus_months(i32::from(count))?), grain, basis })
        }
        YearPart::Day { month, day: number } => day(Date::new(start.parts().0, month, number)?, basis),
    }
}

fn resolve_named(part: YearPart, year: YearRef, context: &PeriodContext) -> Option<Period> {
    match year {
        YearRef::Stated(year) => part_of(part, Date::new(year, 1, 1)?, Basis::Explicit),
        YearRef::Relative(offset) => {
            let (year, _, _) = context.reference?.period.start?.parts();
            let at = |year: i32| part_of(part, Date::new(year, 1, 1)?, Basis::Resolved);
            let period = at(year + offset)?;
            // "the first 11 months of this year", told in January: of the one just over.
            let soon = context.reference?.period.end?.plus_months(2);
            let unended = offset == 0 && context.bias == Bias::Past && part != YearPart::YEAR && period.end > soon;
            if unended { at(year - 1) } else { Some(period) }
        }
        YearRef::Fiscal(label) => part_of(part, fiscal_start(context.fiscal?, label)?, Basis::Explicit),
        YearRef::FiscalRelative(offset) => resolve_fiscal(part, offset, context),
        YearRef::Unstated => nearest(context, |year| part_of(part, Date::new(year, 1, 1)?, Basis::Resolved)),
    }
}

/// First day of the fiscal year of that name.
fn fiscal_start(calendar: FiscalCalendar, label: i32) -> Option<Date> {
    let earlier = i32::from(calendar.named_by_end && calendar.start_month > 1);
    Date::new(label - earlier, calendar.start_month, 1)
}

fn resolve_fiscal(part: YearPart, offset: i32, context: &PeriodContext) -> Option<Period> {
    let calendar = context.fiscal?;
    let reference = context.reference?.period.start?;
    let (year, month, _) = reference.parts();
    let current = if month >= calendar.start_month { year } else { year - 1 };
    let at = |year: i32| part_of(part, Date::new(year, calendar.start_month, 1)?, Basis::Resolved);
    let period = at(current + offset)?;
    let begun = period.start? < context.reference?.period.end?;
    if offset == 0 && part != YearPart::YEAR && !begun && context.bias == Bias::Past {
        at(current - 1)
    } else {
        Some(period)
    }
}

/// The year no word tells: the most recent that has begun, or the next that has not ended; without a date that of the focus.
fn nearest(context: &PeriodContext, at: impl Fn(i32) -> Option<Period>) -> Option<Period> {
    let Some(reference) = context.reference.map(|reference| reference.period) else {
        return at(context.focus?.start?.parts().0);
    };
    let (year, _, _) = reference.start?.parts();
    // News tells of a quarter when it is over, of a month or day also while it runs.
    // An article dated by the quarter it reports on was written some weeks after it.
    let inferred = context.reference.is_some_and(|reference| reference.inferred);
    let written = match reference.grain {
        Grain::Quarter | Grain::Half if inferred => reference.end?.plus_months(4),
        _ => reference.end,
    };
    let begun = |period: &Period| match period.grain {
        Grain::Day | Grain::Month => period.start < written,
        // In its last month a quarter is spoken of as this year's.
        Grain::Quarter => {
            period.end.and_then(|end| end.plus_months(-1)) <= reference.start || period.end <= reference.end
        }
        _ => period.end <= reference.end,
    };
    let open = |period: &Period| period.end > reference.start;
    match context.bias {
        Bias::Past => (0..5).find_map(|back| at(year + 1 - back).filter(begun)),
        Bias::Future => (0..5).find_map(|ahead| at(year - 1 + ahead).filter(open)),
    }
}

fn is_new_year(date: Date) -> bool {
    let (_, month, day) = date.parts();
    month == 1 && day == 1
}

fn resolve_relative(grain: Grain, offset: i32, context: &PeriodContext) -> Option<Period> {
    let reference = context.reference?.period;
    if grain == Grain::Day {
        let now = present(context)?;
        let known = now.grain == Grain::Day;
        return if known {
            day(now.start?.plus_days(offset)?, Basis::Resolved)
        } else {
            Some(Period { basis: Basis::Resolved, ..now })
        };
    }
    if coarseness(reference.grain) > coarseness(grain) {
        return None;
    }
    let months = match grain {
        Grain::Month => 1,
        Grain::Quarter => 3,
        Grain::Half => 6,
        _ => 12,
    };
    // "19% this quarter", in a report on the quarter just over: that one.
    let just_over = |focus: &Period| focus.grain == grain && focus.end <= reference.start && grain != Grain::Year;
    if let Some(focus) = context.focus.filter(|focus| offset == 0 && context.bias == Bias::Past && just_over(focus)) {
        return Some(Period { basis: Basis::Resolved, ..focus });
    }
    // An article dated by the quarter it reports on calls that very quarter the last.
    let reported = context.reference?.inferred && reference.grain == grain && context.bias == Bias::Past;
    // One dated by the quarter that ended a year was written in the next, and calls the year just over the last.
    let closes = context.reference?.inferred && grain == Grain::Year && reference.end.is_some_and(is_new_year);
    let offset = if (reported || closes && context.bias == Bias::Past) && offset == -1 { 0 } else { offset };
    shift(containing(reference.start?, grain, Basis::Resolved)?, offset * months)
}

fn coarseness(grain: Grain) -> u8 {
    match grain {
        Grain::Day => 0,
        Grain::Month => 1,
        Grain::Quarter => 2,
        Grain::Half => 3,
        Grain::Year => 4,
        Grain::Span => 0,
    }
}

fn resolve_week(offset: i32, context: &PeriodContext) -> Option<Period> {
    let now = present(context)?;
    if now.grain != Grain::Day {
        return None;
    }
    let monday = now.start?.plus_days(-weekday_of(now.start?))?.plus_days(7 * offset)?;
    span(Some(monday), monday.plus_days(7), Basis::Resolved)
}

/// Monday is 0; 1970-01-01 was a Thursday.
fn weekday_of(date: Date) -> i32 {
    (date.days() + 3).rem_euclid(7)
}

fn resolve_weekday(number: u8, context: &PeriodContext) -> Option<Period> {
    let now = present(context)?;
    if now.grain != Grain::Day {
        return None;
    }
    let back = (weekday_of(now.start?) - i32::from(number)).rem_euclid(7);
    let offset = if context.bias == Bias::Future { (7 - back) % 7 } else { -back };
    day(now.start?.plus_days(offset)?, Basis::Resolved)
}

/// "the quarter" is the one in focus; "the year" its year.
fn resolve_focus(grain: Option<Grain>, context: &PeriodContext) -> Option<Period> {
    let focus = context.focus.map(|focus| Period { basis: Basis::Resolved, ..focus });
    match grain {
        None => focus,
        Some(grain) => {
            // "in the quarter", of 12 weeks.
            let weeks = |focus: &Period| match grain {
                Grain::Quarter => matches!(focus.weeks(), Some(12 | 13)),
                Grain::Month => matches!(focus.weeks(), Some(4 | 5)),
                _ => false,
            };
            let same = focus.filter(|focus| focus.grain == grain || weeks(focus));
            same.or_else(|| (grain == Grain::Year).then(|| resolve_the_year(context)).flatten())
        }
    }
}

/// "for the year", told: that of the quarter in focus; to come: that of the document's date.
fn resolve_the_year(context: &PeriodContext) -> Option<Period> {
    match context.bias {
        Bias::Past if context.reference.is_none() || present(context).is_some() => resolve_focus_year(context),
        Bias::Past => resolve_relative(Grain::Year, 0, context),
        Bias::Future => resolve_relative(Grain::Year, 0, context).or_else(|| resolve_focus_year(context)),
    }
}

/// "the full year": that of the focus; without one, of the document's date, or in its first months the year before.
fn resolve_focus_year(context: &PeriodContext) -> Option<Period> {
    // "in the year to March": a full year of its own.
    let year =
        |focus: &Period| focus.start.and_then(|start| start.plus_months(12)).is_some_and(|end| focus.end == Some(end));
    if let Some(focus) = context.focus.filter(year) {
        return Some(Period { basis: Basis::Resolved, ..focus });
    }
    if let Some(start) = context.focus.and_then(|focus| focus.start) {
        return containing(start, Grain::Year, Basis::Resolved);
    }
    let reference = context.reference?.period.start?;
    let (_, month, _) = reference.parts();
    let early = context.bias == Bias::Past && month <= 4 && present(context).is_some();
    let back = if early { -12 } else { 0 };
    shift(containing(reference, Grain::Year, Basis::Resolved)?, back)
}

fn resolve_shifted(months: i32, grain: Grain, context: &PeriodContext) -> Option<Period> {
    let fits = |focus: &Period| coarseness(focus.grain) <= coarseness(grain);
    match context.focus.filter(fits) {
        Some(focus) => shift(focus, months),
        None => {
            let step = match grain {
                Grain::Month => 1,
                Grain::Quarter => 3,
                Grain::Half => 6,
                _ => 12,
            };
            resolve_relative(grain, months / step, context)
        }
    }
}

/// The period `months` later, at the same grain.
fn shift(period: Period, months: i32) -> Option<Period> {
    let start = period.start?.plus_months(months)?;
    let end = match period.grain {
        Grain::Day => start.plus_days(1)?,
        _ => period.end?.plus_months(months)?,
    };
    Some(Period { start: Some(start), end: Some(end), grain: period.grain, basis: Basis::Resolved })
}

fn resolve_same_in(year: i32, context: &PeriodContext) -> Option<Period> {
    let focus = context.focus?;
    shift(focus, 12 * (year - focus.start?.parts().0))
}

/// "early 2021" is somewhere in its first half.
fn resolve_within(period: Period, portion: Portion) -> Option<Period> {
    let (start, end) = (period.start?, period.end?);
    let months = months_between(start, end);
    // A part of a month is counted in days.
    let at = |numerator: i32, denominator: i32| match months {
        Some(months) if months >= 3 => start.plus_months(months * numerator / denominator),
        _ => start.plus_days((end.days() - start.days()) * numerator / denominator),
    };
    match portion {
        Portion::Early => span(Some(start), at(1, 2), Basis::Vague),
        Portion::Middle => span(at(1, 3), at(2, 3), Basis::Vague),
        Portion::Late => span(at(1, 2), Some(end), Basis::Vague),
    }
}

/// Whole months from one first of a month to another.
pub(super) fn months_between(start: Date, end: Date) -> Option<i32> {
    let ((year, month, day), (last_year, last_month, last_day)) = (start.parts(), end.parts());
    (day == last_day).then(|| (last_year - year) * 12 + i32::from(last_month) - i32::from(month))
}

fn resolve_through(first: &PeriodExpr, last: &PeriodExpr, context: &PeriodContext) -> Option<Period> {
    let (mut first, last) = (resolve_period(first, context)?, resolve_period(last, context)?);
    if first.start > last.start && first.basis == Basis::Resolved {
        first = shift(first, -12)?;
    }
    span(first.start, last.end, first.basis.max(last.basis))
}
