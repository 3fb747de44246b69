//! Dates and numbers in a query: `before:2020`, `share>=20%`, `revenue>$1bn`.

use std::fmt;

use crate::among::among;
use crate::claim::{Claim, Measure, Property, Value, ValueUnit};
use crate::index::text::fold::fold;
use crate::number::Decimal;
use crate::period::Date;
use crate::quantity::{Comparator, Currency};

/// Days a period must lie in; a missing side is open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DateFilter {
    /// First day allowed.
    pub from: Option<Date>,
    /// The day after the last allowed.
    pub to: Option<Date>,
    /// Periods inside are left out instead.
    pub negated: bool,
}

impl DateFilter {
    /// Whether the days `start..end` lie inside. An open side of them never does where a bound is set.
    pub(in crate::index) fn holds(&self, start: Option<Date>, end: Option<Date>) -> bool {
        let late_enough = self.from.is_none_or(|from| start.is_some_and(|start| start >= from));
        let early_enough = self.to.is_none_or(|to| end.is_some_and(|end| end <= to));
        (late_enough && early_enough) != self.negated
    }
}

impl fmt::Display for DateFilter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = |date: Option<Date>| date.map(|date| date.to_string()).unwrap_or_default();
        write!(f, "{}{}..{}", if self.negated { "-" } else { "" }, text(self.from), text(self.to))
    }
}

/// The filter of `name:value`, `None` when `name` is no date field, a message when `value` is no date.
pub(in crate::index) fn date_filter(name: &str, value: &str, negated: bool) -> Option<Result<DateFilter, String>> {
    if !among!(name, "before" | "after" | "since" | "until" | "year" | "date") {
        return None;
    }
    let mut ends = value.splitn(2, "..");
    let (first, last) = (ends.next().unwrap_or(""), ends.next().unwrap_or(value));
    let Some(((start, _), (_, end))) = days_of(first).zip(days_of(last)) else {
        return Some(Err(format!("“{value}” is no date; write 2020, 2020-07, 2020Q3 or 2020-07-01.")));
    };
    let (from, to) = match name {
        "before" => (None, Some(start)),
        "until" => (None, Some(end)),
        "after" => (Some(end), None),
        "since" => (Some(start), None),
        _ => (Some(start), Some(end)),
    };
    Some(Ok(DateFilter { from, to, negated }))
}

/// First day and the day after the last of `2020`, `2020-07`, `2020Q3`, `2020H1`, `2020-07-01`.
fn days_of(text: &str) -> Option<(Date, Date)> {
    let (year, rest) = text.split_at_checked(4)?;
    let year: i32 = year.bytes().all(|byte| byte.is_ascii_digit()).then(|| year.parse().ok())??;
    let rest = rest.to_ascii_uppercase();
    let (month, months) = if rest.is_empty() {
        (1, 12)
    } else if let Some(quarter) = rest.strip_prefix('Q').and_then(|quarter| quarter.parse::<u8>().ok()) {
        (quarter.checked_sub(1)?.checked_mul(3)?.checked_add(1)?, 3)
    } else if let Some(half) = rest.strip_prefix('H').and_then(|half| half.parse::<u8>().ok()) {
        (half.checked_sub(1)?.checked_mul(6)?.checked_add(1)?, 6)
    } else if let Ok(day) = text.parse::<Date>() {
        return Some((day, day.plus_days(1)?));
    } else {
        (rest.strip_prefix('-').filter(|month| month.len() == 2)?.parse().ok()?, 1)
    };
    let start = Date::new(year, month, 1)?;
    Some((start, start.plus_months(months)?))
}

/// An amount some property must have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NumberFilter {
    /// Of this property, or of any.
    pub property: Option<Property>,
    /// In this unit, or in any.
    pub unit: Option<ValueUnit>,
    /// At least, in the base unit.
    pub lo: Option<Decimal>,
    /// At most, in the base unit.
    pub hi: Option<Decimal>,
    /// The bounds themselves do not count.
    pub strict: bool,
    /// Claims that fulfil it are left out instead.
    pub negated: bool,
}

