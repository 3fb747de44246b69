//! Numbers, amounts and places: what the suite expects and what is found, written down alike.

use facts::number::{Decimal, Text};
use facts::quantity::{Comparator, Quantity, Unit, find_quantities};
use facts::span::Span;
use serde_json::Value;

use crate::{Model, results, segments_of, span_of};

/// A mention, expected or found: its text and what it means, written down.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Mention {
    span: Span,
    value: String,
}

/// Whether a case is exact, and what was expected and found.
pub(crate) fn judge(model: Model, input: &str, case: &Value) -> (bool, String) {
    let mut expected: Vec<Mention> = results(case).iter().filter_map(|result| expected(model, input, result)).collect();
    let mut found = found(model, input);
    expected.sort();
    found.sort();
    let told = format!("expected {} | found {}", tell(input, &expected), tell(input, &found));
    (expected == found, told)
}

fn tell(input: &str, mentions: &[Mention]) -> String {
    let told: Vec<String> =
        mentions.iter().map(|mention| format!("[{}] {}", mention.span.of(input), mention.value)).collect();
    told.join(", ")
}

fn expected(model: Model, input: &str, result: &Value) -> Option<Mention> {
    let span = span_of(input, result)?;
    let value = result["Resolution"]["value"].as_str()?;
    let value = match model {
        Model::Currency => {
            let unit = result["Resolution"]["unit"].as_str()?;
            let coins = matches!(unit, "Cent" | "Pence" | "Penny");
            format!("{} {}", plain(value, if coins { -2 } else { 0 })?, iso(unit)?)
        }
        Model::Percent => plain(value.trim_end_matches('%'), 0)?,
        Model::NumberRange => bounds(value)?,
        _ => plain(value, 0)?,
    };
    Some(Mention { span, value })
}

/// A number as we print it.
fn plain(value: &str, power: i16) -> Option<String> {
    let (digits, exponent) = value.split_once('E').unwrap_or((value, "0"));
    let decimal: Decimal = digits.parse().ok()?;
    let power = power + exponent.trim_start_matches('+').parse::<i16>().ok()?;
    let decimal = decimal.shift(power)?;
    // Fractions are kept to a hundredth of a percent.
    let exact = decimal.exponent() >= -8;
    Some(if exact { decimal.to_string() } else { format!("{:.4}", decimal.to_f64()) })
}

fn bounds(value: &str) -> Option<String> {
    let inner = value.get(1..value.len().checked_sub(1)?)?;
    let (low, high) = inner.split_once(',')?;
    let side = |text: &str| if text.is_empty() { Some(String::new()) } else { plain(text, 0) };
    Some(format!("{}..{}", side(low)?, side(high)?))
}

/// The code of a currency by the name the suite gives it.
pub(crate) fn iso(unit: &str) -> Option<&'static str> {
    Some(match unit {
        "Dollar" | "United States dollar" | "Cent" => "USD",
        "Canadian dollar" => "CAD",
        "Australian dollar" => "AUD",
        "New Zealand dollar" => "NZD",
        "Hong Kong dollar" => "HKD",
        "Pound" | "British pound" | "Pence" | "Penny" => "GBP",
        "Euro" => "EUR",
        "Japanese yen" => "JPY",
        "Chinese yuan" => "CNY",
        "Rupee" => "INR",
        "Franc" | "Swiss franc" => "CHF",
        "Mexican peso" => "MXN",
        "Turkish lira" => "TRY",
        _ => return None,
    })
}

fn found(model: Model, input: &str) -> Vec<Mention> {
    let quantities = find_quantities(&Text::of(&segments_of(input)), &[]);
    quantities.iter().flat_map(|quantity| as_mention(model, input, quantity)).collect()
}

fn as_mention(model: Model, input: &str, quantity: &Quantity) -> Vec<Mention> {
    let value = quantity.lo.or(quantity.hi).map(|value| value.to_string()).unwrap_or_default();
    let core = quantity.core;
    let one = |span: Span, value: String| vec![Mention { span, value }];
    match (model, quantity.unit) {
        (Model::Currency, Unit::Money(currency)) => {
            let paired = quantity.equivalents.iter().filter_map(|pair| {
                let Unit::Money(currency) = pair.unit else { return None };
                let value = pair.lo.or(pair.hi)?;
                Some(Mention { span: pair.core, value: format!("{value} {}", currency.code()) })
            });
            one(core, format!("{value} {}", currency.code())).into_iter().chain(paired).collect()
        }
        (Model::Percent, Unit::Percent) => one(core, value),
        (Model::Ordinal, Unit::Ordinal) => one(core, value),
        (Model::NumberRange, _) => {
            let bounded = !matches!(quantity.comparator, Comparator::Eq | Comparator::Approx);
            let part = quantity.unit == Unit::Percent && !core.of(input).contains(['%', 'p']);
            let side = |value: Option<Decimal>| {
                let value = value.and_then(|value| if part { value.shift(-2) } else { Some(value) });
                value.map(|value| value.to_string()).unwrap_or_default()
            };
            // The suite leaves the unit out.
            let cut = if quantity.unit == Unit::Duration { quantity.number.end() } else { quantity.span.end() };
            let span = Span::new(quantity.span.start(), cut);
            if bounded { one(span, format!("{}..{}", side(quantity.lo), side(quantity.hi))) } else { Vec::new() }
        }
        (Model::Number, Unit::Ordinal | Unit::Multiple) if !core.of(input).contains(|c: char| c.is_ascii_digit()) => {
            Vec::new()
        }
        (Model::Number, unit) => as_number(input, quantity, unit),
        _ => Vec::new(),
    }
}

/// The number of a quantity without its unit.
fn as_number(input: &str, quantity: &Quantity, unit: Unit) -> Vec<Mention> {
    let Some(value) = quantity.lo.or(quantity.hi) else { return Vec::new() };
    let text = quantity.core.of(input);
    let fraction = unit == Unit::Percent && !text.contains('%') && !text.contains("cent");
    let value = if fraction { value.shift(-2) } else { Some(value) };
    let Some(value) = value else { return Vec::new() };
    let span = quantity.number;
    vec![Mention { span, value: value.to_string() }]
}
