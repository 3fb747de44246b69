//! Words the page needs beside those of `facts::format`: keys for links, counts, and spaces that keep a number with its sign.

use facts::claim::{Claim, Property};
use facts::document::Document;
use facts::format::{self, Style};
use facts::modality::Polarity;
use facts::number::Decimal;
use facts::period::Period;

pub(crate) use facts::format::{agreement, joined as list, market, modality, outcome, place, property};

/// Whom a claim is about, to begin a line; a market begins with a capital, a name keeps its own letters.
pub(crate) fn subject(claim: &Claim) -> String {
    match claim.market.as_ref() == Some(&claim.subject) || claim.property == Property::MarketSize {
        true => capital(&market(&claim.subject)),
        false => claim.subject.clone(),
    }
}

/// What a claim says, for the eye: `13.1 %` with a space that does not break.
pub(crate) fn value(claim: &Claim) -> String {
    tight(&format::claim_value(claim, Style::Written))
}

/// What a claim says, for the ear.
pub(crate) fn value_spoken(claim: &Claim) -> String {
    format::claim_value(claim, Style::Spoken)
}

/// What a claim is on, to stand beside its value. A place and an order say it themselves.
pub(crate) fn kind(claim: &Claim) -> Option<&'static str> {
    (!matches!(claim.property, Property::Rank | Property::AheadOf)).then(|| property(claim.property))
}

/// A percentage, for the eye.
pub(crate) fn percent(value: Decimal) -> String {
    format!("{value}\u{202f}%")
}

fn tight(text: &str) -> String {
    text.replace(" %", "\u{202f}%").replace(" pp", "\u{a0}pp")
}

/// A region's name with a capital: `Worldwide`, `Spain`.
pub(crate) fn region(code: &str) -> String {
    capital(&format::region(code))
}

/// A period's name with short months: `Q3 2020`, `Nov 2020`.
pub(crate) fn period(period: &Period) -> String {
    let long = format::period(period);
    let short = |word: &str| match word {
        "January" | "February" | "April" | "August" | "October" | "November" | "December" => word[..3].to_owned(),
        "September" => "Sept".to_owned(),
        "open" => String::new(),
        other => other.to_owned(),
    };
    let words: Vec<String> =
        long.split(' ').map(|word| short(word.trim_end_matches(','))).filter(|word| !word.is_empty()).collect();
    words.join(" ")
}

/// The key of a period in the hash: `2020q3`, `2020`, `2020-11`, `2017-12-31`.
pub(crate) fn period_key(period: &Option<Period>) -> String {
    period.as_ref().map_or("undated".into(), |period| facts::index::period_key(period).to_lowercase())
}

/// The first letter as a capital.
pub(crate) fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or(String::new(), |first| first.to_uppercase().chain(chars).collect())
}

/// The headline of an article; one without goes by its first words.
pub(crate) fn headline(document: &Document) -> String {
    let headline = document.headline();
    if headline != document.name {
        return undirected(headline);
    }
    let first = document.blocks.iter().find(|block| block.is_body()).map_or("", |block| block.span.of(&document.text));
    let words: Vec<&str> = first.split_whitespace().take(9).collect();
    if words.is_empty() { headline.to_owned() } else { undirected(&format!("{} …", words.join(" "))) }
}

/// Without the marks that turn the direction of what follows them: beside other words they would turn those too.
fn undirected(text: &str) -> String {
    text.chars().filter(|c| !matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')).collect()
}

/// What a claim aims at: whether it was reached stands beside it.
pub(crate) fn aim(claim: &Claim) -> String {
    value(&Claim { polarity: Polarity::Positive, ..claim.clone() })
}

/// `first`, `tenth`, `422nd`.
pub(crate) fn nth(number: u32) -> String {
    const WORDS: [&str; 10] =
        ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];
    let word = (number as usize).checked_sub(1).and_then(|at| WORDS.get(at));
    word.map_or_else(|| format::ordinal(number), |word| (*word).to_owned())
}

/// Some of many by name, `3 regions` where they are more than `named`, and `all` where there are none.
pub(crate) fn some_of(chosen: Vec<String>, [all, many]: [&str; 2], named: usize) -> String {
    match chosen.len() {
        0 => all.to_owned(),
        some if some > named => format!("{some} {many}"),
        _ => list(&chosen),
    }
}

/// `1 claim`, `12 claims`.
pub(crate) fn count(number: usize, one: &str, many: &str) -> String {
    format!("{} {}", format::decimal(Decimal::whole(number as i64)), if number == 1 { one } else { many })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_headline_turns_the_words_beside_it() {
        assert_eq!(undirected("\u{202e}live\u{2069} price\u{202c}"), "live price");
        assert_eq!(undirected("מחיר 5% up"), "מחיר 5% up");
    }
}
