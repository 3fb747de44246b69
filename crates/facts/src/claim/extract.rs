//! From one document to its claims, and to the numbers that became none.

use serde::{Deserialize, Serialize};

use super::Claim;
use crate::document::Document;
use crate::ids::DocId;
use crate::period::ReferenceDate;
use crate::span::Span;

/// A number of the body that no claim uses, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnusedNumber {
    /// The document.
    pub doc: DocId,
    /// The number.
    pub span: Span,
    /// A few words for people: "a date", "a product specification", "no subject".
    pub reason: String,
}

/// What one document says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Extraction {
    /// Its claims, by statement start, then end.
    pub claims: Vec<Claim>,
    /// Numbers without a claim, in text order.
    pub unused: Vec<UnusedNumber>,
    /// The date relative words count from.
    pub reference: Option<ReferenceDate>,
}

/// The claims of `document`, which is `doc` of its corpus.
pub fn extract(_document: &Document, _doc: DocId) -> Extraction {
    Extraction::default()
}
