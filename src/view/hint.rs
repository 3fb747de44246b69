//! What a first visit should know of a view. All hints are put away together, for good, with one press.

use leptos::prelude::*;

use crate::state::{Setting, State};

/// A hint: keys and what they do, and a sentence.
#[component]
pub(crate) fn Hint(state: State, keys: &'static [(&'static str, &'static str)], more: &'static str) -> impl IntoView {
    let key = |(key, does): &(&'static str, &'static str)| view! { <kbd>{*key}</kbd> " " {*does} " " };
    view! {
        <Show when=move || !state.is(Setting::NoHint)>
            <p class="hint">
                <span class="hint__keys">{keys.iter().map(key).collect_view()}</span>
                {more} " "
                <button type="button" class="link-button" on:click=move |_| state.toggle_setting(Setting::NoHint)>"Put hints away"</button>
            </p>
        </Show>
    }
    .into_any()
}
