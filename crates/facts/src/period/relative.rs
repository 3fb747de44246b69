//! Periods counted from the document's date or from the period in focus: "last year", "a year earlier", "over the next five years".

use super::calendar::{is_apostrophe, read_month, read_short_year, read_year, weekday};
use super::{Grain, Length, PeriodExpr, Side, YearPart, YearRef};
use crate::among::among;
use crate::number::{Decimal, Tokens, WordSet, is_dash, may_start, read_numeral};

type Read = Option<(PeriodExpr, usize)>;

/// The relative period that begins at `at`; "the" before it has been passed.
pub(super) fn read_relative(tokens: Tokens<'_>, at: usize) -> Read {
    read_same(tokens, at)
        .or_else(|| read_vague(tokens, at))
        .or_else(|| read_rolling(tokens, at))
        .or_else(|| read_pointed(tokens, at))
        .or_else(|| read_ago(tokens, at))
        .or_else(|| read_rate(tokens, at))
        .or_else(|| read_present(tokens, at))
        .or_else(|| read_focus(tokens, at))
}

fn grain_word(word: &str) -> Option<(Grain, i32)> {
    Some(match word {
        "year" | "years" => (Grain::Year, 12),
        "half" | "halves" => (Grain::Half, 6),
        "quarter" | "quarters" => (Grain::Quarter, 3),
        "month" | "months" => (Grain::Month, 1),
        "day" | "days" => (Grain::Day, 0),
        _ => return None,
    })
}

fn shifted(months: i32, grain: Grain, end: usize) -> Read {
    Some((PeriodExpr::Shifted { months, grain }, end))
}

/// "the same period last year", "the same quarter of 2019", "the year-ago quarter", "the corresponding period".
fn read_same(tokens: Tokens<'_>, at: usize) -> Read {
    static STARTS: WordSet = WordSet::new().with("year prior previous same corresponding comparable equivalent");
    if !STARTS.may_have(tokens.hash(at)) {
        return None;
    }
    const YEAR_BEFORE: &[&str] =
        &["year - ago", "year - earlier", "prior - year", "prior year", "previous year", "year ago", "year earlier"];
    if let Some(end) = tokens.after_any(at, YEAR_BEFORE).filter(|end| is_stretch(tokens.word(*end))) {
        return shifted(-12, Grain::Year, end + 1);
    }
    if !among!(tokens.word(at), "same" | "corresponding" | "comparable" | "equivalent") {
        return None;
    }
    // "the same 12-week period", "the same 12 weeks".
    let stretch = (at + 1..at + 5).find(|next| is_stretch(tokens.word(*next)))?;
    let end =
        stretch + 1 + usize::from(tokens.word(stretch).starts_with("week") && tokens.word(stretch + 1) == "period");
    let linked = end + usize::from(matches!(tokens.word(end), "of" | "in"));
    if let Some((year, after)) = read_year(tokens, linked) {
        return Some((PeriodExpr::SameIn(year), after));
    }
    let linked = linked + usize::from(matches!(tokens.word(linked), "the" | "a"));
    let year_before = tokens.after_any(
        linked,
        &["last year", "previous year", "prior year", "year before", "year earlier", "year ago", "year - ago"],
    );
    match year_before {
        Some(after) => shifted(-12, Grain::Year, after),
        None => Some((PeriodExpr::Focus(None), end)),
    }
}

fn is_stretch(word: &str) -> bool {
    ["period", "span", "quarter", "month", "months", "half", "time", "year", "stage", "point", "week", "weeks"]
        .contains(&word)
}

