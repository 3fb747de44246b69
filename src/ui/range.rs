//! Two handles on one line of steps, under bars that say how much there is at each step. Keyboard and pointer move the handles.

use leptos::prelude::*;

/// One step: what it is called, how much there is at it, and how much of that the present choice leaves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Step {
    /// What is read.
    pub label: String,
    /// All there is.
    pub all: u32,
    /// What is left.
    pub left: u32,
}

/// The control. `ends` are the places of the two handles; called back is where they are moved to.
#[component]
pub(crate) fn Range(
    label: String,
    #[prop(into)] steps: Signal<Vec<Step>>,
    #[prop(into)] ends: Signal<(usize, usize)>,
    on_move: Callback<(usize, usize)>,
) -> impl IntoView {
    let last = move || steps.with(Vec::len).saturating_sub(1);
    let word = move |at: usize| steps.with(|steps| steps.get(at).map_or(String::new(), |step| step.label.clone()));
    let bars = move || {
        let (from, to) = ends.get();
        steps.with(|steps| {
            let most = steps.iter().map(|step| step.all).max().unwrap_or(1).max(1);
            let wide = 100.0 / steps.len().max(1) as f64;
            let bar = |at: usize, count: u32, class: &'static str| {
                let high = f64::from(count) / f64::from(most) * 28.0;
                let x = format!("{:.2}%", (at as f64 + 0.07) * wide);
                view! { <rect class=class x=x y=30.0 - high width=format!("{:.2}%", wide * 0.86) height=high data-in=(from..=to).contains(&at).then_some("") /> }
            };
            let pairs = steps.iter().enumerate();
            pairs.map(|(at, step)| (bar(at, step.all, "range__all"), bar(at, step.left, "range__left"))).collect_view()
        })
    };
    let handle = move |which: &'static str, low: bool| {
        let now = move || if low { ends.get().0 } else { ends.get().1 };
        let on_input = move |event: leptos::ev::Event| {
            let at: usize = event_target_value(&event).parse().unwrap_or(0);
            let (from, to) = ends.get_untracked();
            // A handle pushed beyond the other takes it along.
            on_move.run(if low { (at, to.max(at)) } else { (from.min(at), at) });
        };
        view! {
            <input
                type="range"
                class="range__handle"
                min="0"
                max=last
                step="1"
                aria-label=format!("{label}: {which}")
                aria-valuetext=move || word(now())
                prop:value=move || now().to_string()
                on:input=on_input
            />
        }
    };
    // The handles stand under the middle of their bars.
    let inset = move || format!("calc({:.2}% - 0.3rem)", 50.0 / steps.with(Vec::len).max(1) as f64);
    let said = move || {
        let (from, to) = ends.get();
        if from == to { word(from) } else { format!("{} – {}", word(from), word(to)) }
    };
    view! {
        <div class="range">
            <svg class="range__bars" width="100%" height="30" aria-hidden="true">{bars}</svg>
            <div class="range__handles" style:margin-inline=inset>{handle.clone()("from", true)}{handle("to", false)}</div>
            <p class="range__said" aria-hidden="true">{said}</p>
        </div>
    }
    .into_any()
}
