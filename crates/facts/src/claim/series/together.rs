//! Words that stand for one of several or for all of them: "the latter's 11 percent", "with a combined share of".

use super::{Run, has_number};
use crate::among::among;
use crate::claim::clause::{Carried, Clause, is_possessive_mark};
use crate::claim::item::{Item, Kind, Row};
use crate::claim::lexicon::Cue;
use crate::claim::party::{Party, PartyKind, are_companies, is_and, is_company_word, is_verb};
use crate::number::count_word;
use crate::quantity::Unit;
use crate::span::Span;

/// "the former's 12.6 percent", "the latter with 5 million": the first and second of the two named last.
pub(super) fn former_or_latter(items: &[Item], at: usize, carried: &Carried) -> Option<Party> {
    let from = at.saturating_sub(6);
    let stands = (from..at).rev().take_while(|&index| !matches!(items[index].kind, Kind::Name(_) | Kind::Quantity(_)));
    let word_at = stands.into_iter().find(|&index| matches!(items.word(index), "former" | "latter"))?;
    // "the latter closely following at 33 percent".
    let adverb =
        usize::from(items.word(word_at + 1).ends_with("ly") && items.kind(word_at + 2) == Some(Kind::Cue(Cue::Follow)));
    let next = &items[word_at + 1 + adverb];
    let alone = is_possessive_mark(next)
        || matches!(next.kind, Kind::Quantity(_) | Kind::Cue(Cue::With))
        || matches!(next.kind, Kind::Cue(cue) if is_verb(cue))
        || matches!(next.word, "at" | "'");
    let definite = word_at > 0 && items.word(word_at - 1) == "the";
    let mut named: Vec<(&str, usize)> = Vec::new();
    for index in (0..word_at).filter(|&index| items[index].is_name()) {
        named.retain(|(known, _)| *known != items[index].name());
        named.push((items[index].name(), index));
    }
    let second = items.word(word_at) == "latter";
    let place = |len: usize| if second { len - 1 } else { len - 2 };
    let span = items[word_at].span;
    let name = match named.len() {
        2.. => named[place(named.len())].0.to_string(),
        0 if carried.recent.len() > 1 => carried.recent[place(carried.recent.len())].clone(),
        _ => return None,
    };
    (alone && definite).then(|| Party::one(PartyKind::Company, &name, span))
}

/// "A merger of A and B would give the pair 17 percent", "A buys B, creating a group with 11 percent": of the two as one.
pub(super) fn of_merged(items: &[Item], at: usize, carried: &Carried) -> Option<Option<Party>> {
    let from = at.saturating_sub(9);
    let verb = (from..at).rev().find(|&verb| {
        among!(items.word(verb), "give" | "gives" | "giving" | "creating" | "create" | "creates" | "forming" | "form")
    })?;
    let run = &items[verb + 1..at];
    let whom = match items.word(verb) {
        word if word.starts_with("giv") => run.iter().any(|item| among!(item.word, "pair" | "duo" | "two")),
        _ => {
            among!(run.word(0), "a" | "an")
                && run.iter().any(|item| is_company_word(item.word) || item.word == "leader")
                && run.iter().any(|item| item.kind == Kind::Cue(Cue::With))
        }
    };
    let parts = |pair: &[Item]| pair[0].kind == Kind::Comma && pair[1].kind != Kind::Cue(Cue::With);
    if !whom || run.iter().any(Item::is_name) || run.windows(2).any(parts) {
        return None;
    }
    pair_before(items, verb, carried)
}

/// The two that stand before the verb which makes them one, else those of whom the article has told it; `None` inside when two
/// of whom one is not known have no name.
pub(crate) fn pair_before(items: &[Item], verb: usize, carried: &Carried) -> Option<Option<Party>> {
    let mut names: Vec<(String, Span)> = Vec::new();
    for item in items[..verb].iter().filter(|item| item.is_name()) {
        if names.iter().all(|(known, _)| known != item.name()) {
            names.push((item.name().to_string(), item.span));
        }
    }
    match names.len() {
        2 => Some(Some(Party { kind: PartyKind::Company, names: names.into(), via: None })),
        0 | 1 => Some(carried.merging.clone()),
        _ => None,
    }
}

