//! From the claims of one source about one cell to the range of every holder.

use std::collections::{BTreeMap, BTreeSet};

use super::cell::Scope;
use super::explain::{self, Side};
use super::fine::{self, Fine, WHOLE};
use super::solve::{
    Bound, Closure, Conflict, ConflictKind, Orders, Proof, ROWS, Row, Rule, Step, System, chain, closure, members,
};
use super::{CellRanges, Holder, Order, ShareRange};
use crate::claim::{Claim, Direction, Measure, Property};
use crate::fact::{Interval, Names, Side as Edge};
use crate::ids::ClaimId;
use crate::modality::Polarity;
use crate::number::Decimal;

/// Ranks beyond this get no row for those nobody names.
const LONGEST_LIST: u32 = 24;
/// A share so small that more could hold it says nothing about its rank worth telling.
const MOST_HOLDERS: Fine = 9;
/// Rounds of working out ranks from orders; each settles at least one.
const ROUNDS: usize = 6;

/// One named holder of a share.
struct Party {
    name: String,
    row: Row,
    /// Its own share claims alone, for telling what is implied.
    stated: Option<(Fine, Fine)>,
    /// A claim says more than its lower bound, not merely as much.
    more_than: bool,
    rank: Ranks,
    units: Option<(Interval, Proof)>,
}

/// The ranks a holder can have.
#[derive(Clone)]
struct Ranks {
    lo: u32,
    hi: u32,
    lo_proof: Proof,
    hi_proof: Proof,
}

impl Ranks {
    fn raise(&mut self, lo: u32, proof: impl FnOnce() -> Proof) {
        if lo > self.lo {
            (self.lo, self.lo_proof) = (lo, proof());
        }
    }

    fn cut(&mut self, hi: u32, proof: impl FnOnce() -> Proof) {
        if hi < self.hi {
            (self.hi, self.hi_proof) = (hi, proof());
        }
    }

    fn exact(&self) -> Option<u32> {
        (self.lo == self.hi).then_some(self.lo)
    }

    fn proof(&self) -> Proof {
        self.lo_proof.clone().with(&self.hi_proof)
    }
}

/// Several holders whose shares add up to a stated amount.
struct Together {
    parties: Vec<usize>,
    lo: Fine,
    hi: Fine,
    claim: ClaimId,
}

/// All that one source says of one cell.
#[derive(Default)]
struct Board {
    /// The size of the market.
    size: Option<(Interval, Proof)>,
    parties: Vec<Party>,
    orders: Vec<(usize, usize, Proof)>,
    ordered: BTreeSet<(usize, usize)>,
    together: Vec<Together>,
    /// The row of "others", which makes the list complete.
    others: Option<usize>,
}

/// The claims that cannot all be true, and why.
struct Contradiction {
    claims: Vec<ClaimId>,
    sentence: String,
    /// Their shares add up to too much.
    over_hundred: bool,
}

impl Contradiction {
    fn new(proof: Proof, sentence: String) -> Self {
        Self { claims: proof.claims, sentence, over_hundred: false }
    }
}

/// The ranges that follow from the claims of `scope`; and the claims whose shares add up to more than 100, if they do.
pub(super) fn derive(scope: Scope, claims: &[Claim], names: &Names) -> (CellRanges, Option<Vec<ClaimId>>) {
    let mut over_hundred = None;
    let mut found =
        CellRanges { cell: scope.cell, scope: scope.name, ranges: Vec::new(), orders: Vec::new(), contradiction: None };
    let levels = &scope.levels;
    for solved in solve_leagues(&scope.claims, claims, names, levels) {
        match solved {
            Ok((ranges, orders)) => {
                found.ranges.extend(ranges);
                found.orders.extend(orders);
            }
            Err(no) => {
                over_hundred = over_hundred.or_else(|| no.over_hundred.then(|| no.claims.clone()));
                found.contradiction = found.contradiction.or(Some((no.claims, no.sentence)));
            }
        }
    }
    if found.contradiction.is_some() {
        found.ranges.clear();
        found.orders.clear();
    }
    sort(&mut found.ranges);
    (found, over_hundred)
}

/// The level each growth led to.
type Levels = BTreeMap<ClaimId, ClaimId>;

