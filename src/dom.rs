//! The browser: location, history, clipboard, storage, scrolling, focus, time. Nothing here knows what a claim is.

pub(crate) mod articles;
pub(crate) mod export;
pub(crate) mod hits;
pub(crate) mod popover;

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element, EventTarget, HtmlElement, Window};

/// Whether a change of the hash makes a step for the Back button.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    /// A new step.
    Push,
    /// The present step, changed.
    Replace,
}

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

/// Milliseconds since the page was opened.
pub(crate) fn now() -> f64 {
    window().and_then(|window| window.performance()).map_or(0.0, |performance| performance.now())
}

/// A User Timing mark.
pub(crate) fn mark(name: &str) {
    if let Some(performance) = window().and_then(|window| window.performance()) {
        let _ = performance.mark(name);
    }
}

/// A User Timing measure from `start` (milliseconds) to now.
pub(crate) fn measure(name: &str, start: f64) {
    let Some(performance) = window().and_then(|window| window.performance()) else { return };
    let options = js_sys::Object::new();
    let _ = js_sys::Reflect::set(&options, &"start".into(), &start.into());
    let _ = js_sys::Reflect::get(&performance, &"measure".into())
        .and_then(|method| method.dyn_into::<js_sys::Function>())
        .and_then(|method| method.call2(&performance, &name.into(), &options));
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

/// Listens on a target for as long as the page is open.
pub(crate) fn listen<E: JsCast + 'static>(target: &EventTarget, name: &str, mut call: impl FnMut(E) + 'static) {
    let closure = Closure::<dyn FnMut(JsValue)>::new(move |event: JsValue| call(event.unchecked_into()));
    let _ = target.add_event_listener_with_callback(name, closure.as_ref().unchecked_ref());
    closure.forget();
}

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

/// Runs after `ms` milliseconds.
pub(crate) fn after(ms: i32, call: impl FnOnce() + 'static) {
    if let Some(window) = window() {
        let closure = Closure::once_into_js(call);
        let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(closure.unchecked_ref(), ms);
    }
}

/// Something to be done once.
type Once = Box<dyn FnOnce()>;

/// Runs once the present changes are painted: two frames on, or soon in a hidden tab, which paints none.
pub(crate) fn after_paint(call: impl FnOnce() + 'static) {
    let pending: Rc<RefCell<Option<Once>>> = Rc::new(RefCell::new(Some(Box::new(call))));
    let run = {
        let pending = pending.clone();
        move || {
            let taken = pending.borrow_mut().take();
            if let Some(call) = taken {
                call();
            }
        }
    };
    let Some(window) = window() else { return };
    let later = run.clone();
    let frame = Closure::once_into_js(move || after(0, run));
    let _ = window.request_animation_frame(frame.unchecked_ref());
    after(250, later);
}

/// Whether a media query holds.
pub(crate) fn media(query: &str) -> bool {
    window().and_then(|window| window.match_media(query).ok().flatten()).is_some_and(|list| list.matches())
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

/// Moves the focus to the first element a selector finds; says whether there was one.
pub(crate) fn focus(selector: &str) -> bool {
    let element = find(selector).and_then(|element| element.dyn_into::<HtmlElement>().ok());
    element.is_some_and(|element| element.focus().is_ok())
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

/// Opens a dialog as modal, or closes it.
pub(crate) fn set_dialog(selector: &str, open: Open) {
    let Some(dialog) = find(selector) else { return };
    let is_open = dialog.has_attribute("open");
    let name = match open {
        Open::Yes if !is_open => "showModal",
        Open::No if is_open => "close",
        _ => return,
    };
    call_method(&dialog, name);
}

/// Whether something is to be open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Open {
    /// Open.
    Yes,
    /// Closed.
    No,
}

pub(crate) fn call_method(target: &JsValue, name: &str) {
    let method = js_sys::Reflect::get(target, &name.into()).and_then(|method| method.dyn_into::<js_sys::Function>());
    if let Ok(method) = method {
        let _ = method.call0(target);
    }
}

/// Prints the page.
pub(crate) fn print() {
    if let Some(window) = window() {
        let _ = window.print();
    }
}

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

/// The bytes of the bundle this file carries; `None` when it carries none or they cannot be unpacked.
pub(crate) async fn bundle() -> Option<Vec<u8>> {
    let promise = js_sys::Reflect::get(window()?.as_ref(), &"factfolioBundle".into()).ok()?;
    let bytes = wasm_bindgen_futures::JsFuture::from(promise.dyn_into::<js_sys::Promise>().ok()?).await.ok()?;
    Some(bytes.dyn_into::<js_sys::Uint8Array>().ok()?.to_vec())
}

/// Whether the focus is inside the first element a selector finds.
pub(crate) fn has_focus(selector: &str) -> bool {
    let active = document().and_then(|document| document.active_element());
    find(selector).is_some_and(|root| active.is_some_and(|active| root.contains(Some(&active))))
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
