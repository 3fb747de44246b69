//! From one document to its claims, and to the numbers that became none.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::anchor::{Anchor, Frame, read_anchor};
use super::clause::{Clause, Opener, cut, find_subjects};
use super::finding::Finding;
use super::item::{Item, Kind, Reading};
use super::lexicon::{Cue, Noun};
use super::mood::{Mood, read_mood};
use super::party::{Party, PartyKind};
use super::passage::{Passage, Source, is_market_figure};
use super::rules::{Finder, REGISTRY};
use super::scene::{Scene, each};
use super::series::{find_owners, inverted};
use super::table::{Caption, currency_of, is_row, is_spaced_row, read_header, read_row, scale_of};
use super::voice::{Said, find_sources};
use super::when::{find_period, is_base, is_focus, is_named, resolve_mention};
use super::{Claim, Direction, Measure, Property, Role, Step, place};
use crate::document::{BlockKind, Document};
use crate::entity::{EntityKind, EntityMention, find_entities};
use crate::ids::{DocId, RuleId};
use crate::modality::Modality;
use crate::period::{Grain, ReferenceDate, find_fiscal_calendar, find_periods, infer_reference, read_reference};
use crate::quantity::{Unit, find_quantities};
use crate::segment::{Sentence, segment};
use crate::span::Span;

/// A number of the body that no claim uses, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnusedNumber {
    /// The document.
    pub doc: DocId,
    /// The number.
    pub span: Span,
    /// A few words for people: "a date", "a product specification", "no subject".
    pub reason: String,
}

/// What one document says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Extraction {
    /// Its claims, by statement start, then end.
    pub claims: Vec<Claim>,
    /// Numbers without a claim, in text order.
    pub unused: Vec<UnusedNumber>,
    /// The date relative words count from.
    pub reference: Option<ReferenceDate>,
}

/// The claims of `document`, which is `doc` of its corpus.
pub fn extract(document: &Document, doc: DocId) -> Extraction {
    let segments = segment(document);
    let periods = find_periods(&document.text, &segments);
    let quantities = find_quantities(&document.text, &segments, &periods);
    let entities = find_entities(&document.text, &segments);
    let stated = document.metadata.published.as_deref().and_then(read_reference);
    let reference = stated.or_else(|| infer_reference(document, &segments, &periods));
    let reading = Reading {
        text: &document.text,
        segments: &segments,
        quantities: &quantities,
        periods: &periods,
        entities: &entities,
    };
    let fiscal = find_fiscal_calendar(&segments);
    let mut reader = Reader {
        doc,
        reading,
        passage: Passage { reference, fiscal, ..opening(&entities) },
        claims: Vec::new(),
        unused: Vec::new(),
        block_start: 0,
        voices: voices(&entities),
    };
    for sentence in &segments.sentences {
        reader.read(sentence);
    }
    let Reader { mut claims, unused, .. } = reader;
    claims.sort_by_key(|claim| (claim.statement(), claim.property, claim.subject.clone()));
    Extraction { claims, unused, reference }
}

fn voices(entities: &[EntityMention]) -> BTreeMap<&str, EntityKind> {
    let speaks = |entity: &&EntityMention| matches!(entity.kind, EntityKind::Person | EntityKind::Researcher);
    entities.iter().filter(speaks).map(|entity| (entity.name.as_str(), entity.kind)).collect()
}

/// What the headline lends to the whole article: its market.
fn opening(entities: &[EntityMention]) -> Passage {
    let first = entities.iter().find(|entity| entity.kind == EntityKind::Market);
    let mut passage = Passage::default();
    if let Some(market) = first {
        passage.market = Some(market.name.to_lowercase());
        passage.carried.market = Some(Party::one(PartyKind::Market, &market.name, market.span));
    }
    passage
}

/// How many items of a sentence are looked at together.
const LONGEST: usize = 400;

/// Reads one document, sentence by sentence.
struct Reader<'a> {
    doc: DocId,
    reading: Reading<'a>,
    passage: Passage,
    claims: Vec<Claim>,
    unused: Vec<UnusedNumber>,
    /// Index of the first claim of the current block.
    block_start: usize,
    /// What the people and research firms of the article are, by name.
    voices: BTreeMap<&'a str, EntityKind>,
}

