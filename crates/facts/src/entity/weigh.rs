//! What the neighbourhood of an unknown name tells of it: points for a company, a research firm, a person.

use std::ops::Range;

use super::context::{is_company_verb, is_saying_verb};
use super::organisation::{is_organisation, is_research_suffix};
use super::region::is_party;
use super::roles::{is_research_noun, is_role};
use super::runs::{Run, is_body};
use super::{EntityKind, EntityMention};
use crate::among::among;
use crate::number::place_word;
use crate::segment::{Segments, TokenKind};
use crate::vocabulary::Class;

/// Points for each reading of a name; 2 are enough.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Evidence {
    pub(super) company: u32,
    pub(super) research: u32,
    pub(super) person: u32,
    /// A word that fits a person and a company alike ("X said").
    pub(super) either: u32,
    /// Named as the source of figures: a person when it looks like one, else a research firm.
    pub(super) cited: u32,
    pub(super) inner: u32,
}

/// Adds what the neighbourhood of `run` tells.
pub(super) fn weigh(segments: &Segments, known: &[EntityMention], run: &Run, found: &mut Evidence) {
    let Range { start, end } = run.tokens;
    let from = segments.sentences[run.sentence].tokens.start;
    if run.tokens.len() > 1 {
        let last = segments.word(end - 1);
        found.company += 2 * u32::from(is_organisation(last));
        let body = |word| is_body(word) && !among!(word, "bank" | "university" | "union");
        found.research += 2 * u32::from(is_research_suffix(last) || (start..end).any(|at| body(segments.word(at))));
    }
    // "Interestingly, the firm noted": an adverb opens the sentence.
    if run.opens && run.tokens.len() == 1 && segments.word(start).ends_with("ly") && segments.word(end) == "," {
        return;
    }
    weigh_before(segments, from, &run.tokens, found);
    weigh_after(segments, known, end, run.opens && run.tokens.len() == 1, found);
    found.company += u32::from(stands_in_list(segments, known, &run.tokens));
}

/// "smartphone maker X", "research firm X", "analyst X".
fn weigh_before(segments: &Segments, from: usize, run: &Range<usize>, found: &mut Evidence) {
    let start = run.start;
    let ends_apposition = segments.word(run.end) == ",";
    let Some(at) = start.checked_sub(1).filter(|&at| at >= from) else { return };
    let word = segments.word(at);
    let before = at.checked_sub(1).filter(|&at| at >= from).map_or("", |at| segments.word(at));
    let earlier = at.checked_sub(2).filter(|&at| at >= from).map_or("", |at| segments.word(at));
    let issued = among!(before, "released" | "published" | "shared" | "compiled" | "issued" | "collected" | "gathered");
    // "numbers put together by".
    let made = before == "together" && (at.saturating_sub(5).max(from)..at).any(|at| is_figures(segments.word(at)));
    let courtesy = |word: &str| among!(word, "mr" | "mrs" | "ms" | "dr" | "sir");
    let single = among!(word, "president" | "billionaire" | "minister" | "tycoon" | "entrepreneur");
    if is_research_noun(before, word) {
        found.research += 2;
    } else if is_party(word) && !single {
        found.company += 2;
    // "the group's chief financial officer, X, told".
    } else if word == "," && is_role(before) && ends_apposition
        || is_role(word)
        || is_saying_verb(word)
        || courtesy(word)
        || word == "." && courtesy(before)
    {
        found.person += 2;
    } else if (word == "to" && before == "according")
        || (matches!(word, "by" | "from") && (made || is_figures(before) || issued && is_figures(earlier)))
        || word == "the"
            && matches!(before, "by" | "from")
            && at.checked_sub(2).is_some_and(|at| is_figures(segments.word(at)))
        // "according to the Kelda industry database".
        || word == "the" && before == "to" && earlier == "according" && names_figures(segments, run.end)
    {
        found.cited += 2;
    } else if word == "by" && among!(before, "followed" | "trailed") || takes_place(segments, from, at) {
        found.company += 2;
    } else if among!(word, "by" | "from" | "at" | "with" | "than" | "behind" | "overtook" | "versus" | "against") {
        found.company += u32::from(among!(
            before,
            "made"
                | "owned"
                | "led"
                | "sold"
                | "shipped"
                | "developed"
                | "operated"
                | "acquired"
                | "bought"
                | "published"
                | "ahead"
        ))
    }
}

