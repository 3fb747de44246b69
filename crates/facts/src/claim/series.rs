//! Names and numbers that stand in parallel: "A, B and C held 9, 8 and 7 percent, respectively", "the latter's 11 percent",
//! "with a combined share of". Says whose each number is; what a number measures is read elsewhere.

use std::collections::BTreeMap;

use super::clause::{Carried, Clause, is_possessive_mark};
use super::item::{Item, Kind, Reading};
use super::lexicon::Cue;
use super::party::{Party, PartyKind, is_and, is_verb};
use crate::among::among;
use crate::quantity::Unit;

/// Whose a number is, by its item; `None` is nobody that is named.
pub(crate) type Owners = BTreeMap<usize, Option<Party>>;

/// Names joined by commas and "and", each perhaps with an aside in brackets.
pub(crate) struct Run {
    /// The items of the names.
    pub(crate) names: Vec<usize>,
    /// The item after the last name and its aside.
    pub(crate) end: usize,
    /// The last name has an aside.
    aside: bool,
}

impl Run {
    /// The party of the name at `place`.
    pub(crate) fn party(&self, reading: &Reading, items: &[Item], place: usize) -> Party {
        let item = &items[self.names[place]];
        Party::one(PartyKind::Company, reading.name(item), item.span)
    }

    fn joint(&self, reading: &Reading, items: &[Item]) -> Party {
        let names = self.names.iter().map(|&at| (reading.name(&items[at]).to_string(), items[at].span)).collect();
        Party { kind: PartyKind::Company, names, via: None }
    }
}

/// Every number of the sentence whose owner its place in a list, or a word that stands for one, decides.
pub(crate) fn find_owners(reading: &Reading, items: &[Item], clauses: &[Clause], carried: &Carried) -> Owners {
    let mut owners = Owners::new();
    if !has_number(reading, items) {
        return owners;
    }
    let runs = name_runs(reading, items);
    in_parallel(reading, items, &runs, &mut owners);
    in_pairs(reading, items, &runs, &mut owners);
    for at in (0..items.len()).filter(|&at| reading.quantity(&items[at]).is_some()) {
        if owners.contains_key(&at) {
            continue;
        }
        if let Some(party) = former_or_latter(reading, items, at, carried) {
            owners.insert(at, Some(party));
        } else if let Some(owner) = together(reading, items, clauses, &runs, at) {
            owners.insert(at, owner);
        }
    }
    owners
}

/// The lists of names of a sentence, two names at least.
pub(crate) fn name_runs(reading: &Reading, items: &[Item]) -> Vec<Run> {
    let mut runs = Vec::new();
    let mut at = 0;
    while at < items.len() {
        if !matches!(items[at].kind, Kind::Name(_)) {
            at += 1;
            continue;
        }
        let run = run_from(reading, items, at);
        at = run.as_ref().map_or(at, |run| run.end).max(at + 1);
        runs.extend(run);
    }
    runs
}

/// The list that begins at the name `first`, when a second one follows.
fn run_from(reading: &Reading, items: &[Item], first: usize) -> Option<Run> {
    let after = past_aside(items, first + 1);
    next_name(reading, items, after)?;
    let mut run = Run { names: vec![first], end: after, aside: after > first + 1 };
    while let Some(name) = next_name(reading, items, run.end) {
        run.names.push(name);
        run.end = past_aside(items, name + 1);
        run.aside = run.end > name + 1;
    }
    Some(run)
}

/// The item after "(19.6%)", when one stands at `at`.
fn past_aside(items: &[Item], at: usize) -> usize {
    if items.get(at).is_none_or(|item| item.kind != Kind::Open) {
        return at;
    }
    let close = (at + 1..items.len().min(at + 9)).find(|&index| {
        !matches!(
            items[index].kind,
            Kind::Quantity(_) | Kind::Word | Kind::Cue(_) | Kind::Comma | Kind::Colon | Kind::Punct | Kind::Period(_)
        )
    });
    close.filter(|&close| items[close].kind == Kind::Close).map_or(at, |close| close + 1)
}

