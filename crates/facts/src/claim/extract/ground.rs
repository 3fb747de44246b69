//! The place and the market that a sentence leaves to the next. Not the place or market of a finding.

use super::Reader;
use crate::among::among;
use crate::claim::clause::Clause;
use crate::claim::item::{Item, Kind, Row};
use crate::claim::lexicon::{Cue, Noun};
use crate::claim::party::{are_companies, is_verb};
use crate::claim::passage::is_market_figure;
use crate::claim::place::{is_limiting, names_home_of_makers, without};
use crate::claim::{Claim, Property, Role};
use crate::modality::Modality;
use crate::quantity::Unit;
use crate::segment::is_possessive;
use crate::span::Span;
use crate::vocabulary::Class;

impl Reader<'_> {
    /// Place and market of the figures carry on.
    pub(super) fn leave_place(&mut self, items: &[Item], clauses: &[Clause], made: &[Claim]) {
        let other = |claim: &Claim| self.passage.region.now.is_some() && is_conceded(items, claim);
        let aside = |claim: &Claim| is_in_where(items, clauses, claim) || other(claim);
        let told = made.iter().filter(|claim| !aside(claim));
        let place = told.filter_map(place_of_figure).next().filter(|(_, span)| !is_leader(items, *span));
        let split = place.as_ref().is_some_and(|(first, _)| self.tells_of_other_place(items, clauses, made, first));
        if let Some(place) = ranked_place(items, made) {
            self.passage.region.now = Some(place);
        } else if split {
            self.passage.region.now = self.passage.region.main.clone().filter(|(main, _)| main == "world");
        } else if place.is_some() {
            let wider = self.passage.main_guessed && place.as_ref().is_some_and(|(name, _)| name == "world");
            if self.passage.region.main.is_none() || wider {
                self.passage.region.main.clone_from(&place);
            }
            self.passage.region.now = place;
        } else if let Some(place) = self.turns_to_market_of_place(items).filter(|_| made.is_empty()) {
            self.passage.region.now = Some(place);
        } else if made.is_empty() {
            self.turn_to_place(items, clauses);
        }
        self.leave_market(items, clauses, made);
    }

    /// "the most popular in Europe, but Roku leads globally": of which of them the next figure is, nobody can tell.
    fn tells_of_other_place(&self, items: &[Item], clauses: &[Clause], made: &[Claim], first: &str) -> bool {
        let scene = self.scene(items, clauses);
        // "Saudi Arabia took half of what was shipped in the region": a subject limits nothing.
        let steps = || made.iter().flat_map(|claim| &claim.derivation);
        let subject = |at: usize| steps().any(|step| step.role == Role::Subject && step.span == items[at].span);
        // "32 percent of total global sales": what the part is of.
        let whole = |at: usize| {
            let percent = |item: &Item| item.quantity.is_some_and(|quantity| quantity.unit == Unit::Percent);
            items[at].name() == "world" && items[at.saturating_sub(4)..at].iter().any(percent)
        };
        let called = |at: usize| items[at].name() == "world" && items[at].entity.is_some_and(|it| it.descriptive);
        let limits = (0..items.len())
            .filter(|&at| !whole(at) && !called(at))
            .filter(|&at| is_limiting(&scene, at) && !subject(at) && !is_leader(items, items[at].span))
            .filter(|&at| !is_of_dateline(items, at));
        let mut limits = limits.map(|at| items[at].name());
        // "global sales, excluding China", "the European market, across the EU": one place in two words.
        let same = |name: &str| match first {
            "eu" => name == "europe",
            first => first.starts_with("outside ") && name == "world",
        };
        let other = |name: &&str| *name != first && !same(name);
        first != "world" && limits.any(|name| other(&name))
    }

    /// The market of the figures carries on.
    fn leave_market(&mut self, items: &[Item], clauses: &[Clause], made: &[Claim]) {
        let figures =
            || made.iter().filter(|claim| is_market_figure(claim.property) && claim.modality == Modality::Asserted);
        let part = figures().find_map(|claim| self.part_of_market(claim));
        if let Some(part) = part.or_else(|| self.opens_on_part(items)) {
            self.passage.segment = Some((part, self.passage.block));
        }
        let mut markets = figures()
            .filter(|claim| told_of(claim, items, clauses) && self.part_of_market(claim).is_none())
            .filter(|claim| !self.is_wider_market(items, claim) && !self.is_of_class(claim))
            .filter_map(|claim| claim.market.as_ref());
        let first = markets.next();
        // "Volume servers grew 5 percent, midrange servers 3 percent": what follows is of none of the classes.
        let classes = || {
            self.passage.market.now.as_ref().is_some_and(|whole| {
                let mut all = figures().filter_map(|claim| claim.market.as_ref());
                all.all(|market| market.strip_suffix(whole).is_some_and(|class| class.ends_with(' ')))
            })
        };
        if let Some(market) = first.cloned().filter(|first| markets.all(|other| other == first) || !classes()) {
            self.passage.market.main = self.passage.market.main.take().or(Some(market.clone()));
            let placed = figures().all(|claim| matches!(claim.property, Property::Rank | Property::AheadOf));
            self.turn_to_part(items, market, placed);
            self.passage.market_in = Some(self.passage.block);
        } else if let Some(market) = self.turns_to_market(items).filter(|_| made.is_empty()) {
            self.passage.market.now = Some(market);
        }
    }

    /// "Meanwhile, overall mobile phone sales reached 401 million", in an article on smartphones: only what they are a part of.
    fn is_wider_market(&self, items: &[Item], claim: &Claim) -> bool {
        // "Smartphones made up two thirds of all mobile phones": still on smartphones.
        let present = self.passage.market.now.as_ref();
        let part = claim.property == Property::MarketShare
            && present == Some(&claim.subject.to_lowercase())
            && claim.market != self.passage.market.main;
        // "It sold 7 million cellphones", in an article on smartphones.
        let phones = claim.market.as_deref() == Some("mobile phones")
            && self.passage.market.main.as_deref() == Some("smartphones");
        if part || phones {
            return true;
        }
        let other = claim.property == Property::MarketSize
            && self.passage.market.main.is_some()
            && claim.market != self.passage.market.main;
        let wide = |item: &Item| among!(item.word, "overall" | "total" | "wider" | "broader" | "entire");
        let own = |item: &Item| item.span.start() >= claim.statement().start();
        other && items.iter().take(6).any(|item| wide(item) && own(item))
    }

    /// A sentence without a figure may say where the next ones hold.
    fn turn_to_place(&mut self, items: &[Item], clauses: &[Clause]) {
        let turns = self.passage.region.now.is_none() || self.turns_to_place(items);
        let announces = items.last().is_some_and(|item| item.kind == Kind::Colon);
        if !turns && !announces {
            return;
        }
        let place = self.limiting_place(items, clauses);
        if self.passage.region.main.is_none() && self.claims.is_empty() && self.opens_on_place(items) {
            self.passage.region.main.clone_from(&place);
            self.passage.main_guessed = place.is_some();
        }
        if turns || place.is_some() {
            self.passage.region.now = place;
        }
    }

    /// "The ACEA said that car registrations in Europe saw an increase" opens an article on Europe.
    fn opens_on_place(&self, items: &[Item]) -> bool {
        let measured = |at: usize| matches!(items.kind(at), Some(Kind::Cue(Cue::Noun(_)) | Kind::Market(_)));
        let placed = |at: usize| matches!(items[at].kind, Kind::Region(_)) && items.word(at - 1) == "in";
        let voice = || items.iter().any(|item| matches!(item.kind, Kind::Voice(_)));
        self.turns_to_place(items) && voice() && (2..items.len()).any(|at| placed(at) && measured(at - 2))
    }

    /// The first place that limits figures.
    fn limiting_place(&self, items: &[Item], clauses: &[Clause]) -> Option<(String, Span)> {
        let scene = self.scene(items, clauses);
        // "China's largest foundry": whose it is, not where the figures hold. "The UK's major supermarkets" are counted there.
        let many = |at: usize| are_companies(scene.word(at)) || are_companies(scene.word(at + 1));
        let owner =
            |at: usize| is_possessive(scene.word(at + 1)) && Class::Foremost.has(scene.word(at + 2)) && !many(at + 3);
        // "spoke at the opening of a store in China": where somebody was.
        let site = |word: &str| {
            Class::Event.has(word) || Class::Site.has(word) || among!(word, "store" | "stores" | "shop" | "expo")
        };
        let visited = |at: usize| at > 1 && scene.word(at - 1) == "in" && site(scene.word(at - 2));
        // "Indian car makers have reported growth" opens the article: it is about India.
        let opens = |at: usize| at == 0 && self.passage.region.main.is_none() && names_home_of_makers(&scene, at);
        let told = |at: usize| is_limiting(&scene, at) && !owner(at) && !visited(at) && !sizes_market(items, at);
        let at = (0..items.len()).find(|&at| told(at) || opens(at))?;
        let without = without(&scene).filter(|_| items[at].name() == "world");
        without.or_else(|| Some((items[at].name().to_string(), items[at].span)))
    }

    /// "In the global PC market, Lenovo has nothing to fear.": the figures that follow are of it.
    fn turns_to_market(&self, items: &[Item]) -> Option<String> {
        let at = items.iter().take(6).position(|item| matches!(item.kind, Kind::Market(_)))?;
        let word = |at: usize| items.word(at);
        let led = among!(word(0), "in" | "on" | "the" | "turning" | "as" | "within");
        let named = items.get(at + 1).is_some_and(|item| item.kind == Kind::Cue(Cue::Noun(Noun::Market)))
            || among!(word(at + 1), "segment" | "category" | "space" | "sector" | "front" | "side");
        (led && named).then(|| items[at].name().to_lowercase())
    }

    /// "Global cloud market sees a spending spree": the headline's market is that of a place.
    pub(super) fn place_of_market(&self, items: &[Item], clauses: &[Clause]) -> Option<(String, Span)> {
        let scene = self.scene(items, clauses);
        let market = |at: usize| matches!(items.kind(at), Some(Kind::Market(_) | Kind::Cue(Cue::Noun(Noun::Market))));
        let mut places = (0..items.len()).filter(|&at| is_limiting(&scene, at));
        let (first, second) = (places.next()?, places.next());
        // "Australia's big supermarket story".
        let owns = is_possessive(items.word(first + 1)) && (first + 2..first + 5).any(market);
        // "Tesco and Lidl are UK Christmas winners": one country, and nobody from there.
        let country = first > 0 && items[first].name().len() == 2 && !items.get(first + 1).is_some_and(Item::is_name);
        (second.is_none() && (market(first + 1) || owns || country))
            .then(|| (items[first].name().to_string(), items[first].span))
    }

    /// "The Chinese car market was back in April.": the figures that follow are of there.
    fn turns_to_market_of_place(&self, items: &[Item]) -> Option<(String, Span)> {
        let at = usize::from(items.word(0) == "the");
        let place = items.get(at).filter(|item| matches!(item.kind, Kind::Region(_)))?;
        let is_market = |at: usize| items.kind(at) == Some(Kind::Cue(Cue::Noun(Noun::Market)));
        let goods = usize::from(matches!(items.kind(at + 1), Some(Kind::Market(_) | Kind::Word)));
        let named = is_market(at + 1 + goods) || matches!(items.kind(at + 1), Some(Kind::Market(_)));
        // "The USA commissioned 16.5 GW": what follows is told of there.
        let acts =
            matches!(items.kind(at + 1), Some(Kind::Cue(cue)) if is_verb(cue)) || items.lower(at + 1).ends_with("ed");
        let counts = items.iter().any(|item| item.quantity.is_some() || matches!(item.kind, Kind::Period(_)));
        // "South Korean battery major LG": where a firm is from.
        let firm = among!(items.word(at + 2), "major" | "giant" | "maker" | "makers" | "manufacturer" | "supplier");
        (named && !firm || acts && counts).then(|| (place.name().to_string(), place.span))
    }

    /// "Tablet highlights", "The European tablet market": a heading names the one market that what follows is of.
    pub(super) fn leave_market_of_heading(&mut self, items: &[Item]) {
        let leads = |item: &Item| matches!(item.kind, Kind::Region(_)) || item.word == "the";
        let Some(at) = items.iter().position(|item| !leads(item)) else { return };
        let names = |item: &Item| matches!(item.kind, Kind::Market(_) | Kind::Word | Kind::Cue(Cue::Noun(_)));
        let rest = &items[at + 1..];
        let named = rest.iter().all(|item| names(item) || item.word == "highlights");
        let one =
            matches!(items[at].kind, Kind::Market(_)) && !rest.iter().any(|item| matches!(item.kind, Kind::Market(_)));
        if self.passage.heading && one && named && rest.len() <= 3 {
            self.passage.market.now = Some(items[at].name().to_lowercase());
        }
    }

    /// "Europe" alone on its line: where what follows holds, until the next heading.
    pub(super) fn leave_section(&mut self, items: &[Item]) {
        let mut places = items.iter().filter(|item| matches!(item.kind, Kind::Region(_)));
        let small = |item: &Item| {
            matches!(item.kind, Kind::Region(_) | Kind::Punct | Kind::Colon | Kind::Market(_) | Kind::Cue(Cue::Noun(_)))
                || among!(item.word, "the" | "in" | "market" | "region")
        };
        let (Some(place), None) = (places.next(), places.next()) else { return };
        let ends = items.last().is_some_and(|item| item.word == ".");
        if items.len() <= 4 && !ends && items.iter().all(small) {
            self.passage.section = Some((place.name().to_string(), place.span));
            self.passage.region.now.clone_from(&self.passage.section);
        }
    }

    /// "Apple saw less growth in the United States.": the figures that follow are of there.
    fn turns_to_place(&self, items: &[Item]) -> bool {
        let measured = |item: &Item| {
            matches!(
                item.kind,
                Kind::Cue(
                    Cue::Rise
                        | Cue::Fall
                        | Cue::RiseNoun
                        | Cue::FallNoun
                        | Cue::Noun(Noun::Share | Noun::Volume | Noun::Sales | Noun::Market)
                )
            )
        };
        let place = items.iter().position(|item| {
            matches!(item.kind, Kind::Region(_)) && item.entity.is_some_and(|entity| !entity.descriptive)
        });
        let within = |at: usize| items[at.saturating_sub(2)..at].iter().any(|item| item.word == "in");
        // "A second study covers India."
        let covers = |at: usize| at > 0 && among!(items.word(at - 1), "covers" | "covered" | "covering");
        let within = |at: usize| within(at) && !sizes_market(items, at);
        place.is_some_and(covers) || place.is_some_and(within) && items.iter().any(measured)
    }
}

