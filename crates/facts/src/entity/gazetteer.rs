//! The lists of known names, and where a text has one of them. The longest name wins; case counts.
//!
//! A table line is `name | spelling, spelling | attributes`; the name is a spelling too. A line `= words` gives the
//! sector of the lines that follow. Marks before a spelling: `~` also an ordinary word, so the first word of a sentence
//! needs support; `^` so ordinary that a headline needs it too; `!` a name only as a subject or in a list; `-` the name is no spelling of itself. After a
//! spelling, ` @word/word` asks for one of these words elsewhere in the document.

use std::ops::Range;
use std::sync::LazyLock;

use super::EntityKind;
use super::context::{Shape, Shapes, Trust};
use super::scene::Words;
use crate::segment::{Segments, Token, TokenKind, lex};
use crate::span::Span;

/// All tables.
pub(super) static GAZETTEER: LazyLock<Gazetteer> = LazyLock::new(Gazetteer::build);

const NAMES: &[(EntityKind, &str)] = &[
    (EntityKind::Company, include_str!("../../data/companies.txt")),
    (EntityKind::Product, include_str!("../../data/products.txt")),
    (EntityKind::Researcher, include_str!("../../data/researchers.txt")),
    (EntityKind::Outlet, include_str!("../../data/outlets.txt")),
    (EntityKind::Person, include_str!("../../data/people.txt")),
    (EntityKind::Market, include_str!("../../data/markets.txt")),
];
const REGIONS: &str = include_str!("../../data/regions.txt");

const MARKS: [char; 4] = ['~', '^', '!', '-'];

/// How a spelling refers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// By its name.
    Name,
    /// By the adjective or the people: "Chinese".
    Demonym,
    /// By a town or a part.
    Town,
}

/// One listed thing.
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) kind: EntityKind,
    pub(super) name: &'static str,
    /// Country code and head office (`US Cupertino`); for a person the company.
    pub(super) place: &'static str,
    /// What it does, in a few nouns.
    pub(super) sector: &'static str,
}

/// One way to write an entry.
#[derive(Debug)]
struct Spelling {
    entry: u32,
    /// Of its first word.
    hash: u32,
    form: Form,
    trust: Trust,
    /// One of these words, separated by `/`, has to stand elsewhere in the document.
    companions: &'static str,
    pieces: Range<u32>,
    next: u32,
}

/// One token of a spelling.
#[derive(Debug)]
struct Piece {
    lower: Range<u32>,
    glued: bool,
    /// Begins with an apostrophe, which texts write in two ways.
    possessive: bool,
    case: Case,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Case {
    Any,
    Capital,
    AllCaps,
}

/// The tables, ready to look up.
#[derive(Debug, Default)]
pub(super) struct Gazetteer {
    entries: Vec<Entry>,
    spellings: Vec<Spelling>,
    pieces: Vec<Piece>,
    lower: String,
    /// First spelling + 1 of each hash of a first word, chained by `next`; its length is a power of two.
    heads: Vec<u32>,
    /// Entries by name.
    by_name: Vec<u32>,
}

/// One place of a document with a listed name.
#[derive(Clone, Debug)]
pub(super) struct Hit {
    spelling: u32,
    /// Tokens of the name, its legal form included.
    pub(super) tokens: Range<usize>,
    /// The sentence.
    pub(super) sentence: usize,
}

impl Gazetteer {
    fn build() -> Self {
        let mut gazetteer = Gazetteer { heads: vec![0; 1 << 14], ..Gazetteer::default() };
        for (kind, table) in NAMES {
            gazetteer.add_names(*kind, table);
        }
        gazetteer.add_regions();
        gazetteer.chain();
        gazetteer.by_name = (0..gazetteer.entries.len() as u32).collect();
        let entries = &gazetteer.entries;
        gazetteer.by_name.sort_by_key(|&at| (entries[at as usize].name, at));
        gazetteer
    }

