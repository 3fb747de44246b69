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

mod amounts;
mod periods;
mod scope;

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs};

use facts::document::{Block, BlockKind, Document};
use facts::segment::{Segments, segment};
use facts::span::Span;
use serde_json::Value;

use self::scope::out_of_scope;

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

/// The mentions a case expects.
fn results(case: &Value) -> Vec<&Value> {
    case["Results"].as_array().map(|results| results.iter().collect()).unwrap_or_default()
}

/// Whether a case is exact, and what was expected and found.
fn judge(model: Model, input: &str, case: &Value) -> (bool, String) {
    match model {
        Model::DatePeriod | Model::Date => periods::judge(input, case),
        _ => amounts::judge(model, input, case),
    }
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

fn segments_of(input: &str) -> Segments {
    let block = Block { span: Span::new(0, input.len()), kind: BlockKind::Paragraph };
    segment(&Document { text: input.into(), blocks: vec![block], ..Document::default() })
}
