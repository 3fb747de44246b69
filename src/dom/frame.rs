//! The page that frames this one: it is told how tall this page is, and may ask for a theme.

use std::cell::RefCell;

use wasm_bindgen::prelude::*;
use wasm_bindgen::{JsCast, JsValue};

use super::{find, listen, window};

/// Tells a page that frames this one how tall it is, whenever that changes.
pub(crate) fn report_height(selector: &str, id: String) {
    let Some(element) = find(selector) else { return };
    let measured = element.clone();
    let last = RefCell::new(0);
    let closure = Closure::<dyn FnMut()>::new(move || {
        let height = measured.get_bounding_client_rect().height().ceil() as i32;
        if (height - *last.borrow()).abs() < 2 {
            return;
        }
        *last.borrow_mut() = height;
        let message = js_sys::Object::new();
        for (key, value) in [
            ("type", JsValue::from("factfolio:height")),
            ("v", 1.into()),
            ("id", id.as_str().into()),
            ("height", height.into()),
        ] {
            let _ = js_sys::Reflect::set(&message, &key.into(), &value);
        }
        if let Some(Ok(Some(parent))) = window().map(|window| window.parent()) {
            let _ = parent.post_message(&message, "*");
        }
    });
    if let Ok(observer) = web_sys::ResizeObserver::new(closure.as_ref().unchecked_ref()) {
        observer.observe(&element);
    }
    closure.forget();
}

/// Calls back when the framing page asks for a theme; messages from anywhere else are ignored.
pub(crate) fn on_theme_message(mut call: impl FnMut(String) + 'static) {
    let Some(window) = window() else { return };
    let parent = window.parent().ok().flatten();
    listen(&window, "message", move |event: web_sys::MessageEvent| {
        let from_parent = event
            .source()
            .is_some_and(|source| parent.as_ref().is_some_and(|parent| js_sys::Object::is(&source, parent)));
        let field =
            |name: &str| js_sys::Reflect::get(&event.data(), &name.into()).ok().and_then(|value| value.as_string());
        if from_parent && field("type").as_deref() == Some("factfolio:theme") {
            call(field("theme").unwrap_or_default());
        }
    });
}
