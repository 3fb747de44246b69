//! How much room a name has beside its mark: up to the next mark of a later period, or the end of the drawing. What it has no
//! room for is cut; the words under the drawing tell it whole.

use super::picture::shortened;
use super::series::Label;

/// Pixels a letter of a name takes, and that stay free behind it.
const LETTER: f64 = 8.0;
const FREE: f64 = 4.0;
/// Pixels a name reaches above and below the middle of its line.
const TALL: f64 = 7.0;
/// Letters that stay of a name wherever it stands.
const LEAST: usize = 4;

/// What a name must not run into.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Obstacle {
    /// Its period.
    pub slot: usize,
    /// Where it begins, in pixels beside the middle of its period; what stands at the left of it is less than 0.
    pub left: f64,
    /// From where to where it reaches down the drawing, in pixels.
    pub top: f64,
    pub foot: f64,
}

/// Cuts names that would run into something. `middle` gives the middle of a period, in parts of the drawing's width.
pub(super) fn fit(
    labels: &mut [Label],
    obstacles: &[Obstacle],
    middle: impl Fn(usize) -> f64,
    sheet: Sheet,
    letters: usize,
) {
    let wide = sheet.wide;
    for label in labels {
        // A line of words stands on its foot.
        let line = label.y - 5.0;
        let ahead = |it: &&Obstacle| it.slot > label.slot && it.top - TALL < line && line < it.foot + TALL;
        let ends = obstacles.iter().filter(ahead).map(|it| middle(it.slot) * wide + it.left);
        let end = ends.fold(wide + sheet.margin, f64::min) - FREE;
        let room = end - middle(label.slot) * wide - f64::from(label.dx);
        let fits = ((room / LETTER).max(0.0) as usize).clamp(LEAST, letters);
        // One letter too long is read with less pain than a cut.
        if label.name.chars().count() > fits + 1 {
            label.name = shortened(&label.name, fits);
        }
    }
}

/// How wide a drawing is, and how much a name may reach beyond it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Sheet {
    wide: f64,
    margin: f64,
}

impl Sheet {
    /// As a drawing is laid out now; one of many periods takes the whole line, and on a phone more than that.
    pub(super) fn now(alone: bool) -> Self {
        Self::across(f64::from(crate::dom::wide()), alone)
    }

    /// The same as the style sheet has it, in a window of this width.
    fn across(screen: f64, alone: bool) -> Self {
        /// The widest the page gets, the least of a panel, and of a drawing of many periods.
        const PAGE: f64 = 1500.0;
        const PANEL: f64 = 510.0;
        const MOVED: f64 = 600.0;
        let margin = (6.0 + 0.024 * screen).clamp(15.0, 45.0);
        let line = screen.min(PAGE) - 2.0 * margin;
        let gap = (0.04 * screen).clamp(30.0, 60.0);
        let columns = ((line + gap) / (PANEL + gap)).floor().max(1.0);
        Self { wide: if alone { line.max(MOVED) } else { (line + gap) / columns - gap }, margin }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_end_before_what_stands_in_their_way() {
        let check = |slot: usize, y: f64, obstacles: &[(usize, f64, f64, f64)], expected: &str| {
            let mut labels = [Label { slot, y, name: "GlobalFoundries".into(), colour: 0, dx: 12 }];
            let obstacle = |(slot, left, top, foot): &(usize, f64, f64, f64)| Obstacle {
                slot: *slot,
                left: *left,
                top: *top,
                foot: *foot,
            };
            let obstacles: Vec<Obstacle> = obstacles.iter().map(obstacle).collect();
            fit(&mut labels, &obstacles, |slot| slot as f64 * 0.25, Sheet { wide: 400.0, margin: 40.0 }, 16);
            assert_eq!(labels[0].name, expected, "{obstacles:?}");
        };
        check(0, 50.0, &[], "GlobalFoundries");
        check(0, 50.0, &[(1, -6.0, 40.0, 52.0)], "GlobalFo…");
        check(0, 50.0, &[(1, -36.0, 40.0, 280.0)], "Globa…");
        check(0, 50.0, &[(1, 42.0, 40.0, 280.0)], "GlobalFoundries");
        check(0, 50.0, &[(1, -6.0, 90.0, 102.0)], "GlobalFoundries");
        check(1, 50.0, &[(0, -6.0, 40.0, 52.0), (1, -6.0, 40.0, 52.0)], "GlobalFoundries");
        check(1, 50.0, &[(2, -80.0, 40.0, 52.0)], "Glo…");
    }

    #[test]
    fn drawings_are_as_wide_as_their_column() {
        let check =
            |screen: f64, alone: bool, expected: f64| assert_eq!(Sheet::across(screen, alone).wide.round(), expected);
        check(1440.0, false, 651.0);
        check(1440.0, true, 1359.0);
        check(768.0, false, 719.0);
        check(320.0, false, 290.0);
        check(320.0, true, 600.0);
    }
}
