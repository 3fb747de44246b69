//! Elements that are kept and changed in place, for what follows every keystroke: rows are taken up again, and nothing is
//! written that stands there already. Knows elements, attributes and text, and not what they are about.

use web_sys::{Element, Text};

use super::document;

/// An element with the attributes written to it.
pub(crate) struct Kept {
    element: Element,
    written: Vec<(&'static str, Option<String>)>,
}

impl Kept {
    /// An element that stands in the page already.
    pub(crate) fn standing(element: &Element) -> Self {
        Self { element: element.clone(), written: Vec::new() }
    }

    /// A new element at the end of this one; nothing when the browser refuses it.
    pub(crate) fn add(&self, name: &str, class: &str) -> Option<Self> {
        let child = Self::new(name, class)?;
        self.element.append_child(&child.element).ok()?;
        Some(child)
    }

    /// A new element that stands nowhere yet.
    pub(crate) fn new(name: &str, class: &str) -> Option<Self> {
        let element = document()?.create_element(name).ok()?;
        element.set_class_name(class);
        Some(Self::standing(&element))
    }

    /// Sets an attribute, or removes it.
    pub(crate) fn set(&mut self, name: &'static str, value: Option<&str>) {
        let slot = match self.written.iter().position(|(known, _)| *known == name) {
            Some(at) => &mut self.written[at].1,
            None => {
                self.written.push((name, None));
                &mut self.written.last_mut().expect("it was just put there").1
            }
        };
        if slot.as_deref() != value {
            let _ = match value {
                Some(value) => self.element.set_attribute(name, value),
                None => self.element.remove_attribute(name),
            };
            *slot = value.map(str::to_owned);
        }
    }
}

/// A piece of a line: text, alone or in an element of this name and class.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Piece {
    /// Its words.
    pub text: String,
    /// The element around them.
    pub inside: Option<(&'static str, &'static str)>,
}

impl Piece {
    /// Text alone.
    pub(crate) fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), inside: None }
    }

    /// Text in an element.
    pub(crate) fn inside(name: &'static str, class: &'static str, text: impl Into<String>) -> Self {
        Self { text: text.into(), inside: Some((name, class)) }
    }
}

/// The content of an element, as a line of pieces.
pub(crate) struct Line {
    home: Element,
    pieces: Vec<(Piece, Text, Option<Element>)>,
}

impl Line {
    /// The content of a new element at the end of another.
    pub(crate) fn add(parent: &Kept, name: &str, class: &str) -> Option<Self> {
        Some(Self { home: parent.add(name, class)?.element, pieces: Vec::new() })
    }

    /// Shows one text.
    pub(crate) fn say(&mut self, text: &str) {
        match self.pieces.as_mut_slice() {
            [(piece, _, None)] if piece.text == text => {}
            _ => self.show(vec![Piece::plain(text)]),
        }
    }

    /// Shows these pieces. As far as they are of the kinds that stand there, only texts change.
    pub(crate) fn show(&mut self, pieces: Vec<Piece>) {
        let alike = self.pieces.iter().zip(&pieces).take_while(|(old, new)| old.0.inside == new.inside).count();
        for (_, text, around) in self.pieces.drain(alike..) {
            match around {
                Some(element) => element.remove(),
                None => drop(self.home.remove_child(&text)),
            }
        }
        for (at, piece) in pieces.into_iter().enumerate() {
            match self.pieces.get_mut(at) {
                Some((old, _, _)) if *old == piece => {}
                Some((old, text, _)) => {
                    text.set_data(&piece.text);
                    *old = piece;
                }
                None => self.pieces.extend(self.put(piece)),
            }
        }
    }

    fn put(&self, piece: Piece) -> Option<(Piece, Text, Option<Element>)> {
        let text = document()?.create_text_node(&piece.text);
        let around = piece.inside.and_then(|(name, class)| Kept::new(name, class)).map(|kept| kept.element);
        match &around {
            Some(element) => element.append_child(&text).and_then(|_| self.home.append_child(element)).ok()?,
            None => self.home.append_child(&text).ok()?,
        };
        Some((piece, text, around))
    }
}

/// A row of a list, with the element it stands in.
pub(crate) trait Row: Sized {
    /// A new row that says nothing yet; nothing when the browser refuses it.
    fn blank() -> Option<Self>;

    /// Its element.
    fn root(&self) -> &Kept;
}

/// The rows of a list. Those that are not needed are taken out, and put back when they are.
pub(crate) struct Rows<R> {
    home: Element,
    rows: Vec<R>,
    standing: usize,
}

impl<R: Row> Rows<R> {
    /// The rows of an element, which has none yet.
    pub(crate) fn of(home: &Element) -> Self {
        Self { home: home.clone(), rows: Vec::new(), standing: 0 }
    }

    /// Keeps `most` rows at most, and gives the first `count`.
    pub(crate) fn first(&mut self, count: usize, most: usize) -> &mut [R] {
        for row in self.rows[..self.standing].iter().skip(most) {
            row.root().element.remove();
        }
        self.standing = self.standing.min(most);
        while self.standing < count.min(most) {
            if self.rows.len() == self.standing {
                let Some(row) = R::blank() else { break };
                self.rows.push(row);
            }
            let _ = self.home.append_child(&self.rows[self.standing].root().element);
            self.standing += 1;
        }
        let count = count.min(self.standing);
        &mut self.rows[..count]
    }

    /// All rows that stand in the list.
    pub(crate) fn standing(&mut self) -> &mut [R] {
        &mut self.rows[..self.standing]
    }
}
