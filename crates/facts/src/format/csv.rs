//! The claims as a table for spreadsheets: RFC 4180, one row a claim, the statement quoted in the last column.

use super::record::{Record, ValueRecord};
use crate::claim::{Claim, Property};
use crate::corpus::Corpus;

const HEADER: &str = "doc,property,measure,subject,object,market,region,period_start,period_end,grain,basis,lo,hi,unit,\
comparator,equivalents,direction,base_start,base_end,by,modality,polarity,attribution,evidence_start,evidence_end,quote";

/// All claims of `corpus`, a header line first; lines end in CR LF as the format wants.
pub fn csv(corpus: &Corpus) -> String {
    let mut out = format!("{HEADER}\r\n");
    for claim in &corpus.claims {
        out.push_str(&row(corpus, claim));
        out.push_str("\r\n");
    }
    out
}

fn row(corpus: &Corpus, claim: &Claim) -> String {
    let record = Record::of(corpus, claim);
    let field = |text: &Option<String>| text.clone().unwrap_or_default();
    let (period, base) = (record.period.as_ref(), record.base.as_ref());
    let value = record.value.as_ref();
    let statement = claim.statement();
    let quote = corpus.documents.get(claim.doc.index()).map_or("", |document| statement.of(&document.text));
    let key = |key: Option<&str>| key.unwrap_or_default().to_string();
    let cells = [
        safe(&record.doc),
        record.property.key().into(),
        super::key::measure_key(record.measure).into(),
        safe(&record.subject),
        safe(&field(&record.object)),
        safe(&field(&record.market)),
        safe(&field(&record.region)),
        period.map_or_else(String::new, |period| field(&period.start)),
        period.map_or_else(String::new, |period| field(&period.end)),
        key(period.map(|period| super::key::grain_key(period.grain))),
        key(period.map(|period| super::key::basis_key(period.basis))),
        value.map_or_else(String::new, |value| field(&value.lo)),
        value.map_or_else(String::new, |value| field(&value.hi)),
        value.map_or_else(String::new, |value| field(&value.unit)),
        key(value.map(|value| super::key::comparator_key(value.comparator))),
        record.equivalents.iter().map(equivalent).collect::<Vec<_>>().join("; "),
        key(record.direction.map(super::key::direction_key)),
        base.map_or_else(String::new, |base| field(&base.start)),
        base.map_or_else(String::new, |base| field(&base.end)),
        key(record.by.map(Property::key)),
        record.modality.key().into(),
        super::key::polarity_key(record.polarity).into(),
        safe(&record.attribution.join("; ")),
        statement.start().to_string(),
        statement.end().to_string(),
        safe(quote),
    ];
    cells.iter().map(|cell| escaped(cell)).collect::<Vec<_>>().join(",")
}

fn equivalent(value: &ValueRecord) -> String {
    let amount = match (&value.lo, &value.hi) {
        (Some(lo), Some(hi)) if lo != hi => format!("{lo}..{hi}"),
        (Some(one), _) | (None, Some(one)) => one.clone(),
        (None, None) => String::new(),
    };
    format!("{amount} {}", value.unit.as_deref().unwrap_or("")).trim().to_string()
}

/// Text of an article that a spreadsheet would run as a formula gets an apostrophe, as spreadsheets themselves do.
fn safe(text: &str) -> String {
    let formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    if formula { format!("'{text}") } else { text.to_string() }
}

fn escaped(cell: &str) -> String {
    if cell.contains(['"', ',', '\n', '\r']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell.to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::DocId;

    fn check(subject: &str, expected: &str) {
        let line = r#"{"doc":"d","property":"rank","subject":"S","evidence":[{"start":0,"end":4}]}"#;
        let mut record: Record = serde_json::from_str(line).unwrap();
        record.subject = subject.into();
        let document = crate::document::Document { name: "d".into(), text: "a, b".into(), ..Default::default() };
        let corpus =
            Corpus { documents: vec![document], claims: vec![record.to_claim(DocId(0)).unwrap()], ..Corpus::default() };
        let table = csv(&corpus);
        let row = table.lines().nth(1).unwrap();
        assert_eq!(row, format!("d,rank,level,{expected},,,,,,,,,,,,,,,,,asserted,positive,,0,4,\"a, b\""));
        assert_eq!(HEADER.split(',').count(), 26);
    }

    #[test]
    fn cells_are_quoted_where_needed() {
        check("Acme", "Acme");
        check("Acme, Inc", "\"Acme, Inc\"");
        check("The \"A\"", "\"The \"\"A\"\"\"");
    }

    #[test]
    fn formulas_stay_text() {
        check("=1+1", "'=1+1");
        check("@x", "'@x");
    }
}
