//! How many people use or buy what a company offers.

use super::{Finder, Rule};
use crate::among::among;
use crate::claim::anchor::{Anchor, Shape, Whole, is_people};
use crate::claim::clause::Opener;
use crate::claim::finding::Finding;
use crate::claim::item::{Item, Kind, Row};
use crate::claim::lexicon::{Cue, Noun};
use crate::claim::party::PartyKind;
use crate::claim::{Direction, Measure, Property, ValueUnit};
use crate::quantity::Unit;

pub(super) const RULE: Rule =
    Rule { name: "people-served", property: Property::Users, page: PAGE, find: Finder::Amount(find) };

const PAGE: &str = "\
# People served

## Matches

A count of users, customers, subscribers, viewers, buyers or passengers.

## Yields

`users` in people; subscribers won or lost are changes.

## Leaves alone

Employees, readers of a newsletter, people who answered a survey, rates a day.
";

fn find(anchor: &Anchor) -> Option<Finding> {
    let subject = &anchor.owner()?;
    if of_everybody(anchor) {
        return None;
    }
    let named = anchor.noun == Some(Noun::Users);
    let carried = anchor.verb == Some(Cue::MovePeople) && anchor.noun.is_none() && anchor.counted.is_none();
    let people = anchor.counts_people() && anchor.company().is_some() && (anchor.clause.own || anchor.beside);
    let again = anchor.noun.is_none()
        && (anchor.frame.count == Some(Noun::Users) || people)
        && anchor.bare()
        // "The breakdown for the 38 million is 26 million for Safaricom".
        && !(anchor.prep == "for" && anchor.items.word(anchor.at + 1) == "is")
        && !matches!(anchor.verb, Some(Cue::Ship | Cue::Employ | Cue::Hire));
    // "China Mobile signed up 11.9 million", in an article on subscribers.
    let people = || anchor.carried.market.as_ref().is_some_and(|market| is_people(&market.names[0].0));
    let gains = matches!(anchor.verb, Some(Cue::Add | Cue::Lose))
        && anchor.noun.is_none()
        && anchor.bare()
        && anchor.clause.own
        && anchor.company().is_some()
        && anchor.is_change()
        && people();
    // "with 22.8 million transported".
    let moved = matches!(anchor.items.get(anchor.at + 1), Some(item) if item.kind == Kind::Cue(Cue::MovePeople));
    let carried = carried || gains || moved && anchor.noun.is_none() && anchor.company().is_some();
    // "carried more passengers than any other, reaching 9.39 million".
    let told = anchor.noun.is_none()
        && anchor.bare()
        && anchor.last_noun() == Some(Noun::Users)
        && anchor.items[..anchor.at].iter().any(|item| item.kind == Kind::Cue(Cue::MovePeople));
    let of_market = named && anchor.verb == Some(Cue::MovePeople) && anchor.clause.own && anchor.market().is_some();
    // "picking up 55 percent of the total": a share.
    let grows = anchor.is_percent()
        && !(anchor.whole == Whole::Market && anchor.items.lower(anchor.extent.0).starts_with("pick"))
        && anchor.is_change()
        && (named || anchor.noun.is_none() && anchor.frame.noun == Some(Noun::Users) && !prices_seats(anchor));
    if counts_other(anchor)
        || anchor.quantity.unit == Unit::Points
        || !(anchor.is_count() && (named || carried || again || told) || grows)
        || anchor.small()
        || of_market
        || of_a_place(anchor)
    {
        return None;
    }
    let level = Anchor { shape: if in_all(anchor) { Shape::Level } else { anchor.shape }, ..anchor.copied() };
    let mut finding = Finding::amount(&level, Property::Users, ValueUnit::People, subject)?;
    if let Some(direction) = told_as_change(anchor, finding.measure) {
        finding.measure = Measure::Change;
        finding.direction = Some(direction);
    }
    Some(finding)
}

/// "a 7% rise in customer deposits", "nearly 4.5 million more than No. 2 Delta": of no people, or a gap.
fn counts_other(anchor: &Anchor) -> bool {
    let compound = anchor.noun_span.is_some_and(|span| {
        let noun = anchor.items.partition_point(|item| item.span.start() < span.start());
        noun > anchor.at && anchor.items.kind(noun + 1) == Some(Kind::Cue(Cue::Noun(Noun::Block)))
    });
    let next = |step: usize| anchor.items.word(anchor.at + step);
    compound || anchor.is_count() && next(1) == "more" && next(2) == "than" && next(3) != "a"
}

