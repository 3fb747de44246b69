//! What is drawn: told apart without colour, said in words, and joined only where something is known between two points.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use factfolio_tests::browser::{Look, Result};
use factfolio_tests::page::{self, Page};
use serde_json::{Value, json};

use crate::file::scratch;

/// One statement of each kind about one market, region and quarter.
const SHAPES: &str = "Smartphones in the third quarter of 2020\n\n\
    Samsung held 22.7% of the global smartphone market in Q3 2020. \
    Huawei held more than 14% of the global smartphone market in Q3 2020. \
    Xiaomi held about 13% of the global smartphone market in Q3 2020. \
    Oppo held at most 9% of the global smartphone market in Q3 2020. \
    Vivo held between 8 and 9 percent of the global smartphone market in Q3 2020. \
    Apple ranked fourth in the global smartphone market in Q3 2020. \
    Vivo aims for a share of 20% of the global smartphone market by 2023.\n";

/// A company quarter by quarter, with a quarter missing, two that are not exact and one from another source.
const QUARTERS: &str = "Xiaomi in India\n\n\
    According to IDC, Xiaomi held 10% of the Indian smartphone market in Q1 2020. \
    According to IDC, Xiaomi held 11% of the Indian smartphone market in Q2 2020. \
    According to IDC, Xiaomi held 12% of the Indian smartphone market in Q4 2020. \
    According to IDC, Xiaomi held about 13% of the Indian smartphone market in Q1 2021. \
    According to IDC, Xiaomi held 14% of the Indian smartphone market in Q2 2021. \
    According to IDC, Xiaomi held more than 15% of the Indian smartphone market in Q3 2021. \
    According to Counterpoint, Xiaomi held 16% of the Indian smartphone market in Q4 2021. \
    According to IDC, Xiaomi held 17% of the Indian smartphone market in Q1 2022. \
    According to IDC, Xiaomi held 18% of the Indian smartphone market in Q2 2022. \
    Xiaomi aims for a share of 20% of the Indian smartphone market by Q3 2022.\n";

/// A page of one article.
fn page_of(name: &str, text: &str, look: &Look, state: &str) -> Result<Page> {
    let folder = scratch(name);
    fs::write(folder.join("a.txt"), text)?;
    Page::open_file(page::build(&folder)?, look, state)
}

/// For each value on screen its kind, and the mark beside it as geometry: no colours, no places, but whether it is filled
/// with nothing, with stripes or with ink.
const MARKS: &str = "
    const ink = (mark) => {
      const fill = getComputedStyle(mark).fill;
      return fill === 'none' ? 'hollow' : fill.startsWith('url') ? 'striped' : 'filled';
    };
    const shape = (mark) => [mark.tagName, mark.getAttribute('d') ?? '', mark.getAttribute('r') ?? '', ink(mark)].join(' ');
    return [...document.querySelectorAll('.intervals__row')].filter((row) => row.querySelector('.mark')).map((row) => [
      [...row.querySelectorAll('.value')].map((value) => value.dataset.shape).filter((kind) => kind !== 'rank').join('+'),
      [...row.querySelectorAll('.track .mark')].map(shape).join(' & '),
    ].join('|'))";

#[test]
fn each_kind_of_statement_has_a_shape_of_its_own() -> Result<()> {
    let page = page_of("shapes", SHAPES, &Look::WIDE, "#v=1&view=compare")?;
    let mut shapes: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for line in page.list(MARKS)? {
        let (kind, shape) = line.split_once('|').unwrap_or_default();
        shapes.entry(kind.to_owned()).or_default().insert(shape.to_owned());
    }
    for kind in ["exact", "approx", "atleast", "atmost", "range", "implied", "goal"] {
        assert!(shapes.keys().any(|known| known.split('+').any(|part| part == kind)), "{kind} is drawn: {shapes:#?}");
    }
    let alone: Vec<(&String, &BTreeSet<String>)> = shapes.iter().filter(|(kind, _)| !kind.contains('+')).collect();
    for (kind, shape) in &alone {
        assert_eq!(shape.len(), 1, "{kind} is always drawn the same: {shape:#?}");
        for (other, other_shape) in alone.iter().filter(|(other, _)| other != kind) {
            assert!(shape.is_disjoint(other_shape), "{kind} and {other} look the same: {shape:?}");
        }
    }
    let stripes = page.run(
        "const rows = [...document.querySelectorAll('.intervals__row')];
         const striped = (row) => [...row.querySelectorAll('.track .mark')].filter((mark) => getComputedStyle(mark).fill.startsWith('url')).length;
         const implied = (row) => row.querySelectorAll('.value[data-shape=implied]').length;
         return rows.every((row) => striped(row) === implied(row)) && rows.some((row) => striped(row) > 0)",
    )?;
    assert_eq!(stripes, true, "stripes mean implied, and nothing else is striped");
    Ok(())
}

