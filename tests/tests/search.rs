//! Every claim of the five articles is found: by its own words, by each of its names, and by the facet values it has.

use factfolio_tests::project;
use facts::corpus::Corpus;
use facts::ids::ClaimId;
use facts::index::{Facet, Index, Query, Searcher, Selection};

fn five_articles() -> Corpus {
    let input = factfolio::input::read(&project::root().join("corpus")).expect("the project has its corpus");
    Corpus::from_raw(input.documents)
}

/// What a reader may type to find a claim, each with the claims it must find.
fn typed(corpus: &Corpus, id: ClaimId) -> Vec<String> {
    let claim = &corpus.claims[id.index()];
    let text = &corpus.documents[claim.doc.index()].text;
    let quote: Vec<&str> = claim.statement().of(text).split_whitespace().take(6).collect();
    let mut typed = vec![quote.join(" ").replace(['"', '“', '”', ':', '<', '>', '='], " ").replace(" -", " ")];
    typed.extend(claim.subject.split(" + ").map(|name| format!("company:\"{name}\" kind:{}", claim.property.key())));
    typed
        .extend(claim.region.iter().map(|region| format!("region:\"{region}\" company:\"{}\"", first(&claim.subject))));
    typed.extend(claim.attribution.iter().map(|name| format!("says:\"{name}\"")));
    typed.extend(claim.market.iter().map(|market| format!("market:\"{market}\" ")));
    typed
}

fn first(subject: &str) -> &str {
    subject.split(" + ").next().unwrap_or(subject)
}

#[test]
fn every_claim_of_the_five_articles_is_found_by_typing() {
    let corpus = five_articles();
    let index = Index::build(&corpus);
    let mut searcher = Searcher::default();
    assert!(corpus.claims.len() > 20, "the five articles make claims");
    for id in (0..corpus.claims.len()).map(ClaimId::at) {
        for typed in typed(&corpus, id) {
            let results = searcher.search(&index, &corpus, &Query::parse(&typed), &Selection::default());
            assert!(results.has_claim(id), "{typed:?} finds claim {} of {:?}", id.0, corpus.claims[id.index()].doc);
            assert_eq!(results.notices, [""; 0], "{typed:?}");
        }
    }
}

#[test]
fn every_facet_value_gives_as_many_claims_as_it_counts() {
    let corpus = five_articles();
    let index = Index::build(&corpus);
    let mut searcher = Searcher::default();
    let all = searcher.search(&index, &corpus, &Query::default(), &Selection::default());
    let mut reached = vec![false; corpus.claims.len()];
    for facet in Facet::ALL {
        for (value, key) in index.values(facet).iter().enumerate() {
            let mut selection = Selection::default();
            selection.toggle(facet, key);
            let chosen = searcher.search(&index, &corpus, &Query::default(), &selection);
            assert_eq!(chosen.claims().len(), all.count(facet, value) as usize, "{facet:?} {key}");
            if facet == Facet::Company {
                chosen.claims().iter().for_each(|claim| reached[claim.index()] = true);
            }
        }
    }
    assert!(
        reached.iter().all(|reached| *reached),
        "every claim is about a company, a place or a product that can be chosen"
    );
}

#[test]
fn readers_find_what_they_look_for() {
    let corpus = five_articles();
    let index = Index::build(&corpus);
    let check = |typed: &str, words: &str| {
        let results = index.search(&corpus, &Query::parse(typed), &Selection::default());
        let said = results.claims().iter().map(|id| {
            let claim = &corpus.claims[id.index()];
            claim.statement().of(&corpus.documents[claim.doc.index()].text)
        });
        let said: Vec<&str> = said.collect();
        assert!(said.iter().any(|said| said.contains(words)), "{typed} finds “{words}” among {said:#?}");
    };
    check("xiaomi 13.1", "13.1");
    check("share>=30% region:spain", "30");
    check("company:xiaomi kind:rank ", "third");
    check("xiaomi spain", "Spanish");
    check("company:xiaomi modality:goal", "Europe");
    for typed in ["xiaomi europe", "xiomi", "\"market share\"", "x", "martphon"] {
        let results = index.search(&corpus, &Query::parse(typed), &Selection::default());
        let shown = results.articles.first().map(|hit| &corpus.documents[hit.doc.index()]);
        let snippet = shown.map(|document| results.matcher.snippet(document));
        assert!(snippet.is_some_and(|snippet| !snippet.highlights.is_empty()), "{typed}");
    }
}
