//! Lists of names with percentages that together make up a market: "Chrome: 65.3%", "Safari: 18.6%", each on its line, with no
//! word that calls them shares. Not tables, and not single lines.

use super::Reader;
use crate::claim::lexicon::{Cue, Noun, find_cue};
use crate::number::Decimal;
use crate::quantity::{Comparator, Unit};
use crate::segment::Sentence;

/// So many lines make a list.
const FEWEST: usize = 3;
/// More lines need not be looked at.
const MOST: usize = 12;
/// A name is short, in bytes.
const LONGEST_NAME: usize = 40;

impl Reader<'_> {
    /// Whether `sentences` begins with a list of parts: from large to small, together most of a whole and no more than it.
    pub(super) fn begins_parts(&self, before: Option<&Sentence>, sentences: &[Sentence]) -> bool {
        let parts: Vec<Decimal> = sentences.iter().take(MOST).map_while(|sentence| self.part(sentence)).collect();
        let falling = parts.windows(2).all(|pair| pair[1] <= pair[0]);
        let sum = parts.iter().try_fold(Decimal::whole(0), |sum, part| sum.plus(*part));
        let whole = sum.is_some_and(|sum| Decimal::whole(50) <= sum && sum <= Decimal::whole(101));
        let goes_on = || before.is_some_and(|before| self.tells_growth(before) || self.part(before).is_some());
        parts.len() >= FEWEST && falling && whole && !goes_on()
    }

    /// The percentage of a line that is a name, a colon or dash, and that.
    fn part(&self, sentence: &Sentence) -> Option<Decimal> {
        let text = sentence.span.of(self.reading.text);
        // Few sentences begin so: a look for a colon or the first byte of a dash.
        let head = &text.as_bytes()[..text.len().min(LONGEST_NAME + 1)];
        if !head.iter().any(|byte| matches!(byte, b':' | 0xe2)) {
            return None;
        }
        let mut near = text.char_indices().take_while(|(at, _)| *at <= LONGEST_NAME);
        let (mark, _) = near.find(|(_, letter)| matches!(letter, ':' | '–' | '—')).filter(|(mark, _)| *mark > 0)?;
        let named = text[..mark].chars().all(|letter| !letter.is_ascii_digit());
        let from = sentence.span.start() + mark;
        let quantities = self.reading.quantities;
        let first = &quantities.get(quantities.partition_point(|quantity| quantity.span.start() < from))?;
        let gap = self.reading.text.get(from..first.span.start())?;
        let beside = gap.chars().skip(1).all(char::is_whitespace);
        let plain = first.unit == Unit::Percent && first.comparator == Comparator::Eq;
        first.lo.filter(|_| named && beside && plain)
    }

    /// "Growth by vendor:", and nothing of shares.
    fn tells_growth(&self, sentence: &Sentence) -> bool {
        let cues = || sentence.tokens.clone().filter_map(|at| find_cue(self.reading.segments, at, sentence.tokens.end));
        let grows = |cue: Cue| matches!(cue, Cue::Rise | Cue::Fall | Cue::RiseNoun | Cue::FallNoun | Cue::Rate);
        cues().any(|(_, cue)| grows(cue)) && !cues().any(|(_, cue)| cue == Cue::Noun(Noun::Share))
    }
}
