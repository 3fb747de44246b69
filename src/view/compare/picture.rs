//! The comparison as one SVG file that stands alone: its own colours, title, description and source.

use super::model::{Mark, Panel, Shape};
use super::scale::{Axis, tick_words};
use crate::state::State;

const WIDE: u32 = 840;
const NAME: u32 = 190;
const TRACK: u32 = 380;
const ROW: u32 = 30;

/// The file, its width and its height in pixels.
pub(crate) fn picture(state: State, panels: &[Panel]) -> (String, u32, u32) {
    let axis = Axis::holding(panels.iter().map(Panel::largest).fold(0.0, f64::max));
    let mut body = String::new();
    let mut y = 24;
    for panel in panels {
        text(&mut body, 16, y + 14, "600 16px Georgia,serif", "#1a1a1a", &panel.title);
        y += 30;
        for tick in axis.ticks() {
            let x = place(axis, tick);
            let high = ROW * panel.rows.len() as u32;
            body.push_str(&format!(
                "<line x1=\"{x}\" x2=\"{x}\" y1=\"{}\" y2=\"{}\" stroke=\"#ddd\"/>",
                y + 14,
                y + 14 + high
            ));
            text(&mut body, x - 6, y + 8, "11px sans-serif", "#666", &tick_words(tick));
        }
        y += 14;
        for row in &panel.rows {
            let middle = y + ROW / 2;
            let rank = row.rank.map_or(String::new(), |rank| format!("{}  ", super::intervals::rank_words(rank)));
            text(&mut body, 16, middle + 4, "14px sans-serif", "#1a1a1a", &format!("{rank}{}", row.name));
            row.marks.iter().for_each(|mark| glyph(&mut body, axis, mark, middle));
            let words: Vec<String> = row
                .marks
                .iter()
                .map(|mark| {
                    if mark.shape == Shape::Implied { format!("{} (implied)", mark.words) } else { mark.words.clone() }
                })
                .collect();
            text(&mut body, NAME + TRACK + 24, middle + 4, "13px sans-serif", "#1a1a1a", &words.join(" · "));
            y += ROW;
        }
        y += 24;
    }
    let link = state.link(&state.route_now());
    text(
        &mut body,
        16,
        y + 6,
        "11px sans-serif",
        "#666",
        "Striped: implied, no article states it. Source: the articles named in the page at the link in this file.",
    );
    let summary: Vec<String> = panels.iter().map(|panel| format!("{}: {}", panel.title, panel.summary())).collect();
    let high = y + 30;
    let svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{WIDE}\" height=\"{high}\" viewBox=\"0 0 {WIDE} {high}\" role=\"img\"><title>Market shares compared</title><desc>{}</desc><metadata>{}</metadata><defs><pattern id=\"s\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\"><rect width=\"6\" height=\"6\" fill=\"#f6e7d2\"/><rect width=\"2.4\" height=\"6\" fill=\"#b4641e\"/></pattern></defs><rect width=\"{WIDE}\" height=\"{high}\" fill=\"#fff\"/>{body}</svg>",
        escape(&summary.join(" ")),
        escape(&link),
    );
    (svg, WIDE, high)
}

fn place(axis: Axis, value: f64) -> u32 {
    NAME + (value / axis.max * f64::from(TRACK)).clamp(0.0, f64::from(TRACK)) as u32
}

fn glyph(out: &mut String, axis: Axis, mark: &Mark, y: u32) {
    let (lo, hi) = (mark.lo.map(|lo| place(axis, lo)), mark.hi.map(|hi| place(axis, hi)));
    let ink = "stroke=\"#0f5499\" stroke-width=\"2\" fill=\"none\"";
    let drawn = match (mark.shape, lo, hi) {
        (Shape::Exact, Some(x), _) => format!("<circle cx=\"{x}\" cy=\"{y}\" r=\"6\" fill=\"#0f5499\"/>"),
        (Shape::Approx, Some(x), _) => format!("<circle cx=\"{x}\" cy=\"{y}\" r=\"5.5\" {ink}/>"),
        (Shape::AtLeast, Some(x), _) => {
            format!("<path transform=\"translate({x} {y})\" d=\"M5-9H0V9H5M0 0H24M18-5L24 0L18 5\" {ink}/>")
        }
        (Shape::AtMost, _, Some(x)) => {
            format!("<path transform=\"translate({x} {y})\" d=\"M-5-9H0V9H-5M0 0H-24M-18-5L-24 0L-18 5\" {ink}/>")
        }
        (Shape::Range, Some(a), Some(b)) => format!(
            "<path d=\"M{} {}h-5v18h5M{} {}h5v18h-5M{a} {y}H{b}\" {ink}/>",
            a + 5,
            y - 9,
            b.saturating_sub(5),
            y - 9
        ),
        (Shape::Implied, Some(a), Some(b)) => format!(
            "<rect x=\"{a}\" y=\"{}\" width=\"{}\" height=\"14\" fill=\"url(#s)\" stroke=\"#b4641e\"/>",
            y - 7,
            (b - a).max(1)
        ),
        _ => String::new(),
    };
    out.push_str(&drawn);
}

fn text(out: &mut String, x: u32, y: u32, font: &str, colour: &str, words: &str) {
    out.push_str(&format!(
        "<text x=\"{x}\" y=\"{y}\" style=\"font:{font}\" fill=\"{colour}\">{}</text>",
        escape(words)
    ));
}

/// Text for SVG.
fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
