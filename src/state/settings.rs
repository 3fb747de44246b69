//! What the reader has set for this browser: remembered, and written where the style sheet reads it.

use leptos::prelude::*;

use super::State;
use crate::dom;
use crate::route::{Frame, Theme};

/// What the reader has set for this browser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Setting {
    /// Dark colours.
    Dark,
    /// Light colours.
    Light,
    /// Stronger contrast.
    Contrast,
    /// Implied bars without stripes.
    NoStripes,
    /// Nothing moves.
    Still,
    /// Single-letter keys do nothing.
    NoKeys,
    /// Cards open by pressing alone.
    NoHover,
    /// Claims are not marked in the text.
    NoMarkers,
    /// Numbers that are no claim are shown.
    Unused,
    /// The first-time hint was put away.
    NoHint,
}

impl Setting {
    /// Each with the attribute the style sheet reads and the storage key it is kept under.
    const ALL: [(Setting, &'static str); 10] = [
        (Setting::Dark, "data-dark"),
        (Setting::Light, "data-light"),
        (Setting::Contrast, "data-contrast"),
        (Setting::NoStripes, "data-plain"),
        (Setting::Still, "data-still"),
        (Setting::NoKeys, "data-nokeys"),
        (Setting::NoHover, "data-nohover"),
        (Setting::NoMarkers, "data-nomarkers"),
        (Setting::Unused, "data-unused"),
        (Setting::NoHint, "data-nohint"),
    ];

    fn bit(self) -> u16 {
        Self::ALL.iter().position(|(setting, _)| *setting == self).map_or(0, |at| 1 << at)
    }
}

impl State {
    /// The settings this browser remembers, as bits.
    pub(super) fn remembered_settings() -> u16 {
        let on = Setting::ALL.iter().filter(|(_, name)| dom::remembered(name).as_deref() == Some("1"));
        on.fold(0, |bits, (setting, _)| bits | setting.bit())
    }

    /// Whether a setting is on.
    pub(crate) fn is(self, setting: Setting) -> bool {
        self.settings.get() & setting.bit() != 0
    }

    /// The same, outside any tracking.
    pub(crate) fn is_now(self, setting: Setting) -> bool {
        self.settings.get_untracked() & setting.bit() != 0
    }

    /// Turns a setting on or off and remembers it.
    pub(crate) fn toggle_setting(self, setting: Setting) {
        let against = match setting {
            Setting::Dark => Setting::Light.bit(),
            Setting::Light => Setting::Dark.bit(),
            _ => 0,
        };
        self.settings.update(|bits| *bits = (*bits ^ setting.bit()) & !against);
        for (known, name) in Setting::ALL {
            dom::remember(name, if self.is_now(known) { "1" } else { "0" });
        }
    }

    /// Writes the settings and the frame where the style sheet reads them, now and whenever they change.
    pub(crate) fn apply_settings(self) {
        let (theme, frame) = (self.part(|route| route.theme), self.part(|route| route.frame));
        Effect::new(move |_| self.write_settings(theme.get(), frame.get()));
    }

    fn write_settings(self, theme: Theme, frame: Frame) {
        let bits = self.settings.get();
        for (setting, name) in Setting::ALL {
            dom::set_root(name, (bits & setting.bit() != 0).then_some(""));
        }
        match theme {
            Theme::Auto => {}
            Theme::Dark => dom::set_root("data-dark", Some("")),
            Theme::Light => dom::set_root("data-light", Some("")),
        }
        dom::set_root("data-embed", (frame == Frame::Embedded).then_some(""));
    }
}
