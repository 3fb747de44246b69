//! `factfolio build`: one page from a folder of articles.

use std::path::Path;

use facts::corpus::Corpus;

use crate::args::Build;
use crate::output::Output;
use crate::pack::{self, App, Page};
use crate::report::{self, Ending};

/// Writes the page and says what it weighs.
pub(super) fn run(args: &Build) -> anyhow::Result<Ending> {
    // First, because both are quick to tell and easy to mend.
    let output = Output::to(Some(&args.output))?;
    let app = App::find(args.app.as_deref())?;
    let understood = super::read(&args.reading, &output)?;
    let title = args.title.clone().or_else(|| understood.title.clone()).or_else(|| name(&args.reading.input));
    let page = pack::page(&app, &understood.corpus, title.as_deref().unwrap_or("Factfolio"));
    output.write(page.html.as_bytes())?;
    tell(&args.output, &understood.corpus, &page);
    Ok(understood.tell_oddities(&args.reading))
}

/// The name of a folder or file without its extension.
fn name(path: &Path) -> Option<String> {
    Some(std::fs::canonicalize(path).ok()?.file_stem()?.to_string_lossy().into_owned())
}

fn tell(path: &Path, corpus: &Corpus, page: &Page) {
    let articles = report::count(corpus.documents.len(), "article");
    let claims = report::count(corpus.claims.len(), "claim");
    report::note(format!("{}: {}, {articles}, {claims}", path.display(), size(page.html.len())));
    for (part, bytes) in &page.sizes {
        report::note(format!("  {:>9}  {part}", size(*bytes)));
    }
}

fn size(bytes: usize) -> String {
    if bytes < 10_000_000 {
        format!("{} KB", bytes.div_ceil(1_000))
    } else {
        format!("{} MB", bytes.div_ceil(1_000_000))
    }
}
