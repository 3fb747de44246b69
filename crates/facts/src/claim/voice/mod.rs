//! Who says it: source, cue and content in their three orders.

mod inverted;
mod report;
mod source;
mod subject;
mod verb;

use super::clause::{Clause, Opener, is_adjective, is_possessive_mark};
use super::item::{Item, Kind, Reading, Row};
use super::kinds::Kinds;
use super::lexicon::{Cue, Noun};
use super::passage::{Passage, Source};
use crate::among::among;
use crate::entity::EntityKind;
use crate::span::Span;
use inverted::inverted;
use report::{after_cue, comes_from, in_last_brackets, of_report, published_by};
use source::{company, with_list};
use subject::{by_the_report, leading_firm};
use verb::{around_verb, is_passive_forecast, is_report_of_figures, person_before, shows_a_change};

/// A source with the item it hangs on.
#[derive(Clone, Debug)]
pub(crate) struct Said {
    pub(crate) at: usize,
    pub(crate) source: Source,
    /// It covers what stands before it too: a tag, "according to", a headline's colon.
    pub(crate) reaches_back: bool,
    /// It reports figures of its own: "Kia reported sales of".
    pub(crate) reports: bool,
    /// It vouches for the number at `at` alone: "9.8 percent (IDC)".
    pub(crate) alone: bool,
}

/// What a source is named by.
const SOURCES: Kinds = Kinds::cues(&[Cue::Source, Cue::Say, Cue::Estimate, Cue::Forecast, Cue::Goal, Cue::ReportNoun])
    .and(Kinds::nouns(&[Noun::Block]))
    .and(Kinds::VOICE);

pub(crate) fn find_sources(
    reading: &Reading,
    items: &[Item],
    clauses: &[Clause],
    passage: &Passage,
    block: usize,
) -> Vec<Said> {
    let mut found: Vec<Said> = Vec::new();
    let quoted = items.may_have(&Kinds::QUOTE) && items.iter().any(|item| item.kind == Kind::Quote);
    let last = if items.may_have(&SOURCES) { items.len() } else { 0 };
    for at in (0..last).filter(|at| may_name_source(items[*at].kind)) {
        // "with its turnover expected to double": nobody named expects it.
        if items.lower(at).starts_with("expected") && in_with_clause(clauses, at) {
            continue;
        }
        if is_on_the_side(items, clauses, at) {
            continue;
        }
        if let Some((figure, source)) = vouches_alone(items, at, block) {
            let said = |source| Said { at: figure, source, reaches_back: false, reports: false, alone: true };
            found.extend(source.map(said));
            continue;
        }
        let itself = !found.is_empty() && is_said_of_itself(items, at);
        let (source, verb) = if itself { (None, false) } else { named_at(reading, items, at, passage, block) };
        let foresees = items[at].kind == Kind::Cue(Cue::Forecast) && !is_passive_forecast(reading, items, at);
        // "with a projected 7.2 percent": nobody is said to project it.
        let foresees = foresees && !(at > 0 && among!(items.word(at - 1), "a" | "an"));
        let foreseen = foresees && !names_a_role(items, at);
        let source = if source.is_none() && foreseen { forecaster(clauses, at, block) } else { source };
        let Some(mut source) = source else { continue };
        source.quoted |= quoted && verb || matches!(items[at].kind, Kind::Cue(Cue::Goal));
        // "it hit its target, and as per IDC it was fourth": of what follows alone.
        let comma = usize::from(at > 1 && items[at - 1].kind == Kind::Comma);
        let goes_on = at > comma && items[at].kind == Kind::Cue(Cue::Source) && items.word(at - 1 - comma) == "and";
        let reaches_back = !verb
            || in_tag(clauses, at)
            || closes_quote(items, at)
            || closes_sentence(items, at)
            || is_as_clause(items, clauses, at);
        let reaches_back = reaches_back && !goes_on;
        let reports = verb && is_report_of_figures(items, at);
        // A name in brackets behind a figure vouches for that one alone.
        let bracketed = at > 0 && in_last_brackets(items, at, block).is_some();
        join(
            &mut found,
            Said { at: at.min(first_item(items, source.span)), source, reaches_back, reports, alone: false },
            bracketed,
        );
    }
    let led = found.is_empty().then(|| leading_firm(items, passage, block)).flatten();
    found.extend(led.map(|(at, source)| Said { at, source, reaches_back: false, reports: false, alone: false }));
    found
}

/// Who vouches for one figure and no other: the firm in brackets behind it, or the next of several that count it. Where that
/// begins, and who it is when it is named.
fn vouches_alone(items: &[Item], at: usize, block: usize) -> Option<(usize, Option<Source>)> {
    if let Some(number) = number_before_brackets(items, at) {
        return Some((number, with_list(items, at, block).map(|source| Source { quoted: true, ..source })));
    }
    is_next_firm(items, at).then(|| (at + 1, with_list(items, at, block)))
}

