//! `cargo xtask bench`: our search beside other engines for the browser, on one made-up corpus, in one table.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Instant;

use anyhow::{Context, Result};
use serde_json::Value;

use crate::engine;
use crate::page::{self, Profile};
use crate::project;
use crate::run::{self, Step};
use crate::test;
use crate::tools;

const PEERS: [&str; 5] = ["String.includes", "uFuzzy", "MiniSearch", "FlexSearch", "Orama"];

/// Measures every engine at each size and prints a table a size.
pub(crate) fn bench(sizes: &[usize]) -> Result<()> {
    let started = Instant::now();
    test::browser()?;
    let app = page::app()?;
    run::section("The benches");
    let bench = Bench {
        native: compiled("factfolio-benches", "native")?,
        measure: compiled("factfolio-tests", "measure")?,
        ours: engine::node_package("factfolio-benches")?,
        script: peers()?,
        app,
    };
    for &size in sizes {
        let corpus = corpus(&bench.native, size)?;
        run::section(&format!("{size} articles"));
        print_table(size, &bench.lines(size, &corpus)?);
    }
    if let Some(merging) = measured(Command::new(&bench.measure).arg("merging")) {
        println!(
            "\nclaims merged into facts: 25,000 in {} s, 100,000 in {} s",
            merging["seconds_of_a_quarter"], merging["seconds"]
        );
    }
    eprintln!("\nEverything took {}", run::clock(started.elapsed()));
    Ok(())
}

/// What was built for measuring.
struct Bench {
    native: PathBuf,
    measure: PathBuf,
    ours: PathBuf,
    script: PathBuf,
    app: PathBuf,
}

impl Bench {
    /// A line for each engine at one size; each says on the way that it is at work.
    fn lines(&self, size: usize, corpus: &Path) -> Result<Vec<Option<Value>>> {
        let all = PEERS.len() + 4;
        let step = |at: usize, name: &str| {
            eprintln!("  {at} of {all}: {name}");
            Instant::now()
        };
        let node = |engine: &str| {
            let mut node = Command::new("node");
            node.args(["--expose-gc", "--max-old-space-size=8000"]).arg(&self.script).arg(engine).arg(corpus);
            node
        };
        let done = |started: Instant| eprintln!("    {}", run::clock(started.elapsed()));
        let started = step(1, "factfolio, native");
        let mut lines = vec![measured(Command::new(&self.native).args(["run", &size.to_string()]))];
        done(started);
        let started = step(2, "factfolio, wasm in Node");
        lines.push(measured(node("factfolio, wasm in Node").arg(&self.ours)));
        done(started);
        let started = step(3, "factfolio, search alone in Chromium");
        lines.push(in_chromium(size)?);
        done(started);
        let started = step(4, "factfolio, the whole page in Chromium");
        lines.push(self.whole_page(size, corpus)?);
        done(started);
        for (at, peer) in PEERS.iter().enumerate() {
            let started = step(at + 5, peer);
            lines.push(measured(&mut node(peer)));
            done(started);
        }
        Ok(lines)
    }

    /// The page as readers get it, built from the articles by the command, with every key typed into its search box.
    fn whole_page(&self, size: usize, corpus: &Path) -> Result<Option<Value>> {
        let folder = project::root().join(format!("target/peers/articles-{size}"));
        let mut write = Command::new(&self.native);
        write.args(["articles", &size.to_string()]).arg(&folder);
        Step { title: "Write the articles", takes: "seconds", remedy: "look whether the disk is full" }
            .run(&mut write)?;
        let page = format!("target/peers/whole-{size}.html");
        page::write(&folder, page.as_ref(), &self.app, Profile::Optimised)?;
        let mut measure = Command::new(&self.measure);
        measure.arg("page").arg(project::root().join(page)).arg(corpus).stderr(Stdio::inherit());
        Ok(json_line(&mut measure))
    }
}

