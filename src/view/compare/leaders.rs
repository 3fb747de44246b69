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
    /// `Spain`; nothing where no region is stated.
    pub place: Option<String>,
    /// `Q3 2020`.
    pub when: String,
    /// Who is first, or the best placed that is named, with what is known of its rank.
    pub best: Option<Best>,
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
    /// What is said of the same region in other periods.
    pub others: Vec<Other>,
    /// How many more periods are told of.
    pub more: usize,
    /// How much it says.
    pub claims: usize,
}

/// Somebody whose rank is known, or whose amount is the largest told.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Best {
    /// The name.
    pub name: String,
    /// From the best to the worst possible; nothing of the largest among several amounts.
    pub rank: Option<(u32, u32)>,
    /// The claims that say so.
    pub claims: Vec<ClaimId>,
}

/// The same region in another period, in short.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Other {
    /// `Nov 2020`.
    pub when: String,
    /// What is said, each with its claims.
    pub said: Vec<(String, Vec<ClaimId>)>,
}

/// How much a cell says, its key, and the cell.
type Weighed<'a> = (usize, &'a CellKey, &'a Known);

/// Markets told of on the first view.
const MARKETS: usize = 6;
/// The last place that still tells something of who leads.
const PLACES: u32 = 10;
/// Other periods of a region told of.
const OTHERS: usize = 3;
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
            let name = known.cell.market.as_deref().map_or("market not stated".into(), words::market);
            leader(book, &model::panel(book, &cells, key, known, &choice), market, &name)
        };
        list.into_iter().take(CELLS).filter_map(of_cell).collect::<Vec<_>>()
    };
    let mut groups: Vec<Vec<Leader>> = markets.into_iter().map(of_market).collect();
    for group in &mut groups {
        // A region nobody names and a rank that is a range say least.
        group.order_by_key(|leader| {
            let single = leader.best.as_ref().is_some_and(|best| best.rank.is_none_or(|rank| rank.0 == rank.1));
            (leader.choice.place == ["unsaid"], std::cmp::Reverse((leader.leads(), single, leader.claims)))
        });
        group.retain(|leader| leader.best.as_ref().is_none_or(|best| best.rank.is_none_or(|rank| rank.0 <= PLACES)));
        *group = by_region(std::mem::take(group));
    }
    groups.concat()
}

/// One line a region: the period that says most, the others in short.
fn by_region(group: Vec<Leader>) -> Vec<Leader> {
    let mut out: Vec<Leader> = Vec::new();
    for leader in group {
        match out.iter_mut().find(|known| known.place == leader.place) {
            Some(known) => {
                let best = leader.best.into_iter().map(|best| {
                    let rank = best.rank.map_or(String::new(), |rank| format!(" {}", rank_words(rank)));
                    (format!("{}{rank}", best.name), best.claims)
                });
                let mut said: Vec<_> = best.chain(leader.said).collect();
                said.truncate(2);
                match known.others.len() < OTHERS {
                    true => known.others.push(Other { when: leader.when, said }),
                    false => known.more += 1,
                }
            }
            None => out.push(leader),
        }
    }
    out
}

/// `1st`, `2nd or lower`, `top three`.
fn rank_words(rank: (u32, u32)) -> String {
    match rank {
        (lo, hi) if lo == hi => facts::format::ordinal(lo),
        (lo, u32::MAX) => format!("{} or lower", facts::format::ordinal(lo)),
        (1, hi) => format!("top {}", facts::format::small(hi)),
        (lo, hi) => format!("{} to {}", facts::format::ordinal(lo), facts::format::ordinal(hi)),
    }
}

impl Leader {
    /// Whether an article says who is first, or whose share is more than all others'.
    pub(crate) fn leads(&self) -> bool {
        let most = || self.mark.as_ref().and_then(|mark| mark.lo).is_some_and(|lo| lo > model::HALF);
        self.best.as_ref().is_some_and(|best| best.rank.map_or_else(most, |rank| rank == (1, 1)))
    }
}

/// Who stands first in a row: by its rank where one is claimed, else by the largest of several amounts.
fn best(row: &Row, rows: usize) -> Option<Best> {
    let of = |shape: Shape| {
        let marks = row.marks.iter().filter(move |mark| mark.shape == shape);
        marks.flat_map(|mark| mark.claims.clone()).collect::<Vec<ClaimId>>()
    };
    let ranked = row.rank.map(|rank| (Some(rank), of(Shape::Rank))).filter(|(_, claims)| !claims.is_empty());
    let largest = || (row.rank.is_none_or(|(first, _)| first == 1) && rows > 1).then(|| (None, of(Shape::Exact)));
    let (rank, claims) = ranked.or_else(largest).filter(|(_, claims)| !claims.is_empty())?;
    Some(Best { name: row.name.clone(), rank, claims })
}

fn leader(book: &Book, panel: &Panel, market: &str, name: &str) -> Option<Leader> {
    let known: Vec<&Row> = panel
        .rows
        .iter()
        .filter(|row| row.named && row.marks.iter().any(|mark| mark.shape != Shape::Implied))
        .collect();
    let top = known.first()?;
    let placed = known.iter().find(|row| row.rank == Some((1, 1))).or(Some(top)).copied();
    let best = placed.and_then(|row| best(row, known.len()));
    let mut said = Vec::new();
    for row in known.iter().take(2) {
        let named = best.as_ref().is_none_or(|best| best.name != row.name);
        let told = |mark: &&Mark| mark.shape != Shape::Implied && (named || mark.shape != Shape::Rank);
        for (at, mark) in row.marks.iter().filter(told).enumerate() {
            let words = if named && (at == 0 || row.key != top.key) {
                format!("{} {}", row.name, mark.words)
            } else {
                mark.words.clone()
            };
            said.push((words, mark.claims.clone()));
        }
    }
    said.truncate(4);
    let ranked = best.iter().flat_map(|best| &best.claims);
    let claims = said.iter().flat_map(|(_, claims)| claims).chain(ranked).map(|id| book.claim(*id));
    let sources = claims.flat_map(|claim| match claim.attribution.is_empty() {
        true => vec![book.doc(claim.doc).metadata.publisher.clone().unwrap_or_else(|| "the article itself".into())],
        false => claim.attribution.clone(),
    });
    let says: BTreeSet<String> = sources.collect();
    let says: Vec<String> = says.into_iter().collect();
    let (place, when) = panel.title.rsplit_once(", ").unwrap_or((&panel.title, ""));
    // What nobody says has no place in a sentence.
    let place = Some(place.to_owned()).filter(|_| panel.place != "unsaid");
    let heading = words::capital(name);
    let scene = [Some(heading.as_str()), place.as_deref(), Some(when).filter(|_| panel.when != "undated")];
    let scene: Vec<&str> = scene.into_iter().flatten().collect();
    Some(Leader {
        market: name.into(),
        sentence: format!("{}: {}", scene.join(", "), top.sentence()),
        place,
        when: when.to_owned(),
        mark: top.marks.iter().find(|mark| !matches!(mark.shape, Shape::Rank | Shape::Order)).cloned(),
        best,
        said,
        says: words::list(&says),
        choice: Choice {
            market: market.into(),
            place: vec![panel.place.clone()],
            when: vec![panel.when.clone()],
            ..Choice::default()
        },
        others: Vec::new(),
        more: 0,
        claims: panel.claims,
    })
}
