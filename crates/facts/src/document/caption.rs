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

/// "Tesla was the best-selling brand in 2023 Credit: PA", "A Pixel 8 (Credit: Google)": a caption, and whose picture it is.
pub(super) fn ends_in_credit(line: &Line) -> bool {
    // Nearly no line has the word; to look forward for it is much the faster.
    if line.words > 40 || !line.text.contains("redit: ") {
        return false;
    }
    let Some(at) = line.text.rfind("redit: ").filter(|at| *at > 1) else { return false };
    let names: Vec<&str> = line.text.get(at..).unwrap_or("").split_whitespace().skip(1).take(6).collect();
    let capital = |name: &&str| name.starts_with(char::is_uppercase);
    let head = line.text.get(..at - 1).unwrap_or("").split_whitespace().count();
    head >= 3 && names.len() <= 5 && names.iter().all(capital) && credit_opens(line.text, at)
}

/// "credit", "Credit", not "accredit".
fn credit_opens(text: &str, at: usize) -> bool {
    let word = text.get(at - 1..at).is_some_and(|first| first.eq_ignore_ascii_case("c"));
    word && text.get(..at - 1).is_some_and(|before| before.ends_with([' ', '(', '|', '/']))
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
