//! What a sentence leaves to the next: subject, period, place, market, source.

use super::Reader;
use super::qualify::focus_words;
use crate::among::among;
use crate::claim::clause::{Clause, Opener};
use crate::claim::finding::Finding;
use crate::claim::item::{Item, Kind};
use crate::claim::lexicon::{Cue, Noun};
use crate::claim::party::{Party, PartyKind};
use crate::claim::passage::{Source, is_market_figure};
use crate::claim::place::is_limiting;
use crate::claim::table::{Caption, currency_of, scale_of};
use crate::claim::voice::Said;
use crate::claim::when::{
    is_base, is_focus, is_named, is_now, is_relative, is_stretch, is_time_of_saying, resolve_mention, tells_past,
};
use crate::claim::{Claim, Property, Role};
use crate::entity::EntityKind;
use crate::ids::RuleId;
use crate::modality::Modality;
use crate::period::{Grain, Period};
use crate::quantity::Unit;
use crate::span::Span;

impl Reader<'_> {
    /// What the sentence leaves to the next.
    pub(super) fn leave(
        &mut self,
        items: &[Item],
        clauses: &[Clause],
        findings: &[(Finding, RuleId)],
        made: &[Claim],
        sources: Vec<Said>,
        title: bool,
    ) {
        for item in items.iter().filter(|item| matches!(item.kind, Kind::Name(_))) {
            self.passage.remember(self.reading.name(item));
        }
        self.leave_subject(items, clauses, findings);
        self.leave_heading(items, made);
        self.passage.last_rank = made.iter().rev().filter(|claim| claim.property == Property::Rank).find_map(|claim| {
            claim.value.and_then(|value| value.hi).map(|hi| hi.to_f64() as u32).filter(|rank| *rank < 50)
        });
        let announced = items.iter().any(|item| {
            self.reading
                .quantity(item)
                .is_some_and(|quantity| quantity.unit == Unit::Ordinal && quantity.lo != quantity.hi)
        });
        self.passage.in_ranking |= announced && made.is_empty();
        if let Some(scale) = scale_of(&self.reading, items).filter(|_| made.is_empty()) {
            self.passage.caption = Caption { scale, currency: currency_of(&self.reading, items) };
        }
        if title {
            self.leave_headline(items);
            self.passage.region = made.iter().find_map(place_of_figure);
            return;
        }
        self.leave_place(items, clauses, made);
        self.leave_focus(items, clauses, findings, made);
        self.passage.foreseen = made.iter().find_map(foreseen).or(self.passage.foreseen);
        let mentions_share = items.iter().any(|item| matches!(item.kind, Kind::Cue(Cue::Noun(Noun::Share))));
        self.passage.frame.shares |= mentions_share && made.is_empty();
        self.passage.announced = items.last().is_some_and(|item| item.kind == Kind::Colon);
        for item in
            items.iter().filter(|item| matches!(item.kind, Kind::Region(_)) && self.reading.name(item).len() == 2)
        {
            self.passage.country = Some((self.reading.name(item).to_string(), item.span));
        }
        let local = made.iter().find_map(|claim| {
            let step = claim.derivation.iter().find(|step| step.role == Role::Region)?;
            let kept = matches!(claim.property, Property::Stores | Property::Users);
            claim.region.clone().filter(|_| kept).map(|region| (claim.property, region, step.span))
        });
        if local.is_some() {
            self.passage.local = local;
        }
        let firm = items
            .iter()
            .rfind(|item| self.reading.entity(item).is_some_and(|entity| entity.kind == EntityKind::Researcher));
        if let Some(item) = firm {
            self.passage.named = Some((self.reading.name(item).to_string(), self.passage.block));
        }
        self.leave_source(made, sources);
    }

    /// "Nintendo Switch:" alone on its line: what follows is its own until the next heading.
    fn leave_heading(&mut self, items: &[Item], made: &[Claim]) {
        let mut names = items.iter().filter(|item| matches!(item.kind, Kind::Name(_)));
        let announces = items.len() <= 10 && items.last().is_some_and(|item| item.kind == Kind::Colon);
        if !announces || !made.is_empty() {
            return;
        }
        let party = |item: &Item| Party::one(PartyKind::Company, self.reading.name(item), item.span);
        let first = names.next().map(party);
        let others = names.any(|item| first.as_ref().is_some_and(|first| first.names[0].0 != self.reading.name(item)));
        self.passage.carried.heading = first.filter(|_| !others);
    }

    fn leave_subject(&mut self, items: &[Item], clauses: &[Clause], findings: &[(Finding, RuleId)]) {
        if self.passage.protagonist.is_none() {
            let named = items.iter().find(|item| matches!(item.kind, Kind::Name(_)));
            self.passage.protagonist =
                named.map(|item| Party::one(PartyKind::Company, self.reading.name(item), item.span));
        }
        // "While X rose, Y fell": the main clause is what it speaks of.
        let aside = items.first().is_some_and(|item| {
            among!(self.reading.word(item), "while" | "whereas" | "although" | "though" | "whilst")
        });
        let main = clauses.iter().position(|clause| aside && clause.own && clause.opener == Opener::Comma);
        let subject = clauses[main.unwrap_or(0)..]
            .iter()
            .filter(|clause| !clause.tag && clause.own)
            .filter(|clause| !matches!(clause.opener, Opener::Paren | Opener::Relative | Opener::Follow))
            .filter_map(|clause| clause.subject.clone().map(|party| (clause.opener, party)));
        // "Not counting its sub-unit, Huawei was fifth": the one named, not the one a pronoun stood for before it.
        let mut subject = subject;
        let first = subject.next().map(|(_, party)| party);
        let named = subject
            .find(|(opener, party)| party.kind == PartyKind::Company && party.via.is_none() && *opener != Opener::With)
            .map(|(_, party)| party);
        let stands = first.as_ref().is_some_and(|party| party.via.is_some() && party.kind == PartyKind::Company);
        let subject = if stands { named.or(first) } else { first };
        match subject {
            Some(party) => {
                let party = Party { via: None, ..party };
                match party.kind {
                    PartyKind::Company => {
                        self.passage.carried.fresh = true;
                        self.passage.carried.company = Some(party.clone());
                    }
                    PartyKind::Market => self.passage.carried.market = Some(party.clone()),
                    PartyKind::Region => {}
                }
                self.passage.carried.last = Some(party);
            }
            None => {
                // "101 million chips were shipped.": what the next sentence goes on about.
                let sized = findings.iter().map(|(finding, _)| finding).find(|finding| {
                    finding.property == Property::MarketSize && finding.subject.kind == PartyKind::Market
                });
                if let Some(finding) = sized {
                    self.passage.carried.market = Some(finding.subject.clone());
                    self.passage.carried.last = Some(finding.subject.clone());
                }
                let named = items.iter().find(|item| matches!(item.kind, Kind::Name(_)));
                if let Some(item) = named.filter(|_| self.passage.carried.company.is_none()) {
                    self.passage.carried.company =
                        Some(Party::one(PartyKind::Company, self.reading.name(item), item.span));
                }
            }
        }
    }

    /// The period the sentence reports on carries on; a report without figures announces the period of those to come.
    fn leave_focus(&mut self, items: &[Item], clauses: &[Clause], findings: &[(Finding, RuleId)], made: &[Claim]) {
        let scene = self.scene(items, clauses);
        let stated = findings.iter().zip(made).find_map(|((finding, _), claim)| {
            let found = claim.period.zip(focus_words(&scene, finding, claim, &self.passage))?;
            Some((found, tells_past(&scene, finding)))
        });
        // "was first in 2020, but fell in the quarter": the quarter reported on is still spoken of.
        let stays = |(found, _): &((Period, Span), bool)| {
            let focus = self.passage.focus.map(|(focus, _)| focus);
            let same = |claim: &Claim| {
                claim.period.zip(focus).is_some_and(|(one, other)| one.start == other.start && one.end == other.end)
            };
            found.0.end <= focus.and_then(|focus| focus.start) && made.iter().any(same)
        };
        let stated = stated.filter(|stated| !stays(stated));
        let past = stated.map(|(_, past)| past);
        let stated = stated.map(|(found, _)| found);
        let quoted = items.first().is_some_and(|item| item.kind == Kind::Quote);
        // "is now second, in the figures for the quarter": no figure took the period that the sentence names.
        let here = |span: Span| items.iter().position(|item| item.span == span).is_some_and(|at| !is_now(&scene, at));
        let timed =
            made.iter().flat_map(|claim| &claim.derivation).any(|step| step.role == Role::Period && here(step.span));
        let report = !timed
            && !quoted
            && items.iter().any(|item| matches!(item.kind, Kind::Cue(Cue::ReportNoun | Cue::Noun(_))));
        let announced = || {
            let at = (0..items.len())
                .find(|&at| is_named(&scene, at) && !is_base(&scene, at) && !is_time_of_saying(&scene, at))?;
            let Kind::Period(mention) = items[at].kind else { return None };
            let opens = |period: &Period| self.passage.focus.is_none() && is_stretch(period);
            let period =
                resolve_mention(&scene, mention, &self.passage).filter(|period| is_focus(period) || opens(period))?;
            let whole = period.grain != Grain::Day;
            // "some growth this year", "an order in September": without a figure the quarter stays in focus.
            let aside = self.passage.focus.is_some_and(|(focus, _)| {
                let within = focus.start <= period.start && period.end <= focus.end;
                focus.grain < period.grain && is_relative(&scene, at) || focus.grain > period.grain && within
            });
            let since = at > 0 && among!(scene.word(at - 1), "between" | "since");
            // "It left Europe in 2017": what happened before does not become what is reported on.
            let happened = |item: &Item| {
                matches!(
                    self.reading.word(item),
                    "stopped" | "had" | "then" | "left" | "entered" | "launched" | "acquired" | "founded"
                )
            };
            let compared = items[..at].iter().any(|item| self.reading.word(item) == "than");
            // "The number in May 2024 was 13 million", after May 2025: a comparison, unless the sentence opens with it.
            let earlier = self.passage.focus.filter(|(focus, _)| period.end <= focus.start);
            let year_before = earlier.is_some_and(|(focus, _)| is_same_part(&period, &focus)) && at > 3;
            let before = compared || year_before || earlier.is_some() && items.iter().any(happened);
            (whole && !aside && !since && !before).then_some((period, items[at].span))
        };
        let focus = stated.or_else(|| if report { announced() } else { None });
        if focus.is_some() {
            self.passage.focus = focus;
            self.passage.past = past.unwrap_or(false).then_some(self.passage.block);
        }
        if focus.is_some_and(|(period, _)| period.grain != Grain::Day) {
            self.passage.long_focus = focus;
        }
    }

    /// "2Q25 foundry revenue surges": the one period of the headline is what the article reports on.
    fn leave_headline(&mut self, items: &[Item]) {
        let scene = self.scene(items, &[]);
        let mut named = (0..items.len()).filter(|&at| is_named(&scene, at) && !is_relative(&scene, at));
        let Some(at) = named.next().filter(|&at| named.next().is_none() && !is_base(&scene, at)) else { return };
        let Kind::Period(mention) = items[at].kind else { return };
        let foreseen = items.iter().any(|item| matches!(item.kind, Kind::Cue(Cue::Forecast | Cue::Plan | Cue::Goal)));
        let period = resolve_mention(&scene, mention, &self.passage)
            .filter(|period| matches!(period.grain, Grain::Month | Grain::Quarter | Grain::Half));
        let focus = period.filter(|_| !foreseen).map(|period| (period, items[at].span));
        self.passage.focus = focus;
        self.passage.long_focus = focus;
    }

    /// Place and market of the figures carry on.
    fn leave_place(&mut self, items: &[Item], clauses: &[Clause], made: &[Claim]) {
        let figures =
            || made.iter().filter(|claim| is_market_figure(claim.property) && claim.modality == Modality::Asserted);
        let place = made.iter().find_map(place_of_figure);
        let limiting = {
            let scene = self.scene(items, clauses);
            // "China's largest foundry": whose it is, not where the figures hold.
            let first = |word: &str| among!(word, "largest" | "biggest" | "top" | "leading" | "main");
            let owner = |at: usize| among!(scene.word(at + 1), "'s" | "’s") && first(scene.word(at + 2));
            let at = (0..items.len()).find(|&at| is_limiting(&scene, at) && !owner(at));
            at.map(|at| (self.reading.name(&items[at]).to_string(), items[at].span))
        };
        let announces = items.last().is_some_and(|item| item.kind == Kind::Colon);
        if place.is_some() {
            if self.passage.main_region.is_none() {
                self.passage.main_region.clone_from(&place);
            }
            self.passage.region = place;
        } else if made.is_empty()
            && (self.passage.region.is_none() || announces && limiting.is_some() || self.turns_to_place(items))
        {
            self.passage.region = limiting;
        }
        if let Some(market) = figures().find_map(|claim| claim.market.clone()) {
            self.passage.market = Some(market);
        }
    }

    /// "Apple saw less growth in the United States.": the figures that follow are of there.
    fn turns_to_place(&self, items: &[Item]) -> bool {
        let measured = |item: &Item| {
            matches!(
                item.kind,
                Kind::Cue(
                    Cue::Rise
                        | Cue::Fall
                        | Cue::RiseNoun
                        | Cue::FallNoun
                        | Cue::Noun(Noun::Share | Noun::Volume | Noun::Sales | Noun::Market)
                )
            )
        };
        let place = items.iter().position(|item| {
            matches!(item.kind, Kind::Region(_)) && self.reading.entity(item).is_some_and(|entity| !entity.descriptive)
        });
        let within = |at: usize| items[at.saturating_sub(2)..at].iter().any(|item| self.reading.word(item) == "in");
        place.is_some_and(within) && items.iter().any(measured)
    }

    fn leave_source(&mut self, made: &[Claim], sources: Vec<Said>) {
        let figures = |source: &Source| {
            made.iter().any(|claim| {
                is_market_figure(claim.property)
                    && matches!(claim.modality, Modality::Asserted | Modality::Forecast)
                    && claim.attribution == source.names
            })
        };
        self.passage.carried.analyst = sources.last().is_some_and(|said| {
            said.source.names.first().is_some_and(|name| self.is_kind(Some(name), EntityKind::Researcher))
        });
        for said in &sources {
            let source = &said.source;
            if !source.own && (source.names.len() > 1 || self.is_kind(source.names.last(), EntityKind::Person)) {
                self.passage.person = Some(source.names.clone());
            }
            if let Some(firm) = source.names.first().filter(|name| self.is_kind(Some(name), EntityKind::Researcher)) {
                self.passage.researcher = Some(firm.clone());
            }
        }
        if let Some(said) = sources.iter().rev().find(|said| said.source.quoted) {
            self.passage.quoted = Some(said.source.clone());
        }
        if let Some(said) = sources.iter().rev().find(|said| !said.source.own && !said.source.quoted) {
            let market = made
                .iter()
                .rfind(|claim| claim.attribution == said.source.names)
                .and_then(|claim| claim.market.clone());
            let figures = figures(&said.source) || self.is_kind(said.source.names.first(), EntityKind::Researcher);
            self.passage.source = Some(Source { market, figures, ..said.source.clone() });
            self.passage.hushed = None;
        } else if !sources.is_empty() {
            self.passage.hushed = Some(self.passage.block);
        } else if let Some(source) = &mut self.passage.source {
            source.figures |= figures(source);
        }
    }

    pub(super) fn is_kind(&self, name: Option<&String>, kind: EntityKind) -> bool {
        name.is_some_and(|name| self.voices.get(name.as_str()) == Some(&kind))
    }
}

/// Where a figure of a market holds, with the words that say so.
fn place_of_figure(claim: &Claim) -> Option<(String, Span)> {
    let carries = is_market_figure(claim.property) && claim.modality == Modality::Asserted;
    let step = claim.derivation.iter().find(|step| step.role == Role::Region).filter(|_| carries)?;
    Some((claim.region.clone()?, step.span))
}

/// The period of a forecast, with its words.
fn foreseen(claim: &Claim) -> Option<(Period, Span)> {
    let step = claim.derivation.iter().find(|step| step.role == Role::Period)?;
    let forecast = claim.modality == Modality::Forecast && is_market_figure(claim.property);
    Some((claim.period.filter(|_| forecast)?, step.span))
}

/// The same months of another year.
fn is_same_part(one: &Period, other: &Period) -> bool {
    let month = |period: &Period| period.start.map(|start| start.parts().1);
    one.grain == other.grain && month(one) == month(other)
}
