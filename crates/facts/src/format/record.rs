//! The claim record: one JSON object a claim, fields in a fixed order, decimals as strings. Written and read here alone.

use serde::Deserialize;

use super::json::Json;
pub use super::key::{basis_key, comparator_key, direction_key, grain_key, measure_key, polarity_key, unit_key};
use crate::claim::{Claim, Direction, Measure, Property, Value, ValueUnit};
use crate::corpus::Corpus;
use crate::ids::{DocId, RuleId};
use crate::modality::{Modality, Polarity};
use crate::number::Decimal;
use crate::period::{Basis, Date, Grain, Period};
use crate::quantity::{Comparator, Currency};
use crate::span::Span;

/// One claim as it stands in a file: names instead of ids, text instead of numbers.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Record {
    /// The document's name.
    pub doc: String,
    /// What is stated.
    pub property: Property,
    /// Level or change.
    #[serde(default)]
    pub measure: Measure,
    /// Canonical name.
    pub subject: String,
    /// The party behind.
    #[serde(default)]
    pub object: Option<String>,
    /// What is counted.
    #[serde(default)]
    pub market: Option<String>,
    /// Region code.
    #[serde(default)]
    pub region: Option<String>,
    /// When.
    #[serde(default)]
    pub period: Option<PeriodRecord>,
    /// How much.
    #[serde(default)]
    pub value: Option<ValueRecord>,
    /// The same amount in other units.
    #[serde(default)]
    pub equivalents: Vec<ValueRecord>,
    /// For changes.
    #[serde(default)]
    pub direction: Option<Direction>,
    /// The period a change is measured against.
    #[serde(default)]
    pub base: Option<PeriodRecord>,
    /// What a rank or order is by.
    #[serde(default)]
    pub by: Option<Property>,
    /// Stated, goal, forecast …
    #[serde(default)]
    pub modality: Modality,
    /// Made or denied.
    #[serde(default)]
    pub polarity: Polarity,
    /// Who says so.
    #[serde(default)]
    pub attribution: Vec<String>,
    /// What states it.
    #[serde(default)]
    pub evidence: Vec<EvidenceRecord>,
}

/// A period as it stands in a file: dates as `2020-07-01`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct PeriodRecord {
    /// First day.
    pub start: Option<String>,
    /// The day after the last.
    pub end: Option<String>,
    /// Its size.
    pub grain: Grain,
    /// What fixed it.
    pub basis: Basis,
}

/// A value as it stands in a file: decimals as `13.1`, in the base unit.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct ValueRecord {
    /// Lower bound.
    pub lo: Option<String>,
    /// Upper bound.
    pub hi: Option<String>,
    /// The unit's key.
    pub unit: Option<String>,
    /// How the words bound it.
    pub comparator: Comparator,
}

/// A span as it stands in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub struct EvidenceRecord {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

/// A field of a record holds text that is no value.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the field `{field}` holds {text:?}, which is no {wanted}")]
pub struct BadRecord {
    /// The field.
    pub field: &'static str,
    /// What it holds.
    pub text: String,
    /// What it should hold.
    pub wanted: &'static str,
}

/// All claims of `corpus`, one JSON object a line.
pub fn jsonl(corpus: &Corpus) -> String {
    let mut out = String::new();
    for claim in &corpus.claims {
        out.push_str(&Record::of(corpus, claim).to_json());
        out.push('\n');
    }
    out
}

/// All claims of `corpus` as one JSON array, one claim a line.
pub fn json(corpus: &Corpus) -> String {
    let lines: Vec<String> = corpus.claims.iter().map(|claim| Record::of(corpus, claim).to_json()).collect();
    if lines.is_empty() { "[]\n".into() } else { format!("[\n{}\n]\n", lines.join(",\n")) }
}

impl Record {
    /// The record of `claim`; its document must be one of `corpus`, else the name is empty.
    pub fn of(corpus: &Corpus, claim: &Claim) -> Self {
        Record {
            doc: corpus.documents.get(claim.doc.index()).map_or_else(String::new, |document| document.name.clone()),
            property: claim.property,
            measure: claim.measure,
            subject: claim.subject.clone(),
            object: claim.object.clone(),
            market: claim.market.clone(),
            region: claim.region.clone(),
            period: claim.period.map(PeriodRecord::of),
            value: claim.value.map(ValueRecord::of),
            equivalents: claim.equivalents.iter().copied().map(ValueRecord::of).collect(),
            direction: claim.direction,
            base: claim.base.map(PeriodRecord::of),
            by: claim.by,
            modality: claim.modality,
            polarity: claim.polarity,
            attribution: claim.attribution.clone(),
            evidence: claim.evidence.iter().copied().map(EvidenceRecord::of).collect(),
        }
    }

