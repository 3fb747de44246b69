//! What a change is measured against, and what a place or an order is by. Not when the claim itself holds.

use super::finding::Finding;
use super::item::Kind;
use super::lexicon::{Cue, Noun};
use super::passage::Passage;
use super::scene::Scene;
use super::when::is_base;
use super::{Measure, Property};
use crate::among::among;
use crate::period::{Bias, Grain, Period, PeriodContext, PeriodExpr, resolve_period};

/// The period that the change of `finding`, which holds in `period`, is measured against.
pub(crate) fn find_base(scene: &Scene, finding: &Finding, period: Option<Period>, passage: &Passage) -> Option<Period> {
    if finding.measure != Measure::Change {
        return None;
    }
    let at = base_words(scene, finding)?;
    let expr = base_expr(scene, at)?;
    let counted = matches!(
        expr,
        PeriodExpr::Shifted { .. } | PeriodExpr::Against { .. } | PeriodExpr::SameIn(_) | PeriodExpr::Focus(_)
    );
    let long = period.is_some_and(|period| period.grain == Grain::Year);
    let within = matches!(expr, PeriodExpr::Against { months } | PeriodExpr::Shifted { months, .. } if months > -12);
    if counted && period.is_none() || long && within {
        return None;
    }
    let context =
        PeriodContext { reference: passage.reference, focus: period, fiscal: passage.fiscal, bias: Bias::Past };
    let base = resolve_period(&expr, &context)?;
    let base = period.and_then(|period| same_part(period, base)).unwrap_or(base);
    // What is not over before the change has happened is no base of it.
    period.is_none_or(|period| base.start < period.start).then_some(base)
}

/// A quarter "up 9% on 2019" is measured against the same quarter of that year.
fn same_part(period: Period, base: Period) -> Option<Period> {
    let shorter = matches!(period.grain, Grain::Month | Grain::Quarter | Grain::Half);
    let years = period.start?.parts().0 - base.start?.parts().0;
    let context = PeriodContext { reference: None, focus: Some(period), fiscal: None, bias: Bias::Past };
    let moved = || resolve_period(&PeriodExpr::Against { months: -12 * years }, &context);
    (shorter && base.grain == Grain::Year && years > 0).then(moved).flatten()
}

/// The item of the words that name the base: behind the amount, else before it, else leading the sentence.
fn base_words(scene: &Scene, finding: &Finding) -> Option<usize> {
    let clause = scene.clause_of(finding.at);
    let is_base_at = |at: &usize| base_expr(scene, *at).is_some();
    let is_number = |at: usize| matches!(scene.kind(at), Some(Kind::Quantity(_)));
    // "up 20% from 1.2 billion a year earlier": the level before belongs to the change.
    let other = |at: usize| is_number(at) && !among!(scene.word(at.wrapping_sub(1)), "from" | "with" | "against");
    let own = (finding.at + 1..clause.end).take_while(|&at| !other(at)).find(is_base_at);
    own.or_else(|| {
        let mut after = scene.clauses.iter().filter(|next| next.start >= clause.end).take(2);
        let next = after.find(|next| compares(scene, next.start))?;
        (next.start..next.end).find(is_base_at).filter(|_| !(next.start..next.end).any(is_number))
    })
    .or_else(|| (clause.start..finding.at).rev().take_while(|&at| !is_number(at)).find(is_base_at))
    .or_else(|| (0..clause.start).take_while(|&at| !is_number(at)).find(is_base_at))
}

/// "compared with", "versus": a comparison begins at item `start`.
fn compares(scene: &Scene, start: usize) -> bool {
    let goes_on = scene.is_cue(start, Cue::With) && scene.word(start.wrapping_sub(1)) == "compared";
    let alone = scene.word(start) == "compared" && scene.is_cue(start + 1, Cue::With);
    goes_on || !alone && among!(scene.word(start), "compared" | "versus" | "against" | "from" | "over")
}

/// The base that item `at` names: "than in 2019", "a year earlier", "quarter-on-quarter".
pub(crate) fn base_expr(scene: &Scene, at: usize) -> Option<PeriodExpr> {
    match scene.kind(at)? {
        Kind::Period(index) => {
            let expr = &scene.reading.periods[index].expr;
            let earlier = matches!(expr, PeriodExpr::Shifted { months, .. } if *months < 0);
            (earlier || is_base(scene, at)).then(|| expr.clone())
        }
        Kind::Cue(Cue::Earlier) => {
            let words = scene.lower(at);
            let has = |list: &[&str]| list.iter().any(|part| words.contains(part));
            let months = match () {
                () if has(&["quarter", "qoq", "q-o-q", "sequential"]) => -3,
                () if has(&["month"]) => -1,
                () if has(&["year", "yoy", "y-o-y", "annual"]) => -12,
                () => return None,
            };
            Some(PeriodExpr::Against { months })
        }
        _ => None,
    }
}

/// What a place or an order is by, when the words say it: "largest by revenue", "overtook it in subscribers".
pub(crate) fn find_by(scene: &Scene, finding: &Finding) -> Option<Property> {
    if !matches!(finding.property, Property::Rank | Property::AheadOf) {
        return None;
    }
    let clause = scene.clause_of(finding.at);
    let mut said = (clause.start..clause.end).filter_map(|at| {
        let (from, near) = match scene.word(at) {
            "by" if !is_agent(scene, at) => (at + 1, 4),
            "terms" if scene.word(at + 1) == "of" => (at + 2, 4),
            "in" if at > finding.at => (at + 1, 3),
            _ => return None,
        };
        let noun = (from..clause.end.min(from + near)).take_while(|&at| leads_on(scene, at)).last()?;
        match scene.kind(noun) {
            Some(Kind::Cue(Cue::Noun(noun))) => measured(noun),
            _ => None,
        }
    });
    said.next_back()
}

