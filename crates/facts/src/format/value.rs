//! Amounts in words: `more than 30 %`, `205.8 billion yuan`, `top three`, `up 83 %`.

use super::number::{scaled, small};
use crate::claim::{Claim, Direction, Measure, Value, ValueUnit};
use crate::modality::{Modality, Polarity};
use crate::number::Decimal;
use crate::quantity::{Comparator, Currency};

/// For the eye or for the ear.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// `13.1 %`, `$30.6 billion`
    Written,
    /// `13.1 percent`, `30.6 billion dollars`
    Spoken,
}

/// What a claim says of its subject: `13.1 %`, `ahead of Apple`, `up 83 %`, `not rank 1`.
pub fn claim_value(claim: &Claim, style: Style) -> String {
    let said = match (&claim.object, &claim.value) {
        (Some(object), _) => format!("ahead of {object}"),
        (None, Some(value)) if claim.measure == Measure::Change => change(claim.direction, value, style),
        (None, Some(value)) => amount(value, style),
        (None, None) => "no amount".into(),
    };
    match (claim.polarity, claim.modality) {
        (Polarity::Positive, _) => said,
        // A goal that was missed was still the goal: "rank 1, missed", not "not rank 1".
        (Polarity::Negative, Modality::Goal | Modality::Planned | Modality::Forecast) => format!("{said}, missed"),
        (Polarity::Negative, _) => format!("not {said}"),
    }
}

fn change(direction: Option<Direction>, value: &Value, style: Style) -> String {
    let amount = amount(value, style);
    match direction {
        Some(Direction::Up) => format!("up {amount}"),
        Some(Direction::Down) => format!("down {amount}"),
        Some(Direction::Flat) => "unchanged".into(),
        None => format!("changed by {amount}"),
    }
}

/// One amount with its unit and bound.
pub fn amount(value: &Value, style: Style) -> String {
    if value.unit == ValueUnit::Rank {
        return rank(value);
    }
    let counted =
        !matches!(value.unit, ValueUnit::Percent | ValueUnit::Points | ValueUnit::Money(_) | ValueUnit::Unstated);
    let words = match value.comparator {
        Comparator::Eq | Comparator::Between => "",
        Comparator::Approx => "about ",
        Comparator::Gt => "more than ",
        Comparator::Ge => "at least ",
        Comparator::Lt if counted => "fewer than ",
        Comparator::Lt => "less than ",
        Comparator::Le => "at most ",
    };
    let (digits, one) = match (value.lo, value.hi) {
        (Some(lo), Some(hi)) if lo != hi => (range(lo, hi), false),
        (Some(only), _) | (None, Some(only)) => (scaled(only), only == Decimal::whole(1)),
        (None, None) => ("an unknown number".into(), false),
    };
    format!("{words}{}", with_unit(&digits, one, value.unit, style))
}

/// `13 to 15`, `40 to 45 million`: a shared scale is said once.
fn range(lo: Decimal, hi: Decimal) -> String {
    let (lo, hi) = (scaled(lo), scaled(hi));
    match (lo.split_once(' '), hi.split_once(' ')) {
        (Some((digits, scale)), Some((_, other))) if scale == other => format!("{digits} to {hi}"),
        _ => format!("{lo} to {hi}"),
    }
}

fn rank(value: &Value) -> String {
    let whole = |bound: Decimal| bound.to_string().parse::<u32>().ok();
    let (lo, hi) = (value.lo.and_then(whole), value.hi.and_then(whole));
    match (lo, hi) {
        (Some(lo), Some(hi)) if lo == hi => match value.comparator {
            Comparator::Approx => format!("about rank {lo}"),
            _ => format!("rank {lo}"),
        },
        (Some(1) | None, Some(hi)) => format!("top {}", small(hi)),
        (Some(lo), Some(hi)) => format!("rank {lo} to {hi}"),
        (Some(lo), None) if lo > 1 => {
            format!("outside the top {}", small(lo - u32::from(value.comparator != Comparator::Gt)))
        }
        _ => "a rank".into(),
    }
}

fn with_unit(digits: &str, one: bool, unit: ValueUnit, style: Style) -> String {
    let plural = |one_word: &str, many: &str| format!("{digits} {}", if one { one_word } else { many });
    match (unit, style) {
        (ValueUnit::Percent, Style::Written) => format!("{digits} %"),
        (ValueUnit::Percent, Style::Spoken) => format!("{digits} percent"),
        (ValueUnit::Points, Style::Written) => format!("{digits} pp"),
        (ValueUnit::Points, Style::Spoken) => plural("percentage point", "percentage points"),
        (ValueUnit::Rank | ValueUnit::Unstated, _) => digits.into(),
        (ValueUnit::Units, _) => plural("unit", "units"),
        (ValueUnit::People, _) => plural("person", "people"),
        (ValueUnit::Items, _) => plural("item", "items"),
        (ValueUnit::Companies, _) => plural("company", "companies"),
        (ValueUnit::Countries, _) => plural("country", "countries"),
        (ValueUnit::Stores, _) => plural("store", "stores"),
        (ValueUnit::UnitsPerYear, _) => format!("{} a year", plural("unit", "units")),
        (ValueUnit::Money(currency), Style::Written) => money(digits, &currency),
        (ValueUnit::Money(currency), Style::Spoken) => format!("{digits} {}", currency_name(currency.code())),
    }
}

