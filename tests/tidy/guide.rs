//! `CONTRIBUTING.md` names only browser tests that exist.

use factfolio_tests::project;

const GUIDE: &str = "CONTRIBUTING.md";

/// `file::beginning_*` of the table of checks.
fn named(text: &str) -> Vec<(&str, &str)> {
    let rows = text.lines().filter(|line| line.starts_with("| "));
    let words = rows.flat_map(|line| line.split('`').skip(1).step_by(2));
    words.filter_map(|word| word.split_once("::")).map(|(file, test)| (file, test.trim_end_matches('*'))).collect()
}

#[test]
fn the_guide_names_browser_tests_that_exist() {
    let text = project::read(GUIDE);
    let named = named(&text);
    assert!(named.len() > 20, "{GUIDE} lists the checks of the browser in a table");
    for (file, test) in &named {
        let source = project::read(format!("tests/e2e/{file}.rs"));
        assert!(source.contains(&format!("fn {test}")), "{GUIDE} names {file}::{test}…, which is gone");
    }
}
