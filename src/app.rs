//! The regions of the page, who gets which part of the state, and what listens outside of them.

use leptos::prelude::*;

use facts::ids::ClaimId;
use facts::order::InOrder;

use crate::dom::{self, articles::Touch};
use crate::route::{Frame, View};
use crate::state::{Card, Dialog, Hold, Setting, State};
use crate::view::{
    about::About,
    claim_card::ClaimCard,
    claim_table::ClaimTable,
    compare::Compare,
    embed::EmbedDialog,
    goals::Goals,
    help::HelpDialog,
    masthead::{self, Footer, Masthead},
    notices::Notices,
    overview::Overview,
    read::Read,
};

/// The whole page.
#[component]
pub(crate) fn App(state: State) -> impl IntoView {
    let view_now = state.part(|route| route.view);
    let body = move || match view_now.get() {
        View::Overview => view! { <Overview state /> }.into_any(),
        View::Read => ().into_any(),
        View::Claims => view! { <ClaimTable state /> }.into_any(),
        View::Compare => view! { <Compare state /> }.into_any(),
        View::Goals => view! { <Goals state /> }.into_any(),
        View::About => view! { <About state /> }.into_any(),
    };
    view! {
        <div class="page" data-page data-view=move || format!("{:?}", view_now.get()).to_lowercase()>
            <button type="button" class="skip" on:click=move |_| { dom::focus("[data-main]"); }>"Skip to content"</button>
            <Masthead state />
            <main class="main" tabindex="-1" data-main>
                <Notices state />
                <Read state />
                {body}
            </main>
            <Footer state />
            <p class="visually-hidden" role="status" aria-live="polite">{move || state.said()}</p>
        </div>
        <ClaimCard state />
        <HelpDialog state />
        <EmbedDialog state />
    }
}

/// Connects the page with what is around it: the articles of the file, the location, the keyboard, a framing page.
pub(crate) fn start(state: State) {
    dom::set_root("data-app", Some("ready"));
    dom::articles::adopt("host");
    dom::notice_edge();
    state.apply_settings();
    // History and tabs tell the views apart.
    let (title, view_now) = (dom::title(), state.part(|route| route.view));
    Effect::new(move |_| {
        dom::set_title(&match view_now.get() {
            View::Overview => title.clone(),
            view => format!("{} – {title}", masthead::name(view)),
        });
    });
    dom::on_hash_change(move || state.reload());
    dom::on_key(move |key| on_key(state, &key));
    dom::on_theme_message(move |theme| state.set_theme(&theme));
    dom::articles::on_claim(move |touch, claims| on_claim(state, touch, claims));
    dom::articles::on_reveal(move |name| {
        state.adjust(|route| {
            route.view = View::Read;
            route.doc = Some(name);
        });
    });
    dom::articles::on_arrival(move || on_arrival(state));
    if state.route_now().frame == Frame::Embedded {
        dom::report_height("[data-page]", String::from("factfolio"));
    }
    dom::after_paint(|| dom::mark("factfolio:ready"));
}

/// Opens the article that the browser or the address asks for.
fn on_arrival(state: State) {
    if let Some(name) = dom::articles::revealed() {
        state.adjust(|route| {
            route.view = View::Read;
            route.doc = Some(name);
        });
    }
    state.articles_arrived();
    if let Some(claim) = state.claim_now() {
        dom::after(60, move || dom::articles::go_to_claim(claim.0));
    }
}

fn on_claim(state: State, touch: Touch, claims: Vec<u32>) {
    let mut claims: Vec<ClaimId> = claims.into_iter().map(ClaimId).collect();
    claims.order_by_key(|id| state.book().claim(*id).statement().len());
    let Some(first) = claims.first() else { return };
    let card = Card {
        anchor: format!("[data-host] .claim-marker[data-claim='{}']", first.0),
        claims,
        implied: String::new(),
        hold: Hold::Hover,
    };
    match touch {
        Touch::Over => state.hover_card(card),
        Touch::Out => state.leave_card(),
        Touch::Press => state.pin_card(card),
    }
}

/// What a key does; `true` when it did something.
fn on_key(state: State, key: &dom::Key) -> bool {
    if key.name == "Escape" && !key.in_dialog {
        return escape(state);
    }
    if key.in_dialog {
        return false;
    }
    let reading = state.route_now().view == View::Read && key.in_text && !key.typing;
    if key.control {
        let markers = key.shift && key.name.eq_ignore_ascii_case("h");
        if markers {
            state.toggle_setting(Setting::NoMarkers);
            state.say("Claim markers switched");
        }
        return markers;
    }
    if reading && key.shift && matches!(key.name.as_str(), "ArrowRight" | "ArrowLeft") {
        state.step_claim(key.claim.map(ClaimId), if key.name == "ArrowRight" { 1 } else { -1 });
        return true;
    }
    if key.typing || state.is_now(Setting::NoKeys) {
        return false;
    }
    on_letter(state, key, reading)
}

fn escape(state: State) -> bool {
    let open = state.has_card();
    state.close_card();
    open
}

fn on_letter(state: State, key: &dom::Key, reading: bool) -> bool {
    let claim = key.claim.map(ClaimId);
    match (key.name.as_str(), claim) {
        ("/", _) => {
            dom::focus("[data-search]");
            dom::select_field("[data-search]");
        }
        ("?", _) => state.set_dialog(Some(Dialog::Help)),
        ("g", _) => state.expect_place(),
        ("c", _) if state.take_place() => state.open_view(View::Compare),
        ("r", _) if state.take_place() => state.open_view(View::Read),
        ("t", _) if state.take_place() => state.open_view(View::Claims),
        ("s", _) if state.route_now().view == View::Compare => state.sort_rows(),
        ("n", _) if reading => state.step_claim(claim, 1),
        ("p", _) if reading => state.step_claim(claim, -1),
        ("[", _) if reading => state.step_doc(-1),
        ("]", _) if reading => state.step_doc(1),
        ("e", Some(id)) => on_claim(state, Touch::Press, vec![id.0]),
        ("c", Some(id)) => state.copy(crate::view::citation::plain(state, id), "Citation"),
        ("l", Some(id)) => state.copy(state.claim_link(id), "Link"),
        _ => return false,
    }
    true
}
