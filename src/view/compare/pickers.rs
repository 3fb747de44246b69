//! What is compared: measure, market, holders, regions, periods; each with its count of claims.

use std::collections::BTreeMap;

use leptos::prelude::*;

use facts::claim::Property;
use facts::order::InOrder;

use super::display::{Display, Reset};
use super::model::{market_of, measure_of};
use crate::book::Book;
use crate::cells::{Cells, belongs};
use crate::route::{Choice, flip, slug};
use crate::state::State;
use crate::ui::choice_chips::ChoiceChips;
use crate::ui::combobox::{Combobox, Many};
use crate::ui::dropdown::Dropdown;
use crate::ui::option;
use crate::words;

/// The market a choice shows, by name; `None` when it shows all.
pub(crate) fn market_label(book: &Book, choice: &Choice) -> Option<String> {
    let cells = book.cells(measure_of(book, choice));
    let key = market_of(choice, &cells);
    if key.is_empty() {
        return None;
    }
    let known = cells.stated.iter().find(|(cell, _)| cell.market == key).map(|(_, known)| known)?;
    Some(known.cell.market.as_deref().map_or("market not stated".into(), words::market))
}

/// Entries of a list that are named where all lists stand in one line.
const NAMED: usize = 2;

/// Which list a picker fills.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Pick {
    Who,
    Place,
    When,
}

/// What each list offers.
#[derive(Clone, Copy)]
struct Lists {
    measures: Signal<Vec<option::Choice>>,
    markets: Signal<Vec<option::Choice>>,
    who: Signal<Vec<option::Choice>>,
    place: Signal<Vec<option::Choice>>,
    when: Signal<Vec<option::Choice>>,
}

impl Lists {
    fn of(state: State) -> Self {
        let choice = state.part(|route| route.choice.clone());
        let cells = move || state.book().cells(choice.with(|choice| measure_of(state.book(), choice)));
        let list = move |pick: Pick| {
            Signal::derive(move || choice.with(|choice| options(state.book(), &cells(), choice, pick)))
        };
        Self {
            measures: Signal::derive(move || measures(state.book(), measure_of(state.book(), &choice.get()))),
            markets: Signal::derive(move || choice.with(|choice| markets(&cells(), choice))),
            who: list(Pick::Who),
            place: list(Pick::Place),
            when: list(Pick::When),
        }
    }
}

/// The bar; on a phone the lists are folded away behind the choice in words.
#[component]
pub(crate) fn Pickers(state: State) -> impl IntoView {
    let lists = Lists::of(state);
    let open = RwSignal::new(false);
    let summary = |options: Signal<Vec<option::Choice>>, all: &'static str| {
        Signal::derive(move || words::some_of(chosen(options), [all; 2], usize::MAX))
    };
    let Lists { measures, markets, who, place, when } = lists;
    let list =
        move |pick: Pick| Callback::new(move |key: String| state.choose(|choice| flip(list_of(choice, pick), &key)));
    let on_when = Callback::new(move |keys: Vec<String>| state.choose(|choice| choice.when = keys));
    let on_measure = Callback::new(move |key: String| {
        state.choose(|choice| {
            *choice = Choice {
                measure: if key == state.book().first_measure().key() { String::new() } else { key },
                drawing: choice.drawing,
                ..Choice::default()
            };
        })
    });
    let on_market = Callback::new(move |key: String| {
        state.choose(|choice| {
            choice.market = key;
            choice.place.clear();
            choice.when.clear();
        })
    });
    let periods = Signal::derive(move || words::some_of(chosen(when), ["all", "periods"], NAMED));
    view! {
        <Fold lists open />
        <div class="pickers" id="pickers" role="group" aria-label="What to compare" data-open=move || open.get().then_some("")>
            <Combobox name="measure" label="Measure" many=Many::One summary=summary(measures, "") choices=measures on_choose=on_measure />
            <Combobox name="market" label="Market" many=Many::One summary=summary(markets, "all") choices=markets on_choose=on_market />
            <Combobox name="who" label="Who" many=Many::Several summary=summary(who, "everyone") choices=who on_choose=list(Pick::Who) />
            <Combobox name="where" label="Regions" many=Many::Several summary=summary(place, "all") choices=place on_choose=list(Pick::Place) />
            <Dropdown name="when" label="Periods" summary=periods open=RwSignal::new(false)>
                <ChoiceChips name="when" label="Periods" counted=["claim", "claims", "no claims"] choices=when on_choose=on_when />
            </Dropdown>
            <Display state />
            <Reset state />
        </div>
    }
}

