//! HTML to lines: one line a heading, paragraph, list item or table row, a blank line between blocks. Nothing is judged
//! here but what a browser would not show; what is no article is marked later, by cleaning.

use facts::document::Metadata;
use scraper::node::Node;
use scraper::{ElementRef, Html, Selector};

use super::front_matter::date_of;

/// Whether a text of unknown name is an HTML page.
pub(super) fn looks_like_html(text: &str) -> bool {
    let start: String = text.trim_start().chars().take(200).collect::<String>().to_ascii_lowercase();
    start.starts_with("<!doctype html") || start.starts_with("<html")
}

/// The visible text as lines, and what the page says about itself.
pub(super) fn to_text(html: &str) -> (String, Metadata) {
    let page = Html::parse_document(html);
    let mut lines = Lines::default();
    lines.walk(page.root_element());
    (lines.finish(), metadata(&page))
}

#[derive(Default)]
struct Lines {
    text: String,
    line: String,
    bullet: bool,
}

/// What to do with a node still to come, or at the end of one: an explicit stack, because pages nest without bound.
enum Step<'a> {
    Enter(ego_tree::NodeRef<'a, Node>),
    Leave(Shape),
}

/// How an element breaks lines.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    Inline,
    Cell,
    Row,
    Item,
    Block,
    Hidden,
}

impl Lines {
    fn walk(&mut self, root: ElementRef<'_>) {
        let mut stack = vec![Step::Enter(*root)];
        while let Some(step) = stack.pop() {
            match step {
                Step::Leave(shape) => self.end(shape),
                Step::Enter(node) => {
                    let shape = match node.value() {
                        Node::Text(text) => {
                            self.push(text);
                            continue;
                        }
                        Node::Element(element) if element.name() == "br" => {
                            self.break_line();
                            continue;
                        }
                        Node::Element(element) => shape(element),
                        _ => continue,
                    };
                    if shape == Shape::Hidden {
                        continue;
                    }
                    self.start(shape);
                    stack.push(Step::Leave(shape));
                    stack.extend(node.children().rev().map(Step::Enter));
                }
            }
        }
    }

    /// Adds text, every run of white space as one blank.
    fn push(&mut self, text: &str) {
        for character in text.chars() {
            if character.is_whitespace() {
                if !self.line.is_empty() && !self.line.ends_with(' ') {
                    self.line.push(' ');
                }
            } else {
                if self.line.is_empty() && self.bullet {
                    self.line.push_str("• ");
                    self.bullet = false;
                }
                self.line.push(character);
            }
        }
    }

    fn start(&mut self, shape: Shape) {
        match shape {
            Shape::Inline | Shape::Hidden => {}
            Shape::Cell => self.push(" "),
            Shape::Row => self.break_line(),
            Shape::Item => {
                self.break_line();
                self.bullet = true;
            }
            Shape::Block => self.break_block(),
        }
    }

    fn end(&mut self, shape: Shape) {
        match shape {
            Shape::Inline | Shape::Hidden => {}
            Shape::Cell => self.push(" "),
            Shape::Row | Shape::Item => {
                self.break_line();
                self.bullet = false;
            }
            Shape::Block => self.break_block(),
        }
    }

    fn break_line(&mut self) {
        let line = std::mem::take(&mut self.line);
        if !line.trim().is_empty() {
            self.text.push_str(line.trim());
            self.text.push('\n');
        }
    }

    /// A blank line, unless a bullet still waits for its text.
    fn break_block(&mut self) {
        self.break_line();
        if !self.bullet && !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
    }

    fn finish(mut self) -> String {
        self.break_line();
        self.text.truncate(self.text.trim_end().len());
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        self.text
    }
}

fn shape(element: &scraper::node::Element) -> Shape {
    let hidden = element.attr("hidden").is_some() || element.attr("aria-hidden") == Some("true");
    match element.name() {
        "head" | "script" | "style" | "noscript" | "template" | "svg" | "iframe" | "object" | "canvas" | "select"
        | "button" | "textarea" | "input" | "nav" | "dialog" => Shape::Hidden,
        _ if hidden => Shape::Hidden,
        "td" | "th" => Shape::Cell,
        "tr" | "dt" | "dd" | "option" => Shape::Row,
        "li" => Shape::Item,
        "address" | "article" | "aside" | "blockquote" | "body" | "details" | "div" | "dl" | "fieldset"
        | "figcaption" | "figure" | "footer" | "form" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "header" | "hr"
        | "html" | "main" | "ol" | "p" | "pre" | "section" | "summary" | "table" | "caption" | "tbody" | "thead"
        | "tfoot" | "ul" => Shape::Block,
        _ => Shape::Inline,
    }
}

