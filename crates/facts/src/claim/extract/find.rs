//! Every number and word of rank of a sentence, led past the rules: findings, and the numbers none of them takes.

use super::amount::{amount, remember};
use super::share_out::{each_of, shared_out};
use super::{Reader, UnusedNumber};
use crate::among::among;
use crate::claim::anchor::{Anchor, Frame, Shape, read_anchor};
use crate::claim::clause::{Clause, Opener, is_possessive_mark};
use crate::claim::finding::Finding;
use crate::claim::item::{Item, Kind, Row};
use crate::claim::kinds::Kinds;
use crate::claim::lexicon::{Cue, Noun};
use crate::claim::party::{Party, PartyKind, are_companies, is_verb};
use crate::claim::rules::{Finder, REGISTRY, is_part_of_all};
use crate::claim::series::{find_owners, inverted};
use crate::claim::{Direction, Property};
use crate::entity::EntityKind;
use crate::ids::RuleId;
use crate::quantity::Unit;
use crate::span::Span;

impl Reader<'_> {
    /// Every finding of the sentence with the rule that made it; numbers without one are noted.
    pub(super) fn find(&mut self, items: &[Item], clauses: &[Clause]) -> Vec<(Finding, RuleId)> {
        let mut frame = Frame {
            percent_change: false,
            sentence_change: None,
            sentence_noun: None,
            sentence_market: false,
            sentence_count_change: false,
            ..self.passage.frame
        };
        // "It was followed by GoAir (89%)", of a measure that is no claim.
        let leads = |pair: &[Item]| pair[0].kind == Kind::Cue(Cue::Lead) && pair[1].kind == Kind::Cue(Cue::With);
        let of_additions = frame.additions && items.windows(2).any(leads);
        let refused = frame.blocked && is_followed(items) || of_additions;
        let found = if refused { Vec::new() } else { self.find_words(items, clauses) };
        frame.shares |= found.iter().any(|(finding, _)| finding.property == Property::Rank);
        let mut sweep = Sweep { frame, last: None, product: None, blocked: false, found, unused: Vec::new() };
        let owners = find_owners(items, clauses, &self.passage.carried);
        for clause in clauses {
            let clause = sweep.enter(items, clause);
            for at in (clause.start..clause.end).filter(|&at| items[at].quantity.is_some()) {
                let anchor = read_anchor(&self.reading, items, &clause, at, sweep.frame, &self.passage.carried);
                if let Some(anchor) = anchor {
                    sweep.take(anchor, owners.get(at));
                }
            }
        }
        let Sweep { frame, mut found, unused, .. } = sweep;
        // "The research firm found the share highest in Spain at 45 percent": it holds none.
        let counts = |name: &String| self.is_kind(Some(name), EntityKind::Researcher);
        found.retain(|(finding, _)| {
            finding.property != Property::MarketShare || !finding.subject.names.iter().all(|(name, _)| counts(name))
        });
        self.passage.frame = frame;
        let worded = |span: Span| found.iter().any(|(finding, _)| items[finding.at].span.overlaps(span));
        let unused = unused.into_iter().filter(|(span, unit, _)| !(*unit == Unit::Ordinal && worded(*span)));
        let doc = self.doc;
        self.unused.extend(unused.map(|(span, _, reason)| UnusedNumber { doc, span, reason: reason.to_string() }));
        found
    }

    /// What the rules of words find: ranks and orders.
    fn find_words(&self, items: &[Item], clauses: &[Clause]) -> Vec<(Finding, RuleId)> {
        let mut scene = self.scene(items, clauses);
        if follows_a_share(items) {
            scene.last_rank = None;
        }
        let mut found: Vec<(Finding, RuleId)> = Vec::new();
        for (index, rule) in REGISTRY.iter().enumerate() {
            let Finder::Words(find) = rule.find else { continue };
            let findings = find(&scene);
            if let Some(rank) =
                findings.iter().filter(|finding| finding.property == Property::Rank).find_map(exact_rank)
            {
                scene.last_rank = Some(rank);
            }
            found.extend(findings.into_iter().map(|finding| (finding, RuleId::at(index))));
        }
        found
    }
}

