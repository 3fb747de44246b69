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

fn is_common(packed: u64) -> bool {
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
        let text = block.span.of(&document.text);
        let mut at = 0;
        while let Some((start, end, packed)) = next_word(text, at).filter(|_| words < 2_000) {
            // Scripts of letters English never uses may have no spaces: there two letters count as a word.
            let foreign =
                !text.as_bytes()[start].is_ascii() && text[start..end].chars().take(4).all(|c| c as u32 > 0x24f);
            let weight = if foreign { text[start..end].chars().count().div_ceil(2) } else { 1 };
            words += 1;
            all += weight;
            far += if foreign { weight } else { 0 };
            common += usize::from(end - start <= LONGEST && is_common(packed));
            at = end;
        }
    }
    (all >= 40 && common * 100 < all * 8) || (all >= 5 && far * 2 > all)
}

/// Whether it is a letter of any script. Curly quotes and dashes, which most texts have, are told without a search in the table
/// of letters.
pub(crate) fn is_letter(c: char) -> bool {
    !('\u{2000}'..='\u{206f}').contains(&c) && c.is_alphabetic()
}

/// The first run of letters of `text[from..]`: where it begins and ends, and its bytes as `packed` has them. Byte by byte
/// where it is ASCII, which is much the faster.
fn next_word(text: &str, from: usize) -> Option<(usize, usize, u64)> {
    let bytes = text.as_bytes();
    let (mut start, mut at, mut packed) = (from, from, 0);
    loop {
        while let Some(letter) = bytes.get(at).map(|byte| byte | 0x20).filter(u8::is_ascii_lowercase) {
            packed = packed << 8 | u64::from(letter);
            at += 1;
        }
        let other = match bytes.get(at) {
            None | Some(0..=0x7f) => None,
            Some(_) => text[at..].chars().next(),
        };
        let len = other.map_or(1, char::len_utf8);
        if other.is_some_and(is_letter) {
            packed = packed << 8 | u64::from(bytes[at]);
            at += len;
        } else if at > start {
            return Some((start, at, packed));
        } else if at >= bytes.len() {
            return None;
        } else {
            at += len;
            start = at;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::is_letter;

    #[test]
    fn letters_are_those_of_the_standard() {
        assert!(('\0'..=char::MAX).all(|c| is_letter(c) == c.is_alphabetic()));
    }
}
