//! The figures of the first view: what the articles make most of beside shares and ranks.

use std::collections::{BTreeMap, BTreeSet};

use leptos::prelude::*;

use facts::claim::{Claim, Measure, Property};
use facts::document::BlockKind;
use facts::ids::{ClaimId, DocId};
use facts::modality::{Modality, Polarity};
use facts::order::InOrder;
use facts::period::Date;

use crate::book::Book;
use crate::state::State;
use crate::view::overview::Said;
use crate::words;

/// Figures shown.
const FIGURES: usize = 6;
/// Of one property so many are as good as others; each one more must weigh this much more than theirs.
const ALIKE: usize = 2;
const AGAIN: usize = 8;
/// Articles that tell a figure, beyond which more of them say nothing more.
const TOLD: usize = 4;
/// Days within which a figure is as new as the newest.
const NEW: i32 = 366;

/// How much a figure is made of, in parts that are added up.
#[derive(Clone, Copy, Debug, Default)]
struct Weight {
    /// Different articles that tell it.
    told: usize,
    /// Whether a headline does.
    headline: bool,
    /// Of ten: how much of what is said is about its subject.
    subject: usize,
    /// How much its kind tells of how large somebody is.
    kind: usize,
    /// Whether it is among the newest, and whether it is dated at all.
    new: bool,
    dated: bool,
}

impl Weight {
    fn sum(self) -> usize {
        4 * self.told.min(TOLD)
            + 6 * usize::from(self.headline)
            + self.subject
            + self.kind
            + 4 * usize::from(self.new)
            + 4 * usize::from(self.dated)
    }
}

/// How much a property tells of how large somebody is.
fn kind(property: Property) -> usize {
    match property {
        Property::Shipments | Property::Revenue | Property::Users | Property::MarketSize => 6,
        Property::Profit | Property::Valuation | Property::Devices | Property::Stores => 4,
        Property::Investment | Property::Employees | Property::Fund | Property::Capacity => 2,
        _ => 0,
    }
}

/// Claims of levels that are so, by how much is made of them; of one subject and property only the first, and few of one
/// property.
pub(super) fn figures(book: &Book) -> Vec<ClaimId> {
    let claims = &book.corpus().claims;
    let mut about: BTreeMap<&str, usize> = BTreeMap::new();
    for claim in claims {
        *about.entry(&claim.subject).or_default() += 1;
    }
    let most = about.values().copied().max().unwrap_or(1);
    let end = |claim: &Claim| claim.period.and_then(|period| period.end);
    let newest = claims.iter().filter(|claim| is_figure(claim)).filter_map(end).max();
    let copies: BTreeSet<DocId> = book.corpus().duplicates.iter().map(|pair| pair.second).collect();
    let weight = |id: ClaimId| {
        let claim = book.claim(id);
        let behind = newest.zip(end(claim)).map(|(newest, end): (Date, Date)| newest.days() - end.days());
        Weight {
            told: tellers(book, id, &copies),
            headline: in_headline(book, claim),
            subject: about.get(claim.subject.as_str()).map_or(0, |count| count * 10 / most),
            kind: kind(claim.property),
            new: behind.is_some_and(|days| days < NEW),
            dated: behind.is_some(),
        }
        .sum()
    };
    let found = book.claim_ids().filter(|id| is_figure(book.claim(*id)) && speaks(book, *id));
    let mut found: Vec<(ClaimId, usize)> = found.map(|id| (id, weight(id))).collect();
    let size = |id: ClaimId| book.claim(id).value.and_then(|value| value.lo);
    found.order_by_key(|(id, weight)| std::cmp::Reverse((*weight, end(book.claim(*id)), size(*id))));
    let of = |(id, weight): (ClaimId, usize)| Figure {
        id,
        subject: book.claim(id).subject.as_str(),
        property: book.claim(id).property,
        weight,
    };
    varied(found.into_iter().map(of).collect())
}

/// Whether a claim speaks for its fact: the first that tells an exact amount, else the first.
fn speaks(book: &Book, id: ClaimId) -> bool {
    let Some(fact) = book.fact(id) else { return true };
    let exact = |id: &&ClaimId| book.claim(**id).value.is_some_and(|value| value.lo == value.hi);
    let mut valid = fact.claims.iter().filter(|id| !fact.superseded.contains(id));
    valid.clone().find(exact).or(valid.next()) == Some(&id)
}