/// Whether the market stands before its figure or beside it: "the Hilux was first, but the market for electric cars grew" does not
/// go on about electric cars. The share of a category is no figure of the category's own market.
fn told_of(claim: &Claim, items: &[Item], clauses: &[Clause]) -> bool {
    let clause_of = |span: Span| {
        let at = items.partition_point(|item| item.span.end() <= span.start());
        clauses.partition_point(|clause| clause.end <= at)
    };
    let step = claim.derivation.iter().find(|step| step.role == Role::Market);
    let category = claim.market.as_ref().is_some_and(|market| claim.subject.to_lowercase() == *market);
    let own = claim.property == Property::MarketSize || !category;
    own && step.is_none_or(|step| clause_of(step.span) <= clause_of(claim.statement()))
}

/// "The second largest market in the world shipped fewer": the country spoken of, and not the world.
fn sizes_market(items: &[Item], place: usize) -> bool {
    let Some(market) = place.checked_sub(3).filter(|_| items.word(place - 1) == "the") else { return false };
    let sized = |item: &Item| ["largest", "biggest"].iter().any(|word| item.lower.ends_with(word));
    items[market].kind == Kind::Cue(Cue::Noun(Noun::Market))
        && items.word(place - 2) == "in"
        && items[market.saturating_sub(3)..market].iter().any(sized)
}

