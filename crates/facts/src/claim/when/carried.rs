//! The period a finding takes from what the passage reports on, or from the date of the document. Not that of its own words.

use super::longer::of_stretch;
use super::tense::{has_verb, is_event, is_former, is_perfect, is_present, says_now};
use super::words::{is_edge, is_lifelong};
use super::{When, known_date};
use crate::among::among;
use crate::claim::finding::Finding;
use crate::claim::lexicon::Cue;
use crate::claim::passage::{Passage, is_state};
use crate::claim::scene::Scene;
use crate::claim::{Measure, Property};
use crate::period::Period;
use crate::quantity::Unit;
use crate::span::Span;

/// The focus of the passage, or the document's date for what is so now.
pub(super) fn carried(scene: &Scene, finding: &Finding, passage: &Passage, reported: bool) -> Option<When> {
    let told = passage.told.filter(|(_, _, block)| *block == passage.block && goes_on(scene, finding));
    if let Some((period, span, _)) = told {
        return Some((period, Some(span)));
    }
    if is_lifelong(scene, finding) {
        return None;
    }
    let focus = flow_focus(scene, finding, passage).map(|(period, span)| (period, Some(span)));
    let stretch = of_stretch(finding, passage).map(|(period, span)| (period, Some(span)));
    let present = known_date(passage).map(|period| (period, None));
    let standing = matches!(finding.property, Property::MarketShare | Property::Rank | Property::AheadOf)
        && (focus.is_none()
            || passage.past.is_some_and(|block| block != passage.block)
                && !(finding.property == Property::Rank && tells_figures(scene, finding))
                && !(finding.property == Property::Rank
                    && passage.told.is_some_and(|(_, _, block)| block == passage.block))
                && says_now(scene, finding));
    let state = finding.measure == Measure::Level && (is_state(finding.property) || standing);
    // Without a date, subscribers were counted when the market was; that a firm serves 30 countries is of no time.
    let counted = standing || finding.property == Property::Users;
    let people = reported && focus.is_some() && finding.property == Property::Users;
    let lasting = finding.property == Property::Rank && is_perfect(scene, finding) && !(reported && focus.is_some());
    match () {
        () if is_former(scene, finding) => None,
        () if lasting => present,
        () if stretch.is_some() => stretch,
        () if focus.is_some() && !scene.clauses.iter().any(|clause| has_verb(scene, clause)) => focus,
        () if !people && state && is_present(scene, finding) && !is_event(scene, finding) => {
            present.or(focus.filter(|_| counted))
        }
        () => focus,
    }
}

/// "Apple ranks first with 39 million units": the place of a report, whatever the tense.
fn tells_figures(scene: &Scene, finding: &Finding) -> bool {
    let with = (finding.at + 1..scene.items.len()).find(|&at| scene.is_cue(at, Cue::With));
    let figure = |at: usize| {
        let quantity = scene.items[at].quantity;
        quantity.is_some_and(|quantity| matches!(quantity.unit, Unit::Percent | Unit::Count))
    };
    with.is_some_and(|with| (with + 1..scene.items.len().min(with + 14)).any(figure))
}

/// "This is an increase of 38 percent": of the figure before.
fn goes_on(scene: &Scene, finding: &Finding) -> bool {
    let verb = among!(scene.word(1), "is" | "was" | "represents" | "represented" | "marks" | "marked" | "compares");
    finding.measure == Measure::Change && among!(scene.word(0), "this" | "that") && verb
}

/// The period the passage reports on. "100 million users at the end of June. Revenue rose": money and sales are of the quarter
/// that the day ends, if it is known, never of a day that ends something.
fn flow_focus(scene: &Scene, finding: &Finding, passage: &Passage) -> Option<(Period, Span)> {
    let (period, words) = passage.focus.now?;
    let flows = finding.measure == Measure::Change
        || matches!(
            finding.property,
            Property::Revenue | Property::Profit | Property::Shipments | Property::MarketSize | Property::Investment
        );
    if !flows || !is_edge(&period, words.of(&scene.reading.segments.lower)) {
        return passage.focus.now;
    }
    passage.long_focus.filter(|(long, _)| long.start <= period.start && period.end <= long.end)
}
