//! Every claim that people read in the five articles can be reached: by search, by facet, in the text, in the table, and in
//! the comparison where it can be compared.
//!
//! How many of them the core finds is told by `cargo xtask score`; here they are looked for in the page.

use std::collections::{BTreeMap, BTreeSet};

use factfolio_tests::browser::{Look, Result};
use factfolio_tests::page::{self, Page};
use factfolio_tests::project;
use facts::claim::Property;
use facts::corpus::Corpus;
use facts::format::jsonl;
use facts::format::record::{EvidenceRecord, Record};

/// A gold claim as the page has it.
struct Known {
    /// Its number in the page.
    id: usize,
    /// What people read.
    gold: Record,
    /// The text of the article.
    text: String,
}

impl Known {
    fn name(&self) -> String {
        format!("claim {} ({} of {}: {})", self.id, self.gold.property.key(), self.gold.subject, self.quote())
    }

    /// The words people marked.
    fn quote(&self) -> &str {
        let evidence = self.gold.evidence[0];
        &self.text[evidence.start as usize..evidence.end as usize]
    }
}

fn records(lines: &str) -> Vec<Record> {
    lines.lines().map(|line| serde_json::from_str(line).expect("a record a line")).collect()
}

/// Bytes that two spans share.
fn shared(a: EvidenceRecord, b: EvidenceRecord) -> u32 {
    a.end.min(b.end).saturating_sub(a.start.max(b.start))
}

/// The gold claims with the claims of the page that are meant by them.
fn known(corpus: &Corpus) -> Vec<Known> {
    let gold = records(&project::read("corpus/gold.jsonl"));
    let ours = records(&jsonl(corpus));
    let count = gold.len();
    let mut taken = BTreeSet::new();
    let mut known = Vec::new();
    for gold in gold {
        let same = |our: &Record| {
            (&our.doc, our.property, &our.subject, &our.value) == (&gold.doc, gold.property, &gold.subject, &gold.value)
                && shared(our.evidence[0], gold.evidence[0]) > 0
        };
        let Some(id) = (0..ours.len()).find(|id| !taken.contains(id) && same(&ours[*id])) else { continue };
        taken.insert(id);
        let text = corpus.documents.iter().find(|document| document.name == gold.doc).map(|found| found.text.clone());
        known.push(Known { id, gold, text: text.unwrap_or_default() });
    }
    println!("{} of {count} gold claims are in the page", known.len());
    assert!(known.len() * 20 >= count * 19, "only {} of {count} gold claims are in the page", known.len());
    known
}

/// The claims in the table, by number.
fn rows(page: &Page) -> Result<BTreeSet<usize>> {
    let rows = page.list("return [...document.querySelectorAll('.claim-table__row')].map((row) => row.dataset.row)")?;
    Ok(rows.iter().filter_map(|row| row.parse().ok()).collect())
}

/// The first words of the evidence, without signs that mean something in a query.
fn typed(quote: &str) -> String {
    let words: Vec<&str> = quote.split_whitespace().take(6).collect();
    words.join(" ").replace(['"', '“', '”', ':', '<', '>', '='], " ").replace(" -", " ")
}

#[test]
fn every_claim_is_found_by_its_words_and_highlighted() -> Result<()> {
    let page = Page::open(&Look::WIDE, "#v=1&view=claims")?;
    for known in known(&page::corpus()?) {
        page.run("document.querySelector('[data-search]').value = ''")?;
        page.type_into("[data-search]", &typed(known.quote()))?;
        page.run_async("requestAnimationFrame(() => requestAnimationFrame(() => done(null)))")?;
        let found = rows(&page)?;
        assert!(found.contains(&known.id), "{} is not among {found:?}", known.name());
        page.visit("#v=1&view=claims")?;
    }
    Ok(())
}

