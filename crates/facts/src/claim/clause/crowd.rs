//! Subjects that are several at once: "together the three", "these five banks", "the top lenders". Not lists of names.

use super::subjects::Known;
use super::words::is_possessive_mark;
use super::{Carried, Clause, Opener};
use crate::among::among;
use crate::claim::item::{Item, Kind, Row};
use crate::claim::lexicon::Cue;
use crate::claim::party::{Party, PartyKind, are_companies, is_verb};
use crate::number::count_word;
use crate::order::InOrder;
use crate::quantity::Unit;
use crate::span::Span;
use crate::vocabulary::Class;

/// "Together the three accounted for": the companies named last, in the order they were named.
pub(super) fn several(items: &[Item], clause: &Clause, at: usize, carried: &Carried) -> Option<Party> {
    let number = (clause.start..clause.end.min(at + 4)).find_map(|index| {
        let counted = items[index].quantity.and_then(|quantity| quantity.lo).map(|lo| lo.to_f64() as u32);
        count_word(items.word(index)).or(counted).map(|number| (number as usize, index))
    });
    let (number, index) = number.filter(|(number, _)| (2..=5).contains(number) && *number <= carried.recent.len())?;
    let mut latest = carried.recent[carried.recent.len() - number..].to_vec();
    latest.order_by_key(|name| carried.known.iter().position(|known| known == name));
    let names = latest.iter().map(|name| (name.clone(), items[index].span)).collect();
    Some(Party { kind: PartyKind::Company, names, via: Some(items[index].span) })
}

/// "with both boasting 20 percent each", "Both brands sold more": the two who were named.
pub(super) fn both(items: &[Item], clause: &Clause, at: usize, known: &Known) -> Option<Party> {
    let lead = &items[clause.start..at];
    let opens =
        items.word(at) == "both" && lead.iter().all(|item| matches!(item.kind, Kind::Cue(Cue::With | Cue::While)));
    let crowd = usize::from(items.get(at + 1).is_some_and(|item| are_companies(item.last_word())));
    let verb = items.get(at + 1 + crowd)?;
    let acts = matches!(verb.kind, Kind::Cue(cue) if is_verb(cue)) || verb.word.ends_with("ing");
    if !opens || !acts {
        return None;
    }
    those(2, items[at].span, items, clause, known)
}

/// "The two companies now hold", "these five banks", "the three have": those who were named before are meant.
pub(super) fn points_back(items: &[Item], clause: &Clause, at: usize) -> bool {
    let definite = among!(items.word(at), "the" | "these" | "those");
    if !definite || at > clause.start + 2 || items.get(at + 1).and_then(|item| small_count(item)).is_none() {
        return false;
    }
    let lead = &items[clause.start..at];
    let with = lead.first().is_some_and(|item| item.kind == Kind::Cue(Cue::With));
    let lead = if with { &lead[1..] } else { lead };
    let verb = |index: usize| matches!(items.kind(index), Some(Kind::Cue(cue)) if is_verb(cue));
    let adverb = |index: usize| among!(items.word(index), "now" | "together" | "also") as usize;
    let acts = |index: usize| {
        let verb_at = index + adverb(index);
        index < clause.end && (verb(verb_at) || clause.opener == Opener::With && items.word(verb_at).ends_with("ing"))
    };
    let crowd = (at + 2..clause.end.min(at + 4)).find(|&index| are_companies(items[index].last_word()));
    // "the two largest banks" are others.
    let plain = |crowd: usize| items[at + 2..crowd].iter().all(|item| matches!(item.kind, Kind::Market(_)));
    lead.iter().all(|item| matches!(item.kind, Kind::Cue(Cue::While) | Kind::Word | Kind::Comma | Kind::Quote))
        && (acts(at + 2) || crowd.is_some_and(|crowd| plain(crowd) && acts(crowd + 1)))
}

/// Those whom "the two companies" stands for: who acted together last, or as many as were named last.
pub(super) fn those_named(items: &[Item], clause: &Clause, at: usize, known: &Known) -> Option<Party> {
    let number = small_count(&items[at + 1])?;
    let words = items[at].span.cover(items[at + 1].span);
    let near = number > 2 || items.word(at) != "the";
    let latest = || several(items, clause, at, known.carried).filter(|_| near && known.carried.fresh);
    those(number, words, items, clause, known).or_else(latest)
}

