//! The subject that stands in the clause itself, before its verb: a name, a market, several names, a place.

use std::ops::ControlFlow::{self, Break, Continue};

use super::counted::{base_of, is_market_subject, is_sold_by_subject, sold_by};
use super::crowd::{both, is_of_some, points_back, several, those_named};
use super::foreign::{is_neutral, sees_its_own};
use super::governed::{is_fronted, is_subject_place, moves_share};
use super::inverted::{example, inverted_subject};
use super::maker::{best_of, described_by_name, maker_of, owns_unnamed, product_of};
use super::place_word::{is_place, is_place_word};
use super::stand_in::{
    definite_start, described, is_definite, is_expletive, merging_here, officers_company, one_of_two, past_origin,
    past_time_words, pronoun, unites,
};
use super::subjects::Known;
use super::words::{is_possessive_mark, is_preposition};
use super::{Clause, Opener};
use crate::among::among;
use crate::claim::anchor::is_goods;
use crate::claim::item::{Item, Kind, Reading, Row};
use crate::claim::lexicon::{Cue, Noun};
use crate::claim::party::{Party, are_companies, is_company_word, is_verb, names_at};

/// The subject that stands before the verb of the clause.
pub(super) fn own_subject(reading: &Reading, items: &[Item], clause: &Clause, known: &Known) -> Option<Party> {
    if let Some(party) = inverted_subject(items, clause).or_else(|| example(items, clause)) {
        return Some(party);
    }
    let mut search = Search { reading, items, clause, known, market: None };
    let mut at = clause.start;
    while at < clause.end {
        match search.look(at) {
            Continue(next) => at = next,
            Break(Some(party)) => return Some(party),
            Break(None) => break,
        }
    }
    search.market
}

/// What an item says of the subject: it is that, there comes none any more, or the search goes on at a later item.
type Step = ControlFlow<Option<Party>, usize>;

/// The search for the subject of a clause, from its first item to its verb.
struct Search<'a> {
    reading: &'a Reading<'a>,
    items: &'a [Item<'a>],
    clause: &'a Clause,
    known: &'a Known<'a>,
    /// The subject when no party is found: what is sold.
    market: Option<Party>,
}

