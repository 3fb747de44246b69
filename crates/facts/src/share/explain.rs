//! Bounds, conflicts and ranges in plain English.

use super::fine::{Fine, WHOLE, percent};
use super::solve::{Closure, Conflict, ConflictKind, Proof, Rule, Step, System};
use super::{Holder, ShareRange};
use crate::claim::{Claim, Measure, Property};
use crate::fact::words::{list, value_words};
use crate::number::Decimal;

/// One bound with its proof and its reason in words.
#[derive(Clone, Debug)]
pub(super) struct Side {
    pub(super) at: Fine,
    pub(super) proof: Proof,
    pub(super) why: String,
}

/// Both bounds of one row of a solved system.
pub(super) fn sides(
    system: &System,
    closure: &Closure,
    row: usize,
    holders: &[Holder],
    claims: &[Claim],
) -> (Side, Side) {
    let (lo, hi) = (&system.rows[row].lo, &system.rows[row].hi);
    let own_reason = |proof: &Proof, at: Fine| own_reason(proof, at, claims);
    let low_why = match lo.step {
        Step::Trivial => String::new(),
        Step::Own => own_reason(&lo.proof, lo.at),
        Step::Row(other) => {
            let least = shown(system.rows[other].lo.at, Outward::Down);
            format!("it is ahead of {}, which has at least {least} %", words(&holders[other]))
        }
        Step::Rest => "the list is complete and the others can hold no more of it".to_owned(),
    };
    let high_why = match hi.step {
        Step::Trivial => String::new(),
        Step::Own => own_reason(&hi.proof, hi.at),
        Step::Row(other) => {
            let most = shown(system.rows[other].hi.at, Outward::Up);
            format!("it is behind {}, which has at most {most} %", words(&holders[other]))
        }
        Step::Rest => rest_reason(system, closure.above[row], row),
    };
    let side = |at, proof: &Proof, why| Side { at, proof: proof.clone(), why };
    (side(lo.at, &lo.proof, low_why), side(hi.at, &hi.proof, high_why))
}

/// Keeps the tighter of two pairs of bounds.
pub(super) fn tighten(sides: &mut (Side, Side), found: (Side, Side)) {
    if found.0.at > sides.0.at {
        sides.0 = found.0;
    }
    if found.1.at < sides.1.at {
        sides.1 = found.1;
    }
}

/// A range with its proof and sentence.
pub(super) fn range(
    holder: Holder,
    rank: Option<(u32, u32)>,
    ranked: &Proof,
    implied: bool,
    lo: Side,
    hi: Side,
) -> ShareRange {
    let both = lo.proof.clone().with(&hi.proof).with(ranked);
    let (low, high) = (shown(lo.at, Outward::Down), shown(hi.at, Outward::Up));
    let name = match &holder {
        Holder::Named(name) => name.clone(),
        Holder::Rank(rank) => format!("Whoever is rank {rank}"),
    };
    let explanation = match (lo.at > 0, hi.at < WHOLE) {
        (true, true) if lo.why == hi.why => format!("{name} holds between {low} and {high} %: {}.", lo.why),
        (true, true) => format!(
            "{name} holds between {low} and {high} %: at least {low} % because {}, and at most {high} % because {}.",
            lo.why, hi.why
        ),
        (true, false) => format!("{name} holds at least {low} %: {}.", lo.why),
        (false, true) => format!("{name} holds at most {high} %, because {}.", hi.why),
        (false, false) => format!("{name} can hold any share: the claims tell its rank alone."),
    };
    ShareRange {
        holder,
        rank,
        lo: percent(lo.at),
        hi: percent(hi.at),
        implied,
        because: both.claims.clone(),
        rules: both.rule_names(),
        explanation,
    }
}

/// Why no shares fit.
pub(super) fn conflict(conflict: &Conflict, holders: &[Holder]) -> String {
    let name = |row: &usize| words(&holders[*row]);
    match &conflict.kind {
        ConflictKind::Cycle(path) => {
            let names: Vec<String> = path.iter().map(name).collect();
            format!("These claims put {} in a circle, each ahead of the next.", list(&names))
        }
        ConflictKind::Row(row) => format!("No share of {} fits all of these claims.", name(row)),
        ConflictKind::OverHundred => "By these claims the shares add up to more than 100 %.".to_owned(),
        ConflictKind::UnderHundred => {
            "By these claims the shares of a complete list add up to less than 100 %.".to_owned()
        }
    }
}

