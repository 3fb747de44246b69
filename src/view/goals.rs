//! What was promised, by whom, for when, and what later claims say of it.

use leptos::prelude::*;

use facts::fact::{Goal, Outcome};
use facts::ids::ClaimId;
use facts::order::InOrder;

use crate::state::State;
use crate::view::claim_card::Quote;
use crate::words;

/// The region.
#[component]
pub(crate) fn Goals(state: State) -> impl IntoView {
    let mut goals = state.book().corpus().goals.clone();
    // What has come out is told before what is open.
    goals.order_by_key(|goal| goal.outcome == Outcome::Open);
    let empty = goals.is_empty().then(
        || view! { <p class="empty__title">"These articles promise nothing: no goal, plan or forecast was found."</p> },
    );
    let count = heading(&goals);
    view! {
        <section class="goals" aria-label="Goals">
            <h1 class="heading">{count}</h1>
            <p class="lead">"Goals, plans and forecasts, each beside what the corpus later says of it."</p>
            {empty}
            <ol class="goals__items">{goals.into_iter().map(|goal| view! { <GoalItem state goal /> }).collect_view()}</ol>
        </section>
    }
}

/// `4 promises: 1 met, 1 not met, 2 open`.
fn heading(goals: &[Goal]) -> String {
    let count = words::count(goals.len(), "promise", "promises");
    let of = |outcome: Outcome| {
        let of_it = goals.iter().filter(|goal| goal.outcome == outcome).count();
        (of_it > 0).then(|| format!("{of_it}\u{a0}{}", words::outcome(outcome).replace(' ', "\u{a0}")))
    };
    let outcomes: Vec<String> = [Outcome::Met, Outcome::NotMet, Outcome::Open].into_iter().filter_map(of).collect();
    if goals.is_empty() {
        return "No promises".into();
    }
    if goals.len() < 2 { count } else { format!("{count}: {}", outcomes.join(", ")) }
}

/// The promise as it was made, not as it was looked back on.
pub(crate) fn made(goal: &Goal) -> Option<ClaimId> {
    goal.claims.iter().find(|id| !goal.because.contains(id)).or(goal.claims.first()).copied()
}

#[component]
fn GoalItem(state: State, goal: Goal) -> impl IntoView {
    let book = state.book();
    let Some(first) = made(&goal) else { return ().into_any() };
    let claim = book.claim(first);
    let region = claim.region.as_deref().map(words::place);
    let market = claim.market.as_deref().map(words::market);
    let by = claim.period.as_ref().map(words::period);
    let of = words::kind(claim).map(str::to_owned);
    let market = market.filter(|_| claim.market.as_ref() != Some(&claim.subject));
    let place: Vec<String> = of.into_iter().chain(market).chain(region).chain(by).collect();
    let told = (goal.claims.len() > 1).then(|| format!("Told {} times", goal.claims.len()));
    // An article that looks back on a promise need not be read twice.
    let because =
        goal.because.iter().filter(|id| **id != first).map(|id| view! { <Quote state id=*id /> }).collect_view();
    let said = format!("{} {}", words::subject(claim), words::aim(claim));
    view! {
        <li class="goal">
            <div class="goal__head">
                <span class="goal__outcome" data-outcome=words::outcome(goal.outcome)>{words::outcome(goal.outcome)}</span>
                <h2 class="goal__title">
                    <button type="button" class="goal__open" on:click=move |_| state.open_claim(first)>{said}</button>
                    " " <span class="tag">{words::modality(claim.modality)}</span>
                </h2>
                <p class="goal__place">{words::capital(&place.join(" · "))}</p>
                <p class="goal__told">{told}</p>
            </div>
            <div class="goal__sides">
                <div class="goal__side"><h3 class="goal__label">"The promise"</h3><Quote state id=first /></div>
                <div class="goal__side">
                    <h3 class="goal__label">"What became of it"</h3>
                    <p class="goal__explanation">{goal.explanation.clone()}</p>
                    {because}
                </div>
            </div>
        </li>
    }
    .into_any()
}
