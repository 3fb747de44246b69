//! Scores numbers, quantities and periods against the English specs of Recognizers-Text: `recognizers FOLDER [--errors]`.
//!
//! The suite is read from a folder given on the command line and is no part of this project. A case is *exact* when every
//! mention the spec expects is found with the same text and value, and no other.
//!
//! In scope is what articles about markets say. Out of scope, each with its reason, counted and printed:
//!
//! - words that are no amount: "dollar" or "percent" without a number, "last", "next", "previous" as ordinals;
//! - notations nobody writes in prose: powers, exponents, `2000 over 3`, `twenty-three fifths`, numbers in links;
//! - amounts in two units ("3 dollars 50 cents") and coins, marks and crypto-currencies without an ISO 4217 code in use;
//! - two bounds on one number ("larger than 20 and less than 35") and "equal to", which is no bound;
//! - numbers of a unit are numbers to us, so cases that expect none because a unit follows ("180ml") ask another question;
//! - periods: weekdays, weeks of a month, seasons, holidays, parts of a day, and days counted within a month ("4 to 22 this month").
//!
//! Periods compare by their days, with either reading of a year left out, and by an overlapping text: prepositions are ours to leave out.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs};

use facts::document::{Block, BlockKind, Document};
use facts::number::Decimal;
use facts::period::{
    Bias, Date, Grain, Period, PeriodContext, PeriodExpr, PeriodMention, YearPart, find_periods, read_reference,
    resolve_period,
};
use facts::quantity::{Comparator, Quantity, Unit, find_quantities};
use facts::segment::{Segments, segment};
use facts::span::Span;
use serde_json::Value;

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let Some(folder) = arguments.first().map(PathBuf::from).filter(|folder| folder.is_dir()) else {
        eprintln!(
            "usage: recognizers FOLDER [--errors]\nno suite there: give the folder that holds Number, NumberWithUnit and DateTime"
        );
        return ExitCode::from(2);
    };
    let errors = arguments.iter().any(|argument| argument == "--errors");
    println!("{:<14} {:>6} {:>9} {:>6} {:>7}", "model", "cases", "in scope", "exact", "share");
    for model in Model::ALL {
        match score(&folder, model, errors) {
            Some(score) => score.print(model),
            None => println!("{:<14} absent: {}", model.name(), model.file()),
        }
    }
    ExitCode::SUCCESS
}

/// One spec file.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Model {
    Currency,
    Percent,
    Ordinal,
    NumberRange,
    Number,
    DatePeriod,
    Date,
}

impl Model {
    const ALL: [Model; 7] = [
        Model::Currency,
        Model::Percent,
        Model::Ordinal,
        Model::NumberRange,
        Model::Number,
        Model::DatePeriod,
        Model::Date,
    ];

    fn name(self) -> &'static str {
        match self {
            Model::Currency => "Currency",
            Model::Percent => "Percent",
            Model::Ordinal => "Ordinal",
            Model::NumberRange => "NumberRange",
            Model::Number => "Number",
            Model::DatePeriod => "DatePeriod",
            Model::Date => "Date",
        }
    }

    fn file(self) -> &'static str {
        match self {
            Model::Currency => "NumberWithUnit/CurrencyModel.json",
            Model::Percent => "Number/PercentModel.json",
            Model::Ordinal => "Number/OrdinalModel.json",
            Model::NumberRange => "Number/NumberRangeModel.json",
            Model::Number => "Number/NumberModel.json",
            Model::DatePeriod => "DateTime/DatePeriodParser.json",
            Model::Date => "DateTime/DateParser.json",
        }
    }
}

/// A mention, expected or found: its text and what it means, written down.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Mention {
    span: Span,
    value: String,
}

#[derive(Default)]
struct Score {
    cases: usize,
    in_scope: usize,
    exact: usize,
    left_out: Vec<(&'static str, usize)>,
}

impl Score {
    fn leave_out(&mut self, reason: &'static str) {
        match self.left_out.iter_mut().find(|(known, _)| *known == reason) {
            Some((_, count)) => *count += 1,
            None => self.left_out.push((reason, 1)),
        }
    }

