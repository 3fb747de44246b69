//! The source of a verb of saying or foreseeing: before it, or behind it. Not sources without a verb.

use std::ops::ControlFlow::{self, Break, Continue};

use super::source::{company, cover, definite, is_house, is_near, voice, voice_with_peers};
use super::subject::in_force;
use crate::among::among;
use crate::claim::item::{Item, Kind, Reading, Row};
use crate::claim::lexicon::Cue;
use crate::claim::party::{PartyKind, is_company_word};
use crate::claim::passage::{Passage, Source};
use crate::entity::EntityKind;
use crate::quantity::Unit;
use crate::vocabulary::Class;

/// "IDC said", "said Dana Whitfield", "the company said", "Counterpoint pegs", "he told".
pub(super) fn around_verb(
    reading: &Reading,
    items: &[Item],
    at: usize,
    passage: &Passage,
    block: usize,
) -> Option<Source> {
    let verb = items[at].span;
    if items.word(at) == "said" && at > 0 && items.word(at - 1) == "is" {
        return None;
    }
    // "It was found out that": nobody named did.
    let found = at > 1 && among!(items.word(at - 1), "is" | "was" | "been") && items.word(at - 2) == "it";
    if found {
        return None;
    }
    // "It is interesting to note": nobody notes it.
    let infinitive = at > 0 && items.word(at - 1) == "to";
    // "was estimated at", "Samsung Expected to Gain": nobody named does.
    let passive = at > 0 && among!(items.word(at - 1), "was" | "were" | "is" | "are" | "been");
    // "Samsung is believed to have sold": nobody named believes it.
    let held = passive && among!(items.word(at), "believed" | "thought" | "understood" | "known" | "reported");
    let estimated = held || passive && items[at].kind == Kind::Cue(Cue::Estimate) && items.lower(at).ends_with("ed");
    if estimated || infinitive || is_passive_forecast(reading, items, at) || is_passive_release(items, at) {
        return None;
    }
    before_verb(items, at, passage, block)
        .map(|source| quoting(items, at, source, block))
        .or_else(|| after_verb(items, at, block))
        .map(|source| cover(source, verb))
}

/// "Samsung shows a growth of 12%": it has grown, it says nothing.
pub(super) fn shows_a_change(items: &[Item], at: usize) -> bool {
    let mut next = (at + 1..items.len().min(at + 6)).map(|index| &items[index]);
    let change = next
        .find(|item| !matches!(item.kind, Kind::Word | Kind::Quantity(_) | Kind::Market(_) | Kind::Cue(Cue::Noun(_))));
    // "showed a decline in sales": the same word as the verb.
    let noun = among!(items.word(at + 1), "a" | "an");
    items.lower(at).starts_with("show")
        && change.is_some_and(|item| match item.kind {
            Kind::Cue(Cue::RiseNoun | Cue::FallNoun) => true,
            Kind::Cue(Cue::Rise | Cue::Fall) => noun,
            _ => false,
        })
        && items.word(at + 1) != "that"
}

/// "there is no new phone released in the quarter": it came out, it said nothing.
fn is_passive_release(items: &[Item], at: usize) -> bool {
    let issued = among!(items.word(at), "released" | "published" | "unveiled" | "announced" | "revealed");
    let next = items.get(at + 1);
    issued
        && next.is_none_or(|item| among!(item.word, "in" | "on" | "at" | "during" | "last" | "this" | "for" | "."))
        && at > 0
        && items[at - 1].is_name()
}

/// "is expected to": nobody in the sentence expects it.
pub(super) fn is_passive_forecast(reading: &Reading, items: &[Item], at: usize) -> bool {
    let verb = items[at].span;
    matches!(items[at].kind, Kind::Cue(Cue::Forecast))
        && (["is ", "are ", "likely", "set ", "on ", "poised", "could "]
            .iter()
            .any(|start| items.lower(at).starts_with(start))
            || items.word(at + 1) == "by"
            || verb.of(reading.text).starts_with("Expected")
            || at > 0 && among!(items.word(at - 1), "is" | "are" | "was" | "were" | "be" | "than" | "as"))
}

