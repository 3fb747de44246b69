//! The lists are well formed, and one spelling names one thing.

use super::tables::{MARKS, NAMES, lines};
use super::*;
use crate::order::InOrder;

#[test]
fn tables_are_well_formed() {
    for (kind, table) in NAMES {
        let mut names = Vec::new();
        for line in lines(table).filter(|line| !line.starts_with("= ")) {
            assert!(line.split('|').count() <= 4, "{kind:?}: too many fields: {line}");
            let name = line.split('|').next().unwrap_or("").trim();
            assert!(!name.is_empty() && !name.starts_with(MARKS), "{kind:?}: no name: {line}");
            names.push(name);
        }
        names.order();
        let twice: Vec<_> = names.windows(2).filter(|pair| pair[0] == pair[1]).collect();
        assert!(twice.is_empty(), "{kind:?}: {twice:?}");
    }
}

#[test]
fn employers_and_makers_are_listed() {
    let missing: Vec<_> = GAZETTEER
        .entries
        .iter()
        .filter(|entry| matches!(entry.kind, EntityKind::Person | EntityKind::Product) && !entry.place.is_empty())
        .filter(|entry| !GAZETTEER.named(entry.place).any(|firm| firm.kind != EntityKind::Person))
        .map(|entry| (entry.name, entry.place))
        .collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn one_spelling_names_one_thing() {
    let mut spellings: Vec<(String, &str)> = Vec::new();
    for spelling in GAZETTEER.spellings.iter().filter(|spelling| spelling.companions.is_empty()) {
        let entry = &GAZETTEER.entries[spelling.entry as usize];
        if spelling.trust == Trust::Full && entry.kind != EntityKind::Region {
            let pieces = &GAZETTEER.pieces[spelling.pieces.start as usize..spelling.pieces.end as usize];
            let words: Vec<&str> = pieces.iter().map(|piece| GAZETTEER.piece_text(piece)).collect();
            let cases: String =
                pieces.iter().map(|piece| if piece.case == Case::AllCaps { 'A' } else { 'a' }).collect();
            spellings.push((words.join(" ") + &cases, entry.name));
        }
    }
    spellings.order();
    let shared: Vec<_> = spellings.windows(2).filter(|pair| pair[0].0 == pair[1].0 && pair[0].1 != pair[1].1).collect();
    assert!(shared.is_empty(), "{shared:?}");
}
