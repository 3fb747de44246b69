//! Groups claims about the same thing into facts.
//!
//! Nothing unknown is guessed: claims without a period, and market figures without market or region, are compared only
//! within their article (and its copies). Markets of different names are different markets.

use std::borrow::Cow;

use super::agree::agree;
use super::also::link;
use super::{Fact, Names};
use crate::claim::{Claim, Direction, Measure, Property, ValueUnit};
use crate::document::Document;
use crate::ids::{ClaimId, DocId};
use crate::modality::{Modality, Polarity};
use crate::order::{InOrder, distinct, grouped};
use crate::period::{Date, Period, ReferenceDate};

/// Everything facts are made from.
#[derive(Clone, Copy)]
pub(crate) struct Material<'a> {
    pub(crate) claims: &'a [Claim],
    pub(crate) documents: &'a [Document],
    pub(crate) references: &'a [Option<ReferenceDate>],
    /// The first copy of each document.
    pub(crate) heads: &'a [DocId],
    pub(crate) names: &'a Names,
}

impl<'a> Material<'a> {
    pub(crate) fn claim(&self, id: ClaimId) -> &'a Claim {
        &self.claims[id.index()]
    }

    /// The first copy of the article of `claim`.
    pub(crate) fn head(&self, claim: &Claim) -> DocId {
        self.heads.get(claim.doc.index()).copied().unwrap_or(claim.doc)
    }

    /// The first day the article of `claim` can be of.
    pub(crate) fn written(&self, claim: &Claim) -> Option<Date> {
        self.references.get(claim.doc.index()).copied().flatten()?.period.start
    }
}

/// Start and end of a period; the words that fixed it do not matter.
pub(super) type Days = (Option<Date>, Option<Date>);

pub(super) fn days(period: Period) -> Days {
    (period.start, period.end)
}

/// A market's name in lower case.
pub(crate) fn folded(market: &str) -> Cow<'_, str> {
    match market.chars().any(char::is_uppercase) {
        true => Cow::Owned(market.to_lowercase()),
        false => Cow::Borrowed(market),
    }
}

/// What a fact is about, whatever qualifies it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Topic<'a> {
    property: Property,
    measure: Measure,
    /// The two parties of an order stand in alphabetical order, so that "A before B" meets "B before A".
    subject: &'a str,
    object: Option<&'a str>,
    unit: Option<UnitClass>,
    modality: Modality,
    by: Option<Property>,
    /// Changes against unstated periods are compared only when they go the same way.
    direction: Option<Direction>,
}

/// Units that can be compared; amounts of money are, through their conversions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum UnitClass {
    Money,
    Other(ValueUnit),
}

impl<'a> Topic<'a> {
    pub(super) fn of(claim: &'a Claim) -> Self {
        let (mut subject, mut object) = (claim.subject.as_str(), claim.object.as_deref());
        if let Some(other) = object.filter(|other| *other < subject) {
            (subject, object) = (other, Some(subject));
        }
        let unit = claim.value.map(|value| match value.unit {
            ValueUnit::Money(_) | ValueUnit::Unstated => UnitClass::Money,
            unit => UnitClass::Other(unit),
        });
        Self {
            property: claim.property,
            measure: claim.measure,
            subject,
            object,
            unit,
            modality: claim.modality,
            by: claim.by,
            direction: claim.direction.filter(|_| claim.base.is_none()),
        }
    }
}

/// What a claim is about, and in which article when that cannot be told in full.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Key<'a> {
    topic: Topic<'a>,
    market: Option<Cow<'a, str>>,
    region: Option<&'a str>,
    period: Option<Days>,
    base: Option<Days>,
    article: Option<DocId>,
}

/// Groups `claims` into facts, in the order of their first claims, and says which claims are superseded.
pub(crate) fn merge(material: Material<'_>) -> (Vec<Fact>, Vec<ClaimId>) {
    let mut keyed = Vec::new();
    for (at, claim) in material.claims.iter().enumerate() {
        let article = is_underspecified(claim).then(|| material.head(claim));
        let key = Key {
            topic: Topic::of(claim),
            market: claim.market.as_deref().map(folded),
            region: claim.region.as_deref(),
            period: claim.period.map(days),
            base: claim.base.map(days),
            article,
        };
        keyed.push((key, ClaimId::at(at)));
    }
    let mut groups: Vec<Vec<ClaimId>> = grouped(keyed).into_iter().map(|(_, claims)| claims).collect();
    groups.order();
    let revisions = Revisions::of(material);
    let mut facts: Vec<Fact> = groups.into_iter().map(|claims| agree(material, &revisions, claims)).collect();
    link(material, &mut facts);
    let superseded = distinct(facts.iter().flat_map(|fact| fact.superseded.iter().copied()));
    (facts, superseded)
}

/// Whether what the claim is about cannot be told in full.
pub(super) fn is_underspecified(claim: &Claim) -> bool {
    let of_a_market = matches!(
        claim.property,
        Property::MarketShare | Property::Rank | Property::AheadOf | Property::Shipments | Property::MarketSize
    );
    claim.period.is_none() || (of_a_market && (claim.market.is_none() || claim.region.is_none()))
}

/// Which articles revise what was said of whom and when: they deny an amount, or speak of restated figures.
pub(super) struct Revisions<'a> {
    found: Vec<(DocId, &'a str, Option<Days>)>,
}

impl<'a> Revisions<'a> {
    fn of(material: Material<'a>) -> Self {
        let revising =
            material.claims.iter().filter(|claim| is_denied_amount(claim) || speaks_of_revision(material, claim));
        let found = distinct(revising.map(|claim| (claim.doc, claim.subject.as_str(), claim.period.map(days))));
        Self { found }
    }

    pub(super) fn revises(&self, claim: &Claim) -> bool {
        self.found.binary_search(&(claim.doc, claim.subject.as_str(), claim.period.map(days))).is_ok()
    }
}

fn is_denied_amount(claim: &Claim) -> bool {
    let amount = claim.value.is_some_and(|value| value.lo == value.hi && value.unit != ValueUnit::Rank);
    claim.polarity == Polarity::Negative && claim.modality == Modality::Asserted && amount
}

/// Whether the paragraph of the claim says that figures were restated.
fn speaks_of_revision(material: Material<'_>, claim: &Claim) -> bool {
    const CUES: [&str; 6] =
        ["restated", "restatement", "revised figure", "revised its", "corrected figure", "corrected its"];
    let Some(document) = material.documents.get(claim.doc.index()) else { return false };
    let at = claim.statement().start();
    let block = document.blocks.partition_point(|block| block.span.end() <= at);
    let text = document.blocks.get(block).map_or("", |block| block.span.of(&document.text));
    // Long paragraphs are cut: what stands far away does not concern the claim.
    let text = text.get(..text.floor_char_boundary(2_000)).unwrap_or("").to_ascii_lowercase();
    CUES.iter().any(|cue| text.contains(cue))
}
