//! Sorts claims into cells and source scopes.

use std::borrow::Cow;

use super::Cell;
use crate::claim::{Claim, Measure, Property, ValueUnit};
use crate::document::Document;
use crate::entity::EntityKind;
use crate::fact::{Names, folded};
use crate::ids::{ClaimId, DocId};
use crate::modality::{Modality, Polarity};
use crate::order::{InOrder, grouped, look_up};
use crate::period::{Date, Period};

/// The claims of one cell that one source makes.
pub(super) struct Scope {
    pub(super) cell: Cell,
    /// A research firm or an article; `None` for all together.
    pub(super) name: Option<String>,
    /// In corpus order.
    pub(super) claims: Vec<ClaimId>,
    /// For each growth that ends in a level: that level, told by the same article.
    pub(super) levels: Vec<(ClaimId, ClaimId)>,
}

/// Market, region, start, end and yardstick, all but the yardstick known.
type Key<'a> = (Cow<'a, str>, &'a str, Option<Date>, Option<Date>, Option<Property>);

/// Every cell with at least one share or rank or order, each once per source scope and, with several, once combined.
/// A claim without market, region or period is in no cell: what it is about cannot be told.
pub(super) fn scopes(
    claims: &[Claim],
    documents: &[Document],
    heads: &[DocId],
    names: &Names,
    left_out: &[ClaimId],
) -> Vec<Scope> {
    let levels = grown_levels(claims);
    let mut placed: Vec<(Key<'_>, ClaimId)> = Vec::new();
    for (at, claim) in claims.iter().enumerate() {
        let id = ClaimId::at(at);
        if let Some(key) = key(claim, names).filter(|_| left_out.binary_search(&id).is_err()) {
            placed.push((key, id));
        }
    }
    let mut scopes = Vec::new();
    for ((.., by), ids) in grouped(placed) {
        let placed = |id: &ClaimId| claims[id.index()].property != Property::Shipments;
        let sized = |id: &ClaimId| claims[id.index()].property == Property::MarketSize;
        if !ids.iter().any(|id| placed(id) && !sized(id)) && !ids.iter().any(sized) {
            continue;
        }
        let first = &claims[ids[0].index()];
        let market = first.market.clone();
        let cell = Cell { market, region: first.region.clone(), period: told_of(first), by };
        split(&cell, &ids, claims, documents, heads, names, &mut scopes);
    }
    for scope in &mut scopes {
        let growths = scope.claims.iter().filter_map(|id| Some((*id, *look_up(&levels, id)?)));
        scope.levels = growths.collect();
    }
    scopes
}

/// The cell a claim speaks of.
fn key<'a>(claim: &'a Claim, names: &Names) -> Option<Key<'a>> {
    let value_unit = claim.value.map(|value| value.unit);
    let units = value_unit == Some(ValueUnit::Units) && claim.polarity == Polarity::Positive;
    let fits = match claim.property {
        Property::MarketShare => value_unit == Some(ValueUnit::Percent),
        Property::Rank => value_unit == Some(ValueUnit::Rank),
        Property::AheadOf => claim.object.is_some(),
        Property::Shipments | Property::MarketSize => units,
        _ => false,
    };
    // Countries and kinds of product are ranked in other lists than those who sell.
    let party = |name: &str| !matches!(names.kind(name), Some(EntityKind::Region | EntityKind::Market));
    let parties =
        claim.property == Property::MarketSize || (party(&claim.subject) && claim.object.as_deref().is_none_or(party));
    let placed = if claim.measure == Measure::Level { fits } else { is_growth(claim) };
    if !placed || !parties || claim.modality != Modality::Asserted {
        return None;
    }
    let period = told_of(claim).filter(|period| period.start.is_some() && period.end.is_some())?;
    let by = claim.by.filter(|by| !matches!(by, Property::MarketShare | Property::Shipments));
    Some((folded(claim.market.as_deref()?), claim.region.as_deref()?, period.start, period.end, by))
}

/// The period a level was reached in; of a growth the one it began in, for its level follows.
fn told_of(claim: &Claim) -> Option<Period> {
    if claim.measure == Measure::Level { claim.period } else { claim.base }
}