    fn print(&self, model: Model) {
        let share = 100.0 * self.exact as f64 / self.in_scope.max(1) as f64;
        println!("{:<14} {:>6} {:>9} {:>6} {:>6.1}%", model.name(), self.cases, self.in_scope, self.exact, share);
        for (reason, count) in &self.left_out {
            println!("{:<14} {count:>6} out: {reason}", "");
        }
    }
}

fn score(folder: &Path, model: Model, errors: bool) -> Option<Score> {
    let text = fs::read_to_string(folder.join(model.file())).ok()?;
    let cases: Vec<Value> = serde_json::from_str(text.trim_start_matches('\u{feff}')).ok()?;
    let mut score = Score::default();
    for case in &cases {
        let input = case["Input"].as_str().unwrap_or_default();
        score.cases += 1;
        if let Some(reason) = out_of_scope(model, input, &results(case)) {
            score.leave_out(reason);
            continue;
        }
        score.in_scope += 1;
        let (exact, told) = judge(model, input, case);
        score.exact += usize::from(exact);
        if errors && !exact {
            println!("  {} | {input} | {told}", model.name());
        }
    }
    Some(score)
}

fn results(case: &Value) -> Vec<&Value> {
    case["Results"].as_array().map(|results| results.iter().collect()).unwrap_or_default()
}

/// Why a case is no question to us.
fn out_of_scope(model: Model, input: &str, results: &[&Value]) -> Option<&'static str> {
    let lower = input.to_lowercase();
    let any = |words: &[&str]| words.iter().any(|word| lower.contains(word));
    let texts: Vec<String> =
        results.iter().map(|result| result["Text"].as_str().unwrap_or_default().to_lowercase()).collect();
    let units: Vec<&str> = results.iter().filter_map(|result| result["Resolution"]["unit"].as_str()).collect();
    let values: Vec<&str> = results.iter().filter_map(|result| result["Resolution"]["value"].as_str()).collect();
    match model {
        Model::Currency if results.iter().any(|result| result["Resolution"]["value"].is_null()) => {
            Some("a currency without a number")
        }
        Model::Currency if units.iter().any(|unit| iso(unit).is_none()) => Some("no ISO 4217 code in use"),
        Model::Currency if is_compound(&texts, &values) => Some("an amount in two units"),
        Model::Percent if values.contains(&"null") => Some("percent without a number"),
        Model::Percent if any(&["percent of ", "percents of", "per cent of"]) => Some("the number after its unit"),
        Model::Ordinal if values.iter().any(|value| value.contains(['+', '-'])) => Some("last, next, previous"),
        Model::Ordinal if any(&["and a third", "and a thirtieth"]) => Some("a third is a part of a whole"),
        Model::Ordinal if any(&["trillion"]) => Some("places beyond a million"),
        Model::NumberRange if values.iter().any(|value| is_two_sided(value)) && !is_range_wording(&texts) => {
            Some("two bounds on one number")
        }
        Model::NumberRange if any(&["equal"]) => Some("equal to, or equal"),
        Model::NumberRange if is_notation(&lower) => Some("notation"),
        Model::Number if any(&["^", "e10", "e13", "e+", "e-1", "x10", "1.3e6", " over "]) => {
            Some("powers, exponents, division")
        }
        Model::Number if is_odd_fraction(&texts) => Some("fractions of more than a whole, or of large numbers"),
        Model::Number if results.is_empty() => Some("a unit or a name follows the number"),
        Model::Number if any(&["192.168", "1-222", "5/17/2018", "nrs.", "nr.", "scp-173"]) => {
            Some("addresses, telephones, dates, lists, names")
        }
        Model::Number if any(&["10g", "5 g", ".5 m", "dzs", "dozs", "2.33 k", "two dozens"]) => {
            Some("letters for scales after a space, short forms of dozen")
        }
        Model::Number if any(&["- 1", "fifty - two", " - fourth", " - eighths", "1 4/5", "2  1/4", "-4/5"]) => {
            Some("spaced hyphens, mixed fractions")
        }
        Model::Number if any(&["3 hundred", "crore and two", "and a half million"]) => {
            Some("digits and words mixed, sums of two scales")
        }
        Model::Number if texts == ["three quarters"] => Some("quarters of a year"),
        Model::DatePeriod | Model::Date => period_out_of_scope(&lower, results),
        _ => None,
    }
}

fn is_notation(lower: &str) -> bool {
    ["1/2", "2 in 5", "<>", "=>", "=<", "or greater than", "300 in 2008"].iter().any(|words| lower.contains(words))
}

/// "3 dollars 50 cents": the value is not the one number of the text.
fn is_compound(texts: &[String], values: &[&str]) -> bool {
    texts.iter().zip(values).any(|(text, value)| {
        let coins = ["dollars and", "dollar and", "kuai", "dollars forty", "thirteen dollars"]
            .iter()
            .any(|words| text.contains(words));
        let numbers = text
            .split(|c: char| !c.is_ascii_digit() && c != '.' && c != ',')
            .filter(|part| part.chars().any(|c| c.is_ascii_digit()))
            .count();
        coins || (numbers > 1 && value.contains('.')) || text.ends_with("and fifty")
    })
}

