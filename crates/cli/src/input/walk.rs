//! Which files of a folder are articles.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use super::{InputError, Notice, Unfit};

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

/// What a folder holds.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// Articles, relative to the folder, in byte order of the path.
    pub(super) files: Vec<PathBuf>,
    /// What looks like an article or a folder of them and is left out.
    pub(super) notices: Vec<Notice>,
}

/// Every article below `folder`. Hidden files and folders are skipped. Links to folders are followed, each folder is read once.
pub(super) fn files(folder: &Path) -> Result<Found, InputError> {
    let unreadable = |source| InputError::Unreadable { path: folder.into(), source };
    let root = fs::canonicalize(folder).map_err(unreadable)?;
    let mut walk = Walk { folder: folder.into(), seen: BTreeSet::from([root.clone()]), ..Walk::default() };
    walk.enter(&PathBuf::new()).map_err(unreadable)?;
    walk.all_folders();
    // Links last, so that what stands in the folder itself keeps its own name.
    walk.links.sort();
    while !walk.links.is_empty() {
        let link = walk.links.remove(0);
        walk.follow(&link, &root);
        walk.all_folders();
    }
    Ok(walk.finish())
}

/// A folder being read. Paths are relative to it.
#[derive(Default)]
struct Walk {
    folder: PathBuf,
    /// Folders met, without links: none is read twice.
    seen: BTreeSet<PathBuf>,
    open: Vec<PathBuf>,
    links: Vec<PathBuf>,
    files: Vec<PathBuf>,
    documents: Vec<PathBuf>,
    notices: Vec<Notice>,
}

impl Walk {
    fn all_folders(&mut self) {
        while let Some(inside) = self.open.pop() {
            let real = fs::canonicalize(self.folder.join(&inside));
            // A folder reached before by a link is no news; one that cannot be entered is.
            if real.as_ref().is_ok_and(|real| !self.seen.insert(real.clone())) {
                continue;
            }
            if let Err(error) = real.and_then(|_| self.enter(&inside)) {
                self.leave_out(&inside, &format!("it cannot be read ({error}); check its permissions"));
            }
        }
    }

    fn enter(&mut self, inside: &Path) -> std::io::Result<()> {
        for entry in fs::read_dir(self.folder.join(inside))? {
            let entry = entry?;
            if entry.file_name().to_string_lossy().starts_with('.') {
                continue;
            }
            let path = inside.join(entry.file_name());
            let is_link = entry.file_type().is_ok_and(|kind| kind.is_symlink());
            match fs::metadata(entry.path()) {
                Ok(found) if found.is_dir() && is_link => self.links.push(path),
                Ok(found) if found.is_dir() => self.open.push(path),
                Ok(found) if !found.is_file() => {}
                Ok(_) if is_document(&path) => self.documents.push(path),
                Err(error) if is_link => self.leave_out(&path, &format!("it leads to nothing ({error})")),
                // What is there and cannot be looked at fails when it is read, and that is told.
                _ if is_article(&path) => self.files.push(path),
                _ => {}
            }
        }
        Ok(())
    }

    /// Goes where a link to a folder leads, but never around in a circle.
    fn follow(&mut self, link: &Path, root: &Path) {
        match fs::canonicalize(self.folder.join(link)) {
            Ok(target) if root.starts_with(&target) => self.leave_out(link, "it leads back to the folder it is in"),
            Ok(target) if self.seen.contains(&target) => {
                self.leave_out(link, "it leads to a folder that is read already")
            }
            _ => self.open.push(link.into()),
        }
    }

    fn leave_out(&mut self, path: &Path, why: &str) {
        self.notices.push(Notice { path: self.folder.join(path), message: format!("left out, {why}") });
    }

    /// A PDF beside the text made from it is no news.
    fn finish(mut self) -> Found {
        self.files.sort();
        let texts: BTreeSet<PathBuf> = self.files.iter().map(|file| file.with_extension("")).collect();
        for document in std::mem::take(&mut self.documents) {
            if !texts.contains(&document.with_extension("")) {
                self.leave_out(&document, &Unfit::NotText.to_string());
            }
        }
        self.notices.sort_by(|a, b| a.path.cmp(&b.path));
        Found { files: self.files, notices: self.notices }
    }
}

/// A readme or licence speaks about the folder; it is read only when `corpus.toml` lists it.
pub(super) fn is_about_the_folder(path: &Path) -> bool {
    let stem = path.file_stem().map(|stem| stem.to_string_lossy().to_ascii_lowercase()).unwrap_or_default();
    matches!(stem.as_str(), "readme" | "license" | "licence")
}

fn is_article(path: &Path) -> bool {
    matches!(extension(path).as_str(), "txt" | "text" | "md" | "markdown" | "html" | "htm" | "xhtml")
}

/// What people save articles as and this command does not read.
pub(super) fn is_document(path: &Path) -> bool {
    let known = ["pdf", "doc", "docx", "odt", "rtf", "pages", "epub", "mht", "mhtml", "webarchive"];
    known.contains(&extension(path).as_str())
}

fn extension(path: &Path) -> String {
    path.extension().map(|extension| extension.to_string_lossy().to_ascii_lowercase()).unwrap_or_default()
}