    fn add_names(&mut self, kind: EntityKind, table: &'static str) {
        let mut sector = "";
        for line in lines(table) {
            if let Some(words) = line.strip_prefix("= ") {
                sector = words;
                continue;
            }
            let mut fields = line.split('|').map(str::trim);
            let title = fields.next().unwrap_or("");
            let spellings = fields.next().unwrap_or("");
            let place = fields.next().unwrap_or("");
            let own = fields.next().unwrap_or(sector);
            self.entries.push(Entry { kind, name: title, place, sector: own });
            let restated =
                |spelling: &str| spelling.starts_with(MARKS) && spelling[1..].split(" @").next() == Some(title);
            if !spellings.split(',').any(|spelling| restated(spelling.trim())) {
                self.add_spelling(title, Form::Name);
            }
            for spelling in spellings.split(',').map(str::trim).filter(|spelling| !spelling.starts_with('-')) {
                self.add_spelling(spelling, Form::Name);
            }
        }
    }

    /// `code | names | demonyms | towns`.
    fn add_regions(&mut self) {
        for line in lines(REGIONS) {
            let mut fields = line.split('|').map(str::trim);
            let name = fields.next().unwrap_or("");
            self.entries.push(Entry { kind: EntityKind::Region, name, place: "", sector: "" });
            for (field, form) in fields.zip([Form::Name, Form::Demonym, Form::Town]) {
                for spelling in field.split(',') {
                    self.add_spelling(spelling.trim(), form);
                }
            }
        }
    }

    fn add_spelling(&mut self, text: &'static str, form: Form) {
        let (text, companions) = text.split_once(" @").unwrap_or((text, ""));
        let (trust, text) = match text.split_at_checked(1) {
            Some(("~", rest)) => (Trust::Weak, rest),
            Some(("^", rest)) => (Trust::Ordinary, rest),
            Some(("!", rest)) => (Trust::Subject, rest),
            _ => (Trust::Full, text),
        };
        let mut tokens = Vec::new();
        lex(text, Span::new(0, text.len()), &mut tokens);
        if tokens.is_empty() {
            return;
        }
        let start = self.pieces.len() as u32;
        for token in &tokens {
            let at = self.lower.len() as u32;
            self.lower.push_str(&token.span.of(text).to_ascii_lowercase());
            let word = token.span.of(text);
            self.pieces.push(Piece {
                lower: at..self.lower.len() as u32,
                glued: token.glued,
                possessive: word.starts_with(['\'', '’']),
                case: case(text, token),
            });
        }
        let entry = self.entries.len() as u32 - 1;
        let pieces = start..self.pieces.len() as u32;
        let hash = hash(self.piece_text(&self.pieces[start as usize]));
        self.spellings.push(Spelling { entry, hash, form, trust, companions, pieces, next: 0 });
    }

    /// Longer spellings come first in their chain; of equals the one listed first.
    fn chain(&mut self) {
        let mut order: Vec<usize> = (0..self.spellings.len()).collect();
        order.sort_by_key(|&at| (self.spellings[at].pieces.len(), std::cmp::Reverse(at)));
        for at in order {
            let first = &self.pieces[self.spellings[at].pieces.start as usize];
            let slot = self.slot(self.piece_text(first));
            self.spellings[at].next = self.heads[slot];
            self.heads[slot] = at as u32 + 1;
        }
    }

    fn slot(&self, word: &str) -> usize {
        hash(word) as usize & (self.heads.len() - 1)
    }

    fn piece_text(&self, piece: &Piece) -> &str {
        &self.lower[piece.lower.start as usize..piece.lower.end as usize]
    }

    /// The entry a hit names.
    pub(super) fn entry(&self, hit: &Hit) -> &Entry {
        &self.entries[self.spellings[hit.spelling as usize].entry as usize]
    }

    /// How a hit refers to its entry.
    pub(super) fn form(&self, hit: &Hit) -> Form {
        self.spellings[hit.spelling as usize].form
    }