impl Search<'_> {
    fn look(&mut self, at: usize) -> Step {
        let (items, start) = (self.items, self.clause.start);
        match items[at].kind {
            Kind::Name(_) => self.look_at_name(at),
            Kind::Cue(Cue::Pronoun | Cue::Possessive) => self.look_at_pronoun(at),
            Kind::Word | Kind::Market(_) if self.is_description(at) => match self.described(at) {
                Some(party) => Break(Some(party)),
                None => Continue(at + 1),
            },
            Kind::Word if is_latter(items, start, at) => Break(one_of_two(items, at)),
            Kind::Market(_) | Kind::Cue(Cue::Noun(Noun::Market)) => self.look_at_market(at),
            Kind::Word if points_back(items, self.clause, at) => {
                match those_named(items, self.clause, at, self.known) {
                    Some(party) => Break(Some(party)),
                    None => Continue(at + 1),
                }
            }
            Kind::Cue(Cue::Together) => match several(items, self.clause, at, self.known.carried) {
                Some(party) => Break(Some(party)),
                None => Continue(at + 1),
            },
            Kind::Cue(Cue::Each) => match both(items, self.clause, at, self.known) {
                Some(party) => Break(Some(party)),
                None => Continue(at + 1),
            },
            Kind::Cue(Cue::Follow) if at == start => Continue(at + 1),
            // "giving the lender a share of 21%": of the one it is given to.
            Kind::Cue(Cue::Have) if at == start && items.word(at) == "giving" => Continue(at + 1),
            Kind::Cue(Cue::Have) if moves_share(items, at, self.clause.end) => Continue(at + 1),
            Kind::Cue(cue) if is_verb(cue) && !is_noun_use(items, self.clause, at) => Break(None),
            Kind::Quantity(_) if is_fronted(items, self.clause, at) => Continue(at + 1),
            // "Number four operator Sprint": a place says nothing yet.
            Kind::Quantity(_) if !is_place(items, at) && !is_place_word(items, start, at) => Break(None),
            _ => Continue(at + 1),
        }
    }

    fn look_at_name(&self, at: usize) -> Step {
        let (items, end) = (self.items, self.clause.end);
        if let Some(maker) = maker_of(items, at, end) {
            return Break(Some(maker));
        }
        if !is_subject_place(items, self.clause, at) {
            return Continue(at + 1);
        }
        let Some((party, next)) = names_at(items, at, end) else { return Continue(at + 1) };
        if let Some(product) = product_of(self.reading, items, next, end).or_else(|| best_of(items, next, end)) {
            return Break(Some(product));
        }
        // "Xiaomi's subsidiary sold": somebody else, and nobody says who.
        if items.get(next).is_some_and(is_possessive_mark) && is_relative(items, next + 1) {
            return Break(None);
        }
        if owns_unnamed(items, next, end) {
            return Continue(next);
        }
        match described_by_name(items, next, end) {
            Some(whole) => Break(Some(whole)),
            None if names_an_officer(items, next, end) => Continue(next),
            None => Break(Some(party)),
        }
    }

    fn look_at_pronoun(&mut self, at: usize) -> Step {
        let (items, end) = (self.items, self.clause.end);
        // "Public sector insurers saw their share decline": of those, and they have no name.
        let crowd = at > self.clause.start + 1
            && among!(items.word(at - 1), "saw" | "see" | "seen" | "had")
            && are_companies(items[at - 2].last_word());
        if crowd && among!(items.word(at), "their") {
            self.market = None;
            return Break(None);
        }
        if items[at].kind == Kind::Cue(Cue::Pronoun) && is_expletive(items, at) {
            return Continue(past_time_words(items, at, end));
        }
        // "Among them, BYD led": some of those, and who they are comes behind.
        let among_them = at == self.clause.start + 1 && items.word(at - 1) == "among" && at + 1 == end;
        if among_them || sees_its_own(self.reading, items, self.clause, at) {
            return Break(None);
        }
        let party = officers_company(items, at)
            .or_else(|| if name_follows(items, at, end) { None } else { pronoun(&items[at], self.known) });
        party.map_or(Continue(at + 1), |party| Break(Some(party)))
    }

    /// "the company", "the South Korean giant": the words stand for a company.
    fn is_description(&self, at: usize) -> bool {
        let item = &self.items[at];
        // "the low-cost airline" is one word of the market and of the company.
        let last = item.lower.rsplit([' ', '-']).next().unwrap_or("");
        (is_company_word(item.word) || matches!(item.kind, Kind::Market(_)) && is_company_word(last))
            && is_definite(self.items, self.clause.start, at)
            && ends_phrase(self.items, at + 1)
            && !self.items.is_name(at + 1)
            // "the console market": of the market, whoever made the console.
            && self.items.kind(at + 1) != Some(Kind::Cue(Cue::Noun(Noun::Market)))
    }

    fn described(&self, at: usize) -> Option<Party> {
        let items = self.items;
        let first = definite_start(items, self.clause.start, at);
        // "The combined group": those who merge, when they were named together.
        let new = || items.word(at - 1) == "new" && items.word(at) != "company";
        if items[first..at].iter().any(unites) || items.word(at) == "venture" || at > first && new() {
            let several = self.known.main.or(self.known.carried.last.as_ref()).filter(|party| party.names.len() > 1);
            let here = merging_here(&items[..self.clause.start]);
            let told = here.as_ref().map_or(self.known.carried.merging.as_ref(), Option::as_ref);
            let those = several.or(told);
            let nobody = those.is_none() && items[first..at].iter().any(|item| item.word == "combined");
            if nobody || those.is_some() {
                return those.map(|party| party.through(items[first].span.cover(items[at].span)));
            }
        }
        let words = || items[first].span.cover(items[past_origin(items, at, self.clause.end)].span);
        one_of_two(items, first).or_else(|| described(self.reading, words(), self.known))
    }

    /// "The total market grew 17% to 1.9 million cars", after figures of electric cars: of what is counted.
    fn counted_in_all(&self, at: usize) -> Option<Party> {
        let total = at > self.clause.start && among!(self.items.word(at - 1), "total" | "overall" | "whole" | "entire");
        let goods = |at: &usize| matches!(self.items[*at].kind, Kind::Market(_));
        let counted = (at + 1..self.items.len().min(at + 9)).find(goods).filter(|_| total)?;
        self.items[counted - 1].quantity.is_some().then(|| Party::of(&self.items[counted]))
    }

    fn look_at_market(&mut self, at: usize) -> Step {
        let (items, clause, item) = (self.items, self.clause, &self.items[at]);
        if matches!(item.kind, Kind::Market(_)) {
            // "Huawei was fifth, with tablet sales of 2 million": the company's.
            if clause.opener == Opener::With && is_sold_by_subject(items, clause, at, self.known) {
                return Break(self.known.main.cloned());
            }
            // "the no-frills airline": one of them, not the market.
            let company = is_company_word(item.word) && is_definite(items, clause.start, at);
            // "PC GPU shipments": the last of them is meant.
            if company || is_part_of_compound(items, at) {
                return Continue(at + 1);
            }
        }
        // "Smartphones running Android account for": the system's.
        if items.word(at + 1) == "running" && items.is_name(at + 2) && at + 2 < clause.end {
            return Break(Some(Party::of(&items[at + 2])));
        }
        if self.market.is_some() || !is_market_subject(items, clause, at) {
            return Continue(at + 1);
        }
        if is_of_some(items, clause, at) {
            return Break(None);
        }
        if let Kind::Market(_) = item.kind {
            if let Some(party) = sold_by(items, at, clause.end).or_else(|| base_of(items, at)) {
                return Break(Some(party));
            }
            self.market = Some(Party::of(item));
        } else if !matches!(items.word(at + 1), "of" | "for") {
            let carried = self.known.carried.market.as_ref().map(|party| party.through(item.span));
            self.market = self.counted_in_all(at).or(carried);
        }
        Continue(at + 1)
    }
}

