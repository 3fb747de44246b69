//! The filters: facets with live counts, and the chips of what is on.

use leptos::prelude::*;

use facts::index::Facet;

use crate::dom;
use crate::dom::kept::{Kept, Line, Row, Rows};
use crate::search::FacetValue;
use crate::state::State;
use crate::ui::chip::Chip;
use crate::ui::option::step_of;
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

/// Several of its values, after a number.
fn several(facet: &str) -> &'static str {
    match facet {
        "company" => "companies",
        "region" => "regions",
        "market" => "markets",
        "period" => "periods",
        "says" => "sources",
        "article" => "articles",
        "publisher" => "publishers",
        _ => "kinds",
    }
}

/// The panel.
#[component]
pub(crate) fn FacetPanel(state: State) -> impl IntoView {
    let picks = state.part(|route| route.picks.clone());
    let desk = state.book().desk();
    // As bits, so that only a facet that comes or goes draws the panel anew.
    let there = Memo::new(move |_| {
        let picked = |facet: &Facet| picks.with(|picks| picks.iter().any(|(key, _)| key == facet.key()));
        let one = |facet: &Facet| desk.offered(*facet) > 1 || picked(facet) && desk.offered(*facet) > 0;
        let places = Facet::ALL.iter().enumerate().filter(|(_, facet)| one(facet));
        places.fold(0usize, |bits, (at, _)| bits | 1 << at)
    });
    let facets = move || {
        let bits = there.get();
        Facet::ALL.into_iter().enumerate().filter(move |(at, _)| bits >> at & 1 == 1).map(|(_, facet)| facet)
    };
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
                {move || facets().map(|facet| view! { <Values state facet /> }).collect_view()}
            </div>
        </aside>
    }
}

#[component]
fn Values(state: State, facet: Facet) -> impl IntoView {
    let key = facet.key();
    let whole = state.opened(key);
    let hidden = state.book().desk().offered(facet).saturating_sub(FIRST);
    let list = NodeRef::<leptos::html::Div>::new();
    follow(state, facet, list);
    let group = format!("[data-facet='{key}']");
    let on_click = move |event: leptos::ev::MouseEvent| choose(state, key, &event);
    let on_key = move |event: leptos::ev::KeyboardEvent| {
        let pressed = event.key();
        if matches!(pressed.as_str(), "Enter" | " ") {
            event.prevent_default();
            choose(state, key, &event);
        } else if let Some(step) = step_of(&pressed) {
            event.prevent_default();
            dom::move_focus(&group, "[role=option]", step);
        } else if pressed.chars().count() == 1 && dom::focus_by_letter(&group, "[role=option]", &pressed) {
            event.prevent_default();
            event.stop_propagation();
        }
    };
    let title = format!("facet-{key}");
    view! {
        <section class="facet">
            <h2 class="facet__title" id=title.clone()>{name(key)}</h2>
            <div
                class="facet__list"
                role="listbox"
                aria-multiselectable="true"
                aria-labelledby=title
                data-facet=key
                node_ref=list
                on:click=on_click
                on:keydown=on_key
            ></div>
            {(hidden > 0).then(|| view! {
                <button type="button" class="link-button facet__more" on:click=move |_| whole.update(|whole| *whole = !*whole)>
                    {move || if whole.get() { format!("Fewer {}", several(key)) } else { format!("{hidden} more {}", several(key)) }}
                </button>
            })}
        </section>
    }
}

/// Chooses or drops the value an event happened on; the focus stays with it.
fn choose(state: State, facet: &'static str, event: &leptos::ev::Event) {
    let Some(value) = dom::value_at(event, "[role=option]", "data-value") else { return };
    state.toggle_pick(facet, &value);
    dom::after(0, move || {
        let _ = dom::focus(&format!("[data-facet='{facet}'] [data-value=\"{value}\"]"));
    });
}

/// Keeps the values of a facet as the results are: with each key where they are in sight, else when the typing pauses.
fn follow(state: State, facet: Facet, list: NodeRef<leptos::html::Div>) {
    let whole = state.opened(facet.key());
    let picked = state.part(|route| route.picks.clone());
    let near = RwSignal::new(false);
    let watch = StoredValue::new_local(None::<dom::Watch>);
    Effect::new(move |_| {
        let watched = list.get().and_then(|list| dom::watch(&list, move |is| near.set(is)));
        watch.set_value(watched);
    });
    Effect::new(move |rows: Option<Option<Rows<Value>>>| {
        let list = list.get()?;
        let mut rows = rows.flatten().unwrap_or_else(|| Rows::of(&list));
        let answer = if near.get() { state.results().get() } else { state.rested_results() };
        let most = if whole.get() { usize::MAX } else { FIRST };
        picked.with(|picks| {
            let picked = picks.iter().find(|(key, _)| key == facet.key()).map_or(&[][..], |(_, values)| values);
            // What is chosen stands there wherever it comes.
            let far = if picked.is_empty() { most } else { usize::MAX };
            let values = state.book().desk().values(&answer, facet, picked).take(far).enumerate();
            let shown: Vec<_> = values.filter(|(at, value)| *at < most || value.picked).collect();
            for (row, (at, value)) in rows.first(shown.len(), shown.len()).iter_mut().zip(&shown) {
                row.show(*at == 0, value);
            }
        });
        Some(rows)
    });
}

/// A row: a value with how many claims it would leave.
struct Value {
    row: Kept,
    label: Line,
    count: Line,
}

impl Row for Value {
    fn blank() -> Option<Self> {
        let mut row = Kept::new("div", "facet__value")?;
        row.set("role", Some("option"));
        row.add("span", "facet__box")?.set("aria-hidden", Some("true"));
        let label = Line::add(&row, "span", "facet__label")?;
        let count = Line::add(&row, "span", "facet__count")?;
        Some(Self { row, label, count })
    }

    fn root(&self) -> &Kept {
        &self.row
    }
}

impl Value {
    fn show(&mut self, first: bool, value: &FacetValue) {
        self.row.set("tabindex", Some(if first { "0" } else { "-1" }));
        self.row.set("data-value", Some(value.key));
        self.row.set("data-none", (value.count == 0).then_some(""));
        self.row.set("aria-selected", Some(if value.picked { "true" } else { "false" }));
        self.label.say(value.label);
        self.count.say(&value.count.to_string());
    }
}

/// The chips.
#[component]
pub(crate) fn Chips(state: State) -> impl IntoView {
    let picks = state.part(|route| route.picks.clone());
    let on = move || {
        let known = |facet: &str, value: &String| {
            let facet = Facet::from_name(facet)?;
            let label = state.book().desk().label(facet, value)?;
            Some((facet.key(), value.clone(), label.to_owned()))
        };
        let of_facet = |(facet, values): &(String, Vec<String>)| {
            values.iter().filter_map(|value| known(facet, value)).collect::<Vec<_>>()
        };
        picks.with(|picks| picks.iter().flat_map(of_facet).collect::<Vec<_>>())
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
                    .map(|(facet, value, label)| view! { <Chip kind=name(facet) label=label on_drop=drop_one(facet, value) /> })
                    .collect_view()}
                <button type="button" class="link-button" on:click=move |_| state.clear()>"Clear all"</button>
            </div>
        </Show>
    }
}
