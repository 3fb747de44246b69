//! What a company earns or loses.

use super::{Finder, Rule};
use crate::among::among;
use crate::claim::anchor::{Anchor, Shape};
use crate::claim::finding::{Finding, money_unit};
use crate::claim::item::{Kind, Row};
use crate::claim::lexicon::{Cue, Noun};
use crate::claim::party::Party;
use crate::claim::{Direction, Measure, Property, Value, ValueUnit};
use crate::number::Decimal;
use crate::quantity::Comparator;

pub(super) const RULE: Rule =
    Rule { name: "money-kept", property: Property::Profit, page: PAGE, find: Finder::Amount(find) };

const PAGE: &str = "\
# Money kept

## Matches

Money or growth beside words of profit, earnings, operating income, EBITDA or loss.

## Yields

`profit`; a loss is negative, operating income and EBITDA count too.

## Leaves alone

Margins, earnings per share, profit of customers.
";

fn find(anchor: &Anchor) -> Option<Finding> {
    let subject = &anchor.owner()?;
    let lost = anchor.verb == Some(Cue::Lose) && anchor.is_money() && anchor.noun.is_none() && !sheds(anchor);
    let loss = anchor.noun == Some(Noun::Loss) || lost && !anchor.head;
    let again = anchor.noun.is_none()
        && anchor.is_money()
        && (anchor.frame.money == Some(Noun::Loss) || anchor.last_noun() == Some(Noun::Loss))
        && !anchor.clause.own
        && !anchor.deals_otherwise()
        && (anchor.verb.is_none() || anchor.shape == Shape::Prior);
    if loss || again {
        return loss_of(anchor, subject);
    }
    let compared = anchor.noun.is_none()
        && anchor.is_money()
        && anchor.shape == Shape::Prior
        && anchor.frame.money == Some(Noun::Profit)
        && (anchor.last_noun().is_none() || said_before(anchor));
    let again = anchor.is_money() && anchor.is_left_out(Noun::Profit);
    if anchor.noun != Some(Noun::Profit) && !compared && !goes_on(anchor) && !earned(anchor) && !again {
        return None;
    }
    let unit = money_unit(anchor).or(anchor.is_percent().then_some(ValueUnit::Percent))?;
    let finding = Finding::amount(anchor, Property::Profit, unit, subject)?;
    (anchor.is_money() || anchor.is_change()).then_some(finding)
}

/// "net income of $51 million, a 12% increase", "a 165% jump in net income, to $366 million": still the profit.
fn goes_on(anchor: &Anchor) -> bool {
    let grows = anchor.is_percent() && anchor.is_change();
    let reached = anchor.is_money() && matches!(anchor.prep, "to" | "from") && anchor.frame.sentence_change.is_some();
    anchor.noun.is_none()
        && !anchor.clause.own
        && anchor.frame.sentence_noun == Some(Noun::Profit)
        && (grows || reached)
}

/// The sentence has spoken of profit before the number.
fn said_before(anchor: &Anchor) -> bool {
    anchor.items[..anchor.at].iter().any(|item| item.kind == Kind::Cue(Cue::Noun(Noun::Profit)))
}

/// "Netflix earned $790 million".
fn earned(anchor: &Anchor) -> bool {
    anchor.is_money()
        && anchor.noun.is_none()
        && !anchor.unknown
        && !anchor.of_each()
        && among!(anchor.prep, "earned" | "earns" | "earning")
}

/// "shed $450 billion": of its worth, not of its money.
fn sheds(anchor: &Anchor) -> bool {
    let verb = (anchor.clause.start..anchor.at).rev().find(|&at| anchor.items[at].kind == Kind::Cue(Cue::Lose));
    verb.is_some_and(|at| anchor.items.word(at).starts_with("shed"))
}

/// A loss is a profit below zero.
fn loss_of(anchor: &Anchor, subject: &Party) -> Option<Finding> {
    let unit = money_unit(anchor)?;
    if anchor.is_change() && anchor.verb != Some(Cue::Lose) {
        return None;
    }
    let level =
        Anchor { shape: if anchor.shape == Shape::Prior { Shape::Prior } else { Shape::Level }, ..anchor.copied() };
    let mut finding = Finding::amount(&level, Property::Profit, unit, subject)?;
    finding.value = finding.value.map(below_zero);
    finding.equivalents = finding.equivalents.into_iter().map(below_zero).collect();
    debug_assert!(finding.measure == Measure::Level && finding.direction != Some(Direction::Up));
    Some(finding)
}

fn below_zero(value: Value) -> Value {
    use Comparator;
    let comparator = match value.comparator {
        Comparator::Gt => Comparator::Lt,
        Comparator::Ge => Comparator::Le,
        Comparator::Lt => Comparator::Gt,
        Comparator::Le => Comparator::Ge,
        same => same,
    };
    let negate = |bound: Option<Decimal>| bound.map(|bound| bound.negate());
    Value { lo: negate(value.hi), hi: negate(value.lo), comparator, ..value }
}
