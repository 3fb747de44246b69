//! Exact decimals, and the numbers a text holds.

mod decimal;

pub use decimal::Decimal;
