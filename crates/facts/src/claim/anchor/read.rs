//! Reads the surroundings of a number: looks left and right of it, and brings together what both say.

use std::cell::OnceCell;

use super::left::{Left, look_left};
use super::noun::find_noun;
use super::owner::find_owner;
use super::passive::{counted_whole, maker_of_part};
use super::right::look_right;
use super::shape::find_shape;
use super::{Anchor, Frame, Scope, Shape, Whole};
use crate::claim::clause::{Carried, Clause, Opener};
use crate::claim::item::{Item, Kind, Reading, Row};
use crate::claim::lexicon::{Cue, Noun};
use crate::claim::party::{Party, PartyKind};

/// Reads the surroundings of the number at item `at`.
pub(crate) fn read_anchor<'a>(
    reading: &'a Reading<'a>,
    items: &'a [Item<'a>],
    clause: &'a Clause,
    at: usize,
    frame: Frame,
    carried: &'a Carried,
) -> Option<Anchor<'a>> {
    let quantity = items[at].quantity?;
    let scope = Scope { reading, items, clause };
    let before = look_left(items, clause, at);
    let after = look_right(items, clause, at, quantity);
    let shape = find_shape(&scope, at, quantity, &before, &frame);
    let maker = maker_of_part(items, clause, at);
    let held = matches!(before.verb, Some(Cue::ShareVerb | Cue::Have));
    let whole = match maker {
        Some(_) => Some(Whole::Market),
        None => held.then(|| counted_whole(items, clause, at)).flatten(),
    };
    let (subject, beside) = match maker {
        Some(party) => (Some(party), true),
        None => find_owner(items, clause, at, &after, &before),
    };
    let (noun, noun_span) = find_noun(&scope, (at, quantity), shape, (&before, &after), (carried, &frame));
    Some(Anchor {
        reading,
        items,
        clause,
        quantity,
        at,
        shape,
        noun,
        noun_span,
        head: after.noun.is_some(),
        verb: before.verb,
        prep: before.prep,
        counted: after.counted,
        whole: whole.unwrap_or(after.whole),
        subject: subject.or_else(|| spoken_of(&scope, shape, &before, carried)),
        beside,
        extent: (before.from, after.to),
        frame,
        unknown: after.unknown || measures_other(&scope, at, &before),
        carried,
        owner: OnceCell::new(),
    })
}

/// "That was nearly $11 billion higher", "The increase amounts to": what the sentence before spoke of.
fn spoken_of(scope: &Scope, shape: Shape, left: &Left, carried: &Carried) -> Option<Party> {
    let Scope { items, clause, .. } = *scope;
    let moved = matches!(shape, Shape::Change(_)) || shape == Shape::Prior && left.change.is_some();
    let headless = items[clause.start].kind == Kind::Cue(Cue::Noun(Noun::Share)) && carried.fresh;
    // "Belgium saw a growth of 9 percent": of no company, though perhaps of the market spoken of.
    let placed = clause.place.is_some() && carried.last.as_ref().is_some_and(|party| party.kind == PartyKind::Company);
    let named = |item: &Item| matches!(item.kind, Kind::Voice(_) | Kind::Name(_));
    // "The storage market (with cards) fell 2 percent": the market did.
    let of_market = |item: &Item| matches!(item.kind, Kind::Market(_) | Kind::Cue(Cue::Noun(Noun::Market)));
    let leans = !clause.foreign
        && !placed
        && !items[..clause.start].iter().any(of_market)
        && clause.opener == Opener::Start
        && (headless || moved && left.noun.is_none())
        && !items[clause.start..clause.end].iter().any(named)
        && !tells_of_goods(&items[clause.start..clause.end]);
    carried.last.clone().filter(|_| leans)
}

/// "a 9% increase in the sales of smartwatches": what is sold is named.
fn tells_of_goods(items: &[Item]) -> bool {
    let sales = |item: &Item| matches!(item.kind, Kind::Cue(Cue::Noun(Noun::Sales | Noun::Volume)));
    let goods = |item: &Item| matches!(item.kind, Kind::Market(_));
    items.windows(3).any(|run| {
        sales(&run[0]) && run[1].word == "of" && goods(&run[2])
            || run[0].word == "in" && goods(&run[1]) && sales(&run[2])
    })
}

/// "expand its square footage by 8 percent": what grows is named, and no rule knows it.
fn measures_other(scope: &Scope, at: usize, left: &Left) -> bool {
    let (Some((_, verb)), "by") = (left.change, left.prep) else { return false };
    let own = (verb + 1..at).find(|&index| scope.items[index].kind == Kind::Cue(Cue::Possessive));
    let word = |index: usize| scope.items[index].kind == Kind::Word && scope.items.word(index) != "by";
    let plain =
        |own: usize| (own + 1..at).any(word) && (own + 1..at).all(|index| scope.items[index].kind == Kind::Word);
    left.noun_at.is_none_or(|noun| noun < verb) && own.is_some_and(plain)
}
