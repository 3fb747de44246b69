//! A fast "certainly not": most words of a text begin no number, no unit and no period.

use crate::segment::hash_within;

/// A set of words that may say yes to others, never no to its own. Built at compile time, so that it costs nothing to begin with.
pub(crate) struct WordSet {
    bits: [u64; BLOCKS],
}

/// 8,192 bits: with 300 words one in 27 others slips through, and is looked at for nothing.
const BLOCKS: usize = 128;

impl WordSet {
    pub(crate) const fn new() -> Self {
        Self { bits: [0; BLOCKS] }
    }

    /// Adds the words of a text, separated by single spaces.
    pub(crate) const fn with(self, words: &str) -> Self {
        let bytes = words.as_bytes();
        let mut set = self;
        let (mut start, mut at) = (0, 0);
        while at <= bytes.len() {
            if at == bytes.len() || bytes[at] == b' ' {
                set = set.with_word(bytes, start, at);
                start = at + 1;
            }
            at += 1;
        }
        set
    }

    /// Adds the first word of each key of a table.
    pub(crate) const fn with_keys<T: Copy>(self, table: &[(&str, T)]) -> Self {
        let mut set = self;
        let mut row = 0;
        while row < table.len() {
            let bytes = table[row].0.as_bytes();
            let mut end = 0;
            while end < bytes.len() && bytes[end] != b' ' {
                end += 1;
            }
            set = set.with_word(bytes, 0, end);
            row += 1;
        }
        set
    }

    /// Adds the last word of each key of a table.
    pub(crate) const fn with_last_words<T: Copy>(self, table: &[(&str, T)]) -> Self {
        let mut set = self;
        let mut row = 0;
        while row < table.len() {
            let bytes = table[row].0.as_bytes();
            let mut start = bytes.len();
            while start > 0 && bytes[start - 1] != b' ' {
                start -= 1;
            }
            set = set.with_word(bytes, start, bytes.len());
            row += 1;
        }
        set
    }

    /// And the words of another set.
    pub(crate) const fn and(mut self, other: &WordSet) -> Self {
        let mut block = 0;
        while block < BLOCKS {
            self.bits[block] |= other.bits[block];
            block += 1;
        }
        self
    }

    const fn with_word(mut self, bytes: &[u8], start: usize, end: usize) -> Self {
        let bit = bit(hash_within(bytes, start, end));
        self.bits[bit / 64] |= 1 << (bit % 64);
        self
    }

    /// `false` means the word with this hash is not in the set.
    pub(crate) fn may_have(&self, hash: u32) -> bool {
        let bit = bit(hash);
        self.bits[bit / 64] >> (bit % 64) & 1 == 1
    }
}

const fn bit(hash: u32) -> usize {
    hash as usize % (BLOCKS * 64)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::segment::hash;

    const SET: WordSet = WordSet::new()
        .with("quarter")
        .with_keys(&[("us dollar", 1)])
        .with_last_words(&[("more than", 1)])
        .and(&WordSet::new().with("a"));

    #[test]
    fn its_own_words_are_never_denied() {
        for word in ["a", "quarter", "us", "than"] {
            assert!(SET.may_have(hash(word)), "{word}");
        }
    }

    #[test]
    fn most_other_words_are_denied() {
        let others = ["smartphone", "market", "the", "of", "and", "Xiaomi", "dollar", "more", "ships", ""];
        let slipped = others.iter().filter(|word| SET.may_have(hash(word))).count();
        assert!(slipped <= 1);
    }
}
