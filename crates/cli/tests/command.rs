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
    for command in ["build", "extract", "facts", "check"] {
        check(&here, &[command, "--help"], 0, &["Usage: factfolio", "DIR|FILE|-", "--strict", "--published"]);
        check(&here, &[command], 2, &["required arguments", "Usage: factfolio"]);
    }
    check(&here, &["--version"], 0, &["factfolio "]);
}

#[test]
fn mistakes_say_what_to_do() {
    let empty = folder("mistakes", &[("notes.png", b"\x89PNG"), ("bad/corpus.toml", b"[[article]]\nfile = 3\n")]);
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
            check(&here, &["facts", ".", "--strict"], 1, &["warning: ", told]);
        }
    }
    let binary = folder("bad-input", &[("image.txt", b"\x89PNG\0\0\0\x0d")]);
    check(&binary, &["extract", "image.txt"], 2, &["image.txt: it is no text; save the article as"]);
    check(&binary, &["extract", "."], 2, &["holds no article that can be read", "image.txt: left out, it is no text"]);
}

/// Links are followed as far as they lead somewhere new.
#[cfg(unix)]
#[test]
fn each_folder_is_read_once_whatever_leads_to_it() {
    let article = ARTICLE.as_bytes();
    let check_links = |links: &[(&str, &str)], articles: &str, told: &[&str]| {
        let here = folder("links", &[("in/a.txt", article), ("in/sub/b.txt", article), ("out/deep/c.txt", article)]);
        for (link, target) in links {
            std::os::unix::fs::symlink(target, here.join("in").join(link)).unwrap();
        }
        check(&here, &["check", "in"], 0, &[&[articles][..], told].concat());
        check(&here, &["extract", "in", "--strict"], i32::from(!told.is_empty()), told);
    };
    check_links(&[], "2 articles", &[]);
    check_links(&[("more", "../out")], "3 articles", &[]);
    check_links(
        &[("more", "../out/deep"), ("again", "../out")],
        "3 articles",
        &["more: left out, it leads to a folder"],
    );
    check_links(&[("same", "sub")], "2 articles", &["same: left out, it leads to a folder that is read already"]);
    check_links(&[("loop", ".")], "2 articles", &["loop: left out, it leads back to the folder it is in"]);
    check_links(&[("sub/up", "../..")], "2 articles", &["up: left out, it leads back to the folder it is in"]);
    check_links(
        &[("../out/deep/back", ".."), ("more", "../out")],
        "3 articles",
        &["back: left out, it leads to a folder"],
    );
    check_links(&[("gone", "nowhere")], "2 articles", &["gone: left out, it leads to nothing"]);
    check_links(&[("gone.txt", "nowhere")], "2 articles", &["gone.txt: left out, it leads to nothing"]);
    check_links(&[("round", "round")], "2 articles", &["round: left out, it leads to nothing"]);
    check_links(&[("d.txt", "../out/deep/c.txt")], "3 articles", &[]);
}

/// What people save articles as and nothing can be read from is told, but not where its text is there too.
#[test]
fn documents_that_cannot_be_read_are_told() {
    let (article, rich) = (ARTICLE.as_bytes(), &b"{\\rtf1 In 2020 Acme had a 25% share in Spain.}"[..]);
    let files: &[(&str, &[u8])] = &[
        ("a.txt", article),
        ("a.pdf", b"%PDF-1.4\n\0"),
        ("b.docx", b"PK\x03\x04\0"),
        ("c.RTF", rich),
        ("a_files/x.js", b""),
    ];
    let here = folder("documents", files);
    let told = ["b.docx: left out, it is no text; save the article as", "c.RTF: left out, it is no text"];
    let output = check(&here, &["extract", ".", "--strict"], 1, &told);
    assert!(!self::told(&output).contains("a.pdf"), "{}", self::told(&output));
    check(&here, &["extract", "c.RTF"], 2, &["c.RTF: it is no text"]);
    fs::write(here.join("corpus.toml"), "[[article]]\nfile = \"b.docx\"\n").unwrap();
    check(&here, &["check", "."], 0, &["line 2 lists \"b.docx\", which is no article that can be read"]);
    fs::remove_file(here.join("corpus.toml")).unwrap();
    fs::remove_file(here.join("a.txt")).unwrap();
    check(&here, &["extract", "."], 2, &["holds no article that can be read", "first of 3 is ./a.pdf: left out"]);
}

