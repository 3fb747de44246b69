//! What claims and articles can be filtered by, and which values each of them has.

use serde::{Deserialize, Serialize};

use crate::claim::Claim;
use crate::corpus::Corpus;
use crate::fact::Agreement;
use crate::order::InOrder;
use crate::period::{Date, Grain, Period};

/// One way to filter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Facet {
    /// Subject or object.
    Company,
    /// Region code.
    Region,
    /// What is counted.
    Market,
    /// What is stated: the key of a `Property`.
    Property,
    /// When: `2020Q3`, `2020`, `2020-07`.
    Period,
    /// Stated, goal, forecast, rumour.
    Modality,
    /// Who says it.
    Says,
    /// The article: its name.
    Article,
    /// The outlet.
    Publisher,
    /// How the claims of its fact relate.
    Agreement,
}

impl Facet {
    /// All facets, in the order of the page.
    pub const ALL: [Facet; 10] = [
        Facet::Company,
        Facet::Region,
        Facet::Market,
        Facet::Property,
        Facet::Period,
        Facet::Modality,
        Facet::Says,
        Facet::Article,
        Facet::Publisher,
        Facet::Agreement,
    ];

    /// The name a reader types before the colon.
    pub fn key(self) -> &'static str {
        match self {
            Facet::Company => "company",
            Facet::Region => "region",
            Facet::Market => "market",
            Facet::Property => "kind",
            Facet::Period => "period",
            Facet::Modality => "modality",
            Facet::Says => "says",
            Facet::Article => "article",
            Facet::Publisher => "publisher",
            Facet::Agreement => "agreement",
        }
    }

    /// The facet of a typed name, `key` or a common other word for it; `None` when there is none.
    pub fn from_name(name: &str) -> Option<Self> {
        let other = match name {
            "vendor" | "who" | "subject" => Facet::Company,
            "where" | "country" => Facet::Region,
            "property" | "measure" => Facet::Property,
            "when" => Facet::Period,
            "by" | "source" | "according" => Facet::Says,
            "doc" => Facet::Article,
            "outlet" => Facet::Publisher,
            _ => return Facet::ALL.into_iter().find(|facet| facet.key() == name),
        };
        Some(other)
    }

    pub(in crate::index) fn index(self) -> usize {
        self as usize
    }
}

/// The stable name of a period, as the address of the page writes it: `2020Q3`, `2020H1`, `2020`, `2020-07`,
/// `2020-07-01`, else first and last day with two points between.
pub fn period_key(period: &Period) -> String {
    let first = period.start.map(|date| date.parts());
    let last = period.end.and_then(|end| end.plus_days(-1));
    match (period.grain, first) {
        (Grain::Year, Some((year, 1, 1))) => format!("{year}"),
        (Grain::Half, Some((year, month @ (1 | 7), 1))) => format!("{year}H{}", month / 6 + 1),
        (Grain::Quarter, Some((year, month @ (1 | 4 | 7 | 10), 1))) => format!("{year}Q{}", month / 3 + 1),
        (Grain::Month, Some((year, month, 1))) => format!("{year}-{month:02}"),
        (Grain::Day, Some((year, month, day))) => format!("{year:04}-{month:02}-{day:02}"),
        _ => {
            let text = |date: Option<Date>| date.map(|date| date.to_string()).unwrap_or_default();
            format!("{}..{}", text(period.start), text(last))
        }
    }
}

/// The value of an agreement as people type it in a query: shorter than in the record.
pub fn agreement_key(agreement: Agreement) -> &'static str {
    match agreement {
        Agreement::Single => "single",
        Agreement::Consistent => "consistent",
        Agreement::Corroborated => "corroborated",
        Agreement::DiffersBySource => "differs",
        Agreement::Contradicts => "contradicts",
        Agreement::Superseded => "superseded",
        Agreement::Incomparable => "incomparable",
    }
}

/// The values of a claim in one facet; the article's own facets and agreement come from elsewhere.
fn claim_values(claim: &Claim, facet: Facet) -> Vec<String> {
    match facet {
        Facet::Company => {
            let names = claim.subject.split(" + ").chain(claim.object.as_deref());
            names.filter(|name| !name.is_empty()).map(str::to_owned).collect()
        }
        Facet::Region => claim.region.iter().cloned().collect(),
        Facet::Market => claim.market.iter().cloned().collect(),
        Facet::Property => vec![claim.property.key().to_owned()],
        Facet::Period => claim.period.iter().map(period_key).collect(),
        Facet::Modality => vec![claim.modality.key().to_owned()],
        Facet::Says => claim.attribution.clone(),
        Facet::Article | Facet::Publisher | Facet::Agreement => Vec::new(),
    }
}

/// What can be filtered and counted: for each article one row for itself, then one for each of its claims.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::index) struct Rows {
    /// The number of the article's own row, for each article; then the number of rows.
    pub(in crate::index) first: Vec<u32>,
}

