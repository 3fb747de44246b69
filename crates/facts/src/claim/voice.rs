//! Who says it: source, cue and content in their three orders.

use super::clause::{Clause, Opener, is_adjective, is_possessive_mark};
use super::item::{Item, Kind, Reading};
use super::lexicon::Cue;
use super::party::is_company_word;
use super::passage::{Passage, Source};
use crate::among::among;
use crate::entity::EntityKind;
use crate::span::Span;

/// A source with the item it hangs on.
#[derive(Clone, Debug)]
pub(crate) struct Said {
    pub(crate) at: usize,
    pub(crate) source: Source,
    /// It covers what stands before it too: a tag, "according to", a headline's colon.
    pub(crate) reaches_back: bool,
    /// It reports figures of its own: "Kia reported sales of".
    pub(crate) reports: bool,
}

pub(crate) fn find_sources(
    reading: &Reading,
    items: &[Item],
    clauses: &[Clause],
    passage: &Passage,
    block: usize,
) -> Vec<Said> {
    let mut found: Vec<Said> = Vec::new();
    let quoted = items.iter().any(|item| item.kind == Kind::Quote);
    for at in 0..items.len() {
        let (source, verb) = match items[at].kind {
            Kind::Cue(Cue::Estimate) if is_adjective(reading, items, at) => (None, false),
            Kind::Cue(Cue::Say) if shows_a_change(reading, items, at) => (None, false),
            Kind::Cue(Cue::Source) => (after_cue(reading, items, at, passage, block), false),
            Kind::Cue(Cue::Say | Cue::Estimate | Cue::Forecast) => {
                (around_verb(reading, items, at, passage, block), true)
            }
            Kind::Cue(Cue::Goal) if among!(reading.word(&items[at]), "hopes" | "wants" | "hoped" | "aim") => {
                (person_before(reading, items, at, block), true)
            }
            Kind::Voice(_) => {
                (of_report(reading, items, at, block).or_else(|| published_by(reading, items, at, block)), false)
            }
            _ => (None, false),
        };
        let foresees = items[at].kind == Kind::Cue(Cue::Forecast) && !is_passive_forecast(reading, items, at);
        let foreseen = source.is_none() && foresees && !names_a_role(items, at);
        let source = if foreseen { forecaster(clauses, at, block) } else { source };
        let Some(mut source) = source else { continue };
        source.quoted = quoted && verb || matches!(items[at].kind, Kind::Cue(Cue::Goal));
        let reaches_back = !verb || in_tag(clauses, at) || closes_quote(items, at);
        match found.last_mut() {
            // The name and its verb are one source; the longer list of names stays.
            Some(last) if last.source.names.iter().any(|name| source.names.contains(name)) => {
                if source.names.len() > last.source.names.len() {
                    last.source.names = source.names;
                }
                last.reaches_back |= reaches_back;
                last.source.quoted |= source.quoted;
            }
            _ => found.push(Said {
                at: at.min(first_item(items, source.span)),
                source,
                reaches_back,
                reports: verb && is_report_of_figures(reading, items, at),
            }),
        }
    }
    found
}

/// "one analyst has projected": somebody unnamed.
fn names_a_role(items: &[Item], at: usize) -> bool {
    items[at.saturating_sub(4)..at].iter().any(|item| matches!(item.kind, Kind::Cue(Cue::Role)))
}

/// "The airline, which serves 37 countries, expects": the subject of the clause foresees.
fn forecaster(clauses: &[Clause], at: usize, block: usize) -> Option<Source> {
    let clause = clauses.iter().find(|clause| clause.start <= at && at < clause.end)?;
    let party =
        clause.subject.as_ref().filter(|party| party.kind == super::party::PartyKind::Company && !clause.foreign)?;
    Some(company(&party.names[0].0, party.span(), block))
}

fn first_item(items: &[Item], span: Span) -> usize {
    items.partition_point(|item| item.span.end() <= span.start())
}

/// "“We lead the market.”- he told.": the verb follows the closing quotation mark.
fn closes_quote(items: &[Item], at: usize) -> bool {
    let opens = items.first().is_some_and(|item| item.kind == Kind::Quote);
    opens && at >= 4 && items.len() - at <= 3 && items[at - 4..at].iter().any(|item| item.kind == Kind::Quote)
}

