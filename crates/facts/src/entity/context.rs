//! Whether a word that is also an ordinary word is a name where it stands.

use std::ops::Range;

use crate::among::among;
use crate::document::BlockKind;
use crate::segment::{Segments, TokenKind};
use crate::vocabulary::Class;

/// How far a spelling can be taken at its word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Trust {
    /// A capital is enough.
    Full,
    /// Also an ordinary word: the start of a sentence needs support.
    Weak,
    /// An everyday word: headlines need support too.
    Ordinary,
    /// Mostly something else ("American"): a name only where a verb, a possessive or a comma follows.
    Subject,
}

/// How a sentence is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// Capitals mark names.
    Prose,
    /// Every Major Word Has a Capital.
    TitleCase,
    /// EVERY LETTER IS A CAPITAL.
    AllCaps,
}

/// The shape of each sentence.
#[derive(Debug)]
pub(super) struct Shapes {
    shapes: Vec<Shape>,
}

impl Shapes {
    pub(super) fn of(text: &str, segments: &Segments) -> Self {
        let shapes = (0..segments.sentences.len()).map(|sentence| shape(text, segments, sentence)).collect();
        Self { shapes }
    }

    pub(super) fn get(&self, sentence: usize) -> Shape {
        self.shapes.get(sentence).copied().unwrap_or(Shape::Prose)
    }

    /// Whether the words alone show that `tokens` is a name.
    pub(super) fn trusts(
        &self,
        text: &str,
        segments: &Segments,
        tokens: &Range<usize>,
        sentence: usize,
        trust: Trust,
    ) -> bool {
        let shape = self.get(sentence);
        if trust == Trust::Subject {
            return has_company_verb(segments, tokens.end) || segments.word(tokens.end) == ",";
        }
        if trust == Trust::Full {
            return !(shape == Shape::AllCaps
                && matches!(segments.word(tokens.start), "us" | "it")
                && tokens.len() == 1);
        }
        if tokens.len() > 1 && trust == Trust::Weak {
            return true;
        }
        let first = starts_sentence(segments, tokens.start, sentence);
        match (shape, first) {
            (Shape::Prose, false) => trust == Trust::Weak || stands_alone(segments, tokens),
            (Shape::Prose, true) => match trust {
                // "| Perplexity | 2% |": the cell of a name.
                Trust::Weak => {
                    let next = segments.word(tokens.end);
                    // "Safari comes in second".
                    let placed = among!(next, "comes" | "came" | "ranks" | "ranked" | "trails" | "trailed" | "follows");
                    placed || next == "|" || has_company_verb(segments, tokens.end)
                }
                _ => opens_as_company(segments, tokens),
            },
            _ => trust == Trust::Weak && !first && stands_alone_or_possessive(text, segments, tokens),
        }
    }

    /// Whether `tokens` may be a name, given that the document has the name elsewhere beyond doubt.
    pub(super) fn allows(&self, _text: &str, segments: &Segments, tokens: &Range<usize>, trust: Trust) -> bool {
        trust == Trust::Weak
            || (trust == Trust::Ordinary
                && (has_company_verb(segments, tokens.end) || follows_like_name(segments, tokens.end)))
    }
}

fn shape(text: &str, segments: &Segments, sentence: usize) -> Shape {
    let tokens = segments.tokens_of(&segments.sentences[sentence]);
    let long = tokens.iter().filter(|token| token.kind == TokenKind::Word && token.span.len() > 3);
    let (mut words, mut capitals, mut caps) = (0, 0, 0);
    for token in long {
        words += 1;
        capitals += usize::from(token.capital);
        caps += usize::from(token.all_caps);
    }
    let short_title = segments.sentences[sentence].kind == BlockKind::Title && words >= 2 && capitals == words;
    let stopped = tokens.last().is_some_and(|token| token.span.of(text) == ".");
    match () {
        () if words >= 3 && caps * 10 >= words * 8 => Shape::AllCaps,
        () if short_title => Shape::TitleCase,
        // A headline seldom ends in a full stop.
        () if words >= 4 && capitals * 10 >= words * 7 && !stopped => Shape::TitleCase,
        () => Shape::Prose,
    }
}

/// Whether the token opens its sentence, a quotation, a list item or what follows a colon.
pub(super) fn starts_sentence(segments: &Segments, at: usize, sentence: usize) -> bool {
    let start = segments.sentences.get(sentence).map_or(0, |sentence| sentence.tokens.start);
    // "HP Inc., Canon": the stop of an abbreviation opens nothing.
    let inner = |at: usize| segments.word(at) == "." && segments.word(at + 1) == ",";
    let opens = |at: usize| opens(segments.word(at)) && !inner(at);
    let before = (start..at).rev().find(|&at| segments.tokens[at].kind != TokenKind::Punct || opens(at));
    before.is_none_or(|at| segments.tokens[at].kind == TokenKind::Punct)
}

fn opens(mark: &str) -> bool {
    among!(mark, ":" | "." | "!" | "?" | "“" | "•" | "—" | "–")
}

/// No capitalised word stands next to it: it is not part of a longer name.
fn stands_alone(segments: &Segments, tokens: &Range<usize>) -> bool {
    let capital = |at: usize| segments.tokens.get(at).is_some_and(|token| token.capital && !token.all_caps);
    let before = tokens.start.checked_sub(1).is_some_and(|at| capital(at) && !is_small_word(segments.word(at)));
    !before && (!capital(tokens.end) || tokens.len() > 1)
}

fn stands_alone_or_possessive(_text: &str, segments: &Segments, tokens: &Range<usize>) -> bool {
    tokens.len() > 1 || !is_small_word(segments.word(tokens.end))
}

fn is_small_word(word: &str) -> bool {
    Class::SmallWord.has(word)
}

/// What follows a name in a list or a possessive.
fn follows_like_name(segments: &Segments, at: usize) -> bool {
    among!(segments.word(at), "'s" | "’s" | "," | "(" | "and" | ":" | "|" | "is" | "was" | "will" | "would" | "also")
        || segments.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Number)
}

/// "Target posted": a thing would have its article before it; "Three reported" and "Nothing said" are counts.
fn opens_as_company(segments: &Segments, tokens: &Range<usize>) -> bool {
    let counts = among!(segments.word(tokens.start), "three" | "nothing" | "next" | "united" | "mini");
    let acts = Class::CompanyAct.has(segments.word(tokens.end));
    acts && !counts
}

/// A verb that companies and products take, or a possessive, follows.
pub(super) fn has_company_verb(segments: &Segments, at: usize) -> bool {
    let adverb = Class::Adverb.has(segments.word(at));
    is_company_verb(segments.word(at + usize::from(adverb)))
}

/// Verbs of which companies are the usual subject.
pub(super) fn is_company_verb(word: &str) -> bool {
    Class::CompanyVerb.has(word)
}

/// A possessive, or a word with the look of a verb in the past or third person.
pub(super) fn has_verb(segments: &Segments, at: usize) -> bool {
    let word = segments.word(at);
    let looks = word.len() > 3 && (word.ends_with("ed") || word.ends_with('s'));
    let common = among!(
        word,
        "is" | "has"
            | "had"
            | "was"
            | "will"
            | "did"
            | "does"
            | "also"
            | "now"
            | "told"
            | "wrote"
            | "could"
            | "would"
            | "can"
            | "may"
    );
    is_company_verb(word)
        || common
        || (looks && segments.tokens[at].kind == TokenKind::Word && !segments.tokens[at].capital)
}

/// Verbs of saying, after or before a speaker's name.
pub(super) fn is_saying_verb(word: &str) -> bool {
    Class::SayingVerb.has(word)
}