/// "added 2.1 million", "had a net loss of 120,000 subscribers": a count that tells how many more or fewer there were.
fn told_as_change(anchor: &Anchor, measure: Measure) -> Option<Direction> {
    let total = anchor.prep == "of"
        && anchor.extent.0.checked_sub(1).is_some_and(|at| anchor.items[at].kind == Kind::Cue(Cue::Total));
    // "added 600,000 customers to a total of 16.3 million": so many there are.
    let word = |back: usize| anchor.extent.0.checked_sub(back).map_or("", |at| anchor.items.word(at));
    let total = total && !(word(2) == "a" && word(3) == "to");
    let moved =
        matches!(anchor.verb, Some(Cue::Add | Cue::Lose)) && (anchor.governed_by_change() || total) && !in_all(anchor);
    // "increasing its base from 78 million": so many there were.
    let lower = &anchor.reading.segments.lower;
    let base = anchor.noun_span.is_some_and(|noun| noun.of(lower).ends_with("base"));
    // "down 220,000 from 22.7 million", "a decrease of 590,000 from 5.8 million": so many there were.
    let lead = anchor.extent.0.checked_sub(1).map(|at| &anchor.items[at]);
    let base = base || lead.is_some_and(|item| item.quantity.is_some());
    let before = anchor.shape == Shape::Prior && anchor.frame.sentence_count_change && !base;
    let level = measure == Measure::Level && anchor.is_count();
    // "Jio added 2.1 million users, Airtel 1.3 million": so many more as well.
    let alike = anchor.beside
        && anchor.frame.sentence_count_change
        && anchor.verb.is_none()
        && (1..3).any(|back| anchor.items.get(anchor.at.wrapping_sub(back)).is_some_and(Item::is_name));
    // "reported 689,000 net additions, while AT&T notched 452,000".
    let near = anchor.items.lower(anchor.extent.0);
    let told = among!(near, "notched" | "posted" | "reported" | "recorded" | "logged" | "had" | "saw" | "booked");
    let alike = alike
        || told && anchor.clause.own && anchor.frame.sentence_count_change && anchor.noun.is_none() && anchor.bare();
    // "rose by 9.7 million to 966 million and China Telecom's by 8.7 million".
    let by = anchor.prep == "by" && anchor.noun.is_none() && anchor.frame.sentence_change.is_some();
    let alike = alike || by && anchor.frame.sentence_noun == Some(Noun::Users);
    // "reported growth in net additions. T-Mobile led with 689,000, followed by AT&T's 452,000".
    let reached = ["reach", "hit", "total", "stand", "stood"].iter().any(|verb| near.starts_with(verb));
    let added = anchor.frame.additions && anchor.noun.is_none() && !reached && anchor.governed_by_change();
    let alike = alike || added && anchor.shape == Shape::Level;
    // "had a net loss of 120,000 subscribers".
    let loss = anchor.prep == "of"
        && anchor.extent.0.checked_sub(1).is_some_and(|at| among!(anchor.items[at].last_word(), "loss" | "losses"));
    // "grew strongly (+115,000)".
    let plus = anchor.reading.text.get(..anchor.quantity.core.start()).is_some_and(|lead| lead.ends_with('+'));
    let so_many = anchor.shape == Shape::Level && (moved || alike || plus || loss || counts_new_ones(anchor));
    let down = anchor.verb == Some(Cue::Lose) || loss || alike && anchor.frame.sentence_change == Some(Direction::Down);
    (level && (so_many || before)).then_some(if down { Direction::Down } else { Direction::Up })
}

/// "added 2.6 million subscribers, 64.8 million total": so many there are, not so many more.
fn in_all(anchor: &Anchor) -> bool {
    anchor.is_count() && anchor.items.get(anchor.at + 1).is_some_and(|next| next.kind == Kind::Cue(Cue::Total))
}

