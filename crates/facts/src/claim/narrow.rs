//! Classes of goods that no list names: "MiniLED TVs", "enterprise PCIe SSDs". Their figures are none of all TVs or SSDs.

use super::item::Reading;
use super::party::{Party, PartyKind};
use crate::among::among;
use crate::segment::{Token, TokenKind};
use crate::span::Span;
use crate::vocabulary::Class;

/// So many words of a class are looked at, hyphens among them.
const MOST: usize = 6;

/// The class of goods that the words right before the market of `party` make of it; `None` where there are none.
pub(crate) fn narrowed(reading: &Reading, party: &Party) -> Option<Party> {
    let [(name, span)] = &*party.names else { return None };
    let market = party.kind == PartyKind::Market && party.via.is_none();
    let start = class_start(reading, *span).filter(|_| market)?;
    let whole = Span::new(start, span.end());
    let own = whole.of(reading.text);
    // "QD-LCD TVs", of which "LCD TVs" are TVs.
    let named = match reading.text.get(start..span.start())? {
        _ if own.ends_with(name) => own.to_owned(),
        words => format!("{words}{name}"),
    };
    Some(Party::one(PartyKind::Market, &without_capital(named), whole))
}

/// "Enterprise SSDs" opens a sentence; "PCIe SSDs" are so called.
fn without_capital(named: String) -> String {
    let first = named.split([' ', '-']).next().unwrap_or("");
    let called = first.bytes().filter(u8::is_ascii_uppercase).count() > 1;
    match named.split_at_checked(1) {
        Some((letter, rest)) if !called => letter.to_ascii_lowercase() + rest,
        _ => named,
    }
}

/// Whether the words of `span` are a class of goods and its market, as `narrowed` leaves them.
pub(crate) fn is_narrowed(reading: &Reading, span: Span) -> bool {
    reading.markets_in(span).next_back().is_some_and(|market| {
        market.span.end() == span.end() && class_start(reading, market.span) == Some(span.start())
    })
}

/// Where the words of a class before the market at `span` begin.
fn class_start(reading: &Reading, span: Span) -> Option<usize> {
    let tokens = &reading.segments.tokens;
    let market = tokens.partition_point(|token| token.span.start() < span.start());
    let mut first = market;
    for at in (market.saturating_sub(MOST)..market).rev() {
        let gap = reading.text.get(tokens[at].span.end()..tokens.get(at + 1)?.span.start())?;
        if !matches!(gap, "" | " ") || !(names_class(reading, tokens[at]) || joins(reading, tokens, at)) {
            break;
        }
        first = at;
    }
    let hyphen = tokens.get(first).is_some_and(|token| token.kind == TokenKind::Punct);
    (first < market && !hyphen).then(|| tokens[first].span.start())
}

/// "LCD", "MiniLED", "enterprise"; no name, place, market or measure.
fn names_class(reading: &Reading, token: Token) -> bool {
    let text = token.span.of(reading.text);
    let capitals = text.bytes().filter(u8::is_ascii_uppercase).count();
    let letters = text.bytes().all(|byte| byte.is_ascii_alphabetic());
    let measure = among!(text, "YoY" | "QoQ" | "MoM" | "YTD" | "CEO" | "CAGR" | "ASP" | "GDP" | "FY" | "CY");
    let lower = token.span.of(&reading.segments.lower);
    let class = Class::Segment.has(lower)
        && !among!(
            lower,
            "retail" | "wholesale" | "value" | "private" | "business" | "fleet" | "led" | "entry" | "mid"
        );
    let known = reading.entities.partition_point(|entity| entity.span.end() <= token.span.start());
    let named = reading.entities.get(known).is_some_and(|entity| entity.span.overlaps(token.span));
    token.kind == TokenKind::Word && !named && (letters && capitals > 1 && text.len() > 2 && !measure || class)
}

/// The hyphen in "QD-LCD", and the short word before it.
fn joins(reading: &Reading, tokens: &[Token], at: usize) -> bool {
    let word = |at: usize| tokens.get(at).map_or("", |token| token.span.of(reading.text));
    let glued = |at: usize| tokens.get(at).is_some_and(|token| token.glued);
    let capitals = |word: &str| word.len() > 1 && word.bytes().all(|byte| byte.is_ascii_uppercase());
    let hyphen = |at: usize| word(at) == "-" && glued(at) && glued(at + 1);
    hyphen(at) && capitals(word(at.wrapping_sub(1))) || hyphen(at + 1) && capitals(word(at))
}
