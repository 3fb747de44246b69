//! Who holds a place: the name beside it, the subject of the clause, the name it stands in apposition to.

use super::RankReading;
use crate::among::among;
use crate::claim::clause::{Clause, is_possessive_mark, is_preposition, product_after};
use crate::claim::item::Kind;
use crate::claim::lexicon::Cue;
use crate::claim::party::{Party, PartyKind, is_adjective_of_place, is_company_word, is_verb};
use crate::claim::scene::{Scene, each};
use crate::claim::series::{name_runs, pair_before};
use crate::quantity::Unit;
use crate::vocabulary::Class;

/// Who holds the place: the name beside it, the subject of the clause, the name it stands in apposition to.
pub(super) fn subjects(scene: &Scene, rank: &RankReading) -> Vec<Party> {
    let clause = scene.clause_of(rank.from);
    // "no airline flies more passengers than TAP".
    let nobody = scene.word(rank.from) == "no" && scene.lower(rank.to - 1).ends_with("than");
    if nobody || is_of_other(scene, rank) {
        return name_right_after(scene, rank.to, clause.end).into_iter().collect();
    }
    // "It was second only to Apple": never the one named there.
    if scene.is_cue(rank.from, Cue::Behind) {
        return scene.companies(clause);
    }
    if let Some(joint) = made_by_merger(scene, rank) {
        return joint.into_iter().collect();
    }
    if let Some(tied) = tied(scene, rank) {
        return tied;
    }
    if let Some(party) = pushed(scene, rank, clause.start) {
        return vec![party];
    }
    // "next to third-ranked Oppo", "than second-place Samsung": the words describe the name after them.
    let compound = scene.word(rank.to.wrapping_sub(2)) == "-" && scene.is_name(rank.to);
    let describes = match scene.word(rank.to.wrapping_sub(1)) {
        "placed" | "ranked" => true,
        "place" => compound,
        _ => false,
    };
    if let Some(party) =
        name_right_after(scene, rank.to, clause.end).filter(|_| describes || scene.is_cue(rank.to, Cue::Follow))
    {
        return vec![party];
    }
    // "the nation's largest bank by assets, JPMorgan Chase, gained".
    let by = scene.word(rank.to) == "by" && scene.kind(rank.to + 2) == Some(Kind::Comma);
    if by && scene.is_name(rank.to + 3) && rank.from <= clause.start + 5 {
        return vec![Party::of(&scene.items[rank.to + 3])];
    }
    if let Some(party) = taken_by(scene, rank.to, clause.end) {
        return vec![party];
    }
    let several = rank.hi != Some(rank.lo);
    if let Some(list) = several.then(|| list_right_before(scene, rank)).flatten() {
        return list;
    }
    if let Some(party) = named_beside(scene, rank, clause) {
        return vec![party];
    }
    let named = scene.companies(clause);
    if !named.is_empty() {
        return named;
    }
    unnamed_by_clause(scene, rank, clause)
}

/// The one name that the words of rank lean on: before them, in apposition, behind the verb of being.
fn named_beside(scene: &Scene, rank: &RankReading, clause: &Clause) -> Option<Party> {
    // "Ryanair seizes Lufthansa's crown": it was another's.
    let of_another = rank.from > clause.start
        && is_possessive_mark(&scene.items[rank.from - 1])
        && among!(scene.word(rank.from), "crown" | "throne" | "lead" | "title")
        && clause.own;
    // "Naver, a subsidiary of Korea's largest internet company NHN": the one named there.
    let apposed = among!(scene.word(clause.start), "a" | "an") && !clause.own;
    name_right_before(scene, rank.from, clause.start)
        .filter(|_| !of_another)
        .or_else(|| appositive(scene, rank, clause))
        .or_else(|| name_after_copula(scene, rank, clause))
        .or_else(|| name_right_after(scene, rank.to, clause.end).filter(|_| apposed))
}

/// "A and B plan to merge, creating the largest operator": the two as one, or nobody where one of them has no name.
fn made_by_merger(scene: &Scene, rank: &RankReading) -> Option<Option<Party>> {
    let verb = (rank.from.saturating_sub(5)..rank.from)
        .find(|&at| among!(scene.word(at), "creating" | "create" | "creates" | "form" | "forming" | "forms"))?;
    let named = (verb..rank.from).any(|at| scene.is_name(at));
    let merges = (0..verb).any(|at| {
        let word = scene.word(at);
        ["merg", "combin", "tie-up"].iter().any(|stem| word.starts_with(stem))
    });
    if merges && !named { pair_before(scene.items, verb, scene.carried) } else { None }
}

