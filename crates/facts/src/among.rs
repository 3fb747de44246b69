//! Whether a word is one of a few: what `matches!` says of text, in a form that weighs little in the page.
//!
//! Compiled, `matches!` compares with each word by code of its own, twenty bytes a word that pack badly. For the page the words
//! are one text that one function searches; the native command, which wants speed, keeps the comparisons.

/// `among!(word, "a" | "b")`, or `among!(maybe, Some("a" | "b"))` for an `Option`.
macro_rules! among {
    ($word:expr, Some($($listed:literal)|+) $(,)?) => {
        Option::<&str>::is_some_and($word, |word| $crate::among::among!(word, $($listed)|+))
    };
    ($word:expr, $first:literal $(| $listed:literal)* $(,)?) => {{
        #[cfg(not(target_family = "wasm"))]
        let is_one = matches!($word, $first $(| $listed)*);
        #[cfg(target_family = "wasm")]
        let is_one = {
            const LIST: &str = concat!($first $(, "\n", $listed)*);
            const STARTS: [u32; $crate::among::blocks(LIST)] = $crate::among::starts(LIST);
            $crate::among::listed($word, LIST, &STARTS)
        };
        is_one
    }};
}

pub(crate) use among;

/// Whether one line of a list is the word. `starts` is what the function of that name says of the list.
///
/// One walk over the bytes: the library's ways to split and search cost the page a quarter of its reading time.
#[cfg(any(test, target_family = "wasm"))]
#[inline(never)]
pub(crate) fn listed(word: &str, list: &str, starts: &[u32]) -> bool {
    let (word, list) = (word.as_bytes(), list.as_bytes());
    let (first, last) = (word.first().copied().unwrap_or(0), word.last().copied().unwrap_or(0));
    let place = place(first, last, word.len(), starts.len());
    if starts.get(place / 32).is_none_or(|bits| bits >> (place % 32) & 1 == 0) {
        return false;
    }
    let mut lines = list.iter();
    loop {
        let mut rest = word.iter();
        // Past the letters both have in common; the line's next letter or end decides.
        let after = loop {
            let (listed, known) = (lines.next(), rest.as_slice().first());
            match (listed, known) {
                (None | Some(b'\n'), None) => return true,
                (Some(a), Some(b)) if a == b && *a != b'\n' => rest.next(),
                _ => break listed,
            };
        };
        match after {
            None => return false,
            Some(b'\n') => {}
            Some(_) if lines.any(|byte| *byte == b'\n') => {}
            Some(_) => return false,
        }
    }
}

/// A bit for the ends and the length of each line, so that most words need no search. `N` is what `blocks` says of the list.
#[cfg(any(test, target_family = "wasm"))]
pub(crate) const fn starts<const N: usize>(list: &str) -> [u32; N] {
    let bytes = list.as_bytes();
    let (mut bits, mut at, mut begin) = ([0; N], 0, 0);
    while at <= bytes.len() {
        if at == bytes.len() || bytes[at] == b'\n' {
            let empty = at == begin;
            let (first, last) = if empty { (0, 0) } else { (bytes[begin], bytes[at - 1]) };
            let place = place(first, last, at - begin, N);
            bits[place / 32] |= 1 << (place % 32);
            begin = at + 1;
        }
        at += 1;
    }
    bits
}

/// How many times 32 bits leave three for each line: a power of two.
#[cfg(any(test, target_family = "wasm"))]
pub(crate) const fn blocks(list: &str) -> usize {
    let bytes = list.as_bytes();
    let (mut lines, mut at) = (1, 0);
    while at < bytes.len() {
        lines += (bytes[at] == b'\n') as usize;
        at += 1;
    }
    (3 * lines).div_ceil(32).next_power_of_two()
}

/// One of the bits of so many blocks, the same for the same ends and length.
#[cfg(any(test, target_family = "wasm"))]
const fn place(first: u8, last: u8, len: usize, blocks: usize) -> usize {
    (first as usize + 5 * last as usize + 37 * len) & (32 * blocks - 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIST: &str = "the\na\n“\nnumero\n%";
    const STARTS: [u32; blocks(LIST)] = starts(LIST);

    #[test]
    fn a_list_says_what_a_pattern_says() {
        for word in ["the", "a", "“", "numero", "%", "th", "them", "", "t", "numer", "he", "\n", "A", "é", "the\na"]
        {
            let expected = matches!(word, "the" | "a" | "“" | "numero" | "%");
            assert_eq!(listed(word, LIST, &STARTS), expected, "{word:?}");
            assert_eq!(among!(word, "the" | "a" | "“" | "numero" | "%"), expected, "{word:?}");
            assert_eq!(among!(Some(word), Some("the" | "a" | "“" | "numero" | "%")), expected, "{word:?}");
        }
        assert!(!among!(None, Some("the" | "a")));
    }

    #[test]
    fn nothing_can_be_listed() {
        for list in ["", "\na", "a\n", "a\n\nb"] {
            assert!(listed("", list, &starts::<1>(list)), "{list:?}");
        }
        assert!(!listed("", "a\nb", &starts::<1>("a\nb")));
    }

    #[test]
    fn long_lists_have_more_bits() {
        assert_eq!([blocks("a"), blocks(&"a\n".repeat(9)), blocks(&"a\n".repeat(10))], [1, 1, 2]);
        let list =
            ["eleven", "rose", "fell", "over", "under", "lost", "won", "sold", "held", "led", "it", "“"].join("\n");
        let bits = starts::<2>(&list);
        assert!(list.lines().all(|word| listed(word, &list, &bits)));
        assert!(["", "eleve", "elevens", "os", "the", "a"].iter().all(|word| !listed(word, &list, &bits)));
    }
}
