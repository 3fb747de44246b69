//! Whose a number is: the name beside it, the name after it, else the subject of its clause.

use super::change::is_change_noun;
use super::left::Left;
use super::passive::came_from;
use super::right::Right;
use crate::among::among;
use crate::claim::clause::{Clause, Opener, is_possessive_mark};
use crate::claim::item::{Item, Kind, Row};
use crate::claim::lexicon::{Cue, Noun};
use crate::claim::party::{Party, PartyKind, is_and, names_at};
use crate::quantity::Unit;
use crate::vocabulary::Class;

/// Whose number it is: the name beside it, else the subject of the clause.
pub(super) fn find_owner(
    items: &[Item],
    clause: &Clause,
    at: usize,
    right: &Right,
    left: &Left,
) -> (Option<Party>, bool) {
    if let Some(index) = right.product.filter(|_| right.noun != Some(Noun::Stores)) {
        return (Some(Party::of(&items[index])), true);
    }
    if let Some(party) = part_of_which(items, clause, at) {
        return (Some(party), true);
    }
    if let Some(party) = came_from(items, clause, at) {
        return (Some(party), true);
    }
    if let Some(party) = put_in_place(items, clause, at) {
        return (Some(party), true);
    }
    if let Some(party) = name_beside(items, clause, at, left) {
        return (Some(party), true);
    }
    let end = right.to.max(at + 1);
    if let Some(party) = name_after(items, clause, end).or_else(|| grown_for(items, clause, end)) {
        return (Some(party), true);
    }
    if let Some(party) = used_by_part(items, clause, at) {
        return (Some(party), true);
    }
    if let Some(party) = helped_to(items, clause, at) {
        return (Some(party), true);
    }
    if let Some(party) = part_named(items, left) {
        return (Some(party), true);
    }
    if let Some(party) = base_of(items, at) {
        return (Some(party), true);
    }
    (clause.subject.clone(), clause.own)
}

/// "for a total Disney+ base of 152 million", "with a Netflix subscriber base of 220 million": the name before the noun.
fn base_of(items: &[Item], at: usize) -> Option<Party> {
    let noun = at.checked_sub(2).filter(|&noun| items.word(noun + 1) == "of")?;
    let base = items[noun].word == "base" || items[noun].kind == Kind::Cue(Cue::Noun(Noun::Users));
    let name = noun.checked_sub(1).filter(|&name| base && items[name].is_name())?;
    let led =
        name.checked_sub(1).is_some_and(|before| among!(items[before].word, "a" | "an" | "the" | "total" | "combined"));
    led.then(|| Party::of(&items[name]))
}

/// "pushing Bajaj Allianz to third at 7.1%", "relegating Lidl to fifth place with 8%": of the one who is put there.
fn put_in_place(items: &[Item], clause: &Clause, at: usize) -> Option<Party> {
    let ordinal = |at: usize| items[at].quantity.is_some_and(|quantity| quantity.unit == Unit::Ordinal);
    let bridge = at.checked_sub(1).filter(|&bridge| among!(items.word(bridge), "at" | "with" | "on"))?;
    let noun = usize::from(Class::PlaceNoun.has(items.word(bridge.wrapping_sub(1))));
    let place = bridge.checked_sub(1 + noun).filter(|&place| ordinal(place))?;
    let to = place.checked_sub(1).filter(|&to| among!(items.word(to), "to" | "into"))?;
    let name = to.checked_sub(1).filter(|&name| items[name].is_name())?;
    let puts = name.checked_sub(1).is_some_and(|verb| items.word(verb).ends_with("ing"));
    (puts && clause.end > at).then(|| Party::of(&items[name]))
}

/// "Price cuts helped Acer reach 836,000 sales": of the one who was helped.
fn helped_to(items: &[Item], clause: &Clause, at: usize) -> Option<Party> {
    let name = (at.saturating_sub(4).max(clause.start)..at).rev().find(|&name| items[name].is_name())?;
    let helped = name.checked_sub(1).is_some_and(|before| items[before].word.starts_with("help"));
    let to = usize::from(items.word(name + 1) == "to");
    let verb =
        among!(items.word(name + 1 + to), "reach" | "ship" | "sell" | "hit" | "post" | "record" | "achieve" | "move");
    (helped && verb).then(|| Party::of(&items[name]))
}

