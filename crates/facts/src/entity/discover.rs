//! Companies, research firms and people that no table lists, found by shape and context over a whole document.
//!
//! Each run of capitalised words gathers evidence wherever it stands; a name with enough is taken everywhere.

use std::ops::Range;

use super::context::{Shape, Shapes, starts_sentence};
use super::legal_form::is_legal_form;
use super::organisation::{is_organisation, is_own_business};
use super::runs::{Run, find_runs, is_public_body};
use super::scene::Scene;
use super::weigh::{Evidence, weigh};
use super::{EntityKind, EntityMention};
use crate::among::among;
use crate::order::{distinct, grouped};
use crate::segment::{Segments, TokenKind};
use crate::vocabulary::Class;

/// An unknown name and what it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Discovery {
    /// The words as written.
    pub(super) words: Vec<String>,
    pub(super) kind: EntityKind,
    /// The canonical name.
    pub(super) name: String,
}

/// The unknown names of a document; `known` are the mentions so far.
pub(super) fn discover(scene: &Scene, known: &[EntityMention]) -> Vec<Discovery> {
    let (text, segments) = (scene.text, scene.segments);
    let mut runs = find_runs(scene);
    let units = units(text, segments, &runs);
    // "Sensor Tower Store Intelligence": a product of the firm.
    let owned = |run: &Run| {
        let start = segments.tokens[run.tokens.start].span.start();
        let before = known.partition_point(|mention| mention.span.start() < start).checked_sub(1);
        // "Tesla TSLA.O": its sign at the exchange.
        let name = words_of(text, segments, &run.tokens);
        let sign = name.contains('.') && !name.contains(|letter: char| letter.is_lowercase() || letter == ' ');
        let fits = |kind: EntityKind| kind == EntityKind::Researcher || sign && kind == EntityKind::Company;
        let firm = before.map(|at| &known[at]).filter(|mention| fits(mention.kind) && !mention.discovered);
        firm.is_some_and(|firm| text.get(firm.span.end()..start) == Some(" "))
    };
    let products = distinct(runs.iter().filter(|run| owned(run)).map(|run| words_of(text, segments, &run.tokens)));
    runs.retain(|run| products.binary_search(&words_of(text, segments, &run.tokens)).is_err());
    runs.retain(|run| units.binary_search(&words_of(text, segments, &run.tokens)).is_err());
    let named = runs.iter().map(|run| (words_of(text, segments, &run.tokens), run)).collect();
    let decided = grouped(named).into_iter().filter_map(|(name, runs)| {
        let mut found = Evidence::default();
        for run in &runs {
            found.inner += u32::from(!run.opens);
            weigh(segments, known, run, &mut found);
        }
        decide(text, segments, name, &found, runs[0])
    });
    without_surnames(merge_short(decided.collect()), known)
}

/// "Hagel said", in an article that also has "Tom Hagel": the person, who has a short form, and no firm of that name.
fn without_surnames(mut found: Vec<Discovery>, known: &[EntityMention]) -> Vec<Discovery> {
    let person = |kind: EntityKind| kind == EntityKind::Person;
    let last = |name: &str| name.rsplit_once(' ').map(|(_, last)| last.to_owned());
    let here = found.iter().filter(|found| person(found.kind)).filter_map(|found| last(&found.name));
    let before = known.iter().filter(|known| person(known.kind)).filter_map(|known| last(&known.name));
    let surnames = distinct(here.chain(before));
    found.retain(|found| found.words.len() != 1 || surnames.binary_search(&found.words[0]).is_err());
    found
}

/// Capitals that stand right behind a scale somewhere are a unit: "3.5 million CGT".
fn units<'t>(text: &'t str, segments: &Segments, runs: &[Run]) -> Vec<&'t str> {
    let scaled = |run: &&Run| {
        let before = run.tokens.start.checked_sub(1).map_or("", |at| segments.word(at));
        let lone = run.tokens.len() == 1 && segments.tokens[run.tokens.start].all_caps;
        lone && among!(before, "thousand" | "million" | "billion" | "trillion" | "lakh" | "crore")
    };
    distinct(runs.iter().filter(scaled).map(|run| words_of(text, segments, &run.tokens)))
}

/// "Tellura" is "Tellura Research" when both stand in the document. The list is sorted by name, so the longer follows.
fn merge_short(mut found: Vec<Discovery>) -> Vec<Discovery> {
    for at in (1..found.len()).rev() {
        let (shorter, longer) = (&found[at - 1], &found[at]);
        let extends = longer.words.len() == shorter.words.len() + 1 && longer.words.starts_with(&shorter.words);
        let empty = longer.words.last().is_some_and(|word| is_organisation(&word.to_ascii_lowercase()));
        if extends && empty && shorter.kind != EntityKind::Person && longer.kind != EntityKind::Person {
            (found[at - 1].name, found[at - 1].kind) = (found[at].name.clone(), found[at].kind);
        }
    }
    found
}

