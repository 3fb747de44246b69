//! The articles that match, with the passage that matched.

use leptos::prelude::*;

use facts::duplicate::DuplicateKind;
use facts::ids::DocId;

use crate::dom;
use crate::route::{Route, View, encode};
use crate::search::{claims_in, snippet};
use crate::state::State;
use crate::ui::marked::Marked;
use crate::view::empty::Empty;
use crate::view::facet_panel::Chips;
use crate::view::hint::Hint;
use crate::words;
use facts::index::Snippet;

/// Articles drawn before "Show more".
const FIRST: usize = 40;

/// The list.
#[component]
pub(crate) fn ArticleList(state: State) -> impl IntoView {
    let shown = RwSignal::new(FIRST);
    let open = state.open_article();
    let book = state.book();
    let hits = move || {
        state.results().with(|answer| {
            let hit = |doc| Hit { doc, claims: claims_in(book, answer, doc), snippet: snippet(book, answer, doc) };
            answer.articles.iter().take(shown.get()).map(|found| hit(found.doc)).collect::<Vec<_>>()
        })
    };
    let total = move || state.results().with(|answer| answer.articles.len());
    let on_key = move |event: leptos::ev::KeyboardEvent| {
        let step = match event.key().as_str() {
            "ArrowDown" => 1,
            "ArrowUp" => -1,
            "Home" => i32::MIN,
            "End" => i32::MAX,
            _ => return,
        };
        event.prevent_default();
        dom::move_focus("[data-results]", "a", step);
    };
    view! {
        <section class="article-list" aria-label="List of articles">
            <p class="article-list__head">{move || words::count(total(), "article", "articles")}</p>
            <Hint state keys=&[("n", "next claim,"), ("p", "the one before,"), ("e", "its evidence.")] more="Underlined words are claims." />
            <Chips state />
            <Corrections state />
            <ol class="article-list__items" data-results on:keydown=on_key>
                <For each=hits key=|hit| (hit.doc, hit.claims, hit.snippet.span, hit.snippet.highlights.clone()) let:hit>
                    <Item state hit open />
                </For>
            </ol>
            <Show when=move || { total() > shown.get() }>
                <button type="button" class="button" on:click=move |_| shown.update(|shown| *shown += FIRST)>"Show more articles"</button>
            </Show>
            <Show when=move || total() == 0>
                <Empty state />
            </Show>
        </section>
    }
}

/// An article that matches, with what is shown of it.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Hit {
    doc: DocId,
    claims: usize,
    snippet: Snippet,
}

#[component]
fn Item(state: State, hit: Hit, open: Memo<Option<DocId>>) -> impl IntoView {
    let book = state.book();
    let doc = hit.doc;
    let document = book.doc(doc);
    let snippet = hit.snippet.span;
    let base = snippet.start();
    let highlights = hit.snippet.highlights.iter();
    let spans = highlights.map(|span| (span.start() - base, span.end() - base)).collect();
    let text = snippet.of(&document.text).to_owned();
    let href = move || {
        encode(&Route { view: View::Read, doc: Some(book.doc(doc).name.clone()), claim: None, ..state.route() })
    };
    let on_click = move |event: leptos::ev::MouseEvent| {
        if !event.ctrl_key() && !event.meta_key() && !event.shift_key() {
            event.prevent_default();
            state.open_doc(doc);
        }
    };
    view! {
        <li class="article-list__item">
            <a class="article-list__link" href=href on:click=on_click aria-current=move || (open.get() == Some(doc)).then_some("true")>
                <span class="article-list__title">{book.headline(doc)}</span>
                <Meta state doc />
                <span class="article-list__snippet"><Marked text spans class="hit" /></span>
                <span class="article-list__count">{words::count(hit.claims, "claim", "claims")}</span>
            </a>
        </li>
    }
}

/// Publisher, date and copies of an article, in one line.
#[component]
pub(crate) fn Meta(state: State, doc: DocId) -> impl IntoView {
    let book = state.book();
    let publisher = book.doc(doc).metadata.publisher.clone();
    let date = book.date(doc).map(|(words, inferred)| if inferred { format!("{words}, inferred") } else { words });
    let line: Vec<String> = publisher.into_iter().chain(date).collect();
    let copies = book.copies(doc).into_iter().map(|(other, kind, percent)| {
        let title = book.headline(other);
        let same = match kind {
            DuplicateKind::Rewrite => String::from("tells the same as"),
            DuplicateKind::Copy | DuplicateKind::Contained if percent >= 99 => String::from("same text as"),
            DuplicateKind::Copy | DuplicateKind::Contained => format!("{percent}\u{202f}% the same text as"),
        };
        view! { <span class="badge">{same} " " <em>{title}</em></span> }
    });
    view! {
        <span class="meta">{line.join(" · ")}</span>
        " "
        {copies.collect_view()}
    }
}

#[component]
fn Corrections(state: State) -> impl IntoView {
    let found = move || {
        state.results().with(|results| {
            results.corrections.iter().map(|fix| (fix.typed.clone(), fix.used.clone())).collect::<Vec<_>>()
        })
    };
    let line =
        |(wrong, right): (String, String)| view! { <li>"No " <q>{wrong}</q> " here: showing " <q>{right}</q> "."</li> };
    view! {
        <Show when=move || !found().is_empty()>
            <ul class="corrections">{move || found().into_iter().map(line).collect_view()}</ul>
        </Show>
    }
}
