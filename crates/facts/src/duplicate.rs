//! Documents with the same text, wholly or in part: copies, cut copies and rewrites. Boilerplate and titles do not count.
//!
//! Candidates come from a sample of the words' 5-grams (the smallest hashes, as in MinHash) and of the figures; each
//! candidate is then compared in full. The same story told twice in other words with other figures is no duplicate.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::document::{BlockKind, Document};
use crate::ids::DocId;
use crate::order::InOrder;

/// How two documents are the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum DuplicateKind {
    /// Nearly the same words throughout.
    Copy,
    /// The words of the shorter stand in the longer.
    Contained,
    /// Other words, but nearly every figure of the shorter stands in the longer.
    Rewrite,
}

/// Two documents with the same text, wholly or in part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Duplicate {
    /// The earlier document of the corpus.
    pub first: DocId,
    /// The later one.
    pub second: DocId,
    /// How.
    pub kind: DuplicateKind,
    /// Shared word 5-grams over all (Jaccard), in parts per million.
    pub jaccard_ppm: u32,
    /// Shared word 5-grams over those of the shorter document, in parts per million.
    pub containment_ppm: u32,
    /// Shared figures over those of the document with fewer, in parts per million.
    pub figures_ppm: u32,
}

/// Words in a gram.
const GRAM: usize = 5;
/// Shared grams over those of the shorter document from which on two texts are one. A tenth of the words changed leaves
/// three fifths of the grams; two articles that quote the same sentences stay far below.
const SAME_TEXT_PPM: u32 = 400_000;
/// Fewer shared grams than this are a quotation.
const LEAST_GRAMS: usize = 12;
/// The shorter text over the longer above which both are whole.
const WHOLE_PPM: u32 = 750_000;
/// A rewrite keeps this part of the figures …
const REWRITE_PPM: u32 = 800_000;
/// … and at least so many.
const LEAST_FIGURES: usize = 12;
/// The same sentences with other figures are two issues of one report.
const SAME_FIGURES_PPM: u32 = 300_000;
/// Figures both texts need before figures can tell them apart.
const TELLING_FIGURES: usize = 6;
/// Documents that share one gram up to which every pair is a candidate; beyond, neighbours and the first alone.
const ALL_PAIRS: usize = 16;

/// Every near-duplicate pair, by first, then second. Near-linear in the text.
pub fn find_duplicates(documents: &[Document]) -> Vec<Duplicate> {
    let prints: Vec<Print> = documents.iter().map(Print::of).collect();
    let candidates = candidates(&prints);
    candidates.into_iter().filter_map(|(first, second)| compare(&prints, first, second)).collect()
}

/// For each of `count` documents the first document it is a duplicate of, itself if none. A chain of ever less similar
/// texts is not one cluster: each member is a direct duplicate of the first.
pub fn clusters(count: usize, duplicates: &[Duplicate]) -> Vec<DocId> {
    let mut heads: Vec<DocId> = (0..count).map(DocId::at).collect();
    let mut sorted: Vec<_> = duplicates.iter().map(|pair| (pair.second, pair.first)).collect();
    sorted.order();
    for (second, first) in sorted {
        let is_head = heads.get(first.index()) == Some(&first);
        if let Some(head) = heads.get_mut(second.index()).filter(|head| is_head && **head == second) {
            *head = first;
        }
    }
    heads
}

/// What a document is compared by: sorted hashes without repeats.
struct Print {
    grams: Vec<u64>,
    figures: Vec<u64>,
}

impl Print {
    fn of(document: &Document) -> Self {
        let body = document.blocks.iter().filter(|block| block.is_body() && block.kind != BlockKind::Title);
        let (mut words, mut figures) = (Vec::new(), Vec::new());
        for block in body {
            let text = block.span.of(&document.text);
            read_words(text, &mut words);
            read_figures(text, &mut figures);
        }
        let grams = words.windows(GRAM).map(|gram| gram.iter().fold(SEED, |hash, word| mix(hash ^ word))).collect();
        Self { grams: sorted(grams), figures: sorted(figures) }
    }
}

const SEED: u64 = 0xcbf2_9ce4_8422_2325;

