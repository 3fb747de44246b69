//! What a reader takes away, opened again: files as the browser saves them, and what is put on the clipboard.

use std::collections::BTreeSet;
use std::fs;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use factfolio_tests::browser::{Look, Result};
use factfolio_tests::page::{self, Page};
use facts::format::jsonl;
use serde_json::{Value, json};

use crate::file::scratch;

const WORLD: &str = "#v=1&view=compare&k=smartphones&where=world&when=2020q3";

/// Presses a button under "take away" and gives the file it saves.
fn saved(page: &Page, button: &str, file: &str) -> Result<Vec<u8>> {
    let folder = scratch(&file.replace('.', "-"));
    let behaviour = json!({ "behavior": "allow", "downloadPath": folder.display().to_string() });
    page.devtools("Browser.setDownloadBehavior", &behaviour)?;
    page.run(&format!(
        "[...document.querySelectorAll('.export button')].find((button) => button.textContent === '{button}').click()"
    ))?;
    let path = folder.join(file);
    page.wait_until(&format!("{file} to be saved"), || Ok(path.is_file() && fs::metadata(&path)?.len() > 0))?;
    Ok(fs::read(&path)?)
}

fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).expect("what is saved is UTF-8")
}

/// The fields of a CSV file, line by line, as a spreadsheet reads them.
fn csv(text: &str) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut field, mut quoted) = (Vec::new(), Vec::new(), String::new(), false);
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match (letter, quoted) {
            ('"', true) if letters.peek() == Some(&'"') => field.extend(letters.next()),
            ('"', _) => quoted = !quoted,
            (',', false) => row.push(std::mem::take(&mut field)),
            ('\n', false) => {
                row.push(std::mem::take(&mut field));
                rows.push(std::mem::take(&mut row));
            }
            ('\r', false) => {}
            (letter, _) => field.push(letter),
        }
    }
    assert!(!quoted && field.is_empty() && row.is_empty(), "the file ends with a line");
    rows
}

/// The field of a column.
fn field<'a>(head: &[String], row: &'a [String], name: &str) -> &'a str {
    let at = head.iter().position(|column| column == name).unwrap_or_else(|| panic!("there is a column {name}"));
    &row[at]
}

/// `Xiaomi exact` for every value on screen, in its order.
fn drawn(page: &Page) -> Result<Vec<String>> {
    page.list(
        "return [...document.querySelectorAll('.intervals__row')].flatMap((row) => {
           const name = row.querySelector('.intervals__name > span:not(.rank)').textContent;
           return [...row.querySelectorAll('.value')].map((value) => `${name} ${value.dataset.shape}`);
         })",
    )
}

#[test]
fn the_comparison_comes_back_from_csv_and_json() -> Result<()> {
    let page = Page::open(&Look::WIDE, WORLD)?;
    let rows = csv(&text(saved(&page, "CSV", "comparison.csv")?));
    let (head, rows) = rows.split_first().expect("there is a head");
    assert!(rows.iter().all(|row| row.len() == head.len()), "{rows:#?}");
    let said: BTreeSet<String> =
        rows.iter().map(|row| format!("{} {}", field(head, row, "vendor"), field(head, row, "kind"))).collect();
    // A goal stands under its vendor and is named as a goal.
    let seen: BTreeSet<String> = drawn(&page)?.into_iter().filter(|line| !line.starts_with("Goal ")).collect();
    assert!(seen.is_subset(&said) && seen.len() > 3, "drawn {seen:#?}, saved {said:#?}");

    let exact = rows.iter().find(|row| field(head, row, "vendor") == "Xiaomi" && field(head, row, "kind") == "exact");
    let exact = exact.expect("Xiaomi's share is in the file");
    assert_eq!(field(head, exact, "value"), "13.1");
    assert!(field(head, exact, "quote").contains("13.1%"), "{exact:?}");

    let parsed: Value = serde_json::from_str(&text(saved(&page, "JSON", "comparison.json")?)).expect("it is JSON");
    let again: Vec<Vec<String>> = parsed
        .as_array()
        .expect("an array")
        .iter()
        .map(|line| head.iter().map(|name| line[name].as_str().unwrap_or_default().to_owned()).collect())
        .collect();
    assert_eq!(again, rows, "JSON says what CSV says");

    // Each line's address leads to its sentence.
    let state = field(head, exact, "url").split_once('#').expect("the address has a state").1.to_owned();
    page.go(&format!("#{state}"))?;
    page.wait_for("document.activeElement.matches('.claim-marker')")?;
    let place = page.run("return document.activeElement.closest('.block').textContent")?;
    assert!(place.as_str().unwrap_or_default().contains("13.1%"), "{place}");
    Ok(())
}

#[test]
fn the_claims_come_back_from_csv_and_json_lines() -> Result<()> {
    let corpus = page::corpus()?;
    let page = Page::open(&Look::WIDE, "#v=1&view=claims")?;
    let lines = |text: &str| text.lines().map(str::to_owned).collect::<BTreeSet<_>>();
    let records = text(saved(&page, "JSON", "claims.jsonl")?);
    assert_eq!(lines(&records), lines(&jsonl(&corpus)), "as the command writes them");
    assert!(records.lines().all(|line| serde_json::from_str::<facts::format::record::Record>(line).is_ok()));

    let rows = csv(&text(saved(&page, "CSV", "claims.csv")?));
    assert_eq!(rows, csv(&facts::format::csv(&corpus)), "as the command writes them");

    // What is filtered out is not taken away.
    page.go("#v=1&view=claims&kind=rank")?;
    let ranks = page.count(".claim-table__row")?;
    assert_eq!(text(saved(&page, "JSON", "claims.jsonl")?).lines().count() as u64, ranks);
    assert!((ranks as usize) < corpus.claims.len());
    Ok(())
}