/// Whom item `at` names as saying something, and whether it is a verb that does.
fn named_at(reading: &Reading, items: &[Item], at: usize, passage: &Passage, block: usize) -> (Option<Source>, bool) {
    match items[at].kind {
        Kind::Cue(Cue::Estimate) if is_adjective(items, at) || is_owned(items, at) => (None, false),
        // "Huawei found itself in seventh place".
        Kind::Cue(Cue::Say) if among!(items.word(at + 1), "itself" | "themselves" | "favour" | "favor") => {
            (None, false)
        }
        Kind::Cue(Cue::Say) if shows_a_change(items, at) || is_reporting_period(items, at) => (None, false),
        Kind::Cue(Cue::Source) => {
            let named = after_cue(items, at, passage, block);
            (named.or_else(|| by_the_report(items, at, passage, block)), false)
        }
        // ", estimates Bernstein", ", notes Omdia": the verb looks like the noun.
        Kind::Cue(Cue::ReportNoun | Cue::Noun(Noun::Block)) => (inverted(reading, items, at, passage, block), false),
        Kind::Cue(Cue::Say | Cue::Estimate | Cue::Forecast) => {
            if let Some(source) = inverted(reading, items, at, passage, block) {
                return (Some(source), false);
            }
            let named = around_verb(reading, items, at, passage, block);
            (named.or_else(|| unknown_speaker(reading, items, at, block)), true)
        }
        Kind::Cue(Cue::Goal) if among!(items.word(at), "hopes" | "wants" | "hoped" | "aim") => {
            (person_before(items, at, block), true)
        }
        Kind::Voice(_) if counts_a_party(items, at) => (with_list(items, at, block), true),
        Kind::Voice(_) => {
            let told = of_report(items, at, block).or_else(|| published_by(items, at, block));
            let told = told.or_else(|| comes_from(items, at, block));
            (told.or_else(|| in_last_brackets(items, at, block)), false)
        }
        _ => (None, false),
    }
}

/// Adds what is said; a name and its verb are one source, and the longer list of names stays.
fn join(found: &mut Vec<Said>, said: Said, bracketed: bool) {
    match found.last_mut() {
        Some(last) if last.source.names.iter().any(|name| said.source.names.contains(name)) => {
            if said.source.names.len() > last.source.names.len() {
                last.source.names = said.source.names;
            }
            last.reaches_back |= said.reaches_back;
            last.source.quoted |= said.source.quoted;
        }
        _ => {
            let quoted = said.source.quoted || bracketed;
            found.push(Said { source: Source { quoted, ..said.source }, ..said });
        }
    }
}

/// Most items name nobody who says anything.
fn may_name_source(kind: Kind) -> bool {
    SOURCES.meets(Kinds::of(kind))
}

/// ", with Gartner claiming shipments dropped", "Gartner has Dell in third place, while IDC has them at 10 percent": whose figures
/// the clause gives.
fn counts_a_party(items: &[Item], at: usize) -> bool {
    let firm = items[at].entity.is_some_and(|entity| entity.kind == EntityKind::Researcher);
    let with = at > 0 && items[at - 1].kind == Kind::Cue(Cue::With);
    let claims = || {
        among!(
            items.word(at + 1),
            "claiming"
                | "saying"
                | "putting"
                | "estimating"
                | "reporting"
                | "suggesting"
                | "figuring"
                | "pegging"
                | "seeing"
                | "finding"
                | "counting"
        )
    };
    let party = || items.get(at + 2).is_some_and(|item| item.is_name() || item.word == "them");
    let has = || {
        among!(items.word(at + 1), "has" | "had" | "puts" | "sees")
            && among!(items.word(at + 3), "at" | "in" | "on" | "down" | "up")
    };
    // "Strategy Analytics claims 16.8 million", "while Gartner gave Acer fifth spot".
    let counts = || {
        among!(items.word(at + 1), "claims" | "claimed" | "counts" | "counted")
            && matches!(items.kind(at + 2), Some(Kind::Quantity(_)))
    };
    let ranks = || party() && among!(items.word(at + 1), "gave" | "gives" | "ranks" | "ranked" | "places" | "placed");
    firm && (with && claims() || party() && has() || counts() || ranks())
}

/// "IDC counted 346 million units, Canalys 347 million and Counterpoint 354 million": a firm and its number.
fn is_next_firm(items: &[Item], at: usize) -> bool {
    let firm = items[at].entity.is_some_and(|entity| entity.kind == EntityKind::Researcher);
    let number = matches!(items.kind(at + 1), Some(Kind::Quantity(_)));
    let listed = at.checked_sub(1).is_some_and(|before| {
        matches!(items[before].kind, Kind::Comma | Kind::Semicolon) || items[before].word == "and"
    });
    firm && number && listed
}

/// "9.8 per cent (IDC) or 10.2 per cent (Gartner)": the number that the firm in brackets vouches for.
fn number_before_brackets(items: &[Item], at: usize) -> Option<usize> {
    let voice = matches!(items[at].kind, Kind::Voice(_)) && at > 1 && items[at - 1].kind == Kind::Open;
    let number = voice.then(|| at - 2).filter(|&number| matches!(items[number].kind, Kind::Quantity(_)))?;
    (items.kind(at + 1) == Some(Kind::Close)).then_some(number)
}

