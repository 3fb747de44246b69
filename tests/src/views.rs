//! The views of the page, by the states that show them. Pictures are taken of each, and each is checked for access.

/// A name for files and messages, and the state.
pub const VIEWS: [(&str, &str); 15] = [
    ("overview", ""),
    ("read", "#v=1&view=read"),
    ("article", "#v=1&view=read&doc=000_b38179a82612e3ff"),
    ("search", "#v=1&view=read&q=xiaomi%20europe"),
    ("nothing", "#v=1&view=claims&q=xyzzyx"),
    ("claims", "#v=1&view=claims"),
    ("facts", "#v=1&view=claims&group=fact"),
    ("intervals", "#v=1&view=compare"),
    ("time", "#v=1&view=compare&as=time"),
    ("ranks", "#v=1&view=compare&as=rank"),
    ("table", "#v=1&view=compare&as=table"),
    ("pairs", "#v=1&view=compare&as=pairs"),
    ("goals", "#v=1&view=goals"),
    ("about", "#v=1&view=about"),
    ("embedded", "#v=1&view=compare&embed=1"),
];