    /// One line of JSON, without the line's end.
    pub fn to_json(&self) -> String {
        let period = |period: &Option<PeriodRecord>| period.as_ref().map_or("null".into(), PeriodRecord::to_json);
        let value = |value: &ValueRecord| value.to_json();
        let equivalents = self.equivalents.iter().fold(Json::array(), |array, item| array.item(&value(item)));
        let evidence = self.evidence.iter().fold(Json::array(), |array, item| array.item(&item.to_json()));
        Json::object()
            .string("doc", &self.doc)
            .string("property", self.property.key())
            .string("measure", measure_key(self.measure))
            .string("subject", &self.subject)
            .optional("object", self.object.as_deref())
            .optional("market", self.market.as_deref())
            .optional("region", self.region.as_deref())
            .field("period", &period(&self.period))
            .field("value", &self.value.as_ref().map_or("null".into(), value))
            .field("equivalents", &equivalents.finish())
            .optional("direction", self.direction.map(direction_key))
            .field("base", &period(&self.base))
            .optional("by", self.by.map(Property::key))
            .string("modality", self.modality.key())
            .string("polarity", polarity_key(self.polarity))
            .field("attribution", &Json::strings(self.attribution.iter().map(String::as_str)))
            .field("evidence", &evidence.finish())
            .finish()
    }

    /// The claim it stands for, as a claim of `doc`. A record names no rule and no derivation; rounding is that of the
    /// digits as written.
    ///
    /// # Errors
    /// `BadRecord` for a decimal, date or unit that is none.
    pub fn to_claim(&self, doc: DocId) -> Result<Claim, BadRecord> {
        Ok(Claim {
            doc,
            property: self.property,
            measure: self.measure,
            subject: self.subject.clone(),
            object: self.object.clone(),
            market: self.market.clone(),
            region: self.region.clone(),
            period: self.period.as_ref().map(PeriodRecord::to_period).transpose()?,
            value: self.value.as_ref().map(ValueRecord::to_value).transpose()?,
            equivalents: self.equivalents.iter().map(ValueRecord::to_value).collect::<Result<_, _>>()?,
            direction: self.direction,
            base: self.base.as_ref().map(PeriodRecord::to_period).transpose()?,
            by: self.by,
            modality: self.modality,
            polarity: self.polarity,
            attribution: self.attribution.clone(),
            evidence: self.evidence.iter().map(|span| Span::new(span.start as usize, span.end as usize)).collect(),
            rule: RuleId::default(),
            derivation: Vec::new(),
        })
    }
}

impl PeriodRecord {
    pub(super) fn of(period: Period) -> Self {
        let text = |date: Option<Date>| date.map(|date| date.to_string());
        Self { start: text(period.start), end: text(period.end), grain: period.grain, basis: period.basis }
    }

    /// One JSON object.
    pub(super) fn to_json(&self) -> String {
        Json::object()
            .optional("start", self.start.as_deref())
            .optional("end", self.end.as_deref())
            .string("grain", grain_key(self.grain))
            .string("basis", basis_key(self.basis))
            .finish()
    }

    fn to_period(&self) -> Result<Period, BadRecord> {
        let (start, end) = (read("period.start", &self.start, "date")?, read("period.end", &self.end, "date")?);
        Ok(Period { start, end, grain: self.grain, basis: self.basis })
    }
}

impl ValueRecord {
    fn of(value: Value) -> Self {
        let text = |bound: Option<Decimal>| bound.map(|bound| bound.to_string());
        let unit = unit_key(&value.unit).map(str::to_string);
        Self { lo: text(value.lo), hi: text(value.hi), unit, comparator: value.comparator }
    }

    /// One JSON object.
    pub(super) fn to_json(&self) -> String {
        Json::object()
            .optional("lo", self.lo.as_deref())
            .optional("hi", self.hi.as_deref())
            .optional("unit", self.unit.as_deref())
            .string("comparator", comparator_key(self.comparator))
            .finish()
    }

    fn to_value(&self) -> Result<Value, BadRecord> {
        let (lo, hi): (Option<Decimal>, Option<Decimal>) =
            (read("value.lo", &self.lo, "decimal")?, read("value.hi", &self.hi, "decimal")?);
        let last_digit = lo.or(hi).map_or(0, Decimal::exponent);
        Ok(Value { lo, hi, unit: read_unit(self.unit.as_deref())?, comparator: self.comparator, last_digit })
    }
}