/// "industry database", "data": what stands behind a name says what figures it gives.
fn names_figures(segments: &Segments, end: usize) -> bool {
    let noun =
        |at: usize| is_figures(segments.word(at)) || among!(segments.word(at), "database" | "tracker" | "register");
    (end..end + 3).any(noun)
}

/// "X, an analyst at", "X, the maker of", "X's revenue", "X shipped", "X (12%)".
fn weigh_after(segments: &Segments, known: &[EntityMention], end: usize, opens: bool, found: &mut Evidence) {
    // "Expresso still holds".
    let adverb = Class::Adverb.has(segments.word(end));
    let end = if adverb && is_company_verb(segments.word(end + 1)) { end + 1 } else { end };
    match segments.word(end) {
        "," if segments.word(end + 1) == "which" && stands_at_place(segments, end + 2) => found.company += 2,
        "," => match apposition(segments, end + 1) {
            Some(Apposition::Role) => found.person += 2,
            Some(Apposition::Research) => found.research += 2,
            Some(Apposition::Party) => found.company += 2,
            None => {}
        },
        "'s" | "’s" => {
            let small = segments.tokens.get(end + 1).is_some_and(|token| !token.capital);
            found.company += 2 * u32::from(small && is_business_noun(segments.word(end + 1)));
            found.cited += u32::from(small && is_figures(segments.word(end + 1)));
        }
        // "Maggi – Commands over 60%": a line of a list.
        "–" | "-" | "—" if opens_line(segments, end) => found.company += 2,
        "(" | ":" | "|" | "–" => found.company += u32::from(is_figure(segments, end + 1)),
        word if is_saying_verb(word) => found.either += 1,
        word if is_analyst(word) => found.research += 2,
        word if is_role(word) => found.company += 2,
        word if !opens && is_figures(word) && is_showing(segments.word(end + 1)) => found.cited += 2,
        "of" | "at" | "from" if known.binary_search_by_key(&start_of(segments, end + 1), start).is_ok() => {
            found.person += 2
        }
        word if is_company_verb(word) && takes_amount(segments, end, opens) => found.company += 2,
        word if is_company_verb(word) => found.company += 1,
        _ if is_amount(segments, end) => found.company += 1,
        _ if stands_at_place(segments, end) => found.company += 2,
        "with" | "at" => found.company += u32::from(is_figure(segments, end + 1)),
        _ => {}
    }
}

/// A capitalised verb of companies stands after the dash at `dash`.
fn opens_line(segments: &Segments, dash: usize) -> bool {
    let verb = segments.tokens.get(dash + 1);
    verb.is_some_and(|token| token.capital && !token.glued) && is_company_verb(segments.word(dash + 1))
}

/// "ninth place went to X", "at No. 11 was X", "rounding off the top ten was X": the name after the verb takes a place.
fn takes_place(segments: &Segments, from: usize, verb: usize) -> bool {
    let word = |at: usize| segments.word(at);
    let to = word(verb) == "to" && verb > from && among!(word(verb - 1), "went" | "goes");
    let is = among!(word(verb), "was" | "is" | "came" | "comes" | "follows");
    let place = |at: usize| {
        Class::PlaceNoun.has(word(at))
            || place_word(word(at)).is_some_and(|place| place > 1)
            || is_number_word(segments, at)
            || word(at) == "top" && segments.tokens.get(at + 1).is_some_and(|token| token.kind == TokenKind::Number)
    };
    (to || is) && (verb.saturating_sub(6).max(from)..verb).any(place)
}

/// "No.", "No" before a number.
fn is_number_word(segments: &Segments, at: usize) -> bool {
    let dotted = at + 1 + usize::from(segments.word(at + 1) == ".");
    matches!(segments.word(at), "no" | "number")
        && segments.tokens.get(dotted).is_some_and(|token| token.kind == TokenKind::Number)
}

/// "X at No. 7", "X in fifth place", "X, which finished at No. 41".
fn stands_at_place(segments: &Segments, end: usize) -> bool {
    let ordinal = |at: usize| place_word(segments.word(at)).is_some_and(|place| place > 1);
    let noun = |at: usize| Class::PlaceNoun.has(segments.word(at));
    let led = among!(
        segments.word(end),
        "at" | "in" | "ranked" | "came" | "comes" | "placed" | "finished" | "ranks" | "takes" | "took"
    );
    let small = |at: usize| matches!(segments.word(at), "at" | "in");
    let at = end + 1 + usize::from(!small(end) && small(end + 1));
    // "X comes third with 1.5 million".
    let figure = || segments.word(at + 1) == "with" && is_figure(segments, at + 2);
    led && (is_number_word(segments, at) || ordinal(at) && (noun(at + 1) || segments.word(at + 1) == "and" || figure()))
}

