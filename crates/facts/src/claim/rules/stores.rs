//! How many outlets a company has.

use super::{Finder, Rule};
use crate::among::among;
use crate::claim::anchor::{Anchor, Shape};
use crate::claim::finding::Finding;
use crate::claim::lexicon::{Cue, Noun};
use crate::claim::{Direction, Measure, Property, ValueUnit};

pub(super) const RULE: Rule =
    Rule { name: "outlets", property: Property::Stores, page: PAGE, find: Finder::Amount(find) };

const PAGE: &str = "\
# Outlets

## Matches

A count of stores, outlets, restaurants, branches.

## Yields

`stores`; opened and closed ones are changes.

## Leaves alone

Stores of other companies that sell a product, warehouses, opening hours.
";

fn find(anchor: &Anchor) -> Option<Finding> {
    let subject = &anchor.owner()?;
    let named = anchor.noun == Some(Noun::Stores)
        && (anchor.head
            || anchor.shape != Shape::Level
            || among!(anchor.prep, "to" | "of" | "reached" | "totalled" | "was" | "were"));
    let resold = anchor.verb == Some(Cue::Ship) && among!(anchor.prep, "in" | "at" | "through" | "across");
    // "has signed up 1.5 million restaurants": they are no shops of its own.
    let partners = anchor.items[..anchor.at].iter().any(|item| item.lower.starts_with("signed"));
    let served = anchor.clause_has(&["serves", "serve", "served", "serving"]);
    if resold || partners || served {
        return None;
    }
    let again = anchor.noun.is_none()
        && anchor.is_count()
        && anchor.frame.count == Some(Noun::Stores)
        && anchor.bare()
        && anchor.verb != Some(Cue::Ship);
    let doubles = anchor.is_percent()
        && anchor.is_change()
        && (named
            || anchor.noun.is_none()
                && !anchor.unknown
                && anchor.frame.count == Some(Noun::Stores)
                && anchor.frame.noun == Some(Noun::Stores));
    if !(anchor.is_count() && (named || again) || doubles) {
        return None;
    }
    let mut finding = Finding::amount(anchor, Property::Stores, ValueUnit::Stores, subject)?;
    if finding.measure == Measure::Level && named && anchor.head && matches!(anchor.verb, Some(Cue::Open | Cue::Close))
    {
        finding.measure = Measure::Change;
        finding.direction = Some(if anchor.verb == Some(Cue::Open) { Direction::Up } else { Direction::Down });
    }
    let built = anchor.clause_has(&["build", "building"]) && anchor.head && anchor.shape == Shape::Level;
    if built && finding.measure == Measure::Level {
        finding.measure = Measure::Change;
        finding.direction = Some(Direction::Up);
    }
    Some(finding)
}
