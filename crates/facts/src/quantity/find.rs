//! Every quantity of a text, sentence by sentence.

use super::amount::{Amount, read_amount};
use super::comparator::{bound_after, bound_before};
use super::join::{join_ranges, pair_conversions, share_units};
use super::{Comparator, Equivalent, Quantity, Unit};
use crate::among::among;
use crate::number::{Text, Tokens};
use crate::period::PeriodMention;

/// Every quantity of the text, in text order, none overlapping another.
///
/// Numbers inside `periods` ("2020", "third quarter") are among them, each by itself: no range, list or bound joins them to
/// others.
pub fn find_quantities(text: &Text, periods: &[PeriodMention]) -> Vec<Quantity> {
    let mut quantities = Vec::new();
    let mut periods = periods.iter().peekable();
    for sentence in text.sentences() {
        let tokens = text.tokens(sentence);
        let mut amounts = read_amounts(tokens);
        read_points(tokens, &mut amounts);
        let mut last_end = tokens.start;
        let mut run = Vec::new();
        for amount in amounts {
            let core = tokens.span(amount.first, amount.end);
            while periods.next_if(|period| period.span.end() <= core.start()).is_some() {}
            if periods.peek().is_some_and(|period| period.span.overlaps(core)) {
                last_end = finish(tokens, std::mem::take(&mut run), last_end, &mut quantities);
                quantities.push(quantity(tokens, &amount, Comparator::Eq, amount.outer));
            } else {
                run.push(amount);
            }
        }
        finish(tokens, run, last_end, &mut quantities);
    }
    quantities
}

/// Joins and bounds the amounts between two periods; nothing before token `from` belongs to them. Returns where the last ends.
fn finish(tokens: Tokens<'_>, mut run: Vec<Amount>, from: usize, quantities: &mut Vec<Quantity>) -> usize {
    share_units(tokens, &mut run);
    let mut last_end = from;
    for (amount, range) in pair_conversions(tokens, join_ranges(tokens, run)) {
        let (comparator, outer) = bound(tokens, &amount, range, last_end);
        quantities.push(quantity(tokens, &amount, comparator, outer));
        last_end = outer.1;
    }
    last_end
}

fn read_amounts(tokens: Tokens<'_>) -> Vec<Amount> {
    let mut amounts = Vec::new();
    let mut at = tokens.start;
    while at < tokens.end {
        match read_amount(tokens, at) {
            Some(amount) => {
                at = amount.end.max(at + 1);
                amounts.push(amount);
            }
            None => at += 1,
        }
    }
    amounts
}

/// "a lead of 0.02 points": bare points are percentage points where the sentence speaks of shares or percent.
fn read_points(tokens: Tokens<'_>, amounts: &mut [Amount]) {
    let is_points = |amount: &Amount| {
        amount.unit == Unit::Count && amount.scale == 0 && among!(tokens.word(amount.end), "points" | "point" | "pts")
    };
    if !amounts.iter().any(is_points) {
        return;
    }
    let context =
        (tokens.start..tokens.end).any(|at| among!(tokens.word(at), "share" | "shares" | "percent" | "%" | "cent"));
    for amount in amounts.iter_mut().filter(|amount| is_points(amount)) {
        amount.unit = if context { Unit::Points } else { Unit::Physical };
        amount.bare = false;
        amount.end += 1;
        amount.outer.1 = amount.end;
    }
}

/// The words that bound the amount, and the tokens of the whole mention; nothing before token `from` belongs to it.
fn bound(tokens: Tokens<'_>, amount: &Amount, range: bool, from: usize) -> (Comparator, (usize, usize)) {
    let (mut first, mut end) = amount.outer;
    let mut comparator = if amount.lo == amount.hi { Comparator::Eq } else { Comparator::Between };
    if range || amount.unit == Unit::Ordinal {
        return (comparator, (first, end));
    }
    // "57 per cent more than the 7 million": after an amount these words compare and do not bound.
    let compares = |before: Comparator, start: usize| {
        start == from && from > tokens.start && !matches!(before, Comparator::Approx | Comparator::Ge)
    };
    let before = bound_before(tokens, amount.first);
    if let Some((before, start)) = before.filter(|(before, start)| *start >= from && !compares(*before, *start)) {
        (comparator, first) = (before, start);
    }
    // "about five hundred or more": the bound says more than the "about".
    let weak = matches!(comparator, Comparator::Eq | Comparator::Approx);
    if let Some((after, stop)) = bound_after(tokens, amount.end).filter(|_| weak) {
        first = if after == Comparator::Approx { first } else { amount.first };
        (comparator, end) = (after, end.max(stop));
    }
    (comparator, (first, end))
}

fn quantity(tokens: Tokens<'_>, amount: &Amount, comparator: Comparator, outer: (usize, usize)) -> Quantity {
    let (lo, hi) = match comparator {
        Comparator::Gt | Comparator::Ge => (Some(amount.lo), None),
        Comparator::Lt | Comparator::Le => (None, Some(amount.hi)),
        Comparator::Eq | Comparator::Approx | Comparator::Between => (Some(amount.lo), Some(amount.hi)),
    };
    let open = |pair: &Equivalent| Equivalent { lo: lo.and(pair.lo), hi: hi.and(pair.hi), ..*pair };
    Quantity {
        span: tokens.span(outer.0, outer.1),
        core: tokens.span(amount.first, amount.end),
        number: tokens.span(amount.number.0, amount.number.1),
        lo,
        hi,
        comparator,
        unit: amount.unit,
        equivalents: amount.equivalents.iter().map(open).collect(),
        last_digit: amount.last_digit,
        model_like: amount.model_like,
    }
}
