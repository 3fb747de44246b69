//! The state lives in the address: links survive, broken ones say so, Back goes back.

use std::thread;
use std::time::Duration;

use factfolio_tests::browser::{Look, Result};
use factfolio_tests::page::Page;

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