impl NumberFilter {
    /// Whether the claim's amount surely lies inside: "at least 30" fulfils `>=20`, "at most 30" does not.
    pub(in crate::index) fn holds(&self, claim: &Claim) -> bool {
        let property = self.property.is_none_or(|property| property == claim.property && !is_other(claim));
        let mut values = claim.value.iter().chain(&claim.equivalents);
        (property && values.any(|value| self.contains(value))) != self.negated
    }

    fn contains(&self, value: &Value) -> bool {
        let unit = self.unit.is_none_or(|unit| unit == value.unit);
        let above = |bound: Decimal| match value.lo {
            Some(lo) if self.strict => lo > bound || (lo == bound && value.comparator == Comparator::Gt),
            Some(lo) => lo >= bound,
            None => false,
        };
        let below = |bound: Decimal| match value.hi {
            Some(hi) if self.strict => hi < bound || (hi == bound && value.comparator == Comparator::Lt),
            Some(hi) => hi <= bound,
            None => false,
        };
        unit && self.lo.is_none_or(above) && self.hi.is_none_or(below)
    }
}

/// Whether a claim's amount is none of its property: how much a share grew is no share, though both are percentages.
fn is_other(claim: &Claim) -> bool {
    let parts = matches!(claim.property, Property::MarketShare | Property::RevenueShare);
    parts && claim.measure == Measure::Change && claim.value.is_some_and(|value| value.unit == ValueUnit::Percent)
}

impl fmt::Display for NumberFilter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = self.property.map_or("value", Property::key);
        let (operator, bound) = match (self.lo, self.hi) {
            (Some(lo), Some(hi)) if lo == hi => ("=", lo),
            (Some(lo), _) => (if self.strict { ">" } else { ">=" }, lo),
            (None, Some(hi)) => (if self.strict { "<" } else { "<=" }, hi),
            (None, None) => return f.write_str(name),
        };
        write!(f, "{}{name}{operator}{bound}", if self.negated { "-" } else { "" })?;
        match self.unit {
            Some(ValueUnit::Percent) => f.write_str(" percent"),
            Some(ValueUnit::Points) => f.write_str(" pp"),
            Some(ValueUnit::Money(currency)) => write!(f, " {}", currency.code()),
            _ => Ok(()),
        }
    }
}

/// The filter of `name operator value`, and whether the scale word `next` belongs to the value.
pub(in crate::index) fn number_filter(
    name: &str,
    operator: &str,
    value: &str,
    next: &str,
    negated: bool,
) -> Option<(NumberFilter, bool)> {
    let property = property_of(name)?;
    let (bound, unit, scaled) = read_amount(value)?;
    let scale = if scaled { None } else { power_of(&fold(next)) };
    let (unit, used_next) = match fold(next).as_str() {
        "%" | "percent" if unit.is_none() && !scaled => (Some(ValueUnit::Percent), true),
        _ => (unit, scale.is_some()),
    };
    let bound = bound.shift(scale.unwrap_or(0))?;
    let (lo, hi, strict) = match operator {
        ">=" | "=>" => (Some(bound), None, false),
        "<=" | "=<" => (None, Some(bound), false),
        ">" => (Some(bound), None, true),
        "<" => (None, Some(bound), true),
        ":" | "=" | "==" => (Some(bound), Some(bound), false),
        _ => return None,
    };
    Some((NumberFilter { property, unit, lo, hi, strict, negated }, used_next))
}

/// The property of a typed name; `Some(None)` is any.
fn property_of(name: &str) -> Option<Option<Property>> {
    let property = match name {
        "value" | "amount" => return Some(None),
        "share" => Property::MarketShare,
        "place" => Property::Rank,
        "sales" | "units" => Property::Shipments,
        "turnover" => Property::Revenue,
        "customers" | "subscribers" => Property::Users,
        "staff" => Property::Employees,
        _ => Property::ALL.into_iter().find(|property| property.key() == name)?,
    };
    Some(Some(property))
}

