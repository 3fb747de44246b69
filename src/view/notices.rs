//! What in the link was not understood, with what may have been meant; and the chips of what is on.

use leptos::prelude::*;

use crate::book::Book;
use crate::route::{Route, View, nearest};
use crate::state::State;

/// One thing in the link that names nothing here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Notice {
    /// The key.
    pub key: String,
    /// Its value.
    pub value: String,
    /// What may have been meant.
    pub meant: Option<String>,
}

/// Everything in a route that this corpus does not know.
pub(crate) fn notices(book: &Book, route: &Route) -> Vec<Notice> {
    let mut out: Vec<Notice> = route
        .unknown
        .iter()
        .map(|(key, value)| Notice { key: key.clone(), value: value.clone(), meant: None })
        .collect();
    let mut check = |key: &str, value: &str, known: &[String]| {
        if !known.iter().any(|word| word == value) {
            let meant = nearest(value, known.iter().map(String::as_str)).map(str::to_owned);
            out.push(Notice { key: key.into(), value: value.into(), meant });
        }
    };
    let names: Vec<String> = book.corpus().documents.iter().map(|doc| doc.name.clone()).collect();
    if let Some(doc) = &route.doc {
        check("doc", doc, &names);
    }
    if let Some(claim) = route.claim.as_ref().filter(|claim| book.claim_of_key(claim).is_none()) {
        check("claim", claim, &[]);
    }
    for (facet, values) in &route.picks {
        let known = book.desk().keys(facet);
        values.iter().for_each(|value| check(facet, value, &known));
    }
    let choice = &route.choice;
    for (key, values, facet) in
        [("who", &choice.who, "company"), ("where", &choice.place, "region"), ("when", &choice.when, "period")]
    {
        if !values.is_empty() {
            let mut known = book.desk().keys(facet);
            known.extend(["unsaid".into(), "undated".into()]);
            values.iter().for_each(|value| check(key, value, &known));
        }
    }
    if !choice.market.is_empty() {
        let mut known = book.desk().keys("market");
        known.push("unsaid".into());
        check("k", &choice.market, &known);
    }
    if !choice.measure.is_empty() {
        check("m", &choice.measure, &book.desk().keys("kind"));
    }
    out
}

/// The notice, when there is one.
#[component]
pub(crate) fn Notices(state: State) -> impl IntoView {
    let found = Memo::new(move |_| notices(state.book(), &state.rested()));
    let line = move |notice: Notice| {
        let Notice { key, value, meant } = notice;
        let said = if value.is_empty() { key.clone() } else { format!("{key}={value}") };
        let fix = meant.map(|word| {
            let (key, value, new) = (key.clone(), value.clone(), word.clone());
            let on_click = move |_| state.go(|route| replace(route, &key, &value, &new));
            view! { " Did you mean " <button type="button" class="link-button" on:click=on_click>{word}</button> "?" }
        });
        view! { <li><code>{said}</code> " names nothing in this page." {fix}</li> }
    };
    view! {
        <Show when=move || found.with(|found| !found.is_empty())>
            <div class="notice" role="note" aria-label="About this link">
                <p>"Part of this link was not understood; the rest is shown."</p>
                <ul>{move || found.get().into_iter().map(line).collect_view()}</ul>
            </div>
        </Show>
    }
}

fn replace(route: &mut Route, key: &str, old: &str, new: &str) {
    let in_list = |values: &mut Vec<String>| {
        values.iter_mut().filter(|value| *value == old).for_each(|value| *value = new.to_owned());
    };
    match key {
        "doc" => route.doc = Some(new.into()),
        "k" => route.choice.market = new.into(),
        "m" => route.choice.measure = new.into(),
        "who" => in_list(&mut route.choice.who),
        "where" => in_list(&mut route.choice.place),
        "when" => in_list(&mut route.choice.when),
        _ => route.picks.iter_mut().filter(|(facet, _)| facet == key).for_each(|(_, values)| in_list(values)),
    }
    if route.view == View::Overview {
        route.view = View::Read;
    }
}
