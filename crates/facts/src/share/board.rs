//! What one source says of one cell, holder by holder: shares, ranks, orders, sums and units as stated.

use std::collections::{BTreeMap, BTreeSet};

use super::Holder;
use super::explain;
use super::fine::{self, Fine, WHOLE};
use super::solve::{Conflict, ConflictKind, Proof, Row, Rule, Step};
use crate::among::among;
use crate::claim::{Claim, Direction, Measure, Property};
use crate::fact::{Interval, Side};
use crate::ids::ClaimId;
use crate::modality::Polarity;
use crate::number::Decimal;
use crate::order::{distinct, look_up};
use crate::quantity::Comparator;

/// Ranks beyond this get no row for those nobody names.
pub(super) const LONGEST_LIST: u32 = 24;

/// The level each growth led to.
pub(super) type Levels = [(ClaimId, ClaimId)];

/// One named holder of a share.
pub(super) struct Party {
    pub(super) name: String,
    pub(super) row: Row,
    /// Its own share claims alone, for telling what is implied.
    pub(super) stated: Option<(Fine, Fine)>,
    /// A claim says more than its lower bound, not merely as much.
    pub(super) more_than: bool,
    pub(super) rank: Ranks,
    pub(super) units: Option<(Interval, Proof)>,
}

/// The ranks a holder can have.
#[derive(Clone)]
pub(super) struct Ranks {
    pub(super) lo: u32,
    pub(super) hi: u32,
    pub(super) lo_proof: Proof,
    pub(super) hi_proof: Proof,
}

impl Ranks {
    pub(super) fn raise(&mut self, lo: u32, proof: impl FnOnce() -> Proof) {
        if lo > self.lo {
            (self.lo, self.lo_proof) = (lo, proof());
        }
    }

    pub(super) fn cut(&mut self, hi: u32, proof: impl FnOnce() -> Proof) {
        if hi < self.hi {
            (self.hi, self.hi_proof) = (hi, proof());
        }
    }

    pub(super) fn exact(&self) -> Option<u32> {
        (self.lo == self.hi).then_some(self.lo)
    }

    pub(super) fn proof(&self) -> Proof {
        self.lo_proof.clone().with(&self.hi_proof)
    }
}

/// Several holders whose shares add up to a stated amount.
pub(super) struct Together {
    pub(super) parties: Vec<usize>,
    pub(super) lo: Fine,
    pub(super) hi: Fine,
    pub(super) claim: ClaimId,
}

/// All that one source says of one cell.
#[derive(Default)]
pub(super) struct Board {
    /// The size of the market.
    pub(super) size: Option<(Interval, Proof)>,
    pub(super) parties: Vec<Party>,
    pub(super) orders: Vec<(usize, usize, Proof)>,
    pub(super) ordered: BTreeSet<(usize, usize)>,
    pub(super) together: Vec<Together>,
    /// The row of "others", which makes the list complete.
    pub(super) others: Option<usize>,
}

/// The claims that cannot all be true, and why.
pub(super) struct Contradiction {
    pub(super) claims: Vec<ClaimId>,
    pub(super) sentence: String,
    /// Their shares add up to too much.
    pub(super) over_hundred: bool,
}

impl Contradiction {
    pub(super) fn new(proof: Proof, sentence: String) -> Self {
        Self { claims: proof.claims, sentence, over_hundred: false }
    }
}

pub(super) fn refusal(conflict: Conflict, holders: &[Holder]) -> Contradiction {
    let sentence = explain::conflict(&conflict, holders);
    let over_hundred = conflict.kind == ConflictKind::OverHundred;
    Contradiction { over_hundred, ..Contradiction::new(conflict.proof, sentence) }
}

impl Board {
    pub(super) fn read(ids: &[ClaimId], claims: &[Claim], levels: &Levels) -> Self {
        let mut board = Self::default();
        let mut rows = BTreeMap::new();
        for &id in ids {
            let claim = &claims[id.index()];
            match claim.property {
                Property::MarketSize => board.size = board.size.take().or_else(|| amount(id, claims, levels)),
                Property::Shipments => {
                    if let Some(amount) = amount(id, claims, levels).filter(|_| !claim.subject.contains(" + ")) {
                        let row = board.party(&claim.subject, &mut rows);
                        board.parties[row].units.get_or_insert(amount);
                    }
                }
                _ => board.add(id, claim, &mut rows),
            }
        }
        board
    }

    pub(super) fn party(&mut self, name: &str, rows: &mut BTreeMap<String, usize>) -> usize {
        if let Some(&row) = rows.get(name) {
            return row;
        }
        let none = Proof::default;
        self.parties.push(Party {
            name: name.to_owned(),
            row: Row::open(),
            stated: None,
            more_than: false,
            rank: Ranks { lo: 1, hi: u32::MAX, lo_proof: none(), hi_proof: none() },
            units: None,
        });
        rows.insert(name.to_owned(), self.parties.len() - 1);
        self.parties.len() - 1
    }

