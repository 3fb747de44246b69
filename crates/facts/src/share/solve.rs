//! The tightest bounds of shares that are bounded, ordered and add up to at most (or exactly) 100 percent.
//!
//! For such systems the linear programme has a closed form: push lower bounds up and upper bounds down along the order;
//! then the most a row can hold is the largest t with Σ max(lo, t if the row is it or above it) ≤ 100, and, when the
//! rows are all there is, the least it can hold is the smallest t with Σ min(hi, t if the row is it or below it) ≥ 100.

use super::fine::{Fine, WHOLE, ceil_div};
use crate::ids::ClaimId;
use crate::order::InOrder;

/// The most rows of one system: a set of rows is one machine word.
pub(super) const ROWS: usize = 64;

/// The rules of the implied ranges.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Rule {
    Rounding = 1,
    Bound,
    Rank,
    RankOfShare,
    Order,
    RankChain,
    Total,
    Complete,
    Together,
    Units,
}

impl Rule {
    const ALL: [Rule; 10] = [
        Rule::Rounding,
        Rule::Bound,
        Rule::Rank,
        Rule::RankOfShare,
        Rule::Order,
        Rule::RankChain,
        Rule::Total,
        Rule::Complete,
        Rule::Together,
        Rule::Units,
    ];

    fn name(self) -> String {
        format!("R{}", self as u8)
    }
}

/// What a bound or an order rests on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Proof {
    /// In corpus order, none twice.
    pub(super) claims: Vec<ClaimId>,
    /// One bit for each rule.
    rules: u16,
}

impl Proof {
    pub(super) fn of(rule: Rule, claims: impl IntoIterator<Item = ClaimId>) -> Self {
        let mut claims: Vec<ClaimId> = claims.into_iter().collect();
        claims.order();
        claims.dedup();
        Self { claims, rules: 1 << rule as u16 }
    }

    pub(super) fn with(mut self, other: &Proof) -> Self {
        self.rules |= other.rules;
        if self.claims.is_empty() {
            self.claims.clone_from(&other.claims);
        } else if other.claims.iter().any(|claim| self.claims.binary_search(claim).is_err()) {
            self.claims.extend(&other.claims);
            self.claims.order();
            self.claims.dedup();
        }
        self
    }

    pub(super) fn has(&self, rule: Rule) -> bool {
        self.rules >> rule as u16 & 1 == 1
    }

    /// Whether it rests on a stated order alone.
    pub(super) fn is_stated_order(&self) -> bool {
        self.rules == 1 << Rule::Order as u16 && self.claims.len() == 1
    }

    /// The names of its rules, `R1` first.
    pub(super) fn rule_names(&self) -> Vec<String> {
        Rule::ALL.into_iter().filter(|rule| self.has(*rule)).map(Rule::name).collect()
    }
}

/// The last step that led to a bound.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// Nothing is known: 0 or 100.
    Trivial,
    /// The row's own claims.
    Own,
    /// The bound of this row, which is ahead or behind.
    Row(usize),
    /// What the other rows leave of 100.
    Rest,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Bound {
    pub(super) at: Fine,
    pub(super) proof: Proof,
    pub(super) step: Step,
}

/// One share between two closed bounds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Row {
    pub(super) lo: Bound,
    pub(super) hi: Bound,
}

impl Row {
    /// Anything from 0 to 100.
    pub(super) fn open() -> Self {
        let bound = |at| Bound { at, proof: Proof::default(), step: Step::Trivial };
        Self { lo: bound(0), hi: bound(WHOLE) }
    }

    /// At least `at`.
    pub(super) fn raise(&mut self, at: Fine, proof: Proof, step: Step) {
        if at > self.lo.at {
            self.lo = Bound { at, proof, step };
        }
    }

    /// At most `at`.
    pub(super) fn cut(&mut self, at: Fine, proof: Proof, step: Step) {
        if at < self.hi.at {
            self.hi = Bound { at, proof, step };
        }
    }

    /// What proves that nothing lies between the bounds.
    pub(super) fn conflict(&self) -> Option<Proof> {
        (self.lo.at > self.hi.at).then(|| self.lo.proof.clone().with(&self.hi.proof))
    }
}

