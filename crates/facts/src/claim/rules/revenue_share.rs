//! A part of a company's own sales.

use super::super::anchor::Anchor;
use super::super::anchor::Whole;
use super::super::finding::Finding;
use super::super::lexicon::{Cue, Noun};
use super::super::party::PartyKind;
use super::super::{Property, ValueUnit};
use super::{Finder, Rule};
use crate::quantity::Unit;

pub(super) const RULE: Rule =
    Rule { name: "part-of-own-sales", property: Property::RevenueShare, page: PAGE, find: Finder::Amount(find) };

const PAGE: &str = "\
# Part of a company's own sales

## Matches

A percentage of a company's own revenue, volume or customers, made up by a region, a product or a business.

## Yields

`revenue_share` in percent; the company is the subject, the part is the region or the market.

## Leaves alone

Parts of a market, parts that are companies, growth.
";

fn find(anchor: &Anchor) -> Option<Finding> {
    let part = matches!(anchor.quantity.unit, Unit::Percent) && !anchor.is_change();
    let own = anchor.whole == Whole::Own || anchor.whole == Whole::Revenue && anchor.verb == Some(Cue::ShareVerb);
    let bare = anchor.whole == Whole::None
        && anchor.verb == Some(Cue::ShareVerb)
        && anchor.clause.place.is_some()
        && matches!(anchor.frame.noun, Some(Noun::Revenue | Noun::Profit));
    let follow_up =
        anchor.whole == Whole::None && anchor.shape == super::super::anchor::Shape::Prior && anchor.frame.own_part;
    if !part || !(own || bare || follow_up) {
        return None;
    }
    let owner = super::super::owner::of_part(anchor)?;
    let mut finding = Finding::amount(anchor, Property::RevenueShare, ValueUnit::Percent, &owner)?;
    finding.region = super::super::owner::part_region(anchor);
    (owner.kind == PartyKind::Company).then_some(finding)
}
