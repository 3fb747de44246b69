//! Places in an order: "third", "3rd", "422th", "No. 1", "#3", "number one", "top five".

use super::numeral::{Letters, read_small, scale_at};
use super::tokens::{Tokens, is_dash};
use super::words::{may_start, ordinal_word, small_word};
use crate::among::among;

/// A place, or the first so many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Ordinal {
    pub(crate) lo: i64,
    pub(crate) hi: i64,
    /// One past its last token.
    pub(crate) end: usize,
}

/// The ordinal that begins at `at`.
pub(crate) fn read_ordinal(tokens: Tokens<'_>, at: usize) -> Option<Ordinal> {
    if !may_start(tokens, at) {
        return None;
    }
    if tokens.is_number(at) {
        return read_suffixed(tokens, at);
    }
    let found = read_top(tokens, at).or_else(|| read_numbered(tokens, at)).or_else(|| read_word(tokens, at))?;
    // "third-party payments", "second-hand cars": no place.
    let sort = is_dash(tokens.word(found.end)) && among!(tokens.word(found.end + 1), "party" | "hand" | "generation");
    (!sort).then_some(found)
}

fn place(value: i64, end: usize) -> Option<Ordinal> {
    (value > 0).then_some(Ordinal { lo: value, hi: value, end })
}

/// "top five", "top-10". "To top 40 million" and "the top 10 percent" are none.
fn read_top(tokens: Tokens<'_>, at: usize) -> Option<Ordinal> {
    if tokens.word(at) != "top" || among!(tokens.before(at, 1), "to" | "will" | "would" | "could" | "may") {
        return None;
    }
    let next = at + 1 + usize::from(is_dash(tokens.word(at + 1)) && tokens.glued(at + 1));
    let count = read_small(tokens, next)?;
    let other = scale_at(tokens, count.end, Letters::Glued).is_some()
        || among!(tokens.word(count.end), "percent" | "%" | "per" | "percentile")
        || (tokens.glued(count.end) && tokens.is_word(count.end) && tokens.word(count.end) != "'s");
    let hi = count.value.to_whole().filter(|hi| (2..=1000).contains(hi) && !other)?;
    Some(Ordinal { lo: 1, hi, end: count.end })
}

/// "No. 1", "No.1", "No 1", "#3", "number one", "number-one".
fn read_numbered(tokens: Tokens<'_>, at: usize) -> Option<Ordinal> {
    let next = match tokens.word(at) {
        "no" | "nos" if tokens.word(at + 1) == "." && tokens.glued(at + 1) => at + 2,
        "no" if tokens.capital(at) && tokens.is_number(at + 1) => at + 1,
        "nº" | "№" | "#" => at + 1,
        "number" if is_dash(tokens.word(at + 1)) && tokens.glued(at + 1) => at + 2,
        "number" => at + 1,
        _ => return None,
    };
    let count = read_small(tokens, next)?;
    let glued_letters = tokens.glued(count.end) && tokens.is_word(count.end) && tokens.word(count.end) != "'s";
    let scaled = scale_at(tokens, count.end, Letters::Glued).is_some();
    count.value.to_whole().filter(|_| !glued_letters && !scaled).and_then(|value| place(value, count.end))
}

/// "3rd", "422th", "100 millionth" (without its scale: nobody ranks that low).
fn read_suffixed(tokens: Tokens<'_>, at: usize) -> Option<Ordinal> {
    let suffixed = tokens.glued(at + 1);
    if let Some(end) = end_of_scaled(tokens, at) {
        return place(read_small(tokens, at)?.value.to_whole()?, end);
    }
    if !suffixed || !among!(tokens.word(at + 1), "st" | "nd" | "rd" | "th") {
        return None;
    }
    place(read_small(tokens, at)?.value.to_whole()?, at + 2)
}

/// "the 100 millionth phone": one of many, not a hundred.
fn end_of_scaled(tokens: Tokens<'_>, at: usize) -> Option<usize> {
    let next = at + 1 + usize::from(is_dash(tokens.word(at + 1)));
    let scaled = among!(tokens.word(next), "hundredth" | "thousandth" | "millionth" | "billionth");
    scaled.then_some(next + 1)
}

/// "third", "twenty-first", "one hundredth".
fn read_word(tokens: Tokens<'_>, at: usize) -> Option<Ordinal> {
    let word = tokens.word(at);
    if let Some(value) = ordinal_word(word) {
        return place(value, at + 1);
    }
    read_compound(tokens, at).or_else(|| read_after_hundreds(tokens, at))
}

/// "one hundred twenty-fifth", "two hundredth".
fn read_after_hundreds(tokens: Tokens<'_>, at: usize) -> Option<Ordinal> {
    let hundreds = small_word(tokens, at).filter(|count| (1..10).contains(count))? * 100;
    match tokens.word(at + 1) {
        "hundredth" => place(hundreds, at + 2),
        "hundred" => {
            let next = at + 2 + usize::from(tokens.word(at + 2) == "and");
            let rest = read_compound(tokens, next)
                .or_else(|| ordinal_word(tokens.word(next)).and_then(|value| place(value, next + 1)))?;
            place(hundreds + rest.lo, rest.end).filter(|_| rest.lo < 100)
        }
        _ => None,
    }
}

/// "twenty-first".
fn read_compound(tokens: Tokens<'_>, at: usize) -> Option<Ordinal> {
    let tens = small_word(tokens, at).filter(|tens| *tens >= 20)?;
    let next = at + 1 + usize::from(is_dash(tokens.word(at + 1)));
    let ones = ordinal_word(tokens.word(next)).filter(|ones| *ones < 10)?;
    place(tens + ones, next + 1)
}
