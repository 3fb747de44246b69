//! The articles that match, with the passage that matched.

use std::cell::RefCell;
use std::rc::Rc;

use leptos::prelude::*;

use facts::duplicate::DuplicateKind;
use facts::ids::DocId;
use facts::index::Snippet;

use crate::book::Book;
use crate::dom;
use crate::dom::kept::{Kept, Line, Piece, Row, Rows};
use crate::route::{Route, View, encode};
use crate::search::{Answer, claims_in, snippet};
use crate::state::State;
use crate::ui::marked::pieces;
use crate::ui::option::step_down;
use crate::view::empty::Empty;
use crate::view::facet_panel::Chips;
use crate::view::hint::Hint;
use crate::words;

/// Articles drawn before "Show more".
const FIRST: usize = 40;

/// No row is lower than this and its lines, in pixels: its borders, publisher and date, and the number of claims.
const FRAME: u32 = 66;
/// No line of a headline or of a passage is lower, and no running text has narrower letters.
const TITLE: Letters = Letters { high: 20, wide: 6 };
const PASSAGE: Letters = Letters { high: 18, wide: 5 };
/// Until the page was looked at: the least that stands above the list, and more than it may be wide.
const UNSEEN: (u32, u32) = (120, 4000);

/// The list.
#[component]
pub(crate) fn ArticleList(state: State) -> impl IntoView {
    let shown = RwSignal::new(FIRST);
    let list = NodeRef::<leptos::html::Ol>::new();
    follow(state, list, shown);
    let total = Memo::new(move |_| state.results().with(|answer| answer.articles.len()));
    let on_click = move |event: leptos::ev::MouseEvent| {
        let place = dom::value_at(&event, "[data-place]", "data-place").and_then(|place| place.parse().ok());
        if let Some(place) = place.filter(|_| !event.ctrl_key() && !event.meta_key() && !event.shift_key()) {
            event.prevent_default();
            state.open_doc(DocId(place));
        }
    };
    let on_key = move |event: leptos::ev::KeyboardEvent| {
        let Some(step) = step_down(&event.key()) else { return };
        event.prevent_default();
        dom::move_focus("[data-results]", "a", step);
    };
    view! {
        <section class="article-list" aria-label="List of articles">
            <p class="article-list__head">{move || words::count(total.get(), "article", "articles")}</p>
            <Hint state keys=&[("n", "next claim,"), ("p", "the one before,"), ("e", "its evidence.")] more="Underlined words are claims." />
            <Chips state />
            <Corrections state />
            <ol class="article-list__items" data-results node_ref=list on:click=on_click on:keydown=on_key></ol>
            <Show when=move || { total.get() > shown.get() }>
                <button type="button" class="button" on:click=move |_| shown.update(|shown| *shown += FIRST)>"Show more articles"</button>
            </Show>
            <Show when=move || total.get() == 0>
                <Empty state />
            </Show>
        </section>
    }
}

/// Keeps the rows as the results are: with each key those in the window, the others and the links when the typing pauses.
fn follow(state: State, list: NodeRef<leptos::html::Ol>, shown: RwSignal<usize>) {
    let open = state.open_article();
    let rows: Rc<RefCell<Option<Rows<Item>>>> = Rc::default();
    let place = StoredValue::new(UNSEEN);
    let draw = move |rows: &mut Option<Rows<Item>>, answer: &Answer, edge: u32| {
        let rows = rows.get_or_insert_with(|| Rows::of(&list.get_untracked().expect("the list stands in the page")));
        let open = open.get_untracked();
        let all = answer.articles.len().min(shown.get());
        rows.first(0, all);
        let (mut down, wide) = place.get_value();
        for (at, hit) in answer.articles.iter().take(all).enumerate() {
            if down > edge {
                break;
            }
            let Some(item) = rows.first(at + 1, all).last_mut() else { break };
            down += item.show(state, answer, hit.doc, open).at_least(wide);
        }
    };
    let kept = rows.clone();
    Effect::new(move |_| {
        if list.get().is_some() {
            state.results().with(|answer| draw(&mut kept.borrow_mut(), answer, dom::edge()));
        }
    });
    let look = move || {
        if let Some(list) = list.try_get_untracked().flatten() {
            place.try_set_value(dom::place_of(&list));
        }
    };
    dom::after_paint(look);
    Effect::new(move |before: Option<()>| {
        open.track();
        let route = state.rested();
        if list.get().is_some() {
            let mut rows = rows.borrow_mut();
            // When it comes to rest what was typed has been painted, so there is little to lay out.
            before.into_iter().for_each(|()| look());
            draw(&mut rows, &state.rested_results(), u32::MAX);
            for item in rows.iter_mut().flat_map(|rows| rows.standing()) {
                item.link_to(state, &route);
            }
        }
    });
}

/// How high a line is, and how wide a letter, in pixels.
struct Letters {
    high: u32,
    wide: u32,
}

