//! What the suite asks that is no question to us, each kind with its reason.

use serde_json::Value;

use crate::Model;
use crate::amounts::iso;

/// Why a case is no question to us.
pub(crate) fn out_of_scope(model: Model, input: &str, results: &[&Value]) -> Option<&'static str> {
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
