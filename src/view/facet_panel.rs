//! The filters: facets with live counts, and the chips of what is on.

use leptos::prelude::*;

use crate::dom;
use crate::search::{FacetCounts, FacetValue};
use crate::state::State;
use crate::ui::chip::Chip;
use crate::ui::option::{OptionRow, step_of};
use crate::view::ranges::{AmountRange, YearRange};

/// Values shown before "more".
const FIRST: usize = 6;

/// The name of a facet.
pub(crate) fn name(facet: &str) -> &'static str {
    match facet {
        "company" => "Company",
        "region" => "Region",
        "market" => "Market",
        "kind" => "What is said",
        "period" => "Period",
        "modality" => "How it is said",
        "says" => "Who says it",
        "article" => "Article",
        "publisher" => "Publisher",
        "agreement" => "Agreement",
        _ => "Filter",
    }
}

/// The panel.
#[component]
pub(crate) fn FacetPanel(state: State) -> impl IntoView {
    let facets = move || state.facets();
    let picked = state.part(|route| route.picks.iter().map(|(_, values)| values.len()).sum::<usize>());
    let open = RwSignal::new(false);
    let more = move || match picked.get() {
        0 => String::from("Filters"),
        count => format!("Filters ({count} on)"),
    };
    view! {
        <aside class="facet-panel" aria-label="Filters" data-open=move || open.get().then_some("")>
            <button
                type="button"
                class="facet-panel__toggle"
                aria-expanded=move || if open.get() { "true" } else { "false" }
                on:click=move |_| open.update(|open| *open = !*open)
            >
                {more}
            </button>
            <div class="facet-panel__body">
                <YearRange state />
                <AmountRange state />
                {move || facets().into_iter().filter(|facet| facet.values.len() > 1 || facet.values.iter().any(|v| v.picked))
                    .map(|facet| view! { <Facet state facet /> }).collect_view()}
            </div>
        </aside>
    }
}

#[component]
fn Facet(state: State, facet: FacetCounts) -> impl IntoView {
    let key = facet.key;
    let whole = state.opened(key);
    let hidden = facet.values.len().saturating_sub(FIRST);
    let shown = move |at: usize, value: &FacetValue| at < FIRST || value.picked || whole.get();
    let group = format!("[data-facet='{key}']");
    let on_key = move |event: leptos::ev::KeyboardEvent| {
        let key = event.key();
        if let Some(step) = step_of(&key) {
            event.prevent_default();
            dom::move_focus(&group, "[role=option]", step);
        } else if key.chars().count() == 1 && key != " " && dom::focus_by_letter(&group, "[role=option]", &key) {
            event.prevent_default();
            event.stop_propagation();
        }
    };
    let title = format!("facet-{key}");
    let values = facet.values.clone();
    view! {
        <section class="facet">
            <h2 class="facet__title" id=title.clone()>{name(key)}</h2>
            <div class="facet__list" role="listbox" aria-multiselectable="true" aria-labelledby=title data-facet=key on:keydown=on_key>
                {move || values.iter().enumerate().filter(|(at, value)| shown(*at, value))
                    .map(|(at, value)| view! { <Value state facet=key value=value.clone() first=at == 0 /> }).collect_view()}
            </div>
            {(hidden > 0).then(|| view! {
                <button type="button" class="link-button facet__more" on:click=move |_| whole.update(|whole| *whole = !*whole)>
                    {move || if whole.get() { format!("Fewer: {}", name(key).to_lowercase()) } else { format!("{hidden} more: {}", name(key).to_lowercase()) }}
                </button>
            })}
        </section>
    }
}

#[component]
fn Value(state: State, facet: &'static str, value: FacetValue, first: bool) -> impl IntoView {
    let FacetValue { key, label, count, picked } = value;
    let called = key.clone();
    let choose = Callback::new(move |_| {
        state.toggle_pick(facet, &called);
        let again = format!("[data-facet='{facet}'] [data-value=\"{called}\"]");
        dom::after(0, move || {
            let _ = dom::focus(&again);
        });
    });
    view! {
        <OptionRow class="facet__value" key chosen=picked none=count == 0 tab=if first { "0" } else { "-1" } on_choose=choose>
            <span class="facet__box" aria-hidden="true"></span>
            <span class="facet__label">{label}</span>
            <span class="facet__count">{count}</span>
        </OptionRow>
    }
}

/// The chips.
#[component]
pub(crate) fn Chips(state: State) -> impl IntoView {
    let on = move || {
        let facets = state.facets();
        let picked = |facet: FacetCounts| {
            let key = facet.key;
            facet.values.into_iter().filter(|value| value.picked).map(move |value| (key, value))
        };
        facets.into_iter().flat_map(picked).collect::<Vec<_>>()
    };
    let drop_one = move |facet: &'static str, key: String| {
        Callback::new(move |()| {
            state.toggle_pick(facet, &key);
            dom::after(0, || {
                let _ = dom::focus(".chips .chip") || dom::focus("[data-search]");
            });
        })
    };
    view! {
        <Show when=move || !on().is_empty()>
            <div class="chips" role="group" aria-label="Filters that are on">
                {move || on().into_iter()
                    .map(|(facet, value)| view! { <Chip kind=name(facet) label=value.label on_drop=drop_one(facet, value.key) /> })
                    .collect_view()}
                <button type="button" class="link-button" on:click=move |_| state.clear()>"Clear all"</button>
            </div>
        </Show>
    }
}
