//! The trigger words of `data/cues.txt`, looked up token by token. Knows words, not grammar.

use std::sync::LazyLock;

use crate::order::InOrder;
use crate::section::sections;
use crate::segment::{Segments, Token, hash, lex};
use crate::span::Span;

sections! {
    /// What a noun counts or measures.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
    pub(crate) enum Noun {
        Share,
        Volume,
        Sales,
        Revenue,
        Profit,
        Loss,
        Spending,
        Users,
        Devices,
        Employees,
        Products,
        Companies,
        Countries,
        Stores,
        Capacity,
        Valuation,
        Price,
        Fund,
        Investment,
        Market,
        /// A measure that is never a claim: a margin, a fine, a load factor.
        Block,
    }
}

sections! {
    /// What a word or phrase does in a sentence.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
    pub(crate) enum Cue with Noun {
        Rise,
        Fall,
        Flat,
        RiseNoun,
        FallNoun,
        Level,
        Have,
        ShareVerb,
        Ship,
        MovePeople,
        Add,
        Lose,
        Hire,
        Fire,
        Employ,
        Invest,
        Raise,
        Value,
        Cost,
        Open,
        Close,
        Ahead,
        Behind,
        PassiveAhead,
        Follow,
        Lead,
        Say,
        Estimate,
        Source,
        ReportNoun,
        Goal,
        Plan,
        Forecast,
        Rumour,
        If,
        Not,
        Pronoun,
        Possessive,
        Role,
        Relative,
        While,
        With,
        Together,
        Each,
        Respectively,
        Earlier,
        Rate,
        Total,
    }
}

const TABLE: &str = include_str!("../../data/cues.txt");

/// Phrases by their first word.
struct Phrases {
    /// A bit for each hash of a first word: most words of a text are told apart by one look.
    firsts: [u64; BLOCKS],
    /// The first words, by their hash.
    buckets: Vec<Vec<FirstWord>>,
}

const BLOCKS: usize = 256;

struct FirstWord {
    word: String,
    /// Longer ones first.
    phrases: Vec<Phrase>,
}

struct Phrase {
    /// What follows the first word.
    rest: Vec<String>,
    /// The hash of the first word of that.
    second: Option<u32>,
    cue: Cue,
}

const BUCKETS: usize = 4096;

static PHRASES: LazyLock<Phrases> = LazyLock::new(|| read_table(TABLE));

/// Where the phrases of a first word stand, by its hash.
fn bucket(hash: u32) -> usize {
    hash as usize % BUCKETS
}

/// Block and bit of a first word, by its hash.
fn place(hash: u32) -> (usize, u64) {
    let bit = hash as usize % (BLOCKS * 64);
    (bit / 64, 1 << (bit % 64))
}

/// The longest phrase that begins at token `at` and ends before `end`: its length in tokens and what it does.
pub(crate) fn find_cue(segments: &Segments, at: usize, end: usize) -> Option<(usize, Cue)> {
    let phrases = &*PHRASES;
    let hash = segments.hash(at);
    let (block, bit) = place(hash);
    if phrases.firsts[block] & bit == 0 {
        return None;
    }
    let first = phrases.buckets[bucket(hash)].iter().find(|first| first.word == segments.word(at))?;
    let fits = |rest: &[String]| {
        at + rest.len() < end && rest.iter().enumerate().all(|(step, word)| segments.word(at + 1 + step) == word)
    };
    let next = segments.hash(at + 1);
    let may_fit = |phrase: &&Phrase| phrase.second.is_none_or(|second| second == next);
    let phrase = first.phrases.iter().filter(may_fit).find(|phrase| fits(&phrase.rest))?;
    Some((phrase.rest.len() + 1, phrase.cue))
}

