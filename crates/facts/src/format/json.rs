//! A JSON writer for the flat records of this module: no floats, no pretty printing, nothing read back.

/// A JSON object or array under construction.
#[derive(Clone, Debug)]
pub(super) struct Json {
    text: String,
    close: char,
}

impl Json {
    /// An empty object.
    pub(super) fn object() -> Self {
        Self { text: "{".into(), close: '}' }
    }

    /// An empty array.
    pub(super) fn array() -> Self {
        Self { text: "[".into(), close: ']' }
    }

    /// An array of strings.
    pub(super) fn strings<'a>(items: impl IntoIterator<Item = &'a str>) -> String {
        items.into_iter().fold(Self::array(), |array, item| array.item(&quoted(item))).finish()
    }

    /// Adds one item that is JSON already.
    pub(super) fn item(mut self, json: &str) -> Self {
        self.separate();
        self.text.push_str(json);
        self
    }

    /// Adds one field whose value is JSON already.
    pub(super) fn field(mut self, name: &str, json: &str) -> Self {
        self.separate();
        push_quoted(&mut self.text, name);
        self.text.push(':');
        self.text.push_str(json);
        self
    }

    /// Adds one string field.
    pub(super) fn string(self, name: &str, value: &str) -> Self {
        self.field(name, &quoted(value))
    }

    /// Adds one field that is a string or null.
    pub(super) fn optional(self, name: &str, value: Option<&str>) -> Self {
        self.field(name, &value.map_or_else(|| "null".into(), quoted))
    }

    /// The text, closed.
    pub(super) fn finish(mut self) -> String {
        self.text.push(self.close);
        self.text
    }

    fn separate(&mut self) {
        if self.text.len() > 1 {
            self.text.push(',');
        }
    }
}

/// `text` as a JSON string.
pub(super) fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    push_quoted(&mut out, text);
    out
}

fn push_quoted(out: &mut String, text: &str) {
    out.push('"');
    for character in text.chars() {
        match character {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            // Two line separators are legal in JSON and end a line in older JavaScript.
            control if control < ' ' || matches!(control, '\u{2028}' | '\u{2029}') => {
                out.push_str(&format!("\\u{:04x}", u32::from(control)));
            }
            plain => out.push(plain),
        }
    }
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_what_json_wants_escaped() {
        let check = |text: &str| {
            let read: String = serde_json::from_str(&quoted(text)).unwrap();
            assert_eq!(read, text);
        };
        check("plain");
        check("a \"quote\" and a \\ slash");
        check("lines\r\n\tand \u{1} \u{2028} 智能手机");
    }

    #[test]
    fn separates_fields_and_items() {
        let list = Json::strings(["a", "b"]);
        assert_eq!(Json::object().optional("x", None).field("y", &list).finish(), r#"{"x":null,"y":["a","b"]}"#);
        assert_eq!(Json::array().finish(), "[]");
    }
}
