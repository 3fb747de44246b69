//! I8, I9, I10: where the page touches the browser, and which of its parts know what an article is.

use factfolio_tests::project;

use crate::source;

/// Names through which the browser is reached.
const BROWSER: [&str; 5] = ["web_sys", "gloo", "wasm_bindgen", "js_sys", "wasm_bindgen_futures"];

/// What the leaf widgets must not know: the core and the page's own state.
const DOMAIN: [&str; 4] = ["facts", "state", "State", "route"];

#[test]
fn i8_only_the_dom_module_and_main_name_the_browser() {
    let allowed = |path: &str| path == "src/main.rs" || path == "src/dom.rs" || path.starts_with("src/dom/");
    let files: Vec<String> = project::rust_files("src").into_iter().filter(|path| !allowed(path)).collect();
    assert_eq!(offenders(&files, &BROWSER), Vec::<String>::new(), "move these into src/dom.rs");
}

#[test]
fn i8_the_core_never_names_the_browser() {
    assert_eq!(offenders(&project::rust_files("crates/facts/src"), &BROWSER), Vec::<String>::new());
}

#[test]
fn i10_widgets_name_no_domain_type() {
    let found = offenders(&project::rust_files("src/ui"), &DOMAIN);
    assert_eq!(found, Vec::<String>::new(), "a widget takes values and callbacks; what knows the domain is a view");
}

/// `path names word`, for each file and word.
fn offenders(files: &[String], words: &[&str]) -> Vec<String> {
    let code = |path: &String| (path.clone(), source::code(&project::read(path)));
    let named = |(path, code): (String, String)| {
        let words: Vec<&str> = words.iter().copied().filter(|word| source::names(&code, word)).collect();
        words.into_iter().map(move |word| format!("{path} names {word}")).collect::<Vec<_>>()
    };
    files.iter().map(code).flat_map(named).collect()
}

#[test]
fn offenders_are_named() {
    let files = ["src/main.rs".to_owned()];
    assert_eq!(offenders(&files, &["mount_to_body", "nowhere"]).len(), 1, "main mounts the page");
}
