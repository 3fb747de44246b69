//! Time: now, later, after the next paint; and the marks by which the page's speed is measured.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;

use super::window;

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

/// Runs after `ms` milliseconds.
pub(crate) fn after(ms: i32, call: impl FnOnce() + 'static) {
    if let Some(window) = window() {
        let closure = Closure::once_into_js(call);
        let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(closure.unchecked_ref(), ms);
    }
}

/// Runs when the window has been scrolled, once a frame; in place of what ran before.
pub(crate) fn on_scroll(call: impl Fn() + 'static) {
    let (call, waits) = (Rc::new(call), Rc::new(Cell::new(false)));
    let closure = Closure::<dyn FnMut()>::new(move || {
        if !waits.replace(true) {
            let (call, waits) = (call.clone(), waits.clone());
            after(16, move || {
                waits.set(false);
                call();
            });
        }
    });
    if let Some(window) = window() {
        window.set_onscroll(Some(closure.as_ref().unchecked_ref()));
    }
    closure.forget();
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
