//! The words that bound a number: "more than", "nearly", "up to", "or more".

use super::Comparator;
use crate::among::among;
use crate::number::{Tokens, WordSet};

/// Phrases that stand before a number; the longest that fits wins.
const BEFORE: &[(&str, Comparator)] = &[
    ("more than", Comparator::Gt),
    ("greater than", Comparator::Gt),
    ("higher than", Comparator::Gt),
    ("larger than", Comparator::Gt),
    ("bigger than", Comparator::Gt),
    ("better than", Comparator::Gt),
    ("in excess of", Comparator::Gt),
    ("upwards of", Comparator::Gt),
    ("upward of", Comparator::Gt),
    ("north of", Comparator::Gt),
    ("over", Comparator::Gt),
    ("above", Comparator::Gt),
    ("beyond", Comparator::Gt),
    ("past", Comparator::Gt),
    ("exceed", Comparator::Gt),
    ("exceeds", Comparator::Gt),
    ("exceeded", Comparator::Gt),
    ("exceeding", Comparator::Gt),
    ("crossed", Comparator::Gt),
    ("cross", Comparator::Gt),
    ("crosses", Comparator::Gt),
    ("crossing", Comparator::Gt),
    ("topped", Comparator::Gt),
    ("tops", Comparator::Gt),
    ("topping", Comparator::Gt),
    ("to top", Comparator::Gt),
    ("will top", Comparator::Gt),
    ("would top", Comparator::Gt),
    ("could top", Comparator::Gt),
    ("surpassed", Comparator::Gt),
    ("surpasses", Comparator::Gt),
    ("surpass", Comparator::Gt),
    ("surpassing", Comparator::Gt),
    ("passed", Comparator::Gt),
    ("passes", Comparator::Gt),
    ("passing", Comparator::Gt),
    ("no fewer than", Comparator::Ge),
    ("no less than", Comparator::Ge),
    ("not less than", Comparator::Ge),
    ("not fewer than", Comparator::Ge),
    ("at least", Comparator::Ge),
    ("at the very least", Comparator::Ge),
    ("a minimum of", Comparator::Ge),
    ("minimum of", Comparator::Ge),
    ("minimum", Comparator::Ge),
    ("as little as", Comparator::Ge),
    ("as low as", Comparator::Ge),
    ("begins at", Comparator::Ge),
    ("begin at", Comparator::Ge),
    ("beginning at", Comparator::Ge),
    ("starts at", Comparator::Ge),
    ("start at", Comparator::Ge),
    ("starting at", Comparator::Ge),
    ("starts from", Comparator::Ge),
    ("start from", Comparator::Ge),
    ("starting from", Comparator::Ge),
    ("priced from", Comparator::Ge),
    ("prices from", Comparator::Ge),
    ("costs from", Comparator::Ge),
    ("available from", Comparator::Ge),
    ("> =", Comparator::Ge),
    ("< =", Comparator::Le),
    ("greater than or equal to", Comparator::Ge),
    ("more than or equal to", Comparator::Ge),
    ("less than or equal to", Comparator::Le),
    ("fewer than or equal to", Comparator::Le),
    ("bigger or equal than", Comparator::Ge),
    ("smaller or equal than", Comparator::Le),
    ("≥", Comparator::Ge),
    (">", Comparator::Gt),
    ("less than", Comparator::Lt),
    ("fewer than", Comparator::Lt),
    ("lower than", Comparator::Lt),
    ("smaller than", Comparator::Lt),
    ("under", Comparator::Lt),
    ("below", Comparator::Lt),
    ("south of", Comparator::Lt),
    ("<", Comparator::Lt),
    ("no more than", Comparator::Le),
    ("not more than", Comparator::Le),
    ("not exceed", Comparator::Le),
    ("not exceeding", Comparator::Le),
    ("at most", Comparator::Le),
    ("at the most", Comparator::Le),
    ("up to", Comparator::Le),
    ("as much as", Comparator::Le),
    ("as many as", Comparator::Le),
    ("as high as", Comparator::Le),
    ("a maximum of", Comparator::Le),
    ("maximum of", Comparator::Le),
    ("maximum", Comparator::Le),
    ("≤", Comparator::Le),
    ("nearly", Comparator::Approx),
    ("almost", Comparator::Approx),
    ("about", Comparator::Approx),
    ("around", Comparator::Approx),
    ("roughly", Comparator::Approx),
    ("some", Comparator::Approx),
    ("approximately", Comparator::Approx),
    ("approx", Comparator::Approx),
    ("approx .", Comparator::Approx),
    ("circa", Comparator::Approx),
    ("ca .", Comparator::Approx),
    ("c .", Comparator::Approx),
    ("~", Comparator::Approx),
    ("≈", Comparator::Approx),
    ("close to", Comparator::Approx),
    ("near", Comparator::Approx),
    ("nearing", Comparator::Approx),
    ("approaching", Comparator::Approx),
    ("just over", Comparator::Approx),
    ("just under", Comparator::Approx),
    ("just above", Comparator::Approx),
    ("just below", Comparator::Approx),
    ("just about", Comparator::Approx),
    ("just shy of", Comparator::Approx),
    ("just short of", Comparator::Approx),
    ("just more than", Comparator::Approx),
    ("just less than", Comparator::Approx),
    ("shy of", Comparator::Approx),
    ("short of", Comparator::Approx),
    ("little over", Comparator::Approx),
    ("little under", Comparator::Approx),
    ("little above", Comparator::Approx),
    ("little below", Comparator::Approx),
    ("little more than", Comparator::Approx),
    ("little less than", Comparator::Approx),
    ("bit over", Comparator::Approx),
    ("bit under", Comparator::Approx),
    ("bit more than", Comparator::Approx),
    ("bit less than", Comparator::Approx),
    ("slightly over", Comparator::Approx),
    ("slightly under", Comparator::Approx),
    ("slightly above", Comparator::Approx),
    ("slightly below", Comparator::Approx),
    ("slightly more than", Comparator::Approx),
    ("slightly less than", Comparator::Approx),
    ("slightly fewer than", Comparator::Approx),
    ("slightly higher than", Comparator::Approx),
    ("slightly lower than", Comparator::Approx),
    ("in the region of", Comparator::Approx),
    ("in the neighborhood of", Comparator::Approx),
    ("in the neighbourhood of", Comparator::Approx),
    ("something like", Comparator::Approx),
    ("more or less", Comparator::Approx),
    ("on the order of", Comparator::Approx),
    ("in the order of", Comparator::Approx),
];

