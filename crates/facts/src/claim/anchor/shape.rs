//! Whether a number is a level, the level before, or a change, and where the change goes.

use super::change::{change_after, is_change_noun, signed};
use super::gap::goes_on_with_noun;
use super::left::{Left, direction_of, is_taken_up, look_left};
use super::percent::measured_behind;
use super::{Frame, Scope, Shape};
use crate::among::among;
use crate::claim::Direction;
use crate::claim::clause::{Opener, is_possessive_mark};
use crate::claim::item::{Item, Kind, Row};
use crate::claim::lexicon::{Cue, Noun};
use crate::claim::party::is_and;
use crate::claim::series::LONGEST_LIST;
use crate::number::Decimal;
use crate::quantity::{Quantity, Unit};

pub(super) fn find_shape(scope: &Scope, at: usize, quantity: &Quantity, left: &Left, frame: &Frame) -> Shape {
    find_shape_in_list(scope, at, quantity, left, frame, LONGEST_LIST)
}

/// The same for a number with `more` numbers of its list left to look at.
fn find_shape_in_list(scope: &Scope, at: usize, quantity: &Quantity, left: &Left, frame: &Frame, more: usize) -> Shape {
    let Scope { reading, items, .. } = *scope;
    if let Some(direction) = signed(reading, items, at, quantity) {
        return Shape::Change(direction);
    }
    if quantity.unit == Unit::Multiple {
        let one = Decimal::whole(1);
        let down = quantity.hi.is_some_and(|hi| hi < one) || items.lower(at).contains("halv");
        return Shape::Change(if down { Direction::Down } else { Direction::Up });
    }
    if let Some(direction) = change_after(scope, at, quantity) {
        return Shape::Change(direction);
    }
    if is_base_of_growth(scope, at) {
        return Shape::Prior;
    }
    if let Some(direction) = growth_in_brackets(scope, at, quantity) {
        return Shape::Change(direction);
    }
    if let Some(direction) = growth_of_other(scope, at, quantity, left, frame) {
        return Shape::Change(direction);
    }
    if is_prior(scope, at, left, frame) || is_compared(scope, at) || was_once(scope, at) || follows_prior(scope, at) {
        return Shape::Prior;
    }
    if let Some(direction) = change_before(scope, quantity, left) {
        return Shape::Change(direction);
    }
    let points = left.change.filter(|_| quantity.unit == Unit::Points).map(|(direction, _)| Shape::Change(direction));
    listed_shape(scope, at, quantity, left, frame, more).or(points).unwrap_or(Shape::Level)
}

/// "from 33 percent", "against 1,189", "compared with 57.5 million".
fn is_prior(scope: &Scope, at: usize, left: &Left, frame: &Frame) -> bool {
    let Some(near) = left.near else { return false };
    let before = near.checked_sub(1).map_or("", |index| scope.items.word(index));
    let from = near.saturating_sub(5).max(scope.clause.start);
    if left.prep == "of" && (from..near).any(|index| scope.items.word(index) == "compared") {
        return true;
    }
    // "compared with 12.4 million for Sky": the figure of another, not an earlier one.
    let other = of_party_after(scope.items, at) && !matches!(scope.items.kind(at + 3), Some(Kind::Period(_)));
    match left.prep {
        "against" | "versus" | "vs" => !other,
        "with" | "to" => matches!(before, "compared" | "comparison") && !other,
        "from" => {
            left.change.is_some()
                || scope.clause.opener == Opener::Comma
                || frame.change.is_some()
                || left.noun == Some(Noun::Share)
        }
        _ => false,
    }
}

/// "a 35.5% share (was: 31.8%)", "(previously 22%)": brackets tell the level before.
fn was_once(scope: &Scope, at: usize) -> bool {
    let Scope { items, .. } = *scope;
    let open = (at.saturating_sub(3)..at).rev().find(|&index| items[index].kind == Kind::Open);
    let said = |item: &Item| among!(item.word, "was" | "were" | "previously" | "formerly");
    open.is_some_and(|open| items[open..at].iter().any(said))
}

