//! Everything that changes while the page is open, and the only place that changes it.

use leptos::prelude::*;

use facts::ids::{ClaimId, DocId};

use crate::book::Book;
use crate::dom::{self, Step};
use crate::route::{self, Drawing, Frame, Route, View};
use crate::search::{Answer, FacetCounts};

/// What the reader has set for this browser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Setting {
    /// Dark colours.
    Dark,
    /// Light colours.
    Light,
    /// Stronger contrast.
    Contrast,
    /// Implied bars without stripes.
    NoStripes,
    /// Nothing moves.
    Still,
    /// Single-letter keys do nothing.
    NoKeys,
    /// Cards open by pressing alone.
    NoHover,
    /// Claims are not marked in the text.
    NoMarkers,
    /// Numbers that are no claim are shown.
    Unused,
    /// The first-time hint was put away.
    NoHint,
}

impl Setting {
    /// Each with the attribute the style sheet reads and the storage key it is kept under.
    const ALL: [(Setting, &'static str); 10] = [
        (Setting::Dark, "data-dark"),
        (Setting::Light, "data-light"),
        (Setting::Contrast, "data-contrast"),
        (Setting::NoStripes, "data-plain"),
        (Setting::Still, "data-still"),
        (Setting::NoKeys, "data-nokeys"),
        (Setting::NoHover, "data-nohover"),
        (Setting::NoMarkers, "data-nomarkers"),
        (Setting::Unused, "data-unused"),
        (Setting::NoHint, "data-nohint"),
    ];

    fn bit(self) -> u16 {
        Self::ALL.iter().position(|(setting, _)| *setting == self).map_or(0, |at| 1 << at)
    }
}

/// What the evidence card shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Card {
    /// Its claims, the one in front first.
    pub claims: Vec<ClaimId>,
    /// What is implied by them, in a sentence; empty for a stated claim.
    pub implied: String,
    /// The element it stands beside.
    pub anchor: String,
    /// Whether it stays when the pointer leaves.
    pub hold: Hold,
}

