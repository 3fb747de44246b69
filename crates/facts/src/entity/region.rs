//! What a place in the text stands for: the place, what lies outside it, or a mere description of somebody.

use std::ops::Range;

use super::gazetteer::{Form, GAZETTEER, Hit};
use crate::among::among;
use crate::segment::{Segments, TokenKind};
use crate::vocabulary::Class;

/// A place as it is to be read.
pub(super) struct Place {
    /// `CN`, `europe`, `outside CN`.
    pub(super) name: String,
    pub(super) tokens: Range<usize>,
    pub(super) descriptive: bool,
}

/// Reads the place of `hit`.
pub(super) fn read(text: &str, segments: &Segments, hit: &Hit) -> Place {
    let code = GAZETTEER.entry(hit).name;
    let tokens = hit.tokens.clone();
    if let Some(start) = rest_of(segments, tokens.start, segments.sentences[hit.sentence].tokens.start) {
        return Place { name: format!("rest of {code}"), tokens: start..tokens.end, descriptive: false };
    }
    if let Some(start) = outside(segments, tokens.start, segments.sentences[hit.sentence].tokens.start) {
        return Place { name: format!("outside {code}"), tokens: start..tokens.end, descriptive: false };
    }
    let form = GAZETTEER.form(hit);
    if code == "world" {
        return Place { name: code.to_owned(), descriptive: is_figure_of_speech(segments, tokens.end), tokens };
    }
    let descriptive =
        segments.tokens.get(tokens.end).is_some_and(|token| token.glued && token.kind == TokenKind::Currency)
            || (form == Form::Town && places_somebody(segments, tokens.start))
            || glued_description(segments, tokens.end)
            || names_party(segments, &tokens, form)
            || (form == Form::Town && is_dateline(text, segments, hit));
    Place { name: code.to_owned(), tokens, descriptive }
}

/// "World Cup", "world-class", "global head of sales", "global expansion": no place where something is counted.
fn is_figure_of_speech(segments: &Segments, at: usize) -> bool {
    let word = segments.word(at);
    (word == "-" && among!(segments.word(at + 1), "class" | "famous" | "beating" | "record" | "renowned"))
        || super::roles::is_role(word)
        || (is_party(word) && !is_plural(word))
        || Class::FigureOfSpeech.has(word)
}

/// Where "the rest of" in front begins.
fn rest_of(segments: &Segments, at: usize, from: usize) -> Option<usize> {
    let at = if at > from && segments.word(at - 1) == "the" { at - 1 } else { at };
    (at >= from + 2 && segments.word(at - 1) == "of" && segments.word(at - 2) == "rest").then(|| at - 2)
}

/// "a consultant in Stockholm", "a conference in Munich", "shares in New York".
fn places_somebody(segments: &Segments, at: usize) -> bool {
    let word = |back: usize| at.checked_sub(back).map_or("", |at| segments.word(at));
    let event = |word: &str| Class::Event.has(word);
    among!(word(1), "in" | "near" | "at") && (event(word(2)) || super::roles::is_role(word(2)))
}

/// Where "outside", "outside of", "excluding" or "ex-" in front begins.
fn outside(segments: &Segments, at: usize, from: usize) -> Option<usize> {
    let word = |back: usize| at.checked_sub(back).filter(|&at| at >= from).map_or("", |at| segments.word(at));
    match (word(2), word(1)) {
        (_, "outside" | "excluding" | "excl") => Some(at - 1),
        ("outside" | "excluding", "of" | "the" | "mainland" | "its") | ("ex", "-") | ("excl", ".") => Some(at - 2),
        _ => None,
    }
}

/// "-based", "-listed", "-born".
fn glued_description(segments: &Segments, at: usize) -> bool {
    segments.word(at) == "-"
        && among!(
            segments.word(at + 1),
            "based" | "listed" | "headquartered" | "born" | "owned" | "made" | "built" | "traded" | "backed"
        )
}

/// "Chinese technology company", "Hungarian rival", "Hong Kong dollars": within three words stands a party or a currency.
fn names_party(segments: &Segments, tokens: &Range<usize>, form: Form) -> bool {
    if is_currency(segments.word(tokens.end)) {
        return true;
    }
    let of_town = tokens.start > 0 && segments.word(tokens.start - 1) == "," && is_party(segments.word(tokens.end));
    if of_town {
        return true;
    }
    if form == Form::Name || ranks_before(segments, tokens.start) {
        return false;
    }
    for at in tokens.end..tokens.end + 4 {
        let Some(token) = segments.tokens.get(at) else { return false };
        let word = segments.word(at);
        if is_party(word) {
            return !is_plural(word) || names_follow(segments, at + 1);
        }
        if token.kind == TokenKind::Word && token.capital && at == tokens.end && form == Form::Demonym {
            return super::context::is_company_verb(segments.word(at + 1));
        }
        let hyphen = word == "-"
            || (word == "," && at == tokens.end && segments.tokens.get(at + 1).is_some_and(|token| token.capital));
        if (token.kind != TokenKind::Word && !hyphen) || is_border(word) {
            return false;
        }
    }
    false
}

/// "Chinese makers" are those of the place; "Chinese makers such as Oppo" and "Chinese brands Oppo and Vivo" describe the named.
fn names_follow(segments: &Segments, at: usize) -> bool {
    let name = segments.tokens.get(at).is_some_and(|token| token.capital);
    name || among!(segments.word(at), "such" | "like" | "including" | "-" | "–")
}

fn is_plural(word: &str) -> bool {
    word.ends_with('s')
}

/// "the largest Chinese smartphone maker" ranks within China.
fn ranks_before(segments: &Segments, at: usize) -> bool {
    let word = at.checked_sub(1).map_or("", |at| segments.word(at));
    Class::Foremost.has(word) || among!(word, "dominant" | "first" | "second" | "third")
}

fn is_border(word: &str) -> bool {
    Class::PlaceBorder.has(word)
}

fn is_currency(word: &str) -> bool {
    Class::CurrencyNoun.has(word)
}

/// Nouns for a company or an authority, which a nationality before them merely describes.
pub(super) fn is_party(word: &str) -> bool {
    Class::Party.has(word)
}

/// A town that opens its block and is followed by a dash, a colon, a bracket or a date: where the text was written.
fn is_dateline(text: &str, segments: &Segments, hit: &Hit) -> bool {
    let sentence = &segments.sentences[hit.sentence];
    let first = hit.sentence == 0 || segments.sentences[hit.sentence - 1].block != sentence.block;
    if !first || hit.tokens.start != sentence.tokens.start {
        return false;
    }
    let caps = segments.tokens[hit.tokens.start].all_caps;
    (hit.tokens.end..hit.tokens.end + 12).any(|at| {
        match segments.tokens.get(at).map_or("", |token| token.span.of(text)) {
            "-" | "--" | "—" | "–" => !segments.tokens[at].glued || caps,
            ":" => at == hit.tokens.end,
            // "New Delhi, Nov 3 (IANS)".
            "(" => {
                let agency = segments.tokens.get(at + 1).is_some_and(|token| token.all_caps);
                at == hit.tokens.end || caps || agency && segments.word(at + 2) == ")"
            }
            _ => false,
        }
    }) && dateline_words(segments, hit.tokens.end)
}

/// Nothing but names, months, numbers and punctuation up to the dash.
fn dateline_words(segments: &Segments, at: usize) -> bool {
    segments.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Punct || token.capital)
}
