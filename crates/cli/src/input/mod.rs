//! From paths to raw documents: finds files, decodes them, takes metadata from `corpus.toml` or from the file itself.

mod decode;
mod front_matter;
mod html;
mod manifest;
mod markdown;
mod walk;

use std::collections::BTreeMap;
use std::fmt;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use facts::document::{BoilerplateKind, Metadata, RawDocument};
use facts::period::read_reference;

use self::manifest::Manifest;
pub use self::walk::Kind;
use crate::pack;

/// Articles as read, and what could not be.
#[derive(Debug, Default)]
pub struct Input {
    /// By name; names are unique.
    pub documents: Vec<RawDocument>,
    /// The files they stand in.
    pub files: Vec<PathBuf>,
    /// Files left out and entries without a file.
    pub notices: Vec<Notice>,
    /// The collection's own title, from `corpus.toml`.
    pub title: Option<String>,
}

/// Something about a file that deserves a look.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// The file.
    pub path: PathBuf,
    /// What, and what to do.
    pub message: String,
}

impl fmt::Display for Notice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.path.display(), self.message)
    }
}

/// Nothing could be read.
#[derive(Debug, thiserror::Error)]
pub enum InputError {
    /// No such path.
    #[error("{} does not exist; give a folder of articles, one article, or - for standard input", path.display())]
    Missing {
        /// The path.
        path: PathBuf,
    },
    /// The path exists and cannot be read.
    #[error("{} cannot be read; check its permissions", path.display())]
    Unreadable {
        /// The path.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// A folder without articles.
    #[error("{} holds no article; put .txt, .md or .html files there", path.display())]
    NoArticles {
        /// The folder.
        path: PathBuf,
    },
    /// A folder with articles of which none can be read.
    #[error("{} holds no article that can be read; the first of {count} is {first}", path.display())]
    NoneFit {
        /// The folder.
        path: PathBuf,
        /// How many were left out.
        count: usize,
        /// One of them, and why.
        first: Notice,
    },
    /// One file was asked for and it is no article.
    #[error("{}: {why}", path.display())]
    Unfit {
        /// The file.
        path: PathBuf,
        /// Why.
        why: Unfit,
    },
    /// `corpus.toml` is wrong.
    #[error("{}, line {line}: {message}", path.display())]
    Manifest {
        /// The file.
        path: PathBuf,
        /// Counted from 1.
        line: usize,
        /// What is wrong and what to write instead.
        message: String,
    },
}

/// Why a file that is there is no article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unfit {
    /// A picture, a PDF, a program.
    #[error("it is no text; save the article as plain text in UTF-8, or as HTML")]
    NotText,
    /// A page that `build` wrote among the articles.
    #[error("it is a page made by this command; keep such pages out of the folder of articles")]
    OwnPage,
    /// More than is read.
    #[error("it is longer than {} MB, which no article is; cut it into its articles", MAX_BYTES / 1_000_000)]
    TooLong,
}

/// A file longer than this is no article but a dump; read, it would fill the memory.
const MAX_BYTES: u64 = 250_000_000;

/// Reads a folder, a file, or standard input for `-`.
///
/// # Errors
/// When there is nothing to read or `corpus.toml` is wrong; single unreadable files of a folder are notices.
pub fn read(path: &Path) -> Result<Input, InputError> {
    let unreadable = |source| InputError::Unreadable { path: path.into(), source };
    if path == Path::new("-") {
        return one(path, "stdin", &bytes(io::stdin()).map_err(unreadable)?);
    }
    match std::fs::metadata(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Err(InputError::Missing { path: path.into() }),
        Err(error) => Err(unreadable(error)),
        Ok(found) if found.is_dir() => read_folder(path),
        Ok(_) if walk::is_document(path) => Err(InputError::Unfit { path: path.into(), why: Unfit::NotText }),
        Ok(_) => one(path, &stem(path), &File::open(path).and_then(bytes).map_err(unreadable)?),
    }
}

impl Input {
    /// Gives articles without a date this one.
    pub fn set_missing_dates(&mut self, published: Option<&str>) {
        for document in self.documents.iter_mut().filter(|document| document.metadata.published.is_none()) {
            document.metadata.published = published.map(str::to_string);
        }
    }
}

fn one(path: &Path, name: &str, bytes: &[u8]) -> Result<Input, InputError> {
    let unfit = |why| InputError::Unfit { path: path.into(), why };
    let document = document(name, bytes, walk::kind(path)).map_err(unfit)?;
    Ok(Input { documents: vec![document], files: vec![path.into()], ..Input::default() })
}

