//! Shares over time: equal slots, one a period. Only exact values of one source whose periods
//! follow one another are joined; all else is a gap.

use std::collections::{BTreeMap, BTreeSet};

use leptos::prelude::*;

use facts::order::InOrder;

use super::Panels;
use super::glyph::Stripes;
use super::model::{Mark, Row, Shape, measure_of, reach};
use super::picture::shortened;
use super::room::{Obstacle, Sheet, fit};
use super::scale::{Axis, HOME, rem, tick_words};
use super::series::{Label, Line, Series, placed, series};
use super::table::SeriesTable;
use crate::book::Book;
use crate::state::State;
use crate::words;

/// Height of the drawing in pixels.
const HIGH: f64 = 280.0;
/// Periods that fit into a drawing of half the width.
const NARROW: usize = 4;
/// Letters of a name that fit beside the last period.
const LETTERS: usize = 16;
/// Said under a drawing with more names than room.
const UNNAMED: &str = "Grey dots stand too close for all their names; the words below tell each.";
/// Said where no region has amounts of two periods.
const NONE: &str = "Nothing is drawn: no amounts of two periods are told that could be put in time.";

/// The view.
#[component]
pub(crate) fn OverTime(state: State, panels: Panels) -> impl IntoView {
    let body = move || {
        let all = panels.with(|panels| series(panels));
        let (drawn, single): (Vec<Series>, Vec<Series>) = all.into_iter().partition(Series::has_amounts);
        if drawn.is_empty() {
            return view! { <p class="compare__note">{NONE}</p> <Singles state singles=single /> }.into_any();
        }
        let charts = drawn.into_iter().map(|series| view! { <Chart state series /> }).collect_view();
        view! { <div class="panels">{charts}</div> <Folded state singles=single why="without amounts of two periods" /> }
            .into_any()
    };
    view! { <Stripes /> {body} }
}

/// Regions that nothing is drawn of: their words alone.
#[component]
pub(super) fn Singles(state: State, singles: Vec<Series>) -> impl IntoView {
    let single = |series: Series| {
        view! {
            <section class="panel">
                <h2 class="panel__title">{series.title.clone()}</h2>
                <SeriesTable state series />
            </section>
        }
    };
    view! { <div class="panels">{singles.into_iter().map(single).collect_view()}</div> }.into_any()
}

/// The same below drawings, which they would bury.
#[component]
pub(super) fn Folded(state: State, singles: Vec<Series>, why: &'static str) -> impl IntoView {
    let many = words::count(singles.len(), "more region", "more regions");
    (!singles.is_empty()).then(|| {
        view! {
            <details class="compare__rest">
                <summary>{many} " " {why} ", in words"</summary>
                <Singles state singles />
            </details>
        }
    })
}

