//! The location: its hash, and the steps of the Back button.

use wasm_bindgen::prelude::*;
use wasm_bindgen::{JsCast, JsValue};

use super::window;

/// Whether a change of the hash makes a step for the Back button.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    /// A new step.
    Push,
    /// The present step, changed.
    Replace,
}

/// The location's hash as the address bar has it.
pub(crate) fn hash() -> String {
    window().and_then(|window| window.location().hash().ok()).unwrap_or_default()
}

/// The address of this page without its hash.
pub(crate) fn address() -> String {
    let href = window().and_then(|window| window.location().href().ok()).unwrap_or_default();
    href.split('#').next().unwrap_or_default().to_owned()
}

/// Writes the hash. In a `srcdoc` frame history is closed; there only the location itself can be set.
pub(crate) fn set_hash(hash: &str, step: Step) {
    let Some(window) = window() else { return };
    let Ok(history) = window.history() else { return };
    let done = match step {
        Step::Push => history.push_state_with_url(&JsValue::NULL, "", Some(hash)),
        Step::Replace => history.replace_state_with_url(&JsValue::NULL, "", Some(hash)),
    };
    if done.is_err() {
        let _ = window.location().set_hash(hash);
    }
}

/// Calls back whenever the hash changes other than by `set_hash`.
pub(crate) fn on_hash_change(mut call: impl FnMut() + 'static) {
    let shared = Closure::<dyn FnMut(JsValue)>::new(move |_| call());
    if let Some(window) = window() {
        for name in ["popstate", "hashchange"] {
            let _ = window.add_event_listener_with_callback(name, shared.as_ref().unchecked_ref());
        }
    }
    shared.forget();
}
