//! Bounds on time and on amounts, as handles under bars. They are kept in the query (`since:2018 market_share>=20%`), so that
//! typing and sliding are one.

use std::collections::BTreeMap;

use leptos::prelude::*;

use facts::claim::{Claim, Measure, Property, ValueUnit};
use facts::ids::ClaimId;
use facts::number::Decimal;
use facts::order::InOrder;

use crate::book::Book;
use crate::state::State;
use crate::ui::range::{Range, Step};
use crate::view::compare::scale::tick_words;
use crate::words;

/// Steps of a range at most.
const STEPS: usize = 24;

/// A place a handle can stand at: how it is read, how it is typed, and the claims that stand at it.
#[derive(Clone, Debug, Default, PartialEq)]
struct Stop {
    label: String,
    typed: String,
    amount: f64,
    claims: Vec<ClaimId>,
}

/// The claims of each amount.
type Amounts = BTreeMap<Decimal, Vec<ClaimId>>;

/// Years of claims.
#[component]
pub(crate) fn YearRange(state: State) -> impl IntoView {
    let stops = years(state.book());
    (stops.len() > 1).then(|| {
        view! { <section class="facet"><h2 class="facet__title">"Years"</h2><Bounds state name="Years" low="since:" high="until:" stops /></section> }
    })
}

/// Amounts of one property.
#[component]
pub(crate) fn AmountRange(state: State) -> impl IntoView {
    let all = properties(state.book());
    let query = state.part(|route| route.query.clone());
    let bounded = {
        let all = all.clone();
        move || query.with(|query| all.iter().position(|(property, _)| has_bound(query, *property)))
    };
    let wished = RwSignal::new(0);
    let now = Memo::new(move |_| bounded().unwrap_or_else(|| wished.get()));
    let names: Vec<String> = all.iter().map(|(property, _)| words::capital(words::property(*property))).collect();
    let options = names.into_iter().enumerate();
    let options = options
        .map(|(at, name)| view! { <option value=at.to_string() selected=move || now.get() == at>{name}</option> });
    let options = options.collect_view();
    let on_change = move |event: leptos::ev::Event| {
        wished.set(event_target_value(&event).parse().unwrap_or(0));
        let query = query.get_untracked();
        let is_bound = |word: &&str| Property::ALL.into_iter().any(|property| has_bound(word, property));
        let kept: Vec<&str> = query.split_whitespace().filter(|word| !is_bound(word)).collect();
        state.type_query(kept.join(" "));
    };
    let any = !all.is_empty();
    let body = move || {
        let (property, stops) = all.get(now.get())?.clone();
        let name = words::capital(words::property(property));
        let (low, high) = (format!("{}>=", property.key()), format!("{}<=", property.key()));
        Some(view! { <Bounds state name low high stops /> })
    };
    any.then(|| {
        view! {
            <section class="facet">
                <h2 class="facet__title">"Amount"</h2>
                <select class="facet__select" aria-label="Amount of what" on:change=on_change>{options}</select>
                {body}
            </section>
        }
    })
}

/// A range whose two bounds are words of the query.
#[component]
fn Bounds(
    state: State,
    #[prop(into)] name: String,
    #[prop(into)] low: String,
    #[prop(into)] high: String,
    stops: Vec<Stop>,
) -> impl IntoView {
    let stops = StoredValue::new(stops);
    let last = stops.with_value(Vec::len).saturating_sub(1);
    let (low, high) = (StoredValue::new(low), StoredValue::new(high));
    let query = state.part(|route| route.query.clone());
    let ends = Memo::new(move |_| {
        let place = |prefix: StoredValue<String>, none: usize| {
            let bound = query.with(|query| prefix.with_value(|prefix| bound_of(query, prefix)));
            bound.map_or(none, |bound| stops.with_value(|stops| place_of(stops, &bound)))
        };
        (place(low, 0), place(high, last))
    });
    let steps = Signal::derive(move || {
        let answer = state.rested_results();
        let step = |stop: &Stop| Step {
            label: stop.label.clone(),
            all: stop.claims.len() as u32,
            left: stop.claims.iter().filter(|id| answer.has_claim(**id)).count() as u32,
        };
        stops.with_value(|stops| stops.iter().map(step).collect::<Vec<_>>())
    });
    let on_move = Callback::new(move |(from, to): (usize, usize)| {
        let typed = |at: usize, end: usize| {
            if at == end { String::new() } else { stops.with_value(|stops| stops[at.min(last)].typed.clone()) }
        };
        let next = query.with_untracked(|query| with_bound(query, &low.get_value(), &typed(from, 0)));
        state.type_query(with_bound(&next, &high.get_value(), &typed(to, last)));
    });
    view! { <Range label=name steps ends on_move /> }
}

