//! The company a figure of companies belongs to, where its clause or the passage names it; and figures of a whole market, which
//! are no company's.

use super::goods::is_people;
use super::{Anchor, is_goods};
use crate::among::among;
use crate::claim::clause::Opener;
use crate::claim::item::{Item, Kind, Row};
use crate::claim::lexicon::{Cue, Noun};
use crate::claim::party::{Party, PartyKind, is_company_word};
use crate::vocabulary::Class;

impl Anchor<'_> {
    /// The company that a figure of companies belongs to: the subject, a name its noun belongs to, or the one spoken of.
    pub(crate) fn owner(&self) -> Option<Party> {
        self.owner.get_or_init(|| self.find_owner()).clone()
    }

    fn find_owner(&self) -> Option<Party> {
        if let Some(company) = self.company() {
            return Some(company.clone());
        }
        if self.clause.foreign || self.told_by_firm() || self.is_of_crowd() {
            return None;
        }
        if self.subject.as_ref().is_some_and(|party| party.kind == PartyKind::Market)
            && self.clause.own
            && self.segment_owner().is_none()
            && !matches!(self.noun, Some(Noun::Users | Noun::Devices | Noun::Stores | Noun::Employees | Noun::Products))
        {
            return None;
        }
        if self.is_by_market() || self.across_industry() || self.is_of_season() {
            return None;
        }
        if let Some(company) = self.segment_owner() {
            return Some(company);
        }
        if self.of_whole_market() {
            return None;
        }
        if self.counts_all_people() {
            return None;
        }
        let named = (self.clause.start..self.clause.end).filter(|&at| self.items[at].is_name());
        let after_of = named.rev().find(|&at| {
            (at.saturating_sub(3).max(self.clause.start)..at)
                .any(|before| among!(self.items.word(before), "of" | "on" | "at" | "from" | "to" | "for" | "by"))
                || at > self.at
        });
        // "The popularity of the Switch helped, resulting in a 49 percent revenue increase": not of the one spoken of before.
        let spoken = self.carried.company.as_ref().filter(|company| {
            let mut named = self.items[..self.clause.start].iter().filter(|item| item.is_name()).peekable();
            let other =
                named.peek().is_some() && named.all(|item| company.names.iter().all(|(name, _)| item.name() != name));
            !(other && self.subject.is_none() && self.clause.opener == Opener::Comma)
        });
        after_of.map(|at| Party::of(&self.items[at])).or_else(|| spoken.cloned())
    }

    /// "Active lines increased to 162 million", in an article on subscribers: nobody's own, as nobody is pointed to.
    fn counts_all_people(&self) -> bool {
        let of_people = self.carried.market.as_ref().is_some_and(|market| is_people(&market.names[0].0));
        let points = |item: &Item| {
            item.is_name()
                || matches!(item.kind, Kind::Cue(Cue::Possessive | Cue::Pronoun))
                || is_company_word(item.word)
        };
        // "Machine-to-machine SIM cards numbered 1.8 million", "Active SIM subscriptions grew".
        let cards =
            |item: &Item| among!(item.word, "sim" | "machine" | "m2m" | "iot") || item.lower.starts_with("sim ");
        let of_people = of_people || self.items[..self.at].iter().take(7).any(cards);
        let users = self.noun == Some(Noun::Users) || self.noun.is_none() && self.frame.sentence_noun.is_none();
        of_people && users && !self.items[..self.clause.end].iter().any(points)
    }

    /// "Revenue of the world's ten largest foundries fell": of all of them together.
    fn is_of_crowd(&self) -> bool {
        let Some(span) = self.noun_span else { return false };
        let lead = &self.items[self.clause.start..self.at];
        let Some(noun) = lead.iter().position(|item| item.span == span) else { return false };
        let run = &lead[noun + 1..];
        let named = run.iter().any(Item::is_name);
        let first = |item: &Item| Class::Foremost.has(item.word) || item.lower.starts_with("top ");
        run.word(0) == "of" && !named && run.iter().take(7).any(first)
    }

    /// "IDC reports that sales increased 32 percent": of the market, unless the words name somebody.
    pub(crate) fn told_by_firm(&self) -> bool {
        let opens = matches!(self.items[self.clause.start].kind, Kind::Voice(_));
        let lead = match self.clause.opener {
            Opener::Content => &self.items[..self.clause.start],
            _ if opens => &self.items[self.clause.start..self.at],
            _ => &[],
        };
        let nobody = !lead.iter().any(Item::is_name);
        let firm = nobody && lead.iter().any(|item| matches!(item.kind, Kind::Voice(_)));
        firm && !self.clause.own && matches!(self.noun, Some(Noun::Sales | Noun::Volume))
    }

    /// "Disney's profit rose. Streaming revenue was up 23 percent": a part of the company just spoken of, or speaking.
    pub(crate) fn segment_owner(&self) -> Option<Party> {
        let market = self.market().filter(|_| !self.carried.analyst)?;
        // "Global DRAM revenue" in an article on shares of that market.
        if self.of_whole_market() && self.frame.shares {
            return None;
        }
        let measured = |noun: Option<Noun>| matches!(noun, Some(Noun::Revenue | Noun::Sales | Noun::Profit));
        let money = measured(self.noun) && (self.is_money() || self.is_percent());
        let of_market = self.clause_cue(|cue| matches!(cue, Cue::Noun(Noun::Market | Noun::Volume | Noun::Spending)));
        if !money || of_market || is_goods(&market.names[0].0) {
            return None;
        }
        let speaks = || {
            let from = self.clause.start.checked_sub(2).filter(|_| self.clause.opener == Opener::Content)?;
            let item = &self.items[from];
            let name = || Party::of(item);
            item.is_name().then(name)
        };
        let spoken = || self.carried.company.clone().filter(|_| self.carried.fresh && measured(self.frame.money));
        speaks().or_else(spoken)
    }

    /// "Premiums rose 6.7% across the industry".
    pub(crate) fn across_industry(&self) -> bool {
        let word = |at: usize| self.items.word(at);
        (self.clause.start..self.clause.end).any(|at| {
            among!(word(at), "across" | "throughout")
                && word(at + 1) == "the"
                && among!(word(at + 2), "industry" | "sector")
        })
    }

    /// "Christmas sales are forecast to surpass £13 billion": of everybody, in a season.
    fn is_of_season(&self) -> bool {
        let run = &self.items[self.clause.start..self.at];
        let season = |item: &Item| among!(item.word, "christmas" | "holiday" | "festive" | "diwali");
        let sales = |item: &Item| matches!(item.kind, Kind::Cue(Cue::Noun(Noun::Sales | Noun::Spending)));
        let opens = run.len() > 2 && season(&run[0]) && run[1..].iter().take(2).any(sales);
        opens && !run.iter().any(Item::is_name)
    }

    /// "passengers carried by domestic airlines": all who are in the market, and no company.
    fn is_by_market(&self) -> bool {
        let run = &self.items[..self.clause.end];
        run.windows(2).enumerate().any(|(at, pair)| {
            let acts = matches!(pair[0].kind, Kind::Cue(Cue::MovePeople | Cue::Ship));
            let by = acts && pair.word(1) == "by";
            let mut agent = run[at + 2..].iter().skip_while(|item| item.kind == Kind::Word);
            by && agent.next().is_some_and(|item| matches!(item.kind, Kind::Market(_)))
        })
    }

    /// The subject is a market, and the words say or a research firm tells that all of it is meant.
    pub(crate) fn of_whole_market(&self) -> bool {
        let whole = |item: &Item| among!(item.word, "worldwide" | "global" | "globally" | "industry" | "nationwide");
        self.market().is_some() && (self.carried.analyst || self.items[..self.at].iter().any(whole))
    }
}
