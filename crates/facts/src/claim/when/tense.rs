//! What the verbs around a finding say of its time: it is so now, it was, it came about. Not which days that is.

use super::base::starts_from;
use crate::among::among;
use crate::claim::Property;
use crate::claim::clause::{Clause, Opener};
use crate::claim::finding::Finding;
use crate::claim::item::Kind;
use crate::claim::lexicon::Cue;
use crate::claim::party::is_verb;
use crate::claim::scene::Scene;
use crate::quantity::{Comparator, Unit};

/// A headline that states a state: "still leads", "keeps the lead", "has sold", not "overtakes".
pub(super) fn is_stative(scene: &Scene, finding: &Finding) -> bool {
    let clause = scene.clause_of(finding.at);
    (clause.start..clause.end).any(|at| {
        among!(
            scene.word(at),
            "still" | "keeps" | "keep" | "remains" | "remain" | "stays" | "stay" | "holds" | "is" | "are" | "retains"
        ) || matches!(scene.word(at), "has" | "have") && !scene.is_cue(finding.at, Cue::Ahead)
    })
}

/// "shipped", "held": the figure is told in the past tense.
pub(crate) fn tells_past(scene: &Scene, finding: &Finding) -> bool {
    !is_present(scene, finding)
}

/// "is the leader", "holds more than half", "still trails": a verb of the present says that it is so now.
pub(super) fn says_now(scene: &Scene, finding: &Finding) -> bool {
    let clause = scene.clause_of(finding.at);
    // "which has a 19.9 percent share": a figure to the point is of the period that was measured.
    let percent = |at: usize| scene.items[at].quantity.is_some_and(|quantity| quantity.unit == Unit::Percent);
    let measured = match finding.property {
        Property::MarketShare => finding.value.is_some_and(|value| value.comparator == Comparator::Eq),
        // "commands the largest share of 65.31 per cent": first when that was measured.
        Property::Rank => (finding.at..clause.end).any(percent),
        _ => false,
    };
    !measured
        && (clause.start..=finding.at).any(|at| {
            matches!(
                scene.word(at),
                "is" | "are"
                    | "remains"
                    | "holds"
                    | "trails"
                    | "leads"
                    | "ranks"
                    | "owns"
                    | "commands"
                    | "controls"
                    | "has"
                    | "have"
            )
        })
}

/// "We have entered the top three": what has come about still holds.
pub(super) fn is_perfect(scene: &Scene, finding: &Finding) -> bool {
    let clause = scene.clause_of(finding.at);
    (clause.start..finding.at).any(|at| {
        matches!(scene.word(at), "has" | "have")
            && scene.word(at + 1).ends_with("ed")
            && !scene.is_cue(finding.at, Cue::Ahead)
    })
}

/// "once the market leader", "the former No. 1".
pub(super) fn is_former(scene: &Scene, finding: &Finding) -> bool {
    let clause = scene.clause_of(finding.at);
    // "which once held 17 per cent".
    let held = |at: usize| {
        scene.word(at) == "once"
            && among!(scene.word(at + 1), "held" | "had" | "commanded" | "controlled" | "owned" | "enjoyed")
    };
    if finding.property == Property::MarketShare {
        return (clause.start..finding.at).any(held);
    }
    finding.property == Property::Rank
        && (held_until_then(scene, finding)
            || (clause.start..finding.at).any(|at| {
                let then = scene.word(at) == "used" && scene.word(at + 1) == "to"
                    || scene.word(at) == "had" && scene.word(at + 1) == "been";
                let once = scene.word(at) == "once" && !among!(scene.word(at + 1), "again" | "more");
                then || once || among!(scene.word(at), "former" | "formerly" | "previously" | "erstwhile")
            }))
}

