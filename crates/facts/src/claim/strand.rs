//! What a passage goes on about, and what it returns to after an aside: one strand each for its period, place and market. Not what
//! a finding takes from them.

/// The period, place or market that figures without one of their own are of.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Strand<T> {
    /// What the passage is on now.
    pub(crate) now: Option<T>,
    /// What the article as a whole is on: the first of its figures.
    pub(crate) main: Option<T>,
    /// What the next paragraph is on again: this one has turned aside from it.
    left: Option<T>,
}

impl<T> Default for Strand<T> {
    fn default() -> Self {
        Strand::on(None)
    }
}

impl<T> Strand<T> {
    /// The passage is on `now`; what the article is on is not known yet.
    pub(crate) fn on(now: Option<T>) -> Self {
        Strand { now, main: None, left: None }
    }

    /// The article is on `main` from its start.
    pub(crate) fn about(main: Option<T>) -> Self
    where
        T: Copy,
    {
        Strand { now: main, main, left: None }
    }

    /// Turns to `next`. What this paragraph `held` before, or left before that, is what the next one is on again, where
    /// `is_aside(next, before)`.
    pub(crate) fn turn(&mut self, next: T, held: Option<T>, is_aside: impl FnOnce(&T, &T) -> bool) {
        self.left = self.left.take().or(held).filter(|before| is_aside(&next, before));
        self.now = Some(next);
    }

    /// A new paragraph returns to what the last one left. Whether it had left anything.
    pub(crate) fn resume(&mut self) -> bool {
        let returns = self.left.is_some();
        self.now = self.left.take().or(self.now.take());
        returns
    }

    /// A list goes on with what the sentence before it turned to.
    pub(crate) fn stay(&mut self) {
        self.left = None;
    }
}
