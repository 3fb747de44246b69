//! Dots, brackets and bars on one axis: a table for each region and period, its drawing beside its words.

use leptos::prelude::*;

use super::glyph::{Glyph, HIGH, Stripes};
use super::model::{Mark, Panel, Row, Shape};
use super::orders::{Arm, Piece, elbows};
use super::scale::{Axis, tick_words};
use super::{Panels, model};
use crate::dom;
use crate::route::{By, Scale};
use crate::state::{Card, Hold, Setting, State};
use crate::ui::option::step_down;
use facts::order::InOrder;

/// Panels drawn before "Show more".
const FIRST: usize = 12;
/// Letters of a name that fit into the column of names, and of a word that must not break there.
const LONG: usize = 18;
const LONG_WORD: usize = 11;

/// All panels.
#[component]
pub(crate) fn Intervals(state: State, panels: Panels) -> impl IntoView {
    let shown = RwSignal::new(FIRST);
    let scale = state.part(|route| route.choice.scale);
    let body = move || {
        let mut list = panels.get();
        list.truncate(shown.get());
        let all = Axis::holding(model::reach(list.iter().flat_map(|panel| &panel.rows)));
        let own = |panel: &Panel| Axis::holding(model::reach(panel.rows.iter()));
        let axis = move |panel: &Panel| if scale.get() == Scale::Shared { all } else { own(panel) };
        // One column of names in all panels, lest a shared axis be longer in one than in another.
        let long = list.iter().flat_map(|panel| &panel.rows).any(|row| is_long(&row.name));
        let table = |panel: &Panel| view! { <PanelTable state panel=panel.clone() axis=axis(panel) long /> };
        // What is shown later stands below, and moves nothing that stood there before.
        let page = |panels: &[Panel]| view! { <div class="panels">{panels.iter().map(table).collect_view()}</div> };
        list.chunks(FIRST).map(page).collect_view()
    };
    // The values are one tab stop; arrows move among them.
    let rove = || dom::rove("[data-panels]", ".value");
    Effect::new(move |_| {
        panels.with(|_| ());
        shown.track();
        scale.track();
        dom::after(0, rove);
    });
    view! {
        <Stripes />
        <div class="panel-pages" data-panels on:keydown=on_key on:focusin=move |_| rove()>{body}</div>
        <Show when=move || panels.with(|panels| panels.len() > shown.get())>
            <button type="button" class="button" on:click=move |_| shown.update(|shown| *shown += FIRST)>"Show more"</button>
        </Show>
    }
}

fn on_key(event: leptos::ev::KeyboardEvent) {
    match event.key().as_str() {
        "ArrowRight" => dom::move_part("[data-panels]", ".panel", ".value", 1),
        "ArrowLeft" => dom::move_part("[data-panels]", ".panel", ".value", -1),
        key => {
            let Some(step) = step_down(key) else { return };
            event.prevent_default();
            dom::move_focus("[data-panels]", ".value", step);
        }
    }
}

#[component]
fn PanelTable(state: State, panel: Panel, axis: Axis, long: bool) -> impl IntoView {
    let percent = model::measure_of(state.book(), &state.route_now().choice) == facts::claim::Property::MarketShare;
    let only_ranks = !panel.has_amounts();
    let ticks = axis.ticks().into_iter().map(|tick| {
        let words = tick_words(tick) + if percent && tick == 0.0 { "\u{202f}%" } else { "" };
        view! { <text class="axis__tick" x=axis.at(tick) y="0.9rem">{words}</text> }
    });
    let ticks = (!only_ranks).then(|| ticks.collect_view());
    let by_holder = state.route_now().choice.by == By::Holder;
    let place = (panel.place.clone(), panel.when.clone());
    let contradiction = panel.contradiction.clone().map(|(claims, why)| view! { <Contradiction state claims why /> });
    // What the drawing shows at a glance, for whoever does not see it.
    let caption = match panel.summary() {
        none if none.is_empty() => format!("{}: {}", panel.title, crate::words::count(panel.rows.len(), "row", "rows")),
        summary => format!("{}: {summary}", panel.title),
    };
    let elbows = elbows(state.book(), &panel.rows);
    let lanes = elbows.iter().flat_map(|(pieces, _)| pieces).map(|piece| piece.lane + 1).max();
    let rows = panel.rows.into_iter().zip(elbows).map(|(row, (pieces, behind))| {
        let pin = if by_holder {
            format!("{}@{}", panel.key, row.key)
        } else {
            format!("{}@{}@{}", row.key, place.0, place.1)
        };
        view! { <RowView state row axis pin pieces behind /> }
    });
    view! {
        <section class="panel">
            <h2 class="panel__title">{panel.title.clone()}</h2>
            {contradiction}
            <table class="intervals" data-ranks=only_ranks.then_some("") data-long=long.then_some("") data-lanes=lanes>
                <caption class="visually-hidden">{caption}</caption>
                <thead>
                    <tr>
                        <th scope="col"><span class="visually-hidden">{if by_holder { "Where and when" } else { "Who" }}</span></th>
                        <th scope="col" class="intervals__axis" aria-hidden="true"><svg class="axis" width="100%" aria-hidden="true">{ticks}</svg></th>
                        <th scope="col"><span class="visually-hidden">"What is said"</span></th>
                    </tr>
                </thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </section>
    }
}

