//! The visible lines of a text, or its paragraphs where the text is wrapped at a fixed width.

use super::stack::join_cells;
use crate::among::among;
use crate::span::Span;

/// A run of visible text that belongs together, and what its shape tells.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line<'t> {
    /// From its first to its last visible byte.
    pub(super) span: Span,
    /// What it covers.
    pub(super) text: &'t str,
    /// Words, counted up to a limit: long lines are only known to be long.
    pub(super) words: usize,
    /// The cells of a row stand one below the other in it.
    pub(super) stacked: bool,
}

/// Longer lines need not be counted further.
const MOST_WORDS: usize = 400;

impl<'t> Line<'t> {
    fn new(text: &'t str, start: usize, end: usize) -> Option<Self> {
        let slice = text.get(start..end)?;
        let from = slice.trim_start_matches(is_blank);
        let visible = from.trim_end_matches(is_blank);
        let at = end - from.len();
        let span = Span::new(at, at + visible.len());
        let words = count_words(visible);
        (!visible.is_empty()).then_some(Line { span, text: visible, words, stacked: false })
    }

    /// The row of a table, from its `cells`.
    ///
    /// There must be cells.
    pub(super) fn row(text: &'t str, cells: &[Line<'t>]) -> Self {
        let span = cells[0].span.cover(cells[cells.len() - 1].span);
        Line { span, text: span.of(text), words: cells.iter().map(|cell| cell.words).sum(), stacked: true }
    }

    /// The only cell between the bars it begins or ends with; itself where there are several, or none.
    pub(super) fn without_bars(self) -> Self {
        let text = self.text.trim_matches(|c: char| c == '|' || is_blank(c));
        if text.len() == self.text.len() || text.contains('|') {
            return self;
        }
        let start =
            self.span.start() + self.text.len() - self.text.trim_start_matches(|c: char| c == '|' || is_blank(c)).len();
        Line { span: Span::new(start, start + text.len()), text, words: count_words(text), stacked: self.stacked }
    }

    /// Whether it ends as sentences do, closing quotes and brackets aside.
    pub(super) fn ends_like_sentence(&self) -> bool {
        let end = self.text.trim_end_matches(['"', '”', '’', '\'', ')', ']', '*']);
        end.ends_with(['.', '!', '?', '…', '。'])
    }

    /// Whether it reads as running text: a sentence of some length.
    pub(super) fn is_prose(&self) -> bool {
        !self.stacked && ((self.ends_like_sentence() && self.words >= 10) || self.words >= 30)
    }

    /// Whether it could be a headline or heading: short, and it does not end like a sentence.
    pub(super) fn is_headline(&self) -> bool {
        let stops = self.text.ends_with([',', ';', '.', ':']);
        (1..=28).contains(&self.words) && !stops && self.text.chars().any(char::is_alphabetic)
    }

    /// Whether it only names something: a few words, no figure, no end of a sentence or announcement.
    pub(super) fn is_label(&self) -> bool {
        self.words <= 5 && !self.has_digit() && !self.ends_like_sentence() && !self.text.ends_with([':', ',', ';'])
    }

    /// Whether a figure stands in it.
    pub(super) fn has_digit(&self) -> bool {
        self.text.bytes().any(|byte| byte.is_ascii_digit())
    }

    /// Whether it is one item of a list, by its bullet or number.
    pub(super) fn is_list_item(&self) -> bool {
        let rest = self.text.trim_start_matches(|c: char| c.is_ascii_digit());
        let numbered = rest.len() < self.text.len() && self.text.len() - rest.len() <= 3;
        let bullet = self.text.starts_with(['•', '◦', '▪', '●', '‣', '·', '–', '—', '-', '*', '+']);
        let mark = if numbered { rest.strip_prefix(['.', ')']) } else { self.text.get(bullet_len(self.text)..) };
        (bullet || numbered) && mark.is_some_and(|rest| rest.starts_with([' ', '\t', '\u{a0}']))
    }

    /// Whether it is a note under the text that leads back to it: "• ^ …", "↑ …".
    pub(super) fn is_footnote(&self) -> bool {
        self.text.trim_start_matches(['•', '*', ' ']).starts_with(['^', '↑', '↩'])
    }

    /// Whether it is a row of cells: tabs, or two or more `|` with a short first cell.
    pub(super) fn is_table_row(&self) -> bool {
        if self.stacked {
            return true;
        }
        if !has_one(self.text.as_bytes().iter().map(|byte| (*byte == b'|') | (*byte == b'\t'))) {
            return false;
        }
        let cells = |mark: char| self.text.trim_matches('|').split(mark).take(40).count();
        let first = self.text.trim_matches('|').split(['|', '\t']).next().unwrap_or("");
        let short = first.split_whitespace().take(9).count() <= 8;
        short && (cells('|') >= 3 || cells('\t') >= 3)
    }

    /// Whether it is a row of links: words parted by wide gaps, bars or dots, no figure among them.
    pub(super) fn is_menu(&self) -> bool {
        if self.words > 30 || self.ends_like_sentence() || self.has_digit() {
            return false;
        }
        // Few lines have such a byte at all, and those that have none need no search.
        let gap = |byte: u8| matches!(byte, b'|' | b'>' | 0xc2 | 0xe2);
        if !self.text.bytes().any(gap) && !self.text.contains("  ") {
            return false;
        }
        [" | ", "  ", " • ", " · ", " › ", " » ", " > "].iter().filter(|gap| self.text.contains(**gap)).any(|gap| {
            let items = || self.text.split(gap).map(str::trim).filter(|item| !item.is_empty());
            items().count() >= 3 && items().all(|item| item.split_whitespace().count() <= 3)
        })
    }
}

