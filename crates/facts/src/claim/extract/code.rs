//! Numbers that are written down but count nothing: marks of footnotes, parts of addresses and of identifiers.

use crate::among::among;
use crate::claim::anchor::Anchor;

/// Characters looked at on each side of a number: longer runs without a blank are no words either.
const RUN: usize = 120;

/// `[197]`, "doi:10.1073/pnas.10", "example.org/2014/3", "16/50", "ISBN 978", "S1040-6182-9".
pub(super) fn is_code(anchor: &Anchor) -> bool {
    if !anchor.is_count() {
        return false;
    }
    let (text, core) = (anchor.reading.text, anchor.quantity.core);
    let before = run_before(text.get(..core.start()).unwrap_or(""));
    let after = run_after(text.get(core.end()..).unwrap_or(""));
    let footnote = before.ends_with('[') && after.starts_with(']');
    let address = [before, after].iter().any(|run| run.contains("://") || run.contains("www.") || run.contains("doi:"));
    footnote || address || joined_before(before) || joined_after(after) || is_labelled(anchor)
}

/// A mark that joins the number to more of the same code: "2007/", "pnas.", "1040-".
fn joined_before(run: &str) -> bool {
    let mut back = run.chars().rev();
    let (mark, other) = (back.next(), back.next());
    match mark {
        Some('/' | '_' | '#' | '=' | '\\') => true,
        Some('.') => other.is_some_and(|other| other.is_alphanumeric() || other == '.'),
        Some('-') => other.is_some_and(|other| other.is_ascii_digit()),
        _ => false,
    }
}

fn joined_after(run: &str) -> bool {
    let mut on = run.chars();
    let (mark, other) = (on.next(), on.next());
    matches!(mark, Some('/' | '-' | '_')) && other.is_some_and(|other| other.is_ascii_digit())
}

/// "PMID 19164753": the word before says that a code follows.
fn is_labelled(anchor: &Anchor) -> bool {
    among!(anchor.prep, "isbn" | "issn" | "pmid" | "pmc" | "doi" | "bibcode" | "arxiv" | "oclc" | "rfc" | "sku" | "cve")
}

fn run_before(text: &str) -> &str {
    let run = text.char_indices().rev().take(RUN).take_while(|(_, c)| !c.is_whitespace());
    text.get(run.last().map_or(text.len(), |(at, _)| at)..).unwrap_or("")
}

fn run_after(text: &str) -> &str {
    let run = text.char_indices().take(RUN).take_while(|(_, c)| !c.is_whitespace());
    text.get(..run.last().map_or(0, |(at, c)| at + c.len_utf8())).unwrap_or("")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_joined_to_more_of_themselves() {
        let check = |before: &str, after: &str, expected: bool| {
            assert_eq!(joined_before(before) || joined_after(after), expected, "{before}|{after}");
        };
        check("16/", "", true);
        check("", "/50", true);
        check("pnas.", "", true);
        check("S1040-", "", true);
        check("(", ")", false);
        check("", "/month", false);
        check("$", "-a-share", false);
        check("Samsung-", "", false);
        check("", ".", false);
    }

    #[test]
    fn runs_end_at_blanks_and_are_bounded() {
        assert_eq!((run_before("see pnas."), run_after("/50 of")), ("pnas.", "/50"));
        assert_eq!((run_before("see "), run_after(" of")), ("", ""));
        assert_eq!((run_before("ä"), run_after("")), ("ä", ""));
        let endless = "5-".repeat(10_000);
        assert_eq!((run_before(&endless).len(), run_after(&endless).len()), (RUN, RUN));
    }
}
