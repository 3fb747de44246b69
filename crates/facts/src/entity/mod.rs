//! Names of companies, people, research firms, places and markets: the gazetteer, and names found by shape and context.

use serde::{Deserialize, Serialize};

use crate::segment::Segments;
use crate::span::Span;

/// What an entity is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum EntityKind {
    /// A company, brand or product line: whatever can hold a share or a rank.
    Company,
    /// A product line or service with a name of its own ("PlayStation 5").
    Product,
    /// A firm or body whose figures others quote ("IDC", "Nielsen").
    Researcher,
    /// A person.
    Person,
    /// A news outlet.
    Outlet,
    /// A place; the name is the region code (`world`, `CN`, `europe`).
    Region,
    /// What is counted; the name is the plural, lower case (`smartphones`).
    Market,
}

/// One place that names an entity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntityMention {
    /// The name alone, without a possessive.
    pub span: Span,
    /// What it is.
    pub kind: EntityKind,
    /// Canonical name: `Xiaomi`, `CN`, `smartphones`.
    pub name: String,
    /// Found by shape and context, not listed in the gazetteer.
    pub discovered: bool,
}

/// Every entity mention, in text order, none overlapping another.
pub fn find_entities(_text: &str, _segments: &Segments) -> Vec<EntityMention> {
    Vec::new()
}