/// "next few years", "coming years", "recent years", "near future".
fn read_vague(tokens: Tokens<'_>, at: usize) -> Read {
    static STARTS: WordSet =
        WordSet::new().with("next coming years near months foreseeable following recent past last previous");
    if !STARTS.may_have(tokens.hash(at)) {
        return None;
    }
    const NEXT: &[&str] = &[
        "next few years",
        "next several years",
        "next couple of years",
        "coming years",
        "coming few years",
        "years to come",
        "years ahead",
        "near future",
        "coming months",
        "next few months",
        "coming quarters",
        "next few quarters",
        "foreseeable future",
        "years that follow",
        "next years",
        "months ahead",
        "months to come",
        "next several months",
        "coming decade",
        "following years",
        "next several quarters",
        "next couple of quarters",
    ];
    const PAST: &[&str] = &[
        "recent years",
        "past few days",
        "last few days",
        "past few weeks",
        "last few weeks",
        "recent weeks",
        "past few years",
        "last few years",
        "past several years",
        "recent months",
        "past few months",
        "last few months",
        "past couple of years",
        "last couple of years",
        "last several years",
        "recent quarters",
        "past few quarters",
        "last few quarters",
        "previous years",
        "past years",
    ];
    let find = |phrases: &[&str]| tokens.after_any(at, phrases);
    if let Some(end) = find(NEXT) {
        return Some((PeriodExpr::Vague(Side::Next), end));
    }
    find(PAST).map(|end| (PeriodExpr::Vague(Side::Past), end))
}

/// "next five years", "past decade", "last 12 months", "past year", "within three years".
fn read_rolling(tokens: Tokens<'_>, at: usize) -> Read {
    let (side, next) = match tokens.word(at) {
        "next" | "coming" | "following" => (Side::Next, at + 1),
        // "the past quarter" is the last one.
        "past" if tokens.word(at + 1) == "quarter" => return None,
        "past" | "last" | "previous" | "preceding" => (Side::Past, at + 1),
        "trailing" => (Side::Trailing, at + 1),
        "within" => (Side::Next, at + 1 + usize::from(tokens.word(at + 1) == "the")),
        _ => return None,
    };
    let next = next + usize::from(tokens.word(at) == "within" && tokens.word(next) == "next");
    let (length, end, counted) = read_length(tokens, next)?;
    // "in the last year" is no "last year".
    let whole = tokens.before(at, 1) == "the" && among!(tokens.before(at, 2), "in" | "over" | "during" | "within");
    let year = tokens.word(at) == "last" && whole && tokens.word(end - 1) == "year";
    let single = year || among!(tokens.word(at), "past" | "trailing" | "within") || tokens.word(end - 1) == "decade";
    let ago = among!(tokens.word(end), "of" | "ago" | "earlier");
    ((counted || single) && !ago).then_some((PeriodExpr::Rolling { length, side }, end))
}

/// "five years", "two and a half years", "a decade", "18 months", "year"; whether a number was said.
fn read_length(tokens: Tokens<'_>, at: usize) -> Option<(Length, usize, bool)> {
    // A number is read for the unit after it alone.
    static UNITS: WordSet = WordSet::new()
        .with("decade year quarter month fortnight week day")
        .with("decades years quarters months fortnights weeks days");
    static FIRST: WordSet = WordSet::new().and(&UNITS).with("- – — ‑ ‒ − full consecutive calendar straight fiscal");
    let begins = may_start(tokens, at) || FIRST.may_have(tokens.hash(at));
    if !begins || !(at..at + 12).any(|at| UNITS.may_have(tokens.hash(at))) {
        return None;
    }
    let (count, next, counted) = match read_numeral(tokens, at) {
        Some(numeral) => (numeral.value, numeral.end, true),
        None => {
            let article = usize::from(matches!(tokens.word(at), "a" | "an"));
            (Decimal::whole(1), at + article, article == 1)
        }
    };
    let next = next + usize::from(is_dash(tokens.word(next)) && tokens.glued(next));
    let next =
        next + usize::from(among!(tokens.word(next), "full" | "consecutive" | "calendar" | "straight" | "fiscal"));
    let length = unit_length(tokens.word(next), count)?;
    Some((length, next + 1, counted))
}

fn unit_length(word: &str, count: Decimal) -> Option<Length> {
    let (months, days) = match word.strip_suffix('s').unwrap_or(word) {
        "decade" => (120, 0),
        "year" => (12, 0),
        "quarter" => (3, 0),
        "month" => (1, 0),
        "fortnight" => (0, 14),
        "week" => (0, 7),
        "day" => (0, 1),
        _ => return None,
    };
    let whole = |per: i64| -> Option<i32> {
        let whole = count.times(Decimal::whole(per))?.whole_part()?;
        i32::try_from(whole).ok().filter(|value| (0..=12_000).contains(value))
    };
    Some(Length { months: whole(months)?, days: whole(days)? })
}

