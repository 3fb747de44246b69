//! Subjects behind their verb: "Behind it came Vivo", "It was Vivo that topped the list", "Leading the market is Oppo".

use super::words::{is_possessive_mark, is_preposition};
use super::{Clause, Opener};
use crate::among::among;
use crate::claim::item::{Item, Kind, Row};
use crate::claim::lexicon::Cue;
use crate::claim::party::{Party, is_company_plural, is_company_word, is_verb, names_at};
use crate::number::place_word;
use crate::quantity::Unit;

/// "Above Realme is the tech giant Oppo", "Behind it came Vivo": the subject follows the verb.
pub(super) fn inverted_subject(items: &[Item], clause: &Clause) -> Option<Party> {
    let word = |at: usize| items.get(at).filter(|_| at < clause.end).map_or("", |item| item.word);
    let start = clause.start;
    if let Some(party) = stressed_subject(items, clause).or_else(|| first_of_leaders(items, clause)) {
        return Some(party);
    }
    let leads =
        among!(word(start), "above" | "below" | "behind" | "beneath") || items[start].kind == Kind::Cue(Cue::Behind);
    let place = matches!(items.get(start + 1)?.kind, Kind::Name(_) | Kind::Cue(Cue::Pronoun));
    let verb =
        among!(word(start + 2), "is" | "was" | "comes" | "came" | "sits" | "sat" | "stands" | "stood" | "are" | "were");
    if !(leads && place && verb) {
        return None;
    }
    let name = (start + 3..clause.end.min(start + 8)).find(|&at| items[at].is_name())?;
    names_at(items, name, clause.end).map(|found| found.0)
}

/// "It was Vivo that topped the list", "Next comes the streaming giant Netflix": the name after the verb of being.
fn stressed_subject(items: &[Item], clause: &Clause) -> Option<Party> {
    let word = |at: usize| items.get(at).filter(|_| at < clause.end).map_or("", |item| item.word);
    let verb = (clause.start + 1..clause.end.min(clause.start + 10))
        .find(|&at| among!(word(at), "is" | "was" | "comes" | "came" | "are" | "were" | "be" | "been" | "remains"))?;
    let named = |item: &Item| matches!(item.kind, Kind::Name(_) | Kind::Market(_));
    if !items[verb + 1..clause.end.min(verb + 7)].iter().any(named) {
        return None;
    }
    let cleft = word(verb - 1) == "it" && among!(word(verb), "is" | "was");
    let place = among!(
        word(clause.start),
        "leading"
            | "topping"
            | "completing"
            | "rounding"
            | "heading"
            | "sitting"
            | "trailing"
            | "closing"
            | "finishing"
            | "following"
            | "maintaining"
            | "retaining"
            | "keeping"
            | "holding"
            | "taking"
            | "claiming"
            | "securing"
            | "occupying"
    ) && clause.opener == Opener::Start
        && items[clause.start..verb].iter().all(|item| !matches!(item.kind, Kind::Comma));
    let place =
        place || leads_with_place(&items[clause.start..verb]) || leads_with_superlative(&items[clause.start..verb]);
    let place = place || leads_with_description(items, clause, verb);
    let next = among!(word(clause.start), "next" | "then") && verb <= clause.start + 3;
    // "The biggest gainer has been ICICI Bank, which".
    let place = place
        || word(clause.start) == "the"
            && among!(word(clause.start + 1), "biggest" | "main" | "only" | "fastest" | "top" | "largest")
            && among!(word(clause.start + 2), "gainer" | "winner" | "loser" | "riser" | "beneficiary" | "exception");
    // "is Honda Cars": the market is of the name.
    let mut before_name = (verb + 1..clause.end.min(verb + 3)).take_while(|&at| !items[at].is_name());
    if let Some(market) = before_name.find(|&at| matches!(items[at].kind, Kind::Market(_))) {
        return place.then(|| Party::of(&items[market]));
    }
    let small = |at: usize| {
        matches!(items[at].kind, Kind::Word | Kind::Region(_) | Kind::Market(_)) && !is_preposition(items.word(at))
    };
    let name = (verb + 1..clause.end.min(verb + 7)).find(|&at| !small(at)).filter(|_| cleft || next || place)?;
    let (party, after) = names_at(items, name, clause.end)?;
    // "Following Google is Microsoft's Bing": not who makes it.
    let made = items.get(after).is_some_and(is_possessive_mark) && items.is_name(after + 1);
    let (party, after) = if made { names_at(items, after + 1, clause.end)? } else { (party, after) };
    let goes_on = items.get(after).is_none_or(|item| match cleft {
        true => item.kind == Kind::Cue(Cue::Relative),
        false => place || after >= clause.end || matches!(item.kind, Kind::Cue(Cue::With)) || word(after) == ".",
    });
    goes_on.then_some(party)
}

