//! The state lives in the address: links survive, broken ones say so, Back goes back.

use std::collections::{BTreeMap, BTreeSet};
use std::thread;
use std::time::Duration;

use factfolio_tests::browser::{Look, Result};
use factfolio_tests::page::{self, Page};

/// Words that a link may hold, some of them sense.
const KEYS: [&str; 12] = ["view", "q", "as", "k", "where", "when", "who", "by", "sort", "doc", "company", "claim"];
const VALUES: [&str; 14] = [
    "compare",
    "claims",
    "read",
    "xiaomi",
    "2020q3",
    "world",
    "smartphones",
    "rank",
    "time",
    "%E0%A4%A",
    "1e999",
    "..~~..",
    "<b>",
    "\u{202e}",
];

/// A number that looks like chance and is the same in every run.
fn next(seed: &mut u64) -> usize {
    *seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    (*seed >> 33) as usize
}

/// The text of the page once it has stayed the same for half a second: the rail is drawn after the text is laid out.
fn settled(page: &Page) -> Result<String> {
    let mut before = String::new();
    for _ in 0..20 {
        let now = page.text("main")?;
        if now == before {
            break;
        }
        before = now;
        thread::sleep(Duration::from_millis(500));
    }
    Ok(before)
}

#[test]
fn links_of_any_words_neither_break_the_page_nor_say_anything() -> Result<()> {
    let page = Page::open(&Look::WIDE, "")?;
    let mut seed = 7;
    for _ in 0..200 {
        let pair = |_| format!("&{}={}", KEYS[next(&mut seed) % KEYS.len()], VALUES[next(&mut seed) % VALUES.len()]);
        let state = format!("#v=1{}", (0..3).map(pair).collect::<String>());
        page.visit(&state)?;
        let whole = page.run("return document.querySelector('.masthead') !== null && document.querySelector('main').innerText.length > 0")?;
        assert_eq!(whole, true, "{state}");
        assert_eq!(page.console()?, Vec::<String>::new(), "{state}");
    }
    Ok(())
}

/// What is in the page that a state decides: its words without the rail, which is drawn once the text has been laid out, and
/// without the count of claims out of sight, which is the scroll's.
const WORDS: &str = "const words = () => [...document.querySelectorAll('main *')]
    .filter((element) => !element.closest('.rail, .document__beyond'))
    .flatMap((element) => [...element.childNodes].filter((node) => node.nodeType === 3).map((node) => node.data)).join(' ');
  const shown = () => document.querySelector('.page').dataset.view + [...document.querySelectorAll('article:not([hidden])')].map((article) => article.dataset.doc) + words();";

/// A state that the page can write, as if by chance.
fn random_state(seed: &mut u64) -> String {
    let views =
        ["view=read", "view=claims", "view=compare", "view=goals", "view=claims&group=fact", "view=compare&as=time"];
    let parts = [
        "q=spain",
        "q=13.1%25",
        "q=xiaomi%20europe",
        "company=xiaomi",
        "company=xiaomi~samsung",
        "kind=rank",
        "region=es",
        "modality=goal",
        "sort=subject",
        "sort=value",
        "k=smartphones",
        "where=world",
        "when=2020q3",
        "as=table",
        "as=rank",
        "by=period",
        "scale=own",
        "mix=1",
        "doc=000_b38179a82612e3ff",
    ];
    let mut state = format!("#v=1&{}", views[next(seed) % views.len()]);
    for _ in 0..next(seed) % 4 {
        let part = parts[next(seed) % parts.len()];
        let key = part.split('=').next().unwrap_or_default();
        if !state.contains(&format!("&{key}=")) {
            state.push_str(&format!("&{part}"));
        }
    }
    state
}

/// Goes from state to state within the page and gives what each shows, as a number made of its words.
const WALK: &str = "
    const digest = (text) => [...text].reduce((sum, letter) => Math.imul(sum, 31) + letter.codePointAt(0) | 0, 7);
    const tick = () => new Promise((done) => setTimeout(done));
    const walk = async (states) => {
      const seen = [];
      for (const state of states) {
        if (location.hash !== state) {
          const changed = new Promise((done) => addEventListener('hashchange', done, { once: true }));
          location.hash = state;
          await changed;
        }
        await tick();
        await tick();
        seen.push(digest(shown()));
      }
      return seen;
    };";

