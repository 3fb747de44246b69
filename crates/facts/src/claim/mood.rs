//! Goal, plan, forecast, rumour, condition and denial, read from the words that govern a claim.

use super::clause::{Clause, Opener, is_copula};
use super::finding::Finding;
use super::item::Kind;
use super::lexicon::Cue;
use super::party::is_verb;
use super::scene::Scene;
use super::{Measure, Property};
use crate::among::among;
use crate::modality::{Modality, Polarity};
use crate::period::{PeriodExpr, Side};
use crate::span::Span;

/// Modality and polarity of a finding, with the words that gave them.
#[derive(Default)]
pub(crate) struct Mood {
    pub(crate) modality: Modality,
    pub(crate) modality_span: Option<Span>,
    pub(crate) polarity: Polarity,
    pub(crate) polarity_span: Option<Span>,
}

pub(crate) fn read_mood(scene: &Scene, finding: &Finding) -> Mood {
    let index = scene.clauses.partition_point(|clause| clause.end <= finding.at).min(scene.clauses.len() - 1);
    let governing = if is_title(scene, finding) { None } else { modal_before(scene, index, finding) };
    let governing = governing.or_else(|| modal_after(scene, index, finding));
    let conditional = condition(scene, finding.at);
    let rumour = rumoured(scene, index);
    // "expected to rise from 9% last year to 13%": what it was is settled.
    let governing = governing.filter(|_| !is_settled(scene, finding));
    let needed = needed(scene, &scene.clauses[index], finding.at);
    let (modality, modality_span) = match governing {
        _ if needed.is_some() => (Modality::Conditional, needed),
        _ if conditional.is_some() && is_open(scene, index) => (Modality::Conditional, conditional),
        Some((Modality::Planned | Modality::Forecast | Modality::Goal, _)) | None if rumour.is_some() => {
            (Modality::Rumoured, rumour)
        }
        Some((modality, span)) => (modality, Some(span)),
        None => match to_come(scene, &scene.clauses[index], finding) {
            Some(span) => (Modality::Goal, Some(span)),
            None => match able(scene, &scene.clauses[index], finding) {
                Some(span) => (Modality::Forecast, Some(span)),
                None => (Modality::Asserted, None),
            },
        },
    };
    let denied = if finding.negative { Some(finding.statement) } else { denial(scene, index, finding, modality) };
    // A plan that is denied was never one, and so is not missed either.
    let contested =
        denied.is_some_and(|span| scene.items.iter().any(|item| item.span == span && is_denial(item.lower)));
    let planned = matches!(modality, Modality::Goal | Modality::Planned | Modality::Forecast);
    let modality = if contested && planned { Modality::Rumoured } else { modality };
    let polarity = if denied.is_some() { Polarity::Negative } else { Polarity::Positive };
    Mood { modality, modality_span, polarity, polarity_span: denied }
}

/// "In the next few years ranked first in Europe", in a list of principles: nobody holds a place of years to come.
fn to_come(scene: &Scene, clause: &Clause, finding: &Finding) -> Option<Span> {
    let vague = |at: &usize| matches!(scene.kind(*at), Some(Kind::Period(index)) if scene.reading.periods[index].expr == PeriodExpr::Vague(Side::Next));
    let at = (clause.start..clause.end).find(vague).filter(|_| finding.property == Property::Rank)?;
    Some(scene.items[at].span)
}

/// "believes his company can leapfrog both": who is able to has not.
fn able(scene: &Scene, clause: &Clause, finding: &Finding) -> Option<Span> {
    if !matches!(finding.property, Property::Rank | Property::AheadOf) {
        return None;
    }
    let can = (clause.start..finding.at).rev().take(6).find(|&at| scene.word(at) == "can")?;
    Some(scene.items[can].span)
}

