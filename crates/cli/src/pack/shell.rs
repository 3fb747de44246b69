//! The app's `index.html` as a frame: its own markup stays, everything that would load something is taken out.

/// What is left of an `index.html`, in three parts, and what it wanted to load.
#[derive(Clone, Debug, Default)]
pub(super) struct Shell {
    /// Up to where the head's own content goes.
    start: String,
    /// From there to the end of the body.
    rest: String,
    /// The closing tags.
    end: String,
    /// Text of its `<style>` elements.
    pub(super) style: String,
    /// File names of its style sheets, in order.
    pub(super) sheets: Vec<String>,
}

impl Shell {
    /// Takes an `index.html` apart. Text without a head or body gets them.
    pub(super) fn read(index: &str) -> Self {
        let mut shell = Shell::default();
        let mut kept = String::with_capacity(index.len());
        let mut rest = index;
        while let Some(open) = rest.find('<') {
            let (text, tag) = rest.split_at(open);
            kept.push_str(text);
            let (part, after) = split_tag(tag);
            rest = after;
            match name(part).as_str() {
                "!--" => {}
                "script" | "title" => rest = after_close(rest, &name(part)).1,
                "style" => {
                    let (inner, after) = after_close(rest, "style");
                    shell.style.push_str(inner);
                    rest = after;
                }
                "link" if loads(part) => shell.sheets.extend(sheet(part)),
                "meta" if part.contains("charset=") || part.contains("http-equiv") => {}
                _ => kept.push_str(part),
            }
        }
        kept.push_str(rest);
        shell.split(&kept);
        shell
    }

    fn split(&mut self, kept: &str) {
        let kept: String = kept.lines().filter(|line| !line.trim().is_empty()).flat_map(|line| [line, "\n"]).collect();
        let head = kept.find("<head>").map(|at| at + "<head>".len());
        let body = kept.find("</body>");
        let (Some(head), Some(body)) = (head, body.filter(|body| head.is_some_and(|head| head <= *body))) else {
            self.start = "<!doctype html>\n<html lang=\"en\">\n<head>".into();
            self.rest = "\n</head>\n<body>\n".into();
            self.end = "</body>\n</html>\n".into();
            return;
        };
        let (start, rest) = kept.split_at(head);
        let (rest, end) = rest.split_at(body - head);
        (self.start, self.rest, self.end) = (start.into(), rest.into(), end.into());
    }

    /// The frame with content for the start of the head and the end of the body.
    pub(super) fn fill(&self, head: &str, body: &str) -> String {
        [self.start.as_str(), "\n", head, &self.rest, body, &self.end].concat()
    }
}

/// A tag or comment up to its end, and what follows. Quoted attribute values may hold `>`.
fn split_tag(text: &str) -> (&str, &str) {
    if text.starts_with("<!--") {
        let end = text.find("-->").map_or(text.len(), |at| at + 3);
        return text.split_at(end);
    }
    let mut quote = None;
    for (at, byte) in text.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return text.split_at(at + 1),
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), byte) if open == byte => quote = None,
            _ => {}
        }
    }
    (text, "")
}

fn name(tag: &str) -> String {
    if tag.starts_with("<!--") {
        return "!--".into();
    }
    let inner = tag.trim_start_matches('<');
    inner
        .split(|letter: char| letter.is_whitespace() || matches!(letter, '>' | '/'))
        .next()
        .unwrap_or("")
        .to_ascii_lowercase()
}

/// What an element holds, and what follows its closing tag.
fn after_close<'a>(text: &'a str, name: &str) -> (&'a str, &'a str) {
    let close = format!("</{name}>");
    match text.to_ascii_lowercase().find(&close) {
        Some(at) => (&text[..at], &text[at + close.len()..]),
        None => (text, ""),
    }
}

/// Whether a `<link>` loads a file; an icon given as data does not.
fn loads(tag: &str) -> bool {
    tag.contains("data-trunk") || !attribute(tag, "href").is_some_and(|href| href.starts_with("data:"))
}

/// The file name of a style sheet link.
fn sheet(tag: &str) -> Option<String> {
    let style = attribute(tag, "rel").is_some_and(|rel| rel == "stylesheet");
    let href = attribute(tag, "href").filter(|_| style)?;
    Some(href.rsplit('/').next().unwrap_or(href).split('?').next().unwrap_or("").to_string())
}

fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let value = tag.split_once(&format!(" {name}="))?.1;
    match value.chars().next()? {
        quote @ ('"' | '\'') => value.get(1..)?.split(quote).next(),
        _ => value.split(|letter: char| letter.is_whitespace() || letter == '>').next(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const INDEX: &str = r##"<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <!-- <link rel="stylesheet" href="/old.css"> -->
    <title>Factfolio</title>
    <link rel="icon" href="data:image/svg+xml,<svg/>" />
    <link rel="stylesheet" href="/tokens.css"/>
    <link rel="stylesheet" href="./base.css?v=1"/>
    <link data-trunk rel="rust" data-bin="app" data-trunk-id="0">
    <link rel="modulepreload" href="/app.js">
    <script type="module">import init from '/app.js';</script>
  </head>
  <body class="page"><a class="skip" href="#x">Skip</a></body>
</html>
"##;

    #[test]
    fn own_markup_stays_and_loading_goes() {
        let shell = Shell::read(INDEX);
        assert_eq!(shell.sheets, ["tokens.css", "base.css"]);
        let page = shell.fill("HEAD", "BODY");
        for kept in
            ["name=\"viewport\"", "rel=\"icon\"", "class=\"skip\"", "<head>\nHEAD", "BODY</body>", "class=\"page\""]
        {
            assert!(page.contains(kept), "{page} lacks {kept}");
        }
        for gone in ["charset", "<script", "modulepreload", "old.css", "data-trunk", "<title", "tokens.css"] {
            assert!(!page.contains(gone), "{page} holds {gone}");
        }
    }

    #[test]
    fn odd_frames_are_replaced() {
        for index in ["", "<p>no head</p>", "<!-- never closed", "<head", "</body><head>"] {
            assert_eq!(Shell::read(index).fill("HEAD", "BODY").matches("HEAD").count(), 1);
        }
    }
}
