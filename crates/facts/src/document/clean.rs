//! Splits a text into blocks and marks what is not the article.

use super::{Block, BlockKind, Document, RawDocument};
use crate::span::Span;

/// Cleans one article. Never fails: what cannot be told stays a paragraph.
pub fn clean(raw: RawDocument) -> Document {
    let mut blocks = Vec::new();
    let mut start = 0;
    for line in raw.text.split_inclusive('\n') {
        let visible = line.trim();
        if !visible.is_empty() {
            let at = start + line.len() - line.trim_start().len();
            blocks.push(Block { span: Span::new(at, at + visible.len()), kind: BlockKind::Paragraph });
        }
        start += line.len();
    }
    Document {
        name: raw.name,
        text: raw.text,
        metadata: raw.metadata,
        title: None,
        blocks,
        diagnostics: raw.diagnostics,
    }
}
