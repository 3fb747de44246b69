//! Gives every clause its subject: its own, or the one it carries on from the clauses before.

use super::apposition::{describes_name, is_apposition, is_backing, is_one_of_kind};
use super::crowd::{is_some, names_examples};
use super::figure::{is_of_figure, name_behind, owner_of_figure, stands_behind};
use super::foreign::{
    acts_unknown, follows_unknown_name, has_finite_verb, is_foreign, is_its_rival, is_of_others, is_sector,
    is_unknown_name, leads_with_segment, of_unknown_follower, opens_with_participle,
};
use super::inherit::{
    came_in, deictic, each_before, follows_comma, given_holder, goes_on, is_leader, lend_forward, lend_to_lead,
    market_before, name_before, placed_by_firm, shared_by_it, taker, then_named, trailing_holder,
};
use super::own::{own_place, own_subject};
use super::tag::{is_tag, speaker_again, speaker_company, speaks_for_a_firm};
use super::words::is_passive_follow;
use super::{Carried, Clause, Opener};
use crate::among::among;
use crate::claim::item::{Item, Kind, Reading, Row};
use crate::claim::lexicon::{Cue, Noun};
use crate::claim::party::{Party, PartyKind, is_verb};
use crate::vocabulary::Class;

/// Gives every clause its subject.
pub(crate) fn find_subjects(reading: &Reading, items: &[Item], clauses: &mut [Clause], carried: &Carried) {
    let mut walk = Walk {
        reading,
        items,
        carried,
        analyst: carried.analyst || speaks_for_a_firm(items),
        main: None,
        last: None,
        paused: None,
        place: None,
        outside: None,
        foreign: false,
        listing: false,
        end: 0,
    };
    for at in 0..clauses.len() {
        walk.step(clauses, at);
        if at == 1 || at == 2 && clauses[0].end - clauses[0].start == 1 {
            lend_forward(items, &mut clauses[at - 1..=at]);
        }
    }
    lend_to_lead(items, clauses);
}

/// A walk over the clauses of a sentence, and what it remembers of those behind.
struct Walk<'a> {
    reading: &'a Reading<'a>,
    items: &'a [Item<'a>],
    carried: &'a Carried,
    /// A research firm speaks.
    analyst: bool,
    /// Whom the sentence speaks of.
    main: Option<Party>,
    /// The subject of the clause before.
    last: Option<Party>,
    /// Whom it spoke of before the relative clause that is open.
    paused: Option<Party>,
    /// The place the sentence speaks of.
    place: Option<Party>,
    /// `main` and `last` as they were before the bracket that is open.
    outside: Option<(Option<Party>, Option<Party>)>,
    /// The clause before is about something that is no party.
    foreign: bool,
    /// Parts of what was named are listed: "which includes desktops, notebooks".
    listing: bool,
    /// Where the clause before ends.
    end: usize,
}

