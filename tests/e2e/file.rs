//! The page as a file: quiet, asking for nothing, the same bytes every time, and never taking text for markup.

use std::env;
use std::fs;
use std::path::PathBuf;

use factfolio_tests::browser::{Look, Result};
use factfolio_tests::page::{self, Page};

#[test]
fn says_nothing_on_the_console_and_asks_for_nothing() -> Result<()> {
    let page = Page::open(&Look::WIDE, "")?;
    page.click("a[href*='view=compare']")?;
    page.wait_for("document.querySelector('.page').dataset.view === 'compare'")?;
    assert_eq!(page.console()?, Vec::<String>::new());
    assert_eq!(page.requests()?, [page.url()]);
    Ok(())
}

#[test]
fn lists_the_five_articles() -> Result<()> {
    let page = Page::open(&Look::WIDE, "#v=1&view=read")?;
    assert_eq!(page.count("article[data-doc]")?, 5);
    for title in ["Xiaomi Aims To Be Number One In Europe", "Xiaomi Smartphone Has Ranked Third In The European Market"]
    {
        let shown = page.text(".article-list")?;
        assert!(shown.contains(title), "{title} is listed: {shown}");
    }
    Ok(())
}

#[test]
fn can_be_read_without_script() -> Result<()> {
    let page = Page::open_silent(&Look::WIDE)?;
    let shown = page.text("body")?;
    assert!(shown.contains("market share accounted for 13.1%"), "the articles are there: {shown:.300}");
    Ok(())
}

#[test]
fn titles_and_texts_are_never_markup() -> Result<()> {
    let folder = scratch("markup");
    let attack = "</script><img src=x onerror=\"document.title='broken'\"><!-- <b>";
    let text = format!("{attack}\n\nIn Q3 2020, Acme {attack} ranked third with a market share of 13.1%.\n");
    fs::write(folder.join("attack.txt"), text)?;
    let page = Page::open_file(page::build(&folder)?, &Look::WIDE, "#v=1&view=read&doc=attack")?;
    assert_eq!(page.count("img, article b")?, 0);
    assert!(page.text("article[data-doc=attack]")?.contains("</script><img src=x"));
    assert_eq!(page.console()?, Vec::<String>::new());
    Ok(())
}

#[test]
fn holds_the_claims_the_core_finds() -> Result<()> {
    let page = Page::open(&Look::WIDE, "#v=1&view=claims")?;
    let found = page::corpus()?.claims.len() as u64;
    assert!(found > 0);
    assert_eq!(page.count(".claim-table__row")?, found, "each claim has a row");
    Ok(())
}

/// An empty folder of this run.
pub(crate) fn scratch(name: &str) -> PathBuf {
    let folder = env::temp_dir().join(format!("factfolio-{name}-{}", std::process::id()));
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("the folder for temporary files can be written");
    folder
}
