//! Finding folded words and phrases in folded text, with care for where words begin and end.

use super::terms::is_ideographic;

/// A folded text to find, and which of its sides must be the border of a word.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Needle {
    pub(super) text: String,
    pub(super) left: bool,
    pub(super) right: bool,
}

impl Needle {
    /// The word or phrase itself.
    pub(super) fn whole(text: &str) -> Self {
        Self { text: text.to_owned(), left: true, right: true }
    }

    /// What begins with `text`.
    pub(super) fn beginning(text: &str) -> Self {
        Self { text: text.to_owned(), left: true, right: false }
    }

    /// `text` anywhere.
    pub(super) fn inside(text: &str) -> Self {
        Self { text: text.to_owned(), left: false, right: false }
    }

    /// Whether it stands at byte `at` of `folded`, where its text was found.
    pub(super) fn fits(&self, folded: &str, at: usize) -> bool {
        let end = at + self.text.len();
        (!self.left || is_border(folded, at)) && (!self.right || is_border(folded, end))
    }

    /// The bytes of `folded` where it stands, in order, none overlapping another.
    pub(super) fn find_in<'a>(&'a self, folded: &'a str) -> impl Iterator<Item = (usize, usize)> + 'a {
        let fits = |&at: &usize| self.fits(folded, at);
        folded.match_indices(&self.text).map(|(at, _)| at).filter(fits).map(|at| (at, at + self.text.len()))
    }

    /// Whether it stands anywhere in `folded`.
    pub(super) fn is_in(&self, folded: &str) -> bool {
        !self.text.is_empty() && self.find_in(folded).next().is_some()
    }
}

/// Whether no word and no number goes on across byte `at`.
pub(super) fn is_border(folded: &str, at: usize) -> bool {
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
            let found: Vec<usize> = needle.find_in(text).map(|(at, _)| at).collect();
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
