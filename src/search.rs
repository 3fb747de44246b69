//! The page's questions to the search of `facts`: a route becomes a query and a selection, keys of links become values.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Mutex;

use facts::fact::Agreement;
use facts::ids::DocId;
use facts::index::{
    Facet, Index, Matcher, Part, Query, Results, Searcher, Selection, Snippet, agreement_key, period_key,
};
use facts::modality::Modality;
use facts::order::InOrder;
use facts::span::Span;

use crate::book::Book;
use crate::route::{Route, slug};
use crate::words;

/// Values of a facet that are offered; others are found by typing.
const MOST: usize = 100;

/// One value of a facet and how many claims it would leave.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct FacetValue<'a> {
    /// Its key in the hash.
    pub key: &'a str,
    /// Its name.
    pub label: &'a str,
    /// Claims that have it, the facet's own choice left aside.
    pub count: usize,
    /// Chosen.
    pub picked: bool,
}

/// A value of a facet as the corpus has it.
#[derive(Debug)]
struct Known {
    /// Its place in the index.
    at: usize,
    key: String,
    label: String,
}

/// The index of a corpus, and the names of all that can be chosen.
#[derive(Debug)]
pub(crate) struct Desk {
    index: Index,
    searcher: Mutex<Searcher>,
    /// For each facet its values, those of most claims first.
    known: Vec<Vec<Known>>,
}

/// The answer to a route. Cheap to copy: equal only to itself.
#[derive(Clone, Debug)]
pub(crate) struct Answer(std::sync::Arc<Results>);

impl PartialEq for Answer {
    fn eq(&self, other: &Self) -> bool {
        std::sync::Arc::ptr_eq(&self.0, &other.0)
    }
}

impl std::ops::Deref for Answer {
    type Target = Results;

    fn deref(&self) -> &Results {
        &self.0
    }
}

impl Desk {
    /// The desk of a corpus.
    pub(crate) fn open(corpus: &facts::corpus::Corpus, index: Index) -> Self {
        let all = index.search(corpus, &Query::default(), &Selection::default());
        let known = Facet::ALL.iter().map(|facet| known(corpus, &index, &all, *facet)).collect();
        Self { index, searcher: Mutex::new(Searcher::default()), known }
    }

    /// Answers a route's query and picks.
    pub(crate) fn answer(&self, book: &Book, route: &Route) -> Answer {
        let query = Query::parse(&route.query);
        let selection = self.selection(route);
        let results = match self.searcher.lock() {
            Ok(mut searcher) => searcher.search(&self.index, book.corpus(), &query, &selection),
            Err(_) => self.index.search(book.corpus(), &query, &selection),
        };
        Answer(std::sync::Arc::new(results))
    }

    fn selection(&self, route: &Route) -> Selection {
        let mut selection = Selection::default();
        for (key, picked) in &route.picks {
            let Some(facet) = Facet::from_name(key) else { continue };
            let values = picked.iter().filter_map(|key| self.known(facet).iter().find(|known| known.key == *key));
            let named = |known: &Known| self.index.values(facet).get(known.at).cloned();
            let values: Vec<String> = values.filter_map(named).collect();
            if !values.is_empty() {
                selection.chosen.insert(facet, values);
            }
        }
        selection
    }

    fn known(&self, facet: Facet) -> &[Known] {
        Facet::ALL.iter().position(|known| *known == facet).and_then(|at| self.known.get(at)).map_or(&[], Vec::as_slice)
    }

