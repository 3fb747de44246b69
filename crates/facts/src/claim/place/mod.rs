//! The region of a finding.

mod aside;
mod limits;

pub(super) use aside::in_cause;
pub(crate) use limits::{is_limiting, names_home_of_makers};

use self::aside::{in_change, is_of_another};
use self::limits::{is_listed, is_place, tells_rank};
use crate::among::among;
use crate::claim::clause::is_possessive_mark;
use crate::claim::finding::Finding;
use crate::claim::item::Kind;
use crate::claim::lexicon::{Cue, Noun};
use crate::claim::party::PartyKind;
use crate::claim::passage::{Passage, is_market_figure};
use crate::claim::scene::Scene;
use crate::claim::{Measure, Property};
use crate::entity::profile;
use crate::modality::Modality;
use crate::span::Span;
use crate::vocabulary::Class;

/// The region of `finding`, with its words when they stand in the text.
pub(crate) fn find_region(
    scene: &Scene,
    finding: &Finding,
    modality: Modality,
    passage: &Passage,
) -> Option<(String, Option<Span>)> {
    let found = region_of(scene, finding, modality, passage)?;
    let told = |span: &Option<Span>| span.is_some_and(|span| scene.items.iter().any(|item| item.span == span));
    let without = without(scene).filter(|_| found.0 == "world" && told(&found.1));
    Some(without.map_or(found, |(name, span)| (name, Some(span))))
}

/// "Global installations, excluding China,": everywhere but there.
pub(crate) fn without(scene: &Scene) -> Option<(String, Span)> {
    let outside = |at: &usize| scene.items[*at].name().starts_with("outside ");
    (0..scene.items.len()).find(outside).map(|at| region_at(scene, at))
}

/// "Korea overtook the UK as Asia's largest market": no place among countries holds in a country.
fn region_of(
    scene: &Scene,
    finding: &Finding,
    modality: Modality,
    passage: &Passage,
) -> Option<(String, Option<Span>)> {
    let of_countries = finding.subject.kind == PartyKind::Region
        && matches!(finding.property, Property::Rank | Property::AheadOf | Property::MarketShare);
    limited_to(scene, finding, modality, passage).filter(|(name, _)| !of_countries || name.len() != 2)
}

fn limited_to(
    scene: &Scene,
    finding: &Finding,
    modality: Modality,
    passage: &Passage,
) -> Option<(String, Option<Span>)> {
    if let Some((name, span)) = &finding.region {
        return Some((name.clone(), Some(*span)));
    }
    if finding.property == Property::RevenueShare {
        return in_clause(scene, finding).map(|(name, span)| (name, Some(span)));
    }
    if in_many(scene, finding) {
        return None;
    }
    if is_sum(scene, finding) {
        return passage.region.now.as_ref().map(|(name, span)| (name.clone(), Some(*span)));
    }
    if let Some((values, places)) = in_parallel(scene, finding) {
        let place = values.iter().position(|&at| at == finding.at).filter(|_| values.len() == places.len())?;
        let (name, span) = region_at(scene, places[place]);
        return Some((name, Some(span)));
    }
    if let Some((name, span)) = there(scene, finding, passage) {
        return Some((name, Some(span)));
    }
    // In a local report "domestic" is of where it is told.
    let in_country = passage.region.now.as_ref().is_some_and(|(name, _)| name.len() == 2);
    if let Some(home) = if in_country { None } else { at_home(scene, finding) } {
        return Some(home);
    }
    let near = behind_brackets(scene, finding).or_else(|| of_included(scene, finding));
    let near = near.or_else(|| in_clause(scene, finding));
    if let Some((name, span)) = near {
        return Some((name, Some(span)));
    }
    if let Some((name, span)) = at_site(scene, finding) {
        return Some((name, Some(span)));
    }
    if !is_market_figure(finding.property) {
        return local(scene, finding, passage);
    }
    let sentence = of_market_behind(scene, finding).or_else(|| in_sentence(scene, finding, passage));
    if let Some((name, span)) = sentence {
        return Some((name, Some(span)));
    }
    // What is hoped, planned or rumoured is not what the passage reports on.
    let reported = matches!(modality, Modality::Asserted | Modality::Forecast);
    passage.region.now.as_ref().filter(|_| reported).map(|(name, span)| (name.clone(), Some(*span)))
}

