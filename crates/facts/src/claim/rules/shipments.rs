//! How many units a company ships or sells.

use super::market_size::goes_on_about;
use super::share::{changes_other, share_moves_on};
use super::{Finder, Rule};
use crate::among::among;
use crate::claim::anchor::{Anchor, Shape, Whole};
use crate::claim::clause::Opener;
use crate::claim::finding::Finding;
use crate::claim::item::{Kind, Row};
use crate::claim::lexicon::{Cue, Noun};
use crate::claim::party::PartyKind;
use crate::claim::{Property, ValueUnit};
use crate::quantity::Unit;

pub(super) const RULE: Rule =
    Rule { name: "units-shipped", property: Property::Shipments, page: PAGE, find: Finder::Amount(find) };

const PAGE: &str = "\
# Units shipped or sold

## Matches

A count of units with shipped, sold, delivered, registered, or beside shipments, deliveries, volumes.

## Yields

`shipments` in units, or their change.

## Leaves alone

Sales in money, the whole market, devices in use, gaps between companies.
";

fn find(anchor: &Anchor) -> Option<Finding> {
    let spoken = anchor.carried.last.as_ref().filter(|_| {
        anchor.noun == Some(Noun::Sales) && anchor.subject.is_none() && !anchor.clause.foreign && anchor.carried.fresh
    });
    let spoken = spoken.or_else(|| goes_on_about(anchor));
    let subject = anchor.subject.as_ref().or(spoken).filter(|party| party.kind == PartyKind::Company)?;
    let growing = anchor.is_percent() && anchor.is_change() && anchor.quantity.unit != Unit::Points;
    let units = anchor.noun == Some(Noun::Volume)
        || anchor.noun == Some(Noun::Sales) && (anchor.is_count() || anchor.frame.count_growth());
    // "with shipments of 17.3 million tablet devices".
    let told_sold = || anchor.clause_cue(|cue| matches!(cue, Cue::Noun(Noun::Sales | Noun::Volume)));
    let units = units || anchor.noun == Some(Noun::Devices) && anchor.is_count() && told_sold();
    let craft = anchor
        .noun_span
        .is_some_and(|span| among!(span.of(&anchor.reading.segments.lower), "aircraft" | "planes" | "jets"));
    if craft && anchor.verb != Some(Cue::Ship) {
        return None;
    }
    let sold = anchor.verb == Some(Cue::Ship)
        && matches!(anchor.noun, None | Some(Noun::Volume | Noun::Sales | Noun::Market | Noun::Devices));
    // "The number of cars sold by Toyota reached 2.1 million".
    let told = anchor.verb == Some(Cue::Level)
        && anchor.is_count()
        && anchor.clause_cue(|cue| cue == Cue::Ship)
        && anchor.clause_has(&["number"])
        && matches!(anchor.noun, None | Some(Noun::Volume | Noun::Market));
    let counted =
        anchor.counted.is_some() && matches!(anchor.noun, None | Some(Noun::Market | Noun::Volume | Noun::Sales));
    let again = anchor.noun.is_none()
        && anchor.frame.count == Some(Noun::Volume)
        && !anchor.counts_people()
        // "closed over 54,000", of cards.
        && anchor.verb != Some(Cue::Close)
        && (anchor.bare() || and_in_another_time(anchor));
    let again = again || anchor.is_ranked_goods();
    // "sold 13 million, 9 million and 7 million phones, respectively".
    let listed = counted && anchor.beside && anchor.verb.is_none() && anchor.frame.sentence_noun == Some(Noun::Volume);
    // "sold 80 million products": so many are pieces, not kinds.
    let pieces = anchor.noun == Some(Noun::Products) && anchor.verb == Some(Cue::Ship) && anchor.many();
    let reached = counted && is_end_of_change(anchor);
    let default = growing
        && anchor.whole == Whole::None
        && anchor.noun.is_none()
        && !anchor.unknown
        && anchor.frame.default_units()
        && !share_moves_on(anchor)
        && !changes_other(anchor)
        && !grows_in_other(anchor);
    let listed = listed || counted && anchor.is_of_same_sale() && !anchor.frame.sentence_market;
    if !(anchor.is_count()
        && (units || sold || told || pieces || reached || counted && sells(anchor) || again || listed)
        || growing && (units || sold || default))
        || anchor.small() && !(anchor.verb == Some(Cue::Ship) && (craft || counts_large_machines(anchor)))
    {
        return None;
    }
    Finding::amount(anchor, Property::Shipments, ValueUnit::Units, subject)
}

