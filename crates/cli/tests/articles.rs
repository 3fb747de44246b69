//! The prerendered form of every article of the project: text byte for byte, one marker and one endnote a claim.
#![allow(clippy::unwrap_used, reason = "a test that cannot read its files has failed")]

use std::path::{Path, PathBuf};

use factfolio::{input, prerender, understand::understand};
use facts::corpus::Corpus;
use facts::document::Document;

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(name)
}

fn corpus(name: &str) -> Corpus {
    understand(input::read(&folder(name)).unwrap().documents)
}

/// The text between two tags, tags and buttons left out.
fn plain(html: &str) -> String {
    let mut out = String::new();
    for (index, part) in html.split('<').enumerate() {
        let text = if index == 0 { part } else { part.split_once('>').map_or("", |(_, text)| text) };
        if !part.starts_with("button") {
            out.push_str(text);
        }
    }
    let entities = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&#13;", "\r"), ("&amp;", "&")];
    entities.iter().fold(out, |text, (entity, plain)| text.replace(entity, plain))
}

/// The inside of the element that shows the block at `start`.
fn shown(article: &str, start: usize) -> &str {
    let at = article.find(&format!("data-start=\"{start}\"")).unwrap();
    let open = article[..at].rfind('<').unwrap();
    let tag = article[open + 1..].split(' ').next().unwrap();
    let inside = &article[at..][article[at..].find('>').unwrap() + 1..];
    &inside[..inside.find(&format!("</{tag}>")).unwrap()]
}

fn check_text(document: &Document, article: &str) {
    for block in &document.blocks {
        let text = block.span.of(&document.text);
        assert_eq!(plain(shown(article, block.span.start())), text, "{}", document.name);
    }
}

fn check(name: &str) {
    let corpus = corpus(name);
    let html = prerender::articles(&corpus);
    let articles: Vec<&str> = html.split("</article>").take(corpus.documents.len()).collect();
    for (document, article) in corpus.documents.iter().zip(&articles) {
        check_text(document, article);
    }
    for (id, claim) in corpus.claims.iter().enumerate() {
        let article = articles[claim.doc.index()];
        let marker = format!("class=\"claim-marker\" data-claim=\"{id}\"");
        assert_eq!(article.matches(&marker).count(), 1, "claim {id} of {name}");
        assert_eq!(article.matches(&format!("<li data-claim=\"{id}\"")).count(), 1, "claim {id} of {name}");
        let marked: String = slices(article, id).collect();
        let quote = claim.statement().of(&corpus.documents[claim.doc.index()].text);
        let blank = |text: &str| text.split_whitespace().collect::<String>();
        assert_eq!(blank(&marked), blank(quote), "claim {id} of {name}");
    }
}

/// The marked text of a claim, slice by slice.
fn slices(article: &str, id: usize) -> impl Iterator<Item = String> {
    article.split("<mark data-claims=\"").skip(1).filter_map(move |rest| {
        let (claims, rest) = rest.split_once('"')?;
        let covered = claims.split(' ').any(|claim| claim == id.to_string());
        let inside = rest.split_once('>')?.1.split("</mark>").next()?;
        covered.then(|| plain(inside))
    })
}

#[test]
fn the_corpus_is_shown_as_it_is() {
    check("corpus");
}

#[test]
fn the_written_articles_are_shown_as_they_are() {
    check("tests/articles");
}

/// What an article says does not depend on whether it was saved as text or as a page.
#[test]
fn a_page_says_what_its_text_says() {
    let texts = input::read(&folder("tests/articles")).unwrap().documents;
    let mut pages = texts.clone();
    for page in &mut pages {
        let body: Vec<String> = page
            .text
            .lines()
            .map(|line| if line.trim().is_empty() { "</p><p>".into() } else { prerender::escape(line) + "<br>" })
            .collect();
        let html = format!(
            "<!doctype html><title>x</title><body><nav><ul><li>Home<li>Markets 5%</ul></nav><article><p>{}</p></article><script>var share = '5%';</script>",
            body.join("\n")
        );
        let read = input::document(&page.name, html.as_bytes(), input::Kind::Html).unwrap();
        page.text = read.text;
    }
    let words = |corpus: Corpus| corpus.claims.iter().map(facts::format::sentence).collect::<Vec<_>>();
    let (from_texts, from_pages) = (words(understand(texts)), words(understand(pages)));
    assert!(from_texts.len() > 300);
    let same = from_pages.iter().filter(|claim| from_texts.contains(claim)).count();
    assert!(same * 100 >= from_texts.len() * 97, "{same} of {}", from_texts.len());
}
