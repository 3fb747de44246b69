//! How many products a company has.

use super::{Finder, Rule};
use crate::among::among;
use crate::claim::anchor::Anchor;
use crate::claim::finding::Finding;
use crate::claim::lexicon::{Cue, Noun};
use crate::claim::{Property, ValueUnit};
use crate::number::Decimal;

pub(super) const RULE: Rule =
    Rule { name: "distinct-products", property: Property::Products, page: PAGE, find: Finder::Amount(find) };

const PAGE: &str = "\
# Distinct products

## Matches

A count of SKUs, models or products a company has or sells.

## Yields

`products` in items.

## Leaves alone

Units sold, versions, specifications.
";

fn find(anchor: &Anchor) -> Option<Finding> {
    let subject = &anchor.owner()?;
    let named =
        anchor.noun == Some(Noun::Products) && anchor.head && matches!(anchor.verb, Some(Cue::Have | Cue::Ship) | None);
    let pointing = among!(anchor.prep, "these" | "those" | "all" | "both");
    let units = pointing || among!(anchor.prep, "sold" | "shipped" | "delivered");
    // "two Asian brands": so many companies.
    let makers = anchor.noun_span.is_some_and(|span| span.of(&anchor.reading.segments.lower) == "brands")
        && anchor.quantity.lo.or(anchor.quantity.hi).is_none_or(|bound| bound < Decimal::whole(20))
        && !matches!(anchor.verb, Some(Cue::Have | Cue::Ship));
    if !anchor.is_count() || !named || anchor.many() || units || makers {
        return None;
    }
    Finding::amount(anchor, Property::Products, ValueUnit::Items, subject)
}
