//! The lists of known names, ready to look up. The longest name wins; case counts.

mod find;
mod spell;
mod tables;
#[cfg(test)]
mod tests;

use std::ops::Range;
use std::sync::LazyLock;

use super::EntityKind;
use super::context::Trust;
use crate::segment::{Segments, hash, lex};
use crate::span::Span;

/// All tables.
pub(super) static GAZETTEER: LazyLock<Gazetteer> = LazyLock::new(Gazetteer::build);

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
    form: Form,
    trust: Trust,
    /// One of these words, separated by `/`, has to stand elsewhere in the document.
    companions: &'static str,
    pieces: Range<u32>,
}

/// A spelling as the look-up sees it first.
#[derive(Clone, Copy, Debug)]
struct Link {
    /// Of the first word.
    hash: u32,
    /// Of the second; `None` when there is none, or texts write it in two ways.
    second: Option<u32>,
    /// Tokens.
    len: u32,
    spelling: u32,
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
    /// All spellings by the slot of their first word's hash, longer ones first; of equals the one listed first.
    links: Vec<Link>,
    /// Where the links of each slot begin, and where the last end. One more than a power of two.
    heads: Vec<u32>,
    /// The hash of each entry's name with the entry, in order.
    by_name: Vec<(u32, u32)>,
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
    /// The spellings whose first word may have this hash.
    fn links(&self, hash: u32) -> &[Link] {
        let slot = slot(hash);
        &self.links[self.heads[slot] as usize..self.heads[slot + 1] as usize]
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
        let wanted = hash(name);
        let first = self.by_name.partition_point(|known| known.0 < wanted);
        let alike = self.by_name[first..].iter().take_while(move |known| known.0 == wanted);
        alike.map(|known| &self.entries[known.1 as usize]).filter(move |entry| entry.name == name)
    }

    /// The entries a few words name, with form and words, whatever the context.
    pub(super) fn named_in<'g, 't>(&'g self, words: &'t str) -> Vec<(&'g Entry, Form, &'t str)> {
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
        self.links(hash(first)).iter().any(|link| {
            let spelling = &self.spellings[link.spelling as usize];
            let pieces = &self.pieces[spelling.pieces.start as usize..spelling.pieces.end as usize];
            let place = self.entries[spelling.entry as usize].kind == EntityKind::Region && spelling.form == Form::Name;
            let words = lower.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
            place && words.eq(pieces.iter().map(|piece| self.piece_text(piece)))
        })
    }
}

/// Slots of first words; many more than there are first words, so that most words of a text meet an empty one.
const SLOTS: usize = 1 << 14;

fn slot(hash: u32) -> usize {
    hash as usize % SLOTS
}
