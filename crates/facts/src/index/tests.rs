//! Searches over a small corpus, as a reader would make them.

use super::*;
use crate::claim::{Claim, Property, Value, ValueUnit};
use crate::document::{Block, BlockKind, Document, Metadata};
use crate::ids::DocId;
use crate::modality::Modality;
use crate::period::{Basis, Grain, Period, ReferenceDate};
use crate::quantity::{Comparator, Currency};
use crate::span::Span;

/// One article: name, date, then lines of which the first is its title.
pub(in crate::index) fn document(name: &str, text: &str) -> Document {
    let mut blocks = Vec::new();
    let mut start = 0;
    for line in text.split('\n') {
        let kind = if blocks.is_empty() { BlockKind::Title } else { BlockKind::Paragraph };
        blocks.push(Block { span: Span::new(start, start + line.len()), kind });
        start += line.len() + 1;
    }
    let metadata = Metadata { publisher: Some(format!("{name} News")), ..Metadata::default() };
    let title = blocks.first().map(|block| block.span);
    Document { name: name.to_owned(), text: text.to_owned(), metadata, title, blocks, ..Document::default() }
}

pub(in crate::index) fn year(year: i32) -> Period {
    let day = |year| Date::new(year, 1, 1);
    Period { start: day(year), end: day(year + 1), grain: Grain::Year, basis: Basis::Explicit }
}

/// A claim whose statement is the first place of `words` in the text of its article.
pub(in crate::index) fn claim(
    doc: usize,
    document: &Document,
    words: &str,
    property: Property,
    subject: &str,
) -> Claim {
    let start = document.text.find(words).unwrap();
    let statement = Span::new(start, start + words.len());
    let market = Some("smartphones".to_owned());
    Claim { subject: subject.to_owned(), market, ..Claim::bare(DocId::at(doc), property, statement) }
}

pub(in crate::index) fn value(lo: &str, unit: ValueUnit, comparator: Comparator) -> Option<Value> {
    let number = lo.parse().ok();
    let hi = if matches!(comparator, Comparator::Gt | Comparator::Ge) { None } else { number };
    Some(Value { lo: number, hi, unit, comparator, last_digit: 0 })
}

fn sample() -> Corpus {
    let documents = vec![
        document(
            "a",
            "Xiaomi overtakes Apple\nXiaomi held 13.1 percent of the smartphone market, says IDC. It sold more in Europe.",
        ),
        document(
            "b",
            "Clouds over Zürich\nAT&T spent $1,234.50 on 12.5% of it in Q2 2024. The market share of Xiaomi fell.",
        ),
        document("c", "智能手机市场\n我的智能手机很好。\nSamsung sold phones, and the U.S. market grew."),
        document(
            "d",
            "Xiaomi in Spain\nXiaomi took more than 30% of Spain. Companies reported revenue of $2bn. A record quarter.",
        ),
    ];
    let dates = [2020, 2024, 2019, 2020];
    let references = dates.map(|at| Some(ReferenceDate { period: year(at), inferred: false })).to_vec();
    let [a, b, _, d] = [&documents[0], &documents[1], &documents[2], &documents[3]];
    let percent = ValueUnit::Percent;
    let claims = vec![
        Claim {
            value: value("13.1", percent, Comparator::Eq),
            region: Some("world".into()),
            period: Some(year(2020)),
            attribution: vec!["IDC".into()],
            ..claim(0, a, "Xiaomi held 13.1 percent", Property::MarketShare, "Xiaomi")
        },
        Claim { object: Some("Apple".into()), ..claim(0, a, "Xiaomi overtakes Apple", Property::AheadOf, "Xiaomi") },
        Claim {
            value: value("12.5", percent, Comparator::Eq),
            ..claim(1, b, "AT&T spent $1,234.50 on 12.5%", Property::Investment, "AT&T")
        },
        Claim {
            value: value("30", percent, Comparator::Gt),
            region: Some("ES".into()),
            period: Some(year(2020)),
            ..claim(3, d, "Xiaomi took more than 30%", Property::MarketShare, "Xiaomi")
        },
        Claim {
            value: value("2000000000", ValueUnit::Money(Currency(*b"USD")), Comparator::Eq),
            modality: Modality::Forecast,
            ..claim(3, d, "revenue of $2bn", Property::Revenue, "Samsung")
        },
    ];
    Corpus { documents, references, claims, ..Corpus::default() }
}

