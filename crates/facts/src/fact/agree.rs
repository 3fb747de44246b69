//! Whether the claims of one fact agree, and who stands behind them.

use std::collections::BTreeSet;

use super::interval::{Interval, is_denial};
use super::merge::{Material, Revisions, is_underspecified};
use super::source::Source;
use super::words::{claim_words, list, value_words};
use super::{Agreement, Fact};
use crate::claim::{Claim, Measure, Property, Value, ValueUnit};
use crate::ids::{ClaimId, DocId};
use crate::modality::Polarity;
use crate::order::distinct;

/// Differing statements of one fact that are compared pair by pair; a fact with more is told from these.
const COMPARED: usize = 48;

/// One statement with who says it; claims that state the same from the same source are one.
struct Voice<'a> {
    claim: &'a Claim,
    sources: Vec<Source>,
    article: DocId,
    ids: Vec<ClaimId>,
}

/// How two statements relate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Relation {
    Fits,
    Excludes,
    Unknown,
}

/// What `ids`, all about the same thing, amount to.
pub(super) fn agree(material: Material<'_>, revisions: &Revisions<'_>, ids: Vec<ClaimId>) -> Fact {
    let voices = voices(material, &ids);
    let mut found = Findings::default();
    for (at, first) in voices.iter().enumerate().take(COMPARED) {
        for second in &voices[..at] {
            found.add(material, revisions, second, first);
        }
    }
    let agreement = found.agreement(&voices);
    let explanation = explain(material, agreement, &voices, &found);
    Fact { claims: ids, agreement, superseded: found.superseded.into_iter().collect(), also: Vec::new(), explanation }
}

fn voices<'a>(material: Material<'a>, ids: &[ClaimId]) -> Vec<Voice<'a>> {
    let mut voices: Vec<Voice<'a>> = Vec::new();
    for &id in ids {
        let claim = material.claim(id);
        let article = material.head(claim);
        let sources = material.names.sources(claim, material.documents, article);
        let same = |voice: &&mut Voice<'a>| {
            voice.article == article && voice.sources == sources && states_the_same(voice.claim, claim)
        };
        // Beyond the limit a statement joins the last voice: the fact stays readable and the work bounded.
        let full = voices.len() >= COMPARED;
        match voices.iter_mut().find(same) {
            Some(voice) => voice.ids.push(id),
            None if full => voices.last_mut().into_iter().for_each(|voice| voice.ids.push(id)),
            None => voices.push(Voice { claim, sources, article, ids: vec![id] }),
        }
    }
    voices
}

fn states_the_same(a: &Claim, b: &Claim) -> bool {
    (a.value, a.polarity, &a.subject, a.direction) == (b.value, b.polarity, &b.subject, b.direction)
        && a.equivalents == b.equivalents
}

/// What comparing the statements pair by pair showed.
#[derive(Default)]
struct Findings {
    contradicts: bool,
    differs: bool,
    unknown: bool,
    independent: bool,
    conversions: Option<(Value, Value)>,
    superseded: BTreeSet<ClaimId>,
}

impl Findings {
    fn add(&mut self, material: Material<'_>, revisions: &Revisions<'_>, a: &Voice<'_>, b: &Voice<'_>) {
        match relation(a.claim, b.claim, a.article == b.article) {
            Relation::Unknown => self.unknown = true,
            Relation::Fits => {
                self.independent |= independent(&a.sources, &b.sources);
                self.conversions = self.conversions.or_else(|| conversions_apart(a.claim, b.claim));
            }
            Relation::Excludes => match earlier_and_later(material, a, b) {
                Some((earlier, later)) if revisions.revises(later.claim) && may_revise(earlier, later) => {
                    self.superseded.extend(&earlier.ids);
                }
                _ if a.sources.iter().any(|source| b.sources.contains(source)) => self.contradicts = true,
                _ => self.differs = true,
            },
        }
    }

