//! Search and facets: what a reader types is found, and an empty result helps.

use std::fs;

use factfolio_tests::browser::{Look, Result};
use factfolio_tests::page::{self, Page};

use crate::file::scratch;

/// The page came to rest after the last keystroke, has been painted, and no keystroke followed.
const SETTLED: &str = "(() => {
  const last = performance.getEntriesByName('factfolio:rested').at(-1);
  return last && performance.now() - last.startTime > 250;
})()";

/// Forgets that the page ever came to rest, so that `SETTLED` waits for the next time.
const UNSETTLE: &str = "performance.clearMarks('factfolio:rested')";

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

/// A small corpus in which each query has its article, and others that come near.
const ARTICLES: [(&str, &str); 7] = [
    (
        "carrier",
        "Carrier raises prices\n\nAT&T raised the price of its best plan to $1,234.50 a year. Sales grew 12.5% in the second quarter.\n",
    ),
    (
        "near",
        "At the T junction\n\nThe shop at T junction sold 1,234 lamps for 50 dollars. It has 12 and 5 rivals; 2.5% of them are new, and 112.5 metres away.\n",
    ),
    ("bank", "A bank in Zürich\n\nUBS of Zürich said that its revenue rose in Q2 2024 to 11.9 billion dollars.\n"),
    ("shanghai", "手机市场\n\n小米公司在中国的智能手机出货量增长。\n"),
    (
        "tracker",
        "Phones in Europe\n\nXiaomi ranked third in Europe in Q3 2020 with a market share of 13.1%, according to IDC.\n",
    ),
    (
        "other-tracker",
        "Phones in India\n\nSamsung ranked second in India in Q3 2020, according to Counterpoint. The share of the market that Xiaomi holds was not told.\n",
    ),
    (
        "smart",
        "Smartphones for all\n\nMakers of smartphones want to sell more of them in Africa in Q2 of 2023, and in 2024.\n",
    ),
];

/// What is typed, the articles it finds, and the words that are marked in the first of them.
const QUERIES: [(&str, &[&str], &str); 14] = [
    ("12.5%", &["carrier"], "12.5%"),
    ("$1,234.50", &["carrier"], "$1,234.50"),
    ("AT&T", &["carrier"], "AT&T"),
    ("Q2 2024", &["bank", "smart"], "Q2"),
    ("\"Q2 2024\"", &["bank"], "Q2 2024"),
    ("zurich", &["bank"], "Zürich"),
    ("智能手机", &["shanghai"], "智能手机"),
    ("\"market share\"", &["tracker"], "market share"),
    ("xiaomi europe", &["tracker"], "Xiaomi"),
    ("says:idc kind:rank", &["tracker"], ""),
    ("x", &["other-tracker", "tracker"], "Xiaomi"),
    ("samsnug", &["other-tracker"], "Samsung"),
    ("martphon", &["smart"], "martphon"),
    ("share>=13% region:europe", &["tracker"], ""),
];

