//! What a product costs.

use super::{Finder, Rule};
use crate::claim::anchor::Anchor;
use crate::claim::clause::Opener;
use crate::claim::finding::{Finding, money_unit};
use crate::claim::item::Item;
use crate::claim::lexicon::{Cue, Noun};
use crate::claim::party::PartyKind;
use crate::claim::{Property, ValueUnit};

pub(super) const RULE: Rule =
    Rule { name: "list-price", property: Property::Price, page: PAGE, find: Finder::Amount(find) };

const PAGE: &str = "\
# Price of a product

## Matches

Money beside words of price: costs, priced at, the average selling price was.

## Yields

`price` in its currency; a price from which a range begins is at least.

## Leaves alone

Price bands, discounts, share prices, fees.
";

fn find(anchor: &Anchor) -> Option<Finding> {
    let subject = &anchor.owner().filter(|_| {
        let spoken = anchor.carried.last.as_ref().is_some_and(|party| party.kind == PartyKind::Company);
        anchor.company().is_some() || anchor.carried.fresh && spoken
    })?;
    // "Average selling prices grew by 3 percent", told by a research firm: those of the market.
    let average = anchor.items.iter().take(2).any(|item| item.lower.starts_with("average"));
    let named = anchor.items[..anchor.at].iter().any(Item::is_name);
    if average && !named && !anchor.clause_has(&["its", "their"]) && anchor.carried.analyst {
        return None;
    }
    let change = anchor.is_percent() && anchor.is_change() && anchor.noun == Some(Noun::Price);
    // "cut costs by $3 billion": no price of anything.
    let costs =
        anchor.verb == Some(Cue::Cost) && matches!(anchor.noun, None | Some(Noun::Price)) && !anchor.is_change();
    let priced = anchor.noun == Some(Noun::Price);
    let from = anchor.noun.is_none()
        && ["start", "begin", "cost", "price"]
            .iter()
            .any(|stem| anchor.quantity.span.of(&anchor.reading.segments.lower).starts_with(stem));
    // "raised its price by $2": how much more, and no price.
    if anchor.prep == "by" && !anchor.is_percent() {
        return None;
    }
    let again = anchor.noun.is_none()
        && anchor.verb.is_none()
        && anchor.frame.money == Some(Noun::Price)
        && anchor.clause.opener == Opener::And;
    if change {
        return Finding::amount(anchor, Property::Price, ValueUnit::Percent, subject);
    }
    if is_band(anchor)
        || !(costs || priced || from || again)
        || anchor.clause_has(&["between", "below", "under", "segment", "shares"])
    {
        return None;
    }
    Finding::amount(anchor, Property::Price, money_unit(anchor)?, subject)
}

/// "the premium segment (priced above $600)": where a class of goods begins and ends, and no product's price.
fn is_band(anchor: &Anchor) -> bool {
    let before = anchor.clause.start.checked_sub(2).map(|at| &anchor.items[at]);
    anchor.clause.opener == Opener::Paren && before.is_some_and(|item| !item.is_name())
}
