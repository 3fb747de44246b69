//! One statement that one document makes about a market.

mod against;
mod anchor;
mod clause;
mod extract;
mod finding;
mod item;
mod kinds;
mod lexicon;
mod market;
mod mood;
mod narrow;
mod party;
mod passage;
mod place;
pub mod rules;
mod scene;
mod series;
mod strand;
mod table;
mod unglue;
mod voice;
mod when;

use serde::{Deserialize, Serialize};

pub use extract::{Extraction, UnusedNumber, extract};

use crate::ids::{DocId, RuleId};
use crate::modality::{Modality, Polarity};
use crate::number::Decimal;
use crate::period::Period;
use crate::quantity::{Comparator, Currency};
use crate::span::Span;

/// What is stated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Property {
    /// Part of a market.
    MarketShare,
    /// Place by size.
    Rank,
    /// One party before another.
    AheadOf,
    /// Units shipped or sold.
    Shipments,
    /// Money taken in.
    Revenue,
    /// Money kept; a loss is negative.
    Profit,
    /// Money put in, or raised by the subject.
    Investment,
    /// What a company is worth.
    Valuation,
    /// List or average price.
    Price,
    /// Size of an investment fund.
    Fund,
    /// Part of a company's own revenue or volume.
    RevenueShare,
    /// Customers, subscribers, viewers.
    Users,
    /// Installed or connected base.
    Devices,
    /// Headcount.
    Employees,
    /// Distinct products.
    Products,
    /// Companies invested in.
    Companies,
    /// Countries present in.
    Countries,
    /// Outlets.
    Stores,
    /// Units a year a plant can make.
    Capacity,
    /// The whole market.
    MarketSize,
}

impl Property {
    /// All properties, in the order of the record.
    pub const ALL: [Property; 20] = [
        Property::MarketShare,
        Property::Rank,
        Property::AheadOf,
        Property::Shipments,
        Property::Revenue,
        Property::Profit,
        Property::Investment,
        Property::Valuation,
        Property::Price,
        Property::Fund,
        Property::RevenueShare,
        Property::Users,
        Property::Devices,
        Property::Employees,
        Property::Products,
        Property::Companies,
        Property::Countries,
        Property::Stores,
        Property::Capacity,
        Property::MarketSize,
    ];

    /// The name of the record: `market_share`.
    pub fn key(self) -> &'static str {
        match self {
            Property::MarketShare => "market_share",
            Property::Rank => "rank",
            Property::AheadOf => "ahead_of",
            Property::Shipments => "shipments",
            Property::Revenue => "revenue",
            Property::Profit => "profit",
            Property::Investment => "investment",
            Property::Valuation => "valuation",
            Property::Price => "price",
            Property::Fund => "fund",
            Property::RevenueShare => "revenue_share",
            Property::Users => "users",
            Property::Devices => "devices",
            Property::Employees => "employees",
            Property::Products => "products",
            Property::Companies => "companies",
            Property::Countries => "countries",
            Property::Stores => "stores",
            Property::Capacity => "capacity",
            Property::MarketSize => "market_size",
        }
    }
}

/// A level ("13.1 %") or a change ("up 83 percent").
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Measure {
    /// How much.
    #[default]
    Level,
    /// How much more or less.
    Change,
}

/// Where a change goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Direction {
    /// More.
    Up,
    /// Less.
    Down,
    /// The same; its amount is 0.
    Flat,
}

/// The unit of a claim's value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum ValueUnit {
    /// `percent`
    Percent,
    /// `pp`
    Points,
    /// `rank`
    Rank,
    /// `units`
    Units,
    /// `people`
    People,
    /// `items`
    Items,
    /// `companies`
    Companies,
    /// `countries`
    Countries,
    /// `stores`
    Stores,
    /// `units/year`
    UnitsPerYear,
    /// An ISO 4217 code.
    Money(Currency),
    /// Money of an unstated currency: null in the record.
    Unstated,
}

/// An interval with its unit; a missing side is open. The base units are single units, people and outlets, whole dollars or
/// yuan, a percent: "2.5 million" is 2500000, "13.1 %" is 13.1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Value {
    /// Lower bound, in the base unit.
    pub lo: Option<Decimal>,
    /// Upper bound, in the base unit.
    pub hi: Option<Decimal>,
    /// The unit.
    pub unit: ValueUnit,
    /// How the words bound it: `Gt` and `Lt` are open, `Ge` and `Le` closed.
    pub comparator: Comparator,
    /// Power of ten of the last stated digit: 13.1 has -1, 2.5 million has 5. The rounding is half a unit of it either way.
    pub last_digit: i16,
}

/// What part of a claim a span gave.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Role {
    /// The words that state it.
    Statement,
    /// The amount.
    Value,
    /// The subject's name or the words that stand for it.
    Subject,
    /// The other party.
    Object,
    /// What is counted.
    Market,
    /// The place.
    Region,
    /// The time.
    Period,
    /// Who says so.
    Attribution,
    /// Goal, plan, forecast, rumour, condition.
    Modality,
    /// A denial.
    Polarity,
    /// Up or down.
    Direction,
}

/// One step of the derivation: this span gave that part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// The part.
    pub role: Role,
    /// The words.
    pub span: Span,
}

/// One statement in one document, with its evidence and the rule that found it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claim {
    /// The document.
    pub doc: DocId,
    /// What is stated.
    pub property: Property,
    /// Level or change.
    pub measure: Measure,
    /// Canonical name; several joined by " + ".
    pub subject: String,
    /// The party behind, for `AheadOf` alone.
    pub object: Option<String>,
    /// What is counted: `smartphones`.
    pub market: Option<String>,
    /// Region code: `world`, `CN`, `europe`, `outside CN`.
    pub region: Option<String>,
    /// When.
    pub period: Option<Period>,
    /// How much; `None` for `AheadOf`.
    pub value: Option<Value>,
    /// The same amount in other units.
    pub equivalents: Vec<Value>,
    /// For changes.
    pub direction: Option<Direction>,
    /// The period a change is measured against.
    pub base: Option<Period>,
    /// What a rank or order is by.
    pub by: Option<Property>,
    /// Stated, goal, forecast …
    pub modality: Modality,
    /// Made or denied.
    pub polarity: Polarity,
    /// Who says so, canonical names, in text order.
    pub attribution: Vec<String>,
    /// What states it: the first is the smallest clause, the others complete it. Never empty.
    pub evidence: Vec<Span>,
    /// The rule that found it.
    pub rule: RuleId,
    /// Which span gave which part, in text order.
    pub derivation: Vec<Step>,
}

impl Claim {
    /// What `statement` states before more is known of it: a level, asserted, of nobody, by no rule.
    pub fn bare(doc: DocId, property: Property, statement: Span) -> Self {
        // So many words give the parts of most claims.
        const USUAL: usize = 8;
        let mut evidence = Vec::with_capacity(USUAL);
        evidence.push(statement);
        Self {
            doc,
            property,
            measure: Measure::Level,
            subject: String::new(),
            object: None,
            market: None,
            region: None,
            period: None,
            value: None,
            equivalents: Vec::new(),
            direction: None,
            base: None,
            by: None,
            modality: Modality::Asserted,
            polarity: Polarity::Positive,
            attribution: Vec::new(),
            evidence,
            rule: RuleId::default(),
            derivation: Vec::with_capacity(USUAL),
        }
    }

    /// The smallest clause that states the claim.
    pub fn statement(&self) -> Span {
        self.evidence.first().copied().unwrap_or_default()
    }
}
