//! Models of phones that no table lists: "Galaxy A14 5G", "iPhone 15 Pro Max", "Redmi Note 12". Not those of vehicles, which go
//! by names rather than by codes.

use super::{EntityKind, EntityMention, profile};
use crate::among::among;
use crate::segment::{Segments, TokenKind, is_possessive};

/// So many words a model has at most.
const LONGEST: usize = 6;

/// Lengthens the name of a maker of phones, or of a line of them, by that of the model; the model is a party of its own.
pub(super) fn name_phones(text: &str, segments: &Segments, mentions: &mut Vec<EntityMention>) {
    for at in 0..mentions.len() {
        let mention = &mentions[at];
        let line = is_line(&mention.name);
        if !line && !(mention.kind == EntityKind::Company && makes_phones(&mention.name)) {
            continue;
        }
        let start = segments.token_at(mention.span.end());
        let next = mentions.get(at + 1).map_or(usize::MAX, |next| segments.token_at(next.span.start()));
        let sentence = segments.sentences.partition_point(|sentence| sentence.tokens.end <= start);
        let last = segments.sentences.get(sentence).map_or(start, |sentence| sentence.tokens.end);
        let Some(end) = model_end(text, segments, start, next.min(last), line) else { continue };
        let span = mention.span.cover(segments.tokens[end - 1].span);
        let name = span.of(text).to_owned();
        mentions[at] = EntityMention { span, name, kind: EntityKind::Product, discovered: true, ..mention.clone() };
    }
    mentions.dedup_by(|later, earlier| later.span.start() < earlier.span.end());
}

/// Lines whose models bear bare numbers: "iPhone 15", "Pixel 8".
fn is_line(name: &str) -> bool {
    among!(name, "iPhone" | "Galaxy" | "Galaxy S" | "Galaxy Z" | "Pixel" | "Redmi" | "OnePlus")
}

fn makes_phones(name: &str) -> bool {
    profile(name).is_some_and(|profile| profile.sector.contains("phone maker"))
}

/// Past the words of a model from token `start` on, when one of them is its code or number.
fn model_end(text: &str, segments: &Segments, start: usize, limit: usize, line: bool) -> Option<usize> {
    let (mut at, mut coded, mut series) = (start, false, line);
    for _ in 0..LONGEST {
        let Some(end) = word_end(segments, at, limit) else { break };
        let word = segments.tokens[at].span.cover(segments.tokens[end - 1].span).of(text);
        let capital = word.starts_with(|first: char| first.is_uppercase() || first.is_ascii_digit());
        let lower = word.to_lowercase();
        match () {
            () if is_code(&lower) && !coded => coded = true,
            () if series && !coded && is_number(segments, at, end) => coded = true,
            () if capital && !coded && is_series(&lower) => series = true,
            () if capital && coded && is_edition(&lower) => {}
            () => break,
        }
        at = end;
    }
    coded.then_some(at)
}

/// One word with what is glued to it: "A14", "13C"; a possessive ends it.
fn word_end(segments: &Segments, at: usize, limit: usize) -> Option<usize> {
    let token = segments.tokens.get(at).filter(|token| at < limit && token.kind != TokenKind::Punct && !token.glued)?;
    let part = |at: usize| {
        let token = &segments.tokens[at];
        token.glued && matches!(token.kind, TokenKind::Word | TokenKind::Number) && !is_possessive(segments.word(at))
    };
    let first = if matches!(token.kind, TokenKind::Word | TokenKind::Number) { at + 1 } else { return None };
    (first..=limit.min(segments.tokens.len())).find(|&end| end == limit.min(segments.tokens.len()) || !part(end))
}

/// "a14", "g62", "x9b", "13c"; not the quarter "q3", the year "fy23" or the amount "10m".
fn is_code(word: &str) -> bool {
    let letters = word.bytes().take_while(u8::is_ascii_lowercase).count();
    let digits = word[letters..].bytes().take_while(u8::is_ascii_digit).count();
    let rest = &word[letters + digits..];
    match (letters, digits, rest.len()) {
        (1..=3, 1..=4, 0..=2) => {
            let period = among!(&word[..letters], "q" | "h" | "fy" | "cy" | "us" | "rs" | "inr" | "rmb");
            !period && rest.bytes().all(|byte| byte.is_ascii_lowercase())
        }
        (0, 1..=2, 1) => among!(rest, "a" | "c" | "e" | "i" | "r" | "s" | "t"),
        _ => false,
    }
}

/// A bare number of one or two digits that counts nothing.
fn is_number(segments: &Segments, at: usize, end: usize) -> bool {
    let short = segments.tokens[at].kind == TokenKind::Number && end == at + 1 && segments.word(at).len() <= 2;
    let next = segments.tokens.get(end).map_or("", |_| segments.word(end));
    let glued =
        segments.tokens.get(end).is_some_and(|token| token.glued && !among!(next, "," | "." | "'s" | "’s" | ")" | ";"));
    let counted = among!(
        next,
        "%" | "percent"
            | "per"
            | "percentage"
            | "million"
            | "billion"
            | "thousand"
            | "crore"
            | "lakh"
            | "units"
            | "points"
            | "times"
            | "models"
            | "phones"
    );
    short && !counted && !glued
}

/// Words that part a maker's models: "Redmi Note 12", "OnePlus Nord CE 3".
fn is_series(word: &str) -> bool {
    among!(
        word,
        "note"
            | "nord"
            | "ce"
            | "gt"
            | "edge"
            | "fold"
            | "flip"
            | "neo"
            | "reno"
            | "find"
            | "mate"
            | "nova"
            | "narzo"
            | "mi"
            | "spark"
            | "camon"
            | "hot"
            | "razr"
            | "z"
            | "s"
    )
}

/// Words behind the code: "15 Pro Max", "A14 5G".
fn is_edition(word: &str) -> bool {
    among!(
        word,
        "pro"
            | "max"
            | "plus"
            | "ultra"
            | "lite"
            | "mini"
            | "se"
            | "fe"
            | "prime"
            | "5g"
            | "4g"
            | "neo"
            | "edge"
            | "fold"
            | "flip"
            | "play"
            | "power"
            | "air"
            | "xl"
            | "ce"
            | "gt"
    )
}