#[component]
fn Chart(state: State, series: Series) -> impl IntoView {
    let axis = Axis::holding(reach(series.lines.iter().flat_map(|line| line.rows.iter().flatten())));
    let slots = series.periods.len();
    let joins: Vec<Vec<Join>> =
        series.lines.iter().map(|line| line.joins(&series.follows, |row| sources(state.book(), row))).collect();
    let dots = dots(&series.lines, axis, &joins);
    let lines = series.lines.iter().zip(joins).enumerate().map(|(at, (line, joins))| {
        let asides = dots.iter().filter(|dot| dot.line == at).map(|dot| ((dot.slot, dot.mark), dot.aside)).collect();
        view! { <LineView line=line.clone() axis joins asides /> }
    });
    let names = names(&series.lines, axis);
    let mut labels = labels(&names, &dots);
    let unnamed = (labels.len() < names.len()).then(|| view! { <p class="compare__note">{UNNAMED}</p> });
    let sheet = Sheet::now(slots > NARROW);
    fit(&mut labels, &obstacles(&series.lines, axis, &dots), |at| middle(at, slots), sheet, LETTERS);
    let labels = labels.into_iter().map(|label| {
        view! { <text class="chart__name" data-colour=label.colour x=slot(label.slot, slots) y=rem(label.y) dx=rem(label.dx.into())>{label.name}</text> }
    });
    let labels = labels.collect_view();
    let lines = lines.collect_view();
    let bars = bars(&series.lines, axis);
    let percent = measure_of(state.book(), &state.route_now().choice) == facts::claim::Property::MarketShare;
    let unit = move |tick: f64| if percent && tick == axis.max { "\u{202f}%" } else { "" };
    let grid = axis.ticks().into_iter().map(|tick| {
        let y = height(axis, tick);
        view! {
            <line class="track__grid" x1="0" x2="100%" y1=rem(y) y2=rem(y) data-zero=(tick == 0.0).then_some("") />
            <text class="axis__tick axis__tick--left" x="0" y=rem(y - 4.0)>{tick_words(tick) + unit(tick)}</text>
        }
    });
    let grid = grid.collect_view();
    let periods = series.ticks().map(|(at, name)| {
        view! { <text class="axis__tick" x=slot(at, slots) y=rem(HIGH + 34.0)>{name}</text> }
    });
    let periods = periods.collect_view();
    view! {
        <section class="panel" data-wide=(slots > NARROW).then_some("")>
            <h2 class="panel__title">{series.title.clone()}</h2>
            <Frame title=series.title.clone() wide={ slots > NARROW }>
                <svg class="chart" width="100%" height=rem(HIGH + 44.0) aria-hidden="true">{grid}{periods}{bars}{lines}{labels}</svg>
            </Frame>
            {unnamed}
            <SeriesTable state series />
        </section>
    }
}

/// What holds a drawing: one of many periods is wider than a phone, and is moved there.
#[component]
pub(crate) fn Frame(title: String, wide: bool, children: Children) -> impl IntoView {
    let moves = wide && crate::dom::media("(max-width: 46rem)");
    view! {
        <div
            class="chart__frame"
            role=moves.then_some("group")
            aria-label=moves.then(|| format!("Drawing: {title}"))
            tabindex=moves.then_some("0")
        >
            {children()}
        </div>
    }
}

fn slot(at: usize, slots: usize) -> String {
    format!("{:.2}%", middle(at, slots) * 100.0)
}

/// The middle of a period, in parts of the width.
fn middle(at: usize, slots: usize) -> f64 {
    (at as f64 + 0.5) / slots as f64 * 0.88 + 0.04
}

fn height(axis: Axis, value: f64) -> f64 {
    ((1.0 - value / axis.max) * HIGH).clamp(0.0, HIGH) + 14.0
}

/// The names, each beside its last amount, and those that share a colour beside every amount; of what is only bounded from
/// above, beside the bound.
fn names(lines: &[Line], axis: Axis) -> Vec<Label> {
    let amount = |row: &Row| {
        // A bar has its name on it.
        let drawn = row.marks.iter().find(|mark| !matches!(mark.shape, Shape::Rank | Shape::Order | Shape::Implied))?;
        drawn.lo.filter(|lo| *lo > 0.0).or(drawn.hi)
    };
    let names = lines.iter().flat_map(|line| {
        let amounts = line.rows.iter().enumerate().rev().filter_map(|(at, row)| Some((at, amount(row.as_ref()?)?)));
        amounts.take(line.named()).map(|(slot, value)| {
            let y = height(axis, value) + 5.0;
            Label { slot, y, name: line.name.clone(), colour: line.colour, dx: 12 }
        })
    });
    names.collect()
}

/// The names that have room beside their marks.
fn labels(names: &[Label], dots: &[Dot]) -> Vec<Label> {
    let mut labels = placed(names, HIGH + 8.0);
    for label in &mut labels {
        let near = dots.iter().filter(|dot| dot.slot == label.slot && (dot.y + 5.0 - label.y).abs() < BESIDE);
        label.dx += near.map(|dot| dot.aside).max().unwrap_or(0);
    }
    labels
}

