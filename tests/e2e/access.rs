//! Everybody can use every view: checked by axe in light, dark, forced colours and at 320 pixels, and by keyboard alone.

use factfolio_tests::browser::{Look, Result};
use factfolio_tests::page::Page;
use factfolio_tests::views::VIEWS;

const TAB: &str = "\u{E004}";
const DOWN: &str = "\u{E015}";
const ENTER: &str = "\u{E007}";
const ESCAPE: &str = "\u{E00C}";
const RIGHT: &str = "\u{E014}";

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

const LOOKS: [Look; 4] = [Look::WIDE, Look::DARK, Look::FORCED, Look::NARROW];

#[test]
fn an_open_card_breaks_no_rule() -> Result<()> {
    let page = Page::open(&Look::WIDE, "")?;
    for look in LOOKS {
        page.look(&look)?;
        page.go("#v=1&view=claims")?;
        page.click(".claim-table__value")?;
        page.wait_for("document.querySelector('.claim-card:popover-open .quote__claim')")?;
        // While it rises it is still half transparent.
        page.wait_for("document.getAnimations().every((rising) => rising.playState !== 'running')")?;
        assert_eq!(page.violations()?, Vec::<String>::new(), "{look:?}");
    }
    Ok(())
}

#[test]
fn open_dialogs_break_no_rule_and_give_the_focus_back() -> Result<()> {
    let page = Page::open(&Look::WIDE, "")?;
    for look in LOOKS {
        page.look(&look)?;
        page.go("#v=1&view=compare")?;
        for opener in ["[data-help]", ".footer__actions button:nth-of-type(2)"] {
            page.run(&format!("document.querySelector('{opener}').focus()"))?;
            page.press(ENTER)?;
            page.wait_for("document.querySelector('dialog[open]')")?;
            assert_eq!(page.violations()?, Vec::<String>::new(), "{opener}, {look:?}");
            page.press(ESCAPE)?;
            page.wait_for("!document.querySelector('dialog[open]')")?;
            page.wait_for(&format!("document.activeElement.matches('{opener}')"))?;
        }
    }
    Ok(())
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
    let scrolling = page.list(
        "return [...document.querySelectorAll('*')].filter((element) => getComputedStyle(element).scrollBehavior !== 'auto').map((element) => element.className)",
    )?;
    assert_eq!(scrolling, Vec::<String>::new(), "nothing scrolls by itself");
    // A jump to a claim is there at once.
    page.run(
        "window.jumped = []; const jump = Element.prototype.scrollIntoView;
         Element.prototype.scrollIntoView = function (how) { window.jumped.push(how.behavior); jump.call(this, how); };
         document.querySelectorAll('.claim-list__button')[2].click()",
    )?;
    page.wait_for("window.jumped.length > 0")?;
    assert_eq!(page.list("return window.jumped")?, ["instant"]);
    Ok(())
}

/// Says what is wrong with the element that has the focus: out of sight, without an outline, or under something else.
const FOCUS: &str = "
    const now = document.activeElement;
    const box = now.getBoundingClientRect();
    const name = now.outerHTML.slice(0, 120);
    if (now === document.body) return 'nothing has the focus';
    if (box.width === 0 || box.bottom < 0 || box.top > innerHeight) return `out of sight: ${name}`;
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(now);
    if ((outlineStyle === 'none' || outlineWidth === '0px') && boxShadow === 'none') return `no outline: ${name}`;
    const top = document.elementFromPoint(box.left + Math.min(box.width / 2, 20), Math.max(box.top, 0) + Math.min(box.height / 2, 10));
    return now.contains(top) || top?.contains(now) ? '' : `under ${top?.outerHTML.slice(0, 80)}: ${name}`";

/// Presses Tab until the focus is on an element that the selector names; every stop on the way is seen.
fn tab_to(page: &Page, selector: &str) -> Result<()> {
    for _ in 0..250 {
        page.press(TAB)?;
        let wrong = page.run(FOCUS)?;
        assert_eq!(wrong, "", "on the way to {selector}");
        if page.run(&format!("return document.activeElement.matches({selector:?})"))? == true {
            return Ok(());
        }
    }
    panic!("250 times Tab did not reach {selector}");
}

/// Presses a key and waits for what it does.
fn press_for(page: &Page, key: &str, expected: &str) -> Result<()> {
    page.press(key)?;
    page.wait_for(expected)
}

