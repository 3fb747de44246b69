//! What the tables know of a company, to tell whom "the South Korean giant" or "the Cupertino-based firm" means.

use super::EntityKind;
use super::gazetteer::{Entry, Form, GAZETTEER};

/// What is known of a listed company, research firm or product.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Profile {
    /// ISO 3166-1 alpha-2 code of its home; empty when unknown.
    pub country: &'static str,
    /// Town of its head office; empty when unknown.
    pub town: &'static str,
    /// What it does, nouns separated by commas; empty when unknown.
    pub sector: &'static str,
    /// For a product: the maker's canonical name; else empty.
    pub maker: &'static str,
}

/// The profile of the listed entity with the canonical name `name`; `None` for persons, places and names not listed.
pub fn profile(name: &str) -> Option<Profile> {
    GAZETTEER
        .named(name)
        .find(|entry| !matches!(entry.kind, EntityKind::Person | EntityKind::Region | EntityKind::Market))
        .map(read)
}

fn read(entry: &Entry) -> Profile {
    if entry.kind == EntityKind::Product {
        return Profile { country: "", town: "", sector: entry.sector, maker: entry.place };
    }
    let (country, town) = entry.place.split_once(' ').unwrap_or((entry.place, ""));
    Profile { country, town, sector: entry.sector, maker: "" }
}

/// How well a description fits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    /// It says something that is known to be otherwise.
    Contradicts,
    /// It says nothing that is known.
    Open,
    /// What it says of home or trade is so; the number of such words.
    Agrees(u8),
}

/// Words that describe a company ("the South Korean giant", "the Wolfsburg-based group", "the search giant"), read once for all
/// names they may fit.
pub struct Description<'t> {
    text: &'t str,
    named: Vec<(&'static Entry, Form, &'t str)>,
    trades: Vec<&'static [&'static str]>,
}

impl<'t> Description<'t> {
    /// Reads `text`.
    pub fn read(text: &'t str) -> Self {
        let spaced = text.replace('-', " ");
        let told = |trade: &&[&str]| trade.iter().any(|word| has_words(&spaced, word));
        Self { text, named: GAZETTEER.named_in(text), trades: TRADES.iter().copied().filter(told).collect() }
    }

    /// How well it fits the entity `name`. Words that tell nothing of home or trade ("the company", "its rival") are left aside.
    pub fn fits(&self, name: &str) -> Fit {
        let Some(profile) = profile(name) else { return Fit::Open };
        let mut agreed = 0;
        for (entry, form, words) in &self.named {
            let fit = match entry.kind {
                EntityKind::Region => at_home(&profile, entry.name, *form, words),
                EntityKind::Product if has_owner_noun(self.text, words) => Some(entry.place == name),
                // "the Amazon-owned giant": a product of its.
                EntityKind::Company if is_owner(self.text, words) && !profile.maker.is_empty() => {
                    Some(profile.maker == entry.name)
                }
                _ => None,
            };
            match fit {
                Some(true) => agreed += 1,
                Some(false) => return Fit::Contradicts,
                None => {}
            }
        }
        if !profile.town.is_empty() && has_words(self.text, profile.town) && agreed == 0 {
            agreed += 1;
        }
        match self.trade(profile.sector) {
            Some(true) => agreed += 1,
            Some(false) => return Fit::Contradicts,
            None => {}
        }
        if agreed == 0 { Fit::Open } else { Fit::Agrees(agreed) }
    }

    /// Whether the trade it names is that of `sector`; `None` when it or the sector names none.
    fn trade(&self, sector: &str) -> Option<bool> {
        let known = !sector.is_empty() && !self.trades.is_empty();
        let same = |trade: &&[&str]| trade.iter().any(|word| has_words(sector, word));
        known.then(|| self.trades.iter().any(same))
    }
}

/// Whether the place is the home of `profile`; `None` when it does not tell.
fn at_home(profile: &Profile, code: &str, form: Form, words: &str) -> Option<bool> {
    let told = if form == Form::Town { profile.town } else { profile.country };
    match () {
        () if code.len() != 2 || told.is_empty() => None,
        () if form == Form::Town && profile.town.eq_ignore_ascii_case(words) => Some(true),
        // A company may be placed in a suburb of its town, never in another country.
        () if form == Form::Town && profile.country == code => None,
        () => Some(form != Form::Town && profile.country == code),
    }
}

