//! How many matching claims have each value of each facet. A facet's counts ignore its own choice.

use super::constrain::Verdict;
use crate::index::Index;
use crate::index::built::bits::Bits;
use crate::index::built::facet::Column;

/// Counts for every facet, of claims among `claim_rows`.
pub(in crate::index) fn count(index: &Index, verdicts: Option<&[Verdict]>, claim_rows: &Bits) -> Vec<Vec<u32>> {
    let columns = index.columns.iter().enumerate();
    columns.map(|(facet, column)| count_facet(facet, column, verdicts, claim_rows)).collect()
}

fn count_facet(facet: usize, column: &Column, verdicts: Option<&[Verdict]>, claim_rows: &Bits) -> Vec<u32> {
    let mut counts = vec![0; column.values.len()];
    let own = facet as Verdict + 1;
    let passes = |row: usize| verdicts.is_none_or(|verdicts| verdicts[row] == 0 || verdicts[row] == own);
    let mut more = More::of(column);
    claim_rows.each(|row| {
        if passes(row) {
            each_value(column, row, &mut more, |value| counts[value] += 1);
        }
    });
    counts
}

/// The further values of a column, read along with its rows.
struct More<'a> {
    rest: &'a [(u32, u32)],
    /// The row of the next one.
    next: usize,
}

impl<'a> More<'a> {
    fn of(column: &'a Column) -> Self {
        let mut more = Self { rest: &column.more, next: 0 };
        more.look();
        more
    }

    fn look(&mut self) {
        self.next = self.rest.first().map_or(usize::MAX, |(row, _)| *row as usize);
    }
}

/// Calls `tally` with each value of `row`; rows come in rising order.
#[inline(always)]
fn each_value(column: &Column, row: usize, more: &mut More, mut tally: impl FnMut(usize)) {
    let first = column.first.get(row).copied().unwrap_or(0);
    if first != 0 {
        tally(first as usize - 1);
    }
    while more.next <= row {
        if let Some((&(other, value), rest)) = more.rest.split_first() {
            more.rest = rest;
            if other as usize == row {
                tally(value as usize);
            }
        }
        more.look();
    }
}
