//! Closed intervals a share can lie in, derived from ranks, orders and stated shares, with their proof.

mod board;
mod cell;
mod derive;
mod explain;
mod fine;
mod ranks;
mod solve;

use serde::{Deserialize, Serialize};

use crate::claim::{Claim, Property};
use crate::document::Document;
use crate::fact::Names;
use crate::ids::{ClaimId, DocId};
use crate::number::Decimal;
use crate::period::Period;

/// One market in one region in one period.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Cell {
    /// `smartphones`; `None` when no article says.
    pub market: Option<String>,
    /// Region code.
    pub region: Option<String>,
    /// When.
    pub period: Option<Period>,
    /// What the shares are shares of, when it is neither units nor unsaid: `Revenue`, `Users` …
    pub by: Option<Property>,
}

/// Whose share a range is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Holder {
    /// A named party.
    Named(String),
    /// Whoever holds this rank; no claim names them.
    Rank(u32),
}

/// The interval one holder's share can lie in, in percent, closed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShareRange {
    /// Whose.
    pub holder: Holder,
    /// Known or possible rank from 1 on: best and worst; the worst is `u32::MAX` when nothing bounds it.
    pub rank: Option<(u32, u32)>,
    /// At least, percent.
    pub lo: Decimal,
    /// At most, percent.
    pub hi: Decimal,
    /// No claim states it: it follows from others.
    pub implied: bool,
    /// The claims it follows from.
    pub because: Vec<ClaimId>,
    /// The rules used, `R1` to `R10`.
    pub rules: Vec<String>,
    /// One sentence in plain English.
    pub explanation: String,
}

/// One holder before another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Order {
    /// The one with the larger share.
    pub ahead: Holder,
    /// The one with the smaller share.
    pub behind: Holder,
    /// No claim states it: it follows from several.
    pub implied: bool,
    /// The claims it follows from.
    pub because: Vec<ClaimId>,
}

/// What one source scope says of one cell.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CellRanges {
    /// The cell.
    pub cell: Cell,
    /// The source the claims share: a research firm or an article's name; `None` when sources were
    /// combined, which happens where a cell has several.
    pub scope: Option<String>,
    /// Ranges, by rank, then by middle, then by name. Empty when the claims contradict each other.
    pub ranges: Vec<ShareRange>,
    /// Who is ahead of whom, as stated and as it follows from that.
    pub orders: Vec<Order>,
    /// The claims that cannot all be true, with a sentence that says why.
    pub contradiction: Option<(Vec<ClaimId>, String)>,
}

/// What every source says of every cell, then all sources together; and the claims of each source whose shares add up
/// to more than 100 percent. `heads` holds the first copy of each document; claims `left_out` were replaced by later
/// ones. Near-linear in the claims.
pub(crate) fn cell_ranges(
    claims: &[Claim],
    documents: &[Document],
    heads: &[DocId],
    names: &Names,
    left_out: &[ClaimId],
) -> (Vec<CellRanges>, Vec<Vec<ClaimId>>) {
    let (mut cells, mut over_hundred) = (Vec::new(), Vec::new());
    for scope in cell::scopes(claims, documents, heads, names, left_out) {
        let (cell, over) = derive::derive(scope, claims, names);
        // Sources that differ may well add up to more than 100 together.
        over_hundred.extend(over.filter(|_| cell.scope.is_some()));
        if !cell.ranges.is_empty() || cell.contradiction.is_some() {
            cells.push(cell);
        }
    }
    (cells, over_hundred)
}