/// The whole choice in a line, and the way to change it.
#[component]
fn Fold(lists: Lists, open: RwSignal<bool>) -> impl IntoView {
    let line = move || {
        let some = |list: Signal<Vec<option::Choice>>, all: [&str; 2]| words::some_of(chosen(list), all, NAMED);
        let who = some(lists.who, ["", "companies"]);
        let parts = [
            some(lists.measures, ["", ""]),
            some(lists.markets, ["all markets", "markets"]),
            who,
            some(lists.place, ["all regions", "regions"]),
            some(lists.when, ["all periods", "periods"]),
        ];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
    };
    view! {
        <button
            type="button"
            class="pickers__fold"
            aria-expanded=move || if open.get() { "true" } else { "false" }
            aria-controls="pickers"
            on:click=move |_| open.update(|open| *open = !*open)
        >
            <span>{line}</span>
            " "
            <span class="pickers__change">{move || if open.get() { "Done" } else { "Change" }}</span>
        </button>
    }
}

/// What is chosen in a list, by name.
fn chosen(options: Signal<Vec<option::Choice>>) -> Vec<String> {
    options.with(|options| options.iter().filter(|option| option.chosen).map(|option| option.label.clone()).collect())
}

fn list_of(choice: &mut Choice, pick: Pick) -> &mut Vec<String> {
    match pick {
        Pick::Who => &mut choice.who,
        Pick::Place => &mut choice.place,
        Pick::When => &mut choice.when,
    }
}

/// The options of a list with their counts under the other choices; those without a claim come last.
fn options(book: &Book, cells: &Cells, choice: &Choice, pick: Pick) -> Vec<option::Choice> {
    let market = market_of(choice, cells);
    let fits = |list: &[String], key: &str| list.is_empty() || list.iter().any(|wanted| wanted == key);
    let mut found: BTreeMap<String, (String, usize)> = BTreeMap::new();
    for (key, known) in cells.stated.iter().filter(|(key, _)| market.is_empty() || key.market == market) {
        let here = (pick == Pick::Place || fits(&choice.place, &key.place))
            && (pick == Pick::When || fits(&choice.when, &key.when));
        for id in &known.claims {
            let claim = book.claim(*id);
            let names = std::iter::once(&claim.subject).chain(&claim.object);
            let named: Vec<(String, String)> = names.map(|name| (slug(name), name.clone())).collect();
            let by =
                pick == Pick::Who || choice.who.is_empty() || named.iter().any(|(key, _)| choice.who.contains(key));
            let options = match pick {
                Pick::Who => named,
                Pick::Place => {
                    vec![(
                        key.place.clone(),
                        known.cell.region.as_deref().map_or("Region not stated".into(), words::region),
                    )]
                }
                Pick::When => {
                    vec![(key.when.clone(), known.cell.period.as_ref().map_or("Undated".into(), words::period))]
                }
            };
            for (key, label) in options {
                found.entry(key).or_insert((label, 0)).1 += usize::from(here && by);
            }
        }
    }
    let chosen = match pick {
        Pick::Who => &choice.who,
        Pick::Place => &choice.place,
        Pick::When => &choice.when,
    };
    let mut options = finish(found, |key| chosen.iter().any(|wanted| wanted == key));
    if pick == Pick::When {
        let starts: BTreeMap<&str, _> = cells
            .stated
            .iter()
            .map(|(key, known)| (key.when.as_str(), known.cell.period.map(|period| (period.start, period.end))))
            .collect();
        options.order_by_key(|option| starts.get(option.key.as_str()).copied());
    }
    options
}

fn finish(found: BTreeMap<String, (String, usize)>, chosen: impl Fn(&str) -> bool) -> Vec<option::Choice> {
    let mut options: Vec<option::Choice> = found
        .into_iter()
        .map(|(key, (label, count))| option::Choice { chosen: chosen(&key), key, label, count })
        .collect();
    options.order_by_key(|option| (option.count == 0, std::cmp::Reverse(option.count)));
    options
}

fn measures(book: &Book, now: Property) -> Vec<option::Choice> {
    let claims = &book.corpus().claims;
    let option = |property: Property| option::Choice {
        key: property.key().into(),
        label: if property == Property::MarketShare {
            "Market share, rank and order".into()
        } else {
            words::capital(words::property(property))
        },
        count: claims.iter().filter(|claim| belongs(claim, property)).count(),
        chosen: property == now,
    };
    let plain = |property: &Property| !matches!(property, Property::Rank | Property::AheadOf);
    let mut options: Vec<option::Choice> = Property::ALL.into_iter().filter(plain).map(option).collect();
    options.order_by_key(|option| option.count == 0);
    options
}

fn markets(cells: &Cells, choice: &Choice) -> Vec<option::Choice> {
    let mut found: BTreeMap<String, (String, usize)> = BTreeMap::new();
    for (key, known) in &cells.stated {
        let label =
            known.cell.market.as_deref().map_or("Not stated".into(), |market| words::capital(&words::market(market)));
        found.entry(key.market.clone()).or_insert((label, 0)).1 += known.claims.len();
    }
    let now = market_of(choice, cells);
    finish(found, |key| key == now)
}