/// "down from 33 percent in 2020 and 34 percent in 2019": one more of what was before.
fn follows_prior(scope: &Scope, at: usize) -> bool {
    let Scope { items, .. } = *scope;
    let and = at.checked_sub(2).filter(|_| items.word(at - 1) == "and");
    let Some(period) = and.filter(|&period| matches!(items[period].kind, Kind::Period(_))) else { return false };
    let before = (period.saturating_sub(3)..period).rev().find(|&index| matches!(items[index].kind, Kind::Quantity(_)));
    before.is_some_and(|before| before > 0 && items.word(before - 1) == "from")
}

/// "rose 42 percent", "a growth of 9 per cent", "increase its shipments by 83 percent", "added 1.5 million".
fn change_before(scope: &Scope, quantity: &Quantity, left: &Left) -> Option<Direction> {
    let near = left.near?;
    let noun_leads = left
        .change
        .is_some_and(|(_, index)| matches!(scope.items[index].kind, Kind::Cue(Cue::RiseNoun | Cue::FallNoun)));
    // "zoomed above 300 million": the mark it passed.
    if passes(scope, near) {
        return None;
    }
    if let Kind::Cue(cue) = scope.items[near].kind {
        return change_at_cue(scope, quantity, left, (near, cue), noun_leads);
    }
    let before = near.checked_sub(1).map(|index| scope.items[index].kind);
    match left.prep {
        "of" if matches!(before, Some(Kind::Cue(Cue::RiseNoun | Cue::FallNoun))) || is_plural_change(scope, near) => {
            left.change.map(|(direction, _)| direction)
        }
        // "growth in the first quarter of 9 percent".
        "of" if quantity.unit == Unit::Percent && matches!(before, Some(Kind::Cue(Cue::Noun(_)) | Kind::Period(_))) => {
            change_of_noun(scope, near)
        }
        // "the highest growth with 133 percent".
        "with" if quantity.unit == Unit::Percent => match before {
            Some(Kind::Cue(cue @ (Cue::RiseNoun | Cue::FallNoun))) => direction_of(cue),
            _ => None,
        },
        "to" if noun_leads && before == Some(Kind::Cue(Cue::Level)) && left.noun.is_none() => {
            left.change.map(|(direction, _)| direction)
        }
        "to" if quantity.unit == Unit::Percent => paced_growth(scope, near),
        // "growing at nine per cent", "grew the fastest at 41 percent".
        "at" if quantity.unit == Unit::Percent => grown_at(scope, near),
        // "grew a meagre 0.1%": an adjective between.
        _ if quantity.unit == Unit::Percent && adjective_after_change(scope, near) => {
            left.change.map(|(direction, _)| direction)
        }
        "by" => left.change.map(|(direction, _)| direction).or_else(|| raised(scope, near)),
        _ => None,
    }
}

/// What the trigger `cue` right before the number, item `near`, says of its change.
fn change_at_cue(
    scope: &Scope,
    quantity: &Quantity,
    left: &Left,
    (near, cue): (usize, Cue),
    noun_leads: bool,
) -> Option<Direction> {
    match cue {
        // "a negative growth of 3.1 percent".
        Cue::RiseNoun if near > 0 && scope.items[near - 1].word == "negative" => Some(Direction::Down),
        // "grew subscriptions 33 percent", "increased its market share 0.4 points".
        Cue::Noun(_) if matches!(quantity.unit, Unit::Percent | Unit::Points) => {
            left.change.and_then(|(direction, index)| {
                let close = (1..=5).contains(&near.saturating_sub(index));
                let verb = matches!(scope.items[index].kind, Kind::Cue(Cue::Rise | Cue::Fall));
                (close && verb).then_some(direction)
            })
        }
        Cue::Add | Cue::Hire if quantity.unit != Unit::Percent || cue == Cue::Add => Some(Direction::Up),
        Cue::Lose | Cue::Fire => Some(Direction::Down),
        // "a more modest 23 percent": the word grades the adjective, not the number.
        Cue::Rise | Cue::Fall if is_grading(scope, near, left) || is_taken_up(scope.items, near) => None,
        // "The increase was 118 percent".
        Cue::Level if noun_leads && left.noun.is_none() && !reaches(scope, near, quantity) => {
            left.change.map(|(direction, _)| direction)
        }
        _ => direction_of(cue),
    }
}