/// A sign in front where everybody knows it, else the name behind.
fn money(digits: &str, currency: &Currency) -> String {
    let sign = match currency.code() {
        "USD" => "$",
        "EUR" => "€",
        "GBP" => "£",
        "INR" => "₹",
        code => return format!("{digits} {}", currency_name(code)),
    };
    match digits.strip_prefix('\u{2212}') {
        Some(size) => format!("\u{2212}{sign}{size}"),
        None => format!("{sign}{digits}"),
    }
}

fn currency_name(code: &str) -> &str {
    match code {
        "USD" => "dollars",
        "EUR" => "euros",
        "GBP" => "pounds",
        "CNY" => "yuan",
        "JPY" => "yen",
        "KRW" => "won",
        "INR" => "rupees",
        "TWD" => "Taiwan dollars",
        "HKD" => "Hong Kong dollars",
        "AUD" => "Australian dollars",
        "CAD" => "Canadian dollars",
        "SGD" => "Singapore dollars",
        "NZD" => "New Zealand dollars",
        "CHF" => "Swiss francs",
        "SEK" => "Swedish kronor",
        "NOK" => "Norwegian kroner",
        "DKK" => "Danish kroner",
        "RUB" => "roubles",
        "BRL" => "reais",
        "MXN" => "Mexican pesos",
        "PHP" => "Philippine pesos",
        "PKR" => "Pakistani rupees",
        "IDR" => "rupiah",
        "MYR" => "ringgit",
        "THB" => "baht",
        "VND" => "dong",
        "TRY" => "lira",
        "PLN" => "zloty",
        "CZK" => "koruna",
        "HUF" => "forints",
        "ILS" => "shekels",
        "AED" => "dirhams",
        "SAR" => "riyals",
        "ZAR" => "rand",
        "NGN" => "naira",
        "KES" => "Kenyan shillings",
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(lo: &str, hi: &str, unit: ValueUnit, comparator: Comparator) -> Value {
        let bound = |text: &str| (!text.is_empty()).then(|| text.parse().unwrap());
        Value { lo: bound(lo), hi: bound(hi), unit, comparator, last_digit: 0 }
    }

    fn check(lo: &str, hi: &str, unit: ValueUnit, comparator: Comparator, written: &str, spoken: &str) {
        let value = value(lo, hi, unit, comparator);
        assert_eq!(amount(&value, Style::Written), written);
        assert_eq!(amount(&value, Style::Spoken), spoken);
    }

    const CNY: ValueUnit = ValueUnit::Money(Currency(*b"CNY"));
    const USD: ValueUnit = ValueUnit::Money(Currency(*b"USD"));

    #[test]
    fn amounts() {
        use Comparator::{Approx, Between, Eq, Ge, Gt, Le, Lt};
        check("13.1", "13.1", ValueUnit::Percent, Eq, "13.1 %", "13.1 percent");
        check("30", "", ValueUnit::Percent, Gt, "more than 30 %", "more than 30 percent");
        check("", "5", ValueUnit::Percent, Le, "at most 5 %", "at most 5 percent");
        check("13", "15", ValueUnit::Percent, Between, "13 to 15 %", "13 to 15 percent");
        check("2", "2", ValueUnit::Points, Eq, "2 pp", "2 percentage points");
        check("205800000000", "205800000000", CNY, Eq, "205.8 billion yuan", "205.8 billion yuan");
        check("30600000000", "30600000000", USD, Approx, "about $30.6 billion", "about 30.6 billion dollars");
        check("-2000000", "-2000000", USD, Eq, "\u{2212}$2 million", "\u{2212}2 million dollars");
        check("40000000", "45000000", ValueUnit::Units, Between, "40 to 45 million units", "40 to 45 million units");
        check("300", "300", ValueUnit::Companies, Approx, "about 300 companies", "about 300 companies");
        check("1", "1", ValueUnit::Stores, Eq, "1 store", "1 store");
        check("", "5000", ValueUnit::People, Lt, "fewer than 5,000 people", "fewer than 5,000 people");
        check("7", "", ValueUnit::Unstated, Ge, "at least 7", "at least 7");
    }

    #[test]
    fn ranks() {
        use Comparator::{Between, Eq, Ge, Gt, Le};
        let check = |lo: &str, hi: &str, comparator, expected: &str| {
            check(lo, hi, ValueUnit::Rank, comparator, expected, expected);
        };
        check("3", "3", Eq, "rank 3");
        check("1", "3", Between, "top three");
        check("", "5", Le, "top five");
        check("4", "6", Between, "rank 4 to 6");
        check("6", "", Ge, "outside the top five");
        check("5", "", Gt, "outside the top five");
    }

    #[test]
    fn what_a_claim_says() {
        let check = |line: &str, expected: &str| {
            let record: crate::format::Record = serde_json::from_str(line).unwrap();
            let claim = record.to_claim(crate::ids::DocId(0)).unwrap();
            assert_eq!(claim_value(&claim, Style::Written), expected);
        };
        check(r#"{"doc":"a","property":"ahead_of","subject":"A","object":"B"}"#, "ahead of B");
        check(
            r#"{"doc":"a","property":"shipments","measure":"change","direction":"up","subject":"A",
               "value":{"lo":"83","hi":"83","unit":"percent","comparator":"eq"}}"#,
            "up 83 %",
        );
        check(
            r#"{"doc":"a","property":"rank","subject":"A","polarity":"negative",
               "value":{"lo":"1","hi":"1","unit":"rank","comparator":"eq"}}"#,
            "not rank 1",
        );
        check(
            r#"{"doc":"a","property":"rank","subject":"A","polarity":"negative","modality":"goal",
               "value":{"lo":"1","hi":"1","unit":"rank","comparator":"eq"}}"#,
            "rank 1, missed",
        );
    }
}
