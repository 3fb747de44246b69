//! Search over a corpus: terms, facets, queries and hits.
