//! The first rule that takes a number, or why none does, and what a finding leaves to shorter numbers after it.

use super::code::is_code;
use super::find::NO_CLAIM;
use crate::among::among;
use crate::claim::anchor::{Anchor, Frame, is_people};
use crate::claim::clause::Opener;
use crate::claim::finding::Finding;
use crate::claim::item::{Item, Kind, Row};
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

/// "leads by 2 points", "exceeding its target by 3 million".
fn is_gap_by(anchor: &Anchor) -> bool {
    let exceeds = || anchor.clause_has(&["topping", "topped", "exceeding", "exceeded"]) && !anchor.is_percent();
    let ordered = || anchor.clause_cue(|cue| matches!(cue, Cue::Ahead | Cue::Behind | Cue::Lead));
    anchor.prep == "by" && (ordered() || exceeds())
}

/// "beating expectations of $5 billion".
fn is_beside_expectations(anchor: &Anchor) -> bool {
    let near = anchor.at.saturating_sub(12)..anchor.at;
    anchor.items[near].iter().any(|item| matches!(item.word, "expectations" | "consensus"))
}

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

/// "the $5.5 billion analysts had expected", "2.30 dollars analysts sought".
fn is_expected(anchor: &Anchor) -> bool {
    let end = anchor.clause.end.min(anchor.at + 8);
    // "15 million more than it had forecast".
    let than = (anchor.at + 1..end).find(|&at| anchor.items.lower(at).ends_with("than"));
    if than.is_some_and(|than| (than + 1..than + 5).any(|at| is_expectation(anchor.items.word(at)))) {
        return true;
    }
    let mut after = (anchor.at + 1..end).take_while(|&at| !matches!(anchor.items[at].kind, Kind::Quantity(_)));
    // "analysts estimated a 10 percent gain", "beating analysts' average estimate for a 6.8 percent increase".
    let near = anchor.at.saturating_sub(6).max(anchor.clause.start)..anchor.at;
    let before = &anchor.items[near];
    let analysts = before
        .iter()
        .position(|item| matches!(item.word, "analysts" | "economists" | "street") || item.lower == "wall street");
    let expects = |item: &Item| {
        let stems = ["estimate", "expect", "forecast", "predict", "pencil", "looked"];
        stems.iter().any(|stem| item.word.starts_with(stem))
    };
    if analysts.is_some_and(|at| before[at..].iter().any(expects)) {
        return true;
    }
    let by_others = |at: usize| {
        let next = |step: usize| anchor.items.word(at + step);
        match anchor.items[at].last_word() {
            "analysts" | "economists" | "street" => {
                ["expected", "forecast", "predicted", "sought", "estimated", "projected", "anticipated", "expecting"]
                    .iter()
                    .any(|verb| (1..4).any(|step| next(step) == *verb))
            }
            "expected" | "forecast" | "predicted" | "estimated" | "projected" => next(1) == "by",
            _ => false,
        }
    };
    after.any(by_others)
}

fn is_expectation(word: &str) -> bool {
    among!(word, "forecast" | "expected" | "guided" | "guidance" | "predicted" | "anticipated" | "planned" | "targeted")
}

/// "against 11.4 billion pounds for its British rival": of another, whom the words do not name.
fn is_for_a_rival(anchor: &Anchor) -> bool {
    let word = |step: usize| anchor.items.word(anchor.at + step);
    let whose = word(1) == "for" && among!(word(2), "its" | "their" | "the");
    whose && (3..6).any(|step| among!(word(step), "rival" | "competitor" | "rivals" | "peer" | "predecessor"))
}