/// A program of the workspace, compiled for speed.
fn compiled(package: &str, program: &str) -> Result<PathBuf> {
    let mut build = tools::cargo();
    build.args(["build", "--profile", "native", "--package", package, "--bin", program]);
    build.current_dir(project::root());
    let title = format!("Build {program} of {package}");
    Step { title: &title, takes: "about a minute the first time", remedy: "mend what the compiler names" }
        .run(&mut build)?;
    Ok(project::root().join("target/native").join(program))
}

/// Installs the other engines beside a copy of the scripts; gives the script that measures one.
fn peers() -> Result<PathBuf> {
    let folder = project::root().join("target").join("peers");
    fs::create_dir_all(&folder).with_context(|| format!("cannot create {}", folder.display()))?;
    for file in ["package.json", "engines.mjs", "rounds.mjs", "measure.mjs"] {
        let from = project::root().join("benches/peers").join(file);
        fs::copy(&from, folder.join(file)).with_context(|| format!("cannot copy {}", from.display()))?;
    }
    let mut install = Command::new("npm");
    install.args(["install", "--no-audit", "--no-fund", "--silent"]).current_dir(&folder);
    Step {
        title: "Install the other engines",
        takes: "a few seconds",
        remedy: "run `npm install` in target/peers and read what it says",
    }
    .run(&mut install)?;
    Ok(folder.join("measure.mjs"))
}

fn corpus(native: &Path, size: usize) -> Result<PathBuf> {
    let file = project::root().join(format!("target/peers/corpus-{size}.json"));
    let mut write = Command::new(native);
    write.args(["write", &size.to_string()]).arg(&file);
    Step { title: "Make up a corpus", takes: "seconds", remedy: "look whether the disk is full" }.run(&mut write)?;
    Ok(file)
}

/// Ours in a page opened from its file; nothing where there is no Chromium.
fn in_chromium(size: usize) -> Result<Option<Value>> {
    let browsers = ["chromium", "google-chrome", "google-chrome-stable", "chrome"];
    let Some(browser) = browsers.iter().find_map(|name| run::which(name)) else { return Ok(None) };
    let script = engine::script("factfolio-benches")?;
    let page = project::root().join(format!("target/peers/page-{size}.html"));
    fs::write(&page, page_of(&script, size)?).with_context(|| format!("cannot write {}", page.display()))?;
    let profile = project::root().join("target/peers/profile");
    let mut browser = Command::new(browser);
    browser.args(["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"]);
    browser.args(["--disable-background-networking", "--disable-component-update", "--disable-sync", "--dump-dom"]);
    browser.arg(format!("--user-data-dir={}", profile.display())).arg(&page);
    let out = browser.stdin(Stdio::null()).stderr(Stdio::null()).output().ok();
    let said = out.map(|out| String::from_utf8_lossy(&out.stdout).into_owned()).unwrap_or_default();
    // The last one: the script that writes it stands before it.
    let line = said.rsplit_once("RESULT").and_then(|(_, rest)| rest.split_once("END")).map(|(line, _)| line);
    // The browser writes quotes of text as they are, but not these three.
    let line = line.map(|line| line.replace("&gt;", ">").replace("&lt;", "<").replace("&amp;", "&"));
    Ok(line.and_then(|line| serde_json::from_str(&line).ok()))
}

/// A page that measures while it loads and then shows the result.
fn page_of(script: &Path, size: usize) -> Result<String> {
    let read = |path: &Path| fs::read(path).with_context(|| format!("cannot read {}", path.display()));
    let text = |path: &Path| read(path).map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
    let wasm = read(&script.with_file_name("factfolio_benches_bg.wasm"))?;
    let bytes: Vec<String> = wasm.iter().map(|byte| format!("{byte:02x}")).collect();
    let rounds = text(&project::root().join("benches/peers/rounds.mjs"))?.replace("export function", "function");
    let measure = text(&project::root().join("benches/peers/page.js"))?;
    Ok(format!(
        "<!doctype html><meta charset=utf-8><body><script>{}</script>\n<script>\n{rounds}\nconst articles = {size};\n\
         const hex = '{}';\n{measure}</script>",
        text(script)?,
        bytes.concat()
    ))
}

