//! The region and the market of a finding.

use super::clause::Opener;
use super::finding::Finding;
use super::item::Kind;
use super::lexicon::Cue;
use super::party::is_company_word;
use super::passage::{Passage, is_market_figure};
use super::scene::Scene;
use super::{Measure, Property};
use crate::among::among;
use crate::entity::EntityKind;
use crate::modality::Modality;
use crate::quantity::Unit;
use crate::span::Span;

/// The region of `finding`, with its words when they stand in the text.
pub(crate) fn find_region(
    scene: &Scene,
    finding: &Finding,
    modality: Modality,
    passage: &Passage,
) -> Option<(String, Option<Span>)> {
    if let Some((name, span)) = &finding.region {
        return Some((name.clone(), Some(*span)));
    }
    if finding.property == Property::RevenueShare {
        return in_clause(scene, finding).map(|(name, span)| (name, Some(span)));
    }
    if in_many(scene, finding) {
        return None;
    }
    if is_sum(scene, finding) {
        return passage.region.as_ref().map(|(name, span)| (name.clone(), Some(*span)));
    }
    if let Some((values, places)) = in_parallel(scene, finding) {
        let place = values.iter().position(|&at| at == finding.at).filter(|_| values.len() == places.len())?;
        let (name, span) = region_at(scene, places[place]);
        return Some((name, Some(span)));
    }
    let near = in_clause(scene, finding);
    if let Some((name, span)) = near {
        return Some((name, Some(span)));
    }
    if let Some((name, span)) = at_site(scene, finding) {
        return Some((name, Some(span)));
    }
    if !is_market_figure(finding.property) {
        return local(scene, finding, passage);
    }
    let sentence = in_sentence(scene, finding);
    if let Some((name, span)) = sentence {
        return Some((name, Some(span)));
    }
    // What is hoped, planned or rumoured is not what the passage reports on.
    let reported = matches!(modality, Modality::Asserted | Modality::Forecast);
    passage.region.as_ref().filter(|_| reported).map(|(name, span)| (name.clone(), Some(*span)))
}

/// "rises of 15% in the US and 7% in Spain brought a total increase of 2%": the total holds in neither.
fn is_sum(scene: &Scene, finding: &Finding) -> bool {
    let clause = scene.clause_of(finding.at);
    let total = (finding.at.saturating_sub(5)..finding.at).any(|at| among!(scene.word(at), "total" | "overall"));
    let parts = (clause.start..finding.at).filter(|&at| {
        matches!(scene.kind(at), Some(Kind::Quantity(_)))
            && (at + 1..at + 5).any(|at| matches!(scene.kind(at), Some(Kind::Region(_))))
    });
    total && parts.count() > 1
}

/// "37%, 46% and 55% of the market in the US, Europe and China, respectively": the numbers and the places they hold in.
fn in_parallel(scene: &Scene, finding: &Finding) -> Option<(Vec<usize>, Vec<usize>)> {
    let said = (finding.at..scene.items.len()).find(|&at| scene.is_cue(at, Cue::Respectively))?;
    let is_place = |at: &usize| matches!(scene.kind(*at), Some(Kind::Region(_)));
    let is_value = |at: &usize| scene.items[*at].quantity.is_some_and(|quantity| quantity.unit == Unit::Percent);
    let values: Vec<usize> = (0..said).filter(is_value).collect();
    let places: Vec<usize> = (*values.last()?..said).filter(is_place).collect();
    (values.len() > 1 && places.len() > 1 && values.contains(&finding.at)).then_some((values, places))
}

/// "a plant in Shenzhen with a capacity of", "its Noida plant makes … and employs": where the site lies.
fn at_site(scene: &Scene, finding: &Finding) -> Option<(String, Span)> {
    if !matches!(finding.property, Property::Capacity | Property::Employees) {
        return None;
    }
    let is_site =
        |word: &str| matches!(word, "plant" | "factory" | "fab" | "site" | "facility" | "gigafactory" | "mill");
    let place = (0..finding.at).rev().find(|&at| matches!(scene.kind(at), Some(Kind::Region(_))))?;
    let near = (place.saturating_sub(3)..place + 3).any(|at| is_site(scene.word(at)));
    let returns = finding.property == Property::Capacity
        && (place..finding.at).any(|at| is_site(scene.word(at)) || scene.word(at) == "capacity");
    (near || returns).then(|| region_at(scene, place))
}

