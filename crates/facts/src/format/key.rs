//! The names records use for the enums of the core. They never change: files out there hold them.

use crate::claim::{Direction, Measure, ValueUnit};
use crate::fact::Agreement;
use crate::modality::Polarity;
use crate::period::{Basis, Grain};
use crate::quantity::Comparator;

/// The record's name of a unit; `None` for money of an unstated currency.
pub fn unit_key(unit: &ValueUnit) -> Option<&str> {
    Some(match unit {
        ValueUnit::Percent => "percent",
        ValueUnit::Points => "pp",
        ValueUnit::Rank => "rank",
        ValueUnit::Units => "units",
        ValueUnit::People => "people",
        ValueUnit::Items => "items",
        ValueUnit::Companies => "companies",
        ValueUnit::Countries => "countries",
        ValueUnit::Stores => "stores",
        ValueUnit::UnitsPerYear => "units/year",
        ValueUnit::Money(currency) => currency.code(),
        ValueUnit::Unstated => return None,
    })
}

/// The record's name of a comparator.
pub fn comparator_key(comparator: Comparator) -> &'static str {
    match comparator {
        Comparator::Eq => "eq",
        Comparator::Approx => "approx",
        Comparator::Gt => "gt",
        Comparator::Ge => "ge",
        Comparator::Lt => "lt",
        Comparator::Le => "le",
        Comparator::Between => "between",
    }
}

/// The record's name of a measure.
pub fn measure_key(measure: Measure) -> &'static str {
    match measure {
        Measure::Level => "level",
        Measure::Change => "change",
    }
}

/// The record's name of a direction.
pub fn direction_key(direction: Direction) -> &'static str {
    match direction {
        Direction::Up => "up",
        Direction::Down => "down",
        Direction::Flat => "flat",
    }
}

/// The record's name of a polarity.
pub fn polarity_key(polarity: Polarity) -> &'static str {
    match polarity {
        Polarity::Positive => "positive",
        Polarity::Negative => "negative",
    }
}

/// The record's name of a grain.
pub fn grain_key(grain: Grain) -> &'static str {
    match grain {
        Grain::Day => "day",
        Grain::Month => "month",
        Grain::Quarter => "quarter",
        Grain::Half => "half",
        Grain::Year => "year",
        Grain::Span => "span",
    }
}

/// The record's name of a basis.
pub fn basis_key(basis: Basis) -> &'static str {
    match basis {
        Basis::Explicit => "explicit",
        Basis::Resolved => "resolved",
        Basis::Vague => "vague",
    }
}

/// The record's name of an agreement.
pub fn agreement_key(agreement: Agreement) -> &'static str {
    match agreement {
        Agreement::Single => "single",
        Agreement::Consistent => "consistent",
        Agreement::Corroborated => "corroborated",
        Agreement::DiffersBySource => "differs_by_source",
        Agreement::Contradicts => "contradicts",
        Agreement::Superseded => "superseded",
        Agreement::Incomparable => "incomparable",
    }
}
