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

/// Phrases by the slot of their first word.
struct Phrases {
    /// A bit for each hash of a first word: most words of a text are told apart by one look.
    firsts: [u64; BLOCKS],
    /// All phrases by slot, longer ones first; of equals the one listed first.
    list: Vec<Phrase>,
    /// Where the phrases of each slot begin, and where the last end.
    heads: Vec<u16>,
    /// The words of the phrases, a space behind each.
    words: String,
}

struct Phrase {
    /// The hash of its first word, and of its second.
    first: u32,
    second: Option<u32>,
    /// Where its words begin in `words`, and how many they are.
    start: u32,
    len: u32,
    cue: Cue,
}

const BLOCKS: usize = 256;

const SLOTS: usize = 4096;

static PHRASES: LazyLock<Phrases> = LazyLock::new(|| Phrases::read(TABLE));

/// Where the phrases of a first word stand, by its hash.
fn slot(hash: u32) -> usize {
    hash as usize % SLOTS
}

/// Block and bit of a first word, by its hash.
fn place(hash: u32) -> (usize, u64) {
    let bit = hash as usize % (BLOCKS * 64);
    (bit / 64, 1 << (bit % 64))
}

/// The longest phrase that begins at token `at` and ends before `end`: its length in tokens and what it does.
#[inline]
pub(crate) fn find_cue(segments: &Segments, at: usize, end: usize) -> Option<(usize, Cue)> {
    let phrases = &*PHRASES;
    let (block, bit) = place(segments.hash(at));
    if phrases.firsts[block] & bit == 0 {
        return None;
    }
    phrases.longest(segments, at, end)
}

impl Phrases {
    #[inline(never)]
    fn longest(&self, segments: &Segments, at: usize, end: usize) -> Option<(usize, Cue)> {
        let (first, next) = (segments.hash(at), segments.hash(at + 1));
        let slot = slot(first);
        let list = &self.list[usize::from(self.heads[slot])..usize::from(self.heads[slot + 1])];
        let may_fit = |phrase: &&Phrase| {
            phrase.first == first
                && phrase.second.is_none_or(|second| second == next)
                && at + phrase.len as usize <= end
        };
        let phrase = list.iter().filter(may_fit).find(|phrase| self.fits(phrase, segments, at))?;
        Some((phrase.len as usize, phrase.cue))
    }

    /// Whether the words of a phrase stand at token `at`.
    fn fits(&self, phrase: &Phrase, segments: &Segments, at: usize) -> bool {
        let mut rest = &self.words[phrase.start as usize..];
        (at..at + phrase.len as usize).all(|at| {
            let after = rest.strip_prefix(segments.word(at)).and_then(|rest| rest.strip_prefix(' '));
            rest = after.unwrap_or("");
            after.is_some()
        })
    }

    /// Reads the table; the first mention of a phrase wins, longer phrases come first.
    fn read(table: &str) -> Self {
        let mut phrases = Phrases { firsts: [0; BLOCKS], list: Vec::new(), heads: Vec::new(), words: String::new() };
        let mut cue = None;
        for line in table.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            if let Some(name) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
                cue = Cue::of_section(name);
                continue;
            }
            for entry in line.split('|').map(str::trim).filter(|entry| !entry.is_empty()) {
                for phrase in inflect(entry) {
                    phrases.add(&phrase, cue);
                }
            }
        }
        phrases.list.order_by_key(|phrase| (slot(phrase.first), std::cmp::Reverse(phrase.len)));
        let mut begun = 0;
        phrases.heads.resize(SLOTS + 1, 0);
        for (slot_at, head) in phrases.heads.iter_mut().enumerate() {
            while phrases.list.get(begun).is_some_and(|phrase| slot(phrase.first) < slot_at) {
                begun += 1;
            }
            *head = begun as u16;
        }
        phrases
    }

    fn add(&mut self, phrase: &str, cue: Option<Cue>) {
        let words = split(phrase);
        let (Some(first), Some(cue)) = (words.first(), cue) else { return };
        let first = hash(first);
        let (block, bit) = place(first);
        self.firsts[block] |= bit;
        let second = words.get(1).map(|word| hash(word));
        self.list.push(Phrase { first, second, start: self.words.len() as u32, len: words.len() as u32, cue });
        for word in words {
            self.words.push_str(word);
            self.words.push(' ');
        }
    }
}

/// The words of a phrase, cut as running text is.
fn split(phrase: &str) -> Vec<&str> {
    let mut tokens: Vec<Token> = Vec::new();
    lex(phrase, Span::new(0, phrase.len()), &mut tokens);
    tokens.iter().map(|token| token.span.of(phrase)).collect()
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