    /// The values of a facet with their live counts. What would leave nothing comes last; apart from that the order never
    /// changes.
    pub(crate) fn values<'a>(
        &'a self,
        answer: &'a Answer,
        facet: Facet,
        picked: &'a [String],
    ) -> impl Iterator<Item = FacetValue<'a>> {
        let counted = self.known(facet).iter().map(move |known| FacetValue {
            key: &known.key,
            label: &known.label,
            count: answer.count(facet, known.at) as usize,
            picked: picked.contains(&known.key),
        });
        let leaves = |value: &FacetValue| value.count > 0 || value.picked;
        counted.clone().filter(leaves).chain(counted.filter(move |value| !leaves(value))).take(MOST)
    }

    /// How many values of a facet are offered.
    pub(crate) fn offered(&self, facet: Facet) -> usize {
        self.known(facet).len().min(MOST)
    }

    /// The name of a value of a facet.
    pub(crate) fn label(&self, facet: Facet, key: &str) -> Option<&str> {
        self.known(facet).iter().find(|known| known.key == key).map(|known| known.label.as_str())
    }

    /// Every value key of a facet.
    pub(crate) fn keys(&self, facet: &str) -> Vec<String> {
        Facet::from_name(facet)
            .map_or_else(Vec::new, |facet| self.known(facet).iter().map(|known| known.key.clone()).collect())
    }
}

/// The values of a facet, most claims first, each with its name.
fn known(corpus: &facts::corpus::Corpus, index: &Index, all: &Results, facet: Facet) -> Vec<Known> {
    if facet == Facet::Article {
        return known_articles(corpus, index, all);
    }
    // What a value goes by where that is not its own name: markets by a capital.
    let names: BTreeMap<String, String> = match facet {
        Facet::Company => {
            let markets = index.values(Facet::Market).iter();
            markets.map(|market| (market.clone(), words::capital(&words::market(market)))).collect()
        }
        Facet::Period => period_names(corpus),
        _ => BTreeMap::new(),
    };
    let entry =
        |(at, value): (usize, &String)| Known { at, key: key_of(facet, value), label: label_of(&names, facet, value) };
    let mut known: Vec<Known> = index.values(facet).iter().enumerate().map(entry).collect();
    // Whole markets, of which something is told as of companies, come behind those.
    let is_market = |known: &Known| facet == Facet::Company && names.contains_key(&index.values(facet)[known.at]);
    known.order_by_key(|known| (is_market(known), std::cmp::Reverse(all.count(facet, known.at))));
    known
}

/// The articles, most claims first, each with its headline. There may be very many.
fn known_articles(corpus: &facts::corpus::Corpus, index: &Index, all: &Results) -> Vec<Known> {
    let mut docs: Vec<_> = corpus.documents.iter().collect();
    docs.order_by(|a, b| a.name.cmp(&b.name));
    docs.dedup_by(|a, b| a.name == b.name);
    // The values of the facet are the names in order, so both lists go along with one another.
    let mut docs = docs.into_iter().peekable();
    let entry = |(at, name): (usize, &String)| {
        while docs.next_if(|doc| doc.name < *name).is_some() {}
        let label = docs.next_if(|doc| doc.name == *name).map_or_else(|| name.clone(), words::headline);
        Known { at, key: name.clone(), label }
    };
    let mut known: Vec<Known> = index.values(Facet::Article).iter().enumerate().map(entry).collect();
    known.order_by_key(|known| std::cmp::Reverse(all.count(Facet::Article, known.at)));
    known
}

/// The words for each period by its key, as the first claim with that key says it. Many claims share a few periods.
fn period_names(corpus: &facts::corpus::Corpus) -> BTreeMap<String, String> {
    let (mut seen, mut names) = (BTreeSet::new(), BTreeMap::new());
    for period in corpus.claims.iter().filter_map(|claim| claim.period) {
        if seen.insert(period) {
            names.entry(period_key(&period)).or_insert_with(|| words::period(&period));
        }
    }
    names
}

/// Names become slugs; what is a key already stays as it is.
fn key_of(facet: Facet, value: &str) -> String {
    match facet {
        Facet::Property | Facet::Modality | Facet::Agreement | Facet::Article => value.to_owned(),
        Facet::Period => value.to_lowercase(),
        _ => slug(value),
    }
}