/// "more than double that of its rival", "twice the passengers of", "three times more data": no growth of anybody.
fn compares_parties(anchor: &Anchor) -> bool {
    if anchor.quantity.unit != Unit::Multiple {
        return false;
    }
    let item = |step: usize| anchor.items.get(anchor.at + step);
    let word = |step: usize| item(step).map_or("", |item| item.word);
    let words = anchor.quantity.span.of(&anchor.reading.segments.lower);
    let level = ["twice", "double", "triple", "half", "times"].iter().any(|end| words.ends_with(end));
    let other = item(1).is_some_and(Item::is_name) || word(1) == "that";
    let of_other = word(1) == "the" && item(2).is_none_or(|item| !matches!(item.kind, Kind::Quantity(_)));
    let graded = among!(word(1), "more" | "greater" | "faster" | "higher" | "larger")
        && item(2).is_some_and(|item| item.kind == Kind::Word && item.word != "than");
    // "can double growth": how fast, not how much.
    let pace = item(1).is_some_and(|item| matches!(item.kind, Kind::Cue(Cue::RiseNoun)));
    // "wants to double the number": a verb.
    let before = anchor.items[anchor.at].tokens.start.checked_sub(1);
    let before = before.map_or("", |token| anchor.reading.segments.word(token));
    let verb = among!(before, "to" | "will" | "would" | "could" | "can");
    other || level && (of_other && !verb || graded || pace)
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

/// "3,500 vehicles fewer than Tesla", "12,000 short of Tesla's".
fn is_gap(anchor: &Anchor) -> bool {
    is_named_gap(anchor) || is_gap_to_name(anchor) || is_length_of_lead(anchor) || is_times_another(anchor)
}

/// "sold twice as many phones as Oppo": so many times what another sold, and no growth.
fn is_times_another(anchor: &Anchor) -> bool {
    let word = |at: usize| anchor.items.word(at);
    let many = anchor.at + 2;
    let graded =
        word(anchor.at + 1) == "as" && among!(word(many), "many" | "much" | "large" | "big" | "high" | "great");
    let than = (many + 1..many + 4).find(|&at| word(at) == "as").filter(|_| graded);
    let other = than.and_then(|than| anchor.items.get(than + 1)).filter(|item| item.is_name());
    let own = |name: &Item| anchor.subject.iter().any(|party| party.names.iter().any(|(own, _)| own == name.name()));
    anchor.quantity.unit == Unit::Multiple && other.is_some_and(|other| !own(other))
}

/// "its lead over Apple narrowed to two points".
fn is_length_of_lead(anchor: &Anchor) -> bool {
    let over = |at: usize| anchor.items.lower(at).starts_with("lead over");
    let leads = (anchor.clause.start..anchor.at).any(over);
    leads && anchor.quantity.unit == Unit::Points
}

/// "the sales gap between TCL and LG was less than 30,000 units", "the difference was 2 points".
fn is_named_gap(anchor: &Anchor) -> bool {
    let gap = |at: &usize| among!(anchor.items.word(*at), "gap" | "difference" | "deficit" | "margin" | "distance");
    // "a mere 2% difference in market share between the three".
    if anchor.is_percent() && gap(&(anchor.at + 1)) {
        return true;
    }
    let Some(at) = (anchor.clause.start..anchor.at).rev().find(gap) else { return false };
    let counts = |at: usize| matches!(anchor.items[at].kind, Kind::Quantity(_)) && anchor.items.word(at) != "two";
    let parted = (at + 1..anchor.at).any(counts);
    let between = anchor.items.word(at + 1) == "between";
    !parted && (between || anchor.is_count() && at + 4 > anchor.at)
}

/// "sold 2 million more than Apple", "half a percent ahead of Safari".
fn is_gap_to_name(anchor: &Anchor) -> bool {
    let word = |at: usize| anchor.items.word(at);
    // "75% cheaper than Apple's".
    if anchor.is_percent() && among!(word(anchor.at + 1), "cheaper" | "pricier" | "dearer") {
        return true;
    }
    let goods =
        |at: usize| usize::from(matches!(anchor.items.kind(at), Some(Kind::Market(_) | Kind::Cue(Cue::Noun(_)))));
    let more = |at: &usize| {
        let lower = anchor.items.lower(*at);
        let than = *at + 1 + goods(*at + 1);
        among!(word(*at), "more" | "fewer" | "less" | "lower" | "higher") && word(than) == "than"
            || among!(lower, "more than" | "fewer than" | "less than" | "lower than" | "higher than" | "ahead of")
            || matches!(word(*at), "shy" | "short" | "clear") && word(*at + 1) == "of"
    };
    let Some(at) = (anchor.at + 1..anchor.clause.end.min(anchor.at + 4)).find(more) else { return false };
    let than = at + 1 + goods(at + 1);
    let mut other = anchor.items[than..anchor.items.len().min(than + 3)].iter();
    let other = other.find(|item| item.kind != Kind::Word).filter(|item| item.is_name());
    // "2 percent more than Samsung": of another, not of itself a year before.
    let own = |name: &Item| anchor.subject.iter().any(|party| party.names.iter().any(|(own, _)| own == name.name()));
    let apart = anchor.is_percent() && at <= anchor.at + 2 && !other.is_some_and(own);
    (anchor.is_count() || apart) && other.is_some()
}

/// "has a 60% larger display", "20% faster": how one thing compares with another.
fn is_of_size(anchor: &Anchor) -> bool {
    let graded = among!(
        anchor.items.word(anchor.at + 1),
        "larger"
            | "bigger"
            | "faster"
            | "slower"
            | "thinner"
            | "lighter"
            | "brighter"
            | "longer"
            | "shorter"
            | "smaller"
            | "wider"
            | "sharper"
            | "quicker"
    );
    let measured = matches!(anchor.items.kind(anchor.at + 2), Some(Kind::Cue(Cue::Noun(_)) | Kind::Market(_)));
    anchor.is_percent() && graded && !measured
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
    let passive = (anchor.at + 2..end).any(|at| {
        among!(anchor.items.word(at), "attributed" | "credited")
            && among!(anchor.items.word(at - 1), "were" | "was" | "is" | "are")
    });
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
    let noun = match finding.property {
        Property::MarketShare => Noun::Share,
        Property::Shipments => Noun::Volume,
        Property::MarketSize if anchor.is_money() || matches!(anchor.noun, Some(Noun::Revenue | Noun::Spending)) => {
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
        _ => return,
    };
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
