//! Whether a number is of a whole market, and of which; what no company of the clause or passage can own.

use super::listed::{is_part_of_count, more_goods, sold_with_others};
use super::people::{people_of_all, spent_by_all};
use super::told::{counted_by_firm, revenue_of_all};
use crate::among::among;
use crate::claim::anchor::{Anchor, Shape, is_goods};
use crate::claim::clause::{Opener, is_possessive_mark};
use crate::claim::item::{Item, Kind, Row};
use crate::claim::lexicon::{Cue, Noun};
use crate::claim::party::{Party, PartyKind};

/// The market, when the number is of the whole market and of no company.
pub(super) fn whole_market(anchor: &Anchor) -> Option<Party> {
    // "DoorDash grew. Total orders rose": its own, too.
    let words = anchor.noun_span.map_or("", |span| span.of(&anchor.reading.segments.lower));
    let errands = among!(words, "orders" | "trips" | "rides") && anchor.carried.fresh && anchor.subject.is_none();
    if errands || !in_all(anchor) && anchor.segment_owner().is_some() {
        return None;
    }
    if is_part_of_count(anchor) {
        return None;
    }
    if let Some(market) = told_outright(anchor) {
        return market;
    }
    let nobody = anchor.company().is_none();
    let own_company = !nobody && (anchor.clause.own || anchor.beside);
    let total = total_noun(anchor);
    if anchor.clause.foreign || own_company && !total {
        return None;
    }
    let carried = || anchor.carried.market.clone();
    if total || in_all(anchor) {
        return counted(anchor).or_else(|| of_industry(anchor)).or_else(carried);
    }
    if nobody && anchor.is_money() && anchor.verb == Some(Cue::Invest) {
        return market_in(&anchor.items[anchor.at + 1..anchor.clause.end.min(anchor.at + 6)]);
    }
    if anchor.noun == Some(Noun::Spending) && !own_company {
        return market_in(&anchor.items[anchor.clause.start..anchor.at]).or_else(carried);
    }
    let foreseen = anchor.verb == Some(Cue::Forecast) && anchor.noun.is_none();
    if nobody && anchor.is_percent() && anchor.is_change() && (foreseen || changes_in_place(anchor)) {
        return carried();
    }
    let told = revenue_of_all(anchor).or_else(|| counted_by_firm(anchor));
    told.or_else(|| units_sold(anchor)).or_else(|| unowned_sales(anchor)).or_else(|| bare_volume(anchor))
}

/// The market that the words themselves tell of, whoever the clause or passage speaks of; `Some(None)` when it is not known.
fn told_outright(anchor: &Anchor) -> Option<Option<Party>> {
    // "of the $188 billion games market".
    let named = anchor.is_money() && anchor.items.kind(anchor.at + 2) == Some(Kind::Cue(Cue::Noun(Noun::Market)));
    if let Some(market) = counted(anchor).filter(|_| named) {
        return Some(Some(market));
    }
    if let Some(market) = more_goods(anchor) {
        return Some(Some(market));
    }
    if is_of_industry(anchor) {
        return Some(anchor.carried.market.clone());
    }
    if let Some(market) = anchor.market().cloned().or_else(|| of_all_makers(anchor)) {
        return Some(Some(market));
    }
    let nobody = anchor.company().is_none();
    // "In 2021 the figure was 210 million", after the size of a market.
    let figure =
        |item: &Item| item.kind == Kind::Cue(Cue::ReportNoun) && among!(item.word, "figure" | "number" | "total");
    let again = anchor.frame.market && anchor.noun.is_none() && anchor.verb == Some(Cue::Level) && !anchor.is_percent();
    if nobody && again && anchor.items[anchor.clause.start..anchor.at].iter().any(figure) {
        return Some(anchor.carried.market.clone());
    }
    if nobody && anchor.across_industry() {
        return Some(anchor.carried.market.clone());
    }
    if nobody && let Some(market) = growth_in_sales_of(anchor) {
        return Some(Some(market));
    }
    if let Some(market) = grown_from(anchor) {
        return Some(Some(market));
    }
    if let Some(market) = sales_of_place(anchor).filter(|_| nobody) {
        return Some(Some(market));
    }
    if nobody && place_in_brackets(anchor).is_some() {
        return Some(anchor.carried.market.clone());
    }
    spent_by_all(anchor).or_else(|| people_of_all(anchor)).map(Some)
}

