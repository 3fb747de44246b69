//! Everybody can use every view: checked by axe in light, dark, forced colours and at 320 pixels, and by keyboard alone.

use factfolio_tests::browser::{Look, Result};
use factfolio_tests::page::Page;
use factfolio_tests::views::VIEWS;

const TAB: &str = "\u{E004}";
const ENTER: &str = "\u{E007}";
const ESCAPE: &str = "\u{E00C}";

/// Every view, looked at one way, breaks no rule.
fn check(look: &Look) -> Result<()> {
    let page = Page::open(look, "")?;
    let mut wrong = Vec::new();
    for (view, state) in VIEWS {
        page.go(state)?;
        wrong.extend(page.violations()?.into_iter().map(|line| format!("{view}: {line}")));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    Ok(())
}

#[test]
fn every_view_breaks_no_rule_in_light() -> Result<()> {
    check(&Look::WIDE)
}

#[test]
fn every_view_breaks_no_rule_in_the_dark() -> Result<()> {
    check(&Look::DARK)
}

#[test]
fn every_view_breaks_no_rule_in_forced_colours() -> Result<()> {
    check(&Look::FORCED)
}

#[test]
fn every_view_breaks_no_rule_at_320_pixels() -> Result<()> {
    check(&Look::NARROW)
}

#[test]
fn every_view_fits_320_pixels() -> Result<()> {
    let page = Page::open(&Look::NARROW, "")?;
    for (view, state) in VIEWS {
        page.go(state)?;
        let widths = page.run("return [document.documentElement.scrollWidth, innerWidth]")?;
        assert!(widths[0].as_u64() <= widths[1].as_u64(), "{view}: scroll width and window width are {widths}");
    }
    Ok(())
}

#[test]
fn an_open_card_breaks_no_rule() -> Result<()> {
    let page = Page::open(&Look::WIDE, "#v=1&view=claims")?;
    page.click(".claim-table__value")?;
    page.wait_for("document.querySelector('.claim-card .quote__claim')")?;
    assert_eq!(page.violations()?, Vec::<String>::new());
    Ok(())
}

#[test]
fn open_dialogs_break_no_rule() -> Result<()> {
    let page = Page::open(&Look::WIDE, "")?;
    page.click("[data-help]")?;
    page.wait_for("document.querySelector('dialog[open]')")?;
    assert_eq!(page.violations()?, Vec::<String>::new());
    page.press(ESCAPE)?;
    page.wait_for("!document.querySelector('dialog[open]')")
}

#[test]
fn motion_stops_where_it_is_not_wanted() -> Result<()> {
    let page = Page::open(&Look::WIDE, "#v=1&view=read")?;
    page.prefer("prefers-reduced-motion", "reduce")?;
    let moving = page.run(
        "const moves = (style) => [style.transitionDuration, style.animationDuration].some((time) => parseFloat(time) > 0.001);
         return [...document.querySelectorAll('*')].filter((element) => moves(getComputedStyle(element))).map((element) => element.className)",
    )?;
    assert_eq!(moving, serde_json::json!([]));
    Ok(())
}

#[test]
fn the_keyboard_alone_reaches_evidence() -> Result<()> {
    let page = Page::open(&Look::WIDE, "")?;
    page.press("/")?;
    page.wait_for("document.activeElement.matches('[data-search]')")?;
    page.press("xiaomi spain")?;
    page.wait_for("document.querySelector('.search-box__count').textContent.includes('claim')")?;
    page.go("#v=1&view=claims&q=spain")?;
    page.run("document.querySelector('.claim-table__value').focus()")?;
    page.press(ENTER)?;
    page.wait_for("document.querySelector('.claim-card .quote__claim')")?;
    page.press(ESCAPE)?;
    page.wait_for("!document.querySelector('.claim-card .quote__claim')")?;
    page.wait_for("document.activeElement.matches('.claim-table__value')")
}

#[test]
fn tabbing_goes_round_and_is_always_seen() -> Result<()> {
    let page = Page::open(&Look::WIDE, "")?;
    page.press(TAB)?;
    let first = page.run("window.first = document.activeElement; return document.activeElement.className")?;
    assert_eq!(first, "skip", "the first stop skips to the content");
    for stop in 0..400 {
        page.press(TAB)?;
        let seen = page.run(
            "const now = document.activeElement;
             if (now === window.first || now === document.body) return 'round';
             const box = now.getBoundingClientRect();
             return box.width > 0 && box.height > 0 && getComputedStyle(now).visibility === 'visible' ? 'seen' : now.outerHTML.slice(0, 200)",
        )?;
        if seen == "round" {
            assert!(stop > 10, "the page has more than {stop} stops");
            return Ok(());
        }
        assert_eq!(seen, "seen", "stop {stop} cannot be seen");
    }
    panic!("400 times Tab did not come round");
}
