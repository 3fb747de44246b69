//! From one document to its claims, and to the numbers that became none.

mod amount;
mod card;
mod code;
mod compare;
mod credit;
mod find;
mod focus;
mod ground;
mod headline;
mod leave;
mod opening;
mod parts;
mod qualify;
mod rows;
mod segment;
mod share_out;
mod speaker;

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::anchor::Frame;
use super::clause::{Clause, cut, find_subjects};
use super::finding::Finding;
use super::item::{Item, Kind, Reading, Row};
use super::lexicon::Cue;
use super::passage::{Passage, Source};
use super::scene::Scene;
use super::strand::Strand;
use super::table::is_unnamed_row;
use super::unglue::is_run_of_rows;
use super::voice::{Said, find_sources};
use super::when::{is_edge, resolve_mention};
use super::{Claim, Property, Role, Step};
use crate::among::among;
use crate::document::{BlockKind, Document};
use crate::entity::{EntityKind, EntityMention, find_entities};
use crate::ids::{DocId, RuleId};
use crate::number::{Decimal, Text};
use crate::order::InOrder;
use crate::period::{
    Grain, Period, ReferenceDate, find_fiscal_calendar, find_periods, infer_reference, read_reference,
};
use crate::quantity::find_quantities;
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

/// The claims of `document`, which is `doc` of its corpus; none of one that is not English. Never fails; linear in the text.
pub fn extract(document: &Document, doc: DocId) -> Extraction {
    let segments = segment(document);
    let text = Text::of(&segments);
    let periods = find_periods(&text);
    let quantities = find_quantities(&text, &periods);
    let entities = find_entities(&document.text, &segments);
    let stated = document.metadata.published.as_deref().and_then(read_reference);
    let reference = stated.or_else(|| infer_reference(document, &segments, &periods));
    let reading = Reading {
        text: &document.text,
        segments: &segments,
        words: text.words(),
        quantities: &quantities,
        periods: &periods,
        entities: &entities,
    };
    let fiscal = find_fiscal_calendar(&text);
    let read = |focus: Option<(Period, Span)>| {
        let passage = Passage { reference, fiscal, ..opening::opening(&entities, &segments, &quantities) };
        let mut reader = Reader {
            doc,
            reading: Reading { ..reading },
            items: Vec::with_capacity(64),
            passage: Passage { focus: Strand::about(focus), long_focus: focus, ..passage },
            claims: Vec::new(),
            unused: Vec::new(),
            block_start: 0,
            block_before: 0,
            rows: 0..0,
            voices: voices(&entities),
        };
        reader.read_all(&segments.sentences);
        reader
    };
    let mut reader = read(None);
    // The period that an article tells only at its end is that of its first figures too.
    if let Some(focus) = reader.late_focus() {
        reader = read(Some(focus));
    }
    let Reader { mut claims, unused, .. } = reader;
    fn place(claim: &Claim) -> (Span, Property, &str) {
        (claim.statement(), claim.property, &claim.subject)
    }
    claims.order_by(|a, b| place(a).cmp(&place(b)));
    Extraction { claims, unused, reference }
}

fn voices(entities: &[EntityMention]) -> Vec<(&str, EntityKind)> {
    let speaks = |entity: &&EntityMention| matches!(entity.kind, EntityKind::Person | EntityKind::Researcher);
    let mut voices: Vec<_> = entities.iter().filter(speaks).map(|entity| (entity.name.as_str(), entity.kind)).collect();
    voices.order_by_key(|(name, _)| *name);
    voices
}

/// How many items of a sentence are looked at together.
const LONGEST: usize = 400;

/// What one sentence tells, before the passage adds to it.
#[derive(Clone, Copy)]
struct Told<'s> {
    items: &'s [Item<'s>],
    clauses: &'s [Clause],
    /// What the rules found, each with its rule.
    findings: &'s [(Finding, RuleId)],
    /// Who says something in it.
    sources: &'s [Said],
    /// It is the headline: no text stands before it, and none goes on from its periods.
    title: bool,
}

/// Reads one document, sentence by sentence.
struct Reader<'a> {
    doc: DocId,
    reading: Reading<'a>,
    /// Space for the items of a sentence.
    items: Vec<Item<'a>>,
    passage: Passage,
    claims: Vec<Claim>,
    unused: Vec<UnusedNumber>,
    /// Index of the first claim of the current block.
    block_start: usize,
    /// Index of the first claim of the block before.
    block_before: usize,
    /// The claims of the rows or list items read last, as a range of `claims`.
    rows: Range<usize>,
    /// What the people and research firms of the article are, in order of their names.
    voices: Vec<(&'a str, EntityKind)>,
}