/// The level a change is to start from, with a period that is over: "from 9% last year".
fn is_settled(scene: &Scene, finding: &Finding) -> bool {
    let from = (finding.at.saturating_sub(3)..finding.at).any(|at| scene.word(at) == "from");
    let Some(Kind::Period(index)) = scene.kind(finding.at + 1) else { return false };
    let over = matches!(
        scene.reading.periods[index].expr,
        PeriodExpr::Relative { offset: ..0, .. } | PeriodExpr::Shifted { months: ..0, .. }
    );
    finding.measure == Measure::Level && from && over
}

/// A word of goal, plan or forecast governs what is said beside the finding.
pub(crate) fn is_governed(scene: &Scene, finding: &Finding) -> bool {
    let index = scene.clauses.partition_point(|clause| clause.end <= finding.at).min(scene.clauses.len() - 1);
    modal_before(scene, index, finding).is_some()
}

/// "market leader TSMC": a title it holds, whatever is foreseen of it.
pub(crate) fn is_title(scene: &Scene, finding: &Finding) -> bool {
    let leader = (finding.at..finding.at + 2).find(|&at| scene.lower(at).ends_with("leader"));
    let named = leader.is_some_and(|at| scene.is_name(at + 1));
    finding.property == Property::Rank && named
}

/// The nearest word of goal, plan or forecast that governs `finding`, which stands in clause `index`.
fn modal_before(scene: &Scene, index: usize, finding: &Finding) -> Option<(Modality, Span)> {
    let mut at = finding.at;
    let mut index = index;
    for _ in 0..16 {
        let clause = &scene.clauses[index];
        let mut found: Option<(Modality, Span)> = None;
        for item in (clause.start..at.min(clause.end)).rev().take(40) {
            match modal_at(scene, clause, item) {
                // "the goal is to": the goal governs the plan.
                Some(Modality::Goal) if found.is_none_or(|(modality, _)| modality == Modality::Planned) => {
                    return Some((Modality::Goal, scene.items[item].span));
                }
                // "sees the third spot going to Acer": the forecast governs.
                Some(Modality::Forecast) if found.is_some_and(|(modality, _)| modality == Modality::Planned) => {
                    return Some((Modality::Forecast, scene.items[item].span));
                }
                Some(modality) if found.is_none() => found = Some((modality, scene.items[item].span)),
                _ => {}
            }
        }
        if let Some((modality, _)) = found {
            let said =
                index.checked_sub(1).filter(|_| modality == Modality::Planned && clause.opener == Opener::Content);
            return said.and_then(|before| wish_in(scene, before)).or(found);
        }
        // "has a new goal: after overtaking Apple this year, it wants more": that is done.
        if scene.word(clause.start) == "after" && scene.word(clause.start + 1).ends_with("ing") {
            return None;
        }
        // "will reach 5 million, up 12%": the change is as sure as the figure.
        let amount = matches!(scene.kind(clause.start), Some(Kind::Quantity(_))) && !clause.own;
        let trails = finding.measure == Measure::Change && (amount || among!(scene.word(clause.start), "up" | "down"));
        if index == 0 || !(trails || leans(scene, clause)) {
            return None;
        }
        index -= 1;
        at = scene.clauses[index].end + 1;
        // What stands between brackets or after "which" governs nothing outside.
        while index > 0
            && clause.opener != Opener::Content
            && matches!(scene.clauses[index].opener, Opener::Paren | Opener::Relative)
            && scene.clauses[index].end <= clause.start
            && clause.opener != Opener::And
        {
            index -= 1;
        }
    }
    None
}

