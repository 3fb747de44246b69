//! What the reader takes away: CSV, JSON, a Markdown table, SVG, PNG.

use leptos::prelude::*;

use facts::ids::ClaimId;

use super::Panels;
use super::model::{Mark, Panel, Row, Shape, measure_of};
use crate::dom;
use crate::state::State;
use crate::view::citation::json;

/// The columns of the comparison's CSV.
const COLUMNS: &str = "vendor,region,period,metric,kind,lo,lo_open,hi,hi_open,value,unit,rank,order_other,stated_or_implied,rule,because_fact_ids,outlet,published,house,quote,url";

/// The buttons under a comparison.
#[component]
pub(crate) fn CompareExport(state: State, panels: Panels) -> impl IntoView {
    let save_csv =
        move |_| dom::export::save_text("comparison.csv", "text/csv", &panels.with(|panels| csv(state, panels)));
    let save_json = move |_| {
        dom::export::save_text("comparison.json", "application/json", &panels.with(|panels| as_json(state, panels)))
    };
    let copy_table = move |_| state.copy(panels.with(|panels| markdown(panels)), "Markdown table");
    let save_svg = move |_| {
        let (svg, ..) = panels.with(|panels| super::picture::picture(state, panels));
        dom::export::save_text("comparison.svg", "image/svg+xml", &svg);
    };
    let save_png = move |_| {
        let (svg, wide, high) = panels.with(|panels| super::picture::picture(state, panels));
        dom::export::save_png("comparison.png".into(), &svg, wide, high);
    };
    view! {
        <div class="export" role="group" aria-label="Take this comparison away">
            <span class="export__label" aria-hidden="true">"Take away"</span>
            <button type="button" class="link-button" on:click=save_csv>"CSV"</button>
            <button type="button" class="link-button" on:click=save_json>"JSON"</button>
            <button type="button" class="link-button" on:click=save_svg>"SVG"</button>
            <button type="button" class="link-button" on:click=save_png>"PNG"</button>
            <button type="button" class="link-button" on:click=copy_table>"Copy as Markdown table"</button>
        </div>
    }
}

/// The buttons over the table of claims.
#[component]
pub(crate) fn ClaimExport(state: State, rows: Memo<Vec<ClaimId>>) -> impl IntoView {
    let chosen = move || {
        let mut corpus =
            facts::corpus::Corpus { documents: state.book().corpus().documents.clone(), ..Default::default() };
        corpus.claims = rows.with(|rows| rows.iter().map(|id| state.book().claim(*id).clone()).collect());
        corpus
    };
    let save_csv = move |_| dom::export::save_text("claims.csv", "text/csv", &facts::format::csv(&chosen()));
    let save_json =
        move |_| dom::export::save_text("claims.jsonl", "application/x-ndjson", &facts::format::jsonl(&chosen()));
    view! {
        <div class="export" role="group" aria-label="Take these claims away">
            <button type="button" class="link-button" on:click=save_csv>"CSV"</button>
            <button type="button" class="link-button" on:click=save_json>"JSON"</button>
        </div>
    }
}

/// One statement with the row and panel it stands in.
struct Line<'a> {
    panel: &'a Panel,
    row: &'a Row,
    mark: &'a Mark,
}

fn lines(panels: &[Panel]) -> Vec<Line<'_>> {
    let mut out = Vec::new();
    for panel in panels {
        for row in &panel.rows {
            out.extend(row.marks.iter().chain(&row.goals).map(|mark| Line { panel, row, mark }));
        }
    }
    out
}