fn search(source: &str, selection: &Selection) -> (Corpus, Results) {
    let corpus = sample();
    let index = Index::build(&corpus);
    let results = index.search(&corpus, &Query::parse(source), selection);
    (corpus, results)
}

/// The names of the articles in order, then the numbers of the claims.
fn check(source: &str, expected: &str) {
    let (corpus, results) = search(source, &Selection::default());
    let articles: Vec<&str> =
        results.articles.iter().map(|hit| corpus.documents[hit.doc.index()].name.as_str()).collect();
    let claims: Vec<String> = results.claims().iter().map(|claim| claim.0.to_string()).collect();
    assert_eq!(format!("{} / {}", articles.join(" "), claims.join(" ")), expected, "{source}");
}

#[test]
fn words_find_articles_and_claims() {
    check("", "b a d c / 0 1 2 3 4");
    check("xiaomi", "a d b / 0 1 3");
    check("xiaomi europe", "a / ");
    check("samsung ", "d c / 4");
    check("x", "a d b / 0 1 3");
    check("idc", "a / 0");
    check("\"market share\"", "b / ");
    check("\"share market\"", " / ");
    check("xiaomi -spain", "a b / 0 1");
    check("europe OR spain ", "d a / 3");
}

#[test]
fn what_business_readers_type() {
    check("12.5%", "b / 2");
    check("12.5 ", "b / 2");
    check("$1,234.50", "b / 2");
    check("1,234.50", "b / 2");
    check("AT&T", "b / 2");
    check("at&t ", "b / 2");
    check("Q2 2024", "b / 2");
    check("zurich", "b / ");
    check("ZÜRICH", "b / ");
    check("智能手机", "c / ");
    check("手机很", "c / ");
    check("机手", " / ");
    check("ｘｉａｏｍｉ ", "a d b / 0 1 3");
    check("us ", "c / ");
    check("smartphones ", "a d b / 0 1 2 3 4");
    check("company ", "d / 4");
    check("martphon", "a d b / 0 1 2 3 4");
    check("5% ", " / ");
    check("xoami ", " / ");
}

#[test]
fn typos_are_forgiven_and_told() {
    check("xiomi ", "a d b / 0 1 3");
    check("smasung", "d c / 4");
    let (_, results) = search("xiomi ", &Selection::default());
    assert_eq!(results.corrections, [Correction { typed: "xiomi".into(), used: "xiaomi".into() }]);
}

/// The places of articles with these texts, best first.
#[track_caller]
fn check_order(texts: &[&str], source: &str, expected: &[usize]) {
    let documents: Vec<Document> = texts.iter().map(|text| document("a", text)).collect();
    let corpus = Corpus { documents, references: vec![None; texts.len()], ..Corpus::default() };
    let results = Index::build(&corpus).search(&corpus, &Query::parse(source), &Selection::default());
    assert_eq!(results.articles.iter().map(|hit| hit.doc.index()).collect::<Vec<_>>(), expected, "{source}");
}

#[test]
fn what_was_typed_comes_first() {
    let words = ["Kettles\nThe shareholders met.", "Kettles\nA share was sold.", "Kettles\nThe shares were sold."];
    check_order(&words, "shareh", &[0]);
    check_order(&words, "share", &[1, 0, 2]);
    let phrases =
        ["Kettles\nA toaster was sold.", "Kettles\nThe market share rose.", "Kettles\nA share of the market."];
    check_order(&phrases, "toaster OR \"market share\"", &[1, 0]);
}