/// "67% of the industry's $28.6 billion revenue".
fn is_of_industry(anchor: &Anchor) -> bool {
    let before = |step: usize| anchor.at.checked_sub(step).map(|at| &anchor.items[at]);
    let owned = before(1).is_some_and(is_possessive_mark) && anchor.is_money();
    owned && before(2).is_some_and(|item| among!(item.last_word(), "industry" | "market" | "sector"))
}

/// "reveals a 9% increase in the sales of smartwatches": of all of them, unless a company stands in the clause.
fn growth_in_sales_of(anchor: &Anchor) -> Option<Party> {
    let span = anchor.noun_span.filter(|_| anchor.is_percent() && anchor.is_change())?;
    let noun = (anchor.at + 1..anchor.clause.end).find(|&at| anchor.items[at].span == span)?;
    let run = anchor.clause_items();
    if run.iter().any(Item::is_name) || anchor.clause.foreign {
        return None;
    }
    // "a 4% growth in smartphone shipments".
    let within = (anchor.at + 1..noun).any(|at| anchor.items.word(at) == "in");
    let compound = market_in(&anchor.items[noun - 1..noun]).filter(|_| within);
    // "a 2% decline of the tablet market".
    let market = anchor.noun == Some(Noun::Market) && anchor.items[anchor.at + 1].lower.ends_with("of");
    if market {
        return market_in(&anchor.items[noun - 1..noun]);
    }
    let of = anchor.items.word(noun + 1) == "of";
    compound.or_else(|| market_in(&anchor.items[noun + 1..anchor.clause.end.min(noun + 7)]).filter(|_| of))
}

/// "Total spending grew 29% to $247 billion, from $191 billion": where the market that the sentence measured came from.
fn grown_from(anchor: &Anchor) -> Option<Party> {
    let goes_on = anchor.shape == Shape::Prior && anchor.frame.sentence_market && !anchor.clause.own && !anchor.beside;
    let named = || market_in(&anchor.items[..anchor.at]).or_else(|| anchor.carried.market.clone());
    if goes_on && anchor.noun.is_none() && !anchor.is_percent() { named() } else { None }
}

/// "Germany's car sales rose 5%": of all that is sold there.
fn sales_of_place(anchor: &Anchor) -> Option<Party> {
    let lead = &anchor.items[anchor.clause.start..anchor.at];
    let skip = lead.iter().take_while(|item| item.word == "the" || item.kind == Kind::Cue(Cue::While)).count();
    let place = lead.get(skip).is_some_and(|item| {
        matches!(item.kind, Kind::Region(_)) || matches!(item.word, "country" | "nation" | "region")
    });
    let owns = place && lead.get(skip + 1).is_some_and(is_possessive_mark);
    let sales = matches!(anchor.noun, Some(Noun::Sales | Noun::Volume) | None) && owns;
    let told = || lead.iter().any(|item| matches!(item.kind, Kind::Cue(Cue::Noun(Noun::Sales | Noun::Volume))));
    if !sales || !told() {
        return None;
    }
    let entity = anchor.reading.markets_in(lead.first()?.span.cover(lead.last()?.span)).next_back()?;
    is_goods(&entity.name).then(|| Party::one(PartyKind::Market, &entity.name, entity.span))
}

/// "such as Germany (+14.5%) and Spain (+18.5%)", of goods: how much the market of that place has changed.
pub(super) fn place_in_brackets<'a>(anchor: &Anchor<'a>) -> Option<&'a Item<'a>> {
    let place = anchor.clause.start.checked_sub(2).map(|at| &anchor.items[at])?;
    let alone = anchor.clause.opener == Opener::Paren && anchor.at + 1 >= anchor.clause.end && anchor.signed();
    let goods = anchor.carried.market.as_ref().is_some_and(|market| is_goods(&market.names[0].0));
    (alone && goods && anchor.frame.default_units() && matches!(place.kind, Kind::Region(_))).then_some(place)
}

/// "The entire sales from the NAND flash industry": the market named after the measure.
fn of_industry(anchor: &Anchor) -> Option<Party> {
    let span = anchor.noun_span?;
    let noun = (anchor.clause.start..anchor.at).find(|&at| anchor.items[at].span == span)?;
    let within = matches!(anchor.items.word(noun + 1), "in" | "from" | "of");
    market_in(&anchor.items[noun + 1..anchor.at.min(noun + 6).max(noun + 1)]).filter(|_| within)
}

/// What the word right after the number counts.
pub(super) fn counted(anchor: &Anchor) -> Option<Party> {
    let entity = anchor.counted?;
    Some(Party::one(PartyKind::Market, &entity.name, entity.span))
}

