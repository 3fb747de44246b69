//! What a sentence leaves to the next: subject and source. Not its period, nor its place and market, which have files of their own.

use super::focus::foreseen;
use super::ground::place_of_figure;
use super::{Reader, Told};
use crate::among::among;
use crate::claim::clause::{Clause, Opener, joins_companies};
use crate::claim::finding::Finding;
use crate::claim::item::{Item, Kind, Row};
use crate::claim::kinds::Kinds;
use crate::claim::lexicon::{Cue, Noun};
use crate::claim::party::{Party, PartyKind, is_company_plural};
use crate::claim::passage::{Source, is_market_figure};
use crate::claim::table::{Caption, currency_of, scale_of};
use crate::claim::voice::Said;
use crate::claim::when::is_stretch;
use crate::claim::{Claim, Property, Role};
use crate::entity::EntityKind;
use crate::ids::RuleId;
use crate::modality::Modality;
use crate::order::look_up;
use crate::quantity::Unit;

impl Reader<'_> {
    /// What the sentence leaves to the next.
    pub(super) fn leave(&mut self, told: &Told, made: &[Claim]) {
        let &Told { items, clauses, findings, sources, title } = told;
        for item in items.iter().filter(|item| item.is_name()) {
            self.passage.remember(item.name());
        }
        let named = |party: &Party| items.iter().any(|item| item.name() == party.names[0].0);
        if self.passage.protagonist.as_ref().is_none_or(named) {
            self.passage.protagonist_in = Some(self.passage.block);
        }
        self.leave_merger(items);
        self.leave_subject(items, clauses, findings);
        self.leave_heading(items, made);
        self.leave_marks(items, made);
        self.leave_section(items);
        self.leave_market_of_heading(items);
        self.passage.foreseen = made.iter().find_map(foreseen).or(self.passage.foreseen);
        if title {
            self.leave_headline(items);
            self.leave_source_of_title(sources, made);
            self.passage.region.now =
                made.iter().find_map(place_of_figure).or_else(|| self.place_of_market(items, clauses));
            return;
        }
        self.leave_place(items, clauses, made);
        self.leave_focus(items, clauses, findings, made);
        let mut periods = made.iter().map(|claim| claim.period);
        let first = periods.next();
        self.passage.told_alone = periods.all(|period| Some(period) == first);
        self.passage.told = made.last().and_then(|claim| {
            let step = claim.derivation.iter().find(|step| step.role == Role::Period)?;
            Some((claim.period?, step.span, self.passage.block))
        });
        self.leave_stretch(made);
        self.passage.announced = items.last().is_some_and(|item| item.kind == Kind::Colon);
        self.leave_names(items, made);
        if self.passage.announced && made.is_empty() && sources.is_empty() {
            self.announce_source(items);
        }
        self.leave_source(made, sources);
    }

    /// "Between January and July electric cars took 15 percent. Germany grew by 38 percent.": the paragraph is on the year so far.
    fn leave_stretch(&mut self, made: &[Claim]) {
        let opens = self.claims.len() == self.block_start;
        let first = made.first().filter(|_| opens).and_then(|claim| {
            let step = claim.derivation.iter().find(|step| step.role == Role::Period)?;
            Some((claim.period.filter(is_stretch)?, step.span, self.passage.block))
        });
        self.passage.stretch = first.or(self.passage.stretch.filter(|(_, _, block)| *block == self.passage.block));
    }

    /// The last place, an announced ranking, the scale of a caption, open quotation marks and talk of shares.
    fn leave_marks(&mut self, items: &[Item], made: &[Claim]) {
        self.passage.last_rank = made.iter().rev().filter(|claim| claim.property == Property::Rank).find_map(|claim| {
            claim.value.and_then(|value| value.hi).map(|hi| hi.to_f64() as u32).filter(|rank| *rank < 50)
        });
        let announced = || {
            items.iter().any(|item| {
                item.quantity.is_some_and(|quantity| quantity.unit == Unit::Ordinal && quantity.lo != quantity.hi)
            })
        };
        self.passage.in_ranking |= made.is_empty() && (announced() || title_of_ranking(items));
        if made.is_empty()
            && let Some(scale) = scale_of(items)
        {
            let units = items.iter().any(|item| item.kind == Kind::Cue(Cue::Noun(Noun::Volume)));
            self.passage.caption = Caption { scale, currency: currency_of(items), units };
        }
        if items.may_have(&Kinds::QUOTE) {
            let marks = items.iter().filter(|item| item.kind == Kind::Quote).count();
            self.passage.open_quote ^= marks % 2 == 1;
        }
        let mentions_share = || items.iter().any(|item| matches!(item.kind, Kind::Cue(Cue::Noun(Noun::Share))));
        self.passage.frame.shares |= made.is_empty() && mentions_share();
        if made.is_empty() && self.passage.frame.count.is_none() && announces_people(items) {
            self.passage.frame.count = Some(Noun::Users);
        }
    }

    /// The country, the place of outlets and the research firm named last.
    fn leave_names(&mut self, items: &[Item], made: &[Claim]) {
        let country = items.iter().rfind(|item| matches!(item.kind, Kind::Region(_)) && item.name().len() == 2);
        if let Some(item) = country {
            self.passage.country = Some((item.name().to_string(), item.span));
        }
        let local = made.iter().find_map(|claim| {
            let step = claim.derivation.iter().find(|step| step.role == Role::Region)?;
            let kept = matches!(claim.property, Property::Stores | Property::Users);
            claim.region.clone().filter(|_| kept).map(|region| (claim.property, region, step.span))
        });
        if local.is_some() {
            self.passage.local = local;
        }
        let firm = items.iter().rfind(|item| item.entity.is_some_and(|entity| entity.kind == EntityKind::Researcher));
        if let Some(item) = firm {
            self.passage.named = Some((item.name().to_string(), self.passage.block));
        }
    }

    /// "Nintendo Switch:" alone on its line: what follows is its own until the next heading.
    fn leave_heading(&mut self, items: &[Item], made: &[Claim]) {
        let mut names = items.iter().filter(|item| item.is_name());
        let announces = items.len() <= 10 && items.last().is_some_and(|item| item.kind == Kind::Colon);
        if !announces || !made.is_empty() {
            return;
        }
        let party = |item: &Item| Party::of(item);
        let first = names.next().map(party);
        let others = names.any(|item| first.as_ref().is_some_and(|first| first.names[0].0 != item.name()));
        self.passage.carried.heading = first.filter(|_| !others);
    }

    /// "Rogers agreed to buy Shaw", "the merger of A and B": the two that "the combined company" will be.
    fn leave_merger(&mut self, items: &[Item]) {
        if self.passage.carried.merging.is_some() {
            return;
        }
        let mut named: Vec<&Item> = Vec::new();
        for item in items.iter().filter(|item| item.is_name()) {
            if named.iter().all(|known| known.name() != item.name()) {
                named.push(item);
            }
        }
        if named.len() == 2 && items.iter().any(joins_companies) {
            let names = named.iter().map(|item| (item.name().to_string(), item.span)).collect();
            let party = Party { kind: PartyKind::Company, names, via: None };
            self.passage.carried.merging = Some(party);
        }
    }

    fn leave_subject(&mut self, items: &[Item], clauses: &[Clause], findings: &[(Finding, RuleId)]) {
        // "With both Microsoft and Sony promising new consoles, buyers wait": of neither is more told.
        let with = items.first().is_some_and(|item| item.word == "with");
        if self.passage.protagonist.is_none() && !with {
            let named = items.iter().find(|item| item.is_name());
            self.passage.protagonist = named.map(|item| Party::of(item));
        }
        match main_subject(items, clauses, with) {
            Some(party) => {
                let party = Party { via: None, ..party };
                match party.kind {
                    PartyKind::Company => {
                        self.passage.carried.fresh = true;
                        self.passage.carried.company = Some(party.clone());
                    }
                    // "5G phones made up half of the market": a part of what goes on being spoken of.
                    PartyKind::Market if holds_share(findings, &party) => {}
                    PartyKind::Market => self.passage.carried.market = Some(party.clone()),
                    PartyKind::Region => {}
                }
                self.passage.carried.last = Some(party);
            }
            None => self.leave_no_subject(items, findings, with),
        }
    }

    /// A sentence without a subject leaves the market it sized, or whom it names or introduces.
    fn leave_no_subject(&mut self, items: &[Item], findings: &[(Finding, RuleId)], with: bool) {
        // "101 million chips were shipped.": what the next sentence goes on about.
        let sized = findings
            .iter()
            .map(|(finding, _)| finding)
            .find(|finding| finding.property == Property::MarketSize && finding.subject.kind == PartyKind::Market);
        if let Some(finding) = sized {
            self.passage.carried.market = Some(finding.subject.clone());
            self.passage.carried.last = Some(finding.subject.clone());
        }
        let named = items.iter().find(|item| item.is_name()).filter(|_| !with);
        if let Some(item) = named.filter(|_| self.passage.carried.company.is_none()) {
            self.passage.carried.company = Some(Party::of(item));
        }
        if let Some(item) = introduced(items) {
            let party = Party::of(item);
            self.passage.carried.company = Some(party.clone());
            self.passage.carried.last = Some(party);
            self.passage.carried.fresh = true;
        }
    }

    /// "Highlights of the latest report include:": the list that follows is from the source in force.
    fn announce_source(&mut self, items: &[Item]) {
        let report = items.iter().any(|item| matches!(item.kind, Kind::Cue(Cue::ReportNoun)));
        let block = self.passage.block;
        if let Some(source) = self.passage.source.as_mut().filter(|source| report && !source.own && source.figures) {
            source.block = block;
            self.passage.hushed = None;
        }
    }

    /// "Spending on cloud services jumps: Canalys": whose figures the article gives, until it names somebody itself.
    fn leave_source_of_title(&mut self, sources: &[Said], made: &[Claim]) {
        let [said] = sources else { return };
        let firm = !said.source.own && self.is_kind(said.source.names.first(), EntityKind::Researcher);
        if firm && made.iter().any(|claim| claim.attribution == said.source.names) {
            let market = made.iter().find_map(|claim| claim.market.clone());
            let source = Source { market, figures: true, quoted: false, ..said.source.clone() };
            self.passage.report = Some(source.clone());
            self.passage.source = Some(source);
        }
    }

    fn leave_source(&mut self, made: &[Claim], sources: &[Said]) {
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
        for said in sources {
            let source = &said.source;
            let voice = source.names.first().filter(|name| !source.own && !self.passage.voices.contains(name));
            self.passage.voices.extend(voice.cloned());
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
        let named = |said: &&Said| !said.source.own && !said.source.quoted && !said.source.names.is_empty();
        if let Some(said) = sources.iter().rev().find(named) {
            // Figures of two markets in one sentence: the report is wider than either.
            let mut markets =
                made.iter().filter(|claim| claim.attribution == said.source.names).map(|claim| &claim.market);
            let market = markets.next().filter(|first| markets.all(|other| other == *first)).cloned().flatten();
            let figures = figures(&said.source) || self.is_kind(said.source.names.first(), EntityKind::Researcher);
            self.passage.source = Some(Source { market, figures, ..said.source.clone() });
            self.passage.hushed = None;
        } else if !sources.is_empty() {
            self.passage.hushed = Some(self.passage.block);
        } else if let Some(source) = &mut self.passage.source {
            source.figures |= figures(source);
        }
        let source = self.passage.source.as_ref().filter(|source| source.figures);
        // Most sentences leave the report as it was.
        if let Some(source) = source.filter(|source| self.passage.report.as_ref() != Some(source)) {
            let mut report = source.clone();
            // The analyst who spoke of them goes, the firm whose figures they are stays.
            let of_firm = self.is_kind(source.names.first(), EntityKind::Researcher);
            report.names.retain(|name| !of_firm || !self.is_kind(Some(name), EntityKind::Person));
            self.passage.report = Some(report);
        }
    }

    pub(super) fn is_kind(&self, name: Option<&String>, kind: EntityKind) -> bool {
        name.is_some_and(|name| look_up(&self.voices, &name.as_str()) == Some(&kind))
    }
}

