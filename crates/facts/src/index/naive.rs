//! The same search by brute force, to compare with: reads every article for every word, keeps nothing, counts one by
//! one. It shares with the real engine what a term and a border are, and nothing of how they are stored or counted.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use super::*;
use crate::claim::Claim;
use crate::document::Document;
use crate::ids::ClaimId;
use crate::index::asked::query::{Atom, Group};
use crate::index::built::build::{build, searchable};
use crate::index::built::passage::{RegionNames, names_of_claim, passage_around, words_of_claim};
use crate::index::made_up::{corpus, selection, typed};
use crate::index::search::resolve::{one_edit, phrase_needle, spellings};
use crate::index::tests::document;
use crate::index::text::fold::fold;
use crate::index::text::needle::Needle;
use crate::index::text::terms::{each_term, is_plain_word};

struct Naive<'a> {
    corpus: &'a Corpus,
    /// Per article and per claim: its terms.
    docs: Vec<BTreeSet<String>>,
    claims: Vec<BTreeSet<String>>,
    /// In how many articles each term stands.
    vocabulary: BTreeMap<String, usize>,
}

/// Articles and claims that match, as flags.
type Flags = (Vec<bool>, Vec<bool>);

fn terms_of(text: &str, terms: &mut BTreeSet<String>) {
    each_term(&fold(text), &mut |term| {
        terms.insert(term.to_owned());
    });
}

impl<'a> Naive<'a> {
    fn of(corpus: &'a Corpus) -> Self {
        let mut docs = Vec::new();
        for (at, document) in corpus.documents.iter().enumerate() {
            let mut terms = BTreeSet::new();
            searchable(document).for_each(|text| terms_of(text, &mut terms));
            terms_of(document.headline(), &mut terms);
            for claim in corpus.claims.iter().filter(|claim| claim.doc.index() == at) {
                let mut names = String::new();
                names_of_claim(claim, &mut RegionNames::new(), &mut names);
                terms_of(&names, &mut terms);
            }
            docs.push(terms);
        }
        let mut claims = Vec::new();
        for claim in &corpus.claims {
            let (mut words, mut terms) = (String::new(), BTreeSet::new());
            words_of_claim(claim, &corpus.documents[claim.doc.index()], &mut RegionNames::new(), &mut words);
            terms_of(&words, &mut terms);
            claims.push(terms);
        }
        let mut vocabulary = BTreeMap::new();
        for term in docs.iter().flatten() {
            *vocabulary.entry(term.clone()).or_insert(0) += 1;
        }
        Self { corpus, docs, claims, vocabulary }
    }

    fn with_terms(&self, fits: impl Fn(&str) -> bool) -> Flags {
        let has = |terms: &BTreeSet<String>| terms.iter().any(|term| fits(term));
        (self.docs.iter().map(has).collect(), self.claims.iter().map(has).collect())
    }

    fn has(&self, fits: impl Fn(&str) -> bool) -> bool {
        self.vocabulary.keys().any(|term| fits(term))
    }

    fn word(&self, text: &str, open: bool) -> Flags {
        let forms = spellings(text);
        let is_form = |term: &str| forms.iter().any(|form| form == term);
        let begins = |term: &str| term.starts_with(text);
        if (open || !self.has(is_form)) && self.has(begins) {
            return self.with_terms(|term| begins(term) || is_form(term));
        }
        if self.has(is_form) {
            return self.with_terms(is_form);
        }
        if text.len() >= 3 && self.has(|term| term.contains(text)) {
            return self.with_terms(|term| term.contains(text));
        }
        let typed: Vec<char> = text.chars().collect();
        if typed.len() < 5 || !typed.iter().all(|c| c.is_alphabetic()) {
            return self.with_terms(|_| false);
        }
        let words = self.vocabulary.iter().filter(|(term, _)| is_plain_word(term));
        let near = words.filter_map(|(term, count)| Some((one_edit(&typed, term, open)?, *count, term)));
        let best = near.max_by(|a, b| (a.0, a.1, b.2).cmp(&(b.0, b.1, a.2)));
        best.map_or_else(|| self.with_terms(|_| false), |(_, _, term)| self.word(term, false))
    }

