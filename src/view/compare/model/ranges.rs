//! What is implied: ranges as marks, rounded outward so that they never say more than is known.

use std::collections::BTreeMap;

use facts::number::Decimal;
use facts::share::{CellRanges, Holder};

use super::build::named_row;
use super::marks::add;
use super::{Mark, Row, Shape};
use crate::words;

pub(super) fn add_ranges(rows: &mut BTreeMap<String, Row>, ranges: &CellRanges) {
    for range in &ranges.ranges {
        let row = match &range.holder {
            Holder::Named(name) => named_row(rows, name),
            Holder::Rank(rank) => {
                let key = format!("rank-{rank}");
                let name = format!("Unnamed {}", facts::format::ordinal(*rank));
                rows.entry(key.clone()).or_insert_with(|| Row { key, name, ..Row::default() })
            }
        };
        row.rank = match (row.rank, range.rank) {
            (Some(known), Some(narrow)) if narrow.1 - narrow.0 < known.1 - known.0 => Some(narrow),
            (None, found) => found,
            (known, _) => known,
        };
        // Where two sources leave nothing in common, nothing is known of all: the range stays empty.
        row.known = match row.known {
            Some((lo, hi)) => Some((lo.max(range.lo), hi.min(range.hi))),
            None => Some((range.lo, range.hi)),
        };
        let tells = range.lo > Decimal::ZERO || range.hi < Decimal::whole(100);
        if range.implied && tells {
            add(
                &mut row.marks,
                Mark {
                    shape: Shape::Implied,
                    lo: Some(range.lo.to_f64()),
                    hi: Some(range.hi.to_f64()),
                    slack: 0.0,
                    words: between(range.lo, range.hi),
                    claims: range.because.clone(),
                    implied: range.explanation.clone(),
                    rules: range.rules.clone(),
                },
            );
        }
    }
}

/// `at most 13.1 %`, `13.0 to 73.9 %`, rounded outward to one decimal.
pub(crate) fn between(lo: Decimal, hi: Decimal) -> String {
    let (lo, hi) = (outward(lo, Side::Down), outward(hi, Side::Up));
    match (lo == Decimal::ZERO, hi >= Decimal::whole(100)) {
        (true, _) => format!("at most {}", words::percent(hi)),
        (false, true) => format!("at least {}", words::percent(lo)),
        (false, false) if lo == hi => words::percent(hi),
        (false, false) => format!("{} to {}\u{202f}%", alike(lo, hi), alike(hi, lo)),
    }
}

/// The value with a digit after the point where the other end has one: `13.0 to 73.9`.
fn alike(value: Decimal, other: Decimal) -> String {
    let (text, other) = (value.to_string(), other.to_string());
    if other.contains('.') && !text.contains('.') { text + ".0" } else { text }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Down,
    Up,
}

/// The value with one decimal, never further in than it is.
fn outward(value: Decimal, side: Side) -> Decimal {
    let power = value.exponent();
    if power >= -1 {
        return value;
    }
    let unit = 10i128.pow(u32::try_from(-1 - power).unwrap_or(0).min(30));
    let cut = value.mantissa().div_euclid(unit);
    let up = side == Side::Up && value.mantissa().rem_euclid(unit) != 0;
    Decimal::new(cut + i128::from(up), -1).unwrap_or(value)
}

#[cfg(test)]
mod tests {
    use super::between;

    #[test]
    fn implied_ranges_are_rounded_outward() {
        let check = |lo: &str, hi: &str, expected: &str| {
            assert_eq!(between(lo.parse().unwrap(), hi.parse().unwrap()).replace('\u{202f}', " "), expected);
        };
        check("13.05", "73.9", "13.0 to 73.9 %");
        check("13.05", "43.475", "13.0 to 43.5 %");
        check("0", "13.15", "at most 13.2 %");
        check("30", "100", "at least 30 %");
        check("20", "40", "20 to 40 %");
    }
}
