//! What a stated value allows: an interval that includes the rounding of its last digit.

use crate::claim::{Claim, Direction, Measure, Value, ValueUnit};
use crate::modality::{Modality, Polarity};
use crate::number::Decimal;
use crate::quantity::Comparator;

/// One side of an interval.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Side {
    pub(crate) at: Decimal,
    /// The bound itself is excluded.
    pub(crate) open: bool,
}

/// A set of amounts without gaps; a missing side is unbounded.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Interval {
    pub(crate) lo: Option<Side>,
    pub(crate) hi: Option<Side>,
}

/// "About 20" is taken to allow 5 percent either way when figures are compared; nothing is inferred from it.
const ABOUT: (i128, i16) = (5, -2);

impl Interval {
    /// What `value` allows, rounding included. Ranks are never rounded.
    pub(crate) fn of(value: &Value) -> Self {
        let half = match value.unit {
            ValueUnit::Rank => Decimal::ZERO,
            _ => Decimal::new(5, value.last_digit.saturating_sub(1)).unwrap_or_default(),
        };
        let lo = |slack: Decimal, open| value.lo.and_then(|lo| lo.minus(slack)).map(|at| Side { at, open });
        let hi = |slack: Decimal, open| value.hi.and_then(|hi| hi.plus(slack)).map(|at| Side { at, open });
        let none = Decimal::ZERO;
        match value.comparator {
            Comparator::Eq | Comparator::Between => Self { lo: lo(half, false), hi: hi(half, false) },
            Comparator::Approx => {
                let slack = |at: Option<Decimal>| half.max(at.map_or(none, about));
                Self { lo: lo(slack(value.lo), false), hi: hi(slack(value.hi), false) }
            }
            Comparator::Gt | Comparator::Lt => Self { lo: lo(none, true), hi: hi(none, true) },
            Comparator::Ge | Comparator::Le => Self { lo: lo(none, false), hi: hi(none, false) },
        }
    }

    /// What the value of `claim` allows: changes carry their sign, a denied bound its complement.
    /// `None` for a denied amount, which leaves a gap.
    pub(crate) fn of_claim(claim: &Claim, value: &Value) -> Option<Self> {
        let mut interval = Self::of(value);
        if claim.measure == Measure::Change && claim.direction == Some(Direction::Down) {
            interval = interval.negate();
        }
        match claim.polarity {
            Polarity::Negative if is_denial(claim) => interval.complement(),
            _ => Some(interval),
        }
    }

    fn negate(self) -> Self {
        let flip = |side: Option<Side>| side.map(|side| Side { at: side.at.negate(), ..side });
        Self { lo: flip(self.hi), hi: flip(self.lo) }
    }

    /// Everything else, when that has no gap.
    fn complement(self) -> Option<Self> {
        let flip = |side: Side| Some(Side { open: !side.open, ..side });
        match (self.lo, self.hi) {
            (Some(lo), None) => Some(Self { lo: None, hi: flip(lo) }),
            (None, Some(hi)) => Some(Self { lo: flip(hi), hi: None }),
            _ => None,
        }
    }

    /// Whether some amount is in both.
    pub(crate) fn overlaps(&self, other: &Self) -> bool {
        reaches(self.lo, other.hi) && reaches(other.lo, self.hi)
    }

    /// Whether every amount of it is in `other`.
    pub(crate) fn within(&self, other: &Self) -> bool {
        let lo = match (self.lo, other.lo) {
            (_, None) => true,
            (None, Some(_)) => false,
            (Some(a), Some(b)) => a.at > b.at || (a.at == b.at && (a.open || !b.open)),
        };
        lo && match (self.hi, other.hi) {
            (_, None) => true,
            (None, Some(_)) => false,
            (Some(a), Some(b)) => a.at < b.at || (a.at == b.at && (a.open || !b.open)),
        }
    }
}

/// Whether the claim says that its amount is wrong. A goal or forecast said to be missed was still made.
pub(crate) fn is_denial(claim: &Claim) -> bool {
    claim.polarity == Polarity::Negative && matches!(claim.modality, Modality::Asserted | Modality::Rumoured)
}

/// Whether a lower side lies at or below an upper side.
fn reaches(lo: Option<Side>, hi: Option<Side>) -> bool {
    match (lo, hi) {
        (Some(lo), Some(hi)) => lo.at < hi.at || (lo.at == hi.at && !lo.open && !hi.open),
        _ => true,
    }
}

fn about(at: Decimal) -> Decimal {
    let size = if at.is_negative() { at.negate() } else { at };
    Decimal::new(ABOUT.0, ABOUT.1).and_then(|part| size.times(part)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(lo: &str, hi: &str, comparator: Comparator, last_digit: i16) -> Value {
        let side = |text: &str| text.parse().ok();
        Value { lo: side(lo), hi: side(hi), unit: ValueUnit::Percent, comparator, last_digit }
    }

    fn check(value: &Value, expected: &str) {
        let interval = Interval::of(value);
        let lo = interval.lo.map_or("(".into(), |lo| format!("{}{}", if lo.open { '(' } else { '[' }, lo.at));
        let hi = interval.hi.map_or(")".into(), |hi| format!("{}{}", hi.at, if hi.open { ')' } else { ']' }));
        assert_eq!(format!("{lo}, {hi}"), expected);
    }

    #[test]
    fn rounding_belongs_to_the_value() {
        check(&value("13.1", "13.1", Comparator::Eq, -1), "[13.05, 13.15]");
        check(&value("205800000000", "205800000000", Comparator::Eq, 8), "[205750000000, 205850000000]");
        check(&value("13", "15", Comparator::Between, 0), "[12.5, 15.5]");
        check(&value("30", "", Comparator::Gt, 0), "(30, )");
        check(&value("", "5", Comparator::Le, 0), "(, 5]");
        check(&value("20", "20", Comparator::Approx, 0), "[19, 21]");
        check(&value("2", "2", Comparator::Approx, 0), "[1.5, 2.5]");
    }

    #[test]
    fn closed_ends_meet() {
        let half = |lo: &str, hi: &str| Interval::of(&value(lo, hi, Comparator::Ge, 0));
        assert!(half("3", "").overlaps(&half("", "3")));
        let open = Interval::of(&value("3", "", Comparator::Gt, 0));
        assert!(!open.overlaps(&half("", "3")));
        assert!(open.within(&half("3", "")) && !half("3", "").within(&open));
    }
}