/// "5 million phones will be sold": the verb stands behind the number.
fn modal_after(scene: &Scene, index: usize, finding: &Finding) -> Option<(Modality, Span)> {
    let end = scene.clauses[index].end.min(finding.at + 5);
    let due = (finding.at + 1..end)
        .find(|&at| scene.word(at) == "due" && scene.word(at + 1) == "to" && scene.word(at + 2) == "be");
    if let Some(at) = due {
        return Some((Modality::Forecast, scene.items[at].span));
    }
    // "30% growth projected for 2020".
    let change = |at: usize| matches!(scene.kind(at), Some(Kind::Cue(Cue::RiseNoun | Cue::FallNoun)));
    let ahead =
        |at: usize| among!(scene.word(at), "for" | "in" | "by") || matches!(scene.kind(at), Some(Kind::Period(_)));
    let foreseen = (finding.at + 2..end).find(|&at| {
        let passive = among!(scene.lower(at), "projected" | "expected" | "forecast" | "predicted" | "anticipated");
        passive && change(at - 1) && ahead(at + 1)
    });
    if let Some(at) = foreseen {
        return Some((Modality::Forecast, scene.items[at].span));
    }
    let will = (finding.at + 1..end).find(|&at| among!(scene.word(at), "will") && scene.word(at + 1) == "be")?;
    Some((Modality::Planned, scene.items[will].span))
}

/// "hopes that it will": the wish governs the "will".
fn wish_in(scene: &Scene, index: usize) -> Option<(Modality, Span)> {
    let clause = &scene.clauses[index];
    (clause.start..clause.end).rev().find_map(|at| match modal_at(scene, clause, at) {
        Some(modality @ (Modality::Goal | Modality::Forecast)) => Some((modality, scene.items[at].span)),
        _ => None,
    })
}

/// Whether a clause depends on the one before for its mood: it has no finite verb of its own, or continues one.
fn leans(scene: &Scene, clause: &Clause) -> bool {
    let verb = (clause.start..clause.end)
        .any(|at| matches!(scene.kind(at), Some(Kind::Cue(cue)) if is_verb(cue)) && !scene.lower(at).ends_with("ing"));
    // "will fall to 22.9 million, giving it a 12% share": what comes of it is no surer.
    let result = among!(scene.word(clause.start), "giving" | "bringing" | "taking" | "leaving" | "making");
    match clause.opener {
        Opener::Comma if result => true,
        Opener::Content | Opener::Follow => true,
        Opener::Start | Opener::While => false,
        Opener::Relative => !verb,
        // "expects phones to fall and TVs to rise": one expectation.
        Opener::And => !clause.own || !verb || is_infinitive(scene, clause),
        _ => !verb && !clause.own,
    }
}

/// The only verb of the clause is an infinitive: "TVs to rise 3 percent".
fn is_infinitive(scene: &Scene, clause: &Clause) -> bool {
    let mut verbs =
        (clause.start..clause.end).filter(|&at| matches!(scene.kind(at), Some(Kind::Cue(cue)) if is_verb(cue)));
    verbs.next().is_some_and(|at| scene.word(at.wrapping_sub(1)) == "to") && verbs.next().is_none()
}

fn modal_at(scene: &Scene, clause: &Clause, at: usize) -> Option<Modality> {
    match scene.kind(at) {
        _ if is_being_built(scene, at) => Some(Modality::Planned),
        _ if is_foreseen(scene, at) => Some(Modality::Forecast),
        Some(Kind::Cue(cue)) => modal_of_cue(scene, clause, at, cue),
        _ => None,
    }
}

/// "is building", "is thinking about opening".
fn is_being_built(scene: &Scene, at: usize) -> bool {
    let next = scene.word(at + 1);
    let weighs = match scene.word(at) {
        "thinking" => among!(next, "about" | "of"),
        "considering" | "mulling" | "contemplating" | "mulls" => {
            next.ends_with("ing") || among!(next, "a" | "an" | "the")
        }
        _ => false,
    };
    weighs
        || matches!(scene.word(at), "building" | "constructing")
            && matches!(scene.word(at.wrapping_sub(1)), "is" | "are")
}

