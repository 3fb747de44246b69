//! Stretches that are counted up to a report or to the document's date: "the past year", "year to date", "since 2019".

use super::resolve::{add, months_between, present, span};
use super::{Basis, Bias, Date, Grain, Length, Period, PeriodContext, Side};

/// "over the 12-week period", in a report that has told the end of its weeks.
pub(super) fn resolve_weeks(weeks: u8, context: &PeriodContext) -> Option<Period> {
    let focus = context.focus.filter(|focus| focus.weeks().is_some())?;
    span(focus.end?.plus_days(-7 * i32::from(weeks)), focus.end, Basis::Resolved)
}

/// Whether a period of a report is over when it is given.
fn is_over(focus: &Period, context: &PeriodContext) -> bool {
    present(context).is_none_or(|now| focus.end.is_some() && focus.end <= now.start)
}

/// Up to the document's date, or to the end of the month or quarter of that year which is reported on; where only such a one tells
/// the year, to the end of that.
pub(super) fn resolve_year_to_date(context: &PeriodContext) -> Option<Period> {
    let now = context.reference?.period;
    let counted =
        |focus: &Period| matches!(focus.grain, Grain::Month | Grain::Quarter | Grain::Half) && is_over(focus, context);
    if let Some((start, end)) = context.focus.filter(counted).and_then(|focus| focus.start.zip(focus.end)) {
        return span(Date::new(start.parts().0, 1, 1), Some(end), Basis::Resolved);
    }
    let (year, _, _) = now.start?.parts();
    let first = Date::new(year, 1, 1);
    let reported = present(context).is_none();
    let until = if reported { now.end } else { now.start };
    span(first, until, Basis::Resolved).or_else(|| span(first, now.end, Basis::Resolved))
}

pub(super) fn resolve_rolling(length: Length, side: Side, context: &PeriodContext) -> Option<Period> {
    // "in the past quarter", in a report on one.
    let months = |focus: &Period| months_between(focus.start?, focus.end?);
    let reported = context.focus.filter(|focus| side != Side::Next && is_over(focus, context));
    if let Some(focus) = reported.filter(|focus| length.days == 0 && months(focus) == Some(length.months)) {
        return Some(Period { basis: Basis::Resolved, ..focus });
    }
    if let Some(end) = reported.filter(|_| side == Side::Trailing).and_then(|focus| focus.end) {
        return span(Some(add(end, length, -1)?), Some(end), Basis::Resolved);
    }
    let now = present(context)?.start?;
    match side {
        Side::Next => span(Some(now), Some(add(now, length, 1)?), Basis::Resolved),
        Side::Past | Side::Trailing => span(Some(add(now, length, -1)?), Some(now), Basis::Resolved),
    }
}

pub(super) fn resolve_vague(side: Side, context: &PeriodContext) -> Option<Period> {
    let now = present(context)?.start?;
    match side {
        Side::Next => span(Some(now), None, Basis::Vague),
        Side::Past | Side::Trailing => span(None, Some(now), Basis::Vague),
    }
}

/// Ends at the document's date, or stays open without one.
pub(super) fn resolve_since(from: Period, context: &PeriodContext) -> Option<Period> {
    match present(context) {
        Some(now) => {
            span(from.start, now.start, Basis::Resolved).or_else(|| span(from.start, now.end, Basis::Resolved))
        }
        None => span(from.start, None, Basis::Vague),
    }
}

pub(super) fn resolve_before(from: Period, context: &PeriodContext) -> Option<Period> {
    let ahead = || span(present(context)?.start, from.start, Basis::Resolved);
    let past = || span(None, from.start, Basis::Vague);
    if context.bias == Bias::Future { ahead().or_else(past) } else { past() }
}
