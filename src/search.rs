//! What the corpus answers to a query and the chosen facet values: articles, claims, counts.

use std::collections::{BTreeMap, BTreeSet};

use facts::ids::{ClaimId, DocId};
use facts::span::Span;

use crate::book::Book;
use crate::route::{FACETS, Route, slug};
use crate::words;

/// One value of a facet and how many claims it would leave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct FacetValue {
    /// Its key in the hash.
    pub key: String,
    /// Its name.
    pub label: String,
    /// Claims that have it, the facet's own choice left aside.
    pub count: usize,
    /// Chosen.
    pub picked: bool,
}

/// One facet with its values, most claims first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct FacetCounts {
    /// Its key in the hash.
    pub key: &'static str,
    /// Its values.
    pub values: Vec<FacetValue>,
}

/// An article that matches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct DocHit {
    /// The article.
    pub doc: DocId,
    /// Its claims that match.
    pub claims: usize,
    /// The passage to show.
    pub snippet: Span,
    /// What matched, in the whole article, in text order.
    pub hits: Vec<Span>,
}

/// The answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Results {
    /// Articles, best first.
    pub documents: Vec<DocHit>,
    /// Claims, in corpus order.
    pub claims: Vec<ClaimId>,
    /// Facets, in the order of the panel.
    pub facets: Vec<FacetCounts>,
    /// What was read instead of a mistyped word.
    pub corrections: Vec<(String, String)>,
}

/// The values of a facet that a claim has: key and name.
pub(crate) fn values_of(book: &Book, id: ClaimId, facet: &str) -> Vec<(String, String)> {
    let claim = book.claim(id);
    let doc = book.doc(claim.doc);
    let named = |name: String| (slug(&name), name);
    match facet {
        "company" => {
            claim.subject.split(" + ").map(|name| named(name.into())).chain(claim.object.clone().map(named)).collect()
        }
        "region" => claim.region.iter().map(|code| (slug(code), words::region(code))).collect(),
        "market" => claim.market.iter().map(|market| named(market.clone())).collect(),
        "property" => vec![(claim.property.key().into(), words::capital(words::property(claim.property)))],
        "period" => {
            vec![(words::period_key(&claim.period), claim.period.as_ref().map_or("Undated".into(), words::period))]
        }
        "modality" => vec![named(words::capital(words::modality(claim.modality)))],
        "says" if claim.attribution.is_empty() => vec![("the-article-itself".into(), "The article itself".into())],
        "says" => claim.attribution.iter().map(|name| named(name.clone())).collect(),
        "article" => vec![(doc.name.clone(), doc.headline().into())],
        "publisher" => doc.metadata.publisher.iter().map(|name| named(name.clone())).collect(),
        "agreement" => {
            book.fact(id).map(|fact| named(words::capital(words::agreement(fact.agreement)))).into_iter().collect()
        }
        _ => Vec::new(),
    }
}

/// Answers a route's query and picks.
pub(crate) fn search(book: &Book, route: &Route) -> Results {
    let wanted: Vec<String> = route.query.to_lowercase().split_whitespace().map(str::to_owned).collect();
    let hits: Vec<Vec<Span>> = book.corpus().documents.iter().map(|doc| hits_in(&doc.text, &wanted)).collect();
    let text_ok = |doc: DocId| wanted.is_empty() || contains_all(&book.doc(doc).text, &wanted);
    let passing: Vec<(ClaimId, u16)> =
        book.claim_ids().filter(|id| text_ok(book.claim(*id).doc)).map(|id| (id, failed(book, id, route))).collect();
    let claims: Vec<ClaimId> = passing.iter().filter(|(_, failed)| *failed == 0).map(|(id, _)| *id).collect();
    let facets = FACETS.iter().enumerate().map(|(at, facet)| count(book, route, facet, &passing, !(1 << at))).collect();
    let mut per_doc: BTreeMap<DocId, usize> = BTreeMap::new();
    for id in &claims {
        *per_doc.entry(book.claim(*id).doc).or_default() += 1;
    }
    let documents = (0..book.corpus().documents.len()).map(DocId::at).filter(|doc| text_ok(*doc));
    let documents = documents.filter(|doc| route.picks.is_empty() || per_doc.contains_key(doc));
    let documents = documents.map(|doc| DocHit {
        doc,
        claims: per_doc.get(&doc).copied().unwrap_or(0),
        snippet: snippet(book, doc, &hits[doc.index()]),
        hits: hits[doc.index()].clone(),
    });
    Results { documents: documents.collect(), claims, facets, corrections: Vec::new() }
}

/// A bit for each facet whose choice the claim does not meet.
fn failed(book: &Book, id: ClaimId, route: &Route) -> u16 {
    let misses = |facet: &str| {
        let picked = route.picked(facet);
        !picked.is_empty() && !values_of(book, id, facet).iter().any(|(key, _)| picked.contains(key))
    };
    FACETS.iter().enumerate().filter(|(_, facet)| misses(facet)).fold(0, |bits, (at, _)| bits | 1 << at)
}

fn count(book: &Book, route: &Route, facet: &'static str, passing: &[(ClaimId, u16)], others: u16) -> FacetCounts {
    let mut counts: BTreeMap<String, (String, usize)> = BTreeMap::new();
    for (id, failed) in passing {
        for (key, label) in values_of(book, *id, facet) {
            counts.entry(key).or_insert((label, 0)).1 += usize::from(failed & others == 0);
        }
    }
    let picked: BTreeSet<&String> = route.picked(facet).iter().collect();
    let mut values: Vec<FacetValue> = counts
        .into_iter()
        .map(|(key, (label, count))| FacetValue { picked: picked.contains(&key), key, label, count })
        .collect();
    values.sort_by_key(|value| std::cmp::Reverse(value.count));
    FacetCounts { key: facet, values }
}

fn contains_all(text: &str, wanted: &[String]) -> bool {
    let text = text.to_lowercase();
    wanted.iter().all(|word| text.contains(word.as_str()))
}

fn hits_in(text: &str, wanted: &[String]) -> Vec<Span> {
    let lower = text.to_ascii_lowercase();
    let mut hits: Vec<Span> = wanted
        .iter()
        .flat_map(|word| {
            lower.match_indices(word.as_str()).map(|(at, word)| Span::new(at, at + word.len())).collect::<Vec<_>>()
        })
        .collect();
    hits.sort();
    hits
}

fn snippet(book: &Book, doc: DocId, hits: &[Span]) -> Span {
    let document = book.doc(doc);
    let body = || document.blocks.iter().filter(|block| block.is_body());
    let at = hits.first().map(|hit| hit.start());
    let block = match at {
        Some(at) => body().find(|block| block.span.contains_offset(at)),
        None => body().find(|block| block.span.len() > 120).or_else(|| body().next()),
    };
    let Some(block) = block else { return Span::default() };
    let from = at.unwrap_or(block.span.start()).saturating_sub(70).max(block.span.start());
    let from = word_border(&document.text, from);
    let to = word_border(&document.text, (from + 190).min(block.span.end()));
    Span::new(from, to)
}

/// The nearest word start at or after a byte.
fn word_border(text: &str, mut at: usize) -> usize {
    while at < text.len() && !(text.is_char_boundary(at) && (at == 0 || text.as_bytes()[at - 1].is_ascii_whitespace()))
    {
        at += 1;
    }
    at
}

/// Every value key of a facet, each once.
pub(crate) fn keys(book: &Book, facet: &str) -> Vec<String> {
    let all: BTreeSet<String> =
        book.claim_ids().flat_map(|id| values_of(book, id, facet)).map(|(key, _)| key).collect();
    all.into_iter().collect()
}
