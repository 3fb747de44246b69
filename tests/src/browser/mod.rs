//! A browser driven through the W3C WebDriver protocol. It knows nothing of the page.
//!
//! A driver crate would bring an asynchronous runtime and some hundred packages for what is one small request at a time
//! to this machine.

mod driver;
mod http;
mod session;

pub use session::{Look, Medium, Scheme, Session};

/// Why the browser did not do as it was told.
#[derive(Debug, thiserror::Error)]
pub enum BrowserError {
    /// The browser or its driver is missing.
    #[error(
        "{program} cannot be started: {reason}. Install Chromium with its driver, or run `cargo xtask test`, which does"
    )]
    Missing {
        /// The program that was looked for.
        program: String,
        /// What the system said.
        reason: String,
    },
    /// The connection to the driver broke.
    #[error("the browser's driver does not answer: {0}")]
    Connection(#[from] std::io::Error),
    /// The driver sent something else than the protocol says.
    #[error("the browser's driver answered {answer:?} to {asked}")]
    Protocol {
        /// What was asked.
        asked: String,
        /// The answer.
        answer: String,
    },
    /// The driver refused.
    #[error("{asked}: {error}: {message}")]
    Refused {
        /// What was asked.
        asked: String,
        /// The protocol's name for the error.
        error: String,
        /// What the driver says of it.
        message: String,
    },
    /// Something that was waited for did not come.
    #[error("waited {seconds} s in vain for {what}. The page shows: {shown}")]
    Late {
        /// What was waited for.
        what: String,
        /// How long.
        seconds: u64,
        /// The beginning of the text on the page.
        shown: String,
    },
    /// The page has not been built.
    #[error("no page at {path}: run `cargo xtask page` first, or `cargo xtask test`, which does all")]
    NoPage {
        /// Where it was looked for.
        path: String,
    },
    /// The accessibility checker is missing.
    #[error("FACTFOLIO_AXE names no file that holds axe-core: run this through `cargo xtask test`, which fetches it")]
    NoAxe,
}

/// What a step in the browser gives.
pub type Result<T> = std::result::Result<T, BrowserError>;
