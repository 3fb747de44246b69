//! Every period mention of a text, with the words around it that change its meaning: "since", "until", "the end of".

use super::named::{read_months_period, read_named, read_weeks_to};
use super::relative::read_relative;
use super::{Grain, PeriodExpr, PeriodMention, Portion, YearPart, YearRef};
use crate::among::among;
use crate::number::{STARTS, Text, Tokens, WordSet, is_dash};

type Read = Option<(PeriodExpr, usize)>;

/// Every period mention, in text order, none overlapping another.
pub fn find_periods(text: &Text) -> Vec<PeriodMention> {
    let mut mentions = Vec::new();
    for sentence in text.sentences() {
        let tokens = text.tokens(sentence);
        let mut at = tokens.start;
        while at < tokens.end {
            match read_mention(tokens, at) {
                Some((expr, end)) => {
                    mentions.push(PeriodMention { span: tokens.span(at, end), expr });
                    at = end.max(at + 1);
                }
                None => at += 1,
            }
        }
    }
    mentions
}

/// The mention that begins exactly at `at`.
fn read_mention(tokens: Tokens<'_>, at: usize) -> Read {
    if !may_begin(tokens, at) {
        return None;
    }
    // "the rest of the year", "the middle of 2000" begin with their article.
    let article = tokens.word(at) == "the" && among!(tokens.word(at + 1), "rest" | "remainder" | "middle");
    let first = if article { at + 1 } else { at };
    read_wrapped(tokens, first).or_else(|| read_stretch(tokens, at)).or_else(|| read_span(tokens, at))
}

/// "from September to November", "between July and September": here the preposition belongs to the stretch.
fn read_stretch(tokens: Tokens<'_>, at: usize) -> Read {
    if !matches!(tokens.word(at), "from" | "between") {
        return None;
    }
    let (expr, end) = read_span(tokens, at + 1)?;
    let linked = (at + 2..end).any(|at| {
        let word = tokens.word(at);
        is_dash(word) || among!(word, "to" | "and" | "through" | "until" | "till")
    });
    let stretch = matches!(expr, PeriodExpr::Through(..) | PeriodExpr::Named { .. } | PeriodExpr::Fixed(_));
    (linked && stretch).then_some((expr, end))
}

/// Whether a look is worth it: most words begin no period.
fn may_begin(tokens: Tokens<'_>, at: usize) -> bool {
    if tokens.is_number(at) {
        return !among!(tokens.word(at + 1), "%" | "percent");
    }
    if !FIRST.may_have(tokens.hash(at)) || !tokens.is_word(at) {
        return false;
    }
    match tokens.word(at) {
        "the" => tokens.is_number(at + 1) || FIRST.may_have(tokens.hash(at + 1)),
        "a" | "an" => LENGTHS.may_have(tokens.hash(at + 1)),
        _ => true,
    }
}

static LENGTHS: WordSet = WordSet::new().with("year quarter month day decade week fortnight half full");

/// First words of periods: those of numbers and an article, and these.
static FIRST: WordSet = WordSet::new().and(&STARTS).with("the").with(
    "january february march april may june july august september october november december jan feb mar apr jun jul aug sep \
     sept oct nov dec monday tuesday wednesday thursday friday saturday sunday q h fy fiscal financial year years quarter \
     half month months period day decade calendar full whole entire since until till before prior early late mid middle earlier later ytd through \
     rest remainder end close very start beginning outset currently now nowadays presently today yesterday tomorrow at so \
     last next this current ongoing coming past previous preceding following trailing within same corresponding comparable \
     equivalent recent near foreseeable latest most reported just final closing opening latter back holiday christmas yoy y \
     qoq mom m sequentially annually on from between",
);

/// "since …", "until …", "before …", "the end of …", "early …".
fn read_wrapped(tokens: Tokens<'_>, at: usize) -> Read {
    let boxed = |wrap: fn(Box<PeriodExpr>) -> PeriodExpr, next: usize| {
        let (inner, end) = read_edge(tokens, next).or_else(|| read_span(tokens, next))?;
        is_anchored(&inner).then(|| (wrap(Box::new(inner)), end))
    };
    match tokens.word(at) {
        "since" => {
            boxed(PeriodExpr::Since, at + 1).or_else(|| boxed(PeriodExpr::Since, after_beginning(tokens, at + 1)?))
        }
        "through" => read_year_through(tokens, at + 1),
        "ytd" => boxed(PeriodExpr::Since, at + 1).or(Some((PeriodExpr::YearToDate, at + 1))),
        "until" | "till" => boxed(PeriodExpr::Until, at + 1),
        "before" => boxed(PeriodExpr::Before, at + 1),
        "prior" if tokens.word(at + 1) == "to" => boxed(PeriodExpr::Before, at + 2),
        "early" | "late" | "mid" => {
            let next = at + 1 + usize::from(is_dash(tokens.word(at + 1)) && tokens.glued(at + 1));
            let next = next + usize::from(tokens.word(next) == "in");
            read_within(tokens, next, tokens.word(at))
        }
        "middle" if tokens.word(at + 1) == "of" => read_within(tokens, at + 2, "mid"),
        "earlier" | "later" | "rest" | "remainder" => read_rest(tokens, at),
        _ => read_edge(tokens, at),
    }
}