#[test]
fn the_keyboard_alone_leads_from_search_to_a_copied_link() -> Result<()> {
    let page = Page::open(&Look::WIDE, "")?;
    page.run("navigator.clipboard.writeText = (text) => { window.copied = text; return Promise.resolve(); }")?;
    press_for(&page, "/", "document.activeElement.matches('[data-search]')")?;
    press_for(&page, "xiaomi", "document.querySelector('.search-box__count').textContent.includes('claim')")?;
    // A filter.
    tab_to(&page, ".facet-panel__toggle")?;
    press_for(&page, ENTER, "document.querySelector('.facet-panel__toggle').ariaExpanded === 'true'")?;
    tab_to(&page, "[data-facet=company] [role=option]")?;
    press_for(&page, " ", "document.querySelector('[data-facet=company] [role=option][aria-selected=true]')")?;
    assert_eq!(page.run("return document.activeElement.matches('[data-facet=company] [role=option]')")?, true);
    // An article and its third claim.
    tab_to(&page, ".article-list__link")?;
    press_for(&page, ENTER, "document.activeElement.matches('.article__title')")?;
    for _ in 0..3 {
        page.press("n")?;
    }
    page.wait_for("document.activeElement.matches('.claim-marker') && document.activeElement.textContent === '3'")?;
    // Its evidence, closed and opened again.
    press_for(&page, ENTER, "document.querySelector('.claim-card .quote__claim')")?;
    press_for(&page, ESCAPE, "!document.querySelector('.claim-card .quote__claim')")?;
    page.wait_for("document.activeElement.matches('.claim-marker') && document.activeElement.textContent === '3'")?;
    press_for(&page, "e", "document.querySelector('.claim-card .quote__claim')")?;
    page.wait_for("document.activeElement.closest('.claim-card')")?;
    page.run("window.compare = [...document.querySelectorAll('.claim-card button')].find((button) => button.textContent === 'Compare this'); window.compare.dataset.wanted = ''")?;
    tab_to(&page, "[data-wanted]")?;
    // The focus goes on where the reader was: at a value of that comparison.
    press_for(&page, ENTER, "document.activeElement.matches('.compare .value')")?;
    // Side by side.
    page.run("document.querySelector('[data-main]').focus()")?;
    tab_to(&page, "[role=tab]")?;
    for _ in 0..4 {
        page.press(RIGHT)?;
    }
    page.wait_for("document.querySelector('.side-by-side__column') && document.activeElement.matches('[role=tab][aria-selected=true]')")?;
    // The link to all that.
    page.run("[...document.querySelectorAll('.footer button')].find((button) => button.textContent === 'Copy link').dataset.copy = ''")?;
    tab_to(&page, "[data-copy]")?;
    press_for(&page, ENTER, "window.copied")?;
    page.wait_for("document.querySelector('[role=status]').textContent.includes('Link copied')")?;
    let (copied, here) = (page.run("return window.copied")?, page.run("return location.href")?);
    assert_eq!(copied, here);
    assert!(here.as_str().is_some_and(|link| link.contains("as=pairs") && link.contains("company=xiaomi")), "{here}");
    Ok(())
}

/// Elements a finger must hit that are smaller than 24 pixels, apart from those in running text. A claim's number in the
/// text has a larger area around it; a box has its label.
const SMALL: &str = "
    const small = [];
    for (const target of document.querySelectorAll('button, a[href], input, select, summary, [role=option], [role=tab]')) {
      if (!target.checkVisibility({ visibilityProperty: true }) || target.closest('.article__body') && !target.matches('.claim-marker')) continue;
      const { display } = getComputedStyle(target);
      const inText = display === 'inline' && target.closest('p, li, td, dd, blockquote')?.textContent.trim() !== target.textContent.trim();
      if (inText) continue;
      const area = target.closest('label') ?? target;
      let { width, height } = area.getBoundingClientRect();
      const around = getComputedStyle(target, '::after');
      if (around.content !== 'none' && around.position === 'absolute') {
        width = Math.max(width, parseFloat(around.width));
        height = Math.max(height, parseFloat(around.height));
      }
      if (width > 0 && (width < 23.5 || height < 23.5)) small.push(`${target.className || target.tagName} ${target.textContent.slice(0, 30)} ${width.toFixed(0)}×${height.toFixed(0)}`);
    }
    return [...new Set(small)]";

#[test]
fn targets_are_large_enough() -> Result<()> {
    let page = Page::open(&Look::WIDE, "")?;
    let mut small = Vec::new();
    for look in [Look::WIDE, Look::NARROW] {
        page.look(&look)?;
        for (view, state) in VIEWS {
            page.go(state)?;
            small.extend(page.list(SMALL)?.into_iter().map(|line| format!("{view}, {} px: {line}", look.width)));
        }
    }
    assert!(small.is_empty(), "{}", small.join("\n"));
    Ok(())
}

/// Spaces as a reader may need them (WCAG 1.4.12), set as a reader's own style sheet would.
const SPACED: &str = "
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }');
    document.adoptedStyleSheets = [sheet]";

