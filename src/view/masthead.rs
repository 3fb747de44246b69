//! The head of the page: its name, the search box, the views, help; and its foot.

use leptos::prelude::*;

use crate::dom;
use crate::route::{Route, View, encode};
use crate::state::{Dialog, Setting, State};
use crate::view::search_box::SearchBox;
use crate::words;

/// The name of a view in the navigation.
pub(crate) fn name(view: View) -> &'static str {
    match view {
        View::Overview => "Overview",
        View::Read => "Articles",
        View::Claims => "Claims",
        View::Compare => "Compare",
        View::Goals => "Goals",
        View::About => "About",
    }
}

/// The masthead.
#[component]
pub(crate) fn Masthead(state: State) -> impl IntoView {
    view! {
        <header class="masthead">
            <div class="masthead__top">
                <ViewLink state view=View::Overview class="masthead__brand">"Factfolio"</ViewLink>
                <SearchBox state />
                <div class="masthead__tools">
                    <ThemeButton state />
                    <button type="button" class="tool" aria-label="Help, keys and settings" data-help on:click=move |_| state.set_dialog(Some(Dialog::Help))>
                        <span aria-hidden="true">"?"</span>
                    </button>
                </div>
            </div>
            <nav class="masthead__views" aria-label="Views">
                <ul>
                    {View::ALL
                        .into_iter()
                        .map(|view| view! { <li><ViewLink state view class="masthead__view">{name(view)}</ViewLink></li> })
                        .collect_view()}
                </ul>
            </nav>
        </header>
    }
}

/// A link to a view that keeps everything else as it is.
#[component]
pub(crate) fn ViewLink(state: State, view: View, class: &'static str, children: Children) -> impl IntoView {
    let here = state.part(|route| route.view);
    let href = move || encode(&Route { view, claim: None, ..state.rested() });
    let on_click = move |event: leptos::ev::MouseEvent| {
        if !event.ctrl_key() && !event.meta_key() && !event.shift_key() {
            event.prevent_default();
            state.open_view(view);
        }
    };
    view! {
        <a class=class href=href aria-current=move || (here.get() == view).then_some("page") on:click=on_click>
            {children()}
        </a>
    }
}

#[component]
fn ThemeButton(state: State) -> impl IntoView {
    let dark =
        move || state.is(Setting::Dark) || (!state.is(Setting::Light) && dom::media("(prefers-color-scheme: dark)"));
    let on_click = move |_| state.toggle_setting(if untrack(dark) { Setting::Light } else { Setting::Dark });
    view! {
        <button type="button" class="tool" aria-label=move || if dark() { "Light colours" } else { "Dark colours" } on:click=on_click>
            <svg class="tool__icon" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
                <circle cx="10" cy="10" r="6.5" fill="none" stroke="currentColor" stroke-width="1.5" />
                <path d="M10 3.5a6.5 6.5 0 0 1 0 13z" fill="currentColor" />
            </svg>
        </button>
    }
}

/// The foot: what this file is, and that it asks nobody.
#[component]
pub(crate) fn Footer(state: State) -> impl IntoView {
    let corpus = state.book().corpus();
    let counts = format!(
        "{} from {}",
        words::count(corpus.claims.len(), "claim", "claims"),
        words::count(corpus.documents.len(), "article", "articles")
    );
    let link = move || state.link(&Route { frame: crate::route::Frame::Whole, ..state.rested() });
    view! {
        <footer class="footer">
            <p class="footer__note">{counts} ". This page is one file: it makes no request and sends nothing."</p>
            <p class="footer__actions">
                <a class="footer__explore" href=link target="_blank" rel="noopener">"Explore"</a>
                <button type="button" class="link-button" on:click=move |_| state.copy(state.link(&state.route_now()), "Link")>"Copy link"</button>
                <button type="button" class="link-button" on:click=move |_| state.set_dialog(Some(Dialog::Embed))>"Embed"</button>
                <button type="button" class="link-button" on:click=move |_| dom::print()>"Print"</button>
            </p>
        </footer>
    }
}