/// Whether a claim is a level that is so, and neither a share nor a place, which stand above the figures.
fn is_figure(claim: &Claim) -> bool {
    let place =
        matches!(claim.property, Property::MarketShare | Property::Rank | Property::AheadOf | Property::RevenueShare);
    !place
        && claim.value.is_some()
        && claim.modality == Modality::Asserted
        && claim.polarity == Polarity::Positive
        && claim.measure == Measure::Level
}

/// A claim with what it is about and how much is made of it.
#[derive(Clone, Copy)]
struct Figure<'a> {
    id: ClaimId,
    subject: &'a str,
    property: Property,
    weight: usize,
}

/// The heaviest of a list, one of a subject and property; what there is enough of must be heavier. Of those as heavy, the
/// first.
fn varied(mut list: Vec<Figure<'_>>) -> Vec<ClaimId> {
    let mut chosen: Vec<Figure<'_>> = Vec::new();
    while chosen.len() < FIGURES {
        let worth = |figure: &Figure<'_>| {
            let alike = chosen.iter().filter(|other| other.property == figure.property).count();
            figure.weight.saturating_sub(AGAIN * (alike + 1).saturating_sub(ALIKE))
        };
        let Some(best) = list.iter().rev().copied().max_by_key(worth) else { break };
        list.retain(|figure| (figure.subject, figure.property) != (best.subject, best.property));
        chosen.push(best);
    }
    chosen.into_iter().map(|figure| figure.id).collect()
}

/// Articles that tell the same; one of `copies` tells nothing of its own.
fn tellers(book: &Book, id: ClaimId, copies: &BTreeSet<DocId>) -> usize {
    let claims: &[ClaimId] = book.fact(id).map_or(&[], |fact| &fact.claims);
    let docs: BTreeSet<DocId> = claims.iter().map(|id| book.claim(*id).doc).collect();
    docs.difference(copies).count().max(1)
}

fn in_headline(book: &Book, claim: &Claim) -> bool {
    let title = book.doc(claim.doc).blocks.iter().find(|block| block.kind == BlockKind::Title);
    title.is_some_and(|title| title.span.contains(claim.statement()))
}

#[component]
pub(super) fn Figures(state: State) -> impl IntoView {
    let book = state.book();
    let list = figures(book);
    let item = move |id: ClaimId| {
        let claim = book.claim(id);
        let when = claim.period.as_ref().map(words::period).unwrap_or_default();
        let place = claim.region.as_deref().map_or(String::new(), |region| format!(" {}", words::place(region)));
        let what = format!("{}{place}", words::property(claim.property));
        let label: Vec<String> = [what, when].into_iter().filter(|part| !part.is_empty()).collect();
        view! {
            <li class="sheet__item figures__item">
                <Said state words=words::value(claim) claims=vec![id] hidden=String::new() />
                <span class="figures__label"><b>{words::subject(claim)}</b> " " {label.join(", ")}</span>
            </li>
        }
    };
    (!list.is_empty()).then(|| {
        view! {
            <section class="figures" aria-labelledby="figures-title">
                <h2 class="heading" id="figures-title">"Figures"</h2>
                <ul class="sheet">{list.into_iter().map(item).collect_view()}</ul>
            </section>
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_more_articles_tell_weighs_more() {
        let heavier = |a: Weight, b: Weight| assert!(a.sum() > b.sum(), "{a:?} {b:?}");
        let plain = Weight { told: 1, dated: true, ..Weight::default() };
        heavier(Weight { told: 3, ..plain }, Weight { kind: 6, ..plain });
        heavier(Weight { headline: true, ..plain }, Weight { new: true, ..plain });
        heavier(Weight { subject: 10, ..plain }, Weight { kind: 6, ..plain });
        heavier(plain, Weight { dated: false, ..plain });
    }

    #[test]
    fn figures_are_not_all_of_one_kind() {
        let check = |list: &[(&'static str, Property, usize)], expected: &[u32]| {
            let figure = |((subject, property, weight), at): (&(&'static str, Property, usize), u32)| Figure {
                id: ClaimId(at),
                subject,
                property: *property,
                weight: *weight,
            };
            let list = list.iter().zip(0..).map(figure).collect();
            assert_eq!(varied(list).into_iter().map(|id| id.0).collect::<Vec<_>>(), expected);
        };
        use Property::{Revenue, Users};
        let (a, b, c, d) = (("A", Revenue, 30), ("B", Revenue, 30), ("C", Revenue, 30), ("D", Users, 25));
        check(&[a, a, b, c, d], &[0, 2, 4, 3]);
        check(&[("A", Revenue, 40), ("B", Revenue, 39), ("C", Revenue, 38), ("A", Users, 12)], &[0, 1, 2, 3]);
        check(&[], &[]);
    }
}
