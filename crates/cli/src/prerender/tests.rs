//! The contract with the page: verbatim text, flat marks, one marker a claim.

use facts::claim::UnusedNumber;
use facts::corpus::Corpus;
use facts::document::{RawDocument, clean};
use facts::format::Record;
use facts::ids::DocId;
use facts::span::Span;

use super::articles;

/// One document and claims that state these slices of it.
fn corpus(text: &str, statements: &[&str]) -> Corpus {
    let raw = RawDocument { name: "a".into(), text: text.into(), ..RawDocument::default() };
    let claim = |statement: &&str| {
        let start = text.find(statement).unwrap();
        let line = r#"{"doc":"a","property":"market_share","subject":"Acme","value":{"lo":"13.1","hi":"13.1","unit":"percent","comparator":"eq"}}"#;
        let record: Record = serde_json::from_str(line).unwrap();
        let mut claim = record.to_claim(DocId(0)).unwrap();
        claim.evidence = vec![Span::new(start, start + statement.len())];
        claim
    };
    Corpus {
        documents: vec![clean(raw)],
        references: vec![None],
        claims: statements.iter().map(claim).collect(),
        ..Corpus::default()
    }
}

fn check(text: &str, statements: &[&str], expected: &str) {
    let html = articles(&corpus(text, statements));
    assert!(html.contains(expected), "{html}\nlacks\n{expected}");
}

const TEXT: &str =
    "A headline\n\nAcme sold kettles and took a share of 13.1 percent in Spain last year, ahead of all others.\n";

#[test]
fn overlapping_claims_are_cut_not_nested() {
    let html = articles(&corpus(TEXT, &["Acme sold kettles and took", "kettles and took a share"]));
    let marks: Vec<&str> = html.split("<mark ").skip(1).map(|rest| rest.split("</mark>").next().unwrap()).collect();
    assert_eq!(
        marks,
        [
            "data-claims=\"0\" data-lanes=\"0\">Acme sold ",
            "data-claims=\"0 1\" data-lanes=\"0 1\">kettles and ",
            "data-claims=\"0 1\" data-lanes=\"0 1\">took",
            "data-claims=\"1\" data-lanes=\"1\"> a ",
            "data-claims=\"1\" data-lanes=\"1\">share",
        ]
    );
}

#[test]
fn a_marker_follows_the_last_slice_and_says_what_it_marks() {
    check(
        TEXT,
        &["took a share of 13.1 percent"],
        "took a share of 13.1 </mark><span class=\"keep\"><mark data-claims=\"0\" data-lanes=\"0\">percent</mark>\
         <button type=\"button\" class=\"claim-marker\" data-claim=\"0\" \
         aria-label=\"Claim 1, market share, Acme, 13.1 percent. Starts: ‘took a share of…’\">1</button></span> in Spain",
    );
}

#[test]
fn punctuation_stays_with_the_marker_before_it() {
    let end = |claim: &str, after: &str| {
        let html = articles(&corpus("Acme sold 3 kettles, they say (and 12 pans).", &[claim]));
        let rest = html.split("</button>").nth(1).unwrap();
        assert!(rest.starts_with(after), "{rest}");
    };
    end("Acme sold 3 kettles", ",</span> they");
    end("12 pans", ").</span>");
    end("they say", "</span> (and");
}

#[test]
fn a_heading_is_heard_without_the_labels_of_its_markers() {
    let html = articles(&corpus(TEXT, &["A headline"]));
    assert!(html.contains("aria-label=\"A headline"), "{html}");
    assert!(!articles(&corpus(TEXT, &["Acme sold"])).contains("tabindex=\"-1\" data-start=\"0\" aria-label"));
}

#[test]
fn every_claim_has_one_marker_and_one_endnote() {
    let html = articles(&corpus(TEXT, &["A headline", "Acme sold", "Acme sold", "others."]));
    for claim in 0..4 {
        assert_eq!(html.matches(&format!("class=\"claim-marker\" data-claim=\"{claim}\"")).count(), 1, "{claim}");
        assert_eq!(html.matches(&format!("<li data-claim=\"{claim}\"")).count(), 1, "{claim}");
    }
}

#[test]
fn numbers_without_a_claim_say_why() {
    let mut corpus = corpus(TEXT, &["share of 13.1 percent"]);
    let start = TEXT.find("13.1").unwrap();
    let span = Span::new(start, start + 4);
    corpus.unused.push(UnusedNumber { doc: DocId(0), span, reason: "a \"test\"".into() });
    let html = articles(&corpus);
    assert!(html.contains("<span class=\"unused\" data-reason=\"a &quot;test&quot;\""), "{html}");
}

