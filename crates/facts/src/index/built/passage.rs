//! The words around a statement: its sentence, found from its own bytes. Cheaper and rougher than `segment`, for
//! snippets and for what counts as the words of a claim.

use std::collections::BTreeMap;

use super::region::names_of_region;
use crate::claim::Claim;
use crate::document::Document;
use crate::span::Span;

/// No passage is longer, on either side of what it is around.
const REACH_BYTES: usize = 400;

/// The sentence of `span` in `text`, never over a line border.
pub(in crate::index) fn passage_around(text: &str, span: Span) -> Span {
    let bytes = text.as_bytes();
    let low = span.start().min(bytes.len()).saturating_sub(REACH_BYTES);
    let high = (span.end() + REACH_BYTES).min(bytes.len());
    let mut start = span.start().min(bytes.len());
    while start > low && !begins_at(bytes, start) {
        start -= 1;
    }
    let mut end = span.end().min(bytes.len());
    while end < high && !(begins_at(bytes, end) && end > start) {
        end += 1;
    }
    trimmed(text, floor_char(text, start), floor_char(text, end))
}

fn floor_char(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

fn trimmed(text: &str, start: usize, end: usize) -> Span {
    let inside = text.get(start..end).unwrap_or("");
    let start = start + inside.len() - inside.trim_start().len();
    Span::new(start, start + inside.trim().len())
}

/// Whether a sentence begins right after the space before `at`, or a line does.
fn begins_at(bytes: &[u8], at: usize) -> bool {
    let (Some(&before), Some(&first)) = (at.checked_sub(1).and_then(|index| bytes.get(index)), bytes.get(at)) else {
        return true;
    };
    if before == b'\n' || first == b'\n' {
        return true;
    }
    if before != b' ' || first.is_ascii_lowercase() {
        return false;
    }
    let head = &bytes[..at - 1];
    let Some((&stop, word)) = head.split_last() else { return false };
    match stop {
        b'!' | b'?' => true,
        b'.' => !is_abbreviation(word),
        // A closing quote or bracket after the stop.
        b'"' | b')' => matches!(word.last(), Some(b'.' | b'!' | b'?')),
        _ => head.ends_with(".”".as_bytes()) || head.ends_with("。".as_bytes()),
    }
}

fn is_abbreviation(before_stop: &[u8]) -> bool {
    let start = before_stop.iter().rposition(|byte| !byte.is_ascii_alphabetic()).map_or(0, |at| at + 1);
    let word = before_stop[start..].to_ascii_lowercase();
    word.len() == 1
        || matches!(
            word.as_slice(),
            b"mr" | b"mrs" | b"ms" | b"dr" | b"st" | b"inc" | b"corp" | b"co" | b"ltd" | b"vs" | b"no"
        )
}

/// The names of each region met, so that the list of regions is read once for each.
pub(in crate::index) type RegionNames = BTreeMap<String, String>;

/// All that a claim says, for search: the sentences of its evidence, then its names.
pub(in crate::index) fn words_of_claim(
    claim: &Claim,
    document: &Document,
    regions: &mut RegionNames,
    out: &mut String,
) {
    let mut last = Span::default();
    for &evidence in &claim.evidence {
        let passage = passage_around(&document.text, evidence);
        if passage != last {
            out.push_str(passage.of(&document.text));
            out.push('\n');
        }
        last = passage;
    }
    names_of_claim(claim, regions, out);
}

/// The names a claim carries, whether or not its own sentence has them, one a line.
pub(in crate::index) fn names_of_claim(claim: &Claim, regions: &mut RegionNames, out: &mut String) {
    let names = [Some(&claim.subject), claim.object.as_ref(), claim.market.as_ref()];
    for name in names.into_iter().flatten().chain(&claim.attribution) {
        out.push_str(name);
        out.push('\n');
    }
    if let Some(code) = &claim.region {
        if !regions.contains_key(code) {
            regions.insert(code.clone(), names_of_region(code).join("\n"));
        }
        out.push_str(regions.get(code).map_or(code, |names| names));
        out.push('\n');
    }
    out.extend(claim.property.key().chars().map(|c| if c == '_' { ' ' } else { c }));
    out.push('\n');
    if let Some(period) = &claim.period {
        out.push_str(&super::facet::period_key(period));
        out.push('\n');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passages_are_sentences() {
        let check = |text: &str, word: &str, expected: &str| {
            let at = text.find(word).unwrap();
            assert_eq!(passage_around(text, Span::new(at, at + word.len())).of(text), expected);
        };
        let text =
            "Title here\nApple Inc. Chief sold 13.1 percent. In the U.S. Xiaomi was third. “It grew.” Then\nnext";
        check(text, "here", "Title here");
        check(text, "13.1", "Apple Inc. Chief sold 13.1 percent.");
        check(text, "third", "In the U.S. Xiaomi was third.");
        check(text, "Then", "Then");
        check(text, "next", "next");
        check("智能手机。份额", "份额", "智能手机。份额");
    }

    #[test]
    fn long_lines_are_cut() {
        let text = "é".repeat(4000);
        let passage = passage_around(&text, Span::new(4000, 4002));
        assert!(passage.len() <= 2 * REACH_BYTES + 4 && !passage.of(&text).is_empty());
        assert_eq!(passage_around("x", Span::new(50, 90)).len(), 0);
    }
}