/// "A report gives data on paying subscribers.": what the numbers that follow count.
fn announces_people(items: &[Item]) -> bool {
    const PEOPLE: Kinds = Kinds::nouns(&[Noun::Users]);
    let noun = |noun: Noun| items.iter().any(|item| item.kind == Kind::Cue(Cue::Noun(noun)));
    items.may_have(&PEOPLE)
        && noun(Noun::Users)
        && items.iter().any(|item| item.kind == Kind::Cue(Cue::ReportNoun))
        && !items.iter().any(|item| item.quantity.is_some())
        && !noun(Noun::Volume)
        && !noun(Noun::Share)
}

/// Who or what the sentence speaks of. `with` says that it opens with that word, whose clause speaks of nobody.
fn main_subject(items: &[Item], clauses: &[Clause], with: bool) -> Option<Party> {
    // "While X rose, Y fell": the main clause is what it speaks of.
    let aside =
        items.first().is_some_and(|item| among!(item.word, "while" | "whereas" | "although" | "though" | "whilst"));
    let main = clauses.iter().position(|clause| aside && clause.own && clause.opener == Opener::Comma);
    let mut subjects = clauses[main.unwrap_or(0)..]
        .iter()
        .filter(|clause| !clause.tag && clause.own && !(with && clause.start <= 1))
        .filter(|clause| !matches!(clause.opener, Opener::Paren | Opener::Relative | Opener::Follow))
        .filter_map(|clause| clause.subject.clone().map(|party| (clause.opener, party)));
    // "Not counting its sub-unit, Huawei was fifth": the one named, not the one a pronoun stood for before it.
    let first = subjects.next().map(|(_, party)| party);
    let named = subjects
        .find(|(opener, party)| party.kind == PartyKind::Company && party.via.is_none() && *opener != Opener::With)
        .map(|(_, party)| party);
    let stands = first.as_ref().is_some_and(|party| party.via.is_some() && party.kind == PartyKind::Company);
    if stands { named.or(first) } else { first }
}