impl Reader<'_> {
    fn read_all(&mut self, sentences: &[Sentence]) {
        for (at, sentence) in sentences.iter().enumerate() {
            let before = at.checked_sub(1).map(|before| &sentences[before]);
            if self.begins_parts(before, &sentences[at..]) {
                self.passage.frame = Frame { shares: true, percent_change: false, ..self.passage.frame };
            }
            self.read(sentence);
        }
    }

    fn read(&mut self, sentence: &Sentence) {
        self.enter(sentence);
        // One sentence after the other fills the same space.
        let mut items = std::mem::take(&mut self.items);
        self.reading.items(sentence, &mut items);
        if sentence.kind == BlockKind::ListItem && items.first().is_some_and(is_bullet) {
            items.remove(0);
        }
        // A sentence without end is read in parts, so that looking around in it stays cheap.
        for part in items.chunks(LONGEST) {
            self.read_part(sentence, part);
        }
        self.items = items;
    }

    fn read_part(&mut self, sentence: &Sentence, items: &[Item]) {
        if let Some(place) = lone_number(items) {
            self.passage.list_place = Some(place).filter(|_| self.passage.in_ranking);
            return;
        }
        if self.read_rows(sentence, items) {
            return;
        }
        let mut clauses = cut(items);
        if clauses.is_empty() || is_unnamed_row(items) || is_run_of_rows(items) {
            return;
        }
        find_subjects(&self.reading, items, &mut clauses, &self.passage.carried);
        self.open_card(items);
        self.lend_card(items, &mut clauses);
        let title = sentence.kind == BlockKind::Title;
        let mut sources = find_sources(&self.reading, items, &clauses, &self.passage, sentence.block);
        self.tie_analysts(items, &mut sources);
        let quoted = sources.is_empty() && (self.passage.open_quote || items[0].kind == Kind::Quote);
        if let Some(source) = self.passage.quoted.as_ref().filter(|_| quoted) {
            sources.push(Said { at: 0, source: source.clone(), reaches_back: true, reports: false, alone: false });
        }
        let mut findings = self.find(items, &clauses);
        // A question states nothing.
        if items.last().is_some_and(|item| item.word == "?") {
            findings.clear();
        }
        self.passage.list_place = None;
        self.go_on_ranking(&findings);
        let lone_tag = clauses.iter().all(|clause| clause.tag)
            && items.len() < 9
            && matches!(items[0].kind, Kind::Dash | Kind::Punct | Kind::Cue(Cue::Pronoun));
        let bracket = items.len() < 8 && items[0].kind == Kind::Open;
        let back = lone_tag || bracket || points_back(items);
        if let Some(said) = sources.first().filter(|_| findings.is_empty() && back) {
            self.reach_back(items, &clauses, &said.source.clone());
        }
        let told = Told { items, clauses: &clauses, findings: &findings, sources: &sources, title };
        let made = self.qualify(&told);
        let credit = credit::source_of_rows(items, sentence.block).filter(|_| findings.is_empty());
        if let Some(source) = &credit {
            self.credit_rows(source);
        }
        let sources = if credit.is_some() { &[] } else { told.sources };
        self.leave(&Told { sources, ..told }, &made);
        let from = self.claims.len();
        let (whole, made): (Vec<Claim>, Vec<Claim>) = made.into_iter().partition(is_whole_of_itself);
        self.claims.extend(made);
        self.unused.extend(whole.iter().filter_map(|claim| {
            let value = claim.derivation.iter().find(|step| step.role == Role::Value)?;
            Some(UnusedNumber { doc: claim.doc, span: value.span, reason: "a share of no larger market".into() })
        }));
        if matches!(sentence.kind, BlockKind::ListItem | BlockKind::TableRow) {
            self.add_rows(from);
        }
    }

    /// "Xiaomi is the largest in Spain." and, in a paragraph of its own, "Samsung ranked second": there too.
    fn go_on_ranking(&mut self, findings: &[(Finding, RuleId)]) {
        let Some((last, place)) = self.passage.ranking.take().filter(|_| self.passage.opens) else { return };
        let next = |(finding, _): &(Finding, RuleId)| {
            let rank = finding.value.filter(|_| finding.property == Property::Rank).and_then(|value| value.hi);
            rank == Some(Decimal::whole(i64::from(last) + 1))
        };
        if findings.iter().any(next) {
            self.passage.region.now = Some(place);
        }
    }

    /// A new block or heading forgets what does not carry into it.
    fn enter(&mut self, sentence: &Sentence) {
        self.passage.opens = sentence.block != self.passage.block;
        if !self.passage.opens {
            return;
        }
        let listed = self.passage.announced || matches!(sentence.kind, BlockKind::ListItem | BlockKind::TableRow);
        match &mut self.passage.source {
            Some(source) if listed && source.block == self.passage.block => source.block = sentence.block,
            _ => {}
        }
        let before = self.passage.block;
        self.passage.block = sentence.block;
        self.block_before = self.block_start;
        self.block_start = self.claims.len();
        let last_rank = self.passage.last_rank.take();
        self.passage.ranking = last_rank.and_then(|last| Some((last, self.passage.region.now.clone()?)));
        self.passage.list_place = None;
        let open = self.passage.open_quote;
        self.passage.quoted = self.passage.quoted.take().filter(|source| open && !source.own);
        self.passage.open_quote = false;
        self.passage.local = None;
        self.passage.carried.fresh = listed;
        self.passage.heading = sentence.kind == BlockKind::Heading;
        if self.passage.heading {
            self.passage.section = None;
        }
        if listed {
            self.passage.market.stay();
            self.passage.focus.stay();
        } else {
            self.passage.market.resume();
            let place = self.passage.section.as_ref().or(self.passage.region.main.as_ref());
            if place.is_some() {
                self.passage.region.now = place.cloned();
            }
            if let Some((period, words)) = self.passage.focus.now.filter(|(period, _)| period.grain == Grain::Day) {
                // Subscribers counted at the end of June were all counted then.
                let counted = is_edge(&period, words.of(&self.reading.segments.lower));
                self.passage.focus.now = self.passage.long_focus.or(self.passage.focus.now.filter(|_| counted));
            }
            self.return_to_focus();
            self.return_to_protagonist(before);
        }
    }

    /// "That is from X's figures for August": source and period of what the paragraph said before.
    fn reach_back(&mut self, items: &[Item], clauses: &[Clause], source: &Source) {
        let scene = self.scene(items, clauses);
        let period = items.iter().find_map(|item| match item.kind {
            Kind::Period(at) => resolve_mention(&scene, at, &self.passage).map(|period| (period, item.span)),
            _ => None,
        });
        // "That's according to IDC" opens a paragraph: what the one before said.
        let opens = self.claims.len() == self.block_start && items[0].kind != Kind::Open;
        let first = if opens { self.block_before } else { self.block_start };
        let block = first.max(self.claims.len().saturating_sub(64));
        for claim in self.claims.iter_mut().skip(block).filter(|claim| claim.attribution.is_empty()) {
            credit::attribute(claim, source);
            let told = claim.derivation.iter().any(|step| step.role == Role::Period);
            if let Some((period, span)) = period.filter(|_| !told) {
                claim.period = Some(period);
                claim.derivation.push(Step { role: Role::Period, span });
            }
        }
    }

    fn scene<'s>(&'s self, items: &'s [Item<'s>], clauses: &'s [Clause]) -> Scene<'s> {
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

    /// A new paragraph that names nobody speaks of the company the article is about, if the last one named it too.
    fn return_to_protagonist(&mut self, before: usize) {
        let recent = &self.passage.carried.recent;
        let Some(party) = &self.passage.protagonist else { return };
        let spoken =
            self.passage.carried.company.as_ref().is_some_and(|company| company.names[0].0 == party.names[0].0);
        let named = self.passage.protagonist_in == Some(before);
        if (named || spoken)
            && recent.iter().rev().take(if named { 8 } else { 3 }).any(|name| *name == party.names[0].0)
        {
            self.passage.carried.company = Some(party.clone());
            self.passage.carried.fresh = true;
        }
    }
}

