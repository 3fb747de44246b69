//! A listed name that goes on with a business of its own: "Kotak Life", "Zalo Pay". Not names no table lists at all, and not
//! legal forms, which change nothing.

use super::context::{Shape, Shapes};
use super::{EntityKind, EntityMention};
use crate::among::among;
use crate::segment::{Segments, TokenKind};

/// Lengthens the name of a company or product by the word of its business; the longer name is a party of its own.
pub(super) fn lengthen(text: &str, segments: &Segments, shapes: &Shapes, mentions: &mut Vec<EntityMention>) {
    for at in 0..mentions.len() {
        let mention = &mentions[at];
        let end = segments.token_at(mention.span.end());
        if !matches!(mention.kind, EntityKind::Company | EntityKind::Product) || !goes_on(segments, end) {
            continue;
        }
        let sentence = segments.sentences.partition_point(|sentence| sentence.tokens.end <= end);
        // "HSBC Life Insurance": its business is no market here.
        let named = mentions.get(at + 1).filter(|next| next.kind != EntityKind::Market);
        let next = named.map_or(usize::MAX, |next| segments.token_at(next.span.start()));
        if shapes.get(sentence) != Shape::Prose || next <= end {
            continue;
        }
        let last = if segments.word(end + 1) == "insurance" && goes_on(segments, end + 1) { end + 1 } else { end };
        let name = mention.span.cover(segments.tokens[end].span).of(text).to_owned();
        let span = mention.span.cover(segments.tokens[last].span);
        mentions[at] = EntityMention { span, name, kind: EntityKind::Company, discovered: true, ..mention.clone() };
    }
    mentions.dedup_by(|later, earlier| later.span.start() < earlier.span.end());
}

/// Whether a capitalised word of business stands at token `at`.
fn goes_on(segments: &Segments, at: usize) -> bool {
    let word = segments.word(at);
    let capital =
        segments.tokens.get(at).is_some_and(|token| token.capital && !token.glued && token.kind == TokenKind::Word);
    capital
        && among!(
            word,
            "life"
                | "insurance"
                | "securities"
                | "shop"
                | "podcasts"
                | "music"
                | "pay"
                | "wallet"
                | "cloud"
                | "fiber"
                | "fibre"
                | "express"
                | "mart"
                | "eats"
                | "ads"
                | "news"
                | "gaming"
                | "kids"
        )
}
