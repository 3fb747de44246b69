//! A part of a market: "accounted for 13.1 %", "held 14.7 % of the market", "Samsung 22 %" in a list of shares.

mod category;

use self::category::{goes_on_of_category, is_category, joint_categories, listed_category};
use super::revenue_share::is_part_of_all_sales;
use super::{Finder, Rule};
use crate::among::among;
use crate::claim::anchor::{Anchor, Shape, Whole};
use crate::claim::clause::{Opener, is_copula, is_possessive_mark};
use crate::claim::finding::Finding;
use crate::claim::item::{Item, Kind, Row};
use crate::claim::lexicon::{Cue, Noun};
use crate::claim::narrow::narrowed;
use crate::claim::party::{Party, PartyKind, is_verb};
use crate::claim::{Measure, Property, ValueUnit};
use crate::number::Decimal;
use crate::quantity::Unit;

pub(super) const RULE: Rule =
    Rule { name: "share-of-market", property: Property::MarketShare, page: PAGE, find: Finder::Amount(find) };

const PAGE: &str = "\
# Share of a market

## Matches

A percentage or fraction that the words call a share, or a part of a market, of its units, sales or viewing time; in a
list of shares also a bare percentage beside a name.

## Yields

`market_share`, a level in percent; a change when the share itself rose or fell, in percent or points.

## Leaves alone

Parts of a company's own sales, growth, margins, batteries, discounts, survey answers and stakes.
";

fn find(anchor: &Anchor) -> Option<Finding> {
    // "doubling its share" tells how much it grew.
    let grown = anchor.noun == Some(Noun::Share) && doubles(anchor) || is_elliptic(anchor);
    let multiple = anchor.quantity.unit == Unit::Multiple && !grown;
    if !anchor.is_percent() || anchor.noun == Some(Noun::Block) || multiple {
        return None;
    }
    let listed = listed_category(anchor);
    let subject = listed.clone().or_else(|| anchor.subject.clone()).or_else(|| anchor.clause.place.clone());
    let subject = match &anchor.clause.place {
        Some(place) if listed.is_none() && !anchor.beside && anchor.verb == Some(Cue::ShareVerb) => place.clone(),
        _ => subject?,
    };
    let joint = || joint_categories(anchor, &subject);
    let subject = narrowed(anchor.reading, &subject).or_else(joint).unwrap_or(subject);
    if anchor.quantity.unit == Unit::Points && !anchor.is_change() {
        return None;
    }
    let holds = match anchor.shape {
        Shape::Change(_) => {
            anchor.noun == Some(Noun::Share)
                || is_elliptic(anchor)
                || goes_on_of_category(anchor)
                || share_moves_on(anchor)
                || anchor.noun.is_none() && anchor.is_percent() && of_share_before(anchor) && !changes_other(anchor)
                || anchor.items.lower(anchor.extent.0).starts_with("pick") && anchor.whole == Whole::Market
                || anchor.verb == Some(Cue::Add) && anchor.noun.is_none() && anchor.whole == Whole::Market
                || anchor.quantity.unit == Unit::Points
                    && (anchor.whole == Whole::Market || anchor.noun.is_none() && anchor.frame.shares)
        }
        _ => is_share(anchor) || listed.is_some(),
    };
    // "are part of the other 8%": nobody's.
    // "Intel had the remaining 79%" is Intel's.
    let has = anchor.company().is_some() && anchor.clause.own && anchor.verb == Some(Cue::Have);
    // "planes are at 94 per cent capacity": how full they are.
    if among!(anchor.items.word(anchor.at + 1), "capacity" | "full") {
        return None;
    }
    let rest = among!(anchor.prep, "other" | "remaining") && !has;
    if rest
        || of_sentence_total(anchor)
        || compares_size(anchor)
        || is_lead(anchor)
        || is_part_of_itself(anchor, &subject)
    {
        return None;
    }
    // "152% of its passengers of 2019": no part.
    let whole = Decimal::whole(100);
    if !anchor.is_change() && anchor.quantity.lo.is_some_and(|part| part > whole) {
        return None;
    }
    let mut finding = Finding::amount(anchor, Property::MarketShare, ValueUnit::Percent, &subject)?;
    if won_as_level(anchor) {
        finding.measure = Measure::Level;
        finding.direction = None;
    }
    (holds && (subject.kind != PartyKind::Market || listed.is_some() || is_category(anchor))).then_some(finding)
}

