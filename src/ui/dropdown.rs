//! A button that opens a drop below it. Escape closes the drop and gives the focus back; so does going elsewhere, without.

use leptos::prelude::*;

use crate::dom;

/// How the drop of this name is found on the page.
pub(super) fn selector(name: &str) -> String {
    format!("[data-combobox='{name}']")
}

/// The button with its drop. `name` is unique on the page; `summary` is what the button says.
#[component]
pub(crate) fn Dropdown(
    name: &'static str,
    label: &'static str,
    #[prop(into)] summary: Signal<String>,
    open: RwSignal<bool>,
    children: ChildrenFn,
) -> impl IntoView {
    let on_key = move |event: leptos::ev::KeyboardEvent| {
        if event.key() == "Escape" && open.get_untracked() {
            open.set(false);
            dom::focus(&format!("{} .combobox__button", selector(name)));
            event.stop_propagation();
            event.prevent_default();
        }
    };
    let on_press = move |_| {
        open.update(|open| *open = !*open);
        if open.get_untracked() {
            dom::after(0, move || {
                let _ = dom::focus(&format!("{} .combobox__drop :is(input, select, [tabindex='0'])", selector(name)));
            });
        }
    };
    // What is drawn anew in the drop takes the focus back first.
    let on_leave = move |_| {
        dom::after(30, move || {
            if !dom::has_focus(&selector(name)) {
                open.try_set(false);
            }
        });
    };
    view! {
        <div class="combobox" data-combobox=name on:keydown=on_key on:focusout=on_leave>
            <span class="combobox__label" aria-hidden="true">{label}</span>
            <button
                type="button"
                class="combobox__button"
                aria-expanded=move || if open.get() { "true" } else { "false" }
                aria-label=move || format!("{label}: {}", summary.get())
                on:click=on_press
            >
                <span class="combobox__summary">{move || summary.get()}</span>
            </button>
            // A press between the controls keeps the focus in the drop.
            <Show when=move || open.get()>
                <div class="combobox__drop" tabindex="-1">{children()}</div>
            </Show>
        </div>
    }
    .into_any()
}
