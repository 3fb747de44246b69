//! What the words around a number say of it: what it counts, whether it is a level or a change, and whose it is.

use super::Direction;
use super::clause::{Carried, Clause, Opener, is_possessive_mark, is_preposition};
use super::item::{Item, Kind, Reading};
use super::lexicon::{Cue, Noun};
use super::party::{Party, PartyKind, is_and, is_verb, names_at};
use crate::quantity::{Quantity, Unit};
use crate::span::Span;

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
    pub(crate) items: &'a [Item],
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
            && (self.beside || self.prep != "" || self.clause.own || self.shape == Shape::Prior)
    }

    /// Too few to be a market figure: "more than 5 devices".
    pub(crate) fn small(&self) -> bool {
        let hundred = crate::number::Decimal::whole(100);
        self.is_count() && self.quantity.lo.or(self.quantity.hi).is_none_or(|bound| bound < hundred)
    }

    /// The verb of gain or loss governs the number itself.
    pub(crate) fn governed_by_change(&self) -> bool {
        !matches!(self.prep, "to" | "from" | "at" | "of")
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

    /// Whether a word of the clause, before the number or after, is in `list`.
    pub(crate) fn clause_has(&self, list: &[&str]) -> bool {
        self.items[self.clause.start..self.clause.end].iter().any(|item| list.contains(&self.reading.word(item)))
    }

    /// Whether a cue of the clause satisfies `test`.
    pub(crate) fn clause_cue(&self, test: impl Fn(Cue) -> bool) -> bool {
        self.items[self.clause.start..self.clause.end]
            .iter()
            .any(|item| matches!(item.kind, Kind::Cue(cue) if test(cue)))
    }

    /// The word at `offset` items after the number.
    pub(crate) fn after(&self, offset: usize) -> &'a str {
        self.items.get(self.at + offset).map_or("", |item| self.reading.word(item))
    }
}

/// Reads the surroundings of the number at item `at`.
pub(crate) fn read_anchor<'a>(
    reading: &'a Reading<'a>,
    items: &'a [Item],
    clause: &'a Clause,
    at: usize,
    frame: Frame,
    carried: &'a Carried,
) -> Option<Anchor<'a>> {
    let quantity = reading.quantity(&items[at])?;
    let before = look_left(reading, items, clause, at);
    let after = look_right(reading, items, clause, at, quantity);
    let shape = find_shape(reading, items, clause, at, quantity, &before, &frame);
    let (subject, beside) = find_owner(reading, items, clause, at, &after, &before);
    let noun = after.noun.or(before.noun);
    let noun_span = after.noun_span.or(before.noun_span);
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
        unknown: after.unknown,
        carried,
    })
}

struct Left<'a> {
    noun: Option<Noun>,
    noun_span: Option<Span>,
    noun_at: Option<usize>,
    verb: Option<Cue>,
    /// The nearest word of change, and where.
    change: Option<(Direction, usize)>,
    prep: &'a str,
    /// Item of the word right before the number, fillers skipped.
    near: Option<usize>,
    from: usize,
}

fn is_filler(word: &str) -> bool {
    matches!(
        word,
        "just"
            | "only"
            | "about"
            | "nearly"
            | "almost"
            | "some"
            | "a"
            | "an"
            | "the"
            | "mere"
            | "roughly"
            | "around"
            | "another"
            | "further"
            | "record"
            | "whopping"
            | "staggering"
            | "impressive"
            | "total"
            | "massive"
            | "modest"
            | "estimated"
            | "healthy"
            | "strong"
            | "combined"
            | "whole"
            | "full"
            | "approximately"
            | "over"
            | "huge"
            | "paltry"
            | "robust"
            | "solid"
            | "sharp"
            | "steep"
            | "additional"
            | "extra"
            | "new"
            | "high"
            | "low"
            | "slightly"
            | "as"
            | "respective"
            | "sizeable"
            | "hefty"
            | "dominant"
            | "commanding"
            | "remarkable"
            | "mighty"
            | "slim"
            | "respectable"
            | "stunning"
            | "exactly"
            | "still"
            | "even"
            | "then"
            | "now"
            | "already"
            | "well"
            | "to"
            | "expected"
            | "projected"
            | "their"
            | "its"
    ) && word != "to"
}

