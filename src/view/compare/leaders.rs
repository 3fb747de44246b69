//! Who leads where: the first row of every panel, for the overview.

use std::collections::{BTreeMap, BTreeSet};

use facts::claim::Property;
use facts::ids::ClaimId;
use facts::order::InOrder;

use super::model::{self, Mark, Panel, Row, Shape};
use crate::book::Book;
use crate::cells::{CellKey, Known};
use crate::route::Choice;
use crate::words;

/// What is known of the lead in one region and period.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Leader {
    /// The market's name.
    pub market: String,
    /// `Spain, Q3 2020`.
    pub place: String,
    /// Who is first, when an article says so.
    pub first: Option<String>,
    /// What is said, each with its claims.
    pub said: Vec<(String, Vec<ClaimId>)>,
    /// Who says it.
    pub says: String,
    /// The lead as a sentence.
    pub sentence: String,
    /// What is known of the first one's share, to be drawn.
    pub mark: Option<Mark>,
    /// The comparison of this cell.
    pub choice: Choice,
    /// How much it says.
    pub claims: usize,
}

/// How much a cell says, its key, and the cell.
type Weighed<'a> = (usize, &'a CellKey, &'a Known);

/// Markets told of on the first view.
const MARKETS: usize = 6;
/// Cells of a market looked at.
const CELLS: usize = 16;

/// Cells by market, the market of which most is said first; in it cells that name a first place before those that do not.
pub(crate) fn leaders(book: &Book) -> Vec<Leader> {
    let cells = book.cells(Property::MarketShare);
    let mut markets: BTreeMap<&str, Vec<Weighed<'_>>> = BTreeMap::new();
    for (key, known) in &cells.stated {
        markets.entry(&key.market).or_default().push((known.weight(book), key, known));
    }
    let mut markets: Vec<(&str, Vec<Weighed<'_>>)> = markets.into_iter().collect();
    let weight = |list: &[Weighed<'_>]| list.iter().map(|entry| entry.0).sum::<usize>();
    markets.order_by_key(|(key, list)| (*key == "unsaid", std::cmp::Reverse(weight(list))));
    markets.truncate(MARKETS);
    let of_market = |(market, mut list): (&str, Vec<Weighed<'_>>)| {
        list.order_by_key(|entry| std::cmp::Reverse(entry.0));
        let choice = Choice { market: market.to_owned(), ..Choice::default() };
        let of_cell = |(_, key, known): Weighed<'_>| {
            let name = known.cell.market.clone().unwrap_or_else(|| "market not stated".into());
            leader(book, &model::panel(book, &cells, key, known, &choice), market, &name)
        };
        list.into_iter().take(CELLS).filter_map(of_cell).collect::<Vec<_>>()
    };
    let mut groups: Vec<Vec<Leader>> = markets.into_iter().map(of_market).collect();
    for group in &mut groups {
        group.order_by_key(|leader| std::cmp::Reverse((leader.first.is_some(), leader.claims)));
    }
    groups.concat()
}

fn leader(book: &Book, panel: &Panel, market: &str, name: &str) -> Option<Leader> {
    let known: Vec<&Row> = panel
        .rows
        .iter()
        .filter(|row| row.named && row.marks.iter().any(|mark| mark.shape != Shape::Implied))
        .collect();
    let top = known.first()?;
    let first = known.iter().find(|row| row.rank == Some((1, 1))).map(|row| row.name.clone());
    let mut said = Vec::new();
    for row in known.iter().take(2) {
        let stated: Vec<_> = row.marks.iter().filter(|mark| mark.shape != Shape::Implied).collect();
        let named = first.as_deref() != Some(&row.name);
        for (at, mark) in stated.into_iter().filter(|mark| first.is_none() || mark.words != "rank 1").enumerate() {
            let words = if at == 0 && named { format!("{} {}", row.name, mark.words) } else { mark.words.clone() };
            said.push((words, mark.claims.clone()));
        }
    }
    if said.is_empty() {
        said.extend(top.marks.first().map(|mark| (mark.words.clone(), mark.claims.clone())));
    }
    said.truncate(4);
    let claims = said.iter().flat_map(|(_, claims)| claims).map(|id| book.claim(*id));
    let sources = claims.flat_map(|claim| match claim.attribution.is_empty() {
        true => vec![book.doc(claim.doc).metadata.publisher.clone().unwrap_or_else(|| "the article itself".into())],
        false => claim.attribution.clone(),
    });
    let says: BTreeSet<String> = sources.collect();
    let says: Vec<String> = says.into_iter().collect();
    let place = panel.title.clone();
    Some(Leader {
        market: name.into(),
        sentence: format!("{}: {}", place, top.sentence()),
        place,
        mark: top.marks.iter().find(|mark| !matches!(mark.shape, Shape::Rank | Shape::Order)).cloned(),
        first,
        said,
        says: words::list(&says),
        choice: Choice {
            market: market.into(),
            place: vec![panel.place.clone()],
            when: vec![panel.when.clone()],
            ..Choice::default()
        },
        claims: panel.claims,
    })
}
