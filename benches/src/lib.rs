//! How fast search is: a corpus made up from a seed, phrases typed key by key, and our engine over both, native or as
//! WebAssembly. The other engines are measured by `peers/` over the same corpus and the same keys.

mod articles;
mod bench;
mod random;

pub use articles::{Article, articles, keys};
pub use bench::Bench;