/// Why no shares fit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Conflict {
    pub(super) proof: Proof,
    pub(super) kind: ConflictKind,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum ConflictKind {
    /// The row is ahead of itself.
    Cycle(Vec<usize>),
    /// The row's lower bound is above its upper bound.
    Row(usize),
    /// The lower bounds add up to more than 100.
    OverHundred,
    /// The upper bounds of all there is add up to less than 100.
    UnderHundred,
}

/// Rows, who is ahead of whom, and whether the rows are all there is.
#[derive(Clone, Debug, Default)]
pub(super) struct System {
    pub(super) rows: Vec<Row>,
    /// (ahead, behind, proof); indices below `ROWS`.
    pub(super) orders: Vec<(usize, usize, Proof)>,
    /// Why the rows add up to 100, when they do.
    pub(super) complete: Option<Proof>,
}

/// Rows above and below each row, directly or through others, as bit sets.
#[derive(Clone, Debug, Default)]
pub(super) struct Closure {
    pub(super) above: Vec<u64>,
    pub(super) below: Vec<u64>,
}

/// (ahead, behind, proof); indices below `ROWS`.
pub(super) type Orders = [(usize, usize, Proof)];

/// Transitive closure of the orders of `count` rows.
pub(super) fn closure(count: usize, orders: &Orders) -> Closure {
    let mut below = vec![0u64; count];
    for &(ahead, behind, _) in orders {
        below[ahead] |= 1 << behind;
    }
    for via in 0..count {
        let reach = below[via];
        for set in below.iter_mut().filter(|set| **set >> via & 1 == 1) {
            *set |= reach;
        }
    }
    let mut above = vec![0u64; count];
    for (ahead, set) in below.iter().enumerate() {
        members(*set).for_each(|behind| above[behind] |= 1 << ahead);
    }
    Closure { above, below }
}

/// The shortest chain of orders from `ahead` down to `behind`, and its proof.
pub(super) fn chain(orders: &Orders, ahead: usize, behind: usize) -> (Vec<usize>, Proof) {
    if let Some((_, _, proof)) = orders.iter().find(|order| (order.0, order.1) == (ahead, behind)) {
        return (vec![ahead, behind], proof.clone());
    }
    let mut from: [Option<usize>; ROWS] = [None; ROWS];
    let mut queue = vec![ahead];
    let mut next = 0;
    while let Some(&row) = queue.get(next) {
        next += 1;
        for (edge, &(_, to, _)) in orders.iter().enumerate().filter(|(_, order)| order.0 == row) {
            if from[to].is_none() {
                from[to] = Some(edge);
                queue.push(to);
            }
        }
        if from[behind].is_some() {
            break;
        }
    }
    let (mut path, mut proof, mut at) = (vec![behind], Proof::default(), behind);
    while let Some((up, _, why)) = from[at].take().map(|edge| &orders[edge]) {
        proof = proof.with(why);
        path.push(*up);
        at = *up;
        if at == ahead {
            break;
        }
    }
    path.reverse();
    (path, proof)
}

/// The rows in a bit set, ascending.
pub(super) fn members(set: u64) -> impl Iterator<Item = usize> {
    let mut rest = set;
    std::iter::from_fn(move || {
        let at = rest.trailing_zeros() as usize;
        rest &= rest.wrapping_sub(1);
        (at < ROWS).then_some(at)
    })
}

impl System {
    /// Tightens every row.
    ///
    /// # Errors
    /// The conflict, when no shares fit; the rows are then of no use.
    pub(super) fn solve(&mut self) -> Result<Closure, Conflict> {
        let closure = closure(self.rows.len(), &self.orders);
        if let Some(row) = (0..self.rows.len()).find(|&row| closure.above[row] >> row & 1 == 1) {
            let (path, proof) = chain(&self.orders, row, row);
            return Err(Conflict { proof, kind: ConflictKind::Cycle(path) });
        }
        self.push(&closure);
        self.check()?;
        let pushed = self.rows.clone();
        for row in 0..pushed.len() {
            self.most(&pushed, &closure, row);
            if self.complete.is_some() {
                self.least(&pushed, &closure, row);
            }
        }
        Ok(closure)
    }

