//! Which words of a sentence tell the time of one of its figures. Not which days they mean, nor what carries from before.

use super::base::{is_base, starts_from};
use super::resolve;
use super::tense::{has_verb, is_present};
use super::words::{
    is_before_it, is_compared, is_counted, is_in_reason, is_lifelong, is_named, is_now, is_shifted, is_time_of_saying,
    is_when_written,
};
use crate::among::among;
use crate::claim::clause::{Clause, Opener};
use crate::claim::finding::Finding;
use crate::claim::item::Kind;
use crate::claim::lexicon::Cue;
use crate::claim::passage::{Passage, is_state};
use crate::claim::scene::Scene;
use crate::claim::{Measure, Property};
use crate::modality::Modality;
use crate::period::PeriodExpr;
use crate::quantity::Unit;
use crate::segment::is_possessive;

/// The item of the period that belongs to the finding.
pub(super) fn own_words(scene: &Scene, finding: &Finding, passage: &Passage) -> Option<usize> {
    let clause = scene.clause_of(finding.at);
    // "from 3.9 million in 2019": the base of a change, but the time of that level itself.
    let prior = finding.prior || finding.measure == Measure::Level && starts_from(scene, finding.at);
    let usable = |at: &usize| {
        matches!(scene.kind(*at), Some(Kind::Period(_)))
            && (prior || !is_base(scene, *at))
            && !is_counted(scene, *at)
            && !is_when_written(scene, *at)
    };
    let stop = (finding.at + 1..clause.end)
        .find(|&at| matches!(scene.kind(at), Some(Kind::Quantity(_))))
        .unwrap_or(clause.end);
    let own_end = end_of_own(scene, finding.at, stop);
    if let Some(at) = (finding.at + 1..own_end).find(usable) {
        return Some(at);
    }
    if finding.prior {
        // "from Q2 2016's estimated 5.7 billion".
        let owns = |at: &usize| is_possessive(scene.word(at + 1)) && is_named(scene, *at);
        return (finding.at.saturating_sub(4)..finding.at).rev().find(owns);
    }
    let before = rather_named(scene, (clause.start..finding.at).rev().filter(usable));
    // "Year-to-date, the market is now up 28.9 percent".
    let led = || before.filter(|&at| is_now(scene, at)).and_then(|_| leading(scene, clause).filter(usable));
    if before.is_some() {
        return led().or(before);
    }
    if let Some(at) = before_when(scene, clause) {
        return Some(at);
    }
    let lent = |at: &usize| {
        usable(at)
            && !is_shifted(scene, *at)
            && !is_time_of_saying(scene, *at)
            && !is_in_reason(scene, *at)
            && !is_of_state(scene, finding, *at)
            && !is_compared(scene, finding.at, *at)
            && !(passage.focus.now.is_some() && is_before_it(scene, *at))
    };
    (stop..clause.end).find(lent).or_else(|| in_other_clauses(scene, finding, passage, lent))
}

/// "sales rose 11 percent, to now sit at 8 percent", "sold 100,000 more over the past year and kept its 3 percent share": a change
/// is not of now, nor a share of the year that another change took.
fn is_of_state(scene: &Scene, finding: &Finding, at: usize) -> bool {
    let Some(Kind::Period(index)) = scene.kind(at) else { return false };
    let PeriodExpr::Rolling { length, .. } = scene.reading.periods[index].expr else {
        return finding.measure == Measure::Change && is_now(scene, at);
    };
    let clause = scene.clause_of(at);
    let counted = (clause.start..at).any(|at| matches!(scene.kind(at), Some(Kind::Quantity(_))));
    let rate = matches!(finding.property, Property::MarketShare | Property::Rank) && finding.measure == Measure::Level;
    rate && counted && length.months >= 12
}

/// The period that a clause before or behind that of the finding lends it, of those that are `lent`.
fn in_other_clauses(
    scene: &Scene,
    finding: &Finding,
    passage: &Passage,
    lent: impl Fn(&usize) -> bool,
) -> Option<usize> {
    if is_lifelong(scene, finding) {
        return None;
    }
    let clause = scene.clause_of(finding.at);
    let index = scene.clauses.partition_point(|clause| clause.end <= finding.at).min(scene.clauses.len() - 1);
    if is_state(finding.property) && clause.own && has_verb(scene, clause) && is_present(scene, finding) {
        return of_report(scene, finding);
    }
    // "Bajaj, which led in October, slipped to second place": what it was before is not what is reported on.
    let before = |at: usize| {
        let period = resolve(scene, at, Modality::Asserted, passage);
        period
            .zip(passage.focus.now)
            .is_some_and(|(period, (focus, _))| period.end.is_some() && period.end <= focus.start)
    };
    let earlier = scene.clauses[..index].iter().rev().filter(|other| lends(scene, other)).find_map(|other| {
        // "fourth after overtaking Morrisons in 2022": when it came about, not what is reported on.
        let order = || (other.start..other.end).any(|at| scene.is_cue(at, Cue::Ahead));
        let past = |at: &usize| (other.opener == Opener::Relative || order()) && before(*at);
        rather_named(scene, (other.start..other.end).rev().filter(|at| lent(at) && !past(at)))
    });
    if earlier.is_some() {
        return earlier;
    }
    if clause.opener == Opener::Relative {
        return None;
    }
    if let Some(at) = leading_year_ago(scene, index) {
        return Some(at);
    }
    scene.clauses[index + 1..]
        .iter()
        .filter(|other| lends(scene, other) && !other.own && !has_verb(scene, other) && !concedes(scene, other))
        .filter(|other| !looks_ahead(scene, other))
        .take(2)
        .find_map(|other| (other.start..other.end).find(&lent))
        .or_else(|| closes_places(scene, index).filter(&lent))
}

