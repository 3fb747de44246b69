//! What outlives the page: this browser's memory and the clipboard.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::HtmlElement;

use super::{document, window};

/// A value this browser remembers; `None` where storage is closed (a sandboxed frame) or empty.
pub(crate) fn remembered(key: &str) -> Option<String> {
    window()?.local_storage().ok()??.get_item(key).ok()?
}

/// Remembers a value where the browser allows it.
pub(crate) fn remember(key: &str, value: &str) {
    if let Some(Ok(Some(storage))) = window().map(|window| window.local_storage()) {
        let _ = storage.set_item(key, value);
    }
}

/// Puts text on the clipboard; calls back with whether it worked.
pub(crate) fn copy(text: String, done: impl FnOnce(bool) + 'static) {
    let clipboard = window().map(|window| window.navigator()).and_then(|navigator| {
        let value = js_sys::Reflect::get(&navigator, &"clipboard".into()).ok()?;
        (!value.is_undefined()).then(|| value.unchecked_into::<web_sys::Clipboard>())
    });
    wasm_bindgen_futures::spawn_local(async move {
        let written = match clipboard {
            Some(clipboard) => wasm_bindgen_futures::JsFuture::from(clipboard.write_text(&text)).await.is_ok(),
            None => false,
        };
        done(written || copy_by_selection(&text));
    });
}

/// The older way, for frames without clipboard permission: select a field and let the browser copy it.
fn copy_by_selection(text: &str) -> bool {
    let copied = || -> Option<bool> {
        let document = document()?;
        let focused = document.active_element();
        let field = document.create_element("textarea").ok()?;
        field.set_text_content(Some(text));
        field.set_class_name("visually-hidden");
        document.body()?.append_child(&field).ok()?;
        let call = |target: &JsValue, name: &str, argument: &JsValue| {
            let method = js_sys::Reflect::get(target, &name.into()).ok()?.dyn_into::<js_sys::Function>().ok()?;
            method.call1(target, argument).ok()
        };
        call(&field, "select", &JsValue::UNDEFINED);
        let done = call(&document, "execCommand", &"copy".into())?.as_bool();
        field.remove();
        if let Some(element) = focused.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
            let _ = element.focus();
        }
        done
    };
    copied().unwrap_or(false)
}
