//! A sentence as a row of typed items: names, numbers, periods, trigger words and the words between.

use std::ops::Range;

use super::kinds::Kinds;
use super::lexicon::{Cue, Noun, find_cue};
use crate::among::among;
use crate::entity::{EntityKind, EntityMention};
use crate::period::PeriodMention;
use crate::quantity::Quantity;
use crate::segment::{Segments, Sentence, TokenKind};
use crate::span::Span;

/// What an item is; the numbers index the mentions of the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A company, brand or product.
    Name(usize),
    /// A person, research firm or outlet.
    Voice(usize),
    Region(usize),
    Market(usize),
    Quantity(usize),
    Period(usize),
    Cue(Cue),
    Word,
    Comma,
    Semicolon,
    Colon,
    Dash,
    Open,
    Close,
    Quote,
    Pipe,
    Punct,
}

/// One item.
#[derive(Clone, Debug)]
pub(crate) struct Item<'a> {
    pub(crate) span: Span,
    /// Its words in lower case when it is one token long; else empty.
    pub(crate) word: &'a str,
    /// All its words, lower case.
    pub(crate) lower: &'a str,
    pub(crate) kind: Kind,
    pub(crate) tokens: Range<usize>,
    /// The entity behind a name, voice, region or market.
    pub(crate) entity: Option<&'a EntityMention>,
    pub(crate) quantity: Option<&'a Quantity>,
    /// The kinds of all items of its sentence.
    around: Kinds,
}

impl<'a> Item<'a> {
    /// The canonical name behind a name, voice, region or market; else empty.
    pub(crate) fn name(&self) -> &'a str {
        self.entity.map_or("", |entity| &entity.name)
    }

    /// The last of its words, lower case: what the others describe.
    pub(crate) fn last_word(&self) -> &'a str {
        if self.word.is_empty() { self.lower.rsplit(' ').next().unwrap_or("") } else { self.word }
    }

    /// Whether it names a company, brand or product.
    pub(crate) fn is_name(&self) -> bool {
        matches!(self.kind, Kind::Name(_))
    }
}

/// What stands at a place of a sentence; nothing stands beyond its ends.
pub(crate) trait Row<'a> {
    /// The word of item `at`, lower case, when it is one token long; else empty.
    fn word(&self, at: usize) -> &'a str;
    /// All words of item `at`, lower case.
    fn lower(&self, at: usize) -> &'a str;
    fn kind(&self, at: usize) -> Option<Kind>;
    /// Whether item `at` names a company, brand or product.
    fn is_name(&self, at: usize) -> bool;
    /// `false` means that none of the items is of these kinds. A part of a sentence answers for all of it.
    fn may_have(&self, kinds: &Kinds) -> bool;
}

impl<'a> Row<'a> for [Item<'a>] {
    fn word(&self, at: usize) -> &'a str {
        self.get(at).map_or("", |item| item.word)
    }

    fn lower(&self, at: usize) -> &'a str {
        self.get(at).map_or("", |item| item.lower)
    }

    fn kind(&self, at: usize) -> Option<Kind> {
        self.get(at).map(|item| item.kind)
    }

    fn is_name(&self, at: usize) -> bool {
        self.get(at).is_some_and(Item::is_name)
    }

    fn may_have(&self, kinds: &Kinds) -> bool {
        self.first().is_some_and(|item| item.around.meets(*kinds))
    }
}

/// All mentions of one document, in text order each.
pub(crate) struct Reading<'a> {
    pub(crate) text: &'a str,
    pub(crate) segments: &'a Segments,
    /// The lower-case word of each token.
    pub(crate) words: &'a [&'a str],
    pub(crate) quantities: &'a [Quantity],
    pub(crate) periods: &'a [PeriodMention],
    pub(crate) entities: &'a [EntityMention],
}

impl<'a> Reading<'a> {
    /// The markets named inside `span`, those inside a trigger phrase ("car sales") too.
    pub(crate) fn markets_in(&self, span: Span) -> impl DoubleEndedIterator<Item = &'a EntityMention> + use<'a> {
        let first = self.entities.partition_point(|entity| entity.span.start() < span.start());
        let named = &self.entities[first..];
        let inside = named.iter().take_while(|entity| entity.span.end() <= span.end()).count();
        named[..inside].iter().filter(|entity| entity.kind == EntityKind::Market)
    }
}

/// The mentions a walk over the tokens comes to next.
struct Next {
    /// None of them starts before this byte.
    soonest: usize,
    entity: usize,
    period: usize,
    quantity: usize,
}

