//! What the words around a number say of it: what it counts, whether it is a level or a change, and whose it is.

mod change;
mod goods;
mod left;
mod owner;
mod right;
mod shape;
mod whole;

use super::Direction;
use super::clause::{Carried, Clause, Opener};
use super::item::{Item, Kind, Reading, Row};
use super::lexicon::{Cue, Noun};
use super::party::{Party, PartyKind};
use crate::among::among;
use crate::quantity::{Quantity, Unit};
use crate::span::Span;
use change::signed;
pub(crate) use goods::is_goods;
use goods::is_people;
use goods::is_sale_of_goods;
use left::{Left, look_left};
use owner::find_owner;
use right::look_right;
use shape::find_shape;

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

/// What earlier numbers of the passage leave to later, shorter ones.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Frame {
    /// The noun the last claim was about.
    pub(crate) noun: Option<Noun>,
    /// The noun of the last claim that counted things.
    pub(crate) count: Option<Noun>,
    /// The noun of the last claim of money.
    pub(crate) money: Option<Noun>,
    /// The direction of the last change.
    pub(crate) change: Option<Direction>,
    /// A share, rank or list of shares has just been spoken of.
    pub(crate) shares: bool,
    /// The last percentage was a change.
    pub(crate) percent_change: bool,
    /// The last percentage was a part of a company's own sales.
    pub(crate) own_part: bool,
    /// The noun of the last claim of this sentence.
    pub(crate) sentence_noun: Option<Noun>,
    /// The direction of the last change of this sentence.
    pub(crate) sentence_change: Option<Direction>,
    /// The last count of this sentence was a change.
    pub(crate) sentence_count_change: bool,
    /// The article measures its market in units.
    pub(crate) in_units: bool,
}

impl Frame {
    /// "Sales grew 5 percent": of units, as far as the passage tells.
    pub(crate) fn count_growth(&self) -> bool {
        self.in_units && !matches!(self.noun, Some(Noun::Revenue | Noun::Spending))
    }

    /// Growth without a noun is of units.
    pub(crate) fn default_units(&self) -> bool {
        match self.noun {
            Some(Noun::Volume) => true,
            None | Some(Noun::Share | Noun::Market) => self.in_units,
            _ => false,
        }
    }
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
    pub(crate) counted: Option<usize>,
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
}

