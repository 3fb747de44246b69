//! The reading pane: every claim is marked where it stands, and leads to its evidence.

use factfolio_tests::browser::{Look, Result};
use factfolio_tests::page::{self, Page};

#[test]
fn every_claim_is_marked_with_the_words_that_state_it() -> Result<()> {
    let corpus = page::corpus()?;
    let page = Page::open(&Look::WIDE, "#v=1&view=read")?;
    let marked = page.run(
        "const texts = {};
         for (const mark of document.querySelectorAll('[data-articles] mark[data-claims]'))
           for (const claim of mark.dataset.claims.split(' ')) texts[claim] = (texts[claim] ?? '') + mark.textContent;
         return texts",
    )?;
    for (number, claim) in corpus.claims.iter().enumerate() {
        let quote = claim.statement().of(&corpus.documents[claim.doc.index()].text);
        let shown = marked[number.to_string()].as_str().unwrap_or_default();
        let plain = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
        assert_eq!(plain(shown), plain(quote), "claim {number} of {}", corpus.documents[claim.doc.index()].name);
    }
    assert!(!corpus.claims.is_empty());
    Ok(())
}

#[test]
fn a_marker_opens_the_evidence() -> Result<()> {
    let page = Page::open(&Look::WIDE, "#v=1&view=read&doc=000_b38179a82612e3ff")?;
    page.click("article:not([hidden]) .claim-marker")?;
    page.wait_for("document.querySelector('.claim-card .quote__claim')")?;
    let marked = page.text("article:not([hidden]) mark[data-claims]")?;
    assert_eq!(page.text(".claim-card .quote__claim")?, marked);
    Ok(())
}

#[test]
fn a_link_to_a_claim_shows_it() -> Result<()> {
    let page = Page::open(&Look::WIDE, "#v=1&view=read&doc=001_52d66cf5c96518fd&claim=001_52d66cf5c96518fd.3")?;
    page.wait_for("document.activeElement.matches('.claim-marker')")?;
    let place = page.run(
        "const box = document.activeElement.getBoundingClientRect(); return box.top > 0 && box.bottom < innerHeight",
    )?;
    assert_eq!(place, true, "the marker is on screen");
    Ok(())
}

#[test]
fn keys_step_from_claim_to_claim() -> Result<()> {
    let page = Page::open(&Look::WIDE, "#v=1&view=read&doc=000_b38179a82612e3ff")?;
    page.run("document.querySelector('article:not([hidden]) .claim-marker').focus()")?;
    page.press("n")?;
    page.wait_for("document.activeElement.matches('.claim-marker') && document.activeElement.textContent === '2'")?;
    page.press("p")?;
    page.wait_for("document.activeElement.textContent === '1'")
}

#[test]
fn on_paper_the_claims_follow_the_text() -> Result<()> {
    let page = Page::open(&Look::PRINT, "#v=1&view=read&doc=000_b38179a82612e3ff")?;
    let shown = page.text("article:not([hidden])")?;
    assert!(shown.contains("13.1"), "{shown}");
    let controls = page.run(
        "return [...document.querySelectorAll('input, .masthead__views, .facet-panel')].filter((element) => element.checkVisibility()).length",
    )?;
    assert_eq!(controls, 0, "controls are not printed");
    Ok(())
}
