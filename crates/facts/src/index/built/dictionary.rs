//! All terms of a corpus, sorted. Front-coded in the bundle, one text in memory.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::bytes::{Bytes, push_number, take_number};
use crate::index::text::terms::LONGEST_WORD;

/// Sorted terms; a term's number is its place.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Packed", into = "Packed")]
pub(in crate::index) struct Dictionary {
    /// All terms, each followed by a line feed (no term holds one).
    text: String,
    /// Where each term starts in `text`.
    starts: Vec<u32>,
}

/// Per term: bytes shared with the one before, bytes that follow, those bytes.
#[derive(Serialize, Deserialize)]
struct Packed(Bytes);

impl Dictionary {
    /// The dictionary of `terms`, which are sorted and differ.
    pub(in crate::index) fn of<'a>(terms: impl Iterator<Item = &'a str>) -> Self {
        let mut dictionary = Self::default();
        terms.for_each(|term| dictionary.push(term));
        dictionary
    }

    fn push(&mut self, term: &str) {
        self.starts.push(self.text.len() as u32);
        self.text.push_str(term);
        self.text.push('\n');
    }

    pub(in crate::index) fn len(&self) -> usize {
        self.starts.len()
    }

    /// Term number `index`; empty past the end.
    pub(in crate::index) fn term(&self, index: usize) -> &str {
        let Some(&start) = self.starts.get(index) else { return "" };
        let end = self.starts.get(index + 1).map_or(self.text.len(), |&next| next as usize);
        self.text.get(start as usize..end.saturating_sub(1)).unwrap_or("")
    }

    /// The number of `term`.
    pub(in crate::index) fn find(&self, term: &str) -> Option<usize> {
        let at = self.partition(|other| other < term);
        (self.term(at) == term && at < self.len()).then_some(at)
    }

    /// The numbers of all terms that start with `prefix`.
    pub(in crate::index) fn with_prefix(&self, prefix: &str) -> Range<usize> {
        let start = self.partition(|term| term < prefix);
        let end = self.partition(|term| term < prefix || term.starts_with(prefix));
        start..end
    }

    /// The numbers of all terms in which `part` stands at a place `fits` accepts (it gets the term and the place).
    pub(in crate::index) fn containing(&self, part: &str, fits: impl Fn(&str, usize) -> bool) -> Vec<usize> {
        let mut found = Vec::new();
        if part.is_empty() || part.contains('\n') {
            return found;
        }
        for (at, _) in self.text.match_indices(part) {
            let index = self.starts.partition_point(|&start| start as usize <= at) - 1;
            let inside = at - self.starts[index] as usize;
            if found.last() != Some(&index) && fits(self.term(index), inside) {
                found.push(index);
            }
        }
        found
    }

    /// All terms with their numbers.
    pub(in crate::index) fn iter(&self) -> impl Iterator<Item = (usize, &str)> {
        self.text.split_terminator('\n').enumerate()
    }

    fn partition(&self, mut before: impl FnMut(&str) -> bool) -> usize {
        let (mut low, mut high) = (0, self.len());
        while low < high {
            let middle = (low + high) / 2;
            if before(self.term(middle)) { low = middle + 1 } else { high = middle }
        }
        low
    }
}

impl From<Dictionary> for Packed {
    fn from(dictionary: Dictionary) -> Self {
        let mut bytes = Vec::new();
        let mut previous = "";
        for (_, term) in dictionary.iter() {
            let shared = previous.bytes().zip(term.bytes()).take_while(|(a, b)| a == b).count();
            push_number(shared as u32, &mut bytes);
            push_number((term.len() - shared) as u32, &mut bytes);
            bytes.extend_from_slice(&term.as_bytes()[shared..]);
            previous = term;
        }
        Packed(Bytes(bytes))
    }
}

impl From<Packed> for Dictionary {
    /// Broken bytes give fewer terms, never a panic.
    fn from(Packed(Bytes(bytes)): Packed) -> Self {
        let mut dictionary = Dictionary::default();
        let mut rest = bytes.as_slice();
        let mut term = Vec::new();
        while let (Some(shared), Some(length)) = (take_number(&mut rest), take_number(&mut rest)) {
            let Some((added, after)) = rest.split_at_checked(length as usize) else { break };
            term.truncate(shared as usize);
            term.extend_from_slice(added);
            rest = after;
            let Ok(text) = std::str::from_utf8(&term) else { break };
            if text.contains('\n') || text.len() > LONGEST_WORD {
                break;
            }
            dictionary.push(text);
        }
        dictionary
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> Dictionary {
        Dictionary::of(["a", "at", "at&t", "mi", "mia", "xiaomi", "zurich", "智能"].into_iter())
    }

    #[test]
    fn finds_terms_prefixes_and_parts() {
        let dictionary = sample();
        assert_eq!(dictionary.find("mi"), Some(3));
        assert_eq!(dictionary.find("m"), None);
        assert_eq!(dictionary.find("zz"), None);
        assert_eq!(dictionary.with_prefix("mi"), 3..5);
        assert_eq!(dictionary.with_prefix("a"), 0..3);
        assert_eq!(dictionary.with_prefix(""), 0..8);
        assert_eq!(dictionary.with_prefix("q"), 5..5);
        assert_eq!(dictionary.containing("mi", |_, _| true), [3, 4, 5]);
        assert_eq!(dictionary.containing("mi", |_, at| at > 0), [5]);
    }

    #[test]
    fn packing_keeps_every_term() {
        assert_eq!(Dictionary::from(Packed::from(sample())), sample());
        assert_eq!(Dictionary::from(Packed(Bytes(vec![9, 200, 1]))).len(), 0);
    }
}
