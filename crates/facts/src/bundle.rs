//! The bytes the command writes and the page reads.

use crate::corpus::Corpus;

/// The bytes are no bundle of this version.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the bundle cannot be read: it was written by another version of factfolio; build the page again")]
pub struct BadBundle;

/// The corpus as bytes.
pub fn write(corpus: &Corpus) -> Vec<u8> {
    postcard::to_allocvec(corpus).unwrap_or_default()
}

/// The corpus of `bytes`.
///
/// # Errors
/// `BadBundle` when the bytes were not written by `write` of this version.
pub fn read(bytes: &[u8]) -> Result<Corpus, BadBundle> {
    postcard::from_bytes(bytes).map_err(|_| BadBundle)
}