/// A market whose shares are small beside what their ranks imply.
const SMALL: &str = "Smartphones in the third quarter of 2020\n\n\
    Xiaomi took third place in the global smartphone market in Q3 2020, with a share of 13.1%. \
    Xiaomi surpassed Apple in the global smartphone market in Q3 2020.\n";

#[test]
fn what_is_implied_does_not_press_the_stated_together() -> Result<()> {
    let page = page_of("reach", SMALL, &Look::WIDE, "#v=1&view=compare")?;
    let ticks = page.list(
        "return [...document.querySelectorAll('.axis__tick')].map((tick) => String(parseFloat(tick.textContent)))",
    )?;
    let last: f64 = ticks.last().and_then(|tick| tick.parse().ok()).unwrap_or_default();
    assert!((13.1..30.0).contains(&last), "{ticks:?}");
    let beyond = page.run(
        "return [...document.querySelectorAll('.intervals__row')].map((row) => [row.querySelectorAll('.track__beyond').length, row.innerText.includes('73.9')])",
    )?;
    let rows = beyond.as_array().cloned().unwrap_or_default();
    assert!(rows.contains(&json!([1, true])) && rows.contains(&json!([0, false])), "{rows:?}");
    Ok(())
}

/// The contrast of every mark and grid-independent drawing against the page, told as `kind ratio` where it is below 3.
const FAINT: &str = "
    const paint = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
    const light = (colour) => {
      paint.clearRect(0, 0, 1, 1); paint.fillStyle = colour; paint.fillRect(0, 0, 1, 1);
      const part = (value) => (value /= 255) <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
      const [r, g, b] = [...paint.getImageData(0, 0, 1, 1).data].map(part);
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const ratio = (a, b) => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    const paper = light(getComputedStyle(document.documentElement).backgroundColor);
    const faint = [];
    for (const mark of document.querySelectorAll('.track .mark, .chart .mark, .chart__join, .ranks__node')) {
      const { fill, stroke } = getComputedStyle(mark);
      const colours = [fill, stroke].filter((colour) => colour !== 'none' && !colour.startsWith('url'));
      const best = Math.max(...colours.map((colour) => ratio(light(colour), paper)));
      if (best < 3) faint.push(`${mark.getAttribute('class')} ${best.toFixed(2)}`);
    }
    return [document.querySelectorAll('.mark').length > 3 ? 'marks' : 'no marks', ...faint]";

#[test]
fn marks_stand_out_in_light_and_dark_and_with_more_contrast() -> Result<()> {
    for look in [Look::WIDE, Look::DARK] {
        let page = page_of("contrast", SHAPES, &look, "#v=1&view=compare")?;
        assert_eq!(page.list(FAINT)?, ["marks"], "{look:?}");
        page.visit("#v=1&view=compare&as=rank")?;
        assert_eq!(page.list(FAINT)?.len(), 1, "{look:?}");
        page.prefer("prefers-contrast", "more")?;
        page.visit("#v=1&view=compare")?;
        assert_eq!(page.list(FAINT)?, ["marks"], "{look:?}, more contrast");
        assert_eq!(page.violations()?, Vec::<String>::new(), "{look:?}, more contrast");
    }
    Ok(())
}

/// The lines of a chart as `from – to`, in the names of the periods below their ends.
const JOINS: &str = "
    const chart = document.querySelector('.chart');
    const names = new Map([...chart.querySelectorAll('.axis__tick:not(.axis__tick--left)')].map((tick) => [tick.getAttribute('x'), tick.textContent]));
    return [...chart.querySelectorAll('.chart__join')].map((line) =>
      `${names.get(line.getAttribute('x1'))} – ${names.get(line.getAttribute('x2'))}${'skips' in line.dataset ? ' (dotted)' : ''}`)";

#[test]
fn only_exact_neighbours_of_one_source_are_joined() -> Result<()> {
    let page = page_of("joins", QUARTERS, &Look::WIDE, "#v=1&view=compare&as=time")?;
    let periods = page.list("return [...document.querySelectorAll('.chart .axis__tick:not(.axis__tick--left)')].map((tick) => tick.textContent)")?;
    assert_eq!(periods.len(), 9, "a quarter nobody speaks of has no place: {periods:?}");
    let plain = |text: &String| text.replace(['\u{a0}', '\u{202f}'], " ");
    let joins: Vec<String> = page.list(JOINS)?.iter().map(plain).collect();
    assert_eq!(joins, ["Q1 2020 – Q2 2020", "Q1 2022 – Q2 2022"]);
    assert_eq!(page.count(".chart .mark--goal")?, 0, "a goal is never joined to what is so");
    let starts = page.list("return [...document.querySelectorAll('.chart .track__grid[data-zero]')].map((line) => line.getAttribute('y1'))")?;
    assert!(!starts.is_empty(), "the axis starts at 0");
    Ok(())
}

/// The words of the accessibility tree: names and values of all that is not ignored.
fn spoken(page: &Page) -> Result<String> {
    page.devtools("Accessibility.enable", &json!({}))?;
    let tree = page.devtools("Accessibility.getFullAXTree", &json!({}))?;
    let nodes = tree["nodes"].as_array().cloned().unwrap_or_default();
    let heard = |node: &Value| {
        let ignored = node["ignored"].as_bool().unwrap_or(true);
        (!ignored).then(|| node["name"]["value"].as_str().unwrap_or_default().to_owned())
    };
    let words: Vec<String> = nodes.iter().filter_map(heard).collect();
    Ok(words.join("\n").replace(['\u{a0}', '\u{202f}'], " "))
}

#[test]
fn every_drawn_value_is_in_the_accessibility_tree() -> Result<()> {
    let page = Page::open(&Look::WIDE, "#v=1&view=compare")?;
    for drawing in ["interval", "time", "rank", "table", "pairs"] {
        page.visit(&format!("#v=1&view=compare&as={drawing}"))?;
        // The drawings go: what is said in words must be all there is.
        page.run("document.querySelectorAll('.compare svg').forEach((drawing) => drawing.remove())")?;
        let spoken = spoken(&page)?;
        let values =
            page.list("return [...document.querySelectorAll('.compare .value')].map((value) => value.innerText)")?;
        assert!(!values.is_empty(), "{drawing} has values");
        for value in values {
            let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(spoken.contains(&value), "{drawing}: {value} is not in the tree:\n{spoken:.2000}");
        }
        page.visit("#v=1&view=claims")?;
    }
    Ok(())
}

#[test]
fn every_claim_that_a_chart_draws_is_spoken_with_its_value() -> Result<()> {
    let corpus = page::corpus()?;
    let page = Page::open(&Look::WIDE, "#v=1&view=claims")?;
    let spoken = spoken(&page)?;
    for claim in &corpus.claims {
        let value =
            facts::format::claim_value(claim, facts::format::Style::Written).replace(['\u{a0}', '\u{202f}'], " ");
        assert!(spoken.contains(&value), "{value} of {}", claim.subject);
        assert!(spoken.contains(&claim.subject), "{}", claim.subject);
    }
    Ok(())
}

#[test]
fn paper_holds_all_values_and_their_sentences_and_no_controls() -> Result<()> {
    let page = Page::open(&Look::PRINT, "#v=1&view=compare&k=smartphones&where=world&when=2020q3")?;
    let values = page.list(
        "return [...document.querySelectorAll('.compare__panel .value__words')].map((value) => value.textContent)",
    )?;
    let quotes = page.text(".evidence")?;
    let sheet = page.text("body")?;
    assert!(values.len() > 3 && quotes.contains("13.1%"), "{values:?} {quotes}");
    for value in values {
        let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(sheet.contains(&value), "{value} is printed");
    }
    let corpus = page::corpus()?;
    for document in &corpus.documents {
        page.go(&format!("#v=1&view=read&doc={}", document.name))?;
        let sheet = page.text("article:not([hidden])")?;
        let claims: Vec<_> =
            corpus.claims.iter().filter(|claim| corpus.documents[claim.doc.index()].name == document.name).collect();
        let printed = page.count("article:not([hidden]) .endnotes li")?;
        assert_eq!(printed as usize, claims.len(), "{}", document.name);
        for claim in claims {
            let quote = claim.statement().of(&document.text).split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(sheet.contains(&quote), "{quote} is printed");
        }
    }
    let controls = page.list(
        "return [...document.querySelectorAll('input, select, .masthead, .facet-panel, .tabs, .pickers, .export, .document__bar')].filter((control) => control.checkVisibility()).map((control) => control.className)",
    )?;
    assert_eq!(controls, Vec::<String>::new(), "controls are not printed");
    let pdf = page.pdf()?;
    assert!(pdf.starts_with(b"%PDF") && pdf.len() > 20_000, "{} bytes of PDF", pdf.len());
    Ok(())
}
