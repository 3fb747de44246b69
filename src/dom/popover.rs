//! The evidence card's place on the screen: in the top layer, beside what it belongs to.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::{call_method, call_with, find, window};

/// Shows a popover beside its anchor: below when there is room, else above; never beyond the window's sides.
pub(crate) fn show(card: &str, anchor: &str) {
    let Some(card) = find(card).and_then(|card| card.dyn_into::<HtmlElement>().ok()) else { return };
    let anchor = visible(anchor);
    // Whoever tabs out of it goes on behind what it belongs to, not at the end of the page.
    let options = js_sys::Object::new();
    if let Some(anchor) = &anchor {
        let _ = js_sys::Reflect::set(&options, &"source".into(), anchor);
    }
    call_with(&card, "showPopover", &options);
    anchor.and_then(|anchor| place(&card, &anchor));
}

/// Hides a popover.
pub(crate) fn hide(card: &str) {
    if let Some(card) = find(card) {
        call_method(&card, "hidePopover");
    }
}

fn place(card: &HtmlElement, anchor: &Element) -> Option<()> {
    let window = window()?;
    let wide = window.inner_width().ok()?.as_f64()?;
    let high = window.inner_height().ok()?.as_f64()?;
    let anchor = anchor.get_bounding_client_rect();
    let size = card.get_bounding_client_rect();
    const GAP: f64 = 8.0;
    let left = anchor.left().min(wide - size.width() - GAP).max(GAP);
    let below = anchor.bottom() + GAP;
    let above = anchor.top() - GAP - size.height();
    let top = if below + size.height() <= high || above < GAP {
        below.min((high - size.height() - GAP).max(GAP))
    } else {
        above
    };
    let style = card.style();
    style.set_property("left", &format!("{left:.0}px")).ok()?;
    style.set_property("top", &format!("{top:.0}px")).ok()
}

/// The last visible element a selector finds.
fn visible(selector: &str) -> Option<Element> {
    let body = super::document()?.body()?;
    let is_seen = |element: &Element| {
        let frame = element.get_bounding_client_rect();
        frame.width() > 0.0 && frame.height() > 0.0
    };
    super::all_in(&body, selector).into_iter().filter(is_seen).last()
}