impl Reader<'_> {
    fn read(&mut self, sentence: &Sentence) {
        self.enter(sentence);
        let items = self.reading.items(sentence);
        // A sentence without end is read in parts, so that looking around in it stays cheap.
        for part in items.chunks(LONGEST) {
            self.read_part(sentence, part);
        }
    }

    fn read_part(&mut self, sentence: &Sentence, items: &[Item]) {
        if let Some(place) = lone_number(&self.reading, items) {
            self.passage.list_place = Some(place).filter(|_| self.passage.in_ranking);
            return;
        }
        if (is_row(items) || is_spaced_row(&self.reading, items, self.passage.table.as_ref())) && self.read_table(items)
        {
            return;
        }
        let mut clauses = cut(&self.reading, items);
        if clauses.is_empty() {
            return;
        }
        find_subjects(&self.reading, items, &mut clauses, &self.passage.carried);
        let title = sentence.kind == BlockKind::Title;
        let mut sources = find_sources(&self.reading, items, &clauses, &self.passage, sentence.block);
        if let Some(source) = self
            .passage
            .quoted
            .clone()
            .filter(|_| sources.is_empty() && items.first().is_some_and(|item| item.kind == Kind::Quote))
        {
            sources.push(Said { at: 0, source, reaches_back: true });
        }
        let findings = self.find(items, &clauses);
        self.passage.list_place = None;
        let lone_tag = clauses.iter().all(|clause| clause.tag)
            && items.len() < 9
            && matches!(items[0].kind, Kind::Dash | Kind::Punct | Kind::Cue(Cue::Pronoun));
        let back = lone_tag || points_back(&self.reading, items);
        if let Some(said) = sources.first().filter(|_| findings.is_empty() && back) {
            self.reach_back(items, &clauses, &said.source.clone());
        }
        let made = self.qualify(items, &clauses, &findings, &sources, title);
        self.leave(items, &clauses, &findings, &made, sources, title);
        self.claims.extend(made);
    }

    /// A row of a table; `false` when it is none that can be read.
    fn read_table(&mut self, items: &[Item]) -> bool {
        let clauses = cut(&self.reading, items);
        let scene = self.scene(items, &clauses);
        let caption = self.passage.caption;
        let resolve = |at: usize| resolve_mention(&scene, at, &self.passage);
        if let Some(table) = read_header(&self.reading, items, caption, resolve) {
            self.passage.table = Some(table);
            return true;
        }
        let Some(table) = &self.passage.table else { return false };
        let mut made = Vec::new();
        for cell in read_row(&self.reading, items, table) {
            let rule = REGISTRY
                .iter()
                .position(|rule| rule.property == cell.finding.property && matches!(rule.find, Finder::Amount(_)));
            let mood = Mood::default();
            let passage = Passage { focus: cell.period.or(self.passage.focus), ..self.passage.clone() };
            made.push(self.claim(&scene, &cell.finding, RuleId::at(rule.unwrap_or(0)), mood, &passage, &[]));
        }
        self.claims.extend(made);
        true
    }

    /// A new block or heading forgets what does not carry into it.
    fn enter(&mut self, sentence: &Sentence) {
        if sentence.block == self.passage.block {
            return;
        }
        let listed = self.passage.announced || matches!(sentence.kind, BlockKind::ListItem | BlockKind::TableRow);
        match &mut self.passage.source {
            Some(source) if listed && source.block == self.passage.block => source.block = sentence.block,
            _ => {}
        }
        self.passage.block = sentence.block;
        self.block_start = self.claims.len();
        self.passage.last_rank = None;
        self.passage.list_place = None;
        self.passage.quoted = None;
        self.passage.local = None;
        self.passage.carried.fresh = listed;
        if !listed {
            if self.passage.main_region.is_some() {
                self.passage.region.clone_from(&self.passage.main_region);
            }
            if self.passage.focus.is_some_and(|(period, _)| period.grain == Grain::Day) {
                self.passage.focus = self.passage.long_focus;
            }
            self.return_to_protagonist();
        }
    }

    /// "That is from X's figures for August": source and period of what the paragraph said before.
    fn reach_back(&mut self, items: &[Item], clauses: &[Clause], source: &Source) {
        let scene = self.scene(items, clauses);
        let period = items.iter().find_map(|item| match item.kind {
            Kind::Period(at) => resolve_mention(&scene, at, &self.passage).map(|period| (period, item.span)),
            _ => None,
        });
        let block = self.block_start.max(self.claims.len().saturating_sub(64));
        for claim in self.claims.iter_mut().skip(block).filter(|claim| claim.attribution.is_empty()) {
            claim.attribution.clone_from(&source.names);
            claim.evidence.push(source.span);
            claim.derivation.push(Step { role: Role::Attribution, span: source.span });
            let told = claim.derivation.iter().any(|step| step.role == Role::Period);
            if let Some((period, span)) = period.filter(|_| !told) {
                claim.period = Some(period);
                claim.derivation.push(Step { role: Role::Period, span });
            }
        }
    }

    /// Every finding of the sentence with the rule that made it; numbers without one are noted.
    fn find(&mut self, items: &[Item], clauses: &[Clause]) -> Vec<(Finding, RuleId)> {
        let mut found = self.find_words(items, clauses);
        let mut frame =
            Frame { percent_change: false, sentence_change: None, sentence_count_change: false, ..self.passage.frame };
        frame.shares |= found.iter().any(|(finding, _)| finding.property == Property::Rank);
        let mut unused = Vec::new();
        let mut last: Option<Party> = None;
        let mut blocked = false;
        let owners = find_owners(&self.reading, items, clauses, &self.passage.carried);
        for clause in clauses {
            if clause.own {
                last = None;
            }
            // "Following A in terms of market share were B (15 %)": what comes is a list of shares.
            let order = clause.start == 0 && inverted(&self.reading, items).is_some();
            if announces_shares(items, clause) || order {
                frame.shares = true;
                frame.percent_change = false;
            }
            let clause = self.lent(items, clause, last.as_ref());
            if loses_money(items, &clause) {
                frame.money = Some(Noun::Loss);
            }
            for at in clause.start..clause.end {
                let Some(mut anchor) = read_anchor(&self.reading, items, &clause, at, frame, &self.passage.carried)
                else {
                    continue;
                };
                let listed = owners.get(&at);
                if let Some(owner) = listed {
                    anchor.subject.clone_from(owner);
                    anchor.beside = true;
                }
                if anchor.noun.is_some() {
                    blocked = anchor.noun == Some(Noun::Block);
                } else if blocked && !clause.own && !anchor.beside {
                    unused.push((anchor.quantity.core, anchor.quantity.unit, "a measure that is no claim"));
                    continue;
                }
                match amount(&anchor) {
                    Ok((finding, rule)) => {
                        remember(&mut frame, &anchor, &finding);
                        last = Some(finding.subject.clone());
                        let parts = if listed.is_some() { vec![finding] } else { shared_out(&anchor, finding) };
                        found.extend(parts.into_iter().map(|finding| (finding, rule)));
                    }
                    Err(reason) => unused.push((anchor.quantity.core, anchor.quantity.unit, reason)),
                }
            }
        }
        let worded = |span: Span| found.iter().any(|(finding, _)| items[finding.at].span.overlaps(span));
        let unused = unused.into_iter().filter(|(span, unit, _)| !(*unit == Unit::Ordinal && worded(*span)));
        let unused: Vec<UnusedNumber> =
            unused.map(|(span, _, reason)| UnusedNumber { doc: self.doc, span, reason: reason.to_string() }).collect();
        self.passage.frame = frame;
        self.unused.extend(unused);
        found
    }

    /// What the rules of words find: ranks and orders.
    fn find_words(&self, items: &[Item], clauses: &[Clause]) -> Vec<(Finding, RuleId)> {
        let mut scene = self.scene(items, clauses);
        let mut found: Vec<(Finding, RuleId)> = Vec::new();
        for (index, rule) in REGISTRY.iter().enumerate() {
            let Finder::Words(find) = rule.find else { continue };
            let findings = find(&scene);
            if let Some(rank) =
                findings.iter().filter(|finding| finding.property == Property::Rank).find_map(exact_rank)
            {
                scene.last_rank = Some(rank);
            }
            found.extend(findings.into_iter().map(|finding| (finding, RuleId::at(index))));
        }
        found
    }

    fn scene<'s>(&'s self, items: &'s [Item], clauses: &'s [Clause]) -> Scene<'s> {
        Scene {
            reading: &self.reading,
            items,
            clauses,
            carried: &self.passage.carried,
            last_rank: self.passage.last_rank,
            list_place: self.passage.list_place,
            in_ranking: self.passage.in_ranking,
        }
    }

    /// A clause without a subject of its own goes on about what was measured last: "up 2.9 %", "a decline of 12 percent".
    fn lent(&self, items: &[Item], clause: &Clause, last: Option<&Party>) -> Clause {
        let leans = !clause.own && !clause.foreign && !matches!(clause.opener, Opener::Start | Opener::Relative);
        // A measure of its own begins anew: "while its revenue", "and greater China revenue climbed".
        match last {
            Some(party) if leans && !(names_measure(items, clause) && party.kind == PartyKind::Company) => {
                Clause { subject: Some(party.clone()), ..clause.clone() }
            }
            _ => clause.clone(),
        }
    }

    fn qualify(
        &self,
        items: &[Item],
        clauses: &[Clause],
        findings: &[(Finding, RuleId)],
        sources: &[Said],
        title: bool,
    ) -> Vec<Claim> {
        if findings.is_empty() {
            return Vec::new();
        }
        let blank = Passage {
            reference: self.passage.reference,
            fiscal: self.passage.fiscal,
            market: self.passage.market.clone(),
            title: true,
            ..Passage::default()
        };
        let mut passage = if title { blank } else { self.passage.clone() };
        let scene = self.scene(items, clauses);
        let mut made = Vec::new();
        let mut fresh = true;
        for (finding, rule) in findings {
            let mut mood = read_mood(&scene, finding);
            // A market plans nothing: its "will" is a forecast.
            if finding.subject.kind == PartyKind::Market && mood.modality == Modality::Planned {
                mood.modality = Modality::Forecast;
            }
            let claim = self.claim(&scene, finding, *rule, mood, &passage, sources);
            if let Some(found) = claim.period.zip(focus_words(&scene, finding, &claim)).filter(|_| fresh && !title) {
                passage.focus = Some(found);
                fresh = false;
            }
            made.push(claim);
        }
        made
    }

    fn claim(
        &self,
        scene: &Scene,
        finding: &Finding,
        rule: RuleId,
        mood: Mood,
        passage: &Passage,
        sources: &[Said],
    ) -> Claim {
        let period = find_period(scene, finding, mood.modality, passage);
        let region = place::find_region(scene, finding, passage);
        let market = place::find_market(scene, finding, passage);
        let said = Speech { sources, clauses: scene.clauses };
        let source = speaker(finding, &mood, market.as_ref().map(|market| market.0.as_str()), passage, &said);
        let mut evidence = vec![finding.statement];
        let mut derivation = vec![Step { role: Role::Statement, span: finding.statement }];
        let mut add = |role: Role, span: Option<Span>| {
            let Some(span) = span.filter(|span| !span.is_empty()) else { return };
            derivation.push(Step { role, span });
            if !evidence.iter().any(|known| known.contains(span)) && role != Role::Market {
                evidence.push(span);
            }
        };
        add(Role::Subject, Some(finding.subject.span()));
        for (_, span) in &finding.subject.names {
            add(Role::Subject, Some(*span));
        }
        add(Role::Value, Some(scene.items[finding.at].span));
        add(Role::Object, finding.object.as_ref().map(|object| object.1));
        add(Role::Market, market.as_ref().and_then(|market| market.1));
        add(Role::Region, region.as_ref().and_then(|region| region.1));
        add(Role::Period, period.as_ref().and_then(|period| period.1));
        add(Role::Attribution, source.map(|source| source.span));
        add(Role::Modality, mood.modality_span);
        add(Role::Polarity, mood.polarity_span);
        derivation.sort_by_key(|step| (step.span, step.role));
        Claim {
            doc: self.doc,
            property: finding.property,
            measure: finding.measure,
            subject: subject_name(&finding.subject, self.reading.text),
            object: finding.object.as_ref().map(|object| object.0.clone()),
            market: market.map(|market| market.0),
            region: region.map(|region| region.0),
            period: period.map(|period| period.0),
            value: finding.value,
            equivalents: finding.equivalents.clone(),
            direction: finding.direction,
            base: None,
            by: None,
            modality: mood.modality,
            polarity: mood.polarity,
            attribution: source.map_or(Vec::new(), |source| source.names.clone()),
            evidence,
            rule,
            derivation,
        }
    }

    /// What the sentence leaves to the next.
    fn leave(
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
        self.leave_subject(items, clauses);
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
            return;
        }
        self.leave_place(items, made);
        self.leave_focus(items, clauses, findings, made);
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
        self.leave_source(made, sources);
    }

    /// A new paragraph that names nobody speaks of the company the article is about, if the last one named it too.
    fn return_to_protagonist(&mut self) {
        let recent = &self.passage.carried.recent;
        let Some(party) = &self.passage.protagonist else { return };
        if recent.iter().rev().take(3).any(|name| *name == party.names[0].0) {
            self.passage.carried.company = Some(party.clone());
            self.passage.carried.fresh = true;
        }
    }

    fn leave_subject(&mut self, items: &[Item], clauses: &[Clause]) {
        if self.passage.protagonist.is_none() {
            let named = items.iter().find(|item| matches!(item.kind, Kind::Name(_)));
            self.passage.protagonist =
                named.map(|item| Party::one(PartyKind::Company, self.reading.name(item), item.span));
        }
        let subject = clauses
            .iter()
            .filter(|clause| !clause.tag && clause.own)
            .filter(|clause| !matches!(clause.opener, Opener::Paren | Opener::Relative | Opener::Follow))
            .find_map(|clause| clause.subject.clone());
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
        let stated = findings
            .iter()
            .zip(made)
            .find_map(|((finding, _), claim)| claim.period.zip(focus_words(&scene, finding, claim)));
        let report =
            made.is_empty() && items.iter().any(|item| matches!(item.kind, Kind::Cue(Cue::ReportNoun | Cue::Noun(_))));
        let announced = || {
            let at = (0..items.len()).find(|&at| is_named(&scene, at) && !is_base(&scene, at))?;
            let Kind::Period(mention) = items[at].kind else { return None };
            let period = resolve_mention(&scene, mention, &self.passage).filter(|period| is_focus(period, None))?;
            let whole = matches!(period.grain, Grain::Month | Grain::Quarter | Grain::Half | Grain::Year);
            whole.then_some((period, items[at].span))
        };
        let focus = stated.or_else(|| if report { announced() } else { None });
        if focus.is_some() {
            self.passage.focus = focus;
        }
        if focus.is_some_and(|(period, _)| period.grain != Grain::Day) {
            self.passage.long_focus = focus;
        }
    }

    /// Place and market of the figures carry on.
    fn leave_place(&mut self, items: &[Item], made: &[Claim]) {
        let figures =
            || made.iter().filter(|claim| is_market_figure(claim.property) && claim.modality == Modality::Asserted);
        let place = figures().find_map(|claim| {
            let step = claim.derivation.iter().find(|step| step.role == Role::Region)?;
            Some((claim.region.clone()?, step.span))
        });
        let limiting = || {
            let fits = |item: &&Item| {
                matches!(item.kind, Kind::Region(_))
                    && self.reading.entity(item).is_some_and(|entity| !entity.descriptive)
            };
            items.iter().find(fits).map(|item| (self.reading.name(item).to_string(), item.span))
        };
        let announces = items.last().is_some_and(|item| item.kind == Kind::Colon);
        if place.is_some() {
            if self.passage.main_region.is_none() {
                self.passage.main_region.clone_from(&place);
            }
            self.passage.region = place;
        } else if made.is_empty() && (self.passage.region.is_none() || announces && limiting().is_some()) {
            self.passage.region = limiting();
        }
        if let Some(market) = figures().find_map(|claim| claim.market.clone()) {
            self.passage.market = Some(market);
        }
    }

    fn leave_source(&mut self, made: &[Claim], sources: Vec<Said>) {
        let figures = |source: &Source| {
            made.iter().any(|claim| {
                is_market_figure(claim.property)
                    && claim.modality == Modality::Asserted
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
            let market =
                made.iter().find(|claim| claim.attribution == said.source.names).and_then(|claim| claim.market.clone());
            let announces = made.is_empty() && !said.source.names.is_empty();
            let figures =
                figures(&said.source) || announces && self.is_kind(said.source.names.first(), EntityKind::Researcher);
            self.passage.source = Some(Source { market, figures, ..said.source.clone() });
            self.passage.hushed = None;
        } else if !sources.is_empty() {
            self.passage.hushed = Some(self.passage.block);
        } else if let Some(source) = &mut self.passage.source {
            source.figures |= figures(source);
        }
    }

    fn is_kind(&self, name: Option<&String>, kind: EntityKind) -> bool {
        name.is_some_and(|name| self.voices.get(name.as_str()) == Some(&kind))
    }
}

/// The words of a period that goes on being reported on: named by itself, of an asserted figure, not of the time before.
fn focus_words(scene: &Scene, finding: &Finding, claim: &Claim) -> Option<Span> {
    let step = claim.derivation.iter().find(|step| step.role == Role::Period)?;
    let at = scene.items.iter().position(|item| item.span == step.span)?;
    let fits = claim.period.is_some_and(|period| is_focus(&period, None));
    (fits && !finding.prior && claim.modality == Modality::Asserted && is_named(scene, at) && !is_base(scene, at))
        .then_some(step.span)
}

/// What a sentence says of who speaks.
struct Speech<'s> {
    sources: &'s [Said],
    clauses: &'s [Clause],
}

