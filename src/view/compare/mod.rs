//! The comparison: what is chosen, how it is drawn, one sentence that says it, and ways to take it away.

mod display;
pub(crate) mod export;
pub(crate) mod glyph;
pub(crate) mod intervals;
mod key;
pub(crate) mod leaders;
pub(crate) mod model;
mod orders;
mod over_time;
mod pickers;
mod picture;
mod ranks;
mod room;
pub(crate) mod scale;
mod series;
mod side_by_side;
mod table;
mod verdict;

use leptos::prelude::*;

use facts::ids::ClaimId;
use facts::share::Cell;

use crate::book::Book;
use crate::cells::CellKey;
use crate::route::{Choice, Drawing, Frame, Scope};
use crate::state::State;
use crate::ui::tabs::Tabs;
use crate::view::empty::Silent;
use crate::view::hint::Hint;
use crate::words;
use model::Panel;

/// The choice that shows one cell.
pub(crate) fn choice_of(cell: &Cell) -> Choice {
    let key = CellKey::of(cell);
    Choice { market: key.market, place: vec![key.place], when: vec![key.when], ..Choice::default() }
}

/// The choice that shows a claim: its own cell, or its region when nothing is told of that cell alone.
pub(crate) fn choice_with(book: &Book, id: ClaimId) -> Choice {
    let choice = choice_of(&book.cell(id));
    match model::panels(book, &choice).is_empty() {
        true => Choice { when: Vec::new(), ..choice },
        false => choice,
    }
}

/// The name of a way to draw.
fn name(drawing: Drawing) -> &'static str {
    match drawing {
        Drawing::Intervals => "Intervals",
        Drawing::OverTime => "Over time",
        Drawing::Ranks => "Ranks",
        Drawing::Table => "Table",
        Drawing::SideBySide => "Side by side",
    }
}

/// The panels of the present choice, kept until the choice changes.
#[derive(Clone, Copy)]
pub(crate) struct Panels(Memo<Vec<Panel>>);

impl Panels {
    fn get(self) -> Vec<Panel> {
        self.0.get()
    }

    fn with<T>(self, look: impl FnOnce(&Vec<Panel>) -> T) -> T {
        self.0.with(look)
    }
}

/// The region.
#[component]
pub(crate) fn Compare(state: State) -> impl IntoView {
    let choice = state.part(|route| route.choice.clone());
    let panels = Panels(Memo::new(move |_| {
        let choice = choice.get();
        // The way of drawing is no part of what is drawn.
        model::panels(state.book(), &Choice { drawing: Drawing::default(), pinned: Vec::new(), ..choice })
    }));
    let drawing = state.part(|route| route.choice.drawing);
    let chosen = Signal::derive(move || Drawing::ALL.iter().position(|known| *known == drawing.get()).unwrap_or(0));
    let names: Vec<&'static str> = Drawing::ALL.into_iter().map(name).collect();
    let empty = move || panels.with(Vec::is_empty);
    // Whoever does not see what a choice changes is told how much is left.
    Effect::new(move |before: Option<String>| {
        let now = panels.with(|panels| model::counted(panels));
        if before.is_some_and(|before| before != now) {
            state.say(&now);
        }
        now
    });
    if state.book().corpus().claims.is_empty() {
        return view! { <section class="compare" aria-label="Compare"><h1 class="heading">"Compare"</h1><Silent /></section> }.into_any();
    }
    view! {
        <section class="compare" aria-label="Compare">
            <Heading state panels />
            <Hint state keys=&[("s", "sort,"), ("x", "keep a value for side by side,"), ("↑ ↓ ← →", "move.")] more="Press a value for its sentence." />
            <pickers::Pickers state />
            <div class="compare__bar">
                <Tabs
                    label="Ways to compare"
                    names
                    chosen
                    panel="compare-panel"
                    on_choose=Callback::new(move |at: usize| state.draw(Drawing::ALL.get(at).copied().unwrap_or_default()))
                />
                <key::Presets state panels />
            </div>
            <div id="compare-panel" class="compare__panel" role="tabpanel" aria-label=move || name(drawing.get()) data-figure>
                <Offer state panels />
                <Show when=empty>
                    <NoneFits state />
                </Show>
                <Figure state panels drawing />
            </div>
            <Show when=move || matches!(drawing.get(), Drawing::Intervals | Drawing::OverTime) && !empty() && !is_too_narrow(state)>
                <key::Key panels drawing />
            </Show>
            <Show when=move || !empty()>
                <Foot state panels />
                <Evidence state panels />
                <export::CompareExport state panels />
            </Show>
        </section>
    }
    .into_any()
}

/// Whether there is no room to draw: in a narrow frame.
fn is_too_narrow(state: State) -> bool {
    state.route_now().frame == Frame::Embedded && crate::dom::media("(max-width: 22.5rem)")
}

