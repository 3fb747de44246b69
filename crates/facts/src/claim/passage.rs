//! What one sentence leaves to the next: companies, market, place, period, source.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::Property;
use super::anchor::Frame;
use super::clause::Carried;
use super::party::Party;
use super::strand::Strand;
use super::table::{Caption, Table};
use crate::period::{FiscalCalendar, Period, ReferenceDate};
use crate::span::Span;

/// Who speaks, and how far it carries.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Source {
    /// Canonical names in text order.
    pub(crate) names: Vec<String>,
    /// The words that name them.
    pub(crate) span: Span,
    /// A company that speaks of itself: it carries no further than its sentence.
    pub(crate) own: bool,
    /// The block it was named in.
    pub(crate) block: usize,
    /// The market it spoke of, when known.
    pub(crate) market: Option<String>,
    /// It spoke in a quotation: it carries no further than its tag.
    pub(crate) quoted: bool,
    /// Figures of a market go back to it: it carries over paragraphs.
    pub(crate) figures: bool,
}

/// Everything the passage carries.
#[derive(Clone, Debug, Default)]
pub(crate) struct Passage {
    pub(crate) carried: Carried,
    pub(crate) frame: Frame,
    pub(crate) last_rank: Option<u32>,
    /// The period the passage reports on, with its words. The main one is the first month or quarter.
    pub(crate) focus: Strand<(Period, Span)>,
    /// The sentence is the first of its block.
    pub(crate) opens: bool,
    /// So many weeks the figures of the report are of: "the latest 12-week period".
    pub(crate) weeks: Option<u8>,
    /// The period of the figure before, with its words and block.
    pub(crate) told: Option<(Period, Span, usize)>,
    /// All figures of the sentence that told it are of that period.
    pub(crate) told_alone: bool,
    /// The year so far that the block's first figures are of, with its words and block.
    pub(crate) stretch: Option<(Period, Span, usize)>,
    /// The period of the last forecast, with its words.
    pub(crate) foreseen: Option<(Period, Span)>,
    /// The block that told figures of that period in the past tense: what later blocks say "is" so, is so later.
    pub(crate) past: Option<usize>,
    /// The place, with its words.
    pub(crate) region: Strand<(String, Span)>,
    /// The market of figures that name none, canonical. Not the one spoken of last.
    pub(crate) market: Strand<String>,
    /// The block whose figures gave it.
    pub(crate) market_in: Option<usize>,
    /// The part of the market that a sentence of a block spoke of, and that block: "In the premium segment".
    pub(crate) segment: Option<(String, usize)>,
    pub(crate) source: Option<Source>,
    /// The last source that gave figures of a market: who only speaks between them does not end it.
    pub(crate) report: Option<Source>,
    /// The last research firm or person who spoke, for "the research firm" and "he".
    pub(crate) researcher: Option<String>,
    /// Whose figures the article has given so far: research firms, and people without one.
    pub(crate) voices: Vec<String>,
    /// The firms of analysts who were introduced without one.
    pub(crate) analysts: BTreeMap<String, String>,
    /// The place a heading above gives to what follows.
    pub(crate) section: Option<(String, Span)>,
    /// The line is a heading.
    pub(crate) heading: bool,
    /// The research firm named last, with the block it was named in: its are "their figures".
    pub(crate) named: Option<(String, usize)>,
    pub(crate) person: Option<Vec<String>>,
    pub(crate) reference: Option<ReferenceDate>,
    pub(crate) fiscal: Option<FiscalCalendar>,
    pub(crate) block: usize,
    /// The block in which somebody else spoke last: nothing carries inside it.
    pub(crate) hushed: Option<usize>,
    /// The number of a list item that stood alone before its sentence.
    pub(crate) list_place: Option<u32>,
    /// No figure has named the main place yet: the opening sentence did.
    pub(crate) main_guessed: bool,
    /// The last period in focus longer than a day.
    pub(crate) long_focus: Option<(Period, Span)>,
    /// The last line ended in a colon: what follows is its list.
    pub(crate) announced: bool,
    /// The country named last, for "the country" and "there".
    pub(crate) country: Option<(String, Span)>,
    /// The place of the stores or users counted last in this block.
    pub(crate) local: Option<(Property, String, Span)>,
    /// The sentence is the headline: it takes nothing from elsewhere.
    pub(crate) title: bool,
    /// The table the rows belong to, and the scale its caption states.
    pub(crate) table: Option<Table>,
    pub(crate) caption: Caption,
    /// Who spoke last in quotation marks in this block.
    pub(crate) quoted: Option<Source>,
    /// A quotation of this block is still open: the next paragraph goes on with it.
    pub(crate) open_quote: bool,
    /// The company the article is about: the first its headline or text names.
    pub(crate) protagonist: Option<Party>,
    /// The block that named it last.
    pub(crate) protagonist_in: Option<usize>,
    /// The company whose card the lines belong to: its name stood alone above them.
    pub(crate) card: Option<Party>,
    /// An earlier line announced a ranking.
    pub(crate) in_ranking: bool,
    /// The last place the block before told, and where it held: the next one goes on there.
    pub(crate) ranking: Option<(u32, (String, Span))>,
}

/// Figures of a market: their place and source carry on.
pub(crate) fn is_market_figure(property: Property) -> bool {
    use Property::*;
    matches!(property, MarketShare | Rank | AheadOf | Shipments | MarketSize)
}

/// States that hold when the article speaks, unless it says otherwise.
pub(crate) fn is_state(property: Property) -> bool {
    use Property::*;
    matches!(
        property,
        Valuation | Price | Fund | Users | Devices | Employees | Products | Companies | Countries | Stores | Capacity
    )
}

impl Passage {
    /// Remembers a company that was named; the eight latest are kept.
    pub(crate) fn remember(&mut self, name: &str) {
        if self.carried.recent.last().is_some_and(|last| last == name) {
            return;
        }
        let place = self.carried.recent.iter().position(|known| known == name);
        let known = &mut self.carried.known;
        if place.is_none() && known.len() < 64 && !known.iter().any(|known| known == name) {
            Rc::make_mut(known).push(name.to_string());
        }
        let recent = Rc::make_mut(&mut self.carried.recent);
        let latest = place.map_or_else(|| name.to_string(), |at| recent.remove(at));
        recent.push(latest);
        if recent.len() > 8 {
            recent.remove(0);
        }
    }
}
