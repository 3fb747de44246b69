//! Parts of the article's market that its sentences turn to: "In the premium segment". Not the market that carries on.

use super::Reader;
use crate::among::among;
use crate::claim::item::{Item, Kind, Row};
use crate::claim::narrow::is_narrowed;
use crate::claim::{Claim, Property, Role};
use crate::vocabulary::Class;

impl Reader<'_> {
    /// "The premium smartphone segment grew by half", late in a paragraph on smartphones: the next one is on smartphones again.
    pub(super) fn turn_to_part(&mut self, items: &[Item], market: String, placed: bool) {
        let held = self.passage.market.now.clone().filter(|_| !self.passage.opens);
        // "The smartwatch category grew by half", late in a paragraph on wearables.
        let category = items.iter().enumerate().any(|(at, item)| {
            matches!(item.kind, Kind::Market(_))
                && item.name().to_lowercase() == market
                && among!(items.word(at + 1), "category" | "segment")
        });
        // "The wireline base stood at 21 million", late in a paragraph on mobile subscribers.
        let other_lines =
            |market: &str, whole: &str| among!(market, "landlines" | "broadband") && whole == "mobile subscribers";
        let main = self.passage.market.main.clone();
        let part = |market: &String, whole: &String| {
            // "It is the leader in foldables", late in a paragraph of an article on smartphones.
            let turned = placed && main.as_ref() == Some(whole) && market != whole;
            turned
                || category && market != whole
                || other_lines(market, whole)
                || market
                    .strip_suffix(whole.as_str())
                    .is_some_and(|class| class.split([' ', '-']).any(|word| Class::Segment.has(word)))
        };
        self.passage.market.turn(market, held, part);
    }

    /// "MiniLED TVs more than doubled", in an article on TVs: a class of goods by the way.
    pub(super) fn is_of_class(&self, claim: &Claim) -> bool {
        let mut steps = claim.derivation.iter().filter(|step| step.role == Role::Subject);
        claim.property == Property::MarketSize && steps.any(|step| is_narrowed(&self.reading, step.span))
    }

    /// "premium smartphones", of "In the premium segment": the market of a claim whose words name only which part of it.
    pub(super) fn part_of_market(&self, claim: &Claim) -> Option<String> {
        let market = claim.market.as_ref()?;
        if self.passage.segment.as_ref().is_some_and(|(part, _)| part == market) {
            return Some(market.clone());
        }
        let step = claim.derivation.iter().find(|step| step.role == Role::Market)?;
        let rest = market.strip_prefix(step.span.of(&self.reading.segments.lower))?;
        (rest.starts_with(' ')).then(|| market.clone())
    }

    /// "The premium segment grew the most.": the figures that follow in its paragraph are of it.
    pub(super) fn opens_on_part(&self, items: &[Item]) -> Option<String> {
        let first = usize::from(among!(items.word(0), "in" | "within")) + 1;
        let the = items.word(first - 1) == "the";
        let named = |at: usize| among!(items.word(at), "segment" | "tier");
        let at = (first + 1..first + 4).find(|&at| named(at)).filter(|_| the)?;
        let goods = usize::from(matches!(items[at - 1].kind, Kind::Market(_)));
        let words = items.get(first..at - goods).filter(|words| !words.is_empty())?;
        let text = words[0].span.cover(words[words.len() - 1].span).of(&self.reading.segments.lower);
        let part = text.split([' ', '-']).any(|word| Class::Segment.has(word));
        let known = self.passage.market.main.as_ref().or(self.passage.market.now.as_ref());
        let whole = if goods > 0 { Some(items[at - 1].name().to_lowercase()) } else { known.cloned() }?;
        let told = whole.strip_prefix(text).is_some_and(|rest| rest.starts_with(' '));
        part.then(|| if told { whole } else { format!("{text} {whole}") })
    }
}
