//! Cuts a sentence into clauses and finds the subject of each. Light: commas, conjunctions, relative words, "with".

use super::item::{Item, Kind, Reading};
use super::lexicon::{Cue, Noun};
use super::party::{Party, PartyKind, is_and, is_company_word, is_verb, names_at};
use crate::entity::{EntityKind, Fit, describes};
use crate::span::Span;

/// What opened a clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Opener {
    Start,
    Comma,
    And,
    With,
    Relative,
    While,
    Paren,
    Colon,
    Dash,
    Follow,
    Content,
    Pipe,
}

/// A run of items with its subjects.
#[derive(Clone, Debug)]
pub(crate) struct Clause {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) opener: Opener,
    /// The company, market or place the clause is about: its own, or the one it carries on.
    pub(crate) subject: Option<Party>,
    /// The subject stands in the clause itself.
    pub(crate) own: bool,
    /// A place that leads the clause: "China made up".
    pub(crate) place: Option<Party>,
    /// It only says who speaks: ", Canalys said".
    pub(crate) tag: bool,
    /// It is about something that is no party: "fares are", "the first update cut".
    pub(crate) foreign: bool,
}

/// Where clauses begin in `items`, and what opens each.
pub(crate) fn cut(reading: &Reading, items: &[Item]) -> Vec<Clause> {
    let mut clauses: Vec<Clause> = Vec::new();
    let mut start = 0;
    let mut opener = Opener::Start;
    let mut at = 0;
    while at < items.len() {
        if let Some((opens, skip)) = border(reading, items, at, start) {
            // A verb of saying belongs to the clause before what it says.
            let end = if opens == Opener::Content { at + 1 } else { at };
            if end > start {
                clauses.push(empty(start, end, opener));
            }
            opener = opens;
            start = at + skip;
            at = start.max(at + 1);
            continue;
        }
        at += 1;
    }
    if start < items.len() {
        clauses.push(empty(start, items.len(), opener));
    }
    clauses
}

fn empty(start: usize, end: usize, opener: Opener) -> Clause {
    Clause { start, end, opener, subject: None, own: false, place: None, tag: false, foreign: false }
}

/// Whether a clause begins at `at`: what opens it, and how many items belong to the border.
fn border(reading: &Reading, items: &[Item], at: usize, start: usize) -> Option<(Opener, usize)> {
    let item = &items[at];
    match item.kind {
        Kind::Comma => (!in_list(reading, items, at, start)).then(|| after_comma(reading, items, at)),
        Kind::Semicolon => Some((Opener::Comma, 1)),
        Kind::Colon => Some((Opener::Colon, 1)),
        Kind::Dash => Some((Opener::Dash, 1)),
        Kind::Open => Some((Opener::Paren, 1)),
        Kind::Close => Some((Opener::Comma, 1)),
        Kind::Pipe => Some((Opener::Pipe, 1)),
        Kind::Cue(Cue::With) if at > start => Some((Opener::With, 0)),
        Kind::Cue(Cue::Follow) if at > start && is_passive_follow(reading, item) => Some((Opener::Follow, 0)),
        Kind::Cue(Cue::Relative) if at > start => relative(reading, items, at),
        Kind::Cue(Cue::While) if is_and(reading, item) => conjunction(reading, items, at, start),
        Kind::Cue(Cue::While) if at > start && !is_preposition_use(reading, items, at) => Some((Opener::While, 0)),
        Kind::Cue(Cue::Say | Cue::Estimate | Cue::Forecast | Cue::Goal) => {
            content(reading, items, at).map(|skip| (Opener::Content, skip))
        }
        _ => None,
    }
}

/// After a comma the word that follows may open the clause itself.
fn after_comma(reading: &Reading, items: &[Item], at: usize) -> (Opener, usize) {
    match items.get(at + 1).map(|item| item.kind) {
        Some(Kind::Cue(Cue::With)) => (Opener::With, 1),
        Some(Kind::Cue(Cue::Relative)) => (Opener::Relative, 1),
        Some(Kind::Cue(Cue::Follow)) if is_passive_follow(reading, &items[at + 1]) => (Opener::Follow, 1),
        Some(Kind::Cue(Cue::While)) if is_and(reading, &items[at + 1]) => (Opener::And, 2),
        Some(Kind::Cue(Cue::While)) => (Opener::While, 1),
        _ => (Opener::Comma, 1),
    }
}

fn is_passive_follow(reading: &Reading, item: &Item) -> bool {
    reading.lower(item).contains("by")
        || reading.lower(item).contains("next")
        || reading.lower(item).starts_with("then")
}

