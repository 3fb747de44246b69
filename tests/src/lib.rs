//! What the tests of the whole project share: where its files are, and the page in a real browser.
//!
//! Tests of one module stand in that module; here is what no module can see alone.

pub mod browser;
pub mod claim_line;
pub mod clock;
pub mod crowd;
pub mod gold;
pub mod page;
pub mod project;
pub mod spec;
pub mod views;
