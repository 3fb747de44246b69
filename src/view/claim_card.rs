//! The evidence card: a value in words, the sentence that says it, who published it when, and what else is said of the same thing.

use leptos::prelude::*;

use facts::ids::ClaimId;

use crate::dom;
use crate::state::{Card, Hold, State, Turn};
use crate::ui::marked::Marked;
use crate::view::citation;
use crate::words;

/// The card. One for the page: it moves to what it belongs to.
#[component]
pub(crate) fn ClaimCard(state: State) -> impl IntoView {
    Effect::new(move |shown: Option<bool>| {
        let card = state.card();
        let shows = card.is_some();
        match card {
            Some(card) => dom::after(0, move || dom::popover::show("[data-card]", &card.anchor)),
            None if shown == Some(true) => dom::popover::hide("[data-card]"),
            None => {}
        }
        shows
    });
    let on_key = move |event: leptos::ev::KeyboardEvent| {
        let turn = match event.key().as_str() {
            "ArrowDown" => Turn::Next,
            "ArrowUp" => Turn::Back,
            _ => return,
        };
        if state.turn_card_by(turn) {
            event.prevent_default();
        }
    };
    let body = move || state.card().map(|card| view! { <Body state card /> });
    view! {
        <div
            class="claim-card"
            popover="manual"
            role="dialog"
            aria-label="Evidence"
            data-card
            on:mouseenter=move |_| state.stay_card()
            on:mouseleave=move |_| state.leave_card()
            on:keydown=on_key
        >
            {body}
        </div>
    }
}

#[component]
fn Body(state: State, card: Card) -> impl IntoView {
    let Some(front) = card.claims.first().copied() else { return ().into_any() };
    let several = card.claims.len() > 1 && card.implied.is_empty();
    let others = card.claims.clone();
    let turn = move || {
        others.iter().enumerate().skip(1).map(|(at, id)| {
        let label = format!("{} {}", state.book().claim(*id).subject, words::value(state.book().claim(*id)));
        view! { <li><button type="button" class="link-button" on:click=move |_| state.turn_card(at)>{label}</button></li> }
    }).collect_view()
    };
    let pinned = card.hold == Hold::Pinned;
    let implied = (!card.implied.is_empty())
        .then(|| view! { <Implied state sentence=card.implied.clone() claims=card.claims.clone() /> });
    let stated = card.implied.is_empty().then(|| view! { <Stated state id=front /> });
    view! {
        {stated}
        {implied}
        {several.then(|| view! { <div class="claim-card__more"><p>"Also said here"</p><ul>{turn()}</ul></div> })}
        {pinned.then(|| view! { <button type="button" class="claim-card__close tool" aria-label="Close evidence" on:click=move |_| state.close_card()><span aria-hidden="true">"×"</span></button> })}
    }
    .into_any()
}

#[component]
fn Stated(state: State, id: ClaimId) -> impl IntoView {
    let claim = state.book().claim(id);
    let place: Vec<String> = [
        claim.market.as_deref().map(words::market),
        claim.region.as_deref().map(words::region),
        claim.period.as_ref().map(words::period),
    ]
    .into_iter()
    .flatten()
    .collect();
    view! {
        <p class="claim-card__kind">{words::property(claim.property)} " " <span class="tag">{words::modality(claim.modality)}</span></p>
        <h2 class="claim-card__title" tabindex="-1">
            <span class="claim-card__subject">{words::subject(claim)}</span> " " <span class="claim-card__value">{words::value(claim)}</span>
        </h2>
        <p class="claim-card__place">{words::capital(&place.join(" · "))}</p>
        <Quote state id />
        <Says state id />
        <Same state id />
        <Actions state id />
    }
}

/// The sentence with the claim marked, and where it stands.
#[component]
pub(crate) fn Quote(state: State, id: ClaimId) -> impl IntoView {
    let book = state.book();
    let doc = book.claim(id).doc;
    let (sentence, statement) = book.sentence(id);
    let text = sentence.of(&book.doc(doc).text).to_owned();
    let spans = vec![(statement.start() - sentence.start(), statement.end() - sentence.start())];
    let outlet = book.doc(doc).metadata.publisher.clone();
    let line: Vec<String> =
        outlet.into_iter().chain([book.headline(doc)]).chain(book.date(doc).map(|(words, _)| words)).collect();
    view! {
        <blockquote class="quote"><Marked text spans class="quote__claim" /></blockquote>
        <p class="quote__source">{line.join(" · ")}</p>
    }
}

