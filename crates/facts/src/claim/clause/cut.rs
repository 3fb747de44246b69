//! Cuts a sentence into clauses. Light: commas, conjunctions, relative words, "with". Who they are about comes after.

use super::words::{is_adjective, is_passive_follow, is_possessive_mark};
use super::{Clause, Opener};
use crate::among::among;
use crate::claim::item::{Item, Kind, Row};
use crate::claim::lexicon::{Cue, Noun};
use crate::claim::party::{
    explains, is_and, is_company_word, is_plural_verb, is_verb, names_at, past_home, past_relation, sets_apart,
};

/// Where clauses begin in `items`, and what opens each.
pub(crate) fn cut(items: &[Item]) -> Vec<Clause> {
    let mut clauses: Vec<Clause> = Vec::new();
    let mut start = 0;
    let mut opener = Opener::Start;
    let mut at = 0;
    while at < items.len() {
        if let Some((opens, skip)) = border(items, at, start) {
            // A verb of saying belongs to the clause before what it says.
            let end = if opens == Opener::Content { at + 1 } else { at };
            if end > start {
                clauses.push(empty(start, end, opener));
            }
            opener = opens;
            start = at + skip;
            at = start.max(at + 1);
            continue;
        }
        at += 1;
    }
    if start < items.len() {
        clauses.push(empty(start, items.len(), opener));
    }
    clauses
}

fn empty(start: usize, end: usize, opener: Opener) -> Clause {
    Clause { start, end, opener, subject: None, own: false, place: None, tag: false, foreign: false }
}

/// Whether a clause begins at `at`: what opens it, and how many items belong to the border.
fn border(items: &[Item], at: usize, start: usize) -> Option<(Opener, usize)> {
    let item = &items[at];
    match item.kind {
        Kind::Comma if is_beside_aside(items, at) || lists_trades(items, at, start) || before_legal_form(items, at) => {
            None
        }
        Kind::Comma => (!in_list(items, at, start)).then(|| after_comma(items, at)),
        Kind::Semicolon => Some((Opener::Comma, 1)),
        Kind::Colon => Some((Opener::Colon, 1)),
        Kind::Dash => Some((Opener::Dash, 1)),
        Kind::Open if is_short_form(items, at) || is_same_name(items, at) || sets_apart(items, at) => None,
        Kind::Close if at >= 2 && (is_short_form(items, at - 2) || is_same_name(items, at - 2)) => None,
        Kind::Close if at >= 3 && sets_apart(items, at - 3) => None,
        Kind::Open => Some((Opener::Paren, 1)),
        // "ahead of Asda (16.7%) who leads".
        Kind::Close if matches!(items.word(at + 1), "who" | "which") => Some((Opener::Relative, 1)),
        Kind::Close => Some((Opener::Comma, 1)),
        Kind::Pipe => Some((Opener::Pipe, 1)),
        Kind::Cue(Cue::With) if at > start && joins_names(items, at) => None,
        Kind::Cue(Cue::With) if at > start => Some((Opener::With, 0)),
        Kind::Cue(Cue::Follow) if at > start && is_passive_follow(item) => Some((Opener::Follow, 0)),
        Kind::Cue(Cue::Relative) if at > start => relative(items, at),
        Kind::Cue(Cue::While) if is_and(item) => conjunction(items, at, start),
        Kind::Cue(Cue::While) if at > start && !is_preposition_use(items, at) => Some((Opener::While, 0)),
        Kind::Cue(Cue::Estimate) if is_adjective(items, at) => None,
        Kind::Cue(Cue::Say | Cue::Estimate | Cue::Forecast | Cue::Goal) => {
            content(items, at).map(|skip| (Opener::Content, skip))
        }
        _ => None,
    }
}

/// "Coke together with Pepsi": the word joins two names.
fn joins_names(items: &[Item], with: usize) -> bool {
    let together = with > 1 && among!(items[with - 1].word, "together" | "along") && items.is_name(with - 2);
    together && past_relation(items, with + 1).is_some_and(|name| items.is_name(name))
}

