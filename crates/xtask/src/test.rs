//! `cargo xtask test`: everything that is checked by running it, in one go.

use std::time::Instant;

use anyhow::Result;

use crate::budget;
use crate::debian;
use crate::engine;
use crate::page::{self, Profile};
use crate::project;
use crate::run;
use crate::tools;

const PAGE: &str = "dist/factfolio.html";

/// Builds the page, then runs every test natively, the browser's among them.
pub(crate) fn test() -> Result<()> {
    let started = Instant::now();
    run::section("The browser");
    browser()?;
    let axe = tools::axe()?;
    let app = page::app()?;
    run::section("The core in wasm");
    let engine = engine::engine()?;
    run::section("The page");
    page::write("corpus".as_ref(), PAGE.as_ref(), &app, Profile::Quick)?;
    run::section("What it weighs");
    let weighed = budget::hold(&[(budget::ENGINE, &engine::wasm_of(&engine)), (budget::APP, &app.join("app_bg.wasm"))]);
    run::section("The tests");
    let mut cargo = tools::cargo();
    cargo.args(["test", "--workspace", "--no-fail-fast"]);
    cargo.env("FACTFOLIO_PAGE", project::root().join(PAGE)).env("FACTFOLIO_APP", app).env("FACTFOLIO_AXE", axe);
    cargo.env("FACTFOLIO_ENGINE", engine);
    let result = run::loud(&mut cargo, "The tests", "the failures above say what was expected and what was found");
    eprintln!("\nEverything took {}", run::clock(started.elapsed()));
    result.and(weighed)
}

/// The page tests need Chromium and its driver.
pub(crate) fn browser() -> Result<()> {
    let browsers = ["chromium", "google-chrome", "google-chrome-stable", "chrome"];
    let installed = browsers.into_iter().any(|name| run::which(name).is_some());
    if installed && run::which("chromedriver").is_some() {
        eprintln!("  {}", run::output("chromedriver", &["--version"]).unwrap_or_default());
        return Ok(());
    }
    let packages = ["chromium", "chromium-driver", "fonts-dejavu-core", "fonts-liberation", "fonts-noto-cjk"];
    debian::install(&packages, "Chromium with its driver", "about a minute, once per machine")
}
