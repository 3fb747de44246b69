//! When something breaks, the articles stay readable and the page says what to do.

use factfolio_tests::browser::{Look, Result};
use factfolio_tests::page::{self, Page};

use crate::file::scratch;

/// The browser refuses the app one element, once: the next thing it draws panics.
const REFUSE: &str = "const create = document.createElement;
  document.createElement = function (...given) { document.createElement = create; throw new Error('refused'); };";

/// Every article is on screen, and a notice says what happened and what to do.
fn check_readable(page: &Page, articles: u64, words: &str) -> Result<()> {
    page.wait_for("document.querySelector('.crash')")?;
    let notice = page.text(".crash[role=alert]")?;
    assert!(notice.contains("Reload the page") && notice.contains("can be read below"), "{notice}");
    let seen = page.run(
        "return [...document.querySelectorAll('article[data-doc]')].filter((article) => article.checkVisibility({ contentVisibilityAuto: true }) && article.innerText.length > 100).length",
    )?;
    assert_eq!(seen.as_u64(), Some(articles), "every article is shown");
    assert!(page.text("body")?.contains(words), "with its text");
    Ok(())
}

#[test]
fn a_panic_leaves_the_articles_readable_and_says_what_to_do() -> Result<()> {
    let page = Page::open(&Look::WIDE, "")?;
    page.run(&format!("{REFUSE} document.querySelector(\".masthead__view[href*='view=claims']\").click()"))?;
    check_readable(&page, 5, "market share accounted for 13.1%")?;
    let said = page.console()?.join("\n");
    // An app built for few bytes stops without a message of its own.
    assert!(said.contains("panicked") || said.contains("unreachable"), "it was a panic: {said}");
    assert_eq!(page.violations()?, Vec::<String>::new());
    // What the notice says helps: the page works again.
    page.reload()?;
    page.ready()?;
    assert_eq!(page.count(".crash")?, 0);
    Ok(())
}

#[test]
fn a_damaged_file_leaves_the_articles_readable() -> Result<()> {
    let folder = scratch("damaged");
    let whole = std::fs::read_to_string(page::file()?)?;
    let (before, bundle) = whole.split_once("id=\"bundle\"").expect("the page carries a bundle");
    let (mark, packed) = bundle.split_once('>').expect("in an element");
    let damaged = format!("{before}id=\"bundle\"{mark}>{}", packed.replacen('A', "B", 40));
    let file = folder.join("damaged.html");
    std::fs::write(&file, damaged)?;
    let page = Page::load(file, &Look::WIDE)?;
    check_readable(&page, 5, "market share accounted for 13.1%")
}

/// Wherever a file ends that was not loaded whole, it says so.
#[test]
fn a_file_that_ends_too_early_says_so() -> Result<()> {
    let folder = scratch("short");
    let whole = std::fs::read_to_string(page::file()?)?;
    let before = |mark: &str, more: usize| whole.find(mark).map(|at| at + more).expect("the page has this part");
    let ends = [
        ("app", before("id=\"app-wasm\"", 5_000)),
        ("bundle", before("id=\"bundle\"", 500)),
        ("articles", before("<section class=\"articles\"", 20_000)),
    ];
    for (part, end) in ends {
        let file = folder.join(format!("{part}.html"));
        let end = (end..).find(|at| whole.is_char_boundary(*at)).unwrap_or(whole.len());
        std::fs::write(&file, &whole[..end])?;
        let page = Page::load(file, &Look::WIDE)?;
        page.wait_for("document.querySelector('.crash[data-short]')")?;
        let told = page.text(".crash[data-short]")?;
        assert!(told.contains("ends too early") && told.contains("Load it again"), "{part}: {told}");
    }
    Ok(())
}
