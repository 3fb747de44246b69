//! Whole markets as a research firm tells of them: "quarterly revenues totaled", "IDC counted 346 million". Not what a company
//! reports of itself.

use crate::among::among;
use crate::claim::anchor::{Anchor, Shape};
use crate::claim::clause::Opener;
use crate::claim::item::{Item, Kind, Row};
use crate::claim::lexicon::{Cue, Noun};
use crate::claim::party::{Party, PartyKind};
use crate::entity::EntityKind;

fn is_firm(item: &Item) -> bool {
    item.entity.is_some_and(|entity| entity.kind == EntityKind::Researcher)
}

/// "Synergy reported quarterly revenues totaled $79 billion", after a sentence on the cloud market: of all of it.
pub(super) fn revenue_of_all(anchor: &Anchor) -> Option<Party> {
    let money = anchor.is_money() || anchor.is_percent() && anchor.is_change();
    let measured = matches!(anchor.noun, Some(Noun::Revenue | Noun::Sales)) && money && !anchor.clause.own;
    let of_market = anchor.carried.last.as_ref().is_some_and(|party| party.kind == PartyKind::Market);
    if !measured || !of_market || anchor.head || anchor.clause.foreign {
        return None;
    }
    let run = &anchor.items[..anchor.clause.end];
    // "panel revenues for OLED phones": of what the panels are for.
    let named = |item: &Item| {
        item.is_name() || matches!(item.kind, Kind::Cue(Cue::Possessive | Cue::Pronoun)) || item.word == "for"
    };
    let told = anchor.items.iter().any(is_firm);
    if told && !run.iter().any(named) { anchor.carried.market.clone() } else { None }
}

/// "IDC counted 346 million units, Canalys 347 million", "IDC's figure was 346 million": the size as each firm gives it.
pub(super) fn counted_by_firm(anchor: &Anchor) -> Option<Party> {
    // "reported 157 million shipments of batteries": of what comes behind.
    let of = anchor.items.word(anchor.at + 2) == "of";
    let bare = !of && anchor.counted.is_none() && matches!(anchor.noun, None | Some(Noun::Volume)) && !anchor.unknown;
    let level = anchor.is_count() && anchor.shape == Shape::Level && bare && anchor.company().is_none();
    let from = anchor.at.saturating_sub(5).max(anchor.clause.start.saturating_sub(1));
    let lead = &anchor.items[from..anchor.at];
    let firm = lead.iter().rposition(is_firm).filter(|_| level && anchor.many())?;
    let between = &lead[firm + 1..];
    let counts = between.iter().any(|item| {
        matches!(item.kind, Kind::Cue(Cue::Estimate | Cue::ReportNoun))
            || among!(
                item.word,
                "counted" | "counts" | "said" | "says" | "saw" | "gave" | "reported" | "at" | "estimate"
            )
    });
    let goes_on = between.is_empty() && anchor.frame.sentence_market && anchor.clause.opener != Opener::Paren;
    let plain = between.iter().all(|item| !matches!(item.kind, Kind::Name(_) | Kind::Quantity(_)));
    let units = anchor.noun == Some(Noun::Volume) || anchor.frame.market || anchor.frame.sentence_market;
    if plain && units && (counts || goes_on) { anchor.carried.market.clone() } else { None }
}