#[test]
fn text_stays_byte_for_byte() {
    let text = "Title\r\n\r\nA <b>bold</b> & 'quoted' line\r\nwith 5% more, said Zoë.\n\n- one item\n- another\n";
    let corpus = corpus(text, &["5% more", "bold</b> & 'quoted'"]);
    let html = articles(&corpus);
    for block in &corpus.documents[0].blocks {
        let open = format!("data-start=\"{}\"", block.span.start());
        let inner = html.split(&open).nth(1).unwrap().split_once('>').unwrap().1;
        let inner = ["</p>", "</li>", "</h2>", "</h3>"]
            .iter()
            .map(|close| inner.split(close).next().unwrap())
            .min_by_key(|part| part.len());
        assert_eq!(plain(inner.unwrap()), block.span.of(text));
    }
}

#[test]
fn rows_are_a_table_of_cells_and_stay_byte_for_byte() {
    let text = "Title of it\n\nVendor\tShare\tUnits\nAcme\t22.7%\t80.4\nBolt\t\t9.1\n\nAcme sold 3 kettles there, they say now.\n";
    let corpus = corpus(text, &["Acme\t22.7%", "Acme\t22.7%\t80.4"]);
    let html = articles(&corpus);
    assert_eq!(html.matches("role=\"table\"").count(), 1, "{html}");
    assert_eq!(html.matches("role=\"row\"").count(), 3);
    assert_eq!(html.matches("role=\"cell\"").count(), 9, "an empty cell keeps its place");
    assert_eq!(html.matches("class=\"claim-marker\"").count(), 2);
    for row in html.split(" role=\"row\">").skip(1) {
        let row = plain(row.split("</p>").next().unwrap());
        assert!(text.contains(&row), "{row}");
    }
    check(text, &["Acme\t22.7%"], "22.7%</mark><button");
}

#[test]
fn a_marker_between_cells_is_seen() {
    let text = "Title of it\n\n| Vendor | Share | Units |\n|---|---|---|\n| Acme | 22.7% | 80.4 |\n\nAcme sold 3 kettles, they say now.\n";
    let html = articles(&corpus(text, &["| Acme | 22.7% | 80.4 |"]));
    let before = html.split("class=\"claim-marker\"").next().unwrap();
    assert!(before.rfind("rows__cut") < before.rfind("<span role=\"cell\">"), "{html}");
    assert_eq!(html.matches(" data-drawn>").count(), 1);
}

/// The text nodes outside buttons.
fn plain(html: &str) -> String {
    let mut out = String::new();
    for (index, part) in html.split('<').enumerate() {
        let text = if index == 0 { part } else { part.split_once('>').unwrap().1 };
        if !part.starts_with("button") {
            out.push_str(text);
        }
    }
    let decoded = out.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#39;", "'");
    decoded.replace("&#13;", "\r").replace("&amp;", "&")
}

#[test]
fn corpus_text_is_never_markup() {
    let hostile = "</script><img src=x onerror=alert(1)>";
    let mut corpus = corpus(TEXT, &["Acme sold"]);
    corpus.documents[0].metadata.title = Some(hostile.into());
    corpus.documents[0].metadata.publisher = Some(hostile.into());
    corpus.documents[0].metadata.url = Some("https://e.org/\"><img>".into());
    corpus.documents[0].name = hostile.into();
    corpus.documents[0].blocks.retain(|block| block.kind != facts::document::BlockKind::Title);
    corpus.claims[0].subject = hostile.into();
    corpus.claims[0].attribution = vec![hostile.into()];
    let html = articles(&corpus);
    assert!(!html.contains("<img") && !html.contains("</script"), "{html}");
}

#[test]
fn articles_stand_on_shelves() {
    let check = |count: usize, shelves: usize| {
        let one = corpus(TEXT, &[]);
        let many = Corpus { documents: vec![one.documents[0].clone(); count], ..one };
        let html = articles(&many);
        assert_eq!(html.matches("<div class=\"shelf\" hidden=\"until-found\">").count(), shelves, "of {count}");
        assert_eq!(html.matches("<div").count(), html.matches("</div>").count());
    };
    check(0, 0);
    check(1, 1);
    check(5, 3);
    check(100, 10);
    check(110, 11);
}
