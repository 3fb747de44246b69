//! What the words around a number say of it: what it counts, whether it is a level or a change, and whose it is.

mod change;
mod company;
mod frame;
mod gap;
mod goods;
mod left;
mod noun;
mod owner;
mod passive;
mod percent;
mod read;
mod right;
mod shape;
mod whole;

use std::cell::OnceCell;

use super::Direction;
use super::clause::{Carried, Clause, Opener};
use super::item::{Item, Kind, Reading, Row};
use super::lexicon::{Cue, Noun};
use super::party::{Party, PartyKind, is_verb};
use crate::among::among;
use crate::entity::EntityMention;
use crate::number::Decimal;
use crate::quantity::{Quantity, Unit};
use crate::span::Span;
use crate::vocabulary::Class;
use change::signed;
pub(crate) use frame::Frame;
pub(crate) use goods::{is_goods, is_people};
pub(crate) use read::read_anchor;

/// How the number is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    /// How much.
    Level,
    /// How much it was before: "from 33 percent a year earlier".
    Prior,
    /// How much more or less.
    Change(Direction),
}

/// What a percentage is a part of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Whole {
    /// Nothing is said.
    None,
    /// A market: "of the market", "of all foundry sales".
    Market,
    /// A company's own sales: "of its volume", "of Samsung's phones".
    Own,
    /// Revenue without an owner: "of revenue".
    Revenue,
    /// Something else: "of its seats".
    Other,
}

/// A number with what its surroundings say.
pub(crate) struct Anchor<'a> {
    pub(crate) reading: &'a Reading<'a>,
    pub(crate) items: &'a [Item<'a>],
    pub(crate) clause: &'a Clause,
    pub(crate) quantity: &'a Quantity,
    /// Its item.
    pub(crate) at: usize,
    pub(crate) shape: Shape,
    /// The noun that says what is measured.
    pub(crate) noun: Option<Noun>,
    /// The words of that noun, when it stands in the sentence.
    pub(crate) noun_span: Option<Span>,
    /// The noun stands right after the number.
    pub(crate) head: bool,
    /// The nearest verb before it in the clause.
    pub(crate) verb: Option<Cue>,
    /// The word right before it: "to", "from", "by", "of", "at", "with".
    pub(crate) prep: &'a str,
    /// A market word right after it: "80.4 million phones".
    pub(crate) counted: Option<&'a EntityMention>,
    pub(crate) whole: Whole,
    pub(crate) subject: Option<Party>,
    /// The subject was found right beside the number.
    pub(crate) beside: bool,
    /// The number and the words that belong to it.
    pub(crate) extent: (usize, usize),
    pub(crate) frame: Frame,
    /// A plain word no rule knows says what is counted.
    pub(crate) unknown: bool,
    pub(crate) carried: &'a Carried,
    /// What `owner` found: a dozen rules ask for it.
    pub(crate) owner: OnceCell<Option<Party>>,
}

