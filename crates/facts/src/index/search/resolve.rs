//! From the words of a query to terms of the dictionary: the word itself, else what begins with it, else what holds
//! it, else what is one edit away.

use std::str::Chars;

use crate::index::Index;
use crate::index::asked::query::Atom;
use crate::index::text::needle::Needle;
use crate::index::text::terms::{LONGEST_WORD, is_ideographic, is_plain_word, trim_chunk, words_of};
use crate::order::InOrder;

/// Words this short are never searched for inside others.
const SHORTEST_INFIX: usize = 3;

/// Words this short are never corrected, in letters.
const SHORTEST_CORRECTED: usize = 5;

/// Words this short keep no plural and lose none, in letters.
const SHORTEST_PLURAL: usize = 4;

/// What one atom of a query stands for in this corpus.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::index) struct Resolved {
    /// Each must be there through one of its terms.
    pub(in crate::index) pieces: Vec<Vec<usize>>,
    /// The term that is exactly what was typed.
    pub(in crate::index) exact: Option<usize>,
    /// What must then stand in the text itself.
    pub(in crate::index) literal: Option<Needle>,
    /// What to highlight.
    pub(in crate::index) needles: Vec<Needle>,
    /// The word that was searched for instead.
    pub(in crate::index) corrected: Option<String>,
}

pub(in crate::index) fn resolve(index: &Index, atom: &Atom) -> Resolved {
    match atom {
        Atom::Word { text, open } => resolve_word(index, text, *open),
        Atom::Compound { text, open } => resolve_compound(index, text, *open),
        Atom::Phrase { text, open } => resolve_phrase(index, text, *open),
    }
}

fn resolve_word(index: &Index, text: &str, open: bool) -> Resolved {
    let dictionary = &index.dictionary;
    let forms = forms(index, text);
    let beginning = dictionary.with_prefix(text);
    if open && !beginning.is_empty() || forms.is_empty() && !beginning.is_empty() {
        let mut terms: Vec<usize> = beginning.collect();
        let mut needles = vec![Needle::beginning(text)];
        for form in forms.into_iter().filter(|form| !dictionary.term(*form).starts_with(text)) {
            needles.push(Needle::whole(dictionary.term(form)));
            terms.push(form);
        }
        return Resolved { exact: dictionary.find(text), pieces: vec![terms], needles, ..Resolved::default() };
    }
    if !forms.is_empty() {
        return whole_forms(index, text, forms);
    }
    let holding = if text.len() >= SHORTEST_INFIX { dictionary.containing(text, |_, _| true) } else { Vec::new() };
    if !holding.is_empty() {
        return Resolved { pieces: vec![holding], needles: vec![Needle::inside(text)], ..Resolved::default() };
    }
    match correction(index, text, open) {
        Some(term) => {
            let better = dictionary.term(term);
            let found = whole_forms(index, better, self::forms(index, better));
            Resolved { corrected: Some(better.to_owned()), ..found }
        }
        None => Resolved { pieces: vec![Vec::new()], ..Resolved::default() },
    }
}

fn whole_forms(index: &Index, text: &str, forms: Vec<usize>) -> Resolved {
    let needles = forms.iter().map(|&form| Needle::whole(index.dictionary.term(form))).collect();
    Resolved { exact: index.dictionary.find(text), pieces: vec![forms], needles, ..Resolved::default() }
}

/// The word, its plural and its singular, as far as the corpus has them.
fn forms(index: &Index, text: &str) -> Vec<usize> {
    let mut forms: Vec<usize> = spellings(text).iter().filter_map(|form| index.dictionary.find(form)).collect();
    forms.order();
    forms.dedup();
    forms
}

/// How a reader may also write the same noun.
pub(in crate::index) fn spellings(text: &str) -> Vec<String> {
    let mut spellings = vec![text.to_owned()];
    if text.chars().count() >= SHORTEST_PLURAL && text.chars().all(char::is_alphabetic) {
        spellings.extend([format!("{text}s"), format!("{text}es")]);
        if let Some(stem) = text.strip_suffix('y') {
            spellings.push(format!("{stem}ies"));
        }
        if let Some(stem) = text.strip_suffix("ies") {
            spellings.push(format!("{stem}y"));
        }
        let singular = text.strip_suffix('s').filter(|stem| !stem.ends_with('s') && stem.len() >= SHORTEST_PLURAL);
        spellings.extend(singular.map(str::to_owned));
        spellings.extend(text.strip_suffix("es").filter(|stem| stem.len() >= SHORTEST_PLURAL).map(str::to_owned));
    }
    spellings
}

fn resolve_compound(index: &Index, text: &str, open: bool) -> Resolved {
    let needle = Needle { text: text.to_owned(), left: true, right: !open };
    let holding = index.dictionary.containing(text, |term, at| needle.fits(term, at));
    if holding.is_empty() {
        return resolve_phrase(index, text, open);
    }
    Resolved { exact: index.dictionary.find(text), pieces: vec![holding], needles: vec![needle], ..Resolved::default() }
}