impl<'s> Speech<'s> {
    /// The source of what stands at item `at`: the nearest before it, else one after that reaches back.
    fn source_of(&self, at: usize) -> Option<&'s Source> {
        let clause = |at: usize| self.clauses.partition_point(|clause| clause.end <= at);
        let before = self.sources.iter().rev().find(|said| said.at <= at);
        let after =
            || self.sources.iter().find(|said| said.at > at && (said.reaches_back || clause(said.at) == clause(at)));
        before.or_else(after).map(|said| &said.source)
    }
}

/// Who says it: the source of the sentence, else the one that carries.
fn speaker<'s>(
    finding: &Finding,
    mood: &Mood,
    market: Option<&str>,
    passage: &'s Passage,
    speech: &Speech<'s>,
) -> Option<&'s Source> {
    if mood.modality == Modality::Rumoured {
        return None;
    }
    if let Some(source) = speech.source_of(finding.at) {
        let own_wish =
            mood.modality == Modality::Goal && source.own && source.names.contains(&finding.subject.names[0].0);
        return (!own_wish).then_some(source);
    }
    let carried = passage.source.as_ref()?;
    if carried.block == passage.block {
        return (passage.hushed != Some(passage.block)).then_some(carried);
    }
    let same_market = match (&carried.market, market) {
        (Some(theirs), Some(ours)) => related(theirs, ours),
        _ => true,
    };
    let carries = carried.figures
        && is_market_figure(finding.property)
        && same_market
        && matches!(mood.modality, Modality::Asserted | Modality::Forecast);
    carries.then_some(carried)
}

