//! The date a document counts from: given in its metadata, or inferred from its own words.

use super::PeriodContext;
use super::{
    Basis, Date, Grain, Period, PeriodExpr, PeriodMention, ReferenceDate, YearPart, YearRef, find_periods,
    resolve_period,
};
use crate::among::among;
use crate::document::{BlockKind, BoilerplateKind, Document};
use crate::number::{Text, is_among};
use crate::segment::{Segments, Sentence, lex};
use crate::span::Span;

/// Reads a publication date in EDTF: `2020-11-05`, `2020-11`, `2020`, each optionally with `~` or `?`; a time of day is passed
/// over. `None` for anything else and for days no calendar has.
pub fn read_reference(published: &str) -> Option<ReferenceDate> {
    let date = published.trim().trim_end_matches(['~', '?', '%']);
    let date = date.split_once(['T', ' ']).map_or(date, |(date, _)| date);
    let mut parts = date.splitn(3, '-');
    let year: i32 = parts.next().filter(|part| part.len() == 4)?.parse().ok()?;
    let mut number = || parts.next().map(|part| part.parse::<u8>().ok().filter(|_| part.len() == 2));
    let (month, day) = (number(), number());
    let (start, months, grain) = match (month, day) {
        (None, _) => (Date::new(year, 1, 1)?, 12, Grain::Year),
        (Some(month), None) => (Date::new(year, month?, 1)?, 1, Grain::Month),
        (Some(month), Some(day)) => (Date::new(year, month?, day?)?, 0, Grain::Day),
    };
    let end = if months == 0 { start.plus_days(1)? } else { start.plus_months(months)? };
    let period = Period { start: Some(start), end: Some(end), grain, basis: Basis::Explicit };
    Some(ReferenceDate { period, inferred: false })
}

/// How many sentences at the head of an article may tell its date.
const HEAD: usize = 10;

/// A sentence of that head, and what its words say of all its periods.
struct Head<'a> {
    sentence: &'a Sentence,
    /// The token of the first "than".
    than: Option<usize>,
    /// It tells of what happened.
    told: bool,
}

fn heads(segments: &Segments) -> impl Iterator<Item = Head<'_>> {
    let told = |at| segments.word(at).ends_with("ed") || among!(segments.word(at), "had" | "was" | "were");
    segments.sentences.iter().take(HEAD).map(move |sentence| Head {
        sentence,
        than: sentence.tokens.clone().find(|&at| segments.word(at) == "than"),
        told: sentence.tokens.clone().any(told),
    })
}

/// A date read from the article's own words, marked as inferred: a byline or dateline gives the day, else the first month or
/// quarter the article reports on gives an anchor for years left out.
pub fn infer_reference(document: &Document, segments: &Segments, mentions: &[PeriodMention]) -> Option<ReferenceDate> {
    let period = from_byline(document).or_else(|| from_dateline(document, segments, mentions)).or_else(|| {
        let report = from_report(segments, mentions).or_else(|| from_stretch(segments, mentions));
        // The half that is reported on can end later than a month told beside it.
        from_comparison(segments, mentions)
            .filter(|later| report.is_none_or(|report| report.end < later.end && !is_year_before(&report, later)))
            .or(report)
    })?;
    Some(ReferenceDate { period, inferred: true })
}

/// A full date in a byline, the last one said (an update comes after the first publication).
fn from_byline(document: &Document) -> Option<Period> {
    let byline = BlockKind::Boilerplate(BoilerplateKind::Byline);
    let (mut found, mut told, mut bylines) = (None, false, 0);
    for block in &document.blocks {
        match block.kind {
            _ if bylines == HEAD => break,
            kind if kind == byline && !follows_joined(document, block.span) => bylines += 1,
            // Past the text the dates are those of other articles.
            BlockKind::Boilerplate(_) if told && found.is_some() => break,
            BlockKind::Boilerplate(_) => continue,
            kind => {
                told |= kind != BlockKind::Title;
                continue;
            }
        }
        let mut segments = Segments { lower: document.text.to_ascii_lowercase(), ..Segments::default() };
        lex(&document.text, block.span, &mut segments.tokens);
        let tokens = 0..segments.tokens.len();
        segments.sentences.push(Sentence { span: block.span, block: 0, kind: block.kind, tokens });
        let dates = find_periods(&Text::of(&segments));
        found = dates.iter().filter_map(|mention| stated_day(&mention.expr)).next_back().or(found);
    }
    found
}

/// "Joined", and under it when a member of a forum did.
fn follows_joined(document: &Document, line: Span) -> bool {
    let before = document.text.get(..line.start()).unwrap_or("").trim_end_matches(|c: char| !c.is_alphabetic());
    before.ends_with("Joined")
}

fn stated_day(expr: &PeriodExpr) -> Option<Period> {
    let fixed = matches!(
        expr,
        PeriodExpr::Fixed(_) | PeriodExpr::Named { part: YearPart::Day { .. }, year: YearRef::Stated(_) }
    );
    let period = fixed.then(|| resolve_period(expr, &PeriodContext::default())).flatten()?;
    (period.grain == Grain::Day).then_some(period)
}

