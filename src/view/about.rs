//! What this corpus is made of: articles, copies, rules, numbers not used; and the check that repeats the extraction.

use leptos::prelude::*;

use facts::claim::rules::REGISTRY;
use facts::corpus::Corpus;
use facts::document::RawDocument;
use facts::ids::DocId;
use facts::order::InOrder;

use crate::dom;
use crate::state::State;
use crate::view::article_list::Meta;
use crate::words;

/// The region.
#[component]
pub(crate) fn About(state: State) -> impl IntoView {
    view! {
        <div class="about">
            <header class="about__head">
                <h1 class="heading">"About this corpus"</h1>
                <p class="lead">{sums_up(state)}</p>
            </header>
            <div class="about__column">
                <Articles state />
                <Unused state />
            </div>
            <div class="about__column">
                <Verify state />
                <Sums state />
                <Rules state />
            </div>
        </div>
    }
}

/// `5 articles with 1 pair of the same text, 55 claims, and 24 numbers not used.`
fn sums_up(state: State) -> String {
    let corpus = state.book().corpus();
    let copies = match corpus.duplicates.len() {
        0 => String::new(),
        pairs => format!(" with {} of the same text", words::count(pairs, "pair", "pairs")),
    };
    let articles = words::count(corpus.documents.len(), "article", "articles");
    let claims = words::count(corpus.claims.len(), "claim", "claims");
    let unused = words::count(corpus.unused.len(), "number", "numbers");
    format!("{articles}{copies}, {claims}, and {unused} not used.")
}

#[component]
fn Articles(state: State) -> impl IntoView {
    let book = state.book();
    let row = move |at: usize| {
        let doc = DocId::at(at);
        let document = book.doc(doc);
        let body: usize = document.blocks.iter().filter(|block| block.is_body()).map(|block| block.span.len()).sum();
        let all: usize = document.blocks.iter().map(|block| block.span.len()).sum();
        let share = (100 * body).checked_div(all).unwrap_or(0);
        let odd = document
            .diagnostics
            .iter()
            .map(|odd| view! { <p class="about__odd">{odd.message.clone()}</p> })
            .collect_view();
        view! {
            <tr>
                <th scope="row">
                    <button type="button" class="link-button" on:click=move |_| state.open_doc(doc)>{book.headline(doc)}</button>
                    <p class="about__meta"><Meta state doc /></p>
                    {odd}
                </th>
                <td class="about__number">{book.reading(doc).len()}</td>
                <td class="about__number">{format!("{share}\u{202f}%")}</td>
            </tr>
        }
    };
    view! {
        <section class="about__part" aria-labelledby="about-articles">
            <h2 id="about-articles" class="subheading">"Articles"</h2>
            <div class="plain-table__frame" role="region" aria-label="Table of articles" tabindex="0">
                <table class="plain-table" aria-label="Articles">
                    <thead><tr><th scope="col">"Article"</th><th scope="col" class="about__number">"Claims"</th><th scope="col" class="about__number">"Article text"</th></tr></thead>
                    <tbody>{(0..book.corpus().documents.len()).map(row).collect_view()}</tbody>
                </table>
            </div>
        </section>
    }
}

#[component]
fn Rules(state: State) -> impl IntoView {
    let book = state.book();
    let mut counts = vec![0usize; REGISTRY.len()];
    for claim in &book.corpus().claims {
        if let Some(count) = counts.get_mut(claim.rule.index()) {
            *count += 1;
        }
    }
    let mut rules: Vec<_> = REGISTRY.iter().zip(counts).collect();
    rules.order_by_key(|(_, count)| std::cmp::Reverse(*count));
    let row = |(rule, count): (&'static facts::claim::rules::Rule, usize)| {
        view! {
            <li class="about__rule">
                <details>
                    <summary><span class="about__name">{rule.name}</span> " " <span class="about__count">{words::count(count, "claim", "claims")}</span></summary>
                    <pre class="about__page">{rule.page}</pre>
                </details>
            </li>
        }
    };
    view! {
        <section class="about__part" aria-labelledby="about-rules">
            <h2 id="about-rules" class="subheading">"Rules"</h2>
            <p class="lead">"Every claim was found by one of these. Each says what it matches, what it yields and what it leaves alone."</p>
            <ul class="about__rules">{rules.into_iter().map(row).collect_view()}</ul>
        </section>
    }
}

/// Arithmetic of the articles that does not come out.
#[component]
fn Sums(state: State) -> impl IntoView {
    let checks = &state.book().corpus().checks;
    let row = move |check: &facts::fact::Check| {
        let first = check.claims.first().copied();
        let open = first.map(|id| view! { " " <button type="button" class="link-button" on:click=move |_| state.open_claim(id)>"Read it"</button> });
        view! { <li class="about__rule">{check.explanation.clone()} {open}</li> }
    };
    (!checks.is_empty()).then(|| {
        view! {
            <section class="about__part" aria-labelledby="about-sums">
                <h2 id="about-sums" class="subheading">"Sums that do not come out"</h2>
                <ul>{checks.iter().map(row).collect_view()}</ul>
            </section>
        }
    })
}

