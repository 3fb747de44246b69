//! Search over a corpus: terms, facets, queries and hits.
//!
//! `Index::build` reads a corpus once; the bundle carries the result. `Query::parse` understands what was typed, a
//! `Selection` holds what was chosen, and a `Searcher` answers with ranked articles, matching claims and the counts of
//! every facet. Snippets and highlights are made on demand by the `Matcher` of the results.
//!
//! What is searched is in `built`, how text is folded and compared in `text`, what was typed and chosen in `asked`, how both
//! meet in `search`.

mod asked;
mod built;
#[cfg(test)]
mod made_up;
#[cfg(test)]
mod naive;
mod search;
#[cfg(test)]
mod tests;
mod text;

use serde::{Deserialize, Serialize};

use crate::corpus::Corpus;
use crate::period::Date;

pub use asked::filter::{DateFilter, NumberFilter};
pub use asked::query::Query;
pub use asked::selection::Selection;
pub use built::facet::{Facet, agreement_key, period_key};
pub use search::Searcher;
pub use search::highlight::{Matcher, Snippet};
pub use search::results::{Correction, Hit, Part, Results, Suggestion};

use built::dictionary::Dictionary;
use built::facet::{Column, Rows};
use built::neighbours::Neighbours;
use built::postings::Lists;

/// Days from the first to the one after the last.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Days {
    start: Option<Date>,
    end: Option<Date>,
}

/// Everything search needs besides the corpus itself.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Index {
    dictionary: Dictionary,
    docs: Lists,
    claims: Lists,
    rows: Rows,
    columns: Vec<Column>,
    days: Vec<Days>,
    neighbours: Neighbours,
}

impl Index {
    /// The index of `corpus`, whose claims stand by document. Linear in the length of the text.
    pub fn build(corpus: &Corpus) -> Self {
        built::build::build(corpus, built::neighbours::frequent(corpus.documents.len()))
    }

    /// Whether it can be the index of `corpus`: every row and value it speaks of exists.
    pub(crate) fn fits(&self, corpus: &Corpus) -> bool {
        let rows = self.rows.len();
        let sound = |column: &Column| {
            let count = column.values.len();
            column.first.len() == rows
                && column.first.iter().all(|&first| first as usize <= count)
                && column.more.iter().all(|&(_, value)| (value as usize) < count)
        };
        self.rows == Rows::of(corpus)
            && self.columns.len() == Facet::ALL.len()
            && self.columns.iter().all(sound)
            && self.days.len() == rows
    }

    /// The keys of all values of a facet, sorted; counts in `Results` follow this order.
    pub fn values(&self, facet: Facet) -> &[String] {
        self.columns.get(facet.index()).map_or(&[], |column| &column.values)
    }

    /// One search without memory of earlier ones; a page keeps a `Searcher` instead.
    pub fn search(&self, corpus: &Corpus, query: &Query, selection: &Selection) -> Results {
        Searcher::default().search(self, corpus, query, selection)
    }
}