/// "added 3.6 percent to 9.6 million PCs", "up 35 percent from 57,700 cars": what a change led to or from.
fn is_end_of_change(anchor: &Anchor) -> bool {
    let changed = anchor.frame.change.is_some();
    let added = || anchor.frame.percent_change && anchor.verb == Some(Cue::Add);
    changed && anchor.shape == Shape::Prior
        || anchor.prep == "to" && (changed && anchor.clause.opener == Opener::Paren || added())
}

/// "Copilot's mobile use jumped 175%": what grew is named, and it is nothing sold.
fn grows_in_other(anchor: &Anchor) -> bool {
    let run = &anchor.items[anchor.clause.start..anchor.at];
    let verb = run.iter().position(|item| matches!(item.kind, Kind::Cue(Cue::Rise | Cue::Fall)));
    let last = verb.and_then(|verb| verb.checked_sub(1)).map_or("", |at| run.word(at));
    among!(
        last,
        "use" | "usage" | "reach" | "network" | "engagement" | "popularity" | "audience" | "bookings" | "visits"
    )
}

/// "handed over 72", of aircraft: so few are many of them.
fn counts_large_machines(anchor: &Anchor) -> bool {
    let carried = || anchor.carried.market.as_ref().map(|market| market.names[0].0.as_str());
    let counted = anchor.counted.map(|entity| entity.name.as_str());
    let goods = counted.or_else(carried);
    let contrasted = anchor.frame.sentence_noun == Some(Noun::Volume) && anchor.clause.opener == Opener::While;
    contrasted
        || goods
            .is_some_and(|goods| among!(goods, "aircraft" | "satellites" | "buses" | "wind turbines" | "shipbuilding"))
}

/// "sold 7,128 cars in July and 9,787 in June".
fn and_in_another_time(anchor: &Anchor) -> bool {
    let next = |step: usize| anchor.items.get(anchor.at + step);
    let timed = |step: usize| next(step).is_some_and(|item| matches!(item.kind, Kind::Period(_)));
    let within = next(1).is_some_and(|item| item.word == "in");
    let alone = anchor.clause.opener == Opener::And && anchor.at == anchor.clause.start;
    alone && anchor.frame.sentence_noun == Some(Noun::Volume) && (timed(1) || within && (timed(2) || timed(3)))
}

/// Counted goods of a company are sold ones unless another verb says otherwise.
fn sells(anchor: &Anchor) -> bool {
    let verb = matches!(
        anchor.verb,
        None | Some(
            Cue::Ship
                | Cue::Level
                | Cue::Rise
                | Cue::Fall
                | Cue::Forecast
                | Cue::Plan
                | Cue::Estimate
                | Cue::Lead
                | Cue::Ahead
        )
    );
    // "battery cells for a million cars": what something is for is not sold.
    let purpose = anchor.prep == "for" && anchor.verb != Some(Cue::Ship);
    // "had 7,231 EVs registered".
    let had = anchor.verb == Some(Cue::Have)
        && among!(anchor.items.word(anchor.at + 2), "registered" | "sold" | "delivered" | "shipped");
    if had {
        return true;
    }
    verb && !purpose
        && anchor.clause_has(&["sold", "shipped", "delivered", "with", "registered", "at", "for", "by", "of"])
        || anchor.verb == Some(Cue::Ship)
}