/// The years claims speak of, or were published in.
fn years(book: &Book) -> Vec<Stop> {
    let mut found: BTreeMap<i32, Vec<ClaimId>> = BTreeMap::new();
    for id in book.claim_ids() {
        let claim = book.claim(id);
        let published = || book.corpus().references.get(claim.doc.index())?.as_ref()?.period.start;
        if let Some(day) = claim.period.and_then(|period| period.start).or_else(published) {
            found.entry(day.parts().0).or_default().push(id);
        }
    }
    let stop = |(year, claims): (i32, Vec<ClaimId>)| Stop {
        label: year.to_string(),
        typed: year.to_string(),
        amount: f64::from(year),
        claims,
    };
    found.into_iter().map(stop).collect()
}

/// Properties with at least three different amounts of one unit, those of most claims first.
fn properties(book: &Book) -> Vec<(Property, Vec<Stop>)> {
    let mut found: BTreeMap<(Property, Option<ValueUnit>), Amounts> = BTreeMap::new();
    for id in book.claim_ids() {
        let claim = book.claim(id);
        if let Some(amount) = amount_of(claim) {
            let unit = claim.value.map(|value| value.unit);
            found.entry((claim.property, unit)).or_default().entry(amount).or_default().push(id);
        }
    }
    let mut known: Vec<((Property, Option<ValueUnit>), Amounts)> =
        found.into_iter().filter(|(_, amounts)| amounts.len() > 2).collect();
    known.order_by_key(|(_, amounts)| std::cmp::Reverse(amounts.values().map(Vec::len).sum::<usize>()));
    let mut out: Vec<(Property, Vec<Stop>)> = Vec::new();
    for ((property, unit), amounts) in known {
        if out.iter().all(|(taken, _)| *taken != property) {
            out.push((property, stops(amounts, unit)));
        }
    }
    out
}

/// The amount of a claim; how much something grew is none of what it is.
fn amount_of(claim: &Claim) -> Option<Decimal> {
    claim.value.filter(|_| claim.measure == Measure::Level).and_then(|value| value.lo.or(value.hi))
}

/// The amounts as stops; where there are very many, neighbours share one.
fn stops(amounts: Amounts, unit: Option<ValueUnit>) -> Vec<Stop> {
    let share = amounts.len().div_ceil(STEPS);
    let percent = unit == Some(ValueUnit::Percent);
    let mut out: Vec<Stop> = Vec::new();
    for (at, (amount, claims)) in amounts.into_iter().enumerate() {
        match out.last_mut().filter(|_| at % share != 0) {
            Some(stop) => stop.claims.extend(claims),
            None => out.push(Stop {
                label: if percent { words::percent(amount) } else { tick_words(amount.to_f64()) },
                typed: format!("{amount}{}", if percent { "%" } else { "" }),
                amount: amount.to_f64(),
                claims,
            }),
        }
    }
    out
}

/// The stop a typed bound stands at, or the first beyond it.
fn place_of(stops: &[Stop], bound: &str) -> usize {
    let amount: f64 = bound.trim_end_matches('%').parse().unwrap_or(f64::MIN);
    let exact = stops.iter().position(|stop| stop.typed == bound);
    exact.unwrap_or_else(|| stops.partition_point(|stop| stop.amount < amount).min(stops.len().saturating_sub(1)))
}

/// Whether a query bounds the amounts of a property.
fn has_bound(query: &str, property: Property) -> bool {
    let bounds = |word: &str| word.strip_prefix(property.key()).is_some_and(|rest| rest.starts_with(['>', '<']));
    query.split_whitespace().any(bounds)
}

/// What a query says after `prefix`.
fn bound_of(query: &str, prefix: &str) -> Option<String> {
    query.split_whitespace().find_map(|word| word.strip_prefix(prefix)).map(str::to_owned)
}

/// The query with another bound; an empty one drops it.
fn with_bound(query: &str, prefix: &str, bound: &str) -> String {
    let rest = query.split_whitespace().filter(|word| !word.starts_with(prefix)).map(str::to_owned);
    let bound = (!bound.is_empty()).then(|| format!("{prefix}{bound}"));
    rest.chain(bound).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bounds_live_in_the_query() {
        assert_eq!(with_bound("xiaomi since:2018 europe", "since:", "2020"), "xiaomi europe since:2020");
        assert_eq!(with_bound("xiaomi since:2018", "since:", ""), "xiaomi");
        assert_eq!(with_bound("a market_share>=20%", "market_share>=", "30%"), "a market_share>=30%");
        assert_eq!(bound_of("until:2020 a", "until:").as_deref(), Some("2020"));
        assert_eq!(bound_of("untilled", "until:"), None);
    }

    #[test]
    fn a_bound_stands_at_its_stop_or_the_next() {
        let stop = |amount: f64| Stop { typed: format!("{amount}%"), amount, ..Stop::default() };
        let stops = [stop(5.0), stop(13.1), stop(30.0)];
        assert_eq!(place_of(&stops, "13.1%"), 1);
        assert_eq!(place_of(&stops, "20%"), 2);
        assert_eq!(place_of(&stops, "99%"), 2);
        assert_eq!(place_of(&stops, "nonsense"), 0);
    }
}
