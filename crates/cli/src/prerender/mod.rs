//! The articles as HTML that needs no script: text verbatim, claims marked, endnotes with quotes. The page takes these nodes
//! as they are; the attributes are the contract between the two.

mod escape;
mod rows;
mod slices;

use std::fmt::Write;
use std::ops::Range;

use facts::claim::{Claim, UnusedNumber};
use facts::corpus::Corpus;
use facts::document::{Block, BlockKind, Document};
use facts::format::{self, Style};
use facts::ids::DocId;
use facts::span::Span;

pub use self::escape::escape;
use self::rows::Part;
use self::slices::{Marked, Piece};

/// All articles, in the order of the corpus, on shelves: a browser lays out and paints an open shelf and passes over closed
/// ones whole, so that what it does for the open article grows with the square root of how many there are.
pub fn articles(corpus: &Corpus) -> String {
    let shelf = corpus.documents.len().isqrt().max(1);
    let mut html = String::from("<section class=\"articles\" data-articles aria-label=\"Articles\">\n");
    let claims = by_document(&corpus.claims, |claim| claim.doc, corpus.documents.len());
    let unused = by_document(&corpus.unused, |number| number.doc, corpus.documents.len());
    for (index, document) in corpus.documents.iter().enumerate() {
        let claims = claims.get(index).cloned().unwrap_or_default();
        let unused = unused.get(index).cloned().unwrap_or_default();
        if index % shelf == 0 {
            html.push_str(if index == 0 { "" } else { "</div>\n" });
            html.push_str("<div class=\"shelf\" hidden=\"until-found\">\n");
        }
        Article::new(corpus, index, document, claims, unused).write(&mut html);
    }
    html.push_str(if corpus.documents.is_empty() { "</section>\n" } else { "</div>\n</section>\n" });
    html
}

/// Which run of `items` belongs to each document; items are ordered by document.
fn by_document<T>(items: &[T], doc: impl Fn(&T) -> DocId, count: usize) -> Vec<Range<usize>> {
    let mut start = 0;
    let mut runs = Vec::with_capacity(count);
    for index in 0..count {
        let here = items.get(start..).unwrap_or_default();
        let len = here.partition_point(|item| doc(item).index() <= index);
        runs.push(start..start + len);
        start += len;
    }
    runs
}

struct Article<'a> {
    corpus: &'a Corpus,
    index: usize,
    document: &'a Document,
    marked: Vec<Marked<'a>>,
    unused: &'a [UnusedNumber],
}

impl<'a> Article<'a> {
    fn new(
        corpus: &'a Corpus,
        index: usize,
        document: &'a Document,
        claims: Range<usize>,
        unused: Range<usize>,
    ) -> Self {
        let of_document = corpus.claims.get(claims.clone()).unwrap_or_default();
        let marked = slices::marked(&document.text, &document.blocks, claims.start, of_document);
        let unused = corpus.unused.get(unused).unwrap_or_default();
        Self { corpus, index, document, marked, unused }
    }

    fn write(&self, html: &mut String) {
        let name = escape(&self.document.name);
        let _ = writeln!(
            html,
            "<article class=\"article\" id=\"doc-{}\" data-doc=\"{name}\" hidden=\"until-found\" lang=\"en\">",
            self.index
        );
        self.head(html);
        html.push_str("<div class=\"article__body\">\n");
        self.body(html);
        html.push_str("</div>\n");
        self.endnotes(html);
        self.source(html);
        html.push_str("</article>\n");
    }

    fn head(&self, html: &mut String) {
        html.push_str("<header class=\"article__head\"><h2 class=\"article__title\" tabindex=\"-1\"");
        let untitled = self.document.headline() == self.document.name;
        match self.document.blocks.iter().find(|block| block.kind == BlockKind::Title) {
            Some(title) => {
                let _ = write!(html, " data-start=\"{}\"{}>", title.span.start(), self.heard(*title));
                self.inline(html, *title);
            }
            None => {
                let headline = if untitled { "Without a headline" } else { self.document.headline() };
                let quiet = if untitled { " data-untitled" } else { "" };
                let _ = write!(html, "{quiet}>{}", escape(headline));
            }
        }
        html.push_str("</h2>");
        let words = self.meta(untitled.then_some(self.document.name.as_str()));
        if !words.is_empty() {
            let _ = write!(html, "<p class=\"article__meta\">{}</p>", escape(&words));
        }
        html.push_str("</header>\n");
    }

    /// The name of a heading for the ear, where markers stand in it: its words without their labels.
    fn heard(&self, block: Block) -> String {
        let marker = |marked: &Marked<'_>| block.span.contains(marked.claim.statement());
        match self.marked.iter().any(marker) {
            true => format!(" aria-label=\"{}\"", escape(block.span.of(&self.document.text).trim())),
            false => String::new(),
        }
    }

