//! A claim on one line, for specs and for debugging: `market_share Xiaomi = 13.1 percent [smartphones; world; 2020Q3; says IDC]`.

use super::record::unit_key;
use crate::claim::{Claim, Direction, Property, Value};
use crate::modality::{Modality, Polarity};
use crate::number::Decimal;
use crate::period::{Date, Grain, Period};
use crate::quantity::Comparator;

/// The claim with everything that is scored, what is missing left out.
pub fn claim_line(claim: &Claim) -> String {
    let direction = match claim.direction {
        Some(Direction::Up) => " up",
        Some(Direction::Down) => " down",
        Some(Direction::Flat) => " flat",
        None => "",
    };
    let object = claim.object.as_ref().map(|object| format!(" > {object}")).unwrap_or_default();
    let value = claim.value.as_ref().map(|value| format!(" = {}", value_words(value))).unwrap_or_default();
    let mut line = format!("{}{direction} {}{object}{value}", claim.property.key(), claim.subject);
    let qualifiers = qualifiers(claim);
    if !qualifiers.is_empty() {
        line.push_str(&format!(" [{}]", qualifiers.join("; ")));
    }
    line
}

fn qualifiers(claim: &Claim) -> Vec<String> {
    let market = claim.market.clone().filter(|_| claim.property != Property::MarketSize);
    let modality = match claim.modality {
        Modality::Asserted => None,
        Modality::Goal => Some("goal"),
        Modality::Planned => Some("planned"),
        Modality::Forecast => Some("forecast"),
        Modality::Rumoured => Some("rumoured"),
        Modality::Conditional => Some("conditional"),
    };
    let denied = (claim.polarity == Polarity::Negative).then_some("not");
    let says = (!claim.attribution.is_empty()).then(|| format!("says {}", claim.attribution.join(" + ")));
    let period = claim.period.as_ref().map(period_words);
    let words = [market, claim.region.clone(), period, modality.map(str::to_string), denied.map(str::to_string), says];
    words.into_iter().flatten().collect()
}

fn value_words(value: &Value) -> String {
    let side = |bound: Option<Decimal>| bound.map(|bound| bound.to_string()).unwrap_or_default();
    let either = side(value.lo.or(value.hi));
    let number = match value.comparator {
        Comparator::Eq => either,
        Comparator::Approx => format!("~{either}"),
        Comparator::Gt => format!(">{either}"),
        Comparator::Ge => format!(">={either}"),
        Comparator::Lt => format!("<{either}"),
        Comparator::Le => format!("<={either}"),
        Comparator::Between => format!("{}..{}", side(value.lo), side(value.hi)),
    };
    match unit_key(&value.unit) {
        Some(key) => format!("{number} {key}"),
        None => number,
    }
}

/// `2020`, `2020Q3`, `2020H1`, `2020-11`, `2020-11-05`, or both ends.
fn period_words(period: &Period) -> String {
    let (Some(start), Some(_)) = (period.start, period.end) else { return ends(period) };
    let (year, month, _) = start.parts();
    match period.grain {
        Grain::Year if month == 1 => format!("{year}"),
        Grain::Quarter if month % 3 == 1 => format!("{year}Q{}", month / 3 + 1),
        Grain::Half if month % 6 == 1 => format!("{year}H{}", month / 6 + 1),
        Grain::Month => format!("{year}-{month:02}"),
        Grain::Day => start.to_string(),
        _ => ends(period),
    }
}

fn ends(period: &Period) -> String {
    let side = |date: Option<Date>| date.map(|date| date.to_string()).unwrap_or_default();
    format!("{}..{}", side(period.start), side(period.end))
}
