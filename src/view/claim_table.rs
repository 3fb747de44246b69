//! All claims that match, as a table: sorted, or grouped by fact so that agreement and contradiction stand side by side.

use leptos::prelude::*;

use facts::fact::Agreement;
use facts::ids::ClaimId;
use facts::order::InOrder;

use crate::book::Book;
use crate::dom;
use crate::route::{Group, Order, Sort};
use crate::state::{Card, Hold, State};
use crate::ui::option::step_down;
use crate::ui::virtual_list;
use crate::view::empty::Empty;
use crate::view::facet_panel::{Chips, FacetPanel};
use crate::words;

/// The height of a row in pixels until those that stand there are measured.
const ROW: u32 = 56;

/// The columns: what they sort by and what they are called.
const COLUMNS: [(Sort, &str); 7] = [
    (Sort::Value, "Value"),
    (Sort::Subject, "Who"),
    (Sort::Region, "Where"),
    (Sort::Period, "When"),
    (Sort::Source, "Says who"),
    (Sort::Place, "Article"),
    (Sort::Agreement, "Agreement"),
];

/// The region.
#[component]
pub(crate) fn ClaimTable(state: State) -> impl IntoView {
    let order = state.part(|route| (route.sort, route.order, route.group));
    let rows = Memo::new(move |_| {
        let (sort, direction, group) = order.get();
        state.results().with(|results| sorted(state.book(), results.claims(), sort, direction, group))
    });
    let count = move || rows.with(Vec::len);
    view! {
        <div class="claims">
            <FacetPanel state />
            <section class="claim-table" aria-label="Claims">
                <div class="claim-table__head">
                    <h1 class="heading">{move || words::count(count(), "claim", "claims")}</h1>
                    <GroupSwitch state />
                    <crate::view::compare::export::ClaimExport state rows />
                </div>
                <Chips state />
                // On paper nothing can be scrolled.
                {move || (count() > virtual_list::WHOLE).then(|| view! {
                    <p class="claim-table__cut">"Printed are the claims in sight. Choose fewer, or take all away as CSV."</p>
                })}
                <Show when=move || { count() > 0 } fallback=move || view! { <Empty state /> }>
                    <Table state rows />
                </Show>
            </section>
        </div>
    }
}

#[component]
fn GroupSwitch(state: State) -> impl IntoView {
    let grouped = state.part(|route| route.group == Group::Fact);
    let on_change = move |_| {
        state.go(|route| route.group = if route.group == Group::Fact { Group::Claim } else { Group::Fact });
    };
    view! {
        <label class="check">
            <input type="checkbox" prop:checked=move || grouped.get() on:change=on_change />
            " Claims about the same thing together"
        </label>
    }
}

/// Sorts claims; grouped, the claims of a fact stand together where its first one would.
fn sorted(book: &Book, claims: &[ClaimId], sort: Sort, order: Order, group: Group) -> Vec<ClaimId> {
    let mut rows = claims.to_vec();
    match sort {
        Sort::Place => {}
        Sort::Value => rows.order_by_key(|id| {
            let claim = book.claim(*id);
            let unit = claim.value.map(|value| value.unit);
            (claim.property, unit, claim.value.and_then(|value| value.lo.or(value.hi)))
        }),
        Sort::Subject => rows.order_by_key(|id| book.claim(*id).subject.to_lowercase()),
        Sort::Region => rows.order_by_key(|id| book.claim(*id).region.as_deref().map(words::region)),
        Sort::Period => rows.order_by_key(|id| book.claim(*id).period.map(|period| (period.start, period.end))),
        Sort::Source => rows.order_by_key(|id| book.claim(*id).attribution.clone()),
        Sort::Agreement => rows.order_by_key(|id| book.fact(*id).map(|fact| std::cmp::Reverse(fact.agreement))),
    }
    if order == Order::Down {
        rows.reverse();
    }
    if group == Group::Fact {
        let mut first = std::collections::BTreeMap::new();
        let key = |id: &ClaimId| book.fact(*id).and_then(|fact| fact.claims.first().copied()).unwrap_or(*id);
        for (at, id) in rows.iter().enumerate() {
            first.entry(key(id)).or_insert(at);
        }
        rows.order_by_key(|id| first.get(&key(id)).copied());
    }
    rows
}

/// The rows of a window, each with whether it is about the same as the one before it.
fn marked(state: State, rows: &[ClaimId], window: std::ops::Range<usize>) -> Vec<(ClaimId, bool)> {
    let grouped = state.route_now().group == Group::Fact;
    let shown = rows.get(window).unwrap_or(&[]).iter();
    let marked = shown.scan(None, |before, id| {
        let fact = state.book().fact(*id).and_then(|fact| fact.claims.first().copied());
        let follows = grouped && fact.is_some() && *before == fact;
        *before = fact;
        Some((*id, follows))
    });
    marked.collect()
}

