//! The period of a finding: its own words, else the period the passage reports on, else the document's date.

mod base;
mod carried;
mod longer;
mod own;
mod tense;
mod words;

use super::against::base_expr;
use super::finding::Finding;
use super::item::Kind;
use super::lexicon::Cue;
use super::mood::{is_governed, is_title};
use super::passage::{Passage, is_market_figure};
use super::scene::Scene;
use super::{Measure, Property};
use crate::modality::Modality;
use crate::period::{Basis, Bias, Grain, Period, PeriodContext, PeriodExpr, YearPart, resolve_period};
use crate::segment::is_possessive;
use crate::span::Span;
pub(crate) use base::is_base;
use base::starts_from;
use carried::carried;
use longer::{in_step, in_whole, summed, through};
use own::{looks_ahead, of_report, own_words};
pub(crate) use tense::tells_past;
use tense::{is_former, is_stative};
pub(crate) use words::{
    is_before_it, is_compared, is_edge, is_focus, is_in_reason, is_named, is_now, is_relative, is_stretch,
    is_time_of_saying, is_when_written,
};
use words::{is_counted, is_shifted};

/// A resolved period with its words, when it stands in the text.
pub(crate) type When = (Period, Option<Span>);

/// The period of `finding`. Who counts others does so for a period: what such a report says "is" so, `reported`, is so then.
pub(crate) fn find_period(
    scene: &Scene,
    finding: &Finding,
    modality: Modality,
    passage: &Passage,
    reported: bool,
) -> Option<When> {
    if let Some(period) = counted(scene, finding, modality, passage) {
        return Some(period);
    }
    // "expects market leader Lenovo to sell more in 2022": it leads before that.
    if !passage.title && is_title(scene, finding) && is_governed(scene, finding) {
        return carried(scene, finding, passage, reported);
    }
    // "SpiceJet, which once held 17 per cent": no clause around it tells when.
    let clause = scene.clause_of(finding.at);
    let timed =
        (clause.start..clause.end).any(|at| matches!(scene.kind(at), Some(Kind::Period(_))) && !is_counted(scene, at));
    if !timed && is_former(scene, finding) {
        return None;
    }
    if let Some(at) = in_parallel(scene, finding) {
        return resolve(scene, at, modality, passage).map(|period| (period, Some(scene.items[at].span)));
    }
    if let Some(period) = told_before(scene, finding, passage) {
        return Some(period);
    }
    if let Some(period) = in_comparison(scene, finding, passage) {
        return Some(period);
    }
    if let Some(at) = own_words(scene, finding, passage)
        .map(|at| antecedent(scene, at).unwrap_or(at))
        .filter(|&at| passage.focus.now.is_some() || !is_shifted(scene, at))
    {
        return by_words(scene, finding, at, modality, passage, reported);
    }
    if finding.prior {
        let before = before_change(scene, finding, passage).map(|period| (period, None));
        let before = before.or_else(|| foreseen_before(scene, finding, modality, passage));
        return before.or_else(|| base_before(scene, finding, passage));
    }
    if !matches!(modality, Modality::Asserted) {
        return unsettled(finding, modality, passage);
    }
    if let Some(at) = passage.title.then(|| lone_period(scene)).flatten() {
        return resolve(scene, at, modality, passage).map(|period| (period, Some(scene.items[at].span)));
    }
    if passage.title {
        let present = known_date(passage);
        return present
            .filter(|_| finding.measure == Measure::Level && is_stative(scene, finding))
            .map(|period| (period, None));
    }
    let own = |at: &usize| {
        let clause = scene.clause_of(*at);
        clause.start <= finding.at && finding.at < clause.end || !looks_ahead(scene, clause)
    };
    if let Some(at) = passage.focus.now.is_none().then(|| lone_period(scene)).flatten().filter(own) {
        return resolve(scene, at, modality, passage).map(|period| (period, Some(scene.items[at].span)));
    }
    carried(scene, finding, passage, reported)
}