/// The name that goes on a list after the joint at `at`.
fn next_name(reading: &Reading, items: &[Item], at: usize) -> Option<usize> {
    let comma = items.get(at)?.kind == Kind::Comma;
    let mut next = at + usize::from(comma);
    let and = items.get(next).is_some_and(|item| is_and(reading, item));
    next += usize::from(and);
    next += usize::from(items.get(next).is_some_and(|item| matches!(reading.word(item), "the" | "its")));
    let named = items.get(next).is_some_and(|item| matches!(item.kind, Kind::Name(_)));
    ((comma || and) && named).then_some(next)
}

/// As many numbers as names before them, with "respectively" or with as many places.
fn in_parallel(reading: &Reading, items: &[Item], runs: &[Run], owners: &mut Owners) {
    let lists = value_runs(reading, items);
    if lists.is_empty() {
        return;
    }
    let said: Vec<usize> = (0..items.len()).filter(|&at| items[at].kind == Kind::Cue(Cue::Respectively)).collect();
    let ranked = places_in_order(reading, items, runs);
    for values in lists {
        let (first, last) = (values[0], values[values.len() - 1]);
        let told = said.iter().any(|&at| at > last || at + 2 >= first && at < first);
        let fits = |run: &&Run| run.names.len() == values.len();
        let before = runs.iter().rev().filter(|run| run.end <= first).find(fits);
        let after = || runs.iter().filter(|run| run.names[0] > last && run.names[0] <= last + 4).find(fits);
        let Some(run) = before.or_else(after) else {
            if told {
                scattered(reading, items, &values, owners);
                of_markets(reading, items, &values, owners);
            }
            continue;
        };
        let level = !shared_otherwise(items, last);
        if told || level || ranked.iter().any(|list| list.run == run.names[0]) {
            owners.extend(values.iter().enumerate().map(|(place, &at)| (at, Some(run.party(reading, items, place)))));
        }
    }
}

/// "A took the lead from B with 66 and 31 percent, respectively": as many names before as numbers, in their order.
fn scattered(reading: &Reading, items: &[Item], values: &[usize], owners: &mut Owners) {
    let mut names: Vec<usize> = Vec::new();
    for at in (0..values[0]).filter(|&at| matches!(items[at].kind, Kind::Name(_))) {
        if names.iter().all(|&known| reading.name(&items[known]) != reading.name(&items[at])) {
            names.push(at);
        }
    }
    let counts = items[..values[0]].iter().any(|item| matches!(item.kind, Kind::Quantity(_)));
    if names.len() == values.len() && !counts && !shared_otherwise(items, values[values.len() - 1]) {
        let party = |at: usize| Party::one(PartyKind::Company, reading.name(&items[at]), items[at].span);
        owners.extend(values.iter().zip(names).map(|(&at, name)| (at, Some(party(name)))));
    }
}

/// "Bus, truck and tractor sales rose 9%, 2% and 1%, respectively": of goods that no rule tells apart.
fn of_markets(reading: &Reading, items: &[Item], values: &[usize], owners: &mut Owners) {
    let lead = &items[..values[0]];
    let known = values.iter().any(|at| owners.contains_key(at));
    let named = lead.iter().any(|item| matches!(item.kind, Kind::Name(_)));
    let listed =
        lead.iter().filter(|item| item.kind == Kind::Comma || is_and(reading, item)).count() + 1 >= values.len();
    if !known && !named && listed && lead.iter().any(|item| matches!(item.kind, Kind::Market(_))) {
        owners.extend(values.iter().map(|&at| (at, None)));
    }
}

