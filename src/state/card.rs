//! The evidence card: when it opens, stays and goes.

use leptos::prelude::*;

use facts::ids::ClaimId;

use super::{Setting, State};
use crate::dom;

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

/// Which of a card's claims comes to the front.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Turn {
    /// The next.
    Next,
    /// The one before.
    Back,
}

impl State {
    /// The evidence card.
    pub(crate) fn card(self) -> Option<Card> {
        self.card.get()
    }

    /// Whether a card is open, outside any tracking.
    pub(crate) fn has_card(self) -> bool {
        self.card.with_untracked(Option::is_some)
    }

    /// Lights some claims wherever they are shown.
    pub(crate) fn light(self, claims: &[ClaimId]) {
        dom::articles::light(&claims.iter().map(|id| id.0).collect::<Vec<_>>());
    }

    /// Shows a card as long as the pointer is near, after a short wait.
    pub(crate) fn hover_card(self, card: Card) {
        let pinned = self.card.with_untracked(|card| card.as_ref().is_some_and(|card| card.hold == Hold::Pinned));
        if pinned || self.is_now(Setting::NoHover) {
            return;
        }
        self.light(&card.claims);
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
                self.light(&[]);
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
        self.light(&card.claims);
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

    /// Steps through the claims of a card that has several; `false` where there is nothing to step to.
    pub(crate) fn turn_card_by(self, turn: Turn) -> bool {
        let several = self.card.with_untracked(|card| {
            card.as_ref().filter(|card| card.implied.is_empty()).map_or(0, |card| card.claims.len())
        });
        if several < 2 {
            return false;
        }
        self.turn_card(if turn == Turn::Next { 1 } else { several - 1 });
        let front = self.card.with_untracked(|card| card.as_ref().and_then(|card| card.claims.first().copied()));
        if let Some(front) = front {
            let book = self.book;
            self.say(&book.spoken(front));
        }
        dom::after(30, || {
            let _ = dom::focus("[data-card] .claim-card__title");
        });
        true
    }

    /// Closes the card; the focus goes back to what it belongs to.
    pub(crate) fn close_card(self) {
        self.next_ticket();
        self.light(&[]);
        let Some(card) = self.card.get_untracked() else { return };
        self.card.set(None);
        if card.hold == Hold::Pinned {
            dom::after(10, move || {
                let _ = dom::focus(&card.anchor);
            });
        }
    }
}
