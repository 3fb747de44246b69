//! How many matching claims and articles have each value of each facet. A facet's counts ignore its own choice.

use super::Index;
use super::bits::Bits;
use super::constrain::Verdict;
use super::facet::Column;
use super::results::Count;

/// Counts for every facet: claims among `claim_rows`, articles among `docs`.
pub(super) fn count(index: &Index, verdicts: Option<&[Verdict]>, docs: &Bits, claim_rows: &Bits) -> Vec<Vec<Count>> {
    let columns = index.columns.iter().enumerate();
    columns.map(|(facet, column)| count_facet(index, facet, column, verdicts, docs, claim_rows)).collect()
}

fn count_facet(
    index: &Index,
    facet: usize,
    column: &Column,
    verdicts: Option<&[Verdict]>,
    docs: &Bits,
    claim_rows: &Bits,
) -> Vec<Count> {
    let mut counts = vec![Count::default(); column.values.len()];
    let own = facet as Verdict + 1;
    let passes =
        |row: usize| verdicts.is_none_or(|verdicts| matches!(verdicts[row], verdict if verdict == 0 || verdict == own));
    let mut seen_by = vec![u32::MAX; counts.len()];
    let mut more = column.more.iter().peekable();
    for doc in docs.iter() {
        for row in index.rows.of_doc(doc).filter(|&row| passes(row)) {
            let mut tally = |value: usize| {
                if seen_by[value] != doc as u32 {
                    seen_by[value] = doc as u32;
                    counts[value].articles += 1;
                }
            };
            each_value(column, row, &mut more, &mut tally);
        }
    }
    let mut more = column.more.iter().peekable();
    for row in claim_rows.iter().filter(|&row| passes(row)) {
        each_value(column, row, &mut more, &mut |value| counts[value].claims += 1);
    }
    counts
}

/// Calls `tally` with each value of `row`; rows come in rising order.
#[inline]
fn each_value<'a>(
    column: &'a Column,
    row: usize,
    more: &mut std::iter::Peekable<std::slice::Iter<'a, (u32, u32)>>,
    tally: &mut impl FnMut(usize),
) {
    let first = column.first.get(row).copied().unwrap_or(0);
    if first == 0 {
        return;
    }
    tally(first as usize - 1);
    while let Some(&&(other, value)) = more.peek().filter(|(other, _)| *other as usize <= row) {
        if other as usize == row {
            tally(value as usize);
        }
        more.next();
    }
}