/// "A and B fell 6% to 129,000 units and 1% to 108,300, respectively": the same measures for each name.
fn in_pairs(reading: &Reading, items: &[Item], runs: &[Run], owners: &mut Owners) {
    let Some(said) = items.iter().position(|item| item.kind == Kind::Cue(Cue::Respectively)) else { return };
    let Some(run) = runs.iter().rev().find(|run| run.end < said) else { return };
    let values: Vec<usize> = (run.end..said).filter(|&at| reading.quantity(&items[at]).is_some()).collect();
    let each = values.len() / run.names.len();
    let unit = |at: usize| reading.quantity(&items[at]).map(|quantity| quantity.unit);
    let alike = |(place, at): (usize, &usize)| unit(*at) == unit(values[place % each]);
    if each < 2 || !values.len().is_multiple_of(run.names.len()) || !values.iter().enumerate().all(alike) {
        return;
    }
    for (place, &at) in values.iter().enumerate() {
        owners.entry(at).or_insert_with(|| Some(run.party(reading, items, place / each)));
    }
}

/// "5% and 6% in China and India", "in 2019 and 2020": the numbers go with what follows, not with the names.
fn shared_otherwise(items: &[Item], last: usize) -> bool {
    let after = &items[last + 1..items.len().min(last + 12)];
    let count = |test: fn(&Kind) -> bool| after.iter().filter(|item| test(&item.kind)).count();
    count(|kind| matches!(kind, Kind::Period(_))) > 1
        || count(|kind| matches!(kind, Kind::Region(_))) > 1
        || count(|kind| matches!(kind, Kind::Market(_))) > 1
}

/// Numbers of one unit, joined by commas and "and".
fn value_runs(reading: &Reading, items: &[Item]) -> Vec<Vec<usize>> {
    let mut runs: Vec<Vec<usize>> = Vec::new();
    for at in 0..items.len() {
        let Some(quantity) = reading.quantity(&items[at]).filter(|quantity| quantity.unit != Unit::Ordinal) else {
            continue;
        };
        let last = runs.last().and_then(|run| run.last()).copied();
        let goes_on = last.is_some_and(|last| {
            reading.quantity(&items[last]).is_some_and(|other| other.unit == quantity.unit)
                && is_joint(reading, &items[last + 1..at])
        });
        match runs.last_mut().filter(|_| goes_on) {
            Some(run) => run.push(at),
            None => runs.push(vec![at]),
        }
    }
    runs.retain(|run| run.len() > 1);
    runs
}

/// What may stand between two numbers of a list: "5 million units, and".
fn is_joint(reading: &Reading, between: &[Item]) -> bool {
    let joins = |item: &Item| item.kind == Kind::Comma || is_and(reading, item);
    let fills = |item: &Item| {
        matches!(item.kind, Kind::Cue(Cue::Noun(_)) | Kind::Market(_) | Kind::Punct)
            || among!(reading.word(item), "a" | "an" | "the" | "about" | "nearly" | "around" | "almost" | "just")
    };
    between.len() <= 5 && between.iter().any(joins) && between.iter().all(|item| joins(item) || fills(item))
}

/// Places that stand in the order of a list of names: "second and third", "second to fourth".
pub(crate) struct Places {
    /// The first item of the names.
    run: usize,
    /// The places, in the order of the names.
    pub(crate) places: Vec<(u32, Party)>,
    /// The items of the ordinals.
    pub(crate) from: usize,
    pub(crate) to: usize,
}

/// "A, B and C ranked second to fourth", "A and B second and third".
pub(crate) fn places_in_order(reading: &Reading, items: &[Item], runs: &[Run]) -> Vec<Places> {
    let mut found = Vec::new();
    let mut at = if runs.is_empty() { items.len() } else { 0 };
    while at < items.len() {
        let Some((places, to)) = ordinals(reading, items, at) else {
            at += 1;
            continue;
        };
        let before = runs.iter().rev().find(|run| run.end <= at && leads_to(reading, &items[run.end..at]));
        let after = || runs.iter().find(|run| run.names[0] >= to && leads_to(reading, &items[to..run.names[0]]));
        if let Some(run) =
            before.or_else(after).filter(|run| run.names.len() == places.len() && ends_places(reading, items.get(to)))
        {
            let named = places.into_iter().enumerate().map(|(index, place)| (place, run.party(reading, items, index)));
            found.push(Places { run: run.names[0], places: named.collect(), from: at, to });
        }
        at = to;
    }
    found
}