/// The JSON line a program prints; nothing when it fails, so that one engine never hides the others.
fn measured(command: &mut Command) -> Option<Value> {
    json_line(command.stderr(Stdio::null()))
}

/// The same for a program that says on standard error how far it is.
fn json_line(command: &mut Command) -> Option<Value> {
    let out = command.stdin(Stdio::null()).stdout(Stdio::piped()).spawn().and_then(Child::wait_with_output).ok()?;
    serde_json::from_str(String::from_utf8_lossy(&out.stdout).lines().last()?).ok()
}

fn print_table(size: usize, lines: &[Option<Value>]) {
    println!("\n{size} articles: milliseconds from keystroke to results; ours with all facet counts and ten snippets");
    println!(
        "{:<26}{:>9}{:>9}{:>9}{:>9}{:>10}{:>9}{:>10}{:>8}",
        "engine", "p50", "p90", "p99", "max", "build ms", "heap MB", "index gz", "found"
    );
    for line in lines {
        let Some(line) = line else {
            println!("(one engine failed)");
            continue;
        };
        let number = |key: &str, digits: usize| {
            line.get(key).and_then(Value::as_f64).map_or_else(|| "–".to_owned(), |value| format!("{value:.digits$}"))
        };
        println!(
            "{:<26}{:>9}{:>9}{:>9}{:>9}{:>10}{:>9}{:>10}{:>8}",
            line.get("engine").and_then(Value::as_str).unwrap_or("?"),
            number("p50", 2),
            number("p90", 2),
            number("p99", 2),
            number("max", 2),
            number("build_ms", 0),
            number("heap_mb", 0),
            number("index_gz", 0),
            number("found", 0),
        );
    }
    print_hard(lines);
    print_whole(lines);
    println!(
        "index gz: bytes an article, gzipped. FlexSearch stops counting at 100; uFuzzy and includes keep no index."
    );
}

/// What the whole page took beside its keystrokes, which are told from the key to the painted frame.
fn print_whole(lines: &[Option<Value>]) {
    for line in lines.iter().flatten().filter(|line| line.get("open_ms").is_some()) {
        let number = |key: &str| line.get(key).and_then(Value::as_f64).unwrap_or(f64::NAN);
        println!(
            "factfolio, whole page: p50 and p99 above are from the key to the painted frame with facets, results and \
             passages in sight; the page's own program takes {:.2} / {:.2} of it, the rest is the browser's layout and paint, \
             which takes {:.2} / {:.2} when only the letter and one number change, and {:.2} / {:.2} when they do in a page of \
             nothing else; with the facets folded {:.2} / {:.2} in all; when the typing \
             pauses it is busy for {:.1} ms, at most {:.1}; opened from its file to first results {:.0} ms, \
             to the last article {:.0} ms; scrolling the \
             table of claims, slowest frame {:.1} ms. The times of the others are without a page.",
            number("program_p50"),
            number("program_p99"),
            number("least_p50"),
            number("least_p99"),
            number("floor_p50"),
            number("floor_p99"),
            number("folded_p50"),
            number("folded_p99"),
            number("paused_p50"),
            number("paused_max"),
            number("open_ms"),
            number("arrived_ms"),
            number("scroll_max")
        );
    }
}

/// Milliseconds of the queries that cost more than words, for each line that has them.
fn print_hard(lines: &[Option<Value>]) {
    for line in lines.iter().flatten() {
        let Some(hard) = line.get("hard").and_then(Value::as_object).filter(|hard| !hard.is_empty()) else { continue };
        let times = hard.iter().map(|(typed, time)| format!("{typed} {:.2}", time.as_f64().unwrap_or(f64::NAN)));
        let engine = line.get("engine").and_then(Value::as_str).unwrap_or("?");
        println!("{engine}, with nothing remembered: {}", times.collect::<Vec<_>>().join(" · "));
    }
}