/// How long a card stays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Hold {
    /// While the pointer is near.
    Hover,
    /// Until it is closed; the focus is inside.
    Pinned,
}

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
        let bits = Setting::ALL.iter().filter(|(_, name)| dom::remembered(name).as_deref() == Some("1"));
        let settings = RwSignal::new(bits.fold(0, |bits, (setting, _)| bits | setting.bit()));
        Self {
            book,
            route,
            settings,
            results,
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

    /// Every facet with its counts under the present answer.
    pub(crate) fn facets(self) -> Vec<FacetCounts> {
        let picks = self.part(|route| route.picks.clone()).get();
        let route = Route { picks, ..Route::default() };
        self.results.with(|answer| self.book.desk().counts(answer, &route))
    }

    /// Whether a setting is on.
    pub(crate) fn is(self, setting: Setting) -> bool {
        self.settings.get() & setting.bit() != 0
    }

    /// The same, outside any tracking.
    pub(crate) fn is_now(self, setting: Setting) -> bool {
        self.settings.get_untracked() & setting.bit() != 0
    }

    /// Turns a setting on or off and remembers it.
    pub(crate) fn toggle_setting(self, setting: Setting) {
        let against = match setting {
            Setting::Dark => Setting::Light.bit(),
            Setting::Light => Setting::Dark.bit(),
            _ => 0,
        };
        self.settings.update(|bits| *bits = (*bits ^ setting.bit()) & !against);
        for (known, name) in Setting::ALL {
            dom::remember(name, if self.is_now(known) { "1" } else { "0" });
        }
    }

    /// Writes the settings and the frame where the style sheet reads them.
    pub(crate) fn apply_settings(self) {
        let bits = self.settings.get();
        for (setting, name) in Setting::ALL {
            dom::set_root(name, (bits & setting.bit() != 0).then_some(""));
        }
        let theme = self.route.with(|route| route.theme);
        match theme {
            route::Theme::Auto => {}
            route::Theme::Dark => dom::set_root("data-dark", Some("")),
            route::Theme::Light => dom::set_root("data-light", Some("")),
        }
        let embedded = self.route.with(|route| route.frame == Frame::Embedded);
        dom::set_root("data-embed", embedded.then_some(""));
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
        let before = self.route_now();
        let mut after = before.clone();
        change(&mut after);
        if after != before {
            dom::set_hash(&route::encode(&after), step);
            self.route.set(after);
        }
    }

    /// Reads the location again, after Back, Forward or a typed hash.
    pub(crate) fn reload(self) {
        let route = route::decode(&dom::hash());
        if route != self.route_now() {
            self.close_card();
            let arrives = route.claim != self.route_now().claim;
            self.route.set(route);
            if let Some(claim) = self.claim_now().filter(|_| arrives) {
                dom::after(40, move || dom::articles::go_to_claim(claim.0));
            }
        }
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

    /// Takes what stands in the search box. From a view that shows no results it leads to the articles.
    pub(crate) fn type_query(self, query: String) {
        let start = dom::now();
        let first = self.route_now().query.is_empty() != query.is_empty();
        self.write(if first { Step::Push } else { Step::Replace }, |route| {
            route.query = query;
            if !matches!(route.view, View::Read | View::Claims) {
                route.view = View::Read;
            }
        });
        dom::after_paint(move || dom::measure("factfolio:search", start));
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

    /// Opens an article in the reading pane.
    pub(crate) fn open_doc(self, doc: DocId) {
        let name = self.book.doc(doc).name.clone();
        self.close_card();
        self.go(|route| {
            route.view = View::Read;
            route.doc = Some(name);
            route.claim = None;
        });
        dom::after(40, || {
            dom::focus("[data-pane] article:not([hidden]) .article__title");
        });
    }

    /// Goes back from the article to the list.
    pub(crate) fn close_doc(self) {
        self.go(|route| {
            route.doc = None;
            route.claim = None;
        });
    }

    /// Opens a claim in its article, scrolls to it and focuses its marker.
    pub(crate) fn open_claim(self, id: ClaimId) {
        let book = self.book;
        self.close_card();
        let name = book.doc(book.claim(id).doc).name.clone();
        self.go(|route| {
            route.view = View::Read;
            route.doc = Some(name);
            route.claim = Some(book.claim_key(id));
        });
        dom::after(40, move || dom::articles::go_to_claim(id.0));
    }

    /// The article in the pane: the one chosen, else the first that matches.
    pub(crate) fn open_article(self) -> Memo<Option<DocId>> {
        let (chosen, results, book) = (self.part(|route| route.doc.clone()), self.results, self.book);
        Memo::new(move |_| {
            let chosen = chosen.with(|name| name.as_deref().and_then(|name| book.doc_named(name)));
            chosen.or_else(|| results.with(|results| results.articles.first().map(|hit| hit.doc)))
        })
    }

    /// Steps to the next or previous claim of the open article, round its ends.
    pub(crate) fn step_claim(self, from: Option<ClaimId>, step: isize) {
        let Some(doc) = self.open_article().get_untracked() else { return };
        let list = self.book.reading(doc);
        if list.is_empty() {
            return self.say("No claims in this article.");
        }
        let at = from.or_else(|| self.claim_now()).and_then(|id| list.iter().position(|known| *known == id));
        let count = list.len() as isize;
        let next = match at {
            Some(at) => (at as isize + step).rem_euclid(count),
            None if step > 0 => 0,
            None => count - 1,
        };
        let wrapped = at.is_some_and(|at| (step > 0) == (next < at as isize) && count > 1);
        let id = list[next as usize];
        let key = self.book.claim_key(id);
        self.adjust(|route| {
            route.doc = Some(self.book.doc(doc).name.clone());
            route.claim = Some(key);
        });
        dom::articles::go_to_claim(id.0);
        let place = format!("Claim {} of {}{}", next + 1, count, if wrapped { ", from the other end" } else { "" });
        self.say(&place);
    }

    /// Steps to the next or previous article of the results.
    pub(crate) fn step_doc(self, step: isize) {
        let docs: Vec<DocId> =
            self.results.with_untracked(|results| results.articles.iter().map(|hit| hit.doc).collect());
        let Some(at) = self.open_article().get_untracked().and_then(|doc| docs.iter().position(|known| *known == doc))
        else {
            return;
        };
        if let Some(doc) = at.checked_add_signed(step).and_then(|at| docs.get(at)) {
            self.open_doc(*doc);
            let title = self.book.headline(*doc);
            self.say(&title);
            dom::after(40, || {
                let _ = dom::focus("[data-pane] article:not([hidden]) .article__title");
            });
        }
    }

    /// The claim of the route.
    pub(crate) fn claim_now(self) -> Option<ClaimId> {
        self.route.with_untracked(|route| route.claim.as_deref().and_then(|key| self.book.claim_of_key(key)))
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

    /// The evidence card.
    pub(crate) fn card(self) -> Option<Card> {
        self.card.get()
    }

    /// Whether a card is open, outside any tracking.
    pub(crate) fn has_card(self) -> bool {
        self.card.with_untracked(Option::is_some)
    }

    /// Shows a card as long as the pointer is near, after a short wait.
    pub(crate) fn hover_card(self, card: Card) {
        let pinned = self.card.with_untracked(|card| card.as_ref().is_some_and(|card| card.hold == Hold::Pinned));
        if pinned || self.is_now(Setting::NoHover) {
            return;
        }
        dom::articles::light(&card.claims.iter().map(|id| id.0).collect::<Vec<_>>());
        let ticket = self.next_ticket();
        dom::after(150, move || {
            if self.waiting.get_untracked() == ticket {
                self.card.set(Some(card));
            }
        });
    }

    /// The pointer left: the card goes unless the pointer comes back soon.
    pub(crate) fn leave_card(self) {
        let ticket = self.next_ticket();
        dom::after(300, move || {
            let hovering = self.card.with_untracked(|card| card.as_ref().is_none_or(|card| card.hold == Hold::Hover));
            if hovering && self.waiting.get_untracked() == ticket {
                self.card.set(None);
                dom::articles::light(&[]);
            }
        });
    }

    /// The pointer came into the card: it stays.
    pub(crate) fn stay_card(self) {
        self.next_ticket();
    }

    fn next_ticket(self) -> u32 {
        let ticket = self.waiting.get_untracked().wrapping_add(1);
        self.waiting.set(ticket);
        ticket
    }

    /// Pins a card and moves the focus into it.
    pub(crate) fn pin_card(self, card: Card) {
        self.next_ticket();
        dom::articles::light(&card.claims.iter().map(|id| id.0).collect::<Vec<_>>());
        self.card.set(Some(Card { hold: Hold::Pinned, ..card }));
        dom::after(30, || {
            let _ = dom::focus("[data-card] .claim-card__title");
        });
    }

    /// Puts another of the card's claims in front.
    pub(crate) fn turn_card(self, at: usize) {
        self.card.update(|card| {
            if let Some(card) = card {
                let count = card.claims.len().max(1);
                card.claims.rotate_left(at % count);
            }
        });
    }

    /// Closes the card; the focus goes back to what it belongs to.
    pub(crate) fn close_card(self) {
        self.next_ticket();
        dom::articles::light(&[]);
        let Some(card) = self.card.get_untracked() else { return };
        self.card.set(None);
        if card.hold == Hold::Pinned {
            dom::after(10, move || {
                let _ = dom::focus(&card.anchor);
            });
        }
    }

    /// The open dialog.
    pub(crate) fn dialog(self) -> Option<Dialog> {
        self.dialog.get()
    }

    /// Opens a dialog, or closes it.
    pub(crate) fn set_dialog(self, dialog: Option<Dialog>) {
        self.dialog.set(dialog);
    }

    /// What was announced last.
    pub(crate) fn said(self) -> String {
        self.said.get()
    }

    /// Announces a change politely.
    pub(crate) fn say(self, words: &str) {
        // The same words twice in a row are only read again when the text differs.
        let again = self.said.with_untracked(|said| said == words);
        self.said.set(if again { format!("{words}\u{a0}") } else { words.to_owned() });
    }

    /// Copies text and says so.
    pub(crate) fn copy(self, text: String, what: &'static str) {
        dom::copy(text, move |done| {
            let words = if done {
                format!("{what} copied")
            } else {
                format!("{what} could not be copied: this page has no access to the clipboard")
            };
            self.say(&words);
        });
    }

    /// The address of a route.
    pub(crate) fn link(self, route: &Route) -> String {
        format!("{}{}", dom::address(), route::encode(route))
    }

    /// The address of a claim in its article.
    pub(crate) fn claim_link(self, id: ClaimId) -> String {
        let doc = self.book.doc(self.book.claim(id).doc).name.clone();
        let route =
            Route { view: View::Read, doc: Some(doc), claim: Some(self.book.claim_key(id)), ..Route::default() };
        self.link(&route)
    }

    /// Changes what is compared.
    pub(crate) fn choose(self, change: impl FnOnce(&mut route::Choice)) {
        self.go(|route| change(&mut route.choice));
    }

    /// Opens the comparison of a claim's cell, its subject among the holders.
    pub(crate) fn compare_claim(self, id: ClaimId) {
        let cell = self.book.cell(id);
        self.close_card();
        self.go(|route| {
            route.view = View::Compare;
            route.choice = crate::view::compare::choice_of(&cell);
        });
        dom::scroll_to_top();
    }

    /// Opens a comparison drawn in a given way.
    pub(crate) fn compare(self, choice: route::Choice) {
        self.close_card();
        self.go(|route| {
            route.view = View::Compare;
            route.choice = choice;
        });
        dom::scroll_to_top();
    }

    /// Keeps a holder in a cell for side by side, four at most, or lets it go.
    pub(crate) fn pin(self, pin: &str) {
        self.choose(|choice| {
            route::flip(&mut choice.pinned, pin);
            let over = choice.pinned.len().saturating_sub(4);
            choice.pinned.drain(..over);
        });
        let count = self.route_now().choice.pinned.len();
        self.say(&format!("{count} kept for side by side"));
    }

    /// Draws the comparison another way.
    pub(crate) fn draw(self, drawing: Drawing) {
        self.choose(|choice| choice.drawing = drawing);
    }
}
