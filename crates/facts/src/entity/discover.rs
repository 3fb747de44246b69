//! Companies, research firms and people that no table lists, found by shape and context over a whole document.
//!
//! Each run of capitalised words gathers evidence wherever it stands; a name with enough is taken everywhere.

use std::collections::BTreeMap;
use std::ops::Range;

use super::context::{Shape, Shapes, is_company_verb, is_saying_verb, starts_sentence};
use super::gazetteer::is_legal_form;
use super::region::is_party;
use super::roles::{is_research_noun, is_role};
use super::runs::{Run, find_runs, is_body, is_no_name};
use super::scene::Scene;
use super::{EntityKind, EntityMention};
use crate::segment::{Segments, TokenKind};

/// An unknown name and what it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Discovery {
    /// The words as written.
    pub(super) words: Vec<String>,
    pub(super) kind: EntityKind,
    /// The canonical name.
    pub(super) name: String,
}

/// Points for each reading of a name; 2 are enough.
#[derive(Clone, Copy, Debug, Default)]
struct Evidence {
    company: u32,
    research: u32,
    person: u32,
    /// A word that fits a person and a company alike ("X said").
    either: u32,
    /// Named as the source of figures: a person when it looks like one, else a research firm.
    cited: u32,
    inner: u32,
}

/// The unknown names of a document; `known` are the mentions so far.
pub(super) fn discover(scene: &Scene, known: &[EntityMention]) -> Vec<Discovery> {
    let (text, segments) = (scene.text, scene.segments);
    let runs = find_runs(scene);
    let mut evidence: BTreeMap<&str, (Evidence, &Run)> = BTreeMap::new();
    for run in &runs {
        let name = words_of(text, segments, &run.tokens);
        let found = &mut evidence.entry(name).or_insert((Evidence::default(), run)).0;
        found.inner += u32::from(!run.opens);
        weigh(segments, known, run, found);
    }
    let decided = evidence.into_iter().filter_map(|(name, (found, run))| decide(text, segments, name, &found, run));
    merge_short(decided.collect())
}

/// "Tellura" is "Tellura Research" when both stand in the document. The list is sorted by name, so the longer follows.
fn merge_short(mut found: Vec<Discovery>) -> Vec<Discovery> {
    for at in (1..found.len()).rev() {
        let (shorter, longer) = (&found[at - 1], &found[at]);
        let extends = longer.words.len() == shorter.words.len() + 1 && longer.words.starts_with(&shorter.words);
        let empty = longer.words.last().is_some_and(|word| is_organisation(&word.to_ascii_lowercase()));
        if extends && empty && shorter.kind != EntityKind::Person && longer.kind != EntityKind::Person {
            (found[at - 1].name, found[at - 1].kind) = (found[at].name.clone(), found[at].kind);
        }
    }
    found
}

/// Drops a place or company that opens the longer name of an organisation: "Wuhan … Industry Group", "Tata Teleservices".
pub(super) fn yield_to_longer(segments: &Segments, shapes: &Shapes, mentions: &mut Vec<EntityMention>) {
    let mut past = 0;
    mentions.retain(|mention| {
        let (start, end) = (segments.token_at(mention.span.start()), segments.token_at(mention.span.end()));
        let free = start > past;
        past = end;
        let sentence = segments.sentences.partition_point(|sentence| sentence.tokens.end <= start);
        let capital = |at: usize| segments.tokens.get(at).is_some_and(|token| token.capital && !token.glued);
        let run = (end..end + 5).take_while(|&at| capital(at)).count();
        let prose = shapes.get(sentence) == Shape::Prose;
        if mention.kind == EntityKind::Market
            && prose
            && free
            && capital(start)
            && continues_name(segments, start, sentence)
        {
            return false;
        }
        if run == 0 || !capital(start) || !prose {
            return true;
        }
        let last = segments.word(end + run - 1);
        match mention.kind {
            EntityKind::Market => !is_organisation(last),
            EntityKind::Region => !(is_organisation(last) && (run > 1 || is_own_business(last))),
            EntityKind::Company => !(run < 4 && is_own_business(last)) || is_bank(&mention.name),
            _ => true,
        }
    });
}

/// "Caribou Coffee": a capitalised word that is no everyday opener stands before token `at`.
fn continues_name(segments: &Segments, at: usize, sentence: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    let token = &segments.tokens[before];
    let inside = segments.sentences.get(sentence).is_some_and(|sentence| sentence.tokens.start <= before);
    let name = token.kind == TokenKind::Word && token.capital && !token.all_caps;
    inside
        && name
        && !segments.tokens[at].glued
        && !is_no_name(segments.word(before))
        && !starts_sentence(segments, before, sentence)
}