/// "Ford, America's second-biggest maker, said", "The biggest maker, Toyota (TM), reported": the company beside its description.
fn before_apposition(items: &[Item], at: usize) -> Option<usize> {
    let last = at.checked_sub(1).filter(|&comma| items[comma].kind == Kind::Comma)?;
    let first = (last.saturating_sub(14)..last).rev().find(|&comma| items[comma].kind == Kind::Comma)?;
    let amount = |item: &Item| item.quantity.is_some_and(|quantity| quantity.unit != Unit::Ordinal);
    // "Gartner (IT), which counts otherwise than IDC, said".
    let relative = items.kind(first + 1) == Some(Kind::Cue(Cue::Relative));
    // "Cox Automotive, the parent of KBB, reported".
    let speaks = |at: usize| matches!(items[at].kind, Kind::Voice(_)) && !among!(items.word(at - 1), "of" | "at");
    let calm = relative || !(first + 1..last).any(|at| speaks(at) || amount(&items[at]));
    let is_name = |at: &usize| items[*at].is_name();
    let firm = |at: &usize| {
        let researcher = items[*at].entity.is_some_and(|entity| entity.kind == EntityKind::Researcher);
        is_name(at) || researcher && !is_name(&(first + 1))
    };
    let bracket = first.checked_sub(1).filter(|&close| relative && items[close].kind == Kind::Close);
    let open = bracket.and_then(|close| (0..close).rev().find(|&at| items[at].kind == Kind::Open));
    let before = open.unwrap_or(first).checked_sub(1).filter(|&at| firm(&at) && at <= 1);
    let inside = Some(first + 1).filter(is_name).filter(|_| first > 0);
    before.or(inside).filter(|_| calm)
}

/// "the bank, majority owned by pension funds, said": the company word that the apposition is about.
fn before_participle(items: &[Item], at: usize) -> Option<usize> {
    let last = at.checked_sub(1).filter(|&comma| items[comma].kind == Kind::Comma)?;
    let first = (last.saturating_sub(12)..last).rev().find(|&comma| items[comma].kind == Kind::Comma)?;
    let word = first.checked_sub(1).filter(|&word| is_company_word(items.lower(word)))?;
    let the = word > 0 && among!(items.word(word - 1), "the" | "this");
    let owned = (first + 1..first + 4)
        .any(|at| among!(items.word(at), "owned" | "backed" | "controlled" | "based" | "listed" | "headquartered"));
    (the && owned && !(first + 1..last).any(|at| items[at].is_name())).then_some(word)
}

/// ", the report said" behind the figures: the firm whose report it is was named before.
fn said_by_report(items: &[Item], at: usize, passage: &Passage, block: usize) -> Option<Source> {
    let noun = at.checked_sub(1).filter(|&noun| matches!(items[noun].kind, Kind::Cue(Cue::ReportNoun)))?;
    let definite = noun.checked_sub(1).is_some_and(|article| among!(items.word(article), "the" | "this"));
    definite.then(|| in_force(passage, &items[noun], block)).flatten()
}

fn before_verb(items: &[Item], at: usize, passage: &Passage, block: usize) -> Option<Source> {
    if let Some(source) = said_by_report(items, at, passage, block) {
        return Some(source);
    }
    if let Some(word) = before_participle(items, at) {
        let spoken = passage.carried.company.as_ref();
        return spoken.map(|party| company(&party.names[0].0, items[word].span, block));
    }
    if let Some(name) = before_apposition(items, at) {
        return voice(&items[name], block)
            .filter(|_| matches!(items[name].kind, Kind::Voice(_)))
            .or_else(|| Some(company(items[name].name(), items[name].span, block)));
    }
    let mut search = Search { items, verb: at, passage, block, officer: false };
    let mut bracket = false;
    for index in (at.saturating_sub(18)..at).rev() {
        // "Pfizer (NYSE: PFE) said": the bracket parts nothing.
        match items[index].kind {
            Kind::Close => bracket = true,
            Kind::Open => bracket = false,
            _ if bracket => {}
            _ => {
                if let Break(source) = search.look(index) {
                    return source;
                }
            }
        }
    }
    None
}

/// The search for who speaks, from the verb of saying backwards.
struct Search<'a> {
    items: &'a [Item<'a>],
    verb: usize,
    passage: &'a Passage,
    block: usize,
    /// An office has been met: "CEO … said".
    officer: bool,
}

