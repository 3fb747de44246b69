//! A product named by its maker and a maker by its product: "Microsoft's Azure", "Google's browser", "the iPhone maker".

use super::words::{is_possessive_mark, is_preposition};
use crate::among::among;
use crate::claim::item::{Item, Kind, Reading, Row};
use crate::claim::lexicon::Cue;
use crate::claim::party::{Party, PartyKind, names_at};
use crate::entity::{EntityKind, profile};
use crate::vocabulary::Class;

/// "the iPhone-maker", "the iPhone maker": who makes the product.
pub(super) fn maker_of(items: &[Item], name: usize, end: usize) -> Option<Party> {
    let hyphen = items.get(name + 1).is_some_and(|item| item.word == "-");
    let word = name + 1 + usize::from(hyphen);
    let item = items.get(word).filter(|_| word < end)?;
    let alone = !matches!(items.get(word + 1).map(|item| item.kind), Some(Kind::Name(_)));
    let makes = matches!(item.word, "maker" | "manufacturer") && alone;
    let maker = makes.then(|| profile(items[name].name())).flatten()?.maker;
    (!maker.is_empty()).then(|| Party::one(PartyKind::Company, maker, items[name].span.cover(item.span)))
}

/// "iPhone maker Apple", "British Airways parent IAG": the name before only describes the one that follows.
pub(super) fn described_by_name(items: &[Item], next: usize, end: usize) -> Option<Party> {
    if let Some(party) = relation_named(items, next).or_else(|| owned_by(items, next, end)) {
        return Some(party);
    }
    // "Oppo sub-brand Realme", "Oppo derivative brand Realme".
    let small = |at: &usize| among!(items.word(*at), "sub" | "-" | "sister" | "derivative" | "budget" | "spin" | "off");
    let word = (next..end.min(next + 4)).find(|at| !small(at))?;
    let related = Class::Relation.has(items[word].word);
    let named = items.get(word + 1).is_some_and(|item| item.is_name());
    (related && named).then(|| names_at(items, word + 1, end).map(|found| found.0)).flatten()
}

/// "the Amazon-owned behemoth": the name only describes what is not named.
pub(super) fn owns_unnamed(items: &[Item], next: usize, end: usize) -> bool {
    let owned = next + 2 < end
        && items[next].word == "-"
        && among!(items[next + 1].word, "owned" | "run" | "operated" | "made");
    owned && owned_by(items, next, end).is_none()
}

/// "Disney-operated streamer Hulu", "Flipkart-owned PhonePe": the owner describes the name that follows.
fn owned_by(items: &[Item], next: usize, end: usize) -> Option<Party> {
    // "Tata group-owned Air India".
    let next = next + usize::from(items.get(next)?.word == "group");
    let owns = among!(
        items.get(next + 1)?.word,
        "owned" | "operated" | "backed" | "led" | "run" | "controlled" | "based" | "linked" | "affiliated"
    );
    let small = |at: &usize| matches!(items[*at].kind, Kind::Word | Kind::Market(_) | Kind::Region(_));
    let name = (next + 2..end.min(next + 7)).find(|at| !small(at)).filter(|_| owns && items[next].word == "-")?;
    items[name].is_name().then(|| names_at(items, name, end).map(|found| found.0)).flatten()
}

/// "Samsung's closest rival, SK Hynix, ranks", "Naver's smaller competitor Daum posted": the related one is named.
fn relation_named(items: &[Item], next: usize) -> Option<Party> {
    is_possessive_mark(items.get(next)?).then_some(())?;
    let related = (next + 1..items.len().min(next + 4)).find(|&at| Class::Relation.has(items[at].word))?;
    let comma = items.get(related + 1).is_some_and(|item| item.kind == Kind::Comma);
    items.get(related + 1 + usize::from(comma)).filter(|item| item.is_name()).map(Party::of)
}

