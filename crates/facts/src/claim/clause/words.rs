//! Small words that many readers of clauses ask for.

use crate::among::among;
use crate::claim::item::{Item, Kind, Reading};
use crate::claim::lexicon::Cue;

pub(super) fn is_passive_follow(reading: &Reading, item: &Item) -> bool {
    reading.lower(item).contains("by")
        || reading.lower(item).contains("next")
        || reading.lower(item).starts_with("then")
}

pub(crate) fn is_possessive_mark(reading: &Reading, item: &Item) -> bool {
    among!(reading.word(item), "'s" | "’s" | "'" | "’")
}

pub(crate) fn is_preposition(word: &str) -> bool {
    among!(
        word,
        "from"
            | "in"
            | "at"
            | "by"
            | "for"
            | "over"
            | "against"
            | "than"
            | "after"
            | "before"
            | "of"
            | "on"
            | "to"
            | "near"
            | "between"
            | "among"
            | "including"
            | "like"
            | "unlike"
            | "past"
            | "via"
            | "into"
            | "through"
            | "under"
            | "above"
            | "below"
            | "behind"
            | "alongside"
            | "versus"
            | "vs"
            | "with"
            | "about"
            | "around"
            | "toward"
            | "towards"
            | "without"
            | "outside"
            | "inside"
            | "per"
            | "except"
            | "excluding"
            | "besides"
            | "beyond"
            | "onto"
            | "upon"
            | "within"
            | "during"
    )
}

/// "an estimated 4 million": the word says how sure the number is; it is no verb.
pub(crate) fn is_adjective(reading: &Reading, items: &[Item], at: usize) -> bool {
    let before = at.checked_sub(1).map_or("", |index| reading.word(&items[index]));
    items[at].kind == Kind::Cue(Cue::Estimate)
        && among!(before, "a" | "an" | "the" | "its" | "with" | "of" | "'s" | "’s")
        && reading.word(&items[at]).ends_with("ed")
}
