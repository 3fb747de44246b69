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
            $crate::among::listed($word, LIST, const { $crate::among::starts(LIST) })
        };
        is_one
    }};
}

pub(crate) use among;

/// Whether one line of a list is the word. `starts` is what the function of that name says of the list.
#[cfg(any(test, target_family = "wasm"))]
#[inline(never)]
pub(crate) fn listed(word: &str, list: &str, starts: u32) -> bool {
    let first = word.as_bytes().first().copied().unwrap_or(0);
    starts >> (first & 31) & 1 == 1 && list.split('\n').any(|line| line == word)
}

/// A bit for each first letter of a line, so that most words need no search: letters share bits, as `a` and `A` do.
#[cfg(any(test, target_family = "wasm"))]
pub(crate) const fn starts(list: &str) -> u32 {
    let bytes = list.as_bytes();
    let (mut bits, mut at, mut begins) = (0, 0, true);
    while at <= bytes.len() {
        let byte = if at < bytes.len() { bytes[at] } else { b'\n' };
        if begins {
            bits |= 1 << (if byte == b'\n' { 0 } else { byte & 31 });
        }
        begins = byte == b'\n' && at < bytes.len();
        at += 1;
    }
    bits
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIST: &str = "the\na\n“\nnumero\n%";

    #[test]
    fn a_list_says_what_a_pattern_says() {
        for word in ["the", "a", "“", "numero", "%", "th", "them", "", "t", "numer", "he", "\n", "A", "é", "the\na"]
        {
            let expected = matches!(word, "the" | "a" | "“" | "numero" | "%");
            assert_eq!(listed(word, LIST, starts(LIST)), expected, "{word:?}");
            assert_eq!(among!(word, "the" | "a" | "“" | "numero" | "%"), expected, "{word:?}");
            assert_eq!(among!(Some(word), Some("the" | "a" | "“" | "numero" | "%")), expected, "{word:?}");
        }
        assert!(!among!(None, Some("the" | "a")));
    }

    #[test]
    fn nothing_can_be_listed() {
        for list in ["", "\na", "a\n", "a\n\nb"] {
            assert!(listed("", list, starts(list)), "{list:?}");
        }
        assert!(!listed("", "a\nb", starts("a\nb")));
    }
}
