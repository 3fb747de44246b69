//! I13: modules of the core use only what stands below them. The order is read from `ARCHITECTURE.md`.

use std::collections::BTreeMap;

use factfolio_tests::project;

use crate::source;

/// The number of a module's layer, from the lowest up.
fn layers() -> BTreeMap<String, usize> {
    let text = project::read("ARCHITECTURE.md");
    let line = text.lines().find(|line| line.contains("`span`, `ids`") && line.contains('→'));
    let line = line.expect("ARCHITECTURE.md gives the layers of the core in one line, lowest first, with arrows");
    let mut found = BTreeMap::new();
    for (number, layer) in line.split('→').enumerate() {
        for module in layer.split('`').skip(1).step_by(2) {
            found.insert(module.to_owned(), number);
        }
    }
    found
}

/// The top module a file of the core belongs to: `crates/facts/src/claim/rules/mod.rs` is of `claim`.
fn module(path: &str) -> Option<String> {
    let inside = path.strip_prefix("crates/facts/src/")?;
    let name = inside.split('/').next()?.trim_end_matches(".rs");
    (name != "lib").then(|| name.to_owned())
}

#[test]
fn i13_modules_of_the_core_use_only_lower_layers() {
    let layers = layers();
    let mut wrong = Vec::new();
    for path in project::rust_files("crates/facts/src") {
        let Some(module) = module(&path) else { continue };
        let Some(own) = layers.get(&module) else {
            wrong.push(format!("{path}: ARCHITECTURE.md gives `{module}` no layer"));
            continue;
        };
        if path.ends_with("/tests.rs") {
            continue;
        }
        for used in source::crate_paths(&source::code(&project::read(&path))) {
            if used != module && layers.get(&used).is_some_and(|layer| layer > own) {
                wrong.push(format!("{path} uses `{used}`, which stands above `{module}`"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn i13_layers_name_modules_that_exist() {
    let files = project::rust_files("crates/facts/src");
    let modules: Vec<String> = files.iter().filter_map(|path| module(path)).collect();
    let unknown: Vec<String> = layers().into_keys().filter(|name| !modules.contains(name)).collect();
    assert_eq!(unknown, Vec::<String>::new());
}
