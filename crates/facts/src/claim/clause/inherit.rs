//! The party a clause takes from the words around it, when none stands before its own verb.

use super::{Carried, Clause, Opener};
use crate::among::among;
use crate::claim::item::{Item, Kind, Row};
use crate::claim::lexicon::{Cue, Noun};
use crate::claim::party::{Party, PartyKind, is_and, is_company_word, is_verb, names_at};
use crate::number::place_word;
use crate::quantity::Unit;

/// The name right before item `start`, past the bracket or comma that opened the clause.
pub(super) fn name_before(items: &[Item], start: usize) -> Option<Party> {
    let start = past_bracket(items, past_course(items, start));
    let border = start.checked_sub(1).filter(|&at| !items.is_name(at)).unwrap_or(start);
    // "Ford Philippines (2,896 units)": its business there.
    let place = border.checked_sub(1).is_some_and(|at| matches!(items[at].kind, Kind::Region(_)));
    let item = &items[border.checked_sub(1 + usize::from(place))?];
    item.is_name().then(|| Party::of(item))
}

/// "The first place was taken by Samsung": whom a sentence without a subject of its own goes on about.
pub(super) fn taker(items: &[Item], clause: &Clause) -> Option<Party> {
    let taken = |at: usize| among!(items.word(at), "taken" | "held" | "claimed" | "occupied" | "secured" | "won");
    let by = (clause.start + 1..clause.end).find(|&at| items.word(at) == "by" && taken(at - 1))?;
    let name = by + 1 + usize::from(items.word(by + 1) == "the");
    items.get(name).filter(|item| name < clause.end && item.is_name()).map(Party::of)
}

/// The clause begins with its verb: "has surpassed", "sold".
pub(super) fn goes_on(items: &[Item], clause: &Clause) -> bool {
    let verb = matches!(items[clause.start].kind, Kind::Cue(cue) if is_verb(cue));
    let aux = among!(items.word(clause.start), "has" | "had" | "is" | "was" | "will" | "also" | "now");
    (verb || aux) && !items.word(clause.start).ends_with("ing")
}

/// A comma stands before the word that opens the clause.
pub(super) fn follows_comma(items: &[Item], clause: &Clause) -> bool {
    (clause.start.saturating_sub(2)..clause.start).any(|at| items[at].kind == Kind::Comma)
}

/// "A and B, which each took": all of the list before item `start`.
pub(super) fn each_before(items: &[Item], start: usize) -> Option<Party> {
    let each = among!(items.word(start), "each" | "both") || among!(items.word(start + 1), "each" | "both");
    let end = start.checked_sub(usize::from(items.kind(start.wrapping_sub(1)) == Some(Kind::Comma)))?;
    let joins = |item: &Item| item.is_name() || item.kind == Kind::Comma || is_and(item);
    let run = items[..end].iter().rev().take(16).take_while(|item| joins(item)).count();
    let first = (end - run..end).find(|&at| items[at].is_name()).filter(|_| each)?;
    names_at(items, first, end).map(|found| found.0).filter(|party| party.names.len() > 1)
}

/// "ahead of Asda (16.7%) who": where the bracket before item `start` opens; `start` itself when none does.
fn past_bracket(items: &[Item], start: usize) -> usize {
    let closes = start.checked_sub(1).is_some_and(|at| items[at].kind == Kind::Close);
    let person = matches!(items.word(start), "who" | "which");
    let open = (start.saturating_sub(5)..start).rev().find(|&at| items[at].kind == Kind::Open);
    open.filter(|_| closes && person).unwrap_or(start)
}

/// "NetEase, publisher of a popular game, which": the comma before the words that describe the name.
fn apposed(items: &[Item], comma: usize) -> Option<usize> {
    let from = comma.saturating_sub(9);
    let opens = from + items[from..comma].iter().rposition(|item| item.kind == Kind::Comma)?;
    let run = &items[opens + 1..comma];
    let bare = |item: &Item| match item.kind {
        Kind::Name(_) | Kind::Quantity(_) => false,
        Kind::Cue(cue) => !is_verb(cue),
        _ => !is_and(item),
    };
    let describes = run.iter().take(4).any(|item| is_company_word(item.word) || item.word == "publisher");
    (describes && run.iter().all(bare) && opens > 0 && items[opens - 1].is_name()).then_some(opens)
}

