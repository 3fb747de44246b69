//! Whether a place limits the figures beside it, or only says where somebody is at home, speaks or is seen.

use super::aside::{is_aside, is_seat_of_trouble};
use crate::among::among;
use crate::claim::item::Kind;
use crate::claim::lexicon::Cue;
use crate::claim::party::is_company_word;
use crate::claim::scene::Scene;
use crate::quantity::Unit;
use crate::segment::is_possessive;
use crate::vocabulary::Class;

/// A place that limits figures and does not merely describe a party.
#[inline]
pub(crate) fn is_limiting(scene: &Scene, at: usize) -> bool {
    matches!(scene.kind(at), Some(Kind::Region(_))) && limits(scene, at)
}

fn limits(scene: &Scene, at: usize) -> bool {
    // "China's BYD" says where the party is from.
    // "South Korea's research and consultancy firm SNE Research".
    let firm = |at: usize| scene.lower(at).ends_with("firm") && matches!(scene.kind(at + 1), Some(Kind::Voice(_)));
    let origin = || is_possessive(scene.word(at + 1)) && (scene.is_name(at + 2) || (at + 2..at + 7).any(firm));
    !origin()
        && !is_part_of_world(scene, at)
        && !is_compared_with(scene, at)
        && !is_denied(scene, at)
        && !is_home(scene, at)
        && !is_economy_of(scene, at)
        && !is_unit_of_firm(scene, at)
        && (is_worldwide(scene, at) || !is_aside(scene, at))
        && !is_listed(scene, at)
        && !is_with_abroad(scene, at)
        && !is_in_report_name(scene, at)
        && !is_seat_of_trouble(scene, at)
        && !is_ordered(scene, at)
        && !is_place_of_saying(scene, at)
        && !describes_parties(scene, at)
        && !is_of_state(scene, at)
        && !describes_name(scene, at)
        && scene.items[at].entity.is_some_and(|entity| !entity.descriptive || entity.name == "world")
}

/// "new US trade tariffs", "the Chinese government": what a state does, told by the way.
fn is_of_state(scene: &Scene, at: usize) -> bool {
    let state = |at: usize| {
        among!(scene.word(at), "government" | "administration" | "regulators" | "export" | "import")
            && !among!(scene.word(at + 1), "sales" | "market" | "volume" | "volumes" | "shipments")
    };
    state(at + 1) || among!(scene.word(at + 1), "trade" | "tax" | "federal") && state(at + 2)
}

/// "the South Korean Hyundai", not "in the US Apple led": where the one named is from.
fn describes_name(scene: &Scene, at: usize) -> bool {
    let article = at > 0 && scene.word(at - 1) == "the";
    article && scene.is_name(at + 1) && !among!(scene.items[at].name(), "US" | "GB" | "PH" | "NL" | "AE" | "world")
}

/// "the world's largest maker sold 5 million", "Germany, Europe's largest market,": where somebody is first, which says of no other
/// figure where it holds. "The world's top five" are counted there.
pub(in crate::claim) fn tells_rank(scene: &Scene, at: usize) -> bool {
    let owns = is_possessive(scene.word(at + 1));
    let first = |at: usize| {
        let word = scene.lower(at);
        among!(word, "largest" | "biggest" | "leading" | "top" | "second-largest" | "second-biggest" | "third-largest")
    };
    let place = (at + 2..at + 4).find(|&at| first(at));
    // "top five", "largest two".
    let several = |at: usize| {
        scene.items.get(at + 1).is_some_and(|item| item.quantity.is_some())
            || (at + 1..at + 5).any(|at| scene.word(at).ends_with('s') && is_crowd(scene.word(at)))
    };
    // "Transsion, the top seller in Africa, sold 5 million".
    let placed = at > 0 && scene.word(at - 1) == "in";
    let apposed = |first_at: usize| {
        first(first_at)
            && first_at > 1
            && scene.word(first_at - 1) == "the"
            && scene.kind(first_at - 2) == Some(Kind::Comma)
    };
    owns && place.is_some_and(|at| !several(at)) || placed && (at.saturating_sub(6)..at).any(apposed)
}

