//! Places by size: "ranked third", "No. 1", "the biggest", "top three", "leads".

use super::super::clause::{Opener, is_possessive_mark, is_preposition, span_of};
use super::super::finding::Finding;
use super::super::item::Kind;
use super::super::lexicon::{Cue, Noun};
use super::super::party::{Party, PartyKind};
use super::super::scene::{Scene, each};
use super::super::series::{Places, inverted, name_runs, places_in_order};
use super::super::{Measure, Property, Value, ValueUnit};
use super::{Finder, Rule};
use crate::number::Decimal;
use crate::quantity::{Comparator, Unit};

pub(super) const RULE: Rule =
    Rule { name: "place-in-market", property: Property::Rank, page: PAGE, find: Finder::Words(find) };

const PAGE: &str = "\
# Place in a market

## Matches

Words for a place by size: ranked third, No. 1, second place, the biggest maker, market leader, leads the market,
in the top three, out of the top five, completed the top five.

## Yields

`rank`: the place, or the range of places (`top three` is 1 to 3, `out of the top five` is 6 or lower).

## Leaves alone

First times, quarters, a third camera, records, fastest growth, the order of a company's own markets, one of the largest.
";

/// A place as worded.
#[derive(Clone, Copy, Debug)]
pub(crate) struct RankReading {
    lo: u32,
    /// `None` is open: "out of the top five".
    hi: Option<u32>,
    /// Items of the words of rank.
    from: usize,
    to: usize,
    /// "lost the top spot".
    negative: bool,
    /// "the world's second-largest market": a place may hold it.
    of_markets: bool,
    /// The last place of a list: "completed the top five".
    last: bool,
}

fn find(scene: &Scene) -> Vec<Finding> {
    let lists = places_in_order(scene.reading, scene.items, &name_runs(scene.reading, scene.items));
    let mut found: Vec<Finding> = lists.iter().flat_map(|list| in_order(scene, list)).collect();
    let mut at = 0;
    while at < scene.items.len() {
        if let Some(list) = lists.iter().find(|list| (list.from..list.to).contains(&at)) {
            at = list.to;
            continue;
        }
        match read_rank(scene, at) {
            Some(rank) => {
                state(scene, &rank, &mut found);
                at = rank.to.max(at + 1);
            }
            None => at += 1,
        }
    }
    follow(scene, &mut found);
    leader_first(scene, &mut found);
    found.extend(listed_place(scene));
    found
}

/// "3. UMC – US$1.82 billion" in a list that an earlier line called a ranking.
fn listed_place(scene: &Scene) -> Option<Finding> {
    let (place_number, from) = match (scene.list_place, scene.word(1)) {
        (Some(place_number), _) => (place_number, 0),
        (None, ".") if scene.in_ranking => (number(scene, 0)?, 2),
        _ => return None,
    };
    let item = scene.items.get(from).filter(|item| matches!(item.kind, Kind::Name(_)))?;
    let subject = Party::one(PartyKind::Company, scene.reading.name(item), item.span);
    let rank = exact(place_number, from, from + 1);
    (place_number > 0)
        .then(|| Finding { statement: scene.items[0].span.cover(item.span), ..place(scene, &rank, subject) })
}

/// "Samsung leads. Behind it were Vivo and Oppo": the next places.
fn leader_first(scene: &Scene, found: &mut Vec<Finding>) {
    let Some((order, leads)) = inverted(scene.reading, scene.items).zip(scene.last_rank) else { return };
    for (number, &at) in (leads + 1..).zip(&order.followers) {
        let item = &scene.items[at];
        let rank = exact(number, at, at + 1);
        let subject = Party::one(PartyKind::Company, scene.reading.name(item), item.span);
        found.push(Finding { statement: span_of(scene.items, 0, at + 1), ..place(scene, &rank, subject) });
    }
}

/// "A and B ranked second and third": one place for each name.
fn in_order(scene: &Scene, list: &Places) -> Vec<Finding> {
    let stated = |(number, party): &(u32, Party)| {
        let statement = party.span().cover(span_of(scene.items, list.from, list.to));
        Finding { statement, ..place(scene, &exact(*number, list.from, list.to), party.clone()) }
    };
    list.places.iter().map(stated).collect()
}

fn state(scene: &Scene, rank: &RankReading, found: &mut Vec<Finding>) {
    let subjects = subjects(scene, rank);
    // "A and B rounded out the top five" does not say who is fifth.
    if rank.last && subjects.len() > 1 {
        return;
    }
    for subject in subjects {
        found.push(place(scene, rank, subject));
    }
}

