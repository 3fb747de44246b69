//! Words that stand for a party: "it", "the company", "the South Korean giant".

use super::governed::is_head_of_share;
use super::own::names_an_officer;
use super::subjects::Known;
use super::words::{is_possessive_mark, is_preposition};
use crate::among::among;
use crate::claim::item::{Item, Kind, Reading, Row};
use crate::claim::lexicon::{Cue, Noun};
use crate::claim::party::{Party, PartyKind, is_and};
use crate::entity::{Description, Fit};
use crate::span::Span;

/// "the South Korean giant": the company it fits, latest first; "the company" is the one spoken of.
pub(super) fn described(reading: &Reading, words: Span, known: &Known) -> Option<Party> {
    let description = Description::read(words.of(reading.text));
    // "this company": the one named last.
    let latest = known.carried.recent.last().filter(|_| known.main.is_none());
    let points = words.of(&reading.segments.lower).starts_with("this ");
    if let Some(name) = latest.filter(|name| points && matches!(description.fits(name), Fit::Agrees(_) | Fit::Open)) {
        return Some(Party::one(PartyKind::Company, name, words));
    }
    let single = |party: &&Party| party.kind == PartyKind::Company && party.names.len() == 1;
    let spoken = known.main.filter(single).or(known.carried.company.as_ref().filter(single));
    let fit = spoken.map(|party| description.fits(&party.names[0].0));
    if let Some(Fit::Agrees(_) | Fit::Open) = fit {
        let better = known.carried.recent.iter().rev().find(|name| matches!(description.fits(name), Fit::Agrees(_)));
        return match (fit, better) {
            (Some(Fit::Open), Some(name)) => Some(Party::one(PartyKind::Company, name, words)),
            _ => spoken.map(|party| party.through(words)),
        };
    }
    let name = known.carried.recent.iter().rev().find(|name| matches!(description.fits(name), Fit::Agrees(_)))?;
    Some(Party::one(PartyKind::Company, name, words))
}

/// "it", "they", "its": the subject of the sentence so far, else of the passage.
pub(super) fn pronoun(item: &Item, known: &Known) -> Option<Party> {
    let party = match item.word {
        "he" | "she" | "his" | "her" | "i" => None,
        "we" | "our" if known.analyst => None,
        "it" | "its" | "they" | "their" if known.foreign && known.main.is_none() => None,
        "we" | "our" => known.main.or(known.carried.company.as_ref()),
        _ => known.main.or(known.carried.last.as_ref()),
    };
    let party = party.map(|party| party.through(item.span))?;
    // "it" is one of the parties that act together: the first.
    match (item.word, party.names.len()) {
        ("it" | "its", 2..) => Some(Party { names: party.names[..1].into(), ..party }),
        _ => Some(party),
    }
}

/// Whether "the", "its" or a description leads up to the company word at `at`.
pub(super) fn is_definite(items: &[Item], start: usize, at: usize) -> bool {
    let first = definite_start(items, start, at);
    // "Company's shipments grew", as some write.
    if at == 0 && items.word(at) == "company" && items.get(1).is_some_and(is_possessive_mark) {
        return true;
    }
    matches!(items.word(first), "the" | "this")
        && (first == start
            || !is_preposition(items.word(first - 1))
            || first >= start + 2 && items.word(first - 1) == "of" && is_head_of_share(&items[first - 2]))
        && !(first..at).any(|index| {
            let item = &items[index];
            // "the no-frills airline".
            let compound = items.word(index + 1) == "-";
            // "the battery giant": what it makes.
            let trade = matches!(item.kind, Kind::Cue(Cue::Noun(Noun::Block))) && index + 1 == at;
            matches!(item.kind, Kind::Cue(_) | Kind::Quantity(_))
                && !unites(item)
                && !compound
                && !trade
                && !is_and(item)
                || !compound && among!(item.word, "any" | "a" | "every" | "no" | "another" | "time" | "next")
        })
}

/// "The combined group": of those who merge.
pub(super) fn unites(item: &Item) -> bool {
    among!(item.word, "combined" | "merged" | "enlarged")
}

