//! Small words that many readers of clauses ask for.

use crate::among::among;
use crate::claim::item::{Item, Kind, Row};
use crate::claim::lexicon::Cue;
use crate::segment::is_possessive;
use crate::vocabulary::Class;

pub(super) fn is_passive_follow(item: &Item) -> bool {
    item.lower.contains("by") || item.lower.starts_with("next") || item.lower.starts_with("then")
}

pub(crate) fn is_possessive_mark(item: &Item) -> bool {
    is_possessive(item.word) || matches!(item.word, "'" | "’")
}

/// "is", "were": the verb of being, present or past.
pub(crate) fn is_copula(word: &str) -> bool {
    matches!(word, "is" | "are" | "was" | "were")
}

pub(crate) fn is_preposition(word: &str) -> bool {
    Class::Preposition.has(word)
}

/// "an estimated 4 million": the word says how sure the number is; it is no verb.
pub(crate) fn is_adjective(items: &[Item], at: usize) -> bool {
    let before = at.checked_sub(1).map_or("", |index| items.word(index));
    items[at].kind == Kind::Cue(Cue::Estimate)
        && among!(before, "a" | "an" | "the" | "its" | "with" | "of" | "in" | "'s" | "’s")
        && items.word(at).ends_with("ed")
}
