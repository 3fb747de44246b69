//! Whatever is typed, a search answers.
#![no_main]

use facts::corpus::Corpus;
use facts::document::RawDocument;
use facts::index::{Index, Query, Selection};
use libfuzzer_sys::fuzz_target;

const TEXT: &str = "Acme leads\n\nAcme held 13.1 percent of the Zürich market, ahead of AT&T. 我的智能手机。\n";

fuzz_target!(|source: &str| {
    let raw = RawDocument { name: "a".into(), text: TEXT.into(), ..RawDocument::default() };
    let corpus = Corpus::from_raw(vec![raw]);
    let results = Index::build(&corpus).search(&corpus, &Query::parse(source), &Selection::default());
    assert!(results.articles.len() <= 1);
    results.matcher.snippet(&corpus.documents[0]);
});
