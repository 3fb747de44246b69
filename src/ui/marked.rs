//! Text with some of its byte ranges marked.

use leptos::prelude::*;

/// Cuts `text` at the borders of `spans` (half-open, in text order); spans beyond the text are cut to it.
pub(crate) fn pieces(text: &str, spans: &[(usize, usize)]) -> Vec<(String, bool)> {
    let mut out = Vec::new();
    let mut at = 0;
    for &(start, end) in spans {
        let (start, end) = (start.max(at), end.min(text.len()));
        let (Some(before), Some(inside)) = (text.get(at..start), text.get(start..end)) else { continue };
        out.push((before.to_owned(), false));
        out.push((inside.to_owned(), true));
        at = end;
    }
    out.push((text.get(at..).unwrap_or("").to_owned(), false));
    out.retain(|(piece, _)| !piece.is_empty());
    out
}

/// The text with its marks.
#[component]
pub(crate) fn Marked(
    #[prop(into)] text: String,
    spans: Vec<(usize, usize)>,
    #[prop(into)] class: String,
) -> impl IntoView {
    pieces(&text, &spans)
        .into_iter()
        .map(|(piece, marked)| match marked {
            true => view! { <mark class=class.clone()>{piece}</mark> }.into_any(),
            false => piece.into_any(),
        })
        .collect_view()
}

#[cfg(test)]
mod tests {
    use super::pieces;

    fn check(text: &str, spans: &[(usize, usize)], expected: &[(&str, bool)]) {
        let expected: Vec<_> = expected.iter().map(|(piece, marked)| (piece.to_string(), *marked)).collect();
        assert_eq!(pieces(text, spans), expected);
    }

    #[test]
    fn cuts_at_marks() {
        check("abcd", &[(1, 2)], &[("a", false), ("b", true), ("cd", false)]);
        check("abcd", &[(0, 9)], &[("abcd", true)]);
        check("abcd", &[(0, 2), (1, 3)], &[("ab", true), ("c", true), ("d", false)]);
        check("a’b", &[(0, 2)], &[("a’b", false)]);
    }
}
