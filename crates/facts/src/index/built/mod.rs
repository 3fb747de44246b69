//! What the bundle carries for search: the terms of a corpus, where they stand and what claims can be filtered by. Built by the
//! command, read by the page; answers nothing by itself.

pub(in crate::index) mod bits;
pub(in crate::index) mod build;
pub(in crate::index) mod bytes;
pub(in crate::index) mod dictionary;
pub(in crate::index) mod facet;
pub(in crate::index) mod neighbours;
pub(in crate::index) mod passage;
pub(in crate::index) mod postings;
pub(in crate::index) mod region;
