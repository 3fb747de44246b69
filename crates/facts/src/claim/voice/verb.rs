//! The source of a verb of saying or foreseeing: before it, or behind it. Not sources without a verb.

use super::source::{company, cover, definite, is_house, is_near, voice, voice_with_peers};
use crate::among::among;
use crate::claim::item::{Item, Kind, Reading};
use crate::claim::lexicon::Cue;
use crate::claim::party::{PartyKind, is_company_word};
use crate::claim::passage::{Passage, Source};
use crate::entity::EntityKind;
use crate::quantity::Unit;

/// "IDC said", "said Dana Whitfield", "the company said", "Counterpoint pegs", "he told".
pub(super) fn around_verb(
    reading: &Reading,
    items: &[Item],
    at: usize,
    passage: &Passage,
    block: usize,
) -> Option<Source> {
    let verb = items[at].span;
    if reading.word(&items[at]) == "said" && at > 0 && reading.word(&items[at - 1]) == "is" {
        return None;
    }
    // "It is interesting to note": nobody notes it.
    let infinitive = at > 0 && reading.word(&items[at - 1]) == "to";
    // "was estimated at", "Samsung Expected to Gain": nobody named does.
    let passive = at > 0 && among!(reading.word(&items[at - 1]), "was" | "were" | "is" | "are" | "been");
    let estimated = passive && items[at].kind == Kind::Cue(Cue::Estimate) && reading.lower(&items[at]).ends_with("ed");
    if estimated || infinitive || is_passive_forecast(reading, items, at) || is_passive_release(reading, items, at) {
        return None;
    }
    before_verb(reading, items, at, passage, block)
        .map(|source| quoting(reading, items, at, source, block))
        .or_else(|| after_verb(reading, items, at, block))
        .map(|source| cover(source, verb))
}

/// "Samsung shows a growth of 12%": it has grown, it says nothing.
pub(super) fn shows_a_change(reading: &Reading, items: &[Item], at: usize) -> bool {
    let mut next = (at + 1..items.len().min(at + 6)).map(|index| &items[index]);
    let change = next
        .find(|item| !matches!(item.kind, Kind::Word | Kind::Quantity(_) | Kind::Market(_) | Kind::Cue(Cue::Noun(_))));
    reading.lower(&items[at]).starts_with("show")
        && change.is_some_and(|item| matches!(item.kind, Kind::Cue(Cue::RiseNoun | Cue::FallNoun)))
        && !items.get(at + 1).is_some_and(|item| reading.word(item) == "that")
}

/// "there is no new phone released in the quarter": it came out, it said nothing.
fn is_passive_release(reading: &Reading, items: &[Item], at: usize) -> bool {
    let issued = among!(reading.word(&items[at]), "released" | "published" | "unveiled" | "announced" | "revealed");
    let next = items.get(at + 1);
    issued
        && next.is_none_or(|item| {
            among!(reading.word(item), "in" | "on" | "at" | "during" | "last" | "this" | "for" | ".")
        })
        && at > 0
        && matches!(items[at - 1].kind, Kind::Name(_))
}

/// "is expected to": nobody in the sentence expects it.
pub(super) fn is_passive_forecast(reading: &Reading, items: &[Item], at: usize) -> bool {
    let verb = items[at].span;
    matches!(items[at].kind, Kind::Cue(Cue::Forecast))
        && (["is ", "are ", "likely", "set ", "on ", "poised", "could "]
            .iter()
            .any(|start| reading.lower(&items[at]).starts_with(start))
            || items.get(at + 1).is_some_and(|next| reading.word(next) == "by")
            || verb.of(reading.text).starts_with("Expected")
            || at > 0 && among!(reading.word(&items[at - 1]), "is" | "are" | "was" | "were" | "be" | "than" | "as"))
}

/// "Ford, America's second-biggest maker, said", "The biggest maker, Toyota (TM), reported": the company beside its description.
fn before_apposition(reading: &Reading, items: &[Item], at: usize) -> Option<usize> {
    let last = at.checked_sub(1).filter(|&comma| items[comma].kind == Kind::Comma)?;
    let first = (last.saturating_sub(14)..last).rev().find(|&comma| items[comma].kind == Kind::Comma)?;
    let amount = |item: &Item| reading.quantity(item).is_some_and(|quantity| quantity.unit != Unit::Ordinal);
    let calm = !items[first + 1..last].iter().any(|item| matches!(item.kind, Kind::Voice(_)) || amount(item));
    let is_name = |at: &usize| matches!(items[*at].kind, Kind::Name(_));
    let before = first.checked_sub(1).filter(|&at| is_name(&at) && at <= 1);
    let inside = Some(first + 1).filter(is_name).filter(|_| first > 0);
    before.or(inside).filter(|_| calm)
}

