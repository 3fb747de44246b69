//! What the numbers of a passage leave to those after them, which often say less.

use crate::claim::Direction;
use crate::claim::lexicon::Noun;

/// What earlier numbers of the passage leave to later, shorter ones.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Frame {
    /// The noun the last claim was about.
    pub(crate) noun: Option<Noun>,
    /// The noun of the last claim that counted things.
    pub(crate) count: Option<Noun>,
    /// The noun of the last claim of money.
    pub(crate) money: Option<Noun>,
    /// The last number told a measure that is no claim.
    pub(crate) blocked: bool,
    /// The direction of the last change.
    pub(crate) change: Option<Direction>,
    /// A share, rank or list of shares has just been spoken of.
    pub(crate) shares: bool,
    /// The last claim told how large a market is.
    pub(crate) market: bool,
    /// The last share was of a category, as part of a larger market.
    pub(crate) category: bool,
    /// The last percentage was a change.
    pub(crate) percent_change: bool,
    /// The last percentage was a part of a company's own sales.
    pub(crate) own_part: bool,
    /// The noun of the last claim of this sentence.
    pub(crate) sentence_noun: Option<Noun>,
    /// The last claim of this sentence was of a whole market.
    pub(crate) sentence_market: bool,
    /// The direction of the last change of this sentence.
    pub(crate) sentence_change: Option<Direction>,
    /// The last count of this sentence was a change.
    pub(crate) sentence_count_change: bool,
    /// What was counted last are subscribers won or lost, not all there are.
    pub(crate) additions: bool,
    /// The article measures its market in units.
    pub(crate) in_units: bool,
}

impl Frame {
    /// "Sales grew 5 percent": of units, as far as the passage tells.
    pub(crate) fn count_growth(&self) -> bool {
        self.in_units && !matches!(self.noun, Some(Noun::Revenue | Noun::Spending))
    }

    /// Growth without a noun is of units.
    pub(crate) fn default_units(&self) -> bool {
        match self.noun {
            Some(Noun::Volume) => true,
            None | Some(Noun::Share | Noun::Market) => self.in_units,
            _ => false,
        }
    }
}
