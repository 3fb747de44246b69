//! Amounts, dates and lists in plain English, for the sentences that explain facts and ranges.

use crate::claim::{Claim, Direction, Measure, Value, ValueUnit};
use crate::number::Decimal;
use crate::quantity::{Comparator, Currency};

/// `13.1 %`, `more than 200 billion yuan`, `rank 1 to 3`.
pub(crate) fn value_words(value: &Value) -> String {
    if value.unit == ValueUnit::Rank {
        return rank_words(value);
    }
    let (scale, scale_name) = scale_of(value);
    let number = |at: Option<Decimal>| at.map(|at| short(at.shift(-scale).unwrap_or(at))).unwrap_or_default();
    let (lo, hi) = (number(value.lo), number(value.hi));
    let amount = match value.comparator {
        Comparator::Eq if lo == hi => lo,
        Comparator::Approx if lo == hi => format!("about {lo}"),
        Comparator::Approx => format!("about {lo} to {hi}"),
        Comparator::Gt => format!("more than {lo}"),
        Comparator::Ge => format!("at least {lo}"),
        Comparator::Lt => format!("less than {hi}"),
        Comparator::Le => format!("at most {hi}"),
        Comparator::Eq | Comparator::Between => format!("{lo} to {hi}"),
    };
    let words = [amount.as_str(), scale_name, &unit_words(value.unit)];
    words.iter().filter(|word| !word.is_empty()).copied().collect::<Vec<_>>().join(" ")
}

/// What a claim states, without its subject: `13.1 %`, `up 83 %`, `not more than 5 %`.
pub(crate) fn claim_words(claim: &Claim) -> String {
    let amount = match (&claim.value, &claim.object) {
        (Some(value), _) => value_words(value),
        (None, Some(object)) => format!("{} ahead of {object}", claim.subject),
        (None, None) => String::new(),
    };
    let by = if claim.value.is_some_and(|value| value.unit != ValueUnit::Percent) { "by " } else { "" };
    match (claim.measure, claim.direction) {
        (Measure::Change, Some(Direction::Up)) => format!("up {by}{amount}"),
        (Measure::Change, Some(Direction::Down)) => format!("down {by}{amount}"),
        (Measure::Change, Some(Direction::Flat)) => "flat".to_owned(),
        _ => amount,
    }
}

fn rank_words(value: &Value) -> String {
    let number = |at: Option<Decimal>| at.map(|at| at.to_string()).unwrap_or_default();
    match (value.lo, value.hi) {
        (Some(lo), Some(hi)) if lo == hi => format!("rank {lo}"),
        (Some(_), None) => format!("rank {} or lower", number(value.lo)),
        _ => format!("rank {} to {}", number(value.lo), number(value.hi)),
    }
}

/// The power of ten and the name of the scale the value is written in.
fn scale_of(value: &Value) -> (i16, &'static str) {
    let plain = matches!(value.unit, ValueUnit::Percent | ValueUnit::Points | ValueUnit::Rank);
    let sides = [value.lo, value.hi];
    let size = sides.iter().flatten().map(|at| if at.is_negative() { at.negate() } else { *at }).max();
    let above = |power: u32| !plain && size.is_some_and(|size| size >= Decimal::whole(10i64.pow(power)));
    match (above(12), above(9), above(6)) {
        (true, ..) => (12, "trillion"),
        (_, true, _) => (9, "billion"),
        (_, _, true) => (6, "million"),
        _ => (0, ""),
    }
}

/// Digits grouped by thousands, at most four after the point.
fn short(at: Decimal) -> String {
    let text = at.to_string();
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    let (sign, digits) = whole.strip_prefix('-').map_or(("", whole), |rest| ("-", rest));
    let mut grouped = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at) % 3 == 0 {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    let fraction = fraction.get(..4).unwrap_or(fraction).trim_end_matches('0');
    let point = if fraction.is_empty() { "" } else { "." };
    format!("{sign}{grouped}{point}{fraction}")
}

fn unit_words(unit: ValueUnit) -> String {
    let word = match unit {
        ValueUnit::Percent => "%",
        ValueUnit::Points => "percentage points",
        ValueUnit::Rank | ValueUnit::Unstated => "",
        ValueUnit::Units => "units",
        ValueUnit::People => "people",
        ValueUnit::Items => "items",
        ValueUnit::Companies => "companies",
        ValueUnit::Countries => "countries",
        ValueUnit::Stores => "stores",
        ValueUnit::UnitsPerYear => "units a year",
        ValueUnit::Money(currency) => return currency_words(currency),
    };
    word.to_owned()
}

fn currency_words(currency: Currency) -> String {
    match currency.code() {
        "USD" => "dollars",
        "EUR" => "euros",
        "CNY" => "yuan",
        "GBP" => "pounds",
        "JPY" => "yen",
        "KRW" => "won",
        "INR" => "rupees",
        code => return code.to_owned(),
    }
    .to_owned()
}

/// `A`, `A and B`, `A, B and C`; beyond six the rest is counted.
pub(crate) fn list<T: AsRef<str>>(items: &[T]) -> String {
    const SHOWN: usize = 6;
    let names: Vec<&str> = items.iter().map(AsRef::as_ref).collect();
    match names.split_last() {
        None => String::new(),
        Some((only, [])) => (*only).to_owned(),
        Some(_) if names.len() > SHOWN => {
            format!("{} and {} more", names[..SHOWN - 1].join(", "), names.len() - SHOWN + 1)
        }
        Some((last, rest)) => format!("{} and {last}", rest.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(lo: &str, hi: &str, unit: ValueUnit, comparator: Comparator, expected: &str) {
        let side = |text: &str| text.parse().ok();
        let value = Value { lo: side(lo), hi: side(hi), unit, comparator, last_digit: 0 };
        assert_eq!(value_words(&value), expected);
    }

    #[test]
    fn amounts_in_words() {
        let yuan = ValueUnit::Money(Currency(*b"CNY"));
        check("13.1", "13.1", ValueUnit::Percent, Comparator::Eq, "13.1 %");
        check("200000000000", "", yuan, Comparator::Gt, "more than 200 billion yuan");
        check("2100000000", "2200000000", yuan, Comparator::Between, "2.1 to 2.2 billion yuan");
        check("-531900000", "-531900000", yuan, Comparator::Eq, "-531.9 million yuan");
        check("3680", "3680", ValueUnit::Stores, Comparator::Approx, "about 3,680 stores");
        check("12000", "12000", ValueUnit::People, Comparator::Eq, "12,000 people");
        check("1", "3", ValueUnit::Rank, Comparator::Between, "rank 1 to 3");
        check("6", "", ValueUnit::Rank, Comparator::Ge, "rank 6 or lower");
        check("", "5", ValueUnit::Percent, Comparator::Le, "at most 5 %");
    }

    #[test]
    fn lists_in_words() {
        assert_eq!(list(&["A"]), "A");
        assert_eq!(list(&["A", "B", "C"]), "A, B and C");
        assert_eq!(list(&["A", "B", "C", "D", "E", "F", "G"]), "A, B, C, D, E and 2 more");
    }
}
