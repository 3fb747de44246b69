//! Axes: from nothing to a round number, with a handful of ticks. Positions are parts of the width, for drawing alone.

/// An axis that starts at 0.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Axis {
    /// Its end.
    pub max: f64,
    /// The distance of two ticks.
    pub step: f64,
}

impl Axis {
    /// The axis that holds `largest`, in four to six ticks.
    pub(crate) fn holding(largest: f64) -> Self {
        let largest = if largest.is_finite() && largest > 0.0 { largest } else { 1.0 };
        let power = 10f64.powf((largest / 4.0).log10().floor());
        let step = [1.0, 2.0, 2.5, 5.0, 10.0].into_iter().map(|unit| unit * power).find(|step| largest / step <= 5.0);
        let step = step.unwrap_or(10.0 * power);
        Self { max: (largest / step).ceil() * step, step }
    }

    /// The ticks, 0 first.
    pub(crate) fn ticks(self) -> Vec<f64> {
        let count = (self.max / self.step).round() as u32;
        (0..=count).map(|at| f64::from(at) * self.step).collect()
    }

    /// Where a value stands, as an SVG or CSS percentage.
    pub(crate) fn at(self, value: f64) -> String {
        let part = (value / self.max * 100.0).clamp(0.0, 100.0);
        format!("{:.2}%", part)
    }

    /// How long a stretch is, as a percentage.
    pub(crate) fn length(self, lo: f64, hi: f64) -> String {
        let cut = |value: f64| (value / self.max * 100.0).clamp(0.0, 100.0);
        format!("{:.2}%", (cut(hi) - cut(lo)).max(0.0))
    }
}

/// Pixels of a rem where the reader's letters are as large as browsers come with.
const REM: f64 = 15.0;

/// A length in pixels as one that grows with the reader's letters.
pub(crate) fn rem(pixels: f64) -> String {
    format!("{:.3}rem", pixels / REM)
}

/// The part of a drawing that holds a mark and grows in the same way.
pub(crate) const HOME: &str = "0 0 15 15";

/// A tick in words: `20`, `1.5`, `200 billion`.
pub(crate) fn tick_words(value: f64) -> String {
    for (size, word) in [(1e12, " trillion"), (1e9, " billion"), (1e6, " million"), (1e3, " thousand")] {
        if value >= size {
            return format!("{}{word}", trimmed(value / size));
        }
    }
    trimmed(value)
}

fn trimmed(value: f64) -> String {
    let text = format!("{value:.2}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn axes_end_on_round_numbers() {
        let check = |largest: f64, max: f64, ticks: usize| {
            let axis = Axis::holding(largest);
            assert_eq!((axis.max, axis.ticks().len()), (max, ticks));
        };
        check(73.9, 80.0, 5);
        check(13.1, 15.0, 4);
        check(100.0, 100.0, 6);
        check(0.0, 1.0, 6);
        check(205.8e9, 250e9, 6);
    }

    #[test]
    fn every_axis_starts_at_nothing_and_holds_what_it_must() {
        for largest in 1..2000 {
            let axis = Axis::holding(f64::from(largest) / 7.0);
            assert_eq!(axis.ticks().first(), Some(&0.0));
            assert!(axis.max >= f64::from(largest) / 7.0 - 1e-9 && axis.ticks().len() <= 7, "{largest}");
        }
    }

    #[test]
    fn ticks_are_short() {
        assert_eq!(tick_words(20.0), "20");
        assert_eq!(tick_words(2.5), "2.5");
        assert_eq!(tick_words(250e9), "250 billion");
    }
}
