//! Whether a period only says what a change is measured against: "than a year earlier". Not what the claim itself holds in.

use crate::among::among;
use crate::claim::item::Kind;
use crate::claim::lexicon::Cue;
use crate::claim::scene::Scene;
use crate::period::PeriodExpr;
use crate::segment::is_possessive;

/// The period only says what a change is measured against: "than a year earlier", "from 2019", "year-on-year".
pub(crate) fn is_base(scene: &Scene, at: usize) -> bool {
    let Some(Kind::Period(index)) = scene.kind(at) else { return false };
    let expr = &scene.reading.periods[index].expr;
    if matches!(expr, PeriodExpr::Against { .. }) {
        return true;
    }
    // "for the first time since 2018".
    if matches!(expr, PeriodExpr::Since(_))
        && (scene.word(at.wrapping_sub(1)) == "time" || scene.word(at.wrapping_sub(2)) == "time")
    {
        return true;
    }
    // "continuing their form since Q4 2016".
    if matches!(expr, PeriodExpr::Since(_)) && (at.saturating_sub(5)..at).any(|at| scene.word(at) == "continuing") {
        return true;
    }
    if is_record_since(scene, at, expr) || is_record_in(scene, at, expr) {
        return true;
    }
    let mut said = (at.saturating_sub(6)..at).rev().map(|before| said_by(scene, before, expr));
    let compared = said.find(|said| *said != Said::Nothing) == Some(Said::Base);
    let shifted =
        matches!(expr, PeriodExpr::Shifted { months, .. } if *months < 0) && scene.word(at.wrapping_sub(1)) != "in";
    compared || shifted && follows_change(scene, at)
}

/// What a word before a period says of it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Said {
    /// It is what a change is measured against.
    Base,
    /// It is the time of the claim itself.
    Own,
    /// What stands before the word tells.
    Nothing,
}

impl Said {
    fn base_if(compared: bool) -> Self {
        if compared { Said::Base } else { Said::Own }
    }
}

fn said_by(scene: &Scene, before: usize, expr: &PeriodExpr) -> Said {
    match scene.word(before) {
        "than" | "versus" | "vs" | "against" | "from" | "compared" | "comparing" | "above" | "below" => Said::Base,
        // "if you compare the figure with that of the second quarter".
        "that" if among!(scene.word(before.wrapping_sub(1)), "with" | "to") && scene.word(before + 1) == "of" => {
            Said::base_if((before.saturating_sub(5)..before).any(|at| scene.word(at).starts_with("compar")))
        }
        "as" if matches!(expr, PeriodExpr::Shifted { .. }) => Said::Base,
        "over" => Said::base_if(matches!(
            expr,
            PeriodExpr::Shifted { .. }
                | PeriodExpr::Relative { .. }
                | PeriodExpr::Named { .. }
                | PeriodExpr::Focus(None)
                | PeriodExpr::SameIn(_)
        )),
        _ if matches!(scene.kind(before), Some(Kind::Quantity(_))) => {
            // "almost double its November 2021 tally".
            let owned = among!(scene.word(before + 1), "its" | "their" | "the");
            let times = ["double", "triple", "twice"].iter().any(|word| scene.lower(before).ends_with(word));
            // "an improvement on the 12.2 billion in 2012".
            let on = before >= 3
                && among!(scene.word(before - 1), "the" | "its")
                && among!(scene.word(before - 2), "on" | "over");
            let gained = on && (scene.word(before - 3) == "improvement" || is_behind_change(scene, before - 2));
            Said::base_if(starts_from(scene, before) || owned && times || gained)
        }
        _ if matches!(scene.kind(before), Some(Kind::Cue(Cue::Noun(_) | Cue::ReportNoun))) => Said::Nothing,
        // "higher than the 34.5 million phones shipped in the fourth quarter".
        _ if matches!(scene.kind(before), Some(Kind::Market(_)))
            && matches!(scene.kind(before.wrapping_sub(1)), Some(Kind::Quantity(_))) =>
        {
            Said::Nothing
        }
        // "from the same period in the previous fiscal".
        _ if is_period_meant(scene, before) => Said::Nothing,
        "tally" | "total" | "result" | "level" | "reported" | "recorded" | "registered" => Said::Nothing,
        "similar" | "identical" | "equivalent" | "relative" => Said::Base,
        // "is 14.6% ahead of this time last year", "larger than last year": words of one trigger.
        _ if among!(scene.lower(before), "ahead of" | "larger than" | "bigger than") => Said::Base,
        "its" | "their" | "units" | "vehicles" | "devices" | "people" | "sold" | "shipped" => Said::Nothing,
        "in" | "the" | "of" | "with" | "to" | "for" | "a" | "it" | "was" | "did" | "this" | "same" | "time"
        | "during" | "very" | "weak" | "strong" | "back" => Said::Nothing,
        "on" => {
            // "spent 129 billion on it in the first quarter" compares nothing.
            let thing = among!(scene.word(before + 1), "it" | "them" | "this" | "that");
            let shifted = matches!(expr, PeriodExpr::Shifted { .. });
            Said::base_if(shifted || !thing && is_behind_change(scene, before))
        }
        _ => Said::Own,
    }
}

