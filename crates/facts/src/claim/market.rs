//! The market of a finding: what its figures are about.

use super::clause::{Opener, is_preposition};
use super::finding::Finding;
use super::item::Kind;
use super::lexicon::{Cue, Noun};
use super::narrow::narrowed;
use super::party::Party;
use super::passage::{Passage, is_market_figure};
use super::place::in_cause;
use super::scene::Scene;
use super::series::value_runs;
use super::{Measure, Property};
use crate::among::among;
use crate::entity::profile;
use crate::quantity::Unit;
use crate::span::Span;
use crate::vocabulary::Class;

/// The market of `finding`: what it counts, the market of its clause or sentence, or that of the passage. The share of one kind of
/// drive is one of all cars, whatever kind was spoken of before.
pub(crate) fn find_market(scene: &Scene, finding: &Finding, passage: &Passage) -> Option<(String, Option<Span>)> {
    let found = market_of(scene, finding, passage)?;
    let drives = || finding.subject.names.iter().all(|(name, _)| is_drive(&name.to_lowercase()));
    let of_drive = finding.property == Property::MarketShare && drives();
    // "accounted for 40 percent of electric car sales" names what they are a part of.
    let clause = scene.clause_of(finding.at);
    let whole = (finding.at..clause.end).any(|at| found.1.is_some_and(|span| scene.items[at].span.contains(span)));
    let other = of_drive && is_drive(&found.0) && !whole;
    // "Wind made up 28 percent of electricity, coal 20 percent and nuclear 4 percent": of the electricity.
    let of_source = finding.property == Property::MarketShare && is_source(&finding.subject.names[0].0);
    let power = of_source && is_source(&found.0);
    Some(match () {
        () if other => ("cars".into(), None),
        () if power => ("electricity".into(), None),
        () => found,
    })
}

/// What electricity is made from.
fn is_source(market: &str) -> bool {
    among!(
        market,
        "coal"
            | "lignite"
            | "natural gas"
            | "oil"
            | "wind power"
            | "onshore wind"
            | "offshore wind"
            | "solar power"
            | "nuclear power"
            | "hydropower"
            | "renewables"
            | "fossil fuels"
            | "bioenergy"
    )
}

/// What drives some of all cars.
fn is_drive(market: &str) -> bool {
    let hybrid = among!(market, "plug-in hybrids" | "hybrids" | "mild hybrids");
    hybrid || among!(market, "electric cars" | "plug-in cars" | "petrol cars" | "diesel cars")
}

fn market_of(scene: &Scene, finding: &Finding, passage: &Passage) -> Option<(String, Option<Span>)> {
    if finding.property == Property::MarketSize {
        return Some((finding.subject.joined().to_lowercase(), None));
    }
    let clause = scene.clause_of(finding.at);
    let subject = |span: Span| finding.subject.names.iter().any(|(_, own)| *own == span);
    let inside = |from: usize, to: usize| {
        markets_in(scene, from, to).filter(|found| !subject(found.1) && !is_told_part(scene, found.1))
    };
    let found = in_parallel(scene, finding).or_else(|| head_of(scene, inside(finding.at, clause.end)));
    let found = found.or_else(|| inside(clause.start, finding.at).last()).or_else(|| behind_list(scene, finding));
    let known = passage.market.now.is_some();
    let other = |from: usize, to: usize| {
        inside(from, to)
            .filter(move |found| !is_supply(scene, found.1) && !(known && is_field(scene, found.1, finding)))
    };
    // "was first, but it was the market for electric cars that grew": a clause of its own behind the figure says nothing of it.
    let behind = scene.clauses.iter().skip_while(|next| next.start < clause.end);
    let end = behind.take_while(|next| !known || !next.own).last().map_or(clause.end, |next| next.end);
    let aside = |span: Span| known && is_of_aside(scene, span);
    let elsewhere = || {
        let before = other(0, clause.start).filter(|found| !aside(found.1)).last();
        before.or_else(|| other(clause.end, end).next())
    };
    if let Some((name, span)) = segment_of(scene, finding, passage).filter(|_| is_market_figure(finding.property)) {
        return Some((name, Some(span)));
    }
    let named = |(name, span): (&str, Span)| {
        let whole = || (of_article(name, span.of(&scene.reading.segments.lower), passage), Some(span));
        class_of(scene, finding, span).unwrap_or_else(whole)
    };
    if let Some(found) = found {
        return Some(named(found));
    }
    // "Jio's landlines have 2 million users, while that of Airtel has 4 million".
    let alike =
        (clause.start..finding.at).any(|at| among!(scene.word(at), "that" | "those") && scene.word(at + 1) == "of");
    if let Some(found) = elsewhere().filter(|_| is_market_figure(finding.property) || alike) {
        return Some(named(found));
    }
    let carries = is_market_figure(finding.property)
        || matches!(finding.property, Property::Users | Property::Stores)
        || finding.measure == Measure::Change && finding.property == Property::Revenue;
    // "remains the overall market leader", after a sentence on vans.
    let overall = (0..clause.end).any(|at| scene.word(at) == "overall" && is_of_all(scene, at + 1));
    // "Electric cars took 8 percent", of the cars spoken of before.
    let category = finding.subject.joined().to_lowercase();
    let other = |market: &&String| **market != category;
    let whole = passage.market.main.as_ref().filter(|_| overall).or(passage.market.now.as_ref().filter(other));
    let all = passage.market.main.as_ref().filter(|_| is_drive_of_before(scene, passage));
    let whole = all.or(whole).or(passage.market.main.as_ref().filter(other));
    let part = passage.segment.as_ref().filter(|(_, block)| *block == passage.block && !overall).map(|(part, _)| part);
    part.or(whole).filter(|_| carries).map(|market| (market.clone(), None))
}