/// A place is named as the text names it, everything else by its canonical name.
fn subject_name(party: &Party, text: &str) -> String {
    match party.kind {
        PartyKind::Region => {
            party.names[0].1.of(text).trim_start_matches("the ").trim_start_matches("The ").to_string()
        }
        _ => party.joined(),
    }
}

/// Whether figures of both markets can come from one report: the same, a part of it, or kin.
fn related(one: &str, other: &str) -> bool {
    const KIN: &[&[&str]] = &[
        &["phones", "smartphones", "mobile phones", "handsets", "feature phones", "foldables", "5g smartphones"],
        &["pcs", "notebooks", "laptops", "desktops", "workstations", "chromebooks", "tablets", "computers"],
        &["cars", "electric cars", "vehicles", "electric vehicles", "passenger cars", "plug-in hybrids", "suvs"],
        &["earbuds", "headphones", "wearables", "smartwatches", "true wireless earbuds"],
        &["browsers", "desktop browsers", "mobile browsers"],
    ];
    one.contains(other) || other.contains(one) || KIN.iter().any(|kin| kin.contains(&one) && kin.contains(&other))
}

/// "That is from", "This show figures of".
fn points_back(reading: &Reading, items: &[Item]) -> bool {
    let first = items.first().is_some_and(|item| matches!(reading.word(item), "that" | "this" | "these" | "those"));
    let verb = items.get(1).is_some_and(|item| {
        matches!(reading.word(item), "is" | "are" | "show" | "shows" | "was" | "were" | "comes" | "emerges")
    });
    first && verb
}

