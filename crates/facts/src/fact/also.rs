//! Facts that may state the same but lack a qualifier, or name the market otherwise: mentioned, never merged.

use super::Fact;
use super::agree::{Relation, relation};
use super::merge::{Material, Topic, days};
use crate::claim::Claim;
use crate::ids::FactId;
use crate::order::grouped;

/// Facts of one topic that are looked at for each fact.
const LOOKED_AT: usize = 32;
/// Facts that one fact mentions at most.
const MENTIONED: usize = 4;

/// Names that articles use for one market without a difference in mind.
const NEAR: [&[&str]; 4] = [
    &["smartphones", "mobile phones", "phones"],
    &["pcs", "computers"],
    &["tvs", "smart tvs"],
    &["electric cars", "electric vehicles"],
];

/// Fills `also` of every fact.
pub(super) fn link(material: Material<'_>, facts: &mut [Fact]) {
    let topic = |(at, fact): (usize, &Fact)| (Topic::of(first(material, fact)), FactId::at(at));
    let topics = grouped(facts.iter().enumerate().map(topic).collect());
    for (_, group) in topics.into_iter().filter(|(_, group)| group.len() > 1) {
        for (at, &id) in group.iter().enumerate() {
            let near = at.saturating_sub(LOOKED_AT / 2)..(at + LOOKED_AT / 2).min(group.len());
            let others = group[near].iter().filter(|other| **other != id);
            let claim = first(material, &facts[id.index()]);
            let alike = others.filter(|other| may_be_same(material, claim, first(material, &facts[other.index()])));
            facts[id.index()].also = alike.copied().take(MENTIONED).collect();
        }
    }
}

fn first<'a>(material: Material<'a>, fact: &Fact) -> &'a Claim {
    material.claim(fact.claims[0])
}

/// Whether two claims of one topic may be one statement: they fit, and they differ only by what one of them leaves out
/// (in one article) or by the name of the market.
fn may_be_same(material: Material<'_>, a: &Claim, b: &Claim) -> bool {
    let one_article = material.head(a) == material.head(b);
    let lacks = |missing: bool| missing && one_article;
    let period = a.period.map(days) == b.period.map(days) || lacks(a.period.is_none() || b.period.is_none());
    let region = || a.region == b.region || lacks(a.region.is_none() || b.region.is_none());
    let market = || match (&a.market, &b.market) {
        (Some(a), Some(b)) => is_near_market(a, b),
        (a, b) => a == b || lacks(true),
    };
    period && region() && market() && relation(a, b, one_article) == Relation::Fits
}

/// Whether two market names are equal or used for each other: never compared as one, but worth a mention.
pub(super) fn is_near_market(a: &str, b: &str) -> bool {
    let has = |names: &&[&str], market: &str| names.iter().any(|name| name.eq_ignore_ascii_case(market));
    a.eq_ignore_ascii_case(b) || NEAR.iter().any(|names| has(names, a) && has(names, b))
}