/// A word that is no cue and yet tells what may come.
fn is_foreseen(scene: &Scene, at: usize) -> bool {
    let next = scene.word(at + 1);
    match scene.word(at) {
        // "should account for 14 million".
        "should" => !among!(next, "not" | "be" | "have"),
        // "could overtake Samsung", "may have a chance of"; not "could only sell" and "could have sold".
        "could" | "may" | "might" => {
            // "May saw 1,549 registrations".
            let month = scene.reading.segments.tokens[scene.items[at].tokens.start].capital;
            scene.items[at].kind == Kind::Word
                && !month
                && !among!(next, "only" | "not" | "barely")
                && !is_over(scene, at)
        }
        // "has a chance to overtake".
        "chance" | "chances" | "opportunity" | "potential" => among!(next, "of" | "to"),
        // "is about to overtake".
        "about" => next == "to" && is_copula(scene.word(at.wrapping_sub(1))),
        // "are due to be sold", not "due to weak demand".
        "due" => next == "to" && among!(scene.word(at + 2), "be" | "reach" | "ship" | "sell"),
        _ => false,
    }
}

fn modal_of_cue(scene: &Scene, clause: &Clause, at: usize, cue: Cue) -> Option<Modality> {
    let before = scene.word(at.wrapping_sub(1));
    let lower = scene.lower(at);
    match cue {
        // "managed to beat its own target by becoming second".
        Cue::Goal if scene.word(at + 1) == "by" && scene.word(at + 2).ends_with("ing") => None,
        Cue::Goal if !among!(before, "of" | "missed" | "beat") || lower.starts_with("aim") => Some(Modality::Goal),
        // "it is to a lesser extent".
        Cue::Plan if lower.ends_with(" to") && among!(scene.word(at + 1), "a" | "an" | "the" | "some") => None,
        // "its estimates would put Apple at 78 million": so they do.
        Cue::Plan
            if lower == "would" && (at + 1..at + 3).any(|at| among!(scene.word(at), "put" | "suggest" | "imply")) =>
        {
            None
        }
        // "sign-ups to the ads plan rose": something that is sold.
        Cue::Plan
            if matches!(lower, "plan" | "plans")
                && matches!(scene.kind(at + 1), Some(Kind::Cue(cue)) if is_verb(cue)) =>
        {
            None
        }
        Cue::Plan if at > clause.start || clause.opener != Opener::Start => Some(Modality::Planned),
        // "sees Chrome at 66 percent": so it counts.
        Cue::Forecast if among!(lower, "sees" | "see") && scene.is_name(at + 1) && scene.word(at + 2) == "at" => None,
        Cue::Forecast if !among!(before, "than" | "as" | "widely" | "above" | "below" | "beat") => {
            Some(Modality::Forecast)
        }
        Cue::Invest if lower.starts_with("earmark") || lower.starts_with("commit") || lower.starts_with("pledge") => {
            Some(Modality::Planned)
        }
        // "is adding capacity", "are hiring".
        Cue::Add | Cue::Open | Cue::Hire | Cue::Invest | Cue::Raise
            if lower.ends_with("ing") && matches!(before, "is" | "are") =>
        {
            Some(Modality::Planned)
        }
        _ => None,
    }
}

/// "could have sold", "may have shipped": of what is over.
fn is_over(scene: &Scene, at: usize) -> bool {
    scene.word(at + 1) == "have"
        && (scene.word(at + 2).ends_with("ed") || matches!(scene.kind(at + 2), Some(Kind::Cue(cue)) if is_verb(cue)))
}

/// An "if" of the sentence on which a later or earlier clause hangs.
fn condition(scene: &Scene, at: usize) -> Option<Span> {
    let found = (0..scene.items.len()).find(|&index| scene.is_cue(index, Cue::If))?;
    let own = scene.clause_of(found);
    let open =
        (found..at).any(|index| scene.is_cue(index, Cue::Plan) || matches!(scene.word(index), "could" | "would"));
    let inside = own.start <= at && at < own.end && found < at && !open && scene.clauses.len() > 1;
    let as_if = among!(scene.word(found.wrapping_sub(1)), "as" | "even" | "what");
    (!as_if && !inside).then(|| scene.items[found].span)
}

/// "it needs to deliver another 900,000", "would have to sell": what it takes, and has not come about.
fn needed(scene: &Scene, clause: &Clause, at: usize) -> Option<Span> {
    let need = (clause.start..at).rev().take(8).find(|&before| {
        let takes = among!(scene.word(before), "needs" | "need")
            || scene.word(before) == "have" && scene.word(before.wrapping_sub(1)) == "would";
        takes && scene.word(before + 1) == "to"
    })?;
    Some(scene.items[need].span)
}

