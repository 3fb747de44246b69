//! Whether a folded phrase stands in a text, without folding the text. Most bytes of most texts fold to themselves but
//! for their case, so they are skipped over many at a time; only what lies around the others is folded.

use super::fold::fold_into;
use super::needle::{Needle, is_border};

/// Bytes on either side of a match that decide whether it ends at a border.
const MARGIN: usize = 4;

/// The places of a text that do not fold byte by byte: characters beyond ASCII, and spaces after a space.
pub(in crate::index) fn uneven_places(text: &str) -> Vec<u32> {
    let bytes = text.as_bytes();
    let mut places = Vec::new();
    let mut space = false;
    let mut at = 0;
    while at < bytes.len() {
        let eight = bytes[at..].first_chunk::<8>().filter(|eight| !space && is_even(u64::from_le_bytes(**eight)));
        if let Some(eight) = eight {
            space = is_space(eight[7]);
            at += 8;
            continue;
        }
        let byte = bytes[at];
        if byte >= 0xc0 || (space && is_space(byte)) {
            places.push(at as u32);
        }
        space = is_space(byte);
        at += 1;
    }
    places
}

fn is_space(byte: u8) -> bool {
    byte <= b' ' || byte == 0x7f
}

/// Whether eight bytes hold neither a byte beyond ASCII nor two spaces in a row.
fn is_even(eight: u64) -> bool {
    const HIGH: u64 = 0x8080_8080_8080_8080;
    const SPACE: u64 = 0x2121_2121_2121_2121;
    const DELETE: u64 = 0x0101_0101_0101_0101;
    let spaces = !((eight | HIGH) - SPACE) & HIGH;
    // Adding one carries only 0x7f into the high bit.
    let deletes = (eight & !HIGH) + DELETE;
    (eight | deletes) & HIGH == 0 && spaces & (spaces << 8) == 0
}

/// A needle made ready for scanning.
pub(in crate::index) struct Scanner<'a> {
    needle: &'a Needle,
    /// For each byte, how far the needle may move when it stands under the needle's last.
    moves: [u8; 256],
    folded: String,
}

impl<'a> Scanner<'a> {
    pub(in crate::index) fn new(needle: &'a Needle) -> Self {
        let bytes = needle.text.as_bytes();
        let mut moves = [bytes.len().clamp(1, 255) as u8; 256];
        for (at, &byte) in bytes.iter().enumerate().take(bytes.len().saturating_sub(1)) {
            let distance = (bytes.len() - 1 - at).min(255) as u8;
            moves[byte as usize] = distance;
            moves[byte.to_ascii_uppercase() as usize] = distance;
        }
        // All spaces are one.
        for byte in (0..b' ').chain([0x7f]) {
            moves[byte as usize] = moves[b' ' as usize];
        }
        Self { needle, moves, folded: String::new() }
    }

    /// Whether the needle stands in `text`, whose uneven places less `offset` are `uneven`.
    pub(in crate::index) fn stands_in(&mut self, text: &str, uneven: &[u32], offset: usize) -> bool {
        let length = self.needle.text.len();
        if length == 0 {
            return false;
        }
        let reach = length + MARGIN;
        let mut even_from = 0;
        let mut places = uneven.iter().map(|&place| place as usize - offset).peekable();
        while let Some(first) = places.next() {
            let mut last = first;
            while let Some(next) = places.next_if(|&next| next - last <= 2 * reach) {
                last = next;
            }
            if self.stands_in_even(text, even_from, first) || self.may_stand_around(text, first, last, reach) {
                return self.stands_folded(text);
            }
            even_from = (last + 1).min(text.len());
        }
        self.stands_in_even(text, even_from, text.len()) && (even_from == 0 || self.stands_folded(text))
    }

    /// Whether the needle stands in bytes `from..to`, all even. Matches whose border cannot be told count.
    fn stands_in_even(&self, text: &str, from: usize, to: usize) -> bool {
        let (bytes, needle) = (text.as_bytes(), self.needle.text.as_bytes());
        let mut end = from + needle.len();
        while end <= to {
            let start = end - needle.len();
            let same = needle.iter().zip(&bytes[start..end]).rev().all(|(want, have)| *want == fold_byte(*have));
            if same && self.ends_at_borders(text, start, end, from, to) {
                return true;
            }
            end += usize::from(self.moves[bytes[end - 1] as usize]);
        }
        false
    }

    fn ends_at_borders(&self, text: &str, start: usize, end: usize, from: usize, to: usize) -> bool {
        let near_uneven = (from > 0 && start < from + MARGIN) || (to < text.len() && end + MARGIN > to);
        near_uneven || ((!self.needle.left || is_border(text, start)) && (!self.needle.right || is_border(text, end)))
    }

    /// Whether the letters of the needle stand near the uneven places `first` to `last`.
    fn may_stand_around(&mut self, text: &str, first: usize, last: usize, reach: usize) -> bool {
        let mut from = first.saturating_sub(reach);
        while !text.is_char_boundary(from) {
            from -= 1;
        }
        let mut to = (last + 4 + reach).min(text.len());
        while !text.is_char_boundary(to) {
            to += 1;
        }
        self.folded.clear();
        fold_into(&text[from..to], &mut self.folded);
        self.folded.contains(&self.needle.text)
    }

    fn stands_folded(&mut self, text: &str) -> bool {
        self.folded.clear();
        fold_into(text, &mut self.folded);
        self.needle.is_in(&self.folded)
    }
}

fn fold_byte(byte: u8) -> u8 {
    if is_space(byte) { b' ' } else { byte.to_ascii_lowercase() }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::index::text::fold::fold;

    fn agrees(needle: &Needle, text: &str) -> bool {
        let stands = Scanner::new(needle).stands_in(text, &uneven_places(text), 0);
        assert_eq!(stands, needle.is_in(&fold(text)), "{needle:?} in {text:?}");
        stands
    }

    #[test]
    fn scanning_finds_what_folding_finds() {
        let long = "x ".repeat(40);
        for (needle, text, expected) in [
            ("market share", "The Market\nShare of it", true),
            ("market share", "The Market  Share of it", true),
            ("market share", "The Market\u{a0}Share of it", true),
            ("market share", "The Markets share of it", false),
            ("zurich", "in Zürich", true),
            ("c", "éc", false),
            ("of the", "“Of the”", true),
            ("5", "12.5", false),
        ] {
            assert_eq!(agrees(&Needle::whole(needle), text), expected, "{needle} in {text}");
            assert_eq!(agrees(&Needle::whole(needle), &format!("{long}{text} {long}")), expected, "{needle} in {text}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn scanning_and_folding_agree(text in "([abA ,.1]{0,12}|[aé  \n\u{308}ßＡ\u{7f}智]{0,3}){0,8}", from in 0..60usize, length in 1..9usize,
                                      left in any::<bool>(), right in any::<bool>(), other in "[ab .1s]{1,4}") {
            let folded: Vec<char> = fold(&text).chars().collect();
            let inside: String = folded.iter().skip(from % (folded.len() + 1)).take(length).collect();
            for needle in [inside, other] {
                agrees(&Needle { text: needle, left, right }, &text);
            }
        }
    }
}