/// A sweep over the numbers of a sentence, and what those behind leave to those to come.
struct Sweep {
    frame: Frame,
    /// The subject of the last finding.
    last: Option<Party>,
    /// What was counted under a name of its own, and who sold it: "Apple shipped 52 million iPhones".
    product: Option<(Party, Party)>,
    /// The words speak of a measure that is no claim.
    blocked: bool,
    found: Vec<(Finding, RuleId)>,
    /// Numbers no rule takes, and why.
    unused: Vec<(Span, Unit, &'static str)>,
}

impl Sweep {
    /// What a clause announces of its numbers; the clause, with the subject it goes on about.
    fn enter(&mut self, items: &[Item], clause: &Clause) -> Clause {
        if clause.own {
            self.last = None;
        }
        // "Following A in terms of market share were B (15 %)": what comes is a list of shares.
        let order = clause.start == 0 && inverted(items).is_some();
        if announces_shares(items, clause) || order {
            self.frame.shares = true;
            self.frame.percent_change = false;
        }
        let clause = lent(items, clause, self.last.as_ref());
        if loses_money(items, &clause) {
            self.frame.money = Some(Noun::Loss);
        }
        if let Some((noun, direction)) = announced_change(items, &clause, self.frame) {
            self.frame.noun = Some(noun);
            self.frame.sentence_noun = Some(noun);
            self.frame.sentence_change = Some(direction);
        }
        if let Some(direction) = announced_growth(items, &clause) {
            self.frame.noun = Some(Noun::Volume);
            self.frame.sentence_noun = Some(Noun::Volume);
            self.frame.sentence_change = Some(direction);
        }
        self.blocked = topic_blocked(items, &clause).unwrap_or(self.blocked);
        self.frame.additions = counts_additions(items, &clause).unwrap_or(self.frame.additions);
        clause
    }

    /// Leads a number past the rules; `listed` is whose it is when a list says so.
    fn take(&mut self, mut anchor: Anchor, listed: Option<&Option<Party>>) {
        // "That's up 35 percent from 33,000 a year ago": the level before is of what has grown.
        let on = anchor.prep == "to" && self.frame.sentence_market && anchor.noun.is_none() && !anchor.clause.foreign;
        if anchor.subject.is_none() && (anchor.shape == Shape::Prior || on || is_part_of_all(&anchor)) {
            anchor.subject.clone_from(&self.last);
        }
        if let Some(owner) = listed {
            anchor.subject.clone_from(owner);
            anchor.beside = true;
        }
        // "Apple shipped 52 million iPhones, to take a 15 percent share": Apple took it.
        if let Some((product, seller)) = self.product.as_ref().filter(|_| anchor.noun == Some(Noun::Share))
            && anchor.subject.as_ref().is_some_and(|party| party.names == product.names)
        {
            anchor.subject = Some(seller.clone());
        }
        let yielded = match listed {
            Some(None) => Err("no subject"),
            _ if self.blocks(&anchor) || self.is_part_of_refused(&anchor) => Err(NO_CLAIM),
            _ => amount(&anchor),
        };
        match yielded {
            Ok((finding, rule)) => {
                self.frame.blocked = false;
                remember(&mut self.frame, &anchor, &finding);
                let seller = anchor.clause.subject.clone().filter(|_| anchor.clause.own);
                let behind = finding.subject.span().start() > anchor.quantity.span.start();
                let seller = seller.filter(|seller| anchor.is_count() && behind && seller.names.len() == 1);
                self.product = seller.map(|seller| (finding.subject.clone(), seller)).or(self.product.take());
                self.last = Some(finding.subject.clone());
                let several = listed.is_none() || finding.subject.names.len() > 1 && each_of(&anchor);
                let parts = if several { shared_out(&anchor, finding) } else { vec![finding] };
                self.found.extend(parts.into_iter().map(|finding| (finding, rule)));
            }
            Err(reason) => {
                // "the others segment, which sold 82 million, down from 107 million": of nobody, before as well.
                if anchor.clause.foreign {
                    self.last = None;
                }
                let moved = matches!(anchor.verb, Some(Cue::Rise | Cue::Fall)) && anchor.clause.own;
                self.frame.percent_change |= moved && anchor.is_change() && anchor.quantity.unit == Unit::Percent;
                self.frame.blocked = reason == NO_CLAIM || anchor.clause_cue(|cue| cue == Cue::Noun(Noun::Block));
                // "the number of active cards was 52 million, up from 45 million": of nobody named, before as well.
                if anchor.noun == Some(Noun::Users) && anchor.is_count() && !anchor.clause.own {
                    // "Of the 1.1 billion subscribers, Jio has 432 million": of whom the parts are told.
                    let parts = anchor.items[0].word == "of" && anchor.clause.start == 0;
                    self.frame.count = if parts { Some(Noun::Users) } else { None };
                }
                self.unused.push((anchor.quantity.core, anchor.quantity.unit, reason));
            }
        }
    }

