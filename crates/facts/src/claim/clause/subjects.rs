//! Gives every clause its subject: its own, or the one it carries on from the clauses before.

use super::foreign::{has_finite_verb, is_foreign, is_of_others, is_sector, is_unknown_name, opens_with_participle};
use super::own::{own_place, own_subject};
use super::tag::{is_tag, speaker_again, speaker_company, speaks_for_a_firm};
use super::words::{is_passive_follow, is_possessive_mark};
use super::{Carried, Clause, Opener};
use crate::among::among;
use crate::claim::item::{Item, Kind, Reading, Row};
use crate::claim::lexicon::{Cue, Noun};
use crate::claim::party::{Party, PartyKind, is_and, is_company_word, is_verb};

/// Gives every clause its subject.
pub(crate) fn find_subjects(reading: &Reading, items: &[Item], clauses: &mut [Clause], carried: &Carried) {
    let mut main: Option<Party> = None;
    let mut place: Option<Party> = None;
    let mut last: Option<Party> = None;
    let mut foreign_on = false;
    let mut listing = false;
    let analyst = carried.analyst || speaks_for_a_firm(items);
    let mut outside: Option<(Option<Party>, Option<Party>)> = None;
    let mut end = 0;
    for at in 0..clauses.len() {
        let clause = clauses[at].clone();
        // What brackets speak of ends with them.
        for border in &items[end..clause.start] {
            match border.kind {
                Kind::Open => outside = Some((main.clone(), last.clone())),
                Kind::Close => {
                    let before = outside.take().filter(|before| before.0.is_some());
                    (main, last) = before.unwrap_or((main, last));
                }
                _ => {}
            }
        }
        end = clause.end;
        let tag = is_tag(items, &clause);
        // "with Samsung closing the list with its 4 million": the possessive is Samsung's.
        let nested =
            clause.opener == Opener::With && at > 0 && clauses[at - 1].opener == Opener::With && clauses[at - 1].own;
        let nearest = if nested { last.as_ref() } else { main.as_ref() };
        let known = Known { main: nearest, carried, analyst, foreign: foreign_on };
        let own = if tag { None } else { own_subject(reading, items, &clause, &known) };
        let own = own.or_else(|| deictic(items, &clause, carried)).or_else(|| trailing_holder(items, &clause)).or_else(
            || {
                carried.heading.clone().filter(|_| {
                    clauses[..at].iter().all(|lead| lead.end - lead.start == 1) && is_bare_figure(items, &clause)
                })
            },
        );
        listing = match clause.opener {
            Opener::Relative => lists_parts(items, &clause),
            Opener::Comma if is_including(items, &clause) => true,
            Opener::Comma | Opener::And => listing && !counts(items, &clauses[at - 1]),
            _ => false,
        };
        let own = own.filter(|party| party.kind != PartyKind::Market || !listing);
        let own = own.filter(|party| party.kind != PartyKind::Market || !is_of_others(items, &clause));
        let own = own.filter(|party| {
            let named = items[clause.start..clause.end].iter().any(|item| item.is_name());
            party.kind != PartyKind::Market && named || !is_apposition(items, &clause)
        });
        let own = own.filter(|_| at == 0 || !describes_name(items, &clauses[at - 1], &clause));
        let own_place = own_place(items, &clause);
        let inherited = match clause.opener {
            Opener::Relative if is_of_figure(items, &clause) && main.is_some() => main.clone(),
            Opener::Relative => {
                name_before(items, clause.start).or_else(|| market_before(items, clause.start)).or_else(|| main.clone())
            }
            Opener::Paren => name_before(items, clause.start).or_else(|| last.clone()).or_else(|| main.clone()),
            Opener::With if then_named(items, clause.start).is_some() => then_named(items, clause.start),
            // "At the third position is Idea Cellular with 16 percent".
            Opener::With if at > 0 && !clauses[at - 1].own => name_before(items, clause.start)
                .filter(|_| last.is_none())
                .or_else(|| last.clone())
                .or_else(|| main.clone())
                .or_else(|| placed_by_firm(items, &clauses[at - 1])),
            Opener::With => last.clone().or_else(|| main.clone()),
            _ => came_in(items, &clauses[..at], &clause).or_else(|| main.clone()).or_else(|| last.clone()),
        };
        let beside = clause.opener == Opener::Paren && name_before(items, clause.start).is_some();
        let follows = clause.opener == Opener::With && at > 0 && holds_follow(items, &clauses[at - 1]);
        let inherited = if follows { name_before(items, clause.start).or(inherited) } else { inherited };
        // "Sony expects games revenue of": what a company expects of a market of its own is its own.
        let forecaster =
            main.as_ref().filter(|party| party.kind == PartyKind::Company && clause.opener == Opener::Content);
        let own = match (own, forecaster) {
            (Some(party), Some(company))
                if party.kind == PartyKind::Market
                    && !analyst
                    && (!says(items, &clauses[at - 1]) || !has_finite_verb(items, &clause)) =>
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
            && clauses[..at]
                .iter()
                .take(1)
                .any(|first| is_unknown_name(reading, items, first) || is_sector(items, first));
        let part = clause.opener == Opener::Relative
            && clause.start > 0
            && among!(items.word(clause.start - 1), "segment" | "category" | "tier" | "class");
        let idle = !has_finite_verb(items, &clause) || opens_with_participle(items, &clause);
        let foreign = !is_own && (part || is_foreign(reading, items, &clause) || goes_on && idle || unnamed);
        foreign_on = !is_own && (foreign || is_unknown_name(reading, items, &clause));
        // "Belgium saw growth of 224%": the place's own.
        let placed = own_place.is_some() && !is_own && !matches!(clause.opener, Opener::With | Opener::Paren);
        let placed = placed && !(forecaster.is_some() && measures_in_place(items, &clause));
        let subject = own.or(inherited.filter(|_| !placed)).filter(|_| !foreign);
        // "wrote on Weibo that Xiaomi leads": with nobody before it, a content clause is no aside.
        let aside = matches!(clause.opener, Opener::With | Opener::Paren | Opener::Follow)
            || clause.opener == Opener::Relative && main.is_some();
        if is_own && !aside {
            main.clone_from(&subject);
        }
        let reported = clauses.get(at + 1).is_some_and(|next| next.opener == Opener::Content);
        if tag && (main.is_none() || reported && reports(items, &clause)) {
            // "Netflix says it": the one who speaks is spoken of, unless something else is.
            main = speaker_company(items, &clause).or_else(|| speaker_again(items, &clause, carried)).or(main);
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
        if at == 1 || at == 2 && clauses[0].end - clauses[0].start == 1 {
            lend_forward(items, &mut clauses[at - 1..=at]);
        }
    }
}

pub(super) fn says(items: &[Item], clause: &Clause) -> bool {
    items[clause.start..clause.end].iter().any(|item| matches!(item.kind, Kind::Cue(Cue::Say | Cue::Estimate)))
}

/// "a 30% share of the market, which is a 2 percentage point improvement": "which" is the figure.
fn is_of_figure(items: &[Item], clause: &Clause) -> bool {
    let item = |step: usize| items.get(clause.start + step).filter(|_| clause.start + step < clause.end);
    let word = |step: usize| item(step).map_or("", |item| item.word);
    let quantity = |step: usize| item(step).is_some_and(|item| matches!(item.kind, Kind::Quantity(_)));
    let start = usize::from(word(0) == "which");
    among!(word(start), "is" | "was" | "represents" | "marks")
        && (quantity(start + 1) || quantity(start + 2) || quantity(start + 3))
        && item(start + 1).is_some_and(|item| item.kind != Kind::Cue(Cue::Not))
}

/// "with Kirin, owner of Lion, coming in ninth": the one the phrase before speaks of.
fn came_in(items: &[Item], before: &[Clause], clause: &Clause) -> Option<Party> {
    let comes = among!(items.word(clause.start), "coming" | "finishing" | "placing")
        || items.lower(clause.start).starts_with("coming in");
    let own =
        before.iter().rev().take(2).find(|clause| clause.own).filter(|_| comes && clause.opener == Opener::Comma)?;
    own.subject.clone().filter(|_| own.opener == Opener::With)
}

/// "on place three follows the VW ID.3 with 56,118".
fn holds_follow(items: &[Item], clause: &Clause) -> bool {
    items[clause.start..clause.end].iter().any(|item| item.kind == Kind::Cue(Cue::Follow) && !is_passive_follow(item))
}

/// "With a share of 38 percent, Lindt was ahead": what leads up to the subject belongs to it.
fn lend_forward(items: &[Item], clauses: &mut [Clause]) {
    let [first, second, ..] = clauses else { return };
    let adverb = among!(items.word(first.start), "now" | "currently" | "already");
    let leads = items.get(first.start + usize::from(adverb)).is_some_and(|item| {
        let word = item.word;
        among!(word, "with" | "at" | "worth" | "valued" | "priced" | "despite")
            || word.ends_with("ing") && !among!(word, "during" | "according" | "excluding")
    });
    // "Compared to shipping 52 million a year ago, Huawei".
    let compares = items[first.start..first.end]
        .iter()
        .take(4)
        .any(|item| item.kind == Kind::Cue(Cue::Ship) && item.word.ends_with("ing"));
    if (leads || compares) && first.subject.is_none() && second.own && second.opener == Opener::Comma {
        first.subject.clone_from(&second.subject);
    }
}

/// "IDC has Samsung in first place, with": the one name the firm before speaks of.
fn placed_by_firm(items: &[Item], clause: &Clause) -> Option<Party> {
    let run = &items[clause.start..clause.end];
    let firm = run.first().is_some_and(|item| matches!(item.kind, Kind::Voice(_)));
    let mut names = run.iter().filter(|item| item.is_name());
    let name = names.next().filter(|_| firm && names.next().is_none())?;
    Some(Party::of(name))
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

/// The name right before item `start`, past the bracket or comma that opened the clause.
fn name_before(items: &[Item], start: usize) -> Option<Party> {
    let start = past_course(items, start);
    let border = start.checked_sub(1).filter(|&at| !items.is_name(at)).unwrap_or(start);
    // "Ford Philippines (2,896 units)": its business there.
    let place = border.checked_sub(1).is_some_and(|at| matches!(items[at].kind, Kind::Region(_)));
    let item = &items[border.checked_sub(1 + usize::from(place))?];
    item.is_name().then(|| Party::of(item))
}

/// "NetEase, publisher of a popular game, which": the comma before the words that describe the name.
fn apposed(items: &[Item], comma: usize) -> Option<usize> {
    let from = comma.saturating_sub(9);
    let opens = from + items[from..comma].iter().rposition(|item| item.kind == Kind::Comma)?;
    let run = &items[opens + 1..comma];
    let bare = |item: &Item| match item.kind {
        Kind::Name(_) | Kind::Quantity(_) => false,
        Kind::Cue(cue) => !is_verb(cue),
        _ => !is_and(item),
    };
    let describes = run.iter().take(4).any(|item| is_company_word(item.word) || item.word == "publisher");
    (describes && run.iter().all(bare) && opens > 0 && items[opens - 1].is_name()).then_some(opens)
}

/// "Google, of course, which": where the aside begins; `start` itself when there is none.
fn past_course(items: &[Item], start: usize) -> usize {
    let Some(comma) = start.checked_sub(1).filter(|&at| items[at].kind == Kind::Comma) else { return start };
    if let Some(opens) = apposed(items, comma) {
        return opens + 1;
    }
    let word = |back: usize| comma.checked_sub(back).map_or("", |at| items[at].word);
    let words = match (word(2), word(1)) {
        ("of", "course") | ("for", "example") | ("for", "instance") => 2,
        (_, "meanwhile" | "however" | "though" | "too") => 1,
        _ => return start,
    };
    comma - words
}

/// "Toyota said U.S. sales dropped": where its sales were.
fn measures_in_place(items: &[Item], clause: &Clause) -> bool {
    let measure = items.get(clause.start + 1).filter(|_| clause.start + 1 < clause.end);
    measure.is_some_and(|item| matches!(item.kind, Kind::Cue(Cue::Noun(Noun::Sales | Noun::Volume | Noun::Revenue))))
}

/// "Oppo with 23.6 per cent then Huawei with 6.9": the name between two figures is whose the second is.
fn then_named(items: &[Item], start: usize) -> Option<Party> {
    let name = start.checked_sub(1).filter(|&at| items[at].is_name())?;
    let then = name.checked_sub(1).is_some_and(|at| matches!(items[at].word, "then" | "and"));
    let figure = items[name.saturating_sub(4)..name].iter().any(|item| item.quantity.is_some());
    (then && figure).then(|| Party::of(&items[name]))
}

/// "HP, the number one PC vendor, shipped": the words between describe the name before.
fn is_apposition(items: &[Item], clause: &Clause) -> bool {
    let ends = items[clause.start..clause.end].iter().any(|item| is_company_word(item.word));
    let named = clause.start.checked_sub(2).is_some_and(|before| items[before].is_name());
    clause.opener == Opener::Comma && ends && named && !has_finite_verb(items, clause)
}

/// "Bing, Microsoft's search engine, rose": whose the name before is.
fn describes_name(items: &[Item], before: &Clause, clause: &Clause) -> bool {
    let name = |item: &Item| item.is_name();
    let lone = before.end == before.start + 1 && name(&items[before.start]);
    let run = &items[clause.start..clause.end];
    let owned = run.len() > 2 && name(&run[0]) && is_possessive_mark(&run[1]);
    let ends = items.kind(clause.end) == Some(Kind::Comma);
    let bare = !run[1..].iter().any(|item| name(item) || matches!(item.kind, Kind::Quantity(_)));
    clause.opener == Opener::Comma && lone && owned && ends && bare && !has_finite_verb(items, clause)
}

/// "and Kia reported", before what it reported: the figures are its own.
fn reports(items: &[Item], clause: &Clause) -> bool {
    let verb = clause.end.checked_sub(1).map_or("", |last| items.word(last));
    among!(verb, "reported" | "reports" | "reporting" | "announced" | "posted" | "disclosed")
}

/// "the PC market, which grew": the market right before item `start`.
fn market_before(items: &[Item], start: usize) -> Option<Party> {
    let mut at = start.checked_sub(1)?;
    while at > 0
        && matches!(items[at].kind, Kind::Comma | Kind::Cue(Cue::Noun(Noun::Market)) | Kind::Cue(Cue::Relative))
    {
        at -= 1;
    }
    let item = &items[at];
    let goods = matches!(item.kind, Kind::Market(_)) && !is_company_word(item.word);
    goods.then(|| Party::of(item))
}

/// "This marks a rise of 9 percent": what the sentence before spoke of, a market too.
fn deictic(items: &[Item], clause: &Clause, carried: &Carried) -> Option<Party> {
    let word = |at: usize| items.word(clause.start + at);
    let opens = clause.opener == Opener::Start || clause.opener == Opener::Comma && clause.start <= 2;
    let stands = matches!(word(0), "this" | "that") && opens;
    let sum = among!(word(1), "sum" | "figure" | "number" | "total" | "volume" | "tally" | "result");
    let means = among!(
        word(1 + usize::from(sum)),
        "marks" | "marked" | "represents" | "represented" | "is" | "was" | "means" | "meant"
    );
    let change = items[clause.start..clause.end]
        .iter()
        .take(9)
        .any(|item| matches!(item.kind, Kind::Cue(Cue::RiseNoun | Cue::FallNoun | Cue::Rise | Cue::Fall)));
    let market = carried.last.as_ref().filter(|party| party.kind == PartyKind::Market);
    market.filter(|_| stands && means && change).map(|party| party.through(items[clause.start].span))
}

/// "Sales rose 8% to 67,300 units for Toyota": the name at the end holds the figures of a clause without a subject.
fn trailing_holder(items: &[Item], clause: &Clause) -> Option<Party> {
    let run = &items[clause.start..clause.end];
    let name = run.iter().rposition(|item| !matches!(item.kind, Kind::Punct | Kind::Period(_)))?;
    let ends = name > 2 && run[name].is_name() && run.word(name - 1) == "for";
    let first = run.iter().find(|item| !matches!(item.kind, Kind::Cue(Cue::While) | Kind::Quote))?;
    let moves = matches!(first.kind, Kind::Cue(Cue::Rise | Cue::Fall | Cue::Noun(Noun::Sales | Noun::Volume)));
    let alone = run[..name].iter().all(|item| !matches!(item.kind, Kind::Name(_) | Kind::Market(_)));
    (ends && moves && alone && clause.opener != Opener::Relative).then(|| Party::of(&run[name]))
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
    let verb = |cue: Cue| super::super::party::is_verb(cue) && !matches!(cue, Cue::Estimate);
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
