//! The invariants of `ARCHITECTURE.md` that neither a type nor a lint keeps. Each test names its invariant.

mod edges;
mod layers;
mod map;
mod purity;
mod rules;
mod source;
