//! The reading pane: every claim is marked where it stands, and leads to its evidence.

use std::fs;

use factfolio_tests::browser::{Look, Result};
use factfolio_tests::page::{self, Page};
use serde_json::json;

use crate::file::scratch;

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
fn a_marker_stays_on_the_line_of_its_words() -> Result<()> {
    let page = Page::open(&Look::WIDE, "#v=1&view=read&doc=000_b38179a82612e3ff")?;
    let parted = "return [...document.querySelectorAll('article:not([hidden]) .claim-marker')].filter((marker) => {
       const word = [...marker.previousElementSibling.getClientRects()].at(-1);
       return marker.getBoundingClientRect().left < word.right - 2;
     }).map((marker) => marker.textContent)";
    for width in (320..720).step_by(5) {
        page.look(&Look { width, ..Look::WIDE })?;
        assert_eq!(page.list(parted)?, Vec::<String>::new(), "at {width} pixels");
    }
    Ok(())
}

#[test]
fn a_marker_opens_the_evidence() -> Result<()> {
    let page = Page::open(&Look::WIDE, "#v=1&view=read&doc=000_b38179a82612e3ff")?;
    page.click("article:not([hidden]) .claim-marker")?;
    page.wait_for("document.querySelector('.claim-card .quote__claim')")?;
    let marked = page.list("const id = document.querySelector('article:not([hidden]) .claim-marker').dataset.claim; return [...document.querySelectorAll(`mark[data-claims~='${id}']`)].map((mark) => mark.textContent)")?;
    assert_eq!(page.text(".claim-card .quote__claim")?, marked.concat());
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

/// Takes the browser's own highlights away before the page starts.
const NO_HIGHLIGHTS: &str = "Object.defineProperty(CSS, 'highlights', { value: undefined }); delete window.Highlight;";

#[test]
fn hits_are_marked_where_the_browser_has_no_highlights() -> Result<()> {
    const STATE: &str = "#v=1&view=read&q=xiaomi%20europe&doc=000_b38179a82612e3ff";
    let page = Page::open(&Look::WIDE, STATE)?;
    let text = page.text("article:not([hidden])")?;
    let wanted = page.list("return [...CSS.highlights.get('search')].map((range) => range.toString())")?;
    assert!(wanted.len() > 5);

    page.devtools("Page.addScriptToEvaluateOnNewDocument", &json!({ "source": NO_HIGHLIGHTS }))?;
    page.go(STATE)?;
    assert_eq!(page.run("return typeof Highlight + typeof CSS.highlights")?, "undefinedundefined");
    let marks = "return [...document.querySelectorAll('mark.search-hit')].filter((mark) => getComputedStyle(mark).backgroundColor !== 'rgba(0, 0, 0, 0)').map((mark) => mark.textContent)";
    assert_eq!(page.list(marks)?, wanted, "the same words are marked");
    assert_eq!(page.text("article:not([hidden])")?, text, "and no word is lost");

    page.visit("#v=1&view=read&q=apple&doc=000_b38179a82612e3ff")?;
    page.wait_for("document.querySelector('mark.search-hit')?.textContent === 'Apple'")?;
    assert!(page.list(marks)?.iter().all(|word| word == "Apple"), "old marks go");
    page.visit("#v=1&view=read&doc=000_b38179a82612e3ff")?;
    page.wait_for("!document.querySelector('mark.search-hit')")?;
    assert_eq!(page.text("article:not([hidden])")?, text);
    Ok(())
}

#[test]
fn the_bar_counts_the_claims_out_of_sight() -> Result<()> {
    let look = Look { height: 400, ..Look::WIDE };
    let page = Page::open(&look, "#v=1&view=read&doc=000_b38179a82612e3ff")?;
    let all = page.count("article:not([hidden]) .claim-marker")?;
    let below = "return Number(document.querySelector('.document__beyond').innerText.match(/(\\d+) below/)?.[1] ?? 0)";
    let above = below.replace("below", "above");
    page.wait_for("document.querySelector('.document__beyond').innerText.includes('below')")?;
    let seen = page.run(
        "return [...document.querySelectorAll('article:not([hidden]) .claim-marker')].filter((marker) => marker.getBoundingClientRect().top <= innerHeight).length",
    )?;
    assert_eq!(page.run(below)?.as_u64().zip(seen.as_u64()).map(|(below, seen)| below + seen), Some(all));
    assert_eq!(page.run(&above)?, 0);
    page.run("document.querySelector('article:not([hidden])').scrollIntoView({ block: 'end' }); scrollBy(0, 400)")?;
    page.wait_for("document.querySelector('.document__beyond').innerText.includes('above')")?;
    page.wait_for("!document.querySelector('.document__beyond').innerText.includes('below')")
}

/// An article whose words stand twice, with what a directive has to write otherwise.
const TWICE: &str = "Makers of kettles\n\n\
    In Q3 2020, Acme held 13.1% of the kettle market.\n\n\
    A year on nothing else had changed, said the long-time, well-paid analysts & others.\n\n\
    In Q3 2021, Acme held 13.1% of the kettle market, and Apex ranked second in the kettle market.\n\n\
    In Q3 2022, Apex ranked second in the kettle market - again.\n";

#[test]
fn a_link_with_a_text_directive_leads_to_the_claim_without_script() -> Result<()> {
    let folder = scratch("directives");
    let filler = "Nothing of note was said at the long lunch that came after it.\n\n".repeat(12);
    fs::write(folder.join("a.txt"), TWICE.replace("\n\n", &format!("\n\n{filler}")))?;
    fs::write(folder.join("corpus.toml"), "[[article]]\nfile = \"a.txt\"\nurl = \"https://example.org/a\"\n")?;
    let file = page::build(&folder)?;
    let page = Page::open_file(file.clone(), &Look::WIDE, "#v=1&view=read&doc=a")?;
    page.run(
        "navigator.clipboard.writeText = (text) => { (window.copied ??= []).push(text); return Promise.resolve(); }",
    )?;
    let claims = page.count("article:not([hidden]) .claim-marker")?;
    assert!(claims >= 4, "{claims}");
    for at in 0..claims {
        page.run(&format!("document.querySelectorAll('article:not([hidden]) .claim-marker')[{at}].click()"))?;
        page.wait_for("document.querySelector('.claim-card__cite')")?;
        page.run("[...document.querySelectorAll('.claim-card button')].find((button) => button.textContent === 'Plain text').click()")?;
        page.press("\u{E00C}")?;
        page.wait_for("!document.querySelector('.claim-card__cite')")?;
    }
    let links = page.list("return window.copied")?;
    assert_eq!(links.len() as u64, claims);
    page.devtools("Emulation.setScriptExecutionDisabled", &json!({ "value": true }))?;
    for (at, link) in links.iter().enumerate() {
        let directive = link.split_once("https://example.org/a#:~:").unwrap_or_else(|| panic!("{link}")).1;
        page.jump(&format!("#:~:{directive}"))?;
        let place = page.run(&format!(
            "const box = document.querySelectorAll('.claim-marker')[{at}].getBoundingClientRect();
             return [scrollY, box.top, box.top >= 0 && box.bottom <= innerHeight]"
        ))?;
        assert_eq!(place[2], true, "{directive} leads to claim {}: {place}", at + 1);
    }
    Ok(())
}

/// A table in a tab's cells, and words of it that stand in the text too.
const SHARES: &str = "Phones of the year\n\nIn Q3 2020 the global smartphone market had room for many.\n\n\
    Company\tQ3 2020 share\tQ3 2019 share\n\
    Samsung\t22.7%\t21.8%\n\
    Xiaomi\t13.1%\t9.2%\n\n\
    Nothing else was said of them in all of that long year.\n";

#[test]
fn the_rows_of_a_table_stand_below_one_another_and_are_found() -> Result<()> {
    let folder = scratch("rows");
    fs::write(folder.join("a.txt"), SHARES)?;
    let file = page::build(&folder)?;
    let page = Page::open_file(file, &Look::WIDE, "#v=1&view=read&doc=a&q=13.1")?;
    let rows = page.list(
        "return [...document.querySelectorAll('[data-host] [role=table] [role=row]')].map((row) =>
           [...row.querySelectorAll('[role=cell]')].map((cell) => Math.round(cell.getBoundingClientRect().left)).join(' '))",
    )?;
    let cells = |row: &String| row.split(' ').count();
    assert!(rows.len() == 3 && rows.iter().all(|row| cells(row) == 3 && *row == rows[0]), "{rows:?}");
    let text = page.run("return [...document.querySelectorAll('[data-host] [role=row]')].at(-1).querySelector('[role=cell]').textContent")?;
    assert_eq!(text, "Xiaomi");
    page.wait_for("CSS.highlights.get('search')?.size > 0")?;
    let hits = page.list("return [...CSS.highlights.get('search')].map((range) => range.toString())")?;
    assert!(hits.iter().all(|hit| hit.contains("13.1")), "{hits:?}");
    assert_eq!(page.violations()?, Vec::<String>::new());
    Ok(())
}
