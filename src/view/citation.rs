//! A claim as something to cite: plain text, Markdown, BibTeX, a web annotation; and links that find its words.

use facts::ids::ClaimId;

use crate::book::Book;
use crate::route::escape;
use crate::state::State;

/// Outlet, title and date of a claim's article.
fn source(book: &Book, id: ClaimId) -> (String, String, String) {
    let doc = book.claim(id).doc;
    let document = book.doc(doc);
    let outlet = document.metadata.publisher.clone().unwrap_or_default();
    let date = book.date(doc).map(|(words, _)| words).unwrap_or_default();
    (outlet, book.headline(doc), date)
}

/// Where a claim can be read: its public address with a text directive, else this page's own link.
pub(crate) fn link(state: State, id: ClaimId) -> String {
    let book = state.book();
    match &book.doc(book.claim(id).doc).metadata.url {
        Some(url) => format!("{}#{}", url.split('#').next().unwrap_or(url), directive(book, id)),
        None => state.claim_link(id),
    }
}

/// `:~:text=` for a claim's statement. A long one is told by its ends; one that is not unique by what stands before it.
pub(crate) fn directive(book: &Book, id: ClaimId) -> String {
    let claim = book.claim(id);
    let text = &book.doc(claim.doc).text;
    let (start, end) = (claim.statement().start(), claim.statement().end());
    let line = text.get(start..end).unwrap_or("").split('\n').next().unwrap_or("");
    let before = text.get(..start).unwrap_or("").rsplit('\n').next().unwrap_or("");
    let cells: Vec<&str> = line.split(['\t', '|']).map(str::trim).filter(|cell| !cell.is_empty()).collect();
    if cells.len() > 1 { row_fragment(text, &cells) } else { fragment(text, before, line) }
}

/// The directive for the row of a table, whose cells a browser keeps apart: the first cell that stands nowhere else, or the
/// way from the first to the last.
fn row_fragment(text: &str, cells: &[&str]) -> String {
    let folded = text.to_lowercase();
    let alone = |cell: &&&str| folded.matches(&cell.to_lowercase()).take(2).count() < 2;
    match (cells.iter().find(alone), cells) {
        (Some(cell), _) => format!(":~:text={}", part(cell)),
        (None, [first, .., last]) => format!(":~:text={},{}", part(first), part(last)),
        (None, _) => String::new(),
    }
}

/// The directive for a line of a text, with as much of what stands `before` it as makes it the only one.
fn fragment(text: &str, before: &str, line: &str) -> String {
    let words: Vec<&str> = line.split_whitespace().collect();
    let (head, tail) = match line.len() > 120 && words.len() > 10 {
        true => (words[..5].join(" "), format!(",{}", part(&words[words.len() - 5..].join(" ")))),
        false => (line.to_owned(), String::new()),
    };
    let starts = before.char_indices().rev().filter(|(_, c)| c.is_whitespace()).map(|(at, c)| at + c.len_utf8());
    let longer = starts.chain([0]).map(|at| &before[at..]).filter(|prefix| !prefix.trim().is_empty());
    // A browser takes large and small letters for the same.
    let folded = text.to_lowercase();
    let alone = |prefix: &&str| folded.matches(&format!("{prefix}{head}").to_lowercase()).take(2).count() < 2;
    let mut prefixes = std::iter::once("").chain(longer);
    match prefixes.find(alone).unwrap_or(before).trim() {
        "" => format!(":~:text={}{tail}", part(&head)),
        prefix => format!(":~:text={}-,{}{tail}", part(prefix), part(&head)),
    }
}

/// Percent-encodes for a text directive, where `-`, `,` and `&` have a meaning of their own.
fn part(text: &str) -> String {
    escape(text).replace('+', "%20").replace('-', "%2D")
}

/// `“quote” — Outlet, Title, date, link`.
pub(crate) fn plain(state: State, id: ClaimId) -> String {
    let (outlet, title, date) = source(state.book(), id);
    let parts: Vec<String> =
        [outlet, title, date, link(state, id)].into_iter().filter(|part| !part.is_empty()).collect();
    format!("“{}” — {}", state.book().quote(id), parts.join(", "))
}