/// "Publicis tied with Omnicom for second place", "tied for third with Dell": both.
fn tied(scene: &Scene, rank: &RankReading) -> Option<Vec<Party>> {
    let at = (rank.from.saturating_sub(6)..rank.from).find(|&at| scene.word(at) == "tied")?;
    let with = (at + 1..scene.items.len().min(rank.to + 3)).find(|&with| scene.is_cue(with, Cue::With))?;
    let other = scene.items.get(with + 1).filter(|item| item.is_name())?;
    let mut both = scene.companies(scene.clause_of(at));
    both.push(Party::of(other));
    (both.len() > 1).then_some(both)
}

/// Who holds a place in a clause that names no company: a place, a name behind the words of rank, an officer's company.
fn unnamed_by_clause(scene: &Scene, rank: &RankReading, clause: &Clause) -> Vec<Party> {
    if rank.of_markets {
        let place = place_before(scene, clause.start).or_else(|| clause.place.clone());
        // "The Indian market grew, becoming the second largest": what is told of the adjective has no name.
        let adjective = |party: &Party| is_adjective_of_place(party.span().of(&scene.reading.segments.lower));
        return place.into_iter().filter(|party| !adjective(party)).collect();
    }
    if let Some(party) = country(scene, rank, clause) {
        return vec![party];
    }
    if let Some(party) = name_right_after(scene, rank.to, clause.end) {
        return vec![party];
    }
    if let Some(party) = named_for(scene, rank.from, clause.start) {
        return vec![party];
    }
    // "His intention is to retake the number one spot": the wish of an officer is his company's.
    // "Target moved past Home Depot": no wish.
    let wish = (clause.start.max(1)..rank.from).any(|at| scene.is_cue(at, Cue::Goal));
    scene.carried.company.iter().filter(|_| wish && !clause.foreign).flat_map(each).collect()
}

/// "The U.S. ranked third in steel production": a country among countries, where no company is spoken of.
fn country(scene: &Scene, rank: &RankReading, clause: &Clause) -> Option<Party> {
    let ranked = (clause.start..rank.from).any(|at| {
        among!(scene.word(at), "ranked" | "ranks" | "ranking" | "finished" | "placed" | "came" | "took" | "topped")
    });
    let companies = scene.items.iter().any(|item| item.is_name());
    clause.place.clone().filter(|_| ranked && !companies)
}

/// "the nation's largest bank by assets, JPMorgan": the name comes after the comma.
fn appositive(scene: &Scene, rank: &RankReading, clause: &Clause) -> Option<Party> {
    let rest = rank.to..clause.end;
    let within = rest.is_empty() || is_preposition(scene.word(rank.to)) && rest.len() <= 5;
    let comma = matches!(scene.kind(clause.end), Some(Kind::Comma | Kind::Colon));
    // ", London-based SABMiller,": the home before the name.
    let home = |at: &usize| {
        matches!(scene.kind(*at), Some(Kind::Region(_))) || among!(scene.word(*at), "-" | "based" | "headquartered")
    };
    let at = (clause.end + 1..clause.end + 7).find(|at| !home(at))?;
    let item = scene.items.get(at)?;
    let next = scene.kind(at + 1);
    // "the most popular platform, Netflix, had": the words themselves stand for whoever comes behind.
    let company =
        |party: &Party| party.kind == PartyKind::Company && (party.via.is_none() || rank.from > clause.start + 1);
    let named = clause.own && clause.subject.as_ref().is_some_and(company);
    let goes_on = matches!(next, Some(Kind::Comma | Kind::Open | Kind::Region(_)))
        || matches!(next, Some(Kind::Cue(cue)) if is_verb(cue))
        || is_legal_word(scene.word(clause.end + 2));
    let fits = within && comma && goes_on && !named && item.is_name();
    fits.then(|| Party::of(item))
}

