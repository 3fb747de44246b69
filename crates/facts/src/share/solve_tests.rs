//! The closed form against a linear-programming solver, and the worked example.

use microlp::{ComparisonOp, OptimizationDirection, Problem, SolveOutcome, Variable};
use proptest::prelude::*;

use super::*;

/// A random system: bounds in tenths of a percent, orders, and whether it is complete.
#[derive(Clone, Debug)]
struct Case {
    bounds: Vec<(u32, u32)>,
    orders: Vec<(usize, usize)>,
    complete: bool,
}

/// Half of the cases state true things about a true market, half anything.
fn cases() -> impl Strategy<Value = Case> {
    let market = prop::collection::vec((1u32..400, 0u32..60, 0u32..60, any::<bool>(), any::<bool>()), 1..8);
    let pairs = prop::collection::vec((0usize..8, 0usize..8), 0..8);
    (market, pairs, any::<bool>(), any::<bool>(), 0u32..300).prop_map(|(market, pairs, truthful, complete, rest)| {
        let total: u32 = market.iter().map(|row| row.0).sum::<u32>() + if complete { 0 } else { rest };
        let share = |row: usize| market[row].0 * 1000 / total.max(1);
        let bounds = (0..market.len())
            .map(|row| {
                let (_, below, above, has_lo, has_hi) = market[row];
                let at = if truthful { share(row) } else { market[row].0 * 2 };
                // One tenth more on either side pays for the division above.
                let lo = if has_lo { at.saturating_sub(below + 1) } else { 0 };
                (lo.min(1000), if has_hi { (at + above + 1).min(1000) } else { 1000 })
            })
            .collect();
        let pairs = pairs.into_iter().map(|(a, b)| (a % market.len(), b % market.len())).filter(|(a, b)| a != b);
        let true_order = |(a, b): (usize, usize)| if market[a].0 >= market[b].0 { (a, b) } else { (b, a) };
        let orders = pairs.map(|pair| if truthful { true_order(pair) } else { pair }).collect();
        Case { bounds, orders, complete }
    })
}

const TENTH: Fine = WHOLE / 1000;

fn system(case: &Case) -> System {
    let rows = case.bounds.iter().map(|&(lo, hi)| {
        let mut row = Row::open();
        row.raise(Fine::from(lo) * TENTH, Proof::default(), Step::Own);
        row.cut(Fine::from(hi) * TENTH, Proof::default(), Step::Own);
        row
    });
    System {
        rows: rows.collect(),
        orders: case.orders.iter().map(|&(ahead, behind)| (ahead, behind, Proof::default())).collect(),
        complete: case.complete.then(Proof::default),
    }
}

/// The optimum of one row's share by linear programming; `None` when nothing is feasible.
fn optimum(case: &Case, row: usize, direction: OptimizationDirection) -> Option<f64> {
    let mut problem = Problem::new(direction);
    let objective = |at: usize| if at == row { 1.0 } else { 0.0 };
    let bound = |tenths: u32| f64::from(tenths) / 10.0;
    if case.bounds.iter().any(|(lo, hi)| lo > hi) {
        return None;
    }
    let bounds = case.bounds.iter().enumerate();
    let rows: Vec<Variable> =
        bounds.map(|(at, &(lo, hi))| problem.add_var(objective(at), (bound(lo), bound(hi)))).collect();
    for &(ahead, behind) in &case.orders {
        problem.add_constraint([(rows[ahead], 1.0), (rows[behind], -1.0)], ComparisonOp::Ge, 0.0);
    }
    let all: Vec<(Variable, f64)> = rows.iter().map(|&row| (row, 1.0)).collect();
    let total = if case.complete { ComparisonOp::Eq } else { ComparisonOp::Le };
    problem.add_constraint(all, total, 100.0);
    match problem.solve() {
        Ok(SolveOutcome::Solution(solution)) => Some(solution.objective()),
        _ => None,
    }
}

fn percent(fine: Fine) -> f64 {
    fine as f64 / (WHOLE / 100) as f64
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4000, ..ProptestConfig::default() })]

    /// Every bound is the optimum of the linear programme, and nothing is implied exactly when nothing is feasible.
    #[test]
    fn equals_linear_programming(case in cases()) {
        let mut system = system(&case);
        match system.solve() {
            Err(conflict) if matches!(conflict.kind, ConflictKind::Cycle(_)) => {}
            Err(_) => prop_assert_eq!(optimum(&case, 0, OptimizationDirection::Maximize), None),
            Ok(_) => for (at, row) in system.rows.iter().enumerate() {
                let most = optimum(&case, at, OptimizationDirection::Maximize);
                let least = optimum(&case, at, OptimizationDirection::Minimize);
                prop_assert!(most.is_some_and(|most| (most - percent(row.hi.at)).abs() < 1e-9), "{at}: {most:?} {row:?}");
                prop_assert!(least.is_some_and(|least| (least - percent(row.lo.at)).abs() < 1e-9), "{at}: {least:?} {row:?}");
            }
        }
    }
}

#[test]
fn third_with_thirteen_percent() {
    let mut rows = vec![Row::open(), Row::open(), Row::open(), Row::open()];
    rows[2].raise(13_050 * WHOLE / 100_000, Proof::default(), Step::Own);
    rows[2].cut(13_150 * WHOLE / 100_000, Proof::default(), Step::Own);
    let orders = vec![(0, 1, Proof::default()), (1, 2, Proof::default()), (2, 3, Proof::default())];
    let mut system = System { rows, orders, complete: None };
    system.solve().unwrap();
    let found: Vec<(f64, f64)> = system.rows.iter().map(|row| (percent(row.lo.at), percent(row.hi.at))).collect();
    assert_eq!(found, [(13.05, 73.9), (13.05, 43.475), (13.05, 13.15), (0.0, 13.15)]);
}

#[test]
fn a_circle_is_a_conflict() {
    let orders = vec![(0, 1, Proof::default()), (1, 2, Proof::default()), (2, 0, Proof::default())];
    let mut system = System { rows: vec![Row::open(), Row::open(), Row::open()], orders, complete: None };
    assert_eq!(system.solve().unwrap_err().kind, ConflictKind::Cycle(vec![0, 1, 2, 0]));
}