/// As many random states are written and read natively, in `src/route`.
#[test]
fn a_thousand_states_come_back_as_they_were() -> Result<()> {
    let page = Page::open(&Look::WIDE, "")?;
    let mut seed = 11;
    let states: Vec<String> = (0..1000).map(|_| random_state(&mut seed)).collect();
    let mut known: BTreeMap<&String, serde_json::Value> = BTreeMap::new();
    for part in states.chunks(250) {
        let part: Vec<&String> = part.iter().collect();
        let seen = page.run_async(&format!("{WORDS}{WALK} walk({}).then(done)", serde_json::json!(part)))?;
        for (state, shown) in part.into_iter().zip(seen.as_array().cloned().unwrap_or_default()) {
            let before = known.entry(state).or_insert_with(|| shown.clone());
            assert_eq!(*before, shown, "{state} shows something else the second time");
        }
    }
    assert!(known.len() < 900 && known.values().map(ToString::to_string).collect::<BTreeSet<_>>().len() > 100);
    // From a link, in a page that was just opened, they are the same.
    for (state, shown) in known.into_iter().step_by(40) {
        page.go(state)?;
        let alone = page.run_async(&format!("{WORDS}{WALK} walk([{state:?}]).then(done)"))?;
        assert_eq!(alone[0], shown, "{state} shows something else when opened");
    }
    assert_eq!(page.console()?, Vec::<String>::new());
    Ok(())
}

#[test]
fn fifty_corrupt_links_are_said_to_be_so() -> Result<()> {
    let page = Page::open(&Look::WIDE, "")?;
    let keys = ["view", "as", "doc", "claim", "company", "region", "who", "where", "when", "k"];
    let wrong = ["nonsense", "..~~..", "<b>bold", "%E0%A4%A", "1e999"];
    for key in keys {
        for value in wrong {
            let state = format!("#v=1&view=compare&{key}={value}").replace("view=compare&view=", "view=");
            page.visit("#v=1")?;
            page.visit(&state)?;
            let notice = page.text(".notice")?;
            assert!(notice.contains("was not understood"), "{state}: {notice:?}");
            assert_eq!(page.count(".crash, .notice b")?, 0, "{state}");
        }
    }
    assert_eq!(page.console()?, Vec::<String>::new());
    Ok(())
}

#[test]
fn a_link_to_each_claim_leads_to_its_marker() -> Result<()> {
    let page = Page::open(&Look::WIDE, "")?;
    let corpus = page::corpus()?;
    let mut links = Vec::new();
    for document in &corpus.documents {
        let claims = corpus.claims.iter().filter(|claim| corpus.documents[claim.doc.index()].name == document.name);
        links.extend((1..=claims.count()).map(|number| (document.name.clone(), number)));
    }
    assert!(links.len() > 40);
    for (name, number) in links {
        page.visit("#v=1")?;
        page.visit(&format!("#v=1&view=read&doc={name}&claim={name}.{number}"))?;
        page.wait_for(&format!(
            "document.activeElement.matches('.claim-marker') && document.activeElement.textContent === '{number}' && document.activeElement.closest('article').dataset.doc === '{name}'"
        ))?;
    }
    Ok(())
}

#[test]
fn a_state_is_shown_the_same_after_a_reload() -> Result<()> {
    let page = Page::open(&Look::WIDE, "")?;
    for state in [
        "#v=1&view=claims&kind=rank&sort=subject",
        "#v=1&view=compare&k=smartphones&as=table",
        "#v=1&view=read&q=spain",
    ] {
        page.visit(state)?;
        let before = settled(&page)?;
        page.reload()?;
        page.ready()?;
        assert_eq!(settled(&page)?, before, "{state}");
    }
    Ok(())
}

#[test]
fn a_word_nobody_knows_is_kept_and_said() -> Result<()> {
    let page = Page::open(&Look::WIDE, "#v=1&view=compare&who=xiaomy")?;
    let notice = page.text(".notice")?;
    assert!(notice.contains("xiaomy") && notice.contains("Did you mean xiaomi"), "{notice}");
    assert!(page.run("return location.hash")?.as_str().unwrap_or_default().contains("xiaomy"), "the link keeps it");
    Ok(())
}

#[test]
fn back_goes_back() -> Result<()> {
    let page = Page::open(&Look::WIDE, "")?;
    page.click(".masthead__view[href*='view=claims']")?;
    page.wait_for("document.querySelector('.page').dataset.view === 'claims'")?;
    page.back()?;
    page.wait_for("document.querySelector('.page').dataset.view === 'overview'")
}

#[test]
fn back_leads_to_where_the_reader_was() -> Result<()> {
    let page = Page::open(&Look::WIDE, "#v=1&view=read")?;
    page.run("document.querySelectorAll('.article-list__link')[2].focus()")?;
    page.press("\u{E007}")?;
    page.wait_for("document.activeElement.matches('.article__title')")?;
    page.press("n")?;
    page.wait_for("document.activeElement.matches('.claim-marker')")?;
    page.click(".masthead__view[href*='view=goals']")?;
    page.wait_for("document.querySelector('.page').dataset.view === 'goals'")?;
    page.back()?;
    page.wait_for("document.activeElement.matches('.claim-marker')")?;
    page.back()?;
    page.wait_for("document.activeElement === document.querySelectorAll('.article-list__link')[2]")
}