    /// The file's name where there is no other, publisher and date in words; says when the date is a reading of ours.
    fn meta(&self, name: Option<&str>) -> String {
        let metadata = &self.document.metadata;
        let inferred = self.corpus.references.get(self.index).copied().flatten().filter(|found| found.inferred);
        let date = match (&metadata.published, inferred) {
            (Some(date), _) => Some(format::date_words(date)),
            (None, Some(found)) => Some(format!("{} (inferred)", format::period(&found.period))),
            (None, None) => None,
        };
        name.map(str::to_owned)
            .into_iter()
            .chain(metadata.publisher.clone())
            .chain(date)
            .collect::<Vec<_>>()
            .join(" · ")
    }

    /// Runs of list items share a list, of rows a table, of boilerplate a fold; everything else stands alone.
    fn body(&self, html: &mut String) {
        let body: Vec<Block> =
            self.document.blocks.iter().copied().filter(|block| block.kind != BlockKind::Title).collect();
        for run in body.chunk_by(|a, b| group(*a) == group(*b) && group(*a) != Group::Alone) {
            match run.first().map_or(Group::Alone, |first| group(*first)) {
                Group::List => self.run(html, "<ul class=\"block-list\">\n", run, "</ul>\n"),
                Group::Table => self.run(html, "<div class=\"rows\" role=\"table\">\n", run, "</div>\n"),
                Group::Folded => {
                    let open = format!("<details class=\"boilerplate\"><summary>{}</summary>\n", folded(run));
                    self.run(html, &open, run, "</details>\n");
                }
                Group::Alone => self.run(html, "", run, ""),
            }
        }
    }

    fn run(&self, html: &mut String, open: &str, run: &[Block], close: &str) {
        html.push_str(open);
        run.iter().for_each(|block| self.block(html, *block));
        html.push_str(close);
    }

    fn block(&self, html: &mut String, block: Block) {
        let (tag, kind, why) = match block.kind {
            BlockKind::Heading => ("h3", "heading", None),
            BlockKind::ListItem => ("li", "item", None),
            BlockKind::TableRow => ("p", "row", None),
            BlockKind::Paragraph | BlockKind::Title => ("p", "paragraph", None),
            BlockKind::Boilerplate(why) => ("p", "boilerplate", Some(format::boilerplate(why))),
        };
        let _ = write!(html, "<{tag} class=\"block\" data-start=\"{}\" data-kind=\"{kind}\"", block.span.start());
        if block.kind == BlockKind::Heading {
            html.push_str(&self.heard(block));
        }
        if let Some(why) = why {
            let _ = write!(html, " data-why=\"{why}\"");
        }
        if block.kind == BlockKind::TableRow {
            html.push_str(" role=\"row\"");
            self.row(html, block);
        } else {
            html.push('>');
            self.inline(html, block);
        }
        let _ = writeln!(html, "</{tag}>");
    }

    /// The cells of a row, so that they stand below those of other rows. What parts them stays in the text, unseen.
    fn row(&self, html: &mut String, block: Block) {
        let text = block.span.of(&self.document.text);
        html.push_str(if rows::is_drawn(text) { " data-drawn>" } else { ">" });
        for part in rows::parts(text) {
            let (Part::Cell(range) | Part::Cut(range)) = &part;
            let span = Span::new(block.span.start() + range.start, block.span.start() + range.end);
            let open = match part {
                Part::Cell(_) => "<span class=\"rows__cell\" role=\"cell\">",
                // A marker is never hidden.
                Part::Cut(_) if slices::marker_in(span, &self.marked) => "<span role=\"cell\">",
                Part::Cut(_) => "<span class=\"rows__cut\">",
            };
            html.push_str(open);
            self.inline(html, Block { span, ..block });
            html.push_str("</span>");
        }
    }

    /// The text of a block, cut wherever a claim begins or ends, with a marker after each claim's last slice. The last
    /// word, its markers and the punctuation after them stay on one line.
    fn inline(&self, html: &mut String, block: Block) {
        let pieces = slices::pieces(&self.document.text, block, &self.marked, self.unused);
        let mut kept = false;
        for (at, piece) in pieces.iter().enumerate() {
            match piece {
                Piece::Text { text, claims, reason } => {
                    let stuck = if kept && reason.is_none() { closing(text) } else { 0 };
                    let (stuck, text) = text.split_at(stuck);
                    if !stuck.is_empty() {
                        self.slice(html, stuck, claims, None);
                    }
                    if std::mem::take(&mut kept) {
                        html.push_str("</span>");
                    }
                    let before_marker = matches!(pieces.get(at + 1), Some(Piece::Marker(_)));
                    let last = last_word(text).filter(|_| before_marker && reason.is_none());
                    let (head, last) = text.split_at(last.unwrap_or(text.len()));
                    if !head.is_empty() {
                        self.slice(html, head, claims, *reason);
                    }
                    if !last.is_empty() {
                        html.push_str("<span class=\"keep\">");
                        self.slice(html, last, claims, *reason);
                        kept = true;
                    }
                }
                Piece::Marker(number) => {
                    if !std::mem::replace(&mut kept, true) {
                        html.push_str("<span class=\"keep\">");
                    }
                    if let Some(marked) = self.marked.get(*number) {
                        self.marker(html, marked);
                    }
                }
            }
        }
        if kept {
            html.push_str("</span>");
        }
    }

