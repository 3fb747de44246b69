//! The comparison as words in cells: holders down, regions and periods across.

use std::collections::{BTreeMap, BTreeSet};

use leptos::prelude::*;

use super::Panels;
use super::intervals::{Values, place as place_of};
use super::model::{Panel, Row};
use super::series::Series;
use crate::route::By;
use crate::state::State;
use crate::words;
use facts::order::InOrder;

/// Columns shown of a table that has many more.
const COLUMNS: usize = 8;

/// The table: of many columns those that say most, and the rest on demand.
#[component]
pub(crate) fn CompareTable(state: State, panels: Panels) -> impl IntoView {
    let descending = RwSignal::new(None::<usize>);
    let whole = RwSignal::new(false);
    let by = state.part(|route| route.choice.by);
    let heads = Memo::new(move |_| {
        let all = panels.get();
        let shown = if whole.get() { all } else { most(all, COLUMNS) };
        heads_of(shown, by.get())
    });
    // Other columns, another order.
    Effect::new(move |_| {
        heads.track();
        descending.set(None);
    });
    let body = move || {
        let heads = heads.get();
        let columns: Vec<Panel> = heads.iter().flat_map(|head| head.panels.clone()).collect();
        let lines = rows_of(&columns, descending.get()).into_iter().map(|(name, cells)| {
            let cells = cells
                .into_iter()
                .zip(&columns)
                .map(|(row, panel)| view! { <Cell state row place=panel.place.clone() when=panel.when.clone() /> });
            view! { <tr><th scope="row">{name}</th>{cells.collect_view()}</tr> }
        });
        let lines = lines.collect_view();
        let split = (heads.len() > 1).then_some("");
        let groups = heads.iter().map(|head| view! { <colgroup span=head.panels.len()></colgroup> }).collect_view();
        view! {
            <table class="compare-table" data-groups=split>
                <caption class="visually-hidden">"Who holds what, by region and period"</caption>
                <colgroup></colgroup>
                {groups}
                <Heads heads descending />
                <tbody>{lines}</tbody>
            </table>
        }
    };
    view! {
        <Left panels whole />
        <div class="compare-table__frame" role="region" aria-label="Table of the comparison" tabindex="0">{body}</div>
    }
}

/// What is left out of the table, in words, and the way to have it all.
#[component]
fn Left(panels: Panels, whole: RwSignal<bool>) -> impl IntoView {
    let note = move || {
        let all = panels.get();
        let many = all.len();
        (many > COLUMNS + 1).then(|| {
            let rows = rows_of(&all, None).len();
            let words = match whole.get() {
                true => format!("All {many} columns. "),
                false => {
                    let left = rows - rows_of(&most(all, COLUMNS), None).len();
                    let rows = match left {
                        0 => String::new(),
                        _ => format!(", and leaves out {} found in the others alone", words::count(left, "row", "rows")),
                    };
                    format!("This shows the {COLUMNS} columns of {many} that say most{rows}. ")
                }
            };
            let change = if whole.get() { "Show the fullest".to_owned() } else { format!("Show all {many}") };
            view! {
                <p class="compare__note">
                    {words}
                    <button type="button" class="link-button" on:click=move |_| whole.update(|whole| *whole = !*whole)>{change}</button>
                </p>
            }
        })
    };
    view! { {note} }
}

/// The panels that say most, in the order they came in; one more than `limit` rather than leaving one out.
fn most(panels: Vec<Panel>, limit: usize) -> Vec<Panel> {
    if panels.len() <= limit + 1 {
        return panels;
    }
    let mut claims: Vec<(std::cmp::Reverse<usize>, usize)> =
        panels.iter().enumerate().map(|(at, panel)| (std::cmp::Reverse(panel.claims), at)).collect();
    claims.order_by_key(|place| *place);
    let kept: BTreeSet<usize> = claims.into_iter().take(limit).map(|(_, at)| at).collect();
    panels.into_iter().enumerate().filter(|(at, _)| kept.contains(at)).map(|(_, panel)| panel).collect()
}

/// Columns under one head: the periods of a region, or the regions of a period.
#[derive(Clone, Debug, PartialEq)]
struct Head {
    /// Empty where the columns have nothing in common.
    title: String,
    panels: Vec<Panel>,
}

/// Region and period of a panel, by name.
fn parts(panel: &Panel) -> (&str, &str) {
    panel.title.rsplit_once(", ").unwrap_or((&panel.title, ""))
}

/// Regions in the order they came in, each with its periods in order of time; in panels by period the other way round.
fn heads_of(panels: Vec<Panel>, by: By) -> Vec<Head> {
    if by == By::Holder {
        return vec![Head { title: String::new(), panels }];
    }
    let mut heads: Vec<Head> = Vec::new();
    for panel in panels {
        let (place, when) = parts(&panel);
        let title = if by == By::Period { when } else { place }.to_owned();
        match heads.iter_mut().find(|head| head.title == title) {
            Some(head) => head.panels.push(panel),
            None => heads.push(Head { title, panels: vec![panel] }),
        }
    }
    for head in &mut heads {
        // What has no date comes last.
        head.panels.order_by_key(|panel| (panel.start.is_none(), panel.start, panel.end));
    }
    heads
}

