//! From one document to its claims, and to the numbers that became none.

use serde::{Deserialize, Serialize};

use super::anchor::{Anchor, Shape, Whole, read_anchor};
use super::clause::{Clause, cut, find_subjects};
use super::finding::Finding;
use super::item::{Item, Kind, Reading};
use super::lexicon::{Cue, Noun};
use super::mood::{Mood, read_mood};
use super::party::{Party, PartyKind};
use super::passage::{Passage, Source, is_market_figure};
use super::rules::{Finder, REGISTRY};
use super::scene::{Scene, each};
use super::voice::find_source;
use super::when::{find_period, is_focus};
use super::{Claim, Direction, Measure, Property, Role, Step, place};
use crate::document::{BlockKind, Document};
use crate::entity::{EntityKind, EntityMention, find_entities};
use crate::ids::{DocId, RuleId};
use crate::modality::Modality;
use crate::period::{ReferenceDate, find_fiscal_calendar, find_periods, infer_reference, read_reference};
use crate::quantity::{Unit, find_quantities};
use crate::segment::{Segments, Sentence, segment};
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
    let quantities = find_quantities(&document.text, &segments);
    let periods = find_periods(&document.text, &segments);
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
        passage: Passage { reference, fiscal, ..opening(document, &segments, &entities) },
        claims: Vec::new(),
        unused: Vec::new(),
    };
    for sentence in &segments.sentences {
        reader.read(sentence);
    }
    let Reader { mut claims, unused, .. } = reader;
    claims.sort_by_key(|claim| (claim.statement(), claim.property, claim.subject.clone()));
    Extraction { claims, unused, reference }
}

/// What the headline lends to the whole article: its market.
fn opening(document: &Document, segments: &Segments, entities: &[EntityMention]) -> Passage {
    let first = entities.iter().find(|entity| entity.kind == EntityKind::Market);
    let mut passage = Passage::default();
    if let Some(market) = first {
        passage.market = Some(market.name.to_lowercase());
        passage.carried.market = Some(Party::one(PartyKind::Market, &market.name, market.span));
    }
    let _ = (document, segments);
    passage
}

/// Reads one document, sentence by sentence.
struct Reader<'a> {
    doc: DocId,
    reading: Reading<'a>,
    passage: Passage,
    claims: Vec<Claim>,
    unused: Vec<UnusedNumber>,
}

