//! Everything that changes while the page is open, and the only place that changes it.

mod card;
mod comparing;
mod reading;
mod settings;
mod sharing;

use leptos::prelude::*;

use crate::book::Book;
use crate::dom::{self, Step};
use crate::route::{self, Route, View};
use crate::search::Answer;

pub(crate) use card::{Card, Hold, Turn};
pub(crate) use settings::Setting;

/// How long nothing is typed until the page is at rest, in milliseconds.
const PAUSE: i32 = 120;

/// A dialog of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Dialog {
    /// Keys, query syntax, settings.
    Help,
    /// What to copy to show this view elsewhere.
    Embed,
}

/// The state. Cheap to copy: every part is a handle.
#[derive(Clone, Copy)]
pub(crate) struct State {
    book: &'static Book,
    route: RwSignal<Route>,
    settings: RwSignal<u16>,
    card: RwSignal<Option<Card>>,
    waiting: RwSignal<u32>,
    dialog: RwSignal<Option<Dialog>>,
    said: RwSignal<String>,
    place: RwSignal<f64>,
    opened: StoredValue<Vec<(&'static str, RwSignal<bool>)>>,
    results: Memo<Answer>,
    /// Whether all articles stand in the page.
    arrived: RwSignal<bool>,
    /// What was typed and is not in the address yet, with the number of the keystroke.
    unwritten: StoredValue<(Option<Step>, u32)>,
    /// Counts how often the page came to rest.
    rests: RwSignal<u32>,
}

impl State {
    /// The state the location's hash and this browser's memory ask for.
    pub(crate) fn new(book: &'static Book) -> Self {
        let route = RwSignal::new(route::decode(&dom::hash()));
        let asked = Memo::new(move |_| route.with(|route| (route.query.clone(), route.picks.clone())));
        let results = Memo::new(move |_| {
            let (query, picks) = asked.get();
            book.desk().answer(book, &Route { query, picks, ..Route::default() })
        });
        let settings = RwSignal::new(Self::remembered_settings());
        Self {
            book,
            route,
            settings,
            results,
            arrived: RwSignal::new(false),
            unwritten: StoredValue::new((None, 0)),
            rests: RwSignal::new(0),
            card: RwSignal::new(None),
            waiting: RwSignal::new(0),
            dialog: RwSignal::new(None),
            said: RwSignal::new(String::new()),
            place: RwSignal::new(f64::MIN),
            opened: StoredValue::new(route::FACETS.iter().map(|facet| (*facet, RwSignal::new(false))).collect()),
        }
    }

    /// The corpus.
    pub(crate) fn book(self) -> &'static Book {
        self.book
    }

    /// The whole route; prefer `part`, which changes less often.
    pub(crate) fn route(self) -> Route {
        self.route.get()
    }