/// "the company's products", "Microsoft's Azure": a product after its maker is the subject.
pub(super) fn product_of(reading: &Reading, items: &[Item], next: usize, end: usize) -> Option<Party> {
    let marked = items.get(next).filter(|item| next < end && is_possessive_mark(item)).is_some();
    let at = if marked { next + 1 } else { next };
    let at = if marked { past_adjectives(items, at, end) } else { at };
    let item = items.get(at).filter(|_| at < end)?;
    match item.kind {
        Kind::Name(_) => names_at(items, at, end).map(|found| found.0),
        _ if marked && next > 0 => unnamed_product(reading, items, next - 1, end),
        _ => None,
    }
}

/// "Microsoft's ever-popular Internet Explorer": past the adjectives before a product; `at` when none follows.
fn past_adjectives(items: &[Item], at: usize, end: usize) -> usize {
    let adjective = |index: usize| {
        let item = &items[index];
        let party = among!(item.word, "rival" | "rivals" | "competitor" | "partner" | "supplier" | "parent");
        // "COVID-19 antiviral".
        let numbered = matches!(item.kind, Kind::Quantity(_)) && items[index - 1].word == "-";
        let noun = matches!(item.kind, Kind::Cue(Cue::Noun(_)));
        (matches!(item.kind, Kind::Word | Kind::Punct | Kind::Market(_)) || numbered || noun)
            && !party
            && !is_preposition(item.word)
    };
    let next = (at..end.min(at + 6)).find(|&index| !adjective(index)).unwrap_or(at);
    let product = items
        .get(next)
        .is_some_and(|item| item.is_name() && item.entity.is_some_and(|entity| entity.kind == EntityKind::Product));
    if product { next } else { at }
}

/// "Sony's best performer was the PSP, with 421,000": the product named behind the verb, with the maker's mark at `next`.
pub(super) fn best_of(items: &[Item], next: usize, end: usize) -> Option<Party> {
    is_possessive_mark(items.get(next).filter(|_| next < end)?).then_some(())?;
    let is =
        (next + 1..end.min(next + 9)).find(|&at| among!(items[at].word, "was" | "were" | "is" | "are" | "remains"))?;
    let best = |item: &Item| ["best", "top", "most popular", "biggest"].iter().any(|word| item.lower.starts_with(word));
    let name = is + 1 + usize::from(items.get(is + 1).is_some_and(|item| item.word == "the"));
    let item = items.get(name).filter(|item| name < end && item.is_name())?;
    let product = item.entity.is_some_and(|entity| entity.kind == EntityKind::Product);
    (product && items[next + 1..is].iter().any(best)).then(|| Party::of(item))
}

/// So many product names are looked through at one place; an article seldom has more.
const MANY: usize = 400;

/// "Pfizer's antiviral Paxlovid", with the maker at item `name`: the product.
pub(crate) fn product_after(reading: &Reading, items: &[Item], name: usize, end: usize) -> Option<Party> {
    let product = items[name].entity.is_some_and(|entity| entity.kind == EntityKind::Product);
    product_of(reading, items, name + 1, end).filter(|_| !product)
}

/// "Google's browser", "Apple's streaming music service": the one product of that maker the article names.
fn unnamed_product(reading: &Reading, items: &[Item], name: usize, end: usize) -> Option<Party> {
    let descriptive = |item: &&Item| matches!(item.kind, Kind::Word | Kind::Market(_) | Kind::Punct);
    let phrase = items[name + 2..end.min(name + 7).max(name + 2)].iter().take_while(descriptive);
    let noun = phrase.take_while(|item| !is_preposition(item.word)).find(|item| {
        among!(item.word, "browser" | "service" | "platform" | "app" | "console" | "chatbot" | "assistant" | "engine")
    })?;
    let maker = items[name].name();
    let made = |product: &&str| profile(product).is_some_and(|profile| profile.maker == maker);
    let products = reading.entities.iter().filter(|entity| entity.kind == EntityKind::Product).take(MANY);
    let mut named = products.map(|entity| entity.name.as_str()).filter(made);
    let product = named.next()?;
    named
        .all(|other| other == product)
        .then(|| Party::one(PartyKind::Company, product, items[name].span.cover(noun.span)))
}
