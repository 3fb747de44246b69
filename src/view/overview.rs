//! The first view: what is in here, and who leads where, without a click.

use leptos::prelude::*;

use facts::ids::{ClaimId, DocId};

use crate::state::{Card, Hold, State};
use crate::view::article_list::Meta;
use crate::view::compare::glyph::{Glyph, HIGH, Stripes};
use crate::view::compare::intervals::rank_words;
use crate::view::compare::leaders::{Leader, Party, leaders};
use crate::view::compare::model::Mark;
use crate::view::compare::scale::Axis;
use crate::view::empty::Silent;
use crate::view::figures::Figures;
use crate::view::goals::made;
use crate::view::headline::{About, about, dates, opening};
use crate::view::hint::Hint;
use crate::words;

/// The region.
#[component]
pub(crate) fn Overview(state: State) -> impl IntoView {
    let (book, list) = (state.book(), leaders(state.book()));
    let about = about(book);
    let best = opening(book, &list, &about);
    view! {
        <div class="overview">
            <Head state about best />
            <Hint state keys=&[("/", "search,"), ("?", "all keys.")] more="Point at any number to see the sentence behind it." />
            <Leaders state list />
            <Figures state />
            <Promises state />
            <Articles state />
        </div>
    }
}

/// Letters of a headline that are set as large as can be.
const LONG: usize = 64;

/// What is in here, in a headline and a sentence.
#[component]
fn Head(state: State, about: About, best: Option<String>) -> impl IntoView {
    let book = state.book();
    let corpus = book.corpus();
    let many = corpus.documents.len();
    let articles =
        if many == 1 { "one article says".into() } else { format!("{} say", words::count(many, "", "articles")) };
    let silent = corpus.claims.is_empty();
    let claims = words::count(corpus.claims.len(), "claim", "claims");
    let place = about.place.map_or(String::new(), |place| format!(" {place}"));
    let title = match about.names.is_empty() {
        true => format!("What {articles}"),
        false => format!("What {articles} about {}{place}", words::list(&about.names)),
    };
    let long = title.chars().count() > LONG;
    let span = dates(book);
    view! {
        <header class="overview__head">
            <h1 class="overview__title" data-long=long.then_some("")>{title}</h1>
            <p class="overview__deck">
                {best.map(|best| format!("{best} "))}
                {claims} {span.map(|span| format!(" from {span}"))}
                {if silent { "." } else { ", and every number leads to the sentence that says it." }}
            </p>
        </header>
    }
}

/// Who leads where: a line for each region and period of which something is known.
#[component]
fn Leaders(state: State, list: Vec<Leader>) -> impl IntoView {
    if state.book().corpus().claims.is_empty() {
        return view! { <Silent /> }.into_any();
    }
    if list.is_empty() {
        return view! { <p class="meta">"Nothing here says who leads a market."</p> }.into_any();
    }
    let drawn = list.iter().any(|leader| leader.choice.measure.is_empty()).then(|| {
        view! { <span class="leaders__scale"><span>"0\u{202f}%"</span><span>"50"</span><span>"100"</span></span> }
    });
    let markets: Vec<String> = list.iter().fold(Vec::new(), |mut markets, leader| {
        if !markets.contains(&leader.market) {
            markets.push(leader.market.clone());
        }
        markets
    });
    let section = move |market: String| {
        let rows = list
            .iter()
            .filter(|leader| leader.market == market)
            .take(8)
            .cloned()
            .map(|leader| view! { <LeaderRow state leader /> });
        let rows = rows.collect_view();
        view! {
            <tbody>
                <tr class="leaders__market"><th colspan="6" scope="rowgroup">{words::capital(&market)}</th></tr>
                {rows}
            </tbody>
        }
    };
    view! {
        <section class="leaders" aria-labelledby="leaders-title">
            <h2 class="heading" id="leaders-title">"Who leads where"</h2>
            <Stripes />
            <table class="leaders__table" aria-labelledby="leaders-title">
                <thead class="leaders__head">
                    <tr>
                        <th scope="col">"Where"</th>
                        <th scope="col">"First, or best placed"</th>
                        <th scope="col">"What is said"</th>
                        <th scope="col" class="leaders__drawn" aria-hidden="true">{drawn}</th>
                        <th scope="col">"According to"</th>
                        <th scope="col"><span class="visually-hidden">"Compare"</span></th>
                    </tr>
                </thead>
                {markets.into_iter().take(6).map(section).collect_view()}
            </table>
        </section>
    }
    .into_any()
}

#[component]
fn LeaderRow(state: State, leader: Leader) -> impl IntoView {
    let leads = leader.leads();
    let Leader { market, place, when, best, said, says, choice, mark, rivals, others, more, .. } = leader;
    let unsaid = place.is_none();
    let place = place.unwrap_or_else(|| "Region not stated".into());
    let drawn = mark.map(|mark| view! { <MiniTrack mark rivals /> });
    let label = format!("Compare {market}, {place}, {when}");
    let compared = choice.clone();
    let best = match best {
        Some(best) => {
            let (implied, heard) = if best.implied { (Some(""), "implied rank ") } else { (None, "rank ") };
            let rank = best.rank.map(rank_words).map(|rank| {
                view! { <span class="rank" data-implied=implied><span class="visually-hidden">{heard}</span>{rank}</span> " " }
            });
            view! { {rank} <Said state words=best.name claims=best.claims hidden=String::new() /> }.into_any()
        }
        None => view! { <span class="leaders__unsaid">"nobody named first"</span> }.into_any(),
    };
    let others = others.into_iter().map(|other| {
        view! { <div class="leaders__other"><span class="leaders__then">{other.when}</span> <PartyWords state party=other.said /></div> }
    });
    let others = others.collect_view();
    let said = said.into_iter().map(|party| view! { <PartyWords state party /> }).collect_view();
    let more = (more > 0)
        .then(|| view! { <div class="leaders__other">{words::count(more, "more period", "more periods")}</div> });
    view! {
        <tr class="leaders__row">
            <th scope="row" class="leaders__place" data-unsaid=unsaid.then_some("")>{place} " " <span class="leaders__when">{when}</span></th>
            <td class="leaders__first" data-leads=leads.then_some("")>{best}</td>
            <td class="leaders__said"><div class="values">{said}</div>{others}{more}</td>
            <td class="leaders__drawn" aria-hidden="true">{drawn}</td>
            <td class="leaders__says">{says}</td>
            <td class="leaders__more"><button type="button" class="link-button" aria-label=label on:click=move |_| state.compare(compared.clone())>"Compare"</button></td>
        </tr>
    }
    .into_any()
}

