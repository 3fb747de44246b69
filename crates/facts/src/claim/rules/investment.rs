//! Money a company puts in or raises.

use super::{Finder, Rule};
use crate::claim::anchor::Anchor;
use crate::claim::finding::{Finding, money_unit};
use crate::claim::lexicon::{Cue, Noun};
use crate::claim::{Property, ValueUnit};

pub(super) const RULE: Rule =
    Rule { name: "money-put-in", property: Property::Investment, page: PAGE, find: Finder::Amount(find) };

const PAGE: &str = "\
# Money put in

## Matches

Money with invest, spend, earmark, commit, or with raise for a company that receives it.

## Yields

`investment` in its currency.

## Leaves alone

Prices paid for companies, fines, operating costs, money consumers spend.
";

fn find(anchor: &Anchor) -> Option<Finding> {
    let subject = anchor.company()?;
    let puts = matches!(anchor.verb, Some(Cue::Invest | Cue::Raise))
        && matches!(
            anchor.noun,
            None | Some(Noun::Investment | Noun::Market | Noun::Capacity | Noun::Companies | Noun::Spending)
        );
    let named = anchor.noun == Some(Noun::Investment)
        || anchor.noun == Some(Noun::Spending) && (anchor.clause.own || anchor.beside);
    let again = anchor.noun.is_none()
        && anchor.verb.is_none()
        && anchor.frame.money == Some(Noun::Investment)
        && !anchor.clause.own;
    if !(puts || named || again) {
        return None;
    }
    if anchor.is_percent() && anchor.is_change() && named {
        return Finding::amount(anchor, Property::Investment, ValueUnit::Percent, subject);
    }
    Finding::amount(anchor, Property::Investment, money_unit(anchor)?, subject)
}
