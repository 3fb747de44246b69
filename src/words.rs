//! Claims in words, short for the eye and whole for the ear. A stand-in for what `facts::format` will say.

use facts::claim::{Claim, Direction, Measure, Property, Value, ValueUnit};
use facts::fact::{Agreement, Outcome};
use facts::modality::{Modality, Polarity};
use facts::number::Decimal;
use facts::period::{Grain, Period};
use facts::quantity::Comparator;

pub fn property(property: Property) -> &'static str {
    match property {
        Property::MarketShare => "market share",
        Property::Rank => "rank",
        Property::AheadOf => "order",
        Property::Shipments => "shipments",
        Property::Revenue => "revenue",
        Property::Profit => "profit",
        Property::Investment => "investment",
        Property::Valuation => "valuation",
        Property::Price => "price",
        Property::Fund => "fund",
        Property::RevenueShare => "share of own revenue",
        Property::Users => "users",
        Property::Devices => "devices",
        Property::Employees => "employees",
        Property::Products => "products",
        Property::Companies => "companies invested in",
        Property::Countries => "countries",
        Property::Stores => "stores",
        Property::Capacity => "capacity",
        Property::MarketSize => "market size",
    }
}

pub fn modality(modality: Modality) -> &'static str {
    match modality {
        Modality::Asserted => "stated",
        Modality::Goal => "goal",
        Modality::Planned => "planned",
        Modality::Forecast => "forecast",
        Modality::Rumoured => "rumour",
        Modality::Conditional => "conditional",
    }
}

pub fn agreement(agreement: Agreement) -> &'static str {
    match agreement {
        Agreement::Single => "one source",
        Agreement::Consistent => "consistent",
        Agreement::Corroborated => "corroborated",
        Agreement::DiffersBySource => "sources differ",
        Agreement::Contradicts => "contradicts",
        Agreement::Superseded => "superseded",
    }
}

pub fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Met => "met",
        Outcome::NotMet => "not met",
        Outcome::Open => "open",
    }
}

/// `13.1%`, `more than 30%`, `3rd`, `above Apple`, `up 83%`.
pub fn value(claim: &Claim) -> String {
    let said = match (&claim.value, &claim.object) {
        (_, Some(object)) => format!("above {object}"),
        (Some(value), None) => match claim.measure {
            Measure::Level => amount(value),
            Measure::Change => change(claim.direction, value),
        },
        (None, None) => String::from("no amount"),
    };
    match claim.polarity {
        Polarity::Positive => said,
        Polarity::Negative => format!("not {said}"),
    }
}

fn change(direction: Option<Direction>, value: &Value) -> String {
    match direction {
        Some(Direction::Up) => format!("up {}", amount(value)),
        Some(Direction::Down) => format!("down {}", amount(value)),
        Some(Direction::Flat) => "unchanged".into(),
        None => format!("changed by {}", amount(value)),
    }
}

pub fn amount(value: &Value) -> String {
    if value.unit == ValueUnit::Rank {
        return rank_of(value);
    }
    let number = match (value.lo, value.hi) {
        (Some(lo), Some(hi)) if lo == hi => scaled(lo),
        (Some(lo), Some(hi)) => format!("{}–{}", scaled(lo), scaled(hi)),
        (Some(one), None) | (None, Some(one)) => scaled(one),
        (None, None) => String::from("some"),
    };
    let with_unit = unit(&number, value.unit);
    match value.comparator {
        Comparator::Eq | Comparator::Between => with_unit,
        Comparator::Approx => format!("about {with_unit}"),
        Comparator::Gt => format!("more than {with_unit}"),
        Comparator::Ge => format!("at least {with_unit}"),
        Comparator::Lt => format!("less than {with_unit}"),
        Comparator::Le => format!("at most {with_unit}"),
    }
}

fn rank_of(value: &Value) -> String {
    let whole = |rank: Decimal| rank.to_f64() as u32;
    match (value.lo.map(whole), value.hi.map(whole)) {
        (Some(lo), Some(hi)) if lo == hi => ordinal(lo),
        (Some(1), Some(hi)) => format!("top {hi}"),
        (Some(lo), Some(hi)) => format!("{} to {}", ordinal(lo), ordinal(hi)),
        (Some(lo), None) => format!("{} or lower", ordinal(lo)),
        (None, Some(hi)) => format!("{} or higher", ordinal(hi)),
        (None, None) => "ranked".into(),
    }
}

