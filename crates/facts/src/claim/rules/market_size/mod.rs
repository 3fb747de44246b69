//! How large a whole market is.

mod listed;
mod people;
mod told;
mod whole;

pub(super) use whole::goes_on_about;

use self::listed::changed_alike;
use self::people::people_of_all;
use self::whole::{place_in_brackets, tells_of_all, whole_market};
use super::users::told_of_all;
use super::{Finder, Rule};
use crate::among::among;
use crate::claim::anchor::{Anchor, Shape};
use crate::claim::finding::{Finding, money_unit};
use crate::claim::item::{Item, Kind, Row};
use crate::claim::lexicon::{Cue, Noun};
use crate::claim::narrow::narrowed;
use crate::claim::party::{Party, PartyKind};
use crate::claim::{Property, ValueUnit};
use crate::quantity::Unit;

pub(super) const RULE: Rule =
    Rule { name: "whole-market", property: Property::MarketSize, page: PAGE, find: Finder::Amount(find) };

const PAGE: &str = "\
# The whole market

## Matches

Units or money of a whole market: worldwide shipments, total sales, spending on a market.

## Yields

`market_size` in units or money, or its change; the market is the subject.

## Leaves alone

A company's own figures, shares, prices.
";

fn find(anchor: &Anchor) -> Option<Finding> {
    if let Some((place, direction)) = changed_alike(anchor) {
        let market = anchor.carried.market.clone()?;
        let changed = Anchor { shape: Shape::Change(direction), ..anchor.copied() };
        let finding = Finding::amount(&changed, Property::MarketSize, ValueUnit::Units, &market)?;
        return Some(Finding { region: Some((place.name().to_string(), place.span)), ..finding });
    }
    let market = whole_market(anchor)?;
    let market = led_by_market(anchor, &market).unwrap_or(market);
    let market = narrowed(anchor.reading, &market).unwrap_or(market);
    if is_of_each(anchor) {
        return None;
    }
    let money = money_unit(anchor);
    // "Member companies have sold 248,154 cars": the noun before the verb only says who.
    let sold = anchor.verb == Some(Cue::Ship) && anchor.noun == Some(Noun::Companies);
    let counts = matches!(anchor.noun, Some(Noun::Volume | Noun::Sales | Noun::Market) | None) || sold;
    let percent = anchor.is_percent()
        && anchor.is_change()
        && matches!(
            anchor.noun,
            Some(Noun::Volume | Noun::Sales | Noun::Market | Noun::Revenue | Noun::Spending) | None
        );
    let all = || told_of_all(anchor) || tells_of_all(anchor) || people_of_all(anchor).is_some();
    let people = anchor.noun == Some(Noun::Users) && (anchor.of_whole_market() || are_carried(anchor) || all());
    let (counts, percent) = (counts || people, percent || people && anchor.is_percent() && anchor.is_change());
    // "its last episode attracted nearly 20 million": of what is not said.
    let bare = anchor.is_count() && anchor.noun.is_none() && anchor.counted.is_none();
    // "486.5 million domestic passengers and 72.7 million international ones": of others.
    let others = bare
        && !anchor.clause.own
        && among!(anchor.items.word(anchor.at + 1), "international" | "foreign" | "domestic" | "other");
    if bare && anchor.verb == Some(Cue::Have) || others {
        return None;
    }
    if !(money.is_some() && is_worth(anchor) || anchor.is_count() && counts || percent)
        || anchor.small()
        || anchor.verb == Some(Cue::Cost)
        // "streaming lost $286 million": a loss of somebody's.
        || anchor.is_money() && anchor.verb == Some(Cue::Lose)
    {
        return None;
    }
    debug_assert!(market.kind == PartyKind::Market);
    let finding = Finding::amount(anchor, Property::MarketSize, money.unwrap_or(ValueUnit::Units), &market)?;
    let place = place_in_brackets(anchor).map(|item| (item.name().to_string(), item.span));
    Some(Finding { region: place.or(finding.region.clone()), ..finding })
}

/// "US airlines carried 559.2 million passengers", "Domestic air traffic rose to 9 million passengers": all of them together.
fn are_carried(anchor: &Anchor) -> bool {
    let moved = |item: &Item| item.kind == Kind::Cue(Cue::MovePeople);
    let market = anchor.market().filter(|_| anchor.clause.own);
    market.is_some_and(|party| {
        let words = party.span().of(&anchor.reading.segments.lower);
        let carried = anchor.items[anchor.clause.start..anchor.at].iter().any(moved);
        carried || words.ends_with("traffic") || words.ends_with("travel")
    })
}

