//! What a percentage is a part of: the phrase after "of".

use super::Whole;
use crate::among::among;
use crate::claim::clause::{is_possessive_mark, is_preposition};
use crate::claim::item::{Item, Kind, Row};
use crate::claim::lexicon::{Cue, Noun};
use crate::claim::party::is_company_word;
use crate::quantity::Unit;

/// Measures of an audience, which markets of media and of the web are measured by.
fn is_audience(words: &str) -> bool {
    among!(
        words,
        "views"
            | "traffic"
            | "downloads"
            | "impressions"
            | "orders"
            | "rides"
            | "trips"
            | "assets"
            | "deposits"
            | "bookings"
            | "trading volume"
            | "transactions"
            | "gross bookings"
            | "flights"
            | "seats"
    )
}

/// "of viewing time", "of the time spent watching" is a market of media; "99 percent of the time" is nothing of anybody.
fn is_audience_time(items: &[Item], at: usize) -> bool {
    let before = at.checked_sub(1).map_or("", |before| items.word(before));
    among!(before, "viewing" | "watch" | "watching" | "listening" | "screen" | "streaming" | "viewer" | "play" | "tv")
        || items.word(at + 1) == "spent"
}

/// What the phrase after "of" names.
pub(super) fn read_whole(items: &[Item], end: usize, from: usize) -> Whole {
    let compound = |index: usize| items.word(index + 1) == "-";
    let mut own = false;
    let mut all = false;
    let mut market = false;
    let mut placed = false;
    for index in from..end.min(from + 8) {
        let item = &items[index];
        match item.kind {
            Kind::Cue(Cue::Possessive) => own = true,
            Kind::Cue(Cue::Noun(Noun::Block)) if is_audience(item.lower) => return Whole::Market,
            Kind::Name(_) => {
                own = own || items.get(index + 1).is_some_and(|next| is_possessive_mark(next));
            }
            Kind::Market(_) => market = true,
            Kind::Region(_) => {
                placed = true;
                market = market || own;
            }
            Kind::Cue(Cue::Total) => all = true,
            Kind::Cue(Cue::Noun(noun)) => {
                return match noun {
                    _ if own
                        && matches!(noun, Noun::Revenue | Noun::Sales | Noun::Volume | Noun::Profit | Noun::Users) =>
                    {
                        Whole::Own
                    }
                    Noun::Revenue | Noun::Profit if !all && !market => Whole::Revenue,
                    Noun::Sales if !all && !market => Whole::Revenue,
                    Noun::Share | Noun::Volume | Noun::Market | Noun::Spending | Noun::Revenue | Noun::Sales => {
                        Whole::Market
                    }
                    Noun::Users | Noun::Capacity if all || market || placed => Whole::Market,
                    _ => Whole::Other,
                };
            }
            // "of the cable operator's customers".
            Kind::Word
                if is_company_word(item.word) && items.get(index + 1).is_some_and(|next| is_possessive_mark(next)) =>
            {
                own = true;
            }
            Kind::Word => match item.word {
                "all" | "every" | "these" => all = true,
                // "a quarter of its former share": of what it has had itself.
                "former" | "previous" | "peak" | "past" if own => return Whole::Other,
                "nearly" | "almost" | "about" | "roughly" | "some" => {}
                "the" | "new" | "domestic" | "online" | "page" | "viewing" | "local" | "country" | "total" | "'s"
                | "’s" | "entire" | "s" => {}
                "time" if !market && !is_audience_time(items, index) => return Whole::Other,
                "time" | "internet" | "web" | "search" | "queries" | "watch" => return Whole::Market,
                "pie" | "cake" | "field" | "audience" => return Whole::Market,
                // "of the world's beer output": what is made of a market is the market.
                "production" | "output" if market && !own => return Whole::Market,
                "production" | "manufacturing" | "output" | "workforce" => return Whole::Other,
                "group" | "company" if !own => own = true,
                word if is_preposition(word) && !compound(index) => break,
                _ => {}
            },
            Kind::Quote | Kind::Punct => {}
            // "of what is the world's largest market".
            Kind::Cue(Cue::Level) if index > from && items[index - 1].word == "what" => {}
            // "of the nearly 524 million listeners".
            Kind::Quantity(_) if item.quantity.is_some_and(|it| it.unit == Unit::Count) => all = true,
            _ => break,
        }
    }
    match () {
        () if own && market => Whole::Own,
        () if market || all => Whole::Market,
        () => Whole::Other,
    }
}
