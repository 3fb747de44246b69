//! Whether a corpus read from bytes is one that could have been written: ids that exist, spans inside their texts, numbers
//! within their bounds. Whoever uses a corpus may then rely on it.

use crate::claim::{Claim, Value};
use crate::corpus::Corpus;
use crate::document::Document;
use crate::ids::{ClaimId, DocId};
use crate::span::Span;

/// Decimals hold powers of ten within ±30; digits beyond twice that mean nothing.
const DIGIT_LIMIT: i16 = 60;

pub(super) fn is_sound(corpus: &Corpus) -> bool {
    let claims = |ids: &[ClaimId]| ids.iter().all(|id| id.index() < corpus.claims.len());
    let text = |doc: DocId| corpus.documents.get(doc.index()).map(|document| document.text.as_str());
    let doc = |doc: DocId| doc.index() < corpus.documents.len();
    corpus.references.len() == corpus.documents.len()
        && corpus.documents.iter().all(document)
        && corpus.claims.is_sorted_by_key(|claim| claim.doc)
        && corpus.claims.iter().all(|found| text(found.doc).is_some_and(|text| claim(text, found)))
        && corpus.unused.is_sorted_by_key(|number| number.doc)
        && corpus.unused.iter().all(|number| text(number.doc).is_some_and(|text| inside(text, number.span)))
        && corpus.duplicates.iter().all(|pair| doc(pair.first) && doc(pair.second))
        && corpus.facts.iter().all(|fact| {
            let also = fact.also.iter().all(|id| id.index() < corpus.facts.len());
            !fact.claims.is_empty() && claims(&fact.claims) && claims(&fact.superseded) && also
        })
        && corpus.goals.iter().all(|goal| claims(&goal.claims) && claims(&goal.because))
        && corpus.checks.iter().all(|check| claims(&check.claims))
        && corpus.cells.iter().all(|cell| {
            cell.ranges.iter().all(|range| claims(&range.because))
                && cell.orders.iter().all(|order| claims(&order.because))
                && cell.contradiction.iter().all(|(ids, _)| claims(ids))
        })
}

fn document(document: &Document) -> bool {
    let text = &document.text;
    let ordered = document.blocks.is_sorted_by(|a, b| a.span.end() <= b.span.start());
    ordered
        && document.blocks.iter().all(|block| inside(text, block.span))
        && document.title.is_none_or(|title| inside(text, title))
        && document.diagnostics.iter().filter_map(|found| found.span).all(|span| inside(text, span))
}

fn claim(text: &str, claim: &Claim) -> bool {
    !claim.evidence.is_empty()
        && claim.evidence.iter().all(|span| inside(text, *span))
        && claim.derivation.iter().all(|step| inside(text, step.span))
        && claim.value.iter().chain(&claim.equivalents).all(value)
}

fn value(value: &Value) -> bool {
    (-DIGIT_LIMIT..=DIGIT_LIMIT).contains(&value.last_digit)
}

fn inside(text: &str, span: Span) -> bool {
    text.get(span.start()..span.end()).is_some()
}