/// Whether a name wants a wider column.
fn is_long(name: &str) -> bool {
    let letters = |part: &str| part.chars().count();
    letters(name) > LONG || name.split_whitespace().any(|word| letters(word) > LONG_WORD)
}

/// A holder's row, and its goals on rows of their own.
#[component]
fn RowView(
    state: State,
    row: Row,
    axis: Axis,
    pin: String,
    pieces: Vec<Piece>,
    behind: Vec<facts::ids::ClaimId>,
) -> impl IntoView {
    let conflict = row.conflicts();
    let marks = row.marks.clone();
    let (place, said) = place(state, &row, &pin);
    // Below the row's own line its goals are passed by whatever goes on to the next row.
    let below = pieces.iter().filter(|piece| piece.below);
    let passing: Vec<Piece> = below.map(|piece| Piece { above: true, arm: Arm::None, ..*piece }).collect();
    let goals = row.goals.clone().into_iter().map(|goal| view! { <GoalRow state goal axis pieces=passing.clone() /> });
    let lights = lights(&marks, &behind);
    view! {
        <tr class="intervals__row" data-named=row.named.then_some("") data-lights=lights>
            <th scope="row" class="intervals__name">{place}<span>{row.name.clone()}</span>{elbow(&pieces)}</th>
            <td class="intervals__track" aria-hidden="true"><Track marks axis conflict /></td>
            <td class="intervals__values"><Values state marks=said conflict pin /></td>
        </tr>
        {goals.collect_view()}
    }
}

/// The place of a row, to stand before its name, and the statements that are left to be told: a rank that a claim states
/// opens its evidence there, and what is only implied is a quieter box.
pub(crate) fn place(state: State, row: &Row, pin: &str) -> (Option<AnyView>, Vec<Mark>) {
    let mut marks = row.marks.clone();
    let Some(rank) = row.rank else { return (None, marks) };
    let says = |mark: &Mark| mark.shape == Shape::Rank && mark.lo == mark.hi && mark.lo == Some(f64::from(rank.0));
    let stated = marks.iter().position(says).filter(|_| rank.0 == rank.1 && marks.len() > 1);
    let shown = match stated {
        Some(at) => {
            view! { <ValueButton state mark=marks.remove(at) pin=pin.to_owned() look=Look::Place /> }.into_any()
        }
        None => {
            let implied = !marks.iter().any(|mark| mark.shape == Shape::Rank);
            view! { <span class="rank" data-implied=implied.then_some("") aria-hidden="true">{rank_words(rank)}</span> }
                .into_any()
        }
    };
    (Some(shown), marks)
}

/// What a row lights up with: its own claims, and those that put another row ahead of it.
fn lights(marks: &[Mark], behind: &[facts::ids::ClaimId]) -> String {
    let claims = marks.iter().flat_map(|mark| &mark.claims).chain(behind);
    claims.map(|id| id.0.to_string()).collect::<Vec<_>>().join(" ")
}

/// The pieces of elbows in a row; the words beside the row say the same.
fn elbow(pieces: &[Piece]) -> AnyView {
    let piece = |piece: &Piece| {
        let arm = match piece.arm {
            Arm::From => "from",
            Arm::To => "to",
            Arm::None => "none",
        };
        view! { <i class="elbow" aria-hidden="true" data-lane=piece.lane data-arm=arm data-above=piece.above.then_some("") data-below=piece.below.then_some("")></i> }
    };
    pieces.iter().map(piece).collect_view().into_any()
}

