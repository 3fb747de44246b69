//! Who stands on the two sides of a word of order: names, lists, "its rival", who is followed.

use crate::among::among;
use crate::claim::clause::{is_possessive_mark, is_preposition};
use crate::claim::item::Kind;
use crate::claim::lexicon::{Cue, Noun};
use crate::claim::party::{Party, PartyKind, names_at};
use crate::claim::scene::{Scene, each};
use crate::vocabulary::Class;

/// The names after the word of order: at once, or after an article or a description.
pub(super) fn others(scene: &Scene, from: usize, subjects: &[Party]) -> Option<(Vec<Party>, usize)> {
    if scene.word(from) == "both" && !scene.is_name(from + 1) {
        let skip: Vec<String> = subjects.iter().map(Party::joined).collect();
        let two: Vec<Party> = scene
            .carried
            .recent
            .iter()
            .rev()
            .filter(|name| !skip.contains(name))
            .take(2)
            .map(|name| Party::one(PartyKind::Company, name, scene.items[from].span))
            .collect();
        return (two.len() == 2).then(|| (two.into_iter().rev().collect(), from + 1));
    }
    let end = scene.items.len().min(from + 9);
    for at in from..end {
        match scene.kind(at)? {
            Kind::Name(_) => {
                let (mut party, mut next) = names_at(scene.items, at, scene.items.len())?;
                // "ahead of Microsoft's Azure" names Azure, "ahead of Apple's event" nobody.
                if scene.items.get(next).is_some_and(|item| is_possessive_mark(item)) {
                    match scene.kind(next + 1)? {
                        Kind::Name(_) => (party, next) = names_at(scene.items, next + 1, scene.items.len())?,
                        // "ahead of Aldi's 25% growth": an order of growth is none of size.
                        Kind::Quantity(_)
                            if matches!(scene.kind(next + 2), Some(Kind::Cue(Cue::RiseNoun | Cue::FallNoun))) =>
                        {
                            return None;
                        }
                        Kind::Quantity(_) => next += 2,
                        // "sales overtook Uber Eats' in October": theirs.
                        Kind::Period(_) | Kind::Punct => {}
                        Kind::Word if is_preposition(scene.word(next + 1)) => {}
                        _ if owns_measure(scene, next + 1) => next += 2,
                        _ => return None,
                    }
                }
                // "unseated Apple Safari" names Safari.
                if scene.is_name(next) {
                    (party, next) = names_at(scene.items, next, scene.items.len())?;
                }
                let races =
                    scene.lower(from - 1).starts_with("beat") && scene.word(next) == "to" && !leads_on(scene, next + 1);
                return (!races).then(|| (listed(scene, party, next), next));
            }
            Kind::Word if is_description(scene.word(at)) => {
                if matches!(scene.word(at), "rival" | "competitor") && !named_soon(scene, at + 1) {
                    return rival(scene, at, subjects);
                }
            }
            Kind::Region(_) | Kind::Market(_) | Kind::Cue(Cue::Possessive) | Kind::Quote => {}
            Kind::Cue(Cue::Each) => {}
            // "surpass the long-time market leader, Samsung".
            Kind::Cue(Cue::Noun(Noun::Market)) if scene.word(at + 1) == "leader" => {}
            Kind::Comma if scene.word(at - 1) == "leader" && scene.is_name(at + 1) => {}
            // "its arch-rival".
            Kind::Punct if scene.word(at) == "-" => {}
            _ => return None,
        }
    }
    None
}

/// "overtook Apple's market share in China": what is said from item `at` on is how much the other has, no report of it.
pub(super) fn owns_measure(scene: &Scene, at: usize) -> bool {
    let noun = (at..at + 3).find(|&at| matches!(scene.kind(at), Some(Kind::Cue(Cue::Noun(_)))));
    let Some(noun) = noun else { return false };
    let counts = matches!(scene.kind(noun), Some(Kind::Cue(Cue::Noun(noun)))
        if matches!(noun, Noun::Share | Noun::Revenue | Noun::Sales | Noun::Volume | Noun::Users));
    let named = (at..noun).all(|at| matches!(scene.kind(at), Some(Kind::Market(_) | Kind::Region(_) | Kind::Word)));
    let ends = matches!(
        scene.kind(noun + 1),
        None | Some(Kind::Comma | Kind::Punct | Kind::Period(_) | Kind::Cue(Cue::While))
    );
    counts && named && (ends || is_preposition(scene.word(noun + 1)))
}