fn relative(reading: &Reading, items: &[Item], at: usize) -> Option<(Opener, usize)> {
    let word = reading.word(&items[at]);
    let after = items.get(at + 1)?;
    if word == "that" {
        let demonstrative = matches!(reading.word(after), "of" | "period" | "time" | "year" | "quarter" | "point");
        return (!demonstrative && !matches!(after.kind, Kind::Comma | Kind::Punct)).then_some((Opener::Relative, 0));
    }
    Some((Opener::Relative, 0))
}

/// "as of July 3", "since November 2020", "after a gap of": no clause of their own.
fn is_preposition_use(reading: &Reading, items: &[Item], at: usize) -> bool {
    let word = reading.word(&items[at]);
    let Some(after) = items.get(at + 1) else { return true };
    if matches!(after.kind, Kind::Period(_) | Kind::Quantity(_)) {
        return true;
    }
    if word == "since" && at > 0 && matches!(reading.word(&items[at - 1]), "has" | "have" | "had" | "ever") {
        return true;
    }
    match word {
        "as" => {
            matches!(reading.word(after), "of" | "per" | "well" | "many" | "much" | "a" | "the")
                || is_as_many(reading, items, at)
        }
        "than" | "so" | "once" | "until" | "where" => true,
        "since" | "before" | "after" => matches!(reading.word(after), "the" | "a" | "an" | "its"),
        _ => false,
    }
}

fn is_as_many(reading: &Reading, items: &[Item], at: usize) -> bool {
    at > 0 && matches!(reading.word(&items[at - 1]), "many" | "much")
}

/// "and" between names, between numbers or between plain nouns joins them; elsewhere a clause begins.
fn conjunction(reading: &Reading, items: &[Item], at: usize, start: usize) -> Option<(Opener, usize)> {
    if at == start {
        return None;
    }
    let (before, after) = (&items[at - 1], items.get(at + 1)?);
    let both = |test: fn(&Kind) -> bool| test(&before.kind) && test(&after.kind);
    let named = both(|kind| matches!(kind, Kind::Name(_) | Kind::Voice(_)));
    let placed = both(|kind| matches!(kind, Kind::Region(_) | Kind::Market(_)));
    let counted = both(|kind| matches!(kind, Kind::Quantity(_)));
    let timed = both(|kind| matches!(kind, Kind::Period(_)));
    let nouns = both(|kind| matches!(kind, Kind::Cue(Cue::Noun(_) | Cue::Role)));
    let bare = both(|kind| matches!(kind, Kind::Word));
    if named || placed || counted || timed || nouns || (bare && !starts_subject(reading, items, at + 1)) {
        return None;
    }
    Some((Opener::And, 1))
}

/// Whether a determiner or the like begins a noun phrase here.
fn starts_subject(reading: &Reading, items: &[Item], at: usize) -> bool {
    matches!(
        reading.word(&items[at]),
        "the" | "a" | "an" | "this" | "that" | "these" | "also" | "now" | "to" | "in" | "by"
    )
}

/// Whether the comma at `at` separates the names of a list.
fn in_list(reading: &Reading, items: &[Item], at: usize, start: usize) -> bool {
    let is_name = |index: usize| items.get(index).is_some_and(|item| matches!(item.kind, Kind::Name(_)));
    if at == start || !is_name(at - 1) {
        return false;
    }
    let mut first = at - 1;
    while first > start && at - first < 12 && (is_name(first - 1) || matches!(items[first - 1].kind, Kind::Comma)) {
        first -= 1;
    }
    names_at(reading, items, first, items.len()).is_some_and(|(_, next)| next > at)
}

/// Whether what a verb of saying says begins right after it: how many items to leave out.
fn content(reading: &Reading, items: &[Item], at: usize) -> Option<usize> {
    let mut next = at + 1;
    while let Some(item) = items.get(next) {
        let aside = matches!(reading.word(item), "in" | "at")
            && items.get(next + 1).is_some_and(|article| matches!(reading.word(article), "a" | "an"));
        let skipped = matches!(item.kind, Kind::Period(_))
            || matches!(reading.word(item), "on" | "separately" | "that" | "also" | "today");
        match () {
            () if aside => next += 3,
            () if skipped => next += 1,
            () => break,
        }
    }
    let that = next > at + 1 && items.get(next - 1).is_some_and(|item| reading.word(item) == "that");
    let mut head = next;
    while items.get(head).is_some_and(|item| matches!(reading.word(item), "the" | "a" | "an" | "global" | "worldwide"))
    {
        head += 1;
    }
    let subject = items.get(head).is_some_and(|item| match item.kind {
        Kind::Name(_) | Kind::Market(_) | Kind::Region(_) => true,
        Kind::Cue(Cue::Pronoun | Cue::Possessive) => true,
        Kind::Cue(Cue::Noun(noun)) => noun != Noun::Price,
        _ => false,
    });
    // "told Reuters", "reported 3.6 million", "quoted IDC" say nothing yet.
    (that || subject).then_some(next - at)
}

