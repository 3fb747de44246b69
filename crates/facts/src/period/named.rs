//! Periods that words of the calendar name: quarters, halves, months, days, years, in every spelling.

use super::calendar::{
    digits, is_apostrophe, read_day, read_day_word, read_month, read_short_year, read_year, short_number,
};
use super::fiscal::{read_fiscal, read_fiscal_code};
use super::years::read_year_words;
use super::{Basis, Date, Grain, Period, PeriodExpr, YearPart, YearRef};
use crate::among::among;
use crate::number::{Tokens, is_dash, may_start, read_numeral, read_ordinal};

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

/// `2020-10-30`, `10/30/2020`, `30.10.2020`.
fn read_numeric_date(tokens: Tokens<'_>, at: usize) -> Read {
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

/// `Q3 2020`, `3Q20`, `Q3'20`, `H1 2021`, `1H21`, `2020 Q3`.
fn read_coded(tokens: Tokens<'_>, at: usize) -> Read {
    if let Some(read) = read_fiscal_quarter(tokens, at).or_else(|| read_counted_quarter(tokens, at)) {
        return Some(read);
    }
    let (part, end) = match read_year(tokens, at) {
        Some((year, next)) => {
            let next = next + usize::from(is_dash(tokens.word(next)) && tokens.glued(next));
            let (part, end) = read_code(tokens, next)?;
            return named(part, YearRef::Stated(year), end);
        }
        None => read_code(tokens, at)?,
    };
    // "3Q20": two digits glued to the code.
    if tokens.glued(end)
        && let Some((year, after)) = read_short_year(tokens, end)
    {
        return named(part, YearRef::Stated(year), after);
    }
    let (year, end) = read_year_of(tokens, end);
    named(part, year, end)
}

/// "quarter 3 2016", "by the end of quarter three": a number behind its noun. Without a year "the quarter two rivals fell" is none.
fn read_counted_quarter(tokens: Tokens<'_>, at: usize) -> Read {
    if tokens.word(at) != "quarter" {
        return None;
    }
    let in_words = ["one", "two", "three", "four"].iter().position(|word| *word == tokens.word(at + 1));
    let number = match in_words {
        Some(place) => place as i32 + 1,
        None => digits(tokens, at + 1, 1).filter(|number| (1..=4).contains(number))?,
    };
    let (year, end) = read_year_of(tokens, at + 2);
    let named_so = year != YearRef::Unstated || among!(tokens.before(at, 1), "of" | "in" | "for" | "during");
    if named_so { named(YearPart::quarter(number as u8), year, end) } else { None }
}

fn has_year(tokens: Tokens<'_>, at: usize) -> bool {
    read_year(tokens, at).is_some() || (tokens.glued(at) && read_short_year(tokens, at).is_some())
}

/// `3QFY21`, `1HFY22`.
fn read_fiscal_quarter(tokens: Tokens<'_>, at: usize) -> Read {
    let number = digits(tokens, at, 1)?;
    let part = match (tokens.word(at + 1), number) {
        ("qfy", 1..=4) => YearPart::quarter(number as u8),
        ("hfy", 1..=2) => YearPart::half(number as u8),
        _ => return None,
    };
    let (label, end) = read_year(tokens, at + 2).or_else(|| read_short_year(tokens, at + 2))?;
    named(part, YearRef::Fiscal(label), end)
}

fn read_code(tokens: Tokens<'_>, at: usize) -> Option<(YearPart, usize)> {
    let (letter, number) = if tokens.is_number(at) && tokens.glued(at + 1) {
        (tokens.word(at + 1), digits(tokens, at, 1)?)
    } else if tokens.is_number(at + 1) && tokens.glued(at + 1) {
        (tokens.word(at), digits(tokens, at + 1, 1)?)
    } else {
        return None;
    };
    match (letter, number) {
        // "9M 2020"
        ("m", 3 | 6 | 9) if tokens.is_number(at) && has_year(tokens, at + 2) => {
            Some((YearPart::months(1, number as u8), at + 2))
        }
        ("q", 1..=4) => Some((YearPart::quarter(number as u8), at + 2)),
        ("h", 1..=2) => Some((YearPart::half(number as u8), at + 2)),
        _ => None,
    }
}

/// "third quarter", "first half", "final three months", "first nine months", each with its year.
pub(super) fn read_ordered(tokens: Tokens<'_>, at: usize) -> Read {
    let fiscal = usize::from(matches!(tokens.word(at), "fiscal" | "financial"));
    let (number, next) = read_position(tokens, at + fiscal)?;
    let next = next + usize::from(is_dash(tokens.word(next)) && tokens.glued(next));
    let inner = usize::from(among!(tokens.word(next), "fiscal" | "financial" | "calendar"));
    let is_fiscal = fiscal == 1 || (inner == 1 && tokens.word(next) != "calendar");
    let word = tokens.word(next + inner);
    let (part, end) = match (word, number) {
        ("quarter" | "quarters", Position::Nth(number @ 1..=4)) => (YearPart::quarter(number), next + inner + 1),
        ("half", Position::Nth(number @ 1..=2)) => (YearPart::half(number), next + inner + 1),
        ("quarter", Position::Last) => (YearPart::quarter(4), next + inner + 1),
        ("half", Position::Last) => (YearPart::half(2), next + inner + 1),
        _ => read_run_of_months(tokens, number, next)?,
    };
    // "for the second quarter in a row" counts quarters.
    if matches!(tokens.word(end), "running" | "straight") || tokens.after(end, "in a row").is_some() {
        return None;
    }
    // "the first quarter since 2016", "the first quarter we have ever measured": of many, not of a year.
    let of_many = matches!(tokens.word(end), "since") || tokens.after(end, "in which").is_some();
    if of_many || (end..end + 6).take_while(|&at| tokens.word(at) != ",").any(|at| tokens.word(at) == "ever") {
        return None;
    }
    // "its fiscal third quarter ended Oct. 31, 2021": the day tells better than any calendar.
    if let YearPart::Months { count, grain: grain @ (Grain::Quarter | Grain::Half), .. } = part
        && let Some(read) = read_ended(tokens, end, count, grain)
        && tokens.word(end) != "to"
    {
        return Some(read);
    }
    let (year, after) = read_year_of(tokens, end);
    // "last quarter" and "last three months" without a year count from the document's date.
    if number == Position::Last && tokens.word(at) == "last" && year == YearRef::Unstated && after == end {
        return None;
    }
    let year = match year {
        YearRef::Unstated if is_fiscal => YearRef::FiscalRelative(0),
        YearRef::Stated(label) if is_fiscal => YearRef::Fiscal(label),
        other => other,
    };
    named(part, year, after)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Position {
    Nth(u8),
    Last,
}

fn read_position(tokens: Tokens<'_>, at: usize) -> Option<(Position, usize)> {
    match tokens.word(at) {
        "final" | "last" | "closing" => Some((Position::Last, at + 1)),
        "opening" => Some((Position::Nth(1), at + 1)),
        "latter" | "back" => Some((Position::Nth(2), at + 1)).filter(|_| tokens.word(at + 1) == "half"),
        "holiday" | "christmas" => Some((Position::Nth(4), at + 1)).filter(|_| tokens.word(at + 1) == "quarter"),
        _ => {
            let ordinal = read_ordinal(tokens, at).filter(|ordinal| ordinal.lo == ordinal.hi)?;
            Some((Position::Nth(u8::try_from(ordinal.lo).ok()?), ordinal.end))
        }
    }
}

/// "first nine months", "final three months", "first three quarters".
fn read_run_of_months(tokens: Tokens<'_>, position: Position, at: usize) -> Option<(YearPart, usize)> {
    let numeral = read_numeral(tokens, at, false)?;
    let length = match tokens.word(numeral.end) {
        "months" => 1,
        "quarters" => 3,
        _ => return None,
    };
    let number = numeral.value.to_u8().filter(|number| (2..=11).contains(number))?;
    let count = Some(number * length).filter(|count| *count < 12)?;
    let (first, last) = match position {
        Position::Nth(1) => (1, count),
        Position::Last => (13 - count, 12),
        Position::Nth(_) => return None,
    };
    Some((YearPart::months(first, last), numeral.end + 1))
}

/// "three months to March", "three months ended June 30, 2020", "quarter ended March 31", "September quarter".
fn read_months_ended(tokens: Tokens<'_>, at: usize) -> Read {
    let (count, grain, next) = read_length(tokens, at)?;
    read_ended(tokens, next, count, grain)
}

/// "ended June 30, 2020", "to March", after what so many months are called.
fn read_ended(tokens: Tokens<'_>, next: usize, count: u8, grain: Grain) -> Read {
    let ended = among!(tokens.word(next), "to" | "ended" | "ending" | "through" | "until" | "end")
        .then_some(next + 1)
        .or_else(|| tokens.after(next, "that ended"))
        .or_else(|| tokens.after(next, "which ended"))?;
    let ended = ended + usize::from(matches!(tokens.word(ended), "in" | "on"));
    let ended = tokens.after(ended, "the end of").or_else(|| tokens.after(ended, "end of")).unwrap_or(ended);
    let ended = tokens.after(ended, "end -").unwrap_or(ended);
    let (month, end) = read_end_month(tokens, ended)?;
    let first = (month + 12 - count) % 12 + 1;
    let (year, end) = read_year_of(tokens, end);
    // A stated year is that of the last month.
    let year = match year {
        YearRef::Stated(year) if first > month => YearRef::Stated(year - 1),
        YearRef::Relative(offset) if first > month => YearRef::Relative(offset - 1),
        other => other,
    };
    named(YearPart::Months { first, count, grain }, year, end)
}

/// "12 weeks to 18 May", "12-week period ended March 24, 2019".
pub(super) fn read_weeks_to(tokens: Tokens<'_>, at: usize) -> Read {
    if !may_start(tokens, at) || !(at + 1..at + 4).any(|at| matches!(tokens.word(at), "week" | "weeks")) {
        return None;
    }
    let numeral = read_numeral(tokens, at, false)?;
    let weeks = numeral.value.to_u8().filter(|weeks| (1..=53).contains(weeks))?;
    let next = numeral.end + usize::from(is_dash(tokens.word(numeral.end)));
    let week = matches!(tokens.word(next), "week" | "weeks");
    let next = next + 1 + usize::from(tokens.word(next + 1) == "period");
    let ended = among!(tokens.word(next), "to" | "ended" | "ending" | "through" | "until" | "up");
    let next = next + 1 + usize::from(tokens.word(next) == "up") + usize::from(tokens.word(next + 1) == "on");
    let (last, end) = (week && ended).then(|| read_named(tokens, next)).flatten()?;
    let day = matches!(last, PeriodExpr::Named { part: YearPart::Day { .. }, .. } | PeriodExpr::Fixed(_));
    day.then(|| (PeriodExpr::WeeksTo { weeks, last: Box::new(last) }, end))
}

/// How many months, what they are called, and what follows.
fn read_length(tokens: Tokens<'_>, at: usize) -> Option<(u8, Grain, usize)> {
    let prefix = usize::from(among!(tokens.word(at), "fiscal" | "financial" | "full"));
    let word_at = at + prefix;
    match tokens.word(word_at) {
        "quarter" => return Some((3, Grain::Quarter, word_at + 1)),
        "year" => return Some((12, Grain::Year, word_at + 1)),
        "half" => return Some((6, Grain::Half, word_at + 1 + 2 * usize::from(tokens.word(word_at + 2) == "year"))),
        _ => {}
    }
    // A number is read for the months after it alone.
    if !may_start(tokens, at) || !(at + 1..at + 12).any(|at| matches!(tokens.word(at), "month" | "months")) {
        return None;
    }
    let numeral = read_numeral(tokens, at, false)?;
    let next = numeral.end + usize::from(is_dash(tokens.word(numeral.end)));
    let count = numeral.value.to_u8().filter(|count| (1..=12).contains(count))?;
    let grain = match count {
        1 => Grain::Month,
        3 => Grain::Quarter,
        6 => Grain::Half,
        12 => Grain::Year,
        _ => Grain::Span,
    };
    if !matches!(tokens.word(next), "month" | "months") {
        return None;
    }
    let period = usize::from(tokens.word(next + 1) == "period");
    Some((count, grain, next + 1 + period))
}

/// "March", "March 31", "31 March".
fn read_end_month(tokens: Tokens<'_>, at: usize) -> Option<(u8, usize)> {
    if let Some((month, end)) = read_month(tokens, at) {
        let day =
            read_day(tokens, end).filter(|(_, after)| read_year(tokens, end).is_none_or(|(_, year)| year != *after));
        return Some((month, day.map_or(end, |(_, after)| after)));
    }
    let (_, next) = read_day(tokens, at)?;
    read_month(tokens, next + usize::from(tokens.word(next) == "of"))
}

/// "August 2021", "July–September quarter", "October 30, 2020", "September quarter", "between July and September".
fn read_month_words(tokens: Tokens<'_>, at: usize) -> Read {
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
    let joined = is_dash(tokens.word(next))
        || among!(tokens.word(next), "to" | "through" | "/")
        || (tokens.word(next) == "and" && tokens.before(first, 1) == "between");
    joined.then(|| read_month(tokens, next + 1)).flatten().filter(|(_, end)| {
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
fn read_day_first(tokens: Tokens<'_>, at: usize) -> Read {
    let (first, next) = if tokens.is_number(at) {
        read_day(tokens, at)?
    } else {
        let ordinal = read_ordinal(tokens, at).filter(|ordinal| ordinal.lo == ordinal.hi && ordinal.hi <= 31)?;
        (ordinal.lo as u8, (tokens.word(ordinal.end) == "of").then_some(ordinal.end)?)
    };
    let (last, next) = read_last_day(tokens, first, next).unwrap_or((first, next));
    let stop = usize::from(tokens.word(next) == "." && tokens.glued(next) && !tokens.glued(next + 1));
    let (month, end) = read_month(tokens, next + stop + usize::from(tokens.word(next) == "of"))?;
    let (year, end) = read_year_of_day(tokens, end);
    days(month, first, last, year, end)
}
