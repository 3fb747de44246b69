//! Sentences and tokens of a document's body.

pub(crate) mod grouping;
mod hash;
mod lex;
mod sentence;
#[cfg(test)]
mod tests;

use std::ops::Range;

pub(crate) use hash::{hash, hash_within};
pub use lex::lex;
pub use sentence::segment;

use crate::document::BlockKind;
use crate::span::Span;

/// Whether a token's word is what makes an owner of the name before it.
pub(crate) fn is_possessive(word: &str) -> bool {
    matches!(word, "'s" | "’s")
}

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TokenKind {
    /// Letters (with inner marks); a possessive `'s` is a word of its own.
    Word,
    /// Digits with their inner separators: `1,234.50`, `13.1`, `2020`.
    Number,
    /// `$`, `€`, `£`, `¥`, `₹` and the like.
    Currency,
    /// Any other visible character, one a token (`...` and `--` are one).
    Punct,
}

/// The sentences of a text taken as one paragraph, whatever it looks like.
#[cfg(test)]
pub(crate) fn segment_paragraph(text: &str) -> Segments {
    use crate::document::{Block, Document};
    let block = Block { span: Span::new(0, text.len()), kind: BlockKind::Paragraph };
    segment(&Document { text: text.into(), blocks: vec![block], ..Document::default() })
}

/// The smallest unit of text. `3Q20` is three tokens, all but the first glued; so is `RMB1,999` two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where.
    pub span: Span,
    /// What.
    pub kind: TokenKind,
    /// No space stands before it.
    pub glued: bool,
    /// Its first letter is upper case.
    pub capital: bool,
    /// It has two or more letters and all are upper case.
    pub all_caps: bool,
    /// The hash of its word in lower case.
    pub(crate) hash: u32,
}

/// One sentence of the body (a heading, a list item and a table row are one each, or more when they hold more).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// From its first to its last visible byte.
    pub span: Span,
    /// Index into `Document::blocks`.
    pub block: usize,
    /// The kind of that block.
    pub kind: BlockKind,
    /// Its tokens, as a range of `Segments::tokens`.
    pub tokens: Range<usize>,
}

/// The sentences and tokens of a document's body, boilerplate left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Segments {
    /// The document's text with ASCII letters lowered and `’` kept: byte for byte as long as the text.
    pub lower: String,
    /// All tokens in text order.
    pub tokens: Vec<Token>,
    /// All sentences in text order.
    pub sentences: Vec<Sentence>,
    /// The text parts the thousands of its numbers by spaces: `3 639`.
    pub spaced_thousands: bool,
    /// The text parts the thousands of its numbers by points: `640.608`.
    pub dotted_thousands: bool,
}

impl Segments {
    /// The lower-case text of token `index`; empty past the end.
    pub fn word(&self, index: usize) -> &str {
        self.tokens.get(index).map_or("", |token| token.span.of(&self.lower))
    }

    /// The hash of that text.
    pub(crate) fn hash(&self, index: usize) -> u32 {
        self.tokens.get(index).map_or(0, |token| token.hash)
    }

    /// The tokens of one sentence.
    pub fn tokens_of(&self, sentence: &Sentence) -> &[Token] {
        self.tokens.get(sentence.tokens.clone()).unwrap_or(&[])
    }

    /// Index of the first token that starts at or after the byte `offset`.
    pub fn token_at(&self, offset: usize) -> usize {
        self.tokens.partition_point(|token| token.span.start() < offset)
    }
}
