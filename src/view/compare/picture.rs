//! The comparison as one SVG file that stands alone: its own colours, title, description and source.

use super::model::{Mark, Panel, Row, Shape, reach};
use super::orders::{Arm, Piece, elbows};
use super::scale::{Axis, tick_words};
use crate::route::Scale;
use crate::state::State;

const WIDE: u32 = 960;
const LEFT: u32 = 24;
/// Where the tracks begin; names and elbows stand before.
const NAME: u32 = 236;
const TRACK: u32 = 400;
/// The least height of a row, and the height of each line of words in it.
const ROW: u32 = 30;
const LINE: u32 = 18;
/// Letters that fit beside a name's elbows, and beside a track.
const NAME_LETTERS: usize = 22;
const SAID_LETTERS: usize = 38;

const INK: &str = "#17191d";
const SOFT: &str = "#565a63";
const BLUE: &str = "#0d5c91";

/// The file, its width and its height in pixels.
pub(crate) fn picture(state: State, panels: &[Panel]) -> (String, u32, u32) {
    let choice = state.route_now().choice;
    let heading = super::title(state.book(), &choice);
    let shared = Axis::holding(reach(panels.iter().flat_map(|panel| &panel.rows)));
    let mut sheet = Sheet { out: String::new(), y: 28 };
    sheet.words(LEFT, sheet.y + 8, Face::Title, INK, &heading);
    sheet.y += 32;
    for panel in panels {
        let axis = if choice.scale == Scale::Shared { shared } else { Axis::holding(reach(panel.rows.iter())) };
        sheet.panel(state, panel, axis);
    }
    let note = "Striped: implied, no article states it. The link in this file leads to the sentences.";
    sheet.words(LEFT, sheet.y + 4, Face::Small, SOFT, note);
    let link = state.link(&state.route_now());
    let summary: Vec<String> = panels.iter().map(|panel| format!("{}: {}", panel.title, panel.summary())).collect();
    let high = sheet.y + 28;
    let svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{WIDE}\" height=\"{high}\" viewBox=\"0 0 {WIDE} {high}\" role=\"img\"><title>{}</title><desc>{}</desc><metadata>{}</metadata><defs><pattern id=\"s\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\"><rect width=\"6\" height=\"6\" fill=\"#f8e8d4\"/><rect width=\"2.4\" height=\"6\" fill=\"#a4560a\"/></pattern></defs><rect width=\"{WIDE}\" height=\"{high}\" fill=\"#fff\"/>{}</svg>",
        escape(&heading),
        escape(&summary.join(" ")),
        escape(&link),
        sheet.out,
    );
    (svg, WIDE, high)
}

/// How words are set; as attributes, which no host's policy refuses.
#[derive(Clone, Copy)]
enum Face {
    Title,
    Heading,
    Name,
    Unnamed,
    Said,
    Small,
}

impl Face {
    fn attributes(self) -> &'static str {
        match self {
            Self::Title => "font-family=\"Georgia,serif\" font-size=\"24\" font-weight=\"600\"",
            Self::Heading => "font-family=\"Georgia,serif\" font-size=\"16\" font-weight=\"600\"",
            Self::Name => "font-family=\"sans-serif\" font-size=\"14\" font-weight=\"600\"",
            Self::Unnamed => "font-family=\"sans-serif\" font-size=\"14\" font-style=\"italic\"",
            Self::Said => "font-family=\"sans-serif\" font-size=\"13\"",
            Self::Small => "font-family=\"sans-serif\" font-size=\"11\"",
        }
    }
}

/// What is drawn so far, and how far down it reaches.
struct Sheet {
    out: String,
    y: u32,
}

impl Sheet {
    fn panel(&mut self, state: State, panel: &Panel, axis: Axis) {
        self.words(LEFT, self.y + 16, Face::Heading, INK, &panel.title);
        self.line(LEFT, self.y + 24, WIDE - LEFT, self.y + 24, INK, "1.5");
        let top = self.y + 46;
        let amounts = panel.has_amounts();
        let grid = self.out.len();
        self.y = if amounts { top } else { self.y + 28 };
        for (row, (pieces, _)) in panel.rows.iter().zip(elbows(state.book(), &panel.rows)) {
            self.row(state, row, axis, &pieces);
        }
        if amounts {
            // The grid lies under the rows, whose height is known only now.
            let rows = self.out.split_off(grid);
            for tick in axis.ticks() {
                let x = place(axis, tick);
                self.line(x, top, x, self.y, "#dfdbd3", "1");
                let words = tick_words(tick);
                self.out.push_str(&format!(
                    "<text x=\"{x}\" y=\"{}\" text-anchor=\"middle\" {} fill=\"{SOFT}\">{}</text>",
                    top - 8,
                    Face::Small.attributes(),
                    escape(&words)
                ));
            }
            self.out.push_str(&rows);
        }
        self.y += 24;
    }

