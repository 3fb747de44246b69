//! Stretches told by their length and their end: "three months to March", "12 weeks ended 18 May".

use super::months::read_month_words;
use super::{Read, named, read_named, read_year_of};
use crate::among::among;
use crate::number::{Tokens, WordSet, is_dash, may_start, read_numeral};
use crate::period::calendar::{read_day, read_month, read_year};
use crate::period::{Grain, PeriodExpr, YearPart, YearRef};

/// A fiscal quarter that ends by this day of a month ends, but for some days, with the month before.
const EARLY: u8 = 6;

/// "three months to March", "three months ended June 30, 2020", "quarter ended March 31", "September quarter".
pub(super) fn read_months_ended(tokens: Tokens<'_>, at: usize) -> Read {
    let (count, grain, next) = read_length(tokens, at)?;
    read_ended(tokens, next, count, grain)
}

/// "ended June 30, 2020", "to March", after what so many months are called.
pub(super) fn read_ended(tokens: Tokens<'_>, next: usize, count: u8, grain: Grain) -> Read {
    let ended = among!(tokens.word(next), "to" | "ended" | "ending" | "through" | "until" | "end")
        .then_some(next + 1)
        .or_else(|| past_clause(tokens, next))?;
    let ended = ended + usize::from(matches!(tokens.word(ended), "in" | "on"));
    let ended = tokens.after(ended, "the end of").or_else(|| tokens.after(ended, "end of")).unwrap_or(ended);
    let ended = tokens.after(ended, "end -").unwrap_or(ended);
    let (named_month, end) = read_end_month(tokens, ended)?;
    // "the quarter ended October 2": of the three months before.
    let early = (ended..end).any(|at| {
        read_day(tokens, at).is_some_and(|(day, after)| day <= EARLY && after <= end && grain != Grain::Month)
    });
    let month = if early { (named_month + 10) % 12 + 1 } else { named_month };
    let first = (month + 12 - count) % 12 + 1;
    let (year, end) = read_year_of(tokens, end);
    let year = match year {
        YearRef::Stated(year) if early && named_month == 1 => YearRef::Stated(year - 1),
        other => other,
    };
    // A stated year is that of the last month.
    let year = match year {
        YearRef::Stated(year) if first > month => YearRef::Stated(year - 1),
        YearRef::Relative(offset) if first > month => YearRef::Relative(offset - 1),
        // "the half ended September of the current fiscal year": the month is one of the calendar.
        YearRef::FiscalRelative(0) => YearRef::Unstated,
        other => other,
    };
    named(YearPart::Months { first, count, grain }, year, end)
}

/// "that ended in March", ", which ran from January through March": where the words of its end begin.
fn past_clause(tokens: Tokens<'_>, next: usize) -> Option<usize> {
    let comma = usize::from(tokens.word(next) == ",");
    let at = next + comma;
    if comma > 0 && tokens.word(at) == "ended" {
        return Some(at + 1);
    }
    let verb = matches!(tokens.word(at), "that" | "which").then(|| tokens.word(at + 1))?;
    if verb == "ended" {
        return Some(at + 2);
    }
    let ran = among!(verb, "ran" | "runs" | "spans" | "spanned" | "covers" | "covered" | "started" | "began");
    let from = at + 2 + usize::from(matches!(tokens.word(at + 2), "from" | "in" | "on"));
    let (_, to) = read_end_month(tokens, from).filter(|_| ran)?;
    let to = to + usize::from(matches!(tokens.word(to), "and")) * usize::from(tokens.word(to + 1) == "ended");
    among!(tokens.word(to), "to" | "through" | "until" | "and" | "ended").then_some(to + 1)
}

/// "12 weeks to 18 May", "12-week period ended March 24, 2019".
pub(in crate::period) fn read_weeks_to(tokens: Tokens<'_>, at: usize) -> Read {
    static WEEKS: WordSet = WordSet::new().with("week weeks");
    if !may_start(tokens, at) || !(at + 1..at + 4).any(|at| WEEKS.may_have(tokens.hash(at))) {
        return None;
    }
    let numeral = read_numeral(tokens, at)?;
    let weeks = numeral.value.to_u8().filter(|weeks| (1..=53).contains(weeks))?;
    let next = numeral.end + usize::from(is_dash(tokens.word(numeral.end)));
    let week = matches!(tokens.word(next), "week" | "weeks");
    let period = tokens.word(next + 1) == "period";
    let next = next + 1 + usize::from(period);
    let ended = among!(tokens.word(next), "to" | "ended" | "ending" | "through" | "until" | "up");
    if week && period && !ended {
        // "in an average four-week period" is none of the report's.
        let definite = among!(tokens.before(at, 1), "the" | "latest" | "this" | "that" | "recent");
        return definite.then_some((PeriodExpr::Weeks(weeks), next));
    }
    let next = next + 1 + usize::from(tokens.word(next) == "up") + usize::from(tokens.word(next + 1) == "on");
    if let Some(inner) = tokens.after_any(next, &["the end of", "end of", "end -"]).filter(|_| week && ended) {
        let (month, end) = read_month_words(tokens, inner)?;
        return Some((PeriodExpr::WeeksTo { weeks, last: Box::new(PeriodExpr::LastDay(Box::new(month))) }, end));
    }
    let (last, end) = (week && ended).then(|| read_named(tokens, next)).flatten()?;
    let day = matches!(last, PeriodExpr::Named { part: YearPart::Day { .. }, .. } | PeriodExpr::Fixed(_));
    day.then(|| (PeriodExpr::WeeksTo { weeks, last: Box::new(last) }, end))
}

/// "in the nine-month period": its end is told elsewhere.
pub(in crate::period) fn read_months_period(tokens: Tokens<'_>, at: usize) -> Read {
    let definite = at > 0 && among!(tokens.before(at, 1), "the" | "this" | "that");
    if !definite || !may_start(tokens, at) {
        return None;
    }
    let (count, _, end) = read_length(tokens, at)?;
    let period = tokens.word(end - 1) == "period";
    let ended =
        among!(tokens.word(end), "to" | "ended" | "ending" | "through" | "until" | "up" | "of" | "from" | "between");
    (period && !ended && count > 1).then_some((PeriodExpr::Months(count), end))
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
    static MONTHS: WordSet = WordSet::new().with("month months");
    if !may_start(tokens, at) || !(at + 1..at + 12).any(|at| MONTHS.may_have(tokens.hash(at))) {
        return None;
    }
    let numeral = read_numeral(tokens, at)?;
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
