//! From a query and a selection to results. Remembers what each word found, so that a keystroke costs one word.

pub(in crate::index) mod constrain;
pub(in crate::index) mod count;
pub(in crate::index) mod highlight;
pub(in crate::index) mod resolve;
pub(in crate::index) mod results;

use std::collections::BTreeMap;
use std::sync::Arc;

use self::constrain::{Constraints, Verdict};
use self::count::count;
use self::highlight::Matcher;
use self::resolve::resolve;
use self::results::{Correction, Hit, Part, Results, Suggestion};
use crate::corpus::Corpus;
use crate::ids::DocId;
use crate::index::asked::query::{Atom, Group, Query};
use crate::index::asked::selection::Selection;
use crate::index::built::bits::Bits;
use crate::index::built::build::{searchable_spans, title_outside};
use crate::index::built::passage::passage_around;
use crate::index::built::postings::doc_and_impact;
use crate::index::text::needle::Needle;
use crate::index::text::scan::{Scanner, uneven_places};
use crate::index::{Facet, Index};
use crate::order::InOrder;
use crate::span::Span;

/// Added to the impact of what was typed in full.
const EXACT: u8 = 4;

/// A phrase weighs more than its words.
const PHRASE: u8 = 8;

/// Words remembered.
const MEMORY: usize = 64;

/// Where an atom of a query matches.
#[derive(Debug, Default)]
struct Found {
    /// For each article 0 or how much it matters there.
    impacts: Vec<u8>,
    /// How many articles match.
    docs: usize,
    /// Rows of claims that say it.
    rows: Bits,
    needles: Vec<Needle>,
    corrected: Option<String>,
}

/// Searches one corpus again and again. A new corpus needs a new searcher.
#[derive(Debug, Default)]
pub struct Searcher {
    found: BTreeMap<Atom, Arc<Found>>,
    /// Articles, latest first.
    by_date: Vec<u32>,
    /// The places of each article's text that do not fold byte by byte, once they were needed.
    uneven: Vec<Option<Box<[u32]>>>,
}

/// What matches, before it is ranked.
struct Matching {
    /// Score of each article.
    scores: Vec<u32>,
    /// Articles whose words match.
    docs: Bits,
    /// Rows of claims whose words match.
    rows: Bits,
    verdicts: Option<Vec<Verdict>>,
}

impl Matching {
    /// Articles and claim rows that also pass the filters.
    fn passing(&self, index: &Index) -> (Bits, Bits) {
        let (mut docs, mut rows) = (self.docs.clone(), self.rows.clone());
        if let Some(verdicts) = &self.verdicts {
            let mut passing = Bits::none(verdicts.len());
            let mut with_row = Bits::none(index.rows.docs());
            for doc in 0..index.rows.docs() {
                for row in index.rows.of_doc(doc).filter(|&row| verdicts[row] == 0) {
                    passing.insert(row);
                    with_row.insert(doc);
                }
            }
            rows.intersect(&passing);
            docs.intersect(&with_row);
        }
        (docs, rows)
    }
}

impl Searcher {
    /// Articles, claims and counts for `query` and `selection`. `index` must be that of `corpus`, and both the same at every call.
    pub fn search(&mut self, index: &Index, corpus: &Corpus, query: &Query, selection: &Selection) -> Results {
        self.learn_dates(index);
        let constraints = Constraints::of(index, query, selection);
        let matching = self.matching(index, corpus, &query.groups, &constraints);
        let (docs, rows) = matching.passing(index);
        let mut results = Results {
            articles: self.rank(&matching.scores, &docs),
            counts: count(index, matching.verdicts.as_deref(), &matching.rows),
            notices: query.notices().iter().cloned().chain(constraints.notices).collect(),
            ..Results::default()
        };
        results.set_claims(&index.rows, &rows);
        self.explain(index, corpus, query, &mut results);
        if results.articles.is_empty() {
            results.suggestions = self.suggest(index, corpus, query, selection);
        }
        results
    }

    /// Needles for highlighting, and words searched for in another spelling.
    fn explain(&mut self, index: &Index, corpus: &Corpus, query: &Query, results: &mut Results) {
        let mut needles = Vec::new();
        for atom in query.groups.iter().filter(|group| !group.negated).flat_map(|group| &group.alternatives) {
            let found = self.find(index, corpus, atom);
            needles.push(found.needles.clone());
            if let (Some(used), Atom::Word { text, .. }) = (&found.corrected, atom) {
                results.corrections.push(Correction { typed: text.clone(), used: used.clone() });
            }
        }
        results.matcher = Matcher::of(needles);
    }