/// "Oct 30 (Example Wire) -", "MUMBAI, 2 September 2021 -": a day that opens one of the first sentences. A year left out is the
/// first that does not lie before what the article reports on.
fn from_dateline(document: &Document, segments: &Segments, mentions: &[PeriodMention]) -> Option<Period> {
    let opens = |mention: &&PeriodMention| {
        let heads = segments.sentences.iter().take(HEAD);
        heads.filter(|sentence| sentence.kind != BlockKind::Title).any(|sentence| {
            sentence.span.contains(mention.span)
                && !follows_joined(document, sentence.span)
                && leads_to_day(&document.text, sentence.span.start(), mention.span.start())
                && (is_dateline_end(&document.text, mention.span.end()) || is_line_end(sentence, mention))
        })
    };
    let mention = mentions.iter().take(HEAD).find(opens)?;
    if let Some(period) = stated_day(&mention.expr) {
        return Some(period);
    }
    let PeriodExpr::Named { part: part @ YearPart::Day { .. }, year: YearRef::Unstated } = mention.expr else {
        return None;
    };
    let report = from_report(segments, mentions)?;
    let (year, _, _) = report.start?.parts();
    (year..year + 2).find_map(|year| {
        let named = PeriodExpr::Named { part, year: YearRef::Stated(year) };
        resolve_period(&named, &PeriodContext::default()).filter(|day| day.start >= report.end)
    })
}

/// Little stands before the day, or nothing but towns: "New Delhi, Hong Kong, San Diego, Buenos Aires – November 1, 2023".
fn leads_to_day(text: &str, start: usize, day: usize) -> bool {
    let towns = |lead: &str| lead.split_whitespace().all(|word| !word.starts_with(|first: char| first.is_lowercase()));
    day - start < 40 || day - start < 160 && text.get(start..day).is_some_and(towns)
}

/// "RENO, NV, October 27, 2022" on a line of its own.
fn is_line_end(sentence: &Sentence, mention: &PeriodMention) -> bool {
    sentence.span.end() == mention.span.end() && stated_day(&mention.expr).is_some()
}

/// Whether a dateline ends at the byte `end`: with a dash, or an agency in brackets.
fn is_dateline_end(text: &str, end: usize) -> bool {
    let rest = text.get(end..).unwrap_or("").trim_start();
    let rest = match rest.strip_prefix('(').and_then(|inner| inner.split_once(')')) {
        Some((agency, rest)) if agency.len() < 40 => return !rest.is_empty(),
        _ => rest,
    };
    ["-", "–", "—", "--", "/"].iter().any(|dash| rest.starts_with(dash))
}

/// The latest month, quarter or half with its year that the head of the article reports on and does not foresee.
fn from_report(segments: &Segments, mentions: &[PeriodMention]) -> Option<Period> {
    let mut mentions = mentions.iter().peekable();
    let mut latest: Option<Period> = None;
    for head in heads(segments) {
        let foreseen = is_foreseen(segments, head.sentence);
        while let Some(mention) = mentions.next_if(|mention| mention.span.end() <= head.sentence.span.end()) {
            let stated =
                matches!(mention.expr, PeriodExpr::Named { year: YearRef::Stated(_), .. } | PeriodExpr::LastDay(_));
            let period = (stated && !foreseen && !is_compared(segments, &head, mention))
                .then(|| resolve_period(&mention.expr, &PeriodContext::default()))
                .flatten();
            let ended = matches!(mention.expr, PeriodExpr::LastDay(_));
            let anchor = period.and_then(|period| if ended { last_month(&period) } else { as_anchor(period) });
            let Some(period) = anchor else { continue };
            if latest.is_none_or(|latest| latest.end < period.end) {
                latest = Some(period);
            }
        }
    }
    latest
}

/// The last month of the latest stretch the head of the article reports on: "the first nine months of 2016", "the year ended
/// January 31, 2005".
fn from_stretch(segments: &Segments, mentions: &[PeriodMention]) -> Option<Period> {
    let stretches = heads(segments).flat_map(|head| {
        let within = mentions.iter().filter(move |mention| head.sentence.span.contains(mention.span));
        within.filter(move |mention| is_stretch(&mention.expr) && !is_compared(segments, &head, mention))
    });
    let periods = stretches.filter_map(|mention| resolve_period(&mention.expr, &PeriodContext::default()));
    let end = periods.filter_map(|period| period.end).max()?;
    let start = end.plus_months(-1)?;
    Some(Period { start: Some(start), end: Some(end), grain: Grain::Month, basis: Basis::Resolved })
}