    fn agreement(&self, voices: &[Voice<'_>]) -> Agreement {
        let articles = distinct(voices.iter().map(|voice| voice.article));
        match self {
            Self { contradicts: true, .. } => Agreement::Contradicts,
            Self { differs: true, .. } => Agreement::DiffersBySource,
            Self { superseded, .. } if !superseded.is_empty() => Agreement::Superseded,
            Self { unknown: true, .. } => Agreement::Incomparable,
            Self { independent: true, .. } => Agreement::Corroborated,
            _ if articles.len() > 1 => Agreement::Consistent,
            _ => Agreement::Single,
        }
    }
}

/// Different firms, or different outlets in their own words. A company or a person may repeat what a firm found.
fn independent(a: &[Source], b: &[Source]) -> bool {
    let firms = |sources: &[Source]| sources.iter().all(|source| matches!(source, Source::House(_)));
    let outlets =
        |sources: &[Source]| sources.iter().all(|source| matches!(source, Source::Outlet(_) | Source::Article(_)));
    let apart = !a.iter().any(|source| b.contains(source));
    apart && ((firms(a) && firms(b)) || (outlets(a) && outlets(b)))
}

/// The two in the order they were written, when that is known.
fn earlier_and_later<'v, 'a>(
    material: Material<'_>,
    a: &'v Voice<'a>,
    b: &'v Voice<'a>,
) -> Option<(&'v Voice<'a>, &'v Voice<'a>)> {
    let (first, second) = (material.written(a.claim)?, material.written(b.claim)?);
    match first.cmp(&second) {
        std::cmp::Ordering::Less => Some((a, b)),
        std::cmp::Ordering::Greater => Some((b, a)),
        std::cmp::Ordering::Equal => None,
    }
}

/// Whether the later may replace the earlier: both go back to one source, or neither names one beside the subject.
fn may_revise(earlier: &Voice<'_>, later: &Voice<'_>) -> bool {
    let own = |voice: &Voice<'_>| voice.claim.attribution.iter().all(|name| *name == voice.claim.subject);
    earlier.sources.iter().any(|source| later.sources.contains(source)) || (own(earlier) && own(later))
}

/// How two claims of one fact relate. `one_article`: both stand in the same article or its copies.
pub(super) fn relation(a: &Claim, b: &Claim, one_article: bool) -> Relation {
    let Some((first, second)) = common_unit(a, b) else {
        if a.value.is_some() || b.value.is_some() {
            return Relation::Unknown;
        }
        let forward = |claim: &Claim| (claim.subject == a.subject) == (claim.polarity == Polarity::Positive);
        return if forward(a) == forward(b) { Relation::Fits } else { Relation::Excludes };
    };
    let fits = match (Interval::of_claim(a, &first), Interval::of_claim(b, &second)) {
        (Some(x), Some(y)) => x.overlaps(&y),
        // A denied amount excludes only what lies inside it.
        (Some(x), None) => !x.within(&Interval::of(&second)),
        (None, Some(y)) => !y.within(&Interval::of(&first)),
        (None, None) => true,
    };
    match fits {
        true => Relation::Fits,
        false if one_article && has_unread_difference(a) => Relation::Unknown,
        false => Relation::Excludes,
    }
}

/// Whether two amounts of one article more likely differ by something no claim holds than contradict each other:
/// changes against unstated periods, and figures of a company, which it gives for many of its parts.
fn has_unread_difference(claim: &Claim) -> bool {
    let of_a_market = matches!(claim.property, Property::MarketShare | Property::Rank | Property::MarketSize);
    match claim.measure {
        Measure::Change => claim.base.is_none(),
        Measure::Level => !of_a_market || is_underspecified(claim),
    }
}

/// The two amounts in a unit both give: their own first, else a conversion.
fn common_unit(a: &Claim, b: &Claim) -> Option<(Value, Value)> {
    let all = |claim: &Claim| claim.value.into_iter().chain(claim.equivalents.clone()).collect::<Vec<_>>();
    let known = |value: &Value| value.unit != ValueUnit::Unstated;
    let second = all(b);
    all(a).into_iter().filter(known).find_map(|x| second.iter().find(|y| y.unit == x.unit).map(|y| (x, *y)))
}

/// Two conversions that exclude each other although the amounts themselves fit.
fn conversions_apart(a: &Claim, b: &Claim) -> Option<(Value, Value)> {
    let mut pairs = a.equivalents.iter().flat_map(|x| b.equivalents.iter().map(move |y| (*x, *y)));
    let apart = |(x, y): &(Value, Value)| x.unit == y.unit && !Interval::of(x).overlaps(&Interval::of(y));
    pairs.find(apart)
}

fn explain(material: Material<'_>, agreement: Agreement, voices: &[Voice<'_>], found: &Findings) -> String {
    let says = |voice: &Voice<'_>| {
        let names: Vec<String> = match &voice.claim.attribution[..] {
            [] => voice.sources.iter().map(|source| source.words(material.documents)).collect(),
            named => named.to_vec(),
        };
        let denial = if is_denial(voice.claim) { "not " } else { "" };
        let verb = if names.len() > 1 { "say" } else { "says" };
        format!("{} {verb} {denial}{}", list(&names), claim_words(voice.claim))
    };
    let replaced = |voice: &&Voice<'_>| voice.ids.iter().any(|id| found.superseded.contains(id));
    let mut all: Vec<String> = Vec::new();
    for words in voices.iter().map(says) {
        if !all.contains(&words) {
            all.push(words);
        }
    }
    let mut sentence = match agreement {
        Agreement::Single => single(material, voices),
        Agreement::Consistent => {
            let articles = distinct(voices.iter().map(|voice| voice.article));
            format!("{} articles agree, but may go back to one source: {}.", articles.len(), list(&all))
        }
        Agreement::Corroborated => format!("Independent sources agree: {}.", list(&all)),
        Agreement::DiffersBySource => format!("The sources differ: {}.", list(&all)),
        Agreement::Contradicts => format!("These cannot all be true, yet go back to one source: {}.", list(&all)),
        Agreement::Superseded => {
            let (old, new): (Vec<_>, Vec<_>) = voices.iter().partition(replaced);
            let words = |voices: &[&Voice<'_>]| list(&voices.iter().map(|voice| says(voice)).collect::<Vec<_>>());
            format!("A later article revises the figure: {}. Before: {}.", words(&new), words(&old))
        }
        Agreement::Incomparable => format!("These cannot be compared: {}. {}.", list(&all), why_unknown(voices)),
    };
    if let Some((x, y)) = found.conversions {
        let (x, y) = (value_words(&x), value_words(&y));
        sentence += &format!(" Their conversions ({x}, {y}) do not meet: rounding or another exchange rate.");
    }
    let lone = voices.first().filter(|voice| is_underspecified(voice.claim));
    if let Some(missing) = lone.and_then(|voice| missing(voice.claim)) {
        sentence += &format!(" No {missing} is stated, so it is not compared with other articles.");
    }
    sentence
}

fn single(material: Material<'_>, voices: &[Voice<'_>]) -> String {
    let claims: Vec<ClaimId> = voices.iter().flat_map(|voice| voice.ids.iter().copied()).collect();
    let documents = distinct(claims.iter().map(|id| material.claim(*id).doc));
    match (claims.len(), documents.len()) {
        (1, _) => "One article says so, once.".to_owned(),
        (count, 1) => format!("One article says so, {count} times."),
        (_, copies) => format!("{copies} copies of one article say so; they count once."),
    }
}

fn why_unknown(voices: &[Voice<'_>]) -> &'static str {
    match voices.first().map(|voice| voice.claim.measure) {
        Some(Measure::Change) => "The article does not say which period each change is measured against",
        _ if voices.iter().all(|voice| voice.article == voices[0].article) => {
            "One article gives both, so they may be figures of different things"
        }
        _ => "They have no currency in common",
    }
}

/// What keeps a claim from being compared.
fn missing(claim: &Claim) -> Option<&'static str> {
    match claim {
        Claim { period: None, .. } => Some("period"),
        Claim { market: None, .. } => Some("market"),
        Claim { region: None, .. } => Some("region"),
        _ => None,
    }
}
