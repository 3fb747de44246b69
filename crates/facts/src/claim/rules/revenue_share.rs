//! A part of a company's own sales.

use super::{Finder, Rule};
use crate::among::among;
use crate::claim::anchor::{Anchor, Shape, Whole, is_goods};
use crate::claim::clause::is_possessive_mark;
use crate::claim::finding::Finding;
use crate::claim::item::{Kind, Row};
use crate::claim::lexicon::{Cue, Noun};
use crate::claim::party::{Party, PartyKind};
use crate::claim::{Property, ValueUnit};
use crate::entity::profile;
use crate::quantity::Unit;
use crate::span::Span;

pub(super) const RULE: Rule =
    Rule { name: "part-of-own-sales", property: Property::RevenueShare, page: PAGE, find: Finder::Amount(find) };

const PAGE: &str = "\
# Part of a company's own sales

## Matches

A percentage of a company's own revenue, volume or customers, made up by a region, a product or a business.

## Yields

`revenue_share` in percent; the company is the subject, the part is the region or the market.

## Leaves alone

Parts of a market, parts that are companies, growth.
";

fn find(anchor: &Anchor) -> Option<Finding> {
    let part = matches!(anchor.quantity.unit, Unit::Percent) && !anchor.is_change();
    let own = anchor.whole == Whole::Own || anchor.whole == Whole::Revenue && anchor.verb == Some(Cue::ShareVerb);
    let bare = anchor.whole == Whole::None
        && anchor.verb == Some(Cue::ShareVerb)
        && anchor.clause.place.is_some()
        && matches!(anchor.frame.noun, Some(Noun::Revenue | Noun::Profit));
    let follow_up = anchor.whole == Whole::None && anchor.shape == Shape::Prior && anchor.frame.own_part;
    let follow_up = follow_up && anchor.noun != Some(Noun::Share);
    // "Electric cars made up 36% of sales", where no money is told: of the cars sold, and of no company's.
    let category = anchor.whole == Whole::Revenue
        && anchor.market().is_some_and(|market| is_goods(&market.names[0].0))
        && !matches!(anchor.frame.money, Some(Noun::Revenue | Noun::Profit));
    let category = category || is_part_of_all_sales(anchor);
    let whole = of_revenue_told_first(anchor);
    if !part || category || !(own || bare || follow_up || whole.is_some()) {
        return None;
    }
    let owner = whole.or_else(|| of_part(anchor))?;
    let mut finding = Finding::amount(anchor, Property::RevenueShare, ValueUnit::Percent, &owner)?;
    finding.region = part_region(anchor);
    (owner.kind == PartyKind::Company).then_some(finding)
}

/// "The share of Huawei accounted for 28% of sales", "Xiaomi smartphones accounted for 47% of sales", where no money is told: of
/// all that is sold.
pub(in crate::claim) fn is_part_of_all_sales(anchor: &Anchor) -> bool {
    let of_sales = anchor.items.word(anchor.at + 1) == "of" && anchor.items.word(anchor.at + 2) == "sales";
    let money = matches!(anchor.frame.money, Some(Noun::Revenue | Noun::Profit));
    if !of_sales || anchor.whole != Whole::Revenue || anchor.verb != Some(Cue::ShareVerb) || money {
        return false;
    }
    // "with Samsung accounting for 34% of sales": a company is no part of a company.
    let holder = anchor.clause.subject.as_ref().filter(|party| anchor.clause.own && party.via.is_none());
    let company = holder.is_some_and(|party| {
        party.kind == PartyKind::Company && profile(&party.names[0].0).is_some_and(|profile| profile.maker.is_empty())
    });
    let rival = (anchor.at + 3..anchor.items.len())
        .any(|at| anchor.items[at].is_name() && among!(anchor.items.word(at - 1), "to" | "with" | "and" | "for"));
    company && rival
        || anchor.items[anchor.clause.start..anchor.at].windows(2).any(|pair| {
            let share = pair[0].kind == Kind::Cue(Cue::Noun(Noun::Share)) && pair[1].word == "of";
            let goods = pair[0].is_name() && matches!(pair[1].kind, Kind::Market(_)) && is_goods(pair[1].name());
            share || goods
        })
}

/// "In Xiaomi's revenue, phones account for 60%, the Internet is close to 10%": whose revenue it is.
fn of_revenue_told_first(anchor: &Anchor) -> Option<Party> {
    let items = anchor.items;
    let name =
        (1..items.len().min(4)).find(|&at| items[at].is_name()).filter(|_| among!(items.word(0), "in" | "of"))?;
    let owns = items.get(name + 1).is_some_and(is_possessive_mark);
    let revenue = (name + 2..items.len().min(name + 5))
        .any(|at| matches!(items[at].kind, Kind::Cue(Cue::Noun(Noun::Revenue | Noun::Sales))));
    let part = anchor.whole == Whole::None
        && anchor.noun.is_none()
        && anchor.clause.start > 0
        && matches!(anchor.verb, Some(Cue::ShareVerb | Cue::Level) | None);
    (owns && revenue && part).then(|| Party::of(&items[name]))
}

/// The company whose own sales the percentage is a part of.
fn of_part(anchor: &Anchor) -> Option<Party> {
    let end = anchor.clause.end.min(anchor.at + 8);
    let within = |at: &usize| anchor.items[*at].kind != Kind::Comma;
    let named = (anchor.at + 1..end).take_while(within).find(|&at| anchor.items[at].is_name());
    if let Some(at) = named {
        return Some(Party::of(&anchor.items[at]));
    }
    let possessive = (anchor.at + 1..end).any(|at| anchor.items[at].kind == Kind::Cue(Cue::Possessive));
    // "BMW aims for 20 percent of its sales": its own, where nothing makes it up.
    let acts = possessive && anchor.clause.own && anchor.verb != Some(Cue::ShareVerb);
    if let Some(party) = anchor.company().filter(|_| acts) {
        return Some(party.clone());
    }
    let last = (0..anchor.at).rev().find(|&at| anchor.items[at].is_name());
    if let Some(at) = last.filter(|_| possessive && anchor.company().is_none()) {
        return Some(Party::of(&anchor.items[at]));
    }
    // "Freshly brewed drinks made up 74 % of revenue": the subject of the clause is the part.
    let company = anchor
        .company()
        .filter(|_| !anchor.clause.own || anchor.clause.subject.as_ref().is_some_and(|party| party.via.is_some()));
    company.or(anchor.carried.company.as_ref().filter(|_| anchor.carried.fresh)).or(anchor.company()).cloned()
}

/// The place that is the part: "China made up 53 %".
fn part_region(anchor: &Anchor) -> Option<(String, Span)> {
    let foreign = (anchor.clause.start..anchor.at)
        .find(|&at| among!(anchor.items.word(at), "international" | "overseas" | "foreign"));
    let Some(foreign) = foreign else { return anchor.clause.place.as_ref().map(|party| party.names[0].clone()) };
    let home = (0..anchor.clause.start).rev().find_map(|at| match anchor.items[at].kind {
        Kind::Region(_) => Some(anchor.items[at].name()),
        _ => None,
    })?;
    Some((format!("outside {home}"), anchor.items[foreign].span))
}
