//! The period a headline gives to its article. Not what its sentences leave in focus.

use super::Reader;
use super::focus::is_of_founding;
use crate::claim::item::{Item, Kind};
use crate::claim::lexicon::Cue;
use crate::claim::when::{is_base, is_named, is_relative, resolve_mention};
use crate::period::{Grain, Period, ReferenceDate};

impl Reader<'_> {
    /// "2Q25 foundry revenue surges": the one period of the headline is what the article reports on.
    pub(super) fn leave_headline(&mut self, items: &[Item]) {
        let scene = self.scene(items, &[]);
        let mut named = (0..items.len()).filter(|&at| is_named(&scene, at) && !is_relative(&scene, at));
        let Some(at) =
            named.next().filter(|&at| named.next().is_none() && !is_base(&scene, at) && !is_of_founding(&scene, at))
        else {
            return;
        };
        let Kind::Period(mention) = items[at].kind else { return };
        let foreseen = items.iter().any(|item| matches!(item.kind, Kind::Cue(Cue::Forecast | Cue::Plan | Cue::Goal)));
        let period = resolve_mention(&scene, mention, &self.passage).filter(|period| {
            matches!(period.grain, Grain::Month | Grain::Quarter | Grain::Half) || self.is_past_year(period)
        });
        // "Apple sees its best shipments in Q3 2023", in November: what was seen, not foreseen.
        let focus = period.filter(|period| !foreseen || self.is_over(period)).map(|period| (period, items[at].span));
        self.passage.focus.now = focus;
        self.passage.long_focus = focus;
        self.passage.focus.main = focus.filter(|(period, _)| matches!(period.grain, Grain::Month | Grain::Quarter));
    }

    /// "2022 module shipment ranking", in an article of 2023: a year that is over.
    fn is_past_year(&self, period: &Period) -> bool {
        period.grain == Grain::Year && self.is_over(period)
    }

    /// Whether the article was written after it.
    fn is_over(&self, period: &Period) -> bool {
        let dated = |reference: &ReferenceDate| !reference.inferred || reference.period.grain == Grain::Day;
        self.passage.reference.filter(dated).is_some_and(|reference| period.end <= reference.period.start)
    }
}
