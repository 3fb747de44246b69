//! Words of the language by class: prepositions, offices, words that stand for a company. They stand in `data/words.txt`. Names
//! are in the gazetteer, phrases that trigger a rule in the lexicon of claims.

use std::sync::LazyLock;

use crate::section::sections;
use crate::segment::hash;

sections! {
    /// A class of words; the table says what each is, in the same order.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub(crate) enum Class {
        NoName,
        CompanyVerb,
        CompanyAct,
        SayingVerb,
        SmallWord,
        Party,
        FigureOfSpeech,
        Event,
        PlaceBorder,
        PlaceNoun,
        CurrencyNoun,
        OwnBusiness,
        Organisation,
        Body,
        Role,
        ResearchField,
        EmptyWord,
        LegalForm,
        HoldingVerb,
        AmountOpener,
        Figures,
        ShowingVerb,
        AppositionOpener,
        BusinessNoun,
        NumberOpener,
        CompanyNoun,
        PluralVerb,
        Preposition,
        SentenceOpener,
        Neutral,
        Filler,
        ChangeNoun,
        Holder,
        NoModifier,
        RankVerb,
        Contest,
        RivalWord,
        RankingVerb,
        ColumnOfNames,
        List,
        Taking,
        Dealing,
        FamilyName,
        Segment,
        TagVerb,
        Pushing,
        MovingCause,
        Foremost,
        Site,
        Relation,
        ReportingVerb,
        Adverb,
    }
}

impl Class {
    /// Whether `word`, in lower case, is of this class.
    pub(crate) fn has(self, word: &str) -> bool {
        let vocabulary = &*VOCABULARY;
        let (block, bit) = ends(word);
        vocabulary.ends[self as usize][block] & bit != 0 && vocabulary.classes(word) & self.bit() != 0
    }

    fn bit(self) -> u64 {
        1 << self as u32
    }
}

const TABLE: &str = include_str!("../data/words.txt");

static VOCABULARY: LazyLock<Vocabulary> = LazyLock::new(|| Vocabulary::read(TABLE));

/// A bit for the first letter, the last and the length of some words.
type Ends = [u64; 4];

/// Block and bit of a word by its ends and its length.
fn ends(word: &str) -> (usize, u64) {
    let bytes = word.as_bytes();
    let (first, last) = bytes.first().zip(bytes.last()).map_or((0, 0), |(first, last)| (*first, *last));
    let place = usize::from(first) + 5 * usize::from(last) + 37 * bytes.len();
    (place / 64 % 4, 1 << (place % 64))
}

/// How many places the table of hashes has: a power of two, several times the number of words.
const PLACES: usize = 8192;

/// Every word of the table with a bit for each of its classes.
struct Vocabulary {
    /// For each class the ends and lengths of its words: most words are told to be none of them before they are looked up.
    ends: [Ends; 64],
    /// The number of an entry, counted from 1, at the first free place from its hash on; 0 is free.
    places: Vec<u16>,
    entries: Vec<(&'static str, u64)>,
}

impl Vocabulary {
    fn read(table: &'static str) -> Self {
        let mut vocabulary = Vocabulary { ends: [[0; 4]; 64], places: vec![0; PLACES], entries: Vec::new() };
        let mut class = None;
        for line in table.lines().filter(|line| !line.starts_with('#')) {
            match (line.strip_prefix('['), class) {
                (Some(name), _) => class = Class::of_section(name.trim_end_matches(']')),
                (None, Some(class)) => {
                    line.split(' ').filter(|word| !word.is_empty()).for_each(|word| vocabulary.add(word, class));
                }
                (None, None) => {}
            }
        }
        vocabulary
    }

    fn add(&mut self, word: &'static str, class: Class) {
        let (block, bit) = ends(word);
        self.ends[class as usize][block] |= bit;
        let class = class.bit();
        let place = self.place(word);
        match self.places[place] {
            0 => {
                self.entries.push((word, class));
                self.places[place] = self.entries.len() as u16;
            }
            known => self.entries[usize::from(known) - 1].1 |= class,
        }
    }

    /// Where the word stands, or the free place where it would.
    fn place(&self, word: &str) -> usize {
        let mut place = hash(word) as usize % PLACES;
        while self.entry(place).is_some_and(|entry| entry.0 != word) {
            place = (place + 1) % PLACES;
        }
        place
    }

    fn entry(&self, place: usize) -> Option<&(&'static str, u64)> {
        usize::from(self.places[place]).checked_sub(1).map(|at| &self.entries[at])
    }

    fn classes(&self, word: &str) -> u64 {
        self.entry(self.place(word)).map_or(0, |entry| entry.1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::section::names;

    #[test]
    fn classes_and_sections_are_the_same() {
        let sections: Vec<Option<Class>> = names(TABLE).map(Class::of_section).collect();
        let classes: Vec<Option<Class>> = Class::ALL.iter().map(|(_, class)| Some(*class)).collect();
        assert_eq!(sections, classes, "data/words.txt and `Class` list other sections");
        assert!(classes.len() <= 64, "one bit a class");
    }

    #[test]
    fn a_word_has_its_classes_and_no_other() {
        for word in ["", "zzz", "The", "preposition"] {
            assert_eq!(VOCABULARY.classes(word), 0, "{word:?}");
        }
        assert!(VOCABULARY.entries.len() * 2 < PLACES, "the table of hashes is too full to be fast");
    }
}