#[component]
fn Heads(heads: Vec<Head>, descending: RwSignal<Option<usize>>) -> impl IntoView {
    let split = heads.iter().any(|head| !head.title.is_empty());
    let tops = heads.iter().map(|head| {
        view! { <th scope="colgroup" colspan=head.panels.len()>{head.title.clone()}</th> }
    });
    let tops = split.then(|| view! { <tr class="compare-table__tops"><td></td>{tops.collect_view()}</tr> });
    let columns = heads.iter().flat_map(|head| head.panels.iter().map(move |panel| (head, panel)));
    let columns = columns.enumerate().map(|(at, (head, panel))| {
        let sorted = move || if descending.get() == Some(at) { "descending" } else { "none" };
        let (region, when) = parts(panel);
        let short = match head.title.as_str() {
            "" => &panel.title,
            title if title == region => when,
            _ => region,
        };
        view! {
            <th scope="col" aria-sort=sorted>
                <button type="button" class="claim-table__sort" aria-label=panel.title.clone() on:click=move |_| descending.set(Some(at))>{short.to_owned()}</button>
            </th>
        }
    });
    let columns = columns.collect_view();
    view! {
        <thead>
            {tops}
            <tr>
                <th scope="col"><button type="button" class="claim-table__sort" on:click=move |_| descending.set(None)>"Who"</button></th>
                {columns}
            </tr>
        </thead>
    }
}

/// Every holder with its row in each panel; in the order of first place, or of the amount in one panel.
pub(crate) fn rows_of(panels: &[Panel], by: Option<usize>) -> Vec<(String, Vec<Option<Row>>)> {
    let mut at: BTreeMap<String, usize> = BTreeMap::new();
    let mut rows: Vec<(String, Vec<Option<Row>>)> = Vec::new();
    for (column, panel) in panels.iter().enumerate() {
        for row in &panel.rows {
            let place = *at.entry(row.key.clone()).or_insert_with(|| {
                rows.push((row.name.clone(), vec![None; panels.len()]));
                rows.len() - 1
            });
            rows[place].1[column] = Some(row.clone());
        }
    }
    if let Some(column) = by {
        let thousandths = |row: &Row| row.amount().map_or(0, |amount| (amount * 1000.0) as i64);
        rows.order_by_key(|(_, cells)| match cells.get(column).and_then(Option::as_ref) {
            Some(row) => (0, row.rank.map_or(u32::MAX, |rank| rank.0), -thousandths(row)),
            None => (1, 0, 0),
        });
    }
    rows
}

#[component]
fn Cell(state: State, row: Option<Row>, place: String, when: String) -> impl IntoView {
    match row {
        None => view! { <td class="no-data"><span aria-hidden="true">"—"</span><span class="visually-hidden">"no data"</span></td> }.into_any(),
        Some(row) => {
            let conflict = row.conflicts();
            let pin = format!("{}@{place}@{when}", row.key);
            let (place, marks) = place_of(state, &row, &format!("t{pin}"));
            view! { <td>{place}<Values state marks conflict pin=format!("t{pin}") /></td> }.into_any()
        }
    }
}

/// The words under a chart: holders down, its periods across. A chart without it would keep its values from those who cannot see it.
#[component]
pub(crate) fn SeriesTable(state: State, series: Series) -> impl IntoView {
    let Series { title, periods, panels, lines, .. } = series;
    let heads = periods.into_iter().map(|name| view! { <th scope="col">{name}</th> }).collect_view();
    let rows = lines.into_iter().map(|line| {
        let cells = line
            .rows
            .into_iter()
            .zip(&panels)
            .map(|(row, panel)| view! { <Cell state row place=panel.place.clone() when=panel.when.clone() /> });
        view! { <tr><th scope="row">{line.name}</th>{cells.collect_view()}</tr> }
    });
    view! {
        <div class="compare-table__frame">
            <table class="compare-table">
                <caption class="visually-hidden">{title}</caption>
                <thead><tr><th scope="col">"Who"</th>{heads}</tr></thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn panel(title: &str, year: i32, claims: usize) -> Panel {
        let start = facts::period::Date::new(year, 1, 1);
        let (place, when) = (String::new(), String::new());
        Panel {
            key: title.into(),
            title: title.into(),
            place,
            when,
            start,
            end: None,
            rows: vec![],
            contradiction: None,
            claims,
        }
    }

    fn titles(panels: &[Panel]) -> Vec<&str> {
        panels.iter().map(|panel| panel.title.as_str()).collect()
    }

    #[test]
    fn of_many_columns_those_that_say_most_are_shown() {
        let panels = |claims: &[usize]| -> Vec<Panel> {
            claims.iter().enumerate().map(|(at, claims)| panel(&at.to_string(), 2020, *claims)).collect()
        };
        assert_eq!(titles(&most(panels(&[1, 5, 2, 5]), 2)), ["1", "3"]);
        assert_eq!(titles(&most(panels(&[1, 5, 2]), 2)), ["0", "1", "2"], "for one column nothing is left out");
    }

    #[test]
    fn columns_stand_under_what_they_share() {
        let panels =
            || vec![panel("Spain, 2021", 2021, 9), panel("India, 2020", 2020, 5), panel("Spain, 2020", 2020, 1)];
        let check = |by: By, expected: &[(&str, &[&str])]| {
            let heads = heads_of(panels(), by);
            let found: Vec<(&str, Vec<&str>)> =
                heads.iter().map(|head| (head.title.as_str(), titles(&head.panels))).collect();
            let found: Vec<(&str, &[&str])> = found.iter().map(|(title, list)| (*title, list.as_slice())).collect();
            assert_eq!(found, expected);
        };
        check(By::Region, &[("Spain", &["Spain, 2020", "Spain, 2021"]), ("India", &["India, 2020"])]);
        check(By::Period, &[("2021", &["Spain, 2021"]), ("2020", &["India, 2020", "Spain, 2020"])]);
        check(By::Holder, &[("", &["Spain, 2021", "India, 2020", "Spain, 2020"])]);
    }
}
