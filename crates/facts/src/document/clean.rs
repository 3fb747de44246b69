//! Splits a text into blocks, finds the headline and marks what is not the article.
//!
//! Marks, never deletes: a wrong mark costs a click, not a sentence. What cannot be told stays a paragraph.

use super::byline::{is_biography, is_byline, names_author_of};
use super::caption::{ends_in_credit, is_model_name, is_slash_credit};
use super::cues::{Cue, cue};
use super::headline::find_headline;
use super::language::is_foreign;
use super::line::{Line, lines};
use super::tail::{is_row_of_buttons, is_share_button};
use super::{Block, BlockKind, BoilerplateKind, Document, Outside, RawDocument};
use crate::diagnostic::{Diagnostic, Severity};

/// Cleans one article. Never fails; linear in the text.
pub fn clean(raw: RawDocument) -> Document {
    let (blocks, title) = {
        let lines = lines(&raw.text);
        let mut marks = Marks::new(&lines);
        marks.mark_outside(&raw.outside);
        let title = find_headline(&lines, &marks.kinds, raw.metadata.title.as_deref());
        marks.mark_captions(&raw.text);
        marks.mark_top(title.map(|title| title.line), title.is_some_and(|title| title.known));
        marks.mark_labels();
        let title = title.map(|title| title.line);
        marks.mark_sections(title);
        marks.mark_biographies();
        marks.mark_teasers(title);
        marks.mark_readers(title);
        marks.mark_tail(title);
        (marks.blocks(title), title.map(|index| lines[index].span))
    };
    let mut document = Document {
        name: raw.name,
        text: raw.text,
        metadata: raw.metadata,
        outside: raw.outside,
        title,
        blocks,
        diagnostics: raw.diagnostics,
        foreign: false,
    };
    document.foreign = is_foreign(&document);
    let found = oddities(&document);
    document.diagnostics.extend(found);
    document
}

/// What is odd about a cleaned document.
fn oddities(document: &Document) -> Vec<Diagnostic> {
    let warn = |code: &str, message: &str, span| Diagnostic {
        severity: Severity::Warning,
        code: code.to_owned(),
        message: message.to_owned(),
        span,
    };
    let mut found = Vec::new();
    if document.blocks.is_empty() {
        found.push(warn("empty", "The file holds no text: check that the article was saved.", None));
    } else if !document.blocks.iter().any(|block| block.is_body()) {
        found.push(warn("no-article", "Everything here looks like page furniture: no article text was found.", None));
    }
    if document.foreign {
        found.push(warn("not-english", "The text does not read as English: no claims are taken from it.", None));
    }
    if let Some(long) = document.blocks.iter().find(|block| block.span.len() > 100_000) {
        found.push(warn("long-line", "One line is longer than 100,000 bytes: is this an article?", Some(long.span)));
    }
    found
}

/// So many lines below tell whether an article goes on behind a box of links.
const LOOK_AHEAD: usize = 40;

/// What each line was found to be, boilerplate alone.
pub(super) struct Marks<'l, 't> {
    pub(super) lines: &'l [Line<'t>],
    pub(super) kinds: Vec<Option<BoilerplateKind>>,
    cues: Vec<Option<Cue>>,
}