fn in_tag(clauses: &[Clause], at: usize) -> bool {
    let index = clauses.iter().position(|clause| clause.tag && clause.start <= at && at < clause.end);
    // "Netflix says it will": what it says comes after.
    index.is_some_and(|index| clauses.get(index + 1).is_none_or(|next| next.opener != Opener::Content))
}

fn voice(reading: &Reading, item: &Item, block: usize) -> Option<Source> {
    let entity = reading.entity(item)?;
    if entity.kind == EntityKind::Outlet {
        return None;
    }
    let firm = entity.affiliation.clone().filter(|_| entity.analyst);
    let names = firm.into_iter().chain([entity.name.clone()]).collect();
    Some(Source { names, span: item.span, own: false, block, market: None, ..Source::default() })
}

fn company(name: &str, span: Span, block: usize) -> Source {
    Source { names: vec![name.to_string()], span, own: true, block, market: None, ..Source::default() }
}

/// "according to market tracker Canalys", "as per data from IDC", "figures of the market observer Jato Dynamics".
fn after_cue(reading: &Reading, items: &[Item], at: usize, passage: &Passage, block: usize) -> Option<Source> {
    let cue = items[at].span;
    for index in at + 1..items.len().min(at + 14) {
        let item = &items[index];
        match item.kind {
            Kind::Voice(_) => return with_list(reading, items, index, block).map(|source| cover(source, cue)),
            Kind::Name(_) if index + 1 < items.len() && is_possessive_mark(reading, &items[index + 1]) => {
                return Some(cover(company(reading.name(item), item.span, block), cue));
            }
            Kind::Name(_) => return Some(cover(company(reading.name(item), item.span, block), cue)),
            Kind::Cue(Cue::Possessive) if matches!(reading.word(item), "its" | "their") => {
                let near = passage.source.as_ref().filter(|source| !source.own && is_near(source, passage, block));
                let owner = near.map(|source| Source { span: item.span, ..source.clone() });
                let spoken =
                    || passage.carried.company.as_ref().map(|party| company(&party.names[0].0, item.span, block));
                return owner.or_else(spoken).map(|source| cover(source, cue));
            }
            Kind::Word | Kind::Market(_) if is_house(reading, items, index) => {
                if let Some(name) = passage.researcher.as_ref().filter(|_| definite(reading, items, index)) {
                    return Some(cover(Source { own: false, ..company(name, item.span, block) }, cue));
                }
            }
            Kind::Word
                if is_company_word(reading.word(item))
                    && definite(reading, items, index)
                    && !matches!(items.get(index + 1).map(|next| next.kind), Some(Kind::Name(_) | Kind::Voice(_))) =>
            {
                return passage
                    .carried
                    .company
                    .as_ref()
                    .map(|party| cover(company(&party.names[0].0, item.span, block), cue));
            }
            Kind::Word | Kind::Region(_) | Kind::Market(_) | Kind::Quote | Kind::Punct | Kind::Period(_) => {}
            Kind::Cue(
                Cue::ReportNoun | Cue::Source | Cue::Role | Cue::Noun(_) | Cue::Total | Cue::Earlier | Cue::Rate,
            ) => {}
            Kind::Cue(Cue::Say | Cue::Have) if !reading.lower(item).ends_with('s') && reading.word(item) != "had" => {}
            _ => return None,
        }
    }
    None
}

fn cover(source: Source, cue: Span) -> Source {
    Source { span: source.span.cover(cue), ..source }
}

/// "IDC and Canalys": both are the source.
fn with_list(reading: &Reading, items: &[Item], at: usize, block: usize) -> Option<Source> {
    let mut source = voice(reading, &items[at], block)?;
    let mut next = at + 1;
    while items.get(next).is_some_and(|item| matches!(reading.word(item), "and" | ",")) {
        let Some(other) = items.get(next + 1).filter(|item| matches!(item.kind, Kind::Voice(_))) else { break };
        let more = voice(reading, other, block)?;
        source.names.extend(more.names);
        source.span = source.span.cover(other.span);
        next += 2;
    }
    Some(source)
}