/// The period that item `at`, the finding's own words, means here.
fn by_words(
    scene: &Scene,
    finding: &Finding,
    at: usize,
    modality: Modality,
    passage: &Passage,
    reported: bool,
) -> Option<When> {
    // "currently", in an article without a date: when the figures it reports on were counted.
    let figure = is_market_figure(finding.property) || finding.property == Property::Users;
    let focus = passage.long_focus.or(passage.focus.now).filter(|_| figure && is_now(scene, at));
    let counted = || focus.map(|(period, span)| (period, Some(span)));
    // A year is over by the time of "currently", when that is known.
    let year = focus.is_some_and(|(focus, _)| focus.grain == Grain::Year) && known_date(passage).is_some();
    if let Some(period) = counted().filter(|_| reported && !year) {
        return Some(period);
    }
    let said = in_whole(scene, finding, at, passage)
        .or_else(|| in_step(scene, finding, at, passage))
        .or_else(|| resolve(scene, at, modality, passage));
    let said = said.map(|period| summed(finding, through(scene, finding, at, period)));
    let said = said.map(|period| (period, Some(scene.items[at].span)));
    let told = of_report(scene, finding).filter(|_| is_now(scene, at));
    let told =
        told.and_then(|at| resolve(scene, at, modality, passage).map(|period| (period, Some(scene.items[at].span))));
    told.or(said).or_else(counted)
}

/// "a y-o-y growth of 12% from 8,149 units": the level that the change starts from, a year before.
fn before_change(scene: &Scene, finding: &Finding, passage: &Passage) -> Option<Period> {
    let near = (finding.at.saturating_sub(12)..finding.at).rev();
    let expr = near
        .filter_map(|at| base_expr(scene, at))
        .find(|expr| matches!(expr, PeriodExpr::Against { .. } | PeriodExpr::Shifted { months: ..0, .. }))?;
    let focus = passage.focus.now.map(|(period, _)| period);
    let context = PeriodContext { reference: passage.reference, focus, fiscal: passage.fiscal, bias: Bias::Past };
    resolve_period(&expr, &context)
}

/// "Oppo shipped 38 million, up from 23 million in Q1 2020, and Vivo 37 million versus 20 million": of the same quarter.
fn base_before(scene: &Scene, finding: &Finding, passage: &Passage) -> Option<When> {
    let at = (0..finding.at).rev().find(|&at| is_named(scene, at))?;
    let levels = at > 1 && starts_from(scene, at - 1 - usize::from(scene.word(at - 1) == "in"));
    let fits = levels && matches!(finding.property, Property::MarketShare | Property::Shipments | Property::MarketSize);
    let period = resolve(scene, at, Modality::Asserted, passage).filter(|_| fits)?;
    Some((period, Some(scene.items[at].span)))
}

/// "raised its forecast for 2013 from 134 to 136 million": both are of the year that is foreseen.
fn foreseen_before(scene: &Scene, finding: &Finding, modality: Modality, passage: &Passage) -> Option<When> {
    let from = (finding.at.saturating_sub(3)..finding.at).rev().find(|&at| scene.word(at) == "from")?;
    let at = from.checked_sub(1).filter(|&at| is_named(scene, at) && modality != Modality::Asserted)?;
    resolve(scene, at, modality, passage).map(|period| (period, Some(scene.items[at].span)))
}

/// "Wizz lost 114 million in the April-June quarter. EasyJet lost 318 million in the same three months.": those of the figure before.
fn told_before(scene: &Scene, finding: &Finding, passage: &Passage) -> Option<When> {
    let (period, _, _) = passage.told.filter(|(_, _, block)| *block == passage.block && passage.told_alone)?;
    let clause = scene.clause_of(finding.at);
    let same = |at: usize| {
        let pointed = matches!(scene.kind(at), Some(Kind::Period(index)) if scene.reading.periods[index].expr == PeriodExpr::Focus(None));
        pointed && scene.lower(at).starts_with("the same")
    };
    let at = (finding.at + 1..clause.end).find(|&at| matches!(scene.kind(at), Some(Kind::Period(_))))?;
    let alone = finding.measure == Measure::Level && !finding.prior && same(at) && antecedent(scene, at).is_none();
    alone.then(|| (period, Some(scene.items[at].span)))
}