    fn matching(&mut self, index: &Index, corpus: &Corpus, groups: &[Group], constraints: &Constraints) -> Matching {
        let count = index.rows.docs();
        let mut scores = vec![0u32; count];
        let mut alive = vec![true; count];
        let mut rows = claim_rows(index);
        for group in groups {
            let found: Vec<Arc<Found>> = group.alternatives.iter().map(|atom| self.find(index, corpus, atom)).collect();
            let mut group_rows = Bits::none(index.rows.len());
            found.iter().for_each(|found| group_rows.unite(&found.rows));
            let weights: Vec<u32> = found.iter().map(|found| rarity(found, count)).collect();
            if group.negated {
                rows.subtract(&group_rows)
            } else {
                rows.intersect(&group_rows)
            }
            let mut best = vec![0u32; count];
            for (found, weight) in found.iter().zip(weights) {
                for (best, &impact) in best.iter_mut().zip(&found.impacts) {
                    *best = (*best).max(u32::from(impact) * weight);
                }
            }
            for ((score, alive), best) in scores.iter_mut().zip(&mut alive).zip(best) {
                *alive &= (best > 0) != group.negated;
                *score += if group.negated { 0 } else { best };
            }
        }
        let mut docs = Bits::none(count);
        alive.iter().enumerate().filter(|(_, alive)| **alive).for_each(|(doc, _)| docs.insert(doc));
        Matching { scores, docs, rows, verdicts: constraints.verdicts(index, corpus) }
    }

    fn find(&mut self, index: &Index, corpus: &Corpus, atom: &Atom) -> Arc<Found> {
        if let Some(found) = self.found.get(atom) {
            return Arc::clone(found);
        }
        if self.found.len() >= MEMORY {
            self.found.clear();
        }
        let found = Arc::new(self.look_up(index, corpus, atom));
        self.found.insert(atom.clone(), Arc::clone(&found));
        found
    }

    fn look_up(&mut self, index: &Index, corpus: &Corpus, atom: &Atom) -> Found {
        let resolved = resolve(index, atom);
        let mut pieces = resolved.pieces.iter().map(|terms| union(index, terms, resolved.exact));
        let (mut impacts, mut rows) = match pieces.next() {
            Some(first) => first,
            // A phrase whose only word may go on: everything is a candidate.
            None => (vec![1; index.rows.docs()], claim_rows(index)),
        };
        for (other, other_rows) in pieces {
            impacts.iter_mut().zip(other).for_each(|(impact, other)| *impact = (*impact).min(other));
            rows.intersect(&other_rows);
        }
        let told = match atom {
            Atom::Phrase { text, open } => index.neighbours.narrow(index, text, *open, &mut impacts, &mut rows),
            _ => false,
        };
        if told {
            impacts.iter_mut().filter(|impact| **impact > 0).for_each(|impact| *impact += PHRASE);
        } else if let Some(needle) = &resolved.literal {
            if let Some(before) = self.before(atom) {
                impacts
                    .iter_mut()
                    .zip(&before.impacts)
                    .filter(|(_, before)| **before == 0)
                    .for_each(|(impact, _)| *impact = 0);
                rows.intersect(&before.rows);
            }
            self.verify(index, corpus, needle, &mut impacts, &mut rows);
        }
        let docs = impacts.iter().filter(|impact| **impact > 0).count();
        Found { impacts, docs, rows, needles: resolved.needles, corrected: resolved.corrected }
    }

    /// What the longest unfinished phrase found that this one goes on from: where that does not stand, this does not either.
    fn before(&self, atom: &Atom) -> Option<Arc<Found>> {
        let Atom::Phrase { text, .. } = atom else { return None };
        let begun = self.found.iter().filter_map(|(known, found)| match known {
            Atom::Phrase { text: begun, open: true } if text.starts_with(begun.as_str()) => Some((begun.len(), found)),
            _ => None,
        });
        begun.max_by_key(|(length, _)| *length).map(|(_, found)| Arc::clone(found))
    }

    /// Keeps only articles and claims in whose text the needle stands.
    fn verify(&mut self, index: &Index, corpus: &Corpus, needle: &Needle, impacts: &mut [u8], rows: &mut Bits) {
        self.uneven.resize(corpus.documents.len(), None);
        let mut scanner = Scanner::new(needle);
        let mut wrong = Bits::none(index.rows.len());
        let documents = corpus.documents.iter().zip(&mut self.uneven);
        for (doc, (impact, (document, uneven))) in impacts.iter_mut().zip(documents).enumerate() {
            if *impact == 0 {
                continue;
            }
            let uneven = uneven.get_or_insert_with(|| uneven_places(&document.text).into());
            let mut stands_in = |span: Span| {
                let inside = |offset: usize| uneven.partition_point(|&place| (place as usize) < offset);
                let places = &uneven[inside(span.start())..inside(span.end())];
                scanner.stands_in(span.of(&document.text), places, span.start())
            };
            let stands = searchable_spans(document).any(&mut stands_in);
            for row in index.rows.of_doc(doc).filter(|&row| rows.contains(row)) {
                let claim = corpus.claims.get(row - doc - 1).filter(|_| stands);
                let mut passages = claim.iter().flat_map(|claim| &claim.evidence);
                if !passages.any(|&span| stands_in(passage_around(&document.text, span))) {
                    wrong.insert(row);
                }
            }
            let titled = !stands
                && title_outside(document).is_some_and(|title| scanner.stands_in(title, &uneven_places(title), 0));
            *impact = if stands || titled { *impact + PHRASE } else { 0 };
        }
        rows.subtract(&wrong);
    }