/// The figures are of a class of goods as a part of its market.
fn holds_share(findings: &[(Finding, RuleId)], class: &Party) -> bool {
    let mut shares =
        findings.iter().map(|(finding, _)| finding).filter(|finding| finding.property == Property::MarketShare);
    shares
        .any(|finding| finding.subject.names.first().map(|(name, _)| name) == class.names.first().map(|(name, _)| name))
}

/// "The big winner is expected to be Amazon, which": the name after the verb of being.
fn introduced<'a>(items: &'a [Item<'a>]) -> Option<&'a Item<'a>> {
    let at = items.iter().position(Item::is_name)?;
    let lead = &items[..at];
    let is = lead.iter().rposition(|item| among!(item.word, "is" | "was" | "be" | "remains"))?;
    let ends = items
        .get(at + 1)
        .is_none_or(|next| matches!(next.kind, Kind::Comma | Kind::Punct | Kind::Cue(Cue::With | Cue::Relative)));
    let bare = is + 1 == at && is > 1 && !lead.iter().any(|item| matches!(item.kind, Kind::Quantity(_)));
    (bare && ends).then(|| &items[at])
}

/// "Top smartphone brands in India", "Best-selling cars of 2023": a line that announces a ranking.
fn title_of_ranking(items: &[Item]) -> bool {
    let best = |item: &Item| {
        among!(item.word, "top" | "largest" | "biggest" | "bestselling" | "best") || item.lower == "best-selling"
    };
    let many = |item: &Item| {
        let last = item.last_word();
        matches!(item.kind, Kind::Market(_)) || is_company_plural(last) || last == "models"
    };
    let ends = items.last().is_some_and(|item| matches!(item.word, "." | "?" | "!"));
    let opens = items.iter().take(4).position(best);
    items.len() <= 12
        && !ends
        && opens.is_some_and(|at| items[at + 1..].iter().take(5).any(many))
        && !items.iter().any(Item::is_name)
}
