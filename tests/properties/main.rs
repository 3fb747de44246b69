//! What holds for every text: real and written articles, cut, shuffled and strewn with odd characters.

mod extraction;
mod texts;