impl<'a> Anchor<'a> {
    /// The same anchor again.
    pub(crate) fn copied(&self) -> Anchor<'a> {
        Anchor { subject: self.subject.clone(), ..*self }
    }

    /// Nothing says what is counted: it is what was counted before.
    pub(crate) fn bare(&self) -> bool {
        !self.unknown
            && self.counted.is_none()
            && (self.beside
                || self.extent.0 < self.at
                || self.clause.own
                || self.shape != Shape::Level
                || self.is_entry())
    }

    /// "Globacom - 51.7 million": a line of a list, a name and its number.
    fn is_entry(&self) -> bool {
        let parted = matches!(self.clause.opener, Opener::Dash | Opener::Colon);
        parted && self.at == self.clause.start && self.items[0].is_name() && self.clause.start <= 4
    }

    /// "Of the 206 million, MTN has 63 million" in an article on subscribers: what is counted are people.
    pub(crate) fn counts_people(&self) -> bool {
        let market = self.carried.market.as_ref().is_some_and(|market| is_people(&market.names[0].0));
        market && self.noun.is_none() && self.frame.count == Some(Noun::Volume)
    }

    /// Too few to be a market figure: "more than 5 devices".
    pub(crate) fn small(&self) -> bool {
        let hundred = crate::number::Decimal::whole(100);
        self.is_count() && self.quantity.lo.or(self.quantity.hi).is_none_or(|bound| bound < hundred)
    }

    /// "$1.39 a share", "$728 per phone": of each one.
    pub(crate) fn of_each(&self) -> bool {
        let next = self.items.word(self.at + 1);
        among!(next, "a" | "an" | "per" | "each" | "apiece")
    }

    /// Too many to be kinds of a thing.
    pub(crate) fn many(&self) -> bool {
        let million = crate::number::Decimal::whole(1_000_000);
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

    /// The company that a figure of companies belongs to: the subject, a name its noun belongs to, or the one spoken of.
    pub(crate) fn owner(&self) -> Option<Party> {
        if let Some(company) = self.company() {
            return Some(company.clone());
        }
        if self.clause.foreign || self.told_by_firm() {
            return None;
        }
        if self.subject.as_ref().is_some_and(|party| party.kind == PartyKind::Market)
            && self.clause.own
            && self.segment_owner().is_none()
            && !matches!(self.noun, Some(Noun::Users | Noun::Devices | Noun::Stores | Noun::Employees | Noun::Products))
        {
            return None;
        }
        if self.is_by_market() {
            return None;
        }
        if let Some(company) = self.segment_owner() {
            return Some(company);
        }
        if self.of_whole_market() {
            return None;
        }
        let named = (self.clause.start..self.clause.end).filter(|&at| self.items[at].is_name());
        let after_of = named.rev().find(|&at| {
            (at.saturating_sub(3).max(self.clause.start)..at)
                .any(|before| among!(self.items.word(before), "of" | "on" | "at" | "from" | "to" | "for" | "by"))
                || at > self.at
        });
        after_of.map(|at| Party::of(&self.items[at])).or_else(|| self.carried.company.clone())
    }

    /// "IDC reports that sales increased 32 percent": of the market, unless the words name somebody.
    pub(crate) fn told_by_firm(&self) -> bool {
        let opens = matches!(self.items[self.clause.start].kind, Kind::Voice(_));
        let lead = match self.clause.opener {
            Opener::Content => &self.items[..self.clause.start],
            _ if opens => &self.items[self.clause.start..self.at],
            _ => &[],
        };
        let nobody = !lead.iter().any(Item::is_name);
        let firm = nobody && lead.iter().any(|item| matches!(item.kind, Kind::Voice(_)));
        firm && !self.clause.own && matches!(self.noun, Some(Noun::Sales | Noun::Volume))
    }

    /// The subject when it is a market.
    pub(crate) fn market(&self) -> Option<&Party> {
        self.subject.as_ref().filter(|party| party.kind == PartyKind::Market)
    }

    /// "Disney's profit rose. Streaming revenue was up 23 percent": a part of the company just spoken of, or speaking.
    pub(crate) fn segment_owner(&self) -> Option<Party> {
        let market = self.market().filter(|_| !self.carried.analyst)?;
        // "Global DRAM revenue" in an article on shares of that market.
        if self.of_whole_market() && self.frame.shares {
            return None;
        }
        let measured = |noun: Option<Noun>| matches!(noun, Some(Noun::Revenue | Noun::Sales | Noun::Profit));
        let money = measured(self.noun) && (self.is_money() || self.is_percent());
        let of_market = self.clause_cue(|cue| matches!(cue, Cue::Noun(Noun::Market | Noun::Volume | Noun::Spending)));
        if !money || of_market || is_goods(&market.names[0].0) {
            return None;
        }
        let speaks = || {
            let from = self.clause.start.checked_sub(2).filter(|_| self.clause.opener == Opener::Content)?;
            let item = &self.items[from];
            let name = || Party::of(item);
            item.is_name().then(name)
        };
        let spoken = || self.carried.company.clone().filter(|_| self.carried.fresh && measured(self.frame.money));
        speaks().or_else(spoken)
    }

    /// "passengers carried by domestic airlines": all who are in the market, and no company.
    fn is_by_market(&self) -> bool {
        let run = &self.items[..self.clause.end];
        run.windows(2).enumerate().any(|(at, pair)| {
            let acts = matches!(pair[0].kind, Kind::Cue(Cue::MovePeople | Cue::Ship));
            let by = acts && pair.word(1) == "by";
            let mut agent = run[at + 2..].iter().skip_while(|item| item.kind == Kind::Word);
            by && agent.next().is_some_and(|item| matches!(item.kind, Kind::Market(_)))
        })
    }

    /// The subject is a market, and the words say or a research firm tells that all of it is meant.
    pub(crate) fn of_whole_market(&self) -> bool {
        let whole = |item: &Item| among!(item.word, "worldwide" | "global" | "globally" | "industry" | "nationwide");
        self.market().is_some() && (self.carried.analyst || self.items[..self.at].iter().any(whole))
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
        self.items[self.clause.start..self.clause.end].iter().any(|item| list.contains(&item.word))
    }

    /// Whether a cue of the clause satisfies `test`.
    pub(crate) fn clause_cue(&self, test: impl Fn(Cue) -> bool) -> bool {
        self.items[self.clause.start..self.clause.end]
            .iter()
            .any(|item| matches!(item.kind, Kind::Cue(cue) if test(cue)))
    }
}