/// Drops a place or company that opens the longer name of an organisation: "Wuhan … Industry Group", "Tata Teleservices".
pub(super) fn yield_to_longer(segments: &Segments, shapes: &Shapes, mentions: &mut Vec<EntityMention>) {
    let mut past = 0;
    mentions.retain(|mention| {
        let (start, end) = (segments.token_at(mention.span.start()), segments.token_at(mention.span.end()));
        let free = start > past;
        past = end;
        let capital = |at: usize| segments.tokens.get(at).is_some_and(|token| token.capital && !token.glued);
        let run = (end..end + 5).take_while(|&at| capital(at)).count();
        if run == 0 && mention.kind != EntityKind::Market {
            return true;
        }
        let sentence = segments.sentences.partition_point(|sentence| sentence.tokens.end <= start);
        let prose = shapes.get(sentence) == Shape::Prose;
        if mention.kind == EntityKind::Market && is_way_of_sale(segments, start, end) {
            return false;
        }
        if mention.kind == EntityKind::Market
            && prose
            && free
            && capital(start)
            && continues_name(segments, start, sentence)
        {
            return false;
        }
        if run == 0 || !capital(start) || !prose {
            return true;
        }
        let last = segments.word(end + run - 1);
        match mention.kind {
            EntityKind::Market => !is_organisation(last),
            EntityKind::Region => !(is_organisation(last) && (run > 1 || is_own_business(last))),
            EntityKind::Company => !(run < 4 && is_own_business(last)) || is_bank(&mention.name),
            _ => true,
        }
    });
}

/// "retail sales of new cars": how they are sold, and no market.
fn is_way_of_sale(segments: &Segments, start: usize, end: usize) -> bool {
    let sales = segments.word(start) == "retail" && matches!(segments.word(end), "sale" | "sales");
    sales && segments.word(end + 1) == "of"
}

/// "Caribou Coffee": a capitalised word that is no everyday opener stands before token `at`.
fn continues_name(segments: &Segments, at: usize, sentence: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    let token = &segments.tokens[before];
    let inside = segments.sentences.get(sentence).is_some_and(|sentence| sentence.tokens.start <= before);
    let name = token.kind == TokenKind::Word && token.capital && !token.all_caps;
    inside
        && name
        && !segments.tokens[at].glued
        && !Class::NoName.has(segments.word(before))
        && !starts_sentence(segments, before, sentence)
}

/// Banks name every branch of theirs after themselves.
fn is_bank(name: &str) -> bool {
    super::profile(name).is_some_and(|profile| profile.sector.contains("bank"))
}

fn words_of<'t>(text: &'t str, segments: &Segments, tokens: &Range<usize>) -> &'t str {
    segments.tokens[tokens.start].span.cover(segments.tokens[tokens.end - 1].span).of(text)
}

fn decide(text: &str, segments: &Segments, name: &str, found: &Evidence, run: &Run) -> Option<Discovery> {
    let people_shape = looks_like_person(segments, &run.tokens);
    let (as_person, as_firm) =
        if people_shape { (found.either + found.cited, 0) } else { (0, found.either + found.cited) };
    let person = if people_shape { found.person + as_person } else { 0 };
    let company = found.company + found.research + as_firm;
    let repeated = u32::from(found.inner >= 2);
    let kind = match () {
        () if is_public_body(segments, &run.tokens) => EntityKind::Researcher,
        () if is_paper(segments, run) => EntityKind::Outlet,
        () if person >= 2 && person > company => EntityKind::Person,
        () if company + repeated < 2 || company == 0 => return None,
        () if found.research >= 2 || found.cited >= 2 => EntityKind::Researcher,
        () => EntityKind::Company,
    };
    let tokens = run.tokens.clone();
    let words = tokens.clone().map(|at| segments.tokens[at].span.of(text).to_owned()).collect();
    let name = if kind == EntityKind::Person { name } else { without_legal_form(text, segments, tokens, name) };
    Some(Discovery { words, kind, name: name.to_owned() })
}

/// "published by the Brazilian newspaper Valor".
fn is_paper(segments: &Segments, run: &Run) -> bool {
    let before = run.tokens.start.checked_sub(1).map_or("", |at| segments.word(at));
    among!(before, "newspaper" | "daily" | "magazine" | "weekly")
}

/// "Foo Inc" is Foo; a long name keeps its "Group".
fn without_legal_form<'t>(text: &'t str, segments: &Segments, tokens: Range<usize>, name: &'t str) -> &'t str {
    let mut end = tokens.end;
    while end > tokens.start + 1 && is_legal_form(segments.word(end - 1)) {
        if among!(segments.word(end - 1), "group" | "company" | "holdings") && end - tokens.start > 3 {
            break;
        }
        end -= 1;
    }
    if end == tokens.end { name } else { words_of(text, segments, &(tokens.start..end)) }
}

/// Two or three words, each with one capital, none of them a noun of organisations.
fn looks_like_person(segments: &Segments, tokens: &Range<usize>) -> bool {
    let plain = tokens.clone().all(|at| {
        let token = &segments.tokens[at];
        token.kind == TokenKind::Punct || (!token.all_caps && !is_organisation(segments.word(at)))
    });
    (2..=5).contains(&tokens.len()) && plain
}
