//! The `factfolio` command: reads articles, prints claims, writes the page.

fn main() {}