/// The drawing.
#[component]
fn Figure(state: State, panels: Panels, drawing: Memo<Drawing>) -> impl IntoView {
    let narrow = is_too_narrow(state);
    move || match drawing.get() {
        Drawing::Intervals | Drawing::OverTime | Drawing::Ranks if narrow => {
            view! { <table::CompareTable state panels /> }.into_any()
        }
        Drawing::Intervals => view! { <intervals::Intervals state panels /> }.into_any(),
        Drawing::Table => view! { <table::CompareTable state panels /> }.into_any(),
        Drawing::OverTime => view! { <over_time::OverTime state panels /> }.into_any(),
        Drawing::Ranks => view! { <ranks::Ranks state panels /> }.into_any(),
        Drawing::SideBySide => view! { <side_by_side::SideBySide state panels /> }.into_any(),
    }
}

/// What is said when nothing fits, and the way out.
#[component]
fn NoneFits(state: State) -> impl IntoView {
    view! {
        <div class="empty">
            <p class="empty__title">"No claim fits this choice."</p>
            <p>"Each list shows how many claims an entry has with the rest of the choice; those without any cannot be chosen."</p>
            <p><button type="button" class="button" on:click=move |_| state.choose(|choice| *choice = display::begun_again(choice))>"Begin again"</button></p>
        </div>
    }
    .into_any()
}

/// `Market share: smartphones`.
fn title(book: &Book, choice: &Choice) -> String {
    let measure = words::capital(words::property(model::measure_of(book, choice)));
    match pickers::market_label(book, choice) {
        Some(market) => format!("{measure}: {market}"),
        None => measure,
    }
}

#[component]
fn Heading(state: State, panels: Panels) -> impl IntoView {
    let choice = state.part(|route| route.choice.clone());
    let title = move || choice.with(|choice| title(state.book(), choice));
    // The panel that says most, wherever it stands.
    let summary = move || {
        panels.with(|panels| {
            let most = panels.iter().rev().max_by_key(|panel| panel.claims)?;
            Some(format!("{}: {}", most.title, most.summary()))
        })
    };
    view! {
        <h1 class="heading">{title}</h1>
        <p class="lead" data-summary>{summary}</p>
    }
}

/// Offers the ranks when most of what is known are ranks and orders.
#[component]
fn Offer(state: State, panels: Panels) -> impl IntoView {
    let drawing = state.part(|route| route.choice.drawing);
    let mostly_ranks = move || {
        panels.with(|panels| {
            let marks: Vec<_> =
                panels.iter().flat_map(|panel| &panel.rows).flat_map(|row| &row.marks).map(|mark| mark.shape).collect();
            let stated = marks.iter().filter(|shape| **shape != model::Shape::Implied).count();
            let ranks = marks.iter().filter(|shape| matches!(shape, model::Shape::Rank | model::Shape::Order)).count();
            stated > 2 && ranks * 10 > stated * 6
        })
    };
    view! {
        <Show when=move || drawing.get() == Drawing::Intervals && mostly_ranks()>
            <p class="offer">
                "Most of this is ranks and orders. "
                <button type="button" class="link-button" on:click=move |_| state.draw(Drawing::Ranks)>"See it as ranks"</button>
            </p>
        </Show>
    }
}

/// Sentences printed under a comparison at most.
const SENTENCES: usize = 60;

/// The sentences behind what is drawn, for paper, where no card opens.
#[component]
fn Evidence(state: State, panels: Panels) -> impl IntoView {
    let claims = move || {
        let drawn = panels.with(|panels| {
            let rows = panels.iter().flat_map(|panel| &panel.rows);
            let marks = rows.flat_map(|row| row.marks.iter().chain(&row.goals));
            let stated = marks.filter(|mark| mark.implied.is_empty());
            stated.flat_map(|mark| mark.claims.clone()).collect::<std::collections::BTreeSet<_>>()
        });
        drawn.into_iter().take(SENTENCES).collect::<Vec<_>>()
    };
    let line = move |id| {
        let claim = state.book().claim(id);
        let source = state.book().headline(claim.doc);
        let said = format!("{} {}: ", claim.subject, words::value(claim));
        view! { <li>{said} <q>{state.book().quote(id).to_owned()}</q> " — " {source}</li> }
    };
    view! {
        <div class="evidence">
            <h2 class="subheading">"The sentences behind this"</h2>
            <ol>{move || claims().into_iter().map(line).collect_view()}</ol>
        </div>
    }
}

/// What the marks mean, and whose claims may imply something together.
#[component]
fn Foot(state: State, panels: Panels) -> impl IntoView {
    let scope = state.part(|route| route.choice.scope);
    let implies = move || {
        panels.with(|panels| {
            let mut marks = panels.iter().flat_map(|panel| &panel.rows).flat_map(|row| &row.marks);
            marks.any(|mark| mark.shape == model::Shape::Implied)
        })
    };
    let note = move || match scope.get() {
        Scope::Source => {
            "What is implied follows from the ranks, orders and shares of one source; no article states it."
        }
        Scope::Combined => {
            "What is implied follows from claims of several sources together, if the sources agree; no article states it."
        }
    };
    view! { <p class="compare__note" hidden=move || !implies()>{note}</p> }
}