fn direction_of(cue: Cue) -> Option<Direction> {
    match cue {
        Cue::Rise | Cue::RiseNoun => Some(Direction::Up),
        Cue::Fall | Cue::FallNoun => Some(Direction::Down),
        _ => None,
    }
}

fn look_left<'a>(reading: &'a Reading<'a>, items: &'a [Item], clause: &Clause, at: usize) -> Left<'a> {
    let mut left =
        Left { noun: None, noun_span: None, noun_at: None, verb: None, change: None, prep: "", near: None, from: at };
    let mut index = at;
    while index > clause.start && at - index < 40 {
        index -= 1;
        let item = &items[index];
        if left.near.is_none() && !is_filler(reading.word(item)) && !matches!(item.kind, Kind::Quote) {
            left.near = Some(index);
            left.prep = reading.word(item);
            left.from = index;
        }
        let Kind::Cue(cue) = item.kind else { continue };
        if let Some(direction) = direction_of(cue).filter(|_| left.change.is_none()) {
            left.change = Some((direction, index));
        }
        match cue {
            Cue::Noun(noun) if left.noun.is_none() && !is_object_of_other(reading, items, index) => {
                left.noun = Some(noun);
                left.noun_span = Some(item.span);
                left.noun_at = Some(index);
            }
            // "smartphone market share": the head noun is the last; "revenue" after "market" wins.
            Cue::Noun(noun) if left.noun == Some(Noun::Market) && noun != Noun::Market => {
                left.noun = Some(noun);
                left.noun_span = Some(item.span);
                left.noun_at = Some(index);
            }
            cue if is_verb(cue) && left.verb.is_none() => left.verb = Some(cue),
            _ => {}
        }
    }
    left
}

/// "in the market", "from its stores": a noun behind a preposition of place is not what the number measures.
fn is_object_of_other(reading: &Reading, items: &[Item], at: usize) -> bool {
    (at.saturating_sub(3)..at).rev().map(|index| &items[index]).find_map(|item| match item.kind {
        Kind::Word
            if matches!(
                reading.word(item),
                "in" | "across" | "among" | "from" | "for" | "per" | "through" | "within"
            ) =>
        {
            Some(true)
        }
        Kind::Word | Kind::Region(_) | Kind::Market(_) | Kind::Cue(Cue::Total) => None,
        _ => Some(false),
    }) == Some(true)
        && !matches!(items[at].kind, Kind::Cue(Cue::Noun(Noun::Revenue | Noun::Profit | Noun::Sales)))
}

struct Right {
    noun: Option<Noun>,
    noun_span: Option<Span>,
    counted: Option<usize>,
    product: Option<usize>,
    whole: Whole,
    /// The number is followed by a plain word that says what is counted, and no rule knows it.
    unknown: bool,
    to: usize,
}

fn look_right(reading: &Reading, items: &[Item], clause: &Clause, at: usize, quantity: &Quantity) -> Right {
    let mut right = Right {
        noun: None,
        noun_span: None,
        counted: None,
        product: None,
        whole: Whole::None,
        unknown: false,
        to: at + 1,
    };
    if matches!(quantity.unit, Unit::Percent | Unit::Points) {
        percent_right(reading, items, clause, at, &mut right);
        return right;
    }
    let money = matches!(quantity.unit, Unit::Money(_));
    let mut in_phrase = false;
    for index in at + 1..clause.end.min(at + 8) {
        let item = &items[index];
        match item.kind {
            Kind::Cue(Cue::Noun(noun)) => {
                if right.noun.is_none() || !matches!(noun, Noun::Volume | Noun::Market) {
                    right.noun = Some(noun);
                    right.noun_span = Some(item.span);
                }
                right.to = index + 1;
                // "monthly active users of", "R&D personnel": the first noun decides, unless another follows at once.
                if !matches!(items.get(index + 1).map(|next| next.kind), Some(Kind::Cue(Cue::Noun(_)))) {
                    break;
                }
            }
            Kind::Market(market) => {
                right.counted = Some(market);
                right.to = index + 1;
            }
            Kind::Name(_) if !money && right.product.is_none() => right.product = Some(index),
            Kind::Word => {
                let word = reading.word(item);
                if money && matches!(word, "in" | "of" | "worth") && index == at + 1 {
                    in_phrase = true;
                } else if is_preposition(word) {
                    break;
                } else if money && !in_phrase && index > at + 3 {
                    break;
                } else if right.counted.is_some() {
                    break;
                } else {
                    right.unknown = true;
                }
            }
            Kind::Cue(Cue::Total | Cue::RiseNoun | Cue::FallNoun | Cue::Have) if index == at + 1 => {}
            Kind::Punct if matches!(reading.word(item), "-" | "–") => {}
            Kind::Quote => {}
            _ => break,
        }
    }
    if right.noun.is_some() || right.counted.is_some() {
        right.unknown = false;
    }
    right
}