/// "a share of electric cars of around 20 per cent", "the share of SpiceJet was".
fn part_named(items: &[Item], left: &Left) -> Option<Party> {
    let at = left.noun_at.filter(|_| left.noun == Some(Noun::Share))?;
    let (of, item) = (items.get(at + 1)?, items.get(at + 2)?);
    let kind = match item.kind {
        Kind::Name(_) => PartyKind::Company,
        Kind::Market(_) => PartyKind::Market,
        _ => return None,
    };
    let market_itself = kind == PartyKind::Market && matches!(items.kind(at + 3), Some(Kind::Cue(Cue::Noun(_))));
    // "Samsung's share of smartphones": Samsung's.
    let adjectives = items[..at].iter().rev().take(4).take_while(|item| is_plain(item)).count();
    let mark = at.checked_sub(adjectives + 1).filter(|&mark| mark > 0 && is_possessive_mark(&items[mark]));
    let owns = |item: &Item| item.is_name() || matches!(item.kind, Kind::Market(_));
    let of_name = mark.is_some_and(|mark| owns(&items[mark - 1]));
    let market_itself = market_itself || of_name && kind == PartyKind::Market;
    // "grocery market share at Waitrose".
    let at_company = of.word == "at" && kind == PartyKind::Company;
    let found = at_company || of.word == "of" && !market_itself;
    // "the share of LG and Samsung": of both.
    let several = || names_at(items, at + 2, items.len()).map(|(party, _)| party);
    let one = || Party::one(kind, item.name(), item.span);
    found.then(|| if kind == PartyKind::Company { several().unwrap_or_else(one) } else { one() })
}

/// "once-dominant", "shrinking": a word that may stand between an owner and what it has.
fn is_plain(item: &Item) -> bool {
    let adverb = among!(item.word, "once" | "still" | "-");
    adverb || item.kind == Kind::Word && !is_possessive_mark(item) && !is_and(item)
}

/// "Huawei with 51.9 million", "Hulu at 3%", "Samsung 22%", "JD.com on 17", "the Wii, at 101.63 million".
fn name_beside(items: &[Item], clause: &Clause, at: usize, left: &Left) -> Option<Party> {
    if left.prep == "at" && left.near == Some(clause.start) && clause.opener == Opener::Comma && left.noun.is_none() {
        let name = clause.start.checked_sub(2).map(|index| &items[index]).filter(|item| item.is_name());
        if let Some(item) = name {
            return Some(Party::of(item));
        }
    }
    if let Some(party) = listed_name(items, clause, at) {
        return Some(party);
    }
    // "Bharat Interface for Money's (BHIM) 15.7 million".
    let bracket = at.checked_sub(4).map(|mark| &items[mark..at]);
    if let Some([mark, open, name, close]) = bracket {
        let brackets = open.kind == Kind::Open && close.kind == Kind::Close;
        if brackets && is_possessive_mark(mark) && name.is_name() {
            return Some(Party::of(name));
        }
    }
    // "followed by Sprite, 8.03 percent, and Pepsi".
    let follows = clause.start == at && clause.opener == Opener::Comma;
    if let Some(name) = at.checked_sub(2).filter(|&name| follows && items[name].is_name()) {
        let followed = name.checked_sub(1).is_some_and(|before| matches!(items[before].kind, Kind::Cue(Cue::Follow)));
        if followed {
            return Some(Party::of(&items[name]));
        }
    }
    // "followed by Xiaomi with its 9.2 percent".
    let its = |name: usize| items[at - 1].kind == Kind::Cue(Cue::Possessive) && items.word(name + 1) == "with";
    if let Some(name) = at.checked_sub(3).filter(|&name| items[name].is_name() && its(name)) {
        return Some(Party::of(&items[name]));
    }
    // "A and B doubled": a verb with a subject of its own.
    let near = left.near.filter(|_| items[at].quantity.is_some_and(|it| it.unit != Unit::Multiple))?;
    let bridge = among!(left.prep, "with" | "at" | "on" | "having" | "'s" | "’s");
    let name_at = if bridge { near.checked_sub(1)? } else { near };
    if name_at < clause.start || !items[name_at].is_name() || at - name_at > 4 {
        return None;
    }
    let first = first_of_list(items, clause.start, name_at);
    let listed = names_at(items, first, clause.end).map(|found| found.0);
    listed
        .filter(|_| first == name_at || clause_has_list_word(items, clause))
        .or_else(|| Some(Party::of(&items[name_at])))
}

