//! One article: its text as stored, its metadata and its blocks. Boilerplate is marked, never deleted.

mod byline;
mod caption;
mod clean;
mod cues;
mod headline;
mod language;
mod line;
mod stack;
mod tail;

use serde::{Deserialize, Serialize};

#[cfg(test)]
mod tests;

pub use clean::clean;
pub(crate) use language::is_letter;

use crate::diagnostic::Diagnostic;
use crate::span::Span;

/// One article as found, before anything is understood.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RawDocument {
    /// The file name without its extension; the `doc` of every claim.
    pub name: String,
    /// UTF-8 text. Ingestion outside this crate decodes bytes and turns HTML into lines.
    pub text: String,
    /// What the curator or the file says about the article.
    pub metadata: Metadata,
    /// What the page's own markup says is not the article, in text order. Empty for plain text.
    pub outside: Vec<Outside>,
    /// What ingestion noticed (a repaired encoding, say).
    pub diagnostics: Vec<Diagnostic>,
}

/// What is known about an article from outside its text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Metadata {
    /// The headline.
    pub title: Option<String>,
    /// The outlet.
    pub publisher: Option<String>,
    /// When it was published, in EDTF: `2020-11-05`, `2020-11`, `2020`, each optionally with `~`.
    pub published: Option<String>,
    /// Its public address.
    pub url: Option<String>,
}

/// What a block of an article is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum BlockKind {
    /// The article's own headline.
    Title,
    /// A heading inside the article.
    Heading,
    /// Running text.
    Paragraph,
    /// One item of a list, its bullet included.
    ListItem,
    /// A line of a table.
    TableRow,
    /// Not part of the article.
    Boilerplate(BoilerplateKind),
}

/// Why a block is not part of the article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum BoilerplateKind {
    /// Menus, share buttons, "Skip to main content".
    Navigation,
    /// Headlines of related articles.
    Related,
    /// "Leave a Reply" and what follows.
    CommentForm,
    /// Author line, author biography, desk credit.
    Byline,
    /// Image credit or lone caption.
    ImageCredit,
    /// Adverts, paywalls, newsletters, cookie notices.
    Advert,
    /// A teaser of another article with its text.
    OtherArticle,
    /// "Also read: …".
    AlsoRead,
    /// Company description and contact at the end of a press release.
    About,
}

/// A run of lines of one kind. Blocks do not overlap and stand in text order; only blank space lies between them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    /// From its first to its last visible byte, no trailing newline.
    pub span: Span,
    /// What it is.
    pub kind: BlockKind,
}

/// A stretch of the text that the page's own markup says is not the article: a sidebar, a row of links.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outside {
    /// Whole lines, from the first to the last visible byte.
    pub span: Span,
    /// What its markup calls it.
    pub kind: BoilerplateKind,
}

impl Block {
    /// Whether it belongs to the article.
    pub fn is_body(self) -> bool {
        !matches!(self.kind, BlockKind::Boilerplate(_))
    }
}

/// One cleaned article.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// The file name without its extension.
    pub name: String,
    /// The text as stored; every span of the corpus points into it.
    pub text: String,
    /// What is known from outside the text.
    pub metadata: Metadata,
    /// What the page's own markup said is not the article: kept, so that the text can be cleaned again.
    pub outside: Vec<Outside>,
    /// The headline inside the text, when it is there.
    pub title: Option<Span>,
    /// Everything visible, in text order.
    pub blocks: Vec<Block>,
    /// What was odd.
    pub diagnostics: Vec<Diagnostic>,
    /// Not English: nothing is extracted from it.
    pub foreign: bool,
}

impl Document {
    /// The headline: from the metadata, else from the text, else the file name.
    pub fn headline(&self) -> &str {
        match (&self.metadata.title, self.title) {
            (Some(title), _) => title,
            (None, Some(span)) => span.of(&self.text),
            (None, None) => &self.name,
        }
    }
}