/// "of the market", "share of domestic traffic", "of its volume".
fn percent_right(reading: &Reading, items: &[Item], clause: &Clause, at: usize, right: &mut Right) {
    let mut next = at + 1;
    while items.get(next).is_some_and(|item| {
        next < clause.end
            && (matches!(item.kind, Kind::Market(_) | Kind::Region(_))
                || matches!(
                    reading.word(item),
                    "global"
                        | "worldwide"
                        | "unit"
                        | "value"
                        | "points"
                        | "point"
                        | "-"
                        | "percentage"
                        | "overall"
                        | "market"
                        | "volume"
                ))
            && next < at + 4
    }) {
        next += 1;
    }
    if let Some(Kind::Cue(Cue::Noun(Noun::Share))) = items.get(next).filter(|_| next < clause.end).map(|item| item.kind)
    {
        right.noun = Some(Noun::Share);
        right.noun_span = Some(items[next].span);
        right.to = next + 1;
        next += 1;
    } else {
        next = at + 1;
    }
    match items.get(next).filter(|_| next < clause.end).map(|item| reading.word(item)) {
        Some("of") => {
            right.whole = read_whole(reading, items, clause, next + 1);
            right.to = clause.end.min(next + 6);
        }
        Some("stake" | "stakes") => right.whole = Whole::Other,
        _ => {}
    }
    if let Some(Kind::Cue(Cue::Noun(Noun::Block))) = items.get(at + 1).map(|item| item.kind) {
        right.noun = Some(Noun::Block);
    }
}

/// What the phrase after "of" names.
fn read_whole(reading: &Reading, items: &[Item], clause: &Clause, from: usize) -> Whole {
    let mut own = false;
    let mut all = false;
    let mut market = false;
    for index in from..clause.end.min(from + 8) {
        let item = &items[index];
        match item.kind {
            Kind::Cue(Cue::Possessive) => own = true,
            Kind::Name(_) => {
                own = own || items.get(index + 1).is_some_and(|next| is_possessive_mark(reading, next));
            }
            Kind::Market(_) => market = true,
            Kind::Region(_) => market = market || own,
            Kind::Cue(Cue::Total) => all = true,
            Kind::Cue(Cue::Noun(noun)) => {
                return match noun {
                    _ if own
                        && matches!(noun, Noun::Revenue | Noun::Sales | Noun::Volume | Noun::Profit | Noun::Users) =>
                    {
                        Whole::Own
                    }
                    Noun::Revenue | Noun::Profit if !all && !market => Whole::Revenue,
                    Noun::Sales if !all && !market => Whole::Revenue,
                    Noun::Share | Noun::Volume | Noun::Market | Noun::Spending | Noun::Revenue | Noun::Sales => {
                        Whole::Market
                    }
                    Noun::Users if all || market => Whole::Market,
                    _ => Whole::Other,
                };
            }
            Kind::Word => match reading.word(item) {
                "all" | "every" => all = true,
                "the" | "new" | "domestic" | "online" | "page" | "viewing" | "local" | "country" | "total" | "'s"
                | "’s" | "entire" | "s" => {}
                "time" | "internet" | "web" | "search" | "queries" | "watch" => return Whole::Market,
                "group" | "company" if !own => own = true,
                word if is_preposition(word) => break,
                _ => {}
            },
            Kind::Quote | Kind::Punct => {}
            _ => break,
        }
    }
    match () {
        () if own && market => Whole::Own,
        () if market || all => Whole::Market,
        () => Whole::Other,
    }
}

