//! The lexicon of boilerplate: words that mark a line, from `data/boilerplate.txt`.

use std::borrow::Cow;
use std::sync::LazyLock;

use super::BoilerplateKind;
use super::line::Line;
use crate::order::{grouped, look_up};

/// What a line's own words say it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cue {
    /// This line alone.
    Line(BoilerplateKind),
    /// This line and what follows it.
    Section(BoilerplateKind),
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum How {
    Is,
    Starts,
    Has,
    Opens,
    OpensWith,
}

struct Entry {
    kind: BoilerplateKind,
    how: How,
    words: &'static str,
}

/// The entries in the order of the table.
struct Lexicon {
    entries: Vec<Entry>,
    /// Those that begin a line, by their first byte.
    by_start: Vec<(u8, Vec<usize>)>,
    /// Those that may stand anywhere in it.
    inside: Vec<usize>,
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    let entries: Vec<Entry> = include_str!("../../data/boilerplate.txt").lines().filter_map(read_entry).collect();
    let (mut starts, mut inside) = (Vec::new(), Vec::new());
    for (at, entry) in entries.iter().enumerate() {
        match entry.words.bytes().next() {
            Some(first) if entry.how != How::Has => starts.push((first, at)),
            _ => inside.push(at),
        }
    }
    Lexicon { entries, by_start: grouped(starts), inside }
});

fn read_entry(line: &'static str) -> Option<Entry> {
    let mut cells = line.split(" | ");
    let (kind, how, words) = (cells.next()?, cells.next()?, cells.next()?);
    let kind = match kind {
        "navigation" => BoilerplateKind::Navigation,
        "related" => BoilerplateKind::Related,
        "comment-form" => BoilerplateKind::CommentForm,
        "byline" => BoilerplateKind::Byline,
        "image-credit" => BoilerplateKind::ImageCredit,
        "advert" => BoilerplateKind::Advert,
        "other-article" => BoilerplateKind::OtherArticle,
        "also-read" => BoilerplateKind::AlsoRead,
        "about" => BoilerplateKind::About,
        _ => return None,
    };
    let how = match how {
        "is" => How::Is,
        "starts" => How::Starts,
        "has" => How::Has,
        "opens" => How::Opens,
        "opens-with" => How::OpensWith,
        _ => return None,
    };
    Some(Entry { kind, how, words })
}

/// Lines of more words have no entry inside them, and are none.
const MOST_INSIDE: usize = 25;

/// Far more bytes than an entry has.
const LONGEST: usize = 160;

/// What the words of `line` say; `None` when nothing marks it.
pub(super) fn cue(line: &Line) -> Option<Cue> {
    if line.words > 60 {
        return None;
    }
    // No entry is a long line or stands inside one, and none that begins a line is longer than this.
    let far = if line.words > MOST_INSIDE { line.text.floor_char_boundary(LONGEST) } else { line.text.len() };
    let lower = line.text[..far].to_lowercase();
    let lower = lower.trim_start_matches(['•', '◦', '▪', '●', '‣', '·', '*', ' ']);
    let shape = shape(bare(lower));
    let bare = shape.as_ref();
    let lexicon = &*LEXICON;
    let (first, letter) = (lower.bytes().next(), bare.bytes().next());
    let firsts = [first, letter.filter(|_| letter != first)].into_iter().flatten();
    let matches = |at: &usize| lexicon.entries[*at].matches(line, lower, bare);
    let starts = firsts.filter_map(|first| look_up(&lexicon.by_start, &first));
    let inside = (line.words <= MOST_INSIDE).then(|| lexicon.first_inside(lower)).flatten();
    let first = starts.filter_map(|list| list.iter().copied().find(matches)).chain(inside).min()?;
    let entry = &lexicon.entries[first];
    Some(match entry.how {
        How::Opens | How::OpensWith => Cue::Section(entry.kind),
        _ => Cue::Line(entry.kind),
    })
}

impl Lexicon {
    /// The first entry whose words stand anywhere in a short line.
    fn first_inside(&self, lower: &str) -> Option<usize> {
        let pairs = Pairs::of(lower);
        let stands = |words: &str| pairs.may_have(words) && lower.contains(words);
        self.inside.iter().copied().find(|at| stands(self.entries[*at].words))
    }
}

impl Entry {
    /// Whether it begins the line, or is the line.
    fn matches(&self, line: &Line, lower: &str, bare: &str) -> bool {
        match self.how {
            How::Is | How::Opens => line.words <= MOST_INSIDE && bare == self.words,
            How::Starts => starts_with_words(lower, self.words) && !(line.is_prose() && self.is_ambiguous()),
            How::Has => false,
            How::OpensWith => line.words <= 8 && line.is_headline() && names_follow(line.text, self.words),
        }
    }

    /// Openings that also begin ordinary sentences: a line of prose needs a colon after them.
    fn is_ambiguous(&self) -> bool {
        !self.words.ends_with(':')
            && matches!(self.kind, BoilerplateKind::AlsoRead | BoilerplateKind::Byline | BoilerplateKind::Navigation)
            && !self.words.starts_with('(')
    }
}

/// Which bytes of a line stand side by side: few lines hold all pairs of words they lack.
struct Pairs([u64; 16]);

impl Pairs {
    fn of(line: &str) -> Self {
        let mut pairs = Self([0; 16]);
        for pair in line.as_bytes().windows(2) {
            let (at, bit) = Self::place(pair);
            pairs.0[at] |= bit;
        }
        pairs
    }

    fn may_have(&self, words: &str) -> bool {
        words.as_bytes().windows(2).all(|pair| {
            let (at, bit) = Self::place(pair);
            self.0[at] & bit != 0
        })
    }

    fn place(pair: &[u8]) -> (usize, u64) {
        let (first, second) = (usize::from(pair[0]), usize::from(pair[1]));
        ((first ^ second >> 2) & 15, 1 << ((first >> 4 ^ second) & 63))
    }
}

/// The line without the punctuation and counts around its words: "Comments (3)" is "comments".
fn bare(lower: &str) -> &str {
    lower.trim_matches(|c: char| !c.is_alphabetic())
}

/// `bare` with `#` for each figure: "view 12 comments" is "view # comments". Only short lines are asked for.
fn shape(bare: &str) -> Cow<'_, str> {
    if bare.len() > 60 || !bare.bytes().any(|byte| byte.is_ascii_digit()) {
        return Cow::Borrowed(bare);
    }
    let mut shape = String::new();
    for c in bare.chars().filter(|c| *c != ',') {
        match c.is_ascii_digit() {
            true if shape.ends_with('#') => {}
            true => shape.push('#'),
            false => shape.push(c),
        }
    }
    Cow::Owned(shape)
}

/// `words` begin `lower` and end at a word's end.
fn starts_with_words(lower: &str, words: &str) -> bool {
    lower.strip_prefix(words).is_some_and(|rest| {
        let ends = words.ends_with(|c: char| !c.is_alphanumeric());
        ends || !rest.starts_with(|c: char| c.is_alphanumeric())
    })
}

/// "About Tellura Research", "MORE FROM THE DESK": the opening, then a name.
fn names_follow(text: &str, words: &str) -> bool {
    let opening = text.get(..words.len()).is_some_and(|start| start.eq_ignore_ascii_case(words));
    let rest = text.get(words.len()..).unwrap_or("");
    // "More about cpus".
    let short = words == "more about" && rest.split_whitespace().count() <= 2;
    opening && rest.starts_with(' ') && (short || rest.trim_start().starts_with(char::is_uppercase))
}