/// "since launching in", "since its debut in", "since the launch in": the stretch begins with what began then.
fn after_beginning(tokens: Tokens<'_>, at: usize) -> Option<usize> {
    let noun = at + usize::from(among!(tokens.word(at), "its" | "the" | "their" | "being"));
    let begins = among!(
        tokens.word(noun),
        "launching"
            | "launch"
            | "launched"
            | "debut"
            | "debuting"
            | "entering"
            | "arriving"
            | "introduction"
            | "release"
            | "starting"
    );
    (begins && tokens.word(noun + 1) == "in").then_some(noun + 2)
}

/// "through December 23", with nothing before it: from the first day of its year.
fn read_year_through(tokens: Tokens<'_>, at: usize) -> Read {
    // "through mid-October".
    if tokens.after(at, "mid -").is_some() {
        let (last, end) = read_edge(tokens, at).or_else(|| read_wrapped(tokens, at))?;
        let first = PeriodExpr::FirstDay(Box::new(PeriodExpr::Relative { grain: Grain::Year, offset: 0 }));
        return Some((PeriodExpr::Through(Box::new(first), Box::new(last)), end));
    }
    // "389 through the end of June".
    if let Some(next) = tokens.after(at, "the end of").or_else(|| tokens.after(at, "end of")) {
        let (last, end) = read_simple(tokens, next)?;
        let PeriodExpr::Named { part: YearPart::Months { count: 1, .. }, year } = last else { return None };
        let first = PeriodExpr::FirstDay(Box::new(PeriodExpr::Named { part: YearPart::YEAR, year: of_year(year) }));
        return Some((PeriodExpr::Through(Box::new(first), Box::new(last)), end));
    }
    let (last, end) = read_simple(tokens, at)?;
    let PeriodExpr::Named { part: YearPart::Day { .. }, year } = last else { return None };
    let first = PeriodExpr::Named { part: YearPart::YEAR, year: of_year(year) };
    let first = PeriodExpr::FirstDay(Box::new(first));
    Some((PeriodExpr::Through(Box::new(first), Box::new(last)), end))
}

/// The year of what has run up to now, when none is said.
fn of_year(year: YearRef) -> YearRef {
    if year == YearRef::Unstated { YearRef::Relative(0) } else { year }
}

fn read_within(tokens: Tokens<'_>, at: usize, word: &str) -> Read {
    let portion = match word {
        "early" => Portion::Early,
        "late" => Portion::Late,
        _ => Portion::Middle,
    };
    let (inner, end) = read_simple(tokens, at)?;
    let whole = is_named(&inner) || matches!(inner, PeriodExpr::Relative { .. } | PeriodExpr::Focus(Some(_)));
    whole.then(|| (PeriodExpr::Within { of: Box::new(inner), portion }, end))
}

/// "earlier this year", "later in the year", "the rest of 2020".
fn read_rest(tokens: Tokens<'_>, at: usize) -> Read {
    let next = at + 1 + usize::from(matches!(tokens.word(at + 1), "in" | "of"));
    let (inner, end) = read_simple(tokens, next)?;
    let year =
        matches!(inner, PeriodExpr::Relative { grain: Grain::Year, offset: 0 } | PeriodExpr::Focus(Some(Grain::Year)));
    match tokens.word(at) {
        "earlier" => year.then_some((PeriodExpr::YearToDate, end)),
        "later" => {
            let current = year || matches!(inner, PeriodExpr::Relative { offset: 0, .. });
            current.then(|| (PeriodExpr::Rest(Box::new(inner)), end))
        }
        _ => {
            let whole = is_named(&inner) || matches!(inner, PeriodExpr::Relative { .. } | PeriodExpr::Focus(Some(_)));
            (whole && tokens.word(at + 1) == "of").then(|| (PeriodExpr::Rest(Box::new(inner)), end))
        }
    }
}

