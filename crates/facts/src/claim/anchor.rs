//! What the words around a number say of it: what it counts, whether it is a level or a change, and whose it is.

use super::Direction;
use super::clause::{Carried, Clause, Opener, is_possessive_mark, is_preposition};
use super::item::{Item, Kind, Reading};
use super::lexicon::{Cue, Noun};
use super::party::{Party, PartyKind, is_and, is_verb, names_at};
use super::series::last_of_values;
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
            && (self.beside || self.extent.0 < self.at || self.clause.own || self.shape != Shape::Level)
    }

    /// Too few to be a market figure: "more than 5 devices".
    pub(crate) fn small(&self) -> bool {
        let hundred = crate::number::Decimal::whole(100);
        self.is_count() && self.quantity.lo.or(self.quantity.hi).is_none_or(|bound| bound < hundred)
    }

    /// The number carries its own sign: "(+3.1%)".
    pub(crate) fn signed(&self) -> bool {
        signed(self.reading, self.items, self.at, self.quantity).is_some()
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

    /// The company that a figure of companies belongs to: the subject, a name its noun belongs to, or the one spoken of.
    pub(crate) fn owner(&self) -> Option<Party> {
        if let Some(company) = self.company() {
            return Some(company.clone());
        }
        if self.clause.foreign {
            return None;
        }
        if self.subject.as_ref().is_some_and(|party| party.kind == PartyKind::Market)
            && self.clause.own
            && !matches!(self.noun, Some(Noun::Users | Noun::Devices | Noun::Stores | Noun::Employees | Noun::Products))
        {
            return None;
        }
        let named = (self.clause.start..self.clause.end).filter(|&at| matches!(self.items[at].kind, Kind::Name(_)));
        let after_of = named.rev().find(|&at| {
            (at.saturating_sub(3).max(self.clause.start)..at).any(|before| {
                matches!(self.reading.word(&self.items[before]), "of" | "on" | "at" | "from" | "to" | "for" | "by")
            }) || at > self.at
        });
        after_of
            .map(|at| Party::one(PartyKind::Company, self.reading.name(&self.items[at]), self.items[at].span))
            .or_else(|| self.carried.company.clone())
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
    let scope = Scope { reading, items, clause };
    let shape = find_shape(&scope, at, quantity, &before, &frame);
    let (subject, beside) = find_owner(reading, items, clause, at, &after, &before);
    // "That was nearly $11 billion higher", "The increase amounts to": what the sentence before spoke of.
    let leans =
        !clause.foreign && matches!(shape, Shape::Change(_)) && clause.opener == Opener::Start && before.noun.is_none();
    let subject = subject.or_else(|| carried.last.clone().filter(|_| leans && !starts_with_voice(items, clause)));
    let noun = after.noun.or(before.noun);
    let noun_span = after.noun_span.or(before.noun_span);
    // "a 21% rise in EV sales": sales of goods that grow are units.
    let of_goods = noun == Some(Noun::Sales)
        && matches!(quantity.unit, Unit::Percent)
        && noun_span.is_some_and(|span| is_sale_of_goods(reading, items, span));
    let noun = if of_goods { Some(Noun::Volume) } else { noun };
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

/// "EV sales", "electric vehicle (EV) sales": the word before counts goods by the piece.
fn is_sale_of_goods(reading: &Reading, items: &[Item], sales: Span) -> bool {
    let at = items.partition_point(|item| item.span.start() < sales.start());
    let before = (at.saturating_sub(4)..at).rev().map(|index| &items[index]);
    let mut before = before.skip_while(|item| matches!(item.kind, Kind::Open | Kind::Close));
    before.next().is_some_and(|item| matches!(item.kind, Kind::Market(_)) && is_goods(reading.name(item)))
}

fn is_goods(market: &str) -> bool {
    let name = market.to_lowercase();
    ["cars", "vehicles", "phones", "pcs", "tvs", "tablets", "notebooks", "laptops", "smartwatches", "wearables"]
        .iter()
        .chain(&[
            "consoles",
            "speakers",
            "headphones",
            "earbuds",
            "motorcycles",
            "scooters",
            "trucks",
            "suvs",
            "hybrids",
        ])
        .any(|goods| name.ends_with(goods))
}

/// Where a number is looked at.
#[derive(Clone, Copy)]
struct Scope<'a> {
    reading: &'a Reading<'a>,
    items: &'a [Item],
    clause: &'a Clause,
}

fn starts_with_voice(items: &[Item], clause: &Clause) -> bool {
    items[clause.start..clause.end].iter().any(|item| matches!(item.kind, Kind::Voice(_) | Kind::Name(_)))
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
                // "smart device connections" are devices, "mobile connections" people.
                let things = index > 0
                    && reading.lower(item) == "connections"
                    && reading.name(&items[index - 1]).contains("device");
                left.noun = Some(if things { Noun::Devices } else { noun });
                left.noun_span = Some(item.span);
                left.noun_at = Some(index);
            }
            // "smartphone market share": the head noun is the last; "revenue" after "market" wins.
            Cue::Noun(noun) if left.noun == Some(Noun::Market) && noun != Noun::Market => {
                left.noun = Some(noun);
                left.noun_span = Some(item.span);
                left.noun_at = Some(index);
            }
            // "share of units": the noun before "of" is the head.
            Cue::Noun(noun) if is_head_before_of(reading, items, index, left.noun_at) => {
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

/// "in the market", "across its stores": a noun behind a preposition of place is not what the number measures.
fn is_object_of_other(reading: &Reading, items: &[Item], at: usize) -> bool {
    let placed = (at.saturating_sub(3)..at).rev().map(|index| &items[index]).find_map(|item| match item.kind {
        Kind::Word if is_place_word(reading.word(item)) => Some(true),
        Kind::Word | Kind::Region(_) | Kind::Market(_) | Kind::Cue(Cue::Total) => None,
        _ => Some(false),
    });
    use Noun::*;
    placed == Some(true)
        && matches!(items[at].kind, Kind::Cue(Cue::Noun(Market | Stores | Countries | Users | Products | Companies)))
}

fn is_place_word(word: &str) -> bool {
    matches!(word, "in" | "across" | "among" | "from" | "per" | "through" | "within")
}

/// Whether the noun at `at` and the one at `later` stand as "share of units".
fn is_head_before_of(reading: &Reading, items: &[Item], at: usize, later: Option<usize>) -> bool {
    let Some(later) = later else { return false };
    let between = &items[at + 1..later];
    between.len() <= 4
        && between.first().is_some_and(|item| reading.word(item) == "of")
        && between[1..]
            .iter()
            .all(|item| matches!(item.kind, Kind::Word | Kind::Market(_) | Kind::Region(_) | Kind::Cue(Cue::Total)))
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
        // "self-operated stores", "PS4s": no words of their own.
        let hyphenated = reading.word(&items[index - 1]) == "-" && index > at + 1;
        if hyphenated && matches!(item.kind, Kind::Cue(cue) if !matches!(cue, Cue::Noun(_)))
            || reading.word(item) == "s"
        {
            continue;
        }
        match item.kind {
            // "invest 2 billion euros in a battery plant": where the money goes is not what it is.
            Kind::Cue(Cue::Noun(noun)) if in_phrase && !is_money_noun(noun) => break,
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
            // "mobile subscribers": people, not goods.
            Kind::Market(market) if is_people(&reading.entities[market].name) => {
                right.noun = Some(Noun::Users);
                right.noun_span = Some(item.span);
                right.to = index + 1;
                break;
            }
            Kind::Market(market) => {
                right.counted = Some(market);
                right.to = index + 1;
            }
            Kind::Name(_) if !money && is_outlet(reading.lower(item)) => {
                right.noun = Some(Noun::Stores);
                right.noun_span = Some(item.span);
                right.to = index + 1;
                break;
            }
            Kind::Name(_) if !money && right.product.is_none() => right.product = Some(index),
            Kind::Word => {
                let word = reading.word(item);
                if matches!(word, "a" | "an" | "per" | "each" | "apiece" | "alone") {
                    break;
                } else if money && matches!(word, "in" | "of" | "worth") && index == at + 1 {
                    in_phrase = true;
                } else if is_preposition(word) || money && !in_phrase && index > at + 3 || right.counted.is_some() {
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

fn names_holder(reading: &Reading, items: &[Item], at: usize) -> bool {
    let name = items.get(at).is_some_and(|item| matches!(item.kind, Kind::Name(_)));
    name && !items.get(at + 1).is_some_and(|item| {
        is_possessive_mark(reading, item) || matches!(item.kind, Kind::Word | Kind::Cue(Cue::Noun(_)) | Kind::Market(_))
    })
}

fn is_people(market: &str) -> bool {
    ["subscribers", "customers", "users", "passengers", "viewers", "buyers", "members"]
        .iter()
        .any(|word| market.ends_with(word))
}

fn is_money_noun(noun: Noun) -> bool {
    matches!(noun, Noun::Revenue | Noun::Sales | Noun::Profit | Noun::Loss | Noun::Investment | Noun::Spending)
}

/// "3,000 Mi Stores": a name of outlets.
fn is_outlet(name: &str) -> bool {
    ["stores", "shops", "outlets", "restaurants", "cafes", "branches"].iter().any(|word| name.ends_with(word))
}

/// "a 30% drop in registrations", "a 16% rise in its second-quarter operating profits": what changed.
fn changed_noun(reading: &Reading, items: &[Item], clause: &Clause, at: usize) -> Option<(Noun, Span)> {
    let at = last_of_values(reading, items, at);
    let end = clause_end(items, clause, at);
    // "a rise in electric vehicle (EV) sales": the short form in brackets cuts nothing off.
    let short = items.get(end).is_some_and(|item| item.kind == Kind::Open)
        && items.get(end + 2).is_some_and(|item| item.kind == Kind::Close);
    let end = if short { items.len().min(end + 4) } else { end };
    let change = (at + 1..end.min(at + 5)).find(|&index| {
        let item = &items[index];
        matches!(item.kind, Kind::Cue(Cue::RiseNoun | Cue::FallNoun))
            || is_change_noun(reading.word(item).trim_end_matches('s'))
    })?;
    let ends_in = |item: &Item| ["in", "of"].iter().any(|word| reading.lower(item).ends_with(&format!(" {word}")));
    let linked =
        matches!(items.get(change + 1).map(|item| reading.word(item)), Some("in" | "of")) || ends_in(&items[change]);
    let noun = (change + 1..end.min(change + 8)).find_map(|index| match items[index].kind {
        _ if reading.word(&items[index]) == "per" => Some((Noun::Block, items[index].span)),
        Kind::Cue(Cue::Noun(noun)) if reading.word(&items[(index + 1).min(items.len() - 1)]) == "per" => {
            Some((Noun::Block, items[index].span)).filter(|_| noun != Noun::Market)
        }
        Kind::Cue(Cue::Noun(noun)) => Some((noun, items[index].span)),
        _ => None,
    });
    // "a 3% revenue decline": what changed stands before the change.
    let compound = || {
        let before = change.checked_sub(1).filter(|&index| index > at).map(|index| &items[index])?;
        match before.kind {
            Kind::Cue(Cue::Noun(noun)) if noun != Noun::Market => Some((noun, before.span)),
            _ => None,
        }
    };
    noun.filter(|_| linked).or_else(compound)
}

/// Where what belongs to the number at `at` ends: its clause, or the sentence when a list led out of the clause.
fn clause_end(items: &[Item], clause: &Clause, at: usize) -> usize {
    if at < clause.end { clause.end } else { items.len() }
}

/// "of the market", "share of domestic traffic", "of its volume".
fn percent_right(reading: &Reading, items: &[Item], clause: &Clause, at: usize, right: &mut Right) {
    if let Some((noun, span)) = changed_noun(reading, items, clause, at) {
        right.noun = Some(noun);
        right.noun_span = Some(span);
        return;
    }
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
    // "18% and 31% of revenue": the last of the list tells for all.
    let last = last_of_values(reading, items, at) + 1;
    let of_list = last > next && items.get(last).is_some_and(|item| reading.word(item) == "of");
    let next = if of_list { last } else { next };
    let end = clause_end(items, clause, next);
    match items.get(next).filter(|_| next < end).map(|item| reading.word(item)) {
        // "against 27.58% of Airtel": whose share, not of what.
        Some("of") if names_holder(reading, items, next + 1) => right.to = next,
        Some("of") => {
            right.whole = read_whole(reading, items, end, next + 1);
            right.to = end.min(next + 6);
        }
        Some("stake" | "stakes") => right.whole = Whole::Other,
        _ => {}
    }
    if let Some(Kind::Cue(Cue::Noun(Noun::Block))) = items.get(at + 1).map(|item| item.kind) {
        right.noun = Some(Noun::Block);
    }
}

/// Measures of an audience, which markets of media and of the web are measured by.
fn is_audience(words: &str) -> bool {
    matches!(
        words,
        "views"
            | "traffic"
            | "downloads"
            | "impressions"
            | "orders"
            | "rides"
            | "trips"
            | "assets"
            | "deposits"
            | "bookings"
            | "gross bookings"
            | "flights"
            | "seats"
    )
}

/// What the phrase after "of" names.
fn read_whole(reading: &Reading, items: &[Item], end: usize, from: usize) -> Whole {
    let compound = |index: usize| items.get(index + 1).is_some_and(|next| reading.word(next) == "-");
    let mut own = false;
    let mut all = false;
    let mut market = false;
    for index in from..end.min(from + 8) {
        let item = &items[index];
        match item.kind {
            Kind::Cue(Cue::Possessive) => own = true,
            Kind::Cue(Cue::Noun(Noun::Block)) if is_audience(reading.lower(item)) => return Whole::Market,
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
                word if is_preposition(word) && !compound(index) => break,
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

fn find_shape(scope: &Scope, at: usize, quantity: &Quantity, left: &Left, frame: &Frame) -> Shape {
    let Scope { reading, items, clause } = *scope;
    if let Some(direction) = signed(reading, items, at, quantity) {
        return Shape::Change(direction);
    }
    if quantity.unit == Unit::Multiple {
        let one = crate::number::Decimal::whole(1);
        let down = quantity.hi.is_some_and(|hi| hi < one) || reading.lower(&items[at]).contains("halv");
        return Shape::Change(if down { Direction::Down } else { Direction::Up });
    }
    if let Some(direction) = change_after(reading, items, clause, at, quantity) {
        return Shape::Change(direction);
    }
    if is_prior(scope, left, frame) || is_compared(scope, at) {
        return Shape::Prior;
    }
    if let Some(direction) = change_before(scope, quantity, left) {
        return Shape::Change(direction);
    }
    let points = left.change.filter(|_| quantity.unit == Unit::Points).map(|(direction, _)| Shape::Change(direction));
    listed_shape(scope, at, quantity, left, frame).or(points).unwrap_or(Shape::Level)
}

/// "from 33 percent", "against 1,189", "compared with 57.5 million".
fn is_prior(scope: &Scope, left: &Left, frame: &Frame) -> bool {
    let Some(near) = left.near else { return false };
    let before = near.checked_sub(1).map_or("", |index| scope.reading.word(&scope.items[index]));
    let from = near.saturating_sub(5).max(scope.clause.start);
    if left.prep == "of" && (from..near).any(|index| scope.reading.word(&scope.items[index]) == "compared") {
        return true;
    }
    match left.prep {
        "against" | "versus" | "vs" => true,
        "with" | "to" => matches!(before, "compared" | "comparison"),
        "from" => {
            left.change.is_some()
                || scope.clause.opener == Opener::Comma
                || frame.change.is_some()
                || left.noun == Some(Noun::Share)
        }
        _ => false,
    }
}

/// "rose 42 percent", "a growth of 9 per cent", "increase its shipments by 83 percent", "added 1.5 million".
fn change_before(scope: &Scope, quantity: &Quantity, left: &Left) -> Option<Direction> {
    let near = left.near?;
    let noun_leads = left
        .change
        .is_some_and(|(_, index)| matches!(scope.items[index].kind, Kind::Cue(Cue::RiseNoun | Cue::FallNoun)));
    if let Kind::Cue(cue) = scope.items[near].kind {
        return match cue {
            // "grew subscriptions 33 percent", "increased its market share 0.4 points".
            Cue::Noun(_) if matches!(quantity.unit, Unit::Percent | Unit::Points) => {
                left.change.and_then(|(direction, index)| {
                    let close = near - index <= 5 && index < near;
                    let verb = matches!(scope.items[index].kind, Kind::Cue(Cue::Rise | Cue::Fall));
                    (close && verb).then_some(direction)
                })
            }
            Cue::Add | Cue::Hire if quantity.unit != Unit::Percent || cue == Cue::Add => Some(Direction::Up),
            Cue::Lose | Cue::Fire => Some(Direction::Down),
            // "The increase was 118 percent".
            Cue::Level if noun_leads && left.noun.is_none() => left.change.map(|(direction, _)| direction),
            _ => direction_of(cue),
        };
    }
    let before = near.checked_sub(1).map(|index| scope.items[index].kind);
    match left.prep {
        "of" if matches!(before, Some(Kind::Cue(Cue::RiseNoun | Cue::FallNoun))) => {
            left.change.map(|(direction, _)| direction)
        }
        "to" if noun_leads && before == Some(Kind::Cue(Cue::Level)) && left.noun.is_none() => {
            left.change.map(|(direction, _)| direction)
        }
        "by" => left.change.map(|(direction, _)| direction),
        _ => None,
    }
}

/// "50 and 56 percent", "AWS 32 percent" after a change, "but only 1 percent on the previous quarter".
fn listed_shape(scope: &Scope, at: usize, quantity: &Quantity, left: &Left, frame: &Frame) -> Option<Shape> {
    let Scope { reading, items, clause } = *scope;
    let near = left.near;
    if let Some(near) = near.filter(|&near| is_and(reading, &items[near]) && near > clause.start) {
        let other = reading.quantity(&items[near - 1]).filter(|other| other.unit == quantity.unit)?;
        let before = look_left(reading, items, clause, near - 1);
        return Some(find_shape(scope, near - 1, other, &before, frame));
    }
    let direction = frame.sentence_change?;
    let bare = left.verb.is_none() && left.noun.is_none();
    let after_base = matches!(items.get(at + 1).map(|item| reading.word(item)), Some("on" | "from" | "over" | "than"));
    let beside =
        near.is_none_or(|near| matches!(items[near].kind, Kind::Name(_)) || items[near].kind == Kind::Cue(Cue::While));
    let percent = quantity.unit == Unit::Percent && (after_base || near.is_some() && beside);
    let count = quantity.unit == Unit::Count && frame.sentence_count_change && near.is_none();
    (bare && (percent || count)).then_some(Shape::Change(direction))
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
    // "a 5% and 8% drop": the noun after the list tells for all.
    let last = last_of_values(reading, items, at);
    if percent && last > at {
        let after = (last + 1..items.len().min(last + 4)).map(|index| &items[index]);
        let change =
            after.take_while(|item| !matches!(item.kind, Kind::Comma | Kind::Quantity(_))).find_map(|item| match item
                .kind
            {
                Kind::Cue(Cue::RiseNoun) => Some(Direction::Up),
                Kind::Cue(Cue::FallNoun) => Some(Direction::Down),
                Kind::Cue(cue) if is_change_noun(reading.word(item).trim_end_matches('s')) => direction_of(cue),
                _ => None,
            });
        if change.is_some() {
            return change;
        }
    }
    for index in at + 1..clause.end.min(at + 7) {
        let item = &items[index];
        let word = reading.word(item);
        match item.kind {
            Kind::Quantity(_) if percent && index == at + 1 => return compared(reading.lower(item)),
            Kind::Cue(Cue::RiseNoun) if percent => return Some(Direction::Up),
            Kind::Cue(Cue::FallNoun) if percent => return Some(Direction::Down),
            Kind::Cue(Cue::Rise) if matches!(word, "more" | "higher" | "up") => {
                return (percent || followed_by_than(reading, items, index)).then_some(Direction::Up);
            }
            Kind::Cue(Cue::Fall) if matches!(word, "less" | "fewer" | "lower" | "down") => {
                return (percent || followed_by_than(reading, items, index)).then_some(Direction::Down);
            }
            Kind::Cue(Cue::Rise) if percent && is_change_noun(word) => return Some(Direction::Up),
            Kind::Cue(Cue::Fall) if percent && is_change_noun(word) => return Some(Direction::Down),
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

/// Words of change that stand as nouns after a number: "a 30% drop".
fn is_change_noun(word: &str) -> bool {
    matches!(
        word,
        "increase"
            | "rise"
            | "jump"
            | "surge"
            | "gain"
            | "climb"
            | "leap"
            | "advance"
            | "spike"
            | "boost"
            | "drop"
            | "decline"
            | "decrease"
            | "fall"
            | "slump"
            | "plunge"
            | "dip"
            | "slide"
            | "tumble"
            | "cut"
            | "reduction"
            | "contraction"
            | "expansion"
    )
}

/// "57 per cent more than the 7 million": the words of comparison belong to both numbers.
fn compared(words: &str) -> Option<Direction> {
    let up = ["more than", "above", "higher than"].iter().any(|start| words.starts_with(start));
    let down = ["less than", "fewer than", "below", "lower than"].iter().any(|start| words.starts_with(start));
    match (up, down) {
        (true, _) => Some(Direction::Up),
        (_, true) => Some(Direction::Down),
        _ => None,
    }
}

/// "the 7 million" after "57 per cent more than".
fn is_compared(scope: &Scope, at: usize) -> bool {
    let percent = at
        .checked_sub(1)
        .filter(|&index| index >= scope.clause.start)
        .and_then(|index| scope.reading.quantity(&scope.items[index]));
    percent.is_some_and(|other| matches!(other.unit, Unit::Percent | Unit::Points))
        && compared(scope.reading.lower(&scope.items[at])).is_some()
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
    if let Some(index) = right.product.filter(|_| right.noun != Some(Noun::Stores)) {
        return (Some(Party::one(PartyKind::Company, reading.name(&items[index]), items[index].span)), true);
    }
    if let Some(party) = name_beside(reading, items, clause, at, left) {
        return (Some(party), true);
    }
    if let Some(party) = name_after(reading, items, clause, right.to.max(at + 1)) {
        return (Some(party), true);
    }
    if let Some(party) = part_named(reading, items, left) {
        return (Some(party), true);
    }
    (clause.subject.clone(), clause.own)
}

/// "a share of electric cars of around 20 per cent", "the share of SpiceJet was".
fn part_named(reading: &Reading, items: &[Item], left: &Left) -> Option<Party> {
    let at = left.noun_at.filter(|_| left.noun == Some(Noun::Share))?;
    let (of, item) = (items.get(at + 1)?, items.get(at + 2)?);
    let kind = match item.kind {
        Kind::Name(_) => PartyKind::Company,
        Kind::Market(_) => PartyKind::Market,
        _ => return None,
    };
    let market_itself =
        kind == PartyKind::Market && matches!(items.get(at + 3).map(|next| next.kind), Some(Kind::Cue(Cue::Noun(_))));
    (reading.word(of) == "of" && !market_itself).then(|| Party::one(kind, reading.name(item), item.span))
}

/// "Huawei with 51.9 million", "Hulu at 3%", "Samsung 22%", "JD.com on 17", "the Wii, at 101.63 million".
fn name_beside(reading: &Reading, items: &[Item], clause: &Clause, at: usize, left: &Left) -> Option<Party> {
    if left.prep == "at" && left.near == Some(clause.start) && clause.opener == Opener::Comma && left.noun.is_none() {
        let name =
            clause.start.checked_sub(2).map(|index| &items[index]).filter(|item| matches!(item.kind, Kind::Name(_)));
        if let Some(item) = name {
            return Some(Party::one(PartyKind::Company, reading.name(item), item.span));
        }
    }
    let near = left.near?;
    let bridge = matches!(left.prep, "with" | "at" | "on" | "having" | "'s" | "’s");
    let name_at = if bridge { near.checked_sub(1)? } else { near };
    if name_at < clause.start || !matches!(items[name_at].kind, Kind::Name(_)) || at - name_at > 4 {
        return None;
    }
    let first = first_of_list(reading, items, clause.start, name_at);
    let listed = names_at(reading, items, first, clause.end).map(|found| found.0);
    listed
        .filter(|_| first == name_at || clause_has_list_word(reading, items, clause))
        .or_else(|| Some(Party::one(PartyKind::Company, reading.name(&items[name_at]), items[name_at].span)))
}

/// Where the list of names that ends at item `last` begins.
fn first_of_list(reading: &Reading, items: &[Item], start: usize, last: usize) -> usize {
    let joins = |item: &Item| matches!(item.kind, Kind::Name(_) | Kind::Comma) || is_and(reading, item);
    let mut first = last;
    while first > start && last - first < 24 && joins(&items[first - 1]) {
        first -= 1;
    }
    while first < last && !matches!(items[first].kind, Kind::Name(_)) {
        first += 1;
    }
    first
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
    let of = reading.word(item) == "of" && names_holder(reading, items, from + 1);
    let before = from.checked_sub(1).map(|index| &items[index]).and_then(|item| reading.quantity(item));
    let of = of && before.is_some_and(|quantity| quantity.unit == Unit::Percent);
    let is_for = (reading.word(item) == "for" || of) && matches!(next.kind, Kind::Name(_));
    is_for.then(|| Party::one(PartyKind::Company, reading.name(next), next.span))
}