fn place(scene: &Scene, rank: &RankReading, subject: Party) -> Finding {
    let clause = scene.clause_of(rank.from);
    let number = |place: u32| Some(Decimal::whole(i64::from(place)));
    let comparator = match rank.hi {
        None => Comparator::Ge,
        Some(hi) if hi == rank.lo => Comparator::Eq,
        Some(_) => Comparator::Between,
    };
    let value =
        Value { lo: number(rank.lo), hi: rank.hi.and_then(number), unit: ValueUnit::Rank, comparator, last_digit: 0 };
    let stop =
        (rank.to..clause.end).find(|&at| matches!(scene.kind(at), Some(Kind::Quantity(_)))).unwrap_or(clause.end);
    Finding {
        property: Property::Rank,
        measure: Measure::Level,
        direction: None,
        subject,
        object: None,
        value: Some(value),
        equivalents: Vec::new(),
        statement: span_of(scene.items, clause.start, stop.max(rank.to)),
        at: rank.from,
        prior: false,
        negative: rank.negative,
        region: None,
    }
}

/// Who holds the place: the name beside it, the subject of the clause, the name it stands in apposition to.
fn subjects(scene: &Scene, rank: &RankReading) -> Vec<Party> {
    let clause = scene.clause_of(rank.from);
    if let Some(party) = pushed(scene, rank, clause.start) {
        return vec![party];
    }
    if let Some(party) = name_right_after(scene, rank.to, clause.end).filter(|_| scene.is_cue(rank.to, Cue::Follow)) {
        return vec![party];
    }
    if let Some(party) = name_right_before(scene, rank.from, clause.start) {
        return vec![party];
    }
    let named = scene.companies(clause);
    if !named.is_empty() {
        return named;
    }
    if rank.of_markets {
        let place = place_before(scene, clause.start).or_else(|| clause.place.clone());
        return place.into_iter().collect();
    }
    if let Some(party) = name_right_after(scene, rank.to, clause.end) {
        return vec![party];
    }
    if let Some(party) = named_for(scene, rank.from, clause.start) {
        return vec![party];
    }
    // "His intention is to retake the number one spot": the wish of an officer is his company's.
    let wish = (clause.start..rank.from).any(|at| scene.is_cue(at, Cue::Goal));
    scene.carried.company.iter().filter(|_| wish && !clause.foreign).flat_map(each).collect()
}

/// "10 quarters for Xiaomi to return to No. 1": the name between "for" and "to".
fn named_for(scene: &Scene, from: usize, start: usize) -> Option<Party> {
    let at = (start + 1..from).rev().find(|&at| {
        matches!(scene.kind(at), Some(Kind::Name(_))) && scene.word(at - 1) == "for" && scene.word(at + 1) == "to"
    })?;
    let item = &scene.items[at];
    Some(Party::one(PartyKind::Company, scene.reading.name(item), item.span))
}

/// "push DB HiTek out of the top ten": the one pushed falls out.
fn pushed(scene: &Scene, rank: &RankReading, start: usize) -> Option<Party> {
    let from = rank.from.saturating_sub(8).max(start);
    let verb = (from..rank.from).find(|&at| {
        matches!(
            scene.word(at),
            "push"
                | "pushed"
                | "pushes"
                | "pushing"
                | "knocked"
                | "knock"
                | "knocking"
                | "relegated"
                | "bumped"
                | "bumping"
        )
    })?;
    let item = scene.items.get(verb + 1)?;
    matches!(item.kind, Kind::Name(_)).then(|| Party::one(PartyKind::Company, scene.reading.name(item), item.span))
}

/// "Safari second", "Samsung: third", "Luckin a distant second", "Vivo, at No 5".
fn name_right_before(scene: &Scene, from: usize, start: usize) -> Option<Party> {
    let mut at = from;
    while at > start
        && (is_possessive_mark(scene.reading, &scene.items[at - 1])
            || matches!(scene.kind(at - 1), Some(Kind::Region(_)))
            || matches!(
                scene.word(at - 1),
                "a" | "the" | "distant" | "close" | "at" | "in" | "on" | "as" | "is" | "was"
            ))
    {
        at -= 1;
    }
    let name = at.checked_sub(1).filter(|&name| name >= start)?;
    let item = &scene.items[name];
    let alone = name == start
        || !matches!(scene.kind(name - 1), Some(Kind::Cue(Cue::Ahead | Cue::Behind)))
            && !is_preposition(scene.word(name - 1))
            && scene.word(name - 1) != "and";
    (matches!(item.kind, Kind::Name(_)) && alone)
        .then(|| Party::one(PartyKind::Company, scene.reading.name(item), item.span))
}

