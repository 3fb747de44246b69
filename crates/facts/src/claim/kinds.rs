//! Which kinds of items a sentence has, as bits: who looks for a kind it lacks is told so by one look. Kinds alone, no words.

use super::item::Kind;
use super::lexicon::{Cue, Noun};

/// A set of kinds. Every trigger is a kind of its own; which company or number an item is makes no difference.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Kinds([u64; 2]);

impl Kinds {
    /// Persons, research firms and outlets.
    pub(crate) const VOICE: Self = Self::bit(VOICE);
    pub(crate) const NUMBER: Self = Self::bit(NUMBER);
    pub(crate) const QUOTE: Self = Self::bit(QUOTE);
    pub(crate) const COLON: Self = Self::bit(COLON);
    pub(crate) const PIPE: Self = Self::bit(PIPE);

    /// All that is counted or measured.
    pub(crate) const NOUNS: Self = {
        let (mut kinds, mut at) = (Self([0; 2]), 0);
        while at < Noun::ALL.len() {
            kinds = kinds.and(Self::bit(Cue::Noun(Noun::ALL[at].1).place()));
            at += 1;
        }
        kinds
    };

    /// Some triggers.
    pub(crate) const fn cues(cues: &[Cue]) -> Self {
        let (mut kinds, mut at) = (Self([0; 2]), 0);
        while at < cues.len() {
            kinds = kinds.and(Self::bit(cues[at].place()));
            at += 1;
        }
        kinds
    }

    /// Some nouns that are counted or measured.
    pub(crate) const fn nouns(nouns: &[Noun]) -> Self {
        let (mut kinds, mut at) = (Self([0; 2]), 0);
        while at < nouns.len() {
            kinds = kinds.and(Self::bit(Cue::Noun(nouns[at]).place()));
            at += 1;
        }
        kinds
    }

    /// The kind of one item; nothing for what nobody looks for.
    pub(crate) fn of(kind: Kind) -> Self {
        match kind {
            Kind::Cue(cue) => Self::bit(cue.place()),
            Kind::Voice(_) => Self::VOICE,
            Kind::Quantity(_) => Self::NUMBER,
            Kind::Quote => Self::QUOTE,
            Kind::Colon => Self::COLON,
            Kind::Pipe => Self::PIPE,
            _ => Self::default(),
        }
    }

    /// Both sets.
    pub(crate) const fn and(self, other: Self) -> Self {
        Self([self.0[0] | other.0[0], self.0[1] | other.0[1]])
    }

    /// Whether the sets share a kind.
    pub(crate) const fn meets(self, other: Self) -> bool {
        self.0[0] & other.0[0] | self.0[1] & other.0[1] != 0
    }

    const fn bit(place: u8) -> Self {
        let bit = 1 << (place % 64);
        if place < 64 { Self([bit, 0]) } else { Self([0, bit]) }
    }
}

// Behind the triggers.
const VOICE: u8 = 123;
const NUMBER: u8 = 124;
const QUOTE: u8 = 125;
const COLON: u8 = 126;
const PIPE: u8 = 127;

const _: () = assert!(Cue::PLACES <= VOICE, "each kind has a bit of its own");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_has_what_was_put_in_and_nothing_else() {
        let kinds = [
            Kind::Cue(Cue::Rise),
            Kind::Cue(Cue::Total),
            Kind::Cue(Cue::Noun(Noun::Share)),
            Kind::Cue(Cue::Noun(Noun::Block)),
            Kind::Voice(3),
            Kind::Quantity(0),
            Kind::Quote,
            Kind::Colon,
            Kind::Pipe,
        ];
        for one in kinds {
            for other in kinds {
                assert_eq!(Kinds::of(one).meets(Kinds::of(other)), one == other, "{one:?} {other:?}");
            }
        }
        assert_eq!(Kinds::cues(&[Cue::Rise, Cue::Total]), Kinds::of(kinds[0]).and(Kinds::of(kinds[1])));
        assert_eq!(Kinds::nouns(&[Noun::Share, Noun::Block]), Kinds::of(kinds[2]).and(Kinds::of(kinds[3])));
        assert!(!Kinds::of(Kind::Word).meets(Kinds::of(Kind::Word)));
    }
}
