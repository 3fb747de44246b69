//! What neighbouring numbers give each other: ranges, shared units in lists, paired conversions.

use super::amount::Amount;
use super::comparator::bound_before;
use super::{Equivalent, Unit};
use crate::among::among;
use crate::number::{Decimal, Tokens, is_among, is_dash};

/// Gives the members of a list the unit of its last: "12 and 22 percent", "5, 6 and 7 million units".
pub(super) fn share_units(tokens: Tokens<'_>, amounts: &mut [Amount]) {
    let mut in_list = false;
    for index in (1..amounts.len()).rev() {
        let (head, tail) = amounts.split_at_mut(index);
        let (Some(left), Some(right)) = (head.last_mut(), tail.first_mut()) else { continue };
        if is_against(tokens, left, right) {
            (right.unit, right.bare) = (left.unit, false);
        }
        let link = match list_link(tokens, left.end, right.first) {
            Link::None if is_parallel(tokens, left, right) => Link::And,
            // "rose to 210 million, and 329 million euros came in": two amounts, each with its scale.
            Link::And if !in_list && right.first == left.end + 2 && left.scale > 0 && right.scale > 0 => Link::None,
            // "by 1.98 billion or 10.4 percent": a count and what part it is.
            Link::And if left.scale > 0 && matches!(right.unit, Unit::Percent | Unit::Points) => Link::None,
            link => link,
        };
        // "of $2.8 and $2.9 billion": both in billions.
        let money = left.prefixed && left.unit == right.unit && matches!(left.unit, Unit::Money(_));
        if link == Link::And && money && left.scale == 0 && right.scale > 0 {
            share_scale(left, right.scale);
        }
        in_list = match link {
            Link::And => true,
            Link::Comma => in_list,
            Link::None => false,
        };
        if in_list {
            share(left, right);
        }
    }
}

/// "33 per cent of the market, against 41 for Grab": the same unit.
fn is_against(tokens: Tokens<'_>, left: &Amount, right: &Amount) -> bool {
    let near = (left.end + 1..left.end + 12).contains(&right.first) && tokens.before(right.first, 1) == "against";
    let named = tokens.word(right.end) == "for" && tokens.capital(right.end + 1);
    let part = left.unit == Unit::Percent && right.bare && right.unit == Unit::Count && !right.is_year_like();
    near && named && part && right.hi <= Decimal::whole(100)
}

