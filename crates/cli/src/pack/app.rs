//! The built app: the folder Trunk writes, read into memory.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::shell::Shell;

/// What is needed to show a corpus.
#[derive(Clone, Debug, Default)]
pub struct App {
    /// `index.html` as built.
    pub index: String,
    /// All style sheets, in the order the page links them.
    pub style: String,
    /// The glue that defines `wasm_bindgen`, a classic script.
    pub script: String,
    /// The app itself.
    pub wasm: Vec<u8>,
}

/// There is no built app where one was looked for.
#[derive(Debug, thiserror::Error)]
pub enum AppError {
    /// No folder was named and none was found.
    #[error("no built app found; run `cargo xtask page`, or give the folder that Trunk wrote with --app")]
    NotFound,
    /// The folder lacks a file.
    #[error("the app in {} lacks {name}; run `cargo xtask page` to build it again", folder.display())]
    Incomplete {
        /// The folder.
        folder: PathBuf,
        /// The file.
        name: String,
        /// Why it cannot be read.
        source: io::Error,
    },
    /// The glue is an ES module, which cannot be inlined.
    #[error("the app in {} was built as a module; build it with data-bindgen-target=\"no-modules\"", folder.display())]
    Module {
        /// The folder.
        folder: PathBuf,
    },
}

impl App {
    /// The app in `folder`, or in `target/app` of the working directory or a folder above it.
    ///
    /// # Errors
    /// `AppError` with the command that helps.
    pub fn find(folder: Option<&Path>) -> Result<Self, AppError> {
        if let Some(folder) = folder {
            return Self::read(folder);
        }
        let here = std::env::current_dir().map_err(|_| AppError::NotFound)?;
        let found = here.ancestors().map(|folder| folder.join("target").join("app")).find(|folder| folder.is_dir());
        found.map_or(Err(AppError::NotFound), |folder| Self::read(&folder))
    }

    /// The app in `folder`.
    ///
    /// # Errors
    /// `AppError` when a file is missing.
    pub fn read(folder: &Path) -> Result<Self, AppError> {
        let bytes = |name: &str| {
            let fail = |source| AppError::Incomplete { folder: folder.into(), name: name.into(), source };
            fs::read(folder.join(name)).map_err(fail)
        };
        let text = |name: &str| bytes(name).map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
        let index = text("index.html")?;
        let sheets = Shell::read(&index).sheets;
        let style = sheets.iter().map(|sheet| text(sheet)).collect::<Result<Vec<_>, _>>()?.join("\n");
        let (script, wasm) = (text("app.js")?, bytes("app_bg.wasm")?);
        if script.lines().any(|line| line.starts_with("export ") || line.starts_with("import ")) {
            return Err(AppError::Module { folder: folder.into() });
        }
        Ok(Self { index, style, script, wasm })
    }
}