/// "sold 20 and 30 million tablets and phones": the market that stands where its number does in the list of numbers. With
/// several names and "respectively" the numbers go with the names.
fn in_parallel<'s>(scene: &'s Scene, finding: &Finding) -> Option<(&'s str, Span)> {
    let values = value_runs(scene.items).into_iter().find(|run| run.contains(&finding.at))?;
    let last = *values.last()?;
    let place = values.iter().position(|&at| at == finding.at)?;
    let markets: Vec<_> = markets_in(scene, last, scene.clause_of(last).end).take(values.len() + 1).collect();
    let joint = |text: &str| among!(text.trim(), "and" | "," | ", and" | "&");
    let listed =
        markets.windows(2).all(|pair| scene.reading.text.get(pair[0].1.end()..pair[1].1.start()).is_some_and(joint));
    let after = &scene.items[last + 1..];
    let times = after.iter().filter(|item| matches!(item.kind, Kind::Period(_))).count();
    let respectively = after.iter().any(|item| item.kind == Kind::Cue(Cue::Respectively));
    let names = scene.items[..values[0]].iter().filter(|item| item.is_name()).count();
    let fits = markets.len() == values.len() && listed && times < 2 && !(respectively && names > 1);
    fits.then(|| markets[place])
}

/// "Transsion with 36 percent, Samsung with 24 percent and Huawei with 11 percent lead the smartphone space": of them all.
fn behind_list<'s>(scene: &'s Scene, finding: &Finding) -> Option<(&'s str, Span)> {
    let joins = |at: &usize| {
        let linked = matches!(
            scene.kind(*at),
            Some(Kind::Quantity(_) | Kind::Name(_) | Kind::Comma | Kind::Open | Kind::Close | Kind::Cue(Cue::With))
        );
        linked || among!(scene.word(*at), "and" | "&")
    };
    let run = (finding.at + 1..scene.items.len().min(finding.at + 40)).take_while(joins).count();
    let verb = finding.at + 1 + run;
    let lead = among!(scene.word(verb), "are" | "were" | "make" | "made" | "top" | "topped" | "dominate" | "dominated")
        || scene.is_cue(verb, Cue::Lead);
    let listed = || (finding.at + 1..verb).any(|at| scene.is_name(at));
    let end = scene.items.len().min(verb + 9);
    (run > 2 && lead && listed()).then(|| markets_in(scene, verb, end).next())?
}

/// The first of some markets; of "desktop CPU", which are one thing, the last.
fn head_of<'s>(scene: &Scene, markets: impl Iterator<Item = (&'s str, Span)>) -> Option<(&'s str, Span)> {
    let mut found: Option<(&str, Span)> = None;
    for next in markets {
        let between = |first: Span| scene.reading.text.get(first.end()..next.1.start());
        match found {
            Some((_, first)) if between(first) != Some(" ") || next.0 == "apps" => break,
            _ => found = Some(next),
        }
    }
    found
}

/// "Registrations of electric cars rose 10 percent", in a report on all cars: the next paragraph is on all cars again, unless it
/// is on one who makes no others.
fn is_drive_of_before(scene: &Scene, passage: &Passage) -> bool {
    let drive =
        |market: &String| among!(market.as_str(), "electric cars" | "plug-in cars" | "plug-in hybrids" | "hybrids");
    let before = passage.market_in.is_some_and(|block| block != passage.block);
    let cars = passage.market.main.as_deref() == Some("cars");
    let electric = |name: &str| profile(name).is_some_and(|profile| profile.sector.contains("electric carmaker"));
    let makes = |name: &str| electric(name) || profile(name).is_some_and(|profile| electric(profile.maker));
    let others = || scene.items.iter().any(|item| item.is_name() && !makes(item.name()));
    cars && before && passage.market.now.as_ref().is_some_and(drive) && others()
}

