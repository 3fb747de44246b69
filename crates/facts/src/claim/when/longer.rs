//! Figures of a longer time than their words seem to say: of a whole quarter, of the year so far, of the same months a year before.
//! Not which words those are.

use super::base::{is_base, starts_from};
use super::{known_date, resolve};
use crate::among::among;
use crate::claim::Property;
use crate::claim::finding::Finding;
use crate::claim::item::{Item, Kind};
use crate::claim::passage::{Passage, is_market_figure};
use crate::claim::scene::Scene;
use crate::modality::Modality;
use crate::period::{Basis, Bias, Date, Grain, Period, PeriodContext, PeriodExpr, resolve_period};
use crate::span::Span;

/// "At the end of the first quarter of 2021, registrations totalled 656,452": of the quarter that ended.
pub(super) fn in_whole(scene: &Scene, finding: &Finding, at: usize, passage: &Passage) -> Option<Period> {
    let Some(Kind::Period(index)) = scene.kind(at) else { return None };
    let PeriodExpr::LastDay(inner) = &scene.reading.periods[index].expr else { return None };
    let flows = matches!(finding.property, Property::MarketSize | Property::Shipments | Property::Revenue);
    // Users were counted at its end.
    let sold = |item: &Item| {
        among!(
            item.lower.rsplit(' ').next().unwrap_or(""),
            "registrations" | "registered" | "sales" | "sold" | "shipments" | "shipped" | "deliveries" | "revenue"
        )
    };
    let led = scene.word(at.wrapping_sub(1)) == "at" && scene.items.iter().any(sold);
    let context = PeriodContext {
        reference: passage.reference,
        focus: passage.focus.now.map(|(period, _)| period),
        fiscal: passage.fiscal,
        bias: Bias::Past,
    };
    let period = resolve_period(inner, &context).filter(|_| flows && led)?;
    matches!(period.grain, Grain::Quarter | Grain::Half).then_some(period)
}

/// "fell 9 percent year over year, from 69 million in 2015 to 63 million", of a quarter of 2016: the same quarter; "flew a million
/// in the previous month", in a report on the month before it was written: that month.
pub(super) fn in_step(scene: &Scene, finding: &Finding, at: usize, passage: &Passage) -> Option<Period> {
    let Some(Kind::Period(index)) = scene.kind(at) else { return None };
    let (focus, _) = passage.focus.now.filter(|(focus, _)| focus.grain < Grain::Year)?;
    let expr = &scene.reading.periods[index].expr;
    let before = PeriodExpr::Shifted { months: -1, grain: Grain::Month };
    if *expr == before && !finding.prior && !is_base(scene, at) && !starts_from(scene, finding.at) {
        let now = known_date(passage)?.start?;
        return (focus.grain == Grain::Month
            && focus.start <= Some(now)
            && now < focus.end?.plus_months(1)?
            && Some(now) >= focus.end)
            .then_some(focus);
    }
    let yearly = |at: usize| matches!(scene.kind(at), Some(Kind::Period(index)) if scene.reading.periods[index].expr == PeriodExpr::Against { months: -12 });
    let year = resolve(scene, at, Modality::Asserted, passage).filter(|period| period.grain == Grain::Year)?;
    let (start, end) = (focus.start?.plus_months(-12)?, focus.end?.plus_months(-12)?);
    let within = year.start? <= start && Some(end) <= year.end;
    let compared = finding.prior && starts_from(scene, finding.at) && (0..at).any(yearly);
    (compared && within).then_some(Period { start: Some(start), end: Some(end), basis: Basis::Resolved, ..focus })
}

/// "57,533 were registered until November": since the year began.
pub(super) fn summed(finding: &Finding, period: Period) -> Period {
    let counts = matches!(finding.property, Property::MarketSize | Property::Shipments);
    let from = period.end.filter(|_| counts && period.start.is_none() && period.grain == Grain::Span);
    let year = from.and_then(|end| Date::new(end.plus_days(-1)?.parts().0, 1, 1));
    let within = from.is_some_and(|end| end.parts().1 > 1);
    Period { start: year.filter(|_| within).or(period.start), ..period }
}

/// The year so far, when the paragraph is on it and the month it ends in is what the article reports on.
pub(super) fn of_stretch(finding: &Finding, passage: &Passage) -> Option<(Period, Span)> {
    let (period, span, _) = passage.stretch.filter(|(_, _, block)| *block == passage.block)?;
    let (focus, _) = passage.focus.now?;
    let ends = focus.end == period.end && period.start < focus.start && focus.grain < Grain::Year;
    (ends && is_market_figure(finding.property)).then_some((period, span))
}

/// "its share through September": of the months so far.
pub(super) fn through(scene: &Scene, finding: &Finding, at: usize, period: Period) -> Period {
    let counts = matches!(finding.property, Property::MarketSize | Property::Shipments | Property::MarketShare);
    let led = scene.word(at.wrapping_sub(1)) == "through" && period.grain == Grain::Month;
    // "from 17.4 percent in August to 16.7 percent through September": month by month.
    let clause = scene.clause_of(finding.at);
    let led = led && !(clause.start..at).any(|at| matches!(scene.kind(at), Some(Kind::Period(_))));
    let year =
        period.start.and_then(|start| Date::new(start.parts().0, 1, 1)).filter(|year| Some(*year) < period.start);
    match year.filter(|_| counts && led) {
        Some(start) => Period { start: Some(start), grain: Grain::Span, ..period },
        None => period,
    }
}
