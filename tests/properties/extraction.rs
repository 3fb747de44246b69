//! I5 and I6 on every text: a claim has evidence, the evidence lies inside its document, and what the record points at is
//! what the page quotes.

use factfolio_tests::clock::Clock;
use facts::bundle;
use facts::claim::rules::REGISTRY;
use facts::claim::{Claim, extract};
use facts::corpus::Corpus;
use facts::document::clean;
use facts::format::jsonl;
use facts::ids::DocId;
use proptest::prelude::*;
use serde_json::Value;

use crate::texts;

/// Every span of a claim covers some of its document's text, from character to character.
fn check_spans(corpus: &Corpus, claim: &Claim) {
    let document = &corpus.documents[claim.doc.index()];
    assert!(!claim.evidence.is_empty(), "{claim:?} has no evidence");
    assert!(claim.rule.index() < REGISTRY.len(), "{claim:?} comes from no rule");
    let spans = claim.evidence.iter().copied().chain(claim.derivation.iter().map(|step| step.span));
    for span in spans {
        let quote = document.text.get(span.start()..span.end());
        assert!(quote.is_some_and(|quote| !quote.trim().is_empty()), "{span:?} of {claim:?} covers {quote:?}");
        assert_eq!(quote, Some(span.of(&document.text)));
    }
}

/// The record of a claim points at the bytes the claim points at.
fn check_records(corpus: &Corpus) {
    let records = jsonl(corpus);
    let lines: Vec<Value> = records.lines().map(|line| serde_json::from_str(line).expect("a record is JSON")).collect();
    assert_eq!(lines.len(), corpus.claims.len());
    for (claim, record) in corpus.claims.iter().zip(lines) {
        assert_eq!(record["doc"], corpus.documents[claim.doc.index()].name);
        let spans = claim.evidence.iter().map(|span| serde_json::json!({ "start": span.start(), "end": span.end() }));
        assert_eq!(record["evidence"], spans.collect::<Value>());
    }
}

#[test]
fn the_articles_of_the_demo_page_have_claims_with_evidence() {
    let corpus = Corpus::from_raw(texts::corpus());
    assert!(corpus.claims.len() > 30, "the five articles make more than 30 statements, found {}", corpus.claims.len());
    corpus.claims.iter().for_each(|claim| check_spans(&corpus, claim));
    check_records(&corpus);
}

/// Sentences that lost or gained words on their way, of the kinds that once ended a run.
#[test]
fn broken_sentences_are_no_danger() {
    let texts = [
        "models more a 73%",
        "“ , 5% than 6% and respectively (",
        "from to No. of 5%–6% than its",
        "up $99999999999999999999 billion% from – Q5 2020",
    ];
    for text in texts {
        let corpus = Corpus::from_raw(vec![texts::article(0, text.to_owned())]);
        corpus.claims.iter().for_each(|claim| check_spans(&corpus, claim));
    }
}

/// What has no end is read in time that grows with its length: all of it takes some seconds of processor time, and each took
/// minutes when every figure was looked at beside every other.
#[test]
fn endless_sentences_are_read_in_time() {
    for words in ["2020 ", "than Q2 ", "5-", "more than it, ", "“", "5 and "] {
        let text = format!("Acme leads\n\nAcme sold 5 million phones.\n\n{}", words.repeat(90_000 / words.len()));
        let clock = Clock::start();
        Corpus::from_raw((0..4).map(|number| texts::article(number, text.clone())).collect());
        let seconds = clock.seconds();
        assert!(seconds < 100.0, "{words:?} took {seconds:.1} s");
    }
}

/// Processor time grows with the length of a sentence and no faster: for sixteen times the text less than 28 times as
/// much, and what looks through the whole article for each of its numbers takes many more. The time of this thread alone is
/// counted where the system tells it, and the best of three tries, so that a busy machine does not matter.
#[test]
fn sixteen_times_the_sentence_takes_sixteen_times_the_time() {
    let sentence =
        "Rover sold 12.5% more and led the market with Germany's car sales up 5% to 200,000, ahead of Acme, and ";
    let seconds = |times: usize| {
        let raw = texts::article(0, sentence.repeat(times));
        let clock = Clock::start();
        let found = extract(&clean(raw), DocId::at(0));
        assert!(found.claims.len() > times, "the sentence states something, and so on to its end");
        clock.seconds()
    };
    let growth = || {
        let short = (0..3).map(|_| seconds(SHORT)).fold(f64::INFINITY, f64::min);
        seconds(16 * SHORT) / short
    };
    let tries: Vec<f64> = (0..3).map(|_| growth()).take_while(|growth| *growth >= 28.0).collect();
    assert!(tries.len() < 3, "16 times {SHORT} sentences took {tries:.1?} times as long");
}

/// How many sentences take long enough to be measured in hundredths of a second.
const SHORT: usize = 1_000;

proptest! {
    #![proptest_config(ProptestConfig { cases: 80, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn evidence_lies_inside_its_document(pile in texts::piles()) {
        let corpus = Corpus::from_raw(pile);
        corpus.claims.iter().for_each(|claim| check_spans(&corpus, claim));
        check_records(&corpus);
    }

    #[test]
    fn a_text_is_cut_into_blocks_in_order(pile in texts::piles()) {
        for document in Corpus::from_raw(pile).documents {
            for pair in document.blocks.windows(2) {
                prop_assert!(pair[0].span.end() <= pair[1].span.start());
                let between = document.text.get(pair[0].span.end()..pair[1].span.start());
                let visible = between.map(|gap| gap.contains(char::is_alphanumeric));
                prop_assert_eq!(visible, Some(false), "between blocks stands {:?}", between);
            }
        }
    }

    #[test]
    fn what_an_article_says_does_not_depend_on_its_neighbours(pile in texts::piles()) {
        let together = jsonl(&Corpus::from_raw(pile.clone()));
        let alone: String = pile.into_iter().map(|raw| jsonl(&Corpus::from_raw(vec![raw]))).collect();
        prop_assert_eq!(together, alone);
    }

    #[test]
    fn a_bundle_gives_back_what_went_in(pile in texts::piles()) {
        let corpus = Corpus::from_raw(pile);
        let bytes = bundle::write(&corpus);
        prop_assert_eq!(bundle::read(&bytes).ok(), Some(corpus.clone()));
        prop_assert_eq!(bundle::write(&corpus), bytes);
    }
}
