//! Where the focus is and goes, and what is scrolled to.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::{all_in, document, find, media, window};

/// Moves the focus to the first element a selector finds; says whether there was one.
pub(crate) fn focus(selector: &str) -> bool {
    let element = find(selector).and_then(|element| element.dyn_into::<HtmlElement>().ok());
    element.is_some_and(|element| element.focus().is_ok())
}

/// The same without scrolling to it.
pub(crate) fn focus_in_place(selector: &str) {
    let options = js_sys::Object::new();
    let _ = js_sys::Reflect::set(&options, &"preventScroll".into(), &true.into());
    if let Some(element) = find(selector) {
        super::call_with(&element, "focus", &options);
    }
}

/// Selects the text of a field.
pub(crate) fn select_field(selector: &str) {
    if let Some(field) = find(selector).and_then(|field| field.dyn_into::<web_sys::HtmlInputElement>().ok()) {
        field.select();
    }
}

/// Brings an element to the middle of the window, smoothly unless the reader wants no motion.
pub(crate) fn scroll_into_view(element: &Element) {
    let options = web_sys::ScrollIntoViewOptions::new();
    options.set_block(web_sys::ScrollLogicalPosition::Center);
    let still = media("(prefers-reduced-motion: reduce)")
        || element
            .owner_document()
            .and_then(|d| d.document_element())
            .is_some_and(|root| root.has_attribute("data-still"));
    options.set_behavior(if still { web_sys::ScrollBehavior::Instant } else { web_sys::ScrollBehavior::Smooth });
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// Scrolls the window to its top at once.
pub(crate) fn scroll_to_top() {
    if let Some(window) = window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
}

/// Moves the focus among the elements of a group: `step` elements on from the one that has it, ends kept.
pub(crate) fn move_focus(group: &str, items: &str, step: i32) {
    let Some(root) = find(group) else { return };
    let items: Vec<HtmlElement> = all_in(&root, items).into_iter().filter_map(|item| item.dyn_into().ok()).collect();
    let active = document().and_then(|document| document.active_element());
    let at = items.iter().position(|item| active.as_ref().is_some_and(|active| item.contains(Some(active))));
    let last = items.len() as i32 - 1;
    let next = at.map_or(0, |at| (at as i32).saturating_add(step).clamp(0, last.max(0)));
    if let Some(item) = items.get(next as usize) {
        let _ = item.focus();
    }
}

/// Leaves one item of a group a tab stop: the one that has the focus, else the one that was it, else the first.
pub(crate) fn rove(group: &str, items: &str) {
    let Some(root) = find(group) else { return };
    let items: Vec<HtmlElement> = all_in(&root, items).into_iter().filter_map(|item| item.dyn_into().ok()).collect();
    let active = document().and_then(|document| document.active_element());
    let focused = items.iter().position(|item| active.as_ref().is_some_and(|active| item.contains(Some(active))));
    let before = || items.iter().position(|item| item.get_attribute("tabindex").as_deref() == Some("0"));
    let stop = focused.or_else(before).unwrap_or(0);
    for (at, item) in items.iter().enumerate() {
        item.set_tab_index(if at == stop { 0 } else { -1 });
    }
}

/// Moves the focus from one part of a group to the next: to the first item in it.
pub(crate) fn move_part(group: &str, parts: &str, items: &str, step: i32) {
    let Some(root) = find(group) else { return };
    let parts = all_in(&root, parts);
    let active = document().and_then(|document| document.active_element());
    let at = parts.iter().position(|part| active.as_ref().is_some_and(|active| part.contains(Some(active))));
    let next = at.map_or(0, |at| (at as i32).saturating_add(step).clamp(0, parts.len() as i32 - 1));
    let first = parts.get(next as usize).and_then(|part| part.query_selector(items).ok().flatten());
    if let Some(item) = first.and_then(|item| item.dyn_into::<HtmlElement>().ok()) {
        let _ = item.focus();
    }
}

/// Whether the focus is inside the first element a selector finds.
pub(crate) fn has_focus(selector: &str) -> bool {
    let active = document().and_then(|document| document.active_element());
    find(selector).is_some_and(|root| active.is_some_and(|active| root.contains(Some(&active))))
}

/// Whether nothing has the focus that could be pressed.
pub(crate) fn lost_focus() -> bool {
    let active = document().and_then(|document| document.active_element());
    active.is_none_or(|active| active.matches("body, main").unwrap_or(false))
}

/// Moves the focus to the next element of a group whose text begins with a letter.
pub(crate) fn focus_by_letter(group: &str, items: &str, letter: &str) -> bool {
    let Some(root) = find(group) else { return false };
    let items = all_in(&root, items);
    let active = document().and_then(|document| document.active_element());
    let at = items.iter().position(|item| Some(item) == active.as_ref()).map_or(0, |at| at + 1);
    let wanted = letter.to_lowercase();
    let mut turned = items.iter().cycle().skip(at).take(items.len());
    let next = turned.find(|item| item.text_content().unwrap_or_default().to_lowercase().starts_with(&wanted));
    next.and_then(|item| item.dyn_ref::<HtmlElement>()).is_some_and(|item| item.focus().is_ok())
}

/// How far the first element a selector finds is scrolled, and how high it is, in pixels.
pub(crate) fn scroll_place(selector: &str) -> Option<(u32, u32)> {
    let element = find(selector)?;
    Some((element.scroll_top().max(0) as u32, element.client_height().max(0) as u32))
}

/// How wide the first element a selector finds is, and how high the parts are that stand in it, on average, in pixels;
/// nothing where it is as wide as it `was`.
pub(crate) fn part_size(selector: &str, parts: &str, was: u32) -> Option<(u32, u32)> {
    let element = find(selector)?;
    let wide = element.client_width().max(0) as u32;
    if wide == was {
        return None;
    }
    let parts = all_in(&element, parts);
    let high: f64 = parts.iter().map(|part| part.get_bounding_client_rect().height()).sum();
    (!parts.is_empty()).then(|| (wide, (high / parts.len() as f64).round() as u32))
}

/// An attribute of the element that has the focus.
pub(crate) fn focused_value(name: &str) -> Option<String> {
    document()?.active_element()?.get_attribute(name)
}