/// "rises of 15% in the US and 7% in Spain brought a total increase of 2%": the total holds in neither.
fn is_sum(scene: &Scene, finding: &Finding) -> bool {
    let clause = scene.clause_of(finding.at);
    let total = (finding.at.saturating_sub(5)..finding.at).any(|at| among!(scene.word(at), "total" | "overall"));
    let parts = (clause.start..finding.at).filter(|&at| {
        matches!(scene.kind(at), Some(Kind::Quantity(_)))
            && (at + 1..at + 5).any(|at| matches!(scene.kind(at), Some(Kind::Region(_))))
    });
    total && parts.count() > 1
}

/// "37%, 46% and 55% of the market in the US, Europe and China, respectively": the numbers and the places they hold in.
fn in_parallel(scene: &Scene, finding: &Finding) -> Option<(Vec<usize>, Vec<usize>)> {
    let said = (finding.at..scene.items.len()).find(|&at| scene.is_cue(at, Cue::Respectively))?;
    let is_place = |at: &usize| matches!(scene.kind(*at), Some(Kind::Region(_)));
    let unit = scene.items[finding.at].quantity?.unit;
    let is_value = |at: &usize| scene.items[*at].quantity.is_some_and(|quantity| quantity.unit == unit);
    let values: Vec<usize> = (0..said).filter(is_value).collect();
    let behind: Vec<usize> = (*values.last()?..said).filter(is_place).collect();
    // "Indonesia and the Philippines rose 12 and 77 percent, respectively".
    let before: Vec<usize> = (0..*values.first()?).filter(is_place).collect();
    let listed = before.last().zip(before.first()).is_some_and(|(last, first)| last - first <= 3 * before.len());
    let places = if behind.is_empty() && listed { before } else { behind };
    (values.len() > 1 && places.len() > 1 && values.contains(&finding.at)).then_some((values, places))
}

/// "a plant in Shenzhen with a capacity of", "its Noida plant makes … and employs": where the site lies.
fn at_site(scene: &Scene, finding: &Finding) -> Option<(String, Span)> {
    if !matches!(finding.property, Property::Capacity | Property::Employees) {
        return None;
    }
    let place = (0..finding.at).rev().find(|&at| matches!(scene.kind(at), Some(Kind::Region(_))))?;
    let near = (place.saturating_sub(3)..place + 3).any(|at| Class::Site.has(scene.word(at)));
    let returns = finding.property == Property::Capacity
        && (place..finding.at).any(|at| Class::Site.has(scene.word(at)) || scene.word(at) == "capacity");
    (near || returns).then(|| region_at(scene, place))
}

/// "In Germany the picture is different. There, sales fell", "Netflix is first there": in the country named last.
fn there(scene: &Scene, finding: &Finding, passage: &Passage) -> Option<(String, Span)> {
    let clause = scene.clause_of(finding.at);
    let leads = scene.word(0) == "there" && scene.kind(1) == Some(Kind::Comma);
    // "there are", "there is", "there to stay".
    let exists =
        |at: usize| among!(scene.word(at), "are" | "is" | "was" | "were" | "has" | "have" | "had" | "will" | "would");
    // "of all cars in the Asian nation".
    let nation = |at: usize| is_nation(scene, at);
    let points = |at: usize| scene.word(at) == "there" && !exists(at + 1) && !exists(at.wrapping_sub(1)) || nation(at);
    let named = (finding.at + 4..clause.end).any(nation);
    if !leads && !named && !(clause.start.saturating_sub(4).max(1)..clause.end.min(finding.at + 4)).any(points) {
        return None;
    }
    let country = (0..finding.at).rev().find(|&at| is_country(scene, at)).map(|at| region_at(scene, at));
    country.or_else(|| passage.country.clone())
}

/// "the Scandinavian country": the country named last, and not all of Scandinavia.
pub(in crate::claim) fn is_nation(scene: &Scene, at: usize) -> bool {
    let place = matches!(scene.kind(at), Some(Kind::Region(_))) && scene.items[at].name().len() != 2;
    place && among!(scene.word(at + 1), "nation" | "country" | "kingdom" | "republic")
}

fn is_country(scene: &Scene, at: usize) -> bool {
    matches!(scene.kind(at), Some(Kind::Region(_))) && scene.items[at].name().len() == 2
}

/// "37 million (-3.1 percent) in Brazil": where both numbers hold.
fn behind_brackets(scene: &Scene, finding: &Finding) -> Option<(String, Span)> {
    let close = (finding.at + 1..finding.at + 6).find(|&at| scene.kind(at) == Some(Kind::Close))?;
    let inside = !(finding.at + 1..close).any(|at| matches!(scene.kind(at), Some(Kind::Open | Kind::Comma)));
    let before = scene.kind(finding.at + 1) == Some(Kind::Open);
    let place = close + 2 + usize::from(scene.word(close + 2) == "the");
    let placed = among!(scene.word(close + 1), "in" | "for" | "across") && is_limiting(scene, place);
    ((inside || before) && placed).then(|| region_at(scene, place))
}

