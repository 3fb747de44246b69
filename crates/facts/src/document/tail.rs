//! What stands behind the article: what readers wrote under it, and headlines and labels of other pages, which no
//! heading announces.

use super::BoilerplateKind;
use super::clean::{Marks, is_data_credit};
use super::line::Line;
use crate::among::among;

/// Behind the last line signed by a reader the text goes on for so many paragraphs at most.
const LAST_WORDS: usize = 4;

impl Marks<'_, '_> {
    /// From the first line that a reader signed: two of them are a thread, if no article goes on behind it.
    pub(super) fn mark_readers(&mut self, title: Option<usize>) {
        let from = title.map_or(0, |title| title + 1);
        let Some(body) = (from..self.lines.len()).find(|at| self.is_body(*at)) else { return };
        let signed = |at: &usize| is_signature(&self.lines[*at]);
        let mut signatures = (body + 1..self.lines.len()).filter(signed);
        let (Some(first), Some(last)) = (signatures.next(), signatures.next_back()) else { return };
        let behind = self.lines[last..].iter().filter(|line| line.is_prose()).take(LAST_WORDS + 1).count();
        if behind <= LAST_WORDS {
            let rest =
                self.kinds[first..].iter_mut().filter(|kind| kind.is_none_or(|kind| kind != BoilerplateKind::Related));
            rest.for_each(|kind| *kind = Some(BoilerplateKind::CommentForm));
        }
    }

    /// Behind the last paragraph, and behind something that ends a page, headlines and labels belong to other pages.
    pub(super) fn mark_tail(&mut self, title: Option<usize>) {
        let from = title.map_or(0, |title| title + 1);
        let Some(last) = (from..self.lines.len()).rev().find(|at| self.is_body(*at)) else { return };
        let Some(end) = (last + 1..self.lines.len()).find(|at| self.ends_page(*at)) else { return };
        for at in end..self.lines.len() {
            if self.kinds[at].is_none() && is_other(&self.lines[at]) {
                self.kinds[at] = Some(BoilerplateKind::Related);
            }
        }
    }

    fn is_body(&self, at: usize) -> bool {
        let line = &self.lines[at];
        self.kinds[at].is_none() && (line.is_prose() || line.is_list_item() || line.is_table_row() || is_figures(line))
    }

    fn ends_page(&self, at: usize) -> bool {
        self.kinds[at].is_some_and(|kind| kind != BoilerplateKind::ImageCredit) && !is_data_credit(&self.lines[at])
    }
}

/// A headline or a label, and no row of figures.
fn is_other(line: &Line) -> bool {
    line.is_headline() && !line.is_list_item() && !line.is_table_row() && !is_figures(line)
}

/// "Samsung 73.1 22.7%": half of its words are figures.
fn is_figures(line: &Line) -> bool {
    let figures = line.text.split_whitespace().take(60).filter(|word| word.bytes().any(|byte| byte.is_ascii_digit()));
    figures.count() * 2 >= line.words.min(60)
}

/// "rider39d ago", "• by Rider ( 5576 ) on Friday", "Posts: 835; Member since: Dec 11, 2017", "2 thoughts on “Tandems”".
fn is_signature(line: &Line) -> bool {
    if line.words > 16 {
        return false;
    }
    let text = line.text.trim_start_matches(['•', '*', '-', ' ']);
    is_stamped(text)
        || text.starts_with("by ") && is_member(text)
        || text.starts_with("Posts:") && text.contains("ember since")
        || text.starts_with("Reply ") && text.ends_with(" Votes") && line.words == 3
        || heads_thread(text)
}

/// "rider39d ago", "rider128d ago (Edited 128d ago )".
fn is_stamped(text: &str) -> bool {
    let ago = text.trim_end_matches([')', ' ']).strip_suffix(" ago");
    let age = ago.and_then(|ago| ago.rsplit([' ', '(']).next()).unwrap_or("");
    let number = age.trim_end_matches(['s', 'm', 'h', 'd', 'w', 'y']);
    age.len() == number.len() + 1 && number.ends_with(|c: char| c.is_ascii_digit())
}

/// "by Rider ( 557649 )": the number of a member.
fn is_member(text: &str) -> bool {
    let number =
        text.split_once('(').and_then(|(_, rest)| rest.split_once(')')).map_or("", |(number, _)| number.trim());
    number.len() >= 3 && number.bytes().all(|byte| byte.is_ascii_digit())
}

/// "2 thoughts on “Tandems”", "12 comments on “Tandems”".
fn heads_thread(text: &str) -> bool {
    let mut words = text.split_whitespace();
    let number = words.next().is_some_and(|word| word.bytes().all(|byte| byte.is_ascii_digit()));
    let noun = words.next().unwrap_or("").to_ascii_lowercase();
    let on = words.next().is_some_and(|word| among!(word, "on" | "to"));
    let counted = among!(noun.as_str(), "thoughts" | "thought" | "comments" | "comment" | "responses" | "replies");
    number && counted && on && words.next().is_some_and(|word| word.starts_with(['“', '"', '‘', '\'']))
}

/// "Facebook", "WhatsApp", each on its line.
pub(super) fn is_share_button(line: &Line) -> bool {
    line.words == 1 && is_site(&line.text.to_ascii_lowercase())
}

/// "Share Tweet Pin", "Facebook Twitter WhatsApp Email": buttons in one line.
pub(super) fn is_row_of_buttons(line: &Line) -> bool {
    if !(2..=12).contains(&line.words) || line.text.len() > 120 {
        return false;
    }
    let lower = line.text.to_ascii_lowercase();
    let mut words = lower.split(|c: char| !c.is_alphanumeric() && c != '+').filter(|word| !word.is_empty());
    let (mut acts, mut sites) = (0, 0);
    let only = words.all(|word| {
        let act = among!(word, "share" | "tweet" | "pin" | "email" | "print" | "like" | "post" | "mail" | "follow");
        acts += usize::from(act);
        sites += usize::from(is_site(word));
        act || is_site(word) || among!(word, "on" | "via" | "it" | "this" | "more" | "us" | "copy" | "link" | "google+")
    });
    only && acts > 0 && acts + sites > 1
}

fn is_site(word: &str) -> bool {
    among!(
        word,
        "facebook"
            | "twitter"
            | "whatsapp"
            | "linkedin"
            | "pinterest"
            | "reddit"
            | "telegram"
            | "messenger"
            | "flipboard"
            | "x"
    )
}