/// Pixels between the middles of two dots, and from the middle of a name to a dot it stands beside.
const DOTS: i32 = 13;
const BESIDE: f64 = 13.0;

/// The first of two periods that are joined, with their values.
type Join = (usize, f64, f64);

/// A dot with how far it stands beside the middle of its slot.
#[derive(Clone, Copy, Debug)]
struct Dot {
    line: usize,
    slot: usize,
    mark: usize,
    y: f64,
    aside: i32,
}

/// The dots of a drawing, those that would lie on another moved beside it. One that a line leads to stays where it is.
fn dots(lines: &[Line], axis: Axis, joins: &[Vec<Join>]) -> Vec<Dot> {
    let joined = |line: usize, slot: usize, mark: usize| {
        let first = |row: &Row| row.marks.iter().position(|mark| mark.shape == Shape::Exact) == Some(mark);
        let leads = joins.get(line).is_some_and(|joins| joins.iter().any(|join| join.0 == slot || join.0 + 1 == slot));
        leads && lines[line].rows[slot].as_ref().is_some_and(first)
    };
    let of_row = |line: usize, slot: usize, row: &Row| {
        let points =
            row.marks.iter().enumerate().filter(|(_, mark)| matches!(mark.shape, Shape::Exact | Shape::Approx));
        let dot =
            |(mark, it): (usize, &Mark)| Dot { line, slot, mark, y: height(axis, it.lo.unwrap_or(0.0)), aside: 0 };
        points.map(dot).collect::<Vec<_>>()
    };
    let rows = lines.iter().enumerate().flat_map(|(line, it)| {
        it.rows.iter().enumerate().filter_map(move |(slot, row)| Some((line, slot, row.as_ref()?)))
    });
    let mut all: Vec<Dot> = rows.flat_map(|(line, slot, row)| of_row(line, slot, row)).collect();
    all.order_by_key(|dot| (dot.slot, !joined(dot.line, dot.slot, dot.mark), dot.line));
    for at in 0..all.len() {
        let Dot { line, slot, mark, y, .. } = all[at];
        if joined(line, slot, mark) {
            continue;
        }
        let near = |other: &&Dot| other.slot == slot && (other.y - y).abs() < f64::from(DOTS) - 1.0;
        let taken: BTreeSet<i32> = all[..at].iter().filter(near).map(|dot| dot.aside).collect();
        all[at].aside = (0..).step_by(DOTS as usize).find(|aside| !taken.contains(aside)).unwrap_or(0);
    }
    all
}

/// Who says the values of a row.
fn sources(book: &Book, row: &Row) -> Vec<String> {
    let exact = row.marks.iter().filter(|mark| mark.shape == Shape::Exact);
    let claims = exact.flat_map(|mark| &mark.claims).map(|id| book.claim(*id));
    let named = claims.flat_map(|claim| match claim.attribution.is_empty() {
        true => vec![book.doc(claim.doc).name.clone()],
        false => claim.attribution.clone(),
    });
    named.collect()
}

#[component]
fn LineView(line: Line, axis: Axis, joins: Vec<Join>, asides: BTreeMap<(usize, usize), i32>) -> impl IntoView {
    let slots = line.rows.len();
    let joins = joins.into_iter().map(|(at, a, b)| {
        view! { <line class="chart__join" x1=slot(at, slots) x2=slot(at + 1, slots) y1=rem(height(axis, a)) y2=rem(height(axis, b)) /> }
    });
    let joins = joins.collect_view();
    let marks = line.rows.iter().enumerate().filter_map(|(at, row)| Some((at, row.as_ref()?))).map(|(at, row)| {
        let stated = row.marks.iter().enumerate().filter(|(_, mark)| mark.shape != Shape::Implied);
        let aside = |mark: usize| asides.get(&(at, mark)).copied().unwrap_or(0);
        let marks = stated.map(|(place, mark)| upright(mark, axis, slot(at, slots), aside(place))).collect_view();
        view! { <g>{marks}</g> }
    });
    let marks = marks.collect_view();
    view! { <g class="chart__line" data-colour=line.colour>{joins}{marks}</g> }
}