/// "shipped 3 million", "held a 22.7 percent": a verb of holding or selling with its amount. At the start of a sentence, where
/// any word has its capital, a plural is rather a crowd than a name.
fn takes_amount(segments: &Segments, verb: usize, opens: bool) -> bool {
    let holds = Class::HoldingVerb.has(segments.word(verb));
    let plural = verb.checked_sub(1).is_some_and(|name| segments.word(name).ends_with('s'));
    let small = |at: &usize| !Class::AmountOpener.has(segments.word(*at));
    let next = (verb + 1..verb + 6).find(small);
    holds
        && !(opens && plural)
        && next.is_some_and(|at| segments.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Number))
}

fn start_of(segments: &Segments, at: usize) -> usize {
    segments.tokens.get(at).map_or(usize::MAX, |token| token.span.start())
}

pub(super) fn start(mention: &EntityMention) -> usize {
    mention.span.start()
}

fn is_analyst(word: &str) -> bool {
    among!(word, "analyst" | "analysts" | "economist" | "economists" | "strategist" | "researcher")
}

/// Words for published figures.
fn is_figures(word: &str) -> bool {
    Class::Figures.has(word)
}

fn is_showing(word: &str) -> bool {
    Class::ShowingVerb.has(word)
}

/// A number stands at `at`, or after "up", "down" or a sign.
fn is_figure(segments: &Segments, at: usize) -> bool {
    let at = at + usize::from(among!(segments.word(at), "up" | "down" | "with" | "$" | "+" | "-"));
    segments.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Number)
}

enum Apposition {
    Role,
    Research,
    Party,
}

/// What ", an independent analyst …" says of the name before; only small words and adjectives may come first.
fn apposition(segments: &Segments, from: usize) -> Option<Apposition> {
    let opener = segments.word(from);
    let opens = Class::AppositionOpener.has(opener);
    if !opens && !is_role(opener) {
        return None;
    }
    for at in from..from + 8 {
        let (word, next) = (segments.word(at), segments.word(at + 1));
        if among!(word, "," | "." | "" | ";" | ")" | "(") {
            return None;
        }
        if is_role(word) {
            return Some(Apposition::Role);
        }
        if is_research_noun(word, next) {
            return Some(Apposition::Research);
        }
        if is_party(word) && word != "president" {
            return Some(Apposition::Party);
        }
    }
    None
}

/// A listed company is its neighbour in an enumeration.
fn stands_in_list(segments: &Segments, known: &[EntityMention], tokens: &Range<usize>) -> bool {
    let joins = |at: usize| among!(segments.word(at), "," | "and" | "&" | "or") || is_amount(segments, at);
    let start = segments.tokens[tokens.start].span.start();
    let end = segments.tokens[tokens.end - 1].span.end();
    let near = known.partition_point(|mention| mention.span.start() < start);
    let before = near.checked_sub(1).map(|at| &known[at]).filter(|mention| is_party_kind(mention.kind));
    let after = known.get(near).filter(|mention| is_party_kind(mention.kind));
    let gap = |from: usize, to: usize| {
        let (first, last) = (segments.token_at(from), segments.token_at(to));
        let bracketed = last > first && segments.word(first) == "(" && last - first < 12;
        let first = if bracketed {
            (first..last).rfind(|&at| segments.word(at) == ")").map_or(first, |at| at + 1)
        } else {
            first
        };
        last > first && last - first <= 5 && (first..last).all(joins)
    };
    before.is_some_and(|mention| gap(mention.span.end(), start))
        || after.is_some_and(|mention| gap(end, mention.span.start()))
}

/// A number, its sign or its scale.
fn is_amount(segments: &Segments, at: usize) -> bool {
    let number = segments.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Number);
    number
        || among!(
            segments.word(at),
            "%" | "$" | "percent" | "per" | "cent" | "lakh" | "crore" | "million" | "billion" | "units"
        )
}

fn is_party_kind(kind: EntityKind) -> bool {
    matches!(kind, EntityKind::Company | EntityKind::Product)
}

fn is_business_noun(word: &str) -> bool {
    Class::BusinessNoun.has(word)
}
