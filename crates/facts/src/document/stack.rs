//! Tables whose cells stand one below the other, as scrapers leave them, bars between them or none: the cells of a row
//! are joined to one line. What a row says is read elsewhere.

use super::line::Line;
use crate::among::among;

/// So many columns at most.
const WIDEST: usize = 9;

/// The lines, with the cells of stacked tables joined to rows.
pub(super) fn join_cells<'t>(text: &'t str, lines: Vec<Line<'t>>) -> Vec<Line<'t>> {
    let (cells, starts) = cells_of(&lines);
    let mut joined = Vec::with_capacity(lines.len());
    let row = |from: usize, to: usize| Line::row(text, &lines[starts[from]..starts[to]]);
    let mut at = 0;
    while at < cells.len() {
        if let Some((width, rows)) = table_at(&cells[at..]) {
            let end = at + width * (rows + 1);
            joined.extend((at..end).step_by(width).map(|from| row(from, from + width)));
            at = end;
        } else if let Some(width) = head_at(&cells[at..], |cell| lines[starts[at + cell]].text.ends_with('|')) {
            joined.push(row(at, at + width));
            at += width;
        } else {
            joined.extend_from_slice(&lines[starts[at]..starts[at + 1]]);
            at += 1;
        }
    }
    joined
}

/// The cells that `lines` may be, without the bars beside them, and the line each begins with; a bar on a line of its own
/// is of the cell above.
fn cells_of<'t>(lines: &[Line<'t>]) -> (Vec<Line<'t>>, Vec<usize>) {
    let (mut cells, mut starts) = (Vec::with_capacity(lines.len()), Vec::with_capacity(lines.len() + 1));
    for (at, line) in lines.iter().enumerate() {
        let cell = line.without_bars();
        if at == 0 || cell.words > 0 {
            cells.push(cell);
            starts.push(at);
        }
    }
    starts.push(lines.len());
    (cells, starts)
}

/// How many of the `cells`, each a label before a bar, are the head of the rows that follow them.
fn head_at(cells: &[Line], is_barred: impl Fn(usize) -> bool) -> Option<usize> {
    let labels = cells.iter().enumerate().take(WIDEST);
    let width = labels.take_while(|(at, cell)| is_label(cell) && is_barred(*at)).count();
    let rows = cells.get(width..)?.iter().take_while(|line| {
        let figures = line.text.split('|').skip(1).map(str::trim).filter(|cell| !cell.is_empty());
        line.is_table_row() && (width.saturating_sub(1)..=width).contains(&figures.count())
    });
    (width > 1 && rows.take(2).count() == 2).then_some(width)
}

/// Columns and rows of the table that begins with the head `lines` begin with.
fn table_at(lines: &[Line]) -> Option<(usize, usize)> {
    // Every table is tried from its head alone: below it a figure follows the name.
    let labels = lines.iter().take(WIDEST + 1).take_while(|line| is_label(line)).count();
    let ranked = labels > 0 && is_rank_head(&lines[0]);
    // The last label names the first row, or the last but one where ranks stand before names.
    let width = if ranked { labels } else { labels.saturating_sub(1) };
    if !(2..=WIDEST).contains(&width) {
        return None;
    }
    let rows = lines[width..].chunks_exact(width).take_while(|cells| is_row(cells, ranked)).count();
    let enough = if width == 2 { 3 } else { 2 };
    (rows >= enough).then_some((width, rows))
}

/// A name and figures; where the head says so, a rank before the name.
fn is_row(cells: &[Line], ranked: bool) -> bool {
    let name = usize::from(ranked);
    let numbered = !ranked || is_figure(&cells[0]);
    numbered && cells.get(name).is_some_and(is_label) && cells[name + 1..].iter().all(is_figure)
}

/// The name of a column or of a row.
fn is_label(line: &Line) -> bool {
    let ends = || line.ends_like_sentence() && !ends_in_short_form(line);
    line.words <= 9 && !is_figure(line) && !ends() && !line.is_table_row()
}

/// "HP Inc.": the name of a firm.
fn ends_in_short_form(line: &Line) -> bool {
    let last = line.text.rsplit(' ').next().unwrap_or("");
    line.words <= 4
        && among!(last.to_ascii_lowercase().as_str(), "inc." | "corp." | "co." | "ltd." | "no." | "vs." | "bros.")
}

fn is_rank_head(line: &Line) -> bool {
    let word = line.text.trim_end_matches('.').to_ascii_lowercase();
    among!(word.as_str(), "rank" | "ranking" | "position" | "no" | "#" | "place")
}

/// "22.7%", "-1.3 %", "$1,204m", "80.4 million", "N/A", "–": a figure and nothing else, or the mark of none.
fn is_figure(line: &Line) -> bool {
    let text = line.text;
    if text.len() > 24 {
        return false;
    }
    let none = among!(text, "-" | "–" | "—" | "n/a" | "N/A" | "NA" | "n.a." | "..." | "NM");
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let opens = text.starts_with(|c: char| {
        c.is_ascii_digit() || matches!(c, '+' | '-' | '−' | '–' | '(' | '$' | '€' | '£' | '¥' | '<' | '>' | '~' | '.')
    });
    let scale = text.trim_end_matches([')', '*']).rsplit(|c: char| !c.is_alphabetic()).next();
    let scaled = scale.is_some_and(|scale| {
        let scale = scale.to_ascii_lowercase();
        letters == scale.len()
            && among!(
                scale.as_str(),
                "" | "m"
                    | "mn"
                    | "bn"
                    | "b"
                    | "k"
                    | "million"
                    | "billion"
                    | "pp"
                    | "pts"
                    | "ppt"
                    | "bps"
                    | "p"
                    | "x"
                    | "units"
            )
    });
    none || (digits > 0 && opens && (letters == 0 || scaled))
}