    fn slice(&self, html: &mut String, text: &str, numbers: &[usize], reason: Option<&str>) {
        let marked: Vec<&Marked<'_>> = numbers.iter().filter_map(|number| self.marked.get(*number)).collect();
        let list = |of: fn(&Marked<'_>) -> usize| {
            marked.iter().map(|marked| of(marked).to_string()).collect::<Vec<_>>().join(" ")
        };
        if !marked.is_empty() {
            let (claims, lanes) = (list(|marked| marked.id), list(|marked| marked.lane));
            let _ = write!(html, "<mark data-claims=\"{claims}\" data-lanes=\"{lanes}\">");
        }
        let text = escape(text);
        match reason.map(escape) {
            Some(reason) => {
                let _ = write!(
                    html,
                    "<span class=\"unused\" data-reason=\"{reason}\" title=\"Not a claim: {reason}\">{text}</span>"
                );
            }
            None => html.push_str(&text),
        }
        if !marked.is_empty() {
            html.push_str("</mark>");
        }
    }

    fn marker(&self, html: &mut String, marked: &Marked<'_>) {
        let _ = write!(
            html,
            "<button type=\"button\" class=\"claim-marker\" data-claim=\"{}\" aria-label=\"{}\">{}</button>",
            marked.id,
            escape(&self.label(marked)),
            marked.number
        );
    }

    fn label(&self, marked: &Marked<'_>) -> String {
        let claim = marked.claim;
        let words: Vec<&str> = self.quote(claim).split_whitespace().collect();
        let start: Vec<&str> = words.iter().copied().take(4).collect();
        let more = if words.len() > start.len() { "…" } else { "" };
        format!(
            "Claim {}, {}, {}, {}. Starts: ‘{}{more}’",
            marked.number,
            format::property(claim.property),
            claim.subject,
            format::claim_value(claim, Style::Spoken),
            start.join(" ")
        )
    }

    fn quote(&self, claim: &Claim) -> &'a str {
        claim.statement().of(&self.document.text)
    }

    fn endnotes(&self, html: &mut String) {
        if self.marked.is_empty() {
            return;
        }
        html.push_str("<h3 class=\"endnotes__title\">Claims in this article</h3>\n<ol class=\"endnotes\">\n");
        for marked in &self.marked {
            let _ = writeln!(
                html,
                "<li data-claim=\"{}\" value=\"{}\">{} <q>{}</q></li>",
                marked.id,
                marked.number,
                escape(&format::sentence(marked.claim)),
                escape(self.quote(marked.claim))
            );
        }
        html.push_str("</ol>\n");
    }

    fn source(&self, html: &mut String) {
        let url = self.document.metadata.url.as_deref().unwrap_or("");
        if url.starts_with("https://") || url.starts_with("http://") {
            let url = escape(url);
            let _ = writeln!(html, "<p class=\"article__source\"><a href=\"{url}\" rel=\"noopener\">{url}</a></p>");
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Group {
    Alone,
    List,
    Table,
    Folded,
}

fn group(block: Block) -> Group {
    match block.kind {
        BlockKind::ListItem => Group::List,
        BlockKind::TableRow => Group::Table,
        BlockKind::Boilerplate(_) => Group::Folded,
        _ => Group::Alone,
    }
}

/// `Not part of the article: 3 lines (related links, comment form)`.
fn folded(run: &[Block]) -> String {
    let mut kinds: Vec<&str> = Vec::new();
    for block in run {
        if let BlockKind::Boilerplate(kind) = block.kind
            && !kinds.contains(&format::boilerplate(kind))
        {
            kinds.push(format::boilerplate(kind));
        }
    }
    let lines = if run.len() == 1 { "1 line".into() } else { format!("{} lines", run.len()) };
    format!("Not part of the article: {lines} ({})", kinds.join(", "))
}

/// Letters a line may be too wide for; a longer word, or a text without spaces, breaks where it must.
const WORD: usize = 24;

/// How many bytes of punctuation a text begins with that belongs to the word before it.
fn closing(text: &str) -> usize {
    let stuck = |c: &char| {
        matches!(c, ',' | '.' | ';' | ':' | '!' | '?' | ')' | ']' | '%' | '”' | '’' | '"' | '\'' | '»' | '…')
    };
    text.chars().take_while(stuck).map(char::len_utf8).sum()
}

/// Where the last word of a text begins; nothing when it is too long to be kept whole.
fn last_word(text: &str) -> Option<usize> {
    let start = text.char_indices().rev().find(|(_, c)| c.is_whitespace()).map_or(0, |(at, c)| at + c.len_utf8());
    text.get(start..).filter(|word| !word.is_empty() && word.chars().count() <= WORD).map(|_| start)
}

#[cfg(test)]
mod tests;
