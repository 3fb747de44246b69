//! From the claims of one source about one cell to the range of every holder.

use super::board::{Board, Contradiction, LONGEST_LIST, Levels, Party, hundredth, is_rest, refusal};
use super::cell::Scope;
use super::explain::{self, Side};
use super::fine::WHOLE;
use super::solve::{Bound, Closure, Proof, ROWS, Row, Rule, Step, System, chain, members};
use super::{CellRanges, Holder, Order, ShareRange};
use crate::claim::{Claim, Property};
use crate::fact::Names;
use crate::ids::ClaimId;
use crate::order::{InOrder, distinct};

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
    let all = distinct(ids.iter().flat_map(parties).flatten());
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
    // Two places above a third are worth a row each, seventeen above an eighteenth only where something is known of them.
    let few = unnamed.len() <= FEW_UNNAMED;
    let unnamed = unnamed.into_iter().filter(|(_, (lo, _))| few || lo.at > 0);
    ranges.extend(unnamed.map(|(holder, sides)| unnamed_range(holder, &board.last_rank(), sides)));
    Ok((ranges, orders))
}

/// So many holders nobody names are listed although only their rank is known.
const FEW_UNNAMED: usize = 4;

impl Board {
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
        let taken = distinct(self.parties.iter().filter_map(exact));
        let free: Vec<u32> = (1..last).filter(|rank| taken.binary_search(rank).is_err()).collect();
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
    ranges.order_by(|a, b| {
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