fn metadata(page: &Html) -> Metadata {
    let title = meta(page, &["og:title", "twitter:title", "dc.title", "headline"]).or_else(|| text(page, "title"));
    let dates =
        ["article:published_time", "datepublished", "date", "dc.date", "pubdate", "publishdate", "parsely-pub-date"];
    let published =
        meta(page, &dates).or_else(|| linked_date(page)).or_else(|| attribute(page, "time[datetime]", "datetime"));
    Metadata {
        title: title.or_else(|| text(page, "h1")),
        publisher: meta(page, &["og:site_name", "application-name", "dc.publisher", "publisher"]),
        published: published.as_deref().and_then(date_of),
        url: attribute(page, "link[rel=canonical]", "href").or_else(|| meta(page, &["og:url"])),
    }
}

/// The content of the first `<meta>` named by `names`, in the order of `names`.
fn meta(page: &Html, names: &[&str]) -> Option<String> {
    let all: Vec<(String, &str)> = select(page, "meta[content]")
        .filter_map(|element| {
            let element = element.value();
            let name = element.attr("property").or(element.attr("name")).or(element.attr("itemprop"))?;
            Some((name.to_ascii_lowercase(), element.attr("content")?))
        })
        .collect();
    let of = |name: &&str| all.iter().find(|(found, _)| found == name).and_then(|(_, content)| tidy(content));
    names.iter().find_map(of)
}

/// `datePublished` of the page's linked data, which newspapers keep more often than a `<meta>`.
fn linked_date(page: &Html) -> Option<String> {
    select(page, r#"script[type="application/ld+json"]"#).find_map(|element| {
        let json: String = element.text().collect();
        let after = json.split("\"datePublished\"").nth(1)?;
        let value = after.trim_start().strip_prefix(':')?.trim_start().strip_prefix('"')?;
        value.split('"').next().map(str::to_string)
    })
}

fn text(page: &Html, selector: &str) -> Option<String> {
    select(page, selector).find_map(|element| tidy(&element.text().collect::<String>()))
}

fn attribute(page: &Html, selector: &str, name: &str) -> Option<String> {
    select(page, selector).find_map(|element| element.value().attr(name).and_then(tidy))
}

fn select<'a>(page: &'a Html, selector: &str) -> impl Iterator<Item = ElementRef<'a>> {
    let selector = Selector::parse(selector).ok();
    selector.map(|selector| page.select(&selector).collect::<Vec<_>>()).into_iter().flatten()
}

fn tidy(text: &str) -> Option<String> {
    let tidied = text.split_whitespace().collect::<Vec<_>>().join(" ");
    (!tidied.is_empty()).then_some(tidied)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(html: &str, expected: &str) {
        assert_eq!(to_text(html).0, expected);
    }

    #[test]
    fn blocks_become_lines() {
        check("<h1>A  title</h1><p>One <b>bold</b>\nword.</p><p>Two</p>", "A title\n\nOne bold word.\n\nTwo\n");
        check("<ul><li>Acme: 3%<li><p>Apex</p></ul><div>End", "• Acme: 3%\n• Apex\n\nEnd\n");
        check("<table><tr><th>Maker<td>Share<tr><td>Acme<td>3%</table>", "Maker Share\nAcme 3%\n");
        check("a<br>b &amp; c&nbsp;d", "a\nb & c d\n");
        check("", "");
    }

    #[test]
    fn what_no_reader_sees_is_dropped() {
        check("<p>x<script>var a = '5%'</script><style>p{}</style></p><nav>Home</nav><p hidden>no</p>", "x\n");
    }

    #[test]
    fn deep_nesting_is_no_danger() {
        let html = "<div>".repeat(500) + "deep";
        check(&html, "deep\n");
    }

    #[test]
    fn the_page_says_who_and_when() {
        let html = r#"<title>Page</title><meta property="og:title" content="Kettles &amp; co"><meta property="og:site_name"
            content="Example Wire"><link rel="canonical" href="https://example.org/a">
            <script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2020-11-05T08:00:00+01:00"}</script>"#;
        let metadata = to_text(html).1;
        assert_eq!(metadata.title.as_deref(), Some("Kettles & co"));
        assert_eq!(metadata.publisher.as_deref(), Some("Example Wire"));
        assert_eq!(metadata.published.as_deref(), Some("2020-11-05"));
        assert_eq!(metadata.url.as_deref(), Some("https://example.org/a"));
    }
}