impl<'a> Anchor<'a> {
    /// The same anchor again.
    pub(crate) fn copied(&self) -> Anchor<'a> {
        Anchor { subject: self.subject.clone(), owner: OnceCell::new(), ..*self }
    }

    /// Nothing says what is counted: it is what was counted before.
    pub(crate) fn bare(&self) -> bool {
        !self.unknown
            && self.counted.is_none()
            && (self.beside
                || self.extent.0 < self.at
                || self.clause.own
                || self.shape != Shape::Level
                || self.is_entry()
                || self.in_another_time())
    }

    /// "sold 200,000 cars and 30,000 vans": of the same sale, as nothing else is said of them.
    pub(crate) fn is_of_same_sale(&self) -> bool {
        let next = matches!(self.clause.opener, Opener::And | Opener::Comma) && self.at == self.clause.start;
        let alike = self.frame.sentence_noun == Some(Noun::Volume) && self.frame.sentence_change.is_none();
        next && alike && self.shape == Shape::Level && !self.clause_cue(is_verb)
    }

    /// "Airbus has 100,000 employees and Boeing 140,000": a name and its number of what the sentence has just counted.
    pub(crate) fn is_left_out(&self, noun: Noun) -> bool {
        let named = self.at > self.clause.start && self.items[self.at - 1].is_name();
        let says_less = self.noun.is_none() && self.counted.is_none() && self.verb.is_none() && !self.unknown;
        let alike = self.frame.sentence_noun == Some(noun) && self.frame.sentence_change.is_none();
        named && says_less && alike && self.shape == Shape::Level
    }

    /// "compares with 72 million in 2021 and 149 million in 2019": the same, at another time.
    fn in_another_time(&self) -> bool {
        let lone = self.clause.opener == Opener::And && self.at == self.clause.start;
        let counted = self.frame.sentence_noun.is_some() && self.noun.is_none();
        let timed =
            self.items.word(self.at + 1) == "in" && matches!(self.items.kind(self.at + 2), Some(Kind::Period(_)));
        lone && counted && timed
    }

    /// "Globacom - 51.7 million": a line of a list, a name and its number.
    fn is_entry(&self) -> bool {
        let parted = matches!(self.clause.opener, Opener::Dash | Opener::Colon);
        parted && self.at == self.clause.start && self.items[0].is_name() && self.clause.start <= 4
    }

    /// "2. Ford Puma – 8,012" in an article on cars: a line of a ranking, a name and how many of it.
    pub(crate) fn is_ranked_goods(&self) -> bool {
        let marked = self.items[0].quantity.is_some() && matches!(self.items.word(1), "." | ")");
        let parted = matches!(self.clause.opener, Opener::Dash | Opener::Colon | Opener::Comma | Opener::Paren);
        let first = if marked { 2 } else { 0 };
        let alone = self.at == self.clause.start
            && self.at <= first + 3
            && (self.items.len() <= self.at + 3 || self.items.word(self.at + 1) == "and");
        let line = alone && parted && self.items.is_name(first);
        let goods = || self.carried.market.as_ref().is_some_and(|market| is_goods(&market.names[0].0));
        line && self.is_count()
            && matches!(self.noun, None | Some(Noun::Share))
            && self.counted.is_none()
            && !self.unknown
            && goods()
    }

    /// "Of the 206 million, MTN has 63 million" in an article on subscribers: what is counted are people.
    pub(crate) fn counts_people(&self) -> bool {
        let market = self.carried.market.as_ref().is_some_and(|market| is_people(&market.names[0].0));
        market && self.noun.is_none() && self.frame.count == Some(Noun::Volume)
    }

    /// Too few to be a market figure: "more than 5 devices".
    pub(crate) fn small(&self) -> bool {
        let hundred = Decimal::whole(100);
        self.is_count() && self.quantity.lo.or(self.quantity.hi).is_none_or(|bound| bound < hundred)
    }

    /// "$1.39 a share", "$728 per phone": of each one.
    pub(crate) fn of_each(&self) -> bool {
        let next = self.items.word(self.at + 1);
        among!(next, "a" | "an" | "per" | "each" | "apiece")
    }

    /// "bought it for $13 billion", "the deficit comes to $1 trillion", "$16 a pound": the words of the clause say what the
    /// money is, so that it is not what was last spoken of.
    pub(crate) fn deals_otherwise(&self) -> bool {
        let before = self.items[self.at.saturating_sub(12)..self.at].iter().rev();
        let mut own = before.take_while(|item| !matches!(item.kind, Kind::Quantity(_) | Kind::Semicolon));
        self.of_each() || own.any(|item| Class::Dealing.has(item.lower))
    }

    /// At least a thousand.
    pub(crate) fn thousands(&self) -> bool {
        let thousand = Decimal::whole(1_000);
        self.quantity.lo.or(self.quantity.hi).is_some_and(|bound| bound >= thousand)
    }

    /// Too many to be kinds of a thing.
    pub(crate) fn many(&self) -> bool {
        let million = Decimal::whole(1_000_000);
        self.quantity.lo.or(self.quantity.hi).is_some_and(|bound| bound > million)
    }

    /// The number carries its own sign: "(+3.1%)".
    pub(crate) fn signed(&self) -> bool {
        signed(self.reading, self.items, self.at, self.quantity).is_some()
    }

    /// The verb of gain or loss governs the number itself.
    pub(crate) fn governed_by_change(&self) -> bool {
        !among!(self.prep, "to" | "from" | "at" | "of")
    }

    pub(crate) fn is_money(&self) -> bool {
        matches!(self.quantity.unit, Unit::Money(_))
    }

    pub(crate) fn is_count(&self) -> bool {
        self.quantity.unit == Unit::Count
    }

    pub(crate) fn is_percent(&self) -> bool {
        matches!(self.quantity.unit, Unit::Percent | Unit::Points | Unit::Multiple)
    }

    pub(crate) fn is_change(&self) -> bool {
        matches!(self.shape, Shape::Change(_))
    }

    /// The subject when it is a company or product.
    pub(crate) fn company(&self) -> Option<&Party> {
        self.subject.as_ref().filter(|party| party.kind == PartyKind::Company)
    }

    /// The subject when it is a market.
    pub(crate) fn market(&self) -> Option<&Party> {
        self.subject.as_ref().filter(|party| party.kind == PartyKind::Market)
    }

    /// The last noun of measure said before the number in its sentence, in this clause or an earlier one.
    pub(crate) fn last_noun(&self) -> Option<Noun> {
        self.items[..self.at].iter().rev().find_map(|item| match item.kind {
            Kind::Cue(Cue::Noun(noun)) => Some(noun),
            _ => None,
        })
    }

    /// Whether a word of the clause, before the number or after, is in `list`.
    pub(crate) fn clause_has(&self, list: &[&str]) -> bool {
        self.clause_items().iter().any(|item| list.contains(&item.word))
    }

    /// The items of its clause.
    pub(crate) fn clause_items(&self) -> &[Item<'_>] {
        &self.items[self.clause.start..self.clause.end]
    }

    /// Whether a cue of the clause satisfies `test`.
    pub(crate) fn clause_cue(&self, test: impl Fn(Cue) -> bool) -> bool {
        self.clause_items().iter().any(|item| matches!(item.kind, Kind::Cue(cue) if test(cue)))
    }
}

/// Where a number is looked at.
#[derive(Clone, Copy)]
struct Scope<'a> {
    reading: &'a Reading<'a>,
    items: &'a [Item<'a>],
    clause: &'a Clause,
}
