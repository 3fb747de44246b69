//! A button that opens a list to choose one or several from, with a field that narrows it.

use leptos::prelude::*;

use super::dropdown::{Dropdown, selector};
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
    let choose = Callback::new(move |key: String| {
        on_choose.run(key);
        if many == Many::One {
            open.set(false);
        }
    });
    view! {
        <Dropdown name label summary open>
            <Finder name label many choices on_choose=choose />
        </Dropdown>
    }
}

/// The list and its field. The arrow keys go through both.
#[component]
fn Finder(
    name: &'static str,
    label: &'static str,
    many: Many,
    choices: Signal<Vec<Choice>>,
    on_choose: Callback<String>,
) -> impl IntoView {
    let typed = RwSignal::new(String::new());
    let on_key = move |event: leptos::ev::KeyboardEvent| {
        let step = match event.key().as_str() {
            "ArrowDown" => 1,
            "ArrowUp" => -1,
            _ => return,
        };
        dom::move_focus(&selector(name), ".combobox__field, [role=option]", step);
        event.prevent_default();
    };
    let rows = move || {
        let wanted = typed.get().to_lowercase();
        let fits = |choice: &Choice| choice.label.to_lowercase().contains(&wanted);
        let row = |choice| view! { <Row choice on_choose /> };
        choices.get().into_iter().filter(fits).map(row).collect_view()
    };
    view! {
        <div class="combobox__finder" on:keydown=on_key>
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
