//! What kind of period the words name: a name, a day of saying, a shift from another. Not which days it is.

use super::tense::has_verb;
use crate::among::among;
use crate::claim::clause::Clause;
use crate::claim::finding::Finding;
use crate::claim::item::Kind;
use crate::claim::lexicon::Cue;
use crate::claim::scene::Scene;
use crate::claim::{Measure, Property};
use crate::period::{Basis, Date, Grain, Period, PeriodExpr, YearPart};

/// A period with a name of its own, not one counted from another.
pub(crate) fn is_named(scene: &Scene, at: usize) -> bool {
    let Some(Kind::Period(index)) = scene.kind(at) else { return false };
    matches!(
        scene.reading.periods[index].expr,
        PeriodExpr::Fixed(_)
            | PeriodExpr::Named { .. }
            | PeriodExpr::Relative { .. }
            | PeriodExpr::LastDay(_)
            | PeriodExpr::Through(..)
            | PeriodExpr::FocusYear
            | PeriodExpr::WeeksTo { .. }
            | PeriodExpr::YearToDate
    )
}

/// "currently", "now".
pub(crate) fn is_now(scene: &Scene, at: usize) -> bool {
    matches!(scene.kind(at), Some(Kind::Period(index)) if scene.reading.periods[index].expr == PeriodExpr::Present)
}

/// "this year", "last quarter".
pub(crate) fn is_relative(scene: &Scene, at: usize) -> bool {
    matches!(scene.kind(at), Some(Kind::Period(index)) if matches!(scene.reading.periods[index].expr, PeriodExpr::Relative { .. }))
}

/// "the end of June": a day that ends something.
pub(crate) fn is_edge(period: &Period, words: &str) -> bool {
    period.grain == Grain::Day && ["the end", "end", "the close", "year"].iter().any(|edge| words.starts_with(edge))
}

/// "figures released earlier this week", "New Delhi, Aug 27 The market fell": when it was published or written.
pub(crate) fn is_when_written(scene: &Scene, at: usize) -> bool {
    let Some(Kind::Period(index)) = scene.kind(at) else { return false };
    let expr = &scene.reading.periods[index].expr;
    let back = |step: usize| at.checked_sub(step).map_or("", |at| scene.lower(at));
    // "Samsung kicked off 2022 in first place", "the A series (2017 version)".
    let begun = among!(back(1), "kicked off" | "started" | "began") || back(1) == "off" && back(2).starts_with("kick");
    if matches!(expr, PeriodExpr::Named { part: YearPart::YEAR, .. } | PeriodExpr::Fixed(_))
        && (begun || among!(scene.word(at + 1), "version" | "variant" | "edition"))
    {
        return true;
    }
    let near =
        matches!(expr, PeriodExpr::Week(_) | PeriodExpr::Weekday(_) | PeriodExpr::Relative { grain: Grain::Day, .. });
    // "Mahindra on Sunday reported an increase".
    let weekday = matches!(expr, PeriodExpr::Weekday(_));
    if weekday && (scene.is_cue(at + 1, Cue::Say) || scene.word(at + 1) == "reported") {
        return true;
    }
    // "published by" is one trigger.
    let verb = |at: usize| scene.lower(at).split(' ').next().unwrap_or("");
    let issued = |at: usize| among!(verb(at), "released" | "published" | "issued" | "announced" | "shared" | "out");
    // "which were released this month", "as reported by IDC's tracker earlier this month".
    let month = matches!(expr, PeriodExpr::Relative { grain: Grain::Month, offset: 0 });
    // "the rankings published by SNE Research last month".
    let before = (at.saturating_sub(4)..at).rev().find(|&at| issued(at));
    let last = matches!(expr, PeriodExpr::Relative { grain: Grain::Month, offset: -1 });
    let house = before.is_some_and(|verb| scene.word(verb + 1) == "by" || scene.lower(verb).ends_with(" by"));
    if last && house {
        return true;
    }
    let told = (near || month) && (at.saturating_sub(6)..at).any(issued);
    told || month && scene.word(at.wrapping_sub(1)) == "earlier" || is_dateline(scene, at)
}

/// "New Delhi, Aug 27 The market fell", "Taipei, Sept 1, 2023 (Staff) - Revenue fell": where and when it was written.
fn is_dateline(scene: &Scene, at: usize) -> bool {
    let Some(Kind::Period(index)) = scene.kind(at).filter(|_| at <= 5) else { return false };
    let dash = (at + 1..at + 6).any(|after| among!(scene.word(after), "-" | "–" | "—"));
    let day = matches!(scene.reading.periods[index].expr, PeriodExpr::Named { part: YearPart::Day { .. }, .. });
    let placed = matches!(scene.kind(0), Some(Kind::Region(_))) && scene.kind(at.wrapping_sub(1)) == Some(Kind::Comma);
    day && (dash || placed && scene.kind(at + 1) != Some(Kind::Comma))
}