#[test]
fn names_may_hold_anything() {
    let names = ["mit Leerzeichen ü.txt", "智能手机.txt", "-o.txt", "a & <b> \"c\".txt", "x.y.z.txt", "🙂.TXT"];
    for name in names {
        let here = folder("names", &[(&format!("in {name}/{name}"), ARTICLE.as_bytes())]);
        let stem = &name[..name.len() - 4];
        let of_folder = printed(&check(&here, &["extract", &format!("in {name}")], 0, &[]));
        let of_file = printed(&check(&here, &["extract", "--", &format!("in {name}/{name}")], 0, &[]));
        assert_eq!(of_folder, of_file, "{name}");
        let record: serde_json::Value = serde_json::from_str(of_folder.lines().next().unwrap()).unwrap();
        assert_eq!(record["doc"], stem);
    }
}

/// Windows' line ends and its mark at the beginning change nothing, nor does the encoding.
#[test]
fn files_of_windows_say_the_same() {
    let windows = ARTICLE.replace('\n', "\r\n");
    let wide: Vec<u8> = "\u{feff}".encode_utf16().chain(windows.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let claims = |bytes: &[u8]| {
        let here = folder("windows", &[("a.txt", bytes)]);
        let mut records: Vec<serde_json::Value> = printed(&check(&here, &["extract", "."], 0, &[]))
            .lines()
            .map(|line| serde_json::from_str(line).unwrap())
            .collect();
        // Places count bytes, and those differ.
        records.iter_mut().for_each(|record| record["evidence"] = serde_json::Value::Null);
        records
    };
    let expected = claims(ARTICLE.as_bytes());
    assert!(!expected.is_empty());
    for bytes in [windows.as_bytes(), &[b"\xef\xbb\xbf", windows.as_bytes()].concat(), &wide] {
        assert_eq!(claims(bytes), expected);
    }
}

/// Nothing that was there is lost to a slip in a name, and a slip is told before the work.
#[test]
fn results_go_where_they_may() {
    let article = ARTICLE.as_bytes();
    let here = folder("outputs", &[("in/a.txt", article), ("in/b.txt", article), ("old.jsonl", b"old")]);
    let expected = printed(&check(&here, &["extract", "in"], 0, &[]));
    for command in ["extract", "facts"] {
        check(&here, &[command, "in", "-o", "in/b.txt"], 2, &["b.txt: it is one of the articles; name another"]);
        check(&here, &[command, "in/a.txt", "-o", "in/../in/a.txt"], 2, &["it is one of the articles"]);
        check(&here, &[command, "in", "-o", "in"], 2, &["cannot write in: it is a folder"]);
    }
    assert_eq!(fs::read(here.join("in/b.txt")).unwrap(), article);
    assert_eq!(printed(&check(&here, &["extract", "in", "-o", "-"], 0, &[])), expected);
    check(&here, &["extract", "nowhere", "-o", "old.jsonl"], 2, &[]);
    assert_eq!(fs::read(here.join("old.jsonl")).unwrap(), b"old");
    check(&here, &["extract", "in", "-o", "old.jsonl"], 0, &[]);
    assert_eq!(fs::read_to_string(here.join("old.jsonl")).unwrap(), expected);
}

/// Whoever reads our output may stop, as `head` does; whoever gives us input may never end.
#[cfg(target_os = "linux")]
#[test]
fn streams_end_well() {
    let many: String =
        (0..3000).map(|at| format!("In 2020 Acme{at} had a 25% share of the kettle market.\n\n")).collect();
    let here = folder("streams", &[("a.txt", many.as_bytes())]);
    let mut command = Command::new(env!("CARGO_BIN_EXE_factfolio"));
    command.args(["extract", "a.txt"]).current_dir(&here).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), told(&output).as_str()), (Some(0), ""));
    let mut full = Command::new(env!("CARGO_BIN_EXE_factfolio"));
    full.args(["extract", "a.txt"])
        .current_dir(&here)
        .stdout(fs::OpenOptions::new().write(true).open("/dev/full").unwrap());
    let output = full.output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(told(&output).contains("cannot write to standard output"), "{}", told(&output));
    check(&here, &["extract", "/dev/zero"], 2, &["/dev/zero: it is longer than 250 MB"]);
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
