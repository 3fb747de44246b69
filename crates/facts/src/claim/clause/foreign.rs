//! Clauses about something that is no party: "fares are", "the first update cut".

use super::crowd::is_some;
use super::words::{is_possessive_mark, is_preposition};
use super::{Clause, Opener};
use crate::among::among;
use crate::claim::item::{Item, Kind, Reading, Row};
use crate::claim::lexicon::{Cue, Noun};
use crate::claim::party::{are_companies, is_company_word, is_verb};
use crate::quantity::Unit;
use crate::vocabulary::Class;

/// "Wise, which operates in 70 countries": a name nobody knows leads the sentence.
pub(super) fn is_unknown_name(reading: &Reading, items: &[Item], clause: &Clause) -> bool {
    let run = &items[clause.start..clause.end];
    let run = match run {
        [first, rest @ ..] if first.kind == Kind::Cue(Cue::While) => rest,
        run => run,
    };
    let [item] = run else { return false };
    let word = item.word;
    matches!(clause.opener, Opener::Start | Opener::While | Opener::And)
        && item.kind == Kind::Word
        && reading.segments.tokens[item.tokens.start].capital
        && !Class::SentenceOpener.has(word)
        && !is_neutral(word)
        && items.kind(clause.end) == Some(Kind::Comma)
}

/// "overtaking Blorbo, which had 4%": about the name before, and nobody knows it.
pub(super) fn follows_unknown_name(reading: &Reading, items: &[Item], clause: &Clause) -> bool {
    // "ahead of Blorbo with 4%" too.
    let relative = clause.opener == Opener::Relative && matches!(items.word(clause.start), "which" | "who")
        || clause.opener == Opener::With;
    let Some(before) = clause.start.checked_sub(1).filter(|_| relative) else { return false };
    let at = if items[before].kind == Kind::Comma { before.checked_sub(1) } else { Some(before) };
    let Some(at) = at.filter(|&at| at > 0 && items[at].kind == Kind::Word) else { return false };
    let token = reading.segments.tokens[items[at].tokens.start];
    token.capital && matches!(items[at - 1].kind, Kind::Cue(Cue::Ahead | Cue::PassiveAhead | Cue::Behind))
}

/// "followed by Congonhas (9.7 per cent)": the figure of a name nobody knows.
pub(super) fn of_unknown_follower(reading: &Reading, items: &[Item], clause: &Clause) -> bool {
    let Some(name) = clause.start.checked_sub(2).filter(|_| clause.opener == Opener::Paren) else { return false };
    let unknown = items[name].kind == Kind::Word && reading.segments.tokens[items[name].tokens.start].capital;
    let figure = items[clause.start].quantity.is_some();
    let follows = |item: &Item| match item.kind {
        Kind::Cue(Cue::Follow) => item.lower.ends_with("by"),
        // "ahead of Blorbo (16.5%)".
        Kind::Cue(Cue::Ahead | Cue::Behind | Cue::PassiveAhead) => true,
        _ => false,
    };
    // "Roku OS (5%)".
    let named = name > 0 && items[name - 1].is_name();
    unknown && !named && figure && items[..name].iter().any(follows)
}

/// "The US cable industry, led by Comcast, added": a whole sector leads the sentence, and no company.
pub(super) fn is_sector(items: &[Item], clause: &Clause) -> bool {
    let run = &items[clause.start..clause.end];
    let sector = run.last().is_some_and(|item| among!(item.word, "industry" | "sector" | "category" | "segment"));
    let plain = run.iter().all(|item| matches!(item.kind, Kind::Word | Kind::Region(_) | Kind::Market(_)));
    sector && plain && clause.opener == Opener::Start || leads_with_segment(items, clause)
}

/// "The premium segment continues to see growth", in a sentence that names nobody.
pub(super) fn leads_with_segment(items: &[Item], clause: &Clause) -> bool {
    let part = |at: &usize| among!(items.word(*at), "segment" | "tier");
    let leads = clause.start == 0 && items.word(0) == "the";
    let Some(at) = (2..items.len().min(6)).find(part).filter(|_| leads) else { return false };
    let plain = items[1..at].iter().all(|item| item.kind == Kind::Word || item.word == "-");
    plain && items.kind(at + 1) != Some(Kind::Comma) && !items.iter().any(Item::is_name)
}

