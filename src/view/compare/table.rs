//! The comparison as words in cells: holders down, regions and periods across.

use std::collections::BTreeMap;

use leptos::prelude::*;

use super::Panels;
use super::intervals::{Values, place as place_of};
use super::model::{Panel, Row};
use super::series::Series;
use crate::state::State;
use facts::order::InOrder;

/// The table.
#[component]
pub(crate) fn CompareTable(state: State, panels: Panels) -> impl IntoView {
    let descending = RwSignal::new(None::<usize>);
    let body = move || {
        let panels = panels.get();
        let rows = rows_of(&panels, descending.get());
        let heads = panels.iter().enumerate().map(|(at, panel)| {
            let sorted = move || if descending.get() == Some(at) { "descending" } else { "none" };
            view! {
                <th scope="col" aria-sort=sorted>
                    <button type="button" class="claim-table__sort" on:click=move |_| descending.set(Some(at))>{panel.title.clone()}</button>
                </th>
            }
        });
        let heads = heads.collect_view();
        let lines = rows.into_iter().map(|(name, cells)| {
            let cells = cells
                .into_iter()
                .zip(&panels)
                .map(|(row, panel)| view! { <Cell state row place=panel.place.clone() when=panel.when.clone() /> });
            view! { <tr><th scope="row">{name}</th>{cells.collect_view()}</tr> }
        });
        let lines = lines.collect_view();
        view! {
            <table class="compare-table">
                <caption class="visually-hidden">"Who holds what, by region and period"</caption>
                <thead><tr><th scope="col"><button type="button" class="claim-table__sort" on:click=move |_| descending.set(None)>"Who"</button></th>{heads}</tr></thead>
                <tbody>{lines}</tbody>
            </table>
        }
    };
    view! { <div class="compare-table__frame" role="region" aria-label="Table of the comparison" tabindex="0">{body}</div> }
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
        rows.order_by_key(|(_, cells)| match &cells[column] {
            Some(row) => (0, row.rank.map_or(u32::MAX, |rank| rank.0)),
            None => (1, 0),
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
