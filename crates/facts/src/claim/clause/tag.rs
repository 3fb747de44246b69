//! Clauses that only say who speaks: ", Canalys said".

use super::governed::ends_with_preposition;
use super::{Carried, Clause, Opener};
use crate::among::among;
use crate::claim::item::{Item, Kind, Row};
use crate::claim::kinds::Kinds;
use crate::claim::lexicon::Cue;
use crate::claim::party::{Party, is_company_word, is_verb};
use crate::entity::EntityKind;
use crate::vocabulary::Class;

pub(super) fn speaks_for_a_firm(items: &[Item]) -> bool {
    let firm = |item: &Item| item.entity.is_some_and(|entity| entity.analyst || entity.kind == EntityKind::Researcher);
    items.may_have(&Kinds::VOICE) && items.iter().any(|item| matches!(item.kind, Kind::Voice(_)) && firm(item))
}

/// A clause that only names a voice and a verb of saying.
pub(super) fn is_tag(items: &[Item], clause: &Clause) -> bool {
    const SAYING: Kinds = Kinds::cues(&[Cue::Say, Cue::Source]);
    let run = &items[clause.start..clause.end];
    let says = clause.opener != Opener::Relative
        && run.may_have(&SAYING)
        && run.iter().any(|item| matches!(item.kind, Kind::Cue(Cue::Say | Cue::Source)));
    if !says {
        return false;
    }
    // "Huawei can find comfort": done, not said.
    let done = run
        .windows(2)
        .any(|pair| among!(pair.word(0), "can" | "could" | "to" | "will" | "may") && pair.word(1) == "find");
    if done {
        return false;
    }
    let amounts = run.iter().any(|item| matches!(item.kind, Kind::Quantity(_)));
    let sources = matches!(run.first().map(|item| item.kind), Some(Kind::Cue(Cue::Source)));
    let voice = run.iter().take(6).any(|item| {
        matches!(item.kind, Kind::Name(_) | Kind::Voice(_) | Kind::Cue(Cue::Pronoun | Cue::Role))
            || is_company_word(item.word)
    });
    !amounts && (sources || voice && says_last(run))
}

/// The verb of saying has nothing but circumstances after it.
fn says_last(run: &[Item]) -> bool {
    let at = run.iter().position(|item| matches!(item.kind, Kind::Cue(Cue::Say | Cue::Source))).unwrap_or(0);
    !run[at + 1..]
        .iter()
        .any(|item| matches!(item.kind, Kind::Cue(cue) if is_verb(cue) && cue != Cue::Say || cue == Cue::Goal))
}

pub(super) fn speaker_company(items: &[Item], clause: &Clause) -> Option<Party> {
    // "posted on Weibo": where it was said speaks not.
    let governed = |at: usize| at > clause.start && ends_with_preposition(&items[at - 1]);
    let at = (clause.start..clause.end).find(|&at| items[at].is_name() && !governed(at))?;
    Some(Party::of(&items[at]))
}

/// "The company reported a share of 20 percent", "It reported": the company spoken of speaks, and no research firm.
pub(super) fn speaker_again(items: &[Item], clause: &Clause, carried: &Carried) -> Option<Party> {
    let run = &items[clause.start..clause.end];
    let head = run.iter().position(|item| matches!(item.kind, Kind::Cue(Cue::Say)))?;
    let again = match head {
        1 => matches!(run[0].word, "it" | "they"),
        2 => run[0].word == "the" && is_company_word(run[1].word),
        _ => false,
    };
    let verb = Class::ReportingVerb.has(run[head].word);
    carried.company.clone().filter(|_| again && verb && !carried.analyst && carried.fresh)
}