/// "the first in many markets": in places nobody names.
fn in_many(scene: &Scene, finding: &Finding) -> bool {
    let clause = scene.clause_of(finding.at);
    (finding.at..clause.end).any(|at| {
        // "in 22 of 25 countries".
        let counted = matches!(scene.kind(at), Some(Kind::Quantity(_))) && scene.word(at.wrapping_sub(1)) == "in";
        if counted && at != finding.at && (at + 1..at + 5).any(|at| among!(scene.lower(at), "markets" | "countries")) {
            return true;
        }
        among!(scene.word(at), "many" | "several" | "some" | "most" | "other")
            && among!(scene.lower(at + 1), "markets" | "countries" | "regions")
    })
}

/// Stores and people take a place from a leading "In India,", from "the country" and "there", and from the count before.
fn local(scene: &Scene, finding: &Finding, passage: &Passage) -> Option<(String, Option<Span>)> {
    let clause = scene.clause_of(finding.at);
    let lead = scene.clauses.first().filter(|lead| lead.start < finding.at && scene.word(lead.start) == "in");
    let led = lead.and_then(|lead| (lead.start..lead.end).find(|&at| is_limiting(scene, at)));
    if let Some(at) = led {
        return Some((scene.items[at].name().to_string(), Some(scene.items[at].span)));
    }
    let pointing = (finding.at..clause.end)
        .any(|at| scene.word(at) == "there" || scene.word(at) == "country" && scene.word(at.wrapping_sub(1)) == "the");
    let near = (0..finding.at)
        .rev()
        .find(|&at| matches!(scene.kind(at), Some(Kind::Region(_))) && scene.items[at].name().len() == 2);
    let near = near.map(|at| (scene.items[at].name().to_string(), Some(scene.items[at].span)));
    let known = || passage.country.as_ref().map(|(name, span)| (name.clone(), Some(*span)));
    let country = if pointing { near.or_else(known) } else { None };
    country.or_else(|| {
        let (property, name, span) = passage.local.as_ref()?;
        (*property == finding.property && finding.measure == Measure::Level).then(|| (name.clone(), Some(*span)))
    })
}

/// A place that limits figures and does not merely describe a party.
pub(crate) fn is_limiting(scene: &Scene, at: usize) -> bool {
    // "China's BYD" says where the party is from.
    let origin = || matches!(scene.word(at + 1), "'s" | "’s") && scene.is_name(at + 2);
    matches!(scene.kind(at), Some(Kind::Region(_)))
        && !origin()
        && !is_part_of_world(scene, at)
        && !is_compared_with(scene, at)
        && !is_home(scene, at)
        && !is_unit_of_firm(scene, at)
        && (is_worldwide(scene, at) || !is_aside(scene, at))
        && !is_listed(scene, at)
        && !is_with_abroad(scene, at)
        && !is_in_report_name(scene, at)
        && !is_place_of_saying(scene, at)
        && !describes_parties(scene, at)
        && scene.items[at].entity.is_some_and(|entity| !entity.descriptive || entity.name == "world")
}

