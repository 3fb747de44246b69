//! Who says a claim: the source of the sentence, else the one that carries on. Not how sources are found.

use super::Reader;
use crate::among::among;
use crate::claim::Property;
use crate::claim::clause::{Clause, Opener};
use crate::claim::finding::Finding;
use crate::claim::item::{Item, Row};
use crate::claim::mood::Mood;
use crate::claim::passage::{Passage, Source, is_market_figure};
use crate::claim::voice::Said;
use crate::entity::EntityKind;
use crate::modality::Modality;

impl Reader<'_> {
    /// "Senior consultant Miguel Perez said", in a report of Canalys: he speaks for the firm whose figures are given.
    pub(super) fn tie_analysts(&mut self, items: &[Item], sources: &mut [Said]) {
        for said in sources.iter_mut().filter(|said| !said.source.own && said.source.names.len() == 1) {
            let name = &said.source.names[0];
            if !self.is_kind(Some(name), EntityKind::Person) {
                continue;
            }
            let known = self.passage.analysts.get(name).cloned();
            let in_force = self.passage.source.as_ref().filter(|source| source.figures);
            let house = in_force.and_then(|source| {
                source.names.first().filter(|firm| self.is_kind(Some(firm), EntityKind::Researcher))
            });
            let Some(firm) = known.or_else(|| house.filter(|_| is_staff(items, name)).cloned()) else { continue };
            self.passage.analysts.insert(name.clone(), firm.clone());
            said.source.names.insert(0, firm);
        }
    }
}

/// "senior consultant X", "X, research manager": a post in a house of analysts.
fn is_staff(items: &[Item], name: &str) -> bool {
    let Some(at) = items.iter().position(|item| item.name() == name) else { return false };
    let ranked = |word: &str| among!(word, "senior" | "research" | "principal" | "lead" | "associate");
    (at.saturating_sub(4)..at + 7).any(|post| {
        // A post of several words is one item: "research manager".
        let (first, last) = items.lower(post).rsplit_once(' ').unwrap_or(("", items.lower(post)));
        let before = post.checked_sub(1).map_or("", |rank| items.word(rank));
        among!(last, "analyst" | "consultant" | "manager" | "researcher")
            && (ranked(before) || first.split(' ').any(ranked))
    })
}

/// What a sentence says of who speaks.
pub(super) struct Speech<'s> {
    pub(super) sources: &'s [Said],
    pub(super) clauses: &'s [Clause],
}

impl<'s> Speech<'s> {
    /// The source of what stands at item `at`: the nearest before it, else one after that reaches back.
    fn source_of(&self, at: usize) -> Option<&'s Source> {
        let clause = |at: usize| self.clauses.partition_point(|clause| clause.end <= at);
        let own = self.sources.iter().find(|said| said.alone && said.at == at);
        let sources = || self.sources.iter().filter(|said| !said.alone);
        let before = own.or_else(|| sources().rev().find(|said| said.at <= at));
        let after = || sources().find(|said| said.at > at && (said.reaches_back || clause(said.at) == clause(at)));
        // "A holds 22%, reckons IDC, while B holds 13%, says Gartner": each tag ends what its firm says.
        let turn = self.clauses.iter().rev().find(|clause| clause.start <= at && clause.opener == Opener::While);
        let turned = before.zip(turn).is_some_and(|(said, turn)| said.at < turn.start && said.reaches_back);
        let behind = || self.sources.iter().find(|said| said.at > at && said.reaches_back);
        let tag = if turned { behind() } else { None };
        // "346 million according to IDC, 347 million according to Canalys": each its own.
        let direct = || sources().find(|said| said.reaches_back && (at + 1..at + 3).contains(&said.at));
        tag.or_else(direct).or(before).or_else(after).map(|said| &said.source)
    }
}

/// Who says it: the source of the sentence, else the one that carries.
pub(super) fn speaker<'s>(
    finding: &Finding,
    mood: &Mood,
    market: Option<&str>,
    passage: &'s Passage,
    speech: &Speech<'s>,
) -> Option<&'s Source> {
    if mood.modality == Modality::Rumoured {
        return None;
    }
    if let Some(source) = speech.source_of(finding.at) {
        let own_wish =
            mood.modality == Modality::Goal && source.own && source.names.contains(&finding.subject.names[0].0);
        return (!own_wish && !speaks_of_another(finding, source, speech)).then_some(source);
    }
    let carried = passage.source.as_ref()?;
    if carried.block == passage.block {
        return (passage.hushed != Some(passage.block)).then_some(carried);
    }
    let carried = passage.report.as_ref()?;
    let same_market = match (&carried.market, market) {
        (Some(theirs), Some(ours)) => related(theirs, ours),
        _ => true,
    };
    // An article that gives the figures of one firm alone: shares of whatever market are its too.
    let shares =
        matches!(finding.property, Property::MarketShare | Property::Rank | Property::AheadOf | Property::MarketSize);
    let alone = shares && passage.voices.len() == 1 && passage.voices.first() == carried.names.first();
    let carries = carried.figures
        && is_market_figure(finding.property)
        && (same_market || alone)
        && (matches!(mood.modality, Modality::Asserted | Modality::Forecast)
            // What a firm says a company "will" do.
            || mood.modality == Modality::Planned
                && passage.researcher.as_ref().is_some_and(|firm| carried.names.contains(firm)));
    carries.then_some(carried)
}

/// "A reported sales of 5 and B sold 6": what a company reports of itself says nothing of the next.
fn speaks_of_another(finding: &Finding, source: &Source, speech: &Speech) -> bool {
    let of_itself = speech.sources.iter().any(|said| said.reports && said.source.span == source.span);
    let clause = speech.clauses.partition_point(|clause| clause.end <= finding.at);
    let own = speech.clauses.get(clause).is_some_and(|clause| clause.own);
    of_itself && own && source.own && !source.names.contains(&finding.subject.names[0].0)
}

/// Whether figures of both markets can come from one report: the same, a part of it, or kin.
fn related(one: &str, other: &str) -> bool {
    const KIN: &[&[&str]] = &[
        &["phones", "smartphones", "mobile phones", "handsets", "feature phones", "foldables", "5g smartphones"],
        &["pcs", "notebooks", "laptops", "desktops", "workstations", "chromebooks", "tablets", "computers"],
        &["pcs", "desktops", "notebooks", "gpus", "cpus", "motherboards"],
        &[
            "cars",
            "electric cars",
            "vehicles",
            "electric vehicles",
            "passenger cars",
            "plug-in hybrids",
            "suvs",
            "commercial vehicles",
            "two-wheelers",
            "three-wheelers",
            "tractors",
            "trucks",
            "buses",
            "motorcycles",
            "scooters",
        ],
        &["robots", "robot vacuums", "smart home devices", "home appliances"],
        &["monitors", "displays", "pcs", "tvs"],
        &["earbuds", "earwear", "headphones", "wearables", "smartwatches", "true wireless earbuds", "fitness trackers"],
        &["two-wheelers", "electric two-wheelers", "scooters", "electric scooters", "motorcycles", "electric cars"],
        &["groceries", "supermarkets", "retail", "food"],
        &["gpus", "cpus", "ai chips", "chips", "semiconductors", "processors"],
        &["browsers", "desktop browsers", "mobile browsers"],
    ];
    one.contains(other) || other.contains(one) || KIN.iter().any(|kin| kin.contains(&one) && kin.contains(&other))
}
