//! Where a text has a listed name, and which of the doubtful ones stand.

use super::{Form, Gazetteer, Hit};
use crate::among::among;
use crate::entity::EntityKind;
use crate::entity::context::{Shape, Shapes, starts_sentence};
use crate::entity::scene::Words;
use crate::order::InOrder;
use crate::segment::{Segments, TokenKind};
use crate::vocabulary::Class;

impl Gazetteer {
    /// Every listed name of the document, in text order, none overlapping another.
    pub(in crate::entity) fn find(&self, text: &str, segments: &Segments, shapes: &Shapes, words: &Words) -> Vec<Hit> {
        let mut hits = Vec::new();
        let mut doubtful = Vec::new();
        for (sentence, range) in segments.sentences.iter().map(|sentence| sentence.tokens.clone()).enumerate() {
            let mut at = range.start;
            while at < range.end {
                if self.links(segments.hash(at)).is_empty() {
                    at += 1;
                    continue;
                }
                at = match self.hit_at(text, segments, at..range.end, sentence) {
                    Some(hit) => {
                        let end = hit.tokens.end;
                        if self.stands(text, segments, shapes, &hit) {
                            hits.push(hit);
                            end
                        } else {
                            doubtful.push(hit);
                            self.surer(text, segments, at..end, sentence).map_or(end, |hit| {
                                let end = hit.tokens.end;
                                hits.push(hit);
                                end
                            })
                        }
                    }
                    None => at + 1,
                }
            }
        }
        self.settle(text, segments, shapes, words, hits, doubtful)
    }

    /// Keeps a doubtful hit when the document names the same entry beyond doubt, and drops what lacks its companion.
    fn settle(
        &self,
        text: &str,
        segments: &Segments,
        shapes: &Shapes,
        words: &Words,
        mut hits: Vec<Hit>,
        doubtful: Vec<Hit>,
    ) -> Vec<Hit> {
        let met = |companions: &str| companions.is_empty() || companions.split('/').any(|word| words.has(word));
        let accompanied = |hit: &Hit| met(self.spellings[hit.spelling as usize].companions);
        for hit in hits.iter_mut().filter(|hit| !accompanied(hit)) {
            // "LATAM" without a word on airlines: the region.
            let mut others = self.readings(text, segments, hit.tokens.clone(), hit.sentence);
            let other = others.find(|other| accompanied(other) && self.stands(text, segments, shapes, other));
            *hit = other.unwrap_or_else(|| hit.clone());
        }
        hits.retain(accompanied);
        let mut sure: Vec<u32> = hits.iter().map(|hit| self.spellings[hit.spelling as usize].entry).collect();
        sure.order();
        sure.dedup();
        let starts: Vec<usize> =
            hits.iter().filter(|hit| self.entry(hit).kind == EntityKind::Company).map(|hit| hit.tokens.start).collect();
        for hit in doubtful {
            let spelling = &self.spellings[hit.spelling as usize];
            // "Orange and T-Mobile": a company beside it in a list speaks for it.
            let listed = among!(segments.word(hit.tokens.end), "and" | "," | "&")
                && starts.binary_search(&(hit.tokens.end + 1)).is_ok();
            let known = (listed || sure.binary_search(&spelling.entry).is_ok()) && met(spelling.companions);
            if known && shapes.allows(text, segments, &hit.tokens, spelling.trust) {
                hits.push(hit);
            }
        }
        hits.order_by_key(|hit| (hit.tokens.start, std::cmp::Reverse(hit.tokens.end)));
        hits.dedup_by(|later, earlier| later.tokens.start < earlier.tokens.end);
        let mut past = 0;
        hits.retain(|hit| {
            let own = hit.tokens.start == past && past > 0;
            past = hit.tokens.end;
            // "the government's new e-commerce rules": what is ruled is not what is counted.
            let ruled = self.entry(hit).kind == EntityKind::Market
                && among!(segments.word(hit.tokens.end), "rules" | "regulations" | "norms" | "laws" | "tracker");
            // "the Chinese telecom giant": a word for the firm.
            let firm = among!(segments.word(hit.tokens.start), "telecom" | "telecoms" | "telecommunications")
                && among!(
                    segments.word(hit.tokens.end),
                    "giant" | "behemoth" | "titan" | "powerhouse" | "firm" | "maker" | "group" | "vendor" | "major"
                );
            if ruled || firm || is_ticker(segments, hit) || is_title(segments, hit) {
                return false;
            }
            let town = self.form(hit) == Form::Town && shapes.get(hit.sentence) == Shape::Prose;
            !town || own || !is_second_name(segments, words, hit)
        });
        hits
    }

    fn stands(&self, text: &str, segments: &Segments, shapes: &Shapes, hit: &Hit) -> bool {
        let trust = self.spellings[hit.spelling as usize].trust;
        shapes.trusts(text, segments, &hit.tokens, hit.sentence, trust)
    }
}

/// "Lu Weibing, Redmi GM, said": the general manager of the one named before, and no carmaker.
fn is_title(segments: &Segments, hit: &Hit) -> bool {
    let at = hit.tokens.start;
    let before = at.checked_sub(1).filter(|_| hit.tokens.len() == 1 && segments.word(at) == "gm");
    let named = before.is_some_and(|before| {
        let token = segments.tokens[before];
        token.capital && token.kind == TokenKind::Word && !starts_sentence(segments, before, hit.sentence)
    });
    named && among!(segments.word(at + 1), "," | "." | ")" | "and")
}

/// A part of "(NYSE:HPQ)".
fn is_ticker(segments: &Segments, hit: &Hit) -> bool {
    let word = |at: usize| segments.word(at);
    let glued = |at: usize| segments.tokens.get(at).is_some_and(|token| token.glued);
    let exchange = word(hit.tokens.end) == ":"
        && glued(hit.tokens.start)
        && hit.tokens.start > 0
        && word(hit.tokens.start - 1) == "(";
    let code = hit.tokens.start > 2
        && word(hit.tokens.start - 1) == ":"
        && word(hit.tokens.start - 3) == "("
        && word(hit.tokens.end) == ")";
    exchange || code
}

/// "Drew Houston", "Mira Austin": a capitalised word that is no everyday opener stands before, and it is no "Greater".
fn is_second_name(segments: &Segments, words: &Words, hit: &Hit) -> bool {
    let Some(at) = hit.tokens.start.checked_sub(1) else { return false };
    let (token, word) = (&segments.tokens[at], segments.word(at));
    let part = among!(
        word,
        "greater"
            | "central"
            | "downtown"
            | "north"
            | "south"
            | "east"
            | "west"
            | "inner"
            | "outer"
            | "northern"
            | "southern"
            | "western"
            | "eastern"
            | "upper"
            | "lower"
    );
    let name = !starts_sentence(segments, at, hit.sentence) || !words.has_small(word);
    let plain = token.kind == TokenKind::Word && token.capital && !token.all_caps && !token.glued;
    plain && name && !part && !Class::NoName.has(word) && hit.tokens.len() == 1
}
