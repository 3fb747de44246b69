//! Which sentences are rows, and where their cells end: at `|`, tabs and line ends, else where the words say so.

use super::Table;
use super::header::property_of;
use crate::among::among;
use crate::claim::item::{Item, Kind, Row};
use crate::claim::kinds::Kinds;
use crate::claim::lexicon::Cue;
use crate::quantity::Quantity;
use crate::vocabulary::Class;

/// Whether the sentence is a row of a table.
pub(crate) fn is_row(items: &[Item]) -> bool {
    items.may_have(&Kinds::PIPE) && items.iter().filter(|item| item.kind == Kind::Pipe).count() >= 2
}

/// Whether the cells stand one below the other, or after tabs.
pub(crate) fn is_parted(text: &str, items: &[Item]) -> bool {
    items.windows(2).any(|pair| is_border(text, &pair[0], &pair[1]))
}

/// A line of a table without bars: names of measures after "Company", or a name and as many numbers as there are columns.
/// One measure and one number are enough where the cells are `parted`.
pub(crate) fn is_spaced_row(items: &[Item], table: Option<&Table>, parted: bool) -> bool {
    let enough = if parted { 1 } else { 2 };
    let numbers = items.iter().filter(|item| matches!(item.kind, Kind::Quantity(_))).count();
    let heads = || items.first().is_some_and(|item| Class::ColumnOfNames.has(item.word));
    if heads() && are_times(&items[1..]) {
        return true;
    }
    let measure = |item: &&Item| matches!(item.kind, Kind::Cue(Cue::Noun(noun)) if property_of(noun).is_some());
    if numbers == 0 && items.len() < 60 && heads() && items.iter().filter(measure).count() >= enough {
        return true;
    }
    let cell = |item: &Item| matches!(item.kind, Kind::Quantity(_) | Kind::Punct | Kind::Dash | Kind::Name(_));
    let sum = items.first().is_some_and(|item| among!(item.word, "total" | "others"));
    let from = if sum { items.iter().position(|item| item.quantity.is_some()).unwrap_or(0) } else { 1 };
    let plain = || items[from..].iter().all(cell);
    let numbers = numbers - usize::from(is_numbered(items));
    table.is_some_and(|table| plain() && numbers >= enough && (parted || numbers + 1 == table.columns.len()))
}

/// "2 Dell 10,300 16.9%": a place before the name.
fn is_numbered(items: &[Item]) -> bool {
    items.first().is_some_and(|item| item.quantity.is_some()) && items.get(1).is_some_and(Item::is_name)
}

/// "Apr 2024 Mar 2024": columns of the same at several times.
fn are_times(items: &[Item]) -> bool {
    items.len() > 1 && items.iter().all(|item| matches!(item.kind, Kind::Period(_)))
}

/// A row whose columns nobody named: a name, or "Others", and numbers of more than one kind.
pub(crate) fn is_unnamed_row(items: &[Item]) -> bool {
    let Some((first, rest)) = items.split_first() else { return false };
    let sum = among!(first.word, "others" | "other" | "total");
    if !sum && !first.is_name() {
        return false;
    }
    let numbers: Vec<&Quantity> = rest.iter().filter_map(|item| item.quantity).collect();
    let cell = |item: &Item| matches!(item.kind, Kind::Quantity(_) | Kind::Punct | Kind::Dash | Kind::Pipe);
    // "Sungold Mobile* | 12% | 13% |": the rest of a name before the first bar.
    let name = rest.iter().take(4).position(|item| item.kind == Kind::Pipe).unwrap_or(0);
    let bare = rest[name..].iter().all(cell);
    let alike = numbers.windows(2).all(|pair| pair[0].unit == pair[1].unit);
    let piped = rest.iter().any(|item| item.kind == Kind::Pipe);
    bare && numbers.len() > 1 && (sum || !alike || piped)
}

/// The cells of a row: ranges of items between the bars, else those on lines of their own, else up to each measure of a
/// header and each number of a row.
pub(super) fn cells<'a>(text: &str, items: &'a [Item<'a>]) -> Vec<&'a [Item<'a>]> {
    if is_row(items) {
        return items.split(|item| item.kind == Kind::Pipe).collect();
    }
    if is_parted(text, items) {
        return parted(text, items);
    }
    if items.split_first().is_some_and(|(_, times)| are_times(times)) {
        return items.chunks(1).collect();
    }
    let header = !items.iter().any(|item| matches!(item.kind, Kind::Quantity(_)));
    let ends = |item: &Item| match item.kind {
        Kind::Quantity(_) => true,
        Kind::Cue(Cue::Noun(noun)) => header && property_of(noun).is_some(),
        Kind::Cue(Cue::RiseNoun | Cue::Rise) => header,
        Kind::Word => header && among!(item.word, "change" | "chg" | "difference"),
        _ => false,
    };
    let mut cells = Vec::new();
    let names = usize::from(is_numbered(items));
    let first = items
        .iter()
        .skip(names)
        .position(|item| matches!(item.kind, Kind::Period(_) | Kind::Quantity(_)) || ends(item))
        .map_or(items.len(), |first| first + names);
    cells.push(&items[..first]);
    let mut start = first;
    for (at, item) in items.iter().enumerate().skip(first) {
        let more = header && items.get(at + 1).is_some_and(ends);
        if at >= start && (ends(item) || header && is_change_word(item, items, at)) && !more {
            let end = if header { past_remark(items, at + 1) } else { at + 1 };
            cells.push(&items[start..end]);
            start = end;
        }
    }
    cells
}

/// Past "(millions)" and "from 1Q16", which belong to the column before.
fn past_remark(items: &[Item], at: usize) -> usize {
    let kind = |index: usize| items.kind(index);
    if kind(at) == Some(Kind::Open) {
        let close = (at + 1..items.len().min(at + 5)).find(|&index| items[index].kind == Kind::Close);
        return close.map_or(at, |close| close + 1);
    }
    let from = among!(items.word(at), "from" | "vs" | "over");
    if from && matches!(kind(at + 1), Some(Kind::Period(_))) { at + 2 } else { at }
}

fn is_change_word(item: &Item, items: &[Item], at: usize) -> bool {
    item.kind == Kind::Word && at + 1 == items.len()
}

/// More empty cells in a row are none.
const MOST_EMPTY: usize = 20;

/// The cells between tabs or line ends; two tabs in a row leave an empty one.
fn parted<'a>(text: &str, items: &'a [Item<'a>]) -> Vec<&'a [Item<'a>]> {
    let mut cells: Vec<&[Item]> = Vec::new();
    let mut start = 0;
    for end in 1..=items.len() {
        let gap = items.get(end).and_then(|next| text.get(items[end - 1].span.end()..next.span.start()));
        // A blank line between cells below one another is no cell.
        let borders = gap.map_or(1, |gap| gap.matches('\t').count().max(gap.contains('\n').into()));
        if borders > 0 {
            cells.push(&items[start..end]);
            cells.extend((1..borders.min(MOST_EMPTY)).map(|_| &items[end..end]));
            start = end;
        }
    }
    cells
}

fn is_border(text: &str, one: &Item, next: &Item) -> bool {
    text.get(one.span.end()..next.span.start()).is_some_and(|gap| gap.contains(['\n', '\t']))
}