/// The places from item `at` on, two at least, and the item after them.
fn ordinals(reading: &Reading, items: &[Item], at: usize) -> Option<(Vec<u32>, usize)> {
    if let Some(places) = range_of_places(reading, items.get(at)?) {
        return Some((places, at + 1));
    }
    let mut places = vec![ordinal(reading, items.get(at)?)?];
    let mut next = at + 1;
    loop {
        let comma = items.get(next).is_some_and(|item| item.kind == Kind::Comma);
        let joint = next + usize::from(comma);
        let word = items.get(joint).map_or("", |item| reading.word(item));
        let range = among!(word, "to" | "through" | "-" | "–");
        let and = matches!(word, "and" | "&");
        if !(comma || range || and) {
            break;
        }
        let Some(place) = items.get(joint + usize::from(range || and)).and_then(|item| ordinal(reading, item)) else {
            break;
        };
        let last = places[places.len() - 1];
        match range {
            true if place > last && place - last < 10 => places.extend(last + 1..=place),
            true => break,
            false => places.push(place),
        }
        next = joint + usize::from(range || and) + 1;
    }
    (places.len() > 1).then_some((places, next))
}

/// "third to fifth", read as one number.
fn range_of_places(reading: &Reading, item: &Item) -> Option<Vec<u32>> {
    let quantity = reading.quantity(item).filter(|quantity| quantity.unit == Unit::Ordinal)?;
    let (lo, hi) = (quantity.lo?.to_f64() as u32, quantity.hi?.to_f64() as u32);
    let worded = [" to ", " through "].iter().any(|joint| reading.lower(item).contains(joint));
    (worded && lo < hi && hi - lo < 10).then(|| (lo..=hi).collect())
}

fn ordinal(reading: &Reading, item: &Item) -> Option<u32> {
    const WORDS: [&str; 10] =
        ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];
    if let Some(quantity) = reading.quantity(item) {
        let exact = quantity.unit == Unit::Ordinal && quantity.lo == quantity.hi;
        return quantity.lo.filter(|_| exact).map(|lo| lo.to_f64() as u32).filter(|place| (1..100).contains(place));
    }
    WORDS.iter().position(|word| *word == reading.word(item)).map(|place| place as u32 + 1)
}

/// Nothing but a verb and small words stands between the names and their places.
fn leads_to(reading: &Reading, between: &[Item]) -> bool {
    let small = |item: &Item| match item.kind {
        Kind::Cue(cue) => is_verb(cue) || matches!(cue, Cue::Relative | Cue::Follow),
        Kind::Comma => true,
        Kind::Word => !among!(reading.word(item), "from" | "of" | "for" | "during"),
        _ => false,
    };
    between.len() <= 5 && between.iter().all(small)
}

/// What may follow places: "second and third place", never "first and second generation".
fn ends_places(reading: &Reading, next: Option<&Item>) -> bool {
    let Some(item) = next.filter(|item| item.kind == Kind::Word) else { return true };
    let word = reading.word(item);
    super::clause::is_preposition(word)
        || among!(
            word,
            "place"
                | "places"
                | "spot"
                | "spots"
                | "position"
                | "positions"
                | "slot"
                | "slots"
                | "globally"
                | "worldwide"
                | "overall"
                | "nationally"
                | "-"
                | "."
        )
}

