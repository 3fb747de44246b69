//! One pass from text to tokens, linear in the input whatever the input.

use super::hash::{START, hash_lowered, mix, step};
use super::{Token, TokenKind};
use crate::document::is_letter;
use crate::span::Span;

/// Appends the tokens of `text[within]`, their spans counted from the start of `text`; nothing where `within` lies outside.
pub fn lex(text: &str, within: Span, tokens: &mut Vec<Token>) {
    let slice = within.of(text);
    let mut at = 0;
    let mut last_end = usize::MAX;
    while at < slice.len() {
        if slice.as_bytes()[at] == b' ' {
            at += 1;
            continue;
        }
        let glued = at == last_end;
        if let Some(word) = plain_word(slice.as_bytes(), within.start(), at, glued) {
            at += word.span.len();
            last_end = at;
            tokens.push(word);
            continue;
        }
        let Some(first) = slice[at..].chars().next() else { break };
        if first.is_whitespace() || first == '\u{200b}' || first == '\u{feff}' {
            at += first.len_utf8();
            continue;
        }
        let (len, kind) = token_at(&slice[at..], first, glued);
        tokens.push(make(slice, within.start(), at, len, kind, glued));
        at += len;
        last_end = at;
    }
}

/// A word of ASCII letters alone, as nearly all are, in one look at its bytes.
fn plain_word(bytes: &[u8], base: usize, at: usize, glued: bool) -> Option<Token> {
    let mut hash = START;
    let mut len = 0;
    for byte in &bytes[at..] {
        let letter = byte | 0x20;
        if !letter.is_ascii_lowercase() {
            break;
        }
        hash = step(hash, letter);
        len += 1;
    }
    if let [.., before, b'Q'] = bytes[at..at + len]
        && before.is_ascii_lowercase()
        && matches!(bytes.get(at + len), Some(b'1'..=b'4'))
    {
        // "BrandQ3 2022": the head of the next column.
        return plain_word(&bytes[..at + len - 1], base, at, glued);
    }
    let end = at + len;
    let ends = bytes.get(end).is_none_or(|byte| byte.is_ascii() && !is_joint(char::from(*byte)));
    let word = bytes.get(at..end).filter(|word| ends && !word.is_empty())?;
    let capital = word[0].is_ascii_uppercase();
    let all_caps = capital && word.len() > 1 && word.iter().all(u8::is_ascii_uppercase);
    let span = Span::new(base + at, base + end);
    Some(Token { span, kind: TokenKind::Word, glued, capital, all_caps, hash: mix(hash) })
}

fn make(slice: &str, base: usize, at: usize, len: usize, kind: TokenKind, glued: bool) -> Token {
    let word = &slice[at..at + len];
    let letters = || word.chars().filter(|c| c.is_alphabetic());
    let capital = kind == TokenKind::Word && word.chars().next().is_some_and(char::is_uppercase);
    let all_caps = capital && letters().nth(1).is_some() && letters().all(char::is_uppercase);
    Token { span: Span::new(base + at, base + at + len), kind, glued, capital, all_caps, hash: hash_lowered(word) }
}

/// Length in bytes and kind of the token `rest` begins with.
fn token_at(rest: &str, first: char, glued: bool) -> (usize, TokenKind) {
    if first.is_ascii_digit() {
        (number_len(rest), TokenKind::Number)
    } else if glued && is_apostrophe(first) && possessive_len(rest) > 0 {
        (possessive_len(rest), TokenKind::Word)
    } else if is_letter(first) {
        (word_len(rest), TokenKind::Word)
    } else if is_currency(first) {
        (first.len_utf8(), TokenKind::Currency)
    } else {
        let run = match first {
            '.' | '-' => rest.chars().take_while(|c| *c == first).count(),
            _ => 1,
        };
        (run * first.len_utf8(), TokenKind::Punct)
    }
}

/// Digits, with a comma or full stop only between digits.
fn number_len(rest: &str) -> usize {
    let bytes = rest.as_bytes();
    let mut len = 0;
    while let Some(&byte) = bytes.get(len) {
        let inner = matches!(byte, b',' | b'.') && bytes.get(len + 1).is_some_and(u8::is_ascii_digit);
        if !byte.is_ascii_digit() && !inner {
            break;
        }
        len += 1;
    }
    len
}

/// Letters and combining marks; an inner `&` of capitals ("AT&T") and an inner apostrophe that is no possessive ("O'Neill", "isn't").
fn word_len(rest: &str) -> usize {
    let mut at = 0;
    loop {
        at += rest.as_bytes()[at..].iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
        let Some(c) = rest[at..].chars().next().filter(|c| !c.is_ascii() || is_joint(*c)) else { return at };
        let next = || rest[at + c.len_utf8()..].chars().next().unwrap_or(' ');
        let previous = || rest[..at].chars().next_back().unwrap_or(' ');
        let joins = (c == '&' && previous().is_uppercase() && next().is_uppercase())
            || (is_apostrophe(c) && is_letter(next()) && possessive_len(&rest[at..]) == 0);
        if !is_word_char(c) && !joins {
            return at;
        }
        at += c.len_utf8();
    }
}

/// Length of a possessive `'s` (or `’S`) that ends a word; 0 when there is none.
fn possessive_len(rest: &str) -> usize {
    let mut chars = rest.chars();
    match (chars.next(), chars.next(), chars.next()) {
        (Some(mark), Some('s' | 'S'), next) if is_apostrophe(mark) && !next.is_some_and(|c| c.is_alphanumeric()) => {
            mark.len_utf8() + 1
        }
        _ => 0,
    }
}

fn is_word_char(c: char) -> bool {
    is_letter(c) || ('\u{300}'..='\u{36f}').contains(&c) || c == '\u{ad}'
}

/// ASCII that may stand inside a word.
fn is_joint(c: char) -> bool {
    matches!(c, '&' | '\'')
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’')
}

fn is_currency(c: char) -> bool {
    matches!(c, '$' | '€' | '£' | '¥' | '￥' | '₹' | '₩' | '₽' | '₺' | '₫' | '฿' | '₦' | '₱' | '₪' | '₴' | '¢')
}