fn find_shape(
    reading: &Reading,
    items: &[Item],
    clause: &Clause,
    at: usize,
    quantity: &Quantity,
    left: &Left,
    frame: &Frame,
) -> Shape {
    if let Some(direction) = signed(reading, items, at, quantity) {
        return Shape::Change(direction);
    }
    if quantity.unit == Unit::Multiple {
        let down = quantity.hi.is_some_and(|hi| hi < crate::number::Decimal::whole(1))
            || reading.lower(&items[at]).contains("halv");
        return Shape::Change(if down { Direction::Down } else { Direction::Up });
    }
    if let Some(direction) = change_after(reading, items, clause, at, quantity) {
        return Shape::Change(direction);
    }
    let near = left.near.map(|index| (&items[index], reading.word(&items[index])));
    if let Some((item, word)) = near {
        let prior = matches!(word, "from" | "against" | "versus" | "vs")
            || matches!(word, "with" | "to")
                && left.near.is_some_and(|index| {
                    index > 0 && matches!(reading.word(&items[index - 1]), "compared" | "comparison")
                });
        if prior
            && (word != "from"
                || left.change.is_some()
                || matches!(clause.opener, Opener::Comma)
                || frame.change.is_some()
                || left.noun == Some(Noun::Share))
        {
            return Shape::Prior;
        }
        if let Kind::Cue(cue) = item.kind {
            if let Some(direction) = direction_of(cue) {
                return Shape::Change(direction);
            }
            match cue {
                Cue::Add | Cue::Hire if quantity.unit != Unit::Percent || cue == Cue::Add => {
                    return Shape::Change(Direction::Up);
                }
                Cue::Lose | Cue::Fire => return Shape::Change(Direction::Down),
                _ => {}
            }
        }
        if word == "of"
            && left.near.is_some_and(|index| {
                index > 0 && matches!(items[index - 1].kind, Kind::Cue(Cue::RiseNoun | Cue::FallNoun))
            })
        {
            return left.change.map_or(Shape::Level, |(direction, _)| Shape::Change(direction));
        }
        if word == "by" {
            if let Some((direction, _)) = left.change {
                return Shape::Change(direction);
            }
        }
    }
    Shape::Level
}

/// A sign glued to the number: "(+3.1%)", "-4%".
fn signed(reading: &Reading, items: &[Item], at: usize, quantity: &Quantity) -> Option<Direction> {
    if !matches!(quantity.unit, Unit::Percent | Unit::Points) {
        return None;
    }
    let own = items[at].span.of(reading.text).chars().next();
    let before = at.checked_sub(1).filter(|_| reading.segments.tokens[items[at].tokens.start].glued);
    let glued = before.and_then(|index| items[index].span.of(reading.text).chars().last());
    let sign = own.filter(|c| !c.is_alphanumeric()).or(glued)?;
    match sign {
        '+' | '▲' | '↑' => Some(Direction::Up),
        '-' | '−' | '–' | '▼' | '↓'
            if before.is_none_or(|index| {
                index == 0
                    || !reading.segments.tokens[items[index].tokens.start].glued
                    || items[index - 1].kind == Kind::Open
            }) =>
        {
            Some(Direction::Down)
        }
        _ => None,
    }
}

