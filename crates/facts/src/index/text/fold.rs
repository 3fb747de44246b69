//! Folding: what counts as the same when searching. Case, accents, curly quotes, widths and kinds of space vanish;
//! nothing else does. Not a stemmer, and not a normal form of Unicode.

use crate::span::Span;

/// Folded text with the way back to the bytes it came from.
#[derive(Clone, Debug, Default)]
pub(in crate::index) struct Folded {
    /// The folded text; runs of space are one space.
    pub(in crate::index) text: String,
    /// Where the first byte came from.
    offset: usize,
    /// The characters that did not become one byte from one byte, in order. Between them bytes go back one by one.
    uneven: Vec<Uneven>,
}

/// A character and what it became.
#[derive(Clone, Copy, Debug)]
struct Uneven {
    folded: usize,
    folded_bytes: usize,
    origin: usize,
    origin_bytes: usize,
}

impl Folded {
    /// The folded `text`, whose first byte counts as `offset`.
    pub(in crate::index) fn of(text: &str, offset: usize) -> Self {
        let mut folded = Self { text: String::with_capacity(text.len()), offset, uneven: Vec::new() };
        let mut at = 0;
        while at < text.len() {
            at += fold_ascii_run(&text.as_bytes()[at..], &mut folded.text);
            let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) else { break };
            let before = folded.text.len();
            push_folded(c, &mut folded.text);
            let folded_bytes = folded.text.len() - before;
            let uneven = Uneven { folded: before, folded_bytes, origin: offset + at, origin_bytes: c.len_utf8() };
            folded.uneven.push(uneven);
            at += c.len_utf8();
        }
        folded
    }

    /// The original bytes of `start..end` of the folded text.
    pub(in crate::index) fn origin(&self, start: usize, end: usize) -> Span {
        let (first, _) = self.character(start);
        let last = if end > start { self.character(end - 1).1 } else { first };
        Span::new(first, last)
    }

    /// Start and end of the original character of a folded byte.
    fn character(&self, at: usize) -> (usize, usize) {
        let after = self.uneven.partition_point(|uneven| uneven.folded <= at);
        let Some(uneven) = after.checked_sub(1).and_then(|last| self.uneven.get(last)) else {
            return (self.offset + at, self.offset + at + 1);
        };
        let end = uneven.origin + uneven.origin_bytes;
        match at.checked_sub(uneven.folded + uneven.folded_bytes) {
            Some(beyond) => (end + beyond, end + beyond + 1),
            None => (uneven.origin, end),
        }
    }
}

/// The folded `text`.
pub(in crate::index) fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    fold_into(text, &mut out);
    out
}

/// Appends the folded `text` to `out`.
pub(in crate::index) fn fold_into(text: &str, out: &mut String) {
    let mut at = 0;
    while at < text.len() {
        at += fold_ascii_run(&text.as_bytes()[at..], out);
        let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) else { break };
        push_folded(c, out);
        at += c.len_utf8();
    }
}

/// Folds the bytes before the first that does not become exactly one byte: a letter beyond ASCII, or a space after a
/// space. Gives how many. Almost all text goes through here, so it is one plain loop.
fn fold_ascii_run(bytes: &[u8], out: &mut String) -> usize {
    let mut space = out.ends_with(' ');
    let mut taken = 0;
    for &byte in bytes {
        let visible = byte > b' ' && byte < 0x7f;
        if byte >= 0x80 || (!visible && space) {
            break;
        }
        space = !visible;
        out.push(if visible { byte.to_ascii_lowercase() as char } else { ' ' });
        taken += 1;
    }
    taken
}

fn push_space(out: &mut String) {
    if !out.ends_with(' ') {
        out.push(' ');
    }
}

fn push_folded(c: char, out: &mut String) {
    match c {
        '\0'..=' ' | '\u{7f}' => push_space(out),
        '!'..='~' => out.push(c.to_ascii_lowercase()),
        _ => push_other(c, out),
    }
}