fn before_verb(reading: &Reading, items: &[Item], at: usize, passage: &Passage, block: usize) -> Option<Source> {
    if let Some(name) = before_apposition(reading, items, at) {
        return Some(company(reading.name(&items[name]), items[name].span, block));
    }
    let mut officer = false;
    let mut bracket = false;
    for index in (at.saturating_sub(18)..at).rev() {
        // "Pfizer (NYSE: PFE) said": the bracket parts nothing.
        match items[index].kind {
            Kind::Close => bracket = true,
            Kind::Open => bracket = false,
            _ => {}
        }
        if bracket || items[index].kind == Kind::Open {
            continue;
        }
        let item = &items[index];
        match item.kind {
            Kind::Voice(_) => {
                // "Tomas Brandt, an analyst at Counterpoint, reckons": the person speaks for the firm.
                let at_firm =
                    index > 0 && among!(reading.word(&items[index - 1]), "at" | "of" | "with" | "from" | "for");
                let person = person_left_of(reading, items, index).filter(|_| at_firm);
                return voice_with_peers(reading, items, person.unwrap_or(index), block);
            }
            Kind::Name(_) if officer => {
                if let Some(person) = person_left_of(reading, items, index) {
                    return voice(reading, &items[person], block);
                }
                let unnamed = (index + 1..at).any(|next| matches!(items[next].kind, Kind::Cue(Cue::Role)));
                return unnamed.then(|| company(reading.name(item), item.span, block));
            }
            Kind::Name(_) if reading.lower(&items[at]).starts_with("show") => return None,
            Kind::Name(_) => {
                let governed = index > 0
                    && among!(reading.word(&items[index - 1]), "of" | "for" | "by" | "from" | "in" | "than" | "with");
                return (!governed).then(|| company(reading.name(item), item.span, block));
            }
            Kind::Cue(Cue::Pronoun) => {
                return firm_before(reading, items, index, block).or_else(|| pronoun(reading, item, passage, block));
            }
            Kind::Cue(Cue::Role) => officer = true,
            Kind::Word | Kind::Market(_) if is_house(reading, items, index) && definite(reading, items, index) => {
                return passage
                    .researcher
                    .as_ref()
                    .map(|name| Source { own: false, ..company(name, item.span, block) });
            }
            Kind::Word | Kind::Market(_) if is_company_word(reading.word(item)) && definite(reading, items, index) => {
                let named = items[..index].iter().find(|item| matches!(item.kind, Kind::Name(_)));
                let spoken = passage.carried.company.as_ref().map(|party| party.names[0].0.as_str());
                let name = named.map(|item| reading.name(item)).or(spoken)?;
                return Some(company(name, item.span, block));
            }
            Kind::Cue(
                Cue::ReportNoun
                | Cue::Not
                | Cue::Earlier
                | Cue::Have
                | Cue::Plan
                | Cue::Relative
                | Cue::Level
                | Cue::Say,
            ) => {}
            Kind::Comma if officer || near_voice(items, index) => {}
            Kind::Quantity(_) | Kind::Comma | Kind::Semicolon | Kind::Colon => return None,
            Kind::Cue(Cue::While) => return None,
            _ => {}
        }
    }
    None
}

/// "He quoted IDC recently released data": both speak.
fn quoting(reading: &Reading, items: &[Item], at: usize, source: Source, block: usize) -> Source {
    if !reading.lower(&items[at]).starts_with("quot") && !reading.lower(&items[at]).starts_with("cit") {
        return source;
    }
    let other = (at + 1..items.len().min(at + 3)).find(|&index| matches!(items[index].kind, Kind::Voice(_)));
    let Some(more) = other.and_then(|index| voice(reading, &items[index], block)) else { return source };
    let names = source.names.into_iter().chain(more.names).collect();
    Source { names, span: source.span.cover(more.span), ..source }
}

