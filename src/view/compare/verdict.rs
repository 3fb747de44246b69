//! Two rows side by side: who is ahead, by how much, and whether anybody says so. Exact arithmetic, no drawing.

use facts::claim::{Claim, Property, Value, ValueUnit};
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
    match (ahead, gap(book, a.0, b.0, ahead, same)) {
        (None, Some(Gap { sources: Sources::Deny, .. })) => {
            Verdict { words: format!("{} and {}: sources differ on who was ahead", a.1, b.1), ground: Ground::Unknown }
        }
        (_, Some(gap)) if gap.leads(ahead) => computed(a.1, b.1, gap),
        (_, Some(gap)) if gap.turned().leads(ahead) => computed(b.1, a.1, gap.turned()),
        (Some(first), _) => {
            let (front, behind) = if first { (a.1, b.1) } else { (b.1, a.1) };
            let ground = if stated || reverse { Ground::Stated } else { Ground::Computed };
            Verdict { words: format!("{front} was ahead of {behind}"), ground }
        }
        (None, Some(gap)) if gap.lo == gap.hi => {
            Verdict { words: format!("{} and {} tie", a.1, b.1), ground: Ground::Computed }
        }
        (None, _) => by_amount(book, a, b).unwrap_or_else(|| Verdict {
            words: format!("{} and {}: cannot tell who was ahead", a.1, b.1),
            ground: Ground::Unknown,
        }),
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

/// How far one share is from another, in points.
#[derive(Clone, Copy)]
struct Gap {
    lo: Decimal,
    hi: Decimal,
    /// Who tells it.
    sources: Sources,
}

impl Gap {
    /// Whether the first is ahead by the shares alone; what may be nothing adds nothing to a known order.
    fn leads(self, known: Option<bool>) -> bool {
        self.lo > Decimal::ZERO || known.is_none() && self.lo == Decimal::ZERO && self.hi > Decimal::ZERO
    }

    /// Seen from the other side.
    fn turned(self) -> Self {
        Self { lo: self.hi.negate(), hi: self.lo.negate(), ..self }
    }
}

/// How sources stand to one another.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sources {
    /// One, or all as one.
    One,
    /// Several that tell of different gaps.
    Several,
    /// Several, some of which have the one ahead and some the other.
    Deny,
}

/// `[lo(a) − hi(b), hi(a) − lo(b)]`, cut at nothing by what is known of the order; where the shares deny the order, they
/// decide. Of one cell that sources differ on, each source is compared with itself.
fn gap(book: &Book, a: &Row, b: &Row, ahead: Option<bool>, same: Same) -> Option<Gap> {
    let differ = same == Same::Cell && (a.conflicts() || b.conflicts());
    let by_source = if differ { by_source(book, a, b) } else { Vec::new() };
    let whole = match by_source.is_empty() {
        true => difference(known(book, a)?, known(book, b)?)?,
        false => by_source.iter().copied().reduce(hull)?,
    };
    let (lo, hi) = match ahead {
        Some(true) => (whole.0.max(Decimal::ZERO), whole.1),
        Some(false) => (whole.0, whole.1.min(Decimal::ZERO)),
        None => whole,
    };
    let (lo, hi) = if lo <= hi { (lo, hi) } else { whole };
    let sign = |wanted: fn(&Interval) -> bool| by_source.iter().any(wanted);
    let sources = match by_source.len() {
        0 | 1 => Sources::One,
        _ if sign(|gap| gap.0 > Decimal::ZERO) && sign(|gap| gap.1 < Decimal::ZERO) => Sources::Deny,
        _ => Sources::Several,
    };
    Some(Gap { lo, hi, sources })
}

type Interval = (Decimal, Decimal);

fn difference(a: Interval, b: Interval) -> Option<Interval> {
    Some((a.0.minus(b.1)?, a.1.minus(b.0)?))
}

fn hull(a: Interval, b: Interval) -> Interval {
    (a.0.min(b.0), a.1.max(b.1))
}

/// The differences between shares that one source tells: those of one research house, or of one article that names none.
fn by_source(book: &Book, a: &Row, b: &Row) -> Vec<Interval> {
    let one = |a: &Claim, b: &Claim| a.attribution == b.attribution && (a.doc == b.doc || !a.attribution.is_empty());
    let pairs = exact(book, a).flat_map(|first| exact(book, b).map(move |second| (first, second)));
    pairs.filter(|(a, b)| one(a.0, b.0)).filter_map(|(a, b)| difference(a.1, b.1)).collect()
}

