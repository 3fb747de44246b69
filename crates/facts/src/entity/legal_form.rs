//! "Inc", "Group", "Financial Services": what the name of a company may end with and be the same name.

use std::ops::Range;

use crate::among::among;
use crate::segment::Segments;
use crate::vocabulary::Class;

/// Past the legal form and words such as "Financial Services" before it, when a legal form follows them.
pub(super) fn skip_empty_words(text: &str, segments: &Segments, rest: Range<usize>) -> usize {
    let empty = |at: usize| segments.tokens[at].capital && is_empty_word(segments.word(at));
    let words = rest.clone().take_while(|&at| empty(at)).count();
    let after = rest.start + words;
    let end = skip_legal_forms(text, segments, after, rest.end);
    if words == 0 || end > after { end } else { rest.start }
}

/// Words that add nothing to the name of a company before its legal form.
pub(super) fn is_empty_word(word: &str) -> bool {
    Class::EmptyWord.has(word)
}

/// Past "Inc", "Corp.", "Group", "& Co" and the like.
pub(super) fn skip_legal_forms(text: &str, segments: &Segments, mut at: usize, end: usize) -> usize {
    let form = |at: usize| at < end && is_legal_form(segments.word(at)) && segments.tokens[at].capital;
    if at < end && segments.word(at) == "&" && form(at + 1) {
        at += 1;
    }
    while form(at) {
        at += 1;
        let stop = at < end && segments.tokens[at].span.of(text) == "." && segments.tokens[at].glued;
        if stop && at + 1 < end {
            at += 1;
        }
        // "Co., Ltd."
        let second = among!(segments.word((at + 1).min(end)), "ltd" | "inc" | "llc" | "limited" | "plc" | "lp");
        if at < end && segments.word(at) == "," && second && form(at + 1) {
            at += 1;
        }
    }
    at
}

/// The legal form of a company, or a noun as empty.
pub(super) fn is_legal_form(word: &str) -> bool {
    Class::LegalForm.has(word)
}