impl Walk<'_> {
    fn step(&mut self, clauses: &mut [Clause], at: usize) {
        let clause = clauses[at].clone();
        let before = &clauses[..at];
        self.cross(clause.start);
        self.end = clause.end;
        self.pause(&clause);
        let items = self.items;
        let tag = is_tag(items, &clause);
        let own = self.own(before, &clause, tag);
        let own_place = own_place(items, &clause);
        let beside = clause.opener == Opener::Paren && name_before(items, clause.start).is_some();
        // "giving it a 12% share": what gives it still governs.
        let given = items[clause.start].word == "giving";
        let is_own = own.is_some() && !given || beside;
        let foreign = !is_own && self.is_foreign(before, &clause);
        self.foreign = !is_own && (foreign || is_unknown_name(self.reading, items, &clause));
        // "Belgium saw growth of 224%": the place's own.
        let placed = own_place.is_some() && !is_own && !matches!(clause.opener, Opener::With | Opener::Paren);
        // "Verizon, the US market leader": no place's own.
        let placed = placed && !is_apposition(items, &clause);
        let placed = placed && !(self.forecaster(&clause).is_some() && measures_in_place(items, &clause));
        let inherited = self.inherited(before, &clause).filter(|_| !placed);
        let subject = own.or(inherited).filter(|_| !foreign);
        // "wrote on Weibo that Xiaomi leads": with nobody before it, a content clause is no aside.
        let aside = matches!(clause.opener, Opener::With | Opener::Paren | Opener::Follow)
            || clause.opener == Opener::Relative && self.main.is_some();
        if is_own && !aside {
            self.main.clone_from(&subject);
        } else if self.main.is_none() {
            self.main = taker(items, &clause);
        }
        let reported = clauses.get(at + 1).is_some_and(|next| next.opener == Opener::Content);
        if tag && (self.main.is_none() || reported && reports(items, &clause)) {
            // "Netflix says it": the one who speaks is spoken of, unless something else is.
            let speaker = speaker_company(items, &clause).or_else(|| speaker_again(items, &clause, self.carried));
            self.main = speaker.or_else(|| self.main.take());
        }
        if own_place.is_some() {
            self.place.clone_from(&own_place);
        } else if is_own {
            self.place = None;
        }
        if !tag {
            self.last.clone_from(&subject);
        }
        let place = own_place.or_else(|| self.place.clone());
        clauses[at] = Clause { subject, own: is_own, place, tag, foreign, ..clause };
    }

    /// "Xiaomi, which gained as Huawei fell, has": behind the aside the sentence goes on about the one before it.
    fn pause(&mut self, clause: &Clause) {
        match clause.opener {
            Opener::Relative => self.paused.clone_from(&self.main),
            Opener::Comma if goes_on(self.items, clause) => self.main = self.paused.take().or(self.main.take()),
            Opener::Comma => self.paused = None,
            // "which fell, while Huawei rose": no part of the aside.
            _ if follows_comma(self.items, clause) => self.paused = None,
            _ => {}
        }
    }

    /// What brackets speak of ends with them.
    fn cross(&mut self, start: usize) {
        for border in &self.items[self.end..start] {
            match border.kind {
                Kind::Open => self.outside = Some((self.main.clone(), self.last.clone())),
                Kind::Close => {
                    if let Some(before) = self.outside.take().filter(|before| before.0.is_some()) {
                        (self.main, self.last) = before;
                    }
                }
                _ => {}
            }
        }
    }

    /// The subject that stands in the clause itself, or that it clearly points to.
    fn own(&mut self, before: &[Clause], clause: &Clause, tag: bool) -> Option<Party> {
        let items = self.items;
        let own = || given_holder(items, clause).or_else(|| self.stated(before, clause));
        // "whose share, together with the Poco sub-brand, rose": who is only counted in.
        let before_with = clause.start.checked_sub(1).map_or("", |at| items.word(at));
        let beside = clause.opener == Opener::With && among!(before_with, "together" | "along");
        let own = if tag || beside { None } else { own() };
        let own = own
            .map(|party| self.of_antecedent(clause, party))
            .or_else(|| deictic(items, clause, self.carried))
            .or_else(|| shared_by_it(items, clause, self.carried))
            .or_else(|| trailing_holder(items, clause))
            .or_else(|| name_behind(items, clause))
            .or_else(|| self.headed(before, clause));
        self.listing = match (clause.opener, before.last()) {
            (Opener::Relative, _) => lists_parts(items, clause),
            (Opener::Comma, _) if is_including(items, clause) => true,
            (Opener::Comma | Opener::And, Some(last)) => self.listing && !counts(items, last),
            _ => false,
        };
        let own = own.filter(|party| {
            !(party.kind == PartyKind::Market || names_examples(items, clause)) || !is_some(items, clause)
        });
        let own = own.filter(|party| !self.describes(party, before, clause))?;
        if party_of_another(self.reading, items, clause, &own) {
            return None;
        }
        // "Sony expects games revenue of": what a company expects of a market of its own is its own.
        let told = || before.last().is_some_and(|last| says(items, last)) && has_finite_verb(items, clause);
        match self.forecaster(clause) {
            Some(company) if own.kind == PartyKind::Market && !self.analyst && !told() => Some(company.clone()),
            _ => Some(own),
        }
    }

    /// "followed by Xiaomi, which cemented its second place": "its" is of the one "which" stands for.
    fn of_antecedent(&self, clause: &Clause, party: Party) -> Party {
        let items = self.items;
        let which = clause.opener == Opener::Relative && items.word(clause.start) == "which";
        let possessive = |item: &Item| item.kind == Kind::Cue(Cue::Possessive) && party.via == Some(item.span);
        if which && items[clause.start..clause.end].iter().any(possessive) {
            name_before(items, clause.start).unwrap_or(party)
        } else {
            party
        }
    }

    /// What seems to be the subject is a part of it, or describes the name before.
    fn describes(&self, party: &Party, before: &[Clause], clause: &Clause) -> bool {
        let items = self.items;
        let market = party.kind == PartyKind::Market;
        let named = || items[clause.start..clause.end].iter().any(Item::is_name);
        market && (self.listing || is_of_others(items, clause))
            || (market || party.via.is_some() || !named() || is_one_of_kind(items, clause))
                && is_apposition(items, clause)
            || before.last().is_some_and(|last| describes_name(items, last, clause))
            || is_backing(items, clause)
    }

    /// The company that says what the clause states.
    fn forecaster(&self, clause: &Clause) -> Option<&Party> {
        let company = self.main.as_ref().filter(|party| party.kind == PartyKind::Company);
        company.filter(|_| clause.opener == Opener::Content)
    }

    /// The subject before the verb of the clause.
    fn stated(&self, before: &[Clause], clause: &Clause) -> Option<Party> {
        // "with Samsung closing the list with its 4 million": the possessive is Samsung's.
        let with = |last: &Clause| last.opener == Opener::With && last.own;
        let nested = clause.opener == Opener::With && before.last().is_some_and(with);
        let main = if nested { self.last.as_ref() } else { self.main.as_ref() };
        let known = Known { main, carried: self.carried, analyst: self.analyst, foreign: self.foreign };
        own_subject(self.reading, self.items, clause, &known)
    }

    /// The one name of the heading, when nothing but a figure stands under it.
    fn headed(&self, before: &[Clause], clause: &Clause) -> Option<Party> {
        let alone = || before.iter().all(|lead| lead.end - lead.start == 1) && is_bare_figure(self.items, clause);
        self.carried.heading.clone().filter(|_| alone())
    }

    /// The subject a clause without one of its own carries on.
    fn inherited(&self, before: &[Clause], clause: &Clause) -> Option<Party> {
        let items = self.items;
        let beside = || name_before(items, clause.start);
        let main = || self.main.clone();
        let last = || self.last.clone();
        match (clause.opener, before.last()) {
            (Opener::Relative, Some(before))
                if matches!(before.opener, Opener::With | Opener::Follow) && is_of_figure(items, clause) =>
            {
                last().or_else(main)
            }
            (Opener::Relative, _) if is_of_figure(items, clause) && self.main.is_some() => main(),
            (Opener::Relative, _) => self.antecedent(clause.start),
            // "beaten by BYD, which disclosed deliveries of 526,409": its own.
            (Opener::Content, Some(before)) if before.opener == Opener::Relative => {
                name_before(items, before.start).or_else(main).or_else(last)
            }
            (Opener::Paren, _) => beside().or_else(last).or_else(main),
            (Opener::With, _) if then_named(items, clause.start).is_some() => then_named(items, clause.start),
            (Opener::With, Some(before)) => {
                let free = !before.own && (holds_follow(items, before) || self.last.is_none());
                let named = beside().filter(|_| free && stands_behind(items, clause.start).is_none());
                // "The market was led by Samsung with 25 percent".
                let named = named.or_else(|| beside().filter(|_| is_leader(items, clause.start)));
                // "At the third position is Idea Cellular with 16 percent".
                let placed = || placed_by_firm(items, before).filter(|_| !before.own);
                named.or_else(last).or_else(main).or_else(placed)
            }
            (Opener::With, None) => last().or_else(main),
            // "AMD, whose revenue grew, going from #18 to #15".
            (Opener::Comma, Some(before)) if before.opener == Opener::Relative && moves_on(items, clause) => {
                last().or_else(main)
            }
            _ => came_in(items, before, clause).or_else(main).or_else(last),
        }
    }

    /// Whom "which" or "who" at item `start` stands for.
    fn antecedent(&self, start: usize) -> Option<Party> {
        owner_of_figure(self.items, start)
            .or_else(|| self.main.clone().filter(|_| self.of_goods_sold(start)))
            .or_else(|| each_before(self.items, start))
            .or_else(|| name_before(self.items, start))
            .or_else(|| market_before(self.items, start))
            .or_else(|| self.main.clone())
    }

    /// "Lenovo shipped 4.3 million tablets, which are 5 percent more": so many are not the market.
    fn of_goods_sold(&self, start: usize) -> bool {
        let company = self.main.as_ref().is_some_and(|party| party.kind == PartyKind::Company);
        let mut before = self.items[..start].iter().rev().filter(|item| item.kind != Kind::Comma);
        let goods = before.next().is_some_and(|item| matches!(item.kind, Kind::Market(_)));
        company && goods && before.next().is_some_and(|item| item.quantity.is_some())
    }

    /// Whether a clause without a subject of its own is about something that is no party.
    fn is_foreign(&self, before: &[Clause], clause: &Clause) -> bool {
        let items = self.items;
        let goes_on = self.foreign
            && matches!(clause.opener, Opener::Comma | Opener::And | Opener::With | Opener::Paren | Opener::Dash);
        let idle = || !has_finite_verb(items, clause) || opens_with_participle(items, clause);
        let unnamed = |first: &Clause| {
            is_unknown_name(self.reading, items, first) || is_sector(items, first) || is_its_rival(items, first)
        };
        let comma = usize::from(clause.start > 1 && items[clause.start - 1].kind == Kind::Comma);
        let part = clause.opener == Opener::Relative
            && clause.start > 0
            && among!(items.word(clause.start - 1 - comma), "segment" | "category" | "tier" | "class");
        part || follows_unknown_name(self.reading, items, clause)
            || of_unknown_follower(self.reading, items, clause)
            || is_foreign(self.reading, items, clause)
            || goes_on && idle()
            || self.main.is_none() && (before.first().is_some_and(unnamed) || leads_with_segment(items, clause))
    }
}

