//! Whether a statement is a fact, a goal, a forecast or a rumour, and whether it is denied.

use serde::{Deserialize, Serialize};

/// What kind of statement a claim is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Modality {
    /// Said to be so.
    #[default]
    Asserted,
    /// Wanted: aims, hopes, targets.
    Goal,
    /// Decided: will, plans.
    Planned,
    /// Foreseen: expects, forecasts.
    Forecast,
    /// Reportedly.
    Rumoured,
    /// Hangs on an "if".
    Conditional,
}

impl Modality {
    /// The name of the record and of the facet: `asserted`.
    pub fn key(self) -> &'static str {
        match self {
            Modality::Asserted => "asserted",
            Modality::Goal => "goal",
            Modality::Planned => "planned",
            Modality::Forecast => "forecast",
            Modality::Rumoured => "rumoured",
            Modality::Conditional => "conditional",
        }
    }
}

/// Whether the statement is made or denied.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Polarity {
    /// It is so.
    #[default]
    Positive,
    /// "has not yet been achieved", "did not overtake".
    Negative,
}
