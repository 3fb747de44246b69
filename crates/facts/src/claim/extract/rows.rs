//! The rows of tables: which sentences are rows, whole tables in one sentence, and what their numbers are counted in.

use super::super::clause::cut;
use super::super::item::Item;
use super::super::mood::Mood;
use super::super::party::{Party, PartyKind};
use super::super::rules::{Finder, REGISTRY};
use super::super::table::{Caption, currency_of, is_parted, is_row, is_spaced_row, read_header, read_row, scale_of};
use super::super::unglue::{self, Glued};
use super::super::when::resolve_mention;
use super::super::{Claim, Measure, Property};
use super::Reader;
use crate::claim::anchor::is_goods;
use crate::document::BlockKind;
use crate::entity::EntityKind;
use crate::ids::RuleId;
use crate::quantity::Unit;
use crate::segment::Sentence;
use crate::span::Span;

/// Whether `bare`, counted in `scale`, comes to what was told, rounding aside.
fn is_scaled(bare: f64, told: f64, scale: i16) -> bool {
    (bare * 10_f64.powi(scale.into()) / told - 1.0).abs() < 0.01
}

/// So many sentences below a head may tell its scale.
const LOOK_AHEAD: usize = 40;

/// So many claims before a row may tell its scale.
const MANY: usize = 200;

