//! The search box, over articles and claims at once.

use leptos::prelude::*;

use crate::dom;
use crate::state::State;
use crate::words;

/// The box with its count of results.
#[component]
pub(crate) fn SearchBox(state: State) -> impl IntoView {
    let query = state.part(|route| route.query.clone());
    let narrowed = state.part(|route| route.is_narrowed());
    let count = move || {
        state.results().with(|results| {
            let claims = words::count(results.claims().len(), "claim", "claims");
            format!("{claims} in {}", words::count(results.articles.len(), "article", "articles"))
        })
    };
    let shown = count;
    Effect::new(move |before: Option<String>| {
        let now = count();
        if narrowed.get() && before.is_some_and(|before| before != now) {
            let words = now.clone();
            dom::after(600, move || {
                if untrack(count) == words {
                    state.say(&words);
                }
            });
        }
        now
    });
    let on_key = move |event: leptos::ev::KeyboardEvent| match event.key().as_str() {
        "Escape" if !query.get_untracked().is_empty() => {
            event.prevent_default();
            state.type_query(String::new());
        }
        // What is still being composed is no answer yet.
        "ArrowDown" | "Enter" if !event.is_composing() => {
            event.prevent_default();
            dom::focus("[data-results] a, [data-results] button");
        }
        _ => {}
    };
    view! {
        <form class="search-box" role="search" on:submit=move |event| event.prevent_default()>
            <label class="visually-hidden" for="search">"Search articles and claims"</label>
            <svg class="search-box__icon" viewBox="0 0 20 20" width="18" height="18" aria-hidden="true">
                <circle cx="8.5" cy="8.5" r="5.5" fill="none" stroke="currentColor" stroke-width="1.6" />
                <path d="M12.7 12.7 17 17" stroke="currentColor" stroke-width="1.6" stroke-linecap="round" />
            </svg>
            <input
                id="search"
                class="search-box__field"
                type="search"
                data-search
                autocomplete="off"
                spellcheck="false"
                placeholder="Search articles and claims"
                prop:value=move || query.get()
                on:input=move |event| state.type_query(event_target_value(&event))
                on:keydown=on_key
            />
            <span class="search-box__count" aria-hidden="true">{move || narrowed.get().then(shown)}</span>
        </form>
    }
}
