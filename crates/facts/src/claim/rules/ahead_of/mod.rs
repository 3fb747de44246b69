//! Words that order two named parties.

mod parties;

use self::parties::{before_follow, others, owns_measure, trailed};
use super::{Finder, Rule};
use crate::among::among;
use crate::claim::Property;
use crate::claim::clause::{Clause, Opener, is_possessive_mark, is_preposition, span_of};
use crate::claim::finding::Finding;
use crate::claim::item::Kind;
use crate::claim::lexicon::Cue;
use crate::claim::party::{Party, PartyKind, is_adjective_of_place, names_at};
use crate::claim::scene::{Scene, each};
use crate::claim::series::{Inverted, inverted};
use crate::span::Span;
use crate::vocabulary::Class;

pub(super) const RULE: Rule =
    Rule { name: "one-before-another", property: Property::AheadOf, page: PAGE, find: Finder::Words(find) };

const PAGE: &str = "\
# One party ahead of another

## Matches

Words that order two named parties: overtook, surpassed, edged past, ahead of, trails, behind, beaten by, took first place
from, followed by.

## Yields

`ahead_of`: the subject is always the party in front, the object the one behind; several names give one claim each.

## Leaves alone

Neck and neck, closing in, events (ahead of the launch), parties without a name, two ranks without words of order.
";

/// Orders a sentence states.
fn find(scene: &Scene) -> Vec<Finding> {
    let mut found = Vec::new();
    for at in 0..scene.items.len() {
        match scene.kind(at) {
            Some(Kind::Cue(Cue::Lead)) if scene.is_name(at + 1) && scene.word(at + 2) == "by" => {
                order(scene, at, Side::Ahead, &mut found);
            }
            Some(Kind::Cue(Cue::Ahead)) => order(scene, at, Side::Ahead, &mut found),
            Some(Kind::Cue(Cue::Behind | Cue::PassiveAhead)) => order(scene, at, Side::Behind, &mut found),
            Some(Kind::Cue(Cue::Follow))
                if scene.last_rank.is_none() && scene.lower(at).ends_with("by") && !is_of_rate(scene, at) =>
            {
                order(scene, at, Side::Ahead, &mut found);
            }
            // "exceeded Apple's market share".
            Some(Kind::Cue(Cue::Level)) if exceeds_measure(scene, at) => order(scene, at, Side::Ahead, &mut found),
            // "eight points clear of Apple".
            Some(Kind::Word) if is_clear_of(scene, at) => order(scene, at + 1, Side::Ahead, &mut found),
            // "elbowed its way past Apple".
            Some(Kind::Word) if scene.word(at) == "past" && scene.word(at.wrapping_sub(1)) == "way" => {
                order(scene, at, Side::Ahead, &mut found);
            }
            Some(Kind::Word) if scene.word(at) == "past" => moved_past(scene, at, &mut found),
            Some(Kind::Word) if scene.word(at) == "from" => taken_from(scene, at, &mut found),
            Some(Kind::Word) if Class::Pushing.has(scene.word(at)) => pushed_out(scene, at, &mut found),
            _ => {}
        }
    }
    leader_first(scene, &mut found);
    found
}

/// "exceeded Apple's market share", "tops Netflix's subscriber base": what the other has of the measure.
fn exceeds_measure(scene: &Scene, at: usize) -> bool {
    let more = among!(scene.word(at), "exceeded" | "exceeds" | "exceed" | "exceeding" | "topped" | "tops" | "topping");
    let owned = scene.is_name(at + 1) && scene.items.get(at + 2).is_some_and(is_possessive_mark);
    more && owned && owns_measure(scene, at + 3)
}

/// "had the highest load factor of 92%, followed by": an order of rates is none of size.
fn is_of_rate(scene: &Scene, at: usize) -> bool {
    // "The worst hit has been Huawei, followed by": an order of losses.
    if (0..at).any(|at| among!(scene.word(at), "worst" | "hardest") && scene.word(at + 1) == "hit") {
        return true;
    }
    let measure = scene.items[..at].iter().rev().find(|item| matches!(item.kind, Kind::Cue(Cue::Noun(_))));
    measure.is_some_and(|item| {
        among!(
            item.last_word(),
            "factor" | "factors" | "margin" | "margins" | "churn" | "occupancy" | "speed" | "speeds" | "satisfaction"
        )
    })
}

