//! What stands after a number in its clause: what is counted, what changed, what a percentage is a part of.

use std::ops::ControlFlow::{self, Break, Continue};

use super::Whole;
use super::goods::{is_outlet, is_people};
use super::percent::percent_right;
use crate::among::among;
use crate::claim::clause::{Clause, is_preposition};
use crate::claim::item::{Item, Kind, Row};
use crate::claim::lexicon::{Cue, Noun};
use crate::entity::EntityMention;
use crate::quantity::{Quantity, Unit};
use crate::span::Span;

pub(super) struct Right<'a> {
    pub(super) noun: Option<Noun>,
    pub(super) noun_span: Option<Span>,
    /// What is counted: "80.4 million phones".
    pub(super) counted: Option<&'a EntityMention>,
    pub(super) product: Option<usize>,
    pub(super) whole: Whole,
    /// The number is followed by a plain word that says what is counted, and no rule knows it.
    pub(super) unknown: bool,
    pub(super) to: usize,
}

impl Right<'_> {
    /// Of the number at `at`, before anything after it is looked at.
    fn of(at: usize) -> Self {
        let (noun, noun_span, counted, product) = (None, None, None, None);
        Self { noun, noun_span, counted, product, whole: Whole::None, unknown: false, to: at + 1 }
    }

    pub(super) fn measures(&mut self, noun: Noun, words: Span) {
        (self.noun, self.noun_span) = (Some(noun), Some(words));
    }
}

pub(super) fn look_right<'a>(items: &[Item<'a>], clause: &Clause, at: usize, quantity: &Quantity) -> Right<'a> {
    if matches!(quantity.unit, Unit::Percent | Unit::Points) {
        let mut right = Right::of(at);
        percent_right(items, clause, at, &mut right);
        return right;
    }
    let mut right = look_from(items, clause, at, quantity.unit);
    if right.noun.is_none() && quantity.unit == Unit::Count {
        // "58 million and 21 million transactions, respectively": of both.
        let last = last_of_respective(items, clause, at);
        right = match last {
            Some(last) => Right { to: right.to, ..look_from(items, clause, last, quantity.unit) },
            None => right,
        };
        // "38.1 million prepaid and 6.2 million contract customers": the noun stands after the second.
        let sort = among!(items.word(at + 1), "prepaid" | "postpaid" | "contract") && items.word(at + 2) == "and";
        let next = items.get(at + 3).and_then(|item| item.quantity).is_some_and(|it| it.unit == Unit::Count);
        if sort && next && right.noun.is_none() {
            let wide = Clause { end: items.len().min(at + 8), ..clause.clone() };
            right = Right { to: right.to, ..look_from(items, &wide, at + 3, quantity.unit) };
        }
    }
    if right.noun.is_some() || right.counted.is_some() {
        right.unknown = false;
    }
    right
}

fn look_from<'a>(items: &[Item<'a>], clause: &Clause, at: usize, unit: Unit) -> Right<'a> {
    let mut look = Look { items, at, unit, in_phrase: false, right: Right::of(at) };
    let _ = (at + 1..clause.end.min(at + 8)).try_for_each(|index| look.take(index));
    look.right
}

/// The last of the counts that are told "respectively", of at most six.
fn last_of_respective(items: &[Item], clause: &Clause, at: usize) -> Option<usize> {
    let counted = |at: usize| items[at].quantity.is_some_and(|it| it.unit == Unit::Count);
    let joined = |at: usize| items[at].kind == Kind::Comma || items[at].word == "and";
    let mut last = at;
    while last < at + 12 && last + 2 < clause.end && joined(last + 1) && counted(last + 2) {
        last += 2;
    }
    let end = items.len().min(last + 12);
    let respective = || items[last..end].iter().any(|item| item.kind == Kind::Cue(Cue::Respectively));
    (last > at && respective()).then_some(last)
}

/// A look at the items after a number that is no percentage, one after the other.
struct Look<'s, 'a> {
    items: &'s [Item<'a>],
    at: usize,
    unit: Unit,
    /// "2 billion euros in": what follows says what the money is for.
    in_phrase: bool,
    right: Right<'a>,
}

impl Look<'_, '_> {
    fn is_money(&self) -> bool {
        matches!(self.unit, Unit::Money(_))
    }

    /// What item `index` tells; breaks where what belongs to the number ends.
    fn take(&mut self, index: usize) -> ControlFlow<()> {
        let item = &self.items[index];
        // "self-operated stores", "PS4s": no words of their own.
        let hyphenated = self.items.word(index - 1) == "-" && index > self.at + 1;
        if hyphenated && matches!(item.kind, Kind::Cue(cue) if !matches!(cue, Cue::Noun(_))) || item.word == "s" {
            return Continue(());
        }
        match item.kind {
            Kind::Cue(Cue::Noun(noun)) => self.take_noun(noun, index),
            // "mobile subscribers": people, not goods.
            Kind::Market(_) if is_people(item.name()) || is_people(item.lower) => self.ends_with(Noun::Users, index),
            // "1.5 billion UPI transactions": so many were made.
            Kind::Market(_) if !self.is_money() && among!(item.last_word(), "transactions" | "payments") => {
                self.right.counted = item.entity;
                self.ends_with(Noun::Volume, index)
            }
            Kind::Market(_) => {
                self.right.counted = item.entity;
                self.right.to = index + 1;
                Continue(())
            }
            Kind::Name(_) if !self.is_money() && is_outlet(item.lower) => self.ends_with(Noun::Stores, index),
            Kind::Name(_) if !self.is_money() && self.right.product.is_none() => {
                self.right.product = Some(index);
                Continue(())
            }
            Kind::Word => self.take_word(item.word, index),
            _ if self.passes(index) => Continue(()),
            _ => Break(()),
        }
    }

