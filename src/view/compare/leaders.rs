//! Who leads where: the first row of every panel, for the overview. Where no article tells a share, a rank or an order, who
//! has most of another amount.

use std::collections::{BTreeMap, BTreeSet};

use facts::claim::Property;
use facts::ids::ClaimId;
use facts::order::InOrder;
use facts::period::Date;
use facts::share::Cell;

use super::model::{self, Kind, Mark, Panel, Row, Shape};
use super::verdict::{Ground, Same, verdict};
use crate::book::Book;
use crate::cells::{CellKey, Known};
use crate::route::Choice;
use crate::words;

/// What is known of the lead in one region and period.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Leader {
    /// The market's name, with the amount where it is no share.
    pub market: String,
    /// `Spain`; nothing where no region is stated.
    pub place: Option<String>,
    /// `Q3 2020`.
    pub when: String,
    /// Who is first, or the best placed that is named, with what is known of its rank.
    pub best: Option<Best>,
    /// What is said of the first ones.
    pub said: Vec<Party>,
    /// Who says it.
    pub says: String,
    /// The lead as a sentence.
    pub sentence: String,
    /// What is known of the first one's share, to be drawn.
    pub mark: Option<Mark>,
    /// The stated shares of those behind, to be drawn beside it.
    pub rivals: Vec<Mark>,
    /// The day after the period; nothing where none is stated.
    pub end: Option<Date>,
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
    /// Whether nobody states the rank, and it follows from whom the holder is ahead of.
    pub implied: bool,
    /// The claims that say so.
    pub claims: Vec<ClaimId>,
}

/// What is said of one holder.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Party {
    /// Its name; empty for the one that is named before.
    pub name: String,
    /// Each statement in words, with its claims.
    pub told: Vec<(String, Vec<ClaimId>)>,
}

/// The same region in another period, in short.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Other {
    /// `Nov 2020`.
    pub when: String,
    /// The day after the period.
    pub end: Option<Date>,
    /// What is said of the first one.
    pub said: Party,
}

/// How much a cell says, its key, and the cell.
type Weighed<'a> = (usize, &'a CellKey, &'a Known);

/// Amounts of which whoever has most leads, the more telling first.
const AMOUNTS: [Property; 8] = [
    Property::Shipments,
    Property::Revenue,
    Property::Users,
    Property::Profit,
    Property::Devices,
    Property::Stores,
    Property::Capacity,
    Property::Valuation,
];
/// Markets told of on the first view.
const MARKETS: usize = 6;
/// The last place that still tells something of who leads.
const PLACES: u32 = 10;
/// Other periods of a region told of.
const OTHERS: usize = 3;
/// Cells of a market looked at.
const CELLS: usize = 16;
/// Holders told of in a line.
const PARTIES: usize = 3;
/// Statements told of one holder.
const TOLD: usize = 3;
/// Shares drawn behind the first.
const RIVALS: usize = 4;

/// Who leads by share, rank and order; where nothing tells that, by other amounts.
pub(crate) fn leaders(book: &Book) -> Vec<Leader> {
    let shares = by_measure(book, Property::MarketShare);
    match shares.is_empty() {
        true => AMOUNTS.into_iter().flat_map(|measure| by_measure(book, measure)).collect(),
        false => shares,
    }
}

/// Cells by market, the market of which most is said first; in it cells that name a first place before those that do not.
fn by_measure(book: &Book, measure: Property) -> Vec<Leader> {
    let cells = book.cells(measure);
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
        let choice = Choice { measure: key_of(measure), market: market.to_owned(), ..Choice::default() };
        let of_cell = |(_, key, known): Weighed<'_>| {
            let panel = model::panel(book, &cells, key, known, &choice);
            match measure {
                Property::MarketShare => leader(book, &panel, measure, market, &known.cell),
                _ if has_most(book, &panel) => leader(book, &panel, measure, market, &known.cell),
                _ => None,
            }
        };
        in_market(list.into_iter().take(CELLS).filter_map(of_cell).collect())
    };
    markets.into_iter().flat_map(of_market).collect()
}

/// The measure as a choice keeps it: the usual one is not written.
fn key_of(measure: Property) -> String {
    match measure {
        Property::MarketShare => String::new(),
        other => other.key().to_owned(),
    }
}

