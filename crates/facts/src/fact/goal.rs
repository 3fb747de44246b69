//! Goals, plans and forecasts, each joined with what later claims say of it.
//!
//! A promise told again is one goal: the same figure for the same party and place, with the same deadline or, within one
//! article, none. It is met when a later claim within its time says so, not met when the article or a claim about the
//! deadline itself says otherwise, and open while nothing in the corpus tells.

use super::also::is_near_market;
use super::interval::Interval;
use super::merge::{Days, Material, days};
use super::words::claim_words;
use super::{Goal, Outcome};
use crate::claim::{Claim, Direction, Measure, Property, Value, ValueUnit};
use crate::ids::ClaimId;
use crate::modality::{Modality, Polarity};
use crate::order::{InOrder, grouped, look_up};
use crate::period::{Date, Grain, Period};
use crate::quantity::Comparator;

/// Goals of one kind that a promise is compared with.
const COMPARED: usize = 48;
/// Claims that may tell the outcome of one goal.
const OUTCOMES: usize = 512;

/// What a promise and the claims about its outcome have in common.
type Kind<'a> = (Property, Measure, &'a str, Option<&'a str>, Option<&'a str>);

fn kind(claim: &Claim) -> Kind<'_> {
    (claim.property, claim.measure, &claim.subject, claim.object.as_deref(), claim.region.as_deref())
}

/// Every goal with its outcome, in the order of the first claims.
pub(crate) fn goals(material: Material<'_>) -> Vec<Goal> {
    let (mut promises, mut results) = (Vec::new(), Vec::new());
    for (at, claim) in material.claims.iter().enumerate() {
        let id = ClaimId::at(at);
        match claim.modality {
            Modality::Goal | Modality::Planned | Modality::Forecast => promises.push((kind(claim), id)),
            Modality::Asserted => results.push((kind(claim), id)),
            Modality::Rumoured | Modality::Conditional => {}
        }
    }
    let results = grouped(results);
    let mut goals: Vec<Goal> = Vec::new();
    for (kind, ids) in grouped(promises) {
        let mut groups = Vec::new();
        ids.into_iter().for_each(|id| join(material, &mut groups, id));
        let results = look_up(&results, &kind).map_or(&[][..], Vec::as_slice);
        goals.extend(groups.into_iter().map(|claims| judge(material, claims, results)));
    }
    goals.order_by(|a, b| a.claims.cmp(&b.claims));
    goals
}

/// Puts a promise to the goals it repeats, which become one, or makes it a goal of its own.
fn join(material: Material<'_>, groups: &mut Vec<Vec<ClaimId>>, id: ClaimId) {
    let claim = material.claim(id);
    let repeats =
        |group: &[ClaimId]| group.iter().take(COMPARED).any(|other| is_same(material, material.claim(*other), claim));
    let first_looked_at = groups.len().saturating_sub(COMPARED);
    let mut joined = Vec::new();
    for at in (first_looked_at..groups.len()).rev() {
        if repeats(&groups[at]) {
            joined.extend(groups.remove(at));
        }
    }
    joined.push(id);
    joined.order();
    groups.push(joined);
}

fn is_same(material: Material<'_>, a: &Claim, b: &Claim) -> bool {
    let market = match (&a.market, &b.market) {
        (Some(a), Some(b)) => is_near_market(a, b),
        _ => true,
    };
    let one_article = material.head(a) == material.head(b);
    let (first, second) = (deadline(a), deadline(b));
    let time = first == second || (one_article && (first.is_none() || second.is_none()));
    let amount = |claim: &Claim| claim.value.map(|value: Value| (value.lo, value.hi, value.unit));
    let family = |claim: &Claim| claim.modality == Modality::Forecast;
    market && time && amount(a) == amount(b) && a.direction == b.direction && family(a) == family(b)
}

/// The time a promise is for; `None` without one or with a vague one.
fn deadline(claim: &Claim) -> Option<Days> {
    claim.period.filter(|period| period.end.is_some()).map(days)
}