/// "driven by shipments in India", "due to a slowdown in Europe", "particularly in China": a reason or a stress, not where the
/// figure holds.
fn is_aside(scene: &Scene, at: usize) -> bool {
    let parts = |at: usize| {
        matches!(scene.kind(at), Some(Kind::Comma | Kind::Semicolon | Kind::Open | Kind::Close))
            || scene.word(at) == "that"
    };
    let run = (at.saturating_sub(16)..at).rev();
    run.take_while(|&before| !parts(before)).any(|before| {
        let next = scene.word(before + 1);
        let near = before + 10 >= at;
        match scene.word(before) {
            "particularly" | "especially" | "notably" | "amid" | "despite" => near,
            "including" => before + 5 >= at,
            // "following a surge in installations in the U.S."
            "following" => near && among!(next, "a" | "an" | "the" | "strong" | "weak"),
            "driven" | "helped" | "boosted" | "fuelled" | "fueled" | "buoyed" | "propelled" | "spurred" | "led"
            | "hurt" | "hit" | "dragged" | "weighed" | "offset" | "caused" => {
                near && (next == "by" || scene.word(before + 2) == "by")
            }
            "due" | "thanks" | "owing" | "attributed" => next == "to",
            _ => false,
        }
    })
}

/// "amid a worldwide decline" still says that figures are of the world; "the World Cup" says nothing.
fn is_worldwide(scene: &Scene, at: usize) -> bool {
    scene.items[at].name() == "world" && !among!(scene.word(at + 1), "cup" | "championship" | "series" | "bank")
}

/// "in Indonesia, the Philippines, Vietnam and Malaysia": together, no single one of them.
/// "in this world region", "in this part of the world": not the whole of it.
fn is_part_of_world(scene: &Scene, at: usize) -> bool {
    let part = at > 2 && scene.word(at - 1) == "the" && among!(scene.word(at - 3), "part" | "corner" | "parts");
    scene.items[at].name() == "world" && (part || scene.word(at + 1) == "region")
}

/// "held up better than the global market": where another market lies.
fn is_compared_with(scene: &Scene, at: usize) -> bool {
    let than = |at: usize| scene.lower(at) == "than" || scene.lower(at).ends_with(" than");
    let market = |at: usize| scene.lower(at) == "market" || scene.lower(at) == "average";
    let the = usize::from(at > 0 && among!(scene.word(at - 1), "the" | "its" | "their"));
    at > the && than(at - 1 - the) && (market(at + 1) || market(at + 2))
}

fn is_listed(scene: &Scene, at: usize) -> bool {
    let link = |at: usize| scene.kind(at) == Some(Kind::Comma) || matches!(scene.word(at), "and" | "the");
    let place = |at: usize| matches!(scene.kind(at), Some(Kind::Region(_)));
    let from = (at.saturating_sub(12)..at).rev().find(|&before| !link(before) && !place(before)).map_or(0, |at| at + 1);
    let to = (at + 1..at + 12).find(|&after| !link(after) && !place(after)).unwrap_or(at + 12);
    (from..to).filter(|&at| place(at)).count() > 2
}

/// "the Quarterly Global Mobile Phone Tracker": part of a report's name.
fn is_in_report_name(scene: &Scene, at: usize) -> bool {
    let capital = |at: usize| {
        let first = scene.items.get(at).map(|item| item.tokens.start);
        first.and_then(|first| scene.reading.segments.tokens.get(first)).is_some_and(|token| token.capital)
    };
    let title = (at + 1..at + 8).take_while(|&at| capital(at));
    let named = |at: usize| {
        let lower = scene.lower(at);
        ["tracker", "report", "survey", "monitor", "index", "barometer", "outlook", "database"]
            .iter()
            .any(|noun| lower.ends_with(noun))
    };
    capital(at) && at > 0 && title.into_iter().any(named)
}

/// "its Chinese and overseas channels": at home and abroad is everywhere.
fn is_with_abroad(scene: &Scene, at: usize) -> bool {
    scene.word(at + 1) == "and" && among!(scene.word(at + 2), "overseas" | "foreign" | "international" | "global")
}

/// "CEO of Realme India and Europe": the part of the firm an officer leads.
fn is_unit_of_firm(scene: &Scene, at: usize) -> bool {
    // "IDC Asia Pacific".
    if matches!(scene.kind(at.wrapping_sub(1)), Some(Kind::Voice(_))) {
        return true;
    }
    let from = at.saturating_sub(8);
    let name = (from..at).rev().find(|&before| scene.is_name(before));
    let Some(name) = name.filter(|_| !among!(scene.word(at + 1), "'s" | "’s")) else { return false };
    let chained = (name + 1..at).all(|between| {
        matches!(scene.kind(between), Some(Kind::Region(_) | Kind::Comma)) || scene.word(between) == "and"
    });
    chained && (from..name).any(|before| scene.is_cue(before, Cue::Role))
}