/// "India overtook the US", "ahead of the US and behind only China": one of the two that are ordered.
fn is_ordered(scene: &Scene, at: usize) -> bool {
    let small = |index: &usize| !among!(scene.word(*index), "the" | "only" | "both");
    let order = (at.saturating_sub(3)..at).rev().find(small);
    let order = order.is_some_and(|order| {
        matches!(scene.kind(order), Some(Kind::Cue(Cue::Ahead | Cue::Behind | Cue::PassiveAhead)))
    });
    let alone = match scene.kind(at + 1) {
        None | Some(Kind::Comma | Kind::Punct | Kind::Period(_)) => true,
        _ => among!(scene.word(at + 1), "to" | "as" | "and" | "in" | "for" | "by" | "with"),
    };
    order && alone && scene.items[at].name() != "world"
}

/// "the Quarterly Global Mobile Phone Tracker": part of a report's name.
fn is_in_report_name(scene: &Scene, at: usize) -> bool {
    let capital = |at: usize| {
        let first = scene.items.get(at).map(|item| item.tokens.start);
        first.and_then(|first| scene.reading.segments.tokens.get(first)).is_some_and(|token| token.capital)
    };
    let title = (at + 1..at + 8).take_while(|&at| capital(at));
    let named = |at: usize| {
        let lower = scene.lower(at);
        ["tracker", "report", "survey", "monitor", "index", "barometer", "outlook", "database"]
            .iter()
            .any(|noun| lower.ends_with(noun))
    };
    capital(at) && at > 0 && title.into_iter().any(named)
}

/// "its Chinese and overseas channels": at home and abroad is everywhere.
fn is_with_abroad(scene: &Scene, at: usize) -> bool {
    scene.word(at + 1) == "and" && among!(scene.word(at + 2), "overseas" | "foreign" | "international" | "global")
}

/// "CEO of Realme India and Europe": the part of the firm an officer leads.
fn is_unit_of_firm(scene: &Scene, at: usize) -> bool {
    // "IDC Asia Pacific".
    if matches!(scene.kind(at.wrapping_sub(1)), Some(Kind::Voice(_))) {
        return true;
    }
    let from = at.saturating_sub(8);
    // "President of Consumer Business Group in Europe".
    let officer = (from..at).rev().find(|&before| scene.is_cue(before, Cue::Role));
    let group = officer.is_some_and(|role| {
        (role + 1..at).all(|between| matches!(scene.kind(between), Some(Kind::Word | Kind::Market(_))))
            && scene.word(role + 1) == "of"
    });
    if group && among!(scene.word(at.wrapping_sub(1)), "in" | "for") {
        return true;
    }
    let name = (from..at).rev().find(|&before| scene.is_name(before));
    let Some(name) = name.filter(|_| !is_possessive(scene.word(at + 1))) else { return false };
    let chained = (name + 1..at).all(|between| {
        matches!(scene.kind(between), Some(Kind::Region(_) | Kind::Comma)) || scene.word(between) == "and"
    });
    chained && (from..name).any(|before| scene.is_cue(before, Cue::Role))
}

/// "Chinese panel makers", "the German supermarkets"; but "the top German supermarkets" are first in Germany.
pub(crate) fn names_home_of_makers(scene: &Scene, at: usize) -> bool {
    let before = at.checked_sub(1).map_or("", |before| scene.word(before));
    let first = Class::Foremost.has(before);
    let place = matches!(scene.kind(at), Some(Kind::Region(_))) && scene.items[at].name() != "world";
    let goods = matches!(scene.kind(at + 1), Some(Kind::Word | Kind::Market(_)));
    let makers = goods && among!(scene.word(at + 2), "brands" | "makers" | "manufacturers" | "suppliers" | "vendors");
    place && !first && (makers || among!(scene.word(at + 1), "supermarkets" | "discounters" | "grocers" | "retailers"))
}

