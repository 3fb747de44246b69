//! I1: the core performs no IO, and nothing it stands on can.

use std::env;
use std::process::Command;

use factfolio_tests::project;

/// Packages that open a way to the world outside: browsers, files, clocks, chance, threads.
const OUTSIDE: [&str; 16] = [
    "wasm-bindgen",
    "web-sys",
    "js-sys",
    "leptos",
    "gloo",
    "getrandom",
    "rand",
    "tokio",
    "rayon",
    "reqwest",
    "ureq",
    "walkdir",
    "ignore",
    "tempfile",
    "time",
    "chrono",
];

#[test]
fn i1_nothing_below_the_core_reaches_outside() {
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut tree = Command::new(cargo);
    tree.args(["tree", "--package", "facts", "--edges", "normal", "--prefix", "none", "--format", "{p}"]);
    let out = tree.current_dir(project::root()).output().expect("cargo runs, for it runs this test");
    assert!(out.status.success(), "cargo tree: {}", String::from_utf8_lossy(&out.stderr));
    let listed = String::from_utf8_lossy(&out.stdout);
    let packages: Vec<&str> = listed.lines().filter_map(|line| line.split_whitespace().next()).collect();
    assert!(packages.contains(&"serde"), "the tree names what the core stands on: {packages:?}");
    let found: Vec<&&str> = packages.iter().filter(|package| OUTSIDE.contains(package)).collect();
    assert!(found.is_empty(), "the core stands on {found:?}; pass what they give as an argument instead");
}

#[test]
fn i1_the_core_has_lints_of_its_own() {
    let lints = project::read("crates/facts/clippy.toml");
    for banned in
        ["std::fs::read", "std::env::var", "std::time::SystemTime::now", "std::thread::spawn", "std::fs::File"]
    {
        let line = lints.lines().find(|line| line.contains(&format!("\"{banned}\"")));
        let reason = line.is_some_and(|line| line.contains("reason = \""));
        assert!(reason, "crates/facts/clippy.toml bans {banned} and says why");
    }
}
