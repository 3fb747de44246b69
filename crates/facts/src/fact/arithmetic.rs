//! Sums that warn: growth that does not lead from one level to the next, and conversions at a rate no year had.
//! (Shares over 100 percent are found where share ranges are solved.)

use super::interval::{Interval, Side};
use super::merge::{Days, Material, days};
use super::words::{claim_words, list, value_words};
use super::{Check, CheckKind};
use crate::claim::{Claim, Direction, Measure, Property, Value, ValueUnit};
use crate::ids::{ClaimId, DocId};
use crate::modality::{Modality, Polarity};
use crate::number::Decimal;
use crate::order::{InOrder, grouped, look_up};

/// Levels before that are tried for one growth.
const TRIED: usize = 24;

/// Units of each currency for one US dollar: the least and the most of the years 1995 to 2026, with room on both sides.
const PER_DOLLAR: &[(&[u8; 3], i64, i64)] = &[
    (b"EUR", 55, 130),
    (b"GBP", 42, 105),
    (b"CHF", 65, 190),
    (b"CNY", 550, 900),
    (b"JPY", 7_000, 17_500),
    (b"KRW", 70_000, 210_000),
    (b"INR", 3_000, 10_500),
    (b"TWD", 2_400, 3_700),
    (b"HKD", 740, 800),
    (b"SGD", 110, 190),
    (b"AUD", 85, 215),
    (b"CAD", 85, 175),
    (b"BRL", 80, 700),
    (b"MXN", 550, 2_700),
    (b"SEK", 550, 1_200),
    (b"NOK", 450, 1_250),
    (b"DKK", 450, 950),
    (b"PLN", 190, 550),
    (b"ZAR", 340, 2_200),
    (b"THB", 2_200, 6_000),
    (b"IDR", 200_000, 1_900_000),
    (b"VND", 1_000_000, 2_900_000),
    (b"PHP", 2_300, 6_500),
    (b"MYR", 230, 520),
];

/// Every sum that does not come out, in the order of the claims. `over_hundred` holds the shares that one source puts
/// above 100 percent together.
pub(crate) fn checks(material: Material<'_>, over_hundred: &[Vec<ClaimId>]) -> Vec<Check> {
    let all = (0..material.claims.len()).map(ClaimId::at);
    let mut checks: Vec<Check> = all.filter_map(|id| exchange(material, id)).collect();
    checks.extend(growths(material));
    checks.extend(over_hundred.iter().map(|claims| sum(material, claims)));
    checks.order_by(|a, b| a.claims.cmp(&b.claims));
    checks
}

/// An amount and its conversion at an implausible rate.
fn exchange(material: Material<'_>, id: ClaimId) -> Option<Check> {
    let claim = material.claim(id);
    let value = claim.value?;
    let bad = claim.equivalents.iter().find(|other| is_implausible(&value, other) == Some(true))?;
    let explanation =
        format!("{} are not {}: no year had such an exchange rate.", value_words(&value), value_words(bad));
    Some(Check { kind: CheckKind::ExchangeRate, claims: vec![id], explanation })
}

/// `None` when the rate is not known.
fn is_implausible(a: &Value, b: &Value) -> Option<bool> {
    let (foreign, dollars, least, most) = match (per_dollar(a.unit), per_dollar(b.unit)) {
        (Some((least, most)), None) if is_dollar(b.unit) => (a, b, least, most),
        (None, Some((least, most))) if is_dollar(a.unit) => (b, a, least, most),
        _ => return None,
    };
    let amount = |value: &Value| value.lo.or(value.hi).filter(|at| *at > Decimal::ZERO);
    let (foreign, dollars) = (amount(foreign)?.shift(2)?, amount(dollars)?);
    let outside = |rate: i64, wrong: fn(&Decimal, &Decimal) -> bool| {
        dollars.times(Decimal::whole(rate)).map(|bound| wrong(&foreign, &bound))
    };
    Some(outside(least, |foreign, bound| foreign < bound)? || outside(most, |foreign, bound| foreign > bound)?)
}

fn per_dollar(unit: ValueUnit) -> Option<(i64, i64)> {
    let ValueUnit::Money(currency) = unit else { return None };
    PER_DOLLAR.iter().find(|row| *row.0 == currency.0).map(|row| (row.1, row.2))
}

fn is_dollar(unit: ValueUnit) -> bool {
    matches!(unit, ValueUnit::Money(currency) if currency.0 == *b"USD")
}

/// What level and growth have in common: both stand in one article.
type Series<'a> = (DocId, Property, &'a str, Option<&'a str>, Option<&'a str>);