/// "the former's 12.6 percent", "the latter with 5 million": the first and second of the two named last.
fn former_or_latter(reading: &Reading, items: &[Item], at: usize, carried: &Carried) -> Option<Party> {
    let from = at.saturating_sub(6);
    let stands = (from..at).rev().take_while(|&index| !matches!(items[index].kind, Kind::Name(_) | Kind::Quantity(_)));
    let word_at = stands.into_iter().find(|&index| matches!(reading.word(&items[index]), "former" | "latter"))?;
    let next = &items[word_at + 1];
    let alone = is_possessive_mark(reading, next)
        || matches!(next.kind, Kind::Quantity(_) | Kind::Cue(Cue::With))
        || matches!(next.kind, Kind::Cue(cue) if is_verb(cue))
        || matches!(reading.word(next), "at" | "'");
    let definite = word_at > 0 && reading.word(&items[word_at - 1]) == "the";
    let mut named: Vec<(&str, usize)> = Vec::new();
    for index in (0..word_at).filter(|&index| matches!(items[index].kind, Kind::Name(_))) {
        named.retain(|(known, _)| *known != reading.name(&items[index]));
        named.push((reading.name(&items[index]), index));
    }
    let second = reading.word(&items[word_at]) == "latter";
    let place = |len: usize| if second { len - 1 } else { len - 2 };
    let span = items[word_at].span;
    let name = match named.len() {
        2.. => named[place(named.len())].0.to_string(),
        0 if carried.recent.len() > 1 => carried.recent[place(carried.recent.len())].clone(),
        _ => return None,
    };
    (alone && definite).then(|| Party::one(PartyKind::Company, &name, span))
}

/// "with a combined share of 28 percent", "A (30%) and B (17%) accounting for 46 percent": what the list holds together.
fn together(reading: &Reading, items: &[Item], clauses: &[Clause], runs: &[Run], at: usize) -> Option<Option<Party>> {
    let clause = &clauses[clauses.partition_point(|clause| clause.end <= at).min(clauses.len() - 1)];
    let run = runs.iter().rev().find(|run| run.end <= at);
    // The verb after the last bracket is that of the whole list.
    let verb = items[clause.start.min(at)].kind;
    let of_list = run.filter(|run| run.aside && run.end == clause.start).is_some_and(|run| {
        matches!(verb, Kind::Cue(Cue::ShareVerb | Cue::Have)) && !has_number(reading, &items[run.end..at])
    });
    if of_list {
        return run.map(|run| Some(run.joint(reading, items)));
    }
    if let Some(owner) = of_counted_makers(reading, items, at) {
        return Some(owner);
    }
    // "Together, they": several that the pronoun does not name.
    let they = items.get(clause.start).is_some_and(|item| reading.word(item) == "they");
    let led = clause.start.checked_sub(2).is_some_and(|before| items[before].kind == Kind::Cue(Cue::Together));
    let one = clause.subject.as_ref().is_some_and(|party| party.via.is_some() && party.names.len() == 1);
    if they && led && one {
        return Some(None);
    }
    let from = at.saturating_sub(6).max(clause.start);
    let word = (from..at)
        .rev()
        .take_while(|&index| !matches!(items[index].kind, Kind::Quantity(_)))
        .find(|&index| {
            items[index].kind == Kind::Cue(Cue::Together)
                && items.get(index + 1).is_none_or(|next| reading.word(next) != "with")
        })
        // "a 65% combined share".
        .or_else(|| (at + 1 < clause.end && items[at + 1].kind == Kind::Cue(Cue::Together)).then_some(at))?;
    let several = clause.subject.as_ref().is_some_and(|party| party.names.len() > 1);
    let share = reading.quantity(&items[at]).is_some_and(|quantity| quantity.unit == Unit::Percent);
    if !share {
        return None;
    }
    // "A and B grew 5% and 6%, respectively, for a combined share of 9%": of both, not of the last.
    if several {
        return Some(clause.subject.clone());
    }
    let run = run.filter(|run| run.end <= word && counts_agree(reading, items, run, at));
    let owner = run.map(|run| run.joint(reading, items));
    // A single company holds nothing together unless the words name its parts.
    (owner.is_some() || !clause.own).then_some(owner)
}

/// "The four biggest brewers, A, the Dutch B, C and D, brew more than 50 per cent": the share is of all of them.
fn of_counted_makers(reading: &Reading, items: &[Item], at: usize) -> Option<Option<Party>> {
    reading.quantity(&items[at]).filter(|quantity| quantity.unit == Unit::Percent)?;
    let names: Vec<usize> = (0..at).filter(|&index| matches!(items[index].kind, Kind::Name(_))).collect();
    let lead = &items[..*names.first().filter(|_| names.len() > 2)?];
    let count = lead.iter().find_map(|item| match item.kind {
        Kind::Word | Kind::Quantity(_) => counted_in_words(reading, item),
        _ => None,
    })?;
    let crowd = lead.iter().any(|item| is_crowd(reading.word(item)));
    let all = names.iter().map(|&index| (reading.name(&items[index]).to_string(), items[index].span)).collect();
    (crowd && count == names.len()).then_some(Some(Party { kind: PartyKind::Company, names: all, via: None }))
}