/// "helping it gain 17.5 per cent market share": the share it came to hold, not what was added to one.
fn won_as_level(anchor: &Anchor) -> bool {
    let near = anchor.items.lower(anchor.extent.0);
    let gained = anchor.is_change()
        && anchor.quantity.unit == Unit::Percent
        && (near.starts_with("gain") || near.starts_with("pick"));
    let before = anchor.items[anchor.at].tokens.start.checked_sub(1);
    let more = before.is_some_and(|token| {
        among!(anchor.reading.segments.word(token), "extra" | "additional" | "another" | "further" | "more")
    });
    let ten = Decimal::whole(10);
    gained && !more && anchor.quantity.lo.is_some_and(|part| part >= ten)
}

/// "doubling", "more than tripled", not "two times higher".
fn doubles(anchor: &Anchor) -> bool {
    let words = anchor.quantity.span.of(&anchor.reading.segments.lower);
    ["doubl", "tripl", "quadrupl", "halv"].iter().any(|stem| words.contains(stem))
}

/// "Xiaomi's share rose and Apple's more than doubled": its share too.
fn is_elliptic(anchor: &Anchor) -> bool {
    let mark = anchor.at.checked_sub(1).is_some_and(|at| is_possessive_mark(&anchor.items[at]));
    let change = anchor.items.word(anchor.at + 1) == "over";
    mark && !change && anchor.noun.is_none() && anchor.frame.sentence_noun == Some(Noun::Share)
}

/// "Xiaomi holds 13.5%, Apple 11.8% and Vivo 8.9% of the smartphone market": what the last one says is of them all.
fn shares_a_market(anchor: &Anchor) -> bool {
    let items = anchor.items;
    let percent = |item: &Item| item.quantity.is_some_and(|quantity| quantity.unit == Unit::Percent);
    let joins =
        |item: &Item| percent(item) || item.is_name() || item.kind == Kind::Comma || among!(item.word, "and" | "&");
    let run = items[anchor.at + 1..].iter().take(24).take_while(|item| joins(item)).count();
    let end = anchor.at + 1 + run;
    let listed = run > 1 && percent(&items[end - 1]) && items[anchor.at + 1..end].iter().any(Item::is_name);
    let market = (end + 1..items.len().min(end + 6)).any(|at| items[at].kind == Kind::Cue(Cue::Noun(Noun::Market)));
    let holds = matches!(anchor.verb, Some(Cue::Have | Cue::ShareVerb) | None) && anchor.noun.is_none();
    listed && items.word(end) == "of" && market && holds && anchor.shape == Shape::Level
}

/// The words say that the percentage is a part of a market.
fn is_share(anchor: &Anchor) -> bool {
    let named = anchor.whole == Whole::Market || anchor.noun == Some(Noun::Share) || shares_a_market(anchor);
    let named = named || is_part_of_all_sales(anchor);
    let elliptical = anchor.whole == Whole::None
        && anchor.frame.shares
        && (!anchor.frame.percent_change
            || follows_share(anchor)
            || among!(anchor.prep, "with" | "at" | "on")
            || goes_to(anchor)
            || moves_to(anchor)
            || comes_to(anchor)
            || changes_to(anchor)
            || good_for(anchor)
            || holds(anchor)
            || anchor.shape == Shape::Prior)
        && (anchor.beside
            || among!(anchor.prep, "with" | "at" | "on" | "has" | "had" | "and" | "but" | "")
            || anchor.items[anchor.extent.0].kind == Kind::Cue(Cue::Have)
            || goes_to(anchor)
            || moves_to(anchor)
            || comes_to(anchor)
            || changes_to(anchor)
            || good_for(anchor)
            || anchor.shape == Shape::Prior)
        && (matches!(anchor.noun, None | Some(Noun::Market | Noun::Volume | Noun::Sales))
            // "sold 2.5 million Echo devices for 27.7%".
            || anchor.noun == Some(Noun::Devices) && good_for(anchor));
    let elliptical = elliptical || represents_count(anchor) || told_again(anchor) || resumes(anchor);
    // "growth, which came at 37%".
    let before = anchor.clause.start.checked_sub(1).map(|at| anchor.items[at].kind);
    let of_growth = anchor.clause.opener == Opener::Relative
        && matches!(before, Some(Kind::Cue(Cue::RiseNoun | Cue::FallNoun | Cue::Rise | Cue::Fall)));
    // "saw the biggest rise of the three, at 34%".
    let told = |item: &Item| matches!(item.kind, Kind::Cue(Cue::RiseNoun | Cue::FallNoun));
    let lead = &anchor.items[..anchor.clause.start];
    let shared = lead.iter().any(|item| item.kind == Kind::Cue(Cue::Noun(Noun::Share)));
    let risen = anchor.clause.opener == Opener::Comma && anchor.prep == "at" && !shared;
    let of_growth = of_growth || risen && lead.iter().rev().take(7).any(told);
    let elliptical = elliptical && !of_growth && !growth_is(anchor);
    anchor.whole != Whole::Other && anchor.whole != Whole::Own && (named || elliptical)
}