/// "on place three follows the VW ID.3", "market leader Samsung".
fn name_right_after(scene: &Scene, to: usize, end: usize) -> Option<Party> {
    let at = (to..end.min(to + 3)).find(|&at| {
        !matches!(scene.word(at), "the" | "follows" | "is" | "was" | "came") && !scene.is_cue(at, Cue::Follow)
    })?;
    let item = &scene.items[at];
    matches!(item.kind, Kind::Name(_)).then(|| Party::one(PartyKind::Company, scene.reading.name(item), item.span))
}

fn place_before(scene: &Scene, start: usize) -> Option<Party> {
    (start.saturating_sub(2)..start).rev().map(|at| &scene.items[at]).find_map(|item| {
        matches!(item.kind, Kind::Region(_)).then(|| Party::one(PartyKind::Region, scene.reading.name(item), item.span))
    })
}

/// "Azure followed with 19% and Google Cloud with 7%" after a stated rank: the next places.
fn follow(scene: &Scene, found: &mut Vec<Finding>) {
    let Some(at) = (0..scene.items.len()).find(|&at| scene.is_cue(at, Cue::Follow)) else { return };
    let stated =
        found.iter().rev().find(|finding| finding.at < at).and_then(|finding| finding.value).and_then(|value| value.hi);
    let stated = stated.map(|place| place.to_f64() as u32).or(scene.last_rank);
    let Some(mut place_number) = stated.filter(|place| (1..50).contains(place)) else { return };
    let by = scene.lower(at).ends_with("by");
    let from = if by { at } else { scene.clause_of(at).start };
    for clause in scene.clauses.iter().filter(|clause| clause.end > from) {
        let parties =
            if by { names_in(scene, clause.start.max(from), clause.end) } else { own_companies(scene, clause) };
        for party in parties {
            place_number += 1;
            let rank = RankReading {
                lo: place_number,
                hi: Some(place_number),
                from: clause.start.max(from),
                to: clause.end,
                negative: false,
                of_markets: false,
                last: false,
            };
            found.push(place(scene, &rank, party));
        }
        let goes_on = scene.clauses.iter().any(|next| {
            next.start >= clause.end
                && matches!(next.opener, Opener::And | Opener::Comma | Opener::With | Opener::Paren)
        });
        if !goes_on {
            break;
        }
    }
}

fn own_companies(scene: &Scene, clause: &super::super::clause::Clause) -> Vec<Party> {
    if clause.own { scene.companies(clause) } else { Vec::new() }
}

fn names_in(scene: &Scene, from: usize, to: usize) -> Vec<Party> {
    (from..to)
        .filter(|&at| matches!(scene.kind(at), Some(Kind::Name(_))))
        .map(|at| Party::one(PartyKind::Company, scene.reading.name(&scene.items[at]), scene.items[at].span))
        .collect()
}

// ------------------------------------------------------------------------------------------------ the words of rank

fn read_rank(scene: &Scene, at: usize) -> Option<RankReading> {
    if !may_rank(scene, at) {
        return None;
    }
    numbered(scene, at)
        .or_else(|| top_n(scene, at))
        .or_else(|| top_place(scene, at))
        .or_else(|| superlative(scene, at))
        .or_else(|| leads(scene, at))
        .or_else(|| ordinal(scene, at))
}

/// Whether a word of rank can begin here: most items are sent away at once.
fn may_rank(scene: &Scene, at: usize) -> bool {
    match scene.items[at].kind {
        Kind::Quantity(index) => scene.reading.quantities[index].unit == Unit::Ordinal,
        Kind::Cue(cue) => cue == Cue::Lead || matches!(scene.word(at), "lead" | "top" | "leading" | "first"),
        Kind::Word => {
            let word = scene.word(at);
            matches!(
                word,
                "no" | "nos"
                    | "number"
                    | "numero"
                    | "place"
                    | "rank"
                    | "position"
                    | "top"
                    | "leading"
                    | "leader"
                    | "pole"
                    | "lead"
                    | "leadership"
                    | "crown"
                    | "throne"
                    | "back"
                    | "largest"
                    | "biggest"
                    | "dominant"
                    | "foremost"
                    | "best"
                    | "highest"
                    | "most"
                    | "first"
                    | "second"
                    | "third"
                    | "fourth"
                    | "fifth"
                    | "sixth"
                    | "seventh"
                    | "eighth"
                    | "ninth"
                    | "tenth"
                    | "eleventh"
                    | "twelfth"
            )
        }
        Kind::Punct => scene.word(at) == "#",
        _ => false,
    }
}

