//! What a reader asks: the words typed, with the filters among them, and the values chosen.

pub(in crate::index) mod filter;
pub(in crate::index) mod query;
pub(in crate::index) mod selection;
