//! Number intervals with a unit, as the text states them.

mod amount;
mod comparator;
mod currency;
mod find;
mod join;
#[cfg(test)]
mod tests;
mod unit;

pub use find::find_quantities;

use serde::{Deserialize, Serialize};

use crate::number::Decimal;
use crate::span::Span;

/// How the words bound the number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Comparator {
    /// "13.1 percent".
    Eq,
    /// "nearly", "about", "just over": near the number on either side.
    Approx,
    /// "more than": open below.
    Gt,
    /// "at least": closed below.
    Ge,
    /// "fewer than": open above.
    Lt,
    /// "up to": closed above.
    Le,
    /// "between 13 and 15": closed on both sides.
    Between,
}

/// An ISO 4217 code, such as `USD`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Currency(pub [u8; 3]);

impl Currency {
    /// The code as text.
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("XXX")
    }
}

/// What a quantity counts, as far as its own words tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Unit {
    /// A bare number; the words after it may say what is counted.
    Count,
    /// "percent", "%", fractions such as "a third" (33.33).
    Percent,
    /// "percentage points".
    Points,
    /// Money.
    Money(Currency),
    /// "third", "No. 3", "#3", "422th".
    Ordinal,
    /// "doubled" is 2, "five times", "fivefold" are 5, "halved" is 0.5.
    Multiple,
    /// Metres, gigabytes: a measurement that is never a claim, in the unit of its words.
    Physical,
    /// "10 quarters", "two and a half years": a length of time, in the unit of its words: 10, 2.5.
    Duration,
}

/// One stated amount. `lo` and `hi` are in the base unit: "205.8 billion" is 205800000000.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quantity {
    /// The whole mention: comparator, number, scale, unit and paired conversion.
    pub span: Span,
    /// The number with its scale and unit alone.
    pub core: Span,
    /// The number with its scale, without currency or unit.
    pub number: Span,
    /// Lower bound; `None` is open.
    pub lo: Option<Decimal>,
    /// Upper bound; `None` is open.
    pub hi: Option<Decimal>,
    /// How the words bound it.
    pub comparator: Comparator,
    /// What it counts.
    pub unit: Unit,
    /// The same amount in other units: "(about $30.6 billion)". Same comparator.
    pub equivalents: Vec<Equivalent>,
    /// Power of ten of the last stated digit: 13.1 has -1, 205.8 billion has 8. The implied precision is half of it.
    pub last_digit: i16,
    /// A bare number right after a name ("iPhone 12", "Windows 10"): more often a model than a count.
    pub model_like: bool,
}

/// A paired conversion.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Equivalent {
    /// Its number with scale and unit.
    pub core: Span,
    /// Lower bound; `None` is open.
    pub lo: Option<Decimal>,
    /// Upper bound; `None` is open.
    pub hi: Option<Decimal>,
    /// Its unit.
    pub unit: Unit,
}
