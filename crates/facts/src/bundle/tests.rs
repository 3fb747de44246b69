//! Damage of every kind is noticed or harmless.

use super::*;
use crate::document::{Metadata, RawDocument};
use crate::format;
use crate::ids::DocId;
use crate::index::{Query, Selection};

/// A corpus with every kind of value in it, so that damage has something to hit.
fn corpus() -> Corpus {
    let text = "A headline\n\nAcme held 13.1 percent of the kettle market in 2020.\n";
    let metadata = Metadata { published: Some("2020-11".into()), ..Metadata::default() };
    let raw = RawDocument { name: "a".into(), text: text.into(), metadata, ..RawDocument::default() };
    let mut corpus = Corpus::from_raw(vec![raw]);
    let line = r#"{"doc":"a","property":"revenue","measure":"change","direction":"up","subject":"Acme","object":"B",
        "period":{"start":"2020-01-01","end":null,"grain":"year","basis":"explicit"},
        "value":{"lo":"13.1","hi":"-20000","unit":"CNY","comparator":"eq"},"attribution":["IDC"],
        "equivalents":[{"lo":"1","hi":null,"unit":"USD","comparator":"gt"}],"evidence":[{"start":12,"end":34}]}"#;
    let record: format::Record = serde_json::from_str(line).unwrap();
    corpus.claims = vec![record.to_claim(DocId(0)).unwrap(); 2];
    corpus
}

#[test]
fn what_goes_in_comes_out() {
    for corpus in [Corpus::default(), corpus()] {
        let mut bytes = write(&corpus);
        assert_eq!(read_with_index(&bytes), Ok((corpus.clone(), Index::build(&corpus))));
        assert_eq!(read(&bytes), Ok(corpus));
        bytes.push(0);
        assert_eq!(read(&bytes), Err(BadBundle::Damaged));
    }
}

#[test]
fn other_bytes_are_told_apart() {
    assert_eq!(read(b""), Err(BadBundle::NotABundle));
    assert_eq!(read(b"<!doctype html>"), Err(BadBundle::NotABundle));
    let mut bytes = write(&corpus());
    assert_eq!(read(&bytes[..MAGIC.len() + 1]), Err(BadBundle::Damaged));
    assert_eq!(read(&bytes[..bytes.len() - 1]), Err(BadBundle::Damaged));
    bytes[MAGIC.len()] += 1;
    assert_eq!(read(&bytes), Err(BadBundle::OtherVersion { found: VERSION + 1 }));
}

/// Every byte of a bundle set to telling values, with a checksum that fits: an error, or a corpus that can be printed.
#[test]
fn no_forged_byte_makes_a_panic() {
    let good = write(&corpus());
    for at in HEAD..good.len() {
        for byte in [0x00, 0x01, 0x7f, 0x80, 0xff, good[at] ^ 1, good[at].wrapping_add(1)] {
            let mut bytes = good.clone();
            bytes[at] = byte;
            let sum = checksum(&bytes[HEAD..]).to_le_bytes();
            bytes[HEAD - 8..HEAD].copy_from_slice(&sum);
            if let Ok((corpus, index)) = read_with_index(&bytes) {
                for typed in ["a", "acme kettle", "\"of the\" -b", "13.1 OR ketle"] {
                    let found = index.search(&corpus, &Query::parse(typed), &Selection::default());
                    assert!(found.articles.len() <= corpus.documents.len());
                }
                let words: Vec<String> = corpus.claims.iter().map(format::sentence).collect();
                assert_eq!(words.len(), corpus.claims.len());
                assert_eq!(format::jsonl(&corpus).lines().count(), corpus.claims.len());
                assert_eq!(read(&write(&corpus)), Ok(corpus));
            }
        }
    }
}
