//! The hash of a word, taken once when text is cut into tokens: every table of words is looked up by it.

/// Of a word in lower case.
pub(crate) fn hash(word: &str) -> u32 {
    mix(word.bytes().fold(START, step))
}

/// Of a word as written, as if its ASCII letters were lower.
pub(super) fn hash_lowered(word: &str) -> u32 {
    mix(word.bytes().fold(START, |hash, byte| step(hash, byte.to_ascii_lowercase())))
}

/// Of the word `bytes[start..end]`, at compile time too.
pub(crate) const fn hash_within(bytes: &[u8], start: usize, end: usize) -> u32 {
    let (mut hash, mut at) = (START, start);
    while at < end {
        hash = step(hash, bytes[at]);
        at += 1;
    }
    mix(hash)
}

/// FNV-1a.
pub(super) const START: u32 = 0x811c_9dc5;

pub(super) const fn step(hash: u32, byte: u8) -> u32 {
    (hash ^ byte as u32).wrapping_mul(0x0100_0193)
}

/// Brings high bits down, since tables take the low ones.
pub(super) const fn mix(hash: u32) -> u32 {
    hash ^ (hash >> 15)
}