fn push_other(c: char, out: &mut String) {
    if c.is_whitespace() {
        return push_space(out);
    }
    if let Some(base) = base_letters(c) {
        return out.push_str(base);
    }
    match c {
        // Combining marks, soft hyphen, zero-width characters, marks of trade.
        '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '®' | '™' | '©' => {}
        '‘' | '’' | '‚' | '‛' | '′' | '`' | '´' => out.push('\''),
        '“' | '”' | '„' | '‟' | '″' | '«' | '»' | '「' | '」' | '『' | '』' => out.push('"'),
        '‐' | '‑' | '‒' | '–' | '−' => out.push('-'),
        // A dash between clauses, and what separates words in Chinese and Japanese.
        '—' | '―' | '、' | '。' | '·' | '・' | '《' | '》' | '【' | '】' | '…' => push_space(out),
        '\u{ff01}'..='\u{ff5e}' => {
            let narrow = char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c);
            push_folded(narrow, out);
        }
        _ => {
            for lower in c.to_lowercase().filter(|lower| !('\u{300}'..='\u{36f}').contains(lower)) {
                match base_letters(lower) {
                    Some(base) => out.push_str(base),
                    None => out.push(lower),
                }
            }
        }
    }
}

/// The letters an accented lower-case letter, or a ligature, is written with on a plain keyboard.
fn base_letters(c: char) -> Option<&'static str> {
    Some(match c {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' | 'ā' | 'ă' | 'ą' | 'ǎ' | 'ȁ' | 'ȃ' | 'ạ' | 'ả' | 'ấ' | 'ầ' | 'ẩ' | 'ẫ'
        | 'ậ' | 'ắ' | 'ằ' | 'ẳ' | 'ẵ' | 'ặ' => "a",
        'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' => "c",
        'ď' | 'đ' | 'ð' => "d",
        'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' | 'ẹ' | 'ẻ' | 'ẽ' | 'ế' | 'ề' | 'ể' | 'ễ' | 'ệ' => {
            "e"
        }
        'ĝ' | 'ğ' | 'ġ' | 'ģ' | 'ǧ' => "g",
        'ĥ' | 'ħ' => "h",
        'ì' | 'í' | 'î' | 'ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' | 'ı' | 'ỉ' | 'ị' => "i",
        'ĵ' => "j",
        'ķ' => "k",
        'ĺ' | 'ļ' | 'ľ' | 'ŀ' | 'ł' => "l",
        'ñ' | 'ń' | 'ņ' | 'ň' | 'ŉ' => "n",
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' | 'ō' | 'ŏ' | 'ő' | 'ơ' | 'ọ' | 'ỏ' | 'ố' | 'ồ' | 'ổ' | 'ỗ' | 'ộ' | 'ớ'
        | 'ờ' | 'ở' | 'ỡ' | 'ợ' => "o",
        'ŕ' | 'ŗ' | 'ř' => "r",
        'ś' | 'ŝ' | 'ş' | 'š' | 'ș' => "s",
        'ţ' | 'ť' | 'ŧ' | 'ț' => "t",
        'ù' | 'ú' | 'û' | 'ü' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' | 'ư' | 'ụ' | 'ủ' | 'ứ' | 'ừ' | 'ử' | 'ữ' | 'ự' => {
            "u"
        }
        'ŵ' => "w",
        'ý' | 'ÿ' | 'ŷ' | 'ỳ' | 'ỵ' | 'ỷ' | 'ỹ' => "y",
        'ź' | 'ż' | 'ž' => "z",
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'þ' => "th",
        'ﬁ' => "fi",
        'ﬂ' => "fl",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_accents_quotes_and_widths_vanish() {
        let check = |text: &str, expected: &str| {
            assert_eq!(fold(text), expected, "{text}");
            assert_eq!(Folded::of(text, 0).text, expected, "{text}");
        };
        check("Zürich", "zurich");
        check("ZÜRICH", "zurich");
        check("Zu\u{308}rich", "zurich");
        check("Łódź Straße Ørsted", "lodz strasse orsted");
        check("“AT&T’s”", "\"at&t's\"");
        check("ＩＤＣ　２０２０", "idc 2020");
        check("13–15\u{a0}%", "13-15 %");
        check("a \n\t b", "a b");
        check("İstanbul", "istanbul");
        check("智能手机。", "智能手机 ");
        check("iPhone®", "iphone");
    }

    #[test]
    fn every_folded_byte_knows_where_it_came_from() {
        let text = "In Zürich  “x”";
        let folded = Folded::of(text, 100);
        let at = folded.text.find("zurich").unwrap();
        assert_eq!(folded.origin(at, at + 6), Span::new(103, 110));
        let at = folded.text.find('x').unwrap();
        assert_eq!(folded.origin(at, at + 1), Span::new(115, 116));
    }
}
