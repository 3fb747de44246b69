//! What a company is worth.

use super::{Finder, Rule};
use crate::among::among;
use crate::claim::Property;
use crate::claim::anchor::Anchor;
use crate::claim::clause::Opener;
use crate::claim::finding::{Finding, money_unit};
use crate::claim::item::{Kind, Row};
use crate::claim::lexicon::{Cue, Noun};

pub(super) const RULE: Rule =
    Rule { name: "worth", property: Property::Valuation, page: PAGE, find: Finder::Amount(find) };

const PAGE: &str = "\
# Worth of a company

## Matches

Money beside words of worth: valued at, a valuation of, market capitalisation.

## Yields

`valuation` in its currency.

## Leaves alone

Deals, share prices, the worth of orders, markets and goods.
";

fn find(anchor: &Anchor) -> Option<Finding> {
    let subject = &anchor.owner()?;
    let worth = anchor.noun == Some(Noun::Valuation)
        || anchor.verb == Some(Cue::Value) && matches!(anchor.noun, None | Some(Noun::Market | Noun::Companies));
    let worth = worth || anchor.verb == Some(Cue::Value) && anchor.prep == "at";
    let worth = worth && !of_goods(anchor);
    if !worth || anchor.verb == Some(Cue::Raise) && anchor.noun != Some(Noun::Valuation) {
        return None;
    }
    Finding::amount(anchor, Property::Valuation, money_unit(anchor)?, subject)
}

/// "an order worth $6.6 billion", "chips worth": a thing is worth it, not the company.
fn of_goods(anchor: &Anchor) -> bool {
    let before = anchor.extent.0.checked_sub(1).map(|at| &anchor.items[at]);
    // "TVs worth more than $2,500 per unit".
    let each = anchor.items.word(anchor.at + 1) == "per";
    // "PhonePe's 230 million, which was worth Rs 440 billion": so many of them.
    let opens =
        anchor.clause.start.checked_sub(1).map(|at| at - usize::from(anchor.items.kind(at) == Some(Kind::Comma)));
    let counted =
        opens.and_then(|at| anchor.items[..=at].iter().next_back()).is_some_and(|item| item.quantity.is_some());
    let each = each || anchor.clause.opener == Opener::Relative && counted;
    each || anchor.prep == "worth"
        && before.is_some_and(|item| match item.kind {
            Kind::Word => !among!(item.word, "now" | "currently" | "reportedly" | "then"),
            Kind::Cue(Cue::Noun(_)) | Kind::Market(_) | Kind::Quantity(_) => true,
            _ => false,
        })
}
