//! "Source: Omdia" under a table or a list: whose figures its rows are. Not sources that a sentence names.

use super::Reader;
use crate::among::among;
use crate::claim::item::{Item, Kind, Row};
use crate::claim::kinds::Kinds;
use crate::claim::passage::Source;
use crate::claim::{Claim, Role, Step};

/// A line of credit is short.
const LONGEST: usize = 24;

/// The firm that a line of credit names first: "Source: Omdia, January 2024", "Table: registrations. Data: SMMT".
pub(super) fn source_of_rows(items: &[Item], block: usize) -> Option<Source> {
    if !items.may_have(&Kinds::COLON) {
        return None;
    }
    let colon = items.iter().take(LONGEST).enumerate().position(|(at, item)| {
        item.kind == Kind::Colon && at > 0 && among!(items.word(at - 1), "source" | "sources" | "data")
    })?;
    let opens = items[..colon - 1].iter().all(|item| !matches!(item.kind, Kind::Name(_) | Kind::Voice(_)));
    let voice = items[colon + 1..].iter().take(3).find(|item| matches!(item.kind, Kind::Voice(_)))?;
    let source = Source { names: vec![voice.name().to_string()], span: voice.span, block, ..Source::default() };
    (opens && items.len() <= LONGEST).then_some(source)
}

impl Reader<'_> {
    /// Notes that the claims from `from` on came of a row.
    pub(super) fn add_rows(&mut self, from: usize) {
        if self.rows.end != from {
            self.rows.start = from;
        }
        self.rows.end = self.claims.len();
    }

    /// Gives the rows right before, or else the paragraph before, to the firm whose figures they are.
    pub(super) fn credit_rows(&mut self, source: &Source) {
        let end = self.claims.len();
        let start = if self.rows.end == end && !self.rows.is_empty() { self.rows.start } else { self.block_before };
        for claim in self.claims.iter_mut().skip(start).filter(|claim| claim.attribution.is_empty()) {
            attribute(claim, source);
        }
    }
}

/// Gives a claim that names nobody to `source`.
pub(super) fn attribute(claim: &mut Claim, source: &Source) {
    claim.attribution.clone_from(&source.names);
    claim.evidence.push(source.span);
    claim.derivation.push(Step { role: Role::Attribution, span: source.span });
}
