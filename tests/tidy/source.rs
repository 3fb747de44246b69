//! Rust source as the tidy tests read it: without comments and without the tests at the end of a file.

use std::collections::BTreeSet;

/// The code of a file: no comment lines, nothing from `#[cfg(test)]` on.
pub(crate) fn code(text: &str) -> String {
    let lines = text.lines().take_while(|line| line.trim() != "#[cfg(test)]");
    lines.filter(|line| !line.trim_start().starts_with("//")).map(|line| format!("{line}\n")).collect()
}

/// Whether the code names a thing as a whole word.
pub(crate) fn names(code: &str, word: &str) -> bool {
    let part = |c: char| c.is_alphanumeric() || c == '_';
    code.match_indices(word).any(|(at, _)| !code[..at].ends_with(part) && !code[at + word.len()..].starts_with(part))
}

/// The first names after each `crate::`, in braces or not: `crate::{a::B, c}` and `crate::d::E` give a, c and d.
pub(crate) fn crate_paths(code: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for (at, _) in code.match_indices("crate::") {
        let rest = &code[at + "crate::".len()..];
        match rest.strip_prefix('{') {
            Some(list) => found.extend(heads(list)),
            None => found.extend(head(rest)),
        }
    }
    found
}

fn heads(list: &str) -> Vec<String> {
    let mut depth = 0;
    let mut start = 0;
    let mut found = Vec::new();
    for (at, c) in list.char_indices() {
        let ends = depth == 0 && (c == ',' || c == '}');
        if ends {
            found.extend(head(list[start..at].trim_start()));
            start = at + 1;
        }
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            _ => {}
        }
    }
    found
}

fn head(path: &str) -> Option<String> {
    let name: String = path.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
    (!name.is_empty()).then_some(name)
}

#[test]
fn finds_modules_in_paths_and_braces() {
    let found = crate_paths("use crate::{a::{B, C}, d,\n e::f};\nfn x() { crate::g::h() }");
    assert_eq!(found.into_iter().collect::<Vec<_>>(), ["a", "d", "e", "g"]);
}

#[test]
fn leaves_out_comments_and_tests() {
    assert_eq!(code("//! a\nuse b;\n  // c\n#[cfg(test)]\nmod tests {}\n"), "use b;\n");
}

#[test]
fn names_are_whole_words() {
    assert!(names("use web_sys::Window;", "web_sys"));
    assert!(!names("let my_web_sys_like = 1;", "web_sys"));
}
