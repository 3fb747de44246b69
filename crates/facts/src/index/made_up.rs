//! Corpora, selections and queries made up at random from words that are hard to search for: figures, signs, phrases,
//! other scripts, plurals and slips of typing.

use proptest::prelude::*;

use super::*;
use crate::claim::{Claim, Property, ValueUnit};
use crate::fact::{Agreement, Fact};
use crate::ids::ClaimId;
use crate::index::tests::{claim, document, value, year};
use crate::modality::Modality;
use crate::number::Decimal;
use crate::period::ReferenceDate;
use crate::quantity::Comparator;

const WORDS: [&str; 26] = [
    "Xiaomi",
    "share",
    "shares",
    "market",
    "smartphone",
    "smartphones",
    "of",
    "the",
    "Zürich",
    "12.5%",
    "12.5",
    "AT&T",
    "at",
    "$1,234.50",
    "智能手机",
    "手机",
    "U.S.",
    "US",
    "Samsung",
    "samsungs",
    "e-commerce",
    "Q2",
    "2024",
    "grew",
    "company's",
    "companies",
];

const TYPED: [&str; 43] = [
    "xiaomi",
    "xiomi",
    "sh",
    "s",
    "share",
    "shares",
    "market",
    "phone",
    "smartphone",
    "zurich",
    "12.5%",
    "12.5",
    "12",
    "5",
    "AT&T",
    "at",
    "1,234.50",
    "$1,234.50",
    "智能手机",
    "手机",
    "能",
    "us",
    "u.s.",
    "smasung",
    "samsng",
    "commerce",
    "e-commerce",
    "q2",
    "2024",
    "company",
    "\"market share\"",
    "\"of the\"",
    "\"smartphone sh",
    "\"share of the\"",
    "\"grew of the sma",
    "\"market market",
    "-the",
    "-\"market share\"",
    "OR",
    "\"12.5\"",
    "qqqqqq",
    "idc",
    "china",
];

fn sentences() -> impl Strategy<Value = Vec<String>> {
    let sentence = prop::collection::vec(prop::sample::select(&WORDS[..]), 1..7);
    prop::collection::vec(sentence.prop_map(|words| format!("{}.", words.join(" "))), 1..5)
}

pub(in crate::index) fn corpus() -> impl Strategy<Value = Corpus> {
    let said = (any::<prop::sample::Index>(), 0..4usize, 0..3usize, 0..4i32, 0..60i64, 0..3usize);
    let article = (sentences(), prop::collection::vec(said, 0..4), prop::option::of(2018..2022i32));
    prop::collection::vec(article, 1..7).prop_map(|articles| {
        let mut corpus = Corpus::default();
        for (doc, (sentences, said, date)) in articles.into_iter().enumerate() {
            let found = document(&format!("d{doc}"), &sentences.join("\n"));
            for (place, subject, region, when, amount, source) in said {
                let words = place.get(&sentences);
                let subject = ["Xiaomi", "Samsung", "Xiaomi + AT&T", "IDC"][subject];
                let property = if amount % 3 == 0 { Property::Rank } else { Property::MarketShare };
                corpus.claims.push(Claim {
                    region: ["CN", "world"].get(region).map(|code| (*code).to_owned()),
                    period: (when > 0).then(|| year(2018 + when)),
                    value: value(&amount.to_string(), ValueUnit::Percent, [Comparator::Eq, Comparator::Gt][source % 2]),
                    attribution: ["IDC", "Canalys"][..source.min(2)].iter().map(|name| (*name).to_owned()).collect(),
                    modality: if amount % 5 == 0 { Modality::Goal } else { Modality::Asserted },
                    ..claim(doc, &found, words, property, subject)
                });
            }
            corpus.references.push(date.map(|at| ReferenceDate { period: year(at), inferred: false }));
            corpus.documents.push(found);
        }
        let facts = (0..corpus.claims.len()).step_by(2).map(|at| Fact {
            claims: (at..corpus.claims.len().min(at + 2)).map(ClaimId::at).collect(),
            agreement: if at % 4 == 0 { Agreement::Single } else { Agreement::Contradicts },
            superseded: Vec::new(),
            also: Vec::new(),
            explanation: String::new(),
        });
        corpus.facts = facts.collect();
        corpus
    })
}

pub(in crate::index) fn selection() -> impl Strategy<Value = Selection> {
    let keys = [
        (Facet::Company, "Xiaomi"),
        (Facet::Company, "AT&T"),
        (Facet::Company, "Nobody"),
        (Facet::Region, "CN"),
        (Facet::Region, "world"),
        (Facet::Property, "rank"),
        (Facet::Period, "2019"),
        (Facet::Says, "Canalys"),
        (Facet::Article, "d0"),
        (Facet::Article, "d1"),
        (Facet::Publisher, "d1 News"),
        (Facet::Modality, "goal"),
        (Facet::Agreement, "single"),
    ];
    let chosen = prop::collection::vec(prop::sample::select(keys.to_vec()), 0..4);
    (chosen, prop::option::weighted(0.2, 2017..2022i32), prop::option::weighted(0.2, 0..60i64)).prop_map(
        |(chosen, since, least)| {
            let mut selection = Selection::default();
            chosen.into_iter().for_each(|(facet, key)| selection.toggle(facet, key));
            selection.dates = since.map(|at| DateFilter { from: Date::new(at, 1, 1), ..DateFilter::default() });
            selection.value = least.map(|least| NumberFilter {
                property: None,
                unit: None,
                lo: Some(Decimal::whole(least)),
                hi: None,
                strict: false,
                negated: false,
            });
            selection
        },
    )
}

pub(in crate::index) fn typed() -> impl Strategy<Value = String> {
    let pieces = prop::collection::vec(prop::sample::select(&TYPED[..]), 0..4);
    (pieces, any::<bool>()).prop_map(|(pieces, space)| format!("{}{}", pieces.join(" "), if space { " " } else { "" }))
}
