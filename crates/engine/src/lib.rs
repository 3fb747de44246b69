//! The core alone as WebAssembly, without a page around it: what it finds must be what the native core finds, byte for byte,
//! and its size and speed can be measured. Nothing else uses it.

use facts::bundle;
use facts::claim::extract;
use facts::corpus::Corpus;
use facts::document::{Metadata, RawDocument, clean};
use facts::format::jsonl;
use facts::ids::DocId;
use wasm_bindgen::prelude::wasm_bindgen;

/// The articles given so far.
#[wasm_bindgen]
#[derive(Default)]
pub struct Pile {
    articles: Vec<RawDocument>,
}

#[wasm_bindgen]
impl Pile {
    /// An empty pile.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds one article; an empty title or date is unknown.
    pub fn add(&mut self, name: String, text: String, title: String, published: String) {
        let known = |text: String| Some(text).filter(|text| !text.is_empty());
        let metadata = Metadata { title: known(title), published: known(published), ..Metadata::default() };
        self.articles.push(RawDocument { name, text, metadata, ..RawDocument::default() });
    }

    /// The claims as records, one a line.
    pub fn records(&self) -> String {
        jsonl(&Corpus::from_raw(self.articles.clone()))
    }

    /// How many claims the articles make, each read on its own: no facts, no records.
    pub fn count_claims(&self) -> usize {
        self.articles.iter().map(|raw| extract(&clean(raw.clone()), DocId::at(0)).claims.len()).sum()
    }

    /// The bundle a page of these articles would hold.
    pub fn bundle(&self) -> Vec<u8> {
        bundle::write(&Corpus::from_raw(self.articles.clone()))
    }
}