/// "Google, of course, which": where the aside begins; `start` itself when there is none.
fn past_course(items: &[Item], start: usize) -> usize {
    let Some(comma) = start.checked_sub(1).filter(|&at| items[at].kind == Kind::Comma) else { return start };
    if let Some(opens) = apposed(items, comma) {
        return opens + 1;
    }
    let word = |back: usize| comma.checked_sub(back).map_or("", |at| items[at].word);
    let words = match (word(2), word(1)) {
        ("of", "course") | ("for", "example") | ("for", "instance") => 2,
        (_, "meanwhile" | "however" | "though" | "too") => 1,
        _ => return start,
    };
    comma - words
}

/// "the PC market, which grew": the market right before item `start`.
pub(super) fn market_before(items: &[Item], start: usize) -> Option<Party> {
    let mut at = start.checked_sub(1)?;
    while at > 0
        && matches!(items[at].kind, Kind::Comma | Kind::Cue(Cue::Noun(Noun::Market)) | Kind::Cue(Cue::Relative))
    {
        at -= 1;
    }
    let item = &items[at];
    let goods = matches!(item.kind, Kind::Market(_)) && !is_company_word(item.word);
    goods.then(|| Party::of(item))
}

/// "IDC has Samsung in first place, with": the one name the firm before speaks of.
pub(super) fn placed_by_firm(items: &[Item], clause: &Clause) -> Option<Party> {
    let run = &items[clause.start..clause.end];
    let firm = run.first().is_some_and(|item| matches!(item.kind, Kind::Voice(_)));
    let mut names = run.iter().filter(|item| item.is_name());
    let name = names.next().filter(|_| firm && names.next().is_none())?;
    Some(Party::of(name))
}

/// "with Kirin, owner of Lion, coming in ninth": the one the phrase before speaks of.
pub(super) fn came_in(items: &[Item], before: &[Clause], clause: &Clause) -> Option<Party> {
    let comes = among!(items.word(clause.start), "coming" | "finishing" | "placing" | "at")
        || items.lower(clause.start).starts_with("coming in");
    // "with Lenovo in second place, at 13 million PCs and a 23 percent share".
    let goes_on = clause.opener == Opener::And
        && before.last().is_some_and(|last| last.opener == Opener::Comma && items.word(last.start) == "at");
    let fits = comes && clause.opener == Opener::Comma || goes_on;
    let near = if goes_on { 3 } else { 2 };
    let own = before.iter().rev().take(near).find(|clause| clause.own).filter(|_| fits)?;
    own.subject.clone().filter(|_| own.opener == Opener::With)
}

/// "This marks a rise of 9 percent": what the sentence before spoke of, a market too.
pub(super) fn deictic(items: &[Item], clause: &Clause, carried: &Carried) -> Option<Party> {
    let word = |at: usize| items.word(clause.start + at);
    let opens = clause.opener == Opener::Start || clause.opener == Opener::Comma && clause.start <= 2;
    if !opens || !matches!(word(0), "this" | "that") {
        return None;
    }
    let sum = among!(word(1), "sum" | "figure" | "number" | "total" | "volume" | "tally" | "result");
    let means = among!(
        word(1 + usize::from(sum)),
        "marks" | "marked" | "represents" | "represented" | "is" | "was" | "means" | "meant"
    );
    let change = items[clause.start..clause.end]
        .iter()
        .take(9)
        .any(|item| matches!(item.kind, Kind::Cue(Cue::RiseNoun | Cue::FallNoun | Cue::Rise | Cue::Fall)));
    let market = carried.last.as_ref().filter(|party| party.kind == PartyKind::Market);
    market.filter(|_| means && change).map(|party| party.through(items[clause.start].span))
}