/// "The increase in passengers was 11% for Latam, 5% for Azul": so much more, and no share.
fn growth_is(anchor: &Anchor) -> bool {
    let lead = &anchor.items[..anchor.at];
    let told = |item: &Item| {
        matches!(item.kind, Kind::Cue(Cue::RiseNoun | Cue::FallNoun | Cue::Noun(Noun::Share)))
            || among!(item.word, "increase" | "growth" | "decline" | "rise" | "drop")
    };
    let Some(noun) = lead.iter().rposition(told).filter(|_| anchor.noun != Some(Noun::Share)) else { return false };
    let is = |item: &Item| is_copula(item.word);
    lead[noun].kind != Kind::Cue(Cue::Noun(Noun::Share)) && lead[noun + 1..].iter().take(12).any(is)
}

/// "fell half a percent to 17.7 percent" where shares are told: what it fell to is one.
fn changes_to(anchor: &Anchor) -> bool {
    let moved = matches!(anchor.verb, Some(Cue::Rise | Cue::Fall)) && anchor.prep == "to" && anchor.noun.is_none();
    let percent = |item: &Item| item.quantity.is_some_and(|it| matches!(it.unit, Unit::Percent | Unit::Points));
    let by = anchor.items[anchor.clause.start..anchor.at].iter().any(percent);
    moved && by && anchor.clause.own && anchor.company().is_some() && anchor.frame.shares
}

/// "Its share shrank, reaching 19%": the level that the share just spoken of came to.
fn goes_to(anchor: &Anchor) -> bool {
    let near = anchor.items.lower(anchor.extent.0);
    let comes = ["reach", "hit", "stand", "stood", "sit"].iter().any(|stem| near.starts_with(stem));
    // "gained 0.7 points to stand at 12.6".
    let to = anchor.extent.0.checked_sub(1).is_some_and(|at| anchor.items.word(at) == "to");
    anchor.verb == Some(Cue::Level) && (!anchor.clause.own || to) && comes
}

/// "increased its sales by 14 percent and now holds 9.1": what is held where shares are told is one.
fn holds(anchor: &Anchor) -> bool {
    let near = &anchor.items[anchor.extent.0];
    near.kind == Kind::Cue(Cue::Have)
        && ["hold", "held", "command", "control"].iter().any(|stem| near.lower.starts_with(stem))
}

/// "from 17.2 percent to 17.8 percent", "by 5 points to 20 percent": where the share told before went.
fn moves_to(anchor: &Anchor) -> bool {
    anchor.prep == "to" && anchor.noun.is_none() && anchor.frame.sentence_noun == Some(Noun::Share)
}

/// "has 63 million subscribers, representing 42 percent": the part of the market that the count before makes.
fn represents_count(anchor: &Anchor) -> bool {
    let near = &anchor.items[anchor.extent.0];
    let counted = matches!(anchor.frame.sentence_noun, Some(Noun::Users | Noun::Volume));
    let last = anchor.items.get(anchor.at + 1).is_none_or(|next| {
        matches!(next.kind, Kind::Comma | Kind::Punct | Kind::Semicolon | Kind::Cue(Cue::While | Cue::Follow))
            || next.word == "and"
    });
    let held = near.kind == Kind::Cue(Cue::ShareVerb) && anchor.company().is_some();
    held && counted && last && anchor.whole == Whole::None && anchor.noun.is_none()
}

/// "with 26%, up 0.5 points, followed by Carrefour (9.9%)": brackets beside those who follow hold shares again.
fn follows_share(anchor: &Anchor) -> bool {
    let lead = &anchor.items[..anchor.clause.start];
    let bracketed = anchor.clause.opener == Opener::Paren && anchor.beside && !anchor.signed();
    let follows = lead.iter().any(|item| item.kind == Kind::Cue(Cue::Follow) && item.lower.contains("follow"));
    bracketed && follows && anchor.frame.sentence_noun == Some(Noun::Share)
}

