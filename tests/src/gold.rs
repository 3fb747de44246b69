//! A corpus made of articles and claims read by people: what follows from them is tested apart from extraction.

use facts::claim::{Claim, Direction, Measure, Property, Value as Amount, ValueUnit};
use facts::corpus::Corpus;
use facts::document::{Metadata, RawDocument, clean};
use facts::ids::{DocId, RuleId};
use facts::modality::{Modality, Polarity};
use facts::period::{Basis, Date, Grain, Period, ReferenceDate};
use facts::quantity::{Comparator, Currency};
use facts::span::Span;
use serde_json::Value;

use crate::project::{read, root};

/// The articles of a folder (a path from the root) with the claims of its `gold.jsonl`, merged.
///
/// # Panics
/// When a file of the folder is not as the project keeps it.
pub fn corpus(folder: &str) -> Corpus {
    corpus_of(&[folder])
}

/// Several folders as one corpus.
///
/// # Panics
/// When a file of the folders is not as the project keeps it.
pub fn corpus_of(folders: &[&str]) -> Corpus {
    let mut raw = Vec::new();
    for folder in folders {
        let listing = std::fs::read_dir(root().join(folder)).expect("the folder is part of the project");
        for entry in
            listing.flatten().map(|entry| entry.path()).filter(|path| path.extension().is_some_and(|e| e == "txt"))
        {
            let name = entry.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
            let text = std::fs::read_to_string(&entry).expect("articles are UTF-8");
            let metadata = metadata(&read(format!("{folder}/corpus.toml")), &name);
            raw.push(RawDocument { name, text, metadata, ..RawDocument::default() });
        }
    }
    raw.sort_by(|a, b| a.name.cmp(&b.name));
    let mut corpus = Corpus::default();
    for raw in raw {
        corpus.references.push(raw.metadata.published.as_deref().and_then(reference));
        corpus.documents.push(clean(raw));
    }
    for folder in folders {
        for line in read(format!("{folder}/gold.jsonl")).lines() {
            let record: Value = serde_json::from_str(line).expect("gold is JSON");
            corpus.claims.push(claim(&record, &corpus));
        }
    }
    corpus.claims.sort_by_key(|claim| (claim.doc, claim.statement()));
    corpus.merge();
    corpus
}

/// `publisher` and `published` of one article, from the lines of a `corpus.toml`.
fn metadata(toml: &str, name: &str) -> Metadata {
    let section = toml.split("[[article]]").find(|section| section.contains(&format!("\"{name}.txt\"")));
    let field = |key: &str| {
        let line = section?.lines().find(|line| line.starts_with(key))?;
        Some(line.split('"').nth(1)?.to_owned())
    };
    Metadata { title: field("title"), publisher: field("publisher"), published: field("published"), url: None }
}

/// The reference date of `2020`, `2020-11` or `2020-11-05`, with or without `~`.
pub fn reference(published: &str) -> Option<ReferenceDate> {
    let text = published.trim_end_matches('~');
    let (start, grain, months) = match text.len() {
        4 => (format!("{text}-01-01"), Grain::Year, 12),
        7 => (format!("{text}-01"), Grain::Month, 1),
        _ => (text.to_owned(), Grain::Day, 0),
    };
    let start: Date = start.parse().ok()?;
    let end = if months == 0 { start.plus_days(1) } else { start.plus_months(months) };
    let period = Period { start: Some(start), end, grain, basis: Basis::Explicit };
    Some(ReferenceDate { period, inferred: false })
}

