//! Search hits in the open article, drawn by the Custom Highlight API where the browser has it, else by marks.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Node, Range};

use super::{all_in, document, window};

/// Highlights byte ranges of the stored text of the article at this place in the corpus. Ranges are half-open and in text order.
pub(crate) fn show(place: usize, spans: &[(usize, usize)]) {
    // Ranges are found in the text as it stands without earlier marks.
    if registry().is_none() {
        wrap(&[]);
    }
    let ranges: Vec<Range> =
        super::articles::standing(place).map(|article| ranges_of(&article, spans)).unwrap_or_default();
    if register(&ranges).is_none() {
        wrap(&ranges);
    }
}

/// Without the Custom Highlight API: each range in a mark of its own, the marks of before taken out again.
fn wrap(ranges: &[Range]) -> Option<()> {
    let document = document()?;
    let body = document.body()?;
    for old in all_in(&body, "mark.search-hit") {
        let parent = old.parent_node()?;
        while let Some(child) = old.first_child() {
            parent.insert_before(&child, Some(&old)).ok()?;
        }
        old.remove();
        parent.normalize();
    }
    // From the last on, for a wrapped range cuts the text node that the ranges before it stand in.
    for range in ranges.iter().rev() {
        let mark = document.create_element("mark").ok()?;
        mark.set_class_name("search-hit");
        range.surround_contents(&mark).ok()?;
    }
    Some(())
}

/// The browser's highlights, where it has them.
fn registry() -> Option<JsValue> {
    let window = window()?;
    let css = js_sys::Reflect::get(&window, &"CSS".into()).ok()?;
    js_sys::Reflect::get(&css, &"highlights".into()).ok().filter(|it| !it.is_undefined())
}

fn register(ranges: &[Range]) -> Option<()> {
    let (registry, window) = (registry()?, window()?);
    let class: js_sys::Function = js_sys::Reflect::get(&window, &"Highlight".into()).ok()?.dyn_into().ok()?;
    let arguments: js_sys::Array = ranges.iter().map(JsValue::from).collect();
    let highlight = js_sys::Reflect::construct(&class, &arguments).ok()?;
    let set: js_sys::Function = js_sys::Reflect::get(&registry, &"set".into()).ok()?.dyn_into().ok()?;
    set.call2(&registry, &"search".into(), &highlight).ok()?;
    Some(())
}

fn ranges_of(article: &Element, spans: &[(usize, usize)]) -> Vec<Range> {
    let mut ranges = Vec::new();
    for block in all_in(article, "[data-start]") {
        let Some(start) = block.get_attribute("data-start").and_then(|start| start.parse().ok()) else { continue };
        ranges_in_block(&block, start, spans, &mut ranges);
    }
    ranges
}

/// Walks the text nodes of a block, whose bytes count on from `start`; what stands in buttons is not the article's text.
fn ranges_in_block(block: &Element, start: usize, spans: &[(usize, usize)], ranges: &mut Vec<Range>) {
    let mut nodes = Vec::new();
    collect_text(block, &mut nodes);
    let mut at = start;
    for node in nodes {
        let text = node.text_content().unwrap_or_default();
        let end = at + text.len();
        let first = spans.partition_point(|span| span.1 <= at);
        for span in spans[first..].iter().take_while(|span| span.0 < end) {
            let (from, to) = (span.0.max(at) - at, span.1.min(end) - at);
            if let Some(range) = range_in(&node, utf16(&text, from), utf16(&text, to)) {
                ranges.push(range);
            }
        }
        at = end;
    }
}

fn collect_text(node: &Node, out: &mut Vec<Node>) {
    let children = node.child_nodes();
    for child in (0..children.length()).filter_map(|at| children.get(at)) {
        match child.node_type() {
            Node::TEXT_NODE => out.push(child),
            Node::ELEMENT_NODE if child.node_name() != "BUTTON" => collect_text(&child, out),
            _ => {}
        }
    }
}

fn range_in(node: &Node, from: u32, to: u32) -> Option<Range> {
    let range = document()?.create_range().ok()?;
    range.set_start(node, from).ok()?;
    range.set_end(node, to).ok()?;
    Some(range)
}

/// UTF-16 units before the byte `at`.
fn utf16(text: &str, at: usize) -> u32 {
    text.char_indices().take_while(|(start, _)| *start < at).map(|(_, c)| c.len_utf16() as u32).sum()
}

#[cfg(test)]
mod tests {
    use super::utf16;

    #[test]
    fn counts_utf16_units() {
        assert_eq!(utf16("a’b", 4), 2);
        assert_eq!(utf16("🙂b", 4), 2);
        assert_eq!(utf16("abc", 9), 3);
    }
}