pub(super) fn market_in(items: &[Item]) -> Option<Party> {
    items.iter().find(|item| matches!(item.kind, Kind::Market(_))).map(Party::of)
}

/// "22 million units were sold", "there were 60 million PC shipments": nobody sells them.
fn units_sold(anchor: &Anchor) -> Option<Party> {
    if !anchor.is_count() || anchor.company().is_some() {
        return None;
    }
    let registered = |at: usize| {
        anchor.items[at].word == "registered" && among!(anchor.items.word(at - 1), "were" | "been" | "are" | "was")
    };
    let sold_after =
        (anchor.at + 1..anchor.clause.end).any(|at| anchor.items[at].kind == Kind::Cue(Cue::Ship) || registered(at));
    let passive = anchor.verb.is_none() && (sold_after || sold_past_aside(anchor) || sold_with_others(anchor));
    let counted = counted(anchor);
    if passive && counted.is_some() {
        return counted;
    }
    // "there were 4.2 million phones sold in Peru".
    if let Some(market) = place_has(anchor) {
        return Some(market);
    }
    let users = anchor.noun == Some(Noun::Users) && counted_everywhere(anchor);
    if is_there(anchor) && (sold_after && counted.is_some() || users) {
        let people = || market_in(&anchor.items[anchor.at + 1..anchor.clause.end.min(anchor.at + 5)]);
        return counted.or_else(people).or_else(|| anchor.carried.market.clone());
    }
    let volume = anchor.head && anchor.noun == Some(Noun::Volume) && (passive || is_there(anchor));
    let market = counted.or_else(|| units_of(anchor)).or_else(|| anchor.carried.market.clone());
    market.filter(|_| volume)
}

/// "Sales declined by 7.3%" in a report on cars: nobody has been spoken of yet.
fn unowned_sales(anchor: &Anchor) -> Option<Party> {
    let nobody = anchor.subject.is_none() && anchor.carried.company.is_none() || anchor.told_by_firm();
    let unowned = nobody && anchor.noun == Some(Noun::Sales) && volume_leads(anchor);
    let fits = unowned && (anchor.is_count() || anchor.is_percent() && anchor.is_change());
    anchor.carried.market.clone().filter(|market| fits && is_goods(&market.names[0].0))
}

/// "Volume reached 297 million units", and no company is spoken of.
fn bare_volume(anchor: &Anchor) -> Option<Party> {
    if anchor.noun != Some(Noun::Volume) || anchor.company().is_some() {
        return None;
    }
    // "Malaysia booked a 33 per cent rise to 831,000 units": of the market of that place.
    let placed = anchor.prep == "to" && anchor.clause.place.is_some() && anchor.frame.sentence_change.is_some();
    let reached = placed && anchor.is_count() && anchor.head;
    let bare = goes_on_about(anchor).is_none()
        && (!anchor.head || anchor.verb == Some(Cue::Forecast) || volume_leads(anchor))
        && (anchor.is_count() || anchor.is_change());
    // "pushed desktop shipments down by 26%".
    let noun = anchor.items[..anchor.at].iter().rposition(|item| anchor.noun_span == Some(item.span));
    let named = noun.and_then(|noun| market_in(&anchor.items[noun.saturating_sub(1)..noun]));
    named.or_else(|| anchor.carried.market.clone()).filter(|_| reached || bare)
}

/// "Vivo came third. Sales rose to 9 million units": a measure that opens its sentence and names nobody is of the company
/// this paragraph spoke of last.
pub(in crate::claim::rules) fn goes_on_about<'a>(anchor: &Anchor<'a>) -> Option<&'a Party> {
    let clause = anchor.clause;
    let last =
        anchor.carried.last.as_ref().filter(|party| party.kind == PartyKind::Company && party.names.len() == 1)?;
    let lead = &anchor.items[clause.start..anchor.at];
    // "Shipments totalled 61 million" may be of everybody, "Shipments were 3% lower" is how somebody fared.
    let measures = |noun: Noun| noun == Noun::Sales || noun == Noun::Volume && anchor.is_percent();
    let sales = lead.first().is_some_and(|item| {
        matches!(item.kind, Kind::Cue(Cue::Noun(noun)) if measures(noun)) || item.word == "deliveries"
    });
    let unnamed = !lead.iter().any(|item| {
        matches!(item.kind, Kind::Name(_) | Kind::Market(_) | Kind::Region(_) | Kind::Voice(_) | Kind::Cue(Cue::Total))
    });
    let opens = clause.opener == Opener::Start && anchor.subject.is_none() && !clause.foreign;
    (sales && unnamed && opens && anchor.carried.fresh && !anchor.carried.analyst).then_some(last)
}

