//! Keys, query syntax and settings, in one dialog.

use leptos::prelude::*;

use crate::dom;
use crate::state::{Dialog, Setting, State};

const KEYS: [(&str, &str); 18] = [
    ("/", "Search"),
    ("?", "This help"),
    ("g then r, t, c", "Articles, claims, compare"),
    ("↑ ↓ Home End", "Move in lists, filters and tables"),
    ("Enter  Space", "Choose; a letter jumps to the next value that begins with it"),
    ("Delete", "On a filter that is on: drop it"),
    ("n  p", "Next and previous claim in an article; also Shift with → ←"),
    ("]  [", "Next and previous article"),
    ("Enter  e", "On a claim’s number: show its evidence"),
    ("↑ ↓", "In the evidence of several claims: the next, the one before"),
    ("c  l", "On a claim’s number: copy citation, copy link"),
    ("Ctrl Shift H", "Claim markers on or off"),
    ("← →", "On tabs, period chips and range handles: move"),
    ("Shift ← →", "On period chips: choose everything on the way"),
    ("↑ ↓ ← →", "In a comparison: the next value, the next panel"),
    ("s", "In a comparison: sort by rank, amount, name"),
    ("x", "On a value of a comparison: keep it for side by side"),
    ("Esc", "Close; clear the search box"),
];

const SYNTAX: [(&str, &str); 11] = [
    ("xiaomi europe", "all of the words; the last may be unfinished, and one wrong letter in five is forgiven"),
    ("\"market share\"", "the words in this order"),
    ("-goal", "without this word; works before filters too"),
    ("spain OR europe", "either"),
    ("company:xiaomi", "a filter. Also region, market, kind, period, modality, says, article, publisher, agreement"),
    ("says:idc kind:rank", "several filters together"),
    ("company:\"wang xiang\"", "a value of several words"),
    ("share>=20%  revenue<$1bn", "claims by amount: share, rank, revenue, users … with = > >= < <="),
    ("before:2020  after:2017", "claims by time; since: and until: take the bound in"),
    ("year:2020  date:2020Q3..2021", "claims of a year, or from one time to another"),
    ("12.5%  AT&T  Q2 2024", "figures and signs as they stand in the text"),
];

const SETTINGS: [(Setting, &str); 6] = [
    (Setting::Dark, "Dark colours"),
    (Setting::Contrast, "More contrast"),
    (Setting::NoStripes, "Implied ranges without stripes"),
    (Setting::Still, "No motion"),
    (Setting::NoKeys, "No single-letter keys"),
    (Setting::NoHover, "No cards on hover"),
];

/// The dialog.
#[component]
pub(crate) fn HelpDialog(state: State) -> impl IntoView {
    Effect::new(move |before| dom::set_dialog("[data-help-dialog]", before, state.dialog() == Some(Dialog::Help)));
    let row = |(key, what): (&'static str, &'static str)| view! { <div class="help__row"><dt><code>{key}</code></dt><dd>{what}</dd></div> };
    view! {
        <dialog class="dialog help" aria-labelledby="help-title" data-help-dialog on:close=move |_| state.set_dialog(None)>
            <div class="dialog__head">
                <h2 id="help-title" class="heading">"Help"</h2>
                <button type="button" class="tool" aria-label="Close help" on:click=move |_| state.set_dialog(None)><span aria-hidden="true">"×"</span></button>
            </div>
            <div class="help__columns">
                <section>
                    <h3 class="subheading">"What to type"</h3>
                    <dl>{SYNTAX.into_iter().map(row).collect_view()}</dl>
                </section>
                <section>
                    <h3 class="subheading">"Keys"</h3>
                    <dl>{KEYS.into_iter().map(row).collect_view()}</dl>
                    <h3 class="subheading">"Settings"</h3>
                    {SETTINGS.into_iter().map(|(setting, label)| view! { <SettingBox state setting label /> }).collect_view()}
                </section>
            </div>
        </dialog>
    }
}

#[component]
fn SettingBox(state: State, setting: Setting, label: &'static str) -> impl IntoView {
    view! {
        <label class="check help__setting">
            <input type="checkbox" prop:checked=move || state.is(setting) on:change=move |_| state.toggle_setting(setting) />
            " " {label}
        </label>
    }
}
