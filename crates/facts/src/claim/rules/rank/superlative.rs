//! "The world's second-largest smartphone market", "the biggest maker".

use super::read::{finish, ordinal_at};
use super::{RankReading, exact};
use crate::among::among;
use crate::claim::clause::{is_possessive_mark, is_preposition};
use crate::claim::item::Kind;
use crate::claim::lexicon::{Cue, Noun};
use crate::claim::party::are_companies;
use crate::claim::scene::Scene;
use crate::vocabulary::Class;

/// "the world's second-largest smartphone market", "the biggest maker", "the best-selling earbuds".
pub(super) fn superlative(scene: &Scene, at: usize) -> Option<RankReading> {
    let (place, word_at) = match ordinal_at(scene, at) {
        Some((place, false)) => {
            let hyphen = usize::from(scene.word(at + 1) == "-");
            (place, at + 1 + hyphen)
        }
        _ => (1, at),
    };
    let len = superlative_words(scene, word_at)?;
    let to = word_at + len;
    if place == 1 && !determined(scene, at) {
        return None;
    }
    // "a 90% share of what is the world's largest market": of the market, and no place of the one who has it.
    if (at.saturating_sub(6)..at).any(|before| scene.word(before) == "of" && scene.word(before + 1) == "what") {
        return None;
    }
    let past = (at.saturating_sub(4)..at)
        .any(|before| ["previous", "prior"].iter().any(|word| scene.lower(before).contains(word)));
    // "overtook the previous year's top maker": who held the place before.
    if past {
        return None;
    }
    let (noun, of_markets) = best_seller(scene, word_at)
        .map(|to| (to, false))
        .or_else(|| share_noun(scene, to))
        .or_else(|| most_people(scene, to))
        .or_else(|| rank_noun(scene, to))
        .or_else(|| stands_alone(scene, at, to).then_some((to, false)))?;
    // "at number three in the top vendor chart".
    let within = at > 1 && scene.word(at - 1) == "the" && scene.word(at - 2) == "in";
    if within && scene.word(word_at) == "top" && among!(scene.word(noun), "chart" | "charts" | "list" | "ranking") {
        return None;
    }
    // "the biggest company to collapse": of those that did.
    if scene.word(noun) == "to" && scene.word(noun + 1) != "date" {
        return None;
    }
    let before = at.checked_sub(1).map(|index| scene.items[index].kind);
    let possessor =
        at.checked_sub(2).filter(|_| is_possessive_mark(&scene.items[at - 1])).map(|index| scene.items[index].kind);
    let of_company = before == Some(Kind::Cue(Cue::Possessive))
        || possessor.is_some_and(|kind| !matches!(kind, Kind::Region(_)) && scene.word(at - 2) != "world");
    // "Apple's best-selling phone": among its own.
    let own = matches!(possessor, Some(Kind::Name(_))) && among!(scene.word(word_at), "best" | "bestselling" | "top");
    if of_company
        && (of_markets || own && len > 0 && sells(scene, word_at, len) || before == Some(Kind::Cue(Cue::Possessive)))
    {
        return None;
    }
    let mut rank = finish(scene, exact(place, at, noun));
    rank.of_markets = of_markets;
    Some(rank)
}

/// "shipped the most tablets", "sold the most amount of PCs": who sells most, unless it is a record of its own.
pub(super) fn sold_most(scene: &Scene, at: usize) -> Option<RankReading> {
    let sold = at > 1 && scene.word(at - 1) == "the" && scene.is_cue(at - 2, Cue::Ship);
    if scene.word(at) != "most" || !sold {
        return None;
    }
    let amount = among!(scene.word(at + 1), "amount" | "number") && scene.word(at + 2) == "of";
    let goods = at + 1 + if amount { 2 } else { 0 };
    let named = matches!(scene.kind(goods), Some(Kind::Market(_) | Kind::Cue(Cue::Noun(Noun::Volume | Noun::Devices))));
    // "the most cars in its history", "since 2019", "of any quarter".
    let record = (goods + 1..goods + 5).any(|next| {
        among!(scene.word(next), "ever" | "history" | "any")
            || scene.is_cue(next, Cue::Possessive)
            || scene.lower(next).starts_with("since")
    });
    (named && !record).then(|| finish(scene, exact(1, at, goods + 1)))
}