/// "the global base has grown by 100 million", "the segment grew as 31,700 buyers chose it", "15 percent of the 524
/// million listeners": of a whole market.
fn of_everybody(anchor: &Anchor) -> bool {
    let own = anchor.company().is_some() && (anchor.clause.own || anchor.beside);
    let whole = |item: &Item| among!(item.word, "global" | "worldwide" | "industry");
    let lead = anchor.clause.start..anchor.at;
    let total = !anchor.clause.own && anchor.items[lead.clone()].iter().any(whole);
    let small = |at: &usize| matches!(anchor.items[*at].kind, Kind::Word | Kind::Cue(Cue::Total));
    let part = lead.rev().find(|at| !small(at)).and_then(|at| anchor.items[at].quantity);
    let of_part = part.is_some_and(|part| part.unit == Unit::Percent) && anchor.prep == "of";
    // "the bulk of the 5.4 million new subscribers".
    let bulk = anchor.extent.0.checked_sub(1).map_or("", |at| anchor.items.word(at));
    // "58.9% of the total 108 lakh passengers".
    let of_total = part.is_some_and(|part| part.unit == Unit::Percent) && anchor.items.word(anchor.at - 1) == "total";
    // "93 million net new subscribers in 2020" opens a passage on a market.
    let market = anchor.carried.last.as_ref().is_some_and(|party| party.kind == PartyKind::Market);
    let headless = anchor.at == 0 && market && !anchor.clause.own;
    let of_part = of_part
        || of_total
        || headless
        || anchor.prep == "of" && among!(bulk, "bulk" | "majority" | "most" | "third" | "half");
    // "Generally, the number of subscribers grew".
    let general = among!(anchor.items[0].word, "generally" | "overall" | "altogether" | "nationally" | "nationwide");
    // "There were 486.5 million domestic passengers".
    let run = anchor.clause_items();
    let there = run.windows(2).any(|pair| pair[0].word == "there" && among!(pair[1].word, "were" | "are"));
    // "2019, which saw 83 million new subscribers".
    let year = anchor.clause.opener == Opener::Relative
        && (anchor.clause.start.saturating_sub(2)..anchor.clause.start)
            .any(|at| matches!(anchor.items[at].kind, Kind::Period(_)))
        && run.iter().any(|item| item.word == "saw");
    let there = (there || year || told_of_a_year(run)) && !run.iter().any(Item::is_name);
    // "Of the 3.1 million active lines, 84 percent were prepaid".
    let whole = anchor.clause.start == 0 && anchor.items[0].word == "of" && anchor.items.word(1) == "the";
    // "Fixed lines rose to 2 million in the country".
    let after = |step: usize| anchor.items.word(anchor.at + step);
    let lead_in = &anchor.items[anchor.clause.start..anchor.at];
    let pointed = lead_in
        .iter()
        .any(|item| item.is_name() || item.kind == Kind::Cue(Cue::Possessive) || item.kind == Kind::Cue(Cue::Pronoun));
    let country = after(1) == "in" && after(2) == "the" && among!(after(3), "country" | "nation");
    let national = country && !pointed && lead_in.iter().any(|item| item.kind == Kind::Cue(Cue::Noun(Noun::Users)));
    // "A total of 4.9 million people flew".
    let sum = anchor.clause.start == 0
        && anchor.items[0].word == "a"
        && anchor.items.get(1).is_some_and(|item| item.kind == Kind::Cue(Cue::Total));
    of_part
        || whole
        || told_of_place(anchor)
        || (sum || national) && !own
        || !own
            && (general
                || there
                || total
                || told_of_all(anchor)
                || counts_a_kind(anchor)
                || anchor.market().is_some() && !anchor.clause.own)
}

/// "Europe managed a four percent rise to 680 million passengers": of all in that place.
pub(super) fn told_of_place(anchor: &Anchor) -> bool {
    let counted = anchor.noun == Some(Noun::Users)
        || anchor.noun.is_none() && anchor.frame.sentence_noun == Some(Noun::Users) && !anchor.unknown;
    let run = anchor.clause_items();
    let named = |item: &Item| item.is_name() || item.kind == Kind::Cue(Cue::Possessive);
    // "Rio to Sao Paulo in Brazil was the busiest route, with 7.7 million passengers".
    let line = run.iter().any(|item| among!(item.word, "route" | "routes" | "corridor"));
    counted && !line && anchor.clause.place.is_some() && anchor.company().is_none() && !run.iter().any(named)
}

/// "the average domestic fare rose 19%": of no people.
fn prices_seats(anchor: &Anchor) -> bool {
    anchor.items[..anchor.at].iter().any(|item| among!(item.word, "fare" | "fares" | "yield"))
}

/// "Q1 2021 brought in 19.5 million new subscribers", "100 million new subscribers were added": by nobody named.
fn told_of_a_year(run: &[Item]) -> bool {
    let year = matches!(run[0].kind, Kind::Period(_))
        && run.get(1).is_some_and(|item| among!(item.lower, "brought" | "brought in" | "saw" | "sees" | "brings"));
    let added = run.windows(2).any(|pair| {
        among!(pair[0].word, "were" | "was") && among!(pair[1].word, "added" | "gained" | "lost" | "registered")
    });
    year || added && !run.iter().any(|item| item.word == "by")
}

