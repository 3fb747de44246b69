//! What orders, shares and sums say about ranks, and ranks about orders and shares (R3, R4, R6 and R9).

use super::Holder;
use super::board::{Board, Contradiction, LONGEST_LIST, Party, Ranks, hundredth, is_rest};
use super::explain;
use super::fine::{self, Fine, WHOLE};
use super::solve::{Closure, Orders, Proof, Row, Rule, Step, chain, closure, members};

/// A share so small that more could hold it says nothing about its rank worth telling.
const MOST_HOLDERS: Fine = 9;
/// Rounds of working out ranks from orders; each settles at least one.
const ROUNDS: usize = 6;

impl Board {
    /// R4 and R6: what orders and shares say about ranks, and ranks about orders, until nothing new follows.
    pub(super) fn settle_ranks(&mut self, holders: &[Holder]) -> Result<(), Contradiction> {
        for party in &mut self.parties {
            party.rank_of_share();
        }
        for _ in 0..ROUNDS {
            let before: Vec<(u32, u32)> = self.parties.iter().map(|party| (party.rank.lo, party.rank.hi)).collect();
            self.order_by_ranks();
            let closure = closure(holders.len(), &self.orders);
            if (0..holders.len()).any(|row| closure.above[row] >> row & 1 == 1) {
                return Ok(()); // Solving says which claims go round in a circle.
            }
            self.rank_by_orders(&closure);
            self.free_ranks();
            if let Some(party) = self.parties.iter().find(|party| party.rank.lo > party.rank.hi) {
                return Err(Contradiction::new(party.rank.proof(), explain::no_rank(&party.name)));
            }
            if self.parties.iter().map(|party| (party.rank.lo, party.rank.hi)).eq(before) {
                break;
            }
        }
        for party in &mut self.parties {
            party.share_of_rank();
        }
        Ok(())
    }

    pub(super) fn order_by_ranks(&mut self) {
        for ahead in 0..self.parties.len() {
            for behind in 0..self.parties.len() {
                let (a, b) = (&self.parties[ahead].rank, &self.parties[behind].rank);
                if a.hi < b.lo {
                    let proof = Proof::of(Rule::RankChain, []).with(&a.hi_proof).with(&b.lo_proof);
                    self.order(ahead, behind, proof);
                }
            }
        }
    }

    pub(super) fn rank_by_orders(&mut self, closure: &Closure) {
        let orders = &self.orders;
        for row in 0..self.parties.len() {
            if self.others == Some(row) {
                continue;
            }
            for above in members(closure.above[row]) {
                let rank = self.parties[above].rank.clone();
                let proof = || rank.lo_proof.clone().with(&chain(orders, above, row).1);
                self.parties[row].rank.raise(rank.lo.saturating_add(1), proof);
            }
            let count = closure.above[row].count_ones();
            let chains =
                || members(closure.above[row]).fold(Proof::default(), |all, at| all.with(&chain(orders, at, row).1));
            self.parties[row].rank.raise(count + 1, chains);
            for below in members(closure.below[row]) {
                let rank = self.parties[below].rank.clone();
                let proof = || rank.hi_proof.clone().with(&chain(orders, row, below).1);
                if rank.hi < u32::MAX {
                    self.parties[row].rank.cut(rank.hi.saturating_sub(1), proof);
                }
            }
        }
    }

    /// Ranks that others hold are out of reach; a holder takes the only one that is left.
    pub(super) fn free_ranks(&mut self) {
        for row in 0..self.parties.len() {
            let rank = &self.parties[row].rank;
            if rank.lo >= rank.hi || rank.hi - rank.lo > LONGEST_LIST || self.others == Some(row) {
                continue;
            }
            let mut proof = rank.proof();
            let mut free = Vec::new();
            for place in rank.lo..=rank.hi {
                let holder = self.parties.iter().enumerate();
                match holder.filter(|(at, _)| *at != row).find(|(_, party)| party.rank.exact() == Some(place)) {
                    Some((_, party)) => proof = proof.with(&party.rank.proof()),
                    None => free.push(place),
                }
            }
            let (Some(&first), Some(&last)) = (free.first(), free.last()) else { continue };
            if (first, last) != (rank.lo, rank.hi) {
                let proof = Proof::of(Rule::RankChain, []).with(&proof);
                self.parties[row].rank = Ranks { lo: first, hi: last, lo_proof: proof.clone(), hi_proof: proof };
            }
        }
    }

