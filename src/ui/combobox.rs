//! A button that opens a list to choose one or several from, with a field that narrows it.

use leptos::prelude::*;

use super::option::{Choice, OptionRow};
use crate::dom;

/// How many may be chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Many {
    /// One.
    One,
    /// Any number.
    Several,
}

/// The picker. `name` is unique on the page: the list is found by it.
#[component]
pub(crate) fn Combobox(
    name: &'static str,
    label: &'static str,
    many: Many,
    #[prop(into)] summary: Signal<String>,
    #[prop(into)] choices: Signal<Vec<Choice>>,
    on_choose: Callback<String>,
) -> impl IntoView {
    let open = RwSignal::new(false);
    let typed = RwSignal::new(String::new());
    let group = format!("[data-combobox='{name}']");
    let (home, list) = (group.clone(), group.clone());
    let close = move || {
        open.set(false);
        typed.set(String::new());
    };
    let on_key = move |event: leptos::ev::KeyboardEvent| {
        match event.key().as_str() {
            "Escape" if open.get_untracked() => {
                close();
                dom::focus(&format!("{home} .combobox__button"));
                event.stop_propagation();
            }
            "ArrowDown" if open.get_untracked() => dom::move_focus(&home, ".combobox__field, [role=option]", 1),
            "ArrowUp" if open.get_untracked() => dom::move_focus(&home, ".combobox__field, [role=option]", -1),
            _ => return,
        }
        event.prevent_default();
    };
    let on_open = move |_| {
        open.update(|open| *open = !*open);
        let field = format!("{list} .combobox__field");
        if open.get_untracked() {
            dom::after(0, move || {
                let _ = dom::focus(&field);
            });
        }
    };
    let on_leave = {
        let group = group.clone();
        move |_| {
            let group = group.clone();
            dom::after(0, move || {
                if !dom::has_focus(&group) {
                    close();
                }
            });
        }
    };
    let rows = move || {
        let wanted = typed.get().to_lowercase();
        let fits = move |choice: &Choice| choice.label.to_lowercase().contains(&wanted);
        choices
            .get()
            .into_iter()
            .filter(fits)
            .map(|choice| {
                let done = move || {
                    if many == Many::One {
                        close();
                    }
                };
                view! { <Row choice on_choose=Callback::new(move |key| { on_choose.run(key); done(); }) /> }
            })
            .collect_view()
    };
    view! {
        <div class="combobox" data-combobox=name on:keydown=on_key on:focusout=on_leave>
            <span class="combobox__label" aria-hidden="true">{label}</span>
            <button
                type="button"
                class="combobox__button"
                aria-haspopup="listbox"
                aria-expanded=move || if open.get() { "true" } else { "false" }
                aria-label=move || format!("{label}: {}", summary.get())
                on:click=on_open
            >
                <span class="combobox__summary">{move || summary.get()}</span>
            </button>
            <Show when=move || open.get()>
                <div class="combobox__drop">
                    <input
                        class="combobox__field"
                        type="text"
                        aria-label=format!("Find in {label}")
                        placeholder="Find"
                        prop:value=move || typed.get()
                        on:input=move |event| typed.set(event_target_value(&event))
                    />
                    <div class="combobox__list" role="listbox" aria-label=label aria-multiselectable=(many == Many::Several).then_some("true")>
                        {rows}
                    </div>
                </div>
            </Show>
        </div>
    }
}

#[component]
fn Row(choice: Choice, on_choose: Callback<String>) -> impl IntoView {
    let Choice { key, label, count, chosen } = choice;
    let called = key.clone();
    view! {
        <OptionRow class="combobox__row" key chosen off=count == 0 tab="-1" on_choose=Callback::new(move |_| on_choose.run(called.clone()))>
            <span>{label}</span>
            <span class="combobox__count">{if count > 0 { count.to_string() } else { "no claims".into() }}</span>
        </OptionRow>
    }
}