    fn phrase(&self, text: &str, open: bool) -> Flags {
        let needle = phrase_needle(text, open);
        let stands = |document: &Document| searchable(document).any(|text| needle.is_in(&fold(text)));
        let said = |claim: &Claim| {
            let text = &self.corpus.documents[claim.doc.index()].text;
            claim.evidence.iter().any(|&span| needle.is_in(&fold(passage_around(text, span).of(text))))
        };
        (self.corpus.documents.iter().map(stands).collect(), self.corpus.claims.iter().map(said).collect())
    }

    fn atom(&self, atom: &Atom) -> Flags {
        match atom {
            Atom::Word { text, open } => self.word(text, *open),
            Atom::Phrase { text, open } => self.phrase(text, *open),
            Atom::Compound { text, open } => {
                let needle = Needle { text: text.clone(), left: true, right: !open };
                if self.has(|term| needle.is_in(term)) {
                    self.with_terms(|term| needle.is_in(term))
                } else {
                    self.phrase(text, *open)
                }
            }
        }
    }

    fn groups(&self, groups: &[Group]) -> Flags {
        let mut flags = (vec![true; self.docs.len()], vec![true; self.claims.len()]);
        for group in groups {
            let found: Vec<Flags> = group.alternatives.iter().map(|atom| self.atom(atom)).collect();
            for (at, flag) in flags.0.iter_mut().enumerate() {
                *flag &= found.iter().any(|found| found.0[at]) != group.negated;
            }
            for (at, flag) in flags.1.iter_mut().enumerate() {
                *flag &= found.iter().any(|found| found.1[at]) != group.negated;
            }
        }
        flags
    }

    /// The values of an article, or of one of its claims, in a facet.
    fn values(&self, doc: usize, claim: Option<usize>, facet: Facet) -> Vec<String> {
        let document = &self.corpus.documents[doc];
        let of_claim = claim.map(|at| &self.corpus.claims[at]);
        let fact = self.corpus.facts.iter().find(|fact| claim.is_some_and(|at| fact.claims.contains(&ClaimId::at(at))));
        match facet {
            Facet::Company => of_claim.map_or(Vec::new(), |claim| {
                claim.subject.split(" + ").chain(claim.object.as_deref()).map(str::to_owned).collect()
            }),
            Facet::Region => of_claim.and_then(|claim| claim.region.clone()).into_iter().collect(),
            Facet::Market => of_claim.and_then(|claim| claim.market.clone()).into_iter().collect(),
            Facet::Property => of_claim.map(|claim| claim.property.key().to_owned()).into_iter().collect(),
            Facet::Period => of_claim.and_then(|claim| claim.period.as_ref().map(period_key)).into_iter().collect(),
            Facet::Modality => of_claim.map(|claim| claim.modality.key().to_owned()).into_iter().collect(),
            Facet::Says => of_claim.map_or(Vec::new(), |claim| claim.attribution.clone()),
            Facet::Article => vec![document.name.clone()],
            Facet::Publisher => document.metadata.publisher.clone().into_iter().collect(),
            Facet::Agreement => fact.map(|fact| agreement_key(fact.agreement).to_owned()).into_iter().collect(),
        }
    }

    /// Whether a row passes the selection, the choice of `but` aside.
    fn passes(&self, doc: usize, claim: Option<usize>, selection: &Selection, but: Option<Facet>) -> bool {
        let chosen = selection.chosen.iter().filter(|(facet, _)| Some(**facet) != but).all(|(&facet, keys)| {
            let known = |key: &&String| self.all_values(facet).contains(*key);
            let keys: Vec<&String> = keys.iter().filter(known).collect();
            keys.is_empty() || self.values(doc, claim, facet).iter().any(|value| keys.contains(&value))
        });
        let of_claim = claim.map(|at| &self.corpus.claims[at]);
        let reference = self.corpus.references[doc].map(|reference| reference.period);
        let period = of_claim.and_then(|claim| claim.period).or(reference);
        let (start, end) = period.map_or((None, None), |period| (period.start, period.end));
        let dated = selection.dates.is_none_or(|dates| dates.holds(start, end));
        let valued = selection.value.as_ref().is_none_or(|filter| of_claim.is_some_and(|claim| filter.holds(claim)));
        chosen && dated && valued
    }