/// Whether the first of a panel has more than the second, in one unit.
fn has_most(book: &Book, panel: &Panel) -> bool {
    let mut rows = panel.rows.iter().filter(|row| row.named && row.kind == Kind::Holder && !row.marks.is_empty());
    let (Some(first), Some(second)) = (rows.next(), rows.next()) else { return false };
    let verdict = verdict(book, (first, &first.name), (second, &second.name), Same::Cell);
    verdict.ground != Ground::Unknown
}

/// The lines of one market: one a region, where somebody leads first.
fn in_market(mut group: Vec<Leader>) -> Vec<Leader> {
    group.retain(|leader| leader.best.as_ref().is_none_or(|best| best.rank.is_none_or(|rank| rank.0 <= PLACES)));
    // Of what has neither region nor period it cannot be said where.
    let nowhere = |leader: &Leader| leader.place.is_none() && leader.end.is_none();
    if group.iter().any(|leader| !nowhere(leader)) {
        group.retain(|leader| !nowhere(leader));
    }
    // A rank that is a range says least; of what says as much the newest is asked for.
    group.order_by_key(|leader| {
        let single = leader.best.as_ref().is_some_and(|best| best.rank.is_none_or(|rank| rank.0 == rank.1));
        std::cmp::Reverse((leader.leads(), single, leader.end, leader.claims))
    });
    let mut group = by_region(group);
    let unsaid = |leader: &Leader| leader.choice.place == ["unsaid"];
    group.order_by_key(|leader| (unsaid(leader), std::cmp::Reverse((leader.leads(), leader.claims))));
    group
}

