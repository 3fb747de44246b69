//! A set of small numbers as one bit each.

/// A set of numbers below a fixed length.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::index) struct Bits {
    words: Vec<u64>,
    len: usize,
}

impl Bits {
    /// The empty set of numbers below `len`.
    pub(in crate::index) fn none(len: usize) -> Self {
        Self { words: vec![0; len.div_ceil(64)], len }
    }

    /// All numbers below `len`.
    pub(in crate::index) fn all(len: usize) -> Self {
        let mut bits = Self { words: vec![u64::MAX; len.div_ceil(64)], len };
        if let (Some(last), rest @ 1..) = (bits.words.last_mut(), len % 64) {
            *last = (1 << rest) - 1;
        }
        bits
    }

    pub(in crate::index) fn insert(&mut self, at: usize) {
        if let Some(word) = self.words.get_mut(at / 64).filter(|_| at < self.len) {
            *word |= 1 << (at % 64);
        }
    }

    pub(in crate::index) fn contains(&self, at: usize) -> bool {
        self.words.get(at / 64).is_some_and(|word| word >> (at % 64) & 1 == 1)
    }

    /// How many it holds.
    pub(in crate::index) fn count(&self) -> usize {
        self.words.iter().map(|word| word.count_ones() as usize).sum()
    }

    pub(in crate::index) fn intersect(&mut self, other: &Bits) {
        self.words.iter_mut().zip(&other.words).for_each(|(word, other)| *word &= other);
    }

    pub(in crate::index) fn unite(&mut self, other: &Bits) {
        self.words.iter_mut().zip(&other.words).for_each(|(word, other)| *word |= other);
    }

    pub(in crate::index) fn subtract(&mut self, other: &Bits) {
        self.words.iter_mut().zip(&other.words).for_each(|(word, other)| *word &= !other);
    }

    /// Calls `each` with its numbers, rising.
    #[inline(always)]
    pub(in crate::index) fn each(&self, mut each: impl FnMut(usize)) {
        let mut start = 0;
        for &word in &self.words {
            let mut rest = word;
            while rest != 0 {
                each(start + rest.trailing_zeros() as usize);
                rest &= rest - 1;
            }
            start += 64;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn holds_what_was_inserted() {
        let mut bits = Bits::none(130);
        for at in [0, 63, 64, 129, 130, 500] {
            bits.insert(at);
        }
        let mut held = Vec::new();
        bits.each(|at| held.push(at));
        assert_eq!(held, [0, 63, 64, 129]);
        assert_eq!(bits.count(), 4);
        assert!(bits.contains(129) && !bits.contains(1) && !bits.contains(500));
        assert_eq!(Bits::all(130).count(), 130);
        assert_eq!(Bits::all(64).count(), 64);
        let mut rest = Bits::all(130);
        rest.subtract(&bits);
        assert_eq!(rest.count(), 126);
        rest.intersect(&bits);
        assert_eq!(rest.count(), 0);
        rest.unite(&bits);
        assert_eq!(rest, bits);
    }
}