/// Banks name every branch of theirs after themselves.
fn is_bank(name: &str) -> bool {
    super::profile(name).is_some_and(|profile| profile.sector.contains("bank"))
}

/// The last word of a business that is named after its owner or country and is not the owner.
fn is_own_business(word: &str) -> bool {
    matches!(
        word,
        "teleservices"
            | "communications"
            | "communication"
            | "retail"
            | "steel"
            | "power"
            | "ports"
            | "cement"
            | "bank"
            | "insurance"
            | "airways"
            | "airlines"
            | "motors"
            | "pictures"
            | "studios"
            | "logistics"
            | "energy"
            | "capital"
            | "telecom"
            | "infocomm"
            | "petroleum"
            | "railways"
            | "university"
    )
}

fn words_of<'t>(text: &'t str, segments: &Segments, tokens: &Range<usize>) -> &'t str {
    segments.tokens[tokens.start].span.cover(segments.tokens[tokens.end - 1].span).of(text)
}

fn decide(text: &str, segments: &Segments, name: &str, found: &Evidence, run: &Run) -> Option<Discovery> {
    let people_shape = looks_like_person(segments, &run.tokens);
    let (as_person, as_firm) =
        if people_shape { (found.either + found.cited, 0) } else { (0, found.either + found.cited) };
    let person = if people_shape { found.person + as_person } else { 0 };
    let company = found.company + found.research + as_firm;
    let repeated = u32::from(found.inner >= 2);
    let kind = match () {
        () if person >= 2 && person > company => EntityKind::Person,
        () if company + repeated < 2 || company == 0 => return None,
        () if found.research >= 2 || found.cited >= 2 => EntityKind::Researcher,
        () => EntityKind::Company,
    };
    let tokens = run.tokens.clone();
    let words = tokens.clone().map(|at| segments.tokens[at].span.of(text).to_owned()).collect();
    let name = if kind == EntityKind::Person { name } else { without_legal_form(text, segments, tokens, name) };
    Some(Discovery { words, kind, name: name.to_owned() })
}

/// "Foo Inc" is Foo; a long name keeps its "Group".
fn without_legal_form<'t>(text: &'t str, segments: &Segments, tokens: Range<usize>, name: &'t str) -> &'t str {
    let mut end = tokens.end;
    while end > tokens.start + 1 && is_legal_form(segments.word(end - 1)) {
        if matches!(segments.word(end - 1), "group" | "company" | "holdings") && end - tokens.start > 3 {
            break;
        }
        end -= 1;
    }
    if end == tokens.end { name } else { words_of(text, segments, &(tokens.start..end)) }
}

/// Two or three words, each with one capital, none of them a noun of organisations.
fn looks_like_person(segments: &Segments, tokens: &Range<usize>) -> bool {
    let plain = tokens.clone().all(|at| {
        let token = &segments.tokens[at];
        token.kind == TokenKind::Punct || (!token.all_caps && !is_organisation(segments.word(at)))
    });
    (2..=5).contains(&tokens.len()) && plain
}

/// Adds what the neighbourhood of `run` tells.
fn weigh(segments: &Segments, known: &[EntityMention], run: &Run, found: &mut Evidence) {
    let Range { start, end } = run.tokens;
    let from = segments.sentences[run.sentence].tokens.start;
    if run.tokens.len() > 1 {
        let last = segments.word(end - 1);
        found.company += 2 * u32::from(is_organisation(last));
        let body = |word| is_body(word) && !matches!(word, "bank" | "university" | "union");
        found.research += 2 * u32::from(is_research_suffix(last) || (start..end).any(|at| body(segments.word(at))));
    }
    weigh_before(segments, from, start, found);
    weigh_after(segments, known, end, run.opens && run.tokens.len() == 1, found);
    found.company += u32::from(stands_in_list(segments, known, &run.tokens));
}

/// "smartphone maker X", "research firm X", "analyst X".
fn weigh_before(segments: &Segments, from: usize, start: usize, found: &mut Evidence) {
    let Some(at) = start.checked_sub(1).filter(|&at| at >= from) else { return };
    let word = segments.word(at);
    let before = at.checked_sub(1).filter(|&at| at >= from).map_or("", |at| segments.word(at));
    let courtesy = |word: &str| matches!(word, "mr" | "mrs" | "ms" | "dr" | "sir");
    let single = matches!(word, "president" | "billionaire" | "minister" | "tycoon" | "entrepreneur");
    if is_research_noun(before, word) {
        found.research += 2;
    } else if is_party(word) && !single {
        found.company += 2;
    } else if is_role(word) || is_saying_verb(word) || courtesy(word) || (word == "." && courtesy(before)) {
        found.person += 2;
    } else if (word == "to" && before == "according") || (matches!(word, "by" | "from") && is_figures(before)) {
        found.cited += 2;
    } else if matches!(word, "by" | "from" | "at" | "with" | "than" | "behind" | "overtook" | "versus" | "against") {
        found.company += u32::from(matches!(
            before,
            "made"
                | "owned"
                | "led"
                | "sold"
                | "shipped"
                | "developed"
                | "operated"
                | "acquired"
                | "bought"
                | "published"
                | "ahead"
        ))
    }
}

