//! Whose a figure is that stands behind a name, or that "which" takes up.

use super::inherit::name_before;
use super::words::is_possessive_mark;
use super::{Clause, Opener};
use crate::among::among;
use crate::claim::item::{Item, Kind, Row};
use crate::claim::lexicon::{Cue, Noun};
use crate::claim::party::Party;
use crate::quantity::Unit;

/// "a 30% share of the market, which is a 2 percentage point improvement": "which" is the figure.
pub(super) fn is_of_figure(items: &[Item], clause: &Clause) -> bool {
    let item = |step: usize| items.get(clause.start + step).filter(|_| clause.start + step < clause.end);
    let word = |step: usize| item(step).map_or("", |item| item.word);
    let quantity = |step: usize| item(step).is_some_and(|item| matches!(item.kind, Kind::Quantity(_)));
    let start = usize::from(word(0) == "which");
    among!(word(start), "is" | "was" | "represents" | "marks")
        && (quantity(start + 1) || quantity(start + 2) || quantity(start + 3))
        && item(start + 1).is_some_and(|item| item.kind != Kind::Cue(Cue::Not))
}

/// "followed by Apple's 93 million units, which accounted for 19%": whose the units are.
pub(super) fn owner_of_figure(items: &[Item], start: usize) -> Option<Party> {
    let lead = &items[..start];
    let number = (start.saturating_sub(5)..start).rev().find(|&at| lead[at].quantity.is_some())?;
    let mark = number.checked_sub(1).filter(|&mark| is_possessive_mark(&lead[mark]))?;
    let plain = lead[number + 1..].iter().all(|item| {
        matches!(item.kind, Kind::Comma | Kind::Market(_) | Kind::Cue(Cue::Noun(Noun::Volume) | Cue::Ship))
    });
    let name = mark.checked_sub(1).filter(|&name| plain && lead[name].is_name())?;
    Some(Party::of(&lead[name]))
}

/// "ahead of WeChat with 1.2 billion" behind another figure: whose it is.
pub(super) fn name_behind(items: &[Item], clause: &Clause) -> Option<Party> {
    let other = clause.opener == Opener::With && stands_behind(items, clause.start) == Some(false);
    name_before(items, clause.start).filter(|_| other)
}

/// "coming in just behind Perodua with 9,153": the figure is of the one who came, when it is the first; "has 2 billion users,
/// ahead of WeChat with 1.2 billion": a second figure is that of the other.
pub(super) fn stands_behind(items: &[Item], start: usize) -> Option<bool> {
    let order = start.checked_sub(2);
    // "took first place, overtaking Apple with a 22 percent share": of the one who overtook.
    let unit = items[start..].iter().take(6).find_map(|item| item.quantity).map(|quantity| quantity.unit);
    let same = |item: &Item| item.quantity.is_some_and(|quantity| Some(quantity.unit) == unit);
    let told = items[..start].iter().any(same);
    let overtakes = |at: usize| items[at].kind == Kind::Cue(Cue::Ahead) && items.word(at).ends_with("ing");
    let order = order.filter(|&at| told || !overtakes(at));
    let order = order.map(|at| items[at].kind);
    let counted = |item: &Item| item.quantity.is_some_and(|quantity| quantity.unit != Unit::Ordinal);
    // "twice as many as Deliveroo with 24%".
    if start.checked_sub(2).is_some_and(|at| among!(items[at].word, "as" | "than")) {
        return items[..start].iter().any(counted).then_some(false);
    }
    let first = !items[..start].iter().any(counted);
    matches!(order, Some(Kind::Cue(Cue::Behind | Cue::Ahead | Cue::PassiveAhead))).then_some(first)
}
