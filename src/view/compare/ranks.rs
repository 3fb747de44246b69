//! Places from period to period: rank 1 on top, the number in the node. What is only a range of ranks is a bracket; orders
//! without ranks are a chain in words.

use leptos::prelude::*;

use facts::order::InOrder;

use super::Panels;
use super::model::{Panel, Row, Shape};
use super::over_time::{Folded, Frame, Singles};
use super::room::{Obstacle, Sheet, fit};
use super::scale::{HOME, rem};
use super::series::{Label, Line, Series, apart, series};
use super::table::SeriesTable;
use crate::route::slug;
use crate::state::State;

/// Pixels from rank to rank.
const STEP: f64 = 44.0;
/// Ranks drawn; lower ones are told in the table.
const DEEPEST: u32 = 10;
/// From the best to the worst rank that is drawn though it is only implied.
const WIDEST: u32 = 2;
/// Periods that fit into a drawing of half the width.
const NARROW: usize = 4;
/// Letters of a name that stand beside a place at most.
const LETTERS: usize = 24;

/// The view.
#[component]
pub(crate) fn Ranks(state: State, panels: Panels) -> impl IntoView {
    let body = move || {
        let all = panels.with(|panels| series(panels));
        let (drawn, single): (Vec<Series>, Vec<Series>) = all.into_iter().partition(|series| places(series) > 0);
        if drawn.is_empty() {
            return view! { <Singles state singles=single /> }.into_any();
        }
        let charts = drawn.into_iter().map(|series| view! { <Chart state series /> }).collect_view();
        view! { <div class="panels">{charts}</div> <Folded state singles=single why="without places to draw" /> }
            .into_any()
    };
    view! {
        <p class="compare__note">"Ranks only: the distance of two places says nothing of the distance of two sizes."</p>
        {body}
    }
}

/// The rank of a row that may be drawn; whoever is only known to be behind somebody has no lowest one. A wide range that
/// nobody states tells too little.
fn drawn(row: &Row) -> Option<(u32, u32)> {
    let (lo, hi) = row.rank?;
    let stated = row.marks.iter().any(|mark| mark.shape == Shape::Rank);
    let tells = stated || hi == u32::MAX || hi - lo <= WIDEST;
    (tells && lo <= DEEPEST).then_some((lo, if hi == u32::MAX { hi } else { hi.min(DEEPEST) }))
}

/// The rank an order leads from or to: `ahead` must have a single rank, `behind` begins at its best.
fn order_path(ahead: (u32, u32), behind: (u32, u32), aside: i32) -> Option<String> {
    let (from, to) = (height(ahead.0) + 14.0, height(behind.0) - 12.0);
    (ahead.0 == ahead.1 && behind.0 > ahead.1 && from < to).then(|| {
        // All that lead from one place part right below it.
        let middle = from + 5.0;
        format!("M0 {from}V{middle}H{aside}V{to}M{} {}L{aside} {to}L{} {}", aside - 4, to - 6.0, aside + 4, to - 6.0)
    })
}

/// Places that may be drawn.
fn places(series: &Series) -> usize {
    series.lines.iter().flat_map(|line| line.rows.iter().flatten()).filter_map(drawn).count()
}

/// Pixels between two brackets, and from a place to a bracket that passes it.
const BRACKETS: i32 = 16;
const PASSING: i32 = 26;

/// How far the bracket of a line stands beside the middle of a slot: none lies on another, nor on a place it passes.
fn aside(lines: &[Line], slot: usize, line: usize) -> i32 {
    let ranks = |to: usize| lines[..to].iter().filter_map(move |line| drawn(line.rows.get(slot)?.as_ref()?));
    let is_bracket = |rank: &(u32, u32)| rank.0 != rank.1;
    let passes = ranks(lines.len())
        .filter(is_bracket)
        .any(|(lo, hi)| ranks(lines.len()).any(|(place, end)| place == end && (lo..=hi).contains(&place)));
    let before = ranks(line).filter(is_bracket).count() as i32;
    before * BRACKETS + if passes { PASSING } else { 0 }
}