    /// Lower bounds go up the order, upper bounds down.
    fn push(&mut self, closure: &Closure) {
        let stated = self.rows.clone();
        for row in 0..stated.len() {
            let highest = members(closure.below[row]).max_by_key(|&at| (stated[at].lo.at, std::cmp::Reverse(at)));
            if let Some(from) = highest.filter(|&from| stated[from].lo.at > stated[row].lo.at) {
                let proof = stated[from].lo.proof.clone().with(&chain(&self.orders, row, from).1);
                self.rows[row].raise(stated[from].lo.at, proof, Step::Row(from));
            }
            let lowest = members(closure.above[row]).min_by_key(|&at| (stated[at].hi.at, at));
            if let Some(from) = lowest.filter(|&from| stated[from].hi.at < stated[row].hi.at) {
                let proof = stated[from].hi.proof.clone().with(&chain(&self.orders, from, row).1);
                self.rows[row].cut(stated[from].hi.at, proof, Step::Row(from));
            }
        }
    }

    fn check(&self) -> Result<(), Conflict> {
        for (row, bounds) in self.rows.iter().enumerate() {
            if let Some(proof) = bounds.conflict() {
                return Err(Conflict { proof, kind: ConflictKind::Row(row) });
            }
        }
        if self.rows.iter().map(|row| row.lo.at).sum::<Fine>() > WHOLE {
            let proof = self.rows.iter().fold(Proof::of(Rule::Total, []), |proof, row| proof.with(&row.lo.proof));
            return Err(Conflict { proof, kind: ConflictKind::OverHundred });
        }
        match &self.complete {
            Some(why) if self.rows.iter().map(|row| row.hi.at).sum::<Fine>() < WHOLE => {
                let proof = self.rows.iter().fold(why.clone(), |proof, row| proof.with(&row.hi.proof));
                Err(Conflict { proof, kind: ConflictKind::UnderHundred })
            }
            _ => Ok(()),
        }
    }

    /// The largest t with Σ max(lo, t for the row and those above) ≤ 100.
    fn most(&mut self, pushed: &[Row], closure: &Closure, row: usize) {
        let rising = closure.above[row] | 1 << row;
        let mut lows: Vec<Fine> = members(rising).map(|at| pushed[at].lo.at).collect();
        lows.order();
        let mut rest = WHOLE - pushed.iter().map(|row| row.lo.at).sum::<Fine>();
        let mut most = WHOLE;
        for (at, low) in lows.iter().enumerate() {
            rest += low;
            most = ceil_div(rest, at as Fine + 1);
            if lows.get(at + 1).is_none_or(|next| most <= *next) {
                break;
            }
        }
        if most < self.rows[row].hi.at {
            let lower = pushed.iter().enumerate().filter(|(at, other)| *at != row && other.lo.at > 0);
            let mut proof = lower.fold(Proof::of(Rule::Total, []), |proof, (_, other)| proof.with(&other.lo.proof));
            // Those that hold more anyway are not raised by the order.
            for ahead in members(closure.above[row]).filter(|&at| pushed[at].lo.at < most) {
                proof = proof.with(&chain(&self.orders, ahead, row).1);
            }
            self.rows[row].cut(most, proof, Step::Rest);
        }
    }

    /// The smallest t with Σ min(hi, t for the row and those below) ≥ 100.
    fn least(&mut self, pushed: &[Row], closure: &Closure, row: usize) {
        let falling = closure.below[row] | 1 << row;
        let mut highs: Vec<Fine> = members(falling).map(|at| pushed[at].hi.at).collect();
        highs.order_by(|a, b| b.cmp(a));
        let mut rest = WHOLE - pushed.iter().map(|row| row.hi.at).sum::<Fine>();
        let mut least = 0;
        for (at, high) in highs.iter().enumerate() {
            rest += high;
            least = rest.div_euclid(at as Fine + 1);
            if highs.get(at + 1).is_none_or(|next| least >= *next) {
                break;
            }
        }
        if least > self.rows[row].lo.at {
            let mut proof = self.complete.clone().unwrap_or_default();
            for (_, other) in pushed.iter().enumerate().filter(|(at, _)| *at != row) {
                proof = proof.with(&other.hi.proof);
            }
            for behind in members(closure.below[row]).filter(|&at| pushed[at].hi.at > least) {
                proof = proof.with(&chain(&self.orders, row, behind).1);
            }
            self.rows[row].raise(least, proof, Step::Rest);
        }
    }
}

#[cfg(test)]
#[path = "solve_tests.rs"]
mod tests;
