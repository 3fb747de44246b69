//! `corpus.toml`: what the curator says about the articles of a folder.

use std::collections::BTreeMap;
use std::path::{Component, Path, PathBuf};

use facts::document::Metadata;
use serde::Deserialize;
use toml::Spanned;

use super::{InputError, Notice, edtf, fill, web_address};

/// The entries of a `corpus.toml`; none when there is no such file.
#[derive(Debug, Default)]
pub(super) struct Manifest {
    /// Title of the whole collection.
    pub(super) title: Option<String>,
    path: PathBuf,
    entries: BTreeMap<PathBuf, (usize, Metadata)>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    title: Option<String>,
    #[serde(default)]
    article: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    file: Spanned<String>,
    title: Option<String>,
    publisher: Option<String>,
    published: Option<Spanned<String>>,
    url: Option<Spanned<String>>,
}

impl Manifest {
    /// The manifest of `folder`.
    pub(super) fn read(folder: &Path) -> Result<Self, InputError> {
        let path = folder.join("corpus.toml");
        match std::fs::read(&path) {
            Ok(bytes) => Self::parse(path, &String::from_utf8_lossy(&bytes)),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(Self::default()),
            Err(source) => Err(InputError::Unreadable { path, source }),
        }
    }

    fn parse(path: PathBuf, text: &str) -> Result<Self, InputError> {
        let line = |offset: usize| text.get(..offset).unwrap_or(text).matches('\n').count() + 1;
        let fail = |line, message| InputError::Manifest { path: path.clone(), line, message };
        let parsed = toml::from_str(text);
        let file: File = parsed.map_err(|error: toml::de::Error| {
            let at = error.span().map_or(1, |span| line(span.start));
            fail(
                at,
                format!("{}; an entry is [[article]] with file, title, publisher, published, url", error.message()),
            )
        })?;
        let mut entries = BTreeMap::new();
        for entry in file.article {
            let at = line(entry.file.span().start);
            let name = entry.file.into_inner();
            let published =
                entry.published.map(|date| edtf(date.get_ref()).map_err(|error| fail(line(date.span().start), error)));
            let no_address = "is no address of the web; begin it with https://";
            let url = entry.url.map(|url| {
                let told = || fail(line(url.span().start), format!("{:?} {no_address}", url.get_ref()));
                web_address(url.get_ref()).ok_or_else(told)
            });
            let metadata = Metadata {
                title: entry.title,
                publisher: entry.publisher,
                published: published.transpose()?,
                url: url.transpose()?,
            };
            let before = entries.insert(relative(&name), (at, metadata));
            if let Some((first, _)) = before {
                return Err(fail(at, format!("{name:?} is listed twice, first in line {first}; remove one entry")));
            }
        }
        Ok(Self { title: file.title, path, entries })
    }

    /// Whether there is an entry for `file`.
    pub(super) fn names(&self, file: &Path) -> bool {
        self.entries.contains_key(file)
    }

    /// What the curator says wins over what the file says.
    pub(super) fn complete(&self, file: &Path, metadata: &mut Metadata) {
        if let Some((_, said)) = self.entries.get(file) {
            fill(metadata, said.clone());
        }
    }

    /// One notice for each entry whose file was not found.
    pub(super) fn entries_without_file(&self, files: &[PathBuf]) -> Vec<Notice> {
        let missing = self.entries.iter().filter(|(file, _)| !files.contains(file));
        let notice = |(file, (line, _)): (&PathBuf, &(usize, Metadata))| {
            let why = match self.path.with_file_name("").join(file).exists() {
                true => "is no article that can be read; list its text, saved as .txt, .md or .html",
                false => "is not there; correct the name or remove the entry",
            };
            let message = format!("line {line} lists {:?}, which {why}", file.display().to_string());
            Notice { path: self.path.clone(), message }
        };
        missing.map(notice).collect()
    }
}

/// A path below the folder, `./` left out.
fn relative(name: &str) -> PathBuf {
    Path::new(name).components().filter(|part| *part != Component::CurDir).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn error(text: &str) -> String {
        Manifest::parse("corpus.toml".into(), text).unwrap_err().to_string()
    }

    #[test]
    fn reads_entries() {
        let text = "title = \"Kettles\"\n[[article]]\nfile = \"./a.txt\"\npublished = \"2020-11~\"\n";
        let manifest = Manifest::parse("corpus.toml".into(), text).unwrap();
        assert_eq!(manifest.title.as_deref(), Some("Kettles"));
        let mut metadata = Metadata { title: Some("From the file".into()), ..Metadata::default() };
        manifest.complete(Path::new("a.txt"), &mut metadata);
        assert_eq!(metadata.published.as_deref(), Some("2020-11~"));
        assert_eq!(metadata.title.as_deref(), Some("From the file"));
        let notice = manifest.entries_without_file(&[]).remove(0).to_string();
        assert_eq!(
            notice,
            "corpus.toml: line 3 lists \"a.txt\", which is not there; correct the name or remove the entry"
        );
    }

    #[test]
    fn mistakes_name_the_line_and_the_remedy() {
        let check = |text: &str, parts: &[&str]| {
            let message = error(text);
            for part in parts {
                assert!(message.contains(part), "{message:?} lacks {part:?}");
            }
        };
        check("[[article]]\nfile = \"a.txt\"\npublished = \"soon\"\n", &["line 3", "2020-11-05"]);
        check("[[article]]\nfile = \"a.txt\"\nurl = \"javascript:x\"\n", &["line 3", "begin it with https://"]);
        check("[[article]]\nfile = a.txt\n", &["corpus.toml, line 2", "[[article]] with file"]);
        check("[[article]]\nfile = \"a\"\ntitel = \"x\"\n", &["line 3", "titel", "title"]);
        check("[[article]]\nfile = \"a\"\n[[article]]\nfile = \"a\"\n", &["line 4", "twice", "line 2"]);
    }
}
