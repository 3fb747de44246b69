//! Where sentences end and what tokens are, as rows of text.

use super::*;
use crate::document::{RawDocument, clean};

fn segments(text: &str) -> (String, Segments) {
    let document = clean(RawDocument { text: text.to_owned(), ..RawDocument::default() });
    let found = segment(&document);
    (document.text, found)
}

/// `marked` is the text with `|` between its sentences.
fn sentences(marked: &str) {
    let (text, found) = segments(&marked.replace('|', ""));
    let cut: Vec<&str> = found.sentences.iter().map(|sentence| sentence.span.of(&text)).collect();
    let expected: Vec<&str> = marked.split('|').map(str::trim).collect();
    assert_eq!(cut, expected);
}

/// `expected` has a space between tokens.
fn tokens(text: &str, expected: &str) {
    let mut found = Vec::new();
    lex(text, Span::new(0, text.len()), &mut found);
    let words: Vec<&str> = found.iter().map(|token| token.span.of(text)).collect();
    assert_eq!(words.join(" "), expected);
}

#[test]
fn full_stops_that_end_and_that_do_not() {
    sentences("Rover sold 13.1 million units.| It led the market.");
    sentences("Rover Inc. sold more than Swift Corp. in the U.S. market.| The rest fell.");
    sentences("It was No. 1 in Spain.| Mr. Byron said so.");
    sentences("Sales rose in the U.S.| The firm is based in Ghent.");
    sentences("J. R. Byron founded Swift Ltd.| In 2019 it was sold.");
    sentences("Shares cost Rs. 800 on Oct. 30 and rose vs. the peer.| Nobody sold.");
    sentences("Rover led with 20%.| 5 million riders agreed.");
    sentences("It shipped 5 million, e.g. Roadsters, i.e. bicycles.| Yes.");
    sentences("Doors close at 5 p.m.| They open at 9 a.m. sharp.");
    sentences("Who leads?| Rover does!| Swift follows …| Then nobody.");
}

#[test]
fn quotations() {
    sentences("“We lead,” she said.| “We will stay.”| He nodded.");
    sentences("\"We lead.\"| \"We stay.\"| He nodded.");
    sentences("He said: “One wheel is not enough.| Two are.”| Sales rose.");
    sentences("They led (by far).| Others fell.");
}

#[test]
fn lower_case_names_open_sentences() {
    sentences("Rover fell.| iPhone sales rose.");
    sentences("Rover fell vs. its peer in the U.K. market.");
}

#[test]
fn figures_and_codes() {
    tokens("RMB1,999", "RMB 1,999");
    tokens("US$1.2bn", "US $ 1.2 bn");
    tokens("3Q20 and Q3'20", "3 Q 20 and Q 3 ' 20");
    tokens("13.1%.", "13.1 % .");
    tokens("$1,234.50", "$ 1,234.50");
    tokens("1,2,3 4,", "1,2,3 4 ,");
}

#[test]
fn words() {
    tokens("Xiaomi’s AT&T's", "Xiaomi ’s AT&T 's");
    tokens("isn't O'Neill 'quoted'", "isn't O'Neill ' quoted '");
    tokens("low-cost July–September", "low - cost July – September");
    tokens("智能手机,好", "智能手机 , 好");
    tokens("wait... -- go", "wait ... -- go");
}

#[test]
fn tokens_tell_case_and_gaps() {
    let mut found = Vec::new();
    lex("TSMC's A5", Span::new(0, 9), &mut found);
    let flags: Vec<_> = found.iter().map(|token| (token.capital, token.all_caps, token.glued)).collect();
    assert_eq!(flags, [(true, true, false), (false, false, true), (true, false, false), (false, false, true)]);
}

#[test]
fn nothing_visible_of_the_body_is_lost() {
    let page = "Rover leads\n\nRover, the \u{201c}old\u{201d} maker\u{a0}of bikes (since 1885), sold 1 million.\u{feff} Swift fell 5%…\n• one\n";
    let (text, found) = segments(page);
    let visible = |text: &str| -> String { text.chars().filter(|c| !c.is_whitespace() && *c != '\u{feff}').collect() };
    let tokens: String = found.tokens.iter().map(|token| token.span.of(&text)).collect();
    assert_eq!(tokens, visible(page));
    let counted: usize = found.sentences.iter().map(|sentence| sentence.tokens.len()).sum();
    assert_eq!(counted, found.tokens.len());
}