/// Reads the table; the first mention of a phrase wins, longer phrases come first.
fn read_table(table: &str) -> Phrases {
    let mut phrases = Phrases { firsts: [0; BLOCKS], buckets: Vec::new() };
    phrases.buckets.resize_with(BUCKETS, Vec::new);
    let mut cue = None;
    for line in table.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        if let Some(name) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            cue = Cue::of_section(name);
            continue;
        }
        for entry in line.split('|').map(str::trim).filter(|entry| !entry.is_empty()) {
            for phrase in inflect(entry) {
                add(&mut phrases, &phrase, cue);
            }
        }
    }
    for first in phrases.buckets.iter_mut().flatten() {
        first.phrases.order_by_key(|phrase| std::cmp::Reverse(phrase.rest.len()));
    }
    phrases
}

fn add(phrases: &mut Phrases, phrase: &str, cue: Option<Cue>) {
    let mut words = split(phrase).into_iter();
    let (Some(first), Some(cue)) = (words.next(), cue) else { return };
    let rest: Vec<String> = words.collect();
    let (hash, second) = (hash(&first), rest.first().map(|word| hash(word)));
    let (block, bit) = place(hash);
    phrases.firsts[block] |= bit;
    let slot = &mut phrases.buckets[bucket(hash)];
    let known = slot.iter().position(|known| known.word == first).unwrap_or_else(|| {
        slot.push(FirstWord { word: first, phrases: Vec::new() });
        slot.len() - 1
    });
    let list = &mut slot[known].phrases;
    if !list.iter().any(|known| known.rest == rest) {
        list.push(Phrase { rest, second, cue });
    }
}

/// The words of a phrase, cut as running text is.
fn split(phrase: &str) -> Vec<String> {
    let mut tokens: Vec<Token> = Vec::new();
    lex(phrase, Span::new(0, phrase.len()), &mut tokens);
    tokens.iter().map(|token| token.span.of(phrase).to_string()).collect()
}

/// `climb*` in all its forms; a phrase without a star is itself.
fn inflect(entry: &str) -> Vec<String> {
    let Some(star) = entry.find('*') else { return vec![entry.to_string()] };
    let (stem, rest) = (&entry[..star], entry[star..].trim_start_matches('*'));
    let double = entry[star..].starts_with("**");
    forms(stem, double).into_iter().map(|form| form + rest).collect()
}

fn forms(stem: &str, double: bool) -> Vec<String> {
    let last = stem.chars().last().unwrap_or(' ');
    let base = stem.to_string();
    if double {
        return vec![base, format!("{stem}s"), format!("{stem}{last}ed"), format!("{stem}{last}ing")];
    }
    if let Some(short) = stem.strip_suffix('e') {
        return vec![base, format!("{stem}s"), format!("{stem}d"), format!("{short}ing")];
    }
    let hissing = ["s", "sh", "ch", "x", "z"].iter().any(|end| stem.ends_with(end));
    match stem.strip_suffix('y') {
        Some(short) if !short.ends_with(['a', 'e', 'o', 'u']) => {
            vec![base, format!("{short}ies"), format!("{short}ied"), format!("{stem}ing")]
        }
        _ => {
            let third = if hissing { "es" } else { "s" };
            vec![base, format!("{stem}{third}"), format!("{stem}ed"), format!("{stem}ing")]
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::section::names;

    #[test]
    fn cues_and_sections_are_the_same() {
        let mut sections: Vec<Option<Cue>> = names(TABLE).map(Cue::of_section).collect();
        let nouns = Noun::ALL.iter().map(|(_, noun)| Cue::Noun(*noun));
        let cues: Vec<Option<Cue>> = nouns.chain(Cue::ALL.iter().map(|(_, cue)| *cue)).map(Some).collect();
        sections.order();
        sections.dedup();
        assert_eq!(sections, cues, "data/cues.txt and `Cue` list other sections");
    }

    #[test]
    fn verbs_are_inflected() {
        assert_eq!(inflect("slip** behind"), ["slip behind", "slips behind", "slipped behind", "slipping behind"]);
        assert_eq!(inflect("surge*"), ["surge", "surges", "surged", "surging"]);
        assert_eq!(inflect("carry*"), ["carry", "carries", "carried", "carrying"]);
        assert_eq!(inflect("reach*"), ["reach", "reaches", "reached", "reaching"]);
        assert_eq!(inflect("market share"), ["market share"]);
    }
}