/// "In the same month last year, only 22,581 units were sold": what opens the sentence is of what comes next.
fn leading_year_ago(scene: &Scene, index: usize) -> Option<usize> {
    let first = scene.clauses.first().filter(|first| index == 1 && first.start == 0 && first.end <= 3)?;
    // "Compared to the same period last year, it grew".
    let at = (first.start..first.end).find(|&at| is_shifted(scene, at))?;
    let lead = at == first.start || among!(scene.word(first.start), "in" | "during" | "over" | "for" | "the");
    lead.then_some(at)
}

/// The period that opens the sentence, in a clause of its own.
fn leading(scene: &Scene, clause: &Clause) -> Option<usize> {
    let first = scene.clauses.first().filter(|first| first.end < clause.start)?;
    (first.start..first.end.min(4)).find(|&at| is_named(scene, at))
}

/// "9 million in Argentina, 37 million in Brazil and 8 million in Peru in 2023": what closes a list of places is of them all.
fn closes_places(scene: &Scene, index: usize) -> Option<usize> {
    // A bracket and what follows it are clauses of their own.
    let end = scene.clauses.get(index + 2).map_or(scene.items.len(), |next| next.end);
    let own = (scene.clauses[index].start..end).any(|at| matches!(scene.kind(at), Some(Kind::Region(_))));
    let last = scene.clauses[index + 1..].iter().rev().find(|clause| !clause.tag && clause.end > clause.start + 1)?;
    let at = (last.start..last.end).rev().find(|&at| matches!(scene.kind(at), Some(Kind::Period(_))))?;
    let placed = matches!(scene.kind(at.wrapping_sub(2)), Some(Kind::Region(_))) && scene.word(at - 1) == "in";
    (placed && own).then_some(at)
}

/// Where the words after a finding that tell its own time end. "regained the place it had lost in October": of the loss.
fn end_of_own(scene: &Scene, finding: usize, stop: usize) -> usize {
    let lost = |word: &str| word.ends_with("ed") || among!(word, "lost" | "won" | "taken" | "given" | "held" | "seen");
    let had = |at: &usize| scene.word(*at) == "had" && scene.is_cue(at - 1, Cue::Pronoun) && lost(scene.word(at + 1));
    (finding + 2..stop).find(had).unwrap_or(stop)
}

/// Whether a clause lends its period to the figures of another: no side remark, and not what once happened to a company.
fn lends(scene: &Scene, other: &Clause) -> bool {
    let aside = matches!(other.opener, Opener::Relative)
        && !(other.start..other.end).any(|at| {
            // "which is the fourth biggest since 2022": a place is no figure.
            scene.items[at].quantity.is_some_and(|quantity| quantity.unit != Unit::Ordinal)
        });
    let founding = (other.start..other.end)
        .any(|at| among!(scene.word(at), "founded" | "entered" | "established" | "acquired" | "bought"));
    // "despite being put on a list in May, its shipments rose".
    let first = scene.word(other.start);
    let figures = (other.start..other.end).any(|at| matches!(scene.kind(at), Some(Kind::Quantity(_))));
    let despite = !figures
        && (among!(first, "despite" | "although" | "though") || scene.word(other.start.wrapping_sub(1)) == "despite");
    // "a 10% share (3% in 2021)": the bracket's own.
    let bracket = other.opener == Opener::Paren && figures;
    !aside && !founding && !despite && !bracket
}

/// The first; "sales in the year to date now sit at": the year so far, not the day.
fn rather_named(scene: &Scene, mut periods: impl Iterator<Item = usize>) -> Option<usize> {
    let first = periods.next()?;
    let other = if is_now(scene, first) { periods.next() } else { None };
    other.filter(|&other| is_named(scene, other)).or(Some(first))
}

/// "its results for the year ended 31 December showed that it now has 44 million customers": those that the report counted.
pub(super) fn of_report(scene: &Scene, finding: &Finding) -> Option<usize> {
    let report = |at: usize| {
        among!(scene.word(at), "results" | "report" | "update" | "statement" | "figures" | "filing")
            || scene.lower(at).ends_with("results")
    };
    let shows = |at: usize| among!(scene.word(at), "show" | "shows" | "showed" | "reflect" | "reflects" | "reflected");
    (1..finding.at).find(|&at| {
        is_named(scene, at) && shows(at + 1) && (at.saturating_sub(4)..at).any(report) && !is_base(scene, at)
    })
}

/// "has 25 million customers and aims for 100 million by 2027": the time of the aim alone.
pub(super) fn looks_ahead(scene: &Scene, clause: &Clause) -> bool {
    (clause.start..clause.end)
        .any(|at| matches!(scene.kind(at), Some(Kind::Cue(Cue::Goal | Cue::Plan | Cue::Forecast))))
}

/// "although it came to the shops only in the second half": of something else.
fn concedes(scene: &Scene, clause: &Clause) -> bool {
    (clause.start.saturating_sub(1)..=clause.start).any(|at| matches!(scene.word(at), "although" | "though"))
}

/// "up from September last year, when it sold 32,586": the period right before "when" is that of its clause.
fn before_when(scene: &Scene, clause: &Clause) -> Option<usize> {
    let from = clause.start.saturating_sub(1);
    let when = (from..=clause.start).find(|&at| scene.word(at) == "when" && at < clause.end)?;
    let comma = usize::from(when > 0 && scene.kind(when - 1) == Some(Kind::Comma));
    let at = when.checked_sub(1 + comma)?;
    matches!(scene.kind(at), Some(Kind::Period(_))).then_some(at)
}