/// Text that is cut off by its box, and text that is set too small to be read.
const LOST: &str = "
    const lost = [];
    for (const element of document.querySelectorAll('.page *')) {
      const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
      if (!own || !element.checkVisibility({ visibilityProperty: true }) || element.closest('.visually-hidden, [hidden]')) continue;
      const style = getComputedStyle(element);
      if (parseFloat(style.fontSize) < 12) lost.push(`${style.fontSize}: ${element.outerHTML.slice(0, 100)}`);
      const cut = style.overflowX !== 'visible' && (element.scrollWidth > element.clientWidth + 2 || element.scrollHeight > element.clientHeight + 2);
      const scrolls = ['auto', 'scroll'].includes(style.overflowY) || ['auto', 'scroll'].includes(style.overflowX);
      if (cut && !scrolls && element.tagName !== 'INPUT') lost.push(`cut: ${element.outerHTML.slice(0, 160)}`);
    }
    return lost";

#[test]
fn no_text_is_cut_or_too_small_even_with_wide_spaces() -> Result<()> {
    let page = Page::open(&Look::NARROW, "")?;
    let mut lost = Vec::new();
    for look in [Look::NARROW, Look::WIDE] {
        page.look(&look)?;
        for (view, state) in VIEWS {
            page.go(state)?;
            lost.extend(page.list(LOST)?.into_iter().map(|line| format!("{view}, {} px: {line}", look.width)));
            page.run(SPACED)?;
            lost.extend(page.list(LOST)?.into_iter().map(|line| format!("{view}, {} px, spaced: {line}", look.width)));
            let widths = page.run("return [document.documentElement.scrollWidth, innerWidth]")?;
            if widths[0].as_u64() > widths[1].as_u64() {
                lost.push(format!("{view}, {} px, spaced: scrolls sideways, {widths}", look.width));
            }
        }
    }
    assert!(lost.is_empty(), "{}", lost.join("\n"));
    Ok(())
}

/// Controls that a list of controls would name alike although they do different things.
const TWINS: &str = "
    const seen = new Map(), twins = [];
    const name = (control) => (control.ariaLabel ?? control.innerText ?? '').trim().replace(/\\s+/g, ' ');
    for (const control of document.querySelectorAll('nav a, [role=group] button, [role=toolbar] button, [role=tab], .masthead button, .footer button, .pickers button')) {
      if (!control.checkVisibility()) continue;
      const group = control.closest('nav, [role=group], [role=tablist], .masthead, .footer, .pickers');
      const key = `${[...document.querySelectorAll('*')].indexOf(group)} ${name(control)}`;
      if (!name(control)) twins.push(`no name: ${control.outerHTML.slice(0, 100)}`);
      if (seen.has(key)) twins.push(`twice in a group: ${name(control)}`);
      seen.set(key, control);
    }
    return twins";

#[test]
fn controls_of_a_group_have_names_of_their_own() -> Result<()> {
    let page = Page::open(&Look::WIDE, "")?;
    for (view, state) in VIEWS {
        page.go(state)?;
        assert_eq!(page.list(TWINS)?, Vec::<String>::new(), "{view}");
    }
    Ok(())
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

#[test]
fn the_values_of_a_comparison_are_one_tab_stop() -> Result<()> {
    let page = Page::open(&Look::WIDE, "#v=1&view=compare&k=smartphones")?;
    let stops =
        "return [...document.querySelectorAll('[data-panels] .value')].filter((value) => value.tabIndex === 0).length";
    page.wait_for(&stops.replace("return ", "1 === "))?;
    assert!(page.count("[data-panels] .value")? > 5);
    page.run("document.querySelector('[data-main]').focus()")?;
    tab_to(&page, "[data-panels] .value")?;
    page.press(DOWN)?;
    page.press(DOWN)?;
    let third = "document.activeElement === document.querySelectorAll('[data-panels] .value')[2]";
    page.wait_for(third)?;
    assert_eq!(page.run(stops)?, 1);
    // Tab leaves them all, and comes back to where it left.
    page.press(TAB)?;
    assert_eq!(page.run("return document.activeElement.closest('[data-panels]') === null")?, true);
    let back = serde_json::json!({ "type": "keyDown", "key": "Tab", "code": "Tab", "windowsVirtualKeyCode": 9, "modifiers": 8 });
    page.devtools("Input.dispatchKeyEvent", &back)?;
    page.wait_for(third)?;
    // Other panels have a stop of their own.
    page.visit("#v=1&view=compare&k=smartphones&where=world")?;
    page.wait_for(&stops.replace("return ", "1 === "))
}
