//! One thing that is on, with a button that turns it off.

use leptos::prelude::*;

/// A chip; pressing it, or Delete on it, calls back.
#[component]
pub(crate) fn Chip(#[prop(into)] kind: String, #[prop(into)] label: String, on_drop: Callback<()>) -> impl IntoView {
    let name = format!("Remove {kind}: {label}");
    let on_key = move |event: leptos::ev::KeyboardEvent| {
        if matches!(event.key().as_str(), "Delete" | "Backspace") {
            event.prevent_default();
            on_drop.run(());
        }
    };
    view! {
        <button type="button" class="chip" aria-label=name on:click=move |_| on_drop.run(()) on:keydown=on_key>
            <span class="chip__kind">{kind}</span>
            <span class="chip__label">{label}</span>
            <span class="chip__cross" aria-hidden="true">"×"</span>
        </button>
    }
}