/// "Gartner's Lyft estimates": a noun.
fn is_owned(items: &[Item], at: usize) -> bool {
    let owner = at.checked_sub(2).filter(|&mark| is_possessive_mark(&items[mark]) && items[at - 1].is_name());
    owner.is_some() && items.word(at) == "estimates"
}

/// "AMD said it expects", "IDC says that it sees": who says it is the one who expects it.
fn is_said_of_itself(items: &[Item], at: usize) -> bool {
    let pronoun = at.checked_sub(1).filter(|&pronoun| among!(items.word(pronoun), "it" | "they"));
    let says = |at: usize| items.get(at).is_some_and(|item| matches!(item.kind, Kind::Cue(Cue::Say)));
    pronoun.is_some_and(|at| at > 1 && (says(at - 1) || items.word(at - 1) == "that" && says(at - 2)))
}

/// "Huawei's shipment in the reporting period": nobody reports.
fn is_reporting_period(items: &[Item], at: usize) -> bool {
    items.word(at) == "reporting"
        && among!(items.word(at + 1), "period" | "quarter" | "month" | "year" | "week" | "season")
}

fn in_with_clause(clauses: &[Clause], at: usize) -> bool {
    let clause = clauses.iter().find(|clause| clause.start <= at && at < clause.end);
    clause.is_some_and(|clause| clause.opener == Opener::With)
}

/// "Stellantis, which analysts at Jefferies say has lost its way, fell to 15%": what is said of the party in passing, no figure.
fn is_on_the_side(items: &[Item], clauses: &[Clause], at: usize) -> bool {
    if !matches!(items[at].kind, Kind::Cue(Cue::Say | Cue::Estimate | Cue::Forecast)) {
        return false;
    }
    let clause = clauses.iter().find(|clause| clause.start <= at && at < clause.end);
    let Some(clause) = clause.filter(|clause| clause.opener == Opener::Relative && clause.end < items.len()) else {
        return false;
    };
    let head = (clause.start.saturating_sub(2)..clause.start).any(|at| items[at].is_name());
    let figure = |item: &Item| matches!(item.kind, Kind::Quantity(_) | Kind::Cue(Cue::Lead | Cue::Ahead | Cue::Behind));
    let comma = items[clause.end].kind == Kind::Comma;
    head && comma && !items[clause.start..clause.end].iter().any(figure)
}

/// "Shop owner Holm said": somebody with a name that is not known, who speaks for himself. An office, "Latvia's CSDD said", gives
/// figures that go on being its own.
fn unknown_speaker(reading: &Reading, items: &[Item], at: usize, block: usize) -> Option<Source> {
    let before = at.checked_sub(1).filter(|&before| before > 0 && items[before].kind == Kind::Word)?;
    let token = reading.segments.tokens.get(items[before].tokens.start)?;
    let says = items[at].kind == Kind::Cue(Cue::Say) && token.capital && items[before].tokens.len() == 1;
    let office = token.all_caps || is_possessive_mark(&items[before - 1]);
    let tells = among!(items[at].span.of(reading.text), "said" | "says" | "told" | "added" | "adds");
    let names = if tells { vec![items[before].span.of(reading.text).to_string()] } else { Vec::new() };
    says.then(|| Source { names, span: items[before].span, block, quoted: !office, ..Source::default() })
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

/// "Car sales rose, Latvia's CSDD said.": the speaker and the verb of saying close the sentence.
fn closes_sentence(items: &[Item], at: usize) -> bool {
    // "said on Thursday".
    let day = items.word(at + 1) == "on" && matches!(items.kind(at + 2), Some(Kind::Period(_)));
    let last = if day { at + 2 } else { at };
    let ends = items.len() <= last + 2 && items.get(last + 1).is_none_or(|item| item.kind == Kind::Punct);
    let comma = (at.saturating_sub(6)..at).rev().find(|&comma| items[comma].kind == Kind::Comma);
    let says = among!(items.word(at), "said" | "found" | "showed" | "shows" | "noted" | "added");
    ends && says && comma.is_some_and(|comma| comma > 3 && !has_quantity(&items[comma..at]))
}

fn has_quantity(run: &[Item]) -> bool {
    run.iter().any(|item| matches!(item.kind, Kind::Quantity(_) | Kind::Cue(Cue::Relative)))
}

/// "…, as Canalys announced": what stands before is what it said.
fn is_as_clause(items: &[Item], clauses: &[Clause], at: usize) -> bool {
    let clause = clauses.iter().find(|clause| clause.start <= at && at < clause.end);
    clause.is_some_and(|clause| {
        let start = clause.start.saturating_sub(1);
        start > 0 && (start..=clause.start).any(|at| items.word(at) == "as")
    })
}

fn in_tag(clauses: &[Clause], at: usize) -> bool {
    let index = clauses.iter().position(|clause| clause.tag && clause.start <= at && at < clause.end);
    // "Netflix says it will": what it says comes after.
    index.is_some_and(|index| clauses.get(index + 1).is_none_or(|next| next.opener != Opener::Content))
}
