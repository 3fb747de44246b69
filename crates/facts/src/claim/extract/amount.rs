//! The first rule that takes a number, or why none does, and what a finding leaves to shorter numbers after it.

use super::code::is_code;
use super::compare::{
    compares_parties, is_beside_expectations, is_expected, is_for_a_rival, is_gap, is_gap_by, is_of_size,
};
use super::find::NO_CLAIM;
use crate::among::among;
use crate::claim::anchor::{Anchor, Frame, is_people};
use crate::claim::clause::{Opener, is_copula};
use crate::claim::finding::Finding;
use crate::claim::item::{Kind, Row};
use crate::claim::lexicon::{Cue, Noun};
use crate::claim::party::{PartyKind, is_adjective_of_place};
use crate::claim::rules::{Finder, REGISTRY};
use crate::claim::{Direction, Measure, Property};
use crate::ids::RuleId;
use crate::number::Decimal;
use crate::quantity::Unit;

/// The first rule that takes the number, or why none does.
pub(super) fn amount(anchor: &Anchor) -> Result<(Finding, RuleId), &'static str> {
    match anchor.quantity.unit {
        Unit::Physical => return Err("a measurement"),
        Unit::Duration => return Err("a length of time"),
        Unit::Ordinal => return Err("an order that is no place in a market"),
        _ => {}
    }
    if let Some((reason, _)) = LEFT_OUT.iter().find(|(_, holds)| holds(anchor)) {
        return Err(reason);
    }
    for (index, rule) in REGISTRY.iter().enumerate() {
        let Finder::Amount(find) = rule.find else { continue };
        if let Some(finding) = find(anchor) {
            // "up 1 point": only shares move by points.
            let points = anchor.quantity.unit == Unit::Points;
            if points && !matches!(finding.property, Property::MarketShare | Property::RevenueShare) {
                continue;
            }
            // "Chinese smartphone sales, accounting for 32 percent of all": an adjective names nobody.
            let words = finding.subject.span().of(&anchor.reading.segments.lower);
            if finding.subject.kind == PartyKind::Region && is_adjective_of_place(words) {
                return Err("no subject");
            }
            return Ok((finding, RuleId::at(index)));
        }
    }
    Err(if anchor.subject.is_none() { "no subject" } else { "nothing says what it measures" })
}

type Holds = fn(&Anchor) -> bool;

/// Why no rule is asked, and when; the first that holds is told.
const LEFT_OUT: &[(&str, Holds)] = &[
    ("part of a name", |anchor| {
        is_series(anchor) || anchor.quantity.model_like || is_model_number(anchor) || is_listing_code(anchor)
    }),
    ("part of a code", is_code),
    ("a gap between parties", is_gap_by),
    ("a share price", is_share_price),
    ("a gap between parties", is_gap),
    ("a price band", is_price_band),
    ("what others expected", is_beside_expectations),
    ("people who come and go", is_of_leaving),
    ("no single subject", is_of_several),
    ("what others expected", is_expected),
    ("a comparison of two parties", compares_parties),
    ("no single subject", is_for_a_rival),
    ("a number of times", is_count_of_times),
    ("what a count takes in", is_coverage),
    ("what goods are like", is_of_size),
    ("a record that fell", is_record_broken),
    ("a part of what was just told", is_attributed),
    ("a year", is_year),
    (NO_CLAIM, |anchor| anchor.noun == Some(Noun::Block)),
];

/// "with 3 percent of subscribers leaving".
fn is_of_leaving(anchor: &Anchor) -> bool {
    (anchor.at + 1..anchor.clause.end.min(anchor.at + 5)).any(|at| {
        among!(
            anchor.items.word(at),
            "exiting" | "leaving" | "joining" | "quitting" | "churning" | "disconnect" | "cancel" | "leave"
        )
    })
}

/// "Acme and Apex at 12 percent": of which is not said.
fn is_of_several(anchor: &Anchor) -> bool {
    anchor.prep == "at" && anchor.company().is_some_and(|party| party.names.len() > 1) && !anchor.beside
}

/// "the 300-series GPUs": how a line of goods is called.
fn is_series(anchor: &Anchor) -> bool {
    anchor.items.word(anchor.at + 1) == "-" && among!(anchor.items.word(anchor.at + 2), "series" | "class")
}

/// "the Honor 9X": a number glued to its letter, right after a name.
fn is_model_number(anchor: &Anchor) -> bool {
    let words = anchor.items[anchor.at].span.of(anchor.reading.text);
    let letter = words.ends_with('X') && words.len() <= 3;
    let named = anchor.at.checked_sub(1).is_some_and(|at| anchor.items[at].is_name());
    anchor.quantity.unit == Unit::Multiple && letter && named
}

