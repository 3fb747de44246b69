//! How the comparison is laid out: what each panel is, how its rows are sorted, whether panels share an axis and sources are
//! combined; and the way back.

use leptos::prelude::*;

use crate::dom;
use crate::route::{By, Choice, RowSort, Scale, Scope};
use crate::state::State;
use crate::ui::dropdown::Dropdown;

/// What a choice is without what was chosen; the way of drawing stays.
pub(super) fn begun_again(choice: &Choice) -> Choice {
    Choice { drawing: choice.drawing, ..Choice::default() }
}

/// The way back, where there is one.
#[component]
pub(super) fn Reset(state: State) -> impl IntoView {
    let choice = state.part(|route| route.choice.clone());
    let on_press = move |_| {
        state.choose(|choice| *choice = begun_again(choice));
        dom::after(0, || {
            let _ = dom::focus(".pickers .combobox__button");
        });
    };
    view! {
        <Show when=move || choice.with(|choice| *choice != begun_again(choice))>
            <button type="button" class="link-button pickers__reset" on:click=on_press>"Reset"</button>
        </Show>
    }
    .into_any()
}

/// The layout in words, and its switches.
#[component]
pub(super) fn Display(state: State) -> impl IntoView {
    let choice = state.part(|route| route.choice.clone());
    let summary = Signal::derive(move || choice.with(in_words));
    view! {
        <Dropdown name="display" label="Panels" summary open=RwSignal::new(false)>
            <Switches state choice />
        </Dropdown>
    }
    .into_any()
}

/// `by region, own scales`; the order of the rows stands in them.
fn in_words(choice: &Choice) -> String {
    let by = match choice.by {
        By::Region => "by region",
        By::Period => "by period",
        By::Holder => "by company",
    };
    let own = (choice.scale == Scale::Own).then_some("own scales");
    let mixed = (choice.scope == Scope::Combined).then_some("sources combined");
    [Some(by), own, mixed].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

#[component]
fn Switches(state: State, choice: Memo<Choice>) -> impl IntoView {
    let by = move |event: leptos::ev::Event| {
        let by = match event_target_value(&event).as_str() {
            "when" => By::Period,
            "who" => By::Holder,
            _ => By::Region,
        };
        state.choose(|choice| choice.by = by);
    };
    let sort = move |event: leptos::ev::Event| {
        let rows = match event_target_value(&event).as_str() {
            "amount" => RowSort::Amount,
            "name" => RowSort::Name,
            _ => RowSort::Rank,
        };
        state.choose(|choice| choice.rows = rows);
    };
    let is_sort = move |wanted: RowSort| choice.with(|choice| choice.rows == wanted);
    let is_by = move |wanted: By| choice.with(|choice| choice.by == wanted);
    let own = move || choice.with(|choice| choice.scale == Scale::Own);
    let mixed = move || choice.with(|choice| choice.scope == Scope::Combined);
    view! {
        <div class="pickers__switches">
            <label class="pickers__by">
                "Panels by "
                <select on:change=by>
                    <option value="where" selected=move || is_by(By::Region)>"region"</option>
                    <option value="when" selected=move || is_by(By::Period)>"period"</option>
                    <option value="who" selected=move || is_by(By::Holder)>"company"</option>
                </select>
            </label>
            <label class="pickers__by">
                "Sorted by "
                <select on:change=sort>
                    <option value="rank" selected=move || is_sort(RowSort::Rank)>"rank"</option>
                    <option value="amount" selected=move || is_sort(RowSort::Amount)>"amount"</option>
                    <option value="name" selected=move || is_sort(RowSort::Name)>"name"</option>
                </select>
            </label>
            <label class="check">
                <input type="checkbox" prop:checked=own on:change=move |_| state.choose(|choice| choice.scale = if choice.scale == Scale::Own { Scale::Shared } else { Scale::Own }) />
                " Own scale for each"
            </label>
            <label class="check">
                <input type="checkbox" prop:checked=mixed on:change=move |_| state.choose(|choice| choice.scope = if choice.scope == Scope::Combined { Scope::Source } else { Scope::Combined }) />
                " Combine sources"
            </label>
        </div>
    }
}
