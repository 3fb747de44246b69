//! The unit that follows a number: percent, points, money, measures, lengths of time.

use super::{Unit, currency};
use crate::among::among;
use crate::number::{Tokens, WordSet, is_among, is_dash};
use crate::segment::hash;

/// A unit after a number.
#[derive(Clone, Copy)]
pub(super) struct UnitRead {
    pub(super) unit: Unit,
    /// Power of ten the number is multiplied with: -2 for cents and basis points.
    pub(super) power: i16,
    pub(super) end: usize,
}

fn read(unit: Unit, end: usize) -> Option<UnitRead> {
    Some(UnitRead { unit, power: 0, end })
}

/// The unit that begins at `at`, right after a number.
pub(super) fn read_unit(tokens: Tokens<'_>, at: usize, scaled: bool) -> Option<UnitRead> {
    let hyphen = is_dash(tokens.word(at)) && tokens.glued(at) && tokens.glued(at + 1) && tokens.is_word(at + 1);
    let first = if hyphen { at + 1 } else { at };
    read_percent(tokens, first)
        .or_else(|| read_money(tokens, first, scaled, false))
        .or_else(|| read_measure(tokens, first))
}

/// The currency after a number that has one before it: "$5 million dollars".
pub(super) fn read_second_money(tokens: Tokens<'_>, at: usize) -> Option<UnitRead> {
    read_money(tokens, at, true, true)
}

fn read_percent(tokens: Tokens<'_>, at: usize) -> Option<UnitRead> {
    const FIRST: &str = "% ％ percent per pct pc percents percentage pp ppt ppts pps p basis bps bp";
    static STARTS: WordSet = WordSet::new().with(FIRST);
    if !STARTS.may_have(tokens.hash(at)) {
        return None;
    }
    const PERCENT: &[&str] = &["%", "％", "percent", "per cent", "per - cent", "pct", "percents", "percentage"];
    const POINTS: &[&str] = &["points", "point", "pts", "- points", "- point", "pp"];
    let points = tokens.after_any(at, &["pp", "ppt", "ppts", "pps", "p . p ."]);
    if let Some(end) = points {
        return read(Unit::Points, end);
    }
    let basis = tokens.after_any(at, &["basis points", "basis point", "bps", "bp"]);
    if let Some(end) = basis {
        return Some(UnitRead { unit: Unit::Points, power: -2, end });
    }
    // "22.1pc": short for per cent; "PC" is a computer.
    let short = tokens.word(at) == "pc" && !tokens.capital(at);
    let end = tokens.after_any(at, PERCENT).or_else(|| short.then_some(at + 1))?;
    match tokens.after_any(end, POINTS) {
        Some(end) => read(Unit::Points, end),
        // "percentage" alone is a unit only where no noun follows it.
        None => (tokens.word(at) != "percentage" || !tokens.is_word(end)).then(|| read(Unit::Percent, end)).flatten(),
    }
}

fn read_money(tokens: Tokens<'_>, at: usize, scaled: bool, prefixed: bool) -> Option<UnitRead> {
    let found = currency::read_suffix(tokens, at, scaled, prefixed)?;
    Some(UnitRead { unit: Unit::Money(found.currency), power: found.power, end: found.end })
}

fn read_measure(tokens: Tokens<'_>, at: usize) -> Option<UnitRead> {
    let word = tokens.word(at);
    if among!(word, "times" | "x" | "fold" | "×") {
        let glued = word == "times" || (tokens.glued(at) && !tokens.is_number(at + 1));
        return glued
            .then(|| read(if is_rate(tokens, at + 1) { Unit::Physical } else { Unit::Multiple }, at + 1))
            .flatten();
    }
    if is_duration(word) {
        return read(Unit::Duration, at + 1);
    }
    // "12 m tall" and "5 in 2020": short names of measures are glued, or the capital letters tell.
    let glued = tokens.glued(at) && tokens.is_word(at);
    // "5G" is a name, "5g" a weight: single letters must be small, but for watts and volts.
    let lone = word.len() == 1 && tokens.capital(at) && !among!(word, "w" | "v" | "l");
    let spaced = tokens.get(at).is_some_and(|token| token.all_caps) || mixed_case(word);
    let singular = word.strip_suffix('s').unwrap_or(word);
    let short = SHORT.may_have(tokens.hash(at))
        && is_among(SHORT_MEASURES, word)
        && !lone
        && (glued || (spaced && word.len() > 1));
    let long = [word, singular].iter().any(|word| LONG.may_have(hash(word)) && is_among(LONG_MEASURES, word));
    let sign = among!(word, "°" | "″" | "℃");
    (short || long || sign).then(|| read(Unit::Physical, at + 1)).flatten()
}

/// Names whose usual writing mixes cases or has no vowels, so that a space before them is no doubt.
fn mixed_case(word: &str) -> bool {
    [
        "mah", "ghz", "mhz", "khz", "hz", "kwh", "mwh", "gwh", "twh", "kw", "km", "kg", "mm", "cm", "nm", "fps",
        "mbps", "gbps", "kmh", "mph", "dpi", "ppi",
    ]
    .contains(&word)
}

/// "three times a year" tells how often, not how many times as much.
fn is_rate(tokens: Tokens<'_>, at: usize) -> bool {
    among!(tokens.word(at), "a" | "per" | "each" | "every" | "in") && is_duration(tokens.word(at + 1))
        || tokens.word(at) == "daily"
}

/// Lengths of time.
pub(super) fn is_duration(word: &str) -> bool {
    let singular = word.strip_suffix('s').unwrap_or(word);
    among!(
        singular,
        "second"
            | "minute"
            | "hour"
            | "day"
            | "week"
            | "fortnight"
            | "month"
            | "quarter"
            | "year"
            | "decade"
            | "century"
            | "centurie"
            | "sec"
            | "min"
            | "hr"
            | "yr"
            | "night"
            | "weekend"
    )
}

static SHORT: WordSet = WordSet::new().with(SHORT_MEASURES);
static LONG: WordSet = WordSet::new().with(LONG_MEASURES);

const SHORT_MEASURES: &str = "gb mb kb tb pb gbit mbit mah ah wh kwh mwh gwh twh w kw mw gw tw v kv hz khz mhz ghz mp mpx fps dpi \
    ppi nm mm cm km kg g mg lb lbs oz ml l cc hp bhp nits mbps gbps kbps kmh mph c f ft inch kcal db mt \
    ms";

const LONG_MEASURES: &str = "teu gigabyte megabyte kilobyte terabyte petabyte exabyte zettabyte gigabit megabit byte bit watt kilowatt \
    megawatt gigawatt terawatt volt hertz kilohertz megahertz gigahertz megapixel pixel nanometre \
    nanometer millimetre millimeter centimetre centimeter metre meter kilometre kilometer inch inches \
    foot feet mile yard acre hectare gram gramme kilogram kilogramme kilo ounce litre liter gallon \
    horsepower degree celsius fahrenheit nit decibel calorie knot milliampere";