/// "driven by": what follows acts; "ranked by" is none.
fn is_agent(scene: &Scene, by: usize) -> bool {
    let before = scene.word(by.wrapping_sub(1));
    (before.ends_with("ed") || before.ends_with("en")) && !among!(before, "ranked" | "measured" | "counted" | "sorted")
}

/// Words of a noun phrase, up to and with its noun: "the total number of subscribers".
fn leads_on(scene: &Scene, at: usize) -> bool {
    let before_is_noun = at > 0 && matches!(scene.kind(at - 1), Some(Kind::Cue(Cue::Noun(_))));
    match scene.kind(at) {
        Some(Kind::Cue(Cue::Noun(_) | Cue::Total | Cue::Possessive) | Kind::Market(_) | Kind::Region(_)) => true,
        Some(Kind::Word) => {
            !before_is_noun && among!(scene.word(at), "the" | "number" | "of" | "annual" | "unit" | "mobile" | "net")
        }
        _ => false,
    }
}

fn measured(noun: Noun) -> Option<Property> {
    Some(match noun {
        Noun::Share => Property::MarketShare,
        Noun::Volume => Property::Shipments,
        Noun::Revenue => Property::Revenue,
        Noun::Profit => Property::Profit,
        Noun::Users => Property::Users,
        Noun::Devices => Property::Devices,
        Noun::Employees => Property::Employees,
        Noun::Stores => Property::Stores,
        Noun::Capacity => Property::Capacity,
        Noun::Valuation => Property::Valuation,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use crate::claim::{Claim, Measure, Property, extract};
    use crate::document::{Metadata, RawDocument, clean};
    use crate::ids::DocId;

    fn claims(text: &str) -> Vec<Claim> {
        let published = Some("2020-11-16".to_owned());
        let metadata = Metadata { published, ..Metadata::default() };
        let raw = RawDocument { text: text.to_owned(), metadata, ..RawDocument::default() };
        extract(&clean(raw), DocId::at(0)).claims
    }

    /// The first day and the day after the last of what the first change is measured against.
    fn check(text: &str, expected: &str) {
        let change = claims(text).into_iter().find(|claim| claim.measure == Measure::Change);
        let base = change.and_then(|change| change.base);
        let days = base.and_then(|base| Some(format!("{} to {}", base.start?, base.end?)));
        assert_eq!(days.as_deref().unwrap_or("none"), expected, "{text}");
    }

    fn check_by(text: &str, expected: Option<Property>) {
        let order = claims(text).into_iter().find(|claim| matches!(claim.property, Property::Rank | Property::AheadOf));
        assert_eq!(order.map(|order| order.by), Some(expected), "{text}");
    }

    #[test]
    fn the_year_before_at_the_same_grain() {
        check(
            "Nokia shipped 5 million phones in the second quarter of 2020, up 20% from a year earlier.",
            "2019-04-01 to 2019-07-01",
        );
        check(
            "Nokia shipped 5 million phones in the second quarter of 2020, up 20% year-on-year.",
            "2019-04-01 to 2019-07-01",
        );
        check("Nokia shipments fell 8 percent in 2019 compared with the year before.", "2018-01-01 to 2019-01-01");
        check("In May 2020 Nokia shipped 20% fewer phones than a year earlier.", "2019-05-01 to 2019-06-01");
    }

    #[test]
    fn named_and_neighbouring_periods() {
        check(
            "Nokia shipped 5 million phones in the second quarter of 2020, up 20% from the previous quarter.",
            "2020-01-01 to 2020-04-01",
        );
        check("Nokia shipments rose 9% in the second quarter of 2020, compared with 2019.", "2019-04-01 to 2019-07-01");
        check("Vodafone had 12 million customers in 2020, 11 per cent more than in 2018.", "2018-01-01 to 2019-01-01");
        check(
            "Netflix revenue rose 22% in the third quarter of 2020 from 5.2 billion dollars a year earlier.",
            "2019-07-01 to 2019-10-01",
        );
        check(
            "Compared with the third quarter of 2018, Nokia shipments rose 9% in the third quarter of 2020.",
            "2018-07-01 to 2018-10-01",
        );
    }

    #[test]
    fn no_base_is_said() {
        check("Nokia shipments fell 8 percent in 2019.", "none");
        check("Nokia shipments fell 8 percent.", "none");
        check("Nokia shipments rose 8 percent, and in 2019 it opened 20 stores.", "none");
    }

    #[test]
    fn what_an_order_is_by() {
        check_by("Nokia is the largest phone maker by revenue.", Some(Property::Revenue));
        check_by("Jio overtook Airtel in subscribers.", Some(Property::Users));
        check_by("Nokia ranked third in terms of market share.", Some(Property::MarketShare));
        check_by("Nokia ranked third by number of stores.", Some(Property::Stores));
        check_by("Nokia was the biggest phone maker in 2019.", None);
        check_by("Nokia ranked third in a market driven by subscribers' wishes.", None);
    }
}