/// "TCL (000100.SZ)": the number a company is listed under.
fn is_listing_code(anchor: &Anchor) -> bool {
    let after = anchor.reading.text.get(anchor.quantity.span.end()..).unwrap_or("");
    let exchange = after.strip_prefix('.').and_then(|rest| rest.chars().next()).is_some_and(char::is_uppercase);
    exchange && anchor.clause.opener == Opener::Paren && anchor.at == anchor.clause.start
}

/// "Amazon (AMZN +1.5%)": the short code of the name before, and how its shares moved.
fn is_share_price(anchor: &Anchor) -> bool {
    let clause = anchor.clause;
    let Some(before) = clause.start.checked_sub(2).map(|at| &anchor.items[at]) else { return false };
    let code = &anchor.items[clause.start];
    let letters = code.span.of(anchor.reading.text);
    let short = (2..=5).contains(&letters.len()) && letters.bytes().all(|byte| byte.is_ascii_uppercase());
    let same = match (before.kind, code.kind) {
        (Kind::Name(_), Kind::Name(_)) => before.name() == code.name(),
        (Kind::Name(_), Kind::Word) => true,
        (kind, _) => kind == Kind::Close,
    };
    // "Bank of America (BAC 4.97%)": how its stock moved that day.
    let exact = anchor.quantity.core.of(anchor.reading.text).rsplit_once('.').is_some_and(|(_, rest)| rest.len() > 1);
    let closed = anchor.at == clause.start + 1 && anchor.items.kind(anchor.at + 1) == Some(Kind::Close);
    let ticker = short || letters.len() == 1 && letters.bytes().all(|byte| byte.is_ascii_uppercase());
    let moved = exact && closed && ticker && anchor.is_percent() && matches!(before.kind, Kind::Name(_));
    clause.opener == Opener::Paren && anchor.at <= clause.start + 2 && (anchor.signed() && short || moved) && same
}

/// "TVs over $2,500", "phones priced below Rs 10,000": which goods are meant, and no figure of anybody.
fn is_price_band(anchor: &Anchor) -> bool {
    use crate::quantity::Comparator::{Between, Ge, Gt, Le, Lt};
    let bounded = matches!(anchor.quantity.comparator, Gt | Ge | Lt | Le | Between);
    let before = |step: usize| anchor.at.checked_sub(step).map(|at| &anchor.items[at]);
    let priced = before(1).is_some_and(|item| item.kind == Kind::Cue(Cue::Cost))
        || anchor.items[anchor.at].span.of(&anchor.reading.segments.lower).starts_with("priced")
        || before(1).is_some_and(|item| item.word == "worth");
    let goods = before(
        1 + usize::from(before(1).is_some_and(|item| item.kind == Kind::Cue(Cue::Cost) || item.word == "worth")),
    )
    .is_some_and(|item| matches!(item.kind, Kind::Market(_)) || among!(item.word, "models" | "devices" | "units"));
    let low = anchor.quantity.lo.or(anchor.quantity.hi).is_some_and(|it| it < Decimal::whole(200_000));
    let verb = matches!(anchor.verb, Some(Cue::Level | Cue::Cost)) && !priced;
    // "in the Rs 15,000 to 20,000 price bracket".
    let word = |step: usize| anchor.items.word(anchor.at + step);
    let classed = |step: usize| among!(word(step), "bracket" | "segment" | "range" | "band" | "category" | "tier");
    let class = classed(1) || among!(word(1), "price" | "phone" | "smartphone") && classed(2);
    anchor.is_money() && bounded && low && (goods && !verb || class)
}

/// "breaking its own record of 10 million": what it was before, and nobody says when.
fn is_record_broken(anchor: &Anchor) -> bool {
    let word = |back: usize| anchor.at.checked_sub(back).map_or("", |at| anchor.items.word(at));
    let broken = |back: usize| among!(word(back), "breaking" | "broke" | "beating" | "beat" | "topping" | "surpassing");
    word(1) == "of" && word(2) == "record" && (3..9).any(broken)
}

/// "where 60 percent of shipments were attributed to the Watch": a part of the shipments of one company.
fn is_attributed(anchor: &Anchor) -> bool {
    let end = anchor.clause.end.min(anchor.at + 8);
    let passive = (anchor.at + 2..end)
        .any(|at| among!(anchor.items.word(at), "attributed" | "credited") && is_copula(anchor.items.word(at - 1)));
    anchor.is_percent() && anchor.items.word(anchor.at + 1) == "of" && passive
}

/// "a sample covering more than 95% of all shipments".
fn is_coverage(anchor: &Anchor) -> bool {
    let before = anchor.at.checked_sub(1).map_or("", |at| anchor.items.word(at));
    anchor.is_percent() && among!(before, "covering" | "covers" | "cover")
}

