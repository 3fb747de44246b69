//! One option of a list to choose from: a click, Enter or Space chooses it.

use leptos::prelude::*;

/// How far a choice reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reach {
    /// This option alone.
    One,
    /// Everything from the option chosen last to this one.
    Range,
}

/// An option as a list shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Choice {
    /// What is called back.
    pub key: String,
    /// What is read.
    pub label: String,
    /// How many there are; none makes it impossible to choose where the list says so.
    pub count: usize,
    /// Chosen.
    pub chosen: bool,
}

/// The option. `tab` is its place in the order of Tab, `off` says that it cannot be chosen.
#[component]
pub(crate) fn OptionRow(
    class: &'static str,
    key: String,
    chosen: bool,
    #[prop(optional)] off: bool,
    tab: &'static str,
    on_choose: Callback<Reach>,
    children: Children,
) -> impl IntoView {
    let choose = move |shift: bool| {
        if !off {
            on_choose.run(if shift { Reach::Range } else { Reach::One });
        }
    };
    let on_key = move |event: leptos::ev::KeyboardEvent| {
        if matches!(event.key().as_str(), "Enter" | " ") {
            event.prevent_default();
            choose(event.shift_key());
        }
    };
    view! {
        <div
            class=class
            role="option"
            tabindex=tab
            data-value=key
            aria-selected=if chosen { "true" } else { "false" }
            aria-disabled=off.then_some("true")
            on:click=move |event| choose(event.shift_key())
            on:keydown=on_key
        >
            {children()}
        </div>
    }
    .into_any()
}

/// How many options an arrow key moves on, in a list that goes down or along.
pub(crate) fn step_of(key: &str) -> Option<i32> {
    match key {
        "ArrowRight" => Some(1),
        "ArrowLeft" => Some(-1),
        _ => step_down(key),
    }
}

/// How many items a key moves on, in a list that only goes down.
pub(crate) fn step_down(key: &str) -> Option<i32> {
    match key {
        "ArrowDown" => Some(1),
        "ArrowUp" => Some(-1),
        "Home" => Some(i32::MIN),
        "End" => Some(i32::MAX),
        _ => None,
    }
}
