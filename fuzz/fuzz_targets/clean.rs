//! Cleaning any text: blocks stand in order, do not overlap and lie on character borders.
#![no_main]

use facts::document::{RawDocument, clean};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let document = clean(RawDocument { text: text.to_owned(), ..RawDocument::default() });
    let mut end = 0;
    for block in &document.blocks {
        assert!(end <= block.span.start() && !block.span.of(text).is_empty());
        end = block.span.end();
    }
});