    pub(super) fn add(&mut self, id: ClaimId, claim: &Claim, rows: &mut BTreeMap<String, usize>) {
        let names = distinct(claim.subject.split(" + "));
        if names.len() > 1 {
            if claim.property == Property::MarketShare {
                self.add_together(id, claim, &names, rows);
            }
            return;
        }
        let row = self.party(&claim.subject, rows);
        match claim.property {
            Property::MarketShare => {
                self.parties[row].add_share(id, claim);
                if is_rest(&claim.subject) {
                    self.others = Some(row);
                }
            }
            Property::Rank => self.parties[row].add_rank(id, claim),
            Property::AheadOf => {
                let Some(object) = &claim.object else { return };
                let other = self.party(object, rows);
                let (ahead, behind) = if claim.polarity == Polarity::Positive { (row, other) } else { (other, row) };
                self.order(ahead, behind, Proof::of(Rule::Order, [id]));
            }
            _ => {}
        }
    }

    /// Keeps the first proof of an order.
    pub(super) fn order(&mut self, ahead: usize, behind: usize, proof: Proof) {
        if self.ordered.insert((ahead, behind)) {
            self.orders.push((ahead, behind, proof));
        }
    }

    pub(super) fn add_together(
        &mut self,
        id: ClaimId,
        claim: &Claim,
        names: &[&str],
        rows: &mut BTreeMap<String, usize>,
    ) {
        let Some((lo, hi)) = share_bounds(claim) else { return };
        let parties = names.iter().map(|name| self.party(name, rows)).collect();
        self.together.push(Together { parties, lo, hi, claim: id });
    }

    /// R10: units over the size of the market, both from this source.
    pub(super) fn add_units_share(&mut self) {
        let Some((whole, total)) = &self.size else { return };
        for party in &mut self.parties {
            let Some((units, own)) = &party.units else { continue };
            let proof = || Proof::of(Rule::Units, []).with(own).with(total);
            if let Some(lo) = ratio(units.lo.map(|side| side.at), whole.hi.map(|side| side.at), Fine::div_euclid) {
                party.row.raise(lo, proof(), Step::Own);
            }
            if let Some(hi) = ratio(units.hi.map(|side| side.at), whole.lo.map(|side| side.at), fine::ceil_div) {
                party.row.cut(hi, proof(), Step::Own);
            }
        }
    }

    /// Claims about one holder alone, or two with one rank, that cannot all be true.
    pub(super) fn check_own(&self, holders: &[Holder]) -> Result<(), Contradiction> {
        let mut ranks: BTreeMap<u32, &Party> = BTreeMap::new();
        for (row, party) in self.parties.iter().enumerate() {
            if let Some(proof) = party.row.conflict() {
                return Err(refusal(Conflict { proof, kind: ConflictKind::Row(row) }, holders));
            }
            let proof = party.rank.proof();
            if party.rank.lo > party.rank.hi {
                return Err(Contradiction::new(proof, explain::two_ranks(&party.name)));
            }
            let Some(rank) = party.rank.exact() else { continue };
            if let Some(other) = ranks.insert(rank, party) {
                let sentence = explain::one_rank(&other.name, &party.name, rank);
                return Err(Contradiction::new(proof.with(&other.rank.proof()), sentence));
            }
        }
        Ok(())
    }

    /// More units or a larger share is ahead.
    pub(super) fn order_by_amounts(&mut self) {
        for ahead in 0..self.parties.len() {
            for behind in (0..self.parties.len()).filter(|&behind| behind != ahead) {
                let (a, b) = (&self.parties[ahead], &self.parties[behind]);
                if self.others == Some(ahead) || self.others == Some(behind) {
                    continue;
                }
                let shares = a.row.lo.at >= b.row.hi.at && (a.row.lo.at > b.row.lo.at || a.row.hi.at > b.row.hi.at);
                let proof = match (&a.units, &b.units) {
                    _ if shares => Some(a.row.lo.proof.clone().with(&b.row.hi.proof)),
                    (Some((a, first)), Some((b, second))) if !a.overlaps(b) && is_above(a, b) => {
                        Some(first.clone().with(second))
                    }
                    _ => None,
                };
                if let Some(proof) = proof {
                    self.order(ahead, behind, proof);
                }
            }
        }
    }
}

impl Party {
    /// R1 and R2.
    pub(super) fn add_share(&mut self, id: ClaimId, claim: &Claim) {
        let Some((lo, hi)) = share_bounds(claim) else { return };
        let exact = claim.value.is_some_and(|value| value.lo == value.hi);
        let rule = if exact { Rule::Rounding } else { Rule::Bound };
        let (low, high) = self.stated.unwrap_or((0, WHOLE));
        self.stated = Some((low.max(lo), high.min(hi)));
        let open = claim.value.is_some_and(|value| Interval::of(&value).lo.is_some_and(|side| side.open));
        if lo > self.row.lo.at {
            self.more_than = open;
        }
        self.row.raise(lo, Proof::of(rule, [id]), Step::Own);
        self.row.cut(hi, Proof::of(rule, [id]), Step::Own);
    }

