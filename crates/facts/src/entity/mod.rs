//! Names of companies, people, research firms, places and markets: the gazetteer, and names found by shape and context.

mod affiliation;
mod aliases;
mod branch;
mod context;
mod describe;
mod discover;
mod gazetteer;
mod legal_form;
mod model;
mod organisation;
mod phone_model;
mod region;
mod roles;
mod runs;
mod scene;
mod weigh;

use serde::{Deserialize, Serialize};

pub use describe::{Description, Fit, Profile, profile};

use crate::segment::Segments;
use crate::span::Span;
use aliases::Alias;
use context::Shapes;
use gazetteer::{GAZETTEER, Hit};
use scene::{Scene, Words};

/// What an entity is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum EntityKind {
    /// A company, brand or product line: whatever can hold a share or a rank.
    Company,
    /// A product line or service with a name of its own ("PlayStation 5").
    Product,
    /// A firm or body whose figures others quote ("IDC", "Nielsen").
    Researcher,
    /// A person.
    Person,
    /// A news outlet.
    Outlet,
    /// A place; the name is the region code (`world`, `CN`, `europe`).
    Region,
    /// What is counted; the name is the plural, lower case (`smartphones`).
    Market,
}

/// One place that names an entity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntityMention {
    /// The name alone, without a possessive; a legal form ("Inc", "Group") belongs to it.
    pub span: Span,
    /// What it is.
    pub kind: EntityKind,
    /// Canonical name: `Xiaomi`, `CN`, `smartphones`.
    pub name: String,
    /// Found by shape and context, not listed in the gazetteer.
    pub discovered: bool,
    /// A place that describes a party or a dateline ("Chinese handset maker", "Dublin-based", "TAIPEI -") and limits no figure.
    pub descriptive: bool,
    /// For a person: the company or research firm, by its canonical name.
    pub affiliation: Option<String>,
    /// For a person: the affiliation is a firm whose figures others quote, so both are sources.
    pub analyst: bool,
}

/// Every entity mention, in text order, none overlapping another. `segments` must be those of `text`. Linear in the text.
pub fn find_entities(text: &str, segments: &Segments) -> Vec<EntityMention> {
    let (shapes, words) = (Shapes::of(text, segments), Words::of(segments));
    let hits = GAZETTEER.find(text, segments, &shapes, &words);
    let mut mentions: Vec<EntityMention> = hits.iter().map(|hit| mention(text, segments, hit)).collect();
    discover::yield_to_longer(segments, &shapes, &mut mentions);
    join_partners(text, segments, &mut mentions);
    branch::lengthen(text, segments, &shapes, &mut mentions);
    model::name_models(text, segments, &shapes, &mut mentions);
    phone_model::name_phones(text, segments, &mut mentions);
    let mut scene = Scene::of(text, segments, &shapes, &words, &mentions);
    aliases::apply(&mut scene, aliases::short_forms(text, segments, &mentions), &mut mentions);
    // A name found in the first round may show its neighbours in a list to be names.
    for _ in 0..2 {
        let found = discover::discover(&scene, &mentions);
        if found.is_empty() {
            break;
        }
        aliases::apply(&mut scene, found.into_iter().map(Alias::from).collect(), &mut mentions);
        aliases::apply(&mut scene, aliases::short_forms(text, segments, &mentions), &mut mentions);
    }
    affiliation::affiliate(segments, &mut mentions);
    mentions
}

/// Two companies with a hyphen between are one party: "Hyundai-Kia".
fn join_partners(text: &str, segments: &Segments, mentions: &mut Vec<EntityMention>) {
    mentions.dedup_by(|later, earlier| {
        let hyphen = later.span.start() == earlier.span.end() + 1
            && segments.word(segments.token_at(earlier.span.end())) == "-"
            && later.kind == EntityKind::Company
            && earlier.kind == EntityKind::Company;
        if hyphen {
            earlier.span = earlier.span.cover(later.span);
            earlier.name = earlier.span.of(text).to_owned();
        }
        hyphen
    });
}

fn mention(text: &str, segments: &Segments, hit: &Hit) -> EntityMention {
    let entry = GAZETTEER.entry(hit);
    let region = (entry.kind == EntityKind::Region).then(|| region::read(text, segments, hit));
    let tokens = region.as_ref().map_or(hit.tokens.clone(), |region| region.tokens.clone());
    EntityMention {
        span: segments.tokens[tokens.start].span.cover(segments.tokens[tokens.end - 1].span),
        kind: entry.kind,
        name: region.as_ref().map_or(entry.name.to_owned(), |region| region.name.clone()),
        discovered: false,
        descriptive: region.is_some_and(|region| region.descriptive),
        affiliation: (entry.kind == EntityKind::Person && !entry.place.is_empty()).then(|| entry.place.to_owned()),
        analyst: false,
    }
}

/// What the gazetteer knows about a canonical name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// What it is.
    pub kind: EntityKind,
    /// The maker of a product, the company of a person.
    pub belongs_to: Option<String>,
}