/// What a clause may carry on from the passage.
#[derive(Clone, Debug, Default)]
pub(crate) struct Carried {
    /// The company spoken of last.
    pub(crate) company: Option<Party>,
    /// The market spoken of last.
    pub(crate) market: Option<Party>,
    /// Whichever of both was the last subject.
    pub(crate) last: Option<Party>,
    /// Companies named lately, latest last; at most eight.
    pub(crate) recent: Vec<String>,
    /// All companies in the order of their first mention.
    pub(crate) known: Vec<String>,
    /// The company was named in this paragraph, or the article is about it.
    pub(crate) fresh: bool,
    /// A research firm spoke last: its "we" is no company of the market.
    pub(crate) analyst: bool,
}

/// Gives every clause its subject.
pub(crate) fn find_subjects(reading: &Reading, items: &[Item], clauses: &mut [Clause], carried: &Carried) {
    let mut main: Option<Party> = None;
    let mut place: Option<Party> = None;
    let mut last: Option<Party> = None;
    let mut foreign_on = false;
    let analyst = carried.analyst || speaks_for_a_firm(reading, items);
    for at in 0..clauses.len() {
        let clause = clauses[at].clone();
        let tag = is_tag(reading, items, &clause);
        let known = Known { main: main.as_ref(), carried, analyst, foreign: foreign_on };
        let own = if tag { None } else { own_subject(reading, items, &clause, &known) };
        let own_place = own_place(reading, items, &clause);
        let inherited = match clause.opener {
            Opener::Relative => name_before(reading, items, clause.start).or_else(|| main.clone()),
            Opener::Paren => {
                name_before(reading, items, clause.start).or_else(|| last.clone()).or_else(|| main.clone())
            }
            // "At the third position is Idea Cellular with 16 percent".
            Opener::With if at > 0 && !clauses[at - 1].own => name_before(reading, items, clause.start)
                .filter(|_| last.is_none())
                .or_else(|| last.clone())
                .or_else(|| main.clone()),
            Opener::With => last.clone().or_else(|| main.clone()),
            _ => main.clone(),
        };
        let beside = clause.opener == Opener::Paren && name_before(reading, items, clause.start).is_some();
        let follows = clause.opener == Opener::With && at > 0 && holds_follow(reading, items, &clauses[at - 1]);
        let inherited = if follows { name_before(reading, items, clause.start).or(inherited) } else { inherited };
        // "Sony expects games revenue of": what a company expects of a market of its own is its own.
        let forecaster =
            main.as_ref().filter(|party| party.kind == PartyKind::Company && clause.opener == Opener::Content);
        let own = match (own, forecaster) {
            (Some(party), Some(company))
                if party.kind == PartyKind::Market && !analyst && !says(items, &clauses[at - 1]) =>
            {
                Some(company.clone())
            }
            (own, _) => own,
        };
        let is_own = own.is_some() || beside;
        let goes_on = foreign_on
            && matches!(clause.opener, Opener::Comma | Opener::And | Opener::With | Opener::Paren | Opener::Dash);
        let unnamed = at > 0
            && !is_own
            && main.is_none()
            && clauses[..at].iter().take(1).any(|first| is_unknown_name(reading, items, first));
        let foreign =
            !is_own && (is_foreign(reading, items, &clause) || goes_on && !has_finite_verb(items, &clause) || unnamed);
        foreign_on = !is_own && (foreign || is_unknown_name(reading, items, &clause));
        let subject = own.or(inherited).filter(|_| !foreign);
        if is_own && !matches!(clause.opener, Opener::Relative | Opener::With | Opener::Paren | Opener::Follow) {
            main.clone_from(&subject);
        }
        if main.is_none() && tag {
            // "Netflix says it": the one who speaks is spoken of, unless something else is.
            main = speaker_company(reading, items, &clause);
        }
        if own_place.is_some() {
            place.clone_from(&own_place);
        } else if is_own {
            place = None;
        }
        if !tag {
            last.clone_from(&subject);
        }
        clauses[at] =
            Clause { subject, own: is_own, place: own_place.or_else(|| place.clone()), tag, foreign, ..clause };
        if at == 1 {
            lend_forward(reading, items, &mut clauses[..2]);
        }
    }
}

