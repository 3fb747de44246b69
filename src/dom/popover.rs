//! The evidence card's place on the screen: in the top layer, beside what it belongs to.

use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::{call_method, find, window};

/// Shows a popover beside its anchor: below when there is room, else above; never beyond the window's sides.
pub(crate) fn show(card: &str, anchor: &str) {
    let Some(card) = find(card).and_then(|card| card.dyn_into::<HtmlElement>().ok()) else { return };
    call_method(&card, "showPopover");
    place(&card, anchor);
}

/// Hides a popover.
pub(crate) fn hide(card: &str) {
    if let Some(card) = find(card) {
        call_method(&card, "hidePopover");
    }
}

fn place(card: &HtmlElement, anchor: &str) -> Option<()> {
    let window = window()?;
    let wide = window.inner_width().ok()?.as_f64()?;
    let high = window.inner_height().ok()?.as_f64()?;
    let anchor = visible(anchor)?;
    let size = card.get_bounding_client_rect();
    const GAP: f64 = 8.0;
    let left = anchor.0.min(wide - size.width() - GAP).max(GAP);
    let below = anchor.2 + GAP;
    let above = anchor.1 - GAP - size.height();
    let top = if below + size.height() <= high || above < GAP {
        below.min((high - size.height() - GAP).max(GAP))
    } else {
        above
    };
    let style = card.style();
    style.set_property("left", &format!("{left:.0}px")).ok()?;
    style.set_property("top", &format!("{top:.0}px")).ok()
}

/// Left, top and bottom of the first visible element a selector finds.
fn visible(selector: &str) -> Option<(f64, f64, f64)> {
    let body = super::document()?.body()?;
    let boxes = super::all_in(&body, selector).into_iter().map(|element| element.get_bounding_client_rect());
    let found = boxes.filter(|frame| frame.width() > 0.0 && frame.height() > 0.0).last()?;
    Some((found.left(), found.top(), found.bottom()))
}
