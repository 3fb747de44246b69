//! The period a passage goes on reporting on: what sentence and headline leave in focus. Not the period of a finding.

use super::Reader;
use crate::among::among;
use crate::claim::clause::{Clause, Opener};
use crate::claim::finding::Finding;
use crate::claim::item::{Item, Kind, Row};
use crate::claim::lexicon::Cue;
use crate::claim::passage::Passage;
use crate::claim::scene::Scene;
use crate::claim::when::{
    is_base, is_before_it, is_compared, is_edge, is_focus, is_in_reason, is_named, is_now, is_relative, is_stretch,
    is_time_of_saying, is_when_written, resolve, resolve_mention, tells_past,
};
use crate::claim::{Claim, Property, Role, ValueUnit};
use crate::ids::RuleId;
use crate::modality::Modality;
use crate::period::{Basis, Grain, Period, PeriodExpr};
use crate::segment::is_possessive;
use crate::span::Span;

impl Reader<'_> {
    /// The period the sentence reports on carries on; a report without figures announces the period of those to come.
    pub(super) fn leave_focus(
        &mut self,
        items: &[Item],
        clauses: &[Clause],
        findings: &[(Finding, RuleId)],
        made: &[Claim],
    ) {
        let scene = self.scene(items, clauses);
        let stated = self.stated_focus(&scene, findings, made);
        // "That compares with 72 million in 2021": the passage goes on about what was told before.
        let stated = stated.filter(|_| !is_comparison(items));
        let past = stated.is_some_and(|(_, past)| past);
        let announced = || {
            let announced = self.announced_focus(&scene, made)?;
            reports(&scene, made, &announced.0, self.passage.focus.now.is_none()).then_some(announced)
        };
        let compared = || made.iter().find_map(|claim| self.compared_focus(claim));
        let focus = stated.map(|(found, _)| found).or_else(announced).or_else(compared);
        let weeks = items.iter().find_map(|item| match item.kind {
            Kind::Period(at) => counted_weeks(&self.reading.periods[at].expr),
            _ => None,
        });
        let reported = self.passage.weeks.or(weeks);
        self.passage.weeks = reported;
        let counted = self.passage.focus.now.filter(|_| weeks.is_some());
        let focus = focus.or(counted).map(|(period, words)| (in_weeks(period, reported), words));
        if let Some(focus) = focus {
            self.turn_to_period(focus);
            self.passage.past = past.then_some(self.passage.block);
        }
        if focus.is_some_and(|(period, _)| period.grain != Grain::Day) {
            self.passage.long_focus = focus;
            // That one passed the other in December 2020 is no report on that month.
            let event = !made.is_empty() && made.iter().all(|claim| claim.property == Property::AheadOf);
            let months = |period: &Period| matches!(period.grain, Grain::Month | Grain::Quarter) || is_stretch(period);
            let months = focus.filter(|(period, _)| !event && months(period));
            self.passage.focus.main = self.passage.focus.main.or(months);
        }
    }

    /// "Notably, in the second quarter the two were level", in a paragraph on the third: the next one is on the third again.
    fn turn_to_period(&mut self, focus: (Period, Span)) {
        let held = self.passage.focus.now.filter(|_| !self.passage.opens);
        let aside = |(new, _): &(Period, Span), (old, _): &(Period, Span)| {
            // "In August alone it was 6", in a report on January to August.
            let part = old.grain == Grain::Span
                && new.grain == Grain::Month
                && old.start <= new.start
                && new.end <= old.end.or(new.end);
            part || new.end <= old.start && old.grain != Grain::Day
        };
        self.passage.focus.turn(focus, held, aside);
    }

    /// A new paragraph goes on about the period that the last one left for a while, or the one the article reports on: "In the
    /// first quarter it was 2 million" is told in passing, in a report on the third.
    pub(super) fn return_to_focus(&mut self) {
        let focus = &mut self.passage.focus;
        let behind = |(now, _): (Period, Span), (main, _): (Period, Span)| {
            // "It was 3 billion in the third quarter", in a report on nine months.
            let last = is_stretch(&main) && now.grain == Grain::Quarter && now.end == main.end;
            // "In the first quarter it was 656,452", in a report on March.
            let whole = main.grain == Grain::Month && now.grain > Grain::Month && now.grain < Grain::Year;
            let so_far = whole && now.end == main.end && now.start < main.start;
            last || so_far || now.grain <= main.grain && now.end <= main.start
        };
        if focus.resume() {
            self.passage.long_focus = focus.now;
        } else if focus.now.zip(focus.main).is_some_and(|(now, main)| behind(now, main)) {
            (focus.now, self.passage.long_focus) = (focus.main, focus.main);
        }
    }

    /// The quarter or month that an article names after figures without a period, when it names just that one and it is over but
    /// lately: "Shipments rose 5 percent. ... Samsung led in the first quarter."
    pub(super) fn late_focus(&self) -> Option<(Period, Span)> {
        let (focus, words) = self.passage.focus.main?;
        let now = self.passage.reference.filter(|reference| reference.period.grain == Grain::Day)?;
        let lag = match focus.grain {
            Grain::Month => 2,
            Grain::Quarter => 4,
            _ => return None,
        };
        let fresh = focus.end?.plus_months(lag)? > now.period.start? && focus.end <= now.period.start;
        let alone = self.claims.iter().all(|claim| {
            let told = claim.derivation.iter().any(|step| step.role == Role::Period);
            !told || claim.period.is_none_or(|period| period.start == focus.start && period.end == focus.end)
        });
        let untold = |claim: &&Claim| claim.statement().end() < words.start() && claim.period.is_none();
        let flows = |claim: &&Claim| matches!(claim.property, Property::Shipments | Property::MarketSize);
        let early = self.claims.iter().filter(untold).filter(flows).count();
        (fresh && alone && early > 0).then_some((focus, words))
    }

    /// The period of the first finding that tells one, and whether it tells of the past.
    fn stated_focus(
        &self,
        scene: &Scene,
        findings: &[(Finding, RuleId)],
        made: &[Claim],
    ) -> Option<((Period, Span), bool)> {
        let stated = findings.iter().zip(made).find_map(|((finding, _), claim)| {
            let found = claim.period.zip(focus_words(scene, finding, claim, &self.passage))?;
            Some((found, tells_past(scene, finding)))
        });
        // "was first in 2020, but fell in the quarter": the quarter reported on is still spoken of.
        let stays = |(found, _): &((Period, Span), bool)| {
            let focus = self.passage.focus.now.map(|(focus, _)| focus);
            let same = |claim: &Claim| {
                claim.period.zip(focus).is_some_and(|(one, other)| one.start == other.start && one.end == other.end)
            };
            found.0.end <= focus.and_then(|focus| focus.start) && made.iter().any(same)
        };
        stated.filter(|stated| !stays(stated))
    }

    /// The period that a report without figures of its own announces.
    fn announced_focus(&self, scene: &Scene, made: &[Claim]) -> Option<(Period, Span)> {
        let items = scene.items;
        let told = |at: usize| {
            let told = is_time_of_saying(scene, at) || is_time_of_event(scene, at) || is_when_written(scene, at);
            // "LG, which leaves the market by July, ranked fourth".
            let aside =
                || is_before_it(scene, at) || scene.clause_of(at).opener == Opener::Relative && !made.is_empty();
            told || is_in_reason(scene, at) || self.passage.focus.now.is_some() && aside()
        };
        let at = (0..items.len()).find(|&at| is_named(scene, at) && !is_base(scene, at) && !told(at))?;
        let Kind::Period(mention) = items[at].kind else { return None };
        let period = resolve_mention(scene, mention, &self.passage)
            .filter(|period| is_focus(period) || self.passage.focus.now.is_none() && is_stretch(period))?;
        if is_year_ago(&period, &self.passage) {
            return year_later(&period).map(|period| (period, items[at].span));
        }
        let before = at.checked_sub(1).map_or("", |before| scene.word(before));
        // "will triple their offerings by 2023": what is to come is not reported on.
        let plans = |item: &Item| matches!(item.kind, Kind::Cue(Cue::Plan | Cue::Goal | Cue::Forecast));
        let to_come = before == "by" && items.iter().any(plans);
        // "plans to build 75 jets in 2026": nobody reports on what is yet to be.
        let dated =
            self.passage.reference.filter(|reference| !reference.inferred || reference.period.grain == Grain::Day);
        let now = dated.and_then(|reference| reference.period.end);
        let runs = now.is_some_and(|now| period.end.is_none_or(|end| now < end)) && period.grain < Grain::Year;
        let foreseen = resolve(scene, at, Modality::Forecast, &self.passage);
        let later = foreseen.zip(now).is_some_and(|(later, now)| later.end > Some(now) && later.start > period.start);
        let unended = (runs || later) && items.iter().any(plans);
        let to_come = to_come || unended || now.is_some_and(|now| period.start.is_some_and(|start| now <= start));
        let since = among!(before, "between" | "since");
        let other = since || to_come || self.is_aside(scene, at, &period) || self.is_earlier(scene, at, &period);
        // "There were 523.9 million users at the end of the quarter": when they were counted.
        let counts = items.iter().any(|item| item.quantity.is_some());
        let edge = counts && is_edge(&period, items[at].span.of(&scene.reading.segments.lower));
        ((period.grain != Grain::Day || edge) && !other).then_some((period, items[at].span))
    }

    /// "The first quarter of 2020 saw 24 million sold", in an article of May 2021 that has told no period yet: the quarter that it
    /// is compared with.
    fn compared_focus(&self, claim: &Claim) -> Option<(Period, Span)> {
        let step = claim.derivation.iter().find(|step| step.role == Role::Period)?;
        let period = claim.period.filter(|period| is_year_ago(period, &self.passage))?;
        year_later(&period).map(|period| (period, step.span))
    }

    /// "some growth this year", "an order in September": without a figure the quarter stays in focus.
    fn is_aside(&self, scene: &Scene, at: usize, period: &Period) -> bool {
        self.passage.focus.now.is_some_and(|(focus, _)| {
            let within = focus.start <= period.start && period.end <= focus.end;
            let around = period.start <= focus.start && focus.end <= period.end;
            let told = is_relative(scene, at) || around && period.grain < Grain::Year;
            focus.grain < period.grain && told || focus.grain > period.grain && within
        })
    }

    /// A time before the one in focus is only compared with, or told of what happened then.
    fn is_earlier(&self, scene: &Scene, at: usize, period: &Period) -> bool {
        // "more than offset by" compares nothing.
        let verb = |at: usize| scene.word(at) == "offset" || scene.word(at).ends_with("ed");
        // "more time on streaming than on cable in July" compares no times.
        let near = |than: usize| than + 3 > at;
        let compared =
            (0..at).any(|at| scene.word(at) == "when" || scene.word(at) == "than" && near(at) && !verb(at + 1));
        let earlier = self.passage.focus.now.filter(|(focus, _)| period.end <= focus.start);
        // "The number in May 2024 was 13 million", after May 2025: a comparison, unless the sentence opens with it.
        let year_before = earlier.is_some_and(|(focus, _)| is_same_part(period, &focus)) && at > 3;
        // "It left Europe in 2017": what happened before does not become what is reported on.
        let happened = |item: &Item| {
            among!(item.word, "stopped" | "had" | "then" | "left" | "entered" | "launched" | "acquired" | "founded")
        };
        compared || year_before || earlier.is_some() && scene.items.iter().any(happened)
    }
}

