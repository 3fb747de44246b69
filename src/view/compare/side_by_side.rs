//! Two to four holders or cells as columns, and one verdict for each pair.

use leptos::prelude::*;

use super::Panels;
use super::intervals::{Values, place};
use super::model::{self, Panel, Row, grain_of};
use super::verdict::{Ground, Same, Verdict, verdict};
use crate::route::{By, Choice};
use crate::state::State;

/// A row with where it stands.
#[derive(Clone, PartialEq)]
struct Pinned {
    key: String,
    title: String,
    when: String,
    cell: String,
    row: Row,
}

/// The view.
#[component]
pub(crate) fn SideBySide(state: State, panels: Panels) -> impl IntoView {
    let choice = state.part(|route| route.choice.clone());
    // What is pinned may lie outside the present choice: it is looked for in the whole market.
    let whole = Memo::new(move |_| {
        let now = choice.get();
        model::panels(
            state.book(),
            &Choice { measure: now.measure, market: now.market, scope: now.scope, by: By::Region, ..Choice::default() },
        )
    });
    let pinned = Memo::new(move |_| {
        let keys = choice.with(|choice| choice.pinned.clone());
        let found: Vec<Pinned> = whole.with(|panels| keys.iter().filter_map(|key| find(panels, key)).collect());
        if found.is_empty() { panels.with(|panels| first_rows(panels)) } else { found }
    });
    let body = move || {
        let pinned = pinned.get();
        let verdicts =
            pairs(&pinned).into_iter().map(|(a, b)| view! { <PairView verdict=judge(state, a, b) /> }).collect_view();
        let columns = pinned.iter().cloned().map(|pinned| view! { <Column state pinned /> }).collect_view();
        view! { <div class="side-by-side">{columns}</div> <ul class="verdicts" aria-label="Verdicts">{verdicts}</ul> }
    };
    let options = move || {
        whole
            .get()
            .into_iter()
            .flat_map(|panel| {
                panel
                    .rows
                    .iter()
                    .filter(|row| row.named)
                    .map(|row| (format!("{}@{}", row.key, panel.key), format!("{} — {}", row.name, panel.title)))
                    .collect::<Vec<_>>()
            })
            .collect::<Vec<_>>()
    };
    let add = move |event: leptos::ev::Event| {
        let key = event_target_value(&event);
        if !key.is_empty() {
            state.pin(&key);
        }
    };
    view! {
        <label class="side-by-side__add">
            "Add "
            <select on:change=add>
                <option value="">"choose up to four …"</option>
                {move || options().into_iter().map(|(key, label)| view! { <option value=key>{label}</option> }).collect_view()}
            </select>
        </label>
        {body}
    }
}

fn find(panels: &[Panel], key: &str) -> Option<Pinned> {
    let (holder, cell) = key.split_once('@')?;
    let panel = panels.iter().find(|panel| panel.key == cell)?;
    let row = panel.rows.iter().find(|row| row.key == holder)?;
    Some(pinned(panel, row))
}

fn pinned(panel: &Panel, row: &Row) -> Pinned {
    Pinned {
        key: format!("{}@{}", row.key, panel.key),
        title: panel.title.clone(),
        when: panel.when.clone(),
        cell: panel.key.clone(),
        row: row.clone(),
    }
}

/// With nothing pinned: the first rows of the first panel that has two.
fn first_rows(panels: &[Panel]) -> Vec<Pinned> {
    let rows = |panel: &Panel| {
        panel
            .rows
            .iter()
            .filter(|row| row.named && !row.marks.is_empty())
            .take(3)
            .map(|row| pinned(panel, row))
            .collect::<Vec<_>>()
    };
    panels.iter().map(rows).find(|rows| rows.len() > 1).unwrap_or_default()
}

fn pairs(pinned: &[Pinned]) -> Vec<(&Pinned, &Pinned)> {
    pinned.iter().enumerate().flat_map(|(at, a)| pinned[at + 1..].iter().map(move |b| (a, b))).collect()
}

fn judge(state: State, a: &Pinned, b: &Pinned) -> Verdict {
    let same = if a.cell == b.cell { Same::Cell } else { Same::Apart };
    if grain_of(&a.when) != grain_of(&b.when) {
        return Verdict {
            words: format!("{} and {} are periods of different size: not compared", a.title, b.title),
            ground: Ground::Unknown,
        };
    }
    let label = |pinned: &Pinned| {
        if same == Same::Cell { pinned.row.name.clone() } else { format!("{} ({})", pinned.row.name, pinned.title) }
    };
    verdict(state.book(), (&a.row, &label(a)), (&b.row, &label(b)), same)
}

#[component]
fn PairView(verdict: Verdict) -> impl IntoView {
    let ground = match verdict.ground {
        Ground::Stated => "stated",
        Ground::Computed => "computed",
        Ground::Unknown => "unknown",
    };
    let tag = (verdict.ground != Ground::Unknown).then(|| view! { " " <span class="tag">{ground}</span> });
    view! { <li class="verdicts__item" data-ground=ground>{verdict.words} "." {tag}</li> }
}

#[component]
fn Column(state: State, pinned: Pinned) -> impl IntoView {
    let Pinned { key, title, row, .. } = pinned;
    let conflict = row.conflicts();
    let dropped = key.clone();
    let is_pinned = state.route_now().choice.pinned.contains(&key);
    let name = format!("Take {}, {title} away", row.name);
    let (place, marks) = place(state, &row, &format!("s{key}"));
    view! {
        <section class="side-by-side__column">
            <h2 class="panel__title">{place}{row.name.clone()}</h2>
            <p class="meta">{title}</p>
            <div class="side-by-side__values"><Values state marks conflict pin=format!("s{key}") /></div>
            {is_pinned.then(|| view! { <button type="button" class="link-button" aria-label=name on:click=move |_| state.pin(&dropped)>"Take away"</button> })}
        </section>
    }
}