/// "In the premium segment, Apple had 60 percent", "the biggest share of the gaming segment": the part of the market that opens
/// the sentence or that the figure itself is of.
fn segment_of(scene: &Scene, finding: &Finding, passage: &Passage) -> Option<(String, Span)> {
    let near = finding.at.saturating_sub(7)..finding.at + 9;
    let is_part = |at: &usize| among!(scene.word(*at), "segment" | "tier" | "category") || is_price_band(scene, *at);
    // Of two the one right before the figure.
    let last = || (near.start.max(2)..finding.at).rev().find(is_part);
    let at = last().or_else(|| (2..scene.items.len().min(near.end)).find(is_part))?;
    let first = (at.saturating_sub(4)..at).rev().find(|&first| among!(scene.word(first), "the" | "its"))? + 1;
    // "The mid-range segment was led by Vivo".
    let opens = first == 1 && among!(scene.word(at + 1), "was" | "is" | "saw" | "has" | "remains");
    let before = first.checked_sub(2).or(Some(0).filter(|_| opens))?;
    let led = opens
        || among!(scene.word(before), "in" | "of" | "within" | "at")
        || scene.is_cue(before, Cue::Lead)
        || scene.word(before).starts_with("dominat");
    let rate = matches!(finding.property, Property::MarketShare | Property::Rank | Property::AheadOf);
    // "However, in the premium segment (phones over 500 euros), Apple".
    let opener = if scene.kind(1) == Some(Kind::Comma) { 2 } else { 0 };
    if !led || !(first <= 3 + opener || rate && near.contains(&at)) {
        return None;
    }
    let places = scene.items[first..at].iter().take_while(|item| matches!(item.kind, Kind::Region(_))).count();
    // "the $400-$600 price band".
    let run = scene.items.get(first + places..at - usize::from(scene.word(at - 1) == "price"))?;
    // "the enterprise SSD segment" names its market itself.
    let named = run.last().filter(|item| matches!(item.kind, Kind::Market(_)));
    let run = &run[..run.len() - usize::from(named.is_some())];
    // "the commercial vehicle OEM segment".
    if run.iter().any(|item| matches!(item.kind, Kind::Market(_))) {
        return None;
    }
    let words = run.first()?.span.cover(run.last()?.span);
    let text = words.of(&scene.reading.segments.lower);
    let priced = run.iter().any(|item| item.quantity.is_some_and(|quantity| matches!(quantity.unit, Unit::Money(_))));
    // "the 80-inch or larger TV segment", "the extra-large TV segment".
    let sized = |word: &str| among!(word, "inch" | "larger" | "large");
    let parts = priced || text.split([' ', '-']).any(|word| Class::Segment.has(word) || sized(word));
    let whole = named.map(|item| item.name().to_lowercase());
    let behind = || markets_in(scene, at, scene.items.len()).next().map(|(name, _)| of_article(name, name, passage));
    let known = || passage.market.main.iter().chain(&passage.market.now);
    // "the premium segment", in an article on premium smartphones.
    if let Some(part) = known().find(|known| known.strip_prefix(text).is_some_and(|rest| rest.starts_with(' '))) {
        return (parts && whole.is_none()).then(|| (part.clone(), words));
    }
    let whole = whole.or_else(behind).or_else(|| known().next().cloned())?;
    // "Rs 10,000-20,000" as it is written.
    let text = if priced { words.of(scene.reading.text) } else { text };
    parts.then(|| (format!("{text} {whole}"), words))
}

/// "In the QLED TV market, Samsung had 75 percent": a class of goods that no list names.
fn class_of(scene: &Scene, finding: &Finding, market: Span) -> Option<(String, Option<Span>)> {
    let rate = matches!(finding.property, Property::MarketShare | Property::Rank | Property::AheadOf);
    let at = scene.items.partition_point(|item| item.span.start() < market.start());
    let named = rate && scene.is_cue(at + 1, Cue::Noun(Noun::Market));
    let party = scene.items.get(at).filter(|item| named && item.span == market).map(Party::of)?;
    let class = narrowed(scene.reading, &party)?;
    let words = scene.reading.text.get(class.span().start()..market.start())?.trim_end();
    let words = Span::new(class.span().start(), class.span().start() + words.len());
    Some((class.joined().to_lowercase(), Some(words)))
}