    pub(super) fn add_rank(&mut self, id: ClaimId, claim: &Claim) {
        let Some(value) = claim.value.filter(|value| implies(value.comparator)) else { return };
        let rank = |at: Option<Decimal>| at.and_then(whole_rank);
        let (lo, hi) = (rank(value.lo), rank(value.hi));
        let proof = || Proof::of(Rule::Rank, [id]);
        match (claim.polarity, lo, hi) {
            (Polarity::Positive, lo, hi) => {
                self.rank.raise(lo.unwrap_or(1), proof);
                self.rank.cut(hi.unwrap_or(u32::MAX), proof);
            }
            (Polarity::Negative, None | Some(1), Some(hi)) => self.rank.raise(hi.saturating_add(1), proof),
            (Polarity::Negative, Some(lo), None) => self.rank.cut(lo.saturating_sub(1).max(1), proof),
            (Polarity::Negative, ..) => {}
        }
    }
}

pub(super) fn is_rest(name: &str) -> bool {
    among!(name.to_lowercase().as_str(), "others" | "other" | "the rest" | "rest" | "all others")
}

/// "About" implies nothing.
pub(super) fn implies(comparator: Comparator) -> bool {
    comparator != Comparator::Approx
}

/// The bounds a share claim states, rounding included.
pub(super) fn share_bounds(claim: &Claim) -> Option<(Fine, Fine)> {
    let value = claim.value.filter(|value| implies(value.comparator))?;
    let interval = Interval::of_claim(claim, &value)?;
    let lo = interval.lo.map_or(0, |side| fine::floor(side.at));
    let hi = interval.hi.map_or(WHOLE, |side| fine::ceil(side.at));
    Some((lo, hi))
}

pub(super) fn whole_rank(at: Decimal) -> Option<u32> {
    let scale = 10i128.checked_pow(u32::try_from(at.exponent()).ok()?)?;
    u32::try_from(at.mantissa().checked_mul(scale)?).ok().filter(|rank| *rank > 0)
}

/// 100/r percent, rounded up.
pub(super) fn hundredth(rank: u32) -> Fine {
    fine::ceil_div(WHOLE, Fine::from(rank))
}

/// R10: a stated number of units, or the one before a stated growth: q / (1 + g).
pub(super) fn amount(id: ClaimId, claims: &[Claim], levels: &Levels) -> Option<(Interval, Proof)> {
    let exact = |claim: &Claim| claim.value.filter(|value| implies(value.comparator)).map(|value| Interval::of(&value));
    let claim = &claims[id.index()];
    if claim.measure == Measure::Level {
        return Some((exact(claim)?, Proof::of(Rule::Units, [id])));
    }
    let level = *look_up(levels, &id)?;
    let (grown, growth) = (exact(&claims[level.index()])?, exact(claim)?);
    let signed = |side: Option<Side>| {
        let at = side?.at;
        Decimal::whole(100).plus(if claim.direction == Some(Direction::Down) { at.negate() } else { at })
    };
    let (mut least, mut most) = (signed(growth.lo), signed(growth.hi));
    if claim.direction == Some(Direction::Down) {
        (least, most) = (most, least);
    }
    let before = |at: Option<Side>, factor: Option<Decimal>, divide| {
        let at = Decimal::new(ratio(Some(at?.at), factor, divide)?, -12)?;
        Some(Side { at, open: false })
    };
    let lo = before(grown.lo, most, Fine::div_euclid);
    let interval = Interval { lo, hi: before(grown.hi, least, fine::ceil_div) };
    Some((interval, Proof::of(Rule::Units, [id, level])))
}

pub(super) fn is_above(a: &Interval, b: &Interval) -> bool {
    matches!((a.lo, b.hi), (Some(lo), Some(hi)) if lo.at >= hi.at)
}

/// 100 × part / whole percent.
pub(super) fn ratio(part: Option<Decimal>, whole: Option<Decimal>, divide: fn(Fine, Fine) -> Fine) -> Option<Fine> {
    let (part, whole) = (part?, whole.filter(|whole| *whole > Decimal::ZERO)?);
    let power = i32::from(part.exponent()) - i32::from(whole.exponent()) + 14;
    let scale = 10i128.checked_pow(power.unsigned_abs())?;
    let (above, below) = if power >= 0 { (scale, 1) } else { (1, scale) };
    Some(divide(part.mantissa().checked_mul(above)?, whole.mantissa().checked_mul(below)?))
}
