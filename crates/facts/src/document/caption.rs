//! Picture captions and credits, told by their shape.

use super::line::Line;
use crate::among::among;

/// "Andy Boxall/Digital Trends", "Jane Doe / Agency": a name, a slash, a name, nothing else.
pub(super) fn is_slash_credit(line: &Line) -> bool {
    let mut sides = line.text.split('/');
    let (Some(left), Some(right), None) = (sides.next(), sides.next(), sides.next()) else { return false };
    let is_name = |side: &str| {
        let words: Vec<&str> = side.split_whitespace().collect();
        (1..=4).contains(&words.len()) && words.iter().all(|word| word.starts_with(char::is_uppercase))
    };
    is_name(left) && is_name(right) && !line.text.bytes().any(|byte| byte.is_ascii_digit())
}

/// The name of a device alone, as under its picture: "Redmi K30s". A heading would say more.
pub(super) fn is_model_name(line: &Line) -> bool {
    let mixed = |word: &str| {
        word.chars().any(|c| c.is_ascii_digit())
            && word.chars().any(|c| c.is_ascii_alphabetic())
            && !is_period_word(word)
    };
    let named = |word: &str| word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    (2..=4).contains(&line.words)
        && !line.ends_like_sentence()
        && line.text.split_whitespace().all(named)
        && line.text.split_whitespace().any(mixed)
}

/// "Q3", "3Q20", "H1", "FY21", "5G" head sections of their own.
fn is_period_word(word: &str) -> bool {
    let letters: String = word.chars().filter(char::is_ascii_alphabetic).collect();
    among!(letters.to_ascii_uppercase().as_str(), "Q" | "QFY" | "H" | "FY" | "G" | "ST" | "ND" | "RD" | "TH" | "S")
}
