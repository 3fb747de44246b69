//! Whole markets told by their people: all who buy, all who subscribe or travel. Not those of one company.

use super::super::users::{of_a_place, told_of_all, told_of_place};
use super::whole::{is_there, market_in};
use crate::among::among;
use crate::claim::anchor::Anchor;
use crate::claim::clause::is_possessive_mark;
use crate::claim::item::{Item, Kind, Row};
use crate::claim::lexicon::{Cue, Noun};
use crate::claim::party::{Party, PartyKind};
use crate::quantity::Unit;

/// "Enterprises spent more than $57 billion": all who buy, on the market spoken of.
pub(super) fn spent_by_all(anchor: &Anchor) -> Option<Party> {
    let lead = &anchor.items[anchor.clause.start..anchor.at];
    let buyers = |item: &Item| {
        among!(
            item.word,
            "enterprises"
                | "companies"
                | "businesses"
                | "consumers"
                | "organizations"
                | "organisations"
                | "customers"
                | "advertisers"
                | "shoppers"
                | "gamers"
                | "players"
                | "households"
        )
    };
    let spend = lead.windows(2).take(4).any(|pair| buyers(&pair[0]) && pair[1].kind == Kind::Cue(Cue::Invest));
    let all = spend && anchor.is_money() && anchor.many() && !lead.iter().any(Item::is_name);
    let on = || market_in(&anchor.items[anchor.at + 1..anchor.clause.end.min(anchor.at + 6)]);
    if all { on().or_else(|| anchor.carried.market.clone()) } else { None }
}

/// "the passenger traffic rose by 24 percent", "the country's mobile user base dipped by 2.9 million", "there were 132 million
/// music subscribers": all the people there are, and no company's.
pub(super) fn people_of_all(anchor: &Anchor) -> Option<Party> {
    if told_of_place(anchor) && anchor.carried.market.is_some() {
        return anchor.carried.market.clone();
    }
    let span = anchor.noun_span.filter(|_| anchor.noun == Some(Noun::Users))?;
    let run = anchor.clause_items();
    // "grabbed 52 percent of the traffic at 3.9 million": of a part.
    let part = anchor.prep == "at" && run.iter().any(|item| item.quantity.is_some_and(|it| it.unit == Unit::Percent));
    let of_company = anchor.company().is_some() && (anchor.clause.own || anchor.beside);
    if of_company || anchor.clause.foreign || part || run.iter().any(Item::is_name) {
        return None;
    }
    let lead = &run[..anchor.at - anchor.clause.start];
    let noun = lead.iter().position(|item| item.span == span);
    let place = |item: &Item| matches!(item.kind, Kind::Region(_)) || among!(item.word, "country" | "nation");
    let owned = |noun: usize| lead[..noun].windows(2).any(|pair| place(&pair[0]) && is_possessive_mark(&pair[1]));
    // "In August, the passenger traffic rose": of the market the passage speaks of.
    let of_market = anchor.carried.last.as_ref().is_some_and(|party| party.kind == PartyKind::Market);
    let traffic = span.of(&anchor.reading.segments.lower) == "passenger traffic" && of_market;
    let of_all = noun.is_some_and(|noun| owned(noun) || traffic && noun < 2);
    let there = is_there(anchor) && anchor.head;
    // "the industry had 173 million users", "A total of 2.5 billion passengers travelled".
    let industry = |item: &Item| matches!(item.kind, Kind::Cue(Cue::Noun(Noun::Market)));
    let have =
        lead.windows(2).any(|pair| industry(&pair[0]) && matches!(pair[1].kind, Kind::Cue(Cue::Have | Cue::Level)));
    // "A total of 2 million net additions": of whoever reports.
    let added = span.of(&anchor.reading.segments.lower).contains("add");
    let sum = !added
        && anchor.clause.start == 0
        && lead.len() <= 4
        && lead.iter().any(|item| item.kind == Kind::Cue(Cue::Total));
    let there = there || anchor.head && (have || sum && anchor.is_count());
    // "Internet users grew by 15 percent", a regulator says; "This is an eight percent growth in subscribers".
    let network = noun.and_then(|noun| noun.checked_sub(1)).is_some_and(|at| is_network(lead[at].word) && at < 2);
    let counted = anchor.carried.analyst || anchor.items.iter().any(|item| matches!(item.kind, Kind::Voice(_)));
    let this = among!(lead.word(0), "this" | "that") && anchor.is_change() && of_market;
    let there = there || network && counted || this;
    if !(of_all || there || told_of_all(anchor) || of_a_place(anchor)) {
        return None;
    }
    let named = anchor.reading.markets_in(span).next_back();
    let carried = anchor.carried.market.as_ref();
    match (named, carried) {
        (Some(named), Some(carried)) if carried.names[0].0.ends_with(&named.name) => Some(carried.clone()),
        (Some(named), _) => Some(Party::one(PartyKind::Market, &named.name, named.span)),
        (None, carried) => carried.cloned(),
    }
}

/// "mobile", "telephony": what subscribers of all operators are told by.
fn is_network(word: &str) -> bool {
    among!(
        word,
        "internet"
            | "telephony"
            | "telephone"
            | "gsm"
            | "wireless"
            | "mobile"
            | "broadband"
            | "voice"
            | "data"
            | "telecom"
    )
}
