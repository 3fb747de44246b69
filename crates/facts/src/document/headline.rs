//! Finds the article's own headline among the lines. Does not judge whether it is a good one.

use std::borrow::Cow;

use super::BoilerplateKind;
use super::line::Line;
use crate::among::among;
use crate::order::distinct;

/// The line of the headline, and how it was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Headline {
    pub(super) line: usize,
    /// It repeats the title that is known from outside the text.
    pub(super) known: bool,
}

/// The line that repeats the `known` title, else the first line that can be a headline.
pub(super) fn find_headline(
    lines: &[Line],
    kinds: &[Option<BoilerplateKind>],
    known: Option<&str>,
) -> Option<Headline> {
    let repeated = known.and_then(|known| find_known(lines, &fold(known)));
    let guessed = || find_candidate(lines, kinds);
    repeated
        .map(|line| Headline { line, known: true })
        .or_else(|| guessed().map(|line| Headline { line, known: false }))
}

/// A title as pages repeat it: in other letters, with the outlet's name behind it, in a menu above the article. The line
/// with text under it is the headline.
fn find_known(lines: &[Line], known: &str) -> Option<usize> {
    if known.is_empty() {
        return None;
    }
    let repeats = |line: &Line| {
        let own = if line.words <= 60 { fold(line.text) } else { String::new() };
        own == known || (line.words >= 4 && known.starts_with(&own) && own.len() * 2 > known.len())
    };
    let mut first = None;
    for at in (0..lines.len()).filter(|at| repeats(&lines[*at])) {
        if has_prose_under(lines, at) {
            return Some(at);
        }
        first = first.or(Some(at).filter(|at| *at < 40));
    }
    first
}

fn find_candidate(lines: &[Line], kinds: &[Option<BoilerplateKind>]) -> Option<usize> {
    let top = lines.iter().enumerate().take(20).take_while(|(_, line)| !line.is_prose());
    let candidates = top.filter(|(index, line)| {
        kinds[*index].is_none() && line.is_headline() && line.words >= 3 && !line.is_list_item() && !line.is_table_row()
    });
    let mut candidates = candidates.map(|(index, _)| index);
    let first = candidates.next().filter(|index| has_prose_under(lines, *index))?;
    let others: Vec<usize> = candidates.collect();
    if others.is_empty() {
        return Some(first);
    }
    // "News Bicycles Bicycle sales jump" above "Bicycle sales jump": the way to the page, and its headline once more.
    let whole = fold(lines[first].text);
    let ends = |index: &usize| lines[*index].words >= 4 && whole.ends_with(&fold(lines[*index].text));
    let again = others.iter().copied().take(3).find(|index| lines[*index].words < lines[first].words && ends(index));
    if let Some(again) = again.filter(|index| has_prose_under(lines, *index)) {
        return Some(again);
    }
    // "The Wheel Weekly", "Cars Bicycles Trains Boats": words that the text does not take up.
    let text: Vec<Cow<str>> = words_of(lines[first..].iter().filter(|line| line.is_prose()).take(6)).collect();
    let in_text = |word: &str| text.iter().any(|known| known.eq_ignore_ascii_case(word));
    let taken_up =
        |index: usize| distinct(words_of([&lines[index]]).map(lowered)).iter().filter(|word| in_text(word)).count();
    let told = |index: &usize| taken_up(*index) >= 3 && has_prose_under(lines, *index);
    let few = if is_row_of_names(&lines[first]) { 3 } else { 2 };
    let better = (taken_up(first) < few).then(|| others.into_iter().find(told)).flatten();
    better.or(Some(first))
}

/// "Cars Bicycles Trains Boats": names side by side, and no word that binds them.
fn is_row_of_names(line: &Line) -> bool {
    let name = |word: &str| word.starts_with(char::is_uppercase) && word.chars().all(char::is_alphabetic);
    let binds = |word: &str| {
        among!(word, "In" | "To" | "Of" | "The" | "For" | "As" | "By" | "And" | "With" | "On" | "At" | "Is" | "A")
    };
    line.text.split_whitespace().all(|word| name(word) && !binds(word))
}

/// The words of four letters and more. Those of ASCII, which are nearly all, as they are written, the others in lower case.
fn words_of<'l, 't: 'l>(lines: impl IntoIterator<Item = &'l Line<'t>>) -> impl Iterator<Item = Cow<'t, str>> {
    let words = lines.into_iter().flat_map(|line| line.text.split(|c: char| !c.is_alphanumeric()));
    let words = words.take(2_000).filter(|word| word.len() >= 4);
    words.map(|word| if word.is_ascii() { Cow::Borrowed(word) } else { Cow::Owned(word.to_lowercase()) })
}

/// In lower case.
fn lowered(word: Cow<str>) -> String {
    word.to_ascii_lowercase()
}

fn has_prose_under(lines: &[Line], index: usize) -> bool {
    lines[index + 1..].iter().take(12).any(Line::is_prose)
}

fn fold(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