    /// R9: what holders together have bounds each of them.
    pub(super) fn share_sums(&mut self, holders: &[Holder]) -> Result<(), Contradiction> {
        if self.together.is_empty() {
            return Ok(());
        }
        let orders: &Orders = &self.orders;
        let closure = closure(holders.len(), orders);
        for group in &self.together {
            let count = group.parties.len() as Fine;
            let sum =
                |side: fn(&Row) -> Fine| group.parties.iter().map(|&at| side(&self.parties[at].row)).sum::<Fine>();
            let (lows, highs) = (sum(|row| row.lo.at), sum(|row| row.hi.at));
            let all = group.parties.iter().fold(Proof::of(Rule::Together, [group.claim]), |all, &at| {
                let row = &self.parties[at].row;
                all.with(&row.lo.proof).with(&row.hi.proof)
            });
            if lows > group.hi || highs < group.lo {
                let names: Vec<&Holder> = group.parties.iter().map(|&at| &holders[at]).collect();
                return Err(Contradiction::new(all, explain::together(&names)));
            }
            let set = group.parties.iter().fold(0u64, |set, &at| set | 1 << at);
            for &at in &group.parties {
                let others = group.parties.iter().filter(|other| **other != at).map(|&other| &self.parties[other].row);
                let start = Proof::of(Rule::Together, [group.claim]);
                let highest = others.clone().fold(start.clone(), |all, other| all.with(&other.hi.proof));
                let lowest = others.fold(start, |all, other| all.with(&other.lo.proof));
                let row = &mut self.parties[at].row;
                let (own_lo, own_hi) = (row.lo.at, row.hi.at);
                row.raise(group.lo - (highs - own_hi), highest, Step::Own);
                row.cut(group.hi - (lows - own_lo), lowest, Step::Own);
                let chains = |set: u64, from: &dyn Fn(usize) -> Proof| {
                    members(set).fold(Proof::of(Rule::Together, [group.claim]), |all, other| all.with(&from(other)))
                };
                if set & !closure.below[at] == 1 << at {
                    let proof = chains(set & closure.below[at], &|other| chain(orders, at, other).1);
                    row.raise(group.lo.div_euclid(count), proof, Step::Own);
                }
                if set & !closure.above[at] == 1 << at {
                    let proof = chains(set & closure.above[at], &|other| chain(orders, other, at).1);
                    row.cut(fine::ceil_div(group.hi, count), proof, Step::Own);
                }
            }
        }
        Ok(())
    }
}

impl Party {
    /// R4: at most 100/s holders can have a share of s.
    pub(super) fn rank_of_share(&mut self) {
        let lo = self.row.lo.at;
        if lo > 0 && !is_rest(&self.name) {
            let holders = if self.more_than { fine::ceil_div(WHOLE, lo) - 1 } else { WHOLE / lo };
            if holders > MOST_HOLDERS {
                return;
            }
            let proof = Proof::of(Rule::RankOfShare, []).with(&self.row.lo.proof);
            self.rank.cut(u32::try_from(holders.max(1)).unwrap_or(u32::MAX), || proof);
        }
    }

    /// R3: r holders have at least the share of the one at rank r.
    pub(super) fn share_of_rank(&mut self) {
        if self.rank.lo > 1 {
            let proof = Proof::of(Rule::Rank, []).with(&self.rank.lo_proof);
            self.row.cut(hundredth(self.rank.lo), proof, Step::Own);
        }
    }
}