    /// The entries with this canonical name.
    pub(super) fn named<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Entry> {
        let first = self.by_name.partition_point(|&at| self.entries[at as usize].name < name);
        self.by_name[first..].iter().map(|&at| &self.entries[at as usize]).take_while(move |entry| entry.name == name)
    }

    /// The entries a few words name, with form and words, whatever the context.
    pub(super) fn named_in<'t>(&self, words: &'t str) -> Vec<(&Entry, Form, &'t str)> {
        let mut segments = Segments { lower: words.to_ascii_lowercase(), ..Segments::default() };
        lex(words, Span::new(0, words.len()), &mut segments.tokens);
        let (mut found, mut at) = (Vec::new(), 0);
        while at < segments.tokens.len() {
            let Some(hit) = self.hit_at(words, &segments, at..segments.tokens.len(), 0) else {
                at += 1;
                continue;
            };
            at = hit.tokens.end;
            let span = segments.tokens[hit.tokens.start].span.cover(segments.tokens[at - 1].span);
            found.push((self.entry(&hit), self.form(&hit), span.of(words)));
        }
        found
    }

    /// Whether `name` is how a place is called ("India", "Latin America").
    pub(super) fn is_place(&self, name: &str) -> bool {
        let lower = name.to_ascii_lowercase();
        let first = lower.split(|c: char| !c.is_alphabetic()).next().unwrap_or("");
        let mut next = self.heads[self.slot(first)];
        while next > 0 {
            let spelling = &self.spellings[next as usize - 1];
            let pieces = &self.pieces[spelling.pieces.start as usize..spelling.pieces.end as usize];
            let place = self.entries[spelling.entry as usize].kind == EntityKind::Region && spelling.form == Form::Name;
            let words = lower.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
            if place && words.eq(pieces.iter().map(|piece| self.piece_text(piece))) {
                return true;
            }
            next = spelling.next;
        }
        false
    }

    /// Every listed name of the document, in text order, none overlapping another.
    pub(super) fn find(&self, text: &str, segments: &Segments, shapes: &Shapes, words: &Words) -> Vec<Hit> {
        let mut hits = Vec::new();
        let mut doubtful = Vec::new();
        for (sentence, range) in segments.sentences.iter().map(|sentence| sentence.tokens.clone()).enumerate() {
            let mut at = range.start;
            while at < range.end {
                at = match self.hit_at(text, segments, at..range.end, sentence) {
                    Some(hit) => {
                        let end = hit.tokens.end;
                        if self.stands(text, segments, shapes, &hit) {
                            hits.push(hit);
                            end
                        } else {
                            doubtful.push(hit);
                            self.surer(text, segments, at..end, sentence).map_or(end, |hit| {
                                let end = hit.tokens.end;
                                hits.push(hit);
                                end
                            })
                        }
                    }
                    None => at + 1,
                }
            }
        }
        self.settle(text, segments, shapes, words, hits, doubtful)
    }

    /// Keeps a doubtful hit when the document names the same entry beyond doubt, and drops what lacks its companion.
    fn settle(
        &self,
        text: &str,
        segments: &Segments,
        shapes: &Shapes,
        words: &Words,
        mut hits: Vec<Hit>,
        doubtful: Vec<Hit>,
    ) -> Vec<Hit> {
        let met = |companions: &str| companions.is_empty() || companions.split('/').any(|word| words.has(word));
        hits.retain(|hit| met(self.spellings[hit.spelling as usize].companions));
        let mut sure: Vec<u32> = hits.iter().map(|hit| self.spellings[hit.spelling as usize].entry).collect();
        sure.sort_unstable();
        sure.dedup();
        let starts: Vec<usize> =
            hits.iter().filter(|hit| self.entry(hit).kind == EntityKind::Company).map(|hit| hit.tokens.start).collect();
        for hit in doubtful {
            let spelling = &self.spellings[hit.spelling as usize];
            // "Orange and T-Mobile": a company beside it in a list speaks for it.
            let listed = matches!(segments.word(hit.tokens.end), "and" | "," | "&")
                && starts.binary_search(&(hit.tokens.end + 1)).is_ok();
            let known = (listed || sure.binary_search(&spelling.entry).is_ok()) && met(spelling.companions);
            if known && shapes.allows(text, segments, &hit.tokens, spelling.trust) {
                hits.push(hit);
            }
        }
        hits.sort_by_key(|hit| (hit.tokens.start, std::cmp::Reverse(hit.tokens.end)));
        hits.dedup_by(|later, earlier| later.tokens.start < earlier.tokens.end);
        let mut past = 0;
        hits.retain(|hit| {
            let own = hit.tokens.start == past && past > 0;
            past = hit.tokens.end;
            if is_ticker(segments, hit) {
                return false;
            }
            let town = self.form(hit) == Form::Town && shapes.get(hit.sentence) == Shape::Prose;
            !town || own || !is_second_name(segments, words, hit)
        });
        hits
    }

