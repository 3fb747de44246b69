//! Values, periods and claims as words and as records. The only place where a type becomes text for people or files.

mod cite;
mod csv;
pub mod derived;
mod json;
pub mod key;
mod line;
mod name;
mod number;
pub mod record;
mod sentence;
mod time;
mod value;

pub use cite::{citation, date_words};
pub use csv::csv;
pub use derived::facts_jsonl;
pub use line::claim_line;
pub use name::{
    agreement, basis, boilerplate, direction, holder, joined, market, modality, outcome, place, property, region,
};
pub use number::{decimal, ordinal, scaled, small};
pub use record::{BadRecord, Record, json, jsonl};
pub use sentence::sentence;
pub use time::{during, period};
pub use value::{Style, amount, claim_value};