/// "with a combined share of 28 percent", "A (30%) and B (17%) accounting for 46 percent": what the list holds together.
pub(super) fn together(items: &[Item], clauses: &[Clause], runs: &[Run], at: usize) -> Option<Option<Party>> {
    let clause = &clauses[clauses.partition_point(|clause| clause.end <= at).min(clauses.len() - 1)];
    let run = runs.iter().rev().find(|run| run.end <= at);
    // The verb after the last bracket is that of the whole list.
    let verb = items[clause.start.min(at)].kind;
    let of_list = run
        .filter(|run| run.aside && run.end == clause.start)
        .is_some_and(|run| matches!(verb, Kind::Cue(Cue::ShareVerb | Cue::Have)) && !has_number(&items[run.end..at]));
    if of_list {
        return run.map(|run| Some(run.joint(items)));
    }
    // "followed by Oppo and Xiaomi, each with 16%".
    let each = clause.start.checked_sub(1).filter(|&each| items.word(each) == "each");
    let beside = |run: &&Run| each.is_some_and(|each| run.end == each || run.end + 1 == each);
    if let Some(run) = run.filter(beside) {
        return Some(Some(run.joint(items)));
    }
    if let Some(owner) = of_counted_makers(items, at) {
        return Some(owner);
    }
    // "Together, they": several that the pronoun does not name.
    let they = items.word(clause.start) == "they";
    let led = clause.start.checked_sub(2).is_some_and(|before| items[before].kind == Kind::Cue(Cue::Together));
    let one = clause.subject.as_ref().is_some_and(|party| party.via.is_some() && party.names.len() == 1);
    if they && led && one {
        return Some(None);
    }
    let from = at.saturating_sub(6).max(clause.start);
    let word = (from..at)
        .rev()
        .take_while(|&index| !matches!(items[index].kind, Kind::Quantity(_)))
        .find(|&index| {
            items[index].kind == Kind::Cue(Cue::Together) && items.get(index + 1).is_none_or(|next| next.word != "with")
        })
        // "a 65% combined share".
        .or_else(|| (at + 1 < clause.end && items[at + 1].kind == Kind::Cue(Cue::Together)).then_some(at))?;
    let several = clause.subject.as_ref().is_some_and(|party| party.names.len() > 1);
    let share = items[at].quantity.is_some_and(|quantity| quantity.unit == Unit::Percent);
    if !share {
        return None;
    }
    // "A and B grew 5% and 6%, respectively, for a combined share of 9%": of both, not of the last.
    if several {
        return Some(clause.subject.clone());
    }
    // "Blorbo and Sony together hold": of whom one is not known.
    let name = (clause.start..word).find(|&at| items[at].is_name());
    let unknown = name.is_some_and(|at| at > 1 && is_and(&items[at - 1]) && items[at - 2].kind == Kind::Word);
    if unknown && !clause.subject.as_ref().is_some_and(|party| party.via.is_some()) {
        return Some(None);
    }
    if is_alone(items, clause, at) {
        return None;
    }
    let run = run.filter(|run| run.end <= word && counts_agree(items, run, at));
    let owner = run.map(|run| run.joint(items));
    // A single company holds nothing together unless the words name its parts.
    (owner.is_some() || !clause.own).then_some(owner)
}

/// "Transsion led with a combined share of 48%": nobody else is named, so that its own parts are meant.
fn is_alone(items: &[Item], clause: &Clause, at: usize) -> bool {
    let Some(party) = clause.subject.as_ref().filter(|party| party.kind == PartyKind::Company && party.via.is_none())
    else {
        return false;
    };
    items[..at].iter().all(|item| match item.kind {
        Kind::Name(_) => item.name() == party.names[0].0,
        _ => !are_companies(item.last_word()) && counted_in_words(item).is_none(),
    })
}

/// "The four biggest brewers, A, the Dutch B, C and D, brew more than 50 per cent": the share is of all of them.
fn of_counted_makers(items: &[Item], at: usize) -> Option<Option<Party>> {
    items[at].quantity.filter(|quantity| quantity.unit == Unit::Percent)?;
    // "The three Tata-owned airlines, A, B and C": the owner is none of them.
    let named = |index: &usize| items[*index].is_name() && items.word(index + 1) != "-";
    let names: Vec<usize> = (0..at).filter(named).collect();
    // "The three are A (30 %), B (20 %) and C (9 %)": one each.
    let percent = |item: &Item| item.quantity.is_some_and(|quantity| quantity.unit == Unit::Percent);
    if at > 0 && items[at - 1].kind == Kind::Open || items[..at].iter().any(percent) {
        return None;
    }
    let lead = &items[..*names.first().filter(|_| names.len() > 2)?];
    let count = lead.iter().find_map(|item| match item.kind {
        Kind::Word | Kind::Quantity(_) => counted_in_words(item),
        _ => None,
    })?;
    let crowd = lead.iter().any(|item| is_crowd(item.word) || matches!(item.kind, Kind::Market(_)));
    let all = names.iter().map(|&index| (items[index].name().to_string(), items[index].span)).collect();
    (crowd && count == names.len()).then_some(Some(Party { kind: PartyKind::Company, names: all, via: None }))
}

/// "companies", "brewers": several parties.
fn is_crowd(word: &str) -> bool {
    are_companies(word) || word.ends_with("ers")
}

/// How many, as a word or as digits.
fn counted_in_words(item: &Item) -> Option<usize> {
    count_word(item.word).map(|number| number as usize).or_else(|| {
        let quantity = item.quantity?;
        let top = quantity.unit == Unit::Ordinal && quantity.lo != quantity.hi;
        match quantity.unit {
            Unit::Count => quantity.lo,
            // "the top 5".
            _ => quantity.hi.filter(|_| top),
        }
        .map(|count| count.to_f64() as usize)
    })
}

/// "three companies" after two names are not the two.
fn counts_agree(items: &[Item], run: &Run, at: usize) -> bool {
    items[run.end..at].iter().filter_map(|item| counted_in_words(item)).all(|number| number == run.names.len())
}
