//! Lines under construction: where elements break them, where bullets go, where white space folds.

/// How an element breaks lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    Inline,
    Break,
    Cell,
    Row,
    Item,
    Block,
}

impl Shape {
    /// The shape of an element, by its name.
    pub(super) fn of(name: &str) -> Self {
        match name {
            "br" => Shape::Break,
            "td" | "th" => Shape::Cell,
            "tr" | "dt" | "dd" => Shape::Row,
            "li" => Shape::Item,
            "address" | "article" | "aside" | "blockquote" | "body" | "caption" | "details" | "div" | "dl"
            | "fieldset" | "figcaption" | "figure" | "footer" | "form" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6"
            | "header" | "hr" | "html" | "main" | "nav" | "ol" | "p" | "pre" | "section" | "summary" | "table"
            | "tbody" | "tfoot" | "thead" | "ul" => Shape::Block,
            _ => Shape::Inline,
        }
    }
}

/// A line that is written, and what its markup says of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Written {
    /// Bytes of the text.
    pub(super) start: usize,
    pub(super) end: usize,
    /// Letters and figures stand in links alone, and it is no row of a table.
    pub(super) linked: bool,
    /// Stands in `<h1>`.
    pub(super) headline: bool,
    /// Stands in any heading.
    pub(super) heading: bool,
    pub(super) words: usize,
}

impl Written {
    /// Whether it is running text: as long as a sentence, and neither a link nor a heading.
    pub(super) fn is_text(&self) -> bool {
        !self.linked && !self.heading && self.words >= 10
    }
}

/// Where text is pushed to.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Place {
    pub(super) link: bool,
    pub(super) headline: bool,
    pub(super) heading: bool,
}

/// Text so far, and the line being written.
#[derive(Debug, Default)]
pub(super) struct Lines {
    text: String,
    line: String,
    /// A list item has begun and has no text yet.
    bullet: bool,
    written: Vec<Written>,
    now: Now,
}

/// What is known of the line being written.
#[derive(Debug, Default)]
struct Now {
    link: bool,
    plain: bool,
    cell: bool,
    headline: bool,
    heading: bool,
}

impl Lines {
    /// Adds text, every run of white space as one blank.
    pub(super) fn push(&mut self, text: &str, place: Place) {
        if text.contains(char::is_alphanumeric) {
            self.now.link |= place.link;
            self.now.plain |= !place.link;
            self.now.headline |= place.headline;
            self.now.heading |= place.heading;
        }
        for character in text.chars() {
            if character.is_whitespace() {
                if !self.line.is_empty() && !self.line.ends_with([' ', '\t']) {
                    self.line.push(' ');
                }
                continue;
            }
            if self.bullet {
                self.line.push_str("• ");
                self.bullet = false;
            }
            self.line.push(character);
        }
    }

    /// An element begins.
    pub(super) fn start(&mut self, shape: Shape) {
        self.part(shape);
        if shape == Shape::Cell {
            // Each figure keeps its column: an empty cell is one too.
            if std::mem::replace(&mut self.now.cell, true) {
                self.line.truncate(self.line.trim_end_matches(' ').len());
                self.line.push('\t');
            }
        }
        if matches!(shape, Shape::Item) {
            self.bullet = true;
        }
    }

    /// An element ends.
    pub(super) fn end(&mut self, shape: Shape) {
        self.part(shape);
        if matches!(shape, Shape::Item) {
            self.bullet = false;
        }
    }

    /// What stands before and after the edge of an element is parted as its shape asks.
    fn part(&mut self, shape: Shape) {
        match shape {
            Shape::Inline | Shape::Cell => {}
            Shape::Break | Shape::Row | Shape::Item => self.break_line(),
            Shape::Block => self.break_block(),
        }
    }

    /// Bytes written so far, without the line being written.
    pub(super) fn len(&self) -> usize {
        self.text.len()
    }

    /// All lines; the last one ends too.
    pub(super) fn finish(mut self) -> (String, Vec<Written>) {
        self.break_line();
        self.text.truncate(self.text.trim_end().len());
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        (self.text, self.written)
    }

    fn break_line(&mut self) {
        let (line, now) = (std::mem::take(&mut self.line), std::mem::take(&mut self.now));
        let line = line.trim();
        if !line.is_empty() {
            let start = self.text.len();
            self.text.push_str(line);
            self.written.push(Written {
                start,
                end: self.text.len(),
                linked: now.link && !now.plain && !now.cell,
                headline: now.headline,
                heading: now.heading,
                words: line.split_whitespace().count(),
            });
            self.text.push('\n');
        }
    }

    /// A blank line, unless a bullet still waits for its text or the block stood inside an item.
    fn break_block(&mut self) {
        let item = self.line.starts_with('•');
        self.break_line();
        if !self.bullet && !item && !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
    }
}
