//! The style sheets as they stand in a page: without comments and without the space that says nothing. Not a minifier:
//! what a rule says is left as it was written.

/// Comments go, space becomes one space, and none is left beside what parts rules and values. Strings stay as they are.
pub(super) fn tight(style: &str) -> String {
    let mut out = String::with_capacity(style.len());
    let mut rest = style;
    while let Some(letter) = rest.chars().next() {
        let taken = if rest.starts_with("/*") {
            gap(&mut out);
            rest.find("*/").map_or(rest.len(), |end| end + 2)
        } else if letter.is_ascii_whitespace() {
            gap(&mut out);
            letter.len_utf8()
        } else if matches!(letter, '"' | '\'') {
            let end = string_end(rest, letter);
            out.push_str(rest.get(..end).unwrap_or(""));
            end
        } else {
            if matches!(letter, '{' | '}' | ';' | ',') && out.ends_with(' ') {
                out.pop();
            }
            out.push(letter);
            letter.len_utf8()
        };
        rest = rest.get(taken..).unwrap_or("");
    }
    out
}

/// One space, unless what stands before it ends a rule, a value or another space.
fn gap(out: &mut String) {
    if !out.is_empty() && !out.ends_with([' ', '{', '}', ';', ',']) {
        out.push(' ');
    }
}

/// How long a string at the start of a text is, its quotes with it. One that never ends takes all.
fn string_end(text: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, letter) in text.char_indices().skip(1) {
        match letter {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            letter if letter == quote => return at + 1,
            _ => {}
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(style: &str, expected: &str) {
        assert_eq!(tight(style), expected);
    }

    #[test]
    fn space_that_says_nothing_goes() {
        check("", "");
        check("/* a */\n@layer a, b;\n\np {\n  color: red;\n}\n", "@layer a,b;p{color: red;}");
        check(".a  .b\n> .c :hover { x: calc(1px + 2px) }", ".a .b > .c :hover{x: calc(1px + 2px)}");
        check("a/* x; { */b{}", "a b{}");
        check("a{}/* never closed", "a{}");
    }

    #[test]
    fn strings_stay() {
        check("a { content: \"  /* ; \\\" } \" ; }", "a{content: \"  /* ; \\\" } \";}");
        check("a{b:'  ", "a{b:'  ");
    }
}