#[test]
fn the_figure_comes_back_as_svg_and_png() -> Result<()> {
    let page = Page::open(&Look::WIDE, WORLD)?;
    let rows = drawn(&page)?;
    let svg = saved(&page, "SVG", "comparison.svg")?;
    let png = saved(&page, "PNG", "comparison.png")?;
    let names: BTreeSet<&str> = rows.iter().filter_map(|row| row.rsplit_once(' ')).map(|(name, _)| name).collect();

    let figure = page.run(&format!(
        "const file = new DOMParser().parseFromString({}, 'image/svg+xml');
         return {{
           broken: file.querySelector('parsererror')?.textContent ?? '',
           title: file.querySelector('title')?.textContent ?? '', desc: file.querySelector('desc')?.textContent ?? '',
           link: file.querySelector('metadata')?.textContent ?? '',
           texts: [...file.querySelectorAll('text')].map((text) => text.textContent).join('|'),
           elbows: file.querySelectorAll('.elbow').length, goals: file.querySelectorAll('.goal').length,
         }}",
        json!(text(svg))
    ))?;
    let part = |name: &str| figure[name].as_str().unwrap_or_default().to_owned();
    assert_eq!(part("broken"), "");
    assert!(!part("title").is_empty() && part("desc").contains("Xiaomi"), "{figure}");
    assert!(part("link").contains("#v=1&view=compare"), "{figure}");
    for name in names.into_iter().filter(|name| *name != "Goal") {
        assert!(part("texts").contains(name), "{name} is in the figure: {figure}");
    }

    assert_eq!(figure["elbows"].as_u64(), Some(page.count(".elbow")?), "orders as on screen: {figure}");
    assert!(figure["elbows"].as_u64() > Some(0), "{figure}");

    page.go("#v=1&view=compare&k=smartphones&where=europe")?;
    page.wait_for("document.querySelector('.intervals__diamond')")?;
    let svg = text(saved(&page, "SVG", "comparison.svg")?);
    let goals = svg.matches("class=\"goal\"").count() as u64;
    assert_eq!(goals, page.count(".intervals__diamond")?, "goals as on screen: {svg}");

    let colours = page.run_async(&format!(
        "const image = new Image();
         image.onerror = () => done('no picture');
         image.onload = () => {{
           const canvas = document.createElement('canvas');
           [canvas.width, canvas.height] = [image.width, image.height];
           const paint = canvas.getContext('2d');
           paint.drawImage(image, 0, 0);
           const dots = new Uint32Array(paint.getImageData(0, 0, image.width, image.height).data.buffer);
           done({{ wide: image.width, colours: new Set(dots).size }});
         }};
         image.src = 'data:image/png;base64,{}';",
        BASE64_STANDARD.encode(png)
    ))?;
    assert_eq!(colours["wide"], 1920, "twice as fine as on screen: {colours}");
    assert!(colours["colours"].as_u64() > Some(10), "it is not blank: {colours}");
    Ok(())
}

/// What was put on the clipboard last.
fn copied(page: &Page, button: &str) -> Result<String> {
    page.run(&format!(
        "navigator.clipboard.writeText = (text) => {{ window.copied = text; return Promise.resolve(); }};
         window.copied = undefined;
         [...document.querySelectorAll('button')].find((known) => known.textContent === '{button}' && known.checkVisibility()).click()"
    ))?;
    page.wait_for("window.copied !== undefined")?;
    Ok(page.run("return window.copied")?.as_str().unwrap_or_default().to_owned())
}

#[test]
fn copied_links_and_citations_lead_back() -> Result<()> {
    let page = Page::open(&Look::WIDE, WORLD)?;
    let table = copied(&page, "Copy as Markdown table")?;
    let widths: BTreeSet<usize> = table.trim().lines().map(|line| line.matches('|').count()).collect();
    assert!(widths.len() == 1 && table.contains("| Xiaomi |") && table.contains("13.1"), "{table}");

    let link = copied(&page, "Copy link")?;
    assert_eq!(link, page.run("return location.href")?.as_str().unwrap_or_default());
    page.click(".value[data-shape=exact]")?;
    page.wait_for("document.querySelector('.claim-card .quote__claim')")?;
    let quote = page.text(".claim-card .quote__claim")?;
    page.run("document.querySelector('.claim-card__cite').open = true")?;
    let plain = copied(&page, "Plain text")?;
    assert!(plain.starts_with(&format!("“{quote}” — ")), "{plain}");
    assert!(copied(&page, "Markdown")?.starts_with(&format!("> {quote}")));
    assert!(copied(&page, "BibTeX")?.starts_with("@misc{"));
    let annotation: Value = serde_json::from_str(&copied(&page, "Annotation")?).expect("an annotation is JSON");
    assert_eq!(annotation["target"]["selector"][1]["exact"], quote.as_str());
    Ok(())
}