    /// One part of the route, as a value that tells only its own changes.
    pub(crate) fn part<T: PartialEq + Clone + Send + Sync + 'static>(self, pick: fn(&Route) -> T) -> Memo<T> {
        let route = self.route;
        Memo::new(move |_| route.with(pick))
    }

    /// The present route, outside any tracking.
    pub(crate) fn route_now(self) -> Route {
        self.route.get_untracked()
    }

    /// The answer to the query and the picks.
    pub(crate) fn results(self) -> Memo<Answer> {
        self.results
    }

    /// The route as it was when the page last came to rest: for links, which need not change with every key.
    pub(crate) fn rested(self) -> Route {
        self.rests.track();
        self.route_now()
    }

    /// The answer as it was when the page last came to rest: for what may follow when the typing pauses. What is changed
    /// other than by typing is at rest at once.
    pub(crate) fn rested_results(self) -> Answer {
        self.rests.track();
        self.results.get_untracked()
    }

    /// Changes the route and makes a step for the Back button.
    pub(crate) fn go(self, change: impl FnOnce(&mut Route)) {
        self.write(Step::Push, change);
    }

    /// Changes the route within the present step.
    pub(crate) fn adjust(self, change: impl FnOnce(&mut Route)) {
        self.write(Step::Replace, change);
    }

    fn write(self, step: Step, change: impl FnOnce(&mut Route)) {
        self.rest();
        let before = self.route_now();
        let mut after = before.clone();
        change(&mut after);
        if after != before {
            dom::set_hash(&route::encode(&after), step);
            self.route.set(after);
            self.rests.update(|rests| *rests += 1);
        }
    }

    /// Comes to rest: what was typed goes into the address, and all that follows typing at leisure follows.
    fn rest(self) {
        let step = self.unwritten.try_update_value(|(step, _)| step.take()).flatten();
        if let Some(step) = step {
            dom::set_hash(&route::encode(&self.route_now()), step);
            self.rests.update(|rests| *rests += 1);
        }
    }

    /// Reads the location again, after Back, Forward or a typed hash.
    pub(crate) fn reload(self) {
        let route = route::decode(&dom::hash());
        if route != self.route_now() {
            self.close_card();
            let before = self.route_now();
            let reads = route.view == View::Read && before.view != View::Read;
            let arrives = route.claim != before.claim || reads;
            let left = before.doc.filter(|_| route.doc.is_none() && route.view == View::Read);
            self.unwritten.update_value(|(step, _)| *step = None);
            self.route.set(route);
            self.rests.update(|rests| *rests += 1);
            if let Some(claim) = self.claim_now().filter(|_| arrives) {
                dom::after(40, move || dom::articles::go_to_claim(claim.0));
            } else {
                self.find_focus(left.as_deref());
            }
        }
    }

    /// Where what had the focus is gone after Back or Forward, the reader goes on at the article that was open, else where the
    /// view begins.
    fn find_focus(self, left: Option<&str>) {
        let doc = left.and_then(|name| self.book.doc_named(name));
        let link = doc.map(|doc| format!("[data-results] [data-place='{}']", doc.0));
        // What is hidden loses the focus when the page is painted.
        dom::after(40, move || {
            if dom::lost_focus() && !link.is_some_and(|link| dom::focus(&link)) {
                dom::focus_in_place("[data-main]");
            }
        });
    }

    /// Takes the theme a framing page asks for.
    pub(crate) fn set_theme(self, theme: &str) {
        let theme = match theme {
            "dark" => route::Theme::Dark,
            "light" => route::Theme::Light,
            _ => route::Theme::Auto,
        };
        self.adjust(|route| route.theme = theme);
    }

    /// Opens a view.
    pub(crate) fn open_view(self, view: View) {
        self.close_card();
        self.go(|route| route.view = view);
        dom::scroll_to_top();
    }

    /// Takes what stands in the search box. From a view that shows no results it leads to the articles. Results, counts and
    /// passages follow each key; the address, the links and the open article follow when the typing pauses.
    pub(crate) fn type_query(self, query: String) {
        let before = self.route_now();
        let first = before.query.is_empty() != query.is_empty();
        let view = if matches!(before.view, View::Read | View::Claims) { before.view } else { View::Read };
        if (&before.query, before.view) != (&query, view) {
            self.route.set(Route { query, view, ..before });
            let typed = self.unwritten.try_update_value(|(step, typed)| {
                *step = if first || *step == Some(Step::Push) { Some(Step::Push) } else { Some(Step::Replace) };
                *typed += 1;
                *typed
            });
            dom::after(PAUSE, move || {
                if self.unwritten.try_with_value(|(_, last)| *last) == typed {
                    self.rest();
                    dom::mark("factfolio:rested");
                }
            });
        }
    }

    /// Chooses or drops a facet value.
    pub(crate) fn toggle_pick(self, facet: &str, value: &str) {
        self.go(|route| route.toggle(facet, value));
    }

    /// Drops every pick and the query.
    pub(crate) fn clear(self) {
        self.go(|route| {
            route.query.clear();
            route.picks.clear();
        });
    }
    /// Waits a moment for the letter after `g`.
    pub(crate) fn expect_place(self) {
        self.place.set(dom::now());
    }

    /// Whether `g` came just before; it counts once.
    pub(crate) fn take_place(self) -> bool {
        let since = dom::now() - self.place.get_untracked();
        self.place.set(f64::MIN);
        since < 1500.0
    }

    /// Whether a facet shows all of its values.
    pub(crate) fn opened(self, facet: &'static str) -> RwSignal<bool> {
        let found =
            self.opened.with_value(|opened| opened.iter().find(|(key, _)| *key == facet).map(|(_, open)| *open));
        found.unwrap_or_else(|| RwSignal::new(false))
    }
    /// The open dialog.
    pub(crate) fn dialog(self) -> Option<Dialog> {
        self.dialog.get()
    }

    /// Opens a dialog, or closes it.
    pub(crate) fn set_dialog(self, dialog: Option<Dialog>) {
        self.dialog.set(dialog);
    }
}
