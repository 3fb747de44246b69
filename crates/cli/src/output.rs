//! Writing results: whole files or nothing.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use anyhow::Context;

/// A result could not be written.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// A folder has that name.
    #[error("cannot write {}: it is a folder; name a file in it", path.display())]
    Folder {
        /// The folder.
        path: PathBuf,
    },
    /// The file system refuses.
    #[error("cannot write {}: check that the folder exists and may be written to", path.display())]
    Refused {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
}

/// Writes `bytes` to `path`, or to standard output. A file appears whole or stays as it was: the bytes go to a
/// neighbouring file first, which then takes the name.
///
/// # Errors
/// `WriteError` with the path; for standard output that of the system.
pub fn write(path: Option<&Path>, bytes: &[u8]) -> anyhow::Result<()> {
    match path {
        Some(path) => Ok(write_file(path, bytes)?),
        None => {
            let mut out = io::stdout().lock();
            out.write_all(bytes).and_then(|()| out.flush()).context("cannot write to standard output")
        }
    }
}

/// Writes a file whole or not at all.
///
/// # Errors
/// `WriteError` with the path.
pub fn write_file(path: &Path, bytes: &[u8]) -> Result<(), WriteError> {
    let fail = |source| WriteError::Refused { path: path.into(), source };
    if path.is_dir() {
        return Err(WriteError::Folder { path: path.into() });
    }
    let name = path.file_name().ok_or_else(|| fail(io::ErrorKind::InvalidInput.into()))?;
    let mut temporary = std::ffi::OsString::from(".");
    temporary.push(name);
    temporary.push(format!(".{}.part", std::process::id()));
    let temporary = path.with_file_name(temporary);
    let written = fs::write(&temporary, bytes).and_then(|()| fs::rename(&temporary, path));
    if written.is_err() {
        let _ = fs::remove_file(&temporary);
    }
    written.map_err(fail)
}

/// Whether the reader of our standard output went away, as `head` does: no error of ours.
pub fn is_closed_pipe(error: &anyhow::Error) -> bool {
    error.downcast_ref::<io::Error>().is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failed_write_names_the_file_and_leaves_nothing() {
        let folder = std::env::temp_dir().join(format!("factfolio-output-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let missing = folder.join("no-such-folder").join("page.html");
        let message = write_file(&missing, b"x").unwrap_err().to_string();
        assert!(message.contains("no-such-folder") && message.contains("check that the folder exists"), "{message}");
        let page = folder.join("page.html");
        write_file(&page, b"one").unwrap();
        write_file(&page, b"two").unwrap();
        assert_eq!(fs::read(&page).unwrap(), b"two");
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 1);
        let message = write_file(&folder, b"x").unwrap_err().to_string();
        assert!(message.ends_with("it is a folder; name a file in it"), "{message}");
        fs::remove_dir_all(&folder).unwrap();
    }
}