/// The claim is no settled fact: could, would, will, may.
fn is_open(scene: &Scene, index: usize) -> bool {
    let clause = &scene.clauses[index];
    let from = index.checked_sub(1).map_or(clause.start, |before| scene.clauses[before].start);
    (from..clause.end).any(|at| {
        among!(scene.word(at), "could" | "would" | "may" | "might" | "can" | "should")
            || scene.is_cue(at, Cue::Plan)
            || scene.is_cue(at, Cue::Forecast)
    })
}

/// A rumour governs the clauses after it.
fn rumoured(scene: &Scene, index: usize) -> Option<Span> {
    let end = scene.clauses[index].end;
    let start = scene.clauses[..=index]
        .iter()
        .rev()
        .find(|clause| clause.opener == Opener::While)
        .map_or(0, |clause| clause.start);
    // "DoorDash, with a rumoured listing ahead, earned more": only the listing is.
    // "Roku, which was in talks to buy a studio, had 80 million accounts".
    let own = scene.clauses[index].start;
    let aside = |at: usize| at < own && scene.clause_of(at).opener == Opener::Relative;
    let of_another = |at: usize| {
        aside(at)
            || at < own
                && scene.lower(at).ends_with("ed")
                && among!(scene.word(at.wrapping_sub(1)), "a" | "an" | "the" | "its" | "their")
    };
    (start..end).find(|&at| scene.is_cue(at, Cue::Rumour) && !of_another(at)).map(|at| scene.items[at].span)
}

fn is_denial(word: &str) -> bool {
    ["deny", "deni", "refut"].iter().any(|stem| word.starts_with(stem))
}

/// A word of denial that governs the claim.
fn denial(scene: &Scene, index: usize, finding: &Finding, modality: Modality) -> Option<Span> {
    let clause = &scene.clauses[index];
    // "denied that it would": who says it says that it is not so.
    let denies = |at: usize| scene.is_cue(at, Cue::Say) && is_denial(scene.lower(at));
    let is_not = |at: usize| {
        (scene.is_cue(at, Cue::Not) || denies(at))
            && !among!(scene.word(at + 1), "only" | "just" | "least" | "surprisingly" | "far" | "enough")
            && scene.lower(at) != "no"
    };
    let open_rank = finding.value.is_some_and(|value| value.hi.is_none() && value.unit == super::ValueUnit::Rank);
    if !open_rank {
        let own = (clause.start..finding.at).rev().take(12).find(|&at| is_not(at));
        if let Some(at) = own {
            return Some(scene.items[at].span);
        }
        let before = index
            .checked_sub(1)
            .map(|before| &scene.clauses[before])
            .filter(|_| matches!(clause.opener, Opener::Content | Opener::Relative));
        let denied =
            before.and_then(|before| (before.start..before.end.max(clause.start)).rev().take(8).find(|&at| is_not(at)));
        if let Some(at) = denied.filter(|_| {
            matches!(clause.opener, Opener::Content)
                || before.is_some_and(|before| (before.start..before.end).any(|at| scene.lower(at).starts_with("den")))
        }) {
            return Some(scene.items[at].span);
        }
    }
    if !matches!(modality, Modality::Goal | Modality::Forecast | Modality::Planned) {
        return None;
    }
    scene.clauses[index + 1..].iter().filter(|later| later.opener == Opener::Relative).find_map(|later| {
        let denied = (later.start..later.end).any(|at| scene.is_cue(at, Cue::Not) || scene.word(at) == "missed");
        let outcome = (later.start..later.end).any(|at| {
            among!(
                scene.word(at),
                "achieved" | "met" | "reached" | "happened" | "missed" | "materialised" | "materialized" | "fulfilled"
            )
        });
        (denied && outcome).then(|| super::clause::span_of(scene.items, later.start, later.end))
    })
}
