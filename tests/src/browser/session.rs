//! One browser window: it opens an address and can be looked at, asked, clicked and typed into.

use std::env;
use std::fs;
use std::path::PathBuf;
use std::process;
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use serde_json::{Value, json};

use super::driver::Driver;
use super::{BrowserError, Result, http};

/// The key under which the protocol hides an element's name.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";
const PATIENCE: Duration = Duration::from_secs(10);

/// Runs before any script of a page: counts the timers about to fire and the frames asked for, so that a test sees the page
/// as it is once a key has done all it does. Slower timers (a pause in typing, a message that goes away) are not waited for.
const COUNT_WHAT_IS_DUE: &str = "
    const due = new Set();
    Object.defineProperty(window, 'due', { value: due });
    const { setTimeout: wait, clearTimeout: forget, requestAnimationFrame: paint, cancelAnimationFrame: skip } = window;
    window.setTimeout = (call, ms = 0, ...rest) => {
        const id = wait(() => { due.delete(id); call(...rest); }, ms);
        if (ms < 200) due.add(id);
        return id;
    };
    window.clearTimeout = (id) => { due.delete(id); forget(id); };
    window.requestAnimationFrame = (call) => {
        const id = paint((now) => { due.delete(`frame ${id}`); call(now); });
        due.add(`frame ${id}`);
        return id;
    };
    window.cancelAnimationFrame = (id) => { due.delete(`frame ${id}`); skip(id); };";

/// Colours the reader's system asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scheme {
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
    /// The system's own colours, forced on every page.
    Forced,
}

/// What the page is shown on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Medium {
    /// A screen.
    Screen,
    /// Paper.
    Print,
}

/// How a page is looked at.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    /// Width of the window in CSS pixels.
    pub width: u32,
    /// Height of the window in CSS pixels.
    pub height: u32,
    /// Colours.
    pub scheme: Scheme,
    /// Screen or paper.
    pub medium: Medium,
}

impl Look {
    /// A laptop's window.
    pub const WIDE: Self = Self { width: 1280, height: 800, scheme: Scheme::Light, medium: Medium::Screen };
    /// The narrowest window a page must fit: 1,280 pixels at 400 % zoom.
    pub const NARROW: Self = Self { width: 320, height: 640, ..Self::WIDE };
    /// A laptop's window at night.
    pub const DARK: Self = Self { scheme: Scheme::Dark, ..Self::WIDE };
    /// The system's colours.
    pub const FORCED: Self = Self { scheme: Scheme::Forced, ..Self::WIDE };
    /// A sheet of paper.
    pub const PRINT: Self = Self { width: 794, height: 1123, medium: Medium::Print, ..Self::WIDE };
}

/// A browser with one window and a profile of its own; both end with this value.
pub struct Session {
    driver: Driver,
    path: String,
    profile: PathBuf,
}

impl Session {
    /// Starts a browser with an empty profile.
    pub fn start() -> Result<Self> {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let profile = env::temp_dir().join(format!("factfolio-{}-{number}", process::id()));
        fs::create_dir_all(&profile)?;
        let driver = Driver::start()?;
        let wanted = capabilities(&profile);
        let ask = || http::ask(driver.port, "POST", "/session", Some(&wanted));
        // A browser on a busy machine now and then fails to start; twice in a row is a fault.
        let asked = ask().or_else(|_| ask())?;
        let id = asked.get("sessionId").and_then(Value::as_str).unwrap_or_default();
        let session = Self { path: format!("/session/{id}"), driver, profile };
        // The first tab shows a page of the browser's own; what that one loads is not ours.
        session.open("about:blank")?;
        session.devtools("Page.addScriptToEvaluateOnNewDocument", &json!({ "source": COUNT_WHAT_IS_DUE }))?;
        session.log("performance")?;
        session.log("browser")?;
        Ok(session)
    }

    /// Opens an address and waits until it has loaded.
    pub fn open(&self, url: &str) -> Result<()> {
        self.post("/url", &json!({ "url": url })).map(drop)
    }