/// A clause that speaks of market shares and states none itself.
fn announces_shares(items: &[Item], clause: &Clause) -> bool {
    let run = &items[clause.start..clause.end];
    run.iter().any(|item| item.kind == Kind::Cue(Cue::Noun(Noun::Share)))
        && run.iter().any(|item| matches!(item.kind, Kind::Name(_)))
        && !run.iter().any(|item| matches!(item.kind, Kind::Quantity(_)))
}

/// The clause names what it measures: revenue, profit, users, staff or stores.
fn names_measure(items: &[Item], clause: &Clause) -> bool {
    use Noun::*;
    items[clause.start..clause.end]
        .iter()
        .take_while(|item| !matches!(item.kind, Kind::Quantity(_)))
        .any(|item| matches!(item.kind, Kind::Cue(Cue::Noun(Revenue | Profit | Loss | Users | Employees | Stores))))
}

/// "3." alone: the number of a list item.
fn lone_number(reading: &Reading, items: &[Item]) -> Option<u32> {
    let dotted = items.len() == 2 && reading.word(&items[1]) == ".";
    dotted.then(|| reading.word(&items[0]).parse().ok()).flatten()
}

fn exact_rank(finding: &Finding) -> Option<u32> {
    finding.value.and_then(|value| value.hi).map(|hi| hi.to_f64() as u32)
}