/// Shares that are stated exactly, as wide as their rounding.
fn exact<'a>(book: &'a Book, row: &'a Row) -> impl Iterator<Item = (&'a Claim, Interval)> {
    let exact = row.marks.iter().filter(|mark| mark.shape == Shape::Exact).flat_map(|mark| &mark.claims);
    let shares = exact.map(|id| book.claim(*id)).filter(|claim| claim.property == Property::MarketShare);
    shares.filter_map(|claim| Some((claim, rounded(claim.value.as_ref()?, HALF)?)))
}

/// In tenths of a unit of the last digit: what rounding may hide, and what `about` may.
const HALF: i128 = 5;
const WHOLE: i128 = 10;

/// What an amount lies between that may be off by so many tenths of a unit of its last digit.
fn rounded(value: &Value, tenths: i128) -> Option<Interval> {
    let off = Decimal::new(tenths, value.last_digit - 1)?;
    Some((value.lo?.minus(off)?, value.hi?.plus(off)?))
}

/// Between which shares a row lies; where claims contradict one another, what is stated of it alone.
fn known(book: &Book, row: &Row) -> Option<Interval> {
    let stated = || exact(book, row).map(|(_, interval)| interval).reduce(hull);
    row.known.filter(|(lo, hi)| lo <= hi).or_else(stated)
}

/// The verdict over other amounts, of one kind and unit, that do not touch: `Acer was ahead of Asus: 7 million units against
/// 5 million units`.
fn by_amount(book: &Book, a: (&Row, &str), b: (&Row, &str)) -> Option<Verdict> {
    let (first, second) = (told(book, a.0)?, told(book, b.0)?);
    if first.kind != second.kind {
        return None;
    }
    let above = |upper: &Told, lower: &Told| upper.lo.zip(lower.hi).is_some_and(|(lo, hi)| lo > hi);
    let ((front, more), (behind, less)) = match (above(&first, &second), above(&second, &first)) {
        (true, _) => ((a.1, first.words), (b.1, second.words)),
        (_, true) => ((b.1, second.words), (a.1, first.words)),
        _ => return None,
    };
    Some(Verdict { words: format!("{front} was ahead of {behind}: {more} against {less}"), ground: Ground::Computed })
}

/// All amounts of a row: their kind, between what they lie, and the first in words.
struct Told {
    kind: (Property, ValueUnit),
    lo: Option<Decimal>,
    hi: Option<Decimal>,
    words: String,
}

/// What a row tells of one kind of amount; nothing where kinds are mixed. What is `about` something is off by no more than a
/// unit of its last digit.
fn told(book: &Book, row: &Row) -> Option<Told> {
    let amount =
        |mark: &&super::model::Mark| !matches!(mark.shape, Shape::Rank | Shape::Order | Shape::Implied | Shape::Goal);
    let mut all: Option<Told> = None;
    for mark in row.marks.iter().filter(amount) {
        let off = if mark.shape == Shape::Approx { WHOLE } else { HALF };
        for claim in mark.claims.iter().map(|id| book.claim(*id)) {
            let value = claim.value.as_ref()?;
            let kind = (claim.property, value.unit);
            let (lo, hi) = match mark.shape {
                Shape::Exact | Shape::Approx => rounded(value, off).map(|(lo, hi)| (Some(lo), Some(hi)))?,
                _ => (value.lo, value.hi),
            };
            all = Some(match all {
                None => Told { kind, lo, hi, words: mark.words.clone() },
                Some(known) if known.kind == kind => {
                    let lo = known.lo.zip(lo).map(|(a, b)| a.min(b));
                    Told { lo, hi: known.hi.zip(hi).map(|(a, b)| a.max(b)), ..known }
                }
                Some(_) => return None,
            });
        }
    }
    all
}