/// "Chinese panel makers", "the German supermarkets"; but "the top German supermarkets" are first in Germany.
pub(crate) fn names_home_of_makers(scene: &Scene, at: usize) -> bool {
    let before = at.checked_sub(1).map_or("", |before| scene.word(before));
    let first = among!(before, "top" | "largest" | "leading" | "biggest" | "major" | "main");
    let place = matches!(scene.kind(at), Some(Kind::Region(_))) && scene.items[at].name() != "world";
    let goods = matches!(scene.kind(at + 1), Some(Kind::Word | Kind::Market(_)));
    let makers = goods && among!(scene.word(at + 2), "brands" | "makers" | "manufacturers" | "suppliers" | "vendors");
    place && !first && (makers || among!(scene.word(at + 1), "supermarkets" | "discounters" | "grocers" | "retailers"))
}

/// "Asian brands", "European carmakers": where parties are from.
fn describes_parties(scene: &Scene, at: usize) -> bool {
    if scene.items[at].name() == "world" {
        return false;
    }
    if names_home_of_makers(scene, at) {
        return true;
    }
    let word = scene.word(at + 1);
    let one = among!(
        word,
        "brand"
            | "automaker"
            | "carmaker"
            | "giant"
            | "maker"
            | "manufacturer"
            | "phonemaker"
            | "chipmaker"
            | "rival"
            | "duo"
            | "trio"
            | "pair"
    );
    // "the Chinese platforms Viu and WeTV".
    let service =
        scene.is_name(at + 2) && among!(word, "platform" | "platforms" | "app" | "apps" | "service" | "services");
    one || service || is_crowd(word)
}

/// "rivals", "players", "carmakers": several parties.
fn is_crowd(word: &str) -> bool {
    let parties = among!(word, "brands" | "makers" | "rivals" | "players" | "firms" | "companies" | "names");
    let many =
        word.strip_suffix('s').is_some_and(|one| is_company_word(one) && !among!(one, "platform" | "app" | "unit"));
    parties || many
}

fn is_party_word(word: &str) -> bool {
    is_company_word(word) || is_crowd(word)
}

/// "announced in Brussels": where it was said.
fn is_place_of_saying(scene: &Scene, at: usize) -> bool {
    at > 1 && scene.word(at - 1) == "in" && scene.is_cue(at - 2, Cue::Say)
}

/// "the tech giant from Cupertino", "the firm based in Seoul": where a party is from.
fn is_home(scene: &Scene, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    let from = scene.word(before) == "from"
        && before > 0
        && (is_party_word(scene.word(before - 1))
            || among!(scene.word(before - 1), "is" | "are" | "was" | "were" | "come" | "comes"));
    // "Shagang Group of China came in third".
    let owner = before.checked_sub(1).filter(|_| scene.word(before) == "of");
    let named = owner.is_some_and(|owner| scene.is_name(owner) || is_company_word(scene.lower(owner)));
    let own = named && scene.kind(at + 1) != Some(Kind::Comma);
    let based = scene.word(before) == "in" && before > 0 && matches!(scene.word(before - 1), "based" | "headquartered");
    from || based || own
}

fn region_at(scene: &Scene, at: usize) -> (String, Span) {
    (scene.items[at].name().to_string(), scene.items[at].span)
}

fn in_clause(scene: &Scene, finding: &Finding) -> Option<(String, Span)> {
    let clause = scene.clause_of(finding.at);
    let is_subject = |at: usize| finding.subject.names.iter().any(|(_, span)| *span == scene.items[at].span);
    let fits = |at: &usize| is_limiting(scene, *at) && !is_subject(*at);
    let stop = (finding.at + 1..clause.end)
        .find(|&at| matches!(scene.kind(at), Some(Kind::Quantity(_))))
        .unwrap_or(clause.end);
    let after = (finding.at..stop).find(fits);
    after
        .or_else(|| (clause.start..finding.at).rev().find(fits))
        .or_else(|| (stop..clause.end).find(fits))
        .map(|at| region_at(scene, at))
}

