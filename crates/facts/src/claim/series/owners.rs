//! Whose each number of a sentence is, as far as its lists say.

use crate::claim::party::Party;

/// The items of numbers with whose they are; `None` is nobody that is named. A sentence has few, so they stand in a row.
#[derive(Debug, Default)]
pub(crate) struct Owners(Vec<(usize, Option<Party>)>);

impl Owners {
    /// Whose the number at item `at` is, when a list says so.
    pub(crate) fn get(&self, at: usize) -> Option<&Option<Party>> {
        self.0.iter().find(|(known, _)| *known == at).map(|(_, owner)| owner)
    }

    pub(super) fn has(&self, at: usize) -> bool {
        self.get(at).is_some()
    }

    /// Gives the number at item `at` to `owner`, whoever had it.
    pub(super) fn give(&mut self, at: usize, owner: Option<Party>) {
        match self.0.iter_mut().find(|(known, _)| *known == at) {
            Some(known) => known.1 = owner,
            None => self.0.push((at, owner)),
        }
    }
}
