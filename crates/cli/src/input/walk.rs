//! Which files of a folder are articles.

use std::fs;
use std::path::{Path, PathBuf};

use super::InputError;

/// How a file is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// As it stands.
    Text,
    /// Marks are blanked, a block of metadata at the top is read.
    Markdown,
    /// Markup is turned into lines.
    Html,
}

/// The kind of a file, by its name. Standard input and files of unknown name are text; HTML is recognised by its beginning.
pub(super) fn kind(path: &Path) -> Kind {
    match extension(path).as_str() {
        "html" | "htm" | "xhtml" => Kind::Html,
        "md" | "markdown" => Kind::Markdown,
        _ => Kind::Text,
    }
}

/// Every article below `folder`, relative to it, in byte order of the path. Hidden files and folders are skipped, links to
/// folders are not followed.
pub(super) fn files(folder: &Path) -> Result<Vec<PathBuf>, InputError> {
    let mut found = Vec::new();
    let mut open = vec![PathBuf::new()];
    while let Some(inside) = open.pop() {
        let path = folder.join(&inside);
        let unreadable = |source| InputError::Unreadable { path: path.clone(), source };
        for entry in fs::read_dir(&path).map_err(unreadable)? {
            let entry = entry.map_err(unreadable)?;
            if entry.file_name().to_string_lossy().starts_with('.') {
                continue;
            }
            let relative = inside.join(entry.file_name());
            if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
                open.push(relative);
            } else if is_article(&relative) && fs::metadata(entry.path()).map_or(true, |found| found.is_file()) {
                // A link to nowhere too: reading it fails, and that is told.
                found.push(relative);
            }
        }
    }
    found.sort();
    Ok(found)
}

/// A readme or licence speaks about the folder; it is read only when `corpus.toml` lists it.
pub(super) fn is_about_the_folder(path: &Path) -> bool {
    let stem = path.file_stem().map(|stem| stem.to_string_lossy().to_ascii_lowercase()).unwrap_or_default();
    matches!(stem.as_str(), "readme" | "license" | "licence")
}

fn is_article(path: &Path) -> bool {
    matches!(extension(path).as_str(), "txt" | "text" | "md" | "markdown" | "html" | "htm" | "xhtml")
}

fn extension(path: &Path) -> String {
    path.extension().map(|extension| extension.to_string_lossy().to_ascii_lowercase()).unwrap_or_default()
}
