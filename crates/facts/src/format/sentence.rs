//! A claim as one plain sentence: "Xiaomi held 13.1 % of smartphones worldwide in Q3 2020, says IDC."

use super::name::{self, joined};
use super::number::ordinal;
use super::value::{Style, amount, claim_value};
use super::{during, place};
use crate::claim::{Claim, Measure, Property, Value};
use crate::modality::{Modality, Polarity};
use crate::quantity::Comparator;

/// The whole claim, with who says so and whether it is a goal, a forecast or a rumour.
pub fn sentence(claim: &Claim) -> String {
    let (verb, rest) = statement(claim);
    let region = claim.region.as_deref().map(place);
    let period = claim.period.as_ref().map(during);
    let parts = [Some(subject(claim)), Some(framed(claim, verb)), Some(rest), region, period];
    let mut text = parts.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
    if !claim.attribution.is_empty() {
        let verb = if claim.attribution.len() == 1 { "says" } else { "say" };
        text.push_str(&format!(", {verb} {}", joined(&claim.attribution)));
    }
    text.push('.');
    text
}

fn subject(claim: &Claim) -> String {
    let names: Vec<String> = claim.subject.split(" + ").map(str::to_string).collect();
    match claim.property {
        Property::MarketSize => format!("The market for {}", joined(&names)),
        _ => joined(&names),
    }
}

/// What the subject does, as it was and as it may be.
#[derive(Clone, Copy)]
struct Verb {
    past: &'static str,
    infinitive: &'static str,
}

const BE: Verb = Verb { past: "was", infinitive: "be" };
const HAVE: Verb = Verb { past: "had", infinitive: "have" };
const HOLD: Verb = Verb { past: "held", infinitive: "hold" };
const MAKE: Verb = Verb { past: "made", infinitive: "make" };
const PRODUCE: Verb = Verb { past: "could make", infinitive: "be able to make" };
const REACH: Verb = Verb { past: "came to", infinitive: "come to" };
const SEE: Verb = Verb { past: "saw", infinitive: "see" };
const SHIP: Verb = Verb { past: "shipped", infinitive: "ship" };

/// The verb with the words that say whether it is so.
fn framed(claim: &Claim, verb: Verb) -> String {
    let Verb { past, infinitive } = verb;
    let several = claim.subject.contains(" + ");
    let past = if several && past == "was" { "were" } else { past };
    match (claim.modality, claim.polarity) {
        (Modality::Asserted, Polarity::Positive) => past.into(),
        (Modality::Asserted, Polarity::Negative) if infinitive == "be" => format!("{past} not"),
        (Modality::Asserted, Polarity::Negative) => format!("did not {infinitive}"),
        (Modality::Goal, Polarity::Positive) => format!("{} to {infinitive}", if several { "aim" } else { "aims" }),
        (Modality::Goal, Polarity::Negative) => format!("missed the aim to {infinitive}"),
        (Modality::Planned, Polarity::Positive) => {
            format!("{} to {infinitive}", if several { "plan" } else { "plans" })
        }
        (Modality::Planned, Polarity::Negative) => format!("will not {infinitive}"),
        (Modality::Forecast, Polarity::Positive) => format!("will {infinitive}, by a forecast,"),
        (Modality::Forecast, Polarity::Negative) => format!("will not {infinitive}, by a forecast,"),
        (Modality::Rumoured, Polarity::Positive) => format!("reportedly {past}"),
        (Modality::Rumoured, Polarity::Negative) => format!("reportedly did not {infinitive}"),
        (Modality::Conditional, Polarity::Positive) => format!("would, under a condition, {infinitive}"),
        (Modality::Conditional, Polarity::Negative) => format!("would not, under a condition, {infinitive}"),
    }
}