/// Phrases that stand after a number.
const AFTER: &[(&str, Comparator)] = &[
    ("or more", Comparator::Ge),
    ("or above", Comparator::Ge),
    ("or higher", Comparator::Ge),
    ("or over", Comparator::Ge),
    ("or better", Comparator::Ge),
    ("or greater", Comparator::Ge),
    ("or larger", Comparator::Ge),
    ("or bigger", Comparator::Ge),
    ("and above", Comparator::Ge),
    ("and more", Comparator::Ge),
    ("and over", Comparator::Ge),
    ("and up", Comparator::Ge),
    ("and higher", Comparator::Ge),
    ("and upwards", Comparator::Ge),
    ("- plus", Comparator::Ge),
    ("plus", Comparator::Ge),
    ("at least", Comparator::Ge),
    ("or less", Comparator::Le),
    ("or fewer", Comparator::Le),
    ("or below", Comparator::Le),
    ("or lower", Comparator::Le),
    ("or smaller", Comparator::Le),
    ("or under", Comparator::Le),
    ("and below", Comparator::Le),
    ("and under", Comparator::Le),
    ("at most", Comparator::Le),
    ("or so", Comparator::Approx),
    ("- odd", Comparator::Approx),
    ("odd", Comparator::Approx),
    ("or thereabouts", Comparator::Approx),
];

/// The bound stated before the number at `first`, and where it begins.
pub(super) fn bound_before(tokens: Tokens<'_>, first: usize) -> Option<(Comparator, usize)> {
    let direct = longest_ending(tokens, first);
    // "exceeded the 200 billion mark", "nearly a million".
    let over_article = || {
        let before = first.checked_sub(1).filter(|at| among!(tokens.word(*at), "the" | "a" | "an" | "only"))?;
        // "higher than the 3.7 million of May" compares.
        longest_ending(tokens, before).filter(|_| !(tokens.word(before) == "the" && tokens.before(before, 1) == "than"))
    };
    direct.or_else(over_article)
}

