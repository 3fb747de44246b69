//! The comparison: what the articles say of one market, region and period, drawn as what it is, each value leading to its
//! sentence.

use factfolio_tests::browser::{Look, Result};
use factfolio_tests::page::{self, Page};

use crate::file::scratch;

const WORLD: &str = "#v=1&view=compare&k=smartphones&where=world&when=2020q3";
const SPAIN: &str = "#v=1&view=compare&k=smartphones&where=es&when=2020q3";

/// The words of a holder's row.
fn row(page: &Page, holder: &str) -> Result<String> {
    let found = page.run(&format!(
        "return [...document.querySelectorAll('.intervals__row')].find((row) => row.querySelector('th').innerText.includes('{holder}'))?.innerText ?? ''"
    ))?;
    Ok(found.as_str().unwrap_or_default().replace(['\u{202f}', '\u{a0}'], " "))
}

#[test]
fn the_world_shows_xiaomi_third_and_apple_below() -> Result<()> {
    let page = Page::open(&Look::WIDE, WORLD)?;
    let xiaomi = row(&page, "Xiaomi")?;
    assert!(xiaomi.contains("13.1 %") && xiaomi.contains('3'), "{xiaomi}");
    let apple = row(&page, "Apple")?;
    assert!(apple.contains("at most 13.2 %") || apple.contains("at most 13.1 %"), "{apple}");
    assert!(apple.contains("implied"), "what nobody says is marked so: {apple}");
    Ok(())
}

#[test]
fn spain_shows_xiaomi_first_with_more_than_30_percent() -> Result<()> {
    let page = Page::open(&Look::WIDE, SPAIN)?;
    let xiaomi = row(&page, "Xiaomi")?;
    assert!(xiaomi.contains("more than 30 %"), "{xiaomi}");
    Ok(())
}

#[test]
fn each_value_leads_to_its_sentence() -> Result<()> {
    let page = Page::open(&Look::WIDE, WORLD)?;
    page.click(".value[data-shape=exact]")?;
    page.wait_for("document.querySelector('.claim-card .quote__claim')")?;
    let quote = page.text(".claim-card .quote__claim")?;
    assert!(quote.contains("13.1%"), "{quote}");
    Ok(())
}

#[test]
fn a_stated_rank_leads_to_its_sentence_and_an_implied_one_is_a_quiet_box() -> Result<()> {
    let page = Page::open(&Look::WIDE, WORLD)?;
    let boxes = page.list(
        "return [...document.querySelectorAll('.intervals__name > .rank')]
           .map((rank) => `${rank.tagName} ${rank.innerText.trim().replace('\\n', ' ')} ${'implied' in rank.dataset ? 'implied' : 'stated'}`)",
    )?;
    assert_eq!(boxes, ["SPAN 1 implied", "SPAN 2 implied", "BUTTON rank 3 stated", "SPAN 4+ implied"]);
    page.click("button.rank")?;
    page.wait_for("document.querySelector('.claim-card .quote__claim')")?;
    let card = page.text(".claim-card")?;
    assert!(card.contains("rank 3"), "{card}");
    Ok(())
}

#[test]
fn comparing_a_claim_goes_on_at_its_value() -> Result<()> {
    let page = Page::open(&Look::WIDE, WORLD)?;
    page.click(".value[data-shape=exact]")?;
    page.wait_for("document.querySelector('.claim-card .button + .button')")?;
    page.click(".claim-card .button + .button")?;
    page.wait_for("document.activeElement.matches('.value[data-shape=exact]')")?;
    page.run("location.hash = '#v=1&view=claims&q=13.1%25'; return null")?;
    page.click(".claim-table__value")?;
    page.wait_for("document.querySelector('.claim-card .button + .button')")?;
    page.click(".claim-card .button + .button")?;
    page.wait_for("document.activeElement.matches('.value[data-shape=exact]')")
}

#[test]
fn an_implied_range_names_what_it_follows_from() -> Result<()> {
    let page = Page::open(&Look::WIDE, WORLD)?;
    page.click(".value[data-shape=implied]")?;
    page.wait_for("document.querySelectorAll('.claim-card__proof .quote__claim').length > 0")
}

#[test]
fn every_row_says_in_words_what_it_draws() -> Result<()> {
    let page = Page::open(&Look::WIDE, "#v=1&view=compare")?;
    let silent = page.run(
        "return [...document.querySelectorAll('.intervals__row')]
           .filter((row) => row.querySelector('.intervals__track').children.length && !row.querySelector('.intervals__values').innerText.trim())
           .map((row) => row.innerText)",
    )?;
    assert_eq!(silent, serde_json::json!([]));
    assert!(page.count(".intervals__row")? > 0);
    let named = page.run("return [...document.querySelectorAll('svg')].every((svg) => svg.closest('[aria-hidden=true], [role=img]') || svg.ariaLabel)")?;
    assert_eq!(named, true, "a drawing is hidden from assistive technology or has a name");
    Ok(())
}

#[test]
fn every_way_to_draw_shows_something() -> Result<()> {
    let page = Page::open(&Look::WIDE, "")?;
    for drawing in ["interval", "time", "rank", "table", "pairs"] {
        page.go(&format!("#v=1&view=compare&as={drawing}"))?;
        let shown = page.text("#compare-panel")?;
        assert!(!shown.is_empty(), "{drawing} is empty");
        assert_eq!(page.console()?, Vec::<String>::new(), "{drawing}");
    }
    Ok(())
}

/// One company in twelve quarters, another in the last of them.
fn twelve_quarters() -> String {
    let quarter = |at: usize| {
        format!("Xiaomi held {}% of the Indian smartphone market in Q{} {}. ", 10 + at, at % 4 + 1, 2018 + at / 4)
    };
    let told: String = (0..12).map(quarter).collect();
    let more = "Samsung held 15% of the Indian smartphone market in Q4 2020. ";
    format!("Smartphones in India\n\n{told}{more}\n\nSales went on at the same pace in all of India, dealers say.\n")
}

#[test]
fn a_wide_table_shows_what_says_most_and_says_what_it_leaves_out() -> Result<()> {
    let folder = scratch("columns");
    std::fs::write(folder.join("a.txt"), twelve_quarters())?;
    let page = Page::open_file(page::build(&folder)?, &Look::WIDE, "#v=1&view=compare&as=table")?;
    let columns = || {
        page.list(
            "return [...document.querySelectorAll('.compare-table thead th[aria-sort]')].map((head) => head.innerText)",
        )
    };
    let plain = |list: Vec<String>| list.join(" | ").replace('\u{a0}', " ");
    let first = plain(columns()?);
    assert!(first.split(" | ").count() == 8 && first.contains("Q4 2020"), "what two are told of is there: {first}");
    let note = page.text("#compare-panel .compare__note")?;
    assert!(note.contains("8 columns of 12"), "{note}");
    let head = page.text(".compare-table__tops th")?;
    assert_eq!(head, "India", "the region stands once above its quarters");
    page.click("#compare-panel .compare__note button")?;
    page.wait_for("document.querySelectorAll('.compare-table thead th[aria-sort]').length === 12")?;
    assert!(plain(columns()?).starts_with("Q1 2018 | Q2 2018 | Q3 2018"), "in order of time");
    assert_eq!(page.violations()?, Vec::<String>::new());
    Ok(())
}
