//! The core alone as wasm, as a Node.js package: for comparing it with the native core and for measuring it.

use std::path::PathBuf;
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
    let wasm = Wasm::find()?;
    let tools = tools::for_the_page()?;
    page::fetch(&wasm, &tools)?;
    let mut build = wasm.cargo();
    build.args(["build", "--release", "--target", "wasm32-unknown-unknown", "--package", package, "--offline"]);
    wasm.prepare(&mut build, &tools)?;
    Step {
        title: &format!("Build {package} for wasm"),
        takes: "about a minute the first time",
        remedy: "mend what the compiler names",
    }
    .run(&mut build)?;
    let file = package.replace('-', "_");
    let folder = project::root().join("target").join("engine");
    let mut bind = Command::new(tools[1].join("wasm-bindgen"));
    bind.args(["--target", "nodejs", "--no-typescript", "--out-dir"]).arg(&folder);
    bind.arg(wasm::target_folder().join("wasm32-unknown-unknown/release").join(format!("{file}.wasm")));
    Step { title: "Bind the core to Node.js", takes: "a second", remedy: "remove target/engine and run this again" }
        .run(&mut bind)?;
    Ok(folder.join(format!("{file}.js")))
}
