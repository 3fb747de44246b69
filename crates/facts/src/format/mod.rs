//! Values, periods and claims as words and as records. The only place where a type becomes text for people or files.

mod csv;
mod json;
pub mod record;

pub use csv::csv;
pub use record::{BadRecord, Record, json, jsonl};