/// "That is from", "This show figures of".
fn points_back(items: &[Item]) -> bool {
    let first = items.first().is_some_and(|item| among!(item.word, "that" | "this" | "these" | "those"));
    // "The data comes from IDC", "That finding comes from IDC".
    let told = items.first().is_some_and(|item| first || item.word == "the")
        && items.iter().take(4).any(|item| among!(item.word, "come" | "comes" | "came"))
        && items.iter().take(6).any(|item| item.word == "from");
    let verb = items.get(1).is_some_and(|item| {
        among!(item.word, "is" | "'s" | "’s" | "are" | "show" | "shows" | "was" | "were" | "comes" | "emerges")
    });
    first && verb || told
}

/// The mark of a list item, which says nothing; a dash may lead to who said it.
fn is_bullet(item: &Item) -> bool {
    among!(item.word, "•" | "◦" | "▪" | "●" | "‣" | "·" | "*" | "+")
}

/// "3." alone: the number of a list item.
fn lone_number(items: &[Item]) -> Option<u32> {
    let dotted = items.len() == 2 && items.word(1) == ".";
    dotted.then(|| items.word(0).parse().ok()).flatten()
}

/// "Smart speakers are in 22% of homes": no part of the market of smart speakers.
fn is_whole_of_itself(claim: &Claim) -> bool {
    claim.property == Property::MarketShare
        && claim.market.as_ref().is_some_and(|market| market.eq_ignore_ascii_case(&claim.subject))
}
