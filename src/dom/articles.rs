//! The articles that stand ready in the file. They are foreign nodes: shown, hidden and marked, never rendered again.

use std::cell::RefCell;

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::{all_in, document, find, listen, scroll_into_view};

const HOME: &str = "[data-articles]";

thread_local! {
    /// The article that is shown.
    static SHOWN: RefCell<Option<Element>> = const { RefCell::new(None) };
}

/// Moves the articles into the element of this id in the reading pane, once.
pub(crate) fn adopt(host: &str) {
    let host = document().and_then(|document| document.get_element_by_id(host));
    if let (Some(home), Some(host)) = (find(HOME), host) {
        let _ = host.append_child(&home);
    }
}

/// Calls back once all articles have come in: at once, unless the file is so large that the browser is still reading it.
pub(crate) fn on_arrival(call: impl FnOnce() + 'static) {
    let Some(document) = document().filter(|document| document.ready_state() == "loading") else { return call() };
    let mut call = Some(call);
    listen(&document, "DOMContentLoaded", move |_: web_sys::Event| {
        if let Some(call) = call.take() {
            call();
        }
    });
}

/// Shows the article of this place in the corpus and hides the one shown before; hidden ones stay findable by the browser's
/// own search. Nothing else is touched, for a page may hold ten thousand articles.
pub(crate) fn show(place: Option<usize>) {
    let wanted = place.and_then(standing);
    let before = SHOWN.replace(wanted.clone());
    if before == wanted {
        return;
    }
    for element in before.iter().flat_map(with_shelf) {
        let _ = element.set_attribute("hidden", "until-found");
    }
    for element in wanted.iter().flat_map(with_shelf) {
        let _ = element.remove_attribute("hidden");
    }
}

/// The article of this place in the corpus.
pub(super) fn standing(place: usize) -> Option<Element> {
    document()?.get_element_by_id(&format!("doc-{place}"))
}

/// An article and the shelf it stands on: a closed shelf hides whatever stands on it.
fn with_shelf(article: &Element) -> impl Iterator<Item = Element> {
    article.parent_element().into_iter().chain([article.clone()])
}

/// The article the browser itself opened, by a text fragment or by finding text.
pub(crate) fn revealed() -> Option<String> {
    let shelf = |shelf: &Element| shelf.next_element_sibling();
    let mut shelves = std::iter::successors(find(HOME)?.first_element_child(), shelf);
    let open = shelves.find(|shelf| !shelf.has_attribute("hidden"))?;
    let article = open.query_selector("article:not([hidden])").ok()??;
    let name = article.get_attribute("data-doc");
    SHOWN.set(Some(article));
    name
}

/// Calls back when the browser is about to open a hidden article because text in it was found.
pub(crate) fn on_reveal(mut call: impl FnMut(String) + 'static) {
    let Some(home) = find(HOME) else { return };
    listen(&home, "beforematch", move |event: web_sys::Event| {
        let article = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        if let Some(name) = article.and_then(|article| article.get_attribute("data-doc")) {
            call(name);
        }
    });
}

/// What happened on a claim in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Touch {
    /// The pointer came over it, or the focus.
    Over,
    /// The pointer left.
    Out,
    /// It was pressed.
    Press,
}

/// Calls back with the claims under the pointer, shortest mark first, and whether a marker button was meant.
pub(crate) fn on_claim(mut call: impl FnMut(Touch, Vec<u32>) + Clone + 'static) {
    let Some(home) = find(HOME) else { return };
    for (name, touch) in [("mouseover", Touch::Over), ("mouseout", Touch::Out), ("click", Touch::Press)] {
        let mut call = call.clone();
        listen(&home, name, move |event: web_sys::Event| {
            let Some(target) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else { return };
            let claims = claims_at(&target);
            if !claims.is_empty() {
                call(touch, claims);
            }
        });
    }
    let _ = &mut call;
}

fn claims_at(target: &Element) -> Vec<u32> {
    let marked = target.closest("[data-claim], mark[data-claims]").ok().flatten();
    let list =
        marked.and_then(|marked| marked.get_attribute("data-claim").or_else(|| marked.get_attribute("data-claims")));
    list.map(|list| list.split(' ').filter_map(|id| id.parse().ok()).collect()).unwrap_or_default()
}

