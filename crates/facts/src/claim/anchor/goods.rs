//! What words count: goods by the piece, people, outlets. Not markets, which the tables list.

use crate::claim::item::{Item, Kind};
use crate::span::Span;

/// "EV sales", "electric vehicle (EV) sales": the word before counts goods by the piece.
pub(super) fn is_sale_of_goods(items: &[Item], sales: Span) -> bool {
    let at = items.partition_point(|item| item.span.start() < sales.start());
    let before = (at.saturating_sub(4)..at).rev().map(|index| &items[index]);
    let mut before = before.skip_while(|item| matches!(item.kind, Kind::Open | Kind::Close));
    // "sales of new Tesla cars".
    let of = items.get(at + 1).is_some_and(|item| item.word == "of");
    let mut after = items[items.len().min(at + 2)..items.len().min(at + 5)].iter();
    if of && after.any(|item| matches!(item.kind, Kind::Market(_)) && is_goods(item.name())) {
        return true;
    }
    before.next().is_some_and(|item| matches!(item.kind, Kind::Market(_)) && is_goods(item.name()))
}

pub(crate) fn is_goods(market: &str) -> bool {
    let name = market.to_lowercase();
    ["cars", "vehicles", "phones", "pcs", "tvs", "tablets", "notebooks", "laptops", "smartwatches", "wearables"]
        .iter()
        .chain(&[
            "consoles",
            "speakers",
            "headphones",
            "earbuds",
            "motorcycles",
            "scooters",
            "trucks",
            "suvs",
            "hybrids",
            "gpus",
            "cpus",
            "printers",
            "monitors",
            "wheelers",
            "chromebooks",
        ])
        .any(|goods| name.ends_with(goods))
}

/// A market of people, not of things.
pub(crate) fn is_people(market: &str) -> bool {
    ["subscribers", "subscriber base", "customers", "users", "passengers", "viewers", "buyers", "members"]
        .iter()
        .any(|word| market.ends_with(word))
}

/// "3,000 Mi Stores": a name of outlets.
pub(super) fn is_outlet(name: &str) -> bool {
    ["stores", "shops", "outlets", "restaurants", "cafes", "branches"].iter().any(|word| name.ends_with(word))
}