/// "twice the passengers of the number two", "than the second-largest": another holds that place.
fn is_of_other(scene: &Scene, rank: &RankReading) -> bool {
    let the = rank.from.wrapping_sub(1);
    let before = the.wrapping_sub(1);
    let compares = among!(scene.word(before), "than" | "double" | "twice" | "triple")
        || matches!(scene.kind(before), Some(Kind::Quantity(at)) if scene.reading.quantities[at].unit == Unit::Multiple)
        || scene.word(before) == "of"
            && scene.word(before.wrapping_sub(1)) != "out"
            && !scene.is_cue(before.wrapping_sub(1), Cue::Have);
    // "extended its lead over the region's fifth-largest player".
    let over = (rank.from.saturating_sub(5)..rank.from).find(|&at| scene.lower(at).ends_with("over"));
    let gap = over.is_some_and(|over| {
        over > 0 && among!(scene.lower(over - 1), "lead" | "gap" | "advantage" | "edge")
            || scene.lower(over).starts_with("lead over")
    });
    if gap {
        return true;
    }
    let last = scene.word(rank.to.wrapping_sub(1));
    let spot =
        Class::PlaceNoun.has(scene.word(rank.to)) || Class::PlaceNoun.has(last) || among!(last, "table" | "list");
    // "a quarter the size of Europe's dominant low-cost carrier".
    let sized =
        (rank.from.saturating_sub(5)..rank.from).any(|at| scene.word(at) == "size" && scene.word(at + 1) == "of");
    if sized {
        return true;
    }
    // "4.5 million more than No. 2 Delta".
    let numbered = scene.word(the) == "than" && scene.is_name(rank.to);
    numbered || scene.word(the) == "the" && compares && !spot
}

/// "10 quarters for Xiaomi to return to No. 1": the name between "for" and "to".
fn named_for(scene: &Scene, from: usize, start: usize) -> Option<Party> {
    let at = (start + 1..from)
        .rev()
        .find(|&at| scene.is_name(at) && scene.word(at - 1) == "for" && scene.word(at + 1) == "to")?;
    let item = &scene.items[at];
    Some(Party::of(item))
}

/// "push DB HiTek out of the top ten": the one pushed falls out.
fn pushed(scene: &Scene, rank: &RankReading, start: usize) -> Option<Party> {
    // "pushing UMC (6.6%) down to fourth": a bracket parts nothing here.
    let bracket = start > 3 && scene.kind(start - 1) == Some(Kind::Close);
    let from = rank.from.saturating_sub(8).max(if bracket { start.saturating_sub(5) } else { start });
    let verb = (from..rank.from).find(|&at| Class::Pushing.has(scene.word(at)))?;
    let item = scene.items.get(verb + 1 + usize::from(scene.word(verb + 1) == "the"))?;
    item.is_name().then(|| Party::of(item))
}

/// "Safari second", "Samsung: third", "Luckin a distant second", "Vivo, at No 5".
fn name_right_before(scene: &Scene, from: usize, start: usize) -> Option<Party> {
    let mut at = from;
    while at > start
        && (is_possessive_mark(&scene.items[at - 1])
            || matches!(scene.kind(at - 1), Some(Kind::Region(_)))
            || among!(scene.word(at - 1), "a" | "the" | "distant" | "close" | "at" | "in" | "on" | "as" | "is" | "was"))
    {
        at -= 1;
    }
    let name = at.checked_sub(1).filter(|&name| name >= start)?;
    let item = &scene.items[name];
    // "2 million more than Acer in third place": Acer's.
    let than = name > start && scene.word(name - 1) == "than" && scene.word(name + 1) == "in";
    // "chipping away at Intel's dominant share": Intel's.
    let owned = scene.word(from) == "dominant" && is_possessive_mark(&scene.items[from - 1]);
    let alone = name == start
        || than
        || owned
        || !matches!(scene.kind(name - 1), Some(Kind::Cue(Cue::Ahead | Cue::Behind)))
            // "replaced Vivo as the largest": another is now.
            && !among!(scene.word(name - 1), "replaced" | "replaces" | "replacing" | "replace" | "succeeded" | "succeeds")
            && !is_preposition(scene.word(name - 1))
            && (scene.word(name - 1) != "and" || matches!(scene.word(name + 1), "in" | "at"));
    (item.is_name() && alone).then(|| Party::of(item))
}

/// "had A, B and C in the top three": all of the list.
fn list_right_before(scene: &Scene, rank: &RankReading) -> Option<Vec<Party>> {
    let mut at = rank.from;
    while at > 0 && among!(scene.word(at - 1), "the" | "in" | "among" | "into" | "its") {
        at -= 1;
    }
    let runs = name_runs(scene.items);
    let run = runs.iter().find(|run| run.end == at && at < rank.from)?;
    Some((0..run.names.len()).map(|place| run.party(scene.items, place)).collect())
}

