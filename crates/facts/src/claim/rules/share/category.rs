//! Shares of a category of goods in its wider market: "electric cars made up 12 percent".

use crate::among::among;
use crate::claim::anchor::{Anchor, Shape, Whole};
use crate::claim::clause::Opener;
use crate::claim::item::{Item, Kind, Row};
use crate::claim::lexicon::{Cue, Noun};
use crate::claim::party::{Party, PartyKind, is_and, is_verb};
use crate::claim::rules::is_part_of_all;
use crate::quantity::Unit;

/// A category holds a share when it makes up a part of a larger market.
pub(super) fn is_category(anchor: &Anchor) -> bool {
    let told = anchor.noun == Some(Noun::Share) && anchor.shape == Shape::Prior;
    // "Smartwatches led with a 95% share".
    let with = anchor.clause.opener == Opener::With
        && anchor.noun == Some(Noun::Share)
        && anchor.clause.subject.as_ref().is_some_and(|party| anchor.items[0].span.overlaps(party.span()))
        && anchor.items[..anchor.clause.start].iter().all(|item| {
            let group = item.quantity.is_some_and(|quantity| quantity.unit == Unit::Ordinal);
            !group && !item.is_name()
        })
        && anchor.items[..anchor.clause.start]
            .iter()
            .any(|item| matches!(item.kind, Kind::Cue(Cue::Lead)) || item.word.starts_with("dominat"));
    // "registrations rose, now representing 21.8% of the market".
    let makes_up = matches!(anchor.clause.opener, Opener::Comma | Opener::And)
        && (anchor.whole == Whole::Market && (anchor.verb == Some(Cue::ShareVerb) || supplies(anchor))
            || anchor.noun == Some(Noun::Share))
        && anchor.items[anchor.clause.start..anchor.at]
            .iter()
            .take(2)
            .any(|item| item.lower.ends_with("ing") || item.lower.ends_with("ing for"));
    // "BEVs: 275,277 (up 51 percent) and 25 percent share": an entry of a list.
    let entry = matches!(anchor.items[0].kind, Kind::Market(_))
        && matches!(anchor.items.kind(1), Some(Kind::Colon | Kind::Dash))
        && anchor.noun == Some(Noun::Share)
        && !anchor.items.iter().any(Item::is_name);
    // "Phones priced above $500 made up 20 percent": no category that a name tells.
    let subject = anchor.clause.subject.as_ref().filter(|party| party.kind == PartyKind::Market && party.via.is_none());
    let at = subject.and_then(|party| anchor.items.iter().position(|item| item.span == party.span()));
    let priced = |at: usize| {
        among!(anchor.items.word(at + 1), "priced" | "costing" | "retailing")
            || among!(anchor.items.word(at + 1), "above" | "over" | "under" | "below" | "between")
                && anchor.items.get(at + 2).is_some_and(|item| item.quantity.is_some())
    };
    if at.is_some_and(priced) {
        return false;
    }
    // "Its share was 20% last year and 14% in 2019".
    let again = anchor.frame.category
        && anchor.clause.opener == Opener::And
        && anchor.frame.sentence_noun == Some(Noun::Share)
        && anchor.at == anchor.clause.start
        && anchor.items.word(anchor.at + 1) == "in"
        && matches!(anchor.items.kind(anchor.at + 2), Some(Kind::Period(_)));
    told || with
        || again
        || makes_up
        || entry
        || is_part_of_all(anchor)
        || anchor.is_change() && anchor.frame.shares
        || (anchor.clause.own || anchor.beside) && (anchor.whole == Whole::Market || anchor.noun == Some(Noun::Share))
}

/// "Gas was the largest source, providing 38 percent of electricity".
fn supplies(anchor: &Anchor) -> bool {
    let verb = anchor.items.word(anchor.clause.start);
    among!(verb, "providing" | "supplying" | "generating" | "producing" | "meeting" | "covering")
}

/// "Streaming's share rose 71%. Cable has fallen by 39%, and broadcast by 21%": the shares of other categories.
pub(super) fn goes_on_of_category(anchor: &Anchor) -> bool {
    let category = anchor.subject.as_ref().is_some_and(|party| party.kind == PartyKind::Market);
    let beside = anchor.clause.opener == Opener::While && anchor.frame.sentence_change.is_some();
    let changed = anchor.frame.change.is_some() || beside;
    category && anchor.clause.own && anchor.frame.category && changed && anchor.noun.is_none()
}