fn exact(place: u32, from: usize, to: usize) -> RankReading {
    RankReading { lo: place, hi: Some(place), from, to, negative: false, of_markets: false, last: false }
}

/// The whole number of item `at`, as digits or as a word.
fn number(scene: &Scene, at: usize) -> Option<u32> {
    let words = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    if let Some(place) = words.iter().position(|word| *word == scene.word(at)) {
        return Some(place as u32 + 1);
    }
    let digits = scene.word(at).parse().ok();
    digits.or_else(|| {
        let quantity = scene.reading.quantity(scene.items.get(at)?)?;
        let whole = quantity.lo.filter(|lo| quantity.unit == Unit::Count && Some(*lo) == quantity.hi)?;
        (whole.exponent() >= 0 && whole <= Decimal::whole(1000)).then(|| whole.to_f64() as u32)
    })
}

/// The ordinal of item `at`: its place, and whether it is written as a number of rank ("No. 3").
fn ordinal_at(scene: &Scene, at: usize) -> Option<(u32, bool)> {
    let words = [
        "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
        "twelfth",
    ];
    let item = scene.items.get(at)?;
    if let Some(quantity) = scene.reading.quantity(item) {
        let place = quantity
            .lo
            .filter(|lo| quantity.unit == Unit::Ordinal && quantity.hi == Some(*lo) && *lo <= Decimal::whole(10_000))?;
        let written = scene.lower(at).starts_with(['n', '#', '№']) && !scene.lower(at).starts_with("ni");
        return Some((place.to_f64() as u32, written));
    }
    words.iter().position(|word| *word == scene.word(at)).map(|place| (place as u32 + 1, false))
}

/// "No. 1", "number one", "#3", "numero uno".
fn numbered(scene: &Scene, at: usize) -> Option<RankReading> {
    if let Some((place, true)) = ordinal_at(scene, at) {
        return fits_rank(scene, at, at + 1).then(|| finish(scene, exact(place, at, at + 1)));
    }
    let mut next = at + 1;
    match scene.word(at) {
        "no" | "nos" if matches!(scene.word(next), ".") => next += 1,
        "no" | "number" | "#" => {}
        "numero" if scene.word(next) == "uno" => return Some(finish(scene, exact(1, at, at + 2))),
        "place" | "rank" | "position" if is_preposition(scene.word(at.wrapping_sub(1))) => {}
        _ => return None,
    }
    let place = number(scene, next)?;
    (place > 0 && fits_rank(scene, at, next + 1)).then(|| finish(scene, exact(place, at, next + 1)))
}

/// "No. 9 Robot Company" and "the number two reason" are no ranks.
fn fits_rank(scene: &Scene, _from: usize, to: usize) -> bool {
    !matches!(
        scene.word(to),
        "reason"
            | "priority"
            | "issue"
            | "concern"
            | "cause"
            | "question"
            | "song"
            | "album"
            | "hit"
            | "robot"
            | "seed"
            | "fan"
    )
}

/// "the top three": in it, out of it, or its last place.
fn top_n(scene: &Scene, at: usize) -> Option<RankReading> {
    let quantity = scene.reading.quantity(scene.items.get(at)?).filter(|quantity| quantity.unit == Unit::Ordinal)?;
    let size = quantity.hi.filter(|hi| Some(*hi) != quantity.lo)?.to_f64() as u32;
    if matches!(scene.word(at + 1), "companies" | "firms" | "list" | "countries" | "cities") {
        return None;
    }
    let clause = scene.clause_of(at);
    let before = at.saturating_sub(6).max(clause.start);
    let has = |words: &[&str]| (before..at).any(|index| words.contains(&scene.word(index)));
    let out = has(&["out", "outside", "missed", "missing", "exited", "left", "below"])
        || at > 0 && scene.is_cue(at - 1, Cue::Not)
        || has(&["dropped", "drops", "dropping", "fell", "fallen", "falls", "falling", "slipped", "vanished"])
            && (scene.word(at - 1) == "from"
                || scene.word(at - 1) == "the" && scene.word(at.wrapping_sub(2)) == "from");
    let not_in = (before..at).any(|index| scene.is_cue(index, Cue::Not)) && has(&["in", "among"]);
    let last = has(&[
        "completed",
        "completes",
        "completing",
        "rounded",
        "rounds",
        "rounding",
        "round",
        "closed",
        "closes",
        "complete",
        "finish",
        "finishes",
        "finishing",
        "fill",
        "fills",
        "filled",
    ]) || has(&["finished"]) && has(&["out", "off"]);
    let inside = has(&[
        "in", "into", "entered", "among", "joined", "to", "reached", "within", "enter", "made", "broke", "cracked",
        "crack", "joins", "enters", "entering", "breaking",
    ]);
    let rank = match () {
        () if last => RankReading { last: true, ..exact(size, at, at + 1) },
        () if out || not_in => RankReading { lo: size + 1, hi: None, ..exact(1, at, at + 1) },
        () if inside && !has(&["of", "share"]) => RankReading { lo: 1, hi: Some(size), ..exact(1, at, at + 1) },
        () => return None,
    };
    Some(rank)
}

