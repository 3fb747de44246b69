//! Where a text is cut so that overlapping claims need no nested marks, and on which lane each claim's underline runs.

use std::collections::{BTreeMap, BTreeSet};

use facts::claim::{Claim, UnusedNumber};
use facts::document::Block;
use facts::span::Span;

/// How many underlines stand below each other; further claims share the last.
const LANES: usize = 3;

/// A claim as it is marked in its article.
#[derive(Clone, Debug)]
pub(super) struct Marked<'a> {
    /// Position in the corpus.
    pub(super) id: usize,
    /// Position in the article, from 1.
    pub(super) number: usize,
    /// Underline, 0 nearest to the text's foot.
    pub(super) lane: usize,
    /// Its statement, within one or more blocks.
    pub(super) span: Span,
    /// Where the marker stands: the end of the last slice.
    marker: usize,
    /// The furthest end among this claim and those before it.
    reach: usize,
    pub(super) claim: &'a Claim,
}

/// A part of a block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Piece<'a> {
    /// Text covered by the same claims (positions in the marked list) all along.
    Text { text: &'a str, claims: Vec<usize>, reason: Option<&'a str> },
    /// The marker of a claim (position in the marked list).
    Marker(usize),
}

/// The claims of one article in reading order: by start, the longer first. `first` is the corpus position of the first.
pub(super) fn marked<'a>(text: &str, blocks: &[Block], first: usize, claims: &'a [Claim]) -> Vec<Marked<'a>> {
    let mut marked: Vec<Marked<'a>> = Vec::with_capacity(claims.len());
    for (offset, claim) in claims.iter().enumerate() {
        let span = claim.statement();
        let last = blocks.partition_point(|block| block.span.start() < span.end()).checked_sub(1);
        let Some(block) = last.and_then(|last| blocks.get(last)) else { continue };
        let sound = text.is_char_boundary(span.start()) && text.is_char_boundary(span.end()) && !span.is_empty();
        if !sound || block.span.end() <= span.start() {
            continue;
        }
        let marker = span.end().min(block.span.end());
        marked.push(Marked { id: first + offset, number: 0, lane: 0, span, marker, reach: 0, claim });
    }
    marked.sort_by_key(|marked| (marked.span.start(), std::cmp::Reverse(marked.span.end()), marked.id));
    let mut reach = 0;
    for (index, marked) in marked.iter_mut().enumerate() {
        reach = reach.max(marked.span.end());
        (marked.number, marked.reach) = (index + 1, reach);
    }
    assign_lanes(&mut marked);
    marked
}

/// The longest claims take the lowest free lane first.
fn assign_lanes(marked: &mut [Marked<'_>]) {
    let mut order: Vec<usize> = (0..marked.len()).collect();
    order.sort_by_key(|index| marked.get(*index).map(|marked| (std::cmp::Reverse(marked.span.len()), marked.number)));
    let mut lanes = vec![BTreeMap::<usize, usize>::new(); LANES];
    for index in order {
        let Some(marked) = marked.get_mut(index) else { continue };
        let free = |lane: &BTreeMap<usize, usize>| {
            let before = lane.range(..marked.span.end()).next_back();
            before.is_none_or(|(_, end)| *end <= marked.span.start())
        };
        marked.lane = lanes.iter().position(free).unwrap_or(LANES - 1);
        if let Some(lane) = lanes.get_mut(marked.lane) {
            let end = lane.entry(marked.span.start()).or_default();
            *end = marked.span.end().max(*end);
        }
    }
}

/// The pieces of one block, in text order; together their text is the block's, byte for byte.
pub(super) fn pieces<'a>(
    text: &'a str,
    block: Block,
    marked: &[Marked<'_>],
    unused: &'a [UnusedNumber],
) -> Vec<Piece<'a>> {
    let here = block.span;
    let near = overlapping(here, marked);
    let unused: Vec<&UnusedNumber> = unused_in(here, unused).iter().filter(|number| sound(text, number.span)).collect();
    let mut cuts = BTreeSet::from([here.start(), here.end()]);
    let inside = |offset: usize| here.start() <= offset && offset <= here.end();
    let spans = near.iter().filter_map(|index| marked.get(*index)).map(|marked| marked.span);
    for span in spans.chain(unused.iter().map(|number| number.span)) {
        cuts.extend([span.start(), span.end()].into_iter().filter(|offset| inside(*offset)));
    }
    let mut out = Vec::new();
    let mut numbers = unused.iter().peekable();
    // Claims that cover the current slice; `near` is ordered by start.
    let (mut waiting, mut active) = (near.iter().copied().peekable(), Vec::<usize>::new());
    for (start, end) in cuts.iter().copied().zip(cuts.iter().copied().skip(1)) {
        active.retain(|index| marked.get(*index).is_some_and(|marked| marked.span.end() > start));
        while let Some(index) = waiting.next_if(|index| marked.get(*index).is_some_and(|m| m.span.start() <= start)) {
            active.push(index);
        }
        while numbers.next_if(|number| number.span.end() <= start).is_some() {}
        let reason = numbers.peek().filter(|number| number.span.start() <= start).map(|number| number.reason.as_str());
        let text = text.get(start..end).unwrap_or("");
        out.push(Piece::Text { text, claims: active.clone(), reason });
        let ended = active.iter().copied().filter(|index| marked.get(*index).is_some_and(|m| m.marker == end));
        out.extend(ended.map(Piece::Marker));
    }
    out
}

fn sound(text: &str, span: Span) -> bool {
    text.is_char_boundary(span.start()) && text.is_char_boundary(span.end())
}

/// Positions of the claims that share a byte with `here`, in reading order.
fn overlapping(here: Span, marked: &[Marked<'_>]) -> Vec<usize> {
    let start = marked.partition_point(|marked| marked.reach <= here.start());
    let end = marked.partition_point(|marked| marked.span.start() < here.end());
    let candidates = marked.iter().enumerate().take(end).skip(start);
    candidates.filter(|(_, marked)| marked.span.overlaps(here)).map(|(index, _)| index).collect()
}

/// Whether the marker of a claim stands in `span`, at its end at the latest.
pub(super) fn marker_in(span: Span, marked: &[Marked<'_>]) -> bool {
    let here =
        |index: &usize| marked.get(*index).is_some_and(|it| (span.start() + 1..=span.end()).contains(&it.marker));
    overlapping(span, marked).iter().any(here)
}

fn unused_in(here: Span, unused: &[UnusedNumber]) -> &[UnusedNumber] {
    let start = unused.partition_point(|number| number.span.end() <= here.start());
    let end = unused.partition_point(|number| number.span.start() < here.end());
    unused.get(start..end.max(start)).unwrap_or_default()
}