/// "year-over-year (YoY) growth", "electric vehicle (EV) sales": one word in brackets parts nothing.
fn is_short_form(items: &[Item], open: usize) -> bool {
    let kind = |at: usize| items.kind(at);
    let word = matches!(kind(open + 1), Some(Kind::Word | Kind::Cue(Cue::Earlier) | Kind::Market(_) | Kind::Period(_)));
    let again =
        open > 0 && matches!(kind(open - 1), Some(Kind::Period(_))) && matches!(kind(open + 1), Some(Kind::Period(_)));
    let goes_on = again || matches!(kind(open + 3), Some(Kind::Cue(Cue::Noun(_) | Cue::RiseNoun | Cue::FallNoun)));
    // "Electric cars (EVs) made up".
    let market = |at: usize| items.get(at).filter(|item| matches!(item.kind, Kind::Market(_))).map(Item::name);
    let acts = matches!(kind(open + 3), Some(Kind::Cue(cue)) if is_verb(cue)) || items.word(open + 3) == "in";
    let goes_on = goes_on || acts && open > 0 && market(open + 1).is_some() && market(open + 1) == market(open - 1);
    kind(open) == Some(Kind::Open) && kind(open + 2) == Some(Kind::Close) && word && goes_on
}

/// "The broadband, satellite TV and phone company": what it sells stands before the word for it.
fn lists_trades(items: &[Item], comma: usize, start: usize) -> bool {
    let trade = |item: &Item| matches!(item.kind, Kind::Word | Kind::Market(_));
    let opens = items.word(start) == "the" && comma - start <= 3 && items[start + 1..comma].iter().all(trade);
    if !opens {
        return false;
    }
    let after = &items[comma + 1..items.len().min(comma + 7)];
    let company = after.iter().position(|item| is_company_word(item.word));
    let listed = company.map_or(&[][..], |end| &after[..end]);
    listed.iter().any(is_and) && listed.iter().all(|item| trade(item) || is_and(item))
}

/// A name comes after the joint at `at`.
fn before_named(items: &[Item], at: usize) -> bool {
    items.is_name(at + 1)
}

/// "Tencent Music Entertainment (TME) and": the same name twice, in a list.
fn is_same_name(items: &[Item], open: usize) -> bool {
    let Some([long, bracket, short, close, next]) = open.checked_sub(1).and_then(|at| items.get(at..at + 5)) else {
        return false;
    };
    let named = |item: &Item| item.is_name();
    let goes_on = next.kind == Kind::Comma || is_and(next);
    let brackets = bracket.kind == Kind::Open && close.kind == Kind::Close;
    brackets && goes_on && named(long) && named(short) && explains(long.name(), short.name())
}

/// "The stock, however, fell": the aside parts nothing. "However, Jio has" begins anew.
fn is_beside_aside(items: &[Item], at: usize) -> bool {
    let is_aside = |aside: usize| {
        let word = items.word(aside);
        let comma = |index: usize| items.kind(index) == Some(Kind::Comma);
        let goes_on = items.get(aside + 2).is_some_and(|item| {
            matches!(item.kind, Kind::Cue(cue) if is_verb(cue))
                || item.word.ends_with("ed")
                || among!(item.word, "saw" | "sees")
        });
        among!(word, "however" | "meanwhile" | "therefore" | "nevertheless" | "nonetheless" | "instead")
            && comma(aside - 1)
            && comma(aside + 1)
            && goes_on
    };
    is_aside(at + 1) || at >= 2 && is_aside(at - 1)
}

/// "Honda Cars Philippines, Inc. sold": the comma is of the name.
fn before_legal_form(items: &[Item], comma: usize) -> bool {
    let named = comma > 0 && matches!(items[comma - 1].kind, Kind::Region(_) | Kind::Name(_));
    named && among!(items.word(comma + 1), "inc" | "ltd" | "corp" | "llc" | "plc" | "co" | "limited")
}

/// After a comma the word that follows may open the clause itself.
fn after_comma(items: &[Item], at: usize) -> (Opener, usize) {
    match items.kind(at + 1) {
        Some(Kind::Cue(Cue::With)) => (Opener::With, 1),
        Some(Kind::Cue(Cue::Relative)) => (Opener::Relative, 1),
        Some(Kind::Cue(Cue::Follow)) if is_passive_follow(&items[at + 1]) => (Opener::Follow, 1),
        Some(Kind::Cue(Cue::While)) if is_and(&items[at + 1]) => (Opener::And, 2),
        Some(Kind::Cue(Cue::While)) => (Opener::While, 1),
        _ => (Opener::Comma, 1),
    }
}

