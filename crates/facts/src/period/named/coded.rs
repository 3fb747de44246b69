//! Quarters and halves in codes: Q3 2020, 3Q20, H1 2021, 3QFY21.

use super::{Read, named, read_year_of};
use crate::among::among;
use crate::number::{Tokens, count_word, is_dash};
use crate::period::calendar::{digits, read_short_year, read_year};
use crate::period::{YearPart, YearRef};

/// `Q3 2020`, `3Q20`, `Q3'20`, `H1 2021`, `1H21`, `2020 Q3`.
pub(super) fn read_coded(tokens: Tokens<'_>, at: usize) -> Read {
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
    let in_words = count_word(tokens.word(at + 1)).map(|number| number as i32);
    let number = in_words.or_else(|| digits(tokens, at + 1, 1)).filter(|number| (1..=4).contains(number))?;
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
    read_in_fiscal_pair(tokens, part, label, end).or_else(|| named(part, YearRef::Fiscal(label), end))
}

/// "4QFY22-23": two years name the one that begins in April of the first.
fn read_in_fiscal_pair(tokens: Tokens<'_>, part: YearPart, first_year: i32, at: usize) -> Read {
    let YearPart::Months { first, count, grain } = part else { return None };
    let paired = is_dash(tokens.word(at)) && tokens.glued(at);
    let second = digits(tokens, at + 1, 2).filter(|second| paired && *second == (first_year + 1) % 100);
    let month = (first + 2) % 12 + 1;
    let year = first_year + i32::from(month < 4);
    second.and_then(|_| named(YearPart::Months { first: month, count, grain }, YearRef::Stated(year), at + 2))
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
