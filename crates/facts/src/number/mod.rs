//! Exact decimals, and the numbers a text holds: digits, words, scales, parts of a whole and ordinals.

mod decimal;
mod digits;
mod numeral;
mod ordinal;
mod part;
mod tokens;
mod word_set;
mod words;

pub use decimal::Decimal;
pub(crate) use numeral::{Numeral, read_numeral, read_numeral_of_money};
pub(crate) use ordinal::read_ordinal;
pub(crate) use part::read_part;
pub use tokens::Text;
pub(crate) use tokens::{Tokens, is_among, is_dash};
pub(crate) use word_set::WordSet;
pub(crate) use words::{STARTS, count_word, may_start, place_word};