pub(super) fn two_ranks(name: &str) -> String {
    format!("{name} is said to hold two different ranks.")
}

pub(super) fn one_rank(first: &str, second: &str, rank: u32) -> String {
    format!("{first} and {second} are both said to hold rank {rank}.")
}

pub(super) fn no_rank(name: &str) -> String {
    format!("No rank is left for {name} that fits all of these claims.")
}

pub(super) fn together(holders: &[&Holder]) -> String {
    let names: Vec<String> = holders.iter().map(|holder| words(holder)).collect();
    format!("The shares of {} do not add up to what they are said to hold together.", list(&names))
}

const BY_UNITS: &str = "its units and the size of the market say so";

/// "it has 83.3 million units out of 377.8 million units", when both were counted for the period itself.
fn part_of_market(units: &Claim, market: &Claim) -> Option<String> {
    let level = |claim: &Claim| claim.value.filter(|_| claim.measure == Measure::Level);
    Some(format!("it has {} out of {}", value_words(&level(units)?), value_words(&level(market)?)))
}

/// The holder's own claims as a reason.
fn own_reason(proof: &Proof, at: Fine, claims: &[Claim]) -> String {
    let claim =
        |property: Property| proof.claims.iter().map(|id| &claims[id.index()]).find(|claim| claim.property == property);
    if proof.has(Rule::Together) {
        return "that follows from the sum it is said to hold with others".to_owned();
    }
    if let Some(market) = claim(Property::MarketSize).filter(|_| proof.has(Rule::Units)) {
        let units = proof.claims.iter().map(|id| &claims[id.index()]).find(|claim| claim.property != market.property);
        return units.and_then(|units| part_of_market(units, market)).unwrap_or_else(|| BY_UNITS.to_owned());
    }
    if proof.has(Rule::Rank) || proof.has(Rule::RankOfShare) {
        let rank = (WHOLE + at / 2) / at.max(1);
        let counted = if proof.has(Rule::Units) { ", by units," } else { "" };
        return match rank - 1 {
            1 => format!("at least one other{counted} holds as much or more"),
            others => format!("at least {others} others{counted} hold as much or more"),
        };
    }
    match claim(Property::MarketShare).and_then(|claim| claim.value) {
        Some(value) if proof.has(Rule::Rounding) => {
            format!("{} is stated, give or take the rounding", value_words(&value))
        }
        Some(value) => format!("{} is stated", value_words(&value)),
        None => "it follows from its rank".to_owned(),
    }
}

fn rest_reason(system: &System, above: u64, row: usize) -> String {
    let least = |at: usize| system.rows[at].lo.at;
    let others: Fine = (0..system.rows.len()).filter(|&at| at != row && above >> at & 1 == 0).map(least).sum();
    match (above.count_ones(), others) {
        (0, others) => format!("the others hold at least {} %", shown(others, Outward::Down)),
        (1, 0) => "the one ahead of it has at least as much".to_owned(),
        (1, others) => {
            format!(
                "the one ahead of it has at least as much and the others hold at least {} %",
                shown(others, Outward::Down)
            )
        }
        (count, 0) => format!("the {count} ahead of it have at least as much each"),
        (count, others) => format!(
            "the {count} ahead of it have at least as much each and the others hold at least {} %",
            shown(others, Outward::Down)
        ),
    }
}

pub(super) fn words(holder: &Holder) -> String {
    match holder {
        Holder::Named(name) => name.clone(),
        Holder::Rank(rank) => format!("whoever is rank {rank}"),
    }
}

/// Which way a bound may be rounded.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Outward {
    Down,
    Up,
}

/// At most two digits after the point, rounded away from the range.
fn shown(at: Fine, outward: Outward) -> Decimal {
    const CENT: Fine = WHOLE / 10_000;
    let cents = match outward {
        Outward::Down => at.div_euclid(CENT),
        Outward::Up => -(-at).div_euclid(CENT),
    };
    Decimal::new(cents, -2).unwrap_or_default()
}
