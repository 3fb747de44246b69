//! The words numbers are made of.

use super::tokens::Tokens;
use super::word_set::WordSet;
use crate::segment::hash;

/// Value of a word below one hundred: `twelve`, `ninety`.
pub(super) fn small_word(tokens: Tokens<'_>, at: usize) -> Option<i64> {
    static SET: WordSet = WordSet::new().with_keys(SMALL);
    SET.may_have(tokens.hash(at)).then(|| find(SMALL, tokens.word(at))).flatten()
}

/// Value of an ordinal word below one hundred that stands alone or ends a compound: `third`, `twentieth`.
pub(super) fn ordinal_word(word: &str) -> Option<i64> {
    static SET: WordSet = WordSet::new().with_keys(ORDINALS);
    SET.may_have(hash(word)).then(|| find(ORDINALS, word)).flatten()
}

/// The number below one hundred that `word`, in lower case, counts: `twelve`. None for `zero`, which counts nothing.
pub(crate) fn count_word(word: &str) -> Option<u32> {
    static SET: WordSet = WordSet::new().with_keys(SMALL);
    let value = SET.may_have(hash(word)).then(|| find(SMALL, word)).flatten()?;
    (value > 0).then_some(value as u32)
}

/// The place below one hundred that `word`, in lower case, says: `third`.
pub(crate) fn place_word(word: &str) -> Option<u32> {
    ordinal_word(word).map(|place| place as u32)
}

/// How many parts a word such as `third` or `fifths` makes of a whole.
pub(super) fn part_word(word: &str) -> Option<i64> {
    let singular = word.strip_suffix('s').unwrap_or(word);
    match singular {
        "half" | "halve" => Some(2),
        "quarter" => Some(4),
        "first" | "second" => None,
        _ => ordinal_word(singular),
    }
}

/// Power of ten of a scale word that may stand after a space: `million`, `crore`.
pub(super) fn scale_word(word: &str) -> Option<i16> {
    match word {
        "hundred" | "hundreds" => Some(2),
        "thousand" | "thousands" => Some(3),
        "lakh" | "lakhs" | "lac" | "lacs" => Some(5),
        "million" | "millions" | "mn" | "mln" | "mio" | "mill" | "mil" => Some(6),
        "crore" | "crores" | "cr" => Some(7),
        "billion" | "billions" | "bn" | "bln" => Some(9),
        "trillion" | "trillions" | "tn" | "trn" | "tln" => Some(12),
        _ => None,
    }
}

/// Power of ten of a letter that is a scale when glued to digits, or after money.
pub(super) fn scale_letter(word: &str) -> Option<i16> {
    match word {
        "k" => Some(3),
        "m" | "mm" => Some(6),
        "b" => Some(9),
        "t" => Some(12),
        _ => None,
    }
}

fn find(words: &[(&str, i64)], word: &str) -> Option<i64> {
    words.iter().find(|(key, _)| *key == word).map(|(_, value)| *value)
}

/// Numbers below one hundred that are one word.
pub(super) const SMALL: &[(&str, i64)] = &[
    ("zero", 0),
    ("nought", 0),
    ("naught", 0),
    ("one", 1),
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("six", 6),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
    ("ten", 10),
    ("eleven", 11),
    ("twelve", 12),
    ("thirteen", 13),
    ("fourteen", 14),
    ("fifteen", 15),
    ("sixteen", 16),
    ("seventeen", 17),
    ("eighteen", 18),
    ("nineteen", 19),
    ("twenty", 20),
    ("thirty", 30),
    ("forty", 40),
    ("fifty", 50),
    ("sixty", 60),
    ("seventy", 70),
    ("eighty", 80),
    ("ninety", 90),
];

/// Ordinals that are one word.
pub(super) const ORDINALS: &[(&str, i64)] = &[
    ("first", 1),
    ("second", 2),
    ("third", 3),
    ("fourth", 4),
    ("fifth", 5),
    ("sixth", 6),
    ("seventh", 7),
    ("eighth", 8),
    ("ninth", 9),
    ("nineth", 9),
    ("tenth", 10),
    ("eleventh", 11),
    ("twelfth", 12),
    ("thirteenth", 13),
    ("fourteenth", 14),
    ("fifteenth", 15),
    ("sixteenth", 16),
    ("seventeenth", 17),
    ("eighteenth", 18),
    ("nineteenth", 19),
    ("twentieth", 20),
    ("thirtieth", 30),
    ("fortieth", 40),
    ("fiftieth", 50),
    ("sixtieth", 60),
    ("seventieth", 70),
    ("eightieth", 80),
    ("ninetieth", 90),
    ("hundredth", 100),
    ("thousandth", 1000),
    ("millionth", 1_000_000),
];

/// Words a cardinal or ordinal number, or a part of a whole, may begin with, besides digits.
pub(crate) static STARTS: WordSet = WordSet::new()
    .with_keys(SMALL)
    .with_keys(ORDINALS)
    .with("a an half quarter hundred no nos number top minus negative nº № # ½ ⅓ ⅔ ¼ ¾ ⅕ ⅛");

/// Whether a cardinal or ordinal number, or a part of a whole, may begin at `at`.
pub(crate) fn may_start(tokens: Tokens<'_>, at: usize) -> bool {
    STARTS.may_have(tokens.hash(at)) || tokens.is_number(at)
}
