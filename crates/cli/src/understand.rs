//! From raw documents to a corpus, on all cores. The result does not depend on how many there are.

use std::time::Duration;

use facts::corpus::{Analysis, Corpus};
use facts::document::RawDocument;
use facts::ids::DocId;
use indicatif::{ProgressBar, ProgressStyle};
use rayon::prelude::*;

/// Less text than this is done before a progress bar could be read.
const LONG_WORK_BYTES: usize = 2_000_000;

/// Understands every article, then what they say together. `documents` are ordered by name.
pub fn understand(documents: Vec<RawDocument>) -> Corpus {
    let bar = progress(&documents);
    let numbered: Vec<(usize, RawDocument)> = documents.into_iter().enumerate().collect();
    let analyses: Vec<Analysis> = numbered
        .into_par_iter()
        .map(|(index, raw)| {
            let bytes = raw.text.len() as u64;
            let analysis = Analysis::of(raw, DocId::at(index));
            bar.inc(bytes);
            analysis
        })
        .collect();
    bar.set_message("comparing articles");
    let corpus = Corpus::from_analyses(analyses);
    bar.finish_and_clear();
    corpus
}

/// Drawn on a terminal alone, and only when the work is long.
fn progress(documents: &[RawDocument]) -> ProgressBar {
    let bytes: usize = documents.iter().map(|document| document.text.len()).sum();
    if bytes < LONG_WORK_BYTES {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new(bytes as u64).with_message("reading articles");
    let style = ProgressStyle::with_template("{msg} [{bar:30}] {bytes} of {total_bytes}, {eta} left");
    bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
    bar.enable_steady_tick(Duration::from_millis(200));
    bar
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn threads_change_nothing() {
        let article = |index: usize| RawDocument {
            name: format!("a{index:03}"),
            text: format!("Kettles\n\nAcme held {index}.5 percent of the kettle market in 2020, according to IDC.\n"),
            ..RawDocument::default()
        };
        let documents: Vec<RawDocument> = (0..100).map(article).collect();
        assert_eq!(understand(documents.clone()), Corpus::from_raw(documents));
    }
}