/// "gained share during the quarter, moving from 10 percent last year to 11 percent this year": the quarter, and that of a year ago.
fn in_comparison(scene: &Scene, finding: &Finding, passage: &Passage) -> Option<When> {
    let (focus, _) = passage.focus.now.filter(|(focus, _)| focus.grain < Grain::Year)?;
    if let Some(period) = quarter_before(scene, finding, focus) {
        return Some(period);
    }
    let says = |at: usize, expr: &PeriodExpr| matches!(scene.kind(at), Some(Kind::Period(index)) if scene.reading.periods[index].expr == *expr);
    let at = finding.at + 1;
    let last = says(at, &PeriodExpr::Relative { grain: Grain::Year, offset: -1 });
    let this = says(at, &PeriodExpr::Relative { grain: Grain::Year, offset: 0 })
        && scene.word(finding.at.wrapping_sub(1)) == "to";
    // "revenue fell 31 percent to 311 million, from 451 million last year".
    let rate = matches!(finding.property, Property::MarketShare | Property::Rank) || finding.prior && last;
    // "up from last year's 44,000".
    let owned = (finding.at.saturating_sub(3)..finding.at).find(|&at| {
        says(at, &PeriodExpr::Relative { grain: Grain::Year, offset: -1 }) && is_possessive(scene.word(at + 1))
    });
    let at = owned.filter(|_| starts_from(scene, finding.at)).unwrap_or(at);
    let owned = at < finding.at;
    if finding.measure != Measure::Level || !(owned || rate && (this || last && starts_from(scene, finding.at))) {
        return None;
    }
    let months = if last || owned { -12 } else { 0 };
    let context = PeriodContext { focus: Some(focus), ..PeriodContext::default() };
    let period = resolve_period(&PeriodExpr::Shifted { months, grain: Grain::Year }, &context)?;
    Some((period, Some(scene.items[at].span)))
}

/// "earned 11 billion in the first quarter, up from 10 billion last quarter": the quarter before that one.
fn quarter_before(scene: &Scene, finding: &Finding, focus: Period) -> Option<When> {
    let at = finding.at + 1 + usize::from(matches!(scene.kind(finding.at + 1), Some(Kind::Cue(Cue::Noun(_)))));
    let Some(Kind::Period(index)) = scene.kind(at) else { return None };
    let last = scene.reading.periods[index].expr == PeriodExpr::Relative { grain: Grain::Quarter, offset: -1 };
    if !(last && finding.prior && focus.grain == Grain::Quarter) {
        return None;
    }
    let context = PeriodContext { focus: Some(focus), ..PeriodContext::default() };
    let period = resolve_period(&PeriodExpr::Shifted { months: -3, grain: Grain::Quarter }, &context)?;
    Some((period, Some(scene.items[at].span)))
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
    let at = own_words(scene, finding, passage)?;
    let from = resolve(scene, at, Modality::Asserted, passage)?.start?;
    let end = from.plus_months(length.months)?.plus_days(length.days);
    let period = Period { start: Some(from), end, grain: Grain::Span, basis: Basis::Resolved };
    Some((period, Some(scene.items[at].span)))
}

/// The document's date, when it is known and not a guess from a month or quarter the text mentions.
pub(crate) fn known_date(passage: &Passage) -> Option<Period> {
    let reference = passage.reference?;
    let known = !reference.inferred || reference.period.grain == Grain::Day;
    known.then_some(Period { basis: Basis::Resolved, ..reference.period })
}

/// The only period of the sentence, when there is just one that no change is measured against.
fn lone_period(scene: &Scene) -> Option<usize> {
    let mut found = (0..scene.items.len()).filter(|&at| {
        matches!(scene.kind(at), Some(Kind::Period(_)))
            && !is_base(scene, at)
            && !is_counted(scene, at)
            && !is_time_of_saying(scene, at)
            && !is_when_written(scene, at)
            && !is_said_again(scene, at)
            && is_named(scene, at)
    });
    found.next().filter(|_| found.next().is_none())
}

/// "the first quarter of 2018 (1Q18)": the same period in another spelling.
fn is_said_again(scene: &Scene, at: usize) -> bool {
    at > 1 && scene.kind(at - 1) == Some(Kind::Open) && matches!(scene.kind(at - 2), Some(Kind::Period(_)))
}

