//! What the markup of a page says is not the article: sidebars, footers, boxes whose class says "related", lines that are
//! links and nothing else. Says so, no more: cleaning marks it, and the reader of the page can unfold it.
//!
//! Class names are chosen by strangers, so a box is believed only while most of the page's text is outside of it.

use facts::document::{BoilerplateKind, Outside};
use facts::span::Span;

use super::super::kind_of_links;
use super::lines::Written;

/// A box of the page that is not the article, by its name.
#[derive(Debug)]
struct Region {
    kind: BoilerplateKind,
    /// Bytes of the text written.
    start: usize,
    end: usize,
}

/// An open box: the element that began it and how many of its name are open inside.
#[derive(Debug)]
struct Open {
    element: String,
    inside: usize,
    kind: BoilerplateKind,
    start: usize,
}

/// Boxes within boxes beyond this are part of those around them.
const DEEPEST: usize = 32;

/// The boxes of a page, while it is read.
#[derive(Debug, Default)]
pub(super) struct Regions {
    open: Vec<Open>,
    done: Vec<Region>,
}

impl Regions {
    /// An element begins where `at` bytes are written; `kind` if it is a box that is not the article.
    pub(super) fn start(&mut self, element: &str, kind: Option<BoilerplateKind>, at: usize) {
        if let Some(kind) = kind.filter(|_| self.open.len() < DEEPEST) {
            self.open.push(Open { element: element.to_owned(), inside: 0, kind, start: at });
        } else if let Some(open) = self.open.iter_mut().rev().find(|open| open.element == element) {
            open.inside += 1;
        }
    }

    /// An element ends where `at` bytes are written.
    pub(super) fn end(&mut self, element: &str, at: usize) {
        let Some(index) = self.open.iter().rposition(|open| open.element == element) else { return };
        if self.open[index].inside > 0 {
            self.open[index].inside -= 1;
            return;
        }
        // Boxes that were never closed end with the one around them.
        for open in self.open.drain(index..) {
            self.done.push(Region { kind: open.kind, start: open.start, end: at });
        }
    }

    /// What to believe, in text order; `lines` are all lines of the page.
    pub(super) fn judge(mut self, lines: &[Written], at: usize) -> Vec<Outside> {
        self.done.extend(self.open.drain(..).map(|open| Region { kind: open.kind, start: open.start, end: at }));
        let text = Text::of(lines);
        self.done.retain(|region| text.goes_on_without(region));
        // The outermost box first: its kind holds for all in it.
        self.done.sort_by_key(|region| (region.start, usize::MAX - region.end));
        let mut regions = self.done.iter().peekable();
        let mut covering: Option<&Region> = None;
        let mut outside = Vec::new();
        for (index, line) in lines.iter().enumerate() {
            while let Some(next) = regions.next_if(|region| region.start <= line.start) {
                covering = covering.filter(|known| known.end >= next.end).or(Some(next));
            }
            let kind = covering.filter(|region| line.end <= region.end).map(|region| region.kind);
            if let Some(kind) = kind.or_else(|| link_kind(lines, index)) {
                outside.push(Outside { span: Span::new(line.start, line.end), kind });
            }
        }
        outside
    }
}

/// How much of the page is text of its own, neither links nor headings, by place.
struct Text {
    /// For each line its start and the bytes of text up to its end.
    sums: Vec<(usize, usize)>,
    /// Where lines of the headline start, in text order.
    headlines: Vec<usize>,
}

impl Text {
    fn of(lines: &[Written]) -> Self {
        let mut sum = 0;
        let sums = lines.iter().map(|line| {
            sum += if line.is_text() { line.end - line.start } else { 0 };
            (line.start, sum)
        });
        Self {
            sums: sums.collect(),
            headlines: lines.iter().filter(|line| line.headline).map(|line| line.start).collect(),
        }
    }