/// "on place three follows the VW ID.3", "market leader Samsung".
fn name_right_after(scene: &Scene, to: usize, end: usize) -> Option<Party> {
    let at = (to..end.min(to + 4)).find(|&at| {
        !among!(
            scene.word(at),
            "the" | "follows" | "is" | "was" | "came" | "now" | "today" | "still" | "currently" | "remains"
        ) && !scene.is_cue(at, Cue::Follow)
    })?;
    let at = past_description(scene, to, at, end);
    let item = &scene.items[at];
    let named = || Party::of(item);
    let holder = || product_after(scene.reading, scene.items, at, end).unwrap_or_else(named);
    item.is_name().then(holder)
}

/// "At No. 11 was American firm Zynga": past the words that describe the name, when a verb of being leads to it.
fn past_description(scene: &Scene, to: usize, at: usize, end: usize) -> usize {
    // "Perennial No. 2 search player Yahoo".
    let player = (at..end.min(at + 3)).any(|index| is_company_word(scene.word(index)) || scene.word(index) == "player");
    let is = player || (to..at).any(|index| among!(scene.word(index), "is" | "was" | "came"));
    let describes = |index: &usize| {
        matches!(scene.kind(*index), Some(Kind::Region(_) | Kind::Market(_)))
            || is_company_word(scene.word(*index))
            || scene.word(*index) == "player"
    };
    let name = (at..end.min(at + 4)).find(|index| !describes(index)).filter(|_| is);
    name.filter(|&name| matches!(scene.kind(name), Some(Kind::Name(_)))).unwrap_or(at)
}

/// "Second place was taken by Vivo": who took it.
fn taken_by(scene: &Scene, to: usize, end: usize) -> Option<Party> {
    let goes = |at: &usize| {
        scene.word(*at) == "to" && among!(scene.word(*at - 1), "went" | "goes" | "belongs" | "belonged" | "fell")
    };
    // "Second place in the tablet market belongs to", "Second place, with 9 percent of the market, goes to".
    let far =
        || (to + 1..scene.items.len().min(to + 16)).find(goes).filter(|&by| !(to..by).any(|at| scene.is_name(at)));
    let near = (to..end.min(to + 5)).find(|&at| among!(scene.word(at), "by" | "to"));
    let by = near.or_else(far)?;
    let passive = match scene.word(by) {
        "by" => (to..by).any(|at| among!(scene.word(at), "was" | "is" | "were" | "been" | "held")),
        _ => goes(&by),
    };
    let name = by + 1 + usize::from(scene.word(by + 1) == "the");
    let item = scene.items.get(name).filter(|item| passive && item.is_name())?;
    Some(Party::of(item))
}

fn place_before(scene: &Scene, start: usize) -> Option<Party> {
    (start.saturating_sub(2)..start)
        .rev()
        .map(|at| &scene.items[at])
        .find_map(|item| matches!(item.kind, Kind::Region(_)).then(|| Party::of(item)))
}

/// "The top-selling maker in the EU is Volkswagen": the name comes after the verb of being.
fn name_after_copula(scene: &Scene, rank: &RankReading, clause: &Clause) -> Option<Party> {
    // "Coming in at number two is".
    let coming = among!(scene.word(clause.start), "coming" | "sitting" | "ranking" | "ranked" | "placed");
    let leads = rank.from <= clause.start + if coming { 4 } else { 2 }
        && !(clause.start..rank.from).any(|at| scene.is_name(at));
    let verb = (rank.to..clause.end.min(rank.to + 8))
        .find(|&at| matches!(scene.kind(at), Some(Kind::Cue(cue)) if is_verb(cue)))?;
    let is = matches!(scene.word(verb), "is" | "was" | "remains" | "remained");
    let adverb = among!(scene.word(verb + 1), "currently" | "now" | "still" | "again" | "clearly" | "the");
    let name = verb + 1 + usize::from(adverb);
    let item = scene.items.get(name).filter(|item| leads && is && name < clause.end && item.is_name())?;
    let named = || Party::of(item);
    Some(product_after(scene.reading, scene.items, name, clause.end).unwrap_or_else(named))
}

/// "Hyundai Motors India Limited": what is left of a long name.
fn is_legal_word(word: &str) -> bool {
    among!(
        word,
        "limited" | "ltd" | "inc" | "corp" | "corporation" | "group" | "motors" | "company" | "co" | "ag" | "plc"
    )
}
