//! What to copy to show this view inside another page.

use leptos::prelude::*;

use crate::dom;
use crate::route::{Frame, Route, Theme, encode};
use crate::state::{Dialog, State};

/// The height a frame has before the page inside has told its own, in pixels.
const HEIGHT: u32 = 480;

/// The dialog.
#[component]
pub(crate) fn EmbedDialog(state: State) -> impl IntoView {
    let open = move || state.dialog() == Some(Dialog::Embed);
    Effect::new(move |before| dom::set_dialog("[data-embed-dialog]", before, open()));
    let theme = RwSignal::new(Theme::Auto);
    let hash = move || encode(&Route { frame: Frame::Embedded, theme: theme.get(), ..state.rested() });
    let choose = move |event: leptos::ev::Event| {
        theme.set(match event_target_value(&event).as_str() {
            "light" => Theme::Light,
            "dark" => Theme::Dark,
            _ => Theme::Auto,
        });
    };
    let snippets = move || {
        open().then(|| {
        let (hash, src) = (hash(), file_name());
        view! {
            <Snippet state title="Frame" note="Works everywhere, also where scripts are removed. The height is fixed." text=frame(&src, &hash) />
            <Snippet state title="Frame with the right height" note="A few lines of script follow the height of the view." text=format!("{}\n{}", frame(&src, &hash), FOLLOW) />
            <Snippet state title="Element" note="One tag; what stands inside is shown where scripts are removed." text=element(&src, &hash) />
        }
    })
    };
    view! {
        <dialog class="dialog embed" aria-labelledby="embed-title" data-embed-dialog on:close=move |_| state.set_dialog(None)>
            <div class="dialog__head">
                <h2 id="embed-title" class="heading">"Show this view elsewhere"</h2>
                <button type="button" class="tool" aria-label="Close embed" on:click=move |_| state.set_dialog(None)><span aria-hidden="true">"×"</span></button>
            </div>
            <p class="lead">"Put this file beside your page. The view shown is the one you see now; it changes only when you replace the file."</p>
            <label class="embed__theme">"Colours " <select on:change=choose><option value="auto">"as the reader’s device"</option><option value="light">"light"</option><option value="dark">"dark"</option></select></label>
            {snippets}
        </dialog>
    }
}

#[component]
fn Snippet(state: State, title: &'static str, note: &'static str, text: String) -> impl IntoView {
    let copied = text.clone();
    view! {
        <section class="embed__part">
            <h3 class="subheading">{title}</h3>
            <p class="embed__note">{note}</p>
            <pre class="embed__code" tabindex="0" aria-label=title>{text}</pre>
            <button type="button" class="button" aria-label=format!("Copy: {title}") on:click=move |_| state.copy(copied.clone(), "Snippet")>"Copy"</button>
        </section>
    }
}

fn file_name() -> String {
    let address = dom::address();
    let name = address.rsplit('/').next().unwrap_or("").to_owned();
    if name.is_empty() { String::from("factfolio.html") } else { name }
}

fn frame(src: &str, hash: &str) -> String {
    let source = attribute(&format!("{src}{hash}"));
    format!(
        "<iframe title=\"What the articles say\" src=\"{source}\" loading=\"lazy\" style=\"width:100%;height:{HEIGHT}px;border:0\" sandbox=\"allow-scripts allow-popups allow-downloads\" allow=\"clipboard-write\"></iframe>"
    )
}

fn element(src: &str, hash: &str) -> String {
    let (src, state) = (attribute(src), attribute(hash.trim_start_matches('#')));
    format!(
        "<fact-folio src=\"{src}\" state=\"{state}\"><a href=\"{src}#{state}\">What the articles say</a></fact-folio>\n{ELEMENT}"
    )
}

fn attribute(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;")
}

/// Follows the height the framed page tells; anything else is ignored.
const FOLLOW: &str = r##"<script>
addEventListener("message", function (e) {
  var d = e.data, f = document.querySelectorAll("iframe");
  if (!d || d.type !== "factfolio:height" || !Number.isInteger(d.height) || d.height < 80 || d.height > 4000) return;
  for (var i = 0; i < f.length; i++)
    if (f[i].contentWindow === e.source && Math.abs(f[i].offsetHeight - d.height) > 1) f[i].style.height = d.height + "px";
});
</script>"##;

/// Defines the element: a frame in its own light tree, with the height followed.
const ELEMENT: &str = r##"<script>
customElements.get("fact-folio") || customElements.define("fact-folio", class extends HTMLElement {
  connectedCallback() {
    var f = document.createElement("iframe"), t = this.getAttribute("theme");
    f.title = this.textContent.trim() || "What the articles say"; f.loading = "lazy";
    f.setAttribute("sandbox", "allow-scripts allow-popups allow-downloads"); f.allow = "clipboard-write";
    f.style.cssText = "width:100%;height:480px;border:0";
    f.src = this.getAttribute("src") + "#" + this.getAttribute("state") + (t ? "&theme=" + t : "");
    this.replaceChildren(f);
    addEventListener("message", function (e) {
      var d = e.data;
      if (e.source === f.contentWindow && d && d.type === "factfolio:height" && Number.isInteger(d.height) && d.height >= 80 && d.height <= 4000 && Math.abs(f.offsetHeight - d.height) > 1)
        f.style.height = d.height + "px";
    });
  }
});
</script>"##;
