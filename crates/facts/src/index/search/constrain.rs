//! Which rows pass the filters of a search, and which fail in one facet alone.

use super::resolve::one_edit;
use crate::corpus::Corpus;
use crate::index::Index;
use crate::index::asked::filter::{DateFilter, NumberFilter};
use crate::index::asked::query::{FieldFilter, Query};
use crate::index::asked::selection::Selection;
use crate::index::built::facet::{Facet, Rows};
use crate::index::built::region::names_of_region;
use crate::index::text::fold::fold;

/// The filters of a query and a selection, in numbers of this corpus.
#[derive(Clone, Debug, Default)]
pub(in crate::index) struct Constraints {
    /// For each facet with a choice, which of its values are chosen.
    pub(in crate::index) chosen: Vec<(Facet, Vec<bool>)>,
    excluded: Vec<(Facet, Vec<bool>)>,
    pub(in crate::index) dates: Vec<DateFilter>,
    pub(in crate::index) numbers: Vec<NumberFilter>,
    pub(in crate::index) notices: Vec<String>,
}

/// How a row does: 0 passes all, 1 + the place of a facet fails in that facet alone, `OUT` fails otherwise.
pub(in crate::index) type Verdict = u8;

/// Fails in more than one facet, or in something that is none.
pub(in crate::index) const OUT: Verdict = u8::MAX;

impl Constraints {
    pub(in crate::index) fn of(index: &Index, query: &Query, selection: &Selection) -> Self {
        let mut constraints = Self {
            dates: query.dates.iter().copied().chain(selection.dates).collect(),
            numbers: query.numbers.iter().cloned().chain(selection.value.clone()).collect(),
            ..Self::default()
        };
        for (&facet, keys) in &selection.chosen {
            for key in keys {
                match index.columns.get(facet.index()).and_then(|column| column.find(key)) {
                    Some(value) => mark(index, &mut constraints.chosen, facet, &[value as usize]),
                    None => constraints.notices.push(format!("“{}={key}” is not in this corpus.", facet.key())),
                }
            }
        }
        for field in &query.fields {
            let (values, notice) = values_of(index, field);
            constraints.notices.extend(notice);
            let side = if field.negated { &mut constraints.excluded } else { &mut constraints.chosen };
            if !values.is_empty() {
                mark(index, side, field.facet, &values);
            }
        }
        constraints
    }

    pub(in crate::index) fn is_empty(&self) -> bool {
        self.chosen.is_empty() && self.excluded.is_empty() && self.dates.is_empty() && self.numbers.is_empty()
    }

    /// The verdict on every row; `None` when every row passes.
    pub(in crate::index) fn verdicts(&self, index: &Index, corpus: &Corpus) -> Option<Vec<Verdict>> {
        if self.is_empty() {
            return None;
        }
        let rows = &index.rows;
        let mut verdicts = vec![0; rows.len()];
        for (facet, chosen) in &self.chosen {
            let has = rows_with(index, *facet, chosen);
            let fails = facet.index() as u8 + 1;
            for (verdict, _) in verdicts.iter_mut().zip(has).filter(|(_, has)| !has) {
                *verdict = if *verdict == 0 { fails } else { OUT };
            }
        }
        for (facet, excluded) in &self.excluded {
            let has = rows_with(index, *facet, excluded);
            verdicts.iter_mut().zip(has).filter(|(_, has)| *has).for_each(|(verdict, _)| *verdict = OUT);
        }
        if self.needs_claims() {
            rows.first.iter().take(rows.docs()).for_each(|&row| verdicts[row as usize] = OUT);
        }
        for (verdict, days) in verdicts.iter_mut().zip(&index.days) {
            if !self.dates.iter().all(|filter| filter.holds(days.start, days.end)) {
                *verdict = OUT;
            }
        }
        self.judge_numbers(rows, corpus, &mut verdicts);
        Some(verdicts)
    }

    /// Whether an article cannot pass by its own row.
    fn needs_claims(&self) -> bool {
        !self.numbers.is_empty()
            || self.excluded.iter().any(|(facet, _)| !matches!(facet, Facet::Article | Facet::Publisher))
    }

    fn judge_numbers(&self, rows: &Rows, corpus: &Corpus, verdicts: &mut [Verdict]) {
        if self.numbers.is_empty() {
            return;
        }
        for doc in 0..rows.docs() {
            for row in rows.of_doc(doc).skip(1) {
                let claim = corpus.claims.get(row - doc - 1);
                if !claim.is_some_and(|claim| self.numbers.iter().all(|filter| filter.holds(claim))) {
                    verdicts[row] = OUT;
                }
            }
        }
    }
}

fn mark(index: &Index, sides: &mut Vec<(Facet, Vec<bool>)>, facet: Facet, values: &[usize]) {
    let at = sides.iter().position(|(other, _)| *other == facet).unwrap_or_else(|| {
        sides.push((facet, vec![false; index.values(facet).len()]));
        sides.len() - 1
    });
    for &value in values {
        if let Some(slot) = sides[at].1.get_mut(value) {
            *slot = true;
        }
    }
}

fn rows_with(index: &Index, facet: Facet, values: &[bool]) -> Vec<bool> {
    let Some(column) = index.columns.get(facet.index()) else { return Vec::new() };
    let is_in = |value: u32| values.get(value as usize).copied().unwrap_or(false);
    let mut rows: Vec<bool> = column.first.iter().map(|&first| first != 0 && is_in(first - 1)).collect();
    for &(row, value) in &column.more {
        if let Some(slot) = rows.get_mut(row as usize).filter(|_| is_in(value)) {
            *slot = true;
        }
    }
    rows
}

/// The values a typed field means, and what to tell when there are none or others.
fn values_of(index: &Index, field: &FieldFilter) -> (Vec<usize>, Option<String>) {
    let wanted = plain(field.facet, &field.value);
    let names: Vec<Vec<String>> = index.values(field.facet).iter().map(|key| names_of(field.facet, key)).collect();
    let all = |fits: &dyn Fn(&String) -> bool| -> Vec<usize> {
        names.iter().enumerate().filter(|(_, names)| names.iter().any(fits)).map(|(at, _)| at).collect()
    };
    let spaced = format!(" {wanted}");
    let mut values = all(&|name| *name == wanted);
    if values.is_empty() {
        values = all(&|name| name.starts_with(&wanted) || name.contains(&spaced));
    }
    if !values.is_empty() {
        return (values, None);
    }
    let typed: Vec<char> = wanted.chars().collect();
    let near = all(&|name| typed.len() >= 4 && one_edit(&typed, name, false).is_some());
    let meant = near.first().and_then(|&at| index.values(field.facet).get(at));
    let hint = meant.map(|meant| format!(" Did you mean {meant}?")).unwrap_or_default();
    (Vec::new(), Some(format!("“{}” is not in this corpus.{hint}", field.typed)))
}

/// Everything a reader may type for a value.
fn names_of(facet: Facet, key: &str) -> Vec<String> {
    let names = if facet == Facet::Region { names_of_region(key) } else { vec![key.to_owned()] };
    names.iter().map(|name| plain(facet, &fold(name))).collect()
}

/// A name or a typed value without the marks that join its words; quarters as the keys have them.
fn plain(facet: Facet, folded: &str) -> String {
    let spaced: String =
        folded.chars().map(|c| if matches!(c, '_' | '-') && facet != Facet::Period { ' ' } else { c }).collect();
    match (facet, spaced.split_once(' ')) {
        (Facet::Period, Some((quarter, year))) if quarter.starts_with(['q', 'h']) => format!("{year}{quarter}"),
        _ => spaced,
    }
}