    /// Bytes of text in the lines that start before `at`.
    fn before(&self, at: usize) -> usize {
        let index = self.sums.partition_point(|(start, _)| *start < at);
        index.checked_sub(1).map_or(0, |last| self.sums[last].1)
    }

    /// Whether the page is still an article without `region`. Readers may well write more than the author.
    fn goes_on_without(&self, region: &Region) -> bool {
        let all = self.before(usize::MAX);
        let within = self.before(region.end) - self.before(region.start);
        let next = self.headlines.partition_point(|at| *at < region.start);
        let headline = self.headlines.get(next).is_some_and(|at| *at < region.end);
        let most = if region.kind == BoilerplateKind::CommentForm { all * 9 / 10 } else { all / 2 };
        !headline && within <= most
    }
}

/// A line that is a link and nothing else leads away from the article. A linked heading over text does not, unless
/// another link stands beside it: then it is a list of articles.
fn link_kind(lines: &[Written], index: usize) -> Option<BoilerplateKind> {
    let line = &lines[index];
    if !line.linked || line.headline {
        return None;
    }
    let beside = [index.checked_sub(1), Some(index + 1)];
    let among_links =
        beside.into_iter().flatten().any(|at| lines.get(at).is_some_and(|line| line.linked && !line.headline));
    (among_links || !line.heading).then(|| kind_of_links(line.words))
}

/// What an element is by its name, role, class and id, if that is not the article.
pub(super) fn kind_of(
    element: &str,
    role: Option<&str>,
    class: Option<&str>,
    id: Option<&str>,
) -> Option<BoilerplateKind> {
    match element {
        "aside" => return Some(BoilerplateKind::Related),
        "footer" => return Some(BoilerplateKind::Navigation),
        "figcaption" => return Some(BoilerplateKind::ImageCredit),
        "div" | "section" | "ul" | "ol" | "dl" | "form" | "header" | "table" => {}
        _ => return None,
    }
    let by_role = match role {
        Some("navigation" | "complementary" | "contentinfo" | "search" | "menu" | "menubar" | "toolbar") => {
            Some(BoilerplateKind::Navigation)
        }
        Some("dialog" | "alertdialog") => Some(BoilerplateKind::Advert),
        _ => None,
    };
    // Long ids are made from the headings under them and say what the article is about.
    let id = id.filter(|id| tokens(id).count() <= 2);
    let names = || [class, id].into_iter().flatten().flat_map(tokens);
    by_role.or_else(|| names().find_map(|word| kind_of_name(&word)))
}

/// What a word of a class or an id says.
fn kind_of_name(word: &str) -> Option<BoilerplateKind> {
    Some(match word {
        "nav" | "navbar" | "navigation" | "menu" | "menus" | "submenu" | "breadcrumb" | "breadcrumbs" | "sidebar"
        | "footer" | "share" | "sharing" | "sharebar" | "social" | "toolbar" | "pagination" | "pager" | "skip"
        | "skiplinks" | "tags" | "taglist" | "tagcloud" => BoilerplateKind::Navigation,
        "related" | "recommended" | "recommendations" | "recirc" | "recirculation" | "trending" | "popular"
        | "mostpopular" | "mostread" | "outbrain" | "taboola" | "zergnet" | "revcontent" | "teaser" | "teasers"
        | "readmore" | "relatedposts" | "widget" | "widgets" => BoilerplateKind::Related,
        "comment" | "comments" | "commentlist" | "disqus" | "respond" => BoilerplateKind::CommentForm,
        "ad" | "ads" | "advert" | "adverts" | "advertisement" | "promo" | "promos" | "promoted" | "sponsored"
        | "newsletter" | "subscribe" | "signup" | "paywall" | "cookie" | "cookies" | "consent" | "gdpr" | "modal"
        | "popup" | "overlay" | "lightbox" => BoilerplateKind::Advert,
        _ => return None,
    })
}