/// "this quarter", "last year", "next month", "the current year", "the previous quarter", "last week".
fn read_pointed(tokens: Tokens<'_>, at: usize) -> Read {
    let (offset, from_focus) = match tokens.word(at) {
        "this" if tokens.word(at + 1) == "past" => return read_pointed(tokens, at + 1),
        "past" if among!(tokens.word(at + 1), "quarter" | "month") => (-1, false),
        "this" | "current" | "ongoing" => (0, false),
        "last" => (-1, false),
        "next" | "coming" => (1, false),
        "previous" | "prior" | "preceding" => (-1, true),
        "following" => (1, true),
        _ => return None,
    };
    if let Some(end) = tokens.after(at, "this time last year") {
        return Some((PeriodExpr::Relative { grain: Grain::Month, offset: -12 }, end));
    }
    let word = tokens.word(at + 1);
    if word == "week" {
        return Some((PeriodExpr::Week(offset), at + 2));
    }
    if word == "decade" {
        return (offset == 0).then_some((PeriodExpr::Decade, at + 2));
    }
    // "last September" is that of last year once this year's has begun; the calendar year tells well enough.
    if let (Some((month, end)), false) = (read_month(tokens, at + 1), from_focus) {
        let part = YearPart::months(month, month);
        return Some((PeriodExpr::Named { part, year: YearRef::Relative(offset) }, end));
    }
    if let Some(day) = weekday(word) {
        return Some((PeriodExpr::Weekday(day), at + 2));
    }
    // "this calendar year"
    let next = at + 1 + usize::from(word == "calendar");
    let (grain, months) = grain_word(tokens.word(next)).filter(|_| !tokens.word(next).ends_with('s'))?;
    let end = next + 1;
    if tokens.word(end) == "-" && tokens.glued(end) && tokens.word(end + 1) != "on" {
        return None;
    }
    if from_focus {
        return shifted(offset * months, grain, end);
    }
    let so_far = grain == Grain::Year && offset == 0 && tokens.after(end, "so far").is_some();
    if so_far {
        return Some((PeriodExpr::YearToDate, end + 2));
    }
    Some((PeriodExpr::Relative { grain, offset }, end))
}

/// "a year earlier", "two years ago", "the year before", "a quarter earlier".
fn read_ago(tokens: Tokens<'_>, at: usize) -> Read {
    let (length, end, counted) = read_length(tokens, at)?;
    let word = tokens.word(end);
    let ago =
        among!(word, "ago" | "earlier" | "previously" | "prior") || (word == "before" && !tokens.is_number(end + 1));
    let bare = counted || tokens.before(at, 1) == "the" || tokens.word(end) == "ago" || tokens.word(end) == "earlier";
    if !ago || !bare || (length.months == 0) == (length.days == 0) {
        return None;
    }
    if length.days > 0 {
        return Some((PeriodExpr::Relative { grain: Grain::Day, offset: -length.days }, end + 1));
    }
    let (grain, _) = grain_word(tokens.word(end - 1)).unwrap_or((Grain::Year, 12));
    shifted(-length.months, grain, end + 1)
}

/// "year-on-year", "yoy", "quarter over quarter", "sequentially".
fn read_rate(tokens: Tokens<'_>, at: usize) -> Read {
    const YEAR: &[&str] = &[
        "year - on - year",
        "year on year",
        "year - over - year",
        "year over year",
        "yoy",
        "y - o - y",
        "y / y",
        "y - on - y",
        "year - to - year",
        "annually",
        "on - year",
        "on the year",
    ];
    const QUARTER: &[&str] = &[
        "quarter - on - quarter",
        "quarter on quarter",
        "quarter - over - quarter",
        "quarter over quarter",
        "qoq",
        "q - o - q",
        "q / q",
        "sequentially",
        "on - quarter",
        "on the quarter",
    ];
    const MONTH: &[&str] =
        &["month - on - month", "month on month", "month - over - month", "month over month", "mom", "m / m"];
    static STARTS: WordSet = WordSet::new().with("year yoy y annually on quarter qoq q sequentially month mom m");
    if !STARTS.may_have(tokens.hash(at)) {
        return None;
    }
    [(YEAR, -12), (QUARTER, -3), (MONTH, -1)].iter().find_map(|(phrases, months)| {
        let end = tokens.after_any(at, phrases)?;
        // "Half a million a year" is no growth: "annually" must follow a percentage.
        let rate = tokens.word(at) == "annually" && !among!(tokens.before(at, 1), "%" | "percent" | "cent");
        let name = rate || tokens.word(at) == "mom" && !tokens.get(at).is_some_and(|token| token.all_caps);
        (!name).then_some((PeriodExpr::Against { months: *months }, end))
    })
}

