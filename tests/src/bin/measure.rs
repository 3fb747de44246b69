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

/// A window in which the facets stand beside the results; in a narrower one they are folded until asked for.
const FACETS: Look = Look { width: 1440, height: 900, ..Look::WIDE };

/// Types keys into the search box, each at the start of a frame, and tells for each the milliseconds until the page's own
/// program has done what it does, and until the frame is painted: search, counts, passages, what changes in the document,
/// layout and paint. It never waits for a frame within a time, nor for the typing to pause.
const TYPE: &str = "
    const field = document.querySelector('[data-search]');
    const times = [];
    const next = (at) => {
      if (at === keys.length) return done(times);
      let start, program;
      requestAnimationFrame(() => {
        start = performance.now();
        field.value = keys[at];
        field.dispatchEvent(new Event('input', { bubbles: true }));
        const painted = new MessageChannel();
        painted.port1.onmessage = () => {
          times.push(program, performance.now() - start);
          next(at + 1);
        };
        painted.port2.postMessage(null);
      });
      // The second call of a frame comes after all that the first one set going.
      requestAnimationFrame(() => { program = performance.now() - start; });
    };
    next(0)";

/// `frames(count, change, end)`: makes a change at the start of each of `count` frames, then tells the milliseconds until each
/// was painted.
const FRAMES: &str = "
    const frames = (count, change, end) => {
      const times = [];
      const next = () => {
        if (times.length === count) {
          end();
          return done(times);
        }
        requestAnimationFrame(() => {
          const start = performance.now();
          change(times.length);
          const painted = new MessageChannel();
          painted.port1.onmessage = () => {
            times.push(performance.now() - start);
            next();
          };
          painted.port2.postMessage(null);
        });
      };
      next();
    };";

/// What any page pays for a key: the letter in the search box and one number change, and nothing else.
const LEAST: &str = "
    const field = document.querySelector('[data-search]');
    const number = document.querySelector('.article-list__head').firstChild;
    const before = number.data;
    frames(
      120,
      (at) => {
        field.value = 'typed'.slice(0, 1 + at % 5);
        number.data = `${at} articles`;
      },
      () => {
        field.value = '';
        number.data = before;
      },
    )";

/// A page with nothing but a search box and a number: below what its frames take no page can go.
const EMPTY: &str =
    "document.body.innerHTML = '<input type=search data-search><p class=article-list__head>0 articles</p>'";

/// Types a key and lets the typing pause; tells for each the longest the page was busy in one go within the next half second:
/// the address, the links, the open article and its hits, and their paint.
const PAUSE: &str = "
    const field = document.querySelector('[data-search]');
    const times = [];
    const next = (at) => {
      if (at === keys.length) return done(times);
      field.value = keys[at];
      field.dispatchEvent(new Event('input', { bubbles: true }));
      setTimeout(() => {
        const tick = new MessageChannel();
        let last = performance.now(), longest = 0;
        const end = last + 500;
        tick.port1.onmessage = () => {
          const now = performance.now();
          longest = Math.max(longest, now - last);
          last = now;
          if (now < end) return tick.port2.postMessage(null);
          times.push(longest);
          next(at + 1);
        };
        tick.port2.postMessage(null);
      }, 60);
    };
    next(0)";

/// Scrolls the table of claims by its own height again and again.
const SCROLL: &str = "
    const frame = document.querySelector('[data-table]');
    frames(60, () => { frame.scrollTop += frame.clientHeight; }, () => {})";

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
    let page = Page::open_file(file, &FACETS, "#v=1&view=read")?;
    let opened = page.run("return performance.getEntriesByName('factfolio:ready')[0].startTime")?;
    let arrived = page.run("return performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd")?;
    let (program, times) = typed(&page, &keys)?;
    let found = page.text(".search-box__count")?;
    page.look(&Look::WIDE)?;
    let (_, folded) = typed(&page, &keys)?;
    page.look(&FACETS)?;
    let least = sorted(times_of(&page.run_async(&format!("{FRAMES}{LEAST}"))?));
    let words: Vec<&String> = keys.iter().skip(7).step_by(40).take(16).collect();
    let paused = sorted(times_of(&page.run_async(&format!("const keys = {};{PAUSE}", json!(words)))?));
    page.visit("#v=1&view=claims")?;
    page.wait_for("document.querySelector('[data-table]')")?;
    let scrolled = sorted(times_of(&page.run_async(&format!("{FRAMES}{SCROLL}"))?));
    let memory = page.run("return performance.memory ? performance.memory.usedJSHeapSize / 1e6 : null")?;
    page.open("about:blank")?;
    page.run(EMPTY)?;
    let floor = sorted(times_of(&page.run_async(&format!("{FRAMES}{LEAST}"))?));
    Ok(json!({
        "engine": "factfolio, whole page", "articles": articles, "p50": part(&times, 0.5), "p90": part(&times, 0.9),
        "p99": part(&times, 0.99), "max": part(&times, 1.0), "program_p50": part(&program, 0.5),
        "program_p99": part(&program, 0.99), "folded_p50": part(&folded, 0.5), "folded_p99": part(&folded, 0.99),
        "least_p50": part(&least, 0.5), "least_p99": part(&least, 0.99), "floor_p50": part(&floor, 0.5),
        "floor_p99": part(&floor, 0.99), "paused_p50": part(&paused, 0.5),
        "paused_max": part(&paused, 1.0), "open_ms": opened, "arrived_ms": arrived, "last": found, "heap_mb": memory,
        "scroll_max": part(&scrolled, 1.0),
    }))
}

/// The time that this share of sorted times does not go beyond.
fn part(times: &[f64], share: f64) -> f64 {
    times.get((times.len().saturating_sub(1) as f64 * share) as usize).copied().unwrap_or(f64::NAN)
}

fn sorted(mut times: Vec<f64>) -> Vec<f64> {
    times.sort_by(f64::total_cmp);
    times
}

/// Milliseconds from each keystroke to the end of the page's own program and to its paint, each sorted: the better of two
/// rounds, so that what else the machine does counts less.
fn typed(page: &Page, keys: &[String]) -> Seen<(Vec<f64>, Vec<f64>)> {
    let mut best = vec![(f64::INFINITY, f64::INFINITY); keys.len()];
    for round in 0..2 {
        for (batch, start) in keys.chunks(BATCH).zip((0..).step_by(BATCH)) {
            let answer = page.run_async(&format!("const keys = {};{TYPE}", json!(batch)))?;
            for (best, time) in best[start..].iter_mut().zip(times_of(&answer).chunks_exact(2)) {
                *best = if time[1] < best.1 { (time[0], time[1]) } else { *best };
            }
            eprint!("\r    typing into the page, round {}: {} of {} keys", round + 1, start + batch.len(), keys.len());
        }
    }
    eprintln!();
    let (program, painted) = best.into_iter().unzip();
    Ok((sorted(program), sorted(painted)))
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
