//! What was odd about an input, told without failing.

use serde::{Deserialize, Serialize};

use crate::span::Span;

/// How much a diagnostic matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Severity {
    /// Worth knowing.
    Note,
    /// Something may be missing or wrong.
    Warning,
}

/// An oddity of a document: what, where, and what the reader may do about it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Diagnostic {
    /// How much it matters.
    pub severity: Severity,
    /// Stable short name, such as `not-utf8`.
    pub code: String,
    /// One sentence for people.
    pub message: String,
    /// Where, when one place is meant.
    pub span: Option<Span>,
}