/// What names must not run into: dots, brackets and the bars at their left.
fn obstacles(lines: &[Line], axis: Axis, dots: &[Dot]) -> Vec<Obstacle> {
    let points = dots.iter().map(|dot| Obstacle {
        slot: dot.slot,
        left: f64::from(dot.aside) - 6.0,
        top: dot.y - 6.0,
        foot: dot.y + 6.0,
    });
    let rows = lines.iter().flat_map(|line| line.rows.iter().enumerate());
    let marks = rows.flat_map(|(slot, row)| row.iter().flat_map(|row| &row.marks).map(move |mark| (slot, mark)));
    let bounds = marks.filter(|(_, mark)| matches!(mark.shape, Shape::AtLeast | Shape::AtMost | Shape::Range));
    let bounds = bounds.map(|(slot, mark)| {
        let at = |end: Option<f64>| end.map(|end| height(axis, end));
        let (top, foot) = (at(mark.hi.or(mark.lo)).unwrap_or(0.0), at(mark.lo.or(mark.hi)).unwrap_or(HIGH));
        Obstacle { slot, left: -8.0, top: top - 8.0, foot: foot + 8.0 }
    });
    let slots = lines.first().map_or(0, |line| line.rows.len());
    let bars = (0..slots).flat_map(|slot| {
        let bar = move |(place, (_, mark)): (usize, (&str, &Mark))| Obstacle {
            slot,
            left: bar_left(place).into(),
            top: height(axis, mark.hi.unwrap_or(axis.max)),
            foot: height(axis, mark.lo.unwrap_or(0.0)),
        };
        implied(lines, slot).enumerate().map(bar)
    });
    points.chain(bounds).chain(bars).collect()
}

/// What is implied in a period, each with its holder.
fn implied(lines: &[Line], at: usize) -> impl Iterator<Item = (&str, &Mark)> {
    let rows = lines.iter().filter_map(move |line| Some((line, line.rows.get(at)?.as_ref()?)));
    let marks = rows.flat_map(|(line, row)| row.marks.iter().map(move |mark| (line.name.as_str(), mark)));
    marks.filter(|(_, mark)| mark.shape == Shape::Implied)
}

/// Where the bar of this place begins, in pixels beside the middle of its period.
fn bar_left(place: usize) -> i32 {
    const APART: usize = 15;
    -21 - (place * APART) as i32
}

/// What is implied: bars at the left of what is stated in their period, side by side, so that none lies on another.
fn bars(lines: &[Line], axis: Axis) -> AnyView {
    /// Room that a name takes above a bar.
    const NAMED: f64 = 100.0;
    let slots = lines.first().map_or(0, |line| line.rows.len());
    let bar = |at: usize, place: usize, name: &str, mark: &Mark| {
        let hi = mark.hi.unwrap_or(axis.max);
        let (top, foot) = (height(axis, hi), height(axis, mark.lo.unwrap_or(0.0)));
        let left = bar_left(place);
        // Its name stands upright on top of it, or in it where there is no room.
        let (anchor, from) = if top > NAMED { ("start", 5.0 - top) } else { ("end", -10.0 - top) };
        view! {
            <svg class="mark__home" x=slot(at, slots) width="1rem" height="1rem" viewBox=HOME>
                <rect class="mark mark--implied" x=left width="12" y=top height=(foot - top).max(1.0) />
                <text class="chart__implied" transform="rotate(-90)" text-anchor=anchor x=from y=left + 10>{shortened(name, LETTERS)}</text>
                {(hi > axis.max).then(|| view! { <path class="track__beyond" d=format!("M{} {}l7-9l7 9Z", left - 1, top - 1.0) /> })}
            </svg>
        }
    };
    let of_slot = |at: usize| {
        implied(lines, at).enumerate().map(|(place, (name, mark))| bar(at, place, name, mark)).collect_view()
    };
    (0..slots).map(of_slot).collect_view().into_any()
}