/// "X, an analyst at", "X, the maker of", "X's revenue", "X shipped", "X (12%)".
fn weigh_after(segments: &Segments, known: &[EntityMention], end: usize, opens: bool, found: &mut Evidence) {
    match segments.word(end) {
        "," => match apposition(segments, end + 1) {
            Some(Apposition::Role) => found.person += 2,
            Some(Apposition::Research) => found.research += 2,
            Some(Apposition::Party) => found.company += 2,
            None => {}
        },
        "'s" | "’s" => {
            let small = segments.tokens.get(end + 1).is_some_and(|token| !token.capital);
            found.company += 2 * u32::from(small && is_business_noun(segments.word(end + 1)));
            found.cited += u32::from(small && is_figures(segments.word(end + 1)));
        }
        "(" | ":" | "|" | "–" => found.company += u32::from(is_figure(segments, end + 1)),
        word if is_saying_verb(word) => found.either += 1,
        word if is_analyst(word) => found.research += 2,
        word if is_role(word) => found.company += 2,
        word if !opens && is_figures(word) && is_showing(segments.word(end + 1)) => found.cited += 2,
        "of" | "at" | "from" if known.binary_search_by_key(&start_of(segments, end + 1), start).is_ok() => {
            found.person += 2
        }
        word if is_company_verb(word) => found.company += 1,
        _ if is_amount(segments, end) => found.company += 1,
        "with" | "at" => found.company += u32::from(is_figure(segments, end + 1)),
        _ => {}
    }
}

fn start_of(segments: &Segments, at: usize) -> usize {
    segments.tokens.get(at).map_or(usize::MAX, |token| token.span.start())
}

fn start(mention: &EntityMention) -> usize {
    mention.span.start()
}

fn is_analyst(word: &str) -> bool {
    matches!(word, "analyst" | "analysts" | "economist" | "economists" | "strategist" | "researcher")
}

/// Words for published figures.
fn is_figures(word: &str) -> bool {
    matches!(
        word,
        "data"
            | "figures"
            | "report"
            | "reports"
            | "research"
            | "survey"
            | "estimates"
            | "analysis"
            | "study"
            | "numbers"
            | "statistics"
            | "projections"
            | "poll"
    )
}

fn is_showing(word: &str) -> bool {
    matches!(
        word,
        "show"
            | "shows"
            | "showed"
            | "suggest"
            | "suggests"
            | "suggested"
            | "said"
            | "says"
            | "indicate"
            | "indicates"
            | "indicated"
            | "revealed"
            | "reveals"
            | "found"
    )
}

/// A number stands at `at`, or after "up", "down" or a sign.
fn is_figure(segments: &Segments, at: usize) -> bool {
    let at = at + usize::from(matches!(segments.word(at), "up" | "down" | "with" | "$" | "+" | "-"));
    segments.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Number)
}

enum Apposition {
    Role,
    Research,
    Party,
}

/// What ", an independent analyst …" says of the name before; only small words and adjectives may come first.
fn apposition(segments: &Segments, from: usize) -> Option<Apposition> {
    let opener = segments.word(from);
    let opens = matches!(
        opener,
        "a" | "an"
            | "the"
            | "its"
            | "who"
            | "which"
            | "one"
            | "another"
            | "president"
            | "chief"
            | "vice"
            | "senior"
            | "head"
            | "principal"
            | "lead"
            | "managing"
            | "executive"
            | "associate"
            | "research"
    );
    if !opens && !is_role(opener) {
        return None;
    }
    for at in from..from + 8 {
        let (word, next) = (segments.word(at), segments.word(at + 1));
        if matches!(word, "," | "." | "" | ";" | ")" | "(") {
            return None;
        }
        if is_role(word) {
            return Some(Apposition::Role);
        }
        if is_research_noun(word, next) {
            return Some(Apposition::Research);
        }
        if is_party(word) && word != "president" {
            return Some(Apposition::Party);
        }
    }
    None
}