/// Orders of a period between lines that are both drawn in it.
fn orders(state: State, lines: &[Line], slots: usize) -> AnyView {
    let rows =
        |at: usize| lines.iter().enumerate().filter_map(move |(line, it)| Some((line, it.rows.get(at)?.as_ref()?)));
    let mut paths = Vec::new();
    for at in 0..slots {
        for (_, ahead) in rows(at) {
            let claims = ahead.marks.iter().filter(|mark| mark.shape == Shape::Order).flat_map(|mark| &mark.claims);
            for object in claims.filter_map(|id| state.book().claim(*id).object.as_deref().map(slug)) {
                let behind = rows(at).find(|(_, row)| row.key == object);
                let path =
                    behind.and_then(|(line, row)| order_path(drawn(ahead)?, drawn(row)?, aside(lines, at, line)));
                paths.extend(path.map(|path| (at, path)));
            }
        }
    }
    let path = |(at, path): (usize, String)| {
        view! { <svg class="mark__home" x=slot(at, slots) width="1rem" height="1rem" viewBox=HOME><path class="chart__order" d=path /></svg> }
    };
    paths.into_iter().map(path).collect_view().into_any()
}

#[component]
fn Chart(state: State, series: Series) -> impl IntoView {
    let slots = series.periods.len();
    let ranked = series.lines.iter().flat_map(|line| line.rows.iter().flatten()).filter_map(drawn);
    let deepest = ranked.map(|(lo, hi)| if hi == u32::MAX { lo + 1 } else { hi }).max();
    let grid = (1..=deepest.unwrap_or(0)).map(|rank| {
        view! {
            <line class="track__grid" x1=rem(22.0) x2="100%" y1=rem(height(rank)) y2=rem(height(rank)) />
            <text class="axis__tick axis__tick--left" x="2" y=rem(height(rank) + 4.0)>{rank}</text>
        }
    });
    let grid = grid.collect_view();
    let orders = orders(state, &series.lines, slots);
    let names =
        series.ticks().map(|(at, name)| view! { <text class="axis__tick" x=slot(at, slots) y="0.8rem">{name}</text> });
    let names = names.collect_view();
    let mut names_of_lines = labels(&series.lines);
    let sheet = Sheet::now(slots > NARROW);
    fit(&mut names_of_lines, &obstacles(&series.lines, slots), |at| middle(at, slots), sheet, LETTERS);
    let names_of_lines = names_of_lines.into_iter().map(|label| {
        view! { <text class="chart__name" data-colour=label.colour x=slot(label.slot, slots) y=rem(label.y) dx=rem(label.dx.into())>{label.name}</text> }
    });
    let names_of_lines = names_of_lines.collect_view();
    // No way lies on a place.
    let links = series.lines.iter().map(|line| {
        view! { <Links line=line.clone() follows=series.follows.clone() /> }
    });
    let links = links.collect_view();
    let nodes = series.lines.iter().enumerate().map(|(at, _)| view! { <Nodes lines=series.lines.clone() at /> });
    let nodes = nodes.collect_view();
    let chains = series.panels.iter().filter_map(|panel| Some((panel.title.clone(), chain(panel)?)));
    let chains = chains
        .map(|(title, chain)| view! { <p class="ranks__chain"><span class="meta">{title} ": "</span>{chain}</p> })
        .collect_view();
    // One place in one period is no way from place to place: the words tell it.
    let drawing = deepest.filter(|_| slots > 1 || places(&series) > 1).map(|deepest| view! {
        <Frame title=series.title.clone() wide={ slots > NARROW }>
            <svg class="chart" width="100%" height=rem(f64::from(deepest) * STEP + 20.0) aria-hidden="true">{grid}{names}{links}{orders}{nodes}{names_of_lines}</svg>
        </Frame>
    });
    view! {
        <section class="panel" data-wide=(slots > NARROW).then_some("")>
            <h2 class="panel__title">{series.title.clone()}</h2>
            {drawing}
            {chains}
            <SeriesTable state series />
        </section>
    }
}

fn slot(at: usize, slots: usize) -> String {
    format!("{:.2}%", middle(at, slots) * 100.0)
}

/// The middle of a period, in parts of the width.
fn middle(at: usize, slots: usize) -> f64 {
    let part = if slots == 1 { 0.1 } else { (at as f64 + 0.3) / slots as f64 };
    part * 0.86 + 0.06
}

fn height(rank: u32) -> f64 {
    f64::from(rank) * STEP - 8.0
}

/// Pixels between two that share a place.
const SHARED: i32 = 31;

/// How far the place of a line stands beside the middle of a slot, and how many stand there: whoever has a colour of its own
/// first, so that its way leads to it.
fn shared(lines: &[Line], slot: usize, line: usize) -> (i32, i32) {
    let single = |at: usize| lines[at].rows.get(slot)?.as_ref().and_then(drawn).filter(|(lo, hi)| lo == hi);
    let mut there: Vec<usize> =
        (0..lines.len()).filter(|at| single(*at).is_some() && single(*at) == single(line)).collect();
    there.order_by_key(|at| lines[*at].colour);
    let place = there.iter().position(|at| *at == line).unwrap_or(0);
    (place as i32 * SHARED, there.len() as i32)
}