impl<'l, 't> Marks<'l, 't> {
    fn new(lines: &'l [Line<'t>]) -> Self {
        let cues: Vec<Option<Cue>> = lines.iter().map(cue).collect();
        let mut kinds: Vec<_> = lines.iter().zip(&cues).map(|(line, cue)| own_kind(line, *cue)).collect();
        let mut below_rows = false;
        for (index, pair) in lines.windows(2).enumerate() {
            // A row of words above a row of figures is the head of a table.
            if pair[0].is_menu() && pair[1].is_table_row() {
                kinds[index] = None;
            }
            // "Source: Omdia" under rows of figures says whose they are.
            let row = pair[0].is_table_row() || pair[0].is_list_item() || pair[0].words <= 3 && pair[0].has_digit();
            below_rows = row || below_rows && (is_note(&pair[0]) || is_data_credit(&pair[0]));
            if below_rows && is_data_credit(&pair[1]) {
                kinds[index + 1] = None;
            }
        }
        Self { lines, kinds, cues }
    }

    /// What the markup of the page says is not the article.
    fn mark_outside(&mut self, outside: &[Outside]) {
        let mut next = outside.iter().peekable();
        for (line, kind) in self.lines.iter().zip(&mut self.kinds) {
            while next.next_if(|outside| outside.span.end() <= line.span.start()).is_some() {}
            if let Some(outside) = next.peek().filter(|outside| outside.span.contains(line.span)) {
                kind.get_or_insert(outside.kind);
            }
        }
    }

    /// Above the headline nothing belongs to the article. Prose stays where the headline is a guess, or where it is most
    /// of the text: then the headline was met again at the end.
    fn mark_top(&mut self, title: Option<usize>, known: bool) {
        let Some(title) = title else { return };
        let prose = |lines: &[Line]| lines.iter().filter(|line| line.is_prose()).map(|line| line.words).sum::<usize>();
        let above_all = known && prose(&self.lines[..title]) < prose(&self.lines[title..]);
        for index in 0..title {
            if above_all || !self.lines[index].is_prose() {
                self.kinds[index].get_or_insert(BoilerplateKind::Navigation);
            }
        }
        self.kinds[title] = None;
    }

    /// Five or more labels in a row are menu entries, buttons, tags. A table that was cut into its cells has labels too,
    /// but figures among them.
    fn mark_labels(&mut self) {
        const ROW: usize = 5;
        let mut start = 0;
        while start < self.lines.len() {
            let labels = self.lines[start..].iter().zip(&self.kinds[start..]);
            let run = labels.take_while(|(line, kind)| kind.is_some() || line.is_label()).count();
            let end = start + run;
            let own = self.kinds[start..end].iter().filter(|kind| kind.is_none()).count();
            let figures = self.lines.get(end).is_some_and(|next| !next.is_prose() && next.has_digit());
            let buttons = || (start..end).filter(|at| is_share_button(&self.lines[*at])).count() >= 3;
            if (own >= ROW || buttons()) && !figures {
                self.kinds[start..end].iter_mut().for_each(|kind| _ = kind.get_or_insert(BoilerplateKind::Navigation));
            }
            start = end + 1;
        }
    }

    /// The line right above a bare credit is the caption of its picture.
    fn mark_captions(&mut self, text: &str) {
        for index in 1..self.lines.len() {
            let (above, credit) = (&self.lines[index - 1], &self.lines[index]);
            let bare = self.kinds[index] == Some(BoilerplateKind::ImageCredit) && credit.words <= 6;
            // A picture shows no percentages: those stand in a paragraph above it.
            let told = || ["%", "percent", "per cent"].iter().any(|unit| above.text.contains(unit));
            let bare = bare && !ends_in_credit(credit) && !(above.is_prose() && told());
            let between = || text.get(above.span.end()..credit.span.start()).unwrap_or("");
            let adjoins = || between().matches('\n').count() == 1 || !above.is_prose();
            if bare
                && !is_data_credit(above)
                && adjoins()
                && self.kinds[index - 1].is_none()
                && above.words <= 40
                && !above.text.contains(". ")
            {
                self.kinds[index - 1] = Some(BoilerplateKind::ImageCredit);
            }
        }
    }

    /// A heading such as "Related posts" takes what follows with it.
    fn mark_sections(&mut self, title: Option<usize>) {
        let mut index = title.map_or(0, |title| title + 1);
        while index < self.lines.len() {
            let next = match self.cues[index] {
                Some(Cue::Section(kind)) => self.mark_section(index, kind),
                _ => index + 1,
            };
            index = next;
        }
    }

    /// Marks the section that begins at `start`; the index after it.
    fn mark_section(&mut self, start: usize, kind: BoilerplateKind) -> usize {
        let body_before =
            self.lines[..start].iter().zip(&self.kinds).any(|(line, kind)| kind.is_none() && line.is_prose());
        if !body_before {
            // A counter of comments under the headline, a menu entry: the line alone.
            self.kinds[start] = Some(BoilerplateKind::Navigation);
            return start + 1;
        }
        self.kinds[start] = Some(kind);
        let mut end = start + 1;
        while end < self.lines.len() && !self.opens_section(end) && self.continues(end, kind) {
            self.kinds[end] = Some(kind);
            end += 1;
        }
        end
    }

    fn opens_section(&self, index: usize) -> bool {
        matches!(self.cues[index], Some(Cue::Section(_)))
    }

    /// Whether line `index` still belongs to a section of `kind` that began above it.
    fn continues(&self, index: usize, kind: BoilerplateKind) -> bool {
        match kind {
            BoilerplateKind::CommentForm | BoilerplateKind::About => true,
            BoilerplateKind::Related | BoilerplateKind::OtherArticle => {
                let dated = self.dates_teaser(index) || is_cut_off(&self.lines[index]);
                dated
                    || !self.lines[index].is_prose() && !self.cue_of_another_kind(index, kind)
                    || self.is_lone_teaser(index)
            }
            _ => false,
        }
    }

    fn cue_of_another_kind(&self, index: usize, kind: BoilerplateKind) -> bool {
        self.kinds[index].is_some_and(|found| found != kind && found != BoilerplateKind::Navigation)
    }

    /// A date under the headline of a teaser.
    fn dates_teaser(&self, index: usize) -> bool {
        let above = index > 0 && self.lines[index - 1].is_headline() && !self.opens_section(index - 1);
        above && self.kinds[index] == Some(BoilerplateKind::Byline) && is_byline(&self.lines[index])
    }

    /// Prose between two headlines, or before "Read more" or the end: the teaser of another article, not the article going on.
    fn is_lone_teaser(&self, index: usize) -> bool {
        let above = index.saturating_sub(if index > 1 && self.dates_teaser(index - 1) { 2 } else { 1 });
        let after_headline = index > 0 && self.lines[above].is_headline() && !self.opens_section(above);
        let next = self.lines.get(index + 1);
        after_headline && next.is_none_or(|next| !next.is_prose()) && !self.resumes(index)
    }

    /// Behind two headlines without a teaser of their own the article goes on, when it does so below.
    fn resumes(&self, index: usize) -> bool {
        let headline = |at: usize| self.lines[at].is_headline() && !self.opens_section(at);
        let bare = index > 2 && headline(index - 1) && headline(index - 2);
        let plain = |at: &usize| self.kinds[*at].is_none() && !self.opens_section(*at);
        let end = self.lines.len().min(index + 1 + LOOK_AHEAD);
        let below: Vec<usize> = (index + 1..end).filter(plain).collect();
        bare && below.windows(2).any(|pair| self.lines[pair[0]].is_prose() && self.lines[pair[1]].is_prose())
    }

    /// "Andy is a senior writer …" with the name above it.
    fn mark_biographies(&mut self) {
        for index in 1..self.lines.len() {
            let (above, line) = (&self.lines[index - 1], &self.lines[index]);
            let body_before = self.lines[..index].len() > 2;
            if self.kinds[index].is_none() && body_before && is_biography(line) && names_author_of(above, line) {
                self.kinds[index - 1] = Some(BoilerplateKind::Byline);
                self.kinds[index] = Some(BoilerplateKind::Byline);
            }
        }
    }

    /// Teasers that follow the article: each ends in a lone "Read more" and begins with a headline of its own.
    fn mark_teasers(&mut self, title: Option<usize>) {
        let first = title.map_or(0, |title| title + 1);
        let mut border = first;
        for end in first..self.lines.len() {
            if !is_read_more(&self.lines[end]) {
                if self.kinds[end] == Some(BoilerplateKind::Byline) && is_biography(&self.lines[end]) {
                    border = end + 1;
                }
                continue;
            }
            let start = self.teaser_start(border, end, border == first);
            if let Some(start) = start {
                self.kinds[start..=end].fill(Some(BoilerplateKind::OtherArticle));
            }
            border = end + 1;
        }
    }

    /// The headline that begins the teaser ending at `end`: directly at a known border, else the nearest above its text.
    fn teaser_start(&self, border: usize, end: usize, border_is_title: bool) -> Option<usize> {
        let is_start = |index: &usize| self.lines[*index].is_headline() && !self.lines[*index].ends_like_sentence();
        if !border_is_title && border < end {
            return Some(border);
        }
        let prose = (border..end).rev().find(|index| self.lines[*index].is_prose())?;
        let start = (border..prose).rev().find(is_start)?;
        let body_before = (border..start).any(|index| self.lines[index].is_prose());
        body_before.then_some(start)
    }

    /// The blocks: boilerplate lines of one kind that follow each other are one.
    fn blocks(&self, title: Option<usize>) -> Vec<Block> {
        let mut blocks: Vec<Block> = Vec::with_capacity(self.lines.len());
        let mut previous: Option<BoilerplateKind> = None;
        for (index, line) in self.lines.iter().enumerate() {
            let kind = self.kinds[index];
            match (kind, blocks.last_mut()) {
                (Some(kind), Some(last)) if previous == Some(kind) && !self.starts_anew(index, kind) => {
                    last.span = last.span.cover(line.span);
                }
                _ => blocks.push(Block { span: line.span, kind: self.block_kind(index, title) }),
            }
            previous = kind;
        }
        blocks
    }

    /// A teaser after a teaser, or a marked line that stands for itself, is a block of its own.
    fn starts_anew(&self, index: usize, kind: BoilerplateKind) -> bool {
        match kind {
            BoilerplateKind::OtherArticle => is_read_more(&self.lines[index - 1]),
            BoilerplateKind::AlsoRead => true,
            _ => self.opens_section(index),
        }
    }

    fn block_kind(&self, index: usize, title: Option<usize>) -> BlockKind {
        let line = &self.lines[index];
        match self.kinds[index] {
            Some(kind) => BlockKind::Boilerplate(kind),
            None if title == Some(index) => BlockKind::Title,
            None if line.is_table_row() || self.lacks_last_cell(index) => BlockKind::TableRow,
            None if line.is_list_item() => BlockKind::ListItem,
            None if self.is_heading(index) => BlockKind::Heading,
            None => BlockKind::Paragraph,
        }
    }

    /// "Xiaomi, tab, 13%", a tab and nothing, below a row: the last cell is empty.
    fn lacks_last_cell(&self, index: usize) -> bool {
        let line = &self.lines[index];
        let below = index > 0 && self.kinds[index - 1].is_none() && self.lines[index - 1].text.contains('\t');
        below && line.text.contains('\t') && line.words <= 12 && !line.ends_like_sentence()
    }

    /// A short line that does not end like a sentence and has text under it.
    fn is_heading(&self, index: usize) -> bool {
        let line = &self.lines[index];
        let next = self.lines.get(index + 1);
        line.is_headline()
            && !line.ends_like_sentence()
            && line.words <= 16
            && next.is_some_and(|next| self.is_text(next))
    }

    fn is_text(&self, line: &Line) -> bool {
        line.is_prose() || line.is_list_item() || line.is_table_row() || line.words >= 8 || line.ends_like_sentence()
    }
}

