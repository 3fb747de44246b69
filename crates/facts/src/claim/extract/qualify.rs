//! From findings to claims: mood, period, region, market and source are added.

use super::focus::focus_words;
use super::speaker::{Speech, speaker};
use super::{Reader, Told};
use crate::among::among;
use crate::claim::against::{find_base, find_by};
use crate::claim::finding::Finding;
use crate::claim::item::Kind;
use crate::claim::market::find_market;
use crate::claim::mood::{Mood, read_mood};
use crate::claim::party::{Party, PartyKind, is_verb};
use crate::claim::passage::{Passage, Source};
use crate::claim::scene::Scene;
use crate::claim::strand::Strand;
use crate::claim::voice::Said;
use crate::claim::when::{find_period, known_date};
use crate::claim::{Claim, Property, Role, Step, place};
use crate::entity::EntityKind;
use crate::ids::RuleId;
use crate::modality::Modality;
use crate::period::{Basis, Grain, Period};
use crate::span::Span;

impl Reader<'_> {
    /// The claims of the findings. The first period found is in focus for the others; then the passage is as it was.
    pub(super) fn qualify(&mut self, told: &Told) -> Vec<Claim> {
        let &Told { items, clauses, findings, sources, title } = told;
        if findings.is_empty() {
            return Vec::new();
        }
        let blank = title.then(|| Passage {
            reference: self.passage.reference,
            fiscal: self.passage.fiscal,
            market: Strand::on(self.passage.market.now.clone()),
            title: true,
            ..Passage::default()
        });
        let focus = self.passage.focus.now;
        let mut made = Vec::with_capacity(findings.len());
        let mut fresh = !title;
        for (finding, rule) in findings {
            let scene = self.scene(items, clauses);
            let passage = blank.as_ref().unwrap_or(&self.passage);
            let mut mood = read_mood(&scene, finding);
            // A market plans nothing: its "will" is a forecast.
            if finding.subject.kind == PartyKind::Market && mood.modality == Modality::Planned {
                mood.modality = Modality::Forecast;
            }
            if title && mood.modality == Modality::Asserted && is_to_come(&scene, finding) {
                mood.modality = Modality::Forecast;
            }
            let claim = self.claim(&scene, finding, *rule, mood, passage, sources);
            let found = claim.period.zip(focus_words(&scene, finding, &claim, passage)).filter(|_| fresh);
            if found.is_some() {
                self.passage.focus.now = found;
                fresh = false;
            }
            made.push(claim);
        }
        self.passage.focus.now = focus;
        made
    }

    /// What a research firm says a company "will" do is a forecast: the plan would be the company's to tell.
    fn foreseen(&self, finding: &Finding, mood: Mood, source: Option<&Source>) -> Mood {
        let firm = source.is_some_and(|source| {
            self.is_kind(source.names.first(), EntityKind::Researcher)
                && !source.names.contains(&finding.subject.names[0].0)
        });
        let will =
            mood.modality_span.is_some_and(|span| matches!(span.of(&self.reading.segments.lower), "will" | "would"));
        let modality =
            if mood.modality == Modality::Planned && firm && will { Modality::Forecast } else { mood.modality };
        Mood { modality, ..mood }
    }

    /// "indicated 2.5 percent growth during 2023", in an article of 2022: nobody can count what is yet to begin. "Samsung will hold
    /// 15 percent in the third quarter", told in December: that quarter is over.
    fn to_come(&self, mood: Mood, held: Option<Period>, passage: &Passage) -> Mood {
        let now = known_date(passage);
        let ahead = now.and_then(|now| now.end).zip(held.and_then(|held| held.start));
        let ahead = ahead.is_some_and(|(now, start)| now <= start);
        let stated = held.filter(|held| held.basis == Basis::Explicit && held.grain < Grain::Year);
        let over = now.and_then(|now| now.start).zip(stated.and_then(|held| held.end));
        let over = over.is_some_and(|(now, end)| end <= now);
        let will = || mood.modality_span.is_some_and(|span| span.of(&self.reading.segments.lower) == "will");
        match mood.modality {
            Modality::Planned | Modality::Forecast if over && will() => Mood { modality: Modality::Asserted, ..mood },
            Modality::Asserted if ahead => Mood { modality: Modality::Forecast, ..mood },
            _ => mood,
        }
    }

    pub(super) fn claim(
        &self,
        scene: &Scene,
        finding: &Finding,
        rule: RuleId,
        mood: Mood,
        passage: &Passage,
        sources: &[Said],
    ) -> Claim {
        let market = find_market(scene, finding, passage);
        let said = Speech { sources, clauses: scene.clauses };
        let source = speaker(finding, &mood, market.as_ref().map(|market| market.0.as_str()), passage, &said);
        let mood = self.foreseen(finding, mood, source);
        let counted = source.is_some() || finding.property == Property::Users;
        let reporter = source.or(passage.source.as_ref()).filter(|_| counted);
        let reported = self.is_counted_by_others(reporter, market.as_ref().map(|market| &market.0));
        let period = find_period(scene, finding, mood.modality, passage, reported);
        let held = period.as_ref().map(|period| period.0);
        let mood = self.to_come(mood, held, passage);
        let region = place::find_region(scene, finding, mood.modality, passage);
        let mut claim = Claim {
            measure: finding.measure,
            subject: subject_name(&finding.subject, self.reading.text),
            object: finding.object.as_ref().map(|object| object.0.clone()),
            value: finding.value,
            equivalents: finding.equivalents.clone(),
            direction: finding.direction,
            base: find_base(scene, finding, held, passage),
            by: find_by(scene, finding),
            modality: mood.modality,
            polarity: mood.polarity,
            attribution: source.map_or(Vec::new(), |source| self.speakers(&source.names, mood.modality)),
            rule,
            ..Claim::bare(self.doc, finding.property, finding.statement)
        };
        claim.derivation.push(Step { role: Role::Statement, span: finding.statement });
        support(&mut claim, Role::Subject, Some(finding.subject.span()));
        for (_, span) in finding.subject.names.iter() {
            support(&mut claim, Role::Subject, Some(*span));
        }
        support(&mut claim, Role::Value, Some(scene.items[finding.at].span));
        support(&mut claim, Role::Object, finding.object.as_ref().map(|object| object.1));
        support(&mut claim, Role::Market, market.as_ref().and_then(|market| market.1));
        support(&mut claim, Role::Region, region.as_ref().and_then(|region| region.1));
        support(&mut claim, Role::Period, period.as_ref().and_then(|period| period.1));
        support(&mut claim, Role::Attribution, source.map(|source| source.span));
        support(&mut claim, Role::Modality, mood.modality_span);
        support(&mut claim, Role::Polarity, mood.polarity_span);
        Claim { market: market.map(|market| market.0), region: region.map(|region| region.0), period: held, ..claim }
    }
}