/// "Following A in terms of market share were B and C", when no place of A is known.
fn leader_first(scene: &Scene, found: &mut Vec<Finding>) {
    let Some(order) = inverted(scene.items).filter(|_| scene.last_rank.is_none()) else { return };
    let Some(leader) = leader_of(scene, &order) else { return };
    let last = order.followers.last().map_or(order.leader, |at| *at);
    let statement = span_of(scene.items, 0, last + 1);
    for &at in &order.followers {
        let item = &scene.items[at];
        let follower = Party::of(item);
        push(&leader, &follower, order.leader, statement, found);
    }
}

/// The party the inverted sentence puts first: its name, or the company a pronoun stands for.
fn leader_of(scene: &Scene, order: &Inverted) -> Option<Party> {
    let item = &scene.items[order.leader];
    match item.kind {
        Kind::Name(_) => Some(Party::of(item)),
        _ => scene.carried.company.clone(),
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Side {
    Ahead,
    Behind,
}

/// The parties on both sides of the word of order at `at`.
fn order(scene: &Scene, at: usize, side: Side, found: &mut Vec<Finding>) {
    let clause = scene.clause_of(at);
    if is_near(scene, at) || is_task(scene, clause, at) {
        return;
    }
    let side = if side == Side::Ahead && is_passive(scene, at) { Side::Behind } else { side };
    let subjects = match clause.opener {
        Opener::Follow => before_follow(scene, clause.start),
        _ => scene.companies(clause),
    };
    // "puts the giant on top -- followed by A and B": who is ahead has no name.
    let behind = |party: &Party| party.span().start() > scene.items[at].span.start();
    let unnamed = scene.is_cue(at, Cue::Follow) && subjects.iter().any(behind);
    if unnamed {
        return;
    }
    if subjects.is_empty() {
        order_places(scene, at, side, found);
        return;
    }
    let Some((others, to)) = others(scene, at + 1, &subjects).or_else(|| trailed(scene, at, &subjects)) else { return };
    let from = if clause.end - at > 24 { at } else { clause.start };
    let statement = span_of(scene.items, from, scene.end_of_statement(at + 1, to));
    for subject in &subjects {
        for other in &others {
            let (front, back) = if side == Side::Ahead { (subject, other) } else { (other, subject) };
            push(front, back, at, statement, found);
        }
    }
}

/// "India overtook the US to become the second-largest market": two places in order.
fn order_places(scene: &Scene, at: usize, side: Side, found: &mut Vec<Finding>) {
    let clause = scene.clause_of(at);
    let skip = usize::from(scene.word(at + 1) == "the");
    let place = |at: usize| scene.items.get(at).filter(|item| matches!(item.kind, Kind::Region(_)));
    let (Some(subject), Some(other)) = (clause.place.as_ref(), place(at + 1 + skip)) else { return };
    let describes = |span: Span| is_adjective_of_place(span.of(&scene.reading.segments.lower));
    let adjective = describes(other.span) || describes(subject.span());
    let next = scene.kind(at + 2 + skip);
    let ends = matches!(next, None | Some(Kind::Comma | Kind::Punct | Kind::Period(_) | Kind::Cue(Cue::With)));
    let alone = ends || is_preposition(scene.word(at + 2 + skip)) || among!(scene.word(at + 2 + skip), "to" | "as");
    let near = (clause.start..at).any(|index| scene.items[index].span == subject.span()) && at < clause.start + 8;
    if adjective || !alone || !near || other.name() == subject.names[0].0 {
        return;
    }
    let statement = span_of(scene.items, clause.start, scene.end_of_statement(at + 1, at + 2 + skip));
    // As the text names it, like every place that is a subject.
    let other = Party::one(PartyKind::Region, other.span.of(scene.reading.text), other.span);
    let (front, back) = if side == Side::Ahead { (subject, &other) } else { (&other, subject) };
    push(front, back, at, statement, found);
}

/// "three points clear of Apple", "well clear of its rivals".
fn is_clear_of(scene: &Scene, at: usize) -> bool {
    let before = at.wrapping_sub(1);
    let gap = matches!(scene.kind(before), Some(Kind::Quantity(_)));
    let apart = gap || among!(scene.word(before), "well" | "comfortably" | "units" | "vehicles" | "cars");
    scene.word(at) == "clear" && scene.word(at + 1) == "of" && apart
}

/// "nearly overtakes", "close to overtaking": not yet.
fn is_near(scene: &Scene, at: usize) -> bool {
    let before = |step: usize| at.checked_sub(step).map_or("", |index| scene.word(index));
    matches!(before(1), "nearly" | "almost")
        || before(1) == "to" && among!(before(2), "close" | "closer" | "nearer" | "yet" | "enough")
        || before(1) == "of" && among!(before(2), "shy" | "verge" | "brink")
}

/// "Huawei surpassing Apple is a hard task": spoken of, and not said to be so.
fn is_task(scene: &Scene, clause: &Clause, at: usize) -> bool {
    let opens = scene.lower(at).ends_with("ing") && at <= clause.start + 2;
    let is = |at: &usize| among!(scene.word(*at), "is" | "would" | "will" | "seems" | "remains" | "looks");
    opens && (at + 1..clause.end.min(at + 10)).any(|at| is(&at))
}

fn push(front: &Party, back: &Party, at: usize, statement: Span, found: &mut Vec<Finding>) {
    if front.joined() == back.joined() {
        return;
    }
    found.push(Finding {
        object: Some((back.joined(), back.span())),
        ..Finding::bare(Property::AheadOf, front.clone(), statement, at)
    });
}

/// "was overtaken by".
fn is_passive(scene: &Scene, at: usize) -> bool {
    scene.word(at + 1) == "by" && scene.is_name(at + 2)
}

/// "took first place from Huawei", "snatched the crown from Apple".
fn taken_from(scene: &Scene, at: usize, found: &mut Vec<Finding>) {
    let clause = scene.clause_of(at);
    let from = at.saturating_sub(6).max(clause.start);
    let place = (from..at).any(|index| {
        among!(
            scene.word(index),
            "place" | "spot" | "crown" | "lead" | "title" | "position" | "throne" | "slot" | "mantle" | "top"
        )
    });
    let takes = (from.saturating_sub(2).max(clause.start)..at).any(|index| {
        scene.is_cue(index, Cue::Have)
            || among!(
                scene.word(index),
                "took"
                    | "snatched"
                    | "wrested"
                    | "stole"
                    | "regained"
                    | "reclaimed"
                    | "taking"
                    | "takes"
                    | "take"
                    | "wrest"
                    | "snatch"
                    | "reclaiming"
            )
    });
    if !place || !takes {
        return;
    }
    let Some((names, to)) = names_at(scene.items, at + 1, scene.items.len()) else { return };
    for subject in scene.companies(clause) {
        for other in each(&names) {
            push(&subject, &other, at, span_of(scene.items, clause.start, to), found);
        }
    }
}

/// "That moved it past Alibaba": the pronoun is the one in front.
fn moved_past(scene: &Scene, at: usize, found: &mut Vec<Finding>) {
    let moved = at >= 2
        && scene.is_cue(at - 1, Cue::Pronoun)
        && among!(scene.word(at - 2), "moved" | "put" | "took" | "pushed" | "lifted" | "propelled" | "moves" | "puts");
    let Some(front) = scene.carried.company.as_ref().filter(|_| moved) else { return };
    let Some((names, to)) = names_at(scene.items, at + 1, scene.items.len()) else { return };
    for other in each(&names) {
        push(front, &other, at, span_of(scene.items, scene.clause_of(at).start, to), found);
    }
}

/// "pushing UMC (6.6%) down": the item after the bracket that opens at `at`, or `at`.
fn past_bracket(scene: &Scene, at: usize) -> usize {
    let opens = scene.kind(at) == Some(Kind::Open);
    let close = (at + 1..at + 5).find(|&at| scene.kind(at) == Some(Kind::Close));
    close.filter(|_| opens).map_or(at, |close| close + 1)
}

/// "pushed DB HiTek out of the top ten", "knocking Apple into second place".
fn pushed_out(scene: &Scene, at: usize, found: &mut Vec<Finding>) {
    let clause = scene.clause_of(at);
    let Some((names, to)) = names_at(scene.items, at + 1, clause.end) else { return };
    let to = past_bracket(scene, to);
    // "push Lilly to the front", "drove Tesla to a record": up, before nobody.
    let up = scene.word(to) == "to"
        && (to + 1..to + 3).any(|at| {
            among!(
                scene.word(at),
                "front" | "top" | "fore" | "forefront" | "lead" | "first" | "record" | "new" | "higher"
            )
        });
    if up || !among!(scene.word(to), "out" | "off" | "into" | "down" | "to" | "from") {
        return;
    }
    for subject in scene.companies(clause) {
        for other in each(&names) {
            push(&subject, &other, at, span_of(scene.items, clause.start, clause.end), found);
        }
    }
}
