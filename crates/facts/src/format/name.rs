//! What the enums and codes of the core are called in front of people.

use crate::claim::{Direction, Property};
use crate::document::BoilerplateKind;
use crate::fact::{Agreement, Outcome};
use crate::modality::Modality;
use crate::period::Basis;
use crate::share::Holder;

/// `market share`, `rank`.
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
        Property::Fund => "fund size",
        Property::RevenueShare => "share of own revenue",
        Property::Users => "users",
        Property::Devices => "devices in use",
        Property::Employees => "employees",
        Property::Products => "products",
        Property::Companies => "companies invested in",
        Property::Countries => "countries",
        Property::Stores => "stores",
        Property::Capacity => "yearly capacity",
        Property::MarketSize => "market size",
    }
}

/// `stated`, `goal`, `rumour`.
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

/// `up`, `down`, `unchanged`.
pub fn direction(direction: Direction) -> &'static str {
    match direction {
        Direction::Up => "up",
        Direction::Down => "down",
        Direction::Flat => "unchanged",
    }
}

/// What fixed a period.
pub fn basis(basis: Basis) -> &'static str {
    match basis {
        Basis::Explicit => "as written",
        Basis::Resolved => "worked out from the article's date or an earlier period",
        Basis::Vague => "vague in the article",
    }
}

/// How the claims of a fact relate.
pub fn agreement(agreement: Agreement) -> &'static str {
    match agreement {
        Agreement::Single => "one source",
        Agreement::Consistent => "consistent",
        Agreement::Corroborated => "corroborated",
        Agreement::DiffersBySource => "sources differ",
        Agreement::Contradicts => "contradicts itself",
        Agreement::Superseded => "revised later",
        Agreement::Incomparable => "cannot be compared",
    }
}

/// What became of a goal.
pub fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Met => "met",
        Outcome::NotMet => "not met",
        Outcome::Open => "open",
    }
}

/// Why a block is not part of the article.
pub fn boilerplate(kind: BoilerplateKind) -> &'static str {
    match kind {
        BoilerplateKind::Navigation => "navigation",
        BoilerplateKind::Related => "related links",
        BoilerplateKind::CommentForm => "comment form",
        BoilerplateKind::Byline => "byline",
        BoilerplateKind::ImageCredit => "image credit",
        BoilerplateKind::Advert => "advert",
        BoilerplateKind::OtherArticle => "another article",
        BoilerplateKind::AlsoRead => "also read",
        BoilerplateKind::About => "about the company",
    }
}

/// Whose share a range is.
pub fn holder(holder: &Holder) -> String {
    match holder {
        Holder::Named(name) => name.clone(),
        Holder::Rank(rank) => format!("whoever is {}", super::number::ordinal(*rank)),
    }
}

/// Abbreviations with a vowel, in order; those without any are known by that.
const LETTERS: [&str; 11] = ["ai", "ar", "cpu", "dram", "ev", "gpu", "nand", "oled", "suv", "uhd", "usb"];

/// A market's name as it is written: `pcs` is `PCs`, `ai chips` is `AI chips`.
pub fn market(name: &str) -> String {
    let word = |word: &str| {
        let stem = word.strip_suffix('s').unwrap_or(word);
        let mute = (2..=4).contains(&stem.len())
            && stem.bytes().all(|byte| byte.is_ascii_lowercase() && !b"aeiouy".contains(&byte));
        match mute || LETTERS.binary_search(&stem).is_ok() {
            true => stem.to_ascii_uppercase() + &word[stem.len()..],
            false => word.to_owned(),
        }
    };
    name.split(' ').map(word).collect::<Vec<_>>().join(" ")
}

/// A region's name: `worldwide`, `Spain`, `Western Europe`, `outside China`. An unknown code is shown as it is.
pub fn region(code: &str) -> String {
    if code == "world" {
        return "worldwide".into();
    }
    if let Some(inner) = code.strip_prefix("outside ") {
        return format!("outside {}", with_article(&region(inner)));
    }
    listed(code).map_or_else(|| code.to_string(), str::to_string)
}

/// A region inside a sentence: `worldwide`, `in Spain`, `in the United States`, `outside China`.
pub fn place(code: &str) -> String {
    let name = region(code);
    if code == "world" || code.starts_with("outside ") { name } else { format!("in {}", with_article(&name)) }
}

/// The first name that is no abbreviation: the list has `US` before `United States`.
fn listed(code: &str) -> Option<&'static str> {
    let line = REGIONS.lines().find_map(|line| line.split_once(" | ").filter(|(found, _)| *found == code))?;
    let names = line.1.split('|').next().unwrap_or("");
    let spelled = |name: &&str| name.chars().any(char::is_lowercase);
    let names: Vec<&str> = names.split(',').map(str::trim).filter(|name| !name.is_empty()).collect();
    names.iter().copied().find(spelled).or_else(|| names.first().copied())
}

fn with_article(name: &str) -> String {
    let plural = [
        "United ",
        "Netherlands",
        "Philippines",
        "European Union",
        "Czech Republic",
        "Middle East",
        "Nordic",
        "Balt",
        "Balkan",
        "Americas",
        "Caribbean",
    ];
    if plural.iter().any(|start| name.starts_with(start)) { format!("the {name}") } else { name.to_string() }
}

const REGIONS: &str = include_str!("../../data/regions.txt");

/// `A`, `A and B`, `A, B and C`.
pub fn joined(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn regions_have_names() {
        let check = |code: &str, name: &str, phrase: &str| {
            assert_eq!(region(code), name);
            assert_eq!(place(code), phrase);
        };
        check("world", "worldwide", "worldwide");
        check("ES", "Spain", "in Spain");
        check("US", "United States", "in the United States");
        check("europe", "Europe", "in Europe");
        check("western europe", "Western Europe", "in Western Europe");
        check("outside CN", "outside China", "outside China");
        check("outside US", "outside the United States", "outside the United States");
        check("atlantis", "atlantis", "in atlantis");
    }

    #[test]
    fn abbreviations_keep_their_capitals() {
        let check = |name: &str, expected: &str| assert_eq!(market(name), expected);
        check("pcs", "PCs");
        check("oled tvs", "OLED TVs");
        check("ai chips", "AI chips");
        check("electric cars", "electric cars");
        check("gas", "gas");
        check("smart tvs", "smart TVs");
        check("sky", "sky");
        check("s", "s");
        assert!(LETTERS.is_sorted());
    }

    #[test]
    fn lists_read_like_lists() {
        let check = |names: &[&str], expected: &str| {
            let names: Vec<String> = names.iter().map(|name| (*name).into()).collect();
            assert_eq!(joined(&names), expected);
        };
        check(&[], "");
        check(&["A"], "A");
        check(&["A", "B", "C"], "A, B and C");
    }
}
