//! Clauses that only say what the name before them is: ", the number one vendor,", ", Safaricom's closest rival,".

use super::foreign::has_finite_verb;
use super::words::is_possessive_mark;
use super::{Clause, Opener};
use crate::among::among;
use crate::claim::item::{Item, Kind, Row};
use crate::claim::lexicon::Cue;
use crate::claim::party::{is_company_word, is_verb};

/// "Yahoo, a search engine, held", "Naver, a subsidiary of the company NHN, held": what the name before is.
pub(super) fn is_one_of_kind(items: &[Item], clause: &Clause) -> bool {
    among!(items.word(clause.start), "a" | "an")
        && items.kind(clause.end) == Some(Kind::Comma)
        && items[clause.start..clause.end].iter().all(|item| item.quantity.is_none())
}

/// "HP, the number one PC vendor, shipped": the words between describe the name before.
pub(super) fn is_apposition(items: &[Item], clause: &Clause) -> bool {
    let named = clause.start.checked_sub(2).is_some_and(|before| items[before].is_name());
    if clause.opener != Opener::Comma || !named {
        return false;
    }
    let run = &items[clause.start..clause.end];
    // "the low-cost airline" is one word of the market.
    let company = |item: &Item| is_company_word(item.word) || is_company_word(item.last_word());
    let ends = run.iter().any(|item| company(item) || item.word == "leader");
    let one_of = is_one_of_kind(items, clause);
    // "a service offered by Verizon".
    let by = run.iter().position(|item| item.word == "by").filter(|at| one_of && *at > 1);
    let end = by.map_or(clause.end, |at| clause.start + at - 1);
    (ends || one_of) && !has_finite_verb(items, &Clause { end, ..clause.clone() })
}

/// "BYD, backed by Berkshire Hathaway, sold": who stands behind the name before.
pub(super) fn is_backing(items: &[Item], clause: &Clause) -> bool {
    let named = clause.start.checked_sub(2).is_some_and(|before| items[before].is_name());
    let backs =
        among!(items.word(clause.start), "backed" | "owned" | "controlled" | "run" | "led" | "headed" | "founded");
    let closes = items.kind(clause.end) == Some(Kind::Comma);
    clause.opener == Opener::Comma && named && backs && items.word(clause.start + 1) == "by" && closes
}

/// "Bing, Microsoft's search engine, rose": whose the name before is.
pub(super) fn describes_name(items: &[Item], before: &Clause, clause: &Clause) -> bool {
    let name = |item: &Item| item.is_name();
    let lead = &items[before.start..before.end];
    // "the market share of Airtel, Safaricom's closest rival, was": no verb and no figure before the name.
    let plain = |item: &Item| match item.kind {
        Kind::Quantity(_) => false,
        Kind::Cue(cue) => !is_verb(cue),
        _ => true,
    };
    let lone = lead.split_last().is_some_and(|(last, lead)| name(last) && lead.iter().all(plain));
    // "while the US, Amazon's biggest market, makes up": what the place is.
    let place = before.end > before.start
        && matches!(items[before.end - 1].kind, Kind::Region(_))
        && items[before.start..before.end - 1]
            .iter()
            .all(|item| item.kind == Kind::Cue(Cue::While) || item.word == "the");
    let lone = lone || place;
    let run = &items[clause.start..clause.end];
    let owned = run.len() > 2 && name(&run[0]) && is_possessive_mark(&run[1]);
    let ends = items.kind(clause.end) == Some(Kind::Comma);
    let bare = !run[1..].iter().any(|item| name(item) || matches!(item.kind, Kind::Quantity(_)));
    clause.opener == Opener::Comma && lone && owned && ends && bare && !has_finite_verb(items, clause)
}
