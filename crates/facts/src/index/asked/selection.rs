//! What the reader has chosen besides typing: facet values and ranges of dates and amounts.

use std::collections::BTreeMap;

use super::filter::{DateFilter, NumberFilter};
use crate::index::built::facet::Facet;

/// The chosen filters. Values of one facet are alternatives; facets and ranges must all hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// Keys of the chosen values; values the corpus does not have are told in a notice and otherwise ignored.
    pub chosen: BTreeMap<Facet, Vec<String>>,
    /// Days a claim's period, or the article's date, must lie in.
    pub dates: Option<DateFilter>,
    /// Bounds on the amount of a claim.
    pub value: Option<NumberFilter>,
}

impl Selection {
    /// Whether nothing is chosen.
    pub fn is_empty(&self) -> bool {
        self.chosen.values().all(Vec::is_empty) && self.dates.is_none() && self.value.is_none()
    }

    /// Chooses a value, or gives it up.
    pub fn toggle(&mut self, facet: Facet, key: &str) {
        let values = self.chosen.entry(facet).or_default();
        match values.iter().position(|value| value == key) {
            Some(at) => {
                values.remove(at);
            }
            None => values.push(key.to_owned()),
        }
        if values.is_empty() {
            self.chosen.remove(&facet);
        }
    }

    /// Whether a value is chosen.
    pub fn has(&self, facet: Facet, key: &str) -> bool {
        self.chosen.get(&facet).is_some_and(|values| values.iter().any(|value| value == key))
    }
}
