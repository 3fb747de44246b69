//! What follows from the claims, one JSON object a line, told apart by `kind`:
//!
//! | kind | fields |
//! | --- | --- |
//! | `fact` | `id`; `property` … `by` as in the claim record; `agreement`; `explanation`; `claims`, each with `id` (its place among all claims), `doc`, `value`, `direction`, `modality`, `attribution`, `evidence`; `superseded` and `also`: ids of claims and of facts |
//! | `goal` | `outcome` (`met`, `not_met`, `open`), `explanation`, `claims` that promise it, `because`: the claims the outcome rests on |
//! | `range` | the cell: `market`, `region`, `period`, `by`, `scope` (null: sources combined); `holder` or `holder_rank`; `rank` as [best, worst] or null, and worst null when nothing bounds it; `lo`, `hi` in percent, closed; `implied`; `because`; `rules`; `explanation` |
//! | `order` | the cell; `ahead`, `ahead_rank`, `behind`, `behind_rank`; `implied`; `because` |
//! | `contradiction` | the cell; `claims`, `explanation` |
//! | `check` | `what` (`growth`, `sum_over_hundred`, `exchange_rate`), `claims`, `explanation` |
//! | `duplicate` | `first`, `second`: documents; `how` (`copy`, `contained`, `rewrite`); `jaccard_ppm`, `containment_ppm`, `figures_ppm` |
//!
//! Facts come first, then goals, cells in their order, checks and duplicates: the order of the corpus, always the same.

use super::json::{Json, quoted};
use super::key::{agreement_key, direction_key, measure_key};
use super::record::{EvidenceRecord, PeriodRecord, Record, ValueRecord};
use crate::claim::{Claim, Property};
use crate::corpus::Corpus;
use crate::duplicate::{Duplicate, DuplicateKind};
use crate::fact::{Check, CheckKind, Fact, Goal, Outcome};
use crate::ids::{ClaimId, DocId, FactId};
use crate::share::{CellRanges, Holder, Order, ShareRange};

/// All facts, goals, ranges, orders, contradictions, checks and duplicates.
pub fn facts_jsonl(corpus: &Corpus) -> String {
    let facts = corpus.facts.iter().enumerate().filter_map(|(index, found)| fact(corpus, index, found));
    let goals = corpus.goals.iter().map(goal);
    let cells = corpus.cells.iter().flat_map(cell);
    let checks = corpus.checks.iter().map(check);
    let duplicates = corpus.duplicates.iter().map(|pair| duplicate(corpus, pair));
    facts.chain(goals).chain(cells).chain(checks).chain(duplicates).map(|line| line + "\n").collect()
}

fn fact(corpus: &Corpus, index: usize, fact: &Fact) -> Option<String> {
    let first = corpus.claims.get(fact.claims.first()?.index())?;
    let told = Record::of(corpus, first);
    let claims = fact.claims.iter().filter_map(|id| Some((*id, corpus.claims.get(id.index())?)));
    let claims = claims.fold(Json::array(), |array, (id, found)| array.item(&claim(corpus, id, found)));
    let line = Json::object()
        .string("kind", "fact")
        .field("id", &index.to_string())
        .string("property", told.property.key())
        .string("measure", measure_key(told.measure))
        .string("subject", &told.subject)
        .optional("object", told.object.as_deref())
        .optional("market", told.market.as_deref())
        .optional("region", told.region.as_deref())
        .field("period", &period(&told.period))
        .optional("by", told.by.map(Property::key))
        .string("agreement", agreement_key(fact.agreement))
        .string("explanation", &fact.explanation)
        .field("claims", &claims.finish())
        .field("superseded", &ids(&fact.superseded))
        .field("also", &fact.also.iter().fold(Json::array(), |array, FactId(id)| array.item(&id.to_string())).finish());
    Some(line.finish())
}