/// Lights the marks of some claims, in the text and wherever else an element carries `data-lights`.
pub(crate) fn light(claims: &[u32]) {
    let Some(body) = document().and_then(|document| document.body()) else { return };
    for element in all_in(&body, "[data-lit]") {
        let _ = element.remove_attribute("data-lit");
    }
    for claim in claims {
        for selector in [
            format!("mark[data-claims~='{claim}']"),
            format!("[data-claim='{claim}']"),
            format!("[data-lights~='{claim}']"),
        ] {
            for element in all_in(&body, &selector) {
                let _ = element.set_attribute("data-lit", "");
            }
        }
    }
}

/// Scrolls to a claim's marker, focuses it and makes it flash.
pub(crate) fn go_to_claim(claim: u32) {
    let Some(home) = find(HOME) else { return };
    let selector = format!(".claim-marker[data-claim='{claim}']");
    for old in all_in(&home, "[data-arrived]") {
        let _ = old.remove_attribute("data-arrived");
    }
    for mark in all_in(&home, &format!("mark[data-claims~='{claim}']")) {
        let _ = mark.set_attribute("data-arrived", "");
        open_folds(&mark);
    }
    if let Some(marker) = all_in(&home, &selector).into_iter().next().and_then(|m| m.dyn_into::<HtmlElement>().ok()) {
        open_folds(&marker);
        scroll_into_view(&marker);
        focus_still(&marker);
    }
}

/// Focuses without the browser's own jump, which would spoil a smooth scroll.
fn focus_still(element: &HtmlElement) {
    let options = js_sys::Object::new();
    let _ = js_sys::Reflect::set(&options, &"preventScroll".into(), &true.into());
    let method = js_sys::Reflect::get(element, &"focus".into()).and_then(|m| m.dyn_into::<js_sys::Function>());
    if let Ok(method) = method {
        let _ = method.call1(element, &options);
    }
}

fn open_folds(element: &Element) {
    let mut at = element.closest("details").ok().flatten();
    while let Some(fold) = at {
        let _ = fold.set_attribute("open", "");
        at = fold.parent_element().and_then(|parent| parent.closest("details").ok().flatten());
    }
}

/// How many markers of the open article are above what is seen, and how many below.
pub(crate) fn beyond(place: usize) -> (usize, usize) {
    let Some(article) = standing(place) else { return (0, 0) };
    let bar = find(".document__bar").map_or(0.0, |bar| bar.get_bounding_client_rect().bottom());
    let high = super::window().and_then(|window| window.inner_height().ok()?.as_f64()).unwrap_or(0.0);
    let boxes: Vec<_> = all_in(&article, ".claim-marker").iter().map(Element::get_bounding_client_rect).collect();
    let count = |out: &dyn Fn(&web_sys::DomRect) -> bool| boxes.iter().filter(|marker| out(marker)).count();
    (count(&|marker| marker.bottom() < bar), count(&|marker| marker.top() > high))
}

/// How far down the open article each marker stands, in parts per thousand of its height.
pub(crate) fn heights(place: usize) -> Vec<(u32, u32)> {
    let Some(article) = standing(place) else { return Vec::new() };
    let frame = article.get_bounding_client_rect();
    let place = |marker: Element| {
        let claim = marker.get_attribute("data-claim")?.parse().ok()?;
        let down = (marker.get_bounding_client_rect().top() - frame.top()) / frame.height().max(1.0);
        Some((claim, (down * 1000.0).clamp(0.0, 1000.0) as u32))
    };
    all_in(&article, "button.claim-marker").into_iter().filter_map(place).collect()
}

/// Gives the page back to its articles when the program has died: what started it knows how.
pub(crate) fn uncover(message: &str) {
    let Some(window) = super::window() else { return };
    let crash =
        js_sys::Reflect::get(&window, &"factfolioCrash".into()).and_then(|crash| crash.dyn_into::<js_sys::Function>());
    if let Ok(crash) = crash {
        let _ = crash.call1(&window, &message.into());
    }
}
