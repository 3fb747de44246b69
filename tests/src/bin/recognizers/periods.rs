//! Periods and dates: compared by their days, with either reading of a year left out, and by an overlapping text:
//! prepositions are ours to leave out.

use facts::number::Text;
use facts::period::{
    Bias, Date, Grain, Period, PeriodContext, PeriodExpr, PeriodMention, YearPart, find_periods, read_reference,
    resolve_period,
};
use serde_json::Value;

use crate::{results, segments_of, span_of};

/// Whether a case is exact, and what was expected and found.
pub(crate) fn judge(input: &str, case: &Value) -> (bool, String) {
    let reference = case["Context"]["ReferenceDateTime"].as_str().and_then(read_reference);
    let mentions = find_periods(&Text::of(&segments_of(input)));
    let found = |bias: Bias| {
        let context = PeriodContext { reference, bias, ..PeriodContext::default() };
        let resolve = |mention: &PeriodMention| {
            let period = resolve_period(&mention.expr, &context)?;
            Some((mention.span, period, last_start(&mention.expr, period, &context)))
        };
        mentions.iter().filter_map(resolve).collect::<Vec<_>>()
    };
    let results = results(case);
    let Some(result) = results.first() else { return (mentions.is_empty(), String::new()) };
    let side = |key: &str, name: &str| result["Value"][key][name].as_str().map(str::to_string);
    let want = |key: &str| match side(key, "date") {
        Some(date) => (Some(date), None),
        None => (side(key, "startDate"), side(key, "endDate")),
    };
    let span = span_of(input, result).unwrap_or_default();
    let fits = |bias: Bias, key: &str| {
        let (start, end) = want(key);
        found(bias).iter().any(|(found_at, period, last)| {
            let same_start = period.start.map(|date| date.to_string()) == start;
            let same_end = period.end.map(|date| date.to_string()) == end
                || (last.is_some() && last.map(|date| date.to_string()) == end)
                || (end.is_none() && side(key, "date").is_some());
            found_at.overlaps(span) && same_start && same_end
        })
    };
    let exact = fits(Bias::Past, "PastResolution") || fits(Bias::Future, "FutureResolution");
    let told: Vec<String> = found(Bias::Past)
        .iter()
        .map(|(span, period, _)| {
            format!(
                "[{}] {:?}..{:?}",
                span.of(input),
                period.start.map(|d| d.to_string()),
                period.end.map(|d| d.to_string())
            )
        })
        .collect();
    (exact, format!("expected [{}] {:?} | found {}", span.of(input), want("PastResolution"), told.join(", ")))
}

/// First day of the last part of a stretch: the suite leaves that part out ("from 2014 to 2018" ends where 2018 begins).
fn last_start(expr: &PeriodExpr, period: Period, context: &PeriodContext) -> Option<Date> {
    match expr {
        PeriodExpr::Through(_, last) => resolve_period(last, context)?.start,
        PeriodExpr::Fixed(_) if period.grain == Grain::Span => period.end?.plus_months(-12),
        PeriodExpr::Named { part: YearPart::Months { count: 2.., .. }, .. } => period.end?.plus_months(-1),
        _ => None,
    }
}
