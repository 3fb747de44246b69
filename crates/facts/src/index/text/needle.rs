//! Finding folded words and phrases in folded text, with care for where words begin and end.

use super::terms::is_ideographic;

/// A folded text to find, and which of its sides must be the border of a word.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::index) struct Needle {
    pub(in crate::index) text: String,
    pub(in crate::index) left: bool,
    pub(in crate::index) right: bool,
}

impl Needle {
    /// The word or phrase itself.
    pub(in crate::index) fn whole(text: &str) -> Self {
        Self { text: text.to_owned(), left: true, right: true }
    }

    /// What begins with `text`.
    pub(in crate::index) fn beginning(text: &str) -> Self {
        Self { text: text.to_owned(), left: true, right: false }
    }

    /// `text` anywhere.
    pub(in crate::index) fn inside(text: &str) -> Self {
        Self { text: text.to_owned(), left: false, right: false }
    }

    /// Whether it stands at byte `at` of `folded`, where its text was found.
    pub(in crate::index) fn fits(&self, folded: &str, at: usize) -> bool {
        let end = at + self.text.len();
        (!self.left || is_border(folded, at)) && (!self.right || is_border(folded, end))
    }

    /// Calls `found` with start and end of each place of `folded` where it stands, in order, none overlapping another,
    /// until `found` gives false.
    pub(in crate::index) fn find_in(&self, folded: &str, mut found: impl FnMut(usize, usize) -> bool) {
        let (text, needle) = (folded.as_bytes(), self.text.as_bytes());
        let Some((&first, rest)) = needle.split_first() else { return };
        let last = (text.len() + 1).saturating_sub(needle.len());
        let mut at = 0;
        while at < last {
            if text[at] == first && text[at + 1..].starts_with(rest) && self.fits(folded, at) {
                if !found(at, at + needle.len()) {
                    return;
                }
                at += needle.len();
            } else {
                at += 1;
            }
        }
    }

    /// Whether it stands anywhere in `folded`.
    pub(in crate::index) fn is_in(&self, folded: &str) -> bool {
        let mut stands = false;
        self.find_in(folded, |_, _| {
            stands = true;
            false
        });
        stands
    }
}

/// Whether no word and no number goes on across byte `at`.
pub(in crate::index) fn is_border(folded: &str, at: usize) -> bool {
    if let Some(&[last, first]) = at.checked_sub(1).and_then(|start| folded.as_bytes().get(start..=at)) {
        // The common case, without decoding: letters or digits on both sides, or a letter and a space.
        let (left, right) = (last.is_ascii_alphanumeric(), first.is_ascii_alphanumeric());
        if left && right {
            return false;
        }
        if (left && first == b' ') || (right && last == b' ') {
            return true;
        }
    }
    let (Some(before), Some(after)) = (folded.get(..at), folded.get(at..)) else { return false };
    let mut left = before.chars().rev();
    let mut right = after.chars();
    let (Some(last), Some(first)) = (left.next(), right.next()) else { return true };
    let joins = |c: char| c.is_alphanumeric() && !is_ideographic(c);
    if joins(last) && joins(first) {
        return false;
    }
    let is_point = |c: char| matches!(c, '.' | ',');
    let number_before = is_point(last) && first.is_ascii_digit() && left.next().is_some_and(|c| c.is_ascii_digit());
    let number_after = is_point(first) && last.is_ascii_digit() && right.next().is_some_and(|c| c.is_ascii_digit());
    !number_before && !number_after
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn borders_of_words_and_numbers() {
        let check = |needle: Needle, text: &str, expected: &[usize]| {
            let mut found = Vec::new();
            needle.find_in(text, |at, _| {
                found.push(at);
                true
            });
            assert_eq!(found, expected, "{} in {text}", needle.text);
        };
        check(Needle::whole("share"), "share shares a-share", &[0, 15]);
        check(Needle::beginning("share"), "share shares market-share", &[0, 6, 20]);
        check(Needle::inside("phone"), "smartphones", &[5]);
        check(Needle::whole("5"), "12.5 5% 5.1 5.", &[5, 12]);
        check(Needle::whole("12.5%"), "12.5% 112.5% 3.12.5%", &[0]);
        check(Needle::whole("idc"), "智idc手", &[3]);
        check(Needle::inside("智能手机"), "我的智能手机", &[6]);
    }
}