/// "companies", "brewers": several parties.
fn is_crowd(word: &str) -> bool {
    word == "companies" || word.strip_suffix('s').is_some_and(super::party::is_company_word) || word.ends_with("ers")
}

const COUNTS: [&str; 5] = ["two", "three", "four", "five", "six"];

/// Two to six, as a word or as digits.
fn counted_in_words(reading: &Reading, item: &Item) -> Option<usize> {
    let word = COUNTS.iter().position(|word| *word == reading.word(item)).map(|place| place + 2);
    word.or_else(|| {
        let quantity = reading.quantity(item).filter(|quantity| quantity.unit == Unit::Count)?;
        quantity.lo.map(|lo| lo.to_f64() as usize)
    })
}

fn has_number(reading: &Reading, items: &[Item]) -> bool {
    items.iter().any(|item| reading.quantity(item).is_some())
}

/// "three companies" after two names are not the two.
fn counts_agree(reading: &Reading, items: &[Item], run: &Run, at: usize) -> bool {
    items[run.end..at].iter().filter_map(|item| counted_in_words(reading, item)).all(|number| number == run.names.len())
}

/// "Following A in terms of market share were B (16%), C (7%)": who leads and who comes after, in order.
pub(crate) struct Inverted {
    /// The item of the leader's name or of the pronoun that stands for it.
    pub(crate) leader: usize,
    /// The items of the names that follow.
    pub(crate) followers: Vec<usize>,
}

/// The order a sentence states by putting the leader first and its verb before the followers.
pub(crate) fn inverted(reading: &Reading, items: &[Item]) -> Option<Inverted> {
    let opens = among!(reading.word(items.first()?), "following" | "behind" | "trailing" | "after");
    let leads = |item: &Item| match item.kind {
        Kind::Name(_) => true,
        _ => matches!(reading.word(item), "it" | "them"),
    };
    let leader = (1..items.len().min(4)).find(|&at| leads(&items[at])).filter(|_| opens)?;
    let verb = (leader + 1..items.len().min(leader + 14))
        .take_while(|&at| !matches!(items[at].kind, Kind::Name(_)))
        .find(|&at| among!(reading.word(&items[at]), "were" | "was" | "are" | "is" | "came" | "come" | "comes"))?;
    let small = |item: &Item| among!(reading.word(item), "the" | "rival" | "rivals" | "next");
    let first = (verb + 1..items.len()).find(|&at| !small(&items[at]))?;
    let followers: Vec<usize> = (first..items.len())
        .take_while(|&at| !matches!(items[at].kind, Kind::Cue(cue) if is_verb(cue)))
        .filter(|&at| matches!(items[at].kind, Kind::Name(_)))
        .take(12)
        .collect();
    (followers.first() == Some(&first)).then_some(Inverted { leader, followers })
}

/// The last of the numbers of one unit that stand as a list from item `at` on: "5% and 8%". `at` itself when it stands alone.
pub(crate) fn last_of_values(reading: &Reading, items: &[Item], at: usize) -> usize {
    let Some(unit) = reading.quantity(&items[at]).map(|quantity| quantity.unit) else { return at };
    let mut last = at;
    let mut and = false;
    while let Some(next) = (last + 1..items.len().min(last + 5))
        .find(|&next| reading.quantity(&items[next]).is_some())
        .filter(|&next| is_joint(reading, &items[last + 1..next]))
        .filter(|&next| reading.quantity(&items[next]).is_some_and(|quantity| quantity.unit == unit))
    {
        and |= items[last + 1..next].iter().any(|item| is_and(reading, item));
        last = next;
    }
    if and { last } else { at }
}
