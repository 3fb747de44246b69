//! Markdown marks blanked out byte for byte: what stays is the text a reader sees, and every offset still holds. Not a
//! parser; it knows the marks that stand inside sentences and at the start of lines. Bullets stay, cleaning reads them.

use std::collections::BTreeMap;
use std::ops::Range;

use facts::document::Outside;
use facts::span::Span;

use super::kind_of_links;

/// The text with its marks turned into blanks of the same length, and its lines that are links and nothing else: they
/// lead away from the article.
pub(super) fn read(text: &str) -> (String, Vec<Outside>) {
    let blank = blank_marks(text);
    let mut outside = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let seen = blank.get(start..start + line.len()).unwrap_or("");
        if is_links_alone(line) && !seen.trim().is_empty() {
            let from = start + seen.len() - seen.trim_start().len();
            let kind = kind_of_links(seen.split_whitespace().count());
            outside.push(Outside { span: Span::new(from, start + seen.trim_end().len()), kind });
        }
        start += line.len();
    }
    (blank, outside)
}

/// Whether all letters and figures of `line` stand in links. A heading may be one and still be the article's.
fn is_links_alone(line: &str) -> bool {
    if line.trim_start().starts_with(['#', '|', '>']) {
        return false;
    }
    let links = links(line);
    let (mut linked, mut opened, mut at) = (false, false, 0);
    for mark in links.values() {
        let between = line.get(at..mark.start).unwrap_or("").contains(char::is_alphanumeric);
        if between && !opened {
            return false;
        }
        linked |= between;
        opened = mark.len() == 1;
        at = mark.end;
    }
    linked && !line.get(at..).unwrap_or("").contains(char::is_alphanumeric)
}

fn blank_marks(text: &str) -> String {
    let mut marks: Vec<Range<usize>> = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let content = line.trim_end();
        if is_only_marks(content) {
            marks.push(start..start + content.len());
        } else {
            let prefix = prefix_len(content);
            marks.push(start..start + prefix);
            marks.extend(inline(content, prefix).into_iter().map(|mark| start + mark.start..start + mark.end));
        }
        start += line.len();
    }
    part_cells(text, &blanked(text, &marks))
}

/// The bars between the cells of a table as tabs, so that each figure keeps its column.
fn part_cells(text: &str, blank: &str) -> String {
    let mut out = String::with_capacity(blank.len());
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let seen = blank.get(start..start + line.len()).unwrap_or("");
        start += line.len();
        let bars = line.trim_start().starts_with('|').then(|| (seen.find('|'), seen.rfind('|')));
        let Some((Some(first), Some(last))) = bars else {
            out.push_str(seen);
            continue;
        };
        let between = |at: usize| if at == first || at == last { ' ' } else { '\t' };
        out.extend(seen.char_indices().map(|(at, c)| if c == '|' { between(at) } else { c }));
    }
    out
}

fn blanked(text: &str, marks: &[Range<usize>]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut end = 0;
    for mark in marks {
        // A mark may lie inside an earlier one: emphasis in an address.
        let from = mark.start.max(end);
        if from >= mark.end {
            continue;
        }
        out.push_str(text.get(end..from).unwrap_or(""));
        out.extend(std::iter::repeat_n(' ', mark.end - from));
        end = mark.end;
    }
    out.push_str(text.get(end..).unwrap_or(""));
    out
}

/// Rules, the line under a table's head, definitions of link targets.
fn is_only_marks(line: &str) -> bool {
    let line = line.trim();
    let drawn =
        line.len() >= 3 && line.chars().all(|mark| matches!(mark, '-' | '*' | '_' | '=' | '|' | ':' | ' ' | '`' | '~'));
    drawn || (line.starts_with('[') && line.split_once("]:").is_some_and(|(name, _)| !name.contains([' ', ']'])))
}

/// Signs of a heading or a quotation.
fn prefix_len(line: &str) -> usize {
    let rest = line.trim_start_matches([' ', '>']);
    let hashes = rest.len() - rest.trim_start_matches('#').len();
    let heading = (1..=6).contains(&hashes) && rest.get(hashes..).is_some_and(|rest| rest.starts_with(' '));
    let quoted = line.trim_start().starts_with('>');
    let before = if quoted || heading { line.len() - rest.len() } else { 0 };
    before + if heading { hashes } else { 0 }
}

/// The marks inside one line, from the byte `from` on, by start.
fn inline(line: &str, from: usize) -> Vec<Range<usize>> {
    let mut marks = Vec::new();
    let links = links(line);
    let bullet = line.len() - line.trim_start().len();
    let mut before = ' ';
    let mut rest = line.char_indices().peekable();
    while let Some((at, mark)) = rest.next() {
        let after = rest.peek().map_or(' ', |(_, next)| *next);
        let one = at..at + mark.len_utf8();
        if at >= from {
            match mark {
                '!' | '[' | ']' => marks.extend(links.get(&at).cloned()),
                '`' => marks.push(one),
                '\\' if after.is_ascii_punctuation() => {
                    marks.push(one);
                    rest.next();
                }
                '*' if at == bullet && after == ' ' => {}
                '*' | '_' | '~' if is_emphasis(mark, before, after) => marks.push(one),
                _ => {}
            }
        }
        before = mark;
    }
    marks
}