/// One line a region: the period that says most of the lead, the others in short, newest first.
fn by_region(group: Vec<Leader>) -> Vec<Leader> {
    let mut out: Vec<Leader> = Vec::new();
    for leader in group {
        match out.iter_mut().find(|known| known.place == leader.place) {
            Some(known) => {
                known.claims += leader.claims;
                known.others.push(leader.in_short());
            }
            None => out.push(leader),
        }
    }
    for leader in &mut out {
        leader.others.order_by_key(|other| std::cmp::Reverse(other.end));
        leader.more = leader.others.len().saturating_sub(OTHERS);
        leader.others.truncate(OTHERS);
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
    /// How well it opens the page: somebody leads, of what the headline names, with a share that is told, in a region that is.
    pub(crate) fn opening(&self, named: bool) -> (bool, bool, bool, bool) {
        let told = self.mark.as_ref().is_some_and(|mark| mark.shape != Shape::Implied);
        (self.leads(), named, told, self.place.is_some())
    }

    /// `Xiaomi 3rd 25.3 %`, or the first thing that is said.
    fn in_short(self) -> Other {
        let Leader { when, end, best, said, .. } = self;
        let first = said.into_iter().next();
        let said = match best {
            Some(best) => {
                let amount =
                    first.filter(|party| party.name.is_empty()).into_iter().flat_map(|party| party.told).take(1);
                let rank = best.rank.map(|rank| (rank_words(rank), best.claims));
                Party { name: best.name, told: rank.into_iter().chain(amount).collect() }
            }
            None => first.unwrap_or(Party { name: String::new(), told: Vec::new() }),
        };
        Other { when, end, said }
    }

    /// Whether an article says who is first, or whose share is more than all others', or who has most.
    pub(crate) fn leads(&self) -> bool {
        let most = || {
            !self.choice.measure.is_empty()
                || self.mark.as_ref().and_then(|mark| mark.lo).is_some_and(|lo| lo > model::HALF)
        };
        self.best.as_ref().is_some_and(|best| best.rank.map_or_else(most, |rank| rank == (1, 1)))
    }
}

/// Who stands first in a row: by its rank where one is claimed or follows from an order, else by the largest of several
/// amounts.
fn best(row: &Row, rows: usize) -> Option<Best> {
    let of = |shape: Shape| {
        let marks = row.marks.iter().filter(move |mark| mark.shape == shape);
        marks.flat_map(|mark| mark.claims.clone()).collect::<Vec<ClaimId>>()
    };
    let told = |claims: Vec<ClaimId>, rank: Option<(u32, u32)>, implied: bool| {
        (!claims.is_empty()).then(|| Best { name: row.name.clone(), rank, implied, claims })
    };
    let ranked = || told(of(Shape::Rank), Some(row.rank?), false);
    let follows =
        || told(of(Shape::Order), row.rank.filter(|rank| *rank == (1, 1)), true).filter(|best| best.rank.is_some());
    let largest =
        || (row.rank.is_none_or(|(first, _)| first == 1) && rows > 1).then(|| told(of(Shape::Exact), None, false))?;
    ranked().or_else(largest).or_else(follows)
}

/// What is said of the first holders, in the order of the rows; the one in `best` is named already, with its rank.
fn parties(known: &[&Row], best: Option<&Best>) -> Vec<Party> {
    let party = |row: &&Row| {
        let named = best.is_some_and(|best| best.name == row.name);
        let amount = row.marks.iter().any(|mark| !matches!(mark.shape, Shape::Rank | Shape::Order | Shape::Implied));
        let told = row.marks.iter().filter(|mark| match mark.shape {
            Shape::Implied => false,
            Shape::Rank => !named,
            // Whom somebody behind is ahead of matters where nothing better is told.
            Shape::Order => named || !amount,
            _ => true,
        });
        Party {
            name: if named { String::new() } else { row.name.clone() },
            told: told.take(TOLD).map(|mark| (mark.words.clone(), mark.claims.clone())).collect(),
        }
    };
    known.iter().take(PARTIES).map(party).filter(|party| !party.told.is_empty()).collect()
}

/// Who says it: whoever the claims name, else where they are published.
fn sources(book: &Book, claims: &BTreeSet<ClaimId>) -> String {
    let names = claims.iter().map(|id| book.claim(*id)).flat_map(|claim| match claim.attribution.is_empty() {
        true => vec![book.doc(claim.doc).metadata.publisher.clone().unwrap_or_else(|| "the article itself".into())],
        false => claim.attribution.clone(),
    });
    let names: BTreeSet<String> = names.collect();
    words::list(&names.into_iter().collect::<Vec<_>>())
}

fn leader(book: &Book, panel: &Panel, measure: Property, market: &str, cell: &Cell) -> Option<Leader> {
    // A kind of product is a part of the market, and leads nobody.
    let stated =
        |row: &&Row| row.named && row.kind == Kind::Holder && row.marks.iter().any(|mark| mark.shape != Shape::Implied);
    let known: Vec<&Row> = panel.rows.iter().filter(stated).collect();
    let top = known.first()?;
    let placed = known.iter().find(|row| row.rank == Some((1, 1))).or(Some(top)).copied();
    let best = placed.and_then(|row| best(row, known.len()));
    let said = parties(&known, best.as_ref());
    let claims = said.iter().flat_map(|party| &party.told).flat_map(|(_, claims)| claims);
    let claims: BTreeSet<ClaimId> = claims.chain(best.iter().flat_map(|best| &best.claims)).copied().collect();
    let amount = |row: &&Row| row.marks.iter().find(|mark| !matches!(mark.shape, Shape::Rank | Shape::Order)).cloned();
    let rivals = known.iter().skip(1).filter_map(amount).filter(|mark| mark.shape != Shape::Implied);
    let (place, when) = panel.title.rsplit_once(", ").unwrap_or((&panel.title, ""));
    let shares = measure == Property::MarketShare;
    let named = cell.market.as_deref().map(words::market);
    let name = match shares {
        true => named.unwrap_or_else(|| "market not stated".into()),
        false => named.into_iter().chain([words::property(measure).to_owned()]).collect::<Vec<_>>().join(" by "),
    };
    // What nobody says has no place in a sentence.
    let there = cell.region.as_deref().map(words::place);
    let then = Some(when.to_owned()).filter(|_| panel.when != "undated").map(|when| format!(", {when}"));
    let told = panel.sentences().into_iter().next().unwrap_or_default();
    let scene = std::iter::once(words::capital(&name)).chain(there).collect::<Vec<_>>().join(" ");
    Some(Leader {
        sentence: format!("{scene}{}: {told}", then.unwrap_or_default()),
        market: name,
        place: cell.region.is_some().then(|| place.to_owned()),
        when: when.to_owned(),
        // A line from nothing to the whole holds shares alone.
        mark: amount(top).filter(|_| shares),
        rivals: rivals.filter(|_| shares).take(RIVALS).collect(),
        end: panel.end,
        best,
        said,
        says: sources(book, &claims),
        choice: Choice {
            measure: key_of(measure),
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
