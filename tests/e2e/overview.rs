//! The first view: what matters most comes first, and a corpus that says little is no broken page.

use std::fs;

use factfolio_tests::browser::{Look, Result};
use factfolio_tests::page::{self, Page};

use crate::file::scratch;

#[test]
fn what_several_articles_tell_comes_first_among_the_figures() -> Result<()> {
    let folder = scratch("figures");
    let told = "Xiaomi shipped 9 million smartphones in India in 2020.";
    let more = "Xiaomi had a revenue of $4 billion in 2020.";
    fs::write(folder.join("a.txt"), format!("Phones of the year\n\n{told} {more}\n"))?;
    let own = "Samsung shipped 70 million tablets in 2019. Apple had a revenue of $270 billion in 2021. Oppo employs 40,000 people.";
    let other =
        format!("A look at the makers of phones\n\nMost of them grew. {told} Others fell behind, we hear. {own}\n");
    fs::write(folder.join("b.txt"), other)?;
    let page = Page::open_file(page::build(&folder)?, &Look::WIDE, "")?;
    let figures = page.list("return [...document.querySelectorAll('.figures__item')].map((item) => item.innerText)")?;
    assert!(figures.len() > 2 && figures[0].contains("9 million"), "{figures:?}");
    assert!(figures[0].contains("shipments in India, 2020"), "where it is so stands beside it: {figures:?}");
    Ok(())
}

#[test]
fn a_corpus_without_claims_says_so_in_every_view() -> Result<()> {
    let folder = scratch("silent");
    fs::write(
        folder.join("walk.txt"),
        "A walk in the park\n\nThe park was quiet on Sunday. People sat on benches and fed the ducks, and it rained later.\n",
    )?;
    let page = Page::open_file(page::build(&folder)?, &Look::WIDE, "")?;
    for view in ["", "read", "claims", "compare", "goals", "about"] {
        page.go(&format!("#v=1&view={view}"))?;
        let shown = page.text("[data-main]")?;
        assert!(shown.contains("No claim was found") == !matches!(view, "read" | "goals" | "about"), "{view}: {shown}");
        assert_eq!(page.console()?, Vec::<String>::new(), "{view}");
        assert_eq!(page.violations()?, Vec::<String>::new(), "{view}");
    }
    Ok(())
}
