//! The tokens of one sentence, read by position: the ground every number, quantity and period rule stands on.

use crate::among::among;
use crate::segment::{Segments, Sentence, Token, TokenKind};
use crate::span::Span;

/// A text with the lower-case word of each token, cut out once: the rules ask for the same words again and again.
pub struct Text<'a> {
    segments: &'a Segments,
    words: Vec<&'a str>,
}

impl<'a> Text<'a> {
    /// The words of `segments`.
    pub fn of(segments: &'a Segments) -> Self {
        Self { segments, words: segments.tokens.iter().map(|token| token.span.of(&segments.lower)).collect() }
    }

    /// The lower-case word of each token.
    pub(crate) fn words(&self) -> &[&'a str] {
        &self.words
    }

    /// Its sentences.
    pub(crate) fn sentences(&self) -> &'a [Sentence] {
        &self.segments.sentences
    }

    pub(crate) fn tokens(&'a self, sentence: &Sentence) -> Tokens<'a> {
        Tokens { text: self, start: sentence.tokens.start, end: sentence.tokens.end }
    }
}

/// The tokens of one sentence. Positions outside it read as the empty word.
#[derive(Clone, Copy)]
pub(crate) struct Tokens<'a> {
    text: &'a Text<'a>,
    /// Position of the first token.
    pub(crate) start: usize,
    /// One past the position of the last.
    pub(crate) end: usize,
}

impl<'a> Tokens<'a> {
    pub(crate) fn get(self, at: usize) -> Option<Token> {
        (self.start <= at && at < self.end).then(|| self.text.segments.tokens.get(at).copied()).flatten()
    }

    /// The lower-case word at a position.
    pub(crate) fn word(self, at: usize) -> &'a str {
        if self.start <= at && at < self.end { self.text.words[at] } else { "" }
    }

    /// The hash of that word.
    pub(crate) fn hash(self, at: usize) -> u32 {
        if self.start <= at && at < self.end { self.text.segments.hash(at) } else { 0 }
    }

    /// The lower-case word `back` positions before `at`.
    pub(crate) fn before(self, at: usize, back: usize) -> &'a str {
        at.checked_sub(back).map_or("", |at| self.word(at))
    }

    pub(crate) fn kind(self, at: usize) -> Option<TokenKind> {
        self.get(at).map(|token| token.kind)
    }

    pub(crate) fn is_number(self, at: usize) -> bool {
        self.kind(at) == Some(TokenKind::Number)
    }

    pub(crate) fn is_word(self, at: usize) -> bool {
        self.kind(at) == Some(TokenKind::Word)
    }

    /// Whether no space stands before the token.
    pub(crate) fn glued(self, at: usize) -> bool {
        self.get(at).is_some_and(|token| token.glued)
    }

    pub(crate) fn capital(self, at: usize) -> bool {
        self.get(at).is_some_and(|token| token.capital)
    }

    /// Whether the text writes "3 639" for 3,639.
    pub(crate) fn parts_thousands_by_space(self) -> bool {
        self.text.segments.spaced_thousands
    }

    /// Whether the text writes "640.608" for 640,608.
    pub(crate) fn parts_thousands_by_point(self) -> bool {
        self.text.segments.dotted_thousands
    }

    /// What stands between the token before `at` and the token at `at`.
    pub(crate) fn gap(self, at: usize) -> &'a str {
        match (at.checked_sub(1).and_then(|before| self.get(before)), self.get(at)) {
            (Some(before), Some(token)) => {
                self.text.segments.lower.get(before.span.end()..token.span.start()).unwrap_or("")
            }
            _ => "",
        }
    }

    /// The position after the first of the phrases that begins at `at`.
    pub(crate) fn after_any(self, at: usize, phrases: &[&str]) -> Option<usize> {
        let first = self.word(at).as_bytes().first()?;
        let mut fitting = phrases.iter().filter(|phrase| phrase.as_bytes().first() == Some(first));
        fitting.find_map(|phrase| self.after(at, phrase))
    }

    /// One past a phrase such as `per cent` that begins at `at`. Called often and mostly in vain, so it compares byte by byte.
    pub(crate) fn after(self, at: usize, phrase: &str) -> Option<usize> {
        let (mut rest, mut next) = (phrase.as_bytes(), at);
        loop {
            let word = self.word(next).as_bytes();
            if word.is_empty() || rest.first() != word.first() {
                return None;
            }
            rest = rest.strip_prefix(word)?;
            next += 1;
            match rest.split_first() {
                None => return Some(next),
                Some((b' ', after)) => rest = after,
                Some(_) => return None,
            }
        }
    }

    /// The position of a phrase that ends right before `at`.
    pub(crate) fn ending(self, at: usize, phrase: &str) -> Option<usize> {
        let (mut rest, mut first) = (phrase.as_bytes(), at);
        loop {
            first = first.checked_sub(1)?;
            let word = self.word(first).as_bytes();
            if word.is_empty() || rest.last() != word.last() {
                return None;
            }
            rest = rest.strip_suffix(word)?;
            match rest.split_last() {
                None => return Some(first),
                Some((b' ', before)) => rest = before,
                Some(_) => return None,
            }
        }
    }

    /// The bytes of the tokens `first..end`.
    pub(crate) fn span(self, first: usize, end: usize) -> Span {
        match (self.get(first), end.checked_sub(1).and_then(|last| self.get(last))) {
            (Some(first), Some(last)) => Span::new(first.span.start(), last.span.end()),
            _ => Span::default(),
        }
    }
}

/// Whether `word` is one of `words`, which are separated by spaces.
pub(crate) fn is_among(words: &str, word: &str) -> bool {
    words.split_ascii_whitespace().any(|known| known == word)
}

/// Whether a word is a hyphen or dash that can join the two ends of a range.
pub(crate) fn is_dash(word: &str) -> bool {
    among!(word, "-" | "–" | "—" | "‑" | "‒" | "−")
}
