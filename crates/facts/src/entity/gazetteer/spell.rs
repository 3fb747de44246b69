//! Whether the tokens from one on spell a listed name, to the letter, the case and the legal form.

use std::ops::Range;

use super::{Case, Gazetteer, Hit, Link, Spelling};
use crate::among::among;
use crate::entity::EntityKind;
use crate::entity::context::Trust;
use crate::entity::legal_form::{skip_empty_words, skip_legal_forms};
use crate::segment::{Segments, Token, TokenKind};

impl Gazetteer {
    /// A name within the words of a doubtful one that needs no support: "American" the people, not the airline.
    pub(super) fn surer(&self, text: &str, segments: &Segments, within: Range<usize>, sentence: usize) -> Option<Hit> {
        self.readings(text, segments, within, sentence)
            .find(|hit| self.spellings[hit.spelling as usize].trust == Trust::Full)
    }

    /// The longest name that begins the tokens `within`.
    pub(super) fn hit_at(&self, text: &str, segments: &Segments, within: Range<usize>, sentence: usize) -> Option<Hit> {
        self.readings(text, segments, within, sentence).next()
    }

    /// Every name that begins the tokens `within`, the longest first.
    pub(super) fn readings<'a>(
        &'a self,
        text: &'a str,
        segments: &'a Segments,
        within: Range<usize>,
        sentence: usize,
    ) -> impl Iterator<Item = Hit> + 'a {
        let (hash, next) = (segments.hash(within.start), segments.hash(within.start + 1));
        let most = within.len();
        let fitting = move |link: &&Link| {
            link.hash == hash && link.second.is_none_or(|second| second == next) && link.len as usize <= most
        };
        self.links(hash).iter().filter(fitting).filter_map(move |link| {
            let spelling = &self.spellings[link.spelling as usize];
            self.spells(text, segments, within.start, spelling).then(|| {
                let rest = within.start + link.len as usize..within.end;
                let end = self.with_legal_forms(text, segments, spelling, rest);
                Hit { spelling: link.spelling, tokens: within.start..end, sentence }
            })
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
        TokenKind::Word => among!(segments.word(at), "s" | "'s" | "’s"),
        // "Acer14%23%": cells that have lost what stood between them.
        TokenKind::Number => {
            let glued = |at: usize| segments.tokens.get(at).is_some_and(|token| token.glued);
            segments.word(at + 1) == "%" && glued(at + 1) && glued(at + 2)
        }
        _ => true,
    }
}

/// Whether the name may start at token `at`: no number or letter is glued on in front.
fn starts_word(segments: &Segments, at: usize) -> bool {
    let Some(token) = segments.tokens.get(at).filter(|token| token.glued && at > 0) else { return true };
    let before = &segments.tokens[at - 1];
    // "2021Acer": the year of a head, then the first name under it.
    let year = before.kind == TokenKind::Number && before.span.len() == 4 && segments.word(at - 1).starts_with("20");
    before.kind == TokenKind::Punct || year && token.capital && token.span.len() > 2
}