/// A holder with what is said of it: its name stands once, and is heard before each statement.
#[component]
fn PartyWords(state: State, party: Party) -> impl IntoView {
    let Party { name, told } = party;
    let value = |(at, (words, claims)): (usize, (String, Vec<ClaimId>))| {
        let (shown, hidden) = match (name.is_empty(), at) {
            (true, _) => (words, String::new()),
            (false, 0) => (format!("{name} {words}"), String::new()),
            (false, _) => (words, format!("{name} ")),
        };
        view! { <Said state words=shown claims hidden /> }
    };
    view! { <span class="leaders__party">{told.into_iter().enumerate().map(value).collect_view()}</span> }
}

/// The share of a row on a line from 0 to 100 percent, and those of its rivals.
#[component]
fn MiniTrack(mark: Mark, rivals: Vec<Mark>) -> impl IntoView {
    let axis = Axis { max: 100.0, step: 50.0 };
    let middle = HIGH / 2;
    view! {
        <svg class="track track--mini" width="100%" height=HIGH aria-hidden="true">
            <line class="track__grid" x1="0" x2="100%" y1=middle y2=middle />
            <line class="track__grid" data-zero="" x1="0" x2="0" y1="6" y2=HIGH - 6 />
            <line class="track__grid" x1="100%" x2="100%" y1="6" y2=HIGH - 6 />
            <g class="track__rivals">{rivals.into_iter().map(|mark| view! { <Glyph mark axis level=0 /> }).collect_view()}</g>
            <Glyph mark axis level=0 />
        </svg>
    }
}

/// Some words with their evidence behind them.
#[component]
pub(super) fn Said(
    state: State,
    words: String,
    claims: Vec<ClaimId>,
    /// Heard before the words, and seen before another button.
    hidden: String,
) -> impl IntoView {
    let name = claims.first().map_or(String::new(), |id| format!("said-{}", id.0));
    let card =
        Card { claims, implied: String::new(), anchor: format!("[data-value-of=\"{name}\"]"), hold: Hold::Hover };
    let (hovered, pressed) = (card.clone(), card);
    view! {
        <button
            type="button"
            class="value"
            data-value-of=name
            on:click=move |_| state.pin_card(pressed.clone())
            on:mouseenter=move |_| state.hover_card(hovered.clone())
            on:mouseleave=move |_| state.leave_card()
        >
            {(!hidden.is_empty()).then(|| view! { <span class="visually-hidden">{hidden}</span> })}{words}
        </button>
    }
}

#[component]
fn Promises(state: State) -> impl IntoView {
    let book = state.book();
    let goals = book.corpus().goals.clone();
    let item = move |goal: facts::fact::Goal| {
        let claim = book.claim(made(&goal)?);
        let place = claim.region.as_deref().map_or(String::new(), |region| format!(" {}", words::place(region)));
        let by = claim.period.as_ref().map_or(String::new(), |period| format!(", {}", words::period(period)));
        let of = words::kind(claim).map_or(String::new(), |kind| format!(", {kind}"));
        Some(view! {
            <li class="sheet__item promises__item">
                <span class="goal__outcome" data-outcome=words::outcome(goal.outcome)>{words::outcome(goal.outcome)}</span>
                <span class="promises__words">{words::subject(claim)} {of} ": " <Said state words=words::aim(claim) claims=goal.claims.clone() hidden=String::new() /> {place} {by}</span>
            </li>
        })
    };
    (!goals.is_empty()).then(|| {
        view! {
            <section class="promises" aria-labelledby="promises-title">
                <h2 class="heading" id="promises-title">"Promises"</h2>
                <ul class="sheet">{goals.into_iter().take(6).filter_map(item).collect_view()}</ul>
            </section>
        }
    })
}

/// Articles listed before the link to all.
const ARTICLES: usize = 9;

#[component]
fn Articles(state: State) -> impl IntoView {
    let book = state.book();
    let count = book.corpus().documents.len();
    let item = move |at: usize| {
        let doc = DocId::at(at);
        view! {
            <li class="sheet__item contents__item">
                <button type="button" class="contents__open" on:click=move |_| state.open_doc(doc)>{book.headline(doc)}</button>
                <p class="contents__meta"><Meta state doc /> <span class="meta">{words::count(book.reading(doc).len(), "claim", "claims")}</span></p>
            </li>
        }
    };
    view! {
        <section class="contents" aria-labelledby="contents-title">
            <h2 class="heading" id="contents-title">"Articles"</h2>
            <ol class="sheet">{(0..count.min(ARTICLES)).map(item).collect_view()}</ol>
            {(count > ARTICLES).then(|| view! { <button type="button" class="button" on:click=move |_| state.open_view(crate::route::View::Read)>{format!("All {count} articles")}</button> })}
        </section>
    }
}
