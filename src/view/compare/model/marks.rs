//! A claim as a mark.

use facts::claim::{Claim, Value, ValueUnit};
use facts::ids::ClaimId;
use facts::number::Decimal;
use facts::quantity::Comparator;

use super::{Mark, Shape};
use crate::words;

/// Adds a mark; the same statement told again only adds its claims.
pub(super) fn add(marks: &mut Vec<Mark>, mark: Mark) {
    match marks.iter_mut().find(|known| known.shape == mark.shape && known.words == mark.words) {
        Some(known) => known.claims.extend(mark.claims),
        None => marks.push(mark),
    }
}

pub(super) fn mark_of(claim: &Claim, id: ClaimId) -> Mark {
    let value = claim.value.as_ref();
    let shape = match value {
        None => Shape::Order,
        Some(value) if value.unit == ValueUnit::Rank => Shape::Rank,
        Some(value) => shape_of(value),
    };
    let drawn = |bound: Option<Decimal>| bound.map(Decimal::to_f64);
    Mark {
        shape,
        lo: drawn(value.and_then(|value| value.lo)),
        hi: drawn(value.and_then(|value| value.hi)),
        slack: value.map_or(0.0, |value| 0.5 * 10f64.powi(i32::from(value.last_digit))),
        words: words::value(claim),
        claims: vec![id],
        implied: String::new(),
        rules: Vec::new(),
    }
}

fn shape_of(value: &Value) -> Shape {
    match (value.comparator, value.lo, value.hi) {
        (Comparator::Approx, ..) => Shape::Approx,
        (_, Some(lo), Some(hi)) if lo == hi => Shape::Exact,
        (_, Some(_), Some(_)) => Shape::Range,
        (_, Some(_), None) => Shape::AtLeast,
        _ => Shape::AtMost,
    }
}

pub(super) fn rank_of(claim: &Claim) -> Option<(u32, u32)> {
    let value = claim.value.as_ref()?;
    let whole = |bound: Option<Decimal>| bound.map(|bound| bound.to_f64() as u32);
    Some((whole(value.lo).unwrap_or(1), whole(value.hi).unwrap_or(u32::MAX)))
}
