//! Who a clause speaks of: a company or product, several of them, a market, or a place.

use std::rc::Rc;

use super::clause::is_possessive_mark;
use super::item::{Item, Kind, Row};
use super::lexicon::Cue;
use crate::among::among;
use crate::entity::profile;
use crate::quantity::Unit;
use crate::span::Span;
use crate::vocabulary::Class;

/// What kind of subject a party is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PartyKind {
    /// A company, brand or product.
    Company,
    /// What is counted: the subject of market sizes and of the shares of a category.
    Market,
    /// A place: the subject of a share of the world market and of ranks among markets.
    Region,
}

/// A subject with the words that name it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Party {
    pub(crate) kind: PartyKind,
    /// Canonical names with the words that gave them, in text order; never empty.
    pub(crate) names: Rc<[(String, Span)]>,
    /// The pronoun or description that stands for it here.
    pub(crate) via: Option<Span>,
}

impl Party {
    pub(crate) fn one(kind: PartyKind, name: &str, span: Span) -> Self {
        Self { kind, names: Rc::new([(name.to_string(), span)]), via: None }
    }

    /// The party that `item` names: a market, a place, else a company.
    pub(crate) fn of(item: &Item) -> Self {
        let kind = match item.kind {
            Kind::Market(_) => PartyKind::Market,
            Kind::Region(_) => PartyKind::Region,
            _ => PartyKind::Company,
        };
        Self::one(kind, item.name(), item.span)
    }

    /// The same party, named here by other words.
    pub(crate) fn through(&self, span: Span) -> Self {
        Self { via: Some(span), ..self.clone() }
    }

    /// The words that stand for it here.
    pub(crate) fn span(&self) -> Span {
        self.via.unwrap_or_else(|| self.names.iter().skip(1).fold(self.names[0].1, |all, name| all.cover(name.1)))
    }

    pub(crate) fn joined(&self) -> String {
        match &*self.names {
            [(name, _)] => name.clone(),
            names => names.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>().join(" + "),
        }
    }
}

/// The list of names that begins at item `at`: "Vivo, Oppo and Huawei". Gives the party and the item after it.
pub(crate) fn names_at(items: &[Item], at: usize, end: usize) -> Option<(Party, usize)> {
    let mut names = vec![named(items.get(at)?)?];
    let mut next = at + 1;
    while let Some(after) = list_step(items, next, end) {
        names.extend(named(&items[after]));
        next = after + 1;
    }
    Some((Party { kind: PartyKind::Company, names: names.into(), via: None }, next))
}

/// "together with its subsidiary JetLite": the item of the name.
pub(crate) fn past_relation(items: &[Item], at: usize) -> Option<usize> {
    let small = |at: usize| {
        items.kind(at) == Some(Kind::Cue(Cue::Possessive))
            || among!(
                items.word(at),
                "the" | "its" | "subsidiary" | "unit" | "arm" | "rival" | "sister" | "brand" | "partner"
            )
    };
    (at..items.len().min(at + 4)).find(|&at| !small(at))
}

/// "fourth-place Netflix", "third-ranked Vivo": past the place that stands before a name of a list.
pub(crate) fn past_place(items: &[Item], at: usize) -> usize {
    let ordinal = items.get(at).and_then(|item| item.quantity).is_some_and(|quantity| quantity.unit == Unit::Ordinal);
    let placed = items.word(at + 1) == "-" && among!(items.word(at + 2), "place" | "placed" | "ranked");
    if ordinal && placed { at + 3 } else { at }
}

/// "and Korea's Samsung": past the place a name is from, unless the one from there does something of its own.
pub(crate) fn past_home(items: &[Item], at: usize) -> usize {
    let home = matches!(items.kind(at), Some(Kind::Region(_)));
    let owned = home && items.get(at + 1).is_some_and(is_possessive_mark) && items.is_name(at + 2);
    let does = matches!(items.kind(at + 3), Some(Kind::Cue(cue)) if is_verb(cue));
    if owned && !does { at + 2 } else { at }
}

fn named(item: &Item) -> Option<(String, Span)> {
    item.is_name().then(|| (item.name().to_string(), item.span))
}

