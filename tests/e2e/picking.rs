//! Sliding, choosing by chips and sorting: by keyboard, live, and kept in the address.

use factfolio_tests::browser::{Look, Result};
use factfolio_tests::page::Page;

/// Arrow keys as WebDriver names them.
const RIGHT: &str = "\u{e014}";
const DOWN: &str = "\u{e015}";

fn hash(page: &Page) -> Result<String> {
    Ok(page.run("return location.hash")?.as_str().unwrap_or_default().to_owned())
}

fn focus(page: &Page, selector: &str) -> Result<()> {
    page.run(&format!("document.querySelector(`{selector}`).focus(); return null"))?;
    Ok(())
}

#[test]
fn a_handle_moved_by_a_key_narrows_the_claims_and_stays_in_the_address() -> Result<()> {
    let page = Page::open(&Look::WIDE, "#v=1&view=claims")?;
    let before = page.text(".claim-table .heading")?;
    page.click(".facet-panel__toggle")?;
    page.wait_for("document.querySelector('.range__handle')?.checkVisibility()")?;
    focus(&page, ".range__handle[aria-label='Years: from']")?;
    page.press(RIGHT)?;
    page.wait_for("location.hash.includes('since%3A')")?;
    let after = page.text(".claim-table .heading")?;
    assert_ne!(before, after, "fewer claims are left");
    assert!(page.count(".range__handle")? >= 2);
    let spoken = page.run("return document.activeElement.getAttribute('aria-valuetext')")?;
    assert!(hash(&page)?.contains(&format!("since%3A{}", spoken.as_str().unwrap_or("?"))), "{spoken}");
    page.reload()?;
    page.ready()?;
    assert_eq!(page.text(".claim-table .heading")?, after);
    Ok(())
}

#[test]
fn amounts_are_bounded_in_their_own_unit() -> Result<()> {
    let page = Page::open(&Look::WIDE, "#v=1&view=claims&q=rank%3E%3D3")?;
    let low = page.run(
        "return document.querySelector(`.range__handle[aria-label='Rank: from']`)?.getAttribute('aria-valuetext')",
    )?;
    assert_eq!(low, "3", "the handle stands where the query says");
    Ok(())
}

#[test]
fn shift_chooses_the_periods_on_the_way() -> Result<()> {
    let page = Page::open(&Look::WIDE, "#v=1&view=compare")?;
    page.click("[data-combobox=when] button")?;
    page.wait_for("document.activeElement.matches('[data-chips=when] [role=option]')")?;
    let chips = page.count("[data-chips=when] [role=option]")?;
    assert!(chips > 2, "{chips} periods");
    page.click("[data-chips=when] [role=option]")?;
    page.wait_for("document.querySelectorAll('[data-chips=when] [aria-selected=true]').length === 1")?;
    page.wait_for("document.activeElement.getAttribute('role') === 'option'")?;
    page.run("document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', shiftKey: true, bubbles: true, cancelable: true })); return null")?;
    page.wait_for("document.querySelectorAll('[data-chips=when] [aria-selected=true]').length === 2")?;
    assert!(hash(&page)?.contains("when="));
    page.press("\u{e00c}")?;
    page.wait_for(
        "!document.querySelector('[data-chips=when]') && document.activeElement.matches('[data-combobox=when] button')",
    )
}

#[test]
fn s_sorts_a_comparison_and_says_so() -> Result<()> {
    let page = Page::open(&Look::WIDE, "#v=1&view=compare")?;
    focus(&page, ".intervals .value")?;
    page.press("s")?;
    page.wait_for("location.hash.includes('rows=amount')")?;
    assert!(
        page.run("return document.querySelector('[role=status]').textContent")?
            .as_str()
            .is_some_and(|said| said.contains("amount"))
    );
    Ok(())
}

#[test]
fn an_order_is_an_elbow_between_its_two_rows() -> Result<()> {
    let page = Page::open(&Look::WIDE, "#v=1&view=compare&k=smartphones&where=world&when=2020q3")?;
    let arms = page.list(
        "return [...document.querySelectorAll('.intervals__row')].filter((row) => row.querySelector('.elbow'))
           .map((row) => `${row.querySelector('th > span:not(.rank)').textContent} ${row.querySelector('.elbow').dataset.arm}`)",
    )?;
    assert_eq!(arms, ["Xiaomi from", "Apple to"]);
    Ok(())
}

#[test]
fn arrows_leaf_through_the_claims_of_a_card() -> Result<()> {
    let page = Page::open(&Look::WIDE, "#v=1&view=read")?;
    page.click("article:not([hidden]) mark[data-claims*=' ']")?;
    page.wait_for("document.querySelector('.claim-card__more') && document.activeElement.closest('.claim-card')")?;
    let first = page.text(".claim-card__title")?;
    page.press(DOWN)?;
    page.wait_for(&format!("document.querySelector('.claim-card__title').textContent !== {first:?}"))
}