fn claim(corpus: &Corpus, ClaimId(id): ClaimId, claim: &Claim) -> String {
    let told = Record::of(corpus, claim);
    let evidence = told.evidence.first().copied().map_or("null".into(), EvidenceRecord::to_json);
    Json::object()
        .field("id", &id.to_string())
        .string("doc", &told.doc)
        .field("value", &told.value.as_ref().map_or("null".into(), ValueRecord::to_json))
        .optional("direction", told.direction.map(direction_key))
        .string("modality", told.modality.key())
        .field("attribution", &Json::strings(told.attribution.iter().map(String::as_str)))
        .field("evidence", &evidence)
        .finish()
}

fn goal(goal: &Goal) -> String {
    let outcome = match goal.outcome {
        Outcome::Met => "met",
        Outcome::NotMet => "not_met",
        Outcome::Open => "open",
    };
    Json::object()
        .string("kind", "goal")
        .string("outcome", outcome)
        .string("explanation", &goal.explanation)
        .field("claims", &ids(&goal.claims))
        .field("because", &ids(&goal.because))
        .finish()
}

fn cell(cell: &CellRanges) -> Vec<String> {
    let ranges = cell.ranges.iter().map(|found| range(cell, found));
    let orders = cell.orders.iter().map(|found| order(cell, found));
    let contradiction = cell.contradiction.iter().map(|(claims, why)| {
        let line = of_cell("contradiction", cell).field("claims", &ids(claims));
        line.string("explanation", why).finish()
    });
    ranges.chain(orders).chain(contradiction).collect()
}

/// The fields every line about a cell begins with.
fn of_cell(kind: &str, ranges: &CellRanges) -> Json {
    let cell = &ranges.cell;
    Json::object()
        .string("kind", kind)
        .optional("market", cell.market.as_deref())
        .optional("region", cell.region.as_deref())
        .field("period", &period(&cell.period.map(PeriodRecord::of)))
        .optional("by", cell.by.map(Property::key))
        .optional("scope", ranges.scope.as_deref())
}

fn range(cell: &CellRanges, range: &ShareRange) -> String {
    let rank = range.rank.map_or("null".into(), |(best, worst)| match worst {
        u32::MAX => format!("[{best},null]"),
        worst => format!("[{best},{worst}]"),
    });
    let rules = Json::strings(range.rules.iter().map(String::as_str));
    holder(of_cell("range", cell), "holder", &range.holder)
        .field("rank", &rank)
        .string("lo", &range.lo.to_string())
        .string("hi", &range.hi.to_string())
        .field("implied", boolean(range.implied))
        .field("because", &ids(&range.because))
        .field("rules", &rules)
        .string("explanation", &range.explanation)
        .finish()
}

fn order(cell: &CellRanges, order: &Order) -> String {
    let line = holder(of_cell("order", cell), "ahead", &order.ahead);
    let line = holder(line, "behind", &order.behind);
    line.field("implied", boolean(order.implied)).field("because", &ids(&order.because)).finish()
}

/// Two fields, one of them null: a name, or the rank of somebody unnamed.
fn holder(line: Json, field: &str, holder: &Holder) -> Json {
    let (name, rank) = match holder {
        Holder::Named(name) => (quoted(name), "null".into()),
        Holder::Rank(rank) => ("null".into(), rank.to_string()),
    };
    line.field(field, &name).field(&format!("{field}_rank"), &rank)
}

fn check(check: &Check) -> String {
    let what = match check.kind {
        CheckKind::Growth => "growth",
        CheckKind::SumOverHundred => "sum_over_hundred",
        CheckKind::ExchangeRate => "exchange_rate",
    };
    let line = Json::object().string("kind", "check").string("what", what).field("claims", &ids(&check.claims));
    line.string("explanation", &check.explanation).finish()
}

