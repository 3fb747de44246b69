//! Models of makers of vehicles that no table lists: "Suzuki Swift", "Hyundai Grand i10". Not other products, whose names
//! less often stand right behind their maker's.

use super::context::{Shape, Shapes};
use super::gazetteer::GAZETTEER;
use super::legal_form::is_empty_word;
use super::organisation::is_organisation;
use super::roles::is_role;
use super::{EntityKind, EntityMention, profile};
use crate::among::among;
use crate::segment::{Segments, TokenKind, is_possessive};
use crate::vocabulary::Class;

/// So many words a model has at most.
const LONGEST: usize = 3;

/// Lengthens the name of a maker of vehicles by that of its model; the model is a party of its own.
pub(super) fn name_models(text: &str, segments: &Segments, shapes: &Shapes, mentions: &mut Vec<EntityMention>) {
    for at in 0..mentions.len() {
        let mention = &mentions[at];
        let start = segments.token_at(mention.span.end());
        if let Some(model) = owned_model(text, segments, mention, start) {
            mentions[at] = model;
            continue;
        }
        if mention.kind != EntityKind::Company || word_end(text, segments, start, usize::MAX).is_none() {
            continue;
        }
        let sentence = segments.sentences.partition_point(|sentence| sentence.tokens.end <= start);
        // "Isuzu D-Max": a listed name inside a word is none.
        let glued = |next: &EntityMention| {
            segments.tokens.get(segments.token_at(next.span.start())).is_some_and(|token| token.glued)
        };
        let next = mentions.get(at + 1).filter(|next| !glued(next));
        let limit = next.map_or(usize::MAX, |next| segments.token_at(next.span.start()));
        if shapes.get(sentence) != Shape::Prose || !makes_vehicles(&mention.name) {
            continue;
        }
        // "Ford Motor Co F", "Volkswagen AG VWAGY": a company in full, and its sign at the exchange.
        if start > 0 && is_part(segments.word(start - 1)) {
            continue;
        }
        // The maker may be the last word of the text.
        let Some(last) = segments.sentences.get(sentence).map(|sentence| sentence.tokens.end) else { continue };
        let end = model_end(text, segments, start, limit.min(last));
        if end == start {
            continue;
        }
        let span = mention.span.cover(segments.tokens[end - 1].span);
        let name = span.of(text).to_owned();
        mentions[at] = EntityMention { span, name, kind: EntityKind::Product, discovered: true, ..mention.clone() };
    }
    mentions.dedup_by(|later, earlier| later.span.start() < earlier.span.end());
}

/// "BYD's Song", where "BYD Song" is listed: the model.
fn owned_model(text: &str, segments: &Segments, maker: &EntityMention, at: usize) -> Option<EntityMention> {
    let owns = maker.kind == EntityKind::Company && is_possessive(segments.word(at));
    let token = segments.tokens.get(at + 1).filter(|token| owns && token.capital)?;
    // "Google's Play Store".
    let longer = segments.tokens.get(at + 2).is_some_and(|next| next.capital && !next.glued);
    let name = format!("{} {}", maker.name, token.span.of(text));
    let listed = !longer && GAZETTEER.named(&name).any(|entry| entry.kind == EntityKind::Product);
    let span = maker.span.cover(token.span);
    listed.then(|| EntityMention { span, name, kind: EntityKind::Product, ..maker.clone() })
}

fn makes_vehicles(name: &str) -> bool {
    let makers = ["carmaker", "automaker", "two-wheeler maker", "EV maker"];
    profile(name).is_some_and(|profile| makers.iter().any(|maker| profile.sector.contains(maker)))
}

/// Past the words of a model from token `start` on; `start` itself when none stands there.
fn model_end(text: &str, segments: &Segments, start: usize, limit: usize) -> usize {
    let mut end = start;
    for _ in 0..LONGEST {
        match word_end(text, segments, end, limit) {
            Some(next) => end = next,
            None => break,
        }
    }
    // "Tesla TSLA.O": its sign at the exchange.
    let sign = end == start + 1
        && !segments.tokens[start].span.of(text).contains(char::is_lowercase)
        && segments.word(end) == "."
        && segments.tokens.get(end + 1).is_some_and(|token| token.capital && token.glued);
    if sign {
        return start;
    }
    // "Toyota Kirloskar Motors" is a company.
    let company = segments.tokens.get(end).is_some_and(|token| token.capital) && is_part(segments.word(end));
    if company { start } else { end }
}

/// One word of a model with what is glued to it: "Swift", "D-Max", "i10", "bZ4X".
fn word_end(text: &str, segments: &Segments, at: usize, limit: usize) -> Option<usize> {
    let token = segments.tokens.get(at).filter(|token| at < limit && token.kind == TokenKind::Word && !token.glued)?;
    let glued = |at: usize| at < limit && segments.tokens.get(at).is_some_and(|token| token.glued);
    let mut end = at + 1;
    while glued(end) && (segments.tokens[end].kind != TokenKind::Punct || segments.word(end) == "-" && glued(end + 1)) {
        end += 1;
    }
    let possessive = |at: usize| is_possessive(segments.word(at));
    if end > at + 1 && possessive(end - 1) {
        end -= 1;
    }
    let numbered = (at + 1..end).any(|at| segments.tokens[at].kind == TokenKind::Number);
    // "iQube".
    let inner = token.span.of(text).chars().skip(1).any(char::is_uppercase);
    (numbered || (token.capital || inner) && may_be_model(segments.word(at))).then_some(end)
}

/// Whether the word is a part of the name of a company.
fn is_part(word: &str) -> bool {
    is_organisation(word) || is_empty_word(word)
}

/// Whether a capitalised word behind a maker may be its model rather than a part of the company or a title.
fn may_be_model(word: &str) -> bool {
    !is_part(word)
        && !is_role(word)
        && !Class::NoName.has(word)
        && !among!(
            word,
            "motor"
                | "motors"
                | "motorcycle"
                | "motorcycles"
                | "scooter"
                | "scooters"
                | "cars"
                | "car"
                | "vans"
                | "trucks"
                | "auto"
                | "passenger"
                | "commercial"
                | "ev"
                | "evs"
                | "suv"
                | "suvs"
                | "pro"
                | "ceo"
                | "cfo"
                | "sales"
                | "brand"
                | "dealers"
                | "america"
                | "plant"
        )
}