fn relative(items: &[Item], at: usize) -> Option<(Opener, usize)> {
    let word = items.word(at);
    let after = items.get(at + 1)?;
    if word == "that" {
        let demonstrative = among!(after.word, "of" | "period" | "time" | "year" | "quarter" | "point");
        return (!demonstrative && !matches!(after.kind, Kind::Comma | Kind::Punct)).then_some((Opener::Relative, 0));
    }
    Some((Opener::Relative, 0))
}

/// "as of July 3", "since November 2020", "after a gap of": no clause of their own.
fn is_preposition_use(items: &[Item], at: usize) -> bool {
    let word = items.word(at);
    let Some(after) = items.get(at + 1) else { return true };
    if matches!(after.kind, Kind::Period(_) | Kind::Quantity(_)) {
        return true;
    }
    if word == "since" && at > 0 && among!(items.word(at - 1), "has" | "have" | "had" | "ever") {
        return true;
    }
    match word {
        "as" => {
            at > 0 && items.word(at - 1) == "such"
                || among!(after.word, "of" | "per" | "well" | "many" | "much" | "a" | "the" | "follows")
                || is_as_many(items, at)
                || is_title(items, at)
                // "from the same parent company as Vivo".
                || (at.saturating_sub(5)..at).any(|before| items.word(before) == "same") && items.is_name(at + 1)
        }
        "than" | "so" | "once" | "until" | "where" => true,
        "since" | "before" | "after" => among!(after.word, "the" | "a" | "an" | "its") || names_alone(items, at + 1),
        _ => false,
    }
}

/// "after HP, Lenovo and Dell": names that do nothing.
fn names_alone(items: &[Item], at: usize) -> bool {
    let Some((_, next)) = names_at(items, at, items.len()) else { return false };
    let follower = items.kind(next);
    matches!(follower, None | Some(Kind::Comma | Kind::Punct | Kind::Period(_) | Kind::Region(_)))
}

/// "overtook Dell as China's top brand": a title, unless it does something: "as China's top brand cut its prices".
fn is_title(items: &[Item], at: usize) -> bool {
    let place = matches!(items.kind(at + 1), Some(Kind::Region(_)));
    let owned = items.get(at + 2).is_some_and(is_possessive_mark);
    let ends = |item: &&Item| matches!(item.kind, Kind::Comma | Kind::Punct | Kind::Semicolon) && item.word != "-";
    let rest = items.iter().skip(at + 3).take_while(|item| !ends(item));
    let does = |item: &Item| matches!(item.kind, Kind::Cue(cue) if is_verb(cue) && cue != Cue::Lead);
    place && owned && !rest.take(12).any(does)
}

fn is_as_many(items: &[Item], at: usize) -> bool {
    at > 0 && matches!(items.word(at - 1), "many" | "much")
}

/// "and" between names, between numbers or between plain nouns joins them; elsewhere a clause begins.
fn conjunction(items: &[Item], at: usize, start: usize) -> Option<(Opener, usize)> {
    if at == start || closes_list(items, at, start) {
        return None;
    }
    if before_named(items, at) && at >= 3 && is_same_name(items, at - 3)
        || at >= 4 && sets_apart(items, at - 4)
        || lists_home(items, at)
    {
        return None;
    }
    let (before, after) = (&items[at - 1], items.get(at + 1)?);
    let both = |test: fn(&Kind) -> bool| test(&before.kind) && test(&after.kind);
    let named = both(|kind| matches!(kind, Kind::Name(_) | Kind::Voice(_)));
    let placed = both(|kind| matches!(kind, Kind::Region(_) | Kind::Market(_)));
    let counted = both(|kind| matches!(kind, Kind::Quantity(_)));
    let timed = both(|kind| matches!(kind, Kind::Period(_)));
    let nouns = both(|kind| matches!(kind, Kind::Cue(Cue::Noun(_) | Cue::Role)));
    let bare = both(|kind| matches!(kind, Kind::Word));
    if named || placed || counted || timed || nouns || (bare && !starts_subject(items, at + 1)) {
        return None;
    }
    Some((Opener::And, 1))
}

