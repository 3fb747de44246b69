//! Parts of a whole as percentages: "a third", "two-thirds", "one in five", "half".

use super::Decimal;
use super::numeral::{Letters, read_small, scale_at};
use super::tokens::{Tokens, is_dash};
use super::words::{may_start, part_word};
use crate::among::among;

/// A part of a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Part {
    /// In percent, two decimals: 33.33.
    pub(crate) percent: Decimal,
    /// One past its last token.
    pub(crate) end: usize,
}

/// The part of a whole that begins at `at`. An ordinal ("a third camera") and a time ("three quarters of growth") are none.
pub(crate) fn read_part(tokens: Tokens<'_>, at: usize) -> Option<Part> {
    if !may_start(tokens, at) {
        return None;
    }
    if let Some(part) = read_half(tokens, at).or_else(|| read_one_part(tokens, at)) {
        return Some(part);
    }
    let count = read_small(tokens, at)?;
    let of = small(count.value)?;
    read_parts(tokens, of, count.end)
        .or_else(|| read_n_in_m(tokens, of, count.end))
        .or_else(|| read_slash(tokens, of, at))
}

fn part(of: i64, parts: i64, end: usize) -> Option<Part> {
    if parts == 0 {
        return None;
    }
    let hundredths = (of * 20_000 / parts + 1) / 2;
    Some(Part { percent: Decimal::new(i128::from(hundredths), -2)?, end })
}

fn read_half(tokens: Tokens<'_>, at: usize) -> Option<Part> {
    let first = at + usize::from(among!(tokens.word(at), "a" | "one" | "the"));
    if let Some((of, parts)) = vulgar(tokens.word(at)) {
        return part(of, parts, at + 1);
    }
    if tokens.word(first) != "half" || matches!(tokens.word(at), "the") {
        return None;
    }
    let before = tokens.before(at, 1);
    let time_before = among!(before, "first" | "second" | "last" | "latter" | "former" | "next" | "and" | "previous")
        && !is_share_list(tokens, at, before);
    let next = tokens.word(first + 1);
    let amount = matches!(next, "a" | "an") && tokens.word(first + 2) != "percent";
    let compound = is_dash(next) && tokens.glued(first + 1);
    let time_after = among!(next, "year" | "hour" | "day" | "decade" | "time" | "way" | "dozen" | "past");
    let scaled = scale_at(tokens, first + 1, Letters::Glued).is_some();
    (!time_before && !amount && !compound && !time_after && !scaled).then(|| part(1, 2, first + 1)).flatten()
}

/// One sign for a fraction.
fn vulgar(word: &str) -> Option<(i64, i64)> {
    Some(match word {
        "½" => (1, 2),
        "⅓" => (1, 3),
        "⅔" => (2, 3),
        "¼" => (1, 4),
        "¾" => (3, 4),
        "⅕" => (1, 5),
        "⅛" => (1, 8),
        _ => return None,
    })
}

/// "… and half from abroad": after "and" a half is a part unless a number stands before ("two and half").
fn is_share_list(tokens: Tokens<'_>, at: usize, before: &str) -> bool {
    before == "and" && at.checked_sub(2).is_some_and(|number| read_small(tokens, number).is_none())
}

/// "a third", "one-fifth", "a quarter of".
fn read_one_part(tokens: Tokens<'_>, at: usize) -> Option<Part> {
    if !among!(tokens.word(at), "a" | "an" | "one") {
        return None;
    }
    let word_at = at + 1 + usize::from(is_dash(tokens.word(at + 1)) && tokens.glued(at + 1));
    let word = tokens.word(word_at);
    if word.ends_with('s') || word == "half" {
        return None;
    }
    let parts = part_word(word)?;
    let end = word_at + 1;
    // "a third-party app".
    if is_dash(tokens.word(end)) && tokens.glued(end) && tokens.glued(end + 1) {
        return None;
    }
    // "stood a third with 12 percent": a place.
    let placed = among!(tokens.before(at, 1), "stood" | "stands" | "finished" | "placed" | "ranked" | "ranks");
    if placed && tokens.word(at) == "a" && tokens.word(end) != "of" {
        return None;
    }
    let stated = match word {
        "quarter" => tokens.word(end) == "of" && !is_time_part(tokens, end) || has_bound(tokens, at, end),
        _ => closes(tokens, end),
    };
    stated.then(|| part(1, parts, end)).flatten()
}

