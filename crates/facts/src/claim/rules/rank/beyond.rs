//! A first place told by what nobody else does: "more than any other airline", "no brewer sells more beer than Heineken".

use super::{RankReading, exact};
use crate::among::among;
use crate::claim::item::Kind;
use crate::claim::lexicon::{Cue, Noun};
use crate::claim::party::is_company_word;
use crate::claim::scene::Scene;
use crate::vocabulary::Class;

/// "carried 184 million passengers, more than any other airline": at "any".
pub(super) fn beyond_any(scene: &Scene, at: usize) -> Option<RankReading> {
    let more = among!(scene.word(at.wrapping_sub(2)), "more") || scene.lower(at.wrapping_sub(1)) == "more than";
    if scene.word(at + 1) != "other"
        || !scene.lower(at.wrapping_sub(1)).ends_with("than")
        || !more && !sold_more(scene, at)
    {
        return None;
    }
    // "Its four models together shipped more than any other maker": none of them alone.
    let clause = scene.clause_of(at);
    if (clause.start..at).any(|before| scene.is_cue(before, Cue::Together) || scene.word(before) == "together") {
        return None;
    }
    let to = (at + 2..scene.items.len().min(at + 6)).find(|&next| is_holder(scene.word(next)))?;
    let plain = (at + 2..to).all(|next| {
        matches!(scene.kind(next), Some(Kind::Word | Kind::Region(_) | Kind::Market(_))) || scene.word(next) == "-"
    });
    (plain && measures(scene, 0, at)).then(|| exact(1, at, to + 1))
}

/// "sold more cars than any other".
fn sold_more(scene: &Scene, than: usize) -> bool {
    (than.saturating_sub(7)..than).any(|at| scene.word(at) == "more")
}

/// "No airline flies more passengers to Portugal than TAP": at "no". The name stands right behind the words.
pub(super) fn beyond_none(scene: &Scene, at: usize) -> Option<RankReading> {
    let end = scene.clause_of(at).end;
    let holder = (at + 1..end.min(at + 5)).find(|&next| is_holder(scene.word(next)))?;
    let more = (holder + 1..end.min(holder + 5))
        .find(|&next| scene.word(next) == "more" || scene.lower(next) == "more than")?;
    let than = (more..end.min(more + 9)).find(|&next| scene.lower(next).ends_with("than"))?;
    (scene.is_name(than + 1) && measures(scene, holder, than)).then(|| exact(1, at, than + 1))
}

fn is_holder(word: &str) -> bool {
    Class::Holder.has(word) || is_company_word(word) || word == "one"
}

/// What is told is how much of a market somebody has: sales, people, a share.
fn measures(scene: &Scene, from: usize, to: usize) -> bool {
    let changes =
        |at: usize| ["add", "gain", "los", "grow", "grew"].iter().any(|stem| scene.word(at).starts_with(stem));
    !(from..to).any(changes)
        && (from..to).any(|at| {
            matches!(
                scene.kind(at),
                Some(Kind::Cue(Cue::Ship | Cue::MovePeople | Cue::Noun(Noun::Users | Noun::Volume | Noun::Share)))
            )
        })
}
