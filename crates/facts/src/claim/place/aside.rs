//! Places told by the way: where a reason, a change or a trouble lies, or the figure of another clause. Not where a figure holds.

use crate::among::among;
use crate::claim::clause::Opener;
use crate::claim::item::Kind;
use crate::claim::lexicon::Cue;
use crate::claim::scene::Scene;
use crate::vocabulary::Class;

/// "driven by shipments in India", "due to a slowdown in Europe", "particularly in China": a reason or a stress, not where the
/// figure holds.
pub(super) fn is_aside(scene: &Scene, at: usize) -> bool {
    let parts = |at: usize| {
        matches!(scene.kind(at), Some(Kind::Comma | Kind::Semicolon | Kind::Open | Kind::Close))
            || scene.word(at) == "that"
    };
    let run = (at.saturating_sub(16)..at).rev();
    run.take_while(|&before| !parts(before)).any(|before| {
        let next = scene.word(before + 1);
        let near = before + 10 >= at;
        match scene.word(before) {
            "particularly" | "especially" | "notably" | "amid" | "despite" => near,
            // "as China increases its capacity".
            "as" if before + 1 == at => {
                scene.kind(at + 1) == Some(Kind::Cue(Cue::Rise)) && among!(scene.word(at + 2), "its" | "their")
            }
            // "as demand in Europe fell".
            "as" => near && among!(next, "demand" | "consumers" | "buyers" | "growth" | "orders"),
            // "(including both Western Europe and Central Europe)".
            "including" | "except" => before + 5 >= at || scene.kind(before.wrapping_sub(1)) == Some(Kind::Open),
            // "nobody knew us, even in China".
            "even" => before + 3 >= at && next == "in",
            // "following a surge in installations in the U.S."
            "following" => near && among!(next, "a" | "an" | "the" | "strong" | "weak"),
            "due" | "thanks" | "owing" | "attributed" => next == "to",
            "benefiting" | "benefitting" | "benefited" | "profiting" => next == "from",
            // "on the back of strong gains in India".
            "back" | "strength" => near && next == "of" && scene.word(before.wrapping_sub(1)) == "the",
            // "on strong China sales".
            "on" => {
                before + 3 >= at
                    && among!(next, "strong" | "weak" | "robust" | "surging" | "soaring" | "solid" | "booming")
            }
            // "lifted by China, where it took a third": there the figure holds.
            word => {
                near && scene.word(at + 2) != "where"
                    && Class::MovingCause.has(word)
                    && (next == "by" || scene.word(before + 2) == "by")
            }
        }
    })
}

/// "hit by sanctions in the United States", "the impact of restrictions in Europe": where the trouble is.
pub(super) fn is_seat_of_trouble(scene: &Scene, at: usize) -> bool {
    let the = usize::from(at > 0 && scene.word(at - 1) == "the");
    let before = |step: usize| at.checked_sub(the + step).map_or("", |at| scene.word(at));
    let troubled = |word: &str| {
        among!(
            word,
            "restrictions"
                | "sanctions"
                | "ban"
                | "bans"
                | "tariff"
                | "tariffs"
                | "scrutiny"
                | "lawsuits"
                | "unrest"
                | "lockdowns"
                | "war"
                | "disruption"
                | "disruptions"
                | "controversy"
                | "troubles"
                | "challenges"
                | "hurdles"
                | "headwinds"
                | "obstacles"
                | "woes"
        )
    };
    // "shackled by US sanctions".
    among!(before(1), "in" | "from" | "by") && troubled(before(2)) || troubled(scene.word(at + 1))
}

/// "LG, which leads in Chile, took fourth place", "HP rose 36 percent in Japan, while LG took fourth place": a place told behind
/// the figure of another clause is where that one holds.
pub(in crate::claim) fn is_of_another(scene: &Scene, at: usize, start: usize) -> bool {
    let other = scene.clause_of(at);
    let figure = (other.start..at).any(|at| matches!(scene.kind(at), Some(Kind::Quantity(_) | Kind::Cue(Cue::Lead))));
    let turns = scene.clauses.iter().any(|next| next.opener == Opener::While && at < next.start && next.start <= start);
    figure && scene.items[at].name() != "world" && (other.opener == Opener::Relative || turns)
}

/// "HP was third, with an increase of 36 percent in Japan": where that rose, not where it was third.
pub(in crate::claim) fn in_change(scene: &Scene, at: usize) -> bool {
    let clause = scene.clause_of(at);
    let before = |kind: fn(&Kind) -> bool| (clause.start..at).any(|at| scene.kind(at).as_ref().is_some_and(kind));
    before(|kind| matches!(kind, Kind::Quantity(_)))
        && before(|kind| matches!(kind, Kind::Cue(Cue::Rise | Cue::Fall | Cue::RiseNoun | Cue::FallNoun)))
        && !clause.own
        // "with installations in the USA accounting for 70 percent".
        || clause.opener == Opener::With
            && (at + 1..at + 3).any(|at| among!(scene.word(at), "accounting" | "contributing" | "making" | "representing"))
}

/// "helped by sales in India": where a reason lies says nothing of where the figure holds.
pub(in crate::claim) fn in_cause(scene: &Scene, at: usize) -> bool {
    let clause = scene.clause_of(at);
    let word = scene.word(clause.start);
    among!(word, "if" | "thanks" | "due" | "owing" | "amid" | "because") || Class::MovingCause.has(word)
}