/// "still lost money: 7.2 billion yuan".
fn loses_money(items: &[Item], clause: &Clause) -> bool {
    let run = &items[clause.start..clause.end];
    run.iter().any(|item| item.kind == Kind::Cue(Cue::Lose))
        && !run.iter().any(|item| matches!(item.kind, Kind::Quantity(_)))
}

/// The first rule that takes the number, or why none does.
fn amount(anchor: &Anchor) -> Result<(Finding, RuleId), &'static str> {
    match anchor.quantity.unit {
        Unit::Physical => return Err("a measurement"),
        Unit::Duration => return Err("a length of time"),
        Unit::Ordinal => return Err("an order that is no place in a market"),
        _ => {}
    }
    if anchor.quantity.model_like {
        return Err("part of a name");
    }
    if anchor.prep == "by" && anchor.clause_cue(|cue| matches!(cue, Cue::Ahead | Cue::Behind | Cue::Lead)) {
        return Err("a gap between parties");
    }
    let from = anchor.at.saturating_sub(12);
    if anchor.items[from..anchor.at]
        .iter()
        .any(|item| matches!(anchor.reading.word(item), "expectations" | "consensus"))
    {
        return Err("what others expected");
    }
    let leaving = (anchor.at + 1..anchor.clause.end.min(anchor.at + 5)).any(|at| {
        matches!(anchor.reading.word(&anchor.items[at]), "exiting" | "leaving" | "joining" | "quitting" | "churning")
    });
    if leaving {
        return Err("people who come and go");
    }
    if anchor.prep == "at" && anchor.company().is_some_and(|party| party.names.len() > 1) && !anchor.beside {
        return Err("no single subject");
    }
    if is_count_of_times(anchor) {
        return Err("a number of times");
    }
    if is_year(anchor) {
        return Err("a year");
    }
    if anchor.noun == Some(Noun::Block) {
        return Err("a measure that is no claim");
    }
    for (index, rule) in REGISTRY.iter().enumerate() {
        let Finder::Amount(find) = rule.find else { continue };
        if let Some(finding) = find(anchor) {
            return Ok((finding, RuleId::at(index)));
        }
    }
    Err(if anchor.subject.is_none() { "no subject" } else { "nothing says what it measures" })
}