fn duplicate(corpus: &Corpus, pair: &Duplicate) -> String {
    let name = |doc: DocId| corpus.documents.get(doc.index()).map(|document| document.name.as_str());
    let how = match pair.kind {
        DuplicateKind::Copy => "copy",
        DuplicateKind::Contained => "contained",
        DuplicateKind::Rewrite => "rewrite",
    };
    Json::object()
        .string("kind", "duplicate")
        .optional("first", name(pair.first))
        .optional("second", name(pair.second))
        .string("how", how)
        .field("jaccard_ppm", &pair.jaccard_ppm.to_string())
        .field("containment_ppm", &pair.containment_ppm.to_string())
        .field("figures_ppm", &pair.figures_ppm.to_string())
        .finish()
}

fn period(period: &Option<PeriodRecord>) -> String {
    period.as_ref().map_or("null".into(), PeriodRecord::to_json)
}

fn ids(claims: &[ClaimId]) -> String {
    claims.iter().fold(Json::array(), |array, ClaimId(id)| array.item(&id.to_string())).finish()
}

fn boolean(value: bool) -> &'static str {
    if value { "true" } else { "false" }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fact::Agreement;
    use crate::number::Decimal;
    use crate::share::Cell;

    fn corpus() -> Corpus {
        let line = r#"{"doc":"a","property":"market_share","subject":"Acme","market":"kettles","evidence":[{"start":0,"end":4}],
            "value":{"lo":"5","hi":"5","unit":"percent","comparator":"eq"}}"#;
        let record: Record = serde_json::from_str(line).unwrap();
        let document = crate::document::Document { name: "a".into(), text: "Acme".into(), ..Default::default() };
        let claim = ClaimId(0);
        let cell = Cell { market: Some("kettles".into()), region: None, period: None, by: None };
        let range = ShareRange {
            holder: Holder::Rank(2),
            rank: Some((2, u32::MAX)),
            lo: Decimal::ZERO,
            hi: Decimal::whole(5),
            implied: true,
            because: vec![claim],
            rules: vec!["R1".into()],
            explanation: "a \"reason\"".into(),
        };
        let order = Order {
            ahead: Holder::Named("Acme".into()),
            behind: Holder::Rank(2),
            implied: false,
            because: vec![claim],
        };
        Corpus {
            documents: vec![document],
            references: vec![None],
            claims: vec![record.to_claim(DocId(0)).unwrap()],
            facts: vec![Fact {
                claims: vec![claim],
                agreement: Agreement::Single,
                superseded: vec![],
                also: vec![FactId(0)],
                explanation: "One source.".into(),
            }],
            goals: vec![Goal {
                claims: vec![claim],
                outcome: Outcome::NotMet,
                because: vec![claim],
                explanation: "Not.".into(),
            }],
            cells: vec![CellRanges {
                cell,
                scope: Some("IDC".into()),
                ranges: vec![range],
                orders: vec![order],
                contradiction: Some((vec![claim], "No.".into())),
            }],
            checks: vec![Check { kind: CheckKind::Growth, claims: vec![claim], explanation: "No.".into() }],
            ..Corpus::default()
        }
    }

    #[test]
    fn every_line_is_an_object_of_its_kind() {
        let text = facts_jsonl(&corpus());
        let lines: Vec<serde_json::Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        let kinds: Vec<&str> = lines.iter().map(|line| line["kind"].as_str().unwrap()).collect();
        assert_eq!(kinds, ["fact", "goal", "range", "order", "contradiction", "check"]);
        assert_eq!(lines[0]["claims"][0]["value"]["lo"], "5");
        assert_eq!(lines[0]["also"][0], 0);
        assert_eq!(lines[1]["outcome"], "not_met");
        assert_eq!(lines[2]["holder_rank"], 2);
        assert_eq!(lines[2]["rank"], serde_json::json!([2, null]));
        assert_eq!(lines[2]["explanation"], "a \"reason\"");
        assert_eq!(lines[3]["ahead"], "Acme");
        assert_eq!(lines[3]["behind"], serde_json::Value::Null);
    }
}