/// What a pronoun stands for is not whom the clause is about: "Blorbo lifted its share", "Its closest rival,".
fn party_of_another(reading: &Reading, items: &[Item], clause: &Clause, party: &Party) -> bool {
    party.via.is_some() && (acts_unknown(reading, items, clause) || is_its_rival(items, clause))
}

pub(super) fn says(items: &[Item], clause: &Clause) -> bool {
    items[clause.start..clause.end].iter().any(|item| matches!(item.kind, Kind::Cue(Cue::Say | Cue::Estimate)))
}

/// "going from #18", "moving up to third".
fn moves_on(items: &[Item], clause: &Clause) -> bool {
    let verb = items.word(clause.start);
    among!(verb, "going" | "moving" | "climbing" | "jumping" | "dropping" | "slipping" | "falling" | "rising")
        && among!(items.word(clause.start + 1), "from" | "to" | "up" | "down")
}

/// "on place three follows the VW ID.3 with 56,118".
fn holds_follow(items: &[Item], clause: &Clause) -> bool {
    items[clause.start..clause.end].iter().any(|item| item.kind == Kind::Cue(Cue::Follow) && !is_passive_follow(item))
}

/// What is known when a clause looks for its subject.
pub(super) struct Known<'a> {
    pub(super) main: Option<&'a Party>,
    pub(super) carried: &'a Carried,
    /// A research firm speaks: "we" is no company of the market.
    pub(super) analyst: bool,
    /// The sentence is about something that is no party: "it" is that.
    pub(super) foreign: bool,
}