/// The days the words of item `at` mean here.
pub(crate) fn resolve(scene: &Scene, at: usize, modality: Modality, passage: &Passage) -> Option<Period> {
    let Some(Kind::Period(index)) = scene.kind(at) else { return None };
    let bias = match modality {
        Modality::Goal | Modality::Planned | Modality::Forecast | Modality::Conditional => Bias::Future,
        _ => Bias::Past,
    };
    let expr = &scene.reading.periods[index].expr;
    // "not seen since the third quarter of 2013 when it grew by 56.9%": then.
    let expr = match expr {
        PeriodExpr::Since(then) if scene.word(at + 1) == "when" => then,
        expr => expr,
    };
    // "Full-year profit rose", said in the middle of a year: of a fiscal year that nobody told.
    let untold = *expr == PeriodExpr::FocusYear && bias == Bias::Past && passage.focus.now.is_none();
    let month = known_date(passage).and_then(|now| now.start).map(|start| start.parts().1);
    if untold && month.is_some_and(|month| (5..=10).contains(&month)) {
        return None;
    }
    // "this quarter", after a count at its end: the quarter.
    let relative = matches!(expr, PeriodExpr::Relative { .. });
    let long = passage
        .long_focus
        .filter(|_| relative && passage.focus.now.is_some_and(|(focus, _)| focus.grain == Grain::Day));
    let named = same_as(scene, at, expr, passage).map(|period| (period, Span::default()));
    // "lost 90,000 over the quarter", after what was watched in September: the quarter reported on.
    let grain = match expr {
        PeriodExpr::Focus(Some(grain)) => Some(*grain),
        _ => None,
    };
    let other = |focus: &(Period, Span)| grain.is_some_and(|grain| focus.0.grain != grain);
    let fits = |focus: &(Period, Span)| grain == Some(focus.0.grain);
    let main = || passage.long_focus.filter(fits).or(passage.focus.main.filter(fits));
    let of_grain = passage.focus.now.filter(other).and_then(|_| main());
    let focus = named.or(of_grain).or(long).or(passage.focus.now).map(|(period, _)| period);
    let context = PeriodContext { reference: passage.reference, focus, fiscal: passage.fiscal, bias };
    resolve_period(expr, &context)
}

/// "Between January and July they flew 88 million, against 67 million in the same months of 2022": the months just named.
fn same_as(scene: &Scene, at: usize, expr: &PeriodExpr, passage: &Passage) -> Option<Period> {
    let same = matches!(expr, PeriodExpr::SameIn(_) | PeriodExpr::Shifted { months: -12, .. });
    if !same || !["same", "corresponding"].iter().any(|word| scene.lower(at).contains(word)) {
        return None;
    }
    let before =
        (0..at).rev().find(|&at| is_named(scene, at) && !is_base(scene, at) && !is_time_of_saying(scene, at))?;
    let Some(Kind::Period(index)) = scene.kind(before) else { return None };
    resolve_mention(scene, index, passage).filter(|period| period.start.is_some() && period.end.is_some())
}

/// "While sales fell in the third quarter of 2013, shipments grew in the period": the sentence itself has named it before.
fn antecedent(scene: &Scene, at: usize) -> Option<usize> {
    let Some(Kind::Period(index)) = scene.kind(at) else { return None };
    let PeriodExpr::Focus(grain) = scene.reading.periods[index].expr else { return None };
    (0..at).rev().find(|&at| {
        grain.is_none_or(|grain| is_of_grain(scene, at, grain))
            && is_named(scene, at)
            && !is_base(scene, at)
            && !is_time_of_saying(scene, at)
            && !is_when_written(scene, at)
    })
}

/// A quarter for "the quarter".
fn is_of_grain(scene: &Scene, at: usize, grain: Grain) -> bool {
    let Some(Kind::Period(index)) = scene.kind(at) else { return false };
    match &scene.reading.periods[index].expr {
        PeriodExpr::Named { part: YearPart::Months { grain: named, .. }, .. } => *named == grain,
        PeriodExpr::Fixed(period) => period.grain == grain,
        _ => false,
    }
}

/// The days a period mention means here, for what is asserted.
pub(crate) fn resolve_mention(scene: &Scene, mention: usize, passage: &Passage) -> Option<Period> {
    let focus = passage.focus.now.map(|(period, _)| period);
    let context = PeriodContext { reference: passage.reference, focus, fiscal: passage.fiscal, bias: Bias::Past };
    resolve_period(&scene.reading.periods.get(mention)?.expr, &context)
}
