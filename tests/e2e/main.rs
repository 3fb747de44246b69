//! The built page in a real browser, opened from its file.
//!
//! A check is a small function: it opens the page, does what a reader would, and says what must be seen. Without a built
//! page or a browser the checks fail and say what to run; they never pass unseen.

use factfolio_tests::browser::{Look, Result};
use factfolio_tests::page::Page;

#[test]
fn says_nothing_on_the_console_and_asks_for_nothing() -> Result<()> {
    let page = Page::open(&Look::WIDE, "")?;
    assert_eq!(page.console()?, Vec::<String>::new());
    assert_eq!(page.requests()?, [page.url()]);
    Ok(())
}

#[test]
fn fits_320_pixels_without_sideways_scrolling() -> Result<()> {
    let page = Page::open(&Look::NARROW, "")?;
    let widths = page.run("return [document.documentElement.scrollWidth, innerWidth]")?;
    assert!(widths[0].as_u64() <= widths[1].as_u64(), "scroll width and window width: {widths}");
    Ok(())
}
