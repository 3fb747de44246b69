//! Bytes as text: gzip, base64, hashes. The same bytes in give the same text out.

use std::io::Write;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use flate2::{Compression, GzBuilder};
use sha2::{Digest, Sha256};

/// Gzipped without a time stamp, then base64.
pub(super) fn gzip_base64(bytes: &[u8]) -> String {
    let mut encoder = GzBuilder::new().mtime(0).operating_system(255).write(Vec::new(), Compression::best());
    let written = encoder.write_all(bytes).and_then(|()| encoder.finish());
    STANDARD.encode(written.expect("a vector takes every byte"))
}

/// The hash a content security policy names.
pub(super) fn sha256_base64(text: &str) -> String {
    STANDARD.encode(Sha256::digest(text.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_is_the_one_browsers_compute() {
        assert_eq!(sha256_base64("alert(1)"), "bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI=");
    }

    #[test]
    fn equal_bytes_give_equal_text() {
        let bytes: Vec<u8> = (0..100_000u32).map(|index| (index % 251) as u8).collect();
        let packed = gzip_base64(&bytes);
        assert_eq!(packed, gzip_base64(&bytes));
        let mut read = Vec::new();
        let packed = STANDARD.decode(packed).unwrap();
        std::io::Read::read_to_end(&mut flate2::read::GzDecoder::new(packed.as_slice()), &mut read).unwrap();
        assert_eq!(read, bytes);
    }
}