/// "the iPhone maker", "WhatsApp's owner".
fn has_owner_noun(description: &str, product: &str) -> bool {
    let after =
        description.split(product).nth(1).unwrap_or("").trim_start_matches("'s").trim_start_matches("’s").trim_start();
    ["maker", "owner", "parent", "developer", "operator", "manufacturer"].iter().any(|noun| after.starts_with(noun))
}

/// "Amazon-owned", "Google-run".
fn is_owner(description: &str, company: &str) -> bool {
    let after = description.split(company).nth(1).unwrap_or("");
    ["-owned", "-run", "-operated", "-made"].iter().any(|word| after.starts_with(word))
}

/// Words that mean one trade each.
const TRADES: &[&[&str]] = &[
    &["carmaker", "automaker", "car maker", "auto maker", "vehicle maker", "marque", "auto giant", "car giant"],
    &["chipmaker", "chip maker", "chip designer", "semiconductor", "chip giant", "memory maker"],
    &["foundry", "contract chipmaker"],
    &["airline", "carrier", "low cost carrier", "budget carrier"],
    &["telecom", "operator", "telco", "carrier", "telecom operator", "wireless carrier"],
    &["search", "search engine"],
    &["social media", "social network", "social networking"],
    &["streaming", "streamer", "streaming service", "video streaming"],
    &["coffee chain", "coffee"],
    &["retailer", "supermarket", "retail", "grocer"],
    &["e-commerce", "e commerce", "online retailer", "online marketplace"],
    &[
        "phone maker",
        "smartphone maker",
        "handset maker",
        "smartphone brand",
        "phone brand",
        "smartphone vendor",
        "smartphone",
        "handset",
    ],
    &["pc maker", "computer maker", "pc vendor", "computer giant"],
    &["software", "software maker"],
    &["bank", "lender"],
    &["insurer", "insurance"],
    &["drugmaker", "drug maker", "pharma", "pharmaceutical"],
    &["brewer", "beer"],
    &["oil", "oil major", "energy"],
    &["console maker", "games", "game maker", "gaming", "video game"],
    &["research firm", "tracker", "analyst firm", "market researcher", "research house", "research company"],
    &["ride hailing", "ride-hailing"],
    &["food delivery", "delivery"],
    &["planemaker", "aircraft maker", "plane maker"],
    &["battery maker", "battery"],
    &["tv maker", "television maker"],
];

/// Whether `words` stand in `text` as whole words, whatever the case.
fn has_words(text: &str, words: &str) -> bool {
    let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let stands =
        |at: usize| !letter(text[..at].chars().next_back()) && !letter(text[at + words.len()..].chars().next());
    let Some(first) = words.bytes().next() else { return false };
    let begins =
        |window: &[u8]| window[0].eq_ignore_ascii_case(&first) && window.eq_ignore_ascii_case(words.as_bytes());
    text.as_bytes().windows(words.len()).enumerate().any(|(at, window)| begins(window) && stands(at))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn home_and_trade() {
        let check = |description, name, expected| {
            assert_eq!(Description::read(description).fits(name), expected, "{description} / {name}")
        };
        check("The Cupertino-based firm", "Apple", Fit::Agrees(1));
        check("the South Korean giant", "Samsung", Fit::Agrees(1));
        check("the South Korean giant", "Apple", Fit::Contradicts);
        check("the Burbank giant", "Disney", Fit::Agrees(1));
        check("the Redmond company", "Microsoft", Fit::Agrees(1));
        check("The Redmond company", "Sony", Fit::Contradicts);
        check("the search giant", "Google", Fit::Agrees(1));
        check("the carmaker", "Apple", Fit::Contradicts);
        check("the Chinese smartphone maker", "Xiaomi", Fit::Agrees(2));
        check("the iPhone maker", "Apple", Fit::Agrees(1));
        check("the iPhone maker", "Samsung", Fit::Contradicts);
        check("the WhatsApp owner", "Meta", Fit::Agrees(1));
        check("the Amazon-owned behemoth", "Twitch", Fit::Agrees(1));
        check("the Amazon-owned behemoth", "YouTube", Fit::Contradicts);
        check("the company", "Xiaomi", Fit::Open);
        check("the Wolfsburg-based group", "Volkswagen", Fit::Agrees(1));
        check("the South Korean giant", "Never Heard Of", Fit::Open);
    }
}