/// "slipped to No. 6 from No. 5", "after holding the top spot for years, it fell", "which placed first for four years, fell": the
/// place before the one that is reported.
fn held_until_then(scene: &Scene, finding: &Finding) -> bool {
    let clause = scene.clause_of(finding.at);
    let behind =
        |at: usize| matches!(scene.kind(at), Some(Kind::Cue(Cue::Rise | Cue::Fall))) || is_move(scene.word(at));
    let moves = |from: usize, to: usize| (from..to).any(behind);
    if starts_from(scene, finding.at) {
        return moves(clause.start, finding.at) || scene.clause_of(finding.at).opener == Opener::Paren;
    }
    let after = scene.word(clause.start) == "after" || scene.word(clause.start.wrapping_sub(1)) == "after";
    let held = (clause.start..clause.start + 3)
        .any(|at| among!(scene.word(at), "holding" | "staying" | "spending" | "remaining" | "sitting" | "leading"));
    // "which placed first for four years, fell to third place".
    let long =
        |at: usize| scene.word(at) == "for" && matches!(scene.kind(at + 1), Some(Kind::Period(_) | Kind::Quantity(_)));
    let fell =
        || scene.clauses.iter().any(|next| next.start >= clause.end && moves(next.start, next.end.min(next.start + 3)));
    after && held || clause.opener == Opener::Relative && (finding.at..clause.end).any(long) && fell()
}

/// Verbs of going from one place to another.
fn is_move(word: &str) -> bool {
    among!(
        word,
        "slipped" | "slipping" | "moved" | "moving" | "dropped" | "dropping" | "went" | "pushed" | "up" | "down"
    )
}

/// The words around it speak of the present: no past verb, unless "has" stands before it.
pub(super) fn is_present(scene: &Scene, finding: &Finding) -> bool {
    let clause = scene.clause_of(finding.at);
    let perfect = |at: usize| {
        at > 0
            && (among!(scene.word(at - 1), "has" | "have" | "already" | "now")
                || scene.word(at.saturating_sub(2)) == "has")
    };
    let past = |at: usize| {
        let word = scene.word(at);
        let verb = matches!(scene.kind(at), Some(Kind::Cue(cue)) if is_verb(cue));
        among!(word, "had" | "was" | "were")
            || verb
                && (word.ends_with("ed")
                    || among!(
                        word,
                        "held"
                            | "took"
                            | "ran"
                            | "fell"
                            | "rose"
                            | "grew"
                            | "sold"
                            | "flew"
                            | "won"
                            | "lost"
                            | "led"
                            | "made"
                            | "came"
                            | "saw"
                            | "kept"
                    ))
                && !perfect(at)
    };
    let verbless = !(clause.start..finding.at).any(|at| matches!(scene.kind(at), Some(Kind::Cue(cue)) if is_verb(cue)));
    let from = if verbless { 0 } else { clause.start };
    !(from..finding.at).any(past)
}

/// "overtakes", "jumps": an event, not a state.
pub(super) fn is_event(scene: &Scene, finding: &Finding) -> bool {
    let clause = scene.clause_of(finding.at);
    finding.property == Property::AheadOf
        && !among!(scene.word(finding.at.wrapping_sub(1)), "stays" | "is" | "remains" | "still" | "are")
        && !(clause.start..clause.end).any(|at| among!(scene.word(at), "still" | "remains" | "stays"))
        && !scene.is_cue(finding.at, Cue::Behind)
        && scene.items[finding.at].kind == Kind::Cue(Cue::Ahead)
        && !(clause.start..finding.at).any(|at| scene.is_cue(at, Cue::Not))
}

pub(super) fn has_verb(scene: &Scene, clause: &Clause) -> bool {
    let verb = |at: usize| match scene.kind(at) {
        Some(Kind::Cue(cue)) => is_verb(cue) || cue == Cue::Goal,
        // "exceed 78 million": the verb is part of the amount.
        Some(Kind::Quantity(_)) => scene.lower(at).starts_with("exceed") || scene.lower(at).starts_with("surpass"),
        _ => false,
    };
    (clause.start..clause.end).any(verb) && !clause.tag
}