    /// Loads the page again.
    pub fn reload(&self) -> Result<()> {
        self.post("/refresh", &json!({})).map(drop)
    }

    /// One step back in the history.
    pub fn back(&self) -> Result<()> {
        self.post("/back", &json!({}))?;
        self.settle()
    }

    /// Looks at the page another way.
    pub fn look(&self, look: &Look) -> Result<()> {
        let metrics = json!({ "width": look.width, "height": look.height, "deviceScaleFactor": 1, "mobile": false });
        self.devtools("Emulation.setDeviceMetricsOverride", &metrics)?;
        let feature = |name: &str, value: &str| json!({ "name": name, "value": value });
        let scheme = if look.scheme == Scheme::Dark { "dark" } else { "light" };
        let forced = if look.scheme == Scheme::Forced { "active" } else { "none" };
        let features = [feature("prefers-color-scheme", scheme), feature("forced-colors", forced)];
        let medium = if look.medium == Medium::Print { "print" } else { "" };
        self.devtools("Emulation.setEmulatedMedia", &json!({ "media": medium, "features": features })).map(drop)
    }

    /// Sets one media feature, such as `prefers-reduced-motion` to `reduce`.
    pub fn prefer(&self, feature: &str, value: &str) -> Result<()> {
        let features = json!({ "features": [{ "name": feature, "value": value }] });
        self.devtools("Emulation.setEmulatedMedia", &features).map(drop)
    }

    /// Runs the body of a function in the page and gives what it returns.
    pub fn run(&self, body: &str) -> Result<Value> {
        self.post("/execute/sync", &json!({ "script": body, "args": [] }))
    }

    /// Runs the body of a function that is given a callback as `done`, and gives what that is called with.
    pub fn run_async(&self, body: &str) -> Result<Value> {
        let script = format!("const done = arguments[arguments.length - 1];\n{body}");
        self.post("/execute/async", &json!({ "script": script, "args": [] }))
    }

    /// Waits until an expression is true in the page and nothing is about to change that.
    pub fn wait_for(&self, expression: &str) -> Result<()> {
        let settled = format!("return Boolean({expression}) && !window.due?.size");
        self.wait_until(expression, || Ok(self.run(&settled)? == Value::Bool(true)))
    }

    /// Waits until nothing is about to happen by itself: no timer and no frame is due.
    pub fn settle(&self) -> Result<()> {
        self.wait_for("true")
    }

    /// Waits until something holds; `what` names it in the error.
    pub fn wait_until(&self, what: &str, holds: impl Fn() -> Result<bool>) -> Result<()> {
        let started = Instant::now();
        while started.elapsed() < PATIENCE {
            if holds()? {
                return Ok(());
            }
            thread::sleep(Duration::from_millis(25));
        }
        let shown = self.run("return document.body.innerText.slice(0, 300)")?;
        Err(BrowserError::Late { what: what.to_owned(), seconds: PATIENCE.as_secs(), shown: shown.to_string() })
    }

    /// Looks into the frame that the CSS selector names: what follows is asked and done there.
    pub fn enter(&self, selector: &str) -> Result<()> {
        let frame = self.element(selector)?;
        self.post("/frame", &json!({ "id": { ELEMENT: frame } })).map(drop)
    }

    /// Looks at the page around all frames again.
    pub fn leave(&self) -> Result<()> {
        self.post("/frame", &json!({ "id": null })).map(drop)
    }

    /// Clicks the first element that the CSS selector names, and waits for what that does.
    pub fn click(&self, selector: &str) -> Result<()> {
        let element = self.element(selector)?;
        self.post(&format!("/element/{element}/click"), &json!({}))?;
        self.settle()
    }

    /// Types into the first element that the CSS selector names, and waits for what that does.
    pub fn type_into(&self, selector: &str, text: &str) -> Result<()> {
        let element = self.element(selector)?;
        self.post(&format!("/element/{element}/value"), &json!({ "text": text }))?;
        self.settle()
    }

