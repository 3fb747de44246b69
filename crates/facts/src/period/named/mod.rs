//! Periods that words of the calendar name: quarters, halves, months, days, years, in every spelling.

mod coded;
mod ended;
mod months;
mod numeric;
mod ordered;

pub(super) use ended::{read_months_period, read_weeks_to};
pub(super) use ordered::read_ordered;

use self::coded::read_coded;
use self::ended::read_months_ended;
use self::months::{read_day_first, read_month_words};
use self::numeric::read_numeric_date;
use super::calendar::{digits, is_apostrophe, read_short_year, read_year};
use super::fiscal::{read_fiscal, read_fiscal_code};
use super::years::read_year_words;
use super::{PeriodExpr, YearPart, YearRef};
use crate::number::{Tokens, is_dash};

/// A period in words and the token after it.
type Read = Option<(PeriodExpr, usize)>;

/// The named period that begins at `at`.
pub(super) fn read_named(tokens: Tokens<'_>, at: usize) -> Read {
    read_numeric_date(tokens, at)
        .or_else(|| read_coded(tokens, at))
        .or_else(|| read_ordered(tokens, at))
        .or_else(|| read_months_ended(tokens, at))
        .or_else(|| read_month_words(tokens, at))
        .or_else(|| read_day_first(tokens, at))
        .or_else(|| read_fiscal(tokens, at))
        .or_else(|| read_year_words(tokens, at))
}

fn named(part: YearPart, year: YearRef, end: usize) -> Read {
    Some((PeriodExpr::Named { part, year }, end))
}

/// The year a part belongs to, when it is said: "of 2020", "2020", "'20", "this year", "fiscal 2021".
pub(super) fn read_year_of(tokens: Tokens<'_>, at: usize) -> (YearRef, usize) {
    let mut next = at;
    if tokens.word(next) == "," && (read_year(tokens, next + 1).is_some()) {
        next += 1;
    }
    if matches!(tokens.word(next), "of" | "in") {
        next += 1;
    }
    if tokens.word(next) == "the" {
        next += 1;
    }
    if matches!(tokens.word(next), "year" | "calendar") && read_year(tokens, next + 1).is_some() {
        next += 1;
    }
    let dashed = next + usize::from(is_dash(tokens.word(next)) && tokens.glued(next));
    if let Some((year, end)) = read_year(tokens, dashed) {
        let fiscal_pair =
            next > at && is_dash(tokens.word(end)) && tokens.glued(end) && digits(tokens, end + 1, 2).is_some();
        return (YearRef::Stated(year), if fiscal_pair { end + 2 } else { end });
    }
    if is_apostrophe(tokens.word(next))
        && let Some((year, end)) = read_short_year(tokens, next)
    {
        return (YearRef::Stated(year), end);
    }
    if let Some((label, end)) = read_fiscal_code(tokens, next) {
        return (YearRef::Fiscal(label), end);
    }
    read_relative_year(tokens, next).unwrap_or((YearRef::Unstated, at))
}

fn read_relative_year(tokens: Tokens<'_>, at: usize) -> Option<(YearRef, usize)> {
    let fiscal = matches!(tokens.word(at + 1), "fiscal" | "financial");
    let year_at = at + 1 + usize::from(fiscal);
    let this_alone = tokens.word(at) == "year" && matches!(tokens.before(at, 1), "the");
    if this_alone {
        return Some((YearRef::Unstated, at + 1));
    }
    if tokens.word(year_at) != "year" {
        return None;
    }
    let offset = match tokens.word(at) {
        "this" | "current" => 0,
        "last" | "previous" | "prior" | "past" => -1,
        "next" | "coming" | "following" => 1,
        _ => return None,
    };
    let year = if fiscal { YearRef::FiscalRelative(offset) } else { YearRef::Relative(offset) };
    Some((year, year_at + 1))
}
