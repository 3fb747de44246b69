//! How a text parts the thousands of its numbers. Reads no number: it only tells a habit of the whole text.

use super::{Token, TokenKind};
use crate::among::among;

/// So many pairs of digits that look like spaced thousands are a habit.
const HABIT: usize = 3;

/// Whether `text` writes "640.608 units" for 640,608: nobody sells a part of one.
pub(super) fn parts_thousands_by_point(text: &str, tokens: &[Token]) -> bool {
    let dotted = |pair: &&[Token]| pair[0].kind == TokenKind::Number && is_dotted_thousand(pair[0].span.of(text));
    let counted = |pair: &[Token]| {
        let noun = pair[1].span.of(text);
        among!(noun, "units" | "sales" | "vehicles" | "cars" | "motorcycles" | "registrations" | "pieces")
    };
    let mut pairs = tokens.windows(2).filter(dotted).peekable();
    pairs.peek().is_some() && pairs.any(counted)
}

/// "640.608": two or three digits, a point and three more.
pub(crate) fn is_dotted_thousand(number: &str) -> bool {
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    number
        .split_once('.')
        .is_some_and(|(whole, rest)| (2..=3).contains(&whole.len()) && rest.len() == 3 && digits(whole) && digits(rest))
}

/// Whether `text` writes "3 639 units" rather than "3,639 units".
pub(super) fn parts_thousands_by_space(text: &str, tokens: &[Token]) -> bool {
    let word = |token: &Token| token.span.of(text);
    let number = |token: &Token| token.kind == TokenKind::Number;
    let comma = |token: &Token| word(token).split_once(',').is_some_and(|(_, rest)| rest.len() >= 3);
    if tokens.iter().any(|token| number(token) && comma(token)) {
        return false;
    }
    let digits = |token: &Token| word(token).bytes().all(|byte| byte.is_ascii_digit());
    let spaced = |pair: &&[Token]| {
        let [head, group] = pair else { return false };
        let gap = group.span.start() == head.span.end() + 1;
        gap && number(head)
            && number(group)
            && word(head).len() <= 3
            && word(group).len() == 3
            && digits(head)
            && digits(group)
    };
    let sure = |pair: &[Token]| word(&pair[1]).starts_with('0');
    let mut seen = 0;
    tokens.windows(2).filter(spaced).any(|pair| {
        seen += 1;
        seen >= HABIT || sure(pair)
    })
}
