//! The core alone as wasm, as a Node.js package: for comparing it with the native core and for measuring it.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::Result;

use crate::page;
use crate::project;
use crate::run::Step;
use crate::tools;
use crate::wasm::{self, Wasm};

/// Builds the core for wasm; gives the script that loads it.
pub(crate) fn engine() -> Result<PathBuf> {
    node_package("factfolio-engine")
}

/// Builds a package of the workspace for wasm and binds it to Node.js; gives the script that loads it.
pub(crate) fn node_package(package: &str) -> Result<PathBuf> {
    build(package)?;
    bind(package, "nodejs", "engine")
}

/// Binds a package that `node_package` has built to a classic script of a page; gives that script.
pub(crate) fn script(package: &str) -> Result<PathBuf> {
    bind(package, "no-modules", "engine-script")
}

fn build(package: &str) -> Result<()> {
    let wasm = Wasm::smallest()?;
    let tools = tools::for_the_page()?;
    page::fetch(&wasm, &tools)?;
    let mut build = wasm.cargo();
    build.args(["build", "--release", "--target", "wasm32-unknown-unknown", "--package", package, "--offline"]);
    wasm.prepare(&mut build, &tools)?;
    wasm.shrink(&mut build);
    Step {
        title: &format!("Build {package} for wasm"),
        takes: "about a minute the first time",
        remedy: "mend what the compiler names",
    }
    .run(&mut build)
}

/// Runs wasm-bindgen on a built package, into a folder of `target`, and makes the result as small as the app is made.
fn bind(package: &str, kind: &str, folder: &str) -> Result<PathBuf> {
    let tools = tools::for_the_page()?;
    let file = package.replace('-', "_");
    let folder = project::root().join("target").join(folder);
    let mut bind = Command::new(tools[1].join("wasm-bindgen"));
    bind.args(["--target", kind, "--no-typescript", "--out-dir"]).arg(&folder);
    bind.arg(wasm::target_folder().join("wasm32-unknown-unknown/release").join(format!("{file}.wasm")));
    Step { title: "Bind it to JavaScript", takes: "a second", remedy: "remove target/engine and run this again" }
        .run(&mut bind)?;
    optimise(&tools[2].join("wasm-opt"), &wasm_of(&folder.join(&file)))?;
    Ok(folder.join(format!("{file}.js")))
}

/// The wasm beside a script that wasm-bindgen wrote.
pub(crate) fn wasm_of(script: &Path) -> PathBuf {
    let name = script.file_stem().unwrap_or_default().to_string_lossy();
    script.with_file_name(format!("{name}_bg.wasm"))
}

fn optimise(wasm_opt: &Path, wasm: &Path) -> Result<()> {
    let mut optimise = Command::new(wasm_opt);
    optimise.arg("-Oz").args(project::wasm_opt_flags()?).arg(wasm).arg("-o").arg(wasm);
    Step { title: "Make it small", takes: "half a minute", remedy: "remove target/engine and run this again" }
        .run(&mut optimise)
}