/// A stated mark on an axis that goes up, so many pixels beside the middle.
fn upright(mark: &Mark, axis: Axis, x: String, aside: i32) -> AnyView {
    let (lo, hi) = (mark.lo.unwrap_or(0.0), mark.hi.unwrap_or(axis.max));
    let bracket = |x: String, y: f64, path: &'static str| {
        view! { <svg class="mark__home" x=x y=rem(y) width="1rem" height="1rem" viewBox=HOME><path class="mark mark--bound" d=path /></svg> }
    };
    let dot = |x: String, y: f64, circle: AnyView| {
        view! { <svg class="mark__home" x=x y=rem(y) width="1rem" height="1rem" viewBox=HOME>{circle}</svg> }.into_any()
    };
    match mark.shape {
        Shape::Exact => dot(x, height(axis, lo), view! { <circle class="mark mark--exact" cx=aside r="5.5" /> }.into_any()),
        Shape::Approx => dot(x, height(axis, lo), view! { <circle class="mark mark--approx" cx=aside r="5" /> }.into_any()),
        Shape::AtLeast => bracket(x, height(axis, lo), "M-8-5V0H8V-5M0 0V-22M-5-16L0-22L5-16").into_any(),
        Shape::AtMost => bracket(x, height(axis, hi), "M-8 5V0H8V5M0 0V22M-5 16L0 22L5 16").into_any(),
        Shape::Range => view! {
            {bracket(x.clone(), height(axis, lo), "M-8-5V0H8V-5")}
            <line class="mark mark--range" x1=x.clone() x2=x.clone() y1=rem(height(axis, lo)) y2=rem(height(axis, hi)) />
            {bracket(x, height(axis, hi), "M-8 5V0H8V5")}
        }
        .into_any(),
        Shape::Implied | Shape::Rank | Shape::Order | Shape::Goal => ().into_any(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stand_beside_what_is_stated() {
        let check = |colour: usize, shapes: &[Shape], expected: &[usize]| {
            let row =
                |shape: &Shape| Some(Row { marks: vec![Mark::drawn(*shape, Some(9.0), Some(9.0))], ..Row::default() });
            let line = Line { name: "A".into(), rows: shapes.iter().map(row).collect(), colour };
            let slots = labels(&names(&[line], Axis::holding(10.0)), &[]).into_iter().map(|label| label.slot);
            assert_eq!(slots.collect::<Vec<_>>(), expected, "{colour} {shapes:?}");
        };
        check(0, &[Shape::Exact, Shape::Exact], &[1]);
        check(0, &[Shape::Exact, Shape::Implied], &[0]);
        check(5, &[Shape::Exact, Shape::Approx], &[0, 1]);
    }

    #[test]
    fn dots_of_nearly_one_amount_stand_beside_one_another() {
        let line = |amounts: &[f64]| {
            let marks = amounts.iter().map(|amount| Mark::drawn(Shape::Exact, Some(*amount), Some(*amount))).collect();
            Line { name: "A".into(), rows: vec![Some(Row { marks, ..Row::default() })], colour: 0 }
        };
        let check = |lines: &[Line], joins: &[Vec<Join>], expected: &[i32]| {
            let mut found = dots(lines, Axis::holding(100.0), joins);
            found.order_by_key(|dot| (dot.line, dot.mark));
            assert_eq!(found.iter().map(|dot| dot.aside).collect::<Vec<_>>(), expected);
        };
        check(&[line(&[10.0]), line(&[60.0])], &[], &[0, 0]);
        check(&[line(&[10.0, 10.5]), line(&[11.0])], &[], &[0, DOTS, 2 * DOTS]);
        check(&[line(&[10.0]), line(&[10.5])], &[vec![], vec![(0, 10.5, 9.0)]], &[DOTS, 0]);
    }
}