/// "the latest 12-week period".
fn counted_weeks(expr: &PeriodExpr) -> Option<u8> {
    match expr {
        PeriodExpr::Weeks(weeks) => Some(*weeks),
        _ => None,
    }
}

/// "in the four weeks to 7 September", in a report on the latest 12 weeks: its other figures are of the 12 weeks to that day.
fn in_weeks(period: Period, reported: Option<u8>) -> Period {
    let Some(weeks) = reported.filter(|_| period.weeks().is_some()) else { return period };
    let start = period.end.and_then(|end| end.plus_days(-7 * i32::from(weeks)));
    Period { start: start.or(period.start), ..period }
}

/// "That compares with 72 million in 2021", "This was up from 65 million".
fn is_comparison(items: &[Item]) -> bool {
    among!(items.word(0), "that" | "this" | "it" | "which")
        && (among!(items.word(1), "compares" | "compared") || among!(items.word(2), "compared" | "up" | "down"))
}

/// Whether the sentence reports on a period that none of its figures took.
fn reports(scene: &Scene, made: &[Claim], period: &Period, opening: bool) -> bool {
    let items = scene.items;
    let quoted = items.first().is_some_and(|item| item.kind == Kind::Quote);
    // "is now second, in the figures for the quarter": no figure took the period that the sentence names.
    let here = |span: Span| items.iter().position(|item| item.span == span).is_some_and(|at| !is_now(scene, at));
    let timed =
        made.iter().flat_map(|claim| &claim.derivation).any(|step| step.role == Role::Period && here(step.span));
    // "In 2018 there were 157 million sets sold": the sentence opens with the period it counts.
    let counts = items.iter().any(|item| item.quantity.is_some());
    let opens = counts && among!(items.word(0), "in" | "during") && matches!(items.kind(1), Some(Kind::Period(_)));
    // "saw slow growth in the first quarter", "in the first quarter, according to new research": an article that opens with what a study covers.
    let shorter = period.grain < Grain::Year;
    let tells = |item: &Item| {
        matches!(item.kind, Kind::Cue(Cue::ReportNoun | Cue::Noun(_)))
            || item.word == "reported"
            || opening && (item.kind == Kind::Cue(Cue::Source) || shorter && (counts || is_growth(item)))
    };
    !timed && !quoted && (opens || items.iter().any(tells))
}