/// "first place", "the top spot", "the lead", "pole position", "the smartphone crown".
fn top_place(scene: &Scene, at: usize) -> Option<RankReading> {
    let next = scene.word(at + 1);
    let is_place =
        |word: &str| matches!(word, "place" | "spot" | "slot" | "position" | "rank" | "places" | "ranked" | "ranking");
    if let Some((place, false)) = ordinal_at(scene, at) {
        let in_the_first =
            place == 1 && scene.word(at.wrapping_sub(1)) == "the" && scene.word(at.wrapping_sub(2)) == "in";
        // "its fourth-place ranking".
        let hyphen = usize::from(matches!(next, "-" | "–"));
        let named = is_place(scene.word(at + 1 + hyphen));
        return (named && !in_the_first).then(|| finish(scene, exact(place, at, at + 2 + hyphen)));
    }
    let taken = |words: &[&str]| {
        let clause = scene.clause_of(at);
        (at.saturating_sub(7).max(clause.start)..at)
            .any(|index| scene.is_cue(index, Cue::Have) || words.contains(&scene.word(index)))
    };
    let takers = [
        "regained",
        "regains",
        "regain",
        "reclaims",
        "reclaimed",
        "reclaim",
        "retake",
        "retook",
        "took",
        "lost",
        "loses",
        "lose",
        "losing",
        "ceded",
        "extended",
        "extends",
        "extending",
        "consolidated",
        "into",
        "remains",
        "for",
        "in",
        "retakes",
        "reclaiming",
        "regaining",
        "snatched",
        "snatches",
        "assumed",
        "return",
        "returned",
        "cemented",
        "back",
        "defended",
        "defends",
        "on",
    ];
    let place = match (scene.word(at), next) {
        ("top" | "leading", word) if is_place(word) => 2,
        ("pole", "position") => 2,
        ("lead", _) | ("leadership", _) | ("crown", _) | ("throne", _)
            if taken(&takers[..30]) && scene.word(at + 1) != "over" =>
        {
            1
        }
        _ if scene.is_cue(at, Cue::Lead)
            && scene.lower(at) == "lead"
            && matches!(
                scene.word(at.wrapping_sub(1)),
                "the"
                    | "keeps"
                    | "its"
                    | "kept"
                    | "takes"
                    | "took"
                    | "retains"
                    | "their"
                    | "clear"
                    | "market"
                    | "global"
                    | "early"
            )
            && taken(&takers[..30])
            && next != "over" =>
        {
            1
        }
        ("back", "on") if scene.word(at + 2) == "top" => 3,
        _ => return None,
    };
    Some(finish(scene, exact(1, at, at + place)))
}

/// "the world's second-largest smartphone market", "the biggest maker", "the best-selling earbuds".
fn superlative(scene: &Scene, at: usize) -> Option<RankReading> {
    let (place, word_at) = match ordinal_at(scene, at) {
        Some((place, false)) => {
            let hyphen = usize::from(scene.word(at + 1) == "-");
            (place, at + 1 + hyphen)
        }
        _ => (1, at),
    };
    let len = superlative_words(scene, word_at)?;
    let to = word_at + len;
    if place == 1 && !determined(scene, at) {
        return None;
    }
    let (noun, of_markets) = rank_noun(scene, to)?;
    let before = at.checked_sub(1).map(|index| scene.items[index].kind);
    let possessor = at
        .checked_sub(2)
        .filter(|_| is_possessive_mark(scene.reading, &scene.items[at - 1]))
        .map(|index| scene.items[index].kind);
    let of_company = before == Some(Kind::Cue(Cue::Possessive))
        || possessor.is_some_and(|kind| !matches!(kind, Kind::Region(_)) && scene.word(at - 2) != "world");
    if of_company && (of_markets || before == Some(Kind::Cue(Cue::Possessive))) {
        return None;
    }
    let mut rank = finish(scene, exact(place, at, noun));
    rank.of_markets = of_markets;
    Some(rank)
}

