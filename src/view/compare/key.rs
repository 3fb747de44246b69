//! What the marks mean, drawn as small as they are in the figure, and ways to begin.

use leptos::prelude::*;

use super::Panels;
use super::model::{Panel, Shape};
use super::series::{Series, series};
use crate::route::{By, Choice, Drawing};
use crate::state::State;

/// A mark with its words; the class says how it is coloured.
type Entry = (&'static str, &'static str, &'static str);

const EXACT: Entry = ("mark mark--exact", "M-5 0a5 5 0 1 0 10 0a5 5 0 1 0-10 0Z", "stated");
const APPROX: Entry = ("mark mark--approx", "M-5 0a5 5 0 1 0 10 0a5 5 0 1 0-10 0Z", "about");
const AT_LEAST: Entry = ("mark mark--bound", "M-7-6H-11V6H-7M-11 0H9M4-4L9 0L4 4", "at least");
const AT_MOST: Entry = ("mark mark--bound", "M7-6H11V6H7M11 0H-9M-4-4L-9 0L-4 4", "at most");
const RANGE: Entry = ("mark mark--bound", "M-6-6H-10V6H-6M6-6H10V6H6M-10 0H10", "between");
const IMPLIED: Entry = ("mark mark--implied", "M-11-5H11V5H-11Z", "implied, stated by nobody");
const ORDER: Entry = ("mark mark--order", "M-8-6H5V6H-7M-3 2L-7 6L-3 10", "ahead of");
const GOAL: Entry = ("mark mark--goal", "M0-6L6 0L0 6L-6 0Z", "goal");
const PLACE: Entry = ("mark mark--place", "M-7-7H7V7H-7ZM0-3V4", "rank; dashed: implied");

/// The marks of the key, in its order.
const SHAPES: [(Shape, Entry); 9] = [
    (Shape::Exact, EXACT),
    (Shape::Approx, APPROX),
    (Shape::AtLeast, AT_LEAST),
    (Shape::AtMost, AT_MOST),
    (Shape::Range, RANGE),
    (Shape::Implied, IMPLIED),
    (Shape::Order, ORDER),
    (Shape::Goal, GOAL),
    (Shape::Rank, PLACE),
];

/// What is drawn of panels as intervals, or over time: there only amounts, and only where there are some of two periods.
fn drawn(panels: &[Panel], drawing: Drawing) -> Vec<Shape> {
    if drawing == Drawing::OverTime {
        let drawn: Vec<Series> = series(panels).into_iter().filter(Series::has_amounts).collect();
        let mut shapes = shapes(drawn.iter().flat_map(|series| &series.panels));
        shapes.retain(|shape| !matches!(shape, Shape::Order | Shape::Goal | Shape::Rank));
        return shapes;
    }
    shapes(panels.iter())
}

/// The shapes of all that stands in panels, each once.
fn shapes<'a>(panels: impl Iterator<Item = &'a Panel>) -> Vec<Shape> {
    let mut shapes = Vec::new();
    for row in panels.flat_map(|panel| &panel.rows) {
        let marks = row.marks.iter().chain(&row.goals).map(|mark| mark.shape);
        for shape in marks.chain(row.rank.map(|_| Shape::Rank)) {
            if !shapes.contains(&shape) {
                shapes.push(shape);
            }
        }
    }
    shapes
}

/// The key under a drawing: the marks that stand in it. The stripes must be on the page.
#[component]
pub(crate) fn Key(panels: Panels, drawing: Memo<Drawing>) -> impl IntoView {
    let item = |(class, path, words): Entry| {
        view! {
            <li class="key__item">
                <svg width="26" height="20" viewBox="-13 -10 26 20" aria-hidden="true"><path class=class d=path /></svg>
                {words}
            </li>
        }
    };
    let list = move || {
        let drawn = panels.with(|panels| drawn(panels, drawing.get()));
        let items = SHAPES.into_iter().filter(|(shape, _)| drawn.contains(shape)).map(|(_, entry)| item(entry));
        (!drawn.is_empty())
            .then(|| view! { <ul class="key" aria-label="What the marks mean">{items.collect_view()}</ul> })
    };
    view! { {list} }.into_any()
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
        let ranked = panels.with(|panels| panels.iter().flat_map(|panel| &panel.rows).any(|row| row.rank.is_some()));
        let mut ways = vec![
            (panel.title, Choice { place: vec![panel.place], when: vec![panel.when], ..base.clone() }),
            (format!("{} in all regions", row.name), Choice { who: who.clone(), by: By::Holder, ..base.clone() }),
            (format!("{} over time", row.name), Choice { who, drawing: Drawing::OverTime, ..base.clone() }),
        ];
        if ranked {
            ways.push(("Ranks alone".into(), Choice { drawing: Drawing::Ranks, ..base }));
        }
        ways
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
