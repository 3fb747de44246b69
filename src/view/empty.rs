//! What to do when nothing matches: which choice to drop, and how much that would give.

use leptos::prelude::*;

use crate::route::Route;
use crate::search::ways_out;
use crate::state::State;
use crate::words;

/// Said where no article claims anything: nothing can be chosen or cleared.
#[component]
pub(crate) fn Silent() -> impl IntoView {
    view! {
        <div class="empty">
            <p class="empty__title">"No claim was found in these articles."</p>
            <p>"Looked for are market shares, ranks, sales and other figures of companies and markets, in English."</p>
        </div>
    }
    .into_any()
}

/// The way out of an empty result.
#[component]
pub(crate) fn Empty(state: State) -> impl IntoView {
    if state.book().corpus().claims.is_empty() && state.route_now().query.is_empty() {
        return view! { <Silent /> }.into_any();
    }
    let ways = move || {
        let route = state.route();
        let ways = state.results().with(|answer| ways_out(answer, &route));
        ways.into_iter().filter(|way| way.2 > 0).collect::<Vec<_>>()
    };
    let title = move || {
        let route = state.route();
        let query = route.query.trim();
        match route.picks.is_empty() && !query.is_empty() {
            true => format!("Nothing matches “{query}”."),
            false => "Nothing matches all of this.".to_owned(),
        }
    };
    let notices = move || state.results().with(|answer| answer.notices.join(" "));
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
            <p class="empty__title">{title}</p>
            <p class="meta">{notices}</p>
            <ul class="empty__ways">{move || ways().into_iter().map(line).collect_view()}</ul>
            <p>
                <button type="button" class="button" on:click=move |_| state.clear()>"Start again with everything"</button>
            </p>
        </div>
    }    .into_any()
}