/// "35% more than", "a 9% decline", "42 percent higher", "125.6 percent above".
fn change_after(
    reading: &Reading,
    items: &[Item],
    clause: &Clause,
    at: usize,
    quantity: &Quantity,
) -> Option<Direction> {
    let percent = matches!(quantity.unit, Unit::Percent | Unit::Points);
    for index in at + 1..clause.end.min(at + 7) {
        let item = &items[index];
        let word = reading.word(item);
        match item.kind {
            Kind::Cue(Cue::RiseNoun) if percent => return Some(Direction::Up),
            Kind::Cue(Cue::FallNoun) if percent => return Some(Direction::Down),
            Kind::Cue(Cue::Rise) if matches!(word, "more" | "higher" | "up") => {
                return (percent || followed_by_than(reading, items, index)).then_some(Direction::Up);
            }
            Kind::Cue(Cue::Fall) if matches!(word, "less" | "fewer" | "lower" | "down") => {
                return (percent || followed_by_than(reading, items, index)).then_some(Direction::Down);
            }
            Kind::Cue(Cue::Earlier) | Kind::Quote | Kind::Period(_) => {}
            Kind::Cue(Cue::Noun(_)) | Kind::Market(_) if index <= at + 2 && percent => {}
            Kind::Word => match word {
                "above" if percent => return Some(Direction::Up),
                "below" if percent => return Some(Direction::Down),
                "annual" | "yearly" | "quarterly" | "sequential" | "annualised" | "annualized" | "-" | "y" | "o"
                | "unit" | "sharp" | "year" | "points" | "organic" | "overall" => {}
                _ => return None,
            },
            Kind::Punct => {}
            _ => return None,
        }
    }
    None
}

fn followed_by_than(reading: &Reading, items: &[Item], at: usize) -> bool {
    items.get(at + 1).is_some_and(|item| reading.word(item) == "than" || reading.lower(item).starts_with("than"))
}

/// Whose number it is: the name beside it, else the subject of the clause.
fn find_owner(
    reading: &Reading,
    items: &[Item],
    clause: &Clause,
    at: usize,
    right: &Right,
    left: &Left,
) -> (Option<Party>, bool) {
    if let Some(index) = right.product {
        return (Some(Party::one(PartyKind::Company, reading.name(&items[index]), items[index].span)), true);
    }
    if let Some(party) = name_beside(reading, items, clause, at, left) {
        return (Some(party), true);
    }
    if let Some(party) = name_after(reading, items, clause, right.to.max(at + 1)) {
        return (Some(party), true);
    }
    (clause.subject.clone(), clause.own)
}

/// "Huawei with 51.9 million", "Hulu at 3%", "Samsung 22%", "JD.com on 17", "Google Cloud (7%)".
fn name_beside(reading: &Reading, items: &[Item], clause: &Clause, at: usize, left: &Left) -> Option<Party> {
    let near = left.near?;
    let bridge = matches!(reading.word(&items[near]), "with" | "at" | "on" | "having");
    let name_at = if bridge { near.checked_sub(1)? } else { near };
    if name_at < clause.start || !matches!(items[name_at].kind, Kind::Name(_)) || at - name_at > 4 {
        return None;
    }
    let mut first = name_at;
    while first > clause.start
        && (matches!(items[first - 1].kind, Kind::Name(_))
            || items[first - 1].kind == Kind::Comma
            || is_and(reading, &items[first - 1]))
    {
        first -= 1;
    }
    while first < name_at && !matches!(items[first].kind, Kind::Name(_)) {
        first += 1;
    }
    let together = |party: Party| {
        if first == name_at || clause_has_list_word(reading, items, clause) { Some(party) } else { None }
    };
    names_at(reading, items, first, clause.end)
        .and_then(|(party, _)| together(party))
        .or_else(|| Some(Party::one(PartyKind::Company, reading.name(&items[name_at]), items[name_at].span)))
}

fn clause_has_list_word(reading: &Reading, items: &[Item], clause: &Clause) -> bool {
    items[clause.start..clause.end].iter().any(|item| {
        matches!(item.kind, Kind::Cue(Cue::Together | Cue::Each | Cue::Respectively)) || reading.word(item) == "each"
    })
}

/// "720 million for Pinduoduo", "a valuation of about $40 billion for JD Logistics".
fn name_after(reading: &Reading, items: &[Item], clause: &Clause, from: usize) -> Option<Party> {
    let item = items.get(from).filter(|_| from < clause.end)?;
    let next = items.get(from + 1).filter(|_| from + 1 < clause.end)?;
    let is_for = reading.word(item) == "for" && matches!(next.kind, Kind::Name(_));
    is_for.then(|| Party::one(PartyKind::Company, reading.name(next), next.span))
}