/// "Asian brands", "European carmakers": where parties are from.
fn describes_parties(scene: &Scene, at: usize) -> bool {
    if scene.items[at].name() == "world" {
        return false;
    }
    if names_home_of_makers(scene, at) {
        return true;
    }
    let word = scene.word(at + 1);
    let one = among!(
        word,
        "brand"
            | "automaker"
            | "carmaker"
            | "giant"
            | "maker"
            | "manufacturer"
            | "phonemaker"
            | "chipmaker"
            | "rival"
            | "major"
            | "behemoth"
            | "titan"
            | "conglomerate"
            | "duo"
            | "trio"
            | "pair"
    );
    // "the Chinese platforms Viu and WeTV".
    let service =
        scene.is_name(at + 2) && among!(word, "platform" | "platforms" | "app" | "apps" | "service" | "services");
    one || service || is_firm_of_trade(scene, at) || is_maker_of_goods(scene, at) || is_crowd(word)
}

/// "The Chinese EV maker sold": one spoken of before.
fn is_maker_of_goods(scene: &Scene, at: usize) -> bool {
    let last = |at: usize| scene.lower(at).rsplit(' ').next().unwrap_or("");
    let goods = usize::from(matches!(scene.kind(at + 1), Some(Kind::Market(_))));
    let the = at > 0 && among!(scene.word(at - 1), "the" | "this");
    the && goods > 0
        && among!(last(at + 1 + goods), "maker" | "manufacturer" | "giant" | "vendor" | "producer" | "startup")
}

/// "South Korean battery major LG Energy Solution".
fn is_firm_of_trade(scene: &Scene, at: usize) -> bool {
    let parts = |at: usize| matches!(scene.kind(at), Some(Kind::Comma | Kind::Dash | Kind::Punct));
    let trade = (at + 1..at + 4).take_while(|&at| !parts(at)).any(|at| {
        let word = scene.lower(at).rsplit(' ').next().unwrap_or("");
        is_company_word(word) && scene.is_name(at + 1)
    });
    // "number one US operator Verizon": first there.
    let first = |at: usize| {
        scene.lower(at) != "major" && Class::Foremost.has(scene.lower(at))
            || scene.items[at].quantity.is_some_and(|quantity| quantity.unit == Unit::Ordinal)
    };
    let first = (at.saturating_sub(2)..scene.items.len().min(at + 3)).any(first);
    trade && !first
}

/// "rivals", "players", "carmakers": several parties.
fn is_crowd(word: &str) -> bool {
    let parties = among!(word, "brands" | "makers" | "rivals" | "players" | "firms" | "companies" | "names");
    let many =
        word.strip_suffix('s').is_some_and(|one| is_company_word(one) && !among!(one, "platform" | "app" | "unit"));
    parties || many
}

fn is_party_word(word: &str) -> bool {
    is_company_word(word) || is_crowd(word)
}

/// "announced in Brussels": where it was said.
fn is_place_of_saying(scene: &Scene, at: usize) -> bool {
    at > 1 && scene.word(at - 1) == "in" && scene.is_cue(at - 2, Cue::Say)
}

