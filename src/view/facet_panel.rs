//! The filters: facets with live counts, and the chips of what is on.

use leptos::prelude::*;

use crate::dom;
use crate::search::{FacetCounts, FacetValue};
use crate::state::State;
use crate::ui::chip::Chip;

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
        let step = match event.key().as_str() {
            "ArrowDown" => 1,
            "ArrowUp" => -1,
            "Home" => i32::MIN,
            "End" => i32::MAX,
            letter if letter.chars().count() == 1 && letter != " " => {
                if dom::focus_by_letter(&group, "[role=option]", letter) {
                    event.prevent_default();
                    event.stop_propagation();
                }
                return;
            }
            _ => return,
        };
        event.prevent_default();
        dom::move_focus(&group, "[role=option]", step);
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
            {(key == "period").then(|| view! { <Years state /> })}
            {(hidden > 0).then(|| view! {
                <button type="button" class="link-button facet__more" on:click=move |_| whole.update(|whole| *whole = !*whole)>
                    {move || if whole.get() { format!("Fewer: {}", name(key).to_lowercase()) } else { format!("{hidden} more: {}", name(key).to_lowercase()) }}
                </button>
            })}
        </section>
    }
}

/// Bounds on time, kept in the query as `since:` and `until:`, so that typing and choosing are one.
#[component]
fn Years(state: State) -> impl IntoView {
    let query = state.part(|route| route.query.clone());
    let field = move |name: &'static str, label: &'static str| {
        let now = move || query.with(|query| bound_of(query, name).unwrap_or_default());
        let on_change = move |event| {
            let year = event_target_value(&event);
            let next = query.with_untracked(|query| with_bound(query, name, year.trim()));
            state.type_query(next);
        };
        view! {
            <label class="facet__year">
                {label} " "
                <input type="number" inputmode="numeric" min="1900" max="2100" placeholder="year" prop:value=now on:change=on_change />
            </label>
        }
    };
    view! { <div class="facet__years">{field("since", "From")} {field("until", "to")}</div> }
}

/// What a query says after `name:`.
fn bound_of(query: &str, name: &str) -> Option<String> {
    query.split_whitespace().find_map(|word| word.strip_prefix(name)?.strip_prefix(':')).map(str::to_owned)
}

/// The query with another bound; an empty one drops it.
fn with_bound(query: &str, name: &str, year: &str) -> String {
    let is_bound = |word: &&str| word.strip_prefix(name).is_some_and(|rest| rest.starts_with(':'));
    let rest = query.split_whitespace().filter(|word| !is_bound(word));
    let bound = (!year.is_empty()).then(|| format!("{name}:{year}"));
    rest.map(str::to_owned).chain(bound).collect::<Vec<_>>().join(" ")
}

#[component]
fn Value(state: State, facet: &'static str, value: FacetValue, first: bool) -> impl IntoView {
    let FacetValue { key, label, count, picked } = value;
    let act = {
        let key = key.clone();
        move || {
            state.toggle_pick(facet, &key);
            let again = format!("[data-facet='{facet}'] [data-value=\"{key}\"]");
            dom::after(0, move || {
                let _ = dom::focus(&again);
            });
        }
    };
    let on_click = {
        let act = act.clone();
        move |_| act()
    };
    let on_key = move |event: leptos::ev::KeyboardEvent| {
        if matches!(event.key().as_str(), "Enter" | " ") {
            event.prevent_default();
            act();
        }
    };
    view! {
        <div
            class="facet__value"
            role="option"
            tabindex=if first { "0" } else { "-1" }
            data-value=key
            data-none=(count == 0).then_some("")
            aria-selected=if picked { "true" } else { "false" }
            on:click=on_click
            on:keydown=on_key
        >
            <span class="facet__box" aria-hidden="true"></span>
            <span class="facet__label">{label}</span>
            <span class="facet__count">{count}</span>
        </div>
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bounds_live_in_the_query() {
        assert_eq!(with_bound("xiaomi since:2018 europe", "since", "2020"), "xiaomi europe since:2020");
        assert_eq!(with_bound("xiaomi since:2018", "since", ""), "xiaomi");
        assert_eq!(bound_of("until:2020 a", "until").as_deref(), Some("2020"));
        assert_eq!(bound_of("untilled", "until"), None);
    }
}
