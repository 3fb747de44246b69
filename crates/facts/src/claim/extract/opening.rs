//! What an article lends to all of its sentences before the first is read: its market, and the country of the body whose figures it
//! gives.

use crate::among::among;
use crate::claim::anchor::is_goods;
use crate::claim::party::{Party, PartyKind};
use crate::claim::passage::Passage;
use crate::entity::{EntityKind, EntityMention, profile};
use crate::quantity::{Quantity, Unit};
use crate::segment::Segments;
use crate::span::Span;

/// How many sentences at the head of an article may tell its market.
const HEAD: usize = 6;

/// The passage before the first sentence.
pub(super) fn opening(entities: &[EntityMention], segments: &Segments, quantities: &[Quantity]) -> Passage {
    let head = segments.sentences.iter().take(HEAD).map(|sentence| sentence.span.end()).next_back().unwrap_or(0);
    // "grocery stores" are outlets, no market.
    let outlets = |entity: &EntityMention| {
        let after = segments.lower.get(entity.span.end()..).unwrap_or("").trim_start();
        ["store", "shop", "outlet"].iter().any(|word| after.starts_with(word))
    };
    // "of which 329 million came from advertising": what somebody earns with.
    let earned = |entity: &EntityMention| {
        let before = segments.lower.get(..entity.span.start()).unwrap_or("").trim_end();
        !is_goods(&entity.name) && before.ends_with(" from")
    };
    // "has 38 million active mobile money users": one of several counts.
    let counted = |entity: &EntityMention| {
        let (first, next) = (segments.token_at(entity.span.start()), segments.token_at(entity.span.end()));
        let people = among!(segments.word(next), "users" | "subscribers" | "customers" | "accounts");
        people && (first.saturating_sub(3)..first).any(|at| among!(segments.word(at), "million" | "billion" | "crore"))
    };
    let named = |entity: &&EntityMention| entity.kind == EntityKind::Market && !outlets(entity) && !counted(entity);
    let markets = || entities.iter().filter(named);
    let heads = || markets().filter(|entity| entity.span.end() <= head && !earned(entity));
    // "Sales rebound, share of electric cars at a high", of all cars: the whole market, when it is spoken of as often.
    let times = |name: &str| markets().filter(|entity| entity.name == name).count();
    let whole = |class: &&EntityMention| {
        let is_class = |of: &&EntityMention| {
            let class = class.name.to_lowercase();
            class.strip_suffix(&of.name.to_lowercase()).is_some_and(|kind| kind.ends_with(' '))
        };
        heads().find(is_class).filter(|of| times(&of.name) >= times(&class.name))
    };
    let first = heads().next().map(|first| whole(&first).unwrap_or(first));
    let mut passage = Passage::default();
    if let Some(market) = first {
        passage.market.now = Some(market.name.to_lowercase());
        // "Sales rose 5 percent" in an article on cars that speaks of no money: so many more were sold.
        let money = quantities.iter().any(|quantity| matches!(quantity.unit, Unit::Money(_)));
        passage.frame.in_units = is_goods(&market.name) && !money;
        passage.carried.market = Some(Party::one(PartyKind::Market, &market.name, market.span));
    }
    let country = country_of_body(entities, segments);
    passage.region.main.clone_from(&country);
    passage.country = country;
    passage
}

/// "the country's largest operator", in an article that names no place, or no other: the country of the authority or association
/// whose figures it gives.
fn country_of_body(entities: &[EntityMention], segments: &Segments) -> Option<(String, Span)> {
    let body = |entity: &EntityMention| {
        let home = if entity.kind == EntityKind::Researcher { profile(&entity.name) } else { None };
        home.filter(|home| home.sector.contains("regulator") || home.sector.contains("industry association"))
    };
    let (body, home) = entities.iter().find_map(|entity| Some((entity, body(entity)?)))?;
    let mut places = entities.iter().filter(|entity| entity.kind == EntityKind::Region).peekable();
    let says = |at: usize| {
        segments.word(at) == "country" && at > 0 && among!(segments.word(at - 1), "the" | "this")
            || among!(segments.word(at), "nationwide" | "domestic")
    };
    let told = match places.peek() {
        None => (0..segments.tokens.len()).any(says),
        Some(_) => places.all(|place| place.name == home.country),
    };
    // What sits in Brussels or Geneva is of many countries.
    let national = home.country.len() == 2 && !among!(home.country, "BE" | "LU" | "CH");
    (told && national).then(|| (home.country.to_string(), body.span))
}
