//! The views of the page, by the states that show them. Pictures are taken of each, and each is checked for access.

/// A name for files and messages, and the state.
pub const VIEWS: [(&str, &str); 1] = [("start", "")];
