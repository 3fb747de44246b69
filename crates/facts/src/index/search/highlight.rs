//! Where the words of a query stand in a text, and the sentence of an article that shows them best.

use crate::document::{BlockKind, Document};
use crate::index::built::passage::passage_around;
use crate::index::text::fold::Folded;
use crate::index::text::needle::{Needle, is_border};
use crate::order::InOrder;
use crate::span::Span;

/// No article gives more highlights to choose a snippet from.
const MOST_HITS: usize = 200;
/// Bytes from which the first words of an article tell what it is about: a section's name or a place and day do not.
const TELLING: usize = 30;

/// The words of a query, each with the spellings that match.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Matcher {
    words: Vec<Vec<Needle>>,
}

/// The part of an article to show in a list of results.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Snippet {
    /// Its sentence.
    pub span: Span,
    /// The words of the query inside, in text order.
    pub highlights: Vec<Span>,
}

impl Matcher {
    pub(in crate::index) fn of(words: Vec<Vec<Needle>>) -> Self {
        Self { words }
    }

    /// Whether there is nothing to find.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Where the words stand inside `span` of `text`: in text order, none touching another. Words matched by their
    /// beginning are highlighted to their end.
    pub fn highlights(&self, text: &str, span: Span) -> Vec<Span> {
        let mut found: Vec<Span> = self.find(text, span).into_iter().map(|(span, _)| span).collect();
        found.order();
        let mut merged: Vec<Span> = Vec::with_capacity(found.len());
        for span in found {
            match merged.last_mut().filter(|last| span.start() <= last.end()) {
                Some(last) => *last = last.cover(span),
                None => merged.push(span),
            }
        }
        merged
    }

    /// The sentence of the article's body with most of the query's words; its first when it has none of them.
    pub fn snippet(&self, document: &Document) -> Snippet {
        let mut hits = Vec::new();
        let body = document.blocks.iter().filter(|block| block.is_body());
        for block in body.clone().filter(|block| block.kind != BlockKind::Title) {
            if hits.len() < MOST_HITS && !self.is_empty() {
                hits.extend(self.find(&document.text, block.span));
            }
        }
        hits.order();
        let mut best: Option<(usize, Span)> = None;
        let mut rest = hits.as_slice();
        while let Some((first, _)) = rest.first() {
            let passage = passage_around(&document.text, *first);
            let inside = rest.partition_point(|(span, _)| span.start() < passage.end().max(first.end()));
            let (mine, after) = rest.split_at(inside.max(1));
            rest = after;
            let different = (0..self.words.len()).filter(|word| mine.iter().any(|(_, other)| other == word)).count();
            let score = different * 4 + mine.len().min(3);
            if best.is_none_or(|(other, _)| score > other) {
                best = Some((score, passage));
            }
        }
        let lead = || {
            let mut leads = body
                .clone()
                .filter(|block| block.kind == BlockKind::Paragraph)
                .map(|block| beginning(&document.text, block.span));
            let tells = leads.clone().find(|lead| lead.len() >= TELLING);
            let title = || body.clone().next().map(|block| beginning(&document.text, block.span));
            tells.or_else(|| leads.next()).or_else(title)
        };
        let span = best.map(|(_, passage)| passage).or_else(lead).unwrap_or_default();
        Snippet { span, highlights: self.highlights(&document.text, span) }
    }

    /// Each place a word stands, with the word's number.
    fn find(&self, text: &str, span: Span) -> Vec<(Span, usize)> {
        let folded = Folded::of(span.of(text), span.start());
        let mut found = Vec::new();
        for (word, needles) in self.words.iter().enumerate() {
            for needle in needles {
                let before = found.len();
                needle.find_in(&folded.text, |start, end| {
                    let end = if needle.left && !needle.right { word_end(&folded.text, end) } else { end };
                    found.push((folded.origin(start, end), word));
                    found.len() - before < MOST_HITS
                });
            }
        }
        found
    }
}

/// How a paragraph begins: its first sentence, and the next where that is only a place and a day.
fn beginning(text: &str, paragraph: Span) -> Span {
    let start = paragraph.start();
    let first = passage_around(text, Span::new(start, start));
    match first.len() < TELLING && first.end() + 1 < paragraph.end() {
        true => passage_around(text, Span::new(start, first.end() + 1)),
        false => first,
    }
}

fn word_end(folded: &str, end: usize) -> usize {
    let rest = folded.get(end..).unwrap_or("");
    let length = rest.char_indices().map(|(at, _)| at).find(|at| is_border(folded, end + at)).unwrap_or(rest.len());
    end + length
}
