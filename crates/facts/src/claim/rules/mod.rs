//! The rules: each a value with a page of its own, listed once here.

use super::Property;

/// A named pattern and what it yields. `page` is Markdown with the headings *Matches*, *Yields*, *Leaves alone*.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// Stable name in kebab case: `share-of-market`.
    pub name: &'static str,
    /// What it yields.
    pub property: Property,
    /// Its page.
    pub page: &'static str,
}

/// Every rule; a `RuleId` is a position in this list.
pub const REGISTRY: &[Rule] = &[];