/// "overtake Apple and Korea's Samsung": a list.
fn lists_home(items: &[Item], and: usize) -> bool {
    past_home(items, and + 1) > and + 1 && items.is_name(and - 1)
}

/// "HP, Lenovo, and Dell": the last name of a list, unless a verb makes it a subject of its own.
fn closes_list(items: &[Item], and: usize, start: usize) -> bool {
    let Some(comma) = and.checked_sub(1).filter(|&comma| items[comma].kind == Kind::Comma && comma > start) else {
        return false;
    };
    let named = items.is_name(and + 1);
    let verb = items.get(and + 2).is_some_and(|item| matches!(item.kind, Kind::Cue(cue) if is_verb(cue)));
    // "Apple, Samsung, and Amazon were the top three".
    let plural = items.get(and + 2).is_some_and(is_plural_verb);
    named && (!verb || plural) && in_list(items, comma, start)
}

/// Whether a determiner or the like begins a noun phrase here.
fn starts_subject(items: &[Item], at: usize) -> bool {
    among!(items.word(at), "the" | "a" | "an" | "this" | "that" | "these" | "also" | "now" | "to" | "in" | "by")
}

/// Whether the comma at `at` separates the names of a list.
fn in_list(items: &[Item], at: usize, start: usize) -> bool {
    let is_name = |index: usize| items.is_name(index);
    if at == start || !is_name(at - 1) {
        return false;
    }
    let mut first = at - 1;
    while first > start && at - first < 24 && (is_name(first - 1) || matches!(items[first - 1].kind, Kind::Comma)) {
        first -= 1;
    }
    names_at(items, first, items.len()).is_some_and(|(_, next)| next > at)
}

/// Whether what a verb of saying says begins right after it: how many items to leave out.
fn content(items: &[Item], at: usize) -> Option<usize> {
    let mut next = at + 1;
    while let Some(item) = items.get(next) {
        let aside = matches!(item.word, "in" | "at") && matches!(items.word(next + 1), "a" | "an");
        let skipped = matches!(item.kind, Kind::Period(_)) || among!(item.word, "on" | "separately" | "also" | "today");
        match () {
            () if aside => next += 3,
            // "predicts that this year's sales": the period is of what is said.
            () if item.word == "that" => {
                next += 1;
                break;
            }
            () if skipped => next += 1,
            () => break,
        }
    }
    let that = next > at + 1 && items.word(next - 1) == "that" || items.lower(at).ends_with(" that");
    let mut head = next;
    while among!(items.word(head), "the" | "a" | "an" | "global" | "worldwide" | "overall" | "entire") {
        head += 1;
    }
    let subject = items.get(head).is_some_and(|item| match item.kind {
        Kind::Name(_) | Kind::Market(_) => true,
        Kind::Region(_) => !describes_voice(items, head),
        Kind::Cue(Cue::Pronoun | Cue::Possessive) => true,
        Kind::Cue(Cue::Noun(noun)) => noun != Noun::Price,
        // "said 67 million PCs were sold".
        Kind::Quantity(_) => {
            let goods = (head + 1..head + 3).find(|&at| matches!(items.kind(at), Some(Kind::Market(_))));
            goods.is_some_and(|goods| among!(items.word(goods + 1), "were" | "was"))
        }
        _ => false,
    });
    // "told Reuters", "reported 3.6 million", "quoted IDC" say nothing yet.
    (that || subject).then_some(next - at)
}

/// ", said the South Korean research agency SNE Research": who said it, not what.
fn describes_voice(items: &[Item], place: usize) -> bool {
    let after = &items[place + 1..items.len().min(place + 6)];
    let words = after.iter().take_while(|item| matches!(item.kind, Kind::Word | Kind::Cue(Cue::Role))).count();
    words > 0 && matches!(after.get(words).map(|item| item.kind), Some(Kind::Voice(_)))
}