/// "in the U.S.", "worldwide": the place says where, and is no part of a side remark.
fn says_where(scene: &Scene, at: usize) -> bool {
    let small = |index: &usize| !among!(scene.word(*index), "the" | "all" | "entire" | "whole");
    let before = (at.saturating_sub(3)..at).rev().find(small);
    let placed =
        before.is_some_and(|index| among!(scene.word(index), "in" | "of" | "across" | "for" | "within" | "throughout"));
    let owner = among!(scene.word(at + 1), "'s" | "’s" | "'" | "’");
    placed || owner || scene.items[at].name() == "world"
}

/// The nearest place before, in the same sentence; else one after.
fn in_sentence(scene: &Scene, finding: &Finding) -> Option<(String, Span)> {
    let clause = scene.clause_of(finding.at);
    let fits = |at: &usize| {
        is_limiting(scene, *at) && !finding.subject.names.iter().any(|(_, span)| *span == scene.items[*at].span)
    };
    (0..clause.start)
        .rev()
        .find(|at| fits(at) && !is_of_another(scene, *at, clause.start))
        .or_else(|| {
            (clause.end..scene.items.len()).find(|&at| {
                let elsewhere = || in_cause(scene, at) || in_change(scene, at) || is_of_another(scene, at, 0);
                fits(&at) && says_where(scene, at) && !elsewhere()
            })
        })
        .map(|at| region_at(scene, at))
}

/// "LG, which leads in Chile, took fourth place", "HP rose 36 percent in Japan, while LG took fourth place": a place told behind
/// the figure of another clause is where that one holds.
fn is_of_another(scene: &Scene, at: usize, start: usize) -> bool {
    let other = scene.clause_of(at);
    let figure = (other.start..at).any(|at| matches!(scene.kind(at), Some(Kind::Quantity(_) | Kind::Cue(Cue::Lead))));
    let turns = scene.clauses.iter().any(|next| next.opener == Opener::While && at < next.start && next.start <= start);
    figure && scene.items[at].name() != "world" && (other.opener == Opener::Relative || turns)
}

/// "HP was third, with an increase of 36 percent in Japan": where that rose, not where it was third.
fn in_change(scene: &Scene, at: usize) -> bool {
    let clause = scene.clause_of(at);
    let before = |kind: fn(&Kind) -> bool| (clause.start..at).any(|at| scene.kind(at).as_ref().is_some_and(kind));
    before(|kind| matches!(kind, Kind::Quantity(_)))
        && before(|kind| matches!(kind, Kind::Cue(Cue::Rise | Cue::Fall | Cue::RiseNoun | Cue::FallNoun)))
        && !clause.own
        // "with installations in the USA accounting for 70 percent".
        || clause.opener == Opener::With
            && (at + 1..at + 3).any(|at| among!(scene.word(at), "accounting" | "contributing" | "making" | "representing"))
}

/// "helped by sales in India": where a reason lies says nothing of where the figure holds.
fn in_cause(scene: &Scene, at: usize) -> bool {
    let clause = scene.clause_of(at);
    among!(
        scene.word(clause.start),
        "if" | "helped"
            | "driven"
            | "thanks"
            | "boosted"
            | "fuelled"
            | "fueled"
            | "supported"
            | "due"
            | "amid"
            | "because"
            | "buoyed"
            | "hurt"
            | "hit"
            | "aided"
            | "lifted"
            | "propelled"
            | "spurred"
            | "owing"
            | "led"
    )
}

