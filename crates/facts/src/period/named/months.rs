//! Months and days by name: "August 2021", "July–September quarter", "October 30, 2020", "the 30th of October".

use super::{Read, named, read_year_of};
use crate::among::among;
use crate::number::{Tokens, is_dash, read_ordinal};
use crate::period::calendar::{read_day, read_day_word, read_month, read_year};
use crate::period::{Grain, PeriodExpr, YearPart, YearRef};

/// "August 2021", "July–September quarter", "October 30, 2020", "September quarter", "between July and September".
pub(super) fn read_month_words(tokens: Tokens<'_>, at: usize) -> Read {
    let (month, next) = read_month(tokens, at)?;
    if let Some((last, end)) = read_second_month(tokens, at, next) {
        let end = end + usize::from(matches!(tokens.word(end), "quarter" | "period"));
        let (year, end) = read_year_of(tokens, end);
        return named(YearPart::months(month, last), year, end);
    }
    if let Some((part, end)) = read_quarter_named_by_month(tokens, month, next) {
        let (year, end) = read_year_of(tokens, end);
        let wraps = matches!((part, year), (YearPart::Months { first, .. }, YearRef::Stated(_)) if first > month);
        let year = if let (true, YearRef::Stated(year)) = (wraps, year) { YearRef::Stated(year - 1) } else { year };
        return named(part, year, end);
    }
    // "the June 2022 quarter".
    if let Some((year, after)) = read_year(tokens, next)
        && let Some((part, end)) = read_quarter_named_by_month(tokens, month, after)
    {
        let wraps = matches!(part, YearPart::Months { first, .. } if first > month);
        return named(part, YearRef::Stated(year - i32::from(wraps)), end);
    }
    if read_year(tokens, next).is_none() {
        let glue = matches!(tokens.word(next), "-" | "/") && tokens.glued(next) && tokens.glued(next + 1);
        let day_at = next + usize::from(tokens.word(next) == "the" || glue || tokens.word(next) == ".");
        if let Some((day, end)) = read_day(tokens, day_at).or_else(|| read_day_word(tokens, day_at)) {
            let (last, end) = read_last_day(tokens, day, end).unwrap_or((day, end));
            let (year, end) = read_year_of_day(tokens, end);
            return days(month, day, last, year, end);
        }
    }
    let (year, end) = read_year_of(tokens, next);
    named(YearPart::months(month, month), year, end)
}

/// After a day only a written year, with or without a comma: "Oct 30 in 2020" is rare, "Oct 30 the" is not.
fn read_year_of_day(tokens: Tokens<'_>, at: usize) -> (YearRef, usize) {
    let next = at + usize::from(tokens.word(at) == ",");
    if let Some((year, end)) = read_year(tokens, next) {
        return (YearRef::Stated(year), end);
    }
    let (year, end) = read_year_of(tokens, at);
    if tokens.word(at) == "in" { (YearRef::Unstated, at) } else { (year, end) }
}

fn read_second_month(tokens: Tokens<'_>, first: usize, next: usize) -> Option<(u8, usize)> {
    // "the April-to-June period".
    let next = if is_dash(tokens.word(next)) && tokens.word(next + 1) == "to" { next + 1 } else { next };
    let joined = is_dash(tokens.word(next))
        || among!(tokens.word(next), "to" | "through" | "/")
        || (tokens.word(next) == "and" && tokens.before(first, 1) == "between");
    let last = next + 1 + usize::from(tokens.word(next) == "to" && is_dash(tokens.word(next + 1)));
    joined.then(|| read_month(tokens, last)).flatten().filter(|(_, end)| {
        // "March 2020 to May 2021" and "March to May 3" are two ends of their own.
        read_year(tokens, *end).is_some() || read_day(tokens, *end).is_none()
    })
}

fn read_quarter_named_by_month(tokens: Tokens<'_>, month: u8, at: usize) -> Option<(YearPart, usize)> {
    let at = at + usize::from(is_dash(tokens.word(at)) && tokens.glued(at));
    let (count, grain) = match tokens.word(at) {
        "quarter" => (3, Grain::Quarter),
        "half" => (6, Grain::Half),
        _ => return None,
    };
    let first = (month + 12 - count) % 12 + 1;
    Some((YearPart::Months { first, count, grain }, at + 1))
}

/// "July 1-7", "from 3 to 12 of September": the second day of a stretch within a month.
fn read_last_day(tokens: Tokens<'_>, first: u8, at: usize) -> Option<(u8, usize)> {
    let joined = is_dash(tokens.word(at)) || ["to", "until", "till", "through", "and"].contains(&tokens.word(at));
    let (day, end) = joined.then(|| read_day(tokens, at + 1)).flatten()?;
    (day > first && !tokens.word(end).starts_with('%')).then_some((day, end))
}

fn days(month: u8, first: u8, last: u8, year: YearRef, end: usize) -> Read {
    let day = |day: u8| PeriodExpr::Named { part: YearPart::Day { month, day }, year };
    let expr = if first == last { day(first) } else { PeriodExpr::Through(Box::new(day(first)), Box::new(day(last))) };
    Some((expr, end))
}

/// "30 October 2020", "the 30th of October", "tenth of September", "3 to 12 September".
pub(super) fn read_day_first(tokens: Tokens<'_>, at: usize) -> Read {
    let (first, next) = if tokens.is_number(at) {
        read_day(tokens, at)?
    } else {
        let ordinal = read_ordinal(tokens, at).filter(|ordinal| ordinal.lo == ordinal.hi && ordinal.hi <= 31)?;
        (ordinal.lo as u8, (tokens.word(ordinal.end) == "of").then_some(ordinal.end)?)
    };
    let (last, next) = read_last_day(tokens, first, next).unwrap_or((first, next));
    // "16-Feb-2018".
    let next = next + usize::from(tokens.word(next) == "-" && tokens.glued(next) && tokens.glued(next + 1));
    let stop = usize::from(tokens.word(next) == "." && tokens.glued(next) && !tokens.glued(next + 1));
    let (month, end) = read_month(tokens, next + stop + usize::from(tokens.word(next) == "of"))?;
    let (year, end) = read_year_of_day(tokens, end);
    days(month, first, last, year, end)
}