/// Words of `text`, up to the limit.
fn count_words(text: &str) -> usize {
    let bytes = text.as_bytes();
    // The blanks that are no ASCII begin with one of these bytes.
    let wide = |at: usize| matches!(bytes[at], 0xc2 | 0xe1..=0xe3) && text[at..].starts_with(char::is_whitespace);
    if !text.is_ascii() && may_be_wide(bytes) && (0..bytes.len()).any(wide) {
        return text.split_whitespace().take(MOST_WORDS).count();
    }
    // A word begins where a blank, or nothing, stands before a byte that is none. Without a branch, many bytes at a time.
    let blank = |byte: u8| (byte == b' ') | (byte.wrapping_sub(b'\t') < 5);
    let first = bytes.first().map_or(0, |byte| usize::from(!blank(*byte)));
    let begins = |(before, byte): (&u8, &u8)| u32::from(blank(*before) & !blank(*byte));
    let inner: u32 = bytes.iter().zip(bytes.iter().skip(1)).map(begins).sum();
    (first + inner as usize).min(MOST_WORDS)
}

/// Whether a blank that is no ASCII may stand in a text. Dashes and curly quotes, which most texts have, begin with a byte that
/// blanks begin with.
fn may_be_wide(bytes: &[u8]) -> bool {
    let rare = bytes.iter().map(|byte| (*byte == 0xc2) | (*byte == 0xe1) | (*byte == 0xe3));
    let threes = bytes.iter().zip(bytes.iter().skip(1)).zip(bytes.iter().skip(2));
    let spaces = threes.map(|((first, second), third)| {
        let no_mark = (*third < 0x90) | (*third > 0xa7);
        (*first == 0xe2) & ((*second == 0x81) | (*second == 0x80) & no_mark)
    });
    has_one(rare) || has_one(spaces)
}

/// Whether one of them holds. Without a way out, so that many bytes are looked at at a time.
fn has_one(found: impl Iterator<Item = bool>) -> bool {
    found.map(u8::from).fold(0, |some, one| some | one) != 0
}

fn bullet_len(text: &str) -> usize {
    text.chars().next().map_or(0, char::len_utf8)
}

fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}' | '\u{0}'..='\u{1f}')
}

/// The lines of `text`; those of a text wrapped at a fixed width are joined up to the next blank line.
pub(super) fn lines(text: &str) -> Vec<Line<'_>> {
    let mut single = split(text, |_, _| true);
    part_stamp(text, &mut single);
    if is_wrapped(text, &single) {
        return split(text, |line, next| line.trim().is_empty() || next.trim().is_empty() || starts_item(next));
    }
    join_cells(text, single)
}

/// "date 2021-08-02 Maker leads market": the label and date a collector put before the first words are a line of their own.
fn part_stamp<'t>(text: &'t str, lines: &mut Vec<Line<'t>>) {
    let Some(first) = lines.first().copied() else { return };
    let Some(stamp) = stamp_len(first.text).filter(|&len| len < first.text.len()) else { return };
    let (start, end) = (first.span.start(), first.span.end());
    let parts = [Line::new(text, start, start + stamp), Line::new(text, start + stamp, end)];
    lines.splice(0..1, parts.into_iter().flatten());
}

/// Bytes of "date 2021-08-02" or "Published: 2021-08-02" at the start of `line`.
fn stamp_len(line: &str) -> Option<usize> {
    let label_end = line.find(|c: char| !c.is_ascii_alphabetic())?;
    let label = line.get(..label_end)?.to_ascii_lowercase();
    // "2019-08-02 Tablet shipments fall": the stamp alone.
    if !among!(label.as_str(), "" | "date" | "dated" | "published" | "updated") {
        return None;
    }
    let rest = line.get(label_end..)?;
    let date = rest.trim_start_matches([':', ' ', '\t']);
    let shape = |(at, c): (usize, char)| if matches!(at, 4 | 7) { c == '-' } else { c.is_ascii_digit() };
    let fits = date.len() > 10 && date.is_char_boundary(10) && date[..10].char_indices().all(shape);
    let parted = date.get(10..).is_some_and(|after| after.starts_with(char::is_whitespace));
    (fits && parted).then(|| line.len() - date.len() + 10)
}

/// Cuts `text` after each line for which `is_border(line, next)` holds.
fn split(text: &str, is_border: impl Fn(&str, &str) -> bool) -> Vec<Line<'_>> {
    let mut found = Vec::with_capacity(text.len() / 128);
    let (mut start, mut end) = (0, 0);
    let mut rest = text.split_inclusive('\n').peekable();
    while let Some(line) = rest.next() {
        end += line.len();
        if rest.peek().is_none_or(|next| is_border(line, next)) {
            found.extend(Line::new(text, start, end));
            start = end;
        }
    }
    found
}

fn starts_item(line: &str) -> bool {
    Line::new(line, 0, line.len()).is_some_and(|line| line.is_list_item() || line.is_table_row())
}

/// Most lines are followed at once by another, are of middling length and break off inside a sentence.
fn is_wrapped(text: &str, lines: &[Line]) -> bool {
    let broken = lines.windows(2).filter(|pair| {
        let between = text.get(pair[0].span.end()..pair[1].span.start()).unwrap_or("");
        let continues = pair[1].text.starts_with(|c: char| c.is_lowercase() || c.is_ascii_digit());
        between.matches('\n').count() == 1
            && (45..=110).contains(&pair[0].text.len())
            && (continues || !pair[0].ends_like_sentence())
    });
    lines.len() >= 8 && broken.count() * 10 >= lines.len() * 6
}

#[cfg(test)]
mod tests {
    use super::may_be_wide;

    #[test]
    fn every_blank_but_those_of_ascii_may_be_wide() {
        let blanks = ('\u{80}'..=char::MAX).filter(|c| c.is_whitespace());
        blanks.for_each(|blank| assert!(may_be_wide(format!("a{blank}b").as_bytes()), "{blank:?}"));
        assert!(!may_be_wide("“It’s 5 – or 6 …”, he said".as_bytes()));
    }
}
