//! What only the whole page or a whole corpus can tell, measured: `measure page PAGE.html CORPUS.json` types every key of a
//! made-up corpus into its built page in a browser, `measure merging` merges very many claims. Each prints one JSON line.
//! Benchmarks, not tests: nothing fails by them. `cargo xtask bench` runs both.

use std::error::Error;
use std::fs;
use std::path::PathBuf;
use std::time::Instant;

use factfolio_tests::browser::{Look, Result as Seen};
use factfolio_tests::crowd;
use factfolio_tests::page::Page;
use serde_json::{Value, json};

/// Keys typed in one call; the driver answers nothing meanwhile.
const BATCH: usize = 60;

/// Types keys into the search box, each at the start of a frame, and tells for each the milliseconds until that frame is
/// painted: search, counts, snippets, what changes in the document, layout and paint, without waiting for a frame.
const TYPE: &str = "
    const field = document.querySelector('[data-search]');
    const times = [];
    const next = (at) => {
      if (at === keys.length) return done(times);
      requestAnimationFrame(() => {
        const start = performance.now();
        field.value = keys[at];
        field.dispatchEvent(new Event('input', { bubbles: true }));
        const painted = new MessageChannel();
        painted.port1.onmessage = () => {
          times.push(performance.now() - start);
          next(at + 1);
        };
        painted.port2.postMessage(null);
      });
    };
    next(0)";

/// Scrolls the table of claims by its own height again and again; tells the milliseconds of each frame.
const SCROLL: &str = "
    const frame = document.querySelector('[data-table]');
    const times = [];
    const next = () => {
      if (times.length === 60) return done(times);
      requestAnimationFrame(() => {
        const start = performance.now();
        frame.scrollTop += frame.clientHeight;
        const painted = new MessageChannel();
        painted.port1.onmessage = () => {
          times.push(performance.now() - start);
          next();
        };
        painted.port2.postMessage(null);
      });
    };
    next()";

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let parts: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let line = match parts.as_slice() {
        ["page", page, corpus] => in_page(PathBuf::from(page), &fs::read_to_string(corpus)?)?,
        ["merging"] => merging(),
        _ => return Err("measure page PAGE.html CORPUS.json | measure merging".into()),
    };
    println!("{line}");
    Ok(())
}

fn in_page(file: PathBuf, corpus: &str) -> Result<Value, Box<dyn Error>> {
    let mut corpus: Value = serde_json::from_str(corpus)?;
    let keys: Vec<String> = serde_json::from_value(corpus["keys"].take())?;
    let articles = corpus["documents"].as_array().map_or(0, Vec::len);
    let page = Page::open_file(file, &Look::WIDE, "#v=1&view=read")?;
    let opened = page.run("return performance.getEntriesByName('factfolio:ready')[0].startTime")?;
    let mut times = typed(&page, &keys)?;
    let found = page.text(".search-box__count")?;
    page.visit("#v=1&view=claims")?;
    page.wait_for("document.querySelector('[data-table]')")?;
    let scrolled = times_of(&page.run_async(SCROLL)?);
    let memory = page.run("return performance.memory ? performance.memory.usedJSHeapSize / 1e6 : null")?;
    times.sort_by(f64::total_cmp);
    let part = |times: &[f64], share: f64| times[((times.len() - 1) as f64 * share) as usize];
    Ok(json!({
        "engine": "factfolio, whole page", "articles": articles, "p50": part(&times, 0.5), "p90": part(&times, 0.9),
        "p99": part(&times, 0.99), "max": part(&times, 1.0), "open_ms": opened, "last": found, "heap_mb": memory,
        "scroll_max": scrolled.iter().copied().fold(0.0, f64::max),
    }))
}

/// Milliseconds from each keystroke to its paint: the better of two rounds, so that what else the machine does counts less.
fn typed(page: &Page, keys: &[String]) -> Seen<Vec<f64>> {
    let mut best = vec![f64::INFINITY; keys.len()];
    for round in 0..2 {
        for (batch, start) in keys.chunks(BATCH).zip((0..).step_by(BATCH)) {
            let answer = page.run_async(&format!("const keys = {};{TYPE}", json!(batch)))?;
            for (at, time) in times_of(&answer).into_iter().enumerate() {
                best[start + at] = best[start + at].min(time);
            }
            eprint!("\r    typing into the page, round {}: {} of {} keys", round + 1, start + batch.len(), keys.len());
        }
    }
    eprintln!();
    Ok(best)
}

fn times_of(answer: &Value) -> Vec<f64> {
    answer.as_array().into_iter().flatten().filter_map(Value::as_f64).collect()
}

/// Seconds to merge a quarter of the claims and all of them: four times the claims should take about four times as long.
fn merging() -> Value {
    let time = |count: usize| {
        let mut corpus = crowd::claims(count);
        let start = Instant::now();
        corpus.merge();
        start.elapsed().as_secs_f64()
    };
    // The best of three: other work on the machine only ever makes it slower.
    let best = |count: usize| (0..3).map(|_| time(count)).fold(f64::MAX, f64::min);
    json!({ "claims": 100_000, "seconds": best(100_000), "seconds_of_a_quarter": best(25_000) })
}
