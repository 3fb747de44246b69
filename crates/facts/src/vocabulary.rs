//! Words of the language by class: prepositions, offices, words that stand for a company. They stand in `data/words.txt`. Names
//! are in the gazetteer, phrases that trigger a rule in the lexicon of claims.

use std::sync::LazyLock;

use crate::segment::hash;

/// A class of words; the table says what each is.
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
}

impl Class {
    /// The classes by their place among the bits, with the names of their sections.
    const SECTIONS: &'static [&'static str] = &[
        "no name",
        "company verb",
        "company act",
        "saying verb",
        "small word",
        "party",
        "figure of speech",
        "event",
        "place border",
        "currency noun",
        "own business",
        "organisation",
        "body",
        "role",
        "research field",
        "empty word",
        "legal form",
        "holding verb",
        "amount opener",
        "figures",
        "showing verb",
        "apposition opener",
        "business noun",
        "number opener",
        "company noun",
        "plural verb",
        "preposition",
        "sentence opener",
        "neutral",
        "filler",
        "change noun",
        "holder",
        "no modifier",
        "rank verb",
        "contest",
        "rival word",
        "ranking verb",
        "column of names",
        "list",
        "taking",
        "dealing",
        "family name",
        "segment",
    ];

    /// Whether `word`, in lower case, is of this class.
    pub(crate) fn has(self, word: &str) -> bool {
        VOCABULARY.classes(word) >> self as u32 & 1 == 1
    }
}

const TABLE: &str = include_str!("../data/words.txt");

static VOCABULARY: LazyLock<Vocabulary> = LazyLock::new(|| Vocabulary::read(TABLE));

/// How many places the table of hashes has: a power of two, several times the number of words.
const PLACES: usize = 8192;

/// Every word of the table with a bit for each of its classes.
struct Vocabulary {
    /// The number of an entry, counted from 1, at the first free place from its hash on; 0 is free.
    places: Vec<u16>,
    entries: Vec<(&'static str, u64)>,
}

impl Vocabulary {
    fn read(table: &'static str) -> Self {
        let mut vocabulary = Vocabulary { places: vec![0; PLACES], entries: Vec::new() };
        let mut class = 0;
        for line in table.lines().filter(|line| !line.starts_with('#')) {
            match line.strip_prefix('[') {
                Some(name) => class = section(name.trim_end_matches(']')),
                None => line.split(' ').filter(|word| !word.is_empty()).for_each(|word| vocabulary.add(word, class)),
            }
        }
        vocabulary
    }

    fn add(&mut self, word: &'static str, class: u64) {
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

/// The bit of the class whose section is `name`; none for an unknown one, which a test finds.
fn section(name: &str) -> u64 {
    Class::SECTIONS.iter().position(|known| *known == name).map_or(0, |place| 1 << place)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sections() -> impl Iterator<Item = &'static str> {
        TABLE.lines().filter_map(|line| line.strip_prefix('[')?.strip_suffix(']'))
    }

    #[test]
    fn classes_and_sections_are_the_same() {
        assert!(sections().eq(Class::SECTIONS.iter().copied()), "data/words.txt and `Class` list other sections");
        assert!(Class::SECTIONS.len() <= 64, "one bit a class");
    }

    #[test]
    fn a_word_has_its_classes_and_no_other() {
        for word in ["", "zzz", "The", "preposition"] {
            assert_eq!(VOCABULARY.classes(word), 0, "{word:?}");
        }
        assert!(VOCABULARY.entries.len() * 2 < PLACES, "the table of hashes is too full to be fast");
    }
}
