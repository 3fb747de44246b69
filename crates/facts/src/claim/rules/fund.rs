//! The size of an investment fund.

use super::{Finder, Rule};
use crate::claim::anchor::Anchor;
use crate::claim::finding::{Finding, money_unit};
use crate::claim::lexicon::Noun;
use crate::claim::{Property, ValueUnit};

pub(super) const RULE: Rule =
    Rule { name: "investment-fund", property: Property::Fund, page: PAGE, find: Finder::Amount(find) };

const PAGE: &str = "\
# Size of a fund

## Matches

An amount of money right before the word fund.

## Yields

`fund`, in its currency; without one when the text names none.

## Leaves alone

Money a company raises for itself, funds that only invest in it.
";

fn find(anchor: &Anchor) -> Option<Finding> {
    let subject = &anchor.owner()?;
    if !anchor.head || anchor.noun != Some(Noun::Fund) || anchor.is_percent() {
        return None;
    }
    Finding::amount(anchor, Property::Fund, money_unit(anchor).unwrap_or(ValueUnit::Unstated), subject)
}
