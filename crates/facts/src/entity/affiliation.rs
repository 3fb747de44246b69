//! Whom a person speaks for: "an analyst at Counterpoint", "Xiaomi CEO Lei Jun", "a research director at the firm".

use std::collections::BTreeMap;

use super::gazetteer::GAZETTEER;
use super::roles::is_role;
use super::{EntityKind, EntityMention};
use crate::among::among;
use crate::order::distinct;
use crate::segment::{Segments, Sentence, is_possessive};

/// Sets affiliation and analyst of every person; the first mention that tells holds for the document.
pub(super) fn affiliate(segments: &Segments, mentions: &mut [EntityMention]) {
    let mut known: BTreeMap<String, (Option<String>, bool)> = BTreeMap::new();
    let researches = |mention: &&EntityMention| mention.kind == EntityKind::Researcher;
    let sources = distinct(mentions.iter().filter(researches).map(|mention| mention.name.clone()));
    for at in 0..mentions.len() {
        if mentions[at].kind != EntityKind::Person {
            continue;
        }
        let (firm, analyst) = match known.get(&mentions[at].name) {
            Some(found) => found.clone(),
            None => {
                let told = stated(segments, mentions, at).map(|firm| mentions[firm].name.clone());
                let firm = told.or_else(|| mentions[at].affiliation.clone());
                let analyst = firm.as_deref().is_some_and(|firm| {
                    sources.binary_search_by(|source| source.as_str().cmp(firm)).is_ok() || is_source(firm)
                });
                if firm.is_some() {
                    known.insert(mentions[at].name.clone(), (firm.clone(), analyst));
                }
                (firm, analyst)
            }
        };
        mentions[at].affiliation = firm;
        mentions[at].analyst = analyst;
    }
}

/// A listed firm whose analysts speak for it.
fn is_source(name: &str) -> bool {
    GAZETTEER.named(name).any(|entry| entry.kind == EntityKind::Researcher || entry.sector.contains("broker"))
}

/// The mention of the firm that the words around person `at` name.
fn stated(segments: &Segments, mentions: &[EntityMention], at: usize) -> Option<usize> {
    let start = segments.token_at(mentions[at].span.start());
    let end = segments.token_at(mentions[at].span.end());
    let index = segments.sentences.partition_point(|sentence| sentence.tokens.end <= start);
    let sentence = segments.sentences.get(index)?;
    after(segments, mentions, at, end, sentence).or_else(|| before(segments, mentions, at, start, sentence))
}

fn is_firm(mention: &EntityMention) -> bool {
    // "Research Analyst": half a title.
    mention.name != "Research"
        && matches!(mention.kind, EntityKind::Company | EntityKind::Researcher | EntityKind::Product)
}

/// ", a research director at the firm", ", President of Xiaomi Group".
fn after(segments: &Segments, mentions: &[EntityMention], at: usize, end: usize, sentence: &Sentence) -> Option<usize> {
    // "said Emer Healy of Kantar".
    if among!(segments.word(end), "of" | "at" | "from") {
        let next = mentions.get(at + 1).filter(|next| next.kind == EntityKind::Researcher)?;
        return (segments.token_at(next.span.start()) == end + 1).then_some(at + 1);
    }
    if segments.word(end) != "," && segments.word(end) != "(" {
        return None;
    }
    let limit = sentence.tokens.end.min(end + 14);
    let close = (end + 1..limit).find(|&at| among!(segments.word(at), "," | ")" | "who" | ";")).unwrap_or(limit);
    if !(end + 1..close).any(|at| is_role(segments.word(at))) {
        return None;
    }
    let from = segments.tokens.get(end)?.span.end();
    let to = segments.tokens.get(close - 1)?.span.end();
    let named = (at + 1..mentions.len()).take_while(|&next| mentions[next].span.end() <= to);
    let named = named.filter(|&next| mentions[next].span.start() >= from && is_firm(&mentions[next])).last();
    named.or_else(|| behind_comma(segments, mentions, at, close)).or_else(|| {
        let generic = (end + 1..close).any(|at| {
            let house = |step: usize| {
                among!(segments.word(at + step), "firm" | "company" | "research" | "tracker" | "agency" | "group")
            };
            matches!(segments.word(at), "the" | "its") && (1..4).any(house)
        });
        let earlier = || (0..at).rev().filter(|&before| is_firm(&mentions[before]));
        let research = earlier().take(12).find(|&before| mentions[before].kind == EntityKind::Researcher);
        generic.then(|| research.or_else(|| earlier().next())).flatten()
    })
}

/// ", research director, tablets at IDC", ", program manager, IDC's trackers": the research firm behind the second comma.
fn behind_comma(segments: &Segments, mentions: &[EntityMention], at: usize, close: usize) -> Option<usize> {
    let found = (at + 1..mentions.len().min(at + 4)).find(|&next| mentions[next].kind == EntityKind::Researcher)?;
    let start = segments.token_at(mentions[found].span.start());
    let of = start.checked_sub(1).is_some_and(|of| among!(segments.word(of), "at" | "of" | "with" | "for"));
    let parted = (close + 1..start).any(|at| among!(segments.word(at), "," | "." | ";" | "said" | "says"));
    let near = start == close + 1 || of && start > close && start - close < 6 && !parted;
    (segments.word(close) == "," && near).then_some(found)
}

/// "Xiaomi CEO Lei Jun", "Counterpoint's Neil Shah", "the founder and CEO of Xiaomi, Lei Jun".
fn before(
    segments: &Segments,
    mentions: &[EntityMention],
    at: usize,
    start: usize,
    sentence: &Sentence,
) -> Option<usize> {
    let firm = (0..at).next_back().filter(|&before| is_firm(&mentions[before]))?;
    let end = segments.token_at(mentions[firm].span.end());
    if end < sentence.tokens.start || start - end > 7 {
        return None;
    }
    let between = |word: fn(&str) -> bool| (end..start).any(|at| word(segments.word(at)));
    let possessive = start == end + 1 && is_possessive(segments.word(end));
    let office =
        between(is_role) && !between(|word| among!(word, "," | ":" | "said" | "and" | "told") && word != "and");
    let comma = start == end + 1 && segments.word(end) == ",";
    let title = (sentence.tokens.start..end).rev().take(8).any(|at| is_role(segments.word(at)));
    (possessive || office || (comma && title)).then_some(firm)
}