/// "best-selling", "bestselling", "top-selling".
fn sells(scene: &Scene, at: usize, len: usize) -> bool {
    scene.word(at) == "bestselling" || scene.word(at + len - 1) == "selling"
}

fn superlative_words(scene: &Scene, at: usize) -> Option<usize> {
    let (first, second, third) = (scene.word(at), scene.word(at + 1), scene.word(at + 2));
    match first {
        "best" | "top" | "highest"
            if second == "-" && among!(third, "selling" | "sold" | "ranked" | "grossing" | "earning") =>
        {
            Some(3)
        }
        "best" | "top" | "highest" if among!(second, "selling" | "grossing" | "earning") => Some(2),
        "most"
            if among!(
                second,
                "sold"
                    | "popular"
                    | "dominant"
                    | "used"
                    | "shipped"
                    | "valuable"
                    | "bought"
                    | "visited"
                    | "watched"
                    | "downloaded"
                    | "streamed"
                    | "played"
            ) =>
        {
            Some(if second == "valuable" { return None } else { 2 })
        }
        "bestselling" => Some(1),
        "best" if best_seller(scene, at).is_some() => best_seller(scene, at).map(|to| to - at),
        "largest" | "biggest" | "leading" | "top" | "dominant" | "foremost" => Some(1),
        "highest" => share_noun(scene, at + 1).or_else(|| most_people(scene, at + 1)).map(|_| 1),
        "most" if second == "widely" && matches!(third, "used") => Some(3),
        "most" if second == "-" || third == "-" => (among!(third, "sold" | "used" | "watched")).then_some(3),
        _ if scene.is_cue(at, Cue::Lead) && first == "leading" => Some(1),
        _ => None,
    }
}

/// "making it the second largest.": the noun has been said before.
fn stands_alone(scene: &Scene, at: usize, to: usize) -> bool {
    let popular = scene.word(to.wrapping_sub(1)) == "popular";
    // "is easily the largest with a share of": of those spoken of.
    let clearly = among!(scene.word(at.wrapping_sub(2)), "easily" | "comfortably" | "clearly" | "far");
    let place = popular || clearly || ordinal_at(scene, at).is_some_and(|(place, _)| place > 1);
    let is = clearly || among!(scene.word(at.wrapping_sub(2)), "it" | "as" | "is" | "was" | "became" | "remains");
    let the = scene.word(at.wrapping_sub(1)) == "the";
    // "remains the largest by assets", of banks.
    let by = scene.word(to) == "by"
        && among!(
            scene.word(to + 1),
            "assets" | "deposits" | "revenue" | "sales" | "volume" | "subscribers" | "market" | "total" | "far"
        )
        && among!(scene.word(at.wrapping_sub(2)), "is" | "was" | "became" | "remains" | "remained")
        && scene.clause_of(at).own;
    // "The second largest is KCB": the name comes behind.
    let behind = place && among!(scene.word(to), "is" | "was" | "remains") && scene.is_name(to + 1);
    // "Wizz Air, the third-largest of the budget airlines, said".
    let of_them = place && scene.word(to) == "of" && among!(scene.word(to + 1), "the" | "these" | "those");
    let of_them = of_them && scene.kind(at.wrapping_sub(2)) == Some(Kind::Comma);
    if (by || behind || of_them) && the {
        return true;
    }
    // "is the largest with a share of 30 percent".
    let share = || (to + 1..to + 5).any(|next| scene.is_cue(next, Cue::Noun(Noun::Share)));
    let with = (clearly || is && the && share()) && scene.is_cue(to, Cue::With);
    let ends = with || matches!(scene.kind(to), None | Some(Kind::Punct | Kind::Comma)) && scene.word(to) != "-";
    (place || with) && the && is && ends
}

/// "the country's best-seller": where the words end.
fn best_seller(scene: &Scene, at: usize) -> Option<usize> {
    let seller = at + 1 + usize::from(scene.word(at + 1) == "-");
    let best = among!(scene.word(at), "best" | "top");
    (best && scene.word(seller) == "seller").then_some(seller + 1)
}

