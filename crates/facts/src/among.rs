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
            const PACKED: [u8; $crate::among::packed_len(LIST)] = $crate::among::packed(LIST);
            $crate::among::listed($word, &PACKED)
        };
        is_one
    }};
}

pub(crate) use among;

/// Whether one line of a list is the word. The list is as `packed` makes it: one piece of data is named in fewer bytes of code
/// than a list and its bits apart.
///
/// One walk over the bytes: the library's ways to split and search cost the page a quarter of its reading time.
#[cfg(any(test, target_family = "wasm"))]
#[inline(never)]
pub(crate) fn listed(word: &str, list: &[u8]) -> bool {
    let word = word.as_bytes();
    let (first, last) = (word.first().copied().unwrap_or(0), word.last().copied().unwrap_or(0));
    let Some((&bits, list)) = list.split_first() else { return false };
    let Some((bits, list)) = list.split_at_checked(usize::from(bits)) else { return false };
    let place = place(first, last, word.len(), bits.len());
    if bits.get(place / 8).is_none_or(|bits| bits >> (place % 8) & 1 == 0) {
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

/// A list with a head: how many bytes of bits there are, and a bit for the ends and the length of each line, so that most words
/// need no search. `N` is what `packed_len` says of the list.
#[cfg(any(test, target_family = "wasm"))]
pub(crate) const fn packed<const N: usize>(list: &str) -> [u8; N] {
    let bytes = list.as_bytes();
    let head = bytes_of_bits(list);
    let (mut packed, mut at, mut begin) = ([0; N], 0, 0);
    packed[0] = head as u8;
    while at <= bytes.len() {
        if at == bytes.len() || bytes[at] == b'\n' {
            let empty = at == begin;
            let (first, last) = if empty { (0, 0) } else { (bytes[begin], bytes[at - 1]) };
            let place = place(first, last, at - begin, head);
            packed[1 + place / 8] |= 1 << (place % 8);
            begin = at + 1;
        }
        if at < bytes.len() {
            packed[1 + head + at] = bytes[at];
        }
        at += 1;
    }
    packed
}

/// Length of a list with its head.
#[cfg(any(test, target_family = "wasm"))]
pub(crate) const fn packed_len(list: &str) -> usize {
    1 + bytes_of_bits(list) + list.len()
}

/// How many bytes leave three bits for each line: a power of two.
#[cfg(any(test, target_family = "wasm"))]
const fn bytes_of_bits(list: &str) -> usize {
    let bytes = list.as_bytes();
    let (mut lines, mut at) = (1, 0);
    while at < bytes.len() {
        lines += (bytes[at] == b'\n') as usize;
        at += 1;
    }
    let needed = (3 * lines).div_ceil(8).next_power_of_two();
    assert!(needed < 256, "the head says so in one byte");
    needed
}

/// One of the bits of so many bytes, the same for the same ends and length.
#[cfg(any(test, target_family = "wasm"))]
const fn place(first: u8, last: u8, len: usize, bytes: usize) -> usize {
    (first as usize + 5 * last as usize + 37 * len) & (8 * bytes - 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIST: &str = "the\na\n“\nnumero\n%";
    const PACKED: [u8; packed_len(LIST)] = packed(LIST);

    #[test]
    fn a_list_says_what_a_pattern_says() {
        for word in ["the", "a", "“", "numero", "%", "th", "them", "", "t", "numer", "he", "\n", "A", "é", "the\na"]
        {
            let expected = matches!(word, "the" | "a" | "“" | "numero" | "%");
            assert_eq!(listed(word, &PACKED), expected, "{word:?}");
            assert_eq!(among!(word, "the" | "a" | "“" | "numero" | "%"), expected, "{word:?}");
            assert_eq!(among!(Some(word), Some("the" | "a" | "“" | "numero" | "%")), expected, "{word:?}");
        }
        assert!(!among!(None, Some("the" | "a")));
    }

    #[test]
    fn nothing_can_be_listed() {
        assert!(listed("", &packed::<{ packed_len("") }>("")));
        assert!(listed("", &packed::<{ packed_len("\na") }>("\na")));
        assert!(listed("", &packed::<{ packed_len("a\n") }>("a\n")));
        assert!(listed("", &packed::<{ packed_len("a\n\nb") }>("a\n\nb")));
        assert!(!listed("", &packed::<{ packed_len("a\nb") }>("a\nb")));
        assert!(!listed("", &[]) && !listed("", &[4, 1]));
    }

    #[test]
    fn long_lists_have_more_bits() {
        assert_eq!([bytes_of_bits("a"), bytes_of_bits("a\na"), bytes_of_bits("a\na\na")], [1, 1, 2]);
        const MANY: &str = "eleven\nrose\nfell\nover\nunder\nlost\nwon\nsold\nheld\nled\nit\n“";
        const PACKED: [u8; packed_len(MANY)] = packed(MANY);
        assert!(MANY.lines().all(|word| listed(word, &PACKED)));
        assert!(["", "eleve", "elevens", "os", "the", "a"].iter().all(|word| !listed(word, &PACKED)));
    }
}
