//! Sources that no verb of saying names: "according to", "data from", "X's report", "published by".

use super::source::{company, cover, definite, is_house, is_near, is_owner, with_list};
use crate::among::among;
use crate::claim::clause::is_possessive_mark;
use crate::claim::item::{Item, Kind, Row};
use crate::claim::lexicon::Cue;
use crate::claim::party::is_company_word;
use crate::claim::passage::{Passage, Source};
use crate::entity::EntityKind;

/// "according to market tracker Canalys", "as per data from IDC", "figures of the market observer Jato Dynamics".
pub(super) fn after_cue(items: &[Item], at: usize, passage: &Passage, block: usize) -> Option<Source> {
    let cue = items[at].span;
    for index in at + 1..items.len().min(at + 18) {
        let item = &items[index];
        match item.kind {
            Kind::Voice(_) if is_owner(items, index) => {}
            Kind::Voice(_) => {
                let index = maker_of_report(items, index).unwrap_or(index);
                return with_list(items, index, block).map(|source| cover(source, cue));
            }
            Kind::Name(_) if index + 1 < items.len() && is_possessive_mark(&items[index + 1]) => {
                return Some(cover(company(item.name(), item.span, block), cue));
            }
            Kind::Name(_) => return Some(cover(company(item.name(), item.span, block), cue)),
            Kind::Cue(Cue::Possessive) if matches!(item.word, "its" | "their") => {
                let near = passage.source.as_ref().filter(|source| !source.own && is_near(source, passage, block));
                let owner = near.map(|source| Source { span: item.span, ..source.clone() });
                let spoken =
                    || passage.carried.company.as_ref().map(|party| company(&party.names[0].0, item.span, block));
                let named = || {
                    let (name, _) = passage.named.as_ref().filter(|(_, place)| *place == block)?;
                    Some(Source { own: false, ..company(name, item.span, block) })
                };
                return owner.or_else(named).or_else(spoken).map(|source| cover(source, cue));
            }
            Kind::Word | Kind::Market(_) if is_house(items, index) => {
                if let Some(name) = passage.researcher.as_ref().filter(|_| definite(items, index)) {
                    return Some(cover(Source { own: false, ..company(name, item.span, block) }, cue));
                }
            }
            Kind::Word
                if is_company_word(item.word)
                    && definite(items, index)
                    && !matches!(items.kind(index + 1), Some(Kind::Name(_) | Kind::Voice(_))) =>
            {
                return passage
                    .carried
                    .company
                    .as_ref()
                    .map(|party| cover(company(&party.names[0].0, item.span, block), cue));
            }
            // "the shipment figures of companies like Oppo".
            Kind::Word if among!(item.word, "like" | "companies" | "makers" | "brands") => return None,
            // "as per both IDC and Canalys".
            Kind::Cue(Cue::Each) => {}
            // "the industry's own statistical service, VFACTS".
            Kind::Comma if matches!(items.kind(index + 1), Some(Kind::Voice(_))) => {}
            _ if is_possessive_mark(item) => {}
            Kind::Word | Kind::Region(_) | Kind::Market(_) | Kind::Quote | Kind::Punct | Kind::Period(_) => {}
            Kind::Cue(
                Cue::ReportNoun | Cue::Source | Cue::Role | Cue::Noun(_) | Cue::Total | Cue::Earlier | Cue::Rate,
            ) => {}
            Kind::Cue(Cue::Say | Cue::Have) if !item.lower.ends_with('s') && item.word != "had" => {}
            _ => return None,
        }
    }
    None
}

/// "according to the Video Insights report, from Media Partners Asia": the firm, not the title of its report.
fn maker_of_report(items: &[Item], title: usize) -> Option<usize> {
    let report = (title + 1..title + 4).find(|&at| matches!(items.kind(at), Some(Kind::Cue(Cue::ReportNoun))))?;
    let comma = usize::from(items.kind(report + 1) == Some(Kind::Comma));
    let from = among!(items.word(report + 1 + comma), "from" | "by").then_some(report + 2 + comma)?;
    matches!(items.kind(from), Some(Kind::Voice(_))).then_some(from)
}

/// "The market is worth $4.66 billion. (Statista)", "(Source: Statista)": whose figure it was, behind the sentence.
pub(super) fn in_last_brackets(items: &[Item], at: usize, block: usize) -> Option<Source> {
    let before = (0..at).rev().find(|&index| {
        !among!(items.word(index), "source" | "sources" | "via") && !matches!(items[index].kind, Kind::Colon)
    })?;
    let opens = items[before].kind == Kind::Open && !matches!(items.kind(before.wrapping_sub(1)), Some(Kind::Voice(_)));
    let closes = items.kind(at + 1) == Some(Kind::Close);
    let last = items.len() <= at + 3 && items.get(at + 2).is_none_or(|item| item.kind == Kind::Punct);
    (opens && closes && last).then(|| with_list(items, at, block)).flatten()
}

