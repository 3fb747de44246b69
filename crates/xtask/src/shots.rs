//! `cargo xtask shots`: a picture of every view, to be looked at.

use anyhow::Result;

use crate::page::{self, Profile};
use crate::project;
use crate::run;
use crate::test;
use crate::tools;

const PAGE: &str = "dist/factfolio.html";

/// Builds the page and has the browser take the pictures; the views are listed beside the page tests.
pub(crate) fn shots() -> Result<()> {
    run::section("The browser");
    test::browser()?;
    let app = page::app()?;
    run::section("The page");
    page::write("corpus".as_ref(), PAGE.as_ref(), &app, Profile::Quick)?;
    run::section("The pictures");
    let mut cargo = tools::cargo();
    cargo.args(["run", "--quiet", "--package", "factfolio-tests", "--bin", "shots"]);
    cargo.env("FACTFOLIO_PAGE", project::root().join(PAGE));
    run::loud(&mut cargo, "Taking the pictures", "read the message above")
}