/// "as follows: Netflix, 7%; Hulu (with Live TV), 3%; and Disney+, 1%": the name that leads an entry of such a list.
fn listed_name(items: &[Item], clause: &Clause, at: usize) -> Option<Party> {
    let ends = |index: usize| {
        matches!(items.kind(index), None | Some(Kind::Semicolon)) || among!(items.word(index), "." | "and")
    };
    let comma = at.checked_sub(1).filter(|&comma| clause.start == at && items[comma].kind == Kind::Comma)?;
    let open = (comma.saturating_sub(7)..comma).rev().find(|&index| items[index].kind == Kind::Open);
    let closed = comma > 0 && items[comma - 1].kind == Kind::Close;
    let name = if closed { open? } else { comma }.checked_sub(1)?;
    let lead = name.checked_sub(1)?;
    let lead = if is_and(&items[lead]) { lead.checked_sub(1)? } else { lead };
    let listed = matches!(items[lead].kind, Kind::Colon | Kind::Semicolon);
    (listed && ends(at + 1) && items[name].is_name()).then(|| Party::of(&items[name]))
}

/// Where the list of names that ends at item `last` begins.
fn first_of_list(items: &[Item], start: usize, last: usize) -> usize {
    let joins = |item: &Item| matches!(item.kind, Kind::Name(_) | Kind::Comma) || is_and(item);
    let mut first = last;
    while first > start && last - first < 24 && joins(&items[first - 1]) {
        first -= 1;
    }
    while first < last && !items[first].is_name() {
        first += 1;
    }
    first
}

fn clause_has_list_word(items: &[Item], clause: &Clause) -> bool {
    items[clause.start..clause.end].iter().any(|item| {
        matches!(item.kind, Kind::Cue(Cue::Together | Cue::Each | Cue::Respectively)) || item.word == "each"
    })
}

/// "720 million for Pinduoduo", "a valuation of about $40 billion for JD Logistics".
fn name_after(items: &[Item], clause: &Clause, from: usize) -> Option<Party> {
    let item = items.get(from).filter(|_| from < clause.end)?;
    // "21,549 registrations for the Model Y", "11,943 units of the Model 3".
    let units = from > 0 && items[from - 1].kind == Kind::Cue(Cue::Noun(Noun::Volume));
    let of_units = item.word == "of" && units && items.is_name(from + 2);
    let the = usize::from((item.word == "for" || of_units) && items.word(from + 1) == "the");
    let next = items.get(from + 1 + the).filter(|_| from + 1 + the < clause.end)?;
    let of = item.word == "of" && names_holder(items, from + 1);
    let before = from.checked_sub(1).map(|index| &items[index]).and_then(|item| item.quantity);
    let of = of && before.is_some_and(|quantity| quantity.unit == Unit::Percent);
    let percent = before.is_some_and(|quantity| quantity.unit == Unit::Percent);
    let at = item.word == "at" && percent;
    // "compared to 41 million by Apple".
    let against = among!(item.word, "by" | "from") && is_compared_to(items, clause, from);
    let is_for = (item.word == "for" || at || of || of_units && the > 0 || against) && next.is_name();
    // "China took 27 percent, compared to 16 percent for the United States".
    let place = item.word == "for" && percent && matches!(next.kind, Kind::Region(_));
    let countries = clause.subject.as_ref().is_some_and(|party| party.kind == PartyKind::Region);
    if place && countries {
        return Some(Party::of(next));
    }
    is_for.then(|| Party::of(next)).or_else(|| told_by(items, clause, from))
}