/// `3`, `1–3`.
pub(crate) fn rank_words(rank: (u32, u32)) -> String {
    match rank {
        (lo, hi) if lo == hi => lo.to_string(),
        (lo, u32::MAX) => format!("{lo}+"),
        (lo, hi) => format!("{lo}–{hi}"),
    }
}

/// Of the length of an axis: amounts nearer than this would lie on one another.
const NEAR: f64 = 0.04;

/// How far each mark stands above or below the middle of its track: those that disagree or are nearly one amount, in turn.
fn levels(marks: &[Mark], axis: Axis, conflict: bool) -> Vec<i32> {
    let drawn = |mark: &Mark| !matches!(mark.shape, Shape::Implied | Shape::Rank | Shape::Order);
    let amount = |mark: &Mark| mark.lo.or(mark.hi).filter(|_| drawn(mark));
    let mut amounts: Vec<(usize, f64)> =
        marks.iter().enumerate().filter_map(|(at, mark)| Some((at, amount(mark)?))).collect();
    amounts.order_by(|a, b| a.1.total_cmp(&b.1));
    let mut levels = vec![0; marks.len()];
    for pair in amounts.windows(2) {
        let ((a, low), (b, high)) = (pair[0], pair[1]);
        if conflict || high - low < NEAR * axis.max {
            levels[a] = if levels[a] == 0 { -1 } else { levels[a] };
            levels[b] = -levels[a];
        }
    }
    levels
}

/// The drawing of a row.
#[component]
fn Track(marks: Vec<Mark>, axis: Axis, conflict: bool) -> impl IntoView {
    let grid = axis.ticks().into_iter().map(|tick| {
        view! { <line class="track__grid" x1=axis.at(tick) x2=axis.at(tick) y1="-99" y2=HIGH + 99 data-zero=(tick == 0.0).then_some("") /> }
    });
    // What is implied lies under what is stated.
    let mut ordered = marks;
    ordered.order_by_key(|mark| mark.shape != Shape::Implied);
    let levels = levels(&ordered, axis, conflict);
    let glyphs = ordered.into_iter().zip(levels).map(|(mark, level)| view! { <Glyph mark axis level /> });
    view! { <svg class="track" width="100%" height=HIGH aria-hidden="true">{grid.collect_view()}{glyphs.collect_view()}</svg> }
}

/// The words of a row: each opens its evidence.
#[component]
pub(crate) fn Values(state: State, marks: Vec<Mark>, conflict: bool, pin: String) -> impl IntoView {
    if marks.is_empty() {
        return view! { <span class="no-data">"no data"</span> }.into_any();
    }
    let stated = marks.iter().filter(|mark| !matches!(mark.shape, Shape::Rank | Shape::Order | Shape::Implied)).count();
    let differ =
        conflict.then(|| view! { <span class="tag" data-agreement="sources differ">{stated} " sources differ"</span> });
    let first = marks.iter().position(|mark| mark.shape == Shape::Order);
    let values = marks.into_iter().enumerate().map(|(at, mark)| {
        let look = if mark.shape == Shape::Order && first != Some(at) { Look::Again } else { Look::Words };
        view! { <ValueButton state mark pin=pin.clone() look /> }
    });
    view! { <div class="values">{values.collect_view()} {differ}</div> }.into_any()
}

/// How an order begins.
const AHEAD: &str = "ahead of ";
/// How a rank begins.
const RANK: &str = "rank ";

/// How a statement is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Look {
    /// In words.
    Words,
    /// After one of its kind: then the eye need not read `ahead of` again.
    Again,
    /// A rank as a number in a box.
    Place,
}