    /// A holder's row, then its goals, which its elbows pass.
    fn row(&mut self, state: State, row: &Row, axis: Axis, pieces: &[Piece]) {
        let said = lines(&row.marks);
        let goals: Vec<Vec<String>> = row.goals.iter().map(|goal| lines(std::slice::from_ref(goal))).collect();
        let high = height(&said);
        let (top, middle) = (self.y, self.y + high / 2);
        let rank = row.rank.map_or(String::new(), |rank| format!("{}  ", super::intervals::rank_words(rank)));
        let name = shortened(&format!("{rank}{}", row.name), NAME_LETTERS);
        match row.named {
            true => self.words(LEFT, middle + 5, Face::Name, INK, &name),
            false => self.words(LEFT, middle + 5, Face::Unnamed, SOFT, &name),
        }
        row.marks.iter().filter(|mark| mark.shape == Shape::Implied).for_each(|mark| self.glyph(axis, mark, middle));
        let conflict = row.conflicts();
        let stated = row.marks.iter().filter(|mark| mark.shape != Shape::Implied).enumerate();
        for (at, mark) in stated {
            let aside = if !conflict {
                0
            } else if at % 2 == 0 {
                -5
            } else {
                5
            };
            self.glyph(axis, mark, middle.saturating_add_signed(aside));
        }
        self.said(middle, &said);
        self.y += high;
        let bottom = self.y + goals.iter().map(|said| height(said)).sum::<u32>();
        pieces.iter().for_each(|piece| self.elbow(piece, top, middle, bottom));
        for (goal, said) in row.goals.iter().zip(goals) {
            let middle = self.y + height(&said) / 2;
            self.diamond(LEFT + 8, middle);
            if let (Some(lo), Some(hi), true) = (goal.lo, goal.hi, super::intervals::on_axis(state, goal)) {
                self.diamond(place(axis, if lo == hi { lo } else { 0.0 }), middle);
            }
            self.said(middle, &said);
            self.y += height(&said);
        }
        self.line(LEFT, self.y, WIDE - LEFT, self.y, "#dfdbd3", "1");
    }

    /// Lines of words beside a track, around its middle.
    fn said(&mut self, middle: u32, said: &[String]) {
        let first = middle + 5 - (said.len().saturating_sub(1) as u32 * LINE) / 2;
        for (at, line) in said.iter().enumerate() {
            self.words(NAME + TRACK + 24, first + at as u32 * LINE, Face::Said, INK, line);
        }
    }

    /// The part of an elbow in a row, from whoever is ahead to the arrow at whoever is behind.
    fn elbow(&mut self, piece: &Piece, top: u32, middle: u32, bottom: u32) {
        let x = NAME - 20 - 12 * piece.lane as u32;
        let (from, to) = (if piece.above { top } else { middle }, if piece.below { bottom } else { middle });
        let arm = match piece.arm {
            Arm::From => format!("M{} {middle}H{x}", x - 10),
            Arm::To => format!("M{x} {middle}H{0}M{1} {2}L{0} {middle}L{1} {3}", x - 10, x - 5, middle - 4, middle + 4),
            Arm::None => String::new(),
        };
        self.out.push_str(&format!(
            "<path class=\"elbow\" d=\"M{x} {from}V{to}{arm}\" fill=\"none\" stroke=\"{INK}\" stroke-width=\"1.75\"/>"
        ));
    }

    fn diamond(&mut self, x: u32, y: u32) {
        self.out.push_str(&format!(
            "<path class=\"goal\" transform=\"translate({x} {y})\" d=\"M0-7L7 0L0 7L-7 0Z\" fill=\"#fff\" stroke=\"{INK}\" stroke-width=\"2\"/>"
        ));
    }

