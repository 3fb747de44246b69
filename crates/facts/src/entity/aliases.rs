//! Later mentions by a part of the name: "Jun" after "Lei Jun", "Tellura" after "Tellura Research", "CWA" after "… (CWA)".

use std::collections::BTreeSet;

use super::discover::Discovery;
use super::organisation::is_organisation;
use super::scene::Scene;
use super::{EntityKind, EntityMention};
use crate::among::among;
use crate::order::InOrder;
use crate::segment::{Segments, hash};
use crate::vocabulary::Class;

/// A way to write a name that holds in one document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Alias {
    /// Its words as written.
    pub(super) words: Vec<String>,
    pub(super) kind: EntityKind,
    pub(super) name: String,
    /// Holds from this token on.
    pub(super) from: usize,
    /// Shorter than the name: the first word of a sentence needs a verb or possessive after it.
    pub(super) short: bool,
    /// Not in the tables.
    pub(super) discovered: bool,
}

impl From<Discovery> for Alias {
    fn from(found: Discovery) -> Self {
        Self { words: found.words, kind: found.kind, name: found.name, from: 0, short: false, discovered: true }
    }
}

/// The short forms of the mentions so far.
pub(super) fn short_forms(text: &str, segments: &Segments, mentions: &[EntityMention]) -> Vec<Alias> {
    let mut known = BTreeSet::new();
    let mut aliases: Vec<Alias> = Vec::new();
    for mention in mentions {
        let bracket = text[mention.span.end()..].starts_with(" (");
        let may_shorten = mention.kind == EntityKind::Person || mention.discovered;
        let initials = of_initials(text, segments, mention);
        if !bracket && !may_shorten && initials.is_none() {
            continue;
        }
        let from = segments.token_at(mention.span.end());
        let bracketed = in_brackets(text, segments, from).or(initials);
        for words in shorter(text, mention).into_iter().chain(bracketed) {
            if known.insert((mention.kind, words.clone())) {
                let (kind, name, discovered) = (mention.kind, mention.name.clone(), mention.discovered);
                aliases.push(Alias { words, kind, name, from, short: true, discovered });
            }
        }
    }
    aliases
}

/// So many aliases that begin alike are tried at one place; more never stand in one article.
const SAME_FIRST_WORD: usize = 24;

/// Adds a mention wherever an alias stands outside the mentions so far.
pub(super) fn apply(scene: &mut Scene, mut aliases: Vec<Alias>, mentions: &mut Vec<EntityMention>) {
    if aliases.is_empty() {
        return;
    }
    let (text, segments) = (scene.text, scene.segments);
    // Of the aliases with one first word the longest comes first.
    aliases.order_by(|a, b| (&a.words[0], b.words.len(), a.from).cmp(&(&b.words[0], a.words.len(), b.from)));
    let firsts = FirstWords::of(&aliases);
    for &at in &scene.capitals {
        let word = segments.tokens[at].span.of(text);
        if scene.covered[at] || !firsts.may_have(word) {
            continue;
        }
        let first = aliases.partition_point(|alias| alias.words[0].as_str() < word);
        let mut fitting = aliases[first..].iter().take_while(|alias| alias.words[0] == word).take(SAME_FIRST_WORD);
        // A model named like an everyday word needs its maker.
        let everyday = |alias: &Alias| alias.kind == EntityKind::Product && scene.words.has_small(segments.word(at));
        if let Some(alias) =
            fitting.find(|alias| stands_at(text, segments, &scene.covered, alias, at) && !everyday(alias))
        {
            scene.covered[at..at + alias.words.len()].fill(true);
            mentions.push(mention(segments, alias, at));
        }
    }
    mentions.order_by_key(|mention| mention.span);
}

/// The first words of some aliases, kept as bits of their hashes: most tokens are told apart by one look.
struct FirstWords {
    bits: [u64; 64],
}

impl FirstWords {
    fn of(aliases: &[Alias]) -> Self {
        let mut bits = [0; 64];
        for alias in aliases {
            let hash = hash(&alias.words[0]) as usize;
            bits[(hash >> 6) & 63] |= 1 << (hash & 63);
        }
        Self { bits }
    }

    fn may_have(&self, word: &str) -> bool {
        let hash = hash(word) as usize;
        self.bits[(hash >> 6) & 63] & (1 << (hash & 63)) != 0
    }
}

