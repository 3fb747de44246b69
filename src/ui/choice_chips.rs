//! A row of chips to choose from. Arrow keys move, Space chooses; Shift chooses everything from the last choice on.

use leptos::prelude::*;

use super::option::{Choice, OptionRow, Reach, step_of};
use crate::dom;

/// The keys chosen after `key` was: it alone is put in or out, or the run from `anchor` to it is put in.
pub(crate) fn chosen_after(choices: &[Choice], anchor: &str, key: &str, reach: Reach) -> Vec<String> {
    let at = |key: &str| choices.iter().position(|choice| choice.key == key);
    let (Some(from), Some(to)) = (at(anchor).or(at(key)), at(key)) else { return Vec::new() };
    let run = from.min(to)..=from.max(to);
    let stays = |(place, choice): (usize, &Choice)| match reach {
        Reach::One => choice.chosen != (place == to),
        Reach::Range => run.contains(&place) && choice.count > 0,
    };
    let kept = choices.iter().enumerate().filter(|(place, choice)| stays((*place, choice)));
    kept.map(|(_, choice)| choice.key.clone()).collect()
}

/// The chips. `name` is unique on the page; called back is every key chosen from then on.
#[component]
pub(crate) fn ChoiceChips(
    name: &'static str,
    label: &'static str,
    /// What is counted: one of it, several, none.
    counted: [&'static str; 3],
    #[prop(into)] choices: Signal<Vec<Choice>>,
    on_choose: Callback<Vec<String>>,
) -> impl IntoView {
    let [one, many, none] = counted;
    let anchor = StoredValue::new(String::new());
    let group = format!("[data-chips='{name}']");
    let choose = move |key: String, reach: Reach| {
        let before = anchor.get_value();
        on_choose.run(choices.with_untracked(|choices| chosen_after(choices, &before, &key, reach)));
        if reach == Reach::One || before.is_empty() {
            anchor.set_value(key.clone());
        }
        let again = format!("[data-chips='{name}'] [data-value=\"{key}\"]");
        dom::after(0, move || {
            let _ = dom::focus(&again);
        });
    };
    let on_key = move |event: leptos::ev::KeyboardEvent| {
        let Some(step) = step_of(&event.key()) else { return };
        event.prevent_default();
        dom::move_focus(&group, "[role=option]", step);
        let here = dom::focused_value("data-value").filter(|_| event.shift_key());
        if let Some(key) = here {
            choose(key, Reach::Range);
        }
    };
    let rows = move || {
        let list = choices.get();
        let first = list.iter().position(|choice| choice.chosen).unwrap_or(0);
        let chip = move |(at, choice): (usize, Choice)| {
            let Choice { key, label, count, chosen } = choice;
            let called = key.clone();
            let tab = if at == first { "0" } else { "-1" };
            view! {
                <OptionRow class="choice-chip" key chosen off=count == 0 && !chosen tab on_choose=Callback::new(move |reach| choose(called.clone(), reach))>
                    <span>{label}</span>
                    <span class="choice-chip__count">
                        {if count > 0 { count.to_string() } else { none.into() }}
                        {(count > 0).then(|| view! { <span class="visually-hidden">" " {if count == 1 { one } else { many }}</span> })}
                    </span>
                </OptionRow>
            }
        };
        list.into_iter().enumerate().map(chip).collect_view().into_any()
    };
    view! {
        <div class="choice-chips" role="listbox" aria-orientation="horizontal" aria-multiselectable="true" aria-label=label data-chips=name on:keydown=on_key>
            {rows}
        </div>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(chosen: &[usize], anchor: &str, key: &str, reach: Reach, expected: &[&str]) {
        let choice = |(at, key): (usize, &str)| Choice {
            key: key.into(),
            label: key.into(),
            count: usize::from(key != "d"),
            chosen: chosen.contains(&at),
        };
        let choices: Vec<Choice> = ["a", "b", "c", "d", "e"].into_iter().enumerate().map(choice).collect();
        assert_eq!(chosen_after(&choices, anchor, key, reach), expected);
    }

    #[test]
    fn shift_chooses_from_the_last_choice_on() {
        check(&[], "", "b", Reach::One, &["b"]);
        check(&[1], "b", "b", Reach::One, &[]);
        check(&[1], "b", "e", Reach::Range, &["b", "c", "e"]);
        check(&[2], "c", "a", Reach::Range, &["a", "b", "c"]);
        check(&[0, 2], "", "e", Reach::Range, &["e"]);
    }
}