impl EvidenceRecord {
    fn of(span: Span) -> Self {
        Self { start: span.start() as u32, end: span.end() as u32 }
    }

    pub(super) fn to_json(self) -> String {
        format!(r#"{{"start":{},"end":{}}}"#, self.start, self.end)
    }
}

fn read<T: std::str::FromStr>(
    field: &'static str,
    text: &Option<String>,
    wanted: &'static str,
) -> Result<Option<T>, BadRecord> {
    let parse = |text: &String| text.parse().map_err(|_| BadRecord { field, text: text.clone(), wanted });
    text.as_ref().map(parse).transpose()
}

fn read_unit(key: Option<&str>) -> Result<ValueUnit, BadRecord> {
    let Some(key) = key else { return Ok(ValueUnit::Unstated) };
    if let Some(unit) = PLAIN_UNITS.iter().find(|unit| unit_key(unit) == Some(key)) {
        return Ok(*unit);
    }
    let code = <[u8; 3]>::try_from(key.as_bytes()).ok().filter(|code| code.iter().all(u8::is_ascii_uppercase));
    let bad = || BadRecord { field: "value.unit", text: key.into(), wanted: "unit or currency code" };
    code.map(|code| ValueUnit::Money(Currency(code))).ok_or_else(bad)
}

const PLAIN_UNITS: [ValueUnit; 10] = [
    ValueUnit::Percent,
    ValueUnit::Points,
    ValueUnit::Rank,
    ValueUnit::Units,
    ValueUnit::People,
    ValueUnit::Items,
    ValueUnit::Companies,
    ValueUnit::Countries,
    ValueUnit::Stores,
    ValueUnit::UnitsPerYear,
];

#[cfg(test)]
mod tests {
    use super::*;

    const LINE: &str = concat!(
        r#"{"doc":"a","property":"market_share","measure":"change","subject":"Acme","object":null,"market":"kettles","#,
        r#""region":"ES","period":{"start":"2020-07-01","end":null,"grain":"span","basis":"vague"},"#,
        r#""value":{"lo":"13.1","hi":null,"unit":"pp","comparator":"gt"},"#,
        r#""equivalents":[{"lo":"30600000000","hi":"30600000000","unit":"USD","comparator":"eq"}],"direction":"up","#,
        r#""base":{"start":"2019-07-01","end":"2019-10-01","grain":"quarter","basis":"resolved"},"by":"shipments","#,
        r#""modality":"forecast","polarity":"negative","attribution":["IDC","A \"B\""],"#,
        r#""evidence":[{"start":3,"end":9},{"start":0,"end":2}]}"#
    );

    fn corpus() -> Corpus {
        let document = crate::document::Document { name: "a".into(), ..Default::default() };
        Corpus { documents: vec![document], ..Corpus::default() }
    }

    #[test]
    fn a_line_survives_reading_and_writing() {
        let record: Record = serde_json::from_str(LINE).unwrap();
        assert_eq!(record.to_json(), LINE);
        let claim = record.to_claim(DocId(0)).unwrap();
        assert_eq!(Record::of(&corpus(), &claim), record);
    }

    #[test]
    fn every_key_is_the_one_serde_reads() {
        for property in Property::ALL {
            assert_eq!(serde_json::to_string(&property).unwrap(), format!("{:?}", property.key()));
        }
        let line =
            |field: &str, key: &str| format!(r#"{{"doc":"a","property":"rank","subject":"A","{field}":"{key}"}}"#);
        let check = |field: &str, key: &str| {
            let record: Record = serde_json::from_str(&line(field, key)).unwrap();
            assert!(record.to_json().contains(&format!(r#""{field}":"{key}""#)), "{field} {key}");
        };
        for key in ["asserted", "goal", "planned", "forecast", "rumoured", "conditional"] {
            check("modality", key);
        }
        for key in ["up", "down", "flat"] {
            check("direction", key);
        }
        check("measure", "level");
        check("polarity", "positive");
    }

    #[test]
    fn bad_text_names_its_field() {
        let broken = LINE.replace("2020-07-01", "July");
        let record: Record = serde_json::from_str(&broken).unwrap();
        let error = record.to_claim(DocId(0)).unwrap_err();
        assert_eq!(error.to_string(), r#"the field `period.start` holds "July", which is no date"#);
        let broken = LINE.replace("\"pp\"", "\"yards\"");
        let record: Record = serde_json::from_str(&broken).unwrap();
        assert_eq!(record.to_claim(DocId(0)).unwrap_err().field, "value.unit");
    }
}
