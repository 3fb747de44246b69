//! Names and numbers of the calendar in a sentence: years, months, days, weekdays.

use crate::among::among;
use crate::number::{Tokens, WordSet, read_ordinal};
use crate::segment::is_possessive;

/// A year in digits: `2020`, or `'20` and, after a code such as `3Q`, `20`.
pub(super) fn read_year(tokens: Tokens<'_>, at: usize) -> Option<(i32, usize)> {
    let year: i32 = digits(tokens, at, 4)?;
    let unit_follows = tokens.glued(at + 1)
        && (tokens.is_word(at + 1) && !is_possessive(tokens.word(at + 1)) && !is_next_cell(tokens, at + 1))
        || tokens.word(at + 1) == "%";
    let thousands = tokens.glued(at) && among!(tokens.before(at, 1), "$" | "€" | "£" | "₹" | "¥" | "#");
    ((1900..=2100).contains(&year) && !unit_follows && !thousands).then_some((year, at + 1))
}

/// "2021Q2", "2021Acer": the next cell of a row that has lost what stood between them.
fn is_next_cell(tokens: Tokens<'_>, at: usize) -> bool {
    let quarter = tokens.word(at) == "q" && tokens.glued(at + 1) && tokens.is_number(at + 1);
    quarter || tokens.capital(at) && tokens.word(at).len() > 2
}

/// Two digits of this century: `'20`, or bare `20` when `glued` to a code.
pub(super) fn read_short_year(tokens: Tokens<'_>, at: usize) -> Option<(i32, usize)> {
    let at = at + usize::from(is_apostrophe(tokens.word(at)));
    let year = digits(tokens, at, 2)?;
    (!(tokens.glued(at + 1) && tokens.is_word(at + 1))).then_some((2000 + year, at + 1))
}

pub(super) fn is_apostrophe(word: &str) -> bool {
    among!(word, "'" | "’" | "‘")
}

/// A number token of exactly `width` digits.
pub(super) fn digits(tokens: Tokens<'_>, at: usize, width: usize) -> Option<i32> {
    let word = tokens.word(at);
    (word.len() == width && word.bytes().all(|byte| byte.is_ascii_digit())).then(|| word.parse().ok()).flatten()
}

/// One or two digits.
pub(super) fn short_number(tokens: Tokens<'_>, at: usize) -> Option<i32> {
    digits(tokens, at, 1).or_else(|| digits(tokens, at, 2))
}

/// The month named at `at` and the position after it, its full stop included.
pub(super) fn read_month(tokens: Tokens<'_>, at: usize) -> Option<(u8, usize)> {
    static MONTHS: WordSet = WordSet::new()
        .with("january february march april may june july august september october november december")
        .with("jan feb mar apr jun jul aug sep sept oct nov dec");
    if !MONTHS.may_have(tokens.hash(at)) {
        return None;
    }
    let word = tokens.word(at);
    let (month, short) = month_of(word)?;
    let stop = short && tokens.word(at + 1) == "." && tokens.glued(at + 1) && tokens.end > at + 2;
    let end = at + 1 + usize::from(stop);
    let capital = tokens.capital(at);
    let number_near = tokens.is_number(end)
        || tokens.is_number(at.wrapping_sub(1))
        || read_day_word(tokens, end).is_some()
        || among!(tokens.before(at, 1), "st" | "nd" | "rd" | "th");
    let led = [
        "in", "of", "since", "by", "until", "to", "last", "this", "next", "early", "late", "mid", "and", "from",
        "through", "ending", "ended", "between", "for", "during", "-", "–", "before", "after", "end", "till", "than",
        "with",
    ]
    .contains(&tokens.before(at, 1));
    let named = match word {
        // "May" opens questions, "march" walks, "mar" spoils.
        "may" => capital && (number_near || led || at > tokens.start && !follows_pronoun(tokens, at)),
        "march" | "august" => capital,
        _ if short => capital && (number_near || led || stop || is_dash_word(tokens.word(end))),
        _ => true,
    };
    let glued_inside = tokens.glued(at) && tokens.is_word(at.wrapping_sub(1));
    (named && !glued_inside).then_some((month, end))
}

fn is_dash_word(word: &str) -> bool {
    among!(word, "-" | "–" | "/")
}

fn follows_pronoun(tokens: Tokens<'_>, at: usize) -> bool {
    // In a headline every word is capital: "Xiaomi May Launch".
    tokens.capital(at.wrapping_sub(1)) && tokens.is_word(at + 1) && tokens.capital(at + 1)
}

fn month_of(word: &str) -> Option<(u8, bool)> {
    Some(match word {
        "january" => (1, false),
        "february" => (2, false),
        "march" => (3, false),
        "april" => (4, false),
        "may" => (5, false),
        "june" => (6, false),
        "july" => (7, false),
        "august" => (8, false),
        "september" => (9, false),
        "october" => (10, false),
        "november" => (11, false),
        "december" => (12, false),
        "jan" => (1, true),
        "feb" => (2, true),
        "mar" => (3, true),
        "apr" => (4, true),
        "jun" => (6, true),
        "jul" => (7, true),
        "aug" => (8, true),
        "sep" | "sept" => (9, true),
        "oct" => (10, true),
        "nov" => (11, true),
        "dec" => (12, true),
        _ => return None,
    })
}

/// A day in words right after its month: "May twenty-first", "Jan first"; not "in March third-placed Oppo".
pub(super) fn read_day_word(tokens: Tokens<'_>, at: usize) -> Option<(u8, usize)> {
    let ordinal = tokens.is_word(at).then(|| read_ordinal(tokens, at)).flatten()?;
    let closed = !tokens.is_word(ordinal.end) && !is_dash_word(tokens.word(ordinal.end));
    (closed && ordinal.lo == ordinal.hi && ordinal.hi <= 31).then_some((ordinal.lo as u8, ordinal.end))
}

/// A day of the month in digits: `3`, `30th`.
pub(super) fn read_day(tokens: Tokens<'_>, at: usize) -> Option<(u8, usize)> {
    let suffixed = tokens.glued(at + 1) && among!(tokens.word(at + 1), "st" | "nd" | "rd" | "th");
    if suffixed {
        let ordinal = read_ordinal(tokens, at)?;
        return u8::try_from(ordinal.lo).ok().filter(|day| *day <= 31).map(|day| (day, ordinal.end));
    }
    let glued_on = tokens.glued(at + 1) && (tokens.is_word(at + 1) || tokens.word(at + 1) == "%");
    let day = short_number(tokens, at).filter(|day| (1..=31).contains(day) && !glued_on)?;
    Some((day as u8, at + 1))
}

/// Monday is 0.
pub(super) fn weekday(word: &str) -> Option<u8> {
    const DAYS: &[&str] = &["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    DAYS.iter().position(|day| *day == word).map(|day| day as u8)
}