impl Search<'_> {
    /// What item `index` says of who speaks; breaks when that is settled.
    fn look(&mut self, index: usize) -> ControlFlow<Option<Source>> {
        let (items, item) = (self.items, &self.items[index]);
        match item.kind {
            Kind::Voice(_) => {
                // "Tomas Brandt, an analyst at Counterpoint, reckons": the person speaks for the firm.
                let at_firm = index > 0 && among!(items.word(index - 1), "at" | "of" | "with" | "from" | "for");
                let person = person_left_of(items, index).filter(|_| at_firm);
                Break(voice_with_peers(items, person.unwrap_or(index), self.block))
            }
            Kind::Name(_) => Break(self.company_or_officer(index)),
            Kind::Cue(Cue::Pronoun) => {
                let firm = firm_before(items, index, self.block)
                    .or_else(|| of_researchers(items, index, self.passage, self.block));
                Break(firm.or_else(|| pronoun(items, index, self.passage, self.block)))
            }
            Kind::Cue(Cue::Role) => {
                self.officer = true;
                Continue(())
            }
            Kind::Word | Kind::Market(_) if is_house(items, index) && definite(items, index) => {
                let firm = self.passage.researcher.as_ref();
                Break(firm.map(|name| Source { own: false, ..company(name, item.span, self.block) }))
            }
            Kind::Word | Kind::Market(_) if is_company_word(item.word) && definite(items, index) => {
                let named = items[..index].iter().find(|item| item.is_name()).map(Item::name);
                let spoken = || self.passage.carried.company.as_ref().map(|party| party.names[0].0.as_str());
                Break(named.or_else(spoken).map(|name| company(name, item.span, self.block)))
            }
            // "Tesco, which reported sales of".
            Kind::Comma if items.kind(index + 1) == Some(Kind::Cue(Cue::Relative)) && index + 2 == self.verb => {
                Continue(())
            }
            Kind::Comma if self.officer || near_voice(items, index) => Continue(()),
            Kind::Quantity(_) | Kind::Comma | Kind::Semicolon | Kind::Colon | Kind::Cue(Cue::While) => Break(None),
            _ => Continue(()),
        }
    }

    /// The company at `index` speaks, or its officer does.
    fn company_or_officer(&self, index: usize) -> Option<Source> {
        let (items, item) = (self.items, &self.items[index]);
        if self.officer {
            if let Some(person) = person_left_of(items, index) {
                return voice(&items[person], self.block);
            }
            let unnamed = items[index + 1..self.verb].iter().any(|next| next.kind == Kind::Cue(Cue::Role));
            return unnamed.then(|| company(item.name(), item.span, self.block));
        }
        // "Airbus and Boeing have both confirmed".
        let both = index >= 2 && items.word(index - 1) == "and" && items[index - 2].is_name();
        if both && (index + 1..self.verb).any(|at| items.word(at) == "both") {
            let other = &items[index - 2];
            let source = company(other.name(), other.span.cover(item.span), self.block);
            return Some(Source { names: vec![other.name().to_string(), item.name().to_string()], ..source });
        }
        let shows = items.lower(self.verb).starts_with("show");
        let governed =
            index > 0 && among!(items.word(index - 1), "of" | "for" | "by" | "from" | "in" | "than" | "with");
        (!shows && !governed).then(|| company(item.name(), item.span, self.block))
    }
}

/// "He quoted IDC recently released data": both speak.
fn quoting(items: &[Item], at: usize, source: Source, block: usize) -> Source {
    if !items.lower(at).starts_with("quot") && !items.lower(at).starts_with("cit") {
        return source;
    }
    let other = (at + 1..items.len().min(at + 3)).find(|&index| matches!(items[index].kind, Kind::Voice(_)));
    let Some(more) = other.and_then(|index| voice(&items[index], block)) else { return source };
    let names = source.names.into_iter().chain(more.names).collect();
    Source { names, span: source.span.cover(more.span), ..source }
}

/// "Lena Fischer, a Google Cloud sales executive": the person the apposition describes.
fn person_left_of(items: &[Item], at: usize) -> Option<usize> {
    (at.saturating_sub(9)..at)
        .rev()
        .filter(|&index| index == 0 || !among!(items.word(index - 1), "for" | "of" | "at" | "in"))
        .find(|&index| items[index].entity.is_some_and(|entity| entity.kind == EntityKind::Person))
}

