//! The rules: each a value with a page of its own, listed once here.

mod ahead_of;
mod capacity;
mod companies;
mod countries;
mod devices;
mod employees;
mod fund;
mod investment;
mod market_size;
mod price;
mod products;
mod profit;
mod rank;
mod revenue;
mod revenue_share;
mod share;
pub(super) use share::is_part_of_all;
mod shipments;
mod stores;
mod unchanged;
mod users;
mod valuation;

use super::Property;
use super::anchor::Anchor;
use super::finding::Finding;
use super::scene::Scene;

/// A named pattern and what it yields. `page` is Markdown with the headings *Matches*, *Yields*, *Leaves alone*.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// Stable name in kebab case: `share-of-market`.
    pub name: &'static str,
    /// What it yields.
    pub property: Property,
    /// Its page.
    pub page: &'static str,
    pub(crate) find: Finder,
}

/// How a rule looks for its claims.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Finder {
    /// It reads one number with its surroundings.
    Amount(fn(&Anchor) -> Option<Finding>),
    /// It reads the words of a sentence.
    Words(fn(&Scene) -> Vec<Finding>),
}

/// Every rule; a `RuleId` is a position in this list. The first rule that takes a number keeps it.
pub const REGISTRY: &[Rule] = &[
    rank::RULE,
    ahead_of::RULE,
    unchanged::RULE,
    revenue_share::RULE,
    share::RULE,
    capacity::RULE,
    fund::RULE,
    valuation::RULE,
    price::RULE,
    profit::RULE,
    investment::RULE,
    market_size::RULE,
    revenue::RULE,
    employees::RULE,
    stores::RULE,
    countries::RULE,
    companies::RULE,
    products::RULE,
    devices::RULE,
    users::RULE,
    shipments::RULE,
];