/// Growths that do not lead from the level before to the level after, all three told by one article.
fn growths(material: Material<'_>) -> Vec<Check> {
    let mut levels: Vec<(Series<'_>, ClaimId)> = Vec::new();
    let asserted = |claim: &Claim| claim.modality == Modality::Asserted && claim.polarity == Polarity::Positive;
    for (at, claim) in material.claims.iter().enumerate().filter(|(_, claim)| asserted(claim)) {
        if claim.measure == Measure::Level && claim.value.is_some_and(|value| value.unit != ValueUnit::Rank) {
            levels.push((series(claim), ClaimId::at(at)));
        }
    }
    let levels = grouped(levels);
    let mut checks = Vec::new();
    for (at, claim) in material.claims.iter().enumerate().filter(|(_, claim)| asserted(claim)) {
        let percent = claim.value.is_some_and(|value| value.unit == ValueUnit::Percent);
        if claim.measure == Measure::Change && percent && claim.property != Property::MarketShare {
            checks.extend(growth(material, ClaimId::at(at), &levels));
        }
    }
    checks
}

fn series(claim: &Claim) -> Series<'_> {
    (claim.doc, claim.property, &claim.subject, claim.market.as_deref(), claim.region.as_deref())
}

/// A growth is wrong when it fits none of the levels before that the article gives.
fn growth(material: Material<'_>, id: ClaimId, levels: &[(Series<'_>, Vec<ClaimId>)]) -> Option<Check> {
    let claim = material.claim(id);
    let now = days(claim.period?);
    let base = claim.base.map(days).or_else(|| a_year_before(now))?;
    let (mut befores, mut after) = (Vec::new(), None);
    for &level in look_up(levels, &series(claim))?.iter().take(TRIED) {
        let period = material.claim(level).period.map(days);
        if period == Some(now) {
            after = after.or(Some(level));
        } else if period == Some(base) {
            befores.push(level);
        }
    }
    let after = after?;
    let fits = |before: &ClaimId| leads(material.claim(*before), claim, material.claim(after)) != Some(false);
    let before = *befores.first()?;
    if befores.iter().any(fits) {
        return None;
    }
    let mut claims = vec![before, id, after];
    claims.order();
    let steps = [claim_words(material.claim(before)), claim_words(claim), claim_words(material.claim(after))];
    let explanation = format!("{} does not lead from {} to {}.", capitalise(&steps[1]), steps[0], steps[2]);
    Some(Check { kind: CheckKind::Growth, claims, explanation })
}

fn capitalise(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// The same days a year earlier.
fn a_year_before((start, end): Days) -> Option<Days> {
    Some((Some(start?.plus_months(-12)?), Some(end?.plus_months(-12)?)))
}

/// Whether `before` grown by `growth` can be `after`; `None` when that cannot be told.
fn leads(before: &Claim, growth: &Claim, after: &Claim) -> Option<bool> {
    let (first, rate, last) = (before.value?, growth.value?, after.value?);
    if first.unit != last.unit {
        return None;
    }
    let sign = |side: Side| match growth.direction {
        Some(Direction::Down) => side.at.negate(),
        _ => side.at,
    };
    let rates = Interval::of(&rate);
    let factor = |side: Option<Side>| side.and_then(|side| sign(side).plus(Decimal::whole(100)));
    let mut factors = [factor(rates.lo)?, factor(rates.hi)?];
    factors.order();
    let base = Interval::of(&first);
    let (low, high) = (base.lo?.at, base.hi?.at);
    if low <= Decimal::ZERO || factors[0].is_negative() {
        return None;
    }
    let reach = |at: Decimal, factor: Decimal| Some(Side { at: at.times(factor)?.shift(-2)?, open: false });
    let grown = Interval { lo: Some(reach(low, factors[0])?), hi: Some(reach(high, factors[1])?) };
    Some(grown.overlaps(&Interval::of(&last)))
}

/// Shares of one source that add up to more than 100 percent.
fn sum(material: Material<'_>, claims: &[ClaimId]) -> Check {
    let parts: Vec<String> = claims
        .iter()
        .map(|id| material.claim(*id))
        .filter(|claim| claim.property == Property::MarketShare)
        .map(|claim| format!("{} {}", claim.subject, claim_words(claim)))
        .collect();
    let explanation = format!("These shares add up to more than 100 %: {}.", list(&parts));
    Check { kind: CheckKind::SumOverHundred, claims: claims.to_vec(), explanation }
}