fn label_of(names: &BTreeMap<String, String>, facet: Facet, value: &str) -> String {
    const MODALITIES: [Modality; 6] = [
        Modality::Asserted,
        Modality::Goal,
        Modality::Planned,
        Modality::Forecast,
        Modality::Rumoured,
        Modality::Conditional,
    ];
    const AGREEMENTS: [Agreement; 7] = [
        Agreement::Single,
        Agreement::Consistent,
        Agreement::Corroborated,
        Agreement::DiffersBySource,
        Agreement::Contradicts,
        Agreement::Superseded,
        Agreement::Incomparable,
    ];
    let found = match facet {
        Facet::Region => Some(words::region(value)),
        Facet::Market => Some(words::capital(&words::market(value))),
        Facet::Property => {
            facts::claim::Property::ALL.iter().find(|p| p.key() == value).map(|p| words::capital(words::property(*p)))
        }
        Facet::Modality => MODALITIES.iter().find(|m| m.key() == value).map(|m| words::capital(words::modality(*m))),
        Facet::Agreement => {
            AGREEMENTS.iter().find(|a| agreement_key(**a) == value).map(|a| words::capital(words::agreement(*a)))
        }
        Facet::Company | Facet::Period => names.get(value).cloned(),
        Facet::Article | Facet::Says | Facet::Publisher => None,
    };
    found.unwrap_or_else(|| value.to_owned())
}

/// The passage of an article that answers best.
pub(crate) fn snippet(book: &Book, answer: &Answer, doc: DocId) -> Snippet {
    answer.matcher.snippet(book.doc(doc))
}

/// Everything in an article that matches.
pub(crate) fn highlights(book: &Book, matcher: &Matcher, doc: DocId) -> Vec<Span> {
    let document = book.doc(doc);
    if matcher.is_empty() { Vec::new() } else { matcher.highlights(&document.text, Span::new(0, document.text.len())) }
}

/// How many claims of each article match.
pub(crate) fn claims_in(book: &Book, answer: &Answer, doc: DocId) -> usize {
    book.reading(doc).iter().filter(|id| answer.has_claim(**id)).count()
}

/// What to drop when nothing matches: in words, the route without it, and how many claims that gives.
pub(crate) fn ways_out(answer: &Answer, route: &Route) -> Vec<(String, Route, usize)> {
    let way = |part: &Part| match part {
        Part::Words(words) => (
            format!("Drop “{words}”"),
            Route { query: route.query.replacen(words.as_str(), "", 1).trim().to_owned(), ..route.clone() },
        ),
        Part::Facet(facet) => {
            let mut less = route.clone();
            less.picks.retain(|(key, _)| Facet::from_name(key) != Some(*facet));
            let typed = less.picks.len() == route.picks.len();
            less.query = if typed {
                without_fields(&route.query, |name| Facet::from_name(name) == Some(*facet))
            } else {
                less.query
            };
            (format!("Drop the choice of {}", crate::view::facet_panel::name(facet.key()).to_lowercase()), less)
        }
        Part::Dates => (
            "Drop the bounds on time".into(),
            Route {
                query: without_fields(&route.query, |name| {
                    matches!(name, "before" | "after" | "since" | "until" | "year" | "date")
                }),
                ..route.clone()
            },
        ),
        Part::Numbers => (
            "Drop the bounds on amounts".into(),
            Route {
                query: route
                    .query
                    .split(' ')
                    .filter(|word| !word.contains(['<', '>', '=']))
                    .collect::<Vec<_>>()
                    .join(" "),
                ..route.clone()
            },
        ),
    };
    answer
        .suggestions
        .iter()
        .map(|suggestion| {
            let (words, route) = way(&suggestion.drop);
            (words, route, suggestion.claims)
        })
        .collect()
}

/// The query without its `name:value` parts of some names.
fn without_fields(query: &str, drop: impl Fn(&str) -> bool) -> String {
    let keep = |word: &&str| !word.trim_start_matches('-').split_once(':').is_some_and(|(name, _)| drop(name));
    query.split(' ').filter(keep).collect::<Vec<_>>().join(" ")
}
