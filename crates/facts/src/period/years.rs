//! Whole years: "2020", "2015-2019", "2019-20", "the 1990s", and when four digits are a year at all.

use super::calendar::{digits, read_day, read_month, read_year};
use super::named::read_ordered;
use super::{Basis, Date, Grain, Period, PeriodExpr, YearPart, YearRef};
use crate::among::among;
use crate::number::{Tokens, is_among, is_dash};
use crate::segment::{TokenKind, is_possessive};
use crate::vocabulary::Class;

/// "2020", "the year 2020", "2015-2019", "2019-20", "the 1990s".
pub(super) fn read_year_words(tokens: Tokens<'_>, at: usize) -> Option<(PeriodExpr, usize)> {
    let year_at = at + usize::from(matches!(tokens.word(at), "year" | "calendar"));
    let year_at = year_at + usize::from(tokens.word(year_at) == "year");
    if let Some(decade) = digits(tokens, year_at, 4).filter(|year| year % 10 == 0 && (1900..2100).contains(year)) {
        let plural = tokens.word(year_at + 1);
        if plural == "s" && tokens.glued(year_at + 1) || is_possessive(plural) && tokens.before(year_at, 1) == "the" {
            return Some((PeriodExpr::Fixed(years(decade, decade + 10)?), year_at + 2));
        }
    }
    let (year, end) = read_year(tokens, year_at)?;
    // "2019's final quarter"
    if is_possessive(tokens.word(end))
        && let Some((PeriodExpr::Named { part, year: YearRef::Unstated }, after)) = read_ordered(tokens, end + 1)
    {
        return Some((PeriodExpr::Named { part, year: YearRef::Stated(year) }, after));
    }
    // "2020 November", "2016, Nov"
    let month_at = end + usize::from(tokens.word(end) == ",");
    if let Some((month, after)) = read_month(tokens, month_at).filter(|(_, after)| read_day(tokens, *after).is_none()) {
        let part = YearPart::months(month, month);
        let plain = read_year(tokens, after).is_none();
        return plain.then_some((PeriodExpr::Named { part, year: YearRef::Stated(year) }, after));
    }
    if is_dash(tokens.word(end)) && tokens.glued(end) && tokens.glued(end + 1) {
        if let Some((last, after)) = read_year(tokens, end + 1).filter(|(last, _)| *last > year) {
            return Some((PeriodExpr::Fixed(years(year, last + 1)?), after));
        }
        if digits(tokens, end + 1, 2).is_some_and(|last| (year + 1) % 100 == last) {
            return Some((PeriodExpr::Fixed(april_year(year)?), end + 2));
        }
    }
    let stated = year_at > at || is_year_context(tokens, year_at, end);
    stated.then_some((PeriodExpr::Named { part: YearPart::YEAR, year: YearRef::Stated(year) }, end))
}

fn years(first: i32, end: i32) -> Option<Period> {
    let (start, end) = (Date::new(first, 1, 1)?, Date::new(end, 1, 1)?);
    let grain = if start.plus_months(12) == Some(end) { Grain::Year } else { Grain::Span };
    Some(Period { start: Some(start), end: Some(end), grain, basis: Basis::Explicit })
}

/// The Indian fiscal year that begins in April of `year`.
pub(super) fn april_year(year: i32) -> Option<Period> {
    let (start, end) = (Date::new(year, 4, 1)?, Date::new(year + 1, 4, 1)?);
    Some(Period { start: Some(start), end: Some(end), grain: Grain::Year, basis: Basis::Explicit })
}

/// Whether four digits are a year here and not a count ("2020 stores") or a model ("the Nokia 2010").
fn is_year_context(tokens: Tokens<'_>, at: usize, end: usize) -> bool {
    let before = tokens.before(at, 1);
    let bounded = || is_among("than about nearly around roughly some approximately almost least exactly", before);
    let money = tokens.kind(at.wrapping_sub(1)) == Some(TokenKind::Currency);
    let plausible = ("1950".."2061").contains(&tokens.word(at));
    if money || !plausible || bounded() || is_counted(tokens, end) {
        return false;
    }
    // After a name it is more often a model, but for a comma or a dash between them.
    let after_name = tokens.is_word(at.wrapping_sub(1)) && tokens.capital(at.wrapping_sub(1)) && at > tokens.start + 1;
    // "Rank Vendor 2016 Revenue": the head of a table.
    let heads = Class::ColumnOfNames.has(before) && !among!(before, "model" | "models" | "market");
    !after_name || is_year_lead(before) || heads
}

/// Words that lead to a year whatever stands before them.
fn is_year_lead(word: &str) -> bool {
    is_among(
        "in of for since by until till from to during through before after throughout over late early mid \
         and or versus vs against with the spring summer autumn fall winter latest end between whole \
         calendar full start year its 's ’s on",
        word,
    )
}

/// Plurals of what is measured, and what else ends like one.
const MEASURED: &str = "sales revenues figures results profits earnings shipments losses levels estimates forecasts \
    targets deliveries exports imports goals registrations is was has as versus vs plans elections \
    olympics models numbers prices 's ’s accounts reports alliances subscriptions holidays awards \
    thanks perhaps besides across towards this totals highs lows its does financials sees marks brings looks saw";

/// Whether what follows is counted: a scale, a currency or things in the plural.
fn is_counted(tokens: Tokens<'_>, end: usize) -> bool {
    let word = tokens.word(end);
    let scale = is_among("million billion crore lakh thousand hundred yuan yen won people staff percent mah %", word);
    // Plurals of what is measured follow a year, others follow a count: "2019 sales", "2019 stores".
    let plural = word.len() > 3 && word.ends_with('s') && !word.ends_with("ss") && tokens.is_word(end);
    scale || (plural && !tokens.capital(end) && !is_among(MEASURED, word))
}
