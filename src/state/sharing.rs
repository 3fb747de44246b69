//! What is announced, copied and linked to.

use leptos::prelude::*;

use facts::ids::ClaimId;

use super::State;
use crate::dom;
use crate::route::{self, Route, View};

impl State {
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
}