/// The names, each beside its last place, and those that share a colour beside every place; moved down where they would lie on one another.
fn labels(lines: &[Line]) -> Vec<Label> {
    let placed = lines.iter().enumerate().flat_map(|(at, line)| {
        let ranks = line.rows.iter().enumerate().rev().filter_map(|(slot, row)| Some((slot, drawn(row.as_ref()?)?)));
        ranks.take(line.named()).map(move |(slot, (lo, hi))| {
            // Beside all brackets that stand there, lest the name lies on another's.
            let brackets = (at..lines.len()).filter(|at| bracket(&lines[*at], slot));
            let dx = brackets.map(|at| aside(lines, slot, at) + 14).max().filter(|_| lo != hi);
            let dx = dx.unwrap_or_else(|| 22 + (shared(lines, slot, at).1 - 1).max(0) * SHARED);
            Label { slot, y: height(lo) + 5.0, name: line.name.clone(), colour: line.colour, dx }
        })
    });
    apart(placed.collect(), f64::MAX)
}

/// What names must not run into: places and brackets.
fn obstacles(lines: &[Line], slots: usize) -> Vec<Obstacle> {
    let of_line = |line: usize, slot: usize| {
        let (lo, hi) = lines[line].rows.get(slot)?.as_ref().and_then(drawn)?;
        let (left, reach) = match lo == hi {
            true => (f64::from(shared(lines, slot, line).0) - 15.0, 15.0),
            false => (f64::from(aside(lines, slot, line)) - 7.0, 10.0),
        };
        let foot = if hi == u32::MAX { height(lo) + 14.0 } else { height(hi) };
        Some(Obstacle { slot, left, top: height(lo) - reach, foot: foot + reach })
    };
    (0..lines.len()).flat_map(|line| (0..slots).filter_map(move |slot| of_line(line, slot))).collect()
}

/// Whether a line has a range of ranks in a slot, and no single one.
fn bracket(line: &Line, slot: usize) -> bool {
    line.rows.get(slot).and_then(Option::as_ref).and_then(drawn).is_some_and(|(lo, hi)| lo != hi)
}

/// Links between known single ranks, each with the periods and ranks at its ends.
pub(crate) fn links(line: &Line) -> Vec<(usize, u32, usize, u32)> {
    let exact = |row: &Option<Row>| row.as_ref().and_then(drawn).filter(|(lo, hi)| lo == hi).map(|(lo, _)| lo);
    let known: Vec<(usize, u32)> =
        line.rows.iter().enumerate().filter_map(|(at, row)| Some((at, exact(row)?))).collect();
    known.windows(2).map(|pair| (pair[0].0, pair[0].1, pair[1].0, pair[1].1)).collect()
}

/// The way of a holder from period to period.
#[component]
fn Links(line: Line, follows: Vec<bool>) -> impl IntoView {
    let slots = line.rows.len();
    let links = links(&line).into_iter().map(|(a, from, b, to)| {
        // Solid from one period to the one that follows it, dotted over a time of which nothing is known.
        let skips = b > a + 1 || follows.get(a) != Some(&true);
        view! { <line class="chart__join" data-skips=skips.then_some("") x1=slot(a, slots) x2=slot(b, slots) y1=rem(height(from)) y2=rem(height(to)) /> }
    });
    view! { <g class="chart__line" data-colour=line.colour>{links.collect_view()}</g> }
}

/// The places of a holder.
#[component]
fn Nodes(lines: Vec<Line>, at: usize) -> impl IntoView {
    let slots = lines[at].rows.len();
    let aside = |slot: usize| aside(&lines, slot, at);
    let beside = |slot: usize| shared(&lines, slot, at).0;
    let nodes = lines[at].rows.iter().enumerate().filter_map(|(at, row)| Some((at, drawn(row.as_ref()?)?))).map(|(at, (lo, hi))| match lo == hi {
        true => view! {
            <svg class="mark__home" x=slot(at, slots) y=rem(height(lo)) width="1rem" height="1rem" viewBox=HOME>
                <circle class="ranks__node" cx=beside(at) r="14" />
                <text class="ranks__number" x=beside(at) y="4.5">{lo}</text>
            </svg>
        }
        .into_any(),
        false if hi == u32::MAX => view! {
            <svg class="mark__home" x=slot(at, slots) y=rem(height(lo)) width="1rem" height="1rem" viewBox=HOME>
                <path class="ranks__range" transform=format!("translate({} 0)", aside(at)) d="M-6-10h12M0-10V24M-5 18L0 24L5 18" />
            </svg>
        }
        .into_any(),
        false => view! {
            <svg class="mark__home" x=slot(at, slots) width="1rem" height="1rem" viewBox=HOME>
                <path class="ranks__range" transform=format!("translate({} 0)", aside(at)) d=format!("M-6 {}h12M0 {}V{}M-6 {}h12", height(lo) - 10.0, height(lo) - 10.0, height(hi) + 10.0, height(hi) + 10.0) />
            </svg>
        }
        .into_any(),
    });
    view! { <g class="chart__line" data-colour=lines[at].colour>{nodes.collect_view()}</g> }
}

