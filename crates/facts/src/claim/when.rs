//! The period of a finding: its own words, else the period the passage reports on, else the document's date.

use super::clause::Opener;
use super::finding::Finding;
use super::item::Kind;
use super::lexicon::Cue;
use super::mood::{is_governed, is_title};
use super::passage::{Passage, is_market_figure, is_state};
use super::scene::Scene;
use super::{Measure, Property};
use crate::among::among;
use crate::modality::Modality;
use crate::period::{Basis, Bias, Date, Grain, Period, PeriodContext, PeriodExpr, YearPart, resolve_period};
use crate::quantity::Comparator;
use crate::span::Span;

/// A resolved period with its words, when it stands in the text.
pub(crate) type When = (Period, Option<Span>);

/// The period of `finding`.
pub(crate) fn find_period(scene: &Scene, finding: &Finding, modality: Modality, passage: &Passage) -> Option<When> {
    if let Some(period) = counted(scene, finding, modality, passage) {
        return Some(period);
    }
    // "expects market leader Lenovo to sell more in 2022": it leads before that.
    if !passage.title && is_title(scene, finding) && is_governed(scene, finding) {
        return carried(scene, finding, passage);
    }
    if let Some(at) = in_parallel(scene, finding) {
        return resolve(scene, at, modality, passage).map(|period| (period, Some(scene.items[at].span)));
    }
    if let Some(at) = own_words(scene, finding).filter(|&at| passage.focus.is_some() || !is_shifted(scene, at)) {
        // "currently", in an article without a date: when the figures it reports on were counted.
        let counted = || passage.focus.filter(|_| is_now(scene, at)).map(|(period, span)| (period, Some(span)));
        let said = resolve(scene, at, modality, passage).map(|period| (period, Some(scene.items[at].span)));
        return said.or_else(counted);
    }
    if finding.prior {
        return None;
    }
    if !matches!(modality, Modality::Asserted) {
        return unsettled(finding, modality, passage);
    }
    if let Some(at) = lone_period(scene).filter(|_| passage.title) {
        return resolve(scene, at, modality, passage).map(|period| (period, Some(scene.items[at].span)));
    }
    if passage.title {
        let present = known_date(passage);
        return present
            .filter(|_| finding.measure == Measure::Level && is_stative(scene, finding))
            .map(|period| (period, None));
    }
    if let Some(at) = lone_period(scene).filter(|_| passage.focus.is_none()) {
        return resolve(scene, at, modality, passage).map(|period| (period, Some(scene.items[at].span)));
    }
    carried(scene, finding, passage)
}

/// "20 and 18 million in 2019 and 2020, respectively": each number has the period at its place.
fn in_parallel(scene: &Scene, finding: &Finding) -> Option<usize> {
    let said = (finding.at..scene.items.len()).find(|&at| scene.is_cue(at, Cue::Respectively))?;
    let is_value = |at: &usize| matches!(scene.kind(*at), Some(Kind::Quantity(_)));
    let periods: Vec<usize> = (finding.at..said).filter(|&at| is_named(scene, at)).collect();
    let values: Vec<usize> = (0..*periods.first()?).filter(is_value).collect();
    let place = values.iter().position(|&at| at == finding.at)?;
    (values.len() > 1 && values.len() == periods.len()).then(|| periods[place])
}

/// What is rumoured is so now; what is foreseen of a market, when the forecast before it ends.
fn unsettled(finding: &Finding, modality: Modality, passage: &Passage) -> Option<When> {
    match modality {
        Modality::Rumoured => known_date(passage).map(|period| (period, None)),
        Modality::Forecast if is_market_figure(finding.property) => {
            passage.foreseen.map(|(period, span)| (period, Some(span)))
        }
        _ => None,
    }
}