impl<'a> Reading<'a> {
    /// Puts the items of one sentence in place of those in `items`.
    pub(crate) fn items(&self, sentence: &Sentence, items: &mut Vec<Item<'a>>) {
        let end = sentence.tokens.end;
        items.clear();
        let mut at = sentence.tokens.start;
        let mut around = Kinds::default();
        let mut next = self.mentions_from(sentence.span.start());
        while at < end {
            let (len, kind) = self.item_at(at, end, &mut next);
            let tokens = at..at + len;
            let span = self.segments.tokens[at].span.cover(self.segments.tokens[at + len - 1].span);
            let word = if len == 1 { self.words[at] } else { "" };
            let lower = if len == 1 { word } else { span.of(&self.segments.lower) };
            let entity = match kind {
                Kind::Name(at) | Kind::Voice(at) | Kind::Region(at) | Kind::Market(at) => self.entities.get(at),
                _ => None,
            };
            let quantity = match kind {
                Kind::Quantity(at) => self.quantities.get(at),
                _ => None,
            };
            around = around.and(Kinds::of(kind));
            items.push(Item { span, word, lower, kind, tokens, entity, quantity, around });
            at += len;
        }
        items.iter_mut().for_each(|item| item.around = around);
    }

    /// Length in tokens and kind of the item that begins at token `at`.
    fn item_at(&self, at: usize, end: usize, next: &mut Next) -> (usize, Kind) {
        let start = self.segments.tokens[at].span.start();
        let mention = self.mention_at(start, next).map(|(stop, kind)| {
            let tokens = self.segments.tokens[at..end].iter().take_while(|token| token.span.start() < stop).count();
            (tokens.max(1), kind)
        });
        let cue = find_cue(self.segments, at, end)
            .and_then(|cue| if cue.0 > 1 { self.before_number(at, cue, next) } else { Some(cue) })
            .filter(|(words, cue)| self.cue_holds(at, *words, *cue));
        match (mention, cue) {
            (Some((len, kind)), Some((words, cue))) if cue_wins(kind, len, cue, words) => (words, Kind::Cue(cue)),
            (Some(mention), _) => mention,
            (None, Some((words, cue))) => (words, Kind::Cue(cue)),
            (None, None) => (1, self.plain(at)),
        }
    }

    /// "rose above 30 million": the words that bound a number belong to it, not to "rose above".
    fn before_number(&self, at: usize, (words, cue): (usize, Cue), next: &Next) -> Option<(usize, Cue)> {
        let coming = self.quantities.get(next.quantity..).unwrap_or_default();
        let start = |token: usize| self.segments.tokens[token].span.start();
        let inside = |token: &usize| {
            coming
                .iter()
                .take_while(|found| found.span.start() <= start(*token))
                .any(|found| found.span.start() == start(*token))
        };
        match (at + 1..at + words).find(inside) {
            Some(number) => find_cue(self.segments, at, number),
            None => Some((words, cue)),
        }
    }

    /// The first mentions of each kind that start at or after byte `start`.
    fn mentions_from(&self, start: usize) -> Next {
        Next {
            soonest: start,
            entity: self.entities.partition_point(|found| found.span.start() < start),
            period: self.periods.partition_point(|found| found.span.start() < start),
            quantity: self.quantities.partition_point(|found| found.span.start() < start),
        }
    }

    /// The longest mention that starts at byte `start`: where it ends and what it is. `next` is no mention behind `start`.
    fn mention_at(&self, start: usize, next: &mut Next) -> Option<(usize, Kind)> {
        if start < next.soonest {
            return None;
        }
        let entity = at_start(self.entities, start, &mut next.entity, |entity| entity.span).map(|at| {
            let kind = match self.entities[at].kind {
                EntityKind::Company | EntityKind::Product => Kind::Name(at),
                EntityKind::Researcher | EntityKind::Person | EntityKind::Outlet => Kind::Voice(at),
                EntityKind::Region => Kind::Region(at),
                EntityKind::Market => Kind::Market(at),
            };
            (self.entities[at].span.end(), kind)
        });
        let period = at_start(self.periods, start, &mut next.period, |period| period.span)
            .map(|at| (self.periods[at].span.end(), Kind::Period(at)));
        let quantity = at_start(self.quantities, start, &mut next.quantity, |quantity| quantity.span)
            .map(|at| (self.quantities[at].span.end(), Kind::Quantity(at)));
        if entity.is_none() && period.is_none() && quantity.is_none() {
            next.soonest = self.soonest(next);
            return None;
        }
        // `max_by_key` keeps the last of equals: names before periods before numbers.
        [quantity, period, entity].into_iter().flatten().max_by_key(|(stop, _)| *stop)
    }

    /// Where the first of the mentions `next` starts.
    fn soonest(&self, next: &Next) -> usize {
        let starts = [
            self.entities.get(next.entity).map(|found| found.span),
            self.periods.get(next.period).map(|found| found.span),
            self.quantities.get(next.quantity).map(|found| found.span),
        ];
        starts.iter().flatten().map(|span| span.start()).min().unwrap_or(usize::MAX)
    }

