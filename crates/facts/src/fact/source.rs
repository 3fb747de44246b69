//! Who a claim goes back to: a research firm, a company speaking of itself, a person, or the outlet that prints it.
//!
//! Five outlets that repeat one research firm are one source. A company's own figures (revenue, staff, stores …) go back
//! to the company whoever prints them, unless a research firm is named.

use crate::claim::{Claim, Property};
use crate::document::Document;
use crate::entity::{EntityKind, Listed, listed};
use crate::ids::DocId;
use crate::order::{InOrder, distinct};

/// One original source.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Source {
    /// A firm or body whose figures others quote.
    House(String),
    /// A company, by itself or through one of its people.
    Company(String),
    /// A person of no known company.
    Person(String),
    /// An outlet in its own words.
    Outlet(String),
    /// An article of an unknown outlet; the first of its copies.
    Article(DocId),
}

/// What names are, looked up once each.
#[derive(Debug, Default)]
pub(crate) struct Names {
    /// By name, rising.
    known: Vec<(String, Option<Listed>)>,
}

impl Names {
    /// Every name the claims use.
    pub(crate) fn of(claims: &[Claim]) -> Self {
        let mut used: Vec<&String> = Vec::new();
        for claim in claims {
            used.extend(claim.attribution.iter().chain([&claim.subject]).chain(&claim.object));
        }
        let used = distinct(used);
        Self { known: used.into_iter().map(|name| (name.clone(), listed(name))).collect() }
    }

    fn listed(&self, name: &str) -> Option<&Listed> {
        let at = self.known.binary_search_by(|(known, _)| known.as_str().cmp(name)).ok()?;
        self.known[at].1.as_ref()
    }

    pub(crate) fn kind(&self, name: &str) -> Option<EntityKind> {
        self.listed(name).map(|found| found.kind)
    }

    /// Whether `part` is a product of `whole` or carries its name: its figures are inside the other's.
    pub(crate) fn is_part(&self, part: &str, whole: &str) -> bool {
        let maker = self.listed(part).and_then(|found| found.belongs_to.as_deref()) == Some(whole);
        maker || part.strip_prefix(whole).is_some_and(|rest| rest.starts_with(' '))
    }

    /// Whether `name` is something a company makes: listed as such, or a listed company's name with more behind it.
    pub(crate) fn is_product(&self, name: &str) -> bool {
        match self.kind(name) {
            Some(kind) => kind == EntityKind::Product,
            None => {
                let maker = name.split_once(' ').and_then(|(first, _)| listed(first));
                maker.is_some_and(|maker| maker.kind == EntityKind::Company)
            }
        }
    }

    /// Whether `name` is a research firm or another body whose figures others quote.
    pub(crate) fn is_house(&self, name: &str) -> bool {
        match self.kind(name) {
            Some(kind) => kind == EntityKind::Researcher,
            None => looks_like_house(name),
        }
    }

    fn speaker(&self, name: &str) -> Source {
        match self.listed(name) {
            Some(Listed { kind: EntityKind::Person, belongs_to: Some(company) }) => Source::Company(company.clone()),
            Some(Listed { kind: EntityKind::Company | EntityKind::Product, .. }) => Source::Company(name.to_owned()),
            Some(Listed { kind: EntityKind::Outlet, .. }) => Source::Outlet(name.to_owned()),
            _ => Source::Person(name.to_owned()),
        }
    }

    /// The original sources of a claim, sorted; never empty. `head` is the first copy of its article.
    pub(crate) fn sources(&self, claim: &Claim, documents: &[Document], head: DocId) -> Vec<Source> {
        let houses = claim.attribution.iter().filter(|name| self.is_house(name));
        let mut sources: Vec<Source> = houses.map(|name| Source::House(name.clone())).collect();
        if sources.is_empty() && is_own_figure(claim.property) {
            sources.push(Source::Company(claim.subject.clone()));
        }
        if sources.is_empty() {
            sources.extend(claim.attribution.iter().map(|name| self.speaker(name)));
        }
        if sources.is_empty() {
            let outlet = documents.get(head.index()).and_then(|document| document.metadata.publisher.clone());
            sources.push(outlet.map_or(Source::Article(head), Source::Outlet));
        }
        sources.order();
        sources.dedup();
        sources
    }
}

impl Source {
    /// The source as the subject of a sentence.
    pub(crate) fn words(&self, documents: &[Document]) -> String {
        match self {
            Source::House(name) | Source::Company(name) | Source::Person(name) | Source::Outlet(name) => name.clone(),
            Source::Article(doc) => {
                documents.get(doc.index()).map_or_else(String::new, |document| format!("“{}”", document.headline()))
            }
        }
    }
}

/// Figures only the company itself can know.
pub(super) fn is_own_figure(property: Property) -> bool {
    use Property::*;
    match property {
        MarketShare | Rank | AheadOf | Shipments | MarketSize | Valuation | Price | Users | Capacity => false,
        Revenue | Profit | Investment | Fund | RevenueShare | Devices | Employees | Products | Companies
        | Countries | Stores => true,
    }
}

/// Unlisted names: a word of the trade, capitals alone, or one word; two or three plain words are a person.
fn looks_like_house(name: &str) -> bool {
    const TRADE: [&str; 22] = [
        "research",
        "insight",
        "insights",
        "analytics",
        "intelligence",
        "consulting",
        "association",
        "institute",
        "bureau",
        "statistics",
        "agency",
        "ministry",
        "office",
        "monitor",
        "partners",
        "council",
        "federation",
        "authority",
        "index",
        "ratings",
        "data",
        "panel",
    ];
    let trade = |word: &str| TRADE.iter().any(|known| word.eq_ignore_ascii_case(known));
    let acronym = |word: &str| word.chars().count() > 1 && word.chars().all(|c| c.is_uppercase() || c == '-');
    name.split_whitespace().any(|word| trade(word) || acronym(word)) || !name.trim().contains(' ')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(name: &str, house: bool) {
        let names = Names { known: vec![(name.to_owned(), listed(name))] };
        assert_eq!(names.is_house(name), house, "{name}");
    }

    #[test]
    fn houses_and_people() {
        check("IDC", true);
        check("Harbour Lane Research", true);
        check("DGTW", true);
        check("Lei Jun", false);
        check("Anna Example", false);
        check("Xiaomi", false);
    }

    #[test]
    fn parts_carry_the_name_of_the_whole() {
        let names = Names::default();
        assert!(names.is_part("Tesla Model 3", "Tesla"));
        assert!(!names.is_part("Teslaphone", "Tesla"));
        assert!(!names.is_part("Tesla", "Tesla"));
    }
}