/// "growth", "fell".
fn is_growth(item: &Item) -> bool {
    matches!(item.kind, Kind::Cue(Cue::Rise | Cue::Fall | Cue::RiseNoun | Cue::FallNoun))
}

/// The words of a period that goes on being reported on: named by itself, of an asserted figure, not of the time before.
pub(super) fn focus_words(scene: &Scene, finding: &Finding, claim: &Claim, passage: &Passage) -> Option<Span> {
    let step = claim.derivation.iter().find(|step| step.role == Role::Period)?;
    let at = scene.items.iter().position(|item| item.span == step.span)?;
    let opens = |period: &Period| passage.focus.now.is_none() && is_stretch(period);
    // "over the Christmas quarter", and then "in the 12 weeks to 30 December": what was counted.
    let counts = |period: &Period| {
        let rough = passage.focus.now.is_some_and(|(focus, _)| focus.weeks().is_none() && focus.start < period.end);
        rough && period.weeks() == Some(12) && period.start < passage.focus.now.and_then(|focus| focus.0.end)
    };
    let fits = claim.period.is_some_and(|period| is_focus(&period) || opens(&period) || counts(&period));
    // "This year it passed Asus", said of the quarter in focus, leaves that in focus.
    let wider = claim.value.is_none_or(|value| value.unit == ValueUnit::Rank)
        && claim.period.zip(passage.focus.now).is_some_and(|(period, (focus, _))| {
            is_relative(scene, at)
                && focus.grain < period.grain
                && period.start <= focus.start
                && focus.end <= period.end
        });
    // "Last year it was still 18.7 percent": told for comparison with the quarter in focus.
    let before = claim.period.zip(passage.focus.now).is_some_and(|(period, (focus, _))| {
        is_relative(scene, at) && is_shorter(&focus, &period) && period.end <= focus.start
    });
    // "which claimed the top spot in October", in a report on November.
    let past = claim.period.zip(passage.focus.now).is_some_and(|(period, (focus, _))| period.end <= focus.start);
    let clause = scene.clause_of(finding.at);
    // "up 9.9% compared to a 24% increase in 2019".
    let compared = is_compared(scene, clause.start.saturating_sub(1), finding.at);
    // "shipped 6 million phones in the quarter after overtaking Motorola in 2023".
    let order = finding.property == Property::AheadOf;
    let once = order && !clause.own && passage.focus.now.is_none();
    let aside = once || past && (clause.opener == Opener::Relative || compared || order);
    (fits
        && !aside
        && !wider
        && !before
        && !finding.prior
        && claim.modality == Modality::Asserted
        && is_named(scene, at)
        && !is_flashback(scene, at)
        && !claim.period.is_some_and(|period| is_year_ago(&period, passage))
        && scene.clause_of(finding.at).opener != Opener::Paren
        && !is_base(scene, at))
    .then_some(step.span)
}