fn computed(front: &str, behind: &str, gap: Gap) -> Verdict {
    let (lo, hi) = (tenth(gap.lo), tenth(gap.hi));
    let by = match (gap.lo == Decimal::ZERO, gap.hi >= Decimal::whole(99)) {
        (true, _) => format!("up to {hi} points"),
        (false, true) => format!("at least {lo} points"),
        (false, false) => format!("{lo} to {hi} points"),
    };
    let source = if gap.sources == Sources::One { "" } else { ", depending on the source" };
    Verdict { words: format!("{front} was ahead of {behind} by {by}{source}"), ground: Ground::Computed }
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
    use facts::ids::DocId;
    use facts::quantity::Comparator;
    use facts::span::Span;

    use super::super::model::panels;
    use super::*;
    use crate::route::Choice;

    fn row(lo: &str, hi: &str, rank: Option<(u32, u32)>) -> Row {
        Row { known: Some((lo.parse().unwrap(), hi.parse().unwrap())), rank, ..Row::default() }
    }

    fn book() -> &'static Book {
        Book::open(facts::corpus::Corpus::default(), facts::index::Index::default())
    }

    /// `who property value`, a percentage or millions, each said by somebody of one market and time.
    fn told(lines: &[(&str, &str, &str)], property: Property, unit: ValueUnit) -> Vec<String> {
        let mut corpus = facts::corpus::Corpus::default();
        corpus.documents.push(facts::document::Document::default());
        corpus.references.push(None);
        for (who, value, says) in lines {
            let amount: Decimal = value.trim_start_matches('~').parse().unwrap();
            let comparator = if value.starts_with('~') { Comparator::Approx } else { Comparator::Eq };
            let value =
                Value { lo: Some(amount), hi: Some(amount), unit, comparator, last_digit: amount.exponent().min(0) };
            let mut claim = Claim::bare(DocId::at(0), property, Span::default());
            claim.subject = (*who).into();
            claim.value = Some(value);
            claim.attribution = vec![(*says).into()];
            corpus.claims.push(claim);
        }
        let book = Book::open(corpus, facts::index::Index::default());
        let choice = Choice { measure: property.key().into(), ..Choice::default() };
        let panel = panels(book, &choice).remove(0);
        let rows: Vec<&Row> = panel.rows.iter().collect();
        let pairs = rows.iter().enumerate().flat_map(|(at, a)| rows[at + 1..].iter().map(move |b| (a, b)));
        pairs.map(|(a, b)| verdict(book, (a, &a.name), (b, &b.name), Same::Cell).words).collect()
    }

    #[test]
    fn each_source_is_compared_with_itself() {
        let check = |lines: &[(&str, &str, &str)], words: &str| {
            assert_eq!(told(lines, Property::MarketShare, ValueUnit::Percent), [words], "{lines:?}");
        };
        check(
            &[("A", "18", "X"), ("A", "16.2", "Y"), ("B", "17", "X"), ("B", "11.7", "Y")],
            "A was ahead of B by up to 4.6 points, depending on the source",
        );
        check(
            &[("A", "18", "X"), ("A", "12", "Y"), ("B", "14", "X"), ("B", "15", "Y")],
            "A and B: sources differ on who was ahead",
        );
        check(&[("A", "18", "X"), ("B", "17", "X")], "A was ahead of B by up to 2 points");
        check(&[("A", "18", "X"), ("B", "14", "X")], "A was ahead of B by 3 to 5 points");
        check(&[("A", "~18", "X"), ("B", "14", "X")], "A was ahead of B: about 18\u{202f}% against 14\u{202f}%");
    }

    #[test]
    fn other_amounts_are_compared_in_their_own_unit() {
        let check = |lines: &[(&str, &str, &str)], words: &str| {
            assert_eq!(told(lines, Property::Shipments, ValueUnit::Units), [words], "{lines:?}");
        };
        check(&[("A", "16.1", ""), ("B", "15.8", "")], "A was ahead of B: 16.1 units against 15.8 units");
        check(&[("A", "16", ""), ("B", "15.8", "")], "A and B: cannot tell who was ahead");
        check(&[("A", "~17", ""), ("B", "15", "")], "A was ahead of B: about 17 units against 15 units");
        check(&[("A", "~16", ""), ("B", "15", "")], "A and B: cannot tell who was ahead");
    }

    /// Sources that differ have no share in common.
    #[test]
    fn what_sources_leave_nothing_of_is_not_known() {
        check(row("20", "18", None), row("15", "16", None), Same::Apart, "A and B: cannot tell who was ahead");
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
