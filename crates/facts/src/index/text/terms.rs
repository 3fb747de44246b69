//! From folded text to terms. A chunk between spaces is a word (`xiaomi`, `2020`, `12.5`), a compound with the words
//! inside it (`at&t`, `12.5%`, `e-commerce`), or a run of Chinese, Japanese or Korean, taken in ones and twos.

/// Longer chunks are addresses and noise: only the words inside are terms.
const LONGEST_COMPOUND: usize = 32;

/// Longer words are not indexed: no reader types them.
pub(in crate::index) const LONGEST_WORD: usize = 64;

/// Calls `emit` with each term of `folded`, in text order, repeats included.
pub(in crate::index) fn each_term(folded: &str, emit: &mut impl FnMut(&str)) {
    for chunk in folded.split(' ') {
        let chunk = trim_chunk(chunk);
        if is_plain_word(chunk) {
            emit_word(chunk, emit);
        } else if !chunk.is_empty() {
            emit_compound(chunk, emit);
        }
    }
}

/// `chunk` without the punctuation of the sentence around it: `("idc"),` is `idc`, `$1,234.50.` keeps its sign.
pub(in crate::index) fn trim_chunk(chunk: &str) -> &str {
    let chunk = chunk
        .trim_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '$' | '€' | '£' | '¥' | '₹' | '%' | '+' | '#'));
    chunk.strip_suffix("'s").unwrap_or(chunk)
}

/// Letters and digits alone, none of them taken in ones and twos.
pub(in crate::index) fn is_plain_word(chunk: &str) -> bool {
    !chunk.is_empty() && chunk.chars().all(|c| c.is_alphanumeric() && !is_ideographic(c))
}

/// Scripts written without spaces between words.
pub(in crate::index) fn is_ideographic(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}'
        | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

fn emit_word(word: &str, emit: &mut impl FnMut(&str)) {
    if word.len() <= LONGEST_WORD {
        emit(word);
    }
}

fn emit_compound(chunk: &str, emit: &mut impl FnMut(&str)) {
    let ideographic = chunk.chars().any(is_ideographic);
    let words = words_of(chunk);
    if !ideographic && chunk.len() <= LONGEST_COMPOUND && !words.is_empty() {
        if words != [chunk] {
            emit(chunk);
        }
        if let Some(joined) = joined_initials(chunk) {
            emit(&joined);
        }
    }
    for word in words {
        if word.chars().next().is_some_and(is_ideographic) {
            emit_ideographs(word, emit)
        } else {
            emit_word(word, emit)
        }
    }
}

/// `u.s` is also `us`.
fn joined_initials(chunk: &str) -> Option<String> {
    let mut letters = String::new();
    for part in chunk.split('.') {
        let mut chars = part.chars();
        let letter = chars.next().filter(|c| c.is_alphabetic())?;
        if chars.next().is_some() {
            return None;
        }
        letters.push(letter);
    }
    Some(letters)
}

fn emit_ideographs(run: &str, emit: &mut impl FnMut(&str)) {
    let borders: Vec<usize> = run.char_indices().map(|(at, _)| at).chain([run.len()]).collect();
    for pair in borders.windows(2) {
        emit(&run[pair[0]..pair[1]]);
    }
    for triple in borders.windows(3) {
        emit(&run[triple[0]..triple[2]]);
    }
}

/// The words inside a chunk: runs of letters and digits of one script; a number keeps its inner points and commas.
/// A lone letter after an apostrophe is none.
pub(in crate::index) fn words_of(chunk: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let mut start = None;
    let mut previous = ' ';
    let mut chars = chunk.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map_or(' ', |(_, next)| *next);
        let inner = matches!(c, '.' | ',') && previous.is_ascii_digit() && next.is_ascii_digit();
        let belongs = inner || c.is_alphanumeric();
        let changes_script = start.is_some() && belongs && is_ideographic(c) != is_ideographic(previous);
        if let Some(from) = start.filter(|_| !belongs || changes_script) {
            push_word(chunk, from, at, &mut words);
            start = None;
        }
        if belongs && start.is_none() {
            start = Some(at);
        }
        previous = c;
    }
    if let Some(from) = start {
        push_word(chunk, from, chunk.len(), &mut words);
    }
    words
}

fn push_word<'a>(chunk: &'a str, start: usize, end: usize, words: &mut Vec<&'a str>) {
    let word = &chunk[start..end];
    let after_apostrophe = chunk[..start].ends_with('\'');
    if !(after_apostrophe && word.len() == 1) {
        words.push(word);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::index::text::fold::fold;

    #[test]
    fn terms_of_business_text() {
        let check = |text: &str, expected: &str| {
            let mut terms = Vec::new();
            each_term(&fold(text), &mut |term| terms.push(term.to_owned()));
            assert_eq!(terms.join(" | "), expected, "{text}");
        };
        check("Xiaomi's share, 2020.", "xiaomi | share | 2020");
        check("held 12.5% of", "held | 12.5% | 12.5 | of");
        check("($1,234.50)", "$1,234.50 | 1,234.50");
        check("AT&T", "at&t | at | t");
        check("Q2 2024", "q2 | 2024");
        check("the U.S. market", "the | u.s | us | u | s | market");
        check("e-commerce", "e-commerce | e | commerce");
        check("我的智能手机11", "我 | 的 | 智 | 能 | 手 | 机 | 我的 | 的智 | 智能 | 能手 | 手机 | 11");
        check("don't", "don't | don");
        check("— % & ...", "");
        check("", "");
    }
}