/// "the same period".
fn is_period_meant(scene: &Scene, at: usize) -> bool {
    matches!(scene.kind(at), Some(Kind::Period(index)) if matches!(scene.reading.periods[index].expr, PeriodExpr::Focus(_)))
}

/// "up 10.8 percent on June 2016", "up 10.8% (995 units) on June 2016": a figure or a change stands before.
fn is_behind_change(scene: &Scene, at: usize) -> bool {
    let Some(index) = at.checked_sub(1) else { return false };
    let bracket = (index.saturating_sub(4)..index).rev().find(|&at| scene.kind(at) == Some(Kind::Open));
    let index = match bracket.filter(|&open| open > 0 && scene.kind(index) == Some(Kind::Close)) {
        Some(open) => open - 1,
        None => index,
    };
    matches!(
        scene.kind(index),
        Some(Kind::Quantity(_) | Kind::Cue(Cue::RiseNoun | Cue::FallNoun | Cue::Rise | Cue::Fall))
    )
}

/// "the highest rate since February 2021", "the first growth since April", "the lowest since it began counting in 2008": what it
/// is higher or lower than.
fn is_record_since(scene: &Scene, at: usize, expr: &PeriodExpr) -> bool {
    let record = |before: usize| {
        let owner = || among!(scene.word(before.wrapping_sub(1)), "the" | "'s" | "’s" | "its" | "their");
        let first = scene.word(before) == "first" && owner();
        first || is_superlative(scene.word(before))
    };
    let since = match expr {
        PeriodExpr::Since(_) => at,
        // "since Kantar began tracking it in 2008".
        _ => match (at.saturating_sub(14)..at).rev().find(|&before| scene.word(before) == "since") {
            Some(since) if !(since + 1..at).any(|at| parts(scene, at)) => since,
            _ => return false,
        },
    };
    // "Dell's first top ranking in the U.S. since 2009", not "the first time it leads since losing the place in 2009".
    let far = if since == at { 8 } else { 6 };
    (since.saturating_sub(far)..since).any(record)
}

/// A comma or a period of its own parts "since" from what follows.
fn parts(scene: &Scene, at: usize) -> bool {
    matches!(scene.kind(at), Some(Kind::Comma | Kind::Semicolon | Kind::Period(_)))
}

/// "the highest shipments in the last three years", "its best quarter in five years": how far back nothing was higher.
fn is_record_in(scene: &Scene, at: usize, expr: &PeriodExpr) -> bool {
    let long = matches!(expr, PeriodExpr::Rolling { .. } | PeriodExpr::Counted(_));
    let before = at.checked_sub(1).map_or("", |before| scene.word(before));
    let inside = long && among!(before, "in" | "the" | "over" | "for" | "of");
    let record =
        |word: &str| is_superlative(word.strip_suffix("-ever").unwrap_or(word)) || among!(word, "maximum" | "record");
    inside && (at.saturating_sub(6)..at).any(|before| record(scene.word(before)))
}

fn is_superlative(word: &str) -> bool {
    among!(
        word,
        "highest"
            | "lowest"
            | "best"
            | "worst"
            | "biggest"
            | "largest"
            | "strongest"
            | "weakest"
            | "fastest"
            | "slowest"
            | "steepest"
            | "sharpest"
            | "smallest"
    )
}

/// "from 10 per cent in Q3 2018": the figure a change starts from, and the period with it.
pub(super) fn starts_from(scene: &Scene, quantity: usize) -> bool {
    // "from 33 percent in 2020 and 34 percent in 2019".
    let joined =
        quantity > 2 && scene.word(quantity - 1) == "and" && matches!(scene.kind(quantity - 2), Some(Kind::Period(_)));
    let quantity = match joined {
        true => (quantity.saturating_sub(5)..quantity - 2)
            .rev()
            .find(|&at| matches!(scene.kind(at), Some(Kind::Quantity(_)))),
        false => None,
    }
    .unwrap_or(quantity);
    // "from Q2 2016's estimated 5.7 billion".
    let owns = |at: usize| matches!(scene.kind(at), Some(Kind::Period(_))) && is_possessive(scene.word(at + 1));
    let owned = (quantity.saturating_sub(3)..quantity).any(owns);
    (quantity.saturating_sub(if owned { 4 } else { 3 })..quantity)
        .rev()
        .take_while(|&at| {
            owns(at) || !matches!(scene.kind(at), Some(Kind::Quantity(_) | Kind::Comma | Kind::Period(_)))
        })
        .any(|at| {
            among!(scene.word(at), "from" | "versus" | "against" | "compared")
                || scene.lower(at).ends_with("higher than")
        })
}

/// "up 2.9% a year earlier": right behind a change.
pub(super) fn follows_change(scene: &Scene, at: usize) -> bool {
    (at.saturating_sub(3)..at).any(|before| {
        matches!(scene.kind(before), Some(Kind::Cue(Cue::Rise | Cue::Fall | Cue::RiseNoun | Cue::FallNoun)))
    })
}
