//! `cargo xtask check`: what can be said about the code without running it.

use std::path::Path;
use std::process::Command;

use anyhow::{Result, bail};

use crate::debian;
use crate::page;
use crate::run;
use crate::tools;
use crate::wasm::Wasm;

type Check = fn() -> Result<()>;

/// Runs every check, and fails at the end when one did, so that one run shows everything.
pub(crate) fn check() -> Result<()> {
    let checks: [(&str, Check); 5] = [
        ("Format", format),
        ("Lints, native", lints),
        ("Lints, wasm", page_lints),
        ("Documentation", documentation),
        ("Dependencies", dependencies),
    ];
    let mut failed = Vec::new();
    for (title, check) in checks {
        run::section(title);
        if let Err(error) = check() {
            eprintln!("{error:#}");
            failed.push(title);
        }
    }
    if failed.is_empty() {
        eprintln!("\nAll checks hold");
        return Ok(());
    }
    bail!("these checks failed: {}", failed.join("; "));
}

fn format() -> Result<()> {
    run::loud(tools::cargo().args(["fmt", "--all", "--check"]), "The format", "run `cargo fmt`")
}

fn lints() -> Result<()> {
    let mut cargo = tools::cargo();
    cargo.args(["clippy", "--workspace", "--all-targets", "--locked", "--", "--deny", "warnings"]);
    run::loud(&mut cargo, "Clippy", "mend what it names, or allow it there with a reason")
}

fn page_lints() -> Result<()> {
    let wasm = Wasm::find()?;
    if matches!(wasm, Wasm::FromSource { .. }) && !Path::new("/usr/bin/cargo-clippy").is_file() {
        debian::install(&["rust-web-clippy"], "clippy for Debian's compiler", "seconds, once per machine")?;
    }
    page::fetch(&wasm, &[])?;
    let mut cargo = wasm.cargo();
    cargo.args(["clippy", "--target", "wasm32-unknown-unknown", "--package", "factfolio-page", "--locked"]);
    cargo.args(["--", "--deny", "warnings"]);
    wasm.prepare(&mut cargo, &[])?;
    run::loud(&mut cargo, "Clippy for the page", "mend what it names, or allow it there with a reason")
}

fn documentation() -> Result<()> {
    let mut cargo = tools::cargo();
    cargo.args(["doc", "--workspace", "--no-deps", "--document-private-items", "--locked"]);
    cargo.env("RUSTDOCFLAGS", "--deny warnings");
    run::loud(&mut cargo, "The documentation", "mend what rustdoc names")
}

/// Licences and sources are checked everywhere; known holes only where the list of them can be fetched.
fn dependencies() -> Result<()> {
    let folder = tools::cargo_deny()?;
    let deny = |checks: &[&str]| {
        let mut command = Command::new(folder.join("cargo-deny"));
        command.args(["--locked", "check"]).args(checks).current_dir(crate::project::root());
        command
    };
    run::loud(&mut deny(&["licenses", "bans", "sources"]), "cargo-deny", "see deny.toml for what is allowed and why")
}