fn longest_ending(tokens: Tokens<'_>, at: usize) -> Option<(Comparator, usize)> {
    static LAST: WordSet = WordSet::new().with_last_words(BEFORE);
    let before = at.checked_sub(1)?;
    if !LAST.may_have(tokens.hash(before)) {
        return None;
    }
    let last = tokens.word(before);
    BEFORE
        .iter()
        .filter(|(phrase, _)| phrase.as_bytes().last() == last.as_bytes().last() && phrase.ends_with(last))
        .filter_map(|(phrase, comparator)| Some((*comparator, tokens.ending(at, phrase)?)))
        .filter(|(comparator, start)| *comparator != Comparator::Le || !leads_up(tokens, *start))
        .filter(|(comparator, start)| *comparator != Comparator::Gt || !hands_over(tokens, *start))
        .min_by_key(|(_, start)| *start)
        // "dropped to as low as 49%": that low it was.
        .map(|(comparator, start)| match comparator {
            Comparator::Ge if tokens.word(start) == "as" && tokens.before(start, 1) == "to" => (Comparator::Eq, start),
            _ => (comparator, start),
        })
}

/// The bound stated after the number that ends at `end`, and where it ends.
pub(super) fn bound_after(tokens: Tokens<'_>, end: usize) -> Option<(Comparator, usize)> {
    if tokens.word(end) == "+" && tokens.glued(end) && !tokens.is_number(end + 1) {
        return Some((Comparator::Ge, end + 1));
    }
    if !among!(tokens.word(end), "or" | "and" | "-" | "plus" | "at" | "odd") {
        return None;
    }
    let found = AFTER.iter().find_map(|(phrase, comparator)| Some((*comparator, tokens.after(end, phrase)?)));
    // "20 plus 30" adds, "12 or more than 15" goes on.
    let adds = |after: usize| tokens.word(end) == "plus" && tokens.is_number(after);
    let goes_on = |after: usize| tokens.word(after) == "than" && tokens.word(after - 1) != "so";
    found.filter(|(_, after)| !(adds(*after) || goes_on(*after)))
}

/// "tallying up to 4.7 million", "bringing its count up to 30 million": the number reached, not a bound.
fn leads_up(tokens: Tokens<'_>, up: usize) -> bool {
    // "from 11 million units in the quarter before up to 19 million".
    let from = || (3..=14).any(|back| tokens.before(up, back) == "from" && tokens.is_number(up - back + 1));
    tokens.word(up) == "up" && (is_grown_up(tokens, up) || goes_up(tokens, up) || from())
}

/// "increase up to 79%", "shipments rose 2.4%, up to 10.4 million": the number reached.
fn is_grown_up(tokens: Tokens<'_>, up: usize) -> bool {
    let grows = |word: &str| {
        ["increas", "grew", "grow", "rise", "rising", "surg", "soar", "improv", "rose", "climb", "jump"]
            .iter()
            .any(|stem| word.starts_with(stem))
    };
    let behind = || {
        let percent = (2..=10).find(|&back| among!(tokens.before(up, back), "%" | "percent" | "cent"));
        percent.is_some_and(|percent| (percent + 1..percent + 6).any(|back| grows(tokens.before(up, back))))
    };
    // "it was up to 12 per cent in the next quarter".
    let stands = || {
        let percent = (up + 2..up + 6).any(|at| among!(tokens.word(at), "%" | "percent" | "cent"));
        percent && among!(tokens.before(up, 1), "was" | "is" | "were" | "now")
    };
    grows(tokens.before(up, 1)) || tokens.before(up, 1) == "," && behind() || stands()
}

fn goes_up(tokens: Tokens<'_>, up: usize) -> bool {
    (1..=4).any(|back| {
        let word = tokens.before(up, back);
        [
            "bring", "brought", "tally", "tallied", "push", "adding", "adds", "totting", "lifting", "lifted", "taking",
            "crept", "creep", "inch", "edg", "climb", "went", "moved", "tick", "nudg", "jump", "rose",
        ]
        .iter()
        .any(|stem| word.starts_with(stem))
    })
}

/// "handed over 72 jets": the word belongs to the verb.
fn hands_over(tokens: Tokens<'_>, over: usize) -> bool {
    let verb = tokens.before(over, 1);
    tokens.word(over) == "over" && among!(verb, "handed" | "hand" | "hands" | "handing" | "turned" | "turning")
}