/// "10 quarters to return to No. 1", said in the first quarter of 2018: from there on, as long as counted.
fn counted(scene: &Scene, finding: &Finding, modality: Modality, passage: &Passage) -> Option<When> {
    if !matches!(modality, Modality::Goal | Modality::Planned) {
        return None;
    }
    let clause = scene.clause_of(finding.at);
    let length = (clause.start..clause.end).find_map(|at| match scene.kind(at) {
        Some(Kind::Period(index)) => match scene.reading.periods[index].expr {
            PeriodExpr::Counted(length) => Some(length),
            _ => None,
        },
        _ => None,
    })?;
    let at = own_words(scene, finding)?;
    let from = resolve(scene, at, Modality::Asserted, passage)?.start?;
    let end = from.plus_months(length.months)?.plus_days(length.days);
    let period = Period { start: Some(from), end, grain: Grain::Span, basis: Basis::Resolved };
    Some((period, Some(scene.items[at].span)))
}

/// The document's date, when it is known and not a guess from a month or quarter the text mentions.
fn known_date(passage: &Passage) -> Option<Period> {
    let reference = passage.reference?;
    let known = !reference.inferred || reference.period.grain == Grain::Day;
    known.then_some(Period { basis: Basis::Resolved, ..reference.period })
}

/// A headline that states a state: "still leads", "keeps the lead", "has sold", not "overtakes".
fn is_stative(scene: &Scene, finding: &Finding) -> bool {
    let clause = scene.clause_of(finding.at);
    (clause.start..clause.end).any(|at| {
        among!(
            scene.word(at),
            "still" | "keeps" | "keep" | "remains" | "remain" | "stays" | "stay" | "holds" | "is" | "are" | "retains"
        ) || matches!(scene.word(at), "has" | "have") && !scene.is_cue(finding.at, Cue::Ahead)
    })
}

/// The only period of the sentence, when there is just one that no change is measured against.
fn lone_period(scene: &Scene) -> Option<usize> {
    let mut found = (0..scene.items.len()).filter(|&at| {
        matches!(scene.kind(at), Some(Kind::Period(_)))
            && !is_base(scene, at)
            && !is_counted(scene, at)
            && !is_time_of_saying(scene, at)
            && is_named(scene, at)
    });
    found.next().filter(|_| found.next().is_none())
}

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

/// The focus of the passage, or the document's date for what is so now.
fn carried(scene: &Scene, finding: &Finding, passage: &Passage) -> Option<When> {
    let focus = flow_focus(scene, finding, passage).map(|(period, span)| (period, Some(span)));
    let present = known_date(passage).map(|period| (period, None));
    let standing = matches!(finding.property, Property::MarketShare | Property::Rank | Property::AheadOf)
        && (focus.is_none() || passage.past.is_some_and(|block| block != passage.block) && says_now(scene, finding));
    let state = finding.measure == Measure::Level && (is_state(finding.property) || standing);
    // Without a date, subscribers were counted when the market was; that a firm serves 30 countries is of no time.
    let counted = standing || finding.property == Property::Users;
    let lasting = finding.property == Property::Rank && is_perfect(scene, finding);
    match () {
        () if is_former(scene, finding) => None,
        () if lasting => present,
        () if focus.is_some() && !scene.clauses.iter().any(|clause| has_verb(scene, clause)) => focus,
        () if state && is_present(scene, finding) && !is_event(scene, finding) => present.or(focus.filter(|_| counted)),
        () => focus,
    }
}

/// The period the passage reports on. "100 million users at the end of June. Revenue rose": money and sales are of the quarter
/// that the day ends, if it is known, never of a day that ends something.
fn flow_focus(scene: &Scene, finding: &Finding, passage: &Passage) -> Option<(Period, Span)> {
    let (period, words) = passage.focus?;
    let flows = finding.measure == Measure::Change
        || matches!(
            finding.property,
            Property::Revenue | Property::Profit | Property::Shipments | Property::MarketSize | Property::Investment
        );
    if !flows || !is_edge(&period, words.of(&scene.reading.segments.lower)) {
        return passage.focus;
    }
    passage.long_focus.filter(|(long, _)| long.start <= period.start && period.end <= long.end)
}

/// "the end of June": a day that ends something.
pub(crate) fn is_edge(period: &Period, words: &str) -> bool {
    period.grain == Grain::Day && ["the end", "end", "the close", "year"].iter().any(|edge| words.starts_with(edge))
}

