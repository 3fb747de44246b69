//! Whose a part of what is sold is, when what comes after the verb says who made it or what it is: "one in five phones sold
//! was made by Vivo", "of all laptops, 24% were by HP". Not parts that somebody holds.

use super::Whole;
use super::whole::read_whole;
use crate::among::among;
use crate::claim::clause::{Clause, is_copula};
use crate::claim::item::{Item, Kind, Row};
use crate::claim::lexicon::{Cue, Noun};
use crate::claim::party::{Party, names_at};
use crate::quantity::Unit;

/// The one who made the part that the percentage at `at` is.
pub(super) fn maker_of_part(items: &[Item], clause: &Clause, at: usize) -> Option<Party> {
    items[at].quantity.filter(|quantity| quantity.unit == Unit::Percent && at <= clause.start + 3)?;
    // "24% were made by HP and 20% by Lenovo".
    let again = items.word(at + 1) == "by"
        && items[..at].windows(2).any(|pair| is_making(pair.word(0)) && pair.word(1) == "by");
    if let Some(item) = items.get(at + 2).filter(|item| again && item.is_name()) {
        return Some(Party::of(item));
    }
    let verb = (at + 1..clause.end.min(at + 14)).find(|&index| !may_tell(&items[index]))?;
    let searched = |item: &Item| among!(item.word, "searches" | "queries" | "visits" | "sessions" | "trips" | "orders");
    let goods = |item: &Item| {
        searched(item) || matches!(item.kind, Kind::Market(_) | Kind::Cue(Cue::Noun(Noun::Volume | Noun::Sales)))
    };
    // "Of all laptops sold in Britain, 24% were made by HP".
    let percent = |item: &Item| item.quantity.is_some_and(|quantity| quantity.unit == Unit::Percent);
    let led = || {
        let lead = &items[..at];
        let again = lead.iter().any(percent) && at + 1 == verb;
        (lead.first().is_some_and(|item| item.word == "of") || again) && lead.iter().take(12).any(goods)
    };
    // "Half of smartwatch shipments came from Apple".
    let came = is_coming(items, verb);
    if !came && !is_copula(items.word(verb)) || !(items[at + 1..verb].iter().any(goods) || led()) {
        return None;
    }
    let verb = verb + usize::from(among!(items.word(verb + 1), "still" | "now" | "already"));
    let made = is_making(items.word(verb + 1)) || items.word(verb + 1) == "from";
    let leads = |at: usize| among!(items.word(at), "by" | "through" | "on" | "via" | "with");
    let by = verb + 1 + usize::from(made && leads(verb + 2));
    let article = usize::from(among!(items.word(verb + 1), "a" | "an"));
    let name = if made || leads(by) { by + 1 } else { verb + 1 + article };
    let name = name + usize::from(items.word(name) == "the");
    // "made by HP or Lenovo": of both together.
    items.get(name).filter(|item| name < clause.end && item.is_name())?;
    names_at(items, name, clause.end).map(|(makers, _)| makers)
}

/// "came from", at the verb.
fn is_coming(items: &[Item], verb: usize) -> bool {
    among!(items.word(verb), "came" | "come" | "comes" | "coming") && items.word(verb + 1) == "from"
}

/// "12.8 million came from Apple and 2 million from Samsung": who made so many.
pub(super) fn came_from(items: &[Item], clause: &Clause, at: usize) -> Option<Party> {
    items[at].quantity.filter(|quantity| quantity.unit == Unit::Count)?;
    let units = usize::from(items.kind(at + 1) == Some(Kind::Cue(Cue::Noun(Noun::Volume))));
    let next = at + 1 + units;
    let again = items.word(next) == "from" && (clause.start.saturating_sub(12)..at).any(|verb| is_coming(items, verb));
    // "22.5 million watches were shipped by Apple".
    let goods = next + usize::from(matches!(items.kind(next), Some(Kind::Market(_))));
    if is_copula(items.word(goods)) && is_making(items.word(goods + 1)) && items.word(goods + 2) == "by" {
        return items.get(goods + 3).filter(|item| item.is_name()).map(Party::of);
    }
    let from = if again { next } else { next + 1 };
    let name = items.get(from + 1).filter(|item| (again || is_coming(items, next)) && item.is_name())?;
    Some(Party::of(name))
}

fn is_making(word: &str) -> bool {
    among!(
        word,
        "made"
            | "built"
            | "sold"
            | "produced"
            | "supplied"
            | "manufactured"
            | "shipped"
            | "delivered"
            | "performed"
            | "done"
            | "conducted"
            | "powered"
            | "handled"
            | "processed"
    )
}

/// What may stand between a part and the verb: what is sold, where and when.
fn may_tell(item: &Item) -> bool {
    match item.kind {
        Kind::Word => !is_copula(item.word) && !among!(item.word, "came" | "come" | "comes"),
        Kind::Market(_) | Kind::Region(_) | Kind::Period(_) => true,
        Kind::Cue(cue) => matches!(cue, Cue::Ship | Cue::Total | Cue::Noun(Noun::Volume | Noun::Sales)),
        _ => false,
    }
}

/// "nine in ten searches": what a part counted out of a few is a part of, without "of".
pub(super) fn counted_whole(items: &[Item], clause: &Clause, at: usize) -> Option<Whole> {
    let words = items[at].lower;
    let counted = [" in ", " out of ", " of every "].iter().any(|joint| words.contains(joint));
    let next = items.get(at + 1).filter(|_| at + 1 < clause.end && counted)?;
    let noun = matches!(next.kind, Kind::Word | Kind::Market(_) | Kind::Cue(Cue::Noun(_)));
    noun.then(|| read_whole(items, clause.end, at + 1)).filter(|whole| *whole == Whole::Market)
}