/// "The top three vendors were Apple with 30 percent, Samsung with 20 percent": the first entry of the list.
fn first_of_leaders(items: &[Item], clause: &Clause) -> Option<Party> {
    let run = &items[clause.start..clause.end];
    let verb = run.iter().take(9).position(|item| among!(item.word, "are" | "were"))?;
    let (last, lead) = run[..verb].split_last()?;
    let ranked = |item: &Item| item.quantity.is_some_and(|it| it.unit == Unit::Ordinal && it.lo != it.hi);
    let several = ranked(last) || is_company_plural(last.last_word()) || last.word == "leaders";
    let small = |item: &Item| {
        matches!(item.kind, Kind::Word | Kind::Market(_) | Kind::Region(_) | Kind::Period(_) | Kind::Cue(_))
            || ranked(item)
    };
    let name = run.get(verb + 1).filter(|item| item.is_name() && several && lead.iter().all(small))?;
    // The "with" of its figure opens a clause of its own.
    let next = items.get(clause.start + verb + 2)?;
    (next.kind == Kind::Cue(Cue::With)).then(|| Party::of(name))
}

/// "The biggest selling EV": whoever is, is told after the verb.
fn leads_with_superlative(lead: &[Item]) -> bool {
    let superlative = lead.get(1).is_some_and(|item| {
        among!(item.word, "biggest" | "best" | "largest" | "most" | "top" | "leading" | "only" | "next")
    });
    // "The only top-five company to see a decline".
    let only = lead.word(1) == "only" && lead.iter().any(|item| is_company_word(item.word));
    let of_only = |item: &Item| {
        let ordinal = item.quantity.is_some_and(|quantity| quantity.unit == Unit::Ordinal);
        ordinal || matches!(item.kind, Kind::Cue(Cue::FallNoun | Cue::Rise | Cue::Fall | Cue::Have))
    };
    let small = |item: &Item| {
        only && of_only(item)
            || matches!(
                item.kind,
                Kind::Word
                    | Kind::Market(_)
                    | Kind::Region(_)
                    | Kind::Period(_)
                    | Kind::Punct
                    | Kind::Cue(Cue::Ship | Cue::Lead | Cue::RiseNoun | Cue::Noun(_))
            )
    };
    lead[0].word == "the" && superlative && lead.iter().all(small)
}

/// "The other brand which saw a dip was Ford": the description, its relative clause and all, stands before the verb.
fn leads_with_description(items: &[Item], clause: &Clause, verb: usize) -> bool {
    let described = clause.opener == Opener::Relative && clause.start <= 8 && items[0].word == "the";
    let kind = items[..clause.start.min(8)].iter().any(|item| is_company_word(item.word));
    described && kind && !items[..verb].iter().any(|item| item.is_name() || item.quantity.is_some())
}

/// "At No. 2", "Still in a distant third place": a place and nobody yet.
fn leads_with_place(lead: &[Item]) -> bool {
    // "The number two is TVS".
    if lead.len() <= 3 && lead.word(0) == "the" && lead.lower(1).starts_with("number") {
        return true;
    }
    let ordinal = |item: &Item| match item.quantity {
        Some(quantity) => quantity.unit == Unit::Ordinal && quantity.lo == quantity.hi,
        None => place_word(item.word).is_some_and(|place| place > 1),
    };
    let small =
        |item: &Item| matches!(item.kind, Kind::Word | Kind::Quantity(_) | Kind::Punct | Kind::Cue(Cue::Follow));
    let within = lead.iter().any(|item| among!(item.word, "in" | "at" | "on"));
    // "fifth is Peacock".
    let alone = lead.len() == 1;
    (within || alone) && lead.iter().any(ordinal) && lead.iter().all(small)
}

/// "Other major players including Vivo posted": the one example is whom the verb is about.
pub(super) fn example(items: &[Item], clause: &Clause) -> Option<Party> {
    let run = clause.start..clause.end.min(clause.start + 9);
    let including = run.clone().find(|&at| matches!(items[at].word, "including"))?;
    let crowd = including > 0 && is_company_plural(items[including - 1].word);
    let plain = !items[clause.start..including].iter().any(|item| item.is_name());
    let (party, next) = names_at(items, including + 1, clause.end)?;
    let verb = items.get(next).is_some_and(|item| matches!(item.kind, Kind::Cue(cue) if is_verb(cue)));
    (crowd && plain && verb && party.names.len() == 1).then_some(party)
}
