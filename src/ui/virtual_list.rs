//! Which rows of a long list are on the screen.

use std::ops::Range;

/// Lists up to this long are drawn whole.
pub(crate) const WHOLE: usize = 200;

/// The rows to draw when `count` rows of `height` pixels are scrolled by `top` in a frame of `frame` pixels.
/// Some rows more than are visible, so that scrolling by a row draws nothing new.
pub(crate) fn window(count: usize, height: u32, top: u32, frame: u32) -> Range<usize> {
    if count <= WHOLE {
        return 0..count;
    }
    const SPARE: usize = 20;
    let first = (top / height.max(1)) as usize;
    let shown = (frame / height.max(1)) as usize + 1;
    first.saturating_sub(SPARE).min(count)..(first + shown + SPARE).min(count)
}

#[cfg(test)]
mod tests {
    use super::window;

    #[test]
    fn draws_what_is_seen_and_a_little_more() {
        assert_eq!(window(150, 40, 0, 800), 0..150);
        assert_eq!(window(1000, 40, 0, 800), 0..41);
        assert_eq!(window(1000, 40, 20_000, 800), 480..541);
        assert_eq!(window(1000, 40, 99_000, 800), 1000..1000);
    }
}