/// "the", a possessive or a place leads up to the superlative; "one of the largest" names no place.
fn determined(scene: &Scene, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    let one_of = (before.saturating_sub(3)..at).any(|index| among!(scene.word(index), "one" | "among" | "some"))
        || (before.saturating_sub(3)..before).any(|index| scene.word(index) == "two" && scene.word(index + 1) == "of");
    let item = &scene.items[before];
    // "lost the most of the leading makers": among them.
    let out_of = scene.word(before) == "the"
        && scene.word(before.wrapping_sub(1)) == "of"
        && scene.word(before.wrapping_sub(2)) == "out";
    if out_of {
        return false;
    }
    let single = scene.word(before) == "single" && scene.word(before.wrapping_sub(1)) == "the";
    let fits = single
        || matches!(scene.word(before), "the" | "as")
        || is_possessive_mark(item)
        || matches!(item.kind, Kind::Region(_) | Kind::Cue(Cue::Possessive));
    fits && !one_of
}

/// "the largest market share": who has it leads, unless it is a record of its own.
fn share_noun(scene: &Scene, from: usize) -> Option<(usize, bool)> {
    let at = (from..scene.items.len().min(from + 3)).find(|&at| scene.is_cue(at, Cue::Noun(Noun::Share)))?;
    let led_up = (from..at).all(|before| {
        matches!(scene.kind(before), Some(Kind::Market(_) | Kind::Region(_) | Kind::Cue(Cue::Noun(_) | Cue::Total)))
    });
    // "the top five companies with the highest share": what they have in common.
    let with = (from.saturating_sub(4)..from).find(|&with| scene.is_cue(with, Cue::With));
    let crowd = with.is_some_and(|with| with > 0 && are_companies(scene.items[with - 1].last_word()));
    let record = crowd
        || scene.lower(at + 1).starts_with("since")
        || among!(scene.word(at + 1), "since" | "ever" | "yet" | "growth" | "gain" | "gains" | "increase" | "to");
    (led_up && !record).then_some((at + 1, false))
}

/// "the largest number of subscribers".
fn most_people(scene: &Scene, from: usize) -> Option<(usize, bool)> {
    let of = scene.word(from) == "number" && scene.word(from + 1) == "of";
    // "gained the highest number of subscribers": of the new ones.
    let gained = (from.saturating_sub(4)..from).any(|at| scene.is_cue(at, Cue::Add) || scene.is_cue(at, Cue::Lose));
    let of = of && !gained;
    let at = (from + 2..from + 5).find(|&at| scene.is_cue(at, Cue::Noun(Noun::Users))).filter(|_| of)?;
    let plain = |before: usize| matches!(scene.kind(before), Some(Kind::Word | Kind::Market(_)));
    (from + 2..at).all(plain).then_some((at + 1, false))
}

/// The noun a superlative needs: what holds such a place. Where it ends, and whether it is a market.
fn rank_noun(scene: &Scene, from: usize) -> Option<(usize, bool)> {
    for at in from..scene.items.len().min(from + 6) {
        let word = scene.word(at);
        match scene.kind(at)? {
            Kind::Cue(Cue::Noun(Noun::Market)) if word == "market" => return Some((at + 1, true)),
            Kind::Word if is_holder(word) => return Some((at + 1, false)),
            Kind::Market(_) => {
                let next = scene.kind(at + 1);
                let ends = is_preposition(scene.word(at + 1))
                    || among!(scene.word(at + 1), "so" | "this" | "last" | "overall" | "currently" | "right" | "ever");
                let more = matches!(next, Some(Kind::Word | Kind::Cue(Cue::Noun(_)))) && !ends;
                if !more {
                    return Some((at + 1, false));
                }
            }
            Kind::Region(_) | Kind::Quote | Kind::Cue(Cue::Total) => {}
            Kind::Word if word == "by" => return None,
            Kind::Word if is_modifier(word) => {}
            Kind::Punct if word == "-" => {}
            Kind::Cue(Cue::Ship) => {}
            // "the largest battery maker", "energy supplier".
            Kind::Cue(Cue::Noun(Noun::Block)) if is_holder(scene.word(at + 1)) => {}
            _ => return None,
        }
    }
    None
}

/// A word that can stand between the superlative and what holds the place: "mobile", "food delivery", "internet".
fn is_modifier(word: &str) -> bool {
    !is_preposition(word) && !Class::NoModifier.has(word)
}

fn is_holder(word: &str) -> bool {
    Class::Holder.has(word)
}
