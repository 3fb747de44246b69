//! Starts the page: panic hook, bundle, mount. Nothing else.

use leptos::prelude::*;

fn main() {
    console_error_panic_hook::set_once();
    mount_to_body(|| view! { <main>"Factfolio"</main> });
}