/// One scope for each research firm, one for each article that says more in its own words, one for all.
fn split(
    cell: &Cell,
    ids: &[ClaimId],
    claims: &[Claim],
    documents: &[Document],
    heads: &[DocId],
    names: &Names,
    scopes: &mut Vec<Scope>,
) {
    let (mut by_house, mut by_article) = (Vec::new(), Vec::new());
    for &id in ids {
        let claim = &claims[id.index()];
        for house in claim.attribution.iter().filter(|name| names.is_house(name)) {
            by_house.push((house.as_str(), id));
        }
        let head = heads.get(claim.doc.index()).copied().unwrap_or(claim.doc);
        by_article.push((head, id));
    }
    let (by_house, by_article) = (grouped(by_house), grouped(by_article));
    let first = scopes.len();
    let scope =
        |name: Option<String>, claims: Vec<ClaimId>| Scope { cell: cell.clone(), name, claims, levels: Vec::new() };
    scopes.extend(by_house.iter().map(|(house, claims)| scope(Some((*house).to_owned()), claims.clone())));
    for (head, own) in by_article {
        let own = article_claims(own, claims, names);
        let repeats = own.iter().all(|id| by_house.iter().any(|(_, house)| house.binary_search(id).is_ok()))
            && by_house.iter().any(|(_, house)| own.iter().all(|id| house.binary_search(id).is_ok()));
        if !own.is_empty() && !repeats {
            let name = documents.get(head.index()).map_or_else(String::new, |document| document.name.clone());
            scopes.push(scope(Some(name), own));
        }
    }
    if scopes.len() - first > 1 {
        scopes.push(scope(None, ids.to_vec()));
    }
}

/// All claims of an article when they go back to one research firm at most; else those without one.
fn article_claims(ids: Vec<ClaimId>, claims: &[Claim], names: &Names) -> Vec<ClaimId> {
    let houses = |id: &ClaimId| -> Vec<&str> {
        let attribution = claims[id.index()].attribution.iter();
        attribution.filter(|name| names.is_house(name)).map(String::as_str).collect()
    };
    let mut common: Option<Vec<&str>> = None;
    for named in ids.iter().map(houses).filter(|named| !named.is_empty()) {
        match &mut common {
            Some(common) => common.retain(|house| named.contains(house)),
            None => common = Some(named),
        }
    }
    match common {
        Some(common) if common.is_empty() => ids.into_iter().filter(|id| houses(id).is_empty()).collect(),
        _ => ids,
    }
}

/// Whether the claim tells by how many percent units or a market grew since a stated period.
fn is_growth(claim: &Claim) -> bool {
    claim.measure == Measure::Change
        && matches!(claim.property, Property::Shipments | Property::MarketSize)
        && claim.polarity == Polarity::Positive
        && claim.base.is_some()
        && claim.value.is_some_and(|value| value.unit == ValueUnit::Percent)
}

/// For each growth the level it led to, when the same article tells it: from both follows the level before.
fn grown_levels(claims: &[Claim]) -> Vec<(ClaimId, ClaimId)> {
    let series = |claim: &'_ Claim| {
        let days = claim.period.map(|period| (period.start, period.end));
        let market = claim.market.as_deref().map(|market| folded(market).into_owned());
        (claim.doc, claim.property, claim.subject.clone(), market, claim.region.clone(), days)
    };
    let growths: Vec<ClaimId> =
        (0..claims.len()).map(ClaimId::at).filter(|id| is_growth(&claims[id.index()])).collect();
    if growths.is_empty() {
        return Vec::new();
    }
    let level = |claim: &&(usize, &Claim)| {
        claim.1.measure == Measure::Level
            && claim.1.modality == Modality::Asserted
            && claim.1.polarity == Polarity::Positive
            && claim.1.value.is_some_and(|value| value.unit == ValueUnit::Units)
    };
    let told: Vec<(usize, &Claim)> = claims.iter().enumerate().collect();
    let mut levels: Vec<(_, ClaimId)> =
        told.iter().filter(level).map(|(at, claim)| (series(claim), ClaimId::at(*at))).collect();
    levels.order_by(|a, b| a.0.cmp(&b.0));
    growths.into_iter().filter_map(|id| Some((id, *look_up(&levels, &series(&claims[id.index()]))?))).collect()
}