impl Rows {
    pub(in crate::index) fn of(corpus: &Corpus) -> Self {
        let mut first = Vec::with_capacity(corpus.documents.len() + 1);
        let mut claims = corpus.claims.iter().peekable();
        let mut row = 0;
        for doc in 0..corpus.documents.len() {
            first.push(row);
            row += 1;
            while claims.next_if(|claim| claim.doc.index() <= doc).is_some() {
                row += 1;
            }
        }
        first.push(row);
        Self { first }
    }

    pub(in crate::index) fn len(&self) -> usize {
        self.first.last().map_or(0, |&rows| rows as usize)
    }

    pub(in crate::index) fn docs(&self) -> usize {
        self.first.len().saturating_sub(1)
    }

    /// All rows of one article, its own first.
    pub(in crate::index) fn of_doc(&self, doc: usize) -> std::ops::Range<usize> {
        let at = |index: usize| self.first.get(index).map_or(0, |&row| row as usize);
        at(doc)..at(doc + 1)
    }
}

/// The values of one facet, and which row has which.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::index) struct Column {
    /// All values, sorted.
    pub(in crate::index) values: Vec<String>,
    /// For each row its first value plus one, or 0.
    pub(in crate::index) first: Vec<u32>,
    /// Further values: row and value, sorted.
    pub(in crate::index) more: Vec<(u32, u32)>,
}

impl Column {
    fn of(cells: Vec<Vec<String>>) -> Self {
        let mut values: Vec<String> = cells.iter().flatten().cloned().collect();
        values.order();
        values.dedup();
        let mut column = Self { values, first: Vec::with_capacity(cells.len()), more: Vec::new() };
        for (row, cell) in cells.into_iter().enumerate() {
            let mut ids: Vec<u32> = cell.iter().filter_map(|value| column.find(value)).collect();
            ids.order();
            ids.dedup();
            column.first.push(ids.first().map_or(0, |id| id + 1));
            column.more.extend(ids.iter().skip(1).map(|&id| (row as u32, id)));
        }
        column
    }

    pub(in crate::index) fn find(&self, value: &str) -> Option<u32> {
        self.values.binary_search_by(|other| other.as_str().cmp(value)).ok().map(|at| at as u32)
    }
}

/// One column for each facet, in the order of `Facet::ALL`.
pub(in crate::index) fn columns(corpus: &Corpus, rows: &Rows) -> Vec<Column> {
    let mut agreement = vec![None; corpus.claims.len()];
    for fact in &corpus.facts {
        for claim in &fact.claims {
            if let Some(slot) = agreement.get_mut(claim.index()) {
                *slot = Some(agreement_key(fact.agreement));
            }
        }
    }
    let cell = |facet: Facet, row: usize, doc: usize| -> Vec<String> {
        let document = corpus.documents.get(doc);
        let claim = row.checked_sub(rows.of_doc(doc).start + 1).map(|_| row - doc - 1);
        match facet {
            Facet::Article => document.map(|document| document.name.clone()).into_iter().collect(),
            Facet::Publisher => document.and_then(|document| document.metadata.publisher.clone()).into_iter().collect(),
            Facet::Agreement => {
                claim.and_then(|claim| agreement.get(claim).copied().flatten()).map(str::to_owned).into_iter().collect()
            }
            _ => claim
                .and_then(|claim| corpus.claims.get(claim))
                .map(|claim| claim_values(claim, facet))
                .unwrap_or_default(),
        }
    };
    let of_facet = |facet: Facet| {
        let docs = 0..rows.docs();
        Column::of(
            docs.flat_map(|doc| rows.of_doc(doc).map(move |row| (row, doc)))
                .map(|(row, doc)| cell(facet, row, doc))
                .collect(),
        )
    };
    Facet::ALL.into_iter().map(of_facet).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::period::Basis;

    #[test]
    fn periods_have_short_names() {
        let check = |start: &str, end: &str, grain: Grain, expected: &str| {
            let period = Period { start: start.parse().ok(), end: end.parse().ok(), grain, basis: Basis::Explicit };
            assert_eq!(period_key(&period), expected);
        };
        check("2020-07-01", "2020-10-01", Grain::Quarter, "2020Q3");
        check("2020-01-01", "2020-04-01", Grain::Quarter, "2020Q1");
        check("2020-10-01", "2021-01-01", Grain::Quarter, "2020Q4");
        check("2020-07-01", "2021-01-01", Grain::Half, "2020H2");
        check("2020-01-01", "2021-01-01", Grain::Year, "2020");
        check("2019-04-01", "2020-04-01", Grain::Year, "2019-04-01..2020-03-31");
        check("2020-12-01", "2021-01-01", Grain::Month, "2020-12");
        check("2017-12-31", "2018-01-01", Grain::Day, "2017-12-31");
        check("2018-01-01", "", Grain::Span, "2018-01-01..");
    }

    #[test]
    fn facets_are_found_by_their_names() {
        for facet in Facet::ALL {
            assert_eq!(Facet::from_name(facet.key()), Some(facet));
            assert_eq!(Facet::ALL[facet.index()], facet);
        }
        assert_eq!(Facet::from_name("colour"), None);
    }
}