fn superlative_words(scene: &Scene, at: usize) -> Option<usize> {
    let (first, second, third) = (scene.word(at), scene.word(at + 1), scene.word(at + 2));
    match first {
        "best" | "top" | "highest" if second == "-" && matches!(third, "selling" | "sold" | "ranked") => Some(3),
        "best" | "top" if matches!(second, "selling") => Some(2),
        "most"
            if matches!(
                second,
                "sold" | "popular" | "used" | "shipped" | "valuable" | "bought" | "visited" | "watched"
            ) =>
        {
            Some(if second == "valuable" { return None } else { 2 })
        }
        "largest" | "biggest" | "leading" | "top" | "dominant" | "foremost" => Some(1),
        "most" if second == "-" || third == "-" => (matches!(third, "sold" | "used" | "watched")).then_some(3),
        _ if scene.is_cue(at, Cue::Lead) && first == "leading" => Some(1),
        _ => None,
    }
}

/// "the", a possessive or a place leads up to the superlative; "one of the largest" names no place.
fn determined(scene: &Scene, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    let one_of = (before.saturating_sub(3)..at).any(|index| matches!(scene.word(index), "one" | "among" | "some"));
    let item = &scene.items[before];
    let fits = scene.word(before) == "the"
        || is_possessive_mark(scene.reading, item)
        || matches!(item.kind, Kind::Region(_) | Kind::Cue(Cue::Possessive));
    fits && !one_of
}

/// The noun a superlative needs: what holds such a place. Where it ends, and whether it is a market.
fn rank_noun(scene: &Scene, from: usize) -> Option<(usize, bool)> {
    for at in from..scene.items.len().min(from + 6) {
        let word = scene.word(at);
        match scene.kind(at)? {
            Kind::Cue(Cue::Noun(Noun::Market)) if word == "market" => return Some((at + 1, true)),
            Kind::Word if is_holder(word) => return Some((at + 1, false)),
            Kind::Market(_) => {
                let next = scene.kind(at + 1);
                let more =
                    matches!(next, Some(Kind::Word | Kind::Cue(Cue::Noun(_)))) && !is_preposition(scene.word(at + 1));
                if !more {
                    return Some((at + 1, false));
                }
            }
            Kind::Region(_) | Kind::Quote | Kind::Cue(Cue::Total) => {}
            Kind::Word
                if matches!(
                    word,
                    "-" | "online"
                        | "mobile"
                        | "budget"
                        | "private"
                        | "low"
                        | "cost"
                        | "retail"
                        | "digital"
                        | "contract"
                        | "luxury"
                        | "chip"
                        | "phone"
                        | "car"
                        | "search"
                        | "social"
                        | "food"
                        | "delivery"
                        | "coffee"
                        | "electric"
                        | "sportswear"
                        | "media"
                        | "grocery"
                        | "listed"
                        | "chipmaking"
                        | "memory"
                        | "beer"
                        | "oil"
                        | "steel"
                        | "video"
                        | "music"
                        | "streaming"
                        | "fashion"
                        | "wireless"
                        | "telecom"
                        | "and"
                        | "network"
                        | "drug"
                        | "fast"
                        | "discount"
                        | "handset"
                        | "device"
                        | "pay"
                        | "tv"
                        | "state"
                        | "owned"
                        | "commercial"
                        | "consumer"
                        | "software"
                        | "hardware"
                        | "cloud"
                        | "by"
                ) =>
            {
                if word == "by" {
                    return None;
                }
            }
            Kind::Punct if word == "-" => {}
            Kind::Cue(Cue::Ship) => {}
            _ => return None,
        }
    }
    None
}

