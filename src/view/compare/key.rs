//! What the marks mean, drawn as small as they are in the figure, and ways to begin.

use leptos::prelude::*;

use super::Panels;
use crate::route::{By, Choice, Drawing};
use crate::state::State;

/// Each mark with its words; the class says how it is coloured.
const MARKS: [(&str, &str, &str); 8] = [
    ("mark mark--exact", "M-5 0a5 5 0 1 0 10 0a5 5 0 1 0-10 0Z", "stated"),
    ("mark mark--approx", "M-5 0a5 5 0 1 0 10 0a5 5 0 1 0-10 0Z", "about"),
    ("mark mark--bound", "M-7-6H-11V6H-7M-11 0H9M4-4L9 0L4 4", "at least; mirrored: at most"),
    ("mark mark--bound", "M-6-6H-10V6H-6M6-6H10V6H6M-10 0H10", "between"),
    ("mark mark--implied", "M-11-5H11V5H-11Z", "implied, stated by nobody"),
    ("mark mark--order", "M-8-6H5V6H-7M-3 2L-7 6L-3 10", "ahead of"),
    ("mark mark--goal", "M0-6L6 0L0 6L-6 0Z", "goal"),
    ("mark mark--place", "M-7-7H7V7H-7ZM0-3V4", "rank; dashed: implied"),
];

/// The key under a drawing. The stripes must be on the page.
#[component]
pub(crate) fn Key() -> impl IntoView {
    let item = |(class, path, words): (&'static str, &'static str, &'static str)| {
        view! {
            <li class="key__item">
                <svg width="26" height="20" viewBox="-13 -10 26 20" aria-hidden="true"><path class=class d=path /></svg>
                {words}
            </li>
        }
    };
    view! { <ul class="key" aria-label="What the marks mean">{MARKS.into_iter().map(item).collect_view()}</ul> }
        .into_any()
}

/// Where to begin: the cell of which most is said, and its first holder elsewhere and over time.
#[component]
pub(crate) fn Presets(state: State, panels: Panels) -> impl IntoView {
    let ways = move || {
        let now = state.part(|route| route.choice.clone()).get();
        // A choice already made is left alone.
        if !(now.who.is_empty() && now.place.is_empty() && now.when.is_empty()) || now.by == By::Holder {
            return Vec::new();
        }
        let panel = panels.with(|panels| panels.first().cloned());
        let Some((panel, row)) =
            panel.and_then(|panel| Some((panel.clone(), panel.rows.into_iter().find(|row| row.named)?)))
        else {
            return Vec::new();
        };
        let base = Choice { measure: now.measure, market: now.market, ..Choice::default() };
        let who = vec![row.key];
        vec![
            (panel.title, Choice { place: vec![panel.place], when: vec![panel.when], ..base.clone() }),
            (format!("{} in all regions", row.name), Choice { who: who.clone(), by: By::Holder, ..base.clone() }),
            (format!("{} over time", row.name), Choice { who, drawing: Drawing::OverTime, ..base.clone() }),
            ("Ranks alone".into(), Choice { drawing: Drawing::Ranks, ..base }),
        ]
    };
    let button = move |(words, choice): (String, Choice)| {
        view! { <button type="button" class="link-button" on:click=move |_| state.choose(|now| *now = choice.clone())>{words}</button> }
    };
    view! {
        <Show when=move || !ways().is_empty()>
            <div class="presets" role="group" aria-label="Begin with">
                <span class="meta" aria-hidden="true">"Begin with"</span>
                {move || ways().into_iter().map(button).collect_view()}
            </div>
        </Show>
    }
    .into_any()
}