#[test]
fn each_query_finds_its_articles_and_no_others() -> Result<()> {
    let folder = scratch("queries");
    for (name, text) in ARTICLES {
        fs::write(folder.join(format!("{name}.txt")), text)?;
    }
    let page = Page::open_file(page::build(&folder)?, &Look::WIDE, "#v=1&view=read")?;
    for (query, expected, marked) in QUERIES {
        page.visit("#v=1&view=read")?;
        page.run(UNSETTLE)?;
        page.type_into("[data-search]", query)?;
        page.wait_for(SETTLED)?;
        let mut found = page.list(
            "return [...document.querySelectorAll('.article-list__link')].map((link) => new URLSearchParams(link.hash.slice(1)).get('doc'))",
        )?;
        found.sort();
        assert_eq!(found, expected, "{query}");
        let hits = page
            .list("return [...document.querySelectorAll('.article-list__link .hit')].map((hit) => hit.textContent)")?;
        assert!(marked.is_empty() || hits.concat().contains(marked), "{query} marks {hits:?}");
        let said = page.text(".search-box__count")?;
        assert!(said.contains(&format!("in {} article", expected.len())), "{query}: {said}");
    }
    assert_eq!(page.console()?, Vec::<String>::new());
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

/// The rows of results and facets, and the article that is open.
const SHOWN: &str = "return [...document.querySelectorAll('.article-list, .facet-panel, article:not([hidden]) .article__title')]
  .map((part) => part.textContent + [...part.querySelectorAll('a, [data-none], [aria-selected=true]')].map((row) => row.hash ?? row.dataset.value)).join(' ')";

#[test]
fn rows_kept_from_key_to_key_say_what_a_page_just_opened_says() -> Result<()> {
    for look in [Look::WIDE, Look { width: 1440, height: 900, ..Look::WIDE }] {
        let page = Page::open(&look, "#v=1&view=read")?;
        for query in ["spain", "xiaomi europe", "13.1%", "xyzzyx", "x", ""] {
            page.run(UNSETTLE)?;
            page.run(&format!("const field = document.querySelector('[data-search]'); field.value = {query:?}; field.dispatchEvent(new Event('input', {{ bubbles: true }}))"))?;
            page.wait_for(SETTLED)?;
            let kept = page.run(SHOWN)?;
            assert!(
                kept.as_str()
                    .is_some_and(|kept| kept.contains("article") && kept.contains("view=read") != (query == "xyzzyx")),
                "{kept}"
            );
            let address = page.run("return location.hash")?;
            let fresh = Page::open(&look, address.as_str().unwrap_or_default())?;
            fresh.wait_for("document.querySelector('article:not([hidden]), .empty')")?;
            assert_eq!(kept, fresh.run(SHOWN)?, "{query}");
            assert_eq!(address.as_str().unwrap_or_default().contains("q="), !query.is_empty(), "{address}");
        }
        page.back()?;
        page.wait_for("document.querySelector('[data-search]').value !== ''")?;
    }
    Ok(())
}

#[test]
fn an_article_without_a_headline_goes_by_its_first_words() -> Result<()> {
    let folder = scratch("untitled");
    fs::write(
        folder.join("notes_2021.txt"),
        "Samsung shipped 75 million phones in the third quarter of 2021. Apple was second with 15 percent.\n",
    )?;
    fs::write(
        folder.join("other.txt"),
        "Kettles\n\nAcme sold 3 million kettles in 2020, and had a market share of 12 percent in Spain.\n",
    )?;
    let page = Page::open_file(page::build(&folder)?, &Look::WIDE, "#v=1&view=claims")?;
    let facet = page.text("[data-facet=article]")?;
    assert!(facet.contains("Samsung shipped 75 million") && !facet.contains("notes_2021"), "{facet}");
    page.go("#v=1&view=read&doc=notes_2021")?;
    let head = page.text("[data-host] .article[data-doc=notes_2021] .article__head")?;
    assert!(head.contains("Without a headline") && head.contains("notes_2021"), "the file is named once: {head}");
    Ok(())
}

/// On a phone a row is a card four times as high: the length of the whole follows from the rows that stand there.
#[test]
fn a_long_table_on_a_phone_is_as_long_as_its_rows() -> Result<()> {
    let folder = scratch("long-table");
    let quarters = (2000..2025).flat_map(|year| (1..=4).map(move |quarter| format!("Q{quarter} {year}")));
    let line = |when: String| {
        let held = |who: &str| format!("{who} held 12.5% of the global smartphone market in {when}. ");
        [held("Samsung"), held("Apple"), held("Xiaomi")].concat()
    };
    fs::write(folder.join("a.txt"), format!("Smartphones\n\n{}\n", quarters.map(line).collect::<String>()))?;
    let page = Page::open_file(page::build(&folder)?, &Look::NARROW, "#v=1&view=claims")?;
    page.wait_for(
        "(() => {
          const frame = document.querySelector('[data-table]');
          const rows = [...frame.querySelectorAll('.claim-table__row')];
          const high = rows.reduce((sum, row) => sum + row.getBoundingClientRect().height, 0) / rows.length;
          return rows.length < 200 && Math.abs(frame.scrollHeight / high / 300 - 1) < 0.1;
        })()",
    )?;
    page.wait_for(
        "(() => {
          const frame = document.querySelector('[data-table]');
          frame.scrollTop = frame.scrollHeight;
          const last = [...frame.querySelectorAll('.claim-table__row')].at(-1);
          return last.textContent.includes('Q4 2024') && last.getBoundingClientRect().top < frame.getBoundingClientRect().bottom;
        })()",
    )
}
