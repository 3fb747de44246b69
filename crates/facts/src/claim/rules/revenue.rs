//! What a company takes in.

use super::{Finder, Rule};
use crate::among::among;
use crate::claim::anchor::{Anchor, Whole};
use crate::claim::clause::Opener;
use crate::claim::finding::{Finding, money_unit};
use crate::claim::item::Row;
use crate::claim::item::{Item, Kind};
use crate::claim::lexicon::{Cue, Noun};
use crate::claim::{Property, ValueUnit};
use crate::number::Decimal;

pub(super) const RULE: Rule =
    Rule { name: "money-taken-in", property: Property::Revenue, page: PAGE, find: Finder::Amount(find) };

const PAGE: &str = "\
# Money taken in

## Matches

Money or growth beside revenue, turnover or sales.

## Yields

`revenue` in its currency, or its change in percent.

## Leaves alone

Sales counted in units, gross merchandise volume, spending of a whole market.
";

fn find(anchor: &Anchor) -> Option<Finding> {
    let subject = &anchor.owner()?;
    let named = matches!(anchor.noun, Some(Noun::Revenue | Noun::Sales));
    if let Some(unit) = money_unit(anchor) {
        let verb = matches!(anchor.verb, Some(Cue::Ship)) && anchor.noun.is_none() && !anchor.deals_otherwise();
        // "is being sold by the company for Rs 32,999": a price.
        let price = anchor.prep == "for" && anchor.quantity.hi.is_some_and(|hi| hi < Decimal::whole(1_000_000));
        let verb = verb && !price;
        // "The remaining $2 billion will come from savings": the amount is the subject.
        let leads = anchor.prep == "remaining"
            || anchor.verb.is_none() && !anchor.clause.own && anchor.clause.opener == Opener::Start;
        let again = anchor.noun.is_none()
            && !anchor.unknown
            && !leads
            && !anchor.deals_otherwise()
            && !of_dealings(anchor)
            && anchor.last_noun() != Some(Noun::Loss)
            && matches!(anchor.frame.money, Some(Noun::Revenue | Noun::Sales | Noun::Spending))
            && !matches!(anchor.verb, Some(Cue::Invest | Cue::Raise | Cue::Value | Cue::Cost | Cue::Lose | Cue::Add));
        return (named || verb || again || grown_to(anchor) || brought_in(anchor))
            .then(|| Finding::amount(anchor, Property::Revenue, unit, subject))
            .flatten();
    }
    // "a 10x lead over its rival": how far ahead.
    let ahead = anchor.items.get(anchor.at + 1).is_some_and(|next| next.lower.starts_with("lead over"));
    if ahead || among!(anchor.items.word(anchor.at + 1), "lead" | "advantage" | "gap") {
        return None;
    }
    // "where sales were up 14 percent, costs were up 150 percent".
    if matches!(anchor.items.word(anchor.clause.start), "costs" | "spending") {
        return None;
    }
    let grows = anchor.is_percent() && anchor.is_change() && (named || default_growth(anchor));
    if !grows || anchor.noun == Some(Noun::Sales) && anchor.frame.count_growth() {
        return None;
    }
    Finding::amount(anchor, Property::Revenue, ValueUnit::Percent, subject)
}

/// "transactions with a total value of $2 billion", "payments worth $2 billion": what others paid through it.
fn of_dealings(anchor: &Anchor) -> bool {
    let lead = &anchor.items[anchor.at.saturating_sub(4)..anchor.at];
    lead.iter().any(|item| among!(item.word, "value" | "worth" | "amounting" | "valued"))
}

/// Growth without a noun belongs to what the passage measures: here money.
fn default_growth(anchor: &Anchor) -> bool {
    anchor.noun.is_none()
        && anchor.whole == Whole::None
        && (matches!(anchor.frame.noun, Some(Noun::Revenue | Noun::Sales))
            || anchor.frame.noun == Some(Noun::Spending) && anchor.company().is_some())
        && !anchor.frame.count_growth()
        && !sells_goods(anchor)
}

/// "shipped 29 percent more handsets": of pieces, whatever was measured before.
fn sells_goods(anchor: &Anchor) -> bool {
    let goods = |item: &Item| matches!(item.kind, Kind::Market(_) | Kind::Cue(Cue::Noun(Noun::Volume)));
    anchor.verb == Some(Cue::Ship) && anchor.items[anchor.at..].iter().skip(1).take(3).any(goods)
}

/// "a 17 per cent rise in revenue, to $9.2 billion": the level that what grew has come to.
fn grown_to(anchor: &Anchor) -> bool {
    let near = anchor.items[anchor.extent.0].lower;
    let comes = ["reach", "hit", "total", "amount"].iter().any(|stem| near.starts_with(stem));
    anchor.noun.is_none()
        && (matches!(anchor.prep, "to" | "from") || comes)
        && !anchor.clause.own
        && anchor.frame.sentence_noun == Some(Noun::Revenue)
        && anchor.frame.sentence_change.is_some()
}

/// "Spotify brought in €1.98 billion": the verb says that it is money taken in.
fn brought_in(anchor: &Anchor) -> bool {
    let takes_in = [
        "generat",
        "brought in",
        "bring in",
        "brings in",
        "rak",
        "took in",
        "takes in",
        "take in",
        "pulled in",
        "pulling in",
        "pulls in",
        "gross",
    ];
    let near = anchor.items[anchor.extent.0].span.of(&anchor.reading.segments.lower);
    anchor.noun.is_none() && !anchor.unknown && !anchor.of_each() && takes_in.iter().any(|verb| near.starts_with(verb))
}
