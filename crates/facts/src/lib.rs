//! The pure core of Factfolio: text in, claims and facts out, and search over them. No IO of any kind.
//!
//! Modules are layered: ARCHITECTURE.md lists them, lowest first, and a module uses only those before it or beside it.

mod among;
pub mod bundle;
pub mod claim;
pub mod corpus;
pub mod diagnostic;
pub mod document;
pub mod duplicate;
pub mod entity;
pub mod fact;
pub mod format;
pub mod ids;
pub mod index;
pub mod modality;
pub mod number;
pub mod order;
pub mod period;
pub mod quantity;
mod section;
pub mod segment;
pub mod share;
pub mod span;
mod vocabulary;