/// So many who acted together last, or whom the sentence has named so far; `words` stand for them.
fn those(number: usize, words: Span, items: &[Item], clause: &Clause, known: &Known) -> Option<Party> {
    let fits = |party: &&Party| party.kind == PartyKind::Company && party.names.len() == number;
    let spoken = known.main.or(known.carried.last.as_ref()).filter(fits);
    // "Gol has narrowed the gap on TAM, with the two sharing": the two of the sentence.
    let mut named: Vec<&Item> = Vec::new();
    for item in items[..clause.start].iter().filter(|item| item.is_name()) {
        if named.iter().all(|known| known.name() != item.name()) {
            named.push(item);
        }
    }
    if named.len() == number && spoken.is_none() {
        let names = named.iter().map(|item| (item.name().to_string(), item.span)).collect();
        return Some(Party { kind: PartyKind::Company, names, via: Some(words) });
    }
    let merging = || known.carried.merging.as_ref().filter(|_| number == 2);
    spoken.or_else(merging).map(|party| party.through(words))
}

/// Two to five, as a word or as digits.
fn small_count(item: &Item) -> Option<usize> {
    let word = match item.word {
        "duo" | "pair" => Some(2),
        "trio" => Some(3),
        word => count_word(word),
    };
    let counted = item.quantity.filter(|quantity| quantity.unit == Unit::Count).and_then(|quantity| quantity.lo);
    let number = word.or(counted.map(|lo| lo.to_f64() as u32)).filter(|number| (2..=5).contains(number));
    number.map(|number| number as usize)
}

/// "brands such as Samsung": a few of them are named.
pub(super) fn names_examples(items: &[Item], clause: &Clause) -> bool {
    items[clause.start..clause.end].windows(2).take(6).any(|pair| pair[0].word == "such" && pair[1].word == "as")
}

/// "The top cable companies added", "the largest lenders hold": some of them, and nobody says who.
pub(super) fn is_some(items: &[Item], clause: &Clause) -> bool {
    let run = &items[clause.start..clause.end];
    let verb = run
        .iter()
        .take(9)
        .position(|item| matches!(item.kind, Kind::Cue(cue) if is_verb(cue)) && item.word != "leading");
    let head = &run[..verb.unwrap_or(0)];
    let best = head.iter().position(|item| Class::Foremost.has(item.word) || item.lower.starts_with("top "));
    let head = match head {
        [most @ .., last] if last.kind == Kind::Cue(Cue::Together) => most,
        head => head,
    };
    let several = head.last().is_some_and(|item| are_companies(item.last_word()));
    // "Foreign brands such as Samsung held": all of them.
    let such = head.windows(2).position(|pair| pair[0].word == "such" && pair[1].word == "as");
    if let Some(as_such) = such.filter(|&at| at > 0) {
        return are_companies(head[as_such - 1].last_word());
    }
    best.is_some() && several && !head.iter().any(|item| item.is_name() || is_possessive_mark(item))
}

/// The goods of some: "Chinese smartphone vendors", or what a bracket explains: "(phones costing $800 and above)".
pub(super) fn is_of_some(items: &[Item], clause: &Clause, at: usize) -> bool {
    let explained = clause.opener == Opener::Paren && among!(items.word(at + 1), "costing" | "priced" | "that");
    explained || of_some_makers(items, clause.start, at)
}

/// "Chinese smartphone vendors", "local phone brands": those of one country, not the market.
fn of_some_makers(items: &[Item], start: usize, at: usize) -> bool {
    let makers = among!(items.word(at + 1), "vendors" | "brands" | "makers" | "manufacturers" | "players");
    let of_some = |before: usize| {
        let people = items[before].entity.is_some_and(|entity| entity.name != "world");
        let place = matches!(items[before].kind, Kind::Region(_)) && people && items.word(before + 1) != "'s";
        place || among!(items.word(before), "local" | "domestic" | "foreign" | "smaller" | "emerging" | "homegrown")
    };
    let named = items.is_name(at + 2) || among!(items.word(at + 2), "such" | "like" | "including" | ":" | "–" | "-");
    makers && !named && (at.saturating_sub(2).max(start)..at).any(of_some)
}