pub fn ordinal(rank: u32) -> String {
    let ending = match (rank % 10, rank % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{rank}{ending}")
}

fn unit(number: &str, unit: ValueUnit) -> String {
    match unit {
        ValueUnit::Percent => format!("{number}%"),
        ValueUnit::Points => format!("{number} points"),
        ValueUnit::Rank | ValueUnit::Unstated => number.into(),
        ValueUnit::Units => format!("{number} units"),
        ValueUnit::People => format!("{number} people"),
        ValueUnit::Items => format!("{number} items"),
        ValueUnit::Companies => format!("{number} companies"),
        ValueUnit::Countries => format!("{number} countries"),
        ValueUnit::Stores => format!("{number} stores"),
        ValueUnit::UnitsPerYear => format!("{number} units a year"),
        ValueUnit::Money(currency) => format!("{} {number}", currency.code()),
    }
}

/// `205.8 billion`, `10,000`, `13.1`.
pub fn scaled(number: Decimal) -> String {
    for (power, word) in [(12, "trillion"), (9, "billion"), (6, "million")] {
        if number.to_f64().abs() >= 10f64.powi(power) {
            return format!("{} {word}", number.shift(-(power as i16)).unwrap_or(number));
        }
    }
    grouped(&number.to_string())
}

fn grouped(digits: &str) -> String {
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let (sign, whole) = whole.strip_prefix('-').map_or(("", whole), |rest| ("−", rest));
    let mut out = String::from(sign);
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at) % 3 == 0 {
            out.push(',');
        }
        out.push(digit);
    }
    if !fraction.is_empty() {
        out.push('.');
        out.push_str(fraction);
    }
    out
}

/// The same for the ear: `13.1 percent`, `ranked third`.
pub fn spoken(text: &str) -> String {
    text.replace('%', " percent").replace('–', " to ").replace('−', "minus ")
}

const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// `Q3 2020`, `2019`, `Nov 2020`, `31 Dec 2017`, `from Nov 2020`.
pub fn period(period: &Period) -> String {
    let month = |date: facts::period::Date| {
        let (year, month, _) = date.parts();
        format!("{} {year}", MONTHS[usize::from(month) - 1])
    };
    let before = |date: facts::period::Date| date.plus_days(-1).unwrap_or(date);
    match (period.start, period.end) {
        (Some(start), Some(end)) => {
            let (year, m, day) = start.parts();
            let calendar = day == 1 && (m - 1) % 3 == 0;
            match period.grain {
                Grain::Year if m == 1 && day == 1 => format!("{year}"),
                Grain::Quarter if calendar => format!("Q{} {year}", (m - 1) / 3 + 1),
                Grain::Half if day == 1 && (m == 1 || m == 7) => format!("H{} {year}", (m - 1) / 6 + 1),
                Grain::Month if day == 1 => month(start),
                Grain::Day => format!("{day} {}", month(start)),
                _ => format!("{} – {}", month(start), month(before(end))),
            }
        }
        (Some(start), None) => format!("from {}", month(start)),
        (None, Some(end)) => format!("before {}", month(end)),
        (None, None) => "undated".into(),
    }
}

/// The key of a period in the hash: `2020q3`, `2020`, `2020-11`, `2017-12-31`, `2020-11-01_`.
pub fn period_key(period: &Option<Period>) -> String {
    let Some(period) = period else { return "undated".into() };
    let (Some(start), Some(end)) = (period.start, period.end) else {
        let side = |date: Option<facts::period::Date>| date.map_or(String::new(), |date| date.to_string());
        return format!("{}_{}", side(period.start), side(period.end));
    };
    let (year, month, day) = start.parts();
    match period.grain {
        Grain::Year if month == 1 && day == 1 => format!("{year}"),
        Grain::Quarter if day == 1 && (month - 1) % 3 == 0 => format!("{year}q{}", (month - 1) / 3 + 1),
        Grain::Half if day == 1 && (month - 1) % 6 == 0 => format!("{year}h{}", (month - 1) / 6 + 1),
        Grain::Month if day == 1 => format!("{year}-{month:02}"),
        Grain::Day => start.to_string(),
        _ => format!("{start}_{end}"),
    }
}

/// `the world`, `China`, `Western Europe`.
pub fn region(code: &str) -> String {
    let named = match code {
        "world" => "World",
        "CN" => "China",
        "IN" => "India",
        "ES" => "Spain",
        "US" => "United States",
        "GB" => "United Kingdom",
        "DE" => "Germany",
        "FR" => "France",
        "JP" => "Japan",
        "KR" => "South Korea",
        other => return other.strip_prefix("outside ").map_or_else(|| capital(other), |rest| format!("outside {}", region(rest))),
    };
    named.into()
}

pub fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or(String::new(), |first| first.to_uppercase().chain(chars).collect())
}

/// `1 claim`, `12 claims`.
pub fn count(number: usize, one: &str, many: &str) -> String {
    format!("{} {}", grouped(&number.to_string()), if number == 1 { one } else { many })
}

/// `A`, `A and B`, `A, B and C`.
pub fn list(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}