fn says(items: &[Item], clause: &Clause) -> bool {
    items[clause.start..clause.end].iter().any(|item| matches!(item.kind, Kind::Cue(Cue::Say | Cue::Estimate)))
}

/// "on place three follows the VW ID.3 with 56,118".
fn holds_follow(reading: &Reading, items: &[Item], clause: &Clause) -> bool {
    items[clause.start..clause.end]
        .iter()
        .any(|item| item.kind == Kind::Cue(Cue::Follow) && !is_passive_follow(reading, item))
}

/// "Wise, which operates in 70 countries": a name nobody knows leads the sentence.
fn is_unknown_name(reading: &Reading, items: &[Item], clause: &Clause) -> bool {
    let [item] = &items[clause.start..clause.end] else { return false };
    let word = reading.word(item);
    let opens = matches!(
        word,
        "elsewhere"
            | "besides"
            | "indeed"
            | "yesterday"
            | "second"
            | "third"
            | "nationwide"
            | "altogether"
            | "moreover"
            | "furthermore"
            | "nevertheless"
            | "nonetheless"
            | "therefore"
            | "thus"
            | "hence"
            | "afterwards"
            | "abroad"
            | "combined"
            | "according"
            | "instead"
            | "likewise"
    );
    clause.opener == Opener::Start
        && item.kind == Kind::Word
        && reading.segments.tokens[item.tokens.start].capital
        && !opens
        && !is_neutral(word)
        && items.get(clause.end).is_some_and(|next| next.kind == Kind::Comma)
}

fn has_finite_verb(items: &[Item], clause: &Clause) -> bool {
    items[clause.start..clause.end].iter().any(|item| matches!(item.kind, Kind::Cue(cue) if is_verb(cue)))
}

/// Whether a plain noun that is no party and no measure stands as the subject before the verb.
fn is_foreign(reading: &Reading, items: &[Item], clause: &Clause) -> bool {
    if matches!(clause.opener, Opener::Relative | Opener::Paren | Opener::With | Opener::Follow | Opener::Pipe) {
        return false;
    }
    let mut noun = false;
    for item in &items[clause.start..clause.end] {
        match item.kind {
            Kind::Word
                if matches!(
                    reading.word(item),
                    "may" | "can" | "could" | "must" | "might" | "should" | "does" | "do" | "did"
                ) =>
            {
                return noun;
            }
            Kind::Word => {
                let word = reading.word(item);
                if is_preposition(word) && !noun || is_company_word(word) || is_neutral(word) {
                    if is_preposition(word) {
                        return false;
                    }
                    continue;
                }
                noun = true;
            }
            Kind::Quote | Kind::Punct | Kind::Period(_) | Kind::Cue(Cue::While | Cue::Earlier | Cue::Total) => {}
            Kind::Cue(cue) if is_verb(cue) => return noun,
            _ => return false,
        }
    }
    false
}

/// Words that stand before a verb and are no subject of their own, or stand for a figure.
fn is_neutral(word: &str) -> bool {
    word.ends_with("ly")
        || word.ends_with("ing")
        || word.ends_with("ed")
        || matches!(
            word,
            "the"
                | "a"
                | "an"
                | "this"
                | "that"
                | "these"
                | "those"
                | "there"
                | "also"
                | "still"
                | "now"
                | "then"
                | "so"
                | "far"
                | "what"
                | "figure"
                | "number"
                | "total"
                | "tally"
                | "result"
                | "amount"
                | "even"
                | "only"
                | "not"
                | "yet"
                | "however"
                | "meanwhile"
                | "already"
                | "again"
                | "first"
                | "next"
                | "last"
                | "who"
                | "which"
                | "has"
                | "have"
                | "had"
                | "to"
                | "once"
                | "overall"
                | "one"
                | "two"
                | "three"
                | "others"
                | "both"
                | "each"
                | "all"
                | "most"
                | "more"
                | "rather"
                | "instead"
                | "too"
                | "just"
                | "here"
                | "today"
                | "alone"
                | "as"
                | "well"
                | "up"
                | "down"
                | "back"
                | "out"
                | "over"
                | "big"
                | "no"
                | "'s"
                | "’s"
                | "much"
                | "ever"
                | "never"
                | "always"
                | "in"
                | "figures"
                | "numbers"
                | "results"
                | "tech"
                | "domestic"
                | "net"
                | "quarter"
                | "quarterly"
                | "year"
                | "annual"
                | "unit"
                | "business"
                | "division"
                | "part"
                | "slice"
                | "quite"
                | "sure"
                | "go"
                | "come"
                | "able"
                | "tracker"
                | "researcher"
                | "researchers"
                | "analysts"
                | "report"
                | "study"
                | "survey"
                | "consultancy"
                | "regulator"
        )
}