    fn rows(&self, doc: usize) -> Vec<Option<usize>> {
        let own = (0..self.claims.len()).filter(|&at| self.corpus.claims[at].doc.index() == doc);
        std::iter::once(None).chain(own.map(Some)).collect()
    }

    fn all_values(&self, facet: Facet) -> BTreeSet<String> {
        let docs = 0..self.docs.len();
        docs.flat_map(|doc| self.rows(doc).into_iter().flat_map(move |row| self.values(doc, row, facet))).collect()
    }

    fn count(&self, flags: &Flags, selection: &Selection, facet: Facet, key: &str) -> u32 {
        let claims = 0..self.claims.len();
        let with = claims.filter(|&claim| {
            let doc = self.corpus.claims[claim].doc.index();
            flags.1[claim]
                && self.passes(doc, Some(claim), selection, Some(facet))
                && self.values(doc, Some(claim), facet).iter().any(|value| value == key)
        });
        with.count() as u32
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn finds_and_counts_what_brute_force_does(corpus in corpus(), source in typed(), selection in selection(),
                                              frequent in 1..5usize) {
        let index = build(&corpus, frequent);
        let query = Query::parse(&source);
        let results = index.search(&corpus, &query, &selection);
        let naive = Naive::of(&corpus);
        let flags = naive.groups(&query.groups);
        let passing = |doc: usize| -> Vec<Option<usize>> {
            naive.rows(doc).into_iter().filter(|row| naive.passes(doc, *row, &selection, None)).collect()
        };
        let articles: BTreeSet<usize> = (0..corpus.documents.len())
            .filter(|&doc| flags.0[doc] && !passing(doc).is_empty()).collect();
        let claims: Vec<usize> = (0..corpus.documents.len())
            .flat_map(|doc| passing(doc).into_iter().flatten()).filter(|&claim| flags.1[claim]).collect();
        prop_assert_eq!(results.articles.iter().map(|hit| hit.doc.index()).collect::<BTreeSet<_>>(), articles, "{}", source);
        prop_assert_eq!(results.claims().iter().map(|claim| claim.index()).collect::<Vec<_>>(), claims, "{}", source);
        for facet in Facet::ALL {
            prop_assert_eq!(index.values(facet).iter().cloned().collect::<BTreeSet<_>>(), naive.all_values(facet));
            for (at, key) in index.values(facet).iter().enumerate() {
                prop_assert_eq!(results.count(facet, at), naive.count(&flags, &selection, facet, key), "{} {:?} {}", source, facet, key);
            }
        }
    }

    #[test]
    fn neither_memory_nor_what_is_frequent_changes_anything(corpus in corpus(), source in typed(), selection in selection()) {
        let (index, none_frequent) = (build(&corpus, 1), build(&corpus, usize::MAX));
        let mut searcher = Searcher::default();
        for end in source.char_indices().map(|(at, _)| at).chain([source.len()]) {
            let query = Query::parse(&source[..end]);
            let remembered = searcher.search(&index, &corpus, &query, &selection);
            let fresh = none_frequent.search(&corpus, &query, &selection);
            prop_assert_eq!(format!("{remembered:?}"), format!("{fresh:?}"));
        }
    }

    #[test]
    fn highlights_lie_in_their_text(corpus in corpus(), source in typed()) {
        let index = Index::build(&corpus);
        let results = index.search(&corpus, &Query::parse(&source), &Selection::default());
        for document in &corpus.documents {
            let snippet = results.matcher.snippet(document);
            prop_assert!(!snippet.span.of(&document.text).is_empty());
            let mut at = snippet.span.start();
            for mark in snippet.highlights {
                prop_assert!(!mark.of(&document.text).is_empty() && mark.start() >= at && mark.end() <= snippet.span.end());
                at = mark.end();
            }
        }
    }

    #[test]
    fn no_text_and_no_query_panics(text in "\\PC{0,80}", source in "\\PC{0,40}") {
        let corpus = Corpus { documents: vec![document("x", &text)], references: vec![None], ..Corpus::default() };
        let results = Index::build(&corpus).search(&corpus, &Query::parse(&source), &Selection::default());
        results.matcher.snippet(&corpus.documents[0]);
    }
}