/// The market of `finding`: what it counts, the market of its clause or sentence, or that of the passage.
pub(crate) fn find_market(scene: &Scene, finding: &Finding, passage: &Passage) -> Option<(String, Option<Span>)> {
    if finding.property == Property::MarketSize {
        return Some((finding.subject.joined().to_lowercase(), None));
    }
    let clause = scene.clause_of(finding.at);
    let subject = |span: Span| finding.subject.names.iter().any(|(_, own)| *own == span);
    let inside = |from: usize, to: usize| markets_in(scene, from, to).filter(|found| !subject(found.1));
    let found = inside(finding.at, clause.end).next().or_else(|| inside(clause.start, finding.at).last());
    let known = passage.market.is_some();
    let other = |from: usize, to: usize| {
        inside(from, to)
            .filter(move |found| !is_supply(scene, found.1) && !(known && is_field(scene, found.1, finding)))
    };
    let elsewhere = || other(0, clause.start).last().or_else(|| other(clause.end, scene.items.len()).next());
    if let Some((name, span)) = found {
        return Some((name.to_lowercase(), Some(span)));
    }
    if let Some((name, span)) = elsewhere().filter(|_| is_market_figure(finding.property)) {
        return Some((name.to_lowercase(), Some(span)));
    }
    let carries = is_market_figure(finding.property)
        || matches!(finding.property, Property::Users | Property::Stores)
        || finding.measure == Measure::Change && finding.property == Property::Revenue;
    // "remains the overall market leader", after a sentence on vans.
    let overall = (0..clause.end).any(|at| scene.word(at) == "overall" && is_of_all(scene, at + 1));
    let whole = passage.main_market.as_ref().filter(|_| overall).or(passage.market.as_ref());
    whole.filter(|_| carries).map(|market| (market.clone(), None))
}

/// "overall market", "overall leader": of everything that the article counts.
fn is_of_all(scene: &Scene, at: usize) -> bool {
    let word = scene.lower(at);
    word.starts_with("market") || word.starts_with("lead")
}

/// The markets named in items `from..to`, those inside a trigger phrase ("car sales") too.
fn markets_in<'s>(scene: &'s Scene, from: usize, to: usize) -> impl Iterator<Item = (&'s str, Span)> + 's {
    let within = super::clause::span_of(scene.items, from, to);
    let entities = scene.reading.entities;
    let first = entities.partition_point(|entity| entity.span.start() < within.start());
    entities[first..]
        .iter()
        .take_while(move |entity| entity.span.end() <= within.end())
        .filter(|entity| entity.kind == EntityKind::Market)
        .filter(|entity| !is_channel(scene, entity.span))
        .map(|entity| (entity.name.as_str(), entity.span))
}

/// "troubled by the lack of chips", "as chip prices rose": what something is made of is not what is counted.
fn is_supply(scene: &Scene, market: Span) -> bool {
    let at = scene.items.partition_point(|item| item.span.end() <= market.start());
    let wants = |at: usize| {
        among!(
            scene.word(at),
            "lack" | "shortage" | "shortages" | "supply" | "supplies" | "prices" | "scarcity" | "crunch" | "glut"
        )
    };
    (at.saturating_sub(4)..at).any(wants) || wants(at + 1)
}

/// "its revenue in the smartphone field fell", "as it grows in all smart devices": a part of its own trade, or a reason.
fn is_field(scene: &Scene, market: Span, finding: &Finding) -> bool {
    let at = scene.items.partition_point(|item| item.span.end() <= market.start());
    let reason = |start: usize| among!(scene.word(start), "as" | "because") || in_cause(scene, start);
    let mut between = scene.clauses.iter().filter(|clause| finding.at < clause.start && clause.start <= at);
    among!(scene.lower(at + 1), "field" | "fields") || between.any(|clause| reason(clause.start))
}

/// "retail sales of 20,000 cars": how something is sold, not what.
fn is_channel(scene: &Scene, market: Span) -> bool {
    let text = scene.reading.text;
    let rest = text.get(market.end()..).unwrap_or("").trim_start();
    matches!(market.of(text), "retail" | "Retail" | "online" | "wholesale")
        && ["sales", "volume", "segment", "connections", "subscribers", "customers", "base", "price"]
            .iter()
            .any(|word| rest.starts_with(word))
}
