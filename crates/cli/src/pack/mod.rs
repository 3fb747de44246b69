//! One HTML file from the built app and a corpus: everything inline, under a content security policy of hashes, the same
//! bytes for the same input.

mod app;
mod encode;
mod shell;
mod style;

use facts::bundle;
use facts::corpus::Corpus;

pub use self::app::{App, AppError};
use self::encode::{Packed, pack, packed, sha256_base64};
use self::shell::Shell;
use crate::prerender::{self, escape};

const BOOT: &str = include_str!("boot.js");
/// Runs before anything is painted, so that articles do not flash up before the app takes them over. A browser too old for
/// the app shows them and leaves it at that. Of a file that was not loaded whole the rest may do nothing at all, so its first
/// script says it.
const EARLY: &str = "if(\"DecompressionStream\"in window)document.documentElement.dataset.app=\"starting\";\
    addEventListener(\"DOMContentLoaded\",()=>{if(document.querySelector(\"[data-end]\"))return;\
    const told=document.createElement(\"p\");told.className=\"crash\";told.dataset.short=\"\";told.setAttribute(\"role\",\"alert\");\
    told.textContent=\"This file ends too early, a part of it is missing. Load it again, or ask whoever gave it to you to send it \
    once more.\";document.body.prepend(told)});";
/// The last element of a whole file.
const END: &str = "<template data-end></template>\n";
/// Without the app every article is shown; the page's own style says how.
const FALLBACK: &str =
    "@layer base{html:not([data-app]) :is(.shelf,.article)[hidden]{display:block;content-visibility:visible}}";
const NO_SCRIPT: &str =
    "Search, filters and comparison need JavaScript. The articles follow, each with a list of its claims.";

/// The page, and what its parts weigh in it.
#[derive(Clone, Debug)]
pub struct Page {
    /// The whole file.
    pub html: String,
    /// Name and bytes of each part as it stands in the file.
    pub sizes: Vec<(&'static str, usize)>,
}

/// What the version of this command stands behind, in the head of a page.
const MADE_BY: &str = "<meta name=\"generator\" content=\"factfolio ";

/// Whether a file is a page of this command.
pub(crate) fn is_page(bytes: &[u8]) -> bool {
    let head = bytes.get(..4096).unwrap_or(bytes);
    head.windows(MADE_BY.len()).any(|part| part == MADE_BY.as_bytes())
}

/// Packs everything into one page.
pub fn page(app: &App, corpus: &Corpus, title: &str) -> Page {
    let shell = Shell::read(&app.index);
    let style = inert_style(&style::tight(&[app.style.as_str(), shell.style.as_str(), FALLBACK].join("\n")));
    let script = placeless(&app.script);
    let policy = policy(&[EARLY, &script, BOOT], &style);
    let articles = prerender::articles(corpus);
    let bundle = block("bundle", &pack(&bundle::write(corpus)));
    let wasm = app.packed.as_ref().map_or_else(|| pack(&app.wasm), |gzipped| packed(gzipped));
    let app = [block("app-wasm", &wasm), block("app-js", &pack(script.as_bytes()))].concat();
    let head = format!(
        "<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n\
         <script>{EARLY}</script>\n<title>{}</title>\n{MADE_BY}{}\">\n<style>{style}</style>",
        escape(title),
        env!("CARGO_PKG_VERSION"),
    );
    // The app first and the articles last: it compiles while the bundle is read, and shows results while articles still
    // come in, which in a large file takes longest.
    let body = [
        "<noscript><p class=\"noscript\">",
        NO_SCRIPT,
        "</p></noscript>\n",
        &app,
        "<script>",
        BOOT,
        "</script>\n",
        &bundle,
        &articles,
        END,
    ];
    let sizes = vec![
        ("app", app.len()),
        ("style", style.len()),
        ("articles, readable without script", articles.len()),
        ("articles and claims, for the app", bundle.len()),
    ];
    Page { html: shell.fill(&head, &body.concat()), sizes }
}

/// Packed bytes as an element that no browser runs.
fn block(id: &str, packed: &Packed) -> String {
    let Packed { text, bytes } = packed;
    format!("<script type=\"application/octet-stream\" id=\"{id}\" data-bytes=\"{bytes}\">{text}</script>\n")
}

fn policy(scripts: &[&str], style: &str) -> String {
    let scripts: Vec<String> = scripts.iter().map(|script| format!("'sha256-{}'", sha256_base64(script))).collect();
    format!(
        "default-src 'none'; script-src {} 'wasm-unsafe-eval'; style-src 'sha256-{}'; img-src data: blob:; \
         worker-src blob:; base-uri 'none'; form-action 'none'",
        scripts.join(" "),
        sha256_base64(style),
    )
}

/// The glue asks where its script was loaded from, to find the app beside it. Here it was not loaded from anywhere, and in a
/// frame without an address of its own already the question is an error.
fn placeless(script: &str) -> String {
    script.replace("new URL(document.currentScript.src, location.href).toString()", "undefined")
}

/// Inlined style never closes its element; in CSS the slash may be escaped.
fn inert_style(style: &str) -> String {
    replace_ignoring_case(style, "</style", r"<\/style").replace("<!--", r"<\!--").replace('\r', "")
}

fn replace_ignoring_case(text: &str, wanted: &str, by: &str) -> String {
    let lower = text.to_ascii_lowercase();
    let mut out = String::with_capacity(text.len());
    let mut end = 0;
    for (start, found) in lower.match_indices(wanted) {
        out.push_str(text.get(end..start).unwrap_or(""));
        out.push_str(by);
        end = start + found.len();
    }
    out.push_str(text.get(end..).unwrap_or(""));
    out
}

#[cfg(test)]
mod tests;