/// "growing at nine per cent", "grew the fastest at 41 percent", with "at" as item `at`.
fn grown_at(scope: &Scope, at: usize) -> Option<Direction> {
    let verb = (at.saturating_sub(3).max(scope.clause.start)..at).rev().map(|index| &scope.items[index]);
    let mut verb = verb.skip_while(|item| among!(item.word, "the" | "fastest" | "slowest" | "faster" | ","));
    let grown = |item: &&Item| item.word.starts_with("grow") || item.word == "grew";
    verb.next().filter(grown).map(|_| Direction::Up)
}

/// "a decline in tablet sales of 13.9 percent": the change stands before what has changed.
fn change_of_noun(scope: &Scope, of: usize) -> Option<Direction> {
    let from = of.saturating_sub(4).max(scope.clause.start + 1);
    let within = (from..of).rev().find(|&at| scope.items.word(at) == "in")?;
    let change = &scope.items[within - 1];
    match change.kind {
        Kind::Cue(cue @ (Cue::RiseNoun | Cue::FallNoun)) => direction_of(cue),
        Kind::Cue(cue) if is_change_noun(change.word) => direction_of(cue),
        _ => None,
    }
}

/// "a 17.2% increase over the 16,603 units": what it has grown from.
fn is_base_of_growth(scope: &Scope, at: usize) -> bool {
    let Some(before) = at.checked_sub(1).filter(|&before| before > scope.clause.start) else { return false };
    let grown = matches!(scope.items[before].kind, Kind::Cue(cue) if direction_of(cue).is_some());
    let percent = scope.items[before - 1].quantity.is_some_and(|quantity| quantity.unit == Unit::Percent);
    grown && percent && scope.items[at].lower.starts_with("over the ")
}

/// "posted unit sales growth (4.3 percent)": how much.
fn growth_in_brackets(scope: &Scope, at: usize, quantity: &Quantity) -> Option<Direction> {
    let before = scope.clause.start.checked_sub(2)?;
    let alone = scope.clause.opener == Opener::Paren && at == scope.clause.start && at + 1 == scope.clause.end;
    match scope.items[before].kind {
        Kind::Cue(cue @ (Cue::RiseNoun | Cue::FallNoun)) if alone && quantity.unit == Unit::Percent => {
            direction_of(cue)
        }
        // "a drop (7 percent) in shipments".
        Kind::Cue(cue @ (Cue::Rise | Cue::Fall)) if alone && measured_behind(scope.items, at).is_some() => {
            direction_of(cue)
        }
        _ => None,
    }
}

/// "a 50 percent jump, compared to 32 percent at Edeka and 6 percent at Lidl": how much others have grown.
fn growth_of_other(scope: &Scope, at: usize, quantity: &Quantity, left: &Left, frame: &Frame) -> Option<Direction> {
    let other = of_party_after(scope.items, at);
    let percent = quantity.unit == Unit::Percent && left.noun.is_none() && frame.percent_change;
    // "fell 3 percent, compared to an increase of 52 percent at Edeka".
    let own = left.change.map(|(direction, _)| direction);
    own.or(frame.sentence_change).filter(|_| other && percent)
}

/// "32 percent at Edeka", "6 percent for Lidl", "the 41 million iPhones from Apple".
pub(super) fn of_party_after(items: &[Item], at: usize) -> bool {
    let goods =
        usize::from(matches!(items.kind(at + 1), Some(Kind::Market(_) | Kind::Name(_) | Kind::Cue(Cue::Noun(_)))));
    let near =
        matches!(items.word(at + 1), "at" | "for") || matches!(items.word(at + 1 + goods), "by" | "from" | "for");
    let goods = if matches!(items.word(at + 1), "at" | "for") { 0 } else { goods };
    // "34 percent held by Samsung".
    if items.word(at + 1) == "held" && items.word(at + 2) == "by" {
        return items.is_name(at + 3);
    }
    near && items.is_name(at + 2 + goods)
}