fn stands_at(text: &str, segments: &Segments, covered: &[bool], alias: &Alias, at: usize) -> bool {
    let end = at + alias.words.len();
    if at < alias.from || end > segments.tokens.len() || covered[at..end].contains(&true) {
        return false;
    }
    let spelled = (at..end).zip(&alias.words).all(|(at, word)| segments.tokens[at].span.of(text) == word);
    spelled && (!alias.short || may_be_short(segments, at, end))
}

/// A lone capitalised word that is not the start of a longer name, and no everyday opener of a sentence.
fn may_be_short(segments: &Segments, at: usize, end: usize) -> bool {
    let capital = |at: usize| segments.tokens.get(at).is_some_and(|token| token.capital && !token.glued);
    let sentence = segments.sentences.partition_point(|sentence| sentence.tokens.end <= at);
    let opens = super::context::starts_sentence(segments, at, sentence);
    !capital(end) && (!opens || super::context::has_verb(segments, end) || segments.word(end) == ",")
}

fn mention(segments: &Segments, alias: &Alias, at: usize) -> EntityMention {
    EntityMention {
        span: segments.tokens[at].span.cover(segments.tokens[at + alias.words.len() - 1].span),
        kind: alias.kind,
        name: alias.name.clone(),
        discovered: alias.discovered,
        descriptive: false,
        affiliation: None,
        analyst: false,
    }
}

/// A person by the last word (or a leading family name), a firm without its last, empty word.
fn shorter(text: &str, mention: &EntityMention) -> Vec<Vec<String>> {
    let words: Vec<&str> = mention.span.of(text).split_whitespace().collect();
    let (Some(first), Some(last)) = (words.first(), words.last()) else { return Vec::new() };
    let one = |word: &str| vec![word.to_owned()];
    match mention.kind {
        _ if words.len() < 2 => Vec::new(),
        EntityKind::Person if is_family_name(first) => vec![one(last), one(first)],
        EntityKind::Person => vec![one(last)],
        // "the Swift" after "the Suzuki Swift".
        EntityKind::Product if mention.discovered && words.len() == 2 && last.len() > 3 => vec![one(last)],
        EntityKind::Company | EntityKind::Researcher
            if mention.discovered && is_organisation(&last.to_ascii_lowercase()) =>
        {
            vec![words[..words.len() - 1].iter().map(|word| (*word).to_owned()).collect()]
        }
        _ => Vec::new(),
    }
}

/// "(CWA)" right after the name.
fn in_brackets(text: &str, segments: &Segments, at: usize) -> Option<Vec<String>> {
    let token = segments.tokens.get(at + 1)?;
    let fits = segments.word(at) == "(" && segments.word(at + 2) == ")" && token.all_caps && token.span.len() < 9;
    fits.then(|| vec![token.span.of(text).to_owned()])
}

/// "Toyota Motor Philippines Corp. (TMP)": capitals in brackets that are the initials of the name and what it goes on with.
fn of_initials(text: &str, segments: &Segments, mention: &EntityMention) -> Option<Vec<String>> {
    /// Longer names have no short form.
    const LONGEST: usize = 8;
    if mention.kind != EntityKind::Company {
        return None;
    }
    let after = segments.token_at(mention.span.end());
    let capital = |at: usize| segments.tokens.get(at).is_some_and(|token| token.capital);
    if !(capital(after) || among!(segments.word(after), "&" | "and")) {
        return None;
    }
    let open = (after..after + LONGEST)
        .take_while(|&at| capital(at) || among!(segments.word(at), "(" | "." | "," | "&" | "and" | "of"))
        .find(|&at| segments.word(at) == "(")?;
    let words = in_brackets(text, segments, open)?;
    let first = segments.token_at(mention.span.start());
    let mut initials = (first..open).filter(|&at| capital(at)).filter_map(|at| segments.word(at).chars().next());
    let short = words[0].to_ascii_lowercase();
    let begins = segments.word(first).starts_with(&short[..1]);
    (begins && short.len() > 2 && short.chars().all(|letter| initials.any(|initial| initial == letter)))
        .then_some(words)
}

/// Family names that come first in Chinese and Korean names.
fn is_family_name(word: &str) -> bool {
    let capital = word.bytes().enumerate().all(|(at, byte)| byte.is_ascii_uppercase() == (at == 0));
    capital && Class::FamilyName.has(&word.to_ascii_lowercase())
}