/// "This gave it a 20 percent share", "That translates into a market share of", "This was 9 percent of all sales": of the
/// company just spoken of.
pub(super) fn shared_by_it(items: &[Item], clause: &Clause, carried: &Carried) -> Option<Party> {
    let word = |at: usize| items.word(clause.start + at);
    if clause.opener != Opener::Start || !among!(word(0), "this" | "that" | "which") {
        return None;
    }
    let gives = among!(word(1), "gave" | "gives") && among!(word(2), "it" | "them");
    let means = among!(
        word(1),
        "represents" | "represented" | "translates" | "translated" | "equates" | "amounts" | "corresponds" | "marks"
    );
    let run = &items[clause.start..clause.end];
    let holds = matches!(items.kind(clause.start + 1), Some(Kind::Cue(Cue::ShareVerb)));
    let means = means || holds || moves_on(items, clause);
    let percent = |item: &Item| item.quantity.is_some_and(|quantity| quantity.unit == Unit::Percent);
    // "This accounted for 23 percent of global sales".
    let of_all = || run.windows(2).any(|pair| percent(&pair[0]) && pair[1].word == "of");
    let told = run.iter().any(|item| item.kind == Kind::Cue(Cue::Noun(Noun::Share)));
    let share = told || of_all() || moves_on(items, clause);
    let named = run.iter().any(Item::is_name);
    let company = carried.company.as_ref().filter(|_| (gives || means) && share && !named)?;
    Some(company.through(items[clause.start].span))
}

/// "That fell to 66 percent", "That share rose to 12 percent": the part told in the sentence before.
fn moves_on(items: &[Item], clause: &Clause) -> bool {
    let share = usize::from(items.kind(clause.start + 1) == Some(Kind::Cue(Cue::Noun(Noun::Share))));
    let verb = clause.start + 1 + share;
    let percent =
        |at: usize| items.get(at).and_then(|item| item.quantity).is_some_and(|quantity| quantity.unit == Unit::Percent);
    matches!(items.kind(verb), Some(Kind::Cue(Cue::Rise | Cue::Fall)))
        && items.word(verb + 1) == "to"
        && percent(verb + 2)
}

/// "Sales rose 8% to 67,300 units for Toyota": the name at the end holds the figures of a clause without a subject.
pub(super) fn trailing_holder(items: &[Item], clause: &Clause) -> Option<Party> {
    let run = &items[clause.start..clause.end];
    let name = run.iter().rposition(|item| !matches!(item.kind, Kind::Punct | Kind::Period(_)))?;
    if name <= 2 || !run[name].is_name() || run.word(name - 1) != "for" {
        return None;
    }
    let first = run.iter().find(|item| !matches!(item.kind, Kind::Cue(Cue::While) | Kind::Quote))?;
    let moves = matches!(first.kind, Kind::Cue(Cue::Rise | Cue::Fall | Cue::Noun(Noun::Sales | Noun::Volume)));
    let alone = run[..name].iter().all(|item| !matches!(item.kind, Kind::Name(_) | Kind::Market(_)));
    (moves && alone && clause.opener != Opener::Relative).then(|| Party::of(&run[name]))
}

/// "Sales dipped by 2% to 13 million, giving Lenovo a 20% share": whom the clause behind gives its share.
pub(super) fn given_holder(items: &[Item], clause: &Clause) -> Option<Party> {
    let gives = clause.end + usize::from(items.kind(clause.end) == Some(Kind::Comma));
    let name = items.get(gives + 1).filter(|item| item.is_name() && items.word(gives) == "giving")?;
    let run = &items[clause.start..clause.end];
    let first = run.iter().find(|item| !matches!(item.kind, Kind::Cue(Cue::While) | Kind::Quote))?;
    let sold = matches!(first.kind, Kind::Cue(Cue::Noun(Noun::Sales | Noun::Volume)));
    let alone = run.iter().all(|item| !matches!(item.kind, Kind::Name(_) | Kind::Market(_)));
    (sold && alone).then(|| Party::of(name))
}