/// "growth accelerated to 18 percent", "the decline slowed to 3 percent", "growth in the market is to slow to 2 percent": how
/// fast it goes, and so a change itself.
fn paced_growth(scope: &Scope, to: usize) -> Option<Direction> {
    let items = scope.items;
    let verb = to.checked_sub(1)?;
    let moves = matches!(items[verb].kind, Kind::Cue(Cue::Rise | Cue::Fall))
        || among!(
            items.word(verb),
            "slow" | "slows" | "slowed" | "slowing" | "moderated" | "moderate" | "cool" | "ease"
        );
    let led_up = |at: usize| {
        matches!(
            items[at].kind,
            Kind::Market(_) | Kind::Region(_) | Kind::Cue(Cue::Noun(Noun::Market) | Cue::Forecast | Cue::Rate)
        ) || items.word(at) == "rate"
            || among!(
                items.word(at),
                "to" | "will"
                    | "would"
                    | "has"
                    | "have"
                    | "is"
                    | "further"
                    | "sharply"
                    | "in"
                    | "the"
                    | "of"
                    | "global"
            )
    };
    let from = verb.saturating_sub(8).max(scope.clause.start);
    let head = (from..verb).rev().find(|&at| !led_up(at)).filter(|_| moves)?;
    match items[head].kind {
        Kind::Cue(cue @ (Cue::RiseNoun | Cue::FallNoun)) => direction_of(cue),
        _ => None,
    }
}

/// "saw a growth of 39 percent to reach 47,354 units": the level it came to.
fn reaches(scope: &Scope, near: usize, quantity: &Quantity) -> bool {
    let verb = scope.items.lower(near);
    quantity.unit != Unit::Percent && ["reach", "hit", "total"].iter().any(|stem| verb.starts_with(stem))
}

fn passes(scope: &Scope, near: usize) -> bool {
    let words = scope.items.lower(near + 1);
    ["above ", "past ", "beyond ", "below ", "under "].iter().any(|word| words.starts_with(word))
}

/// "more modest", "less impressive": a graded adjective stands between.
fn is_grading(scope: &Scope, near: usize, left: &Left) -> bool {
    let next = scope.items.get(near + 1);
    matches!(left.prep, "more" | "less") && next.is_some_and(|item| item.kind == Kind::Word)
}

/// "by raising shipments by 22%": a verb of money that here lifts a measure.
fn raised(scope: &Scope, by: usize) -> Option<Direction> {
    let noun = by.checked_sub(1).map(|at| scope.items[at].kind);
    let verb = (by.saturating_sub(4)..by).any(|at| scope.items[at].lower.starts_with("rais"));
    (verb && matches!(noun, Some(Kind::Cue(Cue::Noun(Noun::Volume | Noun::Sales))))).then_some(Direction::Up)
}

/// "increases of 26 and 25 percent": the word before "of" is the plural of a change.
fn is_plural_change(scope: &Scope, of: usize) -> bool {
    let word = of.checked_sub(1).map_or("", |index| scope.items.word(index));
    word.strip_suffix('s').is_some_and(is_change_noun)
}

/// "grew a meagre", "fell by a marginal": verb, article, plain word.
fn adjective_after_change(scope: &Scope, near: usize) -> bool {
    let word = |at: usize| scope.items.word(at);
    let article = near.checked_sub(1).is_some_and(|at| matches!(word(at), "a" | "an"));
    let by = near.checked_sub(2).is_some_and(|at| word(at) == "by");
    let verb = near.checked_sub(2 + usize::from(by)).map(|at| scope.items[at].kind);
    article && scope.items[near].kind == Kind::Word && matches!(verb, Some(Kind::Cue(Cue::Rise | Cue::Fall)))
}