/// "sales fell, including a 3 percent drop in Western Europe": where that part fell.
fn of_included(scene: &Scene, finding: &Finding) -> Option<(String, Span)> {
    let at = finding.at;
    (at.saturating_sub(3)..at).find(|&before| scene.word(before) == "including")?;
    let stop =
        |at: &usize| matches!(scene.kind(*at), Some(Kind::Quantity(_) | Kind::Comma)) || scene.word(*at) == "and";
    let mut part = (at + 1..at + 7).take_while(|at| !stop(at));
    part.find(|&at| is_country_or_region(scene, at)).map(|at| region_at(scene, at))
}

/// "in Western Europe".
fn is_country_or_region(scene: &Scene, at: usize) -> bool {
    let the = usize::from(scene.word(at - 1) == "the");
    matches!(scene.kind(at), Some(Kind::Region(_))) && among!(scene.word(at - 1 - the), "in" | "across" | "for")
}

/// "the first in many markets": in places nobody names.
fn in_many(scene: &Scene, finding: &Finding) -> bool {
    let clause = scene.clause_of(finding.at);
    (finding.at..clause.end).any(|at| {
        // "in 22 of 25 countries".
        let counted = matches!(scene.kind(at), Some(Kind::Quantity(_))) && scene.word(at.wrapping_sub(1)) == "in";
        if counted && at != finding.at && (at + 1..at + 5).any(|at| among!(scene.lower(at), "markets" | "countries")) {
            return true;
        }
        // "the most popular across South Asia, Spain and Togo".
        let listed = among!(scene.word(at), "in" | "across") && is_place(scene, at + 1) && is_listed(scene, at + 1);
        let many = among!(scene.word(at), "many" | "several" | "some" | "most" | "other")
            && among!(scene.lower(at + 1), "markets" | "countries" | "regions");
        listed || many
    })
}

/// Stores and people take a place from a leading "In India,", from "the country" and "there", and from the count before.
fn local(scene: &Scene, finding: &Finding, passage: &Passage) -> Option<(String, Option<Span>)> {
    let clause = scene.clause_of(finding.at);
    let lead = scene.clauses.first().filter(|lead| lead.start < finding.at && scene.word(lead.start) == "in");
    let led = lead.and_then(|lead| (lead.start..lead.end).find(|&at| is_limiting(scene, at)));
    if let Some(at) = led {
        return Some((scene.items[at].name().to_string(), Some(scene.items[at].span)));
    }
    let pointing = (finding.at..clause.end)
        .any(|at| scene.word(at) == "there" || scene.word(at) == "country" && scene.word(at.wrapping_sub(1)) == "the");
    let near = (0..finding.at)
        .rev()
        .find(|&at| matches!(scene.kind(at), Some(Kind::Region(_))) && scene.items[at].name().len() == 2);
    let near = near.map(|at| (scene.items[at].name().to_string(), Some(scene.items[at].span)));
    let known = || passage.country.as_ref().map(|(name, span)| (name.clone(), Some(*span)));
    let country = if pointing { near.or_else(known) } else { None };
    country.or_else(|| {
        let (property, name, span) = passage.local.as_ref()?;
        (*property == finding.property && finding.measure == Measure::Level).then(|| (name.clone(), Some(*span)))
    })
}

fn region_at(scene: &Scene, at: usize) -> (String, Span) {
    (scene.items[at].name().to_string(), scene.items[at].span)
}

fn in_clause(scene: &Scene, finding: &Finding) -> Option<(String, Span)> {
    let clause = scene.clause_of(finding.at);
    let is_subject = |at: usize| finding.subject.names.iter().any(|(_, span)| *span == scene.items[at].span);
    let fits = |at: &usize| is_limiting(scene, *at) && !is_subject(*at) && !is_of_rank(scene, *at, finding);
    let stop = (finding.at + 1..clause.end)
        .find(|&at| matches!(scene.kind(at), Some(Kind::Quantity(_))))
        .unwrap_or(clause.end);
    let after = (finding.at..stop).find(fits);
    after
        .or_else(|| (clause.start..finding.at).rev().find(fits))
        .or_else(|| (stop..clause.end).find(fits))
        .map(|at| region_at(scene, at))
}