/// "Lena Fischer, a Google Cloud sales executive": the person the apposition describes.
fn person_left_of(reading: &Reading, items: &[Item], at: usize) -> Option<usize> {
    (at.saturating_sub(9)..at)
        .rev()
        .filter(|&index| index == 0 || !among!(reading.word(&items[index - 1]), "for" | "of" | "at" | "in"))
        .find(|&index| reading.entity(&items[index]).is_some_and(|entity| entity.kind == EntityKind::Person))
}

/// "Wang Xiang, President of Xiaomi Group, said": the apposition stands between.
fn near_voice(items: &[Item], comma: usize) -> bool {
    (comma.saturating_sub(8)..comma).any(|index| matches!(items[index].kind, Kind::Voice(_)))
}

/// "While IDC gave no figures, it reported": the firm named before the pronoun, unless a company stands between.
fn firm_before(reading: &Reading, items: &[Item], at: usize, block: usize) -> Option<Source> {
    let named = |item: &&Item| matches!(item.kind, Kind::Name(_) | Kind::Voice(_));
    let last = items[..at].iter().rfind(named).filter(|_| matches!(reading.word(&items[at]), "it" | "they"))?;
    let firm = reading.entity(last).is_some_and(|entity| entity.kind == EntityKind::Researcher);
    firm.then(|| voice(reading, last, block)).flatten()
}

fn pronoun(reading: &Reading, item: &Item, passage: &Passage, block: usize) -> Option<Source> {
    match reading.word(item) {
        "he" | "she" => passage.person.as_ref().map(|names| Source {
            names: names.clone(),
            span: item.span,
            own: false,
            block,
            ..Source::default()
        }),
        "it" | "they" | "we" => {
            let firm = passage.source.as_ref().filter(|source| {
                !source.own
                    && is_near(source, passage, block)
                    && passage.hushed != Some(block)
                    && passage.researcher.as_ref().is_some_and(|firm| source.names.contains(firm))
            });
            let speaks = firm.map(|source| Source { span: item.span, block, ..source.clone() });
            let spoken = passage.carried.last.as_ref().filter(|party| party.kind == PartyKind::Company);
            speaks.or_else(|| {
                spoken.filter(|_| reading.word(item) == "it").map(|party| company(&party.names[0].0, item.span, block))
            })
        }
        _ => None,
    }
}

/// "said Dana Whitfield, a research director at the firm", "told Reuters" not.
fn after_verb(reading: &Reading, items: &[Item], at: usize, block: usize) -> Option<Source> {
    if !among!(
        reading.word(&items[at]),
        "said" | "says" | "told" | "added" | "wrote" | "show" | "shows" | "explained" | "noted" | "commented"
    ) {
        return None;
    }
    for index in at + 1..items.len().min(at + 8) {
        let item = &items[index];
        match item.kind {
            Kind::Voice(_) => return voice(reading, item, block),
            Kind::Word if !is_listener(reading, items, index) => {}
            Kind::Region(_) | Kind::Market(_) | Kind::Cue(Cue::Role | Cue::ReportNoun | Cue::Source | Cue::Noun(_)) => {
            }
            Kind::Name(_)
                if (index + 1..items.len().min(index + 5))
                    .any(|next| matches!(items[next].kind, Kind::Cue(Cue::Role))) => {}
            _ => return None,
        }
    }
    None
}

fn is_listener(reading: &Reading, items: &[Item], at: usize) -> bool {
    among!(reading.word(&items[at]), "that" | "to" | "on" | "in" | "reporters" | "a" | "an")
}

/// "Chen Lei hopes that": a wish of a person names the person.
pub(super) fn person_before(reading: &Reading, items: &[Item], at: usize, block: usize) -> Option<Source> {
    let item = items.get(at.checked_sub(1)?)?;
    matches!(item.kind, Kind::Voice(_)).then(|| voice(reading, item, block)).flatten()
}

/// "reported sales of", not "reported that": the figures are the speaker's own.
pub(super) fn is_report_of_figures(reading: &Reading, items: &[Item], at: usize) -> bool {
    let next = (at + 1..items.len().min(at + 5)).map(|index| &items[index]);
    let mut next = next.skip_while(|item| item.kind == Kind::Word && reading.word(item) != "that");
    among!(reading.word(&items[at]), "reported" | "reports" | "reporting" | "posted" | "announced")
        && next
            .next()
            .is_some_and(|item| matches!(item.kind, Kind::Cue(Cue::Noun(_)) | Kind::Quantity(_) | Kind::Market(_)))
}