/// "the end of 2017", "end-March", "year-end", "the start of the year".
fn read_edge(tokens: Tokens<'_>, at: usize) -> Read {
    static STARTS: WordSet = WordSet::new().with("end close very year start beginning outset");
    let first = at + usize::from(tokens.word(at) == "the");
    if !STARTS.may_have(tokens.hash(first)) {
        return None;
    }
    let last_day = tokens.after_any(first, &["end of", "close of", "end -", "very end of"]);
    let last_day =
        last_day.or_else(|| (tokens.word(first) == "end" && tokens.is_number(first + 1)).then_some(first + 1));
    if let Some(next) = last_day {
        if tokens.word(next) == "the" && tokens.word(next + 1) == "decade" {
            return Some((PeriodExpr::LastDay(Box::new(PeriodExpr::Decade)), next + 2));
        }
        let (inner, end) = read_span(tokens, next)?;
        let inner = in_short_year(inner);
        return is_anchored(&inner).then(|| (PeriodExpr::LastDay(Box::new(inner)), end));
    }
    if let Some(next) = tokens.after(first, "year - end").or_else(|| tokens.after(first, "year end")) {
        let (inner, end) = match super::calendar::read_year(tokens, next) {
            Some((year, end)) => (PeriodExpr::Named { part: super::YearPart::YEAR, year: YearRef::Stated(year) }, end),
            None => (PeriodExpr::Relative { grain: Grain::Year, offset: 0 }, next),
        };
        return Some((PeriodExpr::LastDay(Box::new(inner)), end));
    }
    let next = tokens.after_any(first, &["start of", "beginning of", "outset of"])?;
    let (inner, end) = read_span(tokens, next)?;
    is_anchored(&inner).then(|| (PeriodExpr::FirstDay(Box::new(inner)), end))
}

/// "the end of September 17": no day in the middle of a month ends, so it is the year.
fn in_short_year(expr: PeriodExpr) -> PeriodExpr {
    match expr {
        PeriodExpr::Named { part: super::YearPart::Day { month, day: day @ 10..=27 }, year: YearRef::Unstated } => {
            PeriodExpr::Named {
                part: super::YearPart::months(month, month),
                year: YearRef::Stated(2000 + i32::from(day)),
            }
        }
        other => other,
    }
}

/// Whether an edge or a beginning of it makes sense.
fn is_anchored(expr: &PeriodExpr) -> bool {
    !matches!(
        expr,
        PeriodExpr::Against { .. }
            | PeriodExpr::Counted(_)
            | PeriodExpr::Present
            | PeriodExpr::Vague(_)
            | PeriodExpr::Rolling { .. }
    )
}

/// One period, or the stretch from one to another: "2015 to 2019", "Q1 to Q3 2020".
fn read_span(tokens: Tokens<'_>, at: usize) -> Read {
    let (first, end) = read_simple(tokens, at)?;
    let through = read_second(tokens, at, end).filter(|_| is_named(&first));
    match through {
        Some((last, after)) => Some((PeriodExpr::Through(Box::new(with_year_of(first, &last)), Box::new(last)), after)),
        None => Some((first, end)),
    }
}

fn read_simple(tokens: Tokens<'_>, at: usize) -> Read {
    let first = at + usize::from(tokens.word(at) == "the");
    read_weeks_to(tokens, first)
        .or_else(|| read_named(tokens, first))
        .or_else(|| read_relative(tokens, first))
        .or_else(|| read_months_period(tokens, first))
}

fn read_second(tokens: Tokens<'_>, at: usize, end: usize) -> Read {
    let from = matches!(tokens.before(at, 1), "from" | "between");
    // "between January, 2019, and January, 2020".
    let end = end + usize::from(from && tokens.word(end) == "," && tokens.word(end + 1) == "and");
    let linked = match tokens.word(end) {
        "to" | "through" | "until" | "till" => true,
        "and" => tokens.before(at, 1) == "between",
        word => is_dash(word) && (tokens.glued(end) == tokens.glued(end + 1)),
    };
    let (last, after) = linked.then(|| read_simple(tokens, end + 1)).flatten()?;
    // "up 5% in 2019 to 2 million" never gets here; "in October to December" does without "from".
    let dashed = is_dash(tokens.word(end)) && tokens.glued(end);
    (is_named(&last) && (from || dashed || tokens.word(end) != "and")).then_some((last, after))
}

fn is_named(expr: &PeriodExpr) -> bool {
    matches!(expr, PeriodExpr::Named { .. } | PeriodExpr::Fixed(_))
}

/// The year said last holds for both: "Q1 to Q3 2020".
fn with_year_of(first: PeriodExpr, last: &PeriodExpr) -> PeriodExpr {
    match (first, last) {
        (PeriodExpr::Named { part, year: YearRef::Unstated }, PeriodExpr::Named { year, .. }) => {
            PeriodExpr::Named { part, year: *year }
        }
        (first, _) => first,
    }
}