/// "2 percent more than in the second quarter of 2020", in an article on "the second quarter": that of the year after.
fn from_comparison(segments: &Segments, mentions: &[PeriodMention]) -> Option<Period> {
    let mut bases = Vec::new();
    let mut reported = Vec::new();
    for head in heads(segments) {
        for mention in mentions.iter().filter(|mention| head.sentence.span.contains(mention.span)) {
            let PeriodExpr::Named { part, year } = mention.expr else { continue };
            match (year, is_compared(segments, &head, mention)) {
                (YearRef::Stated(year), true) => bases.push((part, year)),
                (YearRef::Unstated, false) if !reported.contains(&part) => reported.push(part),
                _ => {}
            }
        }
    }
    bases.into_iter().filter(|(part, _)| reported.contains(part)).find_map(|(part, year)| {
        let later = PeriodExpr::Named { part, year: YearRef::Stated(year + 1) };
        resolve_period(&later, &PeriodContext::default()).and_then(as_anchor)
    })
}

/// What is reported on may be the very period that a later one is said to be compared with.
fn is_year_before(one: &Period, later: &Period) -> bool {
    one.start.and_then(|start| start.plus_months(12)) == later.start && one.grain == later.grain
}

/// Months of a stated year, not the calendar year itself.
fn is_stretch(expr: &PeriodExpr) -> bool {
    match expr {
        PeriodExpr::Named { part: YearPart::Months { first, count, .. }, year: YearRef::Stated(_) } => {
            *count < 12 || *first > 1
        }
        _ => false,
    }
}

/// "more than in the first quarter of 2020", "from 12 million in 2019": the base of a change, not what is reported.
fn is_compared(segments: &Segments, head: &Head, mention: &PeriodMention) -> bool {
    let first = segments.token_at(mention.span.start());
    let words = first.saturating_sub(4).max(head.sentence.tokens.start)..first;
    // "lower than the 281,700 units sold in 2020", "the same as last year".
    let compared = head.than.is_some_and(|than| than < first)
        || words.clone().any(|at| segments.word(at) == "as" && segments.word(at.saturating_sub(1)) == "same");
    // "by the end of 2022" is to come, unless it is told: "by the end of the third quarter shipments rose".
    // "down by 8 percent in July 2020".
    let number = |at: usize| segments.word(at).starts_with(|c: char| c.is_ascii_digit());
    // "by the end of 2022", not "lenders by volume (first quarter of 2012)".
    let leads_to = |at: usize| {
        at == first
            || among!(segments.word(at), "the" | "end" | "early" | "mid" | "late" | "year" | "fiscal" | "summer")
    };
    let ahead = !head.told && words.clone().any(|at| segments.word(at) == "by" && !number(at + 1) && leads_to(at + 1));
    // "the report from Canalys, in the second quarter of 2023": the comma parts them.
    let parted = |at: usize| (at..first).any(|at| segments.word(at) == ",");
    let near = compared
        || ahead
        || words.into_iter().any(|at| {
            among!(segments.word(at), "than" | "from" | "against" | "compared" | "versus" | "vs" | "since")
                && !parted(at)
        });
    // "up 49 percent on January 2024".
    let percent = |at: usize| among!(segments.word(at), "%" | "percent" | "cent");
    let on = first.checked_sub(2).is_some_and(|at| segments.word(at + 1) == "on" && percent(at));
    near || on || starts_from(segments, head.sentence, first)
}

/// "from the 81.8 percent it had during Q1 of 2017": a number stands between.
fn starts_from(segments: &Segments, sentence: &Sentence, first: usize) -> bool {
    let words = first.saturating_sub(10).max(sentence.tokens.start)..first;
    let Some(from) = words.clone().rev().find(|&at| segments.word(at) == "from") else { return false };
    let between = from + 1..first;
    let number = between.clone().any(|at| segments.word(at).starts_with(|c: char| c.is_ascii_digit()));
    number && !between.clone().any(|at| among!(segments.word(at), "to" | "," | ";"))
}

/// "the year ended January 31, 2005": the month it ended in.
fn last_month(period: &Period) -> Option<Period> {
    let (year, month, _) = period.end?.plus_days(-1)?.parts();
    let start = Date::new(year, month, 1)?;
    Some(Period { start: Some(start), end: start.plus_months(1), grain: Grain::Month, basis: Basis::Resolved })
}

/// A day anchors its month: only datelines are taken for the day of publication.
fn as_anchor(period: Period) -> Option<Period> {
    match period.grain {
        Grain::Month | Grain::Quarter | Grain::Half => Some(period),
        Grain::Day => {
            let (year, month, _) = period.start?.parts();
            let start = Date::new(year, month, 1)?;
            Some(Period {
                start: Some(start),
                end: Some(start.plus_months(1)?),
                grain: Grain::Month,
                basis: period.basis,
            })
        }
        Grain::Year | Grain::Span => None,
    }
}

/// Whether a sentence speaks of what is to come.
fn is_foreseen(segments: &Segments, sentence: &Sentence) -> bool {
    sentence.tokens.clone().any(|at| {
        let word = segments.word(at);
        is_among("will would aiming targeting hoping planning expects expected expect forecast forecasts plans target targets aims goal could may might hopes wants", word)
    })
}