fn judge(material: Material<'_>, claims: Vec<ClaimId>, results: &[ClaimId]) -> Goal {
    let denials: Vec<ClaimId> = claims.iter().copied().filter(|id| is_missed(material, material.claim(*id))).collect();
    let dated = claims.iter().copied().find(|id| deadline(material.claim(*id)).is_some());
    let promise = material.claim(dated.unwrap_or(claims[0]));
    let foreseen_not = promise.polarity == Polarity::Negative && denials.is_empty();
    let made = claims.iter().filter_map(|id| material.written(material.claim(*id))).min();
    let mut met = None;
    let mut missed = None;
    for &id in results.iter().take(if foreseen_not { 0 } else { OUTCOMES }) {
        match verdict(promise, made, material.claim(id)) {
            Some(Outcome::Met) => met = met.or(Some(id)),
            Some(Outcome::NotMet) => missed = missed.or(Some(id)),
            _ => {}
        }
    }
    let (outcome, because) = match (denials.is_empty(), met, missed) {
        (false, ..) => (Outcome::NotMet, denials.into_iter().chain(missed).collect()),
        (true, Some(met), None) => (Outcome::Met, vec![met]),
        (true, None, Some(missed)) => (Outcome::NotMet, vec![missed]),
        // Claims that disagree about the outcome leave it open, and are shown.
        (true, Some(met), Some(missed)) => (Outcome::Open, vec![met, missed]),
        (true, None, None) => (Outcome::Open, Vec::new()),
    };
    let explanation = explain(material, promise, outcome, &because);
    Goal { claims, outcome, because, explanation }
}

/// Whether the article says of a time that is over that the promise was not kept. A denied forecast of a time to come
/// foresees that something does not happen.
fn is_missed(material: Material<'_>, claim: &Claim) -> bool {
    let over = match (deadline(claim).and_then(|days| days.1), material.written(claim)) {
        (Some(end), Some(written)) => end <= written,
        _ => true,
    };
    claim.polarity == Polarity::Negative && over
}

/// What one later claim says of a promise; `None` when it says nothing.
fn verdict(promise: &Claim, made: Option<Date>, result: &Claim) -> Option<Outcome> {
    let market = match (&promise.market, &result.market) {
        (Some(a), Some(b)) => is_near_market(a, b),
        _ => true,
    };
    let by = promise.by.is_none() || result.by.is_none() || promise.by == result.by;
    let time = result.period.filter(|period| period.start.is_some() && period.end.is_some())?;
    let end = deadline(promise).and_then(|days| days.1);
    // What was so before the promise was made does not fulfil it.
    let later = made.is_some_and(|made| time.end.is_some_and(|end| end > made));
    let same_time = promise.period.map(days) == Some(days(time));
    if !market || !by || !(later || same_time) || result.polarity == Polarity::Negative && result.object.is_some() {
        return None;
    }
    let fulfilled = fulfils(promise, result)?;
    let flow = is_flow(promise);
    let in_time = if flow { same_time } else { end.is_none_or(|end| time.start < Some(end)) };
    let at_deadline = if flow { same_time } else { end.is_some_and(|end| holds_last_day(time, end)) };
    match fulfilled {
        true if in_time => Some(Outcome::Met),
        false if at_deadline => Some(Outcome::NotMet),
        _ => None,
    }
}