#[test]
fn every_claim_is_reached_by_its_facets() -> Result<()> {
    let page = Page::open(&Look::WIDE, "#v=1&view=claims")?;
    let mut by_facet: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    page.run("document.querySelector('.facet-panel__toggle').click()")?;
    page.run("document.querySelectorAll('.facet__more').forEach((more) => more.click())")?;
    let values = page.list(
        "return [...document.querySelectorAll('.facet-panel [role=option]')].map((option) => `${option.closest('[data-facet]').dataset.facet}=${option.dataset.value}`)",
    )?;
    for value in &values {
        page.visit(&format!("#v=1&view=claims&{value}"))?;
        let (facet, _) = value.split_once('=').unwrap_or_default();
        by_facet.entry(facet.to_owned()).or_default().extend(rows(&page)?);
    }
    let corpus = page::corpus()?;
    for known in known(&corpus) {
        let ours = &corpus.claims[known.id];
        let has = [
            ("company", true),
            ("kind", true),
            ("modality", true),
            ("article", true),
            ("region", ours.region.is_some()),
            ("market", ours.market.is_some()),
            ("says", !ours.attribution.is_empty()),
        ];
        for (facet, _) in has.into_iter().filter(|(_, has)| *has) {
            let reached = by_facet.get(facet).is_some_and(|found| found.contains(&known.id));
            assert!(reached, "{} is under no value of {facet}", known.name());
        }
    }
    Ok(())
}

#[test]
fn every_claim_is_marked_in_the_text_where_people_read_it() -> Result<()> {
    let page = Page::open(&Look::WIDE, "#v=1&view=read")?;
    for known in known(&page::corpus()?) {
        page.visit(&format!("#v=1&view=read&doc={}", known.gold.doc))?;
        let marked = page.text_of_all(&format!("article:not([hidden]) mark[data-claims~='{}']", known.id))?;
        let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        let (marked, meant) = (words(&marked), words(known.quote()));
        let common = marked.iter().filter(|word| meant.contains(word)).count();
        let shorter = marked.len().min(meant.len());
        assert!(shorter > 0 && common * 2 > shorter, "{} is marked as {marked:?}", known.name());
    }
    Ok(())
}

#[test]
fn every_claim_is_in_the_table_with_its_evidence() -> Result<()> {
    let page = Page::open(&Look::WIDE, "#v=1&view=claims")?;
    for known in known(&page::corpus()?) {
        page.run(&format!("document.querySelector(\"[data-row='{}'] .claim-table__value\").click()", known.id))?;
        page.wait_for("document.querySelector('.claim-card .quote__claim')")?;
        let shown = page.text(".claim-card .quote__claim")?;
        let marked = page.run(&format!(
            "return [...document.querySelectorAll(\"mark[data-claims~='{}']\")].map((mark) => mark.textContent).join('')",
            known.id
        ))?;
        let plain = |text: &str| text.split_whitespace().collect::<String>();
        assert_eq!(plain(&shown), plain(marked.as_str().unwrap_or_default()), "{}", known.name());
        let row = page.text(&format!("[data-row='{}']", known.id))?;
        assert!(row.contains(&known.gold.subject), "{}: {row}", known.name());
        page.run("document.querySelector('.claim-card__close').click()")?;
        page.wait_for("!document.querySelector('.claim-card .quote__claim')")?;
    }
    Ok(())
}

#[test]
fn every_claim_that_can_be_compared_is_in_the_comparison() -> Result<()> {
    let page = Page::open(&Look::WIDE, "#v=1&view=claims")?;
    let comparable = [Property::MarketShare, Property::Rank, Property::AheadOf];
    let mut compared = 0;
    for known in known(&page::corpus()?) {
        if !comparable.contains(&known.gold.property) {
            continue;
        }
        page.visit("#v=1&view=claims")?;
        page.run(&format!("document.querySelector(\"[data-row='{}'] .claim-table__value\").click()", known.id))?;
        page.wait_for("document.querySelector('.claim-card .quote__claim')")?;
        page.run("[...document.querySelectorAll('.claim-card button')].find((button) => button.textContent === 'Compare this').click()")?;
        page.wait_for("document.querySelector('.compare .value')")?;
        let id = known.id;
        let shown = page.count(&format!(".intervals__row[data-lights~='{id}'] .value"))?;
        assert!(shown > 0, "{} is not drawn: {}", known.name(), page.text(".compare__panel")?);
        compared += 1;
    }
    assert!(compared > 20, "{compared} claims were compared");
    Ok(())
}
