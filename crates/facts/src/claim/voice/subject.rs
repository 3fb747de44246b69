//! A research firm that is the subject of its sentence, or its report that is. Not firms beside a verb of saying.

use super::source::{company, is_house, is_near, with_list};
use crate::among::among;
use crate::claim::item::{Item, Kind, Row};
use crate::claim::lexicon::Cue;
use crate::claim::passage::{Passage, Source};
use crate::entity::EntityKind;
use crate::vocabulary::Class;

/// "It placed AWS first", "IDC had Samsung at 20%", "The report also puts", "Gartner, another tracker, was gloomier": whose
/// figures the sentence gives.
pub(super) fn leading_firm(items: &[Item], passage: &Passage, block: usize) -> Option<(usize, Source)> {
    let first = items.iter().position(|item| !is_opening(item))?;
    let at = (first..items.len().min(first + 4)).find(|&at| leads(items, at))?;
    let item = &items[at];
    let source = match item.kind {
        Kind::Voice(_) => with_list(items, at, block),
        Kind::Cue(Cue::Pronoun | Cue::ReportNoun) => in_force(passage, item, block),
        _ => passage.researcher.as_ref().map(|name| Source { own: false, ..company(name, item.span, block) }),
    };
    source.map(|source| (at, source))
}

/// "according to the data", "the latest report showed": the firm whose data they are was named before.
pub(super) fn by_the_report(items: &[Item], cue: usize, passage: &Passage, block: usize) -> Option<Source> {
    let definite = among!(items.word(cue + 1), "the" | "this" | "that" | "these");
    let phrase = items.iter().skip(cue + 2).take(4);
    let noun = phrase
        .take_while(|item| {
            matches!(item.kind, Kind::Word | Kind::Market(_) | Kind::Period(_) | Kind::Cue(Cue::ReportNoun))
        })
        .find(|item| matches!(item.kind, Kind::Cue(Cue::ReportNoun)));
    let source = in_force(passage, noun.filter(|_| definite)?, block)?;
    Some(Source { span: source.span.cover(items[cue].span), ..source })
}

/// The research firm whose figures were given last.
pub(super) fn in_force(passage: &Passage, item: &Item, block: usize) -> Option<Source> {
    let source =
        passage.source.as_ref().filter(|source| !source.own && (source.figures || is_near(source, passage, block)))?;
    // The study is the firm's, whoever of it spoke last.
    let source = passage.report.as_ref().filter(|_| source.figures).unwrap_or(source);
    Some(Source { span: item.span, block, ..source.clone() })
}

/// "Meanwhile,", "According": words before the subject.
fn is_opening(item: &Item) -> bool {
    item.kind == Kind::Comma
        || among!(item.word, "meanwhile" | "separately" | "however" | "but" | "and" | "similarly" | "also" | "instead")
}

/// Item `at` is a firm, or stands for one, and a verb of ranking or counting follows.
fn leads(items: &[Item], at: usize) -> bool {
    let word = |at: usize| items.word(at);
    let next = at + 1 + usize::from(among!(word(at + 1), "also" | "further" | "itself" | "now"));
    let ranks = || is_ranking_verb(word(next));
    let definite = || at > 0 && among!(word(at - 1), "the" | "this" | "same" | "its" | "latest" | "research");
    match items[at].kind {
        Kind::Voice(_) => {
            let firm = items[at].entity.is_some_and(|entity| entity.kind == EntityKind::Researcher);
            // "Gartner has reached a different conclusion".
            let differs = || {
                among!(
                    word(at + 1),
                    "has"
                        | "had"
                        | "reached"
                        | "agrees"
                        | "agreed"
                        | "disagrees"
                        | "differs"
                        | "paints"
                        | "painted"
                        | "takes"
                        | "took"
                )
            };
            firm && (ranks() || differs() || items.kind(at + 1) == Some(Kind::Comma))
        }
        Kind::Cue(Cue::Pronoun) => word(at) == "it" && ranks(),
        Kind::Cue(Cue::ReportNoun) => {
            definite() && (ranks() || matches!(items.kind(next), Some(Kind::Cue(Cue::Say | Cue::Estimate))))
        }
        _ => definite() && ranks() && is_house(items, at),
    }
}

fn is_ranking_verb(word: &str) -> bool {
    Class::RankingVerb.has(word)
}
