//! "Leads the market", "the market leader".

use std::ops::ControlFlow::{self, Break, Continue};

use super::read::finish;
use super::{RankReading, exact};
use crate::among::among;
use crate::claim::clause::{Opener, is_copula, is_possessive_mark, is_preposition};
use crate::claim::item::Kind;
use crate::claim::lexicon::{Cue, Noun};
use crate::claim::party::is_company_plural;
use crate::claim::scene::Scene;
use crate::quantity::Unit;
use crate::vocabulary::Class;

/// "the king of web browsers", "the undisputed king".
fn is_king(scene: &Scene, at: usize) -> bool {
    let before = scene.word(at.wrapping_sub(1));
    let market = |at: usize| matches!(scene.kind(at), Some(Kind::Market(_)));
    let of_market = scene.word(at + 1) == "of" && (at + 2..at + 5).any(market);
    let alone = !matches!(scene.kind(at + 1), Some(Kind::Name(_) | Kind::Voice(_)));
    before == "undisputed" && alone || before == "the" && of_market
}

/// Words for the first place of those who lead.
pub(super) fn leads(scene: &Scene, at: usize) -> Option<RankReading> {
    match scene.word(at) {
        "leader" => leader(scene, at),
        "leading" if leads_alone(scene, at) || leads_inverted(scene, at) => Some(finish(scene, exact(1, at, at + 1))),
        "led" | "dominated" | "topped" | "headed" if scene.word(at + 1) == "by" => led_by(scene, at),
        "topped" | "tops" if scene.word(at + 1) == "with" && with_figure(scene, at + 1) => {
            Some(finish(scene, exact(1, at, at + 1)))
        }
        "topped" | "tops" if scene.is_name(at.wrapping_sub(1)) => {
            tops_market(scene, at).or_else(|| leads_list(scene, at))
        }
        // "is ahead with 55 per cent".
        "ahead"
            if scene.is_cue(at + 1, Cue::With)
                && scene
                    .items
                    .get(at + 2)
                    .and_then(|item| item.quantity)
                    .is_some_and(|it| it.unit == Unit::Percent)
                && among!(scene.word(at.wrapping_sub(1)), "is" | "was" | "remains" | "stays" | "stayed") =>
        {
            Some(finish(scene, exact(1, at, at + 1)))
        }
        "king" if is_king(scene, at) => Some(finish(scene, exact(1, at - 1, at + 1))),
        _ => leads_list(scene, at),
    }
}

/// "Acer tops Indian tablet market", as headlines have it; not "Acer tops tablet sales estimates".
fn tops_market(scene: &Scene, at: usize) -> Option<RankReading> {
    let leads_up = |next: usize| {
        matches!(scene.kind(next), Some(Kind::Region(_) | Kind::Market(_) | Kind::Cue(Cue::Total)))
            || is_possessive_mark(&scene.items[next])
            || among!(scene.word(next), "global" | "worldwide" | "domestic" | "premium")
    };
    let end = scene.items.len().min(at + 7);
    let noun = (at + 1..end).find(|&next| !leads_up(next)).filter(|&noun| noun > at + 1)?;
    let measured = matches!(scene.kind(noun), Some(Kind::Cue(Cue::Noun(Noun::Market | Noun::Sales | Noun::Volume))));
    let other =
        matches!(scene.kind(noun + 1), Some(Kind::Cue(Cue::Noun(_) | Cue::Forecast | Cue::Estimate | Cue::Goal)));
    let market = (at + 1..noun).any(|next| matches!(scene.kind(next), Some(Kind::Market(_))));
    (measured && market && !other).then(|| finish(scene, exact(1, at, noun + 1)))
}

/// "The smartphone market is led by Samsung", "the list was topped by Vivo": one name, or the first of a list of figures.
fn led_by(scene: &Scene, at: usize) -> Option<RankReading> {
    let is =
        (1..4).find(|back| among!(scene.word(at.wrapping_sub(*back)), "is" | "was" | "are" | "were" | "remains"))?;
    let last = at.checked_sub(is + 1)?;
    // "the phone market in Peru is".
    let placed = matches!(scene.kind(last), Some(Kind::Region(_))) && scene.word(last.wrapping_sub(1)) == "in";
    let head = if placed { last.checked_sub(2)? } else { last };
    let small = scene.items[last + 2..at].iter().all(|item| item.kind == Kind::Word);
    let ranked = match scene.items[head].kind {
        Kind::Market(_) | Kind::Cue(Cue::Noun(Noun::Market | Noun::Volume | Noun::Sales)) => true,
        _ => Class::List.has(scene.word(head)) || among!(scene.word(head), "sector" | "industry"),
    };
    let skipped = |next: usize| {
        matches!(scene.kind(next), Some(Kind::Region(_) | Kind::Market(_)))
            || among!(scene.word(next), "the" | "-" | "giant" | "based" | "market" | "leader")
    };
    let name = (at + 2..at + 7).find(|&next| !skipped(next)).filter(|&next| scene.is_name(next))?;
    let joint = scene.word(name + 1) == "and" || scene.kind(name + 1) == Some(Kind::Comma);
    let several = joint && scene.is_name(name + 2);
    (ranked && small && !several).then(|| finish(scene, exact(1, at, name)))
}