/// "101 million chips, including those for laptops, were shipped": the verb after what stands between commas.
fn sold_past_aside(anchor: &Anchor) -> bool {
    let end = anchor.items.len().min(anchor.clause.end + 12);
    let opens = anchor.items.get(anchor.clause.end).is_some_and(|item| matches!(item.kind, Kind::Comma | Kind::Open));
    let aside = |item: &&Item| !matches!(item.kind, Kind::Quantity(_) | Kind::Name(_));
    let run = &anchor.items[anchor.clause.end.min(end)..end];
    let run = &run[..run.iter().take_while(aside).count()];
    let closes = |pair: &[Item]| matches!(pair[0].kind, Kind::Comma | Kind::Close);
    let past = |pair: &[Item]| among!(pair.word(1), "were" | "was" | "have" | "are");
    let sold = |pair: &[Item]| pair[2].kind == Kind::Cue(Cue::Ship);
    opens
        && anchor.clause.end > anchor.at
        && run.windows(3).skip(1).any(|pair| closes(pair) && past(pair) && sold(pair))
}

/// "Vendors shipped 327.6 million smartphones": what all makers sell is the market.
fn of_all_makers(anchor: &Anchor) -> Option<Party> {
    let sold = anchor.verb == Some(Cue::Ship) && anchor.is_count() && anchor.company().is_none();
    let start = anchor.clause.start;
    let noun = start
        + anchor.items[start..anchor.clause.end].iter().take(4).position(|item| item.kind == Kind::Cue(Cue::Ship))?;
    let has = noun.checked_sub(1).filter(|&at| among!(anchor.items[at].word, "have" | "had"));
    let noun = has.unwrap_or(noun).checked_sub(1).filter(|&at| at >= start)?;
    let named = anchor.items[start..noun].iter().any(|item| matches!(item.kind, Kind::Name(_)));
    let member = noun > start && anchor.items[noun - 1].word == "member";
    let first = anchor.items.get(noun).filter(|_| sold && (member || !named && noun == start))?;
    let all = among!(
        first.word,
        "vendors" | "manufacturers" | "makers" | "carmakers" | "automakers" | "companies" | "brands" | "suppliers"
    );
    if all { counted(anchor).or_else(|| anchor.carried.market.clone()) } else { None }
}

/// "volume reached 297 million units": the measure is the subject.
fn volume_leads(anchor: &Anchor) -> bool {
    let before = &anchor.items[anchor.clause.start..anchor.at];
    before.iter().any(|item| matches!(item.kind, Kind::Cue(Cue::Noun(Noun::Volume | Noun::Sales))))
}

/// "Total shipments", "global sales": the noun of the number has no owner but the whole market.
fn total_noun(anchor: &Anchor) -> bool {
    let Some(span) = anchor.noun_span else { return false };
    let Some(at) = (anchor.clause.start..anchor.clause.end).find(|&at| anchor.items[at].span == span) else {
        return false;
    };
    let from = at.saturating_sub(6).max(anchor.clause.start);
    // "total revenue" is a company's unless a market is named.
    // "Overall vendor revenue in the global server market".
    let within = matches!(anchor.items.word(at + 1), "in" | "from");
    let to = if within { anchor.at.min(at + 6).max(at) } else { at };
    let market = anchor.items[from..to].iter().any(|item| matches!(item.kind, Kind::Market(_)));
    let of_company = anchor.noun == Some(Noun::Sales) && anchor.is_money() && anchor.carried.fresh;
    if (matches!(anchor.noun, Some(Noun::Revenue | Noun::Profit)) || of_company) && !market {
        return false;
    }
    let mut total = false;
    for (index, item) in anchor.items.iter().enumerate().take(at).skip(from) {
        match item.kind {
            // "Tesla delivered a total of 435,000 vehicles", "Maruti led with total sales of 120,000".
            Kind::Cue(Cue::Total)
                if anchor.company().is_some()
                    && (is_sum(anchor, index) || anchor.clause.opener == Opener::With && item.word == "total") => {}
            // "an overall increase of 17% in shipments", of a company.
            Kind::Cue(Cue::Total)
                if anchor.company().is_some()
                    && matches!(anchor.items.kind(index + 1), Some(Kind::Cue(Cue::RiseNoun | Cue::FallNoun))) => {}
            Kind::Cue(Cue::Total) => total = true,
            Kind::Name(_) | Kind::Cue(Cue::Possessive) => return false,
            Kind::Word if is_possessive_mark(item) => {}
            _ => {}
        }
    }
    total
}