/// "On May 6, a manager wrote that", "Canalys said on Friday": the day it was said, not the time of what was said.
pub(crate) fn is_time_of_saying(scene: &Scene, at: usize) -> bool {
    let Some(Kind::Period(index)) = scene.kind(at) else { return false };
    let day = matches!(
        scene.reading.periods[index].expr,
        PeriodExpr::Weekday(_)
            | PeriodExpr::Named { part: YearPart::Day { .. }, .. }
            | PeriodExpr::Relative { grain: Grain::Day, .. }
    );
    let expr = &scene.reading.periods[index].expr;
    let rough = matches!(expr, PeriodExpr::Week(_) | PeriodExpr::Relative { grain: Grain::Month, offset: -1 | 0 });
    // "the company told investors last month".
    let told =
        |at: usize| among!(scene.word(at), "said" | "told" | "disclosed" | "revealed") && scene.is_cue(at, Cue::Say);
    if rough && (at.saturating_sub(3)..at).any(told) {
        return true;
    }
    let says = |clause: &Clause| (clause.start..clause.end).any(|at| scene.is_cue(at, Cue::Say));
    let amounts =
        |clause: &Clause| (clause.start..clause.end).any(|at| matches!(scene.kind(at), Some(Kind::Quantity(_))));
    let place = scene.clauses.partition_point(|clause| clause.end <= at);
    let own = scene.clauses.get(place);
    let next = scene.clauses.get(place + 1).filter(|_| own.is_some_and(|own| !has_verb(scene, own)));
    day && own.is_some_and(|own| !amounts(own)) && [own, next].into_iter().flatten().any(says)
}

/// "a year earlier", "the previous quarter": it lends itself to no other figure.
pub(super) fn is_shifted(scene: &Scene, at: usize) -> bool {
    matches!(scene.kind(at), Some(Kind::Period(index)) if matches!(scene.reading.periods[index].expr, PeriodExpr::Shifted { .. } | PeriodExpr::SameIn(_)))
}

/// "10 quarters" alone is a length; "for the second time this year" counts how often.
pub(super) fn is_counted(scene: &Scene, at: usize) -> bool {
    match scene.kind(at) {
        Some(Kind::Period(index)) => match scene.reading.periods[index].expr {
            PeriodExpr::Counted(_) => true,
            PeriodExpr::Relative { grain: Grain::Year, .. } => {
                let back = |step: usize| at.checked_sub(step).map_or("", |at| scene.lower(at));
                among!(back(1), "time") && among!(back(2), "second" | "third" | "fourth" | "fifth" | "only" | "last")
            }
            _ => false,
        },
        _ => false,
    }
}

/// A period that the passage goes on reporting on.
pub(crate) fn is_focus(period: &Period) -> bool {
    matches!(period.grain, Grain::Day | Grain::Month | Grain::Quarter | Grain::Half | Grain::Year)
        && period.basis != Basis::Vague
}

/// "the first nine months of 2016": a passage that has reported on nothing yet goes on reporting on it.
pub(crate) fn is_stretch(period: &Period) -> bool {
    let within = |start: Date| period.end.is_some_and(|end| start.plus_months(12).is_some_and(|year| end < year));
    period.grain == Grain::Span && period.basis != Basis::Vague && period.start.is_some_and(within)
}

/// "slipped to third after a strong third quarter": of the time before.
pub(crate) fn is_before_it(scene: &Scene, at: usize) -> bool {
    let after = |before: usize| among!(scene.word(before), "after" | "following");
    (at.saturating_sub(4)..at).any(|before| after(before) && among!(scene.word(before + 1), "a" | "an" | "its" | "the"))
}

/// "up 9.9% compared to a 24% increase in 2019": items `from..to` turn to another figure.
pub(crate) fn is_compared(scene: &Scene, from: usize, to: usize) -> bool {
    (from..to).any(|at| {
        among!(scene.word(at), "compared" | "versus" | "against")
            || scene.lower(at).ends_with(" than")
            || scene.word(at) == "than"
    })
}

/// "due to the higher prices of the first quarter": when a reason was, not when the figures of other clauses held.
pub(crate) fn is_in_reason(scene: &Scene, at: usize) -> bool {
    let parts = |at: &usize| !matches!(scene.kind(*at), Some(Kind::Comma | Kind::Semicolon | Kind::Open | Kind::Close));
    let mut run = (at.saturating_sub(26)..at).rev().take_while(parts);
    run.any(|at| {
        among!(scene.word(at), "benefiting" | "benefitting") && scene.word(at + 1) == "from"
            || among!(scene.word(at), "due" | "thanks" | "owing" | "attributed")
                && scene.word(at + 1) == "to"
                && scene.word(at + 2) != "be"
            || scene.word(at) == "because"
    })
}

/// "200 million phones since it was founded", "to date": of all the time there was, not of the quarter reported on.
pub(super) fn is_lifelong(scene: &Scene, finding: &Finding) -> bool {
    let sold =
        matches!(finding.property, Property::Shipments | Property::MarketSize) && finding.measure == Measure::Level;
    let began = |at: usize| {
        let word = scene.word(at);
        among!(
            word,
            "existence"
                | "inception"
                | "launch"
                | "launched"
                | "debut"
                | "founded"
                | "founding"
                | "foundation"
                | "established"
                | "beginning"
        )
    };
    let since = |at: usize| scene.word(at) == "since" && (at + 1..at + 7).any(began);
    let to_date = |at: usize| {
        scene.word(at) == "date" && scene.word(at.wrapping_sub(1)) == "to" && scene.word(at.wrapping_sub(2)) != "year"
    };
    // "bringing its total sales to date to 14 million".
    let brought = (finding.at.saturating_sub(4)..finding.at).any(to_date);
    sold && (brought || (finding.at + 1..scene.items.len().min(finding.at + 9)).any(|at| since(at) || to_date(at)))
}