/// "50 and 56 percent", "AWS 32 percent" after a change, "but only 1 percent on the previous quarter".
fn listed_shape(
    scope: &Scope,
    at: usize,
    quantity: &Quantity,
    left: &Left,
    frame: &Frame,
    more: usize,
) -> Option<Shape> {
    let Scope { items, clause, .. } = *scope;
    let near = left.near;
    if let Some(near) = near.filter(|&near| is_and(&items[near]) && near > clause.start) {
        let value = value_before(items, near);
        // "13 million PCs (3% fewer than before) and a 23% share": brackets end what they tell.
        if items[value..near].iter().any(|item| item.kind == Kind::Close) {
            return None;
        }
        let other = items[value].quantity.filter(|other| other.unit == quantity.unit)?;
        let more = more.checked_sub(1)?;
        let before = look_left(items, clause, value);
        return Some(find_shape_in_list(scope, value, other, &before, frame, more));
    }
    let direction = frame.sentence_change?;
    if quantity.unit == Unit::Percent && frame.percent_change && goes_on_with_noun(scope, at, left, frame) {
        return Some(Shape::Change(direction));
    }
    let bare = left.verb.is_none() && left.noun.is_none();
    let after_base = among!(items.get(at + 1).map(|item| item.word), Some("on" | "from" | "over" | "than"));
    // "with Epson at 11 percent", behind "unit growth".
    let at_name = |near: usize| items.word(near) == "at" && near > clause.start && items[near - 1].is_name();
    let beside = near.is_none_or(|near| {
        frame.sentence_noun == Some(Noun::Volume) && !frame.shares && at_name(near)
            || items[near].is_name()
            || items[near].kind == Kind::Cue(Cue::While)
            || is_possessive_mark(&items[near])
    });
    // "down by 2 points, followed by Xiaomi's 17%": a level.
    let points = items[..at].iter().any(|item| item.quantity.is_some_and(|other| other.unit == Unit::Points));
    // "13 million PCs (down 3 percent) and a 23 percent market share": a level too.
    let share = items.kind(at + 1) == Some(Kind::Cue(Cue::Noun(Noun::Share)));
    let percent = quantity.unit == Unit::Percent && !points && !share && (after_base || near.is_some() && beside);
    // "up 37%, 39% and 62%": right behind a change of the same unit.
    let joint = |item: &&Item| item.kind == Kind::Comma || is_and(item);
    // "up 67% YoY and 22% MoM".
    let base = |item: &&Item| matches!(item.kind, Kind::Cue(Cue::Earlier) | Kind::Period(_) | Kind::Open | Kind::Close);
    let based = items.get(at + 1).is_some_and(|item| base(&item));
    let before = items[..clause.start].iter().rev().take(6).skip_while(joint);
    // "rose 300% in Latin America, 150% in Africa".
    let place = |at: usize| matches!(items.kind(at), Some(Kind::Region(_)));
    let placed = place(at + 1) || items.word(at + 1) == "in" && place(at + 2);
    let there = |item: &&Item| matches!(item.kind, Kind::Region(_)) || item.word == "in";
    let mut before = before.skip_while(|item| based && base(item) || placed && there(item));
    let joined = before.next().filter(|item| !joint(item));
    let goes_on = quantity.unit == Unit::Percent
        && near.is_none()
        && frame.percent_change
        && joined.and_then(|item| item.quantity).is_some_and(|other| other.unit == Unit::Percent);
    // "and 9.2 million units shipped": a count of its own.
    let sold = (at + 1..clause.end.min(at + 3)).any(|next| items[next].kind == Kind::Cue(Cue::Ship));
    let count = quantity.unit == Unit::Count && frame.sentence_count_change && near.is_none() && !sold;
    (bare && (percent || count || goes_on)).then_some(Shape::Change(direction))
}

/// "67% YoY and 22% MoM": the value before the "and" at `and`, past what it is compared to.
fn value_before(items: &[Item], and: usize) -> usize {
    let base = |item: &Item| matches!(item.kind, Kind::Cue(Cue::Earlier) | Kind::Period(_) | Kind::Open | Kind::Close);
    let from = and.saturating_sub(5);
    (from..and).rev().find(|&at| !base(&items[at])).unwrap_or(and - 1)
}

/// "57 per cent more than the 7 million": the words of comparison belong to both numbers.
pub(super) fn compared(words: &str) -> Option<Direction> {
    let up = ["more than", "above", "higher than"].iter().any(|start| words.starts_with(start));
    let down = ["less than", "fewer than", "below", "lower than"].iter().any(|start| words.starts_with(start));
    match (up, down) {
        (true, _) => Some(Direction::Up),
        (_, true) => Some(Direction::Down),
        _ => None,
    }
}

/// "the 7 million" after "57 per cent more than".
fn is_compared(scope: &Scope, at: usize) -> bool {
    let percent =
        at.checked_sub(1).filter(|&index| index >= scope.clause.start).and_then(|index| scope.items[index].quantity);
    percent.is_some_and(|other| matches!(other.unit, Unit::Percent | Unit::Points))
        && compared(scope.items.lower(at)).is_some()
}
