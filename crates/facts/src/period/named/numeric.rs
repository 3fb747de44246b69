//! Dates and months in digits: 2020-10-30, 10/30/2020, 30.10.2020, 2016-11.

use super::{Read, named};
use crate::among::among;
use crate::number::Tokens;
use crate::period::calendar::{digits, read_year, short_number};
use crate::period::{Basis, Date, Grain, Period, PeriodExpr, YearPart, YearRef};

/// `2020-10-30`, `10/30/2020`, `30.10.2020`.
pub(super) fn read_numeric_date(tokens: Tokens<'_>, at: usize) -> Read {
    if !tokens.is_number(at) {
        return None;
    }
    if let Some(date) = dotted_date(tokens.word(at)) {
        return Some((fixed_day(date)?, at + 1));
    }
    let separator = tokens.word(at + 1);
    let glued = (at + 1..at + 5).all(|part| tokens.glued(part));
    if !matches!(separator, "-" | "/") || tokens.word(at + 3) != separator || !glued {
        return read_numeric_month(tokens, at);
    }
    let date = match (digits(tokens, at, 4), digits(tokens, at + 4, 4)) {
        (Some(year), _) => civil(year, short_number(tokens, at + 2)?, short_number(tokens, at + 4)?),
        (_, Some(year)) => {
            let (first, second) = (short_number(tokens, at)?, short_number(tokens, at + 2)?);
            // Month first, the American way, unless only the other way is a date.
            civil(year, first, second).or_else(|| civil(year, second, first))
        }
        _ => None,
    };
    Some((fixed_day(date?)?, at + 5))
}

/// `2016-11`, `11/2016`.
fn read_numeric_month(tokens: Tokens<'_>, at: usize) -> Read {
    let joined = matches!(tokens.word(at + 1), "-" | "/") && tokens.glued(at + 1) && tokens.glued(at + 2);
    let goes_on = tokens.glued(at + 3) && (tokens.is_word(at + 3) || among!(tokens.word(at + 3), "-" | "/" | "%"));
    if !joined || goes_on || tokens.glued(at) && matches!(tokens.before(at, 1), "-" | "/") {
        return None;
    }
    let (year, month) = match (read_year(tokens, at), read_year(tokens, at + 2)) {
        // "2011-12" is rather a fiscal year.
        (Some((year, _)), _) => (year, short_number(tokens, at + 2).filter(|month| (year + 1) % 100 != *month)?),
        (_, Some((year, _))) => (year, short_number(tokens, at)?),
        _ => return None,
    };
    let month = u8::try_from(month).ok().filter(|month| (1..=12).contains(month))?;
    named(YearPart::months(month, month), YearRef::Stated(year), at + 3)
}

fn civil(year: i32, month: i32, day: i32) -> Option<Date> {
    Date::new(year, u8::try_from(month).ok()?, u8::try_from(day).ok()?)
}

fn dotted_date(word: &str) -> Option<Date> {
    if word.len() < 8 || word.len() > 10 {
        return None;
    }
    let mut parts = word.split('.').map(|part| part.parse::<i32>().ok());
    let (first, month, last) = (parts.next()??, parts.next()??, parts.next()??);
    let (day, year) = if first > 1900 { (last, first) } else { (first, last) };
    if parts.next().is_some() || year < 1900 { None } else { civil(year, month, day) }
}

fn fixed_day(date: Date) -> Option<PeriodExpr> {
    let period = Period { start: Some(date), end: Some(date.plus_days(1)?), grain: Grain::Day, basis: Basis::Explicit };
    Some(PeriodExpr::Fixed(period))
}
