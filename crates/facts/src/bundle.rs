//! The bytes the command writes and the page reads: a head that says what they are, a checksum, then the corpus and its
//! index. What comes out of `read` keeps every promise of the types, whatever the bytes were.

mod sound;

use crate::corpus::Corpus;
use crate::index::Index;

/// Says that the bytes are a bundle.
const MAGIC: &[u8; 8] = b"factfol\n";
/// Counts up with every change of what is stored. The command and the app of one release always agree.
const VERSION: u16 = 3;
const HEAD: usize = MAGIC.len() + 2 + 8;

/// The bytes are no bundle that can be read here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadBundle {
    /// They begin otherwise.
    #[error("these bytes are no bundle of articles; build the page again with `factfolio build`")]
    NotABundle,
    /// They were written by another release.
    #[error(
        "the bundle has version {found}, this page reads version {VERSION}; build the page again with `factfolio build`"
    )]
    OtherVersion {
        /// The version they name.
        found: u16,
    },
    /// The checksum is wrong or a value in them is impossible.
    #[error("the bundle is damaged; copy the page again, or build it again with `factfolio build`")]
    Damaged,
}

/// The corpus and its index as bytes. The same corpus gives the same bytes. Reading the index takes a hundredth of the
/// time that building it takes, and it adds a fifth to a packed bundle, a quarter to one of thousands of articles.
pub fn write(corpus: &Corpus) -> Vec<u8> {
    let content = postcard::to_allocvec(&(corpus, Index::build(corpus)))
        .expect("vectors grow, and every stored type has a known length");
    let mut bytes = Vec::with_capacity(HEAD + content.len());
    bytes.extend_from_slice(MAGIC);
    bytes.extend_from_slice(&VERSION.to_le_bytes());
    bytes.extend_from_slice(&checksum(&content).to_le_bytes());
    bytes.extend_from_slice(&content);
    bytes
}

/// The corpus of `bytes`.
///
/// # Errors
/// `BadBundle` when the bytes were not written by `write` of this version, or were changed since.
pub fn read(bytes: &[u8]) -> Result<Corpus, BadBundle> {
    read_with_index(bytes).map(|(corpus, _)| corpus)
}

/// The corpus of `bytes` and its index.
///
/// # Errors
/// `BadBundle` when the bytes were not written by `write` of this version, or were changed since.
pub fn read_with_index(bytes: &[u8]) -> Result<(Corpus, Index), BadBundle> {
    let rest = bytes.strip_prefix(MAGIC).ok_or(BadBundle::NotABundle)?;
    let (version, rest) = rest.split_first_chunk().ok_or(BadBundle::Damaged)?;
    let found = u16::from_le_bytes(*version);
    if found != VERSION {
        return Err(BadBundle::OtherVersion { found });
    }
    let (sum, content) = rest.split_first_chunk().ok_or(BadBundle::Damaged)?;
    if u64::from_le_bytes(*sum) != checksum(content) {
        return Err(BadBundle::Damaged);
    }
    match postcard::take_from_bytes::<(Corpus, Index)>(content) {
        Ok((read, [])) if sound::is_sound(&read.0) && read.1.fits(&read.0) => Ok(read),
        _ => Err(BadBundle::Damaged),
    }
}

/// Multiply and turn, eight bytes at a time: finds accidents, not forgers.
fn checksum(bytes: &[u8]) -> u64 {
    const PRIME: u64 = 0x0000_0100_0000_01b3;
    let mix = |sum: u64, word: u64| (sum ^ word).wrapping_mul(PRIME).rotate_left(29);
    let (words, tail) = bytes.as_chunks::<8>();
    let sum = words.iter().fold(0xcbf2_9ce4_8422_2325, |sum, word| mix(sum, u64::from_le_bytes(*word)));
    tail.iter().fold(mix(sum, bytes.len() as u64), |sum, byte| mix(sum, u64::from(*byte)))
}

#[cfg(test)]
mod tests;
