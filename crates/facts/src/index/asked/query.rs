//! What a reader typed, understood. Never fails: what makes no sense becomes a notice.

use super::filter::{DateFilter, NumberFilter, date_filter, number_filter};
use crate::index::built::facet::Facet;
use crate::index::text::fold::fold;
use crate::index::text::terms::{is_ideographic, is_plain_word, trim_chunk};

/// A query: all groups must match and all filters hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// Words and phrases.
    pub(in crate::index) groups: Vec<Group>,
    /// `company:xiaomi`.
    pub(in crate::index) fields: Vec<FieldFilter>,
    /// `before:2020`.
    pub(in crate::index) dates: Vec<DateFilter>,
    /// `share>=20%`.
    pub(in crate::index) numbers: Vec<NumberFilter>,
    pub(in crate::index) notices: Vec<String>,
}

/// Alternatives of which one must match, or none when negated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::index) struct Group {
    pub(in crate::index) alternatives: Vec<Atom>,
    pub(in crate::index) negated: bool,
    /// As typed, for messages.
    pub(in crate::index) typed: String,
}

/// One word or phrase, folded.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::index) enum Atom {
    /// Letters and digits. `open` while the reader may still be typing it.
    Word { text: String, open: bool },
    /// A word with punctuation inside: `12.5%`, `at&t`.
    Compound { text: String, open: bool },
    /// Words in this order and nothing between.
    Phrase { text: String, open: bool },
}

/// `company:xiaomi`, value folded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::index) struct FieldFilter {
    pub(in crate::index) facet: Facet,
    pub(in crate::index) value: String,
    pub(in crate::index) negated: bool,
    pub(in crate::index) typed: String,
}

/// A piece of the source between spaces, quotes kept together.
struct Piece<'a> {
    text: &'a str,
    negated: bool,
    /// It is one quotation; `text` is what stands inside.
    quoted: bool,
    /// Nothing follows, not even a space or the closing quote.
    open: bool,
}

impl Query {
    /// Reads what a reader typed. A word at the very end also matches what it begins.
    pub fn parse(source: &str) -> Self {
        let mut query = Self::default();
        let pieces = pieces(source);
        let mut joined = false;
        let mut at = 0;
        while let Some(piece) = pieces.get(at) {
            at += 1;
            if !piece.quoted && matches!(piece.text, "OR" | "|") {
                joined = true;
                continue;
            }
            if !piece.quoted && piece.text == "AND" {
                continue;
            }
            if !piece.quoted && query.push_filter(piece, pieces.get(at), &mut at) {
                joined = false;
                continue;
            }
            query.push_text(piece, joined);
            joined = false;
        }
        query
    }

    /// What could not be understood, one sentence each.
    pub fn notices(&self) -> &[String] {
        &self.notices
    }

    /// Whether it asks for nothing.
    pub fn is_empty(&self) -> bool {
        self.groups.is_empty() && self.fields.is_empty() && self.dates.is_empty() && self.numbers.is_empty()
    }

    /// Whether `piece` is a filter; takes it in if so. A number may take the scale word that follows it.
    fn push_filter(&mut self, piece: &Piece, next: Option<&Piece>, at: &mut usize) -> bool {
        let Some(border) = piece.text.find([':', '<', '>', '=']) else { return false };
        let name = fold(&piece.text[..border]);
        if name.is_empty() || !name.chars().all(|c| c.is_alphabetic() || c == '_') {
            return false;
        }
        let (operator, value) = split_operator(&piece.text[border..]);
        let next = next.filter(|next| !next.quoted && !next.negated).map_or("", |next| next.text);
        if let Some((number, used_next)) = number_filter(&name, operator, value, next, piece.negated) {
            *at += usize::from(used_next);
            self.numbers.push(number);
            return true;
        }
        if !matches!(operator, ":" | "=") {
            return false;
        }
        if let Some(date) = date_filter(&name, value, piece.negated) {
            match date {
                Ok(date) => self.dates.push(date),
                Err(message) => self.notices.push(message),
            }
            return true;
        }
        let Some(facet) = Facet::from_name(&name) else {
            self.notices
                .push(format!("There is no field “{name}”; “{}” was searched as text.", value.trim_matches('"')));
            let text = value.trim_matches('"');
            self.push_text(&Piece { text, quoted: value.starts_with('"'), ..*piece }, false);
            return true;
        };
        let folded = fold(value.trim_matches(is_quote)).trim().to_owned();
        if !folded.is_empty() {
            let typed = piece.text.to_owned();
            self.fields.push(FieldFilter { facet, value: folded, negated: piece.negated, typed });
        }
        true
    }

    fn push_text(&mut self, piece: &Piece, joined: bool) {
        let atoms = atoms(piece);
        for (index, atom) in atoms.into_iter().enumerate() {
            let joins = joined && index == 0 && !piece.negated;
            match self.groups.last_mut().filter(|last| joins && !last.negated) {
                Some(last) => {
                    last.alternatives.push(atom);
                    last.typed = format!("{} OR {}", last.typed, piece.text);
                }
                None => {
                    let typed = if piece.quoted { format!("“{}”", piece.text) } else { piece.text.to_owned() };
                    self.groups.push(Group { alternatives: vec![atom], negated: piece.negated, typed });
                }
            }
        }
    }
}

fn is_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„')
}

/// `>=20%` is `>=` and `20%`.
fn split_operator(text: &str) -> (&str, &str) {
    let length = text.bytes().take(2).take_while(|byte| matches!(byte, b':' | b'<' | b'>' | b'=')).count();
    text.split_at(length)
}