/// "subsidiary", with nothing but a verb behind it.
fn is_relative(items: &[Item], at: usize) -> bool {
    let related = among!(items.word(at), "subsidiary" | "rival" | "competitor" | "supplier" | "parent" | "affiliate");
    related && matches!(items.kind(at + 1), Some(Kind::Cue(cue)) if is_verb(cue))
}

/// "the latter making its debut", "the former led with": one of two that were named, not "the latter segment".
fn is_latter(items: &[Item], start: usize, at: usize) -> bool {
    let definite = at > start && items.word(at - 1) == "the" && matches!(items.word(at), "latter" | "former");
    let next = items.get(at + 1);
    let acts = next.is_some_and(|item| match item.kind {
        Kind::Cue(cue) => is_verb(cue),
        _ => item.word.ends_with("ing"),
    });
    definite && acts
}

/// "PC" in "PC GPU shipments", not "vehicle" in "vehicle retail".
fn is_part_of_compound(items: &[Item], at: usize) -> bool {
    let next = items.get(at + 1).filter(|item| matches!(item.kind, Kind::Market(_)));
    next.is_some_and(|item| is_goods(item.name()) && !items[at].name().ends_with(item.name()))
}

/// "the company", not "the service providers": no noun goes on.
fn ends_phrase(items: &[Item], at: usize) -> bool {
    let Some(item) = items.get(at) else { return true };
    let verb = among!(
        item.word,
        "came"
            | "comes"
            | "went"
            | "saw"
            | "sees"
            | "made"
            | "makes"
            | "did"
            | "does"
            | "became"
            | "stood"
            | "a"
            | "an"
    );
    let word = item.word;
    item.kind != Kind::Word || verb || is_neutral(word) || is_preposition(word) || is_possessive_mark(item)
}