    fn stands(&self, text: &str, segments: &Segments, shapes: &Shapes, hit: &Hit) -> bool {
        let trust = self.spellings[hit.spelling as usize].trust;
        shapes.trusts(text, segments, &hit.tokens, hit.sentence, trust)
    }

    /// A name within the words of a doubtful one that needs no support: "American" the people, not the airline.
    fn surer(&self, text: &str, segments: &Segments, within: Range<usize>, sentence: usize) -> Option<Hit> {
        self.readings(text, segments, within, sentence)
            .find(|hit| self.spellings[hit.spelling as usize].trust == Trust::Full)
    }

    /// The longest name that begins the tokens `within`.
    fn hit_at(&self, text: &str, segments: &Segments, within: Range<usize>, sentence: usize) -> Option<Hit> {
        self.readings(text, segments, within, sentence).next()
    }

    /// Every name that begins the tokens `within`, the longest first.
    fn readings<'a>(
        &'a self,
        text: &'a str,
        segments: &'a Segments,
        within: Range<usize>,
        sentence: usize,
    ) -> impl Iterator<Item = Hit> + 'a {
        let hash = hash(segments.word(within.start));
        let mut next = self.heads[hash as usize & (self.heads.len() - 1)];
        std::iter::from_fn(move || {
            while next > 0 {
                let at = next - 1;
                let spelling = &self.spellings[at as usize];
                next = spelling.next;
                let end = within.start + spelling.pieces.len();
                if spelling.hash == hash && end <= within.end && self.spells(text, segments, within.start, spelling) {
                    let end = self.with_legal_forms(text, segments, spelling, end..within.end);
                    return Some(Hit { spelling: at, tokens: within.start..end, sentence });
                }
            }
            None
        })
    }

    fn with_legal_forms(&self, text: &str, segments: &Segments, spelling: &Spelling, rest: Range<usize>) -> usize {
        if !segments.tokens.get(rest.start).is_some_and(|token| token.capital || token.kind == TokenKind::Punct) {
            return rest.start;
        }
        let entry = &self.entries[spelling.entry as usize];
        match entry.kind {
            EntityKind::Company if !entry.sector.contains("conglomerate") => skip_empty_words(text, segments, rest),
            EntityKind::Company | EntityKind::Researcher => skip_legal_forms(text, segments, rest.start, rest.end),
            _ => rest.start,
        }
    }

    fn spells(&self, text: &str, segments: &Segments, start: usize, spelling: &Spelling) -> bool {
        let pieces = &self.pieces[spelling.pieces.start as usize..spelling.pieces.end as usize];
        // The hash has compared the first word; a longer name is told apart fastest by its others.
        for (offset, piece) in pieces.iter().enumerate().rev() {
            let token = &segments.tokens[start + offset];
            let fitting = token.span.len() == piece.lower.len() || piece.possessive;
            if !fitting || (offset > 0 && token.glued != piece.glued) || !fits(text, token, piece.case) {
                return false;
            }
            if !same_word(segments.word(start + offset), self.piece_text(piece)) {
                return false;
            }
        }
        ends_word(segments, start + pieces.len()) && starts_word(segments, start)
    }
}