type Solved = Result<(Vec<ShareRange>, Vec<Order>), Contradiction>;

/// One list, or two where makers and products are both listed: surely when a product stands beside its own maker, and
/// also when one list would contradict itself and two do not.
fn solve_leagues(ids: &[ClaimId], claims: &[Claim], names: &Names, levels: &Levels) -> Vec<Solved> {
    let leagues = leagues(ids, claims, names);
    if let Leagues::Apart(both) = &leagues {
        return both.iter().map(|ids| solve(ids, claims, levels)).collect();
    }
    let whole = solve(ids, claims, levels);
    match (&whole, leagues) {
        (Err(_), Leagues::Perhaps(both)) => {
            let apart: Vec<Solved> = both.iter().map(|ids| solve(ids, claims, levels)).collect();
            if apart.iter().all(Result::is_ok) { apart } else { vec![whole] }
        }
        _ => vec![whole],
    }
}

/// Whether the claims speak of makers and of products.
enum Leagues {
    One,
    /// Of both, none of the products being made by one of the makers.
    Perhaps([Vec<ClaimId>; 2]),
    /// Of both, and a product's share is inside its maker's.
    Apart([Vec<ClaimId>; 2]),
}

fn leagues(ids: &[ClaimId], claims: &[Claim], names: &Names) -> Leagues {
    let parties = |id: &ClaimId| [Some(claims[id.index()].subject.as_str()), claims[id.index()].object.as_deref()];
    let all: BTreeSet<&str> = ids.iter().flat_map(parties).flatten().collect();
    let is_size = |id: &ClaimId| claims[id.index()].property == Property::MarketSize;
    let league = |product: bool| -> Vec<ClaimId> {
        let inside = |id: &&ClaimId| parties(id).into_iter().flatten().all(|name| names.is_product(name) == product);
        ids.iter().filter(|id| is_size(id) || inside(id)).copied().collect()
    };
    let both = [league(false), league(true)];
    let nested = all.len() <= ROWS && all.iter().any(|part| all.iter().any(|whole| names.is_part(part, whole)));
    match both.iter().any(|league| league.iter().all(is_size)) {
        _ if nested => Leagues::Apart(both),
        true => Leagues::One,
        false => Leagues::Perhaps(both),
    }
}

fn solve(ids: &[ClaimId], claims: &[Claim], levels: &Levels) -> Solved {
    let mut board = Board::read(ids, claims, levels);
    board.add_units_share();
    let names = |board: &Board| board.parties.iter().map(|party| Holder::Named(party.name.clone())).collect::<Vec<_>>();
    let holders = names(&board);
    board.check_own(&holders)?;
    if holders.len() > ROWS - LONGEST_LIST as usize {
        return Ok((board.loose_ranges(claims, &holders), Vec::new()));
    }
    board.order_by_amounts();
    board.settle_ranks(&holders)?;
    board.share_sums(&holders)?;
    let mut named = board.named_system();
    let closure = named.solve().map_err(|conflict| refusal(conflict, &holders))?;
    let mut sides: Vec<(Side, Side)> =
        (0..holders.len()).map(|row| explain::sides(&named, &closure, row, &holders, claims)).collect();
    let mut unnamed = Vec::new();
    if let Some((mut listed, rows)) = board.listed_system(&named) {
        let closure = listed.solve().map_err(|conflict| refusal(conflict, &rows))?;
        for (at, holder) in rows.iter().enumerate() {
            let found = explain::sides(&listed, &closure, at, &rows, claims);
            match holders.iter().position(|named| named == holder) {
                Some(party) => explain::tighten(&mut sides[party], found),
                None => unnamed.push((holder.clone(), found)),
            }
        }
    }
    let orders = board.orders_found(&named, &closure, &holders, claims);
    let mut ranges: Vec<ShareRange> = Vec::new();
    for (party, sides) in board.parties.iter().zip(sides) {
        ranges.extend(party.range(sides));
    }
    ranges.extend(unnamed.into_iter().map(|(holder, sides)| unnamed_range(holder, &board.last_rank(), sides)));
    Ok((ranges, orders))
}

