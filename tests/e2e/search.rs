//! Search and facets: what a reader types is found, and an empty result helps.

use factfolio_tests::browser::{Look, Result};
use factfolio_tests::page::Page;

/// The last keystroke has been searched for and painted, and none followed.
const SETTLED: &str = "(() => {
  const last = performance.getEntriesByName('factfolio:search').at(-1);
  return last && performance.now() - last.startTime - last.duration > 250;
})()";

/// The words of the claims table for a query, typed.
fn typed(page: &Page, query: &str) -> Result<String> {
    page.go("#v=1&view=claims")?;
    page.type_into("[data-search]", query)?;
    page.wait_for(SETTLED)?;
    page.text(".claim-table")
}

#[test]
fn what_is_typed_is_found() -> Result<()> {
    let page = Page::open(&Look::WIDE, "")?;
    for (query, found) in [
        ("13.1%", "13.1"),
        ("spain", "Spain"),
        ("\"market share\"", "%"),
        ("xiaomi europe", "Europe"),
        ("xiaomii", "Xiaomi"),
    ] {
        let shown = typed(&page, query)?;
        assert!(shown.contains(found), "{query} finds {found}: {shown}");
    }
    Ok(())
}

#[test]
fn nothing_found_says_what_to_do() -> Result<()> {
    let page = Page::open(&Look::WIDE, "")?;
    let shown = typed(&page, "xyzzyx")?;
    assert!(shown.contains("Nothing matches") && shown.contains("Start again"), "{shown}");
    Ok(())
}

#[test]
fn facets_narrow_and_chips_undo() -> Result<()> {
    let page = Page::open(&Look::WIDE, "#v=1&view=claims")?;
    let all = page.count(".claim-table__row")?;
    page.go("#v=1&view=claims&kind=rank")?;
    let ranks = page.count(".claim-table__row")?;
    assert!(0 < ranks && ranks < all, "{ranks} of {all} claims are ranks");
    page.click(".chip")?;
    page.wait_for(&format!("document.querySelectorAll('.claim-table__row').length === {all}"))
}

#[test]
fn hits_are_lit_in_the_text() -> Result<()> {
    let page = Page::open(&Look::WIDE, "#v=1&view=read&doc=000_b38179a82612e3ff&q=surpassing")?;
    page.wait_for("CSS.highlights.get('search')?.size > 0")
}