/// "In total, unit sales rose": of all of them.
fn in_all(anchor: &Anchor) -> bool {
    let lead = &anchor.items[..anchor.clause.start];
    let mut words = lead.iter().filter(|item| item.kind != Kind::Comma).map(|item| item.word);
    let opens = matches!(
        (words.next(), words.next(), words.next()),
        (Some("in"), Some("total" | "all"), None) | (Some("overall" | "altogether"), None, None)
    );
    let market = anchor.noun == Some(Noun::Volume)
        || anchor.items[anchor.clause.start..anchor.at].iter().any(|item| matches!(item.kind, Kind::Market(_)));
    opens && market && anchor.company().is_none()
}

/// "a total of", "a combined": a sum of the subject's own.
fn is_sum(anchor: &Anchor, at: usize) -> bool {
    let before = at.checked_sub(1).map_or("", |index| anchor.items.word(index));
    before == "a" && anchor.items.word(at + 1) == "of"
}

/// "There are 300 million subscribers around the world", "Kenya has 60 million mobile subscribers".
pub(in crate::claim::rules) fn tells_of_all(anchor: &Anchor) -> bool {
    anchor.is_count() && (is_there(anchor) && counted_everywhere(anchor) || place_has(anchor).is_some())
}

/// "Kenya has 60 million mobile subscribers": what there is of them in the place.
fn place_has(anchor: &Anchor) -> Option<Party> {
    let run = &anchor.items[anchor.clause.start..anchor.at];
    let lead =
        run.iter().position(|item| !matches!(item.kind, Kind::Cue(Cue::While) | Kind::Quote) && item.word != "the")?;
    let placed = matches!(run[lead].kind, Kind::Region(_))
        && run.get(lead + 1).is_some_and(|item| item.kind == Kind::Cue(Cue::Have));
    let alone = run.len() <= lead + 4 && anchor.noun == Some(Noun::Users) && !anchor.beside;
    market_in(&anchor.items[anchor.at + 1..anchor.clause.end.min(anchor.at + 4)]).filter(|_| placed && alone)
}

/// "there were", "there was a total of": nobody's doing.
pub(super) fn is_there(anchor: &Anchor) -> bool {
    let word = |at: usize| anchor.items.word(at);
    (anchor.clause.start..anchor.at.saturating_sub(1))
        .any(|at| word(at) == "there" && among!(word(at + 1), "were" | "was" | "are" | "have" | "had"))
}

/// "globally", "around the world", "in Kenya" after what is counted: all there are.
fn counted_everywhere(anchor: &Anchor) -> bool {
    let end = anchor.clause.end.min(anchor.at + 10);
    (anchor.at + 1..end).any(|at| {
        among!(anchor.items.word(at), "globally" | "worldwide" | "nationwide" | "world")
            || matches!(anchor.items.kind(at), Some(Kind::Region(_)))
                && among!(anchor.items.word(at - 1), "in" | "across" | "the")
    })
}

/// "a 3 percent drop in Western Europe", "China experienced an 18 percent increase": the market of that place.
fn changes_in_place(anchor: &Anchor) -> bool {
    let end = anchor.clause.end.min(anchor.at + 5);
    let change = (anchor.at + 1..end)
        .find(|&at| matches!(anchor.items[at].kind, Kind::Cue(Cue::RiseNoun | Cue::FallNoun | Cue::Rise | Cue::Fall)));
    let Some(change) = change.filter(|_| anchor.noun.is_none() && anchor.frame.in_units) else { return false };
    let within = anchor.items.word(change + 1) == "in"
        && anchor.items.get(change + 2).is_some_and(|item| matches!(item.kind, Kind::Region(_)));
    within || anchor.clause.place.is_some() && change + 1 >= anchor.clause.end
}

/// "34.7 million units of smartphones": what the units are.
fn units_of(anchor: &Anchor) -> Option<Party> {
    let of = (anchor.at + 1..anchor.clause.end.min(anchor.at + 4)).find(|&at| anchor.items.word(at) == "of")?;
    let item = anchor.items.get(of + 1).filter(|item| matches!(item.kind, Kind::Market(_)))?;
    Some(Party::of(item))
}
