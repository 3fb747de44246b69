//! Sentence borders: lossless, and aware of abbreviations, initials and decimals.

use super::grouping::{parts_thousands_by_point, parts_thousands_by_space};
use super::{Segments, Sentence, Token, TokenKind, lex};
use crate::among::among;
use crate::document::Document;

/// The sentences and tokens of the body of `document`.
pub fn segment(document: &Document) -> Segments {
    let tokens = Vec::with_capacity(document.text.len() / 5);
    let sentences = Vec::with_capacity(document.text.len() / 128);
    let lower = document.text.to_ascii_lowercase();
    let mut segments = Segments { lower, tokens, sentences, ..Segments::default() };
    for (block, found) in document.blocks.iter().enumerate().filter(|(_, found)| found.is_body() && !document.foreign) {
        let first = segments.tokens.len();
        lex(&document.text, found.span, &mut segments.tokens);
        let mut start = first;
        for at in first..segments.tokens.len() {
            if at + 1 == segments.tokens.len() || ends_sentence(&document.text, &segments.tokens, at) {
                let span = segments.tokens[start].span.cover(segments.tokens[at].span);
                segments.sentences.push(Sentence { span, block, kind: found.kind, tokens: start..at + 1 });
                start = at + 1;
            }
        }
    }
    segments.dotted_thousands = parts_thousands_by_point(&document.text, &segments.tokens);
    segments.spaced_thousands = parts_thousands_by_space(&document.text, &segments.tokens);
    segments
}

/// Words before a full stop that does not end a sentence.
const ABBREVIATIONS: &[&str] = &[
    "mr", "mrs", "ms", "dr", "prof", "sr", "jr", "st", "inc", "corp", "co", "ltd", "pvt", "vs", "no", "nos", "approx",
    "est", "e.g", "i.e", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "rs",
    "fig", "gen", "sen", "rep", "gov", "dept", "cf", "ca", "bros", "plc",
];

fn ends_sentence(text: &str, tokens: &[Token], at: usize) -> bool {
    let (token, next) = (tokens[at], tokens[at + 1]);
    if token.kind != TokenKind::Punct {
        return false;
    }
    // A closing quote or bracket glued to the stop belongs to the sentence that ends.
    if next.glued && is_closer(next.span.of(text)) && !is_opener_like(text, tokens, at + 1) {
        return false;
    }
    let stop = stop_before(text, tokens, at);
    let Some(stop) = stop else { return false };
    if next.glued && lost_its_space(text, tokens, stop, at) {
        return true;
    }
    if next.glued || !starts_sentence(text, next) || numbers_cell(text, tokens, stop) {
        return false;
    }
    tokens[stop].span.of(text) != "." || !is_abbreviation(text, tokens, stop, next)
}

/// "113 million units.However, Apple": a page that lost the space between two sentences. No "asp.Net" and no "Booking.Com".
fn lost_its_space(text: &str, tokens: &[Token], stop: usize, at: usize) -> bool {
    let word =
        |at: usize| tokens.get(at).filter(|token| token.kind == TokenKind::Word).map(|token| token.span.of(text));
    let small = |word: &str| word.len() > 2 && word.bytes().all(|byte| byte.is_ascii_lowercase());
    let before = stop.checked_sub(1).and_then(word).is_some_and(small);
    let opens = |word: &str| {
        word.starts_with(|c: char| c.is_ascii_uppercase())
            && word.get(1..).is_some_and(|rest| !rest.contains(|c: char| !c.is_ascii_lowercase()))
    };
    let next = word(at + 1).is_some_and(opens);
    let alone = tokens.get(at + 2).is_some_and(|after| !after.glued || matches!(after.span.of(text), "," | "’" | "'"));
    tokens[stop].span.of(text) == "." && before && next && alone
}