/// "figures released on Monday by IDC", "estimates shared this afternoon by Gartner".
pub(super) fn published_by(items: &[Item], at: usize, block: usize) -> Option<Source> {
    let the = usize::from(at > 0 && items.word(at - 1) == "the");
    let by = at.checked_sub(1 + the).filter(|&by| items.word(by) == "by")?;
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
    let verb = (by.saturating_sub(5)..by).rev().find(|&index| made(items.word(index)))?;
    let calm = items[verb + 1..by].iter().all(|item| matches!(item.kind, Kind::Word | Kind::Period(_)));
    let source = calm.then(|| with_list(items, at, block)).flatten()?;
    Some(cover(source, items[verb].span))
}

/// "The data comes from analytics firm Canalys", "That finding came from IDC": whose the figures told are.
pub(super) fn comes_from(items: &[Item], at: usize, block: usize) -> Option<Source> {
    let from = (at.saturating_sub(5)..at).rev().find(|&from| items.word(from) == "from")?;
    let verb = from.checked_sub(1).filter(|&verb| {
        let verb = items.word(verb);
        among!(verb, "come" | "comes" | "came" | "coming" | "are" | "is" | "were" | "was")
    })?;
    let told = items[..verb].iter().take(6).any(|item| {
        item.kind == Kind::Cue(Cue::ReportNoun)
            || among!(item.word, "finding" | "findings" | "information" | "insight" | "insights")
    });
    let plain =
        |item: &Item| matches!(item.kind, Kind::Word | Kind::Market(_) | Kind::Region(_) | Kind::Cue(Cue::Noun(_)));
    let calm =
        verb <= 8 && items[from + 1..at].iter().all(plain) && !items[..at].iter().any(|item| item.quantity.is_some());
    (told && calm).then(|| with_list(items, at, block)).flatten()
}

/// "Kantar market share figures": what stands between the firm and its figures only says of what they are.
fn names_figures(between: &[Item]) -> bool {
    between.iter().all(|item| matches!(item.kind, Kind::Market(_) | Kind::Region(_) | Kind::Cue(Cue::Noun(_))))
}

/// "Counterpoint's global share table", "Counterpoint has just put out its report", "IDC data", "…: IDC".
pub(super) fn of_report(items: &[Item], at: usize, block: usize) -> Option<Source> {
    let stop = items.len().min(at + 9);
    let possessive = items.get(at + 1).is_some_and(|item| is_possessive_mark(item));
    let report = (at + 1..stop)
        .take_while(|&index| !matches!(items[index].kind, Kind::Comma | Kind::Colon | Kind::Quantity(_)))
        .any(|index| {
            let noun = matches!(items[index].kind, Kind::Cue(Cue::ReportNoun));
            // "Gartner's estimates of an 8.3 percent decline".
            let estimate =
                possessive && items[index].kind == Kind::Cue(Cue::Source) && items.lower(index).ends_with(" of");
            estimate
                || noun
                    && (possessive
                        || index == at + 1
                        || names_figures(&items[at + 1..index])
                        || has_issue_verb(&items[at + 1..index]))
        });
    let before = at.checked_sub(1).map(|index| items[index].kind);
    // "…: IDC", "…: IDC India".
    let rest = &items[at + 1..];
    let branch = rest.len() == 1 && matches!(rest[0].kind, Kind::Region(_));
    let headline = before == Some(Kind::Colon) && (rest.is_empty() || branch);
    let led = at == 0 && matches!(items.kind(1), Some(Kind::Colon));
    let is_person = items[at].entity.is_some_and(|entity| entity.kind == EntityKind::Person);
    let speech = is_person
        && (at + 1..stop)
            .any(|index| among!(items.word(index), "speech" | "letter" | "introduced" | "interview" | "post" | "memo"));
    if let Some(maker) = maker_of_report(items, at).filter(|_| report) {
        return with_list(items, maker, block);
    }
    if report || headline || led || speech {
        return with_list(items, at, block);
    }
    None
}

fn has_issue_verb(run: &[Item]) -> bool {
    run.iter().any(|item| {
        among!(
            item.word,
            "put" | "released" | "published" | "issued" | "has" | "recently" | "out" | "latest" | "corresponding"
        )
    })
}