/// "With a share of 38 percent, Lindt was ahead": what leads up to the subject belongs to it.
pub(super) fn lend_forward(items: &[Item], clauses: &mut [Clause]) {
    let [first, second, ..] = clauses else { return };
    let adverb = among!(items.word(first.start), "now" | "currently" | "already");
    let leads = items.get(first.start + usize::from(adverb)).is_some_and(|item| {
        let word = item.word;
        among!(word, "with" | "at" | "worth" | "valued" | "priced" | "despite")
            || word.ends_with("ing") && !among!(word, "during" | "according" | "excluding")
    });
    // "Compared to shipping 52 million a year ago, Huawei".
    let compares = items[first.start..first.end]
        .iter()
        .take(4)
        .any(|item| item.kind == Kind::Cue(Cue::Ship) && item.word.ends_with("ing"));
    // "Thanks to a seven percent growth, the market reached".
    let thanks = items.word(first.start) == "thanks"
        && items[first.start..first.end].iter().any(|item| item.kind == Kind::Cue(Cue::RiseNoun));
    if (leads || compares || thanks) && first.subject.is_none() && second.own && second.opener == Opener::Comma {
        first.subject.clone_from(&second.subject);
    }
}

/// "Besides losing 2 million users in May and closing shops, Netflix", "With sales of $3 billion and a 24% share, HPE": what
/// is named behind such phrases did it.
pub(super) fn lend_to_lead(items: &[Item], clauses: &mut [Clause]) {
    let Some(first) = clauses.first() else { return };
    let word = items.word(first.start);
    let led = among!(word, "besides" | "after" | "despite" | "before" | "since");
    let acts = led && items.word(first.start + 1).ends_with("ing");
    let concedes = among!(word, "though" | "although" | "while");
    if !(acts || concedes || word == "with") || first.own {
        return;
    }
    let company = |clause: &Clause| {
        clause.subject.as_ref().is_some_and(|party| party.kind == PartyKind::Company && party.via.is_none())
    };
    let named = clauses.iter().take(6).position(|clause| clause.own && clause.opener == Opener::Comma);
    let named = named.filter(|&named| company(&clauses[named]) && !clauses[..named].iter().any(|clause| clause.tag));
    let Some(named) = named else { return };
    let subject = clauses[named].subject.clone();
    // "Though smaller, at $15 billion, Google Cloud grew": its own.
    let idle = |item: &Item| !item.is_name() && !matches!(item.kind, Kind::Cue(cue) if is_verb(cue));
    let before = concedes && items[..clauses[named].start].iter().all(idle);
    if concedes && !before {
        return;
    }
    for clause in clauses[..named].iter_mut().take(if acts { 1 } else { named }) {
        if acts
            || before
            || clause.subject.is_none() && clause.start == 0
            || clause.opener == Opener::And && !clause.own
        {
            clause.subject.clone_from(&subject);
        }
    }
}

/// "Oppo with 23.6 per cent then Huawei with 6.9": the name between two figures is whose the second is.
pub(super) fn then_named(items: &[Item], start: usize) -> Option<Party> {
    let name = start.checked_sub(1).filter(|&at| items[at].is_name())?;
    let then = name.checked_sub(1).is_some_and(|at| matches!(items[at].word, "then" | "and" | "&"));
    // "and fourth to Xiaomi with 600,000".
    let place = name.checked_sub(2).map(|at| &items[at]).is_some_and(|item| {
        let ordinal = item.quantity.is_some_and(|quantity| quantity.unit == Unit::Ordinal);
        ordinal || place_word(item.word).is_some_and(|place| place > 1)
    });
    if place && items.word(name - 1) == "to" {
        return Some(Party::of(&items[name]));
    }
    let figure = items[name.saturating_sub(4)..name].iter().any(|item| item.quantity.is_some());
    (then && figure).then(|| Party::of(&items[name]))
}

/// "was led by Samsung with 25 percent": the name right before item `start` is that of the one who leads.
pub(super) fn is_leader(items: &[Item], start: usize) -> bool {
    let by = start.checked_sub(2).filter(|&by| by > 0 && items.word(by) == "by");
    by.is_some_and(|by| among!(items.word(by - 1), "led" | "dominated" | "topped"))
}