    fn learn_dates(&mut self, index: &Index) {
        if self.by_date.len() == index.rows.docs() {
            return;
        }
        let date = |doc: u32| index.days.get(index.rows.of_doc(doc as usize).start).and_then(|days| days.start);
        let docs = 0..index.rows.docs() as u32;
        let mut dated: Vec<_> = docs.map(|doc| (std::cmp::Reverse(date(doc)), doc)).collect();
        dated.order();
        self.by_date = dated.into_iter().map(|(_, doc)| doc).collect();
    }

    /// Matching articles, best first. They are dealt out by score from the latest on, so that equals stay in that order;
    /// a score grows with the words of the query and not with the corpus, so counting scores is cheaper than sorting.
    fn rank(&self, scores: &[u32], docs: &Bits) -> Vec<Hit> {
        let mut most = 0;
        docs.each(|doc| most = most.max(scores[doc]));
        let behind = |doc: usize| (most - scores[doc]) as usize;
        let mut places = vec![0usize; most as usize + 2];
        docs.each(|doc| places[behind(doc) + 1] += 1);
        for score in 1..places.len() {
            places[score] += places[score - 1];
        }
        let mut hits = vec![Hit { doc: DocId(0), score: 0 }; docs.count()];
        for &doc in self.by_date.iter().filter(|doc| docs.contains(**doc as usize)) {
            let place = &mut places[behind(doc as usize)];
            hits[*place] = Hit { doc: DocId(doc), score: scores[doc as usize] };
            *place += 1;
        }
        hits
    }

    /// What each part of a search without results keeps away.
    fn suggest(&mut self, index: &Index, corpus: &Corpus, query: &Query, selection: &Selection) -> Vec<Suggestion> {
        let mut suggestions = Vec::new();
        for (drop, query, selection) in without_one_part(query, selection) {
            let constraints = Constraints::of(index, &query, &selection);
            let (docs, rows) = self.matching(index, corpus, &query.groups, &constraints).passing(index);
            let (articles, claims) = (docs.count(), rows.count());
            if articles > 0 {
                suggestions.push(Suggestion { drop, articles, claims });
            }
        }
        suggestions.order_by_key(|suggestion| std::cmp::Reverse(suggestion.articles));
        suggestions
    }
}

/// Every way to drop one part, as long as something is left.
fn without_one_part(query: &Query, selection: &Selection) -> Vec<(Part, Query, Selection)> {
    let mut ways = Vec::new();
    for at in 0..query.groups.len() {
        let mut less = query.clone();
        let group = less.groups.remove(at);
        ways.push((Part::Words(group.typed), less, selection.clone()));
    }
    for facet in Facet::ALL {
        let (mut less, mut fewer) = (query.clone(), selection.clone());
        less.fields.retain(|field| field.facet != facet);
        fewer.chosen.remove(&facet);
        ways.push((Part::Facet(facet), less, fewer));
    }
    let less = Query { dates: Vec::new(), ..query.clone() };
    ways.push((Part::Dates, less, Selection { dates: None, ..selection.clone() }));
    let less = Query { numbers: Vec::new(), ..query.clone() };
    ways.push((Part::Numbers, less, Selection { value: None, ..selection.clone() }));
    ways.retain(|(_, less, fewer)| (less, fewer) != (query, selection) && !(less.is_empty() && fewer.is_empty()));
    ways
}

/// All rows that are claims.
fn claim_rows(index: &Index) -> Bits {
    let mut rows = Bits::all(index.rows.len());
    let mut own = Bits::none(index.rows.len());
    index.rows.first.iter().take(index.rows.docs()).for_each(|&row| own.insert(row as usize));
    rows.subtract(&own);
    rows
}

/// Articles and rows that hold one of `terms`.
fn union(index: &Index, terms: &[usize], exact: Option<usize>) -> (Vec<u8>, Bits) {
    let mut impacts = vec![0u8; index.rows.docs()];
    let mut rows = Bits::none(index.rows.len());
    for &term in terms {
        let bonus = if Some(term) == exact { EXACT } else { 0 };
        index.docs.each(term, |number| {
            let (doc, impact) = doc_and_impact(number);
            if let Some(slot) = impacts.get_mut(doc).filter(|slot| **slot < impact + bonus) {
                *slot = impact + bonus;
            }
        });
        index.claims.each(term, |row| rows.insert(row as usize));
    }
    (impacts, rows)
}

/// The rarer, the more it weighs: eighths of the binary logarithm of all articles over those that match.
fn rarity(found: &Found, docs: usize) -> u32 {
    let ratio = (docs as u64 + 1) * 16 / (found.docs as u64 + 1);
    let whole = ratio.max(16).ilog2();
    let eighths = ((ratio.max(16) << 3) >> whole) as u32 & 7;
    8 * (whole - 3) + eighths
}