/// Up and down go from value to value.
fn on_key(event: leptos::ev::KeyboardEvent) {
    let Some(step) = step_down(&event.key()) else { return };
    event.prevent_default();
    dom::move_focus("[data-table]", ".claim-table__value", step);
}

#[component]
fn Table(state: State, rows: Memo<Vec<ClaimId>>) -> impl IntoView {
    let scrolled = RwSignal::new((0u32, 900u32));
    let count = move || rows.with(Vec::len);
    // How wide the table is, and how high its rows are on average: on a phone a row is a card.
    let size = RwSignal::new((0u32, ROW));
    let high = move || size.get().1.max(1);
    // The table may be gone when it is painted.
    let measure = move || {
        let was = size.try_get_untracked();
        if let Some(now) = was.and_then(|(wide, _)| dom::part_size("[data-table]", ".claim-table__row", wide)) {
            size.set(now);
        }
    };
    dom::after_paint(measure);
    let window = Memo::new(move |_| {
        let (top, frame) = scrolled.get();
        virtual_list::window(count(), high(), top, frame)
    });
    let shown = move || rows.with(|rows| marked(state, rows, window.get()));
    let before = move || high() * window.get().start as u32;
    let after = move || high() * (count() - window.get().end.min(count())) as u32;
    let on_scroll = move |_| {
        measure();
        if let Some(place) = dom::scroll_place("[data-table]") {
            scrolled.set(place);
        }
    };
    view! {
        <div
            class="claim-table__frame"
            data-table
            data-results
            data-long=move || (count() > virtual_list::WHOLE).then_some("")
            tabindex=move || (count() > virtual_list::WHOLE).then_some("0")
            role="region"
            aria-label="Table of claims"
            on:scroll=on_scroll
            on:keydown=on_key
        >
            <table class="claim-table__table" aria-rowcount=move || (count() + 1).to_string()>
                <thead>
                    <tr>{COLUMNS.into_iter().map(|(sort, name)| view! { <Head state sort name /> }).collect_view()}</tr>
                </thead>
                <tbody>
                    <tr class="claim-table__gap" aria-hidden="true" style:height=move || format!("{}px", before())></tr>
                    <For each=shown key=|row| *row let:row>
                        <Row state id=row.0 follows=row.1 />
                    </For>
                    <tr class="claim-table__gap" aria-hidden="true" style:height=move || format!("{}px", after())></tr>
                </tbody>
            </table>
        </div>
    }
}

#[component]
fn Head(state: State, sort: Sort, name: &'static str) -> impl IntoView {
    let now = state.part(|route| (route.sort, route.order));
    let direction = move || match now.get() {
        (on, Order::Up) if on == sort => "ascending",
        (on, Order::Down) if on == sort => "descending",
        _ => "none",
    };
    let on_click = move |_| {
        state.go(|route| {
            let again = route.sort == sort && route.order == Order::Up;
            route.sort = sort;
            route.order = if again { Order::Down } else { Order::Up };
        });
        state.say(&format!("Sorted by {}, {}", name.to_lowercase(), direction()));
    };
    view! {
        <th scope="col" aria-sort=direction>
            <button type="button" class="claim-table__sort" on:click=on_click>{name}</button>
        </th>
    }
}

#[component]
fn Row(state: State, id: ClaimId, follows: bool) -> impl IntoView {
    let book = state.book();
    let claim = book.claim(id);
    let agreement = book.fact(id).map_or(Agreement::Single, |fact| fact.agreement);
    let anchor = format!("[data-row='{}'] .claim-table__value", id.0);
    let on_click = move |_| {
        state.pin_card(Card { claims: vec![id], implied: String::new(), anchor: anchor.clone(), hold: Hold::Pinned });
    };
    let says = if claim.attribution.is_empty() { String::from("—") } else { words::list(&claim.attribution) };
    let places = claim
        .market
        .as_deref()
        .map(words::market)
        .into_iter()
        .chain(claim.region.as_deref().map(facts::format::region));
    let place = match places.collect::<Vec<_>>() {
        places if places.is_empty() => String::from("—"),
        places => words::capital(&places.join(", ")),
    };
    let modality = (claim.modality != Default::default())
        .then(|| view! { " " <span class="tag">{words::modality(claim.modality)}</span> });
    view! {
        <tr class="claim-table__row" data-row=id.0.to_string() data-follows=follows.then_some("") data-lights=id.0.to_string()>
            <th scope="row">
                <button type="button" class="claim-table__value" on:click=on_click>{words::value(claim)}</button>
                <span class="claim-table__kind">{words::kind(claim)}{modality}</span>
            </th>
            <td data-label="Who">{words::subject(claim)}</td>
            <td data-label="Where">{place}</td>
            <td data-label="When">{claim.period.as_ref().map_or("—".into(), words::period)}</td>
            <td data-label="Says who">{says}</td>
            <td data-label="Article" class="claim-table__article">{book.headline(claim.doc)}</td>
            <td data-label="Agreement"><span class="agreement" data-agreement=words::agreement(agreement)>{words::agreement(agreement)}</span></td>
        </tr>
    }
}