/// One statement in words; pressing it pins its evidence, `x` keeps it for side by side.
#[component]
pub(crate) fn ValueButton(state: State, mark: Mark, pin: String, look: Look) -> impl IntoView {
    // What is heard, and seen in another way.
    let heard = match look {
        Look::Words => "",
        Look::Again => AHEAD,
        Look::Place => RANK,
    };
    let (heard, seen) = match mark.words.strip_prefix(heard).filter(|_| !heard.is_empty()) {
        Some(seen) => (Some(view! { <span class="visually-hidden">{heard}</span> }), seen.to_owned()),
        None => (None, mark.words.clone()),
    };
    let first = mark.claims.first().map_or(0, |id| id.0);
    let implied = mark.shape == Shape::Implied;
    let name = format!("{}-{first}-{:?}", pin.replace(['@', '"'], "_"), mark.shape);
    let card = Card {
        claims: mark.claims.clone(),
        implied: mark.implied.clone(),
        anchor: format!("[data-value-of=\"{name}\"]"),
        hold: Hold::Hover,
    };
    let states = (!implied).then(|| mark.claims.iter().map(|id| id.0.to_string()).collect::<Vec<_>>().join(" "));
    let lit = mark.claims.clone();
    let (hovered, pressed) = (card.clone(), card);
    let on_key = move |event: leptos::ev::KeyboardEvent| {
        if event.key() == "x" && !state.is_now(Setting::NoKeys) {
            event.prevent_default();
            state.pin(&pin);
        }
    };
    view! {
        <button
            type="button"
            class=if look == Look::Place { "value rank" } else { "value" }
            data-shape=format!("{:?}", mark.shape).to_lowercase()
            data-value-of=name
            data-states=states
            on:click=move |_| state.pin_card(pressed.clone())
            on:mouseenter=move |_| state.hover_card(hovered.clone())
            on:mouseleave=move |_| state.leave_card()
            on:focus=move |_| state.light(&lit)
            on:keydown=on_key
        >
            <span class="value__words">{heard}{seen}</span>
            {implied.then(|| view! { " " <span class="tag" data-implied>"implied"</span> })}
        </button>
    }
}

/// Whether a goal is an amount; a rank has no place on an axis of amounts.
pub(crate) fn on_axis(state: State, goal: &Mark) -> bool {
    let first = goal.claims.first().copied().unwrap_or_default();
    state.book().claim(first).property == facts::claim::Property::MarketShare
}

#[component]
fn GoalRow(state: State, goal: Mark, axis: Axis, pieces: Vec<Piece>) -> impl IntoView {
    let marks = if on_axis(state, &goal) { vec![goal.clone()] } else { Vec::new() };
    let first = goal.claims.first().map_or(0, |id| id.0);
    let lit = lights(std::slice::from_ref(&goal), &[]);
    view! {
        <tr class="intervals__row intervals__row--goal" data-lights=lit>
            <th scope="row" class="intervals__name">
                <svg class="intervals__diamond" width="16" height="16" viewBox="-8 -8 16 16" aria-hidden="true">
                    <path class="mark mark--goal" d="M0-6L6 0L0 6L-6 0Z" />
                </svg>
                <span class="visually-hidden">"Goal"</span>
                {elbow(&pieces)}
            </th>
            <td class="intervals__track" aria-hidden="true"><Track marks=marks axis conflict=false /></td>
            <td class="intervals__values"><ValueButton state mark=goal pin=format!("goal-{first}") look=Look::Words /></td>
        </tr>
    }
}

/// Claims that cannot all be true: listed, and nothing is drawn from them.
#[component]
pub(crate) fn Contradiction(state: State, claims: Vec<facts::ids::ClaimId>, why: String) -> impl IntoView {
    let line = move |id: facts::ids::ClaimId| {
        let claim = state.book().claim(id);
        let said = format!("{} {}", crate::words::subject(claim), crate::words::value(claim));
        view! { <li><button type="button" class="link-button" on:click=move |_| state.open_claim(id)>{said}</button></li> }
    };
    view! {
        <div class="contradiction" role="note" aria-label="Contradiction">
            <p>{why} " Nothing is implied from these claims."</p>
            <ul>{claims.into_iter().map(line).collect_view()}</ul>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_that_are_nearly_one_stand_apart() {
        let check = |amounts: &[f64], conflict: bool, expected: &[i32]| {
            let mut marks: Vec<Mark> =
                amounts.iter().map(|at| Mark::drawn(Shape::Exact, Some(*at), Some(*at))).collect();
            marks.push(Mark::drawn(Shape::Implied, Some(0.0), Some(amounts[0])));
            marks.push(Mark::drawn(Shape::Rank, Some(amounts[0]), Some(amounts[0])));
            let found = levels(&marks, Axis::holding(50.0), conflict);
            assert_eq!(found[..amounts.len()], *expected, "{amounts:?}");
            assert_eq!(found[amounts.len()..], [0, 0], "what is implied lies under them, a rank has no mark");
        };
        check(&[23.0, 23.5], false, &[-1, 1]);
        check(&[23.5, 40.0, 23.0, 24.0], false, &[1, 0, -1, -1]);
        check(&[10.0, 40.0], false, &[0, 0]);
        check(&[10.0, 40.0], true, &[-1, 1]);
        check(&[10.0], true, &[0]);
    }
}
