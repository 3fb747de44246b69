//! The marks of a comparison, as SVG. Shape first, colour second; stripes mean that nobody has observed it.

use leptos::prelude::*;

use super::model::{Mark, Shape};
use super::scale::Axis;

/// The height of a row's track.
pub(crate) const HIGH: u32 = 32;

/// The pattern implied bars are filled with. Once a page.
#[component]
pub(crate) fn Stripes() -> impl IntoView {
    view! {
        <svg class="stripes" width="0" height="0" aria-hidden="true">
            <defs>
                <pattern id="stripes" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
                    <rect class="stripes__ground" width="6" height="6" />
                    <rect class="stripes__line" width="2.4" height="6" />
                </pattern>
            </defs>
        </svg>
    }
}

/// One mark on a horizontal track. `level` moves it down where two disagree or are nearly one.
#[component]
pub(crate) fn Glyph(mark: Mark, axis: Axis, level: i32) -> impl IntoView {
    let middle = f64::from(HIGH) / 2.0 + f64::from(level) * 6.5;
    let (lo, hi) = (mark.lo.unwrap_or(0.0), mark.hi.unwrap_or(axis.max));
    match mark.shape {
        Shape::Exact => {
            // What rounding may hide is drawn where it shows beside the dot.
            let wide = 2.0 * mark.slack > 0.06 * axis.max;
            let rounding = wide.then(|| view! { <line class="rounding" x1=axis.at(lo - mark.slack) x2=axis.at(lo + mark.slack) y1=middle y2=middle /> });
            view! { {rounding} <circle class="mark mark--exact" cx=axis.at(lo) cy=middle r="6" /> }.into_any()
        }
        Shape::Approx => view! { <circle class="mark mark--approx" cx=axis.at(lo) cy=middle r="5.5" /> }.into_any(),
        Shape::AtLeast => arrow(axis.at(lo), middle, "M5-9H0V9H5M0 0H24M18-5L24 0L18 5"),
        Shape::AtMost => arrow(axis.at(hi), middle, "M-5-9H0V9H-5M0 0H-24M-18-5L-24 0L-18 5"),
        Shape::Range => view! {
            <line class="mark mark--range" x1=axis.at(lo) x2=axis.at(hi) y1=middle y2=middle />
            {arrow(axis.at(lo), middle, "M5-9H0V9H5")}
            {arrow(axis.at(hi), middle, "M-5-9H0V9H-5")}
        }
        .into_any(),
        Shape::Implied => view! {
            <rect class="mark mark--implied" x=axis.at(lo) width=axis.length(lo, hi) y=middle - 7.0 height="14" />
            {(hi > axis.max).then(|| beyond(axis.at(hi), middle, "M1-7L10 0L1 7Z"))}
        }
        .into_any(),
        Shape::Goal => view! {
            <svg class="mark__home" x=axis.at(if mark.lo == mark.hi { lo } else { 0.0 }) y=middle overflow="visible" width="1" height="1">
                <path class="mark mark--goal" d="M0-7L7 0L0 7L-7 0Z" />
            </svg>
        }
        .into_any(),
        Shape::Rank | Shape::Order => ().into_any(),
    }
}

/// A point at the end of an axis: what is drawn goes on beyond it.
pub(super) fn beyond(x: String, y: f64, path: &'static str) -> AnyView {
    view! {
        <svg class="mark__home" x=x y=y overflow="visible" width="1" height="1">
            <path class="track__beyond" d=path />
        </svg>
    }
    .into_any()
}

fn arrow(x: String, y: f64, path: &'static str) -> AnyView {
    view! {
        <svg class="mark__home" x=x y=y overflow="visible" width="1" height="1">
            <path class="mark mark--bound" d=path />
        </svg>
    }
    .into_any()
}
