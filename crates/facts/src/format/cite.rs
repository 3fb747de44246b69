//! Where a statement comes from, as text to paste.

use super::time::day_words;
use crate::document::{Document, Metadata};
use crate::period::{Grain, read_reference};

/// `"quote" — Outlet, Title, date, address`; parts that are not known are left out.
pub fn citation(document: &Document, quote: &str) -> String {
    let Metadata { publisher, published, url, .. } = &document.metadata;
    let date = published.as_deref().map(date_words);
    let parts = [publisher.clone(), Some(document.headline().to_string()), date, url.clone()];
    let parts: Vec<String> = parts.into_iter().flatten().filter(|part| !part.is_empty()).collect();
    let quote = quote.split_whitespace().collect::<Vec<_>>().join(" ");
    format!("“{quote}” — {}", parts.join(", "))
}

/// A document's date in words: `5 November 2020`, `about November 2020`; text that is no date stays as it is.
pub fn date_words(edtf: &str) -> String {
    let about = if edtf.trim_end().ends_with(['~', '%', '?']) { "about " } else { "" };
    let words = read_reference(edtf).map(|found| match found.period.start {
        Some(day) if found.period.grain == Grain::Day => day_words(day),
        _ => super::period(&found.period),
    });
    words.map_or_else(|| edtf.to_string(), |words| format!("{about}{words}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_of_every_grain() {
        let check = |edtf: &str, expected: &str| assert_eq!(date_words(edtf), expected);
        check("2020-11-05", "5 November 2020");
        check("2020-12-31", "31 December 2020");
        check("2020-11~", "about November 2020");
        check("2020", "2020");
        check("last week", "last week");
    }

    #[test]
    fn a_citation_says_what_is_known() {
        let metadata = Metadata {
            title: Some("Kettles".into()),
            publisher: Some("Example Wire".into()),
            published: Some("2020-11".into()),
            url: None,
        };
        let document = Document { name: "a".into(), metadata, ..Document::default() };
        assert_eq!(citation(&document, "Acme  leads\n"), "“Acme leads” — Example Wire, Kettles, November 2020");
    }
}