/// "downloaded 50 million times", not "five times as many".
fn is_count_of_times(anchor: &Anchor) -> bool {
    let words = anchor.quantity.span.of(&anchor.reading.segments.lower);
    let next = anchor.items.word(anchor.at + 1);
    let compares = among!(
        next,
        "as" | "more" | "higher" | "larger" | "bigger" | "greater" | "the" | "that" | "its" | "what" | "their"
    );
    anchor.quantity.unit == Unit::Multiple && words.ends_with("times") && !compares
}

/// A bare 1900 to 2099, and earlier where the word before says that it is a time: "founded in 1865".
fn is_year(anchor: &Anchor) -> bool {
    let core = anchor.quantity.core.of(anchor.reading.text);
    let timed = || among!(anchor.prep, "in" | "since" | "circa" | "until" | "before" | "after");
    let early = || ["15", "16", "17", "18"].iter().any(|century| core.starts_with(century)) && timed() && !anchor.head;
    anchor.is_count()
        && core.len() == 4
        && core.bytes().all(|byte| byte.is_ascii_digit())
        && (core.starts_with("19") || core.starts_with("20") || early())
}

/// What a finding leaves to shorter ones after it.
pub(super) fn remember(frame: &mut Frame, anchor: &Anchor, finding: &Finding) {
    // "of the $188 billion games market": told by the way.
    let by_the_way = anchor.items.kind(anchor.at + 2) == Some(Kind::Cue(Cue::Noun(Noun::Market)));
    if by_the_way && anchor.is_money() && finding.property == Property::MarketSize {
        return;
    }
    frame.market = finding.property == Property::MarketSize;
    frame.category = finding.property == Property::MarketShare && finding.subject.kind == PartyKind::Market;
    let Some(noun) = noun_of(frame, anchor, finding) else { return };
    frame.sentence_noun = Some(noun);
    frame.sentence_market = finding.property == Property::MarketSize;
    // How many work for somebody is told by the way, in an article on customers.
    let lasts = noun != Noun::Employees;
    if noun != Noun::Share && lasts {
        frame.noun = Some(noun);
    }
    if anchor.is_count() && lasts {
        frame.count = Some(noun);
    }
    if anchor.is_money() {
        frame.money = Some(noun);
    }
    if matches!(finding.property, Property::Shipments | Property::MarketSize) && !anchor.is_percent() {
        frame.in_units = !anchor.is_money() && noun == Noun::Volume;
    }
    frame.sentence_change =
        finding.direction.filter(|direction| *direction != Direction::Flat).or(frame.sentence_change);
    if anchor.is_count() {
        frame.sentence_count_change = finding.measure == Measure::Change;
    }
    frame.change = finding.direction.filter(|direction| *direction != Direction::Flat);
    if anchor.is_percent() {
        frame.percent_change = finding.measure == Measure::Change && !anchor.signed();
        frame.own_part = finding.property == Property::RevenueShare;
    }
    frame.shares =
        finding.property == Property::MarketShare || frame.shares && finding.property != Property::RevenueShare;
}

/// What a finding counts, for shorter ones after it that leave the noun out.
fn noun_of(frame: &Frame, anchor: &Anchor, finding: &Finding) -> Option<Noun> {
    Some(match finding.property {
        Property::MarketShare => Noun::Share,
        Property::Shipments => Noun::Volume,
        Property::MarketSize if anchor.is_money() || matches!(anchor.noun, Some(Noun::Revenue | Noun::Spending)) => {
            Noun::Spending
        }
        // "spending grew 33 percent, and 5 percent more than in the first quarter": of the same money.
        Property::MarketSize if anchor.is_percent() && anchor.noun.is_none() && frame.noun == Some(Noun::Spending) => {
            Noun::Spending
        }
        Property::MarketSize if anchor.noun.or(frame.sentence_noun) == Some(Noun::Users) => Noun::Users,
        Property::MarketSize if is_people(&finding.subject.names[0].0) => Noun::Users,
        Property::MarketSize => Noun::Volume,
        Property::Revenue | Property::RevenueShare => Noun::Revenue,
        Property::Profit if finding.value.is_some_and(|value| value.hi.is_some_and(|hi| hi.is_negative())) => {
            Noun::Loss
        }
        Property::Profit => Noun::Profit,
        Property::Users => Noun::Users,
        Property::Stores => Noun::Stores,
        Property::Countries => Noun::Countries,
        Property::Employees => Noun::Employees,
        Property::Price => Noun::Price,
        Property::Investment => Noun::Investment,
        _ => return None,
    })
}