fn statement(claim: &Claim) -> (Verb, String) {
    if claim.measure == Measure::Change {
        let change = Claim { polarity: Polarity::Positive, ..claim.clone() };
        let words = claim_value(&change, Style::Written);
        // The property says what is counted: "employees up 5,000".
        let counted = [" people", " units", " items", " companies", " countries", " stores"];
        let words = counted.iter().find_map(|unit| words.strip_suffix(unit)).unwrap_or(&words);
        return (SEE, format!("{}{} {words}", name::property(claim.property), of_market(claim)));
    }
    let Some(value) = &claim.value else {
        let object = claim.object.as_deref().unwrap_or("another");
        return (BE, format!("ahead of {object}{}", among(claim)));
    };
    let amount = amount(value, Style::Written);
    match claim.property {
        Property::MarketShare => (HOLD, format!("{amount} of {}", claim.market.as_deref().unwrap_or("the market"))),
        Property::Rank => (BE, format!("{}{}", rank(value), among(claim))),
        Property::AheadOf => (BE, "ahead".into()),
        Property::RevenueShare => (MAKE, format!("{amount} of its own business{}", of_market(claim))),
        Property::MarketSize => (REACH, amount),
        Property::Shipments => (SHIP, format!("{amount}{}", of_market(claim))),
        Property::Users => (HAVE, amount.replace("people", "users")),
        Property::Employees => (HAVE, amount.replace("people", "employees")),
        Property::Products => (HAVE, amount.replace("items", "products")),
        Property::Companies => (HAVE, format!("investments in {amount}")),
        Property::Countries => (BE, format!("present in {amount}")),
        Property::Stores => (HAVE, amount),
        Property::Devices => (HAVE, amount.replace("units", "devices in use")),
        Property::Capacity => (PRODUCE, amount),
        Property::Revenue
        | Property::Profit
        | Property::Investment
        | Property::Valuation
        | Property::Price
        | Property::Fund => (HAVE, format!("{} of {amount}{}", noun(claim.property), of_market(claim))),
    }
}

fn noun(property: Property) -> &'static str {
    match property {
        Property::Revenue => "revenue",
        Property::Profit => "a profit",
        Property::Investment => "an investment",
        Property::Valuation => "a valuation",
        Property::Price => "a price",
        _ => "a fund",
    }
}

/// `first`, `3rd`, `in the top three`.
fn rank(value: &Value) -> String {
    let exact = value.lo == value.hi && value.comparator == Comparator::Eq;
    match value.lo.filter(|_| exact).and_then(|place| place.to_string().parse::<u32>().ok()) {
        Some(1) => "first".into(),
        Some(place) => ordinal(place),
        None => {
            let words = amount(value, Style::Written);
            if words.starts_with("top ") { format!("in the {words}") } else { words }
        }
    }
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
            r#""property":"rank","subject":"Acme + Apex","market":"kettles","region":"ES","by":"shipments",
            "value":{"lo":"1","hi":"3","unit":"rank","comparator":"between"},"attribution":["IDC","Canalys"]"#,
            "Acme and Apex were in the top three in kettles by shipments in Spain, say IDC and Canalys.",
        );
        check(
            r#""property":"ahead_of","subject":"Acme","object":"Apex","market":"kettles""#,
            "Acme was ahead of Apex in kettles.",
        );
        check(
            r#""property":"shipments","measure":"change","direction":"up","subject":"Acme",
            "value":{"lo":"83","hi":"83","unit":"percent","comparator":"eq"}"#,
            "Acme saw shipments up 83 %.",
        );
        check(
            r#""property":"employees","measure":"change","direction":"up","subject":"Acme","modality":"planned",
            "value":{"lo":"5000","hi":"5000","unit":"people","comparator":"eq"}"#,
            "Acme plans to see employees up 5,000.",
        );
        check(
            r#""property":"revenue","subject":"Acme",
            "value":{"lo":"205800000000","hi":"205800000000","unit":"CNY","comparator":"eq"}"#,
            "Acme had revenue of 205.8 billion yuan.",
        );
        check(
            r#""property":"employees","subject":"Acme","value":{"lo":"10000","hi":null,"unit":"people","comparator":"gt"}"#,
            "Acme had more than 10,000 employees.",
        );
        check(
            r#""property":"market_size","subject":"kettles","value":{"lo":"5","hi":"5","unit":"units","comparator":"eq"}"#,
            "The market for kettles came to 5 units.",
        );
    }

    #[test]
    fn what_is_not_so_yet_is_not_told_as_if_it_were() {
        let rank = r#""property":"rank","subject":"Acme","region":"europe",
            "value":{"lo":"1","hi":"1","unit":"rank","comparator":"eq"}"#;
        let check = |fields: &str, expected: &str| check(&format!("{rank},{fields}"), expected);
        check(r#""modality":"goal""#, "Acme aims to be first in Europe.");
        check(r#""modality":"goal","polarity":"negative""#, "Acme missed the aim to be first in Europe.");
        check(r#""modality":"planned""#, "Acme plans to be first in Europe.");
        check(r#""modality":"forecast""#, "Acme will be, by a forecast, first in Europe.");
        check(r#""modality":"rumoured""#, "Acme reportedly was first in Europe.");
        check(r#""modality":"conditional""#, "Acme would, under a condition, be first in Europe.");
        check(r#""polarity":"negative""#, "Acme was not first in Europe.");
    }
}