/// "shipped", "held": the figure is told in the past tense.
pub(crate) fn tells_past(scene: &Scene, finding: &Finding) -> bool {
    !is_present(scene, finding)
}

/// "is the leader", "holds more than half", "still trails": a verb of the present says that it is so now.
fn says_now(scene: &Scene, finding: &Finding) -> bool {
    let clause = scene.clause_of(finding.at);
    // "which has a 19.9 percent share": a figure to the point is of the period that was measured.
    let measured = finding.property == Property::MarketShare
        && finding.value.is_some_and(|value| value.comparator == Comparator::Eq);
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
fn is_perfect(scene: &Scene, finding: &Finding) -> bool {
    let clause = scene.clause_of(finding.at);
    (clause.start..finding.at).any(|at| {
        matches!(scene.word(at), "has" | "have")
            && scene.word(at + 1).ends_with("ed")
            && !scene.is_cue(finding.at, Cue::Ahead)
    })
}

/// "once the market leader", "the former No. 1".
fn is_former(scene: &Scene, finding: &Finding) -> bool {
    let clause = scene.clause_of(finding.at);
    finding.property == Property::Rank
        && (clause.start..finding.at).any(|at| {
            let then = scene.word(at) == "used" && scene.word(at + 1) == "to";
            then || among!(scene.word(at), "once" | "former" | "formerly" | "previously" | "erstwhile")
        })
}

/// The words around it speak of the present: no past verb, unless "has" stands before it.
fn is_present(scene: &Scene, finding: &Finding) -> bool {
    let clause = scene.clause_of(finding.at);
    let perfect = |at: usize| {
        at > 0
            && (among!(scene.word(at - 1), "has" | "have" | "already" | "now")
                || scene.word(at.saturating_sub(2)) == "has")
    };
    let past = |at: usize| {
        let word = scene.word(at);
        let verb = matches!(scene.kind(at), Some(Kind::Cue(cue)) if super::party::is_verb(cue));
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
    let verbless = !(clause.start..finding.at)
        .any(|at| matches!(scene.kind(at), Some(Kind::Cue(cue)) if super::party::is_verb(cue)));
    let from = if verbless { 0 } else { clause.start };
    !(from..finding.at).any(past)
}

/// "overtakes", "jumps": an event, not a state.
fn is_event(scene: &Scene, finding: &Finding) -> bool {
    let clause = scene.clause_of(finding.at);
    finding.property == Property::AheadOf
        && !among!(scene.word(finding.at.wrapping_sub(1)), "stays" | "is" | "remains" | "still" | "are")
        && !(clause.start..clause.end).any(|at| among!(scene.word(at), "still" | "remains" | "stays"))
        && !scene.is_cue(finding.at, Cue::Behind)
        && scene.items[finding.at].kind == Kind::Cue(Cue::Ahead)
        && !(clause.start..finding.at).any(|at| scene.is_cue(at, Cue::Not))
}

/// The item of the period that belongs to the finding.
fn own_words(scene: &Scene, finding: &Finding) -> Option<usize> {
    let clause = scene.clause_of(finding.at);
    // "from 3.9 million in 2019": the base of a change, but the time of that level itself.
    let prior = finding.prior || finding.measure == Measure::Level && starts_from(scene, finding.at);
    let usable = |at: &usize| {
        matches!(scene.kind(*at), Some(Kind::Period(_)))
            && (prior || !is_base(scene, *at))
            && !is_counted(scene, *at)
            && !is_dateline(scene, *at)
    };
    let stop = (finding.at + 1..clause.end)
        .find(|&at| matches!(scene.kind(at), Some(Kind::Quantity(_))))
        .unwrap_or(clause.end);
    if let Some(at) = (finding.at + 1..stop).find(usable) {
        return Some(at);
    }
    if finding.prior {
        return None;
    }
    let before = (clause.start..finding.at).rev().find(usable);
    if before.is_some() {
        return before;
    }
    if let Some(at) = before_when(scene, clause) {
        return Some(at);
    }
    let lent = |at: &usize| usable(at) && !is_shifted(scene, *at) && !is_time_of_saying(scene, *at);
    if let Some(at) = (stop..clause.end).find(lent) {
        return Some(at);
    }
    let index = scene.clauses.partition_point(|clause| clause.end <= finding.at).min(scene.clauses.len() - 1);
    let lends = |other: &super::clause::Clause| {
        let aside = matches!(other.opener, Opener::Relative)
            && !(other.start..other.end).any(|at| matches!(scene.kind(at), Some(Kind::Quantity(_))));
        let founding = (other.start..other.end)
            .any(|at| among!(scene.word(at), "founded" | "entered" | "established" | "acquired" | "bought"));
        !aside && !founding
    };
    if is_state(finding.property) && clause.own && has_verb(scene, clause) && is_present(scene, finding) {
        return None;
    }
    let earlier = scene.clauses[..index]
        .iter()
        .rev()
        .filter(|other| lends(other))
        .find_map(|other| (other.start..other.end).rev().find(lent));
    if earlier.is_some() {
        return earlier;
    }
    if clause.opener == Opener::Relative {
        return None;
    }
    scene.clauses[index + 1..]
        .iter()
        .filter(|other| lends(other) && !other.own && !has_verb(scene, other))
        .take(2)
        .find_map(|other| (other.start..other.end).find(lent))
}

/// "New Delhi, Aug 27 The market fell", "figures released earlier this week": when it was written or published.
fn is_dateline(scene: &Scene, at: usize) -> bool {
    let Some(Kind::Period(index)) = scene.kind(at) else { return false };
    let expr = &scene.reading.periods[index].expr;
    let near =
        matches!(expr, PeriodExpr::Week(_) | PeriodExpr::Weekday(_) | PeriodExpr::Relative { grain: Grain::Day, .. });
    let issued =
        |at: usize| among!(scene.word(at), "released" | "published" | "issued" | "announced" | "shared" | "out");
    if near && (at.saturating_sub(6)..at).any(issued) {
        return true;
    }
    let day = matches!(scene.reading.periods[index].expr, PeriodExpr::Named { part: YearPart::Day { .. }, .. });
    let placed = matches!(scene.kind(0), Some(Kind::Region(_))) && scene.kind(at.wrapping_sub(1)) == Some(Kind::Comma);
    day && placed && at <= 3 && scene.kind(at + 1) != Some(Kind::Comma)
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
    let says = |clause: &super::clause::Clause| (clause.start..clause.end).any(|at| scene.is_cue(at, Cue::Say));
    let amounts = |clause: &super::clause::Clause| {
        (clause.start..clause.end).any(|at| matches!(scene.kind(at), Some(Kind::Quantity(_))))
    };
    let place = scene.clauses.partition_point(|clause| clause.end <= at);
    let own = scene.clauses.get(place);
    let next = scene.clauses.get(place + 1).filter(|_| own.is_some_and(|own| !has_verb(scene, own)));
    day && own.is_some_and(|own| !amounts(own)) && [own, next].into_iter().flatten().any(says)
}

/// "up from September last year, when it sold 32,586": the period right before "when" is that of its clause.
fn before_when(scene: &Scene, clause: &super::clause::Clause) -> Option<usize> {
    let from = clause.start.saturating_sub(1);
    let when = (from..=clause.start).find(|&at| scene.word(at) == "when" && at < clause.end)?;
    let comma = usize::from(when > 0 && scene.kind(when - 1) == Some(Kind::Comma));
    let at = when.checked_sub(1 + comma)?;
    matches!(scene.kind(at), Some(Kind::Period(_))).then_some(at)
}

/// "a year earlier", "the previous quarter": it lends itself to no other figure.
fn is_shifted(scene: &Scene, at: usize) -> bool {
    matches!(scene.kind(at), Some(Kind::Period(index)) if matches!(scene.reading.periods[index].expr, PeriodExpr::Shifted { .. } | PeriodExpr::SameIn(_)))
}

fn has_verb(scene: &Scene, clause: &super::clause::Clause) -> bool {
    let verb = |at: usize| match scene.kind(at) {
        Some(Kind::Cue(cue)) => super::party::is_verb(cue) || cue == Cue::Goal,
        // "exceed 78 million": the verb is part of the amount.
        Some(Kind::Quantity(_)) => scene.lower(at).starts_with("exceed") || scene.lower(at).starts_with("surpass"),
        _ => false,
    };
    (clause.start..clause.end).any(verb) && !clause.tag
}

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
    let from = at.saturating_sub(6);
    let mut compared = false;
    for before in (from..at).rev() {
        match scene.word(before) {
            "than" | "versus" | "vs" | "against" | "from" | "compared" | "above" | "below" | "over" | "as"
                if scene.word(before) != "as" || matches!(expr, PeriodExpr::Shifted { .. }) =>
            {
                compared = scene.word(before) != "over"
                    || matches!(
                        expr,
                        PeriodExpr::Shifted { .. }
                            | PeriodExpr::Relative { .. }
                            | PeriodExpr::Named { .. }
                            | PeriodExpr::Focus(_)
                            | PeriodExpr::SameIn(_)
                    );
                break;
            }
            _ if matches!(scene.kind(before), Some(Kind::Quantity(_))) => {
                compared = starts_from(scene, before);
                break;
            }
            "units" | "vehicles" | "devices" | "people" | "sold" | "shipped" => {}
            "in" | "the" | "of" | "with" | "to" | "for" | "a" | "it" | "was" | "did" | "this" | "same" | "time"
            | "during" | "very" | "weak" | "strong" => {}
            "on" => {
                let after_percent = before.checked_sub(1).is_some_and(|index| {
                    matches!(
                        scene.kind(index),
                        Some(Kind::Quantity(_) | Kind::Cue(Cue::RiseNoun | Cue::FallNoun | Cue::Rise | Cue::Fall))
                    )
                });
                compared = matches!(expr, PeriodExpr::Shifted { .. }) || after_percent;
                break;
            }
            _ => break,
        }
    }
    let shifted =
        matches!(expr, PeriodExpr::Shifted { months, .. } if *months < 0) && scene.word(at.wrapping_sub(1)) != "in";
    compared || shifted && follows_change(scene, at)
}

/// "from 10 per cent in Q3 2018": the figure a change starts from, and the period with it.
fn starts_from(scene: &Scene, quantity: usize) -> bool {
    (quantity.saturating_sub(3)..quantity)
        .rev()
        .take_while(|&at| !matches!(scene.kind(at), Some(Kind::Quantity(_) | Kind::Comma | Kind::Period(_))))
        .any(|at| among!(scene.word(at), "from" | "versus" | "against" | "compared"))
}

/// "up 2.9% a year earlier": right behind a change.
fn follows_change(scene: &Scene, at: usize) -> bool {
    (at.saturating_sub(3)..at).any(|before| {
        matches!(scene.kind(before), Some(Kind::Cue(Cue::Rise | Cue::Fall | Cue::RiseNoun | Cue::FallNoun)))
    })
}

/// "10 quarters" alone is a length.
fn is_counted(scene: &Scene, at: usize) -> bool {
    match scene.kind(at) {
        Some(Kind::Period(index)) => matches!(scene.reading.periods[index].expr, PeriodExpr::Counted(_)),
        _ => false,
    }
}

/// The days the words of item `at` mean here.
pub(crate) fn resolve(scene: &Scene, at: usize, modality: Modality, passage: &Passage) -> Option<Period> {
    let Some(Kind::Period(index)) = scene.kind(at) else { return None };
    let bias = match modality {
        Modality::Goal | Modality::Planned | Modality::Forecast => Bias::Future,
        _ => Bias::Past,
    };
    let focus = passage.focus.map(|(period, _)| period);
    let context = PeriodContext { reference: passage.reference, focus, fiscal: passage.fiscal, bias };
    let expr = &scene.reading.periods[index].expr;
    resolve_period(expr, &context)
}

/// The days a period mention means here, for what is asserted.
pub(crate) fn resolve_mention(scene: &Scene, mention: usize, passage: &Passage) -> Option<Period> {
    let focus = passage.focus.map(|(period, _)| period);
    let context = PeriodContext { reference: passage.reference, focus, fiscal: passage.fiscal, bias: Bias::Past };
    resolve_period(&scene.reading.periods.get(mention)?.expr, &context)
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