/// "while Canalys estimated 16%": another firm's figure for the share just told.
fn told_again(anchor: &Anchor) -> bool {
    let says =
        anchor.at.checked_sub(1).is_some_and(|at| matches!(anchor.items[at].kind, Kind::Cue(Cue::Estimate | Cue::Say)));
    let firm = anchor.at.checked_sub(2).is_some_and(|at| matches!(anchor.items[at].kind, Kind::Voice(_)));
    let last = anchor
        .items
        .get(anchor.at + 1)
        .is_none_or(|next| matches!(next.kind, Kind::Comma | Kind::Punct | Kind::Semicolon));
    says && firm && last && anchor.frame.shares && anchor.whole == Whole::None && anchor.noun.is_none()
}

/// "The share of Airtel, its smaller rival, was 24.6%": the share named before the aside.
fn resumes(anchor: &Anchor) -> bool {
    let (start, items) = (anchor.clause.start, anchor.items);
    let verb = anchor.extent.0 == start && items[start].kind == Kind::Cue(Cue::Level);
    let lead = &items[..start];
    verb && anchor.clause.opener == Opener::Comma
        && lead.iter().any(|item| item.kind == Kind::Cue(Cue::Noun(Noun::Share)))
        && !lead.iter().any(|item| matches!(item.kind, Kind::Quantity(_)))
}

/// "Jumbo, the number two, dropped to 20.7%" where shares are told: a level that a percentage moves to is one.
fn comes_to(anchor: &Anchor) -> bool {
    let verb = matches!(anchor.items[anchor.clause.start].kind, Kind::Cue(Cue::Rise | Cue::Fall));
    let near = anchor.clause.start + 2 >= anchor.at && anchor.prep == "to";
    verb && near
        && anchor.clause.opener == Opener::Comma
        && anchor.frame.sentence_noun.is_none()
        && !anchor.frame.percent_change
}

/// "with $2.2 billion for 5.1%": nothing but the share is left for it to be.
fn good_for(anchor: &Anchor) -> bool {
    let last = anchor.at + 1 >= anchor.clause.end || matches!(anchor.items[anchor.at + 1].kind, Kind::Punct);
    anchor.prep == "for" && last
}

/// "9,700 electric cars were sold, or 25 percent of the total car market": the part that the size told before makes.
pub(in crate::claim) fn is_part_of_all(anchor: &Anchor) -> bool {
    let all = |at: usize| among!(anchor.items.word(at), "total" | "overall" | "whole" | "entire");
    let whole = anchor.items.word(anchor.at + 1) == "of" && (anchor.at + 2..anchor.at + 5).any(all);
    let moves = anchor.prep == "to" || anchor.is_change();
    let told = anchor.frame.sentence_market && anchor.whole == Whole::Market;
    told && whole && !moves && !anchor.items.iter().any(Item::is_name)
}

/// "with a 32% share - a 1% rise": right behind a share, where nothing else was counted.
fn of_share_before(anchor: &Anchor) -> bool {
    let clause = anchor.clause;
    let bracketed = clause.opener == Opener::Paren && !anchor.frame.in_units;
    let bare = (matches!(clause.opener, Opener::Dash | Opener::Comma) || bracketed)
        && !anchor.clause_cue(|cue| is_verb(cue) && !matches!(cue, Cue::Rise | Cue::Fall));
    let mut others = anchor.items[..anchor.at].iter().filter_map(|item| item.quantity);
    let mut before = anchor.items[..clause.start].iter().rev();
    let last = before.find(|item| item.quantity.is_some());
    let percent = last.and_then(|item| item.quantity).is_some_and(|quantity| quantity.unit == Unit::Percent);
    let is = among!(anchor.items.word(clause.start), "is" | "was" | "marks" | "marked" | "represents" | "represented")
        || clause.opener == Opener::Relative
            && anchor
                .items
                .get(clause.start + 1)
                .is_some_and(|item| among!(item.word, "is" | "was" | "represents" | "marks"));
    let bare = bare || clause.opener == Opener::Relative && is;
    // "HP, with a 17 percent share, dropped 9 percent": what the article counts did.
    let moved = |item: &Item| {
        matches!(item.kind, Kind::Cue(Cue::Rise | Cue::Fall)) && !among!(item.word, "up" | "down" | "more" | "less")
    };
    let counted = anchor.frame.in_units && anchor.quantity.unit == Unit::Percent;
    if counted && anchor.items[clause.start..anchor.at].iter().any(moved) {
        return false;
    }
    bare && anchor.frame.shares
        && anchor.frame.sentence_noun == Some(Noun::Share)
        && !anchor.frame.percent_change
        && percent
        && (bracketed || others.all(|quantity| matches!(quantity.unit, Unit::Percent | Unit::Points | Unit::Ordinal)))
}

