//! Claims by what can be compared: for each measure its cells (market, region, period) with what is said in them. Found once
//! a measure and kept, for the reader changes the choice often and the corpus never.

use std::collections::{BTreeMap, BTreeSet};

use facts::claim::{Claim, Measure, Property};
use facts::fact::Goal;
use facts::ids::ClaimId;
use facts::modality::{Modality, Polarity};
use facts::share::Cell;

use crate::book::Book;
use crate::route::slug;
use crate::words;

/// The key of a cell: market, region, period.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct CellKey {
    /// Market.
    pub market: String,
    /// Region.
    pub place: String,
    /// Period.
    pub when: String,
}

impl CellKey {
    /// The key of a cell; what no article says is `unsaid` or `undated`.
    pub(crate) fn of(cell: &Cell) -> Self {
        let key = |name: &Option<String>| name.as_deref().map_or("unsaid".into(), slug);
        Self { market: key(&cell.market), place: key(&cell.region), when: words::period_key(&cell.period) }
    }
}

/// A cell with what is said in it.
#[derive(Clone, Debug)]
pub(crate) struct Known {
    /// The cell as the first claim has it.
    pub cell: Cell,
    /// Claims of what is or was so, in corpus order.
    pub claims: Vec<ClaimId>,
    /// Places in the corpus's list of ranges.
    pub ranges: Vec<usize>,
}

/// The cells of one measure.
#[derive(Clone, Debug, Default)]
pub(crate) struct Cells {
    /// By key.
    pub stated: BTreeMap<CellKey, Known>,
    /// Goals, plans and forecasts with what became of them, by region.
    pub aims: BTreeMap<Option<String>, Vec<Goal>>,
    /// The market shown unless another is chosen: of shares the one of which most is said, else all, which is empty.
    pub first_market: String,
    /// Keys of all that is a market somewhere: a kind of product may hold a share of a wider one.
    pub markets: BTreeSet<String>,
}

/// Whether a claim belongs to a comparison of `measure`. Ranks and orders belong to the market share.
pub(crate) fn belongs(claim: &Claim, measure: Property) -> bool {
    let level = claim.measure == Measure::Level;
    match measure {
        Property::MarketShare => {
            level && matches!(claim.property, Property::MarketShare | Property::Rank | Property::AheadOf)
        }
        other => level && claim.property == other,
    }
}

impl Cells {
    /// All cells of a measure.
    pub(crate) fn of(book: &Book, measure: Property) -> Self {
        let mut cells = Self::default();
        for id in book.claim_ids() {
            let claim = book.claim(id);
            let so = claim.modality == Modality::Asserted && claim.polarity == Polarity::Positive;
            if so && belongs(claim, measure) {
                let cell = book.cell(id);
                let new = || Known { cell: cell.clone(), claims: Vec::new(), ranges: Vec::new() };
                cells.stated.entry(CellKey::of(&cell)).or_insert_with(new).claims.push(id);
            }
        }
        if measure == Property::MarketShare {
            for (at, ranges) in book.corpus().cells.iter().enumerate() {
                if let Some(known) = cells.stated.get_mut(&CellKey::of(&ranges.cell)) {
                    known.ranges.push(at);
                }
            }
        }
        let of_measure = |goal: &&Goal| goal.claims.first().is_some_and(|id| belongs(book.claim(*id), measure));
        for goal in book.corpus().goals.iter().filter(of_measure) {
            let region = goal.claims.first().and_then(|id| book.claim(*id).region.clone());
            cells.aims.entry(region).or_default().push(goal.clone());
        }
        cells.house_aims(book);
        // Shares of different markets are not compared; other amounts are.
        if measure == Property::MarketShare {
            cells.first_market = cells.most_said(book);
        }
        cells.markets = cells.stated.keys().map(|key| key.market.clone()).collect();
        cells
    }

    /// Gives a cell of its own to a goal whose holder nothing else is said of in that market and region: it stands beside no
    /// other claim, and would not be seen.
    fn house_aims(&mut self, book: &Book) {
        let mut named: BTreeSet<(Option<String>, Option<String>, String)> = BTreeSet::new();
        for known in self.stated.values() {
            for id in &known.claims {
                let claim = book.claim(*id);
                let holders = std::iter::once(&claim.subject).chain(&claim.object);
                named.extend(holders.map(|name| (known.cell.region.clone(), known.cell.market.clone(), slug(name))));
            }
        }
        for id in self.aims.values().flatten().flat_map(|goal| &goal.claims) {
            let claim = book.claim(*id);
            let seen = match &claim.market {
                Some(_) => named.contains(&(claim.region.clone(), claim.market.clone(), slug(&claim.subject))),
                None => named.iter().any(|(region, _, name)| *region == claim.region && *name == slug(&claim.subject)),
            };
            if !seen {
                let cell = book.cell(*id);
                let new = Known { cell: cell.clone(), claims: Vec::new(), ranges: Vec::new() };
                self.stated.entry(CellKey::of(&cell)).or_insert(new);
            }
        }
    }

    /// Copies of an article count once, and an amount more than a rank.
    fn most_said(&self, book: &Book) -> String {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for (key, known) in self.stated.iter().filter(|(key, _)| key.market != "unsaid") {
            *counts.entry(&key.market).or_default() += known.weight(book);
        }
        let unsaid = if self.stated.is_empty() { "" } else { "unsaid" };
        counts.into_iter().max_by_key(|(_, count)| *count).map_or(unsaid, |(market, _)| market).to_owned()
    }
}

impl Known {
    /// How much is said: claims told first, an amount counting as three ranks.
    pub(crate) fn weight(&self, book: &Book) -> usize {
        let told_first = |id: &&ClaimId| book.fact(**id).is_none_or(|fact| fact.claims.first() == Some(id));
        let weights = self.claims.iter().filter(told_first).map(|id| match book.claim(*id).property {
            Property::Rank | Property::AheadOf => 1,
            _ => 3,
        });
        weights.sum()
    }
}
