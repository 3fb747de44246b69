//! Text as search sees it: folded, cut into terms, looked through for words and phrases. Knows no corpus.

pub(in crate::index) mod fold;
pub(in crate::index) mod needle;
pub(in crate::index) mod scan;
pub(in crate::index) mod terms;