/// "Seoul [South Korea], November 17", "SEOUL, South Korea —": where the article was written.
fn is_of_dateline(items: &[Item], at: usize) -> bool {
    let bracket = at > 0 && items.word(at - 1) == "[";
    let dash = matches!(items.kind(at + 1), Some(Kind::Dash)) && items.kind(at.wrapping_sub(1)) == Some(Kind::Comma);
    at <= 3 && (bracket || dash)
}

/// "with France witnessing a sharp decline": one of several places, singled out.
fn is_stressed(items: &[Item], at: usize) -> bool {
    let next = items.word(at + 1);
    let sees = || {
        among!(
            next,
            "witnessing"
                | "seeing"
                | "posting"
                | "recording"
                | "reporting"
                | "experiencing"
                | "showing"
                | "registering"
        )
    };
    among!(next, "leading" | "leads" | "led") || at > 0 && items[at - 1].kind == Kind::Cue(Cue::With) && sees()
}

/// "with Germany leading the pack at 28 percent": it holds the figure, the next figures are not of there.
fn is_leader(items: &[Item], place: Span) -> bool {
    let Some(at) = items.iter().position(|item| item.span == place) else { return false };
    let before = at.checked_sub(1).map_or("", |before| items.word(before));
    let placed = among!(before, "in" | "of" | "across" | "for" | "from");
    !placed && is_stressed(items, at) && items[at].name() != "world"
}

