//! For each term the articles that hold it, with how much it matters there, and the rows of claims that say it.

use serde::{Deserialize, Serialize};

use super::bytes::{Bytes, push_number, take_number};

/// One list of bytes per term, in the order of the dictionary.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Packed", into = "Packed")]
pub(in crate::index) struct Lists {
    bytes: Bytes,
    /// Where each list ends in `bytes`.
    ends: Vec<u32>,
}

#[derive(Serialize, Deserialize)]
struct Packed {
    bytes: Bytes,
    lengths: Bytes,
}

impl Lists {
    /// Adds the list of the next term from `numbers`, which rise.
    pub(in crate::index) fn push(&mut self, numbers: impl Iterator<Item = u32>) {
        let mut next = 0;
        for number in numbers {
            push_number(number - next, &mut self.bytes.0);
            next = number;
        }
        self.ends.push(self.bytes.0.len() as u32);
    }

    /// Calls `each` with the numbers of term `index`, rising.
    #[inline(always)]
    pub(in crate::index) fn each(&self, index: usize, mut each: impl FnMut(u32)) {
        let end = self.ends.get(index).map_or(0, |&end| end as usize);
        let start = index.checked_sub(1).and_then(|before| self.ends.get(before)).map_or(0, |&end| end as usize);
        let mut rest = self.bytes.0.get(start..end).unwrap_or(&[]);
        let mut last = 0u32;
        while let Some((&byte, after)) = rest.split_first() {
            // Nearly all steps are one byte.
            let step = if byte < 0x80 {
                rest = after;
                u32::from(byte)
            } else {
                take_number(&mut rest).unwrap_or(0)
            };
            last = last.wrapping_add(step);
            each(last);
        }
    }

    /// The place of a number among those of term `index`.
    pub(in crate::index) fn place(&self, index: usize, number: u32) -> Option<usize> {
        let (mut place, mut found) = (0, None);
        self.each(index, |other| {
            if other == number {
                found = Some(place);
            }
            place += 1;
        });
        found
    }

    /// How many numbers term `index` has.
    pub(in crate::index) fn count(&self, index: usize) -> usize {
        let mut count = 0;
        self.each(index, |_| count += 1);
        count
    }
}

impl From<Lists> for Packed {
    fn from(lists: Lists) -> Self {
        let mut lengths = Vec::new();
        let mut start = 0;
        for end in lists.ends {
            push_number(end - start, &mut lengths);
            start = end;
        }
        Packed { bytes: lists.bytes, lengths: Bytes(lengths) }
    }
}

impl From<Packed> for Lists {
    fn from(packed: Packed) -> Self {
        let mut rest = packed.lengths.0.as_slice();
        let mut end = 0u32;
        let ends = std::iter::from_fn(|| {
            end = end.saturating_add(take_number(&mut rest)?);
            Some(end)
        });
        Lists { ends: ends.collect(), bytes: packed.bytes }
    }
}

/// The highest impact.
pub(in crate::index) const MOST_IMPACT: u32 = 8;

/// An article and an impact (1 to `MOST_IMPACT`) as one number; numbers of different articles keep their order.
pub(in crate::index) fn doc_number(doc: u32, impact: u32) -> u32 {
    doc * MOST_IMPACT + impact.clamp(1, MOST_IMPACT) - 1
}

/// The article and the impact of `doc_number`.
#[inline(always)]
pub(in crate::index) fn doc_and_impact(number: u32) -> (usize, u8) {
    ((number / MOST_IMPACT) as usize, (number % MOST_IMPACT) as u8 + 1)
}

/// How much a term matters in an article: grows with its weight (mentions; more in title and claims), ever more
/// slowly, and shrinks in articles longer than the average (lengths in terms).
pub(in crate::index) fn impact(weight: u32, length: u32, average: u32) -> u32 {
    let long = (u64::from(length) * 4 / u64::from(average.max(1))).clamp(1, 64);
    let weight = u64::from(weight) * 4;
    (1 + u64::from(MOST_IMPACT) * weight / (weight + 8 + 4 * long)) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_round_trip() {
        let mut lists = Lists::default();
        lists.push([0, 3, 300].into_iter());
        lists.push([].into_iter());
        lists.push([70_000].into_iter());
        let lists = Lists::from(Packed::from(lists));
        let read = |index| {
            let mut numbers = Vec::new();
            lists.each(index, |number| numbers.push(number));
            numbers
        };
        assert_eq!(read(0), [0, 3, 300]);
        assert_eq!(read(1), [0u32; 0]);
        assert_eq!(read(2), [70_000]);
        assert_eq!(read(3), [0u32; 0]);
    }

    #[test]
    fn impact_prefers_more_mentions_and_shorter_articles() {
        assert!(impact(1, 100, 100) < impact(3, 100, 100));
        assert!(impact(3, 100, 100) < impact(12, 100, 100));
        assert!(impact(3, 400, 100) < impact(3, 100, 100));
        assert!(impact(u32::MAX, 0, 0) <= MOST_IMPACT + 1);
        assert_eq!(doc_and_impact(doc_number(7, 99)), (7, 8));
    }
}
