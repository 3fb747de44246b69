//! A row of tabs; arrow keys move and choose.

use leptos::prelude::*;

/// Tabs by name. `chosen` is the position of the one that is on; `panel` the id of what they switch.
#[component]
pub(crate) fn Tabs(
    #[prop(into)] label: String,
    names: Vec<&'static str>,
    #[prop(into)] chosen: Signal<usize>,
    #[prop(into)] panel: String,
    on_choose: Callback<usize>,
) -> impl IntoView {
    let last = names.len() - 1;
    let on_key = move |event: leptos::ev::KeyboardEvent| {
        let at = chosen.get_untracked();
        let next = match event.key().as_str() {
            "ArrowRight" => {
                if at == last {
                    0
                } else {
                    at + 1
                }
            }
            "ArrowLeft" => at.checked_sub(1).unwrap_or(last),
            "Home" => 0,
            "End" => last,
            _ => return,
        };
        event.prevent_default();
        on_choose.run(next);
        crate::dom::after(0, move || {
            let _ = crate::dom::focus("[role=tab][aria-selected=true]");
        });
    };
    let tabs = names.into_iter().enumerate().map(|(at, name)| {
        let on = move || chosen.get() == at;
        view! {
            <button
                type="button"
                role="tab"
                class="tabs__tab"
                aria-selected=move || if on() { "true" } else { "false" }
                aria-controls=panel.clone()
                tabindex=move || if on() { "0" } else { "-1" }
                on:click=move |_| on_choose.run(at)
            >
                {name}
            </button>
        }
    });
    let tabs = tabs.collect_view();
    view! { <div class="tabs" role="tablist" aria-label=label on:keydown=on_key>{tabs}</div> }
}
