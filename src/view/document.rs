//! The reading pane: the article as it stands in the file, its claims beside it, and the ways from claim to claim.

use leptos::prelude::*;

use facts::ids::{ClaimId, DocId};
use facts::order::InOrder;

use crate::dom;
use crate::route::View;
use crate::state::{Setting, State};
use crate::words;

/// The pane.
#[component]
pub(crate) fn Document(state: State) -> impl IntoView {
    let open = state.open_article();
    let here = state.part(|route| route.view == View::Read);
    Effect::new(move |_| dom::articles::show(open.get().filter(|_| here.get()).map(DocId::index)));
    Effect::new(move |_| show_hits(state, open.get()));
    let side = move || open.get().filter(|_| here.get()).map(|doc| view! { <Side state doc /> });
    view! {
        <section class="document" aria-label="Article" data-pane>
            <Show when=move || open.get().is_some()>
                <Bar state open />
            </Show>
            <div class="document__columns">
                <div class="document__text" id="host" data-host></div>
                {side}
            </div>
        </section>
    }
}

fn show_hits(state: State, doc: Option<DocId>) {
    let Some(doc) = doc else { return };
    let found = crate::search::highlights(state.book(), &state.rested_results().matcher, doc);
    let spans: Vec<(usize, usize)> = found.into_iter().map(|span| (span.start(), span.end())).collect();
    dom::hits::show(doc.index(), &spans);
}

#[component]
fn Bar(state: State, open: Memo<Option<DocId>>) -> impl IntoView {
    let claim = state.part(|route| route.claim.clone());
    let place = move || {
        let list = state.book().reading(open.get()?);
        let at = claim
            .get()
            .and_then(|key| state.book().claim_of_key(&key))
            .and_then(|id| list.iter().position(|known| *known == id));
        Some(match at {
            Some(at) => format!("{} / {}", at + 1, list.len()),
            None => words::count(list.len(), "claim", "claims"),
        })
    };
    view! {
        <div class="document__bar" role="group" aria-label="Move through the article">
            <button type="button" class="document__back button" on:click=move |_| state.close_doc()>"‹ All articles"</button>
            <span class="document__steps">
                <button type="button" class="tool" aria-label="Previous claim" on:click=move |_| state.step_claim(None, -1)>
                    <span aria-hidden="true">"‹"</span>
                </button>
                <span class="document__place">{place}</span>
                <button type="button" class="tool" aria-label="Next claim" on:click=move |_| state.step_claim(None, 1)>
                    <span aria-hidden="true">"›"</span>
                </button>
            </span>
            <Beyond open />
            <span class="document__switches">
                <Switch state setting=Setting::NoMarkers on="Show claim markers" off="Hide claim markers" />
                <Switch state setting=Setting::Unused on="Hide numbers not used" off="Show numbers not used" />
            </span>
        </div>
    }
}

/// How many claims stand above what is seen of the article, and how many below.
#[component]
fn Beyond(open: Memo<Option<DocId>>) -> impl IntoView {
    let beyond = RwSignal::new((0, 0));
    let look = move || {
        let doc = open.try_get_untracked().flatten();
        beyond.try_set(doc.map_or((0, 0), |doc| dom::articles::beyond(doc.index())));
    };
    Effect::new(move |_| {
        open.track();
        dom::after(80, look);
    });
    dom::on_scroll(look);
    let told = move |count: usize, words: &'static str| (count > 0).then(|| format!("{count} {words}"));
    view! {
        <span class="document__beyond" aria-hidden="true">
            <span>{move || told(beyond.get().0, "above")}</span>
            <span>{move || told(beyond.get().1, "below")}</span>
        </span>
    }
}

#[component]
fn Switch(state: State, setting: Setting, on: &'static str, off: &'static str) -> impl IntoView {
    view! {
        <button type="button" class="link-button" on:click=move |_| state.toggle_setting(setting)>
            {move || if state.is(setting) { on } else { off }}
        </button>
    }
}