/// "Its Game Pass service", "it placed AWS": the name is the subject, not in "it bought Activision".
fn name_follows(items: &[Item], at: usize, end: usize) -> bool {
    let bought =
        among!(items.word(at + 1), "bought" | "purchased" | "acquired" | "took" | "launched" | "sold" | "buys");
    // "its French-Italian rival Stellantis".
    let rival = among!(items.word(at), "its" | "their")
        && (at + 1..end.min(at + 9))
            .find(|&next| !matches!(items[next].kind, Kind::Word | Kind::Region(_) | Kind::Punct))
            .is_some_and(|name| {
                items.is_name(name) && among!(items.word(name - 1), "rival" | "competitor" | "compatriot")
            });
    rival
        || !bought
            && (at + 1..end.min(at + 4))
                .map(|next| items[next].kind)
                .find(|kind| *kind != Kind::Word)
                .is_some_and(|kind| matches!(kind, Kind::Name(_)))
}

/// "Xiaomi Chairman and CEO Lei Jun": the company only says whose officer speaks.
pub(super) fn names_an_officer(items: &[Item], next: usize, end: usize) -> bool {
    let at = if items.get(next).is_some_and(|item| is_possessive_mark(item)) { next + 1 } else { next };
    (at..end.min(at + 3)).any(|index| matches!(items[index].kind, Kind::Cue(Cue::Role)))
}

/// A word that is a verb elsewhere stands here as a noun: "the lead", "its target", "Sales rise".
fn is_noun_use(items: &[Item], clause: &Clause, at: usize) -> bool {
    describes_next(items, clause, at)
        || at > clause.start && among!(items.word(at - 1), "the" | "a" | "an" | "its" | "their" | "in" | "of")
}

/// "Leading Chinese carmaker BYD sold": the name comes after what it is.
fn describes_next(items: &[Item], clause: &Clause, at: usize) -> bool {
    let lead = items[clause.start..at].iter().take(5);
    // "Chinese leading carmaker BYD", "The country's leading bank HDFC".
    let plain = lead.clone().count() < 5
        && lead.clone().all(|item| {
            matches!(item.kind, Kind::Region(_)) || is_possessive_mark(item) || among!(item.word, "the" | "country")
        });
    let leading = plain && items.word(at) == "leading";
    let name = (at + 1..clause.end.min(at + 6)).find(|&next| items[next].is_name());
    let maker = |name: usize| is_company_word(items.word(name - 1)) || items.word(name - 1).ends_with("maker");
    leading && name.is_some_and(|name| name > at + 1 && maker(name))
}

/// A place as the subject: "China made up", "Taiwan accounted for", "the Chinese market accounts for".
pub(super) fn own_place(items: &[Item], clause: &Clause) -> Option<Party> {
    for at in clause.start..clause.end {
        match items[at].kind {
            Kind::Region(_) => {
                let governed = at > clause.start && is_preposition(items.word(at - 1));
                let described = items[at].entity.is_some_and(|entity| entity.descriptive);
                let owner = items.get(at + 1).is_some_and(|next| is_possessive_mark(next));
                if governed || described || owner {
                    return None;
                }
                return Some(Party::of(&items[at]));
            }
            Kind::Word if among!(items.word(at), "the" | "international" | "overseas") => {}
            // "In 2020 India overtook".
            Kind::Word if matches!(items.kind(at + 1), Some(Kind::Period(_))) => {}
            Kind::Cue(Cue::While | Cue::Relative) | Kind::Quote | Kind::Period(_) => {}
            _ => return None,
        }
    }
    None
}
