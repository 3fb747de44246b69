//! Orders as elbows: a line beside the names of a panel, from whoever is ahead to whoever is behind. Pure.

use facts::ids::ClaimId;

use super::model::{Row, Shape};
use crate::book::Book;
use crate::route::slug;

/// Elbows drawn beside one another; those of further rows are told in words alone.
const LANES: usize = 3;

/// What an elbow does at a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Arm {
    /// It begins here: this row is ahead.
    From,
    /// It points here: this row is behind.
    To,
    /// It only passes.
    None,
}

/// The part of an elbow that lies in one row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Piece {
    /// Its place beside other elbows, 0 the nearest to the name.
    pub lane: usize,
    /// It comes from the row above.
    pub above: bool,
    /// It goes on to the row below.
    pub below: bool,
    /// What it does here.
    pub arm: Arm,
}

/// For each row the pieces that lie in it, and the claims that put another row ahead of it.
pub(crate) fn elbows(book: &Book, rows: &[Row]) -> Vec<(Vec<Piece>, Vec<ClaimId>)> {
    let behind = |row: &Row| {
        let orders = row.marks.iter().filter(|mark| mark.shape == Shape::Order).flat_map(|mark| &mark.claims);
        let pair = |id: &ClaimId| {
            let object = slug(book.claim(*id).object.as_deref()?);
            Some((rows.iter().position(|row| row.key == object)?, *id))
        };
        orders.filter_map(pair).collect::<Vec<_>>()
    };
    let orders: Vec<Vec<(usize, ClaimId)>> = rows.iter().map(behind).collect();
    let mut out: Vec<(Vec<Piece>, Vec<ClaimId>)> =
        pieces(&orders.iter().map(|list| list.iter().map(|(to, _)| *to).collect()).collect::<Vec<_>>())
            .into_iter()
            .map(|pieces| (pieces, Vec::new()))
            .collect();
    for (to, id) in orders.into_iter().flatten() {
        out[to].1.push(id);
    }
    out
}

/// The pieces of each row, `behind[row]` being the rows it is ahead of.
fn pieces(behind: &[Vec<usize>]) -> Vec<Vec<Piece>> {
    let mut out: Vec<Vec<Piece>> = vec![Vec::new(); behind.len()];
    for (from, targets) in behind.iter().enumerate() {
        let targets: Vec<usize> = targets.iter().copied().filter(|to| *to != from && *to < behind.len()).collect();
        let (Some(first), Some(last)) = (targets.iter().min(), targets.iter().max()) else { continue };
        let run = from.min(*first)..=from.max(*last);
        let free = |lane: &usize| out[run.clone()].iter().flatten().all(|piece| piece.lane != *lane);
        let Some(lane) = (0..LANES).find(free) else { continue };
        for row in run.clone() {
            let arm = if row == from {
                Arm::From
            } else if targets.contains(&row) {
                Arm::To
            } else {
                Arm::None
            };
            out[row].push(Piece { lane, above: row > *run.start(), below: row < *run.end(), arm });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(behind: &[&[usize]], expected: &[&str]) {
        let behind: Vec<Vec<usize>> = behind.iter().map(|list| list.to_vec()).collect();
        let drawn = |pieces: &Vec<Piece>| {
            let one = |piece: &Piece| {
                let arm = match piece.arm {
                    Arm::From => '<',
                    Arm::To => '>',
                    Arm::None => '|',
                };
                let ends = [(piece.above, '^'), (piece.below, 'v')].into_iter().filter(|end| end.0).map(|end| end.1);
                format!("{}{arm}{}", piece.lane, ends.collect::<String>())
            };
            pieces.iter().map(one).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(pieces(&behind).iter().map(drawn).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn an_elbow_goes_from_who_is_ahead_to_all_behind() {
        check(&[&[1, 2], &[], &[]], &["0<v", "0>^v", "0>^"]);
        check(&[&[2], &[], &[]], &["0<v", "0|^v", "0>^"]);
        check(&[&[], &[], &[0]], &["0>v", "0|^v", "0<^"]);
        check(&[&[2], &[2], &[]], &["0<v", "0|^v 1<v", "0>^ 1>^"]);
        check(&[&[0], &[9]], &["", ""]);
    }
}
