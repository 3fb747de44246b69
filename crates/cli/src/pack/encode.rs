//! Bytes as text: gzip, seven bits a letter, hashes. The same bytes in give the same text out.

use std::io::Write;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use flate2::{Compression, GzBuilder};
use sha2::{Digest, Sha256};

/// What may not stand for itself: what HTML reads as something else (NUL, carriage return, `<`, `&`), and what a terminal,
/// an editor or a mail program may not leave alone. The script that unpacks names the same letters in the same order.
///
/// The other control characters stand for themselves. HTML keeps them inside a script, and LF as CRLF is LF again when a
/// browser reads it; hosts and browsers know the file by its name and first line, and only tools that look for control
/// characters (`file`) call it data. Two bytes of UTF-8 hold 14 such letters; to spare more of them would make a page larger.
const RARE: [u8; 13] = [0, 7, 8, 11, 12, 13, 14, 15, 26, 27, b'<', b'&', 127];
/// Where the letters for a rare value and the value after it begin: all are two bytes in UTF-8.
const PAIRS: u32 = 0x100;

/// Bytes as they stand inside an element of a page.
pub(super) struct Packed {
    pub(super) text: String,
    /// How many bytes the text holds, packed.
    pub(super) bytes: usize,
}

/// Gzipped without a time stamp, then as text that holds seven bits a byte where base64 holds six.
pub(super) fn pack(bytes: &[u8]) -> Packed {
    let mut encoder = GzBuilder::new().mtime(0).operating_system(255).write(Vec::new(), Compression::best());
    let written = encoder.write_all(bytes).and_then(|()| encoder.finish());
    packed(&written.expect("a vector takes every byte"))
}

/// Bytes that are gzipped already.
pub(super) fn packed(gzipped: &[u8]) -> Packed {
    Packed { text: letters(gzipped), bytes: gzipped.len() }
}

/// Each seven bits as the letter of that number; a rare value shares a letter with the value after it, so both together
/// cost the two bytes that any two values cost.
fn letters(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() / 7 * 8 + 8);
    let mut values = sevens(bytes);
    while let Some(value) = values.next() {
        let letter = match RARE.iter().position(|rare| *rare == value) {
            None => u32::from(value),
            Some(at) => PAIRS + at as u32 * 128 + u32::from(values.next().unwrap_or(0)),
        };
        text.extend(char::from_u32(letter));
    }
    text
}

/// The bits in groups of seven, highest first; zeros fill the last group.
fn sevens(bytes: &[u8]) -> impl Iterator<Item = u8> + '_ {
    (0..(bytes.len() * 8).div_ceil(7)).map(|group| {
        let (byte, bit) = (group * 7 / 8, group * 7 % 8);
        let two = [bytes.get(byte), bytes.get(byte + 1)].map(|byte| byte.copied().unwrap_or(0));
        (u16::from_be_bytes(two) >> (9 - bit)) as u8 & 127
    })
}

/// The hash a content security policy names.
pub(super) fn sha256_base64(text: &str) -> String {
    STANDARD.encode(Sha256::digest(text.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As the script that unpacks does it.
    fn read(text: &str, bytes: usize) -> Vec<u8> {
        let mut bits = Vec::new();
        let mut take = |value: u32| bits.extend((0..7).rev().map(|bit| value >> bit & 1));
        for letter in text.chars().map(u32::from) {
            if letter >= PAIRS {
                take(u32::from(RARE[(letter - PAIRS) as usize / 128]));
            }
            take(letter % 128);
        }
        bits.chunks_exact(8).take(bytes).map(|bits| bits.iter().fold(0, |byte, bit| byte << 1 | *bit as u8)).collect()
    }

    #[test]
    fn the_hash_is_the_one_browsers_compute() {
        assert_eq!(sha256_base64("alert(1)"), "bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI=");
    }

    #[test]
    fn every_value_comes_back() {
        for length in 0..=300 {
            let rising: Vec<u8> = (0..length).map(|index| (index % 256) as u8).collect();
            for bytes in [rising, vec![0; length], vec![255; length], vec![0x1b; length]] {
                assert_eq!(read(&letters(&bytes), bytes.len()), bytes);
            }
        }
    }

    #[test]
    fn nothing_a_reader_of_text_changes_is_in_it() {
        let bytes: Vec<u8> = (0..40_000u32).map(|index| (index.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
        let text = letters(&bytes);
        assert!(!text.contains(|letter| letter < '\u{80}' && RARE.contains(&(letter as u8))));
        assert!(text.len() <= bytes.len() * 8 / 7 + 3, "{} bytes as {}", bytes.len(), text.len());
    }

    #[test]
    fn equal_bytes_give_equal_text() {
        let bytes: Vec<u8> = (0..100_000u32).map(|index| (index % 251) as u8).collect();
        let packed = pack(&bytes);
        assert_eq!(packed.text, pack(&bytes).text);
        let mut unpacked = Vec::new();
        let packed = read(&packed.text, packed.bytes);
        std::io::Read::read_to_end(&mut flate2::read::GzDecoder::new(packed.as_slice()), &mut unpacked).unwrap();
        assert_eq!(unpacked, bytes);
    }
}