/// "price band", "price range".
fn is_price_band(scene: &Scene, at: usize) -> bool {
    among!(scene.word(at), "band" | "range" | "bracket") && scene.word(at - 1) == "price"
}

/// "On desktops, Edge has 12 percent", in an article on browsers: of the browsers there, not of the machines.
/// The market that a general word means in an article on one.
fn of_article(name: &str, words: &str, passage: &Passage) -> String {
    let article = passage.market.main.as_ref().or(passage.market.now.as_ref()).map_or("", String::as_str);
    let machines = among!(name, "desktops" | "laptops" | "PCs" | "desktops and notebooks");
    let handhelds = among!(name, "phones" | "smartphones" | "tablets");
    match article {
        "browsers" | "desktop browsers" | "mobile browsers" if machines => "desktop browsers".into(),
        "browsers" | "desktop browsers" | "mobile browsers" if handhelds => "mobile browsers".into(),
        "operating systems" | "search engines" if machines || handhelds => article.into(),
        // "Deliveries rose to 7,368 vehicles", in an article on trucks.
        "trucks" | "buses" | "commercial vehicles" | "motorcycles" | "two-wheelers" | "tractors"
            if among!(words, "vehicle" | "vehicles") =>
        {
            article.into()
        }
        // "It shipped 79.8 million phones", in an article on smartphones.
        "smartphones" if name == "phones" => article.into(),
        _ => name.to_lowercase(),
    }
}

/// "overall market", "overall leader": of everything that the article counts.
fn is_of_all(scene: &Scene, at: usize) -> bool {
    let word = scene.lower(at);
    word.starts_with("market") || word.starts_with("lead")
}

/// The markets named in items `from..to`, those inside a trigger phrase ("car sales") too.
fn markets_in<'s>(scene: &'s Scene, from: usize, to: usize) -> impl Iterator<Item = (&'s str, Span)> + 's {
    scene
        .reading
        .markets_in(super::clause::span_of(scene.items, from, to))
        .filter(|entity| !is_channel(scene, entity.span) && !is_included(scene, entity.span))
        .filter(|entity| !is_breakdown(scene, entity.span))
        .map(|entity| (entity.name.as_str(), entity.span))
}

/// "versus 39% for cable and 25% for broadcast": a part with its own figure.
fn is_told_part(scene: &Scene, market: Span) -> bool {
    let at = scene.items.partition_point(|item| item.span.end() <= market.start());
    at > 1 && scene.word(at - 1) == "for" && matches!(scene.kind(at - 2), Some(Kind::Quantity(_)))
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

/// "LG, which leaves the mobile phone business, ranked fourth": told by the way, without a figure.
fn is_of_aside(scene: &Scene, market: Span) -> bool {
    let at = scene.items.partition_point(|item| item.span.end() <= market.start());
    let clause = scene.clause_of(at);
    let which = (clause.start.saturating_sub(1)..=clause.start).any(|at| among!(scene.word(at), "which" | "who"));
    let figure = |at: usize| match scene.kind(at) {
        Some(Kind::Quantity(_)) => true,
        Some(Kind::Cue(Cue::Lead)) => !which,
        // "Tesla that held the crown of electric cars": of the place that is told then.
        _ => among!(scene.word(at), "crown" | "bestseller" | "throne" | "title" | "leader"),
    };
    // "meant that in the PC market it fell" tells where.
    let that = scene.word(clause.start) == "that" && is_preposition(scene.word(clause.start + 1));
    clause.opener == Opener::Relative && !that && !(clause.start..clause.end).any(figure)
}

/// "By operating system, Android shipments fell": how the market is parted.
fn is_breakdown(scene: &Scene, market: Span) -> bool {
    let at = scene.items.partition_point(|item| item.span.end() <= market.start());
    at == 1 && scene.word(0) == "by" && scene.kind(2) == Some(Kind::Comma)
}

/// "the PC market (including desktops and tablets)": a part of what is counted.
fn is_included(scene: &Scene, market: Span) -> bool {
    let before = scene.reading.segments.lower.get(..market.start()).unwrap_or("");
    let from = before.len().saturating_sub(60);
    let from = (from..before.len()).find(|&at| before.is_char_boundary(at)).unwrap_or(from);
    let bracket = before[from..].rsplit('(').next().filter(|rest| rest.len() < before.len() - from);
    bracket.is_some_and(|rest| !rest.contains(')') && (rest.starts_with("includ") || rest.starts_with("excluding")))
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
