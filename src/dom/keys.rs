//! Keys, and where they were pressed.

use wasm_bindgen::JsCast;
use web_sys::Element;

use super::{document, listen};

/// A key that was pressed, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Key {
    /// `n`, `ArrowDown`, `Escape`.
    pub name: String,
    /// With Control or Command.
    pub control: bool,
    /// With Shift.
    pub shift: bool,
    /// In a field that takes text.
    pub typing: bool,
    /// Inside an open dialog.
    pub in_dialog: bool,
    /// The claim of the marker that has the focus.
    pub claim: Option<u32>,
    /// Inside the reading pane.
    pub in_text: bool,
}

/// Calls back on every key; the answer `true` keeps the browser from acting on it too.
pub(crate) fn on_key(mut call: impl FnMut(Key) -> bool + 'static) {
    let Some(document) = document() else { return };
    listen(&document, "keydown", move |event: web_sys::KeyboardEvent| {
        if event.alt_key() || event.default_prevented() {
            return;
        }
        let target: Option<Element> = event.target().and_then(|target| target.dyn_into().ok());
        let within = |selector: &str| target.as_ref().and_then(|target| target.closest(selector).ok().flatten());
        let key = Key {
            name: event.key(),
            control: event.ctrl_key() || event.meta_key(),
            shift: event.shift_key(),
            typing: within("input:not([type=checkbox]):not([type=radio]), textarea, select").is_some(),
            in_dialog: within("dialog").is_some(),
            claim: within("[data-claim]").and_then(|marker| marker.get_attribute("data-claim")?.parse().ok()),
            in_text: within("[data-pane]").is_some()
                || target.as_ref().is_none_or(|target| matches!(target.tag_name().as_str(), "BODY" | "MAIN")),
        };
        if call(key) {
            event.prevent_default();
        }
    });
}
