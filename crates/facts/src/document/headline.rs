//! Finds the article's own headline among the lines. Does not judge whether it is a good one.

use super::BoilerplateKind;
use super::line::Line;

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
    let mut candidates = top.filter(|(index, line)| {
        kinds[*index].is_none() && line.is_headline() && line.words >= 3 && !line.is_list_item() && !line.is_table_row()
    });
    candidates.next().map(|(index, _)| index).filter(|index| has_prose_under(lines, *index))
}

fn has_prose_under(lines: &[Line], index: usize) -> bool {
    lines[index + 1..].iter().take(12).any(Line::is_prose)
}

fn fold(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
