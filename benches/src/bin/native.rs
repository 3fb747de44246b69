//! `native write N FILE` writes the corpus and the keystrokes as JSON for the other engines, `native articles N DIR` as a
//! folder for the command; `native run N` measures ours and prints one JSON line.

use std::path::Path;
use std::process::ExitCode;
use std::time::Instant;

use factfolio_benches::{Bench, articles, keys};
use serde_json::json;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let parts: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match parts.as_slice() {
        ["write", count, file] => count.parse().is_ok_and(|count| write(count, file)),
        ["articles", count, folder] => {
            count.parse().is_ok_and(|count| write_articles(count, Path::new(folder)).is_ok())
        }
        ["run", count] => count.parse().is_ok_and(run),
        _ => false,
    };
    if done {
        ExitCode::SUCCESS
    } else {
        eprintln!("native write N FILE | native articles N DIR | native run N");
        ExitCode::from(2)
    }
}

fn write(count: usize, file: &str) -> bool {
    let made = articles(count);
    let documents = made.iter().enumerate().map(|(id, article)| {
        json!({
            "id": id, "title": article.title, "body": article.body, "company": article.company,
            "product": article.product, "region": article.region, "year": article.year,
            "value": f64::from(article.tenths) / 10.0,
        })
    });
    let documents: Vec<_> = documents.collect();
    let all = json!({ "keys": keys(&made), "documents": documents });
    std::fs::write(file, all.to_string()).is_ok()
}

/// One file an article, with the dates and outlets that the index is measured with.
fn write_articles(count: usize, folder: &Path) -> std::io::Result<()> {
    std::fs::create_dir_all(folder)?;
    let mut listed = String::new();
    for (at, article) in articles(count).into_iter().enumerate() {
        std::fs::write(folder.join(format!("a{at:06}.txt")), format!("{}\n\n{}\n", article.title, article.body))?;
        let (year, month, outlet) = (article.year, article.quarter * 3, at % 40);
        listed += &format!(
            "[[article]]\nfile = \"a{at:06}.txt\"\npublisher = \"Outlet {outlet}\"\npublished = \"{year}-{month:02}\"\n"
        );
    }
    std::fs::write(folder.join("corpus.toml"), listed)
}

fn run(count: usize) -> bool {
    let mut bench = Bench::new(count);
    let started = Instant::now();
    bench.build();
    let build = started.elapsed();
    let index = bench.index_bytes();
    let started = Instant::now();
    let loaded = bench.load(&index);
    let load = started.elapsed();
    let keys: Vec<String> = (0..bench.keys()).map(|at| bench.key(at)).collect();
    // The best of three rounds, each of which starts with nothing remembered.
    let mut times = vec![(f64::INFINITY, ""); keys.len()];
    let mut found = 0;
    for _ in 0..3 {
        bench.forget();
        found = 0;
        for (best, key) in times.iter_mut().zip(&keys) {
            let started = Instant::now();
            found += bench.search(key);
            *best = (best.0.min(started.elapsed().as_secs_f64() * 1000.0), key);
        }
    }
    let hard = bench.hard().into_iter().map(|typed| {
        let best = (0..5).map(|_| {
            bench.forget();
            let started = Instant::now();
            bench.search(&typed);
            started.elapsed().as_secs_f64() * 1000.0
        });
        let best = best.fold(f64::INFINITY, f64::min);
        (typed, json!(best))
    });
    let hard: serde_json::Map<_, _> = hard.collect();
    times.sort_by(|a, b| a.0.total_cmp(&b.0));
    let part = |share: f64| times[((times.len() - 1) as f64 * share) as usize].0;
    println!(
        "{}",
        json!({
            "engine": "factfolio, native", "articles": count, "p50": part(0.5), "p90": part(0.9), "p99": part(0.99),
            "max": part(1.0), "build_ms": build.as_millis() as u64, "load_ms": load.as_secs_f64() * 1000.0,
            "index_bytes": index.len() / count, "corpus_bytes": bench.corpus_bytes().len() / count,
            "text_bytes": bench.text_bytes() / count, "found": found / times.len(), "hard": hard,
        })
    );
    loaded
}
