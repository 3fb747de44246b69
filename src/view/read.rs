//! Filters, list of articles and reading pane side by side. Always there, for the articles live in it; hidden in other views.

use leptos::prelude::*;

use crate::route::View;
use crate::state::State;
use crate::view::article_list::ArticleList;
use crate::view::document::Document;
use crate::view::facet_panel::FacetPanel;

/// The region.
#[component]
pub(crate) fn Read(state: State) -> impl IntoView {
    let here = state.part(|route| route.view == View::Read);
    let chosen = state.part(|route| route.doc.is_some());
    let facets = move || here.get().then(|| view! { <FacetPanel state /> });
    let title = move || here.get().then(|| view! { <h1 class="visually-hidden">"Articles"</h1> });
    let list = move || here.get().then(|| view! { <ArticleList state /> });
    view! {
        <div class="read" hidden=move || (!here.get()).then_some("until-found") data-here=move || here.get().then_some("") data-chosen=move || chosen.get().then_some("")>
            {title}
            {facets}
            {list}
            <Document state />
        </div>
    }
}
