//! A source behind its verb, at the end of what it says: ", estimates New Street Research.". Not sources before their verb.

use super::source::{company, cover, voice, with_list};
use crate::among::among;
use crate::claim::item::{Item, Kind, Reading, Row};
use crate::claim::lexicon::Cue;
use crate::claim::passage::{Passage, Source};
use crate::vocabulary::Class;

/// ", estimates New Street Research.", ", reckons Jefferies analyst Tom Hagel", ", calculates Dataforce.": the verb before its source.
pub(super) fn inverted(
    reading: &Reading,
    items: &[Item],
    at: usize,
    passage: &Passage,
    block: usize,
) -> Option<Source> {
    let before = at.checked_sub(1).map(|before| items[before].kind);
    if !matches!(before, Some(Kind::Comma | Kind::Quote | Kind::Dash)) || !Class::TagVerb.has(items.word(at)) {
        return None;
    }
    let article = usize::from(among!(items.word(at + 1), "the" | "its"));
    let calm = |item: &Item| {
        matches!(item.kind, Kind::Region(_) | Kind::Market(_) | Kind::Cue(Cue::Role))
            || item.kind == Kind::Word && !is_capital(reading, item) && !is_clause_word(item.word)
    };
    let from = at + 1 + article;
    let name = (from..items.len().min(from + 7)).find(|&index| !calm(&items[index]))?;
    let end = |at: usize| items.get(at).is_none_or(|item| matches!(item.kind, Kind::Punct | Kind::Comma | Kind::Quote));
    let source = match items[name].kind {
        Kind::Voice(_) => {
            let person = name + 2;
            let staff = items.kind(name + 1) == Some(Kind::Cue(Cue::Role))
                && matches!(items.kind(person), Some(Kind::Voice(_)));
            match items.word(name + 1) {
                "and" => with_list(items, name, block),
                _ => voice(&items[if staff { person } else { name }], block),
            }
        }
        Kind::Name(_) if end(name + 1) => Some(company(items[name].name(), items[name].span, block)),
        Kind::Word if is_capital(reading, &items[name]) && end(name + 1) => {
            let span = items[name].span;
            let written = span.of(reading.text);
            let known = passage.person.clone().filter(|names| names.last().is_some_and(|last| last.ends_with(written)));
            let names = known.unwrap_or_else(|| vec![written.to_string()]);
            Some(Source { names, span, block, ..Source::default() })
        }
        _ => None,
    }?;
    Some(Source { quoted: before == Some(Kind::Quote), ..cover(source, items[at].span) })
}

fn is_capital(reading: &Reading, item: &Item) -> bool {
    reading.segments.tokens.get(item.tokens.start).is_some_and(|token| token.capital)
}

/// "says that", "notes in its report": no name follows.
fn is_clause_word(word: &str) -> bool {
    among!(word, "that" | "to" | "on" | "in" | "it" | "there" | "how" | "what" | "more" | "than" | "from" | "by")
}
