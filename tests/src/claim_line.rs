//! Claims in a compact written form, for specs of what follows from claims.
//!
//! About: `smartphones world 2020Q3` (market, region, period; `?` is unknown, `-` stands for a space inside a market).
//! Periods: `2020`, `2020H1`, `2020Q3`, `2020-11`, `2020-11-05`, `2018-01..2020-07` (the end is excluded), `2020-11..`.
//! Claim: `Xiaomi rank 3`, `rank 1-3`, `rank 6+`, `Xiaomi ahead of Apple`, `share 13.1`, `share >30`, `share ~20`,
//! `share <=5`, `share 13-15`, `revenue 205.8bn CNY = 30.6bn USD`, `shipments up 42% from 2019Q3`, `share down 2pp`.
//! Before it `goal`, `planned`, `forecast` or `rumoured`, and `not` when it is denied; after it `by users`.

use facts::claim::{Claim, Direction, Measure, Property, Value, ValueUnit};
use facts::ids::DocId;
use facts::modality::{Modality, Polarity};
use facts::number::Decimal;
use facts::period::{Basis, Date, Grain, Period};
use facts::quantity::Comparator;
use facts::span::Span;

use crate::gold::{property, unit};

/// The claim of one line.
///
/// # Errors
/// What could not be read.
pub fn read(about: &str, statement: &str, says: &str, doc: DocId) -> Result<Claim, String> {
    let mut claim = Claim::bare(doc, Property::Rank, Span::default());
    read_about(about, &mut claim)?;
    read_statement(statement, &mut claim).ok_or_else(|| format!("cannot read the claim “{statement}”"))?;
    claim.attribution =
        says.split(',').map(str::trim).filter(|name| !matches!(*name, "" | "—")).map(str::to_owned).collect();
    Ok(claim)
}

fn read_about(about: &str, claim: &mut Claim) -> Result<(), String> {
    let words: Vec<&str> = about.split_whitespace().collect();
    let [market @ .., region, time] = &words[..] else {
        return Err(format!("“{about}” is not a market, a region and a period"));
    };
    let known = |word: String| (word != "?" && !word.is_empty()).then_some(word);
    claim.market = known(market.join(" ").replace('-', " "));
    claim.region = known(region.replace('-', " "));
    if *time != "?" {
        claim.period = Some(period(time).ok_or_else(|| format!("“{time}” is no period"))?);
    }
    Ok(())
}

/// The period these words name.
pub fn period(text: &str) -> Option<Period> {
    if let Some((start, end)) = text.split_once("..") {
        let end = if end.is_empty() { None } else { Some(period(end)?.start?) };
        let basis = if end.is_some() { Basis::Explicit } else { Basis::Vague };
        return Some(Period { start: period(start)?.start, end, grain: Grain::Span, basis });
    }
    let year: i32 = text.get(..4)?.parse().ok()?;
    let (month, months, grain) = match text.get(4..)? {
        "" => (1, 12, Grain::Year),
        "H1" => (1, 6, Grain::Half),
        "H2" => (7, 6, Grain::Half),
        "Q1" => (1, 3, Grain::Quarter),
        "Q2" => (4, 3, Grain::Quarter),
        "Q3" => (7, 3, Grain::Quarter),
        "Q4" => (10, 3, Grain::Quarter),
        rest if rest.len() == 3 => (rest[1..].parse().ok()?, 1, Grain::Month),
        _ => {
            let day: Date = text.parse().ok()?;
            return Some(Period { start: Some(day), end: day.plus_days(1), grain: Grain::Day, basis: Basis::Explicit });
        }
    };
    let start = Date::new(year, month, 1)?;
    Some(Period { start: Some(start), end: start.plus_months(months), grain, basis: Basis::Explicit })
}