/// "India overtook the US to become the second-largest market in the world": what follows is told of India.
fn ranked_place(items: &[Item], made: &[Claim]) -> Option<(String, Span)> {
    let market = || items.iter().any(|item| item.kind == Kind::Cue(Cue::Noun(Noun::Market)));
    let order = |claim: &&Claim| matches!(claim.property, Property::Rank | Property::AheadOf) && market();
    let ranked = made.iter().filter(order).find_map(|claim| {
        let step = claim.derivation.iter().find(|step| step.role == Role::Subject)?;
        items.iter().find(|item| item.span == step.span && matches!(item.kind, Kind::Region(_)))
    });
    ranked.map(|item| (item.name().to_string(), item.span))
}

/// "It sold 72 percent of its phones in China, where sales grew 8 percent": told of there by the way.
fn is_in_where(items: &[Item], clauses: &[Clause], claim: &Claim) -> bool {
    let at = items.partition_point(|item| item.span.end() <= claim.statement().start());
    let clause = clauses.get(clauses.partition_point(|clause| clause.end <= at));
    clause.is_some_and(|clause| clause.start > 0 && items.word(clause.start) == "where" || items.word(at) == "where")
}

/// "This was despite the global market falling 6 percent": told beside what the passage is on.
fn is_conceded(items: &[Item], claim: &Claim) -> bool {
    let step = claim.derivation.iter().find(|step| step.role == Role::Region);
    let at = step.and_then(|step| items.iter().position(|item| item.span == step.span)).unwrap_or(0);
    items[..at].iter().any(|item| among!(item.word, "despite" | "although" | "though"))
}

/// Where a figure of a market holds, with the words that say so.
pub(super) fn place_of_figure(claim: &Claim) -> Option<(String, Span)> {
    let carries = is_market_figure(claim.property) && claim.modality == Modality::Asserted;
    let step = claim.derivation.iter().find(|step| step.role == Role::Region).filter(|_| carries)?;
    Some((claim.region.clone()?, step.span))
}
