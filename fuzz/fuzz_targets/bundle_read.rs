//! Reading any bytes as a bundle: an error or a corpus, never a panic.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let _ = facts::bundle::read(bytes);
});