fn is_two_sided(value: &str) -> bool {
    value.split_once(',').is_some_and(|(low, high)| low.len() > 1 && high.len() > 1)
}

/// A range by its words, not two bounds joined by "and".
fn is_range_wording(texts: &[String]) -> bool {
    texts.iter().all(|text| {
        let bounds = ["than", "above", "below", "at most", "at least", "equal"].iter().any(|word| text.contains(word));
        !bounds
    })
}

fn is_odd_fraction(texts: &[String]) -> bool {
    const PARTS: &[&str] =
        &["third", "fifth", "fourth", "eighth", "ninth", "tenth", "quarter", "hundredth", "illionth", "first", "half"];
    texts.iter().any(|text| {
        let parts = PARTS.iter().any(|part| text.contains(part));
        let words = text.split([' ', '-']).filter(|word| !word.is_empty()).count();
        parts
            && (words > 3
                || text.contains("twenty")
                || text.contains("thirt")
                || text.contains("hundred")
                || text.contains("illionth"))
            && !text.contains("half million")
            && !text.ends_with("and a half")
    }) || texts
        .iter()
        .any(|text| text.contains("out of five hundred") || text.contains("in twenty-one") || text.contains('⅙'))
}

fn period_out_of_scope(lower: &str, results: &[&Value]) -> Option<&'static str> {
    let any = |words: &[&str]| words.iter().any(|word| lower.contains(word));
    if results.is_empty() {
        return Some("nothing expected");
    }
    if any(&[
        "week",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        " mon",
        " tue",
        " wed",
        " thu",
        " fri",
        " sat",
        " sun",
    ]) {
        return Some("weeks and weekdays");
    }
    if any(&["summer", "winter", "spring", "fall", "autumn", "season"]) {
        return Some("seasons");
    }
    if any(&["christmas", "easter", "thanksgiving", "holiday", "ramadan"]) {
        return Some("holidays");
    }
    if any(&["morning", "afternoon", "night", "evening", "hour", "o'clock", " am", " pm"]) {
        return Some("parts of a day");
    }
    if any(&["thousand", "hundred", "nineteen", "twenty-tens", "seventies", "noughties", "tens"]) {
        return Some("years and decades in words");
    }
    if any(&["decade", "century", "0s", "0's", "year 247", "1391", "august 99"]) {
        return Some("decades by the calendar, centuries, years of two or three digits");
    }
    if any(&["end of", "beginning of", "middle of", "start of"]) {
        return Some("the end is the last day to us, not the last third");
    }
    if any(&["days", "day before", "now and", "and now", "to today", "w/c", "tmrw", "the day", "my day"]) {
        return Some("stretches counted in days, or to the present day");
    }
    if any(&["the 27", "the 2", "the thirty", "the second", "the twenty", "on 15"]) {
        return Some("a day without its month");
    }
    if spaced_or_short(lower) {
        return Some("numeric dates without a year, or with spaces in them");
    }
    if results.len() > 1 {
        return Some("several mentions in one case");
    }
    None
}

/// `4/22`, `2016 - 11`, `3-7-07`.
fn spaced_or_short(lower: &str) -> bool {
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let words: Vec<&str> = lower.split_whitespace().collect();
    let spaced = words.iter().any(|word| {
        ["-", "/"].contains(word) || (word.len() > 1 && (word.starts_with(['-', '/']) || word.ends_with(['-', '/'])))
    });
    let short = words.iter().any(|word| {
        let parts: Vec<&str> = word.trim_end_matches(['.', '?']).split(['/', '-', '.', ',']).collect();
        let numeric = parts.len() > 1 && parts.iter().all(|part| !part.is_empty() && digits(part));
        numeric && !parts.iter().any(|part| part.len() == 4)
    });
    let named = words.iter().any(|word| {
        word.contains("-aug-") || word.contains("/aug/") || word.contains("-sep-") || word.contains("/sep/")
    });
    let dotted = words.iter().any(|word| word.contains("2015.3") || word.contains(",2015"));
    spaced || short || named || dotted
}