/// A part of "(NYSE:HPQ)".
fn is_ticker(segments: &Segments, hit: &Hit) -> bool {
    let word = |at: usize| segments.word(at);
    let glued = |at: usize| segments.tokens.get(at).is_some_and(|token| token.glued);
    let exchange = word(hit.tokens.end) == ":"
        && glued(hit.tokens.start)
        && hit.tokens.start > 0
        && word(hit.tokens.start - 1) == "(";
    let code = hit.tokens.start > 2
        && word(hit.tokens.start - 1) == ":"
        && word(hit.tokens.start - 3) == "("
        && word(hit.tokens.end) == ")";
    exchange || code
}

/// "Drew Houston", "Mira Austin": a capitalised word that is no everyday opener stands before, and it is no "Greater".
fn is_second_name(segments: &Segments, words: &Words, hit: &Hit) -> bool {
    let Some(at) = hit.tokens.start.checked_sub(1) else { return false };
    let (token, word) = (&segments.tokens[at], segments.word(at));
    let part = matches!(
        word,
        "greater"
            | "central"
            | "downtown"
            | "north"
            | "south"
            | "east"
            | "west"
            | "inner"
            | "outer"
            | "northern"
            | "southern"
            | "western"
            | "eastern"
            | "upper"
            | "lower"
    );
    let name = !super::context::starts_sentence(segments, at, hit.sentence) || !words.has_small(word);
    let plain = token.kind == TokenKind::Word && token.capital && !token.all_caps && !token.glued;
    plain && name && !part && !super::runs::is_no_name(word) && hit.tokens.len() == 1
}