/// "Team Red saw its shipments increase": its own are of a name nobody knows.
pub(super) fn sees_its_own(reading: &Reading, items: &[Item], clause: &Clause, its: usize) -> bool {
    let saw = its.checked_sub(1).filter(|&saw| among!(items.word(saw), "saw" | "sees" | "seen" | "watched"));
    let Some(saw) = saw.filter(|_| among!(items.word(its), "its" | "their")) else { return false };
    let capital = |item: &Item| reading.segments.tokens[item.tokens.start].capital;
    let name = &items[clause.start.min(saw)..saw];
    name.len() > 1 && name.iter().all(|item| item.kind == Kind::Word && capital(item) && !is_company_word(item.word))
}

/// "Blorbo lifted its share": a name nobody knows acts, and "its" is its own.
pub(super) fn acts_unknown(reading: &Reading, items: &[Item], clause: &Clause) -> bool {
    let [first, verb, its, ..] = &items[clause.start..clause.end] else { return false };
    let name = first.kind == Kind::Word
        && reading.segments.tokens[first.tokens.start].capital
        && !Class::SentenceOpener.has(first.word)
        && !is_neutral(first.word);
    let acts = matches!(verb.kind, Kind::Word | Kind::Cue(Cue::Rise | Cue::Fall | Cue::Add | Cue::Lose | Cue::Have))
        && (verb.word.ends_with("ed") || among!(verb.word, "grew" | "saw" | "cut" | "lost" | "kept" | "held" | "took"));
    name && acts && its.kind == Kind::Cue(Cue::Possessive)
}

/// "Its closest rival, Blorbo, counts 11 million": another than the one spoken of.
pub(super) fn is_its_rival(items: &[Item], clause: &Clause) -> bool {
    let run = &items[clause.start..clause.end];
    let rival = run.last().is_some_and(|item| among!(item.word, "rival" | "competitor" | "challenger"));
    rival && run.len() < 6 && run[0].kind == Kind::Cue(Cue::Possessive) && clause.opener == Opener::Start
}

pub(super) fn has_finite_verb(items: &[Item], clause: &Clause) -> bool {
    // "the UK's leading grocer": no verb.
    let verb = |item: &Item| matches!(item.kind, Kind::Cue(cue) if is_verb(cue)) && item.word != "leading";
    items[clause.start..clause.end].iter().any(verb)
}

/// "Mobile makes up most of it, totaling $87 billion": a participle goes on about what it was.
pub(super) fn opens_with_participle(items: &[Item], clause: &Clause) -> bool {
    let first = &items[clause.start];
    among!(first.word, "totaling" | "totalling" | "amounting" | "equaling" | "equalling")
}

/// Whether a plain noun that is no party and no measure stands as the subject before the verb.
pub(super) fn is_foreign(reading: &Reading, items: &[Item], clause: &Clause) -> bool {
    if matches!(clause.opener, Opener::Relative | Opener::Paren | Opener::With | Opener::Follow | Opener::Pipe) {
        return false;
    }
    // "The combined company", where nobody has said who merges.
    if acts_unknown(reading, items, clause) {
        return true;
    }
    let combined = |pair: &[Item]| pair[0].word == "combined" && is_company_word(pair[1].word);
    if items[clause.start..clause.end].windows(2).take(2).any(combined) {
        return true;
    }
    if is_of_place(items, clause) || is_of_others(items, clause) || is_of_group(items, clause) || is_some(items, clause)
    {
        return true;
    }
    // "Public sector insurers saw their share decline".
    let crowd = |run: &[Item]| {
        run[2].word == "their" && among!(run[1].word, "saw" | "see" | "had") && are_companies(run[0].last_word())
    };
    if items[clause.start..clause.end].windows(3).take(4).any(crowd) {
        return true;
    }
    if (clause.start + 2..clause.end.min(clause.start + 6)).any(|its| sees_its_own(reading, items, clause, its)) {
        return true;
    }
    opens_with_thing(reading, items, clause)
}