/// "on 17 and Pinduoduo on 13 per cent": the same small word leads both numbers, a name stands between.
fn is_parallel(tokens: Tokens<'_>, left: &Amount, right: &Amount) -> bool {
    let lead = tokens.before(left.first, 1);
    let led = among!(lead, "on" | "at" | "with" | "to" | "by" | "had" | "has");
    let gap = left.end..right.first;
    let joined = among!(tokens.word(left.end), "and" | "," | "while");
    led && joined
        && lead == tokens.before(right.first, 1)
        && (3..=6).contains(&gap.len())
        && gap.clone().any(|at| tokens.capital(at))
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Link {
    And,
    Comma,
    None,
}

fn list_link(tokens: Tokens<'_>, end: usize, next: usize) -> Link {
    match next.checked_sub(end) {
        Some(1) => match tokens.word(end) {
            "and" | "or" | "&" | "versus" | "against" => Link::And,
            "," | "/" => Link::Comma,
            _ => Link::None,
        },
        Some(2) if tokens.word(end) == "," && matches!(tokens.word(end + 1), "and" | "or") => Link::And,
        _ => Link::None,
    }
}

/// Whether `left` may take the unit, or the scale, of `right`.
fn share(left: &mut Amount, right: &Amount) {
    let has_unit =
        !right.part && !matches!(right.unit, Unit::Count | Unit::Ordinal | Unit::Multiple) && !right.prefixed;
    if !left.bare || left.unit != Unit::Count || left.model_like || left.is_year_like() {
        return;
    }
    if has_unit {
        left.unit = right.unit;
    }
    if right.scale > 0 && left.scale == 0 && (has_unit || right.unit == Unit::Count) {
        share_scale(left, right.scale);
    }
    left.bare = left.unit == Unit::Count && left.scale == 0;
}

fn share_scale(amount: &mut Amount, scale: i16) {
    let small = amount.hi < Decimal::whole(1000);
    if let (true, Some(lo), Some(hi)) = (small, amount.lo.shift(scale), amount.hi.shift(scale)) {
        (amount.lo, amount.hi) = (lo, hi);
        amount.last_digit += scale;
        amount.scale = scale;
        amount.plain = false;
    }
}

/// Joins the two ends of a range into one amount: "between 1.5 and 2 billion euros", "13–15%". Sets `range` on it.
pub(super) fn join_ranges(tokens: Tokens<'_>, amounts: Vec<Amount>) -> Vec<(Amount, bool)> {
    let mut joined: Vec<(Amount, bool)> = Vec::with_capacity(amounts.len());
    for right in amounts {
        let merged = joined.last().filter(|(_, range)| !range).and_then(|(left, _)| join(tokens, left, &right));
        match merged {
            Some((left, right, is_range)) => {
                joined.pop();
                if is_range {
                    joined.push((span_both(tokens, left, right), true));
                } else {
                    joined.push((left, false));
                    joined.push((right, false));
                }
            }
            None => joined.push((right, false)),
        }
    }
    joined
}

fn span_both(tokens: Tokens<'_>, left: Amount, right: Amount) -> Amount {
    let article = usize::from(tokens.before(left.first, 1) == "the");
    let before = tokens.before(left.first, 1 + article);
    let opens = before == "between" || (before == "from" && !is_dash(tokens.word(left.end)));
    let first = if opens { left.first - 1 - article } else { left.first };
    let last_digit = left.last_digit.min(right.last_digit);
    let equivalents = Vec::new();
    Amount { outer: (first, right.end), end: right.end, hi: right.hi, last_digit, equivalents, ..left }
}

/// Both ends with unit and scale shared, and whether they are one range rather than the two levels of a change.
fn join(tokens: Tokens<'_>, left: &Amount, right: &Amount) -> Option<(Amount, Amount, bool)> {
    let kind = range_link(tokens, left, right)?;
    let (mut left, mut right) = (left.clone(), right.clone());
    let money = |amount: &Amount| matches!(amount.unit, Unit::Money(_));
    if left.unit == Unit::Count && left.bare && !matches!(right.unit, Unit::Count | Unit::Ordinal) {
        left.unit = right.unit;
    } else if right.unit == Unit::Count && right.bare && money(&left) && left.prefixed {
        right.unit = left.unit;
    }
    if left.scale == 0 && right.scale > 0 && (left.bare || left.prefixed) {
        share_scale(&mut left, right.scale);
    }
    if left.unit != right.unit || left.lo > right.hi && kind != RangeLink::Change {
        return None;
    }
    if matches!(left.unit, Unit::Ordinal | Unit::Multiple) && kind == RangeLink::Dash && left.unit == Unit::Ordinal {
        return None;
    }
    Some((left, right, kind != RangeLink::Change))
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum RangeLink {
    Dash,
    To,
    Between,
    /// "rose from 12 to 22 percent".
    Change,
}

fn range_link(tokens: Tokens<'_>, left: &Amount, right: &Amount) -> Option<RangeLink> {
    let gap = right.first.checked_sub(left.end)?;
    let before = tokens.before(left.first, 1);
    let led = before == "between" || (before == "the" && tokens.before(left.first, 2) == "between");
    let word = tokens.word(left.end);
    // "climbed 44% in 2020 to 235.1 million": a year and an amount.
    let year = left.plain && left.scale == 0 && left.lo >= Decimal::whole(1900) && left.lo <= Decimal::whole(2099);
    if year && !right.plain && among!(before, "in" | "of" | "since" | "by" | "during" | "for") {
        return None;
    }
    match gap {
        1 if is_dash(word) || word == "~" => dash_link(tokens, left, right),
        1 if among!(word, "to" | "till" | "through") => Some(to_link(tokens, left, right)),
        1 | 2 if word == "and" && led && (gap == 1 || tokens.word(left.end + 1) == "the") => Some(RangeLink::Between),
        2..=4 if word == "and" && led => {
            let (_, start) = bound_before(tokens, right.first)?;
            (start <= left.end + 1).then_some(RangeLink::Between)
        }
        _ => None,
    }
}

/// "13–15%", "1000 - 5000"; but no telephone number ("+1-222-2222").
fn dash_link(tokens: Tokens<'_>, left: &Amount, right: &Amount) -> Option<RangeLink> {
    let chain = |at: usize| among!(tokens.word(at), "-" | "+" | "/") && (tokens.glued(at) || tokens.glued(at + 1));
    let telephone =
        left.first.checked_sub(1).is_some_and(chain) || (chain(right.end) && tokens.is_number(right.end + 1));
    let glued = tokens.glued(left.end) || matches!(tokens.word(left.end), "–" | "—");
    let bare = left.bare && right.bare && left.unit == Unit::Count && right.unit == Unit::Count;
    // "Atari 400 – 52,000": the number of a model and how many were sold of it.
    let far = left.lo.times(Decimal::whole(100)).is_some_and(|far| far < right.hi);
    let entry = bare && !tokens.glued(left.end) && left.lo < Decimal::whole(1000) && far;
    (!telephone && !entry && (glued || bare)).then_some(RangeLink::Dash)
}

/// "from X to Y" after a verb of change is two levels; "X to Y" alone is a range when X has no unit of its own or the same.
fn to_link(tokens: Tokens<'_>, left: &Amount, right: &Amount) -> RangeLink {
    // "from a mere 0.9% to 13.9%".
    let graded = tokens.before(left.first, 2) == "a" && tokens.before(left.first, 3) == "from";
    // "from roughly 10 percent to 14 percent".
    let rough = among!(
        tokens.before(left.first, 1),
        "about" | "roughly" | "around" | "nearly" | "almost" | "just" | "approximately" | "some"
    );
    let from = tokens.before(left.first, 1 + usize::from(rough)) == "from" || graded;
    let own_units = left.unit != Unit::Count || left.scale > 0;
    let falls = left.lo > right.lo && left.scale >= right.scale && own_units;
    // Without "from" only a verb right before it makes two levels: "rose $5 million to $20 million".
    // "raised its base by 2 million to 20 million".
    let by = tokens.before(left.first, 1) == "by" && left.unit != Unit::Percent;
    // "from 53% to 60.5% on desktops and from 44% to 47% overall".
    let again = from && matches!(tokens.before(left.first, 2), "and" | "," | "while");
    let reach = match (from, by) {
        (true, _) if again => 25,
        (true, _) => 12,
        (_, true) => 7,
        _ => 3,
    };
    let changes = (from || own_units) && changes_before(tokens, left.first, reach);
    // "raised by $2 to $12": how far, and where to; "by $2 to $3" is a range.
    let twice = left.hi.times(Decimal::whole(2));
    // "shrank by 6,000 to 2.87 million" too.
    let counted = own_units || left.lo >= Decimal::whole(1000);
    let far = tokens.before(left.first, 1) == "by" && counted && twice.is_some_and(|twice| twice < right.lo);
    if changes || falls || far { RangeLink::Change } else { RangeLink::To }
}

/// A word of change in the few words before.
fn changes_before(tokens: Tokens<'_>, first: usize, reach: usize) -> bool {
    const STEMS: &[&str] = &[
        "rose", "rise", "rising", "fell", "fall", "drop", "declin", "grew", "grow", "jump", "climb", "slip", "increas",
        "decreas", "went", "gone", "go", "up", "down", "move", "moving", "improv", "shrank", "shrink", "shrunk",
        "dwindl", "doubl", "tripl", "surg", "soar", "plung", "slump", "tumbl", "expand", "widen", "narrow", "cut",
        "rais", "boost", "lift", "bring", "brought", "took", "take", "taking", "edge", "edging", "chang", "swell",
        "swung", "swing", "slid", "advanc", "gain", "added", "lower", "reduc", "compar", "push", "ros", "sank", "sink",
        "ease", "dip", "dips", "dipp", "creep", "crept", "inch", "pull",
    ];
    (1..=reach).any(|back| {
        let word = tokens.before(first, back);
        !word.is_empty() && STEMS.iter().any(|stem| if stem.len() < 4 { word == *stem } else { word.starts_with(stem) })
    })
}

/// Moves paired conversions into the amount they convert: "205.8 billion yuan ($30.6 billion)".
pub(super) fn pair_conversions(tokens: Tokens<'_>, amounts: Vec<(Amount, bool)>) -> Vec<(Amount, bool)> {
    let mut kept: Vec<(Amount, bool)> = Vec::with_capacity(amounts.len());
    let mut inside: Option<usize> = None;
    for (amount, range) in amounts {
        let pair = kept.last().and_then(|(main, _)| conversion_end(tokens, main, &amount, &mut inside));
        match (pair, kept.last_mut()) {
            (Some(end), Some((main, _))) => {
                if main.unit != amount.unit {
                    main.equivalents.push(Equivalent {
                        core: tokens.span(amount.first, amount.end),
                        lo: Some(amount.lo),
                        hi: Some(amount.hi),
                        unit: amount.unit,
                    });
                }
                main.outer.1 = end;
            }
            _ => {
                inside = None;
                kept.push((amount, range));
            }
        }
    }
    kept
}

/// Where the mention ends when `other` converts `main`, or writes it in another scale.
fn conversion_end(tokens: Tokens<'_>, main: &Amount, other: &Amount, inside: &mut Option<usize>) -> Option<usize> {
    if main.unit == Unit::Count && other.unit == Unit::Count {
        return rewritten_end(tokens, main, other);
    }
    let (Unit::Money(own), Unit::Money(foreign)) = (main.unit, other.unit) else { return None };
    let start = main.outer.1.max(main.end);
    let gap = other.first.checked_sub(start)?;
    if own == foreign || gap > 6 {
        return None;
    }
    let first = tokens.word(start);
    let opens = matches!(first, "(" | "[");
    let spoken = (first == "," && tokens.word(start + 1) == "or") || first == "or" || (first == "/" && gap == 1);
    let continues = inside.is_some() && among!(first, "," | "/" | "or" | ";" | "and");
    let filler = (start + 1..other.first).all(|at| is_filler(tokens.word(at)));
    if !(opens || spoken || continues) || !filler {
        return None;
    }
    if opens {
        *inside = Some(start);
    }
    let bracketed = opens || inside.is_some();
    Some(other.end + usize::from(bracketed && matches!(tokens.word(other.end), ")" | "]")))
}

/// "43 million (4.3 crore)": the same number again, where its bracket ends.
fn rewritten_end(tokens: Tokens<'_>, main: &Amount, other: &Amount) -> Option<usize> {
    let start = main.outer.1.max(main.end);
    let bracket = tokens.word(start) == "(" && other.first == start + 1 && tokens.word(other.end) == ")";
    (bracket && main.lo == other.lo && main.hi == other.hi).then_some(other.end + 1)
}

fn is_filler(word: &str) -> bool {
    is_among(
        "or about around approximately approx . roughly some nearly almost over more than just under \
         equivalent to equal close ~ ≈ = i e an estimated at least up worth",
        word,
    )
}