/// "has half the user base of its rival": how large it is beside another.
fn compares_size(anchor: &Anchor) -> bool {
    let next = anchor.items.get(anchor.at + 2).filter(|_| anchor.items.word(anchor.at + 1) == "the");
    let sized = next.is_some_and(|item| {
        item.kind == Kind::Cue(Cue::Noun(Noun::Users)) || among!(item.word, "size" | "number" | "audience" | "users")
    });
    let words = anchor.quantity.span.of(&anchor.reading.segments.lower);
    sized && ["half", "third", "quarter", "fifth"].iter().any(|part| words.ends_with(part))
}

/// "a 5% share, a 3% drop in production": of what no rule knows.
pub(super) fn changes_other(anchor: &Anchor) -> bool {
    let word = |step: usize| anchor.items.word(anchor.at + step);
    let plain = anchor.items.get(anchor.at + 3).is_some_and(|item| item.kind == Kind::Word);
    word(2) == "in" && plain && !among!(word(3), "the" | "a" | "its" | "this" | "that" | "both" | "all")
}

/// "Its share remained at 52% but declined 3% year on year": the share did.
pub(super) fn share_moves_on(anchor: &Anchor) -> bool {
    let lead = anchor.items[anchor.clause.start..anchor.at].iter();
    let mut lead = lead.skip_while(|item| among!(item.word, "but" | "and" | "though" | "although"));
    let moves = lead.next().is_some_and(|item| matches!(item.kind, Kind::Cue(Cue::Rise | Cue::Fall)));
    moves
        && !anchor.clause.own
        && anchor.noun.is_none()
        && matches!(anchor.clause.opener, Opener::And | Opener::While)
        && anchor.frame.sentence_noun == Some(Noun::Share)
}

/// "Tablets made in India were 12 percent of all tablets": of some of them, and nobody says which.
fn is_part_of_itself(anchor: &Anchor, subject: &Party) -> bool {
    if subject.kind != PartyKind::Market || anchor.whole != Whole::Market || anchor.is_change() {
        return false;
    }
    let behind = &anchor.items[anchor.at + 1..anchor.items.len().min(anchor.at + 9)];
    let mut goods = behind.iter().filter(|item| matches!(item.kind, Kind::Market(_)));
    anchor.clause.own && goods.next().is_some_and(|item| item.name() == subject.joined())
}

/// "enjoyed a 33% lead, which has shrunk to 25%": how far ahead of another.
fn is_lead(anchor: &Anchor) -> bool {
    let lead = |at: usize| among!(anchor.items.word(at + 1), "lead" | "advantage" | "gap");
    let percent = |item: &Item| item.quantity.is_some_and(|quantity| quantity.unit == Unit::Percent);
    let told = || (0..anchor.at).any(|at| percent(&anchor.items[at]) && lead(at));
    // "The gap with Samsung narrowed to 1.7 points".
    let named = |item: &Item| among!(item.word, "gap" | "difference" | "distance");
    let gap = anchor.quantity.unit == Unit::Points && anchor.items[..anchor.at].iter().any(named);
    gap || lead(anchor.at) || anchor.clause.opener == Opener::Relative && !anchor.clause.own && told()
}

/// "doubled its revenue, accounting for 40% of the total": of what the sentence has just measured.
fn of_sentence_total(anchor: &Anchor) -> bool {
    let word = |step: usize| anchor.items.word(anchor.at + step);
    let money = matches!(anchor.frame.sentence_noun, Some(Noun::Revenue | Noun::Profit));
    // "added 287,000 subscribers, half of the total for the top providers": of those won.
    let won = anchor.frame.sentence_noun == Some(Noun::Users) && anchor.frame.sentence_count_change;
    if won && word(1) == "of" && word(2) == "the" && word(3) == "total" && word(4) != "market" {
        return true;
    }
    money && word(1) == "of" && word(2) == "the" && word(3) == "total" && matches!(word(4), "" | "." | ",")
}