fn is_holder(word: &str) -> bool {
    matches!(
        word,
        "maker"
            | "manufacturer"
            | "vendor"
            | "seller"
            | "brand"
            | "provider"
            | "carrier"
            | "airline"
            | "bank"
            | "retailer"
            | "player"
            | "supplier"
            | "operator"
            | "chain"
            | "platform"
            | "marketplace"
            | "browser"
            | "automaker"
            | "carmaker"
            | "chipmaker"
            | "producer"
            | "exporter"
            | "lender"
            | "insurer"
            | "network"
            | "service"
            | "grocer"
            | "brewer"
            | "company"
            | "distributor"
            | "streamer"
            | "telco"
            | "phonemaker"
            | "smartphone-maker"
            | "oem"
            | "foundry"
            | "contractor"
            | "publisher"
            | "developer"
            | "shop"
            | "supermarket"
            | "website"
            | "site"
            | "app"
            | "model"
            | "importer"
            | "broadcaster"
            | "wireless"
            | "steelmaker"
            | "drugmaker"
            | "shipbuilder"
            | "refiner"
            | "miner"
            | "group"
            | "exchange"
            | "phone"
            | "car"
            | "console"
            | "tablet"
            | "smartphone"
            | "vehicle"
            | "engine"
    )
}

/// "leads the market", "to lead Indian smartphone market", "market leader", "the leader", "ruling the market".
fn leads(scene: &Scene, at: usize) -> Option<RankReading> {
    let word = scene.word(at);
    if word == "leader" {
        let before = scene.word(at.wrapping_sub(1));
        let fits = matches!(before, "the" | "market" | "clear" | "undisputed" | "global" | "world" | "-")
            || at > 0
                && matches!(
                    scene.kind(at - 1),
                    Some(
                        Kind::Market(_)
                            | Kind::Region(_)
                            | Kind::Cue(Cue::Total | Cue::Noun(Noun::Market | Noun::Share))
                    )
                );
        let person = matches!(scene.word(at + 1), "of") || matches!(scene.kind(at + 1), Some(Kind::Voice(_)));
        return (fits && !person).then(|| finish(scene, exact(1, at.saturating_sub(1), at + 1)));
    }
    let verb = scene.is_cue(at, Cue::Lead) && !matches!(scene.lower(at), "leading" | "lead" | "rules" | "rule")
        || scene.lower(at) == "lead" && matches!(scene.word(at.wrapping_sub(1)), "to" | "will" | "still" | "also");
    if !verb || matches!(scene.word(at + 1), "to" | "by") {
        return None;
    }
    let tops = scene.lower(at).starts_with("top");
    let mut next = at + 1;
    while next < scene.items.len().min(at + 6) {
        match scene.kind(next)? {
            Kind::Cue(Cue::Noun(Noun::Market | Noun::Share)) => return Some(finish(scene, exact(1, at, next + 1))),
            Kind::Word
                if matches!(
                    scene.word(next),
                    "pack"
                        | "table"
                        | "list"
                        | "ranking"
                        | "rankings"
                        | "field"
                        | "segment"
                        | "chart"
                        | "charts"
                        | "category"
                        | "space"
                        | "race"
                        | "way"
                ) =>
            {
                return Some(finish(scene, exact(1, at, next + 1)));
            }
            Kind::Word if scene.word(next) == "in" && !tops => return Some(finish(scene, exact(1, at, at + 1))),
            Kind::Cue(Cue::With) if !tops || with_share(scene, next) => {
                return Some(finish(scene, exact(1, at, at + 1)));
            }
            Kind::Region(_) | Kind::Market(_) | Kind::Quote | Kind::Cue(Cue::Total) => {}
            Kind::Word
                if matches!(
                    scene.word(next),
                    "the" | "overall" | "domestic" | "way" | "local" | "premium" | "entire" | "online"
                ) => {}
            Kind::Word if is_possessive_mark(scene.reading, &scene.items[next]) => {}
            _ => return None,
        }
        next += 1;
    }
    None
}

/// "tops with 57.7% market share", "topped in May with a share of 30 percent".
fn with_share(scene: &Scene, with: usize) -> bool {
    let end = scene.items.len().min(with + 6);
    (with + 1..end).any(|at| scene.is_cue(at, Cue::Noun(Noun::Share)))
}

