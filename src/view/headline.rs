//! What the first view opens with: of whom and what the articles tell, when, and the one sentence that tells most. No drawing.

use std::collections::{BTreeMap, BTreeSet};

use facts::ids::DocId;
use facts::order::InOrder;
use facts::period::{Date, Period};

use super::compare::leaders::Leader;
use super::figures::figures;
use super::goals::made;
use crate::book::Book;
use crate::words;

/// What the headline names.
pub(super) struct About {
    /// Companies or markets.
    pub names: Vec<String>,
    /// `in India`, where the markets are told of there.
    pub place: Option<String>,
}

/// The sentence that opens the page: who leads, the first of those that tell it best and of what the headline names; else the
/// first figure or promise.
pub(super) fn opening(book: &Book, list: &[Leader], about: &About) -> Option<String> {
    let named = |leader: &Leader| {
        let best = leader.best.as_ref().map_or("", |best| &best.name);
        about.names.iter().any(|name| leader.market.starts_with(name) || best == name)
    };
    let best = list.iter().rev().max_by_key(|leader| leader.opening(named(leader)));
    let claim = || figures(book).first().copied().or_else(|| book.corpus().goals.iter().find_map(made));
    let other = || Some(facts::format::sentence(book.claim(claim()?)));
    best.map(|leader| leader.sentence.clone()).or_else(other)
}

/// Of all claims, what a headline names: companies that half of them are about, else the markets.
pub(super) fn about(book: &Book) -> About {
    let names = subjects(book);
    if !names.is_empty() {
        return About { names, place: None };
    }
    let claims = &book.corpus().claims;
    let counts = counted(claims.iter().filter_map(|claim| Some((claim.market.as_deref()?, claim.doc))));
    let all: usize = counts.iter().map(|(_, count, _)| count).sum();
    let large = counts.into_iter().enumerate().filter(|(at, (_, count, _))| *at == 0 || count * 10 >= all);
    let keys: Vec<&str> = large.take(3).map(|(_, (key, ..))| key).collect();
    let there = || claims.iter().filter(|claim| claim.market.as_deref().is_some_and(|market| keys.contains(&market)));
    let places = counted(there().filter_map(|claim| Some((claim.region.as_deref()?, claim.doc))));
    let main = places.first().filter(|(_, count, _)| count * 4 >= there().count() * 3);
    About {
        place: main.map(|(place, ..)| words::place(place)),
        names: keys.iter().copied().map(words::market).collect(),
    }
}

/// Names with how often they are told and in how many articles, the one told most first.
fn counted<'a>(told: impl Iterator<Item = (&'a str, DocId)>) -> Vec<(&'a str, usize, usize)> {
    let mut counts: BTreeMap<&str, (usize, BTreeSet<DocId>)> = BTreeMap::new();
    for (name, doc) in told {
        let (count, docs) = counts.entry(name).or_default();
        *count += 1;
        docs.insert(doc);
    }
    let mut counts: Vec<_> = counts.into_iter().map(|(name, (count, docs))| (name, count, docs.len())).collect();
    counts.order_by_key(|(_, count, _)| std::cmp::Reverse(*count));
    counts
}

/// The companies that together half of the claims are about, a fifth of them each, in at least half of the articles: much told
/// in one of many makes no headline for all.
fn subjects(book: &Book) -> Vec<String> {
    let (claims, articles) = (book.corpus().claims.len(), book.corpus().documents.len());
    let counts = counted(book.corpus().claims.iter().map(|claim| (claim.subject.as_str(), claim.doc)));
    let large = |(_, count, docs): &(&str, usize, usize)| count * 5 >= claims && docs * 2 >= articles;
    let named: Vec<_> = counts.into_iter().filter(large).collect();
    match named.iter().map(|(_, count, _)| count).sum::<usize>() * 2 >= claims {
        true => named.into_iter().map(|(name, ..)| name.to_owned()).collect(),
        false => Vec::new(),
    }
}

/// When the articles were published: `Jan 2018 to Dec 2020`, or in years where a date is inferred or no day is told.
pub(super) fn dates(book: &Book) -> Option<String> {
    let mut known: Vec<_> = book.corpus().references.iter().flatten().collect();
    known.order_by_key(|reference| reference.period.start);
    let long =
        |period: &Period| period.start.zip(period.end).is_some_and(|(start, end)| end.days() - start.days() > 31);
    let rough = known.iter().any(|reference| reference.inferred || long(&reference.period));
    let told = |period: &Period| {
        let (year, month, _) = period.start?.parts();
        let start = Date::new(year, month, 1)?;
        let whole = Period { start: Some(start), end: start.plus_months(1), ..*period };
        Some(if rough { year.to_string() } else { words::period(&whole) })
    };
    let (first, last) = (told(&known.first()?.period)?, told(&known.last()?.period)?);
    Some(if first == last { first } else { format!("{first} to {last}") })
}

#[cfg(test)]
mod tests {
    use facts::claim::{Claim, Property};
    use facts::corpus::Corpus;
    use facts::span::Span;

    use super::*;

    /// Articles with claims, each `who, market, region`; what is empty is not stated.
    fn check(articles: &[&[(&str, &str, &str)]], names: &[&str], place: Option<&str>) {
        let mut corpus = Corpus::default();
        for (at, claims) in articles.iter().enumerate() {
            corpus.documents.push(facts::document::Document { name: format!("a{at}"), ..Default::default() });
            corpus.references.push(None);
            for (who, market, region) in *claims {
                let stated = |text: &str| (!text.is_empty()).then(|| text.to_owned());
                let mut claim = Claim::bare(DocId::at(at), Property::MarketShare, Span::default());
                (claim.subject, claim.market, claim.region) = ((*who).into(), stated(market), stated(region));
                corpus.claims.push(claim);
            }
        }
        let about = about(Book::open(corpus, facts::index::Index::default()));
        assert_eq!(
            (about.names.iter().map(String::as_str).collect::<Vec<_>>(), about.place.as_deref()),
            (names.to_vec(), place)
        );
    }

    #[test]
    fn a_headline_names_what_all_articles_are_about() {
        const A: (&str, &str, &str) = ("A", "kettles", "IN");
        const B: (&str, &str, &str) = ("B", "kettles", "IN");
        const C: (&str, &str, &str) = ("C", "pans", "FR");
        check(&[], &[], None);
        check(&[&[A, A, B]], &["A", "B"], None);
        check(&[&[A, A, C], &[A, C]], &["A", "C"], None);
        // Nobody is half of it: what it is about, and where.
        let many = ["D", "E", "F", "G", "H", "I"].map(|who| (who, "kettles", "IN"));
        check(&[&many, &[A]], &["kettles"], Some("in India"));
        check(&[&many, &[C, C]], &["kettles", "pans"], Some("in India"));
        check(&[&many, &[C, C, C, C]], &["kettles", "pans"], None);
        // Much told in one of three articles.
        check(&[&[C, C, C, C], &[A], &[B]], &["pans", "kettles"], None);
    }
}