/// "overtook Apple to become", "beat Apple to the top": still an order; "beat Apple to launch" is a race of another kind.
fn leads_on(scene: &Scene, at: usize) -> bool {
    scene.is_cue(at, Cue::Lead)
        || among!(
            scene.word(at),
            "become" | "take" | "the" | "claim" | "top" | "second" | "first" | "third" | "number" | "emerge"
        )
}

/// "behind Huawei (19.7%) and Tencent (14%)", "ahead of Huawei at 50.9 million and Xiaomi at 46.2 million".
fn listed(scene: &Scene, party: Party, mut next: usize) -> Vec<Party> {
    let mut all = each(&party);
    for _ in 0..6 {
        let mut at = next;
        if among!(scene.word(at), "at" | "with" | "on")
            || scene.kind(at) == Some(Kind::Open)
            || scene.is_cue(at, Cue::With)
        {
            at += 1;
        } else {
            break;
        }
        if !matches!(scene.kind(at), Some(Kind::Quantity(_))) {
            break;
        }
        at += 1;
        if scene.kind(at) == Some(Kind::Close) {
            at += 1;
        }
        if scene.kind(at) == Some(Kind::Comma) {
            at += 1;
        }
        if matches!(scene.word(at), "and" | "or") {
            at += 1;
        }
        let Some(found) = names_at(scene.items, at, scene.items.len()) else { break };
        let number_follows = among!(scene.word(found.1), "at" | "with" | "on")
            || matches!(scene.kind(found.1), Some(Kind::Open | Kind::Cue(Cue::With)));
        if !number_follows {
            break;
        }
        all.extend(each(&found.0));
        next = found.1;
    }
    all
}

fn is_description(word: &str) -> bool {
    Class::RivalWord.has(word)
}

/// "rival Apple", "rival Chinese firm NetEase": the name follows the words that describe it.
fn named_soon(scene: &Scene, from: usize) -> bool {
    let describes = |at: &usize| matches!(scene.kind(*at), Some(Kind::Region(_))) || is_description(scene.word(*at));
    (from..from + 3).find(|at| !describes(at)).is_some_and(|at| scene.is_name(at))
}

/// "its Chinese rival": the company named last that is not the subject.
fn rival(scene: &Scene, at: usize, subjects: &[Party]) -> Option<(Vec<Party>, usize)> {
    let other = |name: &str| subjects.iter().all(|party| party.joined() != name);
    // "Oppo and Vivo are close, with Oppo ahead of its rival": the other one of the sentence.
    let here = scene.items[..at].iter().rev().find(|item| item.is_name() && other(item.name()));
    let name = match here {
        Some(item) => item.name(),
        None => scene.carried.recent.iter().rev().find(|name| other(name))?,
    };
    Some((vec![Party::one(PartyKind::Company, name, scene.items[at].span)], at + 1))
}

/// "Firefox trails by 0.02 points": behind the company named last.
pub(super) fn trailed(scene: &Scene, at: usize, subjects: &[Party]) -> Option<(Vec<Party>, usize)> {
    let gap = scene.lower(at).starts_with("trail") && scene.word(at + 1) == "by";
    let own = scene.clause_of(at).start;
    let before = scene.clauses.iter().rev().filter(|clause| clause.end <= own && clause.own);
    let parties = before.map(|clause| scene.companies(clause));
    let named = parties
        .into_iter()
        .find(|parties| parties.iter().any(|party| subjects.iter().all(|subject| subject.joined() != party.joined())));
    named.filter(|parties| gap && parties.len() == 1).map(|parties| (parties, at + 2))
}

/// Who is followed: the subject of the clause before, or the name beside its number.
pub(super) fn before_follow(scene: &Scene, start: usize) -> Vec<Party> {
    let Some(clause) = scene.clauses.iter().rev().find(|clause| clause.end <= start) else { return Vec::new() };
    let last = (clause.start..clause.end).rev().find(|&at| scene.is_name(at));
    match last {
        Some(at) if !clause.own => {
            vec![Party::of(&scene.items[at])]
        }
        _ => scene.companies(clause),
    }
}
