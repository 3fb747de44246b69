//! One document as the search for unknown names sees it: which tokens are taken, and which words it writes how.

use super::EntityMention;
use super::context::Shapes;
use crate::segment::{Segments, TokenKind, hash};

/// A document with what is known of its names so far.
pub(super) struct Scene<'a> {
    pub(super) text: &'a str,
    pub(super) segments: &'a Segments,
    pub(super) shapes: &'a Shapes,
    pub(super) words: &'a Words,
    /// For each token whether a mention has it.
    pub(super) covered: Vec<bool>,
    /// The capitalised words that were free at the start, in text order.
    pub(super) capitals: Vec<usize>,
}

impl<'a> Scene<'a> {
    pub(super) fn of(
        text: &'a str,
        segments: &'a Segments,
        shapes: &'a Shapes,
        words: &'a Words,
        mentions: &[EntityMention],
    ) -> Self {
        let covered = covered(segments, mentions);
        let free = |at: &usize| {
            let token = &segments.tokens[*at];
            token.capital && token.kind == TokenKind::Word && !covered[*at]
        };
        let capitals = (0..segments.tokens.len()).filter(free).collect();
        Self { text, segments, shapes, words, covered, capitals }
    }
}

/// One walk over tokens and mentions.
fn covered(segments: &Segments, mentions: &[EntityMention]) -> Vec<bool> {
    let mut covered = vec![false; segments.tokens.len()];
    let mut mentions = mentions.iter().peekable();
    for (token, covered) in segments.tokens.iter().zip(&mut covered) {
        while mentions.next_if(|mention| mention.span.end() <= token.span.start()).is_some() {}
        *covered = mentions.peek().is_some_and(|mention| mention.span.start() <= token.span.start());
    }
    covered
}

/// The words of a document, kept as bits of their hashes: rarely a word it lacks is taken for one it has.
pub(super) struct Words {
    all: Vec<u64>,
    small: Vec<u64>,
}

impl Words {
    pub(super) fn of(segments: &Segments) -> Self {
        let size = (segments.tokens.len() / 4).next_power_of_two().max(16);
        let mut words = Self { all: vec![0; size], small: vec![0; size] };
        for token in segments.tokens.iter().filter(|token| token.kind == TokenKind::Word) {
            let (word, bit) = words.place(token.hash);
            words.all[word] |= bit;
            words.small[word] |= if token.capital { 0 } else { bit };
        }
        words
    }

    /// Whether `word` (in lower case) stands anywhere.
    pub(super) fn has(&self, word: &str) -> bool {
        let (at, bit) = self.place(hash(word));
        self.all[at] & bit != 0
    }

    /// Whether `word` stands somewhere without a capital.
    pub(super) fn has_small(&self, word: &str) -> bool {
        let (at, bit) = self.place(hash(word));
        self.small[at] & bit != 0
    }

    fn place(&self, hash: u32) -> (usize, u64) {
        let hash = hash as usize;
        ((hash >> 6) & (self.all.len() - 1), 1 << (hash & 63))
    }
}