impl Reader<'_> {
    fn read(&mut self, sentence: &Sentence) {
        self.enter(sentence);
        if sentence.kind == BlockKind::TableRow {
            // Cells have a reader of their own.
        }
        let items = self.reading.items(sentence);
        let mut clauses = cut(&self.reading, &items);
        if clauses.is_empty() {
            return;
        }
        find_subjects(&self.reading, &items, &mut clauses, &self.passage.carried);
        let title = sentence.kind == BlockKind::Title;
        let source = find_source(&self.reading, &items, &self.passage, sentence.block);
        let findings = self.find(&items, &clauses);
        self.qualify(&items, &clauses, &findings, source.as_ref(), title);
        self.leave(&items, &clauses, &findings, source, title);
    }

    /// A new block or heading forgets what does not carry into it.
    fn enter(&mut self, sentence: &Sentence) {
        if sentence.block != self.passage.block {
            self.passage.block = sentence.block;
            self.passage.last_rank = None;
        }
    }

    /// Every finding of the sentence with the rule that made it; numbers without one are noted.
    fn find(&mut self, items: &[Item], clauses: &[Clause]) -> Vec<(Finding, RuleId)> {
        let scene = Scene {
            reading: &self.reading,
            items,
            clauses,
            carried: &self.passage.carried,
            last_rank: self.passage.last_rank,
        };
        let mut found: Vec<(Finding, RuleId)> = Vec::new();
        let mut order_rank = scene.last_rank;
        for (index, rule) in REGISTRY.iter().enumerate() {
            if let Finder::Words(find) = rule.find {
                let scene = Scene { last_rank: order_rank, ..scene };
                let findings = find(&scene);
                if rule.property == Property::Rank {
                    order_rank = findings
                        .first()
                        .and_then(|finding| finding.value)
                        .and_then(|value| value.hi)
                        .map(|hi| hi.to_f64() as u32)
                        .or(order_rank);
                }
                found.extend(findings.into_iter().map(|finding| (finding, RuleId::at(index))));
            }
        }
        let mut frame = self.passage.frame;
        frame.shares |= found.iter().any(|(finding, _)| finding.property == Property::Rank);
        let mut unused = Vec::new();
        for clause in clauses {
            for at in clause.start..clause.end {
                if !matches!(items[at].kind, Kind::Quantity(_)) {
                    continue;
                }
                let Some(anchor) = read_anchor(&self.reading, items, clause, at, frame, &self.passage.carried) else {
                    continue;
                };
                match amount(&anchor) {
                    Ok((finding, rule)) => {
                        remember(&mut frame, &anchor, &finding);
                        found.extend(shared_out(&anchor, finding).into_iter().map(|finding| (finding, rule)));
                    }
                    Err(reason) => unused.push((anchor.quantity.core, anchor.quantity.unit, reason)),
                }
            }
        }
        let worded = |span: Span| {
            found.iter().any(|(finding, _)| finding.at < items.len() && items[finding.at].span.overlaps(span))
        };
        let unused: Vec<UnusedNumber> = unused
            .into_iter()
            .filter(|(span, unit, _)| !(*unit == Unit::Ordinal && worded(*span)))
            .map(|(span, _, reason)| UnusedNumber { doc: self.doc, span, reason: reason.to_string() })
            .collect();
        self.passage.frame = frame;
        self.unused.extend(unused);
        found
    }

    fn qualify(
        &mut self,
        items: &[Item],
        clauses: &[Clause],
        findings: &[(Finding, RuleId)],
        source: Option<&Source>,
        title: bool,
    ) {
        let blank = Passage {
            reference: self.passage.reference,
            fiscal: self.passage.fiscal,
            market: self.passage.market.clone(),
            ..Passage::default()
        };
        let passage = if title { &blank } else { &self.passage };
        let scene = Scene { reading: &self.reading, items, clauses, carried: &self.passage.carried, last_rank: None };
        let mut made = Vec::new();
        let mut focus: Option<(crate::period::Period, Span)> = None;
        for (finding, rule) in findings {
            let mood = read_mood(&scene, finding);
            let within = Passage { focus: focus.or(passage.focus), ..passage.clone() };
            let claim = self.claim(&scene, finding, *rule, mood, &within, source);
            if let (Some(period), Some(step)) =
                (claim.period, claim.derivation.iter().find(|step| step.role == Role::Period))
            {
                let shape = finding.prior.then_some(Shape::Prior);
                if is_focus(&period, shape) && claim.modality == Modality::Asserted && focus.is_none() {
                    focus = Some((period, step.span));
                }
            }
            made.push(claim);
        }
        if let Some(found) = focus.filter(|_| !title) {
            self.passage.focus = Some(found);
        }
        self.claims.extend(made);
    }

    fn claim(
        &self,
        scene: &Scene,
        finding: &Finding,
        rule: RuleId,
        mood: Mood,
        passage: &Passage,
        source: Option<&Source>,
    ) -> Claim {
        let period = find_period(scene, finding, mood.modality, passage);
        let region = place::find_region(scene, finding, passage);
        let market = place::find_market(scene, finding, passage);
        let source = speaker(finding, &mood, market.as_ref().map(|market| market.0.as_str()), passage, source);
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
            subject: finding.subject.joined(),
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
        source: Option<Source>,
        title: bool,
    ) {
        for item in items {
            if let Kind::Name(_) = item.kind {
                let name = self.reading.name(item).to_string();
                self.passage.remember(&name);
            }
        }
        let subject = clauses
            .iter()
            .filter(|clause| !clause.tag)
            .find_map(|clause| clause.subject.clone().filter(|_| clause.own));
        if let Some(party) = subject {
            match party.kind {
                PartyKind::Company => self.passage.carried.company = Some(Party { via: None, ..party.clone() }),
                PartyKind::Market => self.passage.carried.market = Some(Party { via: None, ..party.clone() }),
                PartyKind::Region => {}
            }
            self.passage.carried.last = Some(Party { via: None, ..party });
        }
        self.passage.last_rank = findings
            .iter()
            .rev()
            .find(|(finding, _)| finding.property == Property::Rank)
            .and_then(|(finding, _)| finding.value.and_then(|value| value.hi))
            .map(|hi| hi.to_f64() as u32)
            .filter(|rank| *rank < 50);
        if title {
            return;
        }
        let figures = self.claims.iter().rev().take(findings.len());
        let place = figures.clone().filter(|claim| is_market_figure(claim.property)).find_map(|claim| {
            let step = claim.derivation.iter().find(|step| step.role == Role::Region)?;
            Some((claim.region.clone()?, step.span))
        });
        let market = figures.filter(|claim| is_market_figure(claim.property)).find_map(|claim| claim.market.clone());
        let limiting = || {
            items.iter().find(|item| {
                matches!(item.kind, Kind::Region(_))
                    && self.reading.entity(item).is_some_and(|entity| !entity.descriptive)
            })
        };
        if let Some(place) = place {
            self.passage.region = Some(place);
        } else if findings.is_empty() && self.passage.region.is_none() {
            self.passage.region = limiting().map(|item| (self.reading.name(item).to_string(), item.span));
        }
        if let Some(market) = &market {
            self.passage.market = Some(market.clone());
        }
        if let Some(source) = source {
            self.note_source(Source { market, ..source });
        }
    }

    fn note_source(&mut self, source: Source) {
        let person = source.names.len() > 1 || self.is_kind(source.names.last(), EntityKind::Person);
        if person && !source.own {
            self.passage.person = Some(source.names.clone());
        }
        if let Some(firm) = source.names.first().filter(|name| self.is_kind(Some(name), EntityKind::Researcher)) {
            self.passage.researcher = Some(firm.clone());
        }
        self.passage.source = Some(source);
    }

    fn is_kind(&self, name: Option<&String>, kind: EntityKind) -> bool {
        name.is_some_and(|name| self.reading.entities.iter().any(|entity| entity.kind == kind && entity.name == *name))
    }
}

