//! Fiscal years: how they are named, and when an article says they begin.

use serde::{Deserialize, Serialize};

use super::calendar::{digits, is_apostrophe, read_day, read_month, read_short_year, read_year};
use super::years::april_year;
use super::{PeriodExpr, YearPart, YearRef};
use crate::among::among;
use crate::number::{Text, Tokens, WordSet, is_dash};

/// How an article's fiscal years lie in the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FiscalCalendar {
    /// The month (1 to 12) they begin in.
    pub start_month: u8,
    /// They are named after the calendar year they end in, not the one they begin in.
    pub named_by_end: bool,
}

/// Label of a fiscal year: `FY20`, `FY2020`, "fiscal 2020", "fiscal year 2020", "financial year 2020".
pub(super) fn read_fiscal_code(tokens: Tokens<'_>, at: usize) -> Option<(i32, usize)> {
    let next = match tokens.word(at) {
        "fy" => at + 1,
        "fiscal" | "financial" => at + 1 + usize::from(tokens.word(at + 1) == "year"),
        _ => return None,
    };
    let next = next + usize::from(is_apostrophe(tokens.word(next)) || is_dash(tokens.word(next)) && tokens.glued(next));
    read_year(tokens, next).or_else(|| {
        let short = tokens.word(at) == "fy" || is_apostrophe(tokens.before(next, 1));
        short.then(|| read_short_year(tokens, next)).flatten()
    })
}

/// "fiscal 2020", "FY2019-20", "the current fiscal year", "this fiscal".
pub(super) fn read_fiscal(tokens: Tokens<'_>, at: usize) -> Option<(PeriodExpr, usize)> {
    if let Some((label, end)) = read_fiscal_code(tokens, at) {
        let paired = among!(tokens.word(end), "-" | "–" | "/") && tokens.glued(end);
        let second = digits(tokens, end + 1, 2).or_else(|| digits(tokens, end + 1, 4));
        if second.is_some_and(|second| paired && second % 100 == (label + 1) % 100) {
            return Some((PeriodExpr::Fixed(april_year(label)?), end + 2));
        }
        return Some((PeriodExpr::Named { part: YearPart::YEAR, year: YearRef::Fiscal(label) }, end));
    }
    // "a growth of 3 percent in the fiscal year": the last one that is over.
    let fiscal = among!(tokens.word(at), "fiscal" | "financial") && tokens.word(at + 1) == "year";
    let told = among!(tokens.before(at, 2), "in" | "for" | "during" | "over") && tokens.before(at, 1) == "the";
    let ends = among!(tokens.word(at + 2), "." | "," | ";" | "as" | "and" | "while" | "but" | "with" | "" | "after")
        && !matches!(tokens.word(at + 3), "which" | "that" | "ended");
    if fiscal && told && ends {
        let year = YearRef::FiscalRelative(-1);
        return Some((PeriodExpr::Named { part: YearPart::YEAR, year }, at + 2));
    }
    let offset = match tokens.word(at) {
        "this" | "current" => 0,
        "last" | "previous" | "prior" | "past" => -1,
        "next" | "coming" => 1,
        _ => return None,
    };
    let fiscal = matches!(tokens.word(at + 1), "fiscal" | "financial");
    let end = at + 2 + usize::from(tokens.word(at + 2) == "year");
    let year = YearRef::FiscalRelative(offset);
    (fiscal && !matches!(tokens.word(end), "quarter" | "half"))
        .then_some((PeriodExpr::Named { part: YearPart::YEAR, year }, end))
}

/// The fiscal calendar an article defines: "fiscal 2020, the year ended March 31, 2021", "the fiscal year ending in March",
/// "its fiscal year begins in April". An article that counts in crore, lakh (even by its commas) or rupees has India's, from April, when it defines none.
pub fn find_fiscal_calendar(text: &Text) -> Option<FiscalCalendar> {
    static CUES: WordSet = WordSet::new().with("year crore lakh ₹ rs");
    let mut unnamed = None;
    let mut indian = false;
    for sentence in text.sentences() {
        let tokens = text.tokens(sentence);
        for at in tokens.start..tokens.end {
            indian |= tokens.is_number(at) && is_indian_number(tokens.word(at));
            if !CUES.may_have(tokens.hash(at)) {
                continue;
            }
            indian |= among!(tokens.word(at), "crore" | "lakh" | "₹" | "rs");
            match read_definition(tokens, at) {
                Some((calendar, true)) => return Some(calendar),
                Some((calendar, false)) => unnamed = unnamed.or(Some(calendar)),
                None => {}
            }
        }
    }
    unnamed.or_else(|| indian.then_some(FiscalCalendar { start_month: 4, named_by_end: true }))
}

/// "1,52,718": grouped by lakh.
fn is_indian_number(word: &str) -> bool {
    let mut groups = word.rsplit(',').map(str::len);
    let digits = word.len() >= "1,00,000".len() && word.starts_with(|c: char| c.is_ascii_digit());
    digits && groups.next() == Some(3) && groups.next() == Some(2) && groups.next().is_some_and(|group| group <= 2)
}

/// A definition at `at`, and whether it also says which year the name means.
fn read_definition(tokens: Tokens<'_>, at: usize) -> Option<(FiscalCalendar, bool)> {
    if tokens.word(at) != "year" {
        return None;
    }
    let (begins, next) = match tokens.word(at + 1) {
        "ended" | "ending" | "ends" | "to" => (false, at + 2),
        "begins" | "began" | "starts" | "started" | "beginning" | "starting" => (true, at + 2),
        "that" | "which" if matches!(tokens.word(at + 2), "ended" | "ends") => (false, at + 3),
        "that" | "which" if among!(tokens.word(at + 2), "began" | "begins" | "starts") => (true, at + 3),
        _ => return None,
    };
    let next = next + usize::from(matches!(tokens.word(next), "in" | "on"));
    let next = tokens.after(next, "the end of").or_else(|| tokens.after(next, "end of")).unwrap_or(next);
    let (month, year, _) = read_month_and_year(tokens, next)?;
    let label = label_before(tokens, at);
    let fiscal = label.is_some() || among!(tokens.before(at, 1), "fiscal" | "financial" | "business");
    // "the year to March" without a word about fiscal years is a period of its own.
    if !fiscal && !begins {
        return None;
    }
    let start_month = if begins { month } else { month % 12 + 1 };
    let named_by_end = match (label, year) {
        (Some(label), Some(year)) if begins => label != year,
        (Some(label), Some(year)) => label == year,
        _ => true,
    };
    Some((FiscalCalendar { start_month, named_by_end }, label.is_some() && year.is_some()))
}

fn read_month_and_year(tokens: Tokens<'_>, at: usize) -> Option<(u8, Option<i32>, usize)> {
    let (month, mut next) = match read_month(tokens, at) {
        Some(read) => read,
        None => read_month(tokens, read_day(tokens, at)?.1)?,
    };
    if let (Some((_, end)), None) = (read_day(tokens, next), read_year(tokens, next)) {
        next = end;
    }
    next += usize::from(tokens.word(next) == ",");
    let year = read_year(tokens, next);
    Some((month, year.map(|(year, _)| year), year.map_or(next, |(_, end)| end)))
}

/// "fiscal 2020, the year", "FY20 (year": the label a few words before.
fn label_before(tokens: Tokens<'_>, at: usize) -> Option<i32> {
    (1..=6).find_map(|back| {
        read_fiscal_code(tokens, at.checked_sub(back)?).filter(|(_, end)| *end <= at).map(|(label, _)| label)
    })
}