/// Whether the amounts fit; a goal to grow is met by more. `None` when they cannot be compared.
fn fulfils(promise: &Claim, result: &Claim) -> Option<bool> {
    let (Some(wanted), Some(reached)) = (promise.value, result.value) else {
        let order = promise.object.is_some() && promise.object == result.object;
        return order.then_some(result.polarity == Polarity::Positive);
    };
    if wanted.unit != reached.unit || promise.direction != result.direction {
        return None;
    }
    let reached = Interval::of_claim(result, &reached)?;
    let exact = promise.modality == Modality::Forecast;
    let target = match wanted.comparator {
        Comparator::Eq | Comparator::Approx if !exact && wanted.unit != ValueUnit::Rank => at_least(promise, &wanted),
        _ => Interval::of_claim(&Claim { polarity: Polarity::Positive, ..promise.clone() }, &wanted)?,
    };
    match (reached.overlaps(&target), reached.within(&target)) {
        (false, _) => Some(false),
        (true, true) => Some(true),
        // A forecast is borne out by a figure that fits; a goal only by one that leaves no doubt.
        (true, false) => exact.then_some(true),
    }
}

/// "4,500 stores by then" is met by 4,507, "cut 500 jobs" by 600.
fn at_least(promise: &Claim, wanted: &Value) -> Interval {
    let interval = Interval::of(wanted);
    match promise.direction {
        Some(Direction::Flat) => interval,
        Some(Direction::Down) => {
            Interval { lo: None, hi: interval.lo.map(|lo| super::interval::Side { at: lo.at.negate(), ..lo }) }
        }
        _ => Interval { hi: None, ..interval },
    }
}

/// Whether the amount is one of a whole period (revenue of a year), not a state that can be reached early.
fn is_flow(claim: &Claim) -> bool {
    let flow = matches!(
        claim.property,
        Property::Revenue | Property::Profit | Property::Shipments | Property::MarketSize | Property::RevenueShare
    );
    let whole = claim.period.is_some_and(|period| period.grain != Grain::Day && period.grain != Grain::Span);
    claim.measure == Measure::Change || claim.modality == Modality::Forecast || (flow && whole)
}

/// Whether the day before `end` lies in `period`.
fn holds_last_day(period: Period, end: Date) -> bool {
    period.start.is_some_and(|start| start < end) && period.end.is_some_and(|last| last >= end)
}

fn explain(material: Material<'_>, promise: &Claim, outcome: Outcome, because: &[ClaimId]) -> String {
    let (what, reached) = match promise.modality {
        Modality::Forecast => ("forecast", "come true"),
        Modality::Planned => ("plan", "carried out"),
        _ => ("goal", "reached"),
    };
    let foreseen_not = promise.polarity == Polarity::Negative && outcome == Outcome::Open;
    let aim = format!("{what} ({}{})", if foreseen_not { "not " } else { "" }, claim_words(promise));
    let was = if promise.modality == Modality::Forecast { "has" } else { "was" };
    let told = because.iter().map(|id| material.claim(*id));
    let denied = because.iter().any(|id| material.claim(*id).modality != Modality::Asserted);
    let states: Vec<String> = told.filter(|claim| claim.modality == Modality::Asserted).map(said).collect();
    let states = super::words::list(&states);
    match (outcome, denied, deadline(promise)) {
        (Outcome::Met, ..) => format!("The {aim} {was} {reached}: a later claim says {states}."),
        (Outcome::NotMet, true, _) if states.is_empty() => {
            format!("The {aim} {was} not {reached}: an article says so itself.")
        }
        (Outcome::NotMet, true, _) => {
            format!("The {aim} {was} not {reached}: an article says so itself, and a claim says {states}.")
        }
        (Outcome::NotMet, false, _) => format!("The {aim} {was} not {reached}: for that time a claim says {states}."),
        (Outcome::Open, ..) if !because.is_empty() => {
            format!("Whether the {aim} {was} {reached} is open: later claims disagree ({states}).")
        }
        (Outcome::Open, _, None) => format!("The {aim} has no firm date, and no later claim reaches it."),
        (Outcome::Open, _, Some(_)) => format!("No claim tells yet whether the {aim} {was} {reached}."),
    }
}

fn said(claim: &Claim) -> String {
    let denial = if claim.polarity == Polarity::Negative { "not " } else { "" };
    format!("{denial}{}", claim_words(claim))
}