/// The line's words around `start..end`, some forty characters on either side, none cut.
fn around(text: &str, start: usize, end: usize) -> (usize, usize) {
    const REACH: usize = 40;
    let (before, after) = (text.get(..start).unwrap_or(""), text.get(end..).unwrap_or(""));
    let line = before.rsplit('\n').next().unwrap_or("");
    let far = line.char_indices().rev().nth(REACH).map(|(at, _)| at);
    let from = far.map_or(0, |at| line[at..].find(' ').map_or(line.len(), |space| at + space + 1));
    let line_after = after.split('\n').next().unwrap_or("");
    let far = line_after.char_indices().nth(REACH).map(|(at, _)| at);
    let to = far.map_or(line_after.len(), |at| line_after[..at].rfind(' ').unwrap_or(0));
    (start - (line.len() - from), end + to)
}

/// Numbers listed before "and more".
const UNUSED: usize = 60;

#[component]
fn Unused(state: State) -> impl IntoView {
    let book = state.book();
    let unused = &book.corpus().unused;
    let row = move |number: &facts::claim::UnusedNumber| {
        let document = book.doc(number.doc);
        let (start, end) = (number.span.start(), number.span.end());
        let (from, to) = around(&document.text, start, end);
        let context = document.text.get(from..to).unwrap_or("").to_owned();
        view! {
            <tr>
                <th scope="row"><crate::ui::marked::Marked text=context spans=vec![(start - from, end - from)] class="hit" /></th>
                <td>{number.reason.clone()}</td>
                <td>{book.headline(number.doc)}</td>
            </tr>
        }
    };
    let more = unused.len().saturating_sub(UNUSED);
    if unused.is_empty() {
        return ().into_any();
    }
    view! {
        <section class="about__part" aria-labelledby="about-unused">
            <h2 id="about-unused" class="subheading">"Numbers not used"</h2>
            <p class="lead">{words::count(unused.len(), "number", "numbers")} " of the articles became no claim. This is why."</p>
            <div class="plain-table__frame" role="region" aria-label="Table of numbers not used" tabindex="0">
                <table class="plain-table">
                    <thead><tr><th scope="col">"Number"</th><th scope="col">"Why not"</th><th scope="col">"Article"</th></tr></thead>
                    <tbody>{unused.iter().take(UNUSED).map(row).collect_view()}</tbody>
                </table>
            </div>
            {(more > 0).then(|| format!("And {more} more."))}
        </section>
    }
    .into_any()
}

/// What the check found.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Check {
    Waiting,
    Running,
    Same { claims: usize, ms: u32 },
    Differs { here: usize, shipped: usize },
}

#[component]
fn Verify(state: State) -> impl IntoView {
    let found = RwSignal::new(Check::Waiting);
    let on_click = move |_| {
        found.set(Check::Running);
        dom::after_paint(move || {
            let check = verify(state.book().corpus());
            state.say(&words_of(&check));
            found.set(check);
        });
    };
    view! {
        <section class="about__part verify" aria-labelledby="about-verify">
            <h2 id="about-verify" class="subheading">"Verify"</h2>
            <p class="lead">"The program that found these claims is inside this page. It can read the articles again, here, and compare."</p>
            <p>
                <button type="button" class="button" on:click=on_click>"Read the articles again"</button>
                " " <span class="verify__answer">{move || words_of(&found.get())}</span>
            </p>
            <p class="about__meta">{format!("Factfolio {}", env!("CARGO_PKG_VERSION"))}</p>
        </section>
    }
}

fn words_of(check: &Check) -> String {
    match check {
        Check::Waiting => String::new(),
        Check::Running => "Reading …".into(),
        Check::Same { claims, ms } => {
            format!("The same {} came out, in {ms} ms.", words::count(*claims, "claim", "claims"))
        }
        Check::Differs { here, shipped } => format!("Not the same: {here} claims here, {shipped} in this file."),
    }
}

fn verify(shipped: &Corpus) -> Check {
    let start = dom::now();
    let raw = shipped.documents.iter().map(|document| RawDocument {
        name: document.name.clone(),
        text: document.text.clone(),
        metadata: document.metadata.clone(),
        outside: document.outside.clone(),
        diagnostics: Vec::new(),
    });
    let again = Corpus::from_raw(raw.collect());
    let ms = (dom::now() - start) as u32;
    match again.claims == shipped.claims && again.facts == shipped.facts && again.cells == shipped.cells {
        true => Check::Same { claims: again.claims.len(), ms },
        false => Check::Differs { here: again.claims.len(), shipped: shipped.claims.len() },
    }
}

#[cfg(test)]
mod tests {
    use super::around;

    #[test]
    fn no_word_is_cut() {
        let check = |text: &str, number: &str, expected: &str| {
            let start = text.find(number).unwrap();
            let (from, to) = around(text, start, start + number.len());
            assert_eq!(&text[from..to], expected);
        };
        check("a 5 b", "5", "a 5 b");
        check("title\nonly 5 of them\nnext", "5", "only 5 of them");
        let long =
            "one two three four five six seven eight nine ten 11 twelve thirteen fourteen fifteen sixteen seventeen";
        check(long, "11", "four five six seven eight nine ten 11 twelve thirteen fourteen fifteen");
        check("智能手机在印度的市场份额为30%", "30", "智能手机在印度的市场份额为30%");
    }
}