/// `$1,234.5m` as a number in the base unit, its unit, and whether a scale or unit stood behind it.
fn read_amount(text: &str) -> Option<(Decimal, Option<ValueUnit>, bool)> {
    let text = fold(text);
    let text = text.trim();
    let start = text.find(|c: char| c.is_ascii_digit() || c == '.' || c == '-')?;
    let (before, rest) = text.split_at(start);
    let end = rest.find(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | ',' | '-')).unwrap_or(rest.len());
    let (digits, after) = rest.split_at(end);
    let number: Decimal = digits.replace(',', "").parse().ok()?;
    let mut unit = currency_of(before.trim());
    let mut after = after.trim();
    let mut scaled = false;
    if let Some(bare) = after.strip_suffix('%').or_else(|| after.strip_suffix("percent")) {
        (unit, after, scaled) = (Some(ValueUnit::Percent), bare.trim(), true);
    } else if let Some(bare) = after.strip_suffix("pp") {
        (unit, after, scaled) = (Some(ValueUnit::Points), bare.trim(), true);
    }
    if after.is_empty() {
        return Some((number, unit, scaled));
    }
    let word = after.find(|c: char| !c.is_alphabetic()).map_or(after, |end| &after[..end]);
    match power_of(word) {
        Some(power) => Some((number.shift(power)?, unit.or_else(|| currency_of(after[word.len()..].trim())), true)),
        None => Some((number, Some(currency_of(after)?), true)),
    }
}

/// The power of ten of a scale word.
fn power_of(word: &str) -> Option<i16> {
    match word {
        "k" | "thousand" => Some(3),
        "m" | "mn" | "million" | "millions" => Some(6),
        "b" | "bn" | "billion" | "billions" => Some(9),
        "t" | "tn" | "trn" | "trillion" => Some(12),
        "lakh" => Some(5),
        "crore" => Some(7),
        _ => None,
    }
}

fn currency_of(text: &str) -> Option<ValueUnit> {
    let code = match text {
        "$" | "us$" => *b"USD",
        "€" => *b"EUR",
        "£" => *b"GBP",
        "₹" | "rs" => *b"INR",
        "yuan" | "rmb" => *b"CNY",
        "yen" => *b"JPY",
        _ => {
            let code: [u8; 3] = text.as_bytes().try_into().ok()?;
            if !code.iter().all(u8::is_ascii_alphabetic) {
                return None;
            }
            code.map(|letter| letter.to_ascii_uppercase())
        }
    };
    Some(ValueUnit::Money(Currency(code)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_with_their_units() {
        let check = |text: &str, expected: &str| {
            let number = number_filter("value", ">=", text, "", false).map(|(filter, _)| filter.to_string());
            assert_eq!(number.unwrap_or_default(), expected, "{text}");
        };
        check("20%", "value>=20 percent");
        check("20", "value>=20");
        check("$1bn", "value>=1000000000 USD");
        check("1,234.5m", "value>=1234500000");
        check("€5k", "value>=5000 EUR");
        check("3pp", "value>=3 pp");
        check("30billionusd", "");
        check("30usd", "value>=30 USD");
        check("2cats", "");
        check("x", "");
        check("1e9", "");
    }

    #[test]
    fn the_growth_of_a_share_is_no_share() {
        let grew = |property: Property, measure: Measure| {
            let bare = Claim::bare(crate::ids::DocId::at(0), property, crate::span::Span::new(0, 1));
            let number = "48".parse().ok();
            let unit = ValueUnit::Percent;
            let value = Value { lo: number, hi: number, unit, comparator: Comparator::Eq, last_digit: 0 };
            Claim { measure, value: Some(value), ..bare }
        };
        let check = |property: Property, measure: Measure, expected: bool| {
            let filter = number_filter(property.key(), ">=", "20%", "", false).map(|(filter, _)| filter);
            assert_eq!(filter.map(|filter| filter.holds(&grew(property, measure))), Some(expected), "{property:?}");
        };
        check(Property::MarketShare, Measure::Level, true);
        check(Property::MarketShare, Measure::Change, false);
        check(Property::Revenue, Measure::Change, true);
    }

    #[test]
    fn days_of_dates() {
        let check = |text: &str, expected: &str| {
            let days = days_of(text).map(|(start, end)| format!("{start}..{end}"));
            assert_eq!(days.unwrap_or_default(), expected, "{text}");
        };
        check("2020", "2020-01-01..2021-01-01");
        check("2020Q3", "2020-07-01..2020-10-01");
        check("2020h1", "2020-01-01..2020-07-01");
        check("2020-02", "2020-02-01..2020-03-01");
        check("2020-02-29", "2020-02-29..2020-03-01");
        check("2020Q9", "");
        check("9999", "");
        check("soon", "");
        check("20é0", "");
    }
}