fn pieces(source: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = source.trim_start();
    while !rest.is_empty() {
        let bare = rest.strip_prefix(['-', '−', '–']).filter(|after| after.starts_with(|c: char| !c.is_whitespace()));
        let negated = bare.is_some();
        let text = bare.unwrap_or(rest);
        let (piece, after) = match text.strip_prefix(is_quote) {
            Some(inside) => quoted_piece(inside, negated),
            None => bare_piece(text, negated),
        };
        pieces.push(piece);
        rest = after.trim_start();
    }
    pieces
}

fn quoted_piece(inside: &str, negated: bool) -> (Piece<'_>, &str) {
    match inside.split_once(is_quote) {
        Some((text, after)) => (Piece { text, negated, quoted: true, open: false }, after),
        None => (Piece { text: inside, negated, quoted: true, open: true }, ""),
    }
}

/// Up to the next space outside quotes.
fn bare_piece(text: &str, negated: bool) -> (Piece<'_>, &str) {
    let mut inside = false;
    let end = text.find(|c: char| {
        inside ^= is_quote(c);
        c.is_whitespace() && !inside
    });
    let end = end.unwrap_or(text.len());
    let (text, after) = text.split_at(end);
    (Piece { text, negated, quoted: false, open: after.is_empty() }, after)
}

/// Words of a piece; a word of Chinese or Japanese is a phrase.
fn atoms(piece: &Piece) -> Vec<Atom> {
    let folded = fold(piece.text);
    let open = piece.open;
    if piece.quoted {
        let text = folded.trim().to_owned();
        // The first word of a phrase is a word until another follows.
        if open && is_plain_word(&text) {
            return vec![Atom::Word { text, open }];
        }
        let searchable = text.chars().any(char::is_alphanumeric);
        return if searchable { vec![Atom::Phrase { text, open }] } else { Vec::new() };
    }
    let atom = |chunk: &str| {
        let text = trim_chunk(chunk).to_owned();
        if !text.chars().any(char::is_alphanumeric) {
            None
        } else if text.chars().any(is_ideographic) {
            Some(Atom::Phrase { text, open })
        } else if is_plain_word(&text) {
            Some(Atom::Word { text, open })
        } else {
            Some(Atom::Compound { text, open })
        }
    };
    folded.split(' ').filter_map(atom).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(source: &str, expected: &str) {
        let query = Query::parse(source);
        let mut parts = Vec::new();
        for group in &query.groups {
            let atoms: Vec<String> = group.alternatives.iter().map(show).collect();
            parts.push(format!("{}{}", if group.negated { "-" } else { "" }, atoms.join("|")));
        }
        for field in &query.fields {
            parts.push(format!("{}{}:{}", if field.negated { "-" } else { "" }, field.facet.key(), field.value));
        }
        parts.extend(query.dates.iter().map(ToString::to_string));
        parts.extend(query.numbers.iter().map(ToString::to_string));
        parts.extend(query.notices.iter().map(|notice| format!("! {notice}")));
        assert_eq!(parts.join(" "), expected, "{source}");
    }

    fn show(atom: &Atom) -> String {
        match atom {
            Atom::Word { text, open } => format!("{text}{}", if *open { "…" } else { "" }),
            Atom::Compound { text, open } => format!("<{text}>{}", if *open { "…" } else { "" }),
            Atom::Phrase { text, open } => format!("'{text}'{}", if *open { "…" } else { "" }),
        }
    }

    #[test]
    fn words_phrases_and_operators() {
        check("xiaomi europe", "xiaomi europe…");
        check("xiaomi europe ", "xiaomi europe");
        check("\"market share\"", "'market share'");
        check("\"market sh", "'market sh'…");
        check("\"mark", "mark…");
        check("xiaomi -india", "xiaomi -india…");
        check("a -\"b c\" d ", "a -'b c' d");
        check("europe OR asia xiaomi ", "europe|asia xiaomi");
        check("x AND y ", "x y");
        check("OR", "");
        check("12.5%", "<12.5%>…");
        check("AT&T ", "<at&t>");
        check("$1,234.50 ", "<$1,234.50>");
        check("Q2 2024", "q2 2024…");
        check("智能手机", "'智能手机'…");
        check("Zürich’s ", "zurich");
        check("% & -", "");
        check("-", "");
    }

    #[test]
    fn fields_and_numbers() {
        check("company:Xiaomi says:idc ", "company:xiaomi says:idc");
        check("-region:europe", "-region:europe");
        check("company:\"At Home Group\" x ", "x company:at home group");
        check("share>=20%", "market_share>=20 percent");
        check("revenue>$1bn", "revenue>1000000000 USD");
        check("revenue>$1 billion up ", "up revenue>1000000000 USD");
        check("rank<=3", "rank<=3");
        check("before:2020", "..2020-01-01");
        check("year:2020", "2020-01-01..2021-01-01");
        check("after:2020", "2021-01-01..");
        check("10:30 ", "<10:30>");
        check("colour:red ", "red ! There is no field “colour”; “red” was searched as text.");
        check("before:soon", "! “soon” is no date; write 2020, 2020-07, 2020Q3 or 2020-07-01.");
    }

    #[test]
    fn nothing_panics() {
        for source in
            ["::", ">=", "share>=", "share>=x", "\"", "-\"", "company:", "company:\"", "a:b:c", "=", "OR OR", "“x"]
        {
            let _ = Query::parse(source);
        }
    }
}