/// Notes which words gave a part of the claim: a step of its derivation, and evidence where none covers them yet. The words of a
/// market complete no statement.
fn support(claim: &mut Claim, role: Role, span: Option<Span>) {
    let Some(span) = span.filter(|span| !span.is_empty()) else { return };
    let after = claim.derivation.partition_point(|step| (step.span, step.role) <= (span, role));
    claim.derivation.insert(after, Step { role, span });
    if !claim.evidence.iter().any(|known| known.contains(span)) && role != Role::Market {
        claim.evidence.push(span);
    }
}

impl Reader<'_> {
    /// Whether the figures of the market are those of a research firm or an authority, which counted them for a period.
    fn is_counted_by_others(&self, source: Option<&Source>, market: Option<&String>) -> bool {
        source.is_some_and(|source| {
            let theirs = source.market.as_ref();
            let same = theirs.zip(market).is_none_or(|(theirs, ours)| theirs == ours);
            !source.own && same && self.is_kind(source.names.first(), EntityKind::Researcher)
        })
    }

    /// Who says it: a research firm quoted beside a person has no part in what the person's company wants.
    fn speakers(&self, names: &[String], modality: Modality) -> Vec<String> {
        let wish = matches!(modality, Modality::Goal | Modality::Planned) && names.len() > 1;
        let firm = |name: &String| self.is_kind(Some(name), EntityKind::Researcher);
        names.iter().filter(|name| !(wish && firm(name))).cloned().collect()
    }
}

/// "Cement industry to close the year with 380 million tons": a headline of what is to come.
fn is_to_come(scene: &Scene, finding: &Finding) -> bool {
    let is_verb_at = |at: usize| matches!(scene.kind(at), Some(Kind::Cue(cue)) if is_verb(cue));
    let Some(to) = (1..finding.at).find(|&at| scene.word(at) == "to") else { return false };
    let base = !among!(scene.word(to + 1), "the" | "a" | "an")
        && (is_verb_at(to + 1)
            || among!(
                scene.word(to + 1),
                "close" | "end" | "be" | "become" | "remain" | "see" | "total" | "top" | "near"
            ));
    // "expected to fall", "rises to lead": another verb before it says so itself.
    base && !(0..to).any(is_verb_at)
}

/// A place is named as the text names it, everything else by its canonical name.
fn subject_name(party: &Party, text: &str) -> String {
    match party.kind {
        PartyKind::Region => {
            party.names[0].1.of(text).trim_start_matches("the ").trim_start_matches("The ").to_string()
        }
        _ => party.joined(),
    }
}