/// A noun that names no party stands before the verb of the clause, or a name nobody knows before its figure.
fn opens_with_thing(reading: &Reading, items: &[Item], clause: &Clause) -> bool {
    let mut noun = false;
    let first = &items[clause.start];
    let named = matches!(clause.opener, Opener::Comma | Opener::And)
        && first.kind == Kind::Word
        && reading.segments.tokens[first.tokens.start].capital;
    for item in &items[clause.start..clause.end] {
        match item.kind {
            Kind::Word
                if among!(item.word, "may" | "can" | "could" | "must" | "might" | "should" | "does" | "do" | "did") =>
            {
                return noun;
            }
            Kind::Word => {
                let word = item.word;
                if is_preposition(word) && !noun || is_company_word(word) || is_neutral(word) {
                    // "Mivi in fourth place": a name nobody knows.
                    if is_preposition(word) {
                        return named && noun;
                    }
                    continue;
                }
                // "Sony at 20.3% and Warner at 15.6%": of a name nobody knows.
                if named && noun && among!(word, "at" | "with" | "on") {
                    return true;
                }
                noun = true;
            }
            Kind::Quote | Kind::Punct | Kind::Period(_) | Kind::Cue(Cue::While | Cue::Earlier | Cue::Total) => {}
            // "the top ten hold": nobody that is named.
            Kind::Quantity(_) if is_group(item) => noun = true,
            // "the country's leading airline".
            Kind::Cue(Cue::Lead) if item.word == "leading" => {}
            Kind::Cue(cue) if is_verb(cue) => return noun,
            _ => return false,
        }
    }
    false
}

/// "top ten": several that have no name here.
fn is_group(item: &Item) -> bool {
    item.quantity.is_some_and(|quantity| quantity.unit == Unit::Ordinal && quantity.lo != quantity.hi)
}

/// "Combined revenue for the top ten foundries reached": of several that have no name here.
fn is_of_group(items: &[Item], clause: &Clause) -> bool {
    let run = &items[clause.start..clause.end];
    let verb = run.iter().position(|item| matches!(item.kind, Kind::Cue(cue) if is_verb(cue))).unwrap_or(0);
    let head = &run[..verb];
    let group = head.iter().position(is_group).filter(|&at| at > 2 && matches!(head[at - 2].word, "of" | "for"));
    let measure = |item: &Item| matches!(item.kind, Kind::Cue(Cue::Noun(Noun::Revenue | Noun::Volume | Noun::Sales)));
    group.is_some_and(|at| head[..at].iter().any(measure)) && !head.iter().any(Item::is_name)
}

/// "South Korea's exports rose", "the country's subscriber base": what a place has is no company's.
fn is_of_place(items: &[Item], clause: &Clause) -> bool {
    let mut run = items[clause.start..clause.end]
        .iter()
        .enumerate()
        .skip_while(|(_, item)| matches!(item.kind, Kind::Cue(Cue::While) | Kind::Quote) || item.word == "the");
    let Some((at, place)) = run.next() else { return false };
    let owner = matches!(place.kind, Kind::Region(_)) || matches!(place.word, "country" | "nation");
    let marked = items.get(clause.start + at + 1).is_some_and(|next| is_possessive_mark(next));
    let phrase = || items[clause.start + at + 2..clause.end].iter();
    let verb = |item: &Item| matches!(item.kind, Kind::Cue(cue) if is_verb(cue)) && item.word != "leading";
    let head = || phrase().take_while(|item| !verb(item));
    let others = || {
        head().any(|item| {
            matches!(item.kind, Kind::Name(_) | Kind::Voice(_) | Kind::Cue(Cue::Noun(Noun::Revenue | Noun::Profit)))
                || is_company_word(item.word)
                // "Europe's largest search engine".
                || matches!(item.kind, Kind::Market(_)) && is_company_word(item.last_word())
        })
    };
    owner && marked && !others()
}

/// Words that stand before a verb and are no subject of their own, or stand for a figure.
pub(super) fn is_neutral(word: &str) -> bool {
    word.ends_with("ly") || word.ends_with("ing") || word.ends_with("ed") || Class::Neutral.has(word)
}

/// "In aggregate all other providers have": those nobody names.
pub(super) fn is_of_others(items: &[Item], clause: &Clause) -> bool {
    let run = &items[clause.start..clause.end];
    let verb = run.iter().position(|item| matches!(item.kind, Kind::Cue(cue) if is_verb(cue))).unwrap_or(run.len());
    let head = &run[..verb.min(8)];
    // "private life insurers", "the rest of the 23 players".
    let others = head.iter().position(|item| among!(item.word, "other" | "others" | "remaining" | "private" | "rest"));
    let Some(others) = others else { return false };
    let rest = head.iter().any(|item| item.word == "rest");
    let many = |item: &Item| {
        let last = item.last_word();
        are_companies(last) || last == "others"
    };
    head[others..].iter().any(many)
        && !head.iter().any(|item| item.is_name() || matches!(item.kind, Kind::Quantity(_)) && !rest)
}