/// Emphasis touches a word on one side; `5*3`, `snake_case` and a lone tilde do not.
fn is_emphasis(mark: char, before: char, after: char) -> bool {
    let outer = !before.is_alphanumeric() || !after.is_alphanumeric();
    let touches = !before.is_whitespace() || !after.is_whitespace();
    outer && touches && (mark != '~' || before == '~' || after == '~')
}

/// Longer link targets are not looked for.
const TARGET_BYTES: usize = 4_000;

/// The marks of the links `[text](target)` and `[text][name]` of a line, by their first byte: the opening bracket, and the
/// closing one with the target. Brackets of another kind are the author's own. An image is one mark from its `!` on.
fn links(line: &str) -> BTreeMap<usize, Range<usize>> {
    let mut marks = BTreeMap::new();
    let mut open = Vec::new();
    let mut past = 0;
    let bytes = line.as_bytes();
    for (at, byte) in line.bytes().enumerate().filter(|(_, byte)| matches!(byte, b'[' | b']')) {
        if at < past {
            continue;
        }
        if byte == b'[' {
            open.push(at);
            continue;
        }
        let Some(start) = open.pop() else { continue };
        let close = match bytes.get(at + 1) {
            Some(b'(') => b')',
            Some(b'[') => b']',
            _ => continue,
        };
        let target = bytes.iter().skip(at + 1).take(TARGET_BYTES).position(|byte| *byte == close);
        let Some(target) = target else { continue };
        past = at + 2 + target;
        match start.checked_sub(1).filter(|before| bytes.get(*before) == Some(&b'!')) {
            Some(image) => {
                marks.insert(image, image..past);
            }
            None => {
                marks.insert(start, start..start + 1);
                marks.insert(at, at..past);
            }
        }
    }
    marks
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let blank = blank_marks(text);
        assert_eq!(blank.len(), text.len(), "{text}");
        assert_eq!(blank.split_whitespace().collect::<Vec<_>>().join(" "), expected, "{text}");
    }

    #[test]
    fn marks_inside_sentences_go() {
        check("**Acme** held [13.1%](https://e.org/a_b?c=5) in *Spain*.", "Acme held 13.1% in Spain .");
        check("said __IDC__ and `Apex`, ~~not~~ [them][1]", "said IDC and Apex , not them");
        check("![a chart of 5%](c.png) text \\* more", "text * more");
        check("> quoted [words] stay", "quoted [words] stay");
    }

    #[test]
    fn what_is_no_mark_stays() {
        check("5*3 is 15, snake_case, ~20%, a * b, f(x)[0]", "5*3 is 15, snake_case, ~20%, a * b, f(x)[0]");
        check("* a bullet\n- another\n1. third", "* a bullet - another 1. third");
        check("#hashtag and C# and 50 # here", "#hashtag and C# and 50 # here");
        check("Zürich ’20 – 智能手机", "Zürich ’20 – 智能手机");
    }

    #[test]
    fn lines_of_marks_go() {
        check(
            "## A heading\n---\n| Maker | Share |\n| --- | ---: |\n| Acme | 5% |\n[1]: https://e.org/5%",
            "A heading Maker Share Acme 5%",
        );
    }

    #[test]
    fn lines_of_links_lead_away() {
        let check = |text: &str, expected: &str| {
            let (blank, outside) = read(text);
            let lines: Vec<&str> = outside.iter().map(|outside| outside.span.of(&blank)).collect();
            assert_eq!(lines.join("|"), expected, "{text}");
        };
        check("- [Ten best saddles](a)\n- [Home](b) · [Cars][1]\nText.\n", "-  Ten best saddles|-  Home     ·  Cars");
        check("See [the report](a).\n[Rover](b) sold 5.\n## [Rover](c)\n| [Rover](d) | 5 |\n[5%]\n![5](e)\n", "");
    }

    #[test]
    fn cells_are_parted_by_tabs() {
        assert_eq!(
            blank_marks("| a | **b** | c |\n|---|---|---|\n x | y"),
            "  a \t   b   \t c  \n             \n x | y"
        );
    }

    #[test]
    fn odd_nesting_is_harmless() {
        for text in ["[[[[", "]]]](", "[a](b", "![", "*", "[é](ü)**_", "[a](b*c*d)*"] {
            assert_eq!(blank_marks(text).len(), text.len(), "{text}");
        }
        assert_eq!(blank_marks(&"[".repeat(100_000)).len(), 100_000);
        assert_eq!(blank_marks(&"[a](".repeat(25_000)).len(), 100_000);
    }
}