/// "the world's largest maker sold 5 million": the world is where it is first. Where a company is the largest of its country, its
/// figures mostly are of there too, and a share or an order can be just what makes it the first.
fn is_of_rank(scene: &Scene, at: usize, finding: &Finding) -> bool {
    let wide = scene.items[at].name().len() != 2;
    let before = scene.items[at].span.start() < finding.subject.span().start();
    let own = match finding.property {
        Property::Rank | Property::AheadOf => true,
        Property::MarketShare => !before,
        _ => false,
    };
    wide && !own && tells_rank(scene, at)
}

/// "in the U.S.", "worldwide": the place says where, and is no part of a side remark.
fn says_where(scene: &Scene, at: usize) -> bool {
    let small = |index: &usize| !among!(scene.word(*index), "the" | "all" | "entire" | "whole");
    let before = (at.saturating_sub(3)..at).rev().find(small);
    let placed =
        before.is_some_and(|index| among!(scene.word(index), "in" | "of" | "across" | "for" | "within" | "throughout"));
    let owner = scene.items.get(at + 1).is_some_and(is_possessive_mark);
    placed || owner || scene.items[at].name() == "world"
}

/// "Huawei's domestic market share": where the company is at home.
fn at_home(scene: &Scene, finding: &Finding) -> Option<(String, Option<Span>)> {
    let measured = |at: usize| {
        matches!(scene.kind(at), Some(Kind::Cue(Cue::Noun(Noun::Market | Noun::Share | Noun::Sales | Noun::Volume))))
    };
    let clause = scene.clause_of(finding.at);
    let near = finding.at.saturating_sub(16)..clause.end.min(finding.at + 6);
    let home = |at: &usize| {
        let goods = usize::from(matches!(scene.kind(at + 1), Some(Kind::Market(_))));
        // "its domestic share rose, up from 6 percent to 27 percent".
        let share = !clause.own && scene.is_cue(at + 1 + goods, Cue::Noun(Noun::Share));
        let own = *at >= clause.start && at + 12 >= finding.at;
        among!(scene.word(*at), "domestic" | "home") && measured(at + 1 + goods) && (own || share)
    };
    let at = near.into_iter().find(home).filter(|_| is_market_figure(finding.property))?;
    let [(name, _)] = &*finding.subject.names else { return None };
    let country = profile(name).map_or("", |profile| profile.country);
    (country.len() == 2).then(|| (country.to_owned(), Some(scene.items[at].span)))
}

/// "Thanks to a 7% growth, the Indian smartphone market reached": the market that the growth leads up to.
fn of_market_behind(scene: &Scene, finding: &Finding) -> Option<(String, Span)> {
    let clause = scene.clause_of(finding.at);
    let leads = finding.property == Property::MarketSize && clause.start == 0 && !clause.own;
    let at = clause.end + 1 + usize::from(scene.word(clause.end + 1) == "the");
    let market = (at + 1..at + 3).any(|at| scene.is_cue(at, Cue::Noun(Noun::Market)));
    (leads && market && matches!(scene.kind(at), Some(Kind::Region(_)))).then(|| region_at(scene, at))
}

/// The nearest place before, in the same sentence; else one after.
fn in_sentence(scene: &Scene, finding: &Finding, passage: &Passage) -> Option<(String, Span)> {
    let clause = scene.clause_of(finding.at);
    let fits = |at: &usize| {
        is_limiting(scene, *at)
            && !finding.subject.names.iter().any(|(_, span)| *span == scene.items[*at].span)
            && !is_of_rank(scene, *at, finding)
    };
    (0..clause.start)
        .rev()
        .find(|at| fits(at) && !is_of_another(scene, *at, clause.start))
        .or_else(|| {
            (clause.end..scene.items.len()).find(|&at| {
                // "and is building a plant in Hungary".
                let plant = || (at.saturating_sub(4)..at).any(|at| Class::Site.has(scene.word(at)));
                let elsewhere =
                    || in_cause(scene, at) || in_change(scene, at) || is_of_another(scene, at, 0) || plant();
                // "sold 5 million, 3 percent of the world's market", in an article on India.
                let local = || passage.region.now.as_ref().is_some_and(|(name, _)| name.len() == 2);
                let other = || {
                    let clause = scene.clause_of(at);
                    let figure = |at: usize| matches!(scene.kind(at), Some(Kind::Quantity(_)));
                    finding.property == Property::Shipments && (clause.start..at).any(figure)
                };
                let wide = || scene.items[at].name() == "world" && local() && other();
                fits(&at) && says_where(scene, at) && !elsewhere() && !wide()
            })
        })
        .map(|at| region_at(scene, at))
}