/// Names that share what is known of their rank.
type Link<'a> = (Option<(u32, u32)>, Vec<&'a str>);

/// `Huawei, Oppo, Vivo ▸ Xiaomi ▸ Apple`, when the panel states orders; `?` for a rank nobody is named for.
fn chain(panel: &Panel) -> Option<String> {
    let states_orders = panel.rows.iter().any(|row| row.marks.iter().any(|mark| mark.shape == Shape::Order));
    if !states_orders {
        return None;
    }
    let mut links: Vec<Link<'_>> = Vec::new();
    for row in &panel.rows {
        let name = if row.named { row.name.as_str() } else { "?" };
        match links.last_mut() {
            Some((rank, names)) if *rank == row.rank && row.rank.is_none_or(|(lo, hi)| lo != hi) => names.push(name),
            _ => links.push((row.rank, vec![name])),
        }
    }
    Some(links.into_iter().map(|(_, names)| names.join(", ")).collect::<Vec<_>>().join(" ▸ "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(ranks: &[Option<(u32, u32)>]) -> Line {
        let rows = ranks.iter().map(|rank| rank.map(|rank| Row { rank: Some(rank), ..Row::default() })).collect();
        Line { name: "A".into(), rows, colour: 0 }
    }

    #[test]
    fn names_do_not_lie_on_one_another() {
        let lines = [line(&[Some((1, 3))]), line(&[Some((1, 3))]), line(&[Some((4, 4))])];
        let y: Vec<f64> = labels(&lines).into_iter().map(|label| label.y).collect();
        assert!(y.windows(2).all(|pair| pair[1] - pair[0] >= 17.0), "{y:?}");
    }

    #[test]
    fn who_shares_a_place_stands_beside_it() {
        let mut lines = [line(&[Some((1, 1))]), line(&[Some((1, 1))]), line(&[Some((2, 2))])];
        lines[0].colour = 5;
        let places = (0..3).map(|at| shared(&lines, 0, at)).collect::<Vec<_>>();
        assert_eq!(places, [(SHARED, 2), (0, 2), (0, 1)]);
        assert_eq!(labels(&lines).iter().map(|label| label.dx).max(), Some(22 + SHARED));
    }

    #[test]
    fn brackets_stand_beside_one_another_and_beside_places() {
        let check = |ranks: &[(u32, u32)], expected: &[i32]| {
            let lines: Vec<Line> = ranks.iter().map(|rank| line(&[Some(*rank)])).collect();
            let brackets = (0..lines.len()).filter(|at| ranks[*at].0 != ranks[*at].1);
            assert_eq!(brackets.map(|at| aside(&lines, 0, at)).collect::<Vec<_>>(), expected, "{ranks:?}");
        };
        check(&[(1, 1), (2, u32::MAX), (2, u32::MAX)], &[0, 16]);
        check(&[(1, 1), (1, 3)], &[26]);
        check(&[(1, 3), (2, 2), (2, 4)], &[26, 42]);
    }

    #[test]
    fn an_order_leads_down_from_a_single_rank() {
        assert!(order_path((1, 1), (2, u32::MAX), 12).is_some());
        assert_eq!(order_path((1, 3), (2, u32::MAX), 12), None);
        assert_eq!(order_path((3, 3), (2, 2), 12), None);
    }

    #[test]
    fn links_join_known_ranks_and_tell_what_they_skip() {
        assert_eq!(links(&line(&[Some((1, 1)), Some((2, 2))])), vec![(0, 1, 1, 2)]);
        assert_eq!(links(&line(&[Some((1, 1)), None, Some((2, 2))])), vec![(0, 1, 2, 2)]);
        assert_eq!(links(&line(&[Some((1, 3)), Some((2, 2))])), vec![]);
    }
}