/// "market leader", "the leader".
fn leader(scene: &Scene, at: usize) -> Option<RankReading> {
    if let Some(name) = leader_is(scene, at) {
        return Some(finish(scene, exact(1, at, name)));
    }
    let before = at.checked_sub(1);
    let fits = before.is_some_and(|before| {
        let word = scene.word(before);
        among!(word, "the" | "market" | "clear" | "cut" | "overall" | "undisputed" | "global" | "world" | "-")
            || matches!(
                scene.kind(before),
                Some(Kind::Market(_) | Kind::Region(_) | Kind::Cue(Cue::Total | Cue::Noun(Noun::Market | Noun::Share)))
            )
    });
    // "leader in net adds", "leader in growth": another list than that of sizes.
    let other = |next| among!(scene.lower(next), "growth" | "net adds" | "net additions" | "innovation" | "technology");
    // "the former market leader" held the place once.
    let former = (at.saturating_sub(3)..at)
        .any(|before| among!(scene.word(before), "former" | "erstwhile" | "previous" | "prior"));
    let grows = scene.word(at + 1) == "in" && (at + 2..at + 6).any(other);
    let person = scene.word(at + 1) == "of" || matches!(scene.kind(at + 1), Some(Kind::Voice(_)));
    (fits && !grows && !person && !former).then(|| finish(scene, exact(1, at.saturating_sub(1), at + 1)))
}

/// "Leader in sales of phones was the company Vivo": where the name begins.
fn leader_is(scene: &Scene, at: usize) -> Option<usize> {
    let opens = at <= 1 && among!(scene.word(at + 1), "in" | "of" | "on" | "for");
    let verb =
        (at + 2..scene.items.len().min(at + 12)).find(|&verb| among!(scene.word(verb), "was" | "is" | "remains"))?;
    let measured = (at + 2..verb).any(|at| {
        matches!(scene.kind(at), Some(Kind::Market(_) | Kind::Region(_) | Kind::Cue(Cue::Noun(_)) | Kind::Period(_)))
    });
    let plain = (at + 2..verb).all(|at| !scene.is_name(at) && scene.kind(at) != Some(Kind::Comma));
    let name =
        (verb + 1..verb + 4).find(|&name| !among!(scene.word(name), "the" | "company" | "brand" | "still" | "now"))?;
    (opens && measured && plain && scene.is_name(name)).then_some(name)
}

/// "leads the market", "to lead Indian smartphone market", "ruling the market".
fn leads_list(scene: &Scene, at: usize) -> Option<RankReading> {
    let verb = scene.is_cue(at, Cue::Lead) && !among!(scene.lower(at), "leading" | "lead" | "rules" | "rule")
        || scene.lower(at) == "lead" && among!(scene.word(at.wrapping_sub(1)), "to" | "will" | "still" | "also");
    if !verb || matches!(scene.word(at + 1), "to" | "by") {
        return None;
    }
    let mut after = at + 1..scene.items.len().min(at + 6);
    let to = after.find_map(|next| after_lead(scene, at, next).break_value())??;
    Some(finish(scene, exact(1, at, to)))
}

