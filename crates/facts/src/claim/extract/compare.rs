//! Numbers that compare: with another party, with what was expected, with how goods were before. None of them is a figure of anybody.

use crate::among::among;
use crate::claim::anchor::Anchor;
use crate::claim::item::{Item, Kind, Row};
use crate::claim::lexicon::Cue;
use crate::quantity::Unit;

/// "leads by 2 points", "exceeding its target by 3 million".
pub(super) fn is_gap_by(anchor: &Anchor) -> bool {
    let exceeds = || anchor.clause_has(&["topping", "topped", "exceeding", "exceeded"]) && !anchor.is_percent();
    let ordered = || anchor.clause_cue(|cue| matches!(cue, Cue::Ahead | Cue::Behind | Cue::Lead));
    anchor.prep == "by" && (ordered() || exceeds())
}

/// "3,500 vehicles fewer than Tesla", "12,000 short of Tesla's".
pub(super) fn is_gap(anchor: &Anchor) -> bool {
    is_named_gap(anchor) || is_gap_to_name(anchor) || is_length_of_lead(anchor) || is_times_another(anchor)
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
    let apart = anchor.is_percent() && at <= anchor.at + 2 && !other.is_some_and(|other| is_subject(anchor, other));
    (anchor.is_count() || apart) && other.is_some()
}

fn is_subject(anchor: &Anchor, name: &Item) -> bool {
    anchor.subject.iter().any(|party| party.names.iter().any(|(own, _)| own == name.name()))
}

/// "sold twice as many phones as Oppo": so many times what another sold, and no growth.
fn is_times_another(anchor: &Anchor) -> bool {
    let word = |at: usize| anchor.items.word(at);
    let many = anchor.at + 2;
    let graded =
        word(anchor.at + 1) == "as" && among!(word(many), "many" | "much" | "large" | "big" | "high" | "great");
    let than = (many + 1..many + 4).find(|&at| word(at) == "as").filter(|_| graded);
    // "twice as many as its nearest competitor Samsung".
    let other = than.and_then(|than| {
        let of_its = |item: &Item| item.kind == Kind::Cue(Cue::Possessive) || item.kind == Kind::Word;
        let after = anchor.items.get(than + 1..anchor.items.len().min(than + 5))?;
        after.iter().find(|item| !of_its(item)).filter(|item| item.is_name())
    });
    anchor.quantity.unit == Unit::Multiple && other.is_some_and(|other| !is_subject(anchor, other))
}

/// "has a 60% larger display", "20% faster": how one thing compares with another.
pub(super) fn is_of_size(anchor: &Anchor) -> bool {
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

/// "more than double that of its rival", "twice the passengers of", "three times more data": no growth of anybody.
pub(super) fn compares_parties(anchor: &Anchor) -> bool {
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

/// "against 11.4 billion pounds for its British rival": of another, whom the words do not name.
pub(super) fn is_for_a_rival(anchor: &Anchor) -> bool {
    let word = |step: usize| anchor.items.word(anchor.at + step);
    let whose = word(1) == "for" && among!(word(2), "its" | "their" | "the");
    whose && (3..6).any(|step| among!(word(step), "rival" | "competitor" | "rivals" | "peer" | "predecessor"))
}

/// "the $5.5 billion analysts had expected", "2.30 dollars analysts sought".
pub(super) fn is_expected(anchor: &Anchor) -> bool {
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

/// "beating expectations of $5 billion".
pub(super) fn is_beside_expectations(anchor: &Anchor) -> bool {
    let near = anchor.at.saturating_sub(12)..anchor.at;
    anchor.items[near].iter().any(|item| matches!(item.word, "expectations" | "consensus"))
}