/// "compared to", "against": the figure whose words end at `from` is set beside another.
fn is_compared_to(items: &[Item], clause: &Clause, from: usize) -> bool {
    let start = from.saturating_sub(6).max(clause.start.saturating_sub(2));
    items[start..from].iter().any(|item| among!(item.word, "compared" | "against" | "versus" | "vs"))
}

/// "a 31% year-on-year sales increase for Xiaomi": whose change it is.
fn grown_for(items: &[Item], clause: &Clause, from: usize) -> Option<Party> {
    let percent = items[from - 1].quantity.is_some_and(|quantity| quantity.unit == Unit::Percent);
    let noun = |item: &Item| {
        let change = matches!(item.kind, Kind::Cue(Cue::RiseNoun | Cue::FallNoun)) || is_change_noun(item.word);
        change || matches!(item.kind, Kind::Cue(Cue::Earlier | Cue::Noun(_)) | Kind::Period(_) | Kind::Market(_))
    };
    let end = (from..clause.end.min(from + 5)).find(|&at| !noun(&items[at])).filter(|&end| percent && end > from)?;
    let name = items.get(end + 1).filter(|item| items.word(end) == "for" && item.is_name())?;
    Some(Party::of(name))
}

/// "72 % of enterprise browsers use Edge": the share is that of what they use.
fn used_by_part(items: &[Item], clause: &Clause, at: usize) -> Option<Party> {
    let part = items[at].quantity.is_some_and(|it| it.unit == Unit::Percent) && items.word(at + 1) == "of";
    let verb = (at + 2..clause.end.min(at + 8)).find(|&index| among!(items.word(index), "use" | "run" | "used"))?;
    let whole = &items[at + 2..verb];
    let goods = whole.iter().any(|item| matches!(item.kind, Kind::Market(_)));
    let small = |item: &Item| matches!(item.kind, Kind::Word | Kind::Market(_) | Kind::Region(_));
    let name = items.get(verb + 1).filter(|item| item.is_name() && part && goods && whole.iter().all(small))?;
    Some(Party::of(name))
}

/// "the 117 million passengers reported by low-cost carrier Ryanair": whose the figure is.
fn told_by(items: &[Item], clause: &Clause, from: usize) -> Option<Party> {
    // "the 220 million subscribers Netflix announced in July", "the 90 million users Apple has".
    let counted = from > 0 && items[from - 1].kind == Kind::Cue(Cue::Noun(Noun::Users));
    let claims = |at: usize| matches!(items.kind(at), Some(Kind::Cue(Cue::Say | Cue::Have)));
    if counted && items[from].is_name() && from + 1 < clause.end && claims(from + 1) {
        return Some(Party::of(&items[from]));
    }
    let told = among!(items[from].word, "reported" | "carried" | "flown" | "claimed" | "recorded" | "posted" | "held")
        && items.get(from + 1).is_some_and(|next| next.word == "by");
    let small = |at: &usize| matches!(items[*at].kind, Kind::Word | Kind::Market(_) | Kind::Region(_) | Kind::Punct);
    let name = (from + 2..clause.end.min(from + 7)).find(|at| !small(at)).filter(|_| told)?;
    items[name].is_name().then(|| Party::of(&items[name]))
}

/// "of Airtel" alone, not "of Airtel's customers": the name holds the share.
pub(super) fn names_holder(items: &[Item], at: usize) -> bool {
    let name = items.is_name(at);
    name && !items.get(at + 1).is_some_and(|item| {
        is_possessive_mark(item) || matches!(item.kind, Kind::Word | Kind::Cue(Cue::Noun(_)) | Kind::Market(_))
    })
}

/// "16 million devices, of which 10 million were Apple Watches": the part has its own name.
fn part_of_which(items: &[Item], clause: &Clause, at: usize) -> Option<Party> {
    let which = (clause.start.saturating_sub(1)..at).any(|index| matches!(items.word(index), "which" | "them"));
    let were = among!(items.word(at + 1), "were" | "are" | "was");
    let item = items.get(at + 2).filter(|item| which && were && item.is_name())?;
    Some(Party::of(item))
}
