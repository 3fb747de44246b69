//! Runs of capitalised words outside the listed names: the raw material of unknown names.

use std::ops::Range;

use super::context::Shape;
use super::scene::{Scene, Words};
use crate::among::among;
use crate::segment::{Segments, TokenKind};
use crate::vocabulary::Class;

/// Adjoining capitalised words of one sentence.
#[derive(Clone, Debug)]
pub(super) struct Run {
    pub(super) tokens: Range<usize>,
    pub(super) sentence: usize,
    /// Its first word opens the sentence, so its capital says little.
    pub(super) opens: bool,
}

/// Every run outside the tokens that mentions have, headlines left out.
pub(super) fn find_runs(scene: &Scene) -> Vec<Run> {
    let segments = scene.segments;
    let mut runs = Vec::new();
    let (mut sentence, mut past) = (0, 0);
    for &at in &scene.capitals {
        while segments.sentences.get(sentence).is_some_and(|sentence| sentence.tokens.end <= at) {
            sentence += 1;
        }
        let Some(found) = segments.sentences.get(sentence) else { break };
        if at < past || scene.covered[at] || scene.shapes.get(sentence) != Shape::Prose {
            continue;
        }
        past = run_end(segments, &scene.covered, at, found.tokens.end);
        if past > at {
            let opens = super::context::starts_sentence(segments, at, sentence);
            push(segments, scene.words, Run { tokens: at..past, sentence, opens }, &mut runs);
        }
    }
    runs
}

/// Drops the everyday words a run begins or ends with.
fn push(segments: &Segments, words: &Words, mut run: Run, runs: &mut Vec<Run>) {
    if let Some(office) = office_end(segments, &run.tokens) {
        run = Run { tokens: office..run.tokens.end, opens: false, ..run };
    }
    let last = |run: &Run| segments.word(run.tokens.end - 1);
    // Inside a sentence "People Express" is a name; at its start "People" says nothing.
    let empty = |run: &Run, word: &str| {
        if run.opens || run.tokens.len() == 1 { Class::NoName.has(word) } else { is_title(word) }
    };
    while !run.tokens.is_empty() && empty(&run, segments.word(run.tokens.start)) {
        run.tokens.start += 1;
        run.opens &= run.tokens.len() > 1;
    }
    let body = is_public_body(segments, &run.tokens);
    while !run.tokens.is_empty()
        && !body
        && (Class::NoName.has(last(&run)) || segments.tokens[run.tokens.end - 1].kind == TokenKind::Punct)
    {
        run.tokens.end -= 1;
    }
    let adverb = |word: &str| word.len() > 5 && word.ends_with("ly");
    let everyday = run.opens
        && run.tokens.len() == 1
        && (words.has_small(segments.word(run.tokens.start)) || adverb(segments.word(run.tokens.start)));
    let short = run.tokens.len() == 1 && segments.tokens[run.tokens.start].span.len() < 2;
    if !run.tokens.is_empty() && !everyday && !short {
        runs.push(run);
    }
}

/// "Research Analyst Woojin Kim", "Senior Research Analyst Ann Lee": past the office, which is no name itself.
fn office_end(segments: &Segments, tokens: &Range<usize>) -> Option<usize> {
    let grade = |at: &usize| {
        among!(
            segments.word(*at),
            "senior" | "research" | "principal" | "lead" | "associate" | "industry" | "managing" | "deputy"
        )
    };
    let role = tokens.clone().find(|at| !grade(at))?;
    let office = role > tokens.start && super::roles::is_role(segments.word(role));
    office.then_some(role + 1)
}

/// What may stand capitalised before a name without belonging to it.
fn is_title(word: &str) -> bool {
    let month = among!(
        word,
        "january"
            | "february"
            | "march"
            | "april"
            | "may"
            | "june"
            | "july"
            | "august"
            | "september"
            | "october"
            | "november"
            | "december"
    );
    let day = among!(
        word,
        "monday"
            | "tuesday"
            | "wednesday"
            | "thursday"
            | "friday"
            | "saturday"
            | "sunday"
            | "the"
            | "and"
            | "former"
            | "new"
    );
    month
        || day
        || super::roles::is_role(word)
        || among!(word, "mr" | "mrs" | "ms" | "dr" | "sir" | "vice" | "senior" | "q" | "fy" | "'s" | "’s")
}

/// Past the capitalised words from `at` on; `at` itself when it is none.
fn run_end(segments: &Segments, covered: &[bool], at: usize, limit: usize) -> usize {
    let name = |at: usize| at < limit && !covered[at] && is_name_word(segments, at);
    let mut end = at;
    while name(end) {
        end = past_number(segments, end + 1, limit);
        let joined = end + 1 < limit && name(end + 1);
        match segments.word(end) {
            "-" | "." if joined && segments.tokens[end].glued && segments.tokens[end + 1].glued => end += 1,
            "." if joined && segments.tokens[end].glued && segments.tokens[end - 1].span.len() == 1 => end += 1,
            "&" if joined => end += 1,
            "of" | "for" if joined && is_body(segments.word(end - 1)) => end += 1,
            "and" if joined && among!(segments.word(at), "ministry" | "department") => end += 1,
            "and" if joined && is_body(last_capital(segments, end + 1, limit)) => end += 1,
            _ => {}
        }
    }
    end
}

/// Past a number glued to the word before `at`: "EV3", "ID.7".
fn past_number(segments: &Segments, at: usize, limit: usize) -> usize {
    let glued =
        |at: usize, kind: TokenKind| at < limit && segments.tokens[at].glued && segments.tokens[at].kind == kind;
    if glued(at, TokenKind::Number) {
        at + 1
    } else if segments.word(at) == "." && glued(at, TokenKind::Punct) && glued(at + 1, TokenKind::Number) {
        at + 2
    } else {
        at
    }
}

/// The last of the capitalised words from `at` on, four at most.
fn last_capital(segments: &Segments, at: usize, limit: usize) -> &str {
    let words = (at..limit.min(at + 4)).take_while(|&at| segments.tokens[at].capital).count();
    segments.word((at + words).saturating_sub(1))
}

/// "Ministry of Industry", "Office for National Statistics": a body that counts and publishes.
pub(super) fn is_public_body(segments: &Segments, tokens: &Range<usize>) -> bool {
    let counts = among!(
        segments.word(tokens.start),
        "ministry"
            | "department"
            | "bureau"
            | "office"
            | "institute"
            | "association"
            | "federation"
            | "council"
            | "commission"
            | "authority"
            | "agency"
            | "chamber"
            | "society"
            | "confederation"
    );
    counts && tokens.len() > 2 && among!(segments.word(tokens.start + 1), "of" | "for")
}

/// "Association of …", "Bank of …".
pub(super) fn is_body(word: &str) -> bool {
    Class::Body.has(word)
}

fn is_name_word(segments: &Segments, at: usize) -> bool {
    let token = &segments.tokens[at];
    let glued_letters = token.glued && at > 0 && segments.tokens[at - 1].kind == TokenKind::Number;
    token.kind == TokenKind::Word && !glued_letters && token.capital
}
