//! `factfolio build`: one page from a folder of articles.

use std::path::Path;

use facts::corpus::Corpus;

use crate::args::Build;
use crate::input::Input;
use crate::pack::{self, App, Page};
use crate::report::Ending;
use crate::understand::understand;
use crate::{input, output, report};

/// Writes the page and says what it weighs.
pub(super) fn run(args: &Build) -> anyhow::Result<Ending> {
    // First, because it is quick to tell and easy to mend.
    let app = App::find(args.app.as_deref())?;
    let mut found = input::read(&args.input)?;
    let title = title(args, &found);
    let corpus = understand(std::mem::take(&mut found.documents));
    let page = pack::page(&app, &corpus, &title);
    output::write_file(&args.output, page.html.as_bytes())?;
    tell(&args.output, &corpus, &page);
    Ok(report::oddities(&found.notices, &corpus, args.strict.into()))
}

fn title(args: &Build, found: &Input) -> String {
    let folder =
        || std::fs::canonicalize(&args.input).ok()?.file_stem().map(|name| name.to_string_lossy().into_owned());
    args.title.clone().or_else(|| found.title.clone()).or_else(folder).unwrap_or_else(|| "Factfolio".into())
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