/// A bijection that spreads the bits (the finaliser of splitmix64).
fn mix(hash: u64) -> u64 {
    let hash = (hash ^ (hash >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let hash = (hash ^ (hash >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    (hash ^ (hash >> 31)).wrapping_add(0x9e37_79b9_7f4a_7c15)
}

fn hash(text: impl Iterator<Item = char>) -> u64 {
    mix(text.fold(SEED, |hash, c| (hash ^ u64::from(u32::from(c))).wrapping_mul(0x0100_0000_01b3)))
}

fn sorted(mut hashes: Vec<u64>) -> Vec<u64> {
    hashes.order();
    hashes.dedup();
    hashes
}

/// Letters and digits in lower case; a character of a script without spaces is a word of its own.
fn read_words(text: &str, words: &mut Vec<u64>) {
    for run in text.split(|c: char| !c.is_alphanumeric()).filter(|run| !run.is_empty()) {
        if run.chars().any(is_unspaced) {
            words.extend(run.chars().map(|c| hash(std::iter::once(c))));
        } else {
            words.push(hash(run.chars().flat_map(char::to_lowercase)));
        }
    }
}

fn is_unspaced(c: char) -> bool {
    matches!(u32::from(c), 0x0e00..=0x0e7f | 0x3040..=0x30ff | 0x3400..=0x9fff | 0x2_0000..=0x2_ffff)
}

/// Numbers of two digits or more that are no year.
fn read_figures(text: &str, figures: &mut Vec<u64>) {
    let parts = text.split(|c: char| !c.is_ascii_digit() && c != '.' && c != ',');
    for part in parts.map(|part| part.trim_matches(['.', ','])) {
        let digits = part.bytes().filter(u8::is_ascii_digit).count();
        let year = part.len() == 4 && digits == 4 && (part.starts_with("19") || part.starts_with("20"));
        if digits >= 2 && !year {
            figures.push(hash(part.chars().filter(|c| *c != ',')));
        }
    }
}

/// Pairs worth comparing, sorted.
fn candidates(prints: &[Print]) -> Vec<(usize, usize)> {
    let mut keys = Vec::new();
    for (doc, print) in prints.iter().enumerate() {
        // The sample is the same quarter of all grams in every document, and the least few of short ones.
        let sampled = print.grams.iter().enumerate().take_while(|(at, gram)| *at < 4 || **gram < u64::MAX / 4);
        keys.extend(sampled.map(|(_, gram)| (*gram, doc)));
    }
    keys.order();
    let mut pairs = Vec::new();
    for group in keys.chunk_by(|a, b| a.0 == b.0) {
        for (at, &(_, second)) in group.iter().enumerate() {
            let near = if group.len() <= ALL_PAIRS { 0 } else { at.saturating_sub(1) };
            pairs.extend(group[near..at].iter().chain(group[..at].first()).map(|&(_, first)| (first, second)));
        }
    }
    pairs.order();
    pairs.dedup();
    pairs.extend(figure_candidates(prints));
    pairs.order();
    pairs.dedup();
    pairs
}

/// Pairs that share many figures few other documents have.
fn figure_candidates(prints: &[Print]) -> Vec<(usize, usize)> {
    let mut keys: Vec<(u64, usize)> = Vec::new();
    for (doc, print) in prints.iter().enumerate().filter(|(_, print)| print.figures.len() >= LEAST_FIGURES) {
        keys.extend(print.figures.iter().map(|figure| (*figure, doc)));
    }
    keys.order();
    let mut shared: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for group in keys.chunk_by(|a, b| a.0 == b.0).filter(|group| group.len() <= ALL_PAIRS) {
        for (at, &(_, second)) in group.iter().enumerate() {
            for &(_, first) in &group[..at] {
                *shared.entry((first, second)).or_default() += 1;
            }
        }
    }
    shared.into_iter().filter(|(_, count)| *count >= LEAST_FIGURES / 2).map(|(pair, _)| pair).collect()
}

fn compare(prints: &[Print], first: usize, second: usize) -> Option<Duplicate> {
    let (a, b) = (&prints[first], &prints[second]);
    let (grams, figures) = (common(&a.grams, &b.grams), common(&a.figures, &b.figures));
    let shorter = a.grams.len().min(b.grams.len());
    let containment_ppm = ppm(grams, shorter);
    let fewer_figures = a.figures.len().min(b.figures.len());
    let figures_ppm = ppm(figures, fewer_figures);
    let other_issue = fewer_figures >= TELLING_FIGURES && figures_ppm < SAME_FIGURES_PPM;
    let same_text = containment_ppm >= SAME_TEXT_PPM && grams >= LEAST_GRAMS.min(shorter.max(1)) && !other_issue;
    let rewrite = figures >= LEAST_FIGURES && figures_ppm >= REWRITE_PPM;
    let kind = match (same_text, rewrite) {
        (true, _) if ppm(shorter, a.grams.len().max(b.grams.len())) >= WHOLE_PPM => DuplicateKind::Copy,
        (true, _) => DuplicateKind::Contained,
        (false, true) => DuplicateKind::Rewrite,
        (false, false) => return None,
    };
    let jaccard_ppm = ppm(grams, a.grams.len() + b.grams.len() - grams);
    let (first, second) = (DocId::at(first), DocId::at(second));
    Some(Duplicate { first, second, kind, jaccard_ppm, containment_ppm, figures_ppm })
}

fn ppm(part: usize, whole: usize) -> u32 {
    if whole == 0 { 0 } else { (part as u64 * 1_000_000 / whole as u64) as u32 }
}

/// How many elements two sorted lists share.
fn common(a: &[u64], b: &[u64]) -> usize {
    let (mut i, mut j, mut count) = (0, 0, 0);
    while let (Some(x), Some(y)) = (a.get(i), b.get(j)) {
        count += usize::from(x == y);
        i += usize::from(x <= y);
        j += usize::from(y <= x);
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{RawDocument, clean};

    fn documents(texts: &[&str]) -> Vec<Document> {
        let raw = |(at, text): (usize, &&str)| {
            clean(RawDocument { name: format!("d{at}"), text: (*text).to_owned(), ..RawDocument::default() })
        };
        texts.iter().enumerate().map(raw).collect()
    }

    #[track_caller]
    fn check(texts: &[&str], expected: &[(u32, u32, DuplicateKind)]) {
        let found = find_duplicates(&documents(texts));
        let found: Vec<_> = found.iter().map(|pair| (pair.first.0, pair.second.0, pair.kind)).collect();
        assert_eq!(found, expected);
    }

    const STORY: &str = "The market for smart kettles grew by a fifth in the spring, said people who follow it closely.\n\
        Rivals had hoped for more, because shops ordered early and kept their shelves full until the holidays ended.\n\
        One maker sold twice as many kettles as in the year before and wants to open two further plants in autumn.";

    #[test]
    fn copies_and_cut_copies_are_linked() {
        let half = &STORY[..STORY.len() / 2];
        let edited = STORY.replace("spring", "summer").replace("twice", "thrice");
        check(&[STORY, STORY], &[(0, 1, DuplicateKind::Copy)]);
        check(&[STORY, half], &[(0, 1, DuplicateKind::Contained)]);
        check(&[half, &edited], &[(0, 1, DuplicateKind::Contained)]);
    }

    #[test]
    fn a_shared_sentence_is_no_copy() {
        let other = "Kettles were cheap this year, a shop owner in Lyon says, and few people came to look at them at all.\n\
            Rivals had hoped for more, because shops ordered early and kept their shelves full until the holidays ended.\n\
            Toasters did better: most shops ran out of them before the school year began, and nobody quite knows why.\n\
            The owner now stocks ovens too, mostly small ones, and plans a second shop near the station for next winter.";
        check(&[STORY, other], &[]);
        check(&["", ""], &[]);
    }

    #[test]
    fn two_issues_of_one_report_are_no_copies() {
        let issue = |figures: [&str; 8]| {
            let [a, b, c, d, e, f, g, h] = figures;
            format!(
                "The monthly table of the kettle makers' association lists sales of all members in the country by brand \
                 and, as always, leaves out those that were sold abroad or that went back to the shop within a week. \
                 Boilwell sold {a} kettles or {b} percent, Steamer sold {c} or {d} percent, Hotspot sold {e} or {f} \
                 percent and the others together sold {g} or {h} percent of all the kettles in the country."
            )
        };
        let may = issue(["4012", "31.2", "3891", "30.1", "2214", "17.4", "2788", "21.3"]);
        let june = issue(["3977", "29.8", "4102", "30.9", "2356", "18.8", "2699", "20.5"]);
        check(&[&may, &june], &[]);
    }

    #[test]
    fn years_and_digits_are_no_figures() {
        let count = |text: &str| {
            let mut figures = Vec::new();
            read_figures(text, &mut figures);
            figures.len()
        };
        assert_eq!(count("31.2 percent of 4,012 kettles, 17 more"), 3);
        assert_eq!(count("In 2019, in 1999 and for 7 of 9"), 0);
        assert_eq!(count("2,019 kettles and 3019 more"), 2);
    }

    #[test]
    fn a_rewrite_keeps_the_figures() {
        let first = "Boilwell sold 4,012 kettles (31.2%), Steamer 3,891 (30.1%), Hotspot 2,214 (17.4%), Kessel 1,415 \
            (11.3%), Samovar 1,180 (10.0%). The market grew 12.7% to 12,712.";
        let second = "With growth of 12.7% the market reached 12,712 units. Samovar came to 1,180 pieces, 10.0%; more \
            went to Kessel with 11.3% or 1,415, Hotspot with 17.4% or 2,214, Steamer (30.1%, 3,891) and the leader, \
            which has 31.2% after selling 4,012.";
        check(&[first, second], &[(0, 1, DuplicateKind::Rewrite)]);
    }

    #[test]
    fn a_chain_is_not_one_cluster() {
        let link = |first: u32, second: u32| Duplicate {
            first: DocId(first),
            second: DocId(second),
            kind: DuplicateKind::Copy,
            jaccard_ppm: 0,
            containment_ppm: 0,
            figures_ppm: 0,
        };
        let heads = |links: &[Duplicate]| clusters(4, links).iter().map(|head| head.0).collect::<Vec<_>>();
        assert_eq!(heads(&[link(0, 1), link(0, 2), link(1, 2)]), [0, 0, 0, 3]);
        assert_eq!(heads(&[link(0, 1), link(1, 2)]), [0, 0, 2, 3]);
    }
}