/// "merge", "takeover", "buy", not "both combined".
pub(crate) fn joins_companies(item: &Item) -> bool {
    let stems =
        ["merg", "takeover", "acqui", "tie-up", "combine", "combining", "combination", "buy", "bought", "purchase"];
    item.word != "combined" && stems.iter().any(|stem| item.word.starts_with(stem))
}

/// "A's takeover of B would help; the combined company": the two of the sentence, from its items so far;
/// `None` inside where one of them has no name.
pub(super) fn merging_here(items: &[Item]) -> Option<Option<Party>> {
    let mut names: Vec<(String, Span)> = Vec::new();
    for item in items.iter().filter(|item| item.is_name()) {
        if names.iter().all(|(known, _)| known != item.name()) {
            names.push((item.name().to_string(), item.span));
        }
    }
    let joins = matches!(names.len(), 1 | 2) && items.iter().any(joins_companies);
    let two = names.len() == 2;
    joins.then(|| two.then(|| Party { kind: PartyKind::Company, names: names.into(), via: None }))
}

pub(super) fn definite_start(items: &[Item], start: usize, at: usize) -> usize {
    let mut first = at;
    while first > start && at - first < 6 && !matches!(items.word(first), "the" | "this") {
        first -= 1;
    }
    first
}

/// "the latter company", "the former": the last or the last but one of the names before item `at`.
pub(super) fn one_of_two(items: &[Item], at: usize) -> Option<Party> {
    let back = (at..items.len().min(at + 2)).find_map(|index| match items.word(index) {
        "latter" => Some(0),
        "former" if items.kind(index + 1) == Some(Kind::Word) => Some(1),
        _ => None,
    })?;
    let item = items[..at].iter().rev().filter(|item| item.is_name()).nth(back)?;
    Some(Party::of(item))
}

/// "Wells Fargo CEO Tim Sloan said: “… our staff”", "“We aim …,” Sony chief Ken Sato said": the company whose officer speaks
/// of "us".
pub(super) fn officers_company(items: &[Item], at: usize) -> Option<Party> {
    if !matches!(items.word(at), "we" | "our") {
        return None;
    }
    let is_quote = |item: &Item| item.kind == Kind::Quote;
    let opens = items[..at].iter().rposition(is_quote)?;
    let closes = items[at..].iter().position(is_quote).map_or(items.len(), |quote| at + quote);
    let officer = |from: usize, to: usize| {
        (from..to).find(|&name| items[name].is_name() && names_an_officer(items, name + 1, to))
    };
    let name = officer(0, opens).or_else(|| officer(closes, items.len()))?;
    Some(Party::of(&items[name]))
}

/// "the manufacturer from South Korea", "the firm based in Seoul": the last item of the description that ends at `at`.
pub(super) fn past_origin(items: &[Item], at: usize, end: usize) -> usize {
    let word = |index: usize| items.get(index).filter(|_| index < end).map_or("", |item| item.word);
    let place = match (word(at + 1), word(at + 2)) {
        ("from", _) => at + 2,
        ("based" | "headquartered", "in") => at + 3,
        _ => return at,
    };
    let named = place < end && matches!(items[place].kind, Kind::Region(_));
    if named { place } else { at }
}

/// "It marks the first time", "It is the third year in a row": it stands for nobody.
pub(super) fn is_expletive(items: &[Item], at: usize) -> bool {
    let word = |step: usize| items.word(at + step);
    let time = (3..6).any(|step| matches!(word(step), "time" | "occasion") || is_in_a_row(items, at + step));
    let marks = among!(word(1), "marks" | "marked" | "is" | "was") && word(2) == "the" && time;
    // "it remains striking how Amazon has".
    let told = among!(word(1), "is" | "was" | "remains" | "seems") && (3..5).any(|step| word(step) == "how");
    matches!(word(0), "it") && (marks || told)
}

fn is_in_a_row(items: &[Item], at: usize) -> bool {
    let word = |step: usize| items.word(at + step);
    word(0) == "in" && (word(1) == "succession" || word(1) == "a" && word(2) == "row")
}

/// The item after "the first time" and the words that lead up to it.
pub(super) fn past_time_words(items: &[Item], at: usize, end: usize) -> usize {
    let time = (at + 1..end.min(at + 7)).find(|&next| among!(items.word(next), "time" | "occasion" | "how"));
    time.map_or(end, |time| time + 1)
}
