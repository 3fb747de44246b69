//! A source made of the words that name it: a firm, a person with their firm, a list of firms. Not where it stands.

use crate::among::among;
use crate::claim::clause::is_possessive_mark;
use crate::claim::item::{Item, Kind, Row};
use crate::claim::party::is_company_word;
use crate::claim::passage::{Passage, Source};
use crate::entity::EntityKind;
use crate::span::Span;

pub(super) fn voice(item: &Item, block: usize) -> Option<Source> {
    let entity = item.entity?;
    if entity.kind == EntityKind::Outlet {
        return None;
    }
    let firm = entity.affiliation.clone().filter(|_| entity.analyst);
    let names = firm.into_iter().chain([entity.name.clone()]).collect();
    Some(Source { names, span: item.span, own: false, block, market: None, ..Source::default() })
}

pub(super) fn company(name: &str, span: Span, block: usize) -> Source {
    Source { names: vec![name.to_string()], span, own: true, block, market: None, ..Source::default() }
}

pub(super) fn cover(source: Source, cue: Span) -> Source {
    Source { span: source.span.cover(cue), ..source }
}

/// "IDC and Canalys": both are the source.
pub(super) fn with_list(items: &[Item], at: usize, block: usize) -> Option<Source> {
    let mut source = voice(&items[at], block)?;
    let mut next = at + 1;
    let of =
        |at: usize| among!(items.word(at), "of" | "at" | "from") && matches!(items.kind(at + 1), Some(Kind::Voice(_)));
    loop {
        // "Tom Hagel of IDC and Jill Marsh of Canalys".
        next += if of(next) { 2 } else { 0 };
        if !matches!(items.word(next), "and" | ",") {
            break;
        }
        let Some(other) = items.get(next + 1).filter(|item| matches!(item.kind, Kind::Voice(_))) else { break };
        if is_owner(items, next + 1) {
            break;
        }
        let more = voice(other, block)?;
        // "an analyst at Canalys, Ann Lee": the firm once.
        let named = |name: &String| !source.names.contains(name);
        let others: Vec<String> = more.names.into_iter().filter(named).collect();
        source.names.extend(others);
        source.span = source.span.cover(other.span);
        next += 2;
    }
    Some(source)
}

/// "Sunil Mittal-led Airtel": who leads a company says nothing.
pub(super) fn is_owner(items: &[Item], at: usize) -> bool {
    let tied = || {
        among!(
            items.word(at + 2),
            "led" | "owned" | "backed" | "run" | "controlled" | "promoted" | "founded" | "headed"
        )
    };
    items.word(at + 1) == "-" && tied()
}

/// "IDC and Canalys released": the firm before joins in.
pub(super) fn voice_with_peers(items: &[Item], at: usize, block: usize) -> Option<Source> {
    let mut first = at;
    while first >= 2 && matches!(items.word(first - 1), "and" | ",") && matches!(items[first - 2].kind, Kind::Voice(_))
    {
        first -= 2;
        let firm = first >= 2 && among!(items.word(first - 1), "of" | "at" | "from");
        first -= if firm && matches!(items[first - 2].kind, Kind::Voice(_)) { 2 } else { 0 };
    }
    with_list(items, first, block)
}

/// The source spoke in this paragraph, or its figures were the last thing said before it.
pub(super) fn is_near(source: &Source, passage: &Passage, block: usize) -> bool {
    source.block == block || source.figures && passage.carried.analyst
}

/// "the tracker", "the market research business".
pub(super) fn is_house(items: &[Item], at: usize) -> bool {
    let before = at.checked_sub(1).map_or("", |index| items.word(index));
    let studies = among!(before, "research" | "analytics" | "consulting" | "advisory" | "tracking" | "intelligence");
    is_researcher_word(items.word(at)) || studies && is_company_word(items.word(at))
}

pub(super) fn is_researcher_word(word: &str) -> bool {
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

pub(super) fn definite(items: &[Item], at: usize) -> bool {
    (at.saturating_sub(4)..at).any(|index| {
        // "the world's top brewer".
        let placed = matches!(items[index].kind, Kind::Region(_)) && is_possessive_mark(&items[index + 1]);
        placed || among!(items.word(index), "the" | "this" | "same")
    })
}
