//! "Leads the market", "the market leader".

use super::read::finish;
use super::{RankReading, exact};
use crate::among::among;
use crate::claim::clause::{Opener, is_possessive_mark};
use crate::claim::item::Kind;
use crate::claim::lexicon::{Cue, Noun};
use crate::claim::party::is_company_word;
use crate::claim::scene::Scene;
use crate::quantity::Unit;

/// "leads the market", "to lead Indian smartphone market", "market leader", "the leader", "ruling the market".
pub(super) fn leads(scene: &Scene, at: usize) -> Option<RankReading> {
    let word = scene.word(at);
    if word == "leader" {
        let before = scene.word(at.wrapping_sub(1));
        let fits = among!(before, "the" | "market" | "clear" | "undisputed" | "global" | "world" | "-")
            || at > 0
                && matches!(
                    scene.kind(at - 1),
                    Some(
                        Kind::Market(_)
                            | Kind::Region(_)
                            | Kind::Cue(Cue::Total | Cue::Noun(Noun::Market | Noun::Share))
                    )
                );
        // "leader in net adds", "leader in growth": another list than that of sizes.
        let grows = scene.word(at + 1) == "in"
            && (at + 2..at + 6).any(|next| {
                among!(scene.lower(next), "growth" | "net adds" | "net additions" | "innovation" | "technology")
            });
        if grows {
            return None;
        }
        let person = matches!(scene.word(at + 1), "of") || matches!(scene.kind(at + 1), Some(Kind::Voice(_)));
        return (fits && !person).then(|| finish(scene, exact(1, at.saturating_sub(1), at + 1)));
    }
    if word == "leading" && leads_alone(scene, at) {
        return Some(finish(scene, exact(1, at, at + 1)));
    }
    let verb = scene.is_cue(at, Cue::Lead) && !among!(scene.lower(at), "leading" | "lead" | "rules" | "rule")
        || scene.lower(at) == "lead" && among!(scene.word(at.wrapping_sub(1)), "to" | "will" | "still" | "also");
    if !verb || matches!(scene.word(at + 1), "to" | "by") {
        return None;
    }
    let tops = scene.lower(at).starts_with("top");
    let mut next = at + 1;
    while next < scene.items.len().min(at + 6) {
        match scene.kind(next)? {
            Kind::Cue(Cue::ReportNoun) if among!(scene.word(next), "ranking" | "rankings" | "table") => {
                return Some(finish(scene, exact(1, at, next + 1)));
            }
            // "led global sales with 22 million", not "led sales growth".
            Kind::Cue(Cue::Noun(Noun::Sales | Noun::Volume))
                if scene.is_cue(next + 1, Cue::With) || next + 1 >= scene.items.len() =>
            {
                return Some(finish(scene, exact(1, at, next + 1)));
            }
            Kind::Cue(Cue::Noun(Noun::Market | Noun::Share)) => return Some(finish(scene, exact(1, at, next + 1))),
            Kind::Word
                if among!(
                    scene.word(next),
                    "pack"
                        | "table"
                        | "list"
                        | "ranking"
                        | "rankings"
                        | "field"
                        | "segment"
                        | "chart"
                        | "charts"
                        | "category"
                        | "space"
                        | "race"
                        | "way"
                ) =>
            {
                return Some(finish(scene, exact(1, at, next + 1)));
            }
            // "leads in India", not "leads in financial performance".
            Kind::Word if scene.word(next) == "in" && !tops => {
                let merit = (next + 1..next + 5).any(|at| scene.is_cue(at, Cue::Noun(Noun::Block)));
                return (!merit).then(|| finish(scene, exact(1, at, at + 1)));
            }
            Kind::Cue(Cue::With) if !tops || with_share(scene, next) => {
                return Some(finish(scene, exact(1, at, at + 1)));
            }
            // "led all car makers with".
            Kind::Word | Kind::Cue(Cue::Noun(Noun::Companies)) if is_crowd(scene, next) => {
                return Some(finish(scene, exact(1, at, next + 1)));
            }
            // "also led last year (16%)".
            Kind::Open if next > at + 1 && percent_at(scene, next + 1) => {
                return Some(finish(scene, exact(1, at, at + 1)));
            }
            // "topped the 2019 ranking".
            Kind::Quantity(_) if scene.word(next).len() == 4 => {}
            Kind::Region(_) | Kind::Market(_) | Kind::Period(_) | Kind::Quote | Kind::Cue(Cue::Total) => {}
            Kind::Word
                if among!(
                    scene.word(next),
                    "the"
                        | "overall"
                        | "domestic"
                        | "way"
                        | "local"
                        | "premium"
                        | "entire"
                        | "online"
                        | "all"
                        | "other"
                        | "auto"
                        | "rival"
                ) => {}
            Kind::Word if is_possessive_mark(&scene.items[next]) => {}
            _ => return None,
        }
        next += 1;
    }
    None
}

fn percent_at(scene: &Scene, at: usize) -> bool {
    scene.items.get(at).and_then(|item| item.quantity).is_some_and(|quantity| quantity.unit == Unit::Percent)
}

/// "all automakers", "its rivals", the field a leader leads.
fn is_crowd(scene: &Scene, at: usize) -> bool {
    let word = scene.word(at);
    let all = (at.saturating_sub(3)..at).any(|before| among!(scene.word(before), "all" | "other" | "its"));
    let crowd = matches!(word, "rivals" | "competitors") || word.strip_suffix('s').is_some_and(is_company_word);
    all && (crowd || scene.is_cue(at, Cue::Noun(Noun::Companies)))
}

/// "tops with 57.7% market share", "topped in May with a share of 30 percent".
fn with_share(scene: &Scene, with: usize) -> bool {
    let end = scene.items.len().min(with + 6);
    (with + 1..end).any(|at| scene.is_cue(at, Cue::Noun(Noun::Share)))
}

/// "with Huawei now leading", "with Amazon leading the way".
fn leads_alone(scene: &Scene, at: usize) -> bool {
    let small = |index: &usize| !among!(scene.word(*index), "now" | "still" | "clearly" | "currently");
    let before = (at.saturating_sub(2)..at).rev().find(small);
    let named = before.is_some_and(|index| scene.is_name(index));
    let ends = matches!(scene.kind(at + 1), None | Some(Kind::Punct | Kind::Comma));
    let way = scene.word(at + 1) == "the" && among!(scene.word(at + 2), "way" | "pack" | "market" | "field" | "race");
    named && (ends || way) && scene.clause_of(at).opener == Opener::With
}