/// All of a file, or one byte more than an article may have.
fn bytes(file: impl Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    file.take(MAX_BYTES + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn read_folder(folder: &Path) -> Result<Input, InputError> {
    let manifest = Manifest::read(folder)?;
    let walk::Found { mut files, notices } = walk::files(folder)?;
    files.retain(|file| !walk::is_about_the_folder(file) || manifest.names(file));
    let mut input = Input { title: manifest.title.clone(), notices, ..Input::default() };
    let names = names(&files);
    for (file, name) in files.iter().zip(names) {
        match read_file(folder, file, &name) {
            Ok(mut document) => {
                manifest.complete(file, &mut document.metadata);
                input.documents.push(document);
                input.files.push(folder.join(file));
            }
            Err(message) => input.notices.push(Notice { path: folder.join(file), message }),
        }
    }
    input.documents.sort_by(|a, b| a.name.cmp(&b.name));
    input.notices.extend(manifest.entries_without_file(&files));
    if input.documents.is_empty() {
        return Err(none(folder, &input.notices));
    }
    Ok(input)
}

fn none(folder: &Path, notices: &[Notice]) -> InputError {
    let path = folder.into();
    match notices.first() {
        Some(first) => InputError::NoneFit { path, count: notices.len(), first: first.clone() },
        None => InputError::NoArticles { path },
    }
}

fn read_file(folder: &Path, file: &Path, name: &str) -> Result<RawDocument, String> {
    let unreadable = |error| format!("left out, it cannot be read ({error}); check its permissions");
    let bytes = File::open(folder.join(file)).and_then(bytes).map_err(unreadable)?;
    document(name, &bytes, walk::kind(file)).map_err(|why| format!("left out, {why}"))
}

/// One article from its bytes.
///
/// # Errors
/// When they are none.
pub fn document(name: &str, bytes: &[u8], kind: Kind) -> Result<RawDocument, Unfit> {
    if bytes.len() as u64 > MAX_BYTES {
        return Err(Unfit::TooLong);
    }
    if pack::is_page(bytes) {
        return Err(Unfit::OwnPage);
    }
    let decoded = decode::decode(bytes).ok_or(Unfit::NotText)?;
    let mut raw =
        RawDocument { name: name.into(), text: decoded.text, diagnostics: decoded.diagnostics, ..Default::default() };
    if kind == Kind::Html || html::looks_like_html(&raw.text) {
        let page = html::read(&raw.text);
        (raw.text, raw.metadata, raw.outside) = (page.text, page.metadata, page.outside);
    } else if kind == Kind::Markdown {
        (raw.text, raw.metadata) = front_matter::take(raw.text);
        (raw.text, raw.outside) = markdown::read(&raw.text);
    }
    Ok(raw)
}

/// What a line of links alone is, by its words: the name of a section, or another article's headline.
fn kind_of_links(words: usize) -> BoilerplateKind {
    if words > 4 { BoilerplateKind::Related } else { BoilerplateKind::Navigation }
}

/// The file name without its extension; where two files share it, with their folder, and then with the extension.
fn names(files: &[PathBuf]) -> Vec<String> {
    let choices: [fn(&Path) -> String; 3] = [stem, |path| slashed(&path.with_extension("")), slashed];
    let mut names: Vec<String> = Vec::new();
    for choice in choices {
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        let fresh: Vec<String> = files.iter().map(|file| choice(file)).collect();
        fresh.iter().for_each(|name| *counts.entry(name.clone()).or_default() += 1);
        if names.is_empty() {
            names = fresh;
            continue;
        }
        let taken = repeated(&names);
        for (name, better) in names.iter_mut().zip(fresh) {
            if taken.contains_key(name.as_str()) {
                *name = better;
            }
        }
    }
    names
}

fn repeated(names: &[String]) -> BTreeMap<String, usize> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    names.iter().for_each(|name| *counts.entry(name.clone()).or_default() += 1);
    counts.retain(|_, count| *count > 1);
    counts
}

fn stem(path: &Path) -> String {
    path.file_stem().map_or_else(String::new, |stem| stem.to_string_lossy().into_owned())
}

fn slashed(path: &Path) -> String {
    path.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}

/// Whether `metadata` lacks nothing `better` has; fills the gaps.
fn fill(metadata: &mut Metadata, better: Metadata) {
    metadata.title = better.title.or(metadata.title.take());
    metadata.publisher = better.publisher.or(metadata.publisher.take());
    metadata.published = better.published.or(metadata.published.take());
    metadata.url = better.url.or(metadata.url.take());
}

/// A date as `corpus.toml` and the command line take it.
///
/// # Errors
/// One sentence that says what to write.
pub fn edtf(text: &str) -> Result<String, String> {
    let no_date = || format!("{text:?} is no date; write 2020-11-05, 2020-11 or 2020, each with ~ for about");
    read_reference(text).map(|_| text.trim().to_string()).ok_or_else(no_date)
}

/// Where an article was published. A page turns it into a link, so nothing but an address of the web is one.
fn web_address(text: &str) -> Option<String> {
    let (scheme, rest) = text.trim().split_once("://")?;
    let web = scheme.eq_ignore_ascii_case("https") || scheme.eq_ignore_ascii_case("http");
    let one_word = !rest.is_empty() && !rest.contains(|c: char| c.is_whitespace() || c.is_control());
    (web && one_word).then(|| text.trim().to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_lead_to_the_web() {
        for good in ["https://example.org/a?b=c#d", "http://example.org", " HTTPS://example.org/ü "] {
            assert_eq!(web_address(good).as_deref(), Some(good.trim()));
        }
        for bad in
            ["", "javascript:alert(1)", "javascript://%0aalert(1)", "/a", "example.org", "https://", "https://a b"]
        {
            assert_eq!(web_address(bad), None, "{bad}");
        }
    }

    #[test]
    fn dates_are_checked() {
        for good in ["2020", "2020-11", "2020-11-05", "2020-11~", "2020~"] {
            assert_eq!(edtf(good).as_deref(), Ok(good));
        }
        for bad in ["", "20", "2020-13", "2020-02-30", "November", "5.11.2020"] {
            assert!(edtf(bad).unwrap_err().contains("2020-11-05"), "{bad}");
        }
    }

    #[test]
    fn names_stay_unique() {
        let files = ["a.txt", "b/a.txt", "c.md", "c.txt", "d.e.txt"].map(PathBuf::from);
        assert_eq!(names(&files), ["a", "b/a", "c.md", "c.txt", "d.e"]);
    }
}