#[component]
fn Side(state: State, doc: DocId) -> impl IntoView {
    let book = state.book();
    let count = book.reading(doc).len();
    let by = RwSignal::new(0);
    let list = move || {
        let mut list = book.reading(doc).to_vec();
        match by.get() {
            1 => list.order_by_key(|id| words::property(book.claim(*id).property)),
            2 => list.order_by_key(|id| book.claim(*id).subject.to_lowercase()),
            _ => {}
        }
        list.into_iter().map(|id| view! { <SideClaim state id /> }).collect_view()
    };
    view! {
        <nav class="claim-list" aria-label="Claims in this article">
            <h3 class="claim-list__title">{words::count(count, "claim", "claims")} " in this article"</h3>
            <select class="claim-list__by" aria-label="Order of the claims" on:change=move |event| by.set(event_target_value(&event).parse().unwrap_or(0))>
                <option value="0">"in text order"</option>
                <option value="1">"by what is said"</option>
                <option value="2">"by company"</option>
            </select>
            <ol class="claim-list__items">{list}</ol>
        </nav>
        <Rail state doc />
    }
}

#[component]
fn SideClaim(state: State, id: ClaimId) -> impl IntoView {
    let book = state.book();
    let claim = book.claim(id);
    let key = book.claim_key(id);
    let chosen = state.part(|route| route.claim.clone());
    let current = move || (chosen.get().as_ref() == Some(&key)).then_some("true");
    let dim = move || (!state.rested_results().has_claim(id)).then_some("");
    let modality = (claim.modality != Default::default()).then(|| words::modality(claim.modality));
    let kind = words::kind(claim).into_iter().chain(modality).collect::<Vec<_>>().join(", ");
    view! {
        <li class="claim-list__item" data-dim=dim>
            <button type="button" class="claim-list__button" data-lights=id.0.to_string() aria-current=current on:click=move |_| state.open_claim(id)>
                <span class="claim-list__number">{book.number(id)}</span>
                <span class="claim-list__words">
                    {words::subject(claim)} " " <b>{words::value(claim)}</b>
                    <span class="claim-list__kind">{kind}</span>
                </span>
            </button>
        </li>
    }
}

/// Ticks of the rail that are nearer than this, in parts per thousand of the article, are drawn as one.
const NEAR: u32 = 28;

#[component]
fn Rail(state: State, doc: DocId) -> impl IntoView {
    let ticks = RwSignal::new(Vec::<(u32, Vec<u32>)>::new());
    dom::after(80, move || ticks.set(clusters(dom::articles::heights(doc.index()))));
    let tick = move |(place, claims): (u32, Vec<u32>)| {
        let first = claims.first().copied().unwrap_or(0);
        let number = state.book().number(ClaimId(first));
        let label = match claims.len() {
            1 => format!("Claim {number}"),
            more => format!("Claims {number} to {}", number as usize + more - 1),
        };
        let lights: Vec<String> = claims.iter().map(u32::to_string).collect();
        view! {
            <li class="rail__item" style:top=format!("{}.{}%", place / 10, place % 10)>
                <button type="button" class="rail__tick" aria-label=label tabindex="-1" data-lights=lights.join(" ") on:click=move |_| state.open_claim(ClaimId(first))>
                    {(claims.len() > 1).then_some(claims.len())}
                </button>
            </li>
        }
    };
    view! { <ol class="rail" aria-hidden="true">{move || ticks.get().into_iter().map(tick).collect_view()}</ol> }
}

/// Merges ticks that would lie on one another.
fn clusters(heights: Vec<(u32, u32)>) -> Vec<(u32, Vec<u32>)> {
    let mut out: Vec<(u32, Vec<u32>)> = Vec::new();
    for (claim, place) in heights {
        match out.last_mut() {
            Some((start, claims)) if place.saturating_sub(*start) < NEAR => claims.push(claim),
            _ => out.push((place, vec![claim])),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::clusters;

    #[test]
    fn near_ticks_are_one() {
        assert_eq!(clusters(vec![(1, 0), (2, 20), (3, 400)]), vec![(0, vec![1, 2]), (400, vec![3])]);
    }
}