/// What the word at `next` makes of the verb of leading at `at`: where a first place ends, or that it is none, or nothing yet.
fn after_lead(scene: &Scene, at: usize, next: usize) -> ControlFlow<Option<usize>> {
    let (word, kind) = (scene.word(next), scene.items[next].kind);
    let tops = scene.lower(at).starts_with("top");
    match kind {
        Kind::Cue(Cue::ReportNoun) if among!(word, "ranking" | "rankings" | "table") => Break(Some(next + 1)),
        // A verb elsewhere: "hotels list rooms".
        Kind::Cue(Cue::Have) if word == "list" => Break(Some(next + 1)),
        Kind::Cue(Cue::Noun(Noun::Sales | Noun::Volume)) if Class::List.has(scene.word(next + 1)) => Continue(()),
        // "led global sales with 22 million", not "led sales growth".
        Kind::Cue(Cue::Noun(Noun::Sales | Noun::Volume))
            if scene.is_cue(next + 1, Cue::With) || next + 1 >= scene.items.len() =>
        {
            Break(Some(next + 1))
        }
        Kind::Cue(Cue::Noun(Noun::Market | Noun::Share)) => Break(Some(next + 1)),
        Kind::Word if Class::List.has(word) => Break(Some(next + 1)),
        // "leads in India", not "leads in financial performance".
        Kind::Word if word == "in" && !tops => {
            // "led in year-on-year growth".
            let grown = |at: usize| matches!(scene.kind(at), Some(Kind::Cue(Cue::RiseNoun | Cue::FallNoun)));
            let merit = (next + 1..next + 5).any(|at| scene.is_cue(at, Cue::Noun(Noun::Block)) || grown(at));
            Break((!merit).then_some(at + 1))
        }
        Kind::Cue(Cue::With) if !tops || with_figure(scene, next) => Break(Some(at + 1)),
        // "led all car makers with".
        Kind::Word | Kind::Cue(Cue::Noun(Noun::Companies)) if is_crowd(scene, next) => Break(Some(next + 1)),
        // "also led last year (16%)".
        Kind::Open if next > at + 1 && percent_at(scene, next + 1) => Break(Some(at + 1)),
        // "topped the 2019 ranking".
        Kind::Quantity(_) if word.len() == 4 => Continue(()),
        Kind::Region(_) | Kind::Market(_) | Kind::Period(_) | Kind::Quote | Kind::Cue(Cue::Total) => Continue(()),
        Kind::Word if describes_list(word) || is_possessive_mark(&scene.items[next]) => Continue(()),
        Kind::Word if names_list(scene, next) => Continue(()),
        _ => Break(None),
    }
}

/// "the hotel booking segment": a word of what is listed.
fn names_list(scene: &Scene, at: usize) -> bool {
    let plain = |index: usize| {
        matches!(scene.kind(index), Some(Kind::Word | Kind::Market(_))) && !is_preposition(scene.word(index))
    };
    let list = (at + 1..at + 4).find(|&next| among!(scene.word(next), "segment" | "category" | "space"));
    list.is_some_and(|list| (at..list).all(plain))
}

/// "the overall", "the domestic": what stands before the list somebody leads.
fn describes_list(word: &str) -> bool {
    among!(
        word,
        "the"
            | "overall"
            | "domestic"
            | "way"
            | "local"
            | "premium"
            | "entire"
            | "online"
            | "all"
            | "other"
            | "auto"
            | "rival"
            | "league"
            | "march"
            | "may"
    )
}

fn percent_at(scene: &Scene, at: usize) -> bool {
    scene.items.get(at).and_then(|item| item.quantity).is_some_and(|quantity| quantity.unit == Unit::Percent)
}

/// "all automakers", "its rivals", the field a leader leads.
fn is_crowd(scene: &Scene, at: usize) -> bool {
    let word = scene.word(at);
    let all = (at.saturating_sub(3)..at).any(|before| among!(scene.word(before), "all" | "other" | "its"));
    let crowd = matches!(word, "rivals" | "competitors") || is_company_plural(word);
    all && (crowd || scene.is_cue(at, Cue::Noun(Noun::Companies)))
}

/// "tops with 57.7% market share", "topped in May with a share of 30 percent", "topped with 5.1 million cards".
fn with_figure(scene: &Scene, with: usize) -> bool {
    let end = scene.items.len().min(with + 6);
    let counted = |at: usize| {
        scene.items[at].quantity.is_some_and(|quantity| quantity.unit == Unit::Count)
            && matches!(scene.kind(at + 1), Some(Kind::Market(_) | Kind::Cue(Cue::Noun(Noun::Volume | Noun::Users))))
    };
    (with + 1..end).any(|at| scene.is_cue(at, Cue::Noun(Noun::Share)) || counted(at))
}

/// "with Huawei now leading", "with Amazon leading the way".
fn leads_inverted(scene: &Scene, at: usize) -> bool {
    let list = scene.word(at + 1) == "the" && Class::List.has(scene.word(at + 2));
    let is = (at + 3..at + 7).any(|next| is_copula(scene.word(next)));
    list && is && at == scene.clause_of(at).start
}

fn leads_alone(scene: &Scene, at: usize) -> bool {
    let small = |index: &usize| !among!(scene.word(*index), "now" | "still" | "clearly" | "currently");
    let before = (at.saturating_sub(2)..at).rev().find(small);
    let named = before.is_some_and(|index| scene.is_name(index));
    let ends = matches!(scene.kind(at + 1), None | Some(Kind::Punct | Kind::Comma));
    let way = scene.word(at + 1) == "the" && among!(scene.word(at + 2), "way" | "pack" | "market" | "field" | "race");
    named && (ends || way) && scene.clause_of(at).opener == Opener::With
}
