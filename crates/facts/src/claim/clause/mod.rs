//! A clause of a sentence, its subject, and what a passage carries on. The parts cut sentences and find the subjects.

mod apposition;
mod counted;
mod crowd;
mod cut;
mod figure;
mod foreign;
mod governed;
mod inherit;
mod inverted;
mod maker;
mod own;
mod place_word;
mod stand_in;
mod subjects;
mod tag;
mod words;

use std::rc::Rc;

use super::item::Item;
use super::party::Party;
use crate::span::Span;
pub(crate) use cut::cut;
pub(crate) use maker::product_after;
pub(crate) use stand_in::joins_companies;
pub(crate) use subjects::find_subjects;
pub(crate) use words::{is_adjective, is_copula, is_possessive_mark, is_preposition};

/// What opened a clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Opener {
    Start,
    Comma,
    And,
    With,
    Relative,
    While,
    Paren,
    Colon,
    Dash,
    Follow,
    Content,
    Pipe,
}

/// A run of items with its subjects.
#[derive(Clone, Debug)]
pub(crate) struct Clause {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) opener: Opener,
    /// The company, market or place the clause is about: its own, or the one it carries on.
    pub(crate) subject: Option<Party>,
    /// The subject stands in the clause itself.
    pub(crate) own: bool,
    /// A place that leads the clause: "China made up".
    pub(crate) place: Option<Party>,
    /// It only says who speaks: ", Canalys said".
    pub(crate) tag: bool,
    /// It is about something that is no party: "fares are", "the first update cut".
    pub(crate) foreign: bool,
}

/// What a clause may carry on from the passage.
#[derive(Clone, Debug, Default)]
pub(crate) struct Carried {
    /// The one name of the heading or lead-in this passage stands under.
    pub(crate) heading: Option<Party>,
    /// The company spoken of last.
    pub(crate) company: Option<Party>,
    /// The market spoken of last, for "it" and "the market": a subject. What figures without a market are of is `Passage::market`:
    /// after "smart speakers have 78 million users" those of an article on phones are still of phones.
    pub(crate) market: Option<Party>,
    /// Whichever of both was the last subject.
    pub(crate) last: Option<Party>,
    /// Companies named lately, latest last; at most eight.
    pub(crate) recent: Rc<Vec<String>>,
    /// All companies in the order of their first mention.
    pub(crate) known: Rc<Vec<String>>,
    /// The company was named in this paragraph, or the article is about it.
    pub(crate) fresh: bool,
    /// The two that are to become one company.
    pub(crate) merging: Option<Party>,
    /// A research firm spoke last: its "we" is no company of the market.
    pub(crate) analyst: bool,
}

/// The words of items `from..to`.
pub(crate) fn span_of(items: &[Item], from: usize, to: usize) -> Span {
    match (items.get(from), to.checked_sub(1).and_then(|last| items.get(last))) {
        (Some(first), Some(last)) => first.span.cover(last.span),
        _ => Span::default(),
    }
}
