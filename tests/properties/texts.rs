//! Texts for the properties: sentences that say something, in every order, with every kind of dirt between them.

use std::fs;
use std::sync::LazyLock;

use factfolio_tests::project;
use facts::document::{Metadata, RawDocument};
use proptest::prelude::*;

/// Every line of the real and the written articles.
static LINES: LazyLock<Vec<String>> = LazyLock::new(|| {
    let texts = ["corpus", "tests/articles"].into_iter().flat_map(articles);
    texts.flat_map(|text| text.lines().map(str::to_owned).collect::<Vec<_>>()).filter(|line| !line.is_empty()).collect()
});

/// What does not belong between words, and comes there all the same.
const DIRT: [&str; 12] =
    ["\u{feff}", "\u{202e}", "é", "智能手机", "½", "–", "9999999999999999999999", "%%%", "$", "\r", "\u{0}", "Q5 2020"];

/// The texts of a folder, in the order of their names.
fn articles(folder: &str) -> Vec<String> {
    let listed = fs::read_dir(project::root().join(folder)).into_iter().flatten().flatten();
    let mut paths: Vec<_> =
        listed.map(|entry| entry.path()).filter(|path| path.extension().is_some_and(|e| e == "txt")).collect();
    paths.sort();
    paths.iter().filter_map(|path| fs::read_to_string(path).ok()).collect()
}

/// The articles of the demo page as they are.
pub(crate) fn corpus() -> Vec<RawDocument> {
    articles("corpus").into_iter().enumerate().map(|(number, text)| article(number, text)).collect()
}

/// A few articles of lines from everywhere, each line perhaps dirty.
pub(crate) fn piles() -> impl Strategy<Value = Vec<RawDocument>> {
    let text = prop::collection::vec(line(), 0..12).prop_map(|lines| lines.join("\n"));
    let numbered =
        |texts: Vec<String>| texts.into_iter().enumerate().map(|(number, text)| article(number, text)).collect();
    prop::collection::vec(text, 1..4).prop_map(numbered)
}

fn line() -> impl Strategy<Value = String> {
    let clean = any::<prop::sample::Index>().prop_map(|index| index.get(&LINES[..]).clone());
    let dirty =
        (clean.clone(), any::<prop::sample::Index>(), prop::sample::select(&DIRT[..])).prop_map(|(line, at, dirt)| {
            let places: Vec<usize> = line.char_indices().map(|(place, _)| place).collect();
            let place = *at.get(&places);
            format!("{}{dirt}{}", &line[..place], &line[place..])
        });
    prop_oneof![4 => clean, 2 => dirty, 1 => ".{0,40}"]
}

/// One article that knows its date and nothing else of itself.
pub(crate) fn article(number: usize, text: String) -> RawDocument {
    let metadata = Metadata { published: Some("2020-11".to_owned()), ..Metadata::default() };
    RawDocument { name: format!("{number:03}"), text, metadata, ..RawDocument::default() }
}