/// "With a share of 38 percent, Lindt was ahead": what leads up to the subject belongs to it.
fn lend_forward(reading: &Reading, items: &[Item], clauses: &mut [Clause]) {
    let [first, second, ..] = clauses else { return };
    let leads = items.get(first.start).is_some_and(|item| {
        matches!(reading.word(item), "with" | "at" | "having" | "selling" | "shipping" | "holding")
    });
    if leads && first.subject.is_none() && second.own && second.opener == Opener::Comma {
        first.subject.clone_from(&second.subject);
    }
}

/// What is known when a clause looks for its subject.
struct Known<'a> {
    main: Option<&'a Party>,
    carried: &'a Carried,
    /// A research firm speaks: "we" is no company of the market.
    analyst: bool,
    /// The sentence is about something that is no party: "it" is that.
    foreign: bool,
}

fn speaks_for_a_firm(reading: &Reading, items: &[Item]) -> bool {
    let firm = |item: &Item| {
        reading.entity(item).is_some_and(|entity| entity.analyst || entity.kind == EntityKind::Researcher)
    };
    items.iter().any(|item| matches!(item.kind, Kind::Voice(_)) && firm(item))
}

/// A clause that only names a voice and a verb of saying.
fn is_tag(reading: &Reading, items: &[Item], clause: &Clause) -> bool {
    let run = &items[clause.start..clause.end];
    let says = clause.opener != Opener::Relative
        && run.iter().any(|item| matches!(item.kind, Kind::Cue(Cue::Say | Cue::Source)));
    let amounts = run.iter().any(|item| matches!(item.kind, Kind::Quantity(_)));
    let sources = matches!(run.first().map(|item| item.kind), Some(Kind::Cue(Cue::Source)));
    let voice = run.iter().take(6).any(|item| {
        matches!(item.kind, Kind::Name(_) | Kind::Voice(_) | Kind::Cue(Cue::Pronoun | Cue::Role))
            || is_company_word(reading.word(item))
    });
    says && !amounts && (sources || voice && says_last(run))
}

/// The verb of saying has nothing but circumstances after it.
fn says_last(run: &[Item]) -> bool {
    let at = run.iter().position(|item| matches!(item.kind, Kind::Cue(Cue::Say | Cue::Source))).unwrap_or(0);
    !run[at + 1..]
        .iter()
        .any(|item| matches!(item.kind, Kind::Cue(cue) if is_verb(cue) && cue != Cue::Say || cue == Cue::Goal))
}

fn speaker_company(reading: &Reading, items: &[Item], clause: &Clause) -> Option<Party> {
    let at = (clause.start..clause.end).find(|&at| matches!(items[at].kind, Kind::Name(_)))?;
    Some(Party::one(PartyKind::Company, reading.name(&items[at]), items[at].span))
}

/// The name right before item `start`, past the bracket or comma that opened the clause.
fn name_before(reading: &Reading, items: &[Item], start: usize) -> Option<Party> {
    (start.saturating_sub(2)..start).rev().map(|at| &items[at]).find_map(|item| {
        matches!(item.kind, Kind::Name(_)).then(|| Party::one(PartyKind::Company, reading.name(item), item.span))
    })
}

