//! Extracting from any text: no panic, and all evidence quotes the text.
#![no_main]

use facts::claim::extract;
use facts::document::{RawDocument, clean};
use facts::ids::DocId;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let document = clean(RawDocument { text: text.to_owned(), ..RawDocument::default() });
    for claim in extract(&document, DocId::at(0)).claims {
        assert!(!claim.evidence.is_empty());
        assert!(claim.evidence.iter().all(|span| !span.of(text).is_empty()));
    }
});