fn lines(table: &'static str) -> impl Iterator<Item = &'static str> {
    table.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'))
}

fn case(text: &str, token: &Token) -> Case {
    let has_upper = token.span.of(text).chars().any(char::is_uppercase);
    match (token.all_caps, has_upper) {
        (true, _) => Case::AllCaps,
        (_, true) => Case::Capital,
        _ => Case::Any,
    }
}

/// Whether the token is written as boldly as the spelling asks.
fn fits(text: &str, token: &Token, case: Case) -> bool {
    match case {
        Case::Any => true,
        Case::Capital => token.capital || token.span.of(text).chars().any(char::is_uppercase),
        Case::AllCaps => token.all_caps,
    }
}

fn same_word(word: &str, piece: &str) -> bool {
    word == piece || (piece.starts_with('\'') && word.strip_prefix('’') == Some(&piece[1..]))
}

/// Whether the name may end before token `at`: nothing but a plural or possessive is glued on.
fn ends_word(segments: &Segments, at: usize) -> bool {
    let Some(token) = segments.tokens.get(at).filter(|token| token.glued) else { return true };
    match token.kind {
        TokenKind::Word => matches!(segments.word(at), "s" | "'s" | "’s"),
        TokenKind::Number => false,
        _ => true,
    }
}

/// Whether the name may start at token `at`: no number or letter is glued on in front.
fn starts_word(segments: &Segments, at: usize) -> bool {
    let glued = segments.tokens.get(at).is_some_and(|token| token.glued);
    !glued || at == 0 || segments.tokens[at - 1].kind == TokenKind::Punct
}

/// Past the legal form and words such as "Financial Services" before it, when a legal form follows them.
fn skip_empty_words(text: &str, segments: &Segments, rest: Range<usize>) -> usize {
    let empty = |at: usize| segments.tokens[at].capital && is_empty_word(segments.word(at));
    let words = rest.clone().take_while(|&at| empty(at)).count();
    let after = rest.start + words;
    let end = skip_legal_forms(text, segments, after, rest.end);
    if words == 0 || end > after { end } else { rest.start }
}

/// Words that add nothing to the name of a company before its legal form.
fn is_empty_word(word: &str) -> bool {
    matches!(
        word,
        "financial"
            | "services"
            | "bancshares"
            | "bancorp"
            | "technologies"
            | "technology"
            | "communications"
            | "systems"
            | "international"
            | "industries"
            | "motor"
            | "motors"
            | "brands"
            | "pharmaceuticals"
            | "pharmaceutical"
            | "electronics"
            | "airlines"
            | "stores"
            | "software"
            | "networks"
            | "entertainment"
            | "interactive"
            | "energy"
            | "automobile"
            | "automotive"
            | "global"
            | "worldwide"
    )
}

/// Past "Inc", "Corp.", "Group", "& Co" and the like.
pub(super) fn skip_legal_forms(text: &str, segments: &Segments, mut at: usize, end: usize) -> usize {
    let form = |at: usize| at < end && is_legal_form(segments.word(at)) && segments.tokens[at].capital;
    if at < end && segments.word(at) == "&" && form(at + 1) {
        at += 1;
    }
    while form(at) {
        at += 1;
        let stop = at < end && segments.tokens[at].span.of(text) == "." && segments.tokens[at].glued;
        if stop && at + 1 < end {
            at += 1;
        }
    }
    at
}

/// The legal form of a company, or a noun as empty.
pub(super) fn is_legal_form(word: &str) -> bool {
    matches!(
        word,
        "inc"
            | "incorporated"
            | "corp"
            | "corporation"
            | "co"
            | "company"
            | "ltd"
            | "limited"
            | "llc"
            | "plc"
            | "ag"
            | "sa"
            | "nv"
            | "se"
            | "spa"
            | "ab"
            | "asa"
            | "oyj"
            | "gmbh"
            | "kk"
            | "pte"
            | "bhd"
            | "tbk"
            | "group"
            | "holding"
            | "holdings"
    )
}

/// FNV-1a.
pub(super) fn hash(word: &str) -> u32 {
    let hash = word.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    hash ^ (hash >> 15)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_well_formed() {
        for (kind, table) in NAMES {
            let mut names = Vec::new();
            for line in lines(table).filter(|line| !line.starts_with("= ")) {
                assert!(line.split('|').count() <= 4, "{kind:?}: too many fields: {line}");
                let name = line.split('|').next().unwrap_or("").trim();
                assert!(!name.is_empty() && !name.starts_with(MARKS), "{kind:?}: no name: {line}");
                names.push(name);
            }
            names.sort_unstable();
            let twice: Vec<_> = names.windows(2).filter(|pair| pair[0] == pair[1]).collect();
            assert!(twice.is_empty(), "{kind:?}: {twice:?}");
        }
    }

    #[test]
    fn employers_and_makers_are_listed() {
        let missing: Vec<_> = GAZETTEER
            .entries
            .iter()
            .filter(|entry| matches!(entry.kind, EntityKind::Person | EntityKind::Product) && !entry.place.is_empty())
            .filter(|entry| !GAZETTEER.named(entry.place).any(|firm| firm.kind != EntityKind::Person))
            .map(|entry| (entry.name, entry.place))
            .collect();
        assert!(missing.is_empty(), "{missing:?}");
    }

    #[test]
    fn one_spelling_names_one_thing() {
        let mut spellings: Vec<(String, &str)> = Vec::new();
        for spelling in GAZETTEER.spellings.iter().filter(|spelling| spelling.companions.is_empty()) {
            let entry = &GAZETTEER.entries[spelling.entry as usize];
            if spelling.trust == Trust::Full && entry.kind != EntityKind::Region {
                let pieces = &GAZETTEER.pieces[spelling.pieces.start as usize..spelling.pieces.end as usize];
                let words: Vec<&str> = pieces.iter().map(|piece| GAZETTEER.piece_text(piece)).collect();
                let cases: String =
                    pieces.iter().map(|piece| if piece.case == Case::AllCaps { 'A' } else { 'a' }).collect();
                spellings.push((words.join(" ") + &cases, entry.name));
            }
        }
        spellings.sort_unstable();
        let shared: Vec<_> =
            spellings.windows(2).filter(|pair| pair[0].0 == pair[1].0 && pair[0].1 != pair[1].1).collect();
        assert!(shared.is_empty(), "{shared:?}");
    }
}