/// "IDC said", "said Dana Whitfield", "the company said", "Counterpoint pegs", "he told".
fn around_verb(reading: &Reading, items: &[Item], at: usize, passage: &Passage, block: usize) -> Option<Source> {
    let verb = items[at].span;
    if reading.word(&items[at]) == "said" && at > 0 && reading.word(&items[at - 1]) == "is" {
        return None;
    }
    // "It is interesting to note": nobody notes it.
    let infinitive = at > 0 && reading.word(&items[at - 1]) == "to";
    if infinitive || is_passive_forecast(reading, items, at) || is_passive_release(reading, items, at) {
        return None;
    }
    before_verb(reading, items, at, passage, block)
        .map(|source| quoting(reading, items, at, source, block))
        .or_else(|| after_verb(reading, items, at, block))
        .map(|source| cover(source, verb))
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
fn is_passive_forecast(reading: &Reading, items: &[Item], at: usize) -> bool {
    matches!(items[at].kind, Kind::Cue(Cue::Forecast))
        && (["is ", "are ", "likely", "set ", "on ", "poised", "could "]
            .iter()
            .any(|start| reading.lower(&items[at]).starts_with(start))
            || items.get(at + 1).is_some_and(|next| reading.word(next) == "by")
            || at > 0 && among!(reading.word(&items[at - 1]), "is" | "are" | "was" | "were" | "be" | "than" | "as"))
}

fn before_verb(reading: &Reading, items: &[Item], at: usize, passage: &Passage, block: usize) -> Option<Source> {
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
        .find(|&index| reading.entity(&items[index]).is_some_and(|entity| entity.kind == EntityKind::Person))
}

/// "Wang Xiang, President of Xiaomi Group, said": the apposition stands between.
fn near_voice(items: &[Item], comma: usize) -> bool {
    (comma.saturating_sub(8)..comma).any(|index| matches!(items[index].kind, Kind::Voice(_)))
}

/// "IDC and Canalys released": the firm before joins in.
fn voice_with_peers(reading: &Reading, items: &[Item], at: usize, block: usize) -> Option<Source> {
    let mut first = at;
    while first >= 2
        && matches!(reading.word(&items[first - 1]), "and" | ",")
        && matches!(items[first - 2].kind, Kind::Voice(_))
    {
        first -= 2;
    }
    with_list(reading, items, first, block)
}

/// "While IDC gave no figures, it reported": the firm named before the pronoun, unless a company stands between.
fn firm_before(reading: &Reading, items: &[Item], at: usize, block: usize) -> Option<Source> {
    let named = |item: &&Item| matches!(item.kind, Kind::Name(_) | Kind::Voice(_));
    let last = items[..at].iter().rfind(named).filter(|_| matches!(reading.word(&items[at]), "it" | "they"))?;
    let firm = reading.entity(last).is_some_and(|entity| entity.kind == EntityKind::Researcher);
    firm.then(|| voice(reading, last, block)).flatten()
}

/// The source spoke in this paragraph, or its figures were the last thing said before it.
fn is_near(source: &Source, passage: &Passage, block: usize) -> bool {
    source.block == block || source.figures && passage.carried.analyst
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
            let spoken = passage.carried.last.as_ref().filter(|party| party.kind == super::party::PartyKind::Company);
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
fn person_before(reading: &Reading, items: &[Item], at: usize, block: usize) -> Option<Source> {
    let item = items.get(at.checked_sub(1)?)?;
    matches!(item.kind, Kind::Voice(_)).then(|| voice(reading, item, block)).flatten()
}

/// "reported sales of", not "reported that": the figures are the speaker's own.
fn is_report_of_figures(reading: &Reading, items: &[Item], at: usize) -> bool {
    let next = (at + 1..items.len().min(at + 5)).map(|index| &items[index]);
    let mut next = next.skip_while(|item| item.kind == Kind::Word && reading.word(item) != "that");
    among!(reading.word(&items[at]), "reported" | "reports" | "reporting" | "posted" | "announced")
        && next
            .next()
            .is_some_and(|item| matches!(item.kind, Kind::Cue(Cue::Noun(_)) | Kind::Quantity(_) | Kind::Market(_)))
}

/// "figures released on Monday by IDC", "estimates shared this afternoon by Gartner".
fn published_by(reading: &Reading, items: &[Item], at: usize, block: usize) -> Option<Source> {
    let by = at.checked_sub(1).filter(|&by| reading.word(&items[by]) == "by")?;
    let made = |word: &str| {
        among!(
            word,
            "shared"
                | "released"
                | "published"
                | "issued"
                | "compiled"
                | "collected"
                | "provided"
                | "gathered"
                | "posted"
                | "put"
                | "conducted"
                | "announced"
                | "given"
        )
    };
    let verb = (by.saturating_sub(5)..by).rev().find(|&index| made(reading.word(&items[index])))?;
    let calm = items[verb + 1..by].iter().all(|item| matches!(item.kind, Kind::Word | Kind::Period(_)));
    let source = calm.then(|| with_list(reading, items, at, block)).flatten()?;
    Some(cover(source, items[verb].span))
}

/// "Kantar market share figures": what stands between the firm and its figures only says of what they are.
fn names_figures(between: &[Item]) -> bool {
    between.iter().all(|item| matches!(item.kind, Kind::Market(_) | Kind::Region(_) | Kind::Cue(Cue::Noun(_))))
}

/// "Counterpoint's global share table", "Counterpoint has just put out its report", "IDC data", "…: IDC".
fn of_report(reading: &Reading, items: &[Item], at: usize, block: usize) -> Option<Source> {
    let stop = items.len().min(at + 9);
    let possessive = items.get(at + 1).is_some_and(|item| is_possessive_mark(reading, item));
    let report = (at + 1..stop).take_while(|&index| !matches!(items[index].kind, Kind::Comma | Kind::Quantity(_))).any(
        |index| {
            matches!(items[index].kind, Kind::Cue(Cue::ReportNoun))
                && (possessive
                    || index == at + 1
                    || names_figures(&items[at + 1..index])
                    || has_issue_verb(reading, &items[at + 1..index]))
        },
    );
    let before = at.checked_sub(1).map(|index| items[index].kind);
    let headline = before == Some(Kind::Colon) && at + 1 == items.len();
    let led = at == 0 && matches!(items.get(1).map(|item| item.kind), Some(Kind::Colon));
    let is_person = reading.entity(&items[at]).is_some_and(|entity| entity.kind == EntityKind::Person);
    let speech = is_person
        && (at + 1..stop).any(|index| {
            among!(reading.word(&items[index]), "speech" | "letter" | "introduced" | "interview" | "post" | "memo")
        });
    if report || headline || led || speech {
        return with_list(reading, items, at, block);
    }
    None
}

fn has_issue_verb(reading: &Reading, run: &[Item]) -> bool {
    run.iter().any(|item| {
        among!(
            reading.word(item),
            "put" | "released" | "published" | "issued" | "has" | "recently" | "out" | "latest" | "corresponding"
        )
    })
}

/// "the research firm", "the tracker".
/// "the tracker", "the market research business".
fn is_house(reading: &Reading, items: &[Item], at: usize) -> bool {
    let before = at.checked_sub(1).map_or("", |index| reading.word(&items[index]));
    let studies = among!(before, "research" | "analytics" | "consulting" | "advisory" | "tracking" | "intelligence");
    is_researcher_word(reading.word(&items[at])) || studies && is_company_word(reading.word(&items[at]))
}

fn is_researcher_word(word: &str) -> bool {
    among!(
        word,
        "tracker"
            | "researcher"
            | "consultancy"
            | "firm"
            | "analysts"
            | "house"
            | "association"
            | "regulator"
            | "institute"
    )
}

fn definite(reading: &Reading, items: &[Item], at: usize) -> bool {
    (at.saturating_sub(4)..at).any(|index| among!(reading.word(&items[index]), "the" | "this" | "same"))
}

/// "Samsung shows a growth of 12%": it has grown, it says nothing.
fn shows_a_change(reading: &Reading, items: &[Item], at: usize) -> bool {
    let mut next = (at + 1..items.len().min(at + 6)).map(|index| &items[index]);
    let change = next
        .find(|item| !matches!(item.kind, Kind::Word | Kind::Quantity(_) | Kind::Market(_) | Kind::Cue(Cue::Noun(_))));
    reading.lower(&items[at]).starts_with("show")
        && change.is_some_and(|item| matches!(item.kind, Kind::Cue(Cue::RiseNoun | Cue::FallNoun)))
        && !items.get(at + 1).is_some_and(|item| reading.word(item) == "that")
}
