//! How many companies one has invested in.

use super::{Finder, Rule};
use crate::claim::anchor::Anchor;
use crate::claim::finding::Finding;
use crate::claim::lexicon::{Cue, Noun};
use crate::claim::{Property, ValueUnit};

pub(super) const RULE: Rule =
    Rule { name: "companies-invested-in", property: Property::Companies, page: PAGE, find: Finder::Amount(find) };

const PAGE: &str = "\
# Companies invested in

## Matches

A count of companies, startups or suppliers with invest, bought into, backed or holds stakes.

## Yields

`companies`.

## Leaves alone

Customers, competitors, lists of the largest companies.
";

fn find(anchor: &Anchor) -> Option<Finding> {
    let subject = &anchor.owner()?;
    let named = anchor.noun == Some(Noun::Companies)
        && anchor.head
        && (anchor.clause_cue(|cue| cue == Cue::Invest)
            || anchor.clause_has(&["stakes", "stake", "bought", "backed", "acquired", "portfolio"]));
    if !anchor.is_count() || !named {
        return None;
    }
    Finding::amount(anchor, Property::Companies, ValueUnit::Companies, subject)
}
