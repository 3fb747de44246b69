//! The installed base.

use super::{Finder, Rule};
use crate::claim::anchor::Anchor;
use crate::claim::finding::Finding;
use crate::claim::lexicon::{Cue, Noun};
use crate::claim::{Property, ValueUnit};

pub(super) const RULE: Rule =
    Rule { name: "devices-in-use", property: Property::Devices, page: PAGE, find: Finder::Amount(find) };

const PAGE: &str = "\
# Devices in use

## Matches

A count of active, connected or installed devices, or of devices still in use.

## Yields

`devices` in units.

## Leaves alone

Devices sold or shipped, called back or harmed, devices one person owns.
";

fn find(anchor: &Anchor) -> Option<Finding> {
    let subject = &anchor.owner()?;
    let base = anchor.noun == Some(Noun::Devices)
        || anchor.clause_cue(|cue| cue == Cue::Noun(Noun::Devices)) && anchor.noun.is_none();
    let in_use = anchor.clause_has(&["use"])
        && anchor.clause_has(&["still", "in"])
        && (anchor.beside || anchor.counted.is_some());
    let sold = matches!(anchor.verb, Some(Cue::Ship)) || anchor.clause_has(&["sold", "shipped"]);
    // "sales reached 12.5 million devices".
    let sold =
        sold || anchor.is_count() && anchor.clause_cue(|cue| matches!(cue, Cue::Noun(Noun::Sales | Noun::Volume)));
    let harmed = anchor.clause_has(&["recalled", "infected", "affected"]) || anchor.verb == Some(Cue::Close);
    let grows = anchor.is_percent() && anchor.is_change() && base;
    if !(grows || anchor.is_count() && (base || in_use)) || sold || harmed || anchor.small() {
        return None;
    }
    Finding::amount(anchor, Property::Devices, ValueUnit::Units, subject)
}