    fn glyph(&mut self, axis: Axis, mark: &Mark, y: u32) {
        let (lo, hi) = (mark.lo.map(|lo| place(axis, lo)), mark.hi.map(|hi| place(axis, hi)));
        let ink = format!("stroke=\"{BLUE}\" stroke-width=\"2\"");
        let drawn = match (mark.shape, lo, hi) {
            (Shape::Exact, Some(x), _) => format!("<circle cx=\"{x}\" cy=\"{y}\" r=\"6\" fill=\"{BLUE}\"/>"),
            (Shape::Approx, Some(x), _) => format!("<circle cx=\"{x}\" cy=\"{y}\" r=\"5.5\" fill=\"#fff\" {ink}/>"),
            (Shape::AtLeast, Some(x), _) => {
                format!(
                    "<path transform=\"translate({x} {y})\" d=\"M5-9H0V9H5M0 0H24M18-5L24 0L18 5\" fill=\"none\" {ink}/>"
                )
            }
            (Shape::AtMost, _, Some(x)) => {
                format!(
                    "<path transform=\"translate({x} {y})\" d=\"M-5-9H0V9H-5M0 0H-24M-18-5L-24 0L-18 5\" fill=\"none\" {ink}/>"
                )
            }
            (Shape::Range, Some(a), Some(b)) => format!(
                "<path d=\"M{} {}h-5v18h5M{} {}h5v18h-5M{a} {y}H{b}\" fill=\"none\" {ink}/>",
                a + 5,
                y - 9,
                b.saturating_sub(5),
                y - 9
            ),
            (Shape::Implied, Some(a), Some(b)) => {
                let beyond = match mark.hi.is_some_and(|hi| hi > axis.max) {
                    true => format!("<path d=\"M{} {}l9 7l-9 7z\" fill=\"#a4560a\"/>", b + 1, y - 7),
                    false => String::new(),
                };
                format!(
                    "<rect x=\"{a}\" y=\"{}\" width=\"{}\" height=\"14\" fill=\"url(#s)\" stroke=\"#a4560a\"/>{beyond}",
                    y - 7,
                    b.saturating_sub(a).max(1)
                )
            }
            _ => String::new(),
        };
        self.out.push_str(&drawn);
    }

    fn line(&mut self, x1: u32, y1: u32, x2: u32, y2: u32, colour: &str, wide: &str) {
        self.out.push_str(&format!(
            "<line x1=\"{x1}\" y1=\"{y1}\" x2=\"{x2}\" y2=\"{y2}\" stroke=\"{colour}\" stroke-width=\"{wide}\"/>"
        ));
    }

    fn words(&mut self, x: u32, y: u32, face: Face, colour: &str, words: &str) {
        self.out.push_str(&format!(
            "<text x=\"{x}\" y=\"{y}\" {} fill=\"{colour}\">{}</text>",
            face.attributes(),
            escape(words)
        ));
    }
}

fn place(axis: Axis, value: f64) -> u32 {
    NAME + (value / axis.max * f64::from(TRACK)).clamp(0.0, f64::from(TRACK)) as u32
}

fn height(said: &[String]) -> u32 {
    ROW.max(said.len() as u32 * LINE + 12)
}

/// What is said of a row, in lines that fit beside its track.
fn lines(marks: &[Mark]) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for (at, mark) in marks.iter().enumerate() {
        let implied = if mark.shape == Shape::Implied { " (implied)" } else { "" };
        let between = if at == 0 { "" } else { " · " };
        for (part, word) in format!("{}{implied}", mark.words).split(' ').enumerate() {
            let gap = if part == 0 { between } else { " " };
            match lines.last_mut() {
                Some(line) if line.chars().count() + gap.chars().count() + word.chars().count() <= SAID_LETTERS => {
                    line.push_str(gap);
                    line.push_str(word);
                }
                _ => lines.push(word.to_owned()),
            }
        }
    }
    lines
}

/// A name, cut where it would run into the drawing.
pub(super) fn shortened(name: &str, letters: usize) -> String {
    match name.chars().count() > letters {
        true => name.chars().take(letters - 1).chain(['…']).collect(),
        false => name.to_owned(),
    }
}

/// Text for SVG.
fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(words: &[&str], expected: &[&str]) {
        let mark = |words: &&str| Mark { words: (*words).to_owned(), ..Mark::drawn(Shape::Rank, None, None) };
        assert_eq!(lines(&words.iter().map(mark).collect::<Vec<_>>()), expected);
    }

    #[test]
    fn words_stay_beside_the_track() {
        check(&[], &[]);
        check(&["13.1 %", "rank 3"], &["13.1 % · rank 3"]);
        check(
            &["goal: rank 1, missed, Jan 2018 to June 2020; not met"],
            &["goal: rank 1, missed, Jan 2018 to June", "2020; not met"],
        );
    }

    #[test]
    fn long_names_are_cut() {
        assert_eq!(shortened("Xiaomi + Wuhan Yangtze River Industry Group", 22), "Xiaomi + Wuhan Yangtz…");
        assert_eq!(shortened("Apple", 22), "Apple");
    }
}