/// The words of a class or id: "c-relatedPosts__list" is "c", "related", "posts", "list".
fn tokens(name: &str) -> impl Iterator<Item = String> {
    let mut words = Vec::new();
    for part in name.split(|c: char| !c.is_ascii_alphanumeric()) {
        let humps = part.char_indices().filter(|(at, c)| *at > 0 && c.is_ascii_uppercase()).map(|(at, _)| at);
        let mut start = 0;
        for end in humps.chain([part.len()]) {
            words.push(part[start..end].to_ascii_lowercase());
            start = end;
        }
    }
    words.into_iter()
}

#[cfg(test)]
mod tests {
    use super::super::read;

    const PROSE: &str = "The maker sold more bicycles than any rival in the spring, a trade body said.";

    /// `expected`: the lines that are not the article, parted by bars.
    fn check(html: &str, expected: &str) {
        let page = read(&html.replace("PROSE", PROSE));
        let outside: Vec<&str> = page.outside.iter().map(|outside| outside.span.of(&page.text)).collect();
        assert_eq!(outside.join("|"), expected, "{html}");
    }

    #[test]
    fn boxes_by_their_element() {
        check("<p>PROSE</p><aside>Ten best saddles</aside><footer>Imprint</footer>", "Ten best saddles|Imprint");
        check("<p>PROSE<figure><img><figcaption>A shop</figcaption></figure><p>PROSE", "A shop");
        check("<main><article><p>PROSE</article></main>", "");
    }

    #[test]
    fn boxes_by_their_name() {
        check("<p>PROSE</p><div class='c-relatedPosts'><p>One<div>Two</div>Three</div>Four", "One|Two|Three");
        check("<p>PROSE</p><div id=comments><p>I agree with all of it</div>", "I agree with all of it");
        check("<p>PROSE</p><div role=contentinfo>Imprint</div><div role=main>Yes</div>", "Imprint");
        // Parts of words say nothing, nor do ids made from headings.
        check(
            "<p>PROSE</p><div class='adventure navy-blue headline'>Yes</div><div id=sharing-a-bicycle-well>Yes</div>",
            "",
        );
    }

    #[test]
    fn boxes_that_hold_the_article_are_not_believed() {
        check("<div class=popup><h1>Bicycles</h1><p>PROSE</div>", "");
        check("<div class='share enabled'><p>PROSE<p>PROSE</div><p>PROSE", "");
        check("<div class=sidebar><p>PROSE", "");
        // Readers write more than authors.
        let said = format!("<p>PROSE</p><div class=comments>{}</div>", "<p>PROSE</p>".repeat(3));
        check(&said, &[PROSE; 3].join("|"));
    }

    #[test]
    fn lines_that_are_links_alone() {
        check("<p>PROSE<p><a href=b>Ten best saddles of the year</a><p>PROSE", "Ten best saddles of the year");
        check(
            "<p>See <a href=b>the report</a><ul><li><a href=c>Cars</a><li>• <a href=d>Trains</a></ul>",
            "• Cars|• • Trains",
        );
        check("<p><a name=top>PROSE</a>", "");
        check("<table><tr><td><a href=b>Rover</a><td><a href=c>12%</a></table>", "");
    }

    #[test]
    fn a_linked_heading_over_text_stays() {
        check(
            "<h1><a href=a>Bicycles</a></h1><h2><a href=b>Rover</a></h2><p>PROSE<h2><a href=c>Swift</a></h2><p>PROSE",
            "",
        );
        check(
            "<p>PROSE<h3><a href=b>Ten best saddles</a></h3><h3><a href=c>Mend a tyre</a></h3>",
            "Ten best saddles|Mend a tyre",
        );
    }

    #[test]
    fn deep_and_open_boxes_are_no_danger() {
        check(&("<p>PROSE</p>".to_owned() + &"<div class=ad>".repeat(50_000) + "x"), "x");
        check(&("<p>PROSE</p>".to_owned() + &"</div>".repeat(50_000) + "x"), "");
    }
}