/// "Streaming made up 45% of viewing, cable 24% and broadcast 20%", "ahead of cable (24%)", "Cable was at 39%": a category
/// right before its part, where the share told before was that of another.
pub(super) fn listed_category(anchor: &Anchor) -> Option<Party> {
    if let Some(party) = told_behind(anchor).or_else(|| compared_for(anchor)) {
        return Some(party);
    }
    // "YouTube took 10.6 percent of viewing. Cable dipped to 26.3 percent": a part of the same whole.
    let apart = anchor.frame.shares
        && anchor.clause.own
        && anchor
            .market()
            .zip(anchor.carried.market.as_ref())
            .is_some_and(|(own, whole)| own.joined() != whole.joined())
        && (anchor.prep == "at" || anchor.prep == "to" || matches!(anchor.verb, Some(Cue::Have)));
    if !(anchor.frame.category || apart) || anchor.is_change() || anchor.noun.is_some() || anchor.whole != Whole::None {
        return None;
    }
    let level = |at: &usize| {
        matches!(anchor.items[*at].kind, Kind::Cue(Cue::Level | Cue::Have | Cue::ShareVerb | Cue::Rise | Cue::Fall))
    };
    let small = |at: &usize| {
        let supplies =
            || among!(anchor.items.word(*at), "produced" | "provided" | "supplied" | "delivered" | "met" | "covered");
        supplies()
            || among!(
                anchor.items.word(*at),
                "at" | "for" | "with" | "on" | "to" | "slightly" | "about" | "just" | "only"
            )
    };
    let bridge = (0..anchor.at)
        .rev()
        .take(3)
        .take_while(|at| level(at) || small(at) || anchor.items[*at].kind == Kind::Open)
        .count();
    let item = anchor.items.get(anchor.at.checked_sub(bridge + 1)?)?;
    let closed = matches!(
        anchor.items.kind(anchor.at + 1),
        None | Some(Kind::Comma | Kind::Punct | Kind::Semicolon | Kind::Close | Kind::Cue(Cue::While))
    ) || anchor.items.get(anchor.at + 1).is_some_and(|next| among!(next.word, "and" | "in" | "but"));
    (matches!(item.kind, Kind::Market(_)) && closed).then(|| Party::of(item))
}

/// "Hybrid and plug-in hybrid models together made up 30 percent": what several categories hold is theirs in common.
pub(super) fn joint_categories(anchor: &Anchor, subject: &Party) -> Option<Party> {
    let items = anchor.items;
    let goods = |item: &Item| matches!(item.kind, Kind::Market(_));
    let joins = |item: &Item| {
        goods(item)
            || matches!(item.kind, Kind::Comma | Kind::Open | Kind::Close)
            || among!(item.word, "and" | "&" | "both" | "the")
    };
    let market = subject.kind == PartyKind::Market && subject.via.is_none();
    let together = (0..anchor.at).rev().find(|&at| items[at].kind == Kind::Cue(Cue::Together));
    // "Wind and solar made up 12 percent": they are the subject.
    let verb =
        || (1..anchor.at).find(|&at| goods(&items[at - 1]) && matches!(items[at].kind, Kind::Cue(cue) if is_verb(cue)));
    let last = together.or_else(verb).filter(|_| market)?;
    let named = together.is_none() && items[..last].iter().any(Item::is_name);
    let end = items[..last].iter().rposition(goods)? + 1;
    let start = end - items[..end].iter().rev().take_while(|item| joins(item)).count();
    let own = items[start..end].iter().any(|item| item.span.overlaps(subject.span()));
    let mut names: Vec<_> = Vec::new();
    for item in items[start..end].iter().filter(|item| goods(item)) {
        if !names.iter().any(|(name, _): &(String, _)| name == item.name()) {
            names.push((item.name().to_owned(), item.span));
        }
    }
    let joined = together.is_some() || items[start..end].iter().any(is_and);
    (own && joined && !named && names.len() > 1).then(|| Party { names: names.into(), ..subject.clone() })
}

/// "accounts for 26% of viewing, versus 39% for cable and 25% for broadcast": of each category.
fn compared_for(anchor: &Anchor) -> Option<Party> {
    let item = anchor.items.get(anchor.at + 2).filter(|_| anchor.items.word(anchor.at + 1) == "for")?;
    let fits = anchor.frame.category && !anchor.is_change() && anchor.frame.sentence_noun == Some(Noun::Share);
    (fits && matches!(item.kind, Kind::Market(_))).then(|| Party::of(item))
}

/// "About 26% of TV viewing at home is streaming": the category behind the verb.
fn told_behind(anchor: &Anchor) -> Option<Party> {
    if anchor.whole != Whole::Market || anchor.at != anchor.clause.start {
        return None;
    }
    let verb = (anchor.at + 2..anchor.clause.end.min(anchor.at + 7))
        .find(|&at| among!(anchor.items.word(at), "is" | "was"))?;
    let item = anchor.items.get(verb + 1)?;
    let ends = verb + 2 >= anchor.clause.end || anchor.items.kind(verb + 2) == Some(Kind::Punct);
    (matches!(item.kind, Kind::Market(_)) && ends).then(|| Party::of(item))
}
