//! The command as people run it: arguments in; text, files and exit codes out.

#![allow(clippy::unwrap_used, reason = "a test that cannot set up its files has failed")]

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

const ARTICLE: &str =
    "Acme leads\n\nIn 2020 Acme had a 25% share of the smartphone market in Spain, according to IDC.\n";

/// A new folder with these files.
fn folder(name: &str, files: &[(&str, &[u8])]) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    for (file, bytes) in files {
        let path = folder.join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    folder
}

fn run(folder: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_factfolio")).args(args).current_dir(folder).output().unwrap()
}

fn told(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn printed(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn check(folder: &Path, args: &[&str], code: i32, parts: &[&str]) -> Output {
    let output = run(folder, args);
    let all = told(&output) + &String::from_utf8_lossy(&output.stdout);
    assert_eq!(output.status.code(), Some(code), "{args:?}: {all}");
    for part in parts {
        assert!(all.contains(part), "{args:?}: {all:?} lacks {part:?}");
    }
    output
}

#[test]
fn help_has_examples() {
    let here = folder("help", &[("a.txt", ARTICLE.as_bytes())]);
    check(&here, &["--help"], 0, &["factfolio build articles -o page.html", "[[article]]", "Exit codes"]);
    check(&here, &["facts", "--help"], 0, &["contradiction", "jaccard_ppm"]);
    check(&here, &["--version"], 0, &["factfolio "]);
}

#[test]
fn mistakes_say_what_to_do() {
    let empty = folder("mistakes", &[("notes.pdf", b"%PDF"), ("bad/corpus.toml", b"[[article]]\nfile = 3\n")]);
    check(&empty, &[], 2, &["Usage"]);
    check(&empty, &["extract", "nowhere"], 2, &["nowhere does not exist", "give a folder"]);
    check(&empty, &["extract", "."], 2, &["holds no article", ".txt, .md or .html"]);
    check(&empty, &["extract", "bad"], 2, &["corpus.toml, line 2", "an entry is [[article]]"]);
    check(&empty, &["extract", ".", "--published", "soon"], 2, &["2020-11-05"]);
    fs::write(empty.join("a.txt"), ARTICLE).unwrap();
    check(&empty, &["extract", ".", "-o", "no/such/place.jsonl"], 2, &["cannot write no/such/place.jsonl"]);
    fs::write(empty.join("a.bin"), [0u8, 1, 2]).unwrap();
    check(&empty, &["extract", "a.bin"], 2, &["a.bin: it is no text"]);
}

#[test]
fn records_are_the_same_from_folder_file_and_standard_input() {
    let here = folder("records", &[("stdin.txt", ARTICLE.as_bytes())]);
    let from_folder = printed(&check(&here, &["extract", "."], 0, &[]));
    assert_eq!(from_folder, printed(&check(&here, &["extract", "."], 0, &[])));
    assert_eq!(from_folder, printed(&check(&here, &["extract", "stdin.txt"], 0, &[])));
    let mut child = Command::new(env!("CARGO_BIN_EXE_factfolio"));
    let mut child = child.args(["extract", "-"]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(ARTICLE.as_bytes()).unwrap();
    assert_eq!(from_folder, printed(&child.wait_with_output().unwrap()));
    let json = printed(&check(&here, &["extract", ".", "--format", "json"], 0, &[]));
    let array: Vec<serde_json::Value> = serde_json::from_str(&json).unwrap();
    assert_eq!(array.len(), from_folder.lines().count());
    let csv = printed(&check(&here, &["extract", ".", "--format", "csv"], 0, &[]));
    assert_eq!(csv.lines().count(), array.len() + 1);
}

#[test]
fn only_articles_are_read() {
    let article = ARTICLE.as_bytes();
    let files: &[(&str, &[u8])] = &[
        ("a.txt", article),
        (".hidden.txt", article),
        (".git/b.txt", article),
        ("README.md", article),
        ("gold.jsonl", b"{}"),
        ("sub/c.html", b"<!doctype html><title>C</title><p>Kettles"),
        ("broken.txt", b"\0\0\0"),
        ("corpus.toml", b"[[article]]\nfile = \"gone.txt\"\n"),
    ];
    let here = folder("only-articles", files);
    let output = check(&here, &["check", "."], 0, &["2 articles", "gone.txt", "broken.txt: left out"]);
    let report = printed(&output);
    assert!(report.contains("\n  a  ") && report.contains("\n  c  "), "{report}");
}

#[test]
fn strict_shows_in_the_exit_code() {
    let clean = folder(
        "clean",
        &[("a.txt", ARTICLE.as_bytes()), ("corpus.toml", b"[[article]]\nfile=\"a.txt\"\npublished=\"2021-01\"\n")],
    );
    check(&clean, &["check", ".", "--strict"], 0, &["Nothing deserves a look."]);
    let odd = folder("odd", &[("a.txt", b"Caf\xe9 5\n")]);
    check(&odd, &["check", "."], 0, &["Windows-1252"]);
    check(&odd, &["check", ".", "--strict"], 1, &["Windows-1252"]);
    check(&odd, &["extract", "."], 0, &["warning: a: the file is not UTF-8"]);
    check(&odd, &["extract", ".", "--strict"], 1, &["warning: a: the file is not UTF-8"]);
}

#[test]
fn no_goal_quotes_a_sentence_twice() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../corpus");
    let report = printed(&check(&corpus, &["check", "."], 0, &["not met: "]));
    let goals = report.split("Goals, plans and forecasts").nth(1).unwrap().split("\n\n").next().unwrap();
    for goal in goals.split("\n  ").filter(|line| !line.trim().is_empty()).collect::<Vec<_>>().windows(2) {
        assert_ne!(goal[0], goal[1], "{goals}");
    }
}

/// What is no article is told in a word each, and nothing is read into it.
#[test]
fn bad_input_is_told_and_nothing_is_invented() {
    let german =
        "Der Hersteller hat im dritten Quartal 33,8 Prozent erreicht und liegt damit vor Samsung mit 25,1 Prozent. "
            .repeat(4);
    let chinese = "小米在西班牙的市场份额为33.8%，领先于三星的25.1%。\n";
    let (digits, commas) = (b"9".repeat(10_000_000), b",".repeat(200_000));
    let broken = [&"Ein Café für Zürich – schön. ".repeat(20).into_bytes()[..], b"\xff"].concat();
    let furniture = "Menu\nSign in\nSubscribe\nShare this article\nLeave a Reply\nWe use cookies.\n";
    let files: &[(&str, &[u8], &str)] = &[
        ("latin.txt", b"Caf\xe9 au lait\n\nNothing is said here.\n", "the file is not UTF-8"),
        ("broken.txt", &broken, "bytes are not UTF-8"),
        ("empty.txt", b"", "holds no text"),
        ("blank.txt", b" \n\n\t\n", "holds no text"),
        ("line.txt", &digits, "longer than 100,000 bytes"),
        ("commas.txt", &commas, "longer than 100,000 bytes"),
        ("furniture.txt", furniture.as_bytes(), "page furniture"),
        ("german.txt", german.as_bytes(), "does not read as English"),
        ("chinese.txt", chinese.as_bytes(), "does not read as English"),
    ];
    for (name, bytes, told) in files {
        let here = folder("bad-input", &[(name, bytes)]);
        let output = check(&here, &["extract", ".", "--strict"], 1, &["warning: ", told]);
        assert_eq!(printed(&output), "", "{name}: no claim");
        // Ten megabytes once are enough for a test.
        if bytes.len() < 1_000_000 {
            check(&here, &["extract", "."], 0, &[told]);
            check(&here, &["check", "."], 0, &[told]);
        }
    }
    let binary = folder("bad-input", &[("image.txt", b"\x89PNG\0\0\0\x0d")]);
    check(&binary, &["extract", "image.txt"], 2, &["image.txt: it is no text; save the article as"]);
    check(&binary, &["extract", "."], 2, &["holds no article that can be read", "image.txt: left out, it is no text"]);
}

#[cfg(unix)]
#[test]
fn a_link_to_nowhere_is_told() {
    let here = folder("link", &[("a.txt", ARTICLE.as_bytes())]);
    std::os::unix::fs::symlink("nowhere", here.join("b.txt")).unwrap();
    check(&here, &["extract", ".", "--strict"], 1, &["b.txt: left out, it cannot be read"]);
}

fn with_app(name: &str) -> PathBuf {
    let index =
        "<!doctype html><html lang=\"en\"><head><link rel=\"stylesheet\" href=\"/a.css\"></head><body></body></html>";
    let files: &[(&str, &[u8])] = &[
        ("articles/a.txt", ARTICLE.as_bytes()),
        ("articles/b.md", b"---\ntitle: </script><img src=x onerror=alert(1)>\n---\n\nNothing here.\n"),
        ("app/index.html", index.as_bytes()),
        ("app/a.css", b"p{margin:0}"),
        ("app/app.js", b"let wasm_bindgen = async () => {};"),
        ("app/app_bg.wasm", b"\0asm\x01\0\0\0"),
    ];
    folder(name, files)
}

#[test]
fn a_page_is_the_same_each_time_and_holds_no_foreign_markup() {
    let here = with_app("page");
    let build = |page: &str| check(&here, &["build", "articles", "-o", page, "--app", "app"], 0, &["2 articles", page]);
    build("one.html");
    build("two.html");
    let page = fs::read_to_string(here.join("one.html")).unwrap();
    assert_eq!(page, fs::read_to_string(here.join("two.html")).unwrap());
    assert!(page.contains("<title>articles</title>") && page.contains("p{margin:0}"));
    assert!(page.contains("&lt;/script&gt;&lt;img") && !page.contains("<img"));
    let kept: Vec<_> = fs::read_dir(&here).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(kept.len(), 4, "{kept:?}");
}

#[test]
fn a_page_among_the_articles_is_no_article() {
    let here = with_app("own-page");
    let build = || check(&here, &["build", "articles", "-o", "articles/page.html", "--app", "app"], 0, &["2 articles"]);
    assert!(!told(&build()).contains("warning"));
    assert!(told(&build()).contains("page.html: left out, it is a page made by this command"));
}

#[test]
fn a_missing_app_names_the_command_that_makes_one() {
    let here = with_app("no-app");
    let build = |app: &str| run(&here, &["build", "articles", "-o", "page.html", "--app", app]);
    let output = build("nowhere");
    assert_eq!(output.status.code(), Some(2));
    assert!(told(&output).contains("cargo xtask page"), "{}", told(&output));
    fs::write(here.join("app/app.js"), "export default function init() {}").unwrap();
    assert!(told(&build("app")).contains("no-modules"));
    assert!(!here.join("page.html").exists());
}