/// The subject that stands before the verb of the clause.
fn own_subject(reading: &Reading, items: &[Item], clause: &Clause, known: &Known) -> Option<Party> {
    let mut market: Option<Party> = None;
    let mut at = clause.start;
    while at < clause.end {
        let item = &items[at];
        match item.kind {
            Kind::Name(_) if is_subject_place(reading, items, clause, at) => {
                let (party, next) = names_at(reading, items, at, clause.end)?;
                if let Some(product) = product_of(reading, items, next, clause.end) {
                    return Some(product);
                }
                if !names_an_officer(reading, items, next, clause.end) {
                    return Some(party);
                }
                at = next;
                continue;
            }
            Kind::Cue(Cue::Pronoun | Cue::Possessive) if !name_follows(items, at, clause.end) => {
                if let Some(party) = pronoun(reading, item, known) {
                    return Some(party);
                }
            }
            Kind::Word | Kind::Market(_)
                if is_company_word(reading.word(item))
                    && is_definite(reading, items, clause.start, at)
                    && ends_phrase(reading, items, at + 1) =>
            {
                let first = definite_start(reading, items, clause.start, at);
                let words = items[first].span.cover(item.span);
                if let Some(company) = described(reading, words, known) {
                    return Some(company);
                }
            }
            Kind::Market(_) if market.is_none() && is_market_subject(reading, items, clause, at) => {
                if let Some(party) = sold_by(reading, items, at, clause.end) {
                    return Some(party);
                }
                market = Some(Party::one(PartyKind::Market, reading.name(item), item.span));
            }
            Kind::Cue(Cue::Noun(Noun::Market)) if market.is_none() && is_market_subject(reading, items, clause, at) => {
                let before_of = items.get(at + 1).is_some_and(|next| reading.word(next) == "of");
                market = known.carried.market.as_ref().filter(|_| !before_of).map(|party| party.through(item.span));
            }
            Kind::Cue(Cue::Together) => {
                if let Some(party) = several(reading, items, clause, at, known.carried) {
                    return Some(party);
                }
            }
            Kind::Cue(Cue::Follow) if at == clause.start => {}
            Kind::Cue(cue) if is_verb(cue) && !is_noun_use(reading, items, clause, at) => break,
            Kind::Quantity(_) => break,
            _ => {}
        }
        at += 1;
    }
    market
}

/// "the company", not "the service providers": no noun goes on.
fn ends_phrase(reading: &Reading, items: &[Item], at: usize) -> bool {
    let Some(item) = items.get(at) else { return true };
    let word = reading.word(item);
    item.kind != Kind::Word || is_neutral(word) || is_preposition(word) || is_possessive_mark(reading, item)
}

/// "The number of cars sold by Toyota": the one who sells them.
fn sold_by(reading: &Reading, items: &[Item], market: usize, end: usize) -> Option<Party> {
    let verb = (market + 1..end.min(market + 3)).find(|&at| items[at].kind == Kind::Cue(Cue::Ship))?;
    let by = verb + 1 < end && reading.word(&items[verb + 1]) == "by";
    names_at(reading, items, verb + 2, end).filter(|_| by).map(|found| found.0)
}

/// "Its Game Pass service": the name after the possessive is the subject.
fn name_follows(items: &[Item], at: usize, end: usize) -> bool {
    (at + 1..end.min(at + 4))
        .map(|next| items[next].kind)
        .find(|kind| *kind != Kind::Word)
        .is_some_and(|kind| matches!(kind, Kind::Name(_)))
}

/// "Together the three accounted for": the companies named last, in the order they were named.
fn several(reading: &Reading, items: &[Item], clause: &Clause, at: usize, carried: &Carried) -> Option<Party> {
    let number = (clause.start..clause.end.min(at + 4)).find_map(|index| {
        let words = ["two", "three", "four", "five"];
        let found = words.iter().position(|word| *word == reading.word(&items[index]));
        let counted = reading.quantity(&items[index]).and_then(|quantity| quantity.lo).map(|lo| lo.to_f64() as usize);
        found.map(|place| place + 2).or(counted).map(|number| (number, index))
    });
    let (number, index) = number.filter(|(number, _)| (2..=5).contains(number) && *number <= carried.recent.len())?;
    let mut latest = carried.recent[carried.recent.len() - number..].to_vec();
    latest.sort_by_key(|name| carried.known.iter().position(|known| known == name));
    let names = latest.iter().map(|name| (name.clone(), items[index].span)).collect();
    Some(Party { kind: PartyKind::Company, names, via: Some(items[index].span) })
}

/// "the South Korean giant": the company it fits, latest first; "the company" is the one spoken of.
fn described(reading: &Reading, words: Span, known: &Known) -> Option<Party> {
    let text = words.of(reading.text);
    let spoken = known.main.filter(|party| party.kind == PartyKind::Company).or(known.carried.company.as_ref());
    let fit = spoken.map(|party| describes(text, &party.names[0].0));
    if let Some(Fit::Agrees(_) | Fit::Open) = fit {
        let better = known.carried.recent.iter().rev().find(|name| matches!(describes(text, name), Fit::Agrees(_)));
        return match (fit, better) {
            (Some(Fit::Open), Some(name)) => Some(Party::one(PartyKind::Company, name, words)),
            _ => spoken.map(|party| party.through(words)),
        };
    }
    let name = known.carried.recent.iter().rev().find(|name| matches!(describes(text, name), Fit::Agrees(_)))?;
    Some(Party::one(PartyKind::Company, name, words))
}