#[component]
fn Says(state: State, id: ClaimId) -> impl IntoView {
    let names = state.book().claim(id).attribution.clone();
    (!names.is_empty()).then(|| view! { <p class="claim-card__says">"According to " {words::list(&names)}</p> })
}

/// What else is said of the same thing.
#[component]
fn Same(state: State, id: ClaimId) -> impl IntoView {
    let book = state.book();
    let fact = book.fact(id).filter(|fact| fact.claims.len() > 1);
    fact.map(|fact| {
        let others = fact.claims.iter().copied().filter(move |other| *other != id).take(6).map(move |other| {
            let claim = book.claim(other);
            let here = claim.doc == book.claim(id).doc;
            let place = if here { format!("claim {} of this article", book.number(other)) } else { book.headline(claim.doc) };
            let label = format!("{} — {place}", words::value(claim));
            view! { <li><button type="button" class="link-button" on:click=move |_| state.open_claim(other)>{label}</button></li> }
        });
        view! {
            <div class="claim-card__same">
                <p><span class="tag" data-agreement=words::agreement(fact.agreement)>{words::agreement(fact.agreement)}</span> " " {fact.explanation.clone()}</p>
                <ul>{others.collect_view()}</ul>
            </div>
        }
    })
}

/// An implied range with the sentences it follows from.
#[component]
fn Implied(state: State, sentence: String, claims: Vec<ClaimId>) -> impl IntoView {
    let proof = claims.into_iter().map(|id| {
        let claim = state.book().claim(id);
        let said = format!("{} {}", claim.subject, words::value(claim));
        view! {
            <li class="claim-card__step">
                <p><button type="button" class="link-button" on:click=move |_| state.open_claim(id)>{said}</button></p>
                <Quote state id />
            </li>
        }
    });
    view! {
        <p class="claim-card__kind">"market share " <span class="tag" data-implied>"implied"</span></p>
        <h2 class="claim-card__title" tabindex="-1">{sentence}</h2>
        <p class="claim-card__because">"Because"</p>
        <ol class="claim-card__proof">{proof.collect_view()}</ol>
    }
}

#[component]
fn Actions(state: State, id: ClaimId) -> impl IntoView {
    let comparable = state.book().is_comparable(id);
    view! {
        <div class="claim-card__actions">
            <button type="button" class="button" on:click=move |_| state.open_claim(id)>"Open in article"</button>
            {comparable.then(|| view! { <button type="button" class="button" on:click=move |_| state.compare_claim(id)>"Compare this"</button> })}
            <button type="button" class="link-button" on:click=move |_| state.copy(state.claim_link(id), "Link")>"Copy link"</button>
            <details class="claim-card__cite">
                <summary>"Copy citation"</summary>
                <button type="button" class="link-button" on:click=move |_| state.copy(citation::plain(state, id), "Citation")>"Plain text"</button>
                <button type="button" class="link-button" on:click=move |_| state.copy(citation::markdown(state, id), "Citation")>"Markdown"</button>
                <button type="button" class="link-button" on:click=move |_| state.copy(citation::bibtex(state, id), "Citation")>"BibTeX"</button>
                <button type="button" class="link-button" on:click=move |_| state.copy(citation::annotation(state, id), "Citation")>"Annotation"</button>
            </details>
            <Why state id />
        </div>
    }
}

/// The rule that found the claim.
#[component]
fn Why(state: State, id: ClaimId) -> impl IntoView {
    let rule = facts::claim::rules::REGISTRY.get(state.book().claim(id).rule.index());
    rule.map(|rule| {
        let page = rule.page.lines().filter(|line| !line.trim().is_empty()).map(|line| match line.trim_start_matches('#') {
            heading if heading.len() < line.len() => view! { <p class="claim-card__heading">{heading.trim().to_owned()}</p> }.into_any(),
            text => view! { <p>{text.to_owned()}</p> }.into_any(),
        });
        view! { <details class="claim-card__why"><summary>"Why is this a claim?"</summary><p>"Rule " <code>{rule.name}</code></p>{page.collect_view()}</details> }
    })
}
