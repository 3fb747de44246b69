//! Half-open UTF-8 byte ranges of one text.

use serde::{Deserialize, Serialize};

use crate::ids::DocId;

/// A half-open range `start..end` of UTF-8 bytes, never reversed. Texts are shorter than 4 GiB.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(from = "Ends")]
pub struct Span {
    start: u32,
    end: u32,
}

/// A span as stored; a reversed pair cannot get in this way either.
#[derive(Deserialize)]
struct Ends {
    start: u32,
    end: u32,
}

impl From<Ends> for Span {
    fn from(Ends { start, end }: Ends) -> Self {
        Self { start, end: end.max(start) }
    }
}

impl Span {
    /// The span `start..end`; a reversed pair gives the empty span at `start`.
    pub fn new(start: usize, end: usize) -> Self {
        let start = start as u32;
        Self { start, end: (end as u32).max(start) }
    }

    /// First byte.
    pub fn start(self) -> usize {
        self.start as usize
    }

    /// One past the last byte.
    pub fn end(self) -> usize {
        self.end as usize
    }

    /// Length in bytes.
    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Whether it covers nothing.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The text it covers; empty when the span does not lie on character borders of `text`.
    pub fn of(self, text: &str) -> &str {
        text.get(self.start()..self.end()).unwrap_or("")
    }

    /// Whether `other` lies inside.
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the byte at `offset` lies inside.
    pub fn contains_offset(self, offset: usize) -> bool {
        self.start() <= offset && offset < self.end()
    }

    /// Whether both share a byte.
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that holds both.
    pub fn cover(self, other: Span) -> Span {
        Span { start: self.start.min(other.start), end: self.end.max(other.end) }
    }
}

/// A span together with the document it belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct DocSpan {
    /// The document.
    pub doc: DocId,
    /// Where in its text.
    pub span: Span,
}
