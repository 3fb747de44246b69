//! Claims about the same thing, and what they amount to.

use serde::{Deserialize, Serialize};

use crate::ids::ClaimId;

/// How the claims of a fact relate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Agreement {
    /// One claim, or several from copies of one article.
    Single,
    /// Their intervals overlap; they may go back to one source.
    Consistent,
    /// Their intervals overlap and their original sources differ.
    Corroborated,
    /// Disjoint, different sources.
    DiffersBySource,
    /// Disjoint, the same source.
    Contradicts,
    /// The same source gave a later, revised figure.
    Superseded,
}

/// Claims about one (property, measure, subject, object, market, region, period).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fact {
    /// Its claims, in corpus order; never empty.
    pub claims: Vec<ClaimId>,
    /// What they amount to.
    pub agreement: Agreement,
    /// One sentence for people that says why.
    pub explanation: String,
}

/// What became of a goal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Outcome {
    /// A later claim says it was reached.
    Met,
    /// A later claim says otherwise, or the article itself.
    NotMet,
    /// Nothing in the corpus tells.
    Open,
}

/// A goal, plan or forecast, joined with what other claims say of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Goal {
    /// The claims that state it (the same promise told again is one goal).
    pub claims: Vec<ClaimId>,
    /// What became of it.
    pub outcome: Outcome,
    /// The claims the outcome rests on.
    pub because: Vec<ClaimId>,
    /// One sentence for people.
    pub explanation: String,
}