impl Letters {
    /// How high so many of them stand at least where a line has this room.
    fn at_least(&self, count: usize, room: u32) -> u32 {
        (count as u32).saturating_mul(self.wide).div_ceil(room.max(1)).saturating_mul(self.high)
    }
}

/// How many letters a row holds.
struct Length {
    title: usize,
    passage: usize,
}

impl Length {
    /// How high the row stands at least, in a list of this width.
    fn at_least(&self, wide: u32) -> u32 {
        FRAME + TITLE.at_least(self.title, wide) + PASSAGE.at_least(self.passage, wide)
    }
}

/// A row: an article that matches, with what is shown of it.
struct Item {
    row: Kept,
    link: Kept,
    title: Line,
    meta: Line,
    copies: Line,
    passage: Line,
    count: Line,
    doc: Option<DocId>,
    /// Letters of its headline.
    letters: usize,
}

impl Row for Item {
    fn blank() -> Option<Self> {
        let row = Kept::new("li", "article-list__item")?;
        let link = row.add("a", "article-list__link")?;
        let title = Line::add(&link, "span", "article-list__title")?;
        let meta = Line::add(&link, "span", "meta")?;
        let copies = Line::add(&link, "span", "badge article-list__copies")?;
        let passage = Line::add(&link, "span", "article-list__snippet")?;
        let count = Line::add(&link, "span", "article-list__count")?;
        Some(Self { row, link, title, meta, copies, passage, count, doc: None, letters: 0 })
    }

    fn root(&self) -> &Kept {
        &self.row
    }
}

impl Item {
    /// Shows an article; tells how much stands in the row.
    fn show(&mut self, state: State, answer: &Answer, doc: DocId, open: Option<DocId>) -> Length {
        let book = state.book();
        if self.doc != Some(doc) {
            self.doc = Some(doc);
            self.link.set("data-place", Some(&doc.0.to_string()));
            let headline = book.headline(doc);
            self.letters = headline.chars().count();
            self.title.say(&headline);
            let (line, copies) = origin(book, doc);
            self.meta.say(&line);
            let separate = |at: usize, same: String| if at == 0 { same } else { format!("; {same}") };
            let copies = copies
                .into_iter()
                .enumerate()
                .flat_map(|(at, (same, title))| [Piece::plain(separate(at, same)), Piece::inside("em", "", title)]);
            self.copies.show(copies.collect());
        }
        self.link.set("aria-current", (open == Some(doc)).then_some("true"));
        let Snippet { span, highlights } = snippet(book, answer, doc);
        let base = span.start();
        let spans: Vec<_> = highlights.iter().map(|span| (span.start() - base, span.end() - base)).collect();
        let passage = span.of(&book.doc(doc).text);
        let mut cut = Vec::new();
        for (text, marked) in pieces(passage, &spans) {
            // Text and marks take turns, so that each piece finds one of its kind standing there.
            if marked && cut.len() % 2 == 0 {
                cut.push(Piece::plain(""));
            }
            cut.push(if marked { Piece::inside("mark", "hit", text) } else { Piece::plain(text) });
        }
        self.passage.show(cut);
        self.count.say(&words::count(claims_in(book, answer, doc), "claim", "claims"));
        Length { title: self.letters, passage: passage.chars().count() }
    }

    fn link_to(&mut self, state: State, route: &Route) {
        let Some(doc) = self.doc else { return };
        let name = state.book().doc(doc).name.clone();
        let there = Route { view: View::Read, doc: Some(name), claim: None, ..route.clone() };
        self.link.set("href", Some(&encode(&there)));
    }
}

/// Publisher and date of an article; then for each copy what it is, and its title.
fn origin(book: &Book, doc: DocId) -> (String, Vec<(String, String)>) {
    let publisher = book.doc(doc).metadata.publisher.clone();
    let date = book.date(doc).map(|(words, inferred)| if inferred { format!("{words}, inferred") } else { words });
    let line: Vec<String> = publisher.into_iter().chain(date).collect();
    let copies = book.copies(doc).into_iter().map(|(other, kind, percent)| {
        let same = match kind {
            DuplicateKind::Rewrite => String::from("tells the same as "),
            DuplicateKind::Copy | DuplicateKind::Contained if percent >= 99 => String::from("same text as "),
            DuplicateKind::Copy | DuplicateKind::Contained => format!("{percent}\u{202f}% the same text as "),
        };
        (same, book.headline(other))
    });
    (line.join(" · "), copies.collect())
}

/// Publisher, date and copies of an article, in one line.
#[component]
pub(crate) fn Meta(state: State, doc: DocId) -> impl IntoView {
    let (line, copies) = origin(state.book(), doc);
    let copies = copies.into_iter().map(|(same, title)| view! { <span class="badge">{same} <em>{title}</em></span> });
    view! {
        <span class="meta">{line}</span>
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
