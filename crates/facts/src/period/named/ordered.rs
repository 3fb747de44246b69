//! Parts of a year by their place in it: "third quarter", "first half", "final three months".

use super::ended::read_ended;
use super::{Read, named, read_year_of};
use crate::among::among;
use crate::number::{Tokens, is_dash, read_numeral, read_ordinal};
use crate::period::calendar::read_year;
use crate::period::{Grain, YearPart, YearRef};

/// "third quarter", "first half", "final three months", "first nine months", each with its year.
pub(in crate::period) fn read_ordered(tokens: Tokens<'_>, at: usize) -> Read {
    if at > 0 && tokens.word(at - 1) == "after" {
        return read_months_run(tokens, at);
    }
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
        // "the second month of 2022".
        ("month", Position::Nth(month @ 1..=12)) if tokens.word(next + inner + 1) == "of" => {
            (YearPart::months(month, month), next + inner + 1)
        }
        _ => read_run_of_months(tokens, number, next)?,
    };
    // "for the second quarter in a row" counts quarters.
    if matches!(tokens.word(end), "running" | "straight") || tokens.after(end, "in a row").is_some() {
        return None;
    }
    // "the first quarter since 2016", "the first quarter we have ever measured": of many, not of a year.
    let of_many = matches!(tokens.word(end), "since" | "where")
        || tokens.after(end, "in which").is_some()
        || is_in_years(tokens, end);
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
    let (year, after) = read_year_behind(tokens, end);
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

/// "the first quarter in nine years that", "in over a decade".
fn is_in_years(tokens: Tokens<'_>, at: usize) -> bool {
    let long = |at: usize| among!(tokens.word(at), "years" | "decade" | "decades");
    tokens.word(at) == "in" && (at + 1..at + 5).any(long) && !(at + 1..at + 4).any(|at| tokens.word(at) == "the")
}

/// "after five months of 2023": the first five.
fn read_months_run(tokens: Tokens<'_>, at: usize) -> Read {
    let numeral = read_numeral(tokens, at)?;
    let count = numeral
        .value
        .whole_part()
        .and_then(|count| u8::try_from(count).ok())
        .filter(|count| (2..12).contains(count))?;
    let of = tokens.word(numeral.end) == "months" && tokens.word(numeral.end + 1) == "of";
    let (year, after) = read_year_of(tokens, numeral.end + 1);
    let stated = of && year != YearRef::Unstated;
    stated.then(|| named(YearPart::months(1, count), year, after)).flatten()
}

/// The year, also behind a bracket that says the part again: "second quarter (April-June) of 2019", "first half (H1) of 2019".
fn read_year_behind(tokens: Tokens<'_>, at: usize) -> (YearRef, usize) {
    // "a great second quarter for 2018".
    let at = at + usize::from(tokens.word(at) == "for" && read_year(tokens, at + 1).is_some());
    let (year, after) = read_year_of(tokens, at);
    if year != YearRef::Unstated || tokens.word(at) != "(" {
        return (year, after);
    }
    let close = (at + 1..at + 7).find(|&at| tokens.word(at) == ")" && tokens.word(at + 1) == "of");
    let behind = close.map(|close| read_year_of(tokens, close + 1));
    behind.filter(|(year, _)| *year != YearRef::Unstated).unwrap_or((year, after))
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
    let numeral = read_numeral(tokens, at)?;
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
