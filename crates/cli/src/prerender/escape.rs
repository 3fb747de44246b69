//! Article text is never markup.

/// `text` as HTML text or inside a quoted attribute. A carriage return is written as a reference, because parsers fold it
/// into the line feed and every later byte would move.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 16);
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\r' => out.push_str("&#13;"),
            plain => out.push(plain),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_stays_markup() {
        assert_eq!(
            escape("</script><img onerror=\"x('&')\">"),
            "&lt;/script&gt;&lt;img onerror=&quot;x(&#39;&amp;&#39;)&quot;&gt;"
        );
        assert_eq!(escape("a\r\nb"), "a&#13;\nb");
    }
}
