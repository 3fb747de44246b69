//! The invariants of `ARCHITECTURE.md` that neither a type nor a lint keeps. Each test names its invariant;
//! `guide` keeps the table of `CONTRIBUTING.md` beside them.

mod edges;
mod guide;
mod layers;
mod map;
mod purity;
mod rules;
mod source;