impl Reader<'_> {
    /// Rows of a table, however they stand; `false` when these are none.
    pub(super) fn read_rows(&mut self, sentence: &Sentence, items: &[Item]) -> bool {
        let parted = sentence.kind == BlockKind::TableRow && is_parted(self.reading.text, items);
        if (is_row(items) || is_spaced_row(items, self.passage.table.as_ref(), parted)) && self.read_table(items) {
            return true;
        }
        if let Some(table) = unglue::whole(items) {
            self.read_glued(&table);
            return true;
        }
        let glued = unglue::lines(items, self.passage.table.as_ref());
        if !glued.is_empty() {
            glued.into_iter().for_each(|line| {
                self.read_table(line);
            });
            return true;
        }
        false
    }

    /// A whole table that stands in one sentence.
    fn read_glued(&mut self, table: &Glued) {
        let before = self.passage.caption;
        let scale = scale_of(table.rest).unwrap_or(before.scale);
        let currency = currency_of(table.rest).or(before.currency);
        self.passage.caption = Caption { scale, currency, ..before };
        self.read_table(&table.header);
        for row in &table.rows {
            self.read_table(row);
        }
        (self.passage.caption, self.passage.table) = (before, None);
    }

    /// A row of a table; `false` when it is none that can be read.
    fn read_table(&mut self, items: &[Item]) -> bool {
        let told = self.scale_told(items);
        if let Some(table) = &mut self.passage.table {
            table.count_in(told);
        }
        let clauses = cut(items);
        let scene = self.scene(items, &clauses);
        let caption = self.passage.caption;
        let resolve = |at: usize| resolve_mention(&scene, at, &self.passage);
        if let Some(table) = read_header(&self.reading, items, caption, resolve) {
            let scale = if table.is_bare() { self.scale_below(items) } else { None };
            let (place, market) = self.caption_above(items);
            self.passage.market.now = market.or(self.passage.market.now.take());
            self.passage.table = Some(table);
            self.passage.region.now = place.or_else(|| self.passage.region.now.take());
            if let Some(table) = &mut self.passage.table {
                table.count_in(scale);
            }
            return true;
        }
        let Some(table) = &self.passage.table else { return false };
        let mut made = Vec::new();
        let market = self.market_of_table();
        let market = market.as_ref();
        // Growth of a service that no column names is none of units.
        let sold = market.is_none_or(|market| is_goods(&market.names[0].0));
        for cell in read_row(&self.reading, items, table, market) {
            let growth = cell.finding.property == Property::Shipments && cell.finding.measure == Measure::Change;
            if growth && !sold {
                continue;
            }
            let rule = REGISTRY
                .iter()
                .position(|rule| rule.property == cell.finding.property && matches!(rule.find, Finder::Amount(_)))
                .or_else(|| REGISTRY.iter().position(|rule| rule.property == cell.finding.property));
            let mood = Mood::default();
            let mut passage = self.passage.clone();
            passage.focus.now = cell.period.or(passage.focus.now);
            made.push(self.claim(&scene, &cell.finding, RuleId::at(rule.unwrap_or(0)), mood, &passage, &[]));
        }
        let from = self.claims.len();
        self.claims.extend(made);
        self.add_rows(from);
        true
    }

    /// "Tablet Shipment Estimates, Portugal, 2Q19" above the head `items`: the one place and the one market that the caption of
    /// a table names.
    fn caption_above(&self, items: &[Item]) -> (Option<(String, Span)>, Option<String>) {
        let Some(head) = items.first().map(|item| item.span) else { return (None, None) };
        let segments = self.reading.segments;
        let below = segments.sentences.partition_point(|sentence| sentence.span.start() < head.start());
        let Some(caption) = segments.sentences[..below].last() else { return (None, None) };
        let title = caption.tokens.len() < 30 && !caption.span.of(self.reading.text).ends_with(['.', ':', '!', '?']);
        let from = self.reading.entities.partition_point(|entity| entity.span.start() < caption.span.start());
        let told = || self.reading.entities[from..].iter().take_while(|entity| entity.span.end() <= caption.span.end());
        let one = |kind: EntityKind| {
            let mut all = told().filter(|entity| entity.kind == kind);
            all.next().filter(|first| title && all.all(|other| other.name == first.name))
        };
        let place = one(EntityKind::Region).map(|place| (place.name.clone(), place.span));
        (place, one(EntityKind::Market).map(|market| market.name.to_lowercase()))
    }

    /// "14,236" in a table without a word on it, "Lenovo shipped 14.2 million" above: what its bare numbers are counted in.
    fn scale_told(&self, items: &[Item]) -> Option<i16> {
        let table = self.passage.table.as_ref().filter(|table| table.is_bare())?;
        let rows = read_row(&self.reading, items, table, None);
        let cells = rows.iter().map(|cell| &cell.finding).filter(|cell| cell.measure == Measure::Level);
        let mut counts = cells.filter(|cell| cell.property == Property::Shipments);
        counts.find_map(|cell| {
            let bare = cell.value?.lo?.to_f64();
            let name = cell.subject.joined();
            let same = |claim: &&Claim| {
                claim.property == Property::Shipments && claim.measure == Measure::Level && claim.subject == name
            };
            let told = self.claims.iter().rev().take(MANY).filter(same).filter_map(|claim| claim.value?.lo);
            told.map(|told| told.to_f64())
                .find_map(|told| [3, 6].into_iter().find(|scale| is_scaled(bare, told, *scale)))
        })
    }

    /// "Note: unit shipments in thousands" under a table, or a total that the text above gives in full: what the bare numbers
    /// under the head `items` are counted in.
    fn scale_below(&self, items: &[Item]) -> Option<i16> {
        let segments = self.reading.segments;
        let head = items.last()?.span;
        let from = segments.sentences.partition_point(|sentence| sentence.span.start() < head.end());
        segments.sentences[from..].iter().take(LOOK_AHEAD).find_map(|sentence| {
            let words = sentence.span.of(&segments.lower);
            let total = words.starts_with("total").then(|| self.scale_of_total(sentence)).flatten();
            let note = words.len() < 400 && (words.contains("shipments") || words.contains("units"));
            let said = [("in thousands", 3), ("thousands of units", 3), ("in millions", 6), ("millions of units", 6)];
            let said = said.iter().find(|(said, _)| note && words.contains(said));
            total.or(said.map(|(_, scale)| *scale))
        })
    }

    /// "Total 59,671", "The market fell to 59.7 million units" above.
    fn scale_of_total(&self, sentence: &Sentence) -> Option<i16> {
        let quantities = self.reading.quantities;
        let first = quantities.partition_point(|quantity| quantity.span.start() < sentence.span.start());
        let bare = quantities.get(first).filter(|quantity| quantity.unit == Unit::Count)?.lo?.to_f64();
        let sizes = self
            .claims
            .iter()
            .rev()
            .take(MANY)
            .filter(|claim| claim.property == Property::MarketSize && claim.measure == Measure::Level);
        let mut told = sizes.filter_map(|claim| claim.value?.lo).map(|told| told.to_f64());
        told.find_map(|told| [3, 6].into_iter().find(|scale| is_scaled(bare, told, *scale)))
    }

    /// What the totals of a table are of: the market that the figures before it were of.
    fn market_of_table(&self) -> Option<Party> {
        let spoken = self.passage.carried.market.as_ref();
        let told = self.passage.market.now.as_ref();
        let same = spoken.filter(|party| told.is_none_or(|told| party.names[0].0.to_lowercase() == *told));
        let named = || {
            let told = told?;
            let mut markets = self.reading.entities.iter().filter(|entity| entity.kind == EntityKind::Market);
            let found = markets.find(|entity| entity.name.to_lowercase() == *told)?;
            Some(Party::one(PartyKind::Market, &found.name, found.span))
        };
        same.cloned().or_else(named).or_else(|| spoken.cloned())
    }
}
