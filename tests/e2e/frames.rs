//! The page inside another page: sandboxed, without storage, under a host's strict policy, and as the snippets it offers.

use std::fs;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use factfolio_tests::browser::{Look, Result};
use factfolio_tests::page::{self, Page};

use crate::file::scratch;

/// What a careful host allows: frames from its own disk and nothing else.
const STRICT: &str =
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; frame-src file:; style-src 'none'\">";

/// A folder with a copy of the built page.
fn beside(name: &str) -> Result<PathBuf> {
    let folder = scratch(name);
    fs::copy(page::file()?, folder.join("page.html"))?;
    Ok(folder)
}

/// A host page of that head and body beside the built one, opened.
fn host(folder: &Path, head: &str, body: &str) -> Result<Page> {
    let file = folder.join("host.html");
    fs::write(&file, format!("<!doctype html><html lang=en><meta charset=utf-8>{head}<title>Host</title>{body}"))?;
    Page::load(file, &Look::WIDE)
}

/// The framed page opens, changes its view, finds what is typed and keeps a setting, and the console stays empty.
fn check_works(folder: &Path, head: &str, frame: &str) -> Result<()> {
    let page = host(folder, head, frame)?;
    page.enter("iframe")?;
    page.ready()?;
    page.click(".masthead__view[href*='view=claims']")?;
    page.wait_for(
        "location.hash.includes('view=claims') && document.querySelectorAll('.claim-table__row').length > 50",
    )?;
    page.type_into("[data-search]", "spain")?;
    page.wait_for("location.hash.includes('q=spain') && document.querySelectorAll('.claim-table__row').length < 50")?;
    page.click(".tool[aria-label='Dark colours']")?;
    page.wait_for("'dark' in document.documentElement.dataset")?;
    page.click(".claim-table__value")?;
    page.wait_for("document.querySelector('.claim-card .quote__claim')")?;
    assert_eq!(page.count(".crash")?, 0);
    page.leave()?;
    assert_eq!(page.console()?, Vec::<String>::new(), "{frame:.200}");
    Ok(())
}

#[test]
fn works_in_a_frame() -> Result<()> {
    check_works(&beside("frame")?, "", "<iframe src=page.html title=Facts width=1000 height=700></iframe>")
}

#[test]
fn works_in_a_sandbox_without_storage() -> Result<()> {
    let frame = "<iframe sandbox=allow-scripts src=page.html title=Facts width=1000 height=700></iframe>";
    check_works(&beside("sandbox")?, "", frame)
}

#[test]
fn works_in_a_sandbox_as_a_document_without_an_address() -> Result<()> {
    let folder = beside("srcdoc")?;
    let text = fs::read_to_string(folder.join("page.html"))?.replace('&', "&amp;").replace('"', "&quot;");
    let frame = format!("<iframe sandbox=allow-scripts srcdoc=\"{text}\" title=Facts width=1000 height=700></iframe>");
    check_works(&folder, "", &frame)
}

#[test]
fn works_under_a_strict_policy() -> Result<()> {
    let frame = "<iframe sandbox=allow-scripts src=page.html title=Facts width=1000 height=700></iframe>";
    check_works(&beside("strict")?, STRICT, frame)
}

/// The three things to copy, as the dialog offers them for a comparison.
fn snippets() -> Result<Vec<String>> {
    let page = Page::open(&Look::WIDE, "#v=1&view=compare&k=smartphones&where=world&when=2020q3")?;
    page.run(
        "[...document.querySelectorAll('.footer button')].find((button) => button.textContent === 'Embed').click()",
    )?;
    page.wait_for("document.querySelectorAll('.embed__code').length === 3")?;
    let name = page.url().rsplit('/').next().unwrap_or_default().to_owned();
    let texts = page.list("return [...document.querySelectorAll('.embed__code')].map((code) => code.textContent)")?;
    Ok(texts.into_iter().map(|text| text.replace(&name, "page.html")).collect())
}

/// The height of the frame, in pixels.
fn height(page: &Page) -> Result<i64> {
    Ok(page.run("return document.querySelector('iframe').offsetHeight")?.as_i64().unwrap_or_default())
}

#[test]
fn what_is_offered_to_embed_shows_the_view_at_its_height() -> Result<()> {
    let snippets = snippets()?;
    let folder = beside("embed")?;
    for (at, snippet) in snippets.iter().enumerate() {
        let page = host(&folder, "", &format!("<body>{snippet}"))?;
        page.enter("iframe")?;
        page.ready()?;
        assert!(page.text(".compare")?.contains("13.1"), "{snippet}");
        assert_eq!(page.count(".masthead__views")?, 1);
        let shown = page.run("return document.querySelector('.masthead').checkVisibility()")?;
        assert_eq!(shown, false, "only the view is shown");
        page.leave()?;
        // The first has a fixed height; the others follow the view.
        if at > 0 {
            page.wait_for("Math.abs(document.querySelector('iframe').offsetHeight - 480) > 2")?;
            let settled = height(&page)?;
            thread::sleep(Duration::from_secs(2));
            assert!((height(&page)? - settled).abs() <= 2, "it does not grow by itself: {snippet}");
            page.enter("iframe")?;
            let room = page.run("return document.querySelector('[data-page]').scrollHeight - innerHeight")?;
            assert!(room.as_i64().is_some_and(|room| room.abs() <= 40), "the view fills the frame: {room}");
            page.leave()?;
        }
        assert_eq!(page.console()?, Vec::<String>::new(), "{snippet}");
    }
    assert_eq!(snippets.len(), 3);
    Ok(())
}

#[test]
fn a_framed_page_takes_its_theme_from_its_host_alone() -> Result<()> {
    let folder = beside("theme")?;
    let body = "<iframe src='page.html#v=1&view=compare&embed=1' title=Facts></iframe>\
        <iframe id=other title=Other srcdoc='<p>Other'></iframe>";
    let page = host(&folder, "", body)?;
    let dark = "return 'dark' in document.documentElement.dataset";
    let said = "{ type: 'factfolio:theme', theme: 'dark' }";
    page.enter("iframe")?;
    page.ready()?;
    page.leave()?;
    // A neighbour and a message of another kind change nothing.
    page.enter("#other")?;
    page.run(&format!("parent.frames[0].postMessage({said}, '*')"))?;
    page.leave()?;
    page.run("frames[0].postMessage({ type: 'theme', theme: 'dark' }, '*')")?;
    thread::sleep(Duration::from_millis(300));
    page.enter("iframe")?;
    assert_eq!(page.run(dark)?, false, "only the host is listened to");
    page.leave()?;
    page.run(&format!("frames[0].postMessage({said}, '*')"))?;
    page.enter("iframe")?;
    page.wait_for("'dark' in document.documentElement.dataset")
}