/// "| 1. HP Inc. |": a number before the name in a cell.
fn numbers_cell(text: &str, tokens: &[Token], stop: usize) -> bool {
    let number = stop.checked_sub(1).is_some_and(|at| tokens[at].kind == TokenKind::Number);
    number && stop >= 2 && tokens[stop - 2].span.of(text) == "|"
}

/// The index of the stop that `at` is, or that `at` closes.
fn stop_before(text: &str, tokens: &[Token], at: usize) -> Option<usize> {
    let mut index = at;
    loop {
        match tokens[index].span.of(text) {
            "." | "!" | "?" | "..." | "…" | "。" | "！" | "？" => return Some(index),
            closer if is_closer(closer) && tokens[index].glued && index > 0 && at - index < 3 => index -= 1,
            _ => return None,
        }
    }
}

fn is_closer(text: &str) -> bool {
    among!(text, "”" | "\"" | "’" | "'" | ")" | "]" | "»")
}

/// A straight quote glued to a stop but followed by a glued word opens a quotation.
fn is_opener_like(text: &str, tokens: &[Token], at: usize) -> bool {
    matches!(tokens[at].span.of(text), "\"" | "'")
        && tokens.get(at + 1).is_some_and(|next| next.glued && next.kind == TokenKind::Word)
}

fn starts_sentence(text: &str, next: Token) -> bool {
    match next.kind {
        TokenKind::Word => next.capital || !next.span.of(text).is_ascii() || starts_like_brand(next.span.of(text)),
        TokenKind::Number | TokenKind::Currency => true,
        TokenKind::Punct => {
            among!(next.span.of(text), "“" | "\"" | "‘" | "'" | "(" | "[" | "•" | "-" | "–" | "—" | "«")
        }
    }
}

/// Names written like `iPhone` or `eBay`.
fn starts_like_brand(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_lowercase) && word.chars().skip(1).any(char::is_uppercase)
}

fn is_abbreviation(text: &str, tokens: &[Token], stop: usize, next: Token) -> bool {
    let Some(before) = stop.checked_sub(1).map(|index| tokens[index]) else { return false };
    if before.kind != TokenKind::Word || !tokens[stop].glued {
        return false;
    }
    let word = before.span.of(text);
    let dotted = stop >= 2 && tokens[stop - 2].span.of(text) == "." && before.glued;
    // "$26.0B. The key": a scale, no initial.
    let scale = before.glued && stop >= 2 && tokens[stop - 2].kind == TokenKind::Number;
    let initial = word.chars().count() == 1 && before.capital && !scale;
    if dotted && word.len() == 1 && !before.capital {
        // "e.g.", "i.e.", "p.m.": only the last may end a sentence.
        return !matches!(word, "m");
    }
    if dotted && initial {
        // "U.S. sales" goes on, "the U.S. The" ends.
        return next.kind != TokenKind::Word || !is_opening_word(next.span.of(text));
    }
    let lower = word.to_ascii_lowercase();
    let listed = ABBREVIATIONS.contains(&lower.as_str());
    let needs_number = among!(lower.as_str(), "no" | "nos" | "est" | "fig");
    initial || (listed && (!needs_number || next.kind == TokenKind::Number) && !ends_company(&lower, next, text))
}

/// "Apple Inc. The company": a company suffix may end a sentence when a typical opening word follows.
fn ends_company(lower: &str, next: Token, text: &str) -> bool {
    among!(lower, "inc" | "corp" | "co" | "ltd" | "pvt" | "plc" | "bros") && is_opening_word(next.span.of(text))
}

fn is_opening_word(word: &str) -> bool {
    among!(
        word,
        "The"
            | "It"
            | "In"
            | "He"
            | "She"
            | "They"
            | "This"
            | "That"
            | "These"
            | "But"
            | "And"
            | "A"
            | "An"
            | "At"
            | "On"
            | "For"
            | "As"
            | "Its"
            | "However"
            | "Meanwhile"
            | "While"
            | "We"
            | "By"
            | "With"
            | "After"
    )
}
