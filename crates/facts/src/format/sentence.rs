//! A claim as one plain sentence: "Xiaomi held 13.1 % of smartphones worldwide in Q3 2020, says IDC."

use super::name::{self, joined};
use super::number::ordinal;
use super::value::{Style, amount, claim_value};
use super::{during, place};
use crate::claim::{Claim, Measure, Property, Value, ValueUnit};
use crate::modality::{Modality, Polarity};
use crate::quantity::Comparator;

/// The whole claim, with who says so and whether it is a goal, a forecast or a rumour.
pub fn sentence(claim: &Claim) -> String {
    let mut words = vec![claim.subject.clone(), frame(claim).to_string(), statement(claim)];
    if let Some(region) = &claim.region {
        words.push(place(region));
    }
    if let Some(period) = &claim.period {
        words.push(during(period));
    }
    words.retain(|word| !word.is_empty());
    let mut text = words.join(" ");
    if !claim.attribution.is_empty() {
        let verb = if claim.attribution.len() == 1 { "says" } else { "say" };
        text.push_str(&format!(", {verb} {}", joined(&claim.attribution)));
    }
    text.push('.');
    text
}

/// The words between subject and statement that say whether it is so.
fn frame(claim: &Claim) -> &'static str {
    match (claim.modality, claim.polarity) {
        (Modality::Asserted, Polarity::Positive) => "",
        (Modality::Asserted, Polarity::Negative) => "does not or did not reach this:",
        (Modality::Goal, Polarity::Positive) => "aims for:",
        (Modality::Goal, Polarity::Negative) => "missed the aim:",
        (Modality::Planned, Polarity::Positive) => "plans:",
        (Modality::Planned, Polarity::Negative) => "dropped the plan:",
        (Modality::Forecast, Polarity::Positive) => "is expected to reach:",
        (Modality::Forecast, Polarity::Negative) => "is not expected to reach:",
        (Modality::Rumoured, _) => "reportedly:",
        (Modality::Conditional, _) => "under a condition:",
    }
}

fn statement(claim: &Claim) -> String {
    let plain = claim.modality == Modality::Asserted && claim.polarity == Polarity::Positive;
    let verb = |verb: &str, rest: String| if plain { format!("{verb} {rest}") } else { rest };
    if claim.measure == Measure::Change {
        let change = Claim { polarity: Polarity::Positive, ..claim.clone() };
        let what = name::property(claim.property);
        return format!("{what} {}{}", claim_value(&change, Style::Written), of_market(claim));
    }
    let Some(value) = &claim.value else {
        let object = claim.object.as_deref().unwrap_or("another");
        return format!("{}{}", verb("was", format!("ahead of {object}")), among(claim));
    };
    let amount = amount(value, Style::Written);
    match claim.property {
        Property::MarketShare => {
            format!("{} of {}", verb("held", amount), claim.market.as_deref().unwrap_or("the market"))
        }
        Property::Rank => format!("{}{}", verb("was", rank(value)), among(claim)),
        Property::AheadOf => verb("was", "ahead".into()),
        Property::RevenueShare => format!("{}{} of its own business", verb("made", amount), of_market(claim)),
        Property::MarketSize => verb("came to", amount),
        Property::Shipments => format!("{}{}", verb("shipped", amount), of_market(claim)),
        Property::Users => verb("had", amount.replace("people", "users")),
        Property::Employees => verb("had", amount.replace("people", "employees")),
        Property::Products => verb("had", amount.replace("items", "products")),
        Property::Companies => verb("had invested in", amount),
        Property::Countries => verb("was present in", amount),
        Property::Stores => verb("had", amount),
        Property::Devices => verb("had", amount.replace("units", "devices in use")),
        Property::Capacity => verb("could make", amount),
        Property::Revenue
        | Property::Profit
        | Property::Investment
        | Property::Valuation
        | Property::Price
        | Property::Fund => {
            format!("{} of {amount}{}", verb("had", article(name::property(claim.property))), of_market(claim))
        }
    }
}

/// `first`, `3rd`, `in the top three`.
fn rank(value: &Value) -> String {
    let exact = value.unit == ValueUnit::Rank && value.lo == value.hi && value.comparator == Comparator::Eq;
    let place = value.lo.filter(|_| exact).and_then(|place| place.to_string().parse::<u32>().ok());
    match place {
        Some(1) => "first".into(),
        Some(place) => ordinal(place),
        None => {
            let words = amount(value, Style::Written);
            if words.starts_with("top ") { format!("in the {words}") } else { words }
        }
    }
}

fn article(noun: &str) -> String {
    format!("{} {noun}", if noun.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" })
}

fn among(claim: &Claim) -> String {
    let market = claim.market.as_ref().map(|market| format!(" in {market}"));
    let by = claim.by.map(|by| format!(" by {}", name::property(by)));
    market.unwrap_or_default() + &by.unwrap_or_default()
}

fn of_market(claim: &Claim) -> String {
    claim.market.as_ref().map_or_else(String::new, |market| format!(" ({market})"))
}

#[cfg(test)]
mod tests {
    use crate::format::Record;
    use crate::ids::DocId;

    fn check(fields: &str, expected: &str) {
        let record: Record = serde_json::from_str(&format!(r#"{{"doc":"a",{fields}}}"#)).unwrap();
        assert_eq!(super::sentence(&record.to_claim(DocId(0)).unwrap()), expected);
    }

    #[test]
    fn claims_read_as_sentences() {
        check(
            r#""property":"market_share","subject":"Xiaomi","market":"smartphones","region":"world",
            "period":{"start":"2020-07-01","end":"2020-10-01","grain":"quarter","basis":"explicit"},
            "value":{"lo":"13.1","hi":"13.1","unit":"percent","comparator":"eq"},"attribution":["IDC"]"#,
            "Xiaomi held 13.1 % of smartphones worldwide in Q3 2020, says IDC.",
        );
        check(
            r#""property":"rank","subject":"Acme","market":"kettles","region":"ES","by":"shipments",
            "value":{"lo":"1","hi":"3","unit":"rank","comparator":"between"},"attribution":["IDC","Canalys"]"#,
            "Acme was in the top three in kettles by shipments in Spain, say IDC and Canalys.",
        );
        check(
            r#""property":"rank","subject":"Acme","region":"europe","modality":"goal",
            "value":{"lo":"1","hi":"1","unit":"rank","comparator":"eq"}"#,
            "Acme aims for: first in Europe.",
        );
        check(
            r#""property":"ahead_of","subject":"Acme","object":"Apex","market":"kettles""#,
            "Acme was ahead of Apex in kettles.",
        );
        check(
            r#""property":"shipments","measure":"change","direction":"up","subject":"Acme",
            "value":{"lo":"83","hi":"83","unit":"percent","comparator":"eq"}"#,
            "Acme shipments up 83 %.",
        );
        check(
            r#""property":"revenue","subject":"Acme",
            "value":{"lo":"205800000000","hi":"205800000000","unit":"CNY","comparator":"eq"}"#,
            "Acme had a revenue of 205.8 billion yuan.",
        );
        check(
            r#""property":"employees","subject":"Acme","value":{"lo":"10000","hi":null,"unit":"people","comparator":"gt"}"#,
            "Acme had more than 10,000 employees.",
        );
    }
}
