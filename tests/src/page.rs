//! The built page, opened from its file in a fresh browser.

use std::env;
use std::ops::Deref;
use std::path::PathBuf;

use crate::browser::{BrowserError, Look, Result, Session};
use crate::project;

/// The page in a browser of its own, ready: its first results are on screen.
pub struct Page {
    session: Session,
    url: String,
}

impl Page {
    /// Opens the built page, at a state such as `#v=1&view=claims`.
    pub fn open(look: &Look, state: &str) -> Result<Self> {
        Self::open_file(file()?, look, state)
    }

    /// Opens any built page, at a state.
    pub fn open_file(file: PathBuf, look: &Look, state: &str) -> Result<Self> {
        let page = Self { session: Session::start()?, url: format!("file://{}", file.display()) };
        page.session.look(look)?;
        page.go(state)?;
        Ok(page)
    }

    /// Loads the page anew at another state.
    pub fn go(&self, state: &str) -> Result<()> {
        // A change of the hash alone would not load the page.
        self.session.open("about:blank")?;
        self.session.open(&format!("{}{state}", self.url))?;
        self.ready()
    }

    /// Waits until the first results are on screen.
    pub fn ready(&self) -> Result<()> {
        self.session.wait_for("performance.getEntriesByName('factfolio:ready').length > 0")
    }

    /// The address of the file, without a state.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// How many elements the CSS selector names.
    pub fn count(&self, selector: &str) -> Result<u64> {
        let found = self.session.run(&format!("return document.querySelectorAll({selector:?}).length"))?;
        Ok(found.as_u64().unwrap_or_default())
    }

    /// The text that is shown in the first element that the CSS selector names, with single spaces; empty when none is.
    pub fn text(&self, selector: &str) -> Result<String> {
        let found = self.session.run(&format!("return document.querySelector({selector:?})?.innerText ?? ''"))?;
        Ok(found.as_str().unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" "))
    }
}

impl Deref for Page {
    type Target = Session;

    fn deref(&self) -> &Session {
        &self.session
    }
}

/// The built page: FACTFOLIO_PAGE, or where `cargo xtask page` writes it.
pub fn file() -> Result<PathBuf> {
    let default = || project::root().join("dist").join("factfolio.html");
    let path = env::var_os("FACTFOLIO_PAGE").map_or_else(default, PathBuf::from);
    if !path.is_file() {
        return Err(BrowserError::NoPage { path: path.display().to_string() });
    }
    Ok(path)
}