/// Who says it: the source of the sentence, else the one that carries.
fn speaker<'s>(
    finding: &Finding,
    mood: &Mood,
    market: Option<&str>,
    passage: &'s Passage,
    source: Option<&'s Source>,
) -> Option<&'s Source> {
    if mood.modality == Modality::Rumoured {
        return None;
    }
    if let Some(source) = source {
        let own_wish = mood.modality == Modality::Goal && source.own;
        return (!own_wish).then_some(source);
    }
    let carried = passage.source.as_ref().filter(|source| !source.own)?;
    if carried.block == passage.block {
        return Some(carried);
    }
    let same_market = match (&carried.market, market) {
        (Some(theirs), Some(ours)) => theirs == ours,
        _ => true,
    };
    (is_market_figure(finding.property) && same_market && mood.modality == Modality::Asserted).then_some(carried)
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
    if anchor.noun == Some(Noun::Block) {
        return Err("a measure that is no claim");
    }
    for (index, rule) in REGISTRY.iter().enumerate() {
        if let Finder::Amount(find) = rule.find {
            if let Some(finding) = find(anchor) {
                return Ok((finding, RuleId::at(index)));
            }
        }
    }
    Err(if anchor.subject.is_none() { "no subject" } else { "nothing says what it measures" })
}

/// One finding for each name, when the words say "each" or "respectively".
fn shared_out(anchor: &Anchor, finding: Finding) -> Vec<Finding> {
    let apart = anchor.clause_cue(|cue| matches!(cue, Cue::Each | Cue::Respectively));
    let names = each(&finding.subject);
    if !apart || names.len() < 2 {
        return vec![finding];
    }
    if anchor.clause_cue(|cue| cue == Cue::Respectively) {
        let place =
            (anchor.clause.start..anchor.at).filter(|&at| matches!(anchor.items[at].kind, Kind::Quantity(_))).count();
        return names.get(place).map(|party| Finding { subject: party.clone(), ..finding }).into_iter().collect();
    }
    names.into_iter().map(|subject| Finding { subject, ..finding.clone() }).collect()
}

/// What a finding leaves to shorter ones after it.
fn remember(frame: &mut super::anchor::Frame, anchor: &Anchor, finding: &Finding) {
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
    frame.change = finding.direction.filter(|direction| *direction != Direction::Flat);
    if anchor.is_percent() {
        frame.percent_change = finding.measure == Measure::Change;
        frame.own_part = finding.property == Property::RevenueShare;
    }
    frame.shares =
        finding.property == Property::MarketShare || frame.shares && finding.property != Property::RevenueShare;
    let _ = Whole::None;
}