/// The words of the phrase narrow the search; the text itself decides. The last word of an open phrase may go on.
fn resolve_phrase(index: &Index, text: &str, open: bool) -> Resolved {
    let needle = phrase_needle(text, open);
    let mut pieces = Vec::new();
    let mut words: Vec<&str> = text.split(' ').flat_map(|chunk| words_of(trim_chunk(chunk))).collect();
    if open && words.last().is_some_and(|word| is_plain_word(word) || word.contains(['.', ','])) {
        let last = words.pop().unwrap_or_default();
        pieces.extend((last.len() >= SHORTEST_INFIX).then(|| index.dictionary.with_prefix(last).collect()));
    }
    for word in words {
        if word.chars().next().is_some_and(is_ideographic) {
            pieces.extend(pairs(word).map(|pair| index.dictionary.find(pair).into_iter().collect()));
        } else if word.len() <= LONGEST_WORD {
            pieces.push(index.dictionary.find(word).into_iter().collect());
        }
    }
    Resolved { pieces, literal: Some(needle.clone()), needles: vec![needle], ..Resolved::default() }
}

pub(in crate::index) fn phrase_needle(text: &str, open: bool) -> Needle {
    Needle { text: text.to_owned(), left: true, right: !open }
}

/// Neighbouring characters of a run, or its only one.
fn pairs(run: &str) -> impl Iterator<Item = &str> {
    let borders: Vec<usize> = run.char_indices().map(|(at, _)| at).chain([run.len()]).collect();
    let width = if borders.len() > 2 { 2 } else { 1 };
    (0..borders.len() - width).map(move |at| &run[borders[at]..borders[at + width]])
}

/// The term of most articles that is one edit away; while the word is open also one that begins so.
fn correction(index: &Index, text: &str, open: bool) -> Option<usize> {
    let typed: Vec<char> = text.chars().collect();
    if typed.len() < SHORTEST_CORRECTED || !typed.iter().all(|c| c.is_alphabetic()) {
        return None;
    }
    let mut best: Option<(bool, usize, usize)> = None;
    for (number, term) in index.dictionary.iter() {
        let Some(whole) = one_edit(&typed, term, open).filter(|_| is_plain_word(term)) else { continue };
        let count = index.docs.count(number);
        let better = best.is_none_or(|(other_whole, other, _)| (whole, count) > (other_whole, other));
        if better {
            best = Some((whole, count, number));
        }
    }
    best.map(|(_, _, number)| number)
}

/// Whether one letter more, less, changed or swapped makes `term` (`Some(true)`), or when `open` what it begins with
/// (`Some(false)`).
pub(in crate::index) fn one_edit(typed: &[char], term: &str, open: bool) -> Option<bool> {
    let mut rest = term.chars();
    let mut same = 0;
    let first = loop {
        let first = rest.next();
        match (first, typed.get(same)) {
            (Some(letter), Some(wanted)) if letter == *wanted => same += 1,
            _ => break first,
        }
    };
    // `rest` is what follows the first letter that differs.
    let follows = |typed: &[char], rest: &Chars| {
        let mut rest = rest.clone();
        let fits = typed.iter().all(|c| rest.next() == Some(*c));
        if !fits {
            return None;
        }
        if rest.next().is_none() { Some(true) } else { open.then_some(false) }
    };
    let Some((&wrong, after)) = typed[same..].split_first() else {
        // Nothing differs: one letter is missing at the end, or none.
        return follows(&[], &rest);
    };
    let Some(first) = first else {
        // One letter too many at the end.
        return after.is_empty().then_some(true);
    };
    let changed = follows(after, &rest);
    let missing = follows(&typed[same..], &rest);
    let mut after_next = rest.clone();
    let swaps = after.first() == Some(&first) && after_next.next() == Some(wrong);
    let swapped = if swaps { follows(&after[1..], &after_next) } else { None };
    let mut before = term.chars();
    before.by_ref().take(same).for_each(drop);
    let extra = if after.first() == Some(&first) { follows(after, &before) } else { None };
    changed.max(missing).max(swapped).max(extra)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_edit_is_a_letter_more_less_changed_or_swapped() {
        let check = |typed: &str, term: &str, open: bool, expected: Option<bool>| {
            let typed: Vec<char> = typed.chars().collect();
            assert_eq!(one_edit(&typed, term, open), expected, "{typed:?} {term}");
        };
        check("xiomi", "xiaomi", false, Some(true));
        check("xiaaomi", "xiaomi", false, Some(true));
        check("xiaoni", "xiaomi", false, Some(true));
        check("xiaoim", "xiaomi", false, Some(true));
        check("xiaom", "xiaomi", false, Some(true));
        check("xiaomii", "xiaomi", false, Some(true));
        check("ixaomi", "xiaomi", false, Some(true));
        check("xaimi", "xiaomi", false, None);
        check("smasu", "samsung", false, None);
        check("samusn", "samsung", true, Some(false));
        check("samsn", "samsung", true, Some(false));
        check("smartfone", "smartphones", true, None);
        check("zzzzz", "", true, None);
    }

    #[test]
    fn spellings_of_nouns() {
        let check = |word: &str, expected: &str| assert!(spellings(word).iter().any(|form| form == expected), "{word}");
        check("smartphone", "smartphones");
        check("smartphones", "smartphone");
        check("company", "companies");
        check("companies", "company");
        assert_eq!(spellings("us"), ["us"]);
        assert!(!spellings("business").contains(&"busines".to_owned()));
    }
}
