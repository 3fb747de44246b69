//! Changes of what is compared.

use facts::ids::ClaimId;

use super::State;
use crate::dom;
use crate::route::{self, Drawing, RowSort, View};

impl State {
    /// Changes what is compared.
    pub(crate) fn choose(self, change: impl FnOnce(&mut route::Choice)) {
        self.go(|route| change(&mut route.choice));
    }

    /// Opens the comparison of a claim's cell, its subject among the holders. A goal is shown beside what is so in its region,
    /// whenever that was.
    pub(crate) fn compare_claim(self, id: ClaimId) {
        self.compare_at(crate::view::compare::choice_with(self.book, id), &format!(".value[data-states~='{}']", id.0));
    }

    /// Opens a comparison drawn in a given way.
    pub(crate) fn compare(self, choice: route::Choice) {
        self.compare_at(choice, ".value");
    }

    /// Opens a comparison and goes on where the reader was: at a value that `first` finds, else at any.
    fn compare_at(self, choice: route::Choice, first: &str) {
        let first = format!("[data-figure] {first}");
        self.close_card();
        self.go(|route| {
            route.view = View::Compare;
            route.choice = choice;
        });
        dom::scroll_to_top();
        dom::after(40, move || {
            let _ = dom::focus(&first) || dom::focus("[data-figure] .value") || dom::focus("[data-main]");
        });
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

    /// Sorts the rows of the comparison the next way, and says which.
    pub(crate) fn sort_rows(self) {
        self.choose(|choice| choice.rows = choice.rows.next());
        let by = match self.route_now().choice.rows {
            RowSort::Rank => "rank",
            RowSort::Amount => "amount",
            RowSort::Name => "name",
        };
        self.say(&format!("Sorted by {by}"));
    }

    /// Draws the comparison another way.
    pub(crate) fn draw(self, drawing: Drawing) {
        self.choose(|choice| choice.drawing = drawing);
    }
}
