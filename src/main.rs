//! Starts the page: panic hook, bundle, mount. Nothing else.

// The macro for components writes `pub` into a program that has no public interface.
#![allow(unreachable_pub)]

mod app;
mod book;
mod cells;
mod dom;
mod route;
mod search;
mod state;
mod ui;
mod view;
mod words;

use leptos::prelude::*;

fn main() {
    std::panic::set_hook(Box::new(|info| {
        console_error_panic_hook::hook(info);
        dom::articles::uncover(&info.to_string());
    }));
    wasm_bindgen_futures::spawn_local(async {
        let bundle = dom::bundle().await.map(|bytes| facts::bundle::read_with_index(&bytes));
        match bundle {
            Some(Ok((corpus, index))) => {
                let state = state::State::new(book::Book::open(corpus, index));
                mount_to_body(move || view! { <app::App state /> });
                app::start(state);
            }
            Some(Err(bad)) => dom::articles::uncover(&bad.to_string()),
            None => dom::articles::uncover(
                "There are no articles in this file. Build it with: factfolio build DIR -o page.html",
            ),
        }
    });
}