/// "nearly a quarter", "by a quarter", but not "a quarter earlier".
fn has_bound(tokens: Tokens<'_>, at: usize, end: usize) -> bool {
    let bound = ["nearly", "almost", "about", "around", "roughly", "than", "over", "under", "by", "above", "below"]
        .contains(&tokens.before(at, 1));
    bound && !among!(tokens.word(end), "earlier" | "ago" | "later" | "before")
}

/// Whether a fraction rather than an ordinal ends here: no noun follows.
fn closes(tokens: Tokens<'_>, end: usize) -> bool {
    // "for a tenth year", not "by a tenth year on year".
    if tokens.word(end) == "year" {
        return among!(tokens.word(end + 1), "-" | "on" | "over" | "to");
    }
    !tokens.is_word(end)
        || [
            "of", "in", "from", "to", "by", "on", "at", "as", "and", "or", "over", "this", "last", "more", "less",
            "fewer", "higher", "lower", "bigger", "smaller", "larger", "cheaper", "faster", "compared", "since",
            "during", "between", "with", "while", "is", "are", "was", "were", "went", "came", "comes", "go", "goes",
        ]
        .contains(&tokens.word(end))
}

/// "two-thirds", "three quarters of", "four fifths": what follows `of`, at `at`.
fn read_parts(tokens: Tokens<'_>, of: i64, at: usize) -> Option<Part> {
    let word_at = at + usize::from(is_dash(tokens.word(at)) && tokens.glued(at));
    let word = tokens.word(word_at);
    let parts = part_word(word).filter(|parts| word.ends_with('s') && of < *parts)?;
    let end = word_at + 1;
    let time = word == "quarters" && (tokens.word(end) != "of" || is_time_part(tokens, end));
    (!time).then(|| part(of, parts, end)).flatten()
}

/// "three quarters of growth": quarters of the year.
fn is_time_part(tokens: Tokens<'_>, of: usize) -> bool {
    let next = tokens.word(of + 1);
    ["grow", "declin", "loss", "profit", "contract", "gain", "consecutive", "fall", "rising", "expansion", "data"]
        .iter()
        .any(|stem| next.starts_with(stem))
}

/// "one in five", "nine out of ten", "4 of every 5": what follows `of`, at `at`.
fn read_n_in_m(tokens: Tokens<'_>, of: i64, at: usize) -> Option<Part> {
    let next = tokens.after_any(at, &["out of every", "out of", "in every", "of every", "in"])?;
    let second = read_small(tokens, next)?;
    let parts = small(second.value)?;
    let round = matches!(parts, 2..=10 | 12 | 20 | 25 | 50 | 100);
    let unit = tokens.word(second.end);
    let other = scale_at(tokens, second.end, Letters::Glued).is_some()
        || ["percent", "%", "per", "years", "months", "quarters", "weeks", "days", "countries", "hours"]
            .contains(&unit)
        || (tokens.glued(second.end) && tokens.is_word(second.end));
    (round && of < parts && of > 0 && !other).then(|| part(of, parts, second.end)).flatten()
}

/// "2/3 of", where `of` stands at `at`.
fn read_slash(tokens: Tokens<'_>, of: i64, at: usize) -> Option<Part> {
    let joined = tokens.is_number(at)
        && tokens.word(at + 1) == "/"
        && tokens.glued(at + 1)
        && tokens.glued(at + 2)
        && tokens.is_number(at + 2);
    let second = joined.then(|| read_small(tokens, at + 2)).flatten()?;
    let parts = small(second.value)?;
    // "3/4" alone is a fraction when its lower half is a usual one; "9/11" and "24/7" are none.
    let usual = matches!((of, parts), (1, 2..=5 | 8 | 10) | (2, 3 | 5) | (3, 4 | 5 | 8 | 10));
    let goes_on = tokens.glued(at + 3) && !among!(tokens.word(at + 3), "." | "," | ")" | ";" | ":");
    let stated = tokens.word(at + 3) == "of" || (usual && !goes_on && !tokens.glued(at));
    (stated && of < parts && parts <= 10).then(|| part(of, parts, at + 3)).flatten()
}

fn small(value: Decimal) -> Option<i64> {
    value.to_whole().filter(|value| (0..=1000).contains(value))
}
