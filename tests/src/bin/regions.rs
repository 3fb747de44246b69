//! Scores cleaning against `regions.jsonl`: the share of visible characters that are rightly body or boilerplate.
//!
//! `regions DIR…` — each folder holds articles and a `regions.jsonl`; `--show` prints what is wrong.

use std::error::Error;
use std::path::Path;

use facts::document::{RawDocument, clean};
use facts::span::Span;
use serde_json::Value;

fn main() -> Result<(), Box<dyn Error>> {
    let show = std::env::args().any(|argument| argument == "--show");
    for folder in std::env::args().skip(1).filter(|argument| argument != "--show") {
        let (right, all) = score(Path::new(&folder), show)?;
        println!("{folder}: {right} of {all} characters right, {:.4}", right as f64 / all.max(1) as f64);
    }
    Ok(())
}

/// Characters rightly told apart, and all visible ones, over a folder.
fn score(folder: &Path, show: bool) -> Result<(usize, usize), Box<dyn Error>> {
    let (mut right, mut all) = (0, 0);
    for line in std::fs::read_to_string(folder.join("regions.jsonl"))?.lines() {
        let gold: Value = serde_json::from_str(line)?;
        let name = gold["doc"].as_str().unwrap_or_default();
        let text = std::fs::read_to_string(folder.join(name).with_extension("txt"))?;
        let document = clean(RawDocument { name: name.to_owned(), text, ..RawDocument::default() });
        let spans: Vec<Span> = gold["boilerplate"].as_array().into_iter().flatten().map(span_of).collect();
        let title = (!gold["title"].is_null()).then(|| span_of(&gold["title"]));
        if show && title != document.title {
            println!(
                "{name}: title {:?}, gold {:?}",
                document.title.map(|span| span.of(&document.text)),
                title.map(|span| span.of(&document.text))
            );
        }
        for block in &document.blocks {
            let mut wrong = String::new();
            for (offset, c) in block.span.of(&document.text).char_indices().filter(|(_, c)| !c.is_whitespace()) {
                let gold = spans.iter().any(|span| span.contains_offset(block.span.start() + offset));
                all += 1;
                right += usize::from(gold != block.is_body());
                if gold == block.is_body() {
                    wrong.push(c);
                }
            }
            if show && !wrong.is_empty() {
                println!("{name}: {:?} {wrong}", block.kind);
            }
        }
    }
    Ok((right, all))
}

fn span_of(value: &Value) -> Span {
    let at = |key: &str| value[key].as_u64().unwrap_or(0) as usize;
    Span::new(at("start"), at("end"))
}
