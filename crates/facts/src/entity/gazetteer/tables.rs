//! How the lists of names are read.
//!
//! A table line is `name | spelling, spelling | attributes`; the name is a spelling too. A line `= words` gives the
//! sector of the lines that follow. Marks before a spelling: `~` also an ordinary word, so the first word of a sentence
//! needs support; `^` so ordinary that a headline needs it too; `!` a name only as a subject or in a list; `-` the name is no spelling of itself. After a
//! spelling, ` @word/word` asks for one of these words elsewhere in the document.

use super::{Case, Entry, Form, Gazetteer, Link, Piece, SLOTS, Spelling, slot};
use crate::entity::EntityKind;
use crate::entity::context::Trust;
use crate::order::InOrder;
use crate::segment::{Token, hash, lex};
use crate::span::Span;

pub(super) const NAMES: &[(EntityKind, &str)] = &[
    (EntityKind::Company, include_str!("../../../data/companies.txt")),
    (EntityKind::Product, include_str!("../../../data/products.txt")),
    (EntityKind::Researcher, include_str!("../../../data/researchers.txt")),
    (EntityKind::Outlet, include_str!("../../../data/outlets.txt")),
    (EntityKind::Person, include_str!("../../../data/people.txt")),
    (EntityKind::Market, include_str!("../../../data/markets.txt")),
];

const REGIONS: &str = include_str!("../../../data/regions.txt");

pub(super) const MARKS: [char; 4] = ['~', '^', '!', '-'];

impl Gazetteer {
    pub(super) fn build() -> Self {
        let mut gazetteer = Gazetteer::default();
        for (kind, table) in NAMES {
            gazetteer.add_names(*kind, table);
        }
        gazetteer.add_regions();
        gazetteer.link();
        gazetteer.by_name = gazetteer.entries.iter().zip(0..).map(|(entry, at)| (hash(entry.name), at)).collect();
        gazetteer.by_name.order();
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
        let spelling = self.spellings.len() as u32;
        let possessive = |token: &&Token| token.span.of(text).starts_with(['\'', '’']);
        let second = tokens.get(1).filter(|token| !possessive(token)).map(|token| token.hash);
        self.links.push(Link { hash: tokens[0].hash, second, len: tokens.len() as u32, spelling });
        self.spellings.push(Spelling { entry, form, trust, companions, pieces });
    }

    /// Puts the links in order and marks where those of each slot begin.
    fn link(&mut self) {
        self.links.order_by_key(|link| (slot(link.hash), std::cmp::Reverse(link.len), link.spelling));
        self.heads = vec![0; SLOTS + 1];
        for link in &self.links {
            self.heads[slot(link.hash) + 1] += 1;
        }
        for slot in 0..SLOTS {
            self.heads[slot + 1] += self.heads[slot];
        }
    }
}

pub(super) fn lines(table: &'static str) -> impl Iterator<Item = &'static str> {
    table.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'))
}

pub(super) fn case(text: &str, token: &Token) -> Case {
    let has_upper = token.span.of(text).chars().any(char::is_uppercase);
    match (token.all_caps, has_upper) {
        (true, _) => Case::AllCaps,
        (_, true) => Case::Capital,
        _ => Case::Any,
    }
}