/// Where the next name of a list stands, when what is at `next` continues one.
fn list_step(items: &[Item], next: usize, end: usize) -> Option<usize> {
    let next = past_short_form(items, next);
    let joint = items.get(next).filter(|_| next < end)?;
    let together = among!(joint.word, "together" | "along") && items.word(next + 1) == "with";
    if together {
        return past_relation(items, next + 2).filter(|&name| name < end && items.is_name(name));
    }
    let mut after = next + 1;
    let mut comma = joint.kind == Kind::Comma;
    if comma && items.get(after).is_some_and(|item| is_and(item)) {
        comma = false;
        after += 1;
    } else if !comma && !is_and(joint) && joint.word != "&" {
        return None;
    }
    while among!(items.word(after), "the" | "rival" | "rivals") {
        after += 1;
    }
    after = past_home(items, past_place(items, after));
    let name = items.get(after).filter(|_| after < end)?;
    if !name.is_name() {
        return None;
    }
    let follower = items.get(after + 1).filter(|_| after + 1 < end);
    // "A, B and C" goes on; "from Huawei, Xiaomi overtook" does not.
    let goes_on = follower.is_none_or(|item| item.kind == Kind::Comma || is_and(item) || is_plural_verb(item));
    // "Acer beats Dell, Apple to take first place", as headlines have it.
    let beaten = next > 1 && items[next - 2].kind == Kind::Cue(Cue::Ahead) && items.is_name(next - 1);
    let goes_on = goes_on || beaten && follower.is_some_and(|item| among!(item.word, "to" | "in" | "as" | "for"));
    // "Chrome at 65% and Edge with 3%": what follows belongs to the last name alone.
    (!comma || goes_on).then_some(after)
}

/// "Tencent Music Entertainment (TME) and": past the short form of a name.
fn past_short_form(items: &[Item], at: usize) -> usize {
    let kind = |index: usize| items.kind(index);
    let bracket = kind(at) == Some(Kind::Open) && kind(at + 2) == Some(Kind::Close);
    let same = at > 0 && bracket && matches!(kind(at + 1), Some(Kind::Name(_)));
    if same && explains(items[at - 1].name(), items[at + 1].name()) {
        return at + 3;
    }
    if sets_apart(items, at) { at + 4 } else { at }
}

/// "Oppo (excluding OnePlus) and Realme": what the bracket that opens at `at` sets apart does not end the list.
pub(crate) fn sets_apart(items: &[Item], at: usize) -> bool {
    let brackets = items.kind(at) == Some(Kind::Open) && items.kind(at + 3) == Some(Kind::Close);
    let apart = brackets && among!(items.word(at + 1), "excluding" | "including" | "excl" | "incl" | "without");
    let goes_on = items.get(at + 4).is_some_and(|item| item.kind == Kind::Comma || is_and(item));
    apart && goes_on && at > 0 && items.is_name(at - 1) && items.is_name(at + 2) && items.is_name(at + 5)
}

/// A name in brackets after another: the same in short, or who makes it, "ChatGPT (OpenAI)".
pub(crate) fn explains(name: &str, bracketed: &str) -> bool {
    name == bracketed || profile(name).is_some_and(|known| known.maker == bracketed)
}

/// "A, B add": a verb that only several have.
pub(crate) fn is_plural_verb(item: &Item) -> bool {
    Class::PluralVerb.has(item.word)
}

pub(crate) fn is_and(item: &Item) -> bool {
    among!(item.word, "and" | "or" | "&")
}

/// Whether `cue` can be the verb of a clause.
pub(crate) fn is_verb(cue: Cue) -> bool {
    use Cue::*;
    matches!(
        cue,
        Rise | Fall
            | Flat
            | Level
            | Have
            | ShareVerb
            | Ship
            | MovePeople
            | Add
            | Lose
            | Hire
            | Fire
            | Employ
            | Invest
            | Raise
            | Value
            | Cost
            | Open
            | Close
            | Ahead
            | Behind
            | PassiveAhead
            | Lead
            | Say
            | Estimate
            | Forecast
            | Plan
            | Follow
    )
}

/// Words that stand for the company spoken of: "the company", "the South Korean giant".
pub(crate) fn is_company_word(word: &str) -> bool {
    Class::CompanyNoun.has(word)
}

/// "makers", "carriers": several of what a company is called.
pub(crate) fn is_company_plural(word: &str) -> bool {
    word.strip_suffix('s').is_some_and(is_company_word)
}

/// "makers", "companies".
pub(crate) fn are_companies(word: &str) -> bool {
    word == "companies" || is_company_plural(word)
}

/// "Indian", "Chinese": the adjective of a place, which names nobody that holds a figure.
pub(crate) fn is_adjective_of_place(word: &str) -> bool {
    ["ian", "ese", "ish", "ean", "ican"].iter().any(|end| word.ends_with(end))
        || among!(word, "german" | "french" | "dutch" | "greek" | "swiss" | "thai" | "czech" | "global" | "worldwide")
}