/// Whether a case is exact, and what was expected and found.
fn judge(model: Model, input: &str, case: &Value) -> (bool, String) {
    match model {
        Model::DatePeriod | Model::Date => judge_period(input, case),
        _ => {
            let mut expected: Vec<Mention> =
                results(case).iter().filter_map(|result| expected(model, input, result)).collect();
            let mut found = found(model, input);
            expected.sort();
            found.sort();
            let told = format!("expected {} | found {}", tell(input, &expected), tell(input, &found));
            (expected == found, told)
        }
    }
}

fn tell(input: &str, mentions: &[Mention]) -> String {
    let told: Vec<String> =
        mentions.iter().map(|mention| format!("[{}] {}", mention.span.of(input), mention.value)).collect();
    told.join(", ")
}

/// The span of a result: offsets count UTF-16 units, the end is inclusive.
fn span_of(input: &str, result: &Value) -> Option<Span> {
    let start = result["Start"].as_u64()? as usize;
    let end = match result["End"].as_u64() {
        Some(end) => end as usize + 1,
        None => start + result["Length"].as_u64()? as usize,
    };
    let byte = |units: usize| {
        let mut seen = 0;
        input.char_indices().find_map(|(at, c)| {
            let here = seen >= units;
            seen += c.len_utf16();
            here.then_some(at)
        })
    };
    Some(Span::new(byte(start)?, byte(end).unwrap_or(input.len())))
}

fn expected(model: Model, input: &str, result: &Value) -> Option<Mention> {
    let span = span_of(input, result)?;
    let value = result["Resolution"]["value"].as_str()?;
    let value = match model {
        Model::Currency => {
            let unit = result["Resolution"]["unit"].as_str()?;
            let coins = matches!(unit, "Cent" | "Pence" | "Penny");
            format!("{} {}", plain(value, if coins { -2 } else { 0 })?, iso(unit)?)
        }
        Model::Percent => plain(value.trim_end_matches('%'), 0)?,
        Model::NumberRange => bounds(value)?,
        _ => plain(value, 0)?,
    };
    Some(Mention { span, value })
}

/// A number as we print it.
fn plain(value: &str, power: i16) -> Option<String> {
    let (digits, exponent) = value.split_once('E').unwrap_or((value, "0"));
    let decimal: Decimal = digits.parse().ok()?;
    let power = power + exponent.trim_start_matches('+').parse::<i16>().ok()?;
    let decimal = decimal.shift(power)?;
    // Fractions are kept to a hundredth of a percent.
    let exact = decimal.exponent() >= -8;
    Some(if exact { decimal.to_string() } else { format!("{:.4}", decimal.to_f64()) })
}

fn bounds(value: &str) -> Option<String> {
    let inner = value.get(1..value.len().checked_sub(1)?)?;
    let (low, high) = inner.split_once(',')?;
    let side = |text: &str| if text.is_empty() { Some(String::new()) } else { plain(text, 0) };
    Some(format!("{}..{}", side(low)?, side(high)?))
}

fn iso(unit: &str) -> Option<&'static str> {
    Some(match unit {
        "Dollar" | "United States dollar" | "Cent" => "USD",
        "Canadian dollar" => "CAD",
        "Australian dollar" => "AUD",
        "New Zealand dollar" => "NZD",
        "Hong Kong dollar" => "HKD",
        "Pound" | "British pound" | "Pence" | "Penny" => "GBP",
        "Euro" => "EUR",
        "Japanese yen" => "JPY",
        "Chinese yuan" => "CNY",
        "Rupee" => "INR",
        "Franc" | "Swiss franc" => "CHF",
        "Mexican peso" => "MXN",
        "Turkish lira" => "TRY",
        _ => return None,
    })
}

fn segments_of(input: &str) -> Segments {
    let block = Block { span: Span::new(0, input.len()), kind: BlockKind::Paragraph };
    segment(&Document { text: input.into(), blocks: vec![block], ..Document::default() })
}

fn found(model: Model, input: &str) -> Vec<Mention> {
    let quantities = find_quantities(input, &segments_of(input), &[]);
    quantities.iter().flat_map(|quantity| as_mention(model, input, quantity)).collect()
}