/// Weeks, months and quarters are shorter than a year.
fn is_shorter(one: &Period, other: &Period) -> bool {
    one.grain < other.grain || is_stretch(one) && other.grain == Grain::Year
}

/// "Its share was 14% in August 2011", in an article of September 2012: that of a year ago, told for comparison.
fn is_year_ago(period: &Period, passage: &Passage) -> bool {
    let lag = match period.grain {
        Grain::Month => 2,
        Grain::Quarter => 4,
        _ => return false,
    };
    let dated = passage.reference.filter(|reference| reference.period.grain == Grain::Day);
    let later = period.end.and_then(|end| end.plus_months(12));
    let fresh = later.and_then(|end| end.plus_months(lag));
    passage.focus.now.is_none()
        && dated.is_some_and(|reference| later <= reference.period.start && reference.period.start < fresh)
}

/// What a period of a year ago is compared with: the same part of the year that follows.
fn year_later(period: &Period) -> Option<Period> {
    let (start, end) = (period.start?.plus_months(12)?, period.end?.plus_months(12)?);
    Some(Period { start: Some(start), end: Some(end), basis: Basis::Resolved, ..*period })
}

/// "during July's Prime Day sale": when something took place, not what is reported on; "July's sales" are.
fn is_time_of_event(scene: &Scene, at: usize) -> bool {
    let owns = is_possessive(scene.word(at + 1));
    let figure = |at: usize| {
        matches!(
            scene.kind(at),
            Some(
                Kind::Cue(Cue::Noun(_) | Cue::ReportNoun | Cue::RiseNoun | Cue::FallNoun | Cue::Total)
                    | Kind::Market(_)
                    | Kind::Quantity(_)
            )
        )
    };
    // "upgraded to 2018 flagship launches".
    let model =
        among!(scene.word(at + 1), "flagship" | "flagships" | "model" | "models" | "lineup" | "edition" | "launches");
    if model {
        return true;
    }
    // "in the four-week December period".
    let before = scene.reading.segments.lower.get(..scene.items[at].span.start()).unwrap_or("");
    let weeks = before.trim_end().ends_with("-week");
    weeks || is_of_founding(scene, at) || owns && !(at + 2..at + 5).any(figure)
}

/// "which was spun off from Oppo in 2018".
pub(super) fn is_of_founding(scene: &Scene, at: usize) -> bool {
    let founds = |at: usize| among!(scene.word(at), "founded" | "established" | "spun" | "spun-off" | "born");
    (at.saturating_sub(8)..at).any(founds)
}

/// "Back in January 2021", "in February, when it held": told in passing, of a time before.
fn is_flashback(scene: &Scene, at: usize) -> bool {
    let back = (at.saturating_sub(2)..at).any(|before| scene.word(before) == "back");
    let when = (at + 1..at + 3).any(|after| scene.word(after) == "when");
    back || when
}

/// The period of a forecast, with its words.
pub(super) fn foreseen(claim: &Claim) -> Option<(Period, Span)> {
    let step = claim.derivation.iter().find(|step| step.role == Role::Period)?;
    let forecast = claim.modality == Modality::Forecast;
    Some((claim.period.filter(|_| forecast)?, step.span))
}

/// The same months of another year.
fn is_same_part(one: &Period, other: &Period) -> bool {
    let month = |period: &Period| period.start.map(|start| start.parts().1);
    one.grain == other.grain && month(one) == month(other)
}