/// Reads the surroundings of the number at item `at`.
pub(crate) fn read_anchor<'a>(
    reading: &'a Reading<'a>,
    items: &'a [Item<'a>],
    clause: &'a Clause,
    at: usize,
    frame: Frame,
    carried: &'a Carried,
) -> Option<Anchor<'a>> {
    let quantity = items[at].quantity?;
    let before = look_left(items, clause, at);
    let after = look_right(reading, items, clause, at, quantity);
    let scope = Scope { reading, items, clause };
    let shape = find_shape(&scope, at, quantity, &before, &frame);
    let (subject, beside) = find_owner(items, clause, at, &after, &before);
    // "That was nearly $11 billion higher", "The increase amounts to": what the sentence before spoke of.
    let moved = matches!(shape, Shape::Change(_)) || shape == Shape::Prior && before.change.is_some();
    let headless = items[clause.start].kind == Kind::Cue(Cue::Noun(Noun::Share)) && carried.fresh;
    // "Belgium saw a growth of 9 percent": of no company, though perhaps of the market spoken of.
    let placed = clause.place.is_some() && carried.last.as_ref().is_some_and(|party| party.kind == PartyKind::Company);
    let leans = !clause.foreign
        && !placed
        && (moved || headless)
        && clause.opener == Opener::Start
        && (before.noun.is_none() || headless);
    let subject = subject.or_else(|| carried.last.clone().filter(|_| leans && !starts_with_voice(items, clause)));
    let reached = after.noun.is_none().then(|| level_reached(&scope, at, quantity, shape)).flatten();
    let stated = after.noun.zip(after.noun_span).or(before.noun.zip(before.noun_span));
    let fits = |found: &(Noun, Span)| stated.is_none_or(|(noun, _)| noun == Noun::Block && found.0 == Noun::Users);
    let stated = reached.filter(fits).or(stated);
    let (noun, noun_span) = (stated.map(|found| found.0), stated.map(|found| found.1));
    // "had shares of 7% and 6% of the market": no stocks.
    let parts = noun == Some(Noun::Block)
        && after.whole == Whole::Market
        && quantity.unit == Unit::Percent
        && noun_span.is_some_and(|span| span.of(&reading.segments.lower) == "shares");
    let noun = if parts { Some(Noun::Share) } else { noun };
    let noun = noun.map(|noun| of_airline(noun, noun_span, reading, carried));
    // "a 21% rise in EV sales": sales of goods that grow are units.
    let of_goods = noun == Some(Noun::Sales)
        && matches!(quantity.unit, Unit::Percent)
        && noun_span.is_some_and(|span| is_sale_of_goods(items, span));
    let in_money = noun == Some(Noun::Sales) && quantity.unit == Unit::Percent && comes_to_money(&scope, at);
    let told = || noun_of_with(&scope, at, quantity, shape);
    let noun = if noun.is_none() && after.counted.is_none() && !after.unknown { told() } else { noun };
    let in_units = noun == Some(Noun::Sales) && quantity.unit == Unit::Percent && comes_to_units(&scope, at);
    let noun = match () {
        () if in_units => Some(Noun::Volume),
        () if in_money => Some(Noun::Revenue),
        () if of_goods => Some(Noun::Volume),
        () => noun,
    };
    Some(Anchor {
        reading,
        items,
        clause,
        quantity,
        at,
        shape,
        noun,
        noun_span,
        head: after.noun.is_some(),
        verb: before.verb,
        prep: before.prep,
        counted: after.counted,
        whole: after.whole,
        subject,
        beside,
        extent: (before.from, after.to),
        frame,
        unknown: after.unknown || measures_other(&scope, at, &before),
        carried,
    })
}