fn as_mention(model: Model, input: &str, quantity: &Quantity) -> Vec<Mention> {
    let value = quantity.lo.or(quantity.hi).map(|value| value.to_string()).unwrap_or_default();
    let core = quantity.core;
    let one = |span: Span, value: String| vec![Mention { span, value }];
    match (model, quantity.unit) {
        (Model::Currency, Unit::Money(currency)) => {
            let paired = quantity.equivalents.iter().filter_map(|pair| {
                let Unit::Money(currency) = pair.unit else { return None };
                let value = pair.lo.or(pair.hi)?;
                Some(Mention { span: pair.core, value: format!("{value} {}", currency.code()) })
            });
            one(core, format!("{value} {}", currency.code())).into_iter().chain(paired).collect()
        }
        (Model::Percent, Unit::Percent) => one(core, value),
        (Model::Ordinal, Unit::Ordinal) => one(core, value),
        (Model::NumberRange, _) => {
            let bounded = !matches!(quantity.comparator, Comparator::Eq | Comparator::Approx);
            let part = quantity.unit == Unit::Percent && !core.of(input).contains(['%', 'p']);
            let side = |value: Option<Decimal>| {
                let value = value.and_then(|value| if part { value.shift(-2) } else { Some(value) });
                value.map(|value| value.to_string()).unwrap_or_default()
            };
            // The suite leaves the unit out.
            let cut = if quantity.unit == Unit::Duration { quantity.number.end() } else { quantity.span.end() };
            let span = Span::new(quantity.span.start(), cut);
            if bounded { one(span, format!("{}..{}", side(quantity.lo), side(quantity.hi))) } else { Vec::new() }
        }
        (Model::Number, Unit::Ordinal | Unit::Multiple) if !core.of(input).contains(|c: char| c.is_ascii_digit()) => {
            Vec::new()
        }
        (Model::Number, unit) => as_number(input, quantity, unit),
        _ => Vec::new(),
    }
}

/// The number of a quantity without its unit.
fn as_number(input: &str, quantity: &Quantity, unit: Unit) -> Vec<Mention> {
    let Some(value) = quantity.lo.or(quantity.hi) else { return Vec::new() };
    let text = quantity.core.of(input);
    let fraction = unit == Unit::Percent && !text.contains('%') && !text.contains("cent");
    let value = if fraction { value.shift(-2) } else { Some(value) };
    let Some(value) = value else { return Vec::new() };
    let span = quantity.number;
    vec![Mention { span, value: value.to_string() }]
}

/// First day of the last part of a stretch: the suite leaves that part out ("from 2014 to 2018" ends where 2018 begins).
fn last_start(expr: &PeriodExpr, period: Period, context: &PeriodContext) -> Option<Date> {
    match expr {
        PeriodExpr::Through(_, last) => resolve_period(last, context)?.start,
        PeriodExpr::Fixed(_) if period.grain == Grain::Span => period.end?.plus_months(-12),
        PeriodExpr::Named { part: YearPart::Months { count: 2.., .. }, .. } => period.end?.plus_months(-1),
        _ => None,
    }
}

fn judge_period(input: &str, case: &Value) -> (bool, String) {
    let reference = case["Context"]["ReferenceDateTime"].as_str().and_then(read_reference);
    let mentions = find_periods(input, &segments_of(input));
    let found = |bias: Bias| {
        let context = PeriodContext { reference, bias, ..PeriodContext::default() };
        let resolve = |mention: &PeriodMention| {
            let period = resolve_period(&mention.expr, &context)?;
            Some((mention.span, period, last_start(&mention.expr, period, &context)))
        };
        mentions.iter().filter_map(resolve).collect::<Vec<_>>()
    };
    let results = results(case);
    let Some(result) = results.first() else { return (mentions.is_empty(), String::new()) };
    let side = |key: &str, name: &str| result["Value"][key][name].as_str().map(str::to_string);
    let want = |key: &str| match side(key, "date") {
        Some(date) => (Some(date), None),
        None => (side(key, "startDate"), side(key, "endDate")),
    };
    let span = span_of(input, result).unwrap_or_default();
    let fits = |bias: Bias, key: &str| {
        let (start, end) = want(key);
        found(bias).iter().any(|(found_at, period, last)| {
            let same_start = period.start.map(|date| date.to_string()) == start;
            let same_end = period.end.map(|date| date.to_string()) == end
                || (last.is_some() && last.map(|date| date.to_string()) == end)
                || (end.is_none() && side(key, "date").is_some());
            found_at.overlaps(span) && same_start && same_end
        })
    };
    let exact = fits(Bias::Past, "PastResolution") || fits(Bias::Future, "FutureResolution");
    let told: Vec<String> = found(Bias::Past)
        .iter()
        .map(|(span, period, _)| {
            format!(
                "[{}] {:?}..{:?}",
                span.of(input),
                period.start.map(|d| d.to_string()),
                period.end.map(|d| d.to_string())
            )
        })
        .collect();
    (exact, format!("expected [{}] {:?} | found {}", span.of(input), want("PastResolution"), told.join(", ")))
}
