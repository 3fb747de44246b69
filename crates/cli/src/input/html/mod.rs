//! HTML to lines: one line a heading, paragraph, list item or table row, a blank line between blocks. Nothing is judged
//! here but what a browser would not show and what its markup calls a menu or a control; what is no article is marked
//! later, by cleaning.
//!
//! Tags are read as they come and no tree is built: a tree costs time with the square of its depth, and lines need none.

mod lines;
mod outside;
mod said;

use std::cell::RefCell;

use facts::document::{Metadata, Outside};
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};

use self::lines::{Lines, Place, Shape};
use self::outside::{Regions, kind_of};
use self::said::Said;

/// Whether a text of unknown name is an HTML page.
pub(super) fn looks_like_html(text: &str) -> bool {
    let start: String = text.trim_start().chars().take(20).collect::<String>().to_ascii_lowercase();
    start.starts_with("<!doctype html") || start.starts_with("<html")
}

/// A page as text.
#[derive(Debug)]
pub(super) struct Page {
    /// What a reader sees, as lines.
    pub(super) text: String,
    /// What the page says about itself.
    pub(super) metadata: Metadata,
    /// What its markup says is not the article.
    pub(super) outside: Vec<Outside>,
}

/// Reads a page: linear in its length but for the attributes of one tag.
pub(super) fn read(html: &str) -> Page {
    let tokenizer = Tokenizer::new(Sink::default(), TokenizerOpts::default());
    let input = BufferQueue::default();
    input.push_back(StrTendril::from(html));
    // It would stop early only where the sink asks for it, and this one never does.
    let _ = tokenizer.feed(&input);
    tokenizer.end();
    let reader = tokenizer.sink.reader.into_inner();
    let (text, lines) = reader.lines.finish();
    let outside = reader.regions.judge(&lines, text.len());
    Page { text, metadata: reader.said.metadata(), outside }
}

#[derive(Default)]
struct Sink {
    reader: RefCell<Reader>,
}

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut reader = self.reader.borrow_mut();
        match token {
            Token::TagToken(tag) => match tag.kind {
                TagKind::StartTag => return reader.start(&tag),
                TagKind::EndTag => reader.end(&tag.name),
            },
            Token::CharacterTokens(text) => reader.text(&text),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

/// Where text goes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Into {
    #[default]
    Lines,
    Title,
    LinkedData,
    Nowhere,
}

#[derive(Default)]
struct Reader {
    lines: Lines,
    said: Said,
    into: Into,
    /// The element whose content is left out, and how many of its name are open.
    hidden: Option<(String, usize)>,
    regions: Regions,
    place: Place,
}

impl Reader {
    fn start(&mut self, tag: &Tag) -> TokenSinkResult<()> {
        let name: &str = &tag.name;
        if let Some(raw) = raw(name) {
            self.into = match name {
                "title" if self.hidden.is_none() => Into::Title,
                "script" if attribute(tag, "type") == Some("application/ld+json") => Into::LinkedData,
                _ => Into::Nowhere,
            };
            return TokenSinkResult::RawData(raw);
        }
        self.hide(tag);
        if self.hidden.is_none() {
            match name {
                "meta" => self.said.meta(name_of(tag), attribute(tag, "content")),
                "link" if attribute(tag, "rel") == Some("canonical") => self.said.canonical(attribute(tag, "href")),
                "time" => self.said.time(attribute(tag, "datetime")),
                "a" => self.place.link = attribute(tag, "href").is_some() && !tag.self_closing,
                _ if is_heading(name) => {
                    self.place.heading = true;
                    self.place.headline = name == "h1";
                }
                _ => {}
            }
            self.lines.start(Shape::of(name));
            if Shape::of(name) == Shape::Block && !tag.self_closing && !is_void(name) {
                let kind = kind_of(name, attribute(tag, "role"), attribute(tag, "class"), attribute(tag, "id"));
                self.regions.start(name, kind, self.lines.len());
            }
        }
        TokenSinkResult::Continue
    }

    /// Follows what is left out: it begins with an element nobody reads and ends with its last closing tag, or where an
    /// element that needs no closing tag must have ended.
    fn hide(&mut self, tag: &Tag) {
        let name: &str = &tag.name;
        if let Some((hidden, open)) = &mut self.hidden {
            match hidden.as_str() {
                "p" if Shape::of(name) == Shape::Block => self.hidden = None,
                "li" | "option" | "td" | "th" | "tr" if hidden == name => self.hidden = None,
                _ if hidden == name && !tag.self_closing => *open += 1,
                _ => {}
            }
        }
        let unseen = attribute(tag, "hidden").is_some() && !is_void(name) && name != "body" && name != "html";
        if self.hidden.is_none() && (unseen || is_control(name)) && !tag.self_closing {
            // Left out or not, it stands between what comes before and after.
            self.lines.start(Shape::of(name));
            self.hidden = Some((name.into(), 1));
        }
    }

