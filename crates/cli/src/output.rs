//! Writing results: whole files or nothing.

use std::fs::{self, File, OpenOptions};
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
    /// The file there may not be changed.
    #[error("cannot write {}: the file there is write-protected; name another", path.display())]
    Protected {
        /// The file.
        path: PathBuf,
    },
    /// It would replace one of the articles it is made of.
    #[error("cannot write {}: it is one of the articles; name another file", path.display())]
    Article {
        /// The article.
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

/// Where a result goes. Found out before the work begins, so that a slip in a name does not cost the work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Output {
    /// Standard output.
    Printed,
    /// A device or a pipe: written to as it stands, never replaced.
    Device(PathBuf),
    /// A file, links followed.
    File(PathBuf),
}

impl Output {
    /// The place named `path`; none and `-` are standard output.
    ///
    /// # Errors
    /// When nothing can be written there.
    pub fn to(path: Option<&Path>) -> Result<Self, WriteError> {
        let Some(path) = path.filter(|path| *path != Path::new("-")) else { return Ok(Output::Printed) };
        let Ok(real) = fs::canonicalize(path) else { return Self::to_new(path) };
        match fs::metadata(&real) {
            Err(source) => Err(WriteError::Refused { path: path.into(), source }),
            Ok(there) if there.is_dir() => Err(WriteError::Folder { path: path.into() }),
            Ok(there) if !there.is_file() => Ok(Output::Device(real)),
            Ok(there) if there.permissions().readonly() => Err(WriteError::Protected { path: path.into() }),
            Ok(_) => Ok(Output::File(real)),
        }
    }

    fn to_new(path: &Path) -> Result<Self, WriteError> {
        let refused = |source| WriteError::Refused { path: path.into(), source };
        let Some(name) = path.file_name() else { return Err(refused(io::ErrorKind::InvalidInput.into())) };
        // The parent of a bare name is the empty path, which no call understands.
        let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
        match fs::metadata(parent) {
            Err(source) => Err(refused(source)),
            Ok(found) if !found.is_dir() => Err(refused(io::ErrorKind::NotADirectory.into())),
            Ok(_) => Ok(Output::File(parent.join(name))),
        }
    }

    /// Makes sure that nothing `read` is written over.
    ///
    /// # Errors
    /// When an article would be.
    pub fn spare(&self, read: &[PathBuf]) -> Result<(), WriteError> {
        let Output::File(path) = self else { return Ok(()) };
        let is_there = |file: &PathBuf| fs::canonicalize(file).is_ok_and(|file| file == *path);
        if read.iter().any(is_there) { Err(WriteError::Article { path: path.clone() }) } else { Ok(()) }
    }

    /// Writes a result. A file appears whole or stays as it was.
    ///
    /// # Errors
    /// `WriteError` with the path; for standard output that of the system.
    pub fn write(&self, bytes: &[u8]) -> anyhow::Result<()> {
        let refused = |path: &Path, source| WriteError::Refused { path: path.into(), source };
        match self {
            Output::Printed => {
                let mut out = io::stdout().lock();
                out.write_all(bytes).and_then(|()| out.flush()).context("cannot write to standard output")
            }
            Output::Device(path) => {
                let opened = OpenOptions::new().write(true).open(path);
                let written = opened.and_then(|mut device| device.write_all(bytes));
                written.map_err(|source| refused(path, source).into())
            }
            Output::File(path) => replace(path, bytes).map_err(|source| refused(path, source).into()),
        }
    }
}

/// Puts `bytes` at `path`: into a neighbouring file first, which takes the name when it is safely stored, and with it the
/// permissions of the file that was there.
fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut temporary = std::ffi::OsString::from(".");
    temporary.push(path.file_name().unwrap_or_default());
    temporary.push(format!(".{}.part", std::process::id()));
    let temporary = path.with_file_name(temporary);
    let written = store(&temporary, bytes)
        .and_then(|()| match fs::metadata(path) {
            Ok(before) => fs::set_permissions(&temporary, before.permissions()),
            Err(_) => Ok(()),
        })
        .and_then(|()| fs::rename(&temporary, path));
    if written.is_err() {
        let _ = fs::remove_file(&temporary);
    }
    written
}