/// "downloaded 50 million times", not "five times as many".
fn is_count_of_times(anchor: &Anchor) -> bool {
    let words = anchor.quantity.span.of(&anchor.reading.segments.lower);
    let next = anchor.items.get(anchor.at + 1).map_or("", |item| anchor.reading.word(item));
    let compares = matches!(
        next,
        "as" | "more" | "higher" | "larger" | "bigger" | "greater" | "the" | "that" | "its" | "what" | "their"
    );
    anchor.quantity.unit == Unit::Multiple && words.ends_with("times") && !compares
}

/// A bare 1900 to 2099.
fn is_year(anchor: &Anchor) -> bool {
    let core = anchor.quantity.core.of(anchor.reading.text);
    anchor.is_count()
        && core.len() == 4
        && (core.starts_with("19") || core.starts_with("20"))
        && core.bytes().all(|byte| byte.is_ascii_digit())
}

/// One finding for each name, when the words say "each" or "respectively".
fn shared_out(anchor: &Anchor, finding: Finding) -> Vec<Finding> {
    let apart = anchor.clause_cue(|cue| matches!(cue, Cue::Each | Cue::Respectively));
    let names = each(&finding.subject);
    if anchor.clause_cue(|cue| cue == Cue::Respectively)
        && names.len() < 2
        && finding.property != Property::RevenueShare
    {
        return Vec::new();
    }
    if !apart || names.len() < 2 {
        return vec![finding];
    }
    if anchor.clause_cue(|cue| cue == Cue::Respectively) && names.len() > 1 {
        let place =
            (anchor.clause.start..anchor.at).filter(|&at| matches!(anchor.items[at].kind, Kind::Quantity(_))).count();
        return names.get(place).map(|party| Finding { subject: party.clone(), ..finding }).into_iter().collect();
    }
    names.into_iter().map(|subject| Finding { subject, ..finding.clone() }).collect()
}

