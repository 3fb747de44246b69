//! I12: every rule is registered once and documented. That its spec shows it is checked where specs are run,
//! in `tests/tests/rules.rs`.

use std::collections::BTreeSet;

use facts::claim::rules::REGISTRY;

#[test]
fn i12_every_rule_is_registered_once() {
    let names: BTreeSet<&str> = REGISTRY.iter().map(|rule| rule.name).collect();
    assert_eq!(names.len(), REGISTRY.len(), "two rules share a name");
}

#[test]
fn i12_every_rule_has_a_page_with_its_headings() {
    for rule in REGISTRY {
        for heading in ["Matches", "Yields", "Leaves alone"] {
            assert!(rule.page.contains(heading), "the page of {} lacks the heading {heading}", rule.name);
        }
    }
}
