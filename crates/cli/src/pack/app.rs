//! The built app: inside this command, or in the folder Trunk writes.

use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use flate2::read::GzDecoder;

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
    /// The same gzipped, when its build took the time to do that better than packing does.
    pub packed: Option<Vec<u8>>,
}

/// The files of an app that was built into this command.
struct Embedded {
    index: &'static str,
    /// Name and text.
    sheets: &'static [(&'static str, &'static str)],
    script: &'static str,
    wasm: &'static [u8],
    packed: Option<&'static [u8]>,
}

const EMBEDDED: Option<Embedded> = include!(concat!(env!("OUT_DIR"), "/embedded.rs"));

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
    /// The app in `folder`, else the one inside this command, else that in `target/app` of the working directory or of a
    /// folder above it.
    ///
    /// # Errors
    /// `AppError` with the command that helps.
    pub fn find(folder: Option<&Path>) -> Result<Self, AppError> {
        if let Some(folder) = folder {
            return Self::read(folder);
        }
        if let Some(embedded) = EMBEDDED {
            return Self::assemble(&Place::Command(embedded));
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
        Self::assemble(&Place::Folder(folder))
    }

    fn assemble(place: &Place<'_>) -> Result<Self, AppError> {
        let text = |name: &str| place.bytes(name).map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
        let index = text("index.html")?;
        let sheets = Shell::read(&index).sheets;
        let style = sheets.iter().map(|sheet| text(sheet)).collect::<Result<Vec<_>, _>>()?.join("\n");
        let (script, wasm) = (text("app.js")?, place.bytes("app_bg.wasm")?);
        if script.lines().any(|line| line.starts_with("export ") || line.starts_with("import ")) {
            return Err(AppError::Module { folder: place.folder() });
        }
        let packed = place.bytes("app_bg.wasm.gz").ok().filter(|packed| holds(packed, &wasm));
        Ok(Self { index, style, script, wasm, packed })
    }
}

/// Whether gzipped bytes are those of a file; one may be older than the other.
fn holds(packed: &[u8], bytes: &[u8]) -> bool {
    let mut unpacked = Vec::with_capacity(bytes.len());
    GzDecoder::new(packed).read_to_end(&mut unpacked).is_ok_and(|_| unpacked == bytes)
}

/// Where the files of an app are.
enum Place<'a> {
    Folder(&'a Path),
    Command(Embedded),
}

impl Place<'_> {
    fn bytes(&self, name: &str) -> Result<Vec<u8>, AppError> {
        let fail = |source| AppError::Incomplete { folder: self.folder(), name: name.into(), source };
        match self {
            Place::Folder(folder) => fs::read(folder.join(name)).map_err(fail),
            Place::Command(app) => {
                app.bytes(name).map(<[u8]>::to_vec).ok_or_else(|| fail(io::ErrorKind::NotFound.into()))
            }
        }
    }

    fn folder(&self) -> PathBuf {
        match self {
            Place::Folder(folder) => folder.into(),
            Place::Command(_) => "this command".into(),
        }
    }
}

impl Embedded {
    fn bytes(&self, name: &str) -> Option<&'static [u8]> {
        match name {
            "index.html" => Some(self.index.as_bytes()),
            "app.js" => Some(self.script.as_bytes()),
            "app_bg.wasm" => Some(self.wasm),
            "app_bg.wasm.gz" => self.packed,
            sheet => self.sheets.iter().find(|(name, _)| *name == sheet).map(|(_, text)| text.as_bytes()),
        }
    }
}

#[cfg(test)]
mod tests {
    use flate2::{Compression, read::GzEncoder};

    use super::*;

    #[test]
    fn an_older_gzip_is_not_taken() {
        let mut packed = Vec::new();
        GzEncoder::new(&b"the app"[..], Compression::best()).read_to_end(&mut packed).unwrap();
        assert!(holds(&packed, b"the app"));
        assert!(!holds(&packed, b"a newer app"));
        assert!(!holds(b"", b"the app") && !holds(b"no gzip", b"the app"));
    }
}
