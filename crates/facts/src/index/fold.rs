//! Folding: what counts as the same when searching. Case, accents, curly quotes, widths and kinds of space vanish;
//! nothing else does. Not a stemmer, and not a normal form of Unicode.

use crate::span::Span;

/// Folded text with the way back to the bytes it came from.
#[derive(Clone, Debug, Default)]
pub(super) struct Folded {
    /// The folded text; runs of space are one space.
    pub(super) text: String,
    /// For each byte of `text`, the start of the character it came from.
    starts: Vec<u32>,
    /// For each byte of `text`, the end of that character.
    ends: Vec<u32>,
}

impl Folded {
    /// The folded `text`, whose first byte counts as `offset`.
    pub(super) fn of(text: &str, offset: usize) -> Self {
        let mut folded = Self::default();
        for (at, c) in text.char_indices() {
            let before = folded.text.len();
            push_folded(c, &mut folded.text);
            let (start, end) = (offset + at, offset + at + c.len_utf8());
            let added = folded.text.len() - before;
            folded.starts.extend(std::iter::repeat_n(start as u32, added));
            folded.ends.extend(std::iter::repeat_n(end as u32, added));
        }
        folded
    }

    /// The original bytes of `start..end` of the folded text.
    pub(super) fn origin(&self, start: usize, end: usize) -> Span {
        let first = self.starts.get(start).copied().unwrap_or_default();
        let last = end.checked_sub(1).and_then(|last| self.ends.get(last)).copied().unwrap_or(first);
        Span::new(first as usize, last as usize)
    }
}

/// The folded `text`.
pub(super) fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    fold_into(text, &mut out);
    out
}

/// Appends the folded `text` to `out`.
pub(super) fn fold_into(text: &str, out: &mut String) {
    let mut rest = text;
    while !rest.is_empty() {
        let ascii = rest.bytes().position(|byte| !byte.is_ascii()).unwrap_or(rest.len());
        let (plain, other) = rest.split_at(ascii);
        fold_ascii_into(plain, out);
        let mut chars = other.chars();
        if let Some(c) = chars.next() {
            push_folded(c, out);
        }
        rest = chars.as_str();
    }
}

fn fold_ascii_into(text: &str, out: &mut String) {
    for byte in text.bytes() {
        if byte > b' ' && byte < 0x7f {
            out.push(char::from(byte.to_ascii_lowercase()));
        } else {
            push_space(out);
        }
    }
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
