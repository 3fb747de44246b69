//! The tools that turn Rust into a page: which versions, where they are kept, how they get there.
//!
//! They go to a per-user cache in folders named by their version, never into the clone, so that a second clone has them
//! already and an older clone keeps its own.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::debian;
use crate::project;
use crate::run::{self, Step};

const TRUNK: &str = "0.21.14";
const BINARYEN: &str = "132.0.0";
const AXE: &str = "4.14.1";
const CARGO_DENY: &str = "0.20.2";

/// The folders to put before PATH so that Trunk finds itself and what it calls.
pub(crate) fn for_the_page() -> Result<Vec<PathBuf>> {
    let bindgen = project::locked_version("wasm-bindgen")?;
    Ok(vec![
        cargo_tool("trunk", "trunk", TRUNK, "about 3 minutes, once per machine")?,
        cargo_tool("wasm-bindgen-cli", "wasm-bindgen", &bindgen, "about 2 minutes, once per machine")?,
        npm_package("binaryen", BINARYEN)?.join(".bin"),
    ])
}

/// The accessibility checker that the page tests load into the page.
pub(crate) fn axe() -> Result<PathBuf> {
    Ok(npm_package("axe-core", AXE)?.join("axe-core").join("axe.min.js"))
}

/// The folder of the checker of licences and sources.
pub(crate) fn cargo_deny() -> Result<PathBuf> {
    cargo_tool("cargo-deny", "cargo-deny", CARGO_DENY, "about 4 minutes, once per machine")
}

/// The per-user cache.
pub(crate) fn cache() -> Result<PathBuf> {
    if let Some(folder) = env::var_os("FACTFOLIO_CACHE") {
        return Ok(PathBuf::from(folder));
    }
    let base = env::var_os("XDG_CACHE_HOME")
        .map(PathBuf::from)
        .or_else(|| env::var_os("HOME").map(|home| Path::new(&home).join(".cache")))
        .or_else(|| env::var_os("LOCALAPPDATA").map(PathBuf::from));
    Ok(base.context("no folder for the tools.\n  What to do: set FACTFOLIO_CACHE to one")?.join("factfolio"))
}

/// The folder of a tool installed with `cargo install`, or the one on PATH when its version is the same.
fn cargo_tool(package: &str, program: &str, version: &str, takes: &str) -> Result<PathBuf> {
    let root = cache()?.join(format!("{package}-{version}"));
    let folder = root.join("bin");
    if states_version(&folder.join(program), version) {
        return Ok(folder);
    }
    if let Some(found) = run::which(program).filter(|path| states_version(path, version)) {
        return Ok(found.parent().map_or(folder, Path::to_path_buf));
    }
    let mut command = cargo();
    // A debug build of a tool takes a third of the time and does its work as well.
    command.args(["install", "--locked", "--debug", "--force", "--root"]).arg(&root);
    command.arg(format!("{package}@{version}"));
    command.env_remove("CARGO_TARGET_DIR").env_remove("RUSTFLAGS").current_dir(cache_folder()?);
    let remedy = format!("run `cargo install --locked {package}@{version}` and read what it says");
    Step { title: &format!("Install {package} {version}"), takes, remedy: &remedy }.run(&mut command)?;
    Ok(folder)
}

/// The `node_modules` folder that holds the package.
fn npm_package(name: &str, version: &str) -> Result<PathBuf> {
    let root = cache_folder()?.join(format!("{name}-{version}"));
    let modules = root.join("node_modules");
    if modules.join(name).join("package.json").is_file() {
        return Ok(modules);
    }
    if run::which("npm").is_none() {
        debian::install(&["nodejs", "npm"], "npm", "about a minute, once per machine")?;
    }
    let mut command = Command::new("npm");
    command.args(["install", "--no-audit", "--no-fund", "--no-save", "--prefix"]).arg(&root);
    command.arg(format!("{name}@{version}")).current_dir(cache_folder()?);
    let remedy = format!("run `npm install {name}@{version}` in an empty folder and read what it says");
    let takes = "a few seconds, once per machine";
    Step { title: &format!("Install {name} {version}"), takes, remedy: &remedy }.run(&mut command)?;
    Ok(modules)
}

/// Cargo of the toolchain that runs this.
pub(crate) fn cargo() -> Command {
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(project::root());
    command
}

fn cache_folder() -> Result<PathBuf> {
    let folder = cache()?;
    std::fs::create_dir_all(&folder).with_context(|| {
        format!("cannot create {}.\n  What to do: set FACTFOLIO_CACHE to another folder", folder.display())
    })?;
    Ok(folder)
}

fn states_version(program: &Path, version: &str) -> bool {
    run::output(program, &["--version"]).is_some_and(|said| said.split_whitespace().any(|word| word == version))
}
