//! Words that say nothing changed.

use super::{Finder, Rule};
use crate::among::among;
use crate::claim::Property;
use crate::claim::clause::span_of;
use crate::claim::finding::Finding;
use crate::claim::item::{Item, Kind, Row};
use crate::claim::kinds::Kinds;
use crate::claim::lexicon::{Cue, Noun};
use crate::claim::party::{Party, PartyKind};
use crate::claim::scene::Scene;
use crate::entity::EntityKind;

pub(super) const RULE: Rule =
    Rule { name: "unchanged", property: Property::MarketSize, page: PAGE, find: Finder::Words(find) };

const PAGE: &str = "\
# Nothing changed

## Matches

Shares, shipments, revenue, users or a market said to be flat, unchanged, stagnant or stable.

## Yields

A change of 0 percent with the direction `flat`, of the property the words name; of the market when a market is the subject.

## Leaves alone

Flat screens, flat fees, stable networks, prices and plans.
";

const FLAT: Kinds = Kinds::cues(&[Cue::Flat]);

fn find(scene: &Scene) -> Vec<Finding> {
    if !scene.items.may_have(&FLAT) {
        return Vec::new();
    }
    (0..scene.items.len()).filter(|&at| scene.is_cue(at, Cue::Flat)).filter_map(|at| unchanged(scene, at)).collect()
}

fn unchanged(scene: &Scene, at: usize) -> Option<Finding> {
    let clause = scene.clause_of(at);
    let before = scene.kind(at.checked_sub(1).filter(|&before| before >= clause.start)?);
    let stands = matches!(before, Some(Kind::Cue(Cue::Level | Cue::Have | Cue::Noun(_))))
        || among!(
            scene.word(at - 1),
            "broadly" | "largely" | "roughly" | "relatively" | "almost" | "essentially" | "nearly"
        );
    let after = scene.kind(at + 1);
    if !stands
        || matches!(after, Some(Kind::Word))
            && !among!(
                scene.word(at + 1),
                "at" | "in" | "from" | "on" | "for" | "compared" | "over" | "against" | "last" | "this"
            )
    {
        return None;
    }
    let noun = (clause.start..at).rev().find_map(|index| match scene.kind(index) {
        Some(Kind::Cue(Cue::Noun(noun))) => Some(noun),
        _ => None,
    });
    // "the erosion of its share is steady": how it changes, not that it does not.
    let changes = |index: usize| {
        matches!(scene.kind(index), Some(Kind::Cue(Cue::RiseNoun | Cue::FallNoun))) || scene.word(index) == "erosion"
    };
    if (clause.start..at).any(changes) {
        return None;
    }
    let mut subject = clause.subject.clone()?;
    if noun == Some(Noun::Share) {
        subject = share_holder(scene, clause.start, at).unwrap_or(subject);
    }
    let property = match (subject.kind, noun) {
        (
            PartyKind::Market,
            None | Some(Noun::Volume | Noun::Sales | Noun::Market | Noun::Revenue | Noun::Spending),
        ) => Property::MarketSize,
        (PartyKind::Company, Some(Noun::Share)) => Property::MarketShare,
        (PartyKind::Company, Some(Noun::Volume)) => Property::Shipments,
        // "Mac sales were flat": what is sold by the piece is counted.
        (PartyKind::Company, Some(Noun::Sales)) if is_product(scene, &subject) => Property::Shipments,
        (PartyKind::Company, Some(Noun::Revenue | Noun::Sales)) => Property::Revenue,
        (PartyKind::Company, Some(Noun::Profit)) => Property::Profit,
        (PartyKind::Company, Some(Noun::Users)) => Property::Users,
        _ => return None,
    };
    Some(Finding::flat(property, &subject, span_of(scene.items, clause.start, clause.end), at))
}

/// "the share of SpiceJet was unchanged".
fn share_holder(scene: &Scene, start: usize, at: usize) -> Option<Party> {
    let name = (start..at).rev().find(|&index| scene.is_name(index))?;
    let item = &scene.items[name];
    Some(Party::of(item))
}

fn is_product(scene: &Scene, subject: &Party) -> bool {
    let named = |item: &&Item| item.span == subject.names[0].1;
    let item = scene.items.iter().find(named);
    item.and_then(|item| item.entity).is_some_and(|entity| entity.kind == EntityKind::Product)
}