/// A block quotation with a linked title.
pub(crate) fn markdown(state: State, id: ClaimId) -> String {
    let (outlet, title, date) = source(state.book(), id);
    let rest: Vec<String> = [outlet, date].into_iter().filter(|part| !part.is_empty()).collect();
    let title = title.replace('[', "\\[").replace(']', "\\]");
    format!("> {}\n\n— [{title}]({}) {}", state.book().quote(id).replace('\n', " "), link(state, id), rest.join(", "))
        .trim_end()
        .to_owned()
}

/// A BibTeX entry with the quotation as its note.
pub(crate) fn bibtex(state: State, id: ClaimId) -> String {
    let (outlet, title, date) = source(state.book(), id);
    let clean = |text: &str| text.replace(['{', '}', '\\'], " ").replace('&', "\\&").replace('%', "\\%");
    format!(
        "@misc{{{key},\n  title = {{{title}}},\n  howpublished = {{{outlet}}},\n  date = {{{date}}},\n  note = {{“{quote}”}},\n  url = {{{url}}}\n}}",
        key = crate::route::slug(&state.book().claim_key(id)),
        title = clean(&title),
        outlet = clean(&outlet),
        quote = clean(state.book().quote(id)),
        url = link(state, id),
    )
}

/// A W3C web annotation with position and quotation.
pub(crate) fn annotation(state: State, id: ClaimId) -> String {
    let book = state.book();
    let claim = book.claim(id);
    let text = &book.doc(claim.doc).text;
    let (start, end) = (claim.statement().start(), claim.statement().end());
    let chars = |at: usize| text.get(..at).map_or(0, |before| before.chars().count());
    let before: String =
        text.get(..start).unwrap_or("").chars().rev().take(32).collect::<Vec<_>>().into_iter().rev().collect();
    let after: String = text.get(end..).unwrap_or("").chars().take(32).collect();
    format!(
        concat!(
            "{{\"@context\":\"http://www.w3.org/ns/anno.jsonld\",\"type\":\"Annotation\",\"motivation\":\"describing\",",
            "\"body\":{{\"type\":\"TextualBody\",\"value\":{}}},\"target\":{{\"source\":{},\"selector\":[",
            "{{\"type\":\"TextPositionSelector\",\"start\":{},\"end\":{}}},",
            "{{\"type\":\"TextQuoteSelector\",\"exact\":{},\"prefix\":{},\"suffix\":{}}}]}}}}"
        ),
        json(&book.spoken(id)),
        json(&link(state, id)),
        chars(start),
        chars(end),
        json(book.quote(id)),
        json(&before),
        json(&after),
    )
}

/// A JSON string.
pub(crate) fn json(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            c if (c as u32) < 0x20 || matches!(c, '\u{2028}' | '\u{2029}') => {
                out.push_str(&format!("\\u{:04x}", c as u32))
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::{fragment, json, part, row_fragment};

    #[test]
    fn a_row_is_led_to_by_a_cell_of_its_own() {
        let check = |cells: &[&str], expected: &str| {
            assert_eq!(row_fragment("Acme grew.\nAcme\t22.7%\t80\nBolt\t9%\t80", cells), format!(":~:text={expected}"));
        };
        check(&["Acme", "22.7%", "80"], "22.7%25");
        check(&["Bolt", "9%"], "Bolt");
        check(&["Acme", "80"], "Acme,80");
    }

    #[test]
    fn a_directive_is_the_only_one_of_its_words() {
        let check = |before: &str, line: &str, expected: &str| {
            let text = format!("Last year it came first. Then it came first. Now it came first.\n{before}{line} again");
            assert_eq!(fragment(&text, before, line), format!(":~:text={expected}"));
        };
        check("", "it came second", "it%20came%20second");
        check("Yet ", "it came first", "Yet-,it%20came%20first");
        check("How then ", "it came first", "How%20then-,it%20came%20first");
        check("At last, ", "it came first", "last%2C-,it%20came%20first");
    }

    #[test]
    fn escapes() {
        assert_eq!(part("a-b, c & d"), "a%2Db%2C%20c%20%26%20d");
        assert_eq!(json("a\"b\\\n\u{1}"), "\"a\\\"b\\\\\\n\\u0001\"");
    }
}
