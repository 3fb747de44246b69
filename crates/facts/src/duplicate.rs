//! Documents with the same text, wholly or in part: copies, cut copies and rewrites.

use serde::{Deserialize, Serialize};

use crate::ids::DocId;

/// How two documents are the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum DuplicateKind {
    /// Nearly the same words throughout.
    Copy,
    /// The words of the shorter stand in the longer.
    Contained,
    /// Other words, but nearly every figure of the shorter stands in the longer.
    Rewrite,
}

/// Two documents with the same text, wholly or in part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Duplicate {
    /// The earlier document of the corpus.
    pub first: DocId,
    /// The later one.
    pub second: DocId,
    /// How.
    pub kind: DuplicateKind,
    /// Shared word 5-grams over all (Jaccard), in parts per million.
    pub jaccard_ppm: u32,
    /// Shared word 5-grams over those of the shorter document, in parts per million.
    pub containment_ppm: u32,
    /// Shared figures over those of the document with fewer, in parts per million.
    pub figures_ppm: u32,
}
