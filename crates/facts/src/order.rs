//! The one sort. The library's sorts are compiled anew for every type and every comparison, several thousand bytes each; here
//! positions are sorted, once for all types, and the items follow. Stable, n log n comparisons, four bytes an item beside
//! the library's own space.

use std::cmp::Ordering;

/// Sorting for slices of anything.
pub trait InOrder<T> {
    /// Rising; equal items keep their order.
    fn order(&mut self)
    where
        T: Ord;
    /// Rising by a key, which is made anew for each comparison.
    fn order_by_key<K: Ord>(&mut self, key: impl FnMut(&T) -> K);
    /// As a comparison says.
    fn order_by(&mut self, compare: impl FnMut(&T, &T) -> Ordering);
}

impl<T> InOrder<T> for [T] {
    fn order(&mut self)
    where
        T: Ord,
    {
        self.order_by(T::cmp);
    }

    fn order_by_key<K: Ord>(&mut self, mut key: impl FnMut(&T) -> K) {
        self.order_by(|a, b| key(a).cmp(&key(b)));
    }

    fn order_by(&mut self, mut compare: impl FnMut(&T, &T) -> Ordering) {
        if self.len() < 2 {
            return;
        }
        let mut from = sorted(self.len(), &mut |a, b| match (self.get(a as usize), self.get(b as usize)) {
            (Some(a), Some(b)) => compare(a, b),
            _ => Ordering::Equal,
        });
        permute(&mut from, &mut |a, b| self.swap(a as usize, b as usize));
    }
}

/// What has the same key, together: the groups by rising key, what is in each in its order. A map would be compiled anew for every
/// type.
pub(crate) fn grouped<K: Ord, T>(mut pairs: Vec<(K, T)>) -> Vec<(K, Vec<T>)> {
    pairs.order_by(|a, b| a.0.cmp(&b.0));
    let mut groups: Vec<(K, Vec<T>)> = Vec::new();
    for (key, item) in pairs {
        match groups.last_mut() {
            Some((last, items)) if *last == key => items.push(item),
            _ => groups.push((key, vec![item])),
        }
    }
    groups
}

/// Each of some items once, rising.
pub(crate) fn distinct<T: Ord>(items: impl IntoIterator<Item = T>) -> Vec<T> {
    let mut items: Vec<T> = items.into_iter().collect();
    items.order();
    items.dedup();
    items
}

/// The last value of a key among pairs in order of their keys.
pub(crate) fn look_up<'p, K: Ord, T>(pairs: &'p [(K, T)], key: &K) -> Option<&'p T> {
    let after = pairs.partition_point(|(known, _)| known <= key);
    pairs.get(after.checked_sub(1)?).filter(|(known, _)| known == key).map(|(_, item)| item)
}

/// Positions below `len`, sorted by what stands there.
#[inline(never)]
#[allow(clippy::disallowed_methods, reason = "the one place that sorts")]
fn sorted(len: usize, compare: &mut dyn FnMut(u32, u32) -> Ordering) -> Vec<u32> {
    let mut positions: Vec<u32> = (0..).take(len).collect();
    positions.sort_by(|a, b| compare(*a, *b));
    positions
}

/// Brings to each place the item that `from` names for it, cycle by cycle; each item moves once.
#[inline(never)]
fn permute(from: &mut [u32], swap: &mut dyn FnMut(u32, u32)) {
    for start in (0..).take(from.len()) {
        let mut at = start;
        while let Some(place) = from.get_mut(at as usize) {
            let next = std::mem::replace(place, at);
            if next == start || next == at {
                break;
            }
            swap(at, next);
            at = next;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_and_looks_up() {
        let pairs = || vec![(2, 'a'), (1, 'b'), (2, 'c'), (2, 'b')];
        assert_eq!(grouped(pairs()), [(1, vec!['b']), (2, vec!['a', 'c', 'b'])]);
        assert_eq!(distinct(pairs().into_iter().map(|pair| pair.1)), ['a', 'b', 'c']);
        let mut sorted = pairs();
        sorted.order_by_key(|pair| pair.0);
        let found = [0, 1, 2, 3].map(|key| look_up(&sorted, &key).copied());
        assert_eq!(found, [None, Some('b'), Some('b'), None]);
    }

    #[test]
    #[allow(clippy::disallowed_methods, reason = "compared with the library's sort")]
    fn sorts_as_the_library_does() {
        let mut state = 7u32;
        let mut random = || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            state >> 16
        };
        for len in (0..40).chain([1_000]) {
            for kinds in [1, 3, 50, 60_000] {
                let items: Vec<(u32, u32)> = (0..).take(len).map(|place| (random() % kinds, place)).collect();
                let (mut ours, mut theirs) = (items.clone(), items.clone());
                ours.order_by_key(|item| item.0);
                theirs.sort_by_key(|item| item.0);
                assert_eq!(ours, theirs);
                ours.order_by(|a, b| b.cmp(a));
                theirs.sort_by(|a, b| b.cmp(a));
                assert_eq!(ours, theirs);
                ours.order();
                theirs.sort();
                assert_eq!(ours, theirs);
            }
        }
    }
}
