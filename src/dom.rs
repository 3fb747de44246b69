//! The browser: location, history, clipboard, storage, scrolling, focus, time. Nothing here knows what a claim is.

pub(crate) mod articles;
pub(crate) mod export;
mod focus;
mod frame;
pub(crate) mod hits;
mod keep;
pub(crate) mod kept;
mod keys;
mod place;
pub(crate) mod popover;
mod sight;
mod time;

use wasm_bindgen::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element, EventTarget, Window};

pub(crate) use focus::{
    focus, focus_by_letter, focus_in_place, focused_value, has_focus, lost_focus, move_focus, move_part, part_size,
    rove, scroll_into_view, scroll_place, scroll_to_top, select_field,
};
pub(crate) use frame::{on_theme_message, report_height};
pub(crate) use keep::{copy, remember, remembered};
pub(crate) use keys::{Key, on_key};
pub(crate) use place::{Step, address, hash, on_hash_change, set_hash};
pub(crate) use sight::{Watch, edge, notice_edge, place_of, value_at, watch};
pub(crate) use time::{after, after_paint, mark, now, on_scroll};

pub(crate) fn window() -> Option<Window> {
    web_sys::window()
}

pub(crate) fn document() -> Option<Document> {
    window()?.document()
}

/// The first element a selector finds.
pub(crate) fn find(selector: &str) -> Option<Element> {
    document()?.query_selector(selector).ok()?
}

pub(crate) fn all_in(root: &Element, selector: &str) -> Vec<Element> {
    let Ok(list) = root.query_selector_all(selector) else { return Vec::new() };
    (0..list.length()).filter_map(|at| list.get(at)).filter_map(|node| node.dyn_into().ok()).collect()
}

/// Listens on a target for as long as the page is open.
pub(crate) fn listen<E: JsCast + 'static>(target: &EventTarget, name: &str, mut call: impl FnMut(E) + 'static) {
    let closure = Closure::<dyn FnMut(JsValue)>::new(move |event: JsValue| call(event.unchecked_into()));
    let _ = target.add_event_listener_with_callback(name, closure.as_ref().unchecked_ref());
    closure.forget();
}

/// Whether a media query holds.
pub(crate) fn media(query: &str) -> bool {
    window().and_then(|window| window.match_media(query).ok().flatten()).is_some_and(|list| list.matches())
}

/// How wide the window is, in pixels.
pub(crate) fn wide() -> u32 {
    let width = window().and_then(|window| window.inner_width().ok()).and_then(|width| width.as_f64());
    width.unwrap_or(1280.0) as u32
}

/// Sets or removes an attribute of the root element.
pub(crate) fn set_root(name: &str, value: Option<&str>) {
    if let Some(root) = document().and_then(|document| document.document_element()) {
        let _ = match value {
            Some(value) => root.set_attribute(name, value),
            None => root.remove_attribute(name),
        };
    }
}

/// Opens a dialog as modal, or closes it, where `open` is not what was asked for `before`; gives `open`. A dialog is closed
/// at first, and is not even looked for then: it stands behind all articles.
pub(crate) fn set_dialog(selector: &str, before: Option<bool>, open: bool) -> bool {
    if before.unwrap_or(false) != open {
        let dialog = find(selector).filter(|dialog| dialog.has_attribute("open") != open);
        if let Some(dialog) = dialog {
            call_method(&dialog, if open { "showModal" } else { "close" });
        }
    }
    open
}

pub(crate) fn call_method(target: &JsValue, name: &str) {
    call_with(target, name, &JsValue::UNDEFINED);
}

/// Calls a method with one argument.
pub(crate) fn call_with(target: &JsValue, name: &str, argument: &JsValue) {
    let method = js_sys::Reflect::get(target, &name.into()).and_then(|method| method.dyn_into::<js_sys::Function>());
    if let Ok(method) = method {
        let _ = method.call1(target, argument);
    }
}

/// What the browser calls the page.
pub(crate) fn title() -> String {
    document().map_or(String::new(), |document| document.title())
}

/// Calls the page something else.
pub(crate) fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// Prints the page.
pub(crate) fn print() {
    if let Some(window) = window() {
        let _ = window.print();
    }
}

/// The bytes of the bundle this file carries; `None` when it carries none or they cannot be unpacked.
pub(crate) async fn bundle() -> Option<Vec<u8>> {
    let promise = js_sys::Reflect::get(window()?.as_ref(), &"factfolioBundle".into()).ok()?;
    let bytes = wasm_bindgen_futures::JsFuture::from(promise.dyn_into::<js_sys::Promise>().ok()?).await.ok()?;
    Some(bytes.dyn_into::<js_sys::Uint8Array>().ok()?.to_vec())
}