    fn end(&mut self, name: &str) {
        if raw(name).is_some() {
            self.into = Into::Lines;
            return;
        }
        match &mut self.hidden {
            Some((hidden, open)) if hidden == name => {
                *open -= 1;
                if *open == 0 {
                    self.hidden = None;
                }
            }
            Some(_) => {}
            None => {
                self.lines.end(Shape::of(name));
                self.place.link &= name != "a";
                if is_heading(name) {
                    (self.place.heading, self.place.headline) = (false, false);
                }
                if Shape::of(name) == Shape::Block {
                    self.regions.end(name, self.lines.len());
                }
            }
        }
    }

    fn text(&mut self, text: &str) {
        match self.into {
            Into::Title => self.said.title(text),
            Into::LinkedData => self.said.linked_data(text),
            Into::Lines if self.hidden.is_none() => {
                self.lines.push(text, self.place);
                if self.place.headline {
                    self.said.heading(text);
                }
            }
            Into::Lines | Into::Nowhere => {}
        }
    }
}

/// Elements whose content is not markup.
fn raw(name: &str) -> Option<RawKind> {
    match name {
        "script" => Some(RawKind::ScriptData),
        "style" | "noscript" | "iframe" | "noembed" | "noframes" | "xmp" => Some(RawKind::Rawtext),
        "title" | "textarea" => Some(RawKind::Rcdata),
        _ => None,
    }
}

/// Menus, controls and drawings: no part of a text by their own markup.
fn is_control(name: &str) -> bool {
    matches!(
        name,
        "nav" | "button" | "select" | "template" | "svg" | "math" | "object" | "canvas" | "audio" | "video" | "dialog"
    )
}

fn is_heading(name: &str) -> bool {
    matches!(name, "h1" | "h2" | "h3" | "h4" | "h5" | "h6")
}

fn is_void(name: &str) -> bool {
    matches!(
        name,
        "area" | "base" | "br" | "col" | "embed" | "hr" | "img" | "input" | "link" | "meta" | "source" | "wbr"
    )
}

fn attribute<'a>(tag: &'a Tag, name: &str) -> Option<&'a str> {
    tag.attrs.iter().find(|found| &*found.name.local == name).map(|found| &*found.value)
}

fn name_of(tag: &Tag) -> Option<&str> {
    attribute(tag, "property").or_else(|| attribute(tag, "name")).or_else(|| attribute(tag, "itemprop"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(html: &str, expected: &str) {
        assert_eq!(read(html).text, expected, "{html}");
    }

    #[test]
    fn blocks_become_lines() {
        check("<h1>A  title</h1><p>One <b>bold</b>\nword.</p><p>Two</p>", "A title\n\nOne bold word.\n\nTwo\n");
        check("<ul><li>Acme: 3%<li><p>Apex</p></ul><div>End", "• Acme: 3%\n• Apex\n\nEnd\n");
        check("<table><tr><th>Maker<td>Share<tr><td>Acme<td>3%</table>", "Maker\tShare\nAcme\t3%\n");
        check("a<br>b &amp; c&nbsp;d<br/>5&#37;", "a\nb & c d\n5%\n");
        check("", "");
    }

    #[test]
    fn what_no_reader_sees_is_dropped() {
        check("<p>x<script>var a = '</p>5%'</script><style>p{}</style></p><nav>Home <nav>b</nav> c</nav>y", "x\n\ny\n");
        check("<p hidden>no<p>yes<div hidden>no <div>no</div> no</div> and", "yes\n\nand\n");
        check("a <svg><title>no</title><path d=''/></svg>b<!-- 5% --><noscript>no</noscript><img hidden>c", "a bc\n");
        check("<script>never closed", "");
    }

    #[test]
    fn big_and_deep_pages_are_no_danger() {
        check(&("<div>".repeat(200_000) + "deep"), "deep\n");
        check(&"<b><nav></b>".repeat(50_000), "");
    }

    #[test]
    fn the_page_says_who_and_when() {
        let html = r#"<title>Page</title><meta property="og:title" content="Kettles &amp; co"><meta property="og:site_name"
            content="Example Wire"><link rel="canonical" href="https://example.org/a">
            <script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2020-11-05T08:00:00+01:00"}</script>"#;
        let metadata = read(html).metadata;
        assert_eq!(metadata.title.as_deref(), Some("Kettles & co"));
        assert_eq!(metadata.publisher.as_deref(), Some("Example Wire"));
        assert_eq!(metadata.published.as_deref(), Some("2020-11-05"));
        assert_eq!(metadata.url.as_deref(), Some("https://example.org/a"));
    }

    #[test]
    fn a_plain_page_has_its_title_from_the_text() {
        let metadata =
            read("<h1>Kettles <i>sell</i></h1><p>By A, <time datetime='2021-03-01'>1 March</time></p>").metadata;
        assert_eq!(metadata.title.as_deref(), Some("Kettles sell"));
        assert_eq!(metadata.published.as_deref(), Some("2021-03-01"));
    }

    #[test]
    fn only_pages_look_like_pages() {
        assert!(looks_like_html("\n<!DOCTYPE html><p>"));
        assert!(looks_like_html("<html lang=en>"));
        assert!(!looks_like_html("<p>hello"));
        assert!(!looks_like_html("Acme leads"));
    }
}
