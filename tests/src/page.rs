//! The built page, opened from its file in a fresh browser.

use std::env;
use std::fs;
use std::ops::Deref;
use std::path::{Path, PathBuf};

use factfolio::input;
use factfolio::pack::{self, App};
use factfolio::understand::understand;
use facts::corpus::Corpus;
use serde_json::{Value, json};

use crate::browser::{BrowserError, Look, Result, Session};
use crate::project;

/// Runs the checker and gives one line for each rule that is broken; an error of the checker is a line too.
const AXE: &str = r#"
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const line = (rule) => {
  const first = rule.nodes[0];
  const why = first.failureSummary.split("\n").slice(1).join(" ").trim();
  return `${rule.id} (${rule.nodes.length}): ${first.target.join(" ")}: ${why}`;
};
axe.run(document, { runOnly: tags, resultTypes: ["violations"] }).then(
  (result) => done(result.violations.map(line)),
  (error) => done([`the checker failed: ${error}`]),
);
"#;

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

    /// Opens any file and waits for nothing of the app: a page that may not come up, or one that frames the built page.
    pub fn load(file: PathBuf, look: &Look) -> Result<Self> {
        let page = Self { session: Session::start()?, url: format!("file://{}", file.display()) };
        page.session.look(look)?;
        page.session.open(&page.url)?;
        Ok(page)
    }

    /// Opens the built page in a browser that runs no script.
    pub fn open_silent(look: &Look) -> Result<Self> {
        let page = Self { session: Session::start()?, url: format!("file://{}", file()?.display()) };
        page.session.look(look)?;
        page.session.devtools("Emulation.setScriptExecutionDisabled", &json!({ "value": true }))?;
        page.session.open(&page.url)?;
        Ok(page)
    }

    /// Loads the page anew at another state.
    pub fn go(&self, state: &str) -> Result<()> {
        // A change of the hash alone would not load the page.
        self.session.open("about:blank")?;
        self.session.open(&format!("{}{state}", self.url))?;
        self.ready()
    }

    /// Loads the page anew at another place, and waits for nothing of the app.
    pub fn jump(&self, place: &str) -> Result<()> {
        self.session.open("about:blank")?;
        self.session.open(&format!("{}{place}", self.url))
    }

    /// Goes to another state within the open page, as Back and links do, and waits until it is drawn.
    pub fn visit(&self, state: &str) -> Result<()> {
        self.session.run(&format!("location.hash = {}", json!(state)))?;
        // Two frames: the page has seen the change and drawn it.
        self.session.run_async("requestAnimationFrame(() => requestAnimationFrame(() => done(null)))")?;
        self.session.settle()
    }

    /// Waits until the first results are on screen.
    pub fn ready(&self) -> Result<()> {
        self.session.wait_for("performance.getEntriesByName('factfolio:ready').length > 0")?;
        self.session.settle()
    }

    /// What the accessibility checker finds, as `rule (number of elements): the first: what is wrong`.
    pub fn violations(&self) -> Result<Vec<String>> {
        let axe = env::var_os("FACTFOLIO_AXE").map(PathBuf::from).and_then(|path| fs::read_to_string(path).ok());
        let axe = axe.ok_or(BrowserError::NoAxe)?;
        self.session.run(&format!("{axe}\nwindow.axe = axe;"))?;
        let found = self.session.run_async(AXE)?;
        let lines = found.as_array().cloned().unwrap_or_default();
        Ok(lines.iter().map(|line| line.as_str().map_or_else(|| line.to_string(), str::to_owned)).collect())
    }

    /// The text of every element that the CSS selector names, one after the other.
    pub fn text_of_all(&self, selector: &str) -> Result<String> {
        Ok(self
            .list(&format!("return [...document.querySelectorAll({selector:?})].map((found) => found.textContent)"))?
            .concat())
    }

    /// The texts a piece of script gives as an array.
    pub fn list(&self, body: &str) -> Result<Vec<String>> {
        let found = self.session.run(body)?;
        Ok(found.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect())
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

/// Builds the page of a folder of articles, with the app of the built page, into a file of that folder.
pub fn build(folder: &Path) -> Result<PathBuf> {
    let app = env::var_os("FACTFOLIO_APP").map_or_else(|| project::root().join("target").join("app"), PathBuf::from);
    let unread = |reason: String| BrowserError::NoPage { path: format!("{} ({reason})", folder.display()) };
    let app = App::find(Some(&app)).map_err(|error| unread(error.to_string()))?;
    let read = input::read(folder).map_err(|error| unread(error.to_string()))?;
    let page = pack::page(&app, &understand(read.documents), "Test");
    let file = folder.join("page.html");
    fs::write(&file, page.html)?;
    Ok(file)
}

/// What the core makes of the articles of the built page.
pub fn corpus() -> Result<Corpus> {
    let folder = project::root().join("corpus");
    let read = input::read(&folder).map_err(|error| BrowserError::NoPage { path: error.to_string() })?;
    Ok(understand(read.documents))
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