fn claim(record: &Value, corpus: &Corpus) -> Claim {
    let text = |key: &str| record[key].as_str().map(str::to_owned);
    let name = record["doc"].as_str().unwrap_or_default();
    let doc = corpus.documents.iter().position(|document| document.name == name).expect("gold names an article");
    let spans = record["evidence"].as_array().into_iter().flatten();
    let at = |value: &Value| value.as_u64().unwrap_or(0) as usize;
    Claim {
        doc: DocId::at(doc),
        property: property(record["property"].as_str().unwrap_or_default()),
        measure: if record["measure"] == "change" { Measure::Change } else { Measure::Level },
        subject: text("subject").unwrap_or_default(),
        object: text("object"),
        market: text("market"),
        region: text("region"),
        period: period(&record["period"]),
        value: amount(&record["value"]),
        equivalents: record["equivalents"].as_array().into_iter().flatten().filter_map(amount).collect(),
        direction: match record["direction"].as_str() {
            Some("up") => Some(Direction::Up),
            Some("down") => Some(Direction::Down),
            Some("flat") => Some(Direction::Flat),
            _ => None,
        },
        base: period(&record["base"]),
        by: record["by"].as_str().map(property),
        modality: modality(record["modality"].as_str().unwrap_or_default()),
        polarity: if record["polarity"] == "negative" { Polarity::Negative } else { Polarity::Positive },
        attribution: record["attribution"]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(|name| Some(name.as_str()?.to_owned()))
            .collect(),
        evidence: spans.map(|span| Span::new(at(&span["start"]), at(&span["end"]))).collect(),
        rule: RuleId::default(),
        derivation: Vec::new(),
    }
}

/// The property with this key.
///
/// # Panics
/// When there is none.
pub fn property(key: &str) -> Property {
    let known = Property::ALL.into_iter().find(|property| property.key() == key);
    known.unwrap_or_else(|| panic!("no property is called {key}"))
}

fn modality(key: &str) -> Modality {
    match key {
        "goal" => Modality::Goal,
        "planned" => Modality::Planned,
        "forecast" => Modality::Forecast,
        "rumoured" => Modality::Rumoured,
        "conditional" => Modality::Conditional,
        _ => Modality::Asserted,
    }
}

fn period(record: &Value) -> Option<Period> {
    let day = |key: &str| record[key].as_str().and_then(|day| day.parse().ok());
    let grain = match record["grain"].as_str()? {
        "day" => Grain::Day,
        "month" => Grain::Month,
        "quarter" => Grain::Quarter,
        "half" => Grain::Half,
        "year" => Grain::Year,
        _ => Grain::Span,
    };
    let basis = match record["basis"].as_str()? {
        "explicit" => Basis::Explicit,
        "resolved" => Basis::Resolved,
        _ => Basis::Vague,
    };
    Some(Period { start: day("start"), end: day("end"), grain, basis })
}

/// The record does not keep the last stated digit: in large round numbers it is taken to be the
/// last that is not 0.
fn amount(record: &Value) -> Option<Amount> {
    let side = |key: &str| record[key].as_str().and_then(|side| side.parse().ok());
    let (lo, hi): (Option<facts::number::Decimal>, Option<facts::number::Decimal>) = (side("lo"), side("hi"));
    record.as_object()?;
    let digits = lo.or(hi)?;
    let last_digit = if digits.mantissa().unsigned_abs() < 100_000 && digits.exponent() > 4 {
        digits.exponent()
    } else {
        digits.exponent().min(0)
    };
    Some(Amount {
        lo,
        hi,
        unit: unit(record["unit"].as_str()),
        comparator: comparator(record["comparator"].as_str()),
        last_digit,
    })
}

/// The unit with this name in the record; null is money of an unstated currency.
pub fn unit(name: Option<&str>) -> ValueUnit {
    match name {
        None => ValueUnit::Unstated,
        Some("percent") => ValueUnit::Percent,
        Some("pp") => ValueUnit::Points,
        Some("rank") => ValueUnit::Rank,
        Some("units") => ValueUnit::Units,
        Some("people") => ValueUnit::People,
        Some("items") => ValueUnit::Items,
        Some("companies") => ValueUnit::Companies,
        Some("countries") => ValueUnit::Countries,
        Some("stores") => ValueUnit::Stores,
        Some("units/year") => ValueUnit::UnitsPerYear,
        Some(code) => ValueUnit::Money(Currency(code.as_bytes().try_into().unwrap_or(*b"XXX"))),
    }
}

fn comparator(name: Option<&str>) -> Comparator {
    match name {
        Some("approx") => Comparator::Approx,
        Some("gt") => Comparator::Gt,
        Some("ge") => Comparator::Ge,
        Some("lt") => Comparator::Lt,
        Some("le") => Comparator::Le,
        Some("between") => Comparator::Between,
        _ => Comparator::Eq,
    }
}
