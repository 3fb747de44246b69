//! The built page in a real browser, opened from its file.
//!
//! A check is a small function: it opens the page, does what a reader would, and says what must be seen. Without a built
//! page or a browser the checks fail and say what to run; they never pass unseen.

mod access;
mod compare;
mod crash;
mod drawing;
mod exports;
mod file;
mod frames;
mod gold;
mod overview;
mod picking;
mod reading;
mod search;
mod state;