/// "Toyota said U.S. sales dropped": where its sales were.
fn measures_in_place(items: &[Item], clause: &Clause) -> bool {
    let measure = items.get(clause.start + 1).filter(|_| clause.start + 1 < clause.end);
    measure.is_some_and(|item| matches!(item.kind, Kind::Cue(Cue::Noun(Noun::Sales | Noun::Volume | Noun::Revenue))))
}

/// "and Kia reported", before what it reported: the figures are its own.
fn reports(items: &[Item], clause: &Clause) -> bool {
    let verb = clause.end.checked_sub(1).map_or("", |last| items.word(last));
    Class::ReportingVerb.has(verb)
}

/// "Estimated sales of around 16.4 million units.": a measure and its number, nobody and no verb.
fn is_bare_figure(items: &[Item], clause: &Clause) -> bool {
    let run = &items[clause.start..clause.end];
    let measure = run.iter().take(3).any(|item| {
        matches!(
            item.kind,
            Kind::Cue(Cue::Noun(Noun::Sales | Noun::Volume | Noun::Share | Noun::Revenue | Noun::Users))
        )
    });
    let verb = |cue: Cue| is_verb(cue) && !matches!(cue, Cue::Estimate);
    measure
        && run.iter().any(|item| matches!(item.kind, Kind::Quantity(_)))
        && !run
            .iter()
            .any(|item| matches!(item.kind, Kind::Cue(cue) if verb(cue)) || matches!(item.kind, Kind::Cue(Cue::Total)))
}

/// "which includes desktops, notebooks": the parts of what was named, not what the sentence speaks of.
fn lists_parts(items: &[Item], clause: &Clause) -> bool {
    let run = &items[clause.start..clause.end];
    let parts = run
        .iter()
        .take(4)
        .any(|item| ["includ", "compris", "cover", "consist"].iter().any(|stem| item.word.starts_with(stem)));
    parts && run.last().is_some_and(|item| matches!(item.kind, Kind::Market(_)))
}

/// "PCs, including desktops, notebooks and tablets, fell": parts again.
fn is_including(items: &[Item], clause: &Clause) -> bool {
    among!(items.word(clause.start), "including" | "excluding" | "comprising") && !counts(items, clause)
}

fn counts(items: &[Item], clause: &Clause) -> bool {
    items[clause.start..clause.end].iter().any(|item| matches!(item.kind, Kind::Quantity(_)))
}