/// What a finding leaves to shorter ones after it.
fn remember(frame: &mut Frame, anchor: &Anchor, finding: &Finding) {
    let noun = match finding.property {
        Property::MarketShare => Noun::Share,
        Property::Shipments => Noun::Volume,
        Property::MarketSize if anchor.is_money() => Noun::Spending,
        Property::MarketSize => Noun::Volume,
        Property::Revenue | Property::RevenueShare => Noun::Revenue,
        Property::Profit if finding.value.is_some_and(|value| value.hi.is_some_and(|hi| hi.is_negative())) => {
            Noun::Loss
        }
        Property::Profit => Noun::Profit,
        Property::Users => Noun::Users,
        Property::Stores => Noun::Stores,
        Property::Countries => Noun::Countries,
        Property::Price => Noun::Price,
        Property::Investment => Noun::Investment,
        _ => return,
    };
    if noun != Noun::Share {
        frame.noun = Some(noun);
    }
    if anchor.is_count() {
        frame.count = Some(noun);
    }
    if anchor.is_money() {
        frame.money = Some(noun);
    }
    if matches!(finding.property, Property::Shipments | Property::MarketSize) {
        frame.in_units = !anchor.is_money() && noun == Noun::Volume;
    }
    frame.sentence_change =
        finding.direction.filter(|direction| *direction != Direction::Flat).or(frame.sentence_change);
    if anchor.is_count() {
        frame.sentence_count_change = finding.measure == Measure::Change;
    }
    frame.change = finding.direction.filter(|direction| *direction != Direction::Flat);
    if anchor.is_percent() {
        frame.percent_change = finding.measure == Measure::Change && !anchor.signed();
        frame.own_part = finding.property == Property::RevenueShare;
    }
    frame.shares =
        finding.property == Property::MarketShare || frame.shares && finding.property != Property::RevenueShare;
}