fn refusal(conflict: Conflict, holders: &[Holder]) -> Contradiction {
    let sentence = explain::conflict(&conflict, holders);
    let over_hundred = conflict.kind == ConflictKind::OverHundred;
    Contradiction { over_hundred, ..Contradiction::new(conflict.proof, sentence) }
}

impl Board {
    fn read(ids: &[ClaimId], claims: &[Claim], levels: &Levels) -> Self {
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

    fn party(&mut self, name: &str, rows: &mut BTreeMap<String, usize>) -> usize {
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

    fn add(&mut self, id: ClaimId, claim: &Claim, rows: &mut BTreeMap<String, usize>) {
        let names: BTreeSet<&str> = claim.subject.split(" + ").collect();
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
    fn order(&mut self, ahead: usize, behind: usize, proof: Proof) {
        if self.ordered.insert((ahead, behind)) {
            self.orders.push((ahead, behind, proof));
        }
    }

    fn add_together(&mut self, id: ClaimId, claim: &Claim, names: &BTreeSet<&str>, rows: &mut BTreeMap<String, usize>) {
        let Some((lo, hi)) = share_bounds(claim) else { return };
        let parties = names.iter().map(|name| self.party(name, rows)).collect();
        self.together.push(Together { parties, lo, hi, claim: id });
    }

    /// R10: units over the size of the market, both from this source.
    fn add_units_share(&mut self) {
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
    fn check_own(&self, holders: &[Holder]) -> Result<(), Contradiction> {
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
    fn order_by_amounts(&mut self) {
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

    /// R4 and R6: what orders and shares say about ranks, and ranks about orders, until nothing new follows.
    fn settle_ranks(&mut self, holders: &[Holder]) -> Result<(), Contradiction> {
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

    fn order_by_ranks(&mut self) {
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

    fn rank_by_orders(&mut self, closure: &Closure) {
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
    fn free_ranks(&mut self) {
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
    fn share_sums(&mut self, holders: &[Holder]) -> Result<(), Contradiction> {
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

    /// Every named holder; those nobody names are left out because a named one may be among them.
    fn named_system(&self) -> System {
        let rows = self.parties.iter().map(|party| party.row.clone()).collect();
        let complete = self.others.map(|row| Proof::of(Rule::Complete, []).with(&self.parties[row].row.lo.proof));
        System { rows, orders: self.orders.clone(), complete }
    }

    /// R6: the ranked holders with a row for each rank nobody is known to hold, and those surely below all of them.
    /// `None` when there is no gap to fill.
    fn listed_system(&self, solved: &System) -> Option<(System, Vec<Holder>)> {
        let exact = |party: &Party| party.rank.exact().filter(|rank| *rank <= LONGEST_LIST);
        let last = self.parties.iter().filter_map(exact).max()?;
        let taken: BTreeSet<u32> = self.parties.iter().filter_map(exact).collect();
        let free: Vec<u32> = (1..last).filter(|rank| !taken.contains(rank)).collect();
        let inside = |party: &&Party| exact(party).is_none() && party.rank.hi <= last;
        if free.is_empty() || self.parties.iter().filter(inside).count() >= free.len() {
            return None;
        }
        let kept = |row: &usize| {
            let party = &self.parties[*row];
            exact(party).is_some() || party.rank.lo > last
        };
        let kept: Vec<usize> = (0..self.parties.len()).filter(kept).collect();
        let mut holders: Vec<Holder> = kept.iter().map(|&row| Holder::Named(self.parties[row].name.clone())).collect();
        let mut rows: Vec<Row> = kept.iter().map(|&row| own_step(&solved.rows[row])).collect();
        let place = |row: usize| kept.iter().position(|&at| at == row);
        let within = |order: &(usize, usize, Proof)| Some((place(order.0)?, place(order.1)?, order.2.clone()));
        let mut orders: Vec<_> = self.orders.iter().filter_map(within).collect();
        for &rank in &free {
            let at = rows.len();
            let mut row = Row::open();
            row.cut(hundredth(rank), Proof::of(Rule::Rank, []), Step::Own);
            rows.push(row);
            for (other, &party) in kept.iter().enumerate() {
                let ranks = &self.parties[party].rank;
                if ranks.hi < rank {
                    orders.push((other, at, Proof::of(Rule::RankChain, []).with(&ranks.hi_proof)));
                }
                if ranks.lo > rank {
                    orders.push((at, other, Proof::of(Rule::RankChain, []).with(&ranks.lo_proof)));
                }
            }
            let earlier = holders.iter().enumerate().skip(kept.len()).map(|(other, _)| other);
            orders.extend(earlier.map(|other| (other, at, Proof::of(Rule::RankChain, []))));
            holders.push(Holder::Rank(rank));
        }
        Some((System { rows, orders, complete: None }, holders))
    }

    /// Why there are holders at every rank up to the last that is told.
    fn last_rank(&self) -> Proof {
        let ranked = self.parties.iter().filter_map(|party| Some((party.rank.exact()?, party)));
        let last = ranked.filter(|(rank, _)| *rank <= LONGEST_LIST).max_by_key(|(rank, _)| *rank);
        last.map_or_else(Proof::default, |(_, party)| Proof::of(Rule::RankChain, []).with(&party.rank.proof()))
    }

    /// The orders that are stated, and those that follow from a stated one and something else.
    fn orders_found(&self, system: &System, closure: &Closure, holders: &[Holder], claims: &[Claim]) -> Vec<Order> {
        let is_order = |id: &ClaimId| claims[id.index()].property == Property::AheadOf;
        let mut found = Vec::new();
        for ahead in 0..holders.len() {
            for behind in members(closure.below[ahead]) {
                let stated = self.orders.iter().find(|order| (order.0, order.1) == (ahead, behind));
                let proof = stated.map_or_else(|| chain(&system.orders, ahead, behind).1, |order| order.2.clone());
                if proof.claims.iter().any(is_order) {
                    found.push(Order {
                        ahead: holders[ahead].clone(),
                        behind: holders[behind].clone(),
                        implied: !proof.is_stated_order(),
                        because: proof.claims,
                    });
                }
            }
        }
        found
    }

    /// More holders than one system takes: each by its own claims alone.
    fn loose_ranges(mut self, claims: &[Claim], holders: &[Holder]) -> Vec<ShareRange> {
        let closure = Closure { above: vec![0; holders.len()], below: vec![0; holders.len()] };
        self.parties.iter_mut().for_each(Party::share_of_rank);
        let system = System { orders: Vec::new(), ..self.named_system() };
        let sides = (0..holders.len()).map(|row| explain::sides(&system, &closure, row, holders, claims));
        self.parties.iter().zip(sides).filter_map(|(party, sides)| party.range(sides)).collect()
    }
}

impl Party {
    /// R1 and R2.
    fn add_share(&mut self, id: ClaimId, claim: &Claim) {
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

    fn add_rank(&mut self, id: ClaimId, claim: &Claim) {
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

    /// R4: at most 100/s holders can have a share of s.
    fn rank_of_share(&mut self) {
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
    fn share_of_rank(&mut self) {
        if self.rank.lo > 1 {
            let proof = Proof::of(Rule::Rank, []).with(&self.rank.lo_proof);
            self.row.cut(hundredth(self.rank.lo), proof, Step::Own);
        }
    }

    fn range(&self, (lo, hi): (Side, Side)) -> Option<ShareRange> {
        let rank = (self.rank.lo > 1 || self.rank.hi < u32::MAX).then_some((self.rank.lo, self.rank.hi));
        if is_rest(&self.name) || (rank.is_none() && lo.at == 0 && hi.at == WHOLE) {
            return None;
        }
        if self.rank.lo > LONGEST_LIST && self.stated.is_none() {
            return None;
        }
        let implied = self.stated.unwrap_or((0, WHOLE)) != (lo.at, hi.at) || self.stated.is_none();
        Some(explain::range(Holder::Named(self.name.clone()), rank, &self.rank.proof(), implied, lo, hi))
    }
}

fn unnamed_range(holder: Holder, last: &Proof, (lo, hi): (Side, Side)) -> ShareRange {
    let rank = match holder {
        Holder::Rank(rank) => Some((rank, rank)),
        Holder::Named(_) => None,
    };
    explain::range(holder, rank, last, true, lo, hi)
}

/// By rank, then by middle, then by name.
fn sort(ranges: &mut [ShareRange]) {
    let middle = |range: &ShareRange| range.lo.plus(range.hi).unwrap_or_default();
    ranges.sort_by(|a, b| {
        let rank = |range: &ShareRange| range.rank.unwrap_or((u32::MAX, u32::MAX));
        rank(a).cmp(&rank(b)).then(middle(b).cmp(&middle(a))).then_with(|| a.holder.cmp(&b.holder))
    });
}

/// A bound found in another system, as a starting point of this one.
fn own_step(row: &Row) -> Row {
    let own = |bound: &Bound| Bound {
        step: if bound.step == Step::Trivial { Step::Trivial } else { Step::Own },
        ..bound.clone()
    };
    Row { lo: own(&row.lo), hi: own(&row.hi) }
}

fn is_rest(name: &str) -> bool {
    matches!(name.to_lowercase().as_str(), "others" | "other" | "the rest" | "rest" | "all others")
}

/// "About" implies nothing.
fn implies(comparator: crate::quantity::Comparator) -> bool {
    comparator != crate::quantity::Comparator::Approx
}

/// The bounds a share claim states, rounding included.
fn share_bounds(claim: &Claim) -> Option<(Fine, Fine)> {
    let value = claim.value.filter(|value| implies(value.comparator))?;
    let interval = Interval::of_claim(claim, &value)?;
    let lo = interval.lo.map_or(0, |side| fine::floor(side.at));
    let hi = interval.hi.map_or(WHOLE, |side| fine::ceil(side.at));
    Some((lo, hi))
}

fn whole_rank(at: Decimal) -> Option<u32> {
    let scale = 10i128.checked_pow(u32::try_from(at.exponent()).ok()?)?;
    u32::try_from(at.mantissa().checked_mul(scale)?).ok().filter(|rank| *rank > 0)
}

/// 100/r percent, rounded up.
fn hundredth(rank: u32) -> Fine {
    fine::ceil_div(WHOLE, Fine::from(rank))
}

/// R10: a stated number of units, or the one before a stated growth: q / (1 + g).
fn amount(id: ClaimId, claims: &[Claim], levels: &Levels) -> Option<(Interval, Proof)> {
    let exact = |claim: &Claim| claim.value.filter(|value| implies(value.comparator)).map(|value| Interval::of(&value));
    let claim = &claims[id.index()];
    if claim.measure == Measure::Level {
        return Some((exact(claim)?, Proof::of(Rule::Units, [id])));
    }
    let level = *levels.get(&id)?;
    let (grown, growth) = (exact(&claims[level.index()])?, exact(claim)?);
    let signed = |side: Option<Edge>| {
        let at = side?.at;
        Decimal::whole(100).plus(if claim.direction == Some(Direction::Down) { at.negate() } else { at })
    };
    let (mut least, mut most) = (signed(growth.lo), signed(growth.hi));
    if claim.direction == Some(Direction::Down) {
        (least, most) = (most, least);
    }
    let before = |at: Option<Edge>, factor: Option<Decimal>, divide| {
        let at = Decimal::new(ratio(Some(at?.at), factor, divide)?, -12)?;
        Some(Edge { at, open: false })
    };
    let lo = before(grown.lo, most, Fine::div_euclid);
    let interval = Interval { lo, hi: before(grown.hi, least, fine::ceil_div) };
    Some((interval, Proof::of(Rule::Units, [id, level])))
}

fn is_above(a: &Interval, b: &Interval) -> bool {
    matches!((a.lo, b.hi), (Some(lo), Some(hi)) if lo.at >= hi.at)
}

/// 100 × part / whole percent.
fn ratio(part: Option<Decimal>, whole: Option<Decimal>, divide: fn(Fine, Fine) -> Fine) -> Option<Fine> {
    let (part, whole) = (part?, whole.filter(|whole| *whole > Decimal::ZERO)?);
    let power = i32::from(part.exponent()) - i32::from(whole.exponent()) + 14;
    let scale = 10i128.checked_pow(power.unsigned_abs())?;
    let (above, below) = if power >= 0 { (scale, 1) } else { (1, scale) };
    Some(divide(part.mantissa().checked_mul(above)?, whole.mantissa().checked_mul(below)?))
}
