//! Tells English from other languages, so that nothing is read into a text the rules do not know.

use super::Document;

/// Short words that make up a good part of any English text.
const COMMON: &[&str] = &[
    "the", "of", "to", "and", "in", "a", "is", "for", "on", "that", "with", "as", "by", "at", "from", "it", "its",
    "was", "has", "an", "are", "be", "this", "which", "have", "said", "than", "or", "will", "were", "been", "their",
    "not", "but", "more", "last", "year",
];

/// Length of the longest of them.
const LONGEST: usize = 5;

/// The same, each as one number.
const COMMON_BYTES: [u64; COMMON.len()] = {
    let mut bytes = [0; COMMON.len()];
    let mut at = 0;
    while at < bytes.len() {
        bytes[at] = packed(COMMON[at]);
        at += 1;
    }
    bytes
};

/// A bit for each of them: most words are told to be others by one look.
static COMMON_BITS: [u64; 8] = {
    let (mut bits, mut at) = ([0; 8], 0);
    while at < COMMON_BYTES.len() {
        let (block, bit) = place(COMMON_BYTES[at]);
        bits[block] |= bit;
        at += 1;
    }
    bits
};

/// Block and bit of a word by its bytes.
const fn place(packed: u64) -> (usize, u64) {
    let mixed = packed.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    ((mixed >> 61) as usize, 1 << (mixed >> 55 & 63))
}

fn is_common(word: &str) -> bool {
    let packed = packed(word);
    let (block, bit) = place(packed);
    COMMON_BITS[block] & bit != 0 && COMMON_BYTES.contains(&packed)
}

/// The bytes of a word of up to eight, ASCII letters lowered.
const fn packed(word: &str) -> u64 {
    let bytes = word.as_bytes();
    let (mut packed, mut at) = (0, 0);
    while at < bytes.len() {
        packed = packed << 8 | bytes[at].to_ascii_lowercase() as u64;
        at += 1;
    }
    packed
}

/// Whether a body of some length holds hardly any common English word. Reads at most its first 2,000 words.
pub(super) fn is_foreign(document: &Document) -> bool {
    let (mut words, mut all, mut common, mut far) = (0, 0, 0, 0);
    for block in document.blocks.iter().filter(|block| block.is_body()) {
        let mut rest = block.span.of(&document.text);
        while let Some((word, after)) = next_word(rest).filter(|_| words < 2_000) {
            // Scripts of letters English never uses may have no spaces: there two letters count as a word.
            let foreign = !word.as_bytes()[0].is_ascii() && word.chars().take(4).all(|c| c as u32 > 0x24f);
            let weight = if foreign { word.chars().count().div_ceil(2) } else { 1 };
            words += 1;
            all += weight;
            far += if foreign { weight } else { 0 };
            common += usize::from(word.len() <= LONGEST && is_common(word));
            rest = after;
        }
    }
    (all >= 40 && common * 100 < all * 8) || (all >= 5 && far * 2 > all)
}

/// The first run of letters of `text`, and what follows it. Byte by byte where it is ASCII, which is much the faster.
fn next_word(text: &str) -> Option<(&str, &str)> {
    let word = &text[text.find(char::is_alphabetic)?..];
    let mut end = 0;
    loop {
        let bytes = &word.as_bytes()[end..];
        end += bytes.iter().position(|byte| !byte.is_ascii_alphabetic()).unwrap_or(bytes.len());
        match word[end..].chars().next().filter(|c| !c.is_ascii() && c.is_alphabetic()) {
            Some(letter) => end += letter.len_utf8(),
            None => return Some(word.split_at(end)),
        }
    }
}
