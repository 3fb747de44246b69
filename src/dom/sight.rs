//! What the reader sees of the page: how far down the window reaches, and whether an element is near it. Learned from the
//! browser's own notices, so that nothing has to be measured when a key is pressed.

use std::cell::Cell;

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use web_sys::{Element, IntersectionObserver, IntersectionObserverEntry};

use super::{listen, window};

thread_local! {
    /// The lower edge of the window in pixels of the page, as last noticed.
    static EDGE: Cell<u32> = const { Cell::new(1200) };
}

/// Begins to notice how far down the window reaches.
pub(crate) fn notice_edge() {
    let Some(window) = window() else { return };
    let look = || {
        let Some(window) = super::window() else { return };
        let height = window.inner_height().ok().and_then(|height| height.as_f64()).unwrap_or_default();
        EDGE.set((window.scroll_y().unwrap_or_default() + height).max(0.0) as u32);
    };
    // To look is to lay the page out, which it is by then.
    super::after_paint(look);
    for name in ["scroll", "resize"] {
        listen(&window, name, move |_: web_sys::Event| look());
    }
}

/// The lower edge of the window in pixels from the top of the page.
pub(crate) fn edge() -> u32 {
    EDGE.get()
}

/// How far down the page an element begins, and how wide it is, in pixels. To ask is to lay the page out.
pub(crate) fn place_of(element: &Element) -> (u32, u32) {
    let frame = element.get_bounding_client_rect();
    let scrolled = window().and_then(|window| window.scroll_y().ok()).unwrap_or_default();
    ((frame.top() + scrolled).max(0.0) as u32, frame.width().max(0.0) as u32)
}

/// Notices about an element, until this is dropped.
pub(crate) struct Watch {
    observer: IntersectionObserver,
    _call: Closure<dyn FnMut(js_sys::Array)>,
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// Calls back with whether an element is in the window, now and at each change.
pub(crate) fn watch(element: &Element, mut call: impl FnMut(bool) + 'static) -> Option<Watch> {
    let call = Closure::<dyn FnMut(js_sys::Array)>::new(move |entries: js_sys::Array| {
        let last: Option<IntersectionObserverEntry> = entries.pop().dyn_into().ok();
        call(last.is_some_and(|entry| entry.is_intersecting()));
    });
    let observer = IntersectionObserver::new(call.as_ref().unchecked_ref()).ok()?;
    observer.observe(element);
    Some(Watch { observer, _call: call })
}

/// The value of an attribute of the element an event happened in, or of the nearest one around it that the selector names.
pub(crate) fn value_at(event: &web_sys::Event, selector: &str, name: &str) -> Option<String> {
    let target = event.target()?.dyn_into::<Element>().ok()?;
    target.closest(selector).ok().flatten()?.get_attribute(name)
}
