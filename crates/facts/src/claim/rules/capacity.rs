//! What a plant can make in a year.

use super::{Finder, Rule};
use crate::among::among;
use crate::claim::anchor::{Anchor, Shape};
use crate::claim::finding::Finding;
use crate::claim::item::Row;
use crate::claim::lexicon::{Cue, Noun};
use crate::claim::{Direction, Measure, Property, Value, ValueUnit};
use crate::number::Decimal;
use crate::vocabulary::Class;

pub(super) const RULE: Rule =
    Rule { name: "units-a-year", property: Property::Capacity, page: PAGE, find: Finder::Amount(find) };

const PAGE: &str = "\
# Capacity of a plant

## Matches

A count of units a year beside words for capacity, a plant or a factory.

## Yields

`capacity` in units a year, monthly figures times twelve; added capacity is a change.

## Leaves alone

Utilisation, capacity of batteries, engines or storage.
";

fn find(anchor: &Anchor) -> Option<Finding> {
    if !anchor.is_count() {
        return None;
    }
    let subject = &anchor.owner()?;
    let plant =
        anchor.clause_items().iter().any(|item| Class::Site.has(item.word) || among!(item.word, "line" | "lines"));
    let yearly = rate(anchor);
    let named = anchor.noun == Some(Noun::Capacity) || anchor.clause_cue(|cue| cue == Cue::Noun(Noun::Capacity));
    let counted = anchor.counted.is_some() || anchor.head || named;
    if !counted || !(named || plant && yearly.is_some()) || anchor.noun == Some(Noun::Employees) {
        return None;
    }
    let mut finding = Finding::amount(anchor, Property::Capacity, ValueUnit::UnitsPerYear, subject)?;
    if yearly == Some(12) {
        let times = |bound: Option<Decimal>| bound.and_then(|bound| bound.times(Decimal::whole(12)));
        finding.value = finding.value.map(|value| Value { lo: times(value.lo), hi: times(value.hi), ..value });
    }
    if finding.direction.is_none() && anchor.verb == Some(Cue::Add) {
        finding.measure = Measure::Change;
        finding.direction = Some(Direction::Up);
    }
    (anchor.shape != Shape::Prior).then_some(finding)
}

/// How many times a year the number after "a month" or "per year" comes.
fn rate(anchor: &Anchor) -> Option<i64> {
    let end = anchor.clause.end.min(anchor.at + 9);
    (anchor.at + 1..end)
        .find_map(|at| match anchor.items.lower(at) {
            "year" | "annually" | "a year" | "per year" | "annual" => Some(1),
            "month" | "monthly" | "a month" | "per month" => Some(12),
            _ => None,
        })
        .or_else(|| anchor.clause_has(&["annual", "annually", "yearly"]).then_some(1))
}
