//! Claims about the same thing, and what they amount to.

mod agree;
mod also;
mod arithmetic;
mod goal;
mod interval;
mod merge;
mod source;
pub(crate) mod words;

use serde::{Deserialize, Serialize};

use crate::ids::{ClaimId, FactId};
pub(crate) use arithmetic::checks;
pub(crate) use goal::goals;
pub(crate) use interval::{Interval, Side};
pub(crate) use merge::{Material, folded, merge};
pub(crate) use source::Names;

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
    /// Nothing tells whether they agree: no common currency, or changes against unstated periods.
    Incomparable,
}

/// Claims about one (property, measure, subject, object, market, region, period).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fact {
    /// Its claims, in corpus order; never empty.
    pub claims: Vec<ClaimId>,
    /// What they amount to.
    pub agreement: Agreement,
    /// Those of `claims` that a later one of the same source replaces.
    pub superseded: Vec<ClaimId>,
    /// Facts that may state the same but lack a qualifier or name the market otherwise. Never merged, only mentioned.
    pub also: Vec<FactId>,
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

/// What kind of sum does not come out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum CheckKind {
    /// A level, the growth that led to it and the level before do not fit.
    Growth,
    /// Shares of one market add up to more than 100 percent.
    SumOverHundred,
    /// An amount and its conversion imply an exchange rate no year had.
    ExchangeRate,
}

/// Arithmetic that warns: claims whose numbers do not fit together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Check {
    /// Which sum.
    pub kind: CheckKind,
    /// The claims it is made of, in corpus order.
    pub claims: Vec<ClaimId>,
    /// One sentence for people.
    pub explanation: String,
}