    /// Some trigger words are no triggers in a name's capitals or after certain words.
    fn cue_holds(&self, at: usize, words: usize, cue: Cue) -> bool {
        let token = self.segments.tokens[at];
        let first = at == 0 || self.segments.tokens[at - 1].kind == TokenKind::Punct;
        let word = self.words[at];
        // "state-run", "self-operated": the second half is no verb.
        let hyphenated = at > 0 && token.glued && self.segments.word(at - 1) == "-";
        if hyphenated && !matches!(cue, Cue::Noun(_)) || words == 1 && self.leads_compound(at) {
            return false;
        }
        match cue {
            // "as follows:" only announces a list.
            Cue::Follow if word == "follows" => at == 0 || self.segments.word(at - 1) != "as",
            // "US", "IT", "May".
            // "beat forecasts", "fell short of forecasts": what came out, not what will.
            Cue::Forecast if matches!(word, "forecasts" | "projections") => !self.is_outdone(at),
            Cue::Forecast if word == "sees" => !self.undergoes(at),
            Cue::Pronoun => !token.all_caps || word == "i",
            Cue::Plan => word != "will" || !token.capital || first || self.leads_title_verb(at),
            _ => true,
        }
    }

    /// "Xiaomi Will Become", in a headline; "Will Smith" is a name.
    fn leads_title_verb(&self, at: usize) -> bool {
        among!(
            self.segments.word(at + 1),
            "be" | "become"
                | "have"
                | "reach"
                | "overtake"
                | "surpass"
                | "lead"
                | "ship"
                | "sell"
                | "take"
                | "grow"
                | "rise"
                | "fall"
                | "drop"
                | "exceed"
                | "hit"
                | "top"
                | "dominate"
                | "account"
                | "remain"
                | "soon"
                | "not"
        )
    }

    /// "share-based", "state-run": the first half is no word of its own.
    fn leads_compound(&self, at: usize) -> bool {
        let tokens = &self.segments.tokens;
        let glued = |index: usize| tokens.get(index).is_some_and(|token| token.glued);
        glued(at + 1) && glued(at + 2) && tokens[at + 2].kind == TokenKind::Word && self.segments.word(at + 1) == "-"
    }

    /// "sees its share grow by 5%": what happens to it; "sees its share growing" foresees.
    fn undergoes(&self, at: usize) -> bool {
        let bare = |at: usize| {
            among!(
                self.segments.word(at),
                "grow"
                    | "rise"
                    | "increase"
                    | "jump"
                    | "climb"
                    | "surge"
                    | "fall"
                    | "drop"
                    | "decline"
                    | "shrink"
                    | "slip"
            )
        };
        among!(self.segments.word(at + 1), "its" | "their") && (at + 3..at + 8).any(bare)
    }

    /// "beat", "above", "short of" stand before.
    fn is_outdone(&self, at: usize) -> bool {
        let word = |back: usize| at.checked_sub(back).map_or("", |at| self.segments.word(at));
        matches!(
            word(1),
            "beat" | "beats" | "beating" | "missed" | "missing" | "topped" | "topping" | "above" | "below" | "exceeded"
        ) || word(1) == "of" && matches!(word(2), "short" | "ahead")
    }

    fn plain(&self, at: usize) -> Kind {
        let token = self.segments.tokens[at];
        if token.kind != TokenKind::Punct {
            return Kind::Word;
        }
        let next_glued = self.segments.tokens.get(at + 1).is_some_and(|next| next.glued);
        match token.span.of(self.text) {
            "," => Kind::Comma,
            ";" => Kind::Semicolon,
            ":" => Kind::Colon,
            "(" | "[" => Kind::Open,
            ")" | "]" => Kind::Close,
            "“" | "”" | "\"" | "«" | "»" => Kind::Quote,
            "|" => Kind::Pipe,
            "—" | "--" => Kind::Dash,
            "-" | "–" if !token.glued && !next_glued => Kind::Dash,
            _ => Kind::Punct,
        }
    }
}

/// Walks `next` to the first mention at or after `start`; gives it when it starts right there.
fn at_start<T>(list: &[T], start: usize, next: &mut usize, span: impl Fn(&T) -> Span) -> Option<usize> {
    while list.get(*next).is_some_and(|found| span(found).start() < start) {
        *next += 1;
    }
    list.get(*next).filter(|found| span(found).start() == start && !span(found).is_empty()).map(|_| *next)
}

/// Whether a trigger phrase of `words` tokens beats a mention of `len` tokens.
fn cue_wins(kind: Kind, len: usize, cue: Cue, words: usize) -> bool {
    match kind {
        Kind::Market(_) => words >= len && matches!(cue, Cue::Noun(noun) if noun != Noun::Market),
        Kind::Region(_) | Kind::Quantity(_) => words > len,
        _ => false,
    }
}