/// A listed company is its neighbour in an enumeration.
fn stands_in_list(segments: &Segments, known: &[EntityMention], tokens: &Range<usize>) -> bool {
    let joins = |at: usize| matches!(segments.word(at), "," | "and" | "&" | "or") || is_amount(segments, at);
    let start = segments.tokens[tokens.start].span.start();
    let end = segments.tokens[tokens.end - 1].span.end();
    let near = known.partition_point(|mention| mention.span.start() < start);
    let before = near.checked_sub(1).map(|at| &known[at]).filter(|mention| is_party_kind(mention.kind));
    let after = known.get(near).filter(|mention| is_party_kind(mention.kind));
    let gap = |from: usize, to: usize| {
        let (first, last) = (segments.token_at(from), segments.token_at(to));
        let bracketed = last > first && segments.word(first) == "(" && last - first < 12;
        let first = if bracketed {
            (first..last).rfind(|&at| segments.word(at) == ")").map_or(first, |at| at + 1)
        } else {
            first
        };
        last > first && last - first <= 5 && (first..last).all(joins)
    };
    before.is_some_and(|mention| gap(mention.span.end(), start))
        || after.is_some_and(|mention| gap(end, mention.span.start()))
}

/// A number, its sign or its scale.
fn is_amount(segments: &Segments, at: usize) -> bool {
    let number = segments.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Number);
    number
        || matches!(
            segments.word(at),
            "%" | "$" | "percent" | "per" | "cent" | "lakh" | "crore" | "million" | "billion" | "units"
        )
}

fn is_party_kind(kind: EntityKind) -> bool {
    matches!(kind, EntityKind::Company | EntityKind::Product)
}

/// The last word of many a company's name.
pub(super) fn is_organisation(word: &str) -> bool {
    is_legal_form(word)
        || is_research_suffix(word)
        || is_own_business(word)
        || is_body(word)
        || matches!(
            word,
            "technologies"
                | "technology"
                | "electronics"
                | "semiconductor"
                | "semiconductors"
                | "motors"
                | "motor"
                | "automotive"
                | "airlines"
                | "airways"
                | "air"
                | "bank"
                | "bancorp"
                | "financial"
                | "insurance"
                | "capital"
                | "ventures"
                | "partners"
                | "securities"
                | "pharma"
                | "pharmaceutical"
                | "pharmaceuticals"
                | "therapeutics"
                | "biotech"
                | "labs"
                | "laboratories"
                | "systems"
                | "software"
                | "networks"
                | "telecom"
                | "telecommunications"
                | "communications"
                | "wireless"
                | "energy"
                | "petroleum"
                | "oil"
                | "power"
                | "steel"
                | "foods"
                | "beverages"
                | "brewery"
                | "breweries"
                | "coffee"
                | "pizza"
                | "stores"
                | "supermarkets"
                | "retail"
                | "brands"
                | "entertainment"
                | "studios"
                | "pictures"
                | "interactive"
                | "logistics"
                | "express"
                | "shipping"
                | "industries"
                | "enterprises"
                | "international"
                | "mobility"
                | "robotics"
                | "materials"
                | "chemical"
                | "chemicals"
                | "mining"
                | "resources"
                | "association"
                | "federation"
                | "alliance"
                | "council"
                | "commission"
                | "authority"
                | "agency"
                | "bureau"
                | "ministry"
                | "university"
                | "cloud"
                | "payments"
                | "games"
                | "hotels"
                | "bros"
                | "microelectronics"
        )
}

fn is_research_suffix(word: &str) -> bool {
    matches!(
        word,
        "research"
            | "associates"
            | "laboratory"
            | "insights"
            | "insight"
            | "analytics"
            | "intelligence"
            | "consulting"
            | "advisory"
            | "analysis"
            | "advisors"
            | "institute"
    )
}

fn is_business_noun(word: &str) -> bool {
    matches!(
        word,
        "share"
            | "market"
            | "sales"
            | "revenue"
            | "revenues"
            | "shipments"
            | "profit"
            | "profits"
            | "plant"
            | "plants"
            | "factory"
            | "customers"
            | "users"
            | "subscribers"
            | "turnover"
            | "volume"
            | "volumes"
            | "growth"
            | "phones"
            | "smartphones"
            | "cars"
            | "stores"
            | "deliveries"
            | "output"
            | "production"
            | "lead"
            | "figures"
            | "data"
            | "report"
            | "estimates"
            | "numbers"
            | "business"
            | "earnings"
            | "employees"
            | "headcount"
            | "valuation"
            | "shares"
            | "net"
            | "operating"
            | "quarterly"
            | "annual"
            | "total"
            | "global"
            | "loss"
            | "losses"
            | "brand"
            | "portfolio"
            | "fleet"
            | "install"
            | "installed"
            | "capacity"
            | "income"
            | "unit"
            | "units"
            | "products"
            | "passenger"
            | "passengers"
    )
}
