//! Counts that stand beside others: goods of several markets in one sale, parts of a sum. Not what one company sold.

use super::whole::counted;
use crate::among::among;
use crate::claim::Direction;
use crate::claim::anchor::{Anchor, Shape};
use crate::claim::clause::Opener;
use crate::claim::item::{Item, Kind, Row};
use crate::claim::lexicon::Cue;
use crate::claim::party::{Party, is_and};
use crate::quantity::Unit;

/// "Car makers sold 200,000 cars and 30,000 vans", "200,000 cars and 30,000 vans were sold": the market of the vans.
pub(super) fn more_goods(anchor: &Anchor) -> Option<Party> {
    let next = matches!(anchor.clause.opener, Opener::And | Opener::Comma) && anchor.at == anchor.clause.start;
    let same = anchor.is_of_same_sale() || next && is_sold(anchor.items, anchor.at + 2);
    counted(anchor).filter(|_| anchor.frame.sentence_market && anchor.is_count() && same)
}

/// "200,000 cars and 30,000 vans were sold": the verb stands behind the last of the goods.
pub(super) fn sold_with_others(anchor: &Anchor) -> bool {
    let items = anchor.items;
    let count =
        |at: usize| items.get(at).is_some_and(|item| item.quantity.is_some_and(|it| it.unit == anchor.quantity.unit));
    let mut end = anchor.at + 2;
    let mut more = 0;
    while more < 6 {
        let comma = usize::from(items.kind(end) == Some(Kind::Comma));
        let and = usize::from(items.get(end + comma).is_some_and(is_and));
        let next = end + comma + and;
        if next == end || !count(next) || !matches!(items.kind(next + 1), Some(Kind::Market(_))) {
            break;
        }
        (end, more) = (next + 2, more + 1);
    }
    more > 0 && is_sold(items, end)
}

/// "Of the 40 million tablets shipped, 10 million were Apple's": a part of the first count.
pub(super) fn is_part_of_count(anchor: &Anchor) -> bool {
    let items = anchor.items;
    let the = 1 + usize::from(items.word(1) == "the");
    let whole = items.word(0) == "of" && items.get(the).is_some_and(|item| item.quantity.is_some());
    whole && anchor.at > the && anchor.counted.is_none() && anchor.is_count()
}

/// "Belgium grew 24%, followed by Greece at 18% and Italy with 3%": the place whose market changed alike, and which way.
pub(super) fn changed_alike<'a>(anchor: &Anchor<'a>) -> Option<(&'a Item<'a>, Direction)> {
    let bridge = anchor.at.checked_sub(1).filter(|&at| among!(anchor.items.word(at), "at" | "with" | "on" | "by"))?;
    let place =
        bridge.checked_sub(1).map(|at| &anchor.items[at]).filter(|item| matches!(item.kind, Kind::Region(_)))?;
    let joined = bridge
        .checked_sub(2)
        .map(|at| &anchor.items[at])
        .is_some_and(|item| matches!(item.kind, Kind::Comma | Kind::Cue(Cue::Follow)) || is_and(item));
    let alike = anchor.frame.sentence_market && anchor.noun.is_none() && anchor.shape == Shape::Level;
    let direction =
        anchor.frame.sentence_change.filter(|_| alike && joined && anchor.quantity.unit == Unit::Percent)?;
    Some((place, direction))
}

/// "were sold", "registered": passive from item `at` on.
fn is_sold(items: &[Item], at: usize) -> bool {
    let sold = |at: usize| items.kind(at) == Some(Kind::Cue(Cue::Ship)) || items.word(at) == "registered";
    sold(at) || among!(items.word(at), "were" | "was" | "are") && sold(at + 1)
}