/// "CAB data showed domestic passenger traffic reached", "The total number of subscribers has, by these figures,
/// increased": a body that counts tells of all.
pub(super) fn told_of_all(anchor: &Anchor) -> bool {
    let lead = &anchor.items[..anchor.at];
    let unnamed = !lead.iter().any(Item::is_name);
    let people = lead.iter().position(|item| item.kind == Kind::Cue(Cue::Noun(Noun::Users)));
    let all = |item: &Item| {
        item.kind == Kind::Cue(Cue::Total)
            || among!(item.word, "total" | "domestic" | "international" | "air" | "country" | "nation")
    };
    let of_all = people.is_some_and(|noun| lead[..=noun].iter().any(all));
    let counted = anchor.items.iter().any(|item| {
        matches!(item.kind, Kind::Voice(_)) || among!(item.word, "figures" | "statistics" | "data" | "commission")
    });
    // "the total number of mobile subscribers": of all of them; a company's own number says whose.
    let total = lead
        .windows(3)
        .position(|three| three[0].kind == Kind::Cue(Cue::Total) && three[1].word == "number" && three[2].word == "of");
    let kinds = people.zip(total).is_some_and(|(noun, total)| noun > total + 3);
    // "International passenger traffic has fallen" opens a paragraph: of all airlines.
    let opens = lead.first().is_some_and(|item| among!(item.word, "international" | "domestic" | "air" | "total"));
    let opens = opens && people.is_some_and(|noun| noun <= 3) && !anchor.carried.fresh && !anchor.clause.own;
    // "Total subscriptions jumped 32%", as a research firm tells.
    let told = anchor.carried.analyst && lead.first().is_some_and(|item| item.kind == Kind::Cue(Cue::Total));
    // "Subscriber numbers across the four biggest networks increased".
    let across = people.is_some() && lead.windows(2).any(|pair| pair[0].word == "across" && pair[1].word == "the");
    unnamed && (across || of_all && (counted || opens || told) || kinds && !anchor.clause.own)
}

/// "The number of registered mobile accounts rose": of a kind of people, and no company is named for it.
fn counts_a_kind(anchor: &Anchor) -> bool {
    let lead = &anchor.items[anchor.clause.start..anchor.at];
    let number = lead.windows(2).take(3).position(|pair| pair[0].word == "number" && pair[1].word == "of");
    let people = lead.iter().position(|item| item.kind == Kind::Cue(Cue::Noun(Noun::Users)));
    let sort = number.zip(people).and_then(|(number, noun)| lead.get(number + 2..noun));
    let own =
        |item: &Item| among!(item.word, "paying" | "paid" | "monthly" | "daily" | "active" | "premium" | "its" | "-");
    let kind = |item: &Item| matches!(item.kind, Kind::Market(_) | Kind::Word | Kind::Cue(Cue::Level)) && !own(item);
    !lead.iter().any(Item::is_name) && sort.is_some_and(|sort| sort.iter().any(kind))
}

/// "851,000 net adds", "net additions of 347,000 users": the noun itself says that they are new.
fn counts_new_ones(anchor: &Anchor) -> bool {
    let lower = &anchor.reading.segments.lower;
    let new = |words: &str| {
        ["additions", " adds", " add", "addition", "addition of", "additions of"].iter().any(|end| words.ends_with(end))
    };
    // "secured 49,000 new subscribers", "acquired 323,000 customers".
    let next = anchor.items.word(anchor.at + 1);
    let fresh = among!(next, "added" | "new" | "net" | "additional" | "more" | "extra")
        && anchor.items[anchor.extent.0].kind != Kind::Cue(Cue::Level);
    if fresh || among!(anchor.prep, "acquired" | "acquires" | "acquiring" | "signed") {
        return true;
    }
    let of = anchor.extent.0.checked_sub(1).filter(|_| anchor.prep == "of");
    anchor.noun_span.is_some_and(|span| new(span.of(lower)))
        || of.is_some_and(|at| new(anchor.items[at].span.of(lower)))
}

/// "The number of users in India exceeded": of the country, and of no company.
pub(super) fn of_a_place(anchor: &Anchor) -> bool {
    let Some(noun) = anchor.noun_span.filter(|_| !anchor.clause.own && !anchor.beside) else { return false };
    let within = anchor.clause.start..anchor.at;
    let Some(at) = within.clone().find(|&at| anchor.items[at].span == noun) else { return false };
    let word = |at: usize| anchor.items.word(at);
    let counted = within.clone().take_while(|&before| before < at).any(|before| word(before) == "number");
    let placed = (at + 1..anchor.at).any(|after| matches!(anchor.items[after].kind, Kind::Region(_)));
    counted && placed || belongs_to_place(anchor, at)
}

/// "the total subscriber base of the country": what a place has.
fn belongs_to_place(anchor: &Anchor, noun: usize) -> bool {
    let item = |step: usize| anchor.items.get(noun + step);
    let word = |step: usize| item(step).map_or("", |item| item.word);
    let country = |step: usize| {
        matches!(word(step), "country" | "nation")
            || item(step).is_some_and(|item| matches!(item.kind, Kind::Region(_)))
    };
    word(1) == "of" && (country(2) || matches!(word(2), "the") && country(3))
}