/// Looks up a canonical name; a place also by its English name. `None` for names found by shape alone.
pub fn listed(name: &str) -> Option<Listed> {
    let entry = GAZETTEER.named(name).next();
    let owned = |kind| matches!(kind, EntityKind::Product | EntityKind::Person);
    entry.map_or_else(
        || GAZETTEER.is_place(name).then_some(Listed { kind: EntityKind::Region, belongs_to: None }),
        |entry| {
            let owner = Some(entry.place).filter(|place| owned(entry.kind) && !place.is_empty());
            Some(Listed { kind: entry.kind, belongs_to: owner.map(str::to_owned) })
        },
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{RawDocument, clean};
    use crate::segment::segment;

    /// `name` of each mention of the text, in order; `!` before one that is descriptive.
    fn names(text: &str) -> Vec<String> {
        let document = clean(RawDocument { name: "test".into(), text: text.into(), ..RawDocument::default() });
        let segments = segment(&document);
        find_entities(&document.text, &segments)
            .iter()
            .map(|found| format!("{}{}", if found.descriptive { "!" } else { "" }, found.name))
            .collect()
    }

    fn check(text: &str, expected: &[&str]) {
        assert_eq!(names(text), expected, "{text}");
    }

    #[test]
    fn a_maker_may_end_the_text() {
        for text in ["Cars are sold by Toyota", "Toyota", "“Toyota", "Cars. Toyota"] {
            assert!(names(text).contains(&"Toyota".to_owned()), "{text}");
        }
    }

    #[test]
    fn companies_in_every_spelling() {
        check("Xiaomi’s sales overtook those of APPLE Inc.", &["Xiaomi", "Apple"]);
        check("JD.com and AT&T lead", &["JD.com", "AT&T"]);
        check("The apple fell far from the amazon river.", &[]);
        check("Amazon Web Services beat Microsoft Azure", &["AWS", "Azure"]);
        check("They sold PS5s and PlayStation 4s.", &["PlayStation 5", "PlayStation 4"]);
        check("boAt outsold Sony; the boat sank.", &["boAt", "Sony"]);
        check("Disney+ passed Netflix, Disney said", &["Disney+", "Netflix", "Disney"]);
    }

    #[test]
    fn ordinary_words_need_context() {
        check("The target was missed. Target growth is low.", &[]);
        check("Shares of Target rose. Target said so.", &["Target", "Target"]);
        check("Nothing has changed.", &[]);
        check("We hear that Nothing has sold many. Nothing's share grew.", &["Nothing", "Nothing"]);
        check("Nintendo says the Switch leads.", &["Nintendo", "Nintendo Switch"]);
        check("Switch on the light.", &[]);
        check("They told us about the US", &["US"]);
    }

    #[test]
    fn places() {
        check("In the U.S. and in Spain", &["US", "ES"]);
        check("the Spanish market", &["ES"]);
        check("sales outside China", &["outside CN"]);
        check("Chinese technology company Xiaomi", &["!CN", "Xiaomi"]);
        check("the Hungarian rival Wizz Air", &["!HU", "Wizz Air"]);
        check("The Dublin-based airline", &["!IE", "airlines"]);
        check("TAIPEI - Worldwide sales rose", &["!TW", "world"]);
        check("New Delhi: Sales rose in Latin America", &["!IN", "latin america"]);
        check("Indian smartphone shipments", &["IN", "smartphones"]);
        check("Drew Houston of Dropbox spoke; he left Greater London.", &["Drew Houston", "Dropbox", "GB"]);
        check("A global expansion of global shipments", &["!world", "world"]);
        check("the rest of Africa", &["rest of africa"]);
        check("A consultant in Stockholm paid US$5", &["!SE", "!US"]);
        check("The Shenzhen, China company", &["!CN", "!CN"]);
        check(
            "Airlines such as Delta, American, United grew.",
            &["airlines", "Delta Air Lines", "American Airlines", "United Airlines"],
        );
        check("American airlines grew.", &["US", "airlines"]);
        check("worth 5 Hong Kong dollars", &["!HK"]);
    }

    #[test]
    fn unknown_names() {
        check("Market tracker Quellmark said phone sales rose.", &["Quellmark", "phones"]);
        check("Smartphone maker Zubrin grew. Later Zubrin shrank.", &["smartphones", "Zubrin", "Zubrin"]);
        check(
            "Brightwell Research counts cars. Brightwell's data is good.",
            &["Brightwell Research", "cars", "Brightwell Research"],
        );
        check("Sony, Vertano and Apple lead; Vertano grew.", &["Sony", "Vertano", "Apple", "Vertano"]);
        check("The Internet + Manufacturing plan of March and Chairman and CEO", &[]);
        check("Tata Teleservices grew; Hyundai-Kia sold cars.", &["Tata Teleservices", "Hyundai-Kia", "cars"]);
        check("Wells Fargo & Co. and PNC Financial Services Group Inc. fell", &["Wells Fargo", "PNC"]);
        check("Cars of Kia, Odrava (up 3%) and Tesla.", &["cars", "Kia", "Odrava", "Tesla"]);
        check(
            "The Air Traffic Association of America counts flights.",
            &["Air Traffic Association of America", "airlines"],
        );
        check("Shares of phones rose, according to Quellmark.", &["phones", "Quellmark"]);
        check("Figures from Quellmark show that Apple leads.", &["Quellmark", "Apple"]);
        check("The Foreign Timber and Copper Center counts cars.", &["Foreign Timber and Copper Center", "cars"]);
        check("Sales at Caribou Coffee rose. Recent data shows growth.", &["Caribou Coffee"]);
        check("Dell (NYSE:DELL) fell.", &["Dell"]);
        check("Orange and T-Mobile merged in a mobile deal.", &["Orange", "T-Mobile"]);
        check("Sony and Wuhan Blue River Industry Group sold.", &["Sony", "Wuhan Blue River Industry Group"]);
        check("Some Words In A Heading Stand Tall", &[]);
        check("Shares of Lidl Pay and HSBC Life Insurance rose.", &["Lidl Pay", "HSBC Life"]);
        check("Life at Lidl is good; Apple pays.", &["Lidl", "Apple"]);
        check("Tencent led and ninth place went to Quellmark.", &["Tencent", "Quellmark"]);
        check("The game maker Zubrin fell, said data from the Quellmark.", &["Zubrin", "Quellmark"]);
    }

    #[test]
    fn models_of_vehicles() {
        check("He drove the Suzuki Swift and the Hyundai Grand i10.", &["Suzuki Swift", "Hyundai Grand i10"]);
        check("The Isuzu D-Max fell; Toyota Motor Corp grew.", &["Isuzu D-Max", "Toyota"]);
        check("We met Ford President John Doe; Kia Motors grew.", &["Ford", "John Doe", "Kia"]);
        check("Ford Motor Co F fell.", &["Ford"]);
    }

    #[test]
    fn people() {
        check("Lei Jun wrote. Jun’s words were plain.", &["Lei Jun", "Lei Jun"]);
        check("Xiaomi CEO Lei Jun spoke. Jun said more.", &["Xiaomi", "Lei Jun", "Lei Jun"]);
        check("“Fine,” said Rita Polk, an analyst at Canalys. Polk agreed.", &["Rita Polk", "Canalys", "Rita Polk"]);
        check("Chief executive Hans Moll sees growth.", &["Hans Moll"]);
        check("Rita Polk of Gartner agreed, according to Hans Moll.", &["Rita Polk", "Gartner", "Hans Moll"]);
    }

    #[test]
    fn affiliations() {
        let check = |text: &str, expected: Option<(&str, bool)>| {
            let document = clean(RawDocument { name: "test".into(), text: text.into(), ..RawDocument::default() });
            let found = find_entities(&document.text, &segment(&document));
            let person = found
                .iter()
                .find(|found| found.kind == EntityKind::Person)
                .unwrap_or_else(|| panic!("no person: {text}: {found:?}"));
            assert_eq!(person.affiliation.as_deref().map(|firm| (firm, person.analyst)), expected, "{text}");
        };
        check("“Fine,” said Rita Polk, an analyst at Canalys.", Some(("Canalys", true)));
        check("IDC saw growth. “Fine,” said Rita Polk, a research director at the firm.", Some(("IDC", true)));
        check("PB Skyline analyst Hans Moll sees growth.", Some(("PB Skyline", true)));
        check("Sony chief executive Hans Moll sees growth.", Some(("Sony", false)));
        check("Hans Moll, President of Xiaomi Group, spoke.", Some(("Xiaomi", false)));
        check("The founder and CEO of Chinese technology company Xiaomi, Lei Jun, wrote.", Some(("Xiaomi", false)));
        check("Said Peter Holm, an independent consultant in Stockholm.", None);
    }

    #[test]
    fn markets() {
        check("phone shipments", &["phones"]);
        check("true wireless earbuds", &["earbuds"]);
        check("spending on cloud infrastructure services", &["cloud infrastructure"]);
        check("Global shipments of PCs", &["world", "PCs"]);
        check("electric-car sales", &["electric cars"]);
    }

    #[test]
    fn canonical_names_are_looked_up() {
        let kind = |name: &str| listed(name).map(|found| found.kind);
        assert_eq!(kind("IDC"), Some(EntityKind::Researcher));
        assert_eq!(kind("Xiaomi"), Some(EntityKind::Company));
        assert_eq!(kind("India"), Some(EntityKind::Region));
        assert_eq!(kind("latin america"), Some(EntityKind::Region));
        assert_eq!(kind("smartphones"), Some(EntityKind::Market));
        assert_eq!(kind("Nobody In Particular"), None);
        assert_eq!(listed("Lei Jun").and_then(|found| found.belongs_to).as_deref(), Some("Xiaomi"));
    }
}