/// "The maker has sold more of its tand...".
fn is_cut_off(line: &Line) -> bool {
    line.text.ends_with("...") || line.text.ends_with('…') || line.text.ends_with("[...]") || line.text.ends_with("[…]")
}

fn is_read_more(line: &Line) -> bool {
    const ENDS: &[&str] = &[
        "read more",
        "continue reading",
        "read full story",
        "read the full story",
        "read full article",
        "read the full article",
    ];
    let bare = line.text.trim_matches(|c: char| !c.is_alphabetic());
    line.words <= 5 && ENDS.iter().any(|end| bare.eq_ignore_ascii_case(end))
}

/// "Source: Omdia", "Sources: IDC, Gartner".
pub(super) fn is_data_credit(line: &Line) -> bool {
    let head = || line.text.split(':').next().unwrap_or("");
    line.words <= 16 && ["source", "sources"].iter().any(|word| head().eq_ignore_ascii_case(word))
}

/// "Note: Data includes tablets", "* estimated": a remark under a table.
fn is_note(line: &Line) -> bool {
    let head = line.text.split(':').next().unwrap_or("");
    line.words <= 60
        && (line.text.starts_with('*') || ["note", "notes"].iter().any(|word| head.eq_ignore_ascii_case(word)))
}

/// What a line is by itself.
fn own_kind(line: &Line, cue: Option<Cue>) -> Option<BoilerplateKind> {
    match cue {
        Some(Cue::Line(kind)) => Some(kind),
        // Sections are marked where they stand in the text.
        Some(Cue::Section(_)) => None,
        None if is_byline(line) => Some(BoilerplateKind::Byline),
        None if is_slash_credit(line) || is_model_name(line) || ends_in_credit(line) => {
            Some(BoilerplateKind::ImageCredit)
        }
        None if line.is_footnote() => Some(BoilerplateKind::Related),
        None if line.is_menu() || is_row_of_buttons(line) => Some(BoilerplateKind::Navigation),
        None => None,
    }
}
