//! What to do when nothing matches: which choice to drop, and how much that would give.

use leptos::prelude::*;

use crate::route::Route;
use crate::search::search;
use crate::state::State;
use crate::view::facet_panel::name;
use crate::words;

/// The way out of an empty result.
#[component]
pub(crate) fn Empty(state: State) -> impl IntoView {
    let ways = move || {
        let route = state.route();
        let mut ways: Vec<(String, Route, usize)> = Vec::new();
        if !route.query.is_empty() && !route.picks.is_empty() {
            ways.push((
                format!("Drop the words “{}”", route.query),
                Route { query: String::new(), ..route.clone() },
                0,
            ));
        }
        for (facet, _) in &route.picks {
            let mut less = route.clone();
            less.picks.retain(|(key, _)| key != facet);
            ways.push((format!("Drop the choice of {}", name(facet).to_lowercase()), less, 0));
        }
        for way in &mut ways {
            way.2 = search(state.book(), &way.1).claims.len();
        }
        ways.retain(|way| way.2 > 0);
        ways.sort_by_key(|way| std::cmp::Reverse(way.2));
        ways
    };
    let line = move |(label, route, count): (String, Route, usize)| {
        let on_click = move |_| {
            let (query, picks) = (route.query.clone(), route.picks.clone());
            state.go(|now| {
                now.query = query;
                now.picks = picks;
            });
        };
        view! {
            <li>
                <button type="button" class="link-button" on:click=on_click>{label}</button>
                " — " {words::count(count, "claim", "claims")}
            </li>
        }
    };
    view! {
        <div class="empty">
            <p class="empty__title">"Nothing matches all of this."</p>
            <ul class="empty__ways">{move || ways().into_iter().map(line).collect_view()}</ul>
            <p>
                <button type="button" class="button" on:click=move |_| state.clear()>"Start again with everything"</button>
            </p>
        </div>
    }
}