/// A market word is a subject when nothing but its own modifiers stands before it.
fn is_market_subject(reading: &Reading, items: &[Item], clause: &Clause, at: usize) -> bool {
    (clause.start..at).all(|index| {
        let item = &items[index];
        match item.kind {
            Kind::Region(_) | Kind::Market(_) | Kind::Quantity(_) | Kind::Period(_) => true,
            Kind::Cue(Cue::Total | Cue::While | Cue::With | Cue::Relative | Cue::Noun(_)) => true,
            Kind::Word if items.get(index + 1).is_some_and(|next| reading.word(next) == "-") => true,
            Kind::Word => !matches!(
                reading.word(item),
                "from" | "behind" | "by" | "against" | "like" | "at" | "in" | "on" | "with" | "to"
            ),
            Kind::Quote | Kind::Punct => true,
            _ => false,
        }
    })
}

/// "the company's products", "Microsoft's Azure": a product after its maker is the subject.
fn product_of(reading: &Reading, items: &[Item], next: usize, end: usize) -> Option<Party> {
    let marked = items.get(next).filter(|item| next < end && is_possessive_mark(reading, item)).is_some();
    let at = if marked { next + 1 } else { next };
    let item = items.get(at).filter(|_| at < end)?;
    matches!(item.kind, Kind::Name(_)).then(|| names_at(reading, items, at, end).map(|found| found.0)).flatten()
}

pub(crate) fn is_possessive_mark(reading: &Reading, item: &Item) -> bool {
    matches!(reading.word(item), "'s" | "’s" | "'" | "’")
}

/// "Xiaomi Chairman and CEO Lei Jun": the company only says whose officer speaks.
fn names_an_officer(reading: &Reading, items: &[Item], next: usize, end: usize) -> bool {
    let at = if items.get(next).is_some_and(|item| is_possessive_mark(reading, item)) { next + 1 } else { next };
    (at..end.min(at + 3)).any(|index| matches!(items[index].kind, Kind::Cue(Cue::Role)))
}

/// Whether the name at `at` can be the subject: no preposition governs it.
fn is_subject_place(reading: &Reading, items: &[Item], clause: &Clause, at: usize) -> bool {
    let mut before = at;
    while before > clause.start {
        let item = &items[before - 1];
        let word = reading.word(item);
        let skipped = matches!(item.kind, Kind::Region(_) | Kind::Market(_) | Kind::Voice(_))
            || matches!(
                word,
                "the"
                    | "a"
                    | "an"
                    | "rival"
                    | "maker"
                    | "brand"
                    | "giant"
                    | "its"
                    | "their"
                    | "fellow"
                    | "automaker"
                    | "vendor"
                    | "company"
                    | "firm"
                    | "-"
                    | "based"
                    | "only"
                    | "retailer"
                    | "carrier"
                    | "startup"
                    | "carmaker"
            )
            || matches!(item.kind, Kind::Quote);
        if !skipped {
            break;
        }
        before -= 1;
    }
    if before == clause.start {
        return true;
    }
    let word = reading.word(&items[before - 1]);
    let placed = items[before..at].iter().any(|item| matches!(item.kind, Kind::Region(_) | Kind::Period(_)));
    let purpose = word == "for" && is_infinitive(reading, items, at + 1);
    let registered = word == "from"
        && before - 1 == clause.start
        && items.get(at + 1).is_some_and(|next| matches!(reading.word(next), "were" | "was"));
    if placed && matches!(word, "in" | "across" | "within" | "for" | "on") || purpose || registered {
        return true;
    }
    let of = word == "of" && before >= clause.start + 2 && is_head_of_share(reading, &items[before - 2]);
    let opens =
        before - 1 == clause.start && matches!(items[before - 1].kind, Kind::Cue(Cue::With | Cue::Follow | Cue::While));
    of || opens
        || !is_preposition(word)
            && !matches!(items[before - 1].kind, Kind::Cue(Cue::Ahead | Cue::Behind | Cue::PassiveAhead | Cue::Source))
            && !is_participle(reading, items, clause, before - 1)
}

/// "for Xiaomi to return": the name is the subject of what follows.
fn is_infinitive(reading: &Reading, items: &[Item], at: usize) -> bool {
    items.get(at).is_some_and(|item| reading.word(item) == "to")
}

/// "that of X", "those of X", "the share of X", "sales of the X".
fn is_head_of_share(reading: &Reading, item: &Item) -> bool {
    matches!(reading.word(item), "that" | "those")
        || matches!(item.kind, Kind::Cue(Cue::Noun(noun)) if noun != Noun::Market && noun != Noun::Block)
}

