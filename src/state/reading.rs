//! Going to articles and claims, and from one to the next.

use leptos::prelude::*;

use facts::ids::{ClaimId, DocId};

use super::State;
use crate::dom;
use crate::route::View;

impl State {
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
        self.say(&format!("Claim {} of {}", book.number(id), book.reading(book.claim(id).doc).len()));
    }

    /// From now on any article can be opened.
    pub(crate) fn articles_arrived(self) {
        self.arrived.set(true);
    }

    /// The article in the pane: the one chosen, else the first that matches; while one types, the one before. None while
    /// articles still come in.
    pub(crate) fn open_article(self) -> Memo<Option<DocId>> {
        let (chosen, book) = (self.part(|route| route.doc.clone()), self.book);
        Memo::new(move |_| {
            if !self.arrived.get() {
                return None;
            }
            let chosen = chosen.with(|name| name.as_deref().and_then(|name| book.doc_named(name)));
            chosen.or_else(|| self.rested_results().articles.first().map(|hit| hit.doc))
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
}
