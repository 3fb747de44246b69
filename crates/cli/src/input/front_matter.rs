//! The `---` block at the top of a Markdown file: `title:`, `date:`, `publisher:`, `url:` lines. Not YAML; anything else
//! in the block is passed over.

use facts::document::Metadata;

use super::{edtf, web_address};

/// The metadata of the block, and the text with the block blanked byte for byte, so that every offset still holds.
pub(super) fn take(text: String) -> (String, Metadata) {
    let Some(end) = block_end(&text) else { return (text, Metadata::default()) };
    let mut metadata = Metadata::default();
    for line in text[..end].lines() {
        let Some((key, value)) = line.split_once(':') else { continue };
        let value = value.trim().trim_matches(['"', '\'']).trim();
        let value = (!value.is_empty()).then(|| value.to_string());
        match key.trim().to_ascii_lowercase().as_str() {
            "title" | "headline" => metadata.title = value,
            "date" | "published" => metadata.published = value.and_then(|date| date_of(&date)),
            "publisher" | "outlet" | "site" => metadata.publisher = value,
            "url" | "link" | "canonical" => metadata.url = value.as_deref().and_then(web_address),
            _ => {}
        }
    }
    let blank: String = text[..end].bytes().map(|byte| if byte == b'\n' { '\n' } else { ' ' }).collect();
    (blank + &text[end..], metadata)
}

/// The date a longer time stamp begins with.
pub(super) fn date_of(text: &str) -> Option<String> {
    let day = text.get(..10).and_then(|day| edtf(day).ok());
    day.or_else(|| edtf(text).ok())
}

/// One past the closing line; `None` when the text does not begin with a block.
fn block_end(text: &str) -> Option<usize> {
    let mut offset = 0;
    for (number, line) in text.split_inclusive('\n').enumerate() {
        offset += line.len();
        match (number, line.trim_end()) {
            (0, "---") => {}
            (0, _) => return None,
            (_, "---" | "...") => return Some(offset),
            // A rule at the top of a text is no block: every line of one has a key, a comment or an indent.
            (_, line) if line.is_empty() || line.contains(':') || line.starts_with(['#', ' ', '-']) => {}
            _ => return None,
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_block_is_read_and_blanked() {
        let (text, metadata) =
            take("---\ntitle: \"Käse: up\"\ndate: 2020-11-05T10:00:00Z\ntags: [a]\n---\nBody".into());
        assert_eq!(metadata.title.as_deref(), Some("Käse: up"));
        assert_eq!(metadata.published.as_deref(), Some("2020-11-05"));
        assert_eq!(text.trim_start(), "Body");
        assert_eq!(
            text.find("Body"),
            "---\ntitle: \"Käse: up\"\ndate: 2020-11-05T10:00:00Z\ntags: [a]\n---\nBody".find("Body")
        );
    }

    #[test]
    fn other_beginnings_stay() {
        for text in ["Title\n---\n", "---\nA line of text\n---\n", "---\nkey: never closed", "", "----\na: b\n---\n"] {
            assert_eq!(take(text.into()), (text.to_string(), Metadata::default()));
        }
    }
}
