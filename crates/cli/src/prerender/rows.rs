//! The cells of a table's row: what stands between tabs, line ends or upright strokes. What the cells say is read elsewhere.

use std::ops::Range;

/// A part of a row, as a range of its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// What is written, without the blanks around it.
    Cell(Range<usize>),
    /// What parts cells, with the blanks around it.
    Cut(Range<usize>),
}

/// The parts of a row in order; together they are its text. A row that nothing parts is one cell.
pub(super) fn parts(row: &str) -> Vec<Part> {
    let mark = if row.contains('\t') {
        '\t'
    } else if row.contains('\n') {
        '\n'
    } else {
        '|'
    };
    let mut parts = Vec::new();
    let mut done = 0;
    let mut from = 0;
    for cell in row.split(mark) {
        let written = cell.trim();
        let start = from + cell.len() - cell.trim_start().len();
        // A stroke at an end of the row borders no cell.
        let border = written.is_empty() && mark == '|' && (from == 0 || from + cell.len() == row.len());
        if !border {
            parts.extend((start > done).then_some(Part::Cut(done..start)));
            done = start + written.len();
            parts.push(Part::Cell(start..done));
        }
        from += cell.len() + mark.len_utf8();
    }
    parts.extend((done < row.len()).then_some(Part::Cut(done..row.len())));
    parts
}

/// Whether a row is only drawn, as `|---|:---:|` between a head and its rows.
pub(super) fn is_drawn(row: &str) -> bool {
    row.contains('-') && row.chars().all(|c| matches!(c, '|' | '-' | ':' | '+' | '=') || c.is_whitespace())
}

#[cfg(test)]
mod tests {
    use super::{Part, is_drawn, parts};

    fn check(row: &str, expected: &[&str]) {
        let parts = parts(row);
        let cells = parts.iter().filter_map(|part| match part {
            Part::Cell(range) => row.get(range.clone()),
            Part::Cut(_) => None,
        });
        assert_eq!(cells.collect::<Vec<_>>(), expected, "{row:?}");
        let whole: String = parts
            .iter()
            .filter_map(|part| match part {
                Part::Cell(range) | Part::Cut(range) => row.get(range.clone()),
            })
            .collect();
        assert_eq!(whole, row, "the parts are the row");
    }

    #[test]
    fn rows_are_parted_into_cells() {
        check("Samsung\t22.7 %\t80.4", &["Samsung", "22.7 %", "80.4"]);
        check("Samsung\t\t80.4", &["Samsung", "", "80.4"]);
        check("Samsung\n22.7 %\n 80.4", &["Samsung", "22.7 %", "80.4"]);
        check("| Samsung | 22.7 % |  | 80.4 |", &["Samsung", "22.7 %", "", "80.4"]);
        check("Samsung | 22.7 %| Zoë", &["Samsung", "22.7 %", "Zoë"]);
        check("Samsung", &["Samsung"]);
        check("", &[]);
        check("|", &[]);
    }

    #[test]
    fn drawn_rows_are_known() {
        assert!(is_drawn("|---|:---:|") && is_drawn("--- | ---"));
        assert!(!is_drawn("| - | 4 |") && !is_drawn("|  |"));
    }
}