#[test]
fn fields_filter() {
    check("company:xiaomi", "a d / 0 1 3");
    check("company:xiao region:es", "d / 3");
    check("company:apple", "a / 1");
    check("region:spain", "d / 3");
    check("company:xiao global ", "a / 0");
    check("says:idc kind:share", "a / 0");
    check("kind:\"market share\"", "a d / 0 3");
    check("-company:xiaomi", "b d / 2 4");
    check("share>=20%", "d / 3");
    check("share>30", "d / 3");
    check("share<20%", "a / 0");
    check("revenue>$1bn", "d / 4");
    check("revenue>1bn eur", " / ");
    check("before:2021 xiaomi", "a d / 0 1 3");
    check("year:2024", "b / 2");
    check("modality:forecast", "d / 4");
    check("publisher:b", "b / 2");
    check("article:c", "c / ");
    check("period:2020", "a d / 0 3");
    check("company:nokia", "b a d c / 0 1 2 3 4");
}

#[test]
fn selections_are_or_inside_and_and_across() {
    let mut selection = Selection::default();
    selection.toggle(Facet::Company, "Xiaomi");
    selection.toggle(Facet::Company, "Samsung");
    let (_, results) = search("", &selection);
    assert_eq!(results.claims().iter().map(|claim| claim.0).collect::<Vec<_>>(), [0, 1, 3, 4]);
    selection.toggle(Facet::Property, "revenue");
    let (corpus, results) = search("", &selection);
    assert_eq!(results.claims().iter().map(|claim| claim.0).collect::<Vec<_>>(), [4]);
    let index = Index::build(&corpus);
    let shown = |facet: Facet| -> Vec<String> {
        let counts = results.counts[facet.index()].iter().zip(index.values(facet));
        counts.filter(|(count, _)| **count > 0).map(|(count, key)| format!("{key} {count}")).collect()
    };
    assert_eq!(shown(Facet::Company), ["Samsung 1"]);
    assert_eq!(shown(Facet::Property), ["ahead_of 1", "market_share 2", "revenue 1"]);
}

#[test]
fn an_empty_result_tells_what_to_drop() {
    let mut selection = Selection::default();
    selection.toggle(Facet::Region, "ES");
    let (_, results) = search("zurich idc ", &selection);
    assert!(results.articles.is_empty());
    assert!(results.suggestions.is_empty());
    let (_, results) = search("europe ", &selection);
    let drops: Vec<(Part, usize)> = results.suggestions.into_iter().map(|found| (found.drop, found.articles)).collect();
    assert_eq!(drops, [(Part::Words("europe".into()), 1), (Part::Facet(Facet::Region), 1)]);
}

#[test]
fn snippets_show_the_sentence_with_its_words() {
    let check = |source: &str, doc: usize, expected: &str| {
        let (corpus, results) = search(source, &Selection::default());
        let text = &corpus.documents[doc].text;
        let snippet = results.matcher.snippet(&corpus.documents[doc]);
        let mut shown = String::new();
        let mut at = snippet.span.start();
        for mark in snippet.highlights {
            shown.push_str(&format!("{}[{}]", &text[at..mark.start()], mark.of(text)));
            at = mark.end();
        }
        shown.push_str(&text[at..snippet.span.end()]);
        assert_eq!(shown, expected, "{source}");
    };
    check("mark xiaomi", 0, "[Xiaomi] held 13.1 percent of the smartphone [market], says IDC.");
    check("xiaomi mark", 1, "The [market] share of [Xiaomi] fell.");
    check("12.5%", 1, "AT&T spent $1,234.50 on [12.5%] of it in Q2 2024.");
    check("智能手机", 2, "我的[智能手机]很好。");
    check("xiomi ", 3, "[Xiaomi] took more than 30% of Spain.");
    check("\"of spain\"", 3, "Xiaomi took more than 30% [of Spain].");
    check("", 3, "Xiaomi took more than 30% of Spain.");
}

#[test]
fn an_index_survives_the_bundle() {
    let index = Index::build(&sample());
    let bytes = postcard::to_allocvec(&index).unwrap();
    assert_eq!(postcard::from_bytes::<Index>(&bytes), Ok(index));
}