/// "Wang Xiang, President of Xiaomi Group, said": the apposition stands between.
fn near_voice(items: &[Item], comma: usize) -> bool {
    (comma.saturating_sub(8)..comma).any(|index| matches!(items[index].kind, Kind::Voice(_)))
}

/// "While IDC gave no figures, it reported": the firm named before the pronoun, unless a company stands between.
fn firm_before(items: &[Item], at: usize, block: usize) -> Option<Source> {
    let named = |item: &&Item| matches!(item.kind, Kind::Name(_) | Kind::Voice(_));
    let last = items[..at].iter().rfind(named).filter(|_| matches!(items.word(at), "it" | "they"))?;
    let firm = last.entity.is_some_and(|entity| entity.kind == EntityKind::Researcher);
    firm.then(|| voice(last, block)).flatten()
}

/// "Researchers also looked at platforms, where it found": the firm they work for.
fn of_researchers(items: &[Item], at: usize, passage: &Passage, block: usize) -> Option<Source> {
    let work = items[..at].iter().any(|item| among!(item.lower, "researchers" | "analysts"));
    let firm = passage.researcher.as_ref().filter(|_| work && among!(items.word(at), "it" | "they"))?;
    Some(Source { own: false, ..company(firm, items[at].span, block) })
}

fn pronoun(items: &[Item], at: usize, passage: &Passage, block: usize) -> Option<Source> {
    let item = &items[at];
    match item.word {
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
            // "Counterpoint covers India. It puts Xiaomi at 22 percent".
            let ranks = among!(items.word(at + 1), "puts" | "pegs" | "places" | "ranks" | "estimates" | "counts");
            let named = passage.named.as_ref().filter(|(_, place)| ranks && *place == block && item.word == "it");
            if let Some((name, _)) = named {
                return Some(Source { own: false, ..company(name, item.span, block) });
            }
            let speaks = firm.map(|source| Source { span: item.span, block, ..source.clone() });
            // "Apple's revenue was 95 billion, it said".
            let tag = at.checked_sub(1).is_some_and(|comma| items[comma].kind == Kind::Comma) && item.word == "it";
            let named = items[..at.min(3)].iter().find(|item| item.is_name()).filter(|_| tag && speaks.is_none());
            if let Some(name) = named {
                return Some(company(name.name(), item.span, block));
            }
            let spoken = passage.carried.last.as_ref().filter(|party| party.kind == PartyKind::Company);
            speaks.or_else(|| {
                spoken.filter(|_| item.word == "it").map(|party| company(&party.names[0].0, item.span, block))
            })
        }
        _ => None,
    }
}

/// "said Dana Whitfield, a research director at the firm", "told Reuters" not.
fn after_verb(items: &[Item], at: usize, block: usize) -> Option<Source> {
    if !among!(
        items.word(at),
        "said" | "says" | "told" | "added" | "wrote" | "show" | "shows" | "explained" | "noted" | "commented"
    ) {
        return None;
    }
    for index in at + 1..items.len().min(at + 8) {
        let item = &items[index];
        match item.kind {
            Kind::Voice(_) => return voice(item, block),
            Kind::Word if !is_listener(items, index) => {}
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

fn is_listener(items: &[Item], at: usize) -> bool {
    among!(items.word(at), "that" | "to" | "on" | "in" | "reporters" | "a" | "an")
}

/// "Chen Lei hopes that": a wish of a person names the person.
pub(super) fn person_before(items: &[Item], at: usize, block: usize) -> Option<Source> {
    let item = items.get(at.checked_sub(1)?)?;
    matches!(item.kind, Kind::Voice(_)).then(|| voice(item, block)).flatten()
}

/// "reported sales of", not "reported that": the figures are the speaker's own.
pub(super) fn is_report_of_figures(items: &[Item], at: usize) -> bool {
    let next = (at + 1..items.len().min(at + 5)).map(|index| &items[index]);
    let mut next = next.skip_while(|item| item.kind == Kind::Word && item.word != "that");
    Class::ReportingVerb.has(items.word(at))
        && next
            .next()
            .is_some_and(|item| matches!(item.kind, Kind::Cue(Cue::Noun(_)) | Kind::Quantity(_) | Kind::Market(_)))
}