/// A first word in -ing or -ed is a verb: what follows is its object.
fn is_participle(reading: &Reading, items: &[Item], clause: &Clause, at: usize) -> bool {
    let word = reading.word(&items[at]);
    at == clause.start
        && clause.opener != Opener::Start
        && items[at].kind == Kind::Word
        && (word.ends_with("ing") || word.ends_with("ed"))
}

pub(crate) fn is_preposition(word: &str) -> bool {
    matches!(
        word,
        "from"
            | "in"
            | "at"
            | "by"
            | "for"
            | "over"
            | "against"
            | "than"
            | "after"
            | "before"
            | "of"
            | "on"
            | "to"
            | "near"
            | "between"
            | "among"
            | "including"
            | "like"
            | "unlike"
            | "past"
            | "via"
            | "into"
            | "through"
            | "under"
            | "above"
            | "below"
            | "behind"
            | "alongside"
            | "versus"
            | "vs"
            | "with"
            | "about"
            | "around"
            | "toward"
            | "towards"
            | "without"
            | "outside"
            | "inside"
            | "per"
            | "except"
            | "excluding"
            | "besides"
            | "beyond"
            | "onto"
            | "upon"
            | "within"
    )
}

/// A word that is a verb elsewhere stands here as a noun: "the lead", "its target", "Sales rise".
fn is_noun_use(reading: &Reading, items: &[Item], clause: &Clause, at: usize) -> bool {
    at > clause.start && matches!(reading.word(&items[at - 1]), "the" | "a" | "an" | "its" | "their" | "in" | "of")
}

/// "it", "they", "its": the subject of the sentence so far, else of the passage.
fn pronoun(reading: &Reading, item: &Item, known: &Known) -> Option<Party> {
    let party = match reading.word(item) {
        "he" | "she" | "his" | "her" | "i" => None,
        "we" | "our" if known.analyst => None,
        "it" | "its" | "they" | "their" if known.foreign && known.main.is_none() => None,
        "we" | "our" => known.main.or(known.carried.company.as_ref()),
        _ => known.main.or(known.carried.last.as_ref()),
    };
    let party = party.map(|party| party.through(item.span))?;
    // "it" is one of the parties that act together: the first.
    match (reading.word(item), party.names.len()) {
        ("it" | "its", 2..) => Some(Party { names: party.names[..1].to_vec(), ..party }),
        _ => Some(party),
    }
}

/// Whether "the", "its" or a description leads up to the company word at `at`.
fn is_definite(reading: &Reading, items: &[Item], start: usize, at: usize) -> bool {
    let first = definite_start(reading, items, start, at);
    matches!(reading.word(&items[first]), "the" | "this")
        && (first == start || !is_preposition(reading.word(&items[first - 1])))
        && !items[first..at].iter().any(|item| {
            matches!(item.kind, Kind::Cue(_) | Kind::Quantity(_))
                || matches!(reading.word(item), "any" | "a" | "every" | "no" | "another" | "time")
        })
}

fn definite_start(reading: &Reading, items: &[Item], start: usize, at: usize) -> usize {
    let mut first = at;
    while first > start && at - first < 6 && !matches!(reading.word(&items[first]), "the" | "this") {
        first -= 1;
    }
    first
}

/// A place as the subject: "China made up", "Taiwan accounted for", "the Chinese market accounts for".
fn own_place(reading: &Reading, items: &[Item], clause: &Clause) -> Option<Party> {
    for at in clause.start..clause.end {
        match items[at].kind {
            Kind::Region(_) => {
                let governed = at > clause.start && is_preposition(reading.word(&items[at - 1]));
                let described = reading.entity(&items[at]).is_some_and(|entity| entity.descriptive);
                let owner = items.get(at + 1).is_some_and(|next| is_possessive_mark(reading, next));
                if governed || described || owner {
                    return None;
                }
                return Some(Party::one(PartyKind::Region, reading.name(&items[at]), items[at].span));
            }
            Kind::Word if matches!(reading.word(&items[at]), "the" | "international" | "overseas") => {}
            Kind::Cue(Cue::While | Cue::Relative) | Kind::Quote | Kind::Period(_) => {}
            _ => return None,
        }
    }
    None
}

/// The words of items `from..to`.
pub(crate) fn span_of(items: &[Item], from: usize, to: usize) -> Span {
    match (items.get(from), to.checked_sub(1).and_then(|last| items.get(last))) {
        (Some(first), Some(last)) => first.span.cover(last.span),
        _ => Span::default(),
    }
}
