//! I14: `ARCHITECTURE.md` names every package, module and invariant that exists, and none that does not.

use std::collections::BTreeSet;
use std::fs;

use factfolio_tests::project;

const MAP: &str = "ARCHITECTURE.md";

/// The packages: the name under which the map speaks of their modules, the package, where its sources are.
const PACKAGES: [(&str, &str, &str); 7] = [
    ("page", "factfolio-page", "src"),
    ("facts", "facts", "crates/facts/src"),
    ("factfolio", "factfolio", "crates/cli/src"),
    ("engine", "factfolio-engine", "crates/engine/src"),
    ("xtask", "xtask", "crates/xtask/src"),
    ("benches", "factfolio-benches", "benches/src"),
    ("tests", "factfolio-tests", "tests/src"),
];

/// What stands in backticks in the map.
fn words(text: &str) -> BTreeSet<&str> {
    text.lines().flat_map(|line| line.split('`').skip(1).step_by(2)).collect()
}

/// `facts::span`, for every top module of every package.
fn modules() -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for (short, _, folder) in PACKAGES {
        for path in project::rust_files(folder) {
            let inside = path.trim_start_matches(folder).trim_start_matches('/');
            let name = inside.split('/').next().unwrap_or_default().trim_end_matches(".rs");
            if !["main", "lib", "bin"].contains(&name) {
                found.insert(format!("{short}::{name}"));
            }
        }
    }
    found
}

#[test]
fn i14_the_map_names_every_module_and_no_other() {
    let text = project::read(MAP);
    let prefixes: Vec<String> = PACKAGES.iter().map(|(short, ..)| format!("{short}::")).collect();
    let of_ours = |word: &&str| prefixes.iter().any(|prefix| word.starts_with(prefix));
    let named: BTreeSet<String> = words(&text).into_iter().filter(of_ours).map(str::to_owned).collect();
    let exist = modules();
    let missing: Vec<&String> = exist.difference(&named).collect();
    let gone: Vec<&String> = named.difference(&exist).collect();
    assert!(missing.is_empty() && gone.is_empty(), "{MAP} misses {missing:?} and names what is gone: {gone:?}");
}

#[test]
fn i14_the_map_names_every_package() {
    let text = project::read(MAP);
    let words = words(&text);
    for (_, package, folder) in PACKAGES {
        assert!(words.contains(package), "{MAP} names the package {package}");
        let manifest = if folder == "src" { "Cargo.toml".to_owned() } else { folder.replace("/src", "/Cargo.toml") };
        let stated = project::read(&manifest).contains(&format!("name = \"{package}\""));
        assert!(stated, "{manifest} is of the package {package}");
    }
    let crates = fs::read_dir(project::root().join("crates")).expect("the workspace has a folder of crates");
    for entry in crates {
        let name = entry.expect("a folder that can be listed names its entries").file_name();
        let folder = format!("crates/{}/src", name.to_string_lossy());
        assert!(PACKAGES.iter().any(|(.., known)| *known == folder), "{folder} belongs to a package of the map");
    }
}

#[test]
fn i14_the_map_names_only_paths_that_exist() {
    let text = project::read(MAP);
    let path =
        |word: &&str| word.contains('/') || [".md", ".toml", ".rs", ".html"].iter().any(|end| word.ends_with(end));
    let plain = |word: &&str| !word.contains(|c: char| c.is_whitespace() || "*<>:#".contains(c));
    // What a build makes is not there before it.
    let made = |word: &&str| ["target/", "dist/"].iter().any(|folder| word.starts_with(folder));
    let gone: Vec<&str> = words(&text)
        .into_iter()
        .filter(|word| path(word) && plain(word) && !made(word))
        .filter(|word| !project::root().join(word).exists())
        .collect();
    assert_eq!(gone, Vec::<&str>::new());
}

#[test]
fn i14_every_invariant_is_kept_where_the_map_says() {
    let text = project::read(MAP);
    let rows = text.lines().filter(|line| line.starts_with("| I")).filter_map(|line| line.split('|').nth(1));
    let listed: Vec<&str> = rows.map(str::trim).collect();
    let expected: Vec<String> = (1..=listed.len()).map(|number| format!("I{number}")).collect();
    assert_eq!(listed, expected, "invariants are numbered without gaps");
    let tests: String = project::rust_files("tests/tidy").iter().map(project::read).collect();
    for (number, line) in text.lines().filter(|line| line.starts_with("| I")).enumerate() {
        let name = format!("fn i{}_", number + 1);
        let claims = line.contains("tidy test");
        assert_eq!(claims, tests.contains(&name), "{line}\nsays \"tidy test\" exactly when one is named {name}…");
    }
}

#[test]
fn i14_the_map_stays_short() {
    let lines = project::read(MAP).lines().count();
    assert!(lines <= 200, "{MAP} has {lines} lines; 200 are what a newcomer reads");
}