/// A bare ordinal: "ranked third in Europe", "was fourth", "slid to second", "Safari second with 18.75 percent".
fn ordinal(scene: &Scene, at: usize) -> Option<RankReading> {
    let (place, _) = ordinal_at(scene, at)?;
    let clause = scene.clause_of(at);
    let mut before = at;
    while before > clause.start
        && matches!(
            scene.word(before - 1),
            "a" | "the"
                | "distant"
                | "close"
                | "joint"
                | "now"
                | "still"
                | "only"
                | "currently"
                | "comfortably"
                | "an"
                | "equal"
                | "clear"
                | "also"
                | "comfortable"
        )
    {
        before -= 1;
    }
    let leads = before == clause.start
        && matches!(clause.opener, Opener::Comma | Opener::Colon | Opener::Dash | Opener::Paren | Opener::And)
        && scene.word(at.wrapping_sub(1)) != "the";
    let leads = leads && list_follows(scene, at + 1, clause.end, place);
    let governed = before > clause.start && governs_rank(scene, before - 1, clause.start, place);
    let after = scene.word(at + 1);
    let noun_follows = match scene.kind(at + 1) {
        Some(Kind::Word) => !matches!(
            after,
            "in" | "among"
                | "with"
                | "by"
                | "behind"
                | "place"
                | "at"
                | "overall"
                | "for"
                | "after"
                | "globally"
                | "worldwide"
                | "on"
                | "there"
                | "place-"
                | "spot"
                | "biggest"
                | "nationally"
                | "across"
                | "rank"
                | "from"
                | "last"
                | "again"
                | "this"
                | "over"
        ),
        Some(Kind::Market(_) | Kind::Name(_) | Kind::Voice(_) | Kind::Quantity(_)) => true,
        Some(Kind::Cue(Cue::Noun(_) | Cue::Role | Cue::ReportNoun)) => true,
        Some(Kind::Punct) => after == "-",
        _ => false,
    };
    (governed || leads).then_some(())?;
    (!noun_follows).then(|| finish(scene, exact(place, at, at + 1)))
}

/// After a name and a comma or colon: "Samsung: third with 7%", "Oppo, fifth a year ago", not "First, it does".
fn list_follows(scene: &Scene, next: usize, end: usize, place: u32) -> bool {
    let after_name = next >= 3 && matches!(scene.kind(next - 3), Some(Kind::Name(_)));
    let fits = next >= end
        || matches!(scene.kind(next), Some(Kind::Cue(Cue::With) | Kind::Period(_) | Kind::Region(_)))
        || matches!(scene.word(next), "with" | "at" | "in" | "worldwide" | "globally");
    after_name && fits && (place > 1 || next < end)
}

/// Whether the word at `at` makes the ordinal after it a rank.
fn governs_rank(scene: &Scene, at: usize, start: usize, place: u32) -> bool {
    let word = scene.word(at);
    let named = matches!(
        word,
        "ranked"
            | "ranks"
            | "ranking"
            | "rank"
            | "placed"
            | "finished"
            | "came"
            | "come"
            | "comes"
            | "finishing"
            | "coming"
            | "stands"
            | "stood"
            | "sits"
            | "sat"
            | "became"
            | "become"
            | "becomes"
            | "becoming"
            | "placing"
            | "finish"
            | "finishes"
            | "runs"
            | "slipped"
            | "rated"
    );
    let copula = matches!(
        word,
        "is" | "was"
            | "were"
            | "are"
            | "remains"
            | "remained"
            | "be"
            | "been"
            | "stays"
            | "stayed"
            | "being"
            | "in"
            | "'s"
            | "’s"
    );
    let moved = word == "to"
        && (at.saturating_sub(5).max(start)..at).any(|index| {
            matches!(scene.kind(index), Some(Kind::Cue(Cue::Rise | Cue::Fall | Cue::Ship | Cue::Have)))
                || matches!(
                    scene.word(index),
                    "moved" | "pushed" | "relegated" | "slid" | "returned" | "went" | "back" | "moves" | "up" | "down"
                )
        });
    let name = matches!(scene.kind(at), Some(Kind::Name(_))) && place > 1;
    let copula = copula && (word != "in" || place > 1) && !is_possessive_of_name(scene, at);
    named || copula || moved || name
}

/// "Xiaomi's first": a possessive, not "Xiaomi is first".
fn is_possessive_of_name(scene: &Scene, at: usize) -> bool {
    matches!(scene.word(at), "'s" | "’s") && at > 0 && !scene.is_cue(at - 1, Cue::Pronoun)
}

/// Whether the place was lost.
fn finish(scene: &Scene, rank: RankReading) -> RankReading {
    let clause = scene.clause_of(rank.from);
    let before = rank.from.saturating_sub(5).max(clause.start);
    let lost = (before..rank.from).any(|at| {
        scene.is_cue(at, Cue::Lose)
            || matches!(scene.word(at), "ceded" | "cede" | "cedes" | "relinquished" | "surrendered" | "conceded")
    });
    RankReading { negative: rank.negative || lost, ..rank }
}
