//! The kinds a link can name, each value with its word in the hash.

/// The large parts of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum View {
    /// What is in here, and who leads where.
    #[default]
    Overview,
    /// Articles and the reading pane.
    Read,
    /// The table of claims.
    Claims,
    /// Market shares side by side.
    Compare,
    /// What was promised, and what became of it.
    Goals,
    /// Articles, rules, what was not used.
    About,
}

/// How a comparison is drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Drawing {
    /// Dots, brackets and bars on one axis.
    #[default]
    Intervals,
    /// Periods from left to right.
    OverTime,
    /// Places from top to bottom.
    Ranks,
    /// Words in cells.
    Table,
    /// Two to four holders or cells and a verdict for each pair.
    SideBySide,
}

/// What each panel of a comparison holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum By {
    /// One panel for each region and period, holders as rows.
    #[default]
    Region,
    /// The same, ordered by period.
    Period,
    /// One panel for each holder, regions and periods as rows.
    Holder,
}

/// Whether panels share an axis.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Scale {
    /// All panels on one axis.
    #[default]
    Shared,
    /// Each its own.
    Own,
}

/// Which claims may imply ranges together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Scope {
    /// Those of one source.
    #[default]
    Source,
    /// All of them.
    Combined,
}

/// What the rows of a comparison are sorted by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum RowSort {
    /// By rank; where none is known, by the middle of what is known of the amount.
    #[default]
    Rank,
    /// By amount, the largest first.
    Amount,
    /// By name.
    Name,
}

/// What the claims table is sorted by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Sort {
    /// As in the articles.
    #[default]
    Place,
    /// By property, then by amount.
    Value,
    /// By subject.
    Subject,
    /// By region.
    Region,
    /// By period.
    Period,
    /// By who says it.
    Source,
    /// By agreement.
    Agreement,
}

/// Which way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Order {
    /// Smallest first.
    #[default]
    Up,
    /// Largest first.
    Down,
}

/// Single claims, or claims about the same thing together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Group {
    /// One row a claim.
    #[default]
    Claim,
    /// One block a fact.
    Fact,
}

/// The page on its own, or inside another.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Frame {
    /// With everything.
    #[default]
    Whole,
    /// Only the view, its source and a link.
    Embedded,
}

/// The colours the link asks for; the reader's own setting wins where the link is silent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Theme {
    /// As the device says.
    #[default]
    Auto,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

/// An enum that has a word for each of its values in the hash.
pub(super) trait Word: Copy + PartialEq + Default + 'static {
    const ALL: &'static [(Self, &'static str)];

    fn word(self) -> &'static str {
        Self::ALL.iter().find(|(value, _)| *value == self).map_or("", |(_, word)| word)
    }

    fn read(word: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, known)| *known == word).map(|(value, _)| *value)
    }
}

macro_rules! words {
    ($name:ident: $($value:ident = $word:literal),+ $(,)?) => {
        impl Word for $name {
            const ALL: &'static [(Self, &'static str)] = &[$(($name::$value, $word)),+];
        }
    };
}

words!(View: Overview = "overview", Read = "read", Claims = "claims", Compare = "compare", Goals = "goals", About = "about");
words!(Drawing: Intervals = "interval", OverTime = "time", Ranks = "rank", Table = "table", SideBySide = "pairs");
words!(By: Region = "where", Period = "when", Holder = "who");
words!(Scale: Shared = "shared", Own = "own");
words!(Scope: Source = "0", Combined = "1");
words!(Sort: Place = "place", Value = "value", Subject = "subject", Region = "region", Period = "period", Source = "source",
    Agreement = "agreement");
words!(RowSort: Rank = "rank", Amount = "amount", Name = "name");
words!(Order: Up = "up", Down = "down");
words!(Group: Claim = "claim", Fact = "fact");
words!(Frame: Whole = "0", Embedded = "1");
words!(Theme: Auto = "auto", Light = "light", Dark = "dark");

impl View {
    /// All, in the order of the navigation.
    pub(crate) const ALL: [View; 6] =
        [View::Overview, View::Read, View::Claims, View::Compare, View::Goals, View::About];
}

impl RowSort {
    /// The next, after the last the first again.
    pub(crate) fn next(self) -> Self {
        match self {
            Self::Rank => Self::Amount,
            Self::Amount => Self::Name,
            Self::Name => Self::Rank,
        }
    }
}

impl Drawing {
    /// All, in the order of the tabs.
    pub(crate) const ALL: [Drawing; 5] =
        [Drawing::Intervals, Drawing::OverTime, Drawing::Ranks, Drawing::Table, Drawing::SideBySide];
}