    /// Presses keys one after the other, wherever the focus is, and waits for what they do. Tab is U+E004, Enter U+E007, Escape U+E00C.
    pub fn press(&self, keys: &str) -> Result<()> {
        let strokes = keys.chars().flat_map(|key| {
            let value = key.to_string();
            [json!({ "type": "keyDown", "value": value }), json!({ "type": "keyUp", "value": value })]
        });
        let actions =
            json!({ "actions": [{ "type": "key", "id": "keyboard", "actions": strokes.collect::<Vec<_>>() }] });
        self.post("/actions", &actions)?;
        self.settle()
    }

    /// A picture of the window as PNG.
    pub fn picture(&self) -> Result<Vec<u8>> {
        let taken = self.devtools("Page.captureScreenshot", &json!({ "format": "png" }))?;
        decoded(&taken, "the picture")
    }

    /// The page as PDF.
    pub fn pdf(&self) -> Result<Vec<u8>> {
        let printed =
            self.devtools("Page.printToPDF", &json!({ "printBackground": true, "preferCSSPageSize": true }))?;
        decoded(&printed, "the print")
    }

    /// What the console has said since it was last asked.
    pub fn console(&self) -> Result<Vec<String>> {
        let message = |entry: &Value| Some(format!("{}: {}", entry["level"].as_str()?, entry["message"].as_str()?));
        Ok(self.log("browser")?.iter().filter_map(message).collect())
    }

    /// The addresses asked for since this was last called; those inside the page (`data:`, `blob:`) are none.
    pub fn requests(&self) -> Result<Vec<String>> {
        let inside = |url: &String| url.starts_with("data:") || url.starts_with("blob:");
        Ok(self.log("performance")?.iter().filter_map(request_in).filter(|url| !inside(url)).collect())
    }

    /// Sends a command of the browser's own protocol, for what WebDriver has no word for.
    pub fn devtools(&self, command: &str, parameters: &Value) -> Result<Value> {
        self.post("/goog/cdp/execute", &json!({ "cmd": command, "params": parameters }))
    }

    fn log(&self, kind: &str) -> Result<Vec<Value>> {
        let entries = self.post("/se/log", &json!({ "type": kind }))?;
        Ok(entries.as_array().cloned().unwrap_or_default())
    }

    fn element(&self, selector: &str) -> Result<String> {
        let found = self.post("/element", &json!({ "using": "css selector", "value": selector }))?;
        Ok(found.get(ELEMENT).and_then(Value::as_str).unwrap_or_default().to_owned())
    }

    fn post(&self, command: &str, body: &Value) -> Result<Value> {
        http::ask(self.driver.port, "POST", &format!("{}{command}", self.path), Some(body))
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        // A test that failed halfway still ends its browser; what goes wrong here hides nothing.
        let _ = http::ask(self.driver.port, "DELETE", &self.path, None);
        let _ = fs::remove_dir_all(&self.profile);
    }
}

fn capabilities(profile: &std::path::Path) -> Value {
    let profile = format!("--user-data-dir={}", profile.display());
    let arguments = [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--hide-scrollbars",
        // A test changes the address more often than a reader does.
        "--disable-ipc-flooding-protection",
        "--lang=en-GB",
        &profile,
    ];
    let mut options = json!({ "args": arguments });
    if let Ok(program) = env::var("CHROMIUM") {
        options["binary"] = program.into();
    }
    let logs = json!({ "browser": "ALL", "performance": "ALL" });
    json!({ "capabilities": { "alwaysMatch": { "goog:chromeOptions": options, "goog:loggingPrefs": logs } } })
}

fn request_in(entry: &Value) -> Option<String> {
    let event: Value = serde_json::from_str(entry["message"].as_str()?).ok()?;
    let message = &event["message"];
    let sent = message["method"] == "Network.requestWillBeSent";
    sent.then(|| message["params"]["request"]["url"].as_str().map(str::to_owned))?
}

fn decoded(answer: &Value, what: &str) -> Result<Vec<u8>> {
    let text = answer["data"].as_str().unwrap_or_default();
    let broken = |_| BrowserError::Protocol { asked: what.to_owned(), answer: text.chars().take(80).collect() };
    BASE64_STANDARD.decode(text).map_err(broken)
}