/// The money is what is sold or spent in the market.
fn is_worth(anchor: &Anchor) -> bool {
    let noun = matches!(
        anchor.noun,
        Some(Noun::Revenue | Noun::Sales | Noun::Spending | Noun::Market | Noun::Valuation | Noun::Volume) | None
    );
    let told = anchor.noun.is_some()
        || matches!(anchor.verb, Some(Cue::Level | Cue::Invest | Cue::Rise | Cue::Fall | Cue::Value))
        || anchor.is_change()
        || anchor.shape == Shape::Prior && anchor.frame.sentence_market;
    // "Mobile payments exceed $1 trillion": the verb only bounds the sum.
    let words = anchor.quantity.span.of(&anchor.reading.segments.lower);
    let bound = ["exceed", "surpass", "top", "cross", "pass"].iter().any(|verb| words.starts_with(verb));
    (noun || anchor.verb == Some(Cue::Invest)) && told
        || bound && anchor.verb.is_none() && anchor.clause.own && anchor.is_money()
}

/// "In the SSD market, volumes totaled 26 million", after a sentence on hard drives: of what the sentence opens with.
fn led_by_market(anchor: &Anchor, market: &Party) -> Option<Party> {
    let items = anchor.items;
    let before = market.via.is_none() && market.span().end() <= items[0].span.start();
    let opens = among!(items.word(0), "in" | "within" | "on") && items.word(1) == "the";
    let at =
        (2..items.len().min(5)).find(|&at| matches!(items[at].kind, Kind::Market(_))).filter(|_| before && opens)?;
    let named = items.kind(at + 1) == Some(Kind::Cue(Cue::Noun(Noun::Market)))
        || among!(items.word(at + 1), "segment" | "category" | "sector");
    let alone = items.kind(at + 2) == Some(Kind::Comma) && !items[..at].iter().any(Item::is_name);
    (named && alone).then(|| Party::of(&items[at]))
}

/// "Private registrations fell 4 percent", "sales to fleets fell", "a rise in registrations by private buyers": of some buyers.
fn is_to_some_buyers(anchor: &Anchor) -> bool {
    let items = anchor.items;
    let ends = |at: &usize| items[*at].quantity.is_some() || among!(items.word(*at), "and" | "but" | "while");
    let after = (anchor.at + 1..anchor.clause.end).take_while(|at| !ends(at)).count();
    let sold = |at: usize| matches!(items.kind(at), Some(Kind::Cue(Cue::Noun(Noun::Volume | Noun::Sales))));
    let buyers = |at: usize| {
        let word = items.word(at);
        among!(word, "private" | "fleet" | "business") && sold(at + 1)
            || at > 0
                && among!(items.word(at - 1), "to" | "by")
                && among!(word, "private" | "fleet" | "fleets" | "businesses")
    };
    (anchor.clause.start..anchor.at + 1 + after).any(buyers)
}

/// Points, averages, prices, and what nobody reaches: of the parts of a market, never of all of it.
fn is_of_each(anchor: &Anchor) -> bool {
    let average = || anchor.clause_has(&["average"]);
    anchor.quantity.unit == Unit::Points
        || is_to_some_buyers(anchor)
        // "65-inch units rose by 2 percent": of that size.
        || anchor.clause_items().iter().any(|item| item.lower.ends_with("inch") || item.lower.ends_with("inches"))
        // "its average price fell to $57, a drop of 49 percent".
        || anchor.noun.is_none() && anchor.is_percent() && anchor.last_noun() == Some(Noun::Price)
        // "while average spending was $48", "below the ten-year average of -9.7%".
        || (anchor.noun == Some(Noun::Spending) || anchor.prep == "of" && anchor.is_percent()) && average()
        // "The number of banks on the platform fell to 143": of those who are in the market.
        || anchor.is_count() && anchor.clause_has(&["number"]) && !anchor.thousands()
        // "unfilled orders for 5,600 aircraft": not sold yet.
        || anchor.prep == "for" && anchor.clause_has(&["orders", "order"])
        // "streaming among kids was down 7.5%".
        || anchor.is_percent() && anchor.items[anchor.clause.start..anchor.at].iter().any(|item| item.word == "among")
        // "took a 38 percent share. That represents a 1.5 percent increase": of the share.
        || anchor.frame.category && anchor.noun.is_none() && among!(anchor.items[0].word, "this" | "that")
        // "grew 33 percent, a rate 1 percent higher than before": of the growth.
        || anchor.is_percent() && among!(anchor.prep, "rate" | "pace")
        // "No company surpassed 10 million units".
        || among!(anchor.items.word(anchor.clause.start), "no" | "nobody" | "none")
}