/// "expand its square footage by 8 percent": what grows is named, and no rule knows it.
fn measures_other(scope: &Scope, at: usize, left: &Left) -> bool {
    let (Some((_, verb)), "by") = (left.change, left.prep) else { return false };
    let own = (verb + 1..at).find(|&index| scope.items[index].kind == Kind::Cue(Cue::Possessive));
    let word = |index: usize| scope.items[index].kind == Kind::Word && scope.items.word(index) != "by";
    let plain =
        |own: usize| (own + 1..at).any(word) && (own + 1..at).all(|index| scope.items[index].kind == Kind::Word);
    left.noun_at.is_none_or(|noun| noun < verb) && own.is_some_and(plain)
}

/// "sales jumped 11.4% to $9.37 billion": they are sales in money.
fn comes_to_money(scope: &Scope, at: usize) -> bool {
    let to = (at + 1..scope.items.len().min(at + 6)).find(|&next| scope.items.word(next) == "to");
    let reached = to.and_then(|to| scope.items.get(to + 1)).and_then(|item| item.quantity);
    reached.is_some_and(|reached| matches!(reached.unit, Unit::Money(_)))
}

/// "Dell slipped 14.4 percent, with shipments dropping to": what fell is told right after.
fn noun_of_with(scope: &Scope, at: usize, quantity: &Quantity, shape: Shape) -> Option<Noun> {
    let with = scope.items.get(scope.clause.end).filter(|item| item.kind == Kind::Comma)?;
    let next = scope.items.get(scope.clause.end + 1).filter(|item| with.span < item.span)?;
    let measure = scope.items.get(scope.clause.end + 2)?;
    let last = at + 1 >= scope.clause.end && quantity.unit == Unit::Percent;
    let moves = scope.items.get(scope.clause.end + 3)?;
    let moved = matches!(moves.kind, Kind::Cue(Cue::Rise | Cue::Fall | Cue::Level));
    match measure.kind {
        Kind::Cue(Cue::Noun(noun @ (Noun::Volume | Noun::Revenue | Noun::Users)))
            if last && moved && next.kind == Kind::Cue(Cue::With) && matches!(shape, Shape::Change(_)) =>
        {
            Some(noun)
        }
        _ => None,
    }
}

/// "sales up 11.7% to 4,633": so many were sold.
fn comes_to_units(scope: &Scope, at: usize) -> bool {
    let to = scope.items.get(at + 1).filter(|item| item.word == "to");
    let reached = to.and_then(|_| scope.items.get(at + 2)).and_then(|item| item.quantity);
    reached.is_some_and(|reached| reached.unit == Unit::Count)
}

/// "rose 11% to 13.1 million passengers": what the level after the change counts is what has changed.
fn level_reached(scope: &Scope, at: usize, quantity: &Quantity, shape: Shape) -> Option<(Noun, Span)> {
    let Scope { reading, items, clause } = *scope;
    if quantity.unit != Unit::Percent || !matches!(shape, Shape::Change(_)) {
        return None;
    }
    let next = (at + 1..items.len().min(at + 10)).find(|&next| items[next].quantity.is_some())?;
    let other = items[next].quantity.filter(|other| other.unit == Unit::Count)?;
    let lead = items[at + 1..next].iter().rev().map(|item| item.word).find(|word| !word.is_empty())?;
    if !among!(lead, "to" | "at" | "reaching" | "hitting") {
        return None;
    }
    let here = Clause { start: at + 1, end: items.len().min(next + 6), ..clause.clone() };
    let after = look_right(reading, items, &here, next, other);
    after.noun.zip(after.noun_span).filter(|(noun, _)| *noun != Noun::Block)
}

/// The traffic of an airline is its passengers.
fn of_airline(noun: Noun, span: Option<Span>, reading: &Reading, carried: &Carried) -> Noun {
    let traffic = noun == Noun::Block && span.is_some_and(|span| span.of(&reading.segments.lower) == "traffic");
    let flies = carried.market.as_ref().is_some_and(|market| {
        let name = &market.names[0].0;
        name.contains("airline") || name.contains("air travel")
    });
    if traffic && flies { Noun::Users } else { noun }
}

/// Where a number is looked at.
#[derive(Clone, Copy)]
struct Scope<'a> {
    reading: &'a Reading<'a>,
    items: &'a [Item<'a>],
    clause: &'a Clause,
}

fn starts_with_voice(items: &[Item], clause: &Clause) -> bool {
    items[clause.start..clause.end].iter().any(|item| matches!(item.kind, Kind::Voice(_) | Kind::Name(_)))
}
