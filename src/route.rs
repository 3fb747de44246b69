//! What the reader is looking at <-> the location hash. Pure: text in, text out.
//!
//! A hash is `#v=1&view=compare&k=smartphones&where=world~es`. Only what differs from the default is written.
//! Keys and values nobody knows are kept and written back, so that a link survives a page that does not understand all of it.

mod escape;
mod hash;
mod kinds;
mod name;

pub(crate) use escape::escape;
pub(crate) use hash::{decode, encode};
pub(crate) use kinds::{By, Drawing, Frame, Group, Order, RowSort, Scale, Scope, Sort, Theme, View};
pub(crate) use name::{nearest, slug};

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Choice {
    /// How it is drawn.
    pub drawing: Drawing,
    /// What is compared: a property's key; empty is the market share.
    pub measure: String,
    /// The market; empty is the one with most claims.
    pub market: String,
    /// Holders.
    pub who: Vec<String>,
    /// Regions.
    pub place: Vec<String>,
    /// Periods.
    pub when: Vec<String>,
    /// What the panels are.
    pub by: By,
    /// The order of their rows.
    pub rows: RowSort,
    /// Their axis.
    pub scale: Scale,
    /// What may imply.
    pub scope: Scope,
    /// Pinned for side by side: `holder@place@period`.
    pub pinned: Vec<String>,
}

/// Everything the hash says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Route {
    /// The view.
    pub view: View,
    /// The words of the search box, as typed.
    pub query: String,
    /// Facet key and chosen value keys, in the order of choosing.
    pub picks: Vec<(String, Vec<String>)>,
    /// The open article, by name.
    pub doc: Option<String>,
    /// The pinned claim: `name.number`, the number counting in reading order from 1.
    pub claim: Option<String>,
    /// The table's order.
    pub sort: Sort,
    /// Its direction.
    pub order: Order,
    /// Its grouping.
    pub group: Group,
    /// The comparison.
    pub choice: Choice,
    /// Inside another page.
    pub frame: Frame,
    /// The colours asked for.
    pub theme: Theme,
    /// Keys and values nobody knows.
    pub unknown: Vec<(String, String)>,
}

/// The facets a hash may name.
pub(crate) const FACETS: [&str; 10] =
    ["company", "region", "market", "kind", "period", "modality", "says", "article", "publisher", "agreement"];

impl Route {
    /// Chooses a value, or drops it when it is chosen.
    pub(crate) fn toggle(&mut self, facet: &str, value: &str) {
        match self.picks.iter_mut().find(|(key, _)| key == facet) {
            Some((_, values)) => flip(values, value),
            None => self.picks.push((facet.into(), vec![value.into()])),
        }
        self.picks.retain(|(_, values)| !values.is_empty());
    }

    /// Whether anything narrows the corpus.
    pub(crate) fn is_narrowed(&self) -> bool {
        !self.query.trim().is_empty() || !self.picks.is_empty()
    }
}

/// Adds a value to a list, or drops it when it is there.
pub(crate) fn flip(values: &mut Vec<String>, value: &str) {
    match values.iter().position(|known| known == value) {
        Some(at) => drop(values.remove(at)),
        None => values.push(value.into()),
    }
}
