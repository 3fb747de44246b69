//! Our engine over made-up articles: what a keystroke costs, and what the index weighs.

use facts::claim::{Claim, Property, Value, ValueUnit};
use facts::corpus::Corpus;
use facts::document::{Block, BlockKind, Document, Metadata};
use facts::ids::DocId;
use facts::index::{Index, Query, Searcher, Selection};
use facts::modality::Modality;
use facts::number::Decimal;
use facts::period::{Basis, Date, Grain, Period, ReferenceDate};
use facts::quantity::Comparator;
use facts::span::Span;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::articles::{Article, articles, keys};

/// Results a screen shows.
const VISIBLE: usize = 10;

/// A corpus, its index, and a reader who types.
#[wasm_bindgen]
pub struct Bench {
    corpus: Corpus,
    index: Index,
    searcher: Searcher,
    keys: Vec<String>,
}

#[wasm_bindgen]
impl Bench {
    /// A corpus of `count` articles, not yet indexed.
    #[wasm_bindgen(constructor)]
    pub fn new(count: usize) -> Self {
        let made = articles(count);
        let keys = keys(&made);
        Self { corpus: corpus(made), index: Index::default(), searcher: Searcher::default(), keys }
    }

    /// Builds the index.
    pub fn build(&mut self) {
        self.index = Index::build(&self.corpus);
        self.searcher = Searcher::default();
    }

    /// How many keystrokes there are.
    pub fn keys(&self) -> usize {
        self.keys.len()
    }

    /// What is in the box after keystroke `at`.
    pub fn key(&self, at: usize) -> String {
        self.keys.get(at).cloned().unwrap_or_default()
    }

    /// Queries that cost more than words: a phrase of frequent words, a part of a word, a typo, numbers, filters.
    pub fn hard(&self) -> Vec<String> {
        let typed = [
            "\"of the\"",
            "\"market share\"",
            "arke",
            "compnay",
            "12.5%",
            "share>=50%",
            "region:china kind:share",
            "-the",
        ];
        typed.map(str::to_owned).to_vec()
    }

    /// One keystroke: ranked articles, claims, all counts, and the snippets a screen shows. Gives the articles found.
    pub fn search(&mut self, typed: &str) -> usize {
        let query = Query::parse(typed);
        let results = self.searcher.search(&self.index, &self.corpus, &query, &Selection::default());
        let visible = results.articles.iter().take(VISIBLE);
        let shown = visible.map(|hit| results.matcher.snippet(&self.corpus.documents[hit.doc.index()]));
        let marks: usize = shown.map(|snippet| snippet.highlights.len()).sum();
        std::hint::black_box(marks);
        results.articles.len()
    }

    /// Forgets what earlier keystrokes found.
    pub fn forget(&mut self) {
        self.searcher = Searcher::default();
    }

    /// The index as the bundle carries it.
    pub fn index_bytes(&self) -> Vec<u8> {
        postcard::to_allocvec(&self.index).unwrap_or_default()
    }

    /// The corpus as the bundle carries it.
    pub fn corpus_bytes(&self) -> Vec<u8> {
        postcard::to_allocvec(&self.corpus).unwrap_or_default()
    }

    /// Reads the index back from bytes, as a page does when it opens.
    pub fn load(&mut self, bytes: &[u8]) -> bool {
        match postcard::from_bytes(bytes) {
            Ok(index) => {
                self.index = index;
                self.searcher = Searcher::default();
                true
            }
            Err(_) => false,
        }
    }

    /// Bytes of text.
    pub fn text_bytes(&self) -> usize {
        self.corpus.documents.iter().map(|document| document.text.len()).sum()
    }
}

fn corpus(made: Vec<Article>) -> Corpus {
    let mut corpus = Corpus::default();
    for (at, article) in made.into_iter().enumerate() {
        let period = quarter(article.year, article.quarter);
        corpus.references.push(period.map(|period| ReferenceDate { period, inferred: false }));
        let text = format!("{}\n{}", article.title, article.body);
        let title = Span::new(0, article.title.len());
        let body = Span::new(article.title.len() + 1, text.len());
        let start = text.find(&article.statement).unwrap_or(0);
        corpus.claims.push(claim(at, &article, period, Span::new(start, start + article.statement.len())));
        corpus.documents.push(Document {
            name: format!("a{at:06}"),
            text,
            metadata: Metadata { publisher: Some(format!("Outlet {}", at % 40)), ..Metadata::default() },
            title: Some(title),
            blocks: vec![
                Block { span: title, kind: BlockKind::Title },
                Block { span: body, kind: BlockKind::Paragraph },
            ],
            ..Document::default()
        });
    }
    corpus
}

fn quarter(year: i32, quarter: u8) -> Option<Period> {
    let start = Date::new(year, quarter * 3 - 2, 1)?;
    Some(Period { start: Some(start), end: start.plus_months(3), grain: Grain::Quarter, basis: Basis::Explicit })
}

fn claim(at: usize, article: &Article, period: Option<Period>, statement: Span) -> Claim {
    let share = Decimal::new(i128::from(article.tenths), -1);
    Claim {
        subject: article.company.clone(),
        market: Some(article.product.clone()),
        region: Some(article.region.to_owned()),
        period,
        value: Some(Value {
            lo: share,
            hi: share,
            unit: ValueUnit::Percent,
            comparator: Comparator::Eq,
            last_digit: -1,
        }),
        modality: [Modality::Asserted, Modality::Forecast, Modality::Goal][at % 3],
        attribution: vec![format!("House {}", at % 12)],
        ..Claim::bare(DocId::at(at), Property::MarketShare, statement)
    }
}
