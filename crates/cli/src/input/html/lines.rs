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

/// Text so far, and the line being written.
#[derive(Debug, Default)]
pub(super) struct Lines {
    text: String,
    line: String,
    /// A list item has begun and has no text yet.
    bullet: bool,
}

impl Lines {
    /// Adds text, every run of white space as one blank.
    pub(super) fn push(&mut self, text: &str) {
        for character in text.chars() {
            if character.is_whitespace() {
                if !self.line.is_empty() && !self.line.ends_with(' ') {
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
            Shape::Inline => {}
            Shape::Cell => self.push(" "),
            Shape::Break | Shape::Row | Shape::Item => self.break_line(),
            Shape::Block => self.break_block(),
        }
    }

    /// All lines; the last one ends too.
    pub(super) fn finish(mut self) -> String {
        self.break_line();
        self.text.truncate(self.text.trim_end().len());
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        self.text
    }

    fn break_line(&mut self) {
        let line = std::mem::take(&mut self.line);
        if !line.trim().is_empty() {
            self.text.push_str(line.trim());
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
