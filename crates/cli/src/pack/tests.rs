//! The whole page: deterministic, under its policy, inert.

use facts::corpus::Corpus;
use facts::document::{Metadata, RawDocument};

use super::{App, page};

const HOSTILE: &str = "</script><img src=x onerror=alert(1)><!-- ]]>";

fn corpus() -> Corpus {
    let text = format!("{HOSTILE}\n\nAcme {HOSTILE} held 5% of the kettle market.\n");
    let metadata = Metadata { title: Some(HOSTILE.into()), ..Metadata::default() };
    Corpus::from_raw(vec![RawDocument { name: "a".into(), text, metadata, ..RawDocument::default() }])
}

fn app() -> App {
    App {
        index: "<!doctype html><html><head></head><body></body></html>".into(),
        style: "p{color:red}/*</STYLE>*/".into(),
        script: "let wasm_bindgen = '</Script><!--';".into(),
        wasm: vec![0, 97, 115, 109],
        packed: None,
    }
}

#[test]
fn two_builds_are_byte_identical() {
    assert_eq!(page(&app(), &corpus(), "Title").html, page(&app(), &corpus(), "Title").html);
}

#[test]
fn nothing_breaks_out() {
    let html = page(&app(), &corpus(), HOSTILE).html;
    assert!(!html.contains("<img") && !html.contains("<!--"));
    assert_eq!(html.matches("</script>").count(), 5);
    assert_eq!(html.to_ascii_lowercase().matches("</script").count(), 5);
    assert_eq!(html.to_ascii_lowercase().matches("</style").count(), 1);
    assert!(html.contains("<title>&lt;/script&gt;&lt;img"));
}

/// Every inline script and style is named in the policy by the hash of exactly its text.
#[test]
fn the_policy_names_every_inline_element() {
    let html = page(&app(), &corpus(), "Title").html;
    let mut scripts = 0;
    assert!(html.contains(&format!("'sha256-{}'", super::sha256_base64(&app().script))), "the app's, once unpacked");
    for (open, close) in [("<script>", "</script>"), ("<style>", "</style>")] {
        for rest in html.split(open).skip(1) {
            let inner = rest.split(close).next().unwrap();
            assert!(html.contains(&format!("'sha256-{}'", super::sha256_base64(inner))), "{inner}");
            scripts += 1;
        }
    }
    assert_eq!(scripts, 3);
    assert!(!html.contains(" style=") && !html.contains(" onclick="));
}

/// What shows that nothing of the file is missing stands behind everything else.
#[test]
fn the_end_comes_last() {
    let html = page(&app(), &corpus(), "Title").html;
    let (_, after) = html.rsplit_once("<template data-end></template>").unwrap();
    assert_eq!(after.split_whitespace().collect::<String>(), "</body></html>");
}