    fn ends_with(&mut self, noun: Noun, index: usize) -> ControlFlow<()> {
        self.right.measures(noun, self.items[index].span);
        self.right.to = index + 1;
        Break(())
    }

    fn take_noun(&mut self, noun: Noun, index: usize) -> ControlFlow<()> {
        // "invest 2 billion euros in a battery plant": where the money goes is not what it is.
        if self.in_phrase && !is_money_noun(noun) {
            // "generated 2 billion dollars in trading volume": what no rule counts.
            if noun == Noun::Block {
                self.right.measures(noun, self.items[index].span);
            }
            return Break(());
        }
        if self.right.noun.is_none() || !matches!(noun, Noun::Volume | Noun::Market) {
            self.right.measures(noun, self.items[index].span);
        }
        self.right.to = index + 1;
        // "monthly active users of", "R&D personnel": the first noun decides, unless another follows at once.
        match self.items.kind(index + 1) {
            Some(Kind::Cue(Cue::Noun(_))) => Continue(()),
            _ => Break(()),
        }
    }

    fn take_word(&mut self, word: &str, index: usize) -> ControlFlow<()> {
        let (money, next) = (self.is_money(), index == self.at + 1);
        // "50 million in smartphone sales": what is counted follows.
        if !money && next && word == "in" && sales_follow(self.items, index + 1) {
            return Continue(());
        }
        // "12.8 million came from Apple": nothing is counted any more.
        let came = among!(word, "came" | "come" | "comes") && self.items.word(index + 1) == "from";
        if came || among!(word, "a" | "an" | "per" | "each" | "apiece" | "alone") {
            return Break(());
        }
        if money && next && among!(word, "in" | "of" | "worth") {
            self.in_phrase = true;
            return Continue(());
        }
        let far = money && !self.in_phrase && index > self.at + 3;
        if is_preposition(word) || far || self.right.counted.is_some() {
            return Break(());
        }
        // "gained 12 million internationally": nothing is counted any more.
        let last = matches!(self.items.kind(index + 1), None | Some(Kind::Comma | Kind::Punct | Kind::Semicolon));
        if next && last && word.len() > 5 && word.ends_with("ly") {
            return Break(());
        }
        self.right.unknown |= !matches!(word, "the" | "number" | "figure" | "total" | "count" | "tally");
        Continue(())
    }

    /// Whether item `index` may stand between the number and what it counts.
    fn passes(&self, index: usize) -> bool {
        let next = index == self.at + 1;
        match self.items[index].kind {
            // "a $1.35 billion India fund", "14 million European customers": the place stands before the noun.
            Kind::Region(_) | Kind::Cue(Cue::Rate) => describes_noun(self.items, index),
            // "17,000 more locations".
            Kind::Cue(Cue::Rise) => self.items.word(index) == "more" && describes_noun(self.items, index),
            Kind::Cue(Cue::Total | Cue::RiseNoun | Cue::FallNoun | Cue::Have) => next,
            // "72.3 million sold phones".
            Kind::Cue(Cue::Ship) => next && describes_noun(self.items, index),
            // "doubling its share".
            Kind::Cue(Cue::Possessive) => {
                // "doubled its smartphone share".
                let goods = usize::from(matches!(self.items.kind(index + 1), Some(Kind::Market(_))));
                let measure = matches!(self.items.kind(index + 1 + goods), Some(Kind::Cue(Cue::Noun(_))));
                next && self.unit == Unit::Multiple && measure
            }
            // "9 billion in estimated revenues".
            Kind::Cue(Cue::Estimate) => self.in_phrase,
            Kind::Punct => matches!(self.items.word(index), "-" | "–"),
            Kind::Quote => true,
            _ => false,
        }
    }
}

/// Words for sales, perhaps after what is sold.
fn sales_follow(items: &[Item], at: usize) -> bool {
    let sold =
        items[at..].iter().take(3).find(|item| !matches!(item.kind, Kind::Word | Kind::Market(_) | Kind::Region(_)));
    sold.is_some_and(|item| matches!(item.kind, Kind::Cue(Cue::Noun(Noun::Sales | Noun::Volume))))
}

/// A noun that is counted follows within two words.
fn describes_noun(items: &[Item], at: usize) -> bool {
    items[at + 1..]
        .iter()
        .take(3)
        .find(|item| item.kind != Kind::Word)
        .is_some_and(|item| matches!(item.kind, Kind::Cue(Cue::Noun(_)) | Kind::Market(_)))
}

fn is_money_noun(noun: Noun) -> bool {
    matches!(noun, Noun::Revenue | Noun::Sales | Noun::Profit | Noun::Loss | Noun::Investment | Noun::Spending)
}
