//! In how many countries a company is present.

use super::super::anchor::Anchor;
use super::super::finding::Finding;
use super::super::lexicon::{Cue, Noun};
use super::super::{Property, ValueUnit};
use super::{Finder, Rule};

pub(super) const RULE: Rule =
    Rule { name: "countries-served", property: Property::Countries, page: PAGE, find: Finder::Amount(find) };

const PAGE: &str = "\
# Countries

## Matches

A count of countries or markets a company or product is present in.

## Yields

`countries`.

## Leaves alone

Countries surveyed, countries as a ranking, readers of a newsletter.
";

fn find(anchor: &Anchor) -> Option<Finding> {
    let subject = &anchor.owner()?;
    let named = anchor.noun == Some(Noun::Countries)
        && matches!(
            anchor.verb,
            Some(Cue::Have | Cue::Ship | Cue::Level | Cue::Open | Cue::Add | Cue::Plan | Cue::Forecast) | None
        )
        && anchor.head;
    if !anchor.is_count() || !(named || again(anchor)) {
        return None;
    }
    Finding::amount(anchor, Property::Countries, ValueUnit::Countries, subject)
}

/// "Netflix in more than 190" after a count of countries.
fn again(anchor: &Anchor) -> bool {
    anchor.noun.is_none() && anchor.frame.count == Some(Noun::Countries) && anchor.prep == "in" && anchor.clause.own
}