fn read_statement(text: &str, claim: &mut Claim) -> Option<()> {
    let (text, by) = text.split_once(" by ").map_or((text, None), |(text, by)| (text, Some(by)));
    claim.by = by.map(property);
    let mut words: Vec<&str> = text.split_whitespace().collect();
    let at = words.iter().position(|word| is_property(word))?;
    let mut subject: Vec<&str> = words.drain(..at).collect();
    while let Some(word) = subject.last() {
        match *word {
            "goal" => claim.modality = Modality::Goal,
            "planned" => claim.modality = Modality::Planned,
            "forecast" => claim.modality = Modality::Forecast,
            "rumoured" => claim.modality = Modality::Rumoured,
            "not" => claim.polarity = Polarity::Negative,
            _ => break,
        }
        subject.pop();
    }
    claim.subject = subject.join(" ");
    let (name, mut rest) = words.split_first()?;
    if *name == "ahead" {
        claim.property = Property::AheadOf;
        claim.object = Some(rest.get(1..)?.join(" "));
        return Some(());
    }
    claim.property = if *name == "share" { Property::MarketShare } else { property(name) };
    if let Some(direction) = rest.first().and_then(|word| direction(word)) {
        (claim.measure, claim.direction) = (Measure::Change, Some(direction));
        rest = &rest[1..];
    }
    if let [amount @ .., "from", base] = rest {
        claim.base = Some(period(base)?);
        rest = amount;
    }
    let text = rest.join(" ");
    let mut amounts = text.split(" = ");
    let first = amounts.next()?;
    claim.value = Some(value(first, claim.property)?);
    claim.equivalents = amounts.map(|text| value(text, claim.property)).collect::<Option<_>>()?;
    Some(())
}

fn is_property(word: &str) -> bool {
    matches!(word, "share" | "ahead") || Property::ALL.iter().any(|known| known.key() == word)
}

fn direction(word: &str) -> Option<Direction> {
    match word {
        "up" => Some(Direction::Up),
        "down" => Some(Direction::Down),
        "flat" => Some(Direction::Flat),
        _ => None,
    }
}

fn value(text: &str, property: Property) -> Option<Value> {
    let (amount, code) = text.split_once(' ').map_or((text, None), |(amount, code)| (amount, Some(code)));
    let marks: [(&str, Comparator); 5] = [
        (">=", Comparator::Ge),
        ("<=", Comparator::Le),
        (">", Comparator::Gt),
        ("<", Comparator::Lt),
        ("~", Comparator::Approx),
    ];
    let mark = marks.iter().find(|(mark, _)| amount.starts_with(mark));
    let (bare, mut comparator) =
        mark.map_or((amount, Comparator::Eq), |(mark, comparator)| (&amount[mark.len()..], *comparator));
    let unit = if bare.ends_with('%') {
        ValueUnit::Percent
    } else if bare.ends_with("pp") {
        ValueUnit::Points
    } else {
        code.map_or_else(|| own_unit(property), |code| unit(Some(code)))
    };
    let bare = bare.trim_end_matches(['%', 'p']);
    let (mut lo, mut hi, last_digit) = if let Some(from) = bare.strip_suffix('+') {
        comparator = Comparator::Ge;
        let (at, last) = number(from)?;
        (Some(at), Some(at), last)
    } else if let Some((lo, hi)) = bare.split_once('-').filter(|(lo, _)| !lo.is_empty()) {
        comparator = Comparator::Between;
        let scale = hi.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
        let (lo, last) = number(&format!("{lo}{scale}"))?;
        (Some(lo), Some(number(hi)?.0), last)
    } else {
        let (at, last) = number(bare)?;
        (Some(at), Some(at), last)
    };
    match comparator {
        Comparator::Gt | Comparator::Ge => hi = None,
        Comparator::Lt | Comparator::Le => lo = None,
        _ => {}
    }
    Some(Value { lo, hi, unit, comparator, last_digit })
}

/// A number with an optional scale, and the power of ten of its last digit.
fn number(text: &str) -> Option<(Decimal, i16)> {
    let (digits, scale) = [("bn", 9), ("M", 6), ("k", 3)]
        .into_iter()
        .find_map(|(name, scale)| Some((text.strip_suffix(name)?, scale)))
        .unwrap_or((text, 0));
    let places = digits.split_once('.').map_or(0, |(_, fraction)| fraction.len() as i16);
    let at: Decimal = digits.parse().ok()?;
    Some((at.shift(scale)?, scale - places))
}

fn own_unit(property: Property) -> ValueUnit {
    match property {
        Property::MarketShare | Property::RevenueShare => ValueUnit::Percent,
        Property::Rank => ValueUnit::Rank,
        Property::Users | Property::Employees => ValueUnit::People,
        Property::Products => ValueUnit::Items,
        Property::Companies => ValueUnit::Companies,
        Property::Countries => ValueUnit::Countries,
        Property::Stores => ValueUnit::Stores,
        Property::Capacity => ValueUnit::UnitsPerYear,
        _ => ValueUnit::Units,
    }
}