fn store(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = File::create(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

/// Whether the reader of our standard output went away, as `head` does: no error of ours.
pub fn is_closed_pipe(error: &anyhow::Error) -> bool {
    error.downcast_ref::<io::Error>().is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(name: &str) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("factfolio-output-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).unwrap();
        folder
    }

    fn write(path: &Path, bytes: &[u8]) {
        Output::to(Some(path)).unwrap().write(bytes).unwrap();
    }

    #[test]
    fn a_file_is_replaced_whole_and_nothing_else_is_left() {
        let folder = folder("whole");
        let page = folder.join("page.html");
        write(&page, b"one, and longer");
        write(&page, b"two");
        assert_eq!(fs::read(&page).unwrap(), b"two");
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 1);
        fs::remove_dir_all(&folder).unwrap();
    }

    #[test]
    fn a_place_that_cannot_be_written_is_told_before_the_work() {
        let folder = folder("refused");
        let protected = folder.join("kept.html");
        fs::write(&protected, b"kept").unwrap();
        let mut permissions = fs::metadata(&protected).unwrap().permissions();
        permissions.set_readonly(true);
        fs::set_permissions(&protected, permissions).unwrap();
        let check = |path: &Path, told: &str| {
            let message = Output::to(Some(path)).unwrap_err().to_string();
            assert!(message.starts_with(&format!("cannot write {}", path.display())), "{message}");
            assert!(message.ends_with(told), "{message}");
        };
        check(&folder, "it is a folder; name a file in it");
        check(&folder.join("none/page.html"), "check that the folder exists and may be written to");
        check(&protected.join("page.html"), "check that the folder exists and may be written to");
        check(&folder.join("none/.."), "check that the folder exists and may be written to");
        check(&protected, "the file there is write-protected; name another");
        assert_eq!(Output::to(Some(Path::new("-"))).unwrap(), Output::Printed);
        assert_eq!(Output::to(None).unwrap(), Output::Printed);
        fs::remove_dir_all(&folder).unwrap();
    }

    #[test]
    fn no_article_is_written_over() {
        let folder = folder("spare");
        let (article, page) = (folder.join("a.txt"), folder.join("page.html"));
        fs::write(&article, b"a").unwrap();
        let same = folder.join(".").join("a.txt");
        let message = Output::to(Some(&same)).unwrap().spare(std::slice::from_ref(&article)).unwrap_err().to_string();
        assert!(message.ends_with("it is one of the articles; name another file"), "{message}");
        assert!(Output::to(Some(&page)).unwrap().spare(&[article]).is_ok());
        fs::remove_dir_all(&folder).unwrap();
    }

    #[cfg(unix)]
    #[test]
    fn links_lead_to_the_file_and_permissions_stay() {
        use std::os::unix::fs::{PermissionsExt, symlink};
        let folder = folder("links");
        let (page, link) = (folder.join("page.html"), folder.join("link.html"));
        write(&page, b"one");
        fs::set_permissions(&page, fs::Permissions::from_mode(0o640)).unwrap();
        symlink("page.html", &link).unwrap();
        write(&link, b"two");
        assert_eq!(fs::read(&page).unwrap(), b"two");
        assert_eq!(fs::metadata(&page).unwrap().permissions().mode() & 0o777, 0o640);
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        fs::remove_dir_all(&folder).unwrap();
    }

    /// A device that is no file is never exchanged for one.
    #[cfg(unix)]
    #[test]
    fn a_device_stays_a_device() {
        let null = Path::new("/dev/null");
        let output = Output::to(Some(null)).unwrap();
        assert_eq!(output, Output::Device(null.into()));
        output.write(b"nobody reads this").unwrap();
        assert!(!fs::metadata(null).unwrap().is_file());
    }
}