/// "the tech giant from Cupertino", "the firm based in Seoul": where a party is from.
fn is_home(scene: &Scene, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    let from = scene.word(before) == "from"
        && before > 0
        && (is_party_word(scene.word(before - 1))
            || among!(scene.word(before - 1), "is" | "are" | "was" | "were" | "come" | "comes"));
    // "Shagang Group of China came in third".
    let owner = before.checked_sub(1).filter(|_| scene.word(before) == "of");
    let named = owner.is_some_and(|owner| scene.is_name(owner) || is_company_word(scene.lower(owner)));
    // "the Communications Authority of Kenya" counts what there is in Kenya.
    let body = |at: usize| {
        let last = scene.lower(at).rsplit(' ').next().unwrap_or("");
        matches!(scene.kind(at), Some(Kind::Voice(_))) && last != "bank" && Class::Body.has(last)
    };
    let own = named && scene.kind(at + 1) != Some(Kind::Comma) && !owner.is_some_and(body);
    let based = scene.word(before) == "in" && before > 0 && matches!(scene.word(before - 1), "based" | "headquartered");
    from || based || own
}

/// "in this world region", "in this part of the world": not the whole of it.
fn is_part_of_world(scene: &Scene, at: usize) -> bool {
    let part = at > 2 && scene.word(at - 1) == "the" && among!(scene.word(at - 3), "part" | "corner" | "parts");
    scene.items[at].name() == "world" && (part || scene.word(at + 1) == "region")
}

/// "amid a worldwide decline" still says that figures are of the world; "the World Cup" says nothing.
fn is_worldwide(scene: &Scene, at: usize) -> bool {
    scene.items[at].name() == "world" && !among!(scene.word(at + 1), "cup" | "championship" | "series" | "bank")
}

pub(super) fn is_place(scene: &Scene, at: usize) -> bool {
    matches!(scene.kind(at), Some(Kind::Region(_)))
}

/// "the decline in Asia's largest economy": a country by its size, not the whole of Asia.
fn is_economy_of(scene: &Scene, at: usize) -> bool {
    let sized = |at: usize| scene.lower(at).ends_with("largest") || scene.lower(at).ends_with("biggest");
    is_possessive(scene.word(at + 1))
        && (at + 2..at + 4).any(|at| sized(at) && among!(scene.word(at + 1), "economy" | "country" | "nation"))
}

/// "in non-Chinese markets": anywhere but there.
fn is_denied(scene: &Scene, at: usize) -> bool {
    let negated = |at: usize| {
        let before = scene.reading.text.get(..scene.items[at].span.start()).unwrap_or("");
        let word = before.trim_end_matches(['-', '‐', '‑', '–']);
        word.ends_with("non") || word.ends_with("Non")
    };
    // "the non-Chinese, global market".
    let rest =
        || scene.items[at].name() == "world" && (at.saturating_sub(3)..at).any(|at| is_place(scene, at) && negated(at));
    negated(at) || rest()
}

/// "held up better than the global market": where another market lies.
fn is_compared_with(scene: &Scene, at: usize) -> bool {
    let than = |at: usize| scene.lower(at) == "than" || scene.lower(at).ends_with(" than");
    let market = |at: usize| scene.lower(at) == "market" || scene.lower(at) == "average";
    let the = usize::from(at > 0 && among!(scene.word(at - 1), "the" | "its" | "their"));
    at > the && than(at - 1 - the) && (market(at + 1) || market(at + 2))
}

/// "in Indonesia, the Philippines, Vietnam and Malaysia": together, no single one of them.
pub(super) fn is_listed(scene: &Scene, at: usize) -> bool {
    let link = |at: usize| scene.kind(at) == Some(Kind::Comma) || matches!(scene.word(at), "and" | "the");
    let place = |at: usize| matches!(scene.kind(at), Some(Kind::Region(_)));
    let from = (at.saturating_sub(12)..at).rev().find(|&before| !link(before) && !place(before)).map_or(0, |at| at + 1);
    let to = (at + 1..at + 12).find(|&after| !link(after) && !place(after)).unwrap_or(at + 12);
    // "in Indonesia and the Philippines".
    let within = from > 0 && among!(scene.word(from - 1), "in" | "across");
    let joined = (from..to).any(|at| scene.word(at) == "and");
    let places = (from..to).filter(|&at| place(at)).count();
    places > 2 || places == 2 && within && joined
}