/// "currently", "at present", "now", "today", "yesterday", "year to date".
fn read_present(tokens: Tokens<'_>, at: usize) -> Read {
    let day = |offset| Some((PeriodExpr::Relative { grain: Grain::Day, offset }, at + 1));
    match tokens.word(at) {
        "currently" | "now" | "nowadays" | "presently" | "today" => Some((PeriodExpr::Present, at + 1)),
        "yesterday" => day(-1),
        "tomorrow" => day(1),
        "day" => tokens
            .after(at, "day before yesterday")
            .map(|end| (PeriodExpr::Relative { grain: Grain::Day, offset: -2 }, end)),
        "at" => {
            tokens.after_any(at, &["at present", "at the moment", "at this time"]).map(|end| (PeriodExpr::Present, end))
        }
        "year" => tokens.after_any(at, &["year to date", "year - to - date"]).map(|end| (PeriodExpr::YearToDate, end)),
        "so" => tokens.after(at, "so far this year").map(|end| (PeriodExpr::YearToDate, end)),
        _ => weekday(tokens.word(at)).map(|day| (PeriodExpr::Weekday(day), at + 1)),
    }
}

/// "the quarter", "the full year", "the period", "the year" and lengths such as "10 quarters".
fn read_focus(tokens: Tokens<'_>, at: usize) -> Read {
    if among!(tokens.word(at), "full" | "whole" | "entire") && matches!(tokens.word(at + 1), "year")
        || tokens.after(at, "full - year").is_some()
    {
        let end = at + 2 + usize::from(tokens.word(at + 1) == "-");
        // "the full year '14".
        let short = || read_short_year(tokens, end).filter(|_| is_apostrophe(tokens.word(end)));
        return Some(match read_year(tokens, end + usize::from(tokens.word(end) == "of")).or_else(short) {
            Some((year, after)) => {
                (PeriodExpr::Named { part: super::YearPart::YEAR, year: super::YearRef::Stated(year) }, after)
            }
            None => (PeriodExpr::FocusYear, end),
        });
    }
    if matches!(tokens.before(at, 1), "the" | "that") {
        let end = at + 1;
        // "62 million in the quarter a year earlier": one period.
        if let Some((grain, _)) = grain_word(tokens.word(at)).filter(|(grain, _)| *grain < Grain::Year)
            && tokens.after(end, "a year").is_some()
            && among!(tokens.word(end + 2), "earlier" | "ago" | "before")
        {
            return shifted(-12, grain, end + 3);
        }
        let compound = is_dash(tokens.word(end)) && tokens.glued(end);
        match tokens.word(at) {
            _ if compound => {}
            "quarter" => return Some((PeriodExpr::Focus(Some(Grain::Quarter)), end)),
            "half" if tokens.word(end) != "of" => return Some((PeriodExpr::Focus(Some(Grain::Half)), end)),
            "year" => return Some((PeriodExpr::Focus(Some(Grain::Year)), end)),
            "month" => return Some((PeriodExpr::Focus(Some(Grain::Month)), end)),
            "period" => return Some((PeriodExpr::Focus(None), end)),
            _ => {}
        }
    }
    const LATEST: &[&str] = &[
        "latest quarter",
        "most recent quarter",
        "reported quarter",
        "latest reported quarter",
        "just - ended quarter",
    ];
    if let Some(end) = tokens.after_any(at, LATEST) {
        return Some((PeriodExpr::Focus(Some(Grain::Quarter)), end));
    }
    static QUARTERS: WordSet = WordSet::new().with("quarters");
    if !may_start(tokens, at) || !(at + 1..at + 12).any(|at| QUARTERS.may_have(tokens.hash(at))) {
        return None;
    }
    let numeral = read_numeral(tokens, at)?;
    let quarters = tokens.word(numeral.end) == "quarters" && tokens.word(numeral.end + 1) != "of";
    let length = quarters.then(|| unit_length("quarters", numeral.value)).flatten()?;
    Some((PeriodExpr::Counted(length), numeral.end + 1))
}
