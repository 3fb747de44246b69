//! One finding for each name, when the words say "each" or "respectively". Not whose a single number is.

use crate::among::among;
use crate::claim::anchor::Anchor;
use crate::claim::finding::Finding;
use crate::claim::item::{Item, Kind};
use crate::claim::lexicon::Cue;
use crate::claim::scene::each;
use crate::claim::series::LONGEST_LIST;
use crate::claim::{Measure, Property};
use crate::quantity::Unit;

/// One finding for each name, when the words say "each" or "respectively".
pub(super) fn shared_out(anchor: &Anchor, finding: Finding) -> Vec<Finding> {
    let apart = anchor.clause_cue(|cue| matches!(cue, Cue::Each | Cue::Respectively))
        || all_of(anchor, &finding)
        || each_of(anchor);
    let near = anchor.items[anchor.at..].iter().take(5).any(|item| item.kind == Kind::Cue(Cue::Respectively));
    let names = each(&finding.subject);
    let run = if names.len() > 1 { place_in_run(anchor) } else { None };
    let apart = apart || run.is_some();
    if !apart && !near {
        return vec![finding];
    }
    if (near || anchor.clause_cue(|cue| cue == Cue::Respectively))
        && names.len() < 2
        && finding.property != Property::RevenueShare
    {
        return Vec::new();
    }
    if !apart || names.len() < 2 {
        return vec![finding];
    }
    if let Some((place, values)) = run {
        let own = names.get(place).filter(|_| values == names.len());
        return own.map(|party| Finding { subject: party.clone(), ..finding }).into_iter().collect();
    }
    if anchor.clause_cue(|cue| cue == Cue::Respectively) {
        // "The next are Glory, Apple and Oppo, with 7%, 6% and 3%": one of them is nobody known.
        let same = |item: &Item| item.quantity.is_some_and(|quantity| quantity.unit == anchor.quantity.unit);
        let values = anchor.clause_items().iter().filter(|item| same(item)).count();
        if values > names.len() {
            return Vec::new();
        }
        let place =
            (anchor.clause.start..anchor.at).filter(|&at| matches!(anchor.items[at].kind, Kind::Quantity(_))).count();
        return names.get(place).map(|party| Finding { subject: party.clone(), ..finding }).into_iter().collect();
    }
    names.into_iter().map(|subject| Finding { subject, ..finding.clone() }).collect()
}

/// "grew by 171%, 2,665% and 252% respectively": which of so many values the number is.
fn place_in_run(anchor: &Anchor) -> Option<(usize, usize)> {
    let items = anchor.items;
    let said =
        (anchor.at..items.len().min(anchor.at + 16)).find(|&at| items[at].kind == Kind::Cue(Cue::Respectively))?;
    let same = |at: &usize| items[*at].quantity.is_some_and(|quantity| quantity.unit == anchor.quantity.unit);
    let mut values: Vec<usize> = Vec::new();
    for at in (0..said).rev().filter(same).take(LONGEST_LIST) {
        let next = values.last().copied();
        let joined = |next: usize| {
            items[at + 1..next].iter().all(|item| item.kind == Kind::Comma || among!(item.word, "and" | "&"))
        };
        if next.is_some_and(|next| !joined(next)) {
            break;
        }
        values.push(at);
    }
    values.reverse();
    let place = values.iter().position(|&at| at == anchor.at)?;
    (values.len() > 2).then_some((place, values.len()))
}

/// "A, B and C all grew by 30 percent": each of them.
fn all_of(anchor: &Anchor, finding: &Finding) -> bool {
    let end = finding.subject.span().end();
    let after = anchor.items[..anchor.at].iter().find(|item| item.span.start() >= end);
    let apart = finding.measure == Measure::Change || anchor.quantity.unit == Unit::Percent;
    let joint = anchor.clause_cue(|cue| cue == Cue::Together);
    after.is_some_and(|item| item.word == "all") && apart && !joint
}

/// "A and B were level, each with 3 million units and 9 percent of the market".
pub(super) fn each_of(anchor: &Anchor) -> bool {
    let mut before = anchor.items[..anchor.at].iter().rev().take(20).take_while(|item| !item.is_name());
    // "A and B battle it out on 2 percent", "are tied at 5 percent".
    before.any(|item| among!(item.word, "each" | "battle" | "battling" | "tied"))
}
