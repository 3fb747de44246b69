//! Two rows side by side: who is ahead, by how much, and whether anybody says so. Exact arithmetic, no drawing.

use facts::claim::Property;
use facts::ids::ClaimId;
use facts::number::Decimal;

use super::model::{Row, Shape};
use crate::book::Book;
use crate::route::slug;

/// How a verdict is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ground {
    /// An article says it.
    Stated,
    /// It follows from numbers.
    Computed,
    /// Nothing tells.
    Unknown,
}

/// What can be said of a pair.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Verdict {
    /// One sentence.
    pub words: String,
    /// How it is known.
    pub ground: Ground,
}

/// The verdict over two rows with their labels. `same` says that both are of one cell, where orders and ranks count.
pub(crate) fn verdict(book: &Book, a: (&Row, &str), b: (&Row, &str), same: Same) -> Verdict {
    let stated = same == Same::Cell && orders(book, a.0, &b.0.key);
    let reverse = same == Same::Cell && orders(book, b.0, &a.0.key);
    let ranked = if same == Same::Cell { by_rank(a.0, b.0) } else { None };
    let ahead = if stated {
        Some(true)
    } else if reverse {
        Some(false)
    } else {
        ranked
    };
    match (ahead, gap(book, a.0, b.0, ahead)) {
        (_, Some((lo, hi))) if lo > Decimal::ZERO => computed(a.1, b.1, lo, hi),
        (_, Some((lo, hi))) if hi < Decimal::ZERO => computed(b.1, a.1, hi.negate(), lo.negate()),
        (Some(first), _) => {
            let (front, behind) = if first { (a.1, b.1) } else { (b.1, a.1) };
            let ground = if stated || reverse { Ground::Stated } else { Ground::Computed };
            Verdict { words: format!("{front} was ahead of {behind}"), ground }
        }
        (None, Some((lo, hi))) if lo == hi => {
            Verdict { words: format!("{} and {} tie", a.1, b.1), ground: Ground::Computed }
        }
        (None, _) => {
            Verdict { words: format!("{} and {}: cannot tell who was ahead", a.1, b.1), ground: Ground::Unknown }
        }
    }
}

/// Whether two rows stand in one cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Same {
    /// One market, region and period.
    Cell,
    /// Different ones.
    Apart,
}

fn orders(book: &Book, row: &Row, other: &str) -> bool {
    let claims = row.marks.iter().filter(|mark| mark.shape == Shape::Order).flat_map(|mark| &mark.claims);
    let object = |id: &ClaimId| book.claim(*id).object.as_deref().map(slug);
    claims.into_iter().any(|id| object(id).as_deref() == Some(other))
}

fn by_rank(a: &Row, b: &Row) -> Option<bool> {
    let (a, b) = (a.rank?, b.rank?);
    if a.1 < b.0 {
        Some(true)
    } else if b.1 < a.0 {
        Some(false)
    } else {
        None
    }
}

/// `[lo(a) − hi(b), hi(a) − lo(b)]`, cut at nothing by what is known of the order.
fn gap(book: &Book, a: &Row, b: &Row, ahead: Option<bool>) -> Option<(Decimal, Decimal)> {
    let (a, b) = (known(book, a)?, known(book, b)?);
    let (lo, hi) = (a.0.minus(b.1)?, a.1.minus(b.0)?);
    Some(match ahead {
        Some(true) => (lo.max(Decimal::ZERO), hi),
        Some(false) => (lo, hi.min(Decimal::ZERO)),
        None => (lo, hi),
    })
}

/// Between which shares a row lies; where claims contradict one another and nothing was solved, what is stated of it alone.
fn known(book: &Book, row: &Row) -> Option<(Decimal, Decimal)> {
    let stated = || {
        let exact = row.marks.iter().filter(|mark| mark.shape == Shape::Exact).flat_map(|mark| &mark.claims);
        let shares = exact.map(|id| book.claim(*id)).filter(|claim| claim.property == Property::MarketShare);
        let bounds = shares.filter_map(|claim| {
            let value = claim.value?;
            let half = Decimal::new(5, value.last_digit - 1)?;
            Some((value.lo?.minus(half)?, value.hi?.plus(half)?))
        });
        bounds.reduce(|(lo, hi), (low, high)| (lo.min(low), hi.max(high)))
    };
    row.known.or_else(stated)
}

fn computed(front: &str, behind: &str, lo: Decimal, hi: Decimal) -> Verdict {
    let words = match hi >= Decimal::whole(99) {
        true => format!("{front} was ahead of {behind} by at least {} points", tenth(lo)),
        false => format!("{front} was ahead of {behind} by {} to {} points", tenth(lo), tenth(hi)),
    };
    Verdict { words, ground: Ground::Computed }
}

/// With one decimal, cut.
fn tenth(value: Decimal) -> Decimal {
    let over = -1 - value.exponent();
    match u32::try_from(over) {
        Ok(over) if over > 0 => {
            Decimal::new(value.mantissa().div_euclid(10i128.pow(over.min(30))), -1).unwrap_or(value)
        }
        _ => value,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(lo: &str, hi: &str, rank: Option<(u32, u32)>) -> Row {
        Row { known: Some((lo.parse().unwrap(), hi.parse().unwrap())), rank, ..Row::default() }
    }

    fn book() -> &'static Book {
        Book::open(facts::corpus::Corpus::default(), facts::index::Index::default())
    }

    fn check(a: Row, b: Row, same: Same, words: &str) {
        assert_eq!(verdict(book(), (&a, "A"), (&b, "B"), same).words, words);
    }

    #[test]
    fn says_no_more_than_is_known() {
        check(row("20", "22", None), row("15", "16", None), Same::Apart, "A was ahead of B by 4 to 7 points");
        check(row("10", "20", None), row("15", "16", None), Same::Apart, "A and B: cannot tell who was ahead");
        check(row("10", "20", Some((1, 1))), row("15", "16", Some((2, 2))), Same::Cell, "A was ahead of B");
        check(
            row("10", "20", Some((1, 1))),
            row("15", "16", Some((2, 2))),
            Same::Apart,
            "A and B: cannot tell who was ahead",
        );
        check(
            row("30", "100", None),
            row("13.05", "13.15", None),
            Same::Apart,
            "A was ahead of B by 16.8 to 86.9 points",
        );
    }
}