/// The fields of a line, in the order of `COLUMNS`.
fn fields(state: State, line: &Line) -> Vec<String> {
    let book = state.book();
    let Line { panel, row, mark } = line;
    let number = |bound: Option<f64>| bound.map_or(String::new(), |bound| format!("{bound}"));
    let first = mark.claims.first().copied();
    let claim = first.map(|id| book.claim(id));
    let implied = mark.shape == Shape::Implied;
    let value = claim.and_then(|claim| claim.value).filter(|_| !implied);
    let open = |comparator| if value.is_some_and(|value| value.comparator == comparator) { "1" } else { "0" };
    let is_rank = mark.shape == Shape::Rank;
    let (lo, hi) = if is_rank { (None, None) } else { (mark.lo, mark.hi) };
    let exact = if mark.shape == Shape::Exact { number(mark.lo) } else { String::new() };
    let facts: Vec<String> = mark.claims.iter().map(|id| book.claim_key(*id)).collect();
    let document = claim.map(|claim| book.doc(claim.doc));
    vec![
        row.name.clone(),
        claim.and_then(|claim| claim.region.clone()).unwrap_or_default(),
        panel.when.clone(),
        measure_of(state.book(), &state.route_now().choice).key().into(),
        format!("{:?}", mark.shape).to_lowercase(),
        number(lo),
        open(facts::quantity::Comparator::Gt).into(),
        number(hi),
        open(facts::quantity::Comparator::Lt).into(),
        exact,
        value.and_then(|value| facts::format::record::unit_key(&value.unit).map(str::to_owned)).unwrap_or_default(),
        row.rank.map_or(String::new(), super::intervals::rank_words),
        claim.and_then(|claim| claim.object.clone()).filter(|_| !implied).unwrap_or_default(),
        if implied { "implied".into() } else { "stated".into() },
        mark.rules.join(" "),
        facts.join(" "),
        document.and_then(|document| document.metadata.publisher.clone()).unwrap_or_default(),
        document.and_then(|document| document.metadata.published.clone()).unwrap_or_default(),
        claim.map(|claim| claim.attribution.join("; ")).unwrap_or_default(),
        first.map(|id| book.quote(id).to_owned()).unwrap_or_default(),
        first.map(|id| state.claim_link(id)).unwrap_or_default(),
    ]
}

fn csv(state: State, panels: &[Panel]) -> String {
    let mut out = format!("{COLUMNS}\r\n");
    for line in lines(panels) {
        let fields: Vec<String> = fields(state, &line).iter().map(|field| csv_field(field)).collect();
        out.push_str(&fields.join(","));
        out.push_str("\r\n");
    }
    out
}

/// A field, quoted where it must be.
fn csv_field(field: &str) -> String {
    match field.contains(['"', ',', '\n', '\r']) {
        true => format!("\"{}\"", field.replace('"', "\"\"")),
        false => field.to_owned(),
    }
}

fn as_json(state: State, panels: &[Panel]) -> String {
    let names: Vec<&str> = COLUMNS.split(',').collect();
    let object = |line: &Line| {
        let pairs: Vec<String> = names
            .iter()
            .zip(fields(state, line))
            .map(|(name, field)| format!("{}:{}", json(name), json(&field)))
            .collect();
        format!("{{{}}}", pairs.join(","))
    };
    let objects: Vec<String> = lines(panels).iter().map(object).collect();
    format!("[\n{}\n]\n", objects.join(",\n"))
}

/// Holders down, panels across, words in the cells.
fn markdown(panels: &[Panel]) -> String {
    let clean = |text: &str| text.replace('|', "\\|");
    let titles: Vec<String> = panels.iter().map(|panel| clean(&panel.title)).collect();
    let mut out = format!("| | {} |\n|---|{}\n", titles.join(" | "), "---|".repeat(panels.len()));
    for (name, cells) in super::table::rows_of(panels, None) {
        let cells: Vec<String> = cells.iter().map(|row| row.as_ref().map_or("—".into(), cell_words)).collect();
        out.push_str(&format!("| {} | {} |\n", clean(&name), clean(&cells.join(" | ")).replace("\\|", "|")));
    }
    out
}

fn cell_words(row: &Row) -> String {
    let words = row.marks.iter().map(|mark| match mark.shape {
        Shape::Implied => format!("{} (implied)", mark.words),
        _ => mark.words.clone(),
    });
    words.collect::<Vec<_>>().join(" · ")
}

#[cfg(test)]
mod tests {
    use super::csv_field;

    #[test]
    fn fields_survive_commas_and_quotes() {
        assert_eq!(csv_field("a, \"b\""), "\"a, \"\"b\"\"\"");
        assert_eq!(csv_field("plain"), "plain");
    }
}