    /// "runs 33,000 lockers, of which 20,000 are in Poland": a part of what no rule took.
    fn is_part_of_refused(&self, anchor: &Anchor) -> bool {
        let (items, at) = (anchor.items, anchor.at);
        let part = items.word(at.wrapping_sub(1)) == "which" && items.word(at.wrapping_sub(2)) == "of";
        let refused =
            |(span, unit, _): &(Span, Unit, &str)| *unit == Unit::Count && span.start() >= items[0].span.start();
        part && anchor.noun.is_none() && anchor.is_count() && self.unused.iter().any(refused)
    }

    /// Whether a measure named before, which is no claim, is what this number tells.
    fn blocks(&mut self, anchor: &Anchor) -> bool {
        let (items, clause) = (anchor.items, anchor.clause);
        // "or 88 cents per share": an aside blocks itself alone.
        let aside = anchor.noun == Some(Noun::Block) && is_aside(items, clause);
        if anchor.noun.is_some() && !aside {
            self.blocked = anchor.noun == Some(Noun::Block);
            return false;
        }
        let bracketed = clause.opener == Opener::Paren && anchor.at == clause.start && anchor.is_count();
        // "a load factor of 92%, followed by Vistara at 90%".
        let by = |item: &Item| item.kind == Kind::Cue(Cue::Follow) && item.lower.ends_with("by");
        let follows = is_followed(items) || anchor.is_percent() && items[..anchor.at].iter().any(by);
        if self.frame.blocked && (bracketed || is_elliptic(items, clause) || follows) {
            return true;
        }
        self.blocked && !clause.own && !anchor.beside && !acts_anew(items, clause)
    }
}

/// Why a number of a measure that no property has is left alone.
pub(super) const NO_CLAIM: &str = "a measure that is no claim";

/// "Airbus had a backlog of 8,598 aircraft. Boeing's stood at 6,216.": its own of what was told before.
fn is_elliptic(items: &[Item], clause: &Clause) -> bool {
    items[clause.start..clause.end].windows(3).take(4).any(|run| {
        run[0].is_name() && is_possessive_mark(&run[1]) && matches!(run[2].kind, Kind::Cue(cue) if is_verb(cue))
    })
}

const FOLLOW: Kinds = Kinds::cues(&[Cue::Follow]);

/// "It was followed by GoAir": the order goes on of what was measured before.
fn is_followed(items: &[Item]) -> bool {
    let opens = items.first().is_some_and(|item| item.kind == Kind::Cue(Cue::Pronoun));
    opens && items.may_have(&FOLLOW) && items.iter().take(4).any(|item| item.kind == Kind::Cue(Cue::Follow))
}

/// A clause without a subject of its own goes on about what was measured last: "up 2.9 %", "a decline of 12 percent".
fn lent(items: &[Item], clause: &Clause, last: Option<&Party>) -> Clause {
    let inside = |party: &Party| items[clause.start].span.start() <= party.span().start();
    let given = items[clause.start].word == "giving" && clause.subject.as_ref().is_some_and(inside);
    // "and fourth to Xiaomi with 600,000": of the name right before.
    let before = clause.start.checked_sub(1).map(|before| items[before].span);
    let beside = clause.subject.as_ref().is_some_and(|party| Some(party.span()) == before);
    let leans = !clause.own
        && !given
        && !(beside && clause.opener == Opener::With)
        && !clause.foreign
        && !matches!(clause.opener, Opener::Start | Opener::Relative | Opener::Content);
    // A measure of its own begins anew: "while its revenue", "and greater China revenue climbed".
    match last {
        Some(party) if leans && !(names_measure(items, clause) && party.kind == PartyKind::Company) => {
            Clause { subject: Some(party.clone()), ..clause.clone() }
        }
        _ => clause.clone(),
    }
}

/// "Though sales were up slightly,": what the numbers of the next clause measure, and where it went.
fn announced_change(items: &[Item], clause: &Clause, frame: Frame) -> Option<(Noun, Direction)> {
    const DIRECTIONS: Kinds = Kinds::cues(&[Cue::Rise, Cue::Fall]);
    let run = &items[clause.start..clause.end];
    if !run.may_have(&DIRECTIONS) || run.iter().any(|item| matches!(item.kind, Kind::Quantity(_))) {
        return None;
    }
    let noun = run.iter().find_map(|item| match item.kind {
        Kind::Cue(Cue::Noun(Noun::Sales)) if frame.in_units || frame.noun == Some(Noun::Volume) => Some(Noun::Volume),
        Kind::Cue(Cue::Noun(Noun::Revenue | Noun::Sales)) => Some(Noun::Revenue),
        Kind::Cue(Cue::Noun(noun @ (Noun::Profit | Noun::Users))) => Some(noun),
        _ => None,
    })?;
    let direction = run.iter().find_map(|item| match item.kind {
        Kind::Cue(Cue::Rise) => Some(Direction::Up),
        Kind::Cue(Cue::Fall) => Some(Direction::Down),
        _ => None,
    })?;
    Some((noun, direction))
}

/// "Three makers saw unit growth, with Epson at 11 percent": what is listed behind it.
fn announced_growth(items: &[Item], clause: &Clause) -> Option<Direction> {
    const GROWTH: Kinds = Kinds::cues(&[Cue::RiseNoun, Cue::FallNoun]);
    let run = &items[clause.start..clause.end];
    if !run.may_have(&GROWTH) {
        return None;
    }
    let percent = run.iter().any(|item| item.quantity.is_some_and(|quantity| quantity.unit == Unit::Percent));
    let listed = items.get(clause.end..)?.iter().take(2).any(|item| item.kind == Kind::Cue(Cue::With));
    let units = |item: &Item| matches!(item.kind, Kind::Cue(Cue::Noun(Noun::Volume))) || among!(item.word, "unit");
    let grown = run
        .windows(2)
        .find(|pair| units(&pair[0]) && matches!(pair[1].kind, Kind::Cue(Cue::RiseNoun | Cue::FallNoun)))?;
    let direction = if grown[1].kind == Kind::Cue(Cue::RiseNoun) { Direction::Up } else { Direction::Down };
    (listed && !percent).then_some(direction)
}

/// Whether the last noun of a clause is of subscribers won: "growth in net additions"; nothing where it has none.
fn counts_additions(items: &[Item], clause: &Clause) -> Option<bool> {
    if !items.may_have(&Kinds::NOUNS) {
        return None;
    }
    let noun = |item: &&Item| matches!(item.kind, Kind::Cue(Cue::Noun(_)));
    let last = items[clause.start..clause.end].iter().rev().find(noun)?;
    Some(
        last.kind == Kind::Cue(Cue::Noun(Noun::Users))
            && (last.lower.contains("addition") || last.lower.ends_with("adds")),
    )
}

/// "processed 60 billion payments and earned $5 billion": a verb of its own begins another measure.
fn acts_anew(items: &[Item], clause: &Clause) -> bool {
    clause.opener == Opener::And && matches!(items[clause.start].kind, Kind::Cue(cue) if is_verb(cue))
}

/// Whether a clause without a number speaks of a measure that is no claim: "the net interest income (NII)".
fn topic_blocked(items: &[Item], clause: &Clause) -> Option<bool> {
    let run = &items[clause.start..clause.end];
    if !run.may_have(&Kinds::NOUNS) {
        return None;
    }
    let aside = clause.opener == Opener::Paren || run.iter().any(|item| matches!(item.kind, Kind::Quantity(_)));
    let last = || {
        run.iter().rev().find_map(|item| match item.kind {
            Kind::Cue(Cue::Noun(noun)) => Some(noun),
            _ => None,
        })
    };
    if aside { None } else { last().filter(|noun| *noun != Noun::Market).map(|noun| noun == Noun::Block) }
}

/// "or 88 cents per share": the same amount told otherwise.
fn is_aside(items: &[Item], clause: &Clause) -> bool {
    clause.opener == Opener::Paren || clause.start > 0 && items.word(clause.start - 1) == "or"
}

/// A clause that speaks of market shares and states none itself.
fn announces_shares(items: &[Item], clause: &Clause) -> bool {
    const SHARES: Kinds = Kinds::nouns(&[Noun::Share]).and(Kinds::COLON);
    let run = &items[clause.start..clause.end];
    let colon = items.kind(clause.end) == Some(Kind::Colon);
    let shares =
        |item: &Item| item.kind == Kind::Cue(Cue::Noun(Noun::Share)) || colon && item.lower.ends_with("shares");
    let told = run.may_have(&SHARES) && run.iter().any(shares);
    (told && (run.iter().any(Item::is_name) || colon) || lists_largest(items, clause))
        && !run.iter().any(|item| matches!(item.kind, Kind::Quantity(_)))
}

/// "The biggest phone makers are Apple (28%), Samsung (24%)": how large each is.
fn lists_largest(items: &[Item], clause: &Clause) -> bool {
    let run = &items[clause.start..clause.end];
    if items.kind(clause.end) != Some(Kind::Open) || !run.last().is_some_and(Item::is_name) {
        return false;
    }
    let plural = |item: &Item| are_companies(item.word) || among!(item.word, "brands" | "platforms" | "players");
    let Some(makers) = run.iter().position(plural) else { return false };
    let largest = |item: &Item| among!(item.word, "biggest" | "largest" | "leading" | "top" | "main");
    let percent = items.get(clause.end + 1).and_then(|item| item.quantity).is_some_and(|it| it.unit == Unit::Percent);
    percent
        && run[..makers].iter().any(largest)
        && run[makers..].iter().any(|item| item.word == "are" || item.word == "were")
}

/// The clause names what it measures: revenue, profit, users, staff or stores.
fn names_measure(items: &[Item], clause: &Clause) -> bool {
    use Noun::*;
    items[clause.start..clause.end]
        .iter()
        .take_while(|item| !matches!(item.kind, Kind::Quantity(_)))
        .any(|item| matches!(item.kind, Kind::Cue(Cue::Noun(Revenue | Profit | Loss | Users | Employees | Stores))))
}

fn exact_rank(finding: &Finding) -> Option<u32> {
    finding.value.and_then(|value| value.hi).map(|hi| hi.to_f64() as u32)
}

/// "still lost money: 7.2 billion yuan".
fn loses_money(items: &[Item], clause: &Clause) -> bool {
    const LOSE: Kinds = Kinds::cues(&[Cue::Lose]);
    let run = &items[clause.start..clause.end];
    run.may_have(&LOSE)
        && run.windows(2).any(|pair| pair[0].kind == Kind::Cue(Cue::Lose) && among!(pair[1].word, "money" | "cash"))
        && !run.iter().any(|item| matches!(item.kind, Kind::Quantity(_)))
}

/// "it had 20 % of the market, followed by LG": an order of its own, not the next places of the sentence before.
fn follows_a_share(items: &[Item]) -> bool {
    if !items.may_have(&FOLLOW) {
        return false;
    }
    let Some(at) = items.iter().position(|item| item.kind == Kind::Cue(Cue::Follow)) else { return false };
    let percent = |item: &Item| item.quantity.is_some_and(|quantity| quantity.unit == Unit::Percent);
    items.lower(at).ends_with("by") && items[..at].iter().any(percent)
}
