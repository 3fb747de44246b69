//! What the wasm may weigh, gzipped. A rule costs bytes that nobody sees while adding it, and a page that is read on a phone pays
//! for all of them: so the tests fail when a build weighs more than it did by `SLACK`. Who makes it heavier for a reason writes
//! the new weight here; who makes it lighter does so too, and keeps what was won.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::page::{gzipped, kilobytes};
use crate::wasm::Wasm;

/// A piece of wasm with the bytes, gzipped, that it had when it was last weighed.
pub(crate) struct Budget {
    name: &'static str,
    bytes: usize,
}

/// The core alone.
pub(crate) const ENGINE: Budget = Budget { name: "the core", bytes: 507_000 };

/// The page's program, the core within it.
pub(crate) const APP: Budget = Budget { name: "the app", bytes: 932_000 };

/// So many per cent more are let pass: compilers differ by two.
const SLACK: usize = 3;

impl Budget {
    fn most(&self) -> usize {
        self.bytes + self.bytes * SLACK / 100
    }

    /// What is wrong with weighing so much.
    fn excess(&self, weight: usize) -> Option<String> {
        let (most, name) = (kilobytes(self.most()), self.name);
        (weight > self.most()).then(|| format!("{name} weighs {} KB gzipped, the most is {most}", kilobytes(weight)))
    }
}

/// Prints what each file weighs beside its budget; fails when one is over it.
pub(crate) fn hold(files: &[(Budget, &Path)]) -> Result<()> {
    let mut excess = Vec::new();
    for (budget, path) in files {
        let bytes = fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
        let weight = gzipped(&bytes)?;
        eprintln!("  {}: {} KB gzipped, at most {}", budget.name, kilobytes(weight), kilobytes(budget.most()));
        excess.extend(budget.excess(weight));
    }
    if excess.is_empty() {
        return Ok(());
    }
    // The library as it comes is made for speed and brings the messages of panics.
    if !Wasm::smallest()?.builds_the_library() {
        eprintln!("  over the budget, which holds where the library is built along: {}", excess.join("; "));
        return Ok(());
    }
    bail!(
        "too heavy: {}\n  What to do: find what made it heavier, or write the new weight into crates/xtask/src/budget.rs and say in the commit what it is for",
        excess.join("; ")
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn more_than_the_slack_is_too_much() {
        let budget = Budget { name: "it", bytes: 100_000 };
        let check = |weight: usize, expected: Option<&str>| {
            assert_eq!(budget.excess(weight).as_deref(), expected, "{weight}");
        };
        check(0, None);
        check(100_000, None);
        check(103_000, None);
        check(103_001, Some("it weighs 104 KB gzipped, the most is 103"));
    }
}