#[test]
fn what_a_chip_counts_is_heard_and_the_drop_fits_a_phone() -> Result<()> {
    let phone = Look { width: 390, height: 844, ..Look::NARROW };
    let page = Page::open(&phone, "#v=1&view=compare")?;
    page.click(".pickers__fold")?;
    page.click("[data-combobox=when] button")?;
    let chip = page.text("[data-chips=when] [role=option]")?;
    assert!(chip.ends_with("claims") || chip.ends_with("claim"), "{chip}");
    let fits = "const drop = document.querySelector('[data-combobox=when] .combobox__drop').getBoundingClientRect();
         return drop.left >= 0 && drop.right <= innerWidth && document.documentElement.scrollWidth <= innerWidth";
    assert_eq!(page.run(fits)?, true);
    Ok(())
}

#[test]
fn what_is_chosen_takes_one_line_and_each_entry_opens_on_the_screen() -> Result<()> {
    for width in [768, 1024, 1440] {
        let page = Page::open(&Look { width, ..Look::WIDE }, "#v=1&view=compare")?;
        let high = "return document.querySelector('.pickers').getBoundingClientRect().height < 72";
        assert_eq!(page.run(high)?, true, "one line in {width} pixels");
        for picker in ["measure", "market", "who", "where", "when", "display"] {
            page.click(&format!("[data-combobox={picker}] button"))?;
            page.wait_for(&format!("document.querySelector('[data-combobox={picker}] .combobox__drop')"))?;
            let inside = "const drop = document.querySelector('.combobox__drop').getBoundingClientRect();
                 return drop.left >= 0 && drop.right <= innerWidth";
            assert_eq!(page.run(inside)?, true, "{picker} in {width} pixels");
            page.press("\u{e00c}")?;
            page.wait_for("!document.querySelector('.combobox__drop')")?;
        }
    }
    Ok(())
}

#[test]
fn a_comparison_can_be_begun_again() -> Result<()> {
    let page = Page::open(&Look::WIDE, "#v=1&view=compare&where=world&by=when")?;
    assert_eq!(page.text("[data-combobox=display] button")?, "by period");
    page.click(".pickers__reset")?;
    page.wait_for("!location.hash.includes('where=') && !document.querySelector('.pickers__reset')")?;
    page.wait_for("document.activeElement.matches('[data-combobox=measure] button')")
}

#[test]
fn a_phone_shows_the_choice_in_a_line_and_the_first_drawing_below_it() -> Result<()> {
    let phone = Look { width: 390, height: 844, ..Look::NARROW };
    let page = Page::open(&phone, "#v=1&view=compare&k=smartphones&where=world&when=2020q3")?;
    let line = page.text(".pickers__fold")?;
    for part in ["Market share", "Smartphones", "Worldwide", "Q3 2020", "Change"] {
        assert!(line.contains(part), "{part} is in {line}");
    }
    let top = page.run("return document.querySelector('.panel .track').getBoundingClientRect().top < innerHeight")?;
    assert_eq!(top, true, "the first drawing is on the first screen");
    assert_eq!(page.run("return document.querySelector('.pickers').checkVisibility()")?, false);
    focus(&page, ".pickers__fold")?;
    page.press("\u{e007}")?;
    page.wait_for("document.querySelector('.pickers').checkVisibility() && document.querySelector('.pickers__fold').ariaExpanded === 'true'")?;
    page.press("\u{e004}")?;
    page.wait_for("document.activeElement.matches('[data-combobox=measure] button')")?;
    assert_eq!(page.violations()?, Vec::<String>::new());
    let wide = Page::open(&Look::WIDE, "#v=1&view=compare")?;
    let shown = "return ['.pickers', '.pickers__fold'].map((part) => document.querySelector(part).checkVisibility())";
    assert_eq!(wide.run(shown)?, serde_json::json!([true, false]));
    Ok(())
}

#[test]
fn a_choice_says_how_much_is_left() -> Result<()> {
    let page = Page::open(&Look::WIDE, "#v=1&view=compare&k=smartphones")?;
    for (state, said) in [
        ("#v=1&view=compare&k=smartphones&who=apple", "/^1 company, \\d+ claims?, \\d+ implied$/"),
        ("#v=1&view=compare&k=smartphones&when=1999", "/^No claim fits/"),
    ] {
        page.visit(state)?;
        page.wait_for(&format!("{said}.test(document.querySelector('[role=status]').textContent)"))?;
    }
    Ok(())
}
